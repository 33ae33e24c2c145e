"""What a test allows a command to take, so that what never ends fails and no more.

SECURITY.md promises an answer in five seconds of CPU time. How long the same work
takes depends on what else the machine does, so a test that failed at five would fail by
chance. What would not end takes minutes or hours, and the guards see that. How long it
is on a quiet machine is measured by `benchmarks/worst.py`.
"""

from __future__ import annotations

import os

PROMISED = 5
"""Seconds of CPU time for a file of the largest size, from the start of the process."""
MEGABYTES = 512
BUSY = 4
"""How much longer the same work may take on a machine that others are using."""
SECONDS = int(PROMISED * BUSY * float(os.environ.get("SLACK", "1")))
"""What a test allows; under coverage all takes longer, so nox sets SLACK."""


def limit() -> None:
    """Hold a process to it, as the preexec_fn of subprocess where there is POSIX."""
    import resource  # noqa: PLC0415 -- Windows has none

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20,) * 2)
