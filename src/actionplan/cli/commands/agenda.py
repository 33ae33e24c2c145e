"""Run `actionplan agenda`: write the paper for a meeting."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan import workspace
from actionplan.cli import console, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.output import meetings, paper
from actionplan.plan import meeting_dates, portfolio
from actionplan.workspace import gather


def command(
    paths: Paths = None,
    meeting: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The date of the meeting; otherwise the next one recorded, or today.",
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The date of the last meeting; otherwise the last one recorded.",
        ),
    ] = None,
    following: Annotated[
        str | None,
        typer.Option(
            "--next",
            metavar="DATE",
            help="The date of the next meeting; otherwise the next one recorded.",
        ),
    ] = None,
    last_paper: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The date on which the last paper was made: what was recorded after it"
            " is in this one.",
        ),
    ] = None,
    as_of: AsOf = None,
    form: Annotated[
        paper.Form, typer.Option("--format", help="How to write it down.")
    ] = "text",
) -> None:
    """Make the paper for a meeting.

    Examples:

      actionplan agenda --meeting 2011-12-05

      actionplan agenda plans --meeting 2011-12-05 --format markdown

      actionplan agenda --meeting 2011-12-05 --last-paper 2011-08-25

    It has what is overdue and why, what is due before the next meeting, what has had
    no update for too long or will have had none by then, what was done since the last
    one, outcomes to assess, and everything else that needs the board's attention.

    A paper that goes out before the meeting has what was recorded by today, or by
    --as-of, and counts what is overdue to the day of the meeting. Dates of meetings are
    recorded in plans and in actionplan.toml, as "meetings". Where only a month is
    recorded, it counts to the first day of that month, or to today within it.
    """
    here = workspace.make(paths)
    today = console.today(as_of, here)
    read = gather.plans(here, today, progress_bar.reading)
    own = console.day("--meeting", meeting, today) if meeting else None
    held = meeting_dates.Meeting(own, "given") if own else meeting_dates.due(read)
    # Of a month its first day: what is overdue then is so at the meeting, whenever.
    day = max(today, held.on.first_day) if held.is_month else held.day
    shown = portfolio.on(read, day, recorded=min(today, day))
    given = console.day("--last", last, today) if last else None
    before = meeting_dates.last(shown.plans, held, given)
    next_one = console.day("--next", following, today) if following else None
    after = meeting_dates.following_on(shown.plans, held, next_one)
    made = console.day("--last-paper", last_paper, today) if last_paper else None
    for earlier, later in ((given, day), (day, next_one), (made, day)):
        if earlier and later:
            console.require_order(earlier, later)
    pack = meetings.pack(shown, held, before, after, made=made)
    console.out(paper.write(pack, form), paper.written_as(form))
    raise typer.Exit(console.code(shown.gaps))
