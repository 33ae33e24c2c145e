"""Write file names so that they can be pasted into a command."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 5
"""The most names to write out. For more, write FILE."""


def names(files: Sequence[str]) -> str:
    """Write the names of files for a command. If there are many, write only FILE.

    A hint names the files it is about. Several people may work in the same folder, and
    following a hint must not change someone else's plan.
    """
    if len(files) > _MOST:
        return "FILE, for each of them"
    return " ".join(map(name, files))


def name(file: str) -> str:
    """Write the name of one file. A leading hyphen is not read as an option."""
    file = f"./{file}" if file.startswith("-") else file
    if re.fullmatch(r"[\w ./,()&'-]+", file) and not re.fullmatch(r"[\w./-]+", file):
        return f'"{file}"'  # every shell accepts this, including cmd.exe
    return shlex.quote(file)
