"""Find when an action with its own review dates is due to be reviewed.

The reviews of a plan as a whole are its meetings: see `meeting_dates`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import arrangements, closed_plans, dues, timeline
from actionplan.plan.dues import Schedule
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from actionplan.diagnostics import Route
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
    after: Interval | None = None
    """How long after the latest update, or after the action was added, the review is
    due at the latest. None if the date of a first review is known."""

    @property
    def is_known(self) -> bool:
        """Whether the date of any review is known."""
        return bool(self.passed or self.following)

    def is_due_by(self, day: date) -> bool:
        """Return whether a review is due by *day*."""
        by = self.following
        return bool(self.passed) or (by is not None and by.last_day <= day)


class FirstPassed(NamedTuple):
    """The first review of a plan, if nothing was recorded for it."""

    first: Date
    newest: Date | None
    """The latest date of anything that was recorded, or of the plan; None if there is
    none."""


def first_passed(plan: Plan, as_of: date) -> FirstPassed | None:
    """Return the first review of a plan that is due, if nothing was recorded for it.

    This alone defines it. An entry in the month before counts as well, because entries
    are written for the meeting. If an entry could not be read, nobody knows.
    """
    first = arrangements.first(plan.review)
    if first is None or as_of <= first.last_day or not all_reports(plan):
        return None
    if not any(timeline.standing(a, plan, as_of).is_open for a in plan.actions):
        return None
    before = [day for day, _ in dated(plan) if day.first_day <= as_of]
    newest = max(before, key=lambda day: day.last_day, default=plan.begun)
    if newest and dates.add_months(newest._replace(day=None), 1) >= first.first_day:
        return None
    return FirstPassed(first, newest)


def all_reports(plan: Plan) -> bool:
    """Return whether every entry and assessment in a plan could be read."""
    return not any(
        part.items or {"progress", "difference"} & {*part.place} for part in plan.unread
    )


def dated(plan: Plan) -> Iterator[tuple[Date, Route]]:
    """Yield the date and route of every entry and assessment in a plan."""
    for action in plan.actions:
        yield from ((e.date, e.route) for e in action.progress if e.date)
    for outcome in plan.outcomes:
        yield from ((e.date, e.route) for e in outcome.progress if e.date)
        yield from ((j.date, j.route) for j in outcome.difference if j.date)


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

    What the action does not give is taken from its plan. No review of a closed plan is
    due.
    """
    own, plan = action.review, of.review
    first = arrangements.first(own)
    if not (first or own.every) or not arrangements.is_reviewed(now):
        return None
    if closed_plans.closed(of, now.as_of):
        return None
    in_words = own.every_as_written and not own.every
    every = None if in_words else own.every or plan.every
    if not (first or plan.first) and every:
        return _counted(every, now)
    passed, following = _around(first or plan.first, every, now.as_of)
    is_first = following is not None and passed is None
    heard = now.heard if now.has_report else None
    if passed and heard and heard.last_day >= passed.first_day:
        passed = None
    return OwnReview(passed, following, is_first)


def _counted(every: Interval, now: Standing) -> OwnReview:
    """Return the review that is due at the latest, if no date of a review is given.

    It is counted as a time without an update is. If that date is not known, no review
    date is.
    """
    start = now.counted_from if now.heard_known else None
    by = dates.step(start, every, 1) if start else None
    if by and by.last_day < now.as_of:
        return OwnReview(by, None, is_first=False, after=every)
    return OwnReview(None, by, is_first=False, after=every)


def _around(
    first: Date | None, every: Interval | None, day: date
) -> tuple[Date | None, Date | None]:
    """Return the last review before *day*, and the next one on *day* or later."""
    if first is None or first.last_day >= day:
        return None, first
    if every is None:
        return first, None
    number = dues.number_after(Schedule(first, every), day - timedelta(1))
    before = dates.step(first, every, number - 1) if number > 1 else first
    return before, dates.step(first, every, number)
