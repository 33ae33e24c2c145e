"""Find the meetings before and after a date, and say where each date comes from.

A date that a paper prints is in a plan, in the settings or on the command line. If it
is worked out, the paper says so. A meeting that is not recorded is never said to have
been held. If only its month is recorded, what is printed is true for any day in it.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, takewhile
from statistics import median_low
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import arrangements, closed_plans, reviews, timeline
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from actionplan.plan.model import Plan
    from actionplan.plan.portfolio import Portfolio
    from actionplan.text.dates import Date, Interval

Source: TypeAlias = Literal["given", "recorded", "reviews", "assumed", "none"]


class Meeting(NamedTuple):
    """The date of a meeting, and how it is known."""

    day: date
    """The last date it can be on: its own, or the last of its month."""
    source: Source
    """Given on the command line; recorded in a plan or the settings; worked out from
    the first review and how often a plan is reviewed; assumed; or none, because the
    plans are closed."""
    in_words: str = ""
    """If the date is assumed because the interval is only in words: those words, in
    quotation marks."""
    is_month: bool = False
    """Whether only its month is known, so that it may be on any day of the month."""
    may_have_passed: bool = False
    """Whether the report date is in that month."""
    is_after_recorded: bool = False
    """Whether it is assumed because all recorded meetings are earlier."""
    is_from_meeting: bool = False
    """Whether it is worked out from the last recorded meeting, and not from the review
    dates."""

    @property
    def is_none(self) -> bool:
        """Whether there is no such meeting, because the plans are closed."""
        return self.source == "none"

    def is_in_month(self, due: Date | None) -> bool:
        """Return whether *due* is the month of the meeting, and ends after it.

        Nobody knows then whether the work is due before the meeting or after it.
        """
        if due is None or due.day or self.is_none or self.is_month:
            return False
        return due.first_day <= self.day < due.last_day

    @property
    def on(self) -> Date:
        """The date as far as it is known: a day, or a month."""
        on = dates.of(self.day)
        return on._replace(day=None) if self.is_month else on

    @property
    def news_after(self) -> date:
        """The last date for which everything was known before the meeting."""
        if not self.is_month or self.on.first_day == date.min:
            return self.day
        return self.on.first_day - timedelta(1)

    @property
    def plain(self) -> str:
        """The date within a sentence, without its source: on 5 December 2011."""
        return f"{'in' if self.is_month else 'on'} {self.on.words}"

    @property
    def words(self) -> str:
        """The date, with what is not known: December 2011 (the exact date is ...)."""
        return f"{self.on.words}{self._known}"

    @property
    def when(self) -> str:
        """The same within a sentence: in December 2011 (the exact date is ...)."""
        return f"{self.plain}{self._known}"

    @property
    def by(self) -> str:
        """The date to follow "by": for a month, its end."""
        return self._end_of_month if self.is_month else self.words

    @property
    def by_briefly(self) -> str:
        """The same as `by` for a heading, in a paper that says before what it is."""
        end = "the end of " if self.is_month else ""
        return f"{end}{self.on.words}{self._briefly}"

    @property
    def since_briefly(self) -> str:
        """The date to follow "since" in a heading: for a month, its beginning."""
        beginning = "the beginning of " if self.is_month else ""
        return f"{beginning}{self.on.words}{self._briefly}"

    @property
    def before(self) -> str:
        """Say how far a paper looks ahead, without a date: before the next meeting.

        If only a month is known, that is its end, so it is true whatever the day.
        """
        if self.is_none:
            return _FROM_NOW
        if not self.is_month:
            return "before the next meeting"
        of = "" if self.may_have_passed else " of the next meeting"
        return f"by the end of the month{of}"

    @property
    def month(self) -> str:
        """Say whose month it is that work is due in: the month of the next meeting."""
        return f"the month of the next meeting{self._briefly}"

    @property
    def heading(self) -> str:
        """Say how far a paper looks ahead, with the date, to end a heading.

        The paper says before how the date is known.
        """
        if self.is_none:
            return _FROM_NOW
        briefly = self.by_briefly
        return f"by {briefly}" if self.is_month else f"{self.before}, {briefly}"

    @property
    def ahead(self) -> str:
        """The same within a sentence: before the next meeting, on 5 December 2011."""
        if self.is_none:
            return _FROM_NOW
        return f"by {self.by}" if self.is_month else f"{self.before}, {self.when}"

    @property
    def _known(self) -> str:
        """Say where an unrecorded date comes from, and what is not known."""
        how = self._how
        if how and self.may_have_passed:
            how = f"{how}; the meeting may have been held already"
        return f" ({how})" if how else ""

    @property
    def _briefly(self) -> str:
        """Say in a word that nobody recorded a date."""
        words: dict[Source, str] = {"reviews": " (worked out)", "assumed": " (assumed)"}
        return words.get(self.source, "")

    @property
    def _how(self) -> str:
        none = f"assumed: no {'later ' if self.is_after_recorded else ''}meeting date"
        match self.source:
            case "reviews" if self.is_from_meeting:
                return "worked out from the last recorded meeting"
            case "reviews":
                return "worked out from the review dates"
            case "assumed" if self.in_words:
                words = f"{self.in_words} is not a number of weeks or months"
                return f"{none} is recorded, and {words}"
            case "assumed":
                return f"{none} is recorded"
            case _:
                return "the exact date is not recorded" if self.is_month else ""

    @property
    def _end_of_month(self) -> str:
        """Return the end of a month in which there is a meeting."""
        meeting = (
            "a meeting that may have been held already"
            if self.may_have_passed
            else "the next meeting"
        )
        of, how = f"the end of {self.on.words}", f" ({self._how})"
        # If a date was not recorded, this is said directly after it.
        if self.source in ("reviews", "assumed"):
            return f"{of}{how}, the month of {meeting}"
        return f"{of}, the month of {meeting}{how}"


_FROM_NOW = "from now on"
"""How far a paper on closed plans looks ahead."""


def following(plans: Sequence[Plan], day: date, given: date | None = None) -> Meeting:
    """Return the first meeting after *day*; with *given* that one.

    If none is recorded, it is assumed from the shortest review interval in the plans.
    If only the month of a meeting is known, it may be later than any day in that month
    but the last. If all the plans are closed, there is none.
    """
    if given:
        return Meeting(given, "given")
    on = dates.of(day)
    found = _first(plans, lambda each: each.last_day > day, counted_from=on)
    if found.is_none:
        return found
    return found._replace(may_have_passed=found.is_month and found.on.first_day <= day)


def own(plan: Plan, day: date, of_all: Meeting) -> Meeting:
    """Return a plan's own next meeting; *of_all* is that of all plans on a paper.

    That is the same meeting only if its date was given. A meeting that another plan
    records, or whose date is worked out from another plan, is not this plan's. A closed
    plan has only the meetings that it records itself.
    """
    given = of_all.source == "given" and not closed_plans.closed(plan, day)
    return of_all if given else following((plan,), day)


def with_next(plans: Sequence[Plan], day: date, of_all: Meeting) -> list[Plan]:
    """Return the plans that have the next meeting of all plans."""
    return [plan for plan in plans if _is_same(own(plan, day, of_all), of_all)]


def latest(plans: Sequence[Plan], day: date) -> tuple[Meeting | None, list[Plan]]:
    """Return the latest of the last meetings that plans have had, and whose it was.

    Each plan has its own last meeting, recorded or worked out.
    """
    given = Meeting(day, "given")
    every = [(plan, held) for plan in plans if (held := last((plan,), given))]
    if not every:
        return None, []
    newest = max(
        (held for _, held in every),
        key=lambda held: (held.day, held.source == "recorded"),
    )
    return newest, [plan for plan, held in every if _is_same(held, newest)]


def _is_same(one: Meeting, other: Meeting) -> bool:
    return (one.on, one.source) == (other.on, other.source)


def following_on(
    plans: Sequence[Plan], meeting: Meeting, given: date | None = None
) -> Meeting:
    """Return the first meeting after another; with *given* that one.

    If only the month of *meeting* is recorded, that is the same meeting. If none is
    recorded after it, the next one is assumed to be one interval after *meeting*,
    whatever the day on which a paper is made. So all papers for one meeting have the
    same next one. A meeting today has the one that `following` returns for today.
    """
    if given:
        return Meeting(given, "given")
    on = meeting.on
    return _first(plans, lambda each: each.first_day > meeting.day, counted_from=on)


def last(
    plans: Sequence[Plan], meeting: Meeting, given: date | None = None
) -> Meeting | None:
    """Return the last meeting before another; None if the plans do not mention one."""
    if given:
        return Meeting(given, "given")
    first, day = meeting.on.first_day, meeting.day
    if earlier := [each for each in _recorded(plans, day) if each.last_day < first]:
        return _of(max(earlier, key=_end), "recorded")
    held = [
        list(takewhile(lambda each: each.last_day < first, _reviews(plan)))[-1:]
        for plan in plans
        if not _is_told_closed(plan, day)
    ]
    newest = max((each for some in held for each in some), key=_end, default=None)
    return _of(newest, "reviews") if newest else None


class Lately(NamedTuple):
    """The time for which changes are listed if no earlier meeting is known."""

    after: date
    """The last date for which everything is known already."""
    words: str
    """How long it is: the last 6 months."""


def lately(plans: Sequence[Plan], until: date) -> Lately:
    """Return the time since one review interval ago.

    This alone defines which changes a paper lists if no earlier meeting is known.
    """
    apart = interval(plans, until)
    return Lately(dates.back_interval(until, apart), f"the last {apart.words}")


def last_words(meeting: Meeting | None, as_of: date) -> str:
    """Say when the last meeting was, as far as it is known.

    A paper for a later meeting may have one before it that has not been held yet.
    """
    if meeting is None:
        return "No earlier meeting date is recorded."
    if meeting.source == "reviews":
        return (
            f"According to the review dates, the last meeting was due {meeting.plain}."
        )
    if meeting.on.first_day > as_of:
        return f"The meeting before it is {meeting.when}, which has not been held yet."
    return f"The last meeting was {meeting.when}."


def due(read: Portfolio) -> Meeting:
    """Return the meeting that a paper made today is for: the next one recorded.

    If one is recorded for today, it is that one. If none is recorded, today is assumed.
    If a meeting is recorded for this month without a day, it is that meeting.
    """
    today = read.as_of
    if dates.of(today) in _recorded(read.plans, today):
        return Meeting(today, "recorded")
    later = following(read.plans, today)
    return later if later.source == "recorded" else Meeting(today, "assumed")


def interval(plans: Sequence[Plan], day: date) -> Interval:
    """Return how far apart meetings are: as often as any plan is reviewed.

    Weeks and months are compared as they are counted from *day*.
    """
    return min(
        (p.review.every for p in plans if p.review.every),
        key=lambda each: dates.add_interval(dates.of(day), each),
        default=timeline.FLOOR_INTERVAL,
    )


def _first(
    plans: Sequence[Plan], is_later: Callable[[Date], bool], *, counted_from: Date
) -> Meeting:
    """Return the first meeting that is later, as far as it is known."""
    day = counted_from.last_day
    recorded = _recorded(plans, day)
    if later := [each for each in recorded if is_later(each)]:
        return _of(min(later, key=_end), "recorded")
    going = _going(plans, day)
    if plans and not going:
        return Meeting(day, "none")
    planned = [
        (next(filter(is_later, dates_of), None), is_from_meeting)
        for dates_of, is_from_meeting in (_expected(plan, day) for plan in going)
    ]
    known = [(on, is_from_meeting) for on, is_from_meeting in planned if on]
    if known:
        found, from_meeting = min(known, key=lambda each: _end(each[0]))
        return _of(found, "reviews")._replace(is_from_meeting=from_meeting)
    in_words = (
        f'"{said}"' for plan in going if (said := arrangements.words(plan.review))
    )
    every = interval(going, day)
    assumed = filter(is_later, reviews.schedule(counted_from, every))
    return _of(next(assumed, dates.of(date.max)), "assumed")._replace(
        in_words=next(in_words, ""), is_after_recorded=bool(recorded)
    )


def _of(on: Date, source: Source) -> Meeting:
    return Meeting(on.last_day, source, is_month=on.day is None)


def _end(on: Date) -> date:
    return on.last_day


def _going(plans: Sequence[Plan], day: date) -> list[Plan]:
    """Return the plans that are not closed, which are still reviewed."""
    return [plan for plan in plans if not closed_plans.closed(plan, day)]


def _is_told_closed(plan: Plan, day: date) -> bool:
    """Return whether a meeting has heard that a plan is closed.

    That is the first review after it was closed. Until then, the changes since the
    review before are news.
    """
    closed = closed_plans.closed(plan, day)
    if closed is None or closed.since is None:
        return closed is not None
    since = closed.since.last_day
    heard = next((each for each in _reviews(plan) if each.last_day >= since), None)
    return heard is None or heard.last_day < day


def _recorded(plans: Sequence[Plan], day: date) -> set[Date]:
    """Return the dates of the meetings that plans and their boards have written down.

    If one has the day of a meeting, another that has only its month is ignored. The
    meetings of its board are no longer about a closed plan.
    """
    found = {each for plan in plans for each in plan.meetings}
    found |= {each for p in _going(plans, day) for each in p.board.meetings}
    months = {each._replace(day=None) for each in found if each.day}
    return found - months


def _expected(plan: Plan, day: date) -> tuple[Iterator[Date], bool]:
    """Yield when a plan is due to meet, and say if that is counted from a meeting.

    If its last recorded meeting was not in a month of the review dates, the meetings
    have left these dates, so they are counted from that meeting, as far apart as they
    usually are.
    """
    every = plan.review.every
    held = [each for each in _recorded((plan,), day) if each.last_day <= day]
    if not (held and every and plan.review.first):
        return _reviews(plan), False
    newest = max(held, key=_end)
    month = newest._replace(day=None)
    until = takewhile(lambda each: each.first_day <= newest.last_day, _reviews(plan))
    if month in {each._replace(day=None) for each in until}:
        return _reviews(plan), False
    apart = _usual(held, every)
    begun = newest if apart.unit == "week" else month
    counted = reviews.schedule(begun, apart)
    next(counted)
    return counted, True


def _usual(held: Sequence[Date], every: Interval) -> Interval:
    """Return how far apart meetings usually are, if that is less than *every*.

    That is the middle one of the months between 2 of them, if there are 3 or more.
    """
    ends = sorted(map(_end, held))
    months = [round((b - a).days / _MONTH) for a, b in pairwise(ends)]
    if len(months) < _PATTERN or every.unit == "week":
        return every
    usual = max(median_low(months), 1)
    return every._replace(number=min(usual, every.number))


_MONTH, _PATTERN = 30.44, 2
"""The days of a month, and how many gaps between meetings make a pattern."""


def _reviews(plan: Plan) -> Iterator[Date]:
    return reviews.schedule(plan.review.first, plan.review.every)
