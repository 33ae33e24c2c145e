"""Run `actionplan rules`: list the rules."""

from __future__ import annotations

import json

from actionplan.cli import console
from actionplan.cli.options import rules as options


def command(
    form: options.Form = "text",
    messages: options.Messages = False,
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
