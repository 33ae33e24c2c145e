"""What could not be read is not shown as if it had been, whatever it is about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from generated_plans import perfect, put_into, written
from printed import output

from actionplan.plan import exceptions, portfolio, requirements
from actionplan.reading import load

if TYPE_CHECKING:
    from pathlib import Path

    from actionplan.plan.portfolio import Row

DAY = date(2012, 3, 1)
DONE = {"date": "2012-02-15", "state": "complete", "evidence": "the form"}


def _rows(plan: dict[str, Any]) -> tuple[Row, ...]:
    read = load.load(written(plan).encode(), plan["id"]).plan
    assert read is not None
    return tuple(portfolio.of([read], [], DAY).rows)


def test_an_action_that_may_be_open_is_not_called_closed() -> None:
    """Its rating is as low as that of an open one."""
    plan = perfect()
    entry = {"date": "2012-02-20", "state": "Re-opened", "rag": "red", "note": "Lost."}
    first = plan["outcomes"][0]["actions"][0]["progress"]
    first += [DONE | {"note": "It is in use."}, entry]

    [row] = [each for each in _rows(plan) if each.action.id == "1.1"]

    assert [found.kind for found in exceptions.of_row(row)] == [
        *("status-not-known", "worst-rating"),
    ]


def test_a_response_that_was_not_read_is_not_left_out_of_a_sentence(
    tmp_path: Path,
) -> None:
    """The reason of a response is not given as if the response were nothing."""
    plan = perfect()
    [one] = plan["outcomes"][0]["recommendations"]
    one["responses"].append(
        {
            **one["responses"][0],
            "date": "2012-02",
            "response": "no longer accepted",
            "reason": "There is no room.",
        }
    )
    put_into(tmp_path, plan)

    page = output("report markdown", tmp_path, DAY)

    assert "nreadable response" in page


def test_an_outcome_with_a_rating_that_the_legend_lacks_may_be_rated_low() -> None:
    """Nobody knows how good it is, so it is told as that of an action is."""
    plan = perfect()
    report = {"date": "2012-02-20", "rag": "Reddish", "note": "Sharing has stopped."}
    plan["outcomes"][0]["progress"] = [report]
    row = _rows(plan)[0]

    kinds = [found.kind for found in exceptions.of_plan(row.plan, DAY)]

    assert "outcome-rating" in kinds


def test_an_outcome_is_not_late_to_assess_if_only_the_date_it_was_done_is_unknown() -> (
    None
):
    """The actions were reported as done a few days ago."""
    plan = perfect()
    for action in plan["outcomes"][0]["actions"]:
        action["progress"].append(
            DONE | {"achieved_on": "2012-02-29", "note": "It is in use."}
        )
    row = _rows(plan)[0]

    assert (row.now.closed, row.now.closed_undated) == (None, True)
    assert not requirements.awaits_assessment(row.outcome, row.plan, DAY)
