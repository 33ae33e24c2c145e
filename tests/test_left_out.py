"""What page one says a plan does not give, by hand."""

from __future__ import annotations

import itertools
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from typer.testing import CliRunner

from actionplan.cli import app

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.thorough

DAY = "2012-03-01"
EVERY, BY, TOLD = (
    {"every": "6 months"},
    {"by": "Board Development Officer"},
    {"reports_to": "The Board"},
)


def _said(*args: str) -> str:
    return CliRunner().invoke(app, list(args), env={"COLUMNS": "200"}).stdout


def _left_out(folder: Path, plan: dict[str, Any]) -> list[str]:
    """Return what page one says is not there."""
    put_into(folder, plan)
    page = _said("render", str(folder), "--format", "md", "--as-of", DAY)
    lacking = r"The plan does not (?:give: |say )(.*?)\.(?= The plan does not|\n)"
    return [one for found in re.findall(lacking, page) for one in found.split("; ")]


def _reviewed(*own: dict[str, str], **of_plan: str) -> dict[str, Any]:
    plan = perfect()
    plan["review"] = of_plan
    if not of_plan:
        del plan["review"]
    for action, review in zip(plan["outcomes"][0]["actions"], own, strict=False):
        action["review"] = review
    return plan


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (
            _reviewed(),
            ["how often it is reviewed, who reviews it, or who they report to"],
        ),
        (_reviewed(**EVERY), ["who reviews it or who they report to"]),
        (_reviewed(**BY, **TOLD), ["how often it is reviewed"]),
        (_reviewed(**EVERY, **BY), ["who the review is reported to"]),
        (_reviewed(**EVERY, **BY, **TOLD), []),
        (
            _reviewed(
                {"purpose": "Annually through supervision"},
                {"purpose": "Audit each quarter"},
            ),
            [
                "how often each action is reviewed, except in words:"
                ' "Annually", "each quarter"',
                "who reviews it or who they report to",
            ],
        ),
        (
            _reviewed({"every": "3 months"}, {"purpose": "Audit each quarter"}),
            [
                'how often action 1.2 is reviewed, except in words: "each quarter"',
                "who reviews it or who they report to",
            ],
        ),
        (
            _reviewed({"every": "3 months"}, {"every": "6 weeks"}),
            ["who reviews it or who they report to"],
        ),
        (
            _reviewed({"purpose": "At the end of the year"}, **BY, **TOLD),
            ["how often it is reviewed"],
        ),
        (
            _reviewed(**BY, **TOLD, every_as_written="at each meeting"),
            ['how often it is reviewed, except in words: "at each meeting"'],
        ),
        (_reviewed(**BY, **TOLD, every_as_written="quarterly"), []),
        (
            _reviewed({"every_as_written": "Twice a year"}, **EVERY, **BY, **TOLD),
            [],
        ),
        (
            _reviewed(**BY, **TOLD, purpose="A six-weekly look at the files"),
            ['how often it is reviewed, except in words: "six-weekly"'],
        ),
        (
            _reviewed({"every_as_written": "termly"}, **EVERY, **BY, **TOLD),
            ['how often action 1.1 is reviewed, except in words: "termly"'],
        ),
        (_reviewed({"purpose": "A termly look"}, **EVERY, **BY, **TOLD), []),
        (
            _reviewed(
                {"purpose": "Annually through supervision"}, {"purpose": "As agreed"}
            ),
            ["how often it is reviewed, who reviews it, or who they report to"],
        ),
    ],
)
def test_page_one_names_the_arrangements_that_are_not_there(
    plan: dict[str, Any], said: list[str], tmp_path: Path
) -> None:
    """Those that the plan, or each of its actions in any words, gives are there."""
    assert _left_out(tmp_path, plan) == said


OFTEN: tuple[dict[str, str], ...] = (
    {},
    EVERY,
    {"every_as_written": "quarterly"},
    {"every_as_written": "at each meeting"},
    {"purpose": "A six-weekly look at the files"},
)


@pytest.mark.parametrize("own", OFTEN)
@pytest.mark.parametrize(
    "of_plan", [*itertools.product(OFTEN, ({}, BY), ({}, TOLD))], ids=str
)
def test_lint_and_page_one_name_the_same_arrangements(
    of_plan: tuple[dict[str, str], ...], own: dict[str, str], tmp_path: Path
) -> None:
    """Both are read by the same board, also where only words say how often."""
    plan = _reviewed(
        *((own, own) if own else ()),
        **{name: text for each in of_plan for name, text in each.items()},
    )

    page = _left_out(tmp_path, plan)
    found = _said("lint", str(tmp_path), "--as-of", DAY)

    flat = re.sub(
        r"only in words (how often [^:]*):",
        r"\1, except in words:",
        " ".join(found.split()),
    )
    told = re.findall(r"The plan (?:does not say|says) (.*?)\.", flat)
    assert sorted(told) == sorted(page)


@pytest.mark.parametrize(
    ("review", "asked"),
    [
        ({"purpose": "Is it up to date?"}, 'in "review", add "every" (a number'),
        ({}, 'add "review" to the plan, on a line like this'),
    ],
)
def test_lint_sends_nobody_to_write_what_is_there(
    review: dict[str, str], asked: str, tmp_path: Path
) -> None:
    """A plan that gives only the purpose of its reviews has the field "review"."""
    put_into(tmp_path, _reviewed(**review))

    found = " ".join(_said("lint", str(tmp_path), "--as-of", DAY).split())

    assert f"To fix: {asked}" in found


def _without(field: str, **instead: str) -> Callable[[dict[str, Any]], None]:
    def taken(plan: dict[str, Any]) -> None:
        action = plan["outcomes"][0]["actions"][0]
        del action[field]
        action |= instead

    return taken


def _no_risk(plan: dict[str, Any]) -> None:
    del plan["outcomes"][0]["risks"]
    for action in plan["outcomes"][0]["actions"]:
        del action["risks"]


def _no_method(plan: dict[str, Any]) -> None:
    success = plan["outcomes"][0]["actions"][0]["success"][0]
    del success["method"]
    success["measure"] = "Files in which the child was seen alone"


def _no_purpose(plan: dict[str, Any]) -> None:
    outcome = deepcopy(plan["outcomes"][0]) | {"id": "O2", "actions": []}
    for field in ("challenge", "recommendations", "desired_outcome"):
        del outcome[field]
    outcome["assurances"] = [
        {
            "agency": "Kent Police",
            "text": "Each child is seen alone.",
            "date": "2011-09",
        }
    ]
    plan["outcomes"].append(outcome)


def _group(plan: dict[str, Any]) -> None:
    plan["outcomes"][0]["actions"][0]["accountable"] = "CSE Implementation group"


@pytest.mark.parametrize(
    ("weaken", "said"),
    [
        (
            _without("action", no_text="The cell is empty"),
            "what will be done (1 of 2 open actions: 1.1)",
        ),
        (_no_risk, "a risk assessment (2 of 2 open actions)"),
        (
            _no_method,
            "how success is measured (1 of 2 open actions with a measure: 1.1)",
        ),
        (
            _group,
            "one accountable owner (1 of 2 open actions: 1.1)",
        ),
        (_without("success"), "a measure of success (1 of 2 open actions: 1.1)"),
    ],
)
def test_page_one_counts_the_actions_that_do_not_give_something(
    weaken: Callable[[dict[str, Any]], None], said: str, tmp_path: Path
) -> None:
    """It says of how many, in words that are true of each."""
    plan = perfect()
    weaken(plan)

    assert _left_out(tmp_path, plan) == [said]


def test_page_one_says_of_which_outcomes_nothing_says_why(tmp_path: Path) -> None:
    """An outcome has a finding, a recommendation or an aim; lint calls it an error."""
    plan = perfect()
    _no_purpose(plan)

    assert _left_out(tmp_path, plan) == [
        "a challenge, a recommendation or a desired outcome (1 of 2 outcomes: O2)",
    ]


def test_nobody_is_asked_to_report_on_what_nobody_knows(tmp_path: Path) -> None:
    """An overdue action without its text is not offered as done."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    del action["action"]
    action |= {"no_text": "The cell is empty", "due": "2012-02-10"}
    put_into(tmp_path, plan)

    found = _said("lint", str(tmp_path), "--as-of", DAY)

    assert "Action 1.1 does not say what will be done." in found
    assert "--state complete" not in found


def _reported(*days: str) -> dict[str, Any]:
    plan = perfect()
    plan["review"]["first"] = "2012-04"
    for action, day in zip(plan["outcomes"][0]["actions"], days, strict=True):
        action["progress"] = [
            {"date": day, "state": "in-progress", "rag": "green", "note": "Two done."}
        ]
    return plan


COUNTS = (
    "only the month of the last update is known, so time is counted from the end of"
    " that month."
)
ONE = f"For 1 action, {COUNTS}"
BOTH = f"For 2 actions, {COUNTS}"
ENOUGH = "By then, no open action will have gone too long without an update."


@pytest.mark.parametrize(
    ("reported", "following", "said"),
    [
        (("2011-12", "2011-12"), "2012-06-20", BOTH),
        (("2011-12-25", "2011-12"), "2012-06-20", ONE),
        (("2011-12", "2011-12"), "2012-06-01", ENOUGH),
    ],
)
def test_a_nought_of_an_agenda_says_if_it_rests_on_a_month(
    reported: tuple[str, str], following: str, said: str, tmp_path: Path
) -> None:
    """A report of December counts to 31 December, though it may be of the first."""
    put_into(tmp_path, _reported(*reported))

    paper = _said(
        *("agenda", str(tmp_path), "--as-of", DAY, "--meeting", DAY),
        *("--next", following),
    )

    about = " ".join(
        paper.split("No update for too long unless there is one by")[1]
        .split("\n\n")[0]
        .split()
    )
    assert about.endswith(f"(0) {said}")


@pytest.mark.parametrize(
    ("reviews", "said"),
    [
        (
            ({"every_as_written": "termly"}, {"every": "3 months"}),
            {"1.1": 'in words, "termly", so the review dates are not known.'},
        ),
        (
            ({"every_as_written": "termly", "first": "2012-06"}, {"every": "3 months"}),
            {
                "1.1": 'in words, "termly", so the review dates after the first'
                " are not known."
            },
        ),
        (({"every": "6 weeks"}, {"every": "3 months"}), {}),
    ],
)
def test_what_is_not_known_of_reviews_is_said_of_each_action(
    reviews: tuple[dict[str, str], ...], said: dict[str, str], tmp_path: Path
) -> None:
    """Of no other action, and no date is denied that the plan gives."""
    put_into(tmp_path, _reviewed(*reviews, **EVERY, **BY, **TOLD))

    shown = re.sub(r"\n {6}", " ", _said("agenda", str(tmp_path), "--meeting", DAY))

    found = re.findall(r"(\d\.\d): [^\n]*interval is given only ([^.]*\.)", shown)
    assert dict(found) == said


def test_a_measure_counts_without_the_text_of_its_action(tmp_path: Path) -> None:
    """What will be done is not known, but how it is measured is asked all the same."""
    plan = perfect()
    one, two = plan["outcomes"][0]["actions"]
    for each in (one, two):
        each["success"] = [{"measure": "Children seen alone", "target": "9 in 10"}]
    del one["action"]
    one["no_text"] = "The row has no text for the action."

    lacks = _left_out(tmp_path, plan)

    assert "how success is measured (2 of 2 open actions with a measure)" in lacks


def test_a_vacant_post_is_told_as_that(tmp_path: Path) -> None:
    """It is known that nobody is there, which is worse than not known."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["accountable"] = "Vacant"
    put_into(tmp_path, plan)

    for command in ("agenda", "render"):
        page = _said(command, str(tmp_path), "--format", "md", "--as-of", DAY)
        assert "No owner named: Vacant" in page
        assert "Owner not known" not in page


def test_a_meeting_that_lies_ahead_was_not_held(tmp_path: Path) -> None:
    """A paper for a later meeting has one before it that nobody has been to."""
    plan = perfect() | {"meetings": ["2012-06-10", "2012-09-10"]}
    put_into(tmp_path, plan)

    page = _said("agenda", str(tmp_path), "--meeting", "2012-09-10", "--as-of", DAY)
    page = " ".join(page.split())

    ahead = "The meeting before it is on 10 June 2012, which has not been held yet."
    assert ahead in page


@pytest.mark.parametrize("state", ["withdrawn", "superseded", "transferred"])
def test_an_action_that_ended_is_not_asked_for_what_it_lacks(
    state: str, tmp_path: Path
) -> None:
    """It is no longer reviewed, and the counts say that they are of the others."""
    plan = _reviewed({"every_as_written": "Audit now and then"}, **EVERY, **BY, **TOLD)
    actions = plan["outcomes"][0]["actions"]
    for action in actions:
        del action["agency"], action["partners"]
    before = _left_out(tmp_path, plan)
    ended = {"date": "2012-02-01", "state": state, "note": "Kent Police does it now."}
    actions[0]["progress"] = [ended]
    found = _left_out(tmp_path, plan)
    shown = [
        *(_said(name, str(tmp_path), "--as-of", DAY) for name in ("status", "agenda")),
        _said("render", str(tmp_path), "--format", "text", "--as-of", DAY, "--summary"),
    ]

    often = 'how often action 1.1 is reviewed, except in words: "Audit now and then"'
    assert [each for each in before if "agency" in each or "often" in each] == [
        "an agency (2 of 2 actions)",
        often,
    ]
    assert [each for each in found if "agency" in each or "often" in each] == [
        "an agency (1 of 1 open or complete action)"
    ]
    assert not [each for each in shown if "given only in words" in each]
