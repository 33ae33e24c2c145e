"""Run the command line for `python -m actionplan`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, and exit quietly if it is stopped while starting."""
    gc.set_threshold(200_000)  # most objects made at the start are kept
    try:
        from actionplan import cli  # noqa: PLC0415 -- Ctrl-C may come from here on
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        cli.main()
    finally:
        gc.freeze()  # the process ends, so there is no need to search for garbage


if __name__ == "__main__":
    main()
