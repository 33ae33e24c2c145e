"""Decide what page one has room for, which is a page of A4 in every form.

The lines of the page are estimated, so that the same facts are in every form. Every
exception and every outcome has a row before any of them is told at length. Then the
room that is left is for the reasons, the most urgent first, and then for the rest.
What does not fit is named by its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.output.report import on_paper, page_lines, page_text, rating_counts
from actionplan.output.report.facts import (
    AimFacts,
    AimMeasure,
    Link,
    OutcomeInShort,
    PageOne,
    Waiting,
)
from actionplan.plan import ratings, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.output.report.facts import (
        ActionFacts,
        ComparisonFacts,
        OutcomeFacts,
        PlanFacts,
        RatingCount,
        RatingLine,
    )


class _Room(NamedTuple):
    """How much page one tells, and in which letters.

    A text of which the number is in a set is told whole, as far as it is one paragraph.
    """

    small: bool
    meanings: bool
    """Whether it says what the ratings mean."""
    title: int
    """The most characters of the title of what waits for a decision."""
    reasons: frozenset[int]
    """The exceptions with the whole note that says why."""
    since: frozenset[int]
    """Those with what has become of them since."""
    missed: frozenset[int]
    """Those with the stage that was not reported in time, or the last one planned."""
    noted: frozenset[int]
    """Those with a later note as well."""
    staged: frozenset[int]
    """Those with the next stage."""
    needed: frozenset[int]
    """The other actions that need something done that have the latest note."""
    figures: frozenset[int]
    """The outcomes that are told in short, but with the names of the measures."""
    full: frozenset[int]
    """The outcomes that are told in full, with each measure in a row."""
    effects: frozenset[int]
    """Those with the whole effect on children."""
    improve: frozenset[int]
    """Those with what is still to improve."""
    purposes: frozenset[int]
    """Those with all of what they are for."""
    known_by: frozenset[int]
    """Those with the evidence and the feedback."""
    going_on: bool
    """Whether it tells of the open actions that need nothing by the meeting."""


_EVERY = frozenset(range(10_000))
_NONE: frozenset[int] = frozenset()
_WHOLE = _Room(
    small=False,
    meanings=True,
    title=page_text.LONGEST,
    reasons=_EVERY,
    since=_EVERY,
    missed=_EVERY,
    noted=_EVERY,
    staged=_EVERY,
    needed=_EVERY,
    figures=_EVERY,
    full=_EVERY,
    effects=_EVERY,
    improve=_EVERY,
    purposes=_EVERY,
    known_by=_NONE,
    going_on=False,
)
"""All of the page but the evidence, which is there if there is room for it."""
_LEAST = _Room(
    small=True,
    meanings=False,
    title=50,
    reasons=_NONE,
    since=_NONE,
    missed=_NONE,
    noted=_NONE,
    staged=_NONE,
    needed=_NONE,
    figures=_NONE,
    full=_NONE,
    effects=_NONE,
    improve=_NONE,
    purposes=_NONE,
    known_by=_NONE,
    going_on=False,
)
"""A row or a line of each."""
_REASON, _PURPOSE, _EFFECT, _SHORT = 100, 100, 70, 240
"""The most characters of a text that is not told whole."""


class _Kept(NamedTuple):
    """How many rows of each list of the page there is room for."""

    decide: int
    exceptions: int
    lacking: int
    aims: int
    act: int


_ALL = _Kept._make([10_000] * len(_Kept._fields))
_NO_ROWS = _Kept._make([0] * len(_Kept._fields))


EMPTY = PageOne(
    ratings=(),
    aims=(),
    aims_short=(),
    aims_named=(),
    exceptions=(),
    exceptions_named=(),
    notes=(),
    aims_more="",
    aims_has="",
    exceptions_more="",
    report_has="",
    lacking=(),
    lacking_named=(),
    lacking_more="",
    also_to_act=(),
    act_notes=(),
    also_named=(),
    going_on=(),
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
    urgent = told._replace(outcomes=_exceptions_first(told))
    for small in (False, True):
        whole = _WHOLE._replace(small=small)
        if _fits(urgent, whole, _ALL):
            page = _page(urgent, _filled(urgent, whole, _ALL), _ALL)
            return told._replace(page=page)
    kept = _ALL
    if not _fits(urgent, _LEAST, _ALL):
        told, urgent = _in_short(told), _in_short(urgent)
        kept = _cut(urgent, _LEAST)
    page = _page(urgent, _filled(urgent, _LEAST, kept), kept)
    return told._replace(page=page)


def _exceptions_first(told: PlanFacts) -> tuple[OutcomeFacts, ...]:
    """Sort the outcomes that are exceptions before the others."""
    listed = {of.what.words for of in told.lacking}
    return tuple(sorted(told.outcomes, key=lambda of: of.outcome.id not in listed))


def _fits(told: PlanFacts, room: _Room, kept: _Kept) -> bool:
    size = page_lines.letters(small=room.small)
    return page_lines.page(told, _page(told, room, kept)) <= size.sheet


def _filled(told: PlanFacts, room: _Room, kept: _Kept) -> _Room:
    """Return how much page one can tell with the lines that are left on it."""
    if not _fits(told, room, kept):
        return room
    for name, number in _to_add(told, kept):
        before = getattr(room, name)
        more = number if isinstance(before, bool | int) else before | {number}
        longer = _Room(**{**room._asdict(), name: more})
        if longer != room and _fits(told, longer, kept):
            room = longer
    return room


def _to_add(told: PlanFacts, kept: _Kept) -> Iterator[tuple[str, int]]:
    """Yield what is told while there is room, the most important first."""
    urgent = range(min(len(told.exceptions), kept.exceptions))
    outcomes = range(min(len(told.outcomes), kept.aims))
    needed = range(min(len(told.also_to_act), kept.act))
    worst_first = sorted(
        urgent, key=lambda n: not _has_worst_rating(told.exceptions[n])
    )
    yield from (("reasons", number) for number in worst_first)
    yield from (("needed", number) for number in needed)
    yield from (("since", number) for number in urgent)
    yield from (("missed", number) for number in urgent)
    yield from (("figures", number) for number in outcomes)
    yield from (("full", number) for number in outcomes)
    yield from (("noted", number) for number in urgent)
    yield "meanings", True
    yield "title", page_text.LONGEST
    yield from (("staged", number) for number in urgent)
    for name in ("effects", "improve", "purposes"):
        yield from ((name, number) for number in outcomes)
    yield "going_on", True
    yield from (("known_by", number) for number in outcomes)


def _has_worst_rating(of: ActionFacts) -> bool:
    return of.now.is_open and ratings.scale(of.plan).is_worst(of.now.rag)


def _page(told: PlanFacts, room: _Room, kept: _Kept) -> PageOne:
    aims = told.outcomes[: kept.aims]
    full = [number for number, _ in enumerate(aims) if number in room.full]
    decided = told.to_decide[: kept.decide]
    urgent = tuple(_said_once(of, decided) for of in told.exceptions[: kept.exceptions])
    notes = tuple(_note(of, number, room) for number, of in enumerate(urgent))
    act = told.also_to_act[: kept.act]
    every = tuple(_aim(told.outcomes[n], n, told, room) for n in full)
    return PageOne(
        ratings=told.ratings if room.meanings else _without_meanings(told.ratings),
        aims=every,
        aims_short=tuple(
            _in_short_words(of, named=number in room.figures)
            for number, of in enumerate(aims)
            if number not in full
        ),
        aims_named=_named(
            [Link(of.outcome.id, of.here) for of in told.outcomes[kept.aims :]]
        ),
        exceptions=urgent,
        exceptions_named=_named(_links(told.exceptions[kept.exceptions :])),
        notes=notes,
        aims_more="The rest of the outcomes, which the report has in full:",
        aims_has=_MORE_OF_ALL
        if len(full) < len(aims)
        else _more_of(every, [told.outcomes[number] for number in full], told),
        exceptions_more="Less urgent exceptions, which the report has in full:",
        report_has=_report_has(urgent, notes),
        lacking=told.lacking[: kept.lacking],
        lacking_named=_named([of.what for of in told.lacking[kept.lacking :]]),
        lacking_more="Other exceptions, which the report has in full:",
        also_to_act=act,
        act_notes=tuple(_needed_note(of, n, room) for n, of in enumerate(act)),
        also_named=_named(_links(told.also_to_act[kept.act :])),
        going_on=tuple(
            Waiting(Link(of.action.id, of.here, of.label), _going_on(of))
            for of in (told.going_on if room.going_on else ())
        ),
        also_more="Later ones, which the report has in full:",
        to_decide=tuple(_waiting(of, room) for of in decided),
        to_decide_named=_named([of.what for of in told.to_decide[kept.decide :]]),
        to_decide_more="Others that wait for a decision:",
        small=room.small,
        meanings=room.meanings,
    )


def _said_once(of: ActionFacts, decided: Sequence[Waiting]) -> ActionFacts:
    """Leave out of a status the words of a note that "To decide" quotes."""
    own = (each.words for each in decided if each.what.words == of.action.id)
    standing = page_text.without_quote(of.standing, " ".join(own))
    return of._replace(standing=standing)


def _links(which: Sequence[ActionFacts]) -> list[Link]:
    return [Link(of.action.id, of.here) for of in which]


def _waiting(of: Waiting, room: _Room) -> Waiting:
    label = sentences.first_paragraph(of.what.label, room.title)
    return of._replace(what=of.what._replace(label=label))


def _without_meanings(every: Sequence[RatingLine]) -> tuple[RatingLine, ...]:
    """Leave out what the ratings mean, which is under "About this plan" then."""
    return tuple(
        each._replace(counts=tuple(map(rating_counts.without_meaning, each.counts)))
        for each in every
    )


# --- exceptions -------------------------------------------------------------------


def _note(of: ActionFacts, number: int, room: _Room) -> str:
    """Say why it is an exception, and what is next; nothing is said twice.

    That is the note of a low rating, or else the latest note. What was reported since
    and the next stage follow if there is room.
    """
    missed = number in room.missed
    stage = of.last_stage if missed else ""
    if (missed and of.now.stage_passed) or (number in room.staged and of.next):
        stage = sentences.next_stage(of.now, page_text.LONGEST)
    why = _why(of, whole=number in room.reasons)
    if of.rating_note and number in room.noted and _body(of.rating_note) in of.latest:
        why = of.latest
    since = of.since_then if number in room.since else ""
    said = (why, _later(of, number, room), since, stage)
    return " ".join(filter(None, said))


def _why(of: ActionFacts, *, whole: bool) -> str:
    if of.rating_note:
        most = page_text.LONGEST if whole else _REASON
        return page_text.reason(of.rating_note, most)
    return _latest(of) if whole and not _is_quoted(of) else ""


def _is_quoted(of: ActionFacts) -> bool:
    """Return whether the status quotes the beginning of the latest note."""
    return _body(of.latest)[:_QUOTED] in of.standing


_QUOTED = 40


def _later(of: ActionFacts, number: int, room: _Room) -> str:
    """Return the latest note if it does not say why itself, and if there is room."""
    why = of.rating_note
    if number not in room.noted or (why and _body(why) in of.latest):
        return ""
    return _latest(of) if why or _is_quoted(of) else ""


def _latest(of: ActionFacts) -> str:
    if not of.entries or _body(of.latest) in of.standing:
        return ""
    return f"Latest note, {sentences.within(of.latest)}"


def _body(note: str) -> str:
    """Return a note without its date, and without the full stop at its end."""
    return note.partition(": ")[2].rstrip(".")


def _report_has(urgent: Sequence[ActionFacts], notes: Sequence[str]) -> str:
    """Say what the report has of the exceptions besides; may be empty."""
    pairs = list(zip(urgent, notes, strict=True))
    more = []
    if any(_lacks_note(of, note) for of, note in pairs):
        more.append("each note in full")
    if any(of.next and of.next.words[:20] not in note for of, note in pairs):
        more.append("the next stage of each")
    return f"The report has {' and '.join(more)}, under {_UPDATES}." if more else ""


def _lacks_note(of: ActionFacts, note: str) -> bool:
    """Return whether something of the notes on an exception is left out."""
    if page_text.is_cut(note):
        return True
    said = f"{of.standing} {note}"
    return bool(of.entries) and _body(of.latest) not in said


_UPDATES = '"Latest updates and next stages"'


def _needed_note(of: ActionFacts, number: int, room: _Room) -> str:
    """Return the latest note on an action that needs something done."""
    return _latest(of) if number in room.needed else ""


def _going_on(of: ActionFacts) -> str:
    """Say who has an action that needs nothing by then, and what was reported."""
    agency = f"{of.agency_label}: {of.agency}" if of.agency_label else of.agency
    joint = "; " if of.agency_label else ", "
    who = joint.join(filter(None, (of.who, agency)))
    return f"{who}. Due: {of.due}. {_latest(of)}".rstrip()


# --- outcomes ---------------------------------------------------------------------


def _aim(of: OutcomeFacts, number: int, told: PlanFacts, room: _Room) -> AimFacts:
    told_above = any(of.still_to_improve in each.words for each in told.lacking)
    improve = number in room.improve and not told_above
    effect = page_text.LONGEST if number in room.effects else _EFFECT
    made = AimFacts(
        outcome=Link(of.outcome.id, of.here),
        text="",
        measures=tuple(_measure(one, of) for one in of.comparisons),
        no_measure=of.no_measure,
        made=_made(of),
        effect=page_text.beginning(of.effect, effect),
        improve=of.still_to_improve if improve else "",
        known_by=of.known_by if number in room.known_by else "",
    )
    most = page_text.LONGEST
    if number not in room.purposes:
        # What an outcome is for may be as long as what is next to it.
        beside = int(page_lines.beside(made, small=room.small) - 0.6)
        wide = page_lines.column(page_lines.OUTCOME, small=room.small)
        most = max(_PURPOSE, beside * wide)
    return made._replace(text=_purpose(of, most))


def _purpose(of: OutcomeFacts, most: int) -> str:
    """Return what an outcome is for; without a desired outcome, it is short already."""
    whole = not of.outcome.desired_outcome
    return sentences.first_paragraph(of.purpose, page_text.LONGEST if whole else most)


def _made(of: OutcomeFacts) -> str:
    return ", ".join(filter(None, (of.difference, of.shown_by_nothing)))


def _measure(one: ComparisonFacts, of: OutcomeFacts) -> AimMeasure:
    apart = "" if one.now_day == of.judged_on else one.now_when
    latest = f"{one.now} {apart}".rstrip() if one.again else "None yet"
    words = one.words if apart else one.words.removesuffix(f" {one.now_when}")
    since = f" ({one.doubt})" if one.doubt else ""
    return AimMeasure(
        measure=one.measure or "Measure not recorded",
        start=one.start,
        target=one.target,
        latest=f"{latest}{since}",
        words=f"{words}{since}",
    )


def _in_short_words(of: OutcomeFacts, *, named: bool) -> OutcomeInShort:
    """Tell an outcome in short: how it was assessed, and its figures.

    What it is for and the names of the measures are there if there is room: *named*.
    """
    said = (_named_figures if named else _figures)(of)
    name = of.label
    if named:
        name = _purpose(of, _PURPOSE).rstrip(".")
    words = f"{name}: {_made(of)}. {said or of.no_measure}"
    most = page_text.LONGEST if named else _SHORT
    link = Link(of.outcome.id, of.here)
    return OutcomeInShort(link, sentences.first_paragraph(words, most))


def _named_figures(of: OutcomeFacts) -> str:
    measures = (_measure(each, of) for each in of.comparisons)
    return "; ".join(f"{one.measure}: {one.words}" for one in measures)


def _figures(of: OutcomeFacts) -> str:
    """Give the figures of each measure without its name: 51% to 96% (target 95%)."""
    return "; ".join(
        f"{one.start} to {one.now}{f' ({one.doubt})' if one.doubt else ''}"
        f" (target {one.target})"
        if one.again
        else f"{one.start}, not measured again (target {one.target})"
        for one in of.comparisons
    )


_MORE_OF_ALL = (
    "The report also has what each outcome is for, the effect on children and what is"
    " still to improve."
)


def _more_of(
    aims: Sequence[AimFacts], outcomes: Sequence[OutcomeFacts], told: PlanFacts
) -> str:
    """Name the outcomes of which the effect, or what is to improve, is left out."""
    above = " ".join(each.words for each in told.lacking)
    lacking = [
        of.outcome.id
        for aim, of in zip(aims, outcomes, strict=True)
        if page_text.is_cut(aim.effect)
        or (
            of.still_to_improve
            and not aim.improve
            and of.still_to_improve.rstrip(".") not in above
        )
    ]
    if not lacking:
        return ""
    return (
        "The report has more on the effect on children, or on what is still to improve,"
        f" of {sentences.listed(lacking)}."
    )


# --- what there is no room for ----------------------------------------------------


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
        answer_for=few(told.answer_for),
        asked=tuple(of._replace(which=few(of.which)) for of in told.asked),
        changes=told.changes._replace(kinds=tuple(kinds)),
        ratings=tuple(
            each._replace(counts=tuple(_which_in_short(one) for one in each.counts))
            for each in told.ratings
        ),
    )


def _which_in_short(of: RatingCount) -> RatingCount:
    return of._replace(which=sentences.first_paragraph(of.which, _FEW))


_Lists: TypeAlias = "tuple[tuple[Sequence[Link], list[float]], ...]"
"""The lists of the page: what each names, and the lines of each of its rows."""


def _cut(told: PlanFacts, room: _Room) -> _Kept:
    """Return how many rows of each of the lists of the page there is room for.

    The lists share the lines that are left. What one does not need is for the others.
    """
    page = _page(told, room, _ALL)
    small = room.small
    lists: _Lists = (
        (
            [one.what for one in page.to_decide],
            [page_lines.decision(one, small=small) for one in page.to_decide],
        ),
        (
            _links(page.exceptions),
            [
                page_lines.exception(one, note, small=small)
                for one, note in zip(page.exceptions, page.notes, strict=True)
            ],
        ),
        (
            [one.what for one in page.lacking],
            [page_lines.lacking(of, small=small) for of in page.lacking],
        ),
        (
            [one.what for one in page.aims_short],
            [page_lines.in_short(one, small=small) for one in page.aims_short],
        ),
        (
            _links(page.also_to_act),
            [page_lines.act(one, "", small=small) for one in page.also_to_act],
        ),
    )
    none = _page(told, room, _NO_ROWS)._replace(
        to_decide_named=(),
        exceptions_named=(),
        lacking_named=(),
        aims_named=(),
        also_named=(),
    )
    # The head of the table, and where the rest of the notes and of the outcomes is.
    table = page_lines.letters(small=small).table
    bare = page_lines.page(told, none)
    bare += table + 1 if told.exceptions else 0
    bare += page_lines.across(_MORE_OF_ALL, small) if told.outcomes else 0
    left = page_lines.letters(small=small).sheet - bare
    reserved = sum(_naming_lines(which) for which, _ in lists)
    needs = [sum(each) for _, each in lists]
    given = on_paper.shares(needs, left - reserved, _WEIGHTS)
    first = [
        on_paper.fitting(each, for_it)
        for (_, each), for_it in zip(lists, given, strict=True)
    ]
    return _Kept._make(_more_rows(lists, first, left))


def _more_rows(lists: _Lists, first: Sequence[int], left: float) -> tuple[int, ...]:
    """Return how many rows of each list there is room for, given the *first* of each.

    A list that is told in full needs no line of numbers, and rows are as long as they
    are. So there may be room for another row, of the most important list that has one.
    """
    kept = [*first]

    def taken() -> float:
        return sum(
            sum(each[:number])
            + (_naming_lines(which[number:]) if which[number:] else 0)
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


def _naming_lines(which: Sequence[Link]) -> float:
    """Estimate the lines it takes to name all of a list, if there is no room for it."""
    names = ", ".join(of.words for of in _named(which))
    return page_lines.across(
        f"Exceptions, which the report has in full: {names}", small=True
    )
