"""Read what owners filled in on a tracker or on the form of a sheet.

A row is known by its plan ID and action number. The rows of a tracker have a key in a
hidden column, which also says if a locked cell was changed. Nothing that was filled in
is left out without a line that says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.office.cells import HIDDEN_COLUMN, HIDDEN_ROW, VISIBLE, text_of
from actionplan.plan import return_form
from actionplan.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.office.cells import Cell, OfficeFile, Piece, Table
    from actionplan.text.dates import Date

Doubtful: TypeAlias = Literal["", "formula", "date"]
"""Why a cell cannot be used as it is: it is worked out, or a date in 2 ways."""
Why: TypeAlias = Literal["comment", "struck", "no-column", "sheet", "hidden"]


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
    return Returned(
        is_tracker=is_tracker,
        made=next(filter(None, made), ""),
        actions=sum(reader.actions() for reader in readers),
        rows=tuple(row for row in found if row.is_filled_in),
        changed=tuple(each for reader in readers for each in reader.changed()),
        left_over=tuple(left),
    )


def _other_sheets(
    file: OfficeFile, heads: Mapping[int, _Head], known: set[str]
) -> Iterator[LeftOver]:
    for table in file.tables:
        texts = [each for cell in table.cells if (each := _said(cell))]
        if id(table) not in heads and table.name not in known and texts:
            yield LeftOver(table.name, texts[0], "sheet")


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
    rows: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = " ".join(_said(cell).split())
    wanted = {names.plain(heading) for heading in return_form.ALWAYS}
    for number in sorted(rows):
        texts = rows[number]
        columns: dict[str, int] = {}
        for column, text in sorted(texts.items()):
            columns.setdefault(names.plain(text), column)
        if wanted <= columns.keys():
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
        for cell in table.cells:
            if cell.row > head.row:
                self._rows.setdefault(cell.row, {})[cell.column] = cell

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
        """Yield what is written into the rows of the form, but is not read."""
        known = {self.head.columns.get(names.plain(heading)) for heading in _KNOWN}
        known.add(self.head.key)
        for number, cells in self._rows.items():
            for column, cell in cells.items():
                place = self._place(number, column, "")
                if column not in known and (text := _said(cell)):
                    yield LeftOver(place, text, "no-column")
                for piece in cell.pieces:
                    if piece.text.strip() and (why := _why_not(piece)):
                        yield LeftOver(place, piece.text.strip(), why)

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
        return FilledCell(text, place, found, doubt)

    def _place(self, number: int, column: int, heading: str) -> str:
        row = f"line {number}" if self._is_text else f"row {number}"
        name = _letters(column) if self._is_sheet else str(column)
        at = f", column {name}" if column else ""
        of = f" ({heading})" if heading else ""
        return f"{self._table.name}, {row}{at}{of}"


_KNOWN = (*return_form.LOCKED, *return_form.OPEN)


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
