"""Tell which parts of a plan could be read, so that no gap is told where none is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from actionplan.plan.model import Action, Outcome, Plan

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
    known = (*Plan._fields, *Outcome._fields, *Action._fields)
    return not any(
        part.route[: len(route)] == route
        or route[: len(part.route)] == part.route
        or (part.route[:-1] == route[:-1] and part.route[-1] not in known)
        for part in plan.unread
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
