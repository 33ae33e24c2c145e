"""Define the options and arguments of `actionplan difference`."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli.parser import completions

Target = Annotated[
    str,
    typer.Argument(
        metavar="PLAN/OUTCOME",
        help="The outcome, such as scr-family-a-2011/O1.",
        autocompletion=completions.outcomes,
    ),
]
Achieved = Annotated[
    str | None,
    typer.Option(
        help="How far the outcome has been achieved: fully, partly, not-yet or"
        " no-change.",
        autocompletion=completions.verdicts,
    ),
]
Result = Annotated[
    list[str] | None,
    typer.Option(
        metavar="MEASURE=VALUE",
        help=(
            "A baseline measure and its new value, such as"
            ' "Records with chronologies=85%". You can repeat this option.'
        ),
    ),
]
Feedback = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WHO: TEXT",
        help='Who gave feedback, and what they said, such as "Parents: We were'
        ' asked." You can repeat this option.',
    ),
]
Effect = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="How children are safer or better off."),
]
StillToImprove = Annotated[
    str | None, typer.Option(metavar="TEXT", help="What still needs to improve.")
]
