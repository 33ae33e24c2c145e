"""Load a plan from the bytes of its file, setting aside what cannot be read.

A loaded plan has the shape of the schema throughout. What does not is set aside,
action by action, and named: an "Ongoing" in place of a date hides that one action, and
says so, but not the thirty others.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan import FORMAT
from actionplan.diagnostics import Fault, Place
from actionplan.messages import unreadable
from actionplan.plan import model
from actionplan.plan.model import ABSENT, BoardSettings, Unread
from actionplan.reading import plan_schema, schema_check, typos, yaml_reader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Plan
    from actionplan.reading.document import Document


_NO_SETTINGS = BoardSettings()


class Loaded(NamedTuple):
    """A file as far as it could be read; *plan* is None if it is not one."""

    document: Document
    plan: Plan | None
    faults: tuple[Fault, ...]


def load(content: bytes, stem: str, board: BoardSettings = _NO_SETTINGS) -> Loaded:
    """Read the bytes of a file; *stem* is its name without the ending.

    *board* has the settings of the plan's board.
    """
    read = yaml_reader.parse(content)
    faults = tuple(_named(read))
    if not isinstance(read.data, dict) or read.data.get("schema") != FORMAT:
        return Loaded(read, None, faults)
    if (
        any(fault.at is None for fault in faults)
        or len(faults) > yaml_reader.MAX_FAULTS
    ):
        return Loaded(read, None, faults)
    data, unread = _set_aside(read.data, _spoilt(faults))
    if "outcomes" not in data:
        return Loaded(read, None, faults)
    plan = model.plan(data, unread, stem)
    has_own = "rag_legend" in read.data
    legend = plan.rag_legend if has_own else board.rag_legend
    return Loaded(read, plan._replace(board=board, rag_legend=legend), faults)


def _named(read: Document) -> list[Fault]:
    """Return what is wrong with a file's form, by the typing mistake if it is known."""
    match read.faults:
        case [Fault(rule=unreadable.cannot_be_read.name, at=Place() as place)]:
            return [typos.explain(read.lines, place) or read.faults[0]]
        case _:
            faults = [*read.faults, *schema_check.check(read)]
            if len(faults) > yaml_reader.MAX_FAULTS:  # there may be more: leave them
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
    """Take out of *data* the smallest parts that hold *routes* and can be left out."""
    # In lists a placeholder stays behind, so that the routes of the rest still lead to
    # the same places of the file.
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
    """Return the route of what is set aside for a fault at *route*; () for nothing.

    Within an action that is the action; elsewhere the field, or one entry of a list.
    An outcome or a plan that lacks a field loses nothing.
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

    A number that cannot be read is an empty text.
    """
    match unit:
        case ("outcomes", int(), "actions", int()):
            number = _id(data, unit)
            return (number if plan_schema.is_item_id(number) else "",)
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
        return  # taken out already, with its holder
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
        return ""  # it is under a name that is there twice
    match data:
        case {"id": str(name)} if name.strip():
            return name.strip()
        case _:
            return ""
