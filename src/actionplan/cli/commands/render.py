"""`actionplan render`: the report for the board."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from actionplan.cli import console, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.diagnostics import Fault, Refusal
from actionplan.output import meetings
from actionplan.storage import files, folders
from actionplan.text import dates
from actionplan.workspace import selection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.output.report import ReportPage
    from actionplan.plan.portfolio import Portfolio


def command(
    paths: Paths = None,
    form: Annotated[
        Literal["md", "html"],
        typer.Option("--format", help="Markdown, or HTML for a browser and for paper."),
    ] = "md",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|FOLDER",
            help="A file for one document, or a folder for a page each.",
            show_default=False,
        ),
    ] = None,
    single: Annotated[
        bool,
        typer.Option("--single-file", help="Put all plans into one document."),
    ] = False,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="FOLDER",
            help="A folder with templates of your own, used before those shipped.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    following: Annotated[
        str | None,
        typer.Option("--next", metavar="DATE", help="The day of the next meeting."),
    ] = None,
    context: Annotated[
        bool,
        typer.Option(
            "--context", help="Print what a template is told, and write no report."
        ),
    ] = False,
) -> None:
    """Write the report for the board: one plan, or many with an overview.

    Examples:

      actionplan render plans/scr-family-a-2011.yaml --format html -o family-a.html

      actionplan render plans --format html -o report --as-of 2011-12-05

    Without -o one document is printed. Without --next, the next meeting is as far away
    as the plan that is reviewed most often says, or six months. Exit code 1 means that
    something could not be read; the report says on top what it leaves out.
    """
    from actionplan.output import report
    from actionplan.output.report import template_reference

    if context:
        console.out(template_reference.page())
        raise typer.Exit
    _require_folder(templates)
    day = selection.today(as_of, paths)
    chosen = paths or [Path()]
    shown = selection.plans(chosen, day)
    apart = output is not None and not single and _is_folder(output)
    pages = report.render(
        shown,
        _following(following, day, shown),
        form,
        apart=apart,
        templates=templates,
        along=progress_bar.writing,
    )
    if output is None:
        console.out(pages[0].text)
    else:
        _write(pages, output, selection.found(chosen).plans, _is_folder(output))
    raise typer.Exit(selection.code(shown))


def _require_folder(templates: Path | None) -> None:
    if templates is not None and not files.is_folder(templates):
        raise Refusal(
            Fault("template-folder-not-there", None, {}), file=files.name(templates)
        )


def _following(following: str | None, day: date, shown: Portfolio) -> date:
    if following is None:
        apart = meetings.interval(shown.plans, day)
        return dates.add_interval(dates.of(day), apart)
    after = console.day("--next", following)
    if after < day:
        details = {"earlier": after, "later": day}
        raise Refusal(Fault("days-the-wrong-way-round", None, details))
    return after


def _is_folder(output: Path) -> bool:
    """Tell whether a folder is meant: there is one, or the name has no ending."""
    return files.is_folder(output) or output.suffix.lower() not in {
        ".html",
        ".htm",
        ".md",
        ".markdown",
        ".txt",
        *folders.ENDINGS,
    }


def _write(
    pages: Sequence[ReportPage], output: Path, plans: Sequence[Path], folder: bool
) -> None:
    targets = [output / page.name if folder else output for page in pages]
    for target in targets:
        selection.require_no_plan(target, plans)
    if folder:
        files.make_folder(output)
    for page, target in zip(pages, targets, strict=True):
        files.write(target, page.text.encode())
    number = dates.count(len(pages), "page")
    where = f"{number} to {files.name(output)}" if folder else files.name(output)
    console.err(f"Wrote {where}.\n")
