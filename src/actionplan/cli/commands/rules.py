"""Run `actionplan rules`: list the rules."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from actionplan.cli import console


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
    from actionplan.reference import explanations

    match form:
        case "text":
            console.out(explanations.rules_text())
        case "markdown":
            console.out(explanations.rules_markdown())
        case "json":  # pragma: no branch -- the last there is
            console.out(json.dumps(explanations.rules_json(), indent=2) + "\n")
