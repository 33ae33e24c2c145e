"""Name the elements of Excel's XML, and read text that may have several looks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from actionplan.office.package import EXCEL

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

X: Final = f"{{{EXCEL}}}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384


class TextRun(NamedTuple):
    """Text that has one look. *struck* is None if the cell decides."""

    text: str
    struck: bool | None = None
    is_reading: bool = False
    """Whether it says how Japanese words are read, and is not shown in the cell."""


def runs(of: ET.Element) -> tuple[TextRun, ...]:
    """Read the text of a cell or a comment."""
    found: list[TextRun] = []
    for child in of:
        if child.tag == f"{X}t":
            found.append(TextRun(unescaped(child.text)))
        elif child.tag == f"{X}r":
            looks = child.find(f"{X}rPr")
            struck = None if looks is None else is_on(looks.find(f"{X}strike"))
            found.extend(
                TextRun(unescaped(each.text), struck)
                for each in child.iterfind(f"{X}t")
            )
        elif child.tag == f"{X}rPh":
            found.extend(
                TextRun(unescaped(each.text), is_reading=True)
                for each in child.iter(f"{X}t")
            )
    return tuple(found)


def is_on(of: ET.Element | None) -> bool:
    """Whether a property of a font is there and not switched off."""
    return of is not None and of.get("val", "1") not in {"0", "false"}


def is_true(written: str | None) -> bool:
    """Read an attribute that is yes or no."""
    return written in {"1", "true"}


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str | None) -> str:
    """Return text in which Excel has written some characters as _x000D_."""
    if not text or "_x" not in text:
        return text or ""
    return _ESCAPED.sub(lambda match: _character(match[0], match[1]), text)


def _character(written: str, code: str) -> str:
    number = int(code, 16)
    return written if 0xD800 <= number <= 0xDFFF else chr(number)  # noqa: PLR2004 -- half of a character


class Area(NamedTuple):
    """A rectangle of cells; both ends are included, and count from 1."""

    row: int
    column: int
    last_row: int
    last_column: int


_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def position(reference: str) -> tuple[int, int] | None:
    """Return the row and column of a cell such as B7; None if there is none."""
    match = _CELL.fullmatch(reference)
    if match is None:
        return None
    column, row = _column(match[1]), int(match[2])
    return (row, column) if 0 < row <= MAX_ROW and column <= MAX_COLUMN else None


@lru_cache(maxsize=MAX_COLUMN)
def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column


def area(reference: str) -> Area | None:
    """Return the cells of a reference such as B7:C9; None if it is not one."""
    first, _, last = reference.partition(":")
    begin, end = position(first), position(last or first)
    if begin is None or end is None or end < begin or end[1] < begin[1]:
        return None
    return Area(*begin, *end)


@lru_cache(maxsize=MAX_COLUMN)
def letters_of(column: int) -> str:
    """Return the letters of a column: B."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def name_of(row: int, column: int) -> str:
    """Return the name of a cell: B7."""
    return f"{letters_of(column)}{row}"
