"""Work out when recurring work is due again, and which rounds it covers."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from actionplan.plan import dues, shared_prefix
from actionplan.plan.dues import Schedule
from actionplan.plan.timeline.log_parts import Due, Round, is_late
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.plan.model import (
        Action,
        Entry,
    )
    from actionplan.text.dates import Date


def next_round(
    action: Action, entry: Entry, due: Due, rounds: Sequence[Round]
) -> tuple[Due, Sequence[Round]]:
    """Return the due date and the rounds after *entry* has completed a round.

    The schedule never moves: a round done late is done late, and the next one is due by
    its agreed date. An entry is for the round whose due date is nearest, and catches up
    any that were missed before it. So work that was done 2 days before the end of a
    round is not overdue for that round, even if the one before was missed. An entry
    nearer to the previous round reports that round again, so a repeated report does not
    hide a due date. If how often it repeats could not be read, the next date is not
    known.
    """
    done = done_on(entry)
    if _is_told_again(done, due, rounds):
        return due, rounds
    this = Round(due.date, done)
    if due.date is None or action.due is None:
        return due, shared_prefix.extended(rounds, (this,))
    if action.repeats is None:
        return Due(None, "not-known"), shared_prefix.extended(rounds, (this,))
    after, schedule = due.date.last_day, Schedule(action.due, action.repeats)
    if done and is_late(done, due.date):
        after = max(after, _caught_up(schedule, done))
        if passed := dues.between(schedule, due.date.last_day, after):
            this = this._replace(covers=dues.in_order((dues.of([due.date]), passed)))
    following = dates.step(*schedule, dues.number_after(schedule, after))
    return Due(following, "round"), shared_prefix.extended(rounds, (this,))


def without_work(
    missed: Iterable[Date], done: Iterable[Date], schedule: Schedule
) -> Iterator[Date]:
    """Yield those of *missed* in whose rounds no work can have been done."""
    in_order = sorted(done, key=lambda day: day.first_day)
    starts = [day.first_day for day in in_order]
    latest = [*accumulate((day.last_day for day in in_order), max)]
    for due in missed:
        number = dues.number_after(schedule, due.last_day - timedelta(1))
        before = dates.step(*schedule, number - 1)
        by_then = bisect_right(starts, due.last_day)
        if not by_then or (before and latest[by_then - 1] <= before.last_day):
            yield due


def schedule_of(action: Action) -> Schedule | None:
    """Return when recurring work is due; None if it does not repeat."""
    if action.due is None or action.repeats is None:
        return None
    return Schedule(action.due, action.repeats)


def _caught_up(schedule: Schedule, done: Date) -> date:
    """Return the last day of the newest round for which late work was done.

    If only its month is known, it is for a round that ends after that month only if
    this is so on every day of the month.
    """
    number = dues.number_after(schedule, done.last_day)
    following = dates.step(*schedule, number)
    before = dates.step(*schedule, number - 1)
    if following is None or before is None:
        return done.last_day
    early = following.last_day - done.first_day
    late = done.first_day - before.last_day
    return following.last_day if early < late else done.last_day


def _is_told_again(done: Date | None, due: Due, rounds: Sequence[Round]) -> bool:
    if not rounds or done is None or due.date is None:
        return False
    before = [d.last_day for d in (rounds[-1].due, rounds[-1].done) if d]
    if not before or done.first_day > due.date.last_day:
        return False
    ago = min(abs((done.last_day - day).days) for day in before)
    return ago < (due.date.last_day - done.last_day).days


def done_on(entry: Entry) -> Date | None:
    """Return when the work that an entry reports as done was done; None if unknown.

    It cannot be reported before it is done. This alone defines when work was done.
    """
    if entry.unread_words("achieved_on") is not None or entry.is_achieved_later:
        return None
    return entry.achieved_on or entry.date


def is_by_then(entry: Entry, due: Date) -> bool:
    """Return whether an entry may be from the date of a step or later."""
    return entry.date is None or entry.date.last_day >= due.first_day
