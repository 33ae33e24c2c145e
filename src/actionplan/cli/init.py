"""`actionplan init`: make a folder a home of plans."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan import files, founding
from actionplan.cli import reading, say
from actionplan.diagnostics import Fault, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.founding import Home, Standing


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
        founding.Service,
        typer.Option("--ci", help="Where proposed changes are to be checked."),
    ] = "github",
    source: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="ADDRESS",
            help="The repository that git gets actionplan from, if there is one; else"
            " the actionplan you have checks commits.",
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
    and this program, and checks for each commit and each proposed change. Nothing is
    overwritten: run it again, and it adds what is missing and says what is different.
    """
    if source:
        founding.require_source(source)
    home = founding.Home(
        reading.today(as_of, [folder]),
        tuple(_plans(folder)),
        service,
        source,
        is_top=_is_top(folder),
    )
    standings = [
        founding.Standing(piece, _there(folder, piece.path))
        for piece in founding.pieces(home)
    ]
    if not dry:
        _make(folder, standings, home)
    tell = say.out if dry else say.done
    tell(founding.page(standings, home, dry=dry, diff=diff))
    if not dry and home.is_top and any(one.there is None for one in standings):
        say.err(_NEXT)


_NEXT = """
Next, in that folder:
  git init                               if it is not in git yet
  git config merge.conflictStyle diff3   shows what was there before two changes
  pre-commit install                     checks plans at each commit
  actionplan lint                        checks them now
"""


def _plans(folder: Path) -> Iterator[str]:
    """Find the plans that are in the folder, by their path from there."""
    if not os.path.lexists(folder):
        return
    if not files.is_folder(folder):
        raise Refusal(Fault("not-a-folder", None, {}), file=files.name(folder))
    for path in reading.found([folder], only_plans=True).plans:
        yield path.relative_to(folder).as_posix()


def _is_top(folder: Path) -> bool:
    here = folder.absolute().resolve()
    above = (parent for parent in here.parents if os.path.lexists(parent / ".git"))
    return os.path.lexists(here / ".git") or not any(above)


def _there(folder: Path, name: str) -> str | None:
    """Read what stands in a file's place; refuse where nothing could be written."""
    path = folder / name
    for above in reversed([*Path(name).parents][:-1]):
        _require_inside(folder, folder / above)
        if os.path.lexists(folder / above) and not files.is_folder(folder / above):
            raise Refusal(Fault("file-exists", None, {}), file=files.name(above))
    if not os.path.lexists(path):
        return None
    _require_inside(folder, path)
    return files.read(path, _LOOK).decode("utf-8", "replace")


_LOOK = 16 * files.LIMIT


def _require_inside(folder: Path, path: Path) -> None:
    if not path.resolve().is_relative_to(folder.resolve()):
        raise Refusal(Fault("place-leaves-folder", None, {}), file=files.name(path))


def _make(folder: Path, standings: Sequence[Standing], home: Home) -> None:
    """Make what is missing; if that stops halfway, say how far it came."""
    missing = [one for one in standings if one.there is None]
    for number, (piece, _) in enumerate(missing):
        try:
            for above in reversed(Path(piece.path).parents):
                files.make_folder(folder / above)
            files.create(folder / piece.path, piece.text.encode())
        except Refusal:
            if number:
                say.out(founding.page(missing[:number], home, dry=False, diff=False))
            raise
