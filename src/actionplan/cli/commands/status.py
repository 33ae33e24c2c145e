"""Run `actionplan status`: list actions by status and owner."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from actionplan import workspace
from actionplan.cli import console, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.parser import completions, values
from actionplan.output import list_file, status_table
from actionplan.plan import portfolio, sentences
from actionplan.text import personal
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
        list[str] | None,
        typer.Option(help="Only of this agency; a part of its name will do."),
    ] = None,
    owner: Annotated[
        list[str] | None,
        typer.Option(help="Only of this owner; a part of the job title will do."),
    ] = None,
    priority: Annotated[
        list[str] | None, typer.Option(help="Only with this priority, such as must-do.")
    ] = None,
    theme: Annotated[
        list[str] | None, typer.Option(help="Only of outcomes with this theme.")
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=VALUE",
            help='Only where a field has this value, such as "x-priority=Must do".',
            autocompletion=completions.conditions,
        ),
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
    closed: Annotated[
        bool,
        typer.Option(
            "--closed", "--all", help="Show closed actions in the table as well."
        ),
    ] = False,
    sort: Annotated[portfolio.Sort, typer.Option(help="What comes first.")] = "urgency",
    group_by: Annotated[
        str,
        typer.Option(
            metavar="FIELD",
            help="Put the actions under plan, owner, agency, priority, theme or"
            " another field.",
            autocompletion=completions.fields,
        ),
    ] = "plan",
    form: Annotated[
        status_table.Form | None,
        typer.Option(
            "--format",
            help="How to write the list down. Without this option it is a table, or"
            " what the ending of the file after -o says: .csv, .json or .md.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the list to this file.",
            show_default=False,
        ),
    ] = None,
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

      actionplan status plans --as-of 2011-11-30 --group-by owner

      actionplan status --where "x-priority=Must do" --overdue

      actionplan status plans -o actions.csv

    --overdue, --stale and --due-within together show what fits any of them; the
    other options narrow that down. Exit code 1 means that something could not be
    read, or with --check that there is something on the list.
    """
    here = workspace.make(paths)
    if output is not None:
        list_file.require_place(output, here.kept())
    shown = gather.plans(here, console.today(as_of, here), progress_bar.reading)
    by = values.field("--group-by", group_by, shown)
    named = {"agency": agency, "accountable": owner}
    named |= {"priority": priority, "theme": theme}
    wanted = portfolio.Wanted(
        plans=tuple(map(personal.hidden, plan or ())),  # as in what is shown
        outcomes=tuple(map(personal.hidden, outcome or ())),
        conditions=values.conditions(shown, named, where or ()),
        states=tuple(values.status(name) for name in state or ()),
        rags=tuple(rag or ()),
        overdue=overdue,
        stale=stale,
        within=values.number_of_days(due_within),
    )
    values.require_known(wanted, shown)
    rows = portfolio.sort_rows(portfolio.select(shown.rows, wanted), sort)
    asked = tuple(one.field for one in wanted.conditions)
    listed = status_table.Listing(
        shown, rows, by, asked, with_closed=closed or bool(wanted.states)
    )
    form = form or status_table.form_of(output.suffix if output else "")
    if output is not None:
        text = status_table.write(listed, form)
        written_as = status_table.written_as(form, colour=False)
        console.err(f"{list_file.text(text, output, written_as)}\n")
    else:
        width = min(shutil.get_terminal_size().columns, 120)
        coloured = console.coloured(colour)
        text = status_table.write(listed, form, width=width, colour=coloured)
        console.out(text, status_table.written_as(form, colour=coloured))
    if form == "csv":  # a table of cells has no room for what is missing from it
        console.err("".join(f"{line}\n" for line in sentences.left_out(shown)))
    raise typer.Exit(console.code(shown.gaps or (check and rows)))
