"""Find the tables of actions in a document, their headings and what is around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import cell_values, colours, column_map, vocabulary
from actionplan.intake.bands import is_recommendation
from actionplan.intake.column_map import Column, Heading
from actionplan.plan.model import CLOSED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionplan.intake.grid import CellGrid, GridRow

_MOST_ROWS = 3
"""The most rows that a heading has."""
_LONGEST = 90
"""The most characters of a heading. Longer text is what a row says."""
_FEWEST = 2
"""The fewest headings that have to be known."""


class ActionTable(NamedTuple):
    """A table of actions: its headings, and the rows below them.

    A sheet can have several, one below the other.
    """

    grid: CellGrid
    columns: tuple[Column, ...]
    above: tuple[GridRow, ...]
    """The rows above the headings, such as a title."""
    headings: tuple[GridRow, ...]
    body: tuple[GridRow, ...]
    bands: frozenset[int]
    """The numbers of the rows that are a heading for the rows below them."""
    repeated: frozenset[int]
    """The numbers of the rows that repeat the headings."""
    below: frozenset[int]
    """The numbers of the rows at the end that are notes, and of totals anywhere."""

    @property
    def filled(self) -> frozenset[int]:
        """The columns that say something in the rows below the headings."""
        return frozenset(cell.column for row in self.body for cell in row.own)

    @property
    def has_actions(self) -> bool:
        """Whether it has a column for what will be done, or what was recommended."""
        return any(c.field in _WHAT for c in self.columns)


def sections(
    grid: CellGrid, given: Mapping[str, str], *, forced: bool = False
) -> tuple[ActionTable, ...]:
    """Find the tables of actions in a table of the document.

    If it is *forced*, the first row with several cells is the heading, known or not.
    """
    starts = _starts(grid, given)
    if not starts and forced:
        starts = [
            at
            for at, row in enumerate(grid.rows)
            if len(row.distinct) >= _FEWEST or len(grid.columns) == 1
        ][:1]
    found: list[ActionTable] = []
    above = 0
    ends = [*(_begin(grid, start) for start in starts[1:]), len(grid.rows)]
    for start, end in zip(starts, ends, strict=False):
        found.append(_section(grid, above, start, end, given=given))
        above = end
    of_actions = tuple(s for s in found if s.has_actions)
    return of_actions or (tuple(found) if forced else ())


def _begin(grid: CellGrid, start: int) -> int:
    """Return where a table begins: at its headings, or the row of one cell above them.

    That row is not part of the table above if it is below a gap, or as wide as a title.
    """
    if not is_directly_above(grid.rows, start):
        return start
    row, before = grid.rows[start - 1], grid.rows[start - 2]
    is_below_gap = not before.distinct or row.number > before.number + 1
    return start - 1 if is_below_gap or row.distinct[0].columns > 1 else start


def is_directly_above(rows: Sequence[GridRow], at: int) -> bool:
    """Return whether the row above another one is one cell, and there is no gap."""
    return (
        at > 0
        and len(rows[at - 1].distinct) == 1
        and rows[at - 1].number == rows[at].number - 1
    )


def _starts(grid: CellGrid, given: Mapping[str, str]) -> list[int]:
    """Return where the headings of each table begin.

    Headings that are repeated, whole or in part, go on with the same table.
    """
    starts: list[int] = []
    words: set[tuple[str, ...]] = set()
    at = 0
    while at < len(grid.rows):
        row = grid.rows[at]
        is_first = not starts and _is_upper(grid, at, given)
        is_other = bool(starts) and _is_of_another(grid, at)
        if is_first or is_other or _is_heading(row, given):
            height = _height(grid, at, given)
            if _words(row) not in words:
                starts.append(at)
                words = {_words(each) for each in grid.rows[at : at + height]}
            at += height
        else:
            at += 1
    return starts


def _is_heading(row: GridRow, given: Mapping[str, str]) -> bool:
    """Return whether enough cells of a row are headings that are known.

    That is half of them, or two if one of these is for what will be done. The others
    are columns of the board's own.
    """
    if len(row.distinct) < _FEWEST:
        return False
    texts = [cell.text for cell in row.distinct]
    if any(len(text) > _LONGEST for text in texts):
        return False
    known = [text for text in texts if _is_known(text, given)]
    if len(known) < _FEWEST or 2 * len(known) >= len(texts):
        return len(known) >= _FEWEST
    says_what = any(_meant(text, given) in _WHAT for text in known)
    return says_what and not any("\n" in text for text in texts)


def _is_of_another(grid: CellGrid, at: int) -> bool:
    """Return whether a row can only be the headings of another table below a gap.

    It begins with a heading that is known, and says nothing that a heading cannot be.
    """
    row, before = grid.rows[at], grid.rows[at - 1]
    is_below_gap = not before.distinct or row.number > before.number + 1
    texts = [cell.text for cell in row.distinct]
    return (
        is_below_gap
        and len(texts) >= _FEWEST
        and row.distinct[0].column == grid.columns[0]
        and bool(vocabulary.read(texts[0]))
        and not any(len(text) > _LONGEST or _DIGIT.search(text) for text in texts)
    )


_DIGIT = re.compile(r"\d")


def is_form(grid: CellGrid) -> bool:
    """Return whether a table has its headings in its first column, as a form does."""
    rows = [row.distinct for row in grid.rows if row.distinct]
    first = [cells[0].text for cells in rows if cells[0].column == grid.columns[0]]
    short = [text for text in first if len(text) <= _LONGEST]
    fields = [field for text in short if (field := vocabulary.read(text))]
    says_what = any(field in _WHAT for field in fields)
    return says_what and len(fields) >= _FEWEST and 2 * len(fields) >= len(rows)


_WHAT = ("action", "recommendation")


def _meant(text: str, given: Mapping[str, str]) -> str:
    return given.get(column_map.key_of(text)) or vocabulary.read(text)


def _is_known(text: str, given: Mapping[str, str]) -> bool:
    if given and column_map.key_of(text) in given:
        return True
    # A sheet can have 100,000 numbers. None of them is a heading that is known.
    return bool(_WORD.search(text)) and (
        bool(vocabulary.read(text))
        or vocabulary.is_date(text)
        or vocabulary.completion_in_two_ways(text)
    )


_WORD = re.compile(r"[^\W\d_]|#")


def _is_upper(grid: CellGrid, at: int, given: Mapping[str, str]) -> bool:
    """Return whether a row is the upper one of a heading of several rows."""
    if at + 1 >= len(grid.rows) or not _is_heading(grid.rows[at + 1], given):
        return False
    cells = grid.rows[at].distinct
    return len(cells) >= _FEWEST and any(
        cell.columns > 1 or cell.rows > 1 for cell in cells
    )


def _height(grid: CellGrid, at: int, given: Mapping[str, str]) -> int:
    """Return how many rows the heading that begins in a row has.

    In a table without merged cells, rows of headings follow one another.
    """
    height = 1
    while height < _MOST_ROWS and at + height < len(grid.rows):
        last, row = grid.rows[at + height - 1], grid.rows[at + height]
        reaches = any(c.rows > 1 and c in row.distinct for c in grid.rows[at].distinct)
        wide = [c for c in last.own if 1 < c.columns < len(grid.columns)]
        under = {at for c in wide for at in range(c.column, c.column + c.columns)}
        below = [c for c in row.own if c.column in under]
        short = all(len(c.text) <= _LONGEST for c in row.own)
        fits = len(below) == len(row.own) and len(below) >= _FEWEST
        named = any(
            vocabulary.read(c.text) or vocabulary.is_date(c.text) for c in below
        )
        follows = _is_heading(row, given) and _words(row) != _words(last)
        if not (short and row.own and (reaches or (fits and named) or follows)):
            break
        height += 1
    return max(height, _marked(grid, at))


def _marked(grid: CellGrid, at: int) -> int:
    """Return how many rows the document itself marks as headings from here."""
    return min(_MOST_ROWS, max(1, grid.table.heading_rows - at))


def _words(row: GridRow) -> tuple[str, ...]:
    # No heading is longer, and a cell can have a megabyte.
    return tuple(vocabulary.plainly(c.text[: _LONGEST + 1]) for c in row.distinct)


def _section(
    grid: CellGrid, above: int, start: int, end: int, *, given: Mapping[str, str]
) -> ActionTable:
    rows = grid.rows[start : start + _height(grid, start, given)]
    body = grid.rows[start + len(rows) : end]
    made = column_map.read(
        _headings(grid.columns, rows, body), given, says_done=_says_done(body)
    )
    said = {_words(row) for row in rows}
    repeated = frozenset(row.number for row in body if _words(row) in said)
    bands = _bands([r for r in body if r.number not in repeated], grid, made)
    totals = {row.number for row in body if is_total(row)}
    below = _below(body, bands | totals | colours.rows_at_end(body, grid)) | totals
    return ActionTable(
        grid=grid,
        columns=made,
        above=grid.rows[above:start],
        headings=rows,
        body=body,
        bands=bands - below,
        repeated=repeated,
        below=below,
    )


def _says_done(body: Sequence[GridRow]) -> bool:
    """Return whether a cell says only that an action has been completed."""
    texts = (cell.text for row in body for cell in row.own)
    found = (cell_values.finished(text) for text in texts if len(text) <= _LONGEST)
    return any(said is not None and said[0] in CLOSED for said in found)


def _headings(
    places: Sequence[int], rows: Sequence[GridRow], body: Sequence[GridRow]
) -> list[Heading]:
    """Return what is over each column in which there is text.

    A heading over two columns counts for the second only if cells begin there.
    """
    begins = {cell.column for row in body for cell in row.own}
    found: list[Heading] = []
    seen: set[tuple[tuple[int, int], ...]] = set()
    for place in places:
        over = [row.cells[place] for row in rows if place in row.cells]
        texts = {(cell.row, cell.column): cell.text for cell in over}
        levels = tuple(text for text in texts.values() if text)
        key = tuple(texts)
        if place in begins or (levels and key not in seen):
            found.append(Heading(place, levels))
        seen.add(key)
    return found


def _bands(
    body: Sequence[GridRow], grid: CellGrid, made: Sequence[Column]
) -> frozenset[int]:
    """Return the rows that are a heading for the rows below them, and the empty ones.

    If there are no other rows, words in the column of numbers are a heading of nothing.
    So their rows are actions, and the rest of each is left to a person.
    """
    found = [row for row in body if _is_band(row, grid, made) or not row.distinct]
    if len(found) == len(body):
        found = [row for row in found if not is_in_numbers(row, made)]
    return frozenset(row.number for row in found)


def is_in_numbers(row: GridRow, made: Sequence[Column]) -> bool:
    """Return whether all text of a row is in one cell, in the column of numbers."""
    numbers = {column.column for column in made if column.field in ("id", "ref")}
    cells = row.distinct
    return len(cells) == 1 and cells[0].columns == 1 and cells[0].column in numbers


def _is_band(row: GridRow, grid: CellGrid, made: Sequence[Column]) -> bool:
    """Return whether a row is one cell that is a heading for the rows below it."""
    cells = row.distinct
    if len(cells) != 1 or cells[0].row != row.number:
        return False
    (cell,) = cells
    if cell.columns > 1:
        return (
            cell.columns >= min(len(grid.columns), 3) or cell.columns > len(made) // 2
        )
    # Without a merged cell, only text in the column of numbers can be nothing else.
    is_first = cell.column == grid.columns[0] and len(grid.columns) > 1
    return is_in_numbers(row, made) and is_first and len(cell.text.split()) > 1


def is_total(row: GridRow) -> bool:
    """Return whether a row begins with a total, and so is no action."""
    return bool(row.own) and bool(_TOTAL.fullmatch(row.own[0].text))


_TOTAL = re.compile(r"\s*(?:grand |overall )?totals?\s*:?\s*[\d.,%]*\s*", re.IGNORECASE)


def _below(body: Sequence[GridRow], bands: frozenset[int]) -> frozenset[int]:
    """Return the rows at the end that no action follows.

    A recommendation belongs to the plan, also if there is no action for it yet.
    """
    found: set[int] = set()
    for row in reversed(body):
        said = [cell.text for cell in row.distinct]
        if row.number not in bands or any(map(is_recommendation, said)):
            break
        found.add(row.number)
    return frozenset(found)
