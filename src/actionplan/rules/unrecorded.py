"""Check that a plan records that something was reached or done (AP510 to AP514)."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import closing, readable, requirements, sentences, timeline
from actionplan.plan.model import DONE
from actionplan.rule import Finding, rule
from actionplan.rules import committed, currency, omissions
from actionplan.text import blanks, dates
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.model import Action, Entry, Outcome, Plan


@rule("AP510", "warning", clause="Progress: the next stage", timed=True)
def late_milestone(plan: Plan, day: date) -> Iterator[Finding]:
    """A milestone has passed its date, but is not recorded as reached.

    If the date of a milestone is a month, the milestone is late only after the last day
    of that month. A milestone of a closed action is never late. Each milestone that
    this rule reports is also shown as late in the report, in the agenda and by
    "actionplan status".

    Bad::

                milestones:
                  - milestone: A draft is with all agencies
                    due: 2012-01

    Says::

        The milestone "A draft is with all agencies" of action 1.1 was due by the end of
        January 2012. On 1 March 2012, the milestone is 4 weeks late.
        To fix: if the milestone has been reached, add "reached_on" to it, with the
        month or date. If the milestone needs more time, change its "due" to the new
        date, and record the reason in a progress entry. If the milestone is no longer
        needed, delete it and the line "milestones", and say why in a progress entry.

    Good::

                milestones:
                  - milestone: A draft is with all agencies
                    due: 2012-01
                    reached_on: 2012-02-03
    """
    for action in plan.actions:
        held = timeline.standing(action, plan, day).milestones
        status = committed.status_if_first(action)
        for number, one in zip(_places(action), held, strict=False):
            due = one.milestone.due
            if not one.late or due is None:
                continue
            named = one.milestone.milestone
            what = f"milestone {quoted(named)}" if named else "milestone without text"
            by = "on" if due.day else "by the end of"
            yield Finding(
                f"The {what} of action {action.id} was due {by} {due.words}. On"
                f" {dates.words(day)}, the milestone is {dates.span(due, day)} late.",
                'if the milestone has been reached, add "reached_on" to it, with the'
                ' month or date. If the milestone needs more time, change its "due" to'
                f" the new date, and record the reason in a progress entry{status}. If"
                f" the milestone is no longer needed, delete {_all(action)}, and say"
                f" why in a progress entry{status}.",
                (*action.route, "milestones", number, "due"),
                written=named,
            )


@rule("AP513", "warning", clause="Progress: what was done, and when")
def milestone_not_reached(plan: Plan) -> Iterator[Finding]:
    """An action is done, but one of its milestones is not recorded as reached.

    Either the milestone was reached and nobody recorded it, or part of the work was not
    done. Each action that this rule reports is also listed as an exception in the
    report, in the agenda and by "actionplan status".

    Bad::

                progress:
                  - date: 2012-01-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
                milestones:
                  - milestone: A draft is with all agencies
                    due: 2012-01

    Says::

        Action 1.1 is complete, but its milestone "A draft is with all agencies" is not
        recorded as reached.
        To fix: if the milestone has been reached, add "reached_on" to it, with the
        month or date. If the milestone was not needed, delete it and the line
        "milestones", and say why in a progress entry. If there is still work to do,
        open the action again: add a progress entry with "state: in-progress".

    Good::

                progress:
                  - date: 2012-01-10
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
                milestones:
                  - milestone: A draft is with all agencies
                    due: 2012-01
                    reached_on: 2012-01
    """
    for action in plan.actions:
        now = timeline.standing(action, plan, date.max)
        held, how = now.milestones, sentences.within(sentences.STATE[now.state])
        for number, one in zip(_places(action), held, strict=False):
            if not one.left:
                continue
            named = one.milestone.milestone
            what = f"milestone {quoted(named)}" if named else "milestone without text"
            yield Finding(
                f"Action {action.id} is {how}, but its {what} is not recorded as"
                " reached.",
                'if the milestone has been reached, add "reached_on" to it, with the'
                " month or date. If the milestone was not needed, delete"
                f" {_all(action)}, and say why in a progress entry. If there is still"
                " work to do, open the action again: add a progress entry with"
                ' "state: in-progress".',
                (*action.route, "milestones", number),
                written=named,
            )


@rule("AP514", "warning", clause="Desired outcome: decided", timed=True)
def outcome_date_only_in_words(plan: Plan, day: date) -> Iterator[Finding]:
    """A desired outcome gives a date that has passed, but the outcome has no due date.

    The report, the agenda and "actionplan status" count an outcome as overdue only if
    its due date has passed. All 3 list the outcomes that this rule reports, but not as
    overdue. This rule does not report an outcome that has been assessed as fully
    achieved. A date in words has passed when the period that it describes is over.
    "Within 12 months" is counted from when the plan was agreed. If an open action for
    the outcome has no known due date, this rule also checks the dates in the outcome's
    recommendations.

    Bad::

            desired_outcome: By January 2012, 80 per cent of staff asked know what to do
              next when a family does not engage.

    Says::

        The desired outcome of O1 says "By January 2012", which has passed. The outcome
        has no date in "due", so no report counts it as overdue.
        To fix: if the outcome has been achieved already, add "difference" to outcome
        O1, with an assessment that says "outcome_achieved: fully". If not, agree the
        date by which the outcome must be achieved. Then add that date to the outcome as
        "due", and change "By January 2012" to match. To see what to write in an
        assessment, type:
            actionplan explain difference

    Bad::

            desired_outcome: Within 6 months, 80 per cent of staff asked know what to do
              next when a family does not engage.

    Says::

        The desired outcome of O1 says "Within 6 months", and the plan was agreed on 15
        August 2011. That time has passed. The outcome has no date in "due", so no
        report counts it as overdue.
        To fix: if the outcome has been achieved already, add "difference" to outcome
        O1, with an assessment that says "outcome_achieved: fully". If not, agree the
        date by which the outcome must be achieved. Then add that date to the outcome as
        "due", and change "Within 6 months" to match. To see what to write in an
        assessment, type:
            actionplan explain difference

    Good::

            desired_outcome: By June 2012, 80 per cent of staff asked know what to do
              next when a family does not engage.
    """
    for outcome in plan.outcomes:
        if passed := requirements.passed_in_words(outcome, plan, day):
            place = passed.recommendation
            to_match = f", and change {quoted(passed.words)} to match"
            at: tuple[str | int, ...] = ("desired_outcome",)
            what = "The desired outcome"
            if place is not None:
                at, what = ("recommendations", place, "text"), "A recommendation"
            yield Finding(
                f"{what} of {outcome.id} {sentences.says_passed(passed, plan)}. The"
                ' outcome has no date in "due", so no report counts it as overdue.',
                "if the outcome has been achieved already,"
                f" {currency.add_assessment(outcome)} that says"
                ' "outcome_achieved: fully". If not, agree the date'
                " by which the outcome must be achieved. Then add that date to the"
                f' outcome as "due"{"" if place is not None else to_match}.'
                f" {currency.SEE_DIFFERENCE}",
                (*outcome.route, *at),
                written=passed.words,
            )


def _all(action: Action) -> str:
    """Name what to delete with a milestone, so that no empty list is left."""
    alone = len(action.milestones) == 1
    return 'it and the line "milestones"' if alone else "it"


def _places(action: Action) -> Iterator[int]:
    """Yield the place of each milestone in the file, without those not read."""
    unread = {f.item for f in action.unread_fields if f.field == "milestones"}
    return (number for number in count() if number not in unread)


@rule("AP511", "warning", clause="Progress: what was done, and when")
def done_without_date(plan: Plan) -> Iterator[Finding]:
    """An action is complete, but the plan does not say when it was done.

    Without the date, readers cannot tell whether the action was done in time. If
    several actions are complete without a date, there is only one message for all of
    them.

    Bad::

                progress:
                  - date_as_written: undated
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
                evidence: The staff survey of February 2012

    Says::

        The plan does not say when action 1.1 was done.
        To fix: find out when the action was done. Then add "achieved_on", with the
        month or date, to the entry that completes the action. You can do this even if
        the entry has already been committed to git. If you cannot find out the date,
        you can accept the problem, with a reason. To see how, type:
            actionplan explain done-without-date

    Good::

                progress:
                  - date_as_written: undated
                    state: complete
                    achieved_on: 2011-12
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
    """
    found = [(a, entry) for a in plan.actions if (entry := _undated(a)) is not None]
    if not found:
        return
    ids = tuple(action.id for action, _ in found)
    one = len(ids) == 1
    of = f"action {ids[0]} was" if one else f"actions {omissions.listed(ids)} were"
    yield Finding(
        f"The plan does not say when {of} done.",
        f"find out when {'the action' if one else 'each action'} was done. Then add"
        ' "achieved_on", with the month or date, to the entry that completes'
        f" the action.{remedies.still_allowed('the entry' if one else 'the entries')}"
        f" If you cannot find out the date, {blanks.accepted(_UNDATED)}",
        (*found[0][1].route, "state"),
        of=() if one else ids,
    )


_UNDATED = "done-without-date"


def _undated(action: Action) -> Entry | None:
    """Return the entry by which an action is done, if nobody knows when it was.

    A date that could not be read, or is later than the report, is reported elsewhere.
    """
    taken = timeline.steps(action, timeline.every_entry(action.progress))
    closing: Entry | None = None
    for step in taken:
        if step.state not in DONE:
            closing = None
        elif closing is None:
            closing = step.entry
    if closing is None or timeline.done_on(closing):
        return None
    unread = {one.field for one in closing.unread_fields} & {"date", "achieved_on"}
    return None if unread or closing.is_achieved_later else closing


@rule("AP512", "warning", clause="Difference: assessed", timed=True)
def overdue_outcome(plan: Plan, day: date) -> Iterator[Finding]:
    """An outcome has passed its due date, but is not assessed as fully achieved.

    Even if all the actions of an outcome are done, only an assessment can show that the
    outcome is achieved. An outcome is still overdue if it was assessed as partly
    achieved, or if the figures contradict an assessment that says "fully". Each outcome
    that this rule reports is also listed as overdue in the report, in the agenda and by
    "actionplan status". If an outcome should have been assessed by now because all its
    actions are closed, another rule reports that outcome instead.

    Bad::

            due: 2012-02

    Says::

        Outcome O1 was due by the end of February 2012, but no assessment says that it
        has been achieved.
        To fix: if the outcome needs more time, agree a new date, and change "due" to
        that date. If not, measure everything in the baseline again, ask the people
        concerned what has changed, and add "difference" to outcome O1, with an
        assessment. To see what to write in an assessment, type:
            actionplan explain difference

    Good::

            due: 2012-03
    """
    for outcome in plan.outcomes:
        due = outcome.due
        if due is None or not requirements.is_outcome_overdue(outcome, day):
            continue
        if not readable.is_read(plan, (*outcome.route, "difference")):
            continue
        if closing.awaits_assessment(outcome, plan, day):
            continue
        by = "on" if due.day else "by the end of"
        against = requirements.contradicted(outcome, day)
        disproved = against is not None and against.outcome_achieved == "fully"
        see = "" if disproved else f" {currency.SEE_DIFFERENCE}"
        assess = (
            f"{currency.how_to_assess(outcome)} and {currency.add_assessment(outcome)}."
        )
        yield Finding(
            f"Outcome {outcome.id} was due {by} {due.words}, but"
            f" {_not_achieved(outcome, day, disproved=disproved)}.",
            'if the outcome needs more time, agree a new date, and change "due" to that'
            f" date. If not, {_CHECK_FIGURES if disproved else assess}{see}",
            (*outcome.route, "due"),
        )


def _not_achieved(outcome: Outcome, day: date, *, disproved: bool) -> str:
    """Say what the assessments of an overdue outcome do not say, or do not prove."""
    if disproved:
        return (
            "the assessment that says it has been achieved is contradicted by its"
            " figures"
        )
    said = timeline.judgements(outcome, day)
    if any(each.outcome_achieved == "fully" for each in said):
        return "the latest assessment does not say that it has been achieved"
    return "no assessment says that it has been achieved"


_CHECK_FIGURES = (
    "check the figures. If the figures are right, record a new assessment that they"
    " support."
)
