"""What changed between two days."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan import changes, model, timeline
from actionplan.plan.model import STATES, Plan
from actionplan.text.dates import Date

DAYS = st.dates(date(2011, 1, 1), date(2013, 12, 31))
WRITTEN = DAYS.flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7]])
)
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"date": WRITTEN, "note": st.just("Something was done.")},
        optional={
            "state": st.sampled_from(STATES),
            "new_due": WRITTEN,
            "achieved_on": WRITTEN,
            "accountable": st.sampled_from(["One post", "Another post"]),
            "rag": st.sampled_from(["red", "green"]),
        },
    ),
    max_size=6,
)
ACTIONS = st.lists(
    st.fixed_dictionaries(
        {"due": WRITTEN, "progress": ENTRIES}, optional={"added": WRITTEN}
    ),
    min_size=1,
    max_size=3,
)


def _plan(actions: list[dict[str, Any]], **fields: Any) -> Plan:  # noqa: ANN401 -- fields of a plan
    own = {"action": "Publish", "accountable": "Post"}
    data = {
        "id": "p",
        "title": "P",
        "kind": "multi-agency",
        "source": {"type": "audit"},
        "agreed": "2011-02-15",
        "outcomes": [
            {
                "id": "O1",
                "actions": [
                    own | {"id": f"1.{i}"} | action for i, action in enumerate(actions)
                ],
            }
            | fields
        ],
    }
    return model.plan(data, (), "p")


@settings(deadline=None)
@given(ACTIONS, DAYS, DAYS, DAYS)
def test_two_spans_add_up_to_both_together(
    actions: list[dict[str, Any]], one: date, two: date, three: date
) -> None:
    """Since A and then since B is since A."""
    first, middle, last = sorted((one, two, three))
    plan = _plan(actions)

    parts = (
        *changes.between([plan], first, middle),
        *changes.between([plan], middle, last),
    )

    assert parts == changes.between([plan], first, last)


@settings(deadline=None)
@given(ACTIONS, DAYS)
def test_no_change_is_missed(actions: list[dict[str, Any]], day: date) -> None:
    """On a day without a change an action stands as it stood the day before."""
    plan = _plan(actions)
    told = {c.on for c in changes.between([plan], date(2010, 1, 1), date(2015, 1, 1))}

    for action in plan.actions:
        before = timeline.standing(action, plan, day - timedelta(1))
        after = timeline.standing(action, plan, day)
        same = (
            before.state == after.state,
            before.overdue == after.overdue,
            before.stale == after.stale,
            before.accountable == after.accountable,
            len(before.entries) == len(after.entries),
        )
        assert all(same) or day in told or after.stale < before.stale


@settings(deadline=None)
@given(ENTRIES, ENTRIES, DAYS)
def test_what_comes_later_changes_no_earlier_day(
    entries: list[dict[str, Any]], later: list[dict[str, Any]], day: date
) -> None:
    """State on a day never depends on entries after it."""
    after = [
        {k: v for k, v in entry.items() if k != "date"}
        | {"date": (day + timedelta(i + 1)).isoformat()}
        for i, entry in enumerate(later)
    ]
    due = {"due": "2012-03"}
    short = _plan([due | {"progress": entries}])
    long = _plan([due | {"progress": entries + after}])

    standings = [
        timeline.standing(next(plan.actions), plan, day) for plan in (short, long)
    ]

    assert standings[0] == standings[1]


def _kinds(*entries: dict[str, Any], **fields: Any) -> list[tuple[str, str]]:  # noqa: ANN401 -- fields of an action
    plan = _plan([{"due": "2011-11", "progress": list(entries)} | fields])
    found = changes.between([plan], date(2011, 2, 15), date(2012, 12, 31))
    return [(c.on.isoformat(), c.kind) for c in found]


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (
            [{"date": "2011-09-30"}, {"date": "2011-10", "state": "complete"}],
            [
                ("2011-08-16", "stale"),
                ("2011-09-30", "first report"),
                ("2011-10-01", "complete"),
            ],
        ),
        (
            [
                {"date": "2011-06-30", "state": "on-hold"},
                {"date": "2011-07-30", "state": "in-progress"},
                {"date": "2011-08-30", "state": "withdrawn"},
                {"date": "2011-09-30", "state": "in-progress", "new_due": "2013-01"},
                {"date": "2011-10-30", "accountable": "Another post"},
                {"date": "2012-03-30"},
                {"date": "2012-08-30", "state": "complete"},
                {"date": "2012-10-30", "state": "signed-off"},
            ],
            [
                ("2011-06-30", "put on hold"),
                ("2011-07-30", "resumed"),
                ("2011-08-30", "withdrawn"),
                ("2011-09-30", "moved"),
                ("2011-09-30", "reopened"),
                ("2011-10-30", "handed over"),
                ("2012-03-30", "reported"),
                ("2012-08-30", "complete"),
                ("2012-10-30", "signed off"),
            ],
        ),
        (
            [{"date": "2011-10-01"}],
            [
                ("2011-08-16", "stale"),
                ("2011-10-01", "first report"),
                ("2011-12-01", "overdue"),
                ("2012-04-02", "stale"),
            ],
        ),
    ],
)
def test_changes_have_their_day_and_their_name(
    entries: list[dict[str, Any]], told: list[tuple[str, str]]
) -> None:
    """Each change stands on the day it took effect, named as people do."""
    noted = [{"note": "Something was done."} | entry for entry in entries]

    assert _kinds(*noted) == told


def test_judgements_and_additions_are_changes() -> None:
    """A judgement, an action added and a plan agreed are news too."""
    judged = [{"date": "2012-07", "outcome_achieved": "partly"}]
    plan = _plan([{"due": "2011-11", "added": "2011-03-01"}], difference=judged)

    found = changes.between([plan], date(2011, 1, 1), date(2012, 12, 31))

    assert [(c.on.isoformat(), c.kind) for c in found] == [
        ("2011-02-15", "agreed"),
        ("2011-03-01", "added"),
        ("2011-09-02", "stale"),
        ("2011-12-01", "overdue"),
        ("2012-07-01", "judged"),
    ]


def test_a_judgement_is_dated_as_it_was_reported() -> None:
    """A month stays a month, and what nobody reported has no date."""
    judged = [{"date": "2012-07", "outcome_achieved": "partly"}]
    plan = _plan([{"due": "2011-11"}], difference=judged)._replace(agreed=None)

    found = changes.between([plan], date(2011, 1, 1), date(2012, 12, 31))

    assert [(c.kind, changes.reported_on(c)) for c in found] == [
        ("overdue", None),
        ("judged", Date(2012, 7)),
    ]


@pytest.mark.parametrize(
    ("entries", "judged", "ready"),
    [
        ([], [], False),
        ([{"date": "2011-10", "state": "complete"}], [], True),
        ([{"date": "2011-10", "state": "withdrawn"}], [], False),
        (
            [{"date": "2011-10", "state": "complete"}],
            [{"date": "2011-12-01", "outcome_achieved": "fully"}],
            False,
        ),
        (
            [{"date": "2011-10", "state": "complete"}],
            [{"date": "2011-12-01", "effect": "Only feedback so far"}],
            True,
        ),
        (
            [{"date": "2011-10", "state": "complete"}],
            [{"date": "2011-09-01", "outcome_achieved": "partly"}],
            True,
        ),
    ],
)
def test_an_outcome_is_ready_when_all_has_had_its_end(
    entries: list[dict[str, Any]], judged: list[dict[str, Any]], *, ready: bool
) -> None:
    """All actions closed, one of them done, and no judgement since."""
    noted = [{"note": "Something was done."} | entry for entry in entries]
    plan = _plan([{"due": "2011-11", "progress": noted}], difference=judged)

    assert timeline.to_be_judged(plan.outcomes[0], plan, date(2012, 1, 1)) is ready


def test_a_month_is_reported_as_a_month() -> None:
    """News dated to a month is told with the month, and counts from its first day."""
    plan = _plan(
        [{"due": "2011-11", "progress": [{"date": "2011-10", "note": "Done."}]}]
    )
    found = changes.between([plan], date(2011, 9, 30), date(2011, 10, 1))

    assert [changes.reported_on(c) for c in found] == [Date(2011, 10)]
