"""What page one and its neighbours say of plans as boards publish them is true."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import AS_OF, perfect, put_into
from printed import output
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.output.report import page_aims
from actionplan.text import figures, part_done, redacted, spoken, undone
from actionplan.text.dates import Date

if TYPE_CHECKING:
    from pathlib import Path

Plan = dict[str, Any]
DONE = {"date": "2012-02-10", "state": "complete", "evidence": "The form"}


def _told(name: str, folder: Path, plan: Plan, day: date = AS_OF) -> str:
    """Return what an output says, in one line."""
    put_into(folder, plan)
    said = output(name, folder, day).replace("\\", "")
    return " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", said).split())


def _first(plan: Plan) -> dict[str, Any]:
    action: dict[str, Any] = plan["outcomes"][0]["actions"][0]
    return action


def _with(**entry: object) -> Plan:
    plan = perfect()
    _first(plan)["progress"].append(entry)
    return plan


# --- what a note says, in its own class -------------------------------------------


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("The briefing did not take place.", "not done"),
        ("Only 9 of 40 staff came.", "not in full"),
        ("12 of 20 workers trained.", "not in full"),
        ("The campaign was cancelled.", "given up"),
        ("No list since August.", "did not last"),
        ("The form has been withdrawn.", "did not last"),
        ("Form agreed in principle.", "more to do"),
    ],
)
def test_work_that_was_not_done_is_of_one_class(note: str, what: str) -> None:
    """Not done, done in part, given up, or done and over: each has its own words."""
    found = undone.read(note)

    assert found is not None
    assert found.what == what


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "In use in four teams. Two more will be trained in May.",
            "1 was reported as done but has a note that seems to say that there is more"
            " to do",
        ),
        (
            "The briefing did not take place.",
            "1 was reported as done but has a note that seems to say that some work was"
            " not done",
        ),
        (
            "The new nurse did not take up post. Re-advertised.",
            "1 was reported as done but has a note that seems to say that some work was"
            " not done",
        ),
    ],
)
def test_done_work_is_counted_by_what_its_note_says(
    note: str, said: str, tmp_path: Path
) -> None:
    """A note that there is more to do does not say that nothing was done."""
    page = _told("summary markdown", tmp_path, _with(**DONE, note=note))

    assert said in page
    assert "otherwise" not in page


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("On hold until the inspection.", "1 has a note that it is on hold"),
        (
            "The action is complete.",
            "1 is open but has a note that it is complete",
        ),
    ],
)
def test_open_work_is_counted_by_what_its_note_says(
    note: str, said: str, tmp_path: Path
) -> None:
    """Work on hold is open, so a note that says so does not say otherwise."""
    plan = _with(date="2012-02-10", rag="green", note=note)

    assert said in _told("summary markdown", tmp_path, plan)


# --- an outcome that does not say what it is for ----------------------------------


def _without_purpose() -> Plan:
    plan = perfect()
    outcome = plan["outcomes"][0]
    for name in ("challenge", "desired_outcome", "smart", "baseline"):
        outcome.pop(name, None)
    outcome.pop("recommendations", None)
    for action in outcome["actions"]:
        action["progress"] = [DONE | {"note": "The form is in use in all teams."}]
    return plan


@pytest.mark.parametrize("name", ["summary markdown", "agenda", "report html"])
def test_an_outcome_without_a_purpose_is_not_ready_to_assess(
    name: str, tmp_path: Path
) -> None:
    """Nobody can say whether it was achieved."""
    page = _told(name, tmp_path, _without_purpose()).lower()

    assert "cannot be assessed until the plan says what it is for" in page
    assert "ready to assess" not in page.replace("ready to assess (0) none.", "")


# --- dates that the plan settles --------------------------------------------------


def _from_document(**entry: object) -> Plan:
    """Return a plan whose only date is that of its document, 8 June 2011."""
    plan = perfect()
    del plan["agreed"]
    plan["as_at"] = "2011-06-08"
    for action in plan["outcomes"][0]["actions"]:
        action.pop("added", None)
        action["progress"] = [{"date_as_written": "undated", **entry}]
    return plan


def test_an_update_without_a_date_is_as_old_as_the_document(tmp_path: Path) -> None:
    """It is certain that there was none for 8 months, and not only possible."""
    plan = _from_document(note="A form is in use in two teams.")

    page = _told("summary markdown", tmp_path, plan, date(2012, 2, 20))

    assert "no update for at least 8 months" in page
    assert "may have had no update" not in page


def test_before_that_time_is_over_it_is_not_known(tmp_path: Path) -> None:
    """An entry without a date may be the newest thing in the document, or very old."""
    plan = _from_document(note="A form is in use in two teams.")

    page = _told("summary markdown", tmp_path, plan, date(2011, 9, 20))

    assert "may have had no update for too long" in page


def test_what_a_document_reports_is_not_new_after_its_date(tmp_path: Path) -> None:
    """Neither the agenda nor the list of changes says that it may be."""
    plan = _from_document(state="complete", note="The form is in use in all teams.")

    agenda = _told("agenda", tmp_path, plan, date(2012, 2, 20))

    assert "Reported as done in the last 6 months (0) None." in agenda
    assert agenda.count("Reported as done") == 1
    assert "For 2 actions, this is not known" not in agenda


# --- promises in words ------------------------------------------------------------

WRITTEN = Date(2011, 12)


@pytest.mark.parametrize(
    ("note", "by"),
    [
        ("It will be addressed in a new plan in April.", "April 2012"),
        ("The audit is due by the end of January.", "January 2012"),
        ("We hope to meet in early December.", "December 2011"),
        ("The audit is now planned for February.", "February 2012"),
        ("The action plan was agreed in May.", ""),
        ("The plan agreed in May works.", ""),
        ("Target met in May and June.", ""),
        ("It will be reviewed every year in April.", ""),
        ("May be finished in the summer.", ""),
        ("It will go to the board in April 2013.", "April 2013"),
    ],
)
def test_a_month_without_a_year_is_the_next_one(note: str, by: str) -> None:
    """It counts only where something will happen then, not where it happened."""
    found = [each.by.words for each in spoken.promises(note, WRITTEN)]

    assert found == ([by] if by else [])


def test_a_promise_on_done_work_has_passed_too(tmp_path: Path) -> None:
    """The sentence that says that there is more to do is quoted once."""
    note = "The form is in use. Two more teams will be trained in January."
    plan = perfect()
    _first(plan)["progress"] = [DONE | {"date": "2011-12-10", "note": note}]

    page = _told("status markdown", tmp_path, plan)

    assert 'gives "in January", which has passed' in page
    assert page.count("Two more teams will be trained") == 1


# --- what a meeting has to do -----------------------------------------------------


def test_the_agenda_asks_for_an_owner_and_a_date_as_page_one_does(
    tmp_path: Path,
) -> None:
    """That the document has no column for dates does not give the action one."""
    plan = perfect()
    action = _first(plan)
    del action["accountable"], action["due"]
    plan["no_dates"] = "The public version has no date column"
    action["no_owner"] = "The public version has no lead column"

    agenda = _told("agenda", tmp_path, plan)
    page = _told("summary markdown", tmp_path / "page", plan)

    assert ("Needs an owner." in agenda, "Needs a due date." in agenda) == (True, True)
    assert "Need an owner" in page
    assert "Need a due date" in page


def test_a_review_that_was_missed_is_named_before_the_missing_date(
    tmp_path: Path,
) -> None:
    """What has passed is more urgent than a date that nobody gave."""
    plan = perfect()
    action = _first(plan)
    del action["due"]
    action["due_as_written"] = "As soon as there is money"
    action["review"] = {"every_as_written": "Audit February 2012 and bi-annually"}
    action["progress"] = [{"date": "2011-12-05", "note": "Two teams have the form."}]

    page = _told("summary markdown", tmp_path, plan)

    assert "1.1 (review due in February 2012 not recorded)" in page


# --- said once, and only what is there --------------------------------------------


def test_points_that_the_page_has_said_are_not_other_points(tmp_path: Path) -> None:
    """Only what no other line says is one."""
    plan = perfect()
    action = _first(plan)
    del action["accountable"], action["due"]
    action |= {
        "no_owner": "The page is cut off",
        "due_as_written": "When there is time",
    }
    action["progress"] = [{"date": "2012-02-10", "note": "Ongoing."}]

    page = _told("summary markdown", tmp_path, plan)

    assert "1 other point to check" in page
    assert 'The note "Ongoing." does not say what was done' in page
    assert "does not name an owner" not in page


def test_other_points_say_what_they_are_about(tmp_path: Path) -> None:
    """Those for which there is no room are named by their part of the guidance."""
    plan = perfect()
    second = plan["outcomes"][0]["actions"][1]
    for action in (_first(plan), second):
        action["due"] = "2012-01"
        action["progress"] = [
            {"date": "2012-02-10", "note": "Ongoing."},
            {"date": "2012-02-12", "rag": "green", "note": "In hand."},
        ]
        action["risks"] = [{"risk": f"No money for action {action['id']}"}]

    page = _told("summary markdown", tmp_path, plan)

    assert re.search(r"And \d more \(about [a-z RAG,]+\), which the person", page)


def test_no_latest_figure_is_explained_where_there_is_none(tmp_path: Path) -> None:
    """A caption about figures without a date is only for figures."""
    page = _told("summary markdown", tmp_path, perfect())

    assert "No latest figure has been recorded for O1" in page
    assert "A latest figure without a date" not in page


@pytest.mark.parametrize(
    "args",
    [
        ("status",),
        ("agenda", "--meeting", "2012-03-01"),
        ("since", "2011-12-01"),
        ("render", "--summary", "--format", "text"),
    ],
    ids=lambda args: args[0],
)
def test_no_label_and_no_second_stop_where_there_is_no_owner(
    args: tuple[str, ...], tmp_path: Path
) -> None:
    """Neither "Owner: Owner not known" nor "QEG..": the words are said as they are."""
    plan = perfect()
    first, second = plan["outcomes"][0]["actions"]
    first |= {"due": "2012-01", "accountable": "QEG."}
    second["due"] = "2012-01"
    del second["accountable"]
    second["no_owner"] = "The document names nobody."
    put_into(tmp_path, plan)

    asked = (*args, f"{tmp_path}", "--as-of", AS_OF.isoformat())
    page = CliRunner(env={"COLUMNS": "60"}).invoke(app, asked).stdout
    said = " ".join(page.split())

    assert "QEG" in said
    assert not re.search(r"Owner: (?:Owner|No owner)|[^.]\.[.,;](?!\.)", said)


def _outcome(purpose: str = "", effect: str = "", improve: str = "") -> Any:  # noqa: ANN401 -- a stand-in
    outcome = SimpleNamespace(desired_outcome=purpose)
    return SimpleNamespace(outcome=outcome, effect=effect, still_to_improve=improve)


def test_what_the_report_has_besides_is_only_what_is_there() -> None:
    """Of outcomes without a desired outcome or an assessment, it has no more."""
    said = page_aims.more_of_all
    bare, aimed = _outcome(), _outcome("Seen alone", improve="Two teams")

    assert said([bare], [bare], [bare]) == ""
    assert said([bare, aimed], [bare], [bare, aimed]) == (
        "The report also has what is still to improve."
    )
    assert said([aimed], [aimed], [aimed]) == (
        "The report also has what each outcome is for and what is still to improve."
    )
    told = _outcome(effect="Nine children are safer.")
    assert said([told], [], [told]) == "The report also has the effect on children."
    assert said([told], [], []) == ""


# --- people who were not reached --------------------------------------------------


@pytest.mark.parametrize(
    ("action", "text"),
    [
        ("Train all staff", "41 of 60 attended."),
        ("Provide training for members of the board", "Nine of the 12 members came."),
        ("Brief the schools", "Attendance list: 41 of 60."),
        ("Train 60 staff", "Attended by 41 of 60."),
        ("Training to be given to all frontline staff", "131 of 180 attended."),
    ],
)
def test_fewer_than_all_is_not_all(action: str, text: str) -> None:
    """The action promises all, or names a higher number."""
    assert part_done.reached(text, action) == text.rstrip(".")


@pytest.mark.parametrize(
    ("action", "text"),
    [
        ("Hold a workshop", "41 of 60 attended."),
        ("Train 40 staff", "41 of 60 attended."),
        ("Train 60% of staff", "41 of 60 attended."),
        ("Train all staff", "60 of 60 attended."),
        ("Train all staff", "41 of 60 attended, and the other 19 had it in June."),
        ("Train all staff", "41 of 60 who attended said that it helped."),
        ("Train all staff", "Survey: 41 of 60 attended a course before."),
    ],
)
def test_a_number_that_was_asked_or_found_is_enough(action: str, text: str) -> None:
    """An event was held whoever came, and a finding is not what was done."""
    assert part_done.reached(text, action) == ""


def test_evidence_that_counts_fewer_is_questioned(tmp_path: Path) -> None:
    """It is named as the evidence, and not as a note."""
    plan = _with(**DONE | {"evidence": "Attendance: 41 of 60"}, note="All dates held.")
    _first(plan)["action"] = "Train all staff in seeing the child alone"
    del _first(plan)["success"]

    page = _told("summary markdown", tmp_path, plan)

    assert (
        "1 was reported as done but has evidence that seems to say that the work was"
        " not done in full"
    ) in page
    assert "the evidence in the entry dated 10 February 2012 says" in page


@pytest.mark.parametrize(
    ("measure", "way"),
    [
        ("Level 3 training compliance", "up"),
        ("Non-compliance with the policy", ""),
        ("Timeliness of health assessments", "up"),
        ("Attendance at the emergency department", ""),
    ],
)
def test_more_compliance_is_better(measure: str, way: str) -> None:
    """So 86% misses a target of 90%, whatever the measure was at the start."""
    assert figures.better(measure) == way


# --- personal data that goes ------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "lost_only"),
    [
        ("Mrs Green was told.", "The mother was told.", True),
        ("Mrs Green was told.", "Child K was told.", True),
        ("Mrs Green was told.", "The Head of Early Help was told.", True),
        ("Mrs Green was told.", "[name removed] was told.", True),
        ("Mrs Green was told.", "Nobody was told.", False),
        ("Mrs Green was told.", "The mother was not told.", False),
        ("Mrs Green was told.", "It was seen by the manager was told.", False),
        ("Seen at ME4 4XX in May.", "Seen at ME4 in May.", True),
        ("Seen at ME4 4XX in May.", "Seen at ME5 in May.", False),
        ("Ask kim.west1@gmail.com.", "Ask training@medway.gov.uk.", True),
        ("Ring 07700 900123 now.", "Ring 01634 331123 now.", True),
        ("The group was told.", "The mother was told.", False),
    ],
)
def test_a_text_may_have_what_lint_asks_for_in_place_of_personal_data(
    before: str, now: str, *, lost_only: bool
) -> None:
    """Every other word stays, and nothing that denies comes in."""
    assert redacted.lost_only(before, redacted.wording(now)) == lost_only


# --- what a second reading of published plans missed ------------------------------


def test_a_review_before_the_next_meeting_is_needed(tmp_path: Path) -> None:
    """An action without a date may have one for its first review."""
    plan = perfect()
    action = _first(plan)
    del action["due"]
    action["no_due_date"] = "The document gives none"
    action["review"] = {"first": "2012-04"}

    assert "first review due in April 2012; no known due date" in _told(
        "summary markdown", tmp_path, plan
    )


def test_an_action_without_text_is_told_by_its_measure(tmp_path: Path) -> None:
    """It is all that says what the action is about."""
    plan = perfect()
    action = _first(plan)
    del action["action"]
    action["no_text"] = "The document does not say"
    measure = action["success"][0]["measure"]

    for name in ("summary markdown", "status markdown"):
        assert f'No text (measure: "{measure}' in _told(name, tmp_path, plan)


def test_a_measure_with_a_level_of_its_own_stays_once_the_action_has_its_text(
    tmp_path: Path,
) -> None:
    """It says how much counts as success, as a target does, and is told once."""
    plan = perfect()
    action = _first(plan)
    action["due"] = "2011-12"
    action["success"] = [{"measure": "70% of visits are held in time"}]
    text = action.pop("action")
    action["no_text"] = "The document does not say"
    without = _told("summary markdown", tmp_path, plan)
    action["action"] = text
    del action["no_text"]
    words = '"70% of visits are held in time"'

    assert without.count(words) == 1
    assert f"Measure: {words}" in _told("summary markdown", tmp_path, plan)


@pytest.mark.parametrize("theme", ["", "Recording"])
@pytest.mark.parametrize("field", ["challenge", "recommendations"])
def test_what_an_outcome_without_an_aim_comes_from_is_on_page_one(
    field: str, theme: str, tmp_path: Path
) -> None:
    """Also if it is the only one with its theme, which says less."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    for other in {"challenge", "recommendations", "desired_outcome"} - {field}:
        del outcome[other]
    outcome |= {"theme": theme} if theme else {}
    said = outcome[field] if field == "challenge" else outcome[field][0]["text"]

    assert said.rstrip(".") in _told("summary markdown", tmp_path, plan)


def test_a_recommendation_has_the_name_that_others_call_it_by(tmp_path: Path) -> None:
    """An outcome may have nothing else to be called by."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    for name in ("theme", "challenge", "desired_outcome", "smart"):
        outcome.pop(name, None)
    text = "officers record what they see"
    outcome["recommendations"] = [{"ref": "HMIC Recommendation 4", "text": text}]

    assert f"HMIC Recommendation 4: {text}" in _told("summary markdown", tmp_path, plan)


def test_a_passed_promise_of_done_work_is_not_counted_as_one_of_open_work(
    tmp_path: Path,
) -> None:
    """The reader counts the actions."""
    note = "The form is in use. Two more teams will be trained in January."
    plan = perfect()
    _first(plan)["progress"] = [DONE | {"date": "2011-12-10", "note": note}]

    page = _told("summary markdown", tmp_path, plan)

    more = "1 was reported as done but has a note that seems to say that there is more"
    assert f"{more} to do, by a date that has passed" in page
    assert page.count("reported as done but") == 1
    assert "has a note that promises something" not in page
