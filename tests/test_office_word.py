"""Every word of a Word document is kept once, in order, with what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from counted_characters import in_word
from minimal_office import (
    RELATED,
    brief,
    docx,
    docx_parts,
    in_cell,
    p,
    r,
    tbl,
    tc,
    texts,
    tr,
    zipped,
)

from actionplan import office
from actionplan.diagnostics import Fault
from actionplan.office.cells import (
    Cell,
    NotRead,
    OfficeFile,
    Paragraph,
    Table,
    Value,
    characters,
)
from actionplan.text.dates import Date

if TYPE_CHECKING:
    from actionplan.office.cells import Doubt

BY = 'w:id="1" w:author="Board Manager" w:date="2012-03-01T10:00:00Z"'


def read(body: str, others: dict[str, str] | None = None) -> OfficeFile:
    """Read a document, and count its characters in a second way."""
    data = docx(body, others)
    file = office.read(data, "plan.docx")
    assert isinstance(file, OfficeFile), file
    assert characters(file) == in_word(data)
    return file


def sdt(content: str, properties: str = "") -> str:
    """Write a content control."""
    return (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def picker(text: str, form: str, day: str = "2012-03-31") -> str:
    """Write a date picker with the words that it shows."""
    date = (
        f'<w:date w:fullDate="{day}T00:00:00Z"><w:dateFormat w:val="{form}"/></w:date>'
    )
    return sdt(r(text), date)


def field(code: str, result: str) -> str:
    """Write a field with its code and its result."""

    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        sign("begin")
        + f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        + sign("separate")
        + r(result)
        + sign("end")
    )


def deleted(text: str) -> str:
    """Write a tracked deletion."""
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def inserted(*inner: str) -> str:
    """Write a tracked insertion."""
    return f"<w:ins {BY}>{''.join(inner)}</w:ins>"


BOX = f"<w:txbxContent>{p(r('In the box'))}</w:txbxContent>"
CELLS: dict[str, tuple[str, list[str]]] = {
    "text that is stored in several runs": (p(r("One "), r("piece")), ["One piece¶"]),
    "two paragraphs": (p(r("One")) + p(r("Two")), ["One¶", "Two¶"]),
    "a tab and a line break": (
        p("<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"),
        ["One→", "two↵", "three¶"],
    ),
    "a hyphen that does not break": (
        p("<w:r><w:t>self</w:t><w:noBreakHyphen/><w:t>harm</w:t></w:r>"),
        ["self-harm¶"],
    ),
    "text that was deleted and put in its place": (
        p(r("by "), deleted("May"), inserted(r("June"))),
        ["by ", "May [deleted]", "June¶ [inserted]"],
    ),
    "what was inserted and then deleted": (
        p(inserted(deleted("May"))),
        ["May¶ [deleted inserted]"],
    ),
    "text that was moved": (
        p(f"<w:moveFrom {BY}>{r('old')}</w:moveFrom>")
        + p(f"<w:moveTo {BY}>{r('new')}</w:moveTo>"),
        ["old¶ [deleted]", "new¶ [inserted]"],
    ),
    "a paragraph whose end was deleted": (
        p(r("One "), properties=f"<w:rPr><w:del {BY}/></w:rPr>") + p(r("line")),
        ["One line¶"],
    ),
    "a break after text that was deleted": (
        p(r("One"), deleted("gone"), "<w:r><w:br/></w:r>", r("two")),
        ["One↵", "gone [deleted]", "two¶"],
    ),
    "a break that was deleted": (
        p(r("One "), f"<w:del {BY}><w:r><w:br/></w:r></w:del>", r("line")),
        ["One ", "line¶"],
    ),
    "a paragraph that ends in text that was deleted": (
        p(r("One"), deleted("gone")) + p(r("Two")),
        ["One¶", "gone¶ [deleted]", "Two¶"],
    ),
    "text that is struck out": (
        p(r("Head", "<w:strike/>"), r("Deputy", '<w:strike w:val="0"/>')),
        ["Head [struck]", "Deputy¶"],
    ),
    "text that is struck out twice": (p(r("Head", "<w:dstrike/>")), ["Head¶ [struck]"]),
    "hidden text": (p(r("secret", "<w:vanish/>")), ["secret¶ [hidden]"]),
    "a control that was filled in": (p(sdt(r("Head"))), ["Head¶ [control]"]),
    "a control around a paragraph": (sdt(p(r("Head"))), ["Head¶ [control]"]),
    "a control that nobody has filled in": (
        p(sdt(r("Choose a lead"), "<w:showingPlcHdr/>")),
        ["Choose a lead¶ [placeholder]"],
    ),
    "a table in a cell": (
        tbl(tr(tc("One"), tc("Two"))) + p(r("after")),
        ["One¶ [nested]", "Two¶ [nested]", "after¶"],
    ),
    "a tick": (
        p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
        ["✓¶ [symbol]"],
    ),
    "a sign that is not known": (
        p('<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>'),
        ["\ufffd¶ [symbol]"],
    ),
    "a sign without a number": (
        p('<w:r><w:sym w:font="Wingdings" w:char="tick"/></w:r>'),
        ["\ufffd¶ [symbol]"],
    ),
    "a table in a cell with a cell that is under another": (
        tbl(
            tr(tc("One", properties='<w:vMerge w:val="restart"/>')),
            tr(tc("Two", properties="<w:vMerge/>")),
        ),
        ["One¶ [nested]", "Two¶ [covered nested]"],
    ),
    "a control with nothing in it": (p("<w:sdt/>", r("x")), ["x¶"]),
    "a tick that is stored as a letter": (
        p(r("ü", '<w:rFonts w:ascii="Wingdings"/>'), r(" done")),
        ["✓ [symbol]", " done¶"],
    ),
    "a field": (
        p(field("REF plan", "the plan")),
        ["REF plan [instruction]", "the plan¶"],
    ),
    "a field in the code of another": (
        p(field(f"IF </w:instrText></w:r>{field('X', '7')}<w:r><w:instrText>", "yes")),
        ["IF X7 [instruction]", "yes¶"],
    ),
    "a field that never ends": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("text")),
        ["text¶"],
    ),
    "a box in an old form": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
            "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            r("done"),
        ),
        ["☒ [automatic]", "done¶"],
    ),
    "a choice in an old form": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
            '<w:result w:val="1"/><w:listEntry w:val="Red"/>'
            '<w:listEntry w:val="Amber"/>'
            "</w:ddList></w:ffData></w:fldChar></w:r>",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        ["Amber¶ [automatic]"],
    ),
    "a text box that is stored twice": (
        p(
            r("Before"),
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{BOX}</mc:Choice>'
            f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
            r("after"),
        ),
        [
            "Before",
            "In the box¶ [text-box]",
            "In the box¶ [covered text-box]",
            "after¶",
        ],
    ),
    "a text box of an old version only": (
        p(
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback>'
            f"<w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        ["In the box¶ [text-box]"],
    ),
    "words in a drawing": (
        p("<w:r><w:drawing><a:p><a:r><a:t>Wide</a:t></a:r></a:p></w:drawing></w:r>"),
        ["Wide¶ [text-box]"],
    ),
    "a link": (p("<w:hyperlink>", r("the form"), "</w:hyperlink>"), ["the form¶"]),
    "an element of a later version": (p(f"<w:new>{r('kept')}</w:new>"), ["kept¶"]),
}


@pytest.mark.parametrize("trap", CELLS)
def test_text_in_a_cell_has_its_marks(trap: str) -> None:
    """All text is kept once and in order, and is marked with what happened to it."""
    content, expected = CELLS[trap]

    (table,) = (
        read(in_cell(content)).tables
        if "tbl" not in content
        else (read(tbl(tr(tc(content), tc("next")))).tables)
    )

    assert brief(table.cells[0].pieces) == expected


STYLES = """
<w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Gone"/>
  <w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="GoneToo"><w:name w:val="Gone too"/>
  <w:basedOn w:val="Gone"/></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Struck"><w:name w:val="Struck"/>
  <w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Theme"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Our heading"/>
  <w:basedOn w:val="Theme"/></w:style>
<w:style w:styleId="NoType"><w:name w:val="No type"/>
  <w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style>
<w:style w:type="paragraph" w:default="1" w:styleId="Usual"><w:name w:val="Normal"/>
</w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Point"><w:name w:val="Point"/>
  <w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:type="table" w:styleId="Blue"><w:name w:val="Blue"/>
  <w:tcPr><w:shd w:val="clear" w:fill="0000FF"/></w:tcPr></w:style>
"""


def styled(name: str, *runs: str) -> str:
    """Write a paragraph with a style."""
    return p(*runs, properties=f'<w:pStyle w:val="{name}"/>')


LOOKS = {
    "by the style of the paragraph": (styled("Gone", r("x")), ["x¶ [struck]"]),
    "by a style that it is based on": (styled("GoneToo", r("x")), ["x¶ [struck]"]),
    "not, as the run says": (styled("Gone", r("x", '<w:strike w:val="0"/>')), ["x¶"]),
    "by the style of the run": (
        p(r("x", '<w:rStyle w:val="Secret"/>')),
        ["x¶ [hidden]"],
    ),
    "not, as two styles cancel": (
        styled("Gone", r("x", '<w:rStyle w:val="Struck"/>')),
        ["x¶"],
    ),
    "not, as there is no such style": (styled("Nothing", r("x")), ["x¶"]),
}


@pytest.mark.parametrize("how", LOOKS)
def test_styles_strike_and_hide_text(how: str) -> None:
    """A style counts as what is set directly does, and the nearest one wins."""
    content, expected = LOOKS[how]

    (table,) = read(in_cell(content), {"styles": STYLES}).tables

    assert brief(table.cells[0].pieces) == expected


def test_headings_are_known_by_their_style() -> None:
    """A heading has its level, whether by name, by what it is based on, or directly."""
    body = (
        styled("Title", r("Plan"))
        + styled("Theme", r("Theme"))
        + styled("Ours", r("Ours"))
        + styled("NoType", r("No type"))
        + p(r("Direct"), properties='<w:outlineLvl w:val="2"/>')
        + p(r("Text"))
    )

    found = read(body, {"styles": STYLES}).blocks

    assert [(it.text, it.heading) for it in found if isinstance(it, Paragraph)] == [
        ("Plan", 1),
        ("Theme", 2),
        ("Ours", 2),
        ("No type", 5),
        ("Direct", 3),
        ("Text", 0),
    ]


def merged(text: str = "", how: str = "") -> str:
    """Write a cell that is merged with those above or below it."""
    value = f' w:val="{how}"' if how else ""
    return tc(text, properties=f"<w:vMerge{value}/>")


def test_a_merged_cell_is_one_cell_with_what_is_behind_it() -> None:
    """A cell over three rows comes once, and text behind it is covered."""
    rows = (
        tr(merged("Train staff", "restart"), tc("a")),
        tr(merged("left over"), tc("b")),
        tr(merged(), tc("c")),
        tr(merged("Next", "restart"), tc("d")),
    )

    (table,) = read(tbl(*rows)).tables
    first = table.cells[0]

    assert [(it.row, it.column, it.rows, it.text) for it in table.cells] == [
        (1, 1, 3, "Train staff"),
        (1, 2, 1, "a"),
        (2, 2, 1, "b"),
        (3, 2, 1, "c"),
        (4, 1, 1, "Next"),
        (4, 2, 1, "d"),
    ]
    assert brief(first.pieces) == ["Train staff¶", "left over¶ [covered]"]
    assert first.pieces[1].note == "under it, in row 2, column 1"


def test_a_cell_knows_its_column() -> None:
    """Wide cells, rows that begin later, and cells behind the one to the left."""
    rows = (
        tr(tc("wide", properties='<w:gridSpan w:val="3"/>'), tc("four")),
        tr(tc("three"), tc("four"), properties='<w:gridBefore w:val="2"/>'),
        tr(
            tc("one", properties='<w:hMerge w:val="restart"/>'),
            tc("", properties="<w:hMerge/>"),
            tc("three"),
        ),
    )

    (table,) = read(tbl(*rows)).tables

    assert [(it.row, it.column, it.columns, it.text) for it in table.cells] == [
        (1, 1, 3, "wide"),
        (1, 4, 1, "four"),
        (2, 3, 1, "three"),
        (2, 4, 1, "four"),
        (3, 1, 2, "one"),
        (3, 3, 1, "three"),
    ]


def test_a_cell_that_continues_nothing_is_a_cell() -> None:
    """Its text is shown, because there is no cell that it could be behind."""
    (table,) = read(tbl(tr(tc("a")), tr(merged("shown")))).tables

    assert [(it.place, it.text) for it in table.cells] == [
        ("row 1, column 1", "a"),
        ("row 2, column 1", "shown"),
    ]


ROWS = {
    "deleted": (tr(tc("x"), properties=f"<w:del {BY}/>"), ["x¶ [deleted]"]),
    "inserted": (tr(tc("x"), properties=f"<w:ins {BY}/>"), ["x¶ [inserted]"]),
    "hidden": (tr(tc("x"), properties="<w:hidden/>"), ["x¶ [hidden]"]),
    "in a control": (sdt(tr(tc("x"))), ["x¶ [control]"]),
    "in an insertion": (inserted(tr(tc("x"))), ["x¶ [inserted]"]),
    "among other XML": (f"<w:customXml>{tr(tc('x'))}</w:customXml>", ["x¶"]),
    "for one version of Word": (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{tr(tc("x"))}</mc:Choice>'
        "</mc:AlternateContent>",
        ["x¶"],
    ),
    "with a cell in a control": (tr(sdt(tc("x"))), ["x¶ [control]"]),
    "with a cell that was deleted": (
        tr(tc("x", properties=f"<w:cellDel {BY}/>")),
        ["x¶ [deleted]"],
    ),
    "with a cell that was inserted": (
        tr(tc("x", properties=f"<w:cellIns {BY}/>")),
        ["x¶ [inserted]"],
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_row_marks_what_is_in_it(row: str) -> None:
    """What happened to a row or a cell happened to its text."""
    written, expected = ROWS[row]

    (table,) = read(tbl(written)).tables

    assert brief(table.cells[0].pieces) == expected


def test_a_table_needs_no_properties() -> None:
    """Neither for itself, nor for its rows and cells."""
    cell = f"<w:tbl><w:tr><w:tc>{p(r('x'))}</w:tc></w:tr></w:tbl>"

    assert texts(read(cell)) == [("row 1, column 1", "x")]


def test_text_between_the_paragraphs_is_not_lost() -> None:
    """A document that is damaged keeps its words in their place."""
    file = read(p(r("One")) + r("stray") + "<w:tbl>" + tr(tc("x")) + "</w:tbl>")

    assert [it.text for it in file.blocks if isinstance(it, Paragraph)] == [
        "One",
        "stray",
    ]


def test_text_between_the_cells_is_not_lost() -> None:
    """A table that is damaged keeps its words, as text next to it."""
    file = read(tbl(p(r("stray")), tr(tc("cell"), p(r("strange")))))

    assert [(it.place, it.text) for it in file.blocks if isinstance(it, Paragraph)] == [
        ("table 1, outside its cells", "stray\nstrange")
    ]


def test_a_frame_around_a_table_is_not_a_table() -> None:
    """A table of one cell that holds the plan is only there for its border."""
    inner = tbl(tr(tc("Action"), tc("Lead")))

    file = read(tbl(tr(tc(p(r("Plan")), inner, p()))))

    assert [type(it) for it in file.blocks] == [Paragraph, Table]
    assert texts(file) == [("row 1, column 1", "Action"), ("row 1, column 2", "Lead")]


def test_rows_that_repeat_on_each_page_are_counted() -> None:
    """Only those at the top are headings."""
    header = "<w:tblHeader/>"
    rows = (
        tr(tc("Action"), properties=header),
        tr(tc("What"), properties=header),
        tr(tc("a")),
        tr(tc("b"), properties=header),
    )

    (table,) = read(tbl(*rows)).tables

    assert table.heading_rows == 2


COLOURS = {
    "of the cell": ('<w:shd w:val="clear" w:fill="ff0000"/>', "FF0000"),
    "that covers all": (
        '<w:shd w:val="solid" w:color="00B050" w:fill="auto"/>',
        "00B050",
    ),
    "that is none": ('<w:shd w:val="clear" w:fill="auto"/>', ""),
    "that is not there": ("", ""),
}


@pytest.mark.parametrize("colour", COLOURS)
def test_a_cell_has_its_colour(colour: str) -> None:
    """The fill is kept as it is written."""
    properties, expected = COLOURS[colour]

    (table,) = read(tbl(tr(tc("x", properties=properties)))).tables

    assert table.cells[0].colour == expected


def test_a_table_gives_its_colour_to_cells_without_one() -> None:
    """By its style, and by its own shading; the cell's own fill wins."""
    own = tc("x", properties='<w:shd w:val="clear" w:fill="FF0000"/>')
    style = '<w:tblPr><w:tblStyle w:val="Blue"/></w:tblPr>'
    body = f"<w:tbl>{style}{tr(tc('a'), own)}</w:tbl>"

    (table,) = read(body, {"styles": STYLES}).tables

    assert [cell.colour for cell in table.cells] == ["0000FF", "FF0000"]


DATES: dict[str, tuple[str, str, Date, Doubt]] = {
    "a day": ("31 March 2012", "d MMMM yyyy", Date(2012, 3, 31), ""),
    "a day in figures": ("31/03/2012", "dd/MM/yyyy", Date(2012, 3, 31), ""),
    "a month": ("March 2012", "MMMM yyyy", Date(2012, 3), ""),
    "no year": ("31 March", "d MMMM", Date(2012, 3, 31), "year-not-shown"),
    "the month first": ("3/31/2012", "M/d/yyyy", Date(2012, 3, 31), "month-first"),
}


@pytest.mark.parametrize("shown", DATES)
def test_a_picked_date_is_the_date_of_its_cell(shown: str) -> None:
    """Word stores the date itself, next to the words that it shows."""
    text, form, date, doubt = DATES[shown]

    (table,) = read(in_cell(p(picker(text, form)))).tables

    assert table.cells[0].value == Value("date", text, date, doubt)


def test_a_date_picker_can_be_around_its_cell() -> None:
    """Word puts it there if the cell has nothing else in it."""
    date = (
        '<w:date w:fullDate="2012-03-31T00:00:00Z">'
        '<w:dateFormat w:val="d MMMM yyyy"/></w:date>'
    )
    row = tr(tc("Train"), sdt(tc("31 March 2012"), date))

    (table,) = read(tbl(row)).tables

    assert [cell.value for cell in table.cells] == [
        None,
        Value("date", "31 March 2012", Date(2012, 3, 31)),
    ]


NO_DATES = {
    "typed over": p(picker("30 April 2012", "d MMMM yyyy")),
    "among other words": p(r("by "), picker("31 March 2012", "d MMMM yyyy")),
    "with an unfilled prompt": p(
        sdt(r("31 March 2012"), '<w:showingPlcHdr/><w:date w:fullDate="2012-03-31"/>')
    ),
    "that was never picked": p(sdt(r("31 March 2012"), "<w:date/>")),
    "twice": p(picker("31 March 2012", "d MMMM yyyy"))
    + p(picker("31 March 2012", "d MMMM yyyy")),
}


@pytest.mark.parametrize("field", NO_DATES)
def test_a_date_that_is_not_what_the_cell_says_is_not_used(field: str) -> None:
    """The words of the cell count, if they are not exactly the picked date."""
    (table,) = read(in_cell(NO_DATES[field])).tables

    assert table.cells[0].value is None


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>
    <w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
    <w:lvlText w:val="%1(%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>
    <w:lvlText w:val="%3"/><w:lvlRestart w:val="0"/></w:lvl>
  <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
  <w:lvl w:ilvl="4"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%5"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
    <w:pStyle w:val="Other"/><w:lvlText w:val="%1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimalZero"/>
    <w:pStyle w:val="Point"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="27"/><w:numFmt w:val="upperLetter"/>
    <w:lvlText w:val="%1)"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="4000"/><w:numFmt w:val="upperRoman"/>
    <w:lvlText w:val="%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1000"/><w:numFmt w:val="lowerLetter"/>
    <w:lvlText w:val="%3"/></w:lvl>
  <w:lvl w:ilvl="3"><w:numFmt w:val="none"/><w:lvlText w:val="Note"/></w:lvl>
  <w:lvl w:ilvl="x"/>
</w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/>
  <w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="5"/>
    <w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl></w:lvlOverride>
  <w:lvlOverride w:ilvl="1"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
"""


def item(level: int, list_id: int = 1, more: str = "") -> str:
    """Write an empty paragraph in a list."""
    return p(
        properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/>'
        f"</w:numPr>{more}"
    )


NUMBERS: dict[str, tuple[list[str], list[str]]] = {
    "count on": ([item(0), item(0)], ["3.", "4."]),
    "begin again below": (
        [item(0), item(1), item(1), item(0), item(1)],
        ["3.", "3(a)", "3(b)", "4.", "4(a)"],
    ),
    "do not begin again if the list says so": (
        [item(2), item(0), item(2)],
        ["i", "3.", "ii"],
    ),
    "begin again in a list that says so": (
        [item(0), item(0), item(0, 2), item(0, 2)],
        ["3.", "4.", "1.", "2."],
    ),
    "are letters and Roman numbers, as far as these go": (
        [item(0, 3), item(1, 3), item(2, 3)],
        ["AA)", "4000", "1000"],
    ),
    "are words if the list says so": ([item(3, 3)], ["Note"]),
    "are changed for one list": ([item(0, 4), item(0, 4)], ["V", "VI"]),
    "are not bullets": ([item(3), item(0)], ["", "3."]),
    "are not guessed": ([item(4)], [""]),
    "are of lists that are there": ([item(0, 99)], [""]),
    "come from the style": ([styled("Point"), styled("Point")], ["1.01", "1.02"]),
    "are taken away": (
        [
            p(
                properties='<w:pStyle w:val="Point"/><w:numPr><w:numId w:val="0"/>'
                "</w:numPr>"
            )
        ],
        [""],
    ),
    "do not count a paragraph whose end was deleted": (
        [item(0, more=f"<w:rPr><w:del {BY}/></w:rPr>") + item(0)],
        ["3."],
    ),
}


@pytest.mark.parametrize("law", NUMBERS)
def test_automatic_numbers_are_what_word_shows(law: str) -> None:
    """Each is a piece that is not in the file, before the text of its paragraph."""
    cells, expected = NUMBERS[law]
    body = tbl(*(tr(tc(cell)) for cell in cells))

    file = read(body, {"numbering": NUMBERING, "styles": STYLES})

    assert [cell.text for cell in file.tables[0].cells] == expected


def test_a_deleted_row_is_not_numbered() -> None:
    """After the change is accepted, the next row has the number."""
    rows = tr(tc(item(0)), properties=f"<w:del {BY}/>") + tr(tc(item(0)))

    (table,) = read(tbl(rows), {"numbering": NUMBERING}).tables

    assert [brief(cell.pieces) for cell in table.cells] == [[], ["3.¶ [automatic]"]]


NOTES = {
    "comments": f'<w:comment w:id="4">{p(r("Is this right?"))}</w:comment>'
    f'<w:comment w:id="5">{p(r("Nobody refers to me"))}</w:comment>'
    '<w:comment w:id="6"/>',
    "footnotes": f'<w:footnote w:id="4">{p(r("See 2.1"))}</w:footnote>',
    "endnotes": f'<w:endnote w:id="4">{p(r("The end"))}</w:endnote>',
}


def test_notes_are_in_the_cell_that_refers_to_them() -> None:
    """None of them is data, and the text around them is."""
    marks = "".join(
        f'<w:r><w:{kind}Reference w:id="4"/></w:r>'
        for kind in ("comment", "footnote", "endnote", "comment")
    )

    file = read(in_cell(p(r("Train"), marks, r(" staff"))), NOTES)

    assert brief(file.tables[0].cells[0].pieces) == [
        "Train",
        "Is this right?¶ [comment]",
        "See 2.1¶ [note]",
        "The end¶ [note]",
        " staff¶",
    ]
    assert texts(file) == [("row 1, column 1", "Train staff")]
    assert [(it.place, brief(it.pieces)) for it in file.apart] == [
        ("comment that nothing refers to", ["Nobody refers to me¶ [comment]"])
    ]


def test_what_is_outside_the_body_is_apart() -> None:
    """Headers, footers, charts, building blocks, and text in parts of any kind."""
    others = {
        "header": p(r("OFFICIAL")),
        "footer": p(r("Page")) + tbl(tr(tc("1"))),
        "chart": "<c:v>Done</c:v><c:v>12</c:v>",
        "glossaryDocument": p(r("Choose a lead")),
        "somethingNew": p(r("kept")),
    }

    file = read(p(r("Plan")), others)

    assert [(it.place, brief(it.pieces)) for it in file.apart] == [
        ("header 1", ["OFFICIAL¶ [margin]"]),
        ("footer 1", ["Page¶ [margin]", "1¶ [margin nested]"]),
        ("chart 1", ["Done↵ [text-box]", "12↵ [text-box]"]),
        ("building block 1", ["Choose a lead¶ [placeholder]"]),
        ("other text 1", ["kept¶ [text-box]"]),
    ]


def test_a_watermark_is_told_but_is_not_in_the_text() -> None:
    """Its words are an attribute, so they are not counted as characters."""
    header = p('<w:r><w:pict><v:textpath string="DRAFT"/></w:pict></w:r>', r("x"))

    (found,) = read(p(r("Plan")), {"header": header}).apart

    assert brief(found.pieces) == [
        "DRAFT [automatic margin text-box]",
        "x¶ [margin]",
    ]


def test_paragraphs_and_tables_keep_their_order() -> None:
    """Paragraphs and tables count from 1, also inside a control."""
    body = (
        p(r("One"))
        + tbl(tr(tc("a")))
        + sdt(p() + p(r("Three")) + tbl(tr(tc("b"))))
        + p(r("Fo"), properties=f"<w:rPr><w:del {BY}/></w:rPr>")
        + p(r("ur"))
    )

    file = read(body)

    assert [
        it.name if isinstance(it, Table) else (it.place, it.text) for it in file.blocks
    ] == [
        ("paragraph 1", "One"),
        "table 1",
        ("paragraph 3", "Three"),
        "table 2",
        ("paragraph 5", "Four"),
    ]


def test_a_document_inside_the_document_is_refused() -> None:
    """Its words are in another part, so nothing could be said to be complete."""
    found = office.read(docx(p(r("x")) + '<w:altChunk r:id="r1"/>'), "plan.docx")

    assert isinstance(found, Fault)
    assert found.rule == "document-inside-document"


def test_pictures_and_files_inside_are_told() -> None:
    """They may say something, but they are not text."""
    parts: dict[str, str | bytes] = dict(docx_parts(p(r("x"))))
    parts |= {"word/media/a.png": b"", "word/media/b.png": b""}
    parts |= {"word/embeddings/table.xlsx": b""}

    found = office.read(zipped(parts), "plan.docx")

    assert isinstance(found, OfficeFile)
    assert found.not_read == (NotRead("pictures", 2), NotRead("other-files", 1))


def test_a_field_does_not_go_on_in_a_note() -> None:
    """A note inside a field that is open is text, and not code."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    mark = '<w:r><w:footnoteReference w:id="4"/></w:r>'

    (table,) = read(in_cell(p(begin, mark, end)), NOTES).tables

    assert brief(table.cells[0].pieces) == ["See 2.1¶ [note]"]


def test_a_field_goes_on_after_a_note() -> None:
    """What comes after the note is still the code of the field."""
    signs = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    ]
    mark = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    field = signs[0] + mark + r("code") + signs[1] + r("result") + signs[2]

    (table,) = read(in_cell(p(field)), NOTES).tables

    assert brief(table.cells[0].pieces) == [
        "See 2.1¶ [note]",
        "code [instruction]",
        "result¶",
    ]


def test_the_same_document_in_the_strict_form_of_the_standard() -> None:
    """Word can save with other namespaces, which mean the same."""
    parts = {
        name: content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/",
            "http://purl.oclc.org/ooxml/wordprocessingml/",
        ).replace(RELATED, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, content in docx_parts(
            tbl(tr(tc("Action"))), {"header": p(r("OFFICIAL"))}
        ).items()
    }

    file = office.read(zipped(parts), "plan.docx")

    assert isinstance(file, OfficeFile)
    assert texts(file) == [("row 1, column 1", "Action")]
    assert [it.text for it in file.apart] == [""]
    assert brief(file.apart[0].pieces) == ["OFFICIAL¶ [margin]"]


def test_a_cell_is_complete() -> None:
    """One cell, with all that is known about it."""
    (table,) = read(in_cell("Train staff")).tables

    assert table == Table(
        "table 1",
        (Cell(1, 1, table.cells[0].pieces, "row 1, column 1"),),
    )
