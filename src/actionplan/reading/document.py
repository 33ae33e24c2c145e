"""Hold the text of a plan as nodes, each with the place where it is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.diagnostics import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Fault, Route

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | float | bool | None"
Style = Literal["plain", "'", '"', "|", ">", "block", "flow"]

BREAK = re.compile("\r\n|\n|\r")


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of *text*, with any kind of line end."""
    return tuple(BREAK.split(text) if "\r" in text else text.split("\n"))


class Node(NamedTuple):
    """A value, with where and how it was written.

    *start* and *end* are offsets in characters. *line* and *column* say where it
    starts, counted from 1. *fields* is set for a mapping, and *items* for a list.
    """

    value: Data
    style: Style
    start: int
    end: int
    line: int
    column: int
    fields: dict[str, tuple[Node, Node]] | None = None
    """For each name, the node of the name and the node of its value."""
    items: list[Node] | None = None


_ACTION = len(("outcomes", 0, "actions", 0))
"""How long the route of an action is."""


class Document(NamedTuple):
    """The text of a file and its content. *root* is None if it cannot be read."""

    text: str
    lines: tuple[str, ...]
    bom: bool
    root: Node | None
    faults: tuple[Fault, ...]

    @property
    def data(self) -> Data:
        """The content of the file, as plain lists, dictionaries, text and numbers."""
        return self.root.value if self.root else None

    def node(self, route: Route) -> Node | None:
        """Return the node at the end of *route*, or None if there is none."""
        *_, (_, last) = self._walk(route)
        return last

    def place(self, route: Route, *, on_key: bool = False) -> Place:
        """Return where the value at *route* is written, or the nearest place to it.

        The nearest place is the field name if the value is empty or *on_key* is set,
        and the thing around it if the value is missing.
        """
        # This walks from the root: each step that exists gives a better answer.
        best = Place(1, 1)
        for key, value in self._walk(route):
            if value is None:
                break
            best = self._stretch(value)
            if key and (on_key or value.start == value.end):
                best = self._stretch(key)
            elif value.start == value.end:
                best = best._replace(column=max(1, best.column - 1))  # the hyphen
        return best

    def route(self, place: Place) -> Route:
        """Return the route to the innermost value written at *place*."""
        route: list[str | int] = []
        node, at = self.root, (place.line, place.column)
        while node is not None:
            step, node = _child(node, at)
            if step is not None:
                route.append(step)
        return tuple(route)

    def has_entries(self, route: Route) -> bool:
        """Return whether the action that *route* is in has progress entries.

        Also true if *route* is not in an action.
        """
        if "actions" not in route:
            return True
        progress = self.node((*route[:_ACTION], "progress"))
        return bool(progress and progress.items)

    def line(self, number: int) -> str:
        """Return a line of the file without its line end. Lines count from 1."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def offset(self, line: int, column: int = 1) -> int:
        """Return the offset of a line, or of a column in it. Both count from 1."""
        starts = _starts(self.text)
        return starts[line - 1] + column - 1 if line <= len(starts) else len(self.text)

    def point(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset. Both count from 1."""
        starts = _starts(self.text)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def leaves(self) -> list[Node]:
        """Return all names, and all values with nothing inside them, in file order."""
        return sorted(_leaves(self.root), key=_offset)

    def last_line(self, node: Node) -> int:
        """Return the number of the last line of text in *node*."""
        written = self.text[node.start : node.end].rstrip()
        return node.line + sum(1 for _ in BREAK.finditer(written))

    def comments(self) -> Iterator[Place]:
        """Yield the place of each comment, from its # to the end of its line."""
        # The parser drops comments. But a # outside all values, or after the sign that
        # starts a block of text, can only be a comment.
        for begin, end in _between(self.text, self.leaves()):
            for found in _COMMENT.finditer(self.text, begin, end):
                yield Place(*self.point(found.start()), len(found[0].rstrip()))

    def tight_comments(self) -> Iterator[int]:
        """Yield the offset of each # that begins a comment with no space before it."""
        for begin, end in _between(self.text, self.leaves()):
            for line in _LINE.finditer(self.text, begin, end):
                first = line[0].find("#")
                offset = line.start() + first
                if first >= 0 and not (self.text[offset - 1 : offset] or " ").isspace():
                    yield offset

    def _walk(self, route: Route) -> Iterator[tuple[Node | None, Node | None]]:
        key, value = None, self.root
        yield key, value
        for step in route:
            if value is None:
                return
            if value.fields is not None and isinstance(step, str):
                key, value = value.fields.get(step, (None, None))
            elif value.items is not None and isinstance(step, int):
                known = -len(value.items) <= step < len(value.items)
                key, value = None, value.items[step] if known else None
            else:
                key, value = None, None
            yield key, value

    def _stretch(self, node: Node) -> Place:
        rest = len(self.line(node.line).rstrip()) - node.column + 1
        return Place(node.line, node.column, max(1, min(node.end - node.start, rest)))


@lru_cache(maxsize=4)
def _starts(text: str) -> list[int]:
    """Return where each line begins."""
    return [0, *(found.end() for found in BREAK.finditer(text))]


_LINE = re.compile(r"[^\r\n]+")
_COMMENT = re.compile(r"(?<![^\s])#[^\r\n]*")


def _leaves(root: Node | None) -> Iterator[Node]:
    left = [root] if root else []
    while left:
        node = left.pop()
        if node.fields is not None:
            left.extend(part for field in node.fields.values() for part in field)
        elif node.items is not None:
            left.extend(node.items)
        else:
            yield node


def _between(text: str, leaves: list[Node]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each stretch of text outside all *leaves*."""
    begin = 0
    for leaf in leaves:
        yield begin, leaf.start
        begin = leaf.end
        if leaf.style in ("|", ">"):
            head = BREAK.search(text, leaf.start)
            yield leaf.start, head.start() if head else leaf.end
    yield begin, len(text)


def _offset(node: Node) -> int:
    return node.start


def _child(node: Node, at: tuple[int, int]) -> tuple[str | int | None, Node | None]:
    """Return the last child that starts at or before *at*, and the step to it."""
    # Children are in the order of the file, so a binary search finds it.
    if node.fields:
        names = list(node.fields)
        fields = list(node.fields.values())
        last = bisect_right(fields, at, key=lambda field: _start(field[0])) - 1
        return (names[last], fields[last][1]) if last >= 0 else (None, None)
    if node.items:
        last = bisect_right(node.items, at, key=_start) - 1
        return (last, node.items[last]) if last >= 0 else (None, None)
    return (None, None)


def _start(node: Node) -> tuple[int, int]:
    return node.line, node.column
