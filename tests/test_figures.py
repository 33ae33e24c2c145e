"""Figures: what officers write for an amount, and what one says beside another."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from actionplan.text import figures

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
MONTHS = [
    "January",
    "Feb",
    "March",
    "Apr",
    "May",
    "June",
    "Jul",
    "August",
    "Sept",
    "October",
    "Nov",
    "December",
]


def in_words(number: int) -> str:
    """Write a number up to 99 in words."""
    if number < 20:
        return SMALL[number]
    tens, ones = TENS[number // 10 - 2], number % 10
    return f"{tens}-{SMALL[ones]}" if ones else tens


def shares(part: int, whole: int) -> list[str]:
    """Write a share in every way in which officers do."""
    ways = [
        f"{part} of {whole}",
        f"{part} out of {whole}",
        f"{part} of the {whole} files",
        f"{part}/{whole}",
        f"{in_words(part)} in {in_words(whole)}",
        f"{in_words(part).capitalize()} out of {in_words(whole)} asked",
    ]
    percent = Fraction(100 * part, whole)
    if percent.denominator == 1:
        ways += [f"{percent}%", f"{percent} per cent", f"{percent} percent of files"]
    return ways


SHARES = st.integers(2, 99).flatmap(
    lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
)
UNITS = {
    "": 1,
    " days": 1,
    " working days": 1,
    " weeks": 7,
    " complaints": 1,
    " places taken up per quarter": 1,
}


@given(SHARES, st.data())
def test_every_way_of_writing_a_share_is_one_amount(
    share: tuple[int, int], data: st.DataObject
) -> None:
    """17 of 40, 17 out of 40, seventeen in forty and 42.5% are the same."""
    way = data.draw(st.sampled_from(shares(*share)))

    read = figures.amount(way)

    assert read is not None
    assert (read.low, read.high, read.unit) == (*[Fraction(*share)] * 2, "share")


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.data())
def test_a_result_is_what_arithmetic_says(
    start: int, target: int, result: int, data: st.DataObject
) -> None:
    """Above or below its target, and on which side of its start, whichever way is up.

    Worked out here from the numbers alone: the distance that is left to the target.
    """
    assume(start != target)
    way = data.draw(st.sampled_from([*UNITS, "%", " of 99"]))
    up = target > start
    left, was = (
        (target - result, target - start) if up else (result - target, start - target)
    )

    said = figures.compare(f"{start}{way}", f"{target}{way}", f"{result}{way}")

    right = "met" if left <= 0 else "not met"
    if left == was:
        right = "no change"
    assert said == ("worse" if left > was else right)


@given(st.integers(1, 98), st.integers(0, 99))
def test_the_words_of_a_target_say_which_way_is_up(target: int, result: int) -> None:
    """Where nothing is known of the start, "at least" and "no more than" decide."""
    least = figures.compare("not known", f"at least {target}", str(result))
    most = figures.compare("not known", f"no more than {target}", str(result))

    assert (least, most) == (
        "met" if result >= target else "not met",
        "met" if result <= target else "not met",
    )


@given(SHARES, st.integers(1, 99), st.sampled_from([" days", " months", ""]))
def test_amounts_of_two_kinds_are_not_compared(
    share: tuple[int, int], number: int, unit: str
) -> None:
    """A share says nothing beside a time or a count, unless one of them is nought."""
    assume(share[0])

    said = {
        figures.compare(f"{number}{unit}", f"{number + 1}{unit}", way)
        for way in shares(*share)
    }

    assert said == {"cannot say"}


@given(
    st.integers(1, 28),
    st.integers(0, 11),
    st.integers(1995, 2035),
    st.sampled_from(
        [
            "by {month} {year}",
            "on {day} {month} {year}",
            "{year}-{number:02}-{day:02}",
            "from {day}/{number}/{year}",
            "since {month} {day}, {year}",
            "in {year}/27",
            "reviewed on the {day}th",
        ]
    ),
    st.sampled_from(["", "Staff are confident ", "Practice is better "]),
)
def test_a_date_is_no_level(
    day: int, month: int, year: int, form: str, before: str
) -> None:
    """By when something is so does not say how much of it."""
    date = form.format(day=day, month=MONTHS[month], number=month + 1, year=year)
    text = f"{before}{date}"

    assert (figures.amount(text), figures.has_level(text)) == (None, False)


@given(SHARES, st.sampled_from(["stay at {}", "To hold at {}", "keep the {}"]))
def test_a_level_that_is_kept_is_a_target(share: tuple[int, int], form: str) -> None:
    """Only without words for keeping is a target that is the start no target."""
    ways = shares(*share)

    said = [
        figures.is_the_same(ways[0], ways[-1]),
        figures.is_the_same(ways[0], form.format(ways[-1])),
    ]

    assert said == [True, False]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("34%", "0.34", "0.34", "share"),
        ("three in four", "0.75", "0.75", "share"),
        ("nine times out of ten", "0.9", "0.9", "share"),
        ("all", "1", "1", "share"),
        ("All 30", "1", "1", "share"),
        ("none", "0", "0", ""),
        ("half", "0.5", "0.5", "share"),
        ("two thirds of those asked", "2/3", "2/3", "share"),
        ("at least 80 %", "0.8", "1", "share"),
        ("fewer than 5", "0", "4", ""),
        ("no more than 10 days", "0", "10", "day"),
        ("no child waits longer than a week", "0", "7", "day"),
        ("every referral within five working days", "0", "5", "working day"),
        ("90 places taken up per quarter", "90", "90", ""),
        ("41", "41", "41", ""),
        ("1,200", "1200", "1200", ""),
        ("just over half (26/50)", "0.52", "0.52", "share"),
        ("81% (46 of 57)", "0.81", "0.81", "share"),
        ("80-90%", "0.8", "0.9", "share"),
        ("from 61 to 95 per cent", "0.95", "0.95", "share"),
        ("27 of 30, up from 13", "0.9", "0.9", "share"),
        ("double the 2018 number, i.e. 24", "24", "24", ""),
        ("ten percentage points up on 61%, so 71%", "0.71", "0.71", "share"),
        ("31 working days (mean, Q2 18/19)", "31", "31", "working day"),
    ],
)
def test_an_amount_is_read_as_the_range_it_leaves_open(
    text: str, low: str, high: str, unit: str
) -> None:
    """What people write, and what it is, worked out by hand."""
    read = figures.amount(text)

    assert read is not None
    assert (read.low, read.high, read.unit) == (Fraction(low), Fraction(high), unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not known",
        "Section 47",
        "action 4",
        "children under 5",
        "by a third",
        "4 of the 5 schools and 3 of the 4 nurseries",
        "17 in spring, 21 in autumn",
    ],
)
def test_what_is_no_one_amount_is_not_read(text: str) -> None:
    """Neither a name with a number in it, nor one of two figures."""
    assert figures.amount(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("nine in ten", True),
        ("no child waits longer than a week", True),
        ("every referral within five working days", True),
        ("as many as in the county", True),
        ("by a third", True),
        ("twice a term", True),
        ("the same day", True),
        ("as many as possible", False),
        ("most staff", False),
        ("Better than now", False),
        ("High compliance", False),
        ("children under 5 are safer", False),
    ],
)
def test_a_level_can_be_reached_or_missed(text: str, *, level: bool) -> None:
    """How much, how many, how soon or how often; not merely more."""
    assert figures.has_level(text) is level


@pytest.mark.parametrize(
    ("measure", "value", "target", "worse"),
    [
        ("Files with the child's voice recorded", "70%", "55%", True),
        ("Files with the child's voice recorded", "55%", "70%", False),
        ("Assessments not completed on time", "45%", "30%", False),
        ("Assessments not completed on time", "30%", "45%", True),
        ("Children seen by four workers or more", "30%", "15%", False),
        ("Referrals", "30", "15", False),
    ],
)
def test_a_target_is_worse_only_where_the_words_say_so(
    measure: str, value: str, target: str, *, worse: bool
) -> None:
    """Which way is better is in the words of the measure, or nobody knows."""
    aim = figures.better(measure)

    assert figures.is_worse(value, target, aim) is worse


@pytest.mark.parametrize(
    ("baseline", "target", "result", "verdict"),
    [
        ("10 days", "5 working days", "6 working days", "not met"),
        ("10 days", "5 working days", "4 working days", "met"),
        ("10 days", "9 working days", "8 working days", "cannot say"),
        ("10 days", "5", "6 days", "not met"),
        ("10 days", "5", "5", "met"),
        ("2 weeks", "1", "10 days", "not met"),
        ("2 weeks", "fewer than 1", "1", "not met"),
        ("30%", "90", "60", "not met"),
        ("30%", "90", "95%", "met"),
        ("5 children", "10", "12", "met"),
        ("3 calls in 10 days", "5", "6", "met"),
    ],
)
def test_a_number_alone_has_the_unit_of_the_baseline(
    baseline: str, target: str, result: str, verdict: str
) -> None:
    """The way to go is clear between units too, if one time is clearly longer."""
    assert figures.compare(baseline, target, result) == verdict


@pytest.mark.parametrize(
    ("value", "target", "same"),
    [
        ("50%", "50% more", False),
        ("50%", "50 per cent fewer", False),
        ("50%", "50%", True),
    ],
)
def test_more_by_a_share_is_not_that_share(
    value: str, target: str, same: object
) -> None:
    """The target of "50% more" is not where a measure of 50% is today."""
    assert figures.is_the_same(value, target) is same


@pytest.mark.parametrize(
    ("start", "target", "now", "verdict"),
    [
        ("5", "halve", "4", "not met"),
        ("5", "Halve the number by March 2026", "2", "met"),
        ("5", "halved", "6", "worse"),
        ("5", "halve", "5", "no change"),
        ("22", "reduce by a third", "16", "not met"),
        ("24", "reduce by a third", "16", "met"),
        ("24", "reduce by two thirds", "16", "not met"),
        ("12", "double by March 2026", "20", "not met"),
        ("12 of 40", "double", "24 of 40", "met"),
        ("40", "20% fewer", "33", "not met"),
        ("40", "cut by 25 per cent", "30", "met"),
        ("40", "at least a third more", "50", "not met"),
        ("12 days", "cut by half", "7 days", "not met"),
        ("50%", "increase by 10 percentage points", "60%", "met"),
        ("50%", "10 percentage points higher", "55%", "not met"),
        ("50%", "50% more", "75%", "cannot say"),
        ("low", "halve", "high", "cannot say"),
        ("40", "reduce by a quarter to 20", "30", "cannot say"),
        ("low", "high", "medium", "cannot say"),
    ],
)
def test_a_target_counted_from_its_start_is_compared(
    start: str, target: str, now: str, verdict: str
) -> None:
    """Half of 5 is 2.5. A percentage more of a percentage has two readings."""
    assert figures.compare(start, target, now) == verdict


@pytest.mark.parametrize(
    ("start", "target", "met"),
    [
        ("3", "fewer than 5", True),
        ("98%", "at least 90%", True),
        ("80%", "8 out of 10", True),
        ("80%", "stay at 80%", False),
        ("27%", "No more than 27%", False),
        ("27%", "at least 27%", False),
        ("26%", "No more than 27%", True),
        ("5", "fewer than 5", False),
        ("34%", "75%", False),
        ("5", "halve", False),
        ("low", "high", False),
    ],
)
def test_a_target_may_be_met_from_the_start(
    start: str, target: str, *, met: bool
) -> None:
    """Then nothing has to change, unless the aim is to keep a level."""
    assert figures.is_met_from_start(start, target) is met
