"""Read a plan's rating legend as a scale: which end is worst, and what comes next.

Boards rate with colours, numbers and words. Two ratings are the same if they differ
only in capitals and spaces. The 2 worst ratings of a scale are exceptions.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.text import word_lists
from actionplan.text.remembered import of_a_few

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.plan.model import Action, Plan

COLOURS = ("black", "red", "amber", "green", "blue")
"""The colours of ratings from worst to best, as boards use them."""
_LIKE = {"orange": "amber", "yellow": "amber"}
_WORST = tuple(word_lists.load("ratings")["worst"]["words"])
_BEST = tuple(word_lists.load("ratings")["best"]["words"])
_GOING_WELL = tuple(word_lists.load("ratings")["going-well"]["words"])
_SHORTEST = 3
"""The fewest ratings a scale needs for its next-worst not to be its best."""


class Scale(NamedTuple):
    """Ratings from worst to best; empty if the order is not known."""

    worst_first: tuple[str, ...]
    ranks: Mapping[str, int]
    """For each rating, written plainly, how many are worse."""
    not_low: frozenset[str] = frozenset()
    """If the order of the scale is not known: the ratings that are not among the 2
    worst, whichever end is worst, written plainly."""
    few: bool = False
    """Whether the order of the scale is not known, and it is too short for a next-worst
    rating. Amber alone in a legend is next to nothing."""

    def rank(self, rating: str) -> int | None:
        """Return how many ratings are worse, or None if that is not known.

        A rating outside the scale has its usual rank: red and "off track" are the
        worst, amber comes next.
        """
        word = plain(rating)
        if word in self.ranks:
            return self.ranks[word]
        if word in _WORST:
            return 0
        colour, known = _colour(word), COLOURS[1:]
        return known.index(colour) if colour in known else None

    def may_be_low(self, rating: str) -> bool:
        """Return whether *rating* may be one of the 2 worst, as far as is known."""
        rank = self.rank(rating)
        unknown = rank is None or (self.few and rank == 1)
        return unknown and plain(rating) not in self.not_low

    def is_worst(self, rating: str) -> bool:
        """Return whether *rating* is the worst of the scale."""
        return bool(rating) and self.rank(rating) == 0

    def is_next_worst(self, rating: str) -> bool:
        """Return whether *rating* is the next-worst, and not the best, of the scale."""
        long = not self.worst_first or len(self.worst_first) >= _SHORTEST
        return bool(rating) and long and not self.few and self.rank(rating) == 1

    def is_best(self, rating: str) -> bool:
        """Return whether *rating* is the best of a scale whose order is known."""
        return bool(self.worst_first) and plain(rating) == plain(self.worst_first[-1])


@of_a_few
def scale(plan: Plan) -> Scale:
    """Return the scale of a plan's legend.

    The plan may say which rating is worst. If it does not, colours have their usual
    order, and known words for the worst rating show which end of a legend is worst.
    """
    ordered = _ordered(plan.rag_legend, plain(plan.rag_worst))
    ranks: dict[str, int] = {}
    for number, key in enumerate(ordered):
        ranks.setdefault(plain(key), number)
    if ordered:
        return Scale(ordered, ranks)
    few = 0 < len(plan.rag_legend) < _SHORTEST
    return Scale(ordered, ranks, _not_low(plan.rag_legend), few)


def says_done(rating: str, plan: Plan) -> bool:
    """Return whether a rating says that the work is done: 1, "Fully achieved".

    A rating that also covers work on track does not say this.
    """
    said = plain(meaning(rating, plan) or rating).strip(" .")
    return said in _BEST


def same(one: str, other: str) -> bool:
    """Return whether two ratings are one: capitals and spaces make no difference."""
    return plain(one) == plain(other)


def meaning(rating: str, plan: Plan) -> str:
    """Return what the plan's legend says of a rating; empty if that is not there."""
    return _meanings(plan).get(plain(rating), "")


@of_a_few
def _meanings(plan: Plan) -> Mapping[str, str]:
    return {plain(key): text for key, text in plan.rag_legend}


@of_a_few
def legend(plan: Plan) -> Mapping[str, str]:
    """Return how the plan's legend spells each rating, by what makes no difference."""
    return {plain(key): key for key, _ in reversed(plan.rag_legend)}


def in_legend(rating: str, plan: Plan) -> str:
    """Return a rating as the plan's legend spells it; as it is if it is not there."""
    return rating if rating in exact(plan) else legend(plan).get(plain(rating), rating)


@of_a_few
def exact(plan: Plan) -> Mapping[str, str]:
    """Return the plan's legend, by the ratings as they are spelt there."""
    return dict(plan.rag_legend)


def plain(rating: str) -> str:
    """Return a rating without what makes no difference: capitals and spaces."""
    return " ".join(rating.casefold().split())


def _ordered(legend: tuple[tuple[str, str], ...], worst: str) -> tuple[str, ...]:
    keys = tuple(key for key, _ in legend)
    words = [plain(key) for key in keys]
    if worst:
        return _from_end(keys, words[:1] == [worst], words[1:][-1:] == [worst])
    colours = [_colour(word) for word in words]
    bad = {"black", "red"} & set(colours)
    if bad and len(set(colours)) == len(colours) and set(colours) <= set(COLOURS):
        order = sorted(range(len(keys)), key=lambda i: COLOURS.index(colours[i]))
        return tuple(keys[i] for i in order)
    bad_ends = _is_bad(legend[:1]), _is_bad(legend[-1:])
    if not any(bad_ends) and len(keys) >= _SHORTEST:
        return _from_end(keys, _is_good(legend[-1:]), _is_good(legend[:1]))
    return _from_end(keys, *bad_ends)


EXAMPLE: Mapping[str, str] = {
    "green": "On track to be complete by the due date",
    "amber": "At risk of being late",
    "red": "Late, or not started when it should have been",
}
"""A legend as a board may have it, from best to worst."""


def to_fill_in(plan: Plan) -> str:
    """Return a legend with the ratings of a plan, to be pasted into it and changed.

    If they are colours, it is an example with all the usual ones, from best to worst.
    If not, only the board knows the other ratings, so it has those of the plan. If the
    plan has a legend, this is "".
    """
    lines = [
        f"  {_key(each)}: {meaning}".rstrip() for each, meaning in _to_explain(plan)
    ]
    return "" if plan.rag_legend else "\n".join(["rag_legend:", *lines])


def are_colours(plan: Plan) -> bool:
    """Return whether all ratings of a plan are colours of which the order is known."""
    return all(plain(word) in COLOURS for word in _used(plan))


def _to_explain(plan: Plan) -> Iterator[tuple[str, str]]:
    used = _used(plan)
    if not are_colours(plan):
        yield from ((word, "") for word in used)
        return
    spelt = {plain(word): word for word in reversed(used)}
    for colour in reversed(COLOURS):
        if colour in EXAMPLE or colour in spelt:
            yield spelt.get(colour, colour), EXAMPLE.get(colour, "")


def _used(plan: Plan) -> tuple[str, ...]:
    rated = [entry.rag for action in plan.actions for entry in action.progress]
    kept = [word for _, _, word in in_own_fields(plan)]
    return tuple(dict.fromkeys(word for word in (*rated, *kept) if word))


def _key(rating: str) -> str:
    """Write a rating as the name of a field, where "no" alone would not be a text."""
    if plain(rating) in COLOURS:
        return rating
    return json.dumps(rating, ensure_ascii=False)


def in_own_fields(plan: Plan) -> Iterator[tuple[Action, str, str]]:
    """Yield ratings that are in a field of the board's own, with its name.

    A column of ratings that could not be read is kept under its heading.
    """
    for action in plan.actions:
        for name, value in action.extra:
            is_rating = not _NAMES.isdisjoint(name.split("-"))
            if is_rating and isinstance(value, str) and value.strip():
                yield action, name, " ".join(value.split())


_NAMES = frozenset(("rag", "brag", "rating", "ratings"))
"""Words in the headings of columns with ratings."""


def _not_low(legend: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """Return ratings that are not near an end, or are good by their words."""
    middle = [plain(key) for key, _ in legend[2:-2]]
    good = [plain(k) for k, m in legend if _is_good(((k, m),)) or _is_going_well(k, m)]
    return frozenset([*middle, *good])


def _from_end(keys: tuple[str, ...], *ends: bool) -> tuple[str, ...]:
    """Return *keys* from their worst end; empty unless one of the two is that."""
    first, last = ends
    if first == last:
        return ()
    return keys if first else keys[::-1]


def _is_bad(end: tuple[tuple[str, str], ...]) -> bool:
    """Return whether a rating is the worst by its words or its meaning."""
    for key, meaning in end:
        word, said = plain(key), plain(meaning)
        short = len(word) == 1 and any(_begins(said, bad) for bad in _WORST)
        return word in _WORST or short
    return False


def _is_good(end: tuple[tuple[str, str], ...]) -> bool:
    """Return whether a rating is the best by its meaning: fully achieved."""
    return any(
        _begins(plain(text), good)
        for key, meaning in end
        for text in (key, meaning)
        for good in _BEST
    )


def _is_going_well(rating: str, meaning: str) -> bool:
    """Return whether a rating says that work is on track, or begins to: "On" alone.

    "On" is how a cell that was cut begins, but not if it goes on: on hold.
    """
    said = plain(meaning) or plain(rating)
    cut = re.fullmatch(r"on\b(?: *(?:\.{3}|\u2026|[(\[].*))?", said)
    return bool(cut) or any(_begins(said, well) for well in _GOING_WELL)


def _begins(said: str, words: str) -> bool:
    return said.startswith(words) and not said[len(words) :][:1].isalnum()


def _colour(word: str) -> str:
    return _LIKE.get(word, word)
