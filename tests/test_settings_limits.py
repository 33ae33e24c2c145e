"""Settings and accepted problems: whatever is in them, an answer in good time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import guards
import pytest
from tests.conftest import SPECIMEN

from actionplan.lint import accepted_file
from actionplan.workspace.settings.extend import ROOM

LIMIT = ROOM.most

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(sys.platform == "win32", reason="it limits time by POSIX means"),
]

PLAN = "scr-family-a-2011"


def filled(line: str, head: str = "", tail: str = "", most: int = LIMIT) -> str:
    """Repeat a line, with its number, up to the largest file there may be."""
    room = most - len(head) - len(tail) - len(line.format(999_999))
    lines, length = [head], 0
    while length < room:
        lines.append(line.format(len(lines)))
        length += len(lines[-1])
    return "".join([*lines, tail])


SETTINGS: dict[str, tuple[str, Callable[[], str]]] = {
    # too much
    "a gigabyte": ("too large: 1,024 MB. The limit is 128 KB.", lambda: ""),
    "a byte too many": ("The limit is 128 KB.", lambda: "#" * (LIMIT + 1)),
    "many settings": (
        "This settings file has more problems",
        lambda: filled("k{0} = 1\n"),
    ),
    "many tables": ("This settings file has more problems", lambda: filled("[t{0}]\n")),
    "many names of rules": (
        "This settings file has more problems",
        lambda: filled('stale-action{0} = "off"\n', "[rules]\n"),
    ),
    "many parts": (
        "This settings file has more problems",
        lambda: filled("[[per-folder]]\n"),
    ),
    "many wrong dates": (
        "This settings file has more problems",
        lambda: filled('"{0}",', "meetings = [", "]"),
    ),
    "many agencies": ("Checked 1 plan", lambda: filled("a{0}=[]\n", "[agencies]\n")),
    "many names of one agency": (
        "Checked 1 plan",
        lambda: filled('"a{0}",', "[agencies]\na = [", "]"),
    ),
    "many posts": ("Checked 1 plan", lambda: filled("a{0}=['b']\n", "[posts]\n")),
    "many patterns": (
        "Checked 1 plan",
        lambda: filled('"**/*{0}*",', 'plans = ["*.yaml",', "]"),
    ),
    "a pattern of stars": (
        "cannot have this value",
        lambda: f'plans = ["{"*a" * 40_000}"]',
    ),
    "a pattern of folders": (
        "Checked 1 plan",
        lambda: f'plans = ["{"**/" * 130}*"]',
    ),
    "a pattern of brackets": (
        "cannot have this value",
        lambda: f'plans = ["{"[!" * 40_000}"]',
    ),
    # depth
    "brackets": ("too many levels", lambda: "a = " + "[" * 100_000),
    "braces": ("too many levels", lambda: "a = " + "{a = " * 20_000),
    "steps": ("too many levels", lambda: "a" + ".a" * 60_000 + " = 1"),
    "steps of a table": ("too many levels", lambda: "[a" + ".a" * 60_000 + "]"),
    "steps in braces": (
        "too many levels",
        lambda: "a = {a" + ' . "a"' * 20_000 + " = 1}",
    ),
    # numbers
    "a number without an end": (
        "cannot be read as a setting",
        lambda: "[windows]\nstale-months = " + "9" * 100_000,
    ),
    "a number of another base": (
        "cannot have this value",
        lambda: "[windows]\nstale-months = 0x" + "f" * 100_000,
    ),
    "a number in a list": (
        "cannot have this value",
        lambda: "fail-on = [0x" + "f" * 100_000 + "]",
    ),
    "a version of one number": (
        "cannot have this value",
        lambda: f'required-version = ">={"9" * 9_999}"',
    ),
    "a path of NUL": ("was not found", lambda: 'extend = "a\\u0000b"'),
    "a zone without an end": (
        "cannot have this value",
        lambda: f'as-of-zone = "{"a/" * 60_000}"',
    ),
    "a version without an end": (
        "too many levels",
        lambda: f'required-version = "{"1." * 60_000}"',
    ),
    "a path without an end": ("was not found", lambda: f'extend = "{"a/" * 60_000}"'),
    "quotation marks": ("cannot be read", lambda: 'a = """' + '"' * 100_000),
    "nothing": ("cannot be read", lambda: "\0" * 100_000),
}


@pytest.mark.parametrize("what", SETTINGS)
def test_settings_of_any_kind_are_answered(what: str, tmp_path: Path) -> None:
    """A setting that takes long is refused, and one file has so many at most."""
    said, make = SETTINGS[what]
    (tmp_path / "actionplan.toml").write_text(make(), "utf-8")
    if what == "a gigabyte":
        os.truncate(tmp_path / "actionplan.toml", 2**30)

    code, answer = _lint(tmp_path)

    assert (code in (0, 1, 2), said in answer) == (True, True), answer


def test_settings_that_start_from_one_another_come_to_an_end(tmp_path: Path) -> None:
    """Eight in a row are more than any board has."""
    for number in range(2_000):
        text = f'extend = "{number + 1}.toml"\n'
        (tmp_path / f"{number}.toml").write_text(text, "utf-8")
    (tmp_path / "actionplan.toml").write_text('extend = "0.toml"\n', "utf-8")

    code, answer = _lint(tmp_path)

    assert (code, "more than 8 settings files" in answer) == (2, True), answer


ENTRY = {"rule": "overdue-action", "plan": PLAN, "item": "1.1", "field": "due"}
ENTRY |= {"first_seen": "2012-01-01"}


def accepted(count: int, **given: str) -> str:
    """Write a file of accepted problems with so many entries, each with its number."""
    entries = [
        ENTRY | {name: text.format(number) for name, text in given.items()}
        for number in range(count)
    ]
    return json.dumps({"format": FORMAT, "findings": entries})


FORMAT = accepted_file.FORMATS[accepted_file.NAME]
ACCEPTED_FILES: dict[str, tuple[str, Callable[[], str]]] = {
    "many of one plan": ("Checked 1 plan", lambda: accepted(90_000, item="{0}")),
    "many of one action": ("Checked 1 plan", lambda: accepted(90_000, words="{0}")),
    "many rules": ("Checked 1 plan", lambda: accepted(90_000, rule="r{0}")),
    "many plans": ("Checked 1 plan", lambda: accepted(90_000, plan="p{0}")),
    "brackets": ("cannot be read", lambda: "[" * 2**20),
    "brackets in a value": (
        "cannot be read",
        lambda: f'{{"format": "{FORMAT}", "findings": {"[" * 2**20}',
    ),
    "many values": ("cannot be read", lambda: f"[{'1,' * 2**22}1]"),
    "many small parts": (
        "cannot be read",
        lambda: "[" + '{"":0},' * (2**24 // 7 - 1) + "0]",
    ),
    "a number without an end": (
        "cannot be read",
        lambda: accepted(1).replace('"}', '", "times": ' + "9" * 9_999 + "}"),
    ),
    "no number": (
        "cannot be read",
        lambda: accepted(1).replace('"}', '", "times": Infinity}'),
    ),
    "a reason without an end": (
        "cannot be read",
        lambda: accepted(1).replace('"}', f'", "reason": "{"x " * 2**22}"}}'),
    ),
    "a byte too many": ("problems is too large", lambda: " " * (2**24 + 1)),
}


@pytest.mark.parametrize("what", ACCEPTED_FILES)
def test_accepted_problems_of_any_kind_are_answered(what: str, tmp_path: Path) -> None:
    """As many as there may be, in any form."""
    said, make = ACCEPTED_FILES[what]
    (tmp_path / "actionplan.toml").write_text("", "utf-8")
    (tmp_path / accepted_file.NAME).write_text(make(), "utf-8")

    code, answer = _lint(tmp_path)

    assert (code in (0, 1, 2), said in answer) == (True, True), answer


# --- the environment --------------------------------------------------------------

ENVIRONMENT = {
    "ACTIONPLAN_AS_OF": ("9" * 100_000, "\x1b[31m", "", "2012-02-30"),
    "COLUMNS": ("0", "-1", "9" * 1_000, "x", "1000000000"),
    "LINES": ("9" * 1_000,),
    "TERM": ("dumb", "\x1b[31m", "x" * 100_000),
    "LANG": ("\u00e9", "C", "x" * 10_000),
    "TZ": ("../../etc/passwd", "x" * 10_000),
    "GITHUB_STEP_SUMMARY": ("/dev/full", "/nowhere/page", ".", "x" * 10_000),
    "GITHUB_ACTIONS": ("true",),
    "NO_COLOR": ("x" * 10_000,),
    "FORCE_COLOR": ("\x1b",),
    "PYTHONIOENCODING": ("ascii", "utf-16"),
    "_ACTIONPLAN_COMPLETE": ("complete_bash", "x", "source_\x1b"),
    "COMP_WORDS": ("actionplan progress add " + "x" * 100_000,),
    "PATH": ("", ".", "/nowhere", "x:" * 10_000),
    "HOME": ("", "/nowhere"),
}


READING = (("lint", "--format", "github"), ("status",), ("lint", "--since", "x"))


@pytest.mark.parametrize(
    "each", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["one", "each"]
)
@pytest.mark.parametrize("name", ENVIRONMENT)
def test_no_environment_is_an_error_of_the_program(
    name: str,
    each: bool,  # noqa: FBT001 -- a case
    tmp_path: Path,
) -> None:
    """What is named there is a file like any other, and what is a number is small.

    Each value is tried with each command, or with the next one in turn.
    """
    (tmp_path / "actionplan.toml").write_text("", "utf-8")

    for number, value in enumerate(ENVIRONMENT[name]):
        for words in READING if each else (READING[number % len(READING)],):
            code, answer = _lint(tmp_path, *words, **{name: value})

            assert code in (0, 1, 2), f"{value[:40]}: {answer}"
            assert "Traceback" not in answer


def _lint(folder: Path, *words: str, **environment: str) -> tuple[int, str]:
    """Return the exit code and all that is said, on one line."""
    (folder / f"{PLAN}.yaml").write_text(SPECIMEN, "utf-8")
    (folder / ".git").mkdir(exist_ok=True)
    done = subprocess.run(
        (sys.executable, "-m", "actionplan", *(words or ("lint",))),
        cwd=folder,
        env=os.environ | {"ACTIONPLAN_AS_OF": "2012-03-01"} | environment,
        preexec_fn=guards.limit,
        capture_output=True,
        check=False,
    )
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    return done.returncode, " ".join(said.split())
