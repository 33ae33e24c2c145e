"""Run `actionplan explain`: explain a rule, a message or a field."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli import console
from actionplan.cli.parser import completions
from actionplan.diagnostics import Refusal
from actionplan.messages import tool


def command(
    name: Annotated[
        str,
        typer.Argument(
            help="The name or code of a rule or message, or the name of a field.",
            autocompletion=completions.explained,
        ),
    ],
) -> None:
    """Explain a rule, a message or a field in a plan.

    Examples:

      actionplan explain stale-action

      actionplan explain desired_outcome
    """
    from actionplan.reference import explanations, rule_pages

    if rule := explanations.find_rule(name):
        console.out(rule_pages.page(rule))
    elif fields := explanations.find_fields(name):
        console.out(explanations.field_page(fields))
    else:
        raise Refusal(
            tool.nothing_to_explain(
                name=name, nearest=explanations.nearest_topics(name)
            )
        )
