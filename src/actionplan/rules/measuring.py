"""Check that success can be measured (AP440 to AP449: Measuring success)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import left_out, readable
from actionplan.plan.model import listed
from actionplan.rule import Finding, rule
from actionplan.rules import omissions
from actionplan.rules.outcome import has_amount
from actionplan.text import concrete, deeds, late, likeness, vagueness, word_lists
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Plan, Success

_WORDS = word_lists.load("guidance")


@rule("AP440", "warning", clause="Measuring success: what and how")
def no_success_measure(plan: Plan) -> Iterator[Finding]:
    """An action does not say how its success is measured.

    The guidance asks what the outcome of each action will be, and how that outcome will
    be measured. Without a measure, "complete" can only mean that something was done,
    not that it worked.

    Bad::

                # no success

    Says::

        Action 1.1 does not have a measure of success.
        To fix: add "success" to action 1.1, on a line like this, lined up with
        "action". Write what is measured in place of MEASURE, one of the methods below
        in place of METHOD, and the result that counts as success in place of TARGET:
            success: [{measure: "MEASURE", method: METHOD, target: "TARGET"}]
        The methods are baseline-comparison, staff-survey, service-user-survey,
        intra-agency-audit, training-evaluation-immediate, training-evaluation-post,
        training-attendance and other. To see what each means, type:
            actionplan explain method

    Good::

                success:
                  - measure: Staff asked who say the guidance is clear
                    method: staff-survey
                    target: 80 per cent of those asked
    """
    asked = omissions.to_do(plan)
    lacking = [action for action in asked if readable.lacks(action, "success")]
    of = "" if asked == omissions.actions(plan) else omissions.TO_DO
    yield from omissions.findings(plan, _MEASURED, lacking=lacking, asked=asked, of=of)


METHODS = (
    *("baseline-comparison", "staff-survey", "service-user-survey"),
    *("intra-agency-audit", "training-evaluation-immediate"),
    *("training-evaluation-post", "training-attendance", "other"),
)
"""What "method" may be, in the order of the format."""
_METHODS = (
    f"\nThe methods are {listed(METHODS)}. To see what each means, type: actionplan"
    " explain method"
)
_MEASURED = omissions.Lack(
    "action",
    "have",
    "a measure of success",
    'add "success"{to}'
    + remedies.on_a_line(
        "action",
        "what is measured in place of MEASURE, one of the methods below in place of"
        " METHOD, and the result that counts as success in place of TARGET",
        'success: [{measure: "MEASURE", method: METHOD, target: "TARGET"}]',
    )
    + _METHODS,
)


@rule("AP441", "warning", clause="Measuring success: what and how")
def success_without_method(plan: Plan) -> Iterator[Finding]:
    """A measure of success does not have a method.

    The guidance asks how success will be measured. It lists surveys of staff or service
    users, audits, attendance records, evaluation of training on the day and afterwards,
    and comparison with the baseline. Closed actions are not checked, because their
    entries should give the results. If an action does not say what will be done, that
    problem must be fixed first, so the action is not checked either. If a measure
    mentions a survey, an audit or monitoring, the measure does not need a method as
    well.

    Bad::

                success:
                  - measure: Staff asked who say the guidance is clear
                    target: 80 per cent of those asked

    Says::

        Action 1.1 does not give a method for measuring success.
        To fix: add "method" to the measure, on a line like this, lined up with
        "measure". Write one of the methods below in place of METHOD:
            method: METHOD
        The methods are baseline-comparison, staff-survey, service-user-survey,
        intra-agency-audit, training-evaluation-immediate, training-evaluation-post,
        training-attendance and other. To see what each means, type:
            actionplan explain method

    Bad::

                success:
                  - measure: Staff asked who say the guidance is clear
                    method: other
                    target: 80 per cent of those asked

    Says::

        The method in action 1.1 is "other", but the plan does not say what that method
        is.
        To fix: add "method_detail" to the measure, saying how you will measure success,
        on a line like this, lined up with "method". Write your words in place of HOW:
            method_detail: "HOW"
    """
    asked = [a for a in omissions.to_do(plan) if left_out.is_measured(a)]
    lacking = [a for a in asked if any(left_out.without_method(s) for s in a.success)]
    yield from omissions.findings(
        plan, _METHOD, lacking=lacking, asked=asked, of=_MEASURED_ONES
    )
    for action in asked:
        route = (*action.route, "success")
        for number, success in omissions.numbered(plan, route, action.success):
            other = success.method == "other"
            if other and readable.lacks(success, "method_detail"):
                yield Finding(
                    f'The method in action {action.id} is "other", but the plan does'
                    " not say what that method is.",
                    'add "method_detail" to the measure, saying how you will measure'
                    " success"
                    + remedies.on_a_line(
                        "method",
                        "your words in place of HOW",
                        'method_detail: "HOW"',
                    ),
                    (*route, number, "method"),
                )


_MEASURED_ONES = "open actions with a measure"

_METHOD = omissions.Lack(
    "action",
    "give",
    "a method for measuring success",
    'add "method" to the measure'
    + remedies.on_a_line(
        "measure", "one of the methods below in place of METHOD", "method: METHOD"
    )
    + _METHODS,
)


@rule("AP442", "warning", clause="Measuring success: levels of success")
def success_without_level(plan: Plan) -> Iterator[Finding]:
    """A measure of success does not say what result is good enough.

    The guidance asks what the levels of success are. Without a level, any result would
    count as success. Closed actions are not checked, because their entries should give
    the results.

    Bad::

                success:
                  - measure: Staff asked who say the guidance is clear
                    method: staff-survey

    Says::

        Action 1.1 does not say what result counts as success.
        To fix: add "target" to the measure, on a line like this, lined up with
        "measure". Write the result that counts as success in place of TARGET:
            target: "TARGET"

    Bad::

                success:
                  - measure: Staff asked who say the guidance is clear
                    method: staff-survey
                    target: As many as possible

    Says::

        The target "As many as possible" in action 1.1 does not give a level to reach.
        To fix: in "target", write how many, how much or how soon, for example: 80 per
        cent of those asked

    Good::

                success:
                  - measure: Staff asked who say the guidance is clear
                    method: staff-survey
                    target: nine in ten

    Good::

                success:
                  - measure: 80 per cent of staff asked say the guidance is clear
                    method: staff-survey
    """
    asked = [a for a in omissions.to_do(plan) if left_out.is_measured(a)]
    lacking = [action for action in asked if _without_level(action)]
    yield from omissions.findings(
        plan, _LEVEL, lacking=lacking, asked=asked, of=_MEASURED_ONES
    )
    for action in asked:
        for number, success in enumerate(action.success):
            if success.target and vagueness.no_level(success.target):
                yield Finding(
                    f"The target {quoted(success.target)} in action {action.id} does"
                    " not give a level to reach.",
                    'in "target", write how many, how much or how soon, for example: 80'
                    " per cent of those asked",
                    (*action.route, "success", number, "target"),
                    written=success.target,
                )


_LEVEL = omissions.Lack(
    "action",
    "say",
    "what result counts as success",
    'add "target" to the measure'
    + remedies.on_a_line(
        "measure",
        "the result that counts as success in place of TARGET",
        'target: "TARGET"',
    ),
)


@rule("AP443", "warning", clause="Measuring success: when it is achieved")
def measure_repeats_action(plan: Plan) -> Iterator[Finding]:
    """A measure of success only repeats the action, or only checks the plan's progress.

    A measure like this would show that the work was done, but not that it worked. The
    guidance asks how an agency will know that the outcome has been achieved.

    Bad::

                success:
                  - measure: Guidance for working with families published
                    method: other
                    method_detail: Look at the website

    Says::

        The measure "Guidance for working with families published" repeats action 1.1.
        To fix: in "measure", write what will be different for staff or children once
        the action is done. In "target", write what result counts as success.

    Bad::

                success:
                  - measure: Through monitoring of the action plan
                    method: other
                    method_detail: Report to the subgroup

    Says::

        The measure "Through monitoring of the action plan" only checks whether the plan
        is carried out.
        To fix: in "measure", write what will be different for staff or children once
        the action is done. In "target", write what result counts as success.
    """
    for action in omissions.actions(plan):
        for number, success in enumerate(action.success):
            what = ""
            if _is_circular(success):
                what = "only checks whether the plan is carried out"
            elif _repeats(success, action):
                what = f"repeats action {action.id}"
            if what:
                yield Finding(
                    f"The measure {quoted(success.measure, _WHOLE)} {what}.",
                    'in "measure", write what will be different for staff or children'
                    ' once the action is done. In "target", write what result counts'
                    " as success.",
                    (*action.route, "success", number, "measure"),
                )


_WHOLE = 160
"""The number of characters of a measure to show. Any of its words may be the reason."""


@rule("AP444", "advice", clause="Measuring success: when it is achieved")
def measure_counts_activity(plan: Plan) -> Iterator[Finding]:
    """The only measure for an action counts how much work was done.

    Attendance at training shows who came, not what they do differently afterwards. A
    national analysis of 18 yearly reports by safeguarding partners found that 11 of the
    reports did not show what difference the partners' work had made. The guidance lists
    attendance records as one method among several. Add a second measure to show what
    changed as a result.

    Bad::

                success:
                  - measure: Staff trained
                    method: training-attendance
                    target: 90 a quarter

    Says::

        Action 1.1 only measures what was done, not what changed as a result.
        To fix: add a second measure to "success", such as how many of the people
        involved now work differently, or how many children notice a change. Give the
        new measure a "method" and a "target".
    """
    asked = [action for action in omissions.actions(plan) if action.success]
    for action in asked:
        counted = [s for s in action.success if not _repeats(s, action)]
        if counted and all(map(_counts_activity, counted)):
            yield Finding(
                f"Action {action.id} only measures what was done, not what changed as"
                " a result.",
                'add a second measure to "success", such as how many of the people'
                " involved now work differently, or how many children notice a change."
                ' Give the new measure a "method" and a "target".',
                (*action.route, "success"),
                on_key=True,
            )


@rule("AP447", "advice", clause="Measuring success: what and how")
def measure_not_countable(plan: Plan) -> Iterator[Finding]:
    """A measure does not say what can be counted, or who can be asked.

    "Better outcomes" and "quality of practice" can be aims, but they cannot be counted.
    A measure must name the people or records that would show the change.

    Bad::

                success:
                  - measure: Improved confidence of staff
                    method: other
                    method_detail: Team meetings
                    target: 80 per cent of those asked

    Says::

        "Improved confidence of staff" does not say which people or records are counted.
        To fix: in "measure", write which people or records you count, for example:
        staff asked who can say what to do next

    Bad::

            baseline:
              - measure: How good practice is
                value: 35 per cent
                target: 80 per cent
                date: 2011-06
                taken_from: staff survey of June 2011

    Says::

        "How good practice is" does not say which people or records are counted.
        To fix: in "measure", write which people or records you count, for example:
        staff asked who can say what to do next

    Good::

            baseline:
              - measure: Audited files in which practice is graded good
                value: 7 of 20
                target: 18 of 20
                date: 2011-06
                taken_from: file audit of June 2011
    """
    for text, at in _measures(plan):
        field = "success_measure" if "success" in at else "baseline_measure"
        if vagueness.cannot_be_counted(text) and not likeness.stands(text, field):
            yield Finding(
                f"{quoted(text, _WHOLE)} does not say which people or records are"
                " counted.",
                'in "measure", write which people or records you count, for'
                " example: staff asked who can say what to do next",
                at,
                written=text,
            )


def _measures(plan: Plan) -> Iterator[tuple[str, Route]]:
    """Yield the baseline and success measures of a plan, with their places."""
    for outcome in plan.outcomes:
        holder = (*outcome.route, "baseline")
        for number, measure in omissions.numbered(plan, holder, outcome.baseline):
            yield measure.measure, (*holder, number, "measure")
    for action in omissions.to_do(plan):
        for number, success in enumerate(action.success):
            if not (_is_circular(success) or _repeats(success, action)):
                yield success.measure, (*action.route, "success", number, "measure")


@rule("AP445", "advice", clause="Measuring success: ways of measuring")
def training_asked_once(plan: Plan) -> Iterator[Finding]:
    """Training is evaluated on the day, but not afterwards.

    The guidance asks for an evaluation on the day and another one afterwards. What
    people think of a course on the day does not show what they will do 3 months later.

    Bad::

                success:
                  - measure: Attenders who found the course useful
                    method: training-evaluation-immediate
                    target: 80 per cent

    Says::

        Action 1.1 evaluates the training on the day, but not again afterwards.
        To fix: add another measure to "success", such as how many people who attended
        worked differently 3 months later. Give the new measure "method:
        training-evaluation-post" and a "target".
    """
    for action in omissions.actions(plan):
        methods = [success.method for success in action.success]
        if (
            "training-evaluation-immediate" in methods
            and "training-evaluation-post" not in methods
        ):
            yield Finding(
                f"Action {action.id} evaluates the training on the day, but not again"
                " afterwards.",
                'add another measure to "success", such as how many people who'
                " attended worked differently 3 months later. Give the new measure"
                ' "method: training-evaluation-post" and a "target".',
                (*action.route, "success"),
                on_key=True,
            )


@rule("AP446", "advice", clause="Measuring success: when it is achieved")
def no_evidence_needed(plan: Plan) -> Iterator[Finding]:
    """An action does not say what will show that it was done.

    The person who signs off the action needs to know what evidence to ask for. For an
    action that is already complete, another rule asks for the evidence itself.

    Bad::

                # no evidence_needed

    Says::

        Action 1.1 does not say what evidence will show that the work was done.
        To fix: add "evidence_needed" to action 1.1, saying what people will be able to
        see, such as a published document, minutes or an audit.
    """
    all_of_them = omissions.to_do(plan)
    # Another rule already reports actions that have no measure of success.
    asked = [a for a in all_of_them if not readable.lacks(a, "success")]
    lacking = [a for a in asked if readable.lacks(a, "evidence_needed")]
    of = omissions.TO_DO if asked == all_of_them else f"{omissions.TO_DO} and measured"
    yield from omissions.findings(plan, _EVIDENCE, lacking=lacking, asked=asked, of=of)


_EVIDENCE = omissions.Lack(
    "action",
    "say",
    "what evidence will show that the work was done",
    'add "evidence_needed"{to}, saying what people will be able to see, such as a'
    " published document, minutes or an audit.",
)

_CIRCULAR = re.compile("|".join(map(re.escape, _WORDS["circular"]["words"])))
_CARRYING_OUT = frozenset(_WORDS["carrying-out"]["words"])
_ALIKE = 0.75
"""The share of words in common from which a measure repeats its action."""
_FEWEST = 2
"""The fewest words with meaning that can be compared."""
_SHORT = 4
"""The number of letters of a word to compare. Its ending may differ."""


def _without_level(action: Action) -> bool:
    return any(
        readable.lacks(success, "target")
        and readable.is_known(success, "measure")
        and not (
            has_amount(success.measure)
            or _is_circular(success)
            or _repeats(success, action)
        )
        for success in action.success
    )


def _is_circular(success: Success) -> bool:
    """Return whether a measure only checks that the plan is carried out."""
    if not readable.lacks(success, "target"):
        return False
    text = omissions.normal(success.measure)
    rest = re.findall(r"[a-z]{4,}", _CIRCULAR.sub(" ", text))
    circular = _CIRCULAR.search(text) and set(rest) <= _CARRYING_OUT
    return bool(circular)


def _repeats(success: Success, action: Action) -> bool:
    """Return whether a measure without a target repeats the action."""
    if not readable.lacks(success, "target") or has_amount(success.measure):
        return False
    own, said = _stems(success.measure), _stems(action.action)
    return len(own) >= _FEWEST and len(own & said) >= _ALIKE * len(own)


def _stems(text: str) -> frozenset[str]:
    found = re.findall(r"[a-z]{4,}", text.casefold())
    return frozenset(word[: _SHORT + 1] for word in found)


def _counts_activity(success: Success) -> bool:
    if success.method == "training-attendance":
        return True
    measure = success.measure
    if concrete.is_concrete(measure, "success_measure"):
        return False
    return deeds.is_only_deed(measure) and not _COMPARES.search(measure)


_COMPARES = late.compile(
    r"\b(?:against|compar(?:ed|ison)|divided by|ratio of)\b"
    r"|\brepeat(?:ed)?\b.*\bsurvey\b"
    r"|\bsurvey\b.*\brepeated\b|\u00f7|\w / \w|% of (?:those|them|all)\b"
    r"|(?:%|\b(?:per ?cent(?:age)?|proportion|share)) of (?:[\w'/-]+ ){1,4}"
    r"(?:where|with)\b"
    r"|\bnumber of (?:(?!(?:calls?|contacts?|discussions?|events?|interviews?|meetings?"
    r"|sessions?|visits?|workshops?)\b)[\w'/-]+ ){1,4}"
    r"(?:where|whose|with (?:all|an?|no|their))\b"
    r"|\b(?:asked|checked|to see|whether)\b.*\b(?:if|that|was|were|whether)\b"
    r"|: (?:are|did|do|does|is|was|were) [^?]+\?",
    re.IGNORECASE,
)
"""Holds one figure against another, or asks what people do: attendance / invited."""
