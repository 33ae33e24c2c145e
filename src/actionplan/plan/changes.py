"""Find what changed between two dates, from the dated facts alone.

A change belongs to the day on which it took effect. It is the difference between the
end of the day before and the end of that day. So the changes in two consecutive periods
add up to the changes in both together.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import day_by_day, dues, ratings, requirements, timeline
from actionplan.plan.dues import Dues
from actionplan.plan.model import CLOSED, OPEN
from actionplan.text import dates, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.plan.day_by_day import OneEntry
    from actionplan.plan.model import (
        Action,
        Entry,
        Judgement,
        Outcome,
        OutcomeEntry,
        Plan,
        State,
    )
    from actionplan.plan.timeline import ActionStep, MilestoneStatus, Standing
    from actionplan.text.dates import Date

Kind: TypeAlias = Literal[
    "agreed",
    "published",
    "added",
    "started",
    "first report",
    "put on hold",
    "resumed",
    "moved",
    "handed over",
    "more time asked for",
    "more time declined",
    "complete",
    "done again",
    "being monitored",
    "signed off",
    "embedded",
    "withdrawn",
    "superseded",
    "transferred",
    "closed incomplete",
    "reopened",
    "rated worse",
    "rated better",
    "rating changed",
    "reported",
    "corrected",
    "overdue",
    "overdue for a time",
    "rounds missed",
    "passed in words",
    "milestone late",
    "stage passed",
    "request passed",
    "not dated",
    "stale",
    "stale since unknown",
    "stale for a time",
    "stale again",
    "assessed",
    "outcome reported",
    "outcome overdue",
    "outcome passed in words",
]
KINDS: tuple[Kind, ...] = (
    "complete",
    "done again",
    "being monitored",
    "signed off",
    "embedded",
    "overdue",
    "overdue for a time",
    "rounds missed",
    "outcome overdue",
    "outcome passed in words",
    "passed in words",
    "milestone late",
    "stage passed",
    "request passed",
    "not dated",
    "stale",
    "stale since unknown",
    "stale for a time",
    "stale again",
    "more time asked for",
    "more time declined",
    "moved",
    "reopened",
    "rated worse",
    "rated better",
    "rating changed",
    "started",
    "first report",
    "put on hold",
    "resumed",
    "withdrawn",
    "superseded",
    "transferred",
    "closed incomplete",
    "handed over",
    "assessed",
    "outcome reported",
    "added",
    "agreed",
    "published",
    "corrected",
    "reported",
)
"""The order in which papers list them."""
DONE: tuple[Kind, ...] = (
    *("complete", "done again", "being monitored", "signed off", "embedded"),
)
"""The kinds that mean something has been done."""
ENDED: tuple[Kind, ...] = (
    *("withdrawn", "superseded", "transferred", "closed incomplete"),
)
"""The kinds that mean something has left the plan without being done."""
BY_THE_DAY: tuple[Kind, ...] = (
    *("overdue", "overdue for a time", "rounds missed"),
    *("outcome overdue", "outcome passed in words", "passed in words"),
    *("milestone late", "stage passed", "request passed", "not dated"),
    *("stale", "stale since unknown", "stale for a time", "stale again"),
)
"""The kinds that happen as time passes, without an entry."""


def newly_missed(before: Standing, after: Standing) -> Dues:
    """Return the rounds that are missed after and were not before.

    A round is left out if another change says so: that work was done late for several
    rounds, or that an action is overdue for one.
    """
    new = dues.without(after.missed, before.missed)
    for one in after.rounds[len(before.rounds) :]:
        new = dues.without(new, one.covers)
    only_late = after.overdue and new == (after.due,)
    return Dues() if only_late or not after.has_missed_rounds else new


def newly_late(before: Standing, after: Standing) -> tuple[MilestoneStatus, ...]:
    """Return the milestones that are late after and were not before."""
    told = {one.milestone for one in before.milestones if one.late}
    late = [one for one in after.milestones if one.late]
    return tuple(one for one in late if one.milestone not in told)


RATED: tuple[Kind, ...] = ("rated worse", "rated better", "rating changed")
"""The kinds that mean that an action has another rating than before."""


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
    """The entry that made the change. If it happened as time passed: the entries that
    took effect that day."""
    corrected: tuple[Entry, ...] = ()
    """Those of *entries* that were corrected by the last date, as they then were."""
    judgement: Judgement | None = None
    report: OutcomeEntry | None = None
    """The progress entry for the outcome."""
    earlier: tuple[Change, ...] = ()
    """Earlier changes of this kind to the same action, printed with this one."""
    perhaps_before: date | None = None
    """The date that a change may be from or before, because only its month is known.
    That is the last date before the period. None if it is from the period."""


def between(plans: Iterable[Plan], after: date, until: date) -> tuple[Change, ...]:
    """Return what changed after *after*, up to and including *until*."""
    found = [
        change
        for plan in plans
        for change in _of_plan(plan, after, until)
        if after < change.on <= until
    ]
    return in_order(found)


def perhaps_since(plans: Iterable[Plan], after: date) -> tuple[Change, ...]:
    """Return what may have changed after *after*, because only its month is known.

    `between` has it before that date, since a month counts from its first day. A paper
    made then did not have to know of it, so it is news in the next one too.
    """
    month = dates.of(after)._replace(day=None)
    if after == month.last_day or month.first_day == date.min:
        return ()
    found = between(plans, month.first_day - timedelta(1), after)
    return tuple(
        change._replace(perhaps_before=after)
        for change in found
        if change.kind not in BY_THE_DAY and reported_on(change) == month
    )


class Undated(NamedTuple):
    """Entries for an action that have no date and may belong to a period."""

    plan: Plan
    action: Action
    steps: tuple[ActionStep, ...]


def undated(plans: Iterable[Plan], after: date, until: date) -> tuple[Undated, ...]:
    """Return the undated entries that may be from after *after* and up to *until*.

    An entry without a date was reported before the dated entry that follows it, and by
    the date of the document that has it.
    """
    found = []
    for plan in plans:
        for action in plan.actions:
            entries = timeline.standing(action, plan, until).entries
            taken = timeline.steps(action, entries)
            known = [
                number
                for number, entry in enumerate(entries)
                if entry.date and entry.date.last_day <= after
            ]
            rest = taken[known[-1] + 1 :] if known else taken
            steps = tuple(
                step
                for step in rest
                if step.entry.date is None
                and timeline.may_be_after(step.entry, action, plan, after)
            )
            if steps:
                found.append(Undated(plan, action, steps))
    return tuple(found)


def in_order(found: Iterable[Change]) -> tuple[Change, ...]:
    """Sort changes by their date, and those of one date as papers list them."""
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[object, ...]:
    action = change.action.id if change.action else ""
    return change.on, change.plan.id, action, KINDS.index(change.kind)


def _of_plan(plan: Plan, start: date, end: date) -> Iterator[Change]:
    dated: tuple[tuple[Kind, Date | None], ...] = (
        ("agreed", plan.agreed),
        ("published", plan.published),
    )
    for kind, day in dated:
        if day:
            yield Change(
                on=day.first_day,
                kind=kind,
                plan=plan,
                outcome=None,
                action=None,
                before=None,
                after=None,
            )
    for outcome in plan.outcomes:
        for judgement in outcome.difference:
            if judgement.date:
                yield Change(
                    on=judgement.date.first_day,
                    kind="assessed",
                    plan=plan,
                    outcome=outcome,
                    action=None,
                    before=None,
                    after=None,
                    judgement=judgement,
                )
        for report in outcome.progress:
            if report.date:
                yield Change(
                    on=report.date.first_day,
                    kind="outcome reported",
                    plan=plan,
                    outcome=outcome,
                    action=None,
                    before=None,
                    after=None,
                    report=report,
                )
        for late_from in _days_overdue_from(outcome):
            yield Change(
                on=late_from,
                kind="outcome overdue",
                plan=plan,
                outcome=outcome,
                action=None,
                before=None,
                after=None,
            )
        for action in outcome.actions:
            days = (
                day for day in _days(action, plan, start, end) if start < day <= end
            )
            yield from _of_action(action, outcome, plan, days)


def _days_overdue_from(outcome: Outcome) -> Iterator[date]:
    """Yield each day on which an outcome became overdue.

    It can do so when its due date has passed, and when a new assessment says that it is
    not achieved after all.
    """
    if outcome.due is None or outcome.due.last_day == date.max:
        return
    days = {outcome.due.last_day + timedelta(1)}
    days |= {each.date.first_day for each in outcome.difference if each.date}
    for day in sorted(days - {date.min}):
        was = requirements.is_outcome_overdue(outcome, day - timedelta(1))
        if requirements.is_outcome_overdue(outcome, day) and not was:
            yield day


def _of_action(
    action: Action, outcome: Outcome, plan: Plan, days: Iterable[date]
) -> Iterator[Change]:
    """Give what changed on each of *days*.

    An entry without a date changes nothing on any day. It is left out on the day of the
    entry it follows, and counts as earlier than the next entry.
    """
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
    for each in one_by_one(action, plan, sorted(days)):
        for entry, before, told in each.entries:
            for kind in kinds(before, told, entry, plan):
                yield Change(
                    on=each.on,
                    kind=kind,
                    plan=plan,
                    outcome=outcome,
                    action=action,
                    before=before,
                    after=told,
                    entries=(entry,),
                )
        for kind in _by_the_day(each.before, each.after):
            yield Change(
                on=each.on,
                kind=kind,
                plan=plan,
                outcome=outcome,
                action=action,
                before=each.before,
                after=each.after,
                entries=_taking_effect(each.after.entries, each.on),
            )


class OneDay(NamedTuple):
    """A day, with the status of an action around it."""

    on: date
    before: Standing
    """The status at the end of the day before."""
    after: Standing
    """The status at the end of the day, by everything that is known on it."""
    entries: Sequence[OneEntry]
    """Each entry of the day, with the status before it and after it."""


def one_by_one(action: Action, plan: Plan, days: Sequence[date]) -> Iterator[OneDay]:
    """Give each of *days*, which are in order, with what each entry of it changed.

    Several entries have one date if they were written on one day, or if only the month
    is known. Each of them makes its own change, and has its own note. The undated
    entries that follow one of that day in the file are left out of what it changed.
    """
    eves = [day - timedelta(1) for day in days]
    every = sorted({*eves, *days})
    known = dict(zip(every, day_by_day.standings(action, plan, every), strict=True))
    told_on = {day: known[day] for day in days}
    if not all(entry.date for entry in action.progress):
        dated = day_by_day.standings(action, plan, days, without_undated=True)
        told_on = dict(zip(days, dated, strict=True))
    own = {day: _taking_effect(told.entries, day) for day, told in told_on.items()}
    several = [day for day in days if len(own[day]) > 1]
    stepped = dict(
        zip(several, day_by_day.one_by_one(action, plan, several), strict=True)
    )
    for eve, day in zip(eves, days, strict=True):
        # An entry alone on its day has changed all that is different after the day.
        alone = [
            day_by_day.OneEntry(entry, known[eve], told_on[day]) for entry in own[day]
        ]
        entries = stepped.get(day, alone)
        yield OneDay(on=day, before=known[eve], after=known[day], entries=entries)


def _taking_effect(entries: Sequence[Entry], day: date) -> tuple[Entry, ...]:
    """Return those of *entries* that take effect on *day*, when none is later."""
    found: list[Entry] = []
    month = day.replace(day=1)
    for entry in reversed(entries):
        if entry.date and entry.date.first_day < month:
            break  # all before it are of earlier months as well
        if entry.date and entry.date.first_day == day:
            found.append(entry)
    return tuple(found[::-1])


def _days(action: Action, plan: Plan, start: date, end: date) -> set[date]:
    """Return the days up to *end* on which an action can change."""
    # An action changes on its own when it becomes overdue or stale. Both days follow
    # from the entries so far, so they are asked for at each entry, and once before the
    # first. Whether anything did change is then found by comparing the days.
    # What was so before the newest entry up to the start has no bearing on later days.
    begun = {entry.date.first_day for entry in action.progress if entry.date}
    begun.add(date.min + timedelta(1))
    newest = max((day for day in begun if day <= start), default=start)
    days = {day for day in begun if newest <= day <= end}
    for now in day_by_day.standings(action, plan, sorted(days)):
        dated = (now.due, now.date_to_be_set_by)
        ends = [now.fresh_until, *(one.last_day for one in dated if one)]
        ends.append(now.words_end)
        days |= {end + timedelta(1) for end in ends if end and end < date.max}
    return {day for day in days if day > date.min}


def kinds(
    before: Standing, told: Standing, entry: Entry, plan: Plan
) -> tuple[Kind, ...]:
    """Return a kind for each difference that an entry has made.

    That a rating is not worse is only told if that is all that has changed.
    """
    said = list(_state_kinds(before, told, entry))
    answer = timeline.answer(entry, before.request)
    if entry.new_due_requested and not (entry.new_due or answer):
        said.append("more time asked for")
    if answer == "declined":
        said.append("more time declined")
    if entry.new_due and before.due != told.due:
        said.append("moved")
    new_owner = bool(told.owners) and _names(before) != _names(told)
    if new_owner or (told.agency and told.agency != before.agency):
        said.append("handed over")
    if entry.corrects:
        # What is only so because something else no longer counts is part of that.
        own = ("reopened", "first report", *(() if entry.owners else ("handed over",)))
        return (*(kind for kind in said if kind not in own), "corrected")
    rated = _rated(before, told, entry, plan)
    if rated and (rated == "rated worse" or not said):
        said.append(rated)
    return tuple(said) or ("reported",)


def _rated(before: Standing, told: Standing, entry: Entry, plan: Plan) -> Kind | None:
    """Return how an entry changed the rating; None if it did not.

    Which of two ratings is worse follows from the plan's legend. It may not be known.
    """
    if not (entry.rag and before.rag and before.rag_known):
        return None
    if ratings.same(before.rag, told.rag):
        return None
    scale = ratings.scale(plan)
    was, now = scale.rank(before.rag), scale.rank(told.rag)
    if was is None or now is None or was == now:
        return "rating changed"
    return "rated worse" if now < was else "rated better"


def _by_the_day(before: Standing, after: Standing) -> Iterator[Kind]:
    """Yield what became so on a day, by everything that is known on it."""
    if after.overdue and not before.overdue:
        yield "overdue"
    if after.passed_in_words and not before.passed_in_words:
        yield "passed in words"
    if after.overdue_to_be_dated and not before.overdue_to_be_dated:
        yield "not dated"
    if after.stale and not before.stale:
        yield "stale"


def _names(now: Standing) -> tuple[str, ...]:
    return tuple(names.post(one.name) for one in now.owners)


_INTO: dict[State, Kind] = {
    "complete": "complete",
    "monitoring": "being monitored",
    "signed-off": "signed off",
    "embedded": "embedded",
    "withdrawn": "withdrawn",
    "superseded": "superseded",
    "transferred": "transferred",
    "closed-incomplete": "closed incomplete",
    "on-hold": "put on hold",
    "in-progress": "started",
    "not-started": "reported",
}


def _state_kinds(before: Standing, after: Standing, entry: Entry) -> Iterator[Kind]:
    if entry.state == "complete" and after.state in OPEN:
        yield "done again"  # every report of recurring work, of one round or of two
    elif not before.entries and after.state == "not-started":
        yield "first report"
    elif before.state == after.state:
        return
    elif before.state in CLOSED and after.state in OPEN:
        yield "reopened"
    elif (before.state, after.state) == ("on-hold", "in-progress"):
        yield "resumed"
    elif after.state == "in-progress" and not entry.state:
        # A first report means that work is in progress, but not that it has just begun.
        yield "first report"
    else:
        yield _INTO[after.state]


def reported_on(change: Change) -> Date | None:
    """Return the date that the plan gives for a change, which may be a month."""
    if told := change.judgement or change.report:
        return told.date
    match change.kind:
        case "agreed":
            return change.plan.agreed
        case "published":
            return change.plan.published
        case "added" if change.action:
            return change.action.added
        case _:
            return change.entries[-1].date if change.entries else None
