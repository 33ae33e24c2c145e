"""A workbook is read as Excel shows it, and every character of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from counted_characters import in_excel
from minimal_office import brief, formats, relations, texts, xlsx_parts, zipped

from actionplan import office
from actionplan.diagnostics import Fault
from actionplan.office import excel_sheet, excel_styles, package
from actionplan.office.cells import (
    UNKNOWN_COLOUR,
    Cell,
    NotRead,
    OfficeFile,
    Value,
    characters,
)
from actionplan.text.dates import Date

if TYPE_CHECKING:
    from actionplan.office.cells import Doubt


def read(rows: str, **more: Any) -> OfficeFile:  # noqa: ANN401 -- as xlsx_parts takes it
    """Read a workbook, and count its characters in a second way."""
    data = zipped(xlsx_parts(rows, **more))
    file = office.read(data, "plan.xlsx")
    assert isinstance(file, OfficeFile), file
    assert characters(file) == in_excel(data)
    return file


def row(*cells: str, more: str = "") -> str:
    """Write a row."""
    return f"<row {more}>{''.join(cells)}</row>"


def text(content: str, at: str = "", style: int = 0) -> str:
    """Write a cell with text."""
    place = f' r="{at}"' if at else ""
    return f'<c{place} s="{style}" t="inlineStr"><is><t>{content}</t></is></c>'


def number(stored: str, style: int = 1) -> str:
    """Write a cell with a number."""
    return f'<c r="A1" s="{style}"><v>{stored}</v></c>'


def only(rows: str, **more: Any) -> Cell:  # noqa: ANN401 -- as above
    """Return the only cell of a workbook."""
    (table,) = read(rows, **more).tables
    (cell,) = table.cells
    return cell


DATES: dict[str, tuple[str, str, str, Date | None, Doubt]] = {
    "a day": ("40877", "dd/mm/yyyy", "30/11/2011", Date(2011, 11, 30), ""),
    "Excel's own": ("40877", "14", "30/11/2011", Date(2011, 11, 30), ""),
    "with the time": ("40877.5", "22", "30/11/2011 12:00", Date(2011, 11, 30), ""),
    "a month": ("40848", "mmm-yy", "Nov-11", Date(2011, 11), ""),
    "Excel's own month": ("40848", "17", "Nov-11", Date(2011, 11), ""),
    "in words": (
        "40877",
        "[$-809]dddd, d mmmm yyyy;@",
        "Wednesday, 30 November 2011",
        Date(2011, 11, 30),
        "",
    ),
    "as the computer says": (
        "40877",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
        "30 November 2011",
        Date(2011, 11, 30),
        "",
    ),
    "the year first": ("40877", "yyyy-mm-dd", "2011-11-30", Date(2011, 11, 30), ""),
    "no year": ("40877", "d-mmm", "30-Nov", Date(2011, 11, 30), "year-not-shown"),
    "Excel's own without a year": (
        "40858",
        "16",
        "11-Nov",
        Date(2011, 11, 11),
        "year-not-shown",
    ),
    "the month first": (
        "40877",
        "mm/dd/yy",
        "11/30/11",
        Date(2011, 11, 30),
        "month-first",
    ),
    "the month first, in words": (
        "40877",
        "mmmm d, yyyy",
        "November 30, 2011",
        Date(2011, 11, 30),
        "",
    ),
    "a year alone": ("40877", "yyyy", "2011", None, ""),
    "a day of the week": ("40877", "dddd", "Wednesday", None, ""),
    "a number in a cell for dates": (
        "12",
        "dd/mm/yyyy",
        "12/01/1900",
        Date(1900, 1, 12),
        "unlikely-year",
    ),
    "nothing in a cell for dates": ("0", "dd/mm/yyyy", "0", None, "no-value"),
    "before all dates": ("-5", "dd/mm/yyyy", "-5", None, "no-value"),
    "after all dates": ("99999999", "dd/mm/yyyy", "99999999", None, "no-value"),
    "in red": ("40877", "[Red]dd/mm/yyyy", "30/11/2011", Date(2011, 11, 30), ""),
    "with what no date has": (
        "40877",
        "yyyy-mm-dd%",
        "2011-11-30",
        Date(2011, 11, 30),
        "",
    ),
    "with words": ("40877", '"by "d/m/yy', "by 30/11/11", Date(2011, 11, 30), ""),
}


@pytest.mark.parametrize("which", DATES)
def test_a_date_is_what_its_format_shows(which: str) -> None:
    """A month stays a month, and what Excel may have made up is in doubt."""
    stored, code, shown, date, doubt = DATES[which]

    cell = only(row(number(stored)), styles=formats(code))

    assert cell.value == Value("date", shown, date, doubt)
    assert cell.text == shown


def test_a_workbook_may_count_from_1904() -> None:
    """The same number is another date there."""
    dated = '<workbookPr date1904="1"/>'

    cell = only(row(number("39415")), styles=formats("14"), workbook=dated)

    assert cell.value == Value("date", "30/11/2011", Date(2011, 11, 30))


NUMBERS: dict[str, tuple[str, str, str, Doubt]] = {
    "1.10": ("1.1", "0.00", "1.10", ""),
    "a whole number": ("12", "General", "12", ""),
    "one that is stored as a long fraction": (
        "1.1000000000000001",
        "General",
        "1.1",
        "",
    ),
    "a third": ("0.33333333333333331", "General", "0.333333333", ""),
    "a very small one": ("0.00001", "General", "1E-05", ""),
    "a percentage": ("0.45", "0%", "45%", ""),
    "a percentage with a place": ("0.455", "10", "45.50%", ""),
    "rounded as Excel does": ("2.5", "1", "3", ""),
    "thousands": ("1234567.5", "#,##0.00", "1,234,567.50", ""),
    "in thousands": ("1234567", "#,##0,", "1,235", ""),
    "pounds": ("1200", "[$£-809]#,##0.00", "£1,200.00", ""),
    "pounds, negative": ("-1200", '"£"#,##0;[Red]\\-"£"#,##0', "-£1,200", ""),
    "negative without a format of its own": ("-3", "0.0", "-3.0", ""),
    "a reference": ("7", '"Rec "000', "Rec 007", ""),
    "as accounts have it": ("12", '_-"£"* #,##0.00_-', "£12.00", ""),
    "with seconds": ("0.5", "hh:mm:ss", "12:00:00", ""),
    "nought, as a dash": ("0", '0;-0;"-"', "-", ""),
    "an optional place": ("1.5", "0.0#", "1.5", ""),
    "less than one": ("0.5", "#.00", ".50", ""),
    "a fraction, which is not known": ("0.5", "# ?/?", "0.5", ""),
    "a power, which is not known": ("1200", "0.00E+00", "1200", ""),
    "a condition, which is not known": ("5", '[>3]"many";"few"', "5", ""),
    "as text": ("12", "@", "12", ""),
    "the time of day": ("0.75", "hh:mm", "18:00", ""),
    "the time of day, on some day": ("40878.75", "hh:mm", "18:00", ""),
    "the time of day, am or pm": ("0.75", "h:mm AM/PM", "6:00 pm", ""),
    "time that has passed": ("1.5", "[h]:mm", "36:00", ""),
    "a date that has lost its format": ("40878", "General", "40878", "maybe-a-date"),
    "another": ("40878", "1", "40878", "maybe-a-date"),
    "money that is no date": ("40878", "#,##0", "40,878", ""),
}


@pytest.mark.parametrize("which", NUMBERS)
def test_a_number_is_what_its_format_shows(which: str) -> None:
    """The stored digits are the piece, and what Excel shows is the value."""
    stored, code, shown, doubt = NUMBERS[which]

    cell = only(row(number(stored)), styles=formats(code))

    assert cell.value == Value("number", shown, doubt=doubt)
    assert brief(cell.pieces) == [stored]


VALUES: dict[str, tuple[str, list[str], Value | None, str]] = {
    "yes or no": (
        '<c t="b"><v>1</v></c>',
        ["1"],
        Value("true-or-false", "TRUE"),
        "TRUE",
    ),
    "an error": (
        '<c t="e"><f>A9</f><v>#REF!</v></c>',
        ["A9 [instruction]", "#REF!"],
        Value("error", "#REF!", doubt="no-value"),
        "#REF!",
    ),
    "a formula that was never worked out": (
        "<c><f>A9+1</f></c>",
        ["A9+1 [instruction]"],
        Value("formula", "", doubt="no-value"),
        "",
    ),
    "a formula with a number": (
        "<c><f>A9+1</f><v>7</v></c>",
        ["A9+1 [instruction]", "7"],
        Value("number", "7"),
        "7",
    ),
    "a formula with text": (
        '<c t="str"><f>A9</f><v>Head</v></c>',
        ["A9 [instruction]", "Head"],
        None,
        "Head",
    ),
    "a formula with no text": (
        '<c t="str"><f>A9</f><v></v></c>',
        ["A9 [instruction]"],
        None,
        "",
    ),
    "today": (
        '<c s="1"><f>TODAY()</f><v>40877</v></c>',
        ["TODAY() [instruction]", "40877"],
        Value("date", "30/11/2011", Date(2011, 11, 30), "changes-daily"),
        "30/11/2011",
    ),
    "a date that is worked out": (
        '<c s="1"><f>A9+30</f><v>40877</v></c>',
        ["A9+30 [instruction]", "40877"],
        Value("date", "30/11/2011", Date(2011, 11, 30)),
        "30/11/2011",
    ),
    "a date in the strict form of the standard": (
        '<c t="d" s="1"><v>2011-11-30T00:00:00</v></c>',
        ["2011-11-30T00:00:00"],
        Value("date", "30/11/2011", Date(2011, 11, 30)),
        "30/11/2011",
    ),
    "a date as text": (
        '<c t="inlineStr"><is><t>03/04/2012</t></is></c>',
        ["03/04/2012"],
        None,
        "03/04/2012",
    ),
    "text with a line break": (
        '<c t="inlineStr"><is><t>One_x000D_\nTwo</t></is></c>',
        ["One\r\nTwo"],
        None,
        "One\nTwo",
    ),
    "several looks": (
        '<c t="inlineStr"><is><r><t>Head</t></r><r><rPr><strike/></rPr><t>Deputy</t>'
        '</r><r><rPr><strike val="0"/></rPr><t> teacher</t></r></is></c>',
        ["Head", "Deputy [struck]", " teacher"],
        None,
        "Head teacher",
    ),
    "how it is read aloud": (
        '<c t="inlineStr"><is><t>課</t><rPh><t>カ</t></rPh></is></c>',
        ["課", "カ [hidden]"],
        None,
        "課",
    ),
    "a shared text": ('<c t="s"><v>1</v></c>', ["Two"], None, "Two"),
    "hidden by its format": (
        '<c s="2"><v>7</v></c>',
        ["7 [hidden]"],
        Value("number", ""),
        "",
    ),
    "struck out by its font": (
        '<c s="3" t="inlineStr"><is><t>gone</t></is></c>',
        ["gone [struck]"],
        None,
        "",
    ),
    "a number that is struck out": (
        '<c s="3"><v>7</v></c>',
        ["7 [struck]"],
        Value("number", "7"),
        "",
    ),
    "a date that is none": ('<c t="d"><v>soon</v></c>', ["soon"], None, "soon"),
    "half a character": (
        '<c t="inlineStr"><is><t>a_xD800_b</t></is></c>',
        ["a_xD800_b"],
        None,
        "a_xD800_b",
    ),
    "what is not known": (
        '<c t="inlineStr"><is><t>x</t><new/></is></c>',
        ["x"],
        None,
        "x",
    ),
    "what is no number": ("<c><v>seven</v></c>", ["seven"], None, "seven"),
}
STYLES = (
    formats("14", ";;;", "General").replace(
        '<xf numFmtId="167"/>', '<xf numFmtId="0" fontId="1"/>'
    )
    + "<fonts><font/><font><strike/></font></fonts>"
)
SHARED = "<si><t>One</t></si><si><t>Two</t></si>"


@pytest.mark.parametrize("which", VALUES)
def test_a_cell_holds_what_it_says(which: str) -> None:
    """Codes, struck and hidden text are kept, and are never what the cell says."""
    cell, pieces, value, shown = VALUES[which]

    found = only(row(cell), styles=STYLES, strings=SHARED)

    assert (brief(found.pieces), found.value, found.text) == (pieces, value, shown)


def test_a_shared_formula_with_today_changes_in_every_cell() -> None:
    """Only the first cell has its text."""
    cells = (
        '<c s="1"><f t="shared" si="0" ref="A1:B1">NOW()</f><v>40877</v></c>',
        '<c s="1"><f t="shared" si="0"/><v>40877</v></c>',
    )

    (table,) = read(row(*cells), styles=STYLES).tables

    assert [cell.value and cell.value.doubt for cell in table.cells] == [
        "changes-daily",
        "changes-daily",
    ]


HIDDEN: dict[str, tuple[str, dict[str, object], str]] = {
    "row": (row(text("x"), more='hidden="1"'), {}, "in a hidden row"),
    "row that a filter hides": (
        row(text("x"), more='hidden="true"'),
        {"after": '<autoFilter ref="A1:A9"/>'},
        "in a hidden row",
    ),
    "row without height": (row(text("x"), more='ht="0"'), {}, "in a hidden row"),
    "column": (
        row(text("x", "C1")),
        {"before": '<cols><col min="2" max="16384" hidden="1"/></cols>'},
        "in a hidden column",
    ),
    "sheet": (row(text("x")), {"state": "hidden"}, "on a hidden sheet"),
    "sheet that cannot be unhidden": (
        row(text("x")),
        {"state": "veryHidden"},
        "on a hidden sheet",
    ),
}


@pytest.mark.parametrize("what", HIDDEN)
def test_hidden_cells_are_kept_and_are_not_data(what: str) -> None:
    """Nobody who looks at the workbook sees them."""
    rows, more, note = HIDDEN[what]

    cell = only(rows, **more)

    assert (brief(cell.pieces), cell.pieces[0].note) == (["x [hidden]"], note)
    assert cell.text == ""


def test_a_hidden_sheet_says_so() -> None:
    """The table is marked as well as its text."""
    (table,) = read(row(text("x")), state="hidden").tables

    assert (table.name, table.is_hidden) == ("sheet Actions", True)


def test_merged_cells_are_one_with_what_is_behind_it() -> None:
    """The first cell covers the others; one that is not in the file is made."""
    rows = row(text("Train", "A1"), text("over", "B1")) + row(text("left", "A2"))
    rows += row(text("lost", "D4"), more='r="4"')
    merged = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C4:D5"/></mergeCells>'

    (table,) = read(rows, after=merged).tables

    assert [
        (it.place, it.rows, it.columns, brief(it.pieces)) for it in table.cells
    ] == [
        ("A1", 2, 2, ["Train", "over [covered]", "left [covered]"]),
        ("C4", 2, 2, ["lost [covered]"]),
    ]


def test_a_comment_is_in_its_cell() -> None:
    """Comments of both kinds, also where the sheet has no cell."""
    threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    others = {
        "comments": (
            "xl/comments1.xml",
            f'<comments {namespace}><commentList><comment ref="A1"><text><r><t>Sure?'
            '</t></r></text></comment><comment ref="C3"><text><t>Alone</t></text>'
            "</comment></commentList></comments>",
        ),
        "threadedComment": (
            "xl/threadedComments/threadedComment1.xml",
            f'<ThreadedComments xmlns="{threads}"><threadedComment ref="A1">'
            "<text>Yes.</text></threadedComment></ThreadedComments>",
        ),
    }

    (table,) = read(row(text("x")), others=others).tables

    assert [(it.place, brief(it.pieces), it.text) for it in table.cells] == [
        ("A1", ["x", "Sure?↵ [comment]", "Yes.↵ [comment]"], "x"),
        ("C3", ["Alone↵ [comment]"], ""),
    ]


def test_what_is_not_in_a_cell_is_apart() -> None:
    """Headers, text boxes, values of other workbooks, and text that no cell has."""
    drawing = (
        '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<a:t>Red = late</a:t></d>"
    )
    parts = xlsx_parts(
        row(text("x")),
        after="<headerFooter><oddHeader>&amp;COFFICIAL</oddHeader></headerFooter>",
        strings=SHARED,
        others={"drawing": ("xl/drawings/drawing1.xml", drawing)},
    )
    outside = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<v>far away</v></externalLink>"
    )
    data = zipped(parts | {"xl/externalLinks/externalLink1.xml": outside})

    file = office.read(data, "plan.xlsx")

    assert isinstance(file, OfficeFile)
    assert [(it.place, brief(it.pieces)) for it in file.apart] == [
        ("header or footer of sheet Actions", ["&COFFICIAL¶ [margin]"]),
        ("text box on sheet Actions", ["Red = late↵ [text-box]"]),
        ("text that no cell shows", ["One¶ [hidden]", "Two¶ [hidden]"]),
        ("values of another workbook", ["far away↵ [hidden]"]),
    ]
    assert characters(file) == in_excel(data)


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:themeElements><a:clrScheme><a:lt1><a:sysClr lastClr='FFFFFF'/></a:lt1>"
    "<a:accent1><a:srgbClr val='FF0000'/></a:accent1></a:clrScheme></a:themeElements>"
    "</a:theme>"
)
COLOURS = {
    "written": ('patternType="solid"><fgColor rgb="FF00B050"/', "00B050"),
    "of the palette": ('patternType="solid"><fgColor indexed="10"/', "FF0000"),
    "of the theme": ('patternType="solid"><fgColor theme="4"/', "4472C4"),
    "of the theme, darker": (
        'patternType="solid"><fgColor theme="0" tint="-0.5"/',
        "808080",
    ),
    "of the theme, lighter": (
        'patternType="solid"><fgColor theme="1" tint="0.5"/',
        "808080",
    ),
    "of the computer": ('patternType="solid"><fgColor indexed="64"/', UNKNOWN_COLOUR),
    "a pattern": ('patternType="lightUp"><fgColor rgb="FFFF0000"/', UNKNOWN_COLOUR),
    "not understood": ('patternType="solid"><fgColor rgb="red"/', UNKNOWN_COLOUR),
    "none": ('patternType="none"><fgColor rgb="FFFF0000"/', ""),
}


@pytest.mark.parametrize("which", COLOURS)
def test_a_cell_has_the_colour_that_excel_shows(which: str) -> None:
    """An empty cell too. If it cannot be worked out, there is one all the same."""
    written, colour = COLOURS[which]
    styles = (
        f"<fills><fill/><fill><patternFill {written}></patternFill></fill></fills>"
        '<cellXfs><xf/><xf fillId="1"/></cellXfs>'
    )
    rows = row('<c s="1"/>') if colour else row(text("x", style=1))

    cell = only(rows, styles=styles)

    assert cell.colour == colour


def coloured(colour: str, more: str = "") -> str:
    """Write styles in which s="1" has this colour."""
    return (
        f'<fills><fill/><fill><patternFill patternType="solid"><fgColor {colour}/>'
        f'</patternFill></fill></fills><cellXfs><xf/><xf fillId="1"/></cellXfs>{more}'
    )


def test_a_workbook_has_its_own_colours() -> None:
    """Its palette and its theme say what a number means."""
    palette = (
        '<colors><indexedColors><rgbColor rgb="FF123456"/></indexedColors></colors>'
    )
    first = only(
        row(text("x", style=1)), styles=coloured('indexed="0"', palette)
    ).colour
    parts = xlsx_parts(row(text("x", style=1)), styles=coloured('theme="4"'))
    parts["xl/theme/theme1.xml"] = THEME
    parts["xl/_rels/workbook.xml.rels"] = relations(
        {
            "worksheets/sheet1.xml": "worksheet",
            "styles.xml": "styles",
            "theme/theme1.xml": "theme",
        }
    )

    file = office.read(zipped(parts), "plan.xlsx")

    assert isinstance(file, OfficeFile)
    assert (first, file.tables[0].cells[0].colour) == ("123456", "FF0000")


def test_a_gradient_is_a_colour_that_is_not_known() -> None:
    """It has two."""
    styles = (
        '<fills><fill/><fill><gradientFill degree="90"><stop position="0"><color'
        ' rgb="FFFF0000"/></stop><stop position="1"><color rgb="FF00FF00"/></stop>'
        '</gradientFill></fill></fills><cellXfs><xf/><xf fillId="1"/></cellXfs>'
    )

    assert only(row(text("x", style=1)), styles=styles).colour == UNKNOWN_COLOUR


def test_colours_by_a_rule_are_told() -> None:
    """Excel works them out when it shows the sheet, and they are not read."""
    rules = '<conditionalFormatting sqref="A1:A9"/><conditionalFormatting sqref="B1"/>'

    file = read(row(text("x")), after=rules)

    assert file.not_read == (NotRead("rule-colours", 2, "sheet Actions"),)


def test_a_cell_at_the_far_corner_costs_nothing() -> None:
    """Officers format whole columns, and that makes a sheet a million rows long."""
    rows = row(text("far", "XFD1048576"), more='r="1048576"')

    cell = only(rows, before='<dimension ref="A1:XFD1048576"/>')

    assert (cell.row, cell.column, cell.text) == (1_048_576, 16_384, "far")


def test_cells_without_a_name_follow_each_other() -> None:
    """Some programs leave out the names of rows and cells."""
    rows = row(text("a"), text("b")) + row(text("c"), text("d", "D2"), text("e"))

    assert texts(read(rows)) == [
        ("A1", "a"),
        ("B1", "b"),
        ("A2", "c"),
        ("D2", "d"),
        ("E2", "e"),
    ]


def test_a_cell_that_comes_twice_keeps_both_texts() -> None:
    """Excel never writes that, and what it would show is not known."""
    cell = only(row(text("a", "A1"), text("b", "A1")))

    assert brief(cell.pieces) == ["a", "b [covered]"]


TITLES = {
    "rows": ("Actions!$1:$2", 2),
    "columns and rows": ("Actions!$A:$A,'My sheet'!$1:$3", 3),
    "rows that are not the first": ("Actions!$4:$5", 0),
    "columns": ("Actions!$A:$B", 0),
}


@pytest.mark.parametrize("what", TITLES)
def test_rows_that_are_printed_on_each_page_are_headings(what: str) -> None:
    """If they are the first, as in Word."""
    written, rows = TITLES[what]
    names = (
        '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'
        f"{written}</definedName></definedNames>"
    )

    (table,) = read(row(text("x")), workbook=names).tables

    assert table.heading_rows == rows


def test_text_in_a_chart_is_apart() -> None:
    """A drawing on the sheet refers to it."""
    drawing = '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    chart = (
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        "<c:v>Done</c:v></c:chart>"
    )
    parts = xlsx_parts(
        row(text("x")), others={"drawing": ("xl/drawings/drawing1.xml", drawing)}
    )
    parts |= {
        "xl/charts/chart1.xml": chart,
        "xl/drawings/_rels/drawing1.xml.rels": relations(
            {"/xl/charts/chart1.xml": "chart"}
        ),
    }

    file = office.read(zipped(parts), "plan.xlsx")

    assert isinstance(file, OfficeFile)
    assert [(it.place, brief(it.pieces)) for it in file.apart] == [
        ("chart or diagram on sheet Actions", ["Done↵ [text-box]"])
    ]


def test_merged_cells_without_anything_in_them_are_nothing() -> None:
    """There is no cell to say anything about."""
    merged = '<mergeCells><mergeCell ref="A8:B9"/><mergeCell ref="?"/></mergeCells>'

    assert only(row(text("x")), after=merged).place == "A1"


def test_sizes_that_are_no_numbers_hide_nothing() -> None:
    """Only a height of nought does."""
    assert only(row(text("x"), more='ht="tall"')).text == "x"


def refused(parts: dict[str, str]) -> str:
    """Return what is said about a workbook that is refused."""
    fault = office.read(zipped(parts), "plan.xlsx")
    assert isinstance(fault, Fault), fault
    return fault.rule


def test_a_workbook_without_one_of_its_sheets_is_refused() -> None:
    """Its words would be missing."""
    parts = xlsx_parts("")
    del parts["xl/worksheets/sheet1.xml"]

    assert refused(parts) == "damaged-document"


def test_a_sheet_that_leads_to_no_part_has_no_words() -> None:
    """A program may list it, without anything in it."""
    parts = xlsx_parts(row(text("x")))
    listed = parts["xl/workbook.xml"].replace(
        "</sheets>", '<sheet name="No"/></sheets>'
    )

    file = office.read(zipped(parts | {"xl/workbook.xml": listed}), "plan.xlsx")

    assert isinstance(file, OfficeFile)
    assert [table.name for table in file.tables] == ["sheet Actions"]


def test_comments_that_are_lost_are_nothing() -> None:
    """The sheet refers to a part that is not there."""
    parts = xlsx_parts(row(text("x")), others={"comments": ("xl/c.xml", "")})
    del parts["xl/c.xml"]

    file = office.read(zipped(parts), "plan.xlsx")

    assert isinstance(file, OfficeFile)
    assert texts(file) == [("A1", "x")]


def test_too_many_merged_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """They would have to be compared with too many rows."""
    monkeypatch.setattr(excel_sheet, "MAX_LOOKED_AT", 1)
    merged = '<mergeCells><mergeCell ref="A1:B9"/></mergeCells>'
    rows = row(text("x")) + row(text("y"))

    assert refused(xlsx_parts(rows, after=merged)) == "document-too-large"


def test_a_sheet_has_only_so_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """More would take too much time."""
    monkeypatch.setattr(package, "MAX_CELLS", 1)

    assert texts(read(row(text("x")))) == [("A1", "x")]
    assert refused(xlsx_parts(row(text("x"), text("y")))) == "document-too-large"


def test_too_many_formats_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Excel allows only so many."""
    monkeypatch.setattr(excel_styles, "MAX_FORMATS", 1)

    assert refused(xlsx_parts("", styles=formats("0.0"))) == "document-not-understood"


def test_several_tables_on_a_sheet_stay_one() -> None:
    """Where one ends is for the reader of the cells to say."""
    rows = row(text("Title", "A1")) + row(text("x", "C5"), more='r="5"')

    (table,) = read(rows).tables

    assert [cell.place for cell in table.cells] == ["A1", "C5"]
