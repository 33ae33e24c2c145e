"""Run `actionplan rules`: list the rules."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from actionplan.cli import console


def command(
    form: Annotated[
        Literal["text", "markdown", "json"],
        typer.Option("--format", help="The format of the list."),
    ] = "text",
    messages: Annotated[
        bool,
        typer.Option(
            "--messages",
            help="List the messages about files, typing, dates, settings and commands.",
        ),
    ] = False,
) -> None:
    """List the rules that plans are checked against.

    Examples:

      actionplan rules

      actionplan rules --format markdown > rules.md

      actionplan rules --messages
    """
    from actionplan import rules
    from actionplan.reference import explanations

    of = rules.MESSAGES if messages else rules.RULES
    match form:
        case "text":
            console.out(explanations.text_list(of))
        case "markdown" if messages:
            console.out(explanations.messages_markdown())
        case "markdown":
            console.out(explanations.rules_markdown())
        case "json":  # pragma: no branch -- the last format
            page = json.dumps(explanations.json_list(of), indent=2)
            console.out(f"{page}\n", "json")
