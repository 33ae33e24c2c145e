"""Run `actionplan since`: show what has changed since a date."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan import workspace
from actionplan.cli import console, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.output import meetings, paper
from actionplan.workspace import gather


def command(
    day: Annotated[
        str,
        typer.Argument(
            metavar="DATE",
            help="The day after which to look, such as the last meeting's.",
        ),
    ],
    paths: Paths = None,
    as_of: AsOf = None,
    form: Annotated[
        paper.Form, typer.Option("--format", help="How to write it down.")
    ] = "text",
) -> None:
    """Tell what has changed since a day.

    Examples:

      actionplan since 2011-09-01

      actionplan since 2011-09-01 plans --as-of 2011-12-01 --format markdown

    From the dated entries alone.
    News counts from the day it was reported, a month from its first day.
    """
    here = workspace.make(paths)
    end = console.today(as_of, here)
    start = console.day("DATE", day, end)
    console.require_order(start, end)
    shown = gather.plans(here, end, progress_bar.reading)
    console.out(paper.write(meetings.since(shown, start), form), paper.written_as(form))
    raise typer.Exit(console.code(shown.gaps))
