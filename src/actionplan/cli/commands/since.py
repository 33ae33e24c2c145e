"""Run `actionplan since`: show what has changed since a date."""

from __future__ import annotations

import typer

from actionplan import workspace
from actionplan.cli import console, papers, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.options import since as options
from actionplan.output import meetings
from actionplan.workspace import gather


def command(
    day: options.Day,
    paths: Paths = None,
    as_of: AsOf = None,
    form: options.Form = None,
    output: papers.Output = None,
) -> None:
    """Show what has changed since a date.

    Examples:

      actionplan since 2011-09-01

      actionplan since 2011-09-01 plans --as-of 2011-12-01 --format markdown

    The list comes from the dates in the plans, such as the dates of entries and due
    dates that have passed. A change counts from the date of the entry that reports it,
    even if the change happened earlier. If an entry gives only a month, and DATE is in
    that month, the change may be from before DATE. It is listed with words such as
    "perhaps on or before 1 September 2011". A change that has no date in the plan, such
    as a new interval between reviews, is not listed. To compare the plans with an
    earlier commit, use "actionplan lint --since".
    """
    here = workspace.make(paths)
    chosen = papers.form(form, output, here)
    end = console.today(as_of, here)
    start = console.day("DATE", day, end)
    console.require_order(start, end, ("DATE", "the report date"))
    shown = gather.plans(here, end, progress_bar.reading)
    papers.write(meetings.since(shown, start), chosen, output)
    raise typer.Exit(console.code(shown.gaps))
