"""Define a fix, and the edits that replace text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.diagnostics import Edit, Place
from actionplan.editing import yaml_writer
from actionplan.reading.document import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Fault, Route
    from actionplan.reading.document import Data, Document, Node


class Correction(NamedTuple):
    """What a fix changes in the data of a plan: the name or value of one field."""

    route: Route
    name: str
    """The name of the field after the fix. Empty for an entry in a list."""
    value: Data


class Fix(NamedTuple):
    """One way to fix one fault."""

    edits: tuple[Edit, ...]
    safe: bool
    change: Correction | None = None
    """What changes in the data. None if that is not known beforehand."""


Pair: TypeAlias = "tuple[Fault, Fix]"
"""A fault, and one way to fix it."""


def route_of(fault: Fault) -> Route:
    """Return the route of the field that a fault is about, or () if it has a place."""
    return fault.at if fault.at is not None and not isinstance(fault.at, Place) else ()


def instead(
    route: Route, document: Document, text: str, *, safe: bool
) -> Iterator[Fix]:
    """Propose *text* instead of a value on one line, in the same quotation marks."""
    node = document.node(route)
    if route and node and (edit := replaced(text, node, document)):
        name = route[-1] if isinstance(route[-1], str) else ""
        yield Fix((edit,), safe, Correction(route, name, text))


def replaced(text: str, node: Node, document: Document) -> Edit | None:
    """Return the edit that replaces a name or value on one line with *text*."""
    old = document.text[node.start : node.end]
    if node.style not in ("plain", '"', "'") or not old or BREAK.search(old):
        return None
    plain = yaml_writer.one_line(text)
    if node.style == "plain" or plain != text:
        return Edit(node.start, node.end, plain)
    return Edit(node.start + 1, node.end - 1, text)


def in_line(document: Document, number: int, new: str) -> Edit:
    """Return the smallest edit that replaces a line."""
    # What both lines begin and end with is left alone: so fixes of one line that do not
    # touch the same characters can be made together.
    old, start = document.line(number), document.offset(number)
    least = min(len(old), len(new))
    before = next((n for n in range(least) if old[n] != new[n]), least)
    most = least - before
    after = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    end = start + len(old) - after
    return Edit(start + before, end, new[before : len(new) - after])


def line_end(document: Document) -> str:
    """Return the line end of the first line, for use in new lines."""
    found = BREAK.search(document.text)
    return found[0] if found else "\n"
