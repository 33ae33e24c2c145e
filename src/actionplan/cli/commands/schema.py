"""Run `actionplan schema`: print the schema of a plan, a report or the settings."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from actionplan.cli import console
from actionplan.storage.resources import SCHEMAS


def command(
    name: Annotated[
        Literal["plan", "lint-report", "config"],
        typer.Argument(
            help="The schema for plans, for the output of lint --format json, or for"
            " actionplan.toml."
        ),
    ] = "plan",
    form: Annotated[
        Literal["json", "markdown"],
        typer.Option(
            "--format", help="json for programs, or markdown for people (plans only)."
        ),
    ] = "json",
) -> None:
    """Print the schema that lets your text editor explain each field.

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
