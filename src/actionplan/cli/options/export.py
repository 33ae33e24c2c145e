"""Define the options and arguments of `actionplan export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.options import or_standard_output, require_a_name

Table = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write the table to this file, such as table.csv.",
        callback=or_standard_output,
        show_default=False,
    ),
]
Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="The workbook to write, such as tracker.xlsx. An existing file is not"
        " overwritten, because it may have been filled in.",
        callback=require_a_name,
        show_default=False,
    ),
]
Agency = Annotated[
    list[str] | None,
    typer.Option(
        help="Include only this agency's actions. Part of the name is enough. You"
        " can repeat this option."
    ),
]
Owner = Annotated[
    list[str] | None,
    typer.Option(
        help="Include only this owner's actions. Part of the job title is enough."
        " You can repeat this option."
    ),
]
OnlyOpen = Annotated[bool, typer.Option("--open", help="Leave out closed actions.")]
