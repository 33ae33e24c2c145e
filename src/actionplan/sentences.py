"""What is said of an action on a day, in the words that every output shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan import dates

if TYPE_CHECKING:
    from actionplan.model import State
    from actionplan.portfolio import Gap, Row
    from actionplan.timeline import Standing

STATE: dict[State, str] = {
    "not-started": "Not started",
    "in-progress": "In progress",
    "on-hold": "On hold",
    "complete": "Complete",
    "signed-off": "Signed off",
    "withdrawn": "Withdrawn",
}
NO_DATE = "No date set"


def due(now: Standing) -> str:
    """Say the date that counts: 30 November 2011, November 2011, No date set."""
    return now.due.words if now.due else NO_DATE


def standing(row: Row) -> str:
    """Say how an action stands, the exceptions first: Overdue by 7 weeks. On hold."""
    return _standing(row.now, _due_soon(row))


def standing_of(now: Standing) -> str:
    """Say how an action stands by itself."""
    return _standing(now, "")


def _standing(now: Standing, soon: str) -> str:
    said = [
        f"Overdue by {dates.span(now.days_overdue)}" if now.overdue else "",
        put_off(now) if now.is_open else "",
        soon,
        STATE[now.state],
        _silence(now),
        "closed late" if now.closed_late else "",
    ]
    return sentence(*said)


def sentence(*parts: str) -> str:
    """Join what there is to say: Overdue by 7 weeks; put off once; on hold."""
    given = [part for part in parts if part]
    first, rest = "".join(given[:1]), given[1:]
    return "; ".join([first[:1].upper() + first[1:], *map(_lower, rest)])


def put_off(now: Standing) -> str:
    """Say how often an action was put off: "put off twice"; empty if never."""
    number = len(now.slips)
    words = {0: "", 1: "put off once", 2: "put off twice"}
    return words.get(number, f"put off {number} times")


def gap(found: Gap) -> str:
    """Say what could not be read, and so is in no figure."""
    what = f"{found.what} of {found.file}" if found.what else found.file
    return f"{what} could not be read: {found.why}" if found.why else what


def incomplete(gaps: tuple[Gap, ...]) -> list[str]:
    """Say that an output is incomplete, and what it leaves out, if it is."""
    if not gaps:
        return []
    return ["This is incomplete. It leaves out what could not be read:"] + [
        f"- {gap(found)}" for found in gaps
    ]


def reason(row: Row) -> str:
    """Give the newest note, which is where the reason for a delay would be."""
    if not row.now.entries:
        return "No progress has been recorded."
    last = row.now.entries[-1]
    return f"{last.date.words}: {first_paragraph(last.note)}"


def first_paragraph(note: str, most: int = 240) -> str:
    """Return the first paragraph of a note on one line, cut between words if long."""
    text = " ".join(note.strip().partition("\n\n")[0].split())
    if len(text) <= most:
        return text
    return text[: most - 3].rpartition(" ")[0] + "..."


def _due_soon(row: Row) -> str:
    if not row.due_soon:
        return ""
    last = row.now.due.last_day if row.now.due else row.now.as_of
    days = (last - row.now.as_of).days
    return f"due in {dates.count(days, 'day')}" if days else "due today"


def _silence(now: Standing) -> str:
    if not now.is_open:
        return ""
    if not now.entries:
        return "no progress recorded"
    silent = dates.count(now.months_silent, "month")
    return f"nothing recorded for {silent}" if now.stale else ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
