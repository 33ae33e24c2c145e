"""Open the package that a Word or Excel file is, and check it before it is read.

A package is a zip archive of parts. Sizes are counted while a part is unpacked, because
the archive can lie about them. Only parts in XML are unpacked, so pictures cost
nothing. No relationship is followed out of the file. What is left is safe for any
parser: no part has an entity, and the number and depth of the elements is known.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO
from posixpath import join, normpath
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET  # the parts have been checked: see scan
from xml.parsers import expat

from actionplan.diagnostics import Refusal
from actionplan.messages import importing
from actionplan.office.cells import NotRead
from actionplan.text import sent_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import IO

    from actionplan.diagnostics import Fault
    from actionplan.messages.importing import Limited, OtherKind

MIB = 2**20
MAX_BYTES = 50 * MIB
MAX_PARTS = 2_000
MAX_UNPACKED = 50 * MIB
MAX_ELEMENTS = 300_000
MAX_DEPTH = 256
MAX_CELLS = 100_000
"""With something in them, in a sheet or in a table as text."""
MAX_ATTRIBUTES = 500
"""Of one element. Word writes about 40 in the first, and 10 in others."""
MAX_NAMESPACE = 500
"""Characters of the name of a namespace, which is repeated in every element."""

_LIMITS: Mapping[Limited, int] = {
    "bytes": MAX_BYTES,
    "parts": MAX_PARTS,
    "unpacked": MAX_UNPACKED,
    "elements": MAX_ELEMENTS,
    "depth": MAX_DEPTH,
    "cells": MAX_CELLS,
}

_NOT_TEXT: tuple[tuple[Literal["pictures", "other-files"], str], ...] = (
    ("pictures", "/media/"),
    ("other-files", "/embeddings/"),
)
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = re.compile(
    rb"""((?:xmlns(?::[\w.-]+)?|Type)\s*=\s*["'])http://purl\.oclc\.org/ooxml/(\w+)/"""
)
_TRANSITIONAL = rb"\1http://schemas.openxmlformats.org/\2/2006/"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
EXCEL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ENCRYPTED = 1
MEMBER = b"PK\x01\x02"
"""How each member of an archive is announced at its end."""


class Related(NamedTuple):
    """A part that another part refers to. *kind* is the last word of its type."""

    id: str
    kind: str
    part: str


class Package(NamedTuple):
    """The parts of a file that are XML, by name in lower case. All are checked."""

    kind: Literal["docx", "xlsx"]
    main: str
    """The name of the document or workbook, which the other parts belong to."""
    parts: Mapping[str, bytes]
    others: tuple[str, ...]
    """The names of the parts that were not unpacked, such as pictures."""

    def tree(self, name: str) -> ET.Element | None:
        """Parse a part; None if it is not there."""
        data = self.parts.get(name)
        return None if data is None else ET.fromstring(data)  # noqa: S314 -- scan has refused every entity

    def not_read(self) -> Iterator[NotRead]:
        """Name what may say something to people, but is not text."""
        for what, folder in _NOT_TEXT:
            if count := sum(folder in name for name in self.others):
                yield NotRead(what, count)

    def links(self) -> tuple[str, ...]:
        """Return the addresses outside the file to which words in it lead."""
        found = (
            each.get("Target", "")
            for name in sorted(self.parts)
            if name.endswith(".rels") and name != "_rels/.rels"
            for each in ET.fromstring(self.parts[name]).iter(_RELATED)  # noqa: S314 -- scan has refused every entity
            if each.get("TargetMode") == "External"
            and each.get("Type", "").endswith("/hyperlink")
        )
        return tuple(dict.fromkeys(filter(None, found)))

    def sent(self) -> frozenset[str]:
        """Return the marks of the lines that a paper had when it was sent."""
        tree = self.tree(_CUSTOM)
        named = () if tree is None else tree
        return sent_lines.read(
            " ".join(
                "".join(each.itertext())
                for each in named
                if each.get("name", "").startswith(sent_lines.PROPERTY)
            )
        )

    def related(self, name: str) -> tuple[Related, ...]:
        """Return what a part refers to inside the file, in the order of the file."""
        return tuple(_related(self.parts, name))

    def the_related(self, name: str, kind: str) -> str:
        """Return the first part of a *kind* that *name* refers to; "" if none."""
        return next((r.part for r in self.related(name) if r.kind == kind), "")


def open_package(data: bytes) -> Package:
    """Unpack and check a file, which begins like a zip archive, or refuse it."""
    if data.count(MEMBER) > MAX_PARTS:  # before zipfile makes an object of each
        raise Refusal(too_large("parts"))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts, others = _unpack(archive)
    except DAMAGED as error:
        raise Refusal(importing.damaged_document()) from error
    main = _main(parts, others)
    scan(parts.values())
    return Package(_kind(parts, main), main, parts, others)


DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a version of zip that is not known
    OSError,  # a place before the beginning of the file
    ValueError,  # and UnicodeDecodeError, for a name
    struct.error,
)
"""What zipfile and zlib raise if the archive is damaged."""


def too_large(of: Limited) -> Fault:
    """Say that a file is over a limit."""
    return importing.document_too_large(limit=_LIMITS[of], of=of)


def _unpack(archive: zipfile.ZipFile) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Unpack the parts that are XML, and name the others."""
    parts: dict[str, bytes] = {}
    others: list[str] = []
    left = MAX_UNPACKED
    for member in archive.infolist():
        name = _name(member.filename)
        if member.flag_bits & _ENCRYPTED:
            raise Refusal(importing.protected_by_password())
        is_twice = name in parts or name in others
        if is_twice or _has_two_names(member):  # two programs could read different ones
            raise Refusal(importing.unsafe_document())
        if not _is_read(name):
            others.append(name)
            continue
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise Refusal(importing.damaged_document())
        with archive.open(member) as stream:
            content = _read(stream, left)
        left -= len(content)
        parts[name] = _STRICT.sub(_TRANSITIONAL, content)
    return parts, tuple(others)


def _name(written: str) -> str:
    """Return the name of a part as it is looked up: names do not depend on case."""
    return written.replace("\\", "/").lstrip("/").lower()


def _has_two_names(member: zipfile.ZipInfo) -> bool:
    """Return whether some programs would read a part under another name than others.

    An archive can give a name in Unicode as well, and programs do not agree about what
    follows a zero in a name.
    """
    names = {_name(member.filename), _name(member.orig_filename)}
    extra = member.extra
    while len(extra) > _EXTRA.size:
        kind, size = _EXTRA.unpack_from(extra)
        if kind == _UNICODE_NAME:
            written = extra[_EXTRA.size : _EXTRA.size + size][_BEFORE_NAME:]
            names.add(_name(written.decode("utf-8", "replace")))
        extra = extra[_EXTRA.size + size :]
    return len(names) > 1 and any(map(_is_read, names))


_EXTRA = struct.Struct("<HH")
_UNICODE_NAME = 0x7075
_BEFORE_NAME = 5
"""The bytes of a version and a check, which are before the name."""


def _is_read(name: str) -> bool:
    """Whether a part is in XML and can have text that Word or Excel shows.

    The properties of the file (docProps) and the data behind it (customXml) are not
    shown as such. What a content control shows of the data is in the document as well.
    But the properties that users can add have the marks of a paper that we sent.
    """
    return name == _CUSTOM or (
        name.endswith((".xml", ".rels"))
        and not name.startswith(("docprops/", "customxml/"))
    )


_CUSTOM = "docprops/custom.xml"


def _read(stream: IO[bytes], limit: int) -> bytes:
    pieces: list[bytes] = []
    while piece := stream.read(MIB):
        limit -= len(piece)
        if limit < 0:
            raise Refusal(too_large("unpacked"))
        pieces.append(piece)
    return b"".join(pieces)


def scan(parts: Iterable[bytes]) -> None:
    """Refuse what no parser should be given, counting over all parts."""
    elements = 0
    for content in parts:
        guard = _Guard(elements)
        parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.StartDoctypeDeclHandler = guard.refuse
        parser.EntityDeclHandler = guard.refuse
        parser.StartElementHandler = guard.start
        parser.EndElementHandler = guard.end
        try:
            parser.Parse(content, True)  # noqa: FBT003 -- it takes no keyword
        except (expat.ExpatError, LookupError, ValueError) as error:  # or an encoding
            raise Refusal(importing.damaged_document()) from error
        elements = guard.elements


class _Guard:
    """Count elements and depth, and stop at what Word and Excel never write."""

    def __init__(self, elements: int) -> None:
        self.elements = elements
        self.depth = 0

    def refuse(self, *_: object) -> None:
        """Stop at a document type or an entity."""
        raise Refusal(importing.unsafe_document())

    def start(self, _name: str, attributes: list[str]) -> None:
        """Count one element."""
        self.elements += 1
        self.depth += 1
        if self.elements > MAX_ELEMENTS:
            raise Refusal(too_large("elements"))
        if self.depth > MAX_DEPTH:
            raise Refusal(too_large("depth"))
        # Most elements are short: to look at each attribute would take far longer.
        if len("".join(attributes)) > MAX_NAMESPACE and _is_odd(attributes):
            raise Refusal(importing.unsafe_document())

    def end(self, _name: str) -> None:
        """Leave one element."""
        self.depth -= 1


def _is_odd(attributes: list[str]) -> bool:
    """Whether an element has far too many attributes, or a very long namespace."""
    if len(attributes) > 2 * MAX_ATTRIBUTES:
        return True
    return any(
        len(value) > MAX_NAMESPACE and name.startswith("xmlns")
        for name, value in zip(attributes[::2], attributes[1::2], strict=True)
    )


def _related(parts: Mapping[str, bytes], name: str) -> Iterator[Related]:
    folder, _, file = name.rpartition("/")
    written = parts.get(f"{folder}/_rels/{file}.rels".lstrip("/"))
    if written is None:
        return
    for each in ET.fromstring(written).iter(_RELATED):  # noqa: S314 -- see scan
        if each.get("TargetMode") == "External":
            continue
        target = unquote(each.get("Target", "")).partition("#")[0]
        path = normpath(join(f"/{folder}", target.replace("\\", "/")))
        kind = each.get("Type", "").rpartition("/")[2]
        yield Related(each.get("Id", ""), kind, _name(path))


def _main(parts: Mapping[str, bytes], others: Iterable[str]) -> str:
    """Find the document or workbook, or say what else the file is."""
    if "mimetype" in others and "content.xml" in parts:
        is_sheet = b"<office:spreadsheet" in parts["content.xml"]
        kind: OtherKind = "ods" if is_sheet else "odt"
        raise Refusal(importing.saved_as_another_kind(kind=kind))
    scan([written for name, written in parts.items() if name == "_rels/.rels"])
    for related in _related(parts, ""):
        if related.kind == "officeDocument":
            if related.part in parts:
                return related.part
            if related.part.endswith(".bin"):
                raise Refusal(importing.saved_as_another_kind(kind="xlsb"))
            raise Refusal(importing.damaged_document())
    if any(name.startswith(("word/", "xl/")) for name in parts):
        raise Refusal(importing.damaged_document())
    raise Refusal(importing.not_a_document())


def _kind(parts: Mapping[str, bytes], main: str) -> Literal["docx", "xlsx"]:
    """Say what the main part is, by its first element and its declared type."""
    declared = _declared(parts, main)
    root = next(ET.iterparse(BytesIO(parts[main]), ("start",)))[1].tag  # noqa: S314 -- see scan
    if root == f"{{{WORD}}}document":
        if "macroenabled" in declared:
            raise Refusal(importing.saved_as_another_kind(kind="docm"))
        return "docx"
    if root == f"{{{EXCEL}}}workbook":
        if "macroenabled" in declared:
            raise Refusal(importing.saved_as_another_kind(kind="xlsm"))
        return "xlsx"
    raise Refusal(importing.not_a_document())


def _declared(parts: Mapping[str, bytes], name: str) -> str:
    """Return the type that the list of contents gives for a part, in lower case."""
    contents = parts.get("[content_types].xml", b"<Types/>")
    for each in ET.fromstring(contents):  # noqa: S314 -- see scan
        if _name(each.get("PartName", "")) == name:
            return each.get("ContentType", "").lower()
    return ""
