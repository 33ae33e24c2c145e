"""Read each file once in a run, however many parts of the program need it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from actionplan.lint import accepted_file
from actionplan.storage import files

if TYPE_CHECKING:
    from pathlib import Path


ACCEPTED = files.Room(accepted_file.LIMIT, "accepted")
"""The room for a file of accepted problems."""


class Contents:
    """The contents of files that were read, kept in case they are needed again.

    A plan is kept only if it will be needed again, as there may be thousands.
    """

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def read(self, path: Path, room: files.Room = files.PLAN) -> bytes:
        """Return a file's contents, read once. Refuses as `files.read` does."""
        held = self._held.get(os.path.realpath(path))
        if held is None or len(held) > room.most:  # `files.read` reports its size
            return files.read(path, room)
        return held

    def keep(self, path: Path, room: files.Room = files.PLAN) -> bytes:
        """Read a file and keep its contents. Refuses as `files.read` does."""
        content = self.read(path, room)
        self.hold(path, content)
        return content

    def hold(self, path: Path, content: bytes) -> None:
        """Keep the contents of a file that was read."""
        self._held[os.path.realpath(path)] = content
