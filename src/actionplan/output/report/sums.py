"""Count actions by figure, agency, month and state."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from actionplan.output.report import charts
from actionplan.output.report.facts import AgencyFacts, Figure, Link, Month
from actionplan.plan import portfolio, sentences
from actionplan.plan.model import CLOSED, DONE, STATES
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from actionplan.output.report.charts import Look
    from actionplan.output.report.facts import ActionFacts, TagColour
    from actionplan.plan.model import State
    from actionplan.plan.portfolio import Row, Sort
    from actionplan.text.dates import Date

Pairs: TypeAlias = "Sequence[tuple[Row, ActionFacts]]"
"""Actions on a date, each with its facts for the report."""


def by_urgency(pairs: Pairs) -> Pairs:
    """Sort actions as `status` does, the most urgent first."""
    return _sorted(pairs, "urgency")


def by_date(pairs: Pairs) -> Pairs:
    """Sort actions as `status` does by their dates."""
    return _sorted(pairs, "due")


def figures(pairs: Pairs, following: date, *, far: bool) -> tuple[Figure, ...]:
    """Count what a meeting asks first; *far* for links from the overview.

    The overview counts closed actions together, as it also has a line for each state.
    """
    words = _states([row for row, _ in pairs])
    signed = sentences.within(words["signed-off"])
    asked: tuple[tuple[str, TagColour, Callable[[Row], bool]], ...] = (
        ("Overdue", "red", lambda row: row.now.overdue),
        ("Rated red", "red", lambda row: row.red),
        ("Unreported for too long", "amber", lambda row: row.now.stale),
        (words["on-hold"], "amber", lambda row: row.now.state == "on-hold"),
        (
            "Put off more than once, and open",
            "amber",
            lambda row: (
                row.now.is_open and len(row.now.postponements) >= portfolio.SEVERAL
            ),
        ),
        (
            f"Due before the next meeting, {dates.words(following)}",
            "blue",
            lambda row: row.due_by(following),
        ),
        ("Open", "grey", lambda row: row.now.is_open),
    )
    closed: tuple[tuple[str, TagColour, Callable[[Row], bool]], ...] = (
        (words["signed-off"], "green", lambda row: row.now.state == "signed-off"),
        (
            f"{words['complete']}, not yet {signed}",
            "green",
            lambda row: row.now.state == "complete",
        ),
        (words["withdrawn"], "grey", lambda row: row.now.state == "withdrawn"),
        *(
            (words[of], "green" if of in DONE else "grey", _is_in(of))
            for of in SOMETIMES
            if any(row.now.state == of for row, _ in pairs)
        ),
    )
    if far:
        closed = (("Closed", "green", lambda row: not row.now.is_open),)
    made = []
    for name, look, fits in (*asked, *closed):
        which = tuple(
            Link(f.name if far else f.action.id, f.href if far else f.here)
            for row, f in pairs
            if fits(row)
        )
        made.append(Figure(name, len(which), which, look))
    return tuple(made)


SOMETIMES: tuple[State, ...] = (
    *("monitoring", "embedded"),
    *("superseded", "transferred", "closed-incomplete"),
)
"""States that are counted only where an action is in one of them."""


def _is_in(state: State) -> Callable[[Row], bool]:
    return lambda row: row.now.state == state


def by_agency(rows: Sequence[Row]) -> tuple[AgencyFacts, ...]:
    """Count how the actions of each agency stand, those with the most first."""
    groups = portfolio.group_rows(rows, "agency")
    most = max((len(group) for group in groups.values()), default=0)
    words = _states(rows)
    made = []
    for agency, group in groups.items():
        late = sum(row.now.overdue for row in group)
        closed = sum(row.now.state in CLOSED for row in group)
        still = len(group) - late - closed
        said = f"{late} overdue, {still} open and in time, {closed} closed"
        parts = charts.bar([("late", late), ("open", still), ("closed", closed)], most)
        counted = _counted(group, words)
        bar = charts.Bar(said, parts)
        made.append(
            AgencyFacts(
                agency=agency,
                total=len(group),
                overdue=late,
                open=still,
                closed=closed,
                states=counted,
                bar=bar,
            )
        )
    return tuple(sorted(made, key=lambda facts: -facts.total))


def due_months(rows: Sequence[Row]) -> dict[Date, int]:
    """Count by month the open actions that are still in time."""
    due = Counter(
        dates.Date(row.now.due.year, row.now.due.month)
        for row in rows
        if row.now.is_open and row.now.due and not row.now.overdue
    )
    return dict(sorted(due.items(), key=lambda pair: pair[0].last_day))


def by_month(rows: Sequence[Row]) -> tuple[Month, ...]:
    """Count open actions by the month they are due, the late ones first."""
    still = [row for row in rows if row.now.is_open]
    late = sum(row.now.overdue for row in still)
    lines: list[tuple[str, int, Look]] = [("Overdue", late, "late")]
    lines += [(month.words, n, "open") for month, n in due_months(still).items()]
    unset = sum(row.now.due is None for row in still)
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


def by_state(rows: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    """Count actions by state, every state there is, in the words of their board."""
    return _counted(rows, _states(rows))


def _counted(
    rows: Sequence[Row], words: Mapping[State, str]
) -> tuple[tuple[str, int], ...]:
    counts = portfolio.counts_by_state(rows).items()
    return tuple(
        (sentences.within(words[of]), number)
        for of, number in counts
        if number or of not in SOMETIMES
    )


def _states(rows: Sequence[Row]) -> dict[State, str]:
    boards = [row.plan.board for row in rows]
    return {of: sentences.state(of, *boards) for of in STATES}


def _sorted(pairs: Pairs, by: Sort) -> Pairs:
    facts_of = {id(row): facts for row, facts in pairs}
    rows = portfolio.sort_rows((row for row, _ in pairs), by)
    return [(row, facts_of[id(row)]) for row in rows]
