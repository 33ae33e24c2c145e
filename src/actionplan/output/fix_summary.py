"""Show what was fixed in a file, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.lint import diagnose
from actionplan.output.findings import summary
from actionplan.text import dates, personal, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from actionplan.diagnostics import Diagnostic
    from actionplan.editing.fixes import Fixed

_MOST = 3
"""The most lines shown for one fix; moving an entry changes many."""


def blocks(fixed: Fixed, name: str) -> str:
    """Write a block for each problem that was fixed in the file *name*."""
    known = personal.found(fixed.content.decode(errors="replace"))
    blocks = [
        block(
            diagnose.put(each.as_reported, name, each.before),
            *(_starred(lines, known) for lines in (each.old, each.new)),
        )
        for each in fixed.problems
    ]
    return personal.hidden("".join(f"{each}\n" for each in blocks), known)


def _starred(lines: Sequence[str], known: AbstractSet[str]) -> list[str]:
    """Hide personal data, which may run over several lines, before numbering them."""
    return personal.hidden("\n".join(lines), known).split("\n") if lines else []


def block(diagnostic: Diagnostic, old: Sequence[str], new: Sequence[str]) -> str:
    """Write what was wrong, with the lines before and after the fix."""
    head = f"{summary.where(diagnostic)}  {diagnostic.rule}"
    what = terminal.wrap(diagnostic.message)
    first = diagnostic.place.line if diagnostic.place else 1
    lines = [*_lines("-", old, first), *_lines("+", new, first)]
    return "\n".join((head, what, "", *lines, ""))


def _lines(sign: str, lines: Sequence[str], first: int) -> list[str]:
    shown_lines = [
        f"{first + number:>6} {sign} {_short(line)}"
        for number, line in enumerate(lines[:_MOST])
    ]
    more = len(lines) - _MOST
    return [
        *shown_lines,
        *([f"{'':>6}   and {dates.count(more, 'more line')}"] if more > 0 else []),
    ]


def _short(line: str) -> str:
    text = terminal.line(line.replace("\t", "->"))
    return text if len(text) <= _WIDEST else text[: _WIDEST - 3].rstrip() + "..."


_WIDEST = 69
