"""Read a plan's rating legend as a scale: which end is worst, and what comes next.

Boards rate with colours, numbers and words. Two ratings are the same when they differ
in capitals and spaces only, and the two worst of a scale are what a meeting hears of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.plan.model import Plan

COLOURS = ("black", "red", "amber", "green", "blue")
"""The colours of ratings from worst to best, as boards use them."""
_LIKE = {"orange": "amber", "yellow": "amber", "grey": "", "gray": "", "purple": ""}
_WORST = (
    *("off track", "not on track", "off target", "not met", "not achieved"),
    *("critical", "inadequate", "failing", "at risk of failing", "high", "severe"),
    *("significant concern", "significant concerns", "no progress", "not started"),
)
"""Words at the end of a legend that tell that it is the worst end."""
_SHORTEST = 3
"""Ratings of a scale from which on the next-worst is not its best."""


class Scale(NamedTuple):
    """Ratings from the worst to the best; empty where the order is not known."""

    worst_first: tuple[str, ...]

    def rank(self, rating: str) -> int | None:
        """Return how many ratings are worse, or None if that is not known."""
        word = plain(rating)
        keys = [plain(key) for key in self.worst_first]
        if word in keys:
            return keys.index(word)
        colour = _LIKE.get(word, word)
        known = COLOURS[1:]
        return known.index(colour) if not keys and colour in known else None

    def is_worst(self, rating: str) -> bool:
        """Return whether *rating* is the worst of the scale."""
        return bool(rating) and self.rank(rating) == 0

    def is_next_worst(self, rating: str) -> bool:
        """Return whether *rating* is the next-worst, and not the best, of the scale."""
        long = not self.worst_first or len(self.worst_first) >= _SHORTEST
        return bool(rating) and long and self.rank(rating) == 1


def scale(plan: Plan) -> Scale:
    """Return the scale of a plan's legend.

    The plan may say which rating is worst. Otherwise colours have an order of their
    own, and a word that is known to be the worst tells which end of a legend is.
    """
    keys = tuple(key for key, _ in plan.rag_legend)
    return Scale(_ordered(keys, plain(getattr(plan, "rag_worst", ""))))


def plain(rating: str) -> str:
    """Return a rating without what makes no difference: capitals and spaces."""
    return " ".join(rating.casefold().split())


def _ordered(keys: tuple[str, ...], worst: str) -> tuple[str, ...]:
    words = [plain(key) for key in keys]
    if len(keys) < len(("worst", "best")):
        return keys
    if worst:
        return _from_end(keys, words, {worst})
    colours = [_LIKE.get(word, word) for word in words]
    if all(colour in COLOURS for colour in colours):
        order = sorted(range(len(keys)), key=lambda i: COLOURS.index(colours[i]))
        return tuple(keys[i] for i in order)
    return _from_end(keys, words, {*_WORST, "red"})


def _from_end(
    keys: tuple[str, ...], words: list[str], worst: Iterable[str]
) -> tuple[str, ...]:
    first, last = words[0] in worst, words[-1] in worst
    if first == last:
        return ()
    return keys if first else keys[::-1]
