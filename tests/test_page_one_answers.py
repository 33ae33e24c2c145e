"""Page one alone answers the 8 questions that a chair asks of a plan."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from generated_plans import perfect, put_into, very_many
from printed import text_of

from actionplan import workspace
from actionplan.output import report
from actionplan.output.report import on_paper
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from generated_plans import Plan

    from actionplan.plan.portfolio import Portfolio

CHILD_K = Path(__file__).parents[1] / "examples" / "lcspr-child-k-2024.yaml"
DAY, NEXT = date(2012, 3, 10), Meeting(date(2012, 6, 1), "given")
pytest.importorskip("docx")
import word_check  # noqa: E402 -- only if python-docx is there

FORMS: tuple[Literal["md", "html", "text", "docx"], ...] = (
    *("md", "html"),
    *("text", "docx"),
)


def _summary(
    shown: Portfolio,
    form: Literal["md", "html", "text", "docx"],
    following: Meeting = NEXT,
    *,
    apart: bool = False,
) -> str:
    """Return the first page in a form, without its markup."""
    if form == "docx":
        page, *_ = report.documents(shown, following, summary=True, apart=apart)
        text = " ".join(word_check.words(page.content))
    else:
        made, *_ = report.render(shown, following, form, summary=True, apart=apart)
        text = text_of(made.text) if form == "html" else made.text
    text = re.sub(r"\]\([^)]*\)|[\\*|\[]|<br>", " ", text)
    text = " ".join(text.split())
    return re.sub(r" (?=[:;,.)])|(?<=\() ", "", text)


def _shown(folder: Path, *made: Plan) -> Portfolio:
    put_into(folder, *made)
    return gather.plans(workspace.make([folder]), DAY)


@pytest.mark.parametrize("form", FORMS)
def test_page_one_answers_the_questions_of_a_chair(
    form: Literal["md", "html", "text", "docx"],
) -> None:
    """What is on track, late, new, to be decided, meant, rated, unknown, achieved."""
    shown = gather.plans(workspace.make([CHILD_K]), date(2026, 11, 28))

    page = _summary(shown, form)

    for said in (
        "On 28 November 2026, 9 of 16 actions are open: 2 are overdue",
        "Case Management Systems Lead",
        "Newly overdue (2): 2.1, 4.2",
        "2.3 Create an automatic task in the health visitor's record",
        "What to do about those rated red (Off track; the executive is asked to act)"
        " (2): 2.1, 3.3",
        "(complete, as reported on 20 May 2026, no sign-off recorded; evidence: Test",
        "(complete since 17 July 2026, no sign-off recorded; evidence: Agreement with",
        "Men in the household: Partly achieved, assessed 22 April 2026",
        "17 of 40 to 29 of 40 (target 36 of 40)",
        "Outcomes, and the difference made",
        "Red: 2 (2.1, 3.3; not open: 4.1);",
        "Amber because the go-live has a single fall-back date",
        "no known rating: 1 (no progress recorded: 3.4)",
    ):
        assert said in page, said


def _rated(*entries: dict[str, Any]) -> Plan:
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] = list(entries)
    return plan


RED = {
    "date": "2012-02-20",
    "rag": "red",
    "note": "The team met. Red because the supplier has closed.",
}
LATER = {"date": "2012-03-01", "note": "A second supplier was found."}


@pytest.mark.parametrize("form", FORMS)
def test_a_low_rating_has_the_note_it_was_given_with(
    form: Literal["md", "html", "text", "docx"], tmp_path: Path
) -> None:
    """From where it gives the reason; the latest note is another one."""
    page = _summary(_shown(tmp_path, _rated(RED, LATER)), form)

    rated = re.search(r"Rated Red\.? (.{150})", page)
    assert rated is not None
    assert rated[1].startswith(
        "20 February 2012:... Red because the supplier has closed. Latest note, 1 March"
        " 2012: A second supplier was found."
    )


@pytest.mark.parametrize("note", ["", None])
def test_a_low_rating_without_a_note_says_so(note: str | None, tmp_path: Path) -> None:
    """It does not take the reason from a note that was written later."""
    without = {key: value for key, value in RED.items() if key != "note"}
    given = without if note is None else without | {"note": note}

    page = _summary(_shown(tmp_path, _rated(given, LATER)), "text")

    assert "Rated Red. 20 February 2012: no note recorded." in page.replace("N", "n")


def test_a_good_rating_has_no_reason(tmp_path: Path) -> None:
    """Only what is an exception because of its rating has one."""
    green = RED | {"rag": "green", "new_due": "2012-03-01"}

    page = _summary(_shown(tmp_path, _rated(green)), "md")

    assert (
        "Rated Green (on 20 February 2012, before it became overdue). Latest note, 20"
        " February 2012: The team met."
    ) in page


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ([], "no progress recorded: 1.1"),
        ([LATER], "progress without a rating: 1.1"),
        ([RED | {"rag": ["red"]}], "could not be read: 1.1"),
        ("All done", "not all progress could be read: 1.1"),
    ],
)
def test_page_one_says_why_a_rating_is_not_known(
    entries: list[dict[str, Any]], why: str, tmp_path: Path
) -> None:
    """Nobody rated it, nothing was reported, or it could not be read."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] = entries
    page = _summary(_shown(tmp_path, plan), "text")

    assert f"no known rating: 1 ({why})." in page


@pytest.mark.parametrize("form", FORMS)
def test_page_one_says_what_waits_for_a_decision(
    form: Literal["md", "html", "text", "docx"], tmp_path: Path
) -> None:
    """More time that was asked for, and an outcome with nothing left to do."""
    asked = LATER | {"new_due_requested": "2012-09-01"}
    plan = _rated(asked)
    done = {"state": "complete", "evidence": "The form", "reported_by": "Audit Lead"}
    plan["outcomes"][0]["actions"][1]["progress"] = [LATER | done]

    page = _summary(_shown(tmp_path, plan), form)

    first, second = (
        action["action"].rstrip(".") for action in plan["outcomes"][0]["actions"]
    )
    decide, rest = page.split("To decide:")[1], "By status:"
    said = re.sub(r"[-\N{BULLET}] (?=1\.)|\.\.\.", "", decide.split(rest)[0]).strip()
    assert (
        said,
        "Waiting for a decision" in page,
    ) == (
        f"1.1 {first} (more time asked for, until 1 September 2012; asked on"
        " 1 March 2012, no answer recorded)"
        f" 1.2 {second} (complete, as reported on 1 March 2012, no sign-off recorded;"
        " evidence: The form; owner: Head of Service, Assessment, Northshire Council;"
        ' target: "Files in which the child was seen alone" 36 of'
        " 40 by June 2012; latest note, 1 March 2012: A second supplier was found)",
        False,
    )


@pytest.mark.parametrize("form", FORMS)
def test_page_one_says_if_nothing_waits_for_a_decision(
    form: Literal["md", "html", "text", "docx"], tmp_path: Path
) -> None:
    """As far as the plan records it: what could not be read may wait for one."""
    unread = _rated({"date": "2012-02-20", "state": ["odd"], "note": "A note."})

    none = _summary(_shown(tmp_path / "none", perfect()), form)
    unknown = _summary(_shown(tmp_path / "unknown", unread), form)

    assert "To decide: No decision is waiting that the plan records. By" in none
    assert "To decide: 0 decisions are known to be waiting." in unknown
    assert "No decision is waiting" not in unknown


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            {"achieved_on": "2012-02-10"},
            "complete since 10 February 2012, no sign-off recorded; evidence: The form;"
            " owner: Head of Service, Assessment, Northshire Council;"
            ' target: "Files in which the child was seen alone" 36 of 40 by June 2012;'
            " latest note, 1 March 2012: A second supplier was found)",
        ),
        ({}, "complete, as reported on 1 March 2012, no sign-off recorded"),
        (
            {"state": "monitoring"},
            "complete, being monitored since 1 March 2012, no sign-off recorded",
        ),
        (
            {"date": None, "date_as_written": "in spring"},
            "complete on an unknown date, no sign-off recorded",
        ),
    ],
)
def test_a_decision_says_since_when_it_waits(
    entry: dict[str, str | None], said: str, tmp_path: Path
) -> None:
    """The date of a report is not called the date on which the work was done."""
    plan = perfect()
    done = {"state": "complete", "evidence": "The form", "reported_by": "Audit Lead"}
    last = {**LATER, **done, **entry}
    given = {key: value for key, value in last.items() if value is not None}
    plan["outcomes"][0]["actions"][1]["progress"] = [given]

    page = _summary(_shown(tmp_path, plan), "text")

    assert f"({said}" in page.split("To decide:")[1].split("By status:")[0]


@pytest.mark.parametrize("form", FORMS)
def test_red_and_ownerless_actions_and_outcomes_left_wait_for_a_decision(
    form: Literal["md", "html", "text", "docx"], tmp_path: Path
) -> None:
    """The worst rating asks somebody to act, and nobody works on a past outcome."""
    plan = _rated(RED)
    first, second = plan["outcomes"][0]["actions"]
    first["accountable"] = "TBC"
    plan["rag_legend"] = {"green": "On track", "red": "The chair is asked to act"}
    left = deepcopy(plan["outcomes"][0]) | {"id": "O9", "due": "2012-01"}
    done = {"state": "complete", "date": "2011-12-01", "note": "Done."}
    signed = {"state": "signed-off", "date": "2011-12-05", "reported_by": "The chair"}
    left["actions"] = [deepcopy(second) | {"id": "9.1", "progress": [done, signed]}]
    left["difference"] = [
        {"date": "2012-01-20", "outcome_achieved": "partly", "reported_by": "Lead"}
    ]
    plan["outcomes"].append(left)

    page = _summary(_shown(tmp_path, plan), form)

    block = page.split("To decide:")[1].split("By status:")[0]
    for said in (
        "What to do about those rated red (The chair is asked to act) (1): 1.1",
        "Need an owner (1): 1.1",
        "(due by the end of January 2012, partly achieved on 20 January 2012, and no"
        " action is open: accept it as it is or add an action)",
    ):
        assert said in block, block


def test_a_sign_off_in_doubt_says_so_beside_it(tmp_path: Path) -> None:
    """A board is not offered as ready what its own note says was not done."""
    plan = perfect()
    undone = "Two of the five courses had to be cancelled."
    plan["outcomes"][0]["actions"][1]["progress"] = [
        {"date": "2012-03-01", "state": "complete", "note": undone}
    ]

    page = _summary(_shown(tmp_path, plan), "text")

    assert (
        f'no sign-off recorded, but the note dated 1 March 2012 says "{undone[:-1]}":'
        " ask before it is signed off; no evidence recorded;"
    ) in page


def test_very_many_decisions_are_all_counted(tmp_path: Path) -> None:
    """The first are told in full, and the others by their number."""
    plan = perfect()
    done = {"state": "complete", "evidence": "The form", "reported_by": "Audit Lead"}
    plan["outcomes"][0]["actions"] = [
        {
            **deepcopy(plan["outcomes"][0]["actions"][0]),
            "id": f"1.{n}",
            "action": f"Do the work of part {n}",
            "progress": [LATER | done],
        }
        for n in range(1, 151)
    ]

    page = _summary(_shown(tmp_path, plan), "text")

    block = page.split("To decide:")[1].split("By status:")[0]
    told = block.count("no sign-off recorded;")
    more = re.search(r"Others that wait for a decision: (.*), and (\d+) more\.", block)
    assert more is not None
    # The outcome is ready to assess, as all of its actions are closed.
    assert told + len(more[1].split(", ")) + int(more[2]) == 150 + 1
    assert told > 5


# --- a plan, or plans, of any size ------------------------------------------------

MAY, AUGUST = date(2012, 5, 10), Meeting(date(2012, 8, 1), "given")


def _listed(page: str, before: str, after: str) -> int:
    """Count what a page names and says that it does not name: 1.2, 1.3, and 7 more."""
    found = re.search(rf"{before}: (.*?)\.(?= {after})", page)
    if found is None:
        return 0
    names = found[1].split(", ")
    more = re.fullmatch(r"and ([\d,]+) more", names[-1])
    return len(names) + (int(more[1].replace(",", "")) - 1 if more else 0)


@pytest.mark.parametrize("form", FORMS)
def test_very_many_exceptions_are_all_counted_on_page_one(
    form: Literal["md", "html", "text", "docx"], tmp_path: Path
) -> None:
    """Those of outcomes as those of actions: in full, named, or counted."""
    put_into(tmp_path, very_many(60, 200))
    shown = gather.plans(workspace.make([tmp_path]), MAY)
    late = sum(row.is_exception for row in shown.rows)

    page = _summary(shown, form, AUGUST)

    in_full = len(re.findall(r"O\d+: (?=The outcome was due on)", page))
    rest = _listed(page, "Other exceptions, which the report has in full", "")
    assert (in_full + rest, 0 < in_full < 60) == (60, True)
    urgent, _, after = page.partition("Less urgent exceptions, which")
    first = len(re.findall(r"See that children of part \d+", urgent + after[:0]))
    if form == "text":  # it has the line before the list
        first = len(re.findall(r"See that children[^:]*Owner: [^.]*\. (?!Due)", page))
    rest = _listed(page, "Less urgent exceptions, which the report has in full", "")
    assert (first + rest, first > 0) == (late, True)
    assert re.search(r"Newly overdue \(100\):.{0,80} and \d+ more", page)


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_report_has_the_exceptions_of_outcomes_that_page_one_has_no_room_for(
    form: Literal["md", "html"], tmp_path: Path
) -> None:
    """Each is written out once more, under a heading of its own."""
    put_into(tmp_path, very_many(60, 60))
    shown = gather.plans(workspace.make([tmp_path]), MAY)

    (made,) = report.render(shown, AUGUST, form)
    (short,) = report.render(shown, NEXT, form, summary=True)

    said = text_of(made.text).replace("- Other exceptions", "")
    told = said.rpartition("Other exceptions")[2]
    assert told.count("The outcome was due on 1 February 2012") == 60
    assert len(re.findall("Other exceptions\n", short.text)) == 0


@pytest.mark.parametrize("form", FORMS)
def test_page_one_of_very_many_plans_counts_what_it_has_no_room_for(
    form: Literal["md", "html", "text", "docx"], tmp_path: Path
) -> None:
    """Plans, exceptions and what is due: how many more, and where they are."""
    put_into(tmp_path, *(very_many(3, 9, number) for number in range(1, 31)))
    shown = gather.plans(workspace.make([tmp_path]), MAY)
    late = sum(row.is_exception for row in shown.rows)

    page = _summary(shown, form, AUGUST, apart=True)

    first = re.search(r"(\d+) more actions, in the part about each plan: ", page)
    plans = re.search(r"(\d+) more plans, in the part about each plan: ", page)
    exceptions = page.partition(f"Exceptions ({late + 90})")[2].partition(
        "Changes since"
    )[0]
    shown_here = len(
        re.findall(r"Audit \d+ \d\.\d:? (?:See that|Head|Red)", exceptions)
    )
    rows = len(re.findall(r"\b\d of \d+ open", page.split("Exceptions")[0]))
    assert first is not None
    assert int(first[1]) + shown_here == late
    assert int(plans[1] if plans else 0) + rows == 30
    assert f"Exceptions ({late + 90})" in page


@pytest.mark.parametrize(
    ("needs", "room", "given"),
    [
        ((10, 10), 30, [10, 10]),
        ((10, 50), 30, [10, 20]),
        ((50, 50), 30, [20, 10]),
        ((50, 5), 30, [25, 5]),
        ((50, 50), -3, [0, 0]),
    ],
)
def test_lists_share_the_lines_of_a_page(
    needs: tuple[float, ...], room: float, given: list[float]
) -> None:
    """The first has twice the weight; what one does not need is for the other."""
    assert on_paper.shares(needs, room, (2, 1)) == given
