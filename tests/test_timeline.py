"""Test what is true about an action on a date."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan import model, timeline
from actionplan.plan.timeline import Move, Standing
from actionplan.text import dates
from actionplan.text.dates import Date


def _standing(as_of: str, *entries: dict[str, Any], **fields: Any) -> Standing:  # noqa: ANN401 -- fields of a plan
    action = {"id": "1.1", "action": "Publish", "accountable": "Post", "due": "2011-11"}
    data = {
        "id": "p",
        "title": "P",
        "kind": "multi-agency",
        "source": {"type": "audit"},
        "agreed": "2011-08-15",
        "outcomes": [
            {"id": "O1", "actions": [action | fields | {"progress": list(entries)}]}
        ],
    }
    plan = model.plan(data, (), "p")
    day = dates.parse(as_of)
    assert day is not None
    return timeline.standing(next(plan.actions), plan, day.first_day)


def _entry(on: str, **fields: str) -> dict[str, str]:
    return {"date": on, "note": "done"} | fields


@pytest.mark.parametrize(
    ("due", "as_of", "overdue"),
    [
        ("2011-11", "2011-11-30", False),
        ("2011-11", "2011-12-01", True),
        ("2011-11-15", "2011-11-15", False),
        ("2011-11-15", "2011-11-16", True),
        ("9999-12", "9999-12-31", False),
    ],
)
def test_overdue_begins_the_day_after(due: str, as_of: str, *, overdue: bool) -> None:
    """A due month is in time until its last day, and a due date until its end."""
    assert _standing(as_of, due=due).overdue is overdue


@pytest.mark.parametrize(
    ("heard", "as_of", "stale"),
    [
        ("2011-08-31", "2012-02-29", False),
        ("2011-08-31", "2012-03-01", True),
        ("2010-08-31", "2011-02-28", False),
        ("2010-08-31", "2011-03-01", True),
        ("2011-02-28", "2011-08-28", False),
        ("2011-02-28", "2011-08-29", True),
        ("2011-09", "2012-03-31", False),
        ("2011-09", "2012-04-01", True),
    ],
)
def test_silence_is_too_long_after_six_months(
    heard: str, as_of: str, *, stale: bool
) -> None:
    """Six months end on the same day of the month. A month counts to its end."""
    assert _standing(as_of, _entry(heard)).stale is stale


@pytest.mark.parametrize(
    ("entries", "state"),
    [
        ([], "not-started"),
        ([_entry("2011-09")], "in-progress"),
        ([_entry("2011-09", state="not-started")], "not-started"),
        ([_entry("2011-09", state="not-started"), _entry("2011-10")], "not-started"),
        ([_entry("2011-09", state="on-hold"), _entry("2011-10")], "on-hold"),
        ([_entry("2011-09", state="complete")], "complete"),
        (
            [
                _entry("2011-09", state="complete"),
                _entry("2011-10", state="in-progress"),
            ],
            "in-progress",
        ),
        # a later entry of one day wins
        (
            [
                _entry("2011-09-01", state="complete"),
                _entry("2011-09-01", state="withdrawn"),
            ],
            "withdrawn",
        ),
        # wherever it stands in the list, the newest counts
        (
            [
                _entry("2011-10-01", state="complete"),
                _entry("2011-09-01", state="on-hold"),
            ],
            "complete",
        ),
        # a month stands after its days, and counts from its first
        (
            [
                _entry("2011-10", state="complete"),
                _entry("2011-10-31", state="on-hold"),
            ],
            "on-hold",
        ),
        (
            [
                _entry("2011-10-30", state="on-hold"),
                _entry("2011-10", state="complete"),
            ],
            "complete",
        ),
        # nothing after the day counts
        ([_entry("2011-11-02", state="complete")], "not-started"),
        ([_entry("2011-11", state="complete")], "complete"),
    ],
)
def test_the_state_follows_from_the_entries(
    entries: list[dict[str, str]], state: str
) -> None:
    """The status on a date follows from the entries up to that date."""
    assert _standing("2011-11-01", *entries).state == state


def test_a_moved_date_counts_with_its_reason() -> None:
    """The latest new_due counts. An earlier or a first date is not a move later."""
    standing = _standing(
        "2012-05-01",
        _entry("2011-12-05", new_due="2012-03"),
        _entry("2012-02-01", new_due="2012-02-20"),
        _entry("2012-02-10", new_due="2012-06"),
    )

    moves = (
        Move(Date(2011, 12, 5), Date(2011, 11), Date(2012, 3), "done"),
        Move(Date(2012, 2, 1), Date(2012, 3), Date(2012, 2, 20), "done"),
        Move(Date(2012, 2, 10), Date(2012, 2, 20), Date(2012, 6), "done"),
    )
    assert (standing.due, standing.moves, standing.postponements, standing.overdue) == (
        Date(2012, 6),
        moves,
        (moves[0], moves[2]),
        False,
    )


def test_a_date_for_an_action_without_one_is_no_postponement() -> None:
    """The first due date of an action does not count as moved."""
    standing = _standing(
        "2011-12-01",
        _entry("2011-10-01", new_due="2012-01"),
        due="",
        no_due_date="Waiting for the national guidance",
        set_date_by="2011-10",
    )

    assert (standing.due, standing.postponements) == (Date(2012, 1), ())


@pytest.mark.parametrize(
    ("as_of", "passed"), [("2011-10-31", False), ("2011-11-01", True)]
)
def test_the_date_to_be_set_by_is_no_due_date(as_of: str, *, passed: bool) -> None:
    """After this date the action still has no due date, so it is not overdue."""
    standing = _standing(as_of, due="", no_due_date="Waiting", set_date_by="2011-10")

    assert (
        standing.due,
        standing.overdue,
        standing.date_to_be_set_by,
        standing.overdue_to_be_dated,
    ) == (None, False, Date(2011, 10), passed)


def test_a_shorter_review_makes_an_action_stale_sooner() -> None:
    """The interval of the plan or the action counts, up to 6 months."""
    quick = _standing("2011-12-02", _entry("2011-09-01"), review={"every": "3 months"})
    slow = _standing("2012-03-02", _entry("2011-09-01"), review={"every": "12 months"})

    assert (quick.stale, slow.stale) == (True, True)


def test_lateness_goes_by_when_it_was_achieved() -> None:
    """An update recorded late does not make an action late."""
    late = _standing("2012-05-01", _entry("2012-03-01", state="complete"))
    told_late = _standing(
        "2012-05-01", _entry("2012-03-01", state="complete", achieved_on="2011-11-20")
    )
    signed = _standing(
        "2012-05-01",
        _entry("2011-11-20", state="complete"),
        _entry("2012-04-01", state="signed-off"),
    )

    assert (late.closed_late, told_late.closed_late, signed.closed_late) == (
        True,
        False,
        False,
    )


def test_what_was_done_and_then_withdrawn_was_closed_when_it_was_withdrawn() -> None:
    """The date on which it was achieved is no longer that of its status."""
    done = _entry("2011-11-20", state="complete", achieved_on="2011-11-18")
    ended = _standing("2012-05-01", done, _entry("2012-02-07", state="withdrawn"))
    signed = _standing("2012-05-01", done, _entry("2012-02-07", state="signed-off"))

    assert (ended.closed, signed.closed) == (Date(2012, 2, 7), Date(2011, 11, 18))


def test_the_newest_colour_counts_whatever_the_state() -> None:
    """A board must also know the rating of a closed action."""
    amber = _standing(
        "2012-05-01", _entry("2011-09-01", rag="amber"), _entry("2011-10-01")
    )
    closed = _standing("2012-05-01", _entry("2011-09", rag="green", state="complete"))

    assert (amber.rag, closed.rag) == ("amber", "green")


def test_a_handover_names_the_new_post() -> None:
    """The latest owner counts from the entry's date."""
    before = _standing("2011-09-30", _entry("2011-10-01", accountable="Another post"))
    after = _standing("2011-10-01", _entry("2011-10-01", accountable="Another post"))

    assert (before.accountable, after.accountable) == ("Post", "Another post")


def test_an_action_never_heard_of_counts_from_when_it_joined() -> None:
    """Without entries, it is the date it was added, or the plan was agreed."""
    agreed = _standing("2012-02-16")
    added = _standing("2012-02-16", added="2011-10")

    assert (agreed.stale, agreed.heard, added.stale) == (
        True,
        Date(2011, 8, 15),
        False,
    )


def test_closed_actions_are_neither_overdue_nor_stale() -> None:
    """A closed action is neither, however late it was."""
    for state in model.CLOSED:
        standing = _standing("2019-01-01", _entry("2012-03-01", state=state))
        assert (standing.overdue, standing.stale) == (False, False), state


def test_a_later_entry_changes_no_earlier_day() -> None:
    """The status on a date never depends on later entries."""
    first = _entry("2011-09-01", rag="amber")
    later = _entry("2012-09-01", state="complete", new_due="2013-01")

    assert _standing("2012-08-31", first) == _standing("2012-08-31", first, later)


def test_today_is_the_day_given() -> None:
    """The report date is in the result."""
    assert _standing("2011-11-01").as_of == date(2011, 11, 1)


@pytest.mark.parametrize(
    ("states", "opened"),
    [
        (("complete", "in-progress"), "2011-09-02"),
        (("complete", "in-progress", "complete"), None),
        (("complete", "in-progress", "withdrawn"), None),
        (("complete", "withdrawn", "in-progress"), "2011-09-03"),
        (("complete", "in-progress", "withdrawn", "on-hold"), "2011-09-04"),
        (("in-progress", "withdrawn", "in-progress"), None),
    ],
)
def test_an_action_was_reopened_when_it_was_last_opened_again(
    states: tuple[str, ...], opened: str | None
) -> None:
    """It had been reported as done before, and has not ended since."""
    entries = [_entry(f"2011-09-0{n}", state=each) for n, each in enumerate(states, 1)]
    action = {"id": "1.1", "action": "Publish", "progress": entries}
    plan = model.plan({"outcomes": [{"id": "O1", "actions": [action]}]}, (), "p")
    made = next(plan.actions)

    found = timeline.reopened(made, timeline.every_entry(made.progress))

    assert (str(found.reopened.date) if found else None) == opened


@given(st.lists(st.tuples(st.sampled_from([*model.STATES, ""]), st.booleans())))
def test_the_date_of_a_reopening_is_the_same_in_both_places(
    log: list[tuple[str, bool]],
) -> None:
    """What an overdue action says of it, and what page one does."""
    entries: list[dict[str, str]] = []
    for number, (state, corrects) in enumerate(log):
        day = str(date(2011, 9, 1) + timedelta(number))
        more = {"corrects": entries[-1]["date"]} if corrects and entries else {}
        entries.append(_entry(day, **({"state": state} if state else {}), **more))
    action = {"id": "1.1", "action": "Publish", "progress": entries}
    plan = model.plan({"outcomes": [{"id": "O1", "actions": [action]}]}, (), "p")
    made = next(plan.actions)
    now = timeline.standing(made, plan, date(2012, 3, 1))

    found = timeline.reopened(made, now.entries)

    assert found is None or found.reopened.date == now.reopened
