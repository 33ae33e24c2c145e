"""Read commands that were pasted from a document, which changes hyphens and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""A hyphen, and what Word and web pages make of one or two."""
QUOTES = "\u2018\u2019\u201c\u201d"
"""Curly quotation marks, which no shell takes for quotation marks."""


def option(written: str, names: Iterable[str]) -> str:
    """Return the option that was typed, with its hyphens as *names* have them.

    Words that are not an option of the command are left as they are.
    """
    bare = written.lstrip(DASHES)
    if written[:1] not in DASHES or written.startswith("--") or written == bare:
        return written
    name, sign, value = bare.partition("=")
    return f"--{name}{sign}{value}" if f"--{name}" in names else written
