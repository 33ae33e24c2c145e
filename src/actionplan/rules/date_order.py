"""Check for dates that are in the wrong order (AP438, AP448, AP467, AP474)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from actionplan.messages import remedies
from actionplan.plan import timeline
from actionplan.rule import Finding, rule
from actionplan.rules import committed, omissions
from actionplan.text import claims, dates
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Outcome, Plan
    from actionplan.text.dates import Date


@rule("AP438", "warning", clause="Specific action: a definite date")
def later_in_words(plan: Plan) -> Iterator[Finding]:
    """The text of an action gives a date later than its due date.

    If the text and the due date disagree, readers do not know which date to meet. Every
    report uses the due date.

    Bad::

                action: Publish guidance for working with families by September 2012

    Says::

        The text of action 1.1 says "by September 2012", but the action is due in May
        2012.
        To fix: if the due date is right, delete the date from "action", because the due
        date is always shown with it. If the action has already been committed to git,
        add a progress entry that says why its wording has changed. If the due date is
        wrong and the action has already been committed to git, keep "due" as it is, and
        record the right date as "new_due" in a progress entry. If the due date is wrong
        and the action has not been committed, correct the due date.

    Good::

                action: Publish guidance for working with families by September 2012
                progress:
                  - date: 2012-02-20
                    new_due: 2012-09
                    note: Two agencies have asked for more time to read the draft.
    """
    for action in omissions.actions(plan):
        said = claims.date_in(action.action)
        due = timeline.standing(action, plan, date.max).due if said else None
        if due and said and said.date.first_day > due.last_day:
            status = committed.status_if_first(action)
            yield Finding(
                f"The text of action {action.id} says {quoted(said.words)}, but the"
                f" action is due {_on(due)}.",
                'if the due date is right, delete the date from "action", because the'
                " due date is always shown with it."
                f"{remedies.say_why_reworded(status=status)}"
                f"{_right_due(status, is_first=due == action.due)}",
                (*action.route, "action"),
                written=said.words,
            )


def _right_due(status: str, *, is_first: bool) -> str:
    """Say what to do about a wrong due date, which may be the action's first one."""
    if is_first:
        wrong = remedies.instead_of_due("the due date", status)
        return (
            f"{wrong} If the due date is wrong and the action has not been committed,"
            " correct the due date."
        )
    return (
        " If the due date is wrong, add a progress entry with the right date as"
        ' "new_due".'
    )


@rule("AP448", "warning", clause="Measuring success: when it is achieved")
def measured_before_due(plan: Plan) -> Iterator[Finding]:
    """Success is measured before the action is due.

    A measurement taken before the action is done cannot show what the action has
    achieved.

    Bad::

                success:
                  - measure: Staff asked who say the guidance is clear
                    method: staff-survey
                    target: 80 per cent of those asked
                    measured_by: 2012-03

    Says::

        The success of action 1.1 will be measured in March 2012, before the action is
        due in May 2012.
        To fix: if the action is really due earlier, record the earlier date as
        "new_due" in a progress entry. If not, change "measured_by" to a date after the
        action is due, when people will be able to see a difference.
    """
    for action in omissions.to_do(plan):
        if not _may_be_measured_before(action):
            continue
        due = timeline.standing(action, plan, date.max).due
        for number, success in enumerate(action.success):
            measured = success.measured_by
            if not (due and measured) or _was_complete(action, measured):
                continue
            if measured.last_day < due.first_day:
                yield Finding(
                    f"The success of action {action.id} will be measured"
                    f" {_on(measured)}, before the action is due {_on(due)}.",
                    "if the action is really due earlier, record the earlier date as"
                    ' "new_due" in a progress'
                    f" entry{committed.status_if_first(action)}. If not, change"
                    ' "measured_by" to a date after the action is due, when people will'
                    " be able to see a difference.",
                    (*action.route, "success", number, "measured_by"),
                )


def _may_be_measured_before(action: Action) -> bool:
    """Check quickly whether success is measured before any due date ever given.

    Only recurring actions have due dates that were not given.
    """
    due = [action.due, *(entry.new_due for entry in action.progress)]
    latest = max((day.first_day for day in due if day), default=date.min)
    return any(
        each.measured_by and (action.recurs or each.measured_by.last_day < latest)
        for each in action.success
    )


def _was_complete(action: Action, by: Date) -> bool:
    """Return whether an action had been completed by then, and was opened again."""
    done = [entry for entry in action.progress if entry.state == "complete"]
    return any(e.date and e.date.first_day <= by.last_day for e in done)


@rule("AP467", "warning", clause="Progress: the next stage", timed=True)
def next_stage_after_due(plan: Plan, day: date) -> Iterator[Finding]:
    """The next stage of an action is due after the action itself.

    The plan already shows that the action will be overdue before its next stage is due.
    Once the action is overdue, another rule reports the action instead.

    Bad::

                progress:
                  - date: 2011-12-05
                    rag: green
                    next: Submit the final draft to the subgroup
                    next_due: 2012-07
                    note: The first draft went to all agencies.

    Says::

        The next stage of action 1.1 is due in July 2012, but the action itself is due
        in May 2012.
        To fix: add a progress entry to action 1.1, with the RAG rating as "rag". If the
        stage is really due by the end of May 2012, repeat it as "next", and give the
        right date as "next_due". If July 2012 is right, the action needs more time.
        Agree a new due date, which must be July 2012 or later. Give that date as
        "new_due", and the reason in the note. If the new date has not been agreed yet,
        give it as "new_due_requested" instead. This problem will be reported until the
        date has been agreed.
    """
    for action in plan.actions:
        now = timeline.standing(action, plan, day)
        due = now.due if action.due or now.moves else None
        if now.overdue or not now.is_open:
            continue  # overdue-action says so, or it was done before this stage
        after = now.planned.next_due if now.planned else None
        rag = ', with the RAG rating as "rag"' if now.rag else ""
        if now.planned and after and due and after.first_day > due.last_day:
            yield Finding(
                f"The next stage of action {action.id} is due {_on(after)}, but the"
                f" action itself is due {_on(due)}.",
                f"add a progress entry to action {action.id}{rag}. If the stage is"
                f' really due by {_end_of(due)}, repeat it as "next", and give the'
                f' right date as "next_due". If {after.words} is right, the action'
                f" needs more time. Agree a new due date, which must be {after.words}"
                ' or later. Give that date as "new_due", and the reason in the note. If'
                ' the new date has not been agreed yet, give it as "new_due_requested"'
                " instead. This problem will be reported until the date has been"
                " agreed.",
                (*now.planned.route, "next_due"),
            )


@rule("AP474", "warning", clause="Desired outcome: comparable later")
def wrong_side_of_agreement(plan: Plan) -> Iterator[Finding]:
    """A date is too early or too late, given the date on which the plan was agreed.

    The review that led to a plan happens before the plan is agreed, and the first
    review of the plan happens afterwards. Starting figures should be measured before
    the plan is agreed. If work has already been reported, a later figure is allowed
    only if it was measured before the first report. If no work has been reported yet, a
    later figure is allowed up to 3 months after the plan was agreed.

    The dates of work that is still to be done must not be earlier than the date on
    which the action was agreed or added. The latest entry or assessment in the plan
    must not be earlier than the agreement. This rule does not check the dates of an
    action that is closed, or a milestone that was reached. If an action has a due date,
    other rules check that date and the date on which success will be measured.

    Bad::

        source:
          type: serious-case-review
          reference: SCR Family A
          date: 2012-06

    Says::

        The plan was agreed on 15 August 2011, but its "source" is dated June 2012.
        To fix: if both dates are right, accept this problem, with a reason. To see how,
        type:
            actionplan explain wrong-side-of-agreement
        If not, correct the date that is wrong.

    Bad::

        review:
          every: 6 months
          first: 2011-02
          by: MSCB Development Officer
          reports_to: Learning and Development Subgroup
          purpose: Content is still up to date and agreed by a multi-agency group

    Says::

        The plan was agreed on 15 August 2011, but its first review is dated February
        2011.
        To fix: if both dates are right, accept this problem, with a reason. To see how,
        type:
            actionplan explain wrong-side-of-agreement
        If not, correct the date that is wrong.

    Bad::

            baseline:
              - measure: Staff asked who know what to do next
                value: 35 per cent
                target: 80 per cent
                date: 2012-01
                taken_from: staff survey of January 2012

    Says::

        The plan was agreed on 15 August 2011, but the baseline figure for "Staff asked
        who know what to do next" is dated January 2012.
        To fix: if both dates are right, say in "taken_from" that the figure was
        measured after the plan was agreed, and accept this problem, with a reason. To
        see how, type:
            actionplan explain wrong-side-of-agreement
        If not, correct the date that is wrong.

    Bad::

                # no due
                no_due_date: Depends on the new contract
                set_date_by: 2012-04
                agency: Medway Safeguarding Children Board
                added: 2012-05-10

    Says::

        Action 1.1 was added on 10 May 2012, but the date by which its due date will be
        set is April 2012.
        To fix: if both dates are right, accept this problem, with a reason. To see how,
        type:
            actionplan explain wrong-side-of-agreement
        If "added" is wrong, correct it. If "set_date_by" is wrong and the action has
        not been committed to git, correct "set_date_by". If the action has been
        committed, keep "set_date_by" as it is, and add a progress entry. If the due
        date is known now, give it as "new_due". If not, say in the note why it is not
        known, and when it will be. This problem is reported until the due date is
        recorded.

    Bad::

                due: 2012-09
                agency: Medway Safeguarding Children Board
                milestones:
                  - milestone: Draft sent to all agencies
                    due: 2012-04
                added: 2012-05-10

    Says::

        Action 1.1 was added on 10 May 2012, but the milestone "Draft sent to all
        agencies" is due in April 2012.
        To fix: if both dates are right, accept this problem, with a reason. To see how,
        type:
            actionplan explain wrong-side-of-agreement
        If not, correct the date that is wrong.

    Good::

                due: 2012-09
                agency: Medway Safeguarding Children Board
                milestones:
                  - milestone: Draft sent to all agencies
                    due: 2012-06
                added: 2012-05-10
    """
    for dated in _around_agreement(plan):
        if dated.start and dated.is_wrong(dated.start):
            yield Finding(
                f"{dated.started} {_on(dated.start)}, but {dated.what}.",
                f"if both dates are right, {dated.more}"
                f"{remedies.accepting('wrong-side-of-agreement')}\n{dated.correct}"
                + committed.where_at(plan, dated.at),
                dated.at,
            )


class _Dated(NamedTuple):
    """A date that has to be before, or after, the date the plan was agreed."""

    what: str
    date: Date
    at: Route
    start: Date | None
    """The date on which the plan was agreed, or the action was added to it."""
    before: bool
    """Whether it has to be before the plan was agreed. If not, it has to be after."""
    started: str = "The plan was agreed"
    more: str = ""
    correct: str = "If not, correct the date that is wrong."

    def is_wrong(self, agreed: Date) -> bool:
        """Return whether it is on the wrong side of *agreed*.

        If either gives only a month, it must be wrong for every day of that month.
        """
        if self.before:
            return self.date.first_day > agreed.last_day
        return self.date.last_day < agreed.first_day


def _around_agreement(plan: Plan) -> Iterator[_Dated]:
    agreed = plan.agreed
    if plan.source.date:
        at: Route = ("source", "date")
        said = f'its "source" is dated {plan.source.date.words}'
        yield _Dated(said, plan.source.date, at, agreed, before=True)
    if plan.review.first:
        at = ("review", "first")
        said = f"its first review is dated {plan.review.first.words}"
        yield _Dated(said, plan.review.first, at, agreed, before=False)
    if (latest := _latest_record(plan)) and not _has_due_before(plan):
        at = ("agreed",)
        said = f"the latest entry or assessment in it is dated {latest.words}"
        yield _Dated(said, latest, at, agreed, before=False)
    for outcome in plan.outcomes:
        yield from _of_figures(plan, outcome, agreed)
    for action in omissions.to_do(plan):
        if start := action.added or agreed:
            yield from _of_work(action, plan, start)


def _of_figures(plan: Plan, outcome: Outcome, agreed: Date | None) -> Iterator[_Dated]:
    """Yield the dates of the baseline and of the assessments of an outcome."""
    holder: Route = (*outcome.route, "baseline")
    for number, measure in omissions.numbered(plan, holder, outcome.baseline):
        day = measure.date
        if agreed and day and _is_late(agreed, day, outcome.actions):
            yield _Dated(
                f"the baseline figure for {quoted(measure.measure)} is dated"
                f" {day.words}",
                day,
                (*holder, number, "date"),
                agreed,
                before=True,
                more=(
                    'say in "taken_from" that the figure was measured after the'
                    " plan was agreed, and "
                ),
            )
    for judgement in outcome.difference:
        if day := judgement.date:
            at: Route = (*judgement.route, "date")
            said = f"an assessment of outcome {outcome.id} is dated {day.words}"
            yield _Dated(said, day, at, agreed, before=False)


def _has_due_before(plan: Plan) -> bool:
    """Return whether `due-before-agreed` reports that date already."""
    agreed = plan.agreed.first_day if plan.agreed else date.min
    return any(each.due and each.due.last_day < agreed for each in plan.actions)


def _latest_record(plan: Plan) -> Date | None:
    """Return the date of the latest entry or assessment of a plan, if it has any."""
    recorded = (
        *(entry.date for action in plan.actions for entry in action.progress),
        *(entry.date for outcome in plan.outcomes for entry in outcome.progress),
        *(each.date for outcome in plan.outcomes for each in outcome.difference),
    )
    days = [day for day in recorded if day]
    return max(days, key=lambda day: day.last_day) if days else None


def _of_work(action: Action, plan: Plan, start: Date) -> Iterator[_Dated]:
    """Yield the dates of the work that is still to be done in an action.

    `due-before-agreed` checks its due date.
    """
    now = timeline.standing(action, plan, date.max)
    started, of_it = "The plan was agreed", f" of action {action.id}"
    if action.added:
        started, of_it = f"Action {action.id} was added", ""
    dated = partial(_Dated, start=start, before=False, started=started)
    if by := now.date_to_be_set_by:
        whose = "its due date" if action.added else f"the due date{of_it}"
        said = f"the date by which {whose} will be set is {by.words}"
        at = (*action.route, "set_date_by")
        first = "added" if action.added else "agreed"
        correct = f'If "{first}" is wrong, correct it. {SET_DATE_BY}'
        yield dated(said, by, at, correct=correct)
    for number, each in enumerate(action.milestones):
        if each.due and not (each.reached_on or each.reached_on_as_written):
            said = f"the milestone {quoted(each.milestone)}{of_it} is due"
            at = (*action.route, "milestones", number, "due")
            yield dated(f"{said} {_on(each.due)}", each.due, at)
    for number, success in enumerate(action.success):
        if now.due is None and (by := success.measured_by):
            whose = "its success" if action.added else f"the success{of_it}"
            at = (*action.route, "success", number, "measured_by")
            yield dated(f"{whose} will be measured {_on(by)}", by, at)
    stage = now.planned
    written = stage.date if stage else None
    if stage and written and written.last_day >= start.first_day and stage.next_due:
        said = f"the next stage in the entry dated {written.words} is due"
        at = (*stage.route, "next_due")
        yield dated(f"{said} {_on(stage.next_due)}", stage.next_due, at)


SET_DATE_BY = (
    'If "set_date_by" is wrong and the action has not been committed to git, correct'
    ' "set_date_by". If the action has been committed, keep "set_date_by" as it is, and'
    ' add a progress entry. If the due date is known now, give it as "new_due". If not,'
    " say in the note why it is not known, and when it will be. This problem is"
    " reported until the due date is recorded."
)
"""What to do if the date by which a due date will be set is wrong."""


def _is_late(agreed: Date, day: Date, actions: tuple[Action, ...]) -> bool:
    """Return whether a starting figure was measured too late to show the start.

    If no work has been reported, it may be measured up to 3 months after the plan was
    agreed. If an action was complete by then, `baseline-too-late` reports it instead.
    """
    entries = [entry for action in actions for entry in action.progress]
    before = [e for e in entries if e.date and e.date.last_day < day.first_day]
    if any(entry.state == "complete" for entry in before):
        return False
    if before:
        return True
    return not entries and day.first_day > dates.add_months(agreed, _MONTHS_AFTER)


_MONTHS_AFTER = 3
"""Months after the plan was agreed in which a starting figure may be measured."""


def _end_of(due: Date) -> str:
    """Write the last date that a due date allows: 5 May 2012, the end of May 2012."""
    return due.words if due.day else f"the end of {due.words}"


def _on(day: Date) -> str:
    """Write a date for use in a sentence: on 15 August 2011, in August 2011."""
    return f"{'on' if day.day else 'in'} {day.words}"
