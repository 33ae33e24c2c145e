"""Gather the names by which a plan, and its board, know agencies."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from actionplan.text import placeholders, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.model import DeclaredNames, Plan


@remembered.of_a_few
def names(plan: Plan) -> frozenset[str]:
    """Return every agency name that is declared or used in the plan."""
    own = frozenset(filter(_is_name, _own(plan)))
    return _first_equal(_declared(plan.board.agencies) | own)


@lru_cache(maxsize=8)
def _first_equal(agencies: frozenset[str]) -> frozenset[str]:
    """Return the set that was there first, of those that are equal.

    What is remembered of thousands of names is found at once only by the same set.
    """
    return agencies


@remembered.by_identity
def _declared(agencies: DeclaredNames) -> frozenset[str]:
    """Return the names of a board, which are the same for each of its plans."""
    every = (each for name, others in agencies.names for each in (name, *others))
    return frozenset(filter(_is_name, every))


def _is_name(written: str) -> bool:
    return bool(written) and not placeholders.says_nothing(written, "agency")


def _own(plan: Plan) -> Iterator[str]:
    yield from (plan.partnership, plan.lead_agency)
    for outcome in plan.outcomes:
        yield from (measure.agency for measure in outcome.baseline)
        for recommendation in outcome.recommendations:
            yield from (response.agency for response in recommendation.responses)
    for action in plan.actions:
        yield action.agency
        yield from (entry.agency for entry in action.progress)
        yield from (partner.agency for partner in action.partners)
