"""`actionplan lint`: is everything in order before the meeting?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from actionplan import files, formats, lint
from actionplan.cli import outputs, reading, say
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
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            metavar="FORMAT=FILE",
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

    Nothing is changed. The exit code is 0 when all is in order, 1 when there are
    errors (or what --fail-on says) or a file could not be read, and 2 when there was
    nothing to check.
    """
    chosen = paths or [Path()]
    wanted = outputs.wanted(output or [], chosen)
    run = check(chosen, lint.Settings(say.today(as_of), timed=time))
    outputs.write(run, wanted, advice=advice)
    if "github" in (form, *(one.form for one in wanted)):
        outputs.add_to_page(run, advice=advice)
    coloured = say.coloured(colour)
    say.out(outputs.text(run, form, advice=advice, colour=coloured))
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
