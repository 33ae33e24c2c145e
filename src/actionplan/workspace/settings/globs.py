"""Match the steps of a path with a pattern.

As `PurePath.full_match` does from Python 3.13 on; until that is the least, ours.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def fits(path: Sequence[str], pattern: str) -> bool:
    """Tell whether a path has the steps of a pattern; ** is any number of them.

    All ways of reading it are followed at once, so none takes long.
    """
    glob = [step for step in _plain(pattern).split("/") if step not in ("", ".")]
    path = [*path[:-1], *map(_plain, path[-1:])]
    reached = _with_none(0, glob)
    for step in path:
        reached = {
            after
            for at in reached
            if at < len(glob)
            for after in (
                _with_none(at, glob)
                if glob[at] == "**"
                else _with_none(at + 1, glob)
                if fnmatchcase(step, glob[at])
                else ()
            )
        }
    return len(glob) in reached


def _plain(name: str) -> str:
    """Write the ending of a name in small letters: Windows keeps PLAN.YAML as typed."""
    ending = PurePosixPath(name).suffix
    return name.removesuffix(ending) + ending.lower()


def _with_none(at: int, glob: Sequence[str]) -> set[int]:
    """Return where one may stand at a step of *glob*, if ** stands for no folder."""
    reached = {at}
    while at < len(glob) and glob[at] == "**":
        at += 1
        reached.add(at)
    return reached
