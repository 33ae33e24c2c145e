"""Say what is known of an action when parts of it could not be read."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from actionplan.plan.model import CLOSED, OPEN
from actionplan.plan.timeline.log_parts import FLOOR_INTERVAL, SaidSoFar
from actionplan.text import dates
from actionplan.text.dates import Interval
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from actionplan.plan.model import (
        Action,
        Entry,
        Plan,
    )
    from actionplan.text.dates import Date


def is_from_document(action: Action, plan: Plan) -> bool:
    """Return whether the only known date is the one for which the plan is true."""
    return action.added is None and not (plan.agreed or plan.published)


def joined(action: Action, plan: Plan) -> Date | None:
    """Return when an action was added to its plan; None if the date is not known.

    An action that arises from another came later than the plan, at an unknown date.
    """
    if action.unread_words("added") is not None:
        return None
    return action.added or (None if action.arises_from else plan.begun)


def joined_by(action: Action, plan: Plan) -> Date | None:
    """Return the date by which an action was in its plan, if only that is known."""
    unread = any(f.field in {"added", "progress"} for f in action.unread_fields)
    return None if unread or action.arises_from else plan.begun_by


def may_be_after(entry: Entry, action: Action, plan: Plan, day: date) -> bool:
    """Return whether an entry may have been written after *day*."""
    by = written_by(entry, action, plan)
    return by is None or by.last_day > day


def silence_allowed(action: Action, plan: Plan, since: Date) -> Interval:
    """Return how long *action* may go without an update: 6 months at most.

    It is the shortest time that the plan, its board and the guidance allow, counted
    from the date of its last update.
    """
    allowed = _silences_allowed(action, plan)
    return min(allowed, key=lambda each: dates.add_interval(since, each))


def _silences_allowed(action: Action, plan: Plan) -> tuple[Interval, ...]:
    """Return what the plan, its board and the guidance allow, each length once."""
    every = action.review.every or plan.review.every or FLOOR_INTERVAL
    allowed = (every, Interval(plan.board.stale, "month"), FLOOR_INTERVAL)
    return tuple(dict.fromkeys(allowed))


def is_history_known(action: Action) -> bool:
    """Return whether the list of entries could be read, if not every entry in it."""
    return all(
        f.field != "progress" or f.item is not None for f in action.unread_fields
    )


def is_state_known(action: Action, told: SaidSoFar) -> bool:
    """Return whether no later status may be in the entries that could not be read."""
    if any(field.field == "state" for field in action.unread_fields):
        return False  # it is next to the entries, and nobody knows on which date
    unread = [f.item for f in action.unread_fields if f.field == "progress"]
    if None in unread or (told.last and not told.last.state_known):
        return False
    if told.last and told.last.state in CLOSED and _may_reopen(action):
        return False
    if unread and not _is_in_order(action):
        return False  # its place does not say that it is earlier
    return all(item is not None and told.state_said > item for item in unread)


@by_identity
def _is_in_order(action: Action) -> bool:
    """Return whether the dates of the entries follow each other in the file."""
    days = [entry.date.first_day for entry in action.progress if entry.date]
    return days == sorted(days)


@by_identity
def _may_reopen(action: Action) -> bool:
    """Return whether an entry that opens an action has a date that cannot be read.

    It counts where it stands in the file, but may be later than the one that closed it.
    The answer is the same on every date, of which an action may have thousands.
    """
    return any(
        entry.state in OPEN and entry.unread_words("date") is not None
        for entry in action.progress
    )


@by_identity
def unread_handovers(action: Action) -> tuple[list[Entry], list[Entry]]:
    """Return the entries with a new owner, and with a new agency, on an unread date."""
    unread = [e for e in action.progress if e.unread_words("date") is not None]
    return [e for e in unread if e.owners], [e for e in unread if e.agency]


def why_no_owner(action: Action) -> str:
    """Return why an action has no owner; "Vacant" in place of one says it too."""
    written = [f.written for f in action.unread_fields if f.field == "accountable"]
    vacant = (each for each in written if "vacan" in each.casefold())
    return action.no_owner or next(vacant, "")


def is_handover_known(action: Action, unread: Sequence[Entry], last_said: int) -> bool:
    """Return whether none of the *unread* handovers may be the latest.

    It may be yet to come, so neither the new owner or agency nor the one before is
    known to be the present one. *last_said* is the place of the last dated one.
    """
    return not unread or (_is_in_order(action) and last_said > max(places_of(unread)))


def is_heard_known(action: Action, plan: Plan, told: SaidSoFar) -> bool:
    """Return whether no entry may be newer than the latest one with a known date.

    If no entry has a date, that is the date of the document that has them all.
    """
    unread = [f.item for f in action.unread_fields if f.field == "progress"]
    below = all(item is not None and told.heard_at > item for item in unread)
    if not (told.newest_undated and below):
        return below
    is_only_date = told.heard is None and is_from_document(action, plan)
    return is_only_date and all(written_by(e, action, plan) for e in told.entries)


def written_by(entry: Entry, action: Action, plan: Plan) -> Date | None:
    """Return the date by which an entry was written; None if that is not known.

    An entry without a date is part of what the document says on its own date, unless it
    comes after an entry of a later date.
    """
    if entry.date or entry.unread_words("date") is not None:
        return entry.date
    if plan.as_at is None:
        return None
    last = plan.as_at.last_day
    before = takewhile(lambda each: each is not entry, action.progress)
    later = any(each.date and each.date.first_day > last for each in before)
    return None if later else plan.as_at


def places_of(entries: Iterable[Entry]) -> Iterator[int]:
    """Yield the places of entries in the file."""
    return (int(entry.route[-1]) for entry in entries)


def are_reports_known(action: Action, told: SaidSoFar) -> bool:
    """Return whether every entry, and the date of each, could be read."""
    whole = all(field.field != "progress" for field in action.unread_fields)
    return whole and told.dates_known


def heard_last(action: Action, plan: Plan, told: SaidSoFar) -> Date | None:
    """Return the date of the latest entry, or else when the action was added."""
    if not is_history_known(action):
        return None
    return told.heard or joined(action, plan)


def fresh_up_to(heard: Date, action: Action, plan: Plan) -> date:
    """Return the last date on which an update of that date is recent enough."""
    allowed = _silences_allowed(action, plan)
    return min(dates.add_interval(heard, each) for each in allowed)
