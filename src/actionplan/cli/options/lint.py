"""Define the options and arguments of `actionplan lint`."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli import console
from actionplan.cli.parser import completions
from actionplan.diagnostics import FailOn
from actionplan.output import findings

Form = Annotated[
    findings.Format,
    typer.Option("--format", help="The format of the results."),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        help="The lowest level of problem that makes the exit code 1. The default is"
        " the level set in actionplan.toml or, if there is none, error.",
        show_default=False,
    ),
]
Time = Annotated[
    bool,
    typer.Option(
        "--time/--no-time",
        help="Include, or leave out, checks that depend on the date, such as"
        " overdue-action.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="REF",
        help=(
            "Check only the plans that have changed since this branch, tag or"
            " commit. Also check that nothing recorded in that version of the plans"
            " has been removed or rewritten."
        ),
        show_default=False,
    ),
]
AlreadyAt = Annotated[
    str | None,
    typer.Option(
        "--already-at",
        metavar="REF",
        help=(
            "If the check fails, say at the end how many of the problems were"
            " already in the plans at this branch, tag or commit."
        ),
        show_default=False,
    ),
]
Advice = Annotated[
    bool,
    typer.Option(
        "--advice",
        help="Show advice in full. By default, only the number of pieces "
        "of advice is shown.",
    ),
]
GroupBy = Annotated[
    findings.Group | None,
    typer.Option(
        help="Group the problems by owner, agency or plan.",
        show_default=False,
    ),
]
HideAccepted = Annotated[
    bool,
    typer.Option(
        "--hide-accepted/--show-accepted",
        help="Leave out, or show, the problems that your board has accepted.",
    ),
]
OnlyPlans = Annotated[
    bool,
    typer.Option(
        "--only-plans",
        help="Do not check files that are not plans, even if you name them. Use this"
        " option in a check that runs at each commit and names every changed file.",
    ),
]
Colour = Annotated[
    console.Colour,
    typer.Option(
        "--color",
        help="When to use colour. With auto, colour is used only in a terminal.",
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        metavar="FORMAT=FILE",
        autocompletion=completions.outputs,
        help="Show the results and write them to a file. Give the format and the name"
        " of the file, such as sarif=lint.sarif. You can repeat this option.",
        show_default=False,
    ),
]
