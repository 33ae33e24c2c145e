"""Check for text that is like answers which say too little (AP610)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.messages import remedies
from actionplan.plan import timeline
from actionplan.plan.model import DONE
from actionplan.rule import Finding, rule
from actionplan.rules import committed, monitoring, omissions
from actionplan.text import concrete, likeness, notes, vagueness, who_or_when
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Outcome, Plan


@rule("AP610", "advice")
def reads_like_no_answer(plan: Plan) -> Iterator[Finding]:
    """Some text is similar to answers that do not give what the field asks for.

    Other rules look for particular words or patterns. This rule has learned from more
    than 14,000 example answers, each marked as good or not good. The rule knows which
    words are more common in the good answers, and which are more common in the other
    answers. The rule can be wrong. It reports nothing if another rule finds a problem
    with the same text. Text that looks like a specific answer, such as a document with
    its date, is not reported either. If your text does give what the field asks for,
    accept the problem.

    The rule also reports text that gives only job titles or a time, if the field asks
    for something else.

    Bad::

            challenge: Work between the two bodies was not as good as it might have been

    Says::

        "Work between the two bodies was not as good as it might have been" does not
        seem to say what was found.
        To fix: if the text already says what was found, accept this problem, with a
        reason. To see how, type:
            actionplan explain reads-like-no-answer
        If not, in "challenge", write what happened, or did not happen, and how often.

    Bad::

                risks:
                  - risk: Reminders go out to club secretaries before a check runs out
                    approach: reduce
                    mitigation: Printed copies on request

    Says::

        "Reminders go out to club secretaries before a check runs out" does not seem to
        say what could go wrong.
        To fix: if the text already says what could go wrong, accept this problem, with
        a reason. To see how, type:
            actionplan explain reads-like-no-answer
        If not, in "risk", write what could go wrong, and who would be affected.

    Bad::

                success:
                  - measure: >-
                      Strategy meetings about babies that a health professional attended
                    method: intra-agency-audit
                    target: 9 of 10

    Says::

        "Strategy meetings about babies that a health professional attended" does not
        seem to say what will show success.
        To fix: if the text already says what will show success, accept this problem,
        with a reason. To see how, type:
            actionplan explain reads-like-no-answer
        If not, in "measure", write what is counted, out of how many, and where that can
        be seen, such as "meetings that the school attended, out of all those held, from
        the minutes".

    Bad::

                risks:
                  - risk: Named Midwife
                    approach: reduce
                    mitigation: Printed copies on request

    Says::

        "Named Midwife" says only who, not what could go wrong.
        To fix: in "risk", write what could go wrong, and who would be affected.

    Good::

            challenge: In 12 of 20 files no agency had told the others of missed visits.
    """
    found: dict[tuple[str, str], list[Said]] = {}
    for said in texts(plan):
        key = said.field, omissions.normal(said.text)
        found.setdefault(key, []).append(said)
    for first, *others in found.values():
        only = who_or_when.only(first.text)
        if not only and not _may_be_none(first):
            continue
        missing, remedy = _ASKED[first.field.partition(",")[0]]
        fault = (
            f"says only {only}, not {missing}."
            if only
            else f"does not seem to say {missing}."
        )
        yield Finding(
            f"{quoted(first.text, _MOST)} {fault}{_elsewhere(len(others))}",
            _in_git(
                first,
                f"{remedy if only else _unless_it_does(missing, remedy)}"
                f"{_reworded(plan, first)}",
            ),
            first.at,
            written=first.text,
        )


def _reworded(plan: Plan, said: Said) -> str:
    if said.field != "action":
        return ""
    status = committed.status_if_first_at(plan, said.at)
    return remedies.say_why_reworded(status=status)


def _may_be_none(said: Said) -> bool:
    """Return whether the words of a text are like those that were sent back."""
    if said.field.endswith("_measure") and vagueness.says_with_what(said.text):
        return False
    sent_back = likeness.is_sent_back(said.text, said.field)
    return sent_back and not concrete.is_concrete(said.text, said.field)


def _unless_it_does(missing: str, remedy: str) -> str:
    return (
        f"if the text already says {missing},"
        f" {remedies.accepting('reads-like-no-answer')}\nIf not, {remedy}"
    )


_MOST = 160
"""How many characters of a text to quote. The problem is the text as a whole."""


def _elsewhere(times: int) -> str:
    if not times:
        return ""
    number = "one" if times == 1 else times
    return f" The same text is in {number} other place{'' if times == 1 else 's'}."


class Said(NamedTuple):
    """A text, with the name that the learned weights use for its field."""

    field: str
    text: str
    at: Route


_FIGURE = 'in "measure", write what is counted, and where the figure comes from.'
_SHARE = (
    'in "measure", write what is counted, out of how many, and where that can be seen,'
    ' such as "meetings that the school attended, out of all those held, from the'
    ' minutes".'
)
_LEVEL = 'in "target", write the figure to reach, and by when.'
_ASKED = {
    "title": (
        "which plan this is",
        'in "title", write which review or audit the plan responds to, and who the plan'
        " is about.",
    ),
    "challenge": (
        "what was found",
        'in "challenge", write what happened, or did not happen, and how often.',
    ),
    "desired_outcome": (
        "what will be different",
        'in "desired_outcome", write what will be different, for whom and how many, and'
        " by when.",
    ),
    "baseline_measure": ("what is counted", _FIGURE),
    "baseline_value": (
        "what the position was at the start",
        'in "value", write the figure, or what was seen, and when.',
    ),
    "baseline_target": ("what level to reach", _LEVEL),
    "action": (
        "what one thing will be done",
        'in "action", write one thing that will be done, so that anyone can see when'
        " that has been done.",
    ),
    "success_measure": ("what will show success", _SHARE),
    "success_target": ("what level counts as success", _LEVEL),
    "evidence_needed": (
        "what will show that the action was done",
        'in "evidence_needed", name the document, minutes or record.',
    ),
    "risk": (
        "what could go wrong",
        'in "risk", write what could go wrong, and who would be affected.',
    ),
    "mitigation": (
        "what will be done about the risk",
        'in "mitigation", write who will do what, and when.',
    ),
    "note": (
        "what has been done",
        "in the note of a new entry, write what has been done since the last entry, or"
        " why nothing has been done.",
    ),
    "feedback": (
        "what people said",
        'in "text", write what people said, in their own words if you can.',
    ),
    "effect": (
        "what difference was made",
        'in "effect", write what is different for children, and how you know.',
    ),
    "review_purpose": (
        "what the review is for",
        'in "purpose", write the question that the review will answer.',
    ),
}


def _in_git(said: Said, remedy: str) -> str:
    """Say where to make a change if the text is in an assessment that is committed."""
    if said.field not in ("effect", "feedback"):
        return remedy
    return remedies.after(
        remedies.instead_of_change("assessment"),
        remedy + remedies.then_accept("assessment", "reads-like-no-answer"),
    )


def texts(plan: Plan) -> Iterator[Said]:
    """Yield the texts that can still be changed.

    The plans for an action that is closed are not among them.
    """
    yield Said("title", plan.title, ("title",))
    yield Said("review_purpose", plan.review.purpose, ("review", "purpose"))
    for outcome in plan.outcomes:
        yield from _of_outcome(plan, outcome)
    for action in omissions.to_do(plan):
        yield from _of_action(plan, action)
    for action in plan.actions:
        if entries := timeline.every_entry(action.progress):
            last = entries[-1]
            if monitoring.says_nothing(last) or notes.not_begun(last.note):
                continue  # other rules report it, or it says why nothing was done
            name = _note(timeline.states(action, entries)[-1])
            yield Said(name, last.note, (*last.route, "note"))


def _note(state: str) -> str:
    """Return the weights' name for a note, which depends on the action's state."""
    if state in DONE:
        return "note, complete"
    return "note, not-started" if state == "not-started" else "note, open"


def _of_outcome(plan: Plan, outcome: Outcome) -> Iterator[Said]:
    at = outcome.route
    yield Said("challenge", outcome.challenge, (*at, "challenge"))
    if not outcome.not_yet_smart:
        yield Said("desired_outcome", outcome.desired_outcome, (*at, "desired_outcome"))
    measures = omissions.numbered(plan, (*at, "baseline"), outcome.baseline)
    for number, measure in measures:
        for name in ("measure", "value", "target"):
            where = (*at, "baseline", number, name)
            yield Said(f"baseline_{name}", getattr(measure, name), where)
    yield from _risks(plan, outcome)
    for judgement in outcome.difference:
        yield Said("effect", judgement.effect, (*judgement.route, "effect"))
        route = (*judgement.route, "feedback")
        for number, said in omissions.numbered(plan, route, judgement.feedback):
            yield Said("feedback", said.text, (*route, number, "text"))


def _of_action(plan: Plan, action: Action) -> Iterator[Said]:
    at = action.route
    if not omissions.repeats_recommendation(plan, action):
        yield Said("action", action.action, (*at, "action"))
    for number, success in omissions.numbered(plan, (*at, "success"), action.success):
        for name in ("measure", "target"):
            where = (*at, "success", number, name)
            yield Said(f"success_{name}", getattr(success, name), where)
    for text in action.evidence_needed:
        yield Said("evidence_needed", text, (*at, "evidence_needed"))
    yield Said("review_purpose", action.review.purpose, (*at, "review", "purpose"))
    yield from _risks(plan, action)


def _risks(plan: Plan, holder: Action | Outcome) -> Iterator[Said]:
    route = (*holder.route, "risks")
    for number, risk in omissions.numbered(plan, route, holder.risks):
        yield Said("risk", risk.risk, (*route, number, "risk"))
        yield Said("mitigation", risk.mitigation, (*route, number, "mitigation"))
