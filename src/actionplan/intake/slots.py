"""Say what text of a document is for: which field of which item, and where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.text.grammar import cut

if TYPE_CHECKING:
    from actionplan.intake.column_map import Column
    from actionplan.intake.grid import GridRow, Where
    from actionplan.intake.headings import ActionTable
    from actionplan.intake.vocabulary import Field
    from actionplan.office.cells import Cell


class Slot(NamedTuple):
    """Text of a document that belongs to one field of one outcome or action."""

    field: Field | str
    where: Where
    text: str
    heading: str = ""
    place: str = ""
    """Where it is, in words that people know: row 3, When?"""
    cell: Cell | None = None
    why: str = ""
    """The step by which it came to belong here, if it is not the column alone."""


def slot_of(cell: Cell, column: Column, row: GridRow, section: ActionTable) -> Slot:
    """Return what the text of a cell is for, by its column."""
    return Slot(
        field=column.own or column.field,
        where=section.grid.where(cell),
        text=cell.text,
        heading=column.heading,
        place=place_of(row, column),
        cell=cell,
    )


def place_of(row: GridRow, column: Column) -> str:
    """Say where a cell is, in words that people know, by its row and its heading."""
    heading = cut(column.heading, _LONGEST_SHOWN)
    return f"row {row.number}, {heading or f'column {column.column}'}"


_LONGEST_SHOWN = 90
"""The most characters of a heading that people see."""
