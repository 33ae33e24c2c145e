"""What `nox -s fuzz` tries for ten minutes, on a few files; and that it keeps them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from random import Random
from typing import Any

import mutated
import pytest
import spoilt_commands
import spoilt_edits

pytestmark = pytest.mark.thorough

SCRIPT = Path(__file__).parent / "fuzz.py"


@pytest.fixture
def fuzz() -> Any:  # noqa: ANN401 -- a module
    """The script, which is no test and is not imported as one."""
    pytest.importorskip("ruamel.yaml", reason="the reader of YAML 1.2 is not there")
    spec = importlib.util.spec_from_file_location("fuzz_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("law", spoilt_edits.LAWS, ids=lambda law: str(law.__name__))
def test_what_is_written_into_a_spoilt_file_changes_nothing_else(
    law: Any,  # noqa: ANN401 -- a function
    seed: int,
) -> None:
    """Entries and judgements only add lines, and a fix makes nothing worse."""
    dice = Random(f"{law.__name__} {seed}")  # noqa: S311 -- which files are tried is no secret
    texts = mutated.files()

    for _ in range(12):
        content = mutated.spoilt(dice.choice(texts), dice)
        assert law(content) == "", content


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("ending", spoilt_commands.LAWS)
def test_every_command_answers_about_a_spoilt_file(ending: str, seed: int) -> None:
    """Plans, settings and the like: a known exit code, and no traceback."""
    dice = Random(f"{ending} {seed}")  # noqa: S311 -- likewise
    law, text = spoilt_commands.LAWS[ending]
    texts = [text] if text else mutated.files()

    for _ in range(6):
        content = mutated.spoilt(dice.choice(texts), dice)
        assert law(content) == "", content


def test_every_command_of_plans_is_tried() -> None:
    """A new command has to be tried as well."""
    from actionplan.cli import COMMANDS  # noqa: PLC0415 -- only this test needs it

    tried = {line.split()[0] for line in spoilt_commands.COMMANDS}

    none = {"init", "new", "explain", "rules", "schema", "completion", "docs", "add"}
    none |= {"import", "lsp", "watch"}  # a document, and two that do not end
    assert {*COMMANDS} - tried == none


def test_what_breaks_a_law_is_kept_and_tried_again(
    fuzz: Any,  # noqa: ANN401 -- a module
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The next run begins with it; its name says which law."""

    def holds(content: bytes) -> str:
        if b"\0" in content:
            raise ZeroDivisionError("of nothing")
        return "" if b"#" in content else "there is no comment"

    monkeypatch.setattr(fuzz, "LAWS", dict.fromkeys(fuzz.LAWS, (holds,)))
    monkeypatch.setattr(sys, "argv", ["fuzz.py", "0", str(tmp_path)])
    (tmp_path / "a.yaml").write_bytes(b"a")
    (tmp_path / "b.toml").write_bytes(b"\0")
    (tmp_path / "c.json").write_bytes(b"#")

    code = fuzz.main()

    kept = sorted(path.name.partition("-")[0] for path in tmp_path.iterdir())
    said = capsys.readouterr().out
    assert (code, kept) == (1, ["a.yaml", "b.toml", "c.json", "holds", "holds"])
    assert "there is no comment" in said
    assert "ZeroDivisionError: of nothing" in said
    assert "3 files" in said


def test_files_of_each_kind_are_spoilt(fuzz: Any, tmp_path: Path) -> None:  # noqa: ANN401 -- a module
    """Plans, settings, accepted problems and templates."""
    made = fuzz.files(tmp_path, 1, float("inf"))

    kinds = {ending for _, (_, ending) in zip(range(200), made, strict=False)}

    assert kinds == {"yaml", "toml", "json", "j2"}
