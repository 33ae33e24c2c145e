"""What is true of an action on a day, field by field of what the format grew by.

Each right value is written down by hand.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan import model, sentences, timeline
from actionplan.plan.timeline import Due, Move, Round, Standing
from actionplan.text import dates
from actionplan.text.dates import Date, Interval

AS_OF = date(2012, 3, 1)


def _plan(outcome: dict[str, Any], **fields: Any) -> model.Plan:  # noqa: ANN401 -- fields of a plan
    whole = {"title": "P", "kind": "multi-agency", "source": {"type": "audit"}}
    if {"published", "as_at", "agreed_as_written"}.isdisjoint(fields):
        whole |= {"agreed": "2011-08-15"}
    given = {"id": "p", "outcomes": [{"id": "O1"} | outcome]}
    return model.plan(whole | fields | given, (), "p")


def _action(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 -- likewise
    own = {"id": "1.1", "action": "Publish"}
    known = {"due", "due_as_written", "no_due_date"} & {*fields}
    owned = {"no_owner"} & {*fields}
    return (
        own
        | ({} if known or fields.pop("inherits", False) else {"due": "2011-11"})
        | ({} if owned else {"accountable": "Post"})
        | fields
    )


def _now(action: dict[str, Any], day: date = AS_OF, **outcome: Any) -> Standing:  # noqa: ANN401 -- likewise
    plan = _plan(outcome | {"actions": [action]})
    return timeline.standing(next(plan.actions), plan, day)


def _entries(*entries: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"note": "Said."} | entry for entry in entries]


# --- by when ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "outcome", "due", "words"),
    [
        (
            {"due": "2012-05"},
            {},
            Due(Date(2012, 5), "action"),
            "May 2012",
        ),
        (
            {"due": "2012-05"},
            {"due": "2012-09"},
            Due(Date(2012, 5), "action"),
            "May 2012",
        ),
        (
            {"inherits": True},
            {"due": "2012-09"},
            Due(Date(2012, 9), "outcome"),
            "September 2012, from the outcome",
        ),
        (
            {"due_as_written": "after the Act"},
            {"due": "2012-09"},
            Due(None, "as-written", "after the Act"),
            '"after the Act" (date not known)',
        ),
        (
            {"no_due_date": "Waits for the Act"},
            {"due": "2012-09"},
            Due(None, "no-date"),
            "No date set",
        ),
        (
            {"no_due_date": "Waits", "set_date_by": "2012-06"},
            {},
            Due(None, "no-date"),
            "No date set, to be set by June 2012",
        ),
        (
            {"due": "2012-05", "due_as_written": "Spring 2012"},
            {},
            Due(Date(2012, 5), "action", "Spring 2012"),
            'May 2012 (in the document: "Spring 2012")',
        ),
        (
            {
                "due_as_written": "2012",
                "progress": _entries({"date": "2012-01", "new_due": "2012-07"}),
            },
            {},
            Due(Date(2012, 7), "entry"),
            "July 2012",
        ),
    ],
)
def test_a_due_date_says_where_it_is_from(
    fields: dict[str, Any], outcome: dict[str, Any], due: Due, words: str
) -> None:
    """A date is the action's, its outcome's or an entry's; words are no date."""
    now = _now(_action(**fields), **outcome)

    assert (
        Due(now.due, now.due_from, now.due_as_written),
        sentences.due_and_source(now),
    ) == (due, words)


def test_words_for_a_date_are_never_overdue() -> None:
    """Nobody knows when "2011" ends for an action that says no more."""
    now = _now(_action(due_as_written="2011"), date(2019, 1, 1))

    assert (now.due, now.overdue, now.is_open) == (None, False, True)


def test_what_an_action_says_goes_before_what_its_outcome_says() -> None:
    """Agency and partners are the outcome's where the action names none."""
    given = {
        "agency": "Medway Council",
        "partners": [{"agency": "Kent Police"}],
        "due": "2012-06",
    }
    plan = _plan(
        given
        | {
            "actions": [
                _action(inherits=True),
                _action(agency="Kent Police", partners=[{"group": "Schools"}]),
            ]
        }
    )

    said = [(a.agency, a.partners, a.due, a.inherited) for a in plan.actions]
    assert said == [
        (
            "Medway Council",
            (model.Partner(agency="Kent Police"),),
            Date(2012, 6),
            ("due", "agency", "partners"),
        ),
        ("Kent Police", (model.Partner(group="Schools"),), Date(2011, 11), ()),
    ]


def test_a_field_is_found_where_it_is_written() -> None:
    """What an action has from its outcome stands in the outcome."""
    plan = _plan({"due": "2012-06", "actions": [_action(inherits=True)]})
    action = next(plan.actions)

    assert (action.where("due"), action.where("agency")) == (
        ("outcomes", 0, "due"),
        ("outcomes", 0, "actions", 0, "agency"),
    )


# --- more time -------------------------------------------------------------------

ASKED = {"date": "2011-11-20", "new_due_requested": "2012-06"}


@pytest.mark.parametrize(
    ("entries", "asked", "due"),
    [
        ([ASKED], Date(2012, 6), Date(2011, 11)),
        ([ASKED, {"date": "2012-01"}], Date(2012, 6), Date(2011, 11)),
        ([ASKED, {"date": "2012-01", "new_due": "2012-04"}], None, Date(2012, 4)),
        ([ASKED, {"date": "2012-01", "request": "declined"}], None, Date(2011, 11)),
        ([ASKED, {"date": "2012-01", "request": "withdrawn"}], None, Date(2011, 11)),
        ([ASKED, {"date": "2012-01", "state": "complete"}], None, Date(2011, 11)),
        (
            [ASKED, {"date": "2012-01", "new_due_requested": "2012-09"}],
            Date(2012, 9),
            Date(2011, 11),
        ),
        (
            [{"date": "2012-01", "new_due": "2012-04"}, ASKED | {"date": "2012-02"}],
            Date(2012, 6),
            Date(2012, 4),
        ),
        ([ASKED | {"date": "2012-03-02"}], None, Date(2011, 11)),
    ],
)
def test_a_request_is_open_until_it_is_answered(
    entries: list[dict[str, Any]], asked: Date | None, due: Date
) -> None:
    """A new date grants it, an entry may decline it; until then nothing moves."""
    now = _now(_action(progress=_entries(*entries)))

    open_request = now.request.new_due_requested if now.request else None
    assert (open_request, now.due) == (asked, due)


def test_an_action_stays_overdue_while_more_time_is_asked_for() -> None:
    """Asking is not having."""
    now = _now(_action(progress=_entries(ASKED)))

    assert (now.overdue, now.moves) == (True, ())


# --- whose it is -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "owners", "words"),
    [
        ({"accountable": "Post"}, ("Post",), "Post"),
        (
            {"accountable": ["Named Nurse", "Named Doctor"]},
            ("Named Nurse", "Named Doctor"),
            "Named Nurse and Named Doctor",
        ),
        ({"accountable": ["A", "B", "C"]}, ("A", "B", "C"), "A, B and C"),
        (
            {"no_owner": "The document names nobody."},
            (),
            "No owner named: The document names nobody",
        ),
        (
            {
                "no_owner": "The post is vacant.",
                "progress": _entries({"date": "2012-01", "accountable": "New post"}),
            },
            ("New post",),
            "New post",
        ),
        (
            {"progress": _entries({"date": "2012-01", "accountable": ["A", "B"]})},
            ("A", "B"),
            "A and B",
        ),
        (
            {"progress": _entries({"date": "2012-04", "accountable": "Too late"})},
            ("Post",),
            "Post",
        ),
    ],
)
def test_every_owner_is_known_or_said_to_be_missing(
    fields: dict[str, Any], owners: tuple[str, ...], words: str
) -> None:
    """Equal owners are several, and no owner is a value that is shown."""
    now = _now(_action(**fields))

    said = tuple(owner.written for owner in now.owners)
    assert (said, sentences.owner(now)) == (owners, words)


# --- states ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "is_open", "is_done", "words"),
    [
        ("not-started", True, False, "Not started"),
        ("in-progress", True, False, "In progress"),
        ("on-hold", True, False, "On hold"),
        ("complete", False, True, "Complete"),
        ("monitoring", False, True, "Complete, being monitored"),
        ("signed-off", False, True, "Signed off"),
        ("embedded", False, True, "Embedded"),
        ("withdrawn", False, False, "Withdrawn"),
        ("superseded", False, False, "Superseded"),
        ("transferred", False, False, "Transferred"),
        ("closed-incomplete", False, False, "Closed without completion"),
    ],
)
def test_every_state_is_open_or_done_or_ended(
    state: model.State, *, is_open: bool, is_done: bool, words: str
) -> None:
    """Only what is done can have been done late; what ended undone is neither."""
    now = _now(_action(progress=_entries({"date": "2012-02", "state": state})))

    assert (now.is_open, now.closed_late, sentences.state(state)) == (
        is_open,
        is_done,
        words,
    )


def test_the_day_of_a_state_is_the_day_it_was_entered() -> None:
    """It was done in June and signed off in September."""
    now = _now(
        _action(
            progress=_entries(
                {"date": "2011-09-01"},
                {"date": "2011-10-27", "state": "complete"},
                {"date": "2012-01-05", "state": "signed-off"},
                {"date": "2012-02-05"},
            )
        )
    )

    assert (now.closed, now.state_since) == (Date(2011, 10, 27), Date(2012, 1, 5))


# --- entries without a day -------------------------------------------------------


def test_an_entry_without_a_day_takes_its_place_in_the_list() -> None:
    """It counts from the day of the entry above it, and makes nothing fresh."""
    progress = _entries(
        {"date": "2011-09-01", "rag": "green"},
        {"date_as_written": "later that year", "rag": "amber", "state": "on-hold"},
        {"date": "2012-02-01", "rag": "red"},
    )

    before = _now(_action(progress=progress), date(2011, 8, 31))
    between = _now(_action(progress=progress), date(2011, 9, 1))
    after = _now(_action(progress=progress))

    said = [(s.state, s.rag, s.heard, len(s.entries)) for s in (before, between, after)]
    assert said == [
        ("not-started", "", Date(2011, 8, 15), 0),
        ("on-hold", "amber", Date(2011, 9, 1), 2),
        ("on-hold", "red", Date(2012, 2, 1), 3),
    ]


def test_the_first_entry_without_a_day_counts_from_the_beginning() -> None:
    """There is none above it: the action is heard of from the day it was agreed."""
    now = _now(
        _action(progress=_entries({"date_as_written": "undated", "state": "complete"})),
        date(2011, 8, 15),
    )

    assert (now.state, now.heard, now.has_report) == (
        "complete",
        Date(2011, 8, 15),
        False,
    )


def test_what_an_entry_without_a_day_closes_is_neither_late_nor_in_time() -> None:
    """Nobody knows on which day it was closed."""
    closing = {"date_as_written": "2011", "state": "complete"}
    unknown = _now(_action(progress=_entries({"date": "2011-09"}, closing)))
    known = _now(
        _action(
            progress=_entries(
                {"date": "2011-09"}, closing | {"achieved_on": "2011-12-01"}
            )
        )
    )

    assert (unknown.is_open, unknown.closed, unknown.closed_late) == (
        False,
        None,
        False,
    )
    assert (known.closed, known.closed_late) == (Date(2011, 12, 1), True)


def test_a_date_moved_on_a_day_that_is_not_known_is_moved() -> None:
    """The move has no day."""
    now = _now(
        _action(
            progress=_entries(
                {"date": "2011-09"}, {"date_as_written": "2011", "new_due": "2012-06"}
            )
        )
    )

    assert (now.due, now.moves) == (
        Date(2012, 6),
        (Move(None, Date(2011, 11), Date(2012, 6), "Said."),),
    )


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"date": "2011-12-05"}, "5 December 2011"),
        ({"date_as_written": "2011"}, '"2011" (date not known)'),
        ({"date_as_written": "Undated."}, "Undated"),
        (
            {"date": "2011-12", "date_as_written": "Christmas"},
            'December 2011 (in the document: "Christmas")',
        ),
    ],
)
def test_the_words_of_a_date_are_in_quotation_marks(
    entry: dict[str, str], words: str
) -> None:
    """They are the document's, and the date itself is said not to be known."""
    (said,) = _now(_action(progress=_entries(entry))).entries

    assert sentences.of_entry(said) == words


# --- work that is due again ------------------------------------------------------

QUARTERLY = {"due": "2011-09-30", "repeats": "3 months"}


def _done(*days: str) -> list[dict[str, Any]]:
    return _entries(*({"date": day, "state": "complete"} for day in days))


@pytest.mark.parametrize(
    ("fields", "done", "due"),
    [
        # in time, on the day, and early
        (QUARTERLY, ["2011-09-28"], Date(2011, 12, 30)),
        (QUARTERLY, ["2011-09-30"], Date(2011, 12, 30)),
        (QUARTERLY, ["2011-08-20"], Date(2011, 12, 30)),
        # late: the next date that comes
        (QUARTERLY, ["2011-10-03"], Date(2011, 12, 30)),
        (QUARTERLY, ["2012-01-10"], Date(2012, 3, 30)),
        # late, and nearer to the next date: it is for that round too
        (QUARTERLY, ["2011-11-10"], Date(2011, 12, 30)),
        (QUARTERLY, ["2011-11-14"], Date(2011, 12, 30)),
        (QUARTERLY, ["2011-11-15"], Date(2012, 3, 30)),
        (QUARTERLY, ["2011-12-28"], Date(2012, 3, 30)),
        (QUARTERLY, ["2011-12-28", "2011-12-29"], Date(2012, 3, 30)),
        (QUARTERLY, ["2011-11-10", "2011-12-28"], Date(2012, 3, 30)),
        # late, in a month: only if every day of it is nearer to the next date
        ({"due": "2011-09", "repeats": "3 months"}, ["2011-11"], Date(2011, 12)),
        ({"due": "2011-09", "repeats": "3 months"}, ["2011-12"], Date(2012, 3)),
        # told twice is done once
        (QUARTERLY, ["2011-09-28", "2011-10-02"], Date(2011, 12, 30)),
        (QUARTERLY, ["2011-10-03", "2011-10-05"], Date(2011, 12, 30)),
        # the next round, in time and early
        (QUARTERLY, ["2011-09-28", "2011-12-20"], Date(2012, 3, 30)),
        (QUARTERLY, ["2011-09-28", "2012-01-05"], Date(2012, 3, 30)),
        # the day of the month comes back after a short month
        (
            {"due": "2011-10-31", "repeats": "1 month"},
            ["2011-10-31", "2011-11-30"],
            Date(2011, 12, 31),
        ),
        # months and weeks
        (
            {"due": "2011-09", "repeats": "6 months"},
            ["2011-09-12"],
            Date(2012, 3),
        ),
        (
            {"due": "2011-09", "repeats": "6 months"},
            ["2011-09"],
            Date(2012, 3),
        ),
        (
            {"due": "2011-12-01", "repeats": "6 weeks"},
            ["2011-12-02"],
            Date(2012, 1, 12),
        ),
        # not done yet
        (QUARTERLY, [], Date(2011, 9, 30)),
    ],
)
def test_work_that_repeats_is_due_again(
    fields: dict[str, Any], done: list[str], due: Date
) -> None:
    """At the first date of the schedule after it was done and after it was due."""
    now = _now(_action(**fields, progress=_done(*done)))

    rounds = now.rounds[-1].done if done else None
    assert (now.due, now.is_open, now.done_last == rounds) == (due, True, True)


@given(
    first=st.dates(date(2011, 1, 1), date(2011, 12, 31)),
    every=st.sampled_from(
        [Interval(6, "week"), Interval(1, "month"), Interval(3, "month")]
    ),
    later=st.integers(-20, 700),
    as_month=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_the_next_round_is_due_by_the_agreed_date_after_the_one_that_was_done(
    first: date, every: Interval, later: int, *, as_month: bool
) -> None:
    """Lateness moves no date, and no work is late for the round it was done in."""
    done = first + timedelta(later)
    begin = Date(first.year, first.month) if as_month else dates.of(first)
    schedule = [dates.step(begin, every, n) for n in range(30)]
    days = [each.last_day for each in schedule if each]
    nearest = min(days, key=lambda day: (abs((day - done).days), day))
    missed = [day for day in days if day <= max(nearest, days[0])]

    fields = {"due": str(begin), "repeats": every.words}
    now = _now(_action(**fields, progress=_done(done.isoformat())), done)

    assert now.due == schedule[len(missed)]
    assert (now.overdue, now.rounds[-1].late) == (False, done > missed[-1])


def test_a_round_says_when_it_was_due_and_done() -> None:
    """So a report can tell which were late."""
    now = _now(_action(**QUARTERLY, progress=_done("2011-10-03", "2011-12-20")))

    assert (now.state, now.rounds, now.due_from) == (
        "in-progress",
        (
            Round(Date(2011, 9, 30), Date(2011, 10, 3)),
            Round(Date(2011, 12, 30), Date(2011, 12, 20)),
        ),
        "round",
    )


def test_a_round_done_on_a_day_that_is_not_known_is_done() -> None:
    """It is due again at the next date."""
    progress = _entries({"date_as_written": "autumn", "state": "complete"})
    now = _now(_action(**QUARTERLY, progress=progress))

    assert (now.due, now.rounds, now.done_last) == (
        Date(2011, 12, 30),
        (Round(Date(2011, 9, 30), None),),
        None,
    )


def test_a_moved_round_leaves_the_schedule_as_it_was() -> None:
    """Only this one time is another day."""
    progress = _entries(
        {"date": "2011-09-20", "new_due": "2011-10-14"},
        {"date": "2011-10-12", "state": "complete"},
    )
    now = _now(_action(**QUARTERLY, progress=progress))

    assert now.due == Date(2011, 12, 30)


@pytest.mark.parametrize(
    "state",
    [
        *("monitoring", "signed-off", "embedded"),
        *("withdrawn", "superseded", "transferred", "closed-incomplete"),
    ],
)
def test_work_that_repeats_is_closed_for_good_by_other_states(state: str) -> None:
    """Only "complete" is one round of it."""
    progress = [*_done("2011-09-28"), *_entries({"date": "2012-01", "state": state})]
    now = _now(_action(**QUARTERLY, progress=progress))

    assert (now.state, now.is_open, now.overdue) == (state, False, False)


def test_work_that_repeats_without_a_date_is_open_again_without_one() -> None:
    """There is no schedule to be due by."""
    fields = {"due_as_written": "ongoing", "repeats": "3 months"}
    now = _now(_action(**fields, progress=_done("2011-09-28")))

    assert (now.is_open, now.due, now.rounds) == (
        True,
        None,
        (Round(None, Date(2011, 9, 28)),),
    )


# --- milestones ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "reached", "late"),
    [
        ({"due": "2012-02"}, False, True),
        ({"due": "2012-03"}, False, False),
        ({"due": "2012-02", "reached_on": "2012-03-01"}, True, False),
        ({"due": "2012-02", "reached_on": "2012-03-02"}, False, True),
        ({"due": "2012-02", "reached_on": "2012-03"}, True, False),
        ({"due": "2012-02", "reached_on_as_written": "undated"}, True, False),
        (
            {"reached_on": "2012-03-02", "reached_on_as_written": "in spring"},
            False,
            False,
        ),
        ({}, False, False),
    ],
)
def test_a_milestone_is_reached_from_its_day_on(
    fields: dict[str, str], *, reached: bool, late: bool
) -> None:
    """And late when its date has passed without that."""
    draft = {"milestone": "Draft sent"} | fields
    (one,) = _now(_action(milestones=[draft])).milestones

    assert (one.reached, one.late) == (reached, late)


def test_no_milestone_of_a_closed_action_is_late() -> None:
    """What is done is done."""
    draft = {"milestone": "Draft sent", "due": "2011-10"}
    (one,) = _now(_action(milestones=[draft], progress=_done("2012-02"))).milestones

    assert not one.late


# --- reviews ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("every", "heard", "fresh_until", "asked"),
    [
        ("6 weeks", "2012-01-02", date(2012, 2, 13), Interval(6, "week")),
        ("1 week", "2012-01", date(2012, 2, 7), Interval(1, "week")),
        ("3 months", "2011-11-30", date(2012, 2, 29), Interval(3, "month")),
        ("26 weeks", "2012-01-02", date(2012, 7, 2), Interval(26, "week")),
        ("26 weeks", "2011-09-01", date(2012, 3, 1), Interval(26, "week")),
        ("27 weeks", "2011-09-01", date(2012, 3, 1), Interval(6, "month")),
        ("104 weeks", "2011-09-01", date(2012, 3, 1), Interval(6, "month")),
        ("24 months", "2011-09-01", date(2012, 3, 1), Interval(6, "month")),
    ],
)
def test_silence_is_counted_in_weeks_too(
    every: str, heard: str, fresh_until: date, asked: Interval
) -> None:
    """Six months, by the corresponding date, are the most in any case."""
    plan = _plan(
        {"actions": [_action(progress=_entries({"date": heard}))]},
        review={"every": every},
    )
    action = next(plan.actions)
    now = timeline.standing(action, plan, AS_OF)

    assert now.heard is not None
    assert (
        now.fresh_until,
        timeline.silence_allowed(action, plan, now.heard),
    ) == (fresh_until, asked)


# --- a plan's own date -----------------------------------------------------------

AGREED = "the plan was agreed on 15 August 2011"


@pytest.mark.parametrize(
    ("fields", "begun", "words", "began"),
    [
        ({}, Date(2011, 8, 15), "Agreed 15 August 2011", AGREED),
        (
            {"agreed": "2011-08-15", "published": "2011-10"},
            Date(2011, 8, 15),
            "Agreed 15 August 2011",
            AGREED,
        ),
        (
            {"published": "2012-02-03"},
            Date(2012, 2, 3),
            "Published 3 February 2012",
            "the plan was published on 3 February 2012",
        ),
        (
            {"as_at": "2011-11"},
            Date(2011, 11),
            "As at November 2011",
            "the date on the plan, November 2011",
        ),
        (
            {"agreed_as_written": "after the summer of 2011"},
            None,
            'Agreed "after the summer of 2011" (date not known)',
            "",
        ),
    ],
)
def test_a_plan_counts_from_the_date_that_it_gives(
    fields: dict[str, str], begun: Date | None, words: str, began: str
) -> None:
    """It is called what it is, and words are no date: nothing is stale by them."""
    plan = _plan({"actions": [_action()]}, **fields)
    now = timeline.standing(next(plan.actions), plan, date(2019, 1, 1))

    assert (plan.begun, now.heard, sentences.begun(plan), sentences.began(plan)) == (
        begun,
        begun,
        words,
        began,
    )
    assert now.stale is (begun is not None)


def test_meetings_are_in_order() -> None:
    """However they are listed."""
    plan = _plan({}, meetings=["2012-03", "2011-12-05"])

    assert plan.meetings == (Date(2011, 12, 5), Date(2012, 3))


def test_an_assurance_counts_from_its_day() -> None:
    """One without a day counts always."""
    plan = _plan(
        {
            "assurances": [
                {"agency": "A", "statement": "Done.", "date": "2012-03-02"},
                {"agency": "B", "statement": "Done."},
                {"agency": "C", "statement": "Done.", "date": "2012-03"},
            ]
        }
    )

    given = timeline.assurances(plan.outcomes[0], AS_OF)
    assert [one.agency for one in given] == ["B", "C"]
