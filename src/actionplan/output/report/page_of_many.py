"""Decide what page one of several plans has room for, which is a page of A4."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from actionplan.output.report import decided_in_all, named_in_all, on_paper, page_text
from actionplan.output.report.facts import Link, PageOfMany
from actionplan.plan import sentences
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from actionplan.output.report.facts import (
        ActionFacts,
        Changed,
        Lacking,
        Overview,
        PlanLine,
    )

EMPTY = PageOfMany(
    plans=(),
    open_plans=(),
    other_plans=(),
    plans_more="",
    assessed=(),
    assessed_more="",
    exceptions=(),
    notes=(),
    exceptions_more="",
    lacking=(),
    lacking_more="",
    also_due=(),
    due_more="",
)
"""Before it is known what there is room for."""

_SHEET, _WIDE = 84, 124
"""The lines of the page, and the characters on one."""
_WEIGHTS = (10, 8, 16, 5, 3, 0.5)
"""The shares of open plans, other plans, exceptions, other exceptions, what is due, and
outcomes."""
_WHY = ((page_text.LONGEST, True), (240, True), (160, True), (100, True), (100, False))
"""The most characters of why an action is rated low, and whether the next stage is
told as well; the most first."""
_FEW = 150
"""The most characters of the names in a line, if room is short."""
_NAMES = 480
"""The most characters of the names of what is to be decided."""


def fit(of: Overview) -> Overview:
    """Return several plans with as much on page one as there is room for.

    If there is too much, the first of each list are there, and how many more there are.
    """
    for why in _WHY:
        lists = _lists(of, why)
        if _around(of) + sum(map(sum, lists)) <= _SHEET:
            kept = [len(each) for each in lists]
            return of._replace(page=_page(of, kept, [why] * kept[2]))
    short = _in_short(of)
    lists = _lists(short, _WHY[-1])
    left = _SHEET - _around(short) - len(lists)
    given = on_paper.shares([sum(each) for each in lists], left, _WEIGHTS)
    first = [
        on_paper.fitting(each, room) for each, room in zip(lists, given, strict=True)
    ]
    first[-1] = 0  # how many outcomes were assessed is said of each plan
    kept = _filled(lists, first, left)
    taken = sum(sum(e[:n]) for e, n in zip(lists, kept, strict=True))
    return short._replace(page=_page(short, kept, _whys(short, kept[2], left - taken)))


def _whys(of: Overview, number: int, left: float) -> Sequence[_Why]:
    """Return how much of each note there is room for, the most urgent first."""
    whys = [_WHY[-1]] * number
    for at, each in enumerate(of.every_exception[:number]):
        for why in _WHY[:-1]:
            more = _exception_lines(each, why) - _exception_lines(each, whys[at])
            if more <= left:
                left, whys[at] = left - more, why
                break
    return whys


def _filled(
    lists: Sequence[Sequence[float]], first: Sequence[int], left: float
) -> list[int]:
    """Return how many rows of each list there is room for, given the *first* of each.

    What a list does not need is for the next rows of the others: open plans, then
    exceptions, outcomes, other plans, what is due and other exceptions.
    """
    kept = [*first]
    for at in (0, 2, 5, 1, 4, 3):
        while kept[at] < len(lists[at]):
            kept[at] += 1
            if sum(sum(e[:n]) for e, n in zip(lists, kept, strict=True)) > left:
                kept[at] -= 1
                break
    return kept


def _page(of: Overview, kept: Sequence[int], whys: Sequence[_Why]) -> PageOfMany:
    going, closed, urgent, lacking, due, assessed = kept
    shown = {id(line) for line in (*of.open_plans[:going], *of.other_plans[:closed])}
    return PageOfMany(
        plans=tuple(line for line in of.plans if id(line) in shown),
        open_plans=of.open_plans[:going],
        other_plans=of.other_plans[:closed],
        plans_more=_more("plan", len(of.plans) - len(shown)),
        assessed=of.assessed[:assessed],
        assessed_more=_more("outcome", len(of.assessed) - assessed) if assessed else "",
        exceptions=tuple(map(_said_once, of.every_exception[:urgent], whys)),
        notes=tuple(map(_note, of.every_exception[:urgent], whys)),
        exceptions_more=_more_named(of.every_exception[urgent:]),
        lacking=of.lacking[:lacking],
        lacking_more=_more("exception", len(of.lacking) - lacking),
        also_due=of.also_due[:due],
        due_more=_more("action", len(of.also_due) - due),
    )


_Why: TypeAlias = "tuple[int, bool]"
"""How much of a note there is room for, and whether there is for the next stage."""


def _note(of: ActionFacts, why: _Why) -> str:
    """Give the note with a low rating, which must come with points of progress.

    What is next follows. A stage that was not reported is told in its place.
    """
    most, stage = why
    said = [page_text.reason(of.rating_note, most)]
    if stage and of.rating_note and of.next:
        in_full = sentences.stage_in_full(of.now) if of.stage_passed else ""
        said.append(sentences.stopped(in_full or sentences.next_stage(of.now, _STAGE)))
    return " ".join(filter(None, said))


def _said_once(of: ActionFacts, why: _Why) -> ActionFacts:
    """Leave out of a status that a stage was not reported, if the note says so."""
    _, stage = why
    if not (stage and of.rating_note and of.stage_passed):
        return of
    said = f"; {sentences.within(of.stage_passed)}"
    return of._replace(standing=of.standing.replace(said, ""))


_STAGE = 120
"""The most characters of a next stage."""


def _more(what: str, number: int) -> str:
    """Say how many more there are, and where."""
    if number <= 0:
        return ""
    they = grammar.agree(number, "It is", "They are")
    there = dates.count(number, f"more {what}")
    return f"{there}. {they} in the part about each plan."


def _more_named(which: Sequence[ActionFacts]) -> str:
    """Name the actions that are left out, and say where they are."""
    if not which:
        return ""
    links = [Link(each.called, each.href) for each in which]
    names = on_paper.first_of(named_in_all.once(links), _FEW)
    named = ", ".join(one.words for one in names)
    number = dates.count(len(which), "more action")
    return f"{number}, in the part about each plan: {named}."


def _in_short(of: Overview) -> Overview:
    """Leave only the first names in each line, with how many more there are."""

    def few(which: Sequence[Link]) -> tuple[Link, ...]:
        return on_paper.first_of(which, _FEW)

    kinds = (each._replace(which=few(_unlabelled(each))) for each in of.changes.kinds)
    changes = of.changes._replace(kinds=tuple(kinds))
    urgent = {each.called for each in of.every_exception}
    asked = tuple(_all_named(each, urgent) for each in of.to_decide)
    made = of._replace(
        changes=changes,
        to_decide=asked,
        due_too=few(of.due_too),
        every_exception=tuple(map(_briefly, of.every_exception)),
    )
    cut = any(not one.href for each in asked for one in each.which)
    return made._replace(lacking=_without_pointer(of.lacking)) if cut else made


def _unlabelled(of: Changed) -> tuple[Link, ...]:
    """Leave out what each thing is called, but not how a rating or a date changed."""
    return tuple(
        one if one.label.startswith("from ") else one._replace(label="")
        for one in of.which
    )


def _briefly(of: ActionFacts) -> ActionFacts:
    """Shorten what will be done; the part about each plan has all of it."""
    label = sentences.first_paragraph(of.label, _LABEL)
    return of._replace(label=label, text=label)


_LABEL = 60
"""The most characters of what an exception is called, if room is short."""


def _all_named(of: Changed, urgent: AbstractSet[str]) -> Changed:
    """Name all that is to be decided, only by number if that takes too much room.

    So are the actions in a list of which the exceptions have all.
    """
    if {one.words for one in of.which} <= urgent:
        return of._replace(
            which=named_in_all.once(one._replace(label="") for one in of.which)
        )
    if sum(len(one.words) + len(one.label) for one in of.which) <= _NAMES:
        return of
    bare = named_in_all.once(one._replace(label="") for one in of.which)
    return of._replace(which=on_paper.first_of(bare, _NAMES))


def _without_pointer(lacking: Sequence[Lacking]) -> tuple[Lacking, ...]:
    """Point to the part about each plan, if not all that is to be decided is named."""
    there = "To be decided. It is in the part about each plan."
    return tuple(
        each._replace(words=there) if each.words == decided_in_all.SEE else each
        for each in lacking
    )


# --- how many lines a page has ----------------------------------------------------


def _lists(of: Overview, why: _Why) -> tuple[list[float], ...]:
    """Estimate the lines of each row of each list."""
    return (
        [_plan_lines(each) for each in of.open_plans],
        [_in_line(f"{o.brief} - ") for o in of.other_plans],
        [_exception_lines(each, why) for each in of.every_exception],
        [_lacking_lines(each) for each in of.lacking],
        [
            _in_line(f"{o.called} {o.label}: {o.who}, {o.agency}. Due: {o.due_told}. -")
            for o in of.also_due
        ],
        [_in_line(f"{o.what.words} {o.words} - ") for o in of.assessed],
    )


def _around(of: Overview) -> float:
    """Estimate the lines of everything else: totals, changes and headings."""
    ratings = " ".join(
        f"{each.title}: "
        + " ".join(f"{one.words}: {one.number} ({one.which});" for one in each.counts)
        for each in of.ratings
    )
    states = " ".join(f"{number} {state}," for state, number in of.states)
    changed = " - ".join(map(_kind, of.changes.kinds))
    too = ", ".join(one.words for one in of.due_too)
    return sum(
        (
            1.15 * _across(f"{' '.join(of.summary)} By status: {states} {ratings}"),
            *map(_across, of.gaps),
            *(1 + _across(_kind(each)) for each in of.to_be_dated),
            *(_across(_kind(each)) for each in of.unreported),
            _across(f"{of.changes.words} {changed}"),
            _across(f"To decide (10): {of.none_to_decide}"),
            *(_across(_kind(each), beside=10) for each in of.to_decide),
            _across(f"{too} (see the exceptions), and by due date:") if too else 0,
            1.5 if of.assessed else 0,
            5 * 1.8 + 3,
        )
    )


def _kind(of: Changed) -> str:
    """Return about the words of one kind of change or decision."""
    which = " ".join(f"{one.words} {one.label};" for one in of.which)
    return f"{of.title} ({of.number}): {which}"


def _plan_lines(of: PlanLine) -> float:
    named = on_paper.lines(of.title.words, int(_WIDE * 0.4))
    return max(named, on_paper.lines(of.judged, int(_WIDE * 0.31))) + 0.3


def _exception_lines(of: ActionFacts, why: _Why) -> float:
    of = _said_once(of, why)
    rating = f" Rated {of.rating.words}." if of.rating else ""
    who = f"{of.who}, {of.agency_label} {of.agency}"
    said = f"{of.called} {of.label}: {who}. {of.standing} {of.due_beside}{rating}"
    said = f"{said} {_note(of, why)}"
    return _across(said, beside=10)


def _lacking_lines(of: Lacking) -> float:
    return _in_line(f"{of.what.words}: {of.words} - ")


def _across(text: str, beside: int = 0) -> int:
    return on_paper.lines(text, _WIDE - beside)


def _in_line(text: str) -> float:
    """Estimate the part of a line that one of several in a line takes."""
    return len(text) / (_WIDE - 4)
