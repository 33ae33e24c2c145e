"""Run `actionplan init`: set up a folder for plans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from actionplan import workspace
from actionplan.cli import console
from actionplan.cli.options import init as options
from actionplan.diagnostics import Refusal
from actionplan.scaffold import new_folder, next_steps, origin, place_files
from actionplan.scaffold.new_folder import PieceStatus
from actionplan.text import personal
from actionplan.workspace import disclosure_check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.scaffold.new_folder import Folder, FolderFile
    from actionplan.workspace import Workspace


def command(
    folder: options.Folder = Path(),
    dry: options.Dry = False,
    diff: options.Diff = False,
    service: options.Service = "github",
    source: options.Source = "",
    as_of: options.AsOf = None,
) -> None:
    """Set up a folder for plans, with automatic checks.

    Examples:

      actionplan init

      actionplan init our-plans --dry-run

    This command creates an example plan, a README for the people who will keep the
    plans, and settings for git, text editors and actionplan. It also sets up checks
    that run at each commit, on each proposed change and every week. Nothing is
    overwritten. If you run the command again, it adds any files that are missing. It
    also lists the files that differ from the ones that it would write.
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
    """Find the plans in the folder. Their paths are relative to it."""
    folder = here.paths[0]
    if place_files.is_there(folder):
        for path in here.found().plans:
            yield path.relative_to(folder).as_posix()


def _make(folder: Path, standings: Sequence[PieceStatus], home: Folder) -> None:
    """Create what is missing. If that stops halfway, list what was created."""
    missing: list[PieceStatus] = [one for one in standings if one.there is None]
    made: list[FolderFile] = []
    try:
        for one in place_files.make(folder, missing):
            made.append(one)  # noqa: PERF402 -- it is needed if a later file fails
    except Refusal:
        if made:
            shown = [PieceStatus(one, None) for one in made if not _is_held(one, made)]
            page = new_folder.describe(shown, home, dry=False, diff=False)
            console.done(page)
        raise


def _is_held(one: FolderFile, made: Sequence[FolderFile]) -> bool:
    """Return whether a folder need not be listed, because a file in it is."""
    return one.path.endswith("/") and any(
        other.path.startswith(one.path) for other in made if other != one
    )
