"""Write diagnostics in one of eight formats, with the same words in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from actionplan.output.findings.full import block
from actionplan.output.findings.summary import Group

if TYPE_CHECKING:
    from actionplan.diagnostics import Run
    from actionplan.text.terminal import WrittenAs

Format = Literal[
    "full", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown"
]
FORMATS: tuple[Format, ...] = get_args(Format)
OF_REPOSITORY: tuple[Format, ...] = ("sarif", "github", "gitlab", "junit")
"""Formats in which files are named by their path from the root of the repository."""


__all__ = ["Format", "Group", "block", "write", "written_as"]


def written_as(form: Format, *, colour: bool) -> WrittenAs:
    """Return how characters are written out in a format."""
    match form:
        case "json" | "sarif" | "gitlab":
            return "json"
        case "junit":
            return "markup"
        case "github":
            return "commands"
        case _:
            return "colour" if form == "full" and colour else "text"


def write(
    run: Run,
    form: Format,
    *,
    advice: bool = False,
    colour: bool = False,
    by: Group | None = None,
) -> str:
    """Write *run* in a format, with advice only if *advice* is set.

    Advice is always counted, and always in JSON. *by* groups the findings under owner,
    agency or plan in the formats that people read.
    """
    # Each format is imported only when it is asked for: most runs need one of them, and
    # together they would double the time that lint takes to start.
    match form:
        case "full":
            from actionplan.output.findings import full

            text = full.write(run, advice=advice, colour=colour, by=by)
        case "concise":
            from actionplan.output.findings import concise

            text = concise.write(run, advice=advice, by=by)
        case "json":
            from actionplan.output.findings import json_report

            text = json_report.write(run)
        case "sarif":
            from actionplan.output.findings import sarif

            text = sarif.write(run, advice=advice)
        case "github":
            from actionplan.output.findings import github

            text = github.write(run, advice=advice)
        case "gitlab":
            from actionplan.output.findings import gitlab

            text = gitlab.write(run, advice=advice)
        case "junit":
            from actionplan.output.findings import junit

            text = junit.write(run, advice=advice)
        case "markdown":  # pragma: no branch -- the last there is
            from actionplan.output.findings import markdown_table

            text = markdown_table.write(run, advice=advice)
    return text
