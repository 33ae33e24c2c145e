"""`actionplan agenda`: the paper for the meeting."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli import console
from actionplan.cli.options import Paths
from actionplan.diagnostics import Fault, Refusal
from actionplan.output import meetings, paper
from actionplan.text import dates
from actionplan.workspace import selection


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
    day = selection.today(meeting, paths)
    shown = selection.plans(paths or [Path()], day)
    apart = meetings.interval(shown.plans, day)
    before = console.day("--last", last) if last else dates.back_interval(day, apart)
    after = (
        console.day("--next", following)
        if following
        else dates.add_interval(dates.of(day), apart)
    )
    for earlier, later in ((before, day), (day, after)):
        if earlier > later:
            details = {"earlier": later, "later": earlier}
            raise Refusal(Fault("days-the-wrong-way-round", None, details))
    console.out(paper.write(meetings.pack(shown, before, after), form))
    raise typer.Exit(selection.code(shown))
