"""Say what has become of an action since it was rated, planned or reported as done.

A meeting has to know it to believe the status, the rating and the figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import ratings, timeline
from actionplan.plan.sentences.before_now_words import (
    after_what,
    refused,
    reopened,
)
from actionplan.plan.sentences.date_words import of_entry, on
from actionplan.plan.sentences.state_words import first_paragraph, unstopped, within

if TYPE_CHECKING:
    from actionplan.plan.model import Entry
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import Standing


def since_then(row: Row) -> str:
    """Say that an open action was reopened, handed over or denied more time; or "".

    That it was denied or reopened is said here only if `refused` or `reopened` does not
    say it.
    """
    if not row.now.is_open:
        return ""
    declined = "" if refused(row) else _declined(row.now)
    again = "" if reopened(row) else _reopened(row)
    said = (again, declined, _handed_over(row.now))
    return " ".join(filter(None, said))


def _reopened(row: Row) -> str:
    found = timeline.reopened(row.action, row.now.entries)
    return f"{after_what(found)}." if found else ""


def _declined(now: Standing) -> str:
    """Say which request for more time was declined, if there is no later date."""
    asked: Entry | None = None
    said = ""
    for entry in now.entries:
        asked = entry if entry.new_due_requested else asked
        if entry.new_due_requested or entry.new_due:
            said = ""
        if entry.new_due:
            asked = None
        declined = timeline.answer(entry, asked) == "declined"
        if declined and asked and asked.new_due_requested:
            until = asked.new_due_requested.words
            said = f"More time until {until} was declined {_when(entry)}."
    return said


def _handed_over(now: Standing) -> str:
    """Say that nobody has reported since an action was handed over."""
    last = now.entries[-1] if now.entries else None
    handed = last is not None and bool(last.owners) and len(now.entries) > 1
    if not handed or last is None or not now.reports_known:
        return ""
    return f"New owner {_since(last)}, with no report since then."


def last_stage(now: Standing) -> str:
    """Say which stage was planned last, if an overdue action has no newer one."""
    planned = [entry for entry in now.entries if entry.next and entry.next_due]
    if not (now.overdue and planned and now.stage is None):
        return ""
    by = planned[-1].next_due
    what = unstopped(first_paragraph(planned[-1].next, 120))
    return f"Last stage planned, by {by.words}: {what}." if by else ""


def rated_when(row: Row) -> str:
    """Say since when an open action has had a low rating, if the latest note is newer.

    Of an overdue action that was rated well it is when, if that was before.
    """
    now, rated = row.now, timeline.rated_by(row.now.entries)
    scale = ratings.scale(row.plan)
    if now.is_open and (scale.is_worst(now.rag) or scale.is_next_worst(now.rag)):
        first = timeline.rated_since(row.now.entries)
        if (
            first is None
            or first.date is None
            or first.route == (rated and rated.route)
        ):
            return ""
        return f"since {first.date.words}"
    if not (now.overdue and now.due and rated and rated.date):
        return ""
    if rated.date.last_day > now.due.last_day:
        return ""
    return f"{on(rated.date)}, before it became overdue"


def _when(entry: Entry) -> str:
    return on(entry.date) if entry.date else f"({within(of_entry(entry))})"


def _since(entry: Entry) -> str:
    return f"since {entry.date.words}" if entry.date else "on an unknown date"
