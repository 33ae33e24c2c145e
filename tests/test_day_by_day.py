"""The status of an action on many dates, found in one pass, is its status on each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan import changes, day_by_day, model, shared_prefix, timeline
from actionplan.plan.model import STATES, Action, Entry, Plan

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.thorough

DAYS = st.dates(date(2011, 11, 20), date(2012, 2, 10))
FEW = st.sampled_from([date(2011, 12, 31), date(2012, 1, 2), date(2012, 2, 1)])
WRITTEN = (DAYS | FEW).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7]])
)
DATED = st.fixed_dictionaries({"date": WRITTEN})
UNDATED = st.just({"date_as_written": "that winter"})
SAID = st.fixed_dictionaries(
    {"note": st.just("Something was done.")},
    optional={
        "state": st.sampled_from(STATES),
        "new_due": WRITTEN,
        "new_due_requested": WRITTEN,
        "request": st.sampled_from(["declined", "withdrawn"]),
        "achieved_on": WRITTEN,
        "accountable": st.sampled_from(["One post", "Another post"]),
        "agency": st.sampled_from(["One agency", "Another agency"]),
        "rag": st.sampled_from(["red", "green"]),
        "corrects": WRITTEN,
        "corrects_which": st.sampled_from(["first", "second"]),
    },
)
ENTRIES = st.lists(
    st.tuples(DATED | DATED | UNDATED, SAID).map(lambda both: both[0] | both[1]),
    max_size=9,
)


def _plan(entries: list[dict[str, Any]], **fields: Any) -> tuple[Action, Plan]:  # noqa: ANN401 -- fields of an action
    own = {"id": "1.1", "action": "Publish", "accountable": "Post", "due": "2011-12"}
    data = {
        "id": "p",
        "title": "P",
        "kind": "multi-agency",
        "source": {"type": "audit"},
        "agreed": "2011-02-15",
        "outcomes": [{"id": "O1", "actions": [own | fields | {"progress": entries}]}],
    }
    plan = model.plan(data, (), "p")
    return next(plan.actions), plan


def _correcting(entries: list[dict[str, Any]], data: st.DataObject) -> None:
    """Let some entries correct the date of another, so that there is one to correct."""
    dated = [each["date"] for each in entries if "date" in each]
    for entry in entries:
        if "corrects" in entry and dated:
            entry["corrects"] = data.draw(st.sampled_from(dated))


@settings(max_examples=300)
@given(ENTRIES, st.sets(DAYS), st.sampled_from([{}, {"repeats": "1 week"}]), st.data())
def test_many_dates_are_told_as_each_is(
    entries: list[dict[str, Any]],
    days: set[date],
    more: dict[str, str],
    data: st.DataObject,
) -> None:
    """Days, months, undated entries and corrections, in any order in the file."""
    _correcting(entries, data)
    action, plan = _plan(entries, **more)

    told = [*day_by_day.standings(action, plan, sorted(days))]
    assert told == [timeline.standing(action, plan, day) for day in sorted(days)]


def test_days_are_told_again_in_a_few_pieces_after_a_correction(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each day is not told again alone, and not much earlier days are told again."""
    days = [date(2012, 1, 1) + timedelta(n) for n in range(120)]
    wrong = {"state": "complete", "note": "Said."}
    entries: list[dict[str, Any]] = [wrong | {"date": str(day)} for day in days]
    for number, entry in enumerate(entries):
        # Now and then back to the first day, and else each time further back.
        back = 2 * (number % 20) or number
        if 0 < back <= number:
            entry["corrects"] = str(days[number - back])
    action, plan = _plan(entries)
    expected = [timeline.standing(action, plan, day) for day in days]
    pieces: list[int] = []
    tell = timeline.told

    def counted(
        action: Action, before: timeline.SaidSoFar, entries: Sequence[Entry]
    ) -> timeline.SaidSoFar:
        pieces.append(len(entries))
        return tell(action, before, entries)

    monkeypatch.setattr(timeline, "told", counted)
    told = [*day_by_day.standings(action, plan, days)]
    assert told == expected
    assert len(pieces) < 10 * len(days)
    assert sum(pieces) < 40 * len(days)


@given(ENTRIES, st.sets(DAYS), st.data())
def test_undated_entries_can_be_left_out_of_the_day_they_follow(
    entries: list[dict[str, Any]], days: set[date], data: st.DataObject
) -> None:
    """They are left out of that day only: on the next they count."""
    _correcting(entries, data)
    action, plan = _plan(entries)

    told = day_by_day.standings(action, plan, sorted(days), without_undated=True)
    assert [*told] == [
        timeline.standing(_without_undated(action, day), plan, day)
        for day in sorted(days)
    ]


def _without_undated(action: Action, day: date) -> Action:
    on, kept = None, []
    for entry in action.progress:
        on = entry.date.first_day if entry.date else on
        kept += [entry] if entry.date or on != day else []
    return action._replace(progress=tuple(kept))


@settings(max_examples=200)
@given(ENTRIES, st.sampled_from([{}, {"repeats": "1 week"}]), st.data())
def test_each_entry_of_a_day_is_told_with_what_it_alone_changed(
    entries: list[dict[str, Any]], more: dict[str, str], data: st.DataObject
) -> None:
    """As if those that come after it on that day had not been written yet."""
    _correcting(entries, data)
    action, plan = _plan(entries, **more)
    days = sorted({each.date.first_day for each in action.progress if each.date})

    expected = [_one_by_one(action, plan, day) for day in days]
    assert [*day_by_day.one_by_one(action, plan, days)] == expected
    assert [each.entries for each in changes.one_by_one(action, plan, days)] == expected


def _one_by_one(
    action: Action, plan: Plan, day: date
) -> list[tuple[Entry, timeline.Standing, timeline.Standing]]:
    action = _without_undated(action, day)
    counted = timeline.entries_on(action.progress, day)
    routes = [e.route for e in counted if e.date and e.date.first_day == day]
    before = timeline.standing(action, plan, day - timedelta(1))
    told = []
    for number, route in enumerate(routes, 1):
        known = tuple(e for e in action.progress if e.route not in routes[number:])
        after = timeline.standing(action._replace(progress=known), plan, day)
        told.append((next(e for e in after.entries if e.route == route), before, after))
        before = after
    return told


@pytest.mark.parametrize("corrects", [True, False])
def test_many_entries_of_one_day_are_told_by_what_counts_at_its_end(
    corrects: bool,  # noqa: FBT001 -- a parameter of the test
) -> None:
    """This is so only if one of more than 50 entries of a day corrects another."""
    day = {"date": "2012-01-02", "note": "Said."}
    wrong = [day | {"state": "complete"}, *[day] * 50]
    right = day | ({"corrects": "2012-01-02", "corrects_which": "first"})
    action, plan = _plan([*wrong, right if corrects else day])

    (told,) = day_by_day.one_by_one(action, plan, [date(2012, 1, 2)])
    states = [after.state for _, _, after in told]
    assert states == ["in-progress" if corrects else "complete"] * 52
    assert told[0][1].state == "not-started"
    assert [bool(entry.corrected_by) for entry, _, _ in told[:2]] == [corrects, False]


def test_thousands_of_entries_of_one_day_are_told_one_by_one() -> None:
    """Each is told from the one before: twice as many take twice as long."""
    days = [{"date": "2012-01-02", "note": "Said."}] * 3_000
    action, plan = _plan([{"date": "2012-01-01", "note": "Wrong."}, *days])
    (told,) = day_by_day.one_by_one(action, plan, [date(2012, 1, 2)])
    assert [len(after.entries) for _, _, after in told] == [*range(2, 3_002)]


@given(ENTRIES)
def test_what_takes_effect_on_a_day_is_all_that_has_its_date(
    entries: list[dict[str, Any]],
) -> None:
    """The search from the end stops at an earlier month, and misses nothing."""
    action, plan = _plan(entries)
    days = {each.date.first_day for each in action.progress if each.date}
    known = {day: timeline.standing(action, plan, day).entries for day in days}

    found = {day: changes._taking_effect(known[day], day) for day in days}
    assert found == {
        day: tuple(e for e in known[day] if e.date and e.date.first_day == day)
        for day in days
    }


@given(st.lists(st.tuples(st.integers(0, 20), st.lists(st.integers(0, 2)))))
def test_extending_a_sequence_changes_no_other(
    steps: list[tuple[int, list[int]]],
) -> None:
    """Each extends any of those before; all of them stay what they were."""
    known: list[tuple[Any, tuple[int, ...]]] = [((), ())]
    for start, more in steps:
        shared, plain = known[start % len(known)]
        extended = shared_prefix.extended(shared, tuple(more))
        known.append((extended, (*plain, *more)))

    said = [(one, len(one), (*one,), (*one[1:],), (*one[-1:],)) for one, _ in known]
    assert said == [(each, len(each), each, each[1:], each[-1:]) for _, each in known]


def test_decades_of_days_are_told_one_by_one() -> None:
    """Each is told from the month before: twice as many take twice as long."""
    entry = {"note": "Said."}
    first = date(1986, 1, 1)
    days = [first + timedelta(n) for n in range(3_000)]
    action, plan = _plan([entry | {"date": day.isoformat()} for day in days])

    told = [*day_by_day.standings(action, plan, days)]
    assert [len(each.entries) for each in told] == [*range(1, 3_001)]
