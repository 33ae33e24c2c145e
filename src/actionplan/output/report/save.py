"""Save the pages of a report: to a file, or each to its own in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.storage import files, folders
from actionplan.text import dates
from actionplan.workspace import selection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from actionplan.output.report import ReportPage


def is_folder(output: Path) -> bool:
    """Return whether a folder is meant: there is one, or the name has no ending."""
    return files.is_folder(output) or output.suffix.lower() not in {
        ".html",
        ".htm",
        ".md",
        ".markdown",
        ".txt",
        *folders.ENDINGS,
    }


def pages(made: Sequence[ReportPage], output: Path, plans: Sequence[Path]) -> str:
    """Write pages, but onto none of the *plans*, and say where they are."""
    folder = is_folder(output)
    targets = [output / page.name if folder else output for page in made]
    for target in targets:
        selection.require_no_plan(target, plans)
    if folder:
        files.make_folder(output)
    for page, target in zip(made, targets, strict=True):
        files.write(target, page.text.encode())
    number = dates.count(len(made), "page")
    where = f"{number} to {files.name(output)}" if folder else files.name(output)
    return f"Wrote {where}."
