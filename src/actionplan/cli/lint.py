"""`actionplan lint`: is everything in order before the meeting?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from actionplan import files, formats, lint
from actionplan.cli import reading, say
from actionplan.diagnostics import LEVELS, Refusal, Run

FailOn = Literal["error", "warning", "advice", "never"]


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Plans, or folders of plans. Without any, the current folder.",
            show_default=False,
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            envvar="ACTIONPLAN_AS_OF",
            help="Judge as of this day, such as 2011-11-30; otherwise as of today.",
        ),
    ] = None,
    form: Annotated[
        formats.Format,
        typer.Option("--format", help="How to write down what was found."),
    ] = "full",
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 from this level on.")
    ] = "error",
    time: Annotated[
        bool,
        typer.Option(
            "--time/--no-time",
            help="Ask rules that depend on the day, such as overdue-action.",
        ),
    ] = True,
    advice: Annotated[
        bool, typer.Option("--advice", help="Show advice, which is otherwise counted.")
    ] = False,
    colour: Annotated[say.Colour, typer.Option("--color", help="Use colour.")] = "auto",
) -> None:
    """Check plans before the meeting.

    Examples:
      actionplan lint

      actionplan lint plans/scr-family-a-2011.yaml --as-of 2011-11-30

    Nothing is changed. The exit code is 0 when all is in order, 1 when there are
    errors (or what --fail-on says) or a file could not be read, and 2 when there was
    nothing to check.
    """
    run = check(paths or [Path()], lint.Settings(say.today(as_of), timed=time))
    say.out(
        formats.write(run, form, advice=advice, colour=say.coloured(colour)),
    )
    raise typer.Exit(code(run, fail_on))


def check(paths: list[Path], settings: lint.Settings) -> Run:
    """Find the plans below *paths*, and judge each and all of them."""
    found = reading.found(paths)
    reports = [_judge(path, settings) for path in found.plans]
    reports += [lint.unread(fault, name) for name, fault in found.faults]
    return lint.across(reports, settings)


def code(run: Run, fail_on: FailOn) -> int:
    """Return the exit code that a run deserves."""
    if not all(file.read for file in run.files):
        return say.FINDINGS
    if fail_on == "never":
        return say.DONE
    counted = LEVELS[: LEVELS.index(fail_on) + 1]
    found = any(said.level in counted for said in run.diagnostics)
    return say.FINDINGS if found else say.DONE


def _judge(path: Path, settings: lint.Settings) -> lint.Report:
    name = files.name(path)
    try:
        content = files.read(path)
    except Refusal as refusal:
        return lint.unread(refusal.faults[0], name)
    return lint.one(content, name, settings)
