"""What a report says of closed work, of silence and of judgements, by hand."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into

from actionplan import workspace
from actionplan.output import report
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2012, 10, 1)


def _page(folder: Path, plan: dict[str, Any], form: report.Form = "md") -> str:
    put_into(folder, plan)
    shown = gather.plans(workspace.make([folder]), DAY)
    (page,) = report.render(shown, Meeting(date(2012, 12, 1), "given"), form)
    return page.text


def _judged(verdict: str, result: str) -> dict[str, Any]:
    plan = perfect()
    plan["outcomes"][0]["difference"] = [
        {
            "date": "2012-09-10",
            "outcome_achieved": verdict,
            "results": [
                {"measure": "Files in which the child was seen alone", "value": result}
            ],
            "effect": "Children were seen alone more often.",
        }
    ]
    return plan


@pytest.mark.parametrize(
    ("verdict", "result", "summary", "told"),
    [
        ("fully", "38 of 40", "1 is fully achieved", "Fully achieved"),
        (
            "fully",
            "9 of 40",
            "1 is judged against its own figures",
            "Judged against its own figures: it says fully achieved",
        ),
        (
            "not-yet",
            "40 of 40",
            "1 is judged against its own figures",
            "Judged against its own figures: it says not yet achieved",
        ),
        ("partly", "most of them", "1 is partly achieved", "Partly achieved"),
    ],
)
def test_a_judgement_is_no_achievement_against_its_own_figures(
    verdict: str, result: str, summary: str, told: str, tmp_path: Path
) -> None:
    """Wherever it is told; figures that cannot be compared contradict nothing."""
    page = _page(tmp_path, _judged(verdict, result))

    other = {"Fully achieved", "Partly achieved", "Not yet achieved"} - {told}
    assert (f"of 1 outcome, {summary}." in page, told in page) == (True, True)
    assert [words for words in other if words in page] == []


def test_what_was_done_and_what_was_signed_off_have_each_their_date(
    tmp_path: Path,
) -> None:
    """An action is not closed on the day on which it was signed off, nor otherwise."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] += [
        {"date": "2012-06-27", "state": "complete", "note": "The form is in use."},
        {"date": "2012-09-05", "state": "signed-off", "note": "Ten files were seen."},
    ]

    page = _page(tmp_path, plan)

    assert "Signed off. Done 27 June 2012; signed off 5 September 2012." in page


@pytest.mark.parametrize(
    ("every", "words", "share"),
    [("3 months", "3 months", 25), ("6 months", "6 months", 50)],
)
def test_silence_is_drawn_against_what_the_plan_asks_for(
    every: str, words: str, share: int, tmp_path: Path
) -> None:
    """The line in the chart is where news is due, and its words say so."""
    plan = perfect()
    plan["review"]["every"] = every

    page = _page(tmp_path, plan, "html")

    assert f"news is due every {words}" in page
    lines = re.findall(r'class="limit" x1="([0-9]+)', page)
    assert {*lines} == {str(share)}
