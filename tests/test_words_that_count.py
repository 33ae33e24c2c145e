"""What outputs count, quote and explain of a published plan is what the plan says."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import AS_OF, perfect, put_into
from printed import output
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.plan import exceptions, portfolio, requirements, timeline
from actionplan.reading import load
from actionplan.reference import explanations
from actionplan.text import answered, last_days, owners, undone

if TYPE_CHECKING:
    from pathlib import Path

Plan = dict[str, Any]
PAGE = "summary markdown"


def _told(name: str, folder: Path, plan: Plan, day: date = AS_OF) -> str:
    """Return what an output says, in one line."""
    put_into(folder, plan)
    said = output(name, folder, day).replace("\\", "")
    return " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", said).split())


def _first(plan: Plan) -> dict[str, Any]:
    action: dict[str, Any] = plan["outcomes"][0]["actions"][0]
    return action


def _lint(folder: Path, plan: Plan, day: date = AS_OF) -> str:
    put_into(folder, plan)
    run = CliRunner(env={"COLUMNS": "1000"})
    done = run.invoke(app, ["lint", str(folder), "--as-of", day.isoformat()])
    return " ".join(done.stdout.split())


# --- wanted at once ---------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Immediate",
            "immediately",
            "With immediate effect",
            "ASAP",
            "A.S.A.P.",
            "Now",
        ),
        *("At once", "By return", "Urgent", "Without delay", "ASAP - by return"),
    ],
)
def test_words_that_ask_for_work_at_once_are_known(words: str) -> None:
    """They say no more than that."""
    assert last_days.is_at_once(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Immediate and ongoing",
            "ASAP after the bid",
            "Now in its second year",
        ),
        *("As soon as the Act is in force", "Ongoing", "2006", ""),
    ],
)
def test_words_that_wait_for_something_are_not_at_once(words: str) -> None:
    """They begin or go on at a time that nobody knows."""
    assert not last_days.is_at_once(words)


def _at_once(agreed: str | None = "2012-01-10", words: str = "Immediate") -> Plan:
    plan = perfect()
    action = _first(plan)
    del action["due"]
    action["due_as_written"] = words
    del plan["agreed"]
    plan |= {"agreed": agreed} if agreed else {"agreed_as_written": "2012"}
    action["progress"] = []
    return plan


@pytest.mark.parametrize(
    "name", ["status", "agenda", PAGE, "report html", "status csv"]
)
def test_every_output_says_that_work_wanted_at_once_may_be_overdue(
    name: str, tmp_path: Path
) -> None:
    """No output is silent about it."""
    assert "may be overdue" in _told(name, tmp_path, _at_once()).lower()


@pytest.mark.parametrize(
    ("agreed", "day", "kinds"),
    [
        ("2012-01-10", date(2012, 2, 10), set()),
        ("2012-01-10", date(2012, 2, 11), {"may-be-overdue"}),
        ("2012-01-10", date(2012, 7, 10), {"may-be-overdue"}),
        ("2012-01-10", date(2012, 7, 11), {"passed-in-words"}),
        (None, date(2012, 3, 1), {"may-be-overdue"}),
    ],
)
def test_it_may_be_overdue_a_month_after_it_was_agreed(
    agreed: str | None, day: date, kinds: set[str], tmp_path: Path
) -> None:
    """After half a year the time has certainly passed. It is counted as one of them."""
    put_into(tmp_path, _at_once(agreed))
    path = next(tmp_path.glob("*.yaml"))
    plan = load.load(path.read_bytes(), path.stem).plan
    assert plan is not None
    action = plan.outcomes[0].actions[0]
    now = timeline.standing(action, plan, day)

    found = exceptions.of_row(portfolio.Row(plan, plan.outcomes[0], action, now))

    about = {"may-be-overdue", "passed-in-words", "overdue"}
    assert {each.kind for each in found} & about == kinds


def test_the_page_says_which_work_is_wanted_at_once(tmp_path: Path) -> None:
    """It quotes the words of the plan."""
    page = _told(PAGE, tmp_path, _at_once())

    assert '1 may be overdue (1.1: "Immediate")' in page
    assert 'May be overdue ("Immediate"); ' in page


# --- explained as it is counted ---------------------------------------------------


@pytest.mark.parametrize(
    ("owner", "is_known"),
    [
        *(("TBC", False), ("Everybody", False), ("Vacant", False)),
        *(("CSE Implementation Group", True), ("QEG", True)),
        ("Named Nurse and Head of Safeguarding", True),
    ],
)
def test_who_is_no_known_owner_is_explained_as_it_is_counted(
    owner: str, *, is_known: bool
) -> None:
    """A group is an owner, though not one whom anybody can phone."""
    word = explanations.find_word("no known owner")
    assert word is not None

    assert requirements.names_somebody(owner) == is_known
    counted, _, other = word.means.partition("An action whose owner is")
    if owner in ("TBC", "Everybody", "Vacant"):
        assert owner.casefold() in counted.casefold()
    assert "a group, several people or a short form is not counted here" in other


# --- no sign-off, and what notes say ----------------------------------------------


@pytest.mark.parametrize("name", ["agenda", PAGE, "report html", "report markdown"])
def test_no_output_expects_a_sign_off_that_the_plan_does_not_ask_for(
    name: str, tmp_path: Path
) -> None:
    """Nobody said that there will be one."""
    plan = perfect()
    _first(plan)["progress"].append(
        {"date": "2012-02-10", "state": "complete", "note": "It is done."}
    )

    said = _told(name, tmp_path, plan)

    assert "no sign-off recorded" in said
    assert "not yet signed" not in said


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("Nothing has been done.", "nothing done"),
        ("COMPLETE. Nothing was done because the Act is not in force", "nothing done"),
        ("Not started.", "nothing done"),
        ("No progress has been made on the website, the rest is done", "not done"),
    ],
)
def test_a_note_that_nothing_was_done_has_its_own_class(note: str, what: str) -> None:
    """That is graver than that there is more to do."""
    found = undone.read(note)

    assert found is not None
    assert found.what == what


@pytest.mark.parametrize(
    "note",
    [
        "Nothing has been heard since.",
        "Nothing was done wrong.",
        "Nothing is left to do.",
    ],
)
def test_nothing_of_another_kind_is_no_such_note(note: str) -> None:
    """Something else was nothing."""
    assert undone.read(note) is None


def test_a_sign_off_over_such_a_note_is_told_in_its_words(tmp_path: Path) -> None:
    """A board that signed it off must know."""
    plan = perfect()
    _first(plan)["progress"] += [
        {"date": "2012-02-10", "state": "complete", "note": "Nothing has been done."},
        {
            "date": "2012-02-20",
            "state": "signed-off",
            "note": "Signed off by Chair.",
        },
    ]

    page = _told(PAGE, tmp_path, plan)

    assert "has a note that seems to say that nothing was done" in page


@pytest.mark.parametrize(
    ("note", "is_answer"),
    [
        ("It is above 83 per cent and no more improvement is needed.", True),
        ("No further work is required.", True),
        ("No further evidence is required.", False),
        ("If no more work is needed, the group will end.", False),
    ],
)
def test_that_no_more_is_needed_answers_what_was_left(
    note: str, *, is_answer: bool
) -> None:
    """It is said of the work, and not of something else."""
    left = "sustained improvement is required"

    assert answered.answers(note, left) == is_answer


@pytest.mark.parametrize(
    ("note", "is_taken"),
    [
        ("Sustained improvement is required.", True),
        ("The launch of this approach.", True),
        ("Ongoing", False),
    ],
)
def test_an_entry_that_reopens_work_may_say_only_what_is_left(
    note: str, tmp_path: Path, *, is_taken: bool
) -> None:
    """That is what the remedy of complete-with-open-words asks for."""
    plan = perfect()
    _first(plan)["progress"] += [
        {"date": "2012-02-10", "state": "complete", "note": "Used in all teams."},
        {"date": "2012-02-20", "state": "in-progress", "note": note},
    ]

    assert ("note-says-nothing" not in _lint(tmp_path, plan)) == is_taken


# --- no word of the officer is lost -----------------------------------------------


@pytest.mark.parametrize(
    ("owner", "says"),
    [
        ("Method set by the training team, carried out by matrons", True),
        ("Team managers, through supervision", True),
        ("Training group to agree and the DSL to deliver", True),
        ("All schools (audit by the council)", True),
        *(("Primary Care Matrons", False), ("CSE group / Training sub", False)),
        ("Head of Safeguarding (vacant)", False),
    ],
)
def test_a_cell_that_says_more_than_who_is_known(owner: str, *, says: bool) -> None:
    """It says how as well."""
    assert owners.says_more(owner) == says


@pytest.mark.parametrize(
    ("owner", "goes"),
    [
        ("Method set by the training team, carried out by matrons", 'to "action".'),
        (
            "By audit and supervision",
            'which say how the work will be done, to "action".',
        ),
        ("Primary Care Matrons", "and move the people to "),
        ("Former Head of Safeguarding", "say in the note who was accountable before."),
    ],
)
def test_a_remedy_says_where_the_words_of_an_owner_go(
    owner: str, goes: str, tmp_path: Path
) -> None:
    """Carried out word for word, it deletes nothing."""
    plan = perfect()
    _first(plan)["accountable"] = owner

    assert goes in _lint(tmp_path, plan)


def test_the_words_of_a_document_stay_beside_an_interval(tmp_path: Path) -> None:
    """An officer may have read "bi-annually" otherwise than the reader does."""
    plan = perfect()
    review = {"every": "6 months", "every_as_written": "Audit bi-annually"}
    _first(plan)["review"] = review

    said = '"Audit bi-annually" (action 1.1, counted as every 6 months)'

    assert said in _told(PAGE, tmp_path, plan)
    assert "Audit bi-annually" in _told("report html", tmp_path, plan)


def test_an_interval_that_was_only_read_is_not_said_to_be_entered(
    tmp_path: Path,
) -> None:
    """The words are all that the plan gives; the reader took them for 3 months."""
    plan = perfect()
    plan["review"].pop("every")
    plan["review"]["every_as_written"] = "Each quarter"

    page = _told(PAGE, tmp_path, plan)

    assert '"Each quarter" (counted as every 3 months)' in page
    assert "entered" not in page


def test_an_interval_that_only_the_officer_knows_is_asked_for(tmp_path: Path) -> None:
    """It may be twice a year, or every 2 years."""
    plan = perfect()
    plan["review"]["every_as_written"] = "bi-annually"
    del plan["review"]["every"]

    said = _lint(tmp_path, plan)

    assert "find out how many weeks or months there are between reviews." in said
    assert 'Then, in "review", add "every" with a number' in said
    assert "Leave the other lines as they are." in said


# --- what page one shows ----------------------------------------------------------


def test_a_group_that_takes_part_is_not_an_agency(tmp_path: Path) -> None:
    """Its name does not say who sends whom."""
    plan = perfect()
    action = _first(plan)
    action.pop("agency", None)
    plan["outcomes"][0].pop("agency", None)
    action["partners"] = [{"group": "Training sub"}]
    action["accountable"] = "Named Nurse"

    assert "an agency (1 of" in _told(PAGE, tmp_path, plan)


def test_page_one_has_the_source_the_recommendation_and_the_target(
    tmp_path: Path,
) -> None:
    """A chair who has only the page asks what the plan answers."""
    plan = perfect()
    action = _first(plan)
    action["due"] = "2012-01"
    action["success"] = [{"measure": "Children asked", "target": "59.1%"}]

    page = _told(PAGE, tmp_path, plan)

    assert "Source: Audit of 10 files (June 2011)." in page
    assert "Recommendation 1: Children are seen alone at each visit" in page
    assert 'Target: "Children asked" 59.1%, no result recorded.' in page


def test_a_summary_links_only_to_what_is_in_it(tmp_path: Path) -> None:
    """The report has the rest."""
    put_into(tmp_path, _at_once())

    page = output(PAGE, tmp_path, AS_OF)

    assert "](#" not in page
    assert "](#" in output("report markdown", tmp_path, AS_OF)
