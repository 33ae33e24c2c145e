"""Work that was transferred is everyday business, or another body's: its note says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from generated_plans import AS_OF, Plan, perfect, put_into
from printed import PAPERS, output
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.text import new_holder

if TYPE_CHECKING:
    from pathlib import Path

FAIR = (
    "The Workforce Board runs the network from now on, as part of its own programme.",
    "Now business as usual.",
    "Passed to Barnardo's",
    "Part of the annual training programme now",
    "Handed to the Named Nurse",
    "Transferred to the Adults Board in May 2012",
    "Children's services will run this as part of its daily practice",
    "Agreed at the board meeting of March that the police take this on.",
    "Moved to PPU",
    "Every team does this in supervision now",
    "This sits with Public Health now",
)
LACKING = (
    "Transferred.",
    "The board agreed to transfer this.",
    "Agreed by the Executive in March 2012.",
    "No longer in this plan",
    "Moved in March 2012",
    "Transferred as agreed at the last meeting.",
    "To be monitored elsewhere",
)


def _transferred(note: str) -> Plan:
    plan = perfect()
    entry = {"date": "2012-02-20", "state": "transferred", "note": note}
    plan["outcomes"][0]["actions"][0]["progress"].append(entry)
    return plan


@pytest.mark.parametrize(
    ("note", "named"), [*((n, True) for n in FAIR), *((n, False) for n in LACKING)]
)
def test_a_note_says_whose_work_it_is_by_a_name_or_everyday_business(
    note: str, *, named: bool
) -> None:
    """Who decided on it is not who has it now."""
    assert new_holder.is_named(note) is named


def test_an_agency_that_the_plan_names_is_whose_work_it_is() -> None:
    """A name that no list has is known from the plan."""
    assert new_holder.is_named("Kooth has it now.", ["Kooth"])


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        (FAIR[0], False),
        ("Transferred.", True),
        ("The board agreed to transfer this.", True),
    ],
)
def test_lint_asks_of_transferred_work_whose_it_is_and_never_why(
    note: str, *, asked: bool, tmp_path: Path
) -> None:
    """A reason is asked for where nobody does it, and here somebody does."""
    put_into(tmp_path, _transferred(note))

    args = ["lint", str(tmp_path), "--as-of", f"{AS_OF}"]
    told = " ".join(CliRunner().invoke(app, args).stdout.split())

    assert (
        "does not say who does the work now" in told,
        "does not say why" in told,
    ) == (
        asked,
        False,
    )


@pytest.mark.parametrize("name", PAPERS)
def test_no_output_says_to_whom_work_was_transferred_but_by_its_note(
    name: str, tmp_path: Path
) -> None:
    """That another body runs it is not business as usual."""
    put_into(tmp_path, _transferred(FAIR[0]))

    told = output(name, tmp_path, AS_OF).lower()

    assert "business as usual" not in told
