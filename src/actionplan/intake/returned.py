"""Read what owners filled in on a tracker or on the form of a sheet.

A row is known by its plan ID and action number. The rows of a tracker have a key in a
hidden column, which also says if a locked cell was changed. Nothing that was filled in
is left out without a line that says so.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.intake import outside_form
from actionplan.intake.form_cells import (
    WANTED,
    letters,
    row_with_most,
    said,
    texts_by_row,
)
from actionplan.intake.outside_form import LeftOver
from actionplan.plan import return_form
from actionplan.text import dates, names, sent_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.intake.outside_form import Why
    from actionplan.office.cells import Cell, NotRead, OfficeFile, Table
    from actionplan.text.dates import Date

Doubtful: TypeAlias = Literal["", "formula", "date"]
"""Why a cell cannot be used as it is: it is worked out, or a date in 2 ways."""


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
    not_read: tuple[NotRead, ...]
    """Pictures and files in the file, none of which was sent."""
    links: tuple[str, ...]
    """The addresses to which words lead, but which the file does not show."""
    lines_known: bool
    """Whether what was added next to the form can be told from what was sent."""


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
    sent = file.sent.union(*(reader.head.sent for reader in readers))
    if file.kind == "xlsx":
        left += outside_form.in_workbook(file, heads, sent, is_tracker=is_tracker)
    else:
        left += outside_form.spoilt(file, heads)
        left += outside_form.in_document(file, heads, sent)
    return Returned(
        is_tracker=is_tracker,
        made=next(filter(None, made), ""),
        actions=sum(reader.actions() for reader in readers),
        rows=tuple(row for row in found if row.is_filled_in),
        changed=tuple(each for reader in readers for each in reader.changed()),
        left_over=tuple(left),
        not_read=tuple(n for n in file.not_read if n.what != "rule-colours"),
        links=tuple(outside_form.hidden_links(file)),
        lines_known=is_tracker or bool(sent),
    )


def missing_headings(file: OfficeFile) -> tuple[str, ...]:
    """Return the headings that a form lacks; empty if no table was sent as a form.

    A table was, if it has most of the headings, and the name of an action below them.
    """
    for table in file.tables:
        row = row_with_most(table)
        below = [said(cell) for cell in table.cells if row and cell.row > row]
        if any(map(_NAME.fullmatch, below)):
            texts = map(names.plain, texts_by_row(table)[row].values())
            has = frozenset(texts)
            return tuple(h for h in return_form.ALWAYS if names.plain(h) not in has)
    return ()


_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[A-Za-z0-9][A-Za-z0-9.-]*")
"""The plan ID and action number, as in scr-family-a-2011/1.1."""


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
    sent: frozenset[str]
    """The marks of the lines that a tracker had when it was sent."""


def _head(table: Table) -> _Head | None:
    """Find the row that has all headings of the form."""
    rows = texts_by_row(table)
    for number in sorted(rows):
        texts = rows[number]
        columns: dict[str, int] = {}
        for column, text in sorted(texts.items()):
            columns.setdefault(names.plain(text), column)
        if columns.keys() >= WANTED:
            at = [c for c, text in texts.items() if text.startswith(return_form.KEY)]
            about = texts[at[0]].removeprefix(return_form.KEY).strip() if at else ""
            day, _, marks = about.partition(" ")
            return _Head(
                row=number,
                columns=columns,
                places={c.column: _column(c) for c in table.cells if c.row == number},
                key=at[0] if at else 0,
                made=day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else "",
                sent=sent_lines.read(marks),
            )
    return None


def _column(cell: Cell) -> str:
    name = re.match(r"[A-Z]+(?=\d+$)", cell.place)
    return name[0] if name else str(cell.column)


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
            key = self._keys[number]
            yield FormRow(
                name=self._cell(number, return_form.HEADINGS.action),
                cells=self._filled[number],
                key=key,
                key_is_spoilt=bool(self._key(number)) and key is None,
                asks_if_agreed=self._has(return_form.OPEN.agreed),
            )

    @cached_property
    def _filled(self) -> dict[int, tuple[FilledCell, ...]]:
        """The cells to fill in, by row."""
        return {
            number: tuple(self._cell(number, each) for each in return_form.OPEN)
            for number in self._rows
        }

    def _is_filled_in(self, number: int) -> bool:
        return any(each.text for each in self._filled[number])

    def changed(self) -> Iterator[ChangedCell]:
        """Yield the locked cells that were changed.

        If a row with the name of another action is filled in, it is refused for that.
        """
        for number in self._rows:
            key = self._keys[number]
            is_filled_in = self._is_filled_in(number)
            for heading, sent in (key.cells if key else {}).items():
                cell = self._cell(number, heading)
                if not self._has(heading) or (
                    heading == return_form.LOCKED.action and is_filled_in
                ):
                    continue
                if not self._is_as_sent(cell, sent):
                    yield ChangedCell(cell.place, cell.text)

    def _is_as_sent(self, cell: FilledCell, sent: str) -> bool:
        text = str(cell.date) if cell.date else cell.text
        return return_form.hash_of(text) == sent

    def left_over(self) -> Iterator[LeftOver]:
        """Yield what is written into the table of the form, but is not read."""
        yield from self._above()
        known = {self.head.columns.get(names.plain(heading)) for heading in _KNOWN}
        known.add(self.head.key)
        for number, cells in self._rows.items():
            is_filled_in = self._is_filled_in(number)
            for column, cell in cells.items():
                if cell.row != number:
                    continue
                place = self._place(number, column, "")
                is_note = (
                    column == self.head.key
                    and not is_filled_in
                    and not return_form.read_key(self._key(number))
                )
                if (column not in known or is_note) and (text := said(cell)):
                    yield LeftOver(place, text, "no-column")
                for piece in cell.pieces:
                    if piece.text.strip() and (why := outside_form.why_not(piece)):
                        yield LeftOver(place, piece.text.strip(), why)
        yield from self._in_rows_added()

    def _in_rows_added(self) -> Iterator[LeftOver]:
        """Yield what is next to the white cells of a row that was not sent.

        A copy of a row says the same as the row. If the key of the row itself is gone,
        nobody knows, and its grey cells do not count.
        """
        sent = {
            (key.name, heading): hashed
            for key in self._keys.values()
            if key
            for heading, hashed in key.cells.items()
        }
        for number in self._rows:
            if self._key(number):
                continue
            is_filled_in = self._is_filled_in(number)
            name = self._cell(number, return_form.LOCKED.action)
            for heading in return_form.LOCKED:
                cell = self._cell(number, heading)
                if not (cell.text and self._has(heading)):
                    continue
                if heading == return_form.LOCKED.action and (
                    is_filled_in or _NAME.fullmatch(cell.text)
                ):
                    continue
                hashed = sent.get((name.text, heading), "")
                is_known = bool(hashed) or not is_filled_in
                if is_known and not self._is_as_sent(cell, hashed):
                    why: Why = "row-added" if self.head.key else "no-entry"
                    yield LeftOver(cell.place, cell.text, why)

    def _above(self) -> Iterator[LeftOver]:
        """Yield what is in the rows down to the headings, and was not there when sent.

        A tracker has text above the headings only in its first column, and next to its
        note about what could not be read.
        """
        sent = self.head.sent
        top = [cell for cell in self._table.cells if cell.row <= self.head.row]
        notes = {c.row for c in top if said(c) == return_form.PLEASE_NOTE}
        headings = {*map(names.plain, _KNOWN)}
        for cell in top:
            place = self._place(cell.row, cell.column, "")
            text = said(cell)
            is_own_column = cell.column <= 1 + (cell.row in notes)
            if cell.row == self.head.row:
                plain = names.plain(text)
                is_own = cell.column == self.head.key or (
                    plain in headings and self.head.columns.get(plain) == cell.column
                )
                if text and not is_own:
                    yield LeftOver(place, text, "no-heading")
            elif sent:
                of = "" if is_own_column else sent_lines.NOWHERE
                for _, new in sent_lines.added((text,), sent, of):
                    yield LeftOver(place, new, "above")
            elif text and not (self.head.key and is_own_column):
                yield LeftOver(place, text, "above")
            for piece in cell.pieces:
                if piece.text.strip() and outside_form.why_not(piece) == "comment":
                    yield LeftOver(place, piece.text.strip(), "comment")

    def _has(self, heading: str) -> bool:
        return names.plain(heading) in self.head.columns

    @cached_property
    def _keys(self) -> dict[int, return_form.RowKey | None]:
        """The key of each row.

        If the rows were sorted without the hidden column, that is the key of the row
        with the same name, unless another locked cell of it was changed.
        """
        own = {n: return_form.read_key(self._key(n)) for n in self._rows}
        named = {key.name: key for key in own.values() if key}
        for number, key in own.items():
            text = self._cell(number, return_form.LOCKED.action).text
            moved = named.get(text)
            if key and moved and key.name != text and self._is_row_of(number, moved):
                own[number] = moved
        return own

    def _is_row_of(self, number: int, key: return_form.RowKey) -> bool:
        return all(
            self._is_as_sent(self._cell(number, heading), sent)
            for heading, sent in key.cells.items()
            if self._has(heading)
        )

    def _key(self, number: int) -> str:
        cell = self._rows[number].get(self.head.key) if self.head.key else None
        return said(cell) if cell else ""

    def _cell(self, number: int, heading: str) -> FilledCell:
        column = self.head.columns.get(names.plain(heading), 0)
        place = self._place(number, column, heading)
        cell = self._rows[number].get(column)
        if cell is None:
            return FilledCell("", place)
        text, value = said(cell), cell.value
        doubt: Doubtful = ""
        if any(
            "instruction" in piece.marks and not outside_form.is_link(piece)
            for piece in cell.pieces
        ):
            return FilledCell(text or "=", place, doubt="formula")
        if value is not None and value.doubt:
            doubt = "formula" if value.doubt == "no-value" else "date"
        found = value.date if value is not None and not doubt else None
        if value is None and self.head.key and _SHOWN_BY_EXCEL.fullmatch(text):
            found = dates.typed(text)
        return FilledCell(text, place, found, doubt)

    def _place(self, number: int, column: int, heading: str) -> str:
        row = f"line {number}" if self._is_text else f"row {number}"
        name = letters(column) if self._is_sheet else str(column)
        at = f", column {name}" if column else ""
        of = f" ({heading})" if heading else ""
        return f"{self._table.name}, {row}{at}{of}"


_KNOWN = (*return_form.LOCKED, *return_form.OPEN)
_SHOWN_BY_EXCEL = re.compile(
    r"1 (?!May)[A-Z][a-z]{2} [0-9]{4}|0?1-(?!May)[A-Z][a-z]{2}-(?:[0-9]{2}){1,2}"
)
"""The first of a month as a tracker shows it, and saves it in a text file.

If the format of the cell was changed, it may be 1-Sep-12. Nobody knows whether
a month was typed. "1 May 2027" may have been typed as text.
"""
