"""Name who answers, on a day, for the parts of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.lint import diagnose
from actionplan.plan import timeline

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from actionplan.diagnostics import Diagnostic
    from actionplan.plan.model import Plan
    from actionplan.reading.document import Document


class Owner(NamedTuple):
    """Who answers for something."""

    accountable: str = ""
    agency: str = ""


def owners_of(
    items: AbstractSet[str], plan: Plan | None, document: Document, as_of: date
) -> dict[str, Owner]:
    """Return who answers, on a day, for these actions, and for all else.

    For what is no action that is the post that answers for the outcome, or else the
    one that keeps the plan.
    """
    if plan is None:
        return _written_owners(document.data)
    agency = plan.lead_agency or plan.partnership
    owners = {"": Owner(plan.coordinator, agency)}
    for outcome in plan.outcomes:
        owners[outcome.id] = Owner(outcome.accountable or plan.coordinator, agency)
    unread = _written_owners(document.data) if plan.unread else {}
    for action in plan.actions:
        if action.id in items:
            now = timeline.standing(action, plan, as_of)
            owners[action.id] = Owner(now.accountable, action.agency)
    return unread | owners


def with_owner(said: Diagnostic, owners: Mapping[str, Owner]) -> Diagnostic:
    """Return a finding with the one who answers for what it is about."""
    owner = owners.get(said.item) or owners.get("") or Owner()
    return said._replace(accountable=owner.accountable, agency=owner.agency)


def _written_owners(data: object) -> dict[str, Owner]:
    """Return who is named for the actions of a plan that cannot be read as one."""
    found: dict[str, Owner] = {}
    left = [data]
    while left:
        match left.pop():
            case {"id": str(number), "accountable": str(post), **fields}:
                found[number.strip()] = Owner(
                    diagnose.on_one_line(post),
                    diagnose.on_one_line(fields.get("agency")),
                )
            case {"outcomes": list(inner)} | {"actions": list(inner)}:
                left.extend(inner)
            case _:
                pass
    return found
