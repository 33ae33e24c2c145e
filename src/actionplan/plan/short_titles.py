"""Give each plan a short title, for papers on several plans."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan.text import grammar, late

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionplan.plan.model import Plan

_GOOD, _MOST, _LEAST = 34, 40, 11
"""The most characters of a short title if it can be had, at most, and at least."""
_WHOLE = 60
"""The most characters of a title without a place where it can be shortened."""
_PARTS = late.compile(
    r"(?=[,;] | (?:of|when|where|for|with|who|which|in|on|at|to|by|from|after|and|-) )"
)


def of(plans: Sequence[Plan]) -> Mapping[int, str]:
    """Return a short title for each plan, by identity; its ID if two are alike."""
    titles = {id(plan): _short(plan.title) or plan.id for plan in plans}
    times = Counter(title.casefold() for title in titles.values())
    return {
        id(plan): titles[id(plan)]
        if times[titles[id(plan)].casefold()] == 1
        else plan.id
        for plan in plans
    }


def _short(title: str) -> str:
    """Shorten a title where a phrase ends: Working with families."""
    name = " ".join(title.split())
    first, colon, _ = name.partition(": ")
    long = len(name if not colon else first)
    ends = [each.start() for each in _PARTS.finditer(first)]
    for most in (_GOOD, _MOST):
        fitting = [end for end in ends if _LEAST <= end <= most]
        if long <= most:
            return first
        if fitting:
            return first[: fitting[0]]
    return first if len(first) <= _WHOLE else grammar.cut(first, _MOST)
