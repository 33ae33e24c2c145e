"""Decide what page one of several plans has room for, which is a page of A4."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from actionplan.output.report import decided_in_all, named_in_all, on_paper, page_text
from actionplan.output.report.facts import (
    Lacking,
    Link,
    PageOfMany,
)
from actionplan.plan import sentences
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from actionplan.output.report.facts import (
        ActionFacts,
        Changed,
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
    late_title="",
    late=(),
    exceptions=(),
    notes=(),
    exceptions_more="",
    lacking=(),
    lacking_more="",
)
"""Before it is known what there is room for."""

_SHEET, _WIDE = 81, 120
"""The lines of the page, and the characters on one."""
_WEIGHTS = (10, 22, 4, 0.5)
"""The shares of open plans, exceptions, other exceptions and outcomes."""
_WHY = ((page_text.LONGEST, True), (240, True), (160, True), (100, True), (100, False))
"""The most characters of why an action is rated low, and whether the next stage is
told as well; the most first."""
_FEW = 150
"""The most characters of the names in a line, if room is short."""
_NAMES = 480
"""The most characters of the names of what a chair must find: all, of a few plans."""


def fit(of: Overview) -> Overview:
    """Return several plans with as much on page one as there is room for.

    If there is too much, the first of each list are there, and how many more there are.
    """
    for made in (of, _dated(of)):
        for why in _WHY:
            lists = _lists(made, why)
            if _around(made) + sum(map(sum, lists)) <= _SHEET:
                kept = [len(each) for each in lists]
                return made._replace(page=_page(made, kept, [why] * kept[_URGENT]))
    short = _in_short(of, bare=False)
    if not _has_room(short):
        short = _in_short(of, bare=True)
    if not _has_room(short):
        short = _late_in_line(short)
    lists = _lists(short, _WHY[-1])
    left = _left_for_lists(short)
    given = on_paper.shares([sum(each) for each in lists], left, _WEIGHTS)
    first = [
        on_paper.fitting(each, room) for each, room in zip(lists, given, strict=True)
    ]
    first[-1] = 0  # how many outcomes were assessed is said of each plan
    if short.page.late:
        first[_URGENT:] = (0, 1, 0)  # what is most urgent is told there
    kept = _filled(lists, first, left)
    kept[0] += kept[0] == len(lists[0]) - 1  # in place of the line that names it
    taken = sum(sum(e[:n]) for e, n in zip(lists, kept, strict=True))
    page = _page(short, kept, _whys(short, kept[_URGENT], left - taken))
    return short._replace(page=page, every_exception=of.every_exception)


_URGENT = 1
"""The place of the exceptions among the lists."""


def _has_room(of: Overview) -> bool:
    """Return whether there is room for the open plans and what is overdue."""
    plans, urgent, lacking, _ = _lists(of, _WHY[-1])
    late = sum(1 for each in of.every_exception if each.now.overdue)
    return sum(plans) + sum(urgent[:late]) + sum(lacking[:1]) <= _left_for_lists(of)


def _late_in_line(of: Overview) -> Overview:
    """Tell what is overdue in a line with others, as far as there is room."""
    late = [each for each in of.every_exception if each.now.overdue]
    told = tuple(map(_late, late))
    lines = [_in_line(f"{each.what.words}: {each.words} - ") for each in told]
    kept = on_paper.fitting(lines, _left_for_lists(of) * _LATE) if late else 0
    first = "" if kept == len(late) else f", the first {kept} of which are"
    page = of.page._replace(
        late_title=f"Overdue ({len(late)}){first}:" if late else "", late=told[:kept]
    )
    return of._replace(page=page, every_exception=of.every_exception[kept:])


_LATE = 0.6
"""The share of the lines for rows that is for overdue actions in a line with others."""


def _late(of: ActionFacts) -> Lacking:
    """Say who owns an overdue action, when it was due and what holds it back."""
    due = of.now.due.words if of.now.due else ""
    who = of.who if of.now.owners else ", ".join(filter(None, (of.who, of.agency)))
    why = page_text.why(of.latest, _WHY[-1][0])
    return Lacking(Link(of.called, of.href), f"{who}, due {due}. {why}".rstrip())


def _left_for_lists(of: Overview) -> float:
    """Estimate the lines for rows, apart from those that name what has no row.

    These are most exceptions, but not what is overdue.
    """
    rest = [each for each in of.every_exception if not each.now.overdue]
    also = [each.what.words for each in of.lacking]
    named = (_more_named(rest), ", ".join(also[1:])[:_NAMES])
    return _SHEET - _around(of) - sum(map(_across, named))


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
    other exceptions, exceptions and outcomes.
    """
    kept = [*first]
    for at in (0, 2, 1, 3):
        while kept[at] < len(lists[at]):
            kept[at] += 1
            if sum(sum(e[:n]) for e, n in zip(lists, kept, strict=True)) > left:
                kept[at] -= 1
                break
    return kept


def _page(of: Overview, kept: Sequence[int], whys: Sequence[_Why]) -> PageOfMany:
    going, urgent, lacking, assessed = kept
    closed = on_paper.number_of([line.brief for line in of.other_plans], _NAMES)
    shown = {id(line) for line in (*of.open_plans[:going], *of.other_plans[:closed])}
    return PageOfMany(
        plans=tuple(line for line in of.plans if id(line) in shown),
        open_plans=of.open_plans[:going],
        other_plans=of.other_plans[:closed],
        plans_more=_named("plan", [e.short for e in of.plans if id(e) not in shown]),
        assessed=of.assessed[:assessed],
        assessed_more=_more("outcome", len(of.assessed) - assessed) if assessed else "",
        late_title=of.page.late_title,
        late=of.page.late,
        exceptions=tuple(map(_said_once, of.every_exception[:urgent], whys)),
        notes=tuple(map(_note, of.every_exception[:urgent], whys)),
        exceptions_more=_more_named(of.every_exception[urgent:]),
        lacking=of.lacking[:lacking],
        lacking_more=_more_lacking(of.lacking[lacking:]),
    )


_Why: TypeAlias = "tuple[int, bool]"
"""How much of a note there is room for, and whether there is for the next stage."""


def _note(of: ActionFacts, why: _Why) -> str:
    """Give the note with a low rating, which must come with points of progress.

    Of an overdue action without one, it gives the sentence that says why.
    What is next follows. A stage that was not reported is told in its place.
    """
    most, stage = why
    late = page_text.why(of.latest, most) if of.now.overdue else ""
    said = [page_text.reason(of.rating_note, most) or late]
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
    of_plan: dict[int, list[Link]] = {}
    for each in which:
        of_plan.setdefault(id(each.plan), []).append(Link(each.called, ""))
    links = [link for own in of_plan.values() for link in own]
    return _named("action", [one.words for one in named_in_all.once(links)])


def _more_lacking(which: Sequence[Lacking]) -> str:
    """Name the outcomes and plans that are left out, and say where they are."""
    outcomes = named_in_all.once(each.what for each in which if each.what.href)
    others = [each.what for each in which if not each.what.href]
    return _named("exception", [one.words for one in (*outcomes, *others)])


def _named(what: str, names: Sequence[str]) -> str:
    """Name what is left out, as far as there is room; "" if nothing is."""
    if not names:
        return ""
    kept = on_paper.first_of([Link(name, "") for name in names], _NAMES)
    named = ", ".join(one.words for one in kept)
    number = dates.count(len(names), f"more {what}")
    return f"{number}, in the part about each plan: {named}."


def _in_short(of: Overview, *, bare: bool) -> Overview:
    """Leave only the first names in each line, with how many more there are.

    What is to be decided is named only by numbers if it is to be *bare*.
    """
    kinds = (
        each._replace(which=on_paper.first_of(_unlabelled(each), _FEW))
        for each in of.changes.kinds
    )
    changes = of.changes._replace(kinds=tuple(kinds))
    urgent = {each.called for each in of.every_exception}
    asked = tuple(_all_named(each, urgent, bare=bare) for each in of.to_decide)
    lines = tuple(map(_plan_briefly, of.plans))
    late = [each for each in of.every_exception if each.now.overdue]
    rest = [each for each in of.every_exception if not each.now.overdue]
    made = _dated(of)._replace(
        changes=changes,
        to_decide=asked,
        silent=tuple(map(_numbered, of.silent)),
        doubtful=tuple(map(_numbered, of.doubtful)),
        every_exception=tuple(map(_briefly, (*late, *rest))),
        plans=lines,
        open_plans=tuple(line for line in lines if line.open),
        other_plans=tuple(line for line in lines if not line.open),
    )
    if bare:
        made = made._replace(lacking=_counted(of))
    cut = any(not one.href for each in asked for one in each.which)
    return made._replace(lacking=_without_pointer(made.lacking)) if cut else made


def _unlabelled(of: Changed) -> tuple[Link, ...]:
    """Leave out what each thing is called, but not how a rating or a date changed."""
    return tuple(
        one if one.label.startswith("from ") else one._replace(label="")
        for one in of.which
    )


def _dated(of: Overview) -> Overview:
    """Name what is due only by number and date."""
    named = on_paper.first_of(named_in_all.dated(of.due_named), _NAMES)
    return of._replace(due_named=named)


def _numbered(of: Changed) -> Changed:
    return of._replace(which=on_paper.first_of(of.which, _NAMES))


def _plan_briefly(of: PlanLine) -> PlanLine:
    """Leave the short title; how many outcomes are achieved is said of all plans."""
    name = of.title._replace(words=of.short)
    return of._replace(title=name, brief=of.short, judged=of.judged_briefly)


def _briefly(of: ActionFacts) -> ActionFacts:
    """Shorten what will be done; the part about each plan has all of it."""
    label = sentences.first_paragraph(of.label, _LABEL)
    return of._replace(label=label, text=label)


_LABEL = 60
"""The most characters of what an exception is called, if room is short."""


def _all_named(of: Changed, urgent: AbstractSet[str], *, bare: bool) -> Changed:
    """Name all that is to be decided, only by number if that takes too much room.

    So are the actions in a list of which the exceptions have all.
    """
    short = decided_in_all.numbered(of)
    if {one.words for one in of.which} <= urgent:
        return short
    if not bare and sum(len(e.words) + len(e.label) for e in of.which) <= _NAMES:
        return of
    return short._replace(which=on_paper.first_of(short.which, _NAMES))


def _counted(of: Overview) -> tuple[Lacking, ...]:
    """Count the outcomes that "To decide" names, and do not name them again."""
    rest = [each for each in of.lacking if each.words != decided_in_all.SEE]
    number = of.exceptional - len(of.every_exception) - len(rest)
    see = Link(dates.count(number, "outcome"), "")
    return (*([Lacking(see, decided_in_all.SEE)] if number else ()), *rest)


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
        [_exception_lines(each, why) for each in of.every_exception],
        [_lacking_lines(each) for each in of.lacking],
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
    due = "; ".join(f"{one.words} {one.label}" for one in of.due_named)
    closed = "; ".join(one.brief for one in of.other_plans)
    doubtful = " ".join(map(_kind, of.doubtful))
    return sum(
        (
            _across(" ".join(of.summary)),
            1.15 * _across(f"By status: {states} {ratings}"),
            *map(_across, of.gaps),
            *(1 + _across(_kind(each)) for each in of.to_be_dated),
            *(_across(_kind(each)) for each in of.silent),
            _across(f"{of.marks} {doubtful}"),
            _across(f"{of.changes.words} {changed}"),
            _across(f"To decide (10): {of.none_to_decide}"),
            *(_across(_kind(each), beside=10) for each in of.to_decide),
            _across(due),
            sum(_in_line(f"{e.what.words}: {e.words} - ") for e in of.page.late),
            _across(f"Plans with 0 open actions (10): {closed}") if closed else 0,
            1.5 if of.assessed else 0,
            1.2 if of.open_plans else 0,
            5 * 1.8 + 3,
        )
    )


def _kind(of: Changed) -> str:
    """Return about the words of one kind of change or decision."""
    which = " ".join(f"{one.words} {one.label};" for one in of.which)
    return f"{of.title} ({of.number}): {which}"


def _plan_lines(of: PlanLine) -> float:
    named = on_paper.lines(of.title.words, int(_WIDE * 0.32))
    return max(named, on_paper.lines(of.judged, int(_WIDE * 0.4))) + 0.1


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
