"""A file is what the ending of its name says, or it is not written."""

import json
from pathlib import Path

import pytest
from tests.conftest import SPECIMEN, run

from actionplan.diagnostics import Refusal
from actionplan.output.endings import ENDINGS

COMMANDS = {
    "accepted": ("accepted",),
    "agenda": ("agenda", "--meeting", "2012-03-01"),
    "entries": ("export", "entries"),
    "report": ("render",),
    "since": ("since", "2012-01-01"),
    "status": ("status",),
    "summary": ("render", "--summary"),
}
FORMATS = {
    "agenda": ("text", "markdown", "json", "html", "docx"),
    "report": ("md", "html", "docx"),
    "status": ("table", "json", "csv", "markdown", "html", "docx"),
    "summary": ("text", "md", "html", "docx"),
}
NAMES = ("paper.txt", "paper.PDF", *(f"paper{ending}" for ending in sorted(ENDINGS)))


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one plan, which is the current folder."""
    (tmp_path / "scr-family-a-2011.yaml").write_text(SPECIMEN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _kind(written: bytes) -> str:
    """Say what a program would find in a file."""
    if written.startswith(b"PK"):
        return "docx"
    text = written.decode("utf-8-sig")
    if text.lower().startswith("<!doctype html"):
        return "html"
    if text.startswith("{"):
        assert json.loads(text)
        return "json"
    return "csv" if text.startswith(("plan,", '"plan"')) else "text"


def _right(name: str) -> str:
    ending = name.lower().rpartition(".")[2]
    return {"htm": "html", "md": "text", "markdown": "text", "txt": "text"}.get(
        ending, ending
    )


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_what_its_ending_says_or_is_not_written(
    plan: Path, command: str, name: str
) -> None:
    """A table for Excel with a paper for a meeting in it would open as nonsense."""
    first, *rest = COMMANDS[command]
    done = run(first, *rest, "--as-of", "2012-03-01", "-o", name)

    made = plan / name
    if made.exists():
        # A table of entries is CSV, whatever the ending says that promises nothing.
        right = "csv" if command == "entries" else _right(name)
        assert (_kind(made.read_bytes()), done.exit_code) == (right, 0)
    else:
        assert isinstance(done.exception, Refusal)
        assert done.exception.faults[0].rule == "not-this-ending"


@pytest.mark.parametrize(
    ("command", "form"),
    [(command, form) for command, forms in FORMATS.items() for form in forms],
)
@pytest.mark.parametrize("name", [*NAMES, "paper"])
def test_a_format_is_never_written_under_another_ending(
    plan: Path, command: str, form: str, name: str
) -> None:
    """With --format too, the file is what its ending says, or it is not written."""
    first, *rest = COMMANDS[command]
    asked = (*rest, "--as-of", "2012-03-01", "--format", form)
    done = run(first, *asked, "-o", name)

    made = plan / name
    if made.is_dir():
        assert (command in {"report", "summary"}, name) == (True, "paper")
    elif made.exists():
        kind = _kind(made.read_bytes())
        promised = _right(name)
        assert promised in {kind, "text", "paper"}
        assert kind != "docx" or promised == "docx"
    else:
        assert isinstance(done.exception, Refusal)
        assert done.exception.faults[0].rule == "not-in-this-format"


def test_the_boards_own_document_is_filled_into_a_word_document(plan: Path) -> None:
    """A copy that ends in .pdf is not written."""
    refused = run("render", "scr-family-a-2011.yaml", "--into", "b.docx", "-o", "c.pdf")

    assert isinstance(refused.exception, Refusal)
    assert refused.exception.faults[0].rule == "not-this-ending"
    assert [each.name for each in plan.iterdir()] == ["scr-family-a-2011.yaml"]
