"""What is reported as done may not be over: rounds, monitoring and next stages."""

from __future__ import annotations

import re
import tempfile
import zipfile
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from generated_plans import perfect, plans, put_into
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import output
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
from actionplan.plan import exceptions, model, portfolio, sentences
from actionplan.text import answered, undone
from actionplan.workspace import gather

DAY = date(2012, 3, 1)
ROUND = {"date": "2012-02-10", "state": "complete"}


def _plan(*entries: dict[str, Any], **fields: Any) -> dict[str, Any]:  # noqa: ANN401 -- as in YAML
    plan = perfect()
    plan["outcomes"][0]["actions"][0].update({"progress": [*entries], **fields})
    return plan


def _row(plan: dict[str, Any], day: date = DAY) -> portfolio.Row:
    return portfolio.of([model.plan(plan, (), plan["id"])], (), day).rows[0]


def _said(plan: dict[str, Any], day: date = DAY) -> dict[str, str]:
    """Return each exception of the first action, in words."""
    return {m.kind: sentences.matter(m) for m in exceptions.of_row(_row(plan, day))}


# --- a round of recurring work ------------------------------------------------------


@pytest.mark.parametrize(
    ("entries", "quoted"),
    [
        ([ROUND | {"note": "Twelve of 20 asked so far."}], "Twelve of 20 asked so far"),
        ([ROUND | {"note": "All 20 parents were asked."}], None),
        (
            [
                ROUND | {"note": "Twelve of 20 asked so far."},
                {"date": "2012-02-20", "note": "The other 8 parents were asked."},
            ],
            None,
        ),
        (
            [
                ROUND | {"note": "Twelve of 20 asked so far."},
                {"date": "2012-02-20", "note": "Five parents are still to be asked."},
            ],
            "still to",
        ),
        (  # this is about the next round
            [
                ROUND | {"note": "All 20 parents were asked."},
                {"date": "2012-02-20", "note": "Two of 20 asked so far."},
            ],
            None,
        ),
        (
            [
                ROUND | {"note": "Twelve of 20 asked so far."},
                {"date": "2012-02-20", "state": "in-progress", "note": "Not yet done."},
            ],
            None,
        ),
        (
            [
                ROUND | {"note": "Twelve of 20 asked so far."},
                ROUND | {"date": "2012-02-20", "note": "All 20 have been asked."},
            ],
            None,
        ),
    ],
)
def test_the_note_on_a_round_may_say_that_there_is_more_to_do(
    entries: list[dict[str, Any]], quoted: str | None
) -> None:
    """A later note may be about the next round, so it says it only of this one."""
    said = _said(_plan(*entries, due="2012-02", repeats="6 months"))

    assert ("more-to-do" in said) is (quoted is not None)
    assert (quoted or "") in said.get("more-to-do", "")


@pytest.mark.parametrize(
    ("note", "every", "quoted"),
    [
        ("20 parents were asked. January was not done.", "1 month", None),
        ("20 parents were asked. The January survey was missed.", "1 month", None),
        ("20 were asked. Last month's round did not take place.", "1 month", None),
        ("20 were asked. The previous round was not done.", "3 months", None),
        ("20 were asked. February was not done.", "1 month", "February was not done"),
        ("20 were asked. January was not done.", "3 months", "January was not done"),
        (
            "January was not done, and nor was this round.",
            "1 month",
            "January was not done, and nor was this round",
        ),
        ("January was not done. Not done.", "1 month", "Not done"),
    ],
)
def test_that_another_round_was_not_done_does_not_deny_this_one(
    note: str, every: str, quoted: str | None
) -> None:
    """A month inside the period of this round is part of it."""
    said = _said(_plan(ROUND | {"note": note}, due="2012-02", repeats=every))

    assert ("more-to-do" in said) is (quoted is not None)
    assert (quoted or "") in said.get("more-to-do", "")


def test_a_round_and_a_complete_action_with_the_same_note_are_the_same_exception() -> (
    None
):
    """Only "repeats" differs."""
    entry = ROUND | {"note": "Twelve of 20 parents asked so far."}

    once = _said(_plan(entry, due="2012-02"))
    again = _said(_plan(entry, due="2012-02", repeats="6 months"))

    assert once["more-to-do"] == again["more-to-do"]


# --- sign-offs in doubt -------------------------------------------------------------

HEALTH = {
    "date": "2012-02-10",
    "state": "complete",
    "reported_by": "Head of MASH",
    "note": "Agreed in part. Health have not signed up.",
}
SIGNED = {"date": "2012-02-20", "state": "signed-off", "reported_by": "Chair"}


CHAIR = {"reported_by": "Chair", "evidence": "Minutes"}


@pytest.mark.parametrize(
    ("later", "quoted"),
    [
        ([SIGNED | {"reported_by": "Head of MASH", "note": "Signed off."}], True),
        ([{"date": "2012-02-20", "state": "signed-off"}], True),
        ([SIGNED | CHAIR], True),
        ([SIGNED | CHAIR | {"note": "Closed."}], True),
        ([SIGNED | CHAIR | {"note": "All evidence seen and accepted."}], True),
        ([SIGNED | CHAIR | {"note": "Signed off. Health are still to sign."}], True),
        ([SIGNED | {"state": "complete", "note": "Agreed by the board."}], True),
        ([SIGNED | {"note": "Health are in now."}], False),
        ([SIGNED | {"note": "All four have signed."}], False),
        ([SIGNED | {"note": "Closed.", "evidence": "Copy signed by health"}], False),
        (
            [
                {"date": "2012-02-15", "note": "All four have signed."},
                SIGNED | {"reported_by": "Head of MASH", "note": "Signed off."},
            ],
            False,
        ),
        (
            [
                {"date": "2012-02-15", "note": "The board has read the report."},
                SIGNED | CHAIR,
            ],
            True,
        ),
        (
            [
                SIGNED | CHAIR,
                {
                    "date": "2012-02-25",
                    "corrects": "2012-02-10",
                    "note": "Agreed and signed by all four.",
                },
            ],
            False,
        ),
        (
            [
                {"date": "2012-02-15", "state": "in-progress", "note": "Reopened."},
                SIGNED | CHAIR,
            ],
            False,
        ),
    ],
)
def test_only_what_says_that_the_rest_was_done_settles_what_a_note_says(
    later: list[dict[str, Any]], *, quoted: bool
) -> None:
    """A sign-off alone does not, whoever gave it. Nor does a list of minutes."""
    said = _said(_plan(HEALTH, *later, due="2012-02"))

    words = said.get("more-to-do", "")
    assert ("not signed up" in words or "still to sign" in words) is quoted


MEASURE = "Next phase of performance monitoring on this measure underway"
JTAI = "Further JTAI recommendations will be addressed in a follow up plan in April"


@pytest.mark.parametrize(
    ("left", "note", "settled"),
    [
        ("Visits will start in the autumn", "Visits finished, 42 of 42.", True),
        ("Visits will start in the autumn", "Closed at the autumn meeting.", False),
        ("The remaining 17 to be booked", "Everyone has now been trained.", True),
        (MEASURE, "The revised standards were issued to all teams.", False),
        (MEASURE, "The whole measure is now monitored in both teams.", True),
        (
            "sustained improvement is required",
            "Put into practice in both teams.",
            False,
        ),
        ("The remaining 17 to be booked", "The other 17 had it in October.", True),
        ("The remaining 17 to be booked", "The board noted the lists.", False),
        ("Committee did not approve it", "The committee approved it on 3 May.", True),
        ("Committee did not approve it", "Approved.", False),
        ("Health have not signed up", "Nothing is outstanding.", True),
        ("Health have not signed up", "Signed off although health are absent.", False),
        ("Health have not signed up", "Minutes of 20 February 2023", False),
        ("Health have not signed up", "The chair is content. Thanks to all.", False),
        (JTAI, "Business Plan was tabled.", False),
        (JTAI, "Business Plan 2017 was published.", False),
        (JTAI, "The JTAI recommendations have been put in a plan.", True),
        (
            "Next phase of performance monitoring underway",
            "Figures on performance were tabled.",
            False,
        ),
        (MEASURE, "Figures on performance were tabled.", False),
        (MEASURE, "Performance monitoring has been discussed.", False),
        (MEASURE, "The board considered the next phase of monitoring.", False),
        (MEASURE, "Performance monitoring was discussed and launched.", True),
        ("Findings to be presented to heads", "Findings were presented.", True),
        ("This is underway in the teams", "The teams met on 3 May.", False),
        ("Visits will start in May", "Nothing is left to do in action 1.1.", True),
        ("Visits will start in May", "Nothing is left to do but the visits.", False),
        ("Visits will start in May", "Once we met, nothing is left to do.", False),
    ],
)
def test_what_settles_a_note_is_about_the_same_thing_or_all_of_it(
    left: str, note: str, *, settled: bool
) -> None:
    """What was decided about the action says nothing about the work."""
    assert answered.answers(note, left, "Agree how the worker is chosen") is settled


def test_a_thing_with_its_own_name_is_not_what_the_action_is_about() -> None:
    """The words of the action do not thin out those of "this measure"."""
    action = "Revise the practice standards for the timeliness of assessments"
    note = "The next phase of performance monitoring was launched on 13 December 2016."

    assert answered.answers(note, MEASURE, action)


SILENT = ["", "Signed off.", "Closed.", "Agreed by the board.", "Evidence seen."]


CLOSINGS: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.builds(
        dict,
        state=st.sampled_from(["complete", "signed-off"]),
        note=st.sampled_from(SILENT),
        reported_by=st.sampled_from(["", "Chair", "Head of MASH"]),
        evidence=st.sampled_from(["", "Minutes"]),
    ),
    min_size=1,
    max_size=3,
)


@given(plans(1), CLOSINGS)
@settings(max_examples=3, deadline=None)
def test_no_sign_off_takes_an_unanswered_note_from_any_output(
    drawn: dict[str, Any], closings: list[dict[str, Any]]
) -> None:
    """Every paper and lint quote it, however often the action is closed without it."""
    log = [HEALTH]
    for day, closing in enumerate(closings, 11):
        given = {field: text for field, text in closing.items() if text}
        log.append({"date": f"2012-02-{day}", **given})
    own = deepcopy(perfect()["outcomes"][0]["actions"][0])
    drawn["outcomes"][0]["actions"].append(own | {"id": "9.9", "progress": log})

    with tempfile.TemporaryDirectory() as folder:
        put_into(Path(folder), drawn)
        papers = ("summary markdown", "agenda", "status", "status json", "report html")
        told = {paper: output(paper, Path(folder), DAY) for paper in papers}
        lint = CliRunner(env={"COLUMNS": "200"}).invoke(
            app, ["lint", folder, "--as-of", DAY.isoformat()]
        )

    quoted = {paper for paper, text in told.items() if "Health have not sign" in text}
    assert quoted | {"status"} == {*papers}, papers
    assert "possibly not complete" in " ".join(told["status"].split())
    assert "Health have not signed up" in " ".join(lint.output.split())


# --- monitoring ---------------------------------------------------------------------

MONITORED = {"date": "2011-08-20", "state": "monitoring", "note": "In all six teams."}


@pytest.mark.parametrize(
    ("entries", "day", "words"),
    [
        ([MONITORED], date(2012, 2, 20), None),  # the last day of the 6 months
        ([MONITORED], date(2012, 2, 21), "Being monitored, but no report for 6 months"),
        ([MONITORED], date(2012, 7, 1), "Being monitored, but no report for 10 months"),
        (
            [MONITORED, {"date": "2012-02-01", "note": "19 of 20 files."}],
            date(2012, 7, 1),
            None,
        ),
        (
            [MONITORED, {"date_as_written": "spring", "note": "19 of 20 files."}],
            date(2012, 7, 1),
            "Being monitored, but it is not known if there was a recent report",
        ),
        ([MONITORED | {"state": "signed-off"}], date(2012, 7, 1), None),
        ([MONITORED | {"state": "complete"}], date(2012, 7, 1), None),
    ],
)
def test_monitoring_that_nobody_reports_is_an_exception(
    entries: list[dict[str, Any]], day: date, words: str | None
) -> None:
    """It is counted from the last report, as long as the plan allows."""
    assert _said(_plan(*entries), day).get("monitoring-silent") == words


def test_monitoring_is_asked_about_by_lint_chase_and_status(tmp_path: Path) -> None:
    """Lint says it once, and the owner is asked about it."""
    put_into(tmp_path, _plan(MONITORED, due="2011-08"))

    status = " ".join(output("status json", tmp_path, date(2012, 7, 1)).split())
    lint = _run("lint", str(tmp_path), "--as-of", "2012-07-01")
    sheets = tmp_path / "sheets"
    at = ("--meeting", "2012-07-01", "--as-of", "2012-07-01", "-o", str(sheets))
    _run("chase", str(tmp_path), *at, "--format", "markdown")
    asked = " ".join(each.read_text("utf-8") for each in sheets.rglob("*.md"))

    assert "Complete, being monitored; no report for 10 months" in status
    assert "more than 10 months before the report date, 1 July 2012." in lint
    assert "no report for 10 months" in asked


def _run(*args: str) -> str:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, args)
    assert done.exit_code in (0, 1), done.output
    return " ".join(done.output.split())


# --- next stages --------------------------------------------------------------------

STAGE = {"next": "Ask 20 staff whether they use it", "next_due": "2012-02-25"}
DONE = {"date": "2012-02-10", "state": "complete", "note": "In all six teams."}


@pytest.mark.parametrize(
    ("entries", "stage", "passed"),
    [
        ([DONE | STAGE], True, True),
        ([DONE | STAGE | {"state": "monitoring"}], True, True),
        ([DONE | STAGE | {"next_due": "2012-03"}], True, False),
        ([DONE, {"date": "2012-02-11", "note": "As told.", **STAGE}], True, True),
        (  # it was planned before the work was done, so it is over
            [DONE | STAGE | {"state": "in-progress"}, DONE | {"date": "2012-02-20"}],
            False,
            False,
        ),
        (  # signing it off closes what was planned for that
            [DONE | STAGE, DONE | {"date": "2012-02-20", "state": "signed-off"}],
            False,
            False,
        ),
        (
            [DONE | STAGE, {"date": "2012-02-26", "note": "19 of 20 use it."}],
            False,
            False,
        ),
        ([DONE | STAGE | {"state": "withdrawn"}], False, False),
    ],
)
def test_complete_work_may_have_a_next_stage(
    entries: list[dict[str, Any]], *, stage: bool, passed: bool
) -> None:
    """It has one if it was planned when the work was reported as done, or later."""
    row = _row(_plan(*entries))

    assert (row.now.stage is not None, row.now.stage_passed) == (stage, passed)
    assert ("stage-passed" in _said(_plan(*entries))) is passed


def test_the_report_shows_the_next_stage_that_complete_work_has(tmp_path: Path) -> None:
    """The table of next stages, the section of the action and lint have the same."""
    put_into(tmp_path, _plan(DONE | STAGE))

    page = output("report markdown", tmp_path, DAY)
    table = page.split("Latest updates and next stages\n")[1].split("\n#")[0]
    lint = _run("lint", str(tmp_path), "--as-of", str(DAY))

    assert "Ask 20 staff whether they use it" in table
    assert 'The next stage of action 1.1, "Ask 20 staff whether they use it"' in lint


# --- what is needed before the next meeting -----------------------------------------


def test_an_outcome_to_assess_is_among_what_is_needed(tmp_path: Path) -> None:
    """Nobody reads then that nothing is needed, or only of the plan as a whole."""
    plan = _plan(DONE)
    plan["outcomes"][0]["actions"][1]["progress"].append(deepcopy(DONE))
    plan["outcomes"][0]["desired_outcome"] = "36 of 40 children are seen alone."
    put_into(tmp_path, plan)

    page = output("summary markdown", tmp_path, date(2013, 6, 1))

    assert re.search(r"By [^:]*, of the outcomes: O1\.", _needed(page))


HALF = {"date": "2012-02-10", "state": "complete", "note": "Twelve of 20 asked so far."}


@pytest.mark.parametrize("form", ["md", "html", "text", "docx"])
def test_page_one_does_not_say_that_nothing_is_needed_if_something_is(
    form: str, tmp_path: Path
) -> None:
    """Both actions are closed: one has more to do. The outcome is to be assessed."""
    plan = _plan(HALF)
    plan["outcomes"][0]["actions"][1]["progress"].append(DONE)
    put_into(tmp_path / "plans", plan)
    made = tmp_path / f"page.{form.replace('text', 'txt')}"

    at = ("--as-of", str(DAY), "--format", form, "-o", str(made))
    _run("render", str(tmp_path / "plans"), "--summary", *at)
    said = _needed(_text(made))

    assert "0 actions" not in said
    assert re.search(r"O1\b.{0,80}ready to assess", " ".join(_text(made).split()))
    assert re.search(r"By [^:]*, of the exceptions: 1\.1 \(complete\)[.;]", said), said


def test_page_one_says_what_is_an_exception_of_the_plan_only(tmp_path: Path) -> None:
    """Nobody must take "0 actions" for the whole answer."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    del outcome["baseline"]
    outcome["desired_outcome"] = outcome["desired_outcome"].replace("2012", "2013")
    for action in outcome["actions"]:
        action["due"] = "2013-06"
    put_into(tmp_path, plan)

    said = _needed(output("summary markdown", tmp_path, DAY))

    assert "The exceptions are about the plan as a whole." in said


@given(plans(1), st.dates(date(2011, 10, 1), date(2012, 9, 1)))
@settings(max_examples=12, deadline=None)
def test_page_one_asks_for_what_is_overdue_and_for_each_outcome_that_is_an_exception(
    drawn: dict[str, Any], day: date
) -> None:
    """It never says that nothing is needed while there is an exception."""
    with tempfile.TemporaryDirectory() as made:
        put_into(Path(made), drawn)
        said = _needed(output("summary markdown", Path(made), day))
        shown = gather.plans(workspace.make([Path(made)]), day)
    found = [m for m in exceptions.of(shown) if m.row or m.outcome]
    for matter in found:
        if matter.outcome or matter.kind == "overdue":
            assert re.search(rf"\b{re.escape(matter.item)}\b", said)
    assert ("0 actions" in said or "No action" in said) <= (not found)


def _needed(page: str) -> str:
    """Return the last part of page one, without line breaks."""
    flat = " ".join(page.replace("\\", "").split())
    return flat.rpartition("Actions needed")[2].strip()


def _text(made: Path) -> str:
    if made.suffix == ".docx":
        with zipfile.ZipFile(made) as package:
            words = package.read("word/document.xml").decode()
        return re.sub(r"<[^>]+>", "", words.replace("</w:p>", " "))
    said = made.read_text("utf-8")
    if made.suffix == ".html":
        return re.sub(r"<[^>]+>", "", said)
    return re.sub(r"\]\([^)]*\)|\[", "", said)


@pytest.mark.parametrize(
    ("note", "ready"),
    [
        ("Leaflet printed. Two teams still have to be told.", False),
        ("Leaflet printed and in use in all ten teams.", True),
    ],
)
def test_an_outcome_is_ready_to_assess_once_nothing_is_known_to_be_left(
    note: str, *, ready: bool, tmp_path: Path
) -> None:
    """A closed action whose note says that there is more to do is not settled."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    for action in outcome["actions"]:
        action["progress"].append(
            {"date": "2012-02-20", "state": "complete", "note": "In use in all teams."}
        )
    outcome["actions"][0]["progress"][-1]["note"] = note
    put_into(tmp_path, plan)
    agenda = " ".join(output("agenda", tmp_path, DAY).split())
    page = " ".join(output("report markdown", tmp_path, DAY).split())
    waits = "ready to assess once action 1.1 is known to be complete"

    assert ("Outcomes ready to assess (1)" in agenda) is ready
    assert ("All of its actions are closed. What difference" in agenda + page) is ready
    assert ("(ready to assess)" in page) is ready
    assert (waits in page) is not ready
    assert (waits in agenda.lower()) is not ready


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("12 were read. The next 8 follow in the summer.", "The next 8 follow"),
        ("Nothing has been done about the police part.", "police part"),
        ("Nothing was done with schools, so letters were sent instead.", ""),
        ("The others follow the protocol.", ""),
    ],
)
def test_a_part_that_follows_or_was_left_is_told(note: str, said: str) -> None:
    """Work reported as complete is in doubt if its own note says so."""
    found = undone.not_finished(note, "Write a joint protocol")

    assert said in found
    assert bool(found) == bool(said)


@pytest.mark.parametrize("form", ["md", "html", "text", "docx"])
def test_an_exception_that_is_due_later_is_not_needed_by_the_meeting(
    form: str, tmp_path: Path
) -> None:
    """Page one says that it still needs an answer, and not that it does by then."""
    plan = (Path(__file__).parent / "scr-family-a-2011.yaml").read_text()
    plan = plan.replace("due: 2012-05", "due: 2013-06").replace(
        "rag: green", "rag: red"
    )
    plan = plan.replace("\noutcomes:", "\nmeetings: [2012-03-10]\noutcomes:")
    (tmp_path / "scr-family-a-2011.yaml").write_text(plan)
    made = tmp_path / f"page.{form.replace('text', 'txt')}"

    at = ("--as-of", "2012-02-01", "--format", form, "-o", str(made))
    _run("render", str(tmp_path), "--summary", *at)

    page = " ".join(_text(made).split())
    assert "For the board to look at, of the exceptions: 1.1 (due June 2013)." in page
    assert "By 10 March 2012, of the exceptions" not in page
