"""Read the key to the colours and ratings of a document, if it has one."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake.grid import Where
from actionplan.intake.ledger import Use
from actionplan.office.cells import Piece, Table
from actionplan.plan.ratings import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.intake.grid import CellGrid, GridRow
    from actionplan.intake.ledger import Fate
    from actionplan.office.cells import Block, Cell, OfficeFile


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
        """Return the rating that *words* are, as the legend writes it, or "".

        They can be a whole line of the key: Green - completed.
        """
        word = " ".join(words.split()).casefold()
        for rating in (*self.legend, *self.ratings):
            if rating.casefold() == word:
                return rating
        said = _words(words)
        lines = [r for r, m in self.legend.items() if _words(f"{r} {m}") == said]
        return lines[0] if len(lines) == 1 and said else ""


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
    return _of_paragraphs(file) or RatingKey()


def is_colour(text: str) -> bool:
    """Return whether text is the name of a colour that boards rate with."""
    word = text.strip().rstrip(".:").casefold()
    return word in _RATINGS and len(word) > 1


_WHY = "the key to the ratings"
_SPLIT = "the key to the ratings, split into each rating and what it means"
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
    if not run or (is_apart and start + len(run) != len(said)):
        return _of_one_cell(grid, said, is_apart=is_apart)
    if not is_apart and not says_so and not all(_is_colour(r, m) for r, m in pairs):
        return None
    is_key = start <= 1 if is_apart else True
    legend = {rating.text: meaning.text for rating, meaning in pairs}
    if len(pairs) < _FEWEST or len(legend) < len(pairs) or not is_key:
        return _of_one_cell(grid, said, is_apart=is_apart)
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
    line = _line(cells[0].text) if len(cells) == 1 else None
    if line is not None and is_colour(line[0]):
        return _part(cells[0], line[0]), _part(cells[0], line[1])
    filled = [
        c
        for c in {(c.row, c.column): c for c in row.cells.values()}.values()
        if c.colour
    ]
    if len(cells) == 1 and filled and len(grid.columns) <= 2:  # noqa: PLR2004 -- colour, meaning
        return cells[0]._replace(colour=filled[0].colour), cells[0]
    return None


def _part(cell: Cell, text: str) -> Cell:
    """Return a cell as if it had only a part of its text."""
    return cell._replace(pieces=(Piece(text),), value=None)


def _is_rating(text: str) -> bool:
    word = text.strip().rstrip(".:").casefold()
    return word in _RATINGS or bool(_NUMBER.fullmatch(text.strip().rstrip(".:")))


def _uses(
    grid: CellGrid, rows: Sequence[GridRow], pairs: Sequence[tuple[Cell, Cell]]
) -> Iterator[Use]:
    named: dict[tuple[int, int], list[str]] = {}
    for cell in (cell for pair in pairs for cell in pair):
        named.setdefault((cell.row, cell.column), []).append(cell.text)
    for row in rows:
        for cell in row.own:
            values = named.get((cell.row, cell.column), [])
            yield from _uses_of(grid.where(cell), cell.text, values)


def _uses_of(where: Where, text: str, values: Sequence[str]) -> Iterator[Use]:
    """Say what text of a key was used for: a rating, what it means, or both."""
    if not values:
        yield Use(where, "used", _WHY)
    for value in dict.fromkeys(values):
        fate: Fate = "copied" if value == text else "changed"
        why = _WHY if fate == "copied" else _SPLIT
        yield Use(where, fate, why, field="rag_legend", value=value)


def _of_one_cell(
    grid: CellGrid, said: Sequence[GridRow], *, is_apart: bool
) -> RatingKey | None:
    """Read a key that is all in one cell, which has its row for itself."""
    for row in said:
        (cell, *others) = row.distinct
        if others or not (legend := _legend(cell.text)):
            continue
        if is_apart and len(said) > 1:
            return None
        words = [word for pair in legend.items() for word in pair]
        uses = tuple(_uses_of(grid.where(cell), cell.text, words))
        return RatingKey(legend, table=grid.number if is_apart else 0, uses=uses)
    return None


def _of_paragraphs(file: OfficeFile) -> RatingKey | None:
    """Read a key in one paragraph, or in several with a line of the key each."""
    run: list[tuple[int, tuple[str, str]]] = []
    says_so = False
    for block, one in enumerate((*file.blocks, Table("", ()))):
        text = "" if isinstance(one, Table) else one.text
        if legend := _legend(text):
            words = [word for pair in legend.items() for word in pair]
            return RatingKey(legend, uses=tuple(_uses_of(Where(block), text, words)))
        if pair := _line(text):
            run.append((block, pair))
        elif text or isinstance(one, Table):
            if key := _of_lines(file, run, says_so=says_so):
                return key
            run, says_so = [], bool(_KEY.match(text))
    return None


def _of_lines(
    file: OfficeFile, run: Sequence[tuple[int, tuple[str, str]]], *, says_so: bool
) -> RatingKey | None:
    """Read paragraphs that are a line of a key each. Numbers may only be a list."""
    legend = dict(pair for _, pair in run)
    if len(run) < _FEWEST or len(legend) < len(run):
        return None
    if not says_so and not all(is_colour(rating) for rating in legend):
        return None
    uses = [
        use
        for block, pair in run
        for use in _uses_of(Where(block), _text(file.blocks[block]), pair)
    ]
    return RatingKey(legend, uses=tuple(uses))


def _text(one: Block) -> str:
    return "" if isinstance(one, Table) else one.text


def _line(text: str) -> tuple[str, str] | None:
    """Read one line of a key: Green - completed and evidenced."""
    match = _LINE.fullmatch(text.strip()) if "\n" not in text else None
    if match is None or _COUNT.fullmatch(match["meaning"]):
        return None
    return match["rating"], match["meaning"]


_COUNT = re.compile(r"\d+(?: (?:actions?|recommendations?))?\.?", re.IGNORECASE)
"""How many are rated so, which is not what a rating means."""


_LINE = re.compile(
    rf"(?P<rating>{'|'.join(sorted(_RATINGS, key=len, reverse=True))}|[1-9])"
    r"\s*(?:=|:|\u2013|\u2014|\s-\s)\s*(?P<meaning>\S.*)",
    re.IGNORECASE,
)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


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
