"""Ways to write diagnostics down: a function each, the same words in all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from actionplan.formats import concise, full, json_report
from actionplan.formats.full import block
from actionplan.formats.summary import Group

if TYPE_CHECKING:
    from actionplan.diagnostics import Run

Format = Literal["full", "concise", "json"]


__all__ = ["Format", "Group", "block", "write"]


def write(
    run: Run,
    form: Format,
    *,
    advice: bool = False,
    colour: bool = False,
    by: Group | None = None,
) -> str:
    """Write down *run*; what is only advice is written where *advice* is set.

    Advice is counted always, and JSON has it always. *by* puts what was found under
    whom it belongs to, where people read it; JSON says of each whose it is.
    """
    match form:
        case "full":
            return full.write(run, advice=advice, colour=colour, by=by)
        case "concise":
            return concise.write(run, advice=advice, by=by)
        case "json":
            return json_report.write(run)
