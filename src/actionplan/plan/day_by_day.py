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
from datetime import date, timedelta
from itertools import chain, count, islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from actionplan.plan import corrections, timeline
from actionplan.text.dates import Date
from actionplan.text.remembered import of_a_few

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
    history = _history(action)
    done = 0
    told = history.after(done)
    counted_before: tuple[Entry, ...] = ()
    for day in days:
        # At the end of its last day a span is over, if nothing of it is left out.
        while (now := history.span(done)) and (now.last, without_undated) <= (
            day,
            False,
        ):
            done += 1
            told, counted_before = history.after(done), ()
        entries = now.entries if now and now.first <= day else ()
        if without_undated:
            entries = _without_undated(entries, day)
        counted = timeline.on_or_before(entries, day) if entries else ()
        if counted != counted_before:
            told, counted_before = history.told(done, counted), counted
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
    history = _history(action)
    done = 0
    for day in days:
        while (now := history.span(done)) and now.last < day:
            done += 1
        entries = now.entries if now and now.first <= day else ()
        counted = timeline.on_or_before(_without_undated(entries, day), day)
        said, each = history.one_by_one(done, counted, day)
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


class _Known(NamedTuple):
    """What is said up to the end of some spans, and up to some ends before that."""

    spans: int
    """The number of spans."""
    told: SaidSoFar
    before: _Known | None


class _History:
    """What is said of an action up to the end of each span, worked out when asked."""

    def __init__(self, action: Action) -> None:
        self._action = action
        self._spans = _spans(action.progress)
        self._starts = [span.first for span in self._spans]
        self._entries = [timeline.in_order(span.entries) for span in self._spans]
        """The entries of each span in order, as they were written."""
        self._known = [_Known(0, timeline.nothing_told(action), None)]
        """What is known after no span, after the first, and so on."""

    def span(self, number: int) -> _Span | None:
        """Return the span after *number* others; None if there is none."""
        return self._spans[number] if number < len(self._spans) else None

    def after(self, done: int) -> SaidSoFar:
        """Return what is said up to the end of the first *done* spans."""
        while len(self._known) <= done:
            self._known.append(self._next(len(self._known) - 1))
        return self._known[done].told

    def _next(self, done: int) -> _Known:
        """Return what is known after the next span, with what it corrects before."""
        corrected = self._corrected_from(self._entries[done], done)
        known = self._known_before(corrected, done)
        held = iter(corrections.applied(self._written(known.spans, done + 1)))
        for end in _to_keep(corrected, done + 1):
            if end > known.spans:
                later = tuple(islice(held, len(self._written(known.spans, end))))
                told = timeline.told(self._action, known.told, later)
                known = _Known(end, told, known)
        return known

    def told(self, done: int, entries: Sequence[Entry]) -> SaidSoFar:
        """Return what is said if *entries* follow *done* spans; they are in order."""
        if done < len(self._entries) and [*entries] == self._entries[done]:
            return self.after(done + 1)
        return timeline.told(self._action, *self._held(done, entries))

    def one_by_one(
        self, done: int, entries: Sequence[Entry], day: date
    ) -> tuple[SaidSoFar, Iterator[tuple[Entry, SaidSoFar]]]:
        """Return what is said without the entries of *day*, and after each of them.

        *entries* are in order, follow *done* spans, and none is later than *day*. Those
        of other days always count: an entry for the month may come after those of the
        day.
        """
        own = [_takes_effect(entry, day) for entry in entries]
        if sum(own) > MOST_CORRECTED and any(entry.corrects for entry in entries):
            start, held = self._held(done, entries)
            before = len(held) - len(entries)
            start = timeline.told(self._action, start, held[:before])
            return self._each(start, held[before:], own, None)
        return self._each(self.after(done), entries, own, done)

    def _each(
        self,
        said: SaidSoFar,
        entries: Sequence[Entry],
        own: Sequence[bool],
        done: int | None,
    ) -> tuple[SaidSoFar, Iterator[tuple[Entry, SaidSoFar]]]:
        """Do the same after what was *said*; without *done*, nothing is corrected."""
        others = tuple(e for e, is_own in zip(entries, own, strict=True) if not is_own)

        def after(said: SaidSoFar, known: int, later: tuple[Entry, ...]) -> SaidSoFar:
            if done is not None and any(entry.corrects for entry in later):
                return self.told(done, (*entries[:known], *later))
            return timeline.told(self._action, said, later)

        def each(said: SaidSoFar) -> Iterator[tuple[Entry, SaidSoFar]]:
            passed = 0
            for number, (entry, is_own) in enumerate(zip(entries, own, strict=True), 1):
                # Only an entry that corrects another changes what was said before it.
                if done is not None and entry.corrects:
                    said = self.told(done, entries[:number])
                else:
                    said = timeline.told(self._action, said, (entry,))
                passed += not is_own
                if is_own:
                    later = others[passed:]
                    known = after(said, number, later)
                    yield known.entries[-1 - len(later)], known

        return after(said, 0, others), each(said)

    def _held(
        self, done: int, entries: Sequence[Entry]
    ) -> tuple[SaidSoFar, tuple[Entry, ...]]:
        """Return what is said up to the first of *entries*, or what they correct.

        This may be what is said even earlier, if no more is known. Then what still
        counts of each entry from there on.
        """
        known = self._known_before(self._corrected_from(entries, done), done)
        later = [*self._written(known.spans, done), *entries]
        return known.told, tuple(corrections.applied(later))

    def _known_before(self, number: int, done: int) -> _Known:
        """Return what is known after *number* spans, or fewer, and before *done*."""
        self.after(done)
        known = self._known[done]
        while known.before and known.spans > number:
            known = known.before
        return known

    def _written(self, first: int, end: int) -> list[Entry]:
        """Return the entries of the spans from *first* to *end*, as they are."""
        return [*chain(*self._entries[first:end])]

    def _corrected_from(self, entries: Iterable[Entry], done: int) -> int:
        """Return the number of the earliest span that *entries* correct."""
        days = [entry.corrects.first_day for entry in entries if entry.corrects]
        before = (bisect_right(self._starts, day) - 1 for day in days)
        return max(0, min((done, *before)))


@of_a_few
def _history(action: Action) -> _History:
    """Return the history of an action, which is the same for all who ask for it."""
    return _History(action)


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
