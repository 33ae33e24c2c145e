"""Laws of papers as HTML and Word: the same facts, on pages that everyone can use."""

import io
import re
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.conftest import SPECIMEN, run
from tests.test_streams import hostile

from actionplan.diagnostics import Refusal
from actionplan.output import paper as papers
from actionplan.output.paper import Item, Paper, PaperTable, Section

docx = pytest.importorskip("docx", reason="python-docx is not installed")
from docx.oxml.ns import qn  # noqa: E402 -- only if python-docx is there

from actionplan.output import paper_document as word  # noqa: E402 -- as above

pytestmark = pytest.mark.thorough

EXAMPLES = Path(__file__).parents[1] / "examples"
COMMANDS = {
    "agenda": ("agenda", str(EXAMPLES), "--meeting", "2026-12-04"),
    "since": ("since", "2026-05-01", str(EXAMPLES)),
    "status": ("status", str(EXAMPLES), "--closed"),
    "status by owner": ("status", str(EXAMPLES), "--closed", "--group-by", "owner"),
    "accepted": ("accepted", str(EXAMPLES / "scr-family-a-2011.yaml")),
    "progress log": ("progress", "log", str(EXAMPLES / "scr-family-a-2011.yaml")),
}
AT = ("--as-of", "2026-11-24")
PAPER = Paper(
    format="x/1",
    title="Paper \ufffe <b>\x00 & \u202e",
    as_of=date(2011, 12, 5),
    about=("About & this.",),
    gaps=("Incomplete:", "- one part"),
    sections=(
        Section("a", "Overdue (1)", "", (Item("x/1.1", "Do it", ("Late.",), {}),)),
        Section("b", "Due (0)", "Nothing.", ()),
        Section("c", "Form", "", (), PaperTable(("A", "B"), ((("x/1.1",), ("",)),))),
    ),
    marking="OFFICIAL",
    end=("The end.",),
)


class Texts(HTMLParser):
    """Gather the text of a page, without its style sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the tag."""
        del attrs
        self.open = tag
        if tag != "wbr":  # where a long word may be broken
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        if self.open not in ("style", "title"):
            self.texts.append(data)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _page(path: Path) -> str:
    reader = Texts()
    reader.feed(path.read_text("utf-8"))
    return "".join(reader.texts)


def _document(path: Path) -> str:
    body = docx.Document(str(path)).element.body
    lines = (
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))
    )
    return " ".join(lines)


@pytest.mark.parametrize("name", COMMANDS)
def test_html_and_word_have_every_word_of_the_text(name: str, tmp_path: Path) -> None:
    """Nothing is gathered a second time, so no form can differ about a fact."""
    run(*COMMANDS[name], *AT, "-o", str(tmp_path / "a.html"))
    run(*COMMANDS[name], *AT, "-o", str(tmp_path / "a.docx"))
    markdown = run(*COMMANDS[name], *AT, "--format", "markdown").stdout

    page, document = _page(tmp_path / "a.html"), _document(tmp_path / "a.docx")
    plain = re.sub(r"&#?\w+;|[\\]", " ", markdown)
    lacking = {*_words(plain)} - {*_words(page)}, {*_words(plain)} - {*_words(document)}
    marking = {"OFFICIAL", "SENSITIVE"}
    assert (lacking[0], lacking[1] - marking, len(_words(page)) > 20) == (
        set(),
        set(),
        True,
    )


def test_a_document_can_be_used_by_everyone() -> None:
    """Title, language, A4, headings, heading rows that repeat, and descriptions."""
    made = docx.Document(io.BytesIO(word.write(PAPER)))
    sheet, about = made.sections[0], made.core_properties
    styles = [p.style.name for p in made.paragraphs if p.style.name[:7] == "Heading"]
    languages = {
        each.get(qn("w:val")) for each in made.styles.element.iter(qn("w:lang"))
    }
    tables = [
        (
            bool(t._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))),
            bool(t._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))),
            [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in t.rows],
            [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in t.rows],
        )
        for t in made.tables
    ]

    assert (about.title[:5], about.language, languages) == ("Paper", "en-GB", {"en-GB"})
    assert [round(side.mm) for side in (sheet.page_width, sheet.page_height)] == [
        297,
        210,
    ]
    assert styles == ["Heading 1", "Heading 2", "Heading 2", "Heading 2"]
    assert tables == [(True, True, [True, False], [True, True])] * 2


def test_each_sheet_of_a_document_has_its_marking_and_number() -> None:
    """In the header and the footer, which Word prints on each page."""
    sheet = docx.Document(io.BytesIO(word.write(PAPER))).sections[0]
    fields = [
        f.get(qn("w:instr")) for f in sheet.footer._element.iter(qn("w:fldSimple"))
    ]

    assert (sheet.header.paragraphs[0].text, fields) == (
        "OFFICIAL",
        ["PAGE", "NUMPAGES"],
    )


def test_the_same_paper_is_the_same_bytes() -> None:
    """No clock is in a document: each part has the date of the report."""
    first, second = word.write(PAPER), word.write(PAPER)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        dates = {part.date_time for part in parts.infolist()}

    assert (first == second, dates) == (True, {(2011, 12, 5, 0, 0, 0)})


def test_a_document_holds_nothing_that_acts(tmp_path: Path) -> None:
    """No control character, and no mark that turns the direction of text."""
    (tmp_path / "a.yaml").write_text(hostile(), "utf-8")

    run(
        "agenda", str(tmp_path), "--as-of", "2012-05-01", "-o", str(tmp_path / "a.docx")
    )

    with zipfile.ZipFile(tmp_path / "a.docx") as parts:
        text = "".join(
            parts.read(name).decode()
            for name in parts.namelist()
            if name[-4:] == ".xml"
        )
    assert re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text) == []
    assert "zq" in text


def test_what_xml_cannot_hold_is_written_out() -> None:
    """Such a character would make a document that Word cannot open."""
    made = docx.Document(io.BytesIO(word.write(PAPER)))

    assert made.paragraphs[0].text == "Paper \\ufffe <b>\\x00 & \\u202e"


def test_a_table_and_what_is_around_it_are_in_every_form() -> None:
    """A form to fill in, what is said before the sections, and what is said after."""
    text, markdown = papers.write(PAPER, "text"), papers.write(PAPER, "markdown")

    assert ("Form\n  x/1.1" in text, "| x/1.1 |  |" in markdown) == (True, True)
    assert (text.count("The end."), markdown.count("The end.")) == (1, 1)


@pytest.mark.parametrize(
    "command", ["agenda", "status", "since 2011-01-01", "accepted"]
)
def test_word_is_not_shown_on_a_screen(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused in a sentence, with what to type."""
    (tmp_path / "a.yaml").write_text(SPECIMEN, "utf-8")
    monkeypatch.chdir(tmp_path)

    refused = run(*command.split(), "--format", "docx").exception

    assert isinstance(refused, Refusal)
    assert [fault.rule for fault in refused.faults] == ["word-needs-file"]


@pytest.mark.parametrize(
    "line",
    [
        "agenda --format {}",
        "status --format {}",
        "since 2011-01-01 --format {}",
        "accepted --format {}",
        "progress log a.yaml --format {}",
        "render a.yaml --format {}",
        "lint --format {}",
        "schema --format {}",
        "lint --output {}=lint.out",
    ],
)
def test_md_and_markdown_are_one_format(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of the two a command has in its help."""
    (tmp_path / "a.yaml").write_text(SPECIMEN, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACTIONPLAN_AS_OF", "2012-03-01")

    short, long = (run(*line.format(word).split()) for word in ("md", "markdown"))

    assert (short.stdout, short.exit_code < 2) == (long.stdout, True)
