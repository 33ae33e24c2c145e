"""Work out what is true of an action on a date; this alone defines overdue.

A plan is a log of dated facts. Everything here follows from the entries dated on or
before the date in question; later entries do not count.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import date, timedelta
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from actionplan.plan import board_names, corrections, dues, shared_prefix
from actionplan.plan.dues import Dues, Schedule
from actionplan.plan.model import CLOSED, DONE, ENDED, OPEN, BoardSettings, listed
from actionplan.text import dates, figures, last_days, names
from actionplan.text.dates import Interval
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.diagnostics import Route
    from actionplan.plan.board_names import Named
    from actionplan.plan.model import (
        Action,
        Assurance,
        Entry,
        Judgement,
        Measure,
        Milestone,
        Outcome,
        OutcomeEntry,
        Plan,
        Recommendation,
        Response,
        Result,
        State,
        Status,
    )
    from actionplan.text.dates import Date

FLOOR = 6
"""Months: the guidance asks for a review of ongoing actions at least this often."""


DueFrom: TypeAlias = Literal[
    "action",
    "outcome",
    "entry",
    "round",
    "as-written",
    "no-date",
    "not-given",
    "not-known",
]
"""Where the current due date comes from, or why there is none.

It can be from the action, its outcome or a progress entry, or it can be the next time
that recurring work is due. If there is no date, there may be words that cannot be read
as a date, a reason why there is none, a reason why the document gives none although
there may be one, or nothing at all.
"""


class Due(NamedTuple):
    """When something is due, as far as it is known."""

    date: Date | None
    source: DueFrom
    words: str = ""
    """The words that the date was read from, or that are there instead of a date."""


class Move(NamedTuple):
    """A change to the due date of an action."""

    on: Date | None
    """None if the entry that moved it has no known date."""
    before: Date | None
    """The last known due date; None if there was none."""
    after: Date
    why: str

    @property
    def is_postponement(self) -> bool:
        """Whether the due date moved later; setting a first date does not count."""
        return self.before is not None and self.after.last_day > self.before.last_day


class Round(NamedTuple):
    """One time that recurring work was done."""

    due: Date | None
    """The due date that the action had, which is the oldest of `covers`."""
    done: Date | None
    """None if the date is not known."""
    covers: Dues = Dues()
    """Every due date up to the one it was done for, if there are several, oldest
    first."""

    @property
    def done_for(self) -> Date | None:
        """The due date for which it was done."""
        return self.covers[-1] if self.covers else self.due

    @property
    def late(self) -> bool:
        """Whether it is known to have been done or reported after that date."""
        return is_late(self.done, self.done_for)


class MilestoneStatus(NamedTuple):
    """The status of a milestone on the report date."""

    milestone: Milestone
    reached: bool
    late: bool
    """Whether it was not reached by its date and the action is open."""
    left: bool
    """Whether it was not reached, although the action is done."""


class ActionStep(NamedTuple):
    """An entry, and the status of the action after it."""

    entry: Entry
    state: State
    due: Due
    before: Due
    """The due date before this entry."""
    rounds: Sequence[Round] = ()
    """Every round done so far, oldest first."""
    state_known: bool = True
    """False if its latest status could not be read."""


class Standing(NamedTuple):
    """The status of an action on the report date."""

    as_of: date
    state: State
    due: Date | None
    """The current due date. None if there is none or it is not known: see
    *due_from*."""
    accountable: str
    """The current owner, by the declared name; empty if not known."""
    entries: Sequence[Entry]
    """The entries that count, in the order in which they take effect."""
    moves: Sequence[Move]
    heard: Date | None
    """The date of the latest entry, or else when it was added; None if not known."""
    fresh_until: date | None
    """The last date on which its latest dated update is recent enough."""
    surely_fresh_until: date | None
    """The same, if an entry with only a month counted from its first day."""
    rag: str
    """The latest rating; empty if there is none or it could not be read."""
    closed: Date | None
    """When it was achieved, or else reported as closed. None if it is open, or if the
    date is not known."""
    owners: tuple[Named, ...] = ()
    """The current owners, by the names that their board declared."""
    no_owner: str = ""
    """Why it has no owner; empty if it has one."""
    agency: str | None = None
    """The agency of the current owner, if an entry gives it; empty if that could not be
    read. None if no entry gives an agency: the one in the plan then applies."""
    agency_is_owners: bool = True
    """False if it went to another owner, and the plan does not give that agency."""
    due_from: DueFrom = "action"
    due_as_written: str = ""
    """The words that the date was read from, or that are there instead of a date."""
    date_to_be_set_by: Date | None = None
    """When a due date will be set; None if it has one. This is not a due date."""
    state_since: Date | None = None
    """The date of the entry that gave it its current status; None if not known."""
    state_known: bool = True
    """False if its latest status could not be read."""
    rag_known: bool = True
    """False if the latest rating could not be read."""
    reports_known: bool = True
    """False if one of its entries, or the date of one, could not be read."""
    rounds: Sequence[Round] = ()
    """The times that recurring work was done, oldest first."""
    schedule: Schedule | None = None
    """When recurring work is due; None if it does not repeat."""
    request: Entry | None = None
    """The entry that asks for more time, if that is not yet agreed or declined."""
    milestones: tuple[MilestoneStatus, ...] = ()
    reopened: Date | None = None
    """The date of the entry that reopened it. None if it was never closed, is closed
    now, or the date is not known."""
    from_document: bool = False
    """Whether the date of the document is the only date to count from."""
    heard_known: bool = True
    """False if an entry that may be newer than *heard* has no known date, or could not
    be read."""

    @property
    def status(self) -> Status:
        """Its status, as far as it has been reported.

        If nothing was reported, work may still have started. If the latest status could
        not be read, *state* is only the one before it.
        """
        if not self.state_known:
            return "not-known"
        unheard = not self.entries and self.state == "not-started"
        return "not-reported" if unheard else self.state

    @property
    def is_open(self) -> bool:
        """Whether it is not closed; an action on hold is open."""
        return self.state in OPEN

    @property
    def overdue(self) -> bool:
        """Whether it is open past its due date; recent progress makes no difference."""
        return self.is_open and self.due is not None and self.as_of > self.due.last_day

    @property
    def days_overdue(self) -> int:
        """How many days it is overdue; 0 if it is not."""
        if not self.overdue or self.due is None:
            return 0
        return (self.as_of - self.due.last_day).days

    @property
    def reopened_late(self) -> Date | None:
        """When it was reopened, if it is overdue and that was after its due date.

        Overdue time is still counted from its due date.
        """
        if not (self.overdue and self.reopened and self.due):
            return None
        return self.reopened if is_late(self.reopened, self.due) else None

    @property
    def passed_in_words(self) -> bool:
        """Whether it is open, and the time that it has in place of a date is over.

        "2025" is over when no day of 2025 is left. This does not make it overdue,
        because nobody knows when it was due. This alone defines it.
        """
        if not self.is_open or self.due or self.due_from != "as-written":
            return False
        last = last_days.last_day(self.due_as_written)
        return last is not None and last < self.as_of

    @property
    def overdue_to_be_dated(self) -> bool:
        """Whether it is open and has no due date, although one should be set by now.

        This does not make it overdue, because nobody knows when it is due.
        """
        by = self.date_to_be_set_by
        return self.is_open and by is not None and self.as_of > by.last_day

    @property
    def stale(self) -> bool:
        """Whether it is open and is known to have had no update for too long."""
        return self.no_recent_date and self.heard_known

    @property
    def no_recent_date(self) -> bool:
        """Whether it is open, and no update with a known date is recent enough.

        An entry without a known date may be. Then nobody knows if it is *stale*.
        """
        late = self.fresh_until is not None and self.as_of > self.fresh_until
        return self.is_open and late

    @property
    def silence_not_known(self) -> bool:
        """Whether it is open, and it is not known if it had a recent update.

        There is no date to count from, or only the date for which the document is true:
        actions were agreed before that. Or the latest entry has no known date.
        """
        known = self.heard is not None and (self.has_report or not self.from_document)
        return self.is_open and not (self.heard_known if self.no_recent_date else known)

    @property
    def monitoring_silent(self) -> bool:
        """Whether it is being monitored, and no report is known to be recent enough.

        Monitoring that nobody reports may have stopped.
        """
        if self.state != "monitoring" or not self.state_known:
            return False
        return not self.monitored_known or (
            self.fresh_until is not None and self.as_of > self.fresh_until
        )

    @property
    def monitored_known(self) -> bool:
        """Whether the date of its latest report is known."""
        return self.has_report and self.heard_known and self.reports_known

    @property
    def months_silent(self) -> int | None:
        """The full months since its last update or since it was added; None if unknown.

        An entry without a date may be newer than any date that is known.
        """
        known = self.has_report or not (self.entries or self.silence_not_known)
        if self.heard is None or not (known and self.reports_known):
            return None
        if not self.heard_known:
            return None
        return dates.months_between(self.heard, self.as_of)

    @property
    def closed_undated(self) -> bool:
        """Whether it is closed, and no date for this is known."""
        return not self.is_open and self.state_known and self.closed is None

    @property
    def late_not_known(self) -> bool:
        """Whether it is done on an unknown date that may be after its due date."""
        done = self.state in DONE and self.closed_undated
        return done and self.due is not None and self.as_of > self.due.last_day

    @property
    def missed(self) -> Dues:
        """Every due date of recurring work that passed without it being done for it.

        This alone defines missed. They are in order, and none is left out. If it is
        overdue, its due date and all that have passed since are among them: they are
        missed until it is reported as done. Their number never falls because time
        passes.

        If work is done late and several rounds have become due by then, its report is
        for one of them only. An earlier one counts as missed, unless another report
        says that work was done between the due date before it and its own.
        """
        if self.schedule is None:
            return Dues()
        covered = [one.covers[:-1] for one in self.rounds if one.covers]
        told = Counter(done_on(e) for e in self.entries if e.state == "complete")
        done = told - Counter(one.done for one in self.rounds)
        if covered and done:
            every = chain.from_iterable(covered)
            without = _without_work(every, filter(None, done), self.schedule)
            covered = [dues.of(without)]
        return dues.in_order((*covered, self._passed(self.schedule)))

    def _passed(self, schedule: Schedule) -> Dues:
        """Return the due dates that have passed since the last round that was done."""
        if not self.overdue or self.due is None:
            return Dues()
        yesterday = self.as_of - timedelta(1)
        later = dues.between(schedule, self.due.last_day, yesterday)
        return dues.in_order((dues.of([self.due]), later))

    @property
    def has_missed_rounds(self) -> bool:
        """Whether a meeting has missed rounds to hear of; if so, all are listed.

        A round is no longer news once work has been done more than 12 months after its
        due date. If it is overdue for one round, that is what is told.
        """
        late = self.due if self.overdue else None
        last = self.done_last
        newest = [due for due in self.missed[-2:] if due != late]
        return self.is_open and any(
            last is None or last.first_day <= dates.add_months(due, 12)
            for due in newest
        )

    @property
    def has_report(self) -> bool:
        """Whether it has an entry with a known date."""
        return any(entry.date for entry in self.entries)

    @property
    def planned(self) -> Entry | None:
        """The entry that gives the next step in words; None if there is none."""
        return self.stage if self.stage and self.stage.next else None

    @property
    def stage(self) -> Entry | None:
        """The latest entry that gives a next step or its date.

        There is none if something was reported on that date or later, or if the action
        ended undone. Work that is done has one only if its status was not changed
        later: what was planned before it was done is over.
        """
        giving = [n for n, e in enumerate(self.entries) if e.next or e.next_due]
        if not giving or self.state in ENDED:
            return None
        stage, later = self.entries[giving[-1]], self.entries[giving[-1] + 1 :]
        if not self.is_open and any(each.state for each in later):
            return None
        due = stage.next_due
        answered = due is not None and any(_is_by_then(each, due) for each in later)
        return None if answered else stage

    @property
    def stage_passed(self) -> bool:
        """Whether the date of its next step has passed, and nothing was reported since.

        This alone defines a passed stage.
        """
        by = self.stage.next_due if self.stage else None
        return by is not None and by.last_day < self.as_of

    @property
    def postponements(self) -> tuple[Move, ...]:
        """The moves of its due date to a later date."""
        return tuple(move for move in self.moves if move.is_postponement)

    @property
    def done_last(self) -> Date | None:
        """When recurring work was last done; None if never or not known."""
        return self.rounds[-1].done if self.rounds else None

    @property
    def achieved_known(self) -> bool:
        """Whether an entry says when it was achieved, not only when it was reported."""
        return any(entry.achieved_on for entry in self.entries)

    @property
    def closed_late(self) -> bool:
        """Whether it is known to have been achieved or reported after its due date."""
        return self.state in DONE and is_late(self.closed, self.due)


@by_identity
def standing(action: Action, plan: Plan, as_of: date) -> Standing:
    """Return the status of *action* in *plan* at the end of *as_of*."""
    reported = told(action, nothing_told(action), entries_on(action.progress, as_of))
    now = standing_after(action, plan, as_of, reported)
    return now._replace(rounds=tuple(now.rounds))


class SaidSoFar(NamedTuple):
    """What the entries of an action say, up to one of them.

    This can be continued with the entries that follow, so that the status on many
    dates is found without reading all entries for each (see `day_by_day`).
    """

    owners: tuple[str, ...]
    agency_owners: tuple[str, ...]
    """The owners when an agency was last named, or at first."""
    due: Date | None
    """The last known due date."""
    agency: str | None = None
    entries: Sequence[Entry] = ()
    last: ActionStep | None = None
    moves: Sequence[Move] = ()
    heard: Date | None = None
    heard_at: int = -1
    """The last place in the file of an entry with a known date."""
    newest_undated: bool = False
    """Whether the latest entry has no known date."""
    rag: str = ""
    rag_known: bool = True
    closing: Entry | None = None
    """The entry that closed it; None while it is open."""
    reopened: Date | None = None
    since: Entry | None = None
    """The entry that gave it its current status."""
    state_said: int = -1
    """The last place in the file of an entry that gives a status."""
    owner_said: int = -1
    """The same for an entry that names an owner, and whose date is known."""
    agency_said: int = -1
    """The same for an entry that names an agency."""
    dates_known: bool = True
    request: Entry | None = None


def nothing_told(action: Action) -> SaidSoFar:
    """Return what is known of an action before its first entry."""
    return SaidSoFar(owners=action.owners, agency_owners=action.owners, due=action.due)


def told(action: Action, before: SaidSoFar, entries: Sequence[Entry]) -> SaidSoFar:
    """Return what *entries* say after what was said *before*; they are in order."""
    if not entries:
        return before
    taken = (
        steps(action, entries)
        if not before.last
        else _steps(action, entries, before.last)
    )
    moves, due = _moves(before.due, taken)
    owners, agency, agency_owners = _owners(before, entries)
    return SaidSoFar(
        owners=owners,
        agency_owners=agency_owners,
        due=due,
        agency=agency,
        entries=shared_prefix.extended(before.entries, entries),
        last=taken[-1],
        moves=shared_prefix.extended(before.moves, moves),
        heard=next((e.date for e in reversed(entries) if e.date), before.heard),
        heard_at=max((before.heard_at, *_places(e for e in entries if e.date))),
        newest_undated=entries[-1].date is None,
        rag=_rating(before.rag, entries),
        rag_known=_rating_known(known=before.rag_known, entries=entries),
        closing=_closing(before.closing, taken),
        reopened=_reopened(before, taken),
        since=_since(before, taken),
        state_said=max((before.state_said, *_places(e for e in entries if e.state))),
        owner_said=max(
            (before.owner_said, *_places(e for e in entries if e.owners and e.date))
        ),
        agency_said=max(
            (before.agency_said, *_places(e for e in entries if e.agency and e.date))
        ),
        dates_known=before.dates_known
        and all(entry.unread_words("date") is None for entry in entries),
        request=_request(before.request, entries),
    )


def standing_after(
    action: Action, plan: Plan, as_of: date, told: SaidSoFar
) -> Standing:
    """Return the status of *action* on *as_of*, after what was *told* up to then."""
    last = told.last
    state: State = last.state if last else "not-started"
    due = last.due if last else first_due(action)
    if not _history_known(action):
        due = Due(None, "not-known")
    heard = _heard(action, plan, told)
    # If only the year of the plan is known, an action with no entry is stale at last.
    counted = heard or (None if action.progress else _joined_by(action, plan))
    unread_owners, unread_agencies = _unread_handovers(action)
    owner_known = _is_handover_known(action, unread_owners, told.owner_said)
    agency_known = _is_handover_known(action, unread_agencies, told.agency_said)
    owners = board_names.owners(told.owners if owner_known else (), plan.board)
    is_open = state in OPEN
    fresh_until = _fresh_until(counted, action, plan) if counted else None
    surely_fresh_until = fresh_until
    if heard and heard.day is None:  # in a month, it may have been on the first
        on = dates.of(heard.first_day)
        surely_fresh_until = _fresh_until(on, action, plan)
    return Standing(
        as_of=as_of,
        state=state,
        due=due.date,
        accountable=listed([one.name for one in owners]),
        entries=told.entries,
        moves=told.moves,
        heard=heard,
        fresh_until=fresh_until,
        surely_fresh_until=surely_fresh_until if heard else None,
        rag=told.rag,
        closed=done_on(told.closing) if told.closing else None,
        owners=owners,
        no_owner=_why_no_owner(action) if owner_known and not owners else "",
        agency=told.agency if agency_known else "",
        # Nearly always they are the ones who answer for it now.
        agency_is_owners=(owner_known and told.agency_owners == told.owners)
        or _are_same_owners(told.agency_owners, owners, plan.board),
        due_from=due.source,
        due_as_written=due.words,
        date_to_be_set_by=None if due.date else action.set_date_by,
        state_since=told.since.date if told.since else None,
        state_known=_state_known(action, told),
        rag_known=told.rag_known,
        reports_known=_reports_known(action, told),
        rounds=last.rounds if last else (),
        schedule=_schedule(action),
        request=told.request if is_open else None,
        milestones=tuple(_milestone(one, as_of, state) for one in action.milestones),
        reopened=told.reopened,
        from_document=_is_from_document(action, plan),
        heard_known=_heard_known(action, told),
    )


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
            achieved = step.entry.achieved_on
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


def is_late(done: Date | None, due: Date | None) -> bool:
    """Return whether something was done after its due date; this alone defines late."""
    return bool(done and due and done.first_day > due.last_day)


def _is_from_document(action: Action, plan: Plan) -> bool:
    """Return whether the only known date is the one for which the plan is true."""
    return action.added is None and not (plan.agreed or plan.published)


def at_first(action: Action, plan: Plan, as_of: date) -> Standing:
    """Return the status of *action* before anything was reported."""
    return standing(action._replace(progress=()), plan, as_of)


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


def joined(action: Action, plan: Plan) -> Date | None:
    """Return when an action was added to its plan; None if the date is not known.

    An action that arises from another came later than the plan, at an unknown date.
    """
    if action.unread_words("added") is not None:
        return None
    return action.added or (None if action.arises_from else plan.begun)


def _joined_by(action: Action, plan: Plan) -> Date | None:
    """Return the date by which an action was in its plan, if only that is known."""
    unread = any(f.field in {"added", "progress"} for f in action.unread_fields)
    return None if unread or action.arises_from else plan.begun_by


def first_due(action: Action) -> Due:
    """Return the due date of an action before any progress entry changes it."""
    words = action.due_as_written
    if action.due:
        inherited = "due" in action.inherited
        return Due(action.due, "outcome" if inherited else "action", words)
    if words:
        return Due(None, "as-written", words)
    if action.no_due_date:
        return Due(None, "no-date")
    if action.no_dates:
        return Due(None, "not-given")
    return Due(None, "not-known")


FLOOR_INTERVAL = Interval(FLOOR, "month")


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


class Reported(Protocol):
    """Something reported, on a date that may not be known."""

    @property
    def date(self) -> Date | None:
        """The day."""


R = TypeVar("R", bound=Reported)


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


def assurances(outcome: Outcome, as_of: date) -> tuple[Assurance, ...]:
    """Return the assurances that count on *as_of*; undated ones always count.

    Without a statement there is no assurance: "TBC" assures nobody of anything.
    """
    return tuple(
        one
        for one in given_assurances(outcome)
        if one.date is None or one.date.first_day <= as_of
    )


def given_assurances(outcome: Outcome) -> tuple[Assurance, ...]:
    """Return the assurances of an outcome that say something, as far as is known."""
    return tuple(one for one in outcome.assurances if not _is_left_open(one))


def _is_left_open(one: Assurance) -> bool:
    unread = any(f.field == "statement" and not f.left_open for f in one.unread_fields)
    return not (one.statement or unread)


def reported_since(
    outcome: Outcome, assurance: Assurance, as_of: date
) -> OutcomeEntry | None:
    """Return the newest report of an outcome; None if *assurance* is known to be newer.

    If either has no known date, the report may be the newer one, so it counts.
    """
    newest = reports(outcome, as_of)[-1:]
    for one in newest:
        if not (one.date and assurance.date) or (
            one.date.last_day >= assurance.date.first_day
        ):
            return one
    return None


class Comparison(NamedTuple):
    """A measure at the start, and the later figures."""

    measure: str
    start: Measure | None
    """None if it was not measured at the start."""
    again: tuple[tuple[Judgement, Result], ...]
    """The assessments that measured it again, with the figures, oldest first."""


def comparisons(outcome: Outcome, as_of: date) -> tuple[Comparison, ...]:
    """Match the baseline of *outcome* with its results, by the words of the measure."""
    again: dict[str, list[tuple[Judgement, Result]]] = {}
    words: dict[str, str] = {}
    for judgement in judgements(outcome, as_of):
        for result in judgement.results:
            key = _same(result.measure)
            words.setdefault(key, result.measure)
            again.setdefault(key, []).append((judgement, result))
    at_start = [
        Comparison(m.measure, m, tuple(again.pop(_same(m.measure), ())))
        for m in outcome.baseline
    ]
    only_later = [Comparison(words[k], None, tuple(v)) for k, v in again.items()]
    return (*at_start, *only_later)


class Contradiction(NamedTuple):
    """A measure whose figures contradict the assessment of an outcome."""

    measure: str
    start: str
    target: str
    result: str
    verdict: figures.Verdict
    """What the figures alone say: met, not met, worse or no change."""


def against_its_figures(
    outcome: Outcome, judgement: Judgement
) -> tuple[Contradiction, ...]:
    """Return the measures that contradict what *judgement* says about *outcome*.

    "Fully achieved" is contradicted by every target that has not been met, "partly" if
    no measure has moved towards its target, "not yet" if all targets have been met or a
    measure is worse, and "no change" by a target that was met since and by a measure
    that is worse. Figures that cannot be compared contradict nothing, so an empty
    result does not prove that they agree.
    """
    held = [*_held_against_start(outcome, judgement)]
    read = [each for each in held if each.verdict != "cannot say"]
    met = [each for each in read if each.verdict == "met"]
    failed = [each for each in read if each not in met and (each.target or not met)]
    match judgement.outcome_achieved:
        case "fully":
            return tuple(failed)
        case "partly":
            moved = any(each.verdict in ("met", "not met") for each in held)
            return () if moved or read != held else tuple(read)
        case "not-yet":
            # It means that it is too early to see a change, so a worse figure is one.
            every = len(read) == len(outcome.baseline) and not failed
            worse = tuple(each for each in read if each.verdict == "worse")
            return tuple(read) if every else worse
        case "no-change":
            moved_on = [e for e in read if not figures.is_unchanged(e.start, e.result)]
            return tuple(e for e in moved_on if e.verdict in ("met", "worse"))
        case _:
            return ()


def is_contradicted(outcome: Outcome, judgement: Judgement) -> bool:
    """Return whether an assessment is contradicted by its own figures.

    Every output checks this before it prints an assessment as an achievement.
    """
    return bool(against_its_figures(outcome, judgement))


def _held_against_start(
    outcome: Outcome, judgement: Judgement
) -> Iterator[Contradiction]:
    start = {_same(measure.measure): measure for measure in outcome.baseline}
    for result in judgement.results:
        if measure := start.get(_same(result.measure)):
            verdict = figures.compare(measure.value, measure.target, result.value)
            yield Contradiction(
                measure=result.measure,
                start=measure.value,
                target=measure.target,
                result=result.value,
                verdict=verdict,
            )


def answers(
    recommendation: Recommendation, board: BoardSettings, as_of: date
) -> tuple[Response, ...]:
    """Return the latest response of each agency on *as_of*, in file order."""
    newest: dict[str, Response] = {}
    for response in recommendation.responses:
        if response.date is None or response.date.first_day <= as_of:
            agency = names.plain(board.agencies.of(response.agency))
            held = newest.get(agency)
            if held is None or _later_or_same(response, held):
                newest[agency] = response
    return tuple(newest.values())


def to_be_judged(outcome: Outcome, plan: Plan, as_of: date) -> bool:
    """Return whether an outcome is ready to assess.

    All its actions are closed, at least one was done, and there is no later assessment.
    If an action or its latest status could not be read, the answer is no.
    """
    now = [standing(action, plan, as_of) for action in outcome.actions]
    if not (outcome.actions_known and all(each.state_known for each in now)):
        return False
    if any(s.is_open for s in now) or not any(s.state in DONE for s in now):
        return False
    judged = [j for j in judgements(outcome, as_of) if j.outcome_achieved]
    last = last_done(now)
    if not judged or last is None or judged[-1].date is None:
        return not judged
    return judged[-1].date.last_day < last.last_day


def is_achieved(outcome: Outcome, as_of: date) -> bool:
    """Return whether the latest assessment says "fully", and its figures agree."""
    last = latest_verdict(outcome, as_of)
    if last is None or last.outcome_achieved != "fully":
        return False
    return not is_contradicted(outcome, last)


def latest_verdict(outcome: Outcome, as_of: date) -> Judgement | None:
    """Return the latest assessment that says how far an outcome is achieved."""
    judged = [j for j in judgements(outcome, as_of) if j.outcome_achieved]
    return judged[-1] if judged else None


def last_done(now: Sequence[Standing]) -> Date | None:
    """Return when the last of these actions was done, as far as it is known."""
    done = [s.closed for s in now if s.closed and s.state in DONE]
    return max(done, key=lambda closed: closed.last_day, default=None)


def judged_long_ago(outcome: Outcome, as_of: date) -> int:
    """Return the full months since the last assessment; 0 if 6 months or less."""
    judged = [j.date for j in judgements(outcome, as_of) if j.outcome_achieved]
    last = judged[-1] if judged else None
    if last is None or as_of <= dates.add_months(last, FLOOR):
        return 0
    return dates.months_between(last, as_of)


@by_identity
def steps(action: Action, entries: Sequence[Entry]) -> list[ActionStep]:
    """Return the status of *action* after each of *entries*, which are in order.

    The first entry starts an action; later ones change its state only if they say so.
    """
    return _steps(action, entries, None)


def _steps(
    action: Action, entries: Sequence[Entry], last: ActionStep | None
) -> list[ActionStep]:
    """Do the same after *last*."""
    taken: list[ActionStep] = []
    state = last.state if last else None
    known = last.state_known if last else True
    due = last.due if last else first_due(action)
    rounds: Sequence[Round] = last.rounds if last else ()
    for entry in entries:
        before = due
        due = _new_due(entry) or due
        state = entry.state or state or "in-progress"
        known = bool(entry.state) or (known and entry.unread_words("state") is None)
        known = known and not _may_be_to_come(entry)
        if entry.state == "complete" and action.recurs:
            state = "in-progress"
            due, rounds = _next_round(action, entry, due, rounds)
        taken.append(
            ActionStep(
                entry=entry,
                state=state,
                due=due,
                before=before,
                rounds=rounds,
                state_known=known,
            )
        )
    return taken


def _may_be_to_come(entry: Entry) -> bool:
    """Return whether an entry closes an action on a date that could not be read.

    Nobody knows then whether that date has passed: "complete" with "TBC" as its date
    may be a plan.
    """
    return entry.state in CLOSED and entry.unread_words("date") is not None


def states(action: Action, entries: Sequence[Entry]) -> list[State]:
    """Return the state of *action* after each of *entries*, which are in order."""
    return [step.state for step in steps(action, entries)]


def without_evidence(action: Action, entries: Sequence[Entry]) -> list[Entry]:
    """Return those of *entries* that report *action* as done without evidence.

    Evidence may be in the entry itself or in a later one, until the action is reopened
    or done again. *entries* are in order.
    """
    return [
        since[0]
        for since in _done_and_since(action, entries)
        if not any(entry.evidence or _is_unread(entry, "evidence") for entry in since)
    ]


def evidence_of_done(action: Action, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return the evidence given since *action* was last reported as done."""
    since = ([], *_done_and_since(action, entries))[-1]
    return tuple(dict.fromkeys(each for entry in since for each in entry.evidence))


def _done_and_since(action: Action, entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return each entry that reports *action* as done, with those that follow it."""
    found: list[list[Entry]] = []
    kept = was_done = False
    for step in steps(action, entries):
        entry, is_done = step.entry, step.state in DONE
        if entry.state == "complete" or (is_done and not was_done):
            found.append([entry])
            kept = True
        elif entry.state in OPEN and kept:
            found.pop()
            kept = False
        elif kept:
            found[-1].append(entry)
        was_done = is_done
    return found


def _is_unread(entry: Entry, field: str) -> bool:
    """Return whether a field of an entry has words that could not be read."""
    return any(one.field == field and not one.left_open for one in entry.unread_fields)


def _new_due(entry: Entry) -> Due | None:
    """Return the due date that an entry gives; None if it gives none."""
    if entry.new_due:
        return Due(entry.new_due, "entry")
    words = entry.unread_words("new_due")
    if words is None:
        return None
    return Due(None, "as-written", words) if words else Due(None, "not-known")


def _next_round(
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


def _without_work(
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


def _schedule(action: Action) -> Schedule | None:
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
    """Return when the work that an entry reports as done was done; None if unknown."""
    if entry.unread_words("achieved_on") is not None:
        return None
    return entry.achieved_on or entry.date


def _is_by_then(entry: Entry, due: Date) -> bool:
    """Return whether an entry may be from the date of a step or later."""
    return entry.date is None or entry.date.last_day >= due.first_day


def _history_known(action: Action) -> bool:
    """Return whether the list of entries could be read, if not every entry in it."""
    return all(
        f.field != "progress" or f.item is not None for f in action.unread_fields
    )


def _state_known(action: Action, told: SaidSoFar) -> bool:
    """Return whether no later status may be in the entries that could not be read."""
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
def _unread_handovers(action: Action) -> tuple[list[Entry], list[Entry]]:
    """Return the entries with a new owner, and with a new agency, on an unread date."""
    unread = [e for e in action.progress if e.unread_words("date") is not None]
    return [e for e in unread if e.owners], [e for e in unread if e.agency]


def _why_no_owner(action: Action) -> str:
    """Return why an action has no owner; "Vacant" in place of one says it too."""
    written = [f.written for f in action.unread_fields if f.field == "accountable"]
    vacant = (each for each in written if "vacan" in each.casefold())
    return action.no_owner or next(vacant, "")


def _is_handover_known(action: Action, unread: Sequence[Entry], last_said: int) -> bool:
    """Return whether none of the *unread* handovers may be the latest.

    It may be yet to come, so neither the new owner or agency nor the one before is
    known to be the present one. *last_said* is the place of the last dated one.
    """
    return not unread or (_is_in_order(action) and last_said > max(_places(unread)))


def _heard_known(action: Action, told: SaidSoFar) -> bool:
    """Return whether no entry may be newer than the latest one with a known date."""
    unread = [f.item for f in action.unread_fields if f.field == "progress"]
    below = all(item is not None and told.heard_at > item for item in unread)
    return below and not told.newest_undated


def _places(entries: Iterable[Entry]) -> Iterator[int]:
    """Yield the places of entries in the file."""
    return (int(entry.route[-1]) for entry in entries)


def _reports_known(action: Action, told: SaidSoFar) -> bool:
    whole = all(field.field != "progress" for field in action.unread_fields)
    return whole and told.dates_known


def _heard(action: Action, plan: Plan, told: SaidSoFar) -> Date | None:
    if not _history_known(action):
        return None
    return told.heard or joined(action, plan)


def _fresh_until(heard: Date, action: Action, plan: Plan) -> date:
    allowed = _silences_allowed(action, plan)
    return min(dates.add_interval(heard, each) for each in allowed)


def _owners(
    before: SaidSoFar, entries: Iterable[Entry]
) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    """Return the owners, the agency that was last named, and the owners at that time.

    There are no owners if they could not be read, and no agency if none was named.
    """
    owners, agency, then = before.owners, before.agency, before.agency_owners
    for entry in entries:
        if entry.owners or entry.unread_words("accountable") is not None:
            owners = entry.owners
        if entry.agency or entry.unread_words("agency") is not None:
            agency, then = entry.agency, owners
    return owners, agency, then


def _are_same_owners(
    then: tuple[str, ...], owners: Iterable[Named], board: BoardSettings
) -> bool:
    """Tell whether the agency was said of those who answer for an action now."""
    named = {names.plain(one.name) for one in board_names.owners(then, board)}
    return named == {names.plain(one.name) for one in owners}


def rated_by(entries: Iterable[Entry]) -> Entry | None:
    """Return the entry that gave the latest rating; None if there is none."""
    given = [e for e in entries if e.rag or e.unread_words("rag") is not None]
    return given[-1] if given and given[-1].rag else None


def _rating(rag: str, entries: Iterable[Entry]) -> str:
    """Return the latest rating; empty if it could not be read."""
    given = [e for e in entries if e.rag or e.unread_words("rag") is not None]
    return given[-1].rag if given else rag


def _rating_known(*, known: bool, entries: Iterable[Entry]) -> bool:
    """Return whether the latest rating, if there is one, could be read."""
    given = [e for e in entries if e.rag or _is_unread(e, "rag")]
    return bool(given[-1].rag) if given else known


def _request(open_request: Entry | None, entries: Iterable[Entry]) -> Entry | None:
    for entry in entries:
        asks = entry.new_due_requested or entry.unread_words("new_due_requested")
        if entry.new_due:
            open_request = None
        elif asks is not None:
            open_request = entry
        elif entry.request:
            open_request = None
    return open_request


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


def _moves(
    known: Date | None, taken: Iterable[ActionStep]
) -> tuple[tuple[Move, ...], Date | None]:
    """Return the changes to a due date, and the last known date after them."""
    moves: list[Move] = []
    for step in taken:
        entry = step.entry
        if entry.new_due:
            moves.append(Move(entry.date, known, entry.new_due, entry.note.strip()))
        known = entry.new_due or step.due.date or known
    return tuple(moves), known


def _closing(closing: Entry | None, taken: Iterable[ActionStep]) -> Entry | None:
    """Return the entry that closed an action; a later sign-off does not change this."""
    for step in taken:
        if step.state in OPEN:
            closing = None
        elif closing is None:
            closing = step.entry
    return closing


def _reopened(told: SaidSoFar, taken: Iterable[ActionStep]) -> Date | None:
    """Return when an action was reopened after it had been closed."""
    reopened = told.reopened
    before: State = told.last.state if told.last else "not-started"
    for step in taken:
        if step.state not in OPEN:
            reopened = None
        elif before not in OPEN:
            reopened = step.entry.date
        before = step.state
    return reopened


def _since(told: SaidSoFar, taken: Iterable[ActionStep]) -> Entry | None:
    """Return the entry that gave an action its current status."""
    since, state = told.since, told.last.state if told.last else None
    for step in taken:
        if step.state != state:
            state, since = step.state, step.entry
    return since


def _same(words: str) -> str:
    return " ".join(words.split()).casefold()


def _later_or_same(response: Response, held: Response) -> bool:
    if held.date is None or response.date is None:
        return True
    return response.date.last_day >= held.date.last_day
