"""A file, what it says, and all that is wrong with it before any rule has judged."""

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
    """A file as it was looked at."""

    content: bytes
    stem: str
    house: BoardSettings
    loaded: Loaded
    faults: tuple[Fault, ...]

    def places(self) -> Iterator[tuple[Fault, Place]]:
        """Give each fault that has a place, with it."""
        for fault in self.faults:
            if fault.at is not None:
                read = fault.at
                place = (
                    read
                    if isinstance(read, Place)
                    else self.loaded.document.place(read)
                )
                yield fault, place


def read(content: bytes, stem: str, house: BoardSettings) -> Reading:
    """Read a file, and find what is wrong with it but for what the rules judge."""
    loaded = load.load(content, stem, house)
    faults = [*loaded.faults, *comments.read(loaded.document)[1]]
    return Reading(
        content=content, stem=stem, house=house, loaded=loaded, faults=tuple(faults)
    )
