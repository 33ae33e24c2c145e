"""Write tables for analysts: a row for each progress entry, outcome or date.

Dates are as they are in the plan, which may be a month, and next to that as days: the
last day of a month. A row that has only `not_checked` says what the table leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionplan.output import csv_cells, over_time_facts
from actionplan.plan import markings, readable, sentences, timeline
from actionplan.plan.model import DONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.plan.model import Outcome, Plan
    from actionplan.plan.portfolio import Portfolio, Row
    from actionplan.text.dates import Date

ENTRIES = (
    "plan",
    "outcome",
    "name",
    "entry",
    "date",
    "date_last_day",
    "date_as_written",
    "counts",
    "state",
    "rag",
    "note",
    "next",
    "next_due",
    "next_due_last_day",
    "new_due",
    "new_due_last_day",
    "due_before",
    "due_before_last_day",
    "days_moved",
    "new_due_requested",
    "new_due_requested_last_day",
    "request",
    "achieved_on",
    "achieved_on_last_day",
    "accountable",
    "agency",
    "replaced_by",
    "corrects",
    "reported_by",
    "evidence",
    "pieces_of_evidence",
)
"""The columns of entries. `counts` is no for an entry that was corrected, or is dated
after the report date."""

OUTCOMES = (
    "plan",
    "outcome",
    "theme",
    "challenge",
    "desired_outcome",
    "due",
    "due_last_day",
    "recommendations",
    "actions",
    "open",
    "done",
    "overdue",
    "baseline_measures",
    "assessments",
    "assessed",
    "assessed_last_day",
    "outcome_achieved",
    "agrees_with_its_figures",
    "effect",
    "still_to_improve",
    "source",
    "kind",
    "partnership",
)
_LAST = ("as_of", "marking", "not_checked")


def entries(of: Portfolio) -> str:
    """Write a row for each progress entry of an action, in the order of the plans."""
    rows = [each for row in of.rows for each in _entries_of(row)]
    return _table(ENTRIES, rows, of)


def outcomes(of: Portfolio) -> str:
    """Write a row for each outcome, with its latest assessment."""
    rows = [
        _outcome(outcome, plan, of) for plan in of.plans for outcome in plan.outcomes
    ]
    return _table(OUTCOMES, rows, of)


def planned(of: Portfolio) -> str:
    """Write how many actions of each plan were due and complete by each date."""
    rows = [
        {"plan": plan.id, **each}
        for plan in of.plans
        for each in over_time_facts.by_date(
            [row for row in of.rows if row.plan is plan], of.as_of
        )
    ]
    return _table(("plan", *over_time_facts.BY_DATE), rows, of)


def _table(
    columns: Sequence[str], rows: Sequence[Mapping[str, object]], of: Portfolio
) -> str:
    on_each = {
        "as_of": of.as_of.isoformat(),
        "marking": markings.highest(of.plans) or None,
    }
    gaps = [{"not_checked": line.removeprefix("- ")} for line in sentences.left_out(of)]
    every = [{**row, **on_each} for row in (*rows, *gaps)]
    return csv_cells.table((*columns, *_LAST), every)


def _entries_of(row: Row) -> Iterator[dict[str, Any]]:
    steps = timeline.steps(row.action, row.now.entries)
    counted = {step.entry.route: step for step in steps}
    for number, entry in enumerate(row.action.progress, start=1):
        step = counted.get(entry.route)
        counts = step is not None and step.entry.corrected_by is None
        before = step.before.date if step and counts and entry.new_due else None
        yield {
            "plan": row.plan.id,
            "outcome": row.outcome.id,
            "name": row.name,
            "entry": number,
            **_dated("date", entry.date),
            "date_as_written": entry.date_as_written,
            "counts": counts,
            "state": entry.state,
            "rag": entry.rag,
            "note": entry.note,
            "next": entry.next,
            **_dated("next_due", entry.next_due),
            **_dated("new_due", entry.new_due),
            **_dated("due_before", before),
            "days_moved": _days(before, entry.new_due),
            **_dated("new_due_requested", entry.new_due_requested),
            "request": entry.request,
            **_dated("achieved_on", entry.achieved_on),
            "accountable": entry.accountable,
            "agency": entry.agency,
            "replaced_by": entry.replaced_by,
            "corrects": str(entry.corrects) if entry.corrects else None,
            "reported_by": entry.reported_by,
            "evidence": list(entry.evidence),
            "pieces_of_evidence": len(entry.evidence),
        }


def _days(before: Date | None, after: Date | None) -> int | None:
    if before is None or after is None:
        return None
    return (after.last_day - before.last_day).days


def _outcome(outcome: Outcome, plan: Plan, of: Portfolio) -> dict[str, Any]:
    rows = [row for row in of.rows if row.outcome is outcome]
    held = timeline.judgements(outcome, of.as_of)
    all_read = not readable.has_unread(outcome, "difference")
    latest = timeline.latest_verdict(outcome, of.as_of)
    verdict = latest.outcome_achieved if latest else None
    agrees = not timeline.is_contradicted(outcome, latest) if latest else None
    return {
        "plan": plan.id,
        "outcome": outcome.id,
        "theme": outcome.theme,
        "challenge": outcome.challenge,
        "desired_outcome": outcome.desired_outcome,
        **_dated("due", outcome.due),
        "recommendations": len(outcome.recommendations),
        "actions": len(rows) if outcome.actions_known else None,
        "open": sum(row.now.is_open for row in rows),
        "done": sum(row.now.state in DONE for row in rows),
        "overdue": sum(row.now.overdue for row in rows),
        "baseline_measures": len(outcome.baseline),
        "assessments": len(held) if all_read else None,
        **_dated("assessed", latest.date if latest else None),
        "outcome_achieved": verdict,
        "agrees_with_its_figures": agrees,
        "effect": latest.effect if latest else None,
        "still_to_improve": latest.still_to_improve if latest else None,
        "source": plan.source.type,
        "kind": plan.kind,
        "partnership": plan.partnership,
    }


def _dated(name: str, of: Date | None) -> dict[str, str | None]:
    """Return a date as it is in the plan, and as a day."""
    written = str(of) if of else None
    return {name: written, f"{name}_last_day": csv_cells.last_day(of)}
