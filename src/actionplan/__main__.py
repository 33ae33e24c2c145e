"""Run the command line for `python -m actionplan`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, and end quietly if it is stopped while it starts."""
    gc.set_threshold(200_000)  # most of what starting makes stays
    try:
        from actionplan import cli  # noqa: PLC0415 -- may be stopped from here on
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        cli.main()
    finally:
        gc.freeze()  # all that is left goes with the process, and is not looked through


if __name__ == "__main__":
    main()
