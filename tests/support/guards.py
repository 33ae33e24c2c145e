"""Limit the time and memory of a command in a test, so that only endless work fails.

SECURITY.md promises an answer in 5 seconds of CPU time. How long the same work takes
depends on what else the machine is doing, so a test with a limit of 5 seconds would
fail by chance. Work that does not end takes minutes or hours, and these limits stop it.
docs/performance.md has the times on a machine that does nothing else.
"""

from __future__ import annotations

import os

PROMISED = 5
"""Seconds of CPU time for a file of the largest size, including the start."""
MEGABYTES = 512
BUSY = 4
"""How much longer the same work may take on a machine that others are using."""
SECONDS = int(PROMISED * BUSY * float(os.environ.get("SLACK", "1")))
"""The limit in a test. With coverage everything takes longer, so nox sets SLACK."""


def limit() -> None:
    """Set the limits for a process, as the preexec_fn of subprocess on POSIX."""
    import resource  # noqa: PLC0415 -- Windows does not have it

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20,) * 2)
