"""Run `actionplan status`: list actions by status and owner."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from actionplan import workspace
from actionplan.cli import console, papers, progress_bar
from actionplan.cli.options import AsOf, Paths, or_standard_output
from actionplan.cli.parser import completions, values
from actionplan.output import list_file, status_table
from actionplan.plan import portfolio, sentences
from actionplan.text import personal
from actionplan.workspace import gather


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Show only overdue actions.")
    ] = False,
    stale: Annotated[
        bool,
        typer.Option(
            "--stale",
            help="Show only actions that have gone too long without an update.",
        ),
    ] = False,
    due_within: Annotated[
        str | None,
        typer.Option(
            metavar="DAYS",
            help="Show only actions due within this number of days, such as 30.",
        ),
    ] = None,
    agency: Annotated[
        list[str] | None,
        typer.Option(
            help="Show only this agency's actions. Part of the name is enough."
        ),
    ] = None,
    owner: Annotated[
        list[str] | None,
        typer.Option(
            help="Show only this owner's actions. Part of the job title is enough."
        ),
    ] = None,
    priority: Annotated[
        list[str] | None,
        typer.Option(help="Show only actions with this priority, such as must-do."),
    ] = None,
    theme: Annotated[
        list[str] | None,
        typer.Option(help="Show only actions for outcomes with this theme."),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=VALUE",
            help="Show only actions where a field has this value, such as"
            ' "x-priority=Must do".',
            autocompletion=completions.conditions,
        ),
    ] = None,
    plan: Annotated[
        list[str] | None,
        typer.Option(
            help="Show only actions in this plan.", autocompletion=completions.plans
        ),
    ] = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option(help="Show only actions for this outcome, such as O1."),
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option(
            help="Show only actions with this status, such as on-hold.",
            autocompletion=completions.states,
        ),
    ] = None,
    rag: Annotated[
        list[str] | None,
        typer.Option(metavar="RATING", help="Show only actions with this rating."),
    ] = None,
    closed: Annotated[
        bool,
        typer.Option(
            "--closed", "--all", help="Show closed actions in the table as well."
        ),
    ] = False,
    sort: Annotated[
        portfolio.Sort, typer.Option(help="The order of the actions.")
    ] = "urgency",
    group_by: Annotated[
        str,
        typer.Option(
            metavar="FIELD",
            help="Group the actions by plan, owner, agency, priority, theme or"
            " another field.",
            autocompletion=completions.fields,
        ),
    ] = "plan",
    form: Annotated[
        status_table.Form | None,
        typer.Option(
            "--format",
            help="The format of the list. The default is a table, or the format that"
            " matches the ending of the -o file: .csv, .json, .md, .html or .docx.",
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
            callback=or_standard_output,
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Make the exit code 1 if any action is listed."),
    ] = False,
    colour: Annotated[
        console.Colour, typer.Option("--color", help="When to use colour.")
    ] = "auto",
) -> None:
    """Show which actions are overdue, due soon, complete or not updated.

    Examples:

      actionplan status --overdue --stale

      actionplan status plans --as-of 2011-11-30 --group-by owner

      actionplan status --where "x-priority=Must do" --overdue

      actionplan status plans -o actions.csv

    Use --overdue, --stale and --due-within together to see actions that match any of
    them. Use the other options to narrow the list. Exit code 1 means that something
    could not be read or, with --check, that the list is not empty.
    """
    here = workspace.make(paths)
    if output is not None:
        list_file.require_place(output, here.kept())
    form = form or status_table.form_of(output.suffix if output else "")
    if form == "docx":
        papers.require_word(output)
    shown = gather.plans(here, console.today(as_of, here), progress_bar.reading)
    by = values.field("--group-by", group_by, shown)
    named = {"agency": agency, "accountable": owner}
    named |= {"priority": priority, "theme": theme}
    wanted = portfolio.Wanted(
        plans=tuple(map(personal.hidden, plan or ())),  # as the plans are shown
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
        shown,
        rows,
        by,
        asked,
        with_closed=closed or bool(wanted.states),
        not_judged=portfolio.not_judged(shown.rows, wanted),
    )
    if form == "docx":
        papers.save_word(status_table.paper(listed), papers.require_word(output))
    elif output is not None:
        text = status_table.write(listed, form)
        written_as = status_table.written_as(form, colour=False)
        console.err(f"{list_file.text(text, output, written_as)}\n")
    else:
        width = min(shutil.get_terminal_size().columns, 120)
        coloured = console.coloured(colour)
        text = status_table.write(listed, form, width=width, colour=coloured)
        console.out(text, status_table.written_as(form, colour=coloured))
    if form == "csv":  # there is no place in a CSV file to say what is missing from it
        console.err("".join(f"{line}\n" for line in sentences.left_out(shown)))
    raise typer.Exit(console.code(shown.gaps or (check and rows)))
