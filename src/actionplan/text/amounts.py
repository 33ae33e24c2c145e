"""Find the amounts in officers' words: 34%, 17 of 40, three in four, at least a week.

An amount is read as a range: "34%" is 0.34 to 0.34, "fewer than 5" is 0 to 4, "at least
80%" is 0.8 to 1. One pattern finds everything that may be an amount. The words just
before and after it can widen the range, or show that it is not an amount (section 47).
Dates, times of day and ages are removed first.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import islice
from math import inf
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.text import late, shorthand
from actionplan.text.phrase_lists import has_one_of
from actionplan.text.remembered import by_value

if TYPE_CHECKING:
    from collections.abc import Callable

Aim: TypeAlias = Literal["up", "down", ""]
Number: TypeAlias = "Fraction | float"
"""A fraction, so that 1 in 3 is exact. Infinity if there is no limit."""


class Amount(NamedTuple):
    """An amount as it is written: anything from *low* to *high*."""

    low: Number
    high: Number
    unit: str = ""
    """share, points, day, working day, month or pound. Empty for a plain number."""
    aim: Aim = ""
    """Which way is better, if the words say so: at least, no more than."""
    per: str = ""
    """The time in which it is counted, or in which it has to happen."""
    rounded: Fraction = Fraction(0)
    """How far rounding may have changed a percentage."""

    @property
    def is_point(self) -> bool:
        """Whether it is a single number and not a range."""
        return self.low == self.high

    @property
    def is_time(self) -> bool:
        """Whether it is a length of time."""
        return self.unit in _TIMES


class FoundAmount(NamedTuple):
    """An amount and its place in the text."""

    start: int
    end: int
    amount: Amount
    is_number: bool
    """Whether there is a number, and not only "all" or "none"."""


@by_value
def marks(plain: str) -> tuple[FoundAmount, ...]:
    """Find the first amounts, in order, in `plain` text without dates."""
    found = (_mark(plain, match) for match in _AMOUNT.finditer(plain))
    return tuple(islice(filter(None, found), _MOST))


_MOST = 20
"""The most amounts to find. Text with more is a table, and would take too long."""


@by_value
def without_dates(text: str) -> str:
    """Return *text* as `plain` does, with a mark in place of each date and age."""
    flat = plain(text)
    return _DATES.sub(" @ ", flat) if _may_have_date(flat) else flat


def _may_have_date(flat: str) -> bool:
    """Check quickly whether there may be a date or an age: most text has none.

    Each has a figure. Beside the figure is a sign of dates or another figure, or there
    is a word of dates somewhere in the text.
    """
    if not _DIGIT.search(flat):
        return False
    return has_one_of(_DATE_WORDS, flat) or bool(_BESIDE_FIGURE.search(flat))


@by_value
def plain(text: str) -> str:
    """Return *text* in small letters and figures, with single spaces and dashes."""
    same = text if text.isascii() else text.translate(_SAME)
    spaced = " ".join(same.casefold().split())
    flat = shorthand.expand(spaced)
    # Most text has none of these, and this check is quick.
    if has_one_of(_BEGIN_SPELT, flat):
        flat = _SPELT.sub(_in_figures, flat)
    return _RANGE.sub(r"\1 to \2", flat) if "-" in flat else flat


def _in_figures(match: re.Match[str]) -> str:
    """Change a number in words to figures: twenty-five, 25."""
    tens, more, small, hundred = match.groups()
    if hundred:
        return "100"
    words = [word for word in (tens, more, small) if word]
    return str(sum(_SPELT_NUMBERS[word] for word in words))


_SAME = dict.fromkeys(range(0x2010, 0x2015), "-") | dict.fromkeys((0x2018, 0x2019), "'")
"""Change dashes and apostrophes to the ones on a keyboard."""


def _mark(text: str, match: re.Match[str]) -> FoundAmount | None:
    """Read an amount, unless the words around it show that it is not one."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    after = text[match.end() : match.end() + _NEAR]
    kind = str(match.lastgroup) if match.lastgroup != "whole" else "part"
    read = _READ[kind](match)
    if read is None or _is_none(kind, match, before, after):
        return None
    number, unit = read
    if kind == "plain" and before.endswith("all ") and number:
        number, unit = Fraction(1), "share"  # all 30 of 30
    one = _widened(number, unit, before, after)
    period = _PER.match(after)
    per = f"per {period['period']}" if period else ""
    one = one._replace(rounded=_lost(match["percent"]), per=per)
    return FoundAmount(match.start(), match.end(), one, kind not in ("all", "nought"))


_NEAR = 60
"""How many letters before and after an amount are checked."""


def _is_none(kind: str, match: re.Match[str], before: str, after: str) -> bool:
    """Return whether a number is not an amount: section 47, children under 5."""
    if kind == "fraction" and "quarter" in match["fraction"]:
        bound = any(said.search(before) for said in _BEFORE.values())
        apart = (not before.strip() or bound) and not _IN_A_ROW.match(after)
        return not (apart or after.startswith(" of "))
    if kind != "plain":
        return False
    return bool(_NAMES_IT.search(before) or _AGE.search(before))


def _widened(number: Fraction, unit: str, before: str, after: str) -> Amount:
    """Widen a number to the range that the words around it allow."""
    top: Number = Fraction(1) if unit == "share" else inf
    step = Fraction(1) if unit == "" and number.denominator == 1 else _HAIR
    nought = Fraction(0)
    low: Number = number
    high: Number = number
    aim: Aim = ""
    match _bound(before, after):
        case "at least":
            low, high, aim = number, top, "up"
        case "more":
            low, high, aim = number + step, top, "up"
        case "at most":
            low, high, aim = nought, number, "down"
        case "less":
            low, high, aim = nought, max(number - step, nought), "down"
        case "just over":
            low, high = number + _HAIR, number * Fraction(6, 5)
        case "just under":
            low, high = number * Fraction(4, 5), number - _HAIR
        case "about":
            low, high = number * Fraction(9, 10), number * Fraction(11, 10)
        case _:
            pass  # exactly this number
    return Amount(low, high, unit, aim)


def _bound(before: str, after: str) -> str:
    """Name the limit that the words around a number set, such as at least."""
    if _BOUND.search(before[-_WORD:]):  # most numbers have none of these before them
        for name, words in _BEFORE.items():
            if words.search(before):
                return name
    return next((name for name, words in _AFTER.items() if words.match(after)), "")


_HAIR = Fraction(1, 1_000_000)
"""The difference between a limit and "more than" that limit."""


def _lost(percent: str | None) -> Fraction:
    """Return how far a percentage may be out: 67% by half a percentage point."""
    if not percent:
        return Fraction(0)
    decimals = percent.partition(".")[2]
    return Fraction(1, 2 * 100 * 10 ** len(decimals))


# --- numbers ----------------------------------------------------------------------


def _number(text: str) -> Fraction:
    """Read a number such as 1,200, 67.5 or 8k. "a" and "one" are 1."""
    if not text[:1].isdigit():
        return Fraction(1)
    figures = text.replace(",", "").removesuffix("k")
    return Fraction(figures) * (1000 if text.endswith("k") else 1)


def _part(match: re.Match[str]) -> tuple[Fraction, str] | None:
    part, whole = _number(match["part"]), _number(match["whole"])
    return (part / whole, "share") if 0 <= part <= whole != 0 else None


def _time(match: re.Match[str]) -> tuple[Fraction, str]:
    unit, size = _UNITS[match["unit"].replace("-", " ").removesuffix("s")]
    return _number(match["time"]) * size, unit


_READ: dict[str, Callable[[re.Match[str]], tuple[Fraction, str] | None]] = {
    "part": _part,
    "percent": lambda match: (_number(match["percent"]) / 100, "share"),
    "points": lambda match: (_number(match["points"]), "points"),
    "unit": _time,
    "money": lambda match: (_number(match["money"]), "pound"),
    "fraction": lambda match: (
        _FRACTIONS[match["fraction"].replace("-", " ")],
        "share",
    ),
    "all": lambda _: (Fraction(1), "share"),
    "nought": lambda _: (Fraction(0), ""),
    "plain": lambda match: (_number(match["plain"]), ""),
}
"""How to read each kind of amount: its number and unit, or None."""

_SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
]
_TENS = [
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
]
_SPELT_NUMBERS = {word: figure for figure, word in enumerate(_SMALL)} | {
    word: 10 * figure for figure, word in enumerate(_TENS, 2)
}
IN_WORDS = frozenset(_SPELT_NUMBERS) | {"hundred"}
"""The words in numbers that are written out."""
_BEGIN_SPELT = IN_WORDS - {"one"}
"""Words, one of which is in each number that is written out and is changed."""
_FRACTIONS: dict[str, Fraction] = {
    "half": Fraction(1, 2),
    "a tenth": Fraction(1, 10),
} | {
    f"{count} {name}{'s' if size > 1 else ''}": Fraction(size, whole)
    for name, whole in (("third", 3), ("quarter", 4), ("fifth", 5))
    for count, size in (("a", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4))
    if size < whole
}
_UNITS = {
    "minute": ("day", Fraction(1, 1440)),
    "min": ("day", Fraction(1, 1440)),
    "hour": ("day", Fraction(1, 24)),
    "hr": ("day", Fraction(1, 24)),
    "day": ("day", Fraction(1)),
    "calendar day": ("day", Fraction(1)),
    "week": ("day", Fraction(7)),
    "wk": ("day", Fraction(7)),
    "fortnight": ("day", Fraction(14)),
    "working day": ("working day", Fraction(1)),
    "business day": ("working day", Fraction(1)),
    "school day": ("school day", Fraction(1)),
    "working hour": ("working hour", Fraction(1)),
    "month": ("month", Fraction(1)),
    "mth": ("month", Fraction(1)),
    "quarter": ("month", Fraction(3)),
    "year": ("month", Fraction(12)),
    "yr": ("month", Fraction(12)),
    "term": ("term", Fraction(1)),
}
"""Units of time, with the unit that each is converted to."""
_TIMES = frozenset(unit for unit, _ in _UNITS.values())


# --- patterns ---------------------------------------------------------------------

_DIGIT = late.compile(r"[0-9]")
"""Every date and every age has one."""
_SPELT = late.compile(
    rf"\b(?:({'|'.join(_TENS)})(?:[ -]({'|'.join(_SMALL[1:10])}))?"
    rf"|(zero|{'|'.join(_SMALL[2:])})"
    r"|(?:a|one) (hundred))\b(?![ -](?:third|quarter|fifth|half|tenth))"
)
"""A number in words. "one" is left out because it is often a pronoun."""
_N = r"(?:[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
"""A number in figures. Numbers in words have already been changed to figures."""
_TIME_NAMES = "|".join(
    name.replace(" ", "[ -]") for name in sorted(_UNITS, key=len, reverse=True)
)
_RANGE = late.compile(
    rf"\b([0-9]+)-([0-9]+(?:\.[0-9]+)?)(?= ?(?:%|per ?cent|{_TIME_NAMES}))"
)
_AMOUNT = late.compile(
    rf"""
    \b(?P<fraction>half|a\ tenth|(?:a|one|two)[ -]thirds?|(?:a|one|three)[ -]quarters?
        |(?:a|one|two|three|four)[ -]fifths?)\b(?!\ (?:day|term|year|hour))
    | (?<![\w.,/£+-])(?:
      (?P<part>{_N}|one)(?:\ times)?\ ?[(]?(?:\ out\ of\ |\ ?of\ |\ in\ |/)
          (?:(?:the|our)\ (?:last\ )?|a\ (?:total|sample)\ of\ |all\ )?
          (?P<whole>{_N})(?![\w/])(?!\ (?:{_TIME_NAMES})s?\b)
    | (?P<points>{_N})\ ?(?:(?:percentage|%)\ points?\b|pp\b)
    | (?P<percent>{_N})\ ?(?:%|per\ ?cent\b|pct\b|pc\b)
    | (?P<time>{_N}|one|an?)[ -]?(?P<unit>(?:{_TIME_NAMES})s?)\b(?!\ old)
    | (?P<plain>{_N})(?![\w/%])(?!\.[0-9])(?!-[0-9])
    )
    | £\ ?(?P<money>{_N}k?)\b
    | (?:^|(?<=\ to\ )|(?<=[(]))(?P<all>all|every\ one|everyone)\b
        (?!\ {_N}\b)(?=[\ .,;()]|$)
    | \b(?P<nought>none|nil|nobody|no-one|no\ one|not\ one|zero)\b
    """,
    re.VERBOSE,
)
_BEFORE = {
    "about": late.compile(
        r"(?:\babout|\baround|\bapprox\.?|\bapproximately|\broughly|\bsome|~) ?$"
    ),
    "just over": late.compile(
        r"\b(?:just|slightly|a little) (?:over|above|more than) $"
    ),
    "just under": late.compile(
        r"\b(?:(?:just|slightly|a little) (?:under|below|less than)|nearly|almost) $"
    ),
    "at most": late.compile(
        r"(?:\b(?:no|not|never|nobody|none)\b(?: \w+){0,4} "
        r"(?:more|longer|later|higher|greater|over|above)(?: than)?"
        r"|\bat most|\bup to|\bmaximum(?: of)?|\bmax\.?|\bwithin|\binside|\bdown to"
        r"|<=|\u2264)(?: the)? ?$"
    ),
    "at least": late.compile(
        r"(?:\b(?:no|not|never)\b(?: \w+){0,4} "
        r"(?:fewer|less|lower|under|below)(?: than)?"
        r"|\bat least|\bminimum(?: of)?|\bmin\.?|\bas many as|>=|\u2265) ?$"
    ),
    "more": late.compile(
        r"(?:\b(?:more|greater|higher|longer) than|\bover|\babove|\bexceed\w*|>) ?$"
    ),
    "less": late.compile(
        r"(?:\b(?:fewer|less|lower|shorter|sooner) than|\bunder|\bbelow|<) ?$"
    ),
}
"""Limits that the words before an amount set. The first match counts."""
_WORD = 24
"""How many letters before an amount to search for the last word of a limit."""
_BOUND = late.compile(
    r"(?:about|around|approx\.?|approximately|roughly|some|than|over|above|nearly"
    r"|almost|under|below|longer|later|more|higher|greater|fewer|less|lower|the"
    r"|at most|up to|maximum|of|max\.?|min\.?|within|inside|down to|at least|minimum"
    r"|as many as|exceed\w*|[~<>=\u2264\u2265]) ?$"
)
"""The last words of these limits."""
_AFTER = {
    "at least": late.compile(r" ?(?:or (?:more|above|over|better|higher)|and over|\+)"),
    "at most": late.compile(r" or (?:fewer|less|below|under|lower|sooner)"),
}
_IN_A_ROW = late.compile(r" (?:running|in a row|in succession|together)")
_PER = late.compile(
    r"(?: \w+){0,4}?(?: (?:per|a|an|each|every|in (?:a|each|every))|/)"
    r" ?(?P<period>hour|day|week|month|quarter|term|year|session|visit)\b"
)
_NAMES_IT = late.compile(
    r"\b(?:actions?|aged?|annex|appendix|band|box|chapter|children act|clause|cohort"
    r"|cycle|evidence|families|family|form|grade|item|key stage|keystage|level|minute"
    r"|no|number|objective|outcome|page|para|paragraph|part|phase|point|priority|q"
    r"|quarter|question|recommendation|ref|round|row|s|scr|sect|section|ss|stage"
    r"|standard|step|tier|version|v|week|years?|yr|yrs)\.? ?$"
)
_AGE = late.compile(
    r"\b(?:adolescents?|babies|baby|boys?|child|children|girls?|infants?|patients?"
    r"|people|pupils?|teenagers?|those|toddlers?|the)"
    r" (?:who (?:is|are) )?(?:aged |of |under |over |below |above |from |up to )+$"
)
_MONTH = (
    r"(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\."
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b)"
)
"""A month. A full stop after its full name ends the sentence."""
_DATE_WORDS = frozenset(
    f"{month}{ending}"
    for month in (
        *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov"),
        *("dec", "sept"),
    )
    for ending in (
        *("", "uary", "ruary", "ch", "il", "e", "y", "ust", "t", "tember", "ober"),
        "ember",
    )
) | {"aged", "ages", "q1", "q2", "q3", "q4", "under", "year", "years", "yr", "yrs"}
"""Every date without a sign beside its figures has one of these, and so has an age."""
_BESIDE_FIGURE = late.compile(r"[0-9](?:[/.:-][0-9]|[0-9]{3}|st|nd|rd|th| ?[ap]\.?m)")
_DATES = late.compile(
    rf"""
    (?<![\w.])(?:
      [0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?
    | [0-9]{{1,2}}(?P<sign>[/.-])[0-9]{{1,2}}(?P=sign)(?:[0-9]{{4}}|[0-9]{{2}})(?![\w/])
    | [0-9]{{1,2}}(?:st|nd|rd|th)?(?:\ of)?\ {_MONTH}(?:\ (?:20)?[0-9]{{2}}\b)?
    | {_MONTH}(?:\ (?:19|20)[0-9]{{2}}\b
        |(?<!-[a-z]{{3}})\ ?['\u2019-]?[0-9]{{1,2}}(?:st|nd|rd|th)?
            (?:,?\ [0-9]{{4}})?\b)
    | (?:19|20)[0-9]{{2}}(?:[/-](?:20)?[0-9]{{2}})?\b(?!\ ?%)
    | [0-9]{{1,2}}(?:st|nd|rd|th)\b
    | [0-9]{{1,2}}(?:[.:][0-9]{{2}})?\ ?[ap]\.?m\b
    | (?:at|by|until|from|to|before|after)\ [0-9]{{1,2}}:[0-9]{{2}}\b
    | q[1-4]\b(?:\ [0-9]{{2}}(?:/[0-9]{{2}})?\b)?
    | (?:fy|in|of|for|during|year)\ [0-9]{{2}}/[0-9]{{2}}\b(?!\ (?:file|case|record))
    | (?:on|until|by|from|since|of)\ [0-9]{{1,2}}/(?:0?[1-9]|1[0-2])\b
    | [0-9]{{1,2}}[ -]?(?:-|to)[ -]?[0-9]{{1,2}}[ -](?:year|yr)s?[ -]olds?
    | [0-9]{{1,2}}[ -](?:year|yr)s?[ -]olds?
    | under[ -][0-9]{{1,2}}s\b
    | age[ds]\ (?:between\ )?[0-9]{{1,2}}(?:(?:\ to\ |\ and\ |-)[0-9]{{1,2}})?\b
    | (?<![0-9/])24/7(?![0-9/])
    )
    """,
    re.VERBOSE,
)
