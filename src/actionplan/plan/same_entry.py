"""Compare a new entry or assessment with those that a plan has already."""

from __future__ import annotations

from typing import TypeAlias

from actionplan.plan.model import WORKED_OUT, Entry, Judgement

Recorded: TypeAlias = Entry | Judgement


def differing(old: Recorded, new: Recorded) -> tuple[str, ...] | None:
    """Return the fields in which *new* differs from *old*; None if it is another entry.

    An entry with the same date and the same words is the same entry. What *new* leaves
    out does not count. An assessment has no words of its own, so all its fields count.
    """
    if str(old.date or "") != str(new.date or ""):
        return None
    differs = tuple(
        name
        for name in new._fields
        if name not in WORKED_OUT
        and (given := getattr(new, name)) not in (None, "", ())
        and _plain(given) != _plain(getattr(old, name))
    )
    if isinstance(new, Entry):
        return None if "note" in differs else differs
    return None if differs else ()


def _plain(value: object) -> object:
    """Return a value without differences that only come from how lines are broken."""
    match value:
        case str():
            return " ".join(value.split())
        case tuple():
            return tuple(map(_plain, value))
        case _:
            return value
