"""Read each file once in a run, however many parts of the program ask for it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from actionplan.storage import files

if TYPE_CHECKING:
    from pathlib import Path


class Contents:
    """What is in the files that were read, for those who ask again.

    Plans are held only where somebody else will ask: there may be thousands.
    """

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def read(self, path: Path, limit: int = files.LIMIT) -> bytes:
        """Return what is held of a file, else read it; refuses as `files.read` does."""
        held = self._held.get(os.path.realpath(path))
        if held is None or len(held) > limit:  # then `files.read` says how large it is
            return files.read(path, limit)
        return held

    def keep(self, path: Path, limit: int = files.LIMIT) -> bytes:
        """Read a file, and hold it; refuses as `files.read` does."""
        content = self.read(path, limit)
        self.hold(path, content)
        return content

    def hold(self, path: Path, content: bytes) -> None:
        """Hold what was read of a file."""
        self._held[os.path.realpath(path)] = content
