"""Write a diagnostic as a few lines of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.text import terminal

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic


def whole(diagnostic: Diagnostic) -> str:
    """Say what is wrong, with which action, and what to do, on a line each."""
    lines = [diagnostic.message, diagnostic.about, remedy(diagnostic)]
    return "\n".join([*(_line(text) for text in lines if text), *paste(diagnostic)])


def remedy(diagnostic: Diagnostic) -> str:
    """Say what to do."""
    return _line(f"To fix: {diagnostic.remedy}")


def _line(text: str) -> str:
    return terminal.line(" ".join(text.split()))


def paste(diagnostic: Diagnostic) -> list[str]:
    """Return the lines to type in, if they are not in the remedy already.

    They start with as many spaces as they need in the file, so they can be copied.
    """
    if "\n" not in diagnostic.paste:
        return []
    return [terminal.line(text) for text in diagnostic.paste.split("\n")]
