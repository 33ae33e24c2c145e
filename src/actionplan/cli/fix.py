"""`actionplan fix`: mend what needs no judgement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from actionplan import files, fixing, personal, saying, shown
from actionplan.cli import reading, say
from actionplan.cli.options import Paths
from actionplan.diagnostics import Refusal
from actionplan.formats import mended

if TYPE_CHECKING:
    from collections.abc import Callable

    from actionplan.fixing import Fixed, Mended


class _Done(NamedTuple):
    """What became of one file; None where it could not be opened or written."""

    fixed: Fixed | None
    code: int = say.DONE


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
    found = reading.found(paths or [Path()])
    done = [_fix(path, unsafe=unsafe, diff=diff) for path in found.plans]
    for name, fault in found.faults:
        say.refusal(Refusal(fault, file=name))
    fixed = [each.fixed for each in done if each.fixed]
    tell = say.err if diff else say.done
    said = fixing.sentences(fixed, wrote=not diff, unsafe=unsafe)
    tell("".join(f"{shown.wrap(each, '')}\n" for each in said))
    would = diff and any(each.mended for each in fixed)
    unread = bool(found.faults) or not all(each.read for each in fixed)
    code = say.FINDINGS if unread or would else say.DONE
    raise typer.Exit(max([code, *(each.code for each in done)]))


def _fix(path: Path, *, unsafe: bool, diff: bool) -> _Done:
    """Mend one file, and show what was done."""
    name, house = files.name(path), reading.house(path)

    def mend(content: bytes) -> Fixed:
        return fixing.fix(content, path.stem, house, unsafe=unsafe)

    code = say.FINDINGS
    try:
        before = files.read(path)
        fixed = mend(before)
        if fixed.mended and diff:
            shown_now = say.difference(name, before, fixed.content)
            say.out(personal.hidden(shown_now))
        elif fixed.mended:
            code = say.NOT_DONE
            fixed = _write(path, mend)
            say.done("".join(f"{_block(each, name)}\n" for each in fixed.mended))
    except Refusal as refusal:
        say.refusal(Refusal(*refusal.faults, file=name))
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
        say.err("The disk has not confirmed that this will outlast a power cut.\n")
    return made[-1]


def _block(each: Mended, name: str) -> str:
    said = saying.put(each.told, name, each.before)
    return mended.block(said, each.old, each.new)
