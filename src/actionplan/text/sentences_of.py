"""Divide a note into sentences, to quote the one that matters as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.text import late
from actionplan.text.remembered import by_value

if TYPE_CHECKING:
    from collections.abc import Sequence


@by_value
def every(text: str) -> tuple[str, ...]:
    """Return the sentences of *text* as they are written, each on one line.

    A paragraph or a point of a list ends a sentence, and so does a semicolon.
    """
    lines = (" ".join(line.split()) for line in text.splitlines())
    parts = (part for line in lines for part in _ENDS.split(line))
    return tuple(part.strip(" ;") for part in parts if part.strip(" ;"))


_ENDS = late.compile(r"(?<=[a-z0-9)%\"'\u201d][.!?])\s+(?=[\"'(\u201cA-Z0-9])|;\s+")


def holding(text: str, words: str) -> str:
    """Return the sentence of *text* in which *words* are, without its full stop.

    If they are in none of them, return *words*.
    """
    small = " ".join(words.casefold().split())
    found = (each for each in every(text) if small in each.casefold())
    return next(found, words).rstrip(" .")


def joined(every: Sequence[str], kept: Sequence[int]) -> str:
    """Join sentences in their order, with dots for those that are left out."""
    said, last = "", -1
    for number in kept:
        gap = " ... " if number != last + 1 else " "
        said = f"{said}{gap}{every[number]}".lstrip()
        last = number
    return said if last == len(every) - 1 else f"{said} ..."
