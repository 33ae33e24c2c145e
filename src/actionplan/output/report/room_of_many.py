"""Share the lines of page one of several plans: what is told, and how much of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.report import (
    lines_of_many,
    named_in_all,
    named_in_short,
    told_in_all,
)
from actionplan.output.report.facts import Link
from actionplan.output.report.lines_of_many import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from actionplan.output.report.by_plan import OfPlan
    from actionplan.output.report.facts import (
        ActionFacts,
        Changed,
        OutcomeInShort,
        Overview,
    )


class Shorter(NamedTuple):
    """What several plans have to tell, in different lengths."""

    to_decide: tuple[tuple[Changed, ...], ...]
    """What is to be decided: by numbers, with what is known of it, and with titles."""
    assessed: tuple[tuple[OutcomeInShort, ...], ...]
    """The outcomes assessed: with figures, evidence and the effect on children."""
    doubtful: int
    """How many of the first of them are in doubt, or have a figure that got worse."""
    of_plans: tuple[OfPlan, ...]
    """What there is to tell of each plan in which anything is open or new."""
    ended: tuple[OfPlan, ...]
    """The other plans."""
    of_others: tuple[Changed, ...]
    """What is to be decided in these."""
    none_to_decide: str
    """That nothing is to be decided, or which plans the meeting may close."""
    worse: tuple[Changed, ...]
    """The outcomes with a figure that got worse, with these figures."""
    overdue: tuple[Changed, ...]
    """The outcomes that are overdue, with their due dates."""
    unassessed: tuple[Changed, ...]
    """The outcomes that are not assessed yet."""


class Lengths(NamedTuple):
    """The lines that something takes on each level; on the first, it is only named."""

    group: str
    lines: tuple[float, ...]


_RAISED: tuple[tuple[str, int], ...] = (
    ("overdue", told_in_all.OWNED),
    ("plans", 1),
    ("overdue", told_in_all.WHY),
    ("asked", told_in_all.WHY),
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
    ("asked", told_in_all.LONGER),
    ("low", told_in_all.LONGER),
    ("decide", 2),
    ("others", told_in_all.LONGER),
    ("overdue", told_in_all.WHOLE),
    ("low", told_in_all.WHOLE),
)
"""What is told, and how much of it, while there is room; the most important first."""
_AT_MOST = {("overdue", told_in_all.OWNED): 0.6, ("plans", 1): 0.35}
"""The shares of the lines that are left that some of these have at most."""


def named(of: Overview, most: int) -> float:
    """Estimate the lines that name everything of which no more is told."""
    return sum(
        _letters(each, most) * lines_of_many.in_line("-")
        for each in (
            _names(of.every_exception),
            [each.what.words for each in of.lacking],
            _links(unnamed(of)),
            _plan_names(of),
        )
    )


def unnamed(of: Overview) -> list[Link]:
    """Return the outcomes assessed that are not named as in doubt or worse."""
    doubtful = (named_in_all.whole(each.which) for each in of.doubtful)
    known = {one.words for which in doubtful for one in which if one.href}
    return [each.what for each in of.assessed if each.what.words not in known]


def _letters(names: Sequence[str], most: int) -> int:
    """Return the letters of names, and of what is before them if not all have room."""
    every = sum(map(len, names))
    return every if every <= most else most + _BEFORE


_BEFORE = 70
"""The letters of how many more there are, and where."""


def _names(of: Sequence[ActionFacts]) -> list[str]:
    return _links(Link(each.called, "") for each in of)


def _links(which: Iterable[Link]) -> list[str]:
    """Return names of actions or outcomes, with the title of each plan only once."""
    return [f"{each.words}, " for each in named_in_all.once(which)]


def lengths(of: Overview, shorter: Shorter, most: int) -> Iterator[Lengths]:
    """Yield the lines of exceptions, outcomes, decisions and plans, in this order."""
    yield from _exceptions(of, most)
    yield from _lacking(of)
    yield from _assessed(of, shorter, most)
    yield from _decisions(of, shorter)
    yield from _plans(of, most)


def _exceptions(of: Overview, most: int) -> Iterator[Lengths]:
    names = _names(of.every_exception)
    for each, name in zip(of.every_exception, names, strict=True):
        levels = range(told_in_all.OWNED, told_in_all.WHOLE + 1)
        told = (lines_of_many.told(told_in_all.action(each, n)) for n in levels)
        yield Lengths(group(each), (len(name) * _a_letter(names, most), *told))


def _a_letter(of: Sequence[str], most: int = NAMES) -> float:
    """Return the part of a line that is free for each letter of a name left out.

    It is less if not all names have room.
    """
    every = sum(map(len, of))
    return lines_of_many.in_line("-") * min(1, most / max(every, 1))


def group(of: ActionFacts) -> str:
    """Return whether it is overdue, help is asked for, or it is only rated low."""
    if of.now.overdue:
        return "overdue"
    if told_in_all.asks(of):
        return "asked"
    return "low" if told_in_all.is_low(of) else "others"


def _lacking(of: Overview) -> Iterator[Lengths]:
    letter = _a_letter([each.what.words for each in of.lacking])
    for each in of.lacking:
        name = letter * len(each.what.words)
        yield Lengths("lacking", (name, lines_of_many.told(each)))


def _assessed(of: Overview, shorter: Shorter, most: int) -> Iterator[Lengths]:
    bare = _links(unnamed(of))
    letter = _a_letter(bare, most)
    free = dict(zip((one.words for one in unnamed(of)), map(len, bare), strict=True))
    named = sum(map(len, _links(each.what for each in of.assessed))) - sum(
        map(len, bare)
    )
    for at, levels in enumerate(zip(*shorter.assessed, strict=True)):
        group = "doubtful" if at < shorter.doubtful else "assessed"
        name = free.get(of.assessed[at].what.words, 0) * letter
        # If one of them is told, there is a title, and all that are not are named.
        more = 0 if at else _TITLE + max(named, 0) * lines_of_many.in_line("-")
        told = (lines_of_many.told(each) + more for each in levels)
        yield Lengths(group, (name, *told))


_TITLE = 0.6
"""The lines of a title within a paragraph."""


def _decisions(short: Overview, shorter: Shorter) -> Iterator[Lengths]:
    _, *longer = shorter.to_decide
    for levels in zip(short.to_decide, *longer, strict=True):
        yield Lengths("decide", tuple(map(lines_of_many.decision_in_line, levels)))


TITLES = {
    "overdue": "Overdue",
    "asked": "Help asked for, or delay expected",
    "low": "Rated low, not overdue",
    "others": "Other actions",
}
"""What the actions of each group are."""


def _plans(of: Overview, most: int) -> Iterator[Lengths]:
    names = _plan_names(of)
    for each, name in zip(of.open_plans, names, strict=True):
        told = (lines_of_many.told(named_in_short.plan(each, n)) for n in (1, 2))
        yield Lengths("plans", (len(name) * _a_letter(names, most), *told))


def _plan_names(of: Overview) -> list[str]:
    return [f"{line.short}, " for line in of.open_plans]


def raised(
    every: Sequence[Lengths],
    left: float,
    order: Sequence[tuple[str, int]] = _RAISED,
    at_most: Mapping[tuple[str, int], float] = _AT_MOST,
) -> list[int]:
    """Return how much is told of each thing, if so many lines are left.

    *order* is what is told, the most important first, and *at_most* the shares of the
    lines that are left that some of it has at most.

    Only so many of the first exceptions of a group are told as there is room for. More
    is told of each of them, and of everything else, of which there is room for it.
    """
    levels = [0] * len(every)
    first = dict(reversed(order))
    for of, level in order:
        spare = left * (1 - at_most.get((of, level), 1))
        for at, each in enumerate(every):
            begun = levels[at] or level == first.get(of)
            if each.group != of or not begun:
                continue
            more = each.lines[level] - each.lines[levels[at]]
            if more <= left - spare:
                left -= more
                levels[at] = level
            elif not levels[at] and of in (*TITLES, "plans"):
                break
    return levels
