"""Laws of the report in Word: the words of the other forms, for everyone to use."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from tests import test_every_field as fields
from tests.conftest import SPECIMEN, run
from tests.test_streams import hostile
from tests.test_word import Texts

from actionplan import workspace
from actionplan.diagnostics import Refusal
from actionplan.output import report
from actionplan.output.report import word_plan
from actionplan.output.word_blocks import lines
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

docx = pytest.importorskip("docx", reason="python-docx is not installed")
import word_check  # noqa: E402 -- only if python-docx is there

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from actionplan.plan.portfolio import Portfolio

EXAMPLES = Path(__file__).parents[1] / "examples"
CHILD_K = EXAMPLES / "lcspr-child-k-2024.yaml"
TWO = (
    EXAMPLES / "scr-family-a-2011.yaml",
    EXAMPLES / "rapid-review-safer-sleep-2026.yaml",
)
DAY = date(2026, 11, 24)
AT = ("--as-of", "2026-11-24")


@cache
def _shown(*paths: Path, day: date = DAY) -> Portfolio:
    return gather.plans(workspace.make([*paths]), day)


@cache
def _document(*paths: Path, day: date = DAY) -> bytes:
    (made,) = report.documents(_shown(*paths, day=day), Meeting(day, "given"))
    return made.content


def test_every_word_of_a_plan_is_in_its_document(tmp_path: Path) -> None:
    """Everything that an officer typed is there, in every field.

    Each text gets a different word, so that none can be mistaken for another.
    """
    plan = fields._plan(fields.HOSTILE)
    marks = {
        f"mark{number:04}x": each.place
        for number, each in enumerate(fields._values(plan))
        if each.is_free and isinstance(each.value, str)
    }
    for mark, place in marks.items():
        fields._put(plan, place, f"{fields._at(plan, place)} {mark}")
    path = tmp_path / fields.HOSTILE.name
    path.write_text(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), "utf-8")

    text = _all_text(_document(path, day=date(2013, 1, 1)))

    missing = [place for mark, place in marks.items() if mark not in text]
    assert (len(marks) > 300, missing) == (True, [])


def _all_text(content: bytes) -> str:
    """Return the text of every part, as the marking is in the header."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.endswith(".xml")]
        return " ".join(parts.read(name).decode() for name in names)


def test_a_document_has_every_number_and_date_of_the_page() -> None:
    """No form can differ about a fact, because all are made from one tree of facts."""
    path, day = fields.HOSTILE, date(2012, 5, 1)
    meeting = Meeting(day, "given")
    (page,) = report.render(_shown(path, day=day), meeting, "html")
    reader = Texts()
    reader.feed(re.sub(r"(?s)<figure.*?</figure>", "", page.text))

    said = set(re.findall(r"\w+", "".join(reader.texts)))
    written = set(
        re.findall(r"\w+", " ".join(word_check.words(_document(path, day=day))))
    )

    figures = {word for word in said if any(map(str.isdigit, word))}
    assert (figures - written, len(figures) > 10) == (set(), True)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda p: p.stem)
@pytest.mark.parametrize("day", [date(2012, 3, 1), DAY], ids=str)
def test_a_table_has_a_row_for_the_same_actions_in_every_form(
    path: Path, day: date
) -> None:
    """No form has a row, below the same heading, for an action that another leaves out.

    Page one has the exceptions in the form for which there is room, and HTML has the
    due dates in a drawing.
    """
    shown, meeting = _shown(path, day=day), Meeting(day, "given")
    (page,) = report.render(shown, meeting, "html")
    (text,) = report.render(shown, meeting, "md")

    in_word = _rows_in_word(_document(path, day=day))
    in_markdown = _rows(text.text, r"(?m)^#+ (.*)$|^\| \[?(?:\*\*)?(\d+\.\d+)\b")
    in_html = _rows(
        page.text, r'(?s)<h\d[^>]*>(.*?)</h\d>|<th scope="row"[^>]*>(.*?)</th>'
    )

    assert {"Time since the last update", "Numbers"} <= in_word.keys()
    drawn = "Due dates, and how often they moved"
    assert _shared(in_word, in_markdown) == _shared(in_markdown, in_word)
    assert _shared(in_html, in_markdown, drawn) == _shared(in_markdown, in_html, drawn)


_Rows = dict[str, list[str]]


def _rows(text: str, found: str) -> _Rows:
    """Return the numbers of the actions with a row, below each heading."""
    rows, heading = _Rows(), ""
    for title, row in re.findall(found, text):
        plain = " ".join(re.sub(r"<[^>]*>", " ", title or row).split())
        if title:
            heading = plain
            rows.setdefault(heading, [])
        elif number := re.match(r"\d+\.\d+", plain):
            rows[heading].append(number[0])
    return rows


def _rows_in_word(content: bytes) -> _Rows:
    lines = [
        f"<h1>{block.text}</h1>"
        if isinstance(block, docx.text.paragraph.Paragraph)
        else "".join(f'<th scope="row">{row.cells[0].text}</th>' for row in block.rows)
        for block in docx.Document(io.BytesIO(content)).iter_inner_content()
        if not isinstance(block, docx.text.paragraph.Paragraph)
        or block.style.name.startswith("Heading")
    ]
    return _rows("".join(lines), r'(?s)<h1>(.*?)</h1>|<th scope="row">(.*?)</th>')


def _shared(one: _Rows, other: _Rows, *but: str) -> _Rows:
    """Return the rows below the headings where both forms have a table."""
    of_both = one.keys() & other.keys() - {*but, *_OTHER_FORM}
    return {heading: one[heading] for heading in one if heading in of_both}


_OTHER_FORM = ("Exceptions", "Additional actions")
"""Headings below which one form has a table, and another a sentence or a list."""


def test_an_action_has_its_status_once_in_the_words_of_the_other_forms() -> None:
    """It is in one line between the heading of the action and its due date."""
    from actionplan.output.report import plans  # noqa: PLC0415 -- only here

    shown = _shown(CHILD_K)
    (told,) = plans.plan_facts(shown, [Meeting(DAY, "given")], [""], apart=True)

    document = docx.Document(io.BytesIO(_document(CHILD_K)))
    lines = [paragraph.text for paragraph in document.paragraphs]

    for of in told.actions:
        at = max(
            n for n, each in enumerate(lines) if each == f"{of.action.id} {of.text}"
        )
        rating = f" | Rated {of.rating.words}" if of.rating else ""
        closed = f" {of.closed_how}" if of.closed_how else ""
        assert lines[at + 1] == f"{of.standing}{closed}{rating}"
        assert lines[at + 2].startswith("Due: ")


def test_page_one_has_the_same_facts_in_word_and_html() -> None:
    """The sentences of the summary, and each row of its table in the same words."""
    from actionplan.output.report import plans  # noqa: PLC0415 -- only here

    shown = _shown(CHILD_K)
    (told,) = plans.plan_facts(shown, [Meeting(DAY, "given")], [""], apart=True)
    (page,) = report.render(shown, Meeting(DAY, "given"), "html")

    lines = word_check.words(_document(CHILD_K))
    rows = [
        (f.words, str(f.number), ", ".join(link.words for link in f.which))
        for f in told.figures
    ]
    in_word = [(lines[at], lines[at + 1]) for at in range(len(lines) - 1)]
    reader = Texts()
    reader.feed(page.text)
    plain = " ".join("".join(reader.texts).split())
    # What was done late is only counted if there is no room for more.
    both = zip(told.summary, told.summary_briefly, strict=True)
    summary = [each if each in lines else briefly for each, briefly in both]
    assert [each for each in summary if each not in lines] == []
    assert [each for each in summary if each not in plain] == []
    assert [row for row in rows if row[:2] not in in_word] == []
    assert [row for row in rows if row[2] and row[2] not in lines] == []


def test_page_one_says_what_has_changed_and_the_plan_what_is_not_recorded() -> None:
    """In the words of the other forms, from the same facts."""
    lines = word_check.words(_document(CHILD_K))
    (page,) = report.render(_shown(CHILD_K), Meeting(DAY, "given"), "md")

    heads = [each for each in lines if each.startswith(("Changes since", "By status:"))]
    plain = re.sub(r"\]\([^)]*\)|[*\\\[]", "", page.text)
    assert len(heads) == 2
    assert [each for each in heads if each not in plain] == []
    assert sum(each.startswith("Not recorded: ") for each in lines) > 0


@pytest.mark.parametrize("paths", [(CHILD_K,), TWO], ids=["one plan", "several"])
def test_a_summary_in_word_is_page_one_alone(paths: tuple[Path, ...]) -> None:
    """Every exception is in it, and no part of a plan."""
    shown = _shown(*paths)
    (made,) = report.documents(shown, Meeting(DAY, "given"), summary=True)

    text = " ".join(word_check.words(made.content))
    assert word_check.problems(made.content) == []
    assert ("Summary" in text, "About this plan" in text) == (True, False)
    assert all(row.action.action in text for row in shown.rows if row.is_exception)


def test_every_exception_is_in_the_document() -> None:
    """With its owner and what is wrong, before the parts of the plan."""
    from actionplan.output.report import plans  # noqa: PLC0415 -- only here

    shown = _shown(CHILD_K)
    (told,) = plans.plan_facts(shown, [Meeting(DAY, "given")], [""], apart=True)

    text = "\n".join(word_check.words(_document(CHILD_K)))
    first = text.partition("About this plan")[0]
    said = first.casefold()
    lost = [
        of.name
        for of in told.exceptions
        for each in (of.who, of.agency, *of.standing.rstrip(".").split("; "))
        if each.casefold() not in said
    ]
    assert (len(told.exceptions) > 4, lost) == (True, [])


def test_exceptions_that_are_not_about_an_action_are_in_the_document(
    tmp_path: Path,
) -> None:
    """Such as an outcome without an action."""
    text = SPECIMEN.partition("    actions:")[0] + "    actions: []\n"
    path = tmp_path / "scr-family-a-2011.yaml"
    path.write_text(text, "utf-8")

    lines = word_check.words(_document(path, day=date(2012, 3, 1)))

    assert "O1: No action has been agreed for it." in lines


@pytest.mark.parametrize("paths", [(CHILD_K,), TWO], ids=["one plan", "several"])
def test_a_report_in_word_can_be_used_by_everyone(paths: tuple[Path, ...]) -> None:
    """Title, language, headings in order, heading rows, descriptions, no empty cell."""
    assert word_check.problems(_document(*paths)) == []


def test_the_check_of_documents_finds_what_it_is_for() -> None:
    """A document as python-docx makes it has every fault."""
    made, content = docx.Document(), io.BytesIO()
    made.add_table(2, 2)
    made.core_properties.title = ""
    made.save(content)

    found = word_check.problems(content.getvalue())

    assert [each.partition(":")[0] for each in found] == [
        "no title",
        "languages",
        "no headings",
        "a table without a title or a description",
        "a table whose first row is not its heading",
        "an empty cell",
        "an empty cell",
        "not A4",
        "no page numbers",
    ]


def test_the_same_plans_are_the_same_bytes() -> None:
    """No clock is in a document."""
    first = _document(CHILD_K)

    (again,) = report.documents(_shown(CHILD_K), Meeting(DAY, "given"))

    assert again.content == first


def test_a_folder_gets_a_document_for_each_plan(tmp_path: Path) -> None:
    """The overview and each plan, as for pages; the format is that of --format."""
    out = tmp_path / "report"

    line = ("render", *map(str, TWO), *AT, "--format", "docx", "-o", str(out))
    made = run(*line)

    names = {path.name for path in out.iterdir()}
    plans = {f"{path.stem}.docx" for path in TWO}
    assert (made.exit_code, names) == (0, {"index.docx", *plans})


def test_the_ending_of_the_file_is_the_format(tmp_path: Path) -> None:
    """So a file that is called .docx or .html is never Markdown."""
    (tmp_path / "plan.yaml").write_text(SPECIMEN, "utf-8")
    begins = {}
    for name in ("a.docx", "a.html", "a.md", "a.txt"):
        run("render", str(tmp_path / "plan.yaml"), *AT, "-o", str(tmp_path / name))
        begins[name] = (tmp_path / name).read_bytes()[:2]

    assert begins == {"a.docx": b"PK", "a.html": b"<!", "a.md": b"# ", "a.txt": b"# "}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("render a.yaml --format docx", "word-needs-file"),
        ("render a.yaml -o a.docx --template .", "no-template-for-word"),
    ],
)
def test_what_word_cannot_do_is_refused(
    line: str, rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a sentence, before anything is written."""
    (tmp_path / "a.yaml").write_text(SPECIMEN, "utf-8")
    monkeypatch.chdir(tmp_path)

    refused = run(*line.split()).exception

    assert isinstance(refused, Refusal)
    assert [fault.rule for fault in refused.faults] == [rule]
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_a_report_in_word_hides_personal_data_and_says_so(tmp_path: Path) -> None:
    """As every other output does."""
    path = tmp_path / "scr-family-a-2011.yaml"
    text = SPECIMEN.replace("title:", 'x-note: "Call 07700 900123."\ntitle:', 1)
    path.write_text(text, "utf-8")

    words = " ".join(word_check.words(_document(path)))

    assert ("900123" in words, "Personal data" in words) == (False, True)


def test_a_report_in_word_holds_nothing_that_acts(tmp_path: Path) -> None:
    """No control character, and no mark that turns the direction of text."""
    path = tmp_path / "a.yaml"
    path.write_text(hostile(), "utf-8")

    text = _all_text(_document(path))

    acting = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]"
    assert (re.findall(acting, text), "zq" in text) == ([], True)


@pytest.mark.parametrize(
    ("measures", "difference", "is_wide"), [(300, 60, False), (60, 300, True)]
)
def test_the_column_with_more_words_is_wider(
    measures: int, difference: int, *, is_wide: bool
) -> None:
    """A sheet has no room for a narrow column beside an empty one."""
    cells = tuple(lines("word " * (long // 5)) for long in (100, measures, difference))

    _, of_measures, of_difference = word_plan._narrowest([cells])

    assert (of_difference > of_measures) is is_wide
