"""Fix the plans in a workspace, one at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Refusal
from actionplan.editing import fixes
from actionplan.storage import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from actionplan.editing.fixes import Fixed
    from actionplan.workspace import Workspace


class FixedFile(NamedTuple):
    """What happened to one file."""

    name: str
    before: bytes = b""
    fixed: Fixed | None = None
    """None if it could not be opened or written."""
    refusal: Refusal | None = None
    """Why it could not, if that is so."""
    opened: bool = True
    durable: bool = True
    """Whether the disk confirmed that a power cut cannot undo the change."""


def fix(here: Workspace, *, unsafe: bool, write: bool) -> Iterator[FixedFile]:
    """Fix one file after the other. A file that cannot be opened stops no others."""
    for path in here.found().plans:
        board = here.settings(path).board
        change = partial(fixes.fix, stem=path.stem, board=board, unsafe=unsafe)
        name = files.name(path)
        try:
            before = here.contents.read(path)
        except Refusal as refusal:
            yield FixedFile(name, refusal=_of(refusal, name), opened=False)
            continue
        fixed = change(before)
        if fixed.problems and write:
            yield _written(path, change, {before: fixed})
        else:
            yield FixedFile(name, before, fixed)


def _written(
    path: Path, change: Callable[[bytes], Fixed], known: dict[bytes, Fixed]
) -> FixedFile:
    """Fix the file as it is now, which may have changed since it was read.

    *known* has the result for the file as it was, so that is not worked out again.
    """
    made: list[Fixed] = []

    def new(content: bytes) -> bytes:
        made.append(known.get(content) or change(content))
        return made[-1].content

    name = files.name(path)
    try:
        done = files.replace(path, new)
    except Refusal as refusal:
        return FixedFile(name, refusal=_of(refusal, name))
    return FixedFile(name, done.before, made[-1], durable=done.durable)


def _of(refusal: Refusal, name: str) -> Refusal:
    return Refusal(*refusal.faults, file=name)
