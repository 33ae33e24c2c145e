"""Say what of a plan is not in the board's table, because no column is for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.intake.column_map import Column, named_after
from actionplan.intake.vocabulary import FIELDS
from actionplan.output.board_table import cell_words
from actionplan.output.board_table.cell_words import RowSubject
from actionplan.plan import sentences
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from actionplan.intake.blank_table import BlankTable
    from actionplan.intake.vocabulary import Field
    from actionplan.plan.model import Extra
    from actionplan.plan.portfolio import Portfolio

_WITHIN: Mapping[str, str] = {
    "agency": "accountable",  # the owner is followed by the agency
    "new_due": "due",  # the due date is the one that counts
}
"""Fields that are written in the column of another, if they have none of their own."""


def said(tables: Sequence[BlankTable], shown: Portfolio) -> list[str]:
    """Name what is left out, with the number of actions or outcomes that have it."""
    have = frozenset[str]().union(*(table.fields for table in tables))
    columns = [column for table in tables for column in table.columns]
    of_outcomes = any(table.rows_of == "outcomes" for table in tables)
    found = [
        *_fields(have, shown),
        *_without_column(have if of_outcomes else frozenset(), shown),
        *_own(columns, shown),
    ]
    told: list[str] = []
    if found:
        told.append(
            "The document has no column for these fields of the plan, so they are not"
            f" in it: {sentences.listed(found)}."
        )
    if "rag" in have and any(row.now.rag for row in shown.rows):
        told.append("Ratings are written as words. No cell has been coloured.")
    return told


def _fields(have: AbstractSet[str], shown: Portfolio) -> Iterator[str]:
    for field in FIELDS:
        if field in have or field == "date" or _WITHIN.get(field) in have:
            continue
        number = sum(_has(field, subject) for subject in _subjects(field, have, shown))
        if number:
            yield _counted(field, number, of_outcomes=field in cell_words.OF_OUTCOME)


def _has(field: Field, of: RowSubject) -> bool:
    """Return whether the plan itself says something for a field."""
    if field in ("state", "achieved_on"):  # every action has a status all the same
        entries = of.row.now.entries if of.row else ()
        return any(getattr(entry, field) for entry in entries)
    return bool(cell_words.lines(Column(0, "", field), of))


def _subjects(
    field: str, have: AbstractSet[str], shown: Portfolio
) -> Iterator[RowSubject]:
    """Yield the outcomes, for a field of these, or else the actions."""
    (plan,) = shown.plans
    for outcome in plan.outcomes:
        whole = RowSubject(
            plan=plan,
            outcome=outcome,
            recommendations=outcome.recommendations,
            row=None,
            as_of=shown.as_of,
            columns=frozenset(have),
        )
        if field in cell_words.OF_OUTCOME:
            yield whole
            continue
        for row in shown.rows:
            if row.outcome is outcome:
                yield whole._replace(row=row)


def _without_column(have: AbstractSet[str], shown: Portfolio) -> Iterator[str]:
    """Yield the fields for which no table has a column, or not about outcomes."""
    (plan,) = shown.plans
    shared = [field for field in _OF_BOTH if field not in have]
    for field in (*shared, *_ONLY_OF_OUTCOMES):
        if number := sum(_says(getattr(each, field)) for each in plan.outcomes):
            yield _counted(field, number, of_outcomes=True)
    for field in _ONLY_OF_ACTIONS:
        if number := sum(_says(getattr(row.action, field)) for row in shown.rows):
            yield _counted(field, number, of_outcomes=False)


def _says(value: object) -> bool:
    """Return whether a field of the plan has any value, also in one of its parts."""
    return any(value) if isinstance(value, tuple) else bool(value)


_OF_BOTH = ("due", "accountable", "agency", "partners", "risks")
_ONLY_OF_OUTCOMES = ("smart", "not_yet_smart", "no_known_risks", "assurances")
_ONLY_OF_ACTIONS = ("set_date_by", "repeats", "no_known_risks", "added", "arises_from")


def _own(columns: Sequence[Column], shown: Portfolio) -> Iterator[str]:
    """Yield the fields of the board's own that no heading names."""
    names = {c.own or named_after(c.heading, c.column) for c in columns}
    (plan,) = shown.plans
    of_outcomes: list[Extra] = [
        (*outcome.extra, *(pair for r in outcome.recommendations for pair in r.extra))
        for outcome in plan.outcomes
    ]
    of_actions: list[Extra] = [row.action.extra for row in shown.rows]
    for extras, is_outcome in ((of_outcomes, True), (of_actions, False)):
        keys = [key for extra in extras for key in dict(extra)]
        for key in dict.fromkeys(keys):
            if key not in names:
                yield _counted(key, keys.count(key), of_outcomes=is_outcome)


def _counted(field: str, number: int, *, of_outcomes: bool) -> str:
    what = "outcome" if of_outcomes else "action"
    return f'"{field}" ({dates.count(number, what)})'
