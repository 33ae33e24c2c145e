"""SECURITY.md names a test for each promise, and each of these tests is there.

So is each test that docs/attacks.md names.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
PROMISES = re.split(
    r"^- ",
    PAGE.partition("## Promises")[2].partition("## What is not promised")[0],
    flags=re.MULTILINE,
)[1:]
BOTH = PAGE + (ROOT / "docs" / "attacks.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/.]+\.py)::(\w+)`", BOTH)))


@pytest.mark.parametrize("promise", PROMISES, ids=lambda text: text[:40])
def test_each_promise_names_its_tests(promise: str) -> None:
    """What nothing holds is no promise."""
    held = re.search(r"Checked\s+by\s+`tests/[\w/.]+\.py::test_\w+`", promise)

    assert held is not None


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_each_test_that_is_named_is_there(file: str, name: str) -> None:
    """In the file that is named, and one that pytest finds."""
    assert name in _tests(file)


def test_nothing_else_is_named_as_a_test() -> None:
    """Each name has the form that the test above looks for."""
    spoken_of = re.findall(r"tests/[\w/.]+\.py(?:::\w+)?", BOTH)

    whole = {f"{file}::{name}" for file, name in NAMED} | {"tests/test_promises.py"}
    assert {*spoken_of} - whole == set()


@cache
def _tests(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return frozenset(one.name for one in functions if one.name.startswith("test_"))
