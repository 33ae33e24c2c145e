"""Read amounts out of officers' words, and compare what was with what was wanted.

An amount is read as the range that it leaves open: "34%" is 0.34 to 0.34, "fewer than
5" is 0 to 4, "at least 80%" is 0.8 to 1. Two amounts are compared only if they are of
one kind, and only as far as their ranges allow. In all doubt nothing is read.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Verdict: TypeAlias = Literal["met", "not met", "worse", "no change", "cannot say"]
Aim: TypeAlias = Literal["up", "down", ""]
Number: TypeAlias = "Fraction | float"
"""A fraction, so that 1 in 3 is exact; infinity where there is no bound."""


class Amount(NamedTuple):
    """An amount as a text gives it: anything from *low* to *high*."""

    low: Number
    high: Number
    unit: str = ""
    """share, day, working day, month, pound; nothing for a plain number."""
    aim: Aim = ""
    """Which way is better, where the words say so: at least, no more than."""
    per: str = ""
    """The time that it is counted in, or that it has to happen in."""
    rounded: Fraction = Fraction(0)
    """How far a percentage may be off by having been rounded."""


def amount(text: str) -> Amount | None:
    """Return the one amount that *text* is about; None if there is none, or several.

    Dates, and the numbers of actions, sections, years and forms, are no amounts. Of
    "from 11 of 30 to 25 of 30" and of "double, i.e. 24" it is the last.
    """
    plain = _without_dates(_plain(text))
    found = [each for each in _marks(plain) if each.amount.unit != "points"]
    if not found or _RELATIVE.search(plain):
        found = found if _SO.search(plain) else []
    own = _own(plain, found)
    chosen = _chosen(plain, own)
    if chosen is None:
        return None
    if chosen.per or chosen.unit in _TIMES:
        return chosen
    within = [each.amount for each in own if each.amount.unit in _TIMES]
    per = " ".join(f"{each.high} {each.unit}" for each in within)
    return chosen._replace(per=per)


def compare(baseline: str, target: str, result: str) -> Verdict:
    """Tell what *result* is, held against where it began and where it was to get to.

    Which way is better is taken from the target's words, or else from where the
    target lies: below the baseline it is to fall. Nothing is said in doubt.
    """
    now = amount(result)
    if now is None:
        return "cannot say"
    start = _of_kind(amount(baseline), now)
    wanted = _of_kind(amount(target), now)
    if wanted is None:
        same = start is not None and _is_point(now) and start[:2] == now[:2]
        return "no change" if same and not target.strip() else "cannot say"
    aim = wanted.aim or direction(start, wanted)
    if not aim:
        is_there = _is_point(now) and now[:2] == wanted[:2]
        return "met" if is_there else "cannot say"
    return _against(start, wanted, now, aim)


def is_the_same(value: str, target: str) -> bool:
    """Tell whether *target* is no other amount than *value*: nothing is to change.

    Where the words of the target say that a level is to be kept, that is meant.
    """
    now, wanted = amount(value), amount(target)
    if now is None or wanted is None or _KEPT.search(_plain(target)):
        return False
    alike = _of_kind(wanted, now)
    return alike is not None and _is_point(now) and now[:2] == alike[:2]


def better(words: str) -> Aim:
    """Tell which way a measure gets better, where its words say so beyond doubt.

    "Files with a current chronology" are better up, "days from referral to first
    visit" down; of "referrals to the service" nobody knows.
    """
    plain = _plain(words)
    bad, good = _BAD.search(plain), _GOOD.search(plain)
    if good and _NOT_GOOD.search(plain[: good.start()]):
        return "down"
    if good:
        return "" if bad else "up"
    return "down" if _ALWAYS_BAD.search(plain) else ""


def is_worse(value: str, target: str, aim: Aim) -> bool:
    """Tell whether *target* lies from *value* the other way than *aim*."""
    now, wanted = amount(value), amount(target)
    if now is None or wanted is None or not aim:
        return False
    alike = _of_kind(wanted, now)
    way = direction(now, alike) if alike else ""
    return bool(way) and way != aim


def direction(start: Amount | None, wanted: Amount) -> Aim:
    """Tell which way it is from *start* to *wanted*; nothing if that is not clear."""
    if start is None:
        return ""
    if wanted.low > start.high:
        return "up"
    return "down" if wanted.high < start.low else ""


def has_level(text: str) -> bool:
    """Tell whether *text* says how much, how many, how soon or how often.

    "Nine in ten", "no child waits longer than a week", "every referral", "by a third"
    and "as many as" are levels; a date, an age and the number of a section are not.
    """
    plain = _without_dates(_plain(text))
    if any(mark.amount.unit or mark.is_number for mark in _marks(plain)):
        return True
    return bool(_LEVEL.search(plain) or _RELATIVE.search(plain))


# --- comparing --------------------------------------------------------------------


def _of_kind(other: Amount | None, now: Amount) -> Amount | None:
    """Return *other* if it can be held against *now*; nought is of every kind."""
    if other is None:
        return None
    if other.per and now.per and other.per != now.per:
        return None
    nought = other[:2] == (0, 0) or now[:2] == (0, 0)
    return other if nought or other.unit == now.unit else None


def _is_point(one: Amount) -> bool:
    return one.low == one.high


def _against(start: Amount | None, wanted: Amount, now: Amount, aim: Aim) -> Verdict:
    if aim == "down":  # held against each other upside down, it is as upwards
        start = _turned(start) if start else None
        wanted, now = _turned(wanted), _turned(now)
    slack = max(wanted.rounded, now.rounded)
    if wanted.rounded and now.rounded:
        slack = Fraction(0)  # both are percentages: nothing was lost between them
    if now.low >= wanted.low - slack:
        return "met"
    if now.high >= wanted.low - slack:
        return "cannot say"
    if start and _is_point(now) and now[:2] == start[:2]:
        return "no change"
    if start and now.high < start.low:
        return "worse"
    return "not met"


def _turned(one: Amount) -> Amount:
    return one._replace(low=-one.high, high=-one.low)


# --- reading ----------------------------------------------------------------------


class _Mark(NamedTuple):
    """An amount, and where in the text it is."""

    start: int
    end: int
    amount: Amount
    is_number: bool
    """Whether it is written in figures, or is a number that counts something."""


def _own(text: str, found: Sequence[_Mark]) -> Sequence[_Mark]:
    """Leave out the figures of another day, or of a hope: 27 of 30, up from 13."""
    if len(found) == _PAIR:
        first, last = found
        between = text[first.end : last.start]
        if _FROM.search(text[: first.start]) and _TO.search(between):
            return [last._replace(amount=_like(last.amount, first.amount))]
    if len(found) > 1 and _SO.search(text[: found[-1].start]):
        return found[-1:]
    return [each for each in found if not _OTHER.search(text[: each.start])]


def _chosen(text: str, own: Sequence[_Mark]) -> Amount | None:
    """Choose the amount that a text is about: a share, else a number, else a time."""
    ranged = _as_range(text, own)
    if ranged is not None:
        return ranged
    of_shares = [each.amount for each in own if each.amount.unit == "share"]
    plain = [each.amount for each in own if each.amount.unit not in _TIMES]
    counted = of_shares or plain or [each.amount for each in own]
    exact = [each for each in counted if _is_point(each)]
    about = [each for each in counted if not _is_point(each)]
    if exact and all(_agree(exact[0], each) for each in counted):
        return exact[0]
    return about[0] if len(about) == 1 and not exact else None


def _as_range(text: str, own: Sequence[_Mark]) -> Amount | None:
    """Read 80 to 90 per cent, and 5 to 10 days, as one amount."""
    if len(own) != _PAIR:
        return None
    first, last = own
    unit = last.amount.unit
    one_kind = first.amount.unit in ("", unit)
    if not (one_kind and _RANGE.fullmatch(text[first.end : last.start])):
        return None
    scale = Fraction(1, 100) if unit == "share" and not first.amount.unit else 1
    low = first.amount.low * scale
    return last.amount._replace(low=low) if low <= last.amount.high else None


_PAIR = 2


def _like(last: Amount, first: Amount) -> Amount:
    """Give the end of "from 61 to 95 per cent" the unit that either end has."""
    return last if last.unit or not first.unit else last._replace(unit=first.unit)


def _agree(one: Amount, other: Amount) -> bool:
    """Tell whether two amounts may be one, written twice: 81% (46 of 57)."""
    slack = max(one.rounded, other.rounded)
    meet = one.low <= other.high + slack and other.low <= one.high + slack
    return one.unit == other.unit and meet


def _marks(text: str) -> list[_Mark]:
    """Find the amounts of a text without dates, in order."""
    return [mark for each in _AMOUNT.finditer(text) if (mark := _mark(text, each))]


def _mark(text: str, match: re.Match[str]) -> _Mark | None:
    before, after = text[: match.start()], text[match.end() :]
    read = _read(match)
    if read is None:
        return None
    number, unit, rounded = read
    counted = bool(match["plain"])
    if counted and (_NAMES_IT.search(before) or _AGE.search(before)):
        return None
    if match["fraction"] and not _is_fraction(match["fraction"], before, after):
        return None
    if counted and before.endswith("all ") and number:
        number, unit = Fraction(1), "share"
    if counted and number == 1 and not match["plain"].isdigit():
        return None  # one of them, no one, one another: seldom an amount
    one = _bounded(number, unit, before, after)
    per = _PER.match(after)
    period = f"per {per['period'].rstrip('s')}" if per else ""
    one = one._replace(rounded=rounded, per=period)
    return _Mark(match.start(), match.end(), one, counted)


def _is_fraction(words: str, before: str, after: str) -> bool:
    """Tell whether a quarter is a part and not three months."""
    if "quarter" not in words:
        return True
    apart = not before.strip() or any(said.search(before) for said in _BEFORE.values())
    return after.startswith(" of ") or (apart and not _IN_A_ROW.match(after))


_IN_A_ROW = re.compile(r" (?:running|in a row|in succession|together)")


def _read(match: re.Match[str]) -> tuple[Fraction, str, Fraction] | None:
    """Return the number, its unit, and how far it may be off by rounding."""
    exact = Fraction(0)
    if match["part"]:
        part, whole = _number(match["part"]), _number(match["whole"])
        return (part / whole, "share", exact) if 0 <= part <= whole != 0 else None
    if match["percent"]:
        decimals = match["percent"].partition(".")[2]
        off = Fraction(1, 2 * 100 * 10 ** len(decimals))
        return _number(match["percent"]) / 100, "share", off
    if match["points"]:
        return _number(match["points"]), "points", exact
    if match["time"]:
        unit, size = _UNITS[_unit(match["unit"])]
        return _number(match["time"]) * size, unit, exact
    if match["money"]:
        return _number(match["money"]), "pound", exact
    if match["fraction"]:
        return _FRACTIONS[match["fraction"].replace("-", " ")], "share", exact
    if match["all"]:
        return Fraction(1), "share", exact
    if match["nought"]:
        return exact, "", exact
    return _number(match["plain"]), "", exact


def _bounded(number: Fraction, unit: str, before: str, after: str) -> Amount:
    """Widen a number to what the words before and after it leave open."""
    bound = next((name for name, said in _BEFORE.items() if said.search(before)), "")
    bound = bound or next((n for n, said in _AFTER.items() if said.match(after)), "")
    top: Number = Fraction(1) if unit == "share" else inf
    step = Fraction(1) if unit == "" and number.denominator == 1 else _HAIR
    match bound:
        case "at least":
            return Amount(number, top, unit, "up")
        case "more":
            return Amount(number + step, top, unit, "up")
        case "at most":
            return Amount(Fraction(0), number, unit, "down")
        case "less":
            return Amount(Fraction(0), max(number - step, Fraction(0)), unit, "down")
        case "just over":
            return Amount(number + _HAIR, number * Fraction(6, 5), unit)
        case "just under":
            return Amount(number * Fraction(4, 5), number - _HAIR, unit)
        case "about":
            return Amount(number * Fraction(9, 10), number * Fraction(11, 10), unit)
        case _:
            return Amount(number, number, unit)


_HAIR = Fraction(1, 1_000_000)
"""What lies between a bound and what is more than it."""


def _number(text: str) -> Fraction:
    """Read 1,200 or 67.5, or a number in words up to ninety-nine, or a hundred."""
    figures = text.replace(",", "").removesuffix("k")
    if figures[:1].isdigit():
        return Fraction(figures) * (1000 if text.endswith("k") else 1)
    words = re.split(r"[ -]", text)
    return Fraction(sum(_WORDS[word] for word in words if word not in ("and", "")))


def _unit(text: str) -> str:
    return re.sub(r"s$", "", text.replace("-", " "))


# --- words ------------------------------------------------------------------------

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen"
    " fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = (
    {word: number for number, word in enumerate(_SMALL)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1, "hundred": 100}
)
_FRACTIONS = {
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "one third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
    "a fifth": Fraction(1, 5),
    "one fifth": Fraction(1, 5),
    "two fifths": Fraction(2, 5),
    "three fifths": Fraction(3, 5),
    "four fifths": Fraction(4, 5),
    "a tenth": Fraction(1, 10),
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
"""Units of time, each with the unit that it is counted in here."""
_TIMES = frozenset(unit for unit, _ in _UNITS.values())

_SPELT = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_SMALL[1:10])}))?"
    rf"|{'|'.join(_SMALL)}|(?:a|one) hundred)"
)
_FIGURES = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_N = rf"(?:{_FIGURES}|{_SPELT})"
_TIME_NAMES = "|".join(sorted((re.escape(u) for u in _UNITS), key=len, reverse=True))
_TIME_NAMES = _TIME_NAMES.replace(r"\ ", "[ -]")
_EACH_OF = r"(?:the |our |a total of |a sample of |all )?"
_AMOUNT = re.compile(
    rf"""
    \b(?P<fraction>half|(?:a|one|two)[ -]thirds?|(?:a|one|three)[ -]quarters?
        |(?:a|one|two|three|four)[ -]fifths?|a\ tenth)\b(?!\ (?:day|term|year|hour))
    | (?<![\w.,/£+-])(?:
      (?P<part>{_N})(?:\ times)?\ ?(?:\ out\ of\ |\ of\ |\ in\ |/){_EACH_OF}
          (?P<whole>{_N})(?![\w/])(?!\ (?:{_TIME_NAMES})s?\b)
    | (?P<points>{_N})\ ?(?:(?:percentage|%)\ points?\b|pp\b)
    | (?P<percent>{_N})\ ?(?:%|per\ ?cent\b|pct\b|pc\b)
    | (?P<time>{_N}|an?)(?:\ |-)?(?P<unit>(?:{_TIME_NAMES})s?)\b(?!\ old)
    | (?P<plain>{_N})(?![\w/%])(?!\.[0-9])(?!-[0-9])
    )
    | £\ ?(?P<money>{_FIGURES}k?)\b
    | (?:^|(?<=\ to\ )|(?<=[(]))(?P<all>all|every\ one|everyone)\b
        (?!\ (?:{_N})\b)(?=[\ .,;()]|$)
    | \b(?P<nought>none|nil|nobody|no-one|no\ one|not\ one|zero)\b
    """,
    re.VERBOSE,
)

_BEFORE = {
    "about": re.compile(
        r"(?:\babout|\baround|\bapprox\.?|\bapproximately|\bsome|~) ?$"
    ),
    "just over": re.compile(r"\b(?:just|slightly|a little) (?:over|above|more than) $"),
    "just under": re.compile(
        r"\b(?:(?:just|slightly|a little) (?:under|below|less than)|nearly|almost) $"
    ),
    "at most": re.compile(
        r"(?:\b(?:no|not|never|nobody|none)\b(?: \w+){0,4} "
        r"(?:more|longer|later|higher|greater|over|above)(?: than)?"
        r"|\bat most|\bup to|\bmaximum(?: of)?|\bmax\.?|\bwithin|\binside|\bdown to|<=|≤)"
        r"(?: the)? ?$"
    ),
    "at least": re.compile(
        r"(?:\b(?:no|not|never)\b(?: \w+){0,4} (?:fewer|less|lower|under|below)(?: than)?"
        r"|\bat least|\bminimum(?: of)?|\bmin\.?|\bup to at least|\bas many as|>=|≥) ?$"
    ),
    "more": re.compile(
        r"(?:\b(?:more|greater|higher|longer) than|\bover|\babove|\bexceeds?"
        r"|\bexceeding|>) ?$"
    ),
    "less": re.compile(
        r"(?:\b(?:fewer|less|lower|shorter|sooner) than|\bunder|\bbelow|<) ?$"
    ),
}
_AFTER = {
    "at least": re.compile(r" ?(?:or (?:more|above|over|better|higher)|and over|\+)"),
    "at most": re.compile(r" or (?:fewer|less|below|under|lower|sooner)"),
}
_FROM = re.compile(r"\b(?:from|was) $")
_TO = re.compile(r"(?:\bto|->|=>|→|\bnow) ?(?:at least )?$")
_OTHER = re.compile(
    r"\b(?:from|was|were|against|compared (?:with|to)|(?:the |a )?(?:baseline|target)"
    r"(?: of| was)?|instead of|previously|none of(?: the)?|short of(?: the)?|aim(?:ed)?(?: of| for)?)"
    r":? ?$"
)
"""What follows is another figure, of another day or of a hope."""
_SO = re.compile(r"(?:\bi\.?e\.?|\bso|\bthat is|\bmeaning|=),? ")
_RANGE = re.compile(r" ?(?:-|to) ?")
_PER = re.compile(
    r"(?: \w+){0,4}?(?: (?:per|a|an|each|every|in (?:a|each|every))|/)"
    r" ?(?P<period>hour|day|week|month|quarter|term|year|session|visit)\b"
)
_KEPT = re.compile(
    r"\b(?:holds?|held|keeps?|kept|maintain\w*|sustain\w*|stays?|remains?|no worse|no lower"
    r"|no higher|no change|same|still|continue\w*|at or (?:above|below))\b"
)
_BAD = re.compile(
    r"\b(?:absen\w+|after|backlog|before|blank|breach\w*|cancel\w*|complain\w*|days"
    r"|death\w*|declined|delay\w*|did not|discharg\w*|disrupt\w*|drop\w*|error\w*"
    r"|escalat\w*|exclu\w*|exploit\w*|fail\w*|gaps?|harm\w*|hours|incident\w*"
    r"|incomplete|injur\w*|lack\w*|late|later|length|longer|longest|lost|miss\w*|months"
    r"|moves?|no|nobody|none|not|open|outstanding|over|overdue|pending|placements?"
    r"|re-?\w*referr\w*|re-?regist\w*|refus\w*|reopen\w*|repeat\w*|restrain\w*|sick\w*"
    r"|time (?:from|to|between)|turnover|twice|unallocated|unauthor\w*|unknown|unseen"
    r"|vacan\w*|wait\w*|weeks|without|workers?|wrong)\b|[ -]n't\b"
)
_ALWAYS_BAD = re.compile(
    r"\b(?:late|missed|overdue|unallocated|re-?registered|re-?referred|complaints?"
    r"|incidents?|breaches|excluded|waiting)\b"
)
_NOT_GOOD = re.compile(r"\b(?:not|never|no|nobody|without)(?: \w+)? $")
_GOOD = re.compile(
    r"\b(?:on time|in time|up to date|current|completed|recorded|who \w+"
    r"|attended|took part|present|trained|signed|confident|understood|child's voice"
    r"|seen alone|shared within|within (?:the )?(?:timescale|[0-9a-z]+ (?:working )?days))\b"
)
_RELATIVE = re.compile(
    r"\b(?:double[ds]?|halved?|halving|treble[ds]?|twice|three times"
    r"|by (?:an? |one |two |three )?(?:half|third|thirds|quarter|quarters|fifth|tenth)"
    rf"|by {_N} ?(?:%|per ?cent|percent|percentage points?|points?)"
    r"|(?:percentage )?points? (?:up|down|above|below|higher|lower|more|fewer|better))"
    r"(?![\w])"
)
_LEVEL = re.compile(
    r"\b(?:all|always|both|daily|each|every|in full|monthly|never|no|nobody|no-one"
    r"|none|nil|once|quarterly|same[ -]day|the (?:same|next)(?: working)? day|termly"
    r"|twice|weekly|without exception|without delay|zero"
    r"|as (?:many|few|often|much) as(?! (?:possible|practicable|we can|they can|needed))"
    r"|(?:no|not) worse than"
    r"|(?:above|below|in line with|at|match\w*|meets?) the"
    r" (?:(?:national|england|regional|local) )*(?:average|median|standard|rate)"
    r"|statistical neighbours?)\b"
)
_NAMES_IT = re.compile(
    r"\b(?:actions?|aged?|annex|appendix|band|box|chapter|children act|clause|cohort"
    r"|cycle|evidence|families|family|form|grade|item|key stage|keystage|level|minute"
    r"|no|number|objective|outcome|page|para|paragraph|part|phase|point|priority|q"
    r"|quarter|question|recommendation|ref|round|row|s|scr|sect|section|ss|stage"
    r"|standard|step|tier|version|v|week|years?|yr|yrs)\.? ?$"
)
_AGE = re.compile(
    r"\b(?:adolescents?|babies|baby|boys?|child|children|girls?|infants?|patients?"
    r"|people|pupils?|teenagers?|those|toddlers?|the)"
    r" (?:who (?:is|are) )?(?:aged |of |under |over |below |above |from |up to )+$"
)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATES = re.compile(
    rf"""
      (?<![\w.])(?:
        [0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?
      | [0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-](?:[0-9]{{4}}|[0-9]{{2}})(?![\w/])
      | [0-9]{{1,2}}(?:st|nd|rd|th)?(?:\ of)?\ {_MONTH}\b\.?(?:\ (?:20)?[0-9]{{2}}\b)?
      | (?<!-){_MONTH}\.?\ (?:[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,?\ [0-9]{{4}})?\b|(?:19|20)[0-9]{{2}}\b)
      | (?<!-){_MONTH}\.?\ ?['\u2019-]?[0-9]{{2}}\b
      | (?:19|20)[0-9]{{2}}(?:[/-](?:20)?[0-9]{{2}})?\b(?!\ ?%)
      | [0-9]{{1,2}}(?:st|nd|rd|th)\b
      | [0-9]{{1,2}}(?:[.:][0-9]{{2}})?\ ?[ap]\.?m\b
      | (?:at|by|until|from|to|before|after)\ [0-9]{{1,2}}:[0-9]{{2}}\b
      | q[1-4]\b(?:\ [0-9]{{2}}(?:/[0-9]{{2}})?\b)?
      | (?:fy|in|of|for|during|year)\ [0-9]{{2}}/[0-9]{{2}}\b(?!\ (?:files|cases|records))
      | (?:on|until|by|from|since|of)\ [0-9]{{1,2}}/(?:0?[1-9]|1[0-2])\b
      | [0-9]{{1,2}}[ -]?(?:-|to)[ -]?[0-9]{{1,2}}[ -](?:year|yr)s?[ -]olds?
      | [0-9]{{1,2}}[ -](?:year|yr)s?[ -]olds?
      | under[ -](?:[0-9]{{1,2}}|{_SPELT})s\b
      | age[ds]\ (?:between\ )?[0-9]{{1,2}}(?:(?:\ to\ |\ and\ |-)[0-9]{{1,2}})?\b
      | 24/7
      )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """Return a text in small letters, with single spaces and plain dashes."""
    dashes = text.translate(
        dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014"), "-")
    )
    spaced = " ".join(dashes.casefold().split())
    return _UP_TO.sub(r"\1 to \2", spaced)


_UP_TO = re.compile(
    rf"\b([0-9]+)-([0-9]+(?:\.[0-9]+)?)(?= ?(?:%|per ?cent|{_TIME_NAMES}))"
)


def without_dates(text: str) -> str:
    """Return *text* in small letters, with a mark in place of each date and age."""
    return _without_dates(_plain(text))


def _without_dates(plain: str) -> str:
    return _DATES.sub(" @ ", plain)


def has_number(text: str) -> bool:
    """Tell whether there is a number in *text*, in figures or words; dates are none."""
    plain = _without_dates(_plain(text))
    return any(
        each.is_number or each.amount.unit not in ("", "share")
        or re.search(rf"[0-9]|\b{_SPELT}\b", plain[each.start : each.end])
        for each in _marks(plain)
    )


def amounts(text: str) -> Iterator[Amount]:
    """Give every amount of *text*, in order; dates are none."""
    return (mark.amount for mark in _marks(_without_dates(_plain(text))))
