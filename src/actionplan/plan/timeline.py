"""Work out what is true of an action on a date; only here is overdue defined.

A plan is a log of dated facts. Everything here follows from the entries dated on or
before the date in question; later entries do not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan.model import OPEN
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.plan.model import (
        Action,
        Entry,
        Judgement,
        Measure,
        Outcome,
        Plan,
        Recommendation,
        Response,
        State,
    )
    from actionplan.text.dates import Date

FLOOR = 6
"""Months: the guidance asks for a review of ongoing actions at least this often."""


class Move(NamedTuple):
    """A change of the due date of an action."""

    on: Date
    before: Date | None
    after: Date
    why: str

    @property
    def is_postponement(self) -> bool:
        """Whether the date was moved later; a first date is not a postponement."""
        return self.before is not None and self.after.last_day > self.before.last_day


class Standing(NamedTuple):
    """How an action stands on the day *as_of*."""

    as_of: date
    state: State
    due: Date | None
    """The date that counts now: the newest there is."""
    accountable: str
    entries: tuple[Entry, ...]
    """Those that count, the oldest first."""
    moves: tuple[Move, ...]
    heard: Date | None
    """The date of the newest entry, else when it joined the plan; None if unread."""
    fresh_until: date | None
    """The last day on which its newest update is recent enough."""
    rag: str
    """The colour of the newest entry that has one, while the action is open."""
    closed: Date | None
    """When it was achieved, or else reported closed."""

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
        """How many days ago it was due; 0 if it is not overdue."""
        if not self.overdue or self.due is None:
            return 0
        return (self.as_of - self.due.last_day).days

    @property
    def stale(self) -> bool:
        """Whether it is open and has had no update for too long."""
        late = self.fresh_until is not None and self.as_of > self.fresh_until
        return self.is_open and late

    @property
    def months_silent(self) -> int:
        """Whole months since its last update."""
        return dates.months_between(self.heard, self.as_of) if self.heard else 0

    @property
    def planned(self) -> Entry | None:
        """The newest entry that says what comes next, while the action is open."""
        planned = [entry for entry in self.entries if entry.next]
        return planned[-1] if planned and self.is_open else None

    @property
    def postponements(self) -> tuple[Move, ...]:
        """The times its due date was moved later."""
        return tuple(move for move in self.moves if move.is_postponement)

    @property
    def closed_late(self) -> bool:
        """Whether it was achieved after its date."""
        done = self.state in ("complete", "signed-off")
        if not done or self.closed is None or self.due is None:
            return False
        return self.closed.first_day > self.due.last_day


def standing(action: Action, plan: Plan, as_of: date) -> Standing:
    """Return how *action* of *plan* stands at the end of the day *as_of*."""
    entries = on_or_before(action.progress, as_of)
    after = states(entries)
    state: State = after[-1] if after else "not-started"
    moves = _moves(action, entries)
    heard = entries[-1].date if entries else action.added or plan.agreed
    rags = [entry.rag for entry in entries if entry.rag]
    holders = [entry.accountable for entry in entries if entry.accountable]
    return Standing(
        as_of=as_of,
        state=state,
        due=moves[-1].after if moves else action.due or action.set_date_by,
        accountable=holders[-1] if holders else action.accountable,
        entries=entries,
        moves=moves,
        heard=heard,
        fresh_until=dates.add_months(heard, review_months(action, plan))
        if heard
        else None,
        rag=rags[-1] if rags and state in OPEN else "",
        closed=_closed(entries, after),
    )


def review_months(action: Action, plan: Plan) -> int:
    """Return after how many months without an update *action* is stale: six at most."""
    every = action.review.every or plan.review.every or FLOOR
    return min(FLOOR, plan.board.stale, every)


def on_or_before(entries: Sequence[Entry], as_of: date) -> tuple[Entry, ...]:
    """Return the entries that count on *as_of*, the oldest first."""
    # An entry dated to a month counts from the first of the month, but comes after the
    # days of that month. sorted() is stable: of two on one day, the later in the file
    # stays last.
    return tuple(in_order([e for e in entries if e.date.first_day <= as_of]))


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """Sort entries in the order in which they take effect."""
    return sorted(entries, key=lambda entry: entry.date.last_day)


def judgements(outcome: Outcome, as_of: date) -> tuple[Judgement, ...]:
    """Return the judgements of *outcome* that count on *as_of*, the oldest first."""
    counted = [j for j in outcome.difference if j.date.first_day <= as_of]
    return tuple(sorted(counted, key=lambda judgement: judgement.date.last_day))


class Comparison(NamedTuple):
    """A measure at the start, and what it was when it was measured again."""

    measure: str
    start: Measure | None
    """None if it was not measured at the start."""
    again: tuple[tuple[Date, str], ...]
    """When it was measured again, with the value, the oldest first."""


def comparisons(outcome: Outcome, as_of: date) -> tuple[Comparison, ...]:
    """Match the baseline of *outcome* with later results, by the measure's words."""
    again: dict[str, list[tuple[Date, str]]] = {}
    words: dict[str, str] = {}
    for judgement in judgements(outcome, as_of):
        for result in judgement.results:
            key = _same(result.measure)
            words.setdefault(key, result.measure)
            again.setdefault(key, []).append((judgement.date, result.value))
    at_start = [
        Comparison(m.measure, m, tuple(again.pop(_same(m.measure), ())))
        for m in outcome.baseline
    ]
    only_later = [Comparison(words[k], None, tuple(v)) for k, v in again.items()]
    return (*at_start, *only_later)


def answers(recommendation: Recommendation, as_of: date) -> tuple[Response, ...]:
    """Return the newest response of each agency on *as_of*, in order of the file."""
    newest: dict[str, Response] = {}
    for response in recommendation.responses:
        if response.date is None or response.date.first_day <= as_of:
            held = newest.get(response.agency)
            if held is None or _later_or_same(response, held):
                newest[response.agency] = response
    return tuple(newest.values())


def to_be_judged(outcome: Outcome, plan: Plan, as_of: date) -> bool:
    """Return whether all its actions are closed, and it was not judged since.

    An outcome whose actions were all withdrawn made no difference to judge.
    """
    now = [standing(action, plan, as_of) for action in outcome.actions]
    done = [s.closed for s in now if s.closed and s.state != "withdrawn"]
    if not done or any(s.is_open for s in now):
        return False
    judged = [j for j in judgements(outcome, as_of) if j.outcome_achieved]
    last = max(date.last_day for date in done)
    return not judged or judged[-1].date.last_day < last


def judged_long_ago(outcome: Outcome, as_of: date) -> int:
    """Return the whole months since it was last judged, or 0 if at most six."""
    judged = [j for j in judgements(outcome, as_of) if j.outcome_achieved]
    if not judged or as_of <= dates.add_months(judged[-1].date, FLOOR):
        return 0
    return dates.months_between(judged[-1].date, as_of)


def states(entries: Sequence[Entry]) -> list[State]:
    """Return the state after each of *entries*, which are in order.

    The first entry starts an action; later ones change its state only if they say so.
    """
    after: list[State] = []
    for entry in entries:
        after.append(entry.state or (after[-1] if after else "in-progress"))
    return after


def _moves(action: Action, entries: Sequence[Entry]) -> tuple[Move, ...]:
    moves: list[Move] = []
    due = action.due
    for entry in entries:
        if entry.new_due:
            moves.append(Move(entry.date, due, entry.new_due, entry.note.strip()))
            due = entry.new_due
    return tuple(moves)


def _closed(entries: Sequence[Entry], after: Sequence[State]) -> Date | None:
    """Return when an action was closed; signing it off later does not change that."""
    closed: Date | None = None
    for entry, state in zip(entries, after, strict=True):
        if state in OPEN:
            closed = None
        elif closed is None:
            closed = entry.achieved_on or entry.date
    return closed


def _same(words: str) -> str:
    return " ".join(words.split()).casefold()


def _later_or_same(response: Response, held: Response) -> bool:
    if held.date is None or response.date is None:
        return True
    return response.date.last_day >= held.date.last_day
