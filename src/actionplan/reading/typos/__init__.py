"""Find the typing mistake that makes a file unreadable or misread.

A parser says where it gave up. This package says what was typed. `explain` walks the
lines of a file that could not be read. It keeps track of lists and fields as YAML does,
and stops at the first line that does not fit. `misread` searches a file that could be
read for anything that was certainly meant to be something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.diagnostics import Place
from actionplan.messages import unreadable
from actionplan.reading.typos.misreadings import misread
from actionplan.reading.typos.odd_values import WIDEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.diagnostics import Fault

__all__ = ["explain", "misread"]


LONGEST = 10_000
"""How many lines to search for a typing mistake. A long plan has a tenth of them."""


def explain(lines: Sequence[str], place: Place) -> Fault | None:
    """Return the typing mistake that makes a file unreadable, or None if not known.

    *place* is where the parser gave up. Only use this for unreadable files: in a good
    file, some lines look like mistakes but are not.
    """
    # The parser gives up at the mistake or after it, never before. Lines further
    # down are read only to choose between explanations: a mistake there is dropped.
    if place.line > LONGEST:
        return None
    from actionplan.reading.typos import brackets, columns, walk  # noqa: PLC0415 -- good files need none

    near = [line[:WIDEST] for line in lines[: place.line + columns.FAR]]
    fault = columns.likeliest(walk.walk(near, walk.Point(0, (), None)), near, lines)
    if fault is None or not isinstance(fault.at, Place):
        return None
    below = brackets.MOST if fault.rule in brackets.RULES else 0
    if fault.at.line > place.line + below:
        return None
    if fault.rule == unreadable.several_documents.name:  # it says so in its own words
        return fault
    return fault._replace(unread=True)
