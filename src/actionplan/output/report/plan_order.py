"""Say in which order page one of several plans lists the plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import page_aims, page_notes, page_text
from actionplan.plan import closed_plans, timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from actionplan.output.report.facts import ActionFacts, OutcomeFacts, PlanFacts
    from actionplan.plan.decisions import Decision
    from actionplan.plan.model import Plan


def most_urgent_first(
    told: Sequence[PlanFacts], asked: Sequence[Decision], as_of: date
) -> tuple[Plan, ...]:
    """Return the plans in the order in which to list them.

    *asked* is what is to be decided in all of them. Plans that are equally urgent stay
    in their order.
    """
    decided = {id(each.plan) for each in asked}
    ordered = sorted(
        told, key=lambda of: _rank(of, as_of, decided=id(of.plan) in decided)
    )
    return tuple(of.plan for of in ordered)


def _rank(of: PlanFacts, as_of: date, *, decided: bool) -> int:
    """Return the sort key of a plan, which is lower the more urgent it is.

    First comes a plan in which a note or an assessment says that a person is not safe,
    then one with a figure that got worse, and then one with overdue work or something
    to decide.
    """
    asks: Iterable[bool] = (
        any(map(page_notes.is_unsafe, of.actions))
        or any(map(_is_at_risk, of.outcomes)),
        any(_is_worse(each, as_of) for each in of.outcomes),
        decided
        or closed_plans.may_be_closed(of.plan, as_of)
        or any(map(_is_late, of.actions)),
        True,
    )
    return next(rank for rank, so in enumerate(asks) if so)


def _is_at_risk(of: OutcomeFacts) -> bool:
    return bool(page_aims.at_risk(of) or page_text.at_risk(of.effect))


def _is_worse(of: OutcomeFacts, as_of: date) -> bool:
    return bool(timeline.got_worse(of.outcome, as_of) or page_aims.seem_worse(of))


def _is_late(of: ActionFacts) -> bool:
    return of.now.overdue or bool(of.now.passed_in_words)
