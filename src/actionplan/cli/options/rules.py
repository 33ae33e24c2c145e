"""Define the options and arguments of `actionplan rules`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Form = Annotated[
    Literal["text", "markdown", "json"],
    typer.Option("--format", help="The format of the list."),
]
Messages = Annotated[
    bool,
    typer.Option(
        "--messages",
        help="List the messages about files, typing, dates, settings and commands,"
        " instead of the rules.",
    ),
]
