"""What changed since a day is late by the definition of page one, and told once."""

from __future__ import annotations

import json
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import Plan, perfect, plans, put_into
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
from actionplan.plan import timeline
from actionplan.plan.model import DONE
from actionplan.text import dates
from actionplan.workspace import gather

if TYPE_CHECKING:
    from actionplan.plan.portfolio import Row

pytestmark = pytest.mark.thorough

LAW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
DAYS = st.dates(date(2011, 7, 1), date(2012, 12, 1))


def _run(*args: str) -> str:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, args)
    assert done.exit_code in (0, 1), (args, done.output, done.exception)
    return done.stdout


def _since(folder: Path, start: date, end: date) -> dict[str, Any]:
    args = ("since", str(start), str(folder), "--as-of", str(end), "--format", "json")
    said: dict[str, Any] = json.loads(_run(*args))
    return said


def _late(said: dict[str, Any]) -> list[str]:
    found = (*said.get("overdue", ()), *said.get("overdue_for_a_time", ()))
    return [each["name"] for each in found]


def _is_simple(row: Row) -> bool:
    """Return whether an action was closed once, and its date never moved."""
    states = timeline.states(row.action, row.now.entries)
    closed = [i for i, state in enumerate(states) if state in DONE]
    is_once = bool(closed) and all(s in DONE for s in states[closed[0] :])
    return is_once and not row.now.moves and not row.now.rounds


@given(plans(1), DAYS, DAYS, st.tuples(DAYS, DAYS, DAYS))
@LAW
def test_what_was_done_in_time_never_went_overdue(
    drawn: Plan, one: date, other: date, three: tuple[date, date, date]
) -> None:
    """Page one and `since` have one definition, and an action is listed once."""
    achieved, due, told = sorted(three)
    report = {"date": str(told), "state": "complete", "achieved_on": str(achieved)}
    drawn["outcomes"][0]["actions"].append(
        {
            "id": "9.1",
            "action": "Print the form",
            "due": str(due),
            "progress": [report | {"note": "The form is in use."}],
        }
    )
    start, end = min(one, other), max(one, other) + timedelta(1)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        put_into(folder, drawn)
        said = _since(folder, start, end)
        rows = gather.plans(workspace.make([folder]), end).rows

    late = _late(said)
    in_time = {row.name for row in rows if _is_simple(row) and not row.now.closed_late}
    assert sorted(late) == sorted(set(late))
    assert in_time & set(late) == set()


@given(
    st.dates(date(2011, 9, 1), date(2011, 11, 30)),
    st.dates(date(2011, 9, 1), date(2012, 1, 31)),
    st.dates(date(2012, 2, 1), date(2012, 3, 31)),
)
@LAW
def test_a_reopened_action_is_as_long_overdue_as_its_date_is_past(
    due: date, done: date, again: date
) -> None:
    """Lint, status and `since` name the same date, and that it was reopened."""
    end = date(2012, 5, 20)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        entries = (
            {"date": str(date(2012, 1, 31)), "state": "complete"}
            | {"achieved_on": str(done)},
            {"date": str(again), "state": "in-progress"},
        )
        put_into(folder, _plan(str(due), *entries))
        said = _since(folder, date(2011, 8, 1), end)
        told = _run("status", str(folder), "--as-of", str(end), "--format", "json")
        linted = " ".join(_run("lint", str(folder), "--as-of", str(end)).split())
        paper = _run("agenda", str(folder), "--meeting", str(end), "--as-of", str(end))

    ago, opened = dates.span(due, end), dates.words(again)
    assert _late(said) == ["audit-1-2011/1.1"]
    assert said["overdue"][0]["words"].startswith(
        f"It was reopened on {opened}, after its due date, {dates.words(due)}."
    )
    assert f"Overdue by {ago} (reopened on {opened})" in told
    assert f"Overdue by {ago} (reopened on {opened})" in " ".join(paper.split())
    assert f"the action is {ago} overdue" in linted
    assert f"The action was reopened on {opened}." in linted


def test_what_was_reopened_before_its_date_is_overdue_as_any_other(
    tmp_path: Path,
) -> None:
    """That it was closed for a while has nothing to do with it."""
    plan = _plan(
        "2012-01",
        {"date": "2011-11-20", "state": "complete"},
        {"date": "2012-01-20", "state": "in-progress"},
    )
    put_into(tmp_path, plan)

    said = _run("status", str(tmp_path), "--as-of", "2012-03-20", "--format", "json")

    first = json.loads(said)["actions"][0]
    assert first["words"] == "Overdue by 7 weeks; in progress"


def _plan(due: str, *entries: dict[str, Any], **fields: str) -> Plan:
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action |= {"due": due, **fields}
    action["progress"] = [
        {"note": "The form is in use.", "evidence": ["the form"]} | entry
        for entry in entries
    ]
    return plan


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (  # achieved in time, and reported later
            [{"date": "2011-12-05", "state": "complete", "achieved_on": "2011-11-20"}],
            [],
        ),
        (  # achieved late
            [{"date": "2011-12-20", "state": "complete", "achieved_on": "2011-12-10"}],
            ["Became overdue on 1 December 2011. The due date was November 2011."],
        ),
        (  # nobody knows when it was done
            [{"date": "2011-12-20", "state": "complete"}],
            [],
        ),
        (  # not by its date, as was reported after that
            [
                {"date": "2011-12-10"},
                {"date": "2011-12-20", "state": "complete"},
            ],
            ["Became overdue on 1 December 2011. The due date was November 2011."],
        ),
        (  # moved, and overdue once more: told once
            [{"date": "2011-12-10", "new_due": "2012-01"}],
            [
                "Overdue since 1 February 2012. The due date was January 2012; first"
                " due November 2011. Before that: became overdue on 1 December 2011."
                " The due date was November 2011."
            ],
        ),
        (  # moved to a date that has passed
            [{"date": "2011-09-20", "new_due": "2011-08"}],
            [
                "On 20 September 2011 it was given a due date that had already passed,"
                " August 2011; first due November 2011."
            ],
        ),
        (  # closed without being done
            [{"date": "2011-12-20", "state": "withdrawn"}],
            ["Became overdue on 1 December 2011. The due date was November 2011."],
        ),
        (  # achieved in time, and reopened in a month
            [
                {"date": "2011-12-05", "state": "complete", "achieved_on": "2011-11"},
                {"date": "2012-01", "state": "in-progress"},
            ],
            ["It was reopened in January 2012, after its due date, November 2011."],
        ),
        (  # reopened before its date: that is no reason
            [
                {"date": "2011-10-05", "state": "complete"},
                {"date": "2011-11-10", "state": "in-progress"},
            ],
            ["Overdue since 1 December 2011. The due date was November 2011."],
        ),
    ],
)
def test_what_went_overdue_is_told_by_what_was_reported_later(
    entries: list[dict[str, Any]], told: list[str], tmp_path: Path
) -> None:
    """Only what is known to have been overdue is said to have been, and once."""
    put_into(tmp_path, _plan("2011-11", *entries))

    said = _since(tmp_path, date(2011, 9, 1), date(2012, 3, 1))

    found = (*said.get("overdue", ()), *said.get("overdue_for_a_time", ()))
    assert [each["words"] for each in found] == told


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"date": "2011-11-20"}, "20 November 2011: done; due again February 2012."),
        (
            {"date": "2011-12-05"},
            "5 December 2011: done, reported after its due date; due again February"
            " 2012.",
        ),
        (
            {"date": "2011-12-20", "achieved_on": "2011-12-05"},
            "20 December 2011: done, achieved late; due again February 2012.",
        ),
        (
            {"date": "2011-12-20", "achieved_on": "2011-11-05"},
            "20 December 2011: done; due again February 2012.",
        ),
    ],
)
def test_a_round_of_work_that_repeats_is_late_by_the_same_definition(
    entry: dict[str, Any], told: str, tmp_path: Path
) -> None:
    """What was done by its date and told later was not overdue."""
    plan = _plan("2011-11", {"state": "complete"} | entry, repeats="3 months")
    put_into(tmp_path, plan)

    said = _since(tmp_path, date(2011, 9, 1), date(2012, 1, 1))

    is_late = ["audit-1-2011/1.1"] if "achieved late" in told else []
    assert (said["done_again"][0]["words"], _late(said)) == (told, is_late)
