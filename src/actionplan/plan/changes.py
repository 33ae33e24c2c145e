"""Find what changed between two dates, from the dated facts alone.

A change belongs to the day on which it took effect: it is the difference between the
end of the day before and the end of that day. So the changes of two consecutive spans
add up to the changes of both together.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import timeline
from actionplan.plan.model import CLOSED, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actionplan.plan.model import Action, Entry, Judgement, Outcome, Plan, State
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date

Kind: TypeAlias = Literal[
    "agreed",
    "added",
    "started",
    "put on hold",
    "resumed",
    "moved",
    "handed over",
    "complete",
    "signed off",
    "withdrawn",
    "reopened",
    "reported",
    "overdue",
    "stale",
    "judged",
]
KINDS: tuple[Kind, ...] = (
    "complete",
    "signed off",
    "overdue",
    "stale",
    "moved",
    "reopened",
    "started",
    "put on hold",
    "resumed",
    "withdrawn",
    "handed over",
    "judged",
    "added",
    "agreed",
    "reported",
)
"""In the order in which a paper for a meeting lists them."""


class Change(NamedTuple):
    """Something that changed on a day."""

    on: date
    kind: Kind
    plan: Plan
    outcome: Outcome | None
    action: Action | None
    before: Standing | None
    after: Standing | None
    entries: tuple[Entry, ...] = ()
    """The entries that took effect that day."""
    judgement: Judgement | None = None


def between(plans: Iterable[Plan], after: date, until: date) -> tuple[Change, ...]:
    """Return what changed after *after*, up to and including *until*."""
    found = [
        change
        for plan in plans
        for change in _of_plan(plan)
        if after < change.on <= until
    ]
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[object, ...]:
    action = change.action.id if change.action else ""
    return change.on, change.plan.id, action, KINDS.index(change.kind)


def _of_plan(plan: Plan) -> Iterator[Change]:
    if plan.agreed:
        yield Change(
            on=plan.agreed.first_day,
            kind="agreed",
            plan=plan,
            outcome=None,
            action=None,
            before=None,
            after=None,
        )
    for outcome in plan.outcomes:
        for judgement in outcome.difference:
            day = judgement.date.first_day
            yield Change(
                on=day,
                kind="judged",
                plan=plan,
                outcome=outcome,
                action=None,
                before=None,
                after=None,
                judgement=judgement,
            )
        for action in outcome.actions:
            yield from _of_action(action, outcome, plan)


def _of_action(action: Action, outcome: Outcome, plan: Plan) -> Iterator[Change]:
    if action.added:
        day = action.added.first_day
        yield Change(
            on=day,
            kind="added",
            plan=plan,
            outcome=outcome,
            action=action,
            before=None,
            after=None,
        )
    for day in sorted(_days(action, plan)):
        before = timeline.standing(action, plan, day - timedelta(1))
        after = timeline.standing(action, plan, day)
        entries = tuple(e for e in after.entries if e.date.first_day == day)
        kinds = list(_kinds(before, after, entries))
        for kind in kinds:
            yield Change(
                on=day,
                kind=kind,
                plan=plan,
                outcome=outcome,
                action=action,
                before=before,
                after=after,
                entries=entries,
            )


def _days(action: Action, plan: Plan) -> set[date]:
    """Return every day on which anything about an action can change."""
    # An action changes on its own when it becomes overdue or stale. Both days follow
    # from the entries so far, so they are asked for at each entry, and once before the
    # first. Whether anything did change is then found by comparing the days.
    begun = [entry.date.first_day for entry in action.progress]
    days = set(begun)
    for day in (date.min + timedelta(1), *begun):
        standing = timeline.standing(action, plan, day)
        ends = (standing.due and standing.due.last_day, standing.fresh_until)
        days |= {end + timedelta(1) for end in ends if end and end < date.max}
    return {day for day in days if day > date.min}


def _kinds(
    before: Standing, after: Standing, entries: tuple[Entry, ...]
) -> Iterator[Kind]:
    """Name the differences; "reported" only where there is no other."""
    said = list(_state_kinds(before, after))
    if _moved(before, after, entries):
        said.append("moved")
    if before.accountable != after.accountable:
        said.append("handed over")
    if after.overdue and not before.overdue:
        said.append("overdue")
    if after.stale and not before.stale:
        said.append("stale")
    if entries and not said:
        said.append("reported")
    yield from said


_INTO: dict[State, Kind] = {
    "complete": "complete",
    "signed-off": "signed off",
    "withdrawn": "withdrawn",
    "on-hold": "put on hold",
    "in-progress": "started",
    "not-started": "reported",
}


def _state_kinds(before: Standing, after: Standing) -> Iterator[Kind]:
    if before.state == after.state:
        return
    if before.state in CLOSED and after.state in OPEN:
        yield "reopened"
    elif (before.state, after.state) == ("on-hold", "in-progress"):
        yield "resumed"
    else:
        yield _INTO[after.state]


def _moved(before: Standing, after: Standing, entries: tuple[Entry, ...]) -> bool:
    return any(entry.new_due for entry in entries) and before.due != after.due


def reported_on(change: Change) -> Date | None:
    """Return the date that a change was reported with, which may be a month."""
    if change.judgement:
        return change.judgement.date
    return change.entries[-1].date if change.entries else None
