"""Page one cuts text at the end of a sentence, and only while there is no room."""

from __future__ import annotations

import re
from copy import deepcopy
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
        (f"{MET} {LONG}", 40, "The team met in May. ..."),
        (f"{LONG} {MET}", 70, f"{LONG} ..."),
        (f"{MET} It met again. {LONG}", 21, f"{MET} ..."),
        (f"{MET} It met again. {LONG}", 50, f"{MET} It met again. ..."),
        (f"{MET} It met again. {MET} {LONG}", 62, f"{MET} It met again. {MET} ..."),
        (f"{MET} It met again, at noon. {LONG} {MET}", 55, None),
        ("A word " * 30, 30, "A word A word A word A word..."),
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
    exceptions = page.partition("What each outcome")[0]
    assert ("Latest note" in exceptions, "The report has" in page) == (False, False)


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

    assert "Exceptions" in page
    assert "The report has" not in page


def _moved(**last: str) -> Plan:
    """Return a plan in which the first action was put off from December to June."""
    moved = {"date": "2012-01-10", "new_due": "2012-02-10", "note": "It rained."}
    plan = _noted(moved, {"note": "Seen.", **last})
    plan["outcomes"][0]["actions"][0]["due"] = "2011-12"
    return plan


def test_what_is_late_has_the_date_first_agreed(tmp_path: Path) -> None:
    """It was late even for the date to which it had been moved."""
    done = {"state": "complete", "evidence": "The form", "reported_by": "Audit Lead"}
    late = _page(tmp_path / "late", _moved(date="2012-02-20", **done))
    over = _page(tmp_path / "over", _moved(date="2012-02-20"))

    assert (
        "Reported as done late: 1.1 (by 10 days; 7 weeks after the first date)."
    ) in late
    assert "Due: 10 February 2012; first due December 2011." in over


def test_a_low_rating_of_a_closed_action_is_marked(tmp_path: Path) -> None:
    """It is not counted as red: only open actions are."""
    plan = _noted(RED)
    done = {"state": "complete", "evidence": "The form", "reported_by": "Audit Lead"}
    plan["outcomes"][0]["actions"][1]["progress"] = [{**RED}, RED | done]

    page = _page(tmp_path, plan)

    assert re.search(r"Red [^:]*: 1 \(1\.1; not open: 1\.2\)", page)


def _closed() -> Plan:
    done = {
        "date": "2012-02-20",
        "state": "signed-off",
        "evidence": "The form",
        "reported_by": "Chair of the Audit Group",
        "note": "All of it is done.",
    }
    plan = _noted(done)
    plan["outcomes"][0]["actions"][1]["progress"] = [{**done}]
    plan["outcomes"][0]["due"] = "2012-02"
    return plan


def test_a_plan_in_which_all_is_closed_says_so_first(tmp_path: Path) -> None:
    """What is overdue is another sentence; "all" needs all to be read."""
    plan = _closed()
    unread = deepcopy(plan)
    unread["outcomes"][0]["actions"].append("1.3 is not an action")

    known = _page(tmp_path / "known", plan)
    other = _page(tmp_path / "other", unread)

    assert "On 10 March 2012, 0 of 2 actions are open. 1 outcome is" in known
    assert "all 2 actions" not in other


@pytest.mark.parametrize(
    ("date", "said"),
    [("2011-08-10", "7 months ago"), ("2009-11-10", "2 years and 4 months ago")],
)
def test_a_long_time_ago_is_in_years(date: str, said: str, tmp_path: Path) -> None:
    """Nobody counts a hundred months."""
    plan = perfect()
    plan["outcomes"][0]["difference"] = [
        {"date": date, "outcome_achieved": "partly", "evidence": ["Audit"]}
    ]

    assert f"({said})" in _page(tmp_path, plan)


def test_the_reason_for_closing_is_not_printed_twice(tmp_path: Path) -> None:
    """The latest note is the reason that is given."""
    reason = "Work stopped because the supplier closed"
    ended = {
        "date": "2012-02-20",
        "state": "closed-incomplete",
        "reported_by": "Chair of the Audit Group",
        "note": f"{reason}.",
    }

    page = _page(tmp_path, _noted(ended))

    assert page.split("and the difference made")[0].count(reason) == 1
