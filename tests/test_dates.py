"""Dates and whole months: the table of promises, and the edges of the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        (Date(2011, 9), date(2012, 3, 29), 5),
        (Date(2011, 9), date(2012, 3, 30), 6),
        (Date(2011, 9, 30), date(2012, 3, 30), 6),
        (Date(2006, 8), date(2007, 5, 30), 8),
        (Date(2006, 8), date(2007, 5, 31), 9),
        (Date(2012, 2, 29), date(2013, 2, 28), 12),
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
        ("8 March 2027, then quarterly", (Date(2027, 3, 8),)),
        ("8 March 2027, may be later", (Date(2027, 3, 8),)),
        ("12 October, 14 December and 8 March 2027", ()),
        ("March or April 2027", ()),
        ("8 March 2027 or in May", ()),
        ("30/6 or 30/9/2027", ()),
    ],
)
def test_what_people_write_is_read_for_advice(
    text: str, meant: tuple[Date, ...]
) -> None:
    """Each reading that is in the calendar is offered; none is guessed."""
    assert dates.readings(text) == meant


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (Date(2012, 3, 1), date(2012, 2, 1), "0 days"),
        (Date(2012, 3, 1), date(2012, 3, 1), "0 days"),
        (Date(2012, 3, 1), date(2012, 3, 2), "1 day"),
        (Date(2012, 3, 1), date(2012, 3, 28), "27 days"),
        (Date(2012, 3, 1), date(2012, 3, 29), "4 weeks"),
        (Date(2011, 7, 1), date(2011, 9, 30), "13 weeks"),
        (Date(2011, 7, 1), date(2011, 10, 1), "3 months"),
        (Date(2011, 8, 31), date(2011, 11, 30), "3 months"),
        (Date(2006, 8), date(2007, 2, 28), "6 months"),
        (Date(2006, 8), date(2007, 3, 31), "7 months"),
        (Date(2006, 8), date(2007, 4, 30), "8 months"),
        (Date(2006, 8), date(2007, 5, 31), "9 months"),
        (Date(2006, 8), date(2007, 6, 30), "10 months"),
        (Date(2006, 8), date(2007, 7, 31), "11 months"),
        (Date(2006, 8), date(2007, 8, 31), "12 months"),
        (Date(2011, 3, 1), date(2013, 2, 28), "23 months"),
        (Date(2011, 3, 1), date(2013, 3, 1), "2 years"),
        (Date(2011, 3, 1), date(2013, 4, 1), "2 years and 1 month"),
        (Date(2017, 12), date(2026, 11, 27), "8 years and 10 months"),
        (Date(2002, 3, 1), date(2012, 2, 29), "9 years and 11 months"),
        (Date(2002, 3, 1), date(2012, 3, 1), "10 years"),
    ],
)
def test_spans_are_counted_as_people_do(start: Date, end: date, words: str) -> None:
    """Days, then weeks, then months, then years; never rounded up."""
    assert dates.span(start, end) == words


_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
DAYS = _DAYS | _DAYS.map(lambda day: Date(day.year, day.month).last_day)
"""Half of them the last of a month, where months are counted in the other way."""


@given(DAYS, st.integers(0, 600))
def test_a_month_goes_by_on_the_corresponding_date_and_on_no_other(
    start: date, months: int
) -> None:
    """Or on the last day of a shorter month, and not on the day before."""
    on = dates.add_months(dates.of(start), months)
    before = max(0, months - 1)

    counted = [dates.months_between(start, day) for day in (on - timedelta(1), on)]
    assert counted == [before, months]


@given(DAYS, st.integers(0, 2000))
def test_a_span_never_shrinks_and_has_the_months_that_are_counted(
    start: date, days: int
) -> None:
    """From a day to the next it stays or grows, and months are the same for all."""
    end = start + timedelta(days)
    now, later = (_read(dates.span(start, day)) for day in (end, end + timedelta(1)))
    months = dates.months_between(start, end)

    assert now <= later
    if now[0] == _MONTHS:
        assert now[1] == months


_MONTHS = 2
"""The rank of a span in months."""


def _read(span: str) -> tuple[int, int]:
    """Return the rank of the unit of a span, and how many; years count as months."""
    parts = [part.split() for part in span.split(" and ")]
    named = {unit.rstrip("s"): int(number) for number, unit in parts}
    if "year" in named:
        return _MONTHS, 12 * named["year"] + named.get("month", 0)
    ((unit, number),) = named.items()
    return ("day", "week", "month").index(unit), number


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (Date(2012, 2, 29), date(2012, 3, 1), "1 day"),
        (Date(2012, 1), date(2012, 2, 28), "4 weeks"),
        (Date(2012, 1), date(2012, 3, 1), "more than 4 weeks"),
        (Date(2011, 8, 20), date(2012, 3, 1), "more than 6 months"),
        (Date(2011, 9, 1), date(2012, 3, 1), "6 months"),
        (Date(2011, 8), date(2012, 2, 29), "6 months"),
        (Date(2010, 3, 1), date(2012, 3, 1), "2 years"),
        (Date(2010, 3, 1), date(2012, 3, 2), "more than 2 years"),
        (Date(2017, 12), date(2026, 11, 27), "more than 8 years and 10 months"),
    ],
)
def test_how_long_before_a_date_something_was_is_exact_or_says_more_than(
    start: Date, end: date, words: str
) -> None:
    """Something 5 weeks and 2 days ago was not 5 weeks before."""
    assert dates.before(start, end) == words


@given(DAYS, st.integers(0, 2000))
def test_a_month_is_counted_from_its_last_day_as_that_day_is(
    day: date, days: int
) -> None:
    """Two dates in one sentence that end on one day are as long ago."""
    month = Date(day.year, day.month)
    end = month.last_day + timedelta(days)

    assert dates.span(month, end) == dates.span(month.last_day, end)
    assert dates.months_between(month, end) == dates.months_between(month.last_day, end)


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


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("13 March 2012, 12/06/2012", "2012-03-13 2012-06-12|2012-12-06"),
        ("12 Oct, 14 Dec and 8 March 2027", "YYYY-10-12 YYYY-12-14 2027-03-08"),
        ("30/6; 30/9/2027", "YYYY-06-30 2027-09-30"),
        ("3/4 and 30/9/2027", "YYYY-04-03|YYYY-03-04 2027-09-30"),
        ("29 February and April 2027", "YYYY-02-29 2027-04"),
        ("March or April 2027", ""),
        ("12 October and 14 December", ""),
        ("8 March 2027, Civic Centre", ""),
        ("8 March 2027, then quarterly", ""),
    ],
)
def test_a_list_of_dates_is_taken_apart(text: str, meant: str) -> None:
    """One date at least has its year. The year of each of the others is asked for."""
    assert " ".join("|".join(ways) for ways in dates.several(text)) == meant


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("28-Feb-12", Date(2012, 2, 28)),
        ("28/Feb/2012", Date(2012, 2, 28)),
        ("28\xa0Feb\xa02012", Date(2012, 2, 28)),
        ("28  Feb\n2012", Date(2012, 2, 28)),
        ("28 Feb 2012.", Date(2012, 2, 28)),
        ("Tues 28 Feb 2012", Date(2012, 2, 28)),
        ("Tuesday, 28/2/2012", Date(2012, 2, 28)),
        ("Wednesday 28 February 2012", None),
        ("Tuesday 3/4/2012", None),
        ("Tue Feb 2012", None),
        ("by 3/4/27 12 sessions", None),
        ("2027-03-08 2 sessions", None),
        ("8 March 2027 2 sessions", None),
        ("13/4/27 12", None),
        ("12 13/4/2027", None),
        ("28-29 Feb 2012", None),
        ("28-Febuary-12", None),
        ("Feb-12", None),
        ("12-Feb", None),
    ],
)
def test_what_was_typed_as_a_date_is_read_only_if_it_is_sure(
    text: str, read: Date | None
) -> None:
    """As Excel and Word write dates; never part of what is in a cell."""
    assert dates.typed(text) == read


def test_a_date_on_another_day_of_the_week_is_said_to_be_one() -> None:
    """It may be that the day of the week is right, and the date is wrong."""
    assert dates.why_none("Wed 28 Feb 2012") == "28 February 2012 is a Tuesday"
    assert not dates.why_none("Tue 28 Feb 2012")
