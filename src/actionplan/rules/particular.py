"""Check for text that could be in any plan, or is in the wrong field (AP607, AP608)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.messages import remedies
from actionplan.rule import Finding, rule
from actionplan.rules import omissions
from actionplan.text import deeds, likeness, placeholders, substance, vagueness
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Outcome, Plan


class _Said(NamedTuple):
    """Some text from a plan, and the kind of text it is."""

    kind: str
    """The kind, as the word lists name it: challenge, risk, feedback and so on."""
    text: str
    at: Route
    measured: frozenset[str] = frozenset()
    """The words of the baseline that the outcome is measured by."""
    risk: str = ""
    """The risk that a mitigation is listed with."""


@rule("AP607", "advice")
def too_general(plan: Plan) -> Iterator[Finding]:
    """Some text is so general that it could be in any plan.

    "Communication could be improved" could be written in any review, and "regular
    monitoring" could be written for any risk. Nobody can act on text like this, or
    check in a year whether anything has changed. To make the text specific, one fact is
    enough: who, what, where or how many.

    Bad::

            challenge: Agencies did not always work together as well as they should.

    Says::

        "Agencies did not always work together as well as they should" could be in any
        plan, because it does not say what was found.
        To fix: in "challenge", write what the review says happened, or did not happen,
        and in how many cases.

    Bad::

            desired_outcome: A more consistent approach in all agencies by June 2012

    Says::

        "A more consistent approach in all agencies by June 2012" could be in any plan,
        because it does not say what will be different.
        To fix: in "desired_outcome", write what will be different, and for how many
        people, or the figure you want to reach.

    Bad::

                risks:
                  - risk: Lack of engagement
                    approach: reduce
                    mitigation: Printed copies on request

    Says::

        "Lack of engagement" could be in any plan, because it does not say what could go
        wrong.
        To fix: in "risk", write what could go wrong, and who would be affected, for
        example: staff in 2 of the 9 practices may miss the training, because those
        practices have no lead

    Bad::

                risks:
                  - risk: Staff without Internet access
                    approach: reduce
                    mitigation: Regular monitoring and review

    Says::

        "Regular monitoring and review" could be in any plan, because it does not say
        what will be done about the risk.
        To fix: in "mitigation", write who does what, and when, for example: the manager
        checks the list every morning

    Bad::

                evidence_needed:
                  - Appropriate documentation

    Says::

        "Appropriate documentation" could be in any plan, because it does not say what
        the evidence will be.
        To fix: in "evidence_needed", name the document, minutes or record.

    Bad::

                review:
                  purpose: To see how things are going

    Says::

        "To see how things are going" could be in any plan, because it does not say what
        the review will check.
        To fix: in "purpose", write the question that the review will answer, for
        example: is the form still used in all 9 practices?

    Bad::

            difference:
              - date: 2012-02-20
                feedback:
                  - from: front line staff
                    text: Generally well received by all

    Says::

        "Generally well received by all" could be in any plan, because it does not say
        what people said.
        To fix: if this assessment has not been committed to git, make the change below
        in this assessment. If it has been committed, keep it as it is, and make the
        change in a new assessment. In the new assessment, give today's date and all the
        other fields as they should be now. In "text", write what people said, in their
        own words if you can. If you add a new assessment, this problem will still be
        reported for the committed one, so accept this problem, with a reason. To see
        how, type:
            actionplan explain too-general

    Good::

            challenge: In 12 of 20 files no agency had told the others of missed visits.
    """
    for said in _texts(plan):
        if not _is_general(said) or _is_answer(said) or _reads_as_answer(said):
            continue
        if not placeholders.says_nothing(said.text, said.kind):
            missing, remedy = _ASKED[said.kind]
            yield Finding(
                f"{_quoted(said)} could be in any plan, because it does"
                f" not say {missing}.",
                _in_git(said, remedy, "too-general"),
                said.at,
                on_key=said.kind == "evidence",
                written=said.text,
            )


_WHOLE = 160
"""The number of characters to show. The complete text matters here."""
_ASKED = {
    "challenge": (
        "what was found",
        'in "challenge", write what the review says happened, or did not happen, and'
        " in how many cases.",
    ),
    "risk": (
        "what could go wrong",
        'in "risk", write what could go wrong, and who would be affected, for example:'
        " staff in 2 of the 9 practices may miss the training, because those practices"
        " have no lead",
    ),
    "mitigation": (
        "what will be done about the risk",
        'in "mitigation", write who does what, and when, for example: the manager'
        " checks the list every morning",
    ),
    "evidence": (
        "what the evidence will be",
        'in "evidence_needed", name the document, minutes or record.',
    ),
    "purpose": (
        "what the review will check",
        'in "purpose", write the question that the review will answer, for example: is'
        " the form still used in all 9 practices?",
    ),
    "outcome": (
        "what will be different",
        'in "desired_outcome", write what will be different, and for how many people,'
        " or the figure you want to reach.",
    ),
    "feedback": (
        "what people said",
        'in "text", write what people said, in their own words if you can.',
    ),
}


def _is_general(said: _Said) -> bool:
    """Return whether some text could be in any plan.

    A general wish is specific enough for an outcome if its baseline measures the same
    thing.
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


def _reads_as_answer(said: _Said) -> bool:
    """Return whether some text reads like an answer, even if it seems to say little."""
    return likeness.stands(said.text, _FIELDS.get(said.kind, said.kind))


_FIELDS = {
    "outcome": "desired_outcome",
    "evidence": "evidence_needed",
    "purpose": "review_purpose",
}


def _is_answer(said: _Said) -> bool:
    """Return whether general words are still an answer, such as "no known risks"."""
    if said.kind == "feedback":
        asked = not vagueness.was_not_asked(said.text)
        return asked and vagueness.denies(said.text)
    return said.kind == "risk" and vagueness.is_none_known(said.text)


@rule("AP608", "advice")
def in_another_field(plan: Plan) -> Iterator[Finding]:
    """Some text belongs in another field, such as an action described in "challenge".

    A challenge says what was found. A risk says what could go wrong, and a mitigation
    says what will be done about that risk. If the text for one field is in another
    field, readers cannot tell whether the plan responds to the review.

    Bad::

            challenge: Produce a leaflet for foster carers

    Says::

        "Produce a leaflet for foster carers" says what will be done, not what was
        found.
        To fix: move this text to a new action, unless an action already says this. In
        "challenge", write what the review found.

    Bad::

            desired_outcome: Deliver three briefings to head teachers.
            smart:
              timely: June 2012

    Says::

        "Deliver three briefings to head teachers" says what will be done, not what will
        be different.
        To fix: move this text to a new action, unless an action already says this. In
        "desired_outcome", write what will be different once that action is done.

    Bad::

                risks:
                  - risk: Hold the meeting online
                    approach: reduce
                    mitigation: Printed copies on request

    Says::

        "Hold the meeting online" says what will be done, not what could go wrong.
        To fix: move this text to the end of "mitigation". In "risk", write what could
        go wrong.

    Bad::

                risks:
                  - risk: Staff without Internet access
                    approach: reduce
                    mitigation: Schools might not reply in time.

    Says::

        "Schools might not reply in time" says what could go wrong, not what will be
        done about the risk.
        To fix: add a new entry to "risks", with this text in "risk", and with its own
        "approach" and "mitigation". Then, in this "mitigation", write what will be done
        about the risk "Staff without Internet access".

    Bad::

            difference:
              - date: 2012-02-20
                feedback:
                  - from: front line staff
                    text: A survey was sent to parents in May

    Says::

        "A survey was sent to parents in May" says that people were asked, but not what
        they said.
        To fix: if this assessment has not been committed to git, make the change below
        in this assessment. If it has been committed, keep it as it is, and make the
        change in a new assessment. In the new assessment, give today's date and all the
        other fields as they should be now. If you know what people said, write it in
        "text", in their own words if you can. If you do not know yet, leave out this
        feedback, and, if there is no other feedback, the line "feedback" as well. If
        you add a new assessment, this problem will still be reported for the committed
        one, so accept this problem, with a reason. To see how, type:
            actionplan explain in-another-field
    """
    for said in _texts(plan):
        if _is_general(said):
            continue  # too-general reports this
        found = _elsewhere(said)
        if found and not _reads_as_answer(said):
            is_said, remedy = found
            yield Finding(
                f"{_quoted(said)} says {is_said}.",
                _in_git(said, remedy, "in-another-field"),
                said.at,
                written=said.text,
            )


def _in_git(said: _Said, remedy: str, rule: str) -> str:
    """Say where to make a change if the text is in an assessment that is committed."""
    if "difference" not in said.at:
        return remedy
    return remedies.after(
        remedies.instead_of_change("assessment"),
        remedy + remedies.then_accept("assessment", rule),
    )


def _quoted(said: _Said) -> str:
    """Quote some text in the middle of a sentence."""
    return quoted(said.text.rstrip("."), _WHOLE)


def _elsewhere(said: _Said) -> tuple[str, str] | None:
    """Return what the text says instead, and what to do about it."""
    match said.kind:
        case "challenge" if vagueness.is_prescription(said.text):
            return (
                "what will be done, not what was found",
                "move this text to a new action, unless an action already says this. In"
                ' "challenge", write what the review found.',
            )
        case "outcome" if deeds.is_work(said.text):
            return (
                "what will be done, not what will be different",
                "move this text to a new action, unless an action already says this. In"
                ' "desired_outcome", write what will be different once that action is'
                " done.",
            )
        case "risk" if vagueness.is_prescription(said.text) or vagueness.is_arrangement(
            said.text
        ):
            return (
                "what will be done, not what could go wrong",
                'move this text to the end of "mitigation". In "risk", write what could'
                " go wrong.",
            )
        case "mitigation" if vagueness.is_risk(said.text):
            return (
                "what could go wrong, not what will be done about the risk",
                'add a new entry to "risks", with this text in "risk", and with its own'
                ' "approach" and "mitigation". Then, in this "mitigation", write what'
                f" will be done about {_risk(said.risk)}.",
            )
        case "feedback" if vagueness.tells_asking(said.text):
            return (
                "that people were asked, but not what they said",
                'if you know what people said, write it in "text", in their own words'
                " if you can. If you do not know yet, leave out this feedback, and, if"
                ' there is no other feedback, the line "feedback" as well.',
            )
        case _:
            return None


def _risk(text: str) -> str:
    """Name the risk that a text is listed with."""
    return f"the risk {quoted(text)}" if text else "the risk above it"


# --- the text ---------------------------------------------------------------------


def _texts(plan: Plan) -> Iterator[_Said]:
    """Yield the text that should state a fact, each with its kind and its place."""
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
    """Yield the desired outcome, unless the plan says it cannot be measured yet."""
    measures = " ".join(measure.measure for measure in outcome.baseline)
    said = outcome.smart.measurable or outcome.baseline
    text = outcome.desired_outcome
    if text and not outcome.not_yet_smart and (said or deeds.is_work(text)):
        at = (*outcome.route, "desired_outcome")
        yield _Said("outcome", text, at, substance.content(measures))


def _of_action(plan: Plan, action: Action) -> Iterator[_Said]:
    if omissions.is_closed(action):
        return  # closed actions need no planning
    yield from _risks(plan, action)
    at = (*action.route, "review", "purpose")
    yield from _some("purpose", action.review.purpose, at)
    for text in action.evidence_needed:
        yield from _some("evidence", text, (*action.route, "evidence_needed"))


def _risks(plan: Plan, holder: Action | Outcome) -> Iterator[_Said]:
    route = (*holder.route, "risks")
    for number, risk in omissions.numbered(plan, route, holder.risks):
        yield from _some("risk", risk.risk, (*route, number, "risk"))
        if risk.mitigation:
            at = (*route, number, "mitigation")
            yield _Said("mitigation", risk.mitigation, at, risk=risk.risk)


def _some(kind: str, text: str, at: Route) -> Iterator[_Said]:
    if text:
        yield _Said(kind, text, at)
