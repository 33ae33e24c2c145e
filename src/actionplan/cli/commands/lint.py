"""Run `actionplan lint`: check plans."""

from __future__ import annotations

from functools import partial
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
from actionplan.workspace import already, check


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    form: Annotated[
        findings.Format,
        typer.Option("--format", help="The format of the results."),
    ] = "full",
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            help="The lowest level of problem that makes the exit code 1. The default"
            " is error, or the level set in actionplan.toml.",
            show_default=False,
        ),
    ] = None,
    time: Annotated[
        bool,
        typer.Option(
            "--time/--no-time",
            help="Include checks that depend on the date, such as overdue-action.",
        ),
    ] = True,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REF",
            help="Check only plans that have changed since this branch, tag or commit."
            " Also check that nothing recorded there has been removed or rewritten.",
            show_default=False,
        ),
    ] = None,
    already_at: Annotated[
        str | None,
        typer.Option(
            "--already-at",
            metavar="REF",
            help="If the check fails, say at the end how many problems were already"
            " there on this branch, tag or commit.",
            show_default=False,
        ),
    ] = None,
    advice: Annotated[
        bool,
        typer.Option(
            "--advice",
            help="Show advice in full. By default, only the number of pieces of advice"
            " is shown.",
        ),
    ] = False,
    group_by: Annotated[
        findings.Group | None,
        typer.Option(
            help="Group the problems by owner, agency or plan.",
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
            help="Do not check files that are not plans, even if you name them. This is"
            " for a git hook, which names every file that changed.",
        ),
    ] = False,
    colour: Annotated[
        console.Colour, typer.Option("--color", help="When to use colour.")
    ] = "auto",
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            metavar="FORMAT=FILE",
            autocompletion=completions.outputs,
            help="Also write the results to a file, such as sarif=lint.sarif. You can"
            " repeat this option.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check your plans for problems.

    Examples:

      actionplan lint

      actionplan lint plans/scr-family-a-2011.yaml --as-of 2011-11-30

      actionplan lint plans --format github --output sarif=lint.sarif

      actionplan lint --since origin/main

      actionplan lint --group-by owner

      actionplan lint - < draft.yaml

    This command does not change your files. Use "-" to check the text on standard
    input. The exit code is 0 if there are no errors, 1 if there are errors or a file
    could not be read, and 2 if there was nothing to check. Use --fail-on to change the
    level that gives exit code 1.
    """
    piped = Path("-") in (paths or ())
    if piped and (len(paths or ()) > 1 or since or already_at):
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
    if ref := already_at or ("HEAD" if only_plans else ""):
        make = partial(workspace.make, paths, only_plans=only_plans)
        then = here if ref == since else make(since=ref, contents=here.contents)
        why = already.stopped(run, then, request, fail_on)
        run = run._replace(stopped=why and why._replace(ref=ref, is_commit=only_plans))
    outputs.write(run, wanted, advice=advice)
    if "github" in (form, *(one.form for one in wanted)):
        outputs.add_to_page(run, here, advice=advice)
    coloured = console.coloured(colour)
    text = outputs.text(run, form, advice=advice, colour=coloured, by=group_by)
    console.out(text, findings.written_as(form, colour=coloured))
    raise typer.Exit(console.code(check.fails(run, fail_on)))
