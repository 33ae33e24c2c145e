"""Run `actionplan accept`: accept the problems there are now."""

from __future__ import annotations

import sys

import typer

from actionplan import lint, workspace
from actionplan.cli import console, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.options import accept as options
from actionplan.lint.accepted_file import Intake
from actionplan.output import accepted_summary
from actionplan.workspace import accept, already, check, disclosure_check


def command(
    paths: Paths = None,
    as_of: AsOf = None,
    prune: options.Prune = False,
    reason: options.Reason = "",
    rule: options.Rule = None,
    already_at: options.AlreadyAt = None,
    time: options.Time = False,
    advice: options.Advice = False,
) -> None:
    """Accept the problems there are now, so that lint reports only new ones.

    Examples:

      actionplan accept

      actionplan accept --reason "The 2011 report gives no month"

      actionplan accept --rule note-says-nothing --reason "A plan of 2011"

      actionplan accept --already-at HEAD --reason "The report gives no month"

      actionplan accept --prune

    The accepted problems are stored in actionplan-accepted.json. This file is in the
    same folder as actionplan.toml. If there is no actionplan.toml, the file is in the
    folder that has .git or, if your plans are not in git, in the current folder. To
    accept an error, you must give a reason, because the part of the plan with the error
    is not checked. You cannot accept an error that stops a file from being read.
    """
    here = workspace.make(paths)
    request = lint.Request(console.today(as_of, here), most=sys.maxsize)
    disclosure_check.require_nobody(reason)
    accept.require_reason(reason)
    taking = Intake(
        not prune,
        time,
        " ".join(reason.split()),
        advice=advice,
        rules=accept.named(rule or ()),
    )
    reports = check.judged(
        here, request, use_accepted=False, along=progress_bar.reading
    )
    known = None
    if already_at:
        then = workspace.make(paths, since=already_at, contents=here.contents)
        known = already.at(then, request)
    for adopted in accept.renew(here, reports, request, taking, known=known):
        console.done(accepted_summary.write(adopted))
    for report in reports:
        if not report.file.read:
            console.err(console.sentence(report.diagnostics[0]))
    raise typer.Exit(console.code(not all(report.file.read for report in reports)))
