"""Ways to write diagnostics down: a function each, the same words in all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from actionplan.formats import concise, full, json_report

if TYPE_CHECKING:
    from actionplan.diagnostics import Run

Format = Literal["full", "concise", "json"]


def write(run: Run, form: Format, *, advice: bool = False, colour: bool = False) -> str:
    """Write down *run*; what is only advice is written where *advice* is set.

    Advice is counted always, and JSON has it always.
    """
    match form:
        case "full":
            return full.write(run, advice=advice, colour=colour)
        case "concise":
            return concise.write(run, advice=advice)
        case "json":
            return json_report.write(run)
