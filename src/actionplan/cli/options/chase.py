"""Define the options and arguments of `actionplan chase`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.options import require_a_name

Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FOLDER",
        help="A new or empty folder to write to.",
        callback=require_a_name,
        show_default=False,
    ),
]
Meeting = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The date of the meeting. The default is the next meeting "
        "date recorded. If none is recorded, the date is worked out "
        "from how often the plans are reviewed.",
    ),
]
Last = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help=(
            "The date of the meeting before this one. The default is the latest"
            " recorded meeting date before this meeting. If none is recorded, the"
            " date is worked out from the review dates."
        ),
    ),
]
Following = Annotated[
    str | None,
    typer.Option(
        "--next",
        metavar="DATE",
        help="The date of the meeting after this one. The default is the "
        "earliest recorded meeting date that is later than this meeting. If none is "
        "recorded, the date is worked out from how often the plans are reviewed.",
    ),
]
Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMATS",
        help="The format of the sheets: md, docx, or md,docx for both.",
    ),
]
Addresses = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="A CSV file of email addresses with the columns owner and address.",
        show_default=False,
    ),
]
Details = Annotated[
    bool,
    typer.Option(
        "--details", help="Put the text of each action into the calendars as well."
    ),
]
