"""Write the first page of the folder: who is asked, and who has not answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.paper import Item, Paper, PaperTable, Section
from actionplan.plan import closed_plans, markings, sentences, timeline
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from actionplan.plan.chasing import OwnerSheet
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.portfolio import Portfolio, Row


class ChaseRound(NamedTuple):
    """What owners are asked about: plans on a date, and the meetings around it."""

    of: Portfolio
    last: Meeting | None
    meeting: Meeting
    following: Meeting


class RecipientFiles(NamedTuple):
    """A recipient, and the files made for them."""

    sheet: OwnerSheet
    files: tuple[str, ...]


NO_OWNER = "Nobody: no owner or agency is known"


def page(lines: Sequence[RecipientFiles], about: ChaseRound) -> Paper:
    """Return the first page of the folder."""
    asked = [line for line in lines if line.sheet.asked]
    rows = {id(one.row): one.row for line in asked for one in line.sheet.asked}
    number = dates.count(len(rows), "action")
    shared = sum(len(line.sheet.asked) for line in asked) - len(rows)
    more = (
        " An action with several owners is on a sheet for each of them."
        if shared
        else ""
    )
    return Paper(
        format="actionplan-chase/1",
        title=f"Who is asked for an update before the meeting {about.meeting.when}",
        as_of=about.of.as_of,
        about=(
            f"{number} to report on, based on what was recorded by"
            f" {dates.words(about.of.as_of)}.{more} Nothing has been sent. Read each"
            " draft (.eml), check the address, and send it yourself.",
        ),
        gaps=tuple(sentences.left_out(about.of)),
        sections=(
            _asked(asked),
            *_unanswered(tuple(rows.values()), about),
            _not_asked(
                [line for line in lines if not line.sheet.asked and _is_going(line)]
            ),
        ),
        marking=markings.highest(about.of.plans),
    )


def _asked(lines: Sequence[RecipientFiles]) -> Section:
    head = ("Who is asked", "Actions", "Overdue", "Files")
    rows = tuple(
        (
            (line.sheet.to.name or NO_OWNER,),
            (str(len(line.sheet.asked)),),
            (str(sum(one.row.now.overdue for one in line.sheet.asked)),),
            (", ".join(line.files),),
        )
        for line in lines
    )
    table = PaperTable(head, rows) if rows else None
    return Section(
        "asked", f"Who is asked ({len(rows)})", "0 actions.", (), table=table
    )


def _unanswered(rows: Sequence[Row], about: ChaseRound) -> Iterator[Section]:
    """List what had to be asked about at the last meeting, with no entry since then."""
    if about.last is None:
        empty = "No earlier meeting date is recorded, so this is not known."
        yield Section("unanswered", "No answer since the last meeting", empty, ())
        return
    then = about.last.news_after
    found = [row for row in rows if _was_due(row, then) and not _heard(row, then)]
    items = tuple(
        Item(
            row.name,
            sentences.text(row.action),
            (f"{sentences.standing(row)}.", *_owner(row)),
            {"name": row.name},
        )
        for row in found
    )
    late = "overdue, or had had no update for too long,"
    then_, since = _then_and_since(about.last)
    yield Section(
        "unanswered",
        f"No answer since the last meeting ({len(items)})",
        f"Of the actions that owners are asked about, 0 were {late} {then_} and have"
        f" nothing {since}.",
        items,
        before=(
            f"These actions were {late} {then_}. Nothing {since} has been recorded for"
            " them. The plans do not say who was asked.",
        )
        if items
        else (),
    )


def _then_and_since(last: Meeting) -> tuple[str, str]:
    """Say which days are compared. If only the month is known, none within it are.

    An action that became overdue in that month may have done so after the meeting, and
    an entry of that month may be its answer.
    """
    if last.is_month:
        return f"before the last meeting, {last.when}", "dated in that month or later"
    return last.when, "dated after that"


def _owner(row: Row) -> Iterator[str]:
    said = sentences.owner_of(row).rstrip(".")
    yield f"Owner: {said}." if row.now.owners else f"{said}."


def _was_due(row: Row, day: date) -> bool:
    then = timeline.standing(row.action, row.plan, day)
    return then.overdue or then.stale


def _heard(row: Row, day: date) -> bool:
    return any(entry.date and entry.date.last_day > day for entry in row.now.entries)


def _is_going(line: RecipientFiles) -> bool:
    """Return whether anything of theirs is in a plan that is not closed."""
    rows = line.sheet.rows
    return bool(line.files) or any(
        not closed_plans.closed(row.plan, row.now.as_of) for row in rows
    )


def _not_asked(lines: Sequence[RecipientFiles]) -> Section:
    """Name those of whom nothing is asked, with the calendar if they have one."""
    table = PaperTable(
        ("Who", "Files"),
        tuple(
            ((line.sheet.to.name or NO_OWNER,), (", ".join(line.files),))
            for line in lines
        ),
    )
    title = f"Not asked this time ({len(lines)})"
    return Section("not_asked", title, "None.", (), table=table if lines else None)
