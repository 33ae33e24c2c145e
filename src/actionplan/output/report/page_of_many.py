"""Decide what page one of several plans has room for, which is a page of A4."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from actionplan.output.report import (
    lines_of_many,
    named_in_short,
    on_paper,
    page_by_plan,
    room_of_many,
    rows_of_many,
    told_in_all,
)
from actionplan.output.report.facts import PageOfMany, ToldInLine
from actionplan.output.report.lines_of_many import CLOSED, DENSE, NAMES, SHEET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.output.report.facts import (
        ActionFacts,
        OutcomeInShort,
        Overview,
        PlanLine,
    )
    from actionplan.output.report.room_of_many import Lengths, Shorter
    from actionplan.output.report.rows_of_many import Why

EMPTY = PageOfMany(
    dense=False,
    by_plan=(),
    listed=False,
    plans=(),
    open_plans=(),
    other_plans=(),
    plans_in_line=(),
    plans_more="",
    assessed=(),
    assessed_more="",
    in_line=(),
    exceptions=(),
    notes=(),
    exceptions_more="",
    lacking=(),
    lacking_more="",
)
"""Before it is known what there is room for."""


def fit(of: Overview, shorter: Shorter) -> Overview:
    """Return several plans with as much on page one as there is room for.

    If there is too much, each exception is told under its plan. If there is too much
    for that, it is told in a line with others, as far as there is room, or is named by
    its number.
    """
    rows = _in_rows(of, shorter)
    return rows or page_by_plan.fit(of, shorter) or _in_line(of, shorter)


# --- if there is room for a row of each exception -----------------------------------


def _in_rows(of: Overview, shorter: Shorter) -> Overview | None:
    """Return a page with a row for each plan and exception; None if it is too long."""
    every = product(
        (of, named_in_short.dated(of)), reversed(shorter.assessed), rows_of_many.WHY
    )
    for made, assessed, why in every:
        rows = (
            *map(lines_of_many.plan, made.open_plans),
            *(rows_of_many.lines(each, why) for each in made.every_exception),
            *map(lines_of_many.told, made.lacking),
            *map(lines_of_many.told, assessed),
        )
        if lines_of_many.around(made, dense=False) + sum(rows) <= SHEET:
            return made._replace(page=_page_of_rows(made, assessed, why))
    return None


def _page_of_rows(
    of: Overview, assessed: tuple[OutcomeInShort, ...], why: Why
) -> PageOfMany:
    return EMPTY._replace(
        plans=of.plans,
        open_plans=of.open_plans,
        other_plans=of.other_plans,
        assessed=assessed,
        exceptions=tuple(rows_of_many.said_once(e, why) for e in of.every_exception),
        notes=tuple(rows_of_many.note(each, why) for each in of.every_exception),
        lacking=of.lacking,
    )


# --- if there is not ----------------------------------------------------------------


def _in_line(of: Overview, shorter: Shorter) -> Overview:
    """Return a page on which exceptions are told in lines with others.

    Fewer things are named if what is overdue has no room.
    """
    for most in (NAMES, NAMES // 2, NAMES // 4):
        short = named_in_short.whole(of, shorter.to_decide[0], most)
        every = tuple(room_of_many.lengths(short, shorter, most))
        made, levels = _told_once(short, every, most)
        if _all_told(every, levels, ("overdue",)):
            break
    return _filled(made, shorter, iter(levels), most)


def _told_once(
    of: Overview, every: Sequence[Lengths], most: int
) -> tuple[Overview, list[int]]:
    """Return the page, and how much it tells of everything.

    What is rated low or in doubt is not named apart if there is room to tell all of it,
    or no room to name all of anything.
    """
    rated = named_in_short.without_rated(of)
    for made, groups in (
        (named_in_short.without_reasons(rated), ("overdue", "low", "doubtful")),
        (rated, ("overdue", "low") if most == NAMES else ()),
        (of, ()),
    ):
        levels = _levels(made, every, most)
        if _all_told(every, levels, groups):
            break
    return made, levels


def _all_told(
    every: Sequence[Lengths], levels: Sequence[int], groups: Sequence[str]
) -> bool:
    told = zip(every, levels, strict=True)
    return all(level for each, level in told if each.group in groups)


def _levels(of: Overview, every: Sequence[Lengths], most: int) -> list[int]:
    """Return how much is told of each thing."""
    around = lines_of_many.around(of, dense=True, most=most)
    return room_of_many.raised(every, DENSE - around - room_of_many.named(of, most))


def _filled(
    of: Overview, shorter: Shorter, levels: Iterator[int], most: int
) -> Overview:
    """Return the page with so much of everything."""
    told = [(each, next(levels)) for each in of.every_exception]
    lacking = [(each, next(levels)) for each in of.lacking]
    outcomes = [(each, next(levels)) for each in zip(*shorter.assessed, strict=True)]
    decide = tuple(
        each[next(levels)]
        for each in zip(of.to_decide, *shorter.to_decide[1:], strict=True)
    )
    plans = [(each, next(levels)) for each in of.open_plans]
    assessed = tuple(each[level - 1] for each, level in outcomes if level)
    named = [each for each, level in lacking if not level]
    page = EMPTY._replace(
        dense=True,
        assessed=assessed,
        assessed_more=_more_assessed(
            of, [each[0] for each, level in outcomes if not level], most
        ),
        in_line=tuple(_told(told)),
        exceptions_more=named_in_short.actions(
            [each for each, level in told if not level], most
        ),
        lacking=tuple(each for each, level in lacking if level),
        lacking_more=named_in_short.exceptions(named, most),
    )
    return of._replace(to_decide=decide, page=_with_plans(page, of, plans, most))


def _more_assessed(of: Overview, left: Sequence[OutcomeInShort], most: int) -> str:
    """Name the outcomes that are left out; if all are, not those that are in doubt."""
    if len(left) < len(of.assessed):
        return named_in_short.outcomes(left, most)
    unnamed = room_of_many.unnamed(of)
    others = [each for each in left if each.what in unnamed]
    return named_in_short.outcomes(others, most, "assessed outcome")


def _told(every: Sequence[tuple[ActionFacts, int]]) -> Iterator[ToldInLine]:
    """Yield the exceptions of each group of which more than the number is told."""
    low_before = False
    for group, title in room_of_many.TITLES.items():
        own = [
            (each, level) for each, level in every if room_of_many.group(each) == group
        ]
        if group == "asked":
            low_before = any(told_in_all.is_low(each) for each, _ in own)
        named = f"Others {title.lower()}" if group == "low" and low_before else title
        which = tuple(told_in_all.action(each, n) for each, n in own if n)
        if which:
            some = len(which) < len(own)
            first = f", the first {len(which)} of which are" if some else ""
            yield ToldInLine(f"{named} ({len(own)}){first}:", which)


def _with_plans(
    page: PageOfMany, of: Overview, told: Sequence[tuple[PlanLine, int]], most: int
) -> PageOfMany:
    closed = on_paper.number_of([line.brief for line in of.other_plans], CLOSED * most)
    going = [line for line, level in told if level]
    shown = {id(line.plan) for line in (*going, *of.other_plans[:closed])}
    every = (*of.open_plans, *of.other_plans)
    return page._replace(
        plans=tuple(line for line in of.plans if id(line.plan) in shown),
        other_plans=of.other_plans[:closed],
        plans_in_line=tuple(named_in_short.plan(each, n) for each, n in told if n),
        plans_more=named_in_short.names(
            "plan", [line.short for line in every if id(line.plan) not in shown], most
        ),
    )
