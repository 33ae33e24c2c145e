"""Define what every office file is read as: blocks of cells, and pieces of text.

A reader keeps every character that the file holds, each once and in order. It decides
nothing about meaning: text that was struck out, deleted or hidden is kept with a mark
that says so. What counts as data is decided in one place, `Piece.is_data`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actionplan.text.dates import Date

Mark: TypeAlias = Literal[
    # Part of what a reader of the document sees.
    "inserted",  # a tracked insertion, or the new place of text that was moved
    "control",  # inside a content control that somebody has filled in
    "nested",  # in a table inside the cell
    "symbol",  # a tick or cross, written as the Unicode sign for it
    "automatic",  # a number that Word shows, but that is not in the file as text
    # Not part of it, or not certain to be.
    "deleted",  # a tracked deletion, or the old place of text that was moved
    "struck",  # crossed out
    "hidden",  # hidden text, or in a hidden row, column or sheet
    "placeholder",  # the prompt of a content control that nobody has filled in
    "covered",  # behind a merged cell, where Word and Excel do not show it
    "comment",
    "note",  # a footnote or an endnote
    "text-box",
    "margin",  # in the header or footer of the page
    "instruction",  # the code of a field or a formula, not its result
]
"""What a reader has to know about a piece of text before using it."""

VISIBLE: frozenset[Mark] = frozenset(
    ("inserted", "control", "nested", "symbol", "automatic")
)
"""Marks that text can have and still be data."""

End: TypeAlias = Literal["", "tab", "line", "paragraph"]
"""What the document has after a piece: more text, a tab, or a new line or paragraph."""

HIDDEN_ROW, HIDDEN_COLUMN = "in a hidden row", "in a hidden column"
"""The note of a piece that nobody sees only because its row or column is hidden."""


class Piece(NamedTuple):
    """Text that stands together in a file and has the same marks.

    *text* is exactly what the file holds: for a number in a spreadsheet the stored
    digits, not what Excel shows. *note* says where a piece comes from if its cell does
    not say it, such as "comment by a reviewer".
    """

    text: str
    marks: frozenset[Mark] = frozenset()
    ends: End = ""
    note: str = ""

    @property
    def is_data(self) -> bool:
        """Whether the text is what the document says today."""
        return self.marks <= VISIBLE

    @property
    def is_in_file(self) -> bool:
        """Whether the characters are in the file, and so have to be accounted for."""
        return "automatic" not in self.marks


Doubt: TypeAlias = Literal[
    "",
    "year-not-shown",  # the format shows no year, so Excel may have added this one
    "month-first",  # the format writes the month before the day
    "maybe-a-date",  # a number without a date format that is a likely date, as 40878
    "unlikely-year",  # before 1950 or after 2100, as of 12 in a cell for dates
    "changes-daily",  # the result of a formula with TODAY() or NOW()
    "no-value",  # a formula that Excel has not worked out, or an error such as #REF!
]


class Value(NamedTuple):
    """What a cell of a spreadsheet holds, if it is not plain text.

    *shown* is what Excel shows, such as "1.10", "45%" or "Dec-11". *date* is set only
    if the cell's own format makes it a date: a month if the format shows no day. If
    there is a *doubt*, nobody may use the date without asking.
    """

    kind: Literal["number", "date", "true-or-false", "error", "formula"]
    shown: str
    date: Date | None = None
    doubt: Doubt = ""


UNKNOWN_COLOUR = "?"
"""The fill of a cell that has a colour or a pattern, but it is not known which."""


class _Cell(NamedTuple):
    """The facts of a `Cell`."""

    row: int
    column: int
    pieces: tuple[Piece, ...]
    place: str
    rows: int = 1
    columns: int = 1
    colour: str = ""
    value: Value | None = None


class Cell(_Cell):
    """One cell, where it begins, and how many rows and columns it covers.

    Rows and columns count from 1, as they stand in the file. *place* names the cell for
    people: "B7", or "row 3, column 2". *colour* is the fill as RRGGBB, "" for none, or
    UNKNOWN_COLOUR. What is behind a merged cell is in the pieces of that cell.
    """

    @property
    def text(self) -> str:
        """What the document says in the cell: its data, line by line, trimmed."""
        return self._text_once if self.rows > 1 else self._text()

    @cached_property
    def _text_once(self) -> str:
        """The text of a cell of many rows, each of which asks for it."""
        return self._text()

    def _text(self) -> str:
        if self.value is not None and any(piece.is_data for piece in self.pieces):
            return self.value.shown
        return text_of(piece for piece in self.pieces if piece.is_data)


class Table(NamedTuple):
    """A table of a document, or a sheet of a workbook.

    *name* is what people call it: "table 2", or "sheet Actions". *heading_rows* is how
    many rows the file itself marks as headings to repeat; 0 if it does not say.
    """

    name: str
    cells: tuple[Cell, ...]
    heading_rows: int = 0
    is_hidden: bool = False


class Paragraph(NamedTuple):
    """Text outside the tables. *heading* is its level from 1 to 9, or 0."""

    pieces: tuple[Piece, ...]
    place: str
    heading: int = 0

    @property
    def text(self) -> str:
        """What the paragraph says."""
        return text_of(piece for piece in self.pieces if piece.is_data)


Block: TypeAlias = Table | Paragraph


class NotRead(NamedTuple):
    """Something that the file holds, but that cannot be read as text.

    *what* is one of a few things, and *place* says where they are: "table 1", "sheet
    Actions", or "" for the file.
    """

    what: Literal["pictures", "other-files", "rule-colours"]
    number: int
    place: str = ""


class OfficeFile(NamedTuple):
    """All that a file holds, in its own order.

    *blocks* are the body. *apart* is text that has no place in the body: headers,
    footers, charts, and comments and notes that nothing refers to. *not_read* is what
    may say something to people, but has no text: pictures, files inside the file, and
    colours that Excel gives to cells by a rule.
    """

    kind: Literal["docx", "xlsx", "csv", "tsv", "md"]
    blocks: tuple[Block, ...]
    apart: tuple[Paragraph, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    links: tuple[str, ...] = ()
    """The addresses outside the file to which words in it lead."""
    sent: frozenset[str] = frozenset()
    """The marks of its own lines, if it is a paper that we sent (see `sent_lines`)."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


def text_of(pieces: Iterable[Piece]) -> str:
    """Join pieces as people read them; no blanks at the ends of lines."""
    joined = "".join(piece.text + _AFTER[piece.ends] for piece in pieces)
    return "\n".join(line.strip() for line in joined.splitlines()).strip()


_AFTER: dict[End, str] = {"": "", "tab": "\t", "line": "\n", "paragraph": "\n"}


def all_pieces(file: OfficeFile) -> Iterator[Piece]:
    """Go through every piece of a file once, in order."""
    for block in (*file.blocks, *file.apart):
        if isinstance(block, Table):
            for cell in block.cells:
                yield from cell.pieces
        else:
            yield from block.pieces


def characters(file: OfficeFile) -> int:
    """Count the characters that the file holds as text."""
    return sum(len(piece.text) for piece in all_pieces(file) if piece.is_in_file)
