"""Laws of filling a board's own table: only its rows change, and they come back."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests import test_every_field as fields
from tests.conftest import SPECIMEN, run

from actionplan import office, workspace
from actionplan.diagnostics import Fault, Refusal
from actionplan.intake import conversion, plan_text
from actionplan.intake.terms import Terms
from actionplan.office import package, word_copy, word_fill, word_places
from actionplan.output import report
from actionplan.plan import portfolio
from actionplan.plan.meeting_dates import Meeting
from actionplan.reading import load
from actionplan.workspace import gather

pytest.importorskip("docx", reason="python-docx is not installed")
import blank_tables
import excel_parts as excel
import word_check
import word_parts as word

from actionplan.output import board_table

if TYPE_CHECKING:
    from actionplan.office.cells import OfficeFile
    from actionplan.plan.portfolio import Portfolio

EXAMPLES = Path(__file__).parents[1] / "examples"
PLAN = EXAMPLES / "scr-health-recording-2006.yaml"
DAY = date(2026, 11, 24)
CASES = {each.name: each for each in blank_tables.every()}
ONE = CASES["one empty row"]
RATINGS = ("red", "amber", "green", "blue")


@cache
def _shown(path: Path = PLAN) -> Portfolio:
    return gather.plans(workspace.make([path]), DAY)


@cache
def _filled(name: str) -> bytes:
    return board_table.fill(CASES[name].content, _shown(), {}).content


@cache
def _read(document: bytes) -> OfficeFile:
    found = office.read(document, "a.docx")
    assert not isinstance(found, Fault)
    return found


def _parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


MAIN = "word/document.xml"


def test_boards_have_tables_of_every_kind() -> None:
    """At least 30, each with another thing that boards do."""
    assert len(CASES) >= 30


@pytest.mark.parametrize("name", CASES)
def test_only_rows_of_the_table_change(name: str) -> None:
    """Every other part has the same bytes, and so has the document around the table."""
    before, after = _parts(CASES[name].content), _parts(_filled(name))

    old, new = before.pop(MAIN), after.pop(MAIN)
    tables = re.compile(rb"<(\w+:)?tbl>.*</(\w+:)?tbl>", re.DOTALL)
    headings = re.compile(rb"<(?:\w+:)?t(?: [^>]*)?>([^<]*)</")
    said = [text for text in headings.findall(new) if text in headings.findall(old)]
    prompts = [b"Click here to enter text.", b"Choose a date", b"Choose"]
    prompts.append(b"Type here")
    counted = re.compile(rb"\d+\.?")
    kept = [
        text
        for text in headings.findall(old)
        if text not in prompts and not counted.fullmatch(text)
    ]
    assert before == after
    assert tables.sub(b"", old) == tables.sub(b"", new)
    assert [text for text in said if text in kept] == kept


@pytest.mark.thorough
@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case.comes_back])
def test_what_is_filled_in_comes_back(name: str) -> None:
    """The plan of an import fills the same blank document with the same words."""
    terms = Terms("scr-health-recording-2006", ratings=RATINGS)
    imported = conversion.read(_read(_filled(name)), terms)
    shown = _loaded(plan_text.write(imported.data, schema_path=""))

    again = board_table.fill(CASES[name].content, shown, {}).content

    words = _words(again)
    assert (words, len(words) > 10) == (_words(_filled(name)), True)


@cache
def _loaded(text: bytes) -> Portfolio:
    plan = load.load(text, "scr-health-recording-2006").plan
    assert plan is not None
    return portfolio.of([plan], [], DAY)


def _words(document: bytes) -> dict[tuple[int, int, int], str]:
    return {
        (number, cell.row, cell.column): _flat(cell.text)
        for number, table in enumerate(_read(document).tables)
        for cell in table.cells
        if cell.text
    }


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case.comes_back])
def test_each_action_has_a_row_with_its_owner_and_date(name: str) -> None:
    """In the order of the plan, as far as the table has a column for it."""
    case = CASES[name]
    table = _read(_filled(name)).tables[case.tables[0] - 1]
    texts = [cell.text for cell in table.cells]
    (plan,) = _shown().plans

    wanted = [_flat(r.text) for o in plan.outcomes for r in o.recommendations]
    if name != "recommendations":
        wanted = [_flat(action.action) for action in plan.actions]
        dues = {row.now.due.words for row in _shown().rows if row.now.due}
        assert dues - {*texts} == set()
    assert [text for text in texts if text in wanted] == wanted


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_opens_every_document(tmp_path: Path) -> None:
    """And it shows every action."""
    for number, name in enumerate(CASES):
        (tmp_path / f"{number}.docx").write_bytes(_filled(name))
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    files = sorted(map(str, tmp_path.glob("*.docx")))

    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "txt:Text", *files],  # noqa: S607 -- whichever is installed
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=500,
    )

    last = _shown().rows[-1].action.action
    lost = [
        name
        for number, name in enumerate(CASES)
        if name != "recommendations"
        and last not in (tmp_path / f"{number}.txt").read_text("utf-8")
    ]
    assert lost == []


def _main(document: bytes) -> str:
    return _parts(document)[MAIN].decode()


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_there_twice_that_must_be_there_once(name: str) -> None:
    """Numbers of paragraphs, bookmarks, controls and comments are not copied."""
    once = re.compile(
        r"paraId=\S+|<w:(?:bookmarkStart|commentRangeStart|commentReference)[^>]*>"
        r"|<w:id [^>]*>"
    )

    was, found = (
        Counter(once.findall(_main(each)))
        for each in (CASES[name].content, _filled(name))
    )

    assert found - was == Counter()


def test_text_has_the_look_of_the_empty_row() -> None:
    """Of its paragraph, and of the letters that would be typed there."""
    marked = _main(_filled("marks in cells"))
    styled = _main(_filled("paragraphs with a style"))
    hidden = _main(_filled("letters that are hidden"))

    rows = marked.partition("<w:tr>")[2].partition("<w:tr>")[2]
    looks = re.findall(r"</w:pPr>(?:<w:bookmark[^>]*>)*<w:r>(.*?)<w:t", rows)
    assert (len(looks) > 40, {*looks}) == (True, {"<w:rPr><w:b/></w:rPr>"})
    assert styled.count('<w:pStyle w:val="Heading2"/>') == styled.count("<w:t ") - 8
    assert "<w:r><w:rPr><w:vanish/>" not in hidden


def test_rows_keep_their_shade_and_the_last_one_is_copied() -> None:
    """The first row has no shade, the second one has, and so have those after it."""
    rows = re.findall("<w:tr>.*?</w:tr>", _main(_filled("shaded rows")))

    assert ["F2F2F2" in row for row in rows[1:]] == [False, *[True] * 6]


@pytest.mark.parametrize("name", ["shared cells", "one row that shares a cell"])
def test_shared_cells_are_shared_by_the_actions_of_an_outcome(name: str) -> None:
    """Each outcome begins a cell, and its other actions have a part of it."""
    rows = re.findall("<w:tr>.*?</w:tr>", _main(_filled(name)))
    (plan,) = _shown().plans

    begins = [[True, *[False] * (len(o.actions) - 1)] for o in plan.outcomes]
    assert ['<w:vMerge w:val="restart"/>' in row for row in rows[1:]] == (
        [each for outcome in begins for each in outcome]
    )
    assert all("<w:vMerge" in row for row in rows[1:])


# --- what a row is about ----------------------------------------------------------


def _rows(document: bytes, table: int = 1) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for cell in _read(document).tables[table - 1].cells:
        found.setdefault(cell.row, []).append(cell.text)
    return list(found.values())


def _blank(*headings: str) -> bytes:
    heads = word.row(*(word.cell(word.paragraph(word.run(h))) for h in headings))
    empty = word.row(*(word.cell() for _ in headings))
    return word.docx(word.table(heads, empty, columns=len(headings)))


def _with(text: str, tmp_path: Path) -> Portfolio:
    path = tmp_path / "scr-family-a-2011.yaml"
    path.write_text(text, "utf-8")
    return gather.plans(workspace.make([path]), date(2012, 3, 1))


NOT_IN_IT = (
    "The document has no column for these fields of the plan, so they are not in it: ",
    "Ratings are written as words. No cell has been coloured.",
)


def test_what_has_no_column_is_named(tmp_path: Path) -> None:
    """So is a heading that is not known, and how to say what it is."""
    text = SPECIMEN.replace(
        "        accountable:", "        x-link: Strategy 3\n        accountable:", 1
    )
    shown = _with(text, tmp_path)

    some = board_table.fill(_blank("Action", "Lead", "Wer", "RAG"), shown, {})
    dropped = board_table.fill(_blank("Action", "Lead", "Wer"), shown, {"wer": "-"})

    assert some.said[1] == (
        'actionplan does not know the heading "Wer", so its cells are empty. To say'
        " which field of the plan belongs there, add: --map Wer=FIELD"
    )
    assert some.said[2] == (
        f'{NOT_IN_IT[0]}"challenge" (1 outcome), "desired_outcome" (1 outcome),'
        ' "baseline" (1 outcome), "id" (1 action), "due" (1 action), "partners"'
        ' (1 action), "success" (1 action), "evidence_needed" (1 action), "risks"'
        ' (1 action), "note" (1 action), "next" (1 action), "reported_by" (1 action),'
        ' "smart" (1 outcome) and "x-link" (1 action).'
    )
    assert some.said[3] == NOT_IN_IT[1]
    assert dropped.said[1].startswith(NOT_IN_IT[0])
    without = re.sub(r" +smart:\n +measurable: .*\n", "", text)
    bare = board_table.fill(_blank("Action", "Lead"), _with(without, tmp_path), {})
    assert '"smart"' not in bare.said[1]


def test_what_is_not_an_answer_is_written_as_it_is(tmp_path: Path) -> None:
    """An empty cell would say that the plan says nothing."""
    text = SPECIMEN + "          - date: 2012-02-10\n            note: TBC\n"
    text = re.sub(r"(accountable:) .*", r"\1 To be confirmed", text)

    filled = board_table.fill(
        _blank("Action", "Lead", "Progress"), _with(text, tmp_path), {}
    )

    row = _rows(filled.content)[1]
    assert (row[1], row[2].rpartition("\n")[2]) == (
        "To be confirmed",
        "10 February 2012: TBC",
    )


def test_rows_are_about_what_the_headings_are_about() -> None:
    """Actions, or else recommendations, or else outcomes; two tables can be filled."""
    said = {
        name: tuple(
            each
            for each in board_table.fill(CASES[name].content, _shown(), {}).said
            if not each.startswith(NOT_IN_IT)
        )
        for name in ("one empty row", "recommendations", "outcomes and actions")
    }

    assert said == {
        "one empty row": ("Table 1: 7 rows, one for each action.",),
        "recommendations": (
            "Table 1: 5 rows, one for each recommendation.",
            'The plan has nothing for "Response".',
        ),
        "outcomes and actions": (
            "Table 1: 3 rows, one for each outcome.",
            "Table 2: 7 rows, one for each action.",
        ),
    }


def test_an_outcome_without_actions_has_a_row_if_the_table_is_about_outcomes() -> None:
    """So no recommendation is missing. A table only about actions has no row for it."""
    child_k = _shown(EXAMPLES / "lcspr-child-k-2024.yaml")

    wide = board_table.fill(_blank("Recommendation", "Action", "Lead"), child_k, {})
    narrow = board_table.fill(_blank("Action", "Lead"), child_k, {})

    assert (wide.said[0], narrow.said[0]) == (
        f"{_SIXTEEN}, and 1 for an outcome without an action.",
        f"{_SIXTEEN}.",
    )
    assert (len(_rows(wide.content)), len(_rows(narrow.content))) == (18, 17)


_SIXTEEN = "Table 1: 16 rows, one for each action"


def test_a_column_can_be_named_in_the_settings_or_on_the_command_line() -> None:
    """As for an import. A column that is left out stays empty."""
    given = {"ziel": "action", "wer": "accountable", "wann": "-"}

    filled = board_table.fill(_blank("Ziel", "Wer", "Wann"), _shown(), given)

    rows = _rows(filled.content)
    (plan,) = _shown().plans
    assert [row[0] for row in rows[1:]] == [action.action for action in plan.actions]
    assert all(row[1] and not row[2] for row in rows[1:])


def test_a_field_of_the_board_fills_the_column_of_its_name(tmp_path: Path) -> None:
    """As it came from there at an import."""
    text = SPECIMEN.replace(
        "        action:", "        x-cost: 500\n        action:", 1
    )
    shown = _with(text, tmp_path)

    rows = _rows(board_table.fill(_blank("Action", "Lead", "Cost"), shown, {}).content)

    assert [row[2] for row in rows[:2]] == ["Cost", "500"]


def test_each_progress_entry_has_its_date_in_one_cell() -> None:
    """Oldest first, as boards write them. With a column for the date, only the last."""
    every = _rows(board_table.fill(_blank("Action", "Progress"), _shown(), {}).content)
    last = board_table.fill(_blank("Action", "Date of update", "Update"), _shown(), {})

    row = next(row for row in _shown().rows if len(row.now.entries) > 1)
    at = [each.name for each in _shown().rows].index(row.name) + 1
    days = [entry.date.words for entry in row.now.entries if entry.date]
    lines = every[at][1].split("\n")
    assert [
        line.partition(":")[0] for line in lines if line.startswith(tuple(days))
    ] == (days)
    assert _rows(last.content)[at][1] == days[-1]
    assert _rows(last.content)[at][2] == _flat(row.now.entries[-1].note)
    assert last.said[1] == "Each row has the latest progress entry only."


def test_the_agency_is_with_the_owner_unless_it_has_a_column() -> None:
    """So a heading such as "Lead agency" gets what it asks for."""
    child_k = _shown(EXAMPLES / "lcspr-child-k-2024.yaml")

    one = _rows(board_table.fill(_blank("Action", "Lead"), child_k, {}).content)
    two = board_table.fill(_blank("Action", "Lead", "Agency"), child_k, {}).content

    owner, agency = "Head of Assessment", "Northfordshire County Council"
    assert one[1][1] == f"{owner}, {agency}"
    assert _rows(two)[1][1:] == [owner, agency]


WIDE = (
    *("Theme", "Rec no", "Recommendation", "Paragraph", "Scope", "Response"),
    *("Challenge", "Desired outcome", "Baseline", "What difference has been made?"),
    *("Ref", "Action", "Priority", "Due date", "Revised date", "Lead", "Agency"),
    *("Partners", "Milestones", "Success measure", "Evidence needed", "Risks"),
    *("Review date", "Update", "RAG", "Status", "Date completed", "Next steps"),
    *("Updated by", "Evidence"),
)
OUTCOMES = (
    *("Desired outcome", "No.", "Lead", "Due date", "Agency", "Partners", "Risks"),
    *("Update", "Baseline", "Theme", "RAG"),
)


@pytest.mark.parametrize("headings", [WIDE, OUTCOMES], ids=["actions", "outcomes"])
def test_every_word_of_a_cell_is_in_the_report(headings: tuple[str, ...]) -> None:
    """The table says of each field what the report says, and nothing else."""
    day = date(2013, 1, 1)
    shown = gather.plans(workspace.make([fields.HOSTILE]), day)
    (made,) = report.documents(shown, Meeting(day, "given"))

    rows = _rows(board_table.fill(_blank(*headings), shown, {}).content)

    known = {
        word.lower() for word in _word_list(" ".join(word_check.words(made.content)))
    }
    said = {
        word.lower() for word in _word_list(" ".join(" ".join(r) for r in rows[1:]))
    }
    empty = [h for at, h in enumerate(headings) if not any(r[at] for r in rows[1:])]
    assert (said - known, empty) == (set(), ["RAG"] if headings == OUTCOMES else [])


def _word_list(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_text_of_a_plan_is_only_text_in_the_document(tmp_path: Path) -> None:
    """Signs of XML, and characters that act or cannot be in a document."""
    text = SPECIMEN.replace(
        "        action: ", '        action: "<w:b/> & \\u202e\\x00 ]]>" # ', 1
    )
    shown = _with(text, tmp_path)

    rows = _rows(board_table.fill(_blank("Action", "Lead"), shown, {}).content)

    assert rows[1][0] == "<w:b/> & \\u202e\\x00 ]]>"


def test_a_marking_that_the_document_lacks_is_named(tmp_path: Path) -> None:
    """It cannot be added, as nothing but the table changes."""
    shown = _with(SPECIMEN.replace("title:", "marking: OFFICIAL\ntitle:", 1), tmp_path)
    name = "a header, a footer and changes elsewhere"

    without = board_table.fill(ONE.content, shown, {}).said[-1]
    having = board_table.fill(CASES[name].content, shown, {}).said[-1]

    said = 'The plan is marked "OFFICIAL", but the document does not say so.'
    assert (without, having == said) == (said, False)


@pytest.mark.parametrize("name", [*CASES][::3])
def test_rows_and_cells_are_numbered_as_they_are_read(name: str) -> None:
    """So text goes to the cell that was meant."""
    document = CASES[name].content
    opened = package.open_package(document)
    raw = word_copy.part(word_copy.members(document), opened.main)
    places = word_places.Places(raw, opened.parts[opened.main])

    found = {
        (table.number, row.number, cell.column)
        for table in places.tables()
        for row in table.rows
        for cell in row.cells
        if cell.merge != "continue"
    }

    read = enumerate(_read(document).tables, 1)
    wanted = {(n, cell.row, cell.column) for n, table in read for cell in table.cells}
    assert found == wanted


# --- refusals ---------------------------------------------------------------------


def _settings(document: bytes, inner: str) -> bytes:
    """Add settings to a document."""
    parts = _parts(document)
    links = "word/_rels/document.xml.rels"
    kind = (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings"
    )
    added = f'<Relationship Id="s1" Type="{kind}" Target="settings.xml"/>'
    parts[links] = parts[links].replace(
        b"</Relationships>", f"{added}</Relationships>".encode()
    )
    text = f"<w:settings {word.NAMESPACES}>{inner}</w:settings>"
    return word.package(
        {name: part.decode() for name, part in parts.items()}
        | {"word/settings.xml": text}
    )


def _one(*rows: str, columns: int = 2) -> bytes:
    heads = word.row(
        word.cell(word.paragraph(word.run("Action"))),
        word.cell(word.paragraph(word.run("Lead"))),
    )
    return word.docx(word.table(heads, *rows, columns=columns))


EMPTY = word.row(word.cell(), word.cell())
FULL = word.row(*(word.cell(word.paragraph(word.run(t))) for t in ("Do it", "Chair")))
REPEATING = (
    '<w:sdt><w:sdtPr><w15:repeatingSection xmlns:w15="http://schemas.microsoft.com/'
    f'office/word/2012/wordml"/></w:sdtPr><w:sdtContent>{EMPTY}</w:sdtContent></w:sdt>'
)
BOX = word.cell(word.table(word.row(word.cell()), columns=1), word.paragraph())
TRACKED = word.cell(word.paragraph(word.deleted("Old")))
TWO = word.docx(
    *[
        word.table(
            word.row(
                *map(word.cell, map(word.paragraph, map(word.run, ("Action", "Lead"))))
            ),
            EMPTY,
            columns=2,
        )
    ]
    * 2
)
REFUSED: dict[str, tuple[bytes, str, str]] = {
    "no table": (word.docx(word.paragraph()), "no-blank-table-fits", ""),
    "no known heading": (_blank("Ziel", "Wer"), "no-blank-table-fits", ""),
    "one known heading": (_blank("Action", "Wer"), "no-blank-table-fits", ""),
    "a workbook": (excel.xlsx(excel.Sheet("Plan", ())), "only-into-word", ""),
    "a number that is not a count": (
        _one(word.row(word.cell(), word.cell(word.paragraph(word.run("1"))))),
        "table-not-blank",
        "",
    ),
    "a full table": (_one(FULL), "table-not-blank", ""),
    "text above an empty row": (_one(FULL, EMPTY), "table-not-blank", ""),
    "no row": (_one(), "table-not-blank", ""),
    "two tables": (TWO, "several-tables-fit", ""),
    "protected": (
        _settings(_one(EMPTY), '<w:documentProtection w:enforcement="1"/>'),
        "cannot-be-filled",
        "protected",
    ),
    "tracking": (
        _settings(_one(EMPTY), "<w:trackRevisions/>"),
        "cannot-be-filled",
        "tracking",
    ),
    "signed": (
        word.package(
            {n: p.decode() for n, p in _parts(_one(EMPTY)).items()}
            | {"_xmlsignatures/sig1.xml": "<Signature/>"}
        ),
        "cannot-be-filled",
        "signed",
    ),
    "another encoding": (
        blank_tables._changed(
            _one(EMPTY),
            lambda part: part.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        ),
        "cannot-be-filled",
        "encoding",
    ),
    "tracked": (
        _one(word.row(TRACKED, word.cell())),
        "cannot-be-filled",
        "tracked",
    ),
    "an inserted row": (
        _one(word.row(word.cell(), word.cell(), kind="inserted")),
        "cannot-be-filled",
        "tracked",
    ),
    "repeating": (_one(REPEATING), "cannot-be-filled", "repeating"),
    "merged": (
        _one(word.row(word.cell(merge="restart"), word.cell()), EMPTY),
        "cannot-be-filled",
        "merged",
    ),
    "uneven": (
        _one(EMPTY, word.row(word.cell(), word.cell(), before=1)),
        "cannot-be-filled",
        "uneven",
    ),
    "nested": (_one(word.row(BOX, word.cell())), "cannot-be-filled", "nested"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_certain_is_refused(name: str) -> None:
    """In a sentence, and nothing is guessed."""
    document, rule, why = REFUSED[name]

    with pytest.raises(Refusal) as refused:
        board_table.fill(document, _shown(), {})

    (fault,) = refused.value.faults
    assert (fault.rule, fault.details.get("why", "")) == (rule, why)


def test_protection_that_is_switched_off_does_not_count() -> None:
    """Word leaves the element there, with enforcement 0."""
    off = '<w:documentProtection w:enforcement="0"/><w:trackRevisions w:val="0"/>'

    made = board_table.fill(_settings(_one(EMPTY), off), _shown(), {})

    assert len(_rows(made.content)) == 8


def test_a_table_that_is_named_is_filled() -> None:
    """If two fit, --table says which one."""
    made = board_table.fill(TWO, _shown(), {}, [2])

    assert (len(_rows(made.content, 1)), len(_rows(made.content, 2))) == (2, 8)


def test_a_table_of_recommendations_has_no_room_for_several_actions() -> None:
    """Their owners would be in one cell, so it asks for a column."""
    with pytest.raises(Refusal) as refused:
        board_table.fill(_blank("Recommendation", "Lead"), _shown(), {})

    assert [fault.rule for fault in refused.value.faults] == ["no-row-for-each"]


def test_a_document_that_unpacks_to_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pictures are not read, but they are unpacked to be copied."""
    monkeypatch.setattr(word_copy, "MAX_UNPACKED", 1000)

    with pytest.raises(Refusal) as refused:
        board_table.fill(ONE.content, _shown(), {})

    assert [fault.rule for fault in refused.value.faults] == ["document-too-large"]


def test_a_plan_with_nothing_for_the_table_is_refused() -> None:
    """So nobody gets an empty table that seems to be filled."""
    plan = _shown(EXAMPLES / "llr-neglect-adolescents-2023.yaml")

    with pytest.raises(Refusal) as refused:
        board_table.fill(CASES["recommendations"].content, plan, {})

    assert [fault.rule for fault in refused.value.faults] == ["nothing-to-fill-in"]


def test_what_would_not_read_back_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The document is read again, and compared with what was meant."""
    true = word_fill.fill

    def spoilt(*args: Any, **how: Any) -> bytes:  # noqa: ANN401 -- passed on
        return true(*args, **how).replace(b"Lead", b"Owner")

    monkeypatch.setattr(word_fill, "fill", spoilt)

    with pytest.raises(Refusal) as refused:
        board_table.fill(ONE.content, _shown(), {})

    assert [fault.details["why"] for fault in refused.value.faults] == ["otherwise"]


# --- the command ------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan and a blank document."""
    (tmp_path / "a.yaml").write_text(SPECIMEN, "utf-8")
    (tmp_path / "Board.docx").write_bytes(ONE.content)
    (tmp_path / "Other.docx").write_bytes(_blank("Ziel", "Wer"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACTIONPLAN_AS_OF", "2012-03-01")
    return tmp_path


def test_the_command_fills_a_copy(home: Path) -> None:
    """It says what it has done. The board's own document stays as it is."""
    made = run("render", "a.yaml", "--into", "Board.docx", "-o", "Out.docx")

    assert (made.exit_code, made.stdout) == (0, "")
    assert made.stderr.splitlines()[0] == "Wrote Out.docx."
    assert (home / "Board.docx").read_bytes() == ONE.content
    assert _rows((home / "Out.docx").read_bytes())[1][3][:11] == "MSCB Develo"


def test_the_settings_say_what_columns_are(home: Path) -> None:
    """As they do for an import."""
    settings = '[import.columns]\n"Ziel" = "action"\n"Wer" = "accountable"\n'
    (home / "actionplan.toml").write_text(settings, "utf-8")

    made = run("render", "a.yaml", "--into", "Other.docx", "-o", "Out.docx")

    assert (made.exit_code, (home / "Out.docx").exists()) == (0, True)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("a.yaml --into Board.docx", "word-needs-file"),
        ("a.yaml --into Board.docx -o Board.docx", "only-into-a-copy"),
        ("a.yaml --into Board.docx -o ./Other.docx", "file-exists"),
        ("a.yaml --into Board.docx -o a.yaml", "report-onto-plan"),
        ("a.yaml --into Other.docx -o Out.docx", "no-blank-table-fits"),
        ("a.yaml --into none.docx -o Out.docx", "path-not-found"),
        ("a.yaml --into Board.docx -o Out.docx --table 2", "unknown-table"),
        ("a.yaml --into Board.docx -o Out.docx --map x", "not-a-map"),
        ("a.yaml --into Board.docx -o Out.docx --format html", "not-with-into"),
        ("a.yaml --into Board.docx -o Out.docx --template .", "not-with-into"),
        ("a.yaml --into Board.docx -o Out.docx --summary", "not-with-into"),
        ("a.yaml --map When=due", "only-with-into"),
        ("a.yaml b.yaml --into Board.docx -o Out.docx", "one-plan-at-a-time"),
        ("c.yaml --into Board.docx -o Out.docx", "plan-incomplete"),
    ],
)
def test_the_command_refuses_in_a_sentence(line: str, rule: str, home: Path) -> None:
    """And writes nothing."""
    other = SPECIMEN.replace("scr-family-a-2011", "b")
    (home / "b.yaml").write_text(other, "utf-8")
    lost = SPECIMEN.replace(
        "        action:", "        acton_x: [a]\n        ation:", 1
    )
    (home / "c.yaml").write_text(lost.replace("scr-family-a-2011", "c"), "utf-8")
    before = {path.name: path.read_bytes() for path in home.iterdir()}

    refused = run("render", *line.split()).exception

    assert isinstance(refused, Refusal)
    assert [fault.rule for fault in refused.faults] == [rule]
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_personal_data_is_hidden_in_the_board_s_document_too(home: Path) -> None:
    """As in every output; what is hidden is said on the screen."""
    text = SPECIMEN.replace(
        "        action: ", "        action: Call 07700 900123. ", 1
    )
    (home / "a.yaml").write_text(text, "utf-8")

    made = run("render", "a.yaml", "--into", "Board.docx", "-o", "Out.docx")

    shown = " ".join(" ".join(row) for row in _rows((home / "Out.docx").read_bytes()))
    assert ("900123" in shown, "Personal data" in made.stderr) == (False, True)
