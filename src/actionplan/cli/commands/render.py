"""Run `actionplan render`: write a report for the board."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from actionplan import workspace
from actionplan.cli import console, papers, progress_bar, render_into
from actionplan.cli.options import AsOf, Paths, or_standard_output
from actionplan.diagnostics import Refusal
from actionplan.messages import rendering
from actionplan.plan import meeting_dates
from actionplan.workspace import gather

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.output.report import ReportPage, WordPage
    from actionplan.workspace import Workspace


Form = Literal["md", "html", "docx", "text"]
_ENDINGS: dict[str, Form] = {".html": "html", ".htm": "html", ".docx": "docx"}


def command(
    paths: Paths = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="md for Markdown, html to read in a browser or print, docx for Word,"
            " or text for a summary to read in the terminal. The default is the format"
            " that matches the ending of the -o file, or else md.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|FOLDER",
            help="A file, for one document, or a folder, with a page for each plan.",
            callback=or_standard_output,
            show_default=False,
        ),
    ] = None,
    single: Annotated[
        bool,
        typer.Option("--single-file", help="Put all the plans in one document."),
    ] = False,
    summary: Annotated[
        bool,
        typer.Option(
            "--summary", help="Write only the summary, which is page one of the report."
        ),
    ] = False,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="FOLDER",
            help="A folder of your own templates, which are used instead of ours.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    following: Annotated[
        str | None,
        typer.Option("--next", metavar="DATE", help="The date of the next meeting."),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            metavar="FILE",
            help="Your own Word document with a blank table. actionplan fills in a copy"
            " of it.",
            show_default=False,
        ),
    ] = None,
    table: Annotated[
        list[int] | None,
        typer.Option(
            metavar="NUMBER",
            help="With --into: the table to fill, if several fit. You can repeat this"
            " option.",
            show_default=False,
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="HEADING=FIELD",
            help='With --into: what a column is, such as "When?=due". Use - to leave'
            " the column empty. You can repeat this option.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The date of the last meeting. The report lists changes after that"
            " date. The default is the last date recorded.",
        ),
    ] = None,
    context: Annotated[
        bool,
        typer.Option(
            "--context",
            help="List the values that templates can use, and write no report.",
        ),
    ] = False,
) -> None:
    """Write a report for the board on one or more plans.

    Examples:

      actionplan render plans/scr-family-a-2011.yaml --format html -o family-a.html

      actionplan render plans --format html -o report --as-of 2011-12-05

      actionplan render plans/scr-family-a-2011.yaml -o family-a.docx

      actionplan render plans/scr-family-a-2011.yaml --into Board.docx -o Out.docx

      actionplan render plans --summary --format html -o summary.html

    A report on several plans has an overview. If you leave out -o, the report appears
    in the terminal as one document. If you leave out --next, the report uses the next
    meeting date recorded. If none is recorded, it works the date out from the first
    review date or, if there is none, from the shortest review interval (6 months if no
    plan gives one).

    The summary has the status of each plan in a sentence, the number of actions with
    each status and rating, the exceptions, what each outcome is for and the difference
    made, the changes since the last meeting, and what is needed before the next. The
    summary is one page of A4. If a plan has very many exceptions or outcomes, the
    summary has the first ones, lists the numbers of others, and says how many more
    there are.

    Exit code 1 means that something could not be read. The top of the report lists
    anything that is left out.

    --into fills in the blank table in a copy of your own document. It uses the headings
    of the table, and reads them as "actionplan import" does, including the columns set
    in actionplan.toml. There is one row for each action. If no heading is for actions,
    there is one for each recommendation or outcome. Everything else in the document
    stays as it is, and -o must be a new file.
    """
    from actionplan.output import report
    from actionplan.output.report import save, template_reference, writer

    if context:
        console.out(template_reference.templates_markdown())
        raise typer.Exit
    board = render_into.Board(into, table or (), column or ())
    others: dict[str, object] = {"--template": templates, "--single-file": single}
    others["--format"] = form in ("md", "html", "text")
    others |= {"--summary": summary, "--since": since}
    render_into.require_alone(board, others | {"--next": following})
    form = "docx" if into else form or _form_of(output, summary=summary)
    _require_form(form, templates, summary=summary)
    if form == "docx":
        papers.require_word(output)
    writer.require_folder(templates)
    here = workspace.make(paths)
    target = render_into.require_output(into, output, here) if into else None
    day = console.today(as_of, here)
    shown = gather.plans(here, day, progress_bar.reading)
    if target:
        render_into.save(board, target, shown, here)
        raise typer.Exit
    given = console.day("--next", following, day) if following else None
    if given:
        console.require_order(day, given, ("the report date", "--next"))
    after = meeting_dates.following(shown.plans, day, given)
    held = console.day("--since", since, day) if since else None
    if held:
        console.require_order(held, day, ("--since", "the report date"))
    last = meeting_dates.Meeting(held, "given") if held else None
    apart = output is not None and not single and save.is_folder(output)
    if form == "docx":
        along = progress_bar.writing
        words = report.documents(
            shown, after, last=last, apart=apart, summary=summary, along=along
        )
        _save(words, papers.require_word(output), here, form)
        raise typer.Exit(console.code(shown.gaps))
    pages = report.render(
        shown,
        after,
        form,
        last=last,
        apart=apart,
        summary=summary,
        templates=templates,
        along=progress_bar.writing,
    )
    if output is None:
        console.out(pages[0].text, save.written_as(form))
    else:
        _save(pages, output, here, form)
    raise typer.Exit(console.code(shown.gaps))


def _form_of(output: Path | None, *, summary: bool) -> Form:
    """Return the form that the ending of a file asks for."""
    ending = output.suffix.lower() if output else ""
    return "text" if summary and ending == ".txt" else _ENDINGS.get(ending, "md")


def _require_form(form: Form, templates: Path | None, *, summary: bool) -> None:
    """Refuse a complete report as text, and templates for Word and text."""
    if form == "text" and not summary:
        raise Refusal(rendering.text_is_for_a_summary())
    if templates is not None and form == "text":
        raise Refusal(rendering.no_template_for_text())
    if templates is not None and form == "docx":
        raise Refusal(rendering.no_template_for_word())


def _save(
    pages: Sequence[ReportPage | WordPage], output: Path, here: Workspace, form: Form
) -> None:
    """Save the pages of a report. If one cannot be saved, say which have been."""
    from actionplan.output.report import save

    places = save.targets(pages, output, here.kept())
    made: list[str] = []
    try:
        for name in save.write(places, output, form):
            made.append(name)  # noqa: PERF402 -- it is needed if a later page fails
    except Refusal:
        console.made_before(made)
        raise
    console.err(f"{save.sentence(len(pages), output)}\n")
