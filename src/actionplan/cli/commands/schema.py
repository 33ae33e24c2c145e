"""Run `actionplan schema`: print the schema of a plan, a report or the settings."""

from __future__ import annotations

from actionplan.cli import console
from actionplan.cli.options import schema as options
from actionplan.storage.resources import SCHEMAS


def command(
    name: options.Name = "plan",
    form: options.Form = "json",
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
