"""Write an Excel workbook by hand, as Excel writes it.

openpyxl cannot write text with several looks behind a shared string, a formula with the
result that Excel worked out, or a number exactly as "1.10". Equal arguments give equal
bytes.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from word_parts import content_types, package, relationships

_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

FORMATS: tuple[str, ...] = (
    "General",
    "dd/mm/yyyy",
    "mmm\\-yy",
    "d\\-mmm",
    "mm/dd/yyyy",
    "0%",
    "@",
    "0.00",
    '[$-809]d" "mmmm" "yyyy',
)
"""Number formats that cells may have."""


class Part(NamedTuple):
    """Text in a cell with one look."""

    text: str
    is_struck: bool = False


class Filled(NamedTuple):
    """A cell: where it is, what it holds, and how it looks.

    Text is a tuple of parts. A number is its digits, exactly as the file has them. A
    formula has a code, and the number that Excel worked out, if it did.
    """

    row: int
    column: int
    parts: tuple[Part, ...] = ()
    digits: str = ""
    formula: str = ""
    error: str = ""
    number_format: str = "General"
    fill: str = ""
    is_struck: bool = False
    comment: str = ""


State: TypeAlias = Literal["", "hidden", "veryHidden"]


class Sheet(NamedTuple):
    """A sheet of a workbook. A merge has the first and last row and column."""

    name: str
    cells: tuple[Filled, ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    state: State = ""
    header: str = ""


def xlsx(*sheets: Sheet, is_1904: bool = False) -> bytes:
    """Write a workbook."""
    looks = _looks(sheets)
    strings: dict[tuple[Part, ...], int] = {}
    parts: dict[str, str] = {}
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(sheet, looks, strings)
        if any(cell.comment for cell in sheet.cells):
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = relationships(
                f'<Relationship Id="rId1" Type="{_RELATED}/comments" '
                f'Target="../comments{number}.xml"/>'
            )
            parts[f"xl/comments{number}.xml"] = _comments(sheet)
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATED}/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    for kind in ("styles", "sharedStrings"):
        links += (
            f'<Relationship Id="{kind}" Type="{_RELATED}/{kind}" Target="{kind}.xml"/>'
        )
    return package(
        {
            "[Content_Types].xml": content_types(_kinds(parts)),
            "_rels/.rels": relationships(
                f'<Relationship Id="rId1" Type="{_RELATED}/officeDocument" '
                'Target="xl/workbook.xml"/>'
            ),
            "xl/workbook.xml": _workbook(sheets, is_1904=is_1904),
            "xl/_rels/workbook.xml.rels": relationships(links),
            "xl/styles.xml": _styles(looks),
            "xl/sharedStrings.xml": _strings(strings),
            **parts,
        }
    )


def _kinds(parts: dict[str, str]) -> str:
    names = {
        "xl/workbook.xml": "sheet.main",
        "xl/styles.xml": "styles",
        "xl/sharedStrings.xml": "sharedStrings",
    }
    for name in parts:
        if not name.endswith(".rels"):
            names[name] = "comments" if "comments" in name else "worksheet"
    return "".join(
        f'<Override PartName="/{name}" ContentType="{_OFFICE}.{kind}+xml"/>'
        for name, kind in names.items()
    )


def _workbook(sheets: tuple[Sheet, ...], *, is_1904: bool) -> str:
    listed = "".join(
        f"<sheet name={quoteattr(sheet.name)} "
        f'sheetId="{number}" r:id="rId{number}"'
        f"{f' state={quoteattr(sheet.state)}' if sheet.state else ''}/>"
        for number, sheet in enumerate(sheets, 1)
    )
    settings = '<workbookPr date1904="1"/>' if is_1904 else "<workbookPr/>"
    return (
        f'{_START}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}">'
        f"{settings}<sheets>{listed}</sheets></workbook>"
    )


_Look: TypeAlias = tuple[str, str, bool]


def _look(cell: Filled) -> _Look:
    return cell.number_format, cell.fill, cell.is_struck


def _looks(sheets: tuple[Sheet, ...]) -> dict[_Look, int]:
    found: dict[_Look, int] = {("General", "", False): 0}
    for sheet in sheets:
        for cell in sheet.cells:
            found.setdefault(_look(cell), len(found))
    return found


def _styles(looks: dict[_Look, int]) -> str:
    formats = "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode={quoteattr(code)}/>'
        for number, code in enumerate(FORMATS)
    )
    colours = sorted({fill for _, fill, _ in looks if fill})
    fills = '<fill><patternFill patternType="none"/></fill>' * 2 + "".join(
        '<fill><patternFill patternType="solid">'
        f'<fgColor rgb="FF{colour}"/></patternFill></fill>'
        for colour in colours
    )
    cells = "".join(
        f'<xf numFmtId="{164 + FORMATS.index(code) if code != "General" else 0}" '
        f'fontId="{int(is_struck)}" fillId="{colours.index(fill) + 2 if fill else 0}" '
        'borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyFont="1"/>'
        for code, fill, is_struck in looks
    )
    font = '<font>{}<sz val="11"/><name val="Calibri"/></font>'
    return (
        f'{_START}<styleSheet xmlns="{_MAIN}">'
        f'<numFmts count="{len(FORMATS)}">{formats}</numFmts>'
        f'<fonts count="2">{font.format("")}{font.format("<strike/>")}</fonts>'
        f'<fills count="{len(colours) + 2}">{fills}</fills>'
        '<borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(looks)}">{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
        "</cellStyles></styleSheet>"
    )


def _strings(strings: dict[tuple[Part, ...], int]) -> str:
    items = "".join(f"<si>{_rich(parts)}</si>" for parts in strings)
    return f'{_START}<sst xmlns="{_MAIN}">{items}</sst>'


def _rich(parts: tuple[Part, ...]) -> str:
    if len(parts) == 1 and not parts[0].is_struck:
        return f'<t xml:space="preserve">{escape(parts[0].text)}</t>'
    return "".join(
        f"<r>{'<rPr><strike/></rPr>' if part.is_struck else ''}"
        f'<t xml:space="preserve">{escape(part.text)}</t></r>'
        for part in parts
    )


def _sheet(
    sheet: Sheet, looks: dict[_Look, int], strings: dict[tuple[Part, ...], int]
) -> str:
    by_row: dict[int, list[Filled]] = {number: [] for number in sheet.hidden_rows}
    for cell in sheet.cells:
        by_row.setdefault(cell.row, []).append(cell)
    rows = ""
    for number, filled in sorted(by_row.items()):
        look = ' hidden="1"' if number in sheet.hidden_rows else ""
        cells = "".join(_cell(cell, looks, strings) for cell in sorted(filled))
        rows += f'<row r="{number}"{look}>{cells}</row>'
    columns = "".join(
        f'<col min="{number}" max="{number}" width="9" hidden="1"/>'
        for number in sorted(sheet.hidden_columns)
    )
    merges = "".join(
        f'<mergeCell ref="{at(top, left)}:{at(bottom, right)}"/>'
        for top, left, bottom, right in sheet.merges
    )
    header = (
        f"<headerFooter><oddHeader>{escape(sheet.header)}</oddHeader></headerFooter>"
    )
    return (
        f'{_START}<worksheet xmlns="{_MAIN}">'
        f"{f'<cols>{columns}</cols>' if columns else ''}"
        f"<sheetData>{rows}</sheetData>"
        f"{f'<mergeCells>{merges}</mergeCells>' if merges else ''}"
        f"{header if sheet.header else ''}</worksheet>"
    )


def _cell(
    cell: Filled, looks: dict[_Look, int], strings: dict[tuple[Part, ...], int]
) -> str:
    start = f'<c r="{at(cell.row, cell.column)}" s="{looks[_look(cell)]}"'
    if cell.parts:
        number = strings.setdefault(cell.parts, len(strings))
        return f'{start} t="s"><v>{number}</v></c>'
    code = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
    if cell.error:
        return f'{start} t="e">{code}<v>{escape(cell.error)}</v></c>'
    if cell.digits:
        return f"{start}>{code}<v>{cell.digits}</v></c>"
    return f"{start}>{code}</c>" if code else f"{start}/>"


def _comments(sheet: Sheet) -> str:
    items = "".join(
        f'<comment ref="{at(cell.row, cell.column)}" authorId="0">'
        f"<text><t>{escape(cell.comment)}</t></text></comment>"
        for cell in sheet.cells
        if cell.comment
    )
    return (
        f'{_START}<comments xmlns="{_MAIN}"><authors><author>Reviewing Officer</author>'
        f"</authors><commentList>{items}</commentList></comments>"
    )


def at(row: int, column: int) -> str:
    """Name a cell as Excel does, such as B7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
