"""What people type outside the form of a sheet or a tracker is listed, never lost."""

import copy
import csv
import re
import shutil
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from filled_trackers import Filled, changed, saved_by_libreoffice
from generated_plans import perfect
from tests.conftest import run
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.text import sent_lines

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

ON = ("--as-of", "2012-03-01")
FIRST, SECOND = "audit-1-2011/1.1", "audit-1-2011/1.2"
GOOD = {
    "Date": date(2012, 2, 28),
    "What has been done": "All teams use the new form.",
    "New rating": "Green",
}
SHEET = "head-of-service-assessment"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan, a tracker of it, and the sheets for its owner."""
    folder = tmp_path_factory.mktemp("sent")
    text = yaml.safe_dump(perfect(1), sort_keys=False)
    (folder / "audit-1-2011.yaml").write_text(text, "utf-8")
    run("export", "tracker", str(folder), "-o", str(folder / "t.xlsx"), *ON)
    sheets = ("-o", str(folder / "chase"), "--meeting", "2012-06-05")
    run("chase", str(folder), *sheets, *ON)
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which is the current folder."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def listed(name: str, *words: str) -> tuple[str, ...]:
    """Import a file, and return what is listed as not recorded: place and text."""
    done = run("import", name, *ON, *words)
    said = " ".join(done.output.split())
    file = re.escape(Path(name).name)
    found = re.findall(
        rf'{file}, ([^"]*?): "(.*?)" [^"]*?, so it is not recorded', said
    )
    assert done.exit_code == int(bool(found)), done.output
    return tuple(f"{place}: {text}" for place, text in found)


# --- trackers ---------------------------------------------------------------------


def _help(filled: Filled) -> None:
    sheet: Any = filled.book["How to use"]
    sheet["E3"] = "We also trained 12 people"
    sheet.cell(40, 1).value = "Two teams have not started"
    sheet["A1"].comment = openpyxl.comments.Comment("Why?", "x")
    (date_line,) = [
        c for r in sheet for c in r if str(c.value).startswith("Date: the date")
    ]
    date_line.value += " I will send this on Monday."


def _lists(filled: Filled) -> None:
    filled.book["Lists"]["I1"] = "Off the list"


def _below(filled: Filled) -> None:
    filled.sheet.cell(12, 1).value = "The room is booked in May"
    filled.sheet.cell(13, 2).value = "So is the hall"


def _beside(filled: Filled) -> None:
    filled.sheet.cell(filled.head, 20).value = "Our remarks"
    filled.sheet.cell(1, 1).value += ". Two were missed"


def _hidden(filled: Filled) -> None:
    filled.sheet.cell(filled.rows[SECOND], 17).value = "In the hidden column"
    filled.sheet.cell(12, 17).value = "So is this"


def _name(filled: Filled) -> None:
    filled.cell(SECOND, "Action").value = f"{SECOND} is finished"


def _copy(filled: Filled) -> None:
    for column in range(1, 18):
        value = filled.sheet.cell(filled.rows[FIRST], column).value
        filled.sheet.cell(20, column).value = value
    filled.sheet.cell(20, 10).value = "Three teams were trained."
    filled.sheet.cell(20, 4).value = "Head of Service, Fostering"
    filled.sheet.cell(20, 17).value = None


TRACKERS: dict[str, tuple[Callable[[Filled], None], tuple[str, ...]]] = {
    "how to use": (
        _help,
        (
            "sheet How to use, row 1, column A: Why?",
            "sheet How to use, row 3, column E: We also trained 12 people",
            "sheet How to use, row 11, column A: I will send this on Monday.",
            "sheet How to use, row 40, column A: Two teams have not started",
        ),
    ),
    "lists": (_lists, ("sheet Lists, row 1, column I: Off the list",)),
    "below": (
        _below,
        (
            "sheet Tracker, row 12, column A (Action): The room is booked in May",
            "sheet Tracker, row 13, column B (What will be done): So is the hall",
        ),
    ),
    "beside the headings": (
        _beside,
        (
            "sheet Tracker, row 1, column A: OFFICIAL. Two were missed",
            "sheet Tracker, row 4, column T: Our remarks",
        ),
    ),
    "the hidden column": (
        _hidden,
        (
            "sheet Tracker, row 6, column Q: In the hidden column",
            "sheet Tracker, row 12, column Q: So is this",
        ),
    ),
    "a copy of a row": (
        _copy,
        ("sheet Tracker, row 20, column D (Owner): Head of Service, Fostering",),
    ),
}


@pytest.mark.parametrize("what", TRACKERS)
def test_words_next_to_the_rows_of_a_tracker_are_listed(here: Path, what: str) -> None:
    """On its other sheets, below the rows and in grey cells of rows that were added."""
    change, expected = TRACKERS[what]

    def fill(filled: Filled) -> None:
        filled.put(FIRST, GOOD)
        change(filled)

    changed(here / "t.xlsx", here / "u.xlsx", fill)

    assert listed("u.xlsx") == expected


def test_words_next_to_the_name_of_an_action_are_listed(here: Path) -> None:
    """If that is all that was typed into the row, no row is refused for it."""
    changed(here / "t.xlsx", here / "u.xlsx", _name)

    done = run("import", "u.xlsx", *ON)

    assert done.exit_code == 1
    assert (
        f'column A (Action): this locked cell was changed to "{SECOND} is finished".'
        in " ".join(done.output.split())
    )


def test_a_text_box_on_a_tracker_is_listed(here: Path) -> None:
    """It is in front of the cells, and nobody sees it in the list of changes."""
    import zipfile  # noqa: PLC0415 -- only this test changes parts

    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/'
        'spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
        'main"><a:p><a:r><a:t>Please ring me</a:t></a:r></a:p></xdr:wsDr>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/>'
        "</Relationships>"
    )
    with (
        zipfile.ZipFile(here / "t.xlsx") as old,
        zipfile.ZipFile(here / "u.xlsx", "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/drawings/drawing1.xml", drawing)
        new.writestr("xl/worksheets/_rels/sheet1.xml.rels", relations)

    assert listed("u.xlsx") == ("text box on sheet Tracker: Please ring me",)


def test_a_tracker_without_the_marks_of_its_lines_is_still_read(here: Path) -> None:
    """As those are that were sent before. What is in another column is listed."""

    def change(filled: Filled) -> None:
        filled.put(FIRST, GOOD)
        key = filled.sheet.cell(filled.head, 17)
        key.value = " ".join(key.value.split()[:2])
        filled.book["How to use"]["C3"] = "We also trained 12 people"

    changed(here / "t.xlsx", here / "u.xlsx", change)

    assert "made on 1 March 2012" in " ".join(
        run("import", "u.xlsx", *ON).output.split()
    )
    assert listed("u.xlsx") == (
        "sheet How to use, row 3, column C: We also trained 12 people",
    )


def test_nothing_that_was_sent_is_listed(here: Path) -> None:
    """Neither from a workbook nor from the text that Excel makes of it."""
    rows = openpyxl.load_workbook("t.xlsx")["Tracker"].values
    with Path("u.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)

    assert [listed(name) for name in ("t.xlsx", "u.csv")] == [(), ()]
    for path in sorted((here / "chase").glob(f"{SHEET}.*")):
        if path.suffix in (".docx", ".md"):
            done = run("import", str(path), *ON)
            assert (done.exit_code, "Only the form" in done.output) == (0, False)


OWN_WORDS = ("Complete", "on hold", "Evidence", "\u2713", "\U0001f44d", "???")


@pytest.mark.parametrize("text", OWN_WORDS)
@pytest.mark.parametrize("cell", ["B1", "T4", "Help", "added"])
def test_a_word_that_is_an_option_elsewhere_is_listed(
    here: Path, text: str, cell: str
) -> None:
    """So is a sign. An option was sent only on the sheet Lists."""

    def change(filled: Filled) -> None:
        if cell == "added":
            filled.book.create_sheet("Ours")["A1"] = text
        elif cell == "Help":
            filled.book["How to use"]["A50"] = text
        else:
            filled.sheet[cell] = text

    changed(here / "t.xlsx", here / "u.xlsx", change)

    (said,) = listed("u.xlsx")

    assert said.endswith(f": {text}")


@pytest.mark.parametrize("old", [False, True])
def test_a_word_next_to_the_title_of_a_tracker_is_listed(
    here: Path, *, old: bool
) -> None:
    """Also if the marks do not say where each line belongs, as at first."""

    def change(filled: Filled) -> None:
        filled.sheet["B1"] = "Complete"
        key = filled.sheet.cell(filled.head, 17)
        if old:
            key.value = re.sub(r"\b[hl](?=[0-9a-f]{8}\b)", "", key.value)

    changed(here / "t.xlsx", here / "u.xlsx", change)

    assert listed("u.xlsx") == ("sheet Tracker, row 1, column B: Complete",)


def test_a_copy_of_the_sheet_with_the_help_is_not_listed(here: Path) -> None:
    """But what was added to the copy is."""

    def change(filled: Filled) -> None:
        sheet: Any = filled.book.copy_worksheet(filled.book["How to use"])
        sheet["C3"] = "Complete"

    changed(here / "t.xlsx", here / "u.xlsx", change)

    assert listed("u.xlsx") == ("sheet How to use Copy: Complete",)


# --- sheets in Markdown -----------------------------------------------------------

ROW = f"| {FIRST} |  |  |  |  |  |  |  |"
FILLED = f"| {FIRST} | 28 Feb 2012 | All teams use the new form. |  | Green |  |  |  |"
LINES = {
    "before the first heading": (
        "**OFFICIAL**\n\n#",
        "Two are late.\n\n**OFFICIAL**\n\n#",
    ),
    "before the form": ("| Action |", "Two are late.\n\n| Action |"),
    "on the form": ("| Action |", "Two are late.\n| Action |"),
    "between the sections": ("## Return", "Two are late.\n\n## Return"),
    "below an action": (f"\n- **{SECOND}**", f"\n  Two are late.\n- **{SECOND}**"),
    "on a line that was sent": (
        "Please report on 2 actions before the meeting on 5 June 2012. Fill in the form"
        " at the end of this page, and send it back.",
        "Please report on 2 actions before the meeting on 5 June 2012. Fill in the form"
        " at the end of this page, and send it back. Two are late.",
    ),
    "below": ("<!--", "Two are late.\n\n<!--"),
}


@pytest.mark.parametrize("width", [0, 60])
@pytest.mark.parametrize("where", LINES)
def test_a_line_added_to_a_sheet_in_markdown_is_listed(
    here: Path, where: str, width: int
) -> None:
    """Wherever it is, also if another program has wrapped the lines that were sent."""
    text = (here / "chase" / f"{SHEET}.md").read_text("utf-8")
    before, after = LINES[where]
    assert (ROW in text, before in text) == (True, True)
    text = text.replace(ROW, FILLED).replace(before, after, 1)
    Path("u.md").write_text(_wrapped(text, width), "utf-8")

    (said,) = listed("u.md")

    assert said.endswith(": Two are late.")


@pytest.mark.parametrize("width", [30, 76])
def test_an_email_may_wrap_the_line_with_the_marks(here: Path, width: int) -> None:
    """What was added is still known, and no mark is taken for words of the owner."""
    text = (here / "chase" / f"{SHEET}.md").read_text("utf-8").replace(ROW, FILLED)
    before, _, marks = text.partition("<!--")
    wrapped = textwrap.wrap(f"<!--{marks}", width, break_on_hyphens=False)
    lines = "\n".join(wrapped)
    Path("u.md").write_text(f"{before}{lines}\nTwo are late.\n", "utf-8")

    (said,) = listed("u.md")

    assert (len(wrapped) > 1, said.endswith(": Two are late.")) == (True, True)


def _wrapped(text: str, width: int) -> str:
    lines = [
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        if width and line[:1] not in ("|", "<")
        else [line]
        for line in text.splitlines()
    ]
    return "\n".join("\n".join(each) for each in lines)


def test_a_sheet_that_lost_its_marks_says_that_only_the_form_is_read(
    here: Path,
) -> None:
    """As before there were marks, and if the line with them was deleted."""
    text = (here / "chase" / f"{SHEET}.md").read_text("utf-8").partition("<!--")[0]
    Path("u.md").write_text(text.replace(ROW, FILLED), "utf-8")

    done = run("import", "u.md", *ON)

    words = " ".join(done.output.split())
    assert done.exit_code == 0
    assert "Only the form is read. If anything was written next to it, it is" in words


@pytest.mark.parametrize("width", [0, 60])
@pytest.mark.parametrize("where", ["before the first heading", "before the form"])
def test_what_is_above_a_sheet_without_marks_is_listed_too(
    here: Path, where: str, width: int
) -> None:
    """Before its title, and between its last line and the form, nothing was sent."""
    text = (here / "chase" / f"{SHEET}.md").read_text("utf-8").partition("<!--")[0]
    text = text.replace(ROW, FILLED).replace(*LINES[where], 1)
    Path("u.md").write_text(_wrapped(text, width), "utf-8")

    assert [each.partition(": ")[2] for each in listed("u.md")] == ["Two are late."]


def test_what_is_above_a_sheet_in_word_without_marks_is_listed_too(here: Path) -> None:
    """The same, if another program has not kept the marks."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    _word_sheet(here, "above")
    document = docx.Document("u.docx")
    rels = document.part.package.rels
    (number,) = [n for n, r in rels.items() if r.reltype.endswith("custom-properties")]
    rels.pop(number)
    form = document.tables[-1]._tbl
    form.addprevious(copy.deepcopy(document.paragraphs[0]._p))
    document.save("u.docx")

    said = [each.partition(": ")[2] for each in listed("u.docx")]

    assert said == ["Two are late.", "Two are late."]


@pytest.mark.parametrize("text", OWN_WORDS[2:])
@pytest.mark.parametrize("ending", ["md", "docx"])
def test_a_heading_or_a_sign_next_to_a_form_is_listed(
    here: Path, ending: str, text: str
) -> None:
    """The headings of the form were sent only in its table."""
    if ending == "md":
        sheet = (here / "chase" / f"{SHEET}.md").read_text("utf-8")
        Path("u.md").write_text(sheet.replace("\n#", f"\n{text}\n\n#", 1), "utf-8")
    else:
        docx = pytest.importorskip("docx", reason="python-docx is not installed")
        document = docx.Document(str(here / "chase" / f"{SHEET}.docx"))
        document.paragraphs[0].insert_paragraph_before(text)
        document.save("u.docx")

    (said,) = listed(f"u.{ending}")

    assert said.endswith(f": {text}")


@pytest.mark.parametrize("name", ["u.txt", "u", "-"])
def test_a_sheet_in_markdown_is_read_as_text_too(here: Path, name: str) -> None:
    """As it is saved from an email, or pasted."""
    text = (here / "chase" / f"{SHEET}.md").read_text("utf-8").replace(ROW, FILLED)
    Path("u.txt").write_text(text, "utf-8")
    Path("u").write_text(text, "utf-8")

    done = CliRunner().invoke(app, ["import", name, "--record", *ON], input=text)

    assert (done.exit_code, "Only the form" in done.output) == (0, False), done.output
    assert "note: All teams use the new form." in Path("audit-1-2011.yaml").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("ending", ["md", "docx"])
def test_words_next_to_the_action_number_of_a_form_are_listed(
    here: Path, ending: str
) -> None:
    """If nothing else is in the row, it is no report that could be refused."""
    path = here / "chase" / f"{SHEET}.{ending}"
    if ending == "md":
        text = path.read_text("utf-8")
        path.write_text(text.replace(f"| {SECOND} |", f"| {SECOND} done |"), "utf-8")
    else:
        docx = pytest.importorskip("docx", reason="python-docx is not installed")
        document = docx.Document(str(path))
        document.tables[-1].cell(2, 0).text = f"{SECOND} done"
        document.save(str(path))

    (said,) = listed(str(path))

    assert said.endswith(f" (Action): {SECOND} done")


# --- sheets in Word ---------------------------------------------------------------


def _above(document: Any) -> None:  # noqa: ANN401 -- of python-docx
    document.paragraphs[0].insert_paragraph_before("Two are late.")


def _on_a_line(document: Any) -> None:  # noqa: ANN401 -- as above
    document.paragraphs[1].add_run(" Two are late.")


def _in_a_table(document: Any) -> None:  # noqa: ANN401 -- as above
    document.tables[0].cell(1, 2).add_paragraph("Two are late.")


def _in_the_footer(document: Any) -> None:  # noqa: ANN401 -- as above
    document.sections[0].footer.add_paragraph("Two are late.")


@pytest.mark.parametrize("text", ["Ask R&D and Q&A", "&100 is spent", "✓"])
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_header_is_listed_with_its_signs_for_and(
    here: Path, ending: str, text: str
) -> None:
    """Only Excel writes codes with that sign, and the sign itself twice."""
    if ending == "xlsx":

        def change(filled: Filled) -> None:
            filled.sheet.oddHeader.left.text = text.replace("&", "&&")

        changed(here / "t.xlsx", here / "u.xlsx", change)
    else:
        docx = pytest.importorskip("docx", reason="python-docx is not installed")
        document = docx.Document(str(here / "chase" / f"{SHEET}.docx"))
        document.sections[0].header.add_paragraph(text)
        document.save("u.docx")

    (said,) = listed(f"u.{ending}")

    assert said.endswith(f": {text}")


def _in_a_new_table(document: Any) -> None:  # noqa: ANN401 -- as above
    document.add_table(1, 1).cell(0, 0).text = "Two are late."


WORD = {
    "above": (_above, "paragraph 1"),
    "on a line": (_on_a_line, "paragraph 2"),
    "in a table": (_in_a_table, "table 1, row 2, column 3"),
    "in the footer": (_in_the_footer, "footer 1"),
    "in a new table": (_in_a_new_table, "table 3, row 1, column 1"),
}


def _word_sheet(here: Path, where: str) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document = docx.Document(str(here / "chase" / f"{SHEET}.docx"))
    form = document.tables[-1]
    for column, text in enumerate(
        ("28 Feb 2012", "All teams use the new form."), start=1
    ):
        form.cell(1, column).text = text
    form.cell(1, 4).text = "Green"
    WORD[where][0](document)
    document.save("u.docx")


@pytest.mark.parametrize("where", WORD)
def test_a_line_added_to_a_sheet_in_word_is_listed(here: Path, where: str) -> None:
    """Above the form, on a line that was sent, in another table or in the footer."""
    _word_sheet(here, where)

    assert listed("u.docx") == (f"{WORD[where][1]}: Two are late.",)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("where", WORD)
def test_libreoffice_keeps_the_marks(here: Path, where: str) -> None:
    """What is listed is the same after it has saved the sheet."""
    _word_sheet(here, where)
    saved_by_libreoffice([Path("u.docx")], here / "saved", here / "profile", "docx")

    assert listed("saved/u.docx") == (f"{WORD[where][1]}: Two are late.",)


def test_a_picture_in_a_sheet_is_said_not_to_be_read(here: Path) -> None:
    """It may be a photograph of the minutes."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document = docx.Document(str(here / "chase" / f"{SHEET}.docx"))
    image = Path(docx.__file__).parent / "templates" / "default-docx-template"
    picture = next(iter(image.rglob("*.jpeg")))
    document.add_picture(str(picture))
    document.save("u.docx")

    done = run("import", "u.docx", *ON)

    words = " ".join(done.output.split())
    assert done.exit_code == 1
    assert "u.docx has 1 picture, which cannot be read, so nothing in it is" in words


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize("shown", ["minutes", "https://example.org/a%20b.docx"])
@pytest.mark.parametrize("ending", ["xlsx", "docx", "field.docx"])
@pytest.mark.usefixtures("here")
def test_an_address_that_is_not_shown_is_said_not_to_be_recorded(
    ending: str, shown: str
) -> None:
    """Word shows the title of a document in place of the address that was pasted."""
    link = "https://example.org/a%20b.docx"

    def change(filled: Filled) -> None:
        filled.put(FIRST, GOOD)
        filled.cell(FIRST, "Evidence").hyperlink = link
        filled.cell(FIRST, "Evidence").value = shown

    if ending == "xlsx":
        changed(Path("t.xlsx"), Path("u.xlsx"), change)
    else:
        docx = pytest.importorskip("docx", reason="python-docx is not installed")
        document = docx.Document(str(Path("chase") / f"{SHEET}.docx"))
        kind = f"{_OFFICE}/hyperlink"
        number = document.part.relate_to(link, kind, is_external=True)
        word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        names = f'xmlns:w="{word}" xmlns:r="{_OFFICE}"'
        text = f"<w:r><w:t>{shown}</w:t></w:r>"
        made = f'<w:hyperlink {names} r:id="{number}">{text}</w:hyperlink>'
        if ending == "field.docx":
            document.part.drop_rel(number)
            begin, apart, end = (
                f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
                for kind in ("begin", "separate", "end")
            )
            code = f'<w:r><w:instrText> HYPERLINK "{link}" </w:instrText></w:r>'
            made = f"<w:p {names}>{begin}{code}{apart}{text}{end}</w:p>"
        cells = document.tables[-1].rows[1].cells
        for cell, filled in zip(cells[1:], ("28 Feb 2012", "In use."), strict=False):
            cell.text = filled
        xml, line = docx.oxml.parse_xml(made), cells[5].paragraphs[0]._p
        for each in [*xml] if ending == "field.docx" else [xml]:
            line.append(each)
        document.save(f"u.{ending}")

    done = run("import", f"u.{ending}", *ON)

    said = f'u.{ending}: "{link}" is the address of a link, and is not shown in the'
    words = " ".join(done.output.split())
    assert (said in words, "formula" in words) == (shown == "minutes", False)


_LINKED = "https://example.org/report"


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        (f"See {_LINKED}.", True),
        (f"({_LINKED}/), and more", True),
        (f"\u201c{_LINKED}\u201d", True),
        (_LINKED.upper(), True),
        (f"See {_LINKED}-2", False),
        (f"See {_LINKED}.docx.", False),
        (f"See {_LINKED}/annex", False),
        (f"See {_LINKED}/?page=2", False),
        (f"See https://example.com/?to={_LINKED}", False),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_longer_address_does_not_show_a_shorter_one(
    text: str, *, is_shown: bool
) -> None:
    """They may lead to different documents."""

    def change(filled: Filled) -> None:
        filled.put(FIRST, GOOD | {"What has been done": text, "Evidence": "Minutes"})
        filled.cell(FIRST, "Evidence").hyperlink = _LINKED
        filled.cell(FIRST, "Evidence").value = "Minutes"

    changed(Path("t.xlsx"), Path("u.xlsx"), change)

    words = " ".join(run("import", "u.xlsx", *ON).output.split())

    assert ("is the address of a link" in words) != is_shown


# --- the marks --------------------------------------------------------------------


def test_of_a_long_line_that_goes_on_only_the_rest_is_new() -> None:
    """But not of a short one, which may have been typed."""
    sent = frozenset(sent_lines.marks(("Due by the end of June.", "In progress")))

    found = sent_lines.added(
        ("Due by the end of June. We need July.", "In progress at last", "- -"), sent
    )

    assert list(found) == [
        (0, "We need July."),
        (1, "In progress at last"),
        (2, "- -"),
    ]


def test_a_line_of_many_words_is_known_by_its_mark() -> None:
    """A note may be as long as a page, and a program may wrap it or not."""
    long = " ".join(f"word {number}" for number in range(2_000))
    sent = frozenset(sent_lines.marks((long, "In progress.")))

    assert not list(sent_lines.added((long, "In progress."), sent))
    assert list(sent_lines.added((f"{long} New words.",), sent)) == [(0, "New words.")]


ODD = (
    "*bold* _x_ `code` [a](http://x.y) &amp; | pipe \\ back",
    "1. first\n2. second\n\n- bullet: - two\n# heading",
    "a #1 @name GH-12 www.x.org :smile: http://a.b/c",
    "\u201cquotes\u201d \u2013 dash \u2026 \xbd \xb2 \ufb01 \u200b and \xad none",
    "=SUM(1) +1 -2 @x",
    "___",
    "Page 3 of 7",
)


def test_no_line_is_listed_because_of_its_signs(here: Path) -> None:
    """Whatever is in a plan, Markdown and Word give the same letters and digits."""
    path = here / "audit-1-2011.yaml"
    plan = yaml.safe_load(path.read_text("utf-8"))
    (outcome,) = plan["outcomes"]
    outcome["actions"] = [
        outcome["actions"][0]
        | {
            "id": f"1.{number}",
            "action": text,
            "progress": [{"date": "2012-02-10", "note": text}],
        }
        for number, text in enumerate(ODD, start=1)
    ]
    path.write_text(yaml.safe_dump(plan, sort_keys=False, allow_unicode=True), "utf-8")
    run("chase", ".", "-o", "odd", "--meeting", "2012-06-05", *ON)
    run("export", "tracker", ".", "-o", "odd.xlsx", *ON)

    names = [*(here / "odd").glob(f"{SHEET}.[dm]*"), Path("odd.xlsx")]

    assert [listed(str(name)) for name in names] == [()] * len(names)
    assert len(names) >= 2


def test_marks_are_read_only_if_there_is_nothing_else() -> None:
    """What was cut or edited is no list of all lines."""
    made = sent_lines.comment(sent_lines.marks(("One", "Two", "...")))

    assert len(sent_lines.in_comment([made], 0)[0]) == 3
    assert not sent_lines.in_comment([made.replace(" -->", " x -->")], 0)[0]
    assert not sent_lines.read("0123abcd ...")
