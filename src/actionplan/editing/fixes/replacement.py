"""A fix, and the edits that replace one text by another."""

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
    """What a plan says otherwise afterwards: one field, its name or its value."""

    route: Route
    name: str
    """The name that the field has then, of one in a list the empty text."""
    value: Data


class Fix(NamedTuple):
    """One way to mend one fault."""

    edits: tuple[Edit, ...]
    safe: bool
    change: Correction | None = None
    """What is different afterwards; None where the file cannot be held against it."""


Pair: TypeAlias = "tuple[Fault, Fix]"
"""What is wrong, and one way to mend it."""


def route_of(fault: Fault) -> Route:
    """Return the way to the field that a fault is about; () where it is at a place."""
    return fault.at if fault.at is not None and not isinstance(fault.at, Place) else ()


def instead(
    route: Route, document: Document, text: str, *, safe: bool
) -> Iterator[Fix]:
    """Write *text* in the place of a value on one line, in the quotation marks it has.

    A date, an option or a name stands plain where the old one did.
    """
    node = document.node(route)
    if route and node and (edit := replaced(text, node, document)):
        name = route[-1] if isinstance(route[-1], str) else ""
        yield Fix((edit,), safe, Correction(route, name, text))


def replaced(text: str, node: Node, document: Document) -> Edit | None:
    """Return the edit that puts *text* in the place of a name or value on one line."""
    old = document.text[node.start : node.end]
    if node.style not in ("plain", '"', "'") or not old or BREAK.search(old):
        return None
    plain = yaml_writer.one_line(text)
    if node.style == "plain" or plain != text:
        return Edit(node.start, node.end, plain)
    return Edit(node.start + 1, node.end - 1, text)


def in_line(document: Document, number: int, new: str) -> Edit:
    """Put a line in the place of one, as an edit of no more than is different."""
    old, start = document.line(number), document.offset(number)
    least = min(len(old), len(new))
    before = next((n for n in range(least) if old[n] != new[n]), least)
    most = least - before
    after = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    end = start + len(old) - after
    return Edit(start + before, end, new[before : len(new) - after])


def line_end(document: Document) -> str:
    """Return what ends the first line, and so what ends a new one."""
    found = BREAK.search(document.text)
    return found[0] if found else "\n"
