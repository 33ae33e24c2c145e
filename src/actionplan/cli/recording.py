"""Share the output of the commands that record an entry."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from actionplan.cli import console
from actionplan.diagnostics import Refusal
from actionplan.editing import undo as editing_undo
from actionplan.messages import acceptance
from actionplan.storage import files
from actionplan.text import personal, terminal
from actionplan.workspace import (
    disclosure_check,
    entry_check,
    removal_check,
    targets,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from actionplan.diagnostics import Diagnostic
    from actionplan.editing.blocks import Added
    from actionplan.editing.entries import Judged, Recorded
    from actionplan.editing.undo import Newest, Undone
    from actionplan.messages.refused_removals import Thing
    from actionplan.plan.model import Entry
    from actionplan.workspace.entry_check import Allowed
    from actionplan.workspace.targets import Target

WayBack: TypeAlias = Literal["undo", "again"]
Made = TypeVar("Made", "Recorded", "Judged")
Put = TypeVar("Put", "Recorded", "Judged", "Added")


def write(
    to: Target,
    change: Callable[[bytes], Made],
    as_of: date,
    allowed: Allowed,
    *,
    dry_run: bool,
) -> Made:
    """Replace the file with what *change* makes of it, or only show the change.

    An entry is refused if a check would then report an error, or a warning that is not
    *allowed*. Then it is said what a check will ask for in the entry.
    """
    asked: list[Diagnostic] = []

    def tried(content: bytes) -> Made:
        one = change(content)
        if not allowed.anyway:
            entry_check.require_not_there(to, (one.old, one.new), one.route)
        disclosure_check.require_nobody_in_entry(
            [text for _, text in one.added],
            one.new.loaded.document,
            to.name,
            anyway=allowed.anyway,
        )
        asked[:] = entry_check.require_nothing_new(
            to,
            (one.old, one.new),
            one.route,
            as_of,
            allowed=allowed,
        )
        return one

    made = put(to, tried, "Recorded in", dry_run=dry_run)
    say_what_lint_asks_for(asked)
    return made


def put(
    to: Target, tried: Callable[[bytes], Put], done_in: str, *, dry_run: bool
) -> Put:
    """Put what *tried* makes of a file in its place, or only show the difference.

    *done_in* begins the sentence that names the file.
    """
    made: list[Put] = []

    def new(content: bytes) -> bytes:
        try:
            made.append(tried(content))
        except Refusal as refusal:
            refusal.known = personal.found(content.decode(errors="replace"))
            refusal.typed = refusal.typed or tuple(map(_typed, refusal.fields))
            raise
        return made[-1].content

    targets.require_readable(to)
    if dry_run:
        before = to.here.contents.read(to.path)
        console.out(console.difference(to.name, before, new(before)))
        return made[-1]
    done = files.replace(to.path, new)
    console.done(_listed(done_in, to, made[-1].added))
    if not done.durable:
        console.not_durable()
    return made[-1]


def say_what_lint_asks_for(found: Sequence[Diagnostic]) -> None:
    """List what a check will ask for in lines that have just been written."""
    if not found:
        return
    lines = [
        terminal.wrap(
            f"- {each.level}: {_line(each)}{each.message} To fix: {each.remedy}",
            "  ",
            "  ",
        )
        for each in found
    ]
    more = " --advice" if any(each.level == "advice" for each in found) else ""
    head = f'"actionplan lint{more}" will ask for more:'
    console.done("\n".join([head, *lines, "", ""]))


def _line(said: Diagnostic) -> str:
    """Give the line of a comment, which is not in the lines that were written."""
    is_elsewhere = said.place and said.rule in acceptance.UNNEEDED
    return f"Line {said.place.line}: " if said.place and is_elsewhere else ""


def undo(
    to: Target, thing: Thing, as_of: date, *, dry_run: bool
) -> tuple[Newest, Undone]:
    """Remove the newest entry of a thing, or only show what would be removed.

    Refuses what may already be part of the record.
    """
    made: list[tuple[Newest, Undone]] = []

    def new(content: bytes) -> bytes:
        last = editing_undo.newest(
            content, name=to.name, target=to.item, thing=thing, board=to.board
        )
        changed = console.date_at(files.changed(to.path), to.here)
        found = removal_check.not_recorded(
            to, content=content, newest=last, as_of=as_of, changed=changed
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


def way_back(to: Target, made: Recorded, as_of: date) -> WayBack:
    """Return how to record an entry otherwise: remove it first, or correct it again."""
    try:
        last = editing_undo.newest(
            made.content, name=to.name, target=to.item, thing="action", board=to.board
        )
        changed = console.date_at(files.changed(to.path), to.here)
        found = removal_check.not_recorded(
            to, content=made.content, newest=last, as_of=as_of, changed=changed
        )
    except Refusal:
        return "again"
    return "undo" if found.entry.route == made.route else "again"


def _listed(what: str, to: Target, changed: tuple[tuple[int, str], ...]) -> str:
    """List lines of a file that were added or removed, with their numbers."""
    shown = personal.hidden("\n".join(text for _, text in changed)).split("\n")
    lines = [
        f"{number:>6} | {terminal.line(text)}"
        for (number, _), text in zip(changed, shown, strict=True)
    ]
    return "\n".join([f"{what} {terminal.line(to.name)}:", "", *lines, "", ""])


def _typed(field: str) -> str:
    """Return the option or argument that gives a field of an entry."""
    return _TYPED.get(field, f"--{field.replace('_', '-')}") if field else ""


_TYPED = {
    "note": "NOTE",
    "accountable": "--owner",
    "outcome_achieved": "--achieved",
    "results": "--result",
}


def options_of(entry: Entry, fields: Sequence[str]) -> str:
    """Write the options that give *fields* the values that they have in *entry*."""
    return " ".join(
        f"{_typed(field)} {_quoted(value)}"
        for field in fields
        for value in _values(entry, field)
    )


def _values(entry: Entry, field: str) -> tuple[str, ...]:
    if field == "accountable":
        return entry.owners or (entry.accountable,)
    return entry.evidence if field == "evidence" else (str(getattr(entry, field)),)


def _quoted(value: str) -> str:
    """Write a value for any shell: text in double quotes, without any inside.

    If a shell would read a part of it as something to put in, it is in single quotes.
    """
    if re.fullmatch(r"[a-z0-9-]+", value):
        return value
    text = " ".join(value.replace('"', "'").split())
    return shlex.quote(text) if re.search(r"[$`]", text) else f'"{text}"'


def overtaken(what: str, made: Recorded | Judged) -> str:
    """Say that a later entry or assessment takes precedence over the new one.

    Returns "" if there is none.
    """
    if not (later := made.overtaken_by):
        return ""
    placed = ", so the new one is above it in the file" if made.is_above else ""
    return (
        f"There is a later {what}, dated {later.words}{placed}. Where the two differ,"
        " the later one counts."
    )
