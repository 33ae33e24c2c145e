"""Work out the status of an action on many dates, each from the one before.

`timeline.standing` reads all entries for each date. If there is an entry on each of
thousands of days, the time grows with the square of their number. What was said up to
the end of a day stays the same, unless a later entry corrects it. So only the entries
of the day are read again, from the earliest entry that one of them corrects, or from
one a little before it. A month in which an entry has only the month is read as if it
were one day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from datetime import date, timedelta
from itertools import chain, count, islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import corrections, timeline
from actionplan.text.dates import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.plan.model import Action, Entry, Plan
    from actionplan.plan.timeline import SaidSoFar, Standing


def standings(
    action: Action, plan: Plan, days: Iterable[date], *, without_undated: bool = False
) -> Iterator[Standing]:
    """Yield the status of *action* on each of *days*, which are in order.

    With *without_undated*, the undated entries that follow one of that very day in the
    file are left out.
    """
    past = _Past(action)
    told = past.told((), date.min)
    counted_before: tuple[Entry, ...] = ()
    waiting = deque(_spans(action.progress))
    for day in days:
        # At the end of its last day a span is over, if nothing of it is left out.
        while waiting and (waiting[0].last, without_undated) <= (day, False):
            past.add(waiting.popleft())
            told, counted_before = past.told((), day), ()
        now = waiting[0] if waiting and waiting[0].first <= day else None
        entries = now.entries if now else ()
        if without_undated:
            entries = _without_undated(entries, day)
        counted = timeline.on_or_before(entries, day) if entries else ()
        if counted != counted_before:
            told, counted_before = (
                past.told(counted, now.first if now else day),
                counted,
            )
        yield timeline.standing_after(action, plan, day, told)


class OneEntry(NamedTuple):
    """An entry, with the status before it and after it."""

    entry: Entry
    before: Standing
    after: Standing


def one_by_one(
    action: Action, plan: Plan, days: Iterable[date]
) -> Iterator[list[OneEntry]]:
    """Yield each entry of each of *days*, which are in order, with what it changed.

    The status before the first is that of the day before. Undated entries that follow
    one of that very day in the file are left out.
    """
    past = _Past(action)
    waiting = deque(_spans(action.progress))
    for day in days:
        while waiting and waiting[0].last < day:
            past.add(waiting.popleft())
        now = waiting[0] if waiting and waiting[0].first <= day else None
        entries = _without_undated(now.entries, day) if now else ()
        counted = timeline.on_or_before(entries, day)
        said, each = past.one_by_one(counted, now.first if now else day, day)
        before = timeline.standing_after(action, plan, day - timedelta(1), said)
        found: list[OneEntry] = []
        for entry, said in each:
            after = timeline.standing_after(action, plan, day, said)
            found.append(OneEntry(entry, before, after))
            before = after
        yield found


MOST_CORRECTED = 50
"""The most entries on one day that are told each before what corrects it.

If one of more entries corrects another, all are told by what still counts at the end
of that day. Otherwise, the time grows with the square of their number.
"""


class _Span(NamedTuple):
    """A day, or a month, with the entries that count from it on."""

    first: date
    last: date
    entries: tuple[Entry, ...]


class _Past:
    """What is said of an action up to the end of each span so far."""

    def __init__(self, action: Action) -> None:
        self._action = action
        self._starts: list[date] = []
        self._entries: list[Sequence[Entry]] = []
        """The entries of each span in order, as they were written."""
        self._kept = [0]
        """The numbers of the spans before which it is kept what was said."""
        self._told = [timeline.nothing_told(action)]
        """What was said before each of those, and last of all: after all spans."""

    def add(self, span: _Span) -> None:
        """Add a span that is over, and what its entries correct in earlier ones."""
        ordered = timeline.in_order(span.entries)
        corrected = self._corrected_from(ordered, span.first)
        kept = bisect_right(self._kept, corrected)
        del self._kept[kept:], self._told[kept:]
        self._starts.append(span.first)
        self._entries.append(ordered)
        held = iter(corrections.applied([*chain(*self._entries[self._kept[-1] :])]))
        for end in _to_keep(corrected, len(self._entries)):
            new = self._entries[self._kept[-1] : end]
            later = tuple(islice(held, sum(map(len, new))))
            self._told.append(timeline.told(self._action, self._told[-1], later))
            self._kept.append(end)

    def told(self, entries: Sequence[Entry], first: date) -> SaidSoFar:
        """Return what is said if *entries* follow, which are in order, from *first*."""
        return timeline.told(self._action, *self._held(entries, first))

    def one_by_one(
        self, entries: Sequence[Entry], first: date, day: date
    ) -> tuple[SaidSoFar, Iterator[tuple[Entry, SaidSoFar]]]:
        """Return what is said without the entries of *day*, and after each of them.

        *entries* are in order, from *first*, and none is later than *day*. The others
        always count: an entry for the month may come after those of the day.
        """
        own = [_takes_effect(entry, day) for entry in entries]
        if sum(own) > MOST_CORRECTED and any(entry.corrects for entry in entries):
            start, held = self._held(entries, first)
            before = len(held) - len(entries)
            start = timeline.told(self._action, start, held[:before])
            return self._each(start, held[before:], own, None)
        return self._each(self._told[-1], entries, own, first)

    def _each(
        self,
        said: SaidSoFar,
        entries: Sequence[Entry],
        own: Sequence[bool],
        first: date | None,
    ) -> tuple[SaidSoFar, Iterator[tuple[Entry, SaidSoFar]]]:
        """Do the same after what was *said*; without *first*, nothing is corrected."""
        others = tuple(e for e, is_own in zip(entries, own, strict=True) if not is_own)

        def after(said: SaidSoFar, known: int, later: tuple[Entry, ...]) -> SaidSoFar:
            if first and any(entry.corrects for entry in later):
                return self.told((*entries[:known], *later), first)
            return timeline.told(self._action, said, later)

        def each(said: SaidSoFar) -> Iterator[tuple[Entry, SaidSoFar]]:
            passed = 0
            for number, (entry, is_own) in enumerate(zip(entries, own, strict=True), 1):
                # Only an entry that corrects another changes what was said before it.
                if first and entry.corrects:
                    said = self.told(entries[:number], first)
                else:
                    said = timeline.told(self._action, said, (entry,))
                passed += not is_own
                if is_own:
                    later = others[passed:]
                    known = after(said, number, later)
                    yield known.entries[-1 - len(later)], known

        return after(said, 0, others), each(said)

    def _held(
        self, entries: Sequence[Entry], first: date
    ) -> tuple[SaidSoFar, tuple[Entry, ...]]:
        """Return what is said up to the first of *entries*, or what they correct.

        This may be what is said even earlier, if no more is kept. Then what still
        counts of each entry from there on.
        """
        kept = bisect_right(self._kept, self._corrected_from(entries, first)) - 1
        later = [*chain(*self._entries[self._kept[kept] :]), *entries]
        return self._told[kept], tuple(corrections.applied(later))

    def _corrected_from(self, entries: Iterable[Entry], first: date) -> int:
        """Return the number of the earliest span that *entries* correct."""
        corrected = [entry.corrects.first_day for entry in entries if entry.corrects]
        return min(
            (
                max(0, bisect_right(self._starts, day) - 1)
                for day in corrected
                if day < first
            ),
            default=len(self._starts),
        )


def _to_keep(corrected: int, end: int) -> list[int]:
    """Return the numbers of the spans from *corrected* to *end* to keep, in order.

    They are further apart the further they are from the end, so only a few are told
    again after a correction. The next correction reads at most twice as many spans
    again as it needs.
    """
    distances = takewhile((end - corrected).__gt__, (1 << n for n in count()))
    before = [end - distance for distance in distances]
    return [corrected, *reversed(before), end]


def _takes_effect(entry: Entry, day: date) -> bool:
    """Return whether an entry counts from *day* on; one without a date does not."""
    return entry.date is not None and entry.date.first_day == day


def _spans(entries: Sequence[Entry]) -> list[_Span]:
    """Group entries by when they count, as `timeline.on_or_before` defines it."""
    dated = [entry.date for entry in entries if entry.date]
    months = {(one.year, one.month) for one in dated if one.day is None}
    found: dict[date, list[Entry]] = {}
    first = date.min
    for entry in entries:
        if entry.date:
            month = Date(entry.date.year, entry.date.month)
            is_whole = (month.year, month.month) in months
            first = (month if is_whole else entry.date).first_day
        found.setdefault(first, []).append(entry)
    ends = {Date(*month).first_day: Date(*month).last_day for month in months}
    return [
        _Span(first, ends.get(first, first), tuple(found[first]))
        for first in sorted(found)
    ]


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
