"""Everyone can use each Word document and each workbook that is written."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.conftest import run

docx = pytest.importorskip("docx", reason="python-docx is not installed")
openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
import excel_check  # noqa: E402 -- only if openpyxl is there
import word_check  # noqa: E402 -- only if python-docx is there

pytestmark = pytest.mark.thorough

EXAMPLES = Path(__file__).parents[1] / "examples"
PLAN = EXAMPLES / "lcspr-child-k-2024.yaml"
HOSTILE = Path(__file__).parent / "browser" / "hostile.yaml"
LINES: dict[str, tuple[str, ...]] = {
    "report": ("render", "{}", "--as-of", "2026-11-24"),
    "summary": ("render", "{}", "--summary", "--as-of", "2026-11-24"),
    "status": ("status", "{}", "--as-of", "2026-11-24"),
    "agenda": ("agenda", "{}", "--as-of", "2026-11-24", "--meeting", "2026-12-01"),
    "since": ("since", "2012-01-01", "{}", "--as-of", "2026-11-24"),
}


@pytest.mark.parametrize("plan", [PLAN, HOSTILE, EXAMPLES], ids=lambda path: path.stem)
@pytest.mark.parametrize("name", LINES)
def test_a_word_document_can_be_used_by_everyone(
    name: str, plan: Path, tmp_path: Path
) -> None:
    """It has a title, a language, headings in order, and tables with a heading row."""
    line = [word.format(plan) for word in LINES[name]]
    single = ("--single-file",) if name == "report" and plan is EXAMPLES else ()

    run(*line, *single, "-o", str(tmp_path / "made.docx"))

    assert word_check.problems((tmp_path / "made.docx").read_bytes()) == []


@pytest.mark.parametrize("plan", [PLAN, HOSTILE], ids=lambda path: path.stem)
def test_a_history_and_the_sheets_of_owners_can_be_used_by_everyone(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So can each document of a round of questions, whose form has cells to fill in."""
    monkeypatch.chdir(tmp_path)
    copy = tmp_path / plan.name
    copy.write_bytes(plan.read_bytes())
    at = ("--as-of", "2026-11-24")
    run("progress", "log", str(copy), *at, "-o", "log.docx")
    run("chase", str(copy), "--meeting", "2026-12-01", *at, "-o", "out")

    made = [*tmp_path.glob("log.docx"), *(tmp_path / "out").glob("*.docx")]

    assert len(made) > 2
    found = [
        f"{each.name}: {said}"
        for each in made
        for said in word_check.problems(each.read_bytes())
        if each.name == "log.docx" or not said.startswith("an empty cell")
    ]
    assert found == []


@pytest.mark.parametrize("plan", [PLAN, HOSTILE, EXAMPLES], ids=lambda path: path.stem)
def test_a_tracker_can_be_used_by_everyone(plan: Path, tmp_path: Path) -> None:
    """It has a title, a language, and a heading row that stays and is repeated."""
    made = tmp_path / "tracker.xlsx"

    run("export", "tracker", str(plan), "--as-of", "2026-11-24", "-o", str(made))

    assert excel_check.problems(made.read_bytes()) == []


def test_the_check_of_workbooks_finds_what_it_is_for() -> None:
    """A workbook as openpyxl makes it has every fault."""
    book, content = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet.merge_cells("A1:B1")
    sheet["A2"] = "Action"
    sheet.auto_filter.ref = "A2:B3"
    book.save(content)

    found = excel_check.problems(content.getvalue())

    assert [each.partition(":")[0] for each in found] == [
        "no title",
        "language",
        "a sheet without a name",
        "merged cells",
        "not A4",
        "a column without a heading",
        "a heading row that is not repeated",
        "a heading row that does not stay",
    ]
