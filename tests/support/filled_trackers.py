"""Fill in trackers as people do, with a library that is not the reader we test."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

Fill = dict[str, Any]
"""For each heading what is written there."""


class Formula(str):
    """What Excel works out; other text that begins with = was typed as text."""

    __slots__ = ()


class Filled:
    """A tracker that is open, with its rows by the name of the action."""

    def __init__(self, path: Path) -> None:
        self.book = openpyxl.load_workbook(path)
        self.sheet: Any = self.book["Tracker"]
        every: list[list[Any]] = [
            [cell.value for cell in row] for row in self.sheet.iter_rows()
        ]
        self.head = next(n for n, row in enumerate(every, 1) if row[0] == "Action")
        self.columns = {name: n for n, name in enumerate(every[self.head - 1], 1)}
        self.rows = {
            row[0]: n for n, row in enumerate(every, 1) if n > self.head and row[0]
        }

    def cell(self, name: str, heading: str) -> Any:  # noqa: ANN401 -- a cell of openpyxl
        """Return the cell of an action under a heading."""
        return self.sheet.cell(self.rows[name], self.columns[heading])

    def put(self, name: str, fill: Mapping[str, Any]) -> None:
        """Write into the row of an action."""
        for heading, value in fill.items():
            cell = self.cell(name, heading)
            cell.value = value
            if isinstance(value, str) and not isinstance(value, Formula):
                cell.data_type = "s"


def fill(path: Path, to: Path, fills: Mapping[str, Mapping[str, Any]]) -> None:
    """Fill in rows, by the names of their actions, and save the workbook."""

    def change(filled: Filled) -> None:
        for name, each in fills.items():
            filled.put(name, each)

    changed(path, to, change)


def changed(path: Path, to: Path, change: Callable[[Filled], object]) -> None:
    """Change a workbook, and save it."""
    filled = Filled(path)
    change(filled)
    filled.book.save(to)


def saved_by_libreoffice(
    paths: Sequence[Path], folder: Path, profile: Path, ending: str = "xlsx"
) -> None:
    """Let LibreOffice open files, and save each under its name in a folder."""
    program = shutil.which("soffice")
    assert program
    subprocess.run(
        [
            *(program, f"-env:UserInstallation=file://{profile}", "--headless"),
            *("--convert-to", ending, "--outdir", str(folder), *map(str, paths)),
        ],
        check=True,
        capture_output=True,
        timeout=500,
    )
