"""Count actions by their latest rating."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.output.report import named_in_all, phrases
from actionplan.output.report.facts import Link, Rating, RatingCount, RatingLine
from actionplan.plan import portfolio, ratings, sentences, timeline
from actionplan.plan.model import DONE
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionplan.plan.model import Plan
    from actionplan.plan.portfolio import Row


def by_rating(rows: Sequence[Row]) -> tuple[RatingLine, ...]:
    """Count the actions of one plan by their latest rating; no line without actions."""
    if not rows:
        return ()
    is_open = any(row.now.is_open for row in rows)
    title = _TITLE_OF_OPEN if is_open else _TITLE_OF_CLOSED
    return (RatingLine(title, _of_one(rows, is_open=is_open)),)


def of_all(rows: Sequence[Row], briefs: Mapping[int, str]) -> tuple[RatingLine, ...]:
    """Count the actions of several plans by their latest rating, in a line for a scale.

    Open actions are counted, and the others apart from them. Low ratings of open
    actions have their numbers, with the short titles of their plans in *briefs*. The
    ratings of different scales are not added up, because the same word may mean
    different things in them, unless one scale goes on where the other ends. Scales with
    open actions come first; if there are any, the ratings of scales without are left to
    the parts about their plans.
    """
    of_scale: dict[tuple[bool, tuple[str, ...]], list[Row]] = {}
    for row in rows:
        of_scale.setdefault(_scale(row.plan), []).append(row)
    of_scale = _joined(of_scale)
    several = len(of_scale) > 1
    if any(map(_open, of_scale.values())):
        of_scale = {scale: of for scale, of in of_scale.items() if _open(of)}
    lines: list[RatingLine] = []
    for of in sorted(of_scale.values(), key=lambda of: -_open(of)):
        is_open = bool(_open(of))
        counts = _of_one(of, is_open=is_open, briefs=briefs)
        title = _TITLE_OF_OPEN if is_open else _TITLE_OF_CLOSED
        if lines:
            title = f"In {_plans(of)} with another scale{'' if is_open else _NONE_OPEN}"
        elif several:
            title = f"{title}, in {_plans(of)}"
        if several:
            counts = tuple(map(_without, counts))  # they are with the plans
        lines.append(RatingLine(title, counts))
    return tuple(lines)


def _open(rows: Sequence[Row]) -> int:
    return sum(row.now.is_open for row in rows)


_TITLE_OF_OPEN = "Open actions by latest rating"
_NONE_OPEN = ", none open"
_TITLE_OF_CLOSED = f"Actions by latest rating{_NONE_OPEN}"


def _plans(rows: Sequence[Row]) -> str:
    """Count the plans whose open actions are counted; all of them if none is open."""
    counted = [row for row in rows if row.now.is_open] or rows
    return dates.count(len({id(row.plan) for row in counted}), "plan")


def without_meaning(of: RatingCount) -> RatingCount:
    """Leave out what a rating means, unless it says nothing without that: Rating 2."""
    return _without(of) if of.rating and _is_word(of.rating.words) else of


def open_or_worst(of: RatingCount) -> RatingCount:
    """Leave out how many closed actions have a rating, unless they are named."""
    kept = [each for each in of.which.split("; ") if not _COUNT_OF_CLOSED(each)]
    return of._replace(which="; ".join(kept))


def without_open(of: RatingCount) -> RatingCount:
    """Leave out which open actions have a rating, but not the closed ones."""
    if of.rating is None or not of.number:
        return of
    closed = [each for each in of.which.split("; ") if each.startswith("not open: ")]
    return of._replace(which="; ".join(closed))


_COUNT_OF_CLOSED = re.compile(r"(?:not open: )?[0-9]+").fullmatch


def _without(of: RatingCount) -> RatingCount:
    return of._replace(rating=of.rating._replace(meaning="")) if of.rating else of


def _scale(plan: Plan) -> tuple[bool, tuple[str, ...]]:
    """Return the same for 2 plans if they have the same ratings in the same order.

    A number says nothing by itself, so it has to mean the same in both.
    """
    known = ratings.scale(plan).worst_first
    words = known or tuple(key for key, _ in plan.rag_legend)
    meant = {ratings.plain(key): meaning for key, meaning in plan.rag_legend}
    told = (
        each if _is_word(each) else f"{each}: {ratings.plain(meant.get(each, ''))}"
        for each in map(ratings.plain, words)
    )
    return bool(known), tuple(told)


def _joined(
    of_scale: Mapping[tuple[bool, tuple[str, ...]], list[Row]],
) -> dict[tuple[bool, tuple[str, ...]], list[Row]]:
    """Join the scales that only differ in that one goes on: red, amber, green, blue.

    In both, the same words are the worst and the next-worst.
    """
    made: dict[tuple[bool, tuple[str, ...]], list[Row]] = {}
    for scale in sorted(of_scale, key=lambda each: -len(each[1])):
        known, words = scale
        long = known and len(words) >= _BOTH_LOW
        begins = (of for of in made if long and of[0] and of[1][: len(words)] == words)
        made.setdefault(next(begins, scale), []).extend(of_scale[scale])
    return made


_BOTH_LOW = 3
"""The ratings of a scale that has a worst one, a next-worst one and a better one."""


def _of_one(
    rows: Sequence[Row], *, is_open: bool, briefs: Mapping[int, str] | None = None
) -> tuple[RatingCount, ...]:
    """Count the open actions of one scale by their latest rating.

    The closed ones follow, so that all are counted. If no action *is_open*, the closed
    ones are counted. Low ratings have their numbers: of several plans, which are in
    *briefs*, only those of open actions. A closed one was rated before it was closed.
    """
    made = []
    for rag in portfolio.counts_by_rating(rows):
        own = [row for row in rows if ratings.same(row.now.rag, rag)]
        still = [row for row in own if row.now.is_open or not is_open]
        closed = [row for row in own if is_open and not row.now.is_open]
        if rag:
            low = _is_low(rag, rows[0].plan)
            worst = ratings.scale(rows[0].plan).is_worst(rag)
            named = low and (worst or briefs is None)
            which = _numbers(still, briefs) if low and (is_open or named) else ""
            also = _numbers(closed) if named and briefs is None else _number(closed)
            alone = low and briefs is None and not is_open
            older = _before_done(still) if alone else ""
            said = "; ".join(filter(None, (which, also and f"not open: {also}", older)))
            shown = _shown(rag, rows)
            made.append(RatingCount(shown, _called(rag, rows), len(still), said))
        elif own:
            why = _why_unrated(still, named=briefs is None)
            numbers = _numbers(closed) if briefs is None else str(len(closed))
            also = f"not open: {numbers}" if closed else ""
            said = "; ".join(filter(None, (why, also)))
            made.append(RatingCount(None, "No known rating", len(still), said))
    return tuple(made)


def _number(rows: Sequence[Row]) -> str:
    return str(len(rows) or "")


def _before_done(rows: Sequence[Row]) -> str:
    """Say that all were rated before their work was reported as done; else empty.

    Then a low rating does not say how the work ended.
    """
    days = []
    for row in rows:
        rated = timeline.rated_by(row.now.entries)
        done = [each.date for each in row.now.entries if each.state in DONE]
        if not (rated and rated.date and done and done[0]):
            return ""
        if rated.date.last_day >= done[0].first_day:
            return ""
        days.append(rated.date)
    if not days:
        return ""
    last = max(days, key=lambda day: day.last_day)
    if len(set(days)) == 1:
        return f"last rated {sentences.on(last)}, before completion"
    return f"last rated before completion, the latest {sentences.on(last)}"


def _shown(rag: str, rows: Sequence[Row]) -> Rating:
    """Return a rating with its meaning and its colour, if all plans agree on each."""
    plans = {id(row.plan): row.plan for row in rows}.values()
    seen = {phrases.rating(rag, plan) for plan in plans}
    agreed = seen.pop() if len(seen) == 1 else None
    colours = {phrases.look(rag, plan) for plan in plans}
    look = colours.pop() if len(colours) == 1 else "grey"
    return agreed or Rating(in_words(rag), "", look)


def in_words(rag: str) -> str:
    """Return a rating as words: "1: 2" would say nothing to a reader."""
    return phrases.capital(rag) if _is_word(rag) else f"Rating {rag}"


def _is_word(rag: str) -> bool:
    return any(each.isalpha() for each in rag.removeprefix("Rating "))


def _called(rag: str, rows: Sequence[Row]) -> str:
    """Return the words for a rating; of a number, also that no plan gives a meaning."""
    words = in_words(rag)
    plans = {id(row.plan): row.plan for row in rows}.values()
    known = _is_word(rag) or any(ratings.meaning(rag, plan) for plan in plans)
    said = grammar.agree(len(plans), "the plan does", "the plans do")
    return words if known else f"{words} ({said} not say what it means)"


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


def _numbers(rows: Sequence[Row], briefs: Mapping[int, str] | None = None) -> str:
    """Name actions by their numbers, of several plans with the titles in *briefs*."""
    if briefs is None:
        return ", ".join(row.action.id for row in rows)
    links = [Link(f"{briefs[id(row.plan)]} {row.action.id}", "") for row in rows]
    return ", ".join(one.words for one in named_in_all.once(links))
