"""Match the parts of a path with a pattern.

Python 3.13 has `PurePath.full_match` for this. Use it once older versions are dropped.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from itertools import takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def fits(path: Sequence[str], pattern: str) -> bool:
    """Return whether a path matches a pattern, in which ** is any number of folders.

    All possible matches are followed at once, so that no pattern takes long.
    """
    glob = _steps(_plain(pattern))
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


def folder_of(pattern: str) -> str:
    """Return the folder that a pattern starts with, before the first part that varies.

    For example, "plans" for "plans/**/*.yaml", and "" for "*.yaml".
    """
    folders = _steps(pattern)[:-1]
    return "/".join(takewhile(lambda step: not _VARIES.search(step), folders))


_VARIES = re.compile(r"[*?\[]")


def _steps(pattern: str) -> list[str]:
    return [step for step in pattern.split("/") if step not in ("", ".")]


def _plain(name: str) -> str:
    """Return a name with its ending in lower case, as Windows allows PLAN.YAML."""
    ending = PurePosixPath(name).suffix
    return name.removesuffix(ending) + ending.lower()


def _with_none(at: int, glob: Sequence[str]) -> set[int]:
    """Return the possible positions in *glob*, if ** can match no folder."""
    reached = {at}
    while at < len(glob) and glob[at] == "**":
        at += 1
        reached.add(at)
    return reached
