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
from posixpath import dirname, join, normpath
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
_THREAD = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_WORDS = frozenset(
    (
        *(_WORD + name for name in ("t", "delText", "instrText", "delInstrText")),
        *(_MATHS + "t", _DRAWN + "t"),
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
    found = []
    for name, root in _parts(content):
        if root.tag.startswith(_WORD) and not re.search("styles|glossary", name):
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
    parts = dict(_parts(content))
    shared = [
        _shown(item)
        for root in parts.values()
        if root.tag == _EXCEL + "sst"
        for item in root
    ]
    found: list[str] = []
    for root in parts.values():
        if root.tag == _EXCEL + "worksheet":
            found += _sheet(root, shared)
        elif root.tag == _EXCEL + "comments":
            found += map(_shown, root.iter(_EXCEL + "comment"))
        elif root.tag == _THREAD + "ThreadedComments":
            found += (each.text or "" for each in root.iter(_THREAD + "text"))
        elif root.tag.endswith("wsDr"):
            found += (each.text or "" for each in root.iter(_DRAWN + "t"))
    return found


def _sheet(root: ET.Element, shared: list[str]) -> Iterator[str]:
    for cell in root.iter(_EXCEL + "c"):
        yield cell.findtext(_EXCEL + "f") or ""
        held = cell.findtext(_EXCEL + "v") or ""
        yield shared[int(held)] if cell.get("t") == "s" and held else held
        yield from map(_shown, cell.findall(_EXCEL + "is"))
    for margins in root.iter(_EXCEL + "headerFooter"):
        yield from (each.text or "" for each in margins)


def _shown(item: ET.Element) -> str:
    """Join the text of a string, without the signs for how it is pronounced."""
    spoken = {id(t) for ph in item.iter(_EXCEL + "rPh") for t in ph.iter(_EXCEL + "t")}
    texts = (t for t in item.iter(_EXCEL + "t") if id(t) not in spoken)
    return "".join(t.text or "" for t in texts)


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
    """Read the parts that the file itself names, each once."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        for name in sorted(_linked(archive, names, "", set())):
            root = _root(archive.read(names[name]))
            if root is not None:
                yield name, root


def _linked(
    archive: zipfile.ZipFile, names: dict[str, str], part: str, seen: set[str]
) -> set[str]:
    """Follow the links from a part to every part inside the file."""
    links = join(dirname(part), "_rels", part.rpartition("/")[2] + ".rels")
    if links.lower() not in names:
        return seen
    for link in _root_of_links(archive.read(names[links.lower()])):
        target = link.get("Target", "")
        if link.get("TargetMode") == "External":
            continue
        path = target if target.startswith("/") else join("/", dirname(part), target)
        name = normpath(path).lstrip("/").lower()
        if name in names and name not in seen:
            seen.add(name)
            _linked(archive, names, names[name], seen)
    return seen


def _root_of_links(text: bytes) -> list[ET.Element]:
    root = _root(text)
    return [] if root is None else list(root)


def _root(text: bytes) -> ET.Element | None:
    for strict, usual in _STRICT.items():
        text = text.replace(strict, usual)
    try:
        return ET.fromstring(text)  # noqa: S314 -- files made by the tests
    except ET.ParseError:
        return None  # a picture
