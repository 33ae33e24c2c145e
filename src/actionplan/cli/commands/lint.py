"""Run `actionplan lint`: check plans."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actionplan import lint, workspace
from actionplan.cli import console, outputs, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.parser import completions
from actionplan.diagnostics import FailOn, Refusal
from actionplan.messages import usage
from actionplan.output import findings
from actionplan.workspace import check


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    form: Annotated[
        findings.Format,
        typer.Option("--format", help="How to write down what was found."),
    ] = "full",
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            help="Exit with 1 from this level on; otherwise from error, or what"
            " actionplan.toml says.",
            show_default=False,
        ),
    ] = None,
    time: Annotated[
        bool,
        typer.Option(
            "--time/--no-time",
            help="Ask rules that depend on the day, such as overdue-action.",
        ),
    ] = True,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REF",
            help="Check only plans that have changed since this branch, tag or commit,"
            " and that nothing recorded there was removed or rewritten.",
            show_default=False,
        ),
    ] = None,
    advice: Annotated[
        bool, typer.Option("--advice", help="Show advice, which is otherwise counted.")
    ] = False,
    group_by: Annotated[
        findings.Group | None,
        typer.Option(
            help="Put what was found under the post, agency or plan it belongs to.",
            show_default=False,
        ),
    ] = None,
    hide_accepted: Annotated[
        bool,
        typer.Option(
            "--hide-accepted/--show-accepted",
            help="Leave out the problems that your board has accepted.",
        ),
    ] = True,
    only_plans: Annotated[
        bool,
        typer.Option(
            "--only-plans",
            help="Leave out files that are no plans, even if they are named: for a"
            " hook, which names all that changed.",
        ),
    ] = False,
    colour: Annotated[
        console.Colour, typer.Option("--color", help="Use colour.")
    ] = "auto",
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            metavar="FORMAT=FILE",
            autocompletion=completions.outputs,
            help="Write it to a file as well, such as sarif=lint.sarif; may be"
            " repeated.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check plans before the meeting.

    Examples:

      actionplan lint

      actionplan lint plans/scr-family-a-2011.yaml --as-of 2011-11-30

      actionplan lint plans --format github --output sarif=lint.sarif

      actionplan lint --since origin/main

      actionplan lint --group-by owner

      actionplan lint - < draft.yaml

    Nothing is changed. "-" is the text on standard input. The exit code is 0 when all
    is in order, 1 when there are errors (or what --fail-on says) or a file could not be
    read, and 2 when there was nothing to check.
    """
    piped = Path("-") in (paths or ())
    if piped and (len(paths or ()) > 1 or since):
        raise Refusal(usage.standard_input())
    here = workspace.make([] if piped else paths, since=since, only_plans=only_plans)
    wanted = outputs.wanted(output or [], here)
    day = console.today(as_of, here, asked=time)
    request = lint.Request(day, timed=time, accepting=hide_accepted)
    run = (
        check.check_text(here, console.piped(), request)
        if piped
        else check.check(here, request, progress_bar.reading)
    )
    outputs.write(run, wanted, advice=advice)
    if "github" in (form, *(one.form for one in wanted)):
        outputs.add_to_page(run, here, advice=advice)
    coloured = console.coloured(colour)
    text = outputs.text(run, form, advice=advice, colour=coloured, by=group_by)
    console.out(text, findings.written_as(form, colour=coloured))
    raise typer.Exit(console.code(check.fails(run, fail_on)))
