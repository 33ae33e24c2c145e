"""Rules on texts that could be in any plan, or in another field (AP607, AP608)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.rule import Finding, rule
from actionplan.rules import omissions
from actionplan.text import deeds, likeness, placeholders, substance, vagueness
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Outcome, Plan


class _Said(NamedTuple):
    """A text of a plan, and the kind of text it is."""

    kind: str
    """As in the lists of words that say nothing in it: challenge, risk, feedback."""
    text: str
    at: Route
    measured: frozenset[str] = frozenset()
    """Words of the baseline that an outcome is measured by."""


@rule("AP607", "advice")
def too_general(plan: Plan) -> Iterator[Finding]:
    """A text has no word of its own: it could be in any plan.

    "Communication could be improved" is true of every review, and "regular
    monitoring" of every risk. Nobody can act on it, and nobody can tell in a year
    whether it still holds. One fact is enough: who, what, where or how many.

    Bad::

            challenge: Agencies did not always work together as well as they should.

    Says::

        "Agencies did not always work together as well as they should." could be in any
        plan. It does not say what was found.
        To fix: write what happened, or did not happen, and in how many cases, as the
        review has it.

    Bad::

            desired_outcome: A more consistent approach in all agencies by June 2012

    Says::

        "A more consistent approach in all agencies by June 2012" could be in any plan.
        It does not say what will be different.
        To fix: write what will be different, for whom and how many, or the figure that
        the baseline is to reach.

    Bad::

                risks:
                  - risk: Lack of engagement
                    approach: reduce
                    mitigation: Printed copies on request

    Says::

        "Lack of engagement" could be in any plan. It does not say what may go wrong.
        To fix: write what may happen here, and to whom, such as: two of the nine
        practices have no lead.

    Bad::

                risks:
                  - risk: Staff without Internet access
                    approach: reduce
                    mitigation: Regular monitoring and review

    Says::

        "Regular monitoring and review" could be in any plan. It does not say what is
        done about the risk.
        To fix: write who does what, and when, such as: the manager checks the list
        every morning.

    Bad::

                evidence_needed:
                  - Appropriate documentation

    Says::

        "Appropriate documentation" could be in any plan. It does not say what will be
        seen.
        To fix: name the document, the minutes or the record.

    Bad::

                review:
                  purpose: To see how things are going

    Says::

        "To see how things are going" could be in any plan. It does not say what the
        review looks at.
        To fix: write the question that the review answers, such as: is the form still
        used in all nine practices?

    Bad::

            difference:
              - date: 2012-02-20
                feedback:
                  - from: front line staff
                    text: Generally well received by all

    Says::

        "Generally well received by all" could be in any plan. It does not say what
        people said.
        To fix: write what they said, in their own words if you can.

    Good::

            challenge: In 12 of 20 files no agency had told the others of missed visits.
    """
    for said in _texts(plan):
        if not _is_general(said) or _is_answer(said) or _stands(said):
            continue
        if not placeholders.says_nothing(said.text, said.kind):
            missing, remedy = _ASKED[said.kind]
            yield Finding(
                f"{quoted(said.text, _WHOLE)} could be in any plan. It does not say"
                f" {missing}.",
                remedy,
                said.at,
                on_key=said.kind == "evidence",
                written=said.text,
            )


_WHOLE = 160
"""Characters of a text that are shown: all of it says too little."""
_ASKED = {
    "challenge": (
        "what was found",
        "write what happened, or did not happen, and in how many cases, as the review"
        " has it.",
    ),
    "risk": (
        "what may go wrong",
        "write what may happen here, and to whom, such as: two of the nine practices"
        " have no lead.",
    ),
    "mitigation": (
        "what is done about the risk",
        "write who does what, and when, such as: the manager checks the list every"
        " morning.",
    ),
    "evidence": (
        "what will be seen",
        "name the document, the minutes or the record.",
    ),
    "purpose": (
        "what the review looks at",
        "write the question that the review answers, such as: is the form still used in"
        " all nine practices?",
    ),
    "outcome": (
        "what will be different",
        "write what will be different, for whom and how many, or the figure that the"
        " baseline is to reach.",
    ),
    "feedback": (
        "what people said",
        "write what they said, in their own words if you can.",
    ),
}


def _is_general(said: _Said) -> bool:
    """Tell whether a text has no word of its own, or none that is measured.

    A wish for something better says enough of an outcome if its baseline is about the
    same thing.
    """
    if said.kind == "feedback" and vagueness.was_not_asked(said.text):
        return True
    if said.kind == "evidence" and vagueness.denies_evidence(said.text):
        return True
    if said.kind != "outcome":
        return substance.is_general(said.text, said.kind)
    general = substance.is_general(said.text, "outcome") or vagueness.is_wish(said.text)
    return general and not (
        vagueness.has_level(said.text) or substance.content(said.text) & said.measured
    )


def _stands(said: _Said) -> bool:
    """Tell whether a text reads like an answer, however little it seems to say."""
    return likeness.stands(said.text, _FIELDS.get(said.kind, said.kind))


_FIELDS = {
    "outcome": "desired_outcome",
    "evidence": "evidence_needed",
    "purpose": "review_purpose",
}


def _is_answer(said: _Said) -> bool:
    """Tell whether general words are an answer: no risks are known."""
    if said.kind == "feedback":
        asked = not vagueness.was_not_asked(said.text)
        return asked and vagueness.denies(said.text)
    return said.kind == "risk" and vagueness.is_none_known(said.text)


@rule("AP608", "advice")
def in_another_field(plan: Plan) -> Iterator[Finding]:
    """A field has what belongs in another, such as an action in place of a challenge.

    A challenge says what was found, a risk what may go wrong, and a mitigation what is
    done about that. A reader who finds one in place of the other cannot tell whether
    the plan answers the review.

    Bad::

            challenge: Produce a leaflet for foster carers

    Says::

        "Produce a leaflet for foster carers" says what will be done, not what was
        found.
        To fix: write what the review found here, and move this to an action.

    Bad::

            desired_outcome: Deliver three briefings to head teachers.
            smart:
              timely: June 2012

    Says::

        "Deliver three briefings to head teachers." says what will be done, not what
        will be different.
        To fix: write what will be different once that is done, and move this to an
        action.

    Bad::

                risks:
                  - risk: Hold the meeting online
                    approach: reduce
                    mitigation: Printed copies on request

    Says::

        "Hold the meeting online" says what will be done, not what may go wrong.
        To fix: write what may go wrong here, and move this to "mitigation".

    Bad::

                risks:
                  - risk: Staff without Internet access
                    approach: reduce
                    mitigation: Schools might not reply in time.

    Says::

        "Schools might not reply in time." says what may go wrong, not what is done
        about it.
        To fix: write what is done about the risk here, and move this to a risk of its
        own.

    Bad::

            difference:
              - date: 2012-02-20
                feedback:
                  - from: front line staff
                    text: A survey was sent to parents in May

    Says::

        "A survey was sent to parents in May" says that people were asked, not what they
        said.
        To fix: write what they said, in their own words if you can.
    """
    for said in _texts(plan):
        if _is_general(said):
            continue  # too-general has said so
        found = _elsewhere(said)
        if found and not _stands(said):
            is_said, remedy = found
            yield Finding(
                f"{quoted(said.text, _WHOLE)} says {is_said}.",
                remedy,
                said.at,
                written=said.text,
            )


def _elsewhere(said: _Said) -> tuple[str, str] | None:
    """Return what a text says instead, and what to do about it."""
    match said.kind:
        case "challenge" if vagueness.is_prescription(said.text):
            return (
                "what will be done, not what was found",
                "write what the review found here, and move this to an action.",
            )
        case "outcome" if deeds.is_work(said.text):
            return (
                "what will be done, not what will be different",
                "write what will be different once that is done, and move this to an"
                " action.",
            )
        case "risk" if vagueness.is_prescription(said.text) or vagueness.is_arrangement(
            said.text
        ):
            return (
                "what will be done, not what may go wrong",
                'write what may go wrong here, and move this to "mitigation".',
            )
        case "mitigation" if vagueness.is_risk(said.text):
            return (
                "what may go wrong, not what is done about it",
                "write what is done about the risk here, and move this to a risk of its"
                " own.",
            )
        case "feedback" if vagueness.tells_asking(said.text):
            return (
                "that people were asked, not what they said",
                "write what they said, in their own words if you can.",
            )
        case _:
            return None


# --- the texts --------------------------------------------------------------------


def _texts(plan: Plan) -> Iterator[_Said]:
    """Give the texts of a plan that name a fact, each with its kind and its place."""
    purpose = plan.review.purpose
    yield from _some("purpose", purpose, ("review", "purpose"))
    for outcome in plan.outcomes:
        at = (*outcome.route, "challenge")
        yield from _some("challenge", outcome.challenge, at)
        yield from _outcome(outcome)
        yield from _risks(plan, outcome)
        for judgement in outcome.difference:
            for number, feedback in enumerate(judgement.feedback):
                at = (*judgement.route, "feedback", number, "text")
                yield from _some("feedback", feedback.text, at)
        for action in outcome.actions:
            yield from _of_action(plan, action)


def _outcome(outcome: Outcome) -> Iterator[_Said]:
    """Give the desired outcome, unless it is known that it cannot be measured yet."""
    measures = " ".join(measure.measure for measure in outcome.baseline)
    said = outcome.smart.measurable or outcome.baseline
    text = outcome.desired_outcome
    if text and not outcome.not_yet_smart and (said or deeds.is_work(text)):
        at = (*outcome.route, "desired_outcome")
        yield _Said("outcome", text, at, substance.content(measures))


def _of_action(plan: Plan, action: Action) -> Iterator[_Said]:
    if omissions.is_closed(action):
        return  # what is over is not planned
    yield from _risks(plan, action)
    at = (*action.route, "review", "purpose")
    yield from _some("purpose", action.review.purpose, at)
    for text in action.evidence_needed:
        yield from _some("evidence", text, (*action.route, "evidence_needed"))


def _risks(plan: Plan, holder: Action | Outcome) -> Iterator[_Said]:
    route = (*holder.route, "risks")
    for number, risk in omissions.numbered(plan, route, holder.risks):
        yield from _some("risk", risk.risk, (*route, number, "risk"))
        at = (*route, number, "mitigation")
        yield from _some("mitigation", risk.mitigation, at)


def _some(kind: str, text: str, at: Route) -> Iterator[_Said]:
    if text:
        yield _Said(kind, text, at)
