"""A plan is said to be closed only by what its own notes say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.conftest import run

from actionplan.text import plan_closing

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize(
    ("text", "recommended"),
    [
        ("The partnership takes this into its next plan and closes this\nplan.", False),
        ("The new executive carries this on; the Board does not meet again.", False),
        ("The report was accepted and the plan recommended for closing.", True),
        ("The subgroup recommends closing the plan.", True),
        ("The plan can now be closed.", True),
    ],
)
def test_what_is_said_of_closing_the_plan_is_found(
    text: str, *, recommended: bool
) -> None:
    """A recommendation is not a closing."""
    found = plan_closing.read(text)

    assert found is not None
    assert found.recommended is recommended


@pytest.mark.parametrize(
    "text",
    [
        "The child's plan was closed in May.",
        "164 early help plans closed between January and June.",
        "This plan will not be closed until the figure is 70%.",
        "The front door closes at six.",
        "The subgroup will not meet again until May.",
        "The action plan is closed to new referrals.",
    ],
)
def test_other_plans_and_conditions_do_not_count(text: str) -> None:
    """Plans of children are closed every day."""
    assert plan_closing.read(text) is None


@pytest.mark.parametrize(
    ("name", "said", "never"),
    [
        (
            "llr-neglect-adolescents-2023",
            'closes this plan": record the decision and its date, or add an action)',
            "close the plan)",
        ),
        (
            "audit-strategy-discussions-2022",
            'says "The report was accepted without change and the plan recommended for'
            ' closing".',
            "Nothing is needed",
        ),
    ],
)
def test_page_one_asks_to_record_a_closing(name: str, said: str, never: str) -> None:
    """It does not ask for what was decided, nor say what was only recommended."""
    path = EXAMPLES / f"{name}.yaml"
    day = date(2026, 11, 24).isoformat()

    done = run("render", str(path), "--summary", "--format", "text", "--as-of", day)

    page = " ".join(done.stdout.split())
    assert said in page
    assert never not in page
    assert "been closed since" not in page
