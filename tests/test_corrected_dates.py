"""A correction that says the same status again does not change when that began."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from hypothesis import given
from hypothesis import strategies as st
from printed import output
from tests.conftest import run

from actionplan.plan import model, news, timeline

if TYPE_CHECKING:
    from pathlib import Path

    from actionplan.plan.timeline import Standing

START, LATER = date(2011, 7, 1), date(2012, 2, 1)
DAY = ("--as-of", "2012-03-01")
STATES = ("in-progress", "on-hold", "complete", "signed-off", "withdrawn", "")


def _standing(entries: list[dict[str, Any]], **fields: str) -> Standing:
    action = {"id": "1.1", "action": "Write it", "due": "2011-09", **fields}
    outcome = {"id": "O1", "actions": [action | {"progress": entries}]}
    data = {"id": "p", "agreed": "2011-06-01", "outcomes": [outcome]}
    plan = model.plan(data, (), "p")
    return timeline.standing(plan.outcomes[0].actions[0], plan, date(2012, 3, 1))


def _entry(number: int, state: str) -> dict[str, Any]:
    entry = {"date": str(START + timedelta(20 * number)), "note": f"Note {number}."}
    return entry | ({"state": state} if state else {})


@given(
    st.lists(st.sampled_from(STATES), max_size=5),
    st.sampled_from([state for state in STATES if state]),
    st.integers(0, 2),
    st.integers(1, 2),
)
def test_a_status_began_when_it_was_first_said(
    before: list[str], state: str, notes: int, times: int
) -> None:
    """Not when the note was put right, however often that was."""
    states = [*before, state, *[""] * notes]
    entries = [_entry(number, said) for number, said in enumerate(states)]
    wrong, fixes = entries[len(before)], []
    for number in range(times):
        on = str(LATER + timedelta(number))
        fixes.append(wrong | {"date": on, "corrects": wrong["date"]})
        wrong = fixes[-1]

    as_it_was, now = _standing(entries), _standing([*entries, *fixes])

    assert (now.state, now.closed, now.state_since, now.reopened) == (
        *(as_it_was.state, as_it_was.closed, as_it_was.state_since),
        as_it_was.reopened,
    )


def test_another_status_in_between_is_a_change() -> None:
    """Then it is completed again when the correction says so."""
    done, again = _entry(0, "complete"), _entry(1, "in-progress")
    fixed = done | {"date": str(LATER), "corrects": done["date"]}

    now = _standing([done, again, fixed])

    assert str(now.closed) == "2012-02-01"


def test_a_correction_with_another_status_counts_from_its_own_date() -> None:
    """Nobody had said before that it was done."""
    begun = _entry(0, "in-progress")
    fixed = begun | {"date": str(LATER), "corrects": begun["date"], "state": "complete"}

    assert str(_standing([begun, fixed]).closed) == "2012-02-01"


@pytest.mark.parametrize("wrong", ["complete", "in-progress", "on-hold", ""])
@pytest.mark.parametrize("right", ["complete", "in-progress", "on-hold", "withdrawn"])
def test_a_status_began_when_it_is_listed_as_a_change(wrong: str, right: str) -> None:
    """A board may have both on one page: on hold since when, and put on hold when."""
    progress = [
        {"date": "2011-08-01", "note": "Not begun.", "state": "not-started"},
        {"date": "2011-09-10", "note": "A."} | ({"state": wrong} if wrong else {}),
        {"date": "2011-11-02", "corrects": "2011-09-10", "note": "B.", "state": right},
    ]
    action = {"id": "1.1", "action": "Write it", "progress": progress}
    data = {"id": "p", "outcomes": [{"id": "O1", "actions": [action]}]}
    plan = model.plan(data | {"agreed": "2011-06-01"}, (), "p")

    found = news.since([plan], date(2011, 8, 15), date(2012, 3, 1))
    now = timeline.standing(plan.outcomes[0].actions[0], plan, date(2012, 3, 1))

    (began,) = (each.on for each in found if each.kind in BEGAN[right])
    assert now.state_since is not None
    assert now.state_since.last_day == began


BEGAN = {
    "complete": ("complete",),
    "in-progress": ("started",),
    "on-hold": ("put on hold",),
    "withdrawn": ("withdrawn",),
}


def test_a_round_is_as_late_as_its_first_report() -> None:
    """Work that recurs has a due date for each round."""
    done = _entry(3, "complete")
    fixed = done | {"date": str(LATER), "corrects": done["date"]}

    was = _standing([done], repeats="3 months")
    now = _standing([done, fixed], repeats="3 months")

    assert (now.rounds, now.due) == (was.rounds, was.due)


def _corrected() -> dict[str, Any]:
    plan = perfect()
    first = plan["outcomes"][0]["actions"][0]
    done = {"date": "2012-01-10", "state": "complete", "evidence": "Report"}
    first["due"] = "2012-01-31"
    first["progress"] = [
        done | {"note": "59 families have one."},
        done | {"date": "2012-02-20", "corrects": "2012-01-10", "note": "60 have one."},
    ]
    return plan


@pytest.mark.parametrize(
    "name", ["summary markdown", "status", "agenda", "report html"]
)
def test_no_paper_calls_it_late_because_its_note_was_put_right(
    name: str, tmp_path: Path
) -> None:
    """The board would be told that a promise was broken."""
    put_into(tmp_path, _corrected())

    said = " ".join(output(name, tmp_path, date(2012, 3, 1)).split())

    assert "done late" not in said
    assert ", late" not in said
    if name == "summary markdown":
        assert "as reported on 10 January 2012" in said


def test_a_rating_is_low_since_it_was_given_first(tmp_path: Path) -> None:
    """A correction that repeats it does not begin it again."""
    plan = perfect()
    plan["rag_legend"] = {"green": "On track", "amber": "At risk", "red": "Off track"}
    red = {"date": "2012-01-10", "state": "in-progress", "rag": "red"}
    plan["outcomes"][0]["actions"][0]["progress"] = [
        red | {"note": "59 wait."},
        red | {"date": "2012-02-20", "corrects": "2012-01-10", "note": "60 wait."},
    ]
    put_into(tmp_path, plan)

    said = output("summary markdown", tmp_path, date(2012, 3, 1))

    assert "Rated Red (since 10 January 2012)" in said


def test_an_assessment_that_cannot_be_read_is_not_called_missing(
    tmp_path: Path,
) -> None:
    """What it says of children can be read, and is told."""
    plan = perfect()
    effect = "Two of 12 children are still at home with the adult who hurt them."
    left = "One child has not been seen since December."
    assessed = {"date": "2012-02-01", "outcome_achieved": "sort of", "effect": effect}
    assessed["still_to_improve"] = left
    plan["outcomes"][0]["difference"] = [assessed]
    put_into(tmp_path, plan)

    said = " ".join(output("summary markdown", tmp_path, date(2012, 3, 1)).split())

    assert "Of 1 outcome, 1 has an assessment that could not be read." in said
    assert "none has been assessed" not in said
    assert (effect.rstrip(".") in said, left.rstrip(".") in said) == (True, True)


@pytest.mark.parametrize("name", ["summary markdown", "report html"])
def test_who_is_at_risk_is_told_if_figures_contradict_an_assessment(
    name: str, tmp_path: Path
) -> None:
    """How far the outcome is achieved is in doubt; that a child is not safe is not."""
    plan = perfect()
    risk = "Two children are still at home with the adult who hurt them."
    (base,) = plan["outcomes"][0]["baseline"]
    plan["outcomes"][0]["difference"] = [
        {
            "date": "2012-02-01",
            "outcome_achieved": "fully",
            "results": [{"measure": base["measure"], "value": "20 of 40"}],
            "effect": f"All children are safer now. {risk}",
        }
    ]
    put_into(tmp_path, plan)

    page = output(name, tmp_path, date(2012, 3, 1))
    one = " ".join(page.split()).partition("Changes since")[0]

    assert "contradict" in one
    assert (risk.rstrip(".") in one, "All children are safer" in one) == (True, False)


def test_what_happened_to_the_plan_itself_has_no_number(tmp_path: Path) -> None:
    """On the screen too, a list of nothing is not announced."""
    plan = perfect() | {"agreed": "2012-02-20"}
    for action in plan["outcomes"][0]["actions"]:
        action["progress"] = []
    put_into(tmp_path, plan)

    done = run("render", str(tmp_path), "--summary", "--format", "text", *DAY)

    assert "The plan was agreed on 20 February 2012.\n" in done.stdout
