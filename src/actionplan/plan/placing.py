"""Say where in its list a new entry belongs, so that entries stay in date order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.plan.model import Entry, Judgement
    from actionplan.text.dates import Date


def of_entry(progress: Sequence[Entry], day: Date | None) -> int | None:
    """Return the place of a new progress entry in the file, from 0; None for the end.

    It goes at the end if a later entry would then correct it, or could no longer tell
    which entry it corrects.
    """
    found = _place(progress, day)
    if found is None:
        return None
    below = (each for each in progress if _number(each) >= found)
    return None if any(each.corrects == day for each in below) else found


def of_judgement(there: Sequence[Judgement], day: Date | None) -> int | None:
    """Return the place of a new assessment in the file, from 0; None for the end."""
    return _place(there, day)


def _place(there: Sequence[Entry | Judgement], day: Date | None) -> int | None:
    """Return the place above the last ones in the list that are certainly later.

    An entry without a date belongs to the one above it, so nothing is put in between.
    """
    found = None
    for one in reversed(there):
        if one.date is None:
            continue
        if day is None or one.date.first_day <= day.last_day:
            break
        found = _number(one)
    return found


def _number(of: Entry | Judgement) -> int:
    return int(of.route[-1])
