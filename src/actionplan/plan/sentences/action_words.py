"""Say what is due next of an action, or was due and not done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import (
    requirements,
    reviews,
    timeline,
)
from actionplan.plan.sentences.date_words import (
    DATE_NOT_KNOWN,
    joined,
    on,
    silent_for,
)
from actionplan.plan.sentences.state_words import (
    NO_TEXT,
    first_paragraph,
    own_word,
    phrase,
    sentence,
    state,
    within,
)
from actionplan.text import grammar

if TYPE_CHECKING:
    from datetime import date

    from actionplan.plan.model import BoardSettings
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date, Interval


def late_milestones(now: Standing) -> str:
    """Name the milestones of an action that are late, with their dates."""
    late = [
        f"{one.milestone.milestone or NO_TEXT} ({one.milestone.due.words})"
        for one in now.milestones
        if one.late and one.milestone.due
    ]
    which = grammar.agree(len(late), "Milestone", "Milestones")
    return f"{which} not recorded as reached by the due date: {'; '.join(late)}"


def milestones_left(now: Standing) -> str:
    """Name the milestones that were not reached of an action that is done."""
    left = [
        f"{one.milestone.milestone or NO_TEXT}"
        + (f" ({one.milestone.due.words})" if one.milestone.due else "")
        for one in now.milestones
        if one.left
    ]
    which = grammar.agree(len(left), "Milestone", "Milestones")
    return f"{which} not recorded as reached: {'; '.join(left)}"


def more_time(now: Standing) -> str:
    """Say that more time was asked for, and until when; empty if it was not.

    If that date has passed, also say so, and when it was asked for.
    """
    asked = now.request.new_due_requested if now.request else None
    if now.request is None or asked is None:
        return ""
    said = f"More time asked for, until {asked.words}"
    if not now.request_passed:
        return said
    since = now.request.date
    when_ = f" (asked for {on(since)})" if since else ""
    return f"{said}, which has passed without an answer{when_}"


def waits_for_sign_off(row: Row) -> str:
    """Say since when an action is done and not signed off, in the board's words.

    It says "since" only if it is known when the work was done.
    """
    now, board = row.now, row.plan.board
    since = now.closed if now.status == "complete" else now.state_since
    when_ = f" since {since.words}" if since else " on an unknown date"
    if since and now.status == "complete" and not now.achieved_known:
        when_ = f", as reported {on(since)}"
    return f"{within(state(now.status, board))}{when_}, {no_sign_off(board)}"


def no_sign_off(*boards: BoardSettings) -> str:
    """Say that no sign-off is recorded, in the words of the boards if they have any.

    Whether there will be one is for the plan to say, so it is never "not yet".
    """
    own = own_word("signed-off", *boards)
    return f"not recorded as {within(own)}" if own else "no sign-off recorded"


def asks_for_time(now: Standing) -> str:
    """Say that more time was asked for, and until when; empty if it was not."""
    if now.request is None:
        return ""
    asked = f"more time asked for, {within(DATE_NOT_KNOWN)}"
    return within(more_time(now)) or asked


def monitoring_silent(now: Standing) -> str:
    """Say for how long nothing was reported of an action that is being monitored."""
    return f"Being monitored, but {within(not_monitored(now))}"


def not_monitored(now: Standing) -> str:
    """Say for how long nothing was reported, as far as it is known."""
    if now.monitored_known:
        return f"No report for {silent_for(now)}"
    return "It is not known if there was a recent report"


def nothing(now: Standing) -> str:
    """Return "no progress", or "no dated progress" if an undated entry may be newer."""
    undated = any(entry.date is None for entry in now.entries)
    return "no dated progress" if undated or not now.reports_known else "no progress"


def next_stage(now: Standing, most: int = 240, *, before: date | None = None) -> str:
    """Return the next stage of an action, by when, and if that date has passed.

    In a paper that is made *before* its report date, a date may not have passed yet.
    """
    if now.stage is None:
        return ""
    by = now.stage.next_due
    passed = " (passed)" if now.stage_passed else ""
    if passed and before and by and by.last_day >= before:
        passed = " (not reported yet)"
    when_ = f", by {by.words}{passed}" if by else ""
    return f"Next{when_}: {first_paragraph(now.stage.next, most) or 'not said'}"


def own_review(row: Row) -> tuple[str, ...]:
    """Say when an action has its own reviews, and who does them; may be empty."""
    found, arranged = reviews.of_row(row), row.action.review
    if found is None:
        return ()
    said = []
    if found.passed:
        said.append(f"{review_passed(row, found.passed, found.after)}.")
    if found.following and found.after:
        by = _worked_out(row, found.following, found.after)
        said.append(f"The next review is due {by}.")
    elif found.following:
        which = "first" if found.is_first else "next"
        said.append(f"The {which} review is due {on(found.following)}.")
    by = f"reviewed by {arranged.by}" if arranged.by else ""
    told = f"reported to {arranged.reports_to}" if arranged.reports_to else ""
    return (*said, f"{sentence(by, told)}.") if by or told else tuple(said)


def next_review(row: Row) -> str:
    """Say briefly when an action is reviewed next, on its own dates; may be empty."""
    found = reviews.of_row(row)
    if found is None or found.following is None:
        return ""
    due, which = found.following, "first" if found.is_first else "next"
    when = f"by {due.words} (worked out)" if found.after else on(due)
    return f"{which} review due {when}"


def review_passed(row: Row, due: Date, after: Interval | None = None) -> str:
    """Say that a review of an action was due, and nothing was recorded since.

    Say how long *after* the latest update that was, if it is counted from there.
    """
    when = _worked_out(row, due, after) if after else on(due)
    return (
        f"A review was due {when}, but {nothing(row.now)} has been recorded for this"
        " action since"
    )


def _worked_out(row: Row, due: Date, after: Interval) -> str:
    """Say by when a review is due that is counted, and from when it is."""
    latest = row.now.heard if row.now.has_report else None
    by = row.plan.begun_by
    start = joined(row.action, row.plan) or (f"the end of {by.year}" if by else "")
    start = f"the latest update, {on(latest)}" if latest else start
    return f"by {due.words} (worked out: {after.words} after {start})"


def stage_passed(now: Standing) -> str:
    """Say that the next stage was not reported by its date."""
    by = now.stage.next_due if now.stage else None
    return f"Next stage not reported by its date, {by.words}" if by else ""


def stage_in_full(now: Standing) -> str:
    """Say the same, and which stage that is."""
    what = phrase(now.stage.next) if now.stage else ""
    return f"{stage_passed(now)}{f': {what}' if what else ''}"


def replaced(row: Row) -> str:
    """Say that the action that replaces one was itself given up."""
    other = requirements.replaced_by_given_up(row.action, row.plan, row.now.as_of)
    if other is None:
        return ""
    then = timeline.standing(other, row.plan, row.now.as_of)
    how = within(state(then.status, row.plan.board))
    return f"Replaced by action {other.id}, which is itself {how}"


def why_unrated(now: Standing) -> str:
    """Say why the rating of an action is not known."""
    if not now.rag_known:
        return "could not be read"
    if not now.reports_known:
        return "not all progress could be read"
    return "progress without a rating" if now.entries else "no progress recorded"
