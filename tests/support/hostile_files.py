"""Make Word, Excel and CSV files that are built to stop whoever reads them.

Run as a script, it reads each of them in this process, which may have only so much
memory, and prints what was said and how long it took: one JSON object a line.
"""

from __future__ import annotations

import io
import json
import re
import struct
import sys
import time
import zipfile
from typing import TYPE_CHECKING

from minimal_office import (
    X,
    contents,
    docx,
    docx_parts,
    p,
    r,
    relations,
    tbl,
    tc,
    tr,
    xlsx_parts,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = p(r("x"))
ROW = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'
MIB = 2**20


def document(body: str) -> bytes:
    """Write a Word document."""
    return docx(body)


def changed(name: str, content: str | bytes) -> bytes:
    """Write a Word document with one part replaced or added."""
    parts: dict[str, str | bytes] = dict(docx_parts(SMALL))
    return zipped(parts | {name: content})


def workbook(
    rows: str = ROW,
    *,
    before: str = "",
    after: str = "",
    strings: str = "",
    styles: str = "",
) -> bytes:
    """Write a workbook."""
    parts = xlsx_parts(rows, before=before, after=after, strings=strings, styles=styles)
    return zipped(parts)


def repeated(name: str, before: str, piece: str, times: int, after: str) -> bytes:
    """Write a document with a part that is too large to be made in memory first."""
    packed = io.BytesIO()
    chunk = piece * (MIB // len(piece) or 1)
    each = MIB // len(piece) or 1
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in docx_parts(SMALL).items():
            if part != name:
                archive.writestr(part, content)
        with archive.open(name, "w") as stream:
            stream.write(before.encode())
            for _ in range(times // each):
                stream.write(chunk.encode())
            stream.write(after.encode())
    return packed.getvalue()


def _open() -> tuple[str, str]:
    part = docx_parts("|")["word/document.xml"]
    before, _, after = part.partition("|")
    return before, after


def a_document_of_blanks() -> bytes:
    """70 MB of blanks, in 70 KB."""
    before, after = _open()
    return repeated("word/document.xml", before, " ", 70 * MIB, after)


def millions_of_paragraphs() -> bytes:
    """2 million empty paragraphs."""
    before, after = _open()
    return repeated("word/document.xml", before, "<w:p/>", 2_000_000, after)


def many_paragraphs() -> bytes:
    """As many paragraphs as there may be, each with a little text."""
    return document((p(r("x")) + p(r("y", "<w:b/>"))) * 27_000)


def nested_tables() -> bytes:
    """60,000 tables in each other."""
    return document("<w:tbl><w:tr><w:tc>" * 60_000)


def nested_as_deep_as_allowed() -> bytes:
    """Controls in each other, in a comment on a comment on a comment."""
    deep = "<w:sdt><w:sdtContent>" * 120 + "{}" + "</w:sdtContent></w:sdt>" * 120
    refers = '<w:p><w:r><w:commentReference w:id="{}"/></w:r></w:p>'
    comments = "".join(
        f'<w:comment w:id="{number}">{deep.format(refers.format(number + 1))}'
        "</w:comment>"
        for number in range(60)
    )
    return docx(deep.format(refers.format(0)), {"comments": comments})


def a_bomb_of_entities() -> bytes:
    """Ten entities, each ten times the one before."""
    entities = '<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    body = docx_parts(p(r("&a9;")))["word/document.xml"]
    return changed("word/document.xml", f"<!DOCTYPE x [{entities}]>{body}")


def an_entity_from_outside() -> bytes:
    """The words of another file of this computer."""
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    body = docx_parts(p(r("&e;")))["word/document.xml"]
    return changed("word/document.xml", entity + body)


def a_document_type() -> bytes:
    """A document type outside the file, without any entity."""
    body = docx_parts(SMALL)["word/document.xml"]
    return changed("word/document.xml", f'<!DOCTYPE x SYSTEM "http://a.test/x">{body}')


def a_bomb_in_the_relationships() -> bytes:
    """The part that is read first."""
    return changed("_rels/.rels", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')


def millions_of_cells() -> bytes:
    """A million cells."""
    return workbook(f"<row>{'<c><v>1</v></c>' * 1_000}</row>" * 1_000)


def cells_as_many_as_allowed() -> bytes:
    """100,000 cells."""
    return workbook(f"<row>{'<c><v>1</v></c>' * 100}</row>" * 1_000)


def more_cells_than_allowed() -> bytes:
    """140,000 cells."""
    return workbook(f"<row>{'<c><v>1</v></c>' * 140}</row>" * 1_000)


def a_cell_in_the_far_corner() -> bytes:
    """One cell, in the last row and column."""
    return workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def many_parts() -> bytes:
    """3,000 parts."""
    return zipped(docx_parts(SMALL) | {f"word/{n}.xml": "<x/>" for n in range(3_000)})


def a_million_members() -> bytes:
    """A list of contents with a million entries, and nothing else."""
    return b"PK\3\4" + b"PK\1\2" * 1_000_000


def a_picture_that_is_a_bomb() -> bytes:
    """70 MB of nothing as a picture, which nobody unpacks."""
    return repeated("word/media/a.png", "", "\0", 70 * MIB, "")


def a_part_with_two_names() -> bytes:
    """A document that other programs find under the name of another part."""
    packed = io.BytesIO(document(SMALL))
    with zipfile.ZipFile(packed, "a") as archive:
        hidden = zipfile.ZipInfo("word/media/image1.png")
        hidden.extra = unicode_name("word/document.xml")
        archive.writestr(hidden, docx_parts(p(r("y")))["word/document.xml"])
    return packed.getvalue()


def unicode_name(name: str) -> bytes:
    """Write what an archive has beside a name that is not in English letters."""
    return struct.pack("<HHBI", 0x7075, 5 + len(name), 1, 0) + name.encode()


def the_same_part_twice() -> bytes:
    """Two programs could read two different documents."""
    packed = io.BytesIO(docx(SMALL))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("Word/Document.xml", "<x/>")
    return packed.getvalue()


def an_encrypted_part() -> bytes:
    """A zip archive with a password."""
    data = bytearray(docx(SMALL))
    for match in re.finditer(b"PK\1\2", bytes(data)):
        data[match.start() + 8] |= 1
    return bytes(data)


def a_size_that_is_a_lie() -> bytes:
    """The directory says that a part of 60 MB has 10 bytes."""
    before, after = _open()
    data = repeated("word/document.xml", before, " ", 60 * MIB, after)
    at = data.rindex(b"PK\1\2")
    return data[: at + 24] + struct.pack("<I", 10) + data[at + 28 :]


def half_a_file() -> bytes:
    """A download that broke off."""
    return docx(p(r("x")) * 500)[:700]


def a_wrong_checksum() -> bytes:
    """One byte has changed."""
    data = zipped(docx_parts(SMALL))
    at = data.index(b"word/document.xml") + len("word/document.xml") + 9
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def an_unusual_compression() -> bytes:
    """LZMA, which can ask for any amount of memory."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        for part, content in docx_parts(SMALL).items():
            archive.writestr(part, content)
    return packed.getvalue()


def names_that_lead_out() -> bytes:
    """Parts and relationships that name files of this computer."""
    out = relations({"../../../etc/passwd": "header", "file:///etc/passwd": "footer"})
    others = {"../../etc/passwd": "x", "word/_rels/document.xml.rels": out}
    return zipped(docx_parts(SMALL) | others)


def styles_in_a_circle() -> bytes:
    """Each style is based on the other."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/>'
        f'<w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("ab", "ba")
    )
    return docx(p(r("x"), properties='<w:pStyle w:val="a"/>'), {"styles": styles})


def a_long_line_of_styles() -> bytes:
    """8,000 styles, each based on the one before, and each used."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/>'
        f'<w:basedOn w:val="s{n - 1}"/></w:style>'
        for n in range(8_000)
    )
    body = "".join(
        p(r("x"), properties=f'<w:pStyle w:val="s{n}"/>') for n in range(8_000)
    )
    return docx(body, {"styles": styles})


def lists_in_a_circle() -> bytes:
    """Lists that are defined by each other, with numbers beyond all bounds."""
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="a"/>'
        '<w:numStyleLink w:val="a"/><w:lvl w:ilvl="0"><w:start w:val="999999999"/>'
        '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1%9"/></w:lvl>'
        "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    body = p(properties=number.format(0)) + p(properties=number.format(10**9))
    return docx(body, {"numbering": numbering})


def very_wide_cells() -> bytes:
    """Cells over a thousand million columns."""
    cell = tc("x", properties='<w:gridSpan w:val="999999999"/>')
    return document(tbl(tr(cell * 500, properties='<w:gridBefore w:val="999999999"/>')))


def a_very_long_namespace() -> bytes:
    """A name of 4 MB, which would be in each of 10,000 other names."""
    names = "".join(f"<a{n}/>" for n in range(10_000))
    return changed("word/x.xml", f'<x xmlns="{"u" * 4 * MIB}">{names}</x>')


def very_many_attributes() -> bytes:
    """An element with 100,000 attributes."""
    attributes = " ".join(f'a{n}=""' for n in range(100_000))
    return changed("word/x.xml", f"<x {attributes}/>")


def an_unknown_encoding() -> bytes:
    """A part in an encoding that there is not."""
    return changed(
        "word/document.xml", '<?xml version="1.0" encoding="x-klingon"?><x/>'
    )


def not_xml() -> bytes:
    """A part that is not XML."""
    return changed("word/document.xml", "hello")


def merged_cells_without_end() -> bytes:
    """100,000 merged areas that all overlap."""
    rows = '<row><c t="inlineStr"><is><t>x</t></is></c></row>' * 40_000
    merged = '<mergeCell ref="C1:XFD1048576"/>' * 100_000
    return workbook(rows, after=f"<mergeCells>{merged}</mergeCells>")


def hidden_columns_without_end() -> bytes:
    """100,000 ranges of all columns."""
    hidden = '<col min="1" max="99999999" hidden="1"/>' * 100_000
    return workbook(before=f"<cols>{hidden}</cols>")


def formats_without_end() -> bytes:
    """A format of a megabyte, and 65,000 formats that use it."""
    code = "&quot;[h" * 150_000
    styles = f'<numFmts><numFmt numFmtId="165" formatCode="{code}"/></numFmts>'
    each = '<xf numFmtId="165" fillId="1"/>' * 65_000
    cells = "".join(f'<c s="{n}"><v>1</v></c>' for n in range(65_000))
    fills = "<fills><fill/><fill><patternFill patternType='solid'/></fill></fills>"
    return workbook(
        f"<row>{cells}</row>", styles=f"{styles}{fills}<cellXfs>{each}</cellXfs>"
    )


def numbers_without_end() -> bytes:
    """Numbers of a megabyte, out of range, and references to no text."""
    cells = (
        f"<c><v>{'9' * MIB}</v></c><c><v>1e999</v></c><c><v>nan</v></c>"
        '<c t="s"><v>999999999</v></c><c r="ZZZ9999999"><v>1</v></c><c s="99999"/>'
    )
    return workbook(f"<row>{cells}</row>")


def shared_text_used_by_everybody() -> bytes:
    """A text of a megabyte, in 100,000 cells."""
    cells = '<c t="s"><v>0</v></c>' * 100_000
    return workbook(f"<row>{cells}</row>", strings=f"<si><t>{'x' * MIB}</t></si>")


def notes_that_refer_to_themselves() -> bytes:
    """A footnote in a footnote, round and round."""
    mark = p('<w:r><w:footnoteReference w:id="1"/></w:r>')
    return docx(mark, {"footnotes": f'<w:footnote w:id="1">{mark}</w:footnote>'})


def fields_that_never_end() -> bytes:
    """50,000 fields that begin."""
    return document(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50_000, r("x")))


def a_paragraph_of_many_pieces() -> bytes:
    """60,000 runs that alternate."""
    return document(p((r("x") + r("y", "<w:strike/>")) * 30_000))


def a_table_of_quotation_marks() -> bytes:
    """10 MB of quotation marks."""
    return b'"' * (10 * MIB)


def an_open_quotation() -> bytes:
    """A quotation mark at the start of 20 MB."""
    return b'"' + b"a,b\n" * (5 * MIB)


def a_table_of_commas() -> bytes:
    """20 million empty cells."""
    return b"a,b\n" + b"," * (20 * MIB)


def a_table_of_cells() -> bytes:
    """2 million cells with text, in 8 MB."""
    return b"a,b\n" * 1_000_000


def a_file_that_is_too_large() -> bytes:
    """Over 50 MiB."""
    return b"a" * (50 * MIB + 1)


def bytes_of_no_kind() -> bytes:
    """Neither text nor a document."""
    return b"\x00\x01\x02\xff" * 1_000


def an_old_file_with_nothing_in_it() -> bytes:
    """The beginning of an old file, and zeros."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4_096


def an_archive_without_a_document() -> bytes:
    """An ordinary zip archive."""
    return zipped({"readme.txt": "x"})


def a_document_that_is_not_there() -> bytes:
    """The relationship leads to nothing."""
    return zipped({"_rels/.rels": relations({"word/document.xml": "officeDocument"})})


def a_document_that_is_a_workbook() -> bytes:
    """The list of contents says something else than the part."""
    parts = docx_parts(SMALL)
    main = f'<workbook xmlns="{X}"/>'
    parts |= {"[Content_Types].xml": contents("word/document.xml", "application/x")}
    return zipped(parts | {"word/document.xml": main})


READ = "read"
FILES: dict[Callable[[], bytes], str] = {
    a_document_of_blanks: "document-too-large",
    millions_of_paragraphs: "document-too-large",
    nested_tables: "document-too-large",
    nested_as_deep_as_allowed: "document-too-large",
    a_bomb_of_entities: "unsafe-document",
    an_entity_from_outside: "unsafe-document",
    a_document_type: "unsafe-document",
    a_bomb_in_the_relationships: "unsafe-document",
    millions_of_cells: "document-too-large",
    a_cell_in_the_far_corner: READ,
    many_parts: "document-too-large",
    a_million_members: "document-too-large",
    a_picture_that_is_a_bomb: READ,
    the_same_part_twice: "unsafe-document",
    a_part_with_two_names: "unsafe-document",
    an_encrypted_part: "protected-by-password",
    a_size_that_is_a_lie: "damaged-document",
    half_a_file: "damaged-document",
    a_wrong_checksum: "damaged-document",
    an_unusual_compression: "damaged-document",
    names_that_lead_out: READ,
    styles_in_a_circle: READ,
    a_long_line_of_styles: READ,
    lists_in_a_circle: READ,
    very_wide_cells: READ,
    a_very_long_namespace: "unsafe-document",
    very_many_attributes: "unsafe-document",
    an_unknown_encoding: "damaged-document",
    not_xml: "damaged-document",
    hidden_columns_without_end: READ,
    numbers_without_end: READ,
    notes_that_refer_to_themselves: READ,
    fields_that_never_end: READ,
    a_paragraph_of_many_pieces: READ,
    a_table_of_quotation_marks: READ,
    an_open_quotation: "quotation-not-closed",
    a_table_of_commas: READ,
    a_file_that_is_too_large: "document-too-large",
    bytes_of_no_kind: "not-a-document",
    an_old_file_with_nothing_in_it: "not-a-document",
    an_archive_without_a_document: "not-a-document",
    a_document_that_is_not_there: "damaged-document",
    a_document_that_is_a_workbook: READ,
}
"""Each file, and what is said about it."""

LARGEST: dict[Callable[[], bytes], str] = {
    many_paragraphs: READ,
    cells_as_many_as_allowed: READ,
    more_cells_than_allowed: "document-too-large",
    formats_without_end: READ,
    shared_text_used_by_everybody: "document-too-large",
    merged_cells_without_end: "document-too-large",
    a_table_of_cells: "document-too-large",
}
"""Files that take the longest, because they are only just within the limits."""


def main() -> None:
    """Read the files that are named, and say what happened."""
    from actionplan import office  # noqa: PLC0415 -- after the limit is set
    from actionplan.diagnostics import Fault  # noqa: PLC0415 -- as above

    for name in sys.argv[1:]:
        with open(name, "rb") as stream:  # noqa: PTH123 -- no more is imported
            data = stream.read()
        begun = time.process_time()
        found = office.read(data, "-")
        took = time.process_time() - begun
        said = found.rule if isinstance(found, Fault) else READ
        print(json.dumps([name, said, took, _largest()]), flush=True)  # noqa: T201 -- a script


def _largest() -> int:
    """Return how many megabytes this process has used at most."""
    with open("/proc/self/status", encoding="ascii") as stream:  # noqa: PTH123 -- as above
        used = re.search(r"VmHWM:\s*([0-9]+) kB", stream.read())
    return int(used[1]) // 1024 if used else 0


if __name__ == "__main__":
    main()
