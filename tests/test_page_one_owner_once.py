"""Page one says once among the actions that one of them has no owner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from tests.test_page_one_answers import FORMS, _summary
from tests.test_plan_order import DAY, NEXT

from actionplan import workspace
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

pytestmark = pytest.mark.thorough


def _page(tmp_path: Path, plan: Plan, form: Any) -> str:  # noqa: ANN401 -- a form of `render`
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), DAY)
    return _summary(shown, form, NEXT)


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_owner_is_in_what_to_decide_and_with_the_action_alone(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """Neither the summary nor the status of the action says it as well."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    del action["accountable"]
    action["no_owner"] = "The post is being advertised"

    page = _page(tmp_path, plan, form)

    said = ("Need an owner (1): 1.1", "No owner named: The post is being advertised")
    assert [page.casefold().count(each.casefold()) for each in said] == [1, 1]
    assert "no known owner" not in page
    assert "one accountable owner" not in page


@pytest.mark.parametrize("form", FORMS)
def test_words_in_place_of_an_owner_are_quoted_once(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """They are where the owner of another action would be."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["accountable"] = "TBC - to be confirmed"

    page = _page(tmp_path, plan, form)

    assert page.count("TBC - to be confirmed") == 1
    assert "Need an owner (1): 1.1" in page


@pytest.mark.parametrize("form", FORMS)
def test_an_action_with_two_owners_is_still_counted(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """It has no decision of its own, so nothing else would say it."""
    plan = perfect()
    first, second = plan["outcomes"][0]["actions"]
    first["accountable"] = "Training subgroup"
    del second["accountable"]
    second["no_owner"] = "The post is being advertised"

    assert "one accountable owner (2 of 2 open actions)" in _page(tmp_path, plan, form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("name", "misspelt", "asked"),
    [
        ("accountable", "acountable", "Need an owner"),
        ("due", "duue", "Need a due date"),
    ],
)
def test_what_is_written_in_a_misspelt_field_is_not_asked_of_a_meeting(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
    name: str,
    misspelt: str,
    asked: str,
) -> None:
    """It has been agreed, and the file is to be corrected."""
    plan = perfect()
    for action in plan["outcomes"][0]["actions"]:
        action[misspelt] = action.pop(name)

    page = _page(tmp_path, plan, form)

    assert asked not in page
    assert f'"{misspelt}" in action 1.1' in page
    assert "could be read" in page


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("state", "is_asked"), [("done", False), ("in-progress", True)]
)
def test_nobody_is_asked_why_work_is_late_that_may_be_done(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
    state: str,
    *,
    is_asked: bool,
) -> None:
    """The status could not be read, and that is said."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["due"] = "2012-01"
    action["progress"] = [{"date": "2012-02-10", "state": state, "note": "In use."}]

    page = _page(tmp_path, plan, form)

    assert ("no later date asked for" in page) == is_asked
    assert ("status not known" in page) != is_asked
