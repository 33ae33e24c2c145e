"""Write a Word document: A4, with a marking and page numbers on each page.

python-docx supplies an empty document and its package. Tables and links are written
here, because it has no way to say which row is the heading, or what a table is about.
This module is imported only by a command that writes Word.
"""

from __future__ import annotations

import io
import re
from copy import deepcopy
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from actionplan.output import dated_package
from actionplan.output.report import markup
from actionplan.output.word_blocks import (
    WordColumns,
    WordContents,
    WordHeading,
    WordLine,
    WordRun,
    WordSheet,
    WordTable,
)
from actionplan.text import sent_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from actionplan.output.word_blocks import (
        Block,
        Cell,
        Colour,
        Kind,
        WordContent,
    )

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write(content: WordContent) -> bytes:
    """Write a document; the same content always gives the same bytes."""
    document = docx.Document()
    look = _COMPACT if content.compact else _USUAL
    _set_up(document, content, look)
    places = _places(content.blocks)
    listed = _listed(content.blocks)
    last = document.element.body.sectPr
    now, columns = look, 0
    for number, block in enumerate(content.blocks):
        if isinstance(block, WordColumns):
            last.addprevious(_end_of_sheet(last, now, columns))
            columns = block.number
            continue
        if isinstance(block, WordSheet):
            if number:
                last.addprevious(_end_of_sheet(last, now, columns))
            now, columns = _UPRIGHT if block.upright else look, 0
            continue
        for xml in _block(block, places, now, number, listed):
            last.addprevious(parse_xml(xml))
    _set_in_columns(last, columns)
    if content.marks:
        _add_marks(document, content.marks)
    return _packed(document, content.as_of)


class _Look(NamedTuple):
    """The size of the page in millimetres, and of letters in points."""

    wide: int
    high: int
    margin: int
    """At the sides."""
    top: int
    """Above and below, with the marking and the number of the page."""
    text: float
    lead: float
    cell: float
    headings: tuple[float, ...]
    line: float
    """How high each line is; 0 for as high as its letters."""
    after: float
    """The space after a paragraph."""
    padding: int
    """The space above and below the words of a cell, in twentieths of a point."""
    edge: int
    """From the edge of the sheet to the marking and the number of the page."""
    narrow: int = 100
    """How wide letters are, in per cent of what their font makes them. If a board does
    not have Arial, another font may be wider, and the page must still hold everything.
    """
    direct: bool = False
    """Whether each paragraph has its own size, because the styles have another."""


_USUAL = _Look(
    wide=297,
    high=210,
    margin=15,
    top=20,
    text=11,
    lead=12,
    cell=10,
    headings=(18, 14, 12, 11, 11, 11),
    line=0,
    after=4,
    padding=40,
    edge=9,
)
_COMPACT = _Look(
    wide=210,
    high=297,
    margin=8,
    top=8,
    text=9,
    lead=9,
    cell=8.5,
    headings=(13, 10, 9.5, 9, 9, 9),
    line=9.3,
    after=0,
    padding=0,
    edge=4,
    narrow=94,
)


_UPRIGHT = _COMPACT._replace(direct=True)
"""The same within a document of wide sheets, whose styles are for those."""


def _set_in_columns(section: Any, number: int) -> None:  # noqa: ANN401 -- as below
    """Put a section in columns on the sheet of the one before, if it has a *number*."""
    if not number:
        return
    kind, columns = OxmlElement("w:type"), section.find(qn("w:cols"))
    kind.set(qn("w:val"), "continuous")
    section.find(qn("w:pgSz")).addprevious(kind)
    columns.set(qn("w:num"), str(number))
    columns.set(qn("w:space"), str(round(_BETWEEN * _TWIPS)))


_BETWEEN = 4
"""The millimetres between two columns."""


def _end_of_sheet(last: Any, look: _Look, columns: int) -> Any:  # noqa: ANN401 -- python-docx has no type for it
    """Return the end of a section, with the marking and the numbers of all others."""
    section = deepcopy(last)
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    wide, high = (str(round(each * _TWIPS)) for each in (look.wide, look.high))
    size.set(qn("w:w"), wide)
    size.set(qn("w:h"), high)
    upright = look.high > look.wide
    size.set(qn("w:orient"), "portrait" if upright else "landscape")
    for side in ("left", "right"):
        margins.set(qn(f"w:{side}"), str(round(look.margin * _TWIPS)))
    for side in ("top", "bottom"):
        margins.set(qn(f"w:{side}"), str(round(look.top * _TWIPS)))
    for side in ("header", "footer"):
        margins.set(qn(f"w:{side}"), str(round(look.edge * _TWIPS)))
    _set_in_columns(section, columns)
    end: Any = parse_xml(_GAP)
    end.pPr.append(section)
    return end


def _set_up(document: Document, content: WordContent, look: _Look) -> None:
    """Set the page, the language, the styles, what each page carries and the title."""
    sheet = document.sections[0]
    upright = look.high > look.wide
    sheet.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    sheet.page_width, sheet.page_height = Mm(look.wide), Mm(look.high)
    sheet.left_margin = sheet.right_margin = Mm(look.margin)
    sheet.top_margin = sheet.bottom_margin = Mm(look.top)
    sheet.header_distance = sheet.footer_distance = Mm(look.edge)
    _set_styles(document, look)
    head = sheet.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(_clean(content.marking)).bold = True
    foot = sheet.footer.paragraphs[0]
    foot.add_run(f"{_clean(content.title)}. Page ")
    _add_field(foot, "PAGE")
    foot.add_run(" of ")
    _add_field(foot, "NUMPAGES")
    about = document.core_properties
    about.title, about.language = _clean(content.title)[:_LONGEST], "en-GB"
    about.author = about.last_modified_by = "actionplan"
    about.comments = ""
    day = datetime(*content.as_of.timetuple()[:3], tzinfo=UTC)
    about.created = about.modified = day.replace(tzinfo=None)


_LONGEST = 255
"""The most characters that the properties of a document can have."""


def _set_styles(document: Document, look: _Look) -> None:
    sizes = dict.fromkeys(("Normal", "List Bullet", "Caption"), look.text)
    sizes |= {f"Heading {n}": size for n, size in enumerate(look.headings, 1)}
    for name, size in sizes.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size = "Arial", Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        for each in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[each]
        fonts.set(qn("w:cs"), "Arial")
        style.font.italic = False
        if look.narrow < _USUAL.narrow:
            narrow = OxmlElement("w:w")
            narrow.set(qn("w:val"), str(look.narrow))
            style.element.rPr.find(qn("w:sz")).addprevious(narrow)
        style.paragraph_format.space_after = Pt(look.after)
        style.paragraph_format.line_spacing = 1.0
        if look.line:
            style.paragraph_format.line_spacing = Pt(max(look.line, size + 1))
            style.paragraph_format.space_before = Pt(2 if "Heading" in name else 0)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    if look.line:
        # Points are nearer to the edge on a page that must be one sheet.
        point = document.styles["List Bullet"].paragraph_format
        point.left_indent, point.first_line_indent = Mm(_POINT), Mm(-_POINT)
        point.tab_stops.add_tab_stop(Mm(_POINT))
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


_POINT = 3
"""The indent of a point in millimetres, where there is little room."""


def _add_field(to: Paragraph, name: str) -> None:
    """Add a number that Word works out on each page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    to._p.append(field)  # noqa: SLF001 -- python-docx has no interface for fields


# --- blocks -----------------------------------------------------------------------


def _places(blocks: Iterable[Block]) -> dict[str, int]:
    """Number the headings that others can lead to."""
    found: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, WordHeading) and block.place:
            found.setdefault(block.place, len(found) + 1)
    return found


def _block(
    block: WordHeading | WordContents | WordLine | WordTable,
    places: Mapping[str, int],
    look: _Look,
    number: int,
    listed: Mapping[int, str],
) -> tuple[str, ...]:
    match block:
        case WordHeading():
            own = number if number in listed else -1
            return (_heading(block, places, own, look),)
        case WordContents():
            return tuple(_contents(block, listed))
        case WordLine():
            return (_line(block, places, look, own=True),)
        case WordTable():
            # Word needs a paragraph between two tables, and after the last.
            return _table(block, places, look), _GAP


_GAP = (
    f'<w:p xmlns:w="{_MAIN}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="80"'
    ' w:lineRule="exact"/><w:rPr><w:sz w:val="8"/></w:rPr></w:pPr></w:p>'
)


def _listed(blocks: Sequence[Block]) -> Mapping[int, str]:
    """Return the headings that the list of contents has, by their place in *blocks*."""
    start, level = next(
        ((n, b.level) for n, b in enumerate(blocks) if isinstance(b, WordContents)),
        (len(blocks), 0),
    )
    return {
        number: block.text
        for number, block in enumerate(blocks)
        if number > start and isinstance(block, WordHeading) and block.level == level
    }


def _contents(contents: WordContents, listed: Mapping[int, str]) -> Iterator[str]:
    """Write the list as a field of Word, with its entries filled in.

    Word adds the numbers of the pages if it is asked to update the field.
    """
    level = contents.level
    instruction = f' TOC \\o "{level}-{level}" \\h \\z '
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText'
        f' xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    for number, text in listed.items():
        first = begin if number == min(listed) else ""
        last = end if number == max(listed) else ""
        yield (
            f'<w:p xmlns:w="{_MAIN}"><w:pPr><w:spacing w:after="0"/></w:pPr>{first}'
            f'<w:hyperlink w:anchor="{_LISTED}{number}"><w:r><w:t xml:space="preserve">'
            f"{_text(text)}</w:t></w:r></w:hyperlink>{last}</w:p>"
        )


_LISTED = "_Toc"
"""What Word calls the headings in a list of contents."""


def _heading(
    heading: WordHeading, places: Mapping[str, int], listed: int, look: _Look
) -> str:
    """Write a heading; *listed* is its number in the contents, or -1."""
    style = f'<w:pStyle w:val="Heading{heading.level}"/>'
    page = "<w:pageBreakBefore/>" if heading.new_page else ""
    points = look.headings[heading.level - 1]
    space = _high(max(look.line, points + 1), before=2) if look.direct else ""
    size = f'<w:rPr><w:sz w:val="{round(2 * points)}"/></w:rPr>' if look.direct else ""
    number = places.get(heading.place)
    named = [(number, f"{_PLACE}{number}")] if number else []
    if listed >= 0:
        named.append((len(places) + 1 + listed, f"{_LISTED}{listed}"))
    begin = "".join(
        f'<w:bookmarkStart w:id="{n}" w:name="{name}"/>' for n, name in named
    )
    end = "".join(f'<w:bookmarkEnd w:id="{n}"/>' for n, _ in named)
    return (
        f'<w:p xmlns:w="{_MAIN}"><w:pPr>{style}{page}{space}</w:pPr>{begin}'
        f'<w:r>{size}<w:t xml:space="preserve">{_text(heading.text)}</w:t></w:r>'
        f"{end}</w:p>"
    )


_PLACE = "place"


def _line(
    line: WordLine,
    places: Mapping[str, int],
    look: _Look,
    *,
    own: bool,
    bold: bool = False,
) -> str:
    """Write a line, which begins an element of its *own* or is in a table."""
    names = f' xmlns:w="{_MAIN}"' if own else ""
    style = f'<w:pStyle w:val="{_STYLES[line.kind]}"/>' if line.kind in _STYLES else ""
    keep = "<w:keepNext/>" if line.keep else ""
    space = "" if own else f'<w:spacing w:after="{look.padding}"/>'
    points = look.lead if line.kind == "lead" else 0 if own else look.cell
    if look.direct:
        space, points = _high(look.line), points or look.text
    size = f'<w:sz w:val="{round(2 * points)}"/>' if points else ""
    if look.direct:
        size = f'<w:w w:val="{look.narrow}"/>{size}'
    runs = "".join(_run(run, places, size, bold=bold) for run in line.runs)
    return f"<w:p{names}><w:pPr>{style}{keep}{space}</w:pPr>{runs}</w:p>"


def _high(points: float, *, before: float = 0) -> str:
    """Write how high the lines of a paragraph are, and the space before it."""
    return (
        f'<w:spacing w:before="{round(20 * before)}" w:after="0"'
        f' w:line="{round(20 * points)}" w:lineRule="exact"/>'
    )


_STYLES: Mapping[Kind, str] = {"bullet": "ListBullet", "caption": "Caption"}


def _run(run: WordRun, places: Mapping[str, int], size: str, *, bold: bool) -> str:
    number = places.get(run.to)
    looks = "<w:b/>" if run.bold or bold else ""
    looks += '<w:color w:val="1A5AA8"/>' if number else ""
    looks += size
    looks += '<w:u w:val="single"/>' if number else ""
    if run.colour:
        fill = _FILLS[run.colour]
        looks += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    style = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    words = f'<w:r>{style}<w:t xml:space="preserve">{_text(run.text)}</w:t></w:r>'
    if not number:
        return words
    return f'<w:hyperlink w:anchor="{_PLACE}{number}">{words}</w:hyperlink>'


_FILLS: Mapping[Colour, str] = {
    "red": "F4D7D7",
    "amber": "FDE4D7",
    "green": "CFE4DC",
    "blue": "D2E2F1",
    "grey": "E2E3E4",
}
"""Light enough for black words."""


def _table(table: WordTable, places: Mapping[str, int], look: _Look) -> str:
    """Write a table whose heading row is repeated, and whose rows stay on one page."""
    wide = (look.wide - 2 * look.margin) * _TWIPS
    shares = table.shares or (1,) * len(table.head)
    widths = [int(wide * share / sum(shares)) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = tuple((WordLine((WordRun(name),)),) for name in table.head)
    rows = [_row(head, widths, places, look, heading=True)]
    high = _ROOM if table.to_fill_in else 0
    rows += [
        _row(row, widths, places, look, heading=False, high=high) for row in table.rows
    ]
    names = ", ".join(table.head)
    return (
        f'<w:tbl xmlns:w="{_MAIN}"><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/>{_padding(look)}'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={_attribute(table.about)}/>"
        f"<w:tblDescription w:val={_attribute(f'{table.about}. Columns: {names}.')}/>"
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


_TWIPS = 1440 / 25.4
_ROOM = 18
"""How many millimetres high a row is that people write into: three lines."""
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A8F94"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def _padding(look: _Look) -> str:
    sides = {"top": look.padding, "left": look.padding + 60}
    sides |= {"bottom": look.padding, "right": look.padding + 60}
    each = (f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in sides.items())
    return f"<w:tblCellMar>{''.join(each)}</w:tblCellMar>"


def _row(  # noqa: PLR0913 -- what applies to the whole table, each with its name
    cells: tuple[Cell, ...],
    widths: list[int],
    places: Mapping[str, int],
    look: _Look,
    *,
    heading: bool,
    high: int = 0,
) -> str:
    kept = "<w:cantSplit/>"
    if high:
        kept += f'<w:trHeight w:val="{round(high * _TWIPS)}" w:hRule="atLeast"/>'
    kept += "<w:tblHeader/>" if heading else ""
    return (
        f"<w:tr><w:trPr>{kept}</w:trPr>"
        + "".join(
            _cell(cell, width, places, look, heading=heading)
            for cell, width in zip(cells, widths, strict=True)
        )
        + "</w:tr>"
    )


def _cell(
    cell: Cell, width: int, places: Mapping[str, int], look: _Look, *, heading: bool
) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E7E7"/>' if heading else ""
    text = "".join(
        _line(each, places, look, own=False, bold=heading)
        for each in cell or (WordLine(()),)
    )
    about = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
    return f"<w:tc>{about}{text}</w:tc>"


# --- words ------------------------------------------------------------------------


def _clean(text: str) -> str:
    """Write out the characters that act, and those that XML cannot hold."""
    return _spaced(text).strip()


def _spaced(text: str) -> str:
    """Clean words that others may follow on the same line."""
    return _NO_CHARACTER.sub(
        lambda found: f"\\u{ord(found[0]):04x}", markup.clean(_BLANKS.sub(" ", text))
    )


_BLANKS = re.compile(r"\s+")
_NO_CHARACTER = re.compile("[\ufffe\uffff]")


def _text(text: str) -> str:
    return escape(_spaced(text))


def _attribute(text: str) -> str:
    return f'"{escape(_clean(text))}"'


def _add_marks(document: Document, marks: Sequence[str]) -> None:
    """Add the marks of the lines as properties, which Word keeps when it saves."""
    several = [marks[n : n + _IN_ONE] for n in range(0, len(marks), _IN_ONE)]
    made = "".join(
        f'<property fmtid="{_OF_USERS}" pid="{number + 1}" name="{sent_lines.PROPERTY}'
        f' {number}"><vt:lpwstr>{" ".join(each)}</vt:lpwstr></property>'
        for number, each in enumerate(several, start=1)
    )
    package = document.part.package
    part = Part(
        PackURI("/docProps/custom.xml"),
        CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
        f'{_XML}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">{made}'
        "</Properties>".encode(),
        package,
    )
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_OF_USERS = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""How Office names the set of properties that users can add to."""
_IN_ONE = 28
"""How many marks are in one property. Word allows 255 characters in each."""


def _packed(document: Document, as_of: date) -> bytes:
    """Pack a document so that each part is dated as the report, not by the clock."""
    package = document.part.package
    for key in [k for k, r in package.rels.items() if r.reltype.endswith("/thumbnail")]:
        del package.rels[key]
    made = io.BytesIO()
    document.save(made)
    return dated_package.dated(made.getvalue(), as_of)
