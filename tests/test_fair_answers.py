"""Answers that an officer was told to change, although they answer what is asked."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from generated_plans import AS_OF, perfect

from actionplan import lint


def _told(plan: dict[str, Any]) -> dict[str, str]:
    """Return the rules that lint names of the first action and the reviews."""
    text = yaml.safe_dump(plan, sort_keys=False).encode()
    report = lint.one(text, f"{plan['id']}.yaml", lint.Request(as_of=AS_OF))
    said = [each for each in report.diagnostics if each.item != "1.2"]
    return {each.rule: each.level for each in said}


def _first(plan: dict[str, Any]) -> dict[str, Any]:
    action: dict[str, Any] = plan["outcomes"][0]["actions"][0]
    return action


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("No reply from NHS England.", False),
        ("No decision yet from the Department for Education.", False),
        ("No response from partners.", True),
        ("No progress.", True),
    ],
)
def test_a_note_that_names_what_has_not_come_says_why_nothing_was_done(
    note: str, *, told: bool
) -> None:
    """It is the reason that the message asks for."""
    plan = perfect()
    _first(plan)["progress"].append(
        {"date": "2012-02-20", "state": "on-hold", "rag": "red", "note": note}
    )

    assert ("note-says-nothing" in _told(plan)) == told


@pytest.mark.parametrize(
    "purpose",
    [
        *("Check progress", "To review progress", "Monitor the actions"),
        *("To check: are actions on track?", "To check - are the actions on track?"),
        "Are we on track?",
        *("To do: check actions are on track", "To check progress: are we on track?"),
    ],
)
def test_a_thin_purpose_is_advised_on_and_no_placeholder(purpose: str) -> None:
    """Every review checks progress, so it could say more, but it is not left open."""
    plan = perfect()
    plan["review"]["purpose"] = purpose
    told = _told(plan)

    assert {*told.values()} == {"advice"}
    assert {*told} <= {"too-general", "reads-like-no-answer"}


@pytest.mark.parametrize(
    "purpose",
    [
        *("To check", "To check: TBC", "To be confirmed", "To agree", "To do:"),
        *("Actions on track", "To check: we do not know yet", "Actions TBC"),
        *("To check: actions to be confirmed", "To check: what is the purpose?"),
    ],
)
def test_a_purpose_that_is_still_to_be_written_is_a_placeholder(purpose: str) -> None:
    """What is to be checked is not said, or only what the status is."""
    plan = perfect()
    plan["review"]["purpose"] = purpose

    assert _told(plan)["placeholder-text"] == "error"


@pytest.mark.parametrize(
    ("measure", "is_said"),
    [
        ("To confirm: how many staff know whom to call", True),
        ("To check: number of forms in use", True),
        ("To be confirmed: number of files", False),
        ("To confirm: how many to be agreed", False),
        ("To check: figures from the police", False),
    ],
)
def test_a_measure_after_to_check_is_an_answer_if_it_says_what_is_counted(
    measure: str, *, is_said: bool
) -> None:
    """Without that, the words only say that the measure is still to come."""
    plan = perfect()
    _first(plan)["success"][0]["measure"] = measure

    assert ("placeholder-text" not in _told(plan)) == is_said


@pytest.mark.parametrize(
    "action",
    [
        "Commission a new return interview service",
        "Roll out the neglect tool to all primary schools",
        "Revise the threshold document",
    ],
)
def test_a_thing_that_is_made_or_changed_is_an_answer(action: str) -> None:
    """Anyone can see when it has been made, so it is left alone."""
    plan = perfect()
    _first(plan)["action"] = action

    assert "reads-like-no-answer" not in _told(plan)


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ("Training attendance records: eight in ten of the 120 social workers", False),
        ("Training delivered to social workers", True),
        ("Number of groups with all checks in date, annual return", False),
        ("Number of meetings with all schools, annual return", True),
    ],
)
def test_records_of_who_came_with_a_level_and_what_groups_have_are_measures(
    measure: str, *, told: bool
) -> None:
    """The guidance lists attendance records. What a group has is no meeting with it."""
    plan = perfect()
    success = {"measure": measure, "method": "other", "method_detail": "The register"}
    _first(plan)["success"] = [success]

    assert ("measure-counts-activity" in _told(plan)) == told


def test_an_action_without_text_is_asked_for_it_and_for_its_method() -> None:
    """Page one counts both, so lint names both."""
    plan = perfect()
    first = _first(plan)
    del first["success"][0]["method"]
    with_text = _told(plan)
    del first["action"]
    first["no_text"] = "The published plan does not show it"
    without = _told(plan)

    assert "success-without-method" in with_text
    assert ("success-without-method" in without, "no-text-yet" in without) == (
        True,
        True,
    )
