"""Tell each of several plans in a row, or in a line with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import sums
from actionplan.output.report.facts import Link, PlanLine
from actionplan.plan import aims, closed_plans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.output.report.facts import PlanFacts
    from actionplan.plan.decisions import Decision
    from actionplan.plan.model import Plan


def line(plan: PlanFacts, asked: Sequence[Decision], as_of: date) -> PlanLine:
    """Return the row of a plan; *asked* is what is to be decided in all plans."""
    now = [facts.now for facts in plan.actions]
    shares = sums.split(now)
    every = [aims.of(o.outcome, plan.plan, as_of) for o in plan.outcomes]
    ended = len(now) == shares.closed
    how = left(plan.plan, asked, as_of) if ended else ""
    unheard = sum(n.status == "not-reported" for n in now)
    stale = sum(n.stale for n in now)
    return PlanLine(
        plan=plan.plan,
        title=Link(plan.title, plan.href),
        short=plan.brief,
        brief=f"{plan.brief} ({how}; {aims.counted(every)})" if ended else plan.brief,
        left=how,
        standing=shares.words,
        counts=_counts(
            (len(now) - shares.closed, f"of {len(now)} open"),
            (shares.overdue, "overdue"),
        ),
        overdue=shares.overdue,
        unheard=unheard,
        stale=stale,
        open=len(now) - shares.closed,
        closed=shares.closed,
        judged=_without_total(aims.counted(every)),
        judged_briefly=_without_total(aims.briefly(every)),
        bar=shares.bar(len(now)),
    )


def _counts(*each: tuple[int, str]) -> str:
    """Give the numbers that are not 0: 9 of 16 open, 2 overdue."""
    return ", ".join(f"{number} {words}" for number, words in each if number)


def _without_total(said: str) -> str:
    return said.partition(": ")[2] or "none"


def left(plan: Plan, asked: Sequence[Decision], as_of: date) -> str:
    """Say what is left of a plan without open actions: whether it can be closed."""
    return "; ".join(_left(plan, asked, as_of)) or _nothing(plan, as_of)


def _left(plan: Plan, asked: Sequence[Decision], as_of: date) -> Iterator[str]:
    own = [each for each in asked if each.plan is plan]
    if closed_plans.may_be_closed(plan, as_of):
        yield "closing recommended"
    if any(each.kind == "record closing" for each in own):
        yield "closing to be recorded"
    others = [
        "the next meeting" if each.kind == "next meeting" else each.number
        for each in own
        if each.kind != "record closing"
    ]
    if others:
        yield f"to decide: {', '.join(dict.fromkeys(others))}"


def _nothing(plan: Plan, as_of: date) -> str:
    if any(part.lost for part in plan.unread):
        return "not all could be read"
    if closed_plans.closed(plan, as_of):
        told = closed_plans.told(plan, as_of)
        known = "nothing to decide" if told else "closing not recorded"
        # Something may be left to do elsewhere, so this does not say that nothing is.
        return f"all actions closed; {known}"
    return "nothing to decide"
