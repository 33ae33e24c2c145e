"""Define the options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Plans or folders of plans. The default is the current folder.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        envvar="ACTIONPLAN_AS_OF",
        help="The date to report on, such as 2011-11-30. The default is today.",
    ),
]
