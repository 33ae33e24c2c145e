"""Define the options and arguments of `actionplan config`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

PathOption = Annotated[
    Path | None,
    typer.Argument(
        help="The plan or folder to show the settings for. The default is the current"
        " folder.",
        show_default=False,
    ),
]
