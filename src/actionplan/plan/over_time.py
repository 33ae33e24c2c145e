"""Count over the life of plans what was planned and done, and how far dates moved.

Three things cannot be on a line of dates, and are counted apart in each of these: what
ended without being done, because nobody expects it any more; what repeats, because it
has no one due date and is never complete; and what has no known date. So each action is
counted once, and the parts always make up the whole.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import timeline
from actionplan.plan.model import DONE, ENDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import Move
    from actionplan.text.dates import Date

ENOUGH = 10
"""The fewest actions for which the time to completion is worked out.

Of fewer, one more action done early or late would change the result too much.
"""

Apart: TypeAlias = Literal["ended", "repeats"]
"""Why an action is counted apart from the others."""


def why_apart(row: Row) -> Apart | None:
    """Return why an action cannot be counted with the others; None if it can."""
    if row.now.status in ENDED:
        return "ended"
    return "repeats" if row.action.recurs else None


def first_known_due(row: Row) -> Date | None:
    """Return the due date first agreed: the first of an action that is known."""
    for move in row.now.moves:
        return move.before or move.after
    return timeline.first_due(row.action).date


def done_on(row: Row) -> date | None:
    """Return the day on which an action counts as done; None if it is not known.

    A month counts to its end, or to the report date if that is earlier. Work said to be
    done after the report date has no known day yet.
    """
    return _closed_on(row) if row.now.status in DONE else None


def _closed_on(row: Row) -> date | None:
    closed = row.now.closed
    if closed is None or closed.first_day > row.now.as_of:
        return None
    return min(closed.last_day, row.now.as_of)


# --- planned and done -------------------------------------------------------------


class Course(NamedTuple):
    """The dates by which actions were planned, and on which they were done.

    Each list is in order. A line of what was planned ends with the last date, and what
    was done ends on the report date.
    """

    as_of: date
    begun: date | None
    """The first day of the first plan; None if the date of none is known."""
    first: tuple[date, ...]
    """The due dates first agreed."""
    now: tuple[date, ...]
    """The due dates on the report date."""
    done: tuple[date, ...]
    last_due: Date | None
    """The last due date, as it is written; None if no due date is known."""
    total: int
    """The actions that are not counted apart."""
    apart: Counter[Apart]
    no_date: int
    """Those without any due date that is known."""
    only_first: int
    """Those of which only an earlier due date is known."""
    done_undated: int
    """Those that are done on a day that is not known."""
    done_as_reported: int
    """Those that are done, and of which only the date of the report is known."""
    status_not_known: int
    """Those that may be done or not."""

    @property
    def is_known(self) -> bool:
        """Whether there is any date to draw."""
        return bool(self.first or self.now or self.done)

    def by(self, day: date) -> tuple[int, int, int]:
        """Return how many were due by *day*, as first agreed and as now, and done."""
        first, now, done = (
            sum(each <= day for each in days)
            for days in (self.first, self.now, self.done)
        )
        return first, now, done


def course(rows: Sequence[Row], as_of: date) -> Course:
    """Count what was planned and what was done, by date, in the plans of *rows*."""
    counted = [row for row in rows if why_apart(row) is None]
    first = [first_known_due(row) for row in counted]
    now = [row.now.due for row in counted]
    dated = [(row, day) for row in counted if (day := done_on(row))]
    known = list(zip(first, now, strict=True))
    begun = (row.plan.begun.first_day for row in rows if row.plan.begun)
    return Course(
        as_of=as_of,
        begun=min(begun, default=None),
        first=tuple(sorted(day.last_day for day in first if day)),
        now=tuple(sorted(day.last_day for day in now if day)),
        done=tuple(sorted(day for _, day in dated)),
        last_due=max(
            (day for day in (*first, *now) if day),
            key=lambda day: day.last_day,
            default=None,
        ),
        total=len(counted),
        apart=_apart(rows),
        no_date=sum(not (one or other) for one, other in known),
        only_first=sum(bool(one and not other) for one, other in known),
        done_undated=sum(row.now.status in DONE for row in counted) - len(dated),
        done_as_reported=sum(not row.now.achieved_known for row, _ in dated),
        status_not_known=sum(row.now.status == "not-known" for row in counted),
    )


def _apart(rows: Iterable[Row]) -> Counter[Apart]:
    return Counter(why for row in rows if (why := why_apart(row)))


# --- how far dates moved ----------------------------------------------------------


class Moved(NamedTuple):
    """An action whose due date moved, from the first date to the date it has now."""

    row: Row
    first: Date
    now: Date

    @property
    def days(self) -> int:
        """How many days later it is due now; below 0 if it is due earlier."""
        return (self.now.last_day - self.first.last_day).days

    @property
    def dates(self) -> tuple[Date, ...]:
        """The first date and each date to which it was moved, in order."""
        return (self.first, *(m.after for m in self.row.now.moves if m.before))

    @property
    def later(self) -> int:
        """How often it was moved later, as every output counts it."""
        return len(self.row.now.postponements)

    @property
    def earlier(self) -> int:
        """How often it was moved earlier."""
        return sum(map(_is_earlier, self.row.now.moves))


class Distances(NamedTuple):
    """How far the due dates of actions moved, the furthest first."""

    moved: tuple[Moved, ...]
    now_unknown: int
    """Actions that moved to a date that is not known."""
    repeats: int
    """Actions that moved and repeat: each round has another date in any case."""

    @property
    def later(self) -> tuple[Moved, ...]:
        """Those that are due later now than first agreed."""
        return tuple(each for each in self.moved if each.days > 0)

    @property
    def total(self) -> int:
        """By how many days those are later, together."""
        return sum(each.days for each in self.later)

    @property
    def median(self) -> float:
        """By how many days half of those are later, or by more; 0 if there are none."""
        return median([each.days for each in self.later] or [0])


def distances(rows: Iterable[Row]) -> Distances:
    """Find the actions whose due dates moved.

    More time that was only asked for is no move, and neither is a first date, or a day
    in the month that was given before.
    """
    rows = [row for row in rows if any(map(_is_move, row.now.moves))]
    single = [row for row in rows if not row.action.recurs]
    found = [
        Moved(row, first, row.now.due)
        for row in single
        if row.now.due and (first := first_known_due(row))
    ]
    return Distances(
        moved=tuple(sorted(found, key=lambda each: -each.days)),
        now_unknown=len(single) - len(found),
        repeats=len(rows) - len(single),
    )


def _is_move(move: Move) -> bool:
    return move.is_postponement or _is_earlier(move)


def _is_earlier(move: Move) -> bool:
    return move.before is not None and move.after.last_day < move.before.first_day


# --- done by the first date -------------------------------------------------------


class Punctuality(NamedTuple):
    """Actions by whether they were done by the due date first agreed.

    Together with those counted apart, they are all actions.
    """

    in_time: int
    late: int
    """Done, or only reported as done, after the date."""
    when_not_known: int
    """Done on a day that is not known, which may be after the date."""
    past: int
    """Open after the date."""
    not_due: int
    """Open, and the date has not passed."""
    status_not_known: int
    no_date: int
    apart: Counter[Apart]

    @property
    def dated(self) -> int:
        """Those that have a due date first agreed."""
        return (
            self.in_time
            + self.late
            + self.when_not_known
            + self.past
            + self.not_due
            + self.status_not_known
        )


def punctuality(rows: Sequence[Row]) -> Punctuality:
    """Count the actions done by the due dates first agreed, and the others."""
    counted = [row for row in rows if why_apart(row) is None]
    dated = [(row, due) for row in counted if (due := first_known_due(row))]
    of: Counter[_How] = Counter(_how(row, due) for row, due in dated)
    return Punctuality(
        in_time=of["in time"],
        late=of["late"],
        when_not_known=of["when not known"],
        past=of["past"],
        not_due=of["not due"],
        status_not_known=of["status not known"],
        no_date=len(counted) - len(dated),
        apart=_apart(rows),
    )


_How: TypeAlias = Literal[
    "in time", "late", "when not known", "past", "not due", "status not known"
]


def _how(row: Row, due: Date) -> _How:
    """Return how an action stands against a due date."""
    now = row.now
    has_passed = now.as_of > due.last_day
    if now.status == "not-known":
        return "status not known"
    if now.status not in DONE:
        return "past" if has_passed else "not due"
    if now.closed is None:
        return "when not known" if has_passed else "in time"
    return "late" if timeline.is_late(now.closed, due) else "in time"


# --- time to completion -----------------------------------------------------------


class Spell(NamedTuple):
    """How long an action was open, as far as it is known."""

    days: int
    done: bool
    """Whether it was done then. If not, it was still open, or ended without that."""


class Left(NamedTuple):
    """The share of actions that are still open after some days."""

    days: int
    share: float
    counted: int
    """The actions that had been open for so long, or longer."""


class Times(NamedTuple):
    """How long actions take until they are complete."""

    spells: tuple[Spell, ...]
    left: tuple[Left, ...]
    """The share still open after each number of days on which any was done."""
    still_open: int
    ended: int
    start_not_known: int
    """Those that were agreed on an unknown date, or after the report date."""
    end_not_known: int
    """Those of which nobody knows if they are done, or when they ended."""
    repeats: int

    @property
    def is_enough(self) -> bool:
        """Whether there are enough to work out how long they take."""
        return len(self.spells) >= ENOUGH

    @property
    def longest(self) -> int:
        """The most days that any was open."""
        return max((each.days for each in self.spells), default=0)

    @property
    def median(self) -> int | None:
        """The days by which half were done; None if that is not reached yet."""
        half = (each.days for each in self.left if each.share <= _HALF)
        return next(half, None)

    def share_done(self, days: int) -> float:
        """Return the share done within *days*."""
        before = [each.share for each in self.left if each.days <= days]
        return 1 - before[-1] if before else 0.0

    def open_after(self, days: int) -> int:
        """Return how many were known to be open after *days*."""
        return sum(each.days > days for each in self.spells)


_HALF = 0.5 + 1e-9
"""A half, for shares that were multiplied and may not be exact."""


def times(rows: Iterable[Row]) -> Times:
    """Work out how long actions take, and count those that cannot be counted.

    An action counts from the day it was added, or its plan was agreed or published. The
    date for which a document is true is none to count from: they were agreed before.
    """
    found: list[Spell] = []
    out: Counter[str] = Counter()
    for row in rows:
        spell = _spell(row)
        if isinstance(spell, Spell):
            found.append(spell)
            out["open"] += row.now.is_open
            out["ended"] += row.now.status in ENDED
        else:
            out[spell] += 1
    return Times(
        spells=tuple(found),
        left=kaplan_meier(found),
        still_open=out["open"],
        ended=out["ended"],
        start_not_known=out["start"],
        end_not_known=out["end"],
        repeats=out["repeats"],
    )


def _spell(row: Row) -> Spell | Literal["repeats", "start", "end"]:
    """Return how long an action was open, or why this is not known."""
    now = row.now
    if row.action.recurs:
        return "repeats"
    start = None if now.from_document else timeline.joined(row.action, row.plan)
    if start is None or start.first_day > now.as_of:
        return "start"
    if now.status == "not-known":
        return "end"
    end = now.as_of if now.is_open else _closed_on(row)
    if end is None:
        return "end"
    return Spell(max(0, (end - start.last_day).days), now.status in DONE)


def kaplan_meier(spells: Iterable[Spell]) -> tuple[Left, ...]:
    """Return the share still open after each number of days on which any was done.

    This is the estimator of Kaplan and Meier ("Nonparametric estimation from incomplete
    observations", Journal of the American Statistical Association 53, 1958, 457-481).
    At each such time, the share is multiplied by the part of those still open that was
    not done then. An action that is still open, or that ended without being done,
    counts up to the day it was last known to be open. If one of these is on a day on
    which another was done, it still counts on that day.
    """
    return tuple(_shares(sorted(spells, key=lambda each: each.days)))


def _shares(ordered: Sequence[Spell]) -> Iterator[Left]:
    share, counted = 1.0, len(ordered)
    for days, group in groupby(ordered, key=lambda each: each.days):
        same = list(group)
        if done := sum(each.done for each in same):
            share *= (counted - done) / counted
            yield Left(days, share, counted)
        counted -= len(same)
