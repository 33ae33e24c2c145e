"""Define the options and arguments of `actionplan docs`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.options import require_a_name

Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FOLDER",
        help="Write the pages to this folder, and do not open a browser.",
        callback=require_a_name,
    ),
]
