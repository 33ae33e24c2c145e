"""Write a calendar with the due dates of one owner.

Each event keeps its UID for ever, because calendars add an event with a new one. So if
a newer edition is imported, it replaces the events of the older one. Nothing in an
event is from the text of a plan, unless details are asked for.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from actionplan.plan import markings, meeting_dates, sentences
from actionplan.text import dates, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.output.chase.first_page import ChaseRound
    from actionplan.plan.chasing import OwnerSheet
    from actionplan.plan.portfolio import Row


def write(sheet: OwnerSheet, about: ChaseRound, *, details: bool) -> bytes:
    """Write the open actions with a known due date; empty if there are none.

    Actions that were closed within one review interval are cancelled.
    """
    since = dates.back_interval(
        about.of.as_of, meeting_dates.interval(about.of.plans, about.of.as_of)
    )
    rows = [row for row in sheet.rows if _is_shown(row, since)]
    if not rows:
        return b""
    counts: dict[str, int] = {}
    name = sheet.to.name or "no owner"
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//actionplan//chase//EN"),
        *("CALSCALE:GREGORIAN", "METHOD:PUBLISH"),
        f"X-WR-CALNAME:{_text(f'Actions: {name}')}",
    ]
    for row in rows:
        counts[row.name] = counts.get(row.name, 0) + 1
        again = f"#{counts[row.name]}" if counts[row.name] > 1 else ""
        lines += _event(row, f"{row.name}{again}@actionplan", about, details=details)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _is_shown(row: Row, since: date) -> bool:
    closed = row.now.closed
    recent = closed is not None and closed.last_day >= since
    return row.now.due is not None and (row.now.is_open or recent)


def _event(row: Row, uid: str, about: ChaseRound, *, details: bool) -> Iterator[str]:
    if row.now.due is None:
        return
    day = row.now.due.last_day
    said = [markings.highest([row.plan])]
    if details:
        said += [sentences.text(row.action), f"Due: {sentences.due(row.now)}."]
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(uid)}"
    yield f"DTSTAMP:{_basic(about.of.as_of)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(day)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_basic(day + timedelta(1))}"
    yield f"SEQUENCE:{len(row.now.moves) + len(row.now.rounds)}"
    yield f"SUMMARY:{_text(f'Due: {row.name}')}"
    if words := "\n".join(filter(None, said)):
        yield f"DESCRIPTION:{_text(words)}"
    yield f"STATUS:{'CONFIRMED' if row.now.is_open else 'CANCELLED'}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """Escape text, so that it can only be text. A line break in it stays one."""
    lines = [terminal.line(" ".join(line.split())) for line in text.split("\n")]
    for mark in ("\\", ";", ","):
        lines = [line.replace(mark, f"\\{mark}") for line in lines]
    return "\\n".join(lines)


def _folded(line: str) -> str:
    """Fold a line at 75 bytes of UTF-8, but inside no character."""
    lines, used = [""], 0
    for character in line:
        size = len(character.encode())
        if used + size > _MOST:
            lines.append(" ")
            used = 1
        lines[-1] += character
        used += size
    return "\r\n".join(lines)


_MOST = 75
