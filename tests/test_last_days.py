"""Tell when the time that words give is certainly over, and never too early."""

from __future__ import annotations

import re
from datetime import date
from time import process_time
from typing import TYPE_CHECKING

import pytest
import yaml
from generated_plans import AS_OF, perfect, put_into
from hypothesis import given
from hypothesis import strategies as st
from printed import output

from actionplan import rules
from actionplan.reading import load
from actionplan.text import dates, last_days

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("2025", date(2025, 12, 31)),
        ("During 2025", date(2025, 12, 31)),
        ("end of 2025", date(2025, 12, 31)),
        ("early 2026", date(2026, 6, 30)),
        ("mid-2026", date(2026, 9, 30)),
        ("late 2025", date(2025, 12, 31)),
        ("Spring 2025", date(2025, 6, 30)),
        ("by the summer of 2026", date(2026, 9, 30)),
        ("Autumn 2025", date(2025, 12, 31)),
        ("Winter 2025", date(2026, 3, 31)),
        ("Winter 2025/26", date(2026, 3, 31)),
        ("Easter 2026", date(2026, 5, 31)),
        ("Christmas 2025", date(2026, 1, 31)),
        ("Spring term 2026", date(2026, 4, 30)),
        ("By the end of the summer term 2026", date(2026, 8, 31)),
        ("Autumn term 2025/26", date(2025, 12, 31)),
        ("Q2 2025/26", date(2025, 9, 30)),
        ("Q2 2025", date(2025, 9, 30)),
        ("Q4 2025", date(2026, 3, 31)),
        ("2025 Q4", date(2026, 3, 31)),
        ("Third quarter of 2025/26", date(2025, 12, 31)),
        ("2024/25", date(2025, 8, 31)),
        ("2024\u201325", date(2025, 8, 31)),
        ("2025/2026", date(2026, 12, 31)),
        ("2022-25", date(2025, 12, 31)),
        ("financial year 2025/26", date(2026, 3, 31)),
        ("FY 2025", date(2026, 3, 31)),
        ("academic year 2025/26", date(2026, 8, 31)),
        ("second half of 2025", date(2026, 3, 31)),
        ("2011-12", date(2012, 8, 31)),
        ("June 2026", date(2026, 6, 30)),
        ("Next review meeting June 2026", date(2026, 6, 30)),
        ("No later than 31 March 2026", date(2026, 3, 31)),
        ("Sept/Oct 2025", date(2025, 10, 31)),
        ("December/January 2026", date(2026, 12, 31)),
        ("March and June 2026", date(2026, 6, 30)),
        ("w/c 5 May 2026", date(2026, 5, 11)),
        ("03/04/2012", date(2012, 4, 3)),
        ("February half term 2026", date(2026, 3, 31)),
        ("June 2025, subject to funding", date(2025, 6, 30)),
        ("September 2026 (website permitting)", date(2026, 9, 30)),
        ("June 2025, depending on staff", date(2025, 6, 30)),
        ("06/26", date(2026, 6, 30)),
        ("by 06/26", date(2026, 6, 30)),
        ("end of Oct 25 (if the ICB agrees)", date(2025, 10, 31)),
        ("Sept '26", date(2026, 9, 30)),
        ("12/13", date(2013, 12, 31)),
        ("Before the summer break 2026", date(2026, 9, 30)),
        ("Spring 2026, reviewed in Spring 2027", date(2026, 6, 30)),
        ("Start of the summer term 2026", date(2026, 5, 31)),
        ("At the beginning of autumn term 2025/26", date(2025, 9, 30)),
        ("31/03/24", date(2024, 3, 31)),
        ("By 31/03/24 or as soon as possible after", date(2024, 3, 31)),
    ],
)
def test_the_latest_reading_counts(words: str, last: date) -> None:
    """The last day is that of the latest reading of the words."""
    assert last_days.last_day(words) == last


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Spring",
        "September",
        "Ongoing",
        "Immediate",
        "Completed",
        "Completed June 2025",
        "Within 6 months",
        "After 2025",
        "From May 2025",
        "not before June 2025",
        "Not until June 2025",
        "June 2025 onwards",
        "2025 and ongoing",
        "June 2025 -",
        "2025+",
        "Starting in June 2025",
        "Originally June 2025",
        "June 2025 (to be confirmed)",
        "To be agreed at the meeting in June 2025",
        "Subject to funding, June 2025",
        "June 2025, subject to a decision in 2026",
        "09/10",
        "end of week 25",
        "end of June 26th",
        "June 2025 if not later",
        "around June 2025",
        "Annually, next June 2025",
        "Autumn 2025 - review Spring",
        "31 September 2025",
        "Phase 2 - March 2025",
        "June 26",
        "Working Together 2018",
        "See the business plan 2024/25",
        "2025 or later",
    ],
)
def test_words_without_a_sure_end_have_no_last_day(words: str) -> None:
    """A beginning, a condition, no year or the year of a document is not an end."""
    assert last_days.last_day(words) is None


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("end of Q2", date(2027, 9, 30)),
        ("in April", date(2027, 4, 30)),
        ("November", date(2026, 11, 30)),
        ("Easter", date(2027, 5, 31)),
        ("By the end of the autumn term", date(2026, 12, 31)),
        ("within 3 months of agreement", date(2026, 2, 12)),
        ("6 months from the agreement", date(2026, 5, 12)),
        ("Within 3 months", date(2026, 2, 12)),
        ("Immediate", date(2026, 5, 12)),
        ("ASAP", date(2026, 5, 12)),
        ("As soon as possible", date(2026, 5, 12)),
        ("Immediate and ongoing", None),
        ("Within 3 months of the inspection", None),
        ("Immediately after the training", None),
        ("3 months from publication", None),
        ("6 months", None),
        ("Ongoing", None),
        ("June 2026", date(2026, 6, 30)),
    ],
)
def test_a_time_without_a_year_is_over_when_the_one_after_the_next_is(
    words: str, last: date | None
) -> None:
    """Words written on 12 November 2025 may mean the year after, but none later."""
    assert last_days.last_day(words, date(2025, 11, 12)) == last
    if last != date(2026, 6, 30):
        assert last_days.last_day(words) is None


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from(dates.MONTHS))
def test_a_month_without_a_year_is_never_over_too_early(
    since: date, month: str
) -> None:
    """The next such month after the words were written ends at least a year before."""
    last = last_days.last_day(f"by {month}", since)

    assert last is not None
    assert (last - since).days >= 365 - 31
    following = dates.of(last)._replace(day=None, year=last.year - 1)
    assert following.last_day >= since


_OF_SEASON = {
    "spring": (date(2025, 3, 1), date(2025, 6, 21)),
    "summer": (date(2025, 6, 1), date(2025, 9, 22)),
    "autumn": (date(2025, 9, 1), date(2025, 12, 21)),
    "winter": (date(2025, 12, 1), date(2026, 3, 20)),
    "spring term": (date(2025, 1, 1), date(2025, 4, 17)),
    "summer term": (date(2025, 4, 14), date(2025, 7, 25)),
    "autumn term": (date(2025, 9, 1), date(2025, 12, 23)),
    "q1": (date(2025, 1, 1), date(2025, 6, 30)),
    "q2": (date(2025, 4, 1), date(2025, 9, 30)),
    "q3": (date(2025, 7, 1), date(2025, 12, 31)),
    "q4": (date(2025, 10, 1), date(2026, 3, 31)),
    "financial year": (date(2025, 4, 1), date(2026, 3, 31)),
    "academic year": (date(2025, 9, 1), date(2026, 8, 31)),
    "calendar year": (date(2025, 1, 1), date(2025, 12, 31)),
}
"""For 2025, the first day that each can mean in any reading, and the last."""
_BEFORE = ("", "by ", "during ", "by the end of ", "in ", "early ", "mid ", "late ")


@given(st.sampled_from(sorted(_OF_SEASON)), st.sampled_from(_BEFORE))
def test_no_day_that_a_period_can_mean_is_later(name: str, before: str) -> None:
    """The last day is never before a day that the words can mean."""
    last = last_days.last_day(f"{before}{name} 2025")

    assert last is not None
    assert last >= _OF_SEASON[name][1]


@given(
    st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    st.sampled_from(
        ("{d} {m} {y}", "{m} {y}", "{y}", "by {m} {y}", "end of {m} {y}", "{d}/{n}/{y}")
    ),
)
def test_no_date_is_read_as_an_earlier_one(day: date, form: str) -> None:
    """The day itself is among those that each way to write it can mean."""
    month = dates.MONTHS[day.month - 1]
    words = form.format(d=day.day, m=month, n=day.month, y=day.year)

    last = last_days.last_day(words)

    assert last is not None
    assert last >= day


@given(st.text(alphabet="0123456789/-. abceinoprtuyQJMS", max_size=24))
def test_any_words_get_a_day_or_none(words: str) -> None:
    """No words are too odd to be read."""
    found = last_days.last_day(words)

    assert found is None or isinstance(found, date)


@pytest.mark.parametrize(
    ("text", "words", "last"),
    [
        ("By 31 March 2026 all are seen.", "By 31 March 2026", date(2026, 3, 31)),
        ("Seen by the end of 2025.", "by the end of 2025", date(2025, 12, 31)),
        ("Seen by summer 2026", "by summer 2026", date(2026, 9, 30)),
        ("Seen in 2025/26.", "in 2025/26", date(2026, 8, 31)),
        ("Seen by\n  June 2026.", "by June 2026", date(2026, 6, 30)),
        ("Seen during Q2 2025/26", "during Q2 2025/26", date(2025, 9, 30)),
        *(
            (f"By June or {years}.", f"By June or {years}", date(2026, 6, 30))
            for years in ("financial year 2025/26", "2025/26 financial year")
        ),
    ],
)
def test_a_text_says_by_when(text: str, words: str, last: date) -> None:
    """Words in a text that say by when, or in which time, are found as written."""
    assert last_days.deadlines(text) == ((words, last),)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("By the board meeting of 13 March 2024", ["2024-03-13"]),
        ("31/03/24 or as soon as possible after", ["2024-03-31"]),
        ("04/03/24", ["2024-03-04", "2024-04-03"]),
        ("Start of the spring term 2024", []),
        ("Within 3 months", []),
        ("Immediate", []),
    ],
)
def test_words_whose_time_is_over_have_one_warning(
    words: str, lines: list[str]
) -> None:
    """It says which date to add, if the words have one in them."""
    plan = perfect() | {"agreed": "2023-07-12"}
    action = plan["outcomes"][0]["actions"][0]
    action["due_as_written"] = words
    del action["due"], action["progress"]
    read = load.load(yaml.safe_dump(plan).encode(), plan["id"]).plan
    assert read is not None
    day = date(2024, 6, 12)
    told = rules.judge(read, day, read.id, lambda _: True, timed=True)
    of_words = [found for _, found in told if found.at[-1:] == ("due_as_written",)]

    assert [words in each.message for each in of_words] == [True]
    assert re.findall("due: ([0-9-]+)", of_words[0].remedy) == lines


def test_words_before_a_time_are_not_searched_again_for_the_next() -> None:
    """A text with ten times as many times takes about ten times as long."""
    assert _seconds(1_000) < 40 * _seconds(100)


def _seconds(times: int) -> float:
    """Return the least time that it takes to find so many times in a text."""
    taken = []
    for number in range(3):
        text = f"{number} are seen. " + "By June 2012 all are seen. " * times
        start = process_time()
        assert len(last_days.deadlines(text)) == times
        taken.append(process_time() - start)
    return min(taken)


@pytest.mark.parametrize(
    "text",
    [
        "Fewer than in 2023.",
        "From 40 per cent in March 2024 to 60 per cent.",
        "The baseline was 4 in 2024/25.",
        "Children born after June 2025 are seen.",
        "36 of 40 are seen.",
    ],
)
def test_the_year_of_a_figure_is_no_deadline(text: str) -> None:
    """A text that compares with a year does not give that year as its end."""
    assert last_days.deadlines(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Within 12 months neglect is named.", "Within 12 months"),
        ("within three months, officers always record", "within three months"),
        ("Within the next two years all know.", "Within the next two years"),
        ("All know within 6 months of this plan.", "within 6 months of this plan"),
        ("Each child is seen within 3 months.", ""),
        ("Within 3 months of starting school, all are seen.", ""),
        ("Within weeks", ""),
    ],
)
def test_a_text_allows_a_time_from_when_it_was_agreed(text: str, words: str) -> None:
    """A time that is counted from something else is not counted from the agreement."""
    found = last_days.allowed(text)

    assert (found.words if found else "") == words


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2012, 2, 28), False),
        (date(2012, 2, 29), False),
        (date(2012, 3, 1), True),
        (date(2012, 3, 2), True),
        (date(2020, 1, 1), True),
    ],
)
def test_what_has_passed_stays_passed(day: date, said: bool, tmp_path: Path) -> None:  # noqa: FBT001 -- a value of the table
    """Page one says from the day after the last one on that the time has passed."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    del action["due"]
    action["due_as_written"] = "End of February 2012"
    put_into(tmp_path, plan)

    page = output("status json", tmp_path, day)

    assert ('The date in the document, \\"End of February 2012\\"' in page) is said


def test_without_any_date_no_output_says_that_none_is_overdue(tmp_path: Path) -> None:
    """Without a date, "0 overdue" is an all-clear that nobody can give."""
    plan = perfect()
    for action in plan["outcomes"][0]["actions"]:
        del action["due"]
        action["due_as_written"] = "To be agreed"
    put_into(tmp_path, plan)

    status = " ".join(output("status", tmp_path, AS_OF).split())
    agenda = " ".join(output("agenda", tmp_path, AS_OF).split())

    none = "there is no open action with a known due date"
    assert f": overdue not known ({none}), 2 open without a known due date" in status
    assert f"This is not known: {none}." in agenda


def test_lateness_in_words_is_told_beside_the_overdue_count(tmp_path: Path) -> None:
    """No output leaves "0 overdue" alone if the time of an action has passed."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    del action["due"]
    action["due_as_written"] = "2011"
    put_into(tmp_path, plan)

    status = " ".join(output("status", tmp_path, AS_OF).split())
    agenda = " ".join(output("agenda", tmp_path, AS_OF).split())

    assert "0 overdue, 1 with a date in words that has passed," in status
    assert "1 action has a date in words that has passed." in agenda
