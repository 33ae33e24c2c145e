"""When page one counts an outcome as fully achieved, by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from typer.testing import CliRunner

from actionplan.cli import app

if TYPE_CHECKING:
    from pathlib import Path

_SEEN = {"measure": "Files in which the child was seen alone", "value": "38 of 40"}
_SENT = {"measure": "Plans sent in 5 days", "value": "30%", "target": "90%"}


def _page(folder: Path, plan: dict[str, Any]) -> str:
    put_into(folder, plan)
    args = ["render", str(folder), "--format", "md", "--as-of", "2012-12-01"]
    return CliRunner().invoke(app, args, env={"COLUMNS": "200"}).stdout


def _assessed(verdict: str, *results: dict[str, str]) -> dict[str, Any]:
    """Return a plan with all actions done, and one assessment after that."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    for action in outcome["actions"]:
        done = {"date": "2012-06-10", "state": "complete", "note": "It is in use."}
        action["progress"].append(done)
    judged = {"date": "2012-09-10", "outcome_achieved": verdict, "effect": "Seen."}
    outcome["difference"] = [judged | ({"results": [*results]} if results else {})]
    return plan


def _counted(page: str) -> str:
    found = re.search(r"Of 1 outcome, (.*?)\.(?: |\n)", page)
    return found[1] if found else ""


def test_an_outcome_that_was_measured_and_whose_work_is_done_is_achieved(
    tmp_path: Path,
) -> None:
    """The all-clear that is true."""
    page = _page(tmp_path, _assessed("fully", _SEEN))

    assert _counted(page) == "1 is fully achieved"


@pytest.mark.parametrize("results", [(), (_SEEN,)], ids=["none", "one of two"])
def test_what_was_not_measured_again_is_not_counted_as_achieved(
    results: tuple[dict[str, str], ...], tmp_path: Path
) -> None:
    """Nobody knows if a target is met that nobody has looked at again."""
    plan = _assessed("fully", *results)
    plan["outcomes"][0]["baseline"].append(_SENT)

    said = "1 is assessed as fully achieved but has a measure that was not taken again"
    assert _counted(_page(tmp_path, plan)) == f"{said} (O1)"


def test_an_outcome_without_a_measure_is_not_said_to_have_one(tmp_path: Path) -> None:
    """Nothing was measured, so no measure was left out the second time."""
    plan = _assessed("fully")
    del plan["outcomes"][0]["baseline"]

    said = "1 is assessed as fully achieved but has nothing measured (O1)"
    assert _counted(_page(tmp_path, plan)) == said


def test_an_action_that_was_reopened_takes_the_outcome_out(tmp_path: Path) -> None:
    """Two numbers of one page must not count it as both."""
    plan = _assessed("fully", _SEEN)
    plan["outcomes"][0]["actions"][0]["progress"].append(
        {"date": "2012-10-01", "state": "in-progress", "note": "Access was lost."}
    )

    said = "1 is assessed as fully achieved but has an open action (O1)"
    assert _counted(_page(tmp_path, plan)) == said


@pytest.mark.parametrize(
    ("result", "counted"),
    [
        ("3", "1 shows no change"),
        ("1", "1 has an assessment that its figures contradict"),
    ],
)
def test_no_change_is_true_of_figures_that_did_not_change(
    result: str, counted: str, tmp_path: Path
) -> None:
    """Even if the baseline already met the target."""
    measure = {"measure": "Escalations each year", "target": "fewer than 5"}
    again = {"measure": measure["measure"], "value": result}
    plan = _assessed("no-change", again)
    plan["outcomes"][0]["baseline"] = [measure | {"value": "3"}]

    assert _counted(_page(tmp_path, plan)) == counted


def _lint(folder: Path, plan: dict[str, Any]) -> str:
    put_into(folder, plan)
    args = ["lint", str(folder), "--as-of", "2012-12-01"]
    said = CliRunner().invoke(app, args, env={"COLUMNS": "200"}).stdout
    return " ".join(said.split())


def test_a_true_assessment_is_not_to_be_changed_after_an_action_reopened(
    tmp_path: Path,
) -> None:
    """It was true on its day: a new assessment says what is true now."""
    plan = _assessed("fully", _SEEN)
    plan["outcomes"][0]["actions"][0]["progress"].append(
        {"date": "2012-10-01", "state": "in-progress", "note": "Access was lost."}
    )

    said = _lint(tmp_path, plan)

    assert 'add a new assessment with "partly" or "not-yet".' in said
    assert "Leave this one as it is: no action was open then." in said


@pytest.mark.parametrize(
    ("note", "says_nothing"),
    [
        ("The new worker started on 5 October 2012.", False),
        ("Work is progressing well.", True),
    ],
)
def test_that_a_worker_came_is_said(
    note: str, says_nothing: object, tmp_path: Path
) -> None:
    """A post that was filled is progress that a board can check."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"].append(
        {"date": "2012-10-06", "note": note}
    )

    assert ("note-says-nothing" in _lint(tmp_path, plan)) is says_nothing


def test_too_long_is_not_said_to_be_short_of_its_target(tmp_path: Path) -> None:
    """A wait of 36 hours is over its target, and both figures are told."""
    measure = {"measure": "Average wait", "value": "60 hours"}
    plan = _assessed("fully", {"measure": "Average wait", "value": "36 hours"})
    plan["outcomes"][0]["baseline"] = [measure | {"target": "within 24 hours"}]

    said = '"Average wait" is 36 hours, and its target was within 24 hours'
    assert said in _page(tmp_path, plan)


@pytest.mark.parametrize(
    ("start", "target", "now", "counted"),
    [
        ("5", "halve", "2", "1 is fully achieved"),
        ("5", "halve", "4", "1 has an assessment that its figures contradict"),
        (
            "low",
            "high",
            "medium",
            "1 is assessed as fully achieved but has a figure that cannot be compared"
            " with its target (O1)",
        ),
        (
            "3",
            "fewer than 5",
            "3",
            "1 is assessed as fully achieved but had reached its target at the start"
            " (O1)",
        ),
    ],
)
def test_an_outcome_is_achieved_if_its_figures_show_it(
    start: str, target: str, now: str, counted: str, tmp_path: Path
) -> None:
    """A target in words, or one that was met before any work, shows no difference."""
    measure = {"measure": "Escalations each year", "value": start, "target": target}
    plan = _assessed("fully", {"measure": measure["measure"], "value": now})
    plan["outcomes"][0]["baseline"] = [measure]

    page = _page(tmp_path, plan)

    assert _counted(page) == counted
    assert ("| Fully achieved, assessed" in page) is (now == "2")
    assert ("(already met at the start)" in page) is (start == "3")


@pytest.mark.parametrize(
    ("note", "counted"),
    [
        ("In October 2012 the child was seen alone in 12 of 40 files.", "later"),
        ("In October 2012 the child was seen alone in 37 of 40 files.", ""),
        ("In October 2012 the form was used in 12 of 40 files.", ""),
        ("12 of 40 staff asked if the child was seen.", ""),
    ],
)
def test_a_later_figure_that_misses_the_target_takes_the_outcome_out(
    note: str, counted: str, tmp_path: Path
) -> None:
    """A false all-clear would stand until the next assessment otherwise."""
    plan = _assessed("fully", _SEEN)
    late = {"date": "2012-11-01", "note": note}
    plan["outcomes"][0]["actions"][0]["progress"].append(late)

    page = _page(tmp_path, plan)

    said = "1 is assessed as fully achieved but has a later figure that misses its"
    achieved = "1 is fully achieved"
    assert _counted(page) == (f"{said} target (O1)" if counted else achieved)
    quoted = f'dated 1 November 2012 says "{note[:-1]}", and the target was 36 of 40'
    assert (quoted in page) is bool(counted)
