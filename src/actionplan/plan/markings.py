"""Protective markings: which of several plans' markings a paper carries."""

from __future__ import annotations

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
