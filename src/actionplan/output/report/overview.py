"""Work out the facts of many plans together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan.output.report import captions, charts, phrases, sums
from actionplan.output.report.facts import Link, Overview, PlanLine
from actionplan.plan import sentences
from actionplan.plan.portfolio import SEVERAL
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.output.report.charts import Look
    from actionplan.output.report.facts import PlanFacts
    from actionplan.plan.portfolio import Portfolio


def overview_facts(
    portfolio: Portfolio, following: date, facts: Sequence[PlanFacts]
) -> Overview:
    """Work out the facts of all plans together; *facts* are those of each."""
    actions = [action for plan in facts for action in plan.actions]
    pairs = list(zip(portfolio.rows, actions, strict=True))
    urgent = sums.by_urgency(pairs)
    due = [(r, f) for r, f in sums.by_date(pairs) if r.due_by(following)]
    late = sorted(pairs, key=lambda pair: -pair[0].now.days_overdue)
    markings = dict.fromkeys(p.marking for p in portfolio.plans if p.marking)
    agencies = sums.by_agency(portfolio.rows)
    overdue = tuple(f for r, f in late if r.now.overdue)
    stale = tuple(f for r, f in urgent if r.now.stale)
    postponed = tuple(
        f for r, f in urgent if r.now.is_open and len(r.now.postponements) >= SEVERAL
    )
    number = dates.count(len(portfolio.plans), "plan")
    due_facts = tuple(facts for _, facts in due)
    return Overview(
        as_of=phrases.day_facts(dates.of(portfolio.as_of)),
        next_meeting=phrases.day_facts(dates.of(following)),
        gaps=tuple(sentences.incomplete(portfolio.gaps)),
        summary=(
            (
                f"On {dates.words(portfolio.as_of)}, in {number},"
                f" {sentences.stand(portfolio.rows)}"
            ),
            f"{phrases.capital(sentences.due_before(len(due), following))}.",
        ),
        figures=sums.figures(pairs, following, far=True),
        states=sums.by_state(portfolio.rows),
        agencies=agencies,
        agencies_finding=captions.agencies(agencies),
        overdue=overdue,
        stale=stale,
        postponed=postponed,
        due=due_facts,
        months=sums.by_month(portfolio.rows),
        months_finding=captions.months(portfolio.rows),
        plans=tuple(_line(plan) for plan in facts),
        marking="; ".join(markings),
    )


def _line(plan: PlanFacts) -> PlanLine:
    now = [facts.now for facts in plan.actions]
    late = sum(n.overdue for n in now)
    closed = sum(not n.is_open for n in now)
    judged = Counter(o.judged for o in plan.outcomes)
    words = (
        f"{late} overdue, {len(now) - late - closed} open and in time, {closed} closed"
    )
    parts: list[tuple[Look, int]] = [
        ("late", late),
        ("open", len(now) - late - closed),
        ("closed", closed),
    ]
    return PlanLine(
        plan=plan.plan,
        title=Link(plan.title, plan.href),
        standing=words,
        overdue=late,
        stale=sum(n.stale for n in now),
        open=len(now) - closed,
        closed=closed,
        judged=", ".join(f"{number} {word.lower()}" for word, number in judged.items()),
        bar=charts.Bar(words, charts.bar(parts, len(now))),
    )
