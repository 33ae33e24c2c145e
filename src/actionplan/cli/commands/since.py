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
            help="The date of the last meeting. Changes after this date are shown.",
        ),
    ],
    paths: Paths = None,
    as_of: AsOf = None,
    form: Annotated[
        paper.Form, typer.Option("--format", help="The format of the list.")
    ] = "text",
) -> None:
    """Show what has changed since a date.

    Examples:

      actionplan since 2011-09-01

      actionplan since 2011-09-01 plans --as-of 2011-12-01 --format markdown

    The list is based only on the dated entries in the plans. A change counts from the
    date it was reported. An entry that gives only a month counts from the first of the
    month.
    """
    here = workspace.make(paths)
    end = console.today(as_of, here)
    start = console.day("DATE", day, end)
    console.require_order(start, end)
    shown = gather.plans(here, end, progress_bar.reading)
    console.out(paper.write(meetings.since(shown, start), form), paper.written_as(form))
    raise typer.Exit(console.code(shown.gaps))
