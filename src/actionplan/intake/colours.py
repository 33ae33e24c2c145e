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
    start = next((at for at, row in enumerate(said) if _pair(row, grid)), len(said))
    run = list(takewhile(lambda row: _pair(row, grid), said[start:]))
    heading = said[start - 1 : start] if start else []
    says_so = any(_KEY.match(cell.text) for row in heading for cell in row.distinct)
    pairs = [pair for row in run if (pair := _pair(row, grid))]
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
    says_so = _KEY.match(text) or (found and not found[0].start())
    if len(found) < _FEWEST or not says_so:
        return {}
    if not _KEY.match(text) and any(len(match[1]) == 1 for match in found):
        return {}  # "1: ... 2: ..." may be a list
    ends = [*(match.start() for match in found[1:]), len(text)]
    legend = {
        match[1]: text[match.end() : end].strip(" \t\n;,|")
        for match, end in zip(found, ends, strict=True)
    }
    whole = len(legend) == len(found) and all(legend.values())
    return legend if whole else {}
