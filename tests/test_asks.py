"""What an owner asks for in a note is told as something to answer."""

from __future__ import annotations

import pytest

from actionplan.text import asks


@pytest.mark.parametrize(
    "note",
    [
        "I cannot move this without help from the executive.",
        "The queue is five months and nobody has been asked to pay for a faster slot.",
        "Could the executive write to the council?",
        "This needs a decision by the board before it can go on.",
        "A decision from the executive is needed on who pays.",
        "We cannot start until the board agrees the money.",
        "The board is asked to agree a later date.",
        "We ask for March.",
        "The trust has not said who takes this on.",
        "It was not clear to me that this plan could ask for an exception.",
        "I would welcome the chair's help with the trust.",
        "I do not have the authority to order this.",
        "Please can somebody tell us who pays.",
        "We need the executive to decide whether overtime is paid.",
        "The work awaits the board to approve it.",
    ],
)
def test_what_a_note_asks_for_is_found(note: str) -> None:
    """Help, a decision, money and an open question are."""
    before = "31 of 40 files were read."

    assert asks.sentences(f"{before} {note}") == (note.rstrip("."),)


@pytest.mark.parametrize(
    "note",
    [
        "We ask families whether they want a call.",
        "Families are asked for consent at the first visit.",
        "No decision is needed.",
        "We do not need more staff.",
        "We need a room for the training.",
        "We need the group to meet monthly.",
        "The form cannot be closed without a reason.",
        "An assessment cannot be authorised while the section is empty.",
        "The father was asked who could help.",
        '14 reasons given, of which nine were "nobody asked".',
        "We have asked the board for money and it agreed in June.",
        "Nothing further to do, please close.",
        "Finished?",
        "Are children seen alone? Yes, in 8 of 10 files.",
        "Are children seen alone? 8 of 10 are.",
    ],
)
def test_other_notes_ask_for_nothing(note: str) -> None:
    """What was asked of families, or has been answered, is not asked of a board."""
    assert asks.sentences(note) == ()


@pytest.mark.parametrize(
    "after", ["No answer has come.", "All schools wait.", "12 families need one."]
)
def test_a_question_that_nobody_answers_is_put(after: str) -> None:
    """What follows it may only say why it matters."""
    asked = "Could the executive write to the council?"

    assert asks.sentences(f"{asked} {after}") == (asked,)
