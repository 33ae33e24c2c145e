"""What a report says of closed work, of silence and of judgements, by hand."""

from __future__ import annotations

import copy
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import AS_OF, perfect, put_into
from printed import output
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
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
            "1 has an assessment that its figures contradict",
            "Contradicted by the figures: it says fully achieved",
        ),
        (
            "not-yet",
            "40 of 40",
            "1 has an assessment that its figures contradict",
            "Contradicted by the figures: it says not yet achieved",
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
    assert (f"Of 1 outcome, {summary}." in page, told in page) == (True, True)
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

    assert "Signed off. Done on 27 June 2012; signed off on 5 September 2012." in page


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

    assert f"an update is due every {words}" in page
    lines = re.findall(r'class="limit" x1="([0-9]+)', page)
    assert {*lines} == {str(share)}


UNREAD_ACTIONS = {
    "one action is text": lambda plan: plan["outcomes"][0]["actions"].append("1.3 Ask"),
    "all are text": lambda plan: plan["outcomes"][0].update(actions="none agreed yet"),
    "the field is misspelt": lambda plan: plan["outcomes"][0].update(
        acshuns=plan["outcomes"][0].pop("actions")
    ),
    "a state is unknown": lambda plan: plan["outcomes"][0]["actions"][0][
        "progress"
    ].append({"date": "2012-08-01", "state": "back to start", "note": "Once more."}),
}
SURE = (
    *("All its actions", "all its actions", "No action is open", "There are none."),
    *("No action has been agreed", "no actions.", "o further action"),
    "ll of its actions are closed",
)


@pytest.mark.parametrize("name", UNREAD_ACTIONS)
@pytest.mark.parametrize("form", ["md", "html"])
def test_nothing_is_said_of_all_actions_where_one_could_not_be_read(
    name: str, form: report.Form, tmp_path: Path
) -> None:
    """It may be open, and it may be one where there seem to be none."""
    plan = perfect()
    for action in plan["outcomes"][0]["actions"]:
        action["progress"][0] |= {"state": "complete", "evidence": ["the form"]}
    whole = _page(tmp_path / "whole", plan, form)
    UNREAD_ACTIONS[name](plan)

    page = _page(tmp_path / "spoilt", plan, form)

    assert "ll of its actions are closed" in whole
    assert [words for words in SURE if words in page] == []


def test_every_line_about_what_is_left_out_is_whole(tmp_path: Path) -> None:
    """Files not looked at, and copies, are told in sentences of their own."""
    plan = perfect()
    put_into(tmp_path, plan, perfect(2))
    copy = tmp_path / f"Copy of {plan['id']}.yaml"
    copy.write_bytes((tmp_path / f"{plan['id']}.yaml").read_bytes())
    copy.write_text(copy.read_text("utf-8").replace("2012-06", "soon"), "utf-8")
    (tmp_path / "notes.docx").touch()
    shown = gather.plans(workspace.make([tmp_path]), DAY)
    meeting = Meeting(date(2012, 12, 1), "given")

    for form in ("md", "html"):
        (page,) = report.render(shown, meeting, form)
        said = re.sub(r"[\\*]|<[^>]+>", "", page.text)
        assert "\nNot checked, because they are not plan files: " in said
        assert f"Copy of {plan['id']}.yaml is not counted, because " in said
        assert "could not be read" not in said


def test_a_finding_names_who_answers_on_the_day(tmp_path: Path) -> None:
    """Under the heading of the new owner nobody reads the former one."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["due"] = "2012-03"
    action["progress"].append(
        {"date": "2012-02-20", "accountable": "Lead Nurse", "note": "Handed over."}
    )
    put_into(tmp_path, plan)
    args = ("lint", str(tmp_path), "--as-of", "2012-10-01", "--group-by", "accountable")

    said = " ".join(CliRunner().invoke(app, args).stdout.split())

    assert "Lead Nurse: " in said
    about = re.findall(r"In action 1\.1, \"[^\"]*\"\. Accountable: ([^.]*)\.", said)
    assert {*about} == {"Lead Nurse"}


def _silent(agreed: str, when: str) -> dict[str, Any]:
    plan = perfect()
    del plan["agreed"]
    plan[agreed] = when
    plan["outcomes"][0]["actions"][0] |= {"progress": [], "due": "2012-12"}
    return plan


@pytest.mark.parametrize(
    ("agreed", "when", "counted", "months"),
    [
        (
            "agreed_as_written",
            "at the start",
            "1 may have: the date to count from is not known",
            "Not known",
        ),
        (
            "agreed_as_written",
            "2011",
            "2 of 2 open actions have had no update",
            "Not known",
        ),
        (
            "published",
            "2011-08-15",
            "2 of 2 open actions have had no update",
            "13, since the plan was",
        ),
    ],
)
def test_silence_is_counted_from_a_date_or_said_not_to_be_known(
    agreed: str, when: str, counted: str, months: str, tmp_path: Path
) -> None:
    """A plan that gives only words has a silence nobody can count, and not none."""
    page = _page(tmp_path, _silent(agreed, when))

    assert (counted in page, f"| {months}" in page) == (True, True), page


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        (
            "Files in which the child was seen alone, by audit",
            "As stated in the measure",
        ),
        ("Files in which the child was seen alone", "Not recorded"),
    ],
)
def test_how_success_is_measured_is_told_as_page_one_counts_it(
    measure: str, told: str, tmp_path: Path
) -> None:
    """Page one does not ask for a method that a measure gives in its own words."""
    plan = perfect()
    for each in plan["outcomes"][0]["actions"]:
        each["success"] = [{"measure": measure, "target": "9 in 10"}]

    page = _page(tmp_path, plan)

    asked = "how success is measured (2 of 2 open actions with a measure)" in page
    assert (asked, f"| {told} |" in page) == (told == "Not recorded", True), page


def test_what_was_not_reported_is_not_said_not_to_be_started(tmp_path: Path) -> None:
    """An entry may say that; no entry says nothing."""
    plan = perfect()
    one, two = plan["outcomes"][0]["actions"]
    one["progress"] = []
    two["progress"] = [{"date": "2012-02-10", "state": "not-started", "note": "Waits."}]

    page = _page(tmp_path, plan)

    assert ("1 no progress recorded" in page, "1 not started" in page) == (True, True)


@pytest.mark.parametrize(
    ("entries", "newest"),
    [
        ([("2012-01", "red"), ("2012-01-20", "green")], "green"),
        ([("2012-01-20", "green"), ("2012-01", "red")], "red"),
        ([("2012-01", "red"), ("2012-02-02", "green")], "green"),
        (
            [("2012-01-05", "amber"), ("2012-01", "red"), ("2012-01-20", "green")],
            "green",
        ),
    ],
)
def test_an_entry_of_a_month_comes_before_the_days_below_it(
    entries: list[tuple[str, str]], newest: str, tmp_path: Path
) -> None:
    """Otherwise last month's rating would be shown as the newest."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] = [
        {"date": day, "rag": rag, "note": f"It was {rag}."} for day, rag in entries
    ]

    put_into(tmp_path, plan)
    listed = json.loads(output("status json", tmp_path, AS_OF))

    assert [one["rag"] for one in listed["actions"] if "1.1" in one["name"]] == [newest]


def test_what_was_done_on_a_day_not_known_is_on_the_agenda(tmp_path: Path) -> None:
    """It may have been done since the last meeting; so nobody may be told of none."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] = [
        {"date_as_written": "undated", "state": "complete", "note": "The form is used."}
    ]

    put_into(tmp_path, plan)
    said = output("agenda", tmp_path, AS_OF)

    assert "Done on an unknown date (1)" in said


def test_what_is_left_empty_is_not_said_to_be_unreadable(tmp_path: Path) -> None:
    """The plan has the gap, and the report is whole."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["accountable"] = None

    page = _page(tmp_path, plan)

    papers = [page, *(output(n, tmp_path, AS_OF) for n in ("agenda", "status"))]
    for paper in papers:
        assert "These parts of the plan are empty" in paper
        assert "This is incomplete" not in paper


def test_outcomes_with_one_theme_are_told_apart(tmp_path: Path) -> None:
    """Each is headed by its theme, and by what is its own."""
    plan = perfect()
    other = copy.deepcopy(plan["outcomes"][0]) | {"id": "O2"}
    other["desired_outcome"] = "By June 2012 every file has a chronology."
    for action in other["actions"]:
        action["id"] = f"2.{action['id'][-1]}"
    plan["outcomes"] = [
        each | {"theme": "Recording"} for each in (*plan["outcomes"], other)
    ]

    page = _page(tmp_path, plan)

    assert "## Outcome O2: Recording: By June 2012 every file has a chronology." in page


@pytest.mark.parametrize(
    ("as_at", "stale", "unknown"), [("2012-02", 0, 1), ("2011-06", 1, 0)]
)
def test_the_date_of_a_document_begins_no_silence(
    as_at: str, stale: int, unknown: int, tmp_path: Path
) -> None:
    """An action of it was agreed before: until six months have passed nobody knows."""
    plan = perfect()
    del plan["agreed"]
    plan["as_at"] = as_at
    plan["outcomes"][0]["actions"][0] |= {"progress": [], "due": "2012-12"}
    put_into(tmp_path, plan)

    said = " ".join(output("status", tmp_path, AS_OF).split())

    assert f"{stale} with no update for too long" in said
    assert ("1 that may have had no update" in said) is bool(unknown)


@pytest.mark.parametrize("rated_in", [-2, -1])
def test_a_closed_action_with_a_low_rating_is_said_to_be_that_and_no_more(
    rated_in: int, tmp_path: Path
) -> None:
    """Whether it was rated when it was closed or afterwards, in every paper."""
    plan = perfect()
    progress = plan["outcomes"][0]["actions"][0]["progress"]
    progress += [
        {"date": "2012-06-27", "state": "complete", "note": "The form is in use."},
        {"date": "2012-09-05", "note": "Ten files were seen, and two had the form."},
    ]
    progress[rated_in]["rag"] = "red"
    put_into(tmp_path, plan)

    names = ("status", "agenda", "report markdown", "report html")
    said = [output(name, tmp_path, DAY).lower() for name in names]

    assert ["closed but rated low" in " ".join(t.split()) for t in said] == [True] * 4
    assert [
        re.findall(r"(?<!but )rated low|after (?:it was|being) closed", t) for t in said
    ] == [[] for _ in names]
    assert re.search(r"\. 1 is closed but rated low\.", output(names[2], tmp_path, DAY))


@pytest.mark.parametrize(
    ("dated", "told", "listed"),
    [
        ({"date": "2012-06"}, "9 in June 2012", "In June 2012: 9"),
        ({"date": "2012-06-28"}, "9 on 28 June 2012", "On 28 June 2012: 9"),
        ({}, "9 as assessed on 10 September 2012", "As assessed on 10 September 2012"),
    ],
)
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_figure_is_of_its_own_date_and_not_of_its_assessment(
    form: report.Form, dated: dict[str, str], told: str, listed: str, tmp_path: Path
) -> None:
    """A sample of June that was assessed in September is not one of September."""
    plan = perfect()
    measure = plan["outcomes"][0]["baseline"][0]["measure"]
    plan["outcomes"][0]["difference"] = [
        {
            "date": "2012-09-10",
            "outcome_achieved": "partly",
            "results": [{"measure": measure, "value": 9} | dated],
        }
    ]
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), date(2012, 11, 1))

    (page,) = report.render(shown, Meeting(date(2012, 12, 1), "given"), form)

    assert [words for words in (told, listed) if words not in page.text] == []


@pytest.mark.parametrize(
    ("state", "due", "is_overdue"),
    [({}, "2012-03", True), ({"state": "complete"}, "2012-09", False)],
)
def test_a_round_of_work_that_repeats_ends_where_an_entry_says_so(
    state: dict[str, str], due: str, *, is_overdue: bool, tmp_path: Path
) -> None:
    """That it was reported on does not say that this round is complete."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action |= {"due": "2012-03", "repeats": "3 months"}
    action["progress"] = [
        {"date": "2012-03-28", "note": "First sample, 6 of 20."} | state,
        {"date": "2012-06-28", "note": "Second sample, 9 of 20."} | state,
    ]
    put_into(tmp_path, plan)

    shown = gather.plans(workspace.make([tmp_path]), date(2012, 7, 10))

    now = shown.rows[0].now
    assert (str(now.due), now.overdue) == (due, is_overdue)


@pytest.mark.parametrize("name", ["report markdown", "report html"])
@pytest.mark.parametrize("person", ["", " Call 943 476 5919."])
def test_each_list_of_what_is_not_there_is_below_its_own_heading(
    person: str, name: str, tmp_path: Path
) -> None:
    """What is empty is not said to be unreadable, and no heading has an empty list."""
    plan = perfect()
    first, second = plan["outcomes"][0]["actions"][:2]
    first["dew"] = "2012-06"
    second["due"] = ""
    second["progress"][-1]["note"] += person
    put_into(tmp_path, plan)

    shown = output(name, tmp_path, DAY).replace("\\", "")

    unread, empty = "what could not be read:", "These parts of the plan are empty:"
    at = [
        shown.index(words) for words in (unread, '"dew"', empty, '"due" in action 1.2')
    ]
    assert (at, ("Personal data" in shown)) == (sorted(at), bool(person))


def test_the_agenda_says_that_what_was_done_is_open_again(tmp_path: Path) -> None:
    """A board that reads that it was done reads there that it was reopened."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] += [
        {"date": "2012-08-27", "state": "complete", "note": "The form is in use."},
        {"date": "2012-09-05", "state": "in-progress", "note": "Two teams are not."},
    ]
    put_into(tmp_path, plan)

    text, data = (output(n, tmp_path, DAY) for n in ("agenda", "agenda json"))

    told = text[text.index("Reported as done") :]
    assert "It was reopened on 5 September 2012." in told
    assert [each["reopened"] for each in json.loads(data)["done"]] == ["2012-09-05"]


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        ([], "has not been recorded as complete yet"),
        (["2012-05-03"], "was last recorded as complete on 3 May 2012"),
    ],
)
def test_of_overdue_repeating_work_it_is_said_when_it_was_last_done(
    progress: list[str], said: str, tmp_path: Path
) -> None:
    """And not which round an entry was for, which the plan does not say."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action |= {"due": "2012-04", "repeats": "1 month"}
    action["progress"] = [
        {"date": on, "state": "complete", "note": "Seen in 20 files.", "evidence": "20"}
        for on in progress
    ]
    put_into(tmp_path, plan)

    linted = (
        CliRunner().invoke(app, ["lint", str(tmp_path), "--as-of", str(DAY)]).stdout
    )

    assert f"It repeats every month, and {said}." in " ".join(linted.split())


@pytest.mark.parametrize(
    "words", ["quarterly", "at each meeting", "every month", "TBC"]
)
def test_work_stays_open_where_it_is_not_known_how_often_it_repeats(
    words: str, tmp_path: Path
) -> None:
    """One report that it is complete closes nothing that is to be done again."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action |= {"due": "2012-06", "repeats": words}
    action["progress"] = [
        {"date": "2012-06-20", "state": "complete", "note": "Two were seen."}
    ]
    put_into(tmp_path, plan)

    shown = gather.plans(workspace.make([tmp_path]), DAY)
    papers = (output(n, tmp_path, DAY) for n in ("agenda", "report markdown"))
    agenda, page = (" ".join(paper.split()) for paper in papers)

    now = shown.rows[0].now
    assert (now.is_open, now.due, now.due_from) == (True, None, "not-known")
    heading = "Open without a known due date (1)"
    reported = "Due date not known. 20 June 2012: Two were seen. Owner: "
    assert (heading in agenda, reported in agenda) == (True, True)
    assert ("1 has no known due date" in page, "a due date (1 of" in page) == (
        True,
        False,
    )


@pytest.mark.parametrize(
    ("owner", "told"),
    [
        (
            {"accountable": "Head of Legal"},
            "handed over from Head of Legal to Head of Learning.",
        ),
        (
            {"no_owner": "The post is vacant."},
            "handed over to Head of Learning (before that: no owner named: The post is"
            " vacant).",
        ),
        (
            {"accountable": "TBC"},
            "handed over to Head of Learning (before that: owner not known).",
        ),
    ],
)
def test_who_had_an_action_before_is_told_as_far_as_it_is_known(
    owner: dict[str, str], told: str, tmp_path: Path
) -> None:
    """A missing owner is not an owner that it was handed over from."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    del action["accountable"]
    action |= owner
    action["progress"] = [
        {"date": "2012-09-20", "accountable": "Head of Learning", "note": "He began."}
    ]
    put_into(tmp_path, plan)

    args = ["since", "2012-09-01", str(tmp_path), "--as-of", str(DAY)]
    said = CliRunner().invoke(app, args).stdout

    assert f"20 September 2012: {told}" in " ".join(said.split())


def test_an_entry_without_a_note_is_said_to_have_none(tmp_path: Path) -> None:
    """A date with nothing after it reads as if a line were lost."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["progress"] = [{"date": "2012-02-20", "note": "TBC"}]
    put_into(tmp_path, plan)

    papers = [output(n, tmp_path, DAY) for n in ("agenda", "report markdown")]

    told = "20 February 2012: no note recorded."
    assert [told in " ".join(paper.split()) for paper in papers] == [True, True]
