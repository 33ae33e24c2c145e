"""Due dates that are worked out when they are asked for are the same as a list."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan import dues, model, reviews, timeline
from actionplan.plan.dues import Dues, Schedule
from actionplan.text import dates
from actionplan.text.dates import Date, Interval

FIRST = st.dates(date(2018, 1, 1), date(2018, 3, 31)).map(dates.of) | st.builds(
    Date, st.just(2018), st.integers(1, 3), st.none()
)
EVERY = st.builds(Interval, st.integers(1, 3), st.sampled_from(["week", "month"]))
SCHEDULES = st.builds(Schedule, FIRST, EVERY)
DAYS = st.dates(date(2018, 1, 1), date(2018, 12, 31))
PARTS = st.lists(
    st.builds(dues.between, SCHEDULES, DAYS, DAYS)
    | st.lists(FIRST, max_size=3, unique=True).map(
        lambda some: dues.in_order([dues.of([each]) for each in some])
    ),
    max_size=3,
).map(dues.in_order)


@given(SCHEDULES, DAYS, DAYS)
def test_the_dates_of_a_schedule_are_those_that_it_has_by_then(
    schedule: Schedule, after: date, until: date
) -> None:
    """Each date from the first on is there if it ends in the time asked for."""
    steps = (dates.step(*schedule, number) for number in range(60))
    listed = [due for due in steps if due and after < due.last_day <= until]

    found = dues.between(schedule, after, until)

    assert (len(found), [*found]) == (len(listed), listed)


@given(PARTS, st.integers(-8, 8), st.integers(-8, 8))
def test_a_piece_of_them_is_the_piece_of_the_list(
    some: Dues, start: int, stop: int
) -> None:
    """One of them, and those from one to another, are the same as in a list."""
    listed = [*some]

    assert some[start:stop] == listed[start:stop]
    assert [some[number] for number in range(len(some))] == listed
    assert all(due in some for due in listed)
    assert (some == listed[:-1], some == Dues()) == (False,) * 2 or not some


@given(PARTS, PARTS, st.integers(0, 4), st.integers(1, 4))
def test_those_among_others_and_without_them_are_all(
    some: Dues, more: Dues, start: int, length: int
) -> None:
    """Each is either among the others or not, and the order stays."""
    for others in (more, some, some[start:], some[start : start + length], more[1:]):
        among, without = dues.among(some, others), dues.without(some, others)

        assert [*among] == [due for due in some if due in [*others]]
        assert [*without] == [due for due in some if due not in [*others]]
        assert {*dues.in_order([among, without])} == {*some}


@given(PARTS, PARTS)
def test_two_lists_are_joined_in_order_and_without_any_twice(
    some: Dues, more: Dues
) -> None:
    """All of both are there, each once, and by the last day of each."""
    found = [*dues.in_order([some, more])]

    assert {*found} == {*some, *more}
    assert len({*found}) == len(found)
    assert found == sorted(found, key=lambda due: due.last_day)


def test_only_those_that_are_asked_for_are_worked_out() -> None:
    """The last of 400,000 is there at once."""
    long_ago = Schedule(Date(1, 1, 1), Interval(1, "week"))
    every = dues.between(long_ago, date(1, 1, 1), date.max - timedelta(14))

    assert len(every) > 400_000
    assert dues.without(every, every[:-1]) == every[-1:]


def test_an_action_reviewed_each_week_for_decades_has_a_next_review() -> None:
    """However many reviews there were, the last and the next are those of the week."""
    weekly = {"every": "1 week", "first": "1990-01-05", "by": "Chair"}
    asked = {"id": "1.1", "action": "Ask", "accountable": "Manager", "review": weekly}
    plan = model.plan({"outcomes": [{"id": "O1", "actions": [asked]}]}, (), "p")
    day, action = date(2012, 7, 1), next(plan.actions)

    found = reviews.of_action(action, plan, timeline.standing(action, plan, day))

    assert found
    assert found[:3] == (Date(2012, 6, 29), Date(2012, 7, 6), False)
