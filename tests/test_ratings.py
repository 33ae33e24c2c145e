"""Test which ratings in a legend are worst, with values written by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from generated_plans import AS_OF, perfect
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import SPECIMEN

from actionplan import lint
from actionplan.lint import Request
from actionplan.lint.levels import LintSettings
from actionplan.output.report import rating_counts
from actionplan.plan import model, portfolio, ratings
from actionplan.plan.model import BoardSettings
from actionplan.reading import load


def _scale(legend: dict[str, str], worst: str = "") -> ratings.Scale:
    fields: dict[str, Any] = {"rag_legend": legend, "rag_worst": worst}
    whole = {"id": "p", "title": "P", "outcomes": [], "agreed": "2011-08-15"}
    kind = {"kind": "multi-agency", "source": {"type": "audit"}}
    return ratings.scale(model.plan(whole | kind | fields, (), "p"))


def _keys(*keys: str) -> dict[str, str]:
    return dict.fromkeys(keys, "What it means")


@pytest.mark.parametrize(
    ("legend", "worst", "worst_first"),
    [
        (_keys("Red", "Amber", "Green"), "", ("Red", "Amber", "Green")),
        (_keys("Green", "Amber", "Red"), "", ("Red", "Amber", "Green")),
        (_keys("amber", "GREEN", "red"), "", ("red", "amber", "GREEN")),
        (
            _keys("Blue", "Green", "Amber", "Red"),
            "",
            ("Red", "Amber", "Green", "Blue"),
        ),
        (_keys("Black", "Red", "Amber"), "", ("Black", "Red", "Amber")),
        (_keys("Red", "Yellow", "Green"), "", ("Red", "Yellow", "Green")),
        # Two colours of one place are no scale by colour, but red is at an end.
        (
            _keys("Red", "Amber", "Yellow", "Green"),
            "",
            ("Red", "Amber", "Yellow", "Green"),
        ),
        (
            _keys("Green", "Amber", "Yellow", "Red"),
            "",
            ("Red", "Yellow", "Amber", "Green"),
        ),
        (_keys("Red", "Green"), "", ("Red", "Green")),
        (_keys("1", "2", "3"), "3", ("3", "2", "1")),
        (
            {"1": "Fully achieved", "2": "On track", "3": "Slow", "4": "Little done"},
            "",
            ("4", "3", "2", "1"),
        ),
        ({"A": "Begun", "B": "Well on", "C": "Complete"}, "", ("A", "B", "C")),
        ({"1": "Fully achieved", "2": "Cut off"}, "", ()),
        (_keys("1", "2", "3"), "1", ("1", "2", "3")),
        (_keys("Poor", "Fair", "Good"), " poor ", ("Poor", "Fair", "Good")),
        (
            _keys("On  Track", "At risk", "Off track"),
            "",
            ("Off track", "At risk", "On  Track"),
        ),
        (
            {"1": "On track", "2": "At risk", "3": "Off track, or overdue"},
            "",
            ("3", "2", "1"),
        ),
        ({"A": "Off track", "B": "On track"}, "", ("A", "B")),
        ({"A": "Off trackside", "B": "Failed"}, "", ("B", "A")),
        (_keys("1"), "1", ("1",)),
        # What a word means does not make it bad: only a number or letter has no word.
        ({"Open": "Missed or not due yet", "Shut": "Done"}, "", ()),
        (_keys("Red", "red ", "Green"), "", ("Red", "red ", "Green")),
        # Where both ends are bad, or neither, nobody can tell; a worst in the middle
        # is no end.
        (_keys("Off track", "On track", "Missed"), "", ()),
        (_keys("1", "2", "3"), "", ()),
        (_keys("1", "2", "3"), "2", ()),
        (_keys("1", "2", "3"), "4", ()),
        (_keys("Green", "Amber", "Blue"), "", ()),
        ({}, "", ()),
        ({}, "Red", ()),
    ],
)
def test_the_order_of_a_legend(
    legend: dict[str, str], worst: str, worst_first: tuple[str, ...]
) -> None:
    """The order starts at the worst rating, wherever the board has put it."""
    assert _scale(legend, worst).worst_first == worst_first


@pytest.mark.parametrize(
    ("legend", "worst", "rating", "is_worst_and_next"),
    [
        (_keys("Green", "Amber", "Red"), "", "red", (True, False)),
        (_keys("Green", "Amber", "Red"), "", "  RED ", (True, False)),
        (_keys("Green", "Amber", "Red"), "", "amber", (False, True)),
        (_keys("Green", "Amber", "Red"), "", "green", (False, False)),
        (_keys("Black", "Red", "Amber"), "", "red", (False, True)),
        (_keys("1", "2", "3"), "3", "3", (True, False)),
        (_keys("1", "2", "3"), "3", "2", (False, True)),
        (_keys("1", "2", "3"), "3", "1", (False, False)),
        # Of two, the second is the best, and no meeting has to hear of that.
        (_keys("Off track", "On track"), "", "on track", (False, False)),
        (_keys("Red", "Green"), "", "green", (False, False)),
        # A legend whose order nobody knows, and none at all: red is red all the same.
        (_keys("1", "2", "3"), "", "1", (False, False)),
        (_keys("1", "2", "3"), "", "3", (False, False)),
        ({}, "", "Red", (True, False)),
        ({}, "", "amber", (False, True)),
        ({}, "", "yellow", (False, True)),
        ({}, "", "off track", (True, False)),
        ({}, "", "green", (False, False)),
        ({}, "", "purple", (False, False)),
        ({}, "", "", (False, False)),
        # In a legend that is not whole, nothing is next to the worst.
        (_keys("Amber"), "", "amber", (False, False)),
        (_keys("Green", "Amber"), "", "amber", (False, False)),
        # Red stays red where the legend does not know it.
        (_keys("Off track", "At risk", "On track"), "", "Red", (True, False)),
    ],
)
def test_the_worst_and_the_next_worst(
    legend: dict[str, str],
    worst: str,
    rating: str,
    is_worst_and_next: tuple[bool, bool],
) -> None:
    """A meeting must know about the 2 worst ratings in a legend."""
    scale = _scale(legend, worst)
    found = (scale.is_worst(rating), scale.is_next_worst(rating))
    assert found == is_worst_and_next


_ORDERS = st.permutations(["Red", "Amber", "Green", "Blue"])


@given(_ORDERS, st.sampled_from([str.upper, str.lower, " {}  ".format]))
def test_colours_mean_the_same_in_any_order_and_writing(order: Any, write: Any) -> None:  # noqa: ANN401 -- of hypothesis
    """Colours have their own order, whatever the order of the legend."""
    scale = _scale(_keys(*order))
    assert [scale.rank(write(c)) for c in ("Red", "Amber", "Green", "Blue")] == [
        0,
        1,
        2,
        3,
    ]


@given(st.lists(st.text("abcxyz", min_size=1), min_size=2, max_size=6, unique=True))
def test_a_legend_turned_round_is_the_same_scale(keys: list[str]) -> None:
    """If the worst is named, reversing the legend does not change any rank."""
    one, other = (_scale(_keys(*ks), keys[0]) for ks in (keys, keys[::-1]))
    assert one == other
    assert [one.rank(key) for key in keys] == list(range(len(keys)))


def _said(legend: dict[str, str], worst: str = "", *, board: str = "") -> list[str]:
    own = {"rag_legend": legend, "rag_worst": worst}
    fields = {name: value for name, value in own.items() if value}
    if board:
        del fields["rag_legend"]
    of_board = tuple(legend.items()) if board else ()
    settings = BoardSettings(rag_legend=of_board, rag_worst=board.strip())
    text = SPECIMEN.replace(_LEGEND, yaml.safe_dump(fields) if fields else "")
    request = Request(date(2012, 1, 1), terms=LintSettings(board=settings))
    found = lint.one(text.encode(), "scr-family-a-2011.yaml", request).diagnostics
    return [one.message for one in found if one.rule == "legend-without-order"]


_LEGEND = SPECIMEN[SPECIMEN.index("rag_legend:") : SPECIMEN.index("outcomes:")]
_NUMBERS = _keys("1", "2", "3")


@pytest.mark.parametrize(
    ("legend", "worst", "board", "said"),
    [
        (
            _NUMBERS,
            "",
            "",
            ['The legend does not show whether "1" or "3" is the worst rating.'],
        ),
        (_NUMBERS, "1", "", []),
        (_NUMBERS, "3", "", []),
        (
            _NUMBERS,
            "2",
            "",
            ['The worst rating, "2", is neither first nor last in the legend.'],
        ),
        (
            _NUMBERS,
            "4",
            "",
            [
                'The worst rating, "4", is not in the legend.'
                ' The legend has "1", "2" and "3".',
            ],
        ),
        ({"1": "On track", "2": "At risk", "3": "Off track"}, "", "", []),
        *(
            (
                _keys("Amber"),
                worst,
                "",
                [
                    'The legend has only one rating, "Amber", so readers cannot see'
                    " which ratings are better or worse."
                ],
            )
            for worst in ("", "Amber")
        ),
        (_keys("Green", "Amber"), "", "", []),
        # The board's own legend, in plans that have none.
        (
            _NUMBERS,
            "",
            " ",
            [
                'The legend in actionplan.toml does not show whether "1" or "3" is the'
                " worst rating."
            ],
        ),
        (_NUMBERS, "", "3", []),
        (_NUMBERS, "1", "3", []),
    ],
)
def test_a_legend_whose_order_is_not_known_is_found(
    legend: dict[str, str], worst: str, board: str, said: list[str]
) -> None:
    """If nothing shows which end is worst, the legend is reported."""
    assert _said(legend, worst, board=board) == said


def test_the_worst_of_a_board_is_for_plans_without_a_legend() -> None:
    """A plan's own legend has its own worst rating."""
    board = BoardSettings(
        rag_legend=(("1", "a"), ("2", "b"), ("3", "c")), rag_worst="3"
    )
    without = SPECIMEN.replace(_LEGEND, "")
    same = SPECIMEN.replace(_LEGEND, "rag_legend: {'1': a, '2': b, '3': c}\n")
    own = SPECIMEN.replace(_LEGEND, "rag_legend: {'3': c, '2': b, '5': a}\n")

    plans = [load.load(text.encode(), "p", board).plan for text in (without, same, own)]

    assert [ratings.scale(plan).worst_first for plan in plans if plan] == [
        ("3", "2", "1"),
        ("3", "2", "1"),
        (),
    ]


@pytest.mark.parametrize(
    ("legend", "low"),
    [
        (_keys("1", "2", "3", "4", "5"), {"1", "2", "4", "5"}),
        (_keys("1", "2", "3"), {"1", "2", "3"}),
        ({"1": "Fully achieved", "2": "Cut off"}, {"2"}),
        ({"1": "Fully achieved", "2": "On (cut off)"}, set[str]()),
        ({"1": "Fully achieved", "2": "On track"}, set[str]()),
        ({"1": "Fully achieved", "2": "On hold"}, {"2"}),
        ({"1": "Fully achieved", "2": "Not on track yet"}, set[str]()),
        (_keys("red", "amber", "green"), set[str]()),
        (_keys("amber"), {"amber"}),
        (_keys("green", "amber"), {"amber"}),
    ],
)
def test_what_may_be_low_is_near_an_end(legend: dict[str, str], low: set[str]) -> None:
    """If a scale may go either way, its middle is not one of the 2 worst."""
    scale = _scale(legend)

    assert {each for each in legend if scale.may_be_low(each)} == low


@pytest.mark.parametrize(
    ("legend", "said"),
    [
        ({"1": "Fully achieved", "2": "Held up"}, "Rating 2 (Held up)"),
        (None, "Rating 2 (the plan does not say what it means)"),
    ],
)
def test_page_one_says_what_a_number_means_however_full_it_is(
    legend: dict[str, str] | None, said: str
) -> None:
    """A colour can be guessed, and a number cannot."""
    plan = perfect()
    plan["rag_legend"] = legend
    if legend is None:
        del plan["rag_legend"]
    action = plan["outcomes"][0]["actions"][0]
    action["progress"][0]["rag"] = "2"
    plan["outcomes"][0]["actions"] = [action | {"id": f"1.{n}"} for n in range(1, 40)]
    read = model.plan(plan, (), plan["id"])
    rows = portfolio.of([read], (), AS_OF).rows
    counts = [one for line in rating_counts.by_rating(rows) for one in line.counts]
    shown = map(rating_counts.without_meaning, counts)
    words = [f"{one.words} ({one.rating.meaning})" for one in shown if one.rating]

    assert words[-1].removesuffix(" ()") == said
