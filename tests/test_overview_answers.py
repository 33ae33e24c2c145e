"""The page of several plans alone answers the 8 questions that a chair asks."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from tests.test_page_one_answers import FORMS, _summary

from actionplan import workspace
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

DAY, NEXT = date(2012, 9, 1), Meeting(date(2012, 10, 1), "given")


def _plan(name: str, *entries: dict[str, Any], **fields: Any) -> Plan:  # noqa: ANN401 -- a field may have any value
    """Return a plan with one action, which has these entries and fields."""
    plan = perfect()
    plan["id"], plan["title"] = name.lower().replace(" ", "-"), f"{name}: all of it"
    plan["rag_legend"] = {"green": "On track", "amber": "At risk", "red": "Off track"}
    del plan["outcomes"][0]["actions"][1:]
    plan["outcomes"][0]["actions"][0] |= {"progress": list(entries), **fields}
    return plan


def _page(folder: Path, form: Any, *made: Plan) -> str:  # noqa: ANN401 -- a form of `render`
    put_into(folder, *made)
    shown = gather.plans(workspace.make([folder]), DAY)
    return _summary(shown, form, NEXT, apart=True)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_to_be_decided_of_an_action_is_one_point(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """It is counted and named once, with everything that is to be decided of it."""
    note = "The post is frozen. I cannot move this without help from the executive."
    red = {"date": "2012-08-20", "rag": "red", "note": note}
    made = [_plan(name, red, due="2012-12-01") for name in ("Audit A", "Audit B")]

    page = _page(tmp_path, form, *made)

    assert "To decide (2)" in page
    decide = re.split(r"Each plan|By status", page.partition("To decide")[2])[0]
    assert decide.count("Audit A 1.1") == 1
    assert decide.count("(also: the owner asks for help or a decision)") == 2
