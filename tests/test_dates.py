"""Dates and whole months: the table of promises, and the edges of the calendar."""

from datetime import date

import pytest

from actionplan.text import dates
from actionplan.text.dates import Date


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2011-11", Date(2011, 11)),
        ("2011-11-30", Date(2011, 11, 30)),
        ("2012-02-29", Date(2012, 2, 29)),
        ("2011-02-29", None),
        ("2011-11-31", None),
        ("2011-13", None),
        ("2011-00", None),
        ("0000-01", None),
        ("2011", None),
        ("2011-1-3", None),
        ("20111130", None),
        ("2011-W48-3", None),
        ("2011-11\n", None),
        ("\uff12\uff10\uff11\uff11-11", None),
        ("9999-12-31", Date(9999, 12, 31)),
    ],
)
def test_only_calendar_dates_are_read(text: str, read: Date | None) -> None:
    """A date is YYYY-MM or YYYY-MM-DD, in ASCII digits, and in the calendar."""
    assert dates.parse(text) == read


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (Date(2011, 8, 31), 6, date(2012, 2, 29)),
        (Date(2010, 8, 31), 6, date(2011, 2, 28)),
        (Date(2011, 2, 28), 6, date(2011, 8, 28)),
        (Date(2011, 9), 6, date(2012, 3, 31)),
        (Date(2011, 8), 6, date(2012, 2, 29)),
        (Date(2011, 12, 31), 1, date(2012, 1, 31)),
        (Date(2011, 1, 15), 24, date(2013, 1, 15)),
        (Date(9999, 12), 6, date.max),
        (Date(9999, 6, 30), 6, date(9999, 12, 30)),
    ],
)
def test_months_end_on_the_corresponding_date(
    start: Date, months: int, end: date
) -> None:
    """A day has its number again, or the month's last; a month counts to its end."""
    assert dates.add_months(start, months) == end


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (Date(2011, 8, 31), date(2012, 2, 28), 5),
        (Date(2011, 8, 31), date(2012, 2, 29), 6),
        (Date(2011, 9), date(2011, 9, 15), 0),
        (Date(2011, 9), date(2012, 3, 30), 5),
        (Date(2011, 9), date(2012, 3, 31), 6),
        (Date(2011, 9, 1), date(2011, 8, 1), 0),
    ],
)
def test_months_go_by_whole(start: Date, end: date, months: int) -> None:
    """A month has gone by when its corresponding date has come."""
    assert dates.months_between(start, end) == months


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("November 2011", (Date(2011, 11),)),
        ("Novermber 2011", (Date(2011, 11),)),
        ("Nov 2011", (Date(2011, 11),)),
        ("nov-11", (Date(2011, 11),)),
        ("Sept. 2011", (Date(2011, 9),)),
        ("by the end of March 2012", (Date(2012, 3),)),
        ("30 November 2011", (Date(2011, 11, 30),)),
        ("30th of November, 2011", (Date(2011, 11, 30),)),
        ("November 30th, 2011", (Date(2011, 11, 30),)),
        ("30/11/2011", (Date(2011, 11, 30),)),
        ("30.11.11", (Date(2011, 11, 30),)),
        ("11/30/2011", (Date(2011, 11, 30),)),
        ("03/04/2012", (Date(2012, 4, 3), Date(2012, 3, 4))),
        ("04/04/2012", (Date(2012, 4, 4),)),
        ("2011/11/30", (Date(2011, 11, 30),)),
        ("2011-1-3", (Date(2011, 1, 3),)),
        ("11/2011", (Date(2011, 11),)),
        ("11-2011", (Date(2011, 11),)),
        ("13/2011", ()),
        ("20111130", (Date(2011, 11, 30),)),
        ("2011\u201311", (Date(2011, 11),)),
        ("31 September 2020", ()),
        ("Ongoing", ()),
        ("Ju 2011", ()),
        ("last month 2011", ()),
        ("website permitting", ()),
    ],
)
def test_what_people_write_is_read_for_advice(
    text: str, meant: tuple[Date, ...]
) -> None:
    """Each reading that is in the calendar is offered; none is guessed."""
    assert dates.readings(text) == meant


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (27, "27 days"),
        (28, "4 weeks"),
        (91, "13 weeks"),
        (92, "3 months"),
        (365, "12 months"),
        (731, "2 years"),
        (3653, "10 years"),
    ],
)
def test_spans_are_counted_as_people_do(days: int, words: str) -> None:
    """Days, then weeks, then months, then years; never rounded up."""
    assert dates.span(days) == words


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2012, 3, 31), 1, date(2012, 2, 29)),
        (date(2012, 3, 1), 3, date(2011, 12, 1)),
        (date(2012, 3, 1), 24, date(2010, 3, 1)),
        (date(1, 3, 1), 3, date.min),
    ],
)
def test_a_meeting_gone_by_is_the_corresponding_day(
    day: date, months: int, before: date
) -> None:
    """Or the last of a shorter month; there is none before the calendar begins."""
    assert dates.back_months(day, months) == before
