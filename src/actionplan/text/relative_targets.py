"""Work out a target that is given by its start: halve, double, reduce by a third."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from actionplan.text import amounts, late

if TYPE_CHECKING:
    from actionplan.text.amounts import Aim, Amount


def of_start(target: str, start: Amount) -> Amount | None:
    """Return the amount that *target* asks for, counted from *start*; None if unclear.

    A percentage of a share is not clear: 50% more than 40% is 60% or 90%. So only words
    ("a third fewer") and percentage points change a share.
    """
    if not start.is_point:
        return None
    plain = " ".join(amounts.without_dates(target).split()).strip(" .")
    if found := _TIMES.fullmatch(plain):
        times = next(n for word, n in _BY_WORD.items() if word in found[0])
        return _times(start, times, "up" if times > 1 else "down")
    found = _CHANGED.fullmatch(plain) or _MORE.fullmatch(plain)
    if found is None:
        return None
    up = bool(_UP.search(found["way"]))
    share = start.unit == "share"
    if found["points"]:
        by = Fraction(found["points"]) / 100
        return (
            _plus(start, by if up else -by, "up" if up else "down") if share else None
        )
    if found["percent"] and share:
        return None
    percent = Fraction(found["percent"]) / 100 if found["percent"] else None
    by = percent or _PARTS[found["part"].removeprefix("one ").removeprefix("a ")]
    return _times(start, 1 + by if up else 1 - by, "up" if up else "down")


def _times(start: Amount, by: Fraction | int, aim: Aim) -> Amount:
    return start._replace(low=start.low * by, high=start.high * by, aim=aim)


def _plus(start: Amount, by: Fraction, aim: Aim) -> Amount:
    return start._replace(low=start.low + by, high=start.high + by, aim=aim)


_BY_WORD: dict[str, Fraction | int] = {
    "hal": Fraction(1, 2),
    "doubl": 2,
    "twice": 2,
    "trebl": 3,
    "tripl": 3,
    "three times": 3,
}
_PARTS = {
    "half": Fraction(1, 2),
    "third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
    "fifth": Fraction(1, 5),
    "tenth": Fraction(1, 10),
}
_LEAST = r"(?:to |at least |at least a |an? |be )*"
_WHAT = r"(?: (?:it|the (?:baseline|figure|number|rate|time|total|wait)))?"
_WHEN = r"(?:,? (?:by|before|in|within|at) [^0-9%]*)?"
_PART = (
    r"(?:(?P<points>[0-9]+(?:\.[0-9]+)?) (?:percentage )?points?"
    r"|(?P<percent>[0-9]+(?:\.[0-9]+)?) ?(?:%|per ?cent)"
    rf"|(?P<part>(?:an? |one )?(?:{'|'.join(_PARTS)})))"
)
_WAYS_UP = "increas(?:e[ds]?|ing)|raise[ds]?|raising|rises?|grow|growth|up"
_WAYS_DOWN = (
    "reduc(?:e[ds]?|ing|tion)|cut|decreas(?:e[ds]?|ing)|lower(?:ed)?|falls?|drop|down"
)
_TIMES = late.compile(
    rf"{_LEAST}(?:halv(?:e[ds]?|ing)|doubl(?:e[ds]?|ing)|trebl(?:e[ds]?|ing)"
    rf"|tripl(?:e[ds]?|ing)|twice(?: as many)?|three times(?: as many)?){_WHAT}{_WHEN}",
    re.IGNORECASE,
)
_CHANGED = late.compile(
    rf"{_LEAST}(?P<way>{_WAYS_UP}|{_WAYS_DOWN}){_WHAT} (?:by|of)"
    rf" {_LEAST}{_PART}{_WHEN}",
    re.IGNORECASE,
)
_MORE = late.compile(
    rf"{_LEAST}{_PART} (?P<way>more|higher|up|fewer|less|lower|down){_WHAT}{_WHEN}",
    re.IGNORECASE,
)
_UP = late.compile(rf"^(?:{_WAYS_UP}|more|higher)$", re.IGNORECASE)
