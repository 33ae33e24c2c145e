"""A file that is too large is refused with what can be done about that kind of file."""

import os
from pathlib import Path

import pytest
from tests.conftest import SPECIMEN, run

from actionplan.diagnostics import Refusal
from actionplan.lint import diagnose

NAME = "scr-family-a-2011.yaml"


@pytest.fixture(autouse=True)
def _plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(NAME).write_text(SPECIMEN, "utf-8")
    Path("templates/markdown/plan").mkdir(parents=True)
    Path("board.csv").write_text("Action,Lead,By when\nPublish,Head,2012\n", "utf-8")


@pytest.mark.parametrize(
    ("name", "size", "typed", "remedy"),
    [
        ("actionplan.toml", 2**17, ("status",), "keep only the settings"),
        (
            "actionplan-accepted.json",
            2**24,
            ("lint",),
            "accept all the problems that are left",
        ),
        (
            "templates/markdown/plan/action.md.j2",
            2**20,
            ("render", "--template", "templates"),
            "into other templates",
        ),
        (
            "owners.csv",
            2**20,
            ("chase", "--addresses", "owners.csv", "-o", "chase"),
            "one line for each owner",
        ),
        ("Board.docx", 50 * 2**20, ("import", "Board.docx"), "only the tables"),
        (
            "plan-b.import.json",
            200 * 2**20,
            ("import", "board.csv", "--output", "plan-b.yaml"),
            "import the document again, and give another file name after --output",
        ),
        (
            NAME,
            2**20,
            ("progress", "add", f"{NAME}/1.1", "Sent."),
            "divide the plan into several plans",
        ),
    ],
)
def test_the_remedy_is_about_the_kind_of_file(
    name: str, size: int, typed: tuple[str, ...], remedy: str
) -> None:
    """Only a plan can be divided into plans. The files are empty, but long."""
    with open(name, "ab") as file:  # noqa: PTH123 -- to make it longer
        os.truncate(file.fileno(), size + 1)

    refused = run(*typed).exception

    assert isinstance(refused, Refusal)
    said = diagnose.put(refused.faults[0], "", None)
    assert said.rule == "file-too-large"
    assert remedy in said.remedy
    assert ("divide the plan into" in said.remedy) == (name == NAME)
