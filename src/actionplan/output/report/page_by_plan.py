"""Decide what page one of several plans tells of each plan, in a list for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.report import (
    decided_in_all,
    items_of_plan,
    letter_widths,
    lines_of_many,
    named_in_all,
    named_in_short,
    page_notes,
    page_text,
    room_of_many,
    told_in_all,
)
from actionplan.output.report.facts import Changed, ChangesSince, Link, ToldByPlan
from actionplan.output.report.lines_of_many import NAMES
from actionplan.output.report.room_of_many import Lengths

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from actionplan.output.report.by_plan import OfPlan
    from actionplan.output.report.facts import (
        ActionFacts,
        ItemOfPlan,
        Overview,
        PageOfMany,
        PlanLine,
    )
    from actionplan.output.report.room_of_many import Shorter
    from actionplan.plan.exceptions import Matter

_ORDER: tuple[tuple[str, int], ...] = (
    ("at risk", told_in_all.OWNED),
    ("overdue", told_in_all.OWNED),
    ("unsafe", 1),
    ("asked", told_in_all.OWNED),
    ("decided", told_in_all.OWNED),
    ("in doubt", told_in_all.OWNED),
    ("decide", 1),
    ("low", told_in_all.OWNED),
    ("at risk", told_in_all.WHY),
    ("overdue", told_in_all.WHY),
    ("asked", told_in_all.WHY),
    ("decided", told_in_all.WHY),
    ("low", told_in_all.WHY),
    ("due", 1),
    ("moved", told_in_all.WHY),
    ("closed", 1),
    ("unsafe", 2),
    ("doubtful", 2),
    ("assessed", 2),
    ("decide", 2),
    ("others", told_in_all.OWNED),
    ("lacking", 1),
    ("others", told_in_all.WHY),
    ("unassessed", 1),
    ("due", 2),
    ("left", 1),
    ("decide", 3),
    ("unsafe", 3),
    ("doubtful", 3),
    ("assessed", 3),
    ("ended", 1),
    ("ended", 2),
    ("left", 2),
    ("due", 3),
    ("at risk", told_in_all.LONGER),
    ("decided", told_in_all.LONGER),
    ("low", told_in_all.LONGER),
    ("unsafe", 4),
    ("doubtful", 4),
    ("assessed", 4),
    ("overdue", told_in_all.LONGER),
    ("asked", told_in_all.LONGER),
    ("others", told_in_all.LONGER),
    ("left", 3),
    ("overdue", told_in_all.WHOLE),
    ("decided", told_in_all.WHOLE),
    ("low", told_in_all.WHOLE),
)
"""What is told, and how much of it, while there is room; the most important first."""
_WITH_REASONS = {
    "at risk": told_in_all.WHY,
    "overdue": told_in_all.WHY,
    "asked": told_in_all.WHY,
    "low": told_in_all.OWNED,
}
_WITH_OWNERS = {
    "at risk": told_in_all.OWNED,
    "overdue": told_in_all.OWNED,
    "asked": told_in_all.OWNED,
}
_WITH_DECIDED = {
    **_WITH_OWNERS,
    "decided": told_in_all.OWNED,
    "in doubt": told_in_all.OWNED,
}
_FORMS = (
    (True, _WITH_DECIDED | _WITH_REASONS),
    (False, _WITH_DECIDED | _WITH_REASONS),
    (True, _WITH_DECIDED),
    (False, _WITH_DECIDED),
    (True, _WITH_OWNERS),
    (False, _WITH_OWNERS),
)
"""Whether each is on a line of its own, and how much must be told of these groups: the
first that the page has room for."""


class _Thing(NamedTuple):
    """Something to tell, in each length, and its name if there is no room for it."""

    group: str
    name: str
    told: tuple[ItemOfPlan, ...]


def fit(of: Overview, shorter: Shorter) -> Overview | None:
    """Return the page with what there is to tell of each plan; None if it is too long.

    Each action is told once, so it is not named again with the ratings or the changes.
    If there is no room for a line or more for each, they follow one another. If there
    is no room for reasons either, each overdue action has its owner, date and rating.
    """
    made = _around(of, shorter)
    plans = [(each, _things(each, shorter)) for each in shorter.of_plans]
    above = lines_of_many.above(made)
    for listed, needed in _FORMS:
        every = [*_lengths(plans, shorter, listed=listed)]
        base = above + sum(_lines_of(*each, listed=listed) for each in plans)
        sheet = _SHEET if listed else _SHEET - _FULL
        left = sheet - base - sum(each.lines[0] for each in every)
        levels = room_of_many.raised(every, left, _ORDER, {})
        pairs = zip(every, levels, strict=True)
        if left >= 0 and all(level >= needed.get(of.group, 0) for of, level in pairs):
            rest = iter(levels)
            others = tuple(_of_others(shorter)) if next(rest) else ()
            page_of = _with_outcomes(made, shorter, named=not others)
            if next(rest):
                page_of = page_of._replace(
                    doubtful=(*page_of.doubtful, *shorter.unassessed)
                )
            told = (*_told_of_each(plans, rest), *_told_of_ended(shorter, rest))
            page = _page(page_of, told, listed=listed)
            said = _where(made, shorter)
            return page_of._replace(page=page, to_decide=others, none_to_decide=said)
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
    others = sum(map(lines_of_many.decision_in_line, _of_others(shorter)))
    named = sum(len(_OVERDUE) + len(one.label) for one in _hidden(shorter))
    yield Lengths("closed", (named / _ON, others))
    unassessed = sum(len(lines_of_many.kind(each)) for each in shorter.unassessed)
    yield Lengths("unassessed", (0.0, unassessed / _ON))
    for of, things in plans:
        yield Lengths("decide", _more(of.decide))
        yield Lengths("due", _more(of.due))
        for thing in things:
            yield Lengths(thing.group, (_named(thing), *map(lines, thing.told)))
    for each in shorter.ended:
        if each.ended:
            told = (f"{each.line.short}ee: {way.words}" for way in each.ended)
            lines_of = (letter_widths.lines(way, _COLUMN) + _SPACE for way in told)
            yield Lengths(_of_ended(each), (0.0, *(way / _COLUMNS for way in lines_of)))


def _more(every: Sequence[Sequence[Changed]]) -> tuple[float, ...]:
    """Return the lines by which each of these is longer than the first."""
    first, *others = (
        letter_widths.width(" ".join(map(_kind, each))) / _COLUMN / _COLUMNS
        for each in every
    )
    return (0.0, *(max(each - first, 0) * _MORE_LINES for each in others))


_MORE_LINES = 1.05
"""By how much text takes more lines, because the last one is not full."""


def _around(of: Overview, shorter: Shorter) -> Overview:
    """Leave out what is told under each plan; name what is due and the outcomes."""
    short = named_in_short.whole(of, of.to_decide, NAMES)
    doubtful = [
        each
        for each in named_in_short.without_reasons(short).doubtful
        if each.title != named_in_all.WORSE
    ]
    due = Changed(of.due.title, len(of.due.actions), short.due_named)
    return named_in_short.without_rated(short)._replace(
        summary=of.summary[:_ABOUT_ALL],
        to_decide=(),
        none_to_decide=shorter.none_to_decide,
        silent=(*([due] if due.number else ()), *short.silent),
        doubtful=(
            *map(named_in_short.unlabelled, doubtful),
            *(named_in_short.cut(each, NAMES) for each in shorter.worse),
        ),
        to_be_dated=(),
        lacking=(),
        changes=ChangesSince("", "", ()),
    )


def _with_outcomes(of: Overview, shorter: Shorter, *, named: bool) -> Overview:
    """Name the overdue outcomes; those that are to be decided above are counted there.

    If these are not *named* there, they are with the plans without open actions.
    """
    hidden = {one.words: one.label for one in _hidden(shorter)}
    overdue = []
    for each in shorter.overdue:
        which = [
            one for one in named_in_all.whole(each.which) if one.words not in hidden
        ]
        if hidden:
            which.append(Link(f"{len(hidden)} named above", ""))
        overdue.append(each._replace(which=named_in_all.once(which)))
    decided = {name.rpartition(" ")[0] for name in _decided(shorter)}
    plans = (
        _marked(line, hidden)
        if named
        else line._replace(brief=line.short if line.short in decided else line.brief)
        for line in of.other_plans
    )
    return of._replace(
        doubtful=(*of.doubtful, *(named_in_short.cut(one, NAMES) for one in overdue)),
        other_plans=tuple(plans),
    )


def _of_others(shorter: Shorter) -> Iterator[Changed]:
    """Yield what is to be decided in plans without open actions.

    What is overdue has its due date.
    """
    overdue = {one.words: one.label.strip("()") for one in _hidden(shorter)}
    for each in shorter.of_others:
        which = (
            one._replace(label=f"({_OVERDUE}{overdue[one.words]})")
            if one.words in overdue
            else one
            for one in named_in_all.whole(each.which)
        )
        yield each._replace(which=named_in_all.once(which))


def _decided(shorter: Shorter) -> set[str]:
    """Return the names of the outcomes to be decided in plans without open actions."""
    every = (named_in_all.whole(each.which) for each in shorter.of_others)
    return {one.words for which in every for one in which}


def _hidden(shorter: Shorter) -> list[Link]:
    """Return the overdue outcomes to be decided in plans without open actions."""
    decided = _decided(shorter)
    overdue = (named_in_all.whole(each.which) for each in shorter.overdue)
    return [one for which in overdue for one in which if one.words in decided]


def _marked(of: PlanLine, overdue: Mapping[str, str]) -> PlanLine:
    """Add to a plan without open actions which of its outcomes is overdue."""
    own = {
        name.rpartition(" ")[2]: label
        for name, label in overdue.items()
        if name.rpartition(" ")[0] == of.short
    }
    said = ", ".join(f"{number} {label.strip('()')}" for number, label in own.items())
    left = "; ".join(filter(None, (of.left, f"{_OVERDUE}{said}" if said else "")))
    return of._replace(brief=f"{of.short} ({left})" if left else of.short)


_OVERDUE = "overdue: "

_ABOUT_ALL = 2
"""The sentences of the summary before those on whose meetings there are: each plan has
the dates of its own."""


def _page(of: Overview, told: tuple[ToldByPlan, ...], *, listed: bool) -> PageOfMany:
    return of.page._replace(
        dense=True, by_plan=told, listed=listed, other_plans=of.other_plans
    )


def _told_of_each(
    plans: Sequence[tuple[OfPlan, Sequence[_Thing]]], levels: Iterator[int]
) -> Iterator[ToldByPlan]:
    for each, things in plans:
        decide, due = next(levels), next(levels)
        yield _told(each, decide, due, [(thing, next(levels)) for thing in things])


def _told_of_ended(shorter: Shorter, levels: Iterator[int]) -> Iterator[ToldByPlan]:
    """Yield the outcomes of each plan without open actions of which there is room."""
    for each in shorter.ended:
        if each.ended and (level := next(levels)):
            yield ToldByPlan(
                what=each.line.title._replace(words=each.line.short),
                words=each.ended[level - 1].words,
                decide=(),
                items=(),
                more="",
                due=(),
                since="",
                changes=(),
            )


def _things(of: OfPlan, shorter: Shorter) -> list[_Thing]:
    levels = range(told_in_all.OWNED, told_in_all.WHOLE + 1)
    actions = [
        _Thing(
            _group(each, of),
            each.action.id,
            tuple(
                items_of_plan.action(
                    each,
                    level,
                    of.in_doubt.get(each.action.id, ""),
                    new=each.action.id in of.newly_overdue,
                    decided=each.action.id in of.decided,
                )
                for level in levels
            ),
        )
        for each in of.actions
    ]
    judged = {short.what.words for _, (short, *_) in of.outcomes}
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
            _of_outcome(short, doubted),
            shorter.assessed[0][at].what.words.rpartition(" ")[2],
            tuple(
                items_of_plan.with_lacking(each, _late(of, short))
                for each in (
                    short,
                    *longer,
                    items_of_plan.outcome_in_full(shorter.assessed[-1][at]),
                )
            ),
        )
        for at, (short, *longer) in of.outcomes
    ]
    told = tuple(map(_titled, of.ended))
    ended = [_Thing(_of_ended(of), "", told)] if told else []
    return [*actions, *outcomes, *lacking, *ended]


def _of_outcome(of: ItemOfPlan, doubted: Container[str]) -> str:
    """Return the group of an outcome, which says how early it is told.

    An outcome that says that somebody is not safe comes first, and then an outcome
    whose assessment is in doubt.
    """
    if page_text.at_risk(of.words):
        return "unsafe"
    return "doubtful" if of.what.words in doubted else "assessed"


def _of_ended(of: OfPlan) -> str:
    """Return the group of a plan without open actions."""
    return "left" if of.is_left else "ended"


def _titled(of: ItemOfPlan) -> ItemOfPlan:
    return of._replace(what=Link("Outcomes assessed", ""))


_WHOLE = {"low": told_in_all.WHY}
"""How much must be told of something, or the page says that there is more."""
_MORE = "More on its page:"
"""What comes before the numbers of what is only told in the part about the plan."""


def _group(of: ActionFacts, plan: OfPlan) -> str:
    """Return its group; some have one of their own.

    These are done but in doubt, have a note on who is at risk, ask for a decision in
    their *plan*, or have a due date that moved twice.
    """
    if of.action.id in plan.in_doubt and not of.now.is_open:
        return "in doubt"
    if page_notes.is_at_risk(of):
        return "at risk"
    group = room_of_many.group(of)
    if group in ("low", "others") and of.action.id in plan.decided:
        return "decided"
    is_moved = of.now.is_open and len(of.now.postponements) > 1
    return "moved" if group == "others" and is_moved else group


def _late(of: OfPlan, outcome: ItemOfPlan) -> list[Matter]:
    return [each for each in of.late if each.item == outcome.what.words]


def _has_more(of: _Thing, level: int) -> bool:
    """Return whether its page has more of it that a reader looks for.

    That is all of it, the reason for a low rating, or the effect of an outcome.
    """
    if level < _WHOLE.get(of.group, 1):
        return True
    longer = any(items_of_plan.EFFECT in each.words for each in of.told[level:])
    return longer and items_of_plan.EFFECT not in of.told[level - 1].words


def _told(
    of: OfPlan, decide: int, due: int, things: Sequence[tuple[_Thing, int]]
) -> ToldByPlan:
    unnamed = (thing.name for thing, level in things if _has_more(thing, level))
    names = dict.fromkeys(filter(None, unnamed))
    return ToldByPlan(
        what=of.line.title._replace(words=of.line.short),
        words=of.words,
        decide=of.decide[decide],
        items=tuple(thing.told[level - 1] for thing, level in things if level),
        more=f"{_MORE} {', '.join(names)}." if names else "",
        due=of.due[due],
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


_COLUMNS, _GAP, _POINT = 2, 130, 200
"""The columns, the gap between them, and the indent of a point, which is Word's."""
_NARROWER = 1.03
"""By how much letters are narrower than estimated: many short texts would add up."""
_COLUMN = int((lines_of_many.WIDE_OF_PLANS - _GAP) * _NARROWER) // _COLUMNS
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
_SHEET, _FULL = 78.4, 0.9
"""The lines that the page has room for, with its headings, and by how much fewer if
none of them is short."""


def _lines_of(of: OfPlan, things: Sequence[_Thing], *, listed: bool) -> float:
    """Return the lines of what is told of a plan in any case: its head and its end."""
    head = (
        f"{of.line.short}: {of.words} To decide: {'; '.join(map(_kind, of.decide[0]))}"
    )
    also = "; ".join(map(_kind, (*of.due[0], *of.changes)))
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
