"""Work out the status of an action on many dates, each from the month before.

`timeline.standing` reads all entries for each date. If there is an entry on each of
thousands of days, the time grows with the square of their number. What was said up to
the end of a month stays the same, unless an entry of a later month corrects it. So only
the entries of the current month are read again, from the month of the earliest entry
that one of them corrects.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from actionplan.plan import corrections, timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.plan.model import Action, Entry, Plan
    from actionplan.plan.timeline import Standing, Told

_Month: TypeAlias = "tuple[date, tuple[Entry, ...]]"


def standings(
    action: Action, plan: Plan, days: Iterable[date], *, without_undated: bool = False
) -> Iterator[Standing]:
    """Yield the status of *action* on each of *days*, which are in order.

    With *without_undated*, the undated entries that follow one of that very day in the
    file are left out.
    """
    past = _Past(action)
    told = past.told(())
    counted_before: tuple[Entry, ...] = ()
    months = deque(_months(action.progress))
    for day in days:
        month = day.replace(day=1)
        while months and months[0][0] < month:
            past.add(*months.popleft())
            told, counted_before = past.told(()), ()
        entries = months[0][1] if months and months[0][0] == month else ()
        if without_undated:
            entries = _without_undated(entries, day)
        counted = timeline.on_or_before(entries, day) if entries else ()
        if counted != counted_before:
            told, counted_before = past.told(counted), counted
        yield timeline.standing_after(action, plan, day, told)


class _Past:
    """What is said of an action up to the end of each month so far."""

    def __init__(self, action: Action) -> None:
        self._action = action
        self._months: list[date] = []
        self._entries: list[Sequence[Entry]] = []
        """The entries of each month in order, as they were written."""
        self._told = [timeline.nothing_told(action)]
        """What was said before each month, and after the last."""

    def add(self, month: date, entries: tuple[Entry, ...]) -> None:
        """Add a month that is over, and what its entries correct in earlier months."""
        ordered = timeline.in_order(entries)
        start = self._start(ordered)
        self._months.append(month)
        self._entries.append(ordered)
        held = iter(corrections.applied([*chain(*self._entries[start:])]))
        del self._told[start + 1 :]
        for each in self._entries[start:]:
            of_month = tuple(next(held) for _ in each)
            self._told.append(timeline.told(self._action, self._told[-1], of_month))

    def told(self, entries: Sequence[Entry]) -> Told:
        """Return what is said if *entries* follow, which are in order."""
        start = self._start(entries)
        later = [*chain(*self._entries[start:]), *entries]
        held = tuple(corrections.applied(later))
        return timeline.told(self._action, self._told[start], held)

    def _start(self, entries: Iterable[Entry]) -> int:
        """Return the number of the earliest month that *entries* correct."""
        corrected = [
            entry.corrects.first_day.replace(day=1)
            for entry in entries
            if entry.corrects
        ]
        return min(
            (bisect_left(self._months, month) for month in corrected),
            default=len(self._months),
        )


def _months(entries: Iterable[Entry]) -> list[_Month]:
    """Group entries by the month in which they count; see `timeline.on_or_before`."""
    months: dict[date, list[Entry]] = {}
    month = date.min
    for entry in entries:
        month = entry.date.first_day.replace(day=1) if entry.date else month
        months.setdefault(month, []).append(entry)
    return [(month, tuple(months[month])) for month in sorted(months)]


def _without_undated(entries: tuple[Entry, ...], day: date) -> tuple[Entry, ...]:
    """Leave out the undated entries that take effect on *day*."""
    if all(entry.date for entry in entries):
        return entries
    kept: list[Entry] = []
    on: date | None = None
    for entry in entries:
        on = entry.date.first_day if entry.date else on
        if entry.date or on != day:
            kept.append(entry)
    return tuple(kept)
