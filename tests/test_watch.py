"""Whoever watches a folder is told what each save has changed."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from queue import Queue
from typing import IO

import pytest
from tests.conftest import SPECIMEN

from actionplan import lint
from actionplan.diagnostics import Run
from actionplan.output import problem_changes

pytestmark = pytest.mark.thorough

DAY = date(2012, 3, 1)
NAME = "scr-family-a-2011.yaml"
WRONG = SPECIMEN.replace("agreed: 2011-08-15", "agreed: 2011-02-30")
PATIENCE = 180 * float(os.environ.get("SLACK", "1"))


def run_of(text: str) -> Run:
    """Check a text."""
    request = lint.Request(DAY)
    return lint.across([lint.one(text.encode(), NAME, request)], request)


def test_only_what_is_new_or_gone_is_listed() -> None:
    """With the count of all there are now."""
    there, back = run_of(WRONG), run_of(SPECIMEN)

    new = problem_changes.since(back, there, advice=False)
    gone = problem_changes.since(there, back, advice=False)

    assert new == (
        f"New:  {NAME}:11:9: error impossible-date:"
        ' "2011-02-30" is not a date, because February 2011 has only 28 days.\n'
        "Checked 1 plan (report date 1 March 2012): 1 error.\n"
        'Not checked until fixed: "agreed" of scr-family-a-2011.yaml.\n'
    )
    assert gone == (
        f"Gone: {NAME}:11:9: error impossible-date:"
        ' "2011-02-30" is not a date, because February 2011 has only 28 days.\n'
        "Checked 1 plan (report date 1 March 2012). No problems found.\n"
    )


def test_a_problem_on_another_line_is_the_same_problem() -> None:
    """A line that is put above it is no news."""
    moved = WRONG.replace("agreed:", "\nagreed:", 1)

    said = problem_changes.since(run_of(WRONG), run_of(moved), advice=False)

    assert said.startswith("Saved. No problem is new or gone.\n")


def test_advice_that_is_not_shown_is_counted() -> None:
    """Nothing that changes is left out without a word."""
    plain = run_of(SPECIMEN)
    (error,) = run_of(WRONG).diagnostics
    more = plain._replace(diagnostics=(error._replace(level="advice"),))

    new = problem_changes.since(plain, more, advice=False)
    gone = problem_changes.since(more, plain, advice=False)

    assert new.startswith("1 piece of advice new. To see it, use --advice.\n")
    assert gone.startswith("1 piece of advice gone. To see it, use --advice.\n")


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, "subprocess.Popen[str]"]]:
    """A folder with a plan, and a command that watches it."""
    path = tmp_path / NAME
    path.write_text(SPECIMEN, encoding="utf-8")
    new_group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    process = subprocess.Popen(
        [sys.executable, "-m", "actionplan", "watch", "--render", "report.html"],
        cwd=tmp_path,
        env={**os.environ, "ACTIONPLAN_AS_OF": "2012-03-01"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        creationflags=new_group,
    )
    yield path, process
    process.kill()
    process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_each_save_is_told_and_the_report_is_new_until_it_is_stopped(
    watched: tuple[Path, "subprocess.Popen[str]"],
) -> None:
    """Mistakes in a plan or the settings are told and survived."""
    path, process = watched
    said, wrong = lines_of(process.stdout), lines_of(process.stderr)
    until(said, "No problems found")
    until(wrong, "Wrote report.html")
    first = (path.parent / "report.html").read_bytes()

    path.write_text(WRONG, encoding="utf-8")
    until(said, "New:  ")
    until(wrong, "Wrote report.html")
    second = (path.parent / "report.html").read_bytes()
    settings = path.parent / "actionplan.toml"
    settings.write_text("fail_on = 3\n", encoding="utf-8")
    until(wrong, "To fix: ")
    settings.unlink()
    path.write_text(SPECIMEN, encoding="utf-8")
    until(said, "Gone: ")
    process.send_signal(signal.SIGINT)

    assert process.wait(PATIENCE) == 0
    assert first != second


def lines_of(stream: IO[str] | None) -> "Queue[str]":
    """Read a stream line by line, without waiting for its end."""
    lines: Queue[str] = Queue()

    def read() -> None:
        for line in stream or ():
            lines.put(line)

    threading.Thread(target=read, daemon=True).start()
    return lines


def until(lines: "Queue[str]", words: str) -> None:
    """Wait for a line with these words."""
    while words not in lines.get(timeout=PATIENCE):
        pass
