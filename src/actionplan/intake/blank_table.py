"""Find the blank tables of a document that a plan can be filled in.

The headings are read as for an import, so what is filled in under them comes back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Refusal
from actionplan.intake import grid, headings
from actionplan.messages import filling, importing_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.intake.column_map import Column
    from actionplan.intake.grid import CellGrid, GridRow
    from actionplan.intake.headings import ActionTable
    from actionplan.messages.filling import RowsOf
    from actionplan.office.cells import Cell, OfficeFile


class BlankTable(NamedTuple):
    """A table with headings that are known, and with empty rows below them."""

    number: int
    columns: tuple[Column, ...]
    rows_of: RowsOf
    blank: tuple[int, ...]
    """The numbers of the empty rows."""
    counted: frozenset[int]
    """The columns in which the empty rows are numbered: 1, 2, 3."""
    automatic: frozenset[int]
    """The columns that Word itself numbers."""
    is_merged: bool = False
    """Whether empty rows share cells, which are then merged for each outcome."""

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the columns are."""
        return frozenset(column.field for column in self.columns)


def find(
    file: OfficeFile, given: Mapping[str, str], wanted: Sequence[int] = ()
) -> tuple[BlankTable, ...]:
    """Find the blank tables, at most one for each thing that rows can be about.

    *given* says what columns are, by their headings. If *wanted* names tables, only
    these are looked at. Refuses in a sentence where it is not clear what to fill.
    """
    every = grid.grids(file)
    for number in wanted:
        if not 1 <= number <= len(every):
            fault = importing_tables.unknown_table(number=number, tables=len(every))
            raise Refusal(fault)
    looked_at = [one for one in every if one.number in wanted or not wanted]
    fitting = [
        (section, rows_of)
        for one in looked_at
        for section in headings.sections(one, given, forced=True)
        if (rows_of := _rows_of(section.columns))
    ]
    if not fitting:
        raise Refusal(filling.no_blank_table_fits(tables=tuple(map(_first, looked_at))))
    blank = [
        _blank_table(section, rows_of)
        for section, rows_of in fitting
        if _why_not_blank(section) is None
    ]
    if not blank:
        section = fitting[0][0]
        row, text = _why_not_blank(section) or (0, "")
        raise Refusal(
            filling.table_not_blank(table=section.grid.number, row=row, text=text)
        )
    for rows_of in dict.fromkeys(each.rows_of for each in blank):
        numbers = tuple(each.number for each in blank if each.rows_of == rows_of)
        if len(numbers) > 1:
            fault = filling.several_tables_fit(numbers=numbers, rows=rows_of)
            raise Refusal(fault)
    return tuple(blank)


def _rows_of(columns: Sequence[Column]) -> RowsOf | None:
    """Say what the rows of a table are about; None if it does not fit."""
    known = {column.field for column in columns if column.field}
    if len(known) < _FEWEST:
        return None
    if "action" in known:
        return "actions"
    if "recommendation" in known:
        return "recommendations"
    return "outcomes" if "desired_outcome" in known else None


_FEWEST = 2


def _first(one: CellGrid) -> tuple[str, ...]:
    """Return the first row with several texts, or else the first with any."""
    rows = [row for row in one.rows if row.distinct]
    row = next((row for row in rows if len(row.distinct) > 1), None)
    shown = row or next(iter(rows), None)
    return tuple(" ".join(c.text.split()) for c in shown.distinct) if shown else ()


def _why_not_blank(section: ActionTable) -> tuple[int, str] | None:
    """Return a row that says something, or (0, "") if no row is empty.

    A row of one cell below the last empty row is a note, and stays.
    """
    blank = _blank(section)
    if not blank:
        said = next(iter(_said(section)), None)
        return said or (0, "")
    last = blank[-1]
    for row in section.body:
        texts = _texts(row, _counted(section))
        if texts and (row.number < last or len(texts) > 1):
            return row.number, texts[0].text
        is_between = blank[0] < row.number < last
        if is_between and row.number not in blank and not texts:
            return row.number, ""
    return None


def _said(section: ActionTable) -> Iterator[tuple[int, str]]:
    for row in section.body:
        for cell in _texts(row, _counted(section)):
            yield row.number, cell.text


def _texts(row: GridRow, counted: frozenset[int]) -> tuple[Cell, ...]:
    return tuple(
        cell
        for cell in row.own
        if cell.column not in counted and not _is_automatic(cell)
    )


def _is_automatic(cell: Cell) -> bool:
    """Return whether all that a cell says is a number that Word gives it."""
    said = [piece for piece in cell.pieces if piece.is_data and piece.text.strip()]
    return all("automatic" in piece.marks for piece in said)


def _blank(section: ActionTable) -> tuple[int, ...]:
    """Return the numbers of the rows that are empty, but for a number that counts."""
    counted = _counted(section)
    return tuple(
        row.number
        for row in section.body
        if not _texts(row, counted) and not _is_one_cell(row, section)
    )


def _is_one_cell(row: GridRow, section: ActionTable) -> bool:
    cells = {(cell.row, cell.column) for cell in row.cells.values()}
    return len(cells) == 1 and len(section.columns) > 1


def _counted(section: ActionTable) -> frozenset[int]:
    """Return the columns in which the rows are counted from 1.

    That is a column for numbers, or else the first one. In any other, "1" says more.
    """
    can_count = {c.column for c in section.columns if c.field in ("id", "ref")}
    can_count |= {c.column for c in section.columns[:1] if not c.field}
    found: dict[int, list[str]] = {}
    for row in section.body:
        for cell in row.own:
            if cell.column in can_count:
                found.setdefault(cell.column, []).append(cell.text)
    return frozenset(column for column, texts in found.items() if _is_count(texts))


def _is_count(texts: Sequence[str]) -> bool:
    numbers = [match[1] for text in texts if (match := _NUMBER.fullmatch(text))]
    return numbers == [str(n) for n in range(1, len(texts) + 1)]


_NUMBER = re.compile(r"([0-9]{1,4})[.)]?")


def _blank_table(section: ActionTable, rows_of: RowsOf) -> BlankTable:
    blank = _blank(section)
    cells = [c for row in section.body if row.number in blank for c in row.own]
    return BlankTable(
        number=section.grid.number,
        columns=section.columns,
        rows_of=rows_of,
        blank=blank,
        counted=_counted(section),
        automatic=frozenset(cell.column for cell in cells if _is_automatic(cell)),
    )
