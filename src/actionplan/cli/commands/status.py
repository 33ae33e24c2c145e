"""Run `actionplan status`: list actions by status and owner."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, get_args

import typer

from actionplan import workspace
from actionplan.cli import console, papers, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.options import status as options
from actionplan.cli.parser import values
from actionplan.output import endings, list_file, status_table
from actionplan.plan import portfolio, sentences
from actionplan.text import personal
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    overdue: options.Overdue = False,
    stale: options.Stale = False,
    due_within: options.DueWithin = None,
    agency: options.Agency = None,
    owner: options.Owner = None,
    priority: options.Priority = None,
    theme: options.Theme = None,
    where: options.Where = None,
    plan: options.Plan = None,
    outcome: options.Outcome = None,
    state: options.State = None,
    rag: options.Rag = None,
    closed: options.Closed = False,
    sort: options.Sort = "urgency",
    group_by: options.GroupBy = "plan",
    form: options.Form = None,
    output: options.Output = None,
    check: options.Check = False,
    colour: options.Colour = "auto",
) -> None:
    """Show which actions are overdue, due soon, complete or not updated.

    Examples:

      actionplan status --overdue --stale

      actionplan status plans --as-of 2011-11-30 --group-by owner

      actionplan status --where "x-priority=Must do" --overdue

      actionplan status plans -o actions.csv

    Use --overdue, --stale and --due-within together to see actions that match any of
    these options. To shorten the list, add an option such as --agency. The exit code is
    1 if a plan, or part of a plan, could not be read, or if two plans have the same
    plan ID. With --check, the exit code is also 1 if any action is listed.
    """
    here = workspace.make(paths)
    if output is not None:
        list_file.require_place(output, here.kept())
    form = endings.form(output, form, get_args(status_table.Form), "table")
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
    _write(listed, form, output, colour)
    if form == "csv":  # there is no place in a CSV file to say what is missing from it
        console.err("".join(f"{line}\n" for line in sentences.left_out(shown)))
    raise typer.Exit(console.code(shown.gaps or (check and rows)))


def _write(
    listed: status_table.Listing,
    form: status_table.Form,
    output: Path | None,
    colour: console.Colour,
) -> None:
    """Write the list to standard output, or save it in a file."""
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
