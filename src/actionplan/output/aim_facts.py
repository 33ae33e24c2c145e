"""Give the facts of an outcome to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionplan.plan import aims

if TYPE_CHECKING:
    from datetime import date

    from actionplan.plan.aims import Measured
    from actionplan.plan.model import Outcome, Plan


def facts(outcome: Outcome, plan: Plan, as_of: date) -> dict[str, Any]:
    """Return what an outcome is for, its measures and the difference made.

    What is not recorded, or could not be read, is null.
    """
    aim = aims.of(outcome, plan, as_of)
    return {
        "name": f"{plan.id}/{outcome.id}",
        "plan": plan.id,
        "theme": outcome.theme or None,
        "desired_outcome": aim.text or None,
        "measures": [_measure(one) for one in aim.measures],
        "difference": aim.made,
        "not_shown": aim.not_shown,
        "assessed": aim.assessed or None,
        "effect": aim.effect or None,
        "words": aim.difference,
    }


def _measure(of: Measured) -> dict[str, str | None]:
    return {
        "measure": of.measure or None,
        "baseline": of.start or None,
        "target": of.target or None,
        "latest": of.latest or None,
        "latest_when": of.latest_when or None,
        "worse_than": of.worse_than or None,
        "noted": of.noted or None,
    }
