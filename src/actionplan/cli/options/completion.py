"""Define the options and arguments of `actionplan completion`."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli.parser import shell_scripts

Shell = Annotated[
    shell_scripts.Shell, typer.Argument(help="The shell that you type commands in.")
]
