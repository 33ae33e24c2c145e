"""An example in a message is about the reader's plan, and about dates to come."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from conversation import converse
from tests.conftest import SPECIMEN

from actionplan.cli import asking
from actionplan.text import dates

TODAY = "2026-11-29"
DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only plan in a folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "baby-m-2026.yaml"
    text = SPECIMEN.replace("id: scr-family-a-2011", "id: baby-m-2026")
    path.write_text(text, "utf-8")
    return path


def _said(*command: str) -> str:
    """Run a command where nobody can be asked, and return what it says on one line."""
    program = (sys.executable, "-m", "actionplan", *command)
    ran = subprocess.run(
        program, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    return " ".join(ran.stderr.split())


@pytest.mark.parametrize("name", ["due", "set_date_by"])
def test_a_question_about_a_date_to_come_names_one(name: str) -> None:
    """Somebody who types what the example has is not told that it has passed."""
    question = asking.of_format("action", name)
    asked = asking.as_asked_on(question, date(2026, 11, 29)).words

    assert re.findall(r"20[0-9-]+", asked) == ["2027-03", "2027-03-31"]


def test_a_question_about_the_past_stays_as_it_is() -> None:
    """The day on which a plan was agreed has passed."""
    question = asking.of_format("plan", "agreed")

    asked = asking.as_asked_on(question, date(2026, 11, 29)).words

    assert asked == question.words


@pytest.mark.usefixtures("plan")
def test_an_option_that_is_missing_has_an_example_to_come() -> None:
    """The command in the message can be typed as it is."""
    said = _said("add", "action", "baby-m-2026/O1", "Go", "--as-of", TODAY)

    assert re.findall(r"--due (20\S+)", said) == ["2027-03"]


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("command", "example"),
    [
        (("progress", "add", "1.1", "Done."), "baby-m-2026/1.1."),
        (("progress", "add", "baby-m-2026", "Done."), "baby-m-2026/1.1."),
        (("difference", "add", "O1", "--achieved", "partly"), "baby-m-2026/O1."),
    ],
)
def test_a_number_alone_is_asked_for_with_the_reader_s_own_plan(
    command: tuple[str, ...], example: str
) -> None:
    """The example is of a plan in this folder, not of a plan that nobody has."""
    said = _said(*command)

    assert said.endswith(f"number, such as {example}")


def test_no_page_gives_an_end_date_that_has_passed() -> None:
    """A comment that is copied from a page with an old date would accept nothing."""
    pages = [page for page in DOCS.glob("*.md") if page.name not in _TELLS_OF_FAULTS]
    ends = [
        (page.name, end)
        for page in pages
        for end in re.findall(r"accept\[[^]]*\] until (\S+?):", page.read_text("utf-8"))
        if end != "YYYY-MM-DD"
    ]

    assert [(name, end) for name, end in ends if dates.parse(end)] == []


_TELLS_OF_FAULTS = ("messages.md", "rules.md")
"""Pages with mistakes, seen on the report date of the example plan."""


@pytest.mark.parametrize(
    ("thing", "name", "example"),
    [("plan", "agreed", "August 2026"), ("action", "due", "March 2027")],
)
def test_the_example_of_a_whole_date_could_be_the_answer(
    thing: str, name: str, example: str
) -> None:
    """A plan was agreed in the past, and an action is due in the future."""
    question = asking.of_format(thing, name)

    assert asking.as_asked_on(question, date(2026, 11, 29)).example == example


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of another kind")
def test_a_plan_that_is_agreed_after_today_is_asked_about(tmp_path: Path) -> None:
    """The wrong year is easily typed; the date is kept if it is meant."""
    first = ("baby-m-2026", "Sleep", "1", "audit", "Audit", "end of June")
    answers = (*first, "June 2013", "", "full", "", "")
    said = converse(tmp_path, ["new"], answers)
    screen = " ".join(said.screen.split())
    made = (tmp_path / "baby-m-2026.yaml").read_text("utf-8")

    assert "type the year as well, such as November 2011." in screen
    assert (
        "> June 2013 The plan cannot have been agreed in June 2013, because that is"
        " after today, 1 March 2012. To fix: check the year, and keep the date if the"
        " plan will be agreed then. To keep it as it is, press Enter."
    ) in screen
    assert "\nagreed: 2013-06\n" in made


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of another kind")
@pytest.mark.parametrize("name", ["Sarah", "J. Smith"])
def test_the_question_about_the_owner_says_what_lint_says(
    tmp_path: Path, name: str
) -> None:
    """Part of a name is not an owner whom a board can find."""
    first = ("baby-m-2026", "Sleep", "1", "audit", "Audit", "2012-02")
    second = ("short", "Found", "Better", "Ask families", "2012-06", name, "Nurse")
    said = " ".join(converse(tmp_path, ["new"], [*first, *second]).screen.split())
    asked = (
        "Who is the owner? Give one job title, such as Head of Housing, or the lead"
        " agency. A person's name alone is not enough. Or press Enter to leave it for"
        f' later. > {name} "{name}" is only part of a name, so some readers cannot tell'
        " who is accountable for action 1.1."
    )

    assert asked in said
