"""Read a file without the part that makes it unreadable, to find mistakes elsewhere.

The part is emptied line for line, so that all other lines keep their numbers. Then the
rest is read as any other file. Only mistakes that cannot depend on the missing part
count: the value of a field, or the name of a field in a complete action. Nothing here
makes a file count as read.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from actionplan import FORMAT
from actionplan.diagnostics import Place
from actionplan.messages import shape, typing_mistakes, unreadable, unreadable_dates
from actionplan.reading import schema_check, typos, yaml_reader
from actionplan.reading.document import BREAK
from actionplan.text import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actionplan.diagnostics import Fault, Route
    from actionplan.reading.document import Document, Node


class PartialFile(NamedTuple):
    """A file without some of its lines, as far as it could be read."""

    document: Document
    first: int
    """The first line that was not read. Lines count from 1."""
    last: int
    faults: tuple[Fault, ...]
    """The mistakes in the rest that do not depend on those lines."""


def read(whole: Document, faults: Sequence[Fault]) -> PartialFile | None:
    """Read a file that could not be read without the part with the first of *faults*.

    Return None if it is not certain which part that is, or if there is more than one.
    """
    found = _lines_of(whole, faults)
    if found is None:
        return None
    first, last = _block(whole.lines, *found)
    rest = yaml_reader.parse(_without(whole, first, last).encode(errors="replace"))
    data = rest.data
    if not isinstance(data, dict) or data.get("schema") != FORMAT:
        return None
    if any(
        leaf.line < first and rest.last_line(leaf) >= first for leaf in rest.leaves()
    ):
        return None  # it is not known where that text ends
    every = [*rest.faults, *schema_check.check(rest)]
    if len(every) > yaml_reader.MAX_FAULTS:
        return None
    part = PartialFile(rest, first, last, ())
    certain = (fault for fault in typos.misread(rest, every) if is_certain(fault, part))
    return part._replace(faults=tuple(certain))


def is_certain(fault: Fault, part: PartialFile) -> bool:
    """Return whether a mistake is there whatever the missing lines say."""
    at = fault.at
    if not isinstance(at, tuple) or isinstance(at, Place) or not at:
        return False
    node, holder = part.document.node(at), part.document.node(at[:-1])
    if node is None or holder is None or not _is_outside(node, part):
        return False
    if not _is_named(at, node, part):
        return False
    if fault.rule == shape.unknown_field.name:
        # The plan itself has the missing lines in it, even if they come first.
        is_complete = len(at) > 1 and _is_outside(holder, part)
        return is_complete and not fault.details["days"]
    return fault.rule in _OF_VALUES


_OF_VALUES = frozenset(
    (
        unreadable_dates.not_a_date.name,
        unreadable_dates.incomplete_date.name,
        unreadable_dates.impossible_date.name,
        unreadable_dates.ambiguous_date.name,
        shape.id_form.name,
        shape.not_an_interval.name,
        shape.not_an_option.name,
        shape.text_too_long.name,
        shape.unquoted_value.name,
    )
)
"""Mistakes in a value, which no other line of the file can change."""
CERTAIN = _OF_VALUES | {shape.unknown_field.name}
"""All mistakes that can be certain although part of the file is missing."""


def _is_outside(node: Node, part: PartialFile) -> bool:
    last = part.document.last_line(node)
    return last < part.first or node.line > part.last


def _is_named(route: Route, node: Node, part: PartialFile) -> bool:
    """Return whether it is certain which action or outcome has a value."""
    if route[0] != "outcomes":
        return True
    length = _ACTION if route[2:3] == ("actions",) else _OUTCOME
    holder = part.document.node(route[:length]) if len(route) > length else None
    if holder is None:
        return False
    if not _is_outside(holder, part):
        return part.document.last_line(node) < part.first  # it is above the gap
    name = holder.value.get("id") if isinstance(holder.value, dict) else None
    return isinstance(name, str) and bool(name.strip())


_OUTCOME = 2
_ACTION = 4
"""The lengths of their routes: outcomes, number, actions, number."""


_UNREAD = (
    unreadable.cannot_be_read.name,
    unreadable.hidden_character.name,
    unreadable.list_as_name.name,
    unreadable.yaml_shortcut.name,
)
_SEVERAL_LINES = (
    typing_mistakes.merge_conflict.name,
    unreadable.several_documents.name,
)
"""Mistakes in more than one place, so that there is no one part to leave out."""


def _lines_of(whole: Document, faults: Iterable[Fault]) -> tuple[int, int] | None:
    """Return the first and the last line where the mistake may be."""
    every = (*whole.faults, *faults)
    places = [fault.at for fault in every if isinstance(fault.at, Place)]
    if whole.root is not None or not places:
        return None
    if whole.faults[0].rule not in _UNREAD:
        return None
    if any(fault.rule in _SEVERAL_LINES for fault in every):
        return None
    lines = [place.line for place in places]
    return min(lines), max(lines)


_ITEM = late.compile(r"( *)- +[\"']?(?:id|action)[\"']?\s*:(?:\s|$)")
"""The first line of an action or an outcome."""
_FIELD = re.compile(r"[A-Za-z_\"'][^#]*:(?:\s|$)")
"""A field of the plan itself, in the first column."""


def _block(lines: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Return the lines of the action, outcome or field that has a mistake in it.

    The line with the mistake may itself have begun one. So the block begins above it,
    and ends where another begins that is not further in.
    """
    column, begin, inner = 0, first - 1, sys.maxsize
    while begin >= 1:
        line = lines[begin - 1]
        match = _ITEM.match(line)
        if match and len(match[1]) < inner:
            column = len(match[1])
            break
        if _FIELD.match(line):
            column = 0
            break
        if line.strip() and not line.lstrip().startswith("#"):
            inner = min(inner, _column(line))
        begin -= 1
    end = last
    while end < len(lines) and not _ends(lines[end], column):
        end += 1
    return max(begin, 1), end


def _ends(line: str, column: int) -> bool:
    match = _ITEM.match(line)
    return bool(_FIELD.match(line) or (match and len(match[1]) <= column and column))


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _without(whole: Document, first: int, last: int) -> str:
    """Return the text with empty lines in place of some of its lines."""
    start, end = whole.offset(first), whole.offset(last + 1)
    breaks = "".join(BREAK.findall(whole.text[start:end]))
    return whole.text[:start] + breaks + whole.text[end:]
