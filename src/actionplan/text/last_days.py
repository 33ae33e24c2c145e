"""Tell when the time that words give is certainly over: "2025", "Q2 2025/26".

Nobody knows which day such words mean, and none is invented. But no reading of them has
a day after the last one, so that a report can say that the time has passed.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.text import dates, late
from actionplan.text.dates import Date, Interval
from actionplan.text.remembered import by_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    _Reader: TypeAlias = Callable[[re.Match[str]], date | None]


@by_value
def last_day(words: str, since: date | None = None) -> date | None:
    """Return the last day that *words* in place of a date can mean; None if unclear.

    If they can be read in several ways (a year from January, April or September), it is
    the last day of the latest. There is none for words with a beginning only ("from May
    2025") and for work without an end. A condition changes nothing: the date that it
    is for has still passed ("June 2025, subject to funding").

    If it is known *since* when the words have been there at the latest, there is one
    for "end of Q2", "within 6 months" and "immediately" too. Without a year, the time
    after the next one counts, so that nobody can have meant a later one. What is to be
    done at once has not waited for 6 months, the longest time between two reviews.
    """
    if len(words) > _LONGEST:
        return None
    found = _last_day(words)
    return found or (_counted(words, since) if since else None)


def _counted(words: str, since: date) -> date | None:
    """Return the last day of words without a year, or of a time from an agreement."""
    plain = " ".join(_searchable(words).split())
    if _NO_YEAR.fullmatch(plain):
        years = range(since.year, min(since.year + 3, date.max.year + 1))
        ends = [_last_day(f"{plain} {year}") for year in years]
        return next((day for day in ends[1:] if day and _is_second(day, since)), None)
    if _ONLY_AT_ONCE.fullmatch(plain):
        return dates.add_interval(dates.of(since), _AT_MOST)
    found = _FROM_AGREEMENT.fullmatch(plain) or _IN_TIME.fullmatch(plain)
    time = dates.parse_interval(dates.interval(found["time"])) if found else None
    return dates.add_interval(dates.of(since), time) if time else None


def readings_in(words: str) -> Sequence[Date]:
    """Return the dates that the only time in *words* can be: a meeting on 3 May 2025.

    There is none for a time that is not one day or month, such as a term.
    """
    text = _as_dated(" ".join(_searchable(words).split()))
    found = _periods(text) if len(words) <= _LONGEST else []
    if len(found) != 1:
        return ()
    read = dates.readings(text[found[0].start : found[0].end])
    latest = max((each.last_day for each in read), default=None)
    return read if latest == found[0].last else ()


def is_at_once(words: str) -> bool:
    """Return whether words in place of a date only ask for the work at once."""
    plain = " ".join(_searchable(words).split()).strip(" .!*()-")
    return len(words) <= _LONGEST and bool(_ONLY_AT_ONCE.fullmatch(plain))


def asks_at_once(words: str) -> bool:
    """Return whether words in place of a date begin by asking for the work at once."""
    return bool(_AT_ONCE.match(words.lower()))


def _is_second(day: date, since: date) -> bool:
    """Return whether there is an earlier such day that is not before *since*."""
    return (day.year - 1, day.month) >= (since.year, since.month)


def _last_day(words: str) -> date | None:
    sure = dates.looks_like_one(words) and dates.is_sure(words)
    if sure and not _MAY_BE_YEARS.fullmatch(words.strip()):
        read = dates.readings(words)
        return max((each.last_day for each in read), default=None)
    text = _as_dated(" ".join(_searchable(words).split()))
    found = _periods(text)
    rest = list(text)
    for each in reversed(found):
        rest[each.start : each.end] = _TAKEN
    if not found or not _is_an_end("".join(rest), found):
        return None
    ends = [each.last for each in found if each.last]
    if len(ends) < len(found):
        return None
    return _later(max(ends), 6 if _WEEK.search(text) else 0)


def _as_dated(text: str) -> str:
    """Leave out what does not move a date, and write 06/26 as 06/2026."""
    text = _REVIEWED.sub("", _IF_ALL_GOES_WELL.sub("", _OR_SOON_AFTER.sub("", text)))
    text = _SHORT_DAY.sub(r"\g<day>20\g<year>", text)
    return _SHORT_YEAR.sub(
        r"\g<month> 20\g<year>", _SHORT_MONTH.sub(_with_century, text)
    )


def _with_century(one: re.Match[str]) -> str:
    return f"{one['before']}{one['month']}/20{one['year']}"


class Deadline(NamedTuple):
    """Words in a text that say by when something is to be so, or in which time."""

    words: str
    last_day: date | None
    """None if nobody can say which day that is."""


@by_value
def deadlines(text: str) -> tuple[Deadline, ...]:
    """Return the times by which, or in which, *text* says that something is to be so.

    The date of a figure is not one of them: "fewer than in 2023".
    """
    text = " ".join(text.split())
    searchable = _searchable(text)
    compares = bool(_COMPARES.search(searchable))
    said, begin = [], 0
    for each in _periods(searchable):
        before = _BY.search(searchable, begin, each.start)
        if before and not (before["in"] and compares):
            said.append(Deadline(text[before.start() : each.end], each.last))
        begin = each.start  # each period has a figure, and these words have none
    return tuple(said)


class TimeAllowed(NamedTuple):
    """Words in a text that say in what time from now: within 12 months."""

    words: str
    time: Interval


def allowed(text: str) -> TimeAllowed | None:
    """Return the time that *text* allows, counted from when it was agreed; None if not.

    Only a text that begins with it, or says that it is counted from there, says so. In
    "each child is seen within 3 months" it is counted from something else.
    """
    text = " ".join(text.split())
    found = _WITHIN.search(_searchable(text))
    time = dates.parse_interval(dates.interval(found["time"])) if found else None
    if found is None or time is None:
        return None
    return TimeAllowed(text[found.start("words") : found.end("words")], time)


_IF_ALL_GOES_WELL = late.compile(
    r"(?<=[0-9])[ ,(]+(?:(?:\w+ ){0,3}permitting"
    r"|(?:subject to|depend(?:ent|ing) (?:up)?on|if(?! not\b)(?!.*\blater\b))"
    r" [^0-9]*)\)?$"
)
"""A condition at the end: website permitting, subject to funding."""
_OR_SOON_AFTER = late.compile(
    r"(?<=[0-9])[ ,(]+(?:or )?(?:as soon as (?:is )?(?:possible|practical|practicable)"
    r"|asap|shortly|soon) (?:after(?:wards)?|thereafter)\)?$"
)
"""A wish for those who are late already: 31 March 2026 or as soon as possible after."""
_SHORT_DAY = late.compile(
    r"^(?P<day>(?:by |before |on )?(?:3[01]|[12]?[0-9]|0[1-9])[/.](?:0?[1-9]|1[0-2])"
    r"[/.])(?P<year>1[3-9]|[2-4][0-9])(?=$| )"
)
"""A day with a short year: 31/03/24."""
_REVIEWED = late.compile(
    r"(?<=[0-9])[ ,;(]+(?:and |then |to be )*review(?:ed)? (?:again )?(?:by|in|on)\b.*$"
)
"""A review that follows: Spring 2026, reviewed in Spring 2027."""
_SHORT_MONTH = late.compile(
    r"(?P<before>^(?:by |in |during |before |(?:the )?end of )?)"
    r"(?P<month>0?[1-9]|1[0-2])/(?P<year>1[3-9]|[2-4][0-9])$"
)
"""A month and a year in Britain: 06/26. After 31, it would be no day either."""
_LONGEST = 160
"""The most characters of words in place of a date."""
_MAY_BE_YEARS = late.compile(r"[0-9]{4}\D[0-9]{2}")
"""2011-12 may be a month, or a year from 2011 to 2012."""
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-"))


def _searchable(text: str) -> str:
    """Return *text* in lower case, with every character in the same place."""
    low = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    return re.sub(r"\s", " ", low.translate(_DASHES))


class _Period(NamedTuple):
    start: int
    end: int
    last: date | None
    """None if it is not in the calendar, or not clear."""
    is_years: bool
    """Whether it is only a year, or several."""


class _Years(NamedTuple):
    """A year, or the years of 2025/26 or 2022-25."""

    first: int
    last: int
    is_one: bool
    """Whether 12 months are meant, in one or two years."""


def _periods(text: str) -> list[_Period]:
    """Return every period in *text*, in order; a part of one is not another."""
    found: list[_Period] = []
    left = text
    for pattern, read in _FORMS:
        for one in [*pattern.finditer(left)]:
            start, last = one.start(), read(one)
            joined = _JOINED.search(left, left.rfind(_TAKEN, 0, start) + 1, start)
            groups = one.groupdict()
            years = groups.get("years") or groups.get("before")
            if joined and years:
                start = joined.start()
                last = _latest_of(joined[0], last, _years(years))
            is_years = read in (_of_years, _of_kind)
            found.append(_Period(start, one.end(), last, is_years))
            left = left[:start] + _TAKEN * (one.end() - start) + left[one.end() :]
    return sorted(found)


_TAKEN = "\t"
"""What stands for a period that has been read."""


def _latest_of(joined: str, last: date | None, years: _Years | None) -> date | None:
    """Return the last day of several periods that have one year: June or July 2026."""
    names = _NAME.findall(joined)
    ends = [last, *(_of_name(name, years) for name in names)]
    return max((each for each in ends if each), default=None) if all(ends) else None


def _of_name(name: str, years: _Years | None) -> date | None:
    if years is None:
        return None
    if name in _SEASONS:
        return _of_season(name, years)
    if name[0] == "q" and name[-1].isdigit():
        return _quarter(int(name[-1]), years)
    return _end(years.last, _number(name))


def _years(text: str) -> _Years | None:
    """Read a year, 2025/26, 2025-2026 or 25/26; None if it cannot be years."""
    given = re.findall(r"[0-9]+", text)
    first = int(given[0]) + (0 if len(given[0]) > len("25") else 2000)
    if len(given) == 1:
        return _Years(first, first, is_one=True)
    last = int(given[1])
    last += 0 if len(given[1]) > len("25") else first // 100 * 100
    if last < first:
        return None
    short = len(given[1]) == len("25")
    return _Years(first, last, is_one=short and last == first + 1)


# --- the last day of each form ------------------------------------------------------


def _end(year: int, month: int) -> date | None:
    """Return the last day of a month, counted on into the next year after December."""
    more, month = divmod(month - 1, 12)
    return (
        Date(year + more, month + 1).last_day if year + more <= date.max.year else None
    )


def _number(month: str) -> int:
    return [name[:3].lower() for name in dates.MONTHS].index(month[:3]) + 1


def _of_figures(one: re.Match[str]) -> date | None:
    read = dates.readings(one[0])
    return max((each.last_day for each in read), default=None)


def _of_month(one: re.Match[str]) -> date | None:
    years, day = _years(one["years"]), one["day"] or one["after"]
    if years is None:
        return None
    month = _number(one["month"])
    if day:
        read = dates.parse(f"{years.last:04}-{month:02}-{int(day):02}")
        return read.last_day if read else None
    return _end(years.last, month + bool(one["half"]))


def _of_quarter(one: re.Match[str]) -> date | None:
    years = _years(one["years"])
    word = one["quarter"].split()[0]
    ordinal = next((n for n, words in _ORDINALS.items() if word in words), 0)
    return _quarter(ordinal or int(one["quarter"][-1]), years)


def _quarter(number: int, years: _Years | None) -> date | None:
    """Return the end of a quarter: in a year from April, which is the later one."""
    if years is None or years.last > years.first + 1:
        return None
    return _end(years.first, 3 + 3 * number)


def _of_term(one: re.Match[str]) -> date | None:
    years, name = _years(one["years"]), one["season"]
    if years is None:
        return None
    if one["start"] and name in _STARTS:
        return _end(years.first if name == "autumn" else years.last, _STARTS[name])
    if name in _TERMS:
        return _end(years.first if name == "autumn" else years.last, _TERMS[name])
    return _of_season(name, years)


def _of_numbered(one: re.Match[str]) -> date | None:
    years = _years(one["years"])
    return years and _end(max(years.first + 1, years.last), 8)


def _of_named_season(one: re.Match[str]) -> date | None:
    years = _years(one["years"])
    return years and _of_season(one["season"], years)


def _of_season(name: str, years: _Years) -> date | None:
    """Return the last day of a season, which in one of 2025/26 may be in 2025."""
    begins = years.is_one and name in ("autumn", "winter", "christmas")
    return _end(years.first if begins else years.last, _SEASONS[name])


def _of_half(one: re.Match[str]) -> date | None:
    years = _years(one["years"])
    if years is None:
        return None
    return _of_one(years) if years.last > years.first else _end(years.first + 1, 3)


def _of_kind(one: re.Match[str]) -> date | None:
    """Read a year with its kind: the financial year 2025/26, 2025/26 academic year."""
    years = _years(one["years"] or one["before"])
    kind = one["kind"] or one["kind_after"]
    month = next((n for word, n in _KINDS.items() if word in kind), 12)
    if years is None or month == 12:  # noqa: PLR2004 -- December
        return years and _end(years.last, 12)
    return _end(max(years.first + 1, years.last), month)


def _of_years(one: re.Match[str]) -> date | None:
    years = _years(one["years"])
    if years is None:
        return _of_figures(one)  # 2025-11
    if years.last > years.first:
        return _of_one(years)
    if one["early"]:
        return _end(years.last, 6)
    return _end(years.last, 9 if one["mid"] else 12)


def _of_one(years: _Years) -> date | None:
    """Return the end of 2025/26: that of a school year, which is the latest."""
    return _end(years.last, 8 if years.is_one else 12)


_SEASONS = {
    "spring": 6,
    "summer": 9,
    "autumn": 12,
    "winter": 15,
    "easter": 5,
    "christmas": 13,
    "new year": 1,
}
"""The last month of each season, by the sun or by the weather; 13 is next January. The
holidays around Easter and Christmas are counted with them."""
_TERMS = {"spring": 4, "summer": 8, "autumn": 12, "easter": 6}
_STARTS = {"spring": 1, "summer": 5, "autumn": 9}
"""The last month in which a term starts, or its first weeks are."""
_KINDS = {"financial": 3, "fiscal": 3, "fy": 3, "end": 3, "academic": 8, "school": 8}
_KINDS |= {"municipal": 5, "council": 5}
_ORDINALS = {
    1: ("first", "1st"),
    2: ("second", "2nd"),
    3: ("third", "3rd"),
    4: ("fourth", "4th", "last", "final"),
}


# --- what each form looks like ------------------------------------------------------

_MONTH = "|".join(
    f"{name.lower()}|{short.lower()}"
    for name, short in zip(dates.MONTHS, [*calendar.month_abbr][1:], strict=True)
)
_MONTH = rf"(?:{_MONTH}|sept)"
_SEASON = rf"(?:{'|'.join(_SEASONS)})"
_NTH = r"(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
_YEAR = r"(?:19|20)[0-9]{2}"
_ENDS = r"(?!\w|[/-][0-9])"
_BEGINS = r"(?<![\w.])(?<![0-9][/-])"
_LONG = rf"{_YEAR}(?: ?(?:/|-|to) ?(?:{_YEAR}|[0-9]{{2}}))?"
_YEARS = rf"(?P<years>{_LONG}){_ENDS}"
_ANY_YEARS = rf"(?:{_LONG}|[0-9]{{2}}/[0-9]{{2}})"
_SHORT = rf"(?P<years>{_ANY_YEARS}){_ENDS}"
_TIME = r"(?:academic|calendar|council|financial|fiscal|municipal|school)"
_KIND = rf"(?:{_TIME} year(?:[ -]end(?:ing)?)?|fy|year[ -]end(?:ing)?)"
_OF = rf",?(?: of)?(?: the)?(?: {_KIND})? "
_QUARTER = rf"(?P<quarter>(?:q|qtr ?|quarter ?)[1-4]|{_NTH} (?:quarter|qtr))"
_NAMES = rf"(?:{_SEASON}|{_MONTH}|q[1-4])"
_NAME = late.compile(rf"\b{_NAMES}\b")
_JOINED = late.compile(rf"{_BEGINS}(?:{_NAMES} ?(?:/|-|,|&|\bto\b|\band\b|\bor\b) ?)+$")
_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (
        late.compile(
            rf"{_BEGINS}(?:[0-9]{{1,2}}[/.-](?:[0-9]{{1,2}}[/.-])?{_YEAR}"
            rf"|{_YEAR}[/.-][0-9]{{1,2}}[/.-][0-9]{{1,2}}){_ENDS}"
        ),
        _of_figures,
    ),
    (
        late.compile(
            rf"{_BEGINS}(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? )?"
            rf"(?P<month>{_MONTH})\b\.?(?P<half> half[ -]term)?"
            rf"(?: (?P<after>[0-9]{{1,2}})(?:st|nd|rd|th)?)?,?[ -]?{_YEARS}"
        ),
        _of_month,
    ),
    (late.compile(rf"{_BEGINS}{_QUARTER}{_OF}{_SHORT}"), _of_quarter),
    (late.compile(rf"{_BEGINS}(?P<years>{_ANY_YEARS}) {_QUARTER}\b"), _of_quarter),
    (
        late.compile(
            rf"{_BEGINS}(?P<start>(?:start|beginning) of (?:the )?)?"
            rf"(?P<season>{_SEASON}) term{_OF}{_YEARS}"
        ),
        _of_term,
    ),
    (late.compile(rf"{_BEGINS}term [1-6]{_OF}{_YEARS}"), _of_numbered),
    (
        late.compile(
            rf"{_BEGINS}(?P<season>{_SEASON})(?: half[ -]term| holidays?| break)?,?"
            rf"(?: of)? {_YEARS}"
        ),
        _of_named_season,
    ),
    (late.compile(rf"{_BEGINS}(?:{_NTH} half|h[12]){_OF}{_YEARS}"), _of_half),
    (
        late.compile(
            rf"{_BEGINS}(?:(?P<kind>{_KIND}),? ?{_SHORT}"
            rf"|(?P<before>{_ANY_YEARS}) (?P<kind_after>{_KIND}))\b"
        ),
        _of_kind,
    ),
    (
        late.compile(
            rf"{_BEGINS}(?:(?P<early>(?:early|(?:beginning|start) of)(?: in)?[ -])"
            rf"|(?P<mid>(?:mid|middle of)[ -]))?{_YEARS}"
        ),
        _of_years,
    ),
)
"""The forms in which a period is written, what it looks like most closely first."""
_SHORT_YEAR = late.compile(
    rf"(?P<month>\b(?:end|middle|start|beginning) of {_MONTH}|\b{_MONTH}(?= '))"
    r" '?(?P<year>1[3-9]|[2-4][0-9])(?![\w/-])"
)
"""A short year that cannot be a day: end of Oct 25, Sept '26."""
_NO_YEAR = late.compile(
    r"(?:(?:by|in|during|before|at|due|early|late|mid|the"
    rf"|(?:the )?(?:end|middle|start) of)[ -])*"
    rf"(?:{_SEASON}(?: term| holidays?| break)?|{_MONTH}|{_QUARTER})"
)
"""A time of the year, without which one."""
_FROM_AGREEMENT = late.compile(
    r"(?:within )?(?P<time>[a-z0-9]{1,6} (?:week|month|year)s?)"
    r" (?:of|from) (?:(?:the|this) )?(?:agreement|plan)"
)
_IN_TIME = late.compile(
    r"within (?:the (?:next|first) )?(?P<time>[a-z0-9]{1,6} (?:week|month|year)s?)"
)
_AT_ONCE_WORDS = (
    r"(?:(?:with )?immediate(?:ly)?|at once|straight ?away|right ?away|asap"
    r"|a\.s\.a\.p|urgent(?:ly)?|as soon as (?:is )?(?:reasonably )?possible"
    r"|by return(?: of post)?|forthwith|without (?:further )?delay|now)"
)
_AT_ONCE = late.compile(rf"\W*{_AT_ONCE_WORDS}\b")
_ONLY_AT_ONCE = late.compile(
    rf"{_AT_ONCE_WORDS}(?:(?:,| ?[-/(]) ?{_AT_ONCE_WORDS}\)?)*"
    r"\.?(?:,? (?:start|action|effect|priority))?"
)
_AT_MOST = Interval(6, "month")
_WEEK = late.compile(r"\b(?:w/?[cb]|weeks?|wks?)\b")


# --- what the words around them say -------------------------------------------------


def _is_an_end(rest: str, found: list[_Period]) -> bool:
    """Return whether the words around periods say that the last of them is the end."""
    rest = _NO_LATER.sub(" ", rest)
    if _NO_END.search(rest) or _NAME.search(rest):
        return False
    # A year alone may be in the name of a document: Working Together 2018.
    return not all(each.is_years for each in found) or not _OTHER.search(rest)


_NO_LATER = late.compile(
    r"\b(?:(?:no|not) later than|(?:start|beginning) of(?: the)? (?=\t)"
    r"|(?:w/?[cb]|(?:weeks?|wks?)(?: (?:beginning|commencing|of|starting))?) (?=\t)"
    r"|to be completed(?= (?:by|in|during|before)\b))"
)
_NO_END = late.compile(
    r"[0-9+?>]|[-/]\s*$|\b(?:after|annual(?:ly)?|anticipat\w+|approx\w*|about|around"
    r"|as (?:at|of)|began|begin\w*|beyond|c|circa|commenc\w+|completed?(?! by)"
    r"|conditional|continu\w+|deferred|delayed|depend\w+|done|each"
    r"|earliest|every|extended|finished|following|from|if|implemented|launch\w*"
    r"|later|monthly|moved|not|now|ongoing|on-going|once|onwards?|original(?:ly)?"
    r"|pending|permitting|post|postponed|present|previous(?:ly)?|quarterly|recurring"
    r"|regular(?:ly)?|revised|rolling|since|slipped|start\w*|subject|tba|tbc|termly"
    r"|then|thereafter|to (?:be (?:advised|agreed|announced|arranged|confirmed|decided"
    r"|determined|scheduled|set)|date|present)|unless|until|updated|was|weekly|when"
    r"|yearly|achieved|actioned|closed)\b"
)
"""Words that may mean a later day, or no end: the dates are then not the last ones."""
_TIME_WORDS = (
    *("aim", "and", "at", "before", "by", "calendar", "close", "complete"),
    *(
        "completion",
        "date",
        "deadline",
        "due",
        "during",
        "early",
        "end",
        "estimated",
        "expected",
    ),
    *("in", "late", "latest", "mid", "middle", "of", "on", "or"),
    *("over", "planned", "proposed", "some", "sometime", "target", "the", "throughout"),
    *("time", "timescale", "to", "within", "year", "completed", "be"),
)
_OTHER = late.compile(rf"\b(?!(?:{'|'.join(_TIME_WORDS)})\b)[a-z]+")
_BY = late.compile(
    r"\b(?:(?P<in>during|in|over|throughout|within)|before|by|no later than) (?:the )?"
    r"(?:(?:(?:very )?(?:end|start|beginning|middle|close|early|late|mid)(?: of| in)?"
    r"|calendar year|year)[ -](?:the )?)*$"
)
_COMPARES = late.compile(
    r"\b(?:against|baseline|comparison|compared|figures?|from|had|level|recorded"
    r"|reported|since|than|was|were)\b"
)
_WITHIN = late.compile(
    r"(?:^\W*|\b(?=within \w+ \w+ of (?:(?:the|this) )?"
    r"(?:agreement|plan|publication)\b))"
    r"(?P<words>within (?:the next )?(?P<time>[a-z0-9]{1,6} (?:week|month|year)s?)\b"
    r"(?: of (?:(?:the|this) )?(?:agreement|plan|publication)\b)?)"
    r"(?! (?:after|before|following|from|of)\b)"
)


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max
