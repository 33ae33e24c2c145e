"""Decide what page one has room for, which is a page of A4 in every form.

The lines of the page are estimated, so that the same facts are in every form. Every
exception and every outcome has a row before any of them is told at length. Then the
room that is left is for the reasons, the most urgent first, and then for the rest.
What does not fit is named by its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.output.report import (
    decided_in_all,
    on_paper,
    page_aims,
    page_lines,
    page_notes,
    page_text,
    rating_counts,
)
from actionplan.output.report.facts import (
    Changed,
    Link,
    PageOne,
    Waiting,
)
from actionplan.output.report.page_room import (
    ALL,
    LEAST,
    NO_ROWS,
    WHOLE,
    PageKept,
    PageRoom,
)
from actionplan.plan import ratings, sentences
from actionplan.text.remembered import of_two

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.output.report.facts import (
        ActionFacts,
        AimFacts,
        Lacking,
        OutcomeFacts,
        PlanFacts,
        RatingCount,
        RatingLine,
        StateCount,
    )


EMPTY = PageOne(
    summary=(),
    by_status=(),
    ratings=(),
    aims=(),
    aims_short=(),
    aims_named=(),
    exceptions=(),
    exceptions_named=(),
    notes=(),
    aims_title="",
    aims_caption="",
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
    ended=(),
    going_on=(),
    done=(),
    done_title="",
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
        whole = WHOLE._replace(small=small)
        if _fits(urgent, whole, ALL):
            page = _page(urgent, _filled(urgent, whole, ALL), ALL)
            return told._replace(page=page)
    # The next stages are with the exceptions then, as far as there is room.
    told, urgent = _briefly(told), _briefly(urgent)
    kept, least = ALL, LEAST
    if not _fits(urgent, least, ALL):
        least = LEAST._replace(labels=False)
    for few in _FEW:
        if not _fits(urgent, least, ALL):
            told, urgent = _in_short(told, few), _in_short(urgent, few)
    if not _fits(urgent, least, ALL):
        kept = _cut(urgent, least)
    page = _page(urgent, _filled(urgent, least, kept), kept)
    return told._replace(page=page)


def _briefly(told: PlanFacts) -> PlanFacts:
    """Leave out who keeps the plan, planned stages, and what lint reports besides.

    The heading of what has changed says since when, so that is not said again.
    """
    since = told.changes
    return told._replace(
        whose=told.whose_briefly,
        act_too=told.act_too_briefly,
        none_listed=told.none_listed_briefly,
        changes=since._replace(words="") if since.kinds else since,
    )


def _exceptions_first(told: PlanFacts) -> tuple[OutcomeFacts, ...]:
    """Sort the outcomes that are exceptions before the others."""
    listed = {of.what.words for of in told.lacking}
    return tuple(sorted(told.outcomes, key=lambda of: of.outcome.id not in listed))


def _fits(told: PlanFacts, room: PageRoom, kept: PageKept) -> bool:
    sheet = page_lines.letters(small=room.small).sheet
    if _rows(told, kept) > sheet:  # each takes a line or more
        return False
    return page_lines.page(told, _page(told, room, kept)) <= sheet


def _rows(told: PlanFacts, kept: PageKept) -> int:
    """Return how many rows the lists of the page have together."""
    lists: tuple[tuple[Sequence[object], int], ...] = (
        (told.to_decide, kept.decide),
        (told.exceptions, kept.exceptions),
        (told.lacking, kept.lacking),
        (told.outcomes, kept.aims),
        (told.also_to_act, kept.act),
    )
    return sum(min(len(each), most) for each, most in lists)


def _filled(told: PlanFacts, room: PageRoom, kept: PageKept) -> PageRoom:
    """Return how much page one can tell with the lines that are left on it."""
    if not _fits(told, room, kept):
        return room
    for name, number in _to_add(told, kept):
        before = getattr(room, name)
        more = number if isinstance(before, bool | int) else before | {number}
        longer = PageRoom(**{**room._asdict(), name: more})
        if longer != room and _fits(told, longer, kept):
            room = longer
    return room


def _to_add(told: PlanFacts, kept: PageKept) -> Iterator[tuple[str, int]]:
    """Yield what is told while there is room, the most important first."""
    urgent = range(min(len(told.exceptions), kept.exceptions))
    outcomes = range(min(len(told.outcomes), kept.aims))
    needed = range(min(len(told.also_to_act), kept.act))
    decided = range(min(len(told.to_decide), kept.decide))
    worst = [n for n in urgent if _has_worst_rating(told.exceptions[n])]
    others = [n for n in urgent if n not in worst]
    late = [n for n in others if told.exceptions[n].now.overdue]
    for name, which in (
        ("targets", decided),
        ("changed", outcomes),
        ("sources", outcomes),
        ("reasons", worst),
        ("reasons", late),
        ("held_up", urgent),
        ("effects", outcomes),
        ("known_by", outcomes),
        # A meeting decides about those with the worst rating.
        ("missed", worst),
        ("staged", worst),
        ("reasons", others),
        ("since", urgent),
        ("noted", urgent),
        ("needed", needed),
        ("missed", others),
    ):
        yield from ((name, number) for number in which)
    yield "statuses", True
    yield "late", True
    yield "ended", True
    yield from (("figures", number) for number in outcomes)
    yield "title", page_text.LONGEST
    yield from (("full", number) for number in outcomes)
    yield from (("known_by", number) for number in outcomes)
    yield "pointed", True
    yield "labels", True
    yield "meanings", True
    yield from (("waits", number) for number in decided)
    yield from (("staged", number) for number in others)
    for name in ("improve", "purposes"):
        yield from ((name, number) for number in outcomes)
    yield "going_on", True
    yield from (("done", number) for number, _ in enumerate(told.done_well))


def _has_worst_rating(of: ActionFacts) -> bool:
    return of.now.is_open and ratings.scale(of.plan).is_worst(of.now.rag)


def _page(told: PlanFacts, room: PageRoom, kept: PageKept) -> PageOne:
    aims = told.outcomes[: kept.aims]
    full = [number for number, _ in enumerate(aims) if number in room.full]
    decided = told.to_decide[: kept.decide]
    urgent = tuple(
        _said_once(of, decided, stage=room.small and number in room.missed)
        for number, of in enumerate(told.exceptions[: kept.exceptions])
    )
    asked = tuple(_waiting(of, n, room, urgent) for n, of in enumerate(decided))
    above = _quoted(asked)
    notes = tuple(
        page_notes.note(of, number, room, above.get(of.action.id, ""))
        for number, of in enumerate(urgent)
    )
    act = tuple(_called(of, room) for of in told.also_to_act[: kept.act])
    every = tuple(page_aims.full(told.outcomes[n], n, told, room) for n in full)
    rest = _rest(told, kept)
    more = _aims_has(told, every, full=full, aims=aims, room=room)
    return PageOne(
        summary=told.summary if room.late else told.summary_briefly,
        by_status=told.by_status if room.statuses else _counted(told.by_status),
        ratings=told.ratings if room.meanings else _without_meanings(told.ratings),
        aims=every,
        aims_short=tuple(
            page_aims.in_short(of, number, room)
            for number, of in enumerate(aims)
            if number not in full
        ),
        aims_named=rest.aims,
        exceptions=urgent,
        exceptions_named=rest.exceptions,
        notes=notes,
        aims_title=page_aims.title(every, aims),
        aims_caption=page_aims.caption(every),
        aims_more="The rest of the outcomes, which the report has in full:",
        aims_has=more if room.pointed else "",
        exceptions_more="Less urgent exceptions, which the report has in full:",
        report_has=page_notes.report_has(
            urgent, notes, outcomes=bool(more) and not room.pointed
        ),
        lacking=_lacking(told.lacking[: kept.lacking], decided, small=room.small),
        lacking_named=rest.lacking,
        lacking_more="Other exceptions, which the report has in full:",
        also_to_act=act,
        act_notes=tuple(
            page_notes.needed_note(of, n, room) for n, of in enumerate(act)
        ),
        also_named=rest.act,
        ended=_ended(told) if room.ended else (),
        going_on=tuple(
            Waiting(Link(of.action.id, of.here, of.label), page_notes.going_on(of))
            for of in (told.going_on if room.going_on else ())
        ),
        done=tuple(
            page_notes.done(of)
            for number, of in enumerate(told.done_well)
            if number in room.done
        ),
        done_title=_done_title(len(room.done), len(told.done_well)),
        also_more="Later ones, which the report has in full:",
        to_decide=asked,
        to_decide_named=rest.decide,
        to_decide_more="Others that wait for a decision:",
        small=room.small,
        meanings=room.meanings,
    )


class _Rest(NamedTuple):
    """The names of what each list of the page has no room for."""

    decide: tuple[Link, ...]
    exceptions: tuple[Link, ...]
    lacking: tuple[Link, ...]
    aims: tuple[Link, ...]
    act: tuple[Link, ...]


@of_two
def _rest(told: PlanFacts, kept: PageKept) -> _Rest:
    """Name the rest, which is the same however much is told of what is kept."""
    aims = [Link(of.outcome.id, of.here) for of in told.outcomes[kept.aims :]]
    return _Rest(
        decide=_named([of.what for of in told.to_decide[kept.decide :]]),
        exceptions=_named(_links(told.exceptions[kept.exceptions :])),
        lacking=_named([of.what for of in told.lacking[kept.lacking :]]),
        aims=_named(aims),
        act=_named(_links(told.also_to_act[kept.act :])),
    )


def _aims_has(
    told: PlanFacts,
    every: Sequence[AimFacts],
    *,
    full: Sequence[int],
    aims: Sequence[OutcomeFacts],
    room: PageRoom,
) -> str:
    """Say what the report has about the outcomes besides; may be empty."""
    short = [(n, of) for n, of in enumerate(aims) if n not in full]
    unnamed = [of for number, of in short if number not in room.figures]
    untold = [of for n, of in short if not page_aims.tells_effect(of, n, room)]
    if more := page_aims.more_of_all([of for _, of in short], unnamed, untold):
        return more
    return page_aims.more_of(every, [told.outcomes[number] for number in full], told)


def _ended(told: PlanFacts) -> tuple[Changed, ...]:
    """Name the actions that ended without being done, and give the reason of each.

    Those that are exceptions are told as such.
    """
    listed = {of.action.id for of in told.exceptions}
    which = tuple(
        Link(
            of.action.id,
            of.here,
            f"({page_text.beginning(of.latest, _REASON).rstrip('.')})",
        )
        for of in told.withdrawn
        if of.action.id not in listed and of.entries
    )
    return (Changed("Ended without being done", len(which), which),) if which else ()


_REASON = 200
"""The most characters of why an action ended without being done."""


def _said_once(
    of: ActionFacts, decided: Sequence[Waiting], *, stage: bool
) -> ActionFacts:
    """Leave out of a status the words of a note that "To decide" quotes.

    If the *stage* that was not reported is told with the note, that is left out too.
    """
    own = _quoted(decided).get(of.action.id, "")
    standing = page_text.without_quote(of.standing, own)
    if stage and of.stage_passed:
        standing = standing.replace(f"; {sentences.within(of.stage_passed)}", "")
    return of._replace(standing=standing)


def _quoted(decided: Sequence[Waiting]) -> dict[str, str]:
    """Return what "To decide" says of each action or outcome, by its number."""
    said: dict[str, str] = {}
    for each in decided:
        said[each.what.words] = f"{said.get(each.what.words, '')} {each.words}"
    return said


def _lacking(
    listed: Sequence[Lacking], decided: Sequence[Waiting], *, small: bool
) -> tuple[Lacking, ...]:
    """Tell the other exceptions; in the smallest letters nothing is told twice.

    Those of which "To decide" says all share a line: O1, O2: See "To decide".
    """
    if not small:
        return tuple(listed)
    told: list[Lacking] = []
    said = _quoted(decided)
    every = [_decided(of, said.get(of.what.words, "")) for of in listed]
    for each in decided_in_all.by_part(every):
        if told and each.words == told[-1].words == decided_in_all.SEE:
            above = told[-1].what
            both = above._replace(words=f"{above.words}, {each.what.words}")
            told[-1] = each._replace(what=both)
        else:
            told.append(each)
    return tuple(told)


def _decided(of: Lacking, decided: str) -> Lacking:
    """Point to "To decide" for an exception if *decided*, what it says, is all."""
    said = sentences.within(of.words.rstrip("."))
    return of._replace(words=decided_in_all.SEE) if said in decided else of


def _links(which: Sequence[ActionFacts]) -> list[Link]:
    return [Link(of.action.id, of.here) for of in which]


def _done_title(told: int, every: int) -> str:
    """Return the heading of the complete actions, which says if some are not there."""
    some = "" if told == every else f" ({told} of {every})"
    return f"Complete actions{some}"


def _counted(every: Sequence[StateCount]) -> tuple[StateCount, ...]:
    """Count the actions of which the status says the least, without their numbers."""
    return tuple(of._replace(which=()) if of.is_usual else of for of in every)


def _called(of: ActionFacts, room: PageRoom) -> ActionFacts:
    """Shorten what an action that needs something done is called, if room is short."""
    return of._replace(label=sentences.first_paragraph(of.label, room.title))


def _waiting(
    of: Waiting, number: int, room: PageRoom, urgent: Sequence[ActionFacts]
) -> Waiting:
    label = sentences.first_paragraph(of.what.label, room.title)
    if not room.labels and of.what.words in {each.action.id for each in urgent}:
        label = ""
    targets = of.asked if number in room.targets else ""
    noted = of.note if number in room.waits else ""
    words = "; ".join(filter(None, (of.words, targets, noted.rstrip("."))))
    return of._replace(what=of.what._replace(label=label), words=words)


def _without_meanings(every: Sequence[RatingLine]) -> tuple[RatingLine, ...]:
    """Leave out what the ratings mean, which is under "About this plan" then."""
    return tuple(
        each._replace(counts=tuple(map(rating_counts.without_meaning, each.counts)))
        for each in every
    )


# --- what there is no room for ----------------------------------------------------


_WEIGHTS = (4, 6, 3, 1, 2)
"""The shares of decisions, exceptions, other exceptions, outcomes and actions needed.

A decision, and then an exception, is given in full before anything else is.
"""
_NAMES = 640
"""The most characters of the numbers of what there is no room for."""
_FEW = (240, 60)
"""The most characters of the numbers in a line of the summary, if room is short."""


def _in_short(told: PlanFacts, most: int) -> PlanFacts:
    """Leave only the first numbers in each line, with how many more there are."""

    def few(which: Sequence[Link]) -> tuple[Link, ...]:
        return on_paper.first_of(which, most)

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
            each._replace(
                counts=tuple(_which_in_short(one, most) for one in each.counts)
            )
            for each in told.ratings
        ),
    )


def _which_in_short(of: RatingCount, most: int) -> RatingCount:
    return of._replace(which=sentences.first_paragraph(of.which, most))


_Lists: TypeAlias = "tuple[tuple[Sequence[Link], list[float]], ...]"
"""The lists of the page: what each names, and the lines of each of its rows."""


def _cut(told: PlanFacts, room: PageRoom) -> PageKept:
    """Return how many rows of each of the lists of the page there is room for.

    The lists share the lines that are left. What one does not need is for the others.
    """
    page = _page(told, room, ALL)
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
    none = _page(told, room, NO_ROWS)._replace(
        to_decide_named=(),
        exceptions_named=(),
        lacking_named=(),
        aims_named=(),
        also_named=(),
    )
    # The head of the table, and where the rest of the notes and of the outcomes is.
    table = 0 if small else page_lines.letters(small=small).table
    bare = page_lines.page(told, none)
    bare += table + 1 if told.exceptions else 0
    bare += page_lines.across(page_aims.MORE_OF_ALL, small) if told.outcomes else 0
    left = page_lines.letters(small=small).sheet - bare
    reserved = sum(_naming_lines(which) for which, _ in lists)
    needs = [sum(each) for _, each in lists]
    given = on_paper.shares(needs, left - reserved, _WEIGHTS)
    first = [
        on_paper.fitting(each, for_it)
        for (_, each), for_it in zip(lists, given, strict=True)
    ]
    return _more_rows(told, room, first)


def _more_rows(told: PlanFacts, room: PageRoom, first: Sequence[int]) -> PageKept:
    """Return how many rows of each list there is room for, given the *first* of each.

    A list that is told in full needs no line of numbers, and rows are as long as they
    are. So there may be room for another row, of the most important list that has one.
    """
    kept = PageKept._make(first)
    lengths = (
        len(told.to_decide),
        len(told.exceptions),
        len(told.lacking),
        len(told.outcomes),
        len(told.also_to_act),
    )
    for name, length in zip(PageKept._fields, lengths, strict=True):
        while getattr(kept, name) < length:
            more = PageKept(**{**kept._asdict(), name: getattr(kept, name) + 1})
            if not _fits(told, room, more):
                break
            kept = more
    return kept


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
