"""What lint does not complain of, and what it asks for, of fair records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from generated_plans import AS_OF, perfect, put_into

from actionplan import workspace
from actionplan.rules import accountability, currency
from actionplan.text import placeholders
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

    from actionplan.plan import model


def _read(folder: Path, plan: Plan) -> model.Plan:
    put_into(folder, plan)
    (read,) = gather.plans(workspace.make([folder]), AS_OF).plans
    return read


@pytest.mark.parametrize(
    ("owner", "asked"),
    [
        *((each, False) for each in ("DCS", "DASS", "DPH", "LADO", "PCC")),
        *((each, True) for each in ("HOS", "QEG", "AD", "PSW")),
    ],
)
def test_letters_of_statutory_posts_need_no_explanation(
    owner: str, *, asked: bool, tmp_path: Path
) -> None:
    """Every area has to have the post, and every board knows its name."""
    plan = perfect()
    plan["outcomes"][0]["actions"][0]["accountable"] = owner

    found = [*accountability.initials_accountable(_read(tmp_path, plan))]

    assert bool(found) is asked


@pytest.mark.parametrize(
    ("text", "field", "empty"),
    [
        ("review", "taken_from", False),
        ("The review", "taken_from", False),
        ("under review", "taken_from", True),
        ("TBC", "taken_from", True),
    ],
)
def test_a_review_is_where_a_figure_is_from(
    text: str, field: str, *, empty: bool
) -> None:
    """It is short, and it is no placeholder."""
    assert placeholders.says_nothing(text, field) is empty


@pytest.mark.parametrize(
    ("gone", "asks"),
    [
        ((), "measure everything in the baseline again"),
        (("baseline",), "compare the position now with the desired outcome"),
        (("baseline", "desired_outcome"), 'write what will be different in "desi'),
    ],
)
def test_nobody_is_asked_to_measure_again_what_was_not_measured(
    gone: tuple[str, ...], asks: str, tmp_path: Path
) -> None:
    """An outcome is judged by what the plan gives for it."""
    plan = perfect()
    for name in gone:
        del plan["outcomes"][0][name]
    for action in plan["outcomes"][0]["actions"]:
        action["progress"] = [
            {"date": "2011-08-20", "state": "complete", "note": "All teams use it."}
        ]

    (found,) = currency.outcome_not_judged(_read(tmp_path, plan), AS_OF)

    assert found.remedy.startswith(asks)


@pytest.mark.parametrize(
    ("second", "asked"), [("Northshire Council", True), ("Northshire Police", False)]
)
def test_actions_of_several_agencies_need_no_partner(
    second: str, *, asked: bool, tmp_path: Path
) -> None:
    """A plan that gives each action to one of two agencies is one of several."""
    plan = perfect()
    actions = plan["outcomes"][0]["actions"]
    for action in actions:
        action.pop("partners", None)
        action["agency"] = "Northshire Council"
    actions[1]["agency"] = second

    found = [*accountability.no_agencies_named(_read(tmp_path, plan))]

    assert bool(found) is asked
