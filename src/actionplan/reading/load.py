"""The one gate: from a file's bytes to the document, and the plan it stands for.

Past it everything in a plan has the shape the schema asks for. What has not is set
aside, action by action, and named: one "Ongoing" in a date hides one action, and
says so, not the thirty beside it.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan import FORMAT
from actionplan.diagnostics import Fault, Place
from actionplan.messages import unreadable
from actionplan.plan import model
from actionplan.plan.model import ABSENT, BoardSettings, Unread
from actionplan.reading import document, schema_check, typos

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Plan
    from actionplan.reading.document import Document


_NO_HOUSE = BoardSettings()


class Loaded(NamedTuple):
    """A file as far as it could be read; *plan* is None where that is not at all."""

    document: Document
    plan: Plan | None
    faults: tuple[Fault, ...]


def load(content: bytes, stem: str, house: BoardSettings = _NO_HOUSE) -> Loaded:
    """Read the bytes of a file; *stem* is its name without the ending.

    *house* is what the plan's board has settled for all of its plans.
    """
    read = document.parse(content)
    faults = tuple(_named(read))
    if not isinstance(read.data, dict) or read.data.get("schema") != FORMAT:
        return Loaded(read, None, faults)
    if any(fault.at is None for fault in faults) or len(faults) > document.MAX_FAULTS:
        return Loaded(read, None, faults)
    data, unread = _set_aside(read.data, _spoilt(faults))
    if "outcomes" not in data:
        return Loaded(read, None, faults)
    plan = model.plan(data, unread, stem)
    has_own = "rag_legend" in read.data
    legend = plan.rag_legend if has_own else house.rag_legend
    return Loaded(read, plan._replace(house=house, rag_legend=legend), faults)


def _named(read: Document) -> list[Fault]:
    """Return what is wrong with a file's form, by its cause where that is known."""
    match read.faults:
        case [Fault(rule=unreadable.cannot_be_read.name, at=Place() as place)]:
            return [typos.name(read.lines, place) or read.faults[0]]
        case _:
            faults = [*read.faults, *schema_check.check(read)]
            if len(faults) > document.MAX_FAULTS:  # there may be more: leave them
                return faults
            return typos.misread(read, faults)


def _spoilt(faults: Iterable[Fault]) -> list[Route]:
    routes = [
        fault.holder
        if fault.holder is not None
        else (fault.at if not isinstance(fault.at, Place) else None)
        for fault in faults
    ]
    return [route for route in routes if route is not None]


def _set_aside(
    data: dict[str, Any], routes: list[Route]
) -> tuple[dict[str, Any], tuple[Unread, ...]]:
    """Take out of *data* the smallest parts that hold *routes* and can be missed."""
    if not routes:
        return data, ()
    units = dict.fromkeys(_unit(route, data) for route in routes)
    unread = tuple(
        Unread(unit, label(data, unit), _numbers(data, unit)) for unit in units if unit
    )
    rest = deepcopy(data)
    for unit in units:
        if unit:
            _take_out(rest, unit)
    return rest, unread


_ACTION = 4
"""The length of an action's route: outcomes, number, actions, number."""
_IN_LISTS = ("recommendations", "baseline", "risks", "difference")


def _unit(route: Route, data: dict[str, Any]) -> Route:
    """Return what is set aside for a fault at *route*: the action, wherever inside it.

    Elsewhere it is the field, or one of a list. An outcome or a plan that lacks a
    field loses nothing; () says so.
    """
    match route:
        case ("outcomes", int(), "actions", int(), *_):
            return route[:_ACTION]
        case ("outcomes", int(), str(name), int(), *_) if name in _IN_LISTS:
            return route[:_ACTION]
        case ("outcomes", int(), str(), *_):
            return route[:3]
        case ("outcomes", int(i)):
            return () if isinstance(data["outcomes"][i], dict) else route
        case (str(), *_):
            return route[:1]
        case _:
            return ()


def _numbers(data: Any, unit: Route) -> tuple[str, ...]:
    """Return the numbers of the actions and outcomes that are set aside with *unit*.

    One that cannot be read as a number is empty.
    """
    match unit:
        case ("outcomes", int(), "actions", int()):
            number = _id(data, unit)
            return (number if schema_check.is_item_id(number) else "",)
        case (
            ("outcomes",) | ("outcomes", int()) | ("outcomes", int(), "id" | "actions")
        ):
            return ("",)
        case _:
            return ()


def _take_out(data: Any, unit: Route) -> None:
    *way, last = unit
    try:
        for step in way:
            data = data[step]
    except (KeyError, IndexError, TypeError):
        return  # taken out already, with what it stands in
    match data, last:
        case list(), int() if last < len(data):
            data[last] = ABSENT
        case dict(), _:
            data.pop(last, None)
        case _:
            pass  # nothing of it is there


def label(data: Any, route: Route) -> str:
    """Name a part of a plan as its officer knows it: action 1.2, outcome O1, source."""
    match route:
        case ("outcomes", int(i), "actions", int(j), *_):
            name = _id(data, ("outcomes", i, "actions", j))
            where = f"action number {j + 1} of {label(data, ('outcomes', i))}"
            return f"action {name}" if name else where
        case ("outcomes", int(i), str(name), *_):
            return f'"{name}" of {label(data, ("outcomes", i))}'
        case ("outcomes", int(i)):
            name = _id(data, ("outcomes", i))
            return f"outcome {name}" if name else f"outcome number {i + 1}"
        case _:
            return f'"{route[0]}"'


def _id(data: Any, route: Route) -> str:
    try:
        for step in route:
            data = data[step]
    except (KeyError, IndexError, TypeError):
        return ""  # what is meant stands under a name that is there twice
    match data:
        case {"id": str(name)} if name.strip():
            return name.strip()
        case _:
            return ""
