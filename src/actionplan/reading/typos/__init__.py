"""What someone meant where a file cannot be read, or is read as something else.

A parser says where it gave up; this says what was typed. `name` goes through the
lines of a file that could not be read, keeps the same account of lists and fields as
YAML does, and stops at the first line that does not fit. `misread` goes through a
file that could be read, for what was surely meant otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.diagnostics import Place
from actionplan.messages import unreadable
from actionplan.reading.typos import columns, walk
from actionplan.reading.typos.misreadings import WIDEST, misread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.diagnostics import Fault

__all__ = ["misread", "name"]


LONGEST = 10_000
"""Lines that a slip is looked for in; a long plan has a tenth of them."""


def name(lines: Sequence[str], place: Place) -> Fault | None:
    """Name the slip for which a file cannot be read, None if it is none of those known.

    *place* is where reading broke off. To be asked only then: of a file that can be
    read, some lines look like slips that are none.
    """
    if place.line > LONGEST:
        return None
    near = [line[:WIDEST] for line in lines[: place.line + columns.AHEAD]]
    fault = columns.likeliest(walk.walk(near, walk.Point(0, (), None)), near)
    if fault is None or not isinstance(fault.at, Place) or fault.at.line > place.line:
        return None
    if fault.rule == unreadable.several_documents.name:  # whose words say so anyway
        return fault
    return fault._replace(unread=True)
