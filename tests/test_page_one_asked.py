"""Page one asks a meeting what the notes ask, and does not call it progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect
from tests.test_page_one_answers import FORMS, _shown, _summary

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

LATE = (
    "Two of six teams use the form. We will not make June. Nobody has been asked to"
    " pay for the printing."
)
HELP = "I cannot move this without help from the executive."


def _with(*entries: dict[str, Any], before: tuple[dict[str, Any], ...] = ()) -> Plan:
    """Return a plan with these entries of its first action."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["progress"] = [*action["progress"], *before, *entries]
    return plan


@pytest.mark.parametrize("form", FORMS)
def test_what_a_note_warns_of_or_asks_for_is_to_be_decided(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """The owner's own sentences are quoted whole, in each form."""
    plan = _with({"date": "2012-03-05", "note": LATE})
    second = plan["outcomes"][0]["actions"][1]
    second["progress"].append({"date": "2012-03-06", "note": HELP})

    page = _summary(_shown(tmp_path, plan), form)

    block = page.split("To decide:")[1].split("By status:")[0]
    late = LATE.partition("form. ")[2][:-1]
    for said in (
        f'due date of June 2012: the note dated 5 March 2012 says "{late}")',
        f'(needs an answer: the note dated 6 March 2012 says "{HELP[:-1]}")',
    ):
        assert said in block, block
    changes = page.split("Changes since")[1]
    assert "Warnings that the due date will be missed (1): 1.1" in changes
    assert "Requests for help or a decision (1): 1.2" in changes
    assert "progress (" not in changes


def test_a_sign_off_in_doubt_is_to_be_decided(tmp_path: Path) -> None:
    """The meeting is asked whether it is to stand, by what the note says."""
    done = {
        "date": "2012-02-28",
        "state": "complete",
        "reported_by": "Board Development Officer",
        "evidence": "E-mail",
        "note": "Packs were sent. Visits will start in the autumn.",
    }
    signed = {
        "date": "2012-03-02",
        "state": "signed-off",
        "reported_by": "Board Development Officer",
        "note": "Closed.",
    }

    page = _summary(_shown(tmp_path, _with(done, signed)), "text")

    assert (
        "(signed off on 2 March 2012, but the note dated 28 February 2012 says"
        ' "Visits will start in the autumn"; the sign-off was reported by Board'
        " Development Officer, who also reported it as complete: accept the sign-off or"
        " reopen the action)"
    ) in page


def test_an_answered_note_is_not_asked_again(tmp_path: Path) -> None:
    """Only the latest note of an open action counts."""
    plan = _with({"date": "2012-03-05", "note": HELP})
    answered = {"date": "2012-03-08", "note": "The executive wrote to all six teams."}
    plan["outcomes"][0]["actions"][0]["progress"].append(answered)

    page = _summary(_shown(tmp_path, plan), "text")

    assert "needs an answer" not in page
    assert "Requests for help" not in page


def test_a_missing_due_date_is_asked_for_unless_it_is_explained(
    tmp_path: Path,
) -> None:
    """The meeting decides about "ASAP", but not about a date that is to come."""
    plan = perfect()
    first, second = plan["outcomes"][0]["actions"]
    del first["due"], second["due"]
    first["due_as_written"] = "ASAP"
    second["no_due_date"] = "The contract is not signed"

    page = _summary(_shown(tmp_path, plan), "text")

    assert "Need a due date (1): 1.1 By status" in page.replace(" - ", " ")
