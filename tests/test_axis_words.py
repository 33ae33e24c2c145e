"""The words on the axis of a chart can be read on a phone."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from actionplan.output.report import charts, plots
from actionplan.plan import over_time
from actionplan.plan.over_time import Spell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.output.report.charts import Tick

_PHONE = 272
"""The width in pixels of a chart on the narrowest screen, beside a scroll bar."""
_LETTER = 7.2
"""More pixels than a letter or digit of these words takes on average, with a gap."""
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def _overlapping(ticks: Sequence[Tick]) -> list[tuple[str, str]]:
    shown = [tick for tick in ticks if tick.words]
    spans = []
    for tick in shown:
        wide = 100 * _LETTER * len(tick.words) / _PHONE
        left = tick.at - wide * {"start": 0, "middle": 0.5, "end": 1}[tick.anchor]
        spans.append((left, left + wide))
    return [
        (one.words, other.words)
        for (one, a), (other, b) in pairwise(zip(shown, spans, strict=True))
        if a[1] > b[0]
    ]


@given(DAYS, st.integers(0, 12_000))
@example(date(2026, 5, 20), 400)
def test_no_two_dates_on_an_axis_overlap(first: date, days: int) -> None:
    """Whatever the dates are, each label ends before the next begins."""
    last = date.fromordinal(first.toordinal() + days)
    scale = charts.scale_of([first, last])
    nothing = over_time.course((), first)
    course = plots.course(nothing._replace(first=(first,), now=(last,)), "")

    assert (_overlapping(scale.ticks), _overlapping(course.ticks)) == ([], [])


@given(st.integers(0, 40_000))
def test_no_two_numbers_of_months_on_an_axis_overlap(days: int) -> None:
    """It is so of months too, however long an action was open."""
    times = over_time.times(())._replace(spells=(Spell(days, done=True),))

    assert _overlapping(plots.times(times, "").ticks) == []
