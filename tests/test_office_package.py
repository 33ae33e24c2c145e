"""Whatever is in a Word or Excel file, it is read or refused with a sentence."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import guards
import hostile_files
import pytest
from minimal_office import (
    contents,
    docx,
    docx_parts,
    p,
    r,
    relations,
    tbl,
    tc,
    texts,
    tr,
    xlsx_parts,
    zipped,
)

from actionplan import office
from actionplan.diagnostics import Fault
from actionplan.office.cells import OfficeFile

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.thorough

MEGABYTES = 300
SECONDS = 2 * guards.BUSY
SUPPORT = Path(hostile_files.__file__)

needs_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux says how much memory was used"
)


class Read(NamedTuple):
    """What happened when a file was read."""

    said: str
    seconds: float
    megabytes: int


Makers = dict[Callable[[], bytes], str]


def answers(makers: Makers, folder: Path) -> dict[str, Read]:
    """Read all these files in one process, and say what happened to each."""
    for make in makers:
        (folder / make.__name__).write_bytes(make())
    done = subprocess.run(
        [sys.executable, SUPPORT, *(folder / make.__name__ for make in makers)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return {
        Path(name).name: Read(said, seconds, megabytes)
        for name, said, seconds, megabytes in map(json.loads, done.stdout.splitlines())
    }


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """Read the hostile files."""
    return answers(hostile_files.FILES, tmp_path_factory.mktemp("hostile"))


@needs_linux
@pytest.mark.parametrize(
    "make", hostile_files.FILES, ids=[it.__name__ for it in hostile_files.FILES]
)
def test_a_hostile_file_is_answered(
    make: Callable[[], bytes], found: dict[str, Read]
) -> None:
    """It is read, or the sentence says why not, in 2 seconds of work and 300 MB."""
    read = found[make.__name__]

    assert read.said == hostile_files.FILES[make]
    assert read.seconds < SECONDS
    assert read.megabytes < MEGABYTES


@needs_linux
@pytest.mark.slow
def test_the_largest_files_are_answered(tmp_path: Path) -> None:
    """What is only just within the limits, or just beyond, is answered as well."""
    read = answers(hostile_files.LARGEST, tmp_path)

    assert {name: it.said for name, it in read.items()} == {
        make.__name__: said for make, said in hostile_files.LARGEST.items()
    }
    assert max(it.seconds for it in read.values()) < SECONDS
    assert max(it.megabytes for it in read.values()) < MEGABYTES


def refused(data: bytes, name: str = "plan.docx") -> tuple[str, dict[str, object]]:
    """Return what is said about a file that is refused."""
    fault = office.read(data, name)
    assert isinstance(fault, Fault), fault
    return fault.rule, dict(fault.details)


def old(stream: str) -> bytes:
    """Write the beginning of an old file, and the name of a stream in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + stream.encode("utf-16-le") + b"\0\0"


def declared(kind: str, main: str = "word/document.xml") -> bytes:
    """Write a file whose list of contents says that it has macros."""
    parts = docx_parts(p()) if main.startswith("word") else xlsx_parts("")
    return zipped(parts | {"[Content_Types].xml": contents(main, kind)})


OTHER_KINDS = {
    "doc": old("WordDocument"),
    "xls": old("Workbook"),
    "docm": declared("application/vnd.ms-word.document.macroEnabled.main+xml"),
    "xlsm": declared(
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xl/workbook.xml"
    ),
    "xlsb": zipped({"_rels/.rels": relations({"xl/workbook.bin": "officeDocument"})}),
    "odt": zipped({"mimetype": "x", "content.xml": "<office:text/>"}),
    "ods": zipped({"mimetype": "x", "content.xml": "<office:spreadsheet/>"}),
    "pdf": b"%PDF-1.7\n",
    "rtf": b"{\\rtf1 plan}",
    "html": b"\xef\xbb\xbf<!DOCTYPE html><table>",
    "xml": b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>",
}


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_a_file_of_another_kind_is_named(kind: str) -> None:
    """What it is decides, whatever it is called."""
    assert refused(OTHER_KINDS[kind]) == ("saved-as-another-kind", {"kind": kind})


NAMES = {
    "plan.doc": ("saved-as-another-kind", {"kind": "doc"}),
    "Plan.XLS": ("saved-as-another-kind", {"kind": "xls"}),
    "plan.html": ("saved-as-another-kind", {"kind": "html"}),
    "plan.docx": ("not-a-document", {}),
    "plan.yaml": ("not-a-document", {}),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_decides_about_text(name: str) -> None:
    """A plan, or a document that is only called so, is not read as a table."""
    assert refused(b"a,b\n", name) == NAMES[name]


def test_a_file_with_a_password_is_named() -> None:
    """Word puts an encrypted document into a file of the old kind."""
    assert refused(old("EncryptedPackage")) == ("protected-by-password", {})


OTHER_PACKAGES = {
    "a presentation": (
        docx_parts("") | {"word/document.xml": "<presentation/>"},
        "not-a-document",
    ),
    "a document whose beginning is lost": (
        {"word/document.xml": "<x/>"},
        "damaged-document",
    ),
    "a document that leads to nothing": (
        docx_parts("") | {"_rels/.rels": relations({"a.xml": "thumbnail"})},
        "damaged-document",
    ),
}


@pytest.mark.parametrize("what", OTHER_PACKAGES)
def test_a_package_of_another_kind_is_refused(what: str) -> None:
    """Or one from which it cannot be known what it is."""
    parts, said = OTHER_PACKAGES[what]

    assert refused(zipped(parts)) == (said, {})


def test_a_file_without_any_bytes_is_named() -> None:
    """A cloud service may not have copied it yet."""
    assert refused(b"") == ("nothing-in-document", {})


@pytest.mark.parametrize("library", ["docx", "openpyxl"])
def test_what_is_not_installed_is_named(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence has the command that installs it. CSV files can still be read."""
    for name in [it for it in sys.modules if it.startswith("actionplan.office.")]:
        if name.rpartition(".")[2].startswith(("word", "excel")):
            monkeypatch.delitem(sys.modules, name)
            monkeypatch.delattr(office, name.rpartition(".")[2], raising=False)
    for name in [it for it in sys.modules if it.partition(".")[0] == library]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, library, None)
    data = docx(p()) if library == "docx" else zipped(xlsx_parts(""))

    kind = "Word" if library == "docx" else "Excel"
    name, details = refused(data)
    assert (name, details["kind"]) == ("office-not-installed", kind)
    assert str(details["install"]).endswith("pip install python-docx openpyxl")
    assert isinstance(office.read(b"a,b\n", "a.csv"), OfficeFile)


def variants() -> Iterator[tuple[str, dict[str, str | bytes]]]:
    """Write one document in the ways in which programs write it."""
    plain: dict[str, str | bytes] = dict(docx_parts(tbl(tr(tc("Action")))))
    body = plain["word/document.xml"]
    assert isinstance(body, str)
    related = plain["word/_rels/document.xml.rels"]
    yield "in capitals", {name.upper(): content for name, content in plain.items()}
    yield (
        "with backslashes",
        {name.replace("/", "\\"): content for name, content in plain.items()},
    )
    yield "in UTF-16", plain | {"word/document.xml": body.encode("utf-16")}
    yield (
        "under another name",
        {
            "_rels/.rels": relations({"/parts/Main%201.xml": "officeDocument"}),
            "parts/Main 1.xml": body,
            "parts/_rels/Main 1.xml.rels": related,
        },
    )
    yield (
        "without a list of contents",
        {name: content for name, content in plain.items() if "Types" not in name},
    )
    lost = relations({"nowhere.xml": "header", "styles.xml": "styles"})
    yield "with parts that are lost", plain | {"word/_rels/document.xml.rels": lost}


VARIANTS = dict(variants())


@pytest.mark.parametrize("how", VARIANTS)
def test_a_document_is_found_however_it_is_packed(how: str) -> None:
    """Its relationships say where it is, and names do not depend on case."""
    file = office.read(zipped(VARIANTS[how]), "plan.docx")

    assert isinstance(file, OfficeFile)
    assert texts(file) == [("row 1, column 1", "Action")]


def test_a_name_that_is_written_twice_is_one_name() -> None:
    """Some programs write each name in Unicode as well."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in docx_parts(tbl(tr(tc("Action")))).items():
            member = zipfile.ZipInfo(name)
            member.extra = hostile_files.unicode_name(name)
            archive.writestr(member, content)

    file = office.read(packed.getvalue(), "plan.docx")

    assert isinstance(file, OfficeFile)
    assert texts(file) == [("row 1, column 1", "Action")]


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    """A relationship that leads to a file of this computer is not followed."""
    secret = tmp_path / "secret.xml"
    secret.write_text(docx_parts(p(r("secret")))["word/document.xml"], "utf-8")
    out = relations({str(secret): "header", secret.as_uri(): "footer"})
    parts = docx_parts(p(r("x"))) | {"word/_rels/document.xml.rels": out}

    file = office.read(zipped(parts), "plan.docx")

    assert isinstance(file, OfficeFile)
    assert file.apart == ()


def test_a_relationship_to_somewhere_else_is_not_the_document() -> None:
    """Even if it has the name of a part that is in the file."""
    away = relations({"word/other.xml": "officeDocument"}).replace(
        "/>", ' TargetMode="External"/>'
    )
    here = relations({"word/document.xml": "officeDocument"})
    both = away.replace("</Relationships>", here.partition(">")[2])
    other = docx_parts(tbl(tr(tc("other"))))["word/document.xml"]
    parts = docx_parts(tbl(tr(tc("Action"))))

    file = office.read(
        zipped(parts | {"_rels/.rels": both, "word/other.xml": other}), "plan.docx"
    )

    assert isinstance(file, OfficeFile)
    assert texts(file) == [("row 1, column 1", "Action")]


def test_a_library_that_gives_up_is_a_sentence() -> None:
    """It raises many kinds of errors, and none of them reaches the officer."""
    styles = '<w:style w:type="strange" w:styleId="a"><w:name w:val="a"/></w:style>'

    assert refused(docx(p(), {"styles": styles})) == ("document-not-understood", {})
