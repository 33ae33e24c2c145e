"""Name the agencies and posts of a plan that its board has not declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.diagnostics import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Plan


def undeclared_names(plan: Plan) -> Iterator[Fault]:
    """Name the agencies and posts of a plan that its board has not declared."""
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


def _agencies(plan: Plan) -> Iterator[tuple[str, Route]]:
    if plan.lead_agency:
        yield plan.lead_agency, ("lead_agency",)
    for action in plan.actions:
        if action.agency:
            yield action.agency, (*action.route, "agency")
        for i, partner in enumerate(action.partners):
            if partner.agency:
                yield partner.agency, (*action.route, "partners", i, "agency")


def _posts(plan: Plan) -> Iterator[tuple[str, Route]]:
    if plan.coordinator:
        yield plan.coordinator, ("coordinator",)
    for action in plan.actions:
        yield action.accountable, (*action.route, "accountable")
        for entry in action.progress:
            if entry.accountable:
                yield entry.accountable, (*entry.route, "accountable")
