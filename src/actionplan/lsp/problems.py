"""Describe the problems of a plan as an editor shows them: words, places, level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.editing import lookup
from actionplan.lsp import positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Diagnostic, Level, Place
    from actionplan.lsp.positions import Span
    from actionplan.lsp.views import View
    from actionplan.reading.document import Document


class RelatedPlace(NamedTuple):
    """Another place that a problem is about."""

    at: Span
    words: str


class ShownProblem(NamedTuple):
    """One problem, with what lint says of it."""

    at: Span
    level: Level
    rule: str
    message: str
    related: tuple[RelatedPlace, ...] = ()


def found(view: View) -> tuple[ShownProblem, ...]:
    """Return the problems of a plan, in the order and the words of lint."""
    return tuple(_problem(said, view) for said in view.run.diagnostics)


def _problem(said: Diagnostic, view: View) -> ShownProblem:
    parts = (said.message, f"To fix: {said.remedy}" if said.remedy else "", said.paste)
    return ShownProblem(
        at=positions.of_place(said.place),
        level=said.level,
        rule=said.rule,
        message="\n".join(filter(None, parts)),
        related=tuple(_related(said, view)),
    )


def _related(said: Diagnostic, view: View) -> Iterator[RelatedPlace]:
    """Yield the other actions and outcomes that a problem is about."""
    numbers = {item for item, _ in said.keys if item and item != said.item}
    if not numbers:
        return
    document = view.facts().document
    for each in lookup.items(document):
        if each.id in numbers:
            at = positions.of_place(_place(document, each))
            yield RelatedPlace(at, f"{each.kind.capitalize()} {each.id}")


def _place(document: Document, each: lookup.NumberedItem) -> Place:
    return document.place((*each.route, "id"))
