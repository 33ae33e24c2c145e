"""A "-" as the name of what is written means standard output, or is refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import SPECIMEN, run
from typer.main import get_command

from actionplan.cli import app
from actionplan.diagnostics import Refusal
from actionplan.lint import diagnose

AS_OF = ("--as-of", "2012-03-01")


@pytest.fixture(autouse=True)
def _plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("scr-family-a-2011.yaml").write_text(SPECIMEN, "utf-8")


TEXTS = {
    "accepted": ("accepted", *AS_OF),
    "agenda": ("agenda", "--meeting", "2012-03-05", *AS_OF),
    "export entries": ("export", "entries", *AS_OF),
    "export outcomes": ("export", "outcomes", *AS_OF),
    "export planned": ("export", "planned", *AS_OF),
    "progress log": ("progress", "log", "scr-family-a-2011/1.1", *AS_OF),
    "render": ("render", *AS_OF),
    "since": ("since", "2012-01-01", *AS_OF),
    "status": ("status", *AS_OF),
}
REFUSED = {
    "chase": ("chase", "--output", "-"),
    "docs": ("docs", "--output", "-"),
    "export tracker": ("export", "tracker", "--output", "-"),
    "import": ("import", "board.csv", "--output", "-"),
    "init": ("init", "-"),
    "lint": ("lint", "--output", "sarif=-"),
    "new": ("new", "scr-family-b-2012", "--in", "-"),
    "watch": ("watch", "--render", "-"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_one_text_goes_to_standard_output(name: str) -> None:
    """The same text as without the option, and no file of that name."""
    there = run(*TEXTS[name], "-o", "-")

    assert (there.exit_code, there.stdout) == (0, run(*TEXTS[name]).stdout)
    assert [path.name for path in Path().iterdir()] == ["scr-family-a-2011.yaml"]


@pytest.mark.parametrize("name", REFUSED)
def test_files_and_folders_are_refused(name: str) -> None:
    """It says what "-" means, and nothing is written."""
    refused = run(*REFUSED[name]).exception

    assert isinstance(refused, Refusal)
    (said,) = (diagnose.put(fault, "", None).message for fault in refused.faults)
    assert said.startswith('"-"')
    assert " shown on the screen, but this result can only be saved " in said
    assert [path.name for path in Path().iterdir()] == ["scr-family-a-2011.yaml"]


def test_word_needs_a_file() -> None:
    """As it does without the option."""
    refused = run("render", "--format", "docx", "-o", "-").exception

    assert isinstance(refused, Refusal)
    assert refused.faults[0].rule == "word-needs-file"


READ = {"paths", "templates", "into", "addresses", "path"}
"""The parameters with paths that are read."""


def test_each_command_that_writes_is_here() -> None:
    """No path that is written is forgotten: each is shown above."""
    found = {name for name, param in _params(get_command(app), "") if param not in READ}

    assert found == {*TEXTS, *REFUSED} - {"lint"}  # its option is FORMAT=FILE


def _params(command: Any, name: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- typer's own
    for of in command.list_commands(None) if hasattr(command, "list_commands") else ():
        yield from _params(command.get_command(None, of), f"{name} {of}".strip())
    for param in command.params:
        if type(param.type).__name__ in ("Path", "TyperPath"):
            yield name, param.name
