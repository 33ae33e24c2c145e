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
        help="Also write the report again each time you save a plan: as Markdown if"
        " the name ends in .md, and otherwise as HTML.",
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
