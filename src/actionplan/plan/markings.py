"""Protective markings: which of several plans' markings a paper carries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.plan.model import Plan

_LADDER = (
    ("unclassified", "not protectively marked", "public", "unrestricted"),
    ("official", "internal"),
    ("protect",),
    ("sensitive", "restricted"),
    ("confidential",),
    ("secret",),
    ("top secret",),
)
"""Words of markings from the lowest step to the highest, the old scheme's among them.

A marking is as high as the highest word in it: OFFICIAL-SENSITIVE is sensitive.
"""


def highest(plans: Iterable[Plan]) -> str:
    """Return the marking that a paper about *plans* carries; empty if none has one."""
    return highest_of(plan.marking for plan in plans)


def highest_of(texts: Iterable[str]) -> str:
    """Return the highest of several markings; empty if all are empty.

    Markings that are not known to be lower are all kept.
    """
    marked = {_plain(text): text.strip() for text in texts}
    marked.pop("", None)
    steps = {word: _step(word) for word in marked}
    known = [step for step in steps.values() if step is not None]
    top = max(known, default=0)
    return "; ".join(
        text for word, text in marked.items() if steps[word] in (None, top)
    )


def in_text(text: str, *, at_the_edge: bool = False) -> str:
    """Return the marking that a line of a document is, or has in it; "" if none.

    A line is a marking if it has no other words. Among other words, a marking is in
    capitals. At the edge of a page, it may also have other words after it.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    for line in filter(None, lines):
        if is_one(line):
            return _LABEL.sub("", line)
        if at_the_edge and (found := _BEGINS.fullmatch(line)):
            return found[0]
        if (at_the_edge or not line.isupper()) and (found := _IN_CAPITALS.search(line)):
            return found[0]
    return ""


def is_one(line: str) -> bool:
    """Return whether a line is a marking, and says nothing else."""
    said = _LABEL.sub("", " ".join(line.split()))
    words = _plain(said).split() if len(said) <= _LONGEST else []
    return all(word in _WITHIN for word in words) and bool(
        _WORD.search(" ".join(words))
    )


_LONGEST = 90
"""The most characters of a line that is only a marking."""
_WORDS = "NOT PROTECTIVELY MARKED|OFFICIAL|PROTECT|RESTRICTED|CONFIDENTIAL|SECRET"
_WORD = re.compile(rf"\b(?:{_WORDS})\b", re.IGNORECASE)
_BEGINS = re.compile(rf"(?:{_WORDS})\b.{{0,40}}", re.IGNORECASE)
_IN_CAPITALS = re.compile(rf"\b(?:TOP )?(?:{_WORDS})\b(?: ?[-:/\u2013] ?[A-Z]{{3,}})*")
_LABEL = re.compile(
    r"(?:(?:protective|security|government) )*"
    r"(?:marking|classification)\s*[:\u2013-]\s*",
    re.IGNORECASE,
)
"""What people write before a marking."""
_WITHIN = frozenset(
    (
        *("not", "protectively", "marked", "official", "protect", "sensitive"),
        *("restricted", "confidential", "secret", "top", "private", "and", "strictly"),
        *("highly", "personal", "commercial", "staff", "partners", "only", "locsen"),
        *("when", "once", "if", "complete", "completed", "filled", "in", "draft"),
    )
)
"""The words of lines that are a marking and nothing else."""


def _step(words: str) -> int | None:
    """Return how high up a marking is; None if none of its words is known."""
    found = [
        step
        for step, names in enumerate(_LADDER)
        if any(f" {name} " in f" {words} " for name in names)
    ]
    return max(found, default=None)


def _plain(marking: str) -> str:
    letters = "".join(c if c.isalnum() else " " for c in marking.casefold())
    return " ".join(letters.split())
