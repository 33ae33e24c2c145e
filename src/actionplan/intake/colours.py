"""Read the key to the colours and ratings of a document, if it has one."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake.grid import Where
from actionplan.intake.ledger import Use
from actionplan.office.cells import Table
from actionplan.plan.ratings import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.intake.grid import CellGrid, GridRow
    from actionplan.office.cells import Cell, OfficeFile


class RatingKey(NamedTuple):
    """What colours and ratings mean in a document."""

    legend: Mapping[str, str] = {}
    """For each rating, what it means, in the words of the document."""
    fills: Mapping[str, str] = {}
    """For each colour of a cell, as RRGGBB, the rating that it stands for."""
    ratings: tuple[str, ...] = ()
    """Other ratings, from the command line or the board's own legend."""
    table: int = 0
    """The number of the table that is the key; 0 if none is."""
    uses: tuple[Use, ...] = ()

    def rating(self, words: str) -> str:
        """Return the rating that *words* are, as the legend writes it, or ""."""
        word = " ".join(words.split()).casefold()
        return next(
            (r for r in (*self.legend, *self.ratings) if r.casefold() == word), ""
        )


def of_document(
    file: OfficeFile,
    grids: Sequence[CellGrid],
    around: Mapping[int, Sequence[GridRow]],
) -> RatingKey:
    """Find the key of a document: a table, rows above or below actions, or a paragraph.

    *around* has the rows above and below the actions, for each table that has actions.
    """
    for grid in grids:
        is_apart = grid.number not in around
        rows = grid.rows if is_apart else around[grid.number]
        if key := _of_rows(grid, rows, is_apart=is_apart):
            return key
    for block, one in enumerate(file.blocks):
        if not isinstance(one, Table) and (legend := _legend(one.text)):
            use = Use(Where(block), "copied", _WHY, field="rag_legend")
            words = (word for pair in legend.items() for word in pair)
            return RatingKey(legend, uses=tuple(use._replace(value=w) for w in words))
    return RatingKey()


def is_colour(text: str) -> bool:
    """Return whether text is the name of a colour that boards rate with."""
    word = text.strip().rstrip(".:").casefold()
    return word in _RATINGS and len(word) > 1


_WHY = "the key to the ratings"
_RATINGS = frozenset(
    (*COLOURS, "r", "a", "g", "b", "orange", "yellow", "purple", "white", "grey")
)
_NUMBER = re.compile(r"[0-9]|[A-G]")
_KEY = re.compile(r"(?:b?rag\b|colour|key\b|legend|rating|status)", re.IGNORECASE)
_MOST_WORDS = 3
"""The most words of a rating that is not a colour."""
_COLOUR_LETTERS = {"R", "A", "G"}
_FEWEST = 2
"""The fewest ratings of a key."""


def _of_rows(
    grid: CellGrid, rows: Sequence[GridRow], *, is_apart: bool
) -> RatingKey | None:
    """Read rows that have a rating each, and next to it what that means.

    A table *apart* from the actions has nothing else, but for a heading. Rows around
    actions are a key only if they are about colours, or their heading says so.
    """
    said = [row for row in rows if row.distinct]
    start, end = _run(said, grid)
    run = said[start:end]
    heading = said[start - 1 : start] if start else []
    says_so = any(map(_says_so, heading))
    pairs = [_pair(row, grid) or (row.distinct[0], row.distinct[1]) for row in run]
    if is_apart and start + len(run) != len(said):
        return None
    if not is_apart and not says_so and not all(_is_colour(r, m) for r, m in pairs):
        return None
    is_key = start <= 1 if is_apart else True
    legend = {rating.text: meaning.text for rating, meaning in pairs}
    if len(pairs) < _FEWEST or len(legend) < len(pairs) or not is_key:
        return None
    fills = {
        colour: rating.text
        for rating, meaning in pairs
        if (colour := rating.colour or meaning.colour)
    }
    mine = [*(heading if is_apart or says_so else []), *run]
    number = grid.number if is_apart else 0
    return RatingKey(legend, fills, table=number, uses=tuple(_uses(grid, mine, pairs)))


def rows_at_end(rows: Sequence[GridRow], grid: CellGrid) -> frozenset[int]:
    """Return the numbers of the rows at the end of a table that are the key to it."""
    said = [row for row in rows if row.distinct]
    at = len(said)
    while at and _may_be_pair(said[at - 1], grid) and not _says_so(said[at - 1]):
        at -= 1
    ratings = [row for row in said[at:] if is_colour(row.distinct[0].text)]
    if len(ratings) < _FEWEST or not at or not _says_so(said[at - 1]):
        return frozenset()
    return frozenset(row.number for row in rows if row.number >= said[at - 1].number)


def _run(said: Sequence[GridRow], grid: CellGrid) -> tuple[int, int]:
    """Return where the ratings begin and end.

    Below a heading that says so, other words next to colours are ratings too.
    """
    first = next((at for at, row in enumerate(said) if _pair(row, grid)), len(said))
    end = first + len(list(takewhile(lambda row: _pair(row, grid), said[first:])))
    begin, last = first, end
    while (
        begin and _may_be_pair(said[begin - 1], grid) and not _says_so(said[begin - 1])
    ):
        begin -= 1
    while last < len(said) and _may_be_pair(said[last], grid):
        last += 1
    is_below_heading = first < end and begin and _says_so(said[begin - 1])
    return (begin, last) if is_below_heading else (first, end)


def _says_so(row: GridRow) -> bool:
    """Return whether a row is the heading of a key."""
    is_short = len(row.distinct) <= 2  # noqa: PLR2004 -- a rating, and its meaning
    return is_short and any(_KEY.match(cell.text) for cell in row.distinct)


def _may_be_pair(row: GridRow, grid: CellGrid) -> bool:
    """Return whether a row can have a rating in words, and its meaning."""
    cells = row.distinct
    is_pair = len(cells) == 2 and len(cells[0].text.split()) <= _MOST_WORDS  # noqa: PLR2004 -- as above
    return is_pair or _pair(row, grid) is not None


def _is_colour(rating: Cell, meaning: Cell) -> bool:
    return bool(rating.colour or meaning.colour) or is_colour(rating.text)


def _pair(row: GridRow, grid: CellGrid) -> tuple[Cell, Cell] | None:
    """Return the cell with a rating and the one with its meaning."""
    cells = row.distinct
    if len(cells) == 2 and _is_rating(cells[0].text):  # noqa: PLR2004 -- a pair
        return cells[0], cells[1]
    filled = [
        c
        for c in {(c.row, c.column): c for c in row.cells.values()}.values()
        if c.colour
    ]
    if len(cells) == 1 and filled and len(grid.columns) <= 2:  # noqa: PLR2004 -- colour, meaning
        return cells[0]._replace(colour=filled[0].colour), cells[0]
    return None


def _is_rating(text: str) -> bool:
    word = text.strip().rstrip(".:").casefold()
    return word in _RATINGS or bool(_NUMBER.fullmatch(text.strip().rstrip(".:")))


def _uses(
    grid: CellGrid, rows: Sequence[GridRow], pairs: Sequence[tuple[Cell, Cell]]
) -> Iterator[Use]:
    named = {(cell.row, cell.column) for pair in pairs for cell in pair}
    for row in rows:
        for cell in row.own:
            if (cell.row, cell.column) in named:
                use = Use(grid.where(cell), "copied", _WHY, field="rag_legend")
                yield use._replace(value=cell.text)
            else:
                yield Use(grid.where(cell), "used", _WHY)


def _legend(text: str) -> dict[str, str]:
    """Read a key in one paragraph: Key: Red = off track; Green = on track."""
    names = "|".join(sorted(_RATINGS - {"r", "a", "g", "b"}, key=len, reverse=True))
    found = list(
        re.finditer(
            rf"\b({names}|[1-9]|[RAGB])\s*(?:=|:|\u2013|\u2014| - )\s*",
            text,
            re.IGNORECASE,
        )
    )
    # "R = Red: late" gives a letter its colour. Both together are the meaning.
    found = [
        m for at, m in enumerate(found) if not at or m.start() > found[at - 1].end()
    ]
    says_so = _KEY.match(text) or (found and not found[0].start())
    if len(found) < _FEWEST or not says_so:
        return {}
    signs = {match[1] for match in found if len(match[1]) == 1}
    if not _KEY.match(text) and signs and not signs >= _COLOUR_LETTERS:
        return {}  # "1: ... 2: ..." may be a list
    ends = [*(match.start() for match in found[1:]), len(text)]
    legend = {
        match[1]: text[match.end() : end].strip(" \t\n;,|")
        for match, end in zip(found, ends, strict=True)
    }
    whole = len(legend) == len(found) and all(legend.values())
    return legend if whole else {}
