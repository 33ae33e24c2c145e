"""Find which parts of a plan could be read, to report only real gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from actionplan.plan.model import Action, Outcome, Plan, UnreadField
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route


class Held(Protocol):
    """A part of a plan, with its fields that could not be read."""

    @property
    def unread_fields(self) -> tuple[UnreadField, ...]:
        """Those fields."""


def lacks(part: Held, *fields: str) -> bool:
    """Return whether a part of a plan is known to have nothing in any of *fields*.

    If something there could not be read, it is not known what is missing.
    """
    for name in fields:  # most are there, so this comes first
        if getattr(part, name):
            return False
    return is_known(part, *fields)


def is_known(part: Held, *fields: str) -> bool:
    """Return whether all of *fields* could be read.

    A field with an unknown name may be one of them, misspelt.
    """
    return not part.unread_fields or not any(
        one.field in fields or one.misspelt for one in part.unread_fields
    )


def has_unread(part: Held, *fields: str) -> bool:
    """Return whether any of *fields* has words that could not be read.

    A placeholder is read: it says nothing.
    """
    return any(one.field in fields and not one.left_open for one in part.unread_fields)


def is_written(part: Held, field: str) -> bool:
    """Return whether something is written for *field* that could not be read.

    If nothing is written, although the format asks for it, nothing is unknown.
    """
    return any(
        one.field == field
        and not one.left_open
        and bool(one.written or one.is_listed or one.misspelt)
        for one in part.unread_fields
    )


def as_if_empty(plan: Plan) -> Plan:
    """Return a plan in which whatever could not be read counts as not there.

    With it, `lint --since` finds what a change has hidden in such a place.
    """
    emptied: Plan = _emptied(plan)
    return emptied._replace(unread=())


def _emptied(part: Any) -> Any:  # noqa: ANN401 -- a part of a plan, whatever it is
    if not isinstance(part, tuple):
        return part
    as_dict = getattr(part, "_asdict", None)
    if as_dict is None:
        return tuple(map(_emptied, part))
    fields = {name: _emptied(value) for name, value in as_dict().items()}
    for one in fields.get("unread_fields", ()):
        words = f"{one.field}_as_written"
        if fields.get(words) == one.written:  # and not what such a field says itself
            fields[words] = ""
    if "unread_fields" in fields:
        fields["unread_fields"] = ()
    return type(part)(**fields)


def set_aside(part: object, at: Route = ()) -> Iterator[tuple[UnreadField, Route]]:
    """Yield every field in a part of a plan that is left open or could not be read.

    The route is that of the nearest part around it that has one.
    """
    if isinstance(part, UnreadField):
        yield part, at
    elif isinstance(part, tuple):
        for each in part:
            yield from set_aside(each, getattr(part, "route", at))


def is_read(plan: Plan, route: Route) -> bool:
    """Return whether everything at *route* could be read.

    If not, it is not known what is missing there. A field with an unknown name may be
    the one that is looked for, misspelt.
    """
    unread = _unread(plan)
    return not (
        route in unread.around
        or any(route[:length] in unread.routes for length in range(len(route) + 1))
        or route[:-1] in unread.with_unknown
    )


class _Unread(NamedTuple):
    """The places of the parts that could not be read."""

    routes: frozenset[Route]
    around: frozenset[Route]
    """These routes, and those of the parts they are in."""
    with_unknown: frozenset[Route]
    """The routes of parts that have a field with an unknown name."""


@by_identity
def _unread(plan: Plan) -> _Unread:
    # Remembered, because this is asked for each part of a plan.
    routes = frozenset(r for part in plan.unread for r in (part.route, part.place))
    known = (*Plan._fields, *Outcome._fields, *Action._fields)
    return _Unread(
        routes,
        frozenset(r[:length] for r in routes for length in range(len(r) + 1)),
        frozenset(r[:-1] for r in routes if r[-1] not in known),
    )


def is_whole(plan: Plan, thing: str = "action") -> bool:
    """Return whether every action, or every outcome, in a plan could be read."""
    return not any(_takes(part.place, thing) for part in plan.unread)


def _takes(route: Route, thing: str) -> bool:
    """Return whether what is at *route* is one such thing, or contains some."""
    match route:
        case ("outcomes",) | ("outcomes", int()):
            return True
        case ("outcomes", int(), "actions") | ("outcomes", int(), "actions", int()):
            return thing == "action"
        case _:
            return False
