"""Keep the due dates of recurring work, of which there may be thousands.

None is worked out before somebody asks for it. Work that is due each week since 1900
has missed 6,000 rounds, and a report names only the first of them and the last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from operator import eq
from typing import TYPE_CHECKING, NamedTuple, cast, overload

from actionplan.text import dates

if TYPE_CHECKING:
    from datetime import date

    from actionplan.text.dates import Date, Interval


class Schedule(NamedTuple):
    """When recurring work is due."""

    first: Date
    """The first due date."""
    every: Interval
    """The time from one due date to the next."""


class _Run(NamedTuple):
    """Some dates of a schedule that follow each other, or one date of its own."""

    first: Date
    every: Interval | None
    """None for a date of its own."""
    numbers: range
    """How many intervals each of them is after the first date."""

    def date(self, at: int) -> Date:
        """Return one of them, which is in the calendar."""
        if self.every is None:
            return self.first
        due = dates.step(self.first, self.every, self.numbers[at])
        return cast("Date", due)

    def cut(self, start: int, stop: int) -> _Run:
        """Return those from *start* on and before *stop*."""
        return self._replace(numbers=self.numbers[max(0, start) : max(0, stop)])


class Dues(Sequence["Date"]):
    """Due dates in order, each of which is worked out when it is asked for."""

    __slots__ = ("_begins", "runs")

    def __init__(self, runs: Iterable[_Run] = ()) -> None:
        self.runs = tuple(run for run in runs if run.numbers)
        lengths = (len(run.numbers) for run in self.runs)
        self._begins = [*accumulate(lengths, initial=0)]

    def __len__(self) -> int:
        return self._begins[-1]

    @overload
    def __getitem__(self, at: int) -> Date: ...
    @overload
    def __getitem__(self, at: slice) -> Dues: ...
    def __getitem__(self, at: int | slice) -> Date | Dues:
        numbers = range(len(self))
        if isinstance(at, slice):
            start, stop, _ = at.indices(len(numbers))
            begun = zip(self.runs, self._begins, strict=False)
            return Dues(run.cut(start - n, stop - n) for run, n in begun)
        number = numbers[at]
        which = bisect_right(self._begins, number) - 1
        return self.runs[which].date(number - self._begins[which])

    def __iter__(self) -> Iterator[Date]:
        for run in self.runs:
            yield from map(run.date, range(len(run.numbers)))

    def __contains__(self, due: object) -> bool:
        if not isinstance(due, dates.Date):
            return False
        at = bisect_left(self, due.last_day, key=_last_day)
        return due in (*self[at : at + 2],)  # the last day of a month, and the month

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Dues) and self.runs == other.runs:
            return True
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        # Different dues usually end on different dates.
        return not self or (self[-1] == other[-1] and all(map(eq, self, other)))

    def __hash__(self) -> int:
        return hash((*self,))


def of(known: Iterable[Date]) -> Dues:
    """Return due dates that are in order, whether they are of a schedule or not."""
    return Dues(_Run(due, None, range(1)) for due in known)


def in_order(parts: Iterable[Dues]) -> Dues:
    """Return the due dates of all *parts*, each once and in order."""
    there = [part for part in parts if part]
    if all(one[-1].last_day < more[0].last_day for one, more in pairwise(there)):
        return Dues(run for part in there for run in part.runs)
    # The last day of a month, and the month: always in the same order.
    every = {*chain.from_iterable(there)}
    return of(sorted(every, key=lambda due: (due.last_day, due.day is None)))


def among(these: Dues, others: Dues) -> Dues:
    """Return those of *these* that are among *others*."""
    return in_order(these[found] for found in _places(these, others))


def without(these: Dues, others: Dues) -> Dues:
    """Return those of *these* that are not among *others*."""
    found = [slice(0), *_places(these, others), slice(len(these), None)]
    return in_order(these[one.stop : more.start] for one, more in pairwise(found))


def _places(these: Dues, others: Dues) -> list[slice]:
    """Return where *others* are in *these*, in order.

    Nearly always, all but the last of them follow each other there. A month and its
    last day may be the other way round in *others*.
    """
    parts = (part for part in (others[:-1], others[-1:]) if part)
    found = (place for part in parts for place in _places_of_halves(these, part))
    return sorted(found, key=lambda place: place.start)


def _places_of_halves(these: Dues, others: Dues) -> Iterator[slice]:
    """Yield where *others* follow each other in *these*, or halves of them do."""
    at, half = bisect_left(these, others[0].last_day, key=_last_day), len(others) // 2
    begins = (at,) if half else (at, at + 1)  # a month, and its last day
    places = [slice(begin, begin + len(others)) for begin in begins]
    if found := [place for place in places if these[place] == others]:
        yield found[0]
    elif half:
        yield from _places_of_halves(these, others[:half])
        yield from _places_of_halves(these, others[half:])


def between(schedule: Schedule, after: date, until: date) -> Dues:
    """Return the dates of a schedule that end after *after*, up to *until*."""
    numbers = range(number_after(schedule, after), number_after(schedule, until))
    return Dues([_Run(*schedule, numbers)])


def number_after(schedule: Schedule, after: date) -> int:
    """Return how many intervals the first date that ends after *after* is later."""
    first, every = schedule
    days = max(0, (after - first.last_day).days)
    number = max(0, days // ((7 if every.unit == "week" else 31) * every.number) - 1)
    while (due := dates.step(first, every, number)) and due.last_day <= after:
        number += 1
    return number


def _last_day(due: Date) -> date:
    return due.last_day
