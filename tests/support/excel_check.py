"""Check that everyone can use an Excel workbook, as office programs check it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Iterator


def problems(content: bytes) -> list[str]:
    """Return what would keep someone from using a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    shown = [each for each in book.worksheets if each.sheet_state == "visible"]
    return [*_about(book), *(said for sheet in shown for said in _sheet(sheet))]


def _about(book: Any) -> Iterator[str]:  # noqa: ANN401 -- the library's own
    if not book.properties.title:
        yield "no title"
    if book.properties.language != "en-GB":
        yield f"language: {book.properties.language}"


def _sheet(sheet: Any) -> Iterator[str]:  # noqa: ANN401 -- as above
    if sheet.title.startswith("Sheet"):
        yield f"a sheet without a name: {sheet.title}"
    if sheet.merged_cells.ranges:
        yield f"merged cells: {sheet.title}"
    if [*sheet._images, *sheet._charts]:
        yield f"a picture, which may have no description: {sheet.title}"
    if str(sheet.page_setup.paperSize) != sheet.PAPERSIZE_A4:
        yield f"not A4: {sheet.title}"
    if sheet.auto_filter.ref:
        yield from _table(sheet)


def _table(sheet: Any) -> Iterator[str]:  # noqa: ANN401 -- as above
    """Check a sheet with a table, whose heading row stays and is repeated."""
    row = sheet[sheet.auto_filter.ref][0]
    if not all(cell.value for cell in row):
        yield f"a column without a heading: {sheet.title}"
    number = row[0].row
    if sheet.print_title_rows != f"${number}:${number}":
        yield f"a heading row that is not repeated: {sheet.title}"
    if not sheet.freeze_panes or not sheet.freeze_panes.endswith(str(number + 1)):
        yield f"a heading row that does not stay: {sheet.title}"
