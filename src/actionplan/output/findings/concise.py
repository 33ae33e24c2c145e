"""Write diagnostics one to a line, for editors and for reading down a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.findings import summary, why_failed
from actionplan.text import terminal

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic, Run


def write(run: Run, *, advice: bool, by: summary.Group | None = None) -> str:
    """Write a line for each finding: path:line:column: level rule: message."""
    lines: list[str] = []
    for heading, found in summary.grouped(run, by, advice=advice):
        lines += [terminal.harmless(f"{heading}\n")] if heading else []
        lines += [line(diagnostic) for diagnostic in found]
    end = f"{summary.write(run, advice=advice)}{why_failed.as_text(run)}"
    return "".join([*lines, terminal.harmless(end)])


def line(diagnostic: Diagnostic) -> str:
    """Write one diagnostic, on one line."""
    where, message = summary.where(diagnostic), terminal.line(diagnostic.message)
    return terminal.harmless(
        f"{where}: {diagnostic.level} {diagnostic.rule}: {message}\n"
    )
