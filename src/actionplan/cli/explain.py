"""`actionplan explain`: what does this message, or this field, mean?"""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli import completing, say
from actionplan.diagnostics import Fault, Refusal


def command(
    name: Annotated[
        str,
        typer.Argument(
            help="A rule, by name or code, or a field of a plan.",
            autocompletion=completing.explained,
        ),
    ],
) -> None:
    """Explain a rule, or a field of a plan.

    Examples:

      actionplan explain stale-action

      actionplan explain desired_outcome
    """
    from actionplan import explain, manual

    if rule := explain.rule(name):
        say.out(manual.page(rule))
    elif fields := explain.fields(name):
        say.out(explain.field_page(fields))
    else:
        details = {"name": name, "nearest": explain.nearest(name)}
        raise Refusal(Fault("nothing-to-explain", None, details))
