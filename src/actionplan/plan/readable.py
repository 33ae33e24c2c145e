"""Tell which parts of a plan could be read, so that no gap is told where none is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from actionplan.plan.model import Action, Outcome, Plan
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from actionplan.diagnostics import Route
    from actionplan.plan.model import UnreadField


class Held(Protocol):
    """A part of a plan, with its fields that could not be read."""

    @property
    def unread_fields(self) -> tuple[UnreadField, ...]:
        """Those fields."""


def lacks(part: Held, *fields: str) -> bool:
    """Tell whether a part of a plan has nothing in any of *fields*, as far as is known.

    What is there and cannot be read has been named: what is missing is not known then.
    """
    return is_known(part, *fields) and not any(getattr(part, name) for name in fields)


def is_known(part: Held, *fields: str) -> bool:
    """Tell whether all of *fields* could be read.

    A field that has no such name may be one of those, misspelt.
    """
    return not any(
        one.field in fields or not hasattr(part, one.field)
        for one in part.unread_fields
    )


def is_read(plan: Plan, route: Route) -> bool:
    """Tell whether all of what stands at *route* could be read.

    What could not has been named; that something is missing there is not known. A
    field that has no such name may be the one that is looked for, misspelt.
    """
    unread = _unread(plan)
    return not (
        route in unread.around
        or any(route[:length] in unread.routes for length in range(len(route) + 1))
        or route[:-1] in unread.with_unknown
    )


class _Unread(NamedTuple):
    """Where that stands which could not be read."""

    routes: frozenset[Route]
    around: frozenset[Route]
    """These routes, and those of all that holds them."""
    with_unknown: frozenset[Route]
    """The routes of what has a field there of a name that is not known."""


@by_identity
def _unread(plan: Plan) -> _Unread:
    # Asked of each part of a plan, which may be as many as could not be read.
    routes = frozenset(part.route for part in plan.unread)
    known = (*Plan._fields, *Outcome._fields, *Action._fields)
    return _Unread(
        routes,
        frozenset(r[:length] for r in routes for length in range(len(r) + 1)),
        frozenset(r[:-1] for r in routes if r[-1] not in known),
    )


def is_whole(plan: Plan, thing: str = "action") -> bool:
    """Tell whether every action, or every outcome, of a plan could be read."""
    return not any(_takes(part.route, thing) for part in plan.unread)


def _takes(route: Route, thing: str) -> bool:
    """Tell whether what stands at *route* is one such thing, or holds some."""
    match route:
        case ("outcomes",) | ("outcomes", int()):
            return True
        case ("outcomes", int(), "actions") | ("outcomes", int(), "actions", int()):
            return thing == "action"
        case _:
            return False
