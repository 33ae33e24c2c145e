"""Tell the outcomes on page one: in full, or in a line or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import letter_widths, page_lines, page_text, phrases
from actionplan.output.report.facts import AimFacts, AimMeasure, Link, OutcomeInShort
from actionplan.plan import aims, sentences
from actionplan.text import dates, figures, grammar, substance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.output.report.facts import (
        AnswerFacts,
        ComparisonFacts,
        OutcomeFacts,
        PlanFacts,
        RecommendationFacts,
    )
    from actionplan.output.report.page_room import PageRoom
    from actionplan.plan.timeline import Contradiction

_PURPOSE, _EFFECT, _SHORT = 100, 70, 420
"""The most characters of a text that is not told whole."""


def full(of: OutcomeFacts, number: int, plan: PlanFacts, room: PageRoom) -> AimFacts:
    """Tell an outcome in full: each measure, how it was assessed and why."""
    effect = page_text.LONGEST if number in room.effects else _EFFECT
    made = AimFacts(
        outcome=Link(of.outcome.id, of.here),
        text="",
        measures=tuple(_measure(one, of) for one in of.comparisons),
        no_measure=_no_measure(of),
        made=_made(of),
        noted=" ".join(f"{sentences.capital(each)}." for each in _noted(of)),
        effect=page_text.beginning(of.effect, effect)
        or (of.no_effect if number in room.effects else ""),
        improve=_improve(of, plan, whole=number in room.improve),
        known_by=_known_by(of, number, room),
    )
    most = page_text.LONGEST
    if number not in room.purposes:
        # What an outcome is for may be as long as what is next to it.
        beside = int(page_lines.beside(made, small=room.small) - 0.6)
        wide = page_lines.column(page_lines.OUTCOME, small=room.small)
        most = max(_PURPOSE, beside * wide // letter_widths.AVERAGE)
    told = number in room.asked
    return made._replace(text=_answered(_purpose(of, most), of, told=told))


def _known_by(of: OutcomeFacts, number: int, room: PageRoom) -> str:
    """Return what it is known by; if room is short, the evidence without feedback."""
    if number in room.known_by:
        return of.known_by
    return f"{of.evidence}." if of.evidence and number in room.sources else ""


def _purpose(of: OutcomeFacts, most: int) -> str:
    """Return what an outcome is for; without a desired outcome, it is short already."""
    whole = not of.outcome.desired_outcome
    return sentences.first_paragraph(of.purpose, page_text.LONGEST if whole else most)


def _recommended(of: OutcomeFacts) -> str:
    """Return the recommendations that an outcome answers; may be empty.

    What its purpose says is left out: without a desired outcome, the first one.
    """
    every = [
        f"{sentences.recommended(each.recommendation).strip().rstrip('.')}{_declined(each)}"
        for each in of.recommendations
        if each.recommendation.text and (each.declined or not _is_purpose(each, of))
    ]
    told = bool(of.outcome.desired_outcome or of.outcome.challenge)
    other = every if told else every[1:]
    named = "Recommendation" if len(other) == 1 else "Recommendations"
    bare = not any("ecommendation" in each for each in other)
    return f"{f'{named}: ' if other and bare else ''}{'; '.join(other)}"


def _is_purpose(each: RecommendationFacts, of: OutcomeFacts) -> bool:
    """Return whether what the outcome is for says what was recommended."""
    said = substance.content(of.outcome.desired_outcome)
    return substance.content(each.recommendation.text) == said


def _answered(purpose: str, of: OutcomeFacts, *, told: bool) -> str:
    """Add the recommendations to what an outcome is for; if not *told*, how many more.

    They are counted only if one of them is all that says what the outcome is for.
    """
    if told:
        asked = _recommended(of)
        return f"{purpose.rstrip('.')}. {asked}" if asked else purpose
    purposes = of.outcome.desired_outcome or of.outcome.challenge
    more = 0 if purposes else len(of.recommendations) - 1
    counted = dates.count(more, "more recommendation")
    return f"{purpose.rstrip('.')} (and {counted})" if more > 0 else purpose


def _no_measure(of: OutcomeFacts) -> str:
    """Say that no baseline is recorded, with the reason that the plan gives."""
    why = of.outcome.not_yet_smart.rstrip(".") if of.no_measure else ""
    return f"{of.no_measure} ({grammar.quoted(why, _SHORT)})" if why else of.no_measure


def _declined(of: RecommendationFacts) -> str:
    """Say in brackets who did not just accept a recommendation, and why."""
    said = dict.fromkeys(_answer(each) for each in of.declined)
    return f" ({'; '.join(said)})" if said else ""


def _answer(of: AnswerFacts) -> str:
    by = f" by {of.agency}" if of.agency else ""
    reason = sentences.unstopped(sentences.on_one_line(of.reason, _SHORT))
    why = f": {grammar.quoted(reason, _SHORT)}" if reason else ""
    return f"{sentences.within(of.words)}{by}{why}"


def _made(of: OutcomeFacts) -> str:
    said = (of.difference, of.shown_by_nothing, of.no_action)
    return ", ".join(filter(None, said))


def _noted(of: OutcomeFacts) -> tuple[str, ...]:
    """Quote each note with a later figure once, which may be for several measures."""
    return tuple(dict.fromkeys(one.noted for one in of.comparisons if one.noted))


def _measure(one: ComparisonFacts, of: OutcomeFacts) -> AimMeasure:
    apart = "" if one.now_day == of.judged_on else one.now_when
    latest = f"{one.now} {apart}".rstrip() if one.again else _NONE
    words = one.words if apart else one.words.removesuffix(f" {one.now_when}")
    since = f" ({one.doubt})" if one.doubt else ""
    return AimMeasure(
        measure=one.measure or "Measure not recorded",
        start=one.start,
        target=one.target,
        latest=f"{latest}{since}",
        words=f"{words}{since}",
    )


_NONE = "None recorded"


def _improve(of: OutcomeFacts, plan: PlanFacts, *, whole: bool) -> str:
    """Tell what is still to improve, or at least that somebody is at risk.

    It is empty if that is told with the exceptions.
    """
    if any(of.still_to_improve in each.words for each in plan.lacking):
        return ""
    said = of.still_to_improve
    return said if whole else page_text.at_risk(said)


def at_risk(of: OutcomeFacts) -> str:
    """Say of whom the latest assessment says that they are not safe; may be empty."""
    said = page_text.at_risk(of.still_to_improve)
    return f"Still to improve: {said}" if said else ""


def in_short(
    of: OutcomeFacts, number: int, plan: PlanFacts, room: PageRoom
) -> OutcomeInShort:
    """Tell an outcome in short: how it was assessed, and its figures.

    What it is for and the whole names of the measures are there if there is room. If
    not, what it is called and the shortened names are. So are its due date if that has
    passed or is near, what it was assessed from and the effect on children.
    """
    named = number in room.figures
    every = named or number in room.measures
    told = _figures(of, named=named, most=page_text.LONGEST if every else _SHORT)
    name = of.label
    if named:
        name = phrases.label(_purpose(of, page_text.LONGEST))
        name = _answered(name, of, told=number in room.asked)
    if of.due and of.due not in name:
        name = f"{name} (due {of.due})"
    # After a whole text, a colon would read as if it went on.
    joint = ". Difference made: " if named else ": "
    name = name.rstrip(".") if named and not name.endswith("...") else name
    said = [f"{name}{joint}{_made(of)}. {told or _no_measure(of)}"]
    effect = _effect(of, number, room) if number in room.changed else ""
    if effect:
        said.append(f"Effect on children: {effect}")
    # An effect is not told alone: without a later figure, what is left follows.
    alone = bool(effect) and not any(each.again for each in of.comparisons)
    left = page_text.about_children(_improve(of, plan, whole=True), _LEFT)
    if improve := left if alone else _improve(of, plan, whole=False):
        said.append(f"Still to improve: {improve}")
    if number in room.known_by and of.known_by:
        said.append(f"How it is known: {of.known_by}")
    elif number in room.sources and of.evidence:
        said.append(f"Evidence: {sentences.first_paragraph(of.evidence, _EVIDENCE)}")
    words = sentences.unstopped(" ".join(sentences.stopped(each) for each in said))
    return OutcomeInShort(Link(of.outcome.id, of.here), words)


_LEFT = 65
"""The most characters of what is still to improve, next to an effect."""


def _effect(of: OutcomeFacts, number: int, room: PageRoom) -> str:
    """Tell the effect on children, or the part about them, or that none is known."""
    if not of.effect:
        return of.no_effect
    most = page_text.LONGEST if number in room.effects else _CHANGED
    return page_text.about_children(of.effect, most)


def tells_effect(of: OutcomeFacts, number: int, room: PageRoom) -> bool:
    """Return whether an outcome in short tells all of its effect on children."""
    whole = " ".join(of.effect.split())
    return number in room.changed and _effect(of, number, room) == whole


def in_brief(of: OutcomeFacts, name: str) -> OutcomeInShort:
    """Tell an outcome in a line with others: how it was assessed, and its figures."""
    told = _figures(of, named=False) or _no_measure(of)
    return OutcomeInShort(Link(name, of.href), f"{assessed(of)}. {told}")


def assessed(of: OutcomeFacts) -> str:
    """Say how an outcome was assessed, and when, without a full stop."""
    return sentences.within(_made(of))


def worse(of: OutcomeFacts, found: Sequence[Contradiction]) -> str:
    """Give the figures that got worse: Hours of schooling: 6.5 to 6.1."""
    doubts = {each.measure: each.doubt for each in of.comparisons}
    return "; ".join(
        f"{called(each.measure)}: {_fell(each)}"
        + (f", {doubts[each.measure]}" if doubts.get(each.measure) else "")
        for each in found
    )


def called(measure: str) -> str:
    """Return the whole name of a measure: a part of it may say the opposite."""
    return sentences.on_one_line(measure.rstrip("."), page_text.LONGEST)


def _fell(of: Contradiction) -> str:
    if of.before:
        return f"{of.before} before, {of.result} now"
    return f"{of.start} to {of.result}"


_EVIDENCE, _CHANGED = 100, 120
"""The most characters of these, next to the figures of an outcome in short."""


def _figures(of: OutcomeFacts, *, named: bool, most: int = page_text.LONGEST) -> str:
    """Give each figure with the name of its measure: Seen alone: 51% to 96%.

    Measures for which there are not enough characters are counted: no name is cut. One
    with a later figure that seems worse than at the start is always named.
    """
    measures = [_measure(each, of) for each in of.comparisons]
    pairs = zip(measures, of.comparisons, strict=True)
    if named:
        said = [
            aims.with_note(f"{one.measure}: {one.words}", each.noted)
            for one, each in pairs
        ]
    else:
        names = page_text.apart([one.measure for one in measures])
        said = [
            f"{name}: {_from_to(each, of)}"
            for name, each in zip(names, of.comparisons, strict=True)
        ]
    told = [n for n, e in enumerate(of.comparisons) if e.noted.endswith(_WORSE)]
    told = told or [0][: len(said)]
    for number in range(len(said)):
        longer = sorted({*told, number})
        if len("; ".join(said[n] for n in longer)) > most:
            break
        told = longer
    more = len(said) - len(told)
    others = f", and {dates.count(more, 'more measure')}" if more else ""
    return f"{'; '.join(said[n] for n in told)}{others}"


_WORSE = sentences.SEEMS_WORSE
"""The end of what is said of such a figure."""


def seem_worse(of: OutcomeFacts) -> tuple[str, ...]:
    """Quote each later figure in a note that seems worse than at the start."""
    return tuple(
        each.noted.removesuffix(f", {_WORSE}")
        for each in of.comparisons
        if each.noted.endswith(_WORSE)
    )


def one_figure(of: OutcomeFacts) -> str:
    """Give one figure that was measured again, with a short name; or "".

    It is the first that does not reach its target, because the others alone would say
    that the outcome is achieved. It also says how many more measures there are.
    """
    again = [each for each in of.comparisons if each.again]
    if not again:
        return ""
    each = min(again, key=_reached)
    name = called(_measure(each, of).measure)
    more = len(of.comparisons) - 1
    others = f", and {dates.count(more, 'more measure')}" if more else ""
    return f"{name}: {_from_to(each, of)}{others}"


def _reached(of: ComparisonFacts) -> int:
    """Return 0 for a figure that does not reach its target, and 2 for one that does."""
    verdict = figures.compare(of.start, of.target, of.now)
    return {"met": 2, "cannot say": 1}.get(verdict, 0)


def _from_to(one: ComparisonFacts, of: OutcomeFacts) -> str:
    """Give the figures of a measure: 51% to 96% (target 95%)."""
    if not one.again:
        return aims.with_note(f"{_from(one, of)} (target {one.target})", one.noted)
    doubt = f" ({one.doubt})" if one.doubt else ""
    said = f"{one.start} to {one.now}{doubt} (target {one.target})"
    return aims.with_note(said, one.noted)


def _from(one: ComparisonFacts, of: OutcomeFacts) -> str:
    """Give the first figure, and that there is no later one.

    An outcome that has not been assessed has none, so that is not said again.
    """
    if of.judged_on or not aims.is_given(one.start):
        return f"{one.start}, {sentences.within(aims.NOT_AGAIN)}"
    return f"{one.start} at the start"


def title(told: Sequence[AimFacts], outcomes: Sequence[OutcomeFacts]) -> str:
    """Return the heading of the outcomes, which promises only what is there."""
    if len(told) == len(outcomes):
        return "What each outcome is for, and the difference made"
    return "Outcomes, and the difference made"


MORE_OF_ALL = (
    "The report also has the recommendations, what each outcome is for, the effect on"
    " children and what is still to improve."
)
"""The longest sentence of `more_of_all`, for which there must be room."""


def caption(told: Sequence[AimFacts], outcomes: Sequence[OutcomeFacts]) -> str:
    """Say where the latest figures are from, or that there are none.

    If none of the *outcomes* has one, it does not name only those that are *told*. That
    there are none is not said of an outcome next to which a note gives one.
    """
    noted = any(of.noted for of in told)
    latest = [one for of in outcomes for one in of.comparisons if one.again]
    if len(outcomes) > 1 and not latest and not noted:
        return "No latest figure has been recorded for any outcome"
    if any(one.latest != _NONE for of in told for one in of.measures):
        return "A latest figure without a date is from the assessment next to it"
    which = [of.outcome.words for of in told if not of.noted]
    if not which:
        return "The later figures are from notes, and not from an assessment"
    return f"No latest figure has been recorded for {sentences.listed(which)}"


def more_of_all(
    short: Sequence[OutcomeFacts],
    unnamed: Sequence[OutcomeFacts],
    untold: Sequence[OutcomeFacts],
    *,
    recommended: bool = False,
) -> str:
    """Name what the report has, and page one has not, of outcomes told in short.

    It names only what there is; empty if there is nothing. Only the *unnamed* are told
    without what they are for, and the *untold* without the effect, or all of it. It
    may be *recommended* what page one has no room for.
    """
    purposes = [bool(of.outcome.desired_outcome) for of in unnamed]
    each = "each outcome is" if all(purposes) else "some outcomes are"
    has = (
        ("the recommendations", recommended),
        (f"what {each} for", any(purposes)),
        ("the effect on children", any(of.effect for of in untold)),
        ("what is still to improve", any(of.still_to_improve for of in short)),
    )
    named = [words for words, is_there in has if is_there]
    return f"The report also has {sentences.listed(named)}." if named else ""


def has_recommendations(of: OutcomeFacts) -> bool:
    """Return whether there are recommendations besides what an outcome is for."""
    return bool(_recommended(of))


def more_of(
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
            and of.still_to_improve != aim.improve
            and of.still_to_improve.rstrip(".") not in above
        )
    ]
    if not lacking:
        return ""
    return (
        "The report has more on the effect on children, or on what is still to improve,"
        f" of {sentences.listed(lacking)}."
    )
