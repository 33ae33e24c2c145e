"""Lay out lines that go up in steps: in per cent across, and down.

Nothing but the lines is scaled, so text has the same size on a phone as on paper.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.output.report import charts
from actionplan.output.report.charts import DAYS_IN_MONTH, Tick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actionplan.plan.over_time import Course, Times

LineLook: TypeAlias = Literal["first", "now", "done"]

_LEFT, _RIGHT = 9.0, 98.0
"""Where the lines begin and end, so that there is room for the numbers beside them."""
_LAST_WORDS = 93.0
"""Beyond this, words below a line on the axis would be cut off."""
_TICKS = 4


class StepLine(NamedTuple):
    """A line that goes up by a step for each action that is due or done."""

    look: LineLook
    """What the line counts: actions due by the dates first agreed (`first`), actions
    due by their current dates (`now`) or actions done (`done`)."""
    path: str
    """The steps of the line, as an SVG path in a square of 100 by 100."""
    at: float
    """How far the end of the line is from the left of the chart, as a percentage of the
    width of the chart."""
    top: float
    """How far the end of the line is from the top of the chart, as a percentage of the
    height of the chart."""


class GridLine(NamedTuple):
    """A number on the left-hand axis of a chart."""

    words: str
    """The number to print on the axis, as text."""
    top: float
    """How far the number is from the top of the chart, as a percentage of the height of
    the chart."""


class Plot(NamedTuple):
    """A chart of lines that go up in steps, along an axis of dates or months."""

    title: str
    """The title of the chart, such as: Time to completion."""
    description: str
    """The chart in words, for people who use a screen reader."""
    lines: tuple[StepLine, ...]
    """The lines of the chart. The last line is drawn in front of the others."""
    ticks: tuple[Tick, ...]
    """The dates on the axis, or the numbers of months if the axis shows months."""
    grid: tuple[GridLine, ...]
    """The numbers on the left-hand axis. Each number has a line across the chart."""
    today: float | None
    """The position of the report date from the left, as a percentage of the width of
    the chart. None if the axis shows numbers of months instead of dates."""


def course(of: Course, description: str) -> Plot:
    """Draw what was planned and done by date."""
    days = [*of.first, *of.now, *of.done, of.as_of, *([of.begun] if of.begun else [])]
    axis = _Axis(min(days).toordinal(), max(days).toordinal())
    most = max(len(of.first), len(of.now), len(of.done), 1)
    drawn: tuple[tuple[LineLook, Sequence[date], bool], ...] = (
        ("now", of.now, True),
        ("first", of.first, True),
        ("done", of.done, False),
    )
    lines = (
        _line(
            look,
            ((axis.at(day.toordinal()), 1 / most) for day in days),
            axis.at(max((of.as_of, *(days if to_end else ()))).toordinal()),
        )
        for look, days, to_end in drawn
    )
    return Plot(
        title="Planned and done, by date",
        description=description,
        lines=tuple(lines),
        ticks=charts.legible(_dates(axis)),
        grid=tuple(
            GridLine(str(number), _top(number / most)) for number in _numbers(most)
        ),
        today=axis.at(of.as_of.toordinal()),
    )


def times(of: Times, description: str) -> Plot:
    """Draw the share of actions done by the time since they were agreed."""
    axis = _Axis(0, of.longest)
    shares = [1.0, *(each.share for each in of.left)]
    rises = [before - after for before, after in pairwise(shares)]
    steps = zip((axis.at(each.days) for each in of.left), rises, strict=True)
    return Plot(
        title="Time to completion",
        description=description,
        lines=(_line("done", steps, axis.at(of.longest)),),
        ticks=charts.legible(
            Tick(axis.at(days_of(months)), str(months), "middle")
            for months in months_of(of)
        ),
        grid=tuple(GridLine(f"{part}%", _top(part / 100)) for part in (0, 50, 100)),
        today=None,
    )


def months_of(of: Times) -> tuple[int, ...]:
    """Return the months on the axis of a chart of times, the same as in its table."""
    months = charts.month_steps(0, int(of.longest / DAYS_IN_MONTH), _TICKS + 1)
    return tuple(months)[1:]


def days_of(months: int) -> int:
    """Return the days that are counted for a number of months."""
    return int(months * DAYS_IN_MONTH)


class _Axis(NamedTuple):
    first: int
    last: int

    def at(self, place: float) -> float:
        along = (place - self.first) / max(1, self.last - self.first)
        return round(_LEFT + (_RIGHT - _LEFT) * along, 2)


def _dates(axis: _Axis) -> Iterator[Tick]:
    first, last = date.fromordinal(axis.first), date.fromordinal(axis.last)
    for day, words in charts.axis_months(first, last, _TICKS):
        at = axis.at(day.toordinal())
        yield Tick(at, words if at <= _LAST_WORDS else "", "middle")


def _numbers(most: int) -> tuple[int, ...]:
    """Return the numbers at the left: none, half if it is whole, and all."""
    return (0, most) if most % 2 else (0, most // 2, most)


def _top(part: float) -> float:
    return round(max(0.0, 100 - 100 * part), 2)  # sums of parts may pass 1 by a hair


def _line(look: LineLook, steps: Iterable[tuple[float, float]], end: float) -> StepLine:
    """Draw a line from nought, with a step up at each place."""
    rises: dict[float, float] = {}
    for at, rise in steps:
        rises[at] = rises.get(at, 0) + rise
    reached, path = 0.0, f"M{_LEFT} 100"
    for at, rise in rises.items():
        reached += rise
        path += f"H{at}V{_top(reached)}"
    return StepLine(look, f"{path}H{end}", at=end, top=_top(reached))
