"""Insert an entry into a list in a file, if that can be proved safe."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from actionplan.diagnostics import Edit
from actionplan.editing import splice
from actionplan.editing.yaml_writer import (
    TextStyle,
    as_lines,
    in_brackets,
    indentation_of,
    line_end_above,
    list_item,
)
from actionplan.reading.document import BREAK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from actionplan.diagnostics import Route
    from actionplan.reading.document import Data, Document, Node

Cause: TypeAlias = Literal["written-empty", "no-last-line-end", "not-alone"]


class Spliced(NamedTuple):
    """A file's new bytes, and the one insertion that made them."""

    content: bytes
    edit: Edit


class Unwritten(NamedTuple):
    """Why nothing can be inserted, and what to type by hand."""

    cause: Cause
    after: int
    """The number of the line below which *lines* belong."""
    lines: str
    written: str = ""
    """What is in the place of the list, if anything is."""


class Bracketed(NamedTuple):
    """A list in brackets, or what holds it, to which no lines can be added."""

    line: int
    written: str
    empty: bool
    """Whether the brackets have nothing in them, and can be deleted."""


def insert_entry(
    before: Document, route: Route, entry: Mapping[str, Any], number: int | None = None
) -> Spliced | Unwritten:
    """Add *entry* to the list at *route*, which need not exist yet.

    *route* leads to a field of something that exists. The fields of the entry are
    written in the order given. *number* is the place of the entry in the list, from 0.
    Without it, the entry goes at the end.
    """
    return _insert(before, route, entry, _Where(number))


def append_block(
    before: Document, route: Route, block: Mapping[str, Any], later: tuple[str, ...]
) -> Spliced | Unwritten | Bracketed:
    """Add *block*, an outcome or an action, to the list at *route*.

    It is added in the same way as an entry, but only on separate lines. In a list in
    brackets it would be hard to read and easy to break. A list that does not exist yet
    goes before the fields *later*, and an empty line between blocks is kept.
    """
    for length in range(len(route) + 1):
        node = before.node(tuple(route[:length]))
        if node is not None and node.style == "flow":
            empty = not (node.items or node.fields)
            return Bracketed(node.line, before.text[node.start : node.end], empty=empty)
    return _insert(before, route, block, _Where(later=later, spaced=True))


class _Where(NamedTuple):
    """Where in its list an item goes, and where the list goes if it is new."""

    number: int | None = None
    """The place of the new item in the list, from 0; None for the end."""
    later: tuple[str, ...] = ()
    """The fields that come after the list, where that is new."""
    spaced: bool = False
    """Whether an empty line above the last item is put above the new one as well."""


def _insert(
    before: Document, route: Route, entry: Mapping[str, Any], where: _Where
) -> Spliced | Unwritten:
    # There are several possible edits, from the best-looking to the safest. This code
    # does not work out which of them YAML reads as intended. It tries each until one
    # can be proved.
    *way, name = route
    holder = before.node(tuple(way))
    at = _Site(before, holder, str(name), where) if holder and holder.fields else None
    if at is None:
        return Unwritten("not-alone", 1, _by_hand(before, "", entry))
    expected = _with(before.data, route, entry, where.number)
    for edit in _ways(at, entry):
        content = splice.apply(before, [edit], expected)
        if content is not None:
            return Spliced(content, edit)
    return _unwritten(at, entry)


def _with(
    data: Data, route: Route, entry: Mapping[str, Any], number: int | None
) -> Data:
    changed = deepcopy(data)
    holder: Any = changed
    for step in route[:-1]:
        holder = holder[step]
    old = holder.get(route[-1])
    new = [*old] if isinstance(old, list) else []
    new.insert(len(new) if number is None else number, dict(entry))
    holder[route[-1]] = new
    return changed


# --- the places where an entry may go -------------------------------------------


class _Site(NamedTuple):
    """A list to extend: the part that has it, and the name of the field."""

    document: Document
    holder: Node
    name: str
    where: _Where

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def fields(self) -> dict[str, tuple[Node, Node]]:
        return self.holder.fields or {}

    @property
    def list(self) -> Node | None:
        return self.fields[self.name][1] if self.name in self.fields else None

    @property
    def above(self) -> Node | None:
        """The item that the new one goes below; None if it is the first."""
        items = (self.list and self.list.items) or ()
        return next(iter(items[: self.where.number][-1:]), None)

    @property
    def last_field(self) -> tuple[Node, Node]:
        """The field after which a new list goes: the last that does not follow it."""
        before = [f for name, f in self.fields.items() if name not in self.where.later]
        fields = before or [*self.fields.values()]
        return max(fields, key=lambda field: field[0].start)

    @property
    def column(self) -> int:
        """The column of the fields, from 0."""
        return self.holder.column - 1

    @property
    def is_spaced(self) -> bool:
        """Whether there is an empty line above the last item of the list."""
        items = self.list.items if self.where.spaced and self.list else None
        if not items or len(items) < 2:  # noqa: PLR2004 -- between two of them
            return False
        lines = BREAK.split(self.text[items[-2].start : items[-1].start])[:-1]
        above = (line.strip() for line in reversed(lines))
        return not next((line for line in above if not line.startswith("#")), "#")

    @property
    def as_json(self) -> bool:
        """Whether all names are in double quotes, as in JSON."""
        return all(key.style == '"' for key, _ in self.fields.values())

    def in_brackets(self, value: Any) -> str:  # noqa: ANN401 -- plain data
        return in_brackets(value, as_json=self.as_json)


def _ways(at: _Site, entry: Mapping[str, Any]) -> Iterator[Edit]:
    """Yield the edits that could insert *entry*, the best-looking first."""
    # One branch for each form the list can have: missing, in brackets (with entries or
    # empty), one entry below another, or a name with nothing after it.
    there = at.list
    if there is None:
        key, value = at.last_field
        if at.holder.style == "flow":
            yield from _in_brackets(
                at, key, value, at.in_brackets({at.name: [entry]})[1:-1]
            )
        else:
            yield from _below(at, value, at.column, partial(_new_list, at, entry))
    elif there.items and there.style == "flow":
        above, written = at.above, at.in_brackets(entry)
        if above is None:
            yield _before(at, there.items[0], written)
        else:
            yield from _in_brackets(at, above, above, written)
    elif there.items is not None and there.style == "flow":
        yield Edit(there.start + 1, there.start + 1, at.in_brackets(entry))
    elif there.items:
        above, column = at.above, there.column - 1
        beside = above or there.items[0]
        write = partial(_next_item, at, entry, beside, column)
        if above is None:
            yield from _on_top(at, write)
        else:
            yield from _below(at, above, column, write)
    elif there.start == there.end and at.holder.style == "flow":
        gap = "" if at.text[there.end - 1] in _BLANK else " "
        yield Edit(there.end, there.end, f"{gap}[{at.in_brackets(entry)}]")
    elif there.start == there.end:
        yield from _below(at, there, at.column + 1, partial(_first_item, at, entry))


def _below(
    at: _Site, value: Node, column: int, write: Callable[..., list[str]]
) -> Iterator[Edit]:
    """Insert lines below the end of *value* and the comments that belong to it."""
    for end in ends_of(at.text, innermost(value)):
        place = _past_comments(at.text, end, column)
        for space in ([""], []) if at.is_spaced else ([],):
            for quote in (False, True):
                lines = [*space, *write(quote=quote)]
                yield Edit(place, place, as_lines(at.text, place, lines))


def _on_top(at: _Site, write: Callable[..., list[str]]) -> Iterator[Edit]:
    """Insert lines below the name of a list, and above all comments in it."""
    place = next_line(at.text, at.fields[at.name][0].end)
    for quote in (False, True):
        yield Edit(place, place, as_lines(at.text, place, write(quote=quote)))


def innermost(node: Node) -> Node:
    """Return the value that is written last in *node*."""
    while node.style == "block":
        values = node.items or [value for _, value in (node.fields or {}).values()]
        node = max(values, key=lambda value: value.start)
    return node


_MOST = 4
_BLANK = " \t\r\n"


def ends_of(text: str, value: Node) -> list[int]:
    """Return the starts of lines where *value* may end, the best first."""
    # Empty lines below a block of text may be part of it, depending on its sign and its
    # indentation. This code does not decide. It offers the ends on both sides, and the
    # proof picks one. If there are hundreds of empty lines, it offers the first and
    # last few.
    written = text[value.start : value.end]
    if value.style not in ("|", ">"):
        return [next_line(text, value.end)]
    visible = value.start + len(written.rstrip(_BLANK))
    ends = [next_line(text, visible)]
    ends += [found.end() for found in BREAK.finditer(text, ends[0], value.end)]
    if ends[-1] < value.end:
        ends.append(value.end)
    keeps = re.match(r"[|>][1-9]?\+", written)
    few = ends if len(ends) <= 2 * _MOST else ends[:_MOST] + ends[-_MOST:]
    return few[::-1] if keeps else few


def next_line(text: str, at: int) -> int:
    """Return the start of the line after *at*."""
    found = BREAK.search(text, at)
    return found.end() if found else len(text)


_COMMENT = re.compile(r"( *)#[^\r\n]*(?:\r\n|\n|\r|\Z)")
_NOTHING = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*([ ]*)(?=([^ #]?))")


def _past_comments(text: str, place: int, column: int) -> int:
    """Skip comments indented to *column* or more, and more than the next value."""
    # Those comments belong to the value above. Others belong to what comes below, so
    # the new entry goes in before them.
    follows = _NOTHING.match(text, place)
    if follows and follows[2]:
        column = max(column, len(follows[1]) + 1)
    while (comment := _COMMENT.match(text, place)) and len(comment[1]) >= column:
        place = comment.end()
    return place


def _in_brackets(at: _Site, first: Node, last: Node, written: str) -> Iterator[Edit]:
    """Insert after *last* in brackets, on a separate line if *first* has one."""
    text = at.text
    line = max(text.rfind("\n", 0, first.start), text.rfind("\r", 0, first.start)) + 1
    indent = text[line : first.start]
    alone = line > 0 and not indent.strip(" ")
    if alone and re.compile(r",[ \t]*(#[^\r\n]*)?[\r\n]").match(text, last.end):
        place = next_line(text, last.end)
        yield Edit(place, place, f"{indent}{written},{line_end_above(text, place)}")
    between = f",{line_end_above(text, first.start)}{indent}" if alone else ", "
    yield Edit(last.end, last.end, between + written)


def _before(at: _Site, first: Node, written: str) -> Edit:
    """Insert before the *first* in brackets, on a separate line if that has one."""
    start = first.start
    line = max(at.text.rfind("\n", 0, start), at.text.rfind("\r", 0, start)) + 1
    indent = at.text[line:start]
    alone = line > 0 and not indent.strip(" ")
    gap = f"{line_end_above(at.text, start)}{indent}" if alone else " "
    return Edit(start, start, f"{written},{gap}")


# --- what is written there ------------------------------------------------------


def _new_list(at: _Site, entry: Mapping[str, Any], *, quote: bool) -> list[str]:
    return [" " * at.column + at.name + ":", *_first_item(at, entry, quote=quote)]


def _first_item(at: _Site, entry: Mapping[str, Any], *, quote: bool) -> list[str]:
    shape = indentation_of(at.document, at.name)
    return list_item(entry, at.column + shape.dash, shape, TextStyle(quote))


def _next_item(
    at: _Site, entry: Mapping[str, Any], beside: Node, column: int, *, quote: bool
) -> list[str]:
    """Write an entry in the style of *beside*, its hyphen in *column*."""
    if beside.style == "flow" and beside.fields:
        return [" " * column + "- " + at.in_brackets(entry)]
    shape = indentation_of(at.document, at.name)
    if beside.fields:
        shape = shape._replace(gap=max(2, beside.column - 1 - column))
    names = [name for name, (_, v) in (beside.fields or {}).items() if v.style in "|>"]
    return list_item(entry, column, shape, TextStyle(quote, tuple(names)))


# --- where none can be proved ---------------------------------------------------


def _unwritten(at: _Site, entry: Mapping[str, Any]) -> Unwritten:
    """Say why no edit could be proved, if the end of the list shows why."""
    there = at.list
    lines = _by_hand(at.document, at.name if there is None else "", entry, at)
    if there is not None and there.value is None and there.start < there.end:
        written = at.text[there.start : there.end]
        return Unwritten("written-empty", there.line, lines, written)
    last = innermost(there if there is not None else at.last_field[1])
    line = len(BREAK.findall(at.text, 0, last.end)) + 1
    if (
        at.text[-1:] not in ("\r", "\n")
        and last.style in "|>"
        and not at.text[last.end :].strip(_BLANK)
    ):
        return Unwritten("no-last-line-end", line, lines)
    return Unwritten("not-alone", line, lines)


def _by_hand(
    of: Document, name: str, entry: Mapping[str, Any], at: _Site | None = None
) -> str:
    """Write the lines to type, with the name of the list if it is new."""
    if at and at.holder.style == "flow":
        return at.in_brackets({name: [entry]})[1:-1] if name else at.in_brackets(entry)
    shape, manner = indentation_of(of, name), TextStyle(quote=False)
    column = at.column if at else 0
    there = at.list if at else None
    dash = there.column - 1 if there and there.items else column + shape.dash
    head = [" " * column + name + ":"] if name else []
    return "\n".join([*head, *list_item(entry, dash, shape, manner)])
