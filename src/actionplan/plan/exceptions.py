"""Find the exceptions: everything in a plan that a meeting needs to know about.

This is the only definition of an exception. Every output counts and lists them, and
says "nothing", "none" or "all" only if there are none (see `is_clear`).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import (
    arrangements,
    closed_plans,
    closing,
    left_out,
    ratings,
    requirements,
    reviews,
    same_words,
    timeline,
    told_otherwise,
)
from actionplan.plan.model import CLOSED, DONE, ENDED
from actionplan.text.remembered import by_identity, of_a_few, of_two

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from actionplan.diagnostics import Level, Route
    from actionplan.plan.board_names import Named
    from actionplan.plan.closing import MoreToDo, Reason, Unsaid
    from actionplan.plan.model import (
        Action,
        Judgement,
        Outcome,
        OutcomeEntry,
        Plan,
        State,
    )
    from actionplan.plan.portfolio import Portfolio, Row
    from actionplan.plan.told_otherwise import Promised
    from actionplan.text.dates import Date

Kind: TypeAlias = Literal[
    "overdue",
    "passed-in-words",
    "may-be-overdue",
    "missed-rounds",
    "late-milestone",
    "stage-passed",
    "promise-passed",
    "review-passed",
    "more-to-do",
    "worst-after-closing",
    "milestone-left",
    "no-date",
    "no-owner",
    "owner-in-doubt",
    "status-not-known",
    "note-otherwise",
    "worst-rating",
    "sign-off-in-doubt",
    "monitoring-silent",
    "next-worst-rating",
    "rating-not-known",
    "stale",
    "silence-not-known",
    "on-hold",
    "time-requested",
    "postponed-often",
    "done-no-owner",
    "replaced-by-given-up",
    "given-up-unexplained",
    "disputed",
    "closed-incomplete",
    "done-undated",
    "ended-undated",
    "first-review-passed",
    "review-in-words",
    "review-too-rare",
    "outcome-overdue",
    "outcome-passed-in-words",
    "outcome-rating",
    "reported-done",
    "contradicted",
    "later-figure",
    "count-below",
    "figure-worse",
    "achieved-with-open",
    "not-achieved",
    "not-assessed",
    "no-action",
    "no-action-left",
    "no-baseline",
    "same-words",
    "not-read",
    "left-empty",
]
KINDS: tuple[Kind, ...] = (
    "overdue",
    "passed-in-words",
    "may-be-overdue",
    "missed-rounds",
    "late-milestone",
    "stage-passed",
    "promise-passed",
    "review-passed",
    "more-to-do",
    "worst-after-closing",
    "milestone-left",
    "no-date",
    "no-owner",
    "owner-in-doubt",
    "status-not-known",
    "note-otherwise",
    "worst-rating",
    "sign-off-in-doubt",
    "monitoring-silent",
    "next-worst-rating",
    "rating-not-known",
    "stale",
    "silence-not-known",
    "on-hold",
    "time-requested",
    "postponed-often",
    "done-no-owner",
    "replaced-by-given-up",
    "given-up-unexplained",
    "disputed",
    "closed-incomplete",
    "done-undated",
    "ended-undated",
    "first-review-passed",
    "review-in-words",
    "review-too-rare",
    "outcome-overdue",
    "outcome-passed-in-words",
    "outcome-rating",
    "reported-done",
    "contradicted",
    "later-figure",
    "count-below",
    "figure-worse",
    "achieved-with-open",
    "not-achieved",
    "not-assessed",
    "no-action",
    "no-action-left",
    "no-baseline",
    "same-words",
    "not-read",
    "left-empty",
)
"""The order in which papers list them."""
OFTEN = 2
"""How often a due date must have moved later before it is an exception."""


class Matter(NamedTuple):
    """One exception: its kind, and what it is about."""

    kind: Kind
    plan: Plan
    item: str
    """The number of the action or outcome; empty for a part that has none."""
    row: Row | None = None
    outcome: Outcome | None = None
    part: str = ""
    """What could not be read, what is reviewed or what several actions say, in words
    the officer knows."""
    entry: OutcomeEntry | None = None
    """The progress entry of an outcome that it is about."""
    judgement: Judgement | None = None
    """The latest assessment of the outcome that it is about."""
    numbers: tuple[str, ...] = ()
    """The numbers of the actions that it is about, if they are several."""
    as_of: date = date.min
    """The report date, if it is about an outcome or a review."""

    @property
    def name(self) -> str:
        """PLAN/ITEM, or the plan alone."""
        return f"{self.plan.id}/{self.item}" if self.item else self.plan.id


@of_two
def of(portfolio: Portfolio) -> tuple[Matter, ...]:
    """Return every exception in a set of plans, in the order of `KINDS`."""
    found = [matter for row in portfolio.rows for matter in of_row(row)]
    found += [
        matter for plan in portfolio.plans for matter in of_plan(plan, portfolio.as_of)
    ]
    return in_order(found)


def in_order(matters: Iterable[Matter]) -> tuple[Matter, ...]:
    """Sort exceptions in the order of `KINDS`, and leave the rest as it is."""
    return tuple(sorted(matters, key=lambda matter: KINDS.index(matter.kind)))


@by_identity
def of_row(row: Row) -> tuple[Matter, ...]:
    """Return the exceptions for one action on the report date."""
    now = row.now
    scale = ratings.scale(row.plan)
    worst, next_worst = scale.is_worst(now.rag), scale.is_next_worst(now.rag)
    low = now.state in DONE and now.state_known and (worst or next_worst)
    may_be_open = now.is_open or not now.state_known
    later = low and rated_after_closing(row)
    found: dict[Kind, bool] = {
        "overdue": now.overdue,
        "passed-in-words": now.passed_in_words,
        "may-be-overdue": now.may_be_overdue,
        "missed-rounds": now.has_missed_rounds,
        "late-milestone": any(one.late for one in now.milestones),
        "stage-passed": now.stage_passed,
        "review-passed": review_passed(row) is not None,
        "no-date": now.is_open and now.due is None,
        "no-owner": now.is_open and not has_owner(row),
        "status-not-known": not now.state_known,
        "worst-rating": may_be_open and worst,
        "worst-after-closing": later,
        "more-to-do": more_to_do(row) is not None,
        "milestone-left": any(one.left for one in now.milestones),
        "monitoring-silent": now.monitoring_silent,
        "next-worst-rating": may_be_open and next_worst,
        "rating-not-known": now.is_open and bool(now.rag) and scale.may_be_low(now.rag),
        "stale": now.stale,
        "silence-not-known": now.silence_not_known,
        "on-hold": now.status == "on-hold",
        "time-requested": now.request is not None,
        "postponed-often": now.is_open and len(now.postponements) >= OFTEN,
        "done-no-owner": now.state in DONE and not has_owner(row),
        "replaced-by-given-up": requirements.replaced_by_given_up(
            row.action, row.plan, now.as_of
        )
        is not None,
        "given-up-unexplained": given_up_unexplained(row) is not None,
        "owner-in-doubt": told_otherwise.owner(now) is not None,
        "promise-passed": promise_passed(row) is not None,
        "note-otherwise": told_otherwise.status(row.action, now) is not None,
        "sign-off-in-doubt": closing.sign_off_in_doubt(row.action, now) is not None,
        "disputed": closing.disputed(row.action, now) is not None,
        "closed-incomplete": closed_incomplete(row) is not None,
    }
    return tuple(
        Matter(kind, row.plan, row.action.id, row)
        for kind, it_is in found.items()
        if it_is
    )


@of_a_few
def of_plan(plan: Plan, as_of: date) -> tuple[Matter, ...]:
    """Return the exceptions in a plan that are not about one action."""
    return (
        *(
            [Matter("first-review-passed", plan, "", as_of=as_of)]
            if reviews.first_passed(plan, as_of)
            else []
        ),
        *(
            Matter("review-in-words", plan, each.number, part=each.action, as_of=as_of)
            for each in arrangements.in_words(plan, as_of)
            if not closed_plans.closed(plan, as_of)
        ),
        *(
            Matter("review-too-rare", plan, each.number, part=each.action, as_of=as_of)
            for each in arrangements.too_rare(plan, as_of)
        ),
        *(
            matter
            for outcome in plan.outcomes
            for matter in _of_outcome(outcome, plan, as_of)
        ),
        *(
            [Matter("no-baseline", plan, "")]
            if requirements.is_unmeasured(plan)
            else []
        ),
        *_undated(plan, as_of),
        *(
            _same(plan, group)
            for group in same_words.groups(_not_given_up(plan, as_of))
        ),
        *(
            Matter("not-read" if p.lost else "left-empty", plan, "", part=p.label)
            for p in plan.unread
        ),
    )


@of_a_few
def by_outcome(plan: Plan, as_of: date) -> Mapping[int, tuple[Matter, ...]]:
    """Return the exceptions that are about outcomes, by the identity of each."""
    found: dict[int, list[Matter]] = defaultdict(list)
    for matter in of_plan(plan, as_of):
        if matter.outcome:
            found[id(matter.outcome)].append(matter)
    return {outcome: tuple(matters) for outcome, matters in found.items()}


def _of_outcome(outcome: Outcome, plan: Plan, as_of: date) -> Iterator[Matter]:
    """Yield the exceptions for one outcome."""
    latest = timeline.latest_verdict(outcome, as_of)
    found: dict[Kind, bool] = {
        "outcome-overdue": requirements.is_outcome_overdue(outcome, as_of),
        "outcome-passed-in-words": requirements.passed_in_words(outcome, plan, as_of)
        is not None,
        "contradicted": requirements.contradicted(outcome, as_of) is not None,
        "later-figure": requirements.later_figure(outcome, plan, as_of) is not None,
        "count-below": requirements.not_shown(outcome, plan, as_of) == "count-below",
        "figure-worse": bool(requirements.worse_figures(outcome, as_of)),
        "reported-done": requirements.open_though_reported_done(outcome, plan, as_of)
        is not None,
        "achieved-with-open": bool(
            requirements.open_though_achieved(outcome, plan, as_of)
            or requirements.open_when_achieved(outcome, plan, as_of)
        ),
        "not-achieved": requirements.not_achieved(outcome, plan, as_of) is not None,
        "not-assessed": closing.awaits_assessment(outcome, plan, as_of),
        "no-action": requirements.needs_action(outcome),
        "no-action-left": requirements.is_given_up(outcome, plan, as_of),
    }
    for kind, it_is in found.items():
        if it_is:
            yield Matter(
                kind,
                plan,
                outcome.id,
                outcome=outcome,
                judgement=latest,
                as_of=as_of,
            )
    if rated := low_rating(outcome, plan, as_of):
        yield Matter("outcome-rating", plan, outcome.id, outcome=outcome, entry=rated)


def low_rating(outcome: Outcome, plan: Plan, as_of: date) -> OutcomeEntry | None:
    """Return the entry with the latest rating of an outcome, if that is a low one."""
    rated = [each for each in timeline.reports(outcome, as_of) if each.rag]
    scale = ratings.scale(plan)
    last = rated[-1] if rated else None
    low = last and (
        scale.is_worst(last.rag)
        or scale.is_next_worst(last.rag)
        or scale.may_be_low(last.rag)
    )
    return last if low else None


def _not_given_up(plan: Plan, as_of: date) -> list[Action]:
    """Return the actions that have not been given up: another one may replace them."""
    now = [(each, timeline.standing(each, plan, as_of)) for each in plan.actions]
    return [action for action, standing in now if standing.state not in ENDED]


def _undated(plan: Plan, as_of: date) -> Iterator[Matter]:
    """Yield the actions that were closed on an unknown date: done ones, and others."""
    now = [(each, timeline.standing(each, plan, as_of)) for each in plan.actions]
    closed = [(action, each.state) for action, each in now if each.closed_undated]
    kinds: dict[Kind, Sequence[State]] = {"done-undated": DONE, "ended-undated": ENDED}
    for kind, states in kinds.items():
        if numbers := tuple(action.id for action, state in closed if state in states):
            yield Matter(kind, plan, "", numbers=numbers)


def _same(plan: Plan, group: Sequence[Action]) -> Matter:
    first, numbers = group[0], tuple(action.id for action in group)
    return Matter("same-words", plan, first.id, part=first.action, numbers=numbers)


def more_to_do(row: Row) -> MoreToDo | None:
    """Return the words of an action reported as done that say it is not complete."""
    if not row.now.state_known:
        return None
    return closing.more_to_do(row.action, row.plan, row.now.entries, row.now.as_of)


def promise_passed(row: Row) -> Promised | None:
    """Return what a note promised for a date that has passed: on open work, or more.

    Of work reported as done, it is in the sentence that says that there is more to do.
    """
    if more := more_to_do(row):
        return told_otherwise.promise_passed_when_done(
            more.entry, more.sentence, row.now.as_of
        )
    return told_otherwise.promise_passed(row.now)


def given_up_unexplained(row: Row) -> Unsaid | None:
    """Return what nothing says of an action that ended undone; None if it is told.

    If every action of its outcome was given up, that is what is listed.
    """
    found = closing.unexplained(row.action, row.plan, row.now)
    all_are = found and requirements.is_given_up(row.outcome, row.plan, row.now.as_of)
    return None if all_are else found


def closed_incomplete(row: Row) -> Reason | None:
    """Return why an action was closed without completion, if it was and that is told.

    If every action of its outcome was given up, that is what is listed.
    """
    found = closing.reason_for_closing(row.action, row.now)
    if found is None or given_up_unexplained(row):
        return None
    all_are = requirements.is_given_up(row.outcome, row.plan, row.now.as_of)
    return None if all_are else found


def has_owner(row: Row) -> bool:
    """Return whether the owner of an action is known."""
    return any(requirements.names_somebody(each.written) for each in row.now.owners)


def known_owners(row: Row) -> tuple[Named, ...]:
    """Return the owners of an action who can be asked: not "everybody" or "vacant"."""
    return tuple(
        each for each in row.now.owners if requirements.names_somebody(each.written)
    )


@of_two
def is_clear(portfolio: Portfolio) -> bool:
    """Return whether an output may say "nothing", "none" or "all".

    There are no exceptions, everything could be read, nothing is left out that the
    guidance asks for, and the rules find no problem in what the plans say.
    """
    if portfolio.gaps or of(portfolio):
        return False
    return all(is_clear_plan(plan, portfolio) for plan in portfolio.plans)


def is_clear_plan(plan: Plan, portfolio: Portfolio) -> bool:
    """Return whether this can be said of one plan."""
    return not of_one(plan, portfolio) and doubts(plan, portfolio) is None


class PlanProblem(NamedTuple):
    """Something that the rules find in what a plan says."""

    level: Level
    message: str
    named_as: tuple[Kind, ...] = ()
    """The kinds of exception of which one lists it by name."""
    at: Route = ()
    of: tuple[str, ...] = ()
    """The numbers of the actions, if it is about several at once."""
    rule: str = ""
    """The rule that finds it; empty for a field that could not be read."""
    told: Told = "reported"
    """What lint does with it."""
    apart: bool = False
    """Whether it is a field that every paper lists as left empty or not read."""
    left_out: bool = False
    """Whether page one lists it under what the plan does not give."""
    about: str = ""
    """The part of the guidance that it is about; empty if it is about none."""


Told: TypeAlias = Literal["reported", "accepted", "off"]


class Doubts(NamedTuple):
    """What is in doubt in a plan, apart from its exceptions."""

    listed: bool
    """Whether it has any exceptions."""
    left_out: bool
    """Whether the guidance asks for something that the plan does not give."""
    problems: tuple[PlanProblem, ...]
    """What the rules find in what the plan says, and no exception says as well."""


@by_identity
def doubts(plan: Plan, portfolio: Portfolio) -> Doubts | None:
    """Return what else is in doubt in a plan; None if nothing is.

    A plan without exceptions is clear only if nothing is in doubt. The first page says
    in any case what a plan leaves out.
    """
    found = of_one(plan, portfolio)
    left = bool(left_out.of(plan, portfolio.as_of))
    listed, numbers = _by_place(found), numbers_of(plan)
    problems = tuple(
        problem
        for problem in portfolio.check(plan, portfolio.as_of)
        if not _is_listed(problem, listed, numbers)
    )
    if problems or (left and not found):
        return Doubts(bool(found), left, problems)
    return None


def _by_place(found: Iterable[Matter]) -> set[tuple[Kind, str | Route]]:
    """Return what exceptions are about: each kind with its numbers and its place.

    A plan may have thousands of both, so they are looked up, not compared one by one.
    """
    places: set[tuple[Kind, str | Route]] = set()
    for matter in found:
        part = matter.row.action if matter.row else matter.outcome
        places.add((matter.kind, part.route if part else ()))
        places |= {(matter.kind, number) for number in (matter.item, *matter.numbers)}
    return places


def numbers_of(plan: Plan) -> dict[Route, str]:
    """Return the number of each outcome and action, by its place in the file."""
    numbers = {outcome.route: outcome.id for outcome in plan.outcomes}
    return numbers | {action.route: action.id for action in plan.actions}


def _is_listed(
    problem: PlanProblem,
    listed: set[tuple[Kind, str | Route]],
    numbers: Mapping[Route, str],
) -> bool:
    """Return whether an exception says the same as what the rules find."""
    around = [problem.at[:length] for length in range(len(problem.at) + 1)]
    named = [numbers[each] for each in around if each in numbers]
    where: Sequence[str | Route] = problem.of or [*around, *named]
    return any((kind, each) in listed for kind in problem.named_as for each in where)


@of_a_few
def of_one(plan: Plan, portfolio: Portfolio) -> tuple[Matter, ...]:
    """Return every exception in one plan of a set."""
    rows = _rows(portfolio).get(id(plan), [])
    found = [matter for row in rows for matter in of_row(row)]
    return (*found, *of_plan(plan, portfolio.as_of))


@of_a_few
def _rows(portfolio: Portfolio) -> dict[int, list[Row]]:
    """Return the actions of each plan, by the identity of the plan."""
    rows: dict[int, list[Row]] = {}
    for row in portfolio.rows:
        rows.setdefault(id(row.plan), []).append(row)
    return rows


def review_passed(row: Row) -> Date | None:
    """Return when an open action was due to be reviewed, if nothing was recorded since.

    If it has had no recent update either, that is what is listed.
    """
    own = reviews.of_row(row)
    if own is None or not row.now.is_open or row.now.no_recent_date:
        return None
    return own.passed


def rated_after_closing(row: Row) -> bool:
    """Return whether the latest rating was given when it was closed, or later."""
    if row.now.state not in CLOSED:
        return False
    steps = timeline.steps(row.action, row.now.entries)
    since_closing = takewhile(lambda step: step.state in CLOSED, reversed(steps))
    return any(step.entry.rag for step in since_closing)


def is_part(matter: Matter) -> bool:
    """Return whether it is a part of a plan, which outputs list separately."""
    return matter.kind in ("not-read", "left-empty")


def count(matters: Iterable[Matter], kind: Kind) -> int:
    """Count the exceptions of one kind: each action of those that name several."""
    return sum(map(_number, of_kind(matters, kind)))


def of_kind(matters: Iterable[Matter], kind: Kind) -> list[Matter]:
    """Return the exceptions of one kind.

    An outcome with a figure that got worse is one of these also if that is told as
    contradicting its assessment.
    """
    every = [*matters]
    found = [matter for matter in every if matter.kind == kind]
    if kind != "figure-worse":
        return found
    known = {id(matter.outcome) for matter in found}
    found += [
        matter._replace(kind=kind)
        for matter in every
        if matter.kind == "contradicted"
        and matter.outcome
        and id(matter.outcome) not in known
        and timeline.got_worse(matter.outcome, matter.as_of)
    ]
    return found


def _number(matter: Matter) -> int:
    """Return how many exceptions it is; actions with the same words are one."""
    return len(matter.numbers) if matter.kind in UNDATED else 1


UNDATED: tuple[Kind, ...] = ("done-undated", "ended-undated")
"""The kinds that are about the date on which actions were closed."""
