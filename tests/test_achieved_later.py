"""Work is not done on a day that is later than the report that it was done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from printed import outputs
from tests.conftest import run

from actionplan.plan import model, same_entry, timeline, versions

if TYPE_CHECKING:
    from pathlib import Path

    from actionplan.plan.timeline import Standing

DONE = {
    "date": "2012-06-20",
    "state": "complete",
    "achieved_on": "2012-07-05",
    "evidence": "Form",
    "note": "The form is in use in all teams.",
}


def _standing(entries: list[dict[str, Any]], day: date) -> Standing:
    action = {"id": "1.1", "action": "Write it", "due": "2012-06", "progress": entries}
    outcome = {"id": "O1", "actions": [action]}
    data = {"id": "p", "agreed": "2011-06-01", "outcomes": [outcome]}
    plan = model.plan(data, (), "p")
    return timeline.standing(plan.outcomes[0].actions[0], plan, day)


@pytest.mark.parametrize("achieved", ["2012-07-05", "2012-07", "2062-06-15"])
@pytest.mark.parametrize("day", [date(2012, 6, 25), date(2013, 1, 1)])
def test_nobody_knows_when_work_was_done_if_it_was_reported_before(
    achieved: str, day: date
) -> None:
    """One of the 2 dates is wrong, and nobody knows which."""
    now = _standing([DONE | {"achieved_on": achieved}], day)

    assert (now.state, now.closed, now.closed_late, now.closed_undated) == (
        *("complete", None, False),
        True,
    )


@pytest.mark.parametrize("achieved", ["2012-06-20", "2012-06", "2012-05-31"])
def test_a_date_up_to_the_report_is_when_it_was_done(achieved: str) -> None:
    """A month may have been reported before its end."""
    now = _standing([DONE | {"achieved_on": achieved}], date(2012, 7, 1))

    assert (str(now.closed), now.closed_late) == (achieved, False)


def test_a_correction_may_give_a_date_after_the_entry_that_it_corrects() -> None:
    """The work was reported too early, and the correction says when it was done."""
    fixed = DONE | {"date": "2012-07-20", "corrects": "2012-06-20"}

    now = _standing([DONE | {"achieved_on": "2012-06-18"}, fixed], date(2012, 8, 1))

    assert (str(now.closed), now.closed_late) == ("2012-07-05", True)


def test_no_output_says_since_when_or_how_late(tmp_path: Path) -> None:
    """They say that the date is not known, and `since` does not call it late."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["progress"].append(DONE)
    put_into(tmp_path, plan)
    day = date(2012, 6, 25)

    said = outputs(tmp_path, day)
    changed = run("since", "2012-06-01", str(tmp_path), "--as-of", str(day)).stdout

    false = ("complete since", "Done on 5 July", "; achieved late")
    assert [n for n, text in said.items() if any(each in text for each in false)] == []
    assert "unknown date" in said["summary markdown"]
    assert ", late" not in changed


def test_the_same_entry_without_its_date_achieved_is_the_same() -> None:
    """What is left out does not count, nor does what would have followed from it."""
    old = model.plan({"id": "p", "outcomes": [_outcome(DONE)]}, (), "p")
    without = {name: said for name, said in DONE.items() if name != "achieved_on"}
    new = model.plan({"id": "p", "outcomes": [_outcome(without)]}, (), "p")

    [was], [now] = (next(each.actions).progress for each in (old, new))

    assert same_entry.differing(was, now) == ()
    assert versions.altered(was, was._replace(achieved_on=None)) == ("achieved_on",)


def _outcome(entry: dict[str, str]) -> dict[str, Any]:
    return {"id": "O1", "actions": [{"id": "1.1", "progress": [entry]}]}
