"""Run `actionplan schema`: print the schema of a plan, for editors."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from actionplan.cli import console
from actionplan.storage.resources import SCHEMAS


def command(
    name: Annotated[
        Literal["plan", "lint-report", "config"],
        typer.Argument(
            help="Of a plan, of what lint --format json writes, or of actionplan.toml."
        ),
    ] = "plan",
    form: Annotated[
        Literal["json", "markdown"],
        typer.Option("--format", help="As it is, or of a plan for people to read."),
    ] = "json",
) -> None:
    """Print the schema of a plan, for editors.

    Examples:

      actionplan schema > plan.schema.json

      actionplan schema --format markdown
    """
    if name == "plan" and form == "markdown":
        from actionplan.reference import explanations

        console.out(explanations.format_markdown())
        return
    page = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    console.out(page, "json")
