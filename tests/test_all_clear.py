"""Page one gives the all-clear only if no other part of the program disagrees."""

from __future__ import annotations

import io
import json
import re
import zipfile
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from generated_plans import AS_OF, perfect, put_into, written
from hypothesis import example, given, settings
from hypothesis import strategies as st
from overlay import lay
from printed import PAPERS, output
from tests.conftest import SPECIMEN, run
from typer.testing import CliRunner

from actionplan import rules, workspace
from actionplan.cli import app
from actionplan.lint import all_clear
from actionplan.output import meetings, report
from actionplan.plan import exceptions, left_out, portfolio, readable, sentences
from actionplan.plan.meeting_dates import Meeting
from actionplan.reading import load
from actionplan.rule import Case, Rule, cases
from actionplan.rules import assessment, outcome
from actionplan.workspace import gather

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generated_plans import Plan

    from actionplan.plan.portfolio import Portfolio

pytestmark = pytest.mark.thorough

ALL_CLEAR = "There are no exceptions."
GRAVE = [
    rule
    for rule in rules.RULES.values()
    if rule.level in ("error", "warning") and rule.subject == "plan"
]
"""The rules about what a plan says that are more than advice."""


# --- what an independent reader found ------------------------------------------------


class Found(NamedTuple):
    """A plan that was given the all-clear, and what is right."""

    name: str
    spoil: Callable[[Plan], None]
    page_one: str
    """What the section "Exceptions" of page one says."""
    status: str
    """What the last lines or the row of `status` say."""
    agenda: str
    """What the agenda says."""


def _outcome(plan: Plan) -> dict[str, Any]:
    outcome: dict[str, Any] = plan["outcomes"][0]
    return outcome


def _end(state: str, note: str, **fields: str) -> dict[str, Any]:
    return {"date": "2012-02-20", "state": state, "note": note, **fields}


DONE = _end(
    "complete",
    "The form is in use in all six teams.",
    evidence="The form as it is used",
    reported_by="Audit Lead",
)


def _all(*entries: dict[str, Any]) -> Callable[[Plan], None]:
    """Give every action these entries and no others."""

    def spoil(plan: Plan) -> None:
        for action in _outcome(plan)["actions"]:
            action["progress"] = deepcopy([*entries])

    return spoil


def _judged(achieved: str, now: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 -- as in YAML
    return {
        "date": "2012-02-25",
        "outcome_achieved": achieved,
        "results": [
            {"measure": "Files in which the child was seen alone", "value": now}
        ],
        "feedback": [{"from": "children", "text": "We were asked what we think."}],
        "effect": "12 of 20 children told the visitor what they are afraid of.",
        "evidence": ["Audit of February 2012"],
        **fields,
    }


def _assessed(judgement: dict[str, Any]) -> Callable[[Plan], None]:
    def spoil(plan: Plan) -> None:
        _all(DONE)(plan)
        _outcome(plan)["difference"] = [judgement]

    return spoil


def _stage(plan: Plan) -> None:
    _outcome(plan)["actions"][0]["progress"][-1] |= {
        "next": "Send the form to the other four teams",
        "next_due": "2012-02-20",
    }


def _replaced(plan: Plan) -> None:
    first, second = _outcome(plan)["actions"]
    third = deepcopy(first) | {"id": "1.3", "action": "Ask each family at the door"}
    _outcome(plan)["actions"].append(third)
    why = "There was no money for the audit."
    first["progress"].append(_end("superseded", "See action 1.2.", replaced_by="1.2"))
    second["progress"].append(_end("closed-incomplete", why))


def _placeholder_assurance(plan: Plan) -> None:
    plan["outcomes"].append(
        {
            "id": "O2",
            "challenge": "Foster carers did not know whom to call.",
            "desired_outcome": "By June 2012 36 of 40 carers know whom to call.",
            "baseline": [
                {"measure": "Carers who know", "value": "12 of 40", "date": "2011-06"}
            ],
            "assurances": [{"agency": "Northshire Council", "statement": "TBC"}],
        }
    )


def _untold_recommendation(plan: Plan) -> None:
    _outcome(plan)["recommendations"] += [{"ref": "2"}]


def _no_agency(plan: Plan) -> None:
    first = _outcome(plan)["actions"][0]
    del first["agency"], first["partners"]


GIVEN_UP = "O1: Every action for it was given up, so nobody is working on it."
FOUND = (
    Found(
        "judged fully, figures worse",
        _assessed(_judged("fully", "15 of 40")),
        'The latest assessment (on 25 February 2012) says fully achieved, but "Files in'
        ' which the child was seen alone" is worse: 18 of 40 at the start, 15 of 40'
        " now.",
        "audit-1-2011/O1: The latest assessment (on 25 February 2012) says fully"
        " achieved, but",
        "Outcomes whose assessment is contradicted by its figures (1)",
    ),
    Found(
        "judged no change, figures worse",
        _assessed(_judged("no-change", "12 of 40", still_to_improve="Ask the child.")),
        "The latest assessment (on 25 February 2012) says no change, but",
        "says no change, but",
        "Outcomes whose assessment is contradicted by its figures (1)",
    ),
    Found(
        "not yet achieved, all closed",
        _assessed(
            _judged("not-yet", "20 of 40", still_to_improve="Four teams do not ask.")
        ),
        "The latest assessment is: not yet achieved (on 25 February 2012), and all its"
        " actions are closed. Still to improve: Four teams do not ask.",
        "audit-1-2011/O1: The latest assessment is: not yet achieved (on 25 February"
        " 2012), and all its actions are closed.",
        f"{meetings.NOT_ACHIEVED} (1)",
    ),
    Found(
        "no change",
        _assessed(_judged("no-change", "18 of 40", still_to_improve="Ask the child.")),
        "The latest assessment is: no change (on 25 February 2012), and all its actions"
        " are closed. Still to improve: Ask the child.",
        "audit-1-2011/O1: The latest assessment is: no change (on 25 February 2012)",
        f"{meetings.NOT_ACHIEVED} (1)",
    ),
    Found(
        "an assurance that is a placeholder",
        _placeholder_assurance,
        "No action has been agreed for it.",
        "audit-1-2011/O2: No action has been agreed for it.",
        "Outcomes without an action (1)",
    ),
    Found(
        "every action withdrawn",
        _all(_end("withdrawn", "The bid for money failed.")),
        "Every action for it was given up, so nobody is working on it.",
        f"audit-1-2011/{GIVEN_UP}",
        "Outcomes with no action left (1)",
    ),
    Found(
        "every action closed without completion",
        _all(_end("closed-incomplete", "There was no money for the leaflet.")),
        "Every action for it was given up, so nobody is working on it.",
        f"audit-1-2011/{GIVEN_UP}",
        "Outcomes with no action left (1)",
    ),
    Found(
        "a next stage that was not reported",
        _stage,
        "next stage not reported by its date, 20 February 2012",
        "1 with a next stage not reported by its date",
        "Next stages not reported by their date (1)",
    ),
    Found(
        "superseded by what was closed",
        _replaced,
        "replaced by action 1.2, which is itself closed without completion",
        "1 replaced by an action that was given up",
        "Replaced by an action that was given up (1)",
    ),
    Found(
        "a recommendation without text or response",
        _untold_recommendation,
        sentences.NONE_LISTED,
        "The plan does not give: what is recommended (1 of 2 recommendations); a"
        " response (1 of 2 recommendations).",
        f"{meetings.DOUBTS} (1)",
    ),
    Found(
        "no agency",
        _no_agency,
        sentences.NONE_LISTED,
        "The plan does not give: an agency (1 of 2 actions: 1.1).",
        f"{meetings.DOUBTS} (1)",
    ),
    Found(
        "done without evidence",
        _all(
            _end("complete", "In use in all six teams.", reported_by="Audit Lead"),
        ),
        sentences.NONE_LISTED,
        "The plan does not give: evidence that it was done (2 of 2 complete actions).",
        f"{meetings.DOUBTS} (1)",
    ),
)


@pytest.mark.parametrize("found", FOUND, ids=lambda each: each.name)
def test_page_one_status_and_the_agenda_name_it(found: Found, tmp_path: Path) -> None:
    """None of them gives the all-clear, and each says what the matter is."""
    plan = perfect()
    found.spoil(plan)
    put_into(tmp_path, plan)

    page = output("report markdown", tmp_path, AS_OF).replace("\\", "")
    page = page.split("## About this plan")[0]
    status = _flat(output("status", tmp_path, AS_OF))
    agenda = _flat(output("agenda", tmp_path, AS_OF))

    assert (
        ALL_CLEAR in page,
        found.page_one in page.split("## Exceptions")[1].split("\n## ")[0],
        found.status in status,
        found.agenda in agenda,
        "Nothing is overdue" in agenda,
    ) == (False, True, True, True, False), (page, status, agenda)


def _flat(text: str) -> str:
    """Join the lines of a text."""
    return " ".join(text.split())


def test_json_and_csv_name_what_status_names(tmp_path: Path) -> None:
    """A program and a spreadsheet get the same sentence."""
    plan = perfect()
    _assessed(_judged("fully", "15 of 40"))(plan)
    put_into(tmp_path, plan)

    said = json.loads(output("status json", tmp_path, AS_OF))["attention"]
    rows = output("status csv", tmp_path, AS_OF)

    words = (
        'The latest assessment (on 25 February 2012) says fully achieved, but "Files in'
        ' which the child was seen alone" is worse: 18 of 40 at the start, 15 of 40'
        " now."
    )
    assert (said, words.replace('"', '""') in rows) == (
        [f"audit-1-2011/O1: {words}"],
        True,
    )


def test_a_plan_with_nothing_the_matter_gets_the_all_clear(tmp_path: Path) -> None:
    """Otherwise the other tests would prove nothing."""
    put_into(tmp_path, perfect())

    page = output("report markdown", tmp_path, AS_OF)
    status = json.loads(output("status json", tmp_path, AS_OF))

    assert (ALL_CLEAR in page, status["attention"]) == (True, [])


def test_an_action_that_is_monitored_waits_for_its_sign_off(tmp_path: Path) -> None:
    """The number on page one is that of the section with the same name."""
    plan = perfect()
    _outcome(plan)["actions"][0]["progress"] = [{**DONE, "state": "monitoring"}]
    put_into(tmp_path, plan)

    page = output("report markdown", tmp_path, AS_OF)

    row = next(p for p in page.splitlines() if "| Complete, no sign-off recorded" in p)
    section = page.split("## Complete, no sign-off recorded")[1].split("\n## ")[0]
    assert (row, section.count("[1.1](")) == (
        "| Complete, no sign-off recorded | 1 | [1.1](#action-1.1) |",
        1,
    )


# --- an outcome that is fully achieved, and work that is open ------------------------


def _achieved(day: str, number: int) -> dict[str, Any]:
    """Return an outcome that is assessed as fully achieved on *day*, with open work."""
    outcome: dict[str, Any] = deepcopy(perfect()["outcomes"][0])
    outcome |= {"id": f"O{number}", "difference": [_judged("fully", "37 of 40")]}
    outcome["difference"][0]["date"] = day
    outcome["actions"] = outcome["actions"][:1]
    outcome["actions"][0] |= {"id": f"{number}.1", "action": f"Do what {number} asks"}
    return outcome


@pytest.mark.parametrize("days", [("2012-02-25", "2012-02-25"), ("2011-11", "2012-02")])
def test_each_outcome_that_is_achieved_with_open_work_is_found(
    days: tuple[str, str],
) -> None:
    """One that was assessed later than another is found as well."""
    plan = perfect()
    plan["outcomes"] = [_achieved(day, number) for number, day in enumerate(days, 1)]
    read = load.load(written(plan).encode(), "audit-1-2011").plan
    assert read is not None

    linted = [
        found.message.partition(" was")[0]
        for found in assessment.achieved_with_open_actions(read, AS_OF)
    ]
    listed = [m.item for m in exceptions.of_plan(read, AS_OF) if m.kind == _ACHIEVED]

    assert (linted, listed) == (["Outcome O1", "Outcome O2"], ["O1", "O2"])


_ACHIEVED: exceptions.Kind = "achieved-with-open"


def test_work_that_was_opened_again_is_found_by_lint_and_listed() -> None:
    """It was complete when the outcome was assessed, and it is open now."""
    plan = perfect()
    plan["outcomes"] = [_achieved("2012-02-25", 1)]
    entries = plan["outcomes"][0]["actions"][0]["progress"]
    entries += [DONE, {"date": "2012-02-28", "state": "in-progress", "note": "Again."}]
    read = load.load(written(plan).encode(), "audit-1-2011").plan
    assert read is not None

    (linted,) = assessment.achieved_with_open_actions(read, AS_OF)
    (listed,) = (m for m in exceptions.of_plan(read, AS_OF) if m.kind == _ACHIEVED)

    assert (linted.message, sentences.matter(listed)) == (
        "Outcome O1 was assessed as fully achieved on 25 February 2012, but action 1.1"
        " is open.",
        "The latest assessment (on 25 February 2012) says fully achieved, but action"
        " 1.1 is open",
    )


# --- what else lint says -------------------------------------------------------------


def _measure_early(action: dict[str, Any]) -> None:
    """Give an action a problem that no exception says as well."""
    action["success"][0]["measured_by"] = "2012-05"


def _late_and_contradicted(plan: Plan) -> None:
    first, second = _outcome(plan)["actions"]
    first["due"] = "2012-02-20"
    first["accountable"] = "TBC"
    _measure_early(second)


_COUNTED = (
    "Lint also reports 1 error and 1 warning in what the plan says. To see them,"
    " run: actionplan lint --as-of 2012-03-01"
)
_NAMED = "The plan has 2 other points to check: "


@pytest.mark.parametrize("name", PAPERS)
def test_each_output_says_what_else_lint_reports(name: str, tmp_path: Path) -> None:
    """What is listed by name, such as the late action, is not counted again.

    A paper for a board names no command, which a board cannot run.
    """
    plan = perfect()
    _late_and_contradicted(plan)
    put_into(tmp_path, plan)

    text = output(name, tmp_path, AS_OF).replace("|", " ")
    said = _flat(text.replace("\\-", "-"))  # as Markdown shows it

    assert (_COUNTED if name.startswith("status") else _NAMED) in said
    assert ("actionplan lint" in said) is name.startswith("status")


def test_the_word_document_says_what_lint_reports_too(tmp_path: Path) -> None:
    """It is in the part about exceptions."""
    plan = perfect()
    _late_and_contradicted(plan)
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), AS_OF)

    (page,) = report.documents(shown, Meeting(AS_OF, "given"), summary=True)

    with zipfile.ZipFile(io.BytesIO(page.content)) as parts:
        words = re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())
    assert "The plan has 2 other points to check: " in words
    assert "actionplan lint" not in words


def test_without_an_exception_each_problem_is_named(tmp_path: Path) -> None:
    """Then there is room for them, and they are what prevents the all-clear."""
    plan = perfect()
    _measure_early(_outcome(plan)["actions"][1])
    put_into(tmp_path, plan)

    page = output("summary markdown", tmp_path, AS_OF).replace("\\", "")

    assert (
        "The plan has 1 point to check: The success of action 1.2 will be measured in"
        " May 2012, before the action is due in June 2012."
    ) in page


def _told(name: str, folder: Path) -> str:
    text = output(name, folder, AS_OF).replace("|", " ")
    return _flat(text.replace("\\", ""))


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        (
            "summary markdown",
            "The plan has 1 other point to check, and 1 problem is accepted:",
        ),
        (
            "status",
            "Lint also reports 1 error in what the plan says, and 1 problem is"
            " accepted. To see them, run: actionplan lint --show-accepted",
        ),
    ],
)
def test_an_accepted_problem_is_counted_as_lint_counts_it(
    name: str, counted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is accepted and not reported, and it still prevents the all-clear."""
    monkeypatch.chdir(tmp_path)
    plan = perfect()
    _late_and_contradicted(plan)
    put_into(tmp_path, plan)
    only = ("--rule", "measured-before-due", "--as-of", str(AS_OF))
    assert run("accept", str(tmp_path), *only).exit_code == 0

    assert counted in _told(name, tmp_path)
    linted = run("lint", str(tmp_path), "--as-of", str(AS_OF)).stdout
    assert "1 problem accepted with actionplan accept." in linted


def _with_one_problem(folder: Path, comment: str = "") -> None:
    """Write a plan with one problem, and a comment on the line that has it."""
    plan = perfect()
    _measure_early(_outcome(plan)["actions"][1])
    put_into(folder, plan)
    path = folder / f"{plan['id']}.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "2012-05" in line)
    lines[at] = f"{lines[at].rstrip()}{comment}\n"
    path.write_text("".join(lines), "utf-8")


@pytest.mark.parametrize(
    ("comment", "settings", "said"),
    [
        (
            "  # actionplan: accept[measured-before-due]: two teams remain",
            "",
            "In what the plan says, 1 problem is accepted:",
        ),
        (
            "",
            '[rules]\nmeasured-before-due = "off"\n',
            "In what the plan says, 1 problem is not reported because its rule is"
            " turned off:",
        ),
        (
            "",
            '[rules]\nmeasured-before-due = "error"\n',
            "The plan has 1 point to check:",
        ),
        (
            "",
            '[rules]\nmeasured-before-due = "advice"\n',
            "The plan has 1 point to check:",
        ),
    ],
)
def test_no_setting_or_comment_gives_the_all_clear(
    comment: str, settings: str, said: str, tmp_path: Path
) -> None:
    """What lint does with the problem is said, and so is the problem."""
    _with_one_problem(tmp_path, comment)
    (tmp_path / "actionplan.toml").write_text(settings, "utf-8")

    page = _told("summary markdown", tmp_path)

    assert f"{said} The success of action 1.2 will be measured in May 2012" in page
    assert "There are no exceptions." not in page


def test_a_file_of_accepted_problems_that_cannot_be_read_accepts_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The board still gets its report, in which every problem is reported."""
    monkeypatch.chdir(tmp_path)
    _with_one_problem(tmp_path)
    (tmp_path / "actionplan-accepted.json").write_text("{", "utf-8")

    page = _told("summary markdown", tmp_path)

    assert "The plan has 1 point to check:" in page


def test_each_place_of_one_problem_is_counted_as_lint_counts_it(tmp_path: Path) -> None:
    """The words are the same, but they are about 2 actions: there are 2 problems."""
    plan = perfect()
    for action in _outcome(plan)["actions"]:
        action["progress"] = [
            {"date": "2012-02-20", "note": "Three teams try it.", "rag": "green"},
            {"date": "2012-01-20", "note": "Two teams try it.", "rag": "green"},
        ]
    put_into(tmp_path, plan)

    page = _told("summary markdown", tmp_path)

    done = run("lint", str(tmp_path), "--as-of", str(AS_OF)).stdout
    assert "(report date 1 March 2012): 2 warnings" in done
    said = "This entry is dated 20 January 2012, but"
    assert f"The plan has 2 points to check: 1.1: {said}" in page
    assert f"1.2: {said}" in page


# --- updates -------------------------------------------------------------------------


def _heard(*entries: dict[str, Any]) -> Plan:
    plan = perfect()
    _outcome(plan)["actions"][0]["progress"] = [*entries]
    plan["review"]["first"] = "2012-04"
    return plan


UNDATED = {"date_as_written": "Board meeting, last week", "note": "Two teams try it."}


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param((UNDATED,), id="only an undated one"),
        pytest.param(
            ({"date": "2011-08-20", "note": "One team tries it."}, UNDATED),
            id="an undated one after an old one",
        ),
    ],
)
def test_an_undated_update_may_be_recent(
    entries: tuple[dict[str, Any], ...], tmp_path: Path
) -> None:
    """Nobody knows when the board met "last week"."""
    put_into(tmp_path, _heard(*entries))

    row = json.loads(output("status json", tmp_path, AS_OF))["actions"][0]
    page = output("report markdown", tmp_path, AS_OF)
    agenda = _flat(output("agenda", tmp_path, AS_OF))

    assert (
        row["stale"],
        "may have had no update for too long" in row["words"],
        "1 may have had no update for too long" in page,
        "has had no update for too long" in page,
        "Reported as done in the last 6 months (0) None." in agenda,
    ) == (None, True, True, False, True)


def test_an_undated_update_before_a_dated_one_is_older(tmp_path: Path) -> None:
    """What is above an old entry in the file is older still."""
    put_into(tmp_path, _heard(UNDATED, {"date": "2011-08-20", "note": "One tries it."}))

    row = json.loads(output("status json", tmp_path, AS_OF))["actions"][0]

    assert (row["stale"], "no update for 6 months" in row["words"]) == (True, True)


def test_the_words_say_that_an_action_without_entries_is_silent(
    tmp_path: Path,
) -> None:
    """Only the year of the plan is known, so it is certain a year later."""
    plan = _heard()
    del plan["agreed"]
    plan["as_at_as_written"] = "2010"
    put_into(tmp_path, plan)

    row = json.loads(output("status json", tmp_path, AS_OF))["actions"][0]

    assert (row["stale"], row["words"]) == (
        True,
        "No progress recorded for at least 14 months",
    )


# --- ratings of closed actions -----------------------------------------------------


def _rated_red(plan: Plan) -> None:
    first, second = _outcome(plan)["actions"]
    first["progress"].append({"date": "2012-02-20", "rag": "red", "note": "No room."})
    second["progress"].append(
        _end("closed-incomplete", "There was no money for it.", rag="red")
    )


def test_each_action_found_by_its_rating_is_counted(tmp_path: Path) -> None:
    """A filter finds exactly what the last line counts, closed actions included."""
    plan = perfect()
    _rated_red(plan)
    put_into(tmp_path, plan)

    said = output("status json", tmp_path, AS_OF)
    words = {one["name"]: one["words"] for one in json.loads(said)["actions"]}
    table = _flat(output("status", tmp_path, AS_OF))

    assert (
        words["audit-1-2011/1.2"],
        "1 with the worst rating, 0 with no update for too long, 1 closed without"
        " completion, with a reason." in table,
    ) == (
        'Closed without completion; the reason given is "There was no money for it";'
        " last rated red",
        True,
    )


def test_the_words_name_a_worst_rating_from_before_it_was_closed(
    tmp_path: Path,
) -> None:
    """Who asks for red actions finds it, so its words say why."""
    plan = perfect()
    _outcome(plan)["actions"][0]["progress"] = [
        {"date": "2012-02-10", "rag": "red", "note": "No room was free."},
        DONE,
    ]
    put_into(tmp_path, plan)

    said = json.loads(output("status json", tmp_path, AS_OF))["actions"]

    assert {one["name"]: one["words"] for one in said} == {
        "audit-1-2011/1.1": "Complete; last rated red, before it was closed",
        "audit-1-2011/1.2": "In progress",
    }


# --- baselines ---------------------------------------------------------------------


def test_lint_and_page_one_ask_for_the_same_baseline_if_work_was_given_up(
    tmp_path: Path,
) -> None:
    """Nothing has changed yet, so the starting position can still be measured."""
    plan = perfect()
    _all(_end("withdrawn", "The bid for money failed."))(plan)
    del _outcome(plan)["baseline"]
    put_into(tmp_path, plan)

    found = load.load(written(plan).encode(), "audit-1-2011").plan
    assert found is not None
    page = output("report markdown", tmp_path, AS_OF)

    assert (
        [one.message for one in outcome.no_baseline(found)],
        "a baseline (1 of 1 outcome)" in page,
        "No outcome has a baseline, so no change can be measured." in page,
    ) == (["Outcome O1 does not have a baseline."], True, True)


# --- the decisions -----------------------------------------------------------------


def test_there_is_a_decision_for_each_rule() -> None:
    """Whoever adds a rule decides what page one says of it."""
    assert set(all_clear.BOARD) == {rule.name for rule in GRAVE}


SECTIONS: dict[str, str] = {
    "due": "not a matter of concern yet",
    "outcomes_due": "not a matter of concern yet",
    "next_passed": "stage-passed",
    "reviews": "review-passed",
    "going_stale": "not a matter of concern yet",
    "stale": "stale",
    "overdue": "overdue",
    "done": "heard once",
    "done_undated": "done-undated",
    "ended": "heard once",
    "ended_undated": "ended-undated",
    "to_be_judged": "not-assessed",
    "doubts": "doubts",
}
"""What each section of the agenda is for an all-clear, apart from the exceptions that
have a section of their own."""


def test_each_exception_has_a_place_in_the_agenda() -> None:
    """Parts that were not read are at its top."""
    elsewhere = {*SECTIONS.values(), "not-read", "left-empty"}

    assert set(exceptions.KINDS) - set(meetings._MATTERS) <= elsewhere


BAD = [
    pytest.param(rule, case, id=f"{rule.name}-{number}")
    for rule in GRAVE
    for number, case in enumerate(cases(rule), 1)
    if not case.good and not case.given and all_clear.BOARD.get(rule.name) != "apart"
]


@pytest.mark.parametrize(("rule", "case"), BAD)
def test_what_a_rule_finds_prevents_the_all_clear(rule: Rule, case: Case) -> None:
    """And page one lists it by the kind of exception that was decided on."""
    plan = load.load(lay(case.lines, SPECIMEN).encode(), "scr-family-a-2011").plan
    assert plan is not None
    looked = _looked(plan, date(2012, 3, 1))

    kinds = {each.kind for each in exceptions.of(looked)}
    decided = all_clear.BOARD[rule.name]
    named = bool(kinds & {*decided}) if isinstance(decided, tuple) else True

    assert (exceptions.is_clear(looked), named) == (False, True)


def _looked(plan: Any, day: date) -> Portfolio:  # noqa: ANN401 -- a plan of the model
    return portfolio.of([plan], [], day)._replace(check=all_clear.problems)


# --- one thing taken away ----------------------------------------------------------


def _paths(of: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 -- YAML
    """Yield the place of every value in a plan, except those it cannot do without."""
    items = of.items() if isinstance(of, dict) else enumerate(of)
    for key, value in items:
        if key in ("schema", "id", "rag_legend"):
            continue
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from _paths(value, (*path, key))


def _changed(path: tuple[Any, ...], value: str | None) -> Plan:
    plan = deepcopy(perfect())
    held: Any = plan
    for key in path[:-1]:
        held = held[key]
    if value is None:
        del held[path[-1]]
    else:
        held[path[-1]] = value
    return plan


PATHS = st.sampled_from([*_paths(perfect())])
VALUES = st.sampled_from(
    (None, "TBC", "Ongoing", "2011-12", "2013", "red", "withdrawn")
)


@given(PATHS, VALUES)
@settings(max_examples=12, deadline=None)
@example(("outcomes", 0, "baseline", 0, "value"), None)
@example(("review", "by"), None)
@example(("outcomes", 0, "actions", 0, "partners", 0, "post"), "TBC")
def test_one_change_to_a_perfect_plan_is_clear_only_if_nothing_is_found(
    path: tuple[Any, ...], value: str | None
) -> None:
    """Lint, the list of what is left out and page one agree if all is well."""
    loaded = load.load(written(_changed(path, value)).encode(), "audit-1-2011")
    if loaded.plan is None:
        return
    plan, looked = loaded.plan, _looked(loaded.plan, AS_OF)

    judged = rules.judge(plan, AS_OF, plan.id, GRAVE.__contains__, timed=True)
    found = [one for one, _ in judged]
    open_fields = [*readable.set_aside(plan)]
    well = not (found or plan.unread or open_fields or left_out.of(plan, AS_OF))
    told = sentences.exceptions_of(plan, looked)
    named = exceptions.of(looked) or sentences.doubts(plan, looked)

    assert (bool(told) and told[0].startswith(ALL_CLEAR), bool(named)) == (
        well and not exceptions.of(looked),
        not well or bool(exceptions.of(looked)),
    )


# --- what it says, of what there is ---------------------------------------------------

OPEN = (
    "There are no exceptions. Every open action has an owner and a due date that has"
    " not passed, and none has gone too long without an update. No open action is on"
    " hold, has one of the 2 worst ratings, or has had its due date moved more than"
    " once. Every outcome that needs an action has one"
)
CLOSED = (
    "There are no exceptions. No action is open. Every outcome that needs an action has"
    " one."
)


@pytest.mark.parametrize(
    ("due", "spoil", "said"),
    [
        pytest.param("", None, f"{OPEN}.", id="no outcome has a due date"),
        pytest.param(
            "2012-06",
            None,
            f"{OPEN}, and no outcome with a due date is past it without being"
            " achieved.",
            id="an outcome has a due date",
        ),
        pytest.param("", _assessed(_judged("fully", "37 of 40")), CLOSED, id="closed"),
    ],
)
def test_the_all_clear_is_about_what_there_is(
    due: str, spoil: Callable[[Plan], None] | None, said: str, tmp_path: Path
) -> None:
    """It says nothing of open actions, or of due dates of outcomes, if none exist."""
    plan = perfect()
    if due:
        _outcome(plan)["due"] = due
    if spoil:
        spoil(plan)
    put_into(tmp_path, plan)

    page = output("report markdown", tmp_path, AS_OF)

    assert page.split("## Exceptions")[1].split("\n## ")[0].strip() == said


def test_the_all_clear_names_what_nobody_has_reported_on(tmp_path: Path) -> None:
    """An action may be too new to be overdue for an update, but it has none."""
    plan = perfect()
    newest = _outcome(plan)["actions"][-1]
    newest |= {"progress": [], "added": "2012-02-20"}
    put_into(tmp_path, plan)

    page = " ".join(output("summary markdown", tmp_path, AS_OF).split())

    assert "No progress has been recorded yet for action 1.2. No open" in page


@pytest.mark.parametrize(
    ("paper", "said", "not_said"),
    [
        (
            "agenda",
            "0 of 4 open actions with a due date are overdue.",
            "Nothing is overdue.",
        ),
        (
            "summary markdown",
            "**This is incomplete. It does not include what could not be read:**",
            "No action is an exception.",
        ),
    ],
)
def test_nothing_is_clear_beside_a_plan_that_cannot_be_read(
    paper: str, said: str, not_said: str, tmp_path: Path
) -> None:
    """What could be read is compared, and nobody says "nothing" or "none" of all."""
    put_into(tmp_path, perfect(1), perfect(2))
    before = output(paper, tmp_path, AS_OF)
    (tmp_path / "other.yaml").write_text("id: other\n  - : [", encoding="utf-8")

    after = output(paper, tmp_path, AS_OF)

    assert (not_said in before, said in after, not_said in after) == (
        *(True, True, False),
    )


@pytest.mark.parametrize(
    ("assessment", "again"),
    [
        ({"date": "2011-12-10", "outcome_achieved": "partly"}, True),
        ({"date": "2011-12-10", "feedback": [{"from": "A", "text": "Told."}]}, False),
        ({"date": "2014-12-10", "outcome_achieved": "partly"}, False),  # yet to come
        (None, False),
    ],
)
def test_an_earlier_assessment_is_not_denied(
    assessment: dict[str, Any] | None, *, again: bool, tmp_path: Path
) -> None:
    """An outcome that was assessed before its last action closed has an assessment.

    Every output says so, and no other one says that it has none.
    """
    plan = perfect()
    outcome = _outcome(plan)
    for action in outcome["actions"]:
        action["progress"] = [
            {"date": "2012-02-10", "state": "complete", "note": "All teams have it."}
        ]
    outcome["difference"] = [assessment] if assessment else []
    put_into(tmp_path, plan)
    day = date(2013, 1, 1)

    said = {
        name: _flat(output(name, tmp_path, day))
        for name in (
            "summary markdown",
            "report html",
            "status",
            "agenda",
            "status json",
        )
    }
    lint = CliRunner(env={"COLUMNS": "200"}).invoke(
        app, ("lint", str(tmp_path), "--as-of", str(day))
    )
    said["lint"] = _flat(lint.stdout)

    words = "the difference they made has not been assessed"
    for name, text in said.items():
        told = re.findall(rf"closed since 10 February 2012, but {words}(.{{12}})", text)
        assert told, name
        assert {each.startswith(" again since") for each in told} == {again}, name


def test_status_counts_an_error_that_page_one_lists_as_left_out(tmp_path: Path) -> None:
    """The person who keeps the plan reads of errors first; page one has it already."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    for field in ("challenge", "desired_outcome", "recommendations"):
        outcome.pop(field, None)
    outcome["actions"][0]["due"] = "2012-01"
    put_into(tmp_path, plan)
    status = " ".join(output("status", tmp_path, AS_OF).split())
    page = " ".join(output("report markdown", tmp_path, AS_OF).split())

    assert "Lint also reports 1 error" in status
    assert "a challenge, a recommendation or a desired outcome (1 of 1 outcome)" in page
    assert page.count("has no challenge, no recommendation and no desired") == 0
