"""Convert between places in a text and positions as an editor counts them.

Editors count lines from 0, and columns from 0 in units of UTF-16 unless they ask for
another encoding. An emoji is 2 such units. Here, lines and columns count from 1, and
columns are characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.reading.document import split_lines

if TYPE_CHECKING:
    from actionplan.diagnostics import Place
    from actionplan.reading.document import Document, Node

Encoding: TypeAlias = Literal["utf-8", "utf-16", "utf-32"]
ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
_SIZES: dict[Encoding, tuple[str, int]] = {
    "utf-8": ("utf-8", 1),
    "utf-16": ("utf-16-le", 2),
    "utf-32": ("utf-32-le", 4),
}


class Span(NamedTuple):
    """A stretch of a text. Lines and columns count from 1; the end is not included."""

    line: int
    column: int
    end_line: int
    end_column: int

    def covers(self, line: int, column: int) -> bool:
        """Return whether a place is in it, or at its end."""
        here = (line, column)
        return (self.line, self.column) <= here <= (self.end_line, self.end_column)

    def touches(self, other: Span) -> bool:
        """Return whether the two have a place in common."""
        begins_in_time = (self.line, self.column) <= (other.end_line, other.end_column)
        return begins_in_time and (other.line, other.column) <= (
            self.end_line,
            self.end_column,
        )


TOP = Span(1, 1, 1, 1)
"""The place of what has no line of its own."""


def of_place(place: Place | None) -> Span:
    """Return the stretch that a problem is about."""
    if place is None or not (place.line > 0 < place.column):
        return TOP
    return Span(place.line, place.column, place.line, place.column + place.length)


def of_node(document: Document, node: Node) -> Span:
    """Return the stretch in which a value is written."""
    return Span(*document.point(node.start), *document.point(node.end))


def to_units(text: str, characters: int, encoding: Encoding) -> int:
    """Return how many units the first *characters* of a line are."""
    name, size = _SIZES[encoding]
    return len(text[:characters].encode(name, "surrogatepass")) // size


def to_characters(text: str, units: int, encoding: Encoding) -> int:
    """Return how many characters of a line are before so many units.

    A position in the middle of a character is before it. One after the end is the end.
    """
    name, size = _SIZES[encoding]
    if text.isascii():
        return min(units, len(text))
    read = 0
    for number, letter in enumerate(text):
        read += len(letter.encode(name, "surrogatepass")) // size
        if read > units:
            return number
    return len(text)


class Counting(NamedTuple):
    """The lines of a text, and how an editor counts in them."""

    lines: tuple[str, ...]
    encoding: Encoding = "utf-16"

    def to_editor(self, line: int, column: int) -> tuple[int, int]:
        """Return a line and a column as an editor counts them, from 0."""
        text = self._line(line)
        return line - 1, to_units(text, column - 1 + self._mark(line), self.encoding)

    def from_editor(self, line: int, units: int) -> tuple[int, int]:
        """Return what an editor counts as a line and a column."""
        text, mark = self._line(line + 1), self._mark(line + 1)
        before = to_characters(text, units, self.encoding)
        return line + 1, max(before - mark, 0) + 1

    def _line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def _mark(self, line: int) -> int:
        """Return 1 in a line with a byte order mark, which is no character of it."""
        return int(line == 1 and self._line(1).startswith("\ufeff"))


def counting(text: str, encoding: Encoding) -> Counting:
    """Return how an editor counts in a text."""
    return Counting(split_lines(text), encoding)
