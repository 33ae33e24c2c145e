"""Run `actionplan init`: set up a folder for plans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan import workspace
from actionplan.cli import console
from actionplan.diagnostics import Refusal
from actionplan.scaffold import new_folder, next_steps, origin, place_files
from actionplan.scaffold.new_folder import PieceStatus
from actionplan.text import personal
from actionplan.workspace import disclosure_check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.scaffold.new_folder import Folder, Piece
    from actionplan.workspace import Workspace


def command(
    folder: Annotated[
        Path,
        typer.Argument(
            help="The folder; made if it is not there. Without it, the current one.",
            show_default=False,
        ),
    ] = Path(),
    dry: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be made; make nothing.")
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help="Show how files that are there differ; with --dry-run, new ones too.",
        ),
    ] = False,
    service: Annotated[
        new_folder.Service,
        typer.Option("--ci", help="Where proposed changes are to be checked."),
    ] = "github",
    source: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="ADDRESS",
            help="The repository that git gets actionplan from, for the hook and the"
            " build server. Otherwise where pip had it from with git; or else the hook"
            " takes the actionplan you have, and the build server the release on"
            " the index of Python packages.",
        ),
    ] = "",
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            envvar="ACTIONPLAN_AS_OF",
            show_envvar=False,
            help="The day to which the example's dates are near; otherwise today.",
        ),
    ] = None,
) -> None:
    """Make a folder a home of plans.

    Examples:

      actionplan init

      actionplan init our-plans --dry-run

    It writes a README for those who keep plans, an example, settings for git, editors
    and this program, and checks for each commit, proposed change and week. Nothing is
    overwritten: run it again, and it adds what is missing and says what is different.
    """
    if source:
        new_folder.require_source(source)
    here = workspace.make([folder], only_plans=True)
    home = new_folder.Folder(
        console.today(as_of, here),
        tuple(_plans(here)),
        service,
        is_top=place_files.is_top(folder),
    )
    home = home._replace(source=source) if source else origin.with_origin(home)
    standings = place_files.standings(folder, home, here.contents.read)
    for one in standings:
        if one.there is None:
            disclosure_check.require_nobody(one.piece.path, one.piece.text)
    if not dry:
        _make(folder, standings, home)
    tell = console.out if dry else console.done
    tell(personal.hidden(new_folder.describe(standings, home, dry=dry, diff=diff)))
    if not dry and any(one.there is None for one in standings):
        console.err(next_steps.after(home))


def _plans(here: Workspace) -> Iterator[str]:
    """Find the plans that are in the folder, by their path from there."""
    folder = here.paths[0]
    if place_files.is_there(folder):
        for path in here.found().plans:
            yield path.relative_to(folder).as_posix()


def _make(folder: Path, standings: Sequence[PieceStatus], home: Folder) -> None:
    """Make what is missing; if that stops halfway, say how far it came."""
    missing: list[PieceStatus] = [one for one in standings if one.there is None]
    made: list[Piece] = []
    try:
        for one in place_files.make(folder, missing):
            made.append(one)  # noqa: PERF402 -- what was made counts if the rest fails
    except Refusal:
        if made:
            shown = [PieceStatus(one, None) for one in made if not _is_held(one, made)]
            page = new_folder.describe(shown, home, dry=False, diff=False)
            console.done(page)
        raise


def _is_held(one: Piece, made: Sequence[Piece]) -> bool:
    """Tell whether a folder goes without saying, because a file in it is named."""
    return one.path.endswith("/") and any(
        other.path.startswith(one.path) for other in made if other != one
    )
