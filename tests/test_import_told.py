"""What an import says became of each piece of a document is what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tables import table, word

from actionplan.intake import conversion
from actionplan.intake.terms import Terms

if TYPE_CHECKING:
    from actionplan.intake.conversion import Imported


def imported(*blocks: Any, **terms: Any) -> Imported:  # noqa: ANN401 -- what a test gives
    """Import a document that has these tables and paragraphs."""
    return conversion.read(word(*blocks), Terms("x-2012", **terms))


def numbers(made: Imported) -> list[str]:
    """Return the numbers of all actions."""
    return [a["id"] for o in made.data["outcomes"] for a in o["actions"]]


def became(made: Imported, text: str) -> list[tuple[str, str, list[tuple[str, ...]]]]:
    """Return what the ledger says of a text: its fate, the reason, and where it is."""
    return [
        (line.fate, line.why, [(t.item, t.field, t.value) for t in line.targets])
        for line in made.ledger.lines
        if line.text == text
    ]


# --- several actions in one cell ----------------------------------------------

SEVERAL = "1. Write it\n2. Send it"


def test_parts_of_a_row_have_its_number_and_their_own() -> None:
    """The ledger says what the number of the row was used for."""
    made = imported(
        table(
            ["Ref", "Action"],
            ["1", "Train"],
            ["3.", SEVERAL],
            ["4", "a) Audit\nb) Report"],
        )
    )

    assert numbers(made) == ["1", "3.1", "3.2", "4.a", "4.b"]
    assert became(made, "3.") == [
        (
            "changed",
            "put before the number of each action in its row",
            [("3.1", "id", "3.1"), ("3.2", "id", "3.2")],
        )
    ]


@pytest.mark.parametrize(
    "other", [["3.1", "Train"], ["3", "Train"], ["3", "1. Train\n2. Audit"]]
)
def test_parts_of_a_row_have_no_number_that_can_be_of_another(other: list[str]) -> None:
    """The number of the row is kept beside each, and the ledger says so."""
    made = imported(table(["Ref", "Action"], ["1", "Plan"], ["3", SEVERAL], other))

    assert numbers(made)[:3] == ["1", "O1.1", "O1.2"]
    of_rows = [a.get("x-ref") for o in made.data["outcomes"] for a in o["actions"]]
    assert of_rows[1:3] == ["3", "3"]
    assert became(made, "3")[0] == (
        "copied",
        "the number of a row with several actions, kept beside each of them",
        [("O1.1", "x-ref", "3"), ("O1.2", "x-ref", "3")],
    )


def test_a_number_that_import_gives_does_not_look_like_a_part_of_another() -> None:
    """In a document that does not number its actions, they are 1.1 and 1.2."""
    some = imported(table(["Ref", "Action"], ["1", "Train"], ["", "Audit"]))
    none = imported(table(["Ref", "Action"], ["", "Train"], ["", "Audit"]))

    assert (numbers(some), numbers(none)) == (["1", "O1.1"], ["1.1", "1.2"])
