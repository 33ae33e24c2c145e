"""An example in a message is about the reader's plan, and about dates to come."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
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

    assert asking.as_asked_on(question, date(2026, 11, 29)) == question


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
