"""Write names of files so that a command line takes them as they are."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 5
"""Names that somebody copies; of more it is said what to put there."""


def by(command: str, files: Sequence[str]) -> str:
    """Write the end of a sentence that says what does something to these files."""
    each = ", one file at a time," if len(files) > _MOST else ""
    return f"{each} by: {command} {names(files)}"


def to_type(command: str, files: Sequence[str]) -> str:
    """Write the end of a sentence that says what to type for these files."""
    each = " for each file" if len(files) > _MOST else ""
    return f"type{each}: {command} {names(files)}"


def names(files: Sequence[str]) -> str:
    """Write the names of files, to be put behind a command; of very many only FILE.

    A hint names the files that it is about: in a folder that several people work in,
    nobody else's plan is changed by following it.
    """
    if len(files) > _MOST:
        return "FILE"
    return " ".join(map(name, files))


def name(file: str) -> str:
    """Write the name of one file; a hyphen at its beginning starts no option."""
    file = f"./{file}" if file.startswith("-") else file
    if re.fullmatch(r"[\w ./,()&'-]+", file) and not re.fullmatch(r"[\w./-]+", file):
        return f'"{file}"'  # which every shell takes, and cmd.exe as well
    return shlex.quote(file)
