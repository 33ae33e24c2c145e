"""Say what is in a tracker: a row for each action, and how to fill it in.

Open actions come first, the most urgent at the top, because closed ones need no report.

`tracker_workbook` writes it for Excel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.report import markup
from actionplan.plan import (
    exceptions,
    markings,
    next_status,
    portfolio,
    return_form,
    sentences,
    timeline,
)
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.plan.portfolio import Portfolio, Row
    from actionplan.plan.return_form import LockedFacts


class TrackerRow(NamedTuple):
    """A row of a tracker: what it says, and what can be filled in."""

    facts: LockedFacts
    due: date | None
    """The due date, if it is known to the day."""
    key: str
    since: date | None
    """The first date that an entry can have; None if that is not known."""
    statuses: tuple[str, ...]
    """The statuses that can come next, in the words of the board."""
    ratings: tuple[str, ...]
    """The ratings in the legend of the plan; empty if it has none."""
    stands_out: bool
    """Whether the action is an exception, which every report lists first."""


class Tracker(NamedTuple):
    """All that is in the workbook."""

    title: str
    as_of: date
    marking: str
    gaps: tuple[str, ...]
    """That it is incomplete, and why; empty if it is complete."""
    rows: tuple[TrackerRow, ...]
    help: tuple[tuple[str, ...], ...]
    """How to fill it in: for each block its heading and its lines."""


def make(of: Portfolio, rows: Sequence[Row], unknown: tuple[str, ...] = ()) -> Tracker:
    """Make a tracker with these rows of a portfolio.

    *unknown* says which actions are not in it because a filter could not judge them.
    """
    return Tracker(
        title=f"Action tracker on {dates.words(of.as_of)}",
        as_of=of.as_of,
        marking=markings.highest(of.plans),
        gaps=(*sentences.left_out(of), *unknown),
        rows=tuple(map(_row, _in_order(rows))),
        help=_help(rows),
    )


def _in_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Put open actions first, sorted by urgency as `status` does, and closed ones last.

    Actions of several plans are mixed, so that what is overdue is on page one. Closed
    actions stay in the order of the plans, after those that are exceptions.
    """
    urgent = portfolio.sort_rows((row for row in rows if row.now.is_open), "urgency")
    closed = [row for row in rows if not row.now.is_open]
    return *urgent, *sorted(closed, key=lambda row: not exceptions.of_row(row))


def _row(row: Row) -> TrackerRow:
    now, plan = row.now, row.plan
    joined = timeline.joined(row.action, plan)
    facts = return_form.LockedFacts(
        action=row.name,
        words=sentences.text(row.action),
        plan=plan.title,
        owner=sentences.owner(now),
        agency=_agency(row),
        due=sentences.due(now),
        status=f"{sentences.standing(row)}.",
        note=sentences.reason(row),
    )
    facts = return_form.LockedFacts(*map(markup.one_line, facts))
    exact = now.due.first_day if now.due and now.due.day else None
    if exact and facts.due == dates.words(exact):
        facts = facts._replace(due=exact.isoformat())
    else:
        exact = None
    return TrackerRow(
        facts=facts,
        due=exact,
        key=return_form.key(row, facts),
        since=joined.first_day if joined else None,
        statuses=tuple(
            markup.one_line(next_status.words(state, plan.board))
            for state in next_status.options(now)
        ),
        ratings=tuple(markup.one_line(rating) for rating, _ in plan.rag_legend),
        stands_out=bool(exceptions.of_row(row)),
    )


def _agency(row: Row) -> str:
    """Return the agency, and what it is if it is not known to be the owner's."""
    name, label = row.named_agency.words, sentences.agency_label(row)
    if not name:
        return "Agency not known"
    return f"{name} ({label})" if label and row.now.owners else name


def _help(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """Say how to fill it in, and in which order the actions are."""
    order = "Open actions are first, the most urgent at the top."
    if not all(row.now.is_open for row in rows):
        order = (
            f"{order} Closed actions are at the end. If you do not need them, ask for a"
            " tracker without them."
        )
    (heading, find, *more), *others = _HELP
    return (heading, find, order, *more), *others


_HELP = (
    (
        "What to do",
        'Go to the sheet "Tracker". Find your actions. To show only some of them, use'
        " the arrows in the heading row.",
        "Fill in the white cells of each action that you report on. Leave a cell"
        " empty if it does not apply. You do not need to fill in every row.",
        "Save the workbook, and send it back to the person who sent it to you. Nothing"
        " is in the plan until that person has recorded your answers.",
    ),
    (
        "What to write in each column",
        "Date: the date of your report, such as 3 March 2026. It cannot be in the"
        " future.",
        "What has been done: the facts, in a sentence or two. If nothing has been done,"
        " write that, and why. If there is a new date, give the reason here, and who"
        " agreed it.",
        "New status: only if the status has changed. Choose from the list.",
        "New rating: choose from the ratings of the plan.",
        "Evidence: what shows that it has been done, such as minutes or a report. Write"
        " each piece of evidence on its own line. For a new line in a cell, press Alt"
        " and Enter.",
        "New date: the new due date, or the one that you ask for, such as 3 March 2026."
        " For a month, write its last day, such as 31 March 2026. Excel changes a month"
        " to its first day, so if you mean the first day, type an apostrophe in front"
        " of it, such as '1 March 2026.",
        'New date agreed: choose "Yes" only if the people who decide have already'
        " agreed the new date. If you do not, the date is recorded as a request for"
        " more time, and the due date does not change.",
        "Reported by: your job title. Please do not write your name.",
    ),
    (
        "What not to do",
        "Please do not write anything that could identify a child or a family.",
        "The grey cells are locked. They show what is in the plan. If something there"
        " is wrong, tell the person who sent you the workbook. Changes in grey cells"
        " are not recorded.",
        "Please do not add columns or sheets, or write comments. They are not"
        " recorded.",
        "Each row has room for one report. If you have several, send the first one, and"
        " ask for a new tracker.",
    ),
)
