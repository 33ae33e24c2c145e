"""What a report says of closed work, of silence and of judgements, by hand."""

from __future__ import annotations

import copy
import html
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import printed
import pytest
from generated_plans import AS_OF, perfect, put_into
from printed import output
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
from actionplan.output import report
from actionplan.plan.meeting_dates import Meeting
from actionplan.text import grammar
from actionplan.workspace import gather

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.thorough

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
        (
            "fully",
            "38 of 40",
            "1 is assessed as fully achieved but has an open action (O1)",
            "Fully achieved",
        ),
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
        {
            "date": "2012-09-05",
            "state": "signed-off",
            "reported_by": "Board Chair",
            "note": "Ten files were seen.",
        },
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
    ("measure", "lacks"),
    [
        ("Files in which the child was seen alone, by audit", False),
        ("Files in which the child was seen alone", True),
    ],
)
def test_how_success_is_measured_is_told_as_page_one_counts_it(
    measure: str, *, lacks: bool, tmp_path: Path
) -> None:
    """Page one does not ask for a method that a measure gives in its own words."""
    plan = perfect()
    for each in plan["outcomes"][0]["actions"]:
        each["success"] = [{"measure": measure, "target": "9 in 10"}]

    page = _page(tmp_path, plan)

    asked = "how success is measured (2 of 2 open actions with a measure)" in page
    listed = "Method of a measure: 1.1, 1.2" in page
    assert (asked, listed) == (lacks, lacks), page


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
        assert "These parts of the plan are not filled in" in paper
        assert "This is incomplete" not in paper


@pytest.mark.parametrize("number", [5, 6, 7, 9])
def test_a_plan_that_is_mostly_empty_does_not_fill_the_screen(
    number: int, tmp_path: Path
) -> None:
    """The first five empty parts are named; lint, which status names, has them all."""
    plan, file = perfect(), tmp_path / "plan.yaml"
    empty = [key for key in plan if key not in ("schema", "id", "outcomes")][:number]
    put_into(tmp_path, plan | {"id": "plan"} | dict.fromkeys(empty))

    said = " ".join(output("status", tmp_path, AS_OF).split())

    names = [f'"{key}"' for key in empty]
    alone = [f"- {each} of {file}" in said for each in names]
    rest = f"- {', '.join(names[:5])}, and {number - 5} more parts of {file}"
    assert (len(empty), all(alone), any(alone), rest in said) == (
        (number, True, True, False) if number < 7 else (number, False, False, True)
    )


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
        ({}, "10 September 2012", "As assessed on 10 September 2012: 9"),
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

    unread, empty = (
        "what could not be read:",
        "These parts of the plan are not filled in:",
    )
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

    assert f"The action repeats every month, and {said}." in " ".join(linted.split())


@pytest.mark.parametrize(
    "words", ["termly", "at each meeting", "bi-monthly", "every 4", "6", "TBC"]
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
    reported = "In progress; due date not known. 20 June 2012: Two were seen. Owner: "
    assert (heading in agenda, reported in agenda) == (True, True)
    assert ("1 has no known due date" in page, "a due date (1 of" in page) == (
        True,
        False,
    )


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("quarterly", "2012-09"),
        ("Every month", "2012-07"),
        ("annually", "2013-06"),
        ("twice a year", "2012-12"),
        ("every six weeks", "2012-08-11"),
    ],
)
def test_words_for_how_often_count_where_they_can_be_read_in_one_way(
    words: str, due: str, tmp_path: Path
) -> None:
    """Lint asks for a number, but the next date is known to every reader."""
    plan = perfect()
    plan["review"] |= {"every_as_written": words}
    del plan["review"]["every"]
    action = plan["outcomes"][0]["actions"][0]
    action |= {"due": "2012-06", "repeats": words}
    action["progress"] = [
        {"date": "2012-06-20", "state": "complete", "note": "Two were seen."}
    ]
    put_into(tmp_path, plan)

    shown = gather.plans(workspace.make([tmp_path]), DAY)
    args = ["lint", str(tmp_path), "--as-of", str(DAY), "--format", "concise"]
    found = CliRunner().invoke(app, args).stdout

    now = shown.rows[0].now
    assert (str(now.due), now.due_from) == (due, "round")
    assert shown.plans[0].review.every == shown.rows[0].action.repeats
    assert (shown.gaps, "not-an-interval" in found) == ((), True)


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
    """A date with nothing after it reads as if a line were lost.

    What was written in its place is printed as it is, in every part of the paper.
    """
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["progress"] = [{"date": "2012-02-20", "note": "TBC"}]
    put_into(tmp_path, plan)

    papers = [output(n, tmp_path, DAY) for n in ("agenda", "report markdown")]

    told = '20 February 2012: note left open: "TBC".'
    assert [told in " ".join(paper.split()) for paper in papers] == [True, True]
    assert "o note recorded" not in "".join(papers)


# --- what an outcome, an ended action and a pair of equal actions are said to be ----


def _assured(**report: str) -> dict[str, Any]:
    plan = perfect()
    plan["outcomes"].append(
        {
            "id": "O2",
            "challenge": "Fathers were not asked in 30 of 40 files.",
            "assurances": [
                {
                    "agency": "Kent Police",
                    "date": "2011-10-05",
                    "statement": "Every officer asks already.",
                    "evidence": "the policy of 2010",
                }
            ],
            "progress": [report | {"note": "In 6 of 20 files nobody asked."}],
        }
    )
    return plan


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize(
    ("report_", "said"),
    [
        (
            {"date": "2012-02-10", "rag": "red"},
            "Reported since then, on 10 February 2012: rated red (Off track). In 6 of",
        ),
        ({"date": "2011-10"}, "Also reported, in October 2011: In 6 of 20 files"),
        (
            {"date_as_written": "autumn"},
            'Also reported, "autumn" (date not known): In 6 of 20 files',
        ),
        ({"date": "2011-10-04"}, ""),
    ],
)
def test_a_later_report_is_next_to_the_assurance_that_it_puts_in_doubt(
    report_: dict[str, str], said: str, form: report.Form, tmp_path: Path
) -> None:
    """Twice: on page one, and with the outcome; an older report is not."""
    page = " ".join(_page(tmp_path, _assured(**report_), form).split())
    page = html.unescape(re.sub(r"<[^>]+>", "", page))

    found = len(re.findall("Reported since then|Also reported", page))
    reported_on = "Answered by an assurance, and reported on" in page
    assert (said in page, found, reported_on) == (
        True,
        2 if said else 0,
        bool(said),
    )


ENDED = {
    "transferred": "Now with Public Health.",
    "withdrawn": "The law has changed.",
    "superseded": "The board's own audit replaces it.",
    "closed-incomplete": "There was no money.",
}


@pytest.mark.parametrize("state", ENDED)
@pytest.mark.parametrize(
    ("dated", "heading"),
    [
        ({"date": "2012-08-20"}, "Transferred, or closed without being done, in the"),
        (
            {"date_as_written": "undated"},
            "Transferred, or closed without being done, on an unknown date (1)",
        ),
        ({"date": "2012-02-20"}, ""),
    ],
)
def test_the_agenda_says_once_where_a_piece_of_work_went(
    dated: dict[str, str], heading: str, state: str, tmp_path: Path
) -> None:
    """On the paper for the first meeting after that, and on no later one."""
    plan = perfect()
    del plan["review"]["first"]
    entry = dated | {"state": state, "note": ENDED[state]}
    plan["outcomes"][0]["actions"][0]["progress"].append(entry)
    put_into(tmp_path, plan)

    said = " ".join(output("agenda", tmp_path, DAY).split())

    _, _, section = said.partition("Transferred, or closed without being done,")
    told = ENDED[state]
    if state == "closed-incomplete":  # an exception, which is told in full once
        told = 'See "Closed without completion, with a reason" above'
    assert (heading in said, told in section) == (True, bool(heading))


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({}, True),
        ({"due": "2013-06"}, True),
        ({"accountable": "Detective Inspector"}, False),
        ({"action": "Put a question on seeing the father into the form"}, False),
        (
            {
                "progress": [
                    {"date": "2012-02-20", "state": "withdrawn", "note": "It is 1.1."}
                ]
            },
            False,
        ),
    ],
)
def test_equal_actions_are_told_to_be_equal_by_lint_and_by_every_paper(
    second: dict[str, Any], *, told: bool, tmp_path: Path
) -> None:
    """Of two owners they are two pieces of work; and one that was given up is none."""
    plan = perfect()
    first, other = plan["outcomes"][0]["actions"]
    other |= {"action": first["action"]} | second
    put_into(tmp_path, plan)

    names = ("status", "status csv", "agenda", "report markdown", "report html")
    papers = [" ".join(output(name, tmp_path, AS_OF).split()) for name in names]
    linted = CliRunner().invoke(app, ["lint", str(tmp_path), "--as-of", str(AS_OF)])

    said = "Actions 1.1 and 1.2 have the same words, so they may be the same work, but"
    assert [said in paper for paper in papers] == [told] * len(names)
    assert ("same-action-twice" in linted.stdout) is told


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda plan: plan["outcomes"][0].pop("baseline"), True),
        (lambda plan: plan["outcomes"][0].update(baseline="??"), False),
        (
            lambda plan: plan["outcomes"][0].update(
                baseline=[], not_yet_smart="The first audit is in May."
            ),
            False,
        ),
        (
            lambda plan: plan["outcomes"].append(
                {"id": "O2", "challenge": "No.", "actions": []}
            ),
            False,
        ),
    ],
)
def test_page_one_says_that_nothing_can_be_measured_only_if_nothing_can(
    spoil: Callable[[dict[str, Any]], object], *, told: bool, tmp_path: Path
) -> None:
    """Not if a baseline cannot be read, or the plan says why there is none yet."""
    plan = perfect()
    spoil(plan)

    page = _page(tmp_path, plan)

    assert ("No outcome has a baseline, so no change can be measured" in page) is told


def test_page_one_says_once_that_a_due_date_is_not_known(tmp_path: Path) -> None:
    """And which words are there in its place."""
    plan = perfect()
    one, two = plan["outcomes"][0]["actions"]
    one.pop("due")
    two["due"] = "Spring"

    page = _page(tmp_path, plan)

    listed = page.partition("## Exceptions")[2].partition("\n## ")[0]
    assert listed.lower().count("date not known") == 2
    assert 'due date not known. In place of a date: "Spring". Target: ' in listed


@pytest.mark.parametrize(
    ("number", "of", "verb"),
    [
        *((0, 1, "has"), (1, 1, "has"), (0, 2, "have"), (1, 2, "has"), (2, 2, "have")),
        *((0, None, "have"), (1, None, "has"), (2, None, "have")),
    ],
)
def test_a_verb_fits_its_number(number: int, of: int | None, verb: str) -> None:
    """0 of 1 has, 0 of 2 have."""
    assert grammar.agree(number, "has", "have", of=of) == verb


WRONG_NUMBER = re.compile(
    r"(?<![\d.])(?:[02-9]|[1-9]\d) (?:of (?:[2-9]|\d\d) )?(?:[a-z]+ ){0,2}"
    r"(?:is|has|does|was)\b"
    r"|\b[01] of 1 (?:[a-z]+ ){0,2}(?:are|have|do|were)\b"
    r"|(?<![\d.])\b1 (?:[a-z]+ ){0,2}(?:actions|outcomes|plans|agencies|are|have|do)\b"
    r"|\bof 1 (?:[a-z]+ )?(?:actions|outcomes|plans|agencies|entries)\b"
)


@pytest.mark.parametrize("few", [1, 2])
@pytest.mark.parametrize("late", [False, True])
def test_nouns_and_verbs_fit_their_numbers_in_every_paper(
    few: int, *, late: bool, tmp_path: Path
) -> None:
    """Where there is one of something, and where there are none or two."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    del outcome["actions"][few:], outcome["baseline"]
    for action in outcome["actions"]:
        action["due"] = "2012-01" if late else "2012-06"
        del action["success"]
    if late:
        outcome["actions"].append(copy.deepcopy(outcome["actions"][0]) | {"id": "1.9"})
        del outcome["actions"][-1]["agency"]
    put_into(tmp_path, plan)

    papers = printed.outputs(tmp_path, AS_OF).values()

    found = [WRONG_NUMBER.search(" ".join(text.split())) for text in papers]
    assert [each and each[0] for each in found] == [None] * len(papers)


@pytest.mark.parametrize(
    ("milestone", "is_late"),
    [
        ({"due": "2012-02"}, True),
        ({"due": "2012-03"}, False),
        ({"due": "2012-02", "reached_on": "2012-02-20"}, False),
        ({"due": "2012-02", "reached_on": "2012-03-20"}, True),
        ({"due": "2012-02", "reached_on_as_written": "undated"}, False),
        ({"due": "2012-02", "reached_on": "soon"}, False),
    ],
)
@pytest.mark.parametrize("state", ["in-progress", "on-hold", "withdrawn"])
def test_lint_and_every_paper_name_the_same_late_milestones(
    state: str, milestone: dict[str, str], *, is_late: bool, tmp_path: Path
) -> None:
    """Those of open actions that are not known to be reached by the report date."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["milestones"] = [{"milestone": "Phase 1"} | milestone]
    action["progress"][0]["state"] = state
    put_into(tmp_path, plan)

    names = ("status", "agenda", "report markdown")
    papers = [output(name, tmp_path, AS_OF).lower() for name in names]
    args = ["lint", str(tmp_path), "--as-of", str(AS_OF)]
    linted = " ".join(CliRunner().invoke(app, args).stdout.split())

    told = is_late and state != "withdrawn"
    late = 'The milestone "Phase 1" of action 1.1 was due by the end of February 2012.'
    assert (late in linted) is told
    assert ["milestone not recorded as reached" in one for one in papers] == [told] * 3


@pytest.mark.parametrize(
    ("closing", "asked"),
    [
        ([{"date_as_written": "undated"}], True),
        ([{"date_as_written": "undated", "achieved_on": "2012-02"}], False),
        ([{"date": "2012-02-20"}], False),
        ([{"date": "last week"}], False),
        ([{"date_as_written": "2011"}, {"date": "2012-02-20"}], True),
        ([{"date": "2012-02"}, {"date_as_written": "undated"}], False),
    ],
)
def test_lint_asks_when_work_was_done_where_the_report_does_not_know(
    closing: list[dict[str, str]], *, asked: bool, tmp_path: Path
) -> None:
    """A date that cannot be read is asked about elsewhere."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"] = [
        {"state": "complete", "note": "The form is in use.", "evidence": "it"} | dated
        for dated in closing
    ]
    put_into(tmp_path, plan)

    page = output("report markdown", tmp_path, AS_OF)
    args = ["lint", str(tmp_path), "--as-of", str(AS_OF)]
    linted = " ".join(CliRunner().invoke(app, args).stdout.split())

    assert ("The plan does not say when action 1.1 was done." in linted) is asked
    unread = closing[0].get("date") == "last week"
    assert ("done on an unknown date" in page) is (asked or unread)


@pytest.mark.parametrize("name", ["summary markdown", "agenda"])
@pytest.mark.parametrize("others", [0, 1])
def test_a_file_that_was_not_read_may_have_decisions(
    others: int, name: str, tmp_path: Path
) -> None:
    """So no output says that no decision is waiting."""
    put_into(tmp_path, *([perfect()] * others))
    (tmp_path / "broken.yaml").write_text("schema: actionplan/1\nid: {a: [\n")

    page = " ".join(output(name, tmp_path, AS_OF).split())
    said = page.partition("Exceptions")[0]  # after that is the plan that was read

    which = "" if others else " in 0 plans"
    told = f"0 decisions are known to be waiting{which}. Not all could be read."
    assert (told in said, "No decision is waiting" in said) == (True, False)
