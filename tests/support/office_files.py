"""Write down what the documents of the tests hold, and which parts are never data.

`Document` is a whole file with the facts about it. They are written by hand, or follow
from how the file was made, and never from what the program reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import excel_parts as excel
import grids
import word_parts as word
from grids import Bit, Box, Line, Stored, box

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from grids import Grid

Ending: TypeAlias = Literal["docx", "xlsx", "csv", "tsv"]
Fields: TypeAlias = "Mapping[str, str]"


class Document(NamedTuple):
    """A file and the facts about it.

    *said* is what each cell and paragraph says. *never* is text that nobody may take
    for what the document says: it is struck, deleted, hidden or stands outside.
    *actions* are the actions that a careful officer would write, field by field. *left*
    are the words about which only a person can decide.
    """

    name: str
    ending: Ending
    content: bytes
    said: tuple[str, ...]
    never: tuple[str, ...]
    actions: tuple[Fields, ...] = ()
    left: tuple[str, ...] = ()
    dates: Mapping[str, str] = {}
    """The dates that can be read in one way, as the plan has them."""
    bands: tuple[str, ...] = ()
    rows: int = 1
    beside: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Leave out the bytes, which nobody can read."""
        return f"Document({self.file_name})"

    @property
    def file_name(self) -> str:
        """The name of the file."""
        return f"{self.name}.{self.ending}"


class Written(NamedTuple):
    """What stands in a document, from top to bottom, before it is a file."""

    name: str
    above: tuple[tuple[str, str], ...]
    """Lines before the tables: the style of Word, and the text."""
    tables: tuple[Grid, ...]
    apart: word.Apart = word.Apart()
    actions: tuple[Fields, ...] = ()
    left: tuple[str, ...] = ()
    dates: Mapping[str, str] = {}
    typed: Mapping[str, Stored] = {}
    """Words that Excel keeps as a number or a date if somebody types them."""


def in_word(written: Written) -> Document:
    """Make the Word document."""
    comments: list[str] = []
    body = [
        word.paragraph(word.run(text), style=style) for style, text in written.above
    ]
    for grid in written.tables:
        body += [grids.word_table(grid, comments), word.paragraph()]
    apart = written.apart._replace(comments=tuple(comments))
    return Document(
        written.name,
        "docx",
        word.docx(*body, apart=apart),
        _said(written, written.tables),
        (*_never(written.tables), *filter(None, (*apart[:2], *apart.footnotes))),
        written.actions,
        written.left,
        written.dates,
    )


def in_excel(written: Written) -> Document:
    """Make the workbook: prompts are gone, and what Excel takes for dates are dates."""
    tables = tuple(_for_excel(grid, written.typed) for grid in written.tables)
    lists = excel.Filled(1, 1, (excel.Part("Choose from this list"),))
    sheet = grids.excel_sheet(
        "Action plan",
        *tables,
        header=f"&C{written.apart.header}" if written.apart.header else "",
        above=tuple(text for _, text in written.above),
    )
    hidden = excel.Sheet("Lists", (lists,), state="hidden")
    margins = (sheet.header,) if sheet.header else ()
    return Document(
        written.name,
        "xlsx",
        excel.xlsx(sheet, hidden),
        _said(written, tables),
        (*_never(tables), "Choose from this list", *margins),
        tuple(_as_shown(fields, written.typed) for fields in written.actions),
        tuple(_shown_as(text, written.typed) for text in written.left),
        {**written.dates, **_shown(written)},
    )


def in_csv(written: Written, ending: Literal["csv", "tsv"] = "csv") -> Document:
    """Write the longest table as CSV, or as text that was pasted from Word."""
    grid = max(written.tables, key=len)
    return Document(
        written.name,
        ending,
        grids.separated(grid, "," if ending == "csv" else "\t"),
        tuple(each.box.said for each in grids.placed(grid) if each.box.said),
        (),
        written.actions,
        written.left,
        written.dates,
    )


def _said(written: Written, tables: tuple[Grid, ...]) -> tuple[str, ...]:
    cells = (
        at.box.said
        for grid in tables
        for at in grids.placed(grid)
        if not grid[at.row].is_hidden
    )
    return tuple(filter(None, (*(text for _, text in written.above), *cells)))


def _never(tables: tuple[Grid, ...]) -> Iterator[str]:
    for grid in tables:
        for row, _, each in grids.placed(grid):
            is_hidden = grid[row].is_hidden
            for bit in each.bits:
                if bit.text and (is_hidden or bit.look not in grids.SAID):
                    yield bit.text
            yield from filter(None, (each.comment, each.behind))


def _for_excel(grid: Grid, typed: Mapping[str, Stored]) -> Grid:
    return tuple(
        line._replace(boxes=tuple(_as_typed(each, typed) for each in line.boxes))
        for line in grid
    )


def _shown(written: Written) -> dict[str, str]:
    """Say what dates mean as Excel shows them."""
    return {
        _shown_as(text, written.typed): date for text, date in written.dates.items()
    }


def _shown_as(text: str, typed: Mapping[str, Stored]) -> str:
    return typed[text].shown if text in typed else text


def _as_shown(fields: Fields, typed: Mapping[str, Stored]) -> Fields:
    """Say what an action is if Excel shows its dates in another way."""
    return {
        name: _shown_as(text, typed) if "written" in name else text
        for name, text in fields.items()
    }


def _as_typed(each: Box, typed: Mapping[str, Stored]) -> Box:
    if stored := typed.get(each.said):
        return each._replace(bits=(), stored=stored)
    return each._replace(bits=tuple(bit for bit in each.bits if bit.look != "prompt"))


def headings(*names: str) -> Line:
    """Make a row of headings, which Word repeats on each page."""
    return Line(tuple(box(name) for name in names), is_heading=True)


def line(*cells: str | Box) -> Line:
    """Make a row of a table."""
    return Line(tuple(box(c) if isinstance(c, str) else c for c in cells))


def band(text: str, across: int) -> Line:
    """Make a row of one cell, the width of the table."""
    return Line((box(text, across=across, fill="D9D9D9"),))


def hidden_line(*texts: str) -> Line:
    """Make a row that nobody sees, in Word and in Excel."""
    return Line(tuple(box(Bit(text, "hidden")) for text in texts), is_hidden=True)


def month(digits: str, shown: str) -> Stored:
    """Make what Excel keeps if somebody types a month."""
    return Stored(digits, "mmm\\-yy", shown)


def struck(text: str) -> Bit:
    """Cross text out."""
    return Bit(text, "struck")


def changed(old: str, new: str) -> tuple[Bit, Bit]:
    """Replace text while changes are tracked."""
    return Bit(old, "deleted"), Bit(new, "inserted")
