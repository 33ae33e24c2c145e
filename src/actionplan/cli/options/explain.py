"""Define the options and arguments of `actionplan explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli.parser import completions

Name = Annotated[
    str,
    typer.Argument(
        help="The name or code of a rule or message, the name of a field, or a"
        " word that actionplan uses.",
        autocompletion=completions.explained,
    ),
]
