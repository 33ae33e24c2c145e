"""Page one cuts text at the end of a sentence, and only while there is no room."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into

from actionplan import workspace
from actionplan.output import report
from actionplan.output.report import page_text
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan


DAY, NEXT = date(2012, 3, 10), Meeting(date(2012, 6, 1), "given")


def _page(folder: Path, plan: Plan) -> str:
    put_into(folder, plan)
    shown = gather.plans(workspace.make([folder]), DAY)
    (page,) = report.render(shown, NEXT, "text", summary=True)
    return " ".join(page.text.split())


MET = "The team met in May."
LONG = "Work stopped because the only supplier closed its office in the north."


@pytest.mark.parametrize(
    ("text", "most", "said"),
    [
        (f"{MET} {LONG}", 100, f"{MET} {LONG}"),
        (f"{MET} {LONG}", 50, f"{MET} {LONG}"),
        (f"{MET} {LONG}", 20, f"{MET} ..."),
        (f"{MET} {LONG}", 40, "The team met in May. Work stopped..."),
        (f"{LONG} {MET}", 70, f"{LONG} ..."),
        (f"{MET} It met again. {LONG}", 21, f"{MET} ..."),
        (f"{MET} It met again. {LONG}", 50, f"{MET} It met again. ..."),
        (f"{MET} It met again. {MET} {LONG}", 62, f"{MET} It met again. {MET} ..."),
        (f"{MET} It met again, at noon. {LONG} {MET}", 55, None),
        ("A word " * 30, 30, "A word A word A word A..."),
        ("", 30, ""),
    ],
)
def test_text_is_cut_at_the_end_of_a_sentence(
    text: str, most: int, said: str | None
) -> None:
    """The reason is kept if there is room for it."""
    found = page_text.beginning(text, most)

    if said is None:
        assert found == f"{MET} It met again, at noon. ..."
    else:
        assert found == said


def test_the_sentence_with_the_reason_is_kept() -> None:
    """Other sentences before it are left out, which dots show."""
    text = f"{MET} {MET} {MET} The lead left because of illness. {MET}"

    assert page_text.beginning(text, 45) == (
        f"{MET} {MET} ... The lead left because of illness. ..."
    )


def _noted(*entries: dict[str, Any]) -> Plan:
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] = list(entries)
    return plan


STAGE = {"next": "Write to the supplier again", "next_due": "2012-04-10"}
RED = {"date": "2012-03-01", "rag": "red", "note": f"{MET} Red because it rained."}


def test_the_same_note_is_not_printed_twice(tmp_path: Path) -> None:
    """The latest note contains the reason of the rating, so it is there alone."""
    page = _page(tmp_path, _noted(RED | STAGE))

    assert (
        f"Rated Red. 1 March 2012: {MET} Red because it rained. Next, by 10 April"
        " 2012: Write to the supplier again What" in page.replace(" -- ", " ")
    )
    assert ("Latest note" in page, "The report has" in page) == (False, False)


def test_nothing_is_cut_while_there_is_room(tmp_path: Path) -> None:
    """A long note, a long effect and what is still to improve are all there."""
    note = f"{LONG} " * 9 + "This is the last word of it."
    effect = f"{MET} " * 15 + "The children say so."
    plan = _noted({"date": "2012-03-01", "rag": "red", "note": note})
    plan["outcomes"][0]["difference"] = [
        {
            "date": "2012-02-25",
            "outcome_achieved": "partly",
            "effect": effect,
            "still_to_improve": "Evenings and weekends.",
            "evidence": ["Audit of February 2012"],
        }
    ]

    page = _page(tmp_path, plan)

    assert "This is the last word of it." in page
    assert "The children say so. Still to improve: Evenings and weekends." in page
    assert "..." not in page


def test_the_report_has_more_only_if_there_is_more(tmp_path: Path) -> None:
    """Of a plan without any note, nothing is said about notes."""
    page = _page(tmp_path, _noted())

    assert "Exceptions, most urgent first" in page
    assert "The report has" not in page
