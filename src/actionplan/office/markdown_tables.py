"""Read the tables of a Markdown file that `output` has written, and people edited."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from actionplan.office.cells import Cell, OfficeFile, Piece, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
_CELL_END = re.compile(r"(?<!\\)(?:\\\\)*\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(data: bytes) -> OfficeFile:
    """Read each table: lines with upright bars, of which the second is a rule.

    The row of a cell is its line in the file.
    """
    lines = data.decode("utf-8-sig", "replace").splitlines()
    tables: list[Table] = []
    for number, line in enumerate(lines):
        if number and _RULE.fullmatch(line) and "|" in lines[number - 1]:
            cells = tuple(_cells(lines, number - 1))
            tables.append(Table(f"table {len(tables) + 1}", cells, heading_rows=1))
    return OfficeFile("md", tuple(tables))


def _cells(lines: list[str], first: int) -> Iterator[Cell]:
    for number, line in enumerate(lines[first:], start=first):
        if "|" not in line:
            return
        if number == first + 1:
            continue
        for column, text in enumerate(_split(line), start=1):
            if text:
                place = f"line {number + 1}, column {column}"
                yield Cell(number + 1, column, (Piece(text),), place)


def _split(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    parts, start = [], 0
    for end in _CELL_END.finditer(inner):
        parts.append(inner[start : end.end() - 1])
        start = end.end()
    return [_plain(part) for part in (*parts, inner[start:])]


def _plain(text: str) -> str:
    """Return what a cell says, without what Markdown adds."""
    broken = _BREAK.sub("\n", text.replace("&#8203;", ""))
    return html.unescape(_ESCAPED.sub(r"\1", broken)).strip()
