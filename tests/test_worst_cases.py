"""Laws of growth: a plan full of one thing is answered in the time that is promised."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from worst_cases import CASES, LIMIT

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = int(5 * float(os.environ.get("SLACK", "1")))
MEGABYTES = 512
COMMANDS = {
    "lint": ("lint", "worst.yaml", "--as-of", "2012-07-01"),
    "agenda": ("agenda", "worst.yaml", "--meeting", "2012-07-01"),
    "since": ("since", "2012-01-01", "worst.yaml", "--as-of", "2012-07-01"),
    "status": ("status", "worst.yaml", "--as-of", "2012-07-01"),
}
HELD = [
    *(("comments", name) for name in COMMANDS),
    *(("comments_at_entries", name) for name in ("agenda", "since", "status")),
    *(("comments_at_actions", name) for name in ("agenda", "since")),
    *(("entries", name) for name in COMMANDS),
    *(("moves", name) for name in COMMANDS),
    *((case, "lint") for case in ("colons", "dates", "misspelt", "unquoted")),
]
"""What is within the limits; docs/performance.md names what is not, and why."""


@pytest.mark.skipif(sys.platform == "win32", reason="it limits time by POSIX means")
@pytest.mark.parametrize(("case", "command"), HELD)
def test_a_plan_full_of_one_thing_is_answered_in_time(
    case: str, command: str, tmp_path: Path
) -> None:
    """No more than five seconds and 512 MB for whatever fits into the largest file."""
    plan = CASES[case]()
    (tmp_path / "worst.yaml").write_text(plan, encoding="utf-8")

    done = subprocess.run(
        (sys.executable, "-m", "actionplan", *COMMANDS[command]),
        cwd=tmp_path,
        preexec_fn=_limit,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )

    assert (len(plan) < LIMIT, done.returncode in (0, 1), done.stderr) == (
        True,
        True,
        b"",
    )


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20,) * 2)
