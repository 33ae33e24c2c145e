"""Read the settings of a folder from its `actionplan.toml`."""

# ruff: noqa: PTH100, PTH109, PTH118, PTH120 -- paths are compared as the system gives them

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan.lint.levels import LintSettings
from actionplan.plan import sentences
from actionplan.plan.model import STATES, BoardSettings, DeclaredNames
from actionplan.storage import folders
from actionplan.text import dates
from actionplan.workspace.settings import globs
from actionplan.workspace.settings.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from actionplan.diagnostics import FailOn
    from actionplan.lint.levels import Chosen
    from actionplan.plan.model import State
    from actionplan.text.dates import Date

NAME = "actionplan.toml"
_DISK = Reader()


class Override(NamedTuple):
    """Plans that are checked differently, and the reason."""

    plans: tuple[str, ...]
    levels: Mapping[str, Chosen]
    reason: str


class FolderSettings(NamedTuple):
    """How the plans in one folder are checked."""

    file: str = ""
    """The name of the settings file; empty if there is none."""
    home: str = ""
    """The folder that paths in the settings start from."""
    required_version: str = ""
    plans: tuple[str, ...] = ()
    zone: str = "Europe/London"
    """The time zone for today's date. UTC is an hour behind on summer nights."""
    fail_on: FailOn = "error"
    time_errors: bool = False
    levels: Mapping[str, Chosen] = {}
    board: BoardSettings = BoardSettings()
    apart: tuple[Override, ...] = ()
    columns: Mapping[str, str] = {}
    """What the columns of imported documents are, by their headings."""
    origins: Mapping[str, str] = {}
    """The file that each setting comes from."""


def finder(by: Reader = _DISK) -> Callable[[Path], FolderSettings]:
    """Return a function that finds the settings of a plan or a folder.

    They are in the nearest file above it, up to the folder that has `.git`. Files are
    only combined with `extend`. Each folder is searched once. The function refuses a
    file with mistakes in it.
    """

    @cache
    def of_folder(folder: str) -> FolderSettings:
        file, above = os.path.join(folder, NAME), os.path.dirname(folder)
        if by.is_there(file):
            return read(Path(file), by)
        if above == folder or by.is_there(os.path.join(folder, ".git")):
            return FolderSettings(home=folder if above != folder else os.getcwd())
        return of_folder(above)

    def of_plan(path: Path) -> FolderSettings:
        here = os.path.abspath(path)
        return of_folder(here if by.is_folder(here) else os.path.dirname(here))

    return of_plan


def read(path: Path, by: Reader = _DISK) -> FolderSettings:
    """Read a settings file and those that it extends, or refuse with its mistakes."""
    from actionplan.workspace.settings import extend

    settings, origins = extend.settled(path, by)
    folder = os.path.dirname(os.path.abspath(path))
    return _made(settings, origins, folders.name_from_here(path), folder)


def lint_settings(own: FolderSettings, plan: Path) -> LintSettings:
    """Return how *plan*, which is below the folder of *own*, is checked."""
    levels = dict(own.levels)
    for apart in own.apart:
        if matches(own, plan, apart.plans):
            levels |= apart.levels
    return LintSettings(levels, own.board, own.fail_on)


def is_plan(own: FolderSettings, path: Path) -> bool:
    """Return whether a file is a plan according to *own*."""
    return not own.plans or matches(own, path, own.plans)


def place_of_new(own: FolderSettings, folder: Path) -> Path | None:
    """Return where a new plan goes, so that it counts as a plan according to *own*.

    That is *folder* or, if its files are not plans, the first folder in the list of
    plans. If the list names no folder that a new plan could be in, it is None.
    """
    up = os.path.relpath(own.home, os.path.abspath(folder)) if own.plans else ""
    listed = (folder / up / globs.folder_of(pattern) for pattern in own.plans)
    places = (folder, *(Path(os.path.normpath(each)) for each in listed))
    return next((each for each in places if is_plan(own, each / _ANY_PLAN)), None)


_ANY_PLAN = "any-plan.yaml"


def matches(own: FolderSettings, path: Path, patterns: Sequence[str]) -> bool:
    """Return whether a path below the folder of *own* matches one of *patterns*."""
    below = Path(os.path.relpath(os.path.abspath(path), own.home)).parts
    return any(globs.fits(below, pattern) for pattern in patterns)


def _made(
    settings: Mapping[str, Any], origins: Mapping[str, str], file: str, folder: str
) -> FolderSettings:
    windows = settings.get("windows", {})
    usual = BoardSettings()
    board = BoardSettings(
        due_soon=windows.get("due-soon-days", usual.due_soon),
        stale=windows.get("stale-months", usual.stale),
        rag_legend=tuple(settings.get("rag-legend", {}).items()),
        rag_worst=settings.get("rag-worst", ""),
        agencies=_known(settings.get("agencies", {})),
        posts=_known(settings.get("owners", {})),
        meetings=_days(settings.get("meetings", ())),
        states=_own_words(settings.get("states", {})),
    )
    return FolderSettings(
        file=file,
        home=folder,
        required_version=settings.get("required-version", ""),
        plans=tuple(settings.get("plans", ())),
        zone=settings.get("as-of-zone", FolderSettings().zone),
        fail_on=settings.get("fail-on", "error"),
        time_errors=settings.get("allow-time-errors", False),
        levels=settings.get("rules", {}),
        board=board,
        apart=tuple(
            Override(tuple(one["plans"]), one["rules"], one["reason"].strip())
            for one in settings.get("per-folder", ())
        ),
        columns=settings.get("import", {}).get("columns", {}),
        origins=origins,
    )


def _days(written: Sequence[str]) -> tuple[Date, ...]:
    days = (dates.parse(day) for day in written)
    return tuple(day for day in days if day)


def _own_words(words: Mapping[State, str]) -> tuple[tuple[State, str], ...]:
    """Return a board's names for statuses, without those that are the usual ones."""
    lines = {of: " ".join(words[of].split()) for of in STATES if of in words}
    return tuple((of, s) for of, s in lines.items() if s != sentences.STATE[of])


def _known(names: Mapping[str, Sequence[str]]) -> DeclaredNames:
    return DeclaredNames(tuple((name, tuple(others)) for name, others in names.items()))
