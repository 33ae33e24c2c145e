"""Find a time that a note gives for work without a date: "on track for the spring".

The owner of overdue work may speak of a later time, and ask for none. A season has no
year, so it is the first one that ends after the note.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from actionplan.text import late, sentences_of

if TYPE_CHECKING:
    from actionplan.text.dates import Date


class LaterTime(NamedTuple):
    """A sentence that gives a later time for work, and the last day that it may be."""

    words: str
    until: date


def of_note(note: str, written: Date | None) -> LaterTime | None:
    """Return the last sentence of *note* that gives a later time; None if none does.

    *written* is the date of the note. Without it, nobody knows which spring it is.
    """
    if written is None:
        return None
    for sentence in reversed(sentences_of.every(note)):
        flat = " ".join(sentence.casefold().split())
        found = _LATER.search(flat)
        if found and not _NOT.search(flat):
            until = _end(found["when"], written.first_day)
            if found["after"]:
                until = _later(until, _SEASON)
            return LaterTime(sentence.rstrip(" ."), until)
    return None


_LATER = late.compile(
    r"\b(?:aim\w*|complete\w*|confident|deliver\w*|done|expect\w*|finish\w*|hope\w*|live"
    r"|on course|on track|plan\w*|ready|should|slip\w*|start\w*|will)\b[^;:]{0,200}?"
    r"\b(?:(?P<after>after)|before|by|during|for|from|in|into|to|until) (?:the )?"
    r"(?:early |late |end of (?:the )?|next )*(?P<when>new year|spring|summer|autumn"
    r"|winter|next (?:quarter|term|year))\b"
)
_NOT = late.compile(r"\b(?:last|this|since|was|were|did|had)\b|\b[12][0-9]{3}\b")
"""The season that has passed, or one that has its year and so is a date."""


_YEAR, _SEASON = 366, 91
"""Days. Work that is to be done after a season may be in the next one."""


def _end(when: str, written: date) -> date:
    """Return the last day of the first such time that ends after a day."""
    if when not in _ENDS:
        return _later(written, _YEAR)
    month, day = _ENDS[when]
    this = date(written.year, month, day)
    return this if this > written else date(min(written.year + 1, 9999), month, day)


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


_ENDS = {
    "new year": (1, 31),
    "spring": (5, 31),
    "summer": (8, 31),
    "autumn": (11, 30),
    "winter": (2, 28),
}
