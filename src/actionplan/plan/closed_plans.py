"""Tell whether a plan is closed as a whole, and since when.

This is the only definition. A closed plan has no next meeting and no review to come.
What is still to say of it, such as an outcome that was not achieved, is an exception.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import requirements, timeline
from actionplan.plan.model import CLOSED
from actionplan.text import plan_closing
from actionplan.text.remembered import of_a_few

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.plan.model import Entry, Judgement, Outcome, Plan
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date
    from actionplan.text.plan_closing import ClosingTold


class ClosedPlan(NamedTuple):
    """A plan that is closed as a whole."""

    since: Date | None
    """When the last of its actions was signed off or ended, or the last outcome was
    assessed. None if this is not known."""
    actions: Date | None
    """When the last of its actions was done or ended, whenever it was signed off."""
    signed: Date | None
    """When the last of them was signed off; None if none was, or it is not known."""
    assessed: Date | None
    """When its outcomes were assessed last; None if this is not known."""


class ToldOfClosing(NamedTuple):
    """What the latest assessment of an outcome, or note on an action, says."""

    where: Entry | Judgement
    said: ClosingTold


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
    signed = [each.state_since for each in now if each.state == "signed-off"]
    return ClosedPlan(
        since=_last([*days, *assessed]),
        actions=_last([each.closed for each in now]),
        signed=_last(signed) if signed else None,
        assessed=_last(assessed) if assessed else None,
    )


def told_of(outcome: Outcome, as_of: date) -> ToldOfClosing | None:
    """Return what the latest assessment of an outcome says of closing the plan."""
    judged = timeline.latest_verdict(outcome, as_of)
    if judged is None:
        return None
    said = plan_closing.read(f"{judged.still_to_improve}\n{judged.effect}")
    return ToldOfClosing(judged, said) if said else None


def told(plan: Plan, as_of: date) -> ToldOfClosing | None:
    """Return what the plan itself says of its closing; None if it does not.

    That is in the latest assessment of an outcome, or in the latest note on an action.
    What says that the plan is closed comes before what only recommends it.
    """
    found = [*_told(plan, as_of)]
    return min(found, key=lambda each: each.said.recommended, default=None)


def may_be_closed(plan: Plan, as_of: date) -> bool:
    """Return whether it is only recommended that a plan is closed."""
    found = told(plan, as_of)
    return found is not None and found.said.recommended


def _told(plan: Plan, as_of: date) -> Iterator[ToldOfClosing]:
    for outcome in plan.outcomes:
        if found := told_of(outcome, as_of):
            yield found
    for action in plan.actions:
        entries = timeline.standing(action, plan, as_of).entries
        said = plan_closing.read(entries[-1].note) if entries else None
        if said:
            yield ToldOfClosing(entries[-1], said)


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
