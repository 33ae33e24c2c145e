"""Find what changed between two dates, from the dated facts alone.

A change belongs to the day on which it took effect. It is the difference between the
end of the day before and the end of that day. So the changes in two consecutive periods
add up to the changes in both together.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import day_by_day, timeline
from actionplan.plan.model import CLOSED, OPEN
from actionplan.text import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from actionplan.diagnostics import Route
    from actionplan.plan.model import (
        Action,
        Entry,
        Judgement,
        Outcome,
        OutcomeEntry,
        Plan,
        State,
    )
    from actionplan.plan.timeline import ActionStep, Standing
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
    "reported",
    "corrected",
    "overdue",
    "overdue for a time",
    "not dated",
    "stale",
    "stale for a time",
    "judged",
    "outcome reported",
]
KINDS: tuple[Kind, ...] = (
    "complete",
    "done again",
    "being monitored",
    "signed off",
    "embedded",
    "overdue",
    "overdue for a time",
    "not dated",
    "stale",
    "stale for a time",
    "more time asked for",
    "more time declined",
    "moved",
    "reopened",
    "started",
    "first report",
    "put on hold",
    "resumed",
    "withdrawn",
    "superseded",
    "transferred",
    "closed incomplete",
    "handed over",
    "judged",
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
    *("overdue", "overdue for a time", "not dated", "stale", "stale for a time"),
)
"""The kinds that happen as time passes, without an entry."""


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
    corrected: tuple[Entry, ...] = ()
    """Those of *entries* that were corrected by the last date, as they then were."""
    judgement: Judgement | None = None
    report: OutcomeEntry | None = None
    """The progress entry for the outcome."""
    earlier: tuple[Change, ...] = ()
    """Earlier changes of this kind to the same action, printed with this one."""


def between(plans: Iterable[Plan], after: date, until: date) -> tuple[Change, ...]:
    """Return what changed after *after*, up to and including *until*."""
    found = [
        change
        for plan in plans
        for change in _of_plan(plan, after, until)
        if after < change.on <= until
    ]
    return tuple(sorted(found, key=_order))


class Undated(NamedTuple):
    """Entries for an action that have no date and may belong to a period."""

    plan: Plan
    action: Action
    steps: tuple[ActionStep, ...]


def undated(plans: Iterable[Plan], after: date, until: date) -> tuple[Undated, ...]:
    """Return the undated entries that may be from after *after* and up to *until*.

    An entry without a date was reported before the dated entry that follows it.
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
            if steps := tuple(step for step in rest if step.entry.date is None):
                found.append(Undated(plan, action, steps))
    return tuple(found)


def seen_from(found: Sequence[Change], after: date, until: date) -> tuple[Change, ...]:
    """Separate what is still so on the last day from what was so only for a time.

    An action is newly overdue only if it is overdue on the last day and was not on the
    first. If it was overdue in between, or before and again, this is listed separately.
    The same goes for actions with no update for too long. Each action is listed once,
    with its latest change. An action that was achieved in time was never overdue (see
    `timeline.was_overdue`). What an entry changed and a later one corrected is
    listed only as a report.
    """
    settled: list[Change] = []
    of_time: dict[tuple[int, Kind], list[Change]] = {}
    found = _as_corrected(found, until)
    for each in found:
        if each.kind not in _FOR_A_TIME:
            settled.append(each)
        elif not _is_refuted(each, until):
            of_time.setdefault((id(each.action), each.kind), []).append(each)
    for *before, newest in of_time.values():
        is_new = _is_new(newest, after, until)
        kind = newest.kind if is_new else _FOR_A_TIME[newest.kind]
        earlier = tuple(one._replace(kind=_FOR_A_TIME[one.kind]) for one in before)
        settled.append(newest._replace(kind=kind, earlier=earlier))
    return tuple(sorted(settled, key=_order))


def _is_refuted(change: Change, until: date) -> bool:
    """Return whether a later report shows that it was not overdue after all."""
    if change.kind != "overdue" or change.action is None or change.after is None:
        return False
    return not timeline.was_overdue(change.action, change.after, until)


def _as_corrected(found: Sequence[Change], until: date) -> list[Change]:
    """Make one report of what only a corrected entry says has changed."""
    of_action: dict[int, list[Change]] = {}
    for each in found:
        if each.action and each.entries:
            of_action.setdefault(id(each.action), []).append(each)
    corrected = {key: _corrected(changes, until) for key, changes in of_action.items()}
    told: set[tuple[int, date]] = set()
    kept: list[Change] = []
    for each in found:
        of = corrected.get(id(each.action), _NOTHING_CORRECTED)
        wrong = tuple(
            of.entries[e.route] for e in each.entries if e.route in of.entries
        )
        if not wrong or each.kind in (*BY_THE_DAY, "corrected", "added"):
            kept.append(each)
        elif each.kind != "reported" and each.kind in of.still[each.on]:
            kept.append(each._replace(corrected=wrong))
        elif (id(each.action), each.on) not in told:
            told.add((id(each.action), each.on))
            kept.append(each._replace(kind="reported", corrected=wrong))
    return kept


class _Corrected(NamedTuple):
    """What had been corrected of an action by the last date."""

    entries: Mapping[Route, Entry]
    """The entries that had been corrected, as they then were."""
    still: Mapping[date, set[Kind]]
    """What changed on a day by what still counted of its entries later on."""


_NOTHING_CORRECTED = _Corrected({}, {})


def _corrected(found: Sequence[Change], until: date) -> _Corrected:
    """Return what had been corrected by *until* of the action of some changes."""
    action, plan = found[0].action, found[0].plan
    if action is None:
        return _NOTHING_CORRECTED
    now = timeline.entries_on(action.progress, until)
    wrong = {entry.route: entry for entry in now if entry.corrected_by}
    if not wrong:  # nearly always
        return _NOTHING_CORRECTED
    days = sorted({each.on for each in found})
    before_each, after_each = _around(action._replace(progress=now), plan, days)
    effects: dict[date, list[Entry]] = {}
    for entry in now:
        if entry.date:
            effects.setdefault(entry.date.first_day, []).append(entry)
    still = {
        day: {*_kinds(before, after, after, tuple(effects.get(day, ())))}
        for day, before, after in zip(days, before_each, after_each, strict=True)
    }
    return _Corrected(wrong, still)


_FOR_A_TIME: dict[Kind, Kind] = {
    "overdue": "overdue for a time",
    "stale": "stale for a time",
}


def _is_new(change: Change, after: date, until: date) -> bool:
    """Return whether it is overdue or stale at the end but was not at the start."""
    if change.action is None:
        return True
    first, last = (
        timeline.standing(change.action, change.plan, day) for day in (after, until)
    )
    if change.kind == "overdue":
        return last.overdue and not first.overdue
    return last.stale and not first.stale


def _order(change: Change) -> tuple[object, ...]:
    action = change.action.id if change.action else ""
    return change.on, change.plan.id, action, KINDS.index(change.kind)


def _of_plan(plan: Plan, start: date, end: date) -> Iterator[Change]:
    kinds: tuple[tuple[Kind, Date | None], ...] = (
        ("agreed", plan.agreed),
        ("published", plan.published),
    )
    for kind, day in kinds:
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
                    kind="judged",
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
        for action in outcome.actions:
            days = (
                day for day in _days(action, plan, start, end) if start < day <= end
            )
            yield from _of_action(action, outcome, plan, days)


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
    days = sorted(days)
    before_each, after_each = _around(action, plan, days)
    told_on_each: Iterable[Standing] = after_each
    if not all(entry.date for entry in action.progress):
        told_on_each = day_by_day.standings(action, plan, days, without_undated=True)
    for day, before, after, told in zip(
        days, before_each, after_each, told_on_each, strict=True
    ):
        entries = _taking_effect(after.entries, day)
        for kind in _kinds(before, after, told, entries):
            yield Change(
                on=day,
                kind=kind,
                plan=plan,
                outcome=outcome,
                action=action,
                before=before,
                after=after if kind in BY_THE_DAY else told,
                entries=entries,
            )


def _around(
    action: Action, plan: Plan, days: Sequence[date]
) -> tuple[list[Standing], list[Standing]]:
    """Return the status at the end of the day before each of *days*, and of each."""
    eves = [day - timedelta(1) for day in days]
    every = sorted({*eves, *days})
    known = dict(zip(every, day_by_day.standings(action, plan, every), strict=True))
    return [known[day] for day in eves], [known[day] for day in days]


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
        days |= {end + timedelta(1) for end in ends if end and end < date.max}
    return {day for day in days if day > date.min}


def _kinds(
    before: Standing, after: Standing, told: Standing, entries: tuple[Entry, ...]
) -> Iterator[Kind]:
    """Yield a kind for each difference.

    *told* counts only what was reported that day, *after* everything that is known.
    """
    said = list(_state_kinds(before, told, entries))
    said += _request_kinds(entries)
    if _moved(before, told, entries):
        said.append("moved")
    new_owner = bool(told.owners) and _names(before) != _names(told)
    if new_owner or (told.agency and told.agency != before.agency):
        said.append("handed over")
    if after.overdue and not before.overdue:
        said.append("overdue")
    if after.overdue_to_be_dated and not before.overdue_to_be_dated:
        said.append("not dated")
    if after.stale and not before.stale:
        said.append("stale")
    if any(entry.corrects for entry in entries):
        # What is only so because something else no longer counts is part of that.
        new_owner = any(entry.owners for entry in entries)
        own = ("reopened", "first report", *(() if new_owner else ("handed over",)))
        said = [*(kind for kind in said if kind not in own), "corrected"]
    if entries and not said:
        said.append("reported")
    yield from said


def _names(now: Standing) -> tuple[str, ...]:
    return tuple(names.plain(one.name) for one in now.owners)


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


def _state_kinds(
    before: Standing, after: Standing, entries: tuple[Entry, ...]
) -> Iterator[Kind]:
    if len(after.rounds) > len(before.rounds):
        yield "done again"
    elif before.state == after.state:
        return
    elif before.state in CLOSED and after.state in OPEN:
        yield "reopened"
    elif (before.state, after.state) == ("on-hold", "in-progress"):
        yield "resumed"
    elif after.state == "in-progress" and not any(entry.state for entry in entries):
        # A first report means that work is in progress, but not that it has just begun.
        yield "first report"
    else:
        yield _INTO[after.state]


def _request_kinds(entries: tuple[Entry, ...]) -> Iterator[Kind]:
    if any(entry.new_due_requested and not entry.new_due for entry in entries):
        yield "more time asked for"
    if any(entry.request == "declined" for entry in entries):
        yield "more time declined"


def _moved(before: Standing, after: Standing, entries: tuple[Entry, ...]) -> bool:
    return any(entry.new_due for entry in entries) and before.due != after.due


def reported_on(change: Change) -> Date | None:
    """Return the date given in the report of a change, which may be a month."""
    if told := change.judgement or change.report:
        return told.date
    return change.entries[-1].date if change.entries else None
