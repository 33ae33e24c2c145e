"""Say how to install a library for the program that is running."""

from __future__ import annotations

import sys
from pathlib import Path

from actionplan.text import command_line

OFFICE = ("python-docx", "openpyxl")
"""The libraries that read and write Word and Excel files."""


def to_add(*libraries: str) -> str:
    """Return the command that adds libraries to the program that is running.

    It fits how the program was installed: with pipx, with uv or with pip.
    """
    names = " ".join(libraries)
    if Path(sys.prefix, "pipx_metadata.json").is_file():
        return f"pipx inject actionplan {names}"
    if Path(sys.prefix, "uv-receipt.toml").is_file():
        return f"uv tool install {' '.join(f'--with {one}' for one in libraries)} ."
    return f"{command_line.name(sys.executable)} -m pip install {names}"
