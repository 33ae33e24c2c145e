"""Read a table that is text: CSV as Excel saves it, or tab-separated text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Refusal
from actionplan.messages import importing
from actionplan.office import package
from actionplan.office.cells import Cell, OfficeFile, Paragraph, Piece, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = "\t;,"
"""Between cells. Excel uses a semicolon where a comma is a decimal point."""

_DECLARED = re.compile(r"sep=([\t;,])(?:\r\n?|\n)")
"""A line that only tells Excel what is between the cells."""
_LINES_LOOKED_AT = 50
_LOOKED_AT = 200
"""Bytes at the beginning."""
_MOST = 0.8
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""What is in files of other kinds, and never in a table as text."""
_BREAK = re.compile(r"\r\n?|\n")


def read(data: bytes) -> OfficeFile:
    """Read all cells of a table that have text, or refuse the file."""
    text = decoded(data)
    declared = _DECLARED.match(text)
    separator = declared[1] if declared else separator_of(text)
    cells: list[Cell] = []
    apart: tuple[Paragraph, ...] = ()
    if declared:
        code = Piece(declared[0].rstrip("\r\n"), frozenset(("instruction",)))
        apart = (Paragraph((code,), "line 1"),)
    for found in _fields(text, separator, declared.end() if declared else 0):
        if len(cells) == package.MAX_CELLS:
            raise Refusal(package.too_large("cells"))
        place = f"row {found.row}, column {found.column}"
        cells.append(Cell(found.row, found.column, (Piece(found.text),), place))
    table = Table("table 1", tuple(cells))
    return OfficeFile("tsv" if separator == "\t" else "csv", (table,), apart)


def decoded(data: bytes) -> str:
    """Decode UTF-8, UTF-16, Windows-1252 or Mac Roman, as Excel saves text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _text(data, "utf-16")
    elif wide := _wide(data[:_LOOKED_AT]):
        text = _text(data, wide)
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _by_one_byte(data)
    if _CONTROL.search(text):
        raise Refusal(importing.not_a_document())
    return text


def _wide(start: bytes) -> str:
    """Return the encoding if every other byte is nought, as in UTF-16; "" if not."""
    half = len(start) // 2
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half and start[first::2].count(0) > half * _MOST:
            return encoding
    return ""


def _by_one_byte(data: bytes) -> str:
    """Decode Windows-1252, or Mac Roman if no text from Windows can be so.

    If it has what a text from Windows has, it is never decoded as Mac Roman.
    """
    text = data.decode("cp1252", "replace")
    if _FROM_A_MAC.search(text) and not _FROM_WINDOWS.search(text):
        return data.decode("mac_roman")
    return _text(data, "cp1252")


_FROM_A_MAC = re.compile(
    r"[A-Za-z]\ufffd|\ufffd[a-z]"  # a byte that Windows does not use
    r"|[a-z]\xd5(?![^\Wa-z])"  # an apostrophe
    r"|(?<!\w)\xd2(?=\S)[^\xd2\xd3\r\n]*(?<=\S)\xd3(?!\w)"  # quotation marks
    r"| [\xd0\xd1] "  # dashes
    r"|[a-z]\u017d(?!\w)"  # the last letter of "cafe" with its accent
)
"""What signs and accents of Mac Roman become in Windows-1252."""
_FROM_WINDOWS = re.compile(
    r"(?<![a-z])[\u2018\u201c]|[\u2019\u201d\u2013\u2014]|\xe2\u20ac"
)
"""Quotation marks and dashes, also of a spoilt text in UTF-8.

After a letter, the first two are letters of a Mac.
"""


def _text(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal(importing.not_a_document()) from error


def separator_of(text: str) -> str:
    """Return what is between the cells: the sign that makes the most even rows.

    A sign inside quotation marks does not count. A table that has the same number of
    cells in most rows is preferred to one with more cells, so commas in sentences do
    not win over tabs.
    """
    bare = re.sub(r'"[^"]*"', "", text[:200_000])
    lines = [line for line in _BREAK.split(bare)[:_LINES_LOOKED_AT] if line.strip()]
    return max(SEPARATORS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: list[str], sign: str) -> tuple[float, int]:
    """Return the share of lines with the usual number of *sign*, and that number."""
    counts = [line.count(sign) for line in lines]
    usual = max(set(counts) - {0}, key=counts.count, default=0)
    return (counts.count(usual) / len(counts) if usual else 0, usual)


class _Field(NamedTuple):
    row: int
    column: int
    text: str


def _fields(text: str, separator: str, at: int) -> Iterator[_Field]:
    """Go through the cells. A cell in quotation marks may have several lines.

    Rows count as Excel counts them: a cell with line breaks is in one row.
    """
    bare = re.compile(rf"[^{separator}\r\n]*")
    between = re.compile(f"{separator}*")
    is_saved = any('""' in cell[0] for cell in _IN_MARKS.finditer(text))
    row = column = 1
    while at < len(text):
        quoted = _quoted(text, at, separator, is_saved=is_saved)
        value, at = quoted or _matched(bare, text, at)
        if value:
            yield _Field(row, column, value)
        signs, at = _matched(between, text, at)  # several at once if cells are empty
        column += len(signs)
        if signs:
            continue
        if ending := _BREAK.match(text, at):
            row, column, at = row + 1, 1, ending.end()


def _matched(pattern: re.Pattern[str], text: str, at: int) -> tuple[str, int]:
    match = pattern.match(text, at)
    assert match is not None  # noqa: S101 -- it also matches nothing
    return match[0], match.end()


_QUOTED = re.compile(r'"((?:[^"]|"")*+)"')
_IN_MARKS = re.compile(r'(?:^|\t)"(?:[^"\t]|"")*+"(?=[\t\r\n]|$)', re.MULTILINE)
"""A cell in quotation marks. If it has some twice, Excel has saved it so."""


def _quoted(
    text: str, at: int, separator: str, *, is_saved: bool
) -> tuple[str, int] | None:
    """Return what is between quotation marks, and where it ends; None if it is bare.

    A cell that begins with a quotation in a sentence is bare. Word does not put a
    cell in quotation marks when it copies a table, so they belong to the text, unless
    the table *is saved* by Excel, which writes those of a text twice.
    """
    if text[at : at + 1] != '"':
        return None
    match = _QUOTED.match(text, at)
    if match is None:
        if separator == "\t":
            return None
        line = len(_BREAK.findall(text, 0, at)) + 1
        raise Refusal(importing.quotation_not_closed(line=line))
    if text[match.end() : match.end() + 1] not in {"", separator, "\r", "\n"}:
        return None
    if separator == "\t" and "\t" in match[1] and not is_saved:
        return None
    return match[1].replace('""', '"'), match.end()
