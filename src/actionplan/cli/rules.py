"""`actionplan rules`: what is checked?"""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from actionplan.cli import say


def command(
    form: Annotated[
        Literal["text", "markdown", "json"],
        typer.Option("--format", help="How to write the list down."),
    ] = "text",
) -> None:
    """List what plans are checked against.

    Examples:

      actionplan rules

      actionplan rules --format markdown > rules.md
    """
    from actionplan import explain

    match form:
        case "text":
            say.out(explain.rules_text())
        case "markdown":
            say.out(explain.rules_markdown())
        case "json":  # pragma: no branch -- the last there is
            say.out(json.dumps(explain.rules_json(), indent=2) + "\n")
