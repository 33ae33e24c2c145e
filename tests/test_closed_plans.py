"""A plan that is closed as a whole has no meeting and no review to come."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
from actionplan.plan import closed_plans, meeting_dates
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from actionplan.plan.portfolio import Portfolio

DAY = date(2026, 11, 24)
EXAMPLES = Path(__file__).parents[1] / "examples"
FAMILY_A = EXAMPLES / "scr-family-a-2011.yaml"
NEGLECT = EXAMPLES / "llr-neglect-adolescents-2023.yaml"
CHILD_K = EXAMPLES / "lcspr-child-k-2024.yaml"


def _read(*paths: Path) -> Portfolio:
    return gather.plans(workspace.make([*paths]), DAY)


def _run(*args: str) -> str:
    done = CliRunner(env={"COLUMNS": "300"}).invoke(app, args)
    assert done.exit_code in (0, 1), (args, done.output, done.exception)
    return " ".join(done.stdout.split())


def _summary(path: Path) -> str:
    how = ("--summary", "--format", "text", "--as-of", DAY.isoformat())
    return _run("render", str(path), *how)


def _changed(path: Path, folder: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    copy = folder / path.name
    copy.write_text(text.replace(old, new), encoding="utf-8")
    return copy


def test_a_closed_plan_has_no_meeting_that_is_worked_out() -> None:
    """Not even if the date of the board's next meeting is given."""
    (plan,) = _read(FAMILY_A).plans

    assert meeting_dates.following([plan], DAY).is_none
    assert meeting_dates.own(plan, DAY, Meeting(date(2026, 12, 9), "given")).is_none
    assert meeting_dates.last([plan], Meeting(DAY, "given")) is None


def test_only_a_clear_closed_plan_needs_nothing() -> None:
    """Where an outcome was not achieved, it is only said that no action is open."""
    clear, left = _summary(FAMILY_A), _summary(NEGLECT)

    assert (
        "No action has been open since 22 November 2012. The last sign-off was on 10"
        " December 2012 and the last assessment was on 21 January 2013. Nothing is"
        " needed." in clear
    )
    assert (
        "No action has been open since 25 April 2024. The last sign-off was on 26"
        " September 2024" in left
    )
    assert "Nothing is needed" not in left
    for words in ("meeting was due", "worked out", "next meeting"):
        assert words not in clear + left


def test_a_closed_plan_gives_no_meeting_to_others() -> None:
    """All plans together have the meetings of those that are still open."""
    both, one = _read(CHILD_K, FAMILY_A).plans, _read(CHILD_K).plans

    assert meeting_dates.following(both, DAY) == meeting_dates.following(one, DAY)
    on = Meeting(DAY, "given")
    assert meeting_dates.last(both, on) == meeting_dates.last(one, on)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("state: signed-off", "state: complete"),
        ("outcome_achieved: fully", "x-said: fully"),
        ("state: signed-off", "state: TBC"),
    ],
)
def test_what_waits_for_a_decision_is_not_closed(
    old: str, new: str, tmp_path: Path
) -> None:
    """Nor is a plan that nobody has assessed, or that could not be read."""
    (plan,) = _read(_changed(FAMILY_A, tmp_path, old, new)).plans

    assert closed_plans.closed(plan, DAY) is None


def test_the_day_of_the_last_assessment_counts() -> None:
    """On the day before it, the plan was not closed yet."""
    (plan,) = _read(FAMILY_A).plans

    assert closed_plans.closed(plan, date(2013, 1, 20)) is None
    assert closed_plans.closed(plan, date(2013, 1, 21)) is not None


def test_the_meeting_after_the_closing_still_hears_what_has_changed() -> None:
    """What was signed off since the review before is news until then, and not later."""
    (plan,) = _read(FAMILY_A).plans

    soon = meeting_dates.last([plan], Meeting(date(2013, 2, 1), "given"))
    later = meeting_dates.last([plan], Meeting(date(2013, 3, 1), "given"))

    assert (soon and soon.on.words, later) == ("August 2012", None)
