"""Run `actionplan status`: list actions by status and owner."""

from __future__ import annotations

import shutil
from typing import Annotated

import typer

from actionplan import workspace
from actionplan.cli import console, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.parser import completions, values
from actionplan.output import status_table
from actionplan.plan import portfolio, sentences
from actionplan.workspace import gather


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only what is overdue.")
    ] = False,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only what is unreported for too long.")
    ] = False,
    due_within: Annotated[
        str | None,
        typer.Option(metavar="DAYS", help="Only what is due in so many days: 30d."),
    ] = None,
    agency: Annotated[
        list[str] | None, typer.Option(help="Only of this agency, or part of its name.")
    ] = None,
    accountable: Annotated[
        list[str] | None,
        typer.Option(metavar="POST", help="Only of this post, or part of its name."),
    ] = None,
    plan: Annotated[
        list[str] | None,
        typer.Option(help="Only of this plan.", autocompletion=completions.plans),
    ] = None,
    outcome: Annotated[
        list[str] | None, typer.Option(help="Only of this outcome, such as O1.")
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option(
            help="Only in this state, such as on-hold.",
            autocompletion=completions.states,
        ),
    ] = None,
    rag: Annotated[
        list[str] | None, typer.Option(metavar="RATING", help="Only with this rating.")
    ] = None,
    sort: Annotated[portfolio.Sort, typer.Option(help="What comes first.")] = "urgency",
    group_by: Annotated[
        portfolio.Group, typer.Option(help="What the actions are put under.")
    ] = "plan",
    form: Annotated[
        status_table.Form, typer.Option("--format", help="How to write the list down.")
    ] = "table",
    check: Annotated[
        bool, typer.Option("--check", help="Exit with 1 if any action is listed.")
    ] = False,
    colour: Annotated[
        console.Colour, typer.Option("--color", help="Use colour.")
    ] = "auto",
) -> None:
    """Show how each action stands: overdue, due soon, silent, done.

    Examples:

      actionplan status --overdue --stale

      actionplan status plans --as-of 2011-11-30 --group-by accountable

    --overdue, --stale and --due-within together show what fits any of them; the
    other options narrow that down. Exit code 1 means that something could not be
    read, or with --check that there is something on the list.
    """
    here = workspace.make(paths)
    shown = gather.plans(here, console.today(as_of, here), progress_bar.reading)
    wanted = portfolio.Wanted(
        plans=tuple(plan or ()),
        outcomes=tuple(outcome or ()),
        agencies=tuple(agency or ()),
        accountable=tuple(accountable or ()),
        states=tuple(values.state(name) for name in state or ()),
        rags=tuple(rag or ()),
        overdue=overdue,
        stale=stale,
        within=values.number_of_days(due_within),
    )
    values.require_known(wanted, shown)
    rows = portfolio.sort_rows(portfolio.select(shown.rows, wanted), sort)
    listed = status_table.Listing(shown, rows, group_by)
    width = min(shutil.get_terminal_size().columns, 120)
    console.out(
        status_table.write(listed, form, width=width, colour=console.coloured(colour))
    )
    if form == "csv":  # a table of cells has no room for what is missing from it
        console.err("".join(f"{line}\n" for line in sentences.left_out(shown)))
    raise typer.Exit(console.code(shown.gaps or (check and rows)))
