"""Define the options and arguments of `actionplan fix`."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli.options import HOW_LINES_ARE_MARKED

Unsafe = Annotated[
    bool,
    typer.Option(
        "--unsafe",
        help="Also fix mistakes when it is not certain what you meant. You must then"
        " check each change yourself.",
    ),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff", help=f"Show the changes without saving them. {HOW_LINES_ARE_MARKED}"
    ),
]
