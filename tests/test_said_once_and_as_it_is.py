"""What several papers say of one thing is the same, and no problem is told twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import yaml
from generated_plans import perfect, put_into
from typer.testing import CliRunner

from actionplan import rules
from actionplan.cli import app
from actionplan.output import status_table
from actionplan.plan import exceptions, portfolio
from actionplan.reading import load

if TYPE_CHECKING:
    from pathlib import Path

AS_OF = date(2012, 3, 1)


def _run(*args: str) -> str:
    done = CliRunner(env={"COLUMNS": "400"}).invoke(app, [*args, "--as-of", str(AS_OF)])
    return " ".join(done.stdout.split())


def _with(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 -- of an action
    plan = perfect()
    plan["outcomes"][0]["actions"][0].update(fields)
    return plan


def test_a_low_rating_given_again_after_closing_is_reported_once() -> None:
    """The latest one counts, and what was before it is over."""
    done = {"date": "2012-01-10", "state": "complete", "note": "All 20 have one."}
    later = [
        {"date": "2012-02-06", "rag": "amber", "note": "17 of 23 have one."},
        {"date": "2012-02-20", "rag": "red", "note": "11 of 25 have one."},
    ]
    plan = _with(progress=[done, *later])
    read = load.load(yaml.safe_dump(plan).encode(), plan["id"]).plan
    assert read is not None
    asked = "rated-badly-when-closed"
    found = rules.judge(read, AS_OF, read.id, lambda of: of.name == asked, timed=True)

    assert [finding.written for _, finding in found] == ["red"]


def test_late_milestones_are_told_apart_from_the_late_action(tmp_path: Path) -> None:
    """Each has its own remedy, and the one for the action must be there as well."""
    late = [{"milestone": each, "due": "2012-01"} for each in ("Draft", "Pilot")]
    put_into(tmp_path, _with(due="2012-01", milestones=late))
    said = _run("lint", str(tmp_path))

    assert "warning late-milestone, late-milestone The" in said
    assert "if the milestone has been reached" in said
    assert "if the action is done, type this command" in said


def test_since_gives_the_assessment_that_counts_at_the_end(tmp_path: Path) -> None:
    """Not the one that was the latest when the outcome became overdue."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    outcome["due"] = "2012-01"
    told = [("2011-12-20", "partly"), ("2012-02-20", "not-yet")]
    outcome["difference"] = [
        {"date": day, "outcome_achieved": how, "effect": "Some are seen sooner."}
        for day, how in told
    ]
    put_into(tmp_path, plan)
    said = _run("since", "2012-01-15", str(tmp_path))
    overdue = said.partition("Outcomes newly overdue")[2].partition("Outcomes assessed")

    assert "Not yet achieved" in overdue[0]
    assert "Partly achieved" not in overdue[0]


def test_the_status_line_counts_every_kind_of_exception_of_an_action() -> None:
    """Page one counts them too."""
    held = {"date": "2012-02-10", "state": "on-hold", "note": "The money is late."}
    moved = [
        {"date": f"2011-12-0{n}", "new_due": f"2012-0{n}", "note": "Late."}
        for n in (7, 8)
    ]
    plan = _with(due="2012-04", progress=[*moved, held])
    read = load.load(yaml.safe_dump(plan).encode(), plan["id"]).plan
    assert read is not None
    of = portfolio.of([read], (), AS_OF)
    kinds = {each.kind for row in of.rows for each in exceptions.of_row(row)}

    assert {"on-hold", "postponed-often"} <= kinds
    assert kinds <= set(status_table.SUMMED) <= set(get_args(exceptions.Kind))
