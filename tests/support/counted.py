"""Count the characters of an office file without the program's readers.

This is a second, simple way to count: it goes through the XML of every part that can
hold text, and knows nothing about tables, marks or meaning. If a reader loses or
repeats text, the two counts differ.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": (
        b"http://schemas.openxmlformats.org/drawingml/2006/main"
    ),
}
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EXCEL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PLOTTED = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_ON_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_DRAWN_WORDS = frozenset((_DRAWN + "t", _PLOTTED + "v"))
_THREAD = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_WORDS = frozenset(
    (
        *(_WORD + name for name in ("t", "delText", "instrText", "delInstrText")),
        *(_MATHS + "t", _DRAWN + "t", _PLOTTED + "v"),
    )
)


def in_word(content: bytes) -> int:
    """Count the characters of a Word file: of text, of field codes and of symbols.

    Word stores the text of a text box twice, the second time for old versions. Both are
    in the file.
    """
    return sum(map(len, words(content)))


def words(content: bytes) -> list[str]:
    """Return the text of every part of a Word file, in the order of the parts."""
    found: list[str] = []
    for name, root in _parts(content):
        if "/styles" not in name:
            found += _words(root)
    return found


def _words(root: ET.Element) -> Iterator[str]:
    for child in root:
        if child.tag in _WORDS:
            yield child.text or ""
        elif child.tag in {_WORD + "sym", _WORD + "noBreakHyphen"}:
            yield "?"
        yield from _words(child)


def in_excel(content: bytes) -> int:
    """Count the characters of an Excel file: cells, formulas, comments and the rest."""
    return sum(map(len, values(content)))


def values(content: bytes) -> list[str]:
    """Return all that the cells of an Excel file hold, and the text around them."""
    parts = [root for _, root in _parts(content)]
    shared = [_shown(i) for root in parts if root.tag == _EXCEL + "sst" for i in root]
    used: set[int] = set()
    found: list[str] = []
    for root in parts:
        if root.tag == _EXCEL + "worksheet":
            found += _sheet(root, shared, used)
        elif root.tag not in {_EXCEL + "sst", _EXCEL + "styleSheet"}:
            # comments, drawings, charts, and values of other workbooks
            found += (_plain(e) for e in root.iter() if _name(e) in {"t", "v", "text"})
    return [*found, *(text for at, text in enumerate(shared) if at not in used)]


def _sheet(root: ET.Element, shared: list[str], used: set[int]) -> Iterator[str]:
    for cell in root.iter(_EXCEL + "c"):
        yield cell.findtext(_EXCEL + "f") or ""
        held = cell.findtext(_EXCEL + "v") or ""
        if cell.get("t") == "s" and held:
            used.add(int(held))
            yield shared[int(held)]
        else:
            yield _ESCAPED.sub(_sign, held)
        yield from map(_shown, cell.findall(_EXCEL + "is"))
    for margins in root.iter(_EXCEL + "headerFooter"):
        yield from (each.text or "" for each in margins)


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _plain(element: ET.Element) -> str:
    return _ESCAPED.sub(_sign, (element.text or "") if not len(element) else "")


def _sign(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16))


def _shown(item: ET.Element) -> str:
    """Join the text of a string. Signs that XML forbids are written as _x000D_."""
    text = "".join(t.text or "" for t in item.iter(_EXCEL + "t"))
    return _ESCAPED.sub(_sign, text)


def in_csv(content: bytes, delimiter: str = ",") -> int:
    """Count the characters of the cells of a CSV file, not commas and quotes."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return sum(
        len(cell) for row in csv.reader(text, delimiter=delimiter) for cell in row
    )


def of(content: bytes, ending: str) -> int:
    """Count the characters of a file with that ending."""
    if ending == "docx":
        return in_word(content)
    if ending == "xlsx":
        return in_excel(content)
    return in_csv(content, "\t" if ending == "tsv" else ",")


def letters(texts: list[str]) -> Counter[str]:
    """Count each character but blanks, to name those that are lost."""
    return Counter(
        character for text in texts for character in text if character.strip()
    )


def _parts(content: bytes) -> Iterator[tuple[str, ET.Element]]:
    """Read every part that is XML, also those that no other part names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(archive.namelist()):
            root = _root(archive.read(name))
            if root is not None:
                yield name.lower().replace("\\", "/"), root


def _root(text: bytes) -> ET.Element | None:
    for strict, usual in _STRICT.items():
        text = text.replace(strict, usual)
    try:
        return ET.fromstring(text)  # noqa: S314 -- files made by the tests
    except ET.ParseError:
        return None  # a picture
