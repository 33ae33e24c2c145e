"""What changed between two days."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.output import meetings
from actionplan.plan import changes, model, news, portfolio, requirements, timeline
from actionplan.plan.model import STATES, Plan
from actionplan.text import dates
from actionplan.text.dates import Date

pytestmark = pytest.mark.thorough

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
        ("2012-07-01", "assessed"),
    ]


def test_a_judgement_is_dated_as_it_was_reported() -> None:
    """A month stays a month, and what nobody reported has no date."""
    judged = [{"date": "2012-07", "outcome_achieved": "partly"}]
    plan = _plan([{"due": "2011-11"}], difference=judged)._replace(agreed=None)

    found = changes.between([plan], date(2011, 1, 1), date(2012, 12, 31))

    assert [(c.kind, changes.reported_on(c)) for c in found] == [
        ("overdue", None),
        ("assessed", Date(2012, 7)),
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


@st.composite
def _corrected(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw actions with entries that correct others, or have no date."""
    actions: list[dict[str, Any]] = draw(ACTIONS)
    for action in actions:
        progress = action["progress"]
        for number, entry in enumerate(progress):
            entry["note"] = f"Note {number}"
            earlier = [e["date"] for e in progress[:number] if "date" in e]
            corrects = draw(st.booleans())
            if earlier and corrects:
                entry["corrects"] = draw(st.sampled_from(earlier))
            elif draw(st.integers(0, 9)) == 0:
                del entry["date"]
                entry["date_as_written"] = "undated"
    return actions


FEW = settings(deadline=None, max_examples=50)
PERIOD = st.tuples(DAYS, DAYS).map(sorted).filter(lambda days: days[0] < days[1])


@FEW
@given(_corrected(), PERIOD)
def test_newly_overdue_is_what_is_overdue_and_was_not(
    actions: list[dict[str, Any]], period: list[date]
) -> None:
    """Whatever made it so: time, a move, a reopening or a correction."""
    after, until = period
    plan = _plan(actions)

    found = news.since([plan], after, until)

    first, last = (
        {a.id: timeline.standing(a, plan, day) for a in plan.actions} for day in period
    )
    newly = [each.action.id for each in found if each.action and each.kind == "overdue"]
    assert sorted(newly) == [
        name for name in last if last[name].overdue and not first[name].overdue
    ]
    assert all(
        each.after and each.action and each.after.due == last[each.action.id].due
        for each in found
        if each.kind == "overdue"
    )


@FEW
@given(_corrected(), PERIOD)
def test_new_silence_was_known_not_to_be_there_before(
    actions: list[dict[str, Any]], period: list[date]
) -> None:
    """Where it was not known it may be old, and is listed as that."""
    after, until = period
    plan = _plan(actions)._replace(agreed=None, as_at=Date(2011, 6))

    found = news.since([plan], after, until)

    first, last = (
        {a.id: timeline.standing(a, plan, day) for a in plan.actions} for day in period
    )
    silent = {name for name in last if last[name].stale and not first[name].stale}
    kinds = ("stale", "stale since unknown")
    new, perhaps = (
        {each.action.id for each in found if each.action and each.kind == kind}
        for kind in kinds
    )
    assert (new | perhaps, new & perhaps) == (silent, set())
    assert all(first[name].silence_not_known for name in perhaps)
    assert not any(
        first[name].silence_not_known
        and last[name].heard == first[name].heard
        and last[name].has_report == first[name].has_report
        for name in new
    )


@FEW
@given(_corrected(), PERIOD)
def test_an_action_has_one_first_update_also_if_it_is_corrected(
    actions: list[dict[str, Any]], period: list[date]
) -> None:
    """Neither its correction nor a later entry is listed as the first update too."""
    after, until = period
    for action in actions:  # a first entry has no status, so it is a first report
        action["progress"][:1] = [
            {name: said for name, said in entry.items() if name != "state"}
            for entry in action["progress"][:1]
        ]

    found = news.since([_plan(actions)], after, until)

    first = [each for each in found if each.kind == "first report"]
    of_each = Counter(each.action.id for each in first if each.action)
    assert [number for number, times in of_each.items() if times > 1] == []
    told = [each.entries for each in found if each.kind == "corrected"]
    assert [each for each in first if each.entries in told] == []


REPEATED: dict[str, Any] = {"state": "in-progress", "rag": "green"}


def _since(progress: list[dict[str, Any]], after: date) -> list[tuple[str, str, str]]:
    """Return each change to an action by an entry: its kind, day and note."""
    plan = _plan([{"due": "2013-12", "progress": progress}])
    found = news.since([plan], after, date(2013, 6, 1))
    return [
        (each.kind, each.on.isoformat(), entry.note)
        for each in found
        if each.kind not in changes.BY_THE_DAY
        for entry in each.entries
    ]


@FEW
@given(ENTRIES, st.dates(date(2010, 12, 1), date(2013, 12, 1)))
def test_a_correction_that_repeats_everything_changes_no_list_but_its_own(
    entries: list[dict[str, Any]], after: date
) -> None:
    """What happened did happen: only a word of the note was wrong."""
    told = sorted(entries, key=lambda entry: entry["date"])
    told = [
        entry | {"date": f"2011-{number + 1:02}-10", "note": f"Note {number}."}
        for number, entry in enumerate(told)
    ]
    for wrong in told[-1:]:
        right = {"date": "2011-12-20", "corrects": wrong["date"], "note": "Right."}
        corrected = _since([*told, wrong | right], after)
        listed = [each for each in corrected if each[0] != "corrected"]
        rest = [each for each in corrected if each not in listed]

        is_new = after < date(2011, 12, 20)
        assert listed == _since(told, after)
        assert rest == [("corrected", "2011-12-20", "Right.")] * is_new


@pytest.mark.parametrize(
    ("before", "wrong", "right", "told"),
    [
        (
            {},
            REPEATED,
            REPEATED,
            [("started", "2012-02-10", "Wrong.")],
        ),
        (
            {"state": "not-started"},
            {"state": "complete"},
            REPEATED,
            [("started", "2012-02-10", "Wrong.")],
        ),
        (
            REPEATED,
            {"state": "complete", "new_due": "2014-02"},
            {"state": "on-hold", "new_due": "2014-03"},
            [
                ("moved", "2012-02-10", "Wrong."),
                ("put on hold", "2012-02-10", "Wrong."),
            ],
        ),
        (
            REPEATED,
            {"rag": "red", "accountable": "Lead Nurse"},
            {"rag": "red"},
            [("rated worse", "2012-02-10", "Wrong.")],
        ),
        (
            REPEATED,
            {"state": "complete"},
            {},
            [("reported", "2012-02-10", "Wrong.")],
        ),
        (
            REPEATED,
            {"new_due_requested": "2014-05"},
            {"new_due_requested": "2014-04"},
            [("more time asked for", "2012-02-10", "Wrong.")],
        ),
    ],
)
def test_what_a_corrected_entry_changed_is_listed_by_what_is_right(
    before: dict[str, Any],
    wrong: dict[str, Any],
    right: dict[str, Any],
    told: list[tuple[str, str, str]],
) -> None:
    """Once, on the day of the entry; the correction is listed as no more than one."""
    progress = [
        *([{"date": "2012-01-10", "note": "Before."} | before] if before else []),
        {"date": "2012-02-10", "note": "Wrong."} | wrong,
        {"date": "2012-02-20", "note": "Right.", "corrects": "2012-02-10"} | right,
    ]

    assert _since(progress, date(2012, 1, 31)) == [
        *told,
        ("corrected", "2012-02-20", "Right."),
    ]


def test_a_correction_of_a_correction_counts_from_the_first_entry() -> None:
    """The newest of them says what happened, and each is listed once."""
    progress = [
        {"date": "2012-02-10", "note": "A.", "state": "complete"},
        {"date": "2012-02-20", "note": "B.", "corrects": "2012-02-10"},
        {"date": "2012-02-25", "note": "C.", "corrects": "2012-02-20"} | REPEATED,
    ]

    assert _since(progress, date(2012, 1, 31)) == [
        ("started", "2012-02-10", "A."),
        ("corrected", "2012-02-20", "B."),
        ("corrected", "2012-02-25", "C."),
    ]


def test_a_correction_of_what_was_known_changes_what_was_known() -> None:
    """The board had been told that work was going on; now it is complete."""
    progress = [
        {"date": "2012-01-10", "note": "Known."} | REPEATED,
        {"date": "2012-02-20", "note": "Right.", "corrects": "2012-01-10"}
        | {"state": "complete"},
    ]

    assert _since(progress, date(2012, 1, 31)) == [
        ("complete", "2012-02-20", "Right."),
        ("corrected", "2012-02-20", "Right."),
    ]


def test_a_correction_after_a_reopening_completes_the_action_again() -> None:
    """The status is what the newest entry says, so the list ends with that."""
    done = {"state": "complete"}
    progress = [
        {"date": "2012-02-10", "note": "Done."} | done,
        {"date": "2012-02-15", "note": "Reopened."} | REPEATED,
        {"date": "2012-02-20", "note": "Right.", "corrects": "2012-02-10"} | done,
    ]

    assert _since(progress, date(2012, 1, 31)) == [
        ("complete", "2012-02-10", "Done."),
        ("reopened", "2012-02-15", "Reopened."),
        ("complete", "2012-02-20", "Right."),
        ("corrected", "2012-02-20", "Right."),
    ]


def test_a_round_of_recurring_work_that_was_corrected_is_done_once() -> None:
    """Two reports of one round are not two rounds."""
    done = {"state": "complete"}
    every = {"due": "2011-11", "repeats": "3 months"}
    progress = [
        {"date": "2011-11-10", "note": "Done."} | done,
        {"date": "2011-11-12", "note": "Seen."},
        {"date": "2011-11-20", "note": "Right.", "corrects": "2011-11-10"} | done,
        {"date": "2012-02-10", "note": "Done again."} | done,
    ]
    plan = _plan([every | {"progress": progress}])

    found = news.since([plan], date(2011, 10, 31), date(2012, 2, 29))

    assert [
        (each.kind, each.on.isoformat(), each.after and str(each.after.due))
        for each in found
        if each.kind not in changes.BY_THE_DAY
    ] == [
        ("done again", "2011-11-10", "2012-02"),
        ("reported", "2011-11-12", "2012-02"),
        ("corrected", "2011-11-20", "2012-02"),
        ("done again", "2012-02-10", "2012-05"),
    ]


@FEW
@given(_corrected(), st.lists(DAYS, min_size=1, max_size=3, unique=True), st.booleans())
def test_every_entry_is_news_in_one_of_the_papers(
    actions: list[dict[str, Any]],
    meetings: list[date],
    early: bool,  # noqa: FBT001 -- drawn
) -> None:
    """On whichever day of a month it was written; and only a month is in doubt."""
    days = [date(2010, 12, 31), *sorted(meetings), date(2014, 12, 31)]
    told: set[tuple[str, str]] = set()
    for after, until in pairwise(days):
        plan = _plan([_written_by(until, action, early=early) for action in actions])
        found = news.since([plan], after, until)
        told |= {
            (each.action.id, entry.note)
            for each in found
            if each.action and each.kind not in changes.BY_THE_DAY
            for entry in each.entries
        }
        doubted = [each for each in found if each.perhaps_before]
        assert [str(changes.reported_on(each)) for each in doubted] == [
            f"{after:%Y-%m}"
        ] * len(doubted)

    assert told == {
        (f"1.{number}", entry["note"])
        for number, action in enumerate(actions)
        for entry in action["progress"]
        if "date" in entry
    }


def _written_by(day: date, action: dict[str, Any], *, early: bool) -> dict[str, Any]:
    """Return an action with the entries that somebody had written by *day*.

    An entry for a month is written on its first day if *early*, or else on its last.
    """
    return action | {
        "progress": [e for e in action["progress"] if _written(e, early=early) <= day]
    }


def _written(entry: dict[str, Any], *, early: bool) -> date:
    on = dates.parse(entry.get("date", "2011-01-01"))
    assert on is not None
    return on.first_day if early else on.last_day


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (
            [
                {"date": "2011-10", "accountable": "Lead Nurse", "note": "One."},
                {"date": "2011-10", "accountable": "Lead Doctor", "note": "Two."},
            ],
            [
                ("first report", "One."),
                ("handed over", "One."),
                ("handed over", "Two."),
            ],
        ),
        (
            [
                {"date": "2011-10-05", "state": "complete", "note": "Done."},
                {"date": "2011-10-05", "note": "Sent to all."},
            ],
            [("complete", "Done."), ("reported", "Sent to all.")],
        ),
        (
            [
                {"date": "2011-10-05", "state": "not-started", "note": "No money."},
                {"date": "2011-10-06", "state": "not-started", "note": "None yet."},
            ],
            [("first report", "No money."), ("reported", "None yet.")],
        ),
        (
            [
                {"date": "2011-10", "state": "complete", "note": "Done."},
                {"date": "2011-10", "state": "in-progress", "note": "Not all."},
            ],
            [("complete", "Done."), ("reopened", "Not all.")],
        ),
    ],
)
def test_each_entry_of_a_date_makes_its_own_change(
    entries: list[dict[str, Any]], told: list[tuple[str, str]]
) -> None:
    """With its own note, in the order of the file."""
    plan = _plan([{"due": "2011-11", "progress": entries}])

    found = changes.between([plan], date(2011, 9, 30), date(2011, 10, 31))

    assert [(c.kind, c.entries[-1].note) for c in found] == told


JUDGEMENTS = st.lists(
    st.fixed_dictionaries(
        {
            "date": WRITTEN,
            "outcome_achieved": st.sampled_from(("fully", "partly", "not-yet")),
        }
    ),
    max_size=4,
)


@FEW
@given(WRITTEN, JUDGEMENTS, PERIOD)
def test_an_outcome_is_newly_overdue_if_it_is_overdue_and_was_not(
    due: str, judgements: list[dict[str, Any]], period: list[date]
) -> None:
    """It is told once, with the day on which it became so."""
    first, last = period
    plan = _plan([], due=due, difference=judgements, desired_outcome="All are safe.")
    (outcome,) = plan.outcomes

    found = news.since((plan,), first, last)

    told = [each.on for each in found if each.kind == "outcome overdue"]
    was, is_now = (requirements.is_outcome_overdue(outcome, day) for day in period)
    assert len(told) == (is_now and not was)
    for on in told:
        eve = on - timedelta(1)
        assert first < on <= last
        assert requirements.is_outcome_overdue(outcome, on)
        assert not requirements.is_outcome_overdue(outcome, eve)


NOT_AFTER_ALL: list[dict[str, Any]] = [
    {"date": "2012-02", "outcome_achieved": "fully"},
    {"date": "2012-05-10", "outcome_achieved": "partly"},
]


@pytest.mark.parametrize(
    ("judgements", "words"),
    [
        (
            [],
            "Overdue since 1 April 2012. The outcome was due by the end of March 2012.",
        ),
        (
            NOT_AFTER_ALL,
            "Overdue since 10 May 2012. The outcome was due by the end of March 2012."
            " Partly achieved.",
        ),
    ],
)
def test_an_overdue_outcome_is_told_with_its_date_and_assessment(
    judgements: list[dict[str, Any]], words: str
) -> None:
    """It became overdue after its due date, or by a new assessment."""
    plan = _plan([], due="2012-03", difference=judgements, desired_outcome="All.")
    of = portfolio.of([plan], (), date(2012, 6, 1))

    paper = meetings.since(of, date(2012, 3, 1))

    (told,) = (each for each in paper.sections if each.key == "outcome_overdue")
    assert told.title == "Outcomes newly overdue (1)"
    assert [item.lines for item in told.items] == [(words,)]
