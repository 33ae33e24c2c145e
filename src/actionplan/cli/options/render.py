"""Define the options and arguments of `actionplan render`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from actionplan.cli.options import or_standard_output

Form = Literal["md", "html", "docx", "text"]

FormOption = Annotated[
    Form | None,
    typer.Option(
        "--format",
        help="The format of the report: md for Markdown, html to read in a browser or"
        " print, or docx for Word. For a summary to read in the terminal, use text. The"
        " default is the format that matches the ending of the -o file. If no format"
        " matches, the default is md.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE|FOLDER",
        help="Write a single document to this file, or a page for each plan to this"
        " folder.",
        callback=or_standard_output,
        show_default=False,
    ),
]
Single = Annotated[
    bool,
    typer.Option("--single-file", help="Put all the plans in one document."),
]
Summary = Annotated[
    bool,
    typer.Option(
        "--summary", help="Write only the summary, which is page one of the report."
    ),
]
Templates = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FOLDER",
        help="A folder of your own templates, to use instead of the built-in ones.",
        show_default=False,
    ),
]
Following = Annotated[
    str | None,
    typer.Option("--next", metavar="DATE", help="The date of the next meeting."),
]
Into = Annotated[
    Path | None,
    typer.Option(
        "--into",
        metavar="FILE",
        help="Your own Word document with a blank table. actionplan fills in a copy"
        " of this document.",
        show_default=False,
    ),
]
Table = Annotated[
    list[int] | None,
    typer.Option(
        metavar="NUMBER",
        help=(
            "With --into, which table in the document to fill in, such as 2 for the"
            " second table. Use this option if the headings of more than one table"
            " match the fields of a plan. To fill in several tables, repeat this"
            " option."
        ),
        show_default=False,
    ),
]
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="HEADING=FIELD",
        help=(
            "With --into, a column heading and the field that it is for, such as"
            ' "When?=due". To leave a column empty, put a hyphen in place of the'
            ' field: "Notes=-". You can repeat this option.'
        ),
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The date of the last meeting. The report lists changes after"
        " that date. The default is the latest recorded meeting date before the report"
        " date. If none is recorded, the date is worked out from the review dates.",
    ),
]
Context = Annotated[
    bool,
    typer.Option(
        "--context",
        help="List the values that templates can use, and write no report.",
    ),
]
