"""Run `actionplan agenda`: prepare the paper for a meeting."""

from __future__ import annotations

import typer

from actionplan import workspace
from actionplan.cli import console, papers, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.options import agenda as options
from actionplan.output import meetings
from actionplan.plan import meeting_dates, portfolio
from actionplan.text import terminal
from actionplan.workspace import gather


def command(
    paths: Paths = None,
    meeting: options.Meeting = None,
    last: options.Last = None,
    following: options.Following = None,
    last_paper: options.LastPaper = None,
    as_of: AsOf = None,
    form: options.Form = None,
    output: papers.Output = None,
) -> None:
    """Prepare the paper for a meeting.

    Examples:

      actionplan agenda --meeting 2011-12-05

      actionplan agenda plans --meeting 2011-12-05 -o agenda.docx

      actionplan agenda --meeting 2011-12-05 --last-paper 2011-08-25

    The paper starts with what the meeting is asked to decide. Then it lists overdue
    actions, and actions due before the next meeting, each with its latest note. It
    lists actions that have gone too long without an update, or that will have gone too
    long by the next meeting. It also lists actions completed since the last meeting,
    outcomes to assess, and anything else that needs the board's attention.

    If the report date is before the meeting, the paper includes only what has been
    recorded by the report date. An action counts as overdue if it will be overdue on
    the date of the meeting. If a plan gives only the month of the meeting, the paper
    uses the first day of that month. If that day has passed, the paper uses the report
    date. You can record the dates of meetings in the field "meetings" of a plan, or
    under "meetings" in actionplan.toml.
    """
    here = workspace.make(paths)
    chosen = papers.form(form, output, here)
    today = console.today(as_of, here)
    read = gather.plans(here, today, progress_bar.reading)
    own = console.given_day("--meeting", meeting, today)
    held = meeting_dates.Meeting(own, "given") if own else meeting_dates.due(read)
    # Of a month its first day: what is overdue then is so at the meeting, whenever.
    day = max(today, held.on.first_day) if held.is_month else held.day
    shown = portfolio.on(read, day, recorded=min(today, day))
    given = console.given_day("--last", last, today)
    before = meeting_dates.last(shown.plans, held, given)
    next_one = console.given_day("--next", following, today)
    after = meeting_dates.following_on(shown.plans, held, next_one)
    made = console.given_day("--last-paper", last_paper, today)
    console.require_order(given, day, ("--last", "--meeting"))
    console.require_order(day, next_one, ("--meeting", "--next"))
    console.require_order(made, day, ("--last-paper", "--meeting"))
    pack = meetings.pack(shown, held, before, after, made=made)
    papers.write(pack, chosen, output)
    if hint := meetings.to_record(after, shown.plans):
        console.err(f"{terminal.wrap(hint.words, '')}\n    {hint.line}\n")
    raise typer.Exit(console.code(shown.gaps))
