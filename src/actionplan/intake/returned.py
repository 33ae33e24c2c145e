"""Read what owners filled in on a tracker or on the form of a sheet.

A row is known by its plan ID and action number. The rows of a tracker have a key in a
hidden column, which also says if a locked cell was changed. Nothing that was filled in
is left out without a line that says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.office.cells import (
    HIDDEN_COLUMN,
    HIDDEN_ROW,
    VISIBLE,
    Paragraph,
    text_of,
)
from actionplan.plan import return_form
from actionplan.text import dates, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.office.cells import Cell, OfficeFile, Piece, Table
    from actionplan.text.dates import Date

Doubtful: TypeAlias = Literal["", "formula", "date"]
"""Why a cell cannot be used as it is: it is worked out, or a date in 2 ways."""
Why: TypeAlias = Literal[
    "comment", "struck", "no-column", "above", "sheet", "headings", "added", "hidden"
]
"""Why text is no part of a report: among others because it is above the headings, or in
a form of which a heading was changed, or was added next to the form."""


class FilledCell(NamedTuple):
    """What a cell says; empty if it was not filled in."""

    text: str
    place: str
    """Where it is, for people: sheet Tracker, row 12, column H (Date)."""
    date: Date | None = None
    doubt: Doubtful = ""


class FormRow(NamedTuple):
    """A row in which something was filled in."""

    name: FilledCell
    """The plan ID and action number."""
    cells: tuple[FilledCell, ...]
    """One for each of the columns to fill in, in their order."""
    key: return_form.RowKey | None
    """What was sent; None if the row has no key."""
    key_is_spoilt: bool
    """Whether the hidden column has something else in place of the key."""
    asks_if_agreed: bool
    """Whether there is a column for whether a new date has been agreed."""

    def cell(self, field: str) -> FilledCell:
        """Return the cell that gives a field of the entry."""
        return self.cells[return_form.FIELDS.index(field)]

    @property
    def is_filled_in(self) -> bool:
        """Whether it says anything. That no date was agreed says nothing by itself."""
        agreed = self.cell(return_form.FIELDS.agreed)
        said = [each.text for each in self.cells if each is not agreed]
        return any(said) or return_form.is_agreed(agreed.text or "no") is not False


class ChangedCell(NamedTuple):
    """A locked cell that does not say what was sent."""

    place: str
    text: str


class LeftOver(NamedTuple):
    """Text that is in the file, but is not part of a report."""

    place: str
    text: str
    why: Why


class Returned(NamedTuple):
    """What came back."""

    is_tracker: bool
    made: str
    """The report date of a tracker: 2026-11-24. Empty if it is not known."""
    actions: int
    """How many rows name an action."""
    rows: tuple[FormRow, ...]
    changed: tuple[ChangedCell, ...]
    left_over: tuple[LeftOver, ...]


def read(file: OfficeFile) -> Returned | None:
    """Read the forms of a file; None if it has none."""
    heads = {id(table): head for table in file.tables if (head := _head(table))}
    if not heads:
        return None
    readers = [_FormReader(t, heads[id(t)]) for t in file.tables if id(t) in heads]
    made = [reader.head.made for reader in readers]
    is_tracker = any(reader.head.key for reader in readers)
    found = [row for reader in readers for row in reader.rows()]
    left = [each for reader in readers for each in reader.left_over()]
    if file.kind == "xlsx":
        known = (return_form.HELP, return_form.LISTS) if is_tracker else ()
        left += _other_sheets(file, heads, {f"sheet {name}" for name in known})
    else:
        left += _spoilt(file, heads)
        left += _next_to_the_form(file, heads)
    return Returned(
        is_tracker=is_tracker,
        made=next(filter(None, made), ""),
        actions=sum(reader.actions() for reader in readers),
        rows=tuple(row for row in found if row.is_filled_in),
        changed=tuple(each for reader in readers for each in reader.changed()),
        left_over=tuple(left),
    )


def missing_headings(file: OfficeFile) -> tuple[str, ...]:
    """Return the headings that a form lacks; empty if no table was sent as a form.

    A table was, if it has most of the headings, and the name of an action below them.
    """
    for table in file.tables:
        row = _row_with_most(table)
        below = [_said(cell) for cell in table.cells if row and cell.row > row]
        if any(map(_NAME.fullmatch, below)):
            texts = map(names.plain, _texts_by_row(table)[row].values())
            has = frozenset(texts)
            return tuple(h for h in return_form.ALWAYS if names.plain(h) not in has)
    return ()


_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[A-Za-z0-9][A-Za-z0-9.-]*")
"""The plan ID and action number, as in scr-family-a-2011/1.1."""


def _other_sheets(
    file: OfficeFile, heads: Mapping[int, _Head], known: set[str]
) -> Iterator[LeftOver]:
    for table in file.tables:
        if id(table) not in heads and table.name not in known:
            pieces = [piece for cell in table.cells for piece in cell.pieces]
            texts = [text for piece in pieces if (text := piece.text.strip())]
            yield from (LeftOver(table.name, text, "sheet") for text in texts[:1])


def _spoilt(file: OfficeFile, heads: Mapping[int, _Head]) -> Iterator[LeftOver]:
    """Yield the tables that have most headings of a form, and what was filled in."""
    for table in file.tables:
        row = 0 if id(table) in heads else _row_with_most(table)
        texts = (_said(c) for c in table.cells if row and c.row > row and c.column > 1)
        if said := next(filter(None, texts), ""):
            yield LeftOver(table.name, said, "headings")


def _row_with_most(table: Table) -> int:
    """Return the first row that has at least half of the headings; 0 if none has."""
    for number, texts in sorted(_texts_by_row(table).items()):
        found = _WANTED & {names.plain(text) for text in texts.values()}
        if 2 * len(found) >= len(_WANTED):
            return number
    return 0


def _next_to_the_form(
    file: OfficeFile, heads: Mapping[int, _Head]
) -> Iterator[LeftOver]:
    """Yield what was added to a document outside the form.

    Text above the form was sent, unless it is marked as added. Below the last form, the
    marking is the only text that was sent, and it is above the form as well.
    """
    last = max(at for at, block in enumerate(file.blocks) if id(block) in heads)
    sent = {b.text for b in file.blocks[:last] if isinstance(b, Paragraph)}
    for at, block in enumerate((*file.blocks, *file.apart)):
        if isinstance(block, Paragraph):
            is_below = last < at < len(file.blocks) and block.text not in sent
            if is_below and block.text:
                yield LeftOver(block.place, block.text, "added")
            yield from _added(block.place, block.pieces, is_told=is_below)
        elif id(block) not in heads:
            for cell in block.cells:
                yield from _added(f"{block.name}, {cell.place}", cell.pieces)


def _added(
    place: str, pieces: Sequence[Piece], *, is_told: bool = False
) -> Iterator[LeftOver]:
    """Yield comments, and also what is marked as added, unless that *is told*."""
    for piece in pieces:
        if text := piece.text.strip():
            if piece.marks & {"comment", "note"}:
                yield LeftOver(place, text, "comment")
            elif "text-box" in piece.marks or (
                "inserted" in piece.marks and piece.is_data and not is_told
            ):
                yield LeftOver(place, text, "added")


class _Head(NamedTuple):
    """The heading row of a form: the column of each heading."""

    row: int
    columns: Mapping[str, int]
    """By heading, in lower case with single spaces."""
    places: Mapping[int, str]
    """How people call each column."""
    key: int
    """The hidden column; 0 if there is none."""
    made: str


def _head(table: Table) -> _Head | None:
    """Find the row that has all headings of the form."""
    rows = _texts_by_row(table)
    for number in sorted(rows):
        texts = rows[number]
        columns: dict[str, int] = {}
        for column, text in sorted(texts.items()):
            columns.setdefault(names.plain(text), column)
        if columns.keys() >= _WANTED:
            at = [c for c, text in texts.items() if text.startswith(return_form.KEY)]
            day = texts[at[0]].removeprefix(return_form.KEY).strip() if at else ""
            return _Head(
                row=number,
                columns=columns,
                places={c.column: _column(c) for c in table.cells if c.row == number},
                key=at[0] if at else 0,
                made=day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else "",
            )
    return None


def _texts_by_row(table: Table) -> dict[int, dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = " ".join(_said(cell).split())
    return rows


_WANTED = {names.plain(heading) for heading in return_form.ALWAYS}


def _column(cell: Cell) -> str:
    letters = re.match(r"[A-Z]+(?=\d+$)", cell.place)
    return letters[0] if letters else str(cell.column)


class _FormReader:
    """Read one table that is a form."""

    def __init__(self, table: Table, head: _Head) -> None:
        self.head = head
        self._table = table
        self._is_text = any(cell.place.startswith("line ") for cell in table.cells)
        self._is_sheet = any(map(str.isalpha, head.places.values()))
        self._rows: dict[int, dict[int, Cell]] = {}
        below = [cell for cell in table.cells if cell.row > head.row]
        for cell in below:
            self._rows.setdefault(cell.row, {})[cell.column] = cell
        for cell in below:  # what a merged cell says, it says for each of its rows
            if cell.rows > 1:
                for number, cells in self._rows.items():
                    if cell.row < number < cell.row + cell.rows:
                        cells.setdefault(cell.column, cell)

    def actions(self) -> int:
        return sum(
            bool(self._cell(n, return_form.HEADINGS.action).text) for n in self._rows
        )

    def rows(self) -> Iterator[FormRow]:
        for number in self._rows:
            written = self._key(number)
            key = return_form.read_key(written)
            yield FormRow(
                name=self._cell(number, return_form.HEADINGS.action),
                cells=tuple(self._cell(number, each) for each in return_form.OPEN),
                key=key,
                key_is_spoilt=bool(written) and key is None,
                asks_if_agreed=self._has(return_form.OPEN.agreed),
            )

    def changed(self) -> Iterator[ChangedCell]:
        """Yield the locked cells that were changed, but for the name of the action."""
        for number in self._rows:
            key = return_form.read_key(self._key(number))
            for heading, sent in (key.cells if key else {}).items():
                cell = self._cell(number, heading)
                if heading == return_form.LOCKED.action or not self._has(heading):
                    continue
                said = str(cell.date) if cell.date else cell.text
                if return_form.hash_of(said) != sent:
                    yield ChangedCell(cell.place, cell.text)

    def left_over(self) -> Iterator[LeftOver]:
        """Yield what is written into the table of the form, but is not read."""
        yield from self._above()
        known = {self.head.columns.get(names.plain(heading)) for heading in _KNOWN}
        known.add(self.head.key)
        for number, cells in self._rows.items():
            for column, cell in cells.items():
                if cell.row != number:
                    continue
                place = self._place(number, column, "")
                if column not in known and (text := _said(cell)):
                    yield LeftOver(place, text, "no-column")
                for piece in cell.pieces:
                    if piece.text.strip() and (why := _why_not(piece)):
                        yield LeftOver(place, piece.text.strip(), why)

    def _above(self) -> Iterator[LeftOver]:
        """Yield what is in the rows down to the headings, and was not there when sent.

        Above the headings, a tracker has text only in its first column, and next to its
        note about what could not be read.
        """
        top = [cell for cell in self._table.cells if cell.row <= self.head.row]
        notes = {c.row for c in top if _said(c) == return_form.PLEASE_NOTE}
        for cell in top:
            place = self._place(cell.row, cell.column, "")
            was_sent = self.head.key and cell.column <= 1 + (cell.row in notes)
            if cell.row < self.head.row and not was_sent and (text := _said(cell)):
                yield LeftOver(place, text, "above")
            for piece in cell.pieces:
                if piece.text.strip() and _why_not(piece) == "comment":
                    yield LeftOver(place, piece.text.strip(), "comment")

    def _has(self, heading: str) -> bool:
        return names.plain(heading) in self.head.columns

    def _key(self, number: int) -> str:
        cell = self._rows[number].get(self.head.key) if self.head.key else None
        return _said(cell) if cell else ""

    def _cell(self, number: int, heading: str) -> FilledCell:
        column = self.head.columns.get(names.plain(heading), 0)
        place = self._place(number, column, heading)
        cell = self._rows[number].get(column)
        if cell is None:
            return FilledCell("", place)
        text, value = _said(cell), cell.value
        doubt: Doubtful = ""
        if any("instruction" in piece.marks for piece in cell.pieces):
            return FilledCell(text or "=", place, doubt="formula")
        if value is not None and value.doubt:
            doubt = "formula" if value.doubt == "no-value" else "date"
        found = value.date if value is not None and not doubt else None
        if value is None and self.head.key and _SHOWN_BY_EXCEL.fullmatch(text):
            found = dates.typed(text)
        return FilledCell(text, place, found, doubt)

    def _place(self, number: int, column: int, heading: str) -> str:
        row = f"line {number}" if self._is_text else f"row {number}"
        name = _letters(column) if self._is_sheet else str(column)
        at = f", column {name}" if column else ""
        of = f" ({heading})" if heading else ""
        return f"{self._table.name}, {row}{at}{of}"


_KNOWN = (*return_form.LOCKED, *return_form.OPEN)
_SHOWN_BY_EXCEL = re.compile(r"1 (?!May)[A-Z][a-z]{2} [0-9]{4}")
"""The first of a month as a tracker shows it, and saves it in a text file.

Nobody knows whether a month was typed. "1 May 2027" may have been typed as text.
"""


def _letters(column: int) -> str:
    """Name a column as Excel does: 28 is AB."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _said(cell: Cell) -> str:
    """Return what a cell says, also if a filter hides its row."""
    pieces = [piece for piece in cell.pieces if _is_said(piece)]
    if cell.value is not None and pieces:
        return cell.value.shown.strip()
    return text_of(pieces)


def _is_said(piece: Piece) -> bool:
    marks = piece.marks - VISIBLE
    return not marks or (
        marks == {"hidden"} and piece.note in (HIDDEN_ROW, HIDDEN_COLUMN)
    )


def _why_not(piece: Piece) -> Why | None:
    """Say why text is not read; None if it is, or if nobody wrote it as a report."""
    if _is_said(piece) or "instruction" in piece.marks:
        return None
    if piece.marks & {"comment", "note"}:
        return "comment"
    if piece.marks & {"struck", "deleted"}:
        return "struck"
    return "hidden" if piece.marks & {"hidden", "covered", "text-box"} else None
