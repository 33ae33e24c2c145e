"""Compare the figures of an outcome with its start, target and assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan.timeline.in_effect import in_order, judgements
from actionplan.text import figures
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from actionplan.plan.model import (
        Achieved,
        Judgement,
        Measure,
        Outcome,
        Result,
    )


class Comparison(NamedTuple):
    """A measure at the start, and the later figures."""

    measure: str
    start: Measure | None
    """None if it was not measured at the start."""
    again: tuple[tuple[Judgement, Result], ...]
    """The assessments that measured it again, with the figures, oldest first."""


def comparisons(outcome: Outcome, as_of: date) -> tuple[Comparison, ...]:
    """Match the baseline of *outcome* with its results, by the words of the measure."""
    again: dict[str, list[tuple[Judgement, Result]]] = {}
    words: dict[str, str] = {}
    for judgement in judgements(outcome, as_of):
        for result in judgement.results:
            key = _same(result.measure)
            words.setdefault(key, result.measure)
            again.setdefault(key, []).append((judgement, result))
    at_start = [
        Comparison(m.measure, m, tuple(again.pop(_same(m.measure), ())))
        for m in outcome.baseline
    ]
    only_later = [Comparison(words[k], None, tuple(v)) for k, v in again.items()]
    return (*at_start, *only_later)


def verdict(one: Comparison) -> figures.Verdict:
    """Return what the newest figure of a measure says against its start and target."""
    if one.start is None or not one.again:
        return "cannot say"
    newest = one.again[-1][1]
    return figures.compare(one.start.value, one.start.target, newest.value)


def is_met_from_start(one: Comparison) -> bool:
    """Return whether the figure at the start already meets the target.

    Then it shows no difference that the actions made, whatever it is now.
    """
    start = one.start
    return start is not None and figures.is_met_from_start(start.value, start.target)


def worse_than(one: Comparison) -> tuple[Judgement, Result] | None:
    """Return the figure before the newest one for a measure, if the newest is worse.

    Nothing is said if it is not known which was measured first, or which is better.
    """
    if one.start is None or len(one.again) < _PAIR:
        return None
    before, now = one.again[-2:]
    then, day = (result.date or judgement.date for judgement, result in (before, now))
    if not (then and day and then.last_day < day.first_day):
        return None
    start = one.start
    told = figures.change(start.value, start.target, before[1].value, now[1].value)
    return before if told == "worse" else None


def got_worse(outcome: Outcome, as_of: date) -> tuple[Contradiction, ...]:
    """Return the measures that are worse than before, or than at the start.

    The newest figure of each counts. One that meets its target is good enough, and
    nothing is said of figures that cannot be compared.
    """
    return tuple(
        Contradiction(
            measure=one.measure,
            start=one.start.value,
            target=one.start.target,
            result=one.again[-1][1].value,
            verdict=verdict(one),
            before=before[1].value if before else "",
        )
        for one in comparisons(outcome, as_of)
        if one.start and one.again and verdict(one) != "met"
        for before in [worse_than(one)]
        if before or verdict(one) == "worse"
    )


_PAIR = 2


class Contradiction(NamedTuple):
    """A measure whose figures contradict the assessment of an outcome."""

    measure: str
    start: str
    target: str
    result: str
    verdict: figures.Verdict
    """What the figures alone say: met, not met, worse or no change."""
    before: str = ""
    """The figure of an earlier assessment, if the contradiction is that it is worse
    than that, although the outcome is assessed as better."""


def against_its_figures(
    outcome: Outcome, judgement: Judgement
) -> tuple[Contradiction, ...]:
    """Return the measures that contradict what *judgement* says about *outcome*.

    "Fully achieved" is contradicted by every target that has not been met, "partly" if
    no measure has moved towards its target, "not yet" if all targets have been met, or
    if a measure is worse and none is better, and "no change" by a target that was met
    since and by a measure that is worse. An assessment that is better than the one
    before is contradicted if figures are worse than then, none is better, and a target
    is not met. Figures that cannot be compared contradict nothing, so an empty result
    does not prove that they agree.
    """
    return _against_start(outcome, judgement) or _against_before(outcome, judgement)


def _against_start(outcome: Outcome, judgement: Judgement) -> tuple[Contradiction, ...]:
    """Return the measures that contradict it by their start and target."""
    held = [*_held_against_start(outcome, judgement)]
    read = [each for each in held if each.verdict != "cannot say"]
    met = [each for each in read if each.verdict == "met"]
    failed = [each for each in read if each not in met and (each.target or not met)]
    match judgement.outcome_achieved:
        case "fully":
            return tuple(failed)
        case "partly":
            moved = any(each.verdict in ("met", "not met") for each in held)
            return () if moved or read != held else tuple(read)
        case "not-yet":
            # It means that it is too early to see a change, so a worse figure is one,
            # unless another is better: then some of it is achieved, and some is not.
            every = len(read) == len(outcome.baseline) and not failed
            moved = any(each.verdict in ("met", "not met") for each in held)
            worse = [each for each in read if each.verdict == "worse" and not moved]
            return tuple(read if every else worse)
        case "no-change":
            moved_on = [e for e in read if not figures.is_unchanged(e.start, e.result)]
            return tuple(e for e in moved_on if e.verdict in ("met", "worse"))
        case _:
            return ()


def _against_before(
    outcome: Outcome, judgement: Judgement
) -> tuple[Contradiction, ...]:
    """Return the measures that are worse than when it was assessed as less achieved."""
    if judgement.date is None:
        return ()
    told: list[figures.Change] = []
    worse = []
    for one in _measured_before(outcome).get(id(judgement), ()):
        if one.start is None:
            continue
        then, before = one.again[-2]
        start, now = one.start, one.again[-1][1]
        if not _is_better(judgement, then):
            return ()
        told.append(figures.change(start.value, start.target, before.value, now.value))
        if worse_than(one) and verdict(one) != "met":
            contradicts = Contradiction(
                measure=one.measure,
                start=start.value,
                target=start.target,
                result=now.value,
                verdict=verdict(one),
                before=before.value,
            )
            worse.append(contradicts)
    return () if "better" in told else tuple(worse)


@by_identity
def _measured_before(outcome: Outcome) -> dict[int, tuple[Comparison, ...]]:
    """Return what each assessment measured that one before it had measured too.

    They are found by the identity of the assessment, and in the order of the baseline.
    Each has two figures, the earlier one first. All assessments are gone through once.
    """
    start: dict[str, Measure] = {}
    for measure in outcome.baseline:
        start.setdefault(_same(measure.measure), measure)
    place = {key: number for number, key in enumerate(start)}
    last: dict[str, tuple[Judgement, Result]] = {}
    found: dict[int, tuple[Comparison, ...]] = {}
    for judgement in in_order(outcome.difference):
        again: dict[str, Comparison] = {}
        for result in judgement.results:
            key, now = _same(result.measure), (judgement, result)
            if key in start and key in last:
                again[key] = Comparison(
                    start[key].measure, start[key], (last[key], now)
                )
            last[key] = now
        if again:
            found[id(judgement)] = tuple(
                again[key] for key in sorted(again, key=place.__getitem__)
            )
    return found


def _is_better(judgement: Judgement, then: Judgement) -> bool:
    """Return whether an outcome is assessed as achieved more than it was before."""
    now, before = judgement.outcome_achieved, then.outcome_achieved
    if now is None or before is None:
        return False
    return _RANK[now] > _RANK[before]


_RANK: dict[Achieved, int] = {"fully": 2, "partly": 1, "not-yet": 0, "no-change": 0}


def is_contradicted(outcome: Outcome, judgement: Judgement) -> bool:
    """Return whether an assessment is contradicted by its own figures.

    Every output checks this before it prints an assessment as an achievement.
    """
    return bool(against_its_figures(outcome, judgement))


def _held_against_start(
    outcome: Outcome, judgement: Judgement
) -> Iterator[Contradiction]:
    start = {_same(measure.measure): measure for measure in outcome.baseline}
    for result in judgement.results:
        if measure := start.get(_same(result.measure)):
            verdict = figures.compare(measure.value, measure.target, result.value)
            yield Contradiction(
                measure=result.measure,
                start=measure.value,
                target=measure.target,
                result=result.value,
                verdict=verdict,
            )


def _same(words: str) -> str:
    return " ".join(words.split()).casefold()
