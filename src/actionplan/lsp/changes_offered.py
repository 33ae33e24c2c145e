"""Offer changes to a plan: fixes, accepting a problem, and a new progress entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from actionplan import rules
from actionplan.diagnostics import Replacement
from actionplan.editing import insertion, lookup
from actionplan.editing.insertion import Spliced
from actionplan.lsp import positions
from actionplan.reading import comments, load
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Diagnostic, Route
    from actionplan.lsp.positions import Span
    from actionplan.lsp.views import View
    from actionplan.reading.document import Document


class OfferedChange(NamedTuple):
    """A change that the editor can make, and what to call it."""

    title: str
    kind: Literal["fix", "fix-all", "accept", "record"]
    edits: tuple[Replacement, ...]
    of: int | None = None
    """The position of its problem in the list; None if it is about no single one."""


def offered(view: View, at: Span) -> Iterator[OfferedChange]:
    """Yield what can be done about the problems in a stretch of the plan."""
    for number, said in enumerate(view.run.diagnostics):
        if positions.of_place(said.place).touches(at):
            fix = view.fixable().diagnostics[number].fix if _may_fix(said) else ()
            if fix:
                yield OfferedChange(f"Fix: {_short(said)}", "fix", fix, number)
            if (edit := accepting(view, said)) is not None:
                title = f"Accept {said.rule} here, with a reason"
                yield OfferedChange(title, "accept", (edit,), number)
    if (everything := fix_all(view)) is not None:
        yield everything
    if (item := action_at(view, at)) and (new := recording(view, item)):
        yield OfferedChange(f"Record progress on action {item}", "record", (new,))


def fix_all(view: View) -> OfferedChange | None:
    """Return the change that `actionplan fix` would make; None if it makes none."""
    if not any(map(_may_fix, view.run.diagnostics)):
        return None
    fixed = view.fixed()
    if fixed == view.content:
        return None
    edit = difference(view.content.decode(), fixed.decode())
    return OfferedChange(
        "Fix all typing, spelling and date mistakes", "fix-all", (edit,)
    )


def _may_fix(said: Diagnostic) -> bool:
    """Return whether a problem is of the kind that `actionplan fix` fixes."""
    return rules.ALL[said.rule].subject == "fault"


def difference(old: str, new: str) -> Replacement:
    """Return the one replacement, as small as it can be, that turns *old* into *new*.

    A line end of two characters is never taken apart.
    """
    old, new = old.removeprefix("\ufeff"), new.removeprefix("\ufeff")
    most = min(len(old), len(new))
    first = next((i for i in range(most) if old[i] != new[i]), most)
    rest = most - first
    last = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    first -= old[first - 1 : first] == "\r"
    last -= last > 0 and old[len(old) - last] == "\n"
    document = load.load(old.encode("utf-8", "surrogatepass"), "").document
    start, end = document.point(first), document.point(len(old) - last)
    return Replacement(*start, *end, new[first : len(new) - last])


def accepting(view: View, said: Diagnostic) -> Replacement | None:
    """Return the comment that accepts a problem, still without its reason.

    Lint asks for the reason, and accepts nothing until it is there. None if the problem
    cannot be accepted, or if no comment next to it would be read as a comment.
    """
    if said.place is None or not comments.can_be_accepted(said.rule):
        return None
    document = view.facts().document
    if document.root is None:
        return None
    line, text = said.place.line, document.line(said.place.line)
    words = f"# actionplan: accept[{said.rule}]:"
    indent = text[: len(text) - len(text.lstrip())]
    above = Replacement(line, 1, line, 1, text=f"{indent}{words} {_line_end(document)}")
    end = len(text.rstrip()) + 1
    after = Replacement(line, end, line, len(text) + 1, text=f"   {words} ")
    # The end of the line comes first, because a comment above an action is for all of
    # it. A comment in a block of text would be part of the text, so each is tried.
    for edit, moved in ((after, 0), (above, 1)):
        if _accepts(document, edit, said.rule, line + moved):
            return edit
    return None


def _accepts(before: Document, edit: Replacement, rule: str, line: int) -> bool:
    """Return whether a comment, once it has its reason, accepts *rule* on a line."""
    start = before.offset(edit.line, edit.column)
    end = before.offset(edit.end_line, edit.end_column)
    with_reason = edit.text.replace("]: ", "]: reason ", 1)
    text = before.text[:start] + with_reason + before.text[end:]
    after = load.load(text.encode("utf-8", "surrogatepass"), "").document
    if after.data != before.data:
        return False
    found, _ = comments.read(after)
    return any(rule in one.names and one.first <= line <= one.last for one in found)


def _line_end(document: Document) -> str:
    found = document.text.find("\n")
    return "\r\n" if found > 0 and document.text[found - 1] == "\r" else "\n"


def action_at(view: View, at: Span) -> str:
    """Return the number of the action that a stretch begins in; empty if in none."""
    document = view.facts().document
    found = ""
    for each in lookup.items(document):
        node = document.node(each.route)
        if node and each.line <= at.line <= document.last_line(node):
            found = each.id if each.kind == "action" else ""
    return found


def recording(view: View, number: str) -> Replacement | None:
    """Return a progress entry for an action, with empty places for a person to fill.

    Lint reports each empty place until it is filled or deleted. None if the action is
    not in the plan, or if no place for the entry can be proved to be the right one.
    """
    document = view.facts().document
    route = _route(document, number)
    if route is None:
        return None
    entry: dict[str, Any] = {"date": str(dates.of(view.as_of)), "note": ""}
    plan = view.facts().plan
    if plan and (plan.rag_legend or plan.board.rag_legend):
        entry["rag"] = ""
    entry["reported_by"] = ""
    made = insertion.insert_entry(document, (*route, "progress"), entry)
    if not isinstance(made, Spliced):
        return None
    start, end = document.point(made.edit.start), document.point(made.edit.end)
    return Replacement(*start, *end, made.edit.text)


def _route(document: Document, number: str) -> Route | None:
    found = [
        each.route
        for each in lookup.items(document)
        if each.kind == "action" and each.id == number
    ]
    return found[0] if len(found) == 1 else None


def _short(said: Diagnostic) -> str:
    """Return what is wrong on one short line."""
    first = said.message.partition(". ")[0].rstrip(".")
    return first if len(first) <= _LONG else f"{first[: _LONG - 3]}..."


_LONG = 80
