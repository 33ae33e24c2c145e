"""A field in the wrong place is not lost: what it is about is not known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into, written
from printed import output
from tests.conftest import run

from actionplan.plan import aims, closing, readable, timeline
from actionplan.reading import load

if TYPE_CHECKING:
    from pathlib import Path

    from actionplan.plan import model

DAY = date(2012, 3, 1)
DONE = {"date": "2012-02-20", "state": "complete", "note": "The form is in use."}
JUDGED = [{"date": "2012-02-25", "outcome_achieved": "no-change", "evidence": "audit"}]


def _plan(**fields: object) -> dict[str, Any]:
    """Put fields into the first action of a plan, all of whose actions are done."""
    plan = perfect()
    actions = plan["outcomes"][0]["actions"]
    for action in actions:
        action["progress"].append(DONE)
    actions[0] |= fields
    return plan


def _read(plan: dict[str, Any]) -> model.Plan:
    read = load.load(written(plan).encode(), plan["id"]).plan
    assert read is not None
    return read


@pytest.mark.parametrize("name", ["status", "state", "Status"])
def test_a_status_next_to_the_entries_is_not_overruled_by_them(name: str) -> None:
    """A reopened action is not complete because its status is in the wrong place."""
    plan = _read(_plan(**{name: "Reopened"}))

    now = timeline.standing(next(plan.actions), plan, DAY)

    assert now.status == "not-known"


def test_a_rating_next_to_the_entries_is_not_overruled_by_them() -> None:
    """The entries say green, and the field outside them says red."""
    plan = _read(_plan(rag="red"))

    now = timeline.standing(next(plan.actions), plan, DAY)

    assert (now.rag, now.rag_known) == ("", False)


def test_an_assessment_that_is_indented_too_far_is_not_called_missing() -> None:
    """It is in the last action of the outcome, so nobody has read it."""
    plan = _read(_plan(difference=JUDGED))
    [outcome] = plan.outcomes

    assert (
        aims.of(outcome, plan, DAY).made,
        closing.is_ready_to_assess(outcome, plan, DAY),
    ) == ("not-known", False)


def test_actions_that_are_indented_too_far_are_not_called_missing() -> None:
    """There may be open ones among them, so the outcome is not ready to assess."""
    more = [perfect()["outcomes"][0]["actions"][0] | {"id": "1.3"}]
    plan = _read(_plan(actions=more))
    [outcome] = plan.outcomes

    assert (
        outcome.actions_known,
        readable.is_whole(plan),
        closing.is_ready_to_assess(outcome, plan, DAY),
    ) == (False, False, False)


def test_no_output_tells_what_a_misplaced_field_denies(tmp_path: Path) -> None:
    """A reopened action, rated red, whose outcome is assessed as unchanged."""
    put_into(tmp_path, _plan(status="Reopened", rag="red", difference=JUDGED))

    page = output("summary markdown", tmp_path, DAY)
    table = run("status", str(tmp_path), "--all", "--as-of", str(DAY)).stdout

    assert ("none has been assessed" in page, "Assessment could not be" in page) == (
        *(False, True),
    )
    assert "Status not known" in " ".join(table.split())
