"""Columns on a terminal: every word is there, and no choice of widths is shorter."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.output import column_widths, status_screen
from actionplan.text import grammar, terminal

WORDS = st.lists(st.text("abc", min_size=1, max_size=7), max_size=6).map(" ".join)
CELLS = st.lists(WORDS, min_size=1, max_size=2).map(tuple)
GRIDS = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4).map(
    lambda rows: column_widths.Grid(
        ("No", "What", "How"), tuple(rows), frozenset({1, 2})
    )
)


@given(grid=GRIDS, room=st.integers(10, 60))
def test_the_widths_are_those_with_the_fewest_lines(
    grid: column_widths.Grid, room: int
) -> None:
    """No other widths that fit and cut no word take fewer lines."""
    wide = column_widths.widths(grid, room)

    longest = [
        max(
            len(word)
            for cells in (*grid.rows, _head(grid))
            for word in _words(cells[i])
        )
        for i in range(3)
    ]
    first = max(len(text) for row in (*grid.rows, _head(grid)) for text in row[0])
    fitting = [
        (first, a, b)
        for a, b in product(range(1, room), repeat=2)
        if a >= longest[1] and b >= longest[2] and first + a + b + 4 <= room
    ]
    fewest = min((column_widths.lines(grid, each) for each in fitting), default=None)
    assert fewest == (None if wide is None else column_widths.lines(grid, wide))


def test_no_word_is_measured_again_for_each_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many widths are tried, a word is measured once for its column."""
    measured: Counter[str] = Counter()
    width = terminal.width

    def counted(text: str) -> int:
        measured[text] += 1
        return width(text)

    monkeypatch.setattr(terminal, "width", counted)
    long = " ".join(f"{number:03}\N{POUND SIGN}" for number in range(500))
    grid = column_widths.Grid(
        ("No", "What", "How"), ((("1",), (long,), ("said",)),), frozenset({1, 2})
    )

    assert column_widths.widths(grid, 78) is not None
    assert {measured[word] for word in long.split()} == {2}  # once for the longest


@given(cells=st.tuples(CELLS, CELLS, CELLS), wide=st.tuples(*[st.integers(7, 20)] * 3))
def test_every_word_is_in_its_column(
    cells: tuple[column_widths.Cell, ...], wide: tuple[int, int, int]
) -> None:
    """The words of each cell, in order, and each part as wide as its column."""
    lines = [*column_widths.row(cells, wide)]

    assert [[word for line in lines for word in line[i].split()] for i in range(3)] == [
        _words(cell) for cell in cells
    ]
    assert {tuple(map(len, line)) for line in lines} <= {wide}


@given(text=WORDS, room=st.integers(1, 20))
def test_only_a_long_word_is_wider_than_its_line(text: str, room: int) -> None:
    """A line is too wide only if it is one word."""
    folded = column_widths.fold(text, room)

    assert " ".join(folded) == text
    assert [line for line in folded if len(line) > room and " " in line] == []


@given(text=WORDS, most=st.integers(5, 40))
def test_a_long_text_is_cut_after_a_word(text: str, most: int) -> None:
    """It is not longer than asked for; only a word too long for it is cut."""
    shown = grammar.cut(text, most)
    kept = shown.removesuffix("...")

    assert len(shown) <= most
    assert text.startswith(kept)
    assert shown == text or text[len(kept)] == " " or 2 * kept.rfind(" ") <= most - 3


def test_a_text_is_cut_at_the_end_of_the_last_word_that_fits() -> None:
    """A word that ends just where there is no more room is kept."""
    assert grammar.cut("ab cd ef gh", 8) == "ab cd..."


def test_a_rating_that_means_two_things_keeps_both_meanings() -> None:
    """Only a meaning that all actions of a group share is said above them."""
    late, slow = "rated red (late)", "rated red (slow)"
    actions = tuple(
        status_screen.Shown(
            number=f"1.{number}",
            what="Train",
            owner="",
            due="May 2012",
            status=f"{words}.",
            rated=("rated red", words),
        )
        for number, words in enumerate((late, late, slow, slow))
    )

    shown = "\n".join(
        status_screen.blocks([status_screen.ShownGroup("A", actions)], 80, colour=False)
    )

    assert (shown.count(late), shown.count(slow)) == (2, 2)


def _head(grid: column_widths.Grid) -> tuple[column_widths.Cell, ...]:
    return tuple((title,) for title in grid.head)


def _words(cell: column_widths.Cell) -> list[str]:
    return [word for text in cell for word in text.split()]
