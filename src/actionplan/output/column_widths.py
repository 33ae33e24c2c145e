"""Lay out text in columns that take as few lines as possible and cut no word."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate, pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.text import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Cell: TypeAlias = "tuple[str, ...]"
"""Texts that each start on a line of their own."""

BETWEEN = 2
"""The spaces between two columns."""


class Grid(NamedTuple):
    """Headings, and rows with a cell for each of them."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    narrowed: frozenset[int]
    """The columns that may be narrower than their longest text."""


def widths(grid: Grid, room: int) -> tuple[int, ...] | None:
    """Return the widths with which a grid takes the fewest lines.

    Return None if it does not fit into *room* without cutting a word.
    """
    least, most = _limits(grid)
    if sum(least) + BETWEEN * (len(least) - 1) > room:
        return None
    sample, height = _sample(grid), _heights()
    tried = _choices(least, most, room - BETWEEN * (len(least) - 1))
    return min(tried, key=lambda each: (_lines(sample, each, height), -min(each), each))


def lines(grid: Grid, wide: Sequence[int]) -> int:
    """Return how many lines the headings and rows of a grid take."""
    return _lines(grid, wide, _heights())


def row(cells: Sequence[Cell], wide: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a row, each as its parts, padded to the widths."""
    folded = [
        [line for text in cell for line in fold(text, room)]
        for cell, room in zip(cells, wide, strict=True)
    ]
    for parts in zip_longest(*folded, fillvalue=""):
        yield tuple(
            part + " " * (room - terminal.width(part))
            for part, room in zip(parts, wide, strict=True)
        )


def fold(text: str, room: int) -> list[str]:
    """Fold a text into lines; a word longer than a line has a line of its own."""
    words = text.split()
    if words and terminal.width(whole := " ".join(words)) <= room:  # nearly always
        return [whole]
    breaks = _breaks(_ends(text), room)
    return [" ".join(words[first:after]) for first, after in pairwise(breaks)]


def _ends(text: str) -> tuple[int, ...]:
    """Return the column after each word of a text, if all are on one line."""
    letters = accumulate(_word_widths(text))
    return tuple([before + spaces for spaces, before in enumerate(letters)])


def _word_widths(text: str) -> Iterator[int]:
    """Return how many columns each word of a text takes."""
    return map(len if text.isascii() else terminal.width, text.split())


def _breaks(ends: Sequence[int], room: int) -> Iterator[int]:
    """Yield 0, and for each line how many words there are up to its end.

    This takes a step for each line and none for a word, because a text may have
    thousands of words, and is folded for each width that a column may have.
    """
    begin = after = 0
    yield after
    while after < len(ends):
        after = bisect_right(ends, begin + room, after + 1)
        begin = ends[after - 1] + 1
        yield after


_MOST = 60
"""Rows that are measured; of more, some are, from the first to the last."""


def _lines(grid: Grid, wide: Sequence[int], height: Callable[[Cell, int], int]) -> int:
    head = tuple((title,) for title in grid.head)
    return sum(max(map(height, row, wide)) for row in (head, *grid.rows))


def _sample(grid: Grid) -> Grid:
    step = -(-len(grid.rows) // _MOST) or 1
    return grid._replace(rows=grid.rows[::step])


def _limits(grid: Grid) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the least width of each column, and the most that it can use."""
    columns = [
        [title, *(text for cell in cells for text in cell)]
        for title, *cells in zip(grid.head, *grid.rows, strict=True)
    ]
    most = tuple(max(map(terminal.width, texts)) for texts in columns)
    least = tuple(
        max(_longest_word(text) for text in texts) if i in grid.narrowed else most[i]
        for i, texts in enumerate(columns)
    )
    return least, most


def _longest_word(text: str) -> int:
    return max(_word_widths(text), default=0)


def _choices(
    least: tuple[int, ...], most: tuple[int, ...], room: int
) -> Iterator[tuple[int, ...]]:
    """Yield all widths worth trying, from *least* to *most*, that fill the room."""
    if len(least) == 1:
        yield (min(most[0], room),)
        return
    rest = sum(least[1:])
    widest = min(most[0], room - rest)
    for first in range(least[0], widest + 1):
        for others in _choices(least[1:], most[1:], room - first):
            yield first, *others


def _heights() -> Callable[[Cell, int], int]:
    """Return what counts the lines of a cell, and measures no text twice."""
    ends = cache(_ends)

    @cache
    def height(cell: Cell, room: int) -> int:
        return sum(len([*_breaks(ends(text), room)]) - 1 for text in cell)

    return height
