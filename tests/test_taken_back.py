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


@pytest.mark.parametrize("note", TAKEN_BACK)
def test_words_that_take_a_report_back_are_found(note: str) -> None:
    """Whatever they are about, the action is not known to be complete."""
    found = undone.read(f"The board met. {note}")

    assert found
    assert (found.what, found.words) == ("taken back", note.rstrip("."))


@pytest.mark.parametrize("note", FAIR)
def test_words_about_something_else_take_nothing_back(note: str) -> None:
    """Such as cases that were closed by mistake, or a part of the last report."""
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
