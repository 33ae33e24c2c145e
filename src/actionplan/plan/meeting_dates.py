"""Find the meetings before and after a date, and say where each date comes from.

A date that a paper prints is in a plan, in the settings, on the command line, or is
worked out and says so. Where no meeting is recorded, none is said to have been held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import arrangements, reviews, timeline
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from actionplan.plan.model import Plan
    from actionplan.plan.portfolio import Portfolio
    from actionplan.text.dates import Interval

Source: TypeAlias = Literal["given", "recorded", "reviews", "assumed"]


class Meeting(NamedTuple):
    """The day of a meeting, and how it is known."""

    day: date
    source: Source
    """Given on the command line; recorded in a plan or the settings; worked out from
    the first review and how often a plan is reviewed; or assumed."""
    in_words: str = ""
    """The words that say how often, where that is assumed because nobody counts them;
    in quotation marks."""

    @property
    def plain(self) -> str:
        """The day in words, without how it is known."""
        return dates.words(self.day)

    @property
    def words(self) -> str:
        """The day in words, with how it is known where nobody has written it down."""
        day = dates.words(self.day)
        match self.source:
            case "reviews":
                return f"{day} (worked out from the review dates)"
            case "assumed" if self.in_words:
                return (
                    f"{day} (assumed: no meeting date is recorded, and"
                    f" {self.in_words} is not in weeks or months)"
                )
            case "assumed":
                return f"{day} (assumed: no meeting date is recorded)"
            case _:
                return day


def following(plans: Sequence[Plan], day: date, given: date | None = None) -> Meeting:
    """Return the first meeting after *day*; with *given* that one.

    Without any recorded it is as far away as the plan that is reviewed most often says.
    """
    if given:
        return Meeting(given, "given")
    if later := [each for each in _recorded(plans) if each > day]:
        return Meeting(min(later), "recorded")
    if planned := [each for plan in plans for each in _reviews(plan, day)[1]]:
        return Meeting(min(planned), "reviews")
    in_words = (
        f'"{said}"' for plan in plans if (said := arrangements.words(plan.review))
    )
    return Meeting(
        dates.add_interval(dates.of(day), interval(plans, day)),
        "assumed",
        next(in_words, ""),
    )


def last(plans: Sequence[Plan], day: date, given: date | None = None) -> Meeting | None:
    """Return the last meeting before *day*; None where nothing tells of one."""
    if given:
        return Meeting(given, "given")
    if earlier := [each for each in _recorded(plans) if each < day]:
        return Meeting(max(earlier), "recorded")
    planned = [each for plan in plans for each in _reviews(plan, day)[0]]
    return Meeting(max(planned), "reviews") if planned else None


def due(read: Portfolio) -> date:
    """Return the day that a paper made today is for: the next meeting recorded.

    Without one recorded, or with one today, that is today.
    """
    today = read.as_of
    if today in _recorded(read.plans):
        return today
    later = following(read.plans, today)
    return later.day if later.source == "recorded" else today


def interval(plans: Sequence[Plan], day: date) -> Interval:
    """Return how far apart meetings are: as often as any plan is reviewed.

    Weeks and months are compared as they are counted from *day*.
    """
    return min(
        (p.review.every for p in plans if p.review.every),
        key=lambda each: dates.add_interval(dates.of(day), each),
        default=timeline.FLOOR_INTERVAL,
    )


def _recorded(plans: Sequence[Plan]) -> set[date]:
    """Return the days of the meetings that plans and their boards have written down.

    Of a meeting of which only the month is known the last day counts.
    """
    return {
        each.last_day
        for plan in plans
        for each in (*plan.meetings, *plan.board.meetings)
    }


def _reviews(plan: Plan, day: date) -> tuple[list[date], list[date]]:
    """Return the last review before *day* and the first after, where there are."""
    before: list[date] = []
    for review in reviews.schedule(plan.review.first, plan.review.every):
        each = review.last_day
        if each > day:
            return before, [each]
        if each < day:
            before = [each]
    return before, []
