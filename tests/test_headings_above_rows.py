"""What the headings above rows say: recommendations, themes and sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tables import table
from tests.test_intake import imported

if TYPE_CHECKING:
    from actionplan.intake.conversion import Imported

TOP = ["Ref", "Action", "Lead", "By when"]


def read(*rows: str | int) -> Imported:
    """Import a table of actions: their numbers, and headings over the whole width."""
    body = [_action(row) if isinstance(row, int) else [row, "", "", ""] for row in rows]
    wide = {(at, 1): (1, 4) for at, row in enumerate(rows, 2) if isinstance(row, str)}
    return imported(table(TOP, *body, merged=wide))


def _action(number: int) -> list[str]:
    return [str(number), f"Change form {number}", "Head of Service", "30/11/2011"]


def outcomes(made: Imported) -> list[tuple[str, str, str, list[str]]]:
    """Return the section, theme, recommendation and actions of each outcome."""
    return [
        (
            each.get("x-section", ""),
            each.get("theme", ""),
            " ".join(each.get("recommendations", [{}])[0].values()),
            [action["id"] for action in each.get("actions", ())],
        )
        for each in made.data["outcomes"]
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ("Rec 1: A", 1, "Rec 2: B", "Rec 3: C", 2, "Rec 4: D"),
            [
                ("", "", "Rec 1 A", ["1"]),
                ("", "", "Rec 2 B", []),
                ("", "", "Rec 3 C", ["2"]),
                ("", "", "Rec 4 D", []),
            ],
        ),
        (
            ("Rec 1: A", 1, "Rec 2", 2),
            [("", "", "Rec 1 A", ["1"]), ("", "", "Rec 2", ["2"])],
        ),
        (
            ("Rec 1: A", "Police", 1, "Health", 2, "Rec 2: B", 3),
            [
                ("", "Police", "Rec 1 A", ["1"]),
                ("", "Health", "Rec 1 A", ["2"]),
                ("", "", "Rec 2 B", ["3"]),
            ],
        ),
        (
            ("Part A", "Rec 1: A", 1, "Part B", "Rec 2: B", 2),
            [("", "Part A", "Rec 1 A", ["1"]), ("", "Part B", "Rec 2 B", ["2"])],
        ),
        (
            (
                *("Part A", "Rec 1: A", "Police", 1, "Rec 2: B", "Health", 2),
                *("Part B", "Rec 3: C", "Police", 3),
            ),
            [
                ("Part A", "Police", "Rec 1 A", ["1"]),
                ("Part A", "Health", "Rec 2 B", ["2"]),
                ("Part B", "Police", "Rec 3 C", ["3"]),
            ],
        ),
    ],
)
def test_each_heading_counts_for_the_rows_that_are_below_it(
    rows: tuple[Any, ...], expected: list[Any]
) -> None:
    """A recommendation without an action is kept, and none has the text of another."""
    made = read(*rows)

    assert outcomes(made) == expected
    assert made.ledger.count("left out") == 0


def test_words_in_the_column_of_numbers_alone_are_an_action_to_be_filled_in() -> None:
    """They head nothing, and there is nothing that they could be a note to."""
    made = imported(table(TOP, ["Write a practice note", "", "", ""]))

    ((action,),) = [each["actions"] for each in made.data["outcomes"]]
    assert action == {
        "id": "1.1",
        "action": "",
        "accountable": "",
        "x-ref": "Write a practice note",
    }


def test_words_in_the_column_of_numbers_below_all_actions_are_left_to_a_person() -> (
    None
):
    """They can be a note, or the beginning of an action."""
    made = imported(table(TOP, _action(1), ["See the annex", "", "", ""]))

    assert [f"{q.place}: {q.text}" for q in made.questions] == [
        'row 3, Ref: It says "See the annex", and nothing else. It is not in the plan.'
        " If it is an action, write it there."
    ]
