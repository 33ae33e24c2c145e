"""Find the exceptions: everything in a plan that a meeting needs to know about.

This is the only definition of an exception. Every output counts and lists them, and
says "nothing", "none" or "all" only if there are none (see `is_clear`).
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import (
    arrangements,
    ratings,
    requirements,
    same_words,
    timeline,
)
from actionplan.plan.model import CLOSED, DONE, ENDED
from actionplan.text import owners
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from actionplan.plan.board_names import Named
    from actionplan.plan.model import Action, Judgement, Outcome, OutcomeEntry, Plan
    from actionplan.plan.portfolio import Portfolio, Row

Kind: TypeAlias = Literal[
    "overdue",
    "missed-rounds",
    "late-milestone",
    "no-date",
    "no-owner",
    "status-not-known",
    "worst-rating",
    "worst-after-closing",
    "next-worst-rating",
    "rating-not-known",
    "stale",
    "silence-not-known",
    "on-hold",
    "time-requested",
    "postponed-often",
    "done-no-owner",
    "review-in-words",
    "review-too-rare",
    "outcome-overdue",
    "outcome-rating",
    "no-action",
    "no-baseline",
    "same-words",
    "not-read",
    "left-empty",
]
KINDS: tuple[Kind, ...] = (
    "overdue",
    "missed-rounds",
    "late-milestone",
    "no-date",
    "no-owner",
    "status-not-known",
    "worst-rating",
    "worst-after-closing",
    "next-worst-rating",
    "rating-not-known",
    "stale",
    "silence-not-known",
    "on-hold",
    "time-requested",
    "postponed-often",
    "done-no-owner",
    "review-in-words",
    "review-too-rare",
    "outcome-overdue",
    "outcome-rating",
    "no-action",
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

    @property
    def name(self) -> str:
        """PLAN/ITEM, or the plan alone."""
        return f"{self.plan.id}/{self.item}" if self.item else self.plan.id


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
    later = (worst or next_worst) and rated_after_closing(row)
    found: dict[Kind, bool] = {
        "overdue": now.overdue,
        "missed-rounds": bool(now.missed),
        "late-milestone": any(one.late for one in now.milestones),
        "no-date": now.is_open and now.due is None,
        "no-owner": now.is_open and not has_owner(row),
        "status-not-known": not now.state_known,
        "worst-rating": now.is_open and worst,
        "worst-after-closing": later,
        "next-worst-rating": now.is_open and next_worst,
        "rating-not-known": now.is_open and bool(now.rag) and scale.may_be_low(now.rag),
        "stale": now.stale,
        "silence-not-known": now.silence_not_known,
        "on-hold": now.status == "on-hold",
        "time-requested": now.request is not None,
        "postponed-often": now.is_open and len(now.postponements) >= OFTEN,
        "done-no-owner": now.state in DONE and not has_owner(row),
    }
    return tuple(
        Matter(kind, row.plan, row.action.id, row)
        for kind, it_is in found.items()
        if it_is
    )


def of_plan(plan: Plan, as_of: date) -> tuple[Matter, ...]:
    """Return the exceptions in a plan that are not about one action."""
    lacking = [
        Matter("no-action", plan, outcome.id, outcome=outcome)
        for outcome in plan.outcomes
        if requirements.needs_action(outcome)
    ]
    return (
        *(
            Matter("review-in-words", plan, each.number, part=each.action)
            for each in arrangements.in_words(plan)
        ),
        *(
            Matter("review-too-rare", plan, each.number, part=each.action)
            for each in arrangements.too_rare(plan, as_of)
        ),
        *(
            Matter(
                "outcome-overdue",
                plan,
                outcome.id,
                outcome=outcome,
                judgement=timeline.latest_verdict(outcome, as_of),
            )
            for outcome in plan.outcomes
            if requirements.is_outcome_overdue(outcome, as_of)
        ),
        *(
            Matter("outcome-rating", plan, outcome.id, outcome=outcome, entry=latest)
            for outcome in plan.outcomes
            if (latest := low_rating(outcome, plan, as_of))
        ),
        *lacking,
        *(
            [Matter("no-baseline", plan, "")]
            if requirements.is_unmeasured(plan)
            else []
        ),
        *(
            _same(plan, group)
            for group in same_words.groups(_not_given_up(plan, as_of))
        ),
        *(
            Matter("not-read" if p.lost else "left-empty", plan, "", part=p.label)
            for p in plan.unread
        ),
    )


def low_rating(outcome: Outcome, plan: Plan, as_of: date) -> OutcomeEntry | None:
    """Return the entry with the latest rating of an outcome, if that is a low one."""
    rated = [each for each in timeline.reports(outcome, as_of) if each.rag]
    scale = ratings.scale(plan)
    last = rated[-1] if rated else None
    low = last and (scale.is_worst(last.rag) or scale.is_next_worst(last.rag))
    return last if low else None


def _not_given_up(plan: Plan, as_of: date) -> list[Action]:
    """Return the actions that have not been given up: another one may replace them."""
    now = [(each, timeline.standing(each, plan, as_of)) for each in plan.actions]
    return [action for action, standing in now if standing.state not in ENDED]


def _same(plan: Plan, group: Sequence[Action]) -> Matter:
    first, numbers = group[0], tuple(action.id for action in group)
    return Matter("same-words", plan, first.id, part=first.action, numbers=numbers)


def has_owner(row: Row) -> bool:
    """Return whether the owner of an action is known."""
    return bool(known_owners(row))


def known_owners(row: Row) -> tuple[Named, ...]:
    """Return the owners of an action who can be asked: not "everybody" or "vacant"."""
    return tuple(each for each in row.now.owners if _names_somebody(each.written))


def _names_somebody(owner: str) -> bool:
    return owners.read(owner).why not in _NOBODY


_NOBODY = ("everybody", "placeholder", "unnamed", "vacant")


def is_clear(portfolio: Portfolio) -> bool:
    """Return whether there are no exceptions and everything could be read."""
    return not portfolio.gaps and not of(portfolio)


def rated_after_closing(row: Row) -> bool:
    """Return whether the latest rating was given when it was done, or later."""
    if row.now.state not in DONE:
        return False
    steps = timeline.steps(row.action, row.now.entries)
    since_closing = takewhile(lambda step: step.state in CLOSED, reversed(steps))
    return any(step.entry.rag for step in since_closing)


def is_part(matter: Matter) -> bool:
    """Return whether it is a part of a plan, which outputs list separately."""
    return matter.kind in ("not-read", "left-empty")


def count(matters: Iterable[Matter], kind: Kind) -> int:
    """Count the exceptions of one kind."""
    return sum(matter.kind == kind for matter in matters)
