"""An outcome is not achieved if a later assessment, which may deny it, is not read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into, written
from printed import output
from tests.conftest import run

from actionplan.plan import aims, closing, timeline
from actionplan.reading import load

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2012, 12, 1)
FULLY = {
    "date": "2012-07-01",
    "outcome_achieved": "fully",
    "results": [
        {"measure": "Files in which the child was seen alone", "value": "36 of 40"}
    ],
    "effect": "Children say that somebody listened to them.",
    "evidence": ["audit of July 2012"],
}
LATER = {"date": "2012-11-01", "effect": "Children are seen with a parent again."}
UNREAD: tuple[Any, ...] = (
    LATER | {"outcome_achieved": "not yet, rooms were given up"},
    LATER | {"outcome_acheived": "not-yet"},
    LATER | {"outcome_achieved": ["not-yet"]},
    "November 2012: not yet",
)
"""Assessments that an officer may write, and that do not say how far."""


def _plan(*judgements: object) -> dict[str, Any]:
    plan = perfect()
    for action in plan["outcomes"][0]["actions"]:
        done = {"date": "2012-06-20", "state": "complete", "evidence": "the form"}
        action["progress"].append(done | {"note": "The form is in use."})
    plan["outcomes"][0]["difference"] = [*judgements]
    return plan


@pytest.mark.parametrize("later", UNREAD, ids=str)
def test_an_outcome_is_not_achieved_if_a_later_assessment_is_not_read(
    later: object,
) -> None:
    """It may say that what was achieved is lost."""
    plan = load.load(written(_plan(FULLY, later)).encode(), "audit-1-2011").plan
    assert plan is not None
    [outcome] = plan.outcomes

    said = (
        timeline.is_achieved(outcome, DAY),
        aims.of(outcome, plan, DAY).made,
        closing.is_ready_to_assess(outcome, plan, DAY),
    )

    assert said == (False, "not-known", False)


@pytest.mark.parametrize("earlier", UNREAD[:3], ids=str)
def test_an_earlier_assessment_that_is_not_read_does_not_count(earlier: object) -> None:
    """The latest one says how far the outcome is achieved."""
    latest = FULLY | {"date": "2012-11-20"}
    plan = load.load(written(_plan(earlier, latest)).encode(), "audit-1-2011").plan
    assert plan is not None

    assert aims.of(plan.outcomes[0], plan, DAY).made == "fully"


@pytest.mark.parametrize("later", UNREAD, ids=str)
def test_no_output_calls_it_achieved(tmp_path: Path, later: object) -> None:
    """Page one, status, the agenda and the table of outcomes say what was not read."""
    put_into(tmp_path, _plan(FULLY, later))
    names = ("summary markdown", "status json", "agenda markdown")

    said = [output(name, tmp_path, DAY).casefold() for name in names]
    table = run("export", "outcomes", str(tmp_path), "--as-of", str(DAY)).stdout

    assert [("fully" in one, "could not be read" in one) for one in said] == [
        (False, True),
        (False, True),
        (False, True),
    ]
    assert '"fully"' not in table


def test_changes_do_not_call_an_unread_assessment_feedback(tmp_path: Path) -> None:
    """It says how far the outcome is achieved, in words that could not be read."""
    put_into(tmp_path, _plan(FULLY, UNREAD[1]))

    said = run("since", "2012-10-01", str(tmp_path), "--as-of", str(DAY)).stdout

    assert ("feedback" in said, "assessment could not be read" in said) == (False, True)
