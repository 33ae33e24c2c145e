"""Arrange a plan as the rows of a table: of actions, recommendations or outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Refusal
from actionplan.intake.vocabulary import OF_OUTCOME
from actionplan.messages import filling
from actionplan.output.board_table import cell_words
from actionplan.output.board_table.cell_words import RowSubject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from actionplan.intake.blank_table import BlankTable
    from actionplan.plan.model import Outcome, Plan
    from actionplan.plan.portfolio import Portfolio, Row

ABOUT_OUTCOME = frozenset((*OF_OUTCOME, "difference"))
"""Fields that all rows of an outcome have in common."""


class TextRow(NamedTuple):
    """What a row says, by column, and whether it is the first of its outcome."""

    lines: dict[int, tuple[str, ...]]
    is_first: bool
    is_action: bool
    """Whether it is about an action."""


def arrange(table: BlankTable, shown: Portfolio) -> list[TextRow]:
    """Return the rows of a table for the one plan that is shown."""
    (plan,) = shown.plans
    rows: dict[int, list[Row]] = {}
    for row in shown.rows:
        rows.setdefault(id(row.outcome), []).append(row)
    made: list[TextRow] = []
    for outcome in plan.outcomes:
        own = rows.get(id(outcome), [])
        subjects = _subjects(table, plan, outcome, own, as_of=shown.as_of)
        for number, subject in enumerate(subjects):
            lines = {c.column: cell_words.lines(c, subject) for c in table.columns}
            has_action = subject.row is not None
            made.append(TextRow(lines, is_first=number == 0, is_action=has_action))
    return made


def _subjects(
    table: BlankTable, plan: Plan, outcome: Outcome, rows: list[Row], *, as_of: date
) -> Iterator[RowSubject]:
    """Yield what each row of an outcome is about."""
    whole = RowSubject(
        plan=plan,
        outcome=outcome,
        recommendations=outcome.recommendations,
        row=None,
        as_of=as_of,
        columns=table.fields,
    )
    match table.rows_of:
        case "outcomes":
            yield whole._replace(is_outcome=True)
        case "recommendations":
            row = _only_action(table, outcome, rows)
            for each in outcome.recommendations:
                yield whole._replace(recommendations=(each,), row=row)
        case "actions":
            for each_row in rows:
                yield whole._replace(row=each_row)
            if not rows and table.fields & ABOUT_OUTCOME:
                yield whole


def _only_action(table: BlankTable, outcome: Outcome, rows: list[Row]) -> Row | None:
    """Return the action that a row of a recommendation is about, if there is one.

    Refuses if the table has columns about actions, but no room for each action.
    """
    about_actions = {f for f in table.fields if f} - ABOUT_OUTCOME
    if not about_actions or not rows:
        return None
    if not outcome.recommendations:
        fault = filling.no_row_for_each(
            table=table.number, outcome=outcome.id, why="none"
        )
        raise Refusal(fault)
    if len(rows) > 1:
        fault = filling.no_row_for_each(
            table=table.number, outcome=outcome.id, why="several"
        )
        raise Refusal(fault)
    return rows[0]
