"""Share the options and the output of the commands that record an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from actionplan.cli import console
from actionplan.diagnostics import Refusal
from actionplan.editing import undo as editing_undo
from actionplan.reading import load
from actionplan.storage import files
from actionplan.text import personal, terminal
from actionplan.workspace import (
    disclosure_check,
    entry_check,
    removal_check,
    targets,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from actionplan.editing.entries import Judged, Recorded
    from actionplan.editing.undo import Newest, Undone
    from actionplan.messages.refused_removals import Thing
    from actionplan.text.dates import Date
    from actionplan.workspace.entry_check import Allowed
    from actionplan.workspace.targets import Target

Made = TypeVar("Made", "Recorded", "Judged")

DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would be added; write nothing.")
]
DryUndo = Annotated[
    bool,
    typer.Option("--dry-run", help="Show what would be removed, and change nothing."),
]
Day = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it was reported, if not today.")
]
Evidence = Annotated[
    list[str] | None,
    typer.Option(
        metavar="TEXT",
        help="What shows it, such as minutes; may be given several times.",
    ),
]
ReportedBy = Annotated[
    str | None, typer.Option(metavar="POST", help="The post that reported it.")
]
Anyway = Annotated[
    bool,
    typer.Option(
        "--anyway",
        help="Record it although actionplan lint will warn about it, for example"
        " because a new due date has passed or there is no evidence. Errors are still"
        " refused.",
    ),
]
Future = Annotated[bool, typer.Option("--allow-future", hidden=True)]
BeforePlan = Annotated[bool, typer.Option("--allow-before-plan", hidden=True)]
NoEvidence = Annotated[bool, typer.Option("--allow-no-evidence", hidden=True)]


def write(
    to: Target,
    change: Callable[[bytes], Made],
    as_of: date,
    allowed: Allowed,
    *,
    dry_run: bool,
) -> Made:
    """Put what *change* makes in the file's place, or only show it.

    Refuses what a check would complain of afterwards; of warnings, those not allowed.
    """
    made: list[Made] = []

    def new(content: bytes) -> bytes:
        try:
            return tried(content)
        except Refusal as refusal:
            refusal.known = personal.found(content.decode(errors="replace"))
            refusal.typed = tuple(map(_typed, refusal.fields))
            raise

    def tried(content: bytes) -> bytes:
        made.append(change(content))
        one = made[-1]
        disclosure_check.require_nobody_in_entry(
            [text for _, text in one.added],
            load.load(one.content, to.path.stem, to.board).document,
            to.name,
            anyway=allowed.anyway,
        )
        entry_check.require_nothing_new(
            to,
            (content, one.content),
            one.route,
            as_of,
            allowed=allowed,
        )
        return one.content

    targets.require_readable(to)
    if dry_run:
        before = to.here.contents.read(to.path)
        console.out(console.difference(to.name, before, new(before)))
        return made[-1]
    done = files.replace(to.path, new)
    console.done(_listed("Recorded in", to, made[-1].added))
    if not done.durable:
        console.not_durable()
    return made[-1]


def undo(
    to: Target, thing: Thing, as_of: date, *, dry_run: bool
) -> tuple[Newest, Undone]:
    """Remove the newest entry of a thing, or only show what would be removed.

    Refuses what may already be part of the record.
    """
    made: list[tuple[Newest, Undone]] = []

    def new(content: bytes) -> bytes:
        found = editing_undo.newest(
            content, name=to.name, target=to.item, thing=thing, board=to.board
        )
        changed = console.date_at(files.changed(to.path), to.here)
        removal_check.require_not_recorded(
            to, content=content, newest=found, as_of=as_of, changed=changed
        )
        made.append((found, editing_undo.undo(found, to.name, as_of, to.board)))
        return made[-1][1].content

    targets.require_readable(to)
    if dry_run:
        before = to.here.contents.read(to.path)
        console.out(console.difference(to.name, before, new(before)))
        return made[-1]
    done = files.replace(to.path, new)
    console.done(_listed("Removed from", to, made[-1][1].removed))
    if not done.durable:
        console.not_durable()
    return made[-1]


def _listed(what: str, to: Target, changed: tuple[tuple[int, str], ...]) -> str:
    """List lines of a file that were added or removed, with their numbers."""
    shown = personal.hidden("\n".join(text for _, text in changed)).split("\n")
    lines = [
        f"{number:>6} | {terminal.line(text)}"
        for (number, _), text in zip(changed, shown, strict=True)
    ]
    return "\n".join([f"{what} {terminal.line(to.name)}:", "", *lines, "", ""])


def _typed(field: str) -> str:
    """Return the option, or the word of the help, for a field of an entry."""
    return _TYPED.get(field, f"--{field.replace('_', '-')}") if field else ""


_TYPED = {"note": "NOTE", "outcome_achieved": "--achieved", "results": "--result"}


def overtaken(what: str, date: Date) -> str:
    """Say that a later entry or judgement takes precedence over the new one."""
    return f"A later {what}, of {date.words}, stands, and counts where the two differ."
