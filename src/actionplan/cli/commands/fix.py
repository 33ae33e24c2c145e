"""Run `actionplan fix`: fix mistakes that can be read in one way only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from actionplan.cli import console
from actionplan.cli.options import Paths
from actionplan.diagnostics import Refusal
from actionplan.editing import fixes
from actionplan.lint import diagnose
from actionplan.output import fix_summary
from actionplan.storage import files
from actionplan.text import personal, terminal
from actionplan.workspace import selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from actionplan.editing.fixes import Fixed, FixedProblem


class _Done(NamedTuple):
    """What became of one file; None where it could not be opened or written."""

    fixed: Fixed | None
    code: int = console.DONE


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
    found = selection.found(paths or [Path()])
    done = [_fix(path, unsafe=unsafe, diff=diff) for path in found.plans]
    for name, fault in found.faults:
        console.refusal(Refusal(fault, file=name))
    fixed = [each.fixed for each in done if each.fixed]
    tell = console.err if diff else console.done
    said = fixes.sentences(fixed, wrote=not diff, unsafe=unsafe)
    tell("".join(f"{terminal.wrap(each, '')}\n" for each in said))
    would = diff and any(each.problems for each in fixed)
    unread = bool(found.faults) or not all(each.read for each in fixed)
    code = console.FINDINGS if unread or would else console.DONE
    raise typer.Exit(max([code, *(each.code for each in done)]))


def _fix(path: Path, *, unsafe: bool, diff: bool) -> _Done:
    """Mend one file, and show what was done."""
    name, board = files.name(path), selection.board(path)

    def mend(content: bytes) -> Fixed:
        return fixes.fix(content, path.stem, board, unsafe=unsafe)

    code = console.FINDINGS
    try:
        before = files.read(path)
        fixed = mend(before)
        if fixed.problems and diff:
            shown_now = console.difference(name, before, fixed.content)
            console.out(personal.hidden(shown_now))
        elif fixed.problems:
            code = console.NOT_DONE
            fixed = _write(path, mend)
            console.done("".join(f"{_block(each, name)}\n" for each in fixed.problems))
    except Refusal as refusal:
        console.refusal(Refusal(*refusal.faults, file=name))
        return _Done(None, code)
    return _Done(fixed)


def _write(path: Path, mend: Callable[[bytes], Fixed]) -> Fixed:
    """Mend the file as it is now, which may be another than the one just read."""
    made: list[Fixed] = []

    def change(content: bytes) -> bytes:
        made.append(mend(content))
        return made[-1].content

    done = files.replace(path, change)
    if not done.durable:
        console.err("The disk has not confirmed that this will outlast a power cut.\n")
    return made[-1]


def _block(each: FixedProblem, name: str) -> str:
    said = diagnose.put(each.as_reported, name, each.before)
    return fix_summary.block(said, each.old, each.new)
