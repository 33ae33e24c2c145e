"""Count actions by their latest rating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import phrases
from actionplan.output.report.facts import Rating, RatingCount, RatingLine
from actionplan.plan import portfolio, ratings
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from actionplan.plan.model import Plan
    from actionplan.plan.portfolio import Row


def by_rating(rows: Sequence[Row]) -> tuple[RatingLine, ...]:
    """Count actions by their latest rating, in a line for each scale.

    The ratings of different scales are not added up, because the same word may mean
    different things in them.
    """
    of_scale: dict[Hashable, list[Row]] = {}
    for row in rows:
        of_scale.setdefault(_scale(row.plan), []).append(row)
    if len(of_scale) <= 1:
        return tuple(RatingLine(_TITLE, _ratings(of)) for of in of_scale.values())
    first, *others = of_scale.values()
    return (
        RatingLine(f"{_TITLE}, in {_plans(first)}", _without_meanings(first)),
        *(
            RatingLine(f"In {_plans(of)} with another scale", _without_meanings(of))
            for of in others
        ),
    )


_TITLE = "By latest rating (closed actions included)"


def _plans(rows: Sequence[Row]) -> str:
    return dates.count(len({id(row.plan) for row in rows}), "plan")


def _without_meanings(rows: Sequence[Row]) -> tuple[RatingCount, ...]:
    """Count the same for several scales, whose meanings are with the plans."""
    return tuple(
        one._replace(rating=one.rating._replace(meaning="")) if one.rating else one
        for one in _ratings(rows)
    )


def _scale(plan: Plan) -> Hashable:
    """Return the same for 2 plans if they have the same ratings in the same order."""
    known = ratings.scale(plan).worst_first
    words = known or tuple(key for key, _ in plan.rag_legend)
    return bool(known), tuple(map(ratings.plain, words))


def _ratings(rows: Sequence[Row]) -> tuple[RatingCount, ...]:
    """Count actions by their latest rating, in the order of the legends.

    A rating has a meaning and a colour of its own if all its plans agree on them.
    """
    plans = {id(row.plan): row.plan for row in rows}.values()
    made = []
    for rag, number in portfolio.counts_by_rating(rows).items():
        if rag:
            seen = {phrases.rating(rag, plan) for plan in plans}
            agreed = seen.pop() if len(seen) == 1 else None
            words = phrases.capital(rag)
            made.append(RatingCount(agreed or Rating(words, "", "grey"), words, number))
        elif number:
            made.append(RatingCount(None, "No known rating", number))
    return tuple(made)
