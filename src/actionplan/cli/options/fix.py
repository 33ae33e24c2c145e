"""Define the options and arguments of `actionplan fix`."""

from __future__ import annotations

from typing import Annotated

import typer

Unsafe = Annotated[
    bool,
    typer.Option(
        "--unsafe", help="Also fix mistakes that need a guess. Check the result."
    ),
]
Diff = Annotated[
    bool,
    typer.Option("--diff", help="Show the changes without saving them."),
]
