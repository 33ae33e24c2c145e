"""Select what a paper has to say about a period from all that changed in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from actionplan.plan import changes, corrections, requirements, timeline
from actionplan.plan.changes import BY_THE_DAY, Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from actionplan.plan.changes import Kind
    from actionplan.plan.corrections import MovedBack
    from actionplan.plan.model import Action, Entry, Outcome, Plan
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date


def since(plans: Sequence[Plan], after: date, until: date) -> tuple[Change, ...]:
    """Return what is new on *until* for readers who knew everything on *after*.

    What may be from after that date, because only its month is known, is included. So
    of several papers in a row, at least one has each entry.

    What is still so on the last day is separated from what was so only for a time. An
    action is newly overdue if it is overdue on the last day and was not on the first,
    whatever made it so. If it was overdue in between, or before and again, this is
    listed separately. The same goes for actions with no update for too long, unless it
    is not known whether they had one on the first day; those that have been updated
    since are not listed with those that again have no update. A date in words, of a
    milestone, a next stage or a request has newly passed by the same definition, and
    one that was answered in between is not listed. Each action is listed once, with its
    latest change. An action that was achieved in time was never overdue (see
    `timeline.was_overdue`). An outcome is newly overdue by the same definition, and is
    not listed if it is not overdue on the last day. A round of recurring work is newly
    missed by the same definition. What a corrected entry changed is listed by what the
    correction says, and so a correction that repeats all of it is listed only as one.
    A request for more time that was declined by the last day is listed only as
    declined.
    """
    found = (
        *changes.perhaps_since(plans, after),
        *changes.between(plans, after, until),
    )
    settled: list[Change] = []
    of_time: dict[tuple[int, Kind], list[Change]] = {}
    newest: dict[int, Change] = {}
    for each in _without_declined(_as_corrected(found, until), until):
        if each.kind == "outcome overdue":
            if _is_newly_overdue(each, after, until):
                newest[id(each.outcome)] = each
        elif each.kind == "passed in words":
            if _is_newly_passed(each, after, until):
                newest[id(each.action)] = each
        elif each.kind in _FOR_A_TIME:
            of_time.setdefault((id(each.action), each.kind), []).append(each)
        else:
            settled.append(each)
    for each_time in of_time.values():
        settled += _latest(each_time, after, until)
    passed = _passed(plans, after, until)
    return changes.in_order((*settled, *newest.values(), *passed))


def _without_declined(found: Iterable[Change], until: date) -> Iterator[Change]:
    """Leave out each request for more time that was declined in the period."""
    every = tuple(found)
    answered = {id(one.action) for one in every if one.kind == "more time declined"}
    for each in every:
        asked = each.action if each.kind == "more time asked for" else None
        if asked is None or id(asked) not in answered:
            yield each
        elif timeline.standing(asked, each.plan, until).request is not None:
            yield each  # it was asked for again since


def _passed(plans: Sequence[Plan], after: date, until: date) -> Iterator[Change]:
    """Yield what has passed at the end and had not at the start.

    That is the date of a round, a milestone, a next stage or a request for more time,
    and the date in the words of an outcome.
    """
    for plan in plans:
        for outcome in plan.outcomes:
            yield from _outcome_passed(outcome, plan, after, until)
            for action in outcome.actions:
                if not _has_other_dates(action):
                    continue
                first, last = (
                    timeline.standing(action, plan, day) for day in (after, until)
                )
                for kind, day in _days_passed(first, last):
                    yield Change(
                        on=day.last_day + timedelta(1),
                        kind=kind,
                        plan=plan,
                        outcome=outcome,
                        action=action,
                        before=first,
                        after=last,
                    )


def _has_other_dates(action: Action) -> bool:
    """Return whether an action has a date besides the one by which it is due."""
    told = any(each.next_due or each.new_due_requested for each in action.progress)
    return told or action.recurs or bool(action.milestones)


def _days_passed(first: Standing, last: Standing) -> Iterator[tuple[Kind, Date]]:
    """Yield each kind of date that has passed at the end only, with the latest one."""
    if new := changes.newly_missed(first, last):
        yield "rounds missed", new[-1]
    late = [one.milestone.due for one in changes.newly_late(first, last)]
    if ends := [day for day in late if day]:
        yield "milestone late", max(ends, key=lambda day: day.last_day)
    stage, request = last.stage, last.request
    old = first.stage_passed and first.stage == stage
    if stage and stage.next_due and last.stage_passed and not old:
        yield "stage passed", stage.next_due
    old = first.request_passed and first.request == request
    if request and request.new_due_requested and last.request_passed and not old:
        yield "request passed", request.new_due_requested


def _outcome_passed(
    outcome: Outcome, plan: Plan, after: date, until: date
) -> Iterator[Change]:
    """Yield an outcome whose own words give a date that has passed at the end only."""
    first, last = (
        requirements.passed_in_words(outcome, plan, day) for day in (after, until)
    )
    if last and not first:
        yield Change(
            on=last.last_day + timedelta(1),
            kind="outcome passed in words",
            plan=plan,
            outcome=outcome,
            action=None,
            before=None,
            after=None,
        )


def _is_newly_passed(change: Change, after: date, until: date) -> bool:
    """Return whether the words of an action are passed at the end, but not before."""
    if change.action is None:
        return False
    first, last = (
        timeline.standing(change.action, change.plan, day) for day in (after, until)
    )
    return last.passed_in_words and not first.passed_in_words


def _is_newly_overdue(change: Change, after: date, until: date) -> bool:
    """Return whether the outcome is overdue at the end, but was not at the start."""
    is_overdue = requirements.is_outcome_overdue
    return change.outcome is not None and (
        is_overdue(change.outcome, until) and not is_overdue(change.outcome, after)
    )


_FOR_A_TIME: dict[Kind, Kind] = {
    "overdue": "overdue for a time",
    "stale": "stale for a time",
}


def _latest(found: Sequence[Change], after: date, until: date) -> Iterator[Change]:
    """Yield the latest of the changes of a kind to an action, with those before it."""
    kind = _new(found[-1], after, until)
    kept = [each for each in found[:-1] if not _is_refuted(each, until)]
    if kind or not _is_refuted(found[-1], until):
        kept.append(found[-1])
    if kept:
        *before, newest = kept
        earlier = tuple(one._replace(kind=_FOR_A_TIME[one.kind]) for one in before)
        of_time = _for_a_time(newest, until)
        shown = _by_its_last_date(newest, until) if kind == "overdue" else newest
        yield shown._replace(kind=kind or of_time, earlier=earlier)


def _for_a_time(change: Change, until: date) -> Kind:
    """Return the kind of what is not new at the end: it is over, or it is so again."""
    if change.kind == "stale" and change.action:
        last = timeline.standing(change.action, change.plan, until)
        return "stale again" if last.stale else "stale for a time"
    return _FOR_A_TIME[change.kind]


def _by_its_last_date(change: Change, until: date) -> Change:
    """Return what made an action overdue by the due date that it has on *until*.

    If the date has moved since, from one that had passed to another that has, it is
    overdue since the second one.
    """
    if change.action is None or change.after is None:
        return change
    last = timeline.standing(change.action, change.plan, until)
    if last.due is None or last.due == change.after.due:
        return change
    on = last.due.last_day + timedelta(1)
    return change._replace(on=on, after=last._replace(as_of=on), entries=())


def _new(change: Change, after: date, until: date) -> Kind | None:
    """Return the kind of what is so at the end but was not at the start, if it is."""
    if change.action is None:
        return None
    first, last = (
        timeline.standing(change.action, change.plan, day) for day in (after, until)
    )
    if change.kind == "overdue":
        return "overdue" if last.overdue and not first.overdue else None
    if first.stale or not last.stale:
        return None
    # A first report in the month of the document ends whatever silence there was.
    same = (first.heard, first.has_report) == (last.heard, last.has_report)
    may_be_old = first.silence_not_known and same
    return "stale since unknown" if may_be_old else "stale"


def _is_refuted(change: Change, until: date) -> bool:
    """Return whether a later report shows that it was not overdue after all."""
    if change.kind != "overdue" or change.action is None or change.after is None:
        return False
    return not timeline.was_overdue(change.action, change.after, until)


def _as_corrected(found: Sequence[Change], until: date) -> Iterator[Change]:
    """Say what each entry changed by what had been found to be right by *until*."""
    of_action: dict[int, list[Change]] = {}
    for each in found:
        if each.kind not in BY_THE_DAY and each.entries:
            of_action.setdefault(id(each.action), []).append(each)
    right = {key: _by_what_is_right(made, until) for key, made in of_action.items()}
    for each in found:
        if each.kind in BY_THE_DAY or not each.entries or not right[id(each.action)]:
            yield each
    for made in right.values():
        yield from made


def _by_what_is_right(made: Sequence[Change], until: date) -> tuple[Change, ...]:
    """Return what the entries of one action changed by what is right; may be empty.

    It is empty if none of these entries had been corrected: then nothing is different.
    What a correction says counts from the entry that it corrects, so the correction
    itself changes nothing. If the entry is from before the period, what it said was
    known, so the correction changes it.
    """
    action, plan = made[0].action, made[0].plan
    known = {each.entries[-1].route: each for each in made}
    if action is None:
        return ()
    now = timeline.on_or_before(action.progress, until)
    moved = corrections.moved_back(
        now, lambda entry: entry.route in known, recurs=action.recurs
    )
    if not moved.settled:  # nearly always
        return ()
    own = {entry.route: entry for entry in now} | moved.entries
    held = action._replace(progress=tuple(_held(action.progress, moved)))
    wrong = {e.route: e for e in timeline.entries_on(action.progress, until)}
    days = sorted({each.on for each in made})
    return tuple(
        known[entry.route]._replace(
            kind=kind,
            before=before,
            after=after,
            entries=(own[entry.route],),
            corrected=(wrong[entry.route],) if wrong[entry.route].corrected_by else (),
        )
        for day in changes.one_by_one(held, plan, days)
        for entry, before, after in day.entries
        for kind in changes.kinds(before, after, own[entry.route], plan)
    )


def _held(progress: Iterable[Entry], moved: MovedBack) -> Iterator[Entry]:
    """Yield entries of which none is corrected again if that is settled."""
    for entry in progress:
        own = moved.entries.get(entry.route, entry)
        yield own._replace(corrects=None) if entry.route in moved.settled else own
