"""Define the options and arguments of `actionplan import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from actionplan.cli.options import require_a_name

Form = Literal["text", "json"]

Document = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="A Word document (.docx), an Excel workbook (.xlsx) or a table saved"
        " as text (.csv, .tsv). Use - to paste a table or to read one from another"
        " program.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The plan to write, such as plans/scr-family-b-2012.yaml. If the plan"
        " already exists, only what is new in the document is added to the plan.",
        callback=require_a_name,
        show_default=False,
    ),
]
Table = Annotated[
    list[int] | None,
    typer.Option(
        metavar="NUMBER",
        help="Which table in the document to read, such as 2 for the second table. By"
        " default, every table with actions is read. You can repeat this option.",
        show_default=False,
    ),
]
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="HEADING=FIELD",
        help=(
            'A column heading and the field that it is for, such as "When?=due". To'
            ' leave a column out, put a hyphen in place of the field: "Notes=-". You'
            " can repeat this option."
        ),
        show_default=False,
    ),
]
Reported = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The date to use for progress notes that have no date of their own.",
    ),
]
Agreed = Annotated[
    str | None, typer.Option(metavar="DATE", help="The date when the plan was agreed.")
]
Colour = Annotated[
    list[str] | None,
    typer.Option(
        metavar="COLOUR=RATING",
        help="The code of a colour in the document, and the rating that the colour"
        " means, such as FF0000=red. Use this option if the document has no key to its"
        " colours. You can repeat this option.",
        show_default=False,
    ),
]
Title = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="The title of the plan."),
]
Record = Annotated[
    bool,
    typer.Option(
        "--record",
        help="Record what owners have filled in on a tracker or on a sheet from"
        ' "actionplan chase".',
    ),
]
Replace = Annotated[
    bool,
    typer.Option(
        "--replace",
        help="Import the document again with other options, and replace the plan and"
        " its ledger. This works only if the plan has not been changed since its"
        " import.",
    ),
]
FormOption = Annotated[Form, typer.Option("--format", help="The format of the output.")]
