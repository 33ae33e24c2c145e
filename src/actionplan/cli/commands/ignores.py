"""Run `actionplan ignores`: list what has been accepted, why and until when."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actionplan import lint
from actionplan.cli import console
from actionplan.cli.commands import lint as checking
from actionplan.cli.options import AsOf, Paths
from actionplan.output import paper, register
from actionplan.workspace import config, selection


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    form: Annotated[
        paper.Form, typer.Option("--format", help="How to write it down.")
    ] = "text",
) -> None:
    """List what has been accepted, for the chair.

    Examples:

      actionplan ignores

      actionplan ignores plans --format markdown

    From comments in the plans, from the baseline and from actionplan.toml. Exit code
    1 means that something could not be read.
    """
    day = selection.today(as_of, paths)
    found, reports = checking.judged(paths or [Path()], lint.Request(day))
    finder = config.finder()
    configs = {own.file: own for own in map(finder, found.plans) if own.file}
    listed = register.register(reports, configs.values(), day)
    console.out(paper.write(listed, form))
    whole = all(report.file.read for report in reports)
    raise typer.Exit(console.DONE if whole else console.FINDINGS)
