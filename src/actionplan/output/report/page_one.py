"""Decide what page one has room for, which is a page of A4 in every form.

The lines of the page are estimated, so that the same facts are in every form: as much
as fits of what each outcome is for, its effect on children and the latest notes. What
does not fit is named by its number.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.output.report import on_paper, page_text, rating_counts
from actionplan.output.report.facts import AimFacts, AimMeasure, Link, PageOne
from actionplan.plan import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from actionplan.output.report.facts import (
        ActionFacts,
        ComparisonFacts,
        OutcomeFacts,
        PlanFacts,
        RatingCount,
        RatingLine,
        Waiting,
    )


class _Room(NamedTuple):
    """How much page one tells, and in which letters."""

    small: bool
    purpose: int
    """The most characters of what an outcome is for."""
    effect: int
    """The most characters of the effect on children."""
    why: int
    """The most characters of the note with a low rating."""
    note: int
    """The most characters of the latest note on an exception; 0 for none."""
    improve: int = 0
    """The most characters of what is still to improve; 0 for none."""
    next: int = 0
    """The most characters of the next stage of an exception; 0 for none."""
    title: int = 60
    """The most characters of the title of what waits for a decision."""
    meanings: bool = True
    """Whether it says what the ratings mean."""


_ROOMS = (
    _Room(small=False, purpose=400, effect=240, why=160, note=160),
    _Room(small=False, purpose=200, effect=125, why=100, note=100),
    _Room(small=True, purpose=200, effect=140, why=100, note=100),
    _Room(small=False, purpose=150, effect=125, why=100, note=0),
    _Room(small=True, purpose=150, effect=140, why=100, note=0),
    _Room(small=True, purpose=85, effect=68, why=66, note=0, meanings=False),
)
"""What page one may have, the fullest first."""


EMPTY = PageOne(
    ratings=(),
    aims=(),
    aims_named=(),
    exceptions=(),
    exceptions_named=(),
    notes=(),
    aims_more="",
    exceptions_more="",
    report_has="",
    lacking=(),
    lacking_named=(),
    lacking_more="",
    also_to_act=(),
    also_named=(),
    also_more="",
    to_decide=(),
    to_decide_named=(),
    to_decide_more="",
    small=False,
    meanings=True,
)
"""Before it is known what there is room for."""


def fit(told: PlanFacts) -> PlanFacts:
    """Return the facts of a plan with as much on page one as there is room for."""
    for room in _ROOMS:
        if _fits(told, room):
            longest = _lengthened(room, partial(_fits, told))
            return told._replace(page=_page(told, longest))
    short = _in_short(told)
    page = _cut(short, _ROOMS[-1])
    if not page.exceptions_named:
        # No outcome makes way for a longer text.
        longest = _lengthened(_ROOMS[-1], partial(_keeps, short, page))
        page = _cut(short, longest)
    return short._replace(page=page)


def _keeps(told: PlanFacts, page: PageOne, room: _Room) -> bool:
    """Return whether a cut page has as many rows in another room."""
    other = _cut(told, room)
    return all(
        len(now) >= len(before)
        for now, before in zip(_rows(other), _rows(page), strict=True)
    ) and _lines(told, other, room) <= _sheet(room)


def _rows(page: PageOne) -> tuple[Sequence[object], ...]:
    """Return the lists of a page that may be cut."""
    return (
        *(page.to_decide, page.exceptions, page.lacking),
        *(page.aims, page.also_to_act),
    )


def _fits(told: PlanFacts, room: _Room) -> bool:
    return _lines(told, _page(told, room), room) <= _sheet(room)


def _with(room: _Room, name: str, most: int) -> _Room:
    """Return a room with another limit."""
    return _Room(**{**room._asdict(), name: most})


_TO_LENGTHEN = ("why", "note", "effect", "improve", "next", "purpose", "title")
"""What is lengthened while there is room: reasons, then effects, then the rest."""
_SHORTEST, _STEP = 60, 1.25
"""The characters that a text begins with, and how much longer it becomes at once."""


def _lengthened(room: _Room, fits: Callable[[_Room], bool]) -> _Room:
    """Return how much page one can tell with the lines that are left on it."""
    for name in _TO_LENGTHEN:
        whole = _with(room, name, page_text.LONGEST)
        if fits(whole):
            room = whole
            continue
        most = getattr(room, name)
        while most < page_text.LONGEST:
            most = max(int(most * _STEP), _SHORTEST)
            longer = _with(room, name, most)
            if not fits(longer):
                break
            room = longer
    return room


def _page(told: PlanFacts, room: _Room) -> PageOne:
    notes = tuple(_note(of, room) for of in told.exceptions)
    return PageOne(
        ratings=told.ratings if room.meanings else _without_meanings(told.ratings),
        aims=tuple(_aim(of, told, room) for of in told.outcomes),
        aims_named=(),
        exceptions=told.exceptions,
        exceptions_named=(),
        notes=notes,
        aims_more="Other outcomes, which the report has in full:",
        exceptions_more="Less urgent exceptions, which the report has in full:",
        report_has=_report_has(told, notes, room),
        lacking=told.lacking,
        lacking_named=(),
        lacking_more="Other exceptions, which the report has in full:",
        also_to_act=told.also_to_act,
        also_named=(),
        also_more="Later ones, which the report has in full:",
        to_decide=tuple(_waiting(of, room) for of in told.to_decide),
        to_decide_named=(),
        to_decide_more="Others that wait for a decision:",
        small=room.small,
        meanings=room.meanings,
    )


def _waiting(of: Waiting, room: _Room) -> Waiting:
    label = sentences.first_paragraph(of.what.label, room.title)
    return of._replace(what=of.what._replace(label=label))


def _without_meanings(ratings: Sequence[RatingLine]) -> tuple[RatingLine, ...]:
    """Leave out what the ratings mean, which is under "About this plan" then."""
    return tuple(
        each._replace(counts=tuple(map(rating_counts.without_meaning, each.counts)))
        for each in ratings
    )


def _report_has(told: PlanFacts, notes: Sequence[str], room: _Room) -> str:
    """Say what the report has of the exceptions besides; may be empty."""
    more = []
    if not room.note and any(of.entries for of in told.exceptions):
        more.append("the latest note")
    elif any(map(page_text.is_cut, notes)):
        more.append("each note in full")
    if not room.next and any(of.next for of in told.exceptions):
        more.append("the next stage of each")
    return f"The report has {' and '.join(more)}, under {_UPDATES}." if more else ""


_UPDATES = '"Latest updates and next stages"'


def _aim(of: OutcomeFacts, told: PlanFacts, room: _Room) -> AimFacts:
    told_above = any(of.still_to_improve in each.words for each in told.lacking)
    improve = "" if told_above or not room.improve else of.still_to_improve
    made = AimFacts(
        outcome=Link(of.outcome.id, of.here),
        text="",
        measures=tuple(_measure(one, of) for one in of.comparisons),
        no_measure=of.no_measure,
        made=of.difference,
        effect=page_text.beginning(of.effect, room.effect),
        improve=page_text.beginning(improve, room.improve),
    )
    # What an outcome is for may be as long as what is next to it.
    beside = int((_beside(made, room) - 0.6) * _column(_OUTCOME, room))
    text = sentences.first_paragraph(of.purpose, max(room.purpose, beside))
    return made._replace(text=text)


def _measure(one: ComparisonFacts, of: OutcomeFacts) -> AimMeasure:
    apart = "" if one.now_day == of.judged_on else one.now_when
    latest = f"{one.now} {apart}".rstrip() if one.again else "None yet"
    words = one.words if apart else one.words.removesuffix(f" {one.now_when}")
    return AimMeasure(
        measure=one.measure or "Measure not recorded",
        start=one.start,
        target=one.target,
        latest=latest,
        words=words,
    )


def _note(of: ActionFacts, room: _Room) -> str:
    """Say why it has a low rating, and give the latest note if there is room.

    The next stage follows, also if there is room. Nothing is said twice.
    """
    stage = f"{sentences.next_stage(of.now, room.next)}" if room.next else ""
    said = _told(of, room)
    return f"{said} {stage}".strip() if stage else said


def _told(of: ActionFacts, room: _Room) -> str:
    why = page_text.beginning(of.rating_note, room.why)
    if not (room.note and of.entries) or _body(of.latest) in of.standing:
        return why
    note = page_text.beginning(of.latest, room.note)
    if of.rating_note and _body(of.rating_note) in of.latest:
        return why if page_text.is_cut(note) else note
    return f"{why} Latest note, {sentences.within(note)}".strip()


def _body(note: str) -> str:
    """Return a note without its date, and without the full stop at its end."""
    return note.partition(": ")[2].rstrip(".")


_WEIGHTS = (4, 6, 3, 1, 2)
"""The shares of decisions, exceptions, other exceptions, outcomes and actions needed.

A decision, and then an exception, is given in full before anything else is.
"""
_NAMES = 640
"""The most characters of the numbers of what there is no room for."""
_FEW = 60
"""The most characters of the numbers in a line of the summary, if room is short."""


def _in_short(told: PlanFacts) -> PlanFacts:
    """Leave only the first numbers in each line, with how many more there are."""

    def few(which: Sequence[Link]) -> tuple[Link, ...]:
        return on_paper.first_of(which, _FEW)

    counts = (of._replace(which=few(of.which)) for of in told.by_status)
    figures = (of._replace(which=few(of.which)) for of in told.outcome_figures)
    kinds = (of._replace(which=few(of.which)) for of in told.changes.kinds)
    return told._replace(
        by_status=tuple(counts),
        outcome_figures=tuple(figures),
        act_too=few(told.act_too),
        asked=tuple(of._replace(which=few(of.which)) for of in told.asked),
        changes=told.changes._replace(kinds=tuple(kinds)),
        ratings=tuple(
            each._replace(counts=tuple(_which_in_short(one) for one in each.counts))
            for each in told.ratings
        ),
    )


def _which_in_short(of: RatingCount) -> RatingCount:
    return of._replace(which=sentences.first_paragraph(of.which, _FEW))


def _cut(told: PlanFacts, room: _Room) -> PageOne:
    """Name by number what there is no room for, in each of the lists of the page.

    The lists share the lines that are left. What one does not need is for the others.
    """
    page = _page(told, room)
    bare = page._replace(
        to_decide=(), aims=(), exceptions=(), notes=(), lacking=(), also_to_act=()
    )
    lists: _Lists = (
        (
            [one.what for one in page.to_decide],
            [_decision_lines(one, room) for one in page.to_decide],
        ),
        (
            [Link(one.action.id, one.here) for one in page.exceptions],
            [
                _exception_lines(one, note, room)
                for one, note in zip(page.exceptions, page.notes, strict=True)
            ],
        ),
        (
            [one.what for one in page.lacking],
            [_across(f"{of.what.words}: {of.words}", room) for of in page.lacking],
        ),
        (
            [one.outcome for one in page.aims],
            [_aim_lines(one, room) for one in page.aims],
        ),
        (
            [Link(one.action.id, one.here) for one in page.also_to_act],
            [_act_lines(one, room) for one in page.also_to_act],
        ),
    )
    left = _sheet(room) - _lines(told, bare, room)
    reserved = sum(_naming_lines(which, room) for which, _ in lists)
    needs = [sum(each) for _, each in lists]
    given = on_paper.shares(needs, left - reserved, _WEIGHTS)
    first = [
        on_paper.fitting(each, for_it)
        for (_, each), for_it in zip(lists, given, strict=True)
    ]
    decide, urgent, lacking, aims, act = kept = _filled(lists, first, left, room)
    named = [
        _named(which[number:]) for (which, _), number in zip(lists, kept, strict=True)
    ]
    return page._replace(
        to_decide=page.to_decide[:decide],
        to_decide_named=named[0],
        exceptions=page.exceptions[:urgent],
        exceptions_named=named[1],
        notes=page.notes[:urgent],
        lacking=page.lacking[:lacking],
        lacking_named=named[2],
        aims=page.aims[:aims],
        aims_named=named[3],
        also_to_act=page.also_to_act[:act],
        also_named=named[4],
    )


_Lists: TypeAlias = "tuple[tuple[Sequence[Link], list[float]], ...]"
"""The lists of the page: what each names, and the lines of each of its rows."""


def _filled(
    lists: _Lists, first: Sequence[int], left: float, room: _Room
) -> tuple[int, ...]:
    """Return how many rows of each list there is room for, given the *first* of each.

    A list that is told in full needs no line of numbers, and rows are as long as they
    are. So there may be room for another row, of the most important list that has one.
    """
    kept = [*first]

    def taken() -> float:
        return sum(
            sum(each[:number])
            + (_naming_lines(which[number:], room) if which[number:] else 0)
            for (which, each), number in zip(lists, kept, strict=True)
        )

    for at, (which, _) in enumerate(lists):
        while kept[at] < len(which):
            kept[at] += 1
            if taken() > left:
                kept[at] -= 1
                break
    return tuple(kept)


def _named(which: Sequence[Link]) -> tuple[Link, ...]:
    """Name each only once, and only so many."""
    bare = {of.words: of._replace(label="") for of in which}
    return on_paper.first_of(list(bare.values()), _NAMES)


def _naming_lines(which: Sequence[Link], room: _Room) -> float:
    """Estimate the lines it takes to name all of a list, if there is no room for it."""
    names = ", ".join(of.words for of in _named(which))
    return _across(f"Exceptions, which the report has in full: {names}", room)


# --- how many lines a page has ----------------------------------------------------


def _sheet(room: _Room) -> float:
    return 79 if room.small else 59


def _width(room: _Room) -> int:
    """Return how many characters fit on a line across the page."""
    return 124 if room.small else 111


_HEADING, _ROW = 1.6, 0.3
"""The lines of a heading, and of the border of a row."""


def _across(text: str, room: _Room) -> int:
    """Return how many lines text takes across the page."""
    return on_paper.lines(text, _width(room))


def _decision_lines(of: Waiting, room: _Room) -> int:
    return _across(f"- {of.what.words} {of.what.label} ({of.words})", room)


def _act_lines(of: ActionFacts, room: _Room) -> int:
    said = f"{of.action.id} {of.label}: {of.who}, {of.agency_label} {of.agency}."
    return _across(f"{said} Due: {of.due}. {of.needed}", room)


def _lines(told: PlanFacts, page: PageOne, room: _Room) -> float:
    """Estimate the lines that page one takes."""

    def across(text: str) -> float:
        return _across(text, room)

    by_status = " ".join(
        f"{of.number} {of.words} ({', '.join(each.words for each in of.which)}),"
        for of in told.by_status
    )
    ratings = " ".join(
        f" {one.words} ({one.rating.meaning if one.rating else ''}): {one.number}"
        f" ({one.which});"
        for each in page.ratings
        for one in each.counts
    )
    changed = " ".join(
        f"{of.title} (10): {' '.join(f'{one.words} {one.label};' for one in of.which)}"
        for of in told.changes.kinds
    )
    return sum(
        (
            # The letters of the title are half as wide again as the others.
            2 * across(f"{told.title * 2} Report date: {told.as_of.words}"),
            1.2 * across(told.whose),
            *(across(text) for text in (*told.gaps, *told.summary, *told.none_listed)),
            across(f"By status: {by_status}"),
            1.15 * across(f"By latest rating (closed actions included): {ratings}"),
            *(1 for _ in told.outcome_figures),
            *(across(f"{of.what.words}: {of.words}") for of in page.lacking),
            *(
                _exception_lines(of, note, room)
                for of, note in zip(page.exceptions, page.notes, strict=True)
            ),
            *(_aim_lines(of, room) for of in page.aims),
            across(f"{told.changes.words} {changed}"),
            across(" ".join(of.words for of in told.act_too)),
            1,
            *(
                across(f"{of.words} (10): {' '.join(one.words for one in of.which)}")
                for of in told.asked
            ),
            *(_decision_lines(of, room) for of in page.to_decide),
            *(_act_lines(of, room) for of in page.also_to_act),
            5 * _HEADING + 3,
        )
    )


def _exception_lines(of: ActionFacts, note: str, room: _Room) -> float:
    rating = f" Rated {of.rating.words} --" if of.rating else ""
    return _ROW + max(
        _folded(f"{of.action.id} {of.text}", 0.285, room),
        _folded(f"{of.who}, {of.agency_label} {of.agency}", 0.245, room),
        _folded(f"{of.standing} {of.due_beside}{rating} {note}", 0.47, room),
    )


def _aim_lines(of: AimFacts, room: _Room) -> float:
    own = _folded(f"{of.outcome.words} {of.text}", _OUTCOME, room)
    return max(own, _beside(of, room)) + _ROW


def _beside(of: AimFacts, room: _Room) -> float:
    """Estimate the lines of an outcome next to what it is for."""
    measures = [
        max(
            _folded(one.measure, 0.27, room),
            _folded(one.start, 0.09, room),
            _folded(one.target, 0.085, room),
            _folded(one.latest, 0.12, room),
        )
        for one in of.measures
    ]
    under = (("Effect on children", of.effect), ("Still to improve", of.improve))
    said = sum(_folded(f"{name}: {text}", 0.74, room) for name, text in under if text)
    return max(sum(measures), _folded(of.made, 0.17, room)) + said


_OUTCOME = 0.26


def _folded(text: str, share: float, room: _Room) -> int:
    """Return how many lines text takes in a column that has a share of the page."""
    return on_paper.lines(text, _column(share, room))


def _column(share: float, room: _Room) -> int:
    """Return how many characters are on a line of a column."""
    return max(int(_width(room) * share) - 1, 6)
