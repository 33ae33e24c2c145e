"""Laws of `lint -`: text on standard input is checked as the file that holds it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.thorough

HERE = Path(__file__).parent
PLANS = sorted([*(HERE.parent / "examples").glob("*.yaml"), *HERE.glob("bad/*.yaml")])
ASKED = ("--as-of", "2026-11-24", "--format", "json")


def _answer(*args: str, piped: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run(
        (sys.executable, "-m", "actionplan", "lint", *args),
        input=piped,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def _said(report: str) -> list[Any]:
    """Return the problems, without the file, its name and what is offered for it."""
    return [
        (each["rule"], each["level"], each["message"], each["line"], each["column"])
        for each in json.loads(report)["diagnostics"]
        if each["rule"] not in ("file-name-not-id", "unfit-file-name")
    ]


@pytest.mark.parametrize("plan", PLANS[::20], ids=lambda path: path.stem)
def test_the_same_is_said_of_the_text_as_of_its_file(plan: Path) -> None:
    """The exit code and every problem, but for the name of the file."""
    of_text = _answer("-", *ASKED, piped=plan.read_bytes())
    of_file = _answer(str(plan), *ASKED)

    assert (of_text[0], _said(of_text[1])) == (of_file[0], _said(of_file[1]))


@pytest.mark.parametrize(
    ("args", "piped", "said"),
    [
        (
            ("-", "."),
            b"",
            '"-" means text that another program sends to actionplan (standard input).'
            " That\ntext must be checked on its own.\n"
            '  To fix: if you want to check files, leave out "-", and run the same'
            " command\n  again. If another program sends the text, keep"
            ' "-", and leave out --since\n'
            "  and the names of all files and folders.\n",
        ),
        (
            ("-", "--since", "main"),
            b"",
            '"-" means text that another program sends to actionplan (standard input).'
            " That\ntext must be checked on its own.\n"
            '  To fix: if you want to check files, leave out "-", and run the same'
            " command\n  again. If another program sends the text, keep"
            ' "-", and leave out --since\n'
            "  and the names of all files and folders.\n",
        ),
        (
            ("-",),
            b"#" * (2**20 + 1),
            "The plan that another program sent to actionplan (standard input) is too\n"
            "large. The limit is 1 MB.\n"
            "  To fix: check that you sent the right plan. If you did, divide the plan"
            " into\n  several plans.\n",
        ),
    ],
    ids=["another path", "a commit", "too large"],
)
def test_what_cannot_be_checked_so_is_refused(
    args: tuple[str, ...], piped: bytes, said: str
) -> None:
    """It is exit 2, and nothing is checked."""
    assert _answer(*args, piped=piped) == (2, "", said)


def test_nothing_on_standard_input_is_no_good_plan() -> None:
    """An empty pipe is an error, as an empty file is."""
    code, report, _ = _answer("-", *ASKED)

    (said,) = _said(report)
    assert (code, said[0]) == (1, "empty-file")
