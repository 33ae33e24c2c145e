"""Write diagnostics as one Markdown table, for a page or a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.findings import arranged, plain, summary, why_failed
from actionplan.text import dates, markdown

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic, Run

_HEAD = ("Where", "Level", "Rule", "What is wrong", "To fix")
_BESIDE = 300
"""Bytes for the table's head and the sentence that counts the rows not shown."""


def write(run: Run, *, advice: bool, room: int | None = None) -> str:
    """Write what was checked, and each finding as a row.

    With *room* for a number of bytes only, rows that do not fit are counted instead.
    """
    diagnostics = arranged.in_order(summary.selected(run, advice=advice))
    sentences = summary.sentences(run, advice=advice)
    head = _head(sentences) + why_failed.as_markdown(run)
    if room is not None and _size(head) + _BESIDE > room:
        head = _head(sentences[:1])  # parts not checked are among the findings
    if not diagnostics:
        return head
    rows = [_row(diagnostic) for diagnostic in diagnostics]
    fitting = _fitting(head, rows, room)
    parts = [head, markdown.table(_HEAD, rows[:fitting]) + "\n"]
    if left := len(rows) - fitting:
        parts.append(
            f"There is no room here for {dates.count(left, 'more problem')}.\n"
        )
    return "\n".join(parts)


def _head(sentences: list[str]) -> str:
    return (
        "\n\n".join(["## Action plans checked", *map(markdown.inline, sentences)])
        + "\n"
    )


def _row(diagnostic: Diagnostic) -> tuple[str, ...]:
    where = (
        f"{diagnostic.file}:{diagnostic.place.line}"
        if diagnostic.place
        else diagnostic.file
    )
    what = " ".join(filter(None, (diagnostic.message, diagnostic.about)))
    return (
        where,
        diagnostic.level,
        diagnostic.rule,
        what,
        " ".join(
            (plain.remedy(diagnostic)[len("To fix: ") :], *plain.paste(diagnostic))
        ),
    )


def _fitting(head: str, rows: list[tuple[str, ...]], room: int | None) -> int:
    """Return how many rows fit, together with the sentence that counts the others."""
    if room is None:
        return len(rows)
    used = _size(head) + _BESIDE
    for number, row in enumerate(rows):
        used += _size(" | ".join(map(markdown.inline, row))) + 8
        if used > room:
            return number
    return len(rows)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "backslashreplace"))
