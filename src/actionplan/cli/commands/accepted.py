"""Run `actionplan accepted`: list the accepted problems, with reasons and dates."""

from __future__ import annotations

import typer

from actionplan import lint, workspace
from actionplan.cli import console, papers, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.options import accepted as options
from actionplan.lint import redact
from actionplan.output import register
from actionplan.workspace import check


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    form: options.Form = None,
    output: papers.Output = None,
) -> None:
    """List the problems your board has accepted.

    Examples:

      actionplan accepted

      actionplan accepted plans --format markdown

    The list includes problems that are accepted by a comment in a plan or by an entry
    in actionplan-accepted.json. It also includes rules whose level is changed in
    actionplan.toml. The exit code is 1 if a file could not be read.
    """
    here = workspace.make(paths)
    chosen = papers.form(form, output, here)
    day = console.today(as_of, here)
    reports = check.judged(here, lint.Request(day), along=progress_bar.reading)
    used = {own.file: own for own in map(here.settings, here.found().plans)}
    used.pop("", None)  # the plans without a settings file
    listed = redact.redacted(register.register(reports, used.values(), day))
    papers.write(listed, chosen, output)
    raise typer.Exit(console.code(not all(report.file.read for report in reports)))
