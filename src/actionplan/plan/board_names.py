"""Call agencies and owners by the names that their board has declared.

This is the only definition of which agency and owners an action has. If a board has
declared 2 names for the same agency or owner, every filter, group and total uses the
declared name, and shows the name written in the plan next to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import known_agencies
from actionplan.plan.model import listed
from actionplan.text import agency_forms, names
from actionplan.text import owners as text_owners
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.plan.model import Action, BoardSettings, Outcome, Plan
    from actionplan.plan.timeline import Standing


class Named(NamedTuple):
    """The name of an agency or owner, and how the plan writes that name."""

    name: str = ""
    """The name of the agency or owner in the board's settings. If the settings do not
    list the agency or owner, this is the name in the plan."""
    written: str = ""
    """The name as it is written in the plan, such as Northmoor CCG."""
    of_plan: bool = False
    """Whether the action names no agency, and this agency is the lead agency of the
    plan."""
    of_owner: bool = False
    """Whether the action names no agency, and this agency was found in the words that
    name the owner of the action, such as: Named Nurse, Eastshire NHS Trust."""

    @property
    def is_written_otherwise(self) -> bool:
        """Whether the name in the plan is not the one that the board declared."""
        return names.post(self.name) != names.post(self.written)

    @property
    def words(self) -> str:
        """The name to print, such as: Northmoor ICB (written: Northmoor CCG)."""
        if self.is_written_otherwise:
            return f"{self.name} (written: {self.written})"
        return self.name


def agency(written: str, board: BoardSettings) -> Named:
    """Return an agency by its declared name."""
    return Named(board.agencies.of(written), written)


def owner(written: str, board: BoardSettings) -> Named:
    """Return an owner by the declared job title, or else by the declared agency."""
    known = board.posts if board.posts.has(written) else board.agencies
    return Named(known.of(written), written)


def owners(written: Iterable[str], board: BoardSettings) -> tuple[Named, ...]:
    """Return each owner once, even if the plan names them several times."""
    found: dict[str, Named] = {}
    for one in written:
        named = owner(one, board)
        found.setdefault(names.post(named.name), named)
    return tuple(found.values())


def listed_owners(written: Iterable[str], board: BoardSettings) -> str:
    """Name owners for people: A (written: B) and C."""
    return listed([one.words for one in owners(written, board)])


@by_identity
def of_action(action: Action, outcome: Outcome, plan: Plan, now: Standing) -> Named:
    """Return the agency of an action as it stands now; empty where none is known.

    From the entry on that hands it to another agency it is that one. In a plan of a
    single agency it is the plan's, unless the action names another. Where neither names
    one, it is the one that the owner is, or is of: "Named Nurse, Eastshire NHS Trust".
    One that is written and could not be read is not known.
    """
    if now.agency is not None:
        return agency(now.agency, plan.board) if now.agency else Named()
    unread = (*action.unread_fields, *outcome.unread_fields)
    if action.agency:
        return agency(action.agency, plan.board)
    if any(one.field == "agency" for one in unread):
        return Named()
    if plan.kind == "single-agency" and plan.lead_agency:
        return agency(plan.lead_agency, plan.board)._replace(of_plan=True)
    return _of_owners(now, plan)


def _of_owners(now: Standing, plan: Plan) -> Named:
    """Return the one agency that the words for each owner name; empty if it is none."""
    found: dict[str, Named] = {}
    for one in now.owners:
        for named in agencies_of(one.written, plan) or ("",):
            full = agency_forms.full_name(named, known_agencies.names(plan))
            each = agency(full, plan.board)._replace(written=named)
            found.setdefault(names.plain(each.name), each)
    if len(found) != 1:
        return Named()
    (only,) = found.values()
    return only._replace(of_owner=True) if only.name else Named()


def agencies_of(owner: str, plan: Plan) -> tuple[str, ...]:
    """Return the agencies that the words for an owner name, as written."""
    read = text_owners.read(owner, known_agencies.names(plan)).owners
    return tuple(one.agency for one in read if one.agency)
