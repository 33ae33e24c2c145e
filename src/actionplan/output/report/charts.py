"""Lay out charts: in per cent across, in pixels down.

Nothing is scaled, so text has the same size on a phone as on paper.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.output.report import letter_widths
from actionplan.output.report.facts import Link
from actionplan.plan import over_time, sentences
from actionplan.plan.model import ENDED
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.output.report.facts import ActionFacts
    from actionplan.output.report.sums import Pairs
    from actionplan.plan.model import State
    from actionplan.plan.over_time import Moved
    from actionplan.plan.portfolio import Row
    from actionplan.text.dates import Date

Shape: TypeAlias = Literal["moved", "due", "done"]
Look: TypeAlias = Literal["late", "open", "held", "closed"]
Anchor: TypeAlias = Literal["start", "middle", "end"]

LANES = 18
"""Lanes in a chart, below one axis."""
_TICKS = 5
_ENDED: dict[State, str] = {
    "transferred": "Transferred",
    "closed-incomplete": "Closed, not done",
}
"""How an action has ended, in fewer words than elsewhere, to fit on a phone."""


class Tick(NamedTuple):
    """A date or a number of months on the axis of a chart."""

    at: float
    """The position of the date or number from the left, as a percentage of the width of
    the chart."""
    words: str
    """The date or the number of months, to print at the position in `at`. The text is
    empty if nothing is printed there."""
    anchor: Anchor
    """The part of the words that is at the position in `at`: `start`, `middle` or
    `end`."""


class Mark(NamedTuple):
    """A date on the timeline of an action."""

    at: float
    """The position of the date from the left, as a percentage of the width of the
    chart."""
    shape: Shape
    """The kind of date: a previous due date (`moved`), the current due date (`due`) or
    completion (`done`)."""


class Lane(NamedTuple):
    """One action on a timeline, with its dates."""

    action: Link
    """The action number, with a link to the action."""
    text: str
    """What will be done, without a full stop at the end."""
    words: str
    """Words that sum up the dates of the action, such as: Due 30 Nov 2011, or Overdue
    by 7 weeks."""
    start: float
    """The position of the left end of the line for this action, as a percentage of the
    width of the chart."""
    end: float
    """The position of the right end of the line for this action, as a percentage of the
    width of the chart."""
    late: tuple[float, float] | None
    """The part of the line that shows the time from the due date to completion or, for
    an overdue action, to the report date. The pair is the left end and the length of
    this part, as percentages of the width of the chart. None if the action is not
    overdue and was not done late, or if the axis shows numbers of months."""
    marks: tuple[Mark, ...]
    """The dates of the action that are marked on the line."""
    is_open: bool
    """Whether the action is open. An action on hold is open."""
    is_late: bool
    """Whether the action is overdue. False if the axis shows numbers of months."""


class Timeline(NamedTuple):
    """A chart in which each action has a line that shows its dates."""

    finding: str
    """Sentences that sum up the chart."""
    description: str
    """The chart in words, for people who use a screen reader."""
    today: Tick | None
    """The report date on the axis. None if the axis shows numbers of months instead of
    dates."""
    ticks: tuple[Tick, ...]
    """The dates on the axis, or the numbers of months if the axis shows months."""
    lanes: tuple[Lane, ...]
    """The actions in the chart, each with its dates on a line."""


class Part(NamedTuple):
    """A part of a bar."""

    look: Look
    """How the part is coloured: `late` (overdue, or no update for too long), `open`,
    `held` (no known due date) or `closed`."""
    at: float
    """The position of the left end of the part, as a percentage of the width of the
    chart."""
    width: float
    """The width of the part, as a percentage of the width of the chart."""
    number: int
    """The number that the part shows, such as a number of actions."""


class Bar(NamedTuple):
    """A bar that is divided into parts, and its numbers in words."""

    words: str
    """The numbers that the bar shows, in words."""
    parts: tuple[Part, ...]
    """The parts of the bar, from left to right."""
    limit: float | None = None
    """The position of the limit from the left, as a percentage of the width of the
    chart. The limit is the number of months after which an update is due. None if the
    bar has no limit."""


def timelines(pairs: Pairs, finding: str) -> tuple[Timeline, ...]:
    """Draw the dates of actions, in charts with a few lanes each."""
    dated = [pair for pair in pairs if _days(pair[0])]
    if left := [row.action.id for row, _ in pairs if not _days(row)]:
        finding = f"{finding} Not shown, because no date is known: {', '.join(left)}."
    pieces = [dated[i : i + LANES] for i in range(0, len(dated), LANES)]
    scale = _scale([row for row, _ in dated])
    return tuple(_timeline(piece, finding, scale) for piece in pieces)


def moves(
    moved: Sequence[tuple[Moved, ActionFacts]],
    finding: str,
    words: Sequence[str],
    *,
    far: bool,
) -> tuple[Timeline, ...]:
    """Draw how far due dates moved, in months after the date first agreed.

    *words* are those for each action; *far* is for links from the overview.
    """
    days = [0, *(day for each, _ in moved for day in _after_first(each))]
    scale = _Scale(min(days), max(days), ())
    scale = scale._replace(ticks=legible(_month_ticks(scale)))
    lanes = [
        _distance_lane(each, facts, said, scale, far=far)
        for (each, facts), said in zip(moved, words, strict=True)
    ]
    pieces = [lanes[i : i + LANES] for i in range(0, len(lanes), LANES)]
    return tuple(
        Timeline(
            finding=finding,
            description=". ".join(f"{one.action.words}: {one.words}" for one in piece),
            today=None,
            ticks=scale.ticks,
            lanes=tuple(piece),
        )
        for piece in pieces
    )


def _after_first(moved: Moved) -> Iterator[int]:
    """Yield by how many days the date now, and completion, are after the first date."""
    yield moved.days
    if done := over_time.done_on(moved.row):
        yield (done - moved.first.last_day).days


def _distance_lane(
    moved: Moved, facts: ActionFacts, words: str, scale: _Scale, *, far: bool
) -> Lane:
    shapes: tuple[Shape, ...] = ("due", "done")
    after = map(scale.at, _after_first(moved))
    marks = [Mark(at, shape) for at, shape in zip(after, shapes, strict=False)]
    first, now = scale.at(0), scale.at(moved.days)
    return Lane(
        action=Link(facts.called, facts.href)
        if far
        else Link(facts.action.id, facts.here),
        text=facts.label,
        words=words,
        start=min(first, now),
        end=max(first, now),
        late=None,
        marks=(Mark(first, "moved"), *marks),
        is_open=moved.row.now.is_open,
        is_late=False,
    )


def _month_ticks(scale: _Scale) -> Iterator[Tick]:
    first, last = (int(days / DAYS_IN_MONTH) for days in (scale.first, scale.last))
    for months in month_steps(first, last, _TICKS):
        at = scale.at(round(months * DAYS_IN_MONTH))
        yield Tick(at, str(months), _anchor(at, 3))


def month_steps(first: int, last: int, most: int) -> range:
    """Return numbers of months at equal steps: about *most*, and 0 is one of them."""
    months = last - first
    step = next((s for s in (1, 2, 3, 6, 12, 24, 36, 60) if months // s < most), 120)
    return range(-(-first // step) * step, last + 1, step)


DAYS_IN_MONTH = 365.25 / 12
"""The days of a month, where months are only a scale."""


def bar(parts: Sequence[tuple[Look, int]], most: int) -> tuple[Part, ...]:
    """Lay numbers end to end in a bar whose full width is *most*."""
    drawn: list[Part] = []
    at = 0.0
    for look, number in parts:
        width = 100 * number / (most or 1)
        if number:
            drawn.append(Part(look, round(at, 2), round(width, 2), number))
        at += width
    return tuple(drawn)


class _Scale(NamedTuple):
    """An axis of dates or of numbers of days, from the first to the last."""

    first: int
    last: int
    ticks: tuple[Tick, ...]

    def at(self, day: date | int) -> float:
        """Return the position of a date or number from the left, in per cent."""
        number = day if isinstance(day, int) else day.toordinal()
        along = (number - self.first) / max(1, self.last - self.first)
        return round(2 + 96 * along, 2)


def _timeline(pairs: Pairs, finding: str, scale: _Scale) -> Timeline:
    as_of = pairs[0][0].now.as_of
    lanes = tuple(_lane(row, facts, scale) for row, facts in pairs)
    described = ". ".join(f"{row.action.id}: {_words(row)}" for row, _ in pairs)
    return Timeline(
        finding=finding,
        description=f"{described}.",
        today=Tick(scale.at(as_of), dates.words(as_of), _anchor(scale.at(as_of), 25)),
        ticks=scale.ticks,
        lanes=lanes,
    )


def _lane(row: Row, facts: ActionFacts, scale: _Scale) -> Lane:
    now = row.now
    due = scale.at(now.due.last_day) if now.due else None
    closed = scale.at(now.closed.last_day) if now.closed else None
    done = None if now.state in ENDED else closed
    moved = [scale.at(m.before.last_day) for m in now.moves if m.before]
    marks = [Mark(at, "moved") for at in moved]
    marks += [Mark(at, "due") for at in (due,) if at is not None]
    marks += [Mark(at, "done") for at in (done,) if at is not None]
    ends = [mark.at for mark in marks] or [closed or 0.0]
    end = done if now.closed_late else scale.at(now.as_of) if now.overdue else None
    late = (due, round(end - due, 2)) if end is not None and due is not None else None
    return Lane(
        action=Link(row.action.id, facts.here),
        text=facts.label,
        words=_words(row),
        start=min(ends),
        end=max(ends),
        late=late,
        marks=tuple(marks),
        is_open=now.is_open,
        is_late=now.overdue,
    )


def _words(row: Row) -> str:
    """Sum up the dates of an action in few words, for a narrow screen."""
    now = row.now
    moved = sentences.put_off(now).removeprefix("due date ")
    if not now.is_open:
        ended = now.state in ENDED
        achieved = "Achieved" if now.achieved_known else "Reported done"
        how = _ended(row) if ended else achieved
        when = brief(now.closed) if now.closed else "on an unknown date"
        late = sentences.late(now).removeprefix("achieved ").removeprefix("reported ")
        return _joined(f"{how} {when}", late, "" if ended else moved)
    if now.overdue:
        return _joined(f"Overdue by {sentences.overdue_by(now)}", moved)
    if now.due is None:
        return _joined(sentences.due(now), moved)
    return _joined(f"Due {brief(now.due)}", moved)


def _ended(row: Row) -> str:
    own = sentences.own_word(row.now.state, row.plan.board)
    return own or _ENDED.get(row.now.state, sentences.STATE[row.now.state])


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))


def brief(day: Date) -> str:
    """Write a date in few words, for a narrow screen: 30 Nov 2011."""
    month = f"{dates.MONTHS[day.month - 1][:3]} {day.year}"
    return f"{day.day} {month}" if day.day else month


def _days(row: Row) -> list[date]:
    now = row.now
    known = [
        now.due,
        now.closed,
        *(m.before for m in now.moves),
        *(m.after for m in now.moves),
    ]
    return [day.last_day for day in known if day]


def _scale(rows: Sequence[Row]) -> _Scale:
    days = [day for row in rows for day in _days(row)]
    days += [row.now.as_of for row in rows[:1]]
    days += [row.plan.begun.first_day for row in rows[:1] if row.plan.begun]
    return scale_of(days)


def scale_of(days: Sequence[date]) -> _Scale:
    """Return the axis that shows all these dates."""
    if not days:
        return _Scale(0, 1, ())
    scale = _Scale(min(days).toordinal(), max(days).toordinal(), ())
    return scale._replace(ticks=legible(_ticks(scale)))


def _ticks(scale: _Scale) -> Iterator[Tick]:
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    for day, words in axis_months(first, last, _TICKS):
        yield Tick(scale.at(day), words, _anchor(scale.at(day), 9))


def axis_months(first: date, last: date, most: int) -> Iterator[tuple[date, str]]:
    """Yield the first days of months, at equal steps, with the words for each.

    The step is the shortest with which there are at most *most*. Months are counted
    from the year 0 and start at a multiple of the step: so they fall on quarters,
    half-years and years.
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next(
        (s for s in (1, 3, 6, 12, 24, 60, 120, 600) if months // s < most), 12_000
    )
    at = first.year * 12 // step * step
    while (year := at // 12) <= last.year:
        month = at % 12 + 1
        if year and first <= (day := date(year, month, 1)) <= last:
            short = f"{dates.MONTHS[month - 1][:3]} {year}"
            yield day, short if step % 12 else str(year)
        at += step


def legible(ticks: Iterable[Tick]) -> tuple[Tick, ...]:
    """Leave out words so that none overlap on a narrow phone, at equal steps."""
    every = tuple(ticks)
    for step in range(1, len(every)):
        thinned = tuple(
            tick if number % step == 0 else tick._replace(words="")
            for number, tick in enumerate(every)
        )
        spans = [_span(tick) for tick in thinned if tick.words]
        if all(one[1] <= other[0] for one, other in pairwise(spans)):
            return thinned
    return (*every[:1], *(tick._replace(words="") for tick in every[1:]))


def _span(tick: Tick) -> tuple[float, float]:
    """Return where the words of a tick begin and end, with a gap after them."""
    wide = 100 * (letter_widths.width(tick.words) + _GAP) / _NARROWEST
    before = {"start": 0.0, "middle": wide / 2, "end": wide}[tick.anchor]
    return tick.at - before, tick.at - before + wide


_GAP = 60
"""The least space between words on an axis, in hundredths of the letter size."""
_NARROWEST = 100 * 270 // 13
"""The width of a chart on a screen of 320 pixels, in the same unit. Words on an axis
have 13 pixels, as in the style sheet."""


def _anchor(at: float, edge: float) -> Anchor:
    if at < edge:
        return "start"
    return "end" if at > 100 - edge else "middle"
