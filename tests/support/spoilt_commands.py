"""Check that every command gives an answer, whatever is in its plans and settings.

`test_fuzz.py` uses this with fixed seeds, and `tests/fuzz.py` for any length of time.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from unittest import mock

from actionplan import cli
from actionplan.storage.resources import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


NAME = "plans/plan.yaml"
COMMANDS = (
    *(f"lint --format {form}" for form in ("full", "concise", "json", "sarif")),
    *(f"lint --format {form}" for form in ("github", "gitlab", "junit", "markdown")),
    "lint --advice --group-by owner --color always",
    "lint --show-accepted --output full=out.txt --output sarif=out.sarif",
    *(f"status --format {form}" for form in ("table", "json", "csv", "markdown")),
    "status --group-by agency --overdue --stale",
    *(f"since 2011-01-01 --format {form}" for form in ("text", "markdown", "json")),
    *(f"agenda --format {form}" for form in ("text", "markdown", "json")),
    "status --format html",
    "agenda --format html",
    "agenda --output agenda.docx",
    "chase --output chase",
    "export tracker --output tracker.xlsx",
    "export entries",
    f"progress log {NAME} --format json",
    f"progress log {NAME}/1.1",
    f"progress add {NAME}/1.1 Sent --anyway",
    f"progress add {NAME}/1.1 Sent --state complete --rag green --dry-run",
    f"difference add {NAME}/O1 --achieved partly --effect Better --anyway",
    "render --format md",
    "render --format html --single-file",
    "render plans --format html --output report",
    "fix --diff",
    "fix",
    "fix --unsafe",
    "accepted --format json",
    "accept --reason Old --time",
    "config plans",
)
SETTINGS = """\
fail-on = "warning"
plans = ["plans/**/*.yaml"]
meetings = ["2011-12-05", "2012-03-06"]

[rules]
overdue-action = "advice"

[agencies]
"Kent Police" = ["The police"]
MSCB = []

[states]
complete = "Done"

[[per-folder]]
plans = ["archive/**"]
reason = "From before"
rules = { overdue-action = "off" }
"""
ACCEPTED = """\
{
  "format": "actionplan-accepted/1",
  "findings": [
    {"rule": "overdue-action", "plan": "plan", "item": "1.1", "field": "due",
     "first_seen": "2012-01-01", "times": 2, "reason": "Old"}
  ]
}
"""


def answered_by_commands(content: bytes) -> str:
    """Say which of 3 commands does not end with an answer about a plan."""
    return _answered({NAME: content}, content)


def answered_about_settings(content: bytes) -> str:
    """Say the same for settings."""
    return _answered({NAME: _plan(), "actionplan.toml": content}, content)


def answered_about_accepted(content: bytes) -> str:
    """Say the same for accepted problems."""
    files = {NAME: _plan(), "actionplan.toml": b"", "actionplan-accepted.json": content}
    return _answered(files, content)


def answered_about_template(content: bytes) -> str:
    """Say the same for a board's own template."""
    files = {NAME: _plan(), f"own/markdown/{_TEMPLATE}": content}
    return _answered(files, content, ["render --template own"])


_TEMPLATE = "plan/action.md.j2"


@cache
def _plan() -> bytes:
    examples = Path(__file__).parents[2] / "examples"
    return min(examples.glob("*.yaml")).read_bytes()


def _answered(
    files: dict[str, bytes], content: bytes, lines: Sequence[str] = ()
) -> str:
    """Run 3 commands, chosen by the bytes of the file, so that it can be repeated."""
    dice = Random(content)  # noqa: S311 -- the choice of commands is not a secret
    with tempfile.TemporaryDirectory(prefix="actionplan-") as home, chdir(home):
        for line in lines or dice.sample(COMMANDS, 3):
            shutil.rmtree("plans", ignore_errors=True)
            for name, held in files.items():
                Path(name).parent.mkdir(parents=True, exist_ok=True)
                Path(name).write_bytes(held)
            Path(".git").mkdir(exist_ok=True)
            if wrong := _run(line):
                return f"{line}: {wrong}"
    return ""


def _run(line: str) -> str:
    """Run one command as typed; say what is wrong with how it ends."""
    out, err = io.StringIO(), io.StringIO()
    words = line.split()
    day = {"ACTIONPLAN_AS_OF": "2012-03-01", "ACTIONPLAN_DEBUG": "1"}
    with (
        mock.patch.dict(os.environ, day),
        mock.patch.object(sys, "argv", ["actionplan", *words]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            cli.main()
        except SystemExit as left:
            code = left.code
    said = err.getvalue()
    if code in (0, 1, 2) and "Traceback" not in said:
        return ""
    return f"exit {code}: {said.strip().splitlines()[-1:]}"


LAWS: dict[str, tuple[Callable[[bytes], str], str]] = {
    "yaml": (answered_by_commands, ""),
    "toml": (answered_about_settings, SETTINGS),
    "json": (answered_about_accepted, ACCEPTED),
    "j2": (
        answered_about_template,
        (TEMPLATES / "markdown" / _TEMPLATE).read_text("utf-8"),
    ),
}
"""For each file ending, the check for its kind, and text to damage."""
