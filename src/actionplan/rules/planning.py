"""Check what will be done, and by when (AP425 to AP428, AP436, AP437 and AP468)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from actionplan.messages import remedies
from actionplan.plan import readable, same_words, timeline
from actionplan.plan.model import CLOSED
from actionplan.rule import Finding, rule
from actionplan.rules import committed, omissions, written_dates
from actionplan.text import dates, placeholders, word_lists
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.model import Action, Entry, Outcome, Plan


@rule("AP468", "warning", clause="Specific action: identified")
def no_text_yet(plan: Plan) -> Iterator[Finding]:
    """An action does not say what will be done.

    The guidance asks for specific actions. If the document that you copied the plan
    from does not say what will be done, you can say so in "no_text". But nobody can
    carry out, report on or assess an action that has no text.

    Bad::

                # no action
                no_text: The cell of the document is empty

    Says::

        Action 1.1 does not say what will be done.
        To fix: find out what will be done, and write that in "action". Then delete
        "no_text".

    Good::

                action: Publish guidance on the website
    """
    asked = omissions.to_do(plan)
    lacking = [each for each in asked if each.no_text and not each.action]
    yield from omissions.findings(
        plan, _TOLD, lacking=lacking, asked=asked, of=omissions.TO_DO
    )


_TOLD = omissions.Lack(
    "action",
    "say",
    "what will be done",
    'find out what will be done, and write that in "action". Then delete "no_text".',
)


@rule("AP425", "warning", clause="Specific action: a definite date")
def due_and_no_due_date(plan: Plan) -> Iterator[Finding]:
    """An action has a due date, but also a reason for not having one.

    actionplan uses the due date, but people who read the plan see both the date and the
    reason.

    Bad::

                due: 2012-05
                no_due_date: Waits for the national guidance

    Says::

        Action 1.1 has a due date, but also a reason for not having a due date.
        To fix: if the due date still applies, delete the line "no_due_date". If the due
        date no longer applies, and the action has not been committed to git, replace
        the line "due" with "set_date_by" and the month by which the new date will be
        set. If the due date no longer applies, and the action has been committed, add a
        progress entry with the reason in its note. If a new due date has been agreed,
        give it in the same entry as "new_due". Then delete the line "no_due_date".
    """
    for action in plan.actions:
        if action.due and action.no_due_date:
            status = committed.status_if_first(action)
            yield Finding(
                f"Action {action.id} has a due date, but also a reason for not having"
                " a due date.",
                'if the due date still applies, delete the line "no_due_date". If the'
                " due date no longer applies, and the action has not been committed to"
                f" git, {_DELETE_DUE if action.set_date_by else _REPLACE_DUE}."
                " If the due date no longer applies, and the action has been committed,"
                " add a progress entry with the reason in its"
                f" note{remedies.and_status(status)}.{remedies.MOVED_TOO}",
                (*action.route, "no_due_date"),
                on_key=True,
            )


_DELETE_DUE = 'delete the line "due"'
_REPLACE_DUE = (
    'replace the line "due" with "set_date_by" and the month by which the new date will'
    " be set"
)


@rule("AP426", "warning", clause="Specific action: a definite date")
def no_date_to_come(plan: Plan) -> Iterator[Finding]:
    """An action has no due date, and the plan does not say when one will be set.

    An action without a due date can never be late, so its owner may never be asked
    about it. This rule does not check a closed action, or an action that was given a
    due date in a progress entry. If the plan has the field "no_dates", there is only
    one message for all the actions that the field applies to.

    Bad::

                # no due
                no_due_date: The national guidance is not out yet

    Says::

        Action 1.1 has no due date, and the plan does not say when one will be set.
        To fix: find out the due date, and replace the "no_due_date" line with "due" and
        that date. If there is no due date yet, add "set_date_by" with the month by
        which one will be set. If there is still no due date after that month, reports
        will say so.

    Bad::

                # no due
                no_due_date: Ongoing

    Says::

        "Ongoing" does not explain why action 1.1 has no due date.
        To fix: if the work is ongoing, write in "no_due_date" what its next stage is
        and when that stage is due. Also add a progress entry. In that entry, give the
        stage as "next" and the date as "next_due". If the work is not ongoing, write in
        "no_due_date" what the due date depends on. In either case, also add this line
        below the line "no_due_date", with the month by which a due date will be set in
        place of YYYY-MM:
            set_date_by: YYYY-MM

    Bad::

                # no due
                no_due_date: Ongoing
                set_date_by: 2012-04

    Says::

        "Ongoing" does not explain why action 1.1 has no due date.
        To fix: if the work is ongoing, write in "no_due_date" what its next stage is
        and when that stage is due. Also add a progress entry. In that entry, give the
        stage as "next" and the date as "next_due". If the work is not ongoing, write in
        "no_due_date" what the due date depends on.

    Bad::

                # no due
                due_as_written: When the national guidance is out

    Says::

        "When the national guidance is out" is not a date, and the plan does not say
        when action 1.1 will have one.
        To fix: find out the due date, and add it to action 1.1 as "due". If there is no
        due date yet, add "set_date_by" with the month by which one will be set. If
        there is still no due date after that month, reports will say so.

    Bad::

                # no due
                due_as_written: 03/04/2012

    Says::

        "03/04/2012" can mean 3 April 2012 or 4 March 2012, so action 1.1 has no due
        date.
        To fix: if you mean 3 April 2012, add "due: 2012-04-03" to action 1.1. If you
        mean 4 March 2012, add "due: 2012-03-04" to action 1.1. If you do not know, add
        "set_date_by" with the month by which the date will be set.

    Bad::

                # no due
                due_as_written: March 2012 (website permitting)

    Says::

        "March 2012 (website permitting)" looks like March 2012, but action 1.1 has no
        due date.
        To fix: if March 2012 is the right due date, add "due: 2012-03" to action 1.1.
        If not, add "due" with the right date.

    Bad::

                # no due
                due_as_written: Completed

    Says::

        "Completed" says that action 1.1 is done, but no progress entry says so.
        To fix: if the action is done, type this command, with what was done in place of
        NOTE, the evidence in place of EVIDENCE and the date when the action was
        reported as complete in place of DATE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state complete
              --evidence "EVIDENCE" --date DATE
        If the action is not done, add "due" to action 1.1, with the due date.

    Good::

                # no due
                no_due_date: The national guidance is not out yet
                set_date_by: 2012-04
    """
    yield from _not_given(plan)
    for action in plan.actions:
        reason, words = action.no_due_date, action.due_as_written
        if action.due or not (reason or words) or _is_settled(action):
            continue
        if not reason:
            yield from _words_only(action, plan)
            continue
        if _is_status(reason):
            when = "" if action.set_date_by else _ALSO_SET
            yield Finding(
                f"{quoted(reason)} does not explain why action {action.id} has no due"
                " date.",
                'if the work is ongoing, write in "no_due_date" what its next stage is'
                " and when that stage is due. Also add a progress"
                f" entry{committed.status_if_first(action)}. In that entry, give the"
                ' stage as "next" and the date as "next_due". If the work is not'
                f' ongoing, write in "no_due_date" what the due date depends on.{when}',
                (*action.route, "no_due_date"),
                written=reason,
            )
        elif readable.lacks(action, "set_date_by"):
            yield Finding(
                f"Action {action.id} has no due date, and the plan does not say when"
                " one will be set.",
                "find out the due date, and replace the"
                f' "no_due_date" line with "due" and that date. {_SET_BY}',
                (*action.route, "no_due_date"),
                on_key=True,
            )


_ALSO_SET = (
    ' In either case, also add this line below the line "no_due_date", with the month'
    " by which a due date will be set in place of YYYY-MM: set_date_by: YYYY-MM"
)
_SET_BY = (
    'If there is no due date yet, add "set_date_by" with the month by which one will be'
    " set. If there is still no due date after that month, reports will say so."
)


@rule("AP427", "warning", clause="Specific action: a definite date")
def due_before_agreed(plan: Plan) -> Iterator[Finding]:
    """An action was due before it was agreed.

    Usually, either the due date or the date when the action was agreed is wrong. If
    both dates are right, the action was already late when it was agreed, so the due
    date could not be met. This rule does not check closed actions, or actions that have
    been given a later due date.

    Bad::

                due: 2012-04-10
                agency: Medway Safeguarding Children Board
                added: 2012-05-10

    Says::

        Action 1.1 was due on 10 April 2012, before it was added on 10 May 2012.
        To fix: if both dates are right, agree a new due date, and record that date as
        "new_due" in a progress entry. If the due date is wrong and the action has
        already been committed to git, keep "due" as it is, and record the right date as
        "new_due" in a progress entry. Otherwise, correct the date that is wrong.

    Bad::

                due: 2012-04
                agency: Medway Safeguarding Children Board
                added: 2012-05-01

    Says::

        Action 1.1 was due in April 2012, before it was added in May 2012.
        To fix: if both dates are right, agree a new due date, and record that date as
        "new_due" in a progress entry. If the due date is wrong and the action has
        already been committed to git, keep "due" as it is, and record the right date as
        "new_due" in a progress entry. Otherwise, correct the date that is wrong.

    Bad::

        agreed: 2012-08-15

    Says::

        Action 1.1 was due in May 2012, before the plan was agreed in August 2012.
        To fix: if both dates are right, agree a new due date, and record that date as
        "new_due" in a progress entry. If the due date is wrong and the action has
        already been committed to git, keep "due" as it is, and record the right date as
        "new_due" in a progress entry. Otherwise, correct the date that is wrong.

    Good::

                due: 2011-05
                progress:
                  - date: 2011-12-05
                    new_due: 2012-05
                    note: The action was already late when it was agreed.
    """
    for action in plan.actions:
        joined = action.added or plan.agreed
        due = action.due
        if not (joined and due) or due.last_day >= joined.first_day:
            continue  # as nearly all are, whatever their status
        if _is_closed(action):
            continue
        moved = timeline.standing(action, plan, date.max).due or due
        if moved.last_day < joined.first_day:
            how = "it was added" if action.added else "the plan was agreed"
            status = committed.status_if_first(action)
            day = joined if due.day else joined._replace(day=None)
            yield Finding(
                f"Action {action.id} was due {'on' if due.day else 'in'} {due.words},"
                f" before {how} {'on' if day.day else 'in'} {day.words}.",
                "if both dates are right, agree a new due date, and record that date"
                f' as "new_due" in a progress entry{status}.'
                f"{remedies.instead_of_due('the due date', status)} Otherwise, correct"
                " the date that is wrong.",
                (*action.route, "due"),
            )


@rule("AP428", "warning", clause="Specific action: a definite date")
def new_due_in_past(plan: Plan) -> Iterator[Finding]:
    """An action was given a new due date that was already in the past.

    A correction often repeats the new due date from the entry that it corrects. That
    date may have passed by the time the correction is made. So this rule compares the
    new due date in a correction with the date of the entry that was corrected.

    Bad::

                progress:
                  - date: 2011-12-05
                    new_due: 2011-10
                    note: Consultation took longer than planned.
                  - date: 2012-01-10
                    new_due: 2012-05
                    note: Two agencies have asked for more time to read the draft.

    Says::

        This entry, dated 5 December 2011, moves the due date of action 1.1 to October
        2011, which was already in the past.
        To fix: if this entry has not been committed to git, make the change below in
        this entry. If it has been committed, keep it as it is, and make the change in a
        new entry. In the new entry, give today's date, "corrects: 2011-12-05" and all
        the other fields as they should be now.
        If the action was done by October 2011, leave out "new_due", and give "state:
        complete", the date when the action was done as "achieved_on", and the evidence
        as "evidence".
        If "new_due" is wrong, correct it. In a new entry, give 2012-05, because a later
        entry has moved the due date to May 2012.
        If the date of this entry is wrong and this entry has not been committed,
        correct that date. If the date is wrong and this entry has been committed, keep
        the date as it is, give the right date in the "note" of the new entry, and
        accept this problem, with a reason. If both dates are right, accept this
        problem, with a reason. To see how, type:
            actionplan explain new-due-in-past
    """
    for action in plan.actions:
        for entry in action.progress:
            if not (entry.new_due and entry.date):
                continue
            moved_on = entry.corrects or entry.date
            if entry.new_due.last_day < moved_on.first_day:
                yield Finding(
                    f"This entry, dated {entry.date.words}, moves the due date of"
                    f" action {action.id} to {entry.new_due.words}, which was already"
                    " in the past.",
                    remedies.after(
                        committed.instead(entry, action.progress),
                        f"if the action was done by {entry.new_due.words}, leave out"
                        ' "new_due", and give "state: complete", the date when the'
                        ' action was done as "achieved_on", and the evidence as'
                        ' "evidence".\nIf "new_due" is wrong, correct it.'
                        f"{_moved_later(entry, action)}\n{_DATE_OF_ENTRY}",
                    ),
                    (*entry.route, "new_due"),
                )


def _moved_later(entry: Entry, action: Action) -> str:
    """Say which due date a new entry must give, because a later entry moved it.

    The new entry is the latest, so its date is the one that counts.
    """
    every = timeline.in_order(action.progress)
    later = [each.new_due for each in every[every.index(entry) + 1 :] if each.new_due]
    if not later:
        return ""
    now = later[-1]
    return (
        f" In a new entry, give {now}, because a later entry has moved the due date to"
        f" {now.words}."
    )


_DATE_OF_ENTRY = (
    "If the date of this entry is wrong and this entry has not been committed, correct"
    " that date. If the date is wrong and this entry has been committed, keep the date"
    ' as it is, give the right date in the "note" of the new entry, and accept this'
    " problem, with a reason. If both dates are right,"
    f" {remedies.accepting('new-due-in-past')}"
)


@rule("AP436", "warning", clause="Specific action: identified")
def action_repeats_recommendation(plan: Plan) -> Iterator[Finding]:
    """An action only repeats the recommendation that it responds to.

    The guidance asks for specific actions that meet the challenge. A recommendation
    says what should change. The action should say what someone will do to bring about
    that change.

    Bad::

            recommendations:
              - text: Publish guidance for working with families who are hard to engage.

    Says::

        Action 1.1 does not say more than its recommendation.
        To fix: in "action", write what you will do about the recommendation, so that
        anyone can see whether it has been done. If the action has already been
        committed to git, add a progress entry that says why its wording has changed.
    """
    asked = omissions.to_do(plan)
    lacking = [each for each in asked if omissions.repeats_recommendation(plan, each)]
    of = "" if asked == omissions.actions(plan) else omissions.TO_DO
    lack = _more(committed.status_if_first(*lacking))
    yield from omissions.findings(plan, lack, lacking=lacking, asked=asked, of=of)


def _more(status: str) -> omissions.Lack:
    return omissions.Lack(
        "action",
        "say",
        "more than its recommendation",
        'in "action", write what you will do about the recommendation, so that anyone'
        f" can see whether it has been done.{remedies.say_why_reworded(status=status)}",
    )


@rule("AP437", "warning", clause="Specific action: identified")
def same_action_twice(plan: Plan) -> Iterator[Finding]:
    """Two actions in a plan are the same, word for word.

    Progress on the same work would be recorded twice, and the two records might differ.
    If one action meets several recommendations, list all the recommendations under the
    outcome that the action belongs to.

    Bad::

                progress:
                  - date: 2011-12-05
                    note: The first draft went to all agencies.
              - id: "1.2"
                action: Publish guidance for working with families who are
                  hard to engage
                due: 2012-06
                accountable: MSCB Development Officer
                agency: Medway Safeguarding Children Board
                success:
                  - measure: Staff asked who have a copy at hand
                    method: staff-survey
                    target: 80 per cent
                evidence_needed: The delivery note
                no_known_risks: The printer is paid.
                added: 2012-02

    Says::

        Action 1.2 is the same as action 1.1, word for word, but has a different due
        date.
        To fix: if you need both actions, write in the "action" field of action 1.2 what
        is different, such as the agency, the part of the work or the stage. If action
        1.2 has already been committed to git, add a progress entry that says why its
        wording has changed. In that entry, give the status of the action (such as
        not-started) as "state". If you need only action 1.1, copy to action 1.1
        anything that it still needs from action 1.2, such as measures of success or
        risks. If the due date of action 1.2 is the right one, add a progress entry to
        action 1.1, with that date as "new_due". Then, if action 1.2 has not been
        committed to git, delete action 1.2. If action 1.2 has been committed, keep
        action 1.2 in the plan, and add a progress entry to action 1.2, with "state:
        withdrawn", the reason in its note and this line:
            replaced_by: "1.1"

    Bad::

                progress:
                  - date: 2011-12-05
                    note: The first draft went to all agencies.
              - id: "1.2"
                action: Publish guidance for working with families who are
                  hard to engage
                due: 2012-05
                accountable: MSCB Development Officer
                agency: Medway Safeguarding Children Board
                success:
                  - measure: Staff asked who have a copy at hand
                    method: staff-survey
                    target: 80 per cent
                evidence_needed: The delivery note
                no_known_risks: The printer is paid.
                added: 2012-02

    Says::

        Action 1.2 is the same as action 1.1, word for word.
        To fix: if you need both actions, write in the "action" field of action 1.2 what
        is different, such as the agency, the part of the work or the stage. If action
        1.2 has already been committed to git, add a progress entry that says why its
        wording has changed. In that entry, give the status of the action (such as
        not-started) as "state". If you need only action 1.1, copy to action 1.1
        anything that it still needs from action 1.2, such as measures of success or
        risks. Then, if action 1.2 has not been committed to git, delete action 1.2. If
        action 1.2 has been committed, keep action 1.2 in the plan, and add a progress
        entry to action 1.2, with "state: withdrawn", the reason in its note and this
        line:
            replaced_by: "1.1"

    Bad::

                progress:
                  - date: 2011-12-05
                    note: The first draft went to all agencies.
          - id: O2
            recommendations:
              - text: Give staff guidance on families who miss appointments.
            desired_outcome: By June 2012, 80 per cent of staff asked follow up a missed
              appointment.
            smart:
              measurable: Staff survey, spring and autumn
            baseline:
              - measure: Staff asked who follow up a missed appointment
                value: 35 per cent
                date: 2011-06
                taken_from: staff survey of June 2011
            actions:
              - id: "2.1"
                action: Publish guidance for working with families who are
                  hard to engage
                due: 2012-05
                accountable: MSCB Development Officer
                agency: Medway Safeguarding Children Board
                success:
                  - measure: Staff asked who say the guidance is clear
                    method: staff-survey
                    target: 80 per cent
                evidence_needed: The published guidance
                no_known_risks: The printer is paid.
                added: 2012-02

    Says::

        Action 2.1 is the same as action 1.1 in outcome O1, word for word.
        To fix: if you need both actions, or outcome O2 needs an action of its own,
        write in the "action" field of action 2.1 what is different, such as the agency,
        the part of the work or the stage. If action 2.1 has already been committed to
        git, add a progress entry that says why its wording has changed. In that entry,
        give the status of the action (such as not-started) as "state". If you need
        neither outcome O2 nor action 2.1, copy to action 1.1 anything that it still
        needs from action 2.1, such as measures of success or risks. Then, if outcome O2
        has not been committed to git, move the recommendations of outcome O2 to outcome
        O1, and delete outcome O2. If outcome O2 has been committed, keep outcome O2 in
        the plan, and add a progress entry to action 2.1, with "state: withdrawn", the
        reason in its note and this line:
            replaced_by: "1.1"
    """
    home = {action.route: o for o in plan.outcomes for action in o.actions}
    for first, *others in same_words.groups(omissions.actions(plan)):
        for action in others:
            moved = first.due != action.due
            other = ", but has a different due date" if moved else ""
            of, again_of = home[first.route], home[action.route]
            is_one = of is again_of
            where = "" if is_one else f" in outcome {of.id}"
            is_all = {a.route for a in again_of.actions} <= {a.route for a in others}
            move = "" if is_one else _move(of, first.id, again_of, is_all=is_all)
            old = f"outcome {again_of.id}" if is_all and not is_one else ""
            delete = old or f"action {action.id}"
            keep = _keep_once(first, action.id, move, delete, old=old, moved=moved)
            own = f", or {old} needs an action of its own" if old else ""
            status = committed.status_if_first(action)
            yield Finding(
                f"Action {action.id} is the same as action {first.id}{where}, word for"
                f" word{other}.",
                f'if you need both actions{own}, write in the "action" field'
                f" of action {action.id} what is different, such as the agency, the"
                " part of the work or the stage."
                f"{remedies.say_why_reworded(action.id, status)}"
                f" {keep}",
                (*action.route, "action"),
            )


def _move(of: Outcome, first: str, again_of: Outcome, *, is_all: bool) -> str:
    """Say where the recommendations go, so that each is in one place."""
    if is_all:
        return f"move the recommendations of outcome {again_of.id} to outcome {of.id}"
    return (
        f'list in the "recommendations" of outcome {of.id} all the recommendations'
        f" that action {first} meets"
    )


def _keep_once(
    one: Action, again: str, move: str, delete: str, *, old: str, moved: bool
) -> str:
    """Say which of two actions to keep, and what to do with the other.

    *old* is the outcome that goes with the other action, unless it is committed.
    """
    first = one.id
    due = (
        f" If the due date of action {again} is the right one, add a progress entry to"
        f' action {first}, with that date as "new_due"'
        f"{remedies.and_status(committed.status_if_first(one))}."
    )
    what = old or f"action {again}"
    need = f"neither {old} nor action {again}" if old else f"only action {first}"
    return (
        f"If you need {need}, copy to action {first} anything that it still needs from"
        f" action {again}, such as measures of success or risks.{due if moved else ''}"
        f" Then, if {what} has not been"
        f" committed to git, {f'{move}, and ' if move else ''}delete {delete}. If"
        f" {what} has been committed, keep {what} in the plan, and add a progress entry"
        f' to action {again}, with "state: withdrawn", the reason in its note and this'
        f' line: replaced_by: "{first}"'
    )


def _is_status(reason: str) -> bool:
    """Return whether a reason only says how often, or that the work is ongoing.

    The rule no-reason-for-no-date reports a reason that only says how far the work has
    got.
    """
    how_far = word_lists.load("wording")["states"]["words"]
    says_nothing = placeholders.says_nothing(reason, "no_due_date")
    is_status = says_nothing and placeholders.gives_status(reason)
    return is_status and omissions.normal(reason) not in how_far


def _not_given(plan: Plan) -> Iterator[Finding]:
    """Ask once for all the dates that the document leaves out."""
    lacking = [
        action
        for action in omissions.to_do(plan)
        if action.no_dates
        and not _is_settled(action)
        and readable.lacks(action, "set_date_by")
    ]
    if not lacking:
        return
    ids = omissions.listed([action.id for action in lacking])
    one = len(lacking) == 1
    of = f"action {ids}" if one else f"{len(lacking)} actions still to be done: {ids}"
    yield Finding(
        f"The document does not give {'a date' if one else 'dates'} for {of}.",
        f"ask the plan's owner for {'the date' if one else 'the dates'}, and write"
        f' {"it" if one else "each one"} in "due". {_SET_BY}',
        ("no_dates",),
        on_key=True,
        of=tuple(action.id for action in lacking),
    )


def _words_only(action: Action, plan: Plan) -> Iterator[Finding]:
    """Ask when the due date will be set, or which it is, if there are only words."""
    said = "due_as_written" in {one.field for one in action.unread_fields}
    if not said and readable.lacks(action, "set_date_by", "due"):
        words = action.due_as_written
        if may_be := written_dates.due_in(words, action.id, plan.id):
            at = (*action.route, "due_as_written")
            yield Finding(*may_be, at, written=words)
            return
        why = dates.why_none(action.due_as_written)
        because = f", because {why}. The plan" if why else ", and the plan"
        yield Finding(
            f"{quoted(action.due_as_written)} is not a date{because} does not say when"
            f" action {action.id} will have one.",
            f'find out the due date, and add it to action {action.id} as "due".'
            f" {_SET_BY}",
            (*action.route, "due_as_written"),
            written=action.due_as_written,
        )


def _is_settled(action: Action) -> bool:
    """Return whether an action has since been given a due date, or needs none."""
    return _is_closed(action) or any(entry.new_due for entry in action.progress)


def _is_closed(action: Action) -> bool:
    return any(entry.state in CLOSED for entry in action.progress)
