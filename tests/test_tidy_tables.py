"""Each column of the tables for analysts says what the plan says."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Any

from generated_plans import perfect, put_into

from actionplan import workspace
from actionplan.output import tidy_tables
from actionplan.workspace import gather

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generated_plans import Plan

    from actionplan.plan.portfolio import Portfolio

ENTRY: dict[str, Any] = {
    "date": "2012-03-05",
    "state": "on-hold",
    "rag": "amber",
    "note": "It took longer.",
    "next": "Send the draft",
    "next_due": "2012-09",
    "new_due": "2012-10-31",
    "new_due_requested": "2012-12",
    "accountable": "Named Nurse",
    "agency": "Northshire ICB",
    "reported_by": "Board Manager",
    "evidence": ["The minutes", "The form"],
}
JUDGEMENT: dict[str, Any] = {
    "date": "2012-04",
    "outcome_achieved": "fully",
    "results": [
        {"measure": "Files in which the child was seen alone", "value": "9 of 40"}
    ],
    "effect": "Children are seen alone.",
    "still_to_improve": "Two teams are late.",
}


def _rows(
    folder: Path, plan: Plan, write: Callable[[Portfolio], str]
) -> list[dict[str, str]]:
    put_into(folder, plan)
    shown = gather.plans(workspace.make([folder]), date(2012, 8, 1))
    return list(csv.DictReader(io.StringIO(write(shown).removeprefix("\ufeff"))))


def test_a_row_of_an_entry_has_every_field_of_it(tmp_path: Path) -> None:
    """As it is in the plan, and a month as its last day."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] = [ENTRY]

    row = _rows(tmp_path, plan, tidy_tables.entries)[0]

    assert row == {
        "plan": "audit-1-2011",
        "outcome": "O1",
        "name": "audit-1-2011/1.1",
        "entry": "1",
        "date": "2012-03-05",
        "date_last_day": "2012-03-05",
        "date_as_written": "",
        "counts": "yes",
        "state": "on-hold",
        "rag": "amber",
        "note": "It took longer.",
        "next": "Send the draft",
        "next_due": "2012-09",
        "next_due_last_day": "2012-09-30",
        "new_due": "2012-10-31",
        "new_due_last_day": "2012-10-31",
        "due_before": "2012-06",
        "due_before_last_day": "2012-06-30",
        "days_moved": "123",
        "new_due_requested": "2012-12",
        "new_due_requested_last_day": "2012-12-31",
        "request": "",
        "achieved_on": "",
        "achieved_on_last_day": "",
        "accountable": "Named Nurse",
        "agency": "Northshire ICB",
        "replaced_by": "",
        "corrects": "",
        "reported_by": "Board Manager",
        "evidence": "The minutes; The form",
        "pieces_of_evidence": "2",
        "as_of": "2012-08-01",
        "marking": "OFFICIAL",
        "not_checked": "",
    }


def test_a_row_of_an_outcome_has_what_is_known_of_it(tmp_path: Path) -> None:
    """Its latest assessment, and if the figures contradict it, one says so."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    outcome |= {"theme": "Being seen", "due": "2012-06", "difference": [JUDGEMENT]}
    one, two = outcome["actions"]
    one["progress"].append({"date": "2012-07-01", "state": "complete", "note": "Done."})
    two["progress"].append({"date": "2012-07-01", "state": "withdrawn", "note": "No."})

    (row,) = _rows(tmp_path, plan, tidy_tables.outcomes)

    assert row == {
        "plan": "audit-1-2011",
        "outcome": "O1",
        "theme": "Being seen",
        "challenge": "Children were not seen alone in 22 of 40 files.",
        "desired_outcome": "By June 2012 36 of 40 children are seen alone.",
        "due": "2012-06",
        "due_last_day": "2012-06-30",
        "recommendations": "1",
        "actions": "2",
        "open": "0",
        "done": "1",
        "overdue": "0",
        "baseline_measures": "1",
        "assessments": "1",
        "assessed": "2012-04",
        "assessed_last_day": "2012-04-30",
        "outcome_achieved": "fully",
        "agrees_with_its_figures": "no",
        "effect": "Children are seen alone.",
        "still_to_improve": "Two teams are late.",
        "source": "audit",
        "kind": "multi-agency",
        "partnership": "Northshire Safeguarding Children Board",
        "as_of": "2012-08-01",
        "marking": "OFFICIAL",
        "not_checked": "",
    }


def test_a_row_says_what_replaced_or_achieved_an_action(tmp_path: Path) -> None:
    """And a date that is not one is as it was written."""
    plan = perfect()
    entry = {"date": "2012-04-10", "achieved_on": "2012-03", "note": "Done."}
    gone = {"date": "2012-05-02", "state": "superseded", "note": "Now 1.1."}
    one, two = plan["outcomes"][0]["actions"]
    one["progress"].append({**entry, "state": "complete"})
    two["progress"].append({**gone, "replaced_by": "1.1"})

    rows = _rows(tmp_path, plan, tidy_tables.entries)

    kept = ("entry", "achieved_on", "achieved_on_last_day", "replaced_by", "state")
    assert [tuple(row[name] for name in kept) for row in rows if row["state"]] == [
        ("2", "2012-03", "2012-03-31", "", "complete"),
        ("2", "", "", "1.1", "superseded"),
    ]
