"""Run `actionplan lint`: check plans."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import typer

from actionplan import lint, workspace
from actionplan.cli import console, outputs, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.options import lint as options
from actionplan.diagnostics import Refusal
from actionplan.messages import usage
from actionplan.output import findings
from actionplan.workspace import already, check


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    form: options.Form = "full",
    fail_on: options.FailOnOption = None,
    time: options.Time = True,
    since: options.Since = None,
    already_at: options.AlreadyAt = None,
    advice: options.Advice = False,
    group_by: options.GroupBy = None,
    hide_accepted: options.HideAccepted = True,
    only_plans: options.OnlyPlans = False,
    colour: options.Colour = "auto",
    output: options.Output = None,
) -> None:
    """Check your plans for problems.

    Examples:

      actionplan lint

      actionplan lint plans/scr-family-a-2011.yaml --as-of 2011-11-30

      actionplan lint plans --format github --output sarif=lint.sarif

      actionplan lint --since origin/main

      actionplan lint --group-by owner

      actionplan lint - < draft.yaml

    This command does not change your files. To check text from another program, use "-"
    in place of a path. The exit code is 0 if there are no errors, 1 if there are errors
    or a file could not be read, and 2 if there was nothing to check. To change the
    level that gives exit code 1, use --fail-on, or set "fail-on" in actionplan.toml.
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
