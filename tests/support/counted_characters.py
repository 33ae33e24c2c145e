"""Count the characters of a Word or Excel file without parsing it.

This is the second opinion on what the readers in `actionplan.office` keep. It looks for
the elements that hold text with regular expressions, in every part that is XML, and
knows nothing of paragraphs, cells, marks or relationships. So the readers cannot agree
with themselves.
"""

from __future__ import annotations

import io
import re
import zipfile

_PREFIX = r"<(?:[\w.-]+:)?"
_INSIDE = r"(?:\s[^>]*)?(?<!/)>((?:[^<]|<!\[CDATA\[.*?\]\]>)*)<"
_IN_WORD = re.compile(
    rf"<(?!a:(?:sym|t\b))(?:\w+:)?(sym|noBreakHyphen)\b[^>]*>"
    rf"|{_PREFIX}(?:t|delText|instrText|delInstrText){_INSIDE}|<c:v{_INSIDE}",
    re.DOTALL,
)
_CELL = re.compile(
    rf"{_PREFIX}c(?=[\s>/])([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL
)
_STRING = re.compile(rf"{_PREFIX}si(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
_MARGIN = r"(?:odd|even|first)(?:Header|Footer)"


def in_word(data: bytes) -> int:
    """Count the characters of a Word document. A sign of a symbol font is one."""
    count = 0
    for _, text in _parts(data):
        for match in _IN_WORD.finditer(text):
            count += 1 if match[1] else len(_plain(match[2] or match[3] or ""))
    return count


def in_excel(data: bytes) -> int:
    """Count the characters of a workbook.

    Text that cells share counts once for each cell, and once if no cell has it.
    """
    count = 0
    shared: list[int] = []
    used: list[int] = []
    for name, text in _parts(data):
        if re.search(rf"{_PREFIX}sst[\s>]", text):
            shared = [_sum("t", each[1] or "") for each in _STRING.finditer(text)]
        elif re.search(rf"{_PREFIX}(?:worksheet|macrosheet|dialogsheet)[\s>]", text):
            count += _sum(_MARGIN, text)
            for cell in _CELL.finditer(text):
                inside = cell[2] or ""
                count += _sum("f", inside)
                if re.search(r"""\st=["']s["']""", cell[1]):
                    used += [
                        int(each) for each in _texts("v", inside) if each.isdigit()
                    ]
                else:
                    count += _sum("t", inside) or _sum("v", inside)
        else:
            count += _sum("text" if "threaded" in name else "[tv]", text)
    numbers = set(used)
    count += sum(shared[each] for each in used if each < len(shared))
    return count + sum(n for at, n in enumerate(shared) if at not in numbers)


def _parts(data: bytes) -> list[tuple[str, str]]:
    """Return every part that is XML, but for what is about the file as such."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for written in archive.namelist():
            name = written.lower().replace("\\", "/")
            if name.endswith(".xml") and not name.startswith(
                ("docprops/", "customxml/")
            ):
                found.append((name, _decoded(archive.read(written))))
    return found


def _decoded(content: bytes) -> str:
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = content.decode("utf-16" if is_wide else "utf-8-sig", errors="replace")
    return re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)


def _texts(element: str, of: str) -> list[str]:
    found = re.findall(rf"{_PREFIX}{element}{_INSIDE}", of, re.DOTALL)
    return [_plain(each) for each in found]


def _sum(element: str, of: str) -> int:
    """Count characters. Excel writes some of them as _x000D_."""
    return sum(
        len(re.sub(r"_x(?![dD][89a-fA-F])[0-9A-Fa-f]{4}_", ".", each))
        for each in _texts(element, of)
    )


def _plain(written: str) -> str:
    """Replace what XML writes for a character by one character."""
    pieces = re.split(r"<!\[CDATA\[(.*?)\]\]>", written, flags=re.DOTALL)
    for at, piece in enumerate(pieces):
        text = re.sub("\r\n?", "\n", piece)
        if at % 2 == 0:
            text = re.sub("&#[xX]([0-9a-fA-F]+);", lambda m: chr(int(m[1], 16)), text)
            text = re.sub("&#([0-9]+);", lambda m: chr(int(m[1])), text)
            for name, sign in _NAMED:
                text = text.replace(f"&{name};", sign)
        pieces[at] = text
    return "".join(pieces)


_NAMED = (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&"))
