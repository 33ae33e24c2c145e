"""Find what waits for a decision of a meeting.

This is the only definition. Every output that has a heading "To decide" lists what is
here, and says that nothing waits only if there is nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from actionplan.plan import (
    asked,
    closed_plans,
    closing,
    exceptions,
    meeting_dates,
    readable,
    requirements,
    timeline,
)
from actionplan.text import held_back, later_times, not_safe, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from actionplan.plan.asked import AskedInNote
    from actionplan.plan.closing import MayBeMet
    from actionplan.plan.exceptions import Kind as ExceptionKind
    from actionplan.plan.exceptions import Matter
    from actionplan.plan.model import Entry, Outcome, Plan
    from actionplan.plan.portfolio import Row

Kind: TypeAlias = Literal[
    "not safe",
    "worst rating",
    "no owner",
    "no date",
    "will be late",
    "needs an answer",
    "more time",
    "new date",
    "unexplained",
    "disputed",
    "record closing",
    "outcome left",
    "assessment in doubt",
    "outcome overdue",
    "sign-off",
    "sign-off in doubt",
    "signed off in doubt",
    "may be met",
    "outcome to assess",
    "next meeting",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The order in which papers list them."""


class NotedTime(NamedTuple):
    """An entry whose note speaks of a later time for overdue work, and the sentence."""

    entry: Entry
    words: str


class Decision(NamedTuple):
    """Something that a meeting is asked to decide, and what it is about."""

    kind: Kind
    plan: Plan
    row: Row | None = None
    """The action that it is about."""
    outcome: Outcome | None = None
    """The outcome that it is about, if it is not about an action."""
    doubts: tuple[Matter, ...] = ()
    """The exceptions that put it in doubt that the action is complete."""
    asked: AskedInNote | None = None
    """What the latest note of an open action asks for or warns of."""
    later: NotedTime | None = None
    """The note on an overdue action that speaks of a later time."""
    not_safe: Entry | None = None
    """The latest note on an open action, if it says that a person is not safe and
    nothing has been reported at the last meeting or for too long."""
    met: tuple[MayBeMet, ...] = ()
    """The figures of an open action that may meet its targets."""
    as_of: date | None = None
    """The report date, if it is about an outcome or the plan."""
    can_close: bool = False
    """Whether no action of the plan is open, as is known, so it could be closed."""

    @property
    def number(self) -> str:
        """The number of the action or outcome."""
        if self.row is not None:
            return self.row.action.id
        return self.outcome.id if self.outcome else ""

    @property
    def about(self) -> int:
        """The identity of the action, the outcome or the plan that it is about."""
        return id(self.row or self.outcome or self.plan)


def of_plan(plan: Plan, rows: Iterable[Row], as_of: date) -> tuple[Decision, ...]:
    """Return what waits for a decision in one plan, in the order of `KINDS`.

    *rows* are the actions of this plan, in the order in which to list them. An action
    may need several decisions.
    """
    rows = tuple(rows)
    found = [each for row in rows for each in _of_row(row)]
    closed = all(row.now.state_known and not row.now.is_open for row in rows)
    can_close = closed and all(each.actions_known for each in plan.outcomes)
    found += [
        Decision(kind, plan, outcome=outcome, as_of=as_of, can_close=can_close)
        for outcome in plan.outcomes
        if (kind := _of_outcome(outcome, plan, as_of))
    ]
    if lacks_next_meeting(plan, as_of):
        found.append(Decision("next meeting", plan, as_of=as_of))
    return tuple(sorted(found, key=lambda each: KINDS.index(each.kind)))


def lacks_next_meeting(plan: Plan, as_of: date) -> bool:
    """Return whether nothing says when the board next meets about a plan.

    No later meeting is recorded, and no interval gives one, of the plan or of an
    action. If any of this could not be read, that is not known.
    """
    known = readable.is_known(plan, "meetings", "review")
    if not (known and readable.is_known(plan.review, "every", "first")):
        return False
    own = [plan.review, *(action.review for action in plan.actions)]
    none = not any(each.every for each in own) and readable.is_read(plan, ("review",))
    return none and meeting_dates.following((plan,), as_of).source == "assumed"


def _of_row(row: Row) -> Iterator[Decision]:
    matters = exceptions.of_row(row)
    kinds = {matter.kind for matter in matters}
    told = asked.of_action(row.action, row.now)
    for kind, named_as in _EXCEPTIONS.items():
        if named_as in kinds and not (kind == "no owner" and _has_unread_owner(row)):
            of_note = told if kind == "more time" else None
            yield Decision(kind, row.plan, row, asked=of_note)
    if _needs_date(row):
        yield Decision("no date", row.plan, row)
    if told and "time-requested" not in kinds:
        kind = "will be late" if told.late else "needs an answer"
        yield Decision(kind, row.plan, row, asked=told)
    if note := without_news(row):
        yield Decision("not safe", row.plan, row, not_safe=note)
    if not told and "time-requested" not in kinds:
        yield from _of_late(row)
    met = closing.may_be_met(row.action, row.plan, row.now)
    if met and "worst-rating" not in kinds:
        yield Decision("may be met", row.plan, row, met=met)
    doubts = tuple(each for each in matters if each.kind in _DOUBTS)
    if row.waits_for_sign_off:
        kind = "sign-off in doubt" if doubts else "sign-off"
        yield Decision(kind, row.plan, row, doubts=doubts)
    elif doubts and not row.now.is_open:
        yield Decision("signed off in doubt", row.plan, row, doubts=doubts)


def _of_late(row: Row) -> Iterator[Decision]:
    """Yield what is to be decided of an overdue action whose owner asks for nothing."""
    if later := _later_time(row):
        yield Decision("new date", row.plan, row, later=later)
    elif _is_unexplained(row):
        yield Decision("unexplained", row.plan, row)


def without_news(row: Row) -> Entry | None:
    """Return the latest note on an open action that says that a person is not safe.

    None if it does not, or if something has been noted since the last meeting, and not
    too long ago. Nor is anything known if a later note could not be read.
    """
    now = row.now
    if not (now.is_open and now.state_known and now.reports_known):
        return None
    at = next((n for n, e in reversed([*enumerate(now.entries)]) if e.note), None)
    if at is None or any(readable.is_written(e, "note") for e in now.entries[at:]):
        return None
    entry = now.entries[at]
    if not any(map(not_safe.is_at_risk, sentences_of.every(entry.note))):
        return None
    today = meeting_dates.Meeting(now.as_of, "given")
    held = meeting_dates.last((row.plan,), today)
    met = held and entry.date and entry.date.last_day < held.on.first_day
    return entry if now.stale or met else None


def _later_time(row: Row) -> NotedTime | None:
    """Return the latest note on an overdue action, if it speaks of a later time.

    No field gives that time, so nobody has agreed it.
    """
    now = row.now
    entry = next((each for each in reversed(now.entries) if each.note), None)
    if entry is None or not now.overdue:
        return None
    found = later_times.of_note(entry.note, entry.date)
    if found is None or found.until <= now.as_of:
        return None
    return NotedTime(entry, found.words)


def _is_unexplained(row: Row) -> bool:
    """Return whether nothing noted since its due date was set says why it is late.

    That goes for the notes on its outcome too. A reason until a time that has passed
    says so no longer. Nor is more time asked for, and it is not on hold. The dates of
    recurring work do not move, so no new date is to be asked for.
    """
    now = row.now
    if not (now.overdue and now.state_known):
        return False  # what could not be read may say that the work is done
    if now.status == "on-hold" or row.action.recurs:
        return False
    moved = [n for n, entry in enumerate(now.entries) if entry.new_due]
    since = now.entries[moved[-1] + 1 :] if moved else now.entries
    known = now.reports_known and not any(
        readable.is_written(each, "note") for each in since
    )
    asked = any(each.new_due_requested or each.request for each in since)
    notes = [(each.note, each.date) for each in since]
    reports = timeline.reports(row.outcome, now.as_of)
    notes += [(each.note, each.date) for each in reports]
    noted = any(
        held_back.may_still_explain(note, day.last_day if day else None, now.as_of)
        for note, day in notes
    )
    return known and not (asked or noted)


def _needs_date(row: Row) -> bool:
    """Return whether an open action has no known due date, and nothing says why.

    Nor is one to be set by a date that is still to come. If that date has passed, the
    reason no longer holds. That the document has no dates does not say that the action
    has none, and neither does a date in a field whose name is misspelt.
    """
    by = row.now.date_to_be_set_by
    if row.action.no_due_date and by is None:
        return False
    ahead = by is not None and by.last_day >= row.now.as_of
    unread = any(e.field == "due" and e.misspelt for e in row.action.unread_fields)
    return row.now.is_open and row.now.due is None and not (ahead or unread)


def _has_unread_owner(row: Row) -> bool:
    """Return whether an owner is written down, but could not be read.

    Then the file is to be corrected, and there is nothing for a meeting to decide.
    """
    entries = row.action.progress
    return readable.is_written(row.action, "accountable") or any(
        readable.is_written(each, "accountable") for each in entries
    )


_EXCEPTIONS: dict[Kind, ExceptionKind] = {
    "worst rating": "worst-rating",
    "no owner": "no-owner",
    "more time": "time-requested",
    "disputed": "disputed",
}
"""The exceptions about one action that ask for a decision."""
_DOUBTS: tuple[ExceptionKind, ...] = (
    "more-to-do",
    "worst-after-closing",
    "milestone-left",
    "monitoring-silent",
    "sign-off-in-doubt",
)
"""The exceptions that put it in doubt that an action is complete, or that somebody else
has signed it off. If it is signed off, they ask whether that stands."""


def _of_outcome(outcome: Outcome, plan: Plan, as_of: date) -> Kind | None:
    """Return what is to be decided about an outcome, if anything is."""
    if timeline.to_be_judged(outcome, plan, as_of):
        return "outcome to assess"
    if not is_left(outcome, plan, as_of):
        if is_assessment_in_doubt(outcome, plan, as_of):
            return "assessment in doubt"
        is_over = requirements.is_outcome_overdue(outcome, as_of)
        passed = requirements.passed_in_words(outcome, plan, as_of)
        return "outcome overdue" if is_over or passed else None
    told = closed_plans.told_of(outcome, as_of)
    is_closed = told is not None and not told.said.recommended
    return "record closing" if is_closed else "outcome left"


def is_assessment_in_doubt(outcome: Outcome, plan: Plan, as_of: date) -> bool:
    """Return whether the plan speaks against an assessment, so that a board must say.

    Its own figures contradict it, a later one misses the target, or one is of fewer
    than it. Or it is "fully" without any figure, while an action is open or in doubt.
    """
    if requirements.contradicted(outcome, as_of):
        return True
    if not timeline.is_achieved(outcome, as_of):
        return False
    why = requirements.not_shown(outcome, plan, as_of)
    if why in ("later-figure", "count-below"):
        return True
    return not requirements.has_later_figure(outcome, as_of) and bool(
        requirements.open_though_achieved(outcome, plan, as_of)
        or closing.said_to_have_more(outcome, plan, as_of)
    )


def is_left(outcome: Outcome, plan: Plan, as_of: date) -> bool:
    """Return whether nobody is working on an outcome that is not achieved.

    Its date has passed, its assessment asks for more, or it has no action.
    """
    now = [timeline.standing(action, plan, as_of) for action in outcome.actions]
    closed = all(each.state_known and not each.is_open for each in now)
    if not (closed and outcome.actions_known):
        return False
    return (
        requirements.is_outcome_overdue(outcome, as_of)
        or requirements.passed_in_words(outcome, plan, as_of) is not None
        or requirements.not_achieved(outcome, plan, as_of) is not None
        or requirements.needs_action(outcome)
        or requirements.is_given_up(outcome, plan, as_of)
    )
