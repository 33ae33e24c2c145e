"""Define the options and arguments of `actionplan accepted`."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli import papers

Form = Annotated[
    papers.Form | None,
    typer.Option(
        "--format",
        help=f"The format of the list. {papers.FORM_HELP}",
        show_default=False,
    ),
]
