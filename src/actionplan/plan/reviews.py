"""Find when an action with its own review dates is due to be reviewed.

The reviews of a plan as a whole are its meetings: see `meeting_dates`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan.model import ENDED
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from actionplan.plan.model import Action, Plan
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date, Interval

_MOST = 600
"""The most reviews worked out from one date: enough for any plan."""


class OwnReview(NamedTuple):
    """The reviews of one action on the report date."""

    passed: Date | None
    """The latest review that was due, if no dated entry was recorded since."""
    following: Date | None
    """The next review, on the report date or later."""
    is_first: bool
    """Whether *following* is the first review."""

    def is_due_by(self, day: date) -> bool:
        """Return whether a review is due by *day*."""
        by = self.following
        return bool(self.passed) or (by is not None and by.last_day <= day)


def schedule(first: Date | None, every: Interval | None) -> Iterator[Date]:
    """Yield the review dates that are known, which may be only the first."""
    if first is None:
        return
    yield first
    if every is None:
        return
    for number in range(1, _MOST):
        if later := dates.step(first, every, number):
            yield later


def of_row(row: Row) -> OwnReview | None:
    """Return when the action of a row is reviewed, as `of_action` does."""
    return of_action(row.action, row.plan, row.now)


def of_action(action: Action, of: Plan, now: Standing) -> OwnReview | None:
    """Return when an action is reviewed; None if it has no dates of its own.

    What the action does not give is taken from its plan.
    """
    own, plan = action.review, of.review
    if not (own.first or own.every) or now.state in ENDED:
        return None
    in_words = own.every_as_written and not own.every
    every = None if in_words else own.every or plan.every
    passed = following = None
    for each in schedule(own.first or plan.first, every):
        if each.last_day >= now.as_of:
            following = each
            break
        passed = each
    is_first = following is not None and passed is None
    heard = now.heard if now.has_report else None
    if passed and heard and heard.last_day >= passed.first_day:
        passed = None
    return OwnReview(passed, following, is_first)
