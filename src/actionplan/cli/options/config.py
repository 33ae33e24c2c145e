"""Define the options and arguments of `actionplan config`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

PathOption = Annotated[
    Path | None,
    typer.Argument(
        help="A plan or a folder. The default is the current folder.",
        show_default=False,
    ),
]
