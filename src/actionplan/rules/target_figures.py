"""Check that targets and figures change for the better (AP422 onwards)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import closing, sentences, timeline
from actionplan.rule import Finding, rule
from actionplan.rules import committed, entry_options, omissions
from actionplan.text import blanks, figures, substance
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.model import Measure, Plan


@rule("AP422", "warning", clause="Desired outcome: target")
def target_is_today(plan: Plan) -> Iterator[Finding]:
    """The starting figure of a measure already meets its target.

    With this target, the outcome would be fully achieved even if nothing changed. If
    the aim is to keep a level, say so in the target, for example "stay at 98 per cent".

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: 80 per cent
                target: 8 out of 10
                date: 2011-06
                taken_from: staff survey of June 2011

    Says::

        The target for "Staff asked who know what to do next" is the same as its
        starting figure, 80 per cent.
        To fix: if "value" is wrong, correct it. If the aim is to do better, write in
        "target" the figure that will count as success. If the aim is to keep this
        level, in "target", write: stay at 80 per cent

    Bad::

            baseline:
              - measure: Children moved more than twice in the year
                value: "3"
                target: fewer than 5
                date: 2011-06
                taken_from: placement records of June 2011

    Says::

        The starting figure for "Children moved more than twice in the year", 3, already
        meets its target of fewer than 5.
        To fix: if "value" is wrong, correct it. If the aim is to do better, write in
        "target" the figure that will count as success. If the aim is to keep this
        level, in "target", write: stay at 3

    Good::

            baseline:
              - measure: Staff asked who know what to do next
                value: 80 per cent
                target: stay at 80 per cent
                date: 2011-06
                taken_from: staff survey of June 2011
    """
    for outcome in plan.outcomes:
        holder = (*outcome.route, "baseline")
        for number, measure in omissions.numbered(plan, holder, outcome.baseline):
            if said := _met_from_start(measure):
                yield Finding(
                    said,
                    'if "value" is wrong, correct it. If the aim is to do better, write'
                    ' in "target" the figure that will count as success. If the aim is'
                    f' to keep this level, in "target", write: stay at {measure.value}',
                    (*holder, number, "target"),
                    written=measure.target,
                )


def _met_from_start(measure: Measure) -> str:
    """Say that nothing has to change to meet the target; empty if something has."""
    name, value, target = quoted(measure.measure), measure.value, measure.target
    if figures.is_the_same(value, target):
        return f"The target for {name} is the same as its starting figure, {value}."
    if figures.is_met_from_start(value, target) and not _is_worse(measure):
        return (
            f"The starting figure for {name}, {value}, already meets its target of"
            f" {target}."
        )
    return ""


@rule("AP423", "warning", clause="Desired outcome: target")
def target_the_wrong_way(plan: Plan) -> Iterator[Finding]:
    """The target for a measure is worse than its starting figure.

    Usually one of the 2 figures has been mistyped, or the 2 figures have been swapped.
    This rule checks a measure only if its words show whether a higher or a lower figure
    is better.

    Bad::

            baseline:
              - measure: Assessments completed on time
                value: 45 per cent
                target: 30 per cent
                date: 2011-06
                taken_from: monthly report of June 2011

    Says::

        The target for "Assessments completed on time" is 30 per cent, which is worse
        than the starting figure, 45 per cent.
        To fix: if each figure is in the wrong field, swap "value" and "target". If one
        of the figures is wrong, correct that figure. If both are right, accept this
        problem, with a reason. To see how, type:
            actionplan explain target-the-wrong-way

    Good::

            baseline:
              - measure: Assessments not completed on time
                value: 45 per cent
                target: 30 per cent
                date: 2011-06
                taken_from: monthly report of June 2011
    """
    for outcome in plan.outcomes:
        holder = (*outcome.route, "baseline")
        for number, measure in omissions.numbered(plan, holder, outcome.baseline):
            if _is_worse(measure):
                yield Finding(
                    f"The target for {quoted(measure.measure)} is {measure.target},"
                    f" which is worse than the starting figure, {measure.value}.",
                    'if each figure is in the wrong field, swap "value" and "target".'
                    " If one of the figures is wrong, correct that figure. If both are"
                    f" right, {remedies.accepting('target-the-wrong-way')}",
                    (*holder, number, "target"),
                    written=measure.target,
                )


def _is_worse(measure: Measure) -> bool:
    """Return whether a target is worse than the start, if its words leave no doubt."""
    own = figures.better(measure.value)
    aim = own or figures.better(measure.measure)
    if aim == "down" and not own:
        return False  # the name of a measure is rarely clear enough for that
    return figures.is_worse(measure.value, measure.target, aim)


@rule("AP499", "advice", clause="Difference: achieved, or still to improve")
def worse_than_before(plan: Plan) -> Iterator[Finding]:
    """The latest figure for a measure is worse than the figure before it.

    A figure that meets its target is not reported. A measure that the assessment
    mentions in "still_to_improve" is not reported either. This rule checks a measure
    only if the baseline and the target show whether a higher or a lower figure is
    better.

    Bad::

            difference:
              - date: 2011-12-01
                outcome_achieved: partly
                results:
                  - measure: Staff asked who know what to do next
                    value: 71 per cent
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Families are seen within a week of a second missed visit.
                still_to_improve: Schools do not use the guidance yet (action 1.1).
              - date: 2012-02-20
                outcome_achieved: partly
                results:
                  - measure: Staff asked who know what to do next
                    value: 62 per cent
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Families are seen within a week of a second missed visit.
                still_to_improve: Schools do not use the guidance yet (action 1.1).

    Says::

        "Staff asked who know what to do next" in outcome O1 is worse than before: 71
        per cent as assessed on 1 December 2011, but 62 per cent as assessed on 20
        February 2012.
        To fix: check both figures. If both are right, say at the end of
        "still_to_improve" in the latest assessment why "Staff asked who know what to do
        next" is worse, and who is working on that. You can do this even if the
        assessment has already been committed to git. If a figure is wrong, and its
        assessment has not been committed, correct the figure. If that assessment has
        been committed, keep it as it is, and add a new assessment. In the new
        assessment, give today's date and all the other fields as they should be now.

    Good::

            difference:
              - date: 2011-12-01
                outcome_achieved: partly
                results:
                  - measure: Staff asked who know what to do next
                    value: 71 per cent
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Families are seen within a week of a second missed visit.
                still_to_improve: Schools do not use the guidance yet (action 1.1).
              - date: 2012-02-20
                outcome_achieved: partly
                results:
                  - measure: Staff asked who know what to do next
                    value: 62 per cent
                feedback:
                  - from: front line staff
                    text: We use the flow chart at every duty handover.
                effect: Families are seen within a week of a second missed visit.
                still_to_improve: Six new staff do not know the chart (action 1.1).
    """
    for outcome in plan.outcomes:
        for one in timeline.comparisons(outcome, date.max):
            worse = timeline.worse_than(one)
            if worse is None or timeline.verdict(one) == "met":
                continue
            judgement, now = one.again[-1]
            told = substance.content(judgement.still_to_improve)
            if told & substance.content(one.measure):
                continue
            then = sentences.measured(*worse)
            yield Finding(
                f"{quoted(one.measure)} in outcome {outcome.id} is worse than before:"
                f" {worse[1].value} {then}, but {now.value}"
                f" {sentences.measured(judgement, now)}.",
                _CHECK.format(measure=quoted(one.measure)),
                (*judgement.route, "outcome_achieved"),
                written=now.value,
            )


_CHECK = (
    'check both figures. If both are right, say at the end of "still_to_improve" in the'
    " latest assessment why {measure} is worse, and who is working on that."
    f"{remedies.still_allowed('the assessment')} If a figure is wrong, and its"
    " assessment has not been committed, correct the figure. If that assessment has"
    f" been committed, keep it as it is, and {remedies.new_one('assessment')}"
)


@rule("AP454", "warning", clause="Measuring success: levels of success")
def success_target_missed(plan: Plan) -> Iterator[Finding]:
    """A figure reported for a complete action misses the target.

    This rule reads the notes and the evidence in the entry that reports the action as
    complete, and in later entries. It compares a figure with the target only if it is
    clear what the figure measures, and whether a higher or a lower figure is better. It
    does not check an action that repeats, because a later round may reach the target.

    Bad::

                progress:
                  - date: 2012-02-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: On the website. Of staff asked, 62 per cent say it is clear.

    Says::

        Action 1.1 is complete, but this entry gives a figure that misses the target,
        "80 per cent of those asked": "Of staff asked, 62 per cent say it is clear".
        To fix: if the figure is wrong, add a new entry. In the new entry, give today's
        date, "corrects: 2012-02-10" and all the other fields as they should be now. If
        the board accepts this result, add a progress entry with a note that says so,
        for example: "The board accepts this result, although the target was 80 per cent
        of those asked." If the action is still in progress, type this command, with
        what has been done and what is left to do in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state in-progress

    Good::

                progress:
                  - date: 2012-02-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: On the website. Of staff asked, 84 per cent say it is clear.
    """
    for action in omissions.actions(plan):
        entries = timeline.every_entry(action.progress)
        found = closing.more_to_do(action, plan, entries, date.max)
        if found is None or not found.target:
            continue
        entry = found.entry
        state = timeline.states(action, entries)[-1]
        rating = (blanks.RATING,) if any(each.rag for each in entries) else ()
        reopened = blanks.entry(
            f"{plan.id}/{action.id}", "--state in-progress", *rating
        )
        yield Finding(
            f"Action {action.id} is {sentences.within(sentences.STATE[state])}, but"
            f" this entry {sentences.misses(found.target)}:"
            f" {quoted(found.sentence, _MOST)}.",
            f"if the figure is wrong, {committed.correct(entry, action.progress)}"
            " If the board accepts this result, add a progress entry with a note that"
            ' says so, for example: "The board accepts this result, although the target'
            f' was {found.target}." If the action is still in progress,'
            f" {blanks.filled(reopened, note=entry_options.DONE_AND_LEFT)}",
            (*entry.route, "note" if entry.note else "evidence"),
            written=found.words,
        )


_MOST = 160
"""The most letters of a sentence to quote."""
