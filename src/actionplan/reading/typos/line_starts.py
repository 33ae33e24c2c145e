"""Name what is wrong with the start of a line: its hyphen, its name or its colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.reading.typos import faults
from actionplan.reading.typos.lines import (
    BULLET,
    ODD,
    WORD,
    LineParts,
    known_names,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.diagnostics import Fault


def nameless(entry: LineParts, lines: Sequence[str]) -> Fault | None:
    """Find what keeps a line from being the first of the fields below it."""
    if not entry.field:
        return no_colon(entry, lines)
    start = entry.columns[-1].column
    if re.match(r"-+[A-Za-z\"']", entry.field):
        return faults.no_space_after_dash_at(lines, entry.line, start)
    if BULLET.match(entry.field):
        return faults.odd_dash_at(lines, entry.line, start)
    return None


def no_colon(entry: LineParts, lines: Sequence[str]) -> Fault | None:
    """Find a name that lacks only its colon, or the space after its colon."""
    text, start, number = entry.text, entry.at, entry.line
    if re.match(r"-+[A-Za-z\"']", text):
        return faults.no_space_after_dash_at(lines, number, start)
    if BULLET.match(text):
        return faults.odd_dash_at(lines, number, start)
    word = WORD.match(text)
    if word is None or word[0] not in known_names():
        return None
    end = start + word.end()
    if re.match(f"[{ODD}]|:[{ODD}]", text[word.end() :]):
        return faults.odd_space_at(lines, number, end + (text[word.end()] == ":"))
    if text[word.end() :][:1] == ":":
        return faults.no_space_after_colon_at(lines, number, end)
    return faults.missing_colon_at(lines, number, start)


def without_colon(entry: LineParts, lines: Sequence[str]) -> Fault:
    """Find what a field lacks, whose name may be one of the board's own."""
    # Of a name that is not known any word may be one: so a line that must be a field
    # here, and has no colon followed by text, is reported as lacking its colon.
    colon = re.match(r"[\w-]+:(?!//)(?=[^ ])", entry.text)
    if colon is None:
        return faults.missing_colon_at(lines, entry.line, entry.at)
    at = entry.at + colon.end()
    if entry.text[colon.end()] in ODD:
        return faults.odd_space_at(lines, entry.line, at)
    return faults.no_space_after_colon_at(lines, entry.line, at - 1)
