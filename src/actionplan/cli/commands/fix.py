"""Run `actionplan fix`: fix mistakes if there is no doubt about what was meant."""

from __future__ import annotations

import typer

from actionplan import workspace
from actionplan.cli import console
from actionplan.cli.options import Paths
from actionplan.cli.options import fix as options
from actionplan.diagnostics import Refusal
from actionplan.editing import fixes
from actionplan.output import fix_summary
from actionplan.text import terminal
from actionplan.workspace import fix_files
from actionplan.workspace.fix_files import FixedFile


def command(
    paths: Paths = None,
    unsafe: options.Unsafe = False,
    diff: options.Diff = False,
) -> None:
    """Fix typing, spelling and date mistakes.

    Examples:

      actionplan fix --diff

      actionplan fix plans/scr-family-a-2011.yaml

      actionplan fix --unsafe --diff

    This command fixes a mistake only if there is no doubt about what you meant.
    Examples are tabs, extra spaces, a missing space after a colon, missing quotation
    marks, misspelt field names, and dates such as 30/11/2011. Nothing else in the file
    changes. If a line cannot be read, mistakes in the other lines are still fixed. To
    also fix mistakes when it is not certain what you meant, use --unsafe. The exit code
    is 1 if a file still cannot be read, or if --diff has changes to show.
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
    """Show what was or would be fixed in one file, or why nothing was."""
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
