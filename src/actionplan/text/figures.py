"""Compare results with baselines and targets, using the figures in officers' words.

Two amounts are compared only if they are of the same kind, and only as far as their
ranges allow. If there is any doubt, there is no result.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Literal, TypeAlias

from actionplan.text import amounts, late, relative_targets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.text.amounts import Aim, Amount, FoundAmount

Verdict: TypeAlias = Literal["met", "not met", "worse", "no change", "cannot say"]
Change: TypeAlias = Literal["better", "worse", "no change", "cannot say"]


def amount(text: str) -> Amount | None:
    """Return the one amount that *text* is about; None if there is none or several.

    Dates, and the numbers of actions, sections, years and forms, are not amounts. In
    "from 11 of 30 to 25 of 30" and "double, i.e. 24", it is the last amount.
    """
    plain = amounts.without_dates(text)
    found = list(islice(amounts.marks(plain), _MANY))
    found = [each for each in found if each.amount.unit != "points"]
    if len(found) == _MANY:
        return None
    if not found or _RELATIVE.search(plain):
        found = found if _SO.search(plain) else []
    own = _own(plain, found)
    chosen = _chosen(plain, own)
    if chosen is None:
        return None
    if chosen.per or chosen.is_time:
        return chosen
    within = [each.amount for each in own if each.amount.is_time]
    per = " ".join(f"{each.high} {each.unit}" for each in within)
    return chosen._replace(per=per)


_MANY = 9
"""If text has this many amounts, it is not about one of them."""


def compare(baseline: str, target: str, result: str) -> Verdict:
    """Compare *result* with the baseline and the target, which may be counted from it.

    The words of the target show which way is better. If they do not, a target below the
    baseline means that the figure should fall. A target or result that is only a number
    has the unit of the baseline. If there is doubt, there is no result.
    """
    target, result = _with_unit(target, baseline), _with_unit(result, baseline)
    now, begun = amount(result), amount(baseline)
    if now is None:
        return "cannot say"
    start = _of_kind(begun, now)
    counted = relative_targets.of_start(target, begun) if begun else None
    wanted = _of_kind(counted or amount(target), now)
    if wanted is None:
        same = start is not None and now.is_point and start[:2] == now[:2]
        return "no change" if same and not target.strip() else "cannot say"
    aim = wanted.aim or direction(start, wanted)
    if not aim and _is_clearly_shorter(wanted, begun):
        aim = "down"
    if not aim:
        is_there = now.is_point and now[:2] == wanted[:2]
        return "met" if is_there else "cannot say"
    return _against(start, wanted, now, aim)


def change(baseline: str, target: str, before: str, now: str) -> Change:
    """Say how one figure for a measure compares with an earlier one.

    The baseline and the target show which way is better. If there is doubt, there is no
    result.
    """
    begun = amount(baseline)
    read = [amount(_with_unit(each, baseline)) for each in (before, now, target)]
    earlier, newest, wanted = read
    counted = relative_targets.of_start(target, begun) if begun else None
    wanted = counted or wanted
    if earlier is None or newest is None or wanted is None:
        return "cannot say"
    aim = wanted.aim or direction(_of_kind(begun, wanted), wanted)
    like = _of_kind(earlier, newest)
    if not aim or like is None:
        return "cannot say"
    if _against(None, like, newest, aim) == "not met":
        return "worse"
    return "better" if _against(None, newest, like, aim) == "not met" else "no change"


def is_unchanged(baseline: str, result: str) -> bool:
    """Return whether a result is the same amount as the baseline."""
    start, now = amount(baseline), amount(_with_unit(result, baseline))
    return bool(start and now) and start == now


def became(sentence: str, value: str, measure: str) -> str:
    """Return what a sentence says that a figure has become, such as 143 has become 188.

    That is 188. It is empty if the sentence does not have that figure with its unit, or
    counts what is not in the name of the *measure*, or if the figure is so small that
    it may be another one.
    """
    number = _ONE_NUMBER.fullmatch(value.strip())
    if number is None or len(number[1].replace(",", "")) < _TELLING:
        return ""
    sign = _SIGN if number[2] else ""
    # "From 143 to 188" is a change, but "143 to 188" alone may be a range.
    told = re.search(
        rf"(?<![0-9.,])(?P<from>\bfrom )?{re.escape(number[1])}{sign}"
        rf"(?: (?P<of>[a-z]+))?(?:{_BECAME}|(?(from) to |(?!)))"
        rf"(?P<now>[0-9][0-9,.]*[0-9]|[0-9])(?: ?%| per cent)?(?! of\b)(?![0-9])",
        amounts.plain(sentence),
    )
    if told is None or not _is_counted(told["of"] or "", f"{measure} {value}"):
        return ""
    return f"{told['now']}{number[2]}"


def _is_counted(what: str, measure: str) -> bool:
    own = {word.rstrip("s") for word in _WORDS.findall(measure.casefold())}
    return not what or what.rstrip("s") in own


_ONE_NUMBER = late.compile(r"([0-9][0-9,]*)((?: ?%| per cent)?)(?: [a-z ]+)?")
_SIGN = r"(?: ?%| per cent)"
_BECAME = (
    r" (?:(?:has|have) (?:now )?(?:become|(?:risen|fallen|grown|gone up|gone down) to)"
    r"|(?:became|is now|are now|rose to|fell to)) "
)


def says_again(sentence: str, value: str) -> bool:
    """Return whether *sentence* has no other amount of its kind than that of *value*.

    If both are of as many, those numbers are the same too: 14 of 20 is not 7 of 10.
    """
    now, marks = amount(value), amounts.marks(amounts.without_dates(sentence))
    if now is None:
        return False
    alike = [each.amount for each in marks if each.amount.unit == now.unit]
    counts = {found.groups() for found in _COUNT.finditer(sentence)}
    counted = {found.groups() for found in _COUNT.finditer(value)}
    same = bool(alike) and all(each[:2] == now[:2] for each in alike)
    return same and (counts == counted or not (counts and counted))


def is_met_from_start(baseline: str, target: str) -> bool:
    """Return whether the baseline already meets the target, so nothing has to change.

    This is intended if the words of the target say to keep a level, or if the start is
    its very limit: no more than 27%, from 27%.
    """
    start, wanted = amount(baseline), amount(target)
    kept = _KEPT.search(amounts.plain(target)) or _is_its_limit(start, wanted)
    return not kept and compare(baseline, target, baseline) == "met"


def _is_its_limit(start: Amount | None, wanted: Amount | None) -> bool:
    if start is None or wanted is None or not wanted.aim:
        return False
    limit = wanted.high if wanted.aim == "down" else wanted.low
    return start.is_point and start.low == limit


def is_of_fewer(target: str, result: str, promised: str) -> bool:
    """Return whether a result counts fewer than a target, out of fewer.

    28 of 31 is a greater share than 45 of 50, but fewer. It counts only where the words
    of what was *promised* have the numbers of the target.
    """
    wanted, now = _COUNT.search(target), _COUNT.search(result)
    if wanted is None or now is None:
        return False
    (most, out_of), (number, of) = wanted.groups(), now.groups()
    said = (each.groups() for each in _COUNT.finditer(promised))
    return (most, out_of) in said and int(number) < int(most) and int(of) < int(out_of)


_COUNT = late.compile(r"\b([0-9]{1,6}) (?:out )?of (?:the |all )?([0-9]{1,6})\b")


def is_about(sentence: str, measure: str) -> bool:
    """Return whether a sentence has every word that tells a measure from others."""
    own, said = (
        {word.rstrip("s") for word in _WORDS.findall(text.casefold())} - _LINKS
        for text in (measure, sentence)
    )
    return len(own) >= _TELLING and own <= said


def is_the_same(value: str, target: str) -> bool:
    """Return whether *target* is the same amount as *value*, so that nothing changes.

    This is intended if the words of the target say to keep a level.
    """
    now, wanted = amount(value), amount(target)
    if now is None or wanted is None or _KEPT.search(amounts.plain(target)):
        return False
    alike = _of_kind(wanted, now)
    return alike is not None and now.is_point and now[:2] == alike[:2]


def better(words: str) -> Aim:
    """Say which way a measure gets better, if its words leave no doubt.

    More "files with a current chronology" are better. Fewer "days from referral to
    first visit" are better. For "referrals to the service", it is not known.
    """
    plain = amounts.plain(words)
    bad, good = _BAD.search(plain), _GOOD.search(plain)
    if good and _NOT_GOOD.search(plain[: good.start()]):
        return "down"
    if good:
        return "" if bad else "up"
    return "down" if _ALWAYS_BAD.search(plain) else ""


def is_worse(value: str, target: str, aim: Aim) -> bool:
    """Return whether *target* is in the opposite direction from *value* to *aim*."""
    now, wanted = amount(value), amount(target)
    if now is None or wanted is None or not aim:
        return False
    alike = _of_kind(wanted, now)
    way = direction(now, alike) if alike else ""
    return bool(way) and way != aim


def direction(start: Amount | None, wanted: Amount) -> Aim:
    """Say which way it is from *start* to *wanted*; empty if that is not clear."""
    if start is None:
        return ""
    if wanted.low > start.high:
        return "up"
    return "down" if wanted.high < start.low else ""


def falls(baseline: str, target: str) -> bool:
    """Return whether a measure is known to get better as its figure falls."""
    start, wanted = amount(baseline), amount(target)
    if wanted is None:
        return False
    return (wanted.aim or direction(_of_kind(start, wanted), wanted)) == "down"


def has_number(text: str) -> bool:
    """Return whether *text* has a number, in figures or words; dates do not count."""
    found = amounts.marks(amounts.without_dates(text))
    return any(each.is_number for each in found)


def has_kind(text: str, wanted: Amount) -> bool:
    """Return whether *text* has an amount of the same kind: a share, or a time."""
    found = amounts.marks(amounts.without_dates(text))
    return any(each.amount.unit == wanted.unit for each in found)


def number_of_kind(text: str, wanted: Amount) -> int:
    """Return how many figures of the same kind *text* has: shares, times or counts."""
    found = amounts.marks(amounts.without_dates(text))
    same = (each for each in found if each.amount.unit == wanted.unit)
    return sum(each.is_number for each in same)


def is_for(sentence: str, measure: str, target: str) -> bool:
    """Return whether a figure in *sentence* is for a measure with this target.

    Either it is of as many, as 19 of 20 is for 18 of 20, or the sentence has every word
    of the measure.
    """
    wholes, own = (
        {found[2] for found in _COUNT.finditer(amounts.plain(text))}
        for text in (target, sentence)
    )
    return bool(wholes & own) or is_about(sentence, measure)


def has_amount(text: str) -> bool:
    """Return whether *text* has any amount, including "all" and "none"."""
    return bool(amounts.marks(amounts.without_dates(text)))


def has_level(text: str) -> bool:
    """Return whether *text* says how much, how many, how soon or how often.

    "Nine in ten", "no child waits longer than a week", "every referral", "by a third"
    and "as many as" are levels. A date, an age or a section number is not.
    """
    plain = amounts.without_dates(text)
    if any(mark.amount.unit or mark.is_number for mark in amounts.marks(plain)):
        return True
    return bool(_LEVEL.search(plain) or _RELATIVE.search(plain))


# --- comparing --------------------------------------------------------------------


def _of_kind(other: Amount | None, now: Amount) -> Amount | None:
    """Return *other* if it can be compared with *now*; 0 is of every kind."""
    if other is None:
        return None
    if other.per and now.per and other.per != now.per:
        return None
    nought = other[:2] == (0, 0) or now[:2] == (0, 0)
    return other if nought or other.unit == now.unit else None


def _with_unit(text: str, baseline: str) -> str:
    """Give *text* the unit of the baseline if it has none: "10 days" and then "5"."""
    number, unit = _ONLY_NUMBER.match(text), _UNIT.search(baseline)
    begun = amount(baseline) if number and unit else None
    return f"{text.strip()}{unit[1]}" if unit and begun and begun.unit else text


def _is_clearly_shorter(wanted: Amount, start: Amount | None) -> bool:
    """Return whether a time is shorter than one in another unit, beyond doubt."""
    if start is None or not {start.unit, wanted.unit} <= _ABOUT.keys():
        return False
    return wanted.high * _ABOUT[wanted.unit] * _CLEARLY < start.low * _ABOUT[start.unit]


_ONLY_NUMBER = late.compile(
    r"\s*(?:(?:fewer|less|more|no more|no fewer|at least|at most|under|over|below"
    r"|within)(?: than)? )?[0-9]+(?:\.[0-9]+)?\s*$",
    re.IGNORECASE,
)
_UNIT = late.compile(
    r"[0-9](\s?%| ?per cent| ?(?:working |school |calendar )?(?:hours?|days?|weeks?"
    r"|months?|terms?))(?!\w)",
    re.IGNORECASE,
)
_ABOUT = {
    "day": 1.0,
    "working day": 1.4,
    "school day": 1.4,
    "month": 30.4,
    "term": 90.0,
}
"""About how many days each unit of time is."""
_CLEARLY = 1.2
"""By how much one time must be longer than another in a different unit."""


def _against(start: Amount | None, wanted: Amount, now: Amount, aim: Aim) -> Verdict:
    if aim == "down":  # swapping all three makes this the same as an upward aim
        start = _turned(start) if start else None
        wanted, now = _turned(wanted), _turned(now)
    slack = max(wanted.rounded, now.rounded)
    if wanted.rounded and now.rounded:
        slack = Fraction(0)  # both are percentages, so no rounding between them
    if now.low >= wanted.low - slack:
        return "met"
    if now.high >= wanted.low - slack:
        return "cannot say"
    if start and now.is_point and now[:2] == start[:2]:
        return "no change"
    if start and now.high < start.low:
        return "worse"
    return "not met"


def _turned(one: Amount) -> Amount:
    return one._replace(low=-one.high, high=-one.low)


# --- choosing the amount that a text is about ---------------------------------------


def _own(text: str, found: Sequence[FoundAmount]) -> Sequence[FoundAmount]:
    """Leave out figures for other dates, and hopes: 27 of 30, up from 13."""
    if len(found) == _PAIR:
        first, last = found
        between = text[first.end : last.start]
        if _FROM.search(text[: first.start]) and _TO.search(between):
            return [last._replace(amount=_like(last.amount, first.amount))]
    if len(found) > 1 and _SO.search(text[: found[-1].start]):
        return found[-1:]
    return [each for each in found if not _OTHER.search(text[: each.start])]


def _chosen(text: str, own: Sequence[FoundAmount]) -> Amount | None:
    """Choose the amount that text is about: a share, else a number, else a time."""
    ranged = _as_range(text, own)
    if ranged is not None:
        return ranged
    of_shares = [each.amount for each in own if each.amount.unit == "share"]
    plain = [each.amount for each in own if not each.amount.is_time]
    counted = of_shares or plain or [each.amount for each in own]
    exact = [each for each in counted if each.is_point]
    about = [each for each in counted if not each.is_point]
    if exact and all(_agree(exact[0], each) for each in counted):
        return exact[0]
    return about[0] if len(about) == 1 and not exact else None


def _as_range(text: str, own: Sequence[FoundAmount]) -> Amount | None:
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
    """Give both ends of "from 61 to 95 per cent" the unit that either has."""
    return last if last.unit or not first.unit else last._replace(unit=first.unit)


def _agree(one: Amount, other: Amount) -> bool:
    """Return whether two amounts may be the same, written twice: 81% (46 of 57)."""
    slack = max(one.rounded, other.rounded)
    meet = one.low <= other.high + slack and other.low <= one.high + slack
    return one.unit == other.unit and meet


# --- words --------------------------------------------------------------------------

_FROM = late.compile(r"\b(?:from|was) $")
_TO = late.compile(r"(?:\bto|->|=>|→|\bnow) ?(?:at least )?$")
_OTHER = late.compile(
    r"\b(?:from|was|were|against|compared (?:with|to)|(?:the |a )?(?:baseline|target)"
    r"(?: of| was)?|instead of|previously|none of(?: the)?|short of(?: the)?"
    r"|aim(?:ed)?(?: of| for)?)"
    r":? ?$"
)
"""What follows is a figure for another date, or a hope."""
_SO = late.compile(r"(?:\bi\.?e\.?|\bso|\bthat is|\bmeaning|=),? ")
_KEPT = late.compile(
    r"\b(?:holds?|held|keeps?|kept|maintain\w*|sustain\w*|stays?|remains?|no worse"
    r"|no lower"
    r"|no higher|no change|same|still|continue\w*|at or (?:above|below))\b"
)
_BAD = late.compile(
    r"\b(?:absen\w+|after|backlog|before|blank|breach\w*|cancel\w*|complain\w*|days"
    r"|death\w*|declined|delay\w*|did not|discharg\w*|disrupt\w*|drop\w*|error\w*"
    r"|escalat\w*|exclu\w*|exploit\w*|fail\w*|gaps?|harm\w*|hours|incident\w*"
    r"|incomplete|injur\w*|lack\w*|late|later|length|longer|longest|lost|miss\w*|months"
    r"|moves?|no|nobody|none|not|open|outstanding|over|overdue|pending|placements?"
    r"|re-?\w*referr\w*|re-?regist\w*|refus\w*|reopen\w*|repeat\w*|restrain\w*|sick\w*"
    r"|time (?:from|to|between)|turnover|twice|unallocated|unauthor\w*|unknown|unseen"
    r"|vacan\w*|wait\w*|weeks|without|workers?|wrong)\b|[ -]n't\b"
)
_ALWAYS_BAD = late.compile(
    r"\b(?:late|missed|overdue|unallocated|re-?registered|re-?referred|complaints?"
    r"|incidents?|breaches|excluded|waiting)\b"
)
_NOT_GOOD = late.compile(r"\b(?:not|never|no|nobody|without)(?: \w+)? $")
_GOOD = late.compile(
    r"\b(?:on time|in time|up to date|current|completed|recorded|who \w+"
    r"|attended|took part|present|trained|signed|confident|understood|child's voice"
    r"|seen alone|shared within|within (?:the )?(?:timescale"
    r"|[0-9a-z]+ (?:working )?days))\b"
    r"|(?<!non-)(?<!non )\b(?:complian(?:ce|t)|completion|take-?up|timeliness|uptake)\b"
)
_RELATIVE = late.compile(
    r"\b(?:double[ds]?|halved?|halving|treble[ds]?|twice|three times"
    r"|by (?:an? |one |two |three )?(?:half|third|thirds|quarter|quarters|fifth|tenth)"
    r"|[0-9.]+ ?(?:%|per ?cent|percent) (?:more|fewer|less|higher|lower)(?! than [0-9])"
    r"|by [0-9.]+ ?(?:%|per ?cent|percent|percentage points?|points?)"
    r"|(?:percentage )?points? (?:up|down|above|below|higher|lower|more|fewer|better))"
    r"(?![\w])"
)
_LEVEL = late.compile(
    r"\b(?:all|always|both|daily|each|every|in full|monthly|never|no|nobody|no-one"
    r"|none|nil|once|quarterly|same[ -]day|the (?:same|next)(?: working)? day|termly"
    r"|twice|weekly|without exception|without delay|zero"
    r"|as (?:many|few|often|much) as(?! (?:possible|practicable|we can|they can"
    r"|needed))"
    r"|(?:no|not) worse than"
    r"|(?:above|below|in line with|at|match\w*|meets?) the"
    r" (?:(?:national|england|regional|local) )*(?:average|median|standard|rate)"
    r"|statistical neighbours?)\b"
)
_WORDS = late.compile(r"[^\W\d_][\w'-]*")
_LINKS = {
    *("a", "an", "and", "are", "at", "been", "by", "each", "every", "for", "from"),
    *("had", "ha", "have", "how", "i", "in", "it", "many", "number", "of", "on", "or"),
    *("per", "that", "the", "their", "those", "to", "wa", "were", "when", "where"),
    *("which", "who", "whose", "with"),
}
"""Words that tell no measure from others, without a final s."""
_TELLING = 2
"""The fewest words by which a sentence may be known to be about a measure."""
_RANGE = late.compile(r" ?(?:-|to) ?")
