"""Read a file and find everything wrong with it before any rule is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Place
from actionplan.reading import comments, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Fault
    from actionplan.plan.model import BoardSettings
    from actionplan.reading.load import Loaded


class Reading(NamedTuple):
    """A file as it was read, with everything that is wrong with it."""

    content: bytes
    stem: str
    board: BoardSettings
    loaded: Loaded
    faults: tuple[Fault, ...]

    def places(self) -> Iterator[tuple[Fault, Place]]:
        """Yield each fault that has a place, with that place."""
        for fault in self.faults:
            if fault.at is not None:
                read = fault.at
                place = (
                    read
                    if isinstance(read, Place)
                    else self.loaded.document.place(read)
                )
                yield fault, place


def read(content: bytes, stem: str, board: BoardSettings) -> Reading:
    """Read a file and find what is wrong with it, without checking any rules."""
    loaded = load.load(content, stem, board)
    faults = [*loaded.faults, *comments.read(loaded.document)[1]]
    return Reading(
        content=content, stem=stem, board=board, loaded=loaded, faults=tuple(faults)
    )
