"""Save the pages of a report: to a file, or each to its own in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from actionplan.output import endings, report
from actionplan.storage import files, folders
from actionplan.text import dates, terminal
from actionplan.workspace import selection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from actionplan.output.report import ReportForm, WordPage
    from actionplan.text.terminal import WrittenAs
    from actionplan.workspace.selection import Kept

Targets: TypeAlias = "list[tuple[report.ReportPage | WordPage, Path]]"
"""Pages, each with the file that it is written to."""


def is_folder(output: Path) -> bool:
    """Return whether a folder is meant: there is one, or the name has no ending."""
    of_files = {".txt", *endings.ENDINGS, *folders.ENDINGS}
    return files.is_folder(output) or output.suffix.lower() not in of_files


def targets(
    made: Sequence[report.ReportPage | WordPage], output: Path, kept: Kept
) -> Targets:
    """Return the file for each page; refuse to overwrite what is *kept*."""
    folder = is_folder(output)
    if not files.is_folder(output):
        selection.require_no_plan(output, kept)
    if folder:
        folders.require_inside(output)
    places = [output / page.name if folder else output for page in made]
    for target in places:
        selection.require_no_plan(target, kept)
    return list(zip(made, places, strict=True))


def written_as(form: ReportForm) -> WrittenAs:
    """Return how characters are written out in a form."""
    return "markup" if form == "html" else "text"


def write(places: Targets, output: Path, form: ReportForm) -> Iterator[str]:
    """Write pages, and give the name of each folder or file when it is written."""
    if is_folder(output) and not files.is_folder(output):
        files.make_folder(output)
        yield files.name(output)
    for page, target in places:
        if isinstance(page, report.ReportPage):
            files.write(target, terminal.encoded(page.text, written_as(form)))
        else:
            files.write(target, page.content)
        yield files.name(target)


def sentence(places: Targets, form: ReportForm) -> str:
    """Say where the pages are, and which of them to open."""
    first, folder = places[0][1], files.name(places[0][1].parent)
    where = _OPENED.get(form, "")
    if len(places) == 1:
        opened = f" Open it{where}." if where else ""
        return f"Wrote {files.name(first)}.{opened}"
    pages = dates.count(len(places), "page")
    return f"Wrote {pages} to {folder}. Open {files.name(first)}{where}."


_OPENED = {"html": " in a browser", "docx": " in Word"}
"""Where the formats that only one kind of program shows are opened."""
