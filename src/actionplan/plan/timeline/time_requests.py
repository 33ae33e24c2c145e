"""Find the request for more time that is still to be answered.

This alone defines when more time is asked for, and when it was declined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.text import declined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.plan.model import Entry, RequestAnswer


def asks(entry: Entry) -> bool:
    """Return whether an entry asks for more time, also until a date that is unread."""
    unread = entry.unread_words("new_due_requested")
    return entry.new_due_requested is not None or unread is not None


def answer(entry: Entry, asked: Entry | None) -> RequestAnswer | None:
    """Return how an entry answers the request for more time *asked* before, or its own.

    Its note may say that it was declined, although the field is not there.
    """
    waits = asked is not None or asks(entry)
    in_words = waits and not entry.request and declined.more_time(entry.note)
    return "declined" if in_words else entry.request


def open_request(asked: Entry | None, entries: Iterable[Entry]) -> Entry | None:
    """Return the latest request that no entry answers; *asked* was open before them."""
    for entry in entries:
        if entry.new_due or answer(entry, asked):
            asked = None
        elif asks(entry):
            asked = entry
    return asked
