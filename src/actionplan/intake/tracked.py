"""Ask about text that was added or deleted with tracked changes, and not accepted.

A document shows what was added as if it was agreed. It is read, and a person is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import slots
from actionplan.intake.entry_drafts import DATED_BY_HEADING
from actionplan.intake.grid import Where, says_something
from actionplan.intake.open_questions import OpenQuestion
from actionplan.office.cells import VISIBLE, Table, text_of
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.intake.action_tables import FoundTables
    from actionplan.intake.grid import GridRow
    from actionplan.intake.headings import ActionTable
    from actionplan.intake.ledger import Use
    from actionplan.office.cells import Cell, OfficeFile, Piece


def questions(
    file: OfficeFile, found: FoundTables, uses: Sequence[Use], *, is_next: bool
) -> Iterator[OpenQuestion]:
    """Ask about each cell or row of a table of actions, and about the title.

    If the document is the next version (*is_next*), only its progress goes into the
    plan, so nothing is said about where the text is.
    """
    for place, change in _every(file, found, uses):
        rest = "" if is_next else f" {change.became}"
        text = f"{change.what} {_HOW}.{rest}"
        yield OpenQuestion(place.table, place.words, text, is_tracked=True)


class _Place(NamedTuple):
    table: int
    words: str


class _Change(NamedTuple):
    """What was added or deleted, and what became of it in a new plan."""

    what: str
    became: str


def _every(
    file: OfficeFile, found: FoundTables, uses: Sequence[Use]
) -> Iterator[tuple[_Place, _Change]]:
    dated = {use.where for use in uses if DATED_BY_HEADING in use.why}
    if found.title is not None and not found.title.where.row:
        block = found.title.where.block
        yield from _of_title(file, block)
    for section, _ in found.sections:
        for row in section.body:
            if row.number not in section.repeated:
                yield from _of_row(section, row, dated)


def _of_title(file: OfficeFile, block: int) -> Iterator[tuple[_Place, _Change]]:
    one = file.blocks[block]
    if isinstance(one, Table):
        return
    if said := _said(_added(one.pieces), _deleted(one.pieces), "It is in the plan."):
        yield _Place(0, one.place), said


def _of_row(
    section: ActionTable, row: GridRow, dated: set[Where]
) -> Iterator[tuple[_Place, _Change]]:
    """Ask about a whole row at once, if nothing in it was there before."""
    columns = {c.column: c for c in section.columns}
    left_out = {c.column for c in section.columns if c.how == "dropped"}
    cells = [
        cell
        for place, cell in row.cells.items()
        if (cell.row, cell.column) == (row.number, place) and place not in left_out
    ]
    number = section.grid.number
    if said := _of_whole_row(cells):
        yield _Place(number, f"row {row.number}"), said
        return
    for cell in cells:
        column = columns.get(cell.column)
        place = slots.place_of(row, column) if column else cell.place
        is_dated = section.grid.where(cell) in dated
        kept = "It is in the plan, with the date of its heading."
        kept = kept if is_dated else "It is in the plan."
        if said := _said(_added(cell.pieces), _deleted(cell.pieces), kept):
            yield _Place(number, place), said


def _of_whole_row(cells: Sequence[Cell]) -> _Change | None:
    """Say that a row was added or deleted; None if something else is in it."""
    pieces = [[p for p in cell.pieces if _is_said(p)] for cell in cells]
    pieces = [each for each in pieces if each]
    texts = [text_of(each) for each in pieces]
    if len(pieces) < _FEWEST:
        return None
    said = quoted(" ".join(texts))
    if all("inserted" in piece.marks for each in pieces for piece in each):
        return _Change("This row was added", f"It is in the plan: {said}.")
    if all("deleted" in piece.marks for each in pieces for piece in each):
        return _Change("This row was deleted", f"It is not in the plan: {said}.")
    return None


_FEWEST = 2
"""The fewest cells of a row that make it one, and not a heading."""
_HOW = "with tracked changes, which nobody has accepted yet"


def _said(added: str, deleted: str, kept: str) -> _Change | None:
    """Say what was added and deleted; None if nothing was."""
    if added and deleted:
        both = f"{quoted(added)} was added and {quoted(deleted)} was deleted"
        return _Change(both, "The plan has the text with these changes.")
    if added:
        return _Change(f"{quoted(added)} was added", kept)
    if deleted:
        return _Change(f"{quoted(deleted)} was deleted", "It is not in the plan.")
    return None


def _added(pieces: Sequence[Piece]) -> str:
    return _text(p for p in pieces if p.is_data and "inserted" in p.marks)


def _deleted(pieces: Sequence[Piece]) -> str:
    return _text(p for p in pieces if "deleted" in p.marks and _is_said(p))


def _text(pieces: Iterator[Piece]) -> str:
    text = text_of(pieces)
    return text if says_something(text) else ""


def _is_said(piece: Piece) -> bool:
    """Return whether people see text, or saw it before it was deleted."""
    return piece.marks - {"deleted"} <= VISIBLE and says_something(piece.text)
