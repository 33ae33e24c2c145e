"""Read commands pasted from a document, which changes hyphens and quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""A hyphen, and the signs that Word and web pages use instead of one or two."""
QUOTES = "\u2018\u2019\u201c\u201d"
"""Curly quotation marks, which shells do not read as quotation marks."""


def within_curly(typed: Sequence[str]) -> str:
    """Return the words in curly quotation marks, without the marks; may be empty."""
    starts = [number for number, word in enumerate(typed) if word[:1] in QUOTES]
    ends = [number for number, word in enumerate(typed) if word[-1:] in QUOTES]
    if not starts:
        return ""
    last = next((number for number in ends if number >= starts[0]), len(typed) - 1)
    return " ".join(typed[starts[0] : last + 1]).strip(QUOTES)


def option(written: str, names: Collection[str]) -> str:
    """Return the option that was typed, with the same hyphens as in *names*.

    Words that are not an option of the command are left as they are.
    """
    bare = written.lstrip(DASHES)
    if written[:1] not in DASHES or written.startswith("--") or written == bare:
        return written
    if f"-{bare}" in names:
        return f"-{bare}"
    name, sign, value = bare.partition("=")
    return f"--{name}{sign}{value}" if f"--{name}" in names else written
