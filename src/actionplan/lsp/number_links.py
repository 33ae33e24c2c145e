"""Follow the numbers of actions: where each is, is used and may change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from actionplan.diagnostics import Replacement
from actionplan.editing import lookup
from actionplan.lsp import positions
from actionplan.messages import in_editor
from actionplan.reading import plan_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Fault
    from actionplan.lsp.positions import Span
    from actionplan.lsp.views import View
    from actionplan.reading.document import Document, Node

LINKS = ("arises_from", "replaced_by")
"""The fields that name another action or outcome."""


class Used(NamedTuple):
    """A number, where it is written."""

    number: str
    at: Span
    defines: bool
    """Whether it is the number of this action or outcome, not a link to it."""
    kind: str = ""
    """For a definition: action or outcome."""


def uses(view: View) -> tuple[Used, ...]:
    """Return every number of an action or outcome in the plan, in the file's order."""
    document = view.facts().document
    plan = _plan_id(document)
    links = (
        Used(_within(node, plan), positions.of_node(document, node), defines=False)
        for node in _links(document.root)
    )
    return tuple(sorted((*_defined(document), *links), key=lambda use: use.at))


def at(view: View, line: int, column: int) -> Used | None:
    """Return the number at a place, if there is one."""
    return next((use for use in uses(view) if use.at.covers(line, column)), None)


def definitions(view: View, line: int, column: int) -> tuple[Span, ...]:
    """Return where the action or outcome is, whose number is at a place."""
    here = at(view, line, column)
    return tuple(
        use.at
        for use in uses(view)
        if here and use.defines and use.number == here.number
    )


def references(
    view: View, line: int, column: int, *, with_definition: bool
) -> tuple[Span, ...]:
    """Return the places that name the action or outcome, whose number is at a place."""
    here = at(view, line, column)
    return tuple(
        use.at
        for use in uses(view)
        if here and use.number == here.number and (with_definition or not use.defines)
    )


def renamed(
    view: View, here: Used, new: str, committed: frozenset[str]
) -> tuple[Replacement, ...] | Fault:
    """Return what gives an action another number, or why it must keep the old one.

    *committed* has the numbers that the plan has in git.
    """
    if (why := kept(view, here, committed)) is not None:
        return why
    if not plan_schema.is_item_id(new):
        return in_editor.not_a_number(written=new[:80])
    every = uses(view)
    if any(use.defines and use.number == new for use in every):
        return in_editor.number_taken(number=new)
    document = view.facts().document
    return tuple(
        Replacement(*use.at, _written(document, use, new))
        for use in every
        if use.number == here.number
    )


def kept(view: View, here: Used, committed: frozenset[str]) -> Fault | None:
    """Say why a number must stay as it is; None if it may still be changed."""
    every = [use for use in uses(view) if use.defines and use.number == here.number]
    if len(every) != 1:
        how: Literal["none", "several"] = "several" if every else "none"
        return in_editor.number_not_of_one_action(number=here.number, uses=how)
    if every[0].kind != "action":
        return in_editor.number_not_of_one_action(number=here.number, uses="outcome")
    if here.number in committed:
        return in_editor.number_kept(number=here.number, why="committed")
    document = view.facts().document
    for each in lookup.items(document):
        node = document.node(each.route)
        is_it = each.kind == "action" and each.id == here.number
        if is_it and lookup.items_of(node, "progress"):
            return in_editor.number_kept(number=here.number, why="reported")
    return None


def _written(document: Document, use: Used, new: str) -> str:
    """Write a number in place of another, in the same quotation marks."""
    start = document.offset(use.at.line, use.at.column)
    end = document.offset(use.at.end_line, use.at.end_column)
    old = document.text[start:end]
    quote = old[:1] if old[:1] in "\"'" else '"'
    plan, slash, _ = old.strip("\"'").rpartition("/")
    return f"{quote}{plan}{slash}{new}{quote}"


def _defined(document: Document) -> Iterator[Used]:
    for each in lookup.items(document):
        node = document.node((*each.route, "id"))
        if node and each.id:
            at_id = positions.of_node(document, node)
            yield Used(each.id, at_id, defines=True, kind=each.kind)


def _links(root: Node | None) -> Iterator[Node]:
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        for name, (_, value) in (node.fields or {}).items():
            if name in LINKS and isinstance(value.value, str) and value.value.strip():
                yield value
            else:
                waiting.append(value)
        waiting.extend(node.items or ())


def _plan_id(document: Document) -> str:
    data = document.data
    return str(data.get("id") or "") if isinstance(data, dict) else ""


def _within(node: Node, plan: str) -> str:
    """Return a linked number, without the name of its plan if that is this one."""
    written = str(node.value).strip()
    return written.removeprefix(f"{plan}/") if plan else written
