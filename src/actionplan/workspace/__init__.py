"""Hold what a command works on: plans, settings, accepted problems and history."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.diagnostics import Refusal
from actionplan.lint import accepted_file
from actionplan.lint.accepted_file import AcceptedFile
from actionplan.messages import configuring
from actionplan.storage import folders
from actionplan.workspace import selection, settings
from actionplan.workspace.contents import ACCEPTED, Contents
from actionplan.workspace.selection import Kept
from actionplan.workspace.settings.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from actionplan.workspace.history import History
    from actionplan.workspace.selection import Selection
    from actionplan.workspace.settings import FolderSettings

Along: TypeAlias = "Callable[[Sequence[Path]], Iterable[Path]]"
"""A function that goes through files, and may show progress."""


class Workspace(NamedTuple):
    """What a command works on, made once in a run.

    Each part is found when it is first needed, and kept. So two parts of a run can
    never read the same settings file differently.
    """

    paths: tuple[Path, ...]
    """The plans and folders that were named, or else the current folder."""
    contents: Contents
    """The contents of the files that were read."""
    settings: Callable[[Path], FolderSettings]
    """Find the settings of a plan or a folder, from the nearest `actionplan.toml`."""
    found: Callable[[], Selection]
    """Find the plans, and list what could not be checked."""
    accepted: Callable[[str], AcceptedFile]
    """Read the file of accepted problems in a folder, if there is one."""
    history: Callable[[], History | None]
    """Return what the plans were at the commit to compare with, if there is one."""

    @property
    def zone(self) -> str:
        """The time zone of the first plan or folder that was named."""
        return self.settings(self.paths[0]).zone

    def kept(self) -> Kept:
        """Return the files that a report must not replace."""
        plans = self.found().plans
        used = {each for path in plans for each in self.settings(path).origins.values()}
        return Kept((*plans, *self.paths), tuple(Path(each) for each in sorted(used)))


def make(
    paths: Sequence[Path] | None = None,
    *,
    since: str | None = None,
    only_plans: bool = False,
    contents: Contents | None = None,
) -> Workspace:
    """Make the workspace of a command that works on *paths*.

    With *since*, its plans are compared with a commit. With *only_plans*, files that
    are named count as plans only if they look like plans. *contents* has what was
    already read.
    """
    chosen, held = tuple(paths or [Path()]), contents or Contents()
    of_path = settings.finder(Reader(read=held.keep))
    found = cache(lambda: selection.found(chosen, of_path, held, only_plans=only_plans))

    @cache
    def past() -> History | None:
        if since is None:
            return None
        from actionplan.workspace import history  # noqa: PLC0415 -- git is needed only here

        return history.compared(
            found(), chosen, since, settings_of=of_path, contents=held
        )

    return Workspace(
        paths=chosen,
        contents=held,
        settings=of_path,
        found=found,
        accepted=cache(lambda home: _accepted(home, held)),
        history=past,
    )


def _accepted(home: str, contents: Contents) -> AcceptedFile:
    there = [
        path
        for name in accepted_file.NAMES
        if os.path.lexists(path := Path(home, name))
    ]
    path = there[0] if there else Path(home, accepted_file.NAME)
    name = folders.name_from_here(path)
    if not there:
        return AcceptedFile(name)
    if len(there) > 1:
        fault = configuring.two_accepted_files(old=accepted_file.OLD_NAME)
        raise Refusal(fault, file=name)
    folders.require_no_way_out(path, home)
    return accepted_file.read(contents.keep(path, ACCEPTED), name)
