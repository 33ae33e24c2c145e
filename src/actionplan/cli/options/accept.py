"""Define the options and arguments of `actionplan accept`."""

from __future__ import annotations

from typing import Annotated

import typer

Prune = Annotated[
    bool,
    typer.Option(
        "--prune",
        help="Remove accepted problems from the list if they no longer occur. No new"
        " problems are accepted.",
    ),
]
Reason = Annotated[
    str,
    typer.Option(
        metavar="TEXT",
        help="Why your board accepts the problems. Errors are accepted only if you"
        ' give a reason. To see the reasons, use "actionplan accepted".',
        show_default=False,
    ),
]
Rule = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE",
        help="Accept only problems reported by this rule, such as note-says-nothing."
        " You can repeat this option.",
        show_default=False,
    ),
]
AlreadyAt = Annotated[
    str | None,
    typer.Option(
        "--already-at",
        metavar="REF",
        help="Accept only problems that were already in the plans at this branch, tag"
        " or commit.",
        show_default=False,
    ),
]
Time = Annotated[
    bool,
    typer.Option(
        "--time/--no-time",
        help=(
            "Accept, or leave out, problems that depend on the date, such as"
            " overdue actions. They are left out by default. If you accept them,"
            " they are accepted permanently."
        ),
    ),
]
Advice = Annotated[
    bool,
    typer.Option(
        "--advice",
        help="Also accept advice. To see the advice first, use"
        ' "actionplan lint --advice".',
    ),
]
