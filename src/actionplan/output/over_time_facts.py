"""Give the numbers of the pictures in a report, and what has changed, to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionplan.output import change_items, meetings
from actionplan.output.change_items import Covered
from actionplan.plan import meeting_dates, news, over_time
from actionplan.plan.changes import BY_THE_DAY
from actionplan.plan.meeting_dates import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.plan.changes import Change
    from actionplan.plan.over_time import Course, Distances, Times
    from actionplan.plan.portfolio import Portfolio, Row

BY_DATE = ("date", "due_by_first_date", "due_by_date_now", "complete")
"""What is counted by each date, up to and including it."""


def facts(rows: Sequence[Row], as_of: date) -> dict[str, Any]:
    """Return what was planned and done by date, how far dates moved, and times.

    These are the numbers of `over_time`, which the pictures of a report show.
    """
    times = over_time.times(rows)
    return {
        "planned_and_done": _course(over_time.course(rows, as_of)),
        "due_dates_moved": _distances(over_time.distances(rows)),
        "time_to_completion": _times(times) if times.is_enough else None,
    }


def by_date(rows: Sequence[Row], as_of: date) -> Iterator[dict[str, Any]]:
    """Yield how many actions were due and complete by each date on which one was.

    Nothing is known yet of what is complete after the report date.
    """
    course = over_time.course(rows, as_of)
    for day in sorted({*course.first, *course.now, *course.done}):
        first, now, done = course.by(day)
        known = done if day <= as_of else None
        values = (day.isoformat(), first, now, known)
        yield dict(zip(BY_DATE, values, strict=True))


def days_moved(row: Row) -> int | None:
    """Return by how many days an action is due later than first agreed.

    It is below 0 if it is due earlier, and not known if one of the dates is not, or if
    the action repeats.
    """
    if row.action.recurs:
        return None
    moved = over_time.distances([row])
    if moved.moved:
        return moved.moved[0].days
    known = row.now.due and over_time.first_known_due(row)
    return 0 if known and not moved.now_unknown else None


def _course(of: Course) -> dict[str, Any]:
    first, now, done = of.by(of.as_of)
    return {
        "actions": of.total,
        "due_by_first_date": first,
        "due_by_date_now": now,
        "complete": done + of.done_undated,
        "complete_on_unknown_date": of.done_undated,
        "complete_by_date_of_report": of.done_as_reported,
        "no_known_due_date": of.no_date,
        "only_first_due_date_known": of.only_first,
        "status_not_known": of.status_not_known,
        "not_counted": {
            "closed_without_being_done": of.apart["ended"],
            "repeats": of.apart["repeats"],
        },
    }


def _distances(of: Distances) -> dict[str, Any]:
    return {
        "actions": [
            {
                "name": each.row.name,
                "first_due": str(each.first),
                "due": str(each.now),
                "days": each.days,
                "times_later": each.later,
                "times_earlier": each.earlier,
            }
            for each in of.moved
        ],
        "later": len(of.later),
        "days_in_all": of.total,
        "median_days": of.median,
        "not_listed": {"due_date_not_known": of.now_unknown, "repeats": of.repeats},
    }


def _times(of: Times) -> dict[str, Any]:
    return {
        "actions": len(of.spells),
        "still_open": of.still_open,
        "closed_without_being_done": of.ended,
        "median_days": of.median,
        "share_complete": [
            {"days": each.days, "share": round(1 - each.share, 6)} for each in of.left
        ],
        "not_counted": {
            "start_not_known": of.start_not_known,
            "end_not_known": of.end_not_known,
            "repeats": of.repeats,
        },
    }


def changes(of: Portfolio, rows: Sequence[Row]) -> dict[str, Any]:
    """Return what has changed since the last meeting, as `since` lists it.

    *rows* are the actions that were asked for. If the date of the meeting is not known,
    there is no list. What became so by the day alone, such as overdue, has no date.
    """
    last = meeting_dates.last(of.plans, Meeting(of.as_of, "given"))
    if last is None:
        return {"last_meeting": None, "changes": None}
    is_whole = len(rows) == len(of.rows)
    asked = {id(row.action) for row in rows} | {id(row.outcome) for row in rows}
    found = news.since(of.plans, last.news_after, of.as_of)
    period = Covered(last.news_after, of.as_of, "", "")
    return {
        "last_meeting": meetings.date_facts(last),
        "changes": [
            _change(each, period)
            for each in found
            if is_whole or id(each.action or each.outcome) in asked
        ],
    }


def _change(of: Change, period: Covered) -> dict[str, Any]:
    facts = change_items.item(of, period).facts
    by_the_day = of.kind in BY_THE_DAY or not of.entries
    return {
        "name": facts["name"],
        "change": facts["change"],
        "on": None if by_the_day else facts["on"],
        "corrected": facts["corrected"],
        "from": facts["from"],
        "to": facts["to"],
    }
