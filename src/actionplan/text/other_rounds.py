"""Leave out of a note on a round of recurring work what it says of another round.

"February was not done" does not say that the round in March was not done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.text import dates, late, sentences_of

if TYPE_CHECKING:
    from datetime import date

    from actionplan.text.dates import Interval


def without(note: str, written: date | None, every: Interval | None) -> str:
    """Return *note* without the sentences that say only that another round failed.

    *written* is the last day of the entry, and *every* is how often the work is done.
    A month counts as another round only if the round of that day does not include it.
    """
    if written is None or every is None or not _FAILED.search(note):
        return note
    own = _own_months(written, every)
    kept = (s for s in sentences_of.every(note) if not _is_of_another(s, own))
    return "\n".join(kept)


def _own_months(written: date, every: Interval) -> frozenset[str]:
    """Return the months which the round of a day may be about, in small letters."""
    span = every.number if every.unit == "month" else 1
    months = (dates.MONTHS[(written.month - 1 - n) % 12] for n in range(min(span, 12)))
    return frozenset(month.casefold() for month in months)


def _is_of_another(sentence: str, own: frozenset[str]) -> bool:
    found = _FAILED.match(sentence.strip())
    return found is not None and (found["month"] or "").casefold() not in own


_ROUND = (
    r"(?:audit|check|dip[- ]sample|meeting|newsletter|report|return|round|sample"
    r"|session|survey|visit)"
)
_FAILED = late.compile(
    r"(?i:(?:but |and )?(?:the |our )?"
    rf"(?:(?:(?P<month>{'|'.join(dates.MONTHS)})(?: [0-9]{{4}})?(?:'s|\u2019s)?"
    r"|(?:last|previous|earlier) (?:month|quarter|term|time)(?:'s|\u2019s)?)"
    rf"(?: {_ROUND})?|(?:last|previous) {_ROUND})"
    r" (?:(?:was|is|has|had)(?: not|n't|n\u2019t)(?: been)? (?:carried out|completed"
    r"|done|held|made|run|sent|taken)|did(?: not|n't|n\u2019t) (?:happen|take place)"
    r"|was (?:missed|cancelled|skipped))\b(?!.*\b(?:nor|neither|this|and|either)\b))"
)
"""One other round, and nothing else: not "February was not done, and nor was March"."""
