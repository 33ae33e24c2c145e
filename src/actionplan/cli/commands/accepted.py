"""Run `actionplan accepted`: list the accepted problems, with reasons and dates."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan import lint, workspace
from actionplan.cli import console, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.lint import redact
from actionplan.output import paper, register
from actionplan.workspace import check


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    form: Annotated[
        paper.Form, typer.Option("--format", help="The format of the list.")
    ] = "text",
) -> None:
    """List the problems your board has accepted.

    Examples:

      actionplan accepted

      actionplan accepted plans --format markdown

    The list includes comments in the plans, entries in actionplan-accepted.json, and
    levels changed in actionplan.toml. Exit code 1 means that a file could not be read.
    """
    here = workspace.make(paths)
    day = console.today(as_of, here)
    reports = check.judged(here, lint.Request(day), along=progress_bar.reading)
    used = {own.file: own for own in map(here.settings, here.found().plans)}
    used.pop("", None)  # the plans without a settings file
    listed = redact.redacted(register.register(reports, used.values(), day))
    console.out(paper.write(listed, form), paper.written_as(form))
    raise typer.Exit(console.code(not all(report.file.read for report in reports)))
