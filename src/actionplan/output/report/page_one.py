"""Decide what page one has room for, which is a page of A4 in every form.

The lines of the page are estimated, so that the same facts are in every form: as much
as fits of what each outcome is for, its effect on children and the latest notes. What
does not fit is named by its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.output.report import on_paper, rating_counts
from actionplan.output.report.facts import AimFacts, AimMeasure, Link, PageOne
from actionplan.plan import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

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
)
"""Before it is known what there is room for."""


def fit(told: PlanFacts) -> PlanFacts:
    """Return the facts of a plan with as much on page one as there is room for."""
    for room in _ROOMS:
        page = _page(told, room)
        if _lines(told, page, room) <= _sheet(room):
            return told._replace(page=page)
    short = _in_short(told)
    return short._replace(page=_cut(short, _ROOMS[-1]))


def _page(told: PlanFacts, room: _Room) -> PageOne:
    return PageOne(
        ratings=told.ratings if room.meanings else _without_meanings(told.ratings),
        aims=tuple(_aim(of, room) for of in told.outcomes),
        aims_named=(),
        exceptions=told.exceptions,
        exceptions_named=(),
        notes=tuple(_note(of, room) for of in told.exceptions),
        aims_more="Other outcomes, which the report has in full:",
        exceptions_more="Less urgent exceptions, which the report has in full:",
        report_has=f"The report has {_MORE[bool(room.note)]}, under {_UPDATES}.",
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
    )


def _waiting(of: Waiting, room: _Room) -> Waiting:
    label = sentences.first_paragraph(of.what.label, room.title)
    return of._replace(what=of.what._replace(label=label))


def _without_meanings(ratings: Sequence[RatingLine]) -> tuple[RatingLine, ...]:
    """Leave out what the ratings mean, which the report says in "Legend"."""
    return tuple(
        each._replace(counts=tuple(map(rating_counts.without_meaning, each.counts)))
        for each in ratings
    )


_MORE = {
    True: "each note in full, and the next stages",
    False: "the latest note and the next stage of each",
}
_UPDATES = '"Latest updates and next stages"'


def _aim(of: OutcomeFacts, room: _Room) -> AimFacts:
    made = AimFacts(
        outcome=Link(of.outcome.id, of.here),
        text="",
        measures=tuple(_measure(one, of) for one in of.comparisons),
        no_measure=of.no_measure,
        made=of.difference,
        effect=sentences.first_paragraph(of.effect, room.effect),
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
    """Say why it has a low rating, and give the latest note if there is room."""
    why = sentences.first_paragraph(of.rating_note, room.why)
    if not (room.note and of.entries) or of.reason == of.rating_note:
        return why
    note = sentences.first_paragraph(of.reason, room.note)
    return f"{why} Latest note, {sentences.within(note)}".strip()


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
    effect = _folded(f"Effect on children: {of.effect}", 0.74, room) if of.effect else 0
    return max(sum(measures), _folded(of.made, 0.17, room)) + effect


_OUTCOME = 0.26


def _folded(text: str, share: float, room: _Room) -> int:
    """Return how many lines text takes in a column that has a share of the page."""
    return on_paper.lines(text, _column(share, room))


def _column(share: float, room: _Room) -> int:
    """Return how many characters are on a line of a column."""
    return max(int(_width(room) * share) - 1, 6)
