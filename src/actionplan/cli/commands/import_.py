"""Run `actionplan import`: turn a table into a plan, or record what came back."""

from __future__ import annotations

import typer

from actionplan.cli import console, import_run
from actionplan.cli.import_options import Given
from actionplan.cli.options import AsOf
from actionplan.cli.options import import_ as options


def command(
    document: options.Document,
    output: options.Output = None,
    table: options.Table = None,
    column: options.Column = None,
    reported: options.Reported = None,
    agreed: options.Agreed = None,
    colour: options.Colour = None,
    title: options.Title = None,
    record: options.Record = False,
    replace: options.Replace = False,
    form: options.FormOption = "text",
    as_of: AsOf = None,
) -> None:
    """Turn a table in a Word or Excel document into a plan.

    Examples:

      actionplan import "Board plan.docx"

      actionplan import "Board plan.docx" --output plans/scr-family-b-2012.yaml

      actionplan import board.xlsx --map "When?=due" --reported 2012-03-01

      actionplan import tracker.xlsx --record

    Without --output, this command shows how it would turn the document into a plan, but
    does not write the plan. The command never guesses. If the meaning of some words is
    not certain, it copies the words as they are, and "actionplan lint" asks about them.
    Next to the plan, the command writes a ledger, which lists every piece of text in
    the document and what happened to it. The exit code is 1 if any text was left out of
    the plan, or if there is something that you need to decide.

    This command recognises a tracker that was made by "actionplan export tracker", and
    a sheet that was made by "actionplan chase". Each row that was filled in becomes a
    progress entry. If "actionplan progress add" would refuse any entry for a plan, this
    command records none of the entries for that plan. Without --record, this command
    only shows the entries, in a list of changes. In that list, a line that starts with
    - would be removed from the file, and a line that starts with + would be added.
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
