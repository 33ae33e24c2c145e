"""Define the options that the commands share that record an entry."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli.options import HOW_LINES_ARE_MARKED

DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help=f"Show what would be added, and change nothing. {HOW_LINES_ARE_MARKED}",
    ),
]
DryUndo = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help=f"Show what would be removed, and change nothing. {HOW_LINES_ARE_MARKED}",
    ),
]
Day = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The date of the progress entry. The default is the report date.",
    ),
]
AssessedOn = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The date of the assessment. The default is the report date.",
    ),
]
Evidence = Annotated[
    list[str] | None,
    typer.Option(
        metavar="TEXT",
        help="The evidence for what you record, such as minutes. You can repeat this"
        " option.",
    ),
]
ReportedBy = Annotated[
    str | None,
    typer.Option(
        metavar="JOB_TITLE",
        help="The job title of the person who reported this progress.",
    ),
]
AssessedBy = Annotated[
    str | None,
    typer.Option(
        "--reported-by",
        metavar="JOB_TITLE",
        help="The job title of the person, or the name of the group, that made this"
        " assessment.",
    ),
]
Anyway = Annotated[
    bool,
    typer.Option(
        "--anyway",
        help='Record the entry even though "actionplan lint" will warn about it, for'
        " example because a new due date has passed or there is no evidence. An entry"
        " with an error is still not recorded.",
    ),
]
AnywayAssessment = Annotated[
    bool,
    typer.Option(
        "--anyway",
        help='Record the assessment even though "actionplan lint" will warn about it,'
        " for example because there is no feedback. An assessment with an error is"
        " still not recorded.",
    ),
]
Future = Annotated[bool, typer.Option("--allow-future", hidden=True)]
BeforePlan = Annotated[bool, typer.Option("--allow-before-plan", hidden=True)]
NoEvidence = Annotated[bool, typer.Option("--allow-no-evidence", hidden=True)]
