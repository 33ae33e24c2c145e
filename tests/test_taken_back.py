"""A later note that takes back that work was done is never a false all-clear."""

from pathlib import Path

import pytest
import yaml
from generated_plans import perfect
from tests.conftest import run

from actionplan.text import taken_back, undone

ON = ("--as-of", "2012-03-01")
ACTION = "audit-1-2011/1.1"
TAKEN_BACK = (
    "This was marked complete in error.",
    "Action 1.1 was wrongly reported as complete.",
    "It should not have been closed.",
    "This action shouldn't have been signed off.",
    "Sorry, closed by mistake.",
    "The sign-off was premature.",
    "The sign off was premature.",
    "We spoke too soon.",
    "We signed it off too early.",
    "We were wrong to say that this is done.",
    "We were wrong.",
    "My last report was incorrect.",
    "The last update was for another action.",
    "Please ignore the last update, it was sent by mistake.",
    "Please disregard our previous entry.",
)
FAIR = (
    "Two cases were closed in error, and were opened again.",
    "This was marked complete in error in January. It has now been completed.",
    "The board asked whether it was closed too early, and agreed that it was not.",
    "The last report was wrong about the number of rooms: there are 4.",
    "Cases should not have been closed without a visit, so each was checked.",
    "The audit of files that were wrongly closed is complete.",
    "All teams use the new form. The form was signed off in May.",
)
NOT_OF_THE_WORK = (
    "Our last note was wrong: on 3 May 2011, 45 staff were trained, not 40.",
    "Our last note was incorrect: 45 staff were trained, not 40.",
    "Sign-off was premature in two of the audited files, so the form was changed.",
    "We were wrong to say it took 3 weeks: it took 2.",
    "It was recorded as complete too early by the audit tool, but the work was done in"
    " May.",
    "Please ignore our last message: the training has been completed.",
    "The audit found that in 3 cases it was closed too early.",
    "Please ignore our last message. The training has been completed.",
    "Our last report was wrong: the work was finished in June, not May.",
    "Our last note was incorrect. It was 45 staff, not 40.",
    "The figure in our last note was incorrect.",
    "The date in our last update was wrong: it was 4 May.",
    "Our last note was incorrect about the number of staff.",
    "Our last note was wrong: forty-five staff were trained, not forty.",
    "We were wrong to report that it cost 400 pounds: it cost 380.",
    "In four files the sign-off was premature, so staff were reminded.",
    "Case closure was too early in some teams, so the form was changed.",
    "Our last message to schools was incorrect, so it was sent again.",
    "It was closed too early in two of the cases.",
    "This was marked complete too early. The work was finished in May.",
    "I was wrong that it took 3 weeks.",
)
STILL = (
    "We were wrong to say it took place.",
    "We were wrong to close it: 45 staff were trained, not 40.",
    "Our last note was wrong: the training is planned for June, not May.",
    "Our last note was incorrect: 45 staff will be trained, not 40.",
    "Our last note was incorrect: 45 staff have not been trained, not 40.",
    "Our last note was incorrect: 45 files are still to be checked, not 40.",
    "Our last note was incorrect: 45 staff were trained, not 40, and two teams have to"
    " follow.",
    "Please ignore our last message: the first part has been completed.",
    "Our last message was wrong: it is not finished. The training has been completed.",
    "Our last report from the teams was wrong.",
    "We were wrong to say it was done. It was closed in two cases.",
    "The date in our last note was wrong: it will be done in May.",
    "It was closed in error in 2 teams.",
    "Our last note was wrong: it took place in two teams.",
    "Our last note was incorrect: only 45 staff were trained, not 60.",
    "Our last note was incorrect: 40 staff were trained, not 45.",
    "Our last note was incorrect: 3 teams have not been trained.",
    "Our last note was incorrect: 45 staff were trained.",
    "Sign-off was premature in two of the teams.",
    "Sign-off was premature, as two of the files were not audited.",
    "We were wrong to say it was done.",
    "We were wrong to say it: 2 teams are left.",
    "It was recorded as complete too early by the audit tool.",
    "It was recorded as complete too early, but the form was done in May.",
    "Please ignore our last message: the training has not been completed.",
    "Please ignore our last message: the training has been completed in two teams.",
    "Please ignore our last message: the training will be completed in May.",
    "The audit found that this action was closed too early.",
    "In two cases, this action was closed too early.",
    "The audit found that it was closed too early.",
    "This was closed in error, but it was done in two teams.",
    "Our last report to the board was incorrect.",
    "This action was closed too early for two of the cases.",
    "Please ignore our last message: the training was not done.",
    "We were wrong to report that it was complete on 3 May, not 4.",
    "It should not have been closed, as in 2 cases no visit was made.",
)
"""Much like those, but the work may not be done."""


@pytest.mark.parametrize("note", TAKEN_BACK)
def test_words_that_take_a_report_back_are_found(note: str) -> None:
    """Whatever they are about, the action is not known to be complete."""
    found = undone.read(f"The board met. {note}")

    assert found
    assert (found.what, found.words) == ("taken back", note.rstrip("."))


@pytest.mark.parametrize("note", STILL)
def test_a_correction_that_may_be_of_the_work_takes_a_report_back(note: str) -> None:
    """A figure is lower, or a part is left, or what it says is still to come."""
    assert taken_back.of(note)


@pytest.mark.parametrize("note", [*FAIR, *NOT_OF_THE_WORK])
def test_words_about_something_else_take_nothing_back(note: str) -> None:
    """Such as cases that were closed by mistake, or a figure in the last report."""
    assert not taken_back.of(note)


def test_what_a_check_found_not_to_be_used_was_not_done() -> None:
    """In the words in which people say it."""
    assert undone.not_done("On checking, the form is not in use in two teams.")
    assert not undone.not_done("On checking, the old form is not in use.")


CSV = (
    "Action,Date,What has been done,New status,Evidence,New date\n"
    "{},28 Feb 2012,{},{},{},\n"
)
STATUS = {"": "", "Complete": "the form"}


@pytest.mark.parametrize("status", STATUS)
@pytest.mark.parametrize("note", [TAKEN_BACK[0], TAKEN_BACK[5], TAKEN_BACK[12]])
def test_a_form_that_takes_it_back_is_asked_about_like_an_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, note: str, status: str
) -> None:
    """Import and `progress add` refuse it, in the same words, and change nothing."""
    monkeypatch.chdir(tmp_path)
    plan = perfect(1)
    plan["outcomes"][0]["actions"][0]["progress"].append(
        {
            "date": "2012-02-20",
            "rag": "green",
            "state": "complete",
            "reported_by": "Head of Service, Assessment",
            "evidence": "the form",
            "note": "All teams use the new form.",
        }
    )
    path = tmp_path / "audit-1-2011.yaml"
    path.write_text(yaml.safe_dump(plan, sort_keys=False), "utf-8")
    row = CSV.format(ACTION, f'"{note}"', status, STATUS[status])
    Path("u.csv").write_text(row, "utf-8")
    before = path.read_bytes()

    done = run("import", "u.csv", "--record", *ON)

    options = ("--state", "complete", "--evidence", "the form") if status else ()
    by_hand = run(
        "progress", "add", ACTION, note, "--date", "2012-02-28", *options, *ON
    )
    assert path.read_bytes() == before
    assert by_hand.exception
    words = " ".join(done.output.split())
    assert "seems to say that the action is not complete" in words
    assert "Nothing is recorded in audit-1-2011.yaml" in words
