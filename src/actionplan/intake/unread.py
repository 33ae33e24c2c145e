"""Ask about the parts of a document that were not read, and may have actions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.intake import bands, headings
from actionplan.intake.open_questions import OpenQuestion
from actionplan.intake.slots import place_of
from actionplan.office.cells import HIDDEN_COLUMN, VISIBLE, Paragraph, text_of
from actionplan.text import dates
from actionplan.text.grammar import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.intake.grid import CellGrid, Where
    from actionplan.intake.headings import ActionTable
    from actionplan.office.cells import Cell, OfficeFile


def of_forms(tables: Iterable[CellGrid]) -> Iterator[OpenQuestion]:
    """Ask about a table of an action that is laid out as a form."""
    for grid in tables:
        if headings.is_form(grid):
            said = (
                "Its headings are in its first column, so it was not read. Make a table"
                " with these headings in its first row, and import the document again."
            )
            yield OpenQuestion(0, grid.table.name, said, is_unread=True)


def of_other_rows(
    every: Iterable[CellGrid], sections: Sequence[ActionTable]
) -> Iterator[OpenQuestion]:
    """Ask about a table without actions on the same sheet as one with them."""
    of_actions: dict[int, set[int]] = {}
    for section in sections:
        rows = (*section.above, *section.headings, *section.body)
        of_actions.setdefault(section.grid.number, set()).update(r.number for r in rows)
    for grid in every:
        known = of_actions.get(grid.number)
        was_known = True
        for row in grid.rows if known else ():
            is_known = known is None or row.number in known
            if was_known and not is_known and row.distinct:
                yield OpenQuestion(
                    grid.number, f"row {row.number}", _ANOTHER, is_unread=True
                )
            was_known = is_known or (was_known and not row.distinct)


_ANOTHER = (
    "Another table begins here. It has no column for what will be done, so it is left"
    " out."
)


def of_continued(
    others: Iterable[CellGrid], sections: Iterable[ActionTable]
) -> Iterator[OpenQuestion]:
    """Ask about a table that seems to be the rest of the one before it."""
    wide = {section.grid.number: len(section.grid.columns) for section in sections}
    for grid in others:
        first = next((row.distinct for row in grid.rows if row.distinct), ())
        is_as_wide = wide.get(grid.number - 1) == len(grid.columns)
        if is_as_wide and any(_is_no_heading(cell.text) for cell in first):
            said = (
                f"It has as many columns as table {grid.number - 1}, but no headings,"
                " so it is left out. If it goes on with that table, put its rows there,"
                " and import the document again."
            )
            wide[grid.number] = len(grid.columns)
            yield OpenQuestion(0, grid.table.name, said, is_unread=True)


def _is_no_heading(text: str) -> bool:
    """Return whether text is a number or a date, as what a row says can be."""
    return dates.looks_like_one(text) or bool(_NUMBER.fullmatch(text.strip()))


_NUMBER = re.compile(r"\d+(?:\.\d+)*[.)]?")


def of_hidden(sections: Iterable[ActionTable]) -> Iterator[OpenQuestion]:
    """Ask about hidden rows of a table of actions, and about hidden columns.

    A filter in Excel hides rows, and the owner of a document may not know that.
    """
    for section in sections:
        for row in section.body:
            begun = [c for c in row.cells.values() if c.row == row.number]
            hidden = {c.column for c in begun if _is_hidden(c)}
            if len(hidden) >= _FEWEST and not row.own:
                said = _HIDDEN.format("If it has an action, show the row")
                yield OpenQuestion(
                    section.grid.number, f"row {row.number}", said, is_unread=True
                )
        yield from _of_hidden_columns(section)


def of_formulas(sections: Iterable[ActionTable]) -> Iterator[OpenQuestion]:
    """Ask about cells whose formula has no result in the file.

    Excel works it out and shows it, so people see words that the file does not have.
    """
    for section in sections:
        for row in section.body:
            for column in section.columns:
                cell = row.cells.get(column.column)
                if cell and cell.row == row.number and _is_not_worked_out(cell):
                    place = place_of(row, column)
                    yield OpenQuestion(
                        section.grid.number, place, _NO_RESULT, is_unread=True
                    )


_NO_RESULT = (
    "It has a formula, but the file does not have the result, so nothing was read."
    " Open the file in Excel, save it, and import it again."
)


def _is_not_worked_out(cell: Cell) -> bool:
    return (
        cell.value is not None
        and cell.value.kind == "formula"
        and any("instruction" in piece.marks for piece in cell.pieces)
        and not any("hidden" in piece.marks for piece in cell.pieces)
    )


def _of_hidden_columns(section: ActionTable) -> Iterator[OpenQuestion]:
    hidden: dict[int, list[Cell]] = {}
    for row in (*section.headings, *section.body):
        for cell in row.cells.values():
            if cell.row == row.number and _is_hidden(cell, HIDDEN_COLUMN):
                hidden.setdefault(cell.column, []).append(cell)
    for column, cells in hidden.items():
        if column not in section.filled and len(cells) >= _FEWEST:
            said = _HIDDEN.format("If it belongs there, show the column")
            place = f"column {text_of(cells[0].pieces)}"
            yield OpenQuestion(section.grid.number, place, said, is_unread=True)


_FEWEST = 2
"""The fewest cells of a row or a column that is hidden."""
_HIDDEN = "It is hidden, so it was not read. {}, and import the document again."


def _is_hidden(cell: Cell, note: str = "") -> bool:
    """Return whether a cell has words, and nobody sees them only because of *note*."""
    return any(
        piece.marks - VISIBLE == {"hidden"} and piece.note in (note or piece.note)
        for piece in cell.pieces
        if _HAS_WORD.search(piece.text)
    )


_HAS_WORD = re.compile(r"\w")


def of_recommendations(
    file: OfficeFile, sections: Sequence[ActionTable], used: Iterable[Where]
) -> Iterator[OpenQuestion]:
    """Ask about recommendations in the text that no table follows directly."""
    taken = {where.block for where in used}
    last = max(section.grid.block for section in sections)
    places = [
        one.place
        for block, one in enumerate(file.blocks[:last])
        if isinstance(one, Paragraph) and block not in taken
        if bands.is_recommendation(one.text)
    ]
    if places:
        it, they = (
            ("It begins", "it is") if len(places) == 1 else ("They begin", "they are")
        )
        said = (
            f"{it} with the number of a recommendation, but no table of actions follows"
            f" directly, so {they} left out. If an action is for one of them, write it"
            ' in "recommendations".'
        )
        place = listed(places, _MOST).replace('"', "")
        yield OpenQuestion(0, place, said, is_unread=True)


_MOST = 8
"""The most places that are listed."""
