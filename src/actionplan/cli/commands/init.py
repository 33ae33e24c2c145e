"""Run `actionplan init`: set up a folder for plans."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli import console
from actionplan.diagnostics import Fault, Refusal
from actionplan.scaffold import new_folder
from actionplan.storage import files
from actionplan.storage.resources import DOCS
from actionplan.workspace import selection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.scaffold.new_folder import Folder, PieceStatus


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
    home = new_folder.Folder(
        selection.today(as_of, [folder]),
        tuple(_plans(folder)),
        service,
        is_top=_is_top(folder),
    )
    home = home._replace(source=source) if source else _from_where_it_came(home)
    standings = [
        new_folder.PieceStatus(piece, _there(folder, piece.path))
        for piece in new_folder.pieces(home)
    ]
    if not dry:
        _make(folder, standings, home)
    tell = console.out if dry else console.done
    tell(new_folder.describe(standings, home, dry=dry, diff=diff))
    if not dry and any(one.there is None for one in standings):
        console.err(_next(home))


_STEPS = """
Next, in that folder:
  git init                               if it is not in git yet
  git config merge.conflictStyle diff3   shows what was there before two changes
  pre-commit install                     checks plans at each commit
  actionplan lint                        checks them now
"""


def _next(home: Folder) -> str:
    """Say what there is to do now, for new plans and for those that were there."""
    parts = [_STEPS if home.is_top else ""]
    if {*home.plans} - {new_folder.EXAMPLE}:
        page = (DOCS / "configuration.md").as_uri()
        parts.append(
            "\nHow plans that were there before come to a green check, step by step:\n"
            f"  {page}#from-the-first-run-to-a-green-check\n"
        )
    if home.is_top and (made := _MADE.get(home.service)):
        parts.append(_installs(new_folder.package(home), made))
    return "".join(parts)


_MADE = {"github": ".github/workflows/plans*.yml", "gitlab": ".gitlab-ci.yml"}


def _installs(package: str, made: str) -> str:
    if "==" not in package:
        return f"\nThe build server installs\n  {package}\n"
    return f"""
The build server installs {package} from the index of Python packages.
If it is not published there, delete {made} and say where
git finds it: actionplan init --from ADDRESS
"""


def _from_where_it_came(home: Folder) -> Folder:
    """Add where pip got this actionplan with git, if anybody could get it there.

    Not a folder, which only this computer has; and not an address with a name or a
    password in it.
    """
    with suppress(PackageNotFoundError, ValueError, LookupError, TypeError, Refusal):
        told = json.loads(distribution("actionplan").read_text("direct_url.json") or "")
        source, had = told["url"], told["vcs_info"]
        is_open = had["vcs"] == "git" and re.match(r"https://[^@]+\Z", source)
        if is_open and re.fullmatch(r"[0-9a-f]{40,64}", had["commit_id"]):
            new_folder.require_source(source)
            return home._replace(source=source, revision=had["commit_id"])
    return home


def _plans(folder: Path) -> Iterator[str]:
    """Find the plans that are in the folder, by their path from there."""
    if not os.path.lexists(folder):
        return
    if not files.is_folder(folder):
        raise Refusal(Fault("not-a-folder", None, {}), file=files.name(folder))
    for path in selection.found([folder], only_plans=True).plans:
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


def _make(folder: Path, standings: Sequence[PieceStatus], home: Folder) -> None:
    """Make what is missing; if that stops halfway, say how far it came."""
    missing = [one for one in standings if one.there is None]
    for number, (piece, _) in enumerate(missing):
        try:
            for above in reversed(Path(piece.path).parents):
                files.make_folder(folder / above)
            files.create(folder / piece.path, piece.text.encode())
        except Refusal:
            if number:
                console.out(
                    new_folder.describe(missing[:number], home, dry=False, diff=False)
                )
            raise
