"""Work with calendar dates and months, as people write and count them."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias, cast

from actionplan.text import late, suggest
from actionplan.text.remembered import by_value
from actionplan.text.slips import is_slip

MONTHS = tuple(calendar.month_name)[1:]
TO_COME = ("due", "new_due", "next_due", "set_date_by", "measured_by")
"""Fields for future dates, in which a year alone may mean the end of that year."""

_FORM = late.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")

Unit: TypeAlias = Literal["week", "month"]


class Date(NamedTuple):
    """A date, or a month if *day* is None."""

    year: int
    month: int
    day: int | None = None

    def __str__(self) -> str:
        """Write the date as a plan has it: 2011-11 or 2011-11-30."""
        written = f"{self.year:04}-{self.month:02}"
        return written if self.day is None else f"{written}-{self.day:02}"

    @property
    def first_day(self) -> date:
        """The first day on which something with this date may have happened."""
        return date(self.year, self.month, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day on which something due then is still in time."""
        return date(self.year, self.month, self.day or _length(self.year, self.month))

    @property
    def words(self) -> str:
        """The date for people: 30 November 2011, or November 2011."""
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"

    @property
    def as_deadline(self) -> str:
        """The words after "due": on 1 June 2012, or by the end of June 2012."""
        return f"{'on' if self.day else 'by the end of'} {self.words}"


def parse(text: str) -> Date | None:
    """Read YYYY-MM-DD or YYYY-MM, in ASCII digits; None if *text* is not a date."""
    if (match := _FORM.fullmatch(text)) is None:
        return None
    year, month = int(match[1]), int(match[2])
    if year == 0 or not 1 <= month <= len(MONTHS):
        return None
    if match[3] is None:
        return Date(year, month)
    day = int(match[3])
    return Date(year, month, day) if 1 <= day <= _length(year, month) else None


class Interval(NamedTuple):
    """A number of weeks or of months."""

    number: int
    """The number of weeks or months."""
    unit: Unit
    """The unit: `week` or `month`."""

    @property
    def words(self) -> str:
        """The interval in words, such as: 6 weeks."""
        return count(self.number, self.unit)

    @property
    def after_every(self) -> str:
        """The words to print after "every", such as: 6 weeks, or month."""
        return self.unit if self.number == 1 else self.words


def of(day: date) -> Date:
    """Convert a `datetime.date`."""
    return Date(day.year, day.month, day.day)


def ahead(today: date) -> Date:
    """Return a month about 3 months ahead, for an example that has not passed."""
    return of(today + timedelta(days=92))._replace(day=None)


def behind(today: date) -> Date:
    """Return a month about 3 months ago, for an example of a date that has passed."""
    return of(today - timedelta(days=92))._replace(day=None)


def readings(text: str) -> tuple[Date, ...]:
    """Return the dates that *text* may mean: none, one, or two (03/04/2011).

    It reads the forms found in published plans: 30/11/2011, 30.11.11, 30 November 2011,
    Nov 2011, November 30th 2011, 2011/11/30 and 2011-1-3. It also reads a misspelt
    month. It does not return a date that is not in the calendar (31 September 2020). A
    date among other words counts if it is the only one, can be read in one way, and the
    words do not point to another date (after May 2012).
    """
    if whole := _candidates(text):
        return _in_calendar(whole)
    among = _in_calendar(_candidates(_within(text)))
    return among if len(among) == 1 else ()


def several(text: str) -> tuple[tuple[str, ...], ...]:
    """Return what each date may mean in a text that is only a list of dates.

    A date may lack its year, which is then written YYYY: 12 October and 8 March 2027.
    Empty if no date has its year, or if anything else is between commas, semicolons or
    "and".
    """
    if len(text) > _LONGEST:
        return ()
    parts = [part for part in _BETWEEN.split(text.strip(_PASTED)) if part]
    found = [tuple(map(str, readings(part))) for part in parts if looks_like_one(part)]
    if not found or not all(found):
        return ()
    listed = tuple(
        tuple(map(str, readings(part))) if looks_like_one(part) else without_year(part)
        for part in parts
    )
    return listed if all(listed) else ()


def without_year(text: str) -> tuple[str, ...]:
    """Return what a date without its year may mean: YYYY-10-12 for 12 October.

    Empty for anything else.
    """
    if text.isdecimal():
        return ()  # a day or a month
    with_year = (f"{text} {_LEAP}", f"{text}/{_LEAP}")
    full = next((each for each in with_year if looks_like_one(each)), "")
    return tuple(f"YYYY{str(day)[4:]}" for day in readings(full)) if full else ()


_LEAP = 2024
"""A year that has every day of every year."""
_BETWEEN = late.compile(r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+")


def typed(text: str, today: date | None = None) -> Date | None:
    """Return the date that a person typed, if it can be read in one way only.

    It reads the same forms as `readings`, but only if there are no other words and no
    doubt. With *today* it also reads "yesterday", "today" and "tomorrow". Quotation
    marks pasted with the date make no difference, nor does a full stop. The day of the
    week may be in front, if it is the right one.
    """
    text = text.strip(_PASTED)
    if of_week := _OF_WEEK.match(text):
        day = typed(text[of_week.end() :])
        return day if day and _is_on(of_week[1], day) else None
    if today and is_near(text):
        return of(_days_after(today, _NEAR[text.lower()]))
    found = readings(text)
    sure = len(found) == 1 and looks_like_one(text) and is_sure(text)
    return found[0] if sure else None


def is_near(text: str) -> bool:
    """Return whether *text* is a word for a date that depends on today."""
    return text.strip(_PASTED).lower() in _NEAR


_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_PASTED = " \t\xa0\n\u2018\u2019\u201c\u201d\"'.,;"
_OF_WEEK = late.compile(
    r"(mon|tue|wed|thu|fri|sat|sun)(?:s|day|sday|nesday|rs|rsday|urs|ursday|urday)?"
    r"\b[.,]?\s+(?=[0-9])",
    re.IGNORECASE,
)


def _is_on(of_week: str, day: Date) -> bool:
    """Return whether a date is on a day of the week, of which 3 letters are given."""
    name = calendar.day_name[day.first_day.weekday()]
    return day.day is not None and name.casefold().startswith(of_week.casefold())


def looks_like_one(text: str) -> bool:
    """Return whether *text* is written like a date, in the calendar or not."""
    return bool(_candidates(text))


def not_in_calendar(text: str) -> Date | None:
    """Return the date that *text* is, if there is no such date: 31 September 2020."""
    found = _candidates(text)
    meant = [Date(*parts) for parts in found if 1 <= parts[1] <= len(MONTHS)]
    return meant[0] if len(meant) == 1 and not _in_calendar(found) else None


def why_none(text: str) -> str:
    """Say why *text*, which is written like a date, is none; empty if that is unclear.

    For example, "September has only 30 days" or "there is no month 13". A date with the
    wrong day of the week may be another date.
    """
    text = text.strip(_PASTED)
    return _why_not_that_day(text) or _why_not_in_calendar(text)


def _why_not_that_day(text: str) -> str:
    of_week = _OF_WEEK.match(text)
    day = typed(text[of_week.end() :]) if of_week else None
    if not (of_week and day and day.day) or _is_on(of_week[1], day):
        return ""
    return f"{day.words} is a {calendar.day_name[day.first_day.weekday()]}"


def _why_not_in_calendar(text: str) -> str:
    if _in_calendar(_candidates(text)):
        return ""
    if match := _FORM.fullmatch(text):
        year, month, day = match[1], match[2], match[3]
    elif meant := not_in_calendar(text):
        year, month, day = map(str, meant)
    elif match := re.fullmatch(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})", text):
        day, month, year = match[1], match[2], match[3]
    else:
        return ""
    if not int(year):
        return f"there is no year {year}"
    if not 1 <= int(month) <= len(MONTHS):
        return f"there is no month {int(month)}"
    if not int(day or 1):
        return "there is no day 0"
    last, name = _length(int(year), int(month)), MONTHS[int(month) - 1]
    name = f"{name} {year}" if name == "February" else name
    return f"{name} has only {last} days" if day and int(day) > last else ""


Part: TypeAlias = Literal["year", "month", "date", ""]


def lacks(text: str) -> Part:
    """Return which part of a date *text* does not give; "date" if it gives neither.

    It gives the month in "end of June", the year in "early 2012", and both in "after
    May 2012", which is still not a date.
    """
    plain = "".join(
        str(unicodedata.decimal(each)) if each.isdecimal() else each
        for each in text[:_LONGEST].lower().translate(_DASHES)
    )
    year = bool(_YEAR.search(plain) or re.search(r"'[0-9]{2}\b", plain))
    months = {*map(str.lower, MONTHS)}
    named = any(
        word in months or word in _SHORT or any(is_slip(word, each) for each in months)
        for word in re.findall(r"[a-z]{3,}", _NO_MONTH.sub("", plain))
    )
    month = named or _month_in_figures(plain)
    if year:
        return "" if month else "month"
    return "year" if month else "date"


def _month_in_figures(plain: str) -> bool:
    """Return whether text gives a month as a number: 30/6, 2011-11-30."""
    if match := re.search(r"\b[0-9]{4}[/.-][0-9]{1,2}\b", plain):
        return bool(_in_figures(match[0]))
    if re.search(r"\b[0-9]{1,2}[/.-](?:[0-9]{1,2}[/.-])?[0-9]{4}\b", plain):
        return True
    match = _DAY_AND_MONTH.fullmatch(plain.strip())
    return match is not None and any(
        1 <= int(each) <= len(MONTHS) for each in match.groups()
    )


_DAY_AND_MONTH = re.compile(
    r"(?:(?:before|by|due|end of|on|the|until) )*([0-9]{1,2})[/. -]([0-9]{1,2})"
)
_SHORT = frozenset((*(name.lower() for name in calendar.month_abbr if name), "sept"))
_NO_MONTH = re.compile(r"\bmay (?:also|be|have|need|not|only|take|well)\b")
"""The verb, not the month."""


def is_sure(text: str) -> bool:
    """Return whether *text*, which looks like a date, can mean only that date.

    There is doubt about a misspelt month, a number that may be a year or a day (Nov 15,
    Nov-11), and a month that may have lost its zero in a spreadsheet (2011.1).
    """
    text = text.strip().lower()
    words = re.findall(r"[a-z]{3,}", text)
    spelt = all(
        any(month.lower().startswith(word) for month in MONTHS) or word == "sept"
        for word in words
    )
    short = re.fullmatch(r"[a-z]{3,9}\.?[ -]\d{2}", text)
    return spelt and not short and not re.fullmatch(r"\d{4}\.\d", text)


def add_months(start: Date, months: int) -> date:
    """Return the last day that is within *months* months of *start*.

    This is the same day of the later month, or the last day of a shorter month (the
    rule in English law: Dodds v Walker [1981] UKHL). A month without a day counts to
    its end. After the year 9999, this is the last day of the calendar.
    """
    # Months are counted from 0 in one number, so that divmod carries the year.
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    if year > date.max.year:
        return date.max
    length = _length(year, month)
    return date(year, month, length if start.day is None else min(start.day, length))


def back_months(day: date, months: int) -> date:
    """Return the day *months* months before *day*, or the month's last if shorter.

    Use this only for the date of a past meeting. To decide whether something is late,
    count forwards.
    """
    years, month = divmod(day.month - 1 - months, 12)
    year, month = day.year + years, month + 1
    if year < date.min.year:
        return date.min
    return date(year, month, min(day.day, _length(year, month)))


def months_between(start: Date | date, end: date) -> int:
    """Return how many complete months have passed from *start* to *end*; 0 if none.

    Every number of months that people see is counted here. A month has passed on the
    same day of the next month, or on the last day of a shorter month (see
    `add_months`). A month without a day is counted from its last day.
    """
    first = start.last_day if isinstance(start, Date) else start
    months = (end.year - first.year) * 12 + end.month - first.month
    is_short = end.day < min(first.day, _length(end.year, end.month))
    return max(0, months - is_short)


def add_interval(start: Date, interval: Interval) -> date:
    """Return the last day that is within *interval* of *start*.

    Weeks are counted in days from the last day of *start*, and months by `add_months`.
    """
    if interval.unit == "month":
        return add_months(start, interval.number)
    return _days_after(start.last_day, 7 * interval.number)


@by_value
def step(start: Date, interval: Interval, times: int) -> Date | None:
    """Return the date *times* intervals after *start*; None after the year 9999.

    If *start* is a month, so is the result. If it is a date, the day of the month stays
    the same if it can: monthly from 31 January is 28 February and then 31 March. Weeks
    after a month are counted from its last day.
    """
    number = interval.number * times
    if interval.unit == "week":
        end = _days_after(start.last_day, 7 * number)
        return of(end) if end < date.max else None
    end = add_months(start, number)
    if end == date.max:
        return None
    return Date(end.year, end.month, end.day if start.day else None)


def back_interval(day: date, interval: Interval) -> date:
    """Return the day *interval* before *day*.

    Use this only for the date of a past meeting. To decide whether something is late,
    count forwards.
    """
    if interval.unit == "month":
        return back_months(day, interval.number)
    return _days_after(day, -7 * interval.number)


def is_longer(one: Interval, other: Interval) -> bool:
    """Return whether *one* is longer than *other*, whichever day both are counted from.

    So 26 weeks are not longer than 6 months, which may have 3 days more, but 27 are.
    """
    return all(add_interval(day, one) > add_interval(day, other) for day in _ANY_DAY)


_ANY_DAY = tuple(
    Date(year, month, 1) for year in range(2000, 2004) for month in range(1, 13)
)
"""Enough days to cover every possible length of some months, with leap years."""


def _days_after(day: date, days: int) -> date:
    """Return the day *days* later, or the last day of the calendar if earlier."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def parse_interval(text: str) -> Interval | None:
    """Read "6 weeks" or "1 month"; None if *text* is not an interval."""
    match = _INTERVAL.fullmatch(text)
    if match is None:
        return None
    read = Interval(int(match[1]), cast("Unit", match[2]))
    return (
        read
        if read.words == text and read.number <= _LONGEST_INTERVAL[read.unit]
        else None
    )


_INTERVAL = late.compile(r"([1-9][0-9]{0,2}) (week|month)s?")
_LONGEST_INTERVAL: dict[str, int] = {"week": 104, "month": 24}


def interval(text: str) -> str:
    """Read what people write for how often, as 6 months or 2 weeks; "" if unclear.

    It must be an exact number of weeks or months. Words that can be read in two ways
    (bi-annually), and days that are not complete weeks, give "".
    """
    number, unit = _how_often(text)
    if unit == "day":
        number, unit = (0, "week") if number % 7 else (number // 7, "week")
    if unit == "year":
        number, unit = 12 * number, "month"
    longest = _LONGEST_INTERVAL.get(unit, 0)
    return count(number, unit) if 1 <= number <= longest else ""


def sure_interval(text: str) -> str:
    """Read how often like `interval`, unless only the officer can say what is meant.

    A number alone (6) can mean weeks or months. Terms are not equally long.
    """
    unsure = number_alone(text) or "term" in text.lower()
    return "" if unsure else interval(text)


def number_alone(text: str) -> int:
    """Return the number if *text* says no more than "6" or "every 6"; else 0."""
    word = re.sub(r"(?:every|each)\s+", "", text.strip().lower(), count=1)
    return int(word) if re.fullmatch(r"[0-9]{1,2}", word) else 0


def next_shorter(text: str) -> str:
    """Return the most weeks or months that fit into some days: 90 days, 12 weeks.

    If this is more than the longest interval allowed, return that. "" if nothing fits.
    """
    number, unit = _how_often(text)
    if text.strip().isdigit():
        return ""
    if unit == "day":
        weeks = min(number // 7, _LONGEST_INTERVAL["week"])
        return count(weeks, "week") if number % 7 and weeks else ""
    longest = {"week": 104, "month": 24, "year": 2}.get(unit, number)
    return "24 months" if number > longest else ""


def _how_often(text: str) -> tuple[int, str]:
    """Return a number and its unit; 0 if *text* does not say how often."""
    word = re.sub(r"[\s-]+", " ", text.strip().lower().rstrip(".")).strip()
    word = word.removeprefix("every ").removeprefix("each ")
    word = _INTERVALS.get(word, word)
    if match := re.fullmatch(
        rf"({_NUMBER}) ?(day|week|wk|month|mth|year|yr)(?:s|ly)?", word
    ):
        return _number(match[1]), _UNITS.get(match[2], match[2])
    if match := re.fullmatch(_TIMES, word):
        times = {"once": 1, "twice": 2}.get(match[1]) or _number(match[2])
        return (12 // times, "month") if times and not 12 % times else (0, "")
    if re.fullmatch(r"[0-9]{1,2}", word):
        return int(word), "month"
    return 0, ""


_UNITS = {"wk": "week", "mth": "month", "yr": "year"}


_NUMBERS_IN_WORDS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBER = rf"[0-9]{{1,3}}|{'|'.join(_NUMBERS_IN_WORDS)}"
_TIMES = (
    rf"(once|twice|({_NUMBER}) times) (?:(?:a|per|every|each) year|yearly|annually)"
)


def _number(word: str) -> int:
    if word in _NUMBERS_IN_WORDS:
        return _NUMBERS_IN_WORDS.index(word) + 1
    return int(word)


_INTERVALS = {
    "weekly": "1 week",
    "week": "1 week",
    "fortnightly": "2 weeks",
    "fortnight": "2 weeks",
    "monthly": "1 month",
    "month": "1 month",
    "quarterly": "3 months",
    "quarter": "3 months",
    "termly": "4 months",
    "half yearly": "6 months",
    "yearly": "12 months",
    "annually": "12 months",
    "year": "12 months",
    "1 year": "12 months",
    "one year": "12 months",
    "annual": "12 months",
    "half year": "6 months",
    "six monthly": "6 months",
    "other week": "2 weeks",
    "second week": "2 weeks",
    "other month": "2 months",
    "second month": "2 months",
    "other year": "24 months",
}


def words(day: date) -> str:
    """Write a date for people: 30 November 2011."""
    return of(day).words


def span(start: Date | date, end: date) -> str:
    """Write the time from *start* to *end*: 12 days, 9 weeks, 2 years and 5 months.

    Months and years are counted by `months_between`, and never rounded up. Nothing is
    left out that is longer than a month.
    """
    first = start.last_day if isinstance(start, Date) else start
    days, months = max(0, (end - first).days), months_between(first, end)
    if days < 28:  # noqa: PLR2004 -- four weeks: up to here people count days
        return count(days, "day")
    if months < 3:  # noqa: PLR2004 -- a quarter: up to here people count weeks
        return count(days // 7, "week")
    return in_months(months)


def in_months(months: int) -> str:
    """Write a number of months: 11 months, 2 years and 5 months."""
    if months < 24:  # noqa: PLR2004 -- two years: up to here people count months
        return count(months, "month")
    years, rest = count(months // 12, "year"), months % 12
    return f"{years} and {count(rest, 'month')}" if rest else years


def before(start: Date | date, end: date) -> str:
    """Say how long before *end* something was: more than 5 weeks, exactly 6 months.

    The unit is that of `span`. It says "more than" unless no day is left over.
    """
    said = span(start, end)
    if said.endswith(("day", "days")):
        return said
    first = start if isinstance(start, Date) else of(start)
    months, days = months_between(start, end), (end - first.last_day).days
    exact = days % 7 == 0 if "week" in said else add_months(first, months) == end
    return said if exact else f"more than {said}"


def count(number: int, noun: str) -> str:
    """Write a number with its noun: 1 day, 2 days."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-"))
_MONTH_FIRST = late.compile(r"([0-9]{1,2})[/.\-]([0-9]{4})")
_NO_SIGNS = late.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_NUMBERS = late.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = late.compile(r"([0-9]{4})[/.\-]([0-9]{1,2})(?:[/.\-]([0-9]{1,2}))?")
_WORDS = late.compile(
    r"(?:by |end of |by the end of )?"
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? )?"
    r"(?P<month>[a-z]{3,12})\.?"
    r"(?: (?P<after>[0-9]{1,2})(?:st|nd|rd|th)?)?,?"
    r"(?: |[-/'])(?P<year>[0-9]{4}|[0-9]{2})"
)
_IN_ONE = late.compile(r"^([0-9]{1,2})[-/]([a-z]{3,9})[-/]([0-9]{4}|[0-9]{2})$")
"""A date as Excel shows it: 30-Nov-11."""
_CENTURY = 2000


_Parts: TypeAlias = "tuple[int, int, int | None]"
"""A year, a month and a day, not yet checked against the calendar."""


def _candidates(text: str) -> tuple[_Parts, ...]:
    text = " ".join(text.lower().split())
    if plain := parse(text):
        return ((plain.year, plain.month, plain.day),)
    text = text.translate(_DASHES)
    return _in_figures(text) or _in_words(text)


def _in_figures(text: str) -> tuple[_Parts, ...]:
    if match := _MONTH_FIRST.fullmatch(text):
        return ((int(match[2]), int(match[1]), None),)
    if match := _NO_SIGNS.fullmatch(text):
        return ((int(match[1]), int(match[2]), int(match[3])),)
    if match := _NUMBERS.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        return (year, second, first), (year, first, second)
    match = _YEAR_FIRST.fullmatch(text)
    if match is None:
        return ()
    year, second = int(match[1]), int(match[2])
    if not match[3] and second == (year + 1) % 100:
        return ()  # 2011/12 may be a financial year or a month
    return ((year, second, int(match[3]) if match[3] else None),)


def _in_words(text: str) -> tuple[_Parts, ...]:
    match = _WORDS.fullmatch(_IN_ONE.sub(r"\1 \2 \3", text))
    month = _month(match["month"]) if match else 0
    if not match or not month:
        return ()
    given = match["day"] or match["after"]
    return ((_year(match["year"]), month, int(given) if given else None),)


_LONGEST = 160
"""The most characters of text to search for a date."""
_ONE = late.compile(
    r"(?<![\w/.-])(?:"
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? )?"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|"
    + "|".join(month.lower() for month in MONTHS)
    + r")\.?(?: [0-9]{1,2}(?:st|nd|rd|th)?)?,? [0-9]{4}"
    r"|[0-9]{1,2}[/.-](?:[0-9]{1,2}[/.-])?[0-9]{4}"
    r"|[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?"
    r")(?![\w/-])"
)
_ANOTHER_DATE = late.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|"
    + "|".join(month.lower() for month in MONTHS)
    + r")\b|(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}(?![0-9/])"
)
_YEAR = late.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_NUMBERED = late.compile(
    r"\b(?:action|item|no|part|phase|section|stage|step|week)\.? $"
)
_ANOTHER = late.compile(
    r"\b(?:after|before|between|cycle|following|from|not|of|post|pre|since|until)"
    r"(?: the)? $"
)
_WEEK = late.compile(
    r"(?:\bw/?[bc]|\bweeks?(?: (?:of|from|commencing|beginning|start(?:s|ing)))?"
    r"|\bwk(?: (?:of|from|commencing|beginning|start(?:s|ing)))?|\bcommencing|\bbegins?"
    r"|\bbeginning|\bstarts?|\bstarting)[ .:-]*(?:(?:the|on|mon|monday) )*$"
)
"""Words before the date on which something begins, such as a week or the work."""
_THE_END = late.compile(r"\b(?:beginning|end|middle|start) of $")


def _within(text: str) -> str:
    """Return the one date among other words; empty if there is none or several."""
    # Words before a date can change its meaning: "after May 2012" is not May 2012, but
    # "end of May 2012" is. In "Phase 2 Mar 2017" the 2 belongs to the phase.
    if len(text) > _LONGEST:
        return ""
    text = " ".join(text.lower().translate(_DASHES).split())
    found = list(_ONE.finditer(text))
    if len(found) != 1 or found[0][0] == text or len(_YEAR.findall(text)) > 1:
        return ""
    (one,) = found
    before = text[: one.start()]
    others = _NO_MONTH.sub("", f"{before} {text[one.end() :]}")
    changes = _ANOTHER.search(before) and not _THE_END.search(before)
    if changes or _WEEK.search(before) or _ANOTHER_DATE.search(others):
        return ""
    if one["day"] and _NUMBERED.search(before):
        return one[0].removeprefix(one["day"]).strip()
    return one[0]


def _in_calendar(found: tuple[_Parts, ...]) -> tuple[Date, ...]:
    dates = [parse(str(Date(*candidate))) for candidate in found]
    return tuple(dict.fromkeys(date for date in dates if date))


def _year(text: str) -> int:
    return int(text) if len(text) == len("2011") else _CENTURY + int(text)


def _month(word: str) -> int:
    """Return the number of the month that *word* names, 0 if it names none."""
    names = [name.lower() for name in MONTHS]
    short = [i for i, name in enumerate(names, 1) if name.startswith(word)]
    if word == "sept" or len(short) == 1:
        return short[0]
    near = suggest.closest(word, names, 1)
    return names.index(near[0]) + 1 if near else 0


@lru_cache(maxsize=512)
def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
