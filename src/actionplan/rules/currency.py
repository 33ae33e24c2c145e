"""Check that a plan is up to date (AP5). Most of these rules depend on the date."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from actionplan.messages import refused_entries, remedies
from actionplan.plan import (
    arrangements,
    closing,
    readable,
    requirements,
    reviews,
    sentences,
    timeline,
)
from actionplan.rule import Finding, rule
from actionplan.rules import entry_options, omissions, written_dates
from actionplan.text import blanks, dates
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Outcome, Plan, Review
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date


@rule("AP501", "warning", clause="Specific action: a definite date", timed=True)
def overdue_action(plan: Plan, day: date) -> Iterator[Finding]:
    """An open action is overdue, or its due date should have been set by now.

    If the due date is a month, the action is overdue only after the last day of that
    month. For example, an action due in November 2011 is overdue from 1 December. An
    action can be overdue even if it has recent progress or is on hold. If an action
    that repeats is overdue, it stays overdue until an entry says that its latest round
    is complete, or gives a new due date.

    A due date that is given only in words has passed when the period that it describes
    is over. For example, the due date "2011" counts as passed from 1 January 2012.

    Bad::

                due: 2012-01

    Says::

        Action 1.1 was due by the end of January 2012. On 1 March 2012, the action is 4
        weeks overdue.
        To fix: if the action is done, type this command, with what was done in place of
        NOTE, the date when it was done in place of DATE and the evidence in place of
        EVIDENCE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state complete
              --achieved-on DATE --evidence "EVIDENCE"
        If a new due date has been agreed, type this command, with the reason in place
        of NOTE, the RAG rating in place of RATING and the new due date in place of
        DATE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --rag RATING
              --new-due DATE
        If more time has been asked for but not agreed yet, type the same command with
        --new-due-requested in place of --new-due.

    Bad::

                due: 2011-12-20
                progress:
                  - date: 2011-12-20
                    new_due: 2012-02-20
                    note: Consultation took longer than planned.
                  - date: 2012-01-10
                    new_due: 2012-02-29
                    note: The printer needs two weeks.

    Says::

        Action 1.1 was due on 29 February 2012. On 1 March 2012, the action is 1 day
        overdue. The due date has already been moved twice.
        To fix: if the action is done, type this command, with what was done in place of
        NOTE, the date when it was done in place of DATE and the evidence in place of
        EVIDENCE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state complete
              --achieved-on DATE --evidence "EVIDENCE"
        If a new due date has been agreed, type this command, with the reason in place
        of NOTE and the new due date in place of DATE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --new-due DATE
        If more time has been asked for but not agreed yet, type the same command with
        --new-due-requested in place of --new-due.

    Bad::

                due: 2011-10
                repeats: 3 months
                progress:
                  - date: 2011-10-28
                    note: First sample, 6 of 20.

    Says::

        Action 1.1 was due by the end of October 2011. On 1 March 2012, the action is 4
        months overdue. The action repeats every 3 months, and has not been recorded as
        complete yet.
        To fix: if this round of the work is done, type this command, with what was done
        in place of NOTE, the date when it was done in place of DATE and the evidence in
        place of EVIDENCE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state complete
              --achieved-on DATE --evidence "EVIDENCE"
        The action stays open for its next round. If a new due date has been agreed,
        type this command, with the reason in place of NOTE and the new due date in
        place of DATE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --new-due DATE
        If more time has been asked for but not agreed yet, type the same command with
        --new-due-requested in place of --new-due.

    Bad::

                # no due
                due_as_written: Autumn 2011
                set_date_by: 2012-06

    Says::

        The due date of action 1.1, "Autumn 2011", has passed. It is given only in
        words, so reports cannot say how long ago the action was due.
        To fix: if the action is done, type this command, with what was done in place of
        NOTE, the date when it was done in place of DATE and the evidence in place of
        EVIDENCE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state complete
              --achieved-on DATE --evidence "EVIDENCE"
        If a new due date has been agreed, type this command, with the reason in place
        of NOTE, the RAG rating in place of RATING and the new due date in place of
        DATE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --rag RATING
              --new-due DATE
        If more time has been asked for but not agreed yet, type the same command with
        --new-due-requested in place of --new-due.

    Bad::

                # no due
                no_due_date: The national guidance is not out yet
                set_date_by: 2012-02

    Says::

        On 1 March 2012, action 1.1 still has no due date. The date should have been set
        by the end of February 2012, so it is 1 day late.
        To fix: agree the due date with the owner. To record the date, type this
        command, with what was decided in place of NOTE, the RAG rating in place of
        RATING and the new due date in place of DATE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --rag RATING
              --new-due DATE
        If the date cannot be set yet, say why in a progress entry. This problem will be
        reported until the date is recorded.

    Good::

                due: 2012-03
    """
    for action in plan.actions:
        now = timeline.standing(action, plan, day)
        if now.overdue_to_be_dated and now.date_to_be_set_by:
            yield _to_be_dated(plan, action, now.date_to_be_set_by, day)
        if now.passed_in_words and not _is_unread(action, now):
            yield Finding(
                f"The due date of action {action.id}, {quoted(now.due_as_written)}, has"
                " passed. It is given only in words, so reports cannot say how long ago"
                " the action was due.",
                _finished_or_later(plan, action, now)
                + written_dates.if_meant(now.due_as_written),
                (*action.route, "due_as_written"),
                written=now.due_as_written,
            )
        if not now.overdue or now.due is None:
            continue
        by = "on" if now.due.day else "by the end of"
        late = (
            f"On {dates.words(day)}, the action is {dates.span(now.due, day)} overdue."
        )
        number = len(now.postponements)
        moved = f" The due date has already been moved {_times(number)}."
        yield Finding(
            f"Action {action.id} was due {by} {now.due.words}. {late}{_in_words(now)}"
            f"{moved if number else ''}{_reopened(now)}{_round(action, now)}",
            _finished_or_later(plan, action, now),
            _due_route(now) or action.where("due"),
        )


def _is_unread(action: Action, now: Standing) -> bool:
    """Return whether its words are in a field for a date: that is asked about there."""
    own = now.due_as_written == action.due_as_written
    return not own or action.unread_words("due") is not None


def _finished_or_later(plan: Plan, action: Action, now: Standing) -> str:
    """Say how to record that an action is done, or that it needs more time."""
    if not action.action:
        return (
            'first write in "action" what will be done. Then record the status of the'
            " action in a progress entry."
        )
    done = "this round of the work" if action.recurs else "the action"
    complete = blanks.entry(_target(plan, action), blanks.COMPLETE)
    later = _add(plan, action, now, blanks.NEW_DUE)
    return (
        f"if {done} is done,"
        f" {blanks.filled(complete)}\n{_STAYS_OPEN if action.recurs else ''}If a"
        f" new due date has been agreed, {blanks.filled(later, note='the reason')}\nIf"
        " more time has been asked for but not agreed yet, type the same command with"
        " --new-due-requested in place of --new-due."
    )


_STAYS_OPEN = "The action stays open for its next round. "


def _round(action: Action, now: Standing) -> str:
    """Say when work that repeats was last done: an update alone completes no round."""
    if action.repeats is None:
        return ""
    every = f" The action repeats every {action.repeats.after_every}"
    if not now.rounds:
        return f"{every}, and has not been recorded as complete yet."
    done = now.rounds[-1].done
    when = sentences.on(done) if done else "on an unknown date"
    return f"{every}, and was last recorded as complete {when}."


def _reopened(now: Standing) -> str:
    again = now.reopened_late
    return f" The action was reopened {sentences.on(again)}." if again else ""


def _in_words(now: Standing) -> str:
    """Quote the words that a due date was read from, which may include a condition."""
    words = now.due_as_written
    return f" The document says {quoted(words)}." if words else ""


def _to_be_dated(plan: Plan, action: Action, by: Date, day: date) -> Finding:
    now = timeline.standing(action, plan, day)
    when = by.words if by.day else f"the end of {by.words}"
    late = dates.before(by, day)
    return Finding(
        f"On {dates.words(day)}, action {action.id} still has no due date. The date"
        f" should have been set by {when}, so it is {late} late.",
        "agree the due date with the owner. To record the date, "
        + blanks.filled(
            _add(plan, action, now, blanks.NEW_DUE), note="what was decided"
        )
        + "\nIf the date cannot be set yet, say why in a progress entry. This problem"
        " will be reported until the date is recorded.",
        (*action.route, "set_date_by"),
    )


@rule("AP502", "warning", clause="Progress: kept up to date", timed=True)
def stale_action(plan: Plan, day: date) -> Iterator[Finding]:
    """An open action has had no update for 6 months or more.

    The guidance asks for ongoing actions to be reviewed at least every 6 months. An
    action that is complete and being monitored needs updates as well. Without updates,
    the board does not know whether the action is still being monitored. If the plan or
    your board's settings ask for more frequent updates, a shorter time applies. The 6
    months are counted from the last entry. If the last entry is dated 20 August, the 6
    months end on 20 February. If the last entry gives only the month, such as August,
    the 6 months end on the last day of February.

    Bad::

                progress:
                  - date: 2011-08-20
                    note: The first draft went to all agencies.

    Says::

        Action 1.1 was last updated on 20 August 2011, more than 6 months before the
        report date, 1 March 2012. This plan asks for an update every 6 months.
        To fix: add a progress entry. To do that, type this command, with what has been
        done (or why nothing has been done) in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE"

    Good::

                progress:
                  - date: 2011-09
                    note: The first draft went to all agencies.
    """
    for action in plan.actions:
        now = timeline.standing(action, plan, day)
        silent = now.no_recent_date or (now.monitoring_silent and not now.stage_passed)
        if not silent or not now.has_report or now.heard is None:
            continue
        if not now.reports_known:
            continue  # an entry that could not be read may be newer, and is reported
        newest = [entry for entry in now.entries if entry.date][-1]
        months = dates.before(now.heard, day)
        last = f"{sentences.on(now.heard)}, {months} before"
        what = f"Action {action.id} was last updated"
        if not now.is_open:
            what = f"Action {action.id}, which is being monitored, was last updated"
        if not now.heard_known:
            what = f"The last update of action {action.id} that has a date was"
        yield Finding(
            f"{what} {last} the report date, {dates.words(day)}."
            f" {_asks(action, plan, now.heard)}",
            "add a progress entry. To do that, "
            + blanks.filled(_add(plan, action, now), note=_ANY_NEWS),
            (*newest.route, "date"),
        )


@rule("AP503", "warning", clause="Progress: kept up to date", timed=True)
def never_reported(plan: Plan, day: date) -> Iterator[Finding]:
    """An action has had no update since it was agreed or added.

    This rule reports the action after 6 months. The 6 months are counted from when the
    plan was agreed or, if the action was added later, from when it was added. Before
    the 6 months are over, reports say that no progress is recorded, but this rule does
    not report the action. If the plan or your board's settings ask for more frequent
    updates, a shorter time applies. If a plan with more than 3 actions has had no
    updates at all, there is only one message.

    Bad::

                progress: []

    Says::

        Action 1.1 has had no update since it was agreed on 15 August 2011. This plan
        asks for an update every 6 months.
        To fix: add a progress entry. To do that, type this command, with what has been
        done (or why nothing has been done) in place of NOTE and the status (not-started
        or in-progress) in place of STATUS:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state STATUS

    Good::

                agency: Medway Safeguarding Children Board
                added: 2011-10-03
                progress: []
    """
    if _has_no_updates(plan, day):
        number = len(list(plan.actions))
        yield Finding(
            f"No update has been recorded for any of the {number} actions since"
            f" {_they_began(plan)}.",
            "for each action, add a progress entry. To do that, "
            + blanks.filled(
                blanks.entry(f"{plan.id}/ACTION", blanks.STATUS), note=_ANY_NEWS
            ),
            ("outcomes",),
            on_key=True,
        )
        return
    for action in plan.actions:
        now = timeline.standing(action, plan, day)
        since = now.heard or plan.begun_by
        if not _is_never_updated(action, plan, day) or since is None:
            continue
        undated = now.entries and not now.heard_known
        update = "update with a date" if undated else "update"
        yield Finding(
            f"Action {action.id} has had no {update} since"
            f" {_it_began(action, plan, since)}. {_asks(action, plan, since)}",
            "add a progress entry. To do that, "
            + blanks.filled(_add(plan, action, now), note=_ANY_NEWS),
            action.route,
        )


@rule("AP504", "warning", timed=True)
def entry_in_future(plan: Plan, day: date) -> Iterator[Finding]:
    """An entry is dated after the report date.

    The report date is today, unless you choose another date with --as-of. An entry says
    what has been done, so an entry does not count before its own date. There is one
    warning for all the entries in a plan that are dated after the report date.

    Bad::

                agency: Medway Safeguarding Children Board
                added: 2011-10-03
                progress:
                  - date: 2012-12-05
                    note: The first draft went to all agencies.

    Says::

        This entry is dated 5 December 2012, but the report date is 1 March 2012. This
        entry does not count yet.
        To fix: if the date is right, keep the entry as it is, and check the plan with a
        later report date. To do that, type:
            actionplan lint --as-of 2012-12-05
        If the date is wrong, or the entry is about planned work, check whether the
        entry has been committed to git. If it has not been committed, change it. If it
        has been committed, keep it as it is, and add a new entry. In the entry that you
        change or add, give the date when the progress was reported. If the work is
        still planned, give today's date instead, and say in the note what has been done
        so far. Give the planned work in "next" and its date in "next_due". If you added
        a new entry, the committed entry will still be reported until 5 December 2012,
        and will count from then on. When that date comes, add one more entry. Give 5
        December 2012 as its date, "corrects: 2012-12-05" and all the other fields as
        they should be by then.

    Bad::

                agency: Medway Safeguarding Children Board
                added: 2011-10-03
                progress:
                  - date: 2012-12-05
                    note: The first draft went to all agencies.
                  - date: 2012-12-06
                    note: The second draft went to all agencies.

    Says::

        This plan has 2 entries dated after the report date, 1 March 2012, including
        this one, dated 5 December 2012. They do not count yet.
        To fix: if the dates are right, keep the entries as they are, and check the plan
        with a later report date. To do that, type:
            actionplan lint --as-of 2012-12-06
        If a date is wrong, or an entry is about planned work, check whether that entry
        has been committed to git. If it has not been committed, change it. If it has
        been committed, keep it as it is, and add a new entry. In the entry that you
        change or add, give the date when the progress was reported. If the work is
        still planned, give today's date instead, and say in the note what has been done
        so far. Give the planned work in "next" and its date in "next_due". If you added
        a new entry, the committed entry will still be reported until its date, and will
        count from then on. When that date comes, add one more entry. Give the date of
        the committed entry as its date, the same in "corrects", and all the other
        fields as they should be by then.

    Bad::

                agency: Medway Safeguarding Children Board
                added: 2011-10-03
                progress:
                  - date: 2012-04-05
                    note: The first draft went to all agencies.
                  - date: 2012-05-06
                    note: The second draft went to all agencies.
                  - date: 2012-06-06
                    note: The third draft went to all agencies.
                  - date: 2012-07-06
                    note: The fourth draft went to all agencies.

    Says::

        This plan has 4 entries dated after the report date, 1 March 2012. They do not
        count yet.
        To fix: if the dates are right, keep the entries as they are, and check the plan
        with a later report date. To do that, type:
            actionplan lint --as-of 2012-07-06
        If a date is wrong, or an entry is about planned work, check whether that entry
        has been committed to git. If it has not been committed, change it. If it has
        been committed, keep it as it is, and add a new entry. In the entry that you
        change or add, give the date when the progress was reported. If the work is
        still planned, give today's date instead, and say in the note what has been done
        so far. Give the planned work in "next" and its date in "next_due". If you added
        a new entry, the committed entry will still be reported until its date, and will
        count from then on. When that date comes, add one more entry. Give the date of
        the committed entry as its date, the same in "corrects", and all the other
        fields as they should be by then.

    Good::

                progress:
                  - date: 2012-03
                    note: The first draft went to all agencies.
    """
    later = [said for said in reviews.dated(plan) if said[0].first_day > day]
    if later and plan.agreed and plan.agreed.first_day > day:
        yield Finding(
            f"This plan was agreed {'on' if plan.agreed.day else 'in'}"
            f" {plan.agreed.words}, but the report date is {dates.words(day)}. Nothing"
            " in the plan counts yet.",
            "if that date is wrong, correct the date. If it is right, check the plan"
            " with a later report date. To do that, type: actionplan lint"
            f" --as-of {plan.agreed.last_day}",
            ("agreed",),
        )
    elif len(later) > omissions.FEW:
        yield Finding(
            f"This plan has {len(later)} entries dated after the report date,"
            f" {dates.words(day)}. They do not count yet.",
            f"{_if_right(later)}\n{remedies.if_date_wrong()}",
            (*later[0][1], "date"),
        )
    elif later:
        (first, route), others = later[0], len(later) - 1
        yield Finding(
            f"This plan has {others + 1} entries dated after the report date,"
            f" {dates.words(day)}, including this one, dated {first.words}. They do not"
            " count yet."
            if others
            else (
                f"This entry is dated {first.words}, but the report date is"
                f" {dates.words(day)}. This entry does not count yet."
            ),
            f"{_if_right(later)}\n{remedies.if_date_wrong(None if others else first)}",
            (*route, "date"),
        )


def _if_right(later: Sequence[tuple[Date, Route]]) -> str:
    """Say how to report on a date on which all the entries count."""
    last = max(said.first_day for said, _ in later)
    kept, as_is = "the date is right, keep the entry", "it is"
    if len(later) > 1:
        kept, as_is = "the dates are right, keep the entries", "they are"
    return (
        f"if {kept} as {as_is}, and check the plan with a later report date. To do"
        f" that, type: actionplan lint --as-of {last}"
    )


@rule("AP505", "warning", clause="Progress: kept up to date")
def entries_out_of_order(plan: Plan) -> Iterator[Finding]:
    """Progress entries are not in date order.

    actionplan reads entries in date order, wherever they are in the list. But people
    who read the plan expect the last entry to be the latest.

    Bad::

                progress:
                  - date: 2012-01-10
                    note: The first draft went to all agencies.
                  - date: 2011-12-05
                    note: A task and finish group has been named.

    Says::

        This entry is dated 5 December 2011, but the entry above it is dated 10 January
        2012.
        To fix: if both dates are right, move this entry up, so that the entries are in
        date order. You can do this even if it has already been committed to git. If a
        date is wrong, and its entry has already been committed to git, keep that entry
        as it is, and add a new entry. In the new entry, give today's date, "corrects"
        with the wrong date, and all the other fields as they should be now. Give the
        right date in the "note" of the new entry. If a date is wrong, and its entry has
        not been committed, correct the date.

    Good::

                progress:
                  - date: 2012-01-10
                    note: The first draft went to all agencies.
                  - date: 2011-12-05
                    note: A task and finish group has been named.
                  - date: 2012-02-20
                    corrects: 2011-12-05
                    note: The group was named on 5 February 2012.
    """
    for action in plan.actions:
        counted = (entry for entry in action.progress if not entry.corrected_by)
        said = [(entry.date, entry) for entry in counted if entry.date]
        for (before, _), (day, entry) in pairwise(said):
            if day.last_day < before.first_day:
                yield Finding(
                    f"This entry is dated {day.words}, but the entry above it is dated"
                    f" {before.words}.",
                    f"{refused_entries.MOVE_UP}{remedies.IF_OUT_OF_ORDER}",
                    (*entry.route, "date"),
                )


@rule("AP506", "warning", clause="Progress: kept up to date")
def review_too_rare(plan: Plan, day: date) -> Iterator[Finding]:
    """A plan with open actions is reviewed less often than every 6 months.

    Bad::

        review:
          every: 12 months
          by: MSCB Development Officer
          reports_to: Learning and Development Subgroup
          purpose: Content is still up to date

    Says::

        Reviews every 12 months are too far apart while actions are open. The guidance
        asks for a review at least every 6 months.
        To fix: ask the board to agree to more frequent reviews. Then change "every" to
        6 months or less. If the board decides against this, you can accept the problem,
        with a reason. To see how, type:
            actionplan explain review-too-rare
    """
    for found in arrangements.too_rare(plan, day):
        words = f" ({quoted(found.words)})" if found.words else ""
        how = 'add "every" with' if found.words else 'change "every" to'
        yield Finding(
            f"Reviews every {found.every.after_every}{words} are too far apart while"
            " actions are open. The guidance asks for a review at least every 6"
            " months.",
            f"ask the board to agree to more frequent reviews. Then {how} 6 months or"
            " less. If the board decides against this,"
            f" {blanks.accepted('review-too-rare')}",
            found.route,
        )


@rule("AP507", "warning", clause="Progress: the next stage", timed=True)
def next_stage_passed(plan: Plan, day: date) -> Iterator[Finding]:
    """The next stage of an action was due, but nothing has been recorded since then.

    The guidance says that agencies can record the next stage of the work, to help
    achieve the outcome on time. Your board needs to check whether each stage was
    completed. If the action itself is overdue, or has had no update for too long,
    another rule reports the action instead. Complete actions can have a next stage too,
    such as a later check.

    Bad::

                progress:
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-02
                    note: The first draft went to all agencies.

    Says::

        The next stage of action 1.1, "Submit the final draft to the subgroup", was due
        by the end of February 2012. On 1 March 2012, the stage is 1 day late.
        To fix: record whether that stage has been completed. To do that, type this
        command, with what has been done (or why nothing has been done) in place of
        NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE"
        If the stage is still to be done, add this to the end of the command, with the
        stage in place of STAGE and its new date in place of DATE:
            --next "STAGE" --next-due DATE

    Bad::

                progress:
                  - date: 2011-12-05
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    next: Ask 20 staff whether they use it
                    next_due: 2012-02
                    note: In use in all agencies.

    Says::

        The next stage of action 1.1, "Ask 20 staff whether they use it", was due by the
        end of February 2012. On 1 March 2012, the stage is 1 day late.
        To fix: record whether that stage has been completed. To do that, type this
        command, with what has been done (or why nothing has been done) in place of
        NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE"
        If the stage is still to be done, add this to the end of the command, with the
        stage in place of STAGE and its new date in place of DATE:
            --next "STAGE" --next-due DATE

    Good::

                progress:
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-02
                    note: The first draft went to all agencies.
                  - date: 2012-02-20
                    note: The final draft went to the subgroup.
    """
    for action in plan.actions:
        now = timeline.standing(action, plan, day)
        newest = now.stage
        if newest is None or now.overdue or now.stale:
            continue
        due = newest.next_due
        if due and now.stage_passed:
            by = "on" if due.day else "by the end of"
            late = dates.span(due, day)
            what = f", {quoted(newest.next)}," if newest.next else ""
            yield Finding(
                f"The next stage of action {action.id}{what} was due {by} {due.words}."
                f" On {dates.words(day)}, the stage is {late} late.",
                "record whether that stage has been completed. To do that, "
                + blanks.filled(_add(plan, action, now), note=_ANY_NEWS)
                + _STILL_TO_DO,
                (*newest.route, "next_due"),
            )


@rule("AP508", "warning", clause="Difference: assessed", timed=True)
def outcome_not_judged(plan: Plan, day: date) -> Iterator[Finding]:
    """All the actions for an outcome are closed, but the outcome has not been assessed.

    The guidance asks what difference the work has made. This warning appears 6 months
    after the last action was closed, or sooner if the plan is reviewed more often. If
    the plan does not say when the last action was closed, the warning appears as soon
    as all the actions are closed.

    Bad::

                progress:
                  - date: 2011-08-20
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.

    Says::

        All the actions for outcome O1 have been closed since 20 August 2011, but the
        difference they made has not been assessed.
        To fix: measure everything in the baseline again, ask the people concerned what
        has changed, and add "difference" to outcome O1, with an assessment. To see what
        to write in an assessment, type:
            actionplan explain difference

    Bad::

            desired_outcome: By June 2012 80 per cent of staff know what to do next.
            # no baseline
            actions:
              - id: "1.1"
                action: Publish guidance for working with families
                due: 2012-05
                accountable: MSCB Development Officer
                partners:
                  - agency: Kent Police
                    post: Detective Inspector, Public Protection
                agency: Medway Safeguarding Children Board
                success:
                  - measure: Staff asked who know what to do next
                    method: staff-survey
                    target: 80 per cent
                evidence_needed: The published guidance
                no_known_risks: The text is written and its printing is paid for.
                progress:
                  - date: 2011-08-20
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.

    Says::

        All the actions for outcome O1 have been closed since 20 August 2011, but the
        difference they made has not been assessed.
        To fix: compare the position now with the desired outcome, ask the people
        concerned what has changed, and add "difference" to outcome O1, with an
        assessment. To see what to write in an assessment, type:
            actionplan explain difference

    Good::

                progress:
                  - date: 2012-01-20
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
    """
    for outcome in plan.outcomes:
        if closing.awaits_assessment(outcome, plan, day):
            yield Finding(
                f"All the actions for outcome {outcome.id}"
                f" {sentences.closed_when(outcome, plan, day)}, but"
                f" {sentences.difference_not_assessed(outcome, day)}.",
                f"{how_to_assess(outcome)} and {add_assessment(outcome)}."
                f" {SEE_DIFFERENCE}",
                outcome.route,
            )


def add_assessment(outcome: Outcome) -> str:
    """Say where an assessment goes, in a list that may not be there yet."""
    if outcome.difference:
        return f'add an assessment to "difference" in outcome {outcome.id}'
    return f'add "difference" to outcome {outcome.id}, with an assessment'


SEE_DIFFERENCE = (
    "To see what to write in an assessment, type: actionplan explain difference"
)
"""How to see the fields of an assessment."""


def how_to_assess(outcome: Outcome) -> str:
    """Say what to assess an outcome by."""
    asks = "ask the people concerned what has changed,"
    if outcome.baseline:
        return f"measure everything in the baseline again, {asks}"
    if outcome.desired_outcome:
        return f"compare the position now with the desired outcome, {asks}"
    if requirements.has_no_purpose(outcome):
        return f"first write what the outcome is for. Then {asks}"
    return f'write what will be different in "desired_outcome", {asks}'


@rule("AP509", "warning", clause="Additional actions: review arrangements", timed=True)
def first_review_passed(plan: Plan, day: date) -> Iterator[Finding]:
    """The date of the first review has passed, but nothing is recorded for the review.

    People often record progress shortly before a review. So this rule does not report
    the first review of the plan if there is an entry from the month before the review.
    If an action has its own first review, this rule also checks the most recent review
    date of that action. An entry from before that date is not a record of the review.

    Bad::

        review:
          every: 6 months
          first: 2012-02
          by: MSCB Development Officer
          reports_to: Learning and Development Subgroup
          purpose: Content is still up to date

    Says::

        The first review was due in February 2012. Nothing has been recorded since
        December 2011.
        To fix: if the review has been held, record what it found in a progress entry
        for each open action. If the review has not been held, add a progress entry for
        one of the open actions, with the status of the action in "state". In its note,
        say that the review due in February 2012 was not held, and why. Then agree a new
        date for the review, and change "first" to that date.

    Bad::

                review:
                  first: 2012-02
                  purpose: Content is still up to date

    Says::

        Action 1.1 was due to be reviewed in February 2012. No progress has been
        recorded for it since then.
        To fix: if the review has been held, record what it found in a progress entry.
        If the review has not been held, add a progress entry, with the status of the
        action in "state". In its note, say that the review due in February 2012 was not
        held, and why. Then agree a new date for the review, and change "first" to that
        date.

    Good::

        review:
          every: 6 months
          first: 2012-03
          by: MSCB Development Officer
          reports_to: Learning and Development Subgroup
          purpose: Content is still up to date
    """
    yield from _first_of_plan(plan, day)
    for action in plan.actions:
        now = timeline.standing(action, plan, day)
        own = reviews.of_action(action, plan, now)
        dated = arrangements.first(action.review)
        if own and own.passed and dated and reviews.all_reports(plan):
            passed = own.passed
            yield Finding(
                f"Action {action.id} was due to be reviewed"
                f" {'on' if passed.day else 'in'} {passed.words}."
                f" {sentences.nothing(now).capitalize()} has been recorded for it"
                " since then.",
                "if the review has been held, record what it found in a progress entry."
                f"{_new_date(action.review, passed, 'a progress entry')}",
                (*action.route, "review", _field(action.review)),
            )


def _first_of_plan(plan: Plan, day: date) -> Iterator[Finding]:
    if found := reviews.first_passed(plan, day):
        said = f"{sentences.first_passed(found)}."
        entry = "a progress entry for one of the open actions"
        remedy = f"{_REVIEWED}{_new_date(plan.review, found.first, entry)}"
        yield Finding(said, remedy, ("review", _field(plan.review)))


_REVIEWED = (
    "if the review has been held, record what it found in a progress entry for each"
    " open action."
)


def _field(review: Review) -> str:
    """Return the field that gives the date of the first review."""
    return "first" if review.first else "every_as_written"


def _new_date(review: Review, due: Date, entry: str) -> str:
    """Say what to do about a review that was not held, so that it is not forgotten.

    Nothing else in the plan would show that a review was missed once it has a new date.
    """
    how = 'change "first" to that date' if review.first else 'write it in "first"'
    on = "on" if due.day else "in"
    return (
        f" If the review has not been held, add {entry}, with the status of the action"
        f' in "state". In its note, say that the review due {on} {due.words} was not'
        f" held, and why. Then agree a new date for the review, and {how}."
    )


_STILL_TO_DO = (
    "\nIf the stage is still to be done, add this to the end of the command, with the"
    " stage in place of STAGE and its new date in place of DATE:"
    ' --next "STAGE" --next-due DATE'
)
_ANY_NEWS = "what has been done (or why nothing has been done)"


def _target(plan: Plan, action: Action) -> str:
    return f"{plan.id}/{action.id}"


def _add(plan: Plan, action: Action, now: Standing, *options: str) -> str:
    """Write the command that records an entry.

    If an open action has a RAG rating, the command asks for the new rating too. If no
    progress is recorded, it asks for the status.
    """
    status = (blanks.STATUS,) if now.status == "not-reported" else ()
    rating = entry_options.rating(now)
    return blanks.entry(_target(plan, action), *status, *rating, *options)


def _asks(action: Action, plan: Plan, since: Date) -> str:
    """Say how often an update is needed, and whether the plan or the guidance asks."""
    allowed = timeline.silence_allowed(action, plan, since)
    own = allowed in (action.review.every, plan.review.every)
    who = "This plan" if own else "The guidance"
    return f"{who} asks for an update every {allowed.after_every}."


def _it_began(action: Action, plan: Plan, heard: Date) -> str:
    """Say when an action began: it was agreed on 15 August 2011."""
    on = "on" if heard.day else "in"
    if not (action.added or plan.begun):
        return f"the year of the plan, {heard.year}"
    if action.added or plan.agreed:
        how = "added" if action.added else "agreed"
        return f"it was {how} {on} {heard.words}"
    return sentences.began(plan)


def _they_began(plan: Plan) -> str:
    if plan.agreed:
        on = "on" if plan.agreed.day else "in"
        return f"they were agreed {on} {plan.agreed.words}"
    if plan.begun_by:
        return f"the year of the plan, {plan.begun_by.year}"
    return sentences.began(plan)


def _is_never_updated(action: Action, plan: Plan, day: date) -> bool:
    now = timeline.standing(action, plan, day)
    asked = now.no_recent_date and readable.is_known(action, "action")
    return asked and not now.has_report and now.reports_known


def _has_no_updates(plan: Plan, day: date) -> bool:
    """Return whether a plan with more than a few actions has had no updates at all."""
    actions = list(plan.actions)
    none = all(
        _is_never_updated(a, plan, day) and not a.added and not a.progress
        for a in actions
    )
    return none and len(actions) > omissions.FEW and readable.is_whole(plan)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _due_route(now: Standing) -> tuple[str | int, ...]:
    """Return where the current due date is written, if an entry moved it."""
    moved = [entry for entry in now.entries if entry.new_due]
    return (*moved[-1].route, "new_due") if moved else ()
