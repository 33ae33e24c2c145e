"""Tell an exception or an outcome of several plans in a line with others.

There are a few levels: the more room there is, the more is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import page_aims, page_text
from actionplan.output.report.facts import Lacking, Link, OutcomeInShort
from actionplan.plan import aims, asked, board_names, sentences, timeline
from actionplan.text import late

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.output.report.facts import (
        ActionFacts,
        OutcomeFacts,
        PlanFacts,
    )

ALONE, OWNED, WHY, LONGER, WHOLE = range(5)
"""An action by its number alone; its owner and date; why in short, longer and whole.

What is late, or waits for help, is told by what it is called: the number is not enough.
"""
_SHORT, _LONG, _WHOLE = 75, 160, 400
"""The most characters of why something is late or rated low."""
_TITLE = 32
"""The most characters of what an action is called."""


def is_low(of: ActionFacts) -> bool:
    """Return whether an open action has a low rating, but is not overdue."""
    return of.now.is_open and bool(of.rating_note) and not of.now.overdue


def _is_only_low(of: ActionFacts) -> bool:
    return is_low(of) and not asks(of)


def asks(of: ActionFacts) -> bool:
    """Return whether the owner of open work asks for help, or warns that it is late.

    A request for more time is told with the reason for it.
    """
    if of.now.overdue or of.now.request:
        return False
    return asked.of_action(of.action, of.now) is not None


def action(of: ActionFacts, level: int) -> Lacking:
    """Say who owns an action, since when it is late or rated low, and why."""
    what = Link(of.called, of.href)
    if level == ALONE:
        return Lacking(what, "")
    if not (of.now.overdue or is_low(of) or asks(of)):
        return Lacking(what, _other(of, level))
    if level > WHY or (level == WHY and not _is_only_low(of)):
        title = sentences.first_paragraph(of.label, _TITLE)
        what = what._replace(words=f"{of.called} {title}")
    most = {OWNED: 0, WHY: _SHORT, LONGER: _LONG, WHOLE: _WHOLE}[level]
    said = [_how(of, level)]
    if most:
        said.append(_asked(of, most) if asks(of) else why(of, most))
    if level == WHOLE and of.stage_passed:
        said.append(sentences.stopped(sentences.stage_in_full(of.now)))
    return Lacking(what, " ".join(filter(None, said)))


def _how(of: ActionFacts, level: int) -> str:
    """Say who owns it, since when it is late and its low rating, if there is room."""
    if level <= WHY and not of.now.overdue:
        rated = sentences.capital(of.now.rag) if of.rating_note else ""
        due = f"due {of.now.due.words}" if asks(of) and of.now.due else ""
        said = sentences.capital("; ".join(filter(None, (rated, due))))
        return sentences.stopped(said) if said else ""
    return f"{owner(of, level)}{_due(of)}{_rated(of)}."


def _asked(of: ActionFacts, most: int) -> str:
    """Give the sentences that ask for something, or warn that it will be late."""
    told = asked.of_action(of.action, of.now)
    if told is None:
        return ""
    words = page_text.beginning(told.in_short, _ASKED if most == _SHORT else most)
    day = f"{told.entry.date.words}: " if told.entry.date else ""
    return f"{day}{sentences.stopped(words)}"


_ASKED = 45
"""The most characters of these in short."""


def _other(of: ActionFacts, level: int) -> str:
    """Say what else is wrong with an action, and who owns it if there is room."""
    said = f"{of.standing} {of.due_beside}".rstrip()
    return f"{owner(of, level)}. {said}" if level > WHY else said


def owner(of: ActionFacts, level: int) -> str:
    """Name the owner, and the agency if there is room or no owner is known.

    The owner of late work may be outside the lead agency, so a chair has to know where.
    """
    outside = level >= LONGER and of.now.overdue and _is_outside(of)
    agency = of.agency if level == WHOLE or outside or not of.now.owners else ""
    if agency and of.agency_label:
        # It may not be the agency of the one who answers for the outcome.
        return f"{of.who.rstrip('.')}; {of.agency_label}: {agency.rstrip('.')}"
    return ", ".join(filter(None, (of.who.rstrip("."), agency.rstrip("."))))


def _is_outside(of: ActionFacts) -> bool:
    """Return whether the agency of an owner is not the lead agency of the plan."""
    lead = board_names.agency(of.plan.lead_agency, of.plan.board).words
    return bool(lead and of.agency) and not of.agency_label and of.agency != lead


def _due(of: ActionFacts) -> str:
    if of.now.due is None:
        return f"; {sentences.within(of.due_beside).rstrip('.')}".rstrip("; ")
    return f", due {of.now.due.words}{sentences.first_due(of.action, of.now)}"


def _rated(of: ActionFacts) -> str:
    return f"; rated {of.now.rag}" if of.rating_note else ""


def why(of: ActionFacts, most: int) -> str:
    """Give the sentence that says why, or as much of the note as there is room for."""
    note = of.rating_note or of.latest
    whole = sentences.on_one_line(note, page_text.LONGEST)
    if len(whole) <= most:
        return whole
    return page_text.why(note, most) or page_text.reason(note, most)


FIGURES, EVIDENCE, CHILDREN = range(3)
"""An outcome with its figures; also what they are from; also the effect on children."""
_EFFECT, _LESS, _SOURCE = 140, 100, 100
"""The most characters of an effect, also alone, of evidence and of what is measured."""


def outcome(of: OutcomeFacts, name: str, as_of: date, level: int) -> OutcomeInShort:
    """Say how an outcome was assessed and its figures, and which of them got worse."""
    told = page_aims.in_brief(of, name)
    words = told.words if level > FIGURES else without_age(told.words)
    left = page_aims.at_risk(of) if level < CHILDREN else to_improve(of, as_of)
    said = [sentences.stopped(words), _worse(of, as_of), sentences.stopped(left)]
    if level >= EVIDENCE and of.evidence:
        source = sentences.first_paragraph(of.evidence, _SOURCE)
        said.append(sentences.stopped(f"Evidence: {source}"))
    effect = page_text.about_children(of.effect, _EFFECT) or of.no_effect
    if level >= CHILDREN and effect:
        said.append(sentences.stopped(f"Effect on children: {effect}"))
    return told._replace(words=" ".join(filter(None, said)))


def to_improve(of: OutcomeFacts, as_of: date) -> str:
    """Say what is still to improve for children; who is at risk is never left out."""
    if timeline.is_achieved(of.outcome, as_of):
        return page_aims.at_risk(of)
    said = page_text.about_children(of.still_to_improve, _TO_IMPROVE)
    return f"Still to improve: {said}" if said else ""


def unfinished(of: OutcomeFacts, as_of: date) -> str:
    """Say what an effect is never told without: what is still to improve, or a figure.

    If the outcome is fully achieved, that is only who is at risk.
    """
    said = to_improve(of, as_of)
    if said or timeline.is_achieved(of.outcome, as_of):
        return said
    return page_aims.one_figure(of)


_TO_IMPROVE = 65
"""The most characters of what is still to improve."""


def without_age(words: str) -> str:
    """Leave out how long ago an outcome was assessed."""
    return _AGO.sub("", words, count=1)


_AGO = late.compile(r" \([0-9a-z ]+ ago\)")
"""How long ago it was, which the date next to it tells as well."""


def _worse(of: OutcomeFacts, as_of: date) -> str:
    """Say which figures got worse; empty if none is known to have."""
    worse = [each.measure for each in timeline.got_worse(of.outcome, as_of)]
    if worse and len(of.comparisons) == 1:
        return "The figure got worse."
    names = [page_aims.called(each) for each in worse]
    said = f"Got worse: {sentences.listed(names)}"
    return sentences.stopped(said) if names else ""


def assessed(
    told: Sequence[PlanFacts], as_of: date
) -> tuple[tuple[OutcomeInShort, ...], ...]:
    """Tell the outcomes assessed in plans with open actions, on each level.

    First come those with a figure that got worse, and then those in doubt. Of the
    others, the effect on children is told first.
    """
    found = _assessed(told, as_of)
    return tuple(
        tuple(
            outcome(one, name, as_of, level)
            if level == CHILDREN or rank < _NOT_IN_DOUBT
            else _effect(one, name, as_of, level)
            for one, name, rank in found
        )
        for level in (FIGURES, EVIDENCE, CHILDREN)
    )


def _effect(of: OutcomeFacts, name: str, as_of: date, level: int) -> OutcomeInShort:
    """Say how an outcome was assessed and its effect on children, and then how known.

    One without an effect has its figures.
    """
    effect = page_text.about_children(of.effect, _LESS)
    if not effect:
        return outcome(of, name, as_of, level)
    said = [page_aims.assessed(of), *filter(None, [unfinished(of, as_of)])]
    said.append(f"Effect on children: {effect}")
    if level >= EVIDENCE and of.evidence:
        source = sentences.first_paragraph(of.evidence, _SOURCE)
        said.append(f"Evidence: {source}")
    words = " ".join(map(sentences.stopped, said))
    return OutcomeInShort(Link(name, of.href), words)


def doubtful(told: Sequence[PlanFacts], as_of: date) -> int:
    """Return how many of the first of these are in doubt or have got worse."""
    return sum(rank < _NOT_IN_DOUBT for _, _, rank in _assessed(told, as_of))


def _assessed(
    told: Sequence[PlanFacts], as_of: date
) -> list[tuple[OutcomeFacts, str, int]]:
    found = [
        (one, f"{plan.brief} {one.outcome.id}", _rank(one, plan, as_of))
        for plan in told
        if any(each.now.is_open for each in plan.actions)
        for one in plan.outcomes
        if one.judgements
    ]
    return sorted(found, key=lambda each: each[2])


_NOT_IN_DOUBT = 2


def _rank(of: OutcomeFacts, plan: PlanFacts, as_of: date) -> int:
    if timeline.got_worse(of.outcome, as_of):
        return 0
    return 1 if aims.doubt(aims.of(of.outcome, plan.plan, as_of)) else _NOT_IN_DOUBT
