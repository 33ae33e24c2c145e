"""Write file names so that they can be pasted into a command."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 5
"""The most names to write out. For more, write FILE."""


def by(command: str, files: Sequence[str]) -> str:
    """Write the end of a sentence that says what does something to these files."""
    each = ", one file at a time," if len(files) > _MOST else ""
    return f"{each} by: {command} {names(files)}"


def to_type(command: str, files: Sequence[str]) -> str:
    """Write the end of a sentence that says what to type for these files."""
    each = " for each file" if len(files) > _MOST else ""
    return f"type{each}: {command} {names(files)}"


def to_run(command: str, files: Sequence[str]) -> str:
    """Write the end of a sentence that says what to run; of no files, run it alone."""
    each = " for each file" if len(files) > _MOST else ""
    return f"run{each}: {command} {names(files)}".rstrip()


def names(files: Sequence[str]) -> str:
    """Write the names of files for a command. If there are many, write only FILE.

    A hint names the files it is about. Several people may work in the same folder, and
    following a hint must not change someone else's plan.
    """
    if len(files) > _MOST:
        return "FILE"
    return " ".join(map(name, files))


def name(file: str) -> str:
    """Write the name of one file. A leading hyphen is not read as an option."""
    file = f"./{file}" if file.startswith("-") else file
    if re.fullmatch(r"[\w ./,()&'-]+", file) and not re.fullmatch(r"[\w./-]+", file):
        return f'"{file}"'  # every shell accepts this, including cmd.exe
    return shlex.quote(file)
