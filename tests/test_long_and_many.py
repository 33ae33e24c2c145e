"""What is done in a quicker way for much text is what the plain way would do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from actionplan.lint import accepted_file
from actionplan.lint.accepted_file import Key
from actionplan.output.report import anchors
from actionplan.text import line_changes, owner_pieces, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# --- a unified diff ----------------------------------------------------------------

LINES = st.lists(st.sampled_from(["- a", "+ b", " c", "d", ""]), max_size=30)
OWN = st.lists(st.integers(0, 40).map(str), max_size=30, unique=True)


@given(LINES | OWN, LINES | OWN)
@example(["a"] * 9, [*["a"] * 4, "b", *["a"] * 5])
@example([*map(str, range(30))], [*map(str, range(9)), "x", *map(str, range(9, 30))])
def test_a_long_text_with_its_changes_made_is_the_new_one(
    old: list[str], new: list[str]
) -> None:
    """Whoever follows the diff, line by line, has the new text, and by its numbers."""
    with patch.object(line_changes, "_LONG", 2):  # so that short texts count as long
        diff = [*line_changes.unified(old, new, "plan.yaml")]

    assert (_patched(old, diff), bool(diff)) == (new, old != new)


@given(LINES | OWN)
def test_what_is_told_of_a_long_text_is_near_a_change(same: list[str]) -> None:
    """Three lines before it and three after it, as everywhere."""
    old, new = ([*same, *f"{word} 1 2 3 4 5".split()] for word in ("then", "now"))
    with patch.object(line_changes, "_LONG", 2):
        diff = [*line_changes.unified(old, new, "plan.yaml")]

    changed = [line[:1] for line in diff[2:]]
    before = min(3, len(same))
    assert changed == ["@", *" " * before, "-", "+", " ", " ", " "]


def _patched(old: Sequence[str], diff: Sequence[str]) -> list[str]:
    """Follow a unified diff as one does by hand, and check its numbers."""
    made: list[str] = []
    at = 0
    for line in diff[2:]:
        sign, text = line[:1], line[1:]
        if sign == "@":
            numbers = re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", line)
            assert numbers
            start, length, there, more = (int(n or 1) for n in numbers.groups())
            made += old[at : start - (length > 0)]
            at = start - (length > 0)
            assert len(made) == there - (more > 0)
        elif sign == "+":
            made.append(text)
        else:
            assert old[at] == text
            made += [text] if sign == " " else []
            at += 1
    return [*made, *old[at:]]


# --- how far one word is from another ----------------------------------------------

WORDS = st.text("ab", max_size=9) | st.text("abcd\u00e9 ", max_size=140)
FULL = st.text("ab", min_size=64, max_size=64)
"""With a bit for each letter they leave none between two words in a row of 64 bits."""


@given(
    WORDS | FULL,
    st.lists(WORDS.filter(bool), min_size=1, max_size=6)
    | st.lists(FULL, min_size=2, max_size=3),
)
@example("a" * 64, ["a" * 63, "a" * 64, "a" * 65, "b" * 64])
@example("b" * 64, ["b" * 64, "a" * 64])
@example("ab" * 40, ["ba" * 40, "ab" * 39])
def test_many_words_are_compared_as_each_is(word: str, names: list[str]) -> None:
    """Letters too many, too few or wrong, or two neighbours swapped, are one each."""
    many = suggest._distances(word, suggest._row(tuple(names)))
    alone = [suggest.distance(word, name) for name in names]

    assert many == alone == [_distance(word, name) for name in names]


@given(WORDS, st.lists(WORDS.filter(bool), max_size=12), st.integers(1, 4))
@example("lnit", ["init", "lint", "link", "unit", "list"], 1)
@example("ab", ["ba", "bb", "aa", "ac"], 2)
def test_the_closest_words_are_those_of_all_that_are_near(
    word: str, names: list[str], most: int
) -> None:
    """Letters are compared of the best only, and that makes no difference."""
    long = len(word) > suggest._LONGEST
    most_edits = max(1, len(word) // 3)
    near = sorted(
        (far, sorted(word.lower()) != sorted(name), name)
        for name in names
        if len(name) <= suggest._LONGEST
        if (far := _distance(word.lower(), name.lower())) <= most_edits
    )

    found = suggest.closest(word, names, most)
    assert found == (() if long else tuple(name for *_, name in near[:most]))


def _distance(one: str, other: str) -> int:
    """Fill in the whole table, as it is in any textbook."""
    table = [[i + j for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i, left in enumerate(one, 1):
        for j, right in enumerate(other, 1):
            ways = [
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (left != right),
            ]
            if one[i - 2 : i] == other[j - 2 : j][::-1] and min(i, j) > 1:
                ways.append(table[i - 2][j - 2] + 1)
            table[i][j] = min(ways)
    return table[-1][-1]


# --- suggestions for few -----------------------------------------------------------


@given(st.lists(st.integers(0, 9).map(str), max_size=40), st.integers(0, 9))
def test_only_the_first_words_are_looked_for_and_each_once(
    words: list[str], most: int
) -> None:
    """The others have no suggestion, however often they come back."""
    asked: list[str] = []

    def nearest(written: str) -> tuple[str, ...]:
        asked.append(written)
        return (f"{written}!",)

    with patch.object(suggest, "_SEARCHED", most):
        near = suggest.for_few(nearest)
        found = [near(word) for word in words]

    first = [*dict.fromkeys(words)][:most]
    right = [(f"{word}!",) if word in first else () for word in words]
    assert (found, asked) == (right, first)


# --- what a baseline accepts --------------------------------------------------------

KEYS = st.builds(
    Key,
    st.sampled_from(["overdue-action", "stale-action"]),
    st.just("p"),
    st.sampled_from(["", "1.1", "1.2"]),
    st.sampled_from(["", "due", "note"]),
    st.sampled_from(["", "4f", "a0"]),
)


@given(KEYS, st.dictionaries(KEYS, st.integers(0, 2), max_size=12))
def test_an_entry_that_accepts_is_found_as_by_looking_at_all(
    key: Key, times: dict[Key, int]
) -> None:
    """Its own, else one for any words, else the first that is alike."""
    assert accepted_file._Entries(times).accepting(key) == _accepting(key, times)


def _accepting(key: Key, times: Mapping[Key, int]) -> Key:
    for own in (key, key._replace(words="")):
        if times.get(own):
            return own
    for held, left in times.items():
        same = held[:3] == key[:3] and key.item and "" in (key.field, held.field)
        if left and same and (key.words == held.words or "" in (key.words, held.words)):
            return held
    return key


# --- anchors ------------------------------------------------------------------------


@given(st.lists(st.sampled_from(["a", "A", "a-2", "a-2-2", "b", "a-3"]), max_size=20))
def test_an_anchor_has_the_first_number_that_is_free(wanted: list[str]) -> None:
    """Capitals make no difference to a browser's address."""
    taken: dict[str, int] = {}
    found = [anchors._free(each, taken) for each in wanted]

    known: list[str] = []
    for each in wanted:
        ways = [each, *(f"{each}-{number}" for number in range(2, 40))]
        lower = [one.lower() for one in known]
        known.append(next(way for way in ways if way.lower() not in lower))
    assert found == known


# --- the pieces of an owner -----------------------------------------------------------

CELLS = st.lists(
    st.sampled_from(
        ["Board", " of ", "A & B", "X", " & ", " and ", "/", ", ", "; ", "Team", "\n"]
    ),
    max_size=14,
).map("".join)


@given(CELLS)
@example("Board of A & B and X & A & B/Team; Board & X")
def test_a_mark_within_a_name_separates_nothing(cell: str) -> None:
    """The next name is all that has to be looked at for each mark."""
    agencies = frozenset({"A & B", "Board of X", "Team and X"})
    names = owner_pieces._names_in(cell, agencies)
    within = [
        mark.start()
        for mark in owner_pieces._marks(cell)
        if any(start < mark.end() and mark.start() < end for start, end in names)
    ]

    found = [*owner_pieces._stretches(cell, names)]
    starts = [sum(len(one.text) for one in found[:n]) for n in range(len(found))]
    cut = {at for at, one in zip(starts, found, strict=True) if one.text.strip()}
    marked = {mark.start() for mark in owner_pieces._marks(cell)}
    assert "".join(one.text for one in found) == cell
    assert not cut & {at for at in within if at not in (0, *_ends(names))}
    assert marked - {*within} <= {*starts}


def _ends(names: Sequence[tuple[int, int]]) -> list[int]:
    return [end for _, end in names]


@given(st.lists(st.integers(0, 30), max_size=8, unique=True), st.integers(0, 30))
def test_a_part_of_a_cell_is_within_one_of_the_spans_or_none(
    bounds: list[int], start: int
) -> None:
    """Only the last span that begins before it has to be looked at."""
    ends = sorted(bounds[: len(bounds) // 2 * 2])
    spans = [*zip(ends[::2], ends[1::2], strict=True)]

    for end in range(start + 1, 32):
        is_within = any(first <= start and end <= last for first, last in spans)
        assert owner_pieces._is_within(spans, start, end) == is_within
