"""Check that everyone can use a Word document, as office programs check it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterator


def problems(content: bytes) -> list[str]:
    """Return what would keep someone from using a document."""
    made = docx.Document(io.BytesIO(content))
    return [*_about(made), *_headings(made), *_tables(made), *_pages(made)]


def words(content: bytes) -> list[str]:
    """Return the text of each paragraph, also of those in tables."""
    body = docx.Document(io.BytesIO(content)).element.body
    return [
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))
    ]


def _about(made: Any) -> Iterator[str]:  # noqa: ANN401 -- the library's own
    if not made.core_properties.title:
        yield "no title"
    languages = {
        each.get(qn("w:val")) for each in made.styles.element.iter(qn("w:lang"))
    }
    if languages != {"en-GB"} or made.core_properties.language != "en-GB":
        yield f"languages: {languages}"


def _headings(made: Any) -> Iterator[str]:  # noqa: ANN401 -- as above
    last = 0
    for each in made.paragraphs:
        if each.style.name.startswith("Heading"):
            level = int(each.style.name.removeprefix("Heading "))
            if level > last + 1:
                yield f"a heading of level {level} after one of level {last}"
            if not each.text.strip():
                yield "a heading without words"
            last = level
    if not last:
        yield "no headings"


def _tables(made: Any) -> Iterator[str]:  # noqa: ANN401 -- as above
    for table in made.element.body.iter(qn("w:tbl")):
        about = table.tblPr
        named = [about.find(qn(f"w:tbl{name}")) for name in ("Caption", "Description")]
        if any(each is None or not each.get(qn("w:val")) for each in named):
            yield "a table without a title or a description"
        rows = table.findall(qn("w:tr"))
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in rows]
        if [each is not None for each in heads] != [True, *[False] * (len(rows) - 1)]:
            yield "a table whose first row is not its heading"
        for row in rows:
            yield from _cells(row, len(table.find(qn("w:tblGrid"))))


def _cells(row: Any, columns: int) -> Iterator[str]:  # noqa: ANN401 -- as above
    texts = [
        "".join(t.text or "" for t in cell.iter(qn("w:t")))
        for cell in row.findall(qn("w:tc"))
    ]
    if len(texts) != columns:
        yield "a row with other columns than the table"
    if not all(text.strip() for text in texts):
        yield f"an empty cell: {texts}"


def _pages(made: Any) -> Iterator[str]:  # noqa: ANN401 -- as above
    sheet = made.sections[0]
    size = [round(side.mm) for side in (sheet.page_width, sheet.page_height)]
    if size not in ([297, 210], [210, 297]):
        yield f"not A4: {size}"
    fields = [
        f.get(qn("w:instr")) for f in sheet.footer._element.iter(qn("w:fldSimple"))
    ]
    if fields != ["PAGE", "NUMPAGES"]:
        yield f"no page numbers: {fields}"
