"""Run `actionplan export`: write a tracker to fill in, or tables for analysts."""

from __future__ import annotations

from pathlib import Path

import typer

from actionplan import workspace
from actionplan.cli import console, progress_bar, tracker_run
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.options import export as options
from actionplan.cli.parser import group
from actionplan.output import endings, list_file, tidy_tables
from actionplan.output import tracker as trackers
from actionplan.plan import sentences
from actionplan.text import terminal
from actionplan.workspace import gather

app = group.group(
    """Write a tracker for owners to fill in, or tables for analysts.

    Examples:

      actionplan export tracker plans --output tracker.xlsx

      actionplan export entries plans -o entries.csv
    """
)


@app.command("tracker", cls=group.Command)
def tracker(
    output: options.Output,
    paths: Paths = None,
    agency: options.Agency = None,
    owner: options.Owner = None,
    only_open: options.OnlyOpen = False,
    as_of: AsOf = None,
) -> None:
    """Make an Excel workbook that owners fill in, with a row for each action.

    Examples:

      actionplan export tracker plans --output tracker.xlsx

      actionplan export tracker plans --open --agency Police -o police.xlsx

    The columns that come from the plans are locked, but you can unlock them without a
    password. Owners fill in the date, what has been done, a new status or rating, the
    evidence and a new due date. Nothing is sent. When the workbook comes back,
    "actionplan import tracker.xlsx" shows what was filled in. To record this in the
    plans, use "actionplan import tracker.xlsx --record".
    """
    written = tracker_run.writer(output)
    here = workspace.make(paths)
    read = gather.plans(here, console.today(as_of, here), progress_bar.reading)
    if not read.plans:
        told = iter(sentences.left_out(read))
        console.err("".join(f"{terminal.wrap(line, '')}\n" for line in told))
        raise typer.Exit(console.FINDINGS)
    rows, unknown = tracker_run.wanted(read, agency, owner, only_open=only_open)
    made = trackers.make(read, rows, unknown)
    told = tracker_run.save(written, made, output)
    console.err("".join(f"{terminal.wrap(line, '')}\n" for line in told))
    raise typer.Exit(console.code(read.gaps))


@app.command("entries", cls=group.Command)
def entries(
    paths: Paths = None, output: options.Table = None, as_of: AsOf = None
) -> None:
    """Write a CSV table with a row for each progress entry.

    Examples:

      actionplan export entries plans -o entries.csv

      actionplan export entries plans --as-of 2011-11-30 > entries.csv

    Each date in an entry, except the one in the column "corrects", is given twice: as
    it is in the plan, and as an exact date. If the plan gives only a month, the exact
    date is the last day of that month. The column "counts" is "no" for an entry that
    was corrected, or is dated after the report date. If part of a plan could not be
    read, an extra row says in the column "not_checked" what is missing from the table.
    """
    _table("entries", paths, output, as_of)


@app.command("outcomes", cls=group.Command)
def outcomes(
    paths: Paths = None, output: options.Table = None, as_of: AsOf = None
) -> None:
    """Write a CSV table with a row for each outcome.

    Examples:

      actionplan export outcomes plans -o outcomes.csv

      actionplan export outcomes plans --as-of 2011-11-30 > outcomes.csv

    Each row gives the number of actions and the latest assessment of the outcome. The
    column "agrees_with_its_figures" is "no" if the assessment and its figures
    contradict each other. If part of a plan could not be read, an extra row says in the
    column "not_checked" what is missing from the table.
    """
    _table("outcomes", paths, output, as_of)


@app.command("planned", cls=group.Command)
def planned(
    paths: Paths = None, output: options.Table = None, as_of: AsOf = None
) -> None:
    """Write a CSV table of how many actions were due, and complete, by each date.

    Examples:

      actionplan export planned plans -o planned.csv

      actionplan export planned plans --as-of 2011-11-30 > planned.csv

    Each plan has a row for each date on which an action was due or was completed. Each
    row gives 3 totals up to that date: actions due according to the dates first agreed,
    actions due according to the current due dates, and complete actions. The chart
    "Planned and done, by date" in a report from "actionplan render" shows the same
    numbers. Actions that repeat, and actions that were closed without being done, are
    not counted. If part of a plan could not be read, an extra row says in the column
    "not_checked" what is missing from the table.
    """
    _table("planned", paths, output, as_of)


def _table(
    name: str, paths: list[Path] | None, output: Path | None, as_of: str | None
) -> None:
    here = workspace.make(paths)
    if output is not None:
        list_file.require_place(output, here.kept())
        endings.form(output, None, ("csv",), "csv")
    read = gather.plans(here, console.today(as_of, here), progress_bar.reading)
    made = _TABLES[name](read)
    if output is None:
        console.out(made)
    else:
        console.err(f"{list_file.text(made, output, 'text')}\n")
    console.err("".join(f"{line}\n" for line in sentences.left_out(read)))
    raise typer.Exit(console.code(read.gaps))


_TABLES = {
    "entries": tidy_tables.entries,
    "outcomes": tidy_tables.outcomes,
    "planned": tidy_tables.planned,
}
