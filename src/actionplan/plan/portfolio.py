"""Select, sort, group and count the actions of several plans on a date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import board_names, exceptions, fields, ratings, timeline
from actionplan.plan.model import STATUSES
from actionplan.text import last_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from actionplan.plan.board_names import Named
    from actionplan.plan.exceptions import PlanProblem
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import Action, Outcome, Plan, Status
    from actionplan.plan.timeline import Standing

Sort: TypeAlias = Literal["urgency", "due", "last-update", "plan", "owner", "agency"]


class Row(NamedTuple):
    """An action in a plan, and its status."""

    plan: Plan
    outcome: Outcome
    action: Action
    now: Standing

    @property
    def name(self) -> str:
        """The plan ID and action number: PLAN/ACTION."""
        return f"{self.plan.id}/{self.action.id}"

    @property
    def named_agency(self) -> Named:
        """Its agency by the declared name, and as written; empty if none is known."""
        return board_names.of_action(self.action, self.outcome, self.plan, self.now)

    @property
    def agency(self) -> str:
        """Its agency by the declared name; empty if none is known."""
        return self.named_agency.name

    def due_within(self, days: int) -> bool:
        """Return whether it is open and due in the next *days* days."""
        if not self.now.is_open or self.now.due is None:
            return False
        last = self.now.due.last_day
        return self.now.as_of <= last <= _later(self.now.as_of, days)

    def due_by(self, day: date) -> bool:
        """Return whether it is open, not overdue, and due on or before *day*."""
        due = self.now.due
        waiting = self.now.is_open and not self.now.overdue
        return waiting and due is not None and due.last_day <= day

    def due_in_month_of(self, meeting: Meeting) -> bool:
        """Return whether it is open, not overdue, and due in the month of a meeting.

        It may be due before or after that meeting, because only the month is given.
        """
        waiting = self.now.is_open and not self.now.overdue
        return waiting and meeting.is_in_month(self.now.due)

    def acts_by(self, day: date) -> bool:
        """Return whether the owner must act by *day*.

        It is overdue or due by then, a stage is planned, its due date is to be set, or
        a request for more time is waiting for an answer.
        """
        planned = self.now.planned
        stage = planned.next_due if planned else None
        dated = self.now.date_to_be_set_by if self.now.is_open else None
        return (
            self.now.overdue
            or self.due_by(day)
            or self.now.request is not None
            or any(each is not None and each.last_day <= day for each in (stage, dated))
        )

    def may_be_silent_by(self, day: date) -> bool:
        """Return whether its update is recent only if a month counts to its end.

        This includes actions that have had no update for too long in any case.
        """
        surely = self.now.surely_fresh_until
        late = surely is not None and surely < day
        return self.now.is_open and late and not self.now.silence_not_known

    @property
    def waits_for_sign_off(self) -> bool:
        """Whether it is reported as done, being monitored or not, but not signed off.

        This alone defines it.
        """
        return self.now.status in ("complete", "monitoring")

    @property
    def is_exception(self) -> bool:
        """Whether a report lists it among the exceptions, before all others."""
        return bool(exceptions.of_row(self))

    @property
    def due_soon(self) -> bool:
        """Whether it is due soon: within 30 days, or what its board has set."""
        return self.due_within(self.plan.board.due_soon)


class Gap(NamedTuple):
    """Something missing from all figures because it was not read or not counted."""

    file: str
    what: str
    """The part of the file; empty for the complete file."""
    why: str
    lost: bool = True
    """Whether anything is written there. If it is empty, nothing is missing."""
    counted_as: str = ""
    """The file that is counted instead, because both are the same plan."""


class PersonalData(NamedTuple):
    """The personal data in a plan."""

    plan: str
    """The plan ID."""
    hidden: int
    """How many numbers, addresses and dates of birth are hidden."""
    named: int
    """How many names of people are shown: only a person can assess them."""


class Portfolio(NamedTuple):
    """A set of plans on a date."""

    as_of: date
    plans: tuple[Plan, ...]
    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    aside: tuple[str, ...] = ()
    """The names of files that were not checked, because they are not plans."""
    recorded: date | None = None
    """The date of the last entries that count, if it is before the report date."""
    personal: tuple[PersonalData, ...] = ()
    """The plans in which there is personal data."""
    check: Callable[[Plan, date], tuple[PlanProblem, ...]] = lambda _plan, _day: ()
    """Returns what the rules find in a plan that must be known before an all-clear."""
    files: tuple[tuple[str, str], ...] = ()
    """The ID of each plan, and the name of its file."""

    def files_of(self, plans: Iterable[str]) -> tuple[str, ...]:
        """Return the names of the files of the plans with these IDs."""
        wanted = {*plans}
        return tuple(file for plan, file in self.files if plan in wanted)


class Condition(NamedTuple):
    """A condition: a field of an action has one of several values."""

    option: str
    """The option that was used."""
    field: str
    asked: tuple[str, ...]
    part: bool = False
    """Whether part of a name is enough if nothing has the full name."""


class Wanted(NamedTuple):
    """Which actions to show; an empty filter excludes nothing.

    If there are several values of one kind, one must match. *overdue*, *stale* and
    *within* count as one kind: an action that matches any of them is shown.
    """

    plans: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    states: tuple[Status, ...] = ()
    rags: tuple[str, ...] = ()
    overdue: bool = False
    stale: bool = False
    within: int | None = None
    """Due within this number of days."""


def of(
    plans: Iterable[Plan],
    gaps: Iterable[Gap],
    as_of: date,
    aside: tuple[str, ...] = (),
) -> Portfolio:
    """Work out the status of each action on a date; *gaps* is what could not be read.

    *aside* names the files that were not checked, because they are not plans.
    """
    plans = tuple(sorted(plans, key=lambda plan: plan.id))
    rows = tuple(
        Row(plan, outcome, action, timeline.standing(action, plan, as_of))
        for plan in plans
        for outcome in plan.outcomes
        for action in outcome.actions
    )
    return Portfolio(as_of=as_of, plans=plans, rows=rows, gaps=tuple(gaps), aside=aside)


def on(read: Portfolio, day: date, *, recorded: date) -> Portfolio:
    """Return the portfolio for another report date.

    Only entries dated up to *recorded* count, because a paper goes out before the
    meeting it is for.
    """
    plans = [timeline.as_recorded(plan, recorded) for plan in read.plans]
    looked = of(plans, read.gaps, day, read.aside)
    return looked._replace(
        recorded=recorded if recorded < day else None,
        personal=read.personal,
        check=read.check,
        files=read.files,
    )


def select(rows: Iterable[Row], wanted: Wanted) -> tuple[Row, ...]:
    """Return the rows that are wanted, out of all *rows*."""
    rows = tuple(rows)
    met = [_meeting(rows, condition) for condition in wanted.conditions]
    return tuple(
        row
        for row in rows
        if _fits(row, wanted) and all(id(row) in found for found in met)
    )


class NotJudged(NamedTuple):
    """Rows that a filter leaves out only because it could not judge them."""

    what: Unknown
    rows: tuple[Row, ...]


Unknown: TypeAlias = Literal["due", "silence", "status", "rating", "agency", "owner"]
"""What is not known of a row that a filter asks about."""


def not_judged(rows: Iterable[Row], wanted: Wanted) -> tuple[NotJudged, ...]:
    """Return the rows that may be wanted, by what is not known of them.

    They meet every other condition. So no filter says of a row that it is not wanted
    unless this is known.
    """
    rows = tuple(rows)
    found: dict[Unknown, list[Row]] = {}
    shown = {id(row) for row in select(rows, wanted)}
    for what, (is_unknown, without) in _unknowns(wanted).items():
        rest = {id(row) for row in select(rows, without)} - shown
        found[what] = [row for row in rows if id(row) in rest and is_unknown(row)]
    return tuple(NotJudged(w, tuple(rows)) for w, rows in found.items() if rows)


def _unknowns(wanted: Wanted) -> dict[Unknown, tuple[Callable[[Row], bool], Wanted]]:
    """Return when a filter cannot judge a row, and what else it asks about."""
    late = wanted._replace(overdue=False, stale=False, within=None)
    found: dict[Unknown, tuple[Callable[[Row], bool], Wanted]] = {}
    if wanted.overdue or wanted.within is not None:
        found["due"] = lambda row: row.now.is_open and row.now.due is None, late
    if wanted.stale:
        found["silence"] = lambda row: row.now.silence_not_known, late
    if wanted.states:
        rest = wanted._replace(states=())
        found["status"] = lambda row: not row.now.state_known, rest
    if wanted.rags:
        rest = wanted._replace(rags=())
        found["rating"] = lambda row: not row.now.rag_known, rest
    asked = {each.field for each in wanted.conditions}
    if "agency" in asked:
        found["agency"] = lambda row: not row.agency, _not_by(wanted, "agency")
    if "accountable" in asked:
        rest = _not_by(wanted, "accountable")
        found["owner"] = lambda row: not exceptions.has_owner(row), rest
    return found


def _not_by(wanted: Wanted, field: str) -> Wanted:
    kept = tuple(each for each in wanted.conditions if each.field != field)
    return wanted._replace(conditions=kept)


def _meeting(rows: Sequence[Row], condition: Condition) -> set[int]:
    return {
        id(row)
        for asked in condition.asked
        for row in fields.having(rows, condition.field, asked, part=condition.part)
    }


class UnknownName(NamedTuple):
    """A name in a filter that none of the plans has."""

    option: str
    written: str
    known: tuple[str, ...]
    """The names that are in the plans."""
    elsewhere: str = ""
    """Another field that has the name."""


def unknown_name(portfolio: Portfolio, wanted: Wanted) -> UnknownName | None:
    """Return the first name in a filter that none of the plans has."""
    # An empty list for a misspelt name would look as if nothing needed doing.
    plans, rows = portfolio.plans, portfolio.rows
    ratings = {rating for plan in plans for rating, _ in plan.rag_legend}
    ratings |= {row.now.rag for row in rows if row.now.rag}
    named: tuple[tuple[str, tuple[str, ...], set[str]], ...] = (
        ("--plan", wanted.plans, {plan.id for plan in plans}),
        ("--outcome", wanted.outcomes, {o.id for p in plans for o in p.outcomes}),
        ("--rag", wanted.rags, ratings),
    )
    for option, asked, known in named:
        for name in asked:
            if not any(_is_meant(option, name, one) for one in known):
                return UnknownName(option, name, tuple(sorted(known)))
    return next(_unmet(rows, wanted.conditions), None)


def _unmet(
    rows: Sequence[Row], conditions: Iterable[Condition]
) -> Iterator[UnknownName]:
    for option, field, asked, part in conditions:
        for name in asked:
            if not fields.having(rows, field, name, part=part):
                known = {words for row in rows for words in fields.given(row, field)}
                elsewhere = _elsewhere(rows, field, name)
                yield UnknownName(option, name, tuple(sorted(known)), elsewhere)


def _elsewhere(rows: Sequence[Row], field: str, name: str) -> str:
    """Return another field that has the value, such as a board's x-priority."""
    others = (*fields.own_names(rows), "priority", "theme")
    alike = sorted(others, key=lambda one: fields.title(one) != fields.title(field))
    having = (
        other
        for other in alike
        if other != field and fields.having(rows, other, name, part=False)
    )
    return next(having, "")


def sort_rows(rows: Iterable[Row], by: Sort) -> tuple[Row, ...]:
    """Sort rows; equal rows stay in the order of the plans."""
    keys: dict[Sort, Callable[[Row], tuple[object, ...]]] = {
        "urgency": _urgency,
        "due": lambda row: (_due(row),),
        "last-update": lambda row: (not row.now.is_open, -(row.now.months_silent or 0)),
        "plan": lambda row: (row.plan.id,),
        "owner": lambda row: (row.now.accountable.lower(),),
        "agency": lambda row: (row.agency.lower(),),
    }
    return tuple(sorted(rows, key=keys[by]))


def lacks_dates(rows: Sequence[Row]) -> bool:
    """Return whether no open action has a known due date, though some are open.

    Then it is not known if any is overdue: "0 overdue" would be an all-clear.
    """
    still = [row for row in rows if row.now.is_open]
    return bool(still) and all(row.now.due is None for row in still)


def is_closed(plan: Plan, among: Portfolio) -> bool:
    """Return whether all actions of a plan are closed, and nothing is left to hear.

    A missing baseline is told, but nobody can still take one.
    """
    rows = [row for row in among.rows if row.plan is plan]
    about = [m.kind for m in exceptions.of_plan(plan, among.as_of)]
    told = any(map(exceptions.of_row, rows)) or {*about} - {"no-baseline"}
    return bool(rows) and not told and not any(row.now.is_open for row in rows)


def counts_by_state(rows: Iterable[Row]) -> dict[Status, int]:
    """Count actions by status, including those with none, in order."""
    number: dict[Status, int] = dict.fromkeys(STATUSES, 0)
    for row in rows:
        number[row.now.status] += 1
    return number


def counts_by_rating(rows: Iterable[Row]) -> dict[str, int]:
    """Count actions by their latest rating, as the legend of its plan spells it.

    All ratings of the legends are included, in their order, then any others. The
    actions without a known rating come last, as "".
    """
    spelt: dict[str, str] = {}
    number: dict[str, int] = {}
    unrated = 0
    rows = tuple(rows)
    for plan in {id(row.plan): row.plan for row in rows}.values():
        for key, _ in plan.rag_legend:
            number.setdefault(spelt.setdefault(ratings.plain(key), key), 0)
    for row in rows:
        rag = row.now.rag
        if not rag:
            unrated += 1
            continue
        key = spelt.setdefault(ratings.plain(rag), rag)
        number[key] = number.get(key, 0) + 1
    return number | {"": unrated}


def _fits(row: Row, wanted: Wanted) -> bool:
    exceptions = [
        row.now.overdue if wanted.overdue else None,
        row.now.stale if wanted.stale else None,
        row.due_within(wanted.within) if wanted.within is not None else None,
    ]
    asked = [verdict for verdict in exceptions if verdict is not None]
    return (
        (not asked or any(asked))
        and _one_of(row.plan.id, wanted.plans)
        and _one_of(row.outcome.id, wanted.outcomes)
        and _one_of(row.now.status, wanted.states)
        and _one_of(ratings.plain(row.now.rag), tuple(map(ratings.plain, wanted.rags)))
    )


def _one_of(value: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


def _is_meant(option: str, name: str, known: str) -> bool:
    match option:
        case "--plan" | "--outcome":
            return name == known
        case _:
            return ratings.same(name, known)


def _urgency(row: Row) -> tuple[object, ...]:
    """Rank by the first of seven conditions that holds, and within a rank by date.

    What asks the board to act comes first: the worst rating, even after the action was
    closed, and a request for more time. Work that is late follows, and then work that
    is reported as done and is not, or may not be. This alone defines urgency.
    """
    # One rank only: an action that is overdue and stale too is no more urgent than one
    # that has been overdue for longer.
    now = row.now
    late = now.overdue or now.passed_in_words or (now.is_open and _is_at_once(row))
    kinds = {each.kind for each in exceptions.of_row(row)}
    asks, in_doubt = kinds & _ASKS_THE_BOARD, kinds & _FALSELY_DONE
    ranks = (asks, late, in_doubt, row.due_soon, now.stale, now.is_open, True)
    return [*map(bool, ranks)].index(True), not late, _due(row)


_ASKS_THE_BOARD = {"worst-rating", "worst-after-closing", "time-requested"}
_FALSELY_DONE = {"more-to-do", "milestone-left"}


def _is_at_once(row: Row) -> bool:
    """Tell whether the plan's words in place of a date ask for the work at once."""
    return row.now.due is None and last_days.asks_at_once(row.now.due_as_written)


def _due(row: Row) -> tuple[bool, date]:
    due = row.now.due
    if _is_at_once(row):
        return False, date.min
    if row.now.passed_in_words and row.now.words_end:
        return False, row.now.words_end
    return due is None, due.last_day if due else row.now.as_of


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return day.max
