"""Define the options and arguments of `actionplan watch`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.options import require_a_name

Render = Annotated[
    Path | None,
    typer.Option(
        "--render",
        metavar="FILE|FOLDER",
        help="Also write a report to this file or folder, and update it each time you"
        " save a plan. If the name of the file ends in .md, the report is in Markdown."
        " Otherwise, it is in HTML.",
        callback=require_a_name,
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
