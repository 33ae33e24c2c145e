"""Name what is spelt otherwise than declared: agencies, posts, and ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.diagnostics import Fault
from actionplan.plan import ratings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import (
        Action,
        Entry,
        Outcome,
        OutcomeEntry,
        Partner,
        Plan,
    )


def undeclared_names(plan: Plan) -> Iterator[Fault]:
    """Name what is spelt otherwise than declared: agencies, posts, and ratings."""
    house = plan.house
    for written, route in _agencies(plan) if house.agencies else ():
        if not house.agencies.has(written):
            near = house.agencies.nearest(written)
            details = {"written": written[:160], "nearest": near}
            yield Fault("unknown-agency", route, details)
    for written, route in _posts(plan) if house.posts else ():
        if not house.posts.has(written) and not house.agencies.has(written):
            near = house.posts.nearest(written)
            details = {"written": written[:160], "nearest": near}
            yield Fault("unknown-post", route, details)


def other_letters(plan: Plan) -> Iterator[Fault]:
    """Name the ratings that the plan's legend has in other letters."""
    exact, spelt = {key for key, _ in plan.rag_legend}, ratings.legend(plan)
    for entry in _rated(plan):
        meant = spelt.get(ratings.plain(entry.rag))
        if meant and entry.rag not in exact:
            details = {"written": entry.rag[:160], "meant": meant}
            yield Fault("rating-in-other-letters", (*entry.route, "rag"), details)


def _rated(plan: Plan) -> Iterator[Entry | OutcomeEntry]:
    for outcome in plan.outcomes:
        yield from (entry for entry in outcome.progress if entry.rag)
    for action in plan.actions:
        yield from (entry for entry in action.progress if entry.rag)


def _agencies(plan: Plan) -> Iterator[tuple[str, Route]]:
    if plan.lead_agency:
        yield plan.lead_agency, ("lead_agency",)
    for outcome in plan.outcomes:
        yield from _agencies_of(outcome, ())
        for action in outcome.actions:
            yield from _agencies_of(action, action.inherited)


def _agencies_of(
    holder: Outcome | Action, inherited: tuple[str, ...]
) -> Iterator[tuple[str, Route]]:
    """Give the agencies that an outcome or an action names itself."""
    partners: tuple[Partner, ...] = holder.partners
    if holder.agency and "agency" not in inherited:
        yield holder.agency, (*holder.route, "agency")
    for i, partner in enumerate(partners):
        if partner.agency and "partners" not in inherited:
            yield partner.agency, (*holder.route, "partners", i, "agency")


def _posts(plan: Plan) -> Iterator[tuple[str, Route]]:
    if plan.coordinator:
        yield plan.coordinator, ("coordinator",)
    for action in plan.actions:
        yield from _owners_of(action)
        for entry in action.progress:
            yield from _owners_of(entry)


def _owners_of(holder: Action | Entry) -> Iterator[tuple[str, Route]]:
    for owner in holder.owners:
        yield owner, (*holder.route, "accountable")
