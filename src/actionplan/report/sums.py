"""What some actions add up to, in numbers and bars."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan import dates, portfolio, sentences
from actionplan.model import CLOSED
from actionplan.report import charts
from actionplan.report.facts import AgencyFacts, Figure, Link, Month

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from actionplan.portfolio import Row
    from actionplan.report.facts import ActionFacts, Look


def by_urgency(
    pairs: Sequence[tuple[Row, ActionFacts]],
) -> list[tuple[Row, ActionFacts]]:
    facts = {id(row): told for row, told in pairs}
    rows = portfolio.order((row for row, _ in pairs), "urgency")
    return [(row, facts[id(row)]) for row in rows]


def figures(
    rows: Sequence[Row],
    pairs: Sequence[tuple[Row, ActionFacts]],
    following: date,
    *,
    far: bool,
) -> tuple[Figure, ...]:
    del rows
    asked: tuple[tuple[str, Look, Callable[[Row], bool]], ...] = (
        ("Overdue", "red", lambda row: row.now.overdue),
        ("Rated red", "red", lambda row: row.red),
        ("Unreported for too long", "amber", lambda row: row.now.stale),
        ("On hold", "amber", lambda row: row.now.state == "on-hold"),
        (
            "Put off more than once, and open",
            "amber",
            lambda row: row.now.is_open and len(row.now.slips) >= portfolio.SEVERAL,
        ),
        (
            f"Due before the next meeting, {dates.words(following)}",
            "blue",
            lambda row: row.due_by(following),
        ),
        ("Open", "grey", lambda row: row.now.is_open),
        ("Closed", "green", lambda row: not row.now.is_open),
    )
    made = []
    for words, look, fits in asked:
        which = tuple(
            Link(f.name if far else f.action.id, f.href if far else f.here)
            for row, f in pairs
            if fits(row)
        )
        made.append(Figure(words, len(which), which, look))
    return tuple(made)


def agencies(rows: Sequence[Row]) -> tuple[AgencyFacts, ...]:
    groups = portfolio.group(rows, "agency")
    most = max((len(group) for group in groups.values()), default=0)
    made = []
    for agency, group in groups.items():
        late = sum(row.now.overdue for row in group)
        closed = sum(row.now.state in CLOSED for row in group)
        still = len(group) - late - closed
        words = f"{late} overdue, {still} open and in time, {closed} closed"
        parts = charts.bar([("late", late), ("open", still), ("closed", closed)], most)
        states = tuple(
            (sentences.STATE[state], number)
            for state, number in portfolio.counts(group).items()
        )
        bar = charts.Bar(words, parts)
        made.append(AgencyFacts(agency, len(group), late, still, closed, states, bar))
    return tuple(sorted(made, key=lambda facts: -facts.total))


def months(rows: Sequence[Row]) -> tuple[Month, ...]:
    """Count open actions by the month they are due, the late ones first."""
    still = [row for row in rows if row.now.is_open]
    late = sum(row.now.overdue for row in still)
    due = Counter(
        (row.now.due.year, row.now.due.month)
        for row in still
        if row.now.due and not row.now.overdue
    )
    counted = [
        (_month_words(year, month), n, "open")
        for (year, month), n in sorted(due.items())
    ]
    unset = sum(row.now.due is None for row in still)
    lines = [("Overdue", late, "late"), *counted]
    if unset:
        lines.append((sentences.NO_DATE, unset, "held"))
    most = max((number for _, number, _ in lines), default=0)
    return tuple(
        Month(
            words,
            n,
            charts.Bar(dates.count(n, "action"), charts.bar([(look, n)], most)),
        )
        for words, n, look in lines
    )


def _month_words(year: int, month: int) -> str:
    return dates.Date(year, month).words
