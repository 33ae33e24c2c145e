"""Measure how long the worst files take: CPU seconds and memory of whole processes.

Each plan of `tests/support/worst_cases.py` is as large as a file may be, and full of
one thing. Run with `nox -s bench`, or alone: `python benchmarks/worst.py --case days`.
The exit code is 1 if one is not answered in the time and memory that are promised.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).parents[1] / "tests" / "support"))
from guards import MEGABYTES, PROMISED
from worst_cases import CASES, COMMANDS, board

STOPPED = 30
"""CPU seconds after which a run is stopped."""
NEAR = 4
"""CPU seconds over which `--over` prints a run."""
COMPARING = {
    "lint --since": (
        *("lint", "worst.yaml", "--since", "HEAD"),
        *("--as-of", "2012-07-01"),
    )
}
"""What asks git what there was."""
ALL = {**COMMANDS, **COMPARING}


class Taken(NamedTuple):
    """What a command took."""

    seconds: float
    megabytes: float
    code: int
    """Negative where it was stopped, and by which signal."""

    @property
    def over(self) -> bool:
        """Whether it is more than is promised, or no answer."""
        much = self.seconds > PROMISED or self.megabytes > MEGABYTES
        return much or self.code not in (0, 1, 2)


def main() -> int:
    """Print a line for each plan and command."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--case", action="append", choices=[*CASES])
    parser.add_argument("--command", action="append", choices=[*ALL])
    parser.add_argument("--over", action="store_true", help=f"only those over {NEAR} s")
    parser.add_argument("--small", action="store_true", help="only lint")
    given, _ = parser.parse_known_args()  # what is left is for table.py
    commands = given.command or (["lint"] if given.small else [*ALL])
    over = False
    for case in given.case or CASES:
        for command in commands:
            taken = _measure(case, command)
            over |= taken.over
            if taken.over or taken.seconds > NEAR or not given.over:
                print(_line(case, command, taken), flush=True)
    return int(over)


def _line(case: str, command: str, taken: Taken) -> str:
    said = f"{case:20} {command:16} {taken.seconds:6.1f} s {taken.megabytes:6.0f} MB"
    ended = f"  ended with {taken.code}" if taken.code not in (0, 1, 2) else ""
    return f"{said}{ended}{'  OVER' if taken.over else ''}"


def _measure(case: str, command: str) -> Taken:
    """Run one command on one plan, in a folder in which nothing else is."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        plan = CASES[case]()
        (folder / "actionplan.toml").write_text(board(case), encoding="utf-8")
        (folder / "worst.yaml").write_text(plan, encoding="utf-8")
        if command in COMPARING:
            _rewrite(folder, plan)
        return _run((sys.executable, "-m", "actionplan", *ALL[command]), folder)


def _rewrite(folder: Path, plan: str) -> None:
    """Keep the plan in a repository, and then change what was said in it."""
    git = shutil.which("git") or "git"
    who = ("-c", "user.name=Bench", "-c", "user.email=bench@example.invalid")
    for args in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "Agreed")):
        subprocess.run((git, *args), cwd=folder, check=True)
    changed = plan.replace("Said", "Told").replace("Put question", "Put the question")
    (folder / "worst.yaml").write_text(changed, encoding="utf-8")


def _run(command: tuple[str, ...], folder: Path) -> Taken:
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
        preexec_fn=_limit,  # noqa: PLW1509 -- there is one thread
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = used.ru_utime + used.ru_stime
    return Taken(seconds, used.ru_maxrss / 1024, process.returncode)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (STOPPED, STOPPED))


if __name__ == "__main__":
    sys.exit(main())
