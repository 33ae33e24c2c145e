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
    *(("comments", name) for name in ("lint", "agenda")),
    *((case, "agenda") for case in ("comments_at_entries", "comments_at_actions")),
    ("unknown_rules", "lint"),
    *(("entries", name) for name in ("since", "status", "export entries")),
    ("moves", "agenda"),
    *(("days", name) for name in ("log", "render")),
    *((case, "since the first") for case in ("days", "late_rounds", "corrected")),
    *(("rounds", name) for name in ("status", "since the first", "accept")),
    ("repeating", "status"),
    ("repeating_once", "since the first"),
    ("long_outcomes", "lint"),
    *((case, "lint") for case in ("names", "undeclared", "chain", "placeholders")),
    *((case, "lint") for case in ("recommendations", "judgements", "baseline")),
    *((case, "lint") for case in ("milestones", "risks", "measures", "evidence")),
    *((case, "lint") for case in ("meetings", "unknown_fields", "long_texts")),
    *((case, "lint") for case in ("short_lines", "several_colons", "some_twice")),
    *((case, "lint") for case in ("colons", "dates", "misspelt", "unquoted")),
    *((case, "fix") for case in ("unquoted", "options")),
    *((case, "fix --diff") for case in ("dates", "one_line", "hashes")),
    *((case, "lint") for case in ("long_owners", "owners", "strangers")),
    *((case, "render") for case in ("outcomes", "recommendations", "names")),
    *((case, "render") for case in ("three_owners", "long_owners")),
    *((case, "accept") for case in ("placeholders", "undeclared")),
    *((case, "add") for case in ("comments_at_actions", "some_dates", "undeclared")),
    ("names", "add action"),
    ("outcomes", "judge"),
]
"""What is within the limits; docs/performance.md names what is not, and why.

At least one command for each mechanism, the one that it costs most.
"""
OTHERS = [
    *(("comments", name) for name in ("since", "status")),
    *(("comments_at_entries", name) for name in ("lint", "since", "status")),
    ("comments_at_actions", "since"),
    *(("entries", name) for name in ("lint", "agenda", "status as JSON")),
    *(("moves", name) for name in ("lint", "since", "status")),
    ("days", "lint"),
    *(("rounds", name) for name in ("lint", "agenda")),
    *((case, "fix") for case in ("dates", "misspelt", "hashes")),
    ("some_dates", "fix --diff"),
    ("hashes", "lint"),
    *((case, "render") for case in ("same_numbers", "legend")),
    *((case, "add") for case in ("names", "legend", "some_twice")),
]
"""Other commands for the same mechanisms, left to `-m slow`."""
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
    assert (len(plan) < LIMIT, done.returncode in (0, 1), said) == (True, True, b"")
