"""Run `actionplan agenda`: write the paper for a meeting."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan import workspace
from actionplan.cli import console, progress_bar
from actionplan.cli.options import Paths
from actionplan.output import meetings, paper
from actionplan.workspace import gather


def command(
    paths: Paths = None,
    meeting: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day of the meeting; otherwise today."),
    ] = None,
    last: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the last meeting.")
    ] = None,
    following: Annotated[
        str | None,
        typer.Option("--next", metavar="DATE", help="The day of the next meeting."),
    ] = None,
    form: Annotated[
        paper.Form, typer.Option("--format", help="How to write it down.")
    ] = "text",
) -> None:
    """Make the paper for a meeting.

    Examples:

      actionplan agenda --meeting 2011-12-05

      actionplan agenda plans --meeting 2011-12-05 --format markdown

    It has what is overdue and why, what is due before the next meeting, what would
    go unreported for too long, what was done since the last one, and outcomes that
    are ready to be judged. Without --last and --next, meetings are as far apart as
    the plan that is reviewed most often says, or six months.
    """
    here = workspace.make(paths)
    day = console.today(meeting, here)
    shown = gather.plans(here, day, progress_bar.reading)
    before = console.day("--last", last) if last else meetings.usual_last(shown)
    after = (
        console.day("--next", following) if following else meetings.usual_next(shown)
    )
    console.require_order(before, day)
    console.require_order(day, after)
    console.out(paper.write(meetings.pack(shown, before, after), form))
    raise typer.Exit(console.code(shown.gaps))
