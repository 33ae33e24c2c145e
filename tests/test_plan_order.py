"""Page one of several plans lists the most urgent plans first."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from tests.test_page_one_answers import FORMS, _summary
from tests.test_page_one_questions import _told

from actionplan import workspace
from actionplan.output.report import by_plan
from actionplan.output.report.plans import plan_facts
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

pytestmark = pytest.mark.thorough

DAY, NEXT = date(2012, 3, 1), Meeting(date(2012, 4, 1), "given")


def _calm(name: str) -> Plan:
    """Return a plan in which nothing is late, in doubt or to be decided."""
    plan = perfect()
    plan["id"], plan["title"] = f"audit-{name.lower()}", f"{name} of it"
    plan["outcomes"][0]["actions"][0] |= {
        "due": "2012-12-01",
        "progress": [
            {"date": "2012-01-20", "note": "Two of nine teams have the form."}
        ],
    }
    return plan


def _late(name: str) -> Plan:
    plan = _calm(name)
    plan["outcomes"][0]["actions"][0]["due"] = "2012-02-01"
    return plan


def _worse(name: str) -> Plan:
    plan = _calm(name)
    outcome = plan["outcomes"][0]
    measure = {"measure": "Hours of schooling", "value": "20", "target": "25"}
    outcome["baseline"] = [outcome["baseline"][0] | measure]
    found = [{"measure": "Hours of schooling", "value": "15"}]
    outcome["difference"] = [_assessment("Nothing else is known.", found)]
    return plan


def _unsafe_by_note(name: str) -> Plan:
    plan = _calm(name)
    note = {"date": "2012-02-20", "note": "One boy is still at risk from the adults."}
    plan["outcomes"][0]["actions"][0]["progress"].append(note)
    return plan


def _unsafe_by_assessment(name: str) -> Plan:
    plan = _calm(name)
    said = _assessment("Two children have not yet been seen alone.", [])
    plan["outcomes"][0]["difference"] = [said]
    return plan


def _assessment(left: str, results: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "date": "2012-02-01",
        "outcome_achieved": "partly",
        "still_to_improve": left,
        "evidence": "Audit",
        **({"results": results} if results else {}),
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("late", [1, 16])
def test_plans_with_a_child_who_is_not_safe_come_first_and_then_late_ones(
    form: Any,  # noqa: ANN401 -- a form of `render`
    late: int,
    tmp_path: Path,
) -> None:
    """Between plans that are equally urgent, the order is that of their plan IDs.

    It is the same with a row for each plan as with a list for each.
    """
    urgent = (_worse("C"), _unsafe_by_note("D"), _unsafe_by_assessment("E"))
    overdue = (_late(f"B{number}") for number in range(10, 10 + late))
    put_into(tmp_path, _calm("A"), *overdue, *urgent)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, form, NEXT, apart=True)

    heads = r"\b([A-E])(?:[12]\d)? of it: (?:\1 of it )?\d|([A-E])(?:[12]\d)? of it \d"
    every = re.findall(
        heads, page.partition("Each plan" if late == 1 else "by plan,")[2]
    )
    found = ["".join(each) for each in every]
    assert [*dict.fromkeys(found)] == ["D", "E", "C", "B", "A"]


@pytest.mark.parametrize("form", FORMS)
def test_a_child_who_is_not_safe_is_named_if_the_action_is_no_exception(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """An action that is neither late nor rated low has no row among the exceptions."""
    put_into(tmp_path, _calm("A"), _unsafe_by_note("D"))
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, form, NEXT, apart=True)

    assert (
        "Latest note seems to say that a person is not safe (1): D of it 1.1 (20"
        ' February 2012: "One boy is still at risk from the adults")'
    ) in page


def _unsafe_and_low() -> Plan:
    """Return a plan with a red action, and one with an old note of a boy at risk."""
    plan = _calm("Red")
    low, unsafe = plan["outcomes"][0]["actions"][:2]
    low["progress"][0] |= {"rag": "red"}
    unsafe |= {
        "due": "2011-08",
        "progress": [{"date": "2011-08-20", "note": "A boy is still at risk there."}],
    }
    return plan


NO_UPDATE = "no later note than one that seems to say that a person is not safe"


@pytest.mark.parametrize("form", [*FORMS, "agenda"])
def test_a_note_on_a_person_who_is_not_safe_without_an_update_is_to_be_decided(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """The record says only that there is no update, not that he is not safe now."""
    page = _told(tmp_path, _unsafe_and_low(), form)

    if form == "agenda":
        assert (
            "no later note than the note dated 20 August 2011, which seems to say"
            " that a person is not safe"
        ) in page.casefold().replace("20 august", "20 August")
    else:
        assert NO_UPDATE in page.casefold()


def test_an_update_answers_a_note_on_a_person_who_is_not_safe(tmp_path: Path) -> None:
    """What was reported since is the latest note."""
    plan = _unsafe_and_low()
    found = {"date": "2012-02-20", "note": "The boy lives with his aunt now."}
    plan["outcomes"][0]["actions"][1]["progress"].append(found)

    assert NO_UPDATE not in _told(tmp_path, plan, "text").casefold()


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_without_a_note_is_no_news_of_a_person_who_is_not_safe(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """A rating alone says nothing of him, whether the format asks for a note or not."""
    plan = _unsafe_and_low()
    plan["meetings"] = ["2012-02-28"]
    found = {"date": "2012-02-20", "rag": "green"}
    plan["outcomes"][0]["actions"][1]["progress"].append(found)

    assert NO_UPDATE in _told(tmp_path, plan, form).casefold()


def test_an_action_with_a_person_at_risk_comes_first_in_its_plan(
    tmp_path: Path,
) -> None:
    """It comes before an action with the worst rating, and one without a due date."""
    put_into(tmp_path, _unsafe_and_low())
    shown = gather.plans(workspace.make([tmp_path]), DAY)
    (told,) = plan_facts(shown, [NEXT], [""], apart=True)
    actions = tuple(each for each in told.actions if each.now.is_open)

    first, *_ = by_plan.at_risk_first(actions)

    assert first.action.id == "1.2"
