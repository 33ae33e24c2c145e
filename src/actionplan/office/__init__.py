"""Read Word, Excel and CSV files as cells with marks, so that no word is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from actionplan.diagnostics import Fault, Refusal
from actionplan.messages import importing
from actionplan.office import delimited, package
from actionplan.storage import installing

if TYPE_CHECKING:
    from actionplan.messages.importing import OtherKind
    from actionplan.office.cells import OfficeFile

_ZIP: Final = (b"PK\3\4", b"PK\5\6")
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Word and Excel began until 2007, and encrypted ones begin today."""
_TEXT: Final = (".csv", ".tsv", ".tab", ".txt")


def read(data: bytes, name: str) -> OfficeFile | Fault:
    """Read a Word, Excel or CSV file, or say why that cannot be done.

    What the file is, is decided by how it begins. The ending of *name* decides only
    about text: it is a table if it ends in .csv or .tsv, or if it was pasted, so that
    *name* has no ending. *name* is not opened.
    """
    try:
        return _read(data, name.lower())
    except Refusal as refusal:
        return refusal.faults[0]


def _read(data: bytes, name: str) -> OfficeFile:
    if not data:
        raise Refusal(importing.nothing_in_document())
    if len(data) > package.MAX_BYTES:
        raise Refusal(package.too_large("bytes"))
    ending = "".join(name.rpartition("/")[2].rpartition(".")[1:])
    if data.startswith(_ZIP):
        return _packed(data)
    if data.startswith(_OLD):
        raise Refusal(_old(data, ending))
    if kind := _other_kind(data):
        raise Refusal(importing.saved_as_another_kind(kind=kind))
    if ending.startswith(".") and ending not in _TEXT:
        raise Refusal(_by_name(ending))
    return delimited.read(data)


def _by_name(ending: str) -> Fault:
    """Go by the name, if the file begins as nothing that is known."""
    kinds: dict[str, OtherKind] = {
        ".doc": "doc",
        ".dot": "doc",
        ".xls": "xls",
        ".htm": "html",
        ".html": "html",
    }
    if kind := kinds.get(ending):
        return importing.saved_as_another_kind(kind=kind)
    return importing.not_a_document()


def _packed(data: bytes) -> OfficeFile:
    """Read what is packed; a library is imported only if there is a file for it."""
    opened = package.open_package(data)
    kind: Literal["Word", "Excel"] = "Word" if opened.kind == "docx" else "Excel"
    try:
        if kind == "Word":
            from actionplan.office import word  # noqa: PLC0415 -- it needs the extra

            return word.read(opened)
        from actionplan.office import excel  # noqa: PLC0415 -- as above

        return excel.read(opened)
    except ImportError as error:
        install = installing.to_add(*installing.OFFICE)
        fault = importing.office_not_installed(kind=kind, install=install)
        raise Refusal(fault) from error
    except RecursionError as error:
        raise Refusal(package.too_large("depth")) from error


def _old(data: bytes, ending: str) -> Fault:
    """Say what kind of old file it is. The names of its streams are in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return importing.protected_by_password()
    if "WordDocument".encode("utf-16-le") in data:
        return importing.saved_as_another_kind(kind="doc")
    if any(f"{it}\0".encode("utf-16-le") in data for it in ("Workbook", "Book")):
        return importing.saved_as_another_kind(kind="xls")
    return _by_name(ending)


def _other_kind(data: bytes) -> OtherKind | None:
    """Name a kind of file that people have plans in, by how it begins."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"mime-version:")):
        return "html"
    return "xml" if start.startswith(b"<?xml") else None
