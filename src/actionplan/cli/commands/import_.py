"""Run `actionplan import`: turn a table into a plan, or record what came back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from actionplan.cli import console, import_run
from actionplan.cli.import_options import Given
from actionplan.cli.options import AsOf, require_a_name

Form = Literal["text", "json"]


def command(
    document: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A Word document (.docx), an Excel workbook (.xlsx) or a table saved"
            " as text (.csv, .tsv). Use - for a table that you paste or pipe in.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The plan to write, such as plans/scr-family-b-2012.yaml. If it"
            " already exists, only what is new in the document is added to it.",
            callback=require_a_name,
            show_default=False,
        ),
    ] = None,
    table: Annotated[
        list[int] | None,
        typer.Option(
            metavar="NUMBER",
            help="A table to read. The default is every table with actions. You can"
            " repeat this option.",
            show_default=False,
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="HEADING=FIELD",
            help='What a column is, such as "When?=due". Use - to leave the'
            " column out. You can repeat this option.",
            show_default=False,
        ),
    ] = None,
    reported: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The date of the report, for progress that has no date of its own.",
        ),
    ] = None,
    agreed: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the plan was agreed.")
    ] = None,
    colour: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLOUR=RATING",
            help="The rating that a colour means, such as FF0000=red, if the document"
            " has no key. You can repeat this option.",
            show_default=False,
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What the plan is called."),
    ] = None,
    record: Annotated[
        bool,
        typer.Option(
            "--record",
            help="Record what owners have filled in on a tracker or on a sheet from"
            ' "actionplan chase".',
        ),
    ] = False,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace",
            help="Write the plan again with other options, and its ledger. This works"
            " only if nobody has changed the plan since its import.",
        ),
    ] = False,
    form: Annotated[
        Form, typer.Option("--format", help="The format of the output.")
    ] = "text",
    as_of: AsOf = None,
) -> None:
    """Turn a table in a Word or Excel document into a plan.

    Examples:

      actionplan import "Board plan.docx"

      actionplan import "Board plan.docx" --output plans/scr-family-b-2012.yaml

      actionplan import board.xlsx --map "When?=due" --reported 2012-03-01

      actionplan import tracker.xlsx --record

        Without --output, this command shows how it reads the document and writes
        nothing. It never guesses. If the meaning is not certain, the words are copied
        as they are, and "actionplan lint" asks about them. With the plan, the command
        writes a ledger that lists every piece of text and what became of it. The exit
        code is 1 if anything was left out or is left to you.

    A tracker that "actionplan export tracker" has made, or a sheet from "actionplan
    chase", is recognised when it comes back. Each row that was filled in becomes a
    progress entry, under the same rules as "progress add". Without --record, the
    entries are only shown.
    """
    given = Given(
        document=document,
        output=output,
        tables=table or (),
        maps=column or (),
        colours=colour or (),
        reported=reported,
        agreed=agreed,
        title=title,
        record=record,
        replace=replace,
    )
    left = import_run.run(given, as_of, form)
    raise typer.Exit(console.code(left))
