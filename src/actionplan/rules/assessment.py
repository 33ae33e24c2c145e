"""Check that the difference made is assessed (AP480 to AP495)."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from actionplan.plan import readable, sentences, timeline
from actionplan.plan.model import CLOSED, OPEN
from actionplan.rule import Finding, rule
from actionplan.rules import omissions
from actionplan.text import claims, deeds, late, substance, suggest, word_lists
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.model import Entry, Judgement, Outcome, Plan


@rule("AP480", "warning", clause="Difference: achieved, or still to improve")
def difference_without_verdict(plan: Plan) -> Iterator[Finding]:
    """A judgement gives results, and does not say whether the outcome is achieved.

    The guidance asks agencies to consider whether the desired outcome has been
    achieved, or whether improvements are still to be made. An entry that only holds
    feedback needs no such answer.

    Bad::

            difference:
              - date: 2012-02-20
                results:
                  - measure: Staff asked who know what to do next
                    value: 62 per cent

    Says::

        This judgement of 20 February 2012 does not say whether outcome O1 has been
        achieved.
        To fix: add "outcome_achieved": fully, partly, not-yet or no-change.
    """
    for outcome in plan.outcomes:
        for judgement in outcome.difference:
            said = judgement.results or judgement.effect or judgement.still_to_improve
            if said and readable.lacks(judgement, "outcome_achieved"):
                yield Finding(
                    f"This judgement {sentences.dated(judgement)} does not say whether"
                    f" outcome {outcome.id} has been achieved.",
                    'add "outcome_achieved": fully, partly, not-yet or no-change.',
                    judgement.route,
                )


@rule("AP481", "warning", clause="Difference: comparable outcomes")
def result_not_in_baseline(plan: Plan) -> Iterator[Finding]:
    """A result is of something that the baseline did not measure.

    The guidance asks for outcomes that can be compared. A figure by itself does not
    show a change; and a measure under a new name is compared with nothing.

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

        The result "Staff who know what to do next" cannot be compared: it is not in the
        baseline of outcome O1. Did you mean "Staff asked who know what to do next"?
        To fix: use the words of the baseline, and measure in the same way.

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

        The result "Places taken up" cannot be compared: it is not in the baseline of
        outcome O1.
        To fix: use the words of the baseline, and measure in the same way.
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
                    mean = f" Did you mean {quoted(known[near[0]])}?" if near else ""
                    yield Finding(
                        f"The result {quoted(result.measure)} cannot be compared: it is"
                        f" not in the baseline of outcome {outcome.id}.{mean}",
                        "use the words of the baseline, and measure in the same way.",
                        (*judgement.route, "results", number, "measure"),
                    )


@rule("AP482", "warning", clause="Difference: comparable outcomes")
def baseline_not_measured_again(plan: Plan) -> Iterator[Finding]:
    """The newest judgement does not measure again what the baseline measured.

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

        The judgement of outcome O1 does not measure "Staff asked who know what to do
        next" again.
        To fix: add below "results" each measure of the baseline, in the same words, and
        its value now.
    """
    for outcome, newest in _judged(plan):
        known = [omissions.normal(measure.measure) for measure in outcome.baseline]
        again = {omissions.normal(result.measure) for result in newest.results}
        missing = [
            m for m in outcome.baseline if omissions.normal(m.measure) not in again
        ]
        if missing and again <= set(known):
            others = len(missing) - 1
            more = f" and {others} other measures" if others > 1 else ""
            more = " and 1 other measure" if others == 1 else more
            yield Finding(
                f"The judgement of outcome {outcome.id} does not measure"
                f" {quoted(missing[0].measure)}{more} again.",
                'add below "results" each measure of the baseline, in the same words,'
                " and its value now.",
                newest.route,
            )


@rule("AP483", "warning", clause="Difference: feedback")
def difference_without_feedback(plan: Plan) -> Iterator[Finding]:
    """An outcome has been judged, and nobody has been asked.

    The guidance asks for feedback of agencies and individuals beside the figures.

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

        Outcome O1 does not have any feedback beside its judgement.
        To fix: add "feedback" with what staff, children or families say: "from" and
        "text". Write who they are, not their names.
    """
    asked = [outcome for outcome, _ in _judged(plan)]
    lacking = [o for o in asked if not any(j.feedback for j in o.difference)]
    yield from omissions.findings(
        plan, _FEEDBACK, lacking=lacking, asked=asked, of="judged outcomes"
    )


_FEEDBACK = omissions.Lack(
    "outcome",
    "have",
    "any feedback beside its judgement",
    'add "feedback" with what staff, children or families say: "from" and "text". Write'
    " who they are, not their names.",
)


@rule("AP484", "warning", clause="Difference: effect on children")
def difference_without_effect(plan: Plan) -> Iterator[Finding]:
    """An outcome has been judged, and not what it has meant for children.

    The guidance asks for the effect on the welfare and safety of children and young
    people: that is what the plan is for.

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

        Outcome O1 does not say what it has meant for children and young people.
        To fix: add "effect" to the judgement with how children are safer or better off,
        and how you know.
    """
    asked = [outcome for outcome, _ in _judged(plan)]
    lacking = [o for o in asked if not any(j.effect for j in o.difference)]
    yield from omissions.findings(
        plan, _EFFECT, lacking=lacking, asked=asked, of="judged outcomes"
    )


_EFFECT = omissions.Lack(
    "outcome",
    "say",
    "what it has meant for children and young people",
    'add "effect" to the judgement with how children are safer or better off, and how'
    " you know.",
)


@rule("AP492", "advice", clause="Difference: effect on children")
def effect_says_little(plan: Plan) -> Iterator[Finding]:
    """The effect on children is a claim, or says again that something was done.

    "Children are safer" can be written of every plan, and "training was delivered" is
    what the entries say. The guidance asks for the effect on the welfare and safety of
    children: what is different for them, and how that is known. That there is none yet
    is an answer too.

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

        "Children are better protected as a result." does not say how anyone could tell.
        To fix: write what is different for whom, and how you know, such as: 18 of 18
        babies went home with a visit booked.

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
        it has meant for children.
        To fix: write what is different for whom, and how you know, such as: 18 of 18
        babies went home with a visit booked.
    """
    for _, newest in _judged(plan):
        effect = newest.effect
        if not effect or claims.is_open(effect):
            continue
        what = ""
        if substance.is_general(effect, "effect"):
            what = "does not say how anyone could tell"
        elif deeds.is_only_deed(effect) or not deeds.tells_effect(effect):
            what = "says what was done, not what it has meant for children"
        if what:
            yield Finding(
                f"{quoted(effect, _WHOLE)} {what}.",
                "write what is different for whom, and how you know, such as: 18 of 18"
                " babies went home with a visit booked.",
                (*newest.route, "effect"),
                written=effect,
            )


_WHOLE = 160
"""Characters of an effect that are shown: all of it says too little."""


@rule("AP485", "warning", clause="Difference: evidenced")
def difference_without_evidence(plan: Plan) -> Iterator[Finding]:
    """An outcome is judged, and neither a result nor a document shows it.

    The guidance asks for a judgement that is evidenced. Where there is a baseline, it
    is the results that are missing.

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

        Nothing shows how it is known that outcome O1 is partly achieved.
        To fix: add "evidence" with the document, or "results" with what was measured.
    """
    for outcome, newest in _judged(plan):
        if not (outcome.baseline or newest.results or newest.evidence):
            yield Finding(
                f"Nothing shows how it is known that outcome {outcome.id}"
                f" {_VERDICTS[str(newest.outcome_achieved)]}.",
                'add "evidence" with the document, or "results" with what was'
                " measured.",
                newest.route,
            )


_VERDICTS = {
    "fully": "is fully achieved",
    "partly": "is partly achieved",
    "not-yet": "is not achieved yet",
    "no-change": "has brought no change",
}


@rule("AP486", "warning", clause="Difference: achieved, or still to improve")
def nothing_to_improve(plan: Plan) -> Iterator[Finding]:
    """An outcome is not fully achieved, and it is not said what is still to improve.

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

        Outcome O1 is not achieved yet, and it is not said what is still to improve.
        To fix: add "still_to_improve" to the judgement with what is missing and who
        takes it on.
    """
    for outcome, newest in _judged(plan):
        if newest.outcome_achieved != "fully" and not newest.still_to_improve:
            yield Finding(
                f"Outcome {outcome.id} {_VERDICTS[str(newest.outcome_achieved)]}, and"
                " it is not said what is still to improve.",
                'add "still_to_improve" to the judgement with what is missing and who'
                " takes it on.",
                (*newest.route, "outcome_achieved"),
            )


@rule("AP487", "advice", clause="Difference: achieved, or still to improve")
def nobody_takes_it_on(plan: Plan) -> Iterator[Finding]:
    """Something is still to improve, and no action or other plan takes it on.

    Where an outcome is fully achieved, or all its actions are closed, nobody will
    come back to what is left unless it says where that goes: to a new action, to
    another plan, or to a figure that is watched.

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

        Outcome O1 is fully achieved, and it is not said who takes on what is still to
        improve.
        To fix: say which action or plan takes it on. If it belongs to this outcome,
        write "partly" and add an action.

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

        Outcome O1 is partly achieved and its actions are closed. It is not said who
        takes on what is still to improve.
        To fix: add an action for it, or say which plan or group takes it on.
    """
    for outcome, newest in _judged(plan):
        left = newest.still_to_improve.casefold()
        if not left or _CARRIED.search(left):
            continue
        fully = newest.outcome_achieved == "fully"
        verdict = _VERDICTS[str(newest.outcome_achieved)]
        if fully:
            yield Finding(
                f"Outcome {outcome.id} {verdict}, and it is not said who takes on what"
                " is still to improve.",
                "say which action or plan takes it on. If it belongs to this outcome,"
                ' write "partly" and add an action.',
                (*newest.route, "still_to_improve"),
            )
        elif _is_finished(outcome, plan):
            yield Finding(
                f"Outcome {outcome.id} {verdict} and its actions are closed. It is not"
                " said who takes on what is still to improve.",
                "add an action for it, or say which plan or group takes it on.",
                (*newest.route, "still_to_improve"),
            )


_CARRIED = late.compile(
    r"\b(?:"
    + "|".join(map(re.escape, word_lists.load("guidance")["carried-on"]["words"]))
    + r")\b"
)


@rule("AP488", "warning", clause="Difference: achieved, or still to improve")
def achieved_with_open_actions(plan: Plan, day: date) -> Iterator[Finding]:
    """An outcome was judged fully achieved while one of its actions was still open.

    Either the action was not needed, or there is something still to come.

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

        Outcome O1 was judged fully achieved on 20 February 2012, when action 1.1 was
        still open.
        To fix: record the action as complete or withdrawn, or write "partly".
    """
    for outcome, newest in _judged(plan):
        if newest.outcome_achieved != "fully" or newest.date is None:
            continue
        if newest.date.first_day > day:
            continue
        day = newest.date.last_day
        still = [
            action.id
            for action in outcome.actions
            if (action.added is None or action.added.first_day <= day)
            and timeline.standing(action, plan, day).state in OPEN
        ]
        if still:
            are = "actions {} were" if len(still) > 1 else "action {} was"
            yield Finding(
                f"Outcome {outcome.id} was judged fully achieved"
                f" {'on' if newest.date.day else 'in'} {newest.date.words}, when"
                f" {are.format(omissions.listed(still))} still open.",
                'record the action as complete or withdrawn, or write "partly".',
                (*newest.route, "outcome_achieved"),
            )


@rule("AP489", "warning", clause="Difference: how well it was done")
def signed_off_by_same_post(plan: Plan) -> Iterator[Finding]:
    """An action is signed off by the post that reported it complete.

    How well an action has been done is for somebody else to say, who has seen the
    evidence.

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

        Action 1.1 is signed off by "MSCB Development Officer", who also reported it
        complete.
        To fix: have somebody else see the evidence and sign it off, such as the chair
        of the group that reviews the plan.

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

        Action 1.1 is signed off, and it is not said by whom.
        To fix: add "reported_by" with the post that saw the evidence and signed it off.
    """
    for action in plan.actions:
        by = ""
        for entry in timeline.in_order(action.progress):
            if entry.state == "complete":
                by = entry.reported_by
            elif entry.state == "signed-off":
                yield from _signed_off(action.id, entry, by)


def _signed_off(number: str, entry: Entry, by: str) -> Iterator[Finding]:
    if readable.lacks(entry, "reported_by"):
        yield Finding(
            f"Action {number} is signed off, and it is not said by whom.",
            'add "reported_by" with the post that saw the evidence and signed it off.',
            (*entry.route, "state"),
        )
    elif omissions.normal(entry.reported_by) == omissions.normal(by):
        yield Finding(
            f"Action {number} is signed off by {quoted(entry.reported_by)}, who also"
            " reported it complete.",
            "have somebody else see the evidence and sign it off, such as the chair of"
            " the group that reviews the plan.",
            (*entry.route, "reported_by"),
            written=entry.reported_by,
        )


def _judged(plan: Plan) -> Iterator[tuple[Outcome, Judgement]]:
    """Give each outcome that has been judged, with the newest judgement."""
    for outcome in plan.outcomes:
        said = [
            judgement
            for judgement in timeline.judgements(outcome, date.max)
            if judgement.outcome_achieved
        ]
        if said and readable.is_read(plan, (*outcome.route, "difference")):
            yield outcome, said[-1]


def _is_finished(outcome: Outcome, plan: Plan) -> bool:
    """Tell whether every action of an outcome has been closed."""
    return readable.is_known(outcome, "actions") and all(
        timeline.standing(action, plan, date.max).state in CLOSED
        for action in outcome.actions
    )
