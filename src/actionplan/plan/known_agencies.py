"""Gather the names by which a plan, and its board, know agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.text import placeholders
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.model import Plan


@by_identity
def names(plan: Plan) -> frozenset[str]:
    """Return every name under which an agency is declared, or occurs in the plan."""
    return frozenset(
        name
        for name in _all(plan)
        if name and not placeholders.says_nothing(name, "agency")
    )


def _all(plan: Plan) -> Iterator[str]:
    yield from (plan.partnership, plan.lead_agency)
    for name, others in plan.board.agencies.names:
        yield from (name, *others)
    for outcome in plan.outcomes:
        yield from (measure.agency for measure in outcome.baseline)
        for recommendation in outcome.recommendations:
            yield from (response.agency for response in recommendation.responses)
    for action in plan.actions:
        yield action.agency
        yield from (partner.agency for partner in action.partners)
