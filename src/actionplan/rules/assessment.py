"""Check that the difference made is assessed (AP480 to AP495)."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import closing, readable, requirements, sentences, timeline
from actionplan.plan.model import CLOSED
from actionplan.rule import Finding, rule
from actionplan.rules import committed, currency, omissions
from actionplan.text import claims, deeds, late, substance, suggest, word_lists
from actionplan.text.grammar import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.model import Judgement, Outcome, Plan


@rule("AP480", "warning", clause="Difference: achieved, or still to improve")
def difference_without_verdict(plan: Plan) -> Iterator[Finding]:
    """An assessment does not say whether the outcome has been achieved.

    The guidance asks agencies to consider whether the desired outcome has been
    achieved, or whether improvements still need to be made. An assessment that has only
    feedback does not need to say whether the outcome has been achieved.

    Bad::

            difference:
              - date: 2012-02-20
                results:
                  - measure: Staff asked who know what to do next
                    value: 62 per cent

    Says::

        This assessment, dated 20 February 2012, does not say whether outcome O1 has
        been achieved.
        To fix: add "outcome_achieved" to the assessment, with fully, partly, not-yet or
        no-change. An assessment also needs "effect" and "feedback". You can do this
        even if the assessment has already been committed to git. To see what to write
        in an assessment, type:
            actionplan explain difference
    """
    for outcome in plan.outcomes:
        for judgement in outcome.difference:
            said = judgement.results or judgement.effect or judgement.still_to_improve
            if said and readable.lacks(judgement, "outcome_achieved"):
                see = f" {currency.SEE_DIFFERENCE}" if _also_needed(judgement) else ""
                yield Finding(
                    f"This assessment, {sentences.dated(judgement)}, does not say"
                    f" whether outcome {outcome.id} has been achieved.",
                    'add "outcome_achieved" to the assessment, with fully, partly,'
                    f" not-yet or no-change.{_also_needed(judgement)}{_ALLOWED}{see}",
                    judgement.route,
                )


def _also_needed(judgement: Judgement) -> str:
    """Name what an assessment is asked for once it says what has been achieved."""
    asked = [
        quoted(each)
        for each in ("effect", "feedback")
        if readable.lacks(judgement, each)
    ]
    return f" An assessment also needs {omissions.listed(asked)}." if asked else ""


@rule("AP481", "warning", clause="Difference: comparable outcomes")
def result_not_in_baseline(plan: Plan) -> Iterator[Finding]:
    """An assessment gives a result for a measure that is not in the baseline.

    The guidance asks for outcomes that can be compared with the starting position. A
    figure by itself does not show a change, and a measure with a new name cannot be
    compared with anything.

    Bad::

            difference:
              - date: 2012-02-20
                outcome_achieved: partly
                results:
                  - measure: Staff who know what to do next
                    value: 62 per cent
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Families are seen within a week of a second missed visit.
                still_to_improve: Schools do not use the guidance yet (action 1.1).

    Says::

        The result "Staff who know what to do next" cannot be compared, because the
        baseline for outcome O1 does not include that measure. Did you mean "Staff asked
        who know what to do next"?
        To fix: if this assessment has not been committed to git, make the change below
        in this assessment. If it has been committed, keep it as it is, and make the
        change in a new assessment. In the new assessment, give today's date and all the
        other fields as they should be now. If the result was measured in the same way
        as a measure in the baseline, give it the name that the baseline uses. If it was
        measured in another way, move the result from "results" to "effect". In its
        place in "results", give the measure "Staff asked who know what to do next",
        with its value at the time of the assessment. If it was not measured then, write
        "value: not measured again". If you add a new assessment, this problem will
        still be reported for the committed one, so accept this problem, with a reason.
        To see how, type:
            actionplan explain result-not-in-baseline

    Bad::

            difference:
              - date: 2012-02-20
                results:
                  - measure: Places taken up
                    value: "68"
                outcome_achieved: partly
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Families are seen within a week of a second missed visit.
                still_to_improve: Schools do not use the guidance yet (action 1.1).

    Says::

        The result "Places taken up" cannot be compared, because the baseline for
        outcome O1 does not include that measure.
        To fix: if this assessment has not been committed to git, make the change below
        in this assessment. If it has been committed, keep it as it is, and make the
        change in a new assessment. In the new assessment, give today's date and all the
        other fields as they should be now. If the result was measured in the same way
        as a measure in the baseline, give it the name that the baseline uses. If it was
        measured in another way, move the result from "results" to "effect". In its
        place in "results", give the measure "Staff asked who know what to do next",
        with its value at the time of the assessment. If it was not measured then, write
        "value: not measured again". If you add a new assessment, this problem will
        still be reported for the committed one, so accept this problem, with a reason.
        To see how, type:
            actionplan explain result-not-in-baseline
    """
    for outcome in plan.outcomes:
        known = {omissions.normal(m.measure): m.measure for m in outcome.baseline}
        if not known or not readable.is_read(plan, (*outcome.route, "baseline")):
            continue
        nearest = suggest.for_few(partial(suggest.closest, names=tuple(known), most=1))
        for judgement in outcome.difference:
            for number, result in enumerate(judgement.results):
                text = omissions.normal(result.measure)
                if text and text not in known:
                    near = nearest(text)
                    mean = did_you_mean([known[name] for name in near])
                    yield Finding(
                        f"The result {quoted(result.measure)} cannot be compared,"
                        f" because the baseline for outcome {outcome.id} does not"
                        f" include that measure.{mean}",
                        _instead_of_result(outcome, judgement),
                        (*judgement.route, "results", number, "measure"),
                    )


def _instead_of_result(outcome: Outcome, judgement: Judgement) -> str:
    """Say what to write in place of a result that is not in the baseline.

    If the measures of the baseline then have no result, that is a problem as well.
    """
    again = {omissions.normal(result.measure) for result in judgement.results}
    lacking = [m for m in outcome.baseline if omissions.normal(m.measure) not in again]
    one = len(lacking) == 1
    each = (
        f"the measure {quoted(lacking[0].measure)}, with its value"
        if one
        else "each measure of the baseline that has no result, with its value"
    )
    instead = (
        f' In its place in "results", give {each} at the time of the assessment. If'
        f' {"it" if one else "one of them"} was not measured then, write "value: not'
        ' measured again".'
        if lacking
        else ""
    )
    return remedies.after(
        remedies.instead_of_change("assessment"),
        "if the result was measured in the same way as a measure in the baseline, give"
        " it the name that the baseline uses. If it was measured in another way, move"
        f' the result from "results" to "effect".{instead}'
        + remedies.then_accept("assessment", "result-not-in-baseline"),
    )


_ALLOWED = remedies.still_allowed("the assessment")


@rule("AP482", "warning", clause="Difference: comparable outcomes")
def baseline_not_measured_again(plan: Plan) -> Iterator[Finding]:
    """The latest assessment has no new figure for a measure in the baseline.

    Bad::

            difference:
              - date: 2012-02-20
                outcome_achieved: partly
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Families are seen within a week of a second missed visit.
                still_to_improve: Schools do not use the guidance yet (action 1.1).

    Says::

        The latest assessment of outcome O1 does not measure "Staff asked who know what
        to do next" again.
        To fix: add "results" to this assessment, with this measure. In "measure", use
        the words of the baseline. In "value", give the value at the time of the
        assessment. If it was not measured then, write "value: not measured again". You
        can do this even if the assessment has already been committed to git.
    """
    for outcome, newest in _assessed(plan):
        known = [omissions.normal(measure.measure) for measure in outcome.baseline]
        again = {omissions.normal(result.measure) for result in newest.results}
        missing = [
            m for m in outcome.baseline if omissions.normal(m.measure) not in again
        ]
        if missing and again <= set(known):
            others = len(missing) - 1
            more = f" and {others} other measures" if others > 1 else ""
            more = " and one other measure" if others == 1 else more
            what = "each of these measures" if others else "this measure"
            yield Finding(
                f"The latest assessment of outcome {outcome.id} does not measure"
                f" {quoted(missing[0].measure)}{more} again.",
                f'{_to_results(newest, what)}. In "measure", use the words of the'
                ' baseline. In "value", give the value at the time of the assessment.'
                f" If {'they were' if others else 'it was'} not measured then,"
                f' write "value: not measured again".{_ALLOWED}',
                newest.route,
            )


def _to_results(newest: Judgement, what: str) -> str:
    """Say where a measure goes, in a list that may not be there yet."""
    if newest.results:
        return f'add {what} to "results" in this assessment'
    return f'add "results" to this assessment, with {what}'


@rule("AP483", "warning", clause="Difference: feedback")
def difference_without_feedback(plan: Plan) -> Iterator[Finding]:
    """An outcome has been assessed without any feedback.

    The guidance asks for feedback from agencies and individuals, as well as figures.

    Bad::

            difference:
              - date: 2012-02-20
                outcome_achieved: partly
                results:
                  - measure: Staff asked who know what to do next
                    value: 62 per cent
                effect: Families are seen within a week of a second missed visit.
                still_to_improve: Schools do not use the guidance yet (action 1.1).

    Says::

        Outcome O1 does not have any feedback to support its assessment.
        To fix: if staff, children and families have not been asked what they think, ask
        them now. Then add a new assessment with today's date, their feedback and all
        the other fields as they should be now. If they have been asked, add "feedback"
        to the assessment, on a line like this, lined up with "date". Write who gave the
        feedback, without their names, in place of GROUP, and what they said in place of
        TEXT:
            feedback: [{from: "GROUP", text: "TEXT"}]
        You can do this even if the assessment has already been committed to git.
    """
    asked = [outcome for outcome, _ in _assessed(plan)]
    lacking = [o for o in asked if not any(j.feedback for j in o.difference)]
    yield from omissions.findings(
        plan, _FEEDBACK, lacking=lacking, asked=asked, of="assessed outcomes"
    )


_FEEDBACK = omissions.Lack(
    "outcome",
    "have",
    "any feedback to support its assessment",
    "if staff, children and families have not been asked what they think, ask them now."
    " Then add a new assessment with today's date, their feedback and all the other"
    ' fields as they should be now. If they have been asked, add "feedback" to the'
    " assessment"
    + remedies.on_a_line(
        "date",
        "who gave the feedback, without their names, in place of GROUP, and what they"
        " said in place of TEXT",
        'feedback: [{from: "GROUP", text: "TEXT"}]',
    )
    + f"\n{_ALLOWED.strip()}",
)


@rule("AP484", "warning", clause="Difference: effect on children")
def difference_without_effect(plan: Plan) -> Iterator[Finding]:
    """An outcome has been assessed, but its effect on children is not recorded.

    The purpose of a plan is to improve the welfare and safety of children and young
    people. So the guidance asks what effect the work has had on them.

    Bad::

            difference:
              - date: 2012-02-20
                outcome_achieved: partly
                results:
                  - measure: Staff asked who know what to do next
                    value: 62 per cent
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                still_to_improve: Schools do not use the guidance yet (action 1.1).

    Says::

        Outcome O1 does not say what the effect on children and young people has been.
        To fix: add "effect" to the assessment, saying how children are safer or better
        off, and how you know. If no effect can be shown yet, say that. You can do this
        even if the assessment has already been committed to git.
    """
    asked = [outcome for outcome, _ in _assessed(plan)]
    lacking = [o for o in asked if not any(j.effect for j in o.difference)]
    yield from omissions.findings(
        plan, _EFFECT, lacking=lacking, asked=asked, of="assessed outcomes"
    )


_EFFECT = omissions.Lack(
    "outcome",
    "say",
    "what the effect on children and young people has been",
    'add "effect" to the assessment, saying how children are safer or better off, and'
    f" how you know. If no effect can be shown yet, say that.{_ALLOWED}",
)


@rule("AP492", "advice", clause="Difference: effect on children")
def effect_says_little(plan: Plan) -> Iterator[Finding]:
    """The field "effect" makes a general claim, or says only what was done.

    "Children are safer" could be written in any plan. "Training was delivered" only
    repeats the progress entries. The guidance asks how the welfare and safety of
    children have improved. Say what is different for them, and how you know. You can
    also say that there has been no effect yet.

    Bad::

            difference:
              - date: 2012-02-20
                outcome_achieved: partly
                results:
                  - measure: Staff asked who know what to do next
                    value: 62 per cent
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Children are better protected as a result.
                still_to_improve: Schools do not use the guidance yet (action 1.1).

    Says::

        "Children are better protected as a result." does not say how you know this.
        To fix: if this assessment has not been committed to git, make the change below
        in this assessment. If it has been committed, keep it as it is, and make the
        change in a new assessment. In the new assessment, give today's date and all the
        other fields as they should be now. In "effect", write what is different, for
        whom, and how you know, for example: ward records show that 18 of 18 babies went
        home with a visit booked. If no effect can be shown yet, say that.

    Bad::

            difference:
              - date: 2012-02-20
                outcome_achieved: partly
                results:
                  - measure: Staff asked who know what to do next
                    value: 62 per cent
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: The guidance was published and went to all teams.
                still_to_improve: Schools do not use the guidance yet (action 1.1).

    Says::

        "The guidance was published and went to all teams." says what was done, not what
        difference it made to children.
        To fix: if this assessment has not been committed to git, make the change below
        in this assessment. If it has been committed, keep it as it is, and make the
        change in a new assessment. In the new assessment, give today's date and all the
        other fields as they should be now. In "effect", write what is different, for
        whom, and how you know, for example: ward records show that 18 of 18 babies went
        home with a visit booked. If no effect can be shown yet, say that.
    """
    for _, newest in _assessed(plan):
        effect = newest.effect
        if not effect or claims.is_open(effect):
            continue
        what = ""
        if substance.is_general(effect, "effect"):
            what = "does not say how you know this"
        elif deeds.is_only_deed(effect) or not deeds.tells_effect(effect):
            what = "says what was done, not what difference it made to children"
        if what:
            yield Finding(
                f"{quoted(effect, _MOST)} {what}.",
                _SAY_EFFECT,
                (*newest.route, "effect"),
                written=effect,
            )


_SAY_EFFECT = remedies.after(
    remedies.instead_of_change("assessment"),
    'in "effect", write what is different, for whom, and how you know, for example:'
    " ward records show that 18 of 18 babies went home with a visit booked. If no"
    " effect can be shown yet, say that.",
)

_MOST = 160
"""How many characters of an effect to quote. The problem is the text as a whole."""


@rule("AP485", "warning", clause="Difference: evidenced")
def difference_without_evidence(plan: Plan) -> Iterator[Finding]:
    """An outcome has been assessed without a result or a document as evidence.

    The guidance asks for an assessment that is supported by evidence. If the outcome
    has a baseline, another rule (baseline-not-measured-again) reports the missing
    results instead.

    Bad::

            # no baseline
            not_yet_smart: The national survey that will measure it starts in 2013.
            difference:
              - date: 2012-02-20
                outcome_achieved: partly
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Families are seen within a week of a second missed visit.
                still_to_improve: Schools do not use the guidance yet (action 1.1).

    Says::

        The plan says that outcome O1 is partly achieved, but does not name a document
        or give a figure that shows this.
        To fix: if a document shows this, add "evidence" to the assessment, with the
        name of the document. If something was measured, add "results" to the
        assessment, on a line like this, lined up with "date". Write what was measured
        in place of MEASURE, and the result in place of VALUE:
            results: [{measure: "MEASURE", value: "VALUE"}]
        You can do this even if the assessment has already been committed to git. If
        there is neither, you can accept this problem, with a reason. To see how, type:
            actionplan explain difference-without-evidence
    """
    for outcome, newest in _assessed(plan):
        if not (outcome.baseline or newest.results or newest.evidence):
            yield Finding(
                f"The plan says that outcome {outcome.id}"
                f" {_VERDICTS[str(newest.outcome_achieved)]}, but does not name a"
                " document or give a figure that shows this.",
                'if a document shows this, add "evidence" to the assessment, with the'
                ' name of the document. If something was measured, add "results" to'
                " the assessment"
                + remedies.on_a_line(
                    "date",
                    "what was measured in place of MEASURE, and the result in place of"
                    " VALUE",
                    'results: [{measure: "MEASURE", value: "VALUE"}]',
                )
                + f"\n{_ALLOWED.strip()} If there is neither, you can"
                f" {remedies.accepting('difference-without-evidence')}",
                newest.route,
            )


_VERDICTS = {
    "fully": "is fully achieved",
    "partly": "is partly achieved",
    "not-yet": "has not been achieved yet",
    "no-change": "has led to no change",
}


@rule("AP486", "warning", clause="Difference: achieved, or still to improve")
def nothing_to_improve(plan: Plan) -> Iterator[Finding]:
    """An outcome is not fully achieved, but the plan does not say what must improve.

    Bad::

            difference:
              - date: 2012-02-20
                outcome_achieved: not-yet
                results:
                  - measure: Staff asked who know what to do next
                    value: 36 per cent
                feedback:
                  - from: front line staff
                    text: We do not know where to find the guidance.
                effect: None that can be shown so far.

    Says::

        Outcome O1 has not been achieved yet, but the plan does not say what still needs
        to improve.
        To fix: add "still_to_improve" to the assessment, saying what is missing and who
        will work on that. You can do this even if the assessment has already been
        committed to git.
    """
    for outcome, newest in _assessed(plan):
        left = newest.still_to_improve
        none_left = claims.says_nothing_left(left)
        if newest.outcome_achieved != "fully" and (not left or none_left):
            says = f"says {quoted(left)} about" if none_left else "does not say"
            yield Finding(
                f"Outcome {outcome.id} {_VERDICTS[str(newest.outcome_achieved)]}, but"
                f" the plan {says} what still needs to improve.",
                'add "still_to_improve" to the assessment, saying what is missing and'
                f" who will work on that.{_ALLOWED}",
                (*newest.route, "outcome_achieved"),
            )


@rule("AP487", "advice", clause="Difference: achieved, or still to improve")
def nobody_takes_it_on(plan: Plan) -> Iterator[Finding]:
    """An assessment does not say which action or plan covers what must still improve.

    When an outcome is fully achieved, or all its actions are closed, people rarely look
    at that outcome again. So the assessment must say how the remaining work will be
    done: in a new action, in another plan, or by monitoring a figure.

    Bad::

                progress:
                  - date: 2012-02-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
            difference:
              - date: 2012-02-20
                outcome_achieved: fully
                results:
                  - measure: Staff asked who know what to do next
                    value: 82 per cent
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Families are seen within a week of a second missed visit.
                still_to_improve: Schools hardly use the guidance.

    Says::

        Outcome O1 is assessed as fully achieved, but the assessment also says what
        still needs to improve. The plan does not say which action or plan will cover
        that work.
        To fix: if the improvement is part of this outcome, add an action for it. Then
        add a new assessment with today's date, "outcome_achieved: partly" and all the
        other fields as they should be now. If it is not part of this outcome, say at
        the end of "still_to_improve" which action or plan will cover it. You can do
        this even if the assessment has already been committed to git.

    Bad::

                progress:
                  - date: 2012-02-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
            difference:
              - date: 2012-02-20
                outcome_achieved: partly
                results:
                  - measure: Staff asked who know what to do next
                    value: 62 per cent
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Families are seen within a week of a second missed visit.
                still_to_improve: Schools hardly use the guidance.

    Says::

        Outcome O1 is partly achieved and its actions are closed, but the plan does not
        say who will do the work that is left.
        To fix: if this plan will cover that work, add an action for it. If not, say at
        the end of "still_to_improve" which plan or group will cover it. You can do this
        even if the assessment has already been committed to git.
    """
    for outcome, newest in _assessed(plan):
        left = newest.still_to_improve.casefold()
        if not left or claims.says_nothing_left(left) or _CARRIED.search(left):
            continue
        fully = newest.outcome_achieved == "fully"
        verdict = _VERDICTS[str(newest.outcome_achieved)]
        if fully:
            yield Finding(
                f"Outcome {outcome.id} is assessed as fully achieved, but the"
                " assessment also says what still needs to improve. The plan does not"
                " say which action or plan will cover that work.",
                "if the improvement is part of this outcome, add an action for it. Then"
                ' add a new assessment with today\'s date, "outcome_achieved: partly"'
                " and all the other fields as they should be now. If it is not part of"
                ' this outcome, say at the end of "still_to_improve" which action or'
                f" plan will cover it.{_ALLOWED}",
                (*newest.route, "still_to_improve"),
            )
        elif _is_finished(outcome, plan):
            yield Finding(
                f"Outcome {outcome.id} {verdict} and its actions are closed, but"
                " the plan does not say who will do the work that is left.",
                "if this plan will cover that work, add an action for it. If not, say"
                ' at the end of "still_to_improve" which plan or group will cover it.'
                f"{_ALLOWED}",
                (*newest.route, "still_to_improve"),
            )


_CARRIED = late.compile(
    r"\b(?:"
    + "|".join(map(re.escape, word_lists.load("guidance")["carried-on"]["words"]))
    + r")\b"
)


@rule("AP488", "warning", clause="Difference: achieved, or still to improve")
def achieved_with_open_actions(plan: Plan, day: date) -> Iterator[Finding]:
    """An outcome was assessed as fully achieved, but not all its actions were closed.

    Either the open action is not needed, or the outcome is not fully achieved yet. This
    rule also reports an action that was added or reopened after the assessment. The
    report, the agenda and "actionplan status" list the outcome as an exception, even if
    the action has been closed since the assessment.

    Bad::

            difference:
              - date: 2012-02-20
                outcome_achieved: fully
                results:
                  - measure: Staff asked who know what to do next
                    value: 82 per cent
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Families are seen within a week of a second missed visit.

    Says::

        Outcome O1 was assessed as fully achieved on 20 February 2012, when action 1.1
        was still open.
        To fix: if the action has been done or is no longer needed, record the action as
        complete or withdrawn. Then add a new assessment with today's date and the other
        fields as they are. If the action is still needed and has not been done, check
        whether this assessment has been committed to git. If it has not been committed,
        change "fully" to "partly" or "not-yet". Say in "still_to_improve" what is
        missing. If it has been committed, keep it as it is, and add a new assessment.
        In the new assessment, give today's date and all the other fields as they should
        be now.
    """
    for outcome, newest in _assessed(plan):
        if newest.outcome_achieved != "fully":
            continue
        if newest.date and newest.date.first_day > day:
            continue
        then = [a.id for a in requirements.open_when(newest, outcome, plan)]
        now = requirements.open_though_achieved(outcome, plan, day)
        still = then or [action.id for action in now]
        if still:
            several = len(still) > 1
            dated = f" {sentences.on(newest.date)}" if newest.date else ""
            are = "actions {} were" if several else "action {} was"
            when = f", when {are} still open"
            if not then:
                when = f", but {'actions {} are' if several else 'action {} is'} open"
            what = "each action" if several else "the action"
            again = (
                ". Then add a new assessment with today's date and the other fields as"
                " they are"
                if then
                else ""
            )
            are_needed = (
                "any of these actions is still needed and has not been done"
                if several
                else "the action is still needed and has not been done"
            )
            left = newest.still_to_improve
            what_is_left = "" if left else ' Say in "still_to_improve" what is missing.'
            partly = (
                f"If {are_needed}, check whether this assessment has been committed to"
                ' git. If it has not been committed, change "fully" to "partly" or'
                f' "not-yet".{what_is_left} If it has been committed, keep it as it'
                " is, and"
                f" {remedies.new_one('assessment')}"
                if then
                else 'If not, add a new assessment with "partly" or "not-yet".'
                f"{what_is_left} Leave this one as it is: no action was open then."
            )
            yield Finding(
                f"Outcome {outcome.id} was assessed as fully achieved{dated}"
                f"{when.format(omissions.listed(still))}.",
                f"if {what} has been done or is no longer needed, record {what} as"
                f" complete or withdrawn{again}. {partly}",
                (*newest.route, "outcome_achieved"),
            )


@rule("AP489", "warning", clause="Difference: how well it was done")
def signed_off_by_same_post(plan: Plan) -> Iterator[Finding]:
    """An action is signed off by its owner or the person who reported it as complete.

    A different person, who has seen the evidence, should say how well the action was
    done. This rule also reports an action if the plan does not say who signed it off.

    Bad::

                progress:
                  - date: 2012-01-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
                  - date: 2012-02-10
                    state: signed-off
                    reported_by: MSCB Development Officer
                    note: The subgroup saw the guidance.

    Says::

        "MSCB Development Officer" reported action 1.1 as complete, and also reported
        that it was signed off.
        To fix: if someone else signed off the action, give their job title at the end
        of the note of this entry, for example: "Signed off by the Chair of the
        Subgroup." You can do this even if the entry has already been committed to git.
        If no one else did, ask someone else, such as the chair of the group that
        reviews the plan, to look at the evidence and sign off the action. Record that
        in a new entry with today's date, "corrects: 2012-02-10", "state: signed-off"
        and that person's job title in "reported_by".

    Bad::

                progress:
                  - date: 2012-01-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
                  - date: 2012-02-10
                    state: signed-off
                    note: The subgroup saw the guidance.

    Says::

        Action 1.1 is signed off, but the plan does not say who signed it off.
        To fix: in the entry that signs off the action, add "reported_by" with the job
        title of the person who saw the evidence and signed off the action. You can do
        this even if the entry has already been committed to git.
    """
    for action in plan.actions:
        entries = timeline.every_entry(action.progress)
        signed_off = [each for each in entries if each.state == "signed-off"]
        for found in closing.sign_offs_in_doubt(action, entries):
            entry, how = found
            if entry is not signed_off[-1]:
                continue  # another sign-off has followed
            if how == "nobody":
                yield Finding(
                    f"Action {action.id} is signed off, but the plan does not say who"
                    " signed it off.",
                    'in the entry that signs off the action, add "reported_by" with the'
                    " job title of the person who saw the evidence and signed off the"
                    f" action.{remedies.still_allowed()}",
                    (*entry.route, "state"),
                )
                continue
            did = "owns the action" if how == "owns" else "reported it as complete"
            by = quoted(entry.reported_by)
            signed = f"Action {action.id} is signed off by {by}, who also {did}."
            if not found.by:
                signed = f"{by} {_REPORTED[how].format(action.id)}"
            yield Finding(
                signed,
                f"{'' if found.by else _BY_ANOTHER}{_ASK}"
                f"{committed.sign_off(entry, action.progress)}",
                (*entry.route, "reported_by"),
                written=entry.reported_by,
            )


_REPORTED = {
    "owns": "owns action {}, and also reported that it was signed off.",
    "reported": "reported action {} as complete, and also reported that it was signed"
    " off.",
}
_BY_ANOTHER = (
    "if someone else signed off the action, give their job title at the end of the note"
    ' of this entry, for example: "Signed off by the Chair of the Subgroup."'
    f"{remedies.still_allowed()} If no one else did, "
)
_ASK = (
    "ask someone else, such as the chair of the group that reviews the plan, to look at"
    " the evidence and sign off the action."
)


def _assessed(plan: Plan) -> Iterator[tuple[Outcome, Judgement]]:
    """Yield each outcome that has been assessed, with its latest assessment."""
    for outcome in plan.outcomes:
        said = timeline.verdicts(outcome, date.max)
        if said and readable.is_read(plan, (*outcome.route, "difference")):
            yield outcome, said[-1]


def _is_finished(outcome: Outcome, plan: Plan) -> bool:
    """Return whether every action for an outcome has been closed."""
    return readable.is_known(outcome, "actions") and all(
        timeline.standing(action, plan, date.max).state in CLOSED
        for action in outcome.actions
    )
