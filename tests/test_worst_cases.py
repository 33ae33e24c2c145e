"""Laws of growth: a plan full of one thing is answered in the time that is promised."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import guards
import pytest
from worst_cases import CASES, COMMANDS, LIMIT, board

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from pathlib import Path

HELD = [
    ("comments", "agenda"),
    ("comments_at_entries", "agenda"),
    ("comments_at_actions", "render"),
    ("unknown_rules", "lint"),
    ("entries", "status"),
    ("moves", "agenda"),
    *(("days", name) for name in ("log", "add")),
    *((case, "since the first") for case in ("late_rounds", "corrected")),
    ("rounds", "status"),
    ("repeating", "status"),
    ("repeating_once", "since the first"),
    ("long_outcomes", "lint"),
    *((case, "lint") for case in ("undeclared", "chain", "placeholders")),
    *((case, "lint") for case in ("meetings", "unknown_fields", "long_texts")),
    *((case, "lint") for case in ("several_colons", "some_twice")),
    *((case, "lint") for case in ("colons", "dates", "misspelt")),
    *((case, "fix") for case in ("unquoted", "options")),
    *((case, "fix --diff") for case in ("one_line", "hashes")),
    *((case, "lint") for case in ("long_owners", "strangers")),
    *((case, "render") for case in ("outcomes", "baseline", "milestones", "names")),
    *((case, "render") for case in ("three_owners", "owners")),
    *((case, "agenda") for case in ("outcomes", "recommendations")),
    *((case, "since") for case in ("judgements", "measures")),
    *((case, "add") for case in ("comments_at_actions", "some_dates")),
    ("undeclared", "accept"),
    ("outcomes", "judge"),
]
"""At least one command for each mechanism, the one that it costs most."""
OTHERS = [
    (case, command)
    for case in CASES
    for command in COMMANDS
    if (case, command) not in HELD
]
"""All others, left to `-m slow`: benchmarks/worst.py measures how long they take."""
PAIRS = [*HELD, *(pytest.param(*pair, marks=pytest.mark.slow) for pair in OTHERS)]


@pytest.mark.skipif(sys.platform == "win32", reason="it limits time by POSIX means")
@pytest.mark.parametrize(("case", "command"), PAIRS)
def test_a_plan_full_of_one_thing_is_answered_in_time(
    case: str, command: str, tmp_path: Path
) -> None:
    """It ends, within 512 MB, for whatever fits into the largest file."""
    plan = CASES[case]()
    (tmp_path / "worst.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "actionplan.toml").write_text(board(case))

    done = subprocess.run(
        (sys.executable, "-m", "actionplan", *COMMANDS[command]),
        cwd=tmp_path,
        preexec_fn=guards.limit,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )

    said = b"" if command == "fix --diff" else done.stderr  # it sums up there
    if command == "agenda" and said.startswith(b"No meeting date is recorded"):
        said = b""  # how to record the dates of meetings
    assert (len(plan) < LIMIT, done.returncode in (0, 1), said) == (True, True, b"")
