"""Find what is wrong with the start of a line: the hyphen, the name or the colon."""

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
    """Find what stops a line being the first of the fields below it."""
    if not entry.field:
        return no_colon(entry, lines)
    start = entry.columns[-1].column
    if re.match(r"-+[A-Za-z\"']", entry.field):
        return faults.no_space_after_dash_at(lines, entry.line, start)
    if BULLET.match(entry.field):
        return faults.odd_dash_at(lines, entry.line, start)
    return None


def no_colon(entry: LineParts, lines: Sequence[str]) -> Fault | None:
    """Find a name with no colon, or with no space after the colon."""
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
    """Find what is missing from a field with a name that may be the board's own."""
    # Any word may be the name of an unknown field. So a line that must be a field here,
    # but has no colon with text after it, is reported as having no colon.
    colon = re.match(r"[\w-]+:(?!//)(?=[^ ])", entry.text)
    if colon is None:
        return faults.missing_colon_at(lines, entry.line, entry.at)
    at = entry.at + colon.end()
    if entry.text[colon.end()] in ODD:
        return faults.odd_space_at(lines, entry.line, at)
    return faults.no_space_after_colon_at(lines, entry.line, at - 1)
