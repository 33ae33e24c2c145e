"""Say next to each action what its status is: lenses, hints at dates and hovers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan import rules
from actionplan.editing import lookup
from actionplan.lsp import positions
from actionplan.plan import sentences
from actionplan.reference import explanations
from actionplan.text import dates, markdown, personal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Place
    from actionplan.lsp.positions import Span
    from actionplan.lsp.views import View
    from actionplan.plan.portfolio import Row
    from actionplan.rule import Rule


class Lens(NamedTuple):
    """A line above an action."""

    at: Span
    title: str
    action: str = ""
    """The number of the action on which to record progress; empty if it only shows."""


class Hint(NamedTuple):
    """A few words after the due date of an action."""

    line: int
    column: int
    words: str


NOT_KNOWN = "Status not known: correct the errors in this action first"


def lenses(view: View) -> Iterator[Lens]:
    """Yield the status of each action, and where progress can be recorded."""
    document, _, rows = view.facts()
    of_route = {row.action.route: row for row in rows}
    for each in lookup.items(document):
        if each.kind != "action":
            continue
        at = positions.of_place(document.place(each.route))
        row = of_route.get(each.route)
        said = sentences.standing(row) if row else NOT_KNOWN
        yield Lens(at, personal.hidden(said))
        if row and each.id:
            yield Lens(at, "Record progress here", each.id)


def hints(view: View) -> Iterator[Hint]:
    """Yield what has become of each due date: overdue by 7 weeks, moved twice."""
    document, _, rows = view.facts()
    for row in rows:
        node = document.node((*row.action.route, "due"))
        said = _about_date(row)
        if node and said:
            yield Hint(*document.point(node.end), said)


def _about_date(row: Row) -> str:
    """Say whether an open action is overdue, and how often its date was moved."""
    if not row.now.is_open:
        return ""
    late, moved = sentences.overdue(row.now), sentences.put_off(row.now)
    said = (sentences.within(late), moved.removeprefix("due date "))
    return ", ".join(filter(None, said))


def hover(view: View, line: int, column: int) -> str:
    """Explain the problems at a place and the status of its action, in Markdown."""
    about = [
        _explained(rules.ALL[said.rule])
        for said in view.run.diagnostics
        if said.place and positions.of_place(said.place).covers(line, column)
    ]
    status = _status_at(view, line, column)
    return "\n\n---\n\n".join(filter(None, (*dict.fromkeys(about), status)))


_FIELDS = ("id", "action", "due", "accountable")
"""The fields of an action at which its status is shown."""


def _status_at(view: View, line: int, column: int) -> str:
    document, _, rows = view.facts()
    for row in rows:
        for field in _FIELDS:
            at = document.node((*row.action.route, field))
            if (
                at
                and document.node(row.action.route)
                and _is_on(
                    document.place((*row.action.route, field), on_key=True),
                    positions.of_node(document, at),
                    line,
                    column,
                )
            ):
                return _status(row)
    return ""


def _is_on(name: Place, value: Span, line: int, column: int) -> bool:
    """Return whether a place is in a field, from its name to the end of its value."""
    return value._replace(line=name.line, column=name.column).covers(line, column)


def _status(row: Row) -> str:
    """Describe an action on the report date."""
    facts = (
        ("Status", sentences.standing(row)),
        ("Due", sentences.due_and_source(row.now)),
        ("Owner", sentences.owner(row.now)),
        (
            "Last update",
            row.now.heard.words if row.now.entries and row.now.heard else "",
        ),
    )
    lines = [
        f"- {name}: {markdown.inline(personal.hidden(said))}"
        for name, said in facts
        if said
    ]
    day = dates.words(row.now.as_of)
    head = f"**Action {markdown.inline(row.action.id)}** on {day}"
    return "\n".join([head, "", *lines])


def _explained(rule: Rule) -> str:
    """Explain a rule or a message: what it is about, and why it matters."""
    summary, _, rest = rule.doc.partition("\n")
    why = [
        " ".join(part.split())
        for part in rest.split("\n\n")
        if part.strip() and not part[:1].isspace()
    ]
    kept: list[str] = []
    for part in why:
        if part.endswith("::"):
            break
        kept.append(part)
    return "\n\n".join([f"**{rule.name}** ({rule.code})", summary, *kept])


def field_at(view: View, line: int, column: int) -> str:
    """Say what a field asks, for an editor that does not use the schema."""
    found = _NAME.match(view.facts().document.line(line))
    if found is None or not found.start("name") < column <= found.end("name") + 1:
        return ""
    about = explanations.find_fields(found["name"])
    asks = dict.fromkeys(str(each.schema.get("description", "")) for each in about)
    return "\n\n".join([f"**{found['name']}**", *filter(None, asks)]) if about else ""


_NAME = re.compile(r"\s*(?:- +)*(?P<name>[a-z_]+) *:")
