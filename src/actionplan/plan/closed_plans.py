"""Tell whether a plan is closed as a whole, and since when.

This is the only definition. A closed plan has no next meeting and no review to come.
What is still to say of it, such as an outcome that was not achieved, is an exception.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import requirements, timeline
from actionplan.plan.model import CLOSED
from actionplan.text.remembered import of_a_few

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.plan.model import Outcome, Plan
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date


class ClosedPlan(NamedTuple):
    """A plan that is closed as a whole."""

    since: Date | None
    """When the last of its actions was signed off or ended, or the last outcome was
    assessed. None if this is not known."""
    actions: Date | None
    """When the last of its actions was closed, whenever it was signed off."""


@of_a_few
def closed(plan: Plan, as_of: date) -> ClosedPlan | None:
    """Return since when a plan is closed as a whole; None if it is not.

    Every action has been signed off, is embedded or has ended, and every outcome that
    was to change something has been assessed since. Nobody knows this of a plan that
    could not be read.
    """
    in_turn = (timeline.standing(action, plan, as_of) for action in plan.actions)
    now = list(takewhile(_is_over, in_turn))  # nearly always, one is soon not over
    if not now or len(now) < len([*plan.actions]) or any(p.lost for p in plan.unread):
        return None
    if not all(_is_assessed(outcome, plan, as_of) for outcome in plan.outcomes):
        return None
    judged = [timeline.latest_verdict(outcome, as_of) for outcome in plan.outcomes]
    days = [each.state_since or each.closed for each in now]
    assessed = [each.date for each in judged if each]
    closed = [each.closed for each in now]
    return ClosedPlan(_last([*days, *assessed]), _last(closed))


def _last(days: Sequence[Date | None]) -> Date | None:
    """Return the last of several dates; None if one of them is not known."""
    known = [day for day in days if day]
    return max(known, key=lambda day: day.last_day) if known == days else None


def _is_over(now: Standing) -> bool:
    known = now.state_known and now.reports_known
    return known and now.state in CLOSED and now.status not in _WAITING


_WAITING = ("complete", "monitoring")
"""Work that is done, but that nobody has signed off yet."""


def _is_assessed(outcome: Outcome, plan: Plan, as_of: date) -> bool:
    """Return whether nothing is to come for an outcome: no assessment, and no date."""
    if not requirements.is_to_change(outcome):
        return True
    to_come = outcome.due is not None and outcome.due.last_day >= as_of
    if to_come and not timeline.is_achieved(outcome, as_of):
        return False
    judged = timeline.latest_verdict(outcome, as_of) is not None
    return judged and not timeline.to_be_judged(outcome, plan, as_of)
