"""Work out what is true of an action on a date; only here is overdue defined.

A plan is a log of dated facts. Everything here follows from the entries dated on or
before the date in question; later entries do not count.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from actionplan.plan import board_names, corrections
from actionplan.plan.model import DONE, OPEN, BoardSettings, listed
from actionplan.text import dates, figures, names
from actionplan.text.dates import Interval
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
"""Where the due date that counts is from, or why there is none.

It is the action's own, its outcome's, given by a progress entry, or that of the next
round of work that repeats. Where there is no date there are words for one that cannot
be read as a date, or the reason why there is none, or why the document gives none
though there may be one, or nothing at all.
"""


class Due(NamedTuple):
    """By when something is due, as far as that is known."""

    date: Date | None
    source: DueFrom
    words: str = ""
    """The words that stand for a date that is not known, or that it was read from."""


class Move(NamedTuple):
    """A change of the due date of an action."""

    on: Date | None
    """None where the entry that moved it has no known day."""
    before: Date | None
    """The last date that was known, None if there was none."""
    after: Date
    why: str

    @property
    def is_postponement(self) -> bool:
        """Whether the date was moved later; a first date is not a postponement."""
        return self.before is not None and self.after.last_day > self.before.last_day


class Round(NamedTuple):
    """One time that work which repeats was done."""

    due: Date | None
    done: Date | None
    """None where it is not known when."""

    @property
    def late(self) -> bool:
        """Whether it was done, or else reported, after its date, where known."""
        return _is_late(self.done, self.due)


class MilestoneStatus(NamedTuple):
    """A milestone as it is on a day."""

    milestone: Milestone
    reached: bool
    late: bool
    """Whether its date has passed, the action is open, and it has not been reached."""


class ActionStep(NamedTuple):
    """An entry, and how an action is after it."""

    entry: Entry
    state: State
    due: Due
    before: Due
    """The due date that counted until then."""
    rounds: tuple[Round, ...] = ()
    """Every round done up to then, the oldest first."""
    state_known: bool = True
    """False where the last word on its state could not be read."""


class Standing(NamedTuple):
    """How an action stands on the day *as_of*."""

    as_of: date
    state: State
    due: Date | None
    """The date that counts now: the newest there is. None where it has none, or where
    it is not known: see *due_from*."""
    accountable: str
    """Who answers for it now, by declared names; empty where that is not known."""
    entries: tuple[Entry, ...]
    """Those that count, in the order in which they take effect."""
    moves: tuple[Move, ...]
    heard: Date | None
    """The newest dated entry, else the day it joined the plan; None if not known."""
    fresh_until: date | None
    """The last day on which its newest update is recent enough."""
    surely_fresh_until: date | None
    """The same if what has only a month is of its first day; it counts to its end."""
    rag: str
    """The rating of the newest entry that has one."""
    closed: Date | None
    """When it was achieved, or else reported closed; None if it is open, and where it
    is closed but not known when."""
    owners: tuple[Named, ...] = ()
    """Each of those who answer for it now, by the names that their board declared."""
    no_owner: str = ""
    """Why nobody answers for it; empty where somebody does."""
    agency: str | None = None
    """The agency that an entry has handed it to, in words; empty where they could not
    be read. None where no entry names one: it is the plan's agency of the action."""
    agency_is_owners: bool = True
    """False where it went to another owner, and nothing says of which agency."""
    due_from: DueFrom = "action"
    due_as_written: str = ""
    """The words that stand for a date that is not known, or that it was read from."""
    date_to_be_set_by: Date | None = None
    """By when it will have a due date; None if it has one. It is no due date itself."""
    state_since: Date | None = None
    """The date of the entry that brought it into its state; None if not known."""
    state_known: bool = True
    """False where what was said of its state last could not be read."""
    reports_known: bool = True
    """False where something reported of it could not be read, or not its date."""
    rounds: tuple[Round, ...] = ()
    """The times that work which repeats was done, the oldest first."""
    request: Entry | None = None
    """The entry that asks for more time, while that is neither granted nor declined."""
    milestones: tuple[MilestoneStatus, ...] = ()
    reopened: Date | None = None
    """The date of the entry that opened it again; None if it was never closed, is
    closed, or that is not known."""
    from_document: bool = False
    """Whether only the date of the document says since when there has been none."""

    @property
    def status(self) -> Status:
        """Its state as far as anybody has reported it.

        That nothing was reported does not say that nothing was begun.
        """
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
        """How many days ago it was due; 0 if it is not overdue."""
        if not self.overdue or self.due is None:
            return 0
        return (self.as_of - self.due.last_day).days

    @property
    def reopened_late(self) -> Date | None:
        """When it was opened again, if it is overdue and that was after its date.

        How long it is overdue is counted from its date all the same.
        """
        if not (self.overdue and self.reopened and self.due):
            return None
        return self.reopened if _is_late(self.reopened, self.due) else None

    @property
    def overdue_to_be_dated(self) -> bool:
        """Whether it is open and has no date, though it was to have one by now.

        That is not being overdue: nobody knows when it is due.
        """
        by = self.date_to_be_set_by
        return self.is_open and by is not None and self.as_of > by.last_day

    @property
    def stale(self) -> bool:
        """Whether it is open and has had no update for too long."""
        late = self.fresh_until is not None and self.as_of > self.fresh_until
        return self.is_open and late

    @property
    def silence_not_known(self) -> bool:
        """Whether it is open, and nobody can tell that it was reported on lately.

        There is no date from which to count, or only the one for which the document is
        true: actions were agreed before that.
        """
        known = self.stale or (
            self.heard is not None and (self.has_report or not self.from_document)
        )
        return self.is_open and not known

    @property
    def months_silent(self) -> int:
        """Whole months since its last update; 0 where that is not known."""
        return dates.months_between(self.heard, self.as_of) if self.heard else 0

    @property
    def has_report(self) -> bool:
        """Whether anything has been reported of it on a day that is known."""
        return any(entry.date for entry in self.entries)

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
    def done_last(self) -> Date | None:
        """When work that repeats was done last; None if never, or not known when."""
        return self.rounds[-1].done if self.rounds else None

    @property
    def achieved_known(self) -> bool:
        """Whether an entry says when it was achieved, and not only when it was told."""
        return any(entry.achieved_on for entry in self.entries)

    @property
    def closed_late(self) -> bool:
        """Whether it was achieved, or else reported, after its date, where known."""
        return self.state in DONE and _is_late(self.closed, self.due)


@by_identity
def standing(action: Action, plan: Plan, as_of: date) -> Standing:
    """Return how *action* of *plan* stands at the end of the day *as_of*."""
    entries = entries_on(action.progress, as_of)
    taken = steps(action, entries)
    state: State = taken[-1].state if taken else "not-started"
    due = taken[-1].due if taken else first_due(action)
    if not _history_known(action):
        due = Due(None, "not-known")
    heard = _heard(action, plan, entries)
    # Of what was never reported it is certain at last, where only its year is known.
    counted = heard or (None if action.progress else _joined_by(action, plan))
    owners = board_names.owners(_owners(action, entries), plan.board)
    closed, since = _closed(taken), _since(taken)
    is_open = state in OPEN
    return Standing(
        as_of=as_of,
        state=state,
        due=due.date,
        accountable=listed([one.name for one in owners]),
        entries=entries,
        moves=_moves(action, taken),
        heard=heard,
        fresh_until=_fresh_until(counted, action, plan) if counted else None,
        surely_fresh_until=(
            _fresh_until(dates.of(heard.first_day), action, plan) if heard else None
        ),
        rag=_rating(entries),
        closed=closed,
        owners=owners,
        no_owner="" if owners else action.no_owner,
        agency=_agency(entries),
        agency_is_owners=_agency_is_owners(action, entries, plan.board),
        due_from=due.source,
        due_as_written=due.words,
        date_to_be_set_by=None if due.date else action.set_date_by,
        state_since=since,
        state_known=_state_known(action, taken),
        reports_known=_reports_known(action, entries),
        rounds=taken[-1].rounds if taken else (),
        request=_request(entries) if is_open else None,
        milestones=tuple(
            _milestone(one, as_of, is_open=is_open) for one in action.milestones
        ),
        reopened=_reopened(taken),
        from_document=_is_from_document(action, plan),
    )


def was_overdue(action: Action, plan: Plan, day: date, known_by: date) -> bool:
    """Return whether *action* was overdue on a day, by all that was known later.

    What was achieved by its date was never overdue, however late that was reported. Of
    what is only reported done after its date nobody knows, unless something reported
    in between shows it open. So this agrees with `Standing.closed_late`.
    """
    then = standing(action, plan, day)
    if not then.overdue:
        return False
    heard = {id(entry) for entry in then.entries}
    was_open = False
    rounds = len(then.rounds)
    for step in steps(action, on_or_before(action.progress, known_by)):
        if id(step.entry) in heard:
            continue
        if step.state in DONE or len(step.rounds) > rounds:
            achieved = step.entry.achieved_on
            return _is_late(achieved, then.due) if achieved else was_open
        if step.state not in OPEN:
            return True
        was_open = True
    return True


def _is_late(done: Date | None, due: Date | None) -> bool:
    """Tell whether something is later than its date; the one definition of that."""
    return bool(done and due and done.first_day > due.last_day)


def _is_from_document(action: Action, plan: Plan) -> bool:
    """Tell whether the day for which the plan is true is all that is known of it."""
    return action.added is None and not (plan.agreed or plan.published)


def at_first(action: Action, plan: Plan, as_of: date) -> Standing:
    """Tell how *action* stood before anything was reported of it."""
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


def joined(action: Action, plan: Plan) -> Date | None:
    """Return when an action joined its plan; None where no date of that is known.

    What arose from another action came later than the plan, and nobody knows when.
    """
    if action.unread_words("added") is not None:
        return None
    return action.added or (None if action.arises_from else plan.begun)


def _joined_by(action: Action, plan: Plan) -> Date | None:
    """Return the day by which an action was in its plan, where only that is known."""
    unread = any(f.field in {"added", "progress"} for f in action.unread_fields)
    return None if unread or action.arises_from else plan.begun_by


def first_due(action: Action) -> Due:
    """Return by when an action is due before any entry says otherwise."""
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
    """Return after how much silence *action* is stale: six months at the most.

    It is the shortest that the plan, its board and the guidance allow, as counted from
    the day of its last report.
    """
    every = action.review.every or plan.review.every or FLOOR_INTERVAL
    allowed = (every, Interval(plan.board.stale, "month"), FLOOR_INTERVAL)
    return min(allowed, key=lambda each: dates.add_interval(since, each))


class Reported(Protocol):
    """Something reported, on a day that may not be known."""

    @property
    def date(self) -> Date | None:
        """The day."""


R = TypeVar("R", bound=Reported)


@by_identity
def on_or_before(reported: Sequence[R], as_of: date) -> tuple[R, ...]:
    """Return what counts on *as_of*, in the order in which it takes effect.

    What is of a whole month counts from its first day. It comes after the days of that
    month, unless one of them is below it in the file; of two on one day the later in
    the file comes last. What has no known day counts when the one above it in the file
    does, or else from the beginning.
    """
    counted = []
    counts = True
    for one in reported:
        if one.date:
            counts = one.date.first_day <= as_of
        if counts:
            counted.append(one)
    return tuple(_in_order(counted))


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
    """Sort entries as they take effect; one without a day follows the one above it."""
    return _in_order(reported)


def _in_order(reported: Sequence[R]) -> list[R]:
    ranked = []
    last = date.min
    for one, day in zip(reported, _ranks(reported), strict=True):
        last = day or last
        ranked.append((last, one))
    return [one for _, one in sorted(ranked, key=lambda pair: pair[0])]


def _ranks(reported: Sequence[Reported]) -> list[date | None]:
    """Return the day by which each is sorted; None for those without a date.

    An entry of a whole month was written before those of its days that follow it in
    the file, so it comes before the first of them.
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
    """Return the judgements of *outcome* that count on *as_of*, the oldest first."""
    return on_or_before(outcome.difference, as_of)


def reports(outcome: Outcome, as_of: date) -> tuple[OutcomeEntry, ...]:
    """Return what was said of the whole *outcome* up to *as_of*, the oldest first."""
    return on_or_before(outcome.progress, as_of)


def assurances(outcome: Outcome, as_of: date) -> tuple[Assurance, ...]:
    """Return the assurances that count on *as_of*: those of no known day always do."""
    return tuple(
        one
        for one in outcome.assurances
        if one.date is None or one.date.first_day <= as_of
    )


class Comparison(NamedTuple):
    """A measure at the start, and what it was when it was measured again."""

    measure: str
    start: Measure | None
    """None if it was not measured at the start."""
    again: tuple[tuple[Judgement, Result], ...]
    """The judgements that measured it again, and what it was; the oldest first."""


def comparisons(outcome: Outcome, as_of: date) -> tuple[Comparison, ...]:
    """Set the baseline of *outcome* beside its results; same words, same measure."""
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
    """A measure whose figures do not bear out what an outcome is judged to be."""

    measure: str
    start: str
    target: str
    result: str
    verdict: figures.Verdict
    """What the figures say by themselves: met, not met, worse or no change."""


def against_its_figures(
    outcome: Outcome, judgement: Judgement
) -> tuple[Contradiction, ...]:
    """Return the measures that contradict what *judgement* says of *outcome*.

    "Fully achieved" is contradicted by every target that has not been met, "partly" if
    nothing that was measured has moved towards its target, "not yet" if all targets
    have been met, and "no change" by a target that was met. What cannot be compared
    contradicts nothing: an empty answer is no proof that they agree.
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
            every = len(read) == len(outcome.baseline) and not failed
            return tuple(read) if every else ()
        case "no-change":
            return tuple(met)
        case _:
            return ()


def is_contradicted(outcome: Outcome, judgement: Judgement) -> bool:
    """Tell whether its own figures contradict what an outcome is judged to be.

    Whoever prints the judgement as an achievement asks here first.
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
    """Return the newest response of each agency on *as_of*, in order of the file."""
    newest: dict[str, Response] = {}
    for response in recommendation.responses:
        if response.date is None or response.date.first_day <= as_of:
            agency = names.plain(board.agencies.of(response.agency))
            held = newest.get(agency)
            if held is None or _later_or_same(response, held):
                newest[agency] = response
    return tuple(newest.values())


def to_be_judged(outcome: Outcome, plan: Plan, as_of: date) -> bool:
    """Return whether all its actions are closed, and it was not judged since.

    An outcome none of whose actions was done made no difference to judge. Where an
    action, or what was last said of one, could not be read, nobody knows.
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


def last_done(now: Sequence[Standing]) -> Date | None:
    """Return when the last of some actions was done, as far as that is known."""
    done = [s.closed for s in now if s.closed and s.state in DONE]
    return max(done, key=lambda closed: closed.last_day, default=None)


def judged_long_ago(outcome: Outcome, as_of: date) -> int:
    """Count the whole months since it was last judged; 0 if that is within six."""
    judged = [j.date for j in judgements(outcome, as_of) if j.outcome_achieved]
    last = judged[-1] if judged else None
    if last is None or as_of <= dates.add_months(last, FLOOR):
        return 0
    return dates.months_between(last, as_of)


@by_identity
def steps(action: Action, entries: Sequence[Entry]) -> list[ActionStep]:
    """Return how *action* is after each of *entries*, which are in order.

    The first entry starts an action; later ones change its state only if they say so.
    """
    taken: list[ActionStep] = []
    state: State | None = None
    known = True
    due, rounds = first_due(action), tuple[Round, ...]()
    for entry in entries:
        before = due
        due = _new_due(entry) or due
        state = entry.state or state or "in-progress"
        known = bool(entry.state) or (known and entry.unread_words("state") is None)
        if action.repeats and entry.state == "complete":
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


def states(action: Action, entries: Sequence[Entry]) -> list[State]:
    """Return the state of *action* after each of *entries*, which are in order."""
    return [step.state for step in steps(action, entries)]


def without_evidence(action: Action, entries: Sequence[Entry]) -> list[Entry]:
    """Return those of *entries* that report *action* done, with nothing to show it.

    What shows it is named in the entry that reports it, or in a later one, before it
    is opened or done again. *entries* are in order.
    """
    return [
        since[0]
        for since in _done_and_since(action, entries)
        if not any(entry.evidence or _is_unread(entry, "evidence") for entry in since)
    ]


def evidence_of_done(action: Action, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return what shows that *action* is done: named since it was reported so last."""
    since = ([], *_done_and_since(action, entries))[-1]
    return tuple(dict.fromkeys(each for entry in since for each in entry.evidence))


def _done_and_since(action: Action, entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return each entry that reports *action* done, with those that follow on it."""
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
    """Tell whether a field of an entry says something that could not be read."""
    return any(one.field == field and not one.left_open for one in entry.unread_fields)


def _new_due(entry: Entry) -> Due | None:
    """Return the due date that an entry gives, None if it gives none."""
    if entry.new_due:
        return Due(entry.new_due, "entry")
    words = entry.unread_words("new_due")
    if words is None:
        return None
    return Due(None, "as-written", words) if words else Due(None, "not-known")


def _next_round(
    action: Action, entry: Entry, due: Due, rounds: tuple[Round, ...]
) -> tuple[Due, tuple[Round, ...]]:
    """Return the due date and the rounds after *entry* has completed a round.

    Work that is done is due again at the first date of its schedule after that, and
    after the date it was due. What is nearer to the round before than to the date that
    is due now is that round, told again: so nothing told twice hides a date.
    """
    done = done_on(entry)
    if _is_told_again(done, due, rounds):
        return due, rounds
    rounds = (*rounds, Round(due.date, done))
    if due.date is None or action.due is None or action.repeats is None:
        return due, rounds
    after = max(due.date.last_day, done.last_day if done else date.min)
    return Due(_scheduled(action.due, action.repeats, after), "round"), rounds


def _is_told_again(done: Date | None, due: Due, rounds: Sequence[Round]) -> bool:
    if not rounds or done is None or due.date is None:
        return False
    before = [day.last_day for day in rounds[-1] if day]
    if not before or done.first_day > due.date.last_day:
        return False
    ago = min(abs((done.last_day - day).days) for day in before)
    return ago < (due.date.last_day - done.last_day).days


def _scheduled(first: Date, every: Interval, after: date) -> Date | None:
    """Return the first date of a schedule that ends after a day."""
    days = max(0, (after - first.last_day).days)
    number = max(0, days // ((7 if every.unit == "week" else 31) * every.number) - 1)
    while (due := dates.step(first, every, number)) and due.last_day <= after:
        number += 1
    return due


def done_on(entry: Entry) -> Date | None:
    """Return when what an entry reports done was done; None if that is not known."""
    if entry.unread_words("achieved_on") is not None:
        return None
    return entry.achieved_on or entry.date


def _history_known(action: Action) -> bool:
    """Tell whether the entries of an action could be read, but for single ones."""
    return all(
        f.field != "progress" or f.item is not None for f in action.unread_fields
    )


def _state_known(action: Action, taken: Sequence[ActionStep]) -> bool:
    """Tell whether no newer word on its state is among what could not be read."""
    unread = [f.item for f in action.unread_fields if f.field == "progress"]
    if None in unread or (taken and not taken[-1].state_known):
        return False
    said = [int(step.entry.route[-1]) for step in taken if step.entry.state]
    return all(item is not None and any(n > item for n in said) for item in unread)


def _reports_known(action: Action, entries: Sequence[Entry]) -> bool:
    whole = all(field.field != "progress" for field in action.unread_fields)
    return whole and all(entry.unread_words("date") is None for entry in entries)


def _heard(action: Action, plan: Plan, entries: Sequence[Entry]) -> Date | None:
    if not _history_known(action):
        return None
    days = [entry.date for entry in entries if entry.date]
    return days[-1] if days else joined(action, plan)


def _fresh_until(heard: Date, action: Action, plan: Plan) -> date:
    return dates.add_interval(heard, silence_allowed(action, plan, heard))


def _owners(action: Action, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return who answers for an action; nobody known if that could not be read."""
    owners = action.owners
    for entry in entries:
        if entry.owners or entry.unread_words("accountable") is not None:
            owners = entry.owners
    return owners


def _agency(entries: Sequence[Entry]) -> str | None:
    """Return the agency that an entry named last; None if none did."""
    named = [each.agency for each in entries if _names_agency(each)]
    return named[-1] if named else None


def _names_agency(entry: Entry) -> bool:
    return bool(entry.agency) or entry.unread_words("agency") is not None


def _agency_is_owners(
    action: Action, entries: Sequence[Entry], board: BoardSettings
) -> bool:
    """Tell whether the agency was said of those who answer for an action now."""
    named = [i for i, entry in enumerate(entries, 1) if _names_agency(entry)]
    then = _owners(action, entries[: named[-1]] if named else ())
    return {names.plain(one.name) for one in board_names.owners(then, board)} == {
        names.plain(one.name)
        for one in board_names.owners(_owners(action, entries), board)
    }


def _rating(entries: Sequence[Entry]) -> str:
    """Return the newest rating; none if that could not be read."""
    given = [e for e in entries if e.rag or e.unread_words("rag") is not None]
    return given[-1].rag if given else ""


def _request(entries: Sequence[Entry]) -> Entry | None:
    open_request: Entry | None = None
    for entry in entries:
        asks = entry.new_due_requested or entry.unread_words("new_due_requested")
        if entry.new_due:
            open_request = None
        elif asks is not None:
            open_request = entry
        elif entry.request:
            open_request = None
    return open_request


def _milestone(one: Milestone, as_of: date, *, is_open: bool) -> MilestoneStatus:
    dated = one.reached_on is not None and one.reached_on.first_day <= as_of
    reached = dated or (one.reached_on is None and bool(one.reached_on_as_written))
    known = all(field.field != "reached_on" for field in one.unread_fields)
    passed = one.due is not None and as_of > one.due.last_day
    return MilestoneStatus(one, reached, is_open and known and passed and not reached)


def _moves(action: Action, taken: Sequence[ActionStep]) -> tuple[Move, ...]:
    moves: list[Move] = []
    known = action.due
    for step in taken:
        entry = step.entry
        if entry.new_due:
            moves.append(Move(entry.date, known, entry.new_due, entry.note.strip()))
        known = entry.new_due or step.due.date or known
    return tuple(moves)


def _closed(taken: Sequence[ActionStep]) -> Date | None:
    """Find when an action was closed; signing it off later changes no date."""
    closing: Entry | None = None
    for step in taken:
        if step.state in OPEN:
            closing = None
        elif closing is None:
            closing = step.entry
    return done_on(closing) if closing else None


def _reopened(taken: Sequence[ActionStep]) -> Date | None:
    """Find when an action was opened again after it had been closed."""
    reopened: Date | None = None
    before: State = "not-started"
    for step in taken:
        if step.state not in OPEN:
            reopened = None
        elif before not in OPEN:
            reopened = step.entry.date
        before = step.state
    return reopened


def _since(taken: Sequence[ActionStep]) -> Date | None:
    """Find the day of the entry that brought an action into its state."""
    since: Entry | None = None
    state: State | None = None
    for step in taken:
        if step.state != state:
            state, since = step.state, step.entry
    return since.date if since else None


def _same(words: str) -> str:
    return " ".join(words.split()).casefold()


def _later_or_same(response: Response, held: Response) -> bool:
    if held.date is None or response.date is None:
        return True
    return response.date.last_day >= held.date.last_day
