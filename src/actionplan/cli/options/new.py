"""Define the options and arguments of `actionplan new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from actionplan.cli.options import require_a_name
from actionplan.cli.parser import completions

Kind = Literal["multi-agency", "single-agency"]

Plan = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help="The plan ID: lower-case words and digits joined by hyphens.",
        show_default=False,
    ),
]
Title = Annotated[str | None, typer.Option(help="The title of the plan.")]
KindOption = Annotated[
    Kind | None,
    typer.Option(help="Whether the plan is for several agencies or for one."),
]
LeadAgency = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The agency that is responsible for a single-agency plan.",
    ),
]
Source = Annotated[
    str | None,
    typer.Option(
        metavar="TYPE",
        help=(
            "The kind of review or audit that led to the plan, such as"
            " serious-case-review."
        ),
        autocompletion=completions.sources,
    ),
]
Reference = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="The title or number of the review or audit."),
]
Agreed = Annotated[
    str | None, typer.Option(metavar="DATE", help="The date when the plan was agreed.")
]
Challenge = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help="What the review or audit found. The first outcome responds to this"
        " finding.",
    ),
]
DesiredOutcome = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help="What will be different when the first outcome is achieved.",
    ),
]
Action = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="What will be done in the first action."),
]
Due = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="The date or month by which the first action is due."
    ),
]
Owner = Annotated[
    str | None,
    typer.Option(
        metavar="JOB_TITLE", help="The owner of the first action, by job title."
    ),
]
Short = Annotated[
    bool | None,
    typer.Option(
        "--short/--full",
        help=(
            "Ask only for what every plan must have, or for everything in the guidance"
            " on action plans. If you use neither option in a terminal, the command"
            " asks you which you want. In a script, the default is --full."
        ),
        show_default=False,
    ),
]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--in",
        metavar="FOLDER",
        help=(
            "The folder to write the plan to. The default is the current folder. If"
            " actionplan.toml does not count the files in that folder as plans, the"
            ' default is the first folder in the "plans" list of actionplan.toml.'
        ),
        callback=require_a_name,
        show_default=False,
    ),
]
Editor = Annotated[
    bool,
    typer.Option(
        "--schema/--no-schema",
        help=(
            "Save the schema next to the plan, so that your text editor can"
            " explain each field."
        ),
    ),
]
