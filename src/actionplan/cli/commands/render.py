"""Run `actionplan render`: write a report for the board."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

import typer

from actionplan import workspace
from actionplan.cli import console, papers, progress_bar, render_into
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.options import render as options
from actionplan.diagnostics import Refusal
from actionplan.messages import rendering
from actionplan.plan import meeting_dates
from actionplan.workspace import gather, selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.output.report import ReportPage, WordPage
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.portfolio import Portfolio
    from actionplan.workspace import Workspace


def command(
    paths: Paths = None,
    form: options.FormOption = None,
    output: options.Output = None,
    single: options.Single = False,
    summary: options.Summary = False,
    templates: options.Templates = None,
    as_of: AsOf = None,
    following: options.Following = None,
    into: options.Into = None,
    table: options.Table = None,
    column: options.Column = None,
    since: options.Since = None,
    context: options.Context = False,
) -> None:
    """Write a report for the board on one or more plans.

    Examples:

      actionplan render plans/scr-family-a-2011.yaml --format html -o family-a.html

      actionplan render plans --format html -o report --as-of 2011-12-05

      actionplan render plans/scr-family-a-2011.yaml -o family-a.docx

      actionplan render plans/scr-family-a-2011.yaml --into Board.docx -o Out.docx

      actionplan render plans --summary --format html -o summary.html

    A report on several plans also has an overview of them. If you leave out -o, the
    report appears in the terminal as one document. If you leave out --next, the report
    uses the next meeting date recorded. If none is recorded, the date is worked out
    from the first review date. If no plan gives a first review date, the date is worked
    out from the shortest review interval. If no plan gives an interval either, the
    interval is 6 months.

    With --summary, the report is one page of A4. This summary gives the status of each
    plan in a sentence, the number of actions with each status and rating, and the
    exceptions. An exception is anything that the board needs to know about, such as an
    overdue action. The summary also gives the aim of each outcome, the difference made,
    the changes since the last meeting, and what is needed before the next meeting. If a
    plan has very many exceptions or outcomes, the summary shows the first ones in full,
    and lists the next ones by their numbers. It then says how many others there are.

    The exit code is 1 if a plan, or part of a plan, could not be read, or if two plans
    have the same plan ID. The top of the report lists anything that the report leaves
    out.

    With --into, the command fills in the blank table in a copy of your own document.
    The command reads the headings of the table in the same way as "actionplan import".
    If it does not know a heading, use --map, or "import.columns" in actionplan.toml, to
    say which field the heading is for. The command fills in one row for each action. If
    the table has no column for actions, the command fills in one row for each
    recommendation or outcome. Everything else in the document stays as it is. The file
    that you name after -o must not exist yet.
    """
    from actionplan.output.report import template_reference

    if context:
        console.out(template_reference.templates_markdown())
        raise typer.Exit
    board = render_into.Board(into, table or (), column or ())
    others: dict[str, object] = {"--template": templates, "--single-file": single}
    others["--format"] = form in ("md", "html", "text")
    others |= {"--summary": summary, "--since": since}
    render_into.require_alone(board, others | {"--next": following})
    here = workspace.make(paths)
    form = "docx" if into else _form(form, output, here, summary=summary)
    asked = _Asked(form, output, templates, single=single, summary=summary)
    _require_possible(asked)
    target = render_into.require_output(into, output, here) if into else None
    shown = gather.plans(here, console.today(as_of, here), progress_bar.reading)
    if target:
        render_into.save(board, target, shown, here)
        raise typer.Exit
    _write(asked, shown, _meetings(shown, following, since), here)
    raise typer.Exit(console.code(shown.gaps))


class _Asked(NamedTuple):
    """What kind of report is asked for, and where it goes."""

    form: options.Form
    output: Path | None
    templates: Path | None
    single: bool
    summary: bool


def _form(
    asked: options.Form | None, output: Path | None, here: Workspace, *, summary: bool
) -> options.Form:
    """Return the form to write.

    Refuses a file that is a plan or settings, or whose ending promises another form.
    """
    from actionplan.output import endings
    from actionplan.output.report import save

    if output is None or save.is_folder(output):
        return asked or "md"
    selection.require_no_plan(output, here.kept())
    is_text = summary and output.suffix.lower() == ".txt"
    return endings.form(
        output, asked, get_args(options.Form), "text" if is_text else "md"
    )


def _require_possible(asked: _Asked) -> None:
    """Refuse a complete report as text, and templates for Word and text.

    Refuse also Word without a file or its library, and templates that are not there.
    """
    from actionplan.output.report import writer

    if asked.form == "text" and not asked.summary:
        raise Refusal(rendering.text_is_for_a_summary())
    if asked.templates is not None and asked.form == "text":
        raise Refusal(rendering.no_template_for_text())
    if asked.templates is not None and asked.form == "docx":
        raise Refusal(rendering.no_template_for_word())
    if asked.form == "docx":
        papers.require_word(asked.output)
    writer.require_folder(asked.templates)


def _meetings(
    shown: Portfolio, following: str | None, since: str | None
) -> tuple[Meeting, Meeting | None]:
    """Return the next meeting, and the last one if its date was typed."""
    given = console.given_day("--next", following, shown.as_of)
    console.require_order(shown.as_of, given, ("the report date", "--next"))
    after = meeting_dates.following(shown.plans, shown.as_of, given)
    held = console.given_day("--since", since, shown.as_of)
    console.require_order(held, shown.as_of, ("--since", "the report date"))
    return after, meeting_dates.Meeting(held, "given") if held else None


def _write(
    asked: _Asked,
    shown: Portfolio,
    meetings: tuple[Meeting, Meeting | None],
    here: Workspace,
) -> None:
    """Write the report to standard output, or save its pages."""
    from actionplan.output import report
    from actionplan.output.report import save

    (after, last), output, form = meetings, asked.output, asked.form
    apart = output is not None and not asked.single and save.is_folder(output)
    if form == "docx":
        words = report.documents(
            shown,
            after,
            last=last,
            apart=apart,
            summary=asked.summary,
            along=progress_bar.writing,
        )
        _save(words, papers.require_word(output), here, form)
        return
    pages = report.render(
        shown,
        after,
        form,
        last=last,
        apart=apart,
        summary=asked.summary,
        templates=asked.templates,
        along=progress_bar.writing,
    )
    if output is None:
        console.out(pages[0].text, save.written_as(form))
    else:
        _save(pages, output, here, form)


def _save(
    pages: Sequence[ReportPage | WordPage],
    output: Path,
    here: Workspace,
    form: options.Form,
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
    console.err(f"{save.sentence(places, form)}\n")
