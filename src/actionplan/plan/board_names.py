"""Call agencies and owners by the names that their board has declared.

This is the one definition of which agency and which owners an action has. A name that
was declared as the same as another is that other in every filter, group and sum, and
what the plan has written is shown next to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan.model import listed
from actionplan.text import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.plan.model import Action, BoardSettings, Outcome, Plan
    from actionplan.plan.timeline import Standing


class Named(NamedTuple):
    """A name, and how the plan has written it."""

    name: str = ""
    written: str = ""

    @property
    def is_written_otherwise(self) -> bool:
        """Whether the plan has another name for it."""
        return not names.same(self.name, self.written)

    @property
    def words(self) -> str:
        """The name for people: Northmoor ICB (written: Northmoor CCG)."""
        if self.is_written_otherwise:
            return f"{self.name} (written: {self.written})"
        return self.name


def agency(written: str, board: BoardSettings) -> Named:
    """Return an agency by its declared name."""
    return Named(board.agencies.of(written), written)


def owner(written: str, board: BoardSettings) -> Named:
    """Return an owner by the declared name of a post, or else of an agency."""
    known = board.posts if board.posts.has(written) else board.agencies
    return Named(known.of(written), written)


def owners(written: Iterable[str], board: BoardSettings) -> tuple[Named, ...]:
    """Return each of several owners once, however often a plan names them."""
    found: dict[str, Named] = {}
    for one in written:
        named = owner(one, board)
        found.setdefault(names.plain(named.name), named)
    return tuple(found.values())


def listed_owners(written: Iterable[str], board: BoardSettings) -> str:
    """Name owners for people: A (written: B) and C."""
    return listed([one.words for one in owners(written, board)])


def of_action(action: Action, outcome: Outcome, plan: Plan, now: Standing) -> Named:
    """Return the agency of an action as it stands now; empty where none is known.

    From the entry on that hands it to another agency it is that one. In a plan of a
    single agency it is the plan's, unless the action names another. One that is written
    and could not be read is not known.
    """
    if now.agency is not None:
        return agency(now.agency, plan.board) if now.agency else Named()
    unread = (*action.unread_fields, *outcome.unread_fields)
    if action.agency:
        return agency(action.agency, plan.board)
    if plan.kind != "single-agency" or any(one.field == "agency" for one in unread):
        return Named()
    return agency(plan.lead_agency, plan.board)
