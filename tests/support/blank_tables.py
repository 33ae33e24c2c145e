"""Make the blank documents of many boards, each with a table to be filled in.

They differ in what boards do differently: headings in one to three rows, merged cells,
rows that are numbered, content controls, other tables, and how Word writes it all.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple

import word_parts as word

if TYPE_CHECKING:
    from collections.abc import Callable


class BlankDocument(NamedTuple):
    """A document, and what a plan has to become in it."""

    name: str
    content: bytes
    tables: tuple[int, ...] = (1,)
    """The tables that are filled."""
    comes_back: bool = True
    """Whether an import of the filled table can bring everything back."""

    def __repr__(self) -> str:
        """Leave out the bytes, which nobody can read."""
        return f"BlankDocument({self.name})"


ORDINARY = ("No.", "Recommendation", "Action", "Lead", "By when", "Progress")
_BOLD = "<w:b/><w:sz w:val='18'/>"


def _heads(*texts: str, kind: word.RowKind = "heading") -> str:
    cells = [
        word.cell(word.paragraph(word.run(t, _BOLD)), fill="D9E2F3") for t in texts
    ]
    return word.row(*cells, kind=kind)


def _blank(count: int, *, like: str = "") -> str:
    return word.row(*[like or word.cell() for _ in range(count)])


def _plain(*headings: str, rows: int = 1, blank: str = "") -> str:
    columns = len(headings)
    return word.table(
        _heads(*headings), (blank or _blank(columns)) * rows, columns=columns
    )


def _one_table(name: str, table: str, *, comes_back: bool = True) -> BlankDocument:
    body = (word.paragraph(word.run("Action plan"), style="Heading1"), table)
    end = word.paragraph(word.run("Signed by the Chair:"))
    return BlankDocument(name, word.docx(*body, end), comes_back=comes_back)


def every() -> tuple[BlankDocument, ...]:
    """Make every document."""
    return (*_rows(), *_headings(), *_cells(), *_around(), *_several(), *_packed())


# --- rows -------------------------------------------------------------------------


def _rows() -> tuple[BlankDocument, ...]:
    number = word.cell(word.paragraph(numbered=True))
    shaded = word.cell(fill="F2F2F2")
    count = "".join(
        word.row(word.cell(word.paragraph(word.run(f"{n}."))), *[word.cell()] * 5)
        for n in range(1, 4)
    )
    unknown = "".join(
        word.row(word.cell(word.paragraph(word.run(str(n)))), *[word.cell()] * 4)
        for n in range(1, 3)
    )
    banded = _blank(6) + _blank(6, like=shaded)
    shared = (
        word.row(*[word.cell()] * 1, word.cell(merge="restart"), *[word.cell()] * 4)
        + word.row(word.cell(), word.cell(merge="continue"), *[word.cell()] * 4) * 2
    )
    alone = word.row(word.cell(), word.cell(merge="restart"), *[word.cell()] * 4)
    note = word.row(word.cell(word.paragraph(word.run("Key: R, A, G")), span=6))
    line = word.row(word.cell(span=6))
    high = word.row(*[word.cell(*[word.paragraph()] * 4)] * 6)
    heads = _heads(*ORDINARY)
    late = word.row(*[word.cell()] * 6, after=1)
    return (
        _one_table("one empty row", _plain(*ORDINARY)),
        _one_table("three empty rows", _plain(*ORDINARY, rows=3)),
        _one_table("more empty rows than actions", _plain(*ORDINARY, rows=12)),
        _one_table("rows that are counted", word.table(heads, count, columns=6)),
        _one_table(
            "rows counted in a column of their own",
            word.table(
                _heads("Item of the list", "Action", "Lead", "By when", "Progress"),
                unknown,
                columns=5,
            ),
            comes_back=False,
        ),
        _one_table(
            "rows that Word counts",
            word.table(heads, word.row(number, *[word.cell()] * 5) * 2, columns=6),
            comes_back=False,
        ),
        _one_table("shaded rows", word.table(heads, banded, columns=6)),
        _one_table("shared cells", word.table(heads, shared, columns=6)),
        _one_table("one row that shares a cell", word.table(heads, alone, columns=6)),
        _one_table("a note below", word.table(heads, _blank(6), note, columns=6)),
        _one_table(
            "an empty line above", word.table(heads, line, _blank(6), columns=6)
        ),
        _one_table("high rows", word.table(heads, high, columns=6)),
        _one_table("rows that end early", word.table(heads, late, columns=7)),
    )


# --- headings ---------------------------------------------------------------------


def _headings() -> tuple[BlankDocument, ...]:
    def head(text: str, *, span: int = 1, merge: word.Merge = "") -> str:
        return word.cell(word.paragraph(word.run(text)), span=span, merge=merge)

    two = (
        word.row(
            head("Recommendation", merge="restart"),
            head("Action", merge="restart"),
            head("Lead", span=2),
            head("Timescale", merge="restart"),
            head("Progress", span=2),
        ),
        word.row(
            word.cell(merge="continue"),
            word.cell(merge="continue"),
            head("Agency"),
            head("Post"),
            word.cell(merge="continue"),
            head("Date"),
            head("Update"),
        ),
    )
    title = word.row(head("Multi-agency action plan", span=7), kind="heading")
    both = ("Argymhelliad / Recommendation", "Gweithred / Action", "Arweinydd / Lead")
    questions = ("What will we do?", "Who will do it?", "When will it be done?")
    return (
        _one_table("two rows of headings", word.table(*two, _blank(7), columns=7)),
        _one_table(
            "three rows of headings", word.table(title, *two, _blank(7) * 2, columns=7)
        ),
        _one_table(
            "a title in the table",
            word.table(
                word.row(head("Action plan 2006", span=6)),
                _heads(*ORDINARY),
                _blank(6),
                columns=6,
            ),
        ),
        _one_table("headings in two languages", _plain(*both, "Dyddiad / By when")),
        _one_table("headings that are questions", _plain(*questions, rows=2)),
        _one_table(
            "columns of the board's own",
            _plain("Action", "Cost", "Lead", "Links to strategy", "Due date", "Sign"),
        ),
        _one_table("headings not marked", _unmarked()),
        _one_table(
            "many columns",
            _plain(
                *("Theme", "Rec no", "Recommendation", "Challenge", "Desired outcome"),
                *("Ref", "Action", "Lead agency", "Partners", "Priority", "Timescale"),
                *("Success measure", "Evidence", "Risks", "Status", "RAG", "Update"),
            ),
            comes_back=False,
        ),
        _one_table(
            "dates that moved",
            _plain("Action", "Lead", "Due date", "Revised date", "Date completed"),
            comes_back=False,
        ),
        _one_table("recommendations", _plain("Rec no", "Recommendation", "Response")),
    )


def _unmarked() -> str:
    return word.table(_heads(*ORDINARY, kind=""), _blank(6), columns=6)


# --- cells ------------------------------------------------------------------------


def _cells() -> tuple[BlankDocument, ...]:
    prompt = word.cell(word.paragraph(word.prompt("Click here to enter text.")))
    boxed = word.cell(word.control(word.paragraph()))
    picker = (
        '<w:sdt><w:sdtPr><w:id w:val="77"/><w:showingPlcHdr/><w:date>'
        '<w:dateFormat w:val="dd/MM/yyyy"/></w:date></w:sdtPr><w:sdtContent>'
        f"{word.paragraph(word.run('Choose a date'))}</w:sdtContent></w:sdt>"
    )
    choice = (
        '<w:sdt><w:sdtPr><w:id w:val="78"/><w:showingPlcHdr/><w:dropDownList>'
        '<w:listItem w:value="Red"/></w:dropDownList></w:sdtPr><w:sdtContent>'
        f"{word.paragraph(word.run('Choose'))}</w:sdtContent></w:sdt>"
    )
    chosen = word.row(
        *[word.cell()] * 3, word.cell(), word.cell(picker), word.cell(choice)
    )
    marked = word.cell(
        '<w:p w14:paraId="1A2B3C4D"><w:pPr><w:jc w:val="center"/><w:rPr><w:b/>'
        '</w:rPr></w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/>'
        '<w:bookmarkEnd w:id="0"/></w:p>'
    ).replace(
        "<w:p w14",
        '<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14',
    )
    unseen = word.cell("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>")
    bullet = word.cell(word.paragraph(style="Heading2"))
    around = word.row(*[word.control(word.cell())] * 6)
    asking = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{word.cell(word.paragraph(word.run('Type here')))}</w:sdtContent></w:sdt>"
    )
    row = word.control(_blank(6))
    asked = "".join(
        word.row(
            word.cell(),
            word.cell(word.paragraph(word.commented("", 0))),
            *[word.cell()] * 4,
        )
        for _ in range(1)
    )
    heads = _heads(*ORDINARY)

    def made(rows: str) -> str:
        return word.table(heads, rows, columns=6)

    comment = word.docx(
        made(asked), word.paragraph(), apart=word.Apart(comments=("Fill this in.",))
    )
    return (
        _one_table("prompts in cells", made(_blank(6, like=prompt))),
        _one_table("controls in cells", made(_blank(6, like=boxed) * 2)),
        _one_table("a picker and a list", made(chosen)),
        _one_table("controls around cells", made(around)),
        _one_table("prompts around cells", made(word.row(*[asking] * 6) * 2)),
        _one_table("controls around rows", made(row * 3)),
        _one_table("a control around the table", word.control(made(_blank(6)))),
        _one_table("marks in cells", made(_blank(6, like=marked))),
        _one_table("letters that are hidden", made(_blank(6, like=unseen))),
        _one_table("paragraphs with a style", made(_blank(6, like=bullet))),
        BlankDocument("a comment in a cell", comment),
    )


# --- what is around ---------------------------------------------------------------


def _around() -> tuple[BlankDocument, ...]:
    logo = word.table(
        word.row(
            word.cell(word.paragraph(word.run("Logo"))),
            word.cell(
                word.table(
                    word.row(word.cell(word.paragraph(word.run("Board")))), columns=1
                ),
                word.paragraph(),
            ),
        ),
        columns=2,
    )
    key = word.table(
        *(
            word.row(*(word.cell(word.paragraph(word.run(t))) for t in pair))
            for pair in (("Red", "Not on track"), ("Green", "On track"))
        ),
        columns=2,
    )
    frame = word.table(
        word.row(word.cell(_plain(*ORDINARY), word.paragraph())), columns=1
    )
    wide = (
        "<w:p><w:pPr><w:sectPr><w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/>"
        "</w:sectPr></w:pPr></w:p>"
    )
    text = word.paragraph(
        word.run("See"), word.field("DATE", "1 May 2006"), word.deleted(" old text")
    )
    apart = word.Apart(header="OFFICIAL", footer="Page 1", footnotes=("A note.",))
    return (
        BlankDocument("other tables", word.docx(logo, _plain(*ORDINARY), key), (2,)),
        BlankDocument("a table in a frame", word.docx(frame, word.paragraph())),
        BlankDocument("another orientation", word.docx(wide, _plain(*ORDINARY))),
        BlankDocument(
            "a header, a footer and changes elsewhere",
            word.docx(
                text,
                _plain(*ORDINARY, rows=2),
                word.paragraph(word.footnote_mark(1)),
                apart=apart,
            ),
        ),
    )


def _several() -> tuple[BlankDocument, ...]:
    outcomes = _plain("Desired outcome", "Baseline", "What difference has been made?")
    filled = word.table(
        _heads("Action", "Lead"),
        word.row(*(word.cell(word.paragraph(word.run(t))) for t in ("Old", "Chair"))),
        columns=2,
    )
    gap = word.paragraph()
    return (
        BlankDocument(
            "outcomes and actions",
            word.docx(outcomes, gap, _plain(*ORDINARY)),
            (1, 2),
            comes_back=False,
        ),
        BlankDocument(
            "a filled table as well",
            word.docx(filled, gap, _plain(*ORDINARY)),
            (2,),
            comes_back=False,
        ),
    )


# --- how the file is written ------------------------------------------------------


def _packed() -> tuple[BlankDocument, ...]:
    plain = word.docx(_plain(*ORDINARY, rows=2), word.paragraph())
    return (
        BlankDocument("another prefix", _changed(plain, _prefixed)),
        BlankDocument("no prefix", _changed(plain, _unprefixed)),
        BlankDocument("a byte order mark", _changed(plain, _marked)),
        BlankDocument("strict names", _changed(plain, _strict)),
        BlankDocument("pictures and no compression", _with_picture(plain)),
    )


def _prefixed(part: bytes) -> bytes:
    return part.replace(b"w:", b"ns0:").replace(b"xmlns:w=", b"xmlns:ns0=")


def _unprefixed(part: bytes) -> bytes:
    return (
        part.replace(b"<w:", b"<")
        .replace(b"</w:", b"</")
        .replace(b"<document xmlns:w=", b"<document xmlns=")
        .replace(b" w:", b" x:")
        .replace(
            b"<document ",
            b'<document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/'
            b'2006/main" ',
        )
    )


def _marked(part: bytes) -> bytes:
    return b"\xef\xbb\xbf" + part


def _strict(part: bytes) -> bytes:
    return part.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )


def _changed(document: bytes, change: Callable[[bytes], bytes]) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            part = old.read(member)
            if member.filename == "word/document.xml":
                part = change(part)
            new.writestr(zipfile.ZipInfo(member.filename), part)
    return made.getvalue()


def _with_picture(document: bytes) -> bytes:
    made = io.BytesIO(document)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_STORED) as more:
        more.writestr(zipfile.ZipInfo("word/media/image1.png"), bytes(range(256)))
        more.writestr(zipfile.ZipInfo("customXml/item1.xml"), b"<a/>")
    return made.getvalue()
