"""Define the options and arguments of `actionplan schema`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Name = Annotated[
    Literal["plan", "lint-report", "config"],
    typer.Argument(
        help='The name of the schema: "plan" is for plans, "lint-report" is for the'
        ' output of lint --format json, and "config" is for actionplan.toml.'
    ),
]
Form = Annotated[
    Literal["json", "markdown"],
    typer.Option(
        "--format",
        help=(
            "The format of the schema: json for programs, or markdown for people."
            " The schemas for lint-report and config are always written as json."
        ),
    ),
]
