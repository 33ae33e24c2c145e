"""Save a text that is for people into a file that they named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.storage import files
from actionplan.text import terminal
from actionplan.workspace import selection

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from actionplan.output.paper import Paper
    from actionplan.text.terminal import WrittenAs
    from actionplan.workspace.selection import Kept


def require_place(target: Path, kept: Kept, such_as: str = "actions.csv") -> None:
    """Refuse a file that is a plan or settings, and say what it could be called."""
    instead = (
        "after --output, give the name of a file with another ending, such as"
        f" {such_as}"
    )
    selection.require_no_plan(target, kept, instead)


def text(made: str, target: Path, written_as: WrittenAs) -> str:
    """Write a text into a file, and say where it is."""
    files.write(target, terminal.encoded(made, written_as))
    return f"Wrote {files.name(target)}."


def document(told: Paper, target: Path, word: Callable[[Paper], bytes]) -> str:
    """Write a paper into a Word document, and say where it is."""
    files.write(target, word(told))
    return f"Wrote {files.name(target)}."
