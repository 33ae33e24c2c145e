"""Write the smallest Word and Excel files that have what a test is about.

Everything is written by hand, because no library writes what is tested here: tracked
changes, text behind merged cells, damaged parts.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.office.cells import OfficeFile, Piece

_OFFICE = "http://schemas.openxmlformats.org"
W = f"{_OFFICE}/wordprocessingml/2006/main"
X = f"{_OFFICE}/spreadsheetml/2006/main"
RELATED = f"{_OFFICE}/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{RELATED}"'
    f' xmlns:a="{_OFFICE}/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    f' xmlns:c="{_OFFICE}/drawingml/2006/chart"'
    f' xmlns:mc="{_OFFICE}/markup-compatibility/2006"'
)
_WORD_TYPE = f"application/vnd.openxmlformats-officedocument.{'wordprocessingml'}"
_EXCEL_TYPE = f"application/vnd.openxmlformats-officedocument.{'spreadsheetml'}"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts by name. The same parts give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def contents(main: str, declared: str) -> str:
    """Write the list of contents."""
    return (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
        f'<Override PartName="/{main}" ContentType="{declared}"/></Types>'
    )


def relations(kinds: Mapping[str, str]) -> str:
    """Write relationships: the kind of each by its target."""
    each = "".join(
        f'<Relationship Id="r{number}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(kinds.items(), 1)
    )
    return (
        f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
        f"{each}</Relationships>"
    )


def docx_parts(body: str, others: Mapping[str, str] | None = None) -> dict[str, str]:
    """Write the parts of a Word document. *others* are inner XML, by kind of part."""
    others = others or {}
    roots = {"numbering": "numbering", "styles": "styles", "chart": "c:chartSpace"}
    parts = {
        "[Content_Types].xml": contents(
            "word/document.xml", f"{_WORD_TYPE}.document.main+xml"
        ),
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/document.xml": (
            f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": relations(
            {f"{kind}.xml": kind for kind in others}
        ),
    }
    for kind, inner in others.items():
        root = roots.get(kind, kind)
        root = root if ":" in root else f"w:{root}"
        parts[f"word/{kind}.xml"] = f"<{root} {NAMES}>{inner}</{root}>"
    return parts


def docx(body: str, others: Mapping[str, str] | None = None) -> bytes:
    """Write a Word document with this body."""
    return zipped(docx_parts(body, others))


def p(*runs: str, properties: str = "") -> str:
    """Write a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, looks: str = "") -> str:
    """Write a run."""
    return f"<w:r><w:rPr>{looks}</w:rPr><w:t>{text}</w:t></w:r>"


def tbl(*rows: str) -> str:
    """Write a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """Write a row of a table."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tc(*content: str, properties: str = "") -> str:
    """Write a cell with paragraphs, or with text."""
    inner = "".join(it if it.startswith("<") else p(r(it)) for it in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or p()}</w:tc>"


def in_cell(content: str) -> str:
    """Write a table that has nothing but this content in its only cell."""
    return tbl(tr(tc(content)))


def xlsx_parts(  # noqa: PLR0913 -- one for each part of a workbook
    rows: str,
    *,
    before: str = "",
    after: str = "",
    strings: str = "",
    styles: str = "",
    workbook: str = "",
    state: str = "visible",
    others: Mapping[str, tuple[str, str]] | None = None,
) -> dict[str, str]:
    """Write the parts of a workbook with one sheet, named Actions.

    *others* are parts that the sheet refers to: by kind, their name and their XML.
    """
    others = others or {}
    parts = {
        "[Content_Types].xml": contents(
            "xl/workbook.xml", f"{_EXCEL_TYPE}.sheet.main+xml"
        ),
        "_rels/.rels": relations({"xl/workbook.xml": "officeDocument"}),
        "xl/workbook.xml": (
            f'<workbook xmlns="{X}" xmlns:r="{RELATED}">{workbook}<sheets><sheet'
            f' name="Actions" sheetId="1" state="{state}" r:id="r1"/></sheets>'
            "</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relations(
            {
                "worksheets/sheet1.xml": "worksheet",
                "sharedStrings.xml": "sharedStrings",
                "styles.xml": "styles",
            }
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{X}">{before}<sheetData>{rows}</sheetData>{after}'
            "</worksheet>"
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{X}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{X}">{styles}</styleSheet>',
    }
    if others:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = relations(
            {f"/{name}": kind for kind, (name, _) in others.items()}
        )
    return parts | dict(others.values())


def formats(*codes: str) -> str:
    """Write styles for numbers: cells with s="1" have the first of these codes."""
    numbers = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{_quoted(code)}"/>'
        for number, code in enumerate(codes, 165)
        if not code.isdecimal()
    )
    each = "".join(
        f'<xf numFmtId="{code if code.isdecimal() else number}"/>'
        for number, code in enumerate(codes, 165)
    )
    return f'<numFmts>{numbers}</numFmts><cellXfs><xf numFmtId="0"/>{each}</cellXfs>'


def _quoted(code: str) -> str:
    signs = (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;"))
    for sign, written in signs:
        code = code.replace(sign, written)
    return code


def brief(pieces: tuple[Piece, ...]) -> list[str]:
    """Write pieces in short: the text, its marks in order, and what comes after it."""
    signs = {"": "", "tab": "→", "line": "↵", "paragraph": "¶"}
    return [
        f"{piece.text}{signs[piece.ends]}"
        + (f" [{' '.join(sorted(piece.marks))}]" if piece.marks else "")
        for piece in pieces
    ]


def texts(file: OfficeFile) -> list[tuple[str, str]]:
    """Return what the cells of a file say, by their places."""
    return [(cell.place, cell.text) for table in file.tables for cell in table.cells]
