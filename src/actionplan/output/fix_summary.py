"""Show what was fixed in a file, before and after."""

from __future__ import annotations

from itertools import takewhile, zip_longest
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
    olds, news = _short(old, new), _short(new, old)
    lines = [*_lines("-", olds, first), *_lines("+", news, first)]
    return "\n".join((head, what, "", *lines, ""))


def _lines(sign: str, lines: Sequence[str], first: int) -> list[str]:
    shown_lines = [
        f"{first + number:>6} {sign} {line}"
        for number, line in enumerate(lines[:_MOST])
    ]
    more = len(lines) - _MOST
    return [
        *shown_lines,
        *([f"{'':>6}   and {dates.count(more, 'more line')}"] if more > 0 else []),
    ]


def _short(lines: Sequence[str], others: Sequence[str]) -> list[str]:
    """Cut long lines, but show the place where each differs from its other version."""
    pairs = zip_longest(lines[:_MOST], others[: len(lines)][:_MOST], fillvalue="")
    cut = [_cut(_shown(line), _shown(other)) for line, other in pairs]
    return [*cut, *lines[_MOST:]]


def _shown(line: str) -> str:
    return terminal.line(line.replace("\t", "->"))


def _cut(text: str, other: str) -> str:
    same = sum(1 for _ in takewhile(_is_pair, zip(text, other, strict=False)))
    start = max(0, same - _BEFORE) if same > _WIDEST - len("...") else 0
    rest = f"...{text[start:]}" if start else text
    return rest if len(rest) <= _WIDEST else rest[: _WIDEST - 3].rstrip() + "..."


def _is_pair(letters: tuple[str, str]) -> bool:
    return letters[0] == letters[1]


_BEFORE = 58
"""The most characters to show before the first that differs."""
_WIDEST = 69
