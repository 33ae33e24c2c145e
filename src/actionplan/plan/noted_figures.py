"""Find later figures for the measures of an outcome that are only in notes.

An officer may give a figure in the note on an action before the outcome is assessed
again. Every output that gives the latest figure asks here, so that none says that there
is no later one.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import timeline
from actionplan.text import figures, missed_targets, sentences_of, told_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.model import (
        Action,
        Entry,
        Measure,
        Outcome,
        OutcomeEntry,
        Plan,
    )
    from actionplan.plan.timeline import Comparison


class NotedFigure(NamedTuple):
    """A note with a figure for a measure, newer than those of the assessments."""

    entry: Entry | OutcomeEntry
    action: str
    """The number of the action that it is on; empty for one on the outcome."""
    words: str
    """The sentence that gives the figure."""
    is_worse: bool
    """Whether that figure is worse than the baseline."""


def latest(
    one: Comparison, outcome: Outcome, plan: Plan, as_of: date
) -> NotedFigure | None:
    """Return the newest note with a later figure for a measure; None if there is none.

    The sentence has every word that tells the measure from others, or says what the
    figure at the start has become. Or it is on an action whose success has the same
    measure, and has the one figure for that, compares it with the start, or gives only
    the average that the measure is, or only a share if nothing else is measured. A note
    counts if it was written after the latest figure was measured, or assessed. If the
    newest gives that figure again, there is no later one.
    """
    start = one.start
    if start is None:
        return None
    since = _known_until(one)
    later = [
        each
        for each in _notes(outcome, plan, as_of)
        if each[2].date and (since is None or each[2].date.first_day > since)
    ]
    if not later:  # as for most measures, so nothing is compared with all of them
        return None
    alone = sum(each.value == start.value for each in outcome.baseline) == 1
    found = [
        (NotedFigure(entry, number, told.words, is_worse=_is_worse(start, told)), told)
        for number, action, entry in later
        if (told := _figure(start, entry.note, action, alone=alone))
    ]
    if not found:
        return None
    # Of notes of one day, the last one counts.
    newest, told = max(reversed(found), key=lambda each: _on(each[0]))
    known = one.again[-1][1].value if one.again else ""
    return None if figures.says_again(told.figure, known) else newest


class _Told(NamedTuple):
    """A sentence with a figure, and the words in it that have only that figure."""

    words: str
    figure: str


def _is_worse(start: Measure, told: _Told) -> bool:
    return figures.compare(start.value, start.target, told.figure) == "worse"


def _on(of: NotedFigure) -> date:
    """Return the day of a note, as far as it is known."""
    return of.entry.date.last_day if of.entry.date else date.min


def _known_until(one: Comparison) -> date | None:
    """Return the day of the latest figure, as far as it is known."""
    if not one.again:
        start = one.start.date if one.start else None
        return start.last_day if start else None
    judgement, result = one.again[-1]
    days = [each.last_day for each in (judgement.date, result.date) if each]
    return max(days, default=None)


def _notes(
    outcome: Outcome, plan: Plan, as_of: date
) -> Iterator[tuple[str, Action | None, Entry | OutcomeEntry]]:
    for report in timeline.reports(outcome, as_of):
        yield "", None, report
    for action in outcome.actions:
        for entry in timeline.standing(action, plan, as_of).entries:
            yield action.id, action, entry


def _figure(
    start: Measure, note: str, action: Action | None, *, alone: bool
) -> _Told | None:
    """Return the sentence of a note that gives a figure for a measure; or None.

    *alone* says whether no other measure had the same figure at the start.
    """
    for sentence in sentences_of.every(note):
        words = sentence.rstrip(" .")
        compared = figures.compare(start.value, start.target, sentence)
        if figures.is_about(sentence, start.measure) and compared != "cannot say":
            return _Told(words, words)
        if alone and (now := figures.became(sentence, start.value, start.measure)):
            return _Told(words, now)
    for success in action.success if action else ():
        if _plain(success.measure) == _plain(start.measure):
            wanted = missed_targets.SuccessTarget(
                start.measure, success.target or start.target, start.value
            )
            found = missed_targets.read(note, wanted, action.action if action else "")
            own = sentence_for(note, wanted.measure, wanted.target) or ""
            if not figures.is_about(own, start.measure):
                own = ""  # it may be of as many of something else
            said = found.sentence if found else own
            if said:
                return _Told(said, said)
            only = action is not None and len(action.success) == 1
            return _unnamed(start, note, alone=alone) or (_bare(note) if only else None)
    return None


def _unnamed(start: Measure, note: str, *, alone: bool) -> _Told | None:
    """Return the one sentence with a figure for a measure that it does not name."""
    told = [
        _Told(each.rstrip(" ."), figure)
        for each in sentences_of.every(note)
        if alone
        and (figure := told_figures.of_sentence(each, start.measure, start.value))
    ]
    return told[0] if len(told) == 1 else None


def _bare(note: str) -> _Told | None:
    """Return the one sentence that is only a share, for the one thing measured."""
    told = [
        _Told(each.rstrip(" ."), figure)
        for each in sentences_of.every(note)
        if (figure := told_figures.bare_share(each))
    ]
    return told[0] if len(told) == 1 else None


def sentence_for(note: str, measure: str, target: str) -> str | None:
    """Return the sentence of a note with a figure for a target; or "".

    That is the only one with a figure of its kind, and with only one, and it is about
    the measure or of as many: 19 of 20 for a target of 18 of 20. None if no sentence
    has a figure of that kind.
    """
    wanted = figures.amount(target)
    if wanted is None:
        return None
    found = [
        each
        for each in sentences_of.every(note)
        if figures.number_of_kind(each, wanted)
    ]
    if not found:
        return None
    said = found[0].rstrip(" .")
    one = len(found) == 1 and figures.number_of_kind(said, wanted) == 1
    return said if one and figures.is_for(said, measure, target) else ""


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
