"""Short phrases and values that every part of a report shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from actionplan.output.report.facts import Day, Other, Rating
from actionplan.plan import fields, ratings, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.output.report.facts import TagColour
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import (
        Entry,
        Extra,
        Judgement,
        OutcomeEntry,
        Plan,
        UnreadField,
    )
    from actionplan.text.dates import Date


def day_facts(of: Date) -> Day:
    """Convert a date to the words and the ISO form that templates print."""
    return Day(of.words, str(of))


def reported(entry: Entry | OutcomeEntry | Judgement) -> Day:
    """Return the date of something reported, which may not be known."""
    return Day(sentences.of_entry(entry), str(entry.date or ""))


def meeting(of: Meeting) -> Day:
    """Return the date of a meeting, with where it comes from."""
    return Day(of.words, str(of.on))


def times(number: int) -> str:
    """Say how often: none recorded, once, twice, 3 times."""
    words = {0: "none recorded", 1: "once", 2: "twice"}
    return words.get(number, f"{number} times")


def capital(text: str) -> str:
    """Start text with a capital letter, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def label(text: str) -> str:
    """Return text without a full stop at the end; three dots show that it was cut."""
    return text if text.endswith("...") else text.removesuffix(".")


def rating(rag: str, plan: Plan) -> Rating | None:
    """Return a RAG rating with its meaning in the plan."""
    if not rag:
        return None
    return Rating(capital(rag), ratings.meaning(rag, plan), look(rag, plan))


def look(rag: str, plan: Plan) -> TagColour:
    """Return the colour that a rating names, or that its place in the scale gives.

    The worst is red and the next-worst amber, in words and numbers as in colours.
    """
    known: dict[str, TagColour] = {
        "red": "red",
        "amber": "amber",
        "yellow": "amber",
        "orange": "amber",
        "green": "green",
        "blue": "blue",
    }
    scale = ratings.scale(plan)
    if colour := known.get(rag.strip().casefold()):
        return colour
    if scale.is_worst(rag):
        return "red"
    return "amber" if scale.is_next_worst(rag) else "grey"


def other(extra: Extra) -> tuple[Other, ...]:
    """Write out the board's own fields: `x-ward: North` is Ward, North."""
    return tuple(Other(fields.title(name), fields.flat(value)) for name, value in extra)


class Extended(Protocol):
    """A part of a plan, in which a board may have fields of its own."""

    @property
    def extra(self) -> Extra:
        """Those fields."""

    @property
    def unread_fields(self) -> tuple[UnreadField, ...]:
        """Fields that could not be read."""


_SHOWN_ELSEWHERE = ("due", "date", "agreed", "new_due", "note", "state")
"""Fields whose words are printed in their usual place if they cannot be read."""


def note(entry: Entry | OutcomeEntry) -> str:
    """Return the note of an entry, or say that there is none."""
    without = sentences.no_note(entry)
    return entry.note or f"{without[0].upper()}{without[1:]}"


def others(*parts: Extended) -> tuple[Other, ...]:
    """Write out the fields that the board added, and those that could not be read."""
    return tuple(one for part in parts for one in (*other(part.extra), *_unread(part)))


def _unread(part: Extended) -> Iterator[Other]:
    for field in part.unread_fields:
        if field.written and field.name not in _SHOWN_ELSEWHERE:
            how = "left open" if field.left_open else "could not be read"
            yield Other(f"{field.name}, {how}", f'"{field.written}"')
