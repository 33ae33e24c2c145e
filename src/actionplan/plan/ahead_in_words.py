"""Tell which outcomes have a date ahead only in their own words.

They have no due date, so no output counts them as due. A meeting must know of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import readable, requirements
from actionplan.text import last_days

if TYPE_CHECKING:
    from datetime import date

    from actionplan.plan.model import Outcome


def by(outcome: Outcome, as_of: date, day: date) -> str:
    """Return the words of an outcome for a time that ends from *as_of* to *day*.

    Empty if it has a due date, is achieved, or gives no such time. If several times are
    given, the first that ends by then is returned.
    """
    if not readable.lacks(outcome, "due"):
        return ""
    if not requirements.is_to_achieve(outcome, as_of):
        return ""
    said = last_days.deadlines(outcome.desired_outcome)
    soon = (one.words for one in said if one.last_day and as_of <= one.last_day <= day)
    return next(soon, "")
