"""The page on several plans names them by their titles, and says what to decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.plan import short_titles

if TYPE_CHECKING:
    from actionplan.plan.model import Plan

EXAMPLES = Path(__file__).parents[1] / "examples"
DAY = "2026-11-24"


@pytest.fixture(scope="module")
def page() -> str:
    """Return the first page of all the examples as text."""
    to = ("render", str(EXAMPLES), "--summary", "--as-of", DAY, "--format", "text")
    done = CliRunner(env={"COLUMNS": "400"}).invoke(app, to)
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.partition("\nHealth at every strategy")[0].split())


class _Titled:
    def __init__(self, number: int, title: str) -> None:
        self.id, self.title = f"plan-{number}", title


@pytest.mark.parametrize(
    ("titles", "short"),
    [
        (["Child K: seeing the whole household"], ["Child K"]),
        (["Safer sleep when a family is away from home"], ["Safer sleep"]),
        (["Health at every discussion"], ["Health at every discussion"]),
        (["Child K: one", "Child K: two", "Other"], ["plan-0", "plan-1", "Other"]),
        ([""], ["plan-0"]),
        (
            ["Extraordinary intergovernmental reorganisations"],
            ["Extraordinary intergovernmental reorganisations"],
        ),
    ],
)
def test_a_plan_has_a_short_title_unless_another_has_the_same(
    titles: list[str], short: list[str]
) -> None:
    """Then only the ID tells them apart."""
    plans: Any = [_Titled(number, title) for number, title in enumerate(titles)]
    made: list[Plan] = plans

    assert [*short_titles.of(made).values()] == short


def test_actions_are_named_by_the_title_of_their_plan(page: str) -> None:
    """A chair knows the titles, and not the names of files."""
    assert "Child K 9 of 16 open, 2 overdue, 6 due by the end of April 2027" in page
    assert "2.1 Replace the code...: Overdue (new), due September 2026;" in page
    assert "lcspr-child-k-2024" not in page


def test_what_is_to_be_decided_has_the_words_of_the_actions(page: str) -> None:
    """As page one of each plan asks for it."""
    asked = (
        "To decide (10) Health at every strategy discussion: whether to close the plan:"
        " this was recommended on 16 February 2023, and the plan records no decision."
        " Decisions on plans with open actions are under each plan."
    )
    assert asked in page
    urgent = "To decide: worst rated 2.1, 3.3; outcome past its date O3;"
    sign_off = page.partition(f"{urgent} sign-off")[2]
    assert "2.3 Create an automatic task... (Clinical Lead 0 to 19" in sign_off[:80]


def test_a_low_rating_has_its_reason(page: str) -> None:
    """The guidance asks for clearly stated points of progress with each rating."""
    assert "15 July 2026: Therapy clinics are clear since May. Dental clinics" in page
    housing = "Due March 2027. Amber. Head of Housing, Eastbridge District Council. 16"
    assert f"4.3 Start joint housing...: {housing} September 2026: Not started." in page


def test_changes_are_counted_from_the_last_meeting_of_each_plan(page: str) -> None:
    """A plan that has had none says so."""
    assert (
        "Since the beginning of October 2026 (worked out): signed off 1.1, 1.3;" in page
    )
    assert "No changes since it was agreed; no meeting is recorded yet." in page


def test_what_is_due_by_the_meeting_of_each_plan_is_named(page: str) -> None:
    """Not what is overdue, or told with its due date."""
    due = page.partition("Also due by then ")[2].partition("; Due date to be set")[0]
    assert due == (
        "1.4 Run a half-yearly dip sample... (Quality Assurance Manager; 11 December"
        " 2026), 2.5 Provide a same-week call... (Family Hub Service Manager; 18"
        " December 2026), 2.2 Put the three-missed-contacts... (Named GP for"
        " Safeguarding Children; January 2027)"
    )


def test_a_rating_that_is_a_number_can_be_read() -> None:
    """It does not look like a number of actions."""
    plan = str(EXAMPLES / "scrutiny-lscb-review-2017.yaml")
    to = ("render", plan, "--summary", "--as-of", DAY, "--format", "text")
    page = CliRunner(env={"COLUMNS": "400"}).invoke(app, to).stdout
    assert "Rating 1" in page


def test_ratings_of_scales_without_open_actions_are_left_to_each_plan(
    page: str,
) -> None:
    """A chair reads first what is open."""
    assert "Open actions by latest rating, in 3 plans: Green: 4; Amber: 4;" in page
    assert "Rating 1" not in page


def test_plans_with_no_open_action_are_in_one_line(page: str) -> None:
    """They need no row of noughts."""
    assert "Plans with 0 open actions (6): Health at every" in page
