"""Decide what page one of several plans tells of each plan, in a list for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.report import (
    decided_in_all,
    items_of_plan,
    letter_widths,
    lines_of_many,
    named_in_short,
    page_lines,
    room_of_many,
    told_in_all,
)
from actionplan.output.report.facts import ChangesSince, ToldByPlan
from actionplan.output.report.lines_of_many import NAMES
from actionplan.output.report.room_of_many import Lengths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.output.report.by_plan import OfPlan
    from actionplan.output.report.facts import (
        ActionFacts,
        Changed,
        ItemOfPlan,
        Overview,
        PageOfMany,
    )
    from actionplan.output.report.room_of_many import Shorter
    from actionplan.plan.exceptions import Matter

_ORDER: tuple[tuple[str, int], ...] = (
    ("overdue", told_in_all.OWNED),
    ("asked", told_in_all.OWNED),
    ("low", told_in_all.OWNED),
    ("overdue", told_in_all.WHY),
    ("asked", told_in_all.WHY),
    ("low", told_in_all.WHY),
    ("moved", told_in_all.WHY),
    ("doubtful", 1),
    ("assessed", 1),
    ("closed", 1),
    ("decide", 1),
    ("others", told_in_all.OWNED),
    ("lacking", 1),
    ("others", told_in_all.WHY),
    ("overdue", told_in_all.LONGER),
    ("doubtful", 2),
    ("assessed", 2),
    ("asked", told_in_all.LONGER),
    ("low", told_in_all.LONGER),
    ("others", told_in_all.LONGER),
    ("overdue", told_in_all.WHOLE),
    ("low", told_in_all.WHOLE),
)
"""What is told, and how much of it, while there is room; the most important first."""
_NEEDED = {
    "overdue": told_in_all.WHY,
    "asked": told_in_all.WHY,
    "low": told_in_all.WHY,
}
"""What must be told with the reason, or the page is too long for this form."""


class _Thing(NamedTuple):
    """Something to tell, in each length, and its name if there is no room for it."""

    group: str
    name: str
    told: tuple[ItemOfPlan, ...]


def fit(of: Overview, shorter: Shorter) -> Overview | None:
    """Return the page with what there is to tell of each plan; None if it is too long.

    Each action is told once, so it is not named again with the ratings or the changes.
    If there is no room for a line or more for each, they follow one another.
    """
    made = _around(of)
    plans = [(each, _things(each, shorter)) for each in shorter.of_plans]
    above = lines_of_many.above(made)
    for listed in (True, False):
        every = [*_lengths(plans, shorter, listed=listed)]
        base = above + sum(_lines_of(*each, listed=listed) for each in plans)
        sheet = _SHEET if listed else _SHEET - _FULL
        left = sheet - base - sum(each.lines[0] for each in every)
        levels = room_of_many.raised(every, left, _ORDER, {})
        pairs = zip(every, levels, strict=True)
        if left >= 0 and all(level >= _NEEDED.get(of.group, 0) for of, level in pairs):
            rest = iter(levels)
            others = shorter.of_others if next(rest) else ()
            page = _page(made, plans, rest, listed=listed)
            said = _where(made, shorter)
            return made._replace(page=page, to_decide=others, none_to_decide=said)
    return None


def _where(of: Overview, shorter: Shorter) -> str:
    """Say where it is named what is to be decided, if it is not named above."""
    if not any(each.decide[0] for each in shorter.of_plans):
        return of.none_to_decide
    if of.none_to_decide or shorter.of_others:
        return f"{of.none_to_decide} {lines_of_many.ELSEWHERE}".lstrip()
    return "Each is named under its plan."


def _lengths(
    plans: Sequence[tuple[OfPlan, Sequence[_Thing]]], shorter: Shorter, *, listed: bool
) -> Iterator[Lengths]:
    """Yield the lines of what is to be decided in other plans, and of what is in each.

    In each that is the evidence of sign-offs, and then each thing.
    """
    lines = _lines if listed else _part
    others = sum(map(lines_of_many.decision_in_line, shorter.of_others))
    yield Lengths("closed", (0.0, others))
    for of, things in plans:
        short, whole = (
            letter_widths.width(" ".join(map(_kind, each))) / _COLUMN / _COLUMNS
            for each in of.decide
        )
        yield Lengths("decide", (0.0, (whole - short) * 1.2))
        for thing in things:
            yield Lengths(thing.group, (_named(thing), *map(lines, thing.told)))


def _around(of: Overview) -> Overview:
    """Leave out what is told under each plan."""
    short = named_in_short.whole(of, of.to_decide, NAMES)
    doubtful = named_in_short.without_reasons(short).doubtful
    return named_in_short.without_rated(short)._replace(
        summary=of.summary[:_ABOUT_ALL],
        to_decide=(),
        doubtful=tuple(map(named_in_short.unlabelled, doubtful)),
        to_be_dated=(),
        lacking=(),
        changes=ChangesSince("", "", ()),
    )


_ABOUT_ALL = 2
"""The sentences of the summary before those on whose meetings there are: each plan has
the dates of its own."""


def _page(
    of: Overview,
    plans: Sequence[tuple[OfPlan, Sequence[_Thing]]],
    levels: Iterable[int],
    *,
    listed: bool,
) -> PageOfMany:
    rest = iter(levels)
    told = tuple(
        _told(each, next(rest), [(thing, next(rest)) for thing in things])
        for each, things in plans
    )
    return of.page._replace(
        dense=True, by_plan=told, listed=listed, other_plans=of.other_plans
    )


def _things(of: OfPlan, shorter: Shorter) -> list[_Thing]:
    levels = range(told_in_all.OWNED, told_in_all.WHOLE + 1)
    actions = [
        _Thing(
            _group(each),
            each.action.id,
            tuple(
                items_of_plan.action(
                    each,
                    level,
                    of.in_doubt.get(each.action.id, ""),
                    new=each.action.id in of.newly_overdue,
                )
                for level in levels
            ),
        )
        for each in of.actions
    ]
    judged = {short.what.words for _, short in of.outcomes}
    doubted = {
        one.words
        for each in of.decide[0]
        if each.title == decided_in_all.BRIEFLY["assessment in doubt"]
        for one in each.which
    }
    lacking = [
        _Thing("lacking", each.what.words, (items_of_plan.lacking(each),))
        for each in of.lacking
        if each.what.words not in judged
    ]
    outcomes = [
        _Thing(
            "doubtful" if short.what.words in doubted else "assessed",
            shorter.assessed[0][at].what.words.rpartition(" ")[2],
            tuple(
                items_of_plan.with_lacking(each, _late(of, short))
                for each in (
                    short,
                    items_of_plan.outcome_in_full(shorter.assessed[-1][at]),
                )
            ),
        )
        for at, short in of.outcomes
    ]
    return [*actions, *outcomes, *lacking]


_MORE = "More on its page:"
"""What comes before the numbers of what is only told in the part about the plan."""


def _group(of: ActionFacts) -> str:
    """Return its group; one whose due date moved twice is not among the others."""
    group = room_of_many.group(of)
    is_moved = of.now.is_open and len(of.now.postponements) > 1
    return "moved" if group == "others" and is_moved else group


def _late(of: OfPlan, outcome: ItemOfPlan) -> list[Matter]:
    return [each for each in of.late if each.item == outcome.what.words]


def _told(
    of: OfPlan, evidence: int, things: Sequence[tuple[_Thing, int]]
) -> ToldByPlan:
    names = dict.fromkeys(thing.name for thing, level in things if not level)
    return ToldByPlan(
        what=of.line.title._replace(words=of.line.short),
        words=of.words,
        decide=of.decide[evidence],
        items=tuple(thing.told[level - 1] for thing, level in things if level),
        more=f"{_MORE} {', '.join(names)}." if names else "",
        due=of.due,
        since=of.since,
        changes=of.changes,
    )


# --- how many lines it takes --------------------------------------------------------


def _named(of: _Thing) -> float:
    return (len(of.name) + 2) / _ON


_ON = 120
"""About the characters on a line."""


def _lines(of: ItemOfPlan) -> float:
    """Return the lines across the page of a point in a list in a column."""
    return letter_widths.lines(_text(of), _COLUMN - _POINT) / _COLUMNS


def _part(of: ItemOfPlan) -> float:
    """Return the part of a line that it takes with others, with a bullet between."""
    return letter_widths.width(f"{_text(of)} - ") * _MARGIN / _COLUMN / _COLUMNS


_COLUMNS, _GAP, _POINT = 2, 130, 75
_COLUMN = (page_lines.SMALL.wide - _GAP) // _COLUMNS
"""The width of a column, as that of a line across the page."""
_MARGIN = 1.025
"""By how much a line is longer because words are not parted."""


def _text(of: ItemOfPlan) -> str:
    """Return about the words of it, longer by as much as bold letters are wider."""
    rated = f"{of.rating.words}ee." if of.rating else ""
    bold = len(f"{of.what.words}{rated}") // _BOLD
    return f"{of.what.words}: {of.standing} {rated} {'e' * bold} {of.words}"


_BOLD = 8
"""Of so many bold letters, the width of one is added."""
_SHEET, _FULL = 77.8, 0.5
"""The lines that the page has room for, with its headings, and by how much fewer if
none of them is short."""


def _lines_of(of: OfPlan, things: Sequence[_Thing], *, listed: bool) -> float:
    """Return the lines of what is told of a plan in any case: its head and its end."""
    head = (
        f"{of.line.short}: {of.words}. To decide: {'; '.join(map(_kind, of.decide[0]))}"
    )
    also = "; ".join(map(_kind, (*of.due, *of.changes)))
    bold = f"{of.line.short}To decide:{of.since}"
    more = f"{of.since}: {_MORE} {'e' * (len(bold) // _BOLD)}"
    ends = (head, f"{more} {also}")
    if listed or not things:
        lines = sum(letter_widths.lines(each, _COLUMN) for each in ends)
        return (lines + _SPACE) / _COLUMNS
    whole = letter_widths.width(" ".join(ends)) * _MARGIN / _COLUMN
    return (whole + _END + _SPACE) / _COLUMNS


_SPACE = 0.25
"""The lines between two plans in a column."""
_END = 0.5
"""The part of the last line of a paragraph that is empty on average."""


def _kind(of: Changed) -> str:
    which = ", ".join(f"{one.words} {one.label}".rstrip() for one in of.which)
    return f"{of.title} {which}"
