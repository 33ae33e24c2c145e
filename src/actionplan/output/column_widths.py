"""Lay out text in columns that take as few lines as possible and cut no word."""

from __future__ import annotations

from functools import cache
from itertools import zip_longest
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
    sample, height = _sample(grid), cache(_height)
    tried = _choices(least, most, room - BETWEEN * (len(least) - 1))
    return min(tried, key=lambda each: (_lines(sample, each, height), -min(each), each))


def lines(grid: Grid, wide: Sequence[int]) -> int:
    """Return how many lines the headings and rows of a grid take."""
    return _lines(grid, wide, _height)


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
    folded: list[str] = []
    used = room
    for word in words:
        wide = terminal.width(word)
        if folded and used + 1 + wide <= room:
            folded[-1] += f" {word}"
            used += 1 + wide
        else:
            folded.append(word)
            used = wide
    return folded


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
    return max(map(terminal.width, text.split()), default=0)


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


def _height(cell: Cell, room: int) -> int:
    return sum(len(fold(text, room)) for text in cell)
