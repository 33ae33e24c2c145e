"""Define the options and arguments of `actionplan since`."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli import papers

Day = Annotated[
    str,
    typer.Argument(
        metavar="DATE",
        help="The date of the last meeting. Changes after this date are shown.",
    ),
]
Form = Annotated[
    papers.Form | None,
    typer.Option(
        "--format",
        help=f"The format of the list. {papers.FORM_HELP}",
        show_default=False,
    ),
]
