"""Choose the format of a file by the ending of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from actionplan.diagnostics import Refusal
from actionplan.messages import rendering
from actionplan.storage import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Form = TypeVar("Form", bound=str)

_OF: dict[str, tuple[str, ...]] = {
    "csv": (".csv",),
    "docx": (".docx",),
    "html": (".html", ".htm"),
    "json": (".json",),
    "markdown": (".md", ".markdown"),
    "md": (".md", ".markdown"),
}
"""Formats with the endings of their files. Any other format is text."""

_OTHERS = frozenset(
    {
        ".doc",
        ".docm",
        ".dot",
        ".dotx",
        ".ods",
        ".odt",
        ".pdf",
        ".ppt",
        ".pptx",
        ".rtf",
        ".tsv",
        ".xls",
        ".xlsm",
        ".xlsx",
    }
)
"""Endings that promise a format that is not written, so a program would not open it."""

ENDINGS = frozenset(ending for each in _OF.values() for ending in each) | _OTHERS
"""The endings that promise a format."""


def form(
    output: Path | None, asked: Form | None, offered: Sequence[Form], default: Form
) -> Form:
    """Return the format to write: the one *asked* for, or that of the file's ending.

    An ending that promises no format, such as .txt, or none at all, is right for any
    format but Word. Refuses an ending that promises another format than the one that
    would be written. For standard output (None) there is nothing to refuse.
    """
    if output is None:
        return asked or default
    ending = output.suffix.lower()
    promised = next((one for one in offered if ending in _OF.get(one, ())), None)
    chosen = asked or promised or default
    fits = _OF.get(chosen, ())
    if ending in fits or (ending not in ENDINGS and chosen != "docx"):
        return chosen
    refused = (
        rendering.not_in_this_format(
            ending=ending,
            form=asked,
            fitting=_first(asked),
            is_offered=promised is not None,
        )
        if asked
        else rendering.not_this_ending(
            ending=ending,
            endings=tuple(_first(one) for one in offered if one in _OF),
            is_text=default not in _OF,
        )
    )
    raise Refusal(refused, file=files.name(output))


def _first(form: str) -> str:
    return _OF.get(form, (".txt",))[0]
