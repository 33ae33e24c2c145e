"""Take back the newest entry of an action, or the newest assessment of an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Place, Refusal
from actionplan.editing import lookup, removal
from actionplan.messages import refused_entries, refused_removals
from actionplan.plan import timeline
from actionplan.reading import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from actionplan.diagnostics import Fault, Route
    from actionplan.messages.refused_entries import Thing
    from actionplan.plan.model import BoardSettings, Entry, Judgement, Plan
    from actionplan.plan.timeline import Standing
    from actionplan.reading.document import Document

LISTS: dict[Thing, str] = {"action": "progress", "outcome": "difference"}
"""The list that an entry is removed from."""


class Newest(NamedTuple):
    """An entry of an action, or assessment of an outcome, that may be the newest."""

    document: Document
    plan: Plan
    item: str
    """The number of the action or outcome."""
    thing: Thing
    holder: Route
    """The way to the action or outcome."""
    entry: Entry | Judgement

    @property
    def list(self) -> str:
        """The name of the list that the entry is in."""
        return LISTS[self.thing]


class Undone(NamedTuple):
    """A file without its newest entry, and the status of the action without it."""

    content: bytes
    removed: tuple[tuple[int, str], ...]
    """The lines that are no longer there, with the numbers that they had."""
    now: Standing | None
    """None for an outcome, whose status does not follow from its assessments."""


def newest(
    content: bytes, name: str, target: str, thing: Thing, board: BoardSettings
) -> Newest:
    """Find the newest entry of *target*: the last one in the file *name*.

    Refuses a plan, or a part of it, that cannot be read, and an empty list.
    """
    stem = name.rpartition("/")[2].rpartition(".")[0]
    loaded = load.load(content, stem, board)
    route, faults = lookup.find_item(loaded, target, thing)
    if faults or loaded.plan is None:
        raise Refusal(*map(_of_removal, faults), file=name)
    nodes = lookup.items_of(loaded.document.node(route), LISTS[thing])
    if not nodes:
        fault = refused_removals.nothing_to_remove(item=target, thing=thing, file=name)
        raise Refusal(fault, file=name)
    way = (*route, LISTS[thing], len(nodes) - 1)
    found = [each for each in _entries(loaded.plan, thing) if each.route == way]
    if not found:  # of the assessments of an outcome, others may be read
        label = load.label(loaded.document.data, way)
        raise Refusal(refused_removals.part_not_understood(label=label), file=name)
    return Newest(
        document=loaded.document,
        plan=loaded.plan,
        item=target,
        thing=thing,
        holder=route,
        entry=found[0],
    )


def above(of: Newest) -> Iterator[Newest]:
    """Yield the other entries in the list of the last one, from the end."""
    for each in reversed(_entries(of.plan, of.thing)):
        if each.route[:-1] == of.entry.route[:-1] and each is not of.entry:
            yield of._replace(entry=each)


def _entries(plan: Plan, thing: Thing) -> list[Entry | Judgement]:
    if thing == "action":
        return [entry for action in plan.actions for entry in action.progress]
    return [each for outcome in plan.outcomes for each in outcome.difference]


def _of_removal(fault: Fault) -> Fault:
    if fault.rule != refused_entries.part_not_read.name:
        return fault
    label = str(fault.details["label"])
    return refused_removals.part_not_understood(label=label)._replace(at=fault.at)


def undo(of: Newest, name: str, as_of: date, board: BoardSettings) -> Undone:
    """Remove the newest entry from the file *name*, and nothing else.

    Refuses an entry that is not on lines of its own.
    """
    done = removal.remove(of.document, of.entry.route)
    if isinstance(done, removal.NotRemoved):
        fault = refused_removals.cannot_be_removed(
            cause=done.cause,
            thing=of.thing,
            first=done.first,
            last=done.last,
            file=name,
        )
        raise Refusal(fault.placed(Place(done.first, 1)), file=name)
    stem = name.rpartition("/")[2].rpartition(".")[0]
    plan = load.load(done.content, stem, board).plan
    found = [a for a in plan.actions if a.route == of.holder] if plan else []
    now = timeline.standing(found[0], plan, as_of) if found and plan else None
    return Undone(done.content, done.lines, now)
