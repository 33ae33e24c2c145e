"""Work out the status of an action on a date from the entries that count."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING

from actionplan.plan import board_names
from actionplan.plan.model import DONE, OPEN, BoardSettings, listed
from actionplan.plan.timeline.action_standing import Standing
from actionplan.plan.timeline.in_effect import entries_on
from actionplan.plan.timeline.log_parts import (
    ActionStep,
    Due,
    MilestoneStatus,
    SaidSoFar,
    is_late,
)
from actionplan.plan.timeline.log_so_far import first_due, nothing_told, steps, told
from actionplan.plan.timeline.rounds import done_on, schedule_of
from actionplan.plan.timeline.what_is_known import (
    are_reports_known,
    fresh_up_to,
    heard_last,
    is_from_document,
    is_handover_known,
    is_heard_known,
    is_history_known,
    is_state_known,
    joined,
    joined_by,
    unread_handovers,
    why_no_owner,
)
from actionplan.text import dates, last_days, names
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.board_names import Named
    from actionplan.plan.model import (
        Action,
        Milestone,
        Plan,
        State,
    )


@by_identity
def standing(action: Action, plan: Plan, as_of: date) -> Standing:
    """Return the status of *action* in *plan* at the end of *as_of*."""
    reported = told(action, nothing_told(action), entries_on(action.progress, as_of))
    now = standing_after(action, plan, as_of, reported)
    return now._replace(rounds=tuple(now.rounds))


def standing_after(
    action: Action, plan: Plan, as_of: date, told: SaidSoFar
) -> Standing:
    """Return the status of *action* on *as_of*, after what was *told* up to then."""
    last = told.last
    state: State = last.state if last else "not-started"
    due = last.due if last else first_due(action)
    if not is_history_known(action):
        due = Due(None, "not-known")
    heard = heard_last(action, plan, told)
    # If only the year of the plan is known, an action with no entry is stale at last.
    counted = heard or (None if action.progress else joined_by(action, plan))
    unread_owners, unread_agencies = unread_handovers(action)
    owner_known = is_handover_known(action, unread_owners, told.owner_said)
    agency_known = is_handover_known(action, unread_agencies, told.agency_said)
    owners = board_names.owners(told.owners if owner_known else (), plan.board)
    # A rating next to the entries may be the latest, but is not read there.
    rated_by_entries = all(one.field != "rag" for one in action.unread_fields)
    is_open = state in OPEN
    fresh_until = fresh_up_to(counted, action, plan) if counted else None
    surely_fresh_until = fresh_until
    if heard and heard.day is None:  # in a month, it may have been on the first
        on = dates.of(heard.first_day)
        surely_fresh_until = fresh_up_to(on, action, plan)
    return Standing(
        as_of=as_of,
        state=state,
        due=due.date,
        accountable=listed([one.name for one in owners]),
        entries=told.entries,
        moves=told.moves,
        heard=heard,
        counted_from=counted,
        fresh_until=fresh_until,
        surely_fresh_until=surely_fresh_until if heard else None,
        rag=told.rag if rated_by_entries else "",
        closed=done_on(told.closing) if told.closing else None,
        owners=owners,
        no_owner=why_no_owner(action) if owner_known and not owners else "",
        agency=told.agency if agency_known else "",
        # Nearly always they are the ones who answer for it now.
        agency_is_owners=(owner_known and told.agency_owners == told.owners)
        or _are_same_owners(told.agency_owners, owners, plan.board),
        due_from=due.source,
        due_as_written=due.words,
        words_end=_words_end(due, action, plan),
        at_once=_is_at_once(due, action, plan, as_of),
        date_to_be_set_by=None if due.date else action.set_date_by,
        state_since=told.since.date if told.since else None,
        state_known=is_state_known(action, told),
        rag_known=told.rag_known and rated_by_entries,
        reports_known=are_reports_known(action, told),
        rounds=last.rounds if last else (),
        schedule=schedule_of(action),
        request=told.request if is_open else None,
        milestones=tuple(_milestone(one, as_of, state) for one in action.milestones),
        reopened=told.reopened,
        from_document=is_from_document(action, plan),
        heard_known=is_heard_known(action, plan, told),
    )


def _words_end(due: Due, action: Action, plan: Plan) -> date | None:
    """Return the last day that words in place of a due date can mean.

    Words of the action itself have been there since it was added, at the latest by the
    end of the year in which the plan is known to have begun.
    """
    if due.date or due.source != "as-written":
        return None
    begun = None
    if due.words == action.due_as_written:
        begun = joined(action, plan) or joined_by(action, plan)
    return last_days.last_day(due.words, begun.last_day if begun else None)


def _is_at_once(due: Due, action: Action, plan: Plan, as_of: date) -> bool:
    """Return whether the words in place of a date have asked for work at once.

    They may have done so for a month: it is not known since when they are there, or it
    was so long ago.
    """
    if due.date or due.source != "as-written" or not last_days.is_at_once(due.words):
        return False
    begun = joined(action, plan)
    over = dates.add_interval(begun, _AT_ONCE) if begun else None
    return over is None or as_of > over


_AT_ONCE = dates.Interval(1, "month")


def was_overdue(action: Action, then: Standing, known_by: date) -> bool:
    """Return whether *action* was overdue *then*, by all that was known later.

    An action achieved by its due date was never overdue, even if it was reported late.
    If it was only reported as done after its due date, it is not known to have been
    overdue, unless a report in between shows it open. So this agrees with
    `Standing.closed_late`. What was corrected by *known_by* refutes nothing.
    """
    if not then.overdue:
        return False
    was_open = False
    rounds = len(then.rounds)
    for step in _steps_after(action, then.as_of, known_by):
        if step.state in DONE or len(step.rounds) > rounds:
            achieved = step.entry.achieved_on and done_on(step.entry)
            return is_late(achieved, then.due) if achieved else was_open
        if step.state not in OPEN:
            return True
        was_open = True
    return True


def _steps_after(action: Action, day: date, known_by: date) -> Iterator[ActionStep]:
    """Yield the steps of *action* known by *known_by* that did not count on *day*."""
    taken = steps(action, entries_on(action.progress, known_by))
    counts = _counts_from(action, known_by)
    # Entries are in order of their months, so all in earlier months counted on the day.
    first = bisect_left(counts, day.replace(day=1))
    return (taken[at] for at in range(first, len(taken)) if counts[at] > day)


@by_identity
def _counts_from(action: Action, known_by: date) -> list[date]:
    """Return from when each entry that counts on *known_by* counts, in their order."""
    counts: dict[Route, date] = {}
    day = date.min
    for entry in action.progress:
        day = entry.date.first_day if entry.date else day
        counts[entry.route] = day
    return [counts[entry.route] for entry in entries_on(action.progress, known_by)]


def at_first(action: Action, plan: Plan, as_of: date) -> Standing:
    """Return the status of *action* before anything was reported."""
    first = action._replace(progress=()) if action.progress else action
    return standing(first, plan, as_of)


def _are_same_owners(
    then: tuple[str, ...], owners: Iterable[Named], board: BoardSettings
) -> bool:
    """Tell whether the agency was said of those who answer for an action now."""
    named = {names.post(one.name) for one in board_names.owners(then, board)}
    return named == {names.post(one.name) for one in owners}


def _milestone(one: Milestone, as_of: date, state: State) -> MilestoneStatus:
    dated = one.reached_on is not None and one.reached_on.first_day <= as_of
    reached = dated or (one.reached_on is None and bool(one.reached_on_as_written))
    known = all(field.field != "reached_on" for field in one.unread_fields)
    passed = one.due is not None and as_of > one.due.last_day
    missing = known and not reached
    return MilestoneStatus(
        one,
        reached,
        late=missing and passed and state in OPEN,
        left=missing and state in DONE,
    )
