"""What a report tells of many plans."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan.output.report import captions, charts, phrases, sums
from actionplan.output.report.facts import Link, Overview, PlanLine
from actionplan.plan import portfolio, sentences
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.output.report.charts import Look
    from actionplan.output.report.facts import PlanFacts
    from actionplan.plan.portfolio import Portfolio


def of(shown: Portfolio, following: date, told: Sequence[PlanFacts]) -> Overview:
    """Work out what all the plans add up to."""
    actions = [action for plan in told for action in plan.actions]
    pairs = list(zip(shown.rows, actions, strict=True))
    urgent = sums.by_urgency(pairs)
    due = [(r, f) for r, f in sums.by_date(pairs) if r.due_by(following)]
    late = sorted(pairs, key=lambda pair: -pair[0].now.days_overdue)
    markings = dict.fromkeys(p.marking for p in shown.plans if p.marking)
    agencies = sums.agencies(shown.rows)
    overdue = tuple(f for r, f in late if r.now.overdue)
    stale = tuple(f for r, f in urgent if r.now.stale)
    slipped = tuple(
        f for r, f in urgent if r.now.is_open and len(r.now.slips) >= portfolio.SEVERAL
    )
    number = dates.count(len(shown.plans), "plan")
    due_facts = tuple(facts for _, facts in due)
    return Overview(
        as_of=phrases.day(dates.of(shown.as_of)),
        next_meeting=phrases.day(dates.of(following)),
        gaps=tuple(sentences.incomplete(shown.gaps)),
        summary=(
            (
                f"On {dates.words(shown.as_of)}, in {number},"
                f" {sentences.stand(shown.rows)}"
            ),
            f"{phrases.capital(sentences.due_before(len(due), following))}.",
        ),
        figures=sums.figures(pairs, following, far=True),
        states=sums.states(shown.rows),
        agencies=agencies,
        agencies_finding=captions.agencies(agencies),
        overdue=overdue,
        stale=stale,
        slipped=slipped,
        due=due_facts,
        months=sums.months(shown.rows),
        months_finding=captions.months(shown.rows),
        plans=tuple(_line(plan) for plan in told),
        marking="; ".join(markings),
    )


def _line(told: PlanFacts) -> PlanLine:
    now = [facts.now for facts in told.actions]
    late = sum(n.overdue for n in now)
    closed = sum(not n.is_open for n in now)
    judged = Counter(o.judged for o in told.outcomes)
    words = (
        f"{late} overdue, {len(now) - late - closed} open and in time, {closed} closed"
    )
    parts: list[tuple[Look, int]] = [
        ("late", late),
        ("open", len(now) - late - closed),
        ("closed", closed),
    ]
    return PlanLine(
        plan=told.plan,
        title=Link(told.title, told.href),
        standing=words,
        overdue=late,
        stale=sum(n.stale for n in now),
        open=len(now) - closed,
        closed=closed,
        judged=", ".join(f"{number} {word.lower()}" for word, number in judged.items()),
        bar=charts.Bar(words, charts.bar(parts, len(now))),
    )
