"""Arrange the cells of a table in rows, with merged cells known by where they begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Refusal
from actionplan.messages import importing_tables
from actionplan.office.cells import Table
from actionplan.reading import plan_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.office.cells import Cell, OfficeFile

MOST = 1_000_000
"""The most places that the cells of a table cover. No plan has more."""


def says_something(text: str) -> bool:
    """Return whether text has a character that people can see."""
    return _visible().search(text) is not None


@cache
def _visible() -> re.Pattern[str]:
    return re.compile(plan_schema.schema()["$defs"]["text"]["pattern"])


class Where(NamedTuple):
    """Where a piece of text is in a file: a cell, or a paragraph with row 0.

    *block* counts the blocks of the file from 0, and goes on with what is apart.
    """

    block: int
    row: int = 0
    column: int = 0


class GridRow(NamedTuple):
    """One row of a table: for each column, the cell that covers it."""

    number: int
    cells: Mapping[int, Cell]
    distinct: tuple[Cell, ...]
    """The cells that have text, each once, from left to right."""

    @property
    def own(self) -> tuple[Cell, ...]:
        """The cells with text that begin in this row."""
        return tuple(cell for cell in self.distinct if cell.row == self.number)


class CellGrid(NamedTuple):
    """A table of a file, row by row. Tables are counted from 1, as people do."""

    table: Table
    number: int
    block: int
    columns: tuple[int, ...]
    rows: tuple[GridRow, ...]

    def where(self, cell: Cell) -> Where:
        """Return the place of a cell in the file."""
        return Where(self.block, cell.row, cell.column)


def grids(file: OfficeFile) -> tuple[CellGrid, ...]:
    """Arrange every table of a file."""
    tables = [
        (place, block)
        for place, block in enumerate(file.blocks)
        if isinstance(block, Table)
    ]
    return tuple(
        _grid(table, number, place) for number, (place, table) in enumerate(tables, 1)
    )


def _grid(table: Table, number: int, block: int) -> CellGrid:
    rows = sorted({cell.row for cell in table.cells})
    columns = sorted({cell.column for cell in table.cells})
    found: dict[int, dict[int, Cell]] = {row: {} for row in rows}
    covered = 0
    for cell in table.cells:
        down = _within(rows, cell.row, cell.rows)
        across = _within(columns, cell.column, cell.columns)
        covered += len(down) * len(across)
        if covered > MOST:
            raise Refusal(importing_tables.table_too_large(table=table.name))
        for row in down:
            for column in across:
                found[row].setdefault(column, cell)
    made = tuple(GridRow(row, found[row], _distinct(found[row])) for row in rows)
    return CellGrid(table, number, block, columns=tuple(columns), rows=made)


def _distinct(cells: Mapping[int, Cell]) -> tuple[Cell, ...]:
    found: dict[tuple[int, int], Cell] = {}
    for _, cell in sorted(cells.items()):
        at = cell.row, cell.column
        if at not in found and says_something(cell.text):
            found[at] = cell
    return tuple(found.values())


def _within(places: list[int], first: int, many: int) -> list[int]:
    """Return those of sorted *places* that are among *many* from *first*."""
    start = bisect_left(places, first)
    return places[start : bisect_left(places, first + many, start)]
