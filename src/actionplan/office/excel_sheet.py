"""Read one sheet of a workbook: only the cells that are in the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET  # the parts have been checked: see package

from actionplan.diagnostics import Refusal
from actionplan.office import package
from actionplan.office.cells import (
    HIDDEN_COLUMN,
    HIDDEN_ROW,
    Cell,
    Piece,
    Value,
)
from actionplan.office.excel_formats import is_never_shown, iso_value, number_value
from actionplan.office.excel_names import (
    MAX_COLUMN,
    Area,
    TextRun,
    X,
    area,
    is_true,
    name_of,
    position,
    runs,
    unescaped,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.office.cells import Mark
    from actionplan.office.excel_styles import CellFormat, ExcelStyles

MAX_LOOKED_AT = 2_000_000
"""How many rows may be looked at for merged cells, if these are very many."""


class TextRoom:
    """How many characters the cells may still show: many can share one text."""

    def __init__(self) -> None:
        self._left = package.MAX_UNPACKED

    def take(self, shown: Iterable[TextRun]) -> None:
        """Count what one more cell shows."""
        self._left -= sum(len(run.text) for run in shown)
        if self._left < 0:
            raise Refusal(package.too_large("unpacked"))


class Book(NamedTuple):
    """What the sheets of a workbook share."""

    styles: ExcelStyles
    strings: tuple[tuple[TextRun, ...], ...]
    used: set[int]
    """The shared texts that a cell has referred to."""
    room: TextRoom
    from_1904: bool


class Sheet(NamedTuple):
    """The cells of a sheet, and the other text that is written in it."""

    cells: tuple[Cell, ...]
    margins: tuple[str, ...]
    """The headers and footers, with their codes."""
    rules: int
    """How many rules give colours to cells."""


_ROW = f"{X}row"
_CELL = f"{X}c"


class _Where(NamedTuple):
    row: int
    column: int
    hidden: str
    """Why nobody sees the cell; "" if it is shown."""


class SheetReader:
    """Read the XML of one sheet, row by row."""

    def __init__(self, book: Book, *, is_hidden: bool) -> None:
        self._book = book
        self._is_hidden = is_hidden
        self._cells: dict[tuple[int, int], Cell] = {}
        self._columns = bytearray(MAX_COLUMN + 1)
        """Which columns are hidden."""
        self._merged: list[Area] = []
        self._margins: list[str] = []
        self._shared: dict[str, str] = {}
        """Formulas that several cells share, by number."""
        self._rules = 0
        self._row = 0

    def read(self, data: bytes, comments: Iterable[tuple[str, Piece]]) -> Sheet:
        """Return what is in the sheet. Comments belong to cells by their names."""
        for each in ET.fromstring(data).iter():  # noqa: S314 -- see package.scan
            self._element(each)
        self._merge()
        for reference, piece in comments:
            self._comment(reference, piece)
        ordered = tuple(self._cells[at] for at in sorted(self._cells))
        return Sheet(ordered, tuple(self._margins), self._rules)

    def _element(self, each: ET.Element) -> None:
        """Read a row of cells, or what is said about rows, columns and pages."""
        tag = each.tag
        if tag == _ROW:
            self._read_row(each)
        elif tag == f"{X}col" and _is_hidden(each, "width"):
            first, last = _count(each.get("min")), _count(each.get("max"))
            last = min(last, MAX_COLUMN)
            self._columns[first : last + 1] = b"\1" * (last + 1 - first)
        elif tag == f"{X}mergeCell":
            if found := area(each.get("ref", "")):
                self._merged.append(found)
        elif tag == f"{X}conditionalFormatting":
            self._rules += 1
        elif tag in _MARGINS and each.text:
            self._margins.append(unescaped(each.text))

    def _read_row(self, row: ET.Element) -> None:
        self._row = _count(row.get("r")) or self._row + 1
        is_hidden = _is_hidden(row, "ht")
        column = 0
        for cell in row.iterfind(_CELL):
            at = position(cell.get("r", ""))
            column = column + 1 if at is None else at[1]
            hidden = ""
            if self._is_hidden:
                hidden = "on a hidden sheet"
            elif is_hidden:
                hidden = HIDDEN_ROW
            elif column <= MAX_COLUMN and self._columns[column]:
                hidden = HIDDEN_COLUMN
            self._read_cell(cell, _Where(at[0] if at else self._row, column, hidden))

    def _read_cell(self, cell: ET.Element, where: _Where) -> None:
        form = self._book.styles.of(_count(cell.get("s")))
        formula = self._formula(cell)
        value, shown = self._content(cell, form, formula)
        pieces = self._pieces(shown, form, where)
        if formula is not None and formula.text:
            marks: frozenset[Mark] = frozenset(("instruction",))
            pieces.insert(0, Piece(formula.text, marks, note="formula"))
        pieces += _behind_inline(cell)
        if not pieces and value is None and not form.colour:
            return
        found = Cell(
            row=where.row,
            column=where.column,
            pieces=tuple(pieces),
            place=name_of(where.row, where.column),
            colour=form.colour,
            value=value,
        )
        if len(self._cells) == package.MAX_CELLS:
            raise Refusal(package.too_large("cells"))
        key = (where.row, where.column)
        if before := self._cells.get(key):  # Excel never writes one cell twice
            found = before._replace(pieces=(*before.pieces, *_behind(found)))
        self._cells[key] = found

    def _formula(self, cell: ET.Element) -> ET.Element | None:
        formula = cell.find(f"{X}f")
        if formula is not None and formula.text and formula.get("t") == "shared":
            self._shared[formula.get("si", "")] = formula.text
        return formula

    def _content(
        self, cell: ET.Element, form: CellFormat, formula: ET.Element | None
    ) -> tuple[Value | None, tuple[TextRun, ...]]:
        """Return what kind of value a cell has, and the characters of it."""
        kind = cell.get("t", "n")
        inline = cell.find(f"{X}is")
        if inline is not None:
            return None, runs(inline)
        stored = cell.find(f"{X}v")
        written = "" if stored is None else stored.text or ""
        if kind == "s":
            return None, self._string(written)
        if not written:
            is_empty_text = kind == "str" and stored is not None
            if formula is None or is_empty_text:
                return None, ()
            return Value("formula", "", doubt="no-value"), ()
        text = unescaped(written)
        return self._value(kind, text, form, formula), (TextRun(text),)

    def _value(
        self, kind: str, text: str, form: CellFormat, formula: ET.Element | None
    ) -> Value | None:
        match kind:
            case "b":
                return Value("true-or-false", "TRUE" if is_true(text) else "FALSE")
            case "e":
                return Value("error", text, doubt="no-value")
            case "n":
                value = number_value(text, form, from_1904=self._book.from_1904)
                if value is not None and value.date is not None and formula is not None:
                    code = formula.text or self._shared.get(formula.get("si", ""), "")
                    if _CHANGING.search(code):
                        return value._replace(doubt="changes-daily")
                return value
            case "d":
                return iso_value(text, form)
            case _:
                return None

    def _string(self, written: str) -> tuple[TextRun, ...]:
        number = int(written) if re.fullmatch("[0-9]{1,9}", written) else -1
        if not 0 <= number < len(self._book.strings):
            return ()
        self._book.used.add(number)
        self._book.room.take(self._book.strings[number])
        return self._book.strings[number]

    def _pieces(
        self, shown: tuple[TextRun, ...], form: CellFormat, where: _Where
    ) -> list[Piece]:
        note = where.hidden
        if not note and is_never_shown(form):
            note = "by its format"
        return [_piece(run, form, note) for run in shown if run.text]

    def _comment(self, reference: str, piece: Piece) -> None:
        """Put a comment into its cell. If there is no such cell, make one."""
        at = position(reference) or (1, 1)
        found = self._cells.get(at) or Cell(*at, (), name_of(*at))
        self._cells[at] = found._replace(pieces=(*found.pieces, piece))

    def _merge(self) -> None:
        """Join merged cells. What is behind the first is covered."""
        rows: dict[int, list[int]] = {}
        for row, column in self._cells:
            rows.setdefault(row, []).append(column)
        order = sorted(rows)
        looked_at = 0
        for merged in self._merged:
            begin = bisect_left(order, merged.row)
            end = bisect_right(order, merged.last_row)
            looked_at += end - begin
            if looked_at > MAX_LOOKED_AT:
                raise Refusal(package.too_large("elements"))
            self._join(merged, rows, order[begin:end])

    def _join(
        self, merged: Area, rows: dict[int, list[int]], within: list[int]
    ) -> None:
        at = (merged.row, merged.column)
        behind: list[Piece] = []
        for row in within:
            kept: list[int] = []
            for column in rows[row]:
                inside = merged.column <= column <= merged.last_column
                if inside and (row, column) != at:
                    behind.extend(_behind(self._cells.pop((row, column))))
                else:
                    kept.append(column)
            rows[row] = kept
        first = self._cells.get(at)
        if first is None and not behind:
            return
        first = first or Cell(*at, (), name_of(*at))
        self._cells[at] = first._replace(
            rows=merged.last_row - merged.row + 1,
            columns=merged.last_column - merged.column + 1,
            pieces=(*first.pieces, *behind),
        )


def _behind_inline(cell: ET.Element) -> Iterable[Piece]:
    """Return a value that is in the file next to the text of its cell."""
    stored = cell.findtext(f"{X}v")
    if stored and cell.find(f"{X}is") is not None:
        note = "a stored value that the text hides"
        yield Piece(unescaped(stored), frozenset(("hidden",)), note=note)


def _piece(run: TextRun, form: CellFormat, hidden: str) -> Piece:
    """Return text with its marks. *hidden* says why nobody sees it, if so."""
    is_struck = form.is_struck if run.struck is None else run.struck
    if not (is_struck or hidden or run.is_reading):
        return Piece(run.text)
    marks: set[Mark] = {"struck"} if is_struck else set()
    note = hidden or ("how it is read aloud" if run.is_reading else "")
    if note:
        marks.add("hidden")
    return Piece(run.text, frozenset(marks), note=note)


_MARGINS = frozenset(
    f"{X}{name}"
    for name in (
        "oddHeader",
        "oddFooter",
        "evenHeader",
        "evenFooter",
        "firstHeader",
        "firstFooter",
    )
)
_CHANGING = re.compile(r"\b(?:TODAY|NOW)\s*\(", re.IGNORECASE)


def _behind(cell: Cell) -> Iterable[Piece]:
    """Return the pieces of a cell that is behind another."""
    for piece in cell.pieces:
        marks: frozenset[Mark] = piece.marks | {"covered"}
        note = piece.note or f"under it, in {cell.place}"
        yield piece._replace(marks=marks, note=note)


def _is_hidden(of: ET.Element, size: str) -> bool:
    """Whether a row or column is hidden, or has no height or width at all."""
    if is_true(of.get("hidden")):
        return True
    written = of.get(size)
    try:
        return written is not None and float(written) == 0
    except ValueError:
        return False


def _count(written: str | None) -> int:
    if written and len(written) < _TOO_LONG and written.isascii():
        return int(written) if written.isdecimal() else 0
    return 0


_TOO_LONG = 10
"""No number of a row, column or style has as many digits."""
