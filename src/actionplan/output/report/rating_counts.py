"""Count actions by their latest rating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import phrases
from actionplan.output.report.facts import Rating, RatingCount, RatingLine
from actionplan.plan import portfolio, ratings, sentences
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
        named = len({id(row.plan) for row in rows}) == 1
        return tuple(
            RatingLine(_TITLE, _ratings(of, named=named)) for of in of_scale.values()
        )
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
    return tuple(map(without_meaning, _ratings(rows)))


def without_meaning(of: RatingCount) -> RatingCount:
    """Leave out what a rating means."""
    return of._replace(rating=of.rating._replace(meaning="")) if of.rating else of


def _scale(plan: Plan) -> Hashable:
    """Return the same for 2 plans if they have the same ratings in the same order."""
    known = ratings.scale(plan).worst_first
    words = known or tuple(key for key, _ in plan.rag_legend)
    return bool(known), tuple(map(ratings.plain, words))


def _ratings(rows: Sequence[Row], *, named: bool = False) -> tuple[RatingCount, ...]:
    """Count actions by their latest rating, in the order of the legends.

    A rating has a meaning and a colour of its own if all its plans agree on them. If
    actions are *named*, which is for those of one plan, low ratings have their numbers.
    """
    plans = {id(row.plan): row.plan for row in rows}.values()
    made = []
    for rag, number in portfolio.counts_by_rating(rows).items():
        if rag:
            seen = {phrases.rating(rag, plan) for plan in plans}
            agreed = seen.pop() if len(seen) == 1 else None
            words = phrases.capital(rag) if _has_letters(rag) else f"Rating {rag}"
            own = [row for row in rows if ratings.same(row.now.rag, rag)]
            which = _open_first(own) if named and _is_low(rag, *plans) else ""
            shown = agreed or Rating(words, "", "grey")
            made.append(RatingCount(shown, words, number, which))
        elif number:
            own = [row for row in rows if not row.now.rag]
            why = _why_unrated(own, named=named)
            made.append(RatingCount(None, "No known rating", number, why))
    return tuple(made)


def _has_letters(rag: str) -> bool:
    """Return whether a rating is a word: "1: 2" says nothing to a reader."""
    return any(each.isalpha() for each in rag)


def _is_low(rag: str, plan: Plan) -> bool:
    """Return whether a rating of a plan is, or may be, one of the 2 worst."""
    scale = ratings.scale(plan)
    return scale.is_worst(rag) or scale.is_next_worst(rag) or scale.may_be_low(rag)


def _why_unrated(rows: Sequence[Row], *, named: bool) -> str:
    """Say why ratings are not known: no progress recorded: 1.1, 1.2."""
    of_reason: dict[str, list[Row]] = {}
    for row in rows:
        of_reason.setdefault(sentences.why_unrated(row.now), []).append(row)
    return "; ".join(
        f"{why}: {_numbers(of) if named else len(of)}" for why, of in of_reason.items()
    )


def _open_first(rows: Sequence[Row]) -> str:
    """Number open actions, and then the closed ones: 2.1, 3.3; closed: 4.1."""
    still = _numbers([row for row in rows if row.now.is_open])
    closed = _numbers([row for row in rows if not row.now.is_open])
    return "; ".join(filter(None, (still, closed and f"closed: {closed}")))


def _numbers(rows: Sequence[Row]) -> str:
    return ", ".join(row.action.id for row in rows)
