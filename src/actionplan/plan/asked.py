"""Tell what the latest note on an open action asks a meeting for, or warns it of.

This is the only definition. What is to be decided and what is new are told from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.text import asks, sentences_of, spoken

if TYPE_CHECKING:
    from actionplan.plan.model import Action, Entry
    from actionplan.plan.timeline import Standing


class AskedInNote(NamedTuple):
    """An entry whose note says that work will be late, or asks for something."""

    entry: Entry
    late: bool
    """Whether it says that the action will miss its due date."""
    asks: bool
    """Whether it asks for help, a decision or the like."""
    words: str
    """The sentences that say so, as they are written and in their order."""
    in_short: str
    """The same as a short form of the note: dots show what it says before or after."""


def of_action(action: Action, now: Standing) -> AskedInNote | None:
    """Return what the latest note on an open action asks for or warns of.

    It does not warn of a date that has passed or moved, or for which more time has been
    asked: the fields say that.
    """
    if not now.is_open or not now.state_known:
        return None
    entry = next((each for each in reversed(now.entries) if each.note), None)
    if entry is None:
        return None
    ahead = not (now.overdue or now.request or entry.new_due)
    return of_entry(entry, action, ahead=ahead)


def of_entry(entry: Entry, action: Action, *, ahead: bool = True) -> AskedInNote | None:
    """Return what the note of an entry on open work asks for or warns of.

    *ahead* says whether its due date is still to come. An entry that answers a request
    of an owner asks for nothing.
    """
    told = spoken.of_open(entry.note, action.action) if ahead else None
    warning = told.words if told and told.what == "late" else ""
    asked = () if entry.request else asks.sentences(entry.note)
    every = sentences_of.every(entry.note)
    bare = [each.rstrip(" .") for each in every]
    kept = [
        number
        for number, each in enumerate(bare)
        if each in asked or (warning and warning in each)
    ]
    if not kept:
        return None
    stops = [each if each.endswith(("?", "!")) else f"{each}." for each in bare]
    said = sentences_of.joined(stops, kept)
    return AskedInNote(
        entry,
        late=bool(warning),
        asks=bool(asked),
        words=said.removeprefix("... ").removesuffix(" ...").rstrip(" ."),
        in_short=said,
    )
