"""Run `actionplan fix`: fix mistakes that can be read in one way only."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan import workspace
from actionplan.cli import console
from actionplan.cli.options import Paths
from actionplan.diagnostics import Refusal
from actionplan.editing import fixes
from actionplan.output import fix_summary
from actionplan.text import terminal
from actionplan.workspace import fix_files
from actionplan.workspace.fix_files import FixedFile


def command(
    paths: Paths = None,
    unsafe: Annotated[
        bool,
        typer.Option("--unsafe", help="Mend also what takes a guess: read it after."),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Only show what would change; write nothing."),
    ] = False,
) -> None:
    """Mend slips in typing, spelling and dates.

    Examples:

      actionplan fix --diff

      actionplan fix plans/scr-family-a-2011.yaml

      actionplan fix --unsafe --diff

    Mended is what can be read in one way only: tabs and spaces, a missing space behind
    a colon, quotation marks round a text that needs them, names of fields, 30/11/2011.
    Nothing else in a file changes, not a byte. What takes a guess is left, unless
    --unsafe is given. The exit code is 1 when a file cannot be read afterwards, or when
    --diff has something to show.
    """
    here, done = workspace.make(paths), list[FixedFile]()
    for each in fix_files.fix(here, unsafe=unsafe, write=not diff):
        done.append(each)
        _show(each, diff=diff)
    for name, fault in here.found().faults:
        console.refusal(Refusal(fault, file=name))
    fixed = [each.fixed for each in done if each.fixed]
    named = [(each.name, each.fixed) for each in done if each.fixed]
    tell = console.err if diff else console.done
    said = fixes.sentences(named, wrote=not diff, unsafe=unsafe)
    tell("".join(f"{terminal.wrap(each, '')}\n" for each in said))
    if any(each.opened and not each.fixed for each in done):
        raise typer.Exit(console.NOT_DONE)
    would = diff and any(each.problems for each in fixed)
    unread = len(fixed) < len(done) or not all(each.read for each in fixed)
    raise typer.Exit(console.code(would or unread or here.found().faults))


def _show(each: FixedFile, *, diff: bool) -> None:
    """Show what was done to one file, or would be, or why nothing was."""
    if each.refusal:
        console.refusal(each.refusal)
    if not each.fixed or not each.fixed.problems:
        return
    if diff:
        shown = console.difference(each.name, each.before, each.fixed.content)
        console.out(shown)
        return
    if not each.durable:
        console.not_durable()
    console.done(fix_summary.blocks(each.fixed, each.name))
