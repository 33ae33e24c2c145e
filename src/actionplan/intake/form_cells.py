"""Say what the cells of a form that came back say, and name their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.office.cells import HIDDEN_COLUMN, HIDDEN_ROW, VISIBLE, text_of
from actionplan.plan import return_form
from actionplan.text import names

if TYPE_CHECKING:
    from actionplan.office.cells import Cell, Piece, Table

WANTED = frozenset(map(names.plain, return_form.ALWAYS))
"""The headings by which a form is recognised, as they are compared."""


def said(cell: Cell) -> str:
    """Return what a cell says, also if a filter hides its row."""
    pieces = [piece for piece in cell.pieces if is_said(piece)]
    if cell.value is not None and pieces:
        return cell.value.shown.strip()
    return text_of(pieces)


def is_said(piece: Piece) -> bool:
    """Return whether a piece of text counts as what its cell says."""
    marks = piece.marks - VISIBLE
    return not marks or (
        marks == {"hidden"} and piece.note in (HIDDEN_ROW, HIDDEN_COLUMN)
    )


def texts_by_row(table: Table) -> dict[int, dict[int, str]]:
    """Return what each cell says on one line, by row and by column."""
    rows: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = " ".join(said(cell).split())
    return rows


def row_with_most(table: Table) -> int:
    """Return the first row that has at least half of the headings; 0 if none has."""
    for number, texts in sorted(texts_by_row(table).items()):
        found = WANTED & {names.plain(text) for text in texts.values()}
        if 2 * len(found) >= len(WANTED):
            return number
    return 0


def letters(column: int) -> str:
    """Name a column as Excel does: 28 is AB."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
