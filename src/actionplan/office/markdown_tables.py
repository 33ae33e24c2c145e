"""Read the tables of a Markdown file that `output` has written, and people edited."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.office import delimited
from actionplan.office.cells import Cell, OfficeFile, Paragraph, Piece, Table
from actionplan.text import sent_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.office.cells import Block

_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
_CELL_END = re.compile(r"(?<!\\)(?:\\\\)*\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(data: bytes) -> OfficeFile:
    """Read each table: lines with upright bars, of which the second is a rule.

    The row of a cell is its line in the file. Each other line is a paragraph, except
    the comment with the marks of the lines that were sent.
    """
    lines = delimited.decoded(data).splitlines()
    blocks: list[Block] = []
    sent: frozenset[str] = frozenset()
    number, tables = 0, 0
    while number < len(lines):
        rule = lines[number + 1] if number + 1 < len(lines) else ""
        if "|" in lines[number] and _RULE.fullmatch(rule):
            tables += 1
            rows = tuple(_rows(lines, number))
            cells = tuple(_cells(rows))
            blocks.append(Table(f"table {tables}", cells, heading_rows=1))
            number = rows[-1].end
            continue
        marks, end = sent_lines.in_comment(lines, number)
        if marks:
            sent |= marks
            number = end
            continue
        if text := _plain(lines[number]):
            blocks.append(Paragraph((Piece(text),), f"line {number + 1}"))
        number += 1
    return OfficeFile("md", tuple(blocks), sent=sent)


class _Row(NamedTuple):
    """A row of a table, from its first line to the line after its last."""

    begin: int
    end: int
    text: str


def _rows(lines: list[str], first: int) -> Iterator[_Row]:
    """Yield the rows of a table, up to the first line without an upright bar.

    If somebody began a new line in a cell, the row goes on: it has begun with a bar,
    but has not ended with one, and the next line begins with none.
    """
    number = first
    while number < len(lines) and "|" in lines[number]:
        begin, text = number, lines[number].strip()
        number += 1
        while begin > first + 1 and text.startswith("|") and not text.endswith("|"):
            more = lines[number].strip() if number < len(lines) else ""
            if not more or more.startswith("|"):
                break
            text, number = f"{text}<br>{more}", number + 1
        yield _Row(begin, number, text)


def _cells(rows: tuple[_Row, ...]) -> Iterator[Cell]:
    for at, row in enumerate(rows):
        if at == 1:
            continue
        number = row.begin + 1
        for column, text in enumerate(_split(row.text), start=1):
            if text:
                place = f"line {number}, column {column}"
                yield Cell(number, column, (Piece(text),), place)


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
