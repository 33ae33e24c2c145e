"""Remove an entry of a list from a file, where that can be proved."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import product
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from actionplan.diagnostics import Edit
from actionplan.editing import splice
from actionplan.editing.insertion import ends_of, innermost, next_line
from actionplan.reading.document import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.diagnostics import Route
    from actionplan.reading.document import Data, Document, Node

Cause: TypeAlias = Literal["in-brackets", "not-alone"]


class Removed(NamedTuple):
    """A file's new bytes, and the lines that are no longer there."""

    content: bytes
    lines: tuple[tuple[int, str], ...]
    """With the numbers that they had."""


class NotRemoved(NamedTuple):
    """Why an entry cannot be removed, and on which lines it is written."""

    cause: Cause
    first: int
    last: int


def remove(before: Document, route: Route) -> Removed | NotRemoved:
    """Remove the entry at *route*, and the list that has it if that is then empty.

    Only complete lines are removed. Comments above and below the entry stay.
    """
    *way, name, number = route
    holder = before.node(tuple(way))
    key, entries = (holder.fields or {})[str(name)] if holder else (None, None)
    if holder is None or key is None or entries is None or not entries.items:
        return NotRemoved("not-alone", 1, 1)
    entry = entries.items[int(number)]
    if "flow" in (holder.style, entries.style, entry.style):
        return NotRemoved("in-brackets", entry.line, before.last_line(entry))
    expected = _without(before.data, route)
    alone = key if len(entries.items) == 1 else None
    for edits in _ways(before.text, entries, entry, alone):
        content = splice.apply(before, edits, expected)
        if content is not None:
            return Removed(content, tuple(_lines(before, edits)))
    return NotRemoved("not-alone", entry.line, before.last_line(entry))


def _without(data: Data, route: Route) -> Data:
    changed = deepcopy(data)
    holder: Any = changed
    *way, name, number = route
    for step in way:
        holder = holder[step]
    del holder[name][number]
    if not holder[name]:
        del holder[name]
    return changed


def _ways(
    text: str, entries: Node, entry: Node, key: Node | None
) -> Iterator[Sequence[Edit]]:
    """Yield the edits that may remove *entry*, and the *key* of the list with it."""
    # A text at the end of an entry may have empty lines below it that are part of it
    # or not. As with insertion, both ends are offered and the proof picks.
    start = _hyphen(text, entries, entry)
    if start is None:
        return
    heads = [Edit(start, start, "")]
    if key is not None:
        line = _line_start(text, key.start)
        if text[line : key.start].strip(" "):
            return  # something else is on its line
        heads = [Edit(line, next_line(text, key.end), "")]
    for head, end in product(heads, ends_of(text, innermost(entry))):
        edits = [Edit(start, end, "")]
        if head.end > head.start:
            edits = _joined(head, edits[0])
        yield _to_the_end(text, edits)


def _joined(head: Edit, entry: Edit) -> list[Edit]:
    """Make one edit of two if there is nothing between them."""
    if head.end == entry.start:
        return [Edit(head.start, entry.end, "")]
    return [head, entry]


def _to_the_end(text: str, edits: list[Edit]) -> list[Edit]:
    """Remove the line end above, if the last line of the file has none of its own."""
    *others, last = edits
    if last.end < len(text) or text[-1:] in ("\r", "\n"):
        return edits
    above = text[: last.start]
    line_end = 2 if above.endswith("\r\n") else 1 if above else 0
    return [*others, last._replace(start=last.start - line_end)]


def _hyphen(text: str, entries: Node, entry: Node) -> int | None:
    """Return the start of the line that has the hyphen of *entry*, if it is alone."""
    column = entries.column - 1
    dash = re.compile(rf"(?:\A|(?<=[\r\n])) {{{column}}}-(?=[ \t\r\n])")
    found = [*dash.finditer(text, _line_start(text, entries.start), entry.start)]
    return found[-1].start() if found else None


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _lines(before: Document, edits: Sequence[Edit]) -> Iterator[tuple[int, str]]:
    """Yield the lines that *edits* remove, with their numbers."""
    for edit in edits:
        inner = before.text[edit.start : edit.end].strip("\r\n")
        start = before.text.index(inner, edit.start)
        first, _ = before.point(start)
        for number, line in enumerate(BREAK.split(inner)):
            yield first + number, line
