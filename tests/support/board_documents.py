"""Make the documents that docs/bring-your-plans.md brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import PatternFill

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = ("No.", "Recommendation", "What we will do", "Lead", "When?", "Progress")
FAMILY_B = (
    (
        *("1", "All agencies record who is in the household."),
        "Add a household page to the assessment form",
        *("Head of Children's Social Care", "30/11/2011"),
        "12 October 2011: The page was added to the form.",
    ),
    (
        *("2", "All agencies record who is in the household."),
        "Audit 20 assessments in each team",
        *("Quality Assurance Manager", "03/04/2012", ""),
    ),
    (
        *("3", "Staff know how to challenge another agency."),
        "Train all managers in the escalation policy",
        *("", "On-going", "Two courses were held."),
    ),
)
NEXT_PROGRESS = "Two courses were held.\n8 February 2012: All 14 managers were trained."
TRACKER = (
    ("Ref", "Action", "Who decides", "Due date", "Progress", "RAG"),
    ("N1", "Publish the neglect toolkit", "Business Manager", "May 2012", "", ""),
    ("N2", "Brief the schools", "Head of Education", "Sept 2012", "Booked.", ""),
)


def make(folder: Path) -> None:
    """Make a Word plan, its next version, and an Excel tracker."""
    home = folder / "documents"
    home.mkdir()
    _word(home / "Family B action plan.docx", FAMILY_B)
    later = (*FAMILY_B[:2], (*FAMILY_B[2][:5], NEXT_PROGRESS))
    _word(home / "Family B action plan, March.docx", later)
    _excel(home / "Neglect tracker.xlsx")


def _word(path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    made: Any = docx.Document()
    made.add_heading("Serious case review, Family B: action plan", 0)
    made.sections[0].header.paragraphs[0].text = "OFFICIAL"
    grid = made.add_table(rows=1, cols=len(HEADINGS))
    for cell, text in zip(grid.rows[0].cells, HEADINGS, strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    merged = grid.cell(1, 1).merge(grid.cell(2, 1))
    merged.text = rows[0][1]
    struck = grid.cell(2, 4).paragraphs[0].add_run("30/09/2011")
    struck.font.strike = True
    made.add_heading("Key", 1)
    key = made.add_table(rows=0, cols=2)
    for name, meaning, colour in (
        ("Red", "Not on track", "FF0000"),
        ("Green", "On track", "00B050"),
    ):
        cells = key.add_row().cells
        cells[0].text, cells[1].text = name, meaning
        _shade(cells[0], colour)
    made.save(path)


def _shade(cell: Any, colour: str) -> None:  # noqa: ANN401 -- the library's own
    fill = OxmlElement("w:shd")
    fill.set(qn("w:val"), "clear")
    fill.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(fill)


def _excel(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Actions"
    for row in TRACKER:
        sheet.append(row)
    sheet["F3"].fill = PatternFill("solid", fgColor="00FF0000")
    book.save(path)
