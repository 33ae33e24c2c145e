"""Decode the bytes of a file, and find characters that no editor shows."""

from __future__ import annotations

import re
import unicodedata

from actionplan.diagnostics import Fault, Place
from actionplan.messages import unreadable
from actionplan.reading.document import BREAK
from actionplan.text import late, personal


def decode(content: bytes) -> tuple[str, list[Fault]]:
    """Decode UTF-8. A file in another encoding gets a fault that quotes one word."""
    if fault := _document(content):
        return "", [fault]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [unreadable.not_utf8(word="", encoding="UTF-16")]
    if content[:64].count(0) * 3 > len(content[:64]):
        return "", [unreadable.not_utf8(word="", encoding="UTF-16")]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        return _not_utf8(content, error.start)


def _document(content: bytes) -> Fault | None:
    """Return what to say of a document of another program, by how it begins."""
    if content.startswith(b"PK\x03\x04"):
        is_open = _OPEN_DOCUMENT in content[:100]
        return unreadable.not_plain_text(kind="open" if is_open else "zip")
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        is_locked = _ENCRYPTED in content
        return unreadable.not_plain_text(kind="locked" if is_locked else "office")
    if content.startswith(b"{\\rtf"):
        return unreadable.not_plain_text(kind="rtf")
    if content.startswith(b"%PDF-"):
        return unreadable.not_plain_text(kind="pdf")
    return None


_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
"""How such a file begins, after what every zip file begins with."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the part that has a document with a password."""


def _not_utf8(content: bytes, start: int) -> tuple[str, list[Fault]]:
    """Find the first word that is not UTF-8, and read it as Windows saved it."""
    # A plan that is not UTF-8 is nearly always in Windows-1252, where every byte is a
    # character. The text before the fault is decoded in both ways: as UTF-8 to count
    # lines and columns, and as Windows-1252 to find the same place in the other text.
    text = content.decode("cp1252", errors="replace")
    before = content[:start].decode("utf-8")
    line = len(BREAK.findall(before)) + 1
    column = len(BREAK.split(before)[-1]) + 1
    written = BREAK.split(text)[line - 1]
    begun = content[:start].decode("cp1252", errors="replace")
    at = len(BREAK.split(begun)[-1])
    left = re.search(r"\S*\Z", written[:at])
    right = re.match(r"\S*", written[at:])
    word = (left[0] if left else "") + (right[0] if right else "")
    place = Place(line, column)
    return text, [unreadable.not_utf8(word=word, encoding="").placed(place)]


UNWANTED = late.compile(
    # characters that YAML does not print, the line breaks of YAML 1.1, marks that
    # reorder text, the byte order mark inside a file, and letters that are never shown
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\x85\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)


_PLAIN = bytes((*b"\t\n\r", *range(0x20, 0x7F)))


def hidden_characters(text: str, lines: tuple[str, ...]) -> list[Fault]:
    """Find the first invisible character, which a plan must not have."""
    # Ordinary letters are taken out first: this is a hundred times as quick as matching
    # each of them against a pattern.
    letters = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    rest = letters.decode("utf-8", "surrogatepass")
    if rest.isprintable() or not UNWANTED.search(rest):
        return []
    every = ((number, UNWANTED.search(line)) for number, line in enumerate(lines, 1))
    number, match = next((number, match) for number, match in every if match)
    name = unicodedata.name(match[0], "")
    at = Place(number, match.start() + 1)
    code = f"U+{ord(match[0]):04X}"
    line = personal.hidden(match.string)
    start, end = match.span()
    before, after = _words(line[:start][-_NEAR:]), _words(line[end:][:_NEAR])
    return [
        unreadable.hidden_character(
            code=code,
            name=name,
            before=before[-1] if before else "",
            after=after[0] if after else "",
        ).placed(at)
    ]


_NEAR = 120
"""How far from an invisible character the words on both sides of it may be."""


def _words(text: str) -> list[str]:
    """Return what has a letter or a figure in it, without the invisible characters."""
    parts = " ".join(UNWANTED.split(text)).split()
    return [part for part in parts if re.search(r"\w", part)]
