"""Page one says of outcomes and closed work what a board must decide, and plainly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import AS_OF, perfect, put_into
from printed import output
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.plan import lint_words
from actionplan.plan.exceptions import PlanProblem

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

Plan = dict[str, Any]


def _page(plan: Plan, folder: Path) -> str:
    put_into(folder, plan)
    return output("summary markdown", folder, AS_OF)


def _lint(folder: Path) -> str:
    args = ["lint", str(folder), "--as-of", AS_OF.isoformat()]
    said = CliRunner(env={"COLUMNS": "200"}).invoke(app, args).stdout
    return " ".join(said.split())


def _aim(words: str) -> Plan:
    plan = perfect()
    plan["outcomes"][0]["desired_outcome"] = words
    return plan


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("By 31 January 2012 36 of 40 are seen.", '"By 31 January 2012"'),
        ("36 of 40 are seen by the end of 2011.", '"by the end of 2011"'),
        ("36 of 40 are seen by autumn 2011.", '"by autumn 2011"'),
        ("36 of 40 are seen in 2010/11.", '"in 2010/11"'),
        ("36 of 40 are seen in Q2 2011/12.", '"in Q2 2011/12"'),
        ("Within 6 months 36 of 40 are seen.", '"Within 6 months"'),
        ("Within 7 months 36 of 40 are seen.", ""),
        ("36 of 40 are seen in 2011/12.", ""),
        ("By spring 2012 36 of 40 are seen.", ""),
        ("By 2011 20 and by 2012 36 of 40 are seen.", ""),
        ("36 of 40 are seen, which is more than in 2010.", ""),
        ("Each child is seen within 5 days, and 36 of 40 alone.", ""),
    ],
)
def test_an_outcome_past_its_own_words_is_said_to_be_so(
    words: str, said: str, tmp_path: Path
) -> None:
    """Page one and lint name the words if all of the time they give is over."""
    page = _page(_aim(words), tmp_path)
    shown = f"The desired outcome says {said}" if said else "has passed"
    linted = f"The desired outcome of O1 says {said}" if said else "desired outcome of"

    assert (shown in page, linted in _lint(tmp_path)) == (bool(said), bool(said))


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"agreed": "2011-08-15"}, "the plan was agreed on 15 August 2011. That time"),
        ({"published": "2011-08"}, "the plan was published in August 2011. That time"),
        ({"as_at": "2011-08-15"}, "the plan is dated 15 August 2011. That time"),
        ({"agreed_as_written": "2010"}, "the plan is dated 2010. That time"),
        ({"agreed_as_written": "2011"}, ""),
        ({}, ""),
    ],
)
def test_a_time_allowed_is_counted_from_a_known_date(
    dates: dict[str, str], said: str, tmp_path: Path
) -> None:
    """If the plan has no date to count from, nobody knows whether the time is over."""
    plan = _aim("Within 6 months 36 of 40 are seen.")
    del plan["agreed"]

    page = _page(plan | dates, tmp_path)

    assert (
        f'says "Within 6 months", and {said}' in page
        if said
        else ("That time has passed" not in page)
    )


@pytest.mark.parametrize(("due", "said"), [(None, True), ("2012-06", False)])
def test_a_time_in_a_recommendation_counts_for_an_action_without_a_date(
    due: str | None,
    said: bool,  # noqa: FBT001 -- a value of the table
    tmp_path: Path,
) -> None:
    """A due date that the board has set since then is what counts."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    outcome["recommendations"][0]["text"] = "Within three months, all are seen alone."
    outcome["actions"][0] |= {"due": due} if due else {"no_due_date": "No room yet"}
    if not due:
        del outcome["actions"][0]["due"]

    page = _page(plan, tmp_path)

    assert ('A recommendation says "Within three months"' in page) is said
    assert ('A recommendation of O1 says "Within three months"' in _lint(tmp_path)) is (
        said
    )


def _closed(plan: Plan, **fields: str) -> Plan:
    for action in plan["outcomes"][0]["actions"]:
        action["progress"] = [
            {
                "state": "complete",
                "reported_by": "Head of Service, Assessment",
                "evidence": ["the form as it is used"],
                "note": "The form is in use in all teams.",
                **fields,
            }
        ]
    return plan


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"date_as_written": "undated"},
            "are closed, on dates that are not known, but the difference",
        ),
        ({"date": "2011-08-20"}, "have been closed since 20 August 2011, but the"),
        ({"date": "2012-02-20"}, ""),
    ],
)
def test_an_outcome_is_ready_to_assess_if_its_actions_closed_nobody_knows_when(
    fields: dict[str, str], said: str, tmp_path: Path
) -> None:
    """Page one, lint and the agenda tell a board the same of the outcome."""
    page = _page(_closed(perfect(), **fields), tmp_path)

    told = (
        f"All its actions {said or 'have been closed'}" in page,
        f"All the actions for outcome O1 {said or 'have been closed'}"
        in _lint(tmp_path),
        "Outcomes ready to assess (1)" in output("agenda", tmp_path, AS_OF),
    )

    assert told == ((True, True, True) if said else (False, False, True))


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("complete", "Complete; rated red (Off track), although it is closed"),
        ("withdrawn", ""),
        ("closed-incomplete", ""),
    ],
)
def test_only_work_said_to_be_done_is_contradicted_by_a_low_rating(
    state: str, said: str, tmp_path: Path
) -> None:
    """Of work that was given up, a low rating is what one expects."""
    plan = perfect()
    entry = plan["outcomes"][0]["actions"][0]["progress"][0]
    entry |= {"state": state, "rag": "red", "note": "The bid for money failed."}
    put_into(tmp_path, plan)

    status = output("status json", tmp_path, AS_OF)

    assert (
        (said or "although it is closed") in status
        if said
        else ("although it is closed" not in status)
    )


def test_a_plan_is_told_apart_from_several_plans(tmp_path: Path) -> None:
    """The summary of one plan names its actions, and does not count plans."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    del outcome["baseline"]
    outcome["actions"][1]["action"] = outcome["actions"][0]["action"]

    page = _page(plan, tmp_path)

    assert "no outcome has a baseline and actions 1.1 and 1.2 have the same words" in (
        page
    )
    assert "The plan: Actions 1.1 and 1.2 have the same words" in page


def test_the_review_of_an_action_is_named_as_that_of_an_action(tmp_path: Path) -> None:
    """No line begins with a bare number."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["review"] = {"every_as_written": "Each term"}

    assert '- Action 1.1: The review interval is given only in words, "Each term"' in (
        _page(plan, tmp_path)
    )


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2012-02-20", "Reported as done late: 1.1 (by 6 weeks)."),
        ("2012-02", "Reported as done late: 1.1 (by at least 4 weeks)."),
        ("2012-01-04", "Reported as done late: 1.1 (by 4 days)."),
        ("2011-12", ""),
    ],
)
def test_page_one_says_what_was_done_after_its_due_date(
    date: str, said: str, tmp_path: Path
) -> None:
    """A month counts from its first day: the work was late by that much at least."""
    plan = perfect()
    first = plan["outcomes"][0]["actions"][0]
    first["due"] = "2011-12-31" if date != "2012-02-20" else "2012-01-08"
    first["progress"][0] |= {"date": date, "state": "complete"}

    page = _page(plan, tmp_path)

    assert (said or "reported late") in page if said else ("reported late" not in page)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"agreed": "2011-08-15"}, "Agreed 15 August 2011."),
        ({"published": "2011-08"}, "Published August 2011."),
        ({"as_at": "2011-08"}, "As at August 2011."),
        ({"published_as_written": "2011"}, 'Published "2011" (date not known).'),
        ({}, "No date of agreement is recorded."),
    ],
)
def test_page_one_has_the_date_of_the_plan(
    dates: dict[str, str], said: str, tmp_path: Path
) -> None:
    """A reader of page one alone knows how old the plan is."""
    plan = perfect()
    del plan["agreed"]

    page = _page(plan | dates, tmp_path)

    assert f"kept by Board Development Officer. {said} Source: Audit of" in page


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        (None, "1.2 is open"),
        ("2012-02-27", "1.2 was open then"),
        ("2012-02-20", ""),
    ],
)
def test_an_outcome_called_achieved_too_early_is_told(
    closed: str | None, said: str, tmp_path: Path
) -> None:
    """Page one says it also when the action has been closed since."""
    plan = _closed(perfect(), date="2012-02-15")
    outcome = plan["outcomes"][0]
    second = outcome["actions"][1]
    second["progress"][0] |= {"date": closed} if closed else {"state": "in-progress"}
    outcome["difference"] = [
        {
            "date": "2012-02-25",
            "outcome_achieved": "fully",
            "results": [
                {"measure": "Files in which the child was seen alone", "value": "37"}
            ],
            "effect": "12 of 20 children told the visitor what they are afraid of.",
            "evidence": ["Audit of February 2012"],
        }
    ]

    page = _page(plan, tmp_path)

    told = f"(on 25 February 2012) says fully achieved, but action {said}."
    assert told in page if said else "says fully achieved, but" not in page


def test_points_to_check_are_counted_by_what_they_are_about() -> None:
    """A chair reads what kind they are, and all of them are counted."""
    about = ("progress", "difference", "progress", "")
    found = [PlanProblem("warning", "A message.", about=each) for each in about]

    said = ": 2 about progress, 1 about difference and 1 other"
    assert lint_words.by_part(found) == said
    assert not lint_words.by_part(found[-1:])


def test_a_point_to_check_names_its_action() -> None:
    """A chair could not ask anybody about a number of points."""
    about = ("progress", "difference", "progress", "")
    found = [PlanProblem("warning", "A message.", about=each) for each in about]

    told = ": 2 about progress (1.1, O1), 1 about difference and 1 other (the plan)"
    assert lint_words.by_part(found, ["1.1", "", "O1", ""]) == told
    assert lint_words.by_part(found[:1], ["1.1"]) == ", about progress (1.1)"
    many = [found[0]] * 4
    assert lint_words.by_part(many, ["1", "2", "3", "4"]) == ": 4 about progress"


def test_a_full_page_points_once_to_what_is_to_be_decided(tmp_path: Path) -> None:
    """It quotes nothing twice: outcomes share a line, and a note has its rest."""
    plan = perfect()
    (outcome,) = plan["outcomes"]
    judged = {
        "date": AS_OF.isoformat(),
        "outcome_achieved": "fully",
        "evidence": "Audit",
    }
    plan["outcomes"] = [
        outcome
        | {
            "id": f"O{number}",
            "difference": [judged],
            "actions": [
                each | {"id": f"{number}.{place}"}
                for place, each in enumerate(outcome["actions"] * 4, 1)
            ],
        }
        for number in (1, 2, 3, 4)
    ]

    page = _page(json.loads(json.dumps(plan)), tmp_path)

    assert page.count("accept the assessment or assess it again") == 4
    assert page.count('See "To decide"') == 1
