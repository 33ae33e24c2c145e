"""Find until when a note says that work is on hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.text import dates, last_days, late, sentences_of
from actionplan.text.dates import Date

if TYPE_CHECKING:
    from datetime import date


class End(NamedTuple):
    """What a note says of when work that is on hold goes on."""

    by: Date | None
    """The only day or month that it gives; None if it gives none."""
    words: str
    """The sentence that says so."""


def read(note: str, written: date | None) -> End | None:
    """Return until when *note* says that work is on hold; None if it does not say.

    It may depend on something else without a date: until the post is filled. A month
    without a year is the next one after the note was *written*.
    """
    for sentence in reversed(sentences_of.every(note)):
        found = _UNTIL.search(sentence)
        if found:
            rest = sentence[found.end() :].rstrip(" .")
            return End(_date(rest, written), sentence.rstrip(" ."))
    return None


def _date(rest: str, written: date | None) -> Date | None:
    read = last_days.readings_in(rest)
    if len(read) == 1:
        return read[0]
    month = _MONTH.fullmatch(rest)
    if month is None or written is None:
        return None
    number = [each.lower() for each in dates.MONTHS].index(month["month"].lower()) + 1
    return Date(written.year + (number < written.month), number)


_UNTIL = late.compile(
    r"(?i:\b(?:until|till|pending|(?:to |will |can )?(?:resum\w+|restart\w*"
    r"|re-start\w*|(?:start|begin) again))\b)"
)
_MONTH = late.compile(
    rf"(?i:(?: in| the| end| beginning| start| middle| of| mid| early| late|-| )*"
    rf"(?P<month>{'|'.join(dates.MONTHS)}))"
)
