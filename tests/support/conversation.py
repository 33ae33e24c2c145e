"""Type answers to a command on a terminal, as a person would, and see what it says."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SECONDS = 30
"""After which it is certain that a command waits for what nobody will type."""


class Said(NamedTuple):
    """How a command ended, and what was on the screen."""

    code: int
    screen: str


def converse(
    folder: Path,
    command: Sequence[str],
    answers: Sequence[str | bytes],
    *,
    columns: int = 80,
) -> Said:
    """Run a command on a terminal of its own; type an answer at each "> ".

    After an answer in bytes, which was pasted, Enter is not pressed.
    """
    ours, theirs = os.openpty()
    environment = os.environ | {"ACTIONPLAN_AS_OF": "2012-03-01"}
    _resize(theirs, columns)
    running = subprocess.Popen(
        [sys.executable, "-m", "actionplan", *command],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    left, screen, until = [*answers], "", time.monotonic() + SECONDS
    asked = 0
    try:
        while time.monotonic() < until:
            if not select.select([ours], [], [], 1)[0]:
                continue
            try:
                got = os.read(ours, 65_536).decode("utf-8", "replace")
            except OSError:  # the command has ended, and with it the terminal
                break
            if not got:
                break
            screen += got.replace("\r\n", "\n")
            if _questions(screen) > asked:
                asked = _questions(screen)
                if left:
                    os.write(ours, _keys(left.pop(0)))
                else:
                    os.write(ours, b"\x04")  # end of input: nobody answers any more
        running.wait(SECONDS)
    finally:
        running.kill()
        os.close(ours)
    return Said(running.returncode, screen)


def _keys(answer: str | bytes) -> bytes:
    return answer if isinstance(answer, bytes) else f"{answer}\n".encode()


def _questions(screen: str) -> int:
    """Count how often a command has waited for an answer, on a line of its own."""
    return sum(line.startswith("> ") for line in screen.split("\n"))


def _resize(terminal: int, columns: int) -> None:
    # Not on Windows, where no test that needs a terminal is run.
    import fcntl  # noqa: PLC0415 -- as above
    import struct  # noqa: PLC0415 -- as above
    import termios  # noqa: PLC0415 -- as above

    size = struct.pack("HHHH", 100, columns, 0, 0)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, size)
