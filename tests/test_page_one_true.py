"""Page one says no more than the plan does, and counts each thing once."""

from __future__ import annotations

import json
import re
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import AS_OF, perfect, put_into
from printed import output
from typer.testing import CliRunner

from actionplan.cli import app

if TYPE_CHECKING:
    from pathlib import Path

Plan = dict[str, Any]


def _page(folder: Path, plan: Plan) -> str:
    put_into(folder, plan)
    page = output("summary markdown", folder, AS_OF).replace("\\", "")
    return " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", page).split())


def _actions(plan: Plan) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = plan["outcomes"][0]["actions"]
    return found


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("36 of 40 children were seen alone.", "1 more is complete, no sign-off"),
        (
            "36 of 40 children were seen alone. The work is still to be finished.",
            "1 was reported as done but has a note that seems to say that there is more"
            " to do. No sign-off is recorded for 1 action reported as done.",
        ),
    ],
)
def test_an_action_that_was_counted_is_not_counted_as_one_more(
    note: str, said: str, tmp_path: Path
) -> None:
    """The numbers of one sentence never add up to more actions than there are."""
    plan = perfect()
    entry = _actions(plan)[0]["progress"][-1]
    entry |= {"state": "complete", "evidence": "Audit of 40 files", "note": note}

    assert said in _page(tmp_path, plan)


# --- what could not be read -----------------------------------------------------------


def _lint(folder: Path) -> Counter[str]:
    """Count what lint prints, by level."""
    args = ["lint", str(folder), "--as-of", AS_OF.isoformat(), "--format", "json"]
    found = json.loads(CliRunner().invoke(app, args).stdout)["diagnostics"]
    return Counter(each["level"] for each in found)


@pytest.mark.parametrize(
    ("field", "value", "errors", "said"),
    [
        ("due", ["Ongoing"], 1, ""),
        ("due", ["x", "y"], 2, ""),
        ("accountable", [""], 1, ""),
        ("accountable", ["", ""], 2, ""),
        ("accountable", ["TBC", "TBC"], 1, '1 other point to check: "TBC" is not'),
    ],
)
def test_fields_that_could_not_be_read_are_counted_as_lint_counts_them(
    field: str, value: list[str], errors: int, said: str, tmp_path: Path
) -> None:
    """Page one does not tell again what is empty or not read: it lists each by name."""
    plan = perfect()
    for action, words in zip(_actions(plan), value, strict=False):
        action[field] = words
    page = _page(tmp_path, plan)

    assert _lint(tmp_path)["error"] == errors
    number = f"{errors} error{'s' if errors > 1 else ''}"
    counted = f"Lint reports {number} for the parts that are listed as empty or not"
    if said:
        counted = f"Lint also reports {number} in what the plan says"
    assert counted in " ".join(output("status", tmp_path, AS_OF).split())
    assert said in page
    assert ("to check" in page) == bool(said)


def test_a_field_that_is_not_there_is_counted_as_often_as_lint_does(
    tmp_path: Path,
) -> None:
    """A board is told of each by name, and the officer how many there are."""
    plan = perfect()
    for action in _actions(plan):
        del action["accountable"]
    page = _page(tmp_path, plan)

    assert _lint(tmp_path)["error"] == 2
    said = " ".join(output("status", tmp_path, AS_OF).split())
    assert "Lint reports 2 errors for the parts that are listed as empty" in said
    assert "could not be read" not in page
    assert '"accountable" in action 1.2' in page


@pytest.mark.parametrize(
    ("written", "cut"),
    [
        ("note: 61 episodes, 44% seen in time", "note"),
        ("note: Sent, reported_by: Head of Service, Assessment", "reported_by"),
        ('note: "61 episodes, 44% seen in time"', ""),
        ("note: 61 episodes, seen: ", "not a cut"),
        ('note: "61 episodes", seen', "not a cut"),
    ],
)
def test_words_that_a_comma_cut_off_are_not_said_to_be_empty(
    written: str, cut: str, tmp_path: Path
) -> None:
    """The file has them, so part of a text could not be read."""
    plan = perfect()
    _actions(plan)[0]["progress"] = []
    put_into(tmp_path, plan)
    (path,) = tmp_path.glob("*.yaml")
    entry = f"progress: [{{date: 2012-02-10, {written}}}]"
    path.write_text(path.read_text().replace("progress: []", entry, 1))
    page = output("summary markdown", tmp_path, AS_OF).replace("\\", "")
    args = ["lint", str(tmp_path), "--as-of", AS_OF.isoformat()]
    said = " ".join(CliRunner(env={"COLUMNS": "200"}).invoke(app, args).stdout.split())

    told = f'part of "{cut}" in progress entry 1 in action 1.1 of this plan'
    fix = f'put all the text of "{cut}" in double quotation marks.'
    is_cut = cut in ("note", "reported_by")
    assert (told in page, fix in said) == (is_cut, is_cut)
    assert ("not filled in" in page) == (cut == "not a cut")


@pytest.mark.parametrize("nobody", ["No owner yet", "Vacant"])
def test_an_action_without_an_owner_names_no_one_post_either(
    nobody: str, tmp_path: Path
) -> None:
    """The number of open actions without one job title or agency has all of them."""
    plan = perfect()
    first, second = _actions(plan)
    first["accountable"] = "Training subgroup"
    second["accountable"] = nobody
    if nobody == "No owner yet":
        del second["accountable"]
        second["no_owner"] = "The post is being advertised."

    assert "one accountable owner (2 of 2 open actions)" in _page(tmp_path, plan)


# --- what is needed -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Autumn 2011, if funded", "1.1 (its date in words has passed)"),
        ("As per strategy", "1.1 (no known due date)"),
        ("", "1.1 (no known due date)"),
    ],
)
def test_an_action_whose_date_has_to_be_asked_for_is_among_those_needed(
    written: str, said: str, tmp_path: Path
) -> None:
    """It is there beside an action that is overdue, which a meeting asks about too."""
    plan = perfect()
    first, second = _actions(plan)
    del first["due"]
    if written:
        first["due_as_written"] = written
    second["due"] = "2011-12"
    page = _page(tmp_path, plan)

    assert f"of the exceptions: 1.2 (overdue), {said}" in page


@pytest.mark.parametrize(
    ("set_by", "said"),
    [
        ("2012-02", "1.2 (overdue), 1.1 (date to be set by February 2012, now passed)"),
        ("2013-01", "1.2 (overdue)"),
    ],
)
def test_a_due_date_to_be_set_after_the_meeting_is_not_needed_before_it(
    set_by: str, said: str, tmp_path: Path
) -> None:
    """A chair does not ask in December for a date that is to be set by January."""
    plan = perfect()
    first, second = _actions(plan)
    del first["due"]
    first |= {"no_due_date": "Depends on the new contract", "set_date_by": set_by}
    second["due"] = "2011-12"
    page = _page(tmp_path, plan)
    of_the_exceptions = page.partition("of the exceptions: ")[2]

    assert of_the_exceptions.startswith(said)
    assert ("1.1 (" in of_the_exceptions[:60]) == ("1.1" in said)


def test_a_due_date_to_be_set_after_the_meeting_is_named_if_nothing_else_is(
    tmp_path: Path,
) -> None:
    """The exception still needs an answer, but the page does not say by that date."""
    plan = perfect()
    first, second = _actions(plan)
    del first["due"]
    first |= {"no_due_date": "Depends on the new contract", "set_date_by": "2013-01"}
    second["due"] = "2013-06"
    first["progress"][-1]["rag"] = "red"
    plan["outcomes"][0]["desired_outcome"] = "36 of 40 children are seen alone"

    assert "1.1 (due date to be set by January 2013)" in _page(tmp_path, plan)


def test_a_single_agency_plan_names_its_agency_at_the_head(tmp_path: Path) -> None:
    """The plan is that of the agency, and the partnership is named beside it."""
    plan = perfect()
    plan |= {"kind": "single-agency", "lead_agency": "Northmere NHS Trust"}

    assert (
        "Single-agency action plan of Northmere NHS Trust (Northshire Safeguarding"
        " Children Board), kept by"
    ) in _page(tmp_path, plan)


def test_reviews_in_words_alone_are_told_in_one_line(tmp_path: Path) -> None:
    """Page one has room for what is overdue, and the line has each number."""
    plan = perfect()
    first, second = _actions(plan)
    third = deepcopy(second) | {"id": "1.3", "action": "Train the new starters"}
    _actions(plan).append(third)
    del plan["review"]
    first["review"] = {"every_as_written": "As needed"}
    second["review"] = {"every_as_written": "Through supervision"}
    third["review"] = {"every_as_written": "Through supervision"}
    page = _page(tmp_path, plan)

    assert (
        'The review intervals are given only in words: "As needed" (action 1.1),'
        ' "Through supervision" (actions 1.2 and 1.3). So the review dates are not'
        " known."
    ) in page
    assert "The review interval is given" not in page


# --- closed work, ratings and outcomes ------------------------------------------------


def test_closed_since_is_the_day_all_were_closed_not_signed_off(tmp_path: Path) -> None:
    """The assessment is still to come in "what is left", so the plan has exceptions."""
    plan = perfect()
    for action in _actions(plan):
        action["progress"] = [
            {
                "date": "2011-09-15",
                "state": "complete",
                "reported_by": "Head",
                "evidence": "Audit",
                "note": "36 of 40 children were seen alone.",
            },
            {
                "date": "2011-10-06",
                "state": "signed-off",
                "reported_by": "Board Manager",
                "note": "The audit shows it.",
            },
        ]
    plan["outcomes"][0]["difference"] = [
        {
            "date": "2011-12-01",
            "outcome_achieved": "not-yet",
            "effect": "Children say that few were seen.",
            "still_to_improve": "Two teams.",
            "results": [
                {
                    "measure": "Files in which the child was seen alone",
                    "value": "20 of 40",
                }
            ],
            "evidence": "Audit",
        }
    ]

    page = _page(tmp_path, plan)

    assert "No action has been open since 15 September 2011." in page


@pytest.mark.parametrize(
    ("rag", "date", "said"),
    [
        ("green", "2012-02-10", True),
        ("amber", "2012-02-10", False),
        ("green", "2011-12-10", False),
    ],
)
def test_green_on_overdue_work_is_said_at_the_action(
    rag: str,
    date: str,
    said: bool,  # noqa: FBT001 -- pytest passes it by name
    tmp_path: Path,
) -> None:
    """Page one does not show the rating as if nothing were wrong with it."""
    plan = perfect()
    action = _actions(plan)[0]
    action["due"] = "2011-12-20"
    action["progress"][0] |= {"rag": rag, "date": date}

    told = "rated green, although it was already overdue" in _page(tmp_path, plan)
    assert told == said


def test_a_recommendation_does_not_pass_for_an_outcome(tmp_path: Path) -> None:
    """It is said to be one, and that there is no desired outcome is never cut off."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    del outcome["desired_outcome"], outcome["challenge"]
    outcome["recommendations"][0]["text"] = (
        "Ensure constant improvement of awareness and all processes linked to"
        " investigation of domestic abuse in each part of the county by all agencies."
    )

    page = _page(tmp_path, plan)

    assert "Desired outcome not recorded. Recommendation 1: Ensure constant" in page
    assert "Recommendation: ..." not in page


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        (["On hold."], True),
        (["TBC"], True),
        (["On hold.", "No change."], True),
        (["Waiting for legal advice. No date."], False),
        (["On hold because of staffing.", "No change."], False),
        (["On hold until the review."], False),
    ],
)
def test_a_hold_without_a_reason_is_said_to_have_none(
    notes: list[str],
    said: bool,  # noqa: FBT001 -- pytest passes it by name
    tmp_path: Path,
) -> None:
    """As of an action that was withdrawn, a board must know that it has to ask."""
    plan = perfect()
    _actions(plan)[0]["progress"] += [
        {"date": f"2012-02-{day}", "state": "on-hold", "reported_by": "H", "note": note}
        for day, note in enumerate(notes, 15)
    ]

    page = _page(tmp_path, plan)

    assert ("2012; the plan does not say why it is held" in page) == said
