"""The page of several plans alone answers the 8 questions that a chair asks."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from tests.test_overview_named import _listed
from tests.test_page_one_answers import FORMS, _summary

from actionplan import workspace
from actionplan.output import report
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

pytestmark = pytest.mark.thorough

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

    assert "To decide (4)" in page  # also what becomes of the 2 outcomes
    decide = re.split(r"Each plan|By status", page.partition("To decide")[2])[0]
    assert decide.count("Audit A 1.1") == 1
    assert decide.count("(also: the owner asks for help or a decision)") == 2


LATE = {"date": "2012-04-20", "rag": "green", "note": "We have met for five of nine."}
SLOW = {"date": "2012-08-20", "rag": "amber", "note": "The lawyers want more first."}


def _many(number: int) -> list[Plan]:
    """Return plans with an overdue action, an amber one and one not reported on."""
    made = []
    for at in range(number):
        late = _plan(f"Late {at}", LATE, due="2012-05-01")
        slow = _plan(f"Slow {at}", SLOW, due="2012-12-01")
        unheard = _plan(f"Quiet {at}", due="2012-12-01")
        made += [late, slow, unheard]
    return made


@pytest.mark.parametrize("form", FORMS)
def test_what_is_late_or_rated_low_has_its_latest_note(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """The owner and the due date of what is late, and why, also without a cause."""
    made = _many(5)

    page = _page(tmp_path, form, *made)

    owner = made[0]["outcomes"][0]["actions"][0]["accountable"]
    told = (
        rf"Overdue, due 1 May 2012\. (?:Green\. )?{owner}[^.]*\. 20 April 2012: We"
        " have met for five of nine"
    )
    assert len(re.findall(told, page)) == 5
    assert page.count("20 August 2012: The lawyers want more first.") == 5
    rated = r"Amber\. (?:[^.]*\. )?20 August 2012: The lawyers want more first\."
    assert len(re.findall(rated, page)) == 5


@pytest.mark.parametrize("form", FORMS)
def test_who_never_reported_is_named_apart_from_who_stopped(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """A nought of one does not read as a nought of the other."""
    made = _many(2)

    page = _page(tmp_path, form, *made)

    assert "No progress recorded (2): Quiet 0 1.1, Quiet 1 1.1" in page
    if form != "text":
        assert "Overdue Never reported No update Open Not open Outcomes" in page


@pytest.mark.parametrize("number", [1, 25])
def test_what_is_told_and_what_is_only_named_add_up(
    number: int, tmp_path: Path
) -> None:
    """However many there are, none is told and named, and none is missing."""
    put_into(tmp_path, *_many(number))
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page, *_ = report.render(shown, NEXT, "md", summary=True, apart=True)

    said, listed = _listed(page.text)
    assert said == listed
    assert f"Exceptions ({said})" in page.text
    assert said >= 3 * number


def _assessed(name: str, start: str, now: str, target: str) -> Plan:
    plan = _plan(name, LATE, due="2012-12-01")
    (outcome,) = plan["outcomes"]
    measure = {"measure": "Children seen alone", "date": "2011-09"}
    outcome["baseline"] = [{**measure, "value": start, "target": target}]
    outcome["difference"] = [
        {
            "date": "2012-06-01",
            "outcome_achieved": "partly",
            "results": [{"measure": "Children seen alone", "value": now}],
            "effect": "Nine children were seen.",
            "evidence": ["Audit of 40 files"],
        }
    ]
    return plan


@pytest.mark.parametrize("form", FORMS)
def test_a_figure_that_got_worse_comes_first_with_its_source(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """The outcome is named with it, and has the evidence and the effect on children."""
    better = _assessed("Better", "10 of 40", "20 of 40", "36 of 40")
    worse = _assessed("Worse", "20 of 40", "10 of 40", "36 of 40")

    page = _page(tmp_path, form, better, worse)

    told = page.partition("Outcomes assessed, in plans with open actions (2)")[2]
    assert told.index("Worse O1") < told.index("Better O1")
    assert "10 of 40 (target 36 of 40). The figure got worse. Evidence: Audit" in told
    assert "Effect on children: Nine children were seen." in told


@pytest.mark.parametrize("form", FORMS)
def test_each_plan_without_open_actions_says_whether_it_can_be_closed(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """What is left to decide is next to its name."""
    done = {
        "date": "2012-02-20",
        "state": "signed-off",
        "evidence": "The form",
        "reported_by": "Chair of the Audit Group",
        "note": "All of it is done.",
    }
    over = _assessed("Over", "10 of 40", "38 of 40", "36 of 40")
    left = _assessed("Left", "10 of 40", "20 of 40", "36 of 40")
    for plan in (over, left):
        plan["outcomes"][0]["due"] = "2012-06"
        plan["outcomes"][0]["actions"][0]["progress"] = [done]
    over["outcomes"][0]["difference"][0]["outcome_achieved"] = "fully"

    page = _page(tmp_path, form, over, left, _plan("Open", LATE, due="2012-12-01"))

    closed = page.partition("Plans with 0 open actions (2): ")[2]
    assert re.match(r"Left \(to decide: O1; .*?\); Over \(all actions closed", closed)


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_meeting_of_a_plan_without_open_actions_has_a_name(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """It is about no action or outcome, so it has no number."""
    done = {"date": "2012-02-20", "state": "complete", "note": "All 40 were trained."}
    ended = _plan("Audit A", done)
    del ended["review"]
    ended.pop("meetings", None)

    page = _page(tmp_path, form, ended, _plan("Audit B", SLOW, due="2012-12-01"))

    line = page.partition("Plans with 0 open actions (1): ")[2].partition(";")[0]
    assert "the next meeting" in line
    assert ", ;" not in page
    assert ", )" not in page
