"""Write a paper as a Word document: A4, with a marking and page numbers on each page.

python-docx supplies an empty document and its package. Tables are written here, because
it has no way to say which row is the heading, or what a table is about. This module is
imported only by a command that writes Word.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from actionplan.output import dated_package
from actionplan.output import paper as papers
from actionplan.output.report import markup

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from actionplan.output.paper import Paper, PaperTable

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write(paper: Paper) -> bytes:
    """Write a document; the same paper always gives the same bytes."""
    document = docx.Document()
    _set_up(document, paper)
    document.add_heading(_clean(paper.title), 1)
    for number, line in enumerate(paper.gaps):
        paragraph = document.add_paragraph(_clean(line.removeprefix("- ")))
        paragraph.runs[0].bold = number == 0
        if line.startswith("- "):
            paragraph.style = document.styles["List Bullet"]
    for line in paper.about:
        document.add_paragraph(_clean(line))
    for section in paper.sections:
        document.add_heading(_clean(section.title), 2)
        for line in section.before:
            document.add_paragraph(_clean(line)).paragraph_format.keep_with_next = True
        if table := papers.table(section, paper):
            _add_table(document, table, section.title)
        elif section.empty:
            document.add_paragraph(_clean(section.empty))
    for line in paper.end:
        document.add_paragraph(_clean(line))
    return _packed(document, paper.as_of)


def _set_up(document: Document, paper: Paper) -> None:
    """Set the page, the language, the styles, what each page carries and the title."""
    sheet = document.sections[0]
    sheet.orientation = WD_ORIENT.LANDSCAPE
    sheet.page_width, sheet.page_height = Mm(_WIDE), Mm(210)
    sheet.left_margin = sheet.right_margin = Mm(_MARGIN)
    sheet.top_margin = sheet.bottom_margin = Mm(18)
    _set_styles(document)
    head = sheet.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(_clean(paper.marking)).bold = True
    foot = sheet.footer.paragraphs[0]
    foot.add_run(f"{_clean(paper.title)}. Page ")
    _add_field(foot, "PAGE")
    foot.add_run(" of ")
    _add_field(foot, "NUMPAGES")
    about = document.core_properties
    about.title, about.language = _clean(paper.title)[:_LONGEST], "en-GB"
    about.author = about.last_modified_by = "actionplan"
    about.comments = ""
    day = datetime(*paper.as_of.timetuple()[:3], tzinfo=UTC)
    about.created = about.modified = day.replace(tzinfo=None)


_WIDE, _MARGIN = 297, 15
_LONGEST = 255
"""The most characters that the properties of a document can have."""


def _set_styles(document: Document) -> None:
    sizes = {"Normal": 11, "Heading 1": 18, "Heading 2": 14}
    for name, size in sizes.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size = "Arial", Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        for each in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[each]
        fonts.set(qn("w:cs"), "Arial")
        style.paragraph_format.space_after = Pt(4)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _add_field(to: Paragraph, name: str) -> None:
    """Add a number that Word works out on each page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    to._p.append(field)  # noqa: SLF001 -- python-docx has no interface for fields


def _add_table(document: Document, table: PaperTable, about: str) -> None:
    """Add a table whose heading row is repeated, and whose rows stay on one page."""
    columns = len(table.head)
    wide = (_WIDE - 2 * _MARGIN) * _TWIPS
    shares = table.shares or (1,) * columns
    widths = [int(wide * share / sum(shares)) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = [(name,) for name in table.head]
    rows = [_row(cells, widths, heading=True)]
    rows += [_row(row, widths, heading=False) for row in table.rows]
    names = ", ".join(table.head)
    xml = (
        f'<w:tbl xmlns:w="{_MAIN}"><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={_attribute(about)}/>"
        f"<w:tblDescription w:val={_attribute(f'{about}. Columns: {names}.')}/>"
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    last = document.element.body.sectPr
    last.addprevious(parse_xml(xml))
    # Word needs a paragraph between two tables, and after the last.
    last.addprevious(parse_xml(f'<w:p xmlns:w="{_MAIN}"/>'))


_TWIPS = 1440 / 25.4


def _row(cells: Any, widths: list[int], *, heading: bool) -> str:  # noqa: ANN401 -- rows of cells, of any length
    kept = "<w:cantSplit/>" + ("<w:tblHeader/>" if heading else "")
    return (
        f"<w:tr><w:trPr>{kept}</w:trPr>"
        + "".join(
            _cell(cell, width, bold=heading)
            for cell, width in zip(cells, widths, strict=True)
        )
        + "</w:tr>"
    )


def _cell(lines: tuple[str, ...], width: int, *, bold: bool) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E7E7"/>' if bold else ""
    style = "<w:rPr><w:b/></w:rPr>" if bold else ""
    text = "".join(
        f'<w:p><w:pPr><w:spacing w:after="40"/></w:pPr><w:r>{style}'
        f'<w:t xml:space="preserve">{_text(line)}</w:t></w:r></w:p>'
        for line in lines or ("",)
    )
    about = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
    return f"<w:tc>{about}{text}</w:tc>"


_clean = markup.one_line


def _text(text: str) -> str:
    return escape(_clean(text))


def _attribute(text: str) -> str:
    return f'"{escape(_clean(text))}"'


def _packed(document: Document, as_of: date) -> bytes:
    """Pack a document so that each part is dated as the report, not by the clock."""
    package = document.part.package
    for key in [k for k, r in package.rels.items() if r.reltype.endswith("/thumbnail")]:
        del package.rels[key]
    made = io.BytesIO()
    document.save(made)
    return dated_package.dated(made.getvalue(), as_of)
