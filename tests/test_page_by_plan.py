"""Page one of many plans has each exception once, under its plan."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from tests.test_page_one_answers import FORMS, _summary

from actionplan import workspace
from actionplan.output import report
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from generated_plans import Plan

    from actionplan.plan.portfolio import Portfolio

docx = pytest.importorskip("docx", reason="python-docx is not installed")
EXAMPLES = Path(__file__).parents[1] / "examples"
SOON = Meeting(date(2026, 12, 20), "given")
DAY, NEXT = date(2012, 3, 1), Meeting(date(2012, 4, 1), "given")


@pytest.fixture(scope="module")
def examples() -> Portfolio:
    """Return all examples."""
    return gather.plans(workspace.make([EXAMPLES]), date(2026, 11, 24))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_the_same_under_each_plan(
    form: Any,  # noqa: ANN401 -- a form of `render`
    examples: Portfolio,
) -> None:
    """What to decide, what is late and why, the effect, and what has changed."""
    page = _summary(examples, form, SOON, apart=True)

    for said in (
        "Exceptions (13), outcomes and changes in each plan",
        "To decide: worst rating 2.1, 3.3; whether to sign off 2.3 (evidence: Test",
        "Overdue (new), due September 2026; first due June 2025. Red. Designated Nurse",
        "O3: Overdue, due September 2026. Partly achieved, assessed 10 June 2026.",
        "Nine children were examined on the same day",
        "Ended without being done 2.4. Since the beginning of October 2026 (worked",
        "out): outcomes newly overdue O3; next stages newly past their date 2.1;",
        "rated worse 1.2 from green to amber; other updates 2.5.",
    ):
        assert said in page, said


def test_each_exception_is_told_once(examples: Portfolio) -> None:
    """It is not named again as overdue, low, without an update or newly so."""
    page, *_ = report.render(examples, SOON, "md", summary=True, apart=True)

    child_k = page.text.partition("**[Child K]")[2].partition("**[Safer sleep]")[0]
    told = re.findall(r"(?m)^- \[?([O\d.]+\d)", child_k)

    assert told == ["2.1", "3.3", "4.2", "1.2", "4.3", "3.4", "O1", "O2", "O3"]
    assert "newly overdue 2.1" not in page.text
    assert "More on its page" not in page.text


def _many(number: int, **changed: Any) -> list[Plan]:  # noqa: ANN401 -- fields
    made = []
    for at in range(number):
        plan = perfect()
        plan["id"], plan["title"] = f"audit-{at}", f"Audit {at}: all of it"
        plan["outcomes"][0]["actions"][0] |= changed
        made.append(plan)
    return made


NOTE = "The second post is held in the spending freeze."
LATE = {"due": "2012-02-01", "progress": [{"date": "2012-01-20", "note": NOTE}]}


@pytest.mark.parametrize(("number", "listed"), [(16, True), (20, False)])
def test_each_begins_a_line_if_there_is_room(
    number: int, *, listed: bool, tmp_path: Path
) -> None:
    """Otherwise those of a plan follow one another, with a bullet between."""
    put_into(tmp_path, *_many(number, **LATE))
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page, *_ = report.render(shown, NEXT, "html", summary=True, apart=True)

    turns = page.text.partition('<div class="columns">')[2]
    assert turns.count("Overdue (new), due 1 February 2012") == number
    assert turns.count(NOTE) == number
    assert ('<ul class="next">' in turns) == listed
    assert ('<ul class="changes">' in turns) == (not listed)


def test_an_overdue_action_without_progress_says_so(tmp_path: Path) -> None:
    """No reason is known, and nobody takes silence for one."""
    put_into(tmp_path, *_many(16, due="2012-02-01", progress=[]))
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", NEXT, apart=True)

    assert page.count("Overdue (new), due 1 February 2012.") == 16
    assert page.count("No progress has been recorded.") == 16


def test_what_ended_in_the_last_year_has_its_reason(tmp_path: Path) -> None:
    """A meeting may not have heard of it; earlier ones are only named."""
    made = _many(16, **LATE)
    for plan, ended in zip(made[:2], ("2012-01-10", "2010-12-10"), strict=True):
        plan["agreed"] = "2010-10-01"
        plan["outcomes"][0]["actions"][1]["progress"] = [
            {"date": ended, "state": "withdrawn", "note": "Order cancelled."}
        ]
    put_into(tmp_path, *made)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, "text", NEXT, apart=True)

    assert len(re.findall(r"Ended without being done 1\.2", page)) == 2
    assert page.count("Order cancelled") == 1
    assert "(10 January 2012: Order cancelled)" in page


def test_only_the_plans_are_in_columns_in_word(examples: Portfolio) -> None:
    """The summary is above them, and the pages of the plans are as they are alone."""
    page, *_ = report.documents(examples, SOON, summary=True)

    sections = docx.Document(io.BytesIO(page.content)).sections
    name = docx.oxml.ns.qn
    columns = [
        each._sectPr.find(name("w:cols")).get(name("w:num")) for each in sections
    ]

    assert columns == [None, "2", "1"]
