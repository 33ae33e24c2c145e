"""The settings of a folder: what its `actionplan.toml` says."""

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
    """Plans that are judged otherwise, and why."""

    plans: tuple[str, ...]
    levels: Mapping[str, Chosen]
    reason: str


class FolderSettings(NamedTuple):
    """How the plans of one folder are judged."""

    file: str = ""
    """The name of the file it stands in; empty where there is none."""
    home: str = ""
    """The folder that paths in it are seen from."""
    required_version: str = ""
    plans: tuple[str, ...] = ()
    zone: str = "Europe/London"
    """Whose day it is: on UTC it is yesterday's for an hour every summer night."""
    fail_on: FailOn = "error"
    time_errors: bool = False
    levels: Mapping[str, Chosen] = {}
    board: BoardSettings = BoardSettings()
    apart: tuple[Override, ...] = ()
    origins: Mapping[str, str] = {}
    """For each setting that was made, the file it was made in."""


def finder(by: Reader = _DISK) -> Callable[[Path], FolderSettings]:
    """Return what finds the settings of a plan or a folder: the nearest above.

    Looked for up to the folder that has `.git`. Nothing is merged but what `extend`
    names. Each folder is looked at once. Refuses with what is wrong with the file.
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
    """Read one configuration, with what it extends; refuses with all that is wrong."""
    from actionplan.workspace.settings import extend

    settings, origins = extend.settled(path, by)
    folder = os.path.dirname(os.path.abspath(path))
    return _made(settings, origins, folders.name_from_here(path), folder)


def lint_settings(own: FolderSettings, plan: Path) -> LintSettings:
    """Return how *plan* is judged, which lies below the folder of *own*."""
    levels = dict(own.levels)
    for apart in own.apart:
        if matches(own, plan, apart.plans):
            levels |= apart.levels
    return LintSettings(levels, own.board, own.fail_on)


def is_plan(own: FolderSettings, path: Path) -> bool:
    """Tell whether *own* takes a file for a plan."""
    return not own.plans or matches(own, path, own.plans)


def matches(own: FolderSettings, path: Path, patterns: Sequence[str]) -> bool:
    """Tell whether a path is one of *patterns*, seen from the folder of *own*."""
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
        origins=origins,
    )


def _days(written: Sequence[str]) -> tuple[Date, ...]:
    days = (dates.parse(day) for day in written)
    return tuple(day for day in days if day)


def _own_words(words: Mapping[State, str]) -> tuple[tuple[State, str], ...]:
    """Take a board's words for states, but those that are ours too."""
    lines = {of: " ".join(words[of].split()) for of in STATES if of in words}
    return tuple((of, s) for of, s in lines.items() if s != sentences.STATE[of])


def _known(names: Mapping[str, Sequence[str]]) -> DeclaredNames:
    return DeclaredNames(tuple((name, tuple(others)) for name, others in names.items()))
