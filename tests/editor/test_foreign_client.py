"""The server tells the client library of VS Code what the command line says.

Needs node, and `npm install` in this folder; skipped, and says so, without either.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import SPECIMEN

from actionplan import lint, workspace
from actionplan.editing import fixes
from actionplan.storage import folders
from actionplan.workspace import check

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic

pytestmark = pytest.mark.thorough

HERE = Path(__file__).parent
NODE = shutil.which("node") or ""
DAY = date(2012, 12, 1)
BAD = sorted((HERE.parent / "bad").glob("*.yaml"))
WRONG_DATE = SPECIMEN.replace("agreed: 2011-08-15", "agreed: 15/08/2011")
ODD = {
    "half-typed": SPECIMEN[: SPECIMEN.index("accountable:") + 5],
    "of-windows": WRONG_DATE.replace("\n", "\r\n"),
    "accents": WRONG_DATE.replace(
        "title: ", "title: \U0001f600\u00e9\u4e2d ", 1
    ).replace("\nagreed:", '\nx-own: "\U0001f600" b\nagreed:'),
}
"""Texts in which a client that counts in another way would get lost."""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return some plans with a mistake each, and odd ones.

    The server leaves a file alone that does not look like a plan, and an editor has
    decoded a file before it asks.
    """
    folder = tmp_path_factory.mktemp("odd")
    for name, text in ODD.items():
        (folder / f"{name}.yaml").write_bytes(text.encode())
    every = (*BAD[::12], *sorted(folder.iterdir()))
    return [
        path
        for path in every
        if folders.looks_like_plan(path.read_bytes()) and "\ufffd" not in _text(path)
    ]


@pytest.fixture(scope="module")
def heard(plans: list[Path]) -> dict[str, Any]:
    """Drive one server through all of these plans."""
    if (
        not NODE
        or not (HERE / "node_modules" / "vscode-languageserver-protocol").is_dir()
    ):
        pytest.skip("needs node, and npm install in tests/editor")
    texts = [{"uri": path.as_uri(), "text": _text(path)} for path in plans]
    done = subprocess.run(
        [NODE, HERE / "drive.js", sys.executable, "-m", "actionplan", "lsp"],
        input=json.dumps(texts),
        env={**os.environ, "ACTIONPLAN_AS_OF": str(DAY)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    assert answer["code"] == 0
    return answer["said"]  # type: ignore[no-any-return]  # -- JSON


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def test_its_problems_are_those_of_lint(
    plans: list[Path], heard: dict[str, Any]
) -> None:
    """With the words, the line, and the text that is underlined."""
    other = [
        path.name
        for path in plans
        if heard[path.as_uri()]["problems"]
        != [_shown(each, path) for each in _found(path)]
    ]

    assert other == []
    assert len(plans) > 20


def _found(path: Path) -> tuple[Diagnostic, ...]:
    return check.check(workspace.make([path]), lint.Request(DAY)).diagnostics


def _shown(said: Diagnostic, path: Path) -> list[object]:
    parts = (said.message, f"To fix: {said.remedy}" if said.remedy else "", said.paste)
    line, column, length = said.place[:3] if said.place else (1, 1, 0)
    written = (
        _text(path).removeprefix("\ufeff").replace("\r\n", "\n").split("\n")[line - 1]
    )
    underlined = written[column - 1 : column - 1 + length]
    return [said.rule, line, underlined, "\n".join(filter(None, parts))]


def test_its_fixes_are_those_of_fix(plans: list[Path], heard: dict[str, Any]) -> None:
    """The library of VS Code puts them in, and the bytes are the same."""
    fixed = {path: heard[path.as_uri()]["fixed"] for path in plans}
    board = lint.Request(DAY).terms.board

    other = [
        path.name
        for path, text in fixed.items()
        if text.encode()
        != fixes.fix(_text(path).encode(), path.stem, board, unsafe=False).content
    ]

    assert other == []
    assert sum(text != _text(path) for path, text in fixed.items()) > 5
