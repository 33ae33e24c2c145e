"""Write the parts of a Word document by hand, as Word writes them.

Each function returns XML. `docx` puts the parts into a file. No library is used, so a
document can hold what python-docx cannot write: tracked changes, content controls,
merged cells with text behind them, and comments. Equal arguments give equal bytes.
"""

from __future__ import annotations

import io
import zipfile
from typing import Literal, NamedTuple, TypeAlias
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WHO = 'w:id="9" w:author="Board Development Officer" w:date="2012-01-09T10:00:00Z"'

Merge: TypeAlias = Literal["", "restart", "continue"]


def run(text: str, looks: str = "", *, tag: str = "t") -> str:
    """Write text with one look, such as `<w:strike/>`."""
    style = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{style}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def line() -> str:
    """Write a line break inside a paragraph."""
    return "<w:r><w:br/></w:r>"


def tab() -> str:
    """Write a tab."""
    return "<w:r><w:tab/></w:r>"


def struck(text: str) -> str:
    """Cross text out."""
    return run(text, "<w:strike/>")


def hidden(text: str) -> str:
    """Hide text."""
    return run(text, "<w:vanish/>")


def deleted(text: str) -> str:
    """Delete text while changes are tracked."""
    return f"<w:del {_WHO}>{run(text, tag='delText')}</w:del>"


def inserted(text: str) -> str:
    """Insert text while changes are tracked."""
    return f"<w:ins {_WHO}>{run(text)}</w:ins>"


def moved_away(text: str) -> str:
    """Write the old place of text that was moved."""
    return f"<w:moveFrom {_WHO}>{run(text)}</w:moveFrom>"


def moved_here(text: str) -> str:
    """Write the new place of text that was moved."""
    return f"<w:moveTo {_WHO}>{run(text)}</w:moveTo>"


def prompt(text: str) -> str:
    """Write a content control that nobody has filled in."""
    return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{_content(run(text))}</w:sdt>"


def control(inner: str) -> str:
    """Put runs, paragraphs, a cell or a row into a content control."""
    return f"<w:sdt><w:sdtPr><w:text/></w:sdtPr>{_content(inner)}</w:sdt>"


def date_picker(iso: str, shown: str) -> str:
    """Write a content control with a date chosen from a calendar."""
    chosen = f'<w:date w:fullDate="{iso}T00:00:00Z"><w:dateFormat w:val="d MMM yyyy"/>'
    return f"<w:sdt><w:sdtPr>{chosen}</w:date></w:sdtPr>{_content(run(shown))}</w:sdt>"


def _content(inner: str) -> str:
    return f"<w:sdtContent>{inner}</w:sdtContent>"


def symbol(character: str, font: str = "Wingdings") -> str:
    """Write a sign of a symbol font: F0FC of Wingdings is a tick, F0FB a cross."""
    return f'<w:r><w:sym w:font="{font}" w:char="{character}"/></w:r>'


def field(code: str, result: str) -> str:
    """Write a field such as DATE, with its code and the result that Word shows."""
    kinds = "<w:r><w:fldChar w:fldCharType={}/></w:r>"
    begin, middle, end = (
        kinds.format(quoteattr(kind)) for kind in ("begin", "separate", "end")
    )
    return begin + run(code, tag="instrText") + middle + run(result) + end


def commented(inner: str, number: int) -> str:
    """Attach a comment to runs."""
    at = f'w:id="{number}"'
    return (
        f"<w:commentRangeStart {at}/>{inner}<w:commentRangeEnd {at}/>"
        f"<w:r><w:commentReference {at}/></w:r>"
    )


def footnote_mark(number: int) -> str:
    """Refer to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def text_box(text: str) -> str:
    """Write a text box, twice, as Word does: for itself and for old versions."""
    inner = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def paragraph(*inner: str, style: str = "", numbered: bool = False) -> str:
    """Write a paragraph, with a style such as Heading1 or an automatic number."""
    looks = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        looks += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p>{f'<w:pPr>{looks}</w:pPr>' if looks else ''}{''.join(inner)}</w:p>"


def cell(*inner: str, span: int = 1, merge: Merge = "", fill: str = "") -> str:
    """Write a cell from paragraphs. Words without a paragraph get one."""
    looks = '<w:tcW w:w="0" w:type="auto"/>'
    looks += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    looks += {
        "": "",
        "restart": '<w:vMerge w:val="restart"/>',
        "continue": "<w:vMerge/>",
    }[merge]
    looks += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{''.join(inner) or paragraph()}</w:tc>"


RowKind: TypeAlias = Literal["", "heading", "hidden", "deleted", "inserted"]


def row(*cells: str, kind: RowKind = "", before: int = 0, after: int = 0) -> str:
    """Write a row; *before* and *after* are columns that it leaves out."""
    looks = f'<w:gridBefore w:val="{before}"/>' if before else ""
    looks += f'<w:gridAfter w:val="{after}"/>' if after else ""
    looks += {
        "": "",
        "heading": "<w:tblHeader/>",
        "hidden": "<w:hidden/>",
        "deleted": f"<w:del {_WHO}/>",
        "inserted": f"<w:ins {_WHO}/>",
    }[kind]
    return (
        f"<w:tr>{f'<w:trPr>{looks}</w:trPr>' if looks else ''}{''.join(cells)}</w:tr>"
    )


def table(*rows: str, columns: int) -> str:
    """Write a table with a grid of that many columns."""
    grid = '<w:gridCol w:w="1500"/>' * columns
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


class Apart(NamedTuple):
    """What a document has outside its body."""

    header: str = ""
    footer: str = ""
    comments: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()


_STYLES = f"""{_START}<w:styles {NAMESPACES}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal">
<w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>
<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Removed"><w:name w:val="Removed"/>
<w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/>
<w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/></w:style>
</w:styles>"""
_NUMBERING = f"""{_START}<w:numbering {NAMESPACES}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
_PARTS = {
    "styles": _STYLES,
    "numbering": _NUMBERING,
}
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(*body: str, apart: Apart | None = None) -> bytes:
    """Write a Word document from paragraphs and tables."""
    parts = _PARTS | _apart(apart or Apart())
    links = [
        f'<Relationship Id="rId{number}" Type="{_RELATED}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(parts, 1)
    ]
    refers = "".join(
        f'<w:{name}Reference w:type="default" r:id="rId{number}"/>'
        for number, name in enumerate(parts, 1)
        if name in {"header", "footer"}
    )
    document = (
        f"{_START}<w:document {NAMESPACES}><w:body>{''.join(body)}"
        f"<w:sectPr>{refers}</w:sectPr></w:body></w:document>"
    )
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_OFFICE}.'
        f'{"document.main" if name == "document" else name}+xml"/>'
        for name in ("document", *parts)
    )
    return package(
        {
            "[Content_Types].xml": content_types(kinds),
            "_rels/.rels": relationships(
                f'<Relationship Id="rId1" Type="{_RELATED}/officeDocument" '
                'Target="word/document.xml"/>'
            ),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": relationships("".join(links)),
            **{f"word/{name}.xml": text for name, text in parts.items()},
        }
    )


def _apart(apart: Apart) -> dict[str, str]:
    parts = {}
    if apart.header:
        inner = paragraph(run(apart.header))
        parts["header"] = f"{_START}<w:hdr {NAMESPACES}>{inner}</w:hdr>"
    if apart.footer:
        inner = paragraph(run(apart.footer))
        parts["footer"] = f"{_START}<w:ftr {NAMESPACES}>{inner}</w:ftr>"
    if apart.comments:
        inner = "".join(
            f'<w:comment w:id="{number}" w:author="Reviewing Officer" '
            f'w:date="2012-01-10T09:00:00Z" w:initials="RO">'
            f"{paragraph(run(text))}</w:comment>"
            for number, text in enumerate(apart.comments)
        )
        parts["comments"] = f"{_START}<w:comments {NAMESPACES}>{inner}</w:comments>"
    if apart.footnotes:
        inner = "".join(
            f'<w:footnote w:id="{number}">{paragraph(run(text))}</w:footnote>'
            for number, text in enumerate(apart.footnotes, 1)
        )
        parts["footnotes"] = f"{_START}<w:footnotes {NAMESPACES}>{inner}</w:footnotes>"
    return parts


def content_types(overrides: str) -> str:
    """Write the list of the kinds of parts in a file."""
    return (
        f"{_START}<Types "
        'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    )


def relationships(inner: str) -> str:
    """Write the links from a part to others."""
    return (
        f"{_START}<Relationships xmlns="
        '"http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


def package(parts: dict[str, str]) -> bytes:
    """Put parts into a file, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode())
    return buffer.getvalue()
