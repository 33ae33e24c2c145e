"""Turn our values into those of the Language Server Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from actionplan.lsp import positions, problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.diagnostics import Replacement
    from actionplan.lsp.changes_offered import OfferedChange
    from actionplan.lsp.outline import Symbol
    from actionplan.lsp.positions import Counting, Span
    from actionplan.lsp.problems import ShownProblem
    from actionplan.lsp.views import View

SOURCE = "actionplan"
_LEVELS = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "advice": types.DiagnosticSeverity.Information,
}
KINDS = {
    "fix": types.CodeActionKind.QuickFix,
    "accept": types.CodeActionKind.QuickFix,
    "fix-all": "source.fixAll.actionplan",
    "record": types.CodeActionKind.Refactor,
}
_SYMBOLS = {0: types.SymbolKind.Namespace, 1: types.SymbolKind.Event}


def as_range(span: Span, counting: Counting) -> types.Range:
    """Return a stretch of text as the editor counts."""
    start = types.Position(*counting.to_editor(span.line, span.column))
    end = types.Position(*counting.to_editor(span.end_line, span.end_column))
    return types.Range(start, end)


def as_diagnostics(view: View, uri: str, counting: Counting) -> list[types.Diagnostic]:
    """Return the problems of a plan."""
    return [_diagnostic(each, uri, counting) for each in problems.found(view)]


def _diagnostic(each: ShownProblem, uri: str, counting: Counting) -> types.Diagnostic:
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri, as_range(other.at, counting)), other.words
        )
        for other in each.related
    ]
    return types.Diagnostic(
        range=as_range(each.at, counting),
        severity=_LEVELS[each.level],
        code=each.rule,
        source=SOURCE,
        message=each.message,
        related_information=related or None,
    )


def as_edits(
    made: Iterable[Replacement], uri: str, counting: Counting
) -> types.WorkspaceEdit:
    """Return changes to one text."""
    edits = [
        types.TextEdit(as_range(positions.Span(*each[:4]), counting), each.text)
        for each in made
    ]
    return types.WorkspaceEdit(changes={uri: edits})


def as_code_action(
    change: OfferedChange, shown: list[types.Diagnostic], uri: str, counting: Counting
) -> types.CodeAction:
    """Return a change that the editor can offer."""
    return types.CodeAction(
        title=change.title,
        kind=KINDS[change.kind],
        diagnostics=None if change.of is None else [shown[change.of]],
        is_preferred=change.kind == "fix" or None,
        edit=as_edits(change.edits, uri, counting),
    )


def is_wanted(made: types.CodeAction, only: Iterable[str] | None) -> bool:
    """Return whether an editor asked for changes of this kind, or for all."""
    if only is None:
        return True
    kind, names = _plain(made.kind), map(_plain, only)
    return any(name in ("", kind) or kind.startswith(f"{name}.") for name in names)


def _plain(kind: types.CodeActionKind | str | None) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else str(kind or "")


def as_symbol(of: Symbol, counting: Counting, depth: int = 0) -> types.DocumentSymbol:
    """Return an outcome or an action for the outline."""
    return types.DocumentSymbol(
        name=of.name,
        detail=of.detail,
        kind=_SYMBOLS[depth],
        range=as_range(of.at, counting),
        selection_range=as_range(of.chosen, counting),
        children=[as_symbol(each, counting, 1) for each in of.children],
    )
