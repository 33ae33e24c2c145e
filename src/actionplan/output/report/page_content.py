"""Put together what page one says, for how much it has room.

Nothing is said twice: a note that "To decide" quotes is not told with the exception.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.report import (
    decided_in_all,
    on_paper,
    page_aims,
    page_notes,
    page_text,
    rating_counts,
)
from actionplan.output.report.facts import Changed, Link, PageOne, Waiting
from actionplan.plan import sentences
from actionplan.text.remembered import of_two

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.output.report.facts import (
        ActionFacts,
        AimFacts,
        Lacking,
        OutcomeFacts,
        OutcomeInShort,
        PlanFacts,
        RatingLine,
        StateCount,
    )
    from actionplan.output.report.page_room import PageKept, PageRoom


EMPTY = PageOne(
    summary=(),
    latest_update="",
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


def page(told: PlanFacts, room: PageRoom, kept: PageKept) -> PageOne:
    """Return page one of a plan, with as many rows of each list as are *kept*."""
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
    urgent = tuple(
        page_notes.aimed(of, number, room, above.get(of.action.id, ""))
        for number, of in enumerate(urgent)
    )
    act = tuple(_called(of, room) for of in told.also_to_act[: kept.act])
    every = tuple(page_aims.full(told.outcomes[n], n, told, room) for n in full)
    rest = _rest(told, kept)
    short = tuple(
        page_aims.in_short(of, number, told, room)
        for number, of in enumerate(aims)
        if number not in full
    )
    more = _aims_has(told, every, full=full, aims=aims, room=room)
    return PageOne(
        summary=(told.summary_counted, told.summary_briefly, told.summary)[room.late],
        latest_update=told.changes.latest_update if room.silence else "",
        by_status=told.by_status if room.statuses else _counted(told.by_status),
        ratings=told.ratings if room.meanings else _without_meanings(told.ratings),
        aims=every,
        aims_short=short,
        aims_named=rest.aims,
        exceptions=urgent,
        exceptions_named=rest.exceptions,
        notes=notes,
        aims_title=page_aims.title(every, aims),
        aims_caption=page_aims.caption(every, told.outcomes),
        aims_more="The rest of the outcomes, which the report has in full:",
        aims_has=more if room.pointed else "",
        exceptions_more="Less urgent exceptions, which the report has in full:",
        report_has=page_notes.report_has(
            urgent, notes, outcomes=bool(more) and not room.pointed
        ),
        lacking=_lacking(
            told.lacking[: kept.lacking], decided, short if room.small else None
        ),
        lacking_named=rest.lacking,
        lacking_more="Other exceptions, which the report has in full:",
        also_to_act=act,
        act_notes=tuple(
            page_notes.needed_note(of, n, room) for n, of in enumerate(act)
        ),
        also_named=rest.act,
        ended=ended(told, named=room.ended > 1) if room.ended else (),
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
        decide=named([of.what for of in told.to_decide[kept.decide :]]),
        exceptions=named(links(told.exceptions[kept.exceptions :])),
        lacking=named([of.what for of in told.lacking[kept.lacking :]]),
        aims=named(aims),
        act=named(links(told.also_to_act[kept.act :])),
    )


def named(which: Sequence[Link]) -> tuple[Link, ...]:
    """Name each only once, and only so many."""
    bare = {of.words: of._replace(label="") for of in which}
    return on_paper.first_of(list(bare.values()), _NAMES)


_NAMES = 640
"""The most characters of the numbers of what there is no room for."""


def links(which: Sequence[ActionFacts]) -> list[Link]:
    """Return links to actions, by their numbers."""
    return [Link(of.action.id, of.here) for of in which]


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
    recommended = any(
        page_aims.has_recommendations(of)
        for number, of in enumerate(aims)
        if number not in room.asked
    )
    of_full = page_aims.more_of(every, [told.outcomes[n] for n in full], told)
    in_short = [of for _, of in short]
    of_all = page_aims.more_of_all(
        in_short, unnamed, untold, recommended=recommended and not of_full
    )
    return of_all or of_full


_REASON, _CALLED = 200, 60
"""The most characters of why an action ended without being done, and of what it is."""


def ended(
    told: PlanFacts, *, named: bool, title: int = _CALLED, reason: int = _REASON
) -> tuple[Changed, ...]:
    """Number the actions that ended without being done, and give the reason of each.

    What each is called follows its number if they are *named*. Those that are
    exceptions are told as such. *title* and *reason* are the most characters of these.
    """
    listed = {of.action.id for of in told.exceptions}
    which = tuple(
        Link(
            of.action.id,
            of.here,
            (f"{sentences.first_paragraph(of.label, title)} " if named else "")
            + f"({_why_ended(of, reason)})",
        )
        for of in told.withdrawn
        if of.action.id not in listed and of.entries
    )
    return (Changed("Ended without being done", len(which), which),) if which else ()


def _why_ended(of: ActionFacts, most: int) -> str:
    said = sentences.unstopped(page_text.beginning(of.latest, most))
    return f"{said}; replaced by {of.replaced_by.words}" if of.replaced_by else said


def _said_once(
    of: ActionFacts, decided: Sequence[Waiting], *, stage: bool
) -> ActionFacts:
    """Leave out of a status the words of a note that "To decide" quotes.

    That there is no owner is left out as well, because the owner's place says so.
    If the *stage* that was not reported is told with the note, that is left out too.
    """
    own = _quoted(decided).get(of.action.id, "")
    standing = page_notes.without_owner(page_text.without_quote(of.standing, own), of)
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
    listed: Sequence[Lacking],
    decided: Sequence[Waiting],
    short: Sequence[OutcomeInShort] | None,
) -> tuple[Lacking, ...]:
    """Tell the other exceptions; in the smallest letters nothing is told twice.

    What the outcomes *short* say is left out; they are None in larger letters.
    Those of which "To decide" says all share a line: O1, O2: See "To decide".
    """
    if short is None:
        return tuple(listed)
    told: list[Lacking] = []
    said = _quoted(decided)
    every = [_dated(_decided(of, said.get(of.what.words, "")), short) for of in listed]
    for each in decided_in_all.by_part(every):
        if told and each.words == told[-1].words == decided_in_all.SEE:
            above = told[-1].what
            both = above._replace(words=f"{above.words}, {each.what.words}")
            told[-1] = each._replace(what=both)
        else:
            told.append(each)
    return tuple(told)


def _dated(of: Lacking, short: Sequence[OutcomeInShort]) -> Lacking:
    """Leave out the date and the assessment of an outcome that is told in *short*."""
    told = of.what.words in {each.what.words for each in short}
    keep = not (told and of.briefly) or of.words == decided_in_all.SEE
    return of if keep else of._replace(words=of.briefly)


def _decided(of: Lacking, decided: str) -> Lacking:
    """Point to "To decide" for an exception if *decided*, what it says, is all."""
    said = sentences.within(of.words.rstrip("."))
    return of._replace(words=decided_in_all.SEE) if said in decided else of


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
    owner = of.owner if number in room.signed_for else ""
    noted = of.note if number in room.waits else ""
    words = "; ".join(filter(None, (of.words, targets, owner, noted.rstrip("."))))
    return of._replace(what=of.what._replace(label=label), words=words)


def _without_meanings(every: Sequence[RatingLine]) -> tuple[RatingLine, ...]:
    """Leave out what the ratings mean, which is under "About this plan" then."""
    return tuple(
        each._replace(counts=tuple(map(rating_counts.without_meaning, each.counts)))
        for each in every
    )
