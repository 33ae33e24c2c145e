"""Make tables as `office.read` gives them, for tests of what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.office.cells import Cell, OfficeFile, Paragraph, Piece, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionplan.office.cells import Block


def table(
    *rows: Sequence[str],
    name: str = "table 1",
    merged: Mapping[tuple[int, int], tuple[int, int]] | None = None,
    colours: Mapping[tuple[int, int], str] | None = None,
) -> Table:
    """Make a table of texts. *merged* says how many rows and columns a cell covers.

    Rows and columns count from 1. Cells that another one covers are left out.
    """
    spans, filled = dict(merged or {}), dict(colours or {})
    covered = {
        (row + down, column + across)
        for (row, column), (height, width) in spans.items()
        for down in range(height)
        for across in range(width)
        if down or across
    }
    cells = [
        Cell(
            row=row,
            column=column,
            pieces=(Piece(text),) if text else (),
            place=f"row {row}, column {column}",
            rows=spans.get((row, column), (1, 1))[0],
            columns=spans.get((row, column), (1, 1))[1],
            colour=filled.get((row, column), ""),
        )
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
        if (row, column) not in covered
    ]
    return Table(name, tuple(cells))


def heading(text: str, level: int = 1) -> Paragraph:
    """Make the heading of a section."""
    return Paragraph((Piece(text),), "paragraph", level)


def paragraph(text: str) -> Paragraph:
    """Make ordinary text outside the tables."""
    return Paragraph((Piece(text),), "paragraph")


def word(*blocks: Block) -> OfficeFile:
    """Make a Word document."""
    return OfficeFile("docx", blocks)
