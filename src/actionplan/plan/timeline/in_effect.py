"""Find the entries that count on a date, in the order in which they take effect."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from actionplan.plan import corrections
from actionplan.plan.model import CLOSED
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.plan.model import (
        Action,
        Entry,
        Judgement,
        Outcome,
        OutcomeEntry,
        Plan,
    )
    from actionplan.plan.timeline.log_parts import R, Reported


def as_recorded(plan: Plan, day: date) -> Plan:
    """Return *plan* with what was recorded in it up to *day*, and nothing later."""
    return plan._replace(
        outcomes=tuple(
            outcome._replace(
                progress=reports(outcome, day),
                difference=judgements(outcome, day),
                actions=tuple(
                    action._replace(progress=on_or_before(action.progress, day))
                    for action in outcome.actions
                ),
            )
            for outcome in plan.outcomes
        )
    )


def without_later(plan: Plan, day: date) -> Plan:
    """Return *plan* without what is dated after *day*, in the order of the file.

    What has not happened yet changes no status, so nothing may be said that is only
    true because of it.
    """
    if not any(o.date and o.date.first_day > day for o in _everything_reported(plan)):
        return plan  # nearly always
    return plan._replace(
        outcomes=tuple(
            outcome._replace(
                progress=tuple(_counted(outcome.progress, day)),
                difference=tuple(_counted(outcome.difference, day)),
                actions=tuple(
                    action._replace(progress=tuple(_counted(action.progress, day)))
                    for action in outcome.actions
                ),
            )
            for outcome in plan.outcomes
        )
    )


def _everything_reported(plan: Plan) -> Iterator[Reported]:
    for outcome in plan.outcomes:
        yield from outcome.progress
        yield from outcome.difference
        for action in outcome.actions:
            yield from action.progress


@by_identity
def on_or_before(reported: Sequence[R], as_of: date) -> tuple[R, ...]:
    """Return what counts on *as_of*, in the order in which it takes effect.

    An entry for a month counts from the first of the month. It comes after the days of
    that month, unless one of them is below it in the file. If two have the same date,
    the one lower in the file comes last. An entry without a date counts from when the
    one above it counts, or else from the beginning.
    """
    return tuple(_in_order(_counted(reported, as_of)))


def _counted(reported: Sequence[R], as_of: date) -> list[R]:
    counted = []
    counts = True
    for one in reported:
        if one.date:
            counts = one.date.first_day <= as_of
        if counts:
            counted.append(one)
    return counted


@by_identity
def entries_on(progress: Sequence[Entry], as_of: date) -> tuple[Entry, ...]:
    """Return the entries that count on *as_of*, and what of each one still counts.

    A correction counts from its own date on.
    """
    return tuple(corrections.applied(on_or_before(progress, as_of)))


@by_identity
def every_entry(progress: Sequence[Entry]) -> list[Entry]:
    """Return all entries as they take effect, and what of each one still counts."""
    return corrections.applied(_in_order(progress))


def as_corrected(plan: Plan) -> Plan:
    """Return *plan* with what still counts of each entry, in the order of the file."""
    if not any(e.corrects for action in plan.actions for e in action.progress):
        return plan  # nearly always
    return plan._replace(
        outcomes=tuple(
            outcome._replace(actions=tuple(map(_corrected, outcome.actions)))
            for outcome in plan.outcomes
        )
    )


def _corrected(action: Action) -> Action:
    held = {entry.route: entry for entry in every_entry(action.progress)}
    return action._replace(progress=tuple(held[e.route] for e in action.progress))


@by_identity
def in_order(reported: Sequence[R]) -> list[R]:
    """Sort entries as they take effect; undated ones follow the one above them."""
    return _in_order(reported)


def _in_order(reported: Sequence[R]) -> list[R]:
    ranked = []
    last = date.min
    for one, day in zip(reported, _ranks(reported), strict=True):
        last = day or last
        ranked.append((last, one))
    return [one for _, one in sorted(ranked, key=lambda pair: pair[0])]


def _ranks(reported: Sequence[Reported]) -> list[date | None]:
    """Return the date by which each entry is sorted; None for those without a date.

    An entry for a month was written before the dated entries of that month that follow
    it in the file, so it comes before the first of them.
    """
    ranks: list[date | None] = []
    following: dict[tuple[int, int], date] = {}
    for one in reversed(reported):
        day = one.date
        if day is None:
            ranks.append(None)
            continue
        month = day.year, day.month
        if day.day is None:
            ranks.append(following.get(month, day.last_day))
        else:
            ranks.append(day.last_day)
            first = following.get(month, day.last_day)
            following[month] = min(first, day.last_day)
    return ranks[::-1]


def judgements(outcome: Outcome, as_of: date) -> tuple[Judgement, ...]:
    """Return the assessments of *outcome* that count on *as_of*, oldest first."""
    return on_or_before(outcome.difference, as_of)


def reports(outcome: Outcome, as_of: date) -> tuple[OutcomeEntry, ...]:
    """Return the progress entries for *outcome* up to *as_of*, oldest first."""
    return on_or_before(outcome.progress, as_of)


def may_be_to_come(entry: Entry) -> bool:
    """Return whether an entry closes an action on a date that could not be read.

    Nobody knows then whether that date has passed: "complete" with "TBC" as its date
    may be a plan.
    """
    return entry.state in CLOSED and entry.unread_words("date") is not None
