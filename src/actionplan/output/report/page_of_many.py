"""Decide what page one of several plans has room for, which is a page of A4."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.report import (
    lines_of_many,
    named_in_all,
    named_in_short,
    on_paper,
    rows_of_many,
    told_in_all,
)
from actionplan.output.report.facts import Link, PageOfMany, ToldInLine
from actionplan.output.report.lines_of_many import CLOSED, DENSE, NAMES, SHEET
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.output.report.facts import (
        ActionFacts,
        Changed,
        OutcomeInShort,
        Overview,
        PlanLine,
    )
    from actionplan.output.report.rows_of_many import Why

EMPTY = PageOfMany(
    dense=False,
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


class Shorter(NamedTuple):
    """What several plans have to tell, in different lengths."""

    to_decide: tuple[tuple[Changed, ...], ...]
    """What is to be decided: by numbers, with what is known of it, and with titles."""
    assessed: tuple[tuple[OutcomeInShort, ...], ...]
    """The outcomes assessed: with figures, evidence and the effect on children."""
    doubtful: int
    """How many of the first of them are in doubt, or have a figure that got worse."""


def fit(of: Overview, shorter: Shorter) -> Overview:
    """Return several plans with as much on page one as there is room for.

    If there is too much, each exception is told in a line with others, as far as there
    is room, or is named by its number.
    """
    return _in_rows(of, shorter) or _in_line(of, shorter)


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


class _Lengths(NamedTuple):
    """The lines that something takes on each level; on the first, it is only named."""

    group: str
    lines: tuple[float, ...]


_RAISED: tuple[tuple[str, int], ...] = (
    ("overdue", told_in_all.OWNED),
    ("plans", 1),
    ("overdue", told_in_all.WHY),
    ("low", told_in_all.WHY),
    ("doubtful", 1),
    ("lacking", 1),
    ("decide", 1),
    ("doubtful", 2),
    ("assessed", 1),
    ("others", told_in_all.OWNED),
    ("assessed", 2),
    ("doubtful", 3),
    ("assessed", 3),
    ("plans", 2),
    ("overdue", told_in_all.LONGER),
    ("low", told_in_all.LONGER),
    ("decide", 2),
    ("others", told_in_all.LONGER),
    ("overdue", told_in_all.WHOLE),
    ("low", told_in_all.WHOLE),
)
"""What is told, and how much of it, while there is room; the most important first."""
_AT_MOST = {("overdue", told_in_all.OWNED): 0.6, ("plans", 1): 0.35}
"""The shares of the lines that are left that some of these have at most."""


def _in_line(of: Overview, shorter: Shorter) -> Overview:
    """Return a page on which exceptions are told in lines with others.

    Fewer things are named if what is overdue has no room.
    """
    for most in (NAMES, NAMES // 2, NAMES // 4):
        short = named_in_short.whole(of, shorter.to_decide[0], most)
        every = (
            *_exceptions(short, most),
            *_lacking(short),
            *_assessed(shorter),
            *_decisions(short, shorter),
            *_plans(short, most),
        )
        made, levels = _told_once(short, every, most)
        if _all_told(every, levels, ("overdue",)):
            break
    return _filled(made, shorter, iter(levels), most)


def _told_once(
    of: Overview, every: Sequence[_Lengths], most: int
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
    every: Sequence[_Lengths], levels: Sequence[int], groups: Sequence[str]
) -> bool:
    told = zip(every, levels, strict=True)
    return all(level for each, level in told if each.group in groups)


def _levels(of: Overview, every: Sequence[_Lengths], most: int) -> list[int]:
    """Return how much is told of each thing."""
    around = lines_of_many.around(of, dense=True, most=most)
    return _raised(every, DENSE - around - _named(of, most))


def _named(of: Overview, most: int) -> float:
    """Estimate the lines that name everything of which no more is told."""
    return sum(
        min(sum(map(len, each)), most) * lines_of_many.in_line("-")
        for each in (
            _names(of.every_exception),
            [each.what.words for each in of.lacking],
            _plan_names(of),
        )
    )


def _names(of: Sequence[ActionFacts]) -> list[str]:
    """Return the names of actions with the title of each plan only once."""
    once = named_in_all.once(Link(each.called, "") for each in of)
    return [f"{each.words}, " for each in once]


def _exceptions(of: Overview, most: int) -> Iterator[_Lengths]:
    names = _names(of.every_exception)
    for each, name in zip(of.every_exception, names, strict=True):
        levels = range(told_in_all.OWNED, told_in_all.WHOLE + 1)
        told = (lines_of_many.told(told_in_all.action(each, n)) for n in levels)
        yield _Lengths(_group(each), (len(name) * _a_letter(names, most), *told))


def _a_letter(of: Sequence[str], most: int = NAMES) -> float:
    """Return the part of a line that is free for each letter of a name left out.

    It is less if not all names have room.
    """
    every = sum(map(len, of))
    return lines_of_many.in_line("-") * min(1, most / max(every, 1))


def _group(of: ActionFacts) -> str:
    if of.now.overdue:
        return "overdue"
    return "low" if told_in_all.is_low(of) else "others"


def _lacking(of: Overview) -> Iterator[_Lengths]:
    letter = _a_letter([each.what.words for each in of.lacking])
    for each in of.lacking:
        name = letter * len(each.what.words)
        yield _Lengths("lacking", (name, lines_of_many.told(each)))


def _assessed(shorter: Shorter) -> Iterator[_Lengths]:
    for at, levels in enumerate(zip(*shorter.assessed, strict=True)):
        group = "doubtful" if at < shorter.doubtful else "assessed"
        yield _Lengths(group, (0, *map(lines_of_many.told, levels)))


def _decisions(short: Overview, shorter: Shorter) -> Iterator[_Lengths]:
    _, *longer = shorter.to_decide
    for levels in zip(short.to_decide, *longer, strict=True):
        yield _Lengths("decide", tuple(map(lines_of_many.decision_in_line, levels)))


_TITLES = {
    "overdue": "Overdue",
    "low": "Rated low, not overdue",
    "others": "Other actions",
}
"""What the actions of each group are."""


def _plans(of: Overview, most: int) -> Iterator[_Lengths]:
    names = _plan_names(of)
    for each, name in zip(of.open_plans, names, strict=True):
        told = (lines_of_many.told(named_in_short.plan(each, n)) for n in (1, 2))
        yield _Lengths("plans", (len(name) * _a_letter(names, most), *told))


def _plan_names(of: Overview) -> list[str]:
    return [f"{line.short}, " for line in of.open_plans]


def _raised(every: Sequence[_Lengths], left: float) -> list[int]:
    """Return how much is told of each thing, if so many lines are left.

    Only so many of the first exceptions of a group are told as there is room for. More
    is told of each of them, and of everything else, of which there is room for it.
    """
    levels = [0] * len(every)
    for group, level in _RAISED:
        spare = left * (1 - _AT_MOST.get((group, level), 1))
        for at, each in enumerate(every):
            begun = levels[at] or level == _FIRST.get(group)
            if each.group != group or not begun:
                continue
            more = each.lines[level] - each.lines[levels[at]]
            if more <= left - spare:
                left -= more
                levels[at] = level
            elif not levels[at] and group in (*_TITLES, "plans"):
                break
    return levels


_FIRST = dict(reversed(_RAISED))
"""The level on which something of each group is told first."""


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
        assessed_more=_more("outcome", len(outcomes) - len(assessed)),
        in_line=tuple(_told(told)),
        exceptions_more=named_in_short.actions(
            [each for each, level in told if not level], most
        ),
        lacking=tuple(each for each, level in lacking if level),
        lacking_more=named_in_short.exceptions(named, most),
    )
    return of._replace(to_decide=decide, page=_with_plans(page, of, plans, most))


def _told(every: Sequence[tuple[ActionFacts, int]]) -> Iterator[ToldInLine]:
    """Yield the exceptions of each group of which more than the number is told."""
    for group, title in _TITLES.items():
        own = [(each, level) for each, level in every if _group(each) == group]
        which = tuple(told_in_all.action(each, n) for each, n in own if n)
        if which:
            some = len(which) < len(own)
            first = f", the first {len(which)} of which are" if some else ""
            yield ToldInLine(f"{title} ({len(own)}){first}:", which)


def _with_plans(
    page: PageOfMany, of: Overview, told: Sequence[tuple[PlanLine, int]], most: int
) -> PageOfMany:
    closed = on_paper.number_of([line.brief for line in of.other_plans], CLOSED * most)
    going = [line for line, level in told if level]
    shown = {id(line) for line in (*going, *of.other_plans[:closed])}
    return page._replace(
        plans=tuple(line for line in of.plans if id(line) in shown),
        other_plans=of.other_plans[:closed],
        plans_in_line=tuple(named_in_short.plan(each, n) for each, n in told if n),
        plans_more=named_in_short.names(
            "plan", [line.short for line in of.plans if id(line) not in shown], most
        ),
    )


def _more(what: str, number: int) -> str:
    """Say how many more there are, and where."""
    if number <= 0:
        return ""
    they = grammar.agree(number, "It is", "They are")
    there = dates.count(number, f"more {what}")
    return f"{there}. {they} in the part about each plan."
