"""Tell since when an action is on hold, why, and whether the time for that is over."""

from __future__ import annotations

import re
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import readable
from actionplan.text import held_until, late, sentences_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.plan.model import Entry
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date


class Hold(NamedTuple):
    """An action that is on hold."""

    since: Date | None
    """None if that is not known."""
    entry: Entry | None
    """The entry that says why; None if there is none."""
    reason: str
    """The sentence that says why."""


def of(now: Standing) -> Hold | None:
    """Return since when and why an action is on hold; None if it is not.

    The reason is in the first note since then that says more than that it is on hold:
    the sentence that says what it waits for, or else the first one that says more.
    """
    if now.status != "on-hold":
        return None
    for entry in entries(now):
        told = [*filter(_says_more, sentences_of.every(entry.note))]
        waits = [each for each in told if _WAITS.search(each.casefold())]
        if told:
            return Hold(now.state_since, entry, (waits or told)[0].rstrip(" ."))
    return Hold(now.state_since, None, "")


def unexplained(now: Standing) -> bool:
    """Return whether no entry since an action was put on hold says why it is held."""
    since = entries(now)
    known = not any(readable.has_unread(each, "note") for each in since)
    return bool(since) and known and not any(_says_more(each.note) for each in since)


def _says_more(text: str) -> bool:
    return not _ONLY_HELD.issuperset(re.findall(r"\w+", text.casefold()))


_WAITS = late.compile(
    r"\b(?:until|till|pending|await\w*|wait\w*|because|due to|owing to|as|while"
    r"|since)\b"
)
_ONLY_HELD = frozenset(
    (
        *("a", "above", "action", "as", "been", "before", "change", "changed"),
        *("changes", "further", "has", "have", "held", "hold", "in", "is", "it"),
        *("new", "no", "nothing", "now", "on", "paused", "progress", "put"),
        *("remains", "report", "same", "since", "stays", "still", "suspended"),
        *("the", "then", "this", "to", "unchanged", "update", "was", "work"),
    )
)
"""Words that say that work is on hold, or that nothing has changed, and no reason."""


def over(now: Standing) -> tuple[Entry, Date, str] | None:
    """Return until when an action was put on hold, if that has passed.

    That is the entry that says so, the date, and the sentence. The latest note that
    says until when counts, and no other: if it gives no date, none has passed. A note
    of a later day than that answers it, if it says more than that nothing has changed.
    """
    answered = date.min
    for entry in reversed(entries(now)):
        written = entry.date.last_day if entry.date else None
        end = held_until.read(entry.note, written)
        if end:
            last = end.by.last_day if end.by else date.max
            passed = last < now.as_of and answered <= last
            return (entry, end.by, end.words) if end.by and passed else None
        if written and _says_more(entry.note):
            answered = max(answered, written)
    return None


def entries(now: Standing) -> Sequence[Entry]:
    """Return the entries since an action was put on hold; none if it is not on hold."""
    if now.status != "on-hold":
        return ()
    since = takewhile(lambda each: each.state in (None, "on-hold"), now.entries[::-1])
    held = [*since][::-1]
    put = next((n for n, each in enumerate(held) if _puts_on_hold(each)), len(held))
    return held[put:]


def _puts_on_hold(entry: Entry) -> bool:
    """Return whether an entry says that work is held, and is still right in that."""
    right, said = entry.corrected_by, entry.said
    if right and said:
        return said.state == right.state == "on-hold"
    return bool(entry.state)
