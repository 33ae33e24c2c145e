"""List the outcomes and actions of a plan, as the outline of an editor shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.editing import lookup
from actionplan.lsp import positions
from actionplan.plan import sentences
from actionplan.text import personal

if TYPE_CHECKING:
    from actionplan.editing.lookup import NumberedItem
    from actionplan.lsp.positions import Span
    from actionplan.lsp.views import View
    from actionplan.reading.document import Document


class Symbol(NamedTuple):
    """An outcome with its actions, or an action."""

    name: str
    detail: str
    at: Span
    chosen: Span
    """The part of it to go to."""
    children: tuple[Symbol, ...] = ()


def outline(view: View) -> tuple[Symbol, ...]:
    """Return the outcomes of a plan, each with its actions."""
    document = view.facts().document
    every = [*lookup.items(document)]
    return tuple(
        _symbol(
            document,
            outcome,
            ("desired_outcome", "challenge", "theme"),
            tuple(
                _symbol(document, each, ("action",))
                for each in every
                if each.kind == "action" and each.route[:2] == outcome.route
            ),
        )
        for outcome in every
        if outcome.kind == "outcome"
    )


def _symbol(
    document: Document,
    of: NumberedItem,
    fields: tuple[str, ...],
    children: tuple[Symbol, ...] = (),
) -> Symbol:
    node = document.node(of.route)
    at = positions.of_node(document, node) if node else positions.TOP
    chosen = positions.of_place(document.place((*of.route, "id")))
    given = node.value if node and isinstance(node.value, dict) else {}
    texts = (str(given[field]) for field in fields if given.get(field))
    detail = sentences.first_paragraph(next(texts, ""), 80)
    number = of.id or "no number"
    return Symbol(
        name=personal.hidden(f"{of.kind.capitalize()} {number}"),
        detail=personal.hidden(detail),
        at=at,
        chosen=chosen if at.covers(*chosen[:2]) and at.covers(*chosen[2:]) else at,
        children=children,
    )
