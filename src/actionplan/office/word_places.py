"""Find the rows and cells of the tables in a Word document, and the bytes of each.

Tables, rows and columns have the same numbers as in what `word.read` returns. Nothing
is changed here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET  # the package has checked the parts
from xml.parsers import expat

from actionplan.office.word import frame
from actionplan.office.word_names import VAL, W
from actionplan.office.word_pieces import State
from actionplan.office.word_tables import count
from actionplan.office.word_text import WRAPPERS, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class ByteSpan(NamedTuple):
    """The bytes of an element, and those that are inside it."""

    start: int
    inner: int
    outer: int
    """Where what is inside it ends."""
    end: int


class PlacedCell(NamedTuple):
    """A cell: its column, and the outermost element that is around no other cell."""

    column: int
    element: ET.Element
    unit: ET.Element
    merge: str
    """How it is merged with others below it: "", "restart" or "continue"."""


class PlacedRow(NamedTuple):
    """A row: its number, and the outermost element that is around no other row."""

    number: int
    element: ET.Element
    unit: ET.Element
    cells: tuple[PlacedCell, ...]


class PlacedTable(NamedTuple):
    """A table, with its rows."""

    number: int
    element: ET.Element
    rows: tuple[PlacedRow, ...]


class Places:
    """Where everything is in the main part of a document."""

    def __init__(self, data: bytes, checked: bytes) -> None:
        """Take the part as it is in the file, and as the package has *checked* it."""
        self.data = data
        self.tree = ET.fromstring(checked)  # noqa: S314 -- the package has refused every entity
        self._order = {id(each): at for at, each in enumerate(self.tree.iter())}
        self._begin, self._end = _offsets(data)

    def span(self, of: ET.Element) -> ByteSpan:
        """Return where an element is."""
        at = self._order[id(of)]
        opened = _TAG.match(self.data, self._begin[at])
        assert opened is not None  # noqa: S101 -- the parser has read it
        start, inner = opened.span()
        if opened[0].endswith(b"/>"):
            return ByteSpan(start, inner, inner, inner)
        outer = self._end[at]
        return ByteSpan(start, inner, outer, self.data.index(b">", outer) + 1)

    def bytes_of(self, of: ET.Element | None) -> bytes:
        """Return the bytes of an element; none for no element."""
        if of is None:
            return b""
        span = self.span(of)
        return self.data[span.start : span.end]

    def prefix(self, of: ET.Element) -> str:
        """Return what stands before the name of an element, such as "w:"."""
        match = re.match(rb"<([\w.-]+:)?", self.data[self.span(of).start :][:_LONGEST])
        return match[1].decode() if match and match[1] else ""

    def tables(self) -> Iterator[PlacedTable]:
        """Go through the tables of the body. A frame around a table does not count."""
        number = 0
        for body in self.tree:
            for table in _tables(body):
                number += 1
                yield PlacedTable(number, table, tuple(_rows(table)))


_TAG = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_LONGEST = 100


def _offsets(data: bytes) -> tuple[list[int], list[int]]:
    """Return where each element begins, and where its end tag does, in their order."""
    begin: list[int] = []
    end: list[int] = []
    open_now: list[int] = []
    parser = expat.ParserCreate()

    def started(*_: object) -> None:
        open_now.append(len(begin))
        begin.append(parser.CurrentByteIndex)
        end.append(0)

    def ended(*_: object) -> None:
        end[open_now.pop()] = parser.CurrentByteIndex

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.Parse(data, True)  # noqa: FBT003 -- it takes no keyword
    return begin, end


def _tables(of: ET.Element) -> Iterator[ET.Element]:
    for child, state in within(of, State()):
        if child.tag == f"{W}tbl":
            framed = frame(child, state)
            if framed:
                yield from _tables(framed[0])
            else:
                yield child


def _rows(table: ET.Element) -> Iterator[PlacedRow]:
    parents = {id(child): of for of in table.iter() for child in of}
    rows = [each for each, _ in within(table, State()) if each.tag == f"{W}tr"]
    units = _units(rows, table, parents)
    for number, row in enumerate(rows, 1):
        cells = tuple(_cells(row, parents))
        yield PlacedRow(number, row, units[id(row)], cells)


def _cells(row: ET.Element, parents: Mapping[int, ET.Element]) -> Iterator[PlacedCell]:
    cells = [each for each, _ in within(row, State()) if each.tag == f"{W}tc"]
    units = _units(cells, row, parents)
    column = 1 + count(row.find(f"{W}trPr"), "gridBefore", 0)
    for cell in cells:
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        how = "" if merge is None else merge.get(VAL, "continue")
        yield PlacedCell(column, cell, units[id(cell)], how)
        column += count(cell.find(f"{W}tcPr"), "gridSpan", 1) or 1


def _units(
    each: list[ET.Element], within_what: ET.Element, parents: Mapping[int, ET.Element]
) -> dict[int, ET.Element]:
    """Return the outermost element around each one that is around no other."""
    around: dict[int, int] = {}
    for one in each:
        for outer in _around(one, within_what, parents):
            around[id(outer)] = around.get(id(outer), 0) + 1
    found = {}
    for one in each:
        unit = one
        for outer in _around(one, within_what, parents):
            if around[id(outer)] > 1:
                break
            if outer.tag in WRAPPERS:
                unit = outer
        found[id(one)] = unit
    return found


def _around(
    one: ET.Element, within_what: ET.Element, parents: Mapping[int, ET.Element]
) -> Iterator[ET.Element]:
    outer = parents[id(one)]
    while outer is not within_what:
        yield outer
        outer = parents[id(outer)]
