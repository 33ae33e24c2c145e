"""Check that a plan is up to date (AP5); these rules depend on the date."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from actionplan.plan import arrangements, readable, reviews, sentences, timeline
from actionplan.rule import Finding, rule
from actionplan.rules import omissions
from actionplan.text import dates
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Outcome, Plan
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date


@rule("AP501", "warning", clause="Specific action: a definite date", timed=True)
def overdue_action(plan: Plan, day: date) -> Iterator[Finding]:
    """The date of an open action has passed.

    A month counts to its end: an action due in November 2011 is overdue from
    1 December. Recent progress does not undo it, and an action on hold can be overdue.

    Bad::

                due: 2012-01

    Says::

        Action 1.1 was due by the end of January 2012, 4 weeks before 1 March 2012.
        To fix: if it was done, record that with: actionplan progress add
        scr-family-a-2011/1.1 "..." --state complete --evidence "..." If it needs
        longer, write why with: actionplan progress add scr-family-a-2011/1.1 "..."
        --rag RATING --new-due DATE

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

        Action 1.1 was due on 29 February 2012, 1 day before 1 March 2012. Its date
        has been put off twice before.
        To fix: if it was done, record that with: actionplan progress add
        scr-family-a-2011/1.1 "..." --state complete --evidence "..." If it needs
        longer, write why with: actionplan progress add scr-family-a-2011/1.1 "..."
        --new-due DATE

    Bad::

                # no due
                no_due_date: The national guidance is not out yet
                set_date_by: 2012-02

    Says::

        Action 1.1 was to have a date by the end of February 2012, 1 day before 1 March
        2012.
        To fix: record its date with: actionplan progress add scr-family-a-2011/1.1
        "..." --rag RATING --new-due DATE

    Good::

                due: 2012-03
    """
    for action in plan.actions:
        now = timeline.standing(action, plan, day)
        if now.overdue_to_be_dated and now.date_to_be_set_by:
            yield _to_be_dated(plan, action, now.date_to_be_set_by, day)
        if not now.overdue or now.due is None:
            continue
        by = "on" if now.due.day else "by the end of"
        ago = f"{dates.span(now.days_overdue)} before {dates.words(day)}"
        put_off = len(now.postponements)
        times = {0: "", 1: " Its date has been put off once before."}.get(
            put_off, f" Its date has been put off {_times(put_off)} before."
        )
        yield Finding(
            f"Action {action.id} was due {by} {now.due.words}, {ago}."
            f"{_in_words(now)}{times}",
            f"if it was done, record that with: {_note(plan, action)} --state complete"
            f' --evidence "..." If it needs longer, write why with:'
            f" {_add(plan, action, now)} --new-due DATE"
            if action.action
            else 'first write under "action" what is to be done, then record how it'
            " stands.",
            _due_route(now) or action.where("due"),
        )


def _in_words(now: Standing) -> str:
    """Give the words that a date was read from: they may hold a condition."""
    words = now.due_as_written
    return f" The document says {quoted(words)}." if words else ""


def _to_be_dated(plan: Plan, action: Action, by: Date, day: date) -> Finding:
    now = timeline.standing(action, plan, day)
    on = "on" if by.day else "by the end of"
    ago = dates.span((day - by.last_day).days)
    return Finding(
        f"Action {action.id} was to have a date {on} {by.words}, {ago} before"
        f" {dates.words(day)}.",
        f"record its date with: {_add(plan, action, now)} --new-due DATE",
        (*action.route, "set_date_by"),
    )


@rule("AP502", "warning", clause="Progress: kept up to date", timed=True)
def stale_action(plan: Plan, day: date) -> Iterator[Finding]:
    """Nothing has been reported of an open action for six months or more.

    The guidance asks for ongoing actions to be reviewed at least every six months; a
    plan may ask for more. Six months are counted from the day of the last entry to the
    day of the same number, and a whole month counts to its end.

    Bad::

                progress:
                  - date: 2011-08-20
                    note: The first draft went to all agencies.

    Says::

        Nothing has been recorded for action 1.1 since 20 August 2011, which is 6
        months before 1 March 2012. This plan asks for news every 6 months.
        To fix: record what was done, or why nothing was, with: actionplan progress add
        scr-family-a-2011/1.1 "..."

    Good::

                progress:
                  - date: 2011-09
                    note: The first draft went to all agencies.
    """
    for action in plan.actions:
        now = timeline.standing(action, plan, day)
        if not now.stale or not now.has_report or now.heard is None:
            continue
        if not now.reports_known:
            continue  # what could not be read may be newer, and has been named
        newest = [entry for entry in now.entries if entry.date][-1]
        silent = dates.count(now.months_silent, "month")
        yield Finding(
            f"Nothing has been recorded for action {action.id} since"
            f" {now.heard.words}, which is {silent} before"
            f" {dates.words(day)}. {_asks(action, plan, now.heard)}",
            "record what was done, or why nothing was, with:"
            f" {_add(plan, action, now)}",
            (*newest.route, "date"),
        )


@rule("AP503", "warning", clause="Progress: kept up to date", timed=True)
def never_reported(plan: Plan, day: date) -> Iterator[Finding]:
    """Nothing at all has been reported of an action since it joined the plan.

    It is counted from the day the plan was agreed, or the action added. Until six
    months have passed an action without entries is only said to have no progress
    recorded. A plan in which nothing has been recorded at all is told so once.

    Bad::

                progress: []

    Says::

        Nothing has been recorded for action 1.1 since it was agreed on 15 August 2011.
        This plan asks for news every 6 months.
        To fix: record what was done, or why nothing was, with: actionplan progress add
        scr-family-a-2011/1.1 "..."

    Good::

                agency: Medway Safeguarding Children Board
                added: 2011-10-03
                progress: []
    """
    if _has_been_silent(plan, day):
        number = len(list(plan.actions))
        yield Finding(
            f"Nothing has been recorded for any of the {number} actions since"
            f" {_they_began(plan)}.",
            "record for each what was done, or why nothing was, with: actionplan"
            f' progress add {plan.id}/ACTION "..."',
            ("outcomes",),
            on_key=True,
        )
        return
    for action in plan.actions:
        now = timeline.standing(action, plan, day)
        since = now.heard or plan.begun_by
        if not _is_silent(action, plan, day) or since is None:
            continue
        nothing = "Nothing with a date" if now.entries else "Nothing"
        yield Finding(
            f"{nothing} has been recorded for action {action.id} since"
            f" {_it_began(action, plan, since)}. {_asks(action, plan, since)}",
            "record what was done, or why nothing was, with:"
            f" {_add(plan, action, now)}",
            action.route,
        )


@rule("AP504", "warning", timed=True)
def entry_in_future(plan: Plan, day: date) -> Iterator[Finding]:
    """A progress entry or a judgement is dated after the day looked at.

    What has not happened yet is no progress; such an entry counts from its own day on.
    A plan that is looked at as of an earlier day has one finding for all of them.

    Bad::

                agency: Medway Safeguarding Children Board
                added: 2011-10-03
                progress:
                  - date: 2012-12-05
                    note: The first draft went to all agencies.

    Says::

        This entry is dated 5 December 2012, after 1 March 2012. It does not count
        until then.
        To fix: check the year. What is planned belongs under "next". If the date is
        right, choose a later day with --as-of.

    Bad::

                agency: Medway Safeguarding Children Board
                added: 2011-10-03
                progress:
                  - date: 2012-12-05
                    note: The first draft went to all agencies.
                  - date: 2012-12-06
                    note: The second draft went to all agencies.

    Says::

        This entry is dated 5 December 2012, after 1 March 2012, and 1 more like it. It
        does not count until then.
        To fix: check the year. What is planned belongs under "next". If the date is
        right, choose a later day with --as-of.

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

        4 entries are dated after 1 March 2012, and do not count.
        To fix: to have them counted, leave out --as-of, or choose a later day.

    Good::

                progress:
                  - date: 2012-03
                    note: The first draft went to all agencies.
    """
    later = [said for said in _dated(plan) if said[0].first_day > day]
    if later and plan.agreed and plan.agreed.first_day > day:
        yield Finding(
            f"This plan was agreed {'on' if plan.agreed.day else 'in'}"
            f" {plan.agreed.words}, after {dates.words(day)}. Nothing in it"
            " counts yet.",
            _LATER_DAY,
            ("agreed",),
        )
    elif len(later) > omissions.FEW:
        yield Finding(
            f"{len(later)} entries are dated after {dates.words(day)}, and"
            " do not count.",
            _LATER_DAY,
            (*later[0][1], "date"),
        )
    elif later:
        (first, route), others = later[0], len(later) - 1
        more = f", and {others} more like it" if others else ""
        yield Finding(
            f"This entry is dated {first.words}, after"
            f" {dates.words(day)}{more}. It does not count until then.",
            'check the year. What is planned belongs under "next". If the date is'
            " right, choose a later day with --as-of.",
            (*route, "date"),
        )


_LATER_DAY = "to have them counted, leave out --as-of, or choose a later day."


@rule("AP505", "warning", clause="Progress: kept up to date")
def entries_out_of_order(plan: Plan) -> Iterator[Finding]:
    """Progress entries do not stand in the order of their dates.

    They are counted by their dates wherever they stand; but a reader takes the last
    one for the newest.

    Bad::

                progress:
                  - date: 2012-01-10
                    note: The first draft went to all agencies.
                  - date: 2011-12-05
                    note: A task and finish group has been named.

    Says::

        This entry is dated 5 December 2011, and stands below one of 10 January 2012.
        To fix: check the date. If it is right, move the entry up, so that the newest
        stands last.
    """
    for action in plan.actions:
        said = [(entry.date, entry) for entry in action.progress if entry.date]
        for (before, _), (day, entry) in pairwise(said):
            if day.last_day < before.first_day:
                yield Finding(
                    f"This entry is dated {day.words}, and stands below one of"
                    f" {before.words}.",
                    "check the date. If it is right, move the entry up, so that the"
                    " newest stands last.",
                    (*entry.route, "date"),
                )


@rule("AP506", "warning", clause="Progress: kept up to date")
def review_too_rare(plan: Plan, day: date) -> Iterator[Finding]:
    """A plan with open actions is to be reviewed less often than every six months.

    Bad::

        review:
          every: 12 months
          by: MSCB Development Officer
          reports_to: Learning and Development Subgroup
          purpose: Content is still up to date

    Says::

        Reviews every 12 months are too far apart while actions are open. The guidance
        asks for one every 6 months at least.
        To fix: change it to 6 months or less. Actions count as unreported after 6
        months in any case.
    """
    for found in arrangements.too_rare(plan, day):
        yield Finding(
            f"Reviews every {found.every.words} are too far apart while actions are"
            " open. The guidance asks for one every 6 months at least.",
            "change it to 6 months or less. Actions count as unreported after 6 months"
            " in any case.",
            (*found.route, "every"),
        )


@rule("AP507", "warning", clause="Progress: the next stage", timed=True)
def next_stage_passed(plan: Plan, day: date) -> Iterator[Finding]:
    """The next stage of an open action was due, and nothing has been recorded since.

    The guidance has the next stage written down to make sure that the outcome comes in
    its time; somebody has to look whether it came. Where the action itself is overdue,
    or has been silent for too long, only that is said.

    Bad::

                progress:
                  - date: 2011-12-05
                    next: Submit the final draft to the subgroup
                    next_due: 2012-02
                    note: The first draft went to all agencies.

    Says::

        The next stage of action 1.1 was due by the end of February 2012, 1 day before
        1 March 2012. It was: "Submit the final draft to the subgroup".
        To fix: record whether it was done with: actionplan progress add
        scr-family-a-2011/1.1 "..."

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
        newest = now.entries[-1] if now.entries else None
        if newest is None or not now.is_open or now.overdue or now.stale:
            continue
        due = newest.next_due
        if due and due.last_day < day:
            by = "on" if due.day else "by the end of"
            ago = dates.span((day - due.last_day).days)
            what = f" It was: {quoted(newest.next)}." if newest.next else ""
            yield Finding(
                f"The next stage of action {action.id} was due {by} {due.words}, {ago}"
                f" before {dates.words(day)}.{what}",
                f"record whether it was done with: {_add(plan, action, now)}",
                (*newest.route, "next_due"),
            )


@rule("AP508", "warning", clause="Difference: judged", timed=True)
def outcome_not_judged(plan: Plan, day: date) -> Iterator[Finding]:
    """All actions of an outcome have been closed, and it has not been judged.

    The guidance asks what difference has been made. It is asked once the outcome has
    had a review's time, six months at the most, since the last action was done.

    Bad::

                progress:
                  - date: 2011-08-20
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.

    Says::

        All actions of outcome O1 have been closed since 20 August 2011, and it has not
        been judged what difference they made.
        To fix: measure the baseline again, ask those concerned, and add a judgement
        under "difference".

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

        All actions of outcome O1 have been closed since 20 August 2011, and it has not
        been judged what difference they made.
        To fix: compare the position now with the desired outcome, ask those concerned,
        and add a judgement under "difference".

    Good::

                progress:
                  - date: 2012-01-20
                    state: complete
                    reported_by: MSCB Development Officer
                    evidence: The published guidance
                    note: Guidance published on the website and in print.
    """
    for outcome in plan.outcomes:
        if not readable.is_read(plan, (*outcome.route, "difference")):
            continue
        if not timeline.to_be_judged(outcome, plan, day):
            continue
        standings = [timeline.standing(a, plan, day) for a in outcome.actions]
        last = _last_closed(standings)
        if last and day > _reviewed_by(plan, last):
            yield Finding(
                f"All actions of outcome {outcome.id} have been closed since"
                f" {last.words}, and it has not been judged what difference they made.",
                f'{_how_to_judge(outcome)} and add a judgement under "difference".',
                outcome.route,
            )


def _how_to_judge(outcome: Outcome) -> str:
    """Say by what an outcome can be judged: nobody measures again what never was."""
    asks = "ask those concerned,"
    if outcome.baseline:
        return f"measure the baseline again, {asks}"
    if outcome.desired_outcome:
        return f"compare the position now with the desired outcome, {asks}"
    return f'write what was to be different under "desired_outcome", {asks}'


@rule("AP509", "warning", clause="Additional actions: review arrangements", timed=True)
def first_review_passed(plan: Plan, day: date) -> Iterator[Finding]:
    """The day of the first review has gone by, and nothing has been recorded for it.

    An entry of the month before the review counts: it was made for the meeting. An
    action may have a first review of its own.

    Bad::

        review:
          every: 6 months
          first: 2012-02
          by: MSCB Development Officer
          reports_to: Learning and Development Subgroup
          purpose: Content is still up to date

    Says::

        The first review was to be in February 2012. Nothing has been recorded since
        December 2011.
        To fix: record what the review found, action by action; or correct the date if
        it was moved.

    Bad::

                review:
                  first: 2012-02
                  purpose: Content is still up to date

    Says::

        Action 1.1 was to be reviewed in February 2012. Nothing has been recorded of it
        since.
        To fix: record what the review found; or correct the date if it was moved.

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
        if own and own.passed and action.review.first and _all_reports(plan):
            passed = own.passed
            yield Finding(
                f"Action {action.id} was to be reviewed {'on' if passed.day else 'in'}"
                f" {passed.words}. {sentences.nothing(now).capitalize()} has been"
                " recorded of it since.",
                "record what the review found; or correct the date if it was moved.",
                (*action.route, "review", "first"),
            )


def _first_of_plan(plan: Plan, day: date) -> Iterator[Finding]:
    first = plan.review.first
    if first is None or day <= first.last_day or not _all_reports(plan):
        return
    if not any(timeline.standing(a, plan, day).is_open for a in plan.actions):
        return
    before = [date for date, _ in _dated(plan) if date.first_day <= day]
    newest = max(before, key=lambda date: date.last_day, default=plan.begun)
    if newest is None:
        yield Finding(
            f"The first review was to be {'on' if first.day else 'in'} {first.words}."
            " Nothing has been recorded with a date.",
            _REVIEWED,
            ("review", "first"),
        )
    elif dates.add_months(newest._replace(day=None), 1) < first.first_day:
        yield Finding(
            f"The first review was to be {'on' if first.day else 'in'} {first.words}."
            f" Nothing has been recorded since {newest._replace(day=None).words}.",
            _REVIEWED,
            ("review", "first"),
        )


_REVIEWED = (
    "record what the review found, action by action; or correct the date if it was"
    " moved."
)


def _all_reports(plan: Plan) -> bool:
    """Tell whether everything reported in a plan could be read."""
    return not any(
        part.items or {"progress", "difference"} & {*part.route} for part in plan.unread
    )


def _dated(plan: Plan) -> Iterator[tuple[Date, Route]]:
    """Give the date of everything reported in a plan, with where it is."""
    for action in plan.actions:
        yield from ((e.date, e.route) for e in action.progress if e.date)
    for outcome in plan.outcomes:
        yield from ((e.date, e.route) for e in outcome.progress if e.date)
        yield from ((j.date, j.route) for j in outcome.difference if j.date)


def _note(plan: Plan, action: Action) -> str:
    return f'actionplan progress add {plan.id}/{action.id} "..."'


def _add(plan: Plan, action: Action, now: Standing) -> str:
    """Write what records an entry; of an action that is rated, with its rating now."""
    rating = " --rag RATING" if now.rag and now.is_open else ""
    return f"{_note(plan, action)}{rating}"


def _asks(action: Action, plan: Plan, since: Date) -> str:
    """Say who asks for news so often: the plan only where it says so itself."""
    allowed = timeline.silence_allowed(action, plan, since)
    own = allowed in (action.review.every, plan.review.every)
    who = "This plan" if own else "The guidance"
    return f"{who} asks for news every {allowed.words}."


def _it_began(action: Action, plan: Plan, heard: Date) -> str:
    """Say since when there is an action: it was agreed on 15 August 2011."""
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


def _last_closed(now: Sequence[Standing]) -> Date | None:
    closed = [each.closed for each in now if each.closed]
    return max(closed, key=lambda day: day.last_day, default=None)


def _reviewed_by(plan: Plan, since: Date) -> date:
    """Return the last day of a review's time after *since*, six months at the most."""
    every = plan.review.every or timeline.FLOOR_INTERVAL
    ends = (
        dates.add_interval(since, each) for each in (every, timeline.FLOOR_INTERVAL)
    )
    return min(ends)


def _is_silent(action: Action, plan: Plan, day: date) -> bool:
    now = timeline.standing(action, plan, day)
    asked = now.stale and readable.is_known(action, "action")
    return asked and not now.has_report and now.reports_known


def _has_been_silent(plan: Plan, day: date) -> bool:
    """Tell whether nothing was ever recorded of more than a few actions."""
    actions = list(plan.actions)
    silent = all(
        _is_silent(a, plan, day) and not a.added and not a.progress for a in actions
    )
    return silent and len(actions) > omissions.FEW and readable.is_whole(plan)


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{number} times"  # noqa: PLR2004 -- a word for two


def _due_route(now: Standing) -> tuple[str | int, ...]:
    """Return where the date that counts is written, if an entry moved it."""
    moved = [entry for entry in now.entries if entry.new_due]
    return (*moved[-1].route, "new_due") if moved else ()
