"""Read the key to the colours and ratings of a document, if it has one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake.grid import Where
from actionplan.intake.ledger import Use
from actionplan.office.cells import Table
from actionplan.plan.ratings import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    file: OfficeFile, grids: tuple[CellGrid, ...], actions: frozenset[int]
) -> RatingKey:
    """Find the key of a document. The tables of *actions* are not it."""
    for grid in grids:
        if grid.number not in actions and (key := _of_table(grid)):
            return key
    for block, one in enumerate(file.blocks):
        if not isinstance(one, Table) and (legend := _legend(one.text)):
            use = Use(Where(block), "copied", "the key to the ratings")
            uses = tuple(
                use._replace(field="rag_legend", value=rating) for rating in legend
            )
            return RatingKey(legend, uses=uses)
    return RatingKey()


_RATINGS = frozenset(
    (*COLOURS, "r", "a", "g", "b", "orange", "yellow", "purple", "white", "grey")
)
_NUMBER = re.compile(r"[0-9]|[A-G]")
_KEY = re.compile(r"(?:b?rag\b|colour|key\b|legend|rating|status)", re.IGNORECASE)
_FEWEST = 2
"""The fewest ratings of a key."""


def _of_table(grid: CellGrid) -> RatingKey | None:
    """Read a table that has a rating in each row, and next to it what that means."""
    rows = [row for row in grid.rows if row.distinct]
    pairs = [pair for row in rows if (pair := _pair(row, grid))]
    heading = len(rows) - len(pairs)
    if len(pairs) < _FEWEST or heading > 1 or (heading and _pair(rows[0], grid)):
        return None
    legend = {rating.text: meaning.text for rating, meaning in pairs}
    fills = {
        colour: rating.text
        for rating, meaning in pairs
        if (colour := rating.colour or meaning.colour)
    }
    if len(legend) < len(pairs):
        return None
    uses = tuple(_uses(grid, rows, pairs))
    return RatingKey(legend, fills, table=grid.number, uses=uses)


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
    grid: CellGrid, rows: list[GridRow], pairs: list[tuple[Cell, Cell]]
) -> Iterator[Use]:
    named = {(c.row, c.column): rating.text for rating, m in pairs for c in (rating, m)}
    for row in rows:
        for cell in row.own:
            rating = named.get((cell.row, cell.column), "")
            field = "rag_legend" if rating else ""
            yield Use(
                grid.where(cell),
                "copied" if rating else "used",
                "the key to the ratings",
                field=field,
                value=rating,
            )


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
