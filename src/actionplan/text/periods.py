"""Read a period written in place of a date: a quarter, a week, a term."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from actionplan.text import dates, late
from actionplan.text.dates import Date


class Period(NamedTuple):
    """A period, and its last date."""

    words: str
    """What it looks like: the year from April 2025 to March 2026. May be two."""
    end: Date | None
    """Its last month or day; None if the words do not say which month that is."""
    other: Date | None = None
    """Its end in the other reading, if there are two. Then neither is assumed."""


def read(text: str) -> Period | None:
    """Return the period that *text* looks like; None if it does not look like one.

    The quarters of a financial year are counted from April, as public bodies count
    them. A quarter of a single year (Q3 2025) has two readings. A term or a season does
    not have the same last month for every school or board.
    """
    if len(text) > _LONGEST:
        return None
    plain = re.sub(r"[\u2010-\u2015]", "-", text.lower())
    plain = re.sub(r"[\s,.]+", " ", plain).strip()
    return _week(plain) or _months(plain) or _term(plain) or _quarter_or_year(plain)


_LONGEST = 160
_WEEK = late.compile(
    r"\b(?:w/?c|w/?b|(?:week|wk)s?(?: of| from| commencing| beginning| starting| ?start"
    r"s?)|week) ?[:-]? ?(?:(?:the|on|mon|monday) )*(?P<day>[0-9].{4,30})"
)


def _week(text: str) -> Period | None:
    found = _WEEK.search(text)
    if found is None:
        return None
    for words in (found["day"], *_shorter(found["day"])):
        start = [d for d in dates.readings(words) if d.day]
        if len(start) == 1:
            return _seven_days(start[0])
    return None


def _shorter(words: str) -> list[str]:
    """Return the first 3, 2 and 1 words of text, as a date has no more than 3."""
    parts = words.split()
    return [" ".join(parts[:n]) for n in (3, 2, 1) if n < len(parts)]


def _seven_days(start: Date) -> Period | None:
    try:
        end = dates.of(start.first_day + timedelta(days=6))
    except OverflowError:
        return None
    return Period(f"the week from {start.words} to {end.words}", end)


_NAMES = "|".join(
    f"{name.lower()}|{'sept|' if name == 'September' else ''}{short.lower()}"
    for name, short in zip(dates.MONTHS, [*calendar.month_abbr][1:], strict=True)
)
_MONTHS = late.compile(
    rf"\b(?P<first>{_NAMES})(?: (?P<year>[0-9]{{4}}))? ?(?:/|-|&|or|and|to) ?"
    rf"(?P<last>{_NAMES}) (?P<end>[0-9]{{4}})\b"
)


def _months(text: str) -> Period | None:
    """Read "September/October 2025", which ends with the last month."""
    found = _MONTHS.search(text)
    if found is None or len(_MONTHS.findall(text)) > 1:
        return None
    end = Date(int(found["end"]), _number(found["last"]))
    if not end.year:
        return None
    first = dates.MONTHS[_number(found["first"]) - 1]
    year = f" {found['year']}" if found["year"] else ""
    return Period(f"the months from {first}{year} to {end.words}", end)


def _number(name: str) -> int:
    starts = [month.lower().startswith(name[:3]) for month in dates.MONTHS]
    return starts.index(True) + 1


_TERM = late.compile(
    r"\b(?:spring|summer|autumn|winter|christmas|easter|lent|michaelmas|half|school"
    r"|academic|calendar|terms?)\b"
)


def _term(text: str) -> Period | None:
    """Recognise a term or a season. Only a person can say which month it means."""
    return Period("", None) if _TERM.search(text) else None


_QUARTER = late.compile(
    r"\bq(?:tr|uarter)? ?(?P<n>[1-4])\b|\bquarter (?P<m>one|two|three|four)\b"
    r"|\b(?P<o>first|second|third|fourth|last|final|1st|2nd|3rd|4th) (?:quarter|qtr)\b"
)
_FINANCIAL = late.compile(
    r"(?<![0-9/-])(?:20)?(?P<first>[0-9]{2}) ?[/-] ?"
    r"(?:20)?(?P<second>[0-9]{2})(?![0-9/-])"
)
_YEAR = late.compile(r"(?<![0-9/-])(?P<year>20[0-9]{2})(?![0-9/-])")


def _quarter_or_year(text: str) -> Period | None:
    quarter = _which_quarter(text)
    found = _FINANCIAL.search(text)
    years = (int(found["first"]), int(found["second"])) if found else (0, 0)
    if quarter is None:
        return None
    if found and years[1] == (years[0] + 1) % 100:
        rest = text[: found.start()] + " " + text[found.end() :]
        if re.search(r"[0-9]", _QUARTER.sub(" ", rest)):
            return None
        if years[1] <= len(dates.MONTHS) and not _is_named(found[0], rest):
            return None
        return _of_financial_year(2000 + years[0], quarter, found[0], rest)
    alone = _YEAR.findall(text)
    if quarter and len(alone) == 1:
        return _of_either_year(int(alone[0]), quarter)
    return None


_NAMED = late.compile(r"\b(?:year|fy|f/y|q[1-4]|quarter|qtr)\b")
"""Words that show that two numbers are a year from April, not a month."""


def _is_named(written: str, rest: str) -> bool:
    """Return whether "05/06" is a year from April, not a day in June."""
    return len(written) > len("05/06") + 1 or bool(_NAMED.search(rest))


_ORDINALS = (
    ("1", "one", "first", "1st"),
    ("2", "two", "second", "2nd"),
    ("3", "three", "third", "3rd"),
    ("4", "four", "fourth", "4th", "last", "final"),
)


def _which_quarter(text: str) -> int | None:
    """Return the number of the quarter: 0 if none is named, None if several are."""
    found = [next(filter(None, each)) for each in _QUARTER.findall(text)]
    if len(found) != 1:
        return None if found else 0
    return next(n for n, words in enumerate(_ORDINALS, 1) if found[0] in words)


def _of_financial_year(year: int, quarter: int, written: str, rest: str) -> Period:
    if quarter:
        first, last = _quarter_from_april(year, quarter)
        words = f"the quarter from {first.words} to {last.words}, in a year from April"
        return Period(f"{words} to March", last)
    end = Date(year + 1, 3)
    words = f"the year from April {year} to {end.words}"
    month = int(written[-2:])
    if month <= len(dates.MONTHS) and not _NAMED.search(rest):
        other = Date(year, month)
        return Period(f"{words}, or {other.words}", end, other)
    return Period(words, end)


def _quarter_from_april(year: int, quarter: int) -> tuple[Date, Date]:
    ends = dates.add_months(Date(year, 3, 31), 3 * quarter)
    start = dates.add_months(Date(year, 3, 31), 3 * quarter - 2)
    return _month(start), _month(ends)


def _month(day: date) -> Date:
    return Date(day.year, day.month)


def _of_either_year(year: int, quarter: int) -> Period:
    """Read "Q3 2025", in a year from January or from April."""
    _, financial = _quarter_from_april(year, quarter)
    calendar_end = Date(year, 3 * quarter)
    words = (
        f"the quarter to {calendar_end.words}, in a year from January, or the quarter"
        f" to {financial.words}, in a year from April"
    )
    return Period(words, calendar_end, financial)
