"""Define the options and arguments of `actionplan status`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli import console
from actionplan.cli.options import or_standard_output
from actionplan.cli.parser import completions
from actionplan.output import status_table
from actionplan.plan import portfolio

Overdue = Annotated[bool, typer.Option("--overdue", help="Show only overdue actions.")]
Stale = Annotated[
    bool,
    typer.Option(
        "--stale",
        help=(
            "Show only actions without an update for 6 months, or for the shorter time"
            " that the plan or your board has set."
        ),
    ),
]
DueWithin = Annotated[
    str | None,
    typer.Option(
        metavar="DAYS",
        help="Show only actions due within this number of days, such as 30.",
    ),
]
Agency = Annotated[
    list[str] | None,
    typer.Option(help="Show only this agency's actions. Part of the name is enough."),
]
Owner = Annotated[
    list[str] | None,
    typer.Option(
        help="Show only this owner's actions. Part of the job title is enough."
    ),
]
Priority = Annotated[
    list[str] | None,
    typer.Option(help="Show only actions with this priority, such as must-do."),
]
Theme = Annotated[
    list[str] | None,
    typer.Option(
        help="Show only actions for outcomes with this theme, such as"
        ' "Was not brought".'
    ),
]
Where = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=VALUE",
        help="Show only actions that have this value in this field, such as"
        ' "x-priority=Must do".',
        autocompletion=completions.conditions,
    ),
]
Plan = Annotated[
    list[str] | None,
    typer.Option(
        help="Show only actions in this plan, such as scr-family-a-2011.",
        autocompletion=completions.plans,
    ),
]
Outcome = Annotated[
    list[str] | None,
    typer.Option(help="Show only actions for this outcome, such as O1."),
]
State = Annotated[
    list[str] | None,
    typer.Option(
        help="Show only actions with this status, such as on-hold.",
        autocompletion=completions.states,
    ),
]
Rag = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RATING", help="Show only actions with this rating, such as amber."
    ),
]
Closed = Annotated[
    bool,
    typer.Option("--closed", "--all", help="Show closed actions in the table as well."),
]
Sort = Annotated[
    portfolio.Sort,
    typer.Option(
        help="The order of the actions. If you choose urgency, the list starts with"
        " actions that have the worst rating or a request for more time. Overdue"
        " actions come next."
    ),
]
GroupBy = Annotated[
    str,
    typer.Option(
        metavar="FIELD",
        help="Group the actions by plan, owner, agency, priority, theme or"
        " another field.",
        autocompletion=completions.fields,
    ),
]
Form = Annotated[
    status_table.Form | None,
    typer.Option(
        "--format",
        help="The format of the list. The default is the format that matches the ending"
        " of the -o file: .csv, .json, .md, .html or .docx. If no format matches, the"
        " default is a table.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write the list to this file.",
        callback=or_standard_output,
        show_default=False,
    ),
]
Check = Annotated[
    bool,
    typer.Option("--check", help="Make the exit code 1 if any action is listed."),
]
Colour = Annotated[
    console.Colour,
    typer.Option(
        "--color",
        help="When to use colour. With auto, colour is used only in a terminal.",
    ),
]
