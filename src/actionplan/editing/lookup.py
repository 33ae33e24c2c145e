"""Find the action or outcome that an entry is for, by its number in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Place
from actionplan.messages import refused_additions, refused_entries, shape
from actionplan.reading import load
from actionplan.text import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.diagnostics import Fault, Route
    from actionplan.messages.refused_entries import Thing
    from actionplan.reading.document import Document, Node
    from actionplan.reading.load import Loaded

_LISTS: Mapping[Thing, str] = {"action": "progress", "outcome": "difference"}
"""The list that an entry is added to."""


class NumberedItem(NamedTuple):
    """An action or outcome: its number as written, and where it is."""

    id: str
    kind: Thing
    route: Route
    line: int


def find_item(
    loaded: Loaded, target: str, kind: Thing
) -> tuple[Route, tuple[Fault, ...]]:
    """Return the route of the one action or outcome with the number *target*.

    If nothing can be recorded there, return the faults that say why.
    """
    # Look in the document, not in the plan: there is a special message for a number
    # that is used twice, and for an action that could not be read.
    if loaded.plan is None:
        heading = refused_entries.part_not_read(label="the plan")
        return (), (heading, *loaded.faults)
    known = list(items(loaded.document))
    found = [item for item in known if item.id == target]
    if len(found) > 1:
        lines = tuple(item.line for item in found)
        return (), (refused_entries.number_taken_twice(written=target, lines=lines),)
    if not found:
        return (), (_unknown(target, kind, loaded.plan.id, known),)
    if found[0].kind != kind:
        return (), (_wrong(found[0], known),)
    route = found[0].route
    spoilt = [f for f in loaded.faults if _spoils(f, route, _LISTS[kind])]
    if spoilt:
        label = load.label(loaded.document.data, route)
        return (), (refused_entries.part_not_read(label=label).placed(route), *spoilt)
    return route, ()


def find_outcome(loaded: Loaded, target: str) -> tuple[Route, tuple[Fault, ...]]:
    """Return the route of the outcome that a new action goes into.

    If none can be added there, return the faults that say why.
    """
    if loaded.plan is None:
        return (), (_first("the plan"), *loaded.faults)
    known = list(items(loaded.document))
    found = [item for item in known if item.id == target]
    if len(found) > 1:
        lines = tuple(item.line for item in found)
        return (), (refused_entries.number_taken_twice(written=target, lines=lines),)
    if not found:
        return (), (_unknown(target, "outcome", loaded.plan.id, known),)
    if found[0].kind == "action":
        of = tuple(
            item.id
            for item in known
            if item.kind == "outcome" and item.route == found[0].route[:2]
        )
        fault = refused_entries.wrong_target(
            written=target, thing="action", known=of, adding=True
        )
        return (), (fault,)
    route = found[0].route
    spoilt = [f for f in loaded.faults if _spoils_list(f, route, "actions")]
    if spoilt:
        label = load.label(loaded.document.data, route)
        return (), (_first(label).placed(route), *spoilt)
    return route, ()


def _first(label: str) -> Fault:
    return refused_additions.part_to_correct_first(label=label)


def _spoils_list(fault: Fault, route: Route, name: str) -> bool:
    """Return whether *fault* is in the outcome at *route*, or in its list *name*."""
    at = fault.holder
    if at is None:
        at = fault.at if not isinstance(fault.at, Place) else None
    empty = fault.rule == shape.empty_field.name
    if at is None or (empty and at == (*route, name)):
        return False
    if route[: len(at)] == at:
        return fault.holder is not None or at == route
    return at == (*route, name)


def items(of: Document) -> Iterator[NumberedItem]:
    """Yield all actions and outcomes with their numbers, even if they have faults."""
    for i, outcome in enumerate(items_of(of.root, "outcomes")):
        yield _item(of, outcome, "outcome", ("outcomes", i))
        for j, action in enumerate(items_of(outcome, "actions")):
            yield _item(of, action, "action", ("outcomes", i, "actions", j))


def items_of(node: Node | None, name: str) -> list[Node]:
    """Return the items in the list *name* of a node, or none if it has no such list."""
    if node is None or not node.fields or name not in node.fields:
        return []
    return node.fields[name][1].items or []


def _item(of: Document, node: Node, kind: Thing, route: Route) -> NumberedItem:
    written = (node.fields or {}).get("id")
    if written is None:
        return NumberedItem("", kind, route, node.line)
    _, value = written
    text = value.value
    number = text if isinstance(text, str) else of.text[value.start : value.end]
    return NumberedItem(number.strip(), kind, route, value.line)


def _unknown(target: str, kind: Thing, plan: str, items: list[NumberedItem]) -> Fault:
    known = tuple(item.id for item in items if item.kind == kind and item.id)
    return refused_entries.unknown_number(
        written=target,
        plan=plan,
        thing=kind,
        nearby=suggest.closest(target, known, 1),
        known=known,
    )


def _wrong(found: NumberedItem, items: list[NumberedItem]) -> Fault:
    """Report the right choice: an outcome's actions, or an action's outcome."""
    near = tuple(
        item.id
        for item in items
        if item.kind != found.kind and item.route[:2] == found.route[:2]
    )
    return refused_entries.wrong_target(written=found.id, thing=found.kind, known=near)


_OWNER = "accountable"


def _spoils(fault: Fault, route: Route, name: str) -> bool:
    """Return whether *fault* prevents recording at *route*."""
    # An empty list does not prevent it, because the entry fills the list. In an outcome
    # only the list itself must have no faults. Faults in older assessments do not
    # affect a new one. What an entry says of the work does not depend on the owner.
    unowned = fault.rule == shape.missing_field.name
    if unowned and fault.details["field"] == _OWNER and name == _LISTS["action"]:
        return False
    at = fault.holder
    if at is None:
        at = fault.at if not isinstance(fault.at, Place) else None
    if at is None or (fault.rule == shape.empty_field.name and at == (*route, name)):
        return False
    if route[: len(at)] == at:
        return fault.holder is not None or at == route
    if name == _LISTS["outcome"]:
        return at == (*route, name)
    return at[: len(route)] == route
