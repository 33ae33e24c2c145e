"""Find the owner of each part of a plan on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.lint import diagnose
from actionplan.plan import board_names, timeline
from actionplan.plan.model import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from actionplan.diagnostics import Diagnostic
    from actionplan.plan.model import BoardSettings, Plan
    from actionplan.reading.document import Document


class Owner(NamedTuple):
    """The owners of an action or outcome, by the names that the board uses."""

    names: tuple[str, ...] = ()
    agency: str = ""
    is_own: bool = True
    """Whether the action or outcome names them itself, not the plan."""

    @property
    def accountable(self) -> str:
        """All the owners in one text."""
        return listed(self.names)


def owners_of(
    items: AbstractSet[str],
    plan: Plan | None,
    document: Document,
    *,
    as_of: date,
    board: BoardSettings,
) -> dict[str, Owner]:
    """Return the owners of these actions on a date, and of everything else.

    For an outcome, that is its own owner or the plan's coordinator. For the rest of the
    plan, it is the coordinator.
    """
    known = _owners_of(items, plan, document, as_of=as_of, board=board)
    # A message about one of two actions with the same number must not name the other's
    # owner.
    return known | dict.fromkeys(
        known.keys() & diagnose.written_twice(document), Owner()
    )


def _owners_of(
    items: AbstractSet[str],
    plan: Plan | None,
    document: Document,
    *,
    as_of: date,
    board: BoardSettings,
) -> dict[str, Owner]:
    if plan is None:
        return _written_owners(document.data, board)
    agency = plan.lead_agency or plan.partnership
    owners = {"": _owner([plan.coordinator], agency, board)}
    for outcome in plan.outcomes:
        own = bool(outcome.accountable)
        named = _owner([outcome.accountable or plan.coordinator], agency, board)
        owners[outcome.id] = named._replace(is_own=own)
    unread = _written_owners(document.data, board) if plan.unread else {}
    for outcome, action in ((o, a) for o in plan.outcomes for a in o.actions):
        if action.id in items:
            now = timeline.standing(action, plan, as_of)
            of = board_names.of_action(action, outcome, plan, now)
            agency = "" if of.of_owner else of.name
            owners[action.id] = Owner(tuple(one.name for one in now.owners), agency)
    return unread | owners


def with_owner(said: Diagnostic, owners: Mapping[str, Owner]) -> Diagnostic:
    """Add the owner of the action or outcome to a problem."""
    own = owners.get(said.item) if said.item else None
    owner = own or owners.get("") or Owner()
    about = said.about
    if about and own and own.is_own and own.names:
        about = f"{about} Accountable: {diagnose.short(own.accountable.rstrip('.'))}."
    return said._replace(
        about=about,
        accountable=owner.accountable,
        owners=owner.names,
        agency=owner.agency,
    )


def _owner(written: Iterable[str], agency: str, board: BoardSettings) -> Owner:
    owners = board_names.owners(filter(None, written), board)
    return Owner(tuple(one.name for one in owners), board.agencies.of(agency))


def _written_owners(data: object, board: BoardSettings) -> dict[str, Owner]:
    """Return the owners named in a plan that cannot be read as a plan."""
    found: dict[str, Owner] = {}
    left = [data]
    while left:
        match left.pop():
            case {"id": str(number), "accountable": str(post), **fields}:
                found[number.strip()] = _owner(
                    [diagnose.on_one_line(post)],
                    diagnose.on_one_line(fields.get("agency")),
                    board,
                )
            case {"outcomes": list(inner)} | {"actions": list(inner)}:
                left.extend(inner)
            case _:
                pass
    return found
