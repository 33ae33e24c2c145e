"""Diagnostics one to a line, for editors and for reading down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan import shown
from actionplan.formats import summary

if TYPE_CHECKING:
    from actionplan.diagnostics import Run


def write(run: Run, *, advice: bool, by: summary.Group | None = None) -> str:
    """Write path:line:column: level rule: message, never folded."""
    lines: list[str] = []
    for heading, found in summary.grouped(run, by, advice=advice):
        lines += [f"{heading}\n"] if heading else []
        lines += [
            f"{summary.where(said)}: {said.level} {said.rule}:"
            f" {shown.line(said.message)}\n"
            for said in found
        ]
    return shown.log_safe("".join([*lines, summary.write(run, advice=advice)]))
