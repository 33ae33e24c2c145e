"""List what a plan does not record, and for which of its parts, in one place.

`left_out` counts what the guidance asks for and a board must know. This says where each
gap is, so that a report need not say "not recorded" in every part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import left_out, timeline
from actionplan.plan.readable import lacks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from actionplan.plan.model import Action, Judgement, Outcome, Plan
    from actionplan.plan.readable import Held


class NotRecorded(NamedTuple):
    """Something that is not recorded, and the numbers of the parts it is missing from.

    There are no numbers if it is about the plan itself.
    """

    what: str
    numbers: tuple[str, ...] = ()


def of(plan: Plan, as_of: date) -> tuple[NotRecorded, ...]:
    """Return what is not recorded on a date, in the order of the guidance.

    What could not be read is not included: it is listed elsewhere.
    """
    found: dict[str, list[str]] = {}
    for outcome in plan.outcomes:
        for what in _of_outcome(outcome):
            found.setdefault(what, []).append(outcome.id)
    for action in plan.actions:
        for what in _of_action(action, plan, as_of):
            found.setdefault(what, []).append(action.id)
    for outcome in plan.outcomes:
        for judgement in timeline.judgements(outcome, as_of):
            for what in _of_assessment(judgement):
                found.setdefault(what, []).append(outcome.id)
    each = [NotRecorded(what, tuple(dict.fromkeys(ids))) for what, ids in found.items()]
    return (*each, *_of_review(plan))


def _of_outcome(outcome: Outcome) -> Iterator[str]:
    for field, what in _OUTCOME.items():
        if lacks(outcome, field):
            yield what
    if not any(map(bool, outcome.smart)) and lacks(outcome, "not_yet_smart"):
        yield "SMART statements"
    if any(lacks(each, "responses") for each in outcome.recommendations):
        yield "response to a recommendation"
    for measure in outcome.baseline:
        if not (measure.date or measure.agency or measure.taken_from):
            yield "source of a baseline figure"
        yield from _lacking(measure, _MEASURE)
    for one in outcome.assurances:
        if lacks(one, "evidence"):
            yield "evidence for an assurance"
    yield from _of_risks(outcome)


_OUTCOME = {
    "challenge": "challenge",
    "desired_outcome": "desired outcome",
    "baseline": "baseline, so there is nothing to compare later figures with",
}
_MEASURE = {
    "value": "figure at the start",
    "target": "target of a baseline measure",
}


def _of_action(action: Action, plan: Plan, as_of: date) -> Iterator[str]:
    if lacks(action, "success"):
        yield "measure of success"
    for one in action.success:
        if lacks(one, "method") and not left_out.says_method(one):
            yield "method of a measure"
        yield from _lacking(one, _SUCCESS)
    if lacks(action, "risks", "no_known_risks"):
        yield "risks of the action itself"
    yield from _of_risks(action)
    if lacks(action, "progress"):
        yield "progress"
    now = timeline.standing(action, plan, as_of)
    if not now.is_open and timeline.without_evidence(action, now.entries):
        yield "evidence that it was done"
    if action.added or action.arises_from:
        yield from _lacking(action, _ADDITIONAL)


_SUCCESS = {"target": "target of a measure", "measured_by": "date of a measure"}
_ADDITIONAL = {"arises_from": "what it arises from", "added": "date it was added"}


def _of_risks(part: Outcome | Action) -> Iterator[str]:
    for risk in part.risks:
        yield from _lacking(risk, _RISK)


_RISK = {
    "approach": "approach to a risk",
    "mitigation": "what is in place for a risk",
}


def _of_assessment(judgement: Judgement) -> Iterator[str]:
    yield from _lacking(judgement, _ASSESSMENT)


_ASSESSMENT = {
    "effect": "effect on children in an assessment",
    "still_to_improve": "what is still to improve in an assessment",
    "evidence": "evidence of an assessment",
}


def _of_review(plan: Plan) -> Iterator[NotRecorded]:
    review = plan.review
    for what in _lacking(review, _REVIEW):
        yield NotRecorded(what)
    if lacks(review, "every", "every_as_written"):
        yield NotRecorded("how often the plan is reviewed")


_REVIEW = {
    "first": "date of the first review",
    "by": "who reviews the plan",
    "reports_to": "who reviews are reported to",
    "purpose": "purpose of the reviews",
}


def _lacking(part: Held, fields: dict[str, str]) -> Iterable[str]:
    return [what for field, what in fields.items() if lacks(part, field)]
