"""Share the options and the output of the commands that record an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from actionplan.cli import console
from actionplan.storage import files
from actionplan.text import terminal
from actionplan.workspace import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from actionplan.editing.entries import Judged, Recorded
    from actionplan.text.dates import Date
    from actionplan.workspace.targets import Target

Made = TypeVar("Made", "Recorded", "Judged")

DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would be added; write nothing.")
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
Future = Annotated[
    bool, typer.Option("--allow-future", help="Take a date after today.")
]
BeforePlan = Annotated[
    bool, typer.Option("--allow-before-plan", help="Take a date before the plan's.")
]
Warnings = Annotated[
    bool,
    typer.Option("--allow-warnings", help="Record it although lint would warn of it."),
]


def write(to: Target, change: Callable[[bytes], Made], *, dry_run: bool) -> Made:
    """Replace a file by what *change* makes of it, or only show the difference."""
    made: list[Made] = []

    def new(content: bytes) -> bytes:
        made.append(change(content))
        return made[-1].content

    if dry_run:
        before = to.here.contents.read(to.path)
        console.out(console.difference(to.name, before, new(before)))
        return made[-1]
    done = files.replace(to.path, new)
    lines: list[str] = [f"Recorded in {terminal.line(to.name)}:", ""]
    lines += [f"{number:>6} | {terminal.line(text)}" for number, text in made[-1].added]
    console.done(terminal.log_safe("\n".join([*lines, "", ""])))
    if not done.durable:
        console.not_durable()
    return made[-1]


def levels(to: Target) -> Mapping[str, str]:
    """Return the levels that the board has set for rules, for the plan of *to*."""
    return settings.lint_settings(to.here.settings(to.path), to.path).levels


def overtaken(what: str, date: Date) -> str:
    """Say that a later entry or judgement takes precedence over the new one."""
    return f"A later {what}, of {date.words}, stands, and counts where the two differ."
