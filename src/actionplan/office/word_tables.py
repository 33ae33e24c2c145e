"""Read a table of a Word document as cells: where each begins, and what it covers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.office.cells import Cell, Table
from actionplan.office.word_names import W, has_text, is_on, shade, value
from actionplan.office.word_pickers import around_cells, picked
from actionplan.office.word_pieces import Collector
from actionplan.office.word_text import is_behind, of_cell, of_row, within

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from actionplan.office.word_pieces import State
    from actionplan.office.word_styles import Styles
    from actionplan.office.word_text import Paragraphs


class _Begun:
    """A cell that may still reach further down or to the right."""

    def __init__(self, row: int, column: int, columns: int) -> None:
        self.row = row
        self.column = column
        self.columns = columns
        self.rows = 1
        self.colour = ""
        self.element: ET.Element | None = None
        self.picker: ET.Element | None = None
        self.pieces = Collector()

    def cell(self) -> Cell:
        """Return the cell as it is now."""
        pieces = self.pieces.pieces()
        cell = Cell(
            row=self.row,
            column=self.column,
            pieces=pieces,
            place=_place(self.row, self.column),
            rows=self.rows,
            columns=self.columns,
            colour=self.colour,
        )
        date = (
            None
            if self.element is None
            else picked(self.element, cell.text, self.picker)
        )
        return cell if date is None else cell._replace(value=date)


def _place(row: int, column: int) -> str:
    return f"row {row}, column {column}"


class TableReader:
    """Read one table of a document."""

    def __init__(self, paragraphs: Paragraphs, styles: Styles) -> None:
        self._paragraphs = paragraphs
        self._styles = styles
        self._cells: list[_Begun] = []
        self._above: dict[int, _Begun] = {}
        """By column: the cell that the next row may be behind."""
        self._row = 0
        self._headings = 0
        self._fill = ""
        self.strays = Collector()
        """Text that is in the table, but in none of its cells."""

    def read(self, of: ET.Element, state: State, name: str) -> Table:
        """Return the table, with all its rows."""
        self._fill = self._of_table(of)
        for child, around in within(of, state):
            if child.tag == f"{W}tr":
                self._row_of(child, around)
            elif has_text(child):
                self._paragraphs.walk(child, around, self.strays)
        cells = tuple(begun.cell() for begun in self._cells)
        return Table(name, cells, self._headings)

    def _row_of(self, of: ET.Element, state: State) -> None:
        self._row += 1
        properties = of.find(f"{W}trPr")
        if self._headings == self._row - 1 and is_on(properties, "tblHeader"):
            self._headings = self._row
        column = 1 + count(properties, "gridBefore", 0)
        state = of_row(of, state)
        fill = shading(of.find(f"{W}tblPrEx/{W}shd")) or self._fill
        pickers = around_cells(of)
        above, self._above = self._above, {}
        left: _Begun | None = None
        for child, around in within(of, state):
            if child.tag == f"{W}tc":
                columns = count(child.find(f"{W}tcPr"), "gridSpan", 1) or 1
                begun = _Begun(self._row, column, columns)
                begun.colour = fill
                begun.picker = pickers.get(id(child))
                left = self._cell_of(
                    child, around, begun, above=above.get(column), left=left
                )
                column += columns
            elif has_text(child):
                self._paragraphs.walk(child, around, self.strays)

    def _cell_of(
        self,
        of: ET.Element,
        state: State,
        begun: _Begun,
        *,
        above: _Begun | None,
        left: _Begun | None,
    ) -> _Begun:
        """Read a cell, or what is behind the one above it or to the left of it."""
        state = of_cell(of, state)
        behind: _Begun | None = None
        if is_behind(of, "hMerge") and left is not None:
            behind = left
            left.columns = max(left.columns, begun.column + begun.columns - left.column)
        elif is_behind(of) and above is not None:
            behind = above
            above.rows = begun.row - above.row + 1
        if behind is None:
            self._cells.append(begun)
            begun.element = of
            begun.colour = shading(of.find(f"{W}tcPr/{W}shd")) or begun.colour
            self._paragraphs.blocks(of, state, begun.pieces)
        else:
            note = f"under it, in {_place(begun.row, begun.column)}"
            state = state.marked("covered", note=note)
            self._paragraphs.blocks(of, state, behind.pieces)
        if of.find(f"{W}tcPr/{W}vMerge") is not None:
            self._above[begun.column] = behind or begun
        return behind or begun

    def _of_table(self, of: ET.Element) -> str:
        """Return the colour that the table or its style gives to all cells."""
        properties = of.find(f"{W}tblPr")
        if properties is None:
            return ""
        own = shading(properties.find(f"{W}shd"))
        return own or self._styles.of(value(properties, "tblStyle")).fill or ""


def shading(of: ET.Element | None) -> str:
    """Return a colour as RRGGBB; "" if there is none."""
    return "" if of is None else shade(of.get)


MAX_COLUMNS = 1_000
"""Word allows 63. More would only make the table wider without any text in it."""


def count(of: ET.Element | None, name: str, otherwise: int) -> int:
    """Return a number of columns that a property gives, within what is possible."""
    written = "" if of is None else value(of, name)
    if not re.fullmatch(r"[0-9]{1,9}", written):
        return otherwise
    return min(int(written), MAX_COLUMNS)
