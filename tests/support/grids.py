"""Describe a table once, and write it as Word, Excel, CSV or tab-separated text.

A `Grid` says what is in each cell and how it looks. What the document says in a cell
follows from the looks alone, so it does not depend on any reader. A line break is
a new paragraph in Word, and a new line in Excel.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import excel_parts as excel
import word_parts as word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Look: TypeAlias = Literal[
    "",
    "inserted",
    "control",
    "moved-here",
    # not what the document says
    "deleted",
    "moved-away",
    "struck",
    "struck twice",
    "removed",
    "hidden",
    "unseen",
    "prompt",
    "code",
]

_WRITTEN: Mapping[Look, Callable[[str], str]] = {
    "": word.run,
    "inserted": word.inserted,
    "control": lambda text: word.control(word.run(text)),
    "moved-here": word.moved_here,
    "deleted": word.deleted,
    "moved-away": word.moved_away,
    "struck": word.struck,
    "struck twice": lambda text: word.run(text, "<w:dstrike/>"),
    "removed": lambda text: word.run(text, '<w:rStyle w:val="Removed"/>'),
    "hidden": word.hidden,
    "unseen": lambda text: word.run(text, '<w:rStyle w:val="Unseen"/>'),
    "prompt": word.prompt,
    "code": lambda text: word.field(text, ""),
}
SAID: frozenset[Look] = frozenset(("", "inserted", "control", "moved-here"))
"""Looks of text that the document says today."""
LOOKS: tuple[Look, ...] = tuple(_WRITTEN)


def written(bit: Bit) -> str:
    """Write the run of Word for a piece of text with a look."""
    return _WRITTEN[bit.look](bit.text)


class Bit(NamedTuple):
    """Text with one look."""

    text: str
    look: Look = ""


class Stored(NamedTuple):
    """A number as Excel keeps it, its format, and what Excel shows."""

    digits: str
    number_format: str
    shown: str


class Box(NamedTuple):
    """A cell of a table, with the rows and columns that it covers.

    *behind* is text that the merge hides, and *automatic* is the number that Word works
    out and shows.
    """

    bits: tuple[Bit, ...] = ()
    down: int = 1
    across: int = 1
    fill: str = ""
    comment: str = ""
    behind: str = ""
    automatic: str = ""
    stored: Stored | None = None

    @property
    def said(self) -> str:
        """What the document says in the cell, line by line."""
        if self.stored:
            return self.stored.shown
        text = f"{self.automatic} " if self.automatic else ""
        text += "".join(bit.text for bit in self.bits if bit.look in SAID)
        return "\n".join(line.strip() for line in text.splitlines()).strip()


class Line(NamedTuple):
    """A row of a table: only the cells that begin in it."""

    boxes: tuple[Box, ...]
    is_heading: bool = False
    is_hidden: bool = False


Grid: TypeAlias = tuple[Line, ...]


def box(*bits: str | Bit, down: int = 1, across: int = 1, fill: str = "") -> Box:
    """Make a cell from plain text and text with a look."""
    made = tuple(Bit(bit) if isinstance(bit, str) else bit for bit in bits if bit)
    return Box(made, down, across, fill)


class Placed(NamedTuple):
    """A cell of a grid, and where it begins, counted from 0."""

    row: int
    column: int
    box: Box


def placed(grid: Grid) -> Iterator[Placed]:
    """Say where each cell of a grid is."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(grid):
        column = 0
        for each in line.boxes:
            while (row, column) in taken:
                column += 1
            yield Placed(row, column, each)
            taken |= {
                (row + down, column + across)
                for down in range(each.down)
                for across in range(each.across)
            }


def width(grid: Grid) -> int:
    """Count the columns of a grid."""
    return max((at.column + at.box.across for at in placed(grid)), default=0)


def word_table(grid: Grid, comments: list[str] | None = None) -> str:
    """Write a table of Word, and add its comments to those of the document."""
    comments = [] if comments is None else comments
    cells: dict[tuple[int, int], str] = {}
    for row, column, each in placed(grid):
        for down in range(each.down):
            merge: word.Merge = "continue" if down else "restart"
            bits = (Bit(each.behind),) if down else each.bits
            cells[row + down, column] = word.cell(
                *_paragraphs(bits, each if not down else Box(), comments),
                span=each.across,
                merge=merge if each.down > 1 else "",
                fill=each.fill,
            )
    rows = []
    for number, line in enumerate(grid):
        kind: word.RowKind = "hidden" if line.is_hidden else ""
        columns = sorted(column for row, column in cells if row == number)
        rows.append(
            word.row(
                *(cells[number, column] for column in columns),
                kind="heading" if line.is_heading else kind,
            )
        )
    return word.table(*rows, columns=width(grid))


def _paragraphs(bits: tuple[Bit, ...], each: Box, comments: list[str]) -> Iterator[str]:
    """Write the paragraphs of a cell; a line break begins a new one."""
    runs: list[str] = []
    is_numbered = bool(each.automatic)
    for bit in bits:
        for number, text in enumerate(bit.text.split("\n")):
            if number:
                yield word.paragraph(*runs, numbered=is_numbered)
                runs, is_numbered = [], False
            if text:
                runs.append(written(bit._replace(text=text)))
    if each.comment:
        runs = [word.commented("".join(runs), len(comments))]
        comments.append(each.comment)
    yield word.paragraph(*runs, numbered=is_numbered)


def excel_sheet(
    name: str, *grids: Grid, header: str = "", above: tuple[str, ...] = ()
) -> excel.Sheet:
    """Write a sheet: lines of text, and then grids with an empty row between them.

    Excel has no tracked changes, content controls or hidden text. Only bits that are
    said or struck can be written.
    """
    cells = [
        excel.Filled(row, 1, (excel.Part(text),)) for row, text in enumerate(above, 1)
    ]
    merges, hidden = [], set()
    top = len(above) + 1 if above else 1
    for grid in grids:
        for row, column, each in placed(grid):
            cells.append(_filled(top + row, column + 1, each))
            if each.behind:
                behind = (excel.Part(each.behind),)
                cells.append(excel.Filled(top + row + 1, column + 1, behind))
            if each.down > 1 or each.across > 1:
                last = top + row + each.down - 1, column + each.across
                merges.append((top + row, column + 1, *last))
        hidden |= {top + row for row, line in enumerate(grid) if line.is_hidden}
        top += len(grid) + 1
    return excel.Sheet(
        name, tuple(cells), tuple(merges), frozenset(hidden), header=header
    )


def _filled(row: int, column: int, each: Box) -> excel.Filled:
    bits = (Bit(each.automatic), *each.bits) if each.automatic else each.bits
    parts = tuple(
        excel.Part(bit.text, bit.look not in SAID) for bit in bits if bit.text
    )
    made = excel.Filled(row, column, parts, fill=each.fill, comment=each.comment)
    if stored := each.stored:
        return made._replace(
            parts=(), digits=stored.digits, number_format=stored.number_format
        )
    return made


def separated(grid: Grid, delimiter: str = ",") -> bytes:
    """Write a grid as CSV or, with a tab, as text that was pasted from Word."""
    rows = [[""] * width(grid) for _ in grid]
    for row, column, each in placed(grid):
        rows[row][column] = each.said
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def held(grid: Grid) -> int:
    """Count the characters of a grid, whatever they look like, but not line ends."""
    texts = []
    for _, _, each in placed(grid):
        texts += [each.comment, each.behind]
        texts += [each.stored.digits] if each.stored else [b.text for b in each.bits]
    return sum(len(text.replace("\n", "")) for text in texts)
