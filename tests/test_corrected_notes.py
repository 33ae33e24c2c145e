"""What a note says is judged by whether the entry that it is in has been corrected."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from actionplan.plan import closing, holds, model, timeline

if TYPE_CHECKING:
    from actionplan.plan.model import Plan
    from actionplan.plan.timeline import Standing

DAY = date(2012, 3, 1)
SUCCESS = [{"measure": "Wards that use the checklist", "target": "6 of 6"}]


def _plan(entries: list[dict[str, Any]], **fields: object) -> Plan:
    action = {"id": "1.1", "action": "Publish it", "due": "2012-06", **fields}
    outcome = {"id": "O1", "actions": [action | {"progress": entries}]}
    data = {"id": "p", "agreed": "2011-06-01", "outcomes": [outcome]}
    return model.plan(data, (), "p")


def _now(plan: Plan) -> Standing:
    return timeline.standing(plan.outcomes[0].actions[0], plan, DAY)


def test_a_note_is_not_quoted_for_a_target_if_its_completion_was_taken_back() -> None:
    """The correction says that the work is not done."""
    done = {"date": "2012-01-10", "state": "complete", "note": "All 6 wards use it."}
    again = done | {"date": "2012-01-20", "corrects": "2012-01-10", "note": "Done."}
    back = {"date": "2012-02-01", "corrects": "2012-01-20", "state": "in-progress"}
    plan = _plan([done, again, back | {"note": "Ward 5 stopped."}], success=SUCCESS)

    found = closing.may_be_met(plan.outcomes[0].actions[0], plan, _now(plan))

    assert found == ()


def test_a_note_is_quoted_for_a_target_if_only_its_rating_was_corrected() -> None:
    """What it says of the work is still right."""
    first = {"date": "2012-01-10", "rag": "green", "note": "6 of 6 wards use it."}
    fixed = {"date": "2012-01-20", "corrects": "2012-01-10", "rag": "amber"}
    plan = _plan([first, fixed | {"note": "Rated too well."}], success=SUCCESS)

    [found] = closing.may_be_met(plan.outcomes[0].actions[0], plan, _now(plan))

    assert found.sentence == "6 of 6 wards use it"


def test_the_reason_for_a_hold_is_in_the_entry_that_said_it_first() -> None:
    """The note of the correction is about the rating."""
    held = {"date": "2012-01-10", "state": "on-hold", "rag": "red"}
    fixed = {"date": "2012-01-20", "corrects": "2012-01-10", "state": "on-hold"}
    entries = [
        {"date": "2011-12-01", "state": "on-hold", "note": "Waits for a ward."},
        {"date": "2011-12-09", "state": "in-progress", "note": "Begun."},
        held | {"note": "Stopped, because nobody is there to do it."},
        fixed | {"note": "The rating was a mistake."},
    ]

    found = holds.of(_now(_plan(entries)))

    assert found is not None
    assert (str(found.since), found.reason) == (
        "2012-01-10",
        "Stopped, because nobody is there to do it",
    )


def test_a_hold_that_was_taken_back_gives_no_reason_for_a_later_one() -> None:
    """Only what has been said since the later one counts."""
    held = {"date": "2012-01-10", "state": "on-hold", "note": "No money until April."}
    fixed = {"date": "2012-01-20", "corrects": "2012-01-10", "note": "Wrong action."}
    later = {"date": "2012-02-02", "state": "on-hold", "note": "Waits for the vote."}

    found = holds.of(_now(_plan([held, fixed, later])))

    assert found is not None
    assert (str(found.since), found.reason) == ("2012-02-02", "Waits for the vote")


def test_evidence_counts_if_the_sign_off_after_it_is_taken_back() -> None:
    """The action is as complete as it was, with what shows it."""
    entries = [
        {"date": "2012-01-10", "state": "complete", "evidence": "Form", "note": "1."},
        {"date": "2012-01-20", "state": "signed-off", "note": "2."},
        {
            "date": "2012-02-01",
            "corrects": "2012-01-20",
            "state": "complete",
            "note": "The sign-off is withdrawn.",
        },
    ]
    plan = _plan(entries)
    action = plan.outcomes[0].actions[0]

    held = _now(plan).entries

    assert (
        timeline.without_evidence(action, held),
        timeline.evidence_of_done(action, held),
    ) == ([], ("Form",))
