"""What was missed, and what is not known, is said in every output alike, by hand."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import AS_OF, perfect, plans, put_into
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import output
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
from actionplan.output.report import plans as report_plans
from actionplan.plan import changes, model, news, portfolio, sentences, timeline
from actionplan.plan.dues import Schedule
from actionplan.text import concrete, dates, likeness, notes
from actionplan.workspace import gather

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2012, 10, 1)
"""After the due date of every action of the perfect plan, which is June 2012."""


def _first(plan: dict[str, Any]) -> dict[str, Any]:
    action: dict[str, Any] = plan["outcomes"][0]["actions"][0]
    return action


def _status(folder: Path, day: date, *args: str) -> dict[str, Any]:
    line = ("status", str(folder), "--as-of", str(day), "--format", "json", *args)
    done = CliRunner().invoke(app, line)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _cells(folder: Path, day: date, *args: str) -> dict[str, dict[str, str]]:
    line = ("status", str(folder), "--as-of", str(day), "--format", "csv", *args)
    page = CliRunner().invoke(app, line).stdout
    rows = csv.DictReader(io.StringIO(page.lstrip("\N{BYTE ORDER MARK}")))
    return {row["name"]: row for row in rows}


def _lint(folder: Path, day: date) -> str:
    line = ("lint", str(folder), "--as-of", str(day), "--advice")
    return " ".join(CliRunner(env={"COLUMNS": "200"}).invoke(app, line).stdout.split())


def _of_1_1(said: dict[str, Any]) -> dict[str, Any]:
    return next(each for each in said["actions"] if each["name"].endswith("/1.1"))


# --- rounds -----------------------------------------------------------------------


def _repeated(*entries: dict[str, Any], every: str = "2 months") -> model.Plan:
    data = {
        "id": "p",
        "title": "P",
        "kind": "multi-agency",
        "source": {"type": "audit"},
        "agreed": "2018-02-05",
        "outcomes": [
            {
                "id": "O1",
                "actions": [
                    {
                        "id": "1.1",
                        "action": "Check the records",
                        "due": "2018-03",
                        "repeats": every,
                        "accountable": "Manager",
                        "progress": list(entries),
                    }
                ],
            }
        ],
    }
    return model.plan(data, (), "p")


def _done(on: str, **fields: str) -> dict[str, Any]:
    return {"date": on, "state": "complete", "note": "Checked", **fields}


@pytest.mark.parametrize(
    ("entries", "every", "day", "missed", "is_told"),
    [
        ([], "2 months", "2018-03-31", "", False),
        ([], "2 months", "2018-05-31", "2018-03", False),  # only overdue for it
        ([], "2 months", "2018-06-01", "2018-03 2018-05", True),
        ([], "2 months", "2018-11-21", "2018-03 2018-05 2018-07 2018-09", True),
        (
            [_done("2018-11-20")],
            "2 months",
            "2018-11-21",
            "2018-03 2018-05 2018-07 2018-09",
            True,
        ),
        (
            [_done("2018-11-20"), _done("2018-11-21", achieved_on="2018-05-30")],
            "2 months",
            "2018-11-21",
            "2018-03 2018-07 2018-09",
            True,
        ),
        ([_done("2018-04-10")], "2 months", "2018-04-11", "", False),
        (
            [_done("2018-03-20"), _done("2018-05-31")],
            "2 months",
            "2018-06-01",
            "",
            False,
        ),
        (
            [_done("2018-03-31"), _done("2018-07-06")],
            "1 month",
            "2018-07-06",
            "2018-04 2018-05",  # it was done 6 days late for June
            True,
        ),
        (
            [_done("2018-11-20")],
            "2 months",
            "2019-07-31",
            "2018-03 2018-05 2018-07 2018-09 2019-01 2019-03 2019-05",
            True,
        ),
        (
            [_done("2018-11-20"), _done("2019-01-31")],
            "2 months",
            "2021-01-01",
            "2018-03 2018-05 2018-07 2018-09 2019-03 2019-05 2019-07 2019-09 2019-11"
            " 2020-01 2020-03 2020-05 2020-07 2020-09 2020-11",
            True,
        ),
        (
            [_done("2018-06-10"), _done("2019-03-31"), _done("2019-09-30")],
            "6 months",  # March was done late, not September
            "2019-10-01",
            "2018-09",
            True,
        ),
        (
            [_done("2019-03-20"), _done("2019-09-20"), _done("2020-03-20")],
            "6 months",  # over a year later, all has been done in its time
            "2020-03-21",
            "2018-03 2018-09",
            False,
        ),
        (
            [_done("2018-11-20"), {"date": "2018-11-25", "state": "signed-off"}],
            "2 months",
            "2018-11-26",
            "2018-03 2018-05 2018-07 2018-09",
            False,
        ),
    ],
)
def test_a_round_is_missed_if_its_date_has_passed_and_it_was_not_done(
    entries: list[dict[str, Any]], every: str, day: str, missed: str, *, is_told: bool
) -> None:
    """One late report does not stand for several rounds, and the newest one counts.

    An action that is overdue for one round is only overdue. What was missed is told
    until work has been done more than a year later.
    """
    plan = _repeated(*entries, every=every)
    read = dates.parse(day)
    assert read is not None

    now = timeline.standing(next(plan.actions), plan, read.first_day)

    assert " ".join(map(str, now.missed)) == missed
    assert now.has_missed_rounds is is_told


@given(st.sets(st.integers(0, 11), max_size=8), st.integers(1, 3), st.integers(0, 14))
@settings(max_examples=30, deadline=None)
def test_every_round_that_was_not_done_is_counted_on_each_day(
    done: set[int], months: int, until: int
) -> None:
    """The number is that of the rounds whose month has ended, less those done in it.

    Nothing is done after the last report, and then the number never falls.
    """
    ends = [
        date(2018 + (n * months + 3) // 12, (n * months + 3) % 12 + 1, 1)
        for n in range(15)
    ]  # the first day after each round
    on = [ends[number] - timedelta(2) for number in sorted(done)]
    plan = _repeated(
        *(_done(str(day)) for day in on),
        every=f"{months} month{'s' if months > 1 else ''}",
    )
    before = 0
    for day in (ends[until], *ends[until + 1 :]):
        now = timeline.standing(next(plan.actions), plan, day)
        past = [number for number, end in enumerate(ends) if end <= day]
        number = len([each for each in past if each not in done])
        assert len(now.missed) == number
        assert done or now.has_missed_rounds is (number > 1)
        if now.has_missed_rounds:
            said = sentences.missed_rounds(now.missed)
            assert said.startswith(f"{number} round")
            if not [each for each in on if each > day]:
                assert number >= before
                before = number


@given(st.lists(st.dates(date(2018, 3, 1), date(2019, 12, 31)), max_size=4))
@settings(max_examples=40, deadline=None)
def test_every_round_before_the_next_is_missed_late_or_done_in_its_time(
    on: list[date],
) -> None:
    """No round vanishes: it has a report in its time, or is the one done late."""
    plan = _repeated(*(_done(str(day)) for day in sorted(on)))
    now = timeline.standing(next(plan.actions), plan, date(2020, 1, 1))
    number = 0
    every = dates.Interval(2, "month")
    first = dates.Date(2018, 3)
    while (due := dates.step(first, every, number)) and now.due and due != now.due:
        number += 1
        before = dates.step(first, every, number - 2)
        assert before is not None
        in_time = any(before.last_day < day <= due.last_day for day in on)
        own = [one for one in now.rounds if one.done_for == due]
        assert in_time or own or due in now.missed, (due, now.rounds)


@pytest.mark.parametrize(
    ("after", "until", "said"),
    [
        ("2018-03-31", "2018-05-31", None),  # only overdue
        (
            "2018-03-31",
            "2018-06-01",
            "2 rounds missed since March 2018, the last due in May 2018.",
        ),
        (
            "2018-05-31",
            "2018-06-01",
            "1 round missed, due in May 2018. In all: 2 rounds missed since March 2018,"
            " the last due in May 2018.",
        ),
        ("2018-06-01", "2018-07-31", None),
        (
            "2018-06-01",
            "2018-10-01",
            "2 rounds missed since July 2018, the last due in September 2018. In all: 4"
            " rounds missed since March 2018, the last due in September 2018.",
        ),
        ("2018-11-01", "2018-11-30", None),  # the report on late work says it
        (
            "2018-11-30",
            "2019-04-01",
            "2 rounds missed since January 2019, the last due in March 2019. In all: 6"
            " rounds missed since March 2018, the last due in March 2019.",
        ),
    ],
)
def test_since_says_which_rounds_are_newly_missed(
    after: str, until: str, said: str | None, tmp_path: Path
) -> None:
    """A round of every 2 months, from March 2018, was done only on 20 November 2018.

    The number in all is the one that status has on the last day.
    """
    plan = perfect() | {"agreed": "2018-02-05"}
    progress = [{"date": "2018-02-10", "note": "Begun."}, _done("2018-11-20")]
    _first(plan).update({"due": "2018-03", "repeats": "2 months", "progress": progress})
    put_into(tmp_path, plan)

    line = ("since", after, str(tmp_path), "--as-of", until, "--format", "json")
    paper = json.loads(CliRunner().invoke(app, line).stdout)

    told = [each["words"] for each in paper.get("rounds_missed", ())]
    assert told == ([said] if said else [])


@given(
    st.sets(st.integers(0, 11), max_size=6),
    st.integers(0, 14),
    st.integers(0, 14),
)
@settings(max_examples=25, deadline=None)
def test_each_round_that_is_missed_later_is_told_once(
    done: set[int], one: int, other: int
) -> None:
    """As overdue, with the late report or by itself."""
    ends = [date(2018 + (n + 3) // 12, (n + 3) % 12 + 1, 1) for n in range(15)]
    on = [ends[number] - timedelta(2) for number in sorted(done)]
    plan = _repeated(*(_done(str(day)) for day in on), every="1 month")
    first, last = (ends[n] for n in sorted((one, other)))
    action = next(plan.actions)
    was, now = (timeline.standing(action, plan, day) for day in (first, last))
    found = news.since([plan], first, last)

    told = [
        due
        for each in found
        if each.kind == "rounds missed" and each.before and each.after
        for due in changes.newly_missed(each.before, each.after)
    ]
    assert all(due in now.missed for due in told)
    again = [each for each in found if each.kind in ("overdue", "overdue for a time")]
    told += [each.after.due for each in again if each.after and each.after.due]
    told += [due for one in now.rounds[len(was.rounds) :] for due in one.covers[:-1]]

    assert set(told) >= {due for due in now.missed if due not in was.missed}
    of_itself = [each for each in found if each.kind == "rounds missed"]
    assert len(of_itself) <= 1


_SCHEDULE = Schedule(dates.Date(2018, 3), dates.Interval(2, "month"))


@given(
    st.lists(
        st.builds(dates.Date, st.just(2018), st.integers(1, 12), st.none())
        | st.dates(date(2018, 1, 1), date(2019, 3, 1)).map(dates.of),
        max_size=4,
    )
)
@settings(max_examples=60, deadline=None)
def test_a_round_has_no_work_if_none_of_all_its_work_may_be_from_its_time(
    done: list[dates.Date],
) -> None:
    """Days and months in any order: the same as when each is held against it."""
    dues = [dates.step(*_SCHEDULE, number) for number in range(6)]
    known = [due for due in dues if due]

    found = [*timeline.without_work(known, done, _SCHEDULE)]

    befores = [dates.step(*_SCHEDULE, number - 1) for number in range(6)]
    assert found == [
        due
        for due, before in zip(known, befores, strict=True)
        if before
        and not any(
            day.first_day <= due.last_day and day.last_day > before.last_day
            for day in done
        )
    ]


def test_rounds_missed_over_decades_are_found_in_one_pass() -> None:
    """Twice as many take twice as long, not four times: 6,000 weeks, each done late."""
    weeks = [dates.step(dates.Date(1900, 1, 5), _WEEK, n) for n in range(6_000)]
    dues = [due for due in weeks if due]
    schedule = Schedule(dues[0], _WEEK)

    assert [*timeline.without_work(dues, dues[::2], schedule)] == dues[1::2]


_WEEK = dates.Interval(1, "week")


def test_missed_rounds_are_said_in_every_output_and_as_dates(tmp_path: Path) -> None:
    """The 4 rounds of a reader's example, with the dates for programs."""
    plan = perfect()
    _first(plan).update({"due": "2012-01", "repeats": "2 months"})
    _first(plan)["progress"].append(_done("2012-09-25"))
    put_into(tmp_path, plan)
    words = "4 rounds missed since January 2012, the last due in July 2012"

    row = _of_1_1(_status(tmp_path, DAY))
    cell = _cells(tmp_path, DAY)["audit-1-2011/1.1"]["missed_rounds"]
    assert row["missed_rounds"] == ["2012-01", "2012-03", "2012-05", "2012-07"]
    assert cell == "2012-01; 2012-03; 2012-05; 2012-07"
    for name in ("status json", "status csv", "agenda", "report markdown"):
        said = " ".join(output(name, tmp_path, DAY).split())
        assert words in said


def test_the_newest_missed_rounds_are_listed_and_earlier_ones_counted(
    tmp_path: Path,
) -> None:
    """Work due each week since 2001 has missed 579 rounds by 1 February 2012."""
    plan = perfect()
    _first(plan).update({"due": "2001-01-01", "repeats": "1 week"})
    put_into(tmp_path, plan)

    row = _of_1_1(_status(tmp_path, date(2012, 2, 1)))
    cells = _cells(tmp_path, date(2012, 2, 1))["audit-1-2011/1.1"]

    assert (len(row["missed_rounds"]), row["missed_rounds"][-1]) == (104, "2012-01-30")
    assert row["missed_rounds_earlier"] == 579 - 104
    assert cells["missed_rounds_earlier"] == str(579 - 104)


def test_a_round_done_in_its_time_is_not_late_because_an_earlier_one_was_missed(
    tmp_path: Path,
) -> None:
    """Of three months from January: April is missed, and July was done by its date."""
    plan = perfect()
    _first(plan).update({"due": "2012-01", "repeats": "3 months"})
    _first(plan)["progress"] += [_done("2012-01-28"), _done("2012-07-30")]
    put_into(tmp_path, plan)

    line = ("since", "2012-07-01", str(tmp_path), "--as-of", str(DAY))
    said = " ".join(CliRunner().invoke(app, line).stdout.split())

    assert (
        "30 July 2012: done; 1 round missed, due in April 2012; due again October 2012."
        in said
    )


@given(st.lists(st.dates(date(2018, 3, 1), date(2019, 12, 31)), max_size=4))
@settings(max_examples=25, deadline=None)
def test_a_round_done_late_stays_in_the_record(on: list[date]) -> None:
    """The status tells it for 12 months after that, and the log for ever."""
    plan = _repeated(*(_done(str(day)) for day in sorted(on)))
    day = date(2020, 1, 1)
    row = next(iter(portfolio.of([plan], (), day).rows))
    steps = timeline.steps(row.action, row.now.entries)
    late = {
        one.done_for.words: one.done.first_day
        for one in row.now.rounds
        if one.late and one.done and one.done_for
    }
    recent = [due for due, done in late.items() if done >= date(2019, 1, 1)]
    log = " ".join(sentences.changed(step, plan) for step in steps)

    for due in late:
        assert f"after its due date, {due}" in log
    told = sentences.standing(row)
    assert ("done or reported late" in told) is bool(recent)
    named = sentences.done_late([row])
    for due in recent:
        assert f"{due} (by " in told
        assert f"{due} by " in named


def test_a_round_done_late_is_told_in_every_output(tmp_path: Path) -> None:
    """It is told with how late it was, also when the next one is not due yet."""
    plan = perfect()
    _first(plan).update({"due": "2012-01", "repeats": "9 months"})
    _first(plan)["progress"].append(_done("2012-02-20"))
    put_into(tmp_path, plan)

    for name in ("status json", "status csv", "report markdown", "report html"):
        said = " ".join(output(name, tmp_path, DAY).split())
        assert "January 2012 (by 20 days, on 20 February 2012)" in said


# --- what is not known ------------------------------------------------------------


def test_a_status_that_could_not_be_read_is_no_other_status(tmp_path: Path) -> None:
    """Neither in words nor in numbers, and a filter names it as not compared."""
    plan = perfect()
    _first(plan)["progress"].append({"date": "2012-02-20", "state": "ongoing"})
    put_into(tmp_path, plan)

    said = _status(tmp_path, DAY)
    row = _of_1_1(said)
    assert (row["state"], said["counts"]["not-known"]) == ("not-known", 1)
    assert said["counts"]["in-progress"] == 1
    assert _cells(tmp_path, DAY)["audit-1-2011/1.1"]["state"] == "not-known"
    page = output("report markdown", tmp_path, DAY)
    assert "| 1 status not known, 1 in progress |" in page
    found = _status(tmp_path, DAY, "--state", "in-progress")
    assert [each["name"] for each in found["actions"]] == ["audit-1-2011/1.2"]
    assert (
        "Without a known status, so not compared: audit-1-2011/1.1."
        in (found["attention"])
    )


def _undated(plan: dict[str, Any]) -> None:
    _first(plan)["due"] = "Spring"


def _not_dated_report(plan: dict[str, Any]) -> None:
    del plan["agreed"]
    plan["as_at"] = "2012-01"
    _first(plan)["progress"] = [{"date_as_written": "undated", "note": "Begun."}]


def _rating_unread(plan: dict[str, Any]) -> None:
    _first(plan)["progress"].append(
        {"date": "2012-02-20", "rag": ["red", "amber"], "note": "Some delay."}
    )


def _no_agency(plan: dict[str, Any]) -> None:
    del _first(plan)["agency"]


def _no_owner(plan: dict[str, Any]) -> None:
    del _first(plan)["accountable"]


@pytest.mark.parametrize(
    ("spoil", "filters", "why"),
    [
        (_undated, ["--overdue"], "Without a known due date"),
        (_undated, ["--due-within", "30d"], "Without a known due date"),
        (_undated, ["--stale"], ""),
        (_undated, ["--agency", "Northshire Council"], ""),
        (
            _not_dated_report,
            ["--stale"],
            "Without a known date of the latest update",
        ),
        (_not_dated_report, ["--overdue"], ""),
        (_rating_unread, ["--rag", "green"], "With a rating that could not be read"),
        (_no_agency, ["--agency", "Northshire Council"], "Without a known agency"),
        (_no_owner, ["--owner", "Head of Service"], "Without a known owner"),
        (_no_owner, ["--outcome", "O1"], ""),
    ],
)
def test_a_filter_names_what_it_could_not_judge_by_its_own_criterion(
    spoil: Any,  # noqa: ANN401 -- a function that changes a plan
    filters: list[str],
    why: str,
    tmp_path: Path,
) -> None:
    """The due date plays no part in --stale, nor the silence in --overdue."""
    plan = perfect()
    spoil(plan)
    put_into(tmp_path, plan)
    day = AS_OF  # nothing is due or has been without news for too long

    said = _status(tmp_path, day, *filters)["attention"]
    told = [line for line in said if "not compared" in line]
    cells = _cells(tmp_path, day, *filters).values()
    remarks = [c["words"] for c in cells if "not compared" in c["words"]]

    named = f"{why}, so not compared: audit-1-2011/1.1."
    assert told == ([named] if why else [])
    assert remarks == ([f"{why}, so not compared."] if why else [])


def test_a_filter_asks_only_about_what_meets_the_other_conditions(
    tmp_path: Path,
) -> None:
    """An action of another agency is not wanted, whenever it is due."""
    plan = perfect()
    _undated(plan)
    _first(plan)["agency"] = "Kent Police"
    put_into(tmp_path, plan)

    said = _status(tmp_path, DAY, "--overdue", "--agency", "Northshire Council")

    assert [line for line in said["attention"] if "compared" in line] == []


@pytest.mark.parametrize(
    ("spoil", "day", "facts"),
    [
        (
            _not_dated_report,
            AS_OF,
            {"stale": None, "months_silent": None, "last_entry": None},
        ),
        (
            _not_dated_report,
            date(2026, 12, 1),  # long after the date of the document that has it
            {"stale": True, "months_silent": 178, "last_entry": None},
        ),
        (
            _undated,
            DAY,
            {"overdue": None, "days_overdue": None, "due_soon": None, "due": None},
        ),
        (lambda _: None, DAY, {"overdue": True, "days_overdue": 93, "stale": True}),
    ],
)
def test_what_is_not_known_is_null_and_an_empty_cell(
    spoil: Any,  # noqa: ANN401 -- a function that changes a plan
    day: date,
    facts: dict[str, Any],
    tmp_path: Path,
) -> None:
    """A program that reads "false" or 0 takes it for a fact."""
    plan = perfect()
    spoil(plan)
    put_into(tmp_path, plan)

    row = _of_1_1(_status(tmp_path, day))
    cells = _cells(tmp_path, day)["audit-1-2011/1.1"]

    assert {name: row[name] for name in facts} == facts
    empty = {name for name in facts if name in cells and not cells[name]}
    assert empty == {name for name in facts if name in cells and facts[name] is None}


@pytest.mark.parametrize(
    ("entry", "day", "late", "told"),
    [
        ({"date_as_written": "undated"}, DAY, None, True),
        ({"date_as_written": "undated"}, date(2012, 6, 30), False, False),
        ({"date": "2012-06-30"}, DAY, False, False),
        ({"date_as_written": "undated", "achieved_on": "2012-06"}, DAY, False, False),
    ],
)
def test_what_was_done_on_an_unknown_date_may_have_been_late(
    entry: dict[str, Any], day: date, *, late: bool | None, told: bool, tmp_path: Path
) -> None:
    """Once its due date has passed, page one and status say so."""
    plan = perfect()
    _first(plan)["progress"] = [entry | {"state": "complete", "note": "In use."}]
    put_into(tmp_path, plan)

    row = _of_1_1(_status(tmp_path, day))
    page = output("report markdown", tmp_path, day)

    assert row["closed_late"] is late
    assert ("may have been achieved late" in row["words"]) == told
    assert ("on an unknown date, may have been achieved late" in page) == told


# --- outcomes ---------------------------------------------------------------------


def _assessed(verdict: str, result: str = "38 of 40") -> dict[str, Any]:
    measured = [{"measure": "Files in which the child was seen alone", "value": result}]
    return {
        "date": "2012-09-10",
        "outcome_achieved": verdict,
        "results": measured,
        "effect": "Children were seen alone more often.",
        "still_to_improve": "Two teams have no room for it.",
    }


@pytest.mark.parametrize(
    ("assessed", "told", "to_fix"),
    [
        (
            [],
            "no assessment says that it has been achieved",
            "measure everything in the baseline again",
        ),
        (
            [_assessed("fully", "9 of 40")],
            "the assessment that says it has been achieved is contradicted by its"
            " figures",
            "check the figures",
        ),
        (
            [_assessed("fully"), _assessed("partly") | {"date": "2012-09-20"}],
            "the latest assessment does not say that it has been achieved",
            "measure everything in the baseline again",
        ),
    ],
)
def test_lint_says_what_the_assessments_of_an_overdue_outcome_say(
    assessed: list[dict[str, Any]], told: str, to_fix: str, tmp_path: Path
) -> None:
    """It never says that none says so where one does."""
    plan = perfect()
    plan["outcomes"][0] |= {"due": "2012-09", "difference": assessed}
    put_into(tmp_path, plan)

    lint = _lint(tmp_path, date(2012, 10, 1))

    assert f"was due by the end of September 2012, but {told}." in lint
    assert to_fix in lint


@pytest.mark.parametrize(
    ("verdict", "left", "told", "untold"),
    [
        ("fully", "None", "", "assessment also says what still needs to improve"),
        ("fully", "Nothing further to improve.", "", "assessment also says"),
        (
            "fully",
            "None of the GPs use it.",
            "assessment also says what still needs to improve",
            "qq",
        ),
        (
            "partly",
            "None",
            'is partly achieved, but the plan says "None" about what still needs to'
            " improve",
            "qq",
        ),
    ],
)
def test_none_still_to_improve_says_that_nothing_is_left(
    verdict: str, left: str, told: str, untold: str, tmp_path: Path
) -> None:
    """Lint does not say then that something is, and does not accept it of "partly"."""
    plan = perfect()
    assessed = _assessed(verdict) | {"still_to_improve": left}
    plan["outcomes"][0] |= {"difference": [assessed]}
    put_into(tmp_path, plan)

    lint = _lint(tmp_path, date(2012, 10, 1))

    assert told in lint
    assert untold not in lint


@pytest.mark.parametrize(
    ("due", "assessed", "told"),
    [
        ("2012-09", [], "but no assessment says that it has been achieved"),
        ("2012-10", [], ""),
        ("2012-09", [_assessed("fully")], ""),
        (
            "2012-09",
            [_assessed("partly")],
            "The latest assessment is: partly achieved (on 10 September 2012). Still to"
            " improve: Two teams have no room for it",
        ),
        (
            "2012-09",
            [_assessed("fully", "9 of 40")],
            "contradicted by the figures: it says fully achieved",
        ),
    ],
)
def test_the_due_date_of_an_outcome_counts_until_an_assessment_says_achieved(
    due: str, assessed: list[dict[str, Any]], told: str, tmp_path: Path
) -> None:
    """Though every action is done, as page one, the agenda, status and lint say."""
    plan = perfect()
    plan["outcomes"][0] |= {"due": due, "difference": assessed}
    for action in plan["outcomes"][0]["actions"]:
        done = {"state": "complete", "evidence": ["the form"], "date": "2012-06-20"}
        action["progress"] = [done | {"note": "The form is in use."}]
    put_into(tmp_path, plan)
    names = ("status", "status csv", "agenda", "report markdown", "report html")

    said = [" ".join(output(name, tmp_path, DAY).split()) for name in names]

    assert [told in page if told else True for page in said] == [True] * len(names)
    late = ["outcome was due" in page for page in said]
    assert late == [bool(told)] * len(names)


def test_lint_reports_an_overdue_outcome_of_which_actions_are_open(
    tmp_path: Path,
) -> None:
    """`outcome-not-judged` waits until all of them are closed."""
    plan = perfect()
    plan["outcomes"][0]["due"] = "2012-02"
    put_into(tmp_path, plan)

    line = ("lint", str(tmp_path), "--as-of", "2012-03-01", "--format", "concise")
    said = CliRunner().invoke(app, line).stdout

    assert "Outcome O1 was due by the end of February 2012" in said


def test_an_outcome_due_before_the_meeting_is_said_on_page_one(tmp_path: Path) -> None:
    """And in the agenda, as well as the actions due by then."""
    plan = perfect()
    plan["outcomes"][0]["due"] = "2012-04"
    plan["meetings"] = ["2012-05-01"]
    put_into(tmp_path, plan)
    day = date(2012, 3, 1)
    line = ("agenda", str(tmp_path), "--as-of", str(day), "--meeting", str(day))

    page = output("report markdown", tmp_path, day)
    agenda = CliRunner(env={"COLUMNS": "200"}).invoke(app, line).stdout

    assert "0 actions and 1 outcome are known to become due before" in page
    assert re.search(r"\| Outcomes due before the next meeting, .* \| 1 \|", page)
    assert "Outcomes due by 1 May 2012 (1)" in agenda


def test_what_is_still_to_improve_is_on_page_one(tmp_path: Path) -> None:
    """Next to the assessment, whether or not the outcome has a date."""
    plan = perfect()
    plan["outcomes"][0]["difference"] = [_assessed("partly")]
    put_into(tmp_path, plan)

    page = output("report markdown", tmp_path, DAY)

    summary = page[: page.index("## About this plan")]
    assert "Still to improve: Two teams have no room for it." in summary


# --- order, stages, agencies ------------------------------------------------------


@given(plans(1), st.dates(date(2011, 7, 1), date(2012, 12, 1)))
@settings(max_examples=25, deadline=None)
def test_what_is_to_be_done_is_sorted_as_its_caption_says(
    drawn: dict[str, Any], day: date
) -> None:
    """Overdue actions first, then by due date, then those without a known one."""
    plan = model.plan(drawn, (), "p")
    rows = portfolio.of([plan], [], day).rows

    ordered = sorted(rows, key=report_plans.acts_on)

    ranks = [
        (0 if row.now.overdue else 1 if row.now.due else 2, row.now.due)
        for row in ordered
    ]
    assert [rank for rank, _ in ranks] == sorted(rank for rank, _ in ranks)
    for rank in (0, 1):
        due = [day.last_day for each, day in ranks if each == rank and day]
        assert due == sorted(due)


def test_a_date_that_should_have_been_set_is_said_to_have_passed(
    tmp_path: Path,
) -> None:
    """Wherever the day by which it will be set is told."""
    plan = perfect()
    del _first(plan)["due"]
    _first(plan).update({"no_due_date": "Awaiting guidance", "set_date_by": "2012-09"})
    put_into(tmp_path, plan)

    late = output("report markdown", tmp_path, DAY)
    early = output("report markdown", tmp_path, date(2012, 9, 30))

    assert "No date set, to be set by September 2012 (passed)<br>" in late
    assert "No date set, to be set by September 2012<br>" in early


@pytest.mark.parametrize("paper", ["report markdown", "summary markdown", "agenda"])
def test_a_date_that_was_set_is_no_longer_to_be_set(paper: str, tmp_path: Path) -> None:
    """No paper says that a due date should have been set once there is one."""
    plan = perfect()
    action = _first(plan)
    del action["due"]
    action.update({"no_due_date": "Awaiting guidance", "set_date_by": "2011-12"})
    action["progress"][-1]["new_due"] = "2012-06"
    put_into(tmp_path, plan)

    page = output(paper, tmp_path, date(2012, 3, 1))

    assert ("June 2012" in page, "set by" in page) == (True, False)


@pytest.mark.parametrize(
    ("later", "passed"),
    [
        ([], True),
        ([{"date": "2012-02-20", "note": "It was talked over."}], True),
        ([{"date": "2012-05-02", "note": "It was talked over."}], False),
        ([{"date_as_written": "undated", "note": "It was talked over."}], False),
    ],
)
def test_lint_and_the_report_agree_which_stage_has_passed(
    later: list[dict[str, Any]], *, passed: bool, tmp_path: Path
) -> None:
    """It has passed if nothing was reported on its date or later."""
    plan = perfect()
    _first(plan)["due"] = "2012-12"
    _first(plan)["progress"][0] |= {"next": "Send the draft", "next_due": "2012-05"}
    _first(plan)["progress"] += later
    put_into(tmp_path, plan)
    line = ("lint", str(tmp_path), "--as-of", "2012-06-05", "--format", "concise")

    linted = "next-stage-passed" in CliRunner().invoke(app, line).stdout
    page = output("report markdown", tmp_path, date(2012, 6, 5))

    assert linted == passed
    assert ("By May 2012 (passed): Send the draft" in page) == passed


def test_the_lead_agency_is_not_said_to_be_named_by_the_actions(
    tmp_path: Path,
) -> None:
    """In a plan of one agency it stands in for what the actions do not give."""
    plan = perfect()
    plan["kind"] = "single-agency"
    plan["lead_agency"] = "Torbay Council"
    for action in plan["outcomes"][0]["actions"]:
        del action["agency"], action["accountable"]
        action["no_owner"] = "The cell is empty"
    put_into(tmp_path, plan)

    page = output("report markdown", tmp_path, DAY)

    assert "Need an owner (2): 1.1, 1.2" in re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", page)
    assert "; lead agency of the plan: Torbay Council |" in page
    assert (
        "Torbay Council is the agency for 2 of 2 actions (2 name no agency: it is the"
        " lead agency of the plan)"
    ) in page


# --- lint -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("agency", "told"),
    [("Kent Police", False), ("Northshire Council", True), ("", True)],
)
def test_the_same_words_of_two_agencies_are_two_actions(
    agency: str, *, told: bool, tmp_path: Path
) -> None:
    """The same job title in two agencies is two owners."""
    plan = perfect()
    one, other = plan["outcomes"][0]["actions"]
    other |= {"action": one["action"], "agency": agency}
    if not agency:
        del other["agency"]
    put_into(tmp_path, plan)
    line = ("lint", str(tmp_path), "--as-of", "2012-03-01", "--format", "concise")

    said = CliRunner().invoke(app, line).stdout

    assert ("same-action-twice" in said) == told
    assert ("the same words" in output("status", tmp_path, DAY)) == told


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "All done. Further recommendations will be addressed in a follow up action"
            " plan in April.",
            "Further recommendations will be addressed",
        ),
        ("On the website. Leaflets will be dealt with in the next plan.", ""),
        ("Done. The rest will be covered by the Neglect Strategy.", ""),
    ],
)
def test_a_plan_that_is_yet_to_be_written_has_nothing_in_it(
    note: str, said: str
) -> None:
    """The rest has a place only in a plan that there is."""
    assert notes.unfinished(note) == said


def test_the_example_of_the_agenda_is_read(tmp_path: Path) -> None:
    """The plan of these tests has no exception on its own report date."""
    put_into(tmp_path, perfect())

    shown = gather.plans(workspace.make([tmp_path]), date(2012, 3, 1))

    assert [row.name for row in shown.rows if row.is_exception] == []


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("note, complete", "Executive has been established and now drives the agenda"),
        ("note, open", "The new lead nurse has been appointed and starts in May"),
        ("note, complete", "Board members have been provided with guidance"),
        ("action", "Brief all team managers"),
        ("action", "Train every duty social worker"),
        ("action", "Brief all repairs staff on signs of abuse"),
        ("action", "Reissue the bruising protocol"),
        ("action", "Publish the neglect tool on the partnership website"),
        ("action", "Monthly reporting to list the number of late visits by team."),
        ("success_measure", "Increase in percentage of visits made within 5 days"),
        ("evidence_needed", "Agenda template of 1 January 2027"),
        ("evidence_needed", "Minutes of the executive from March 2018"),
        (
            "desired_outcome",
            "Assessments should be completed within 20 days, with exceptions being"
            " completed within 45 days",
        ),
        ("success_measure", "70% of all ICPCs to be held within"),
        ("success_target", "thirteen of fifteen care leavers"),
        ("baseline_target", "Not less than 45 of 50 sets of notes"),
        ("action", "Audit 20 records of babies under 6 months seen with a bruise"),
        ("action", "Interview eight parents of children on a plan"),
        ("success_measure", "Practices and nurseries that display the pathway"),
        ("baseline_measure", "Passenger assistants who hold a current certificate"),
    ],
)
def test_an_answer_of_a_concrete_form_is_left_alone(field: str, text: str) -> None:
    """Whatever its words are: they are common in poor answers too."""
    assert concrete.is_concrete(text, field)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("note, open", "No lead nurse has been appointed"),
        ("note, open", "Good progress has been made and work continues"),
        ("action", "Brief all staff"),
        ("action", "Publish the pathway and train all midwives in it"),
        ("action", "Publish the pre-birth protocol by the end of"),
        ("action", "Raise awareness among all team managers"),
        ("action", "Managers to ensure the quality of practice"),
        ("success_measure", "Increase in percentage of good assessments"),
        ("success_measure", "70% of cases"),
        ("success_target", "Most of the care leavers"),
        ("baseline_target", "Fewer than 45 of the children seen alone"),
        ("desired_outcome", "Assessments should be completed on time"),
        (
            "desired_outcome",
            "More children are re-registered within 12 months, rising from 14% to 22%",
        ),
        ("evidence_needed", "Minutes"),
        ("evidence_needed", "Further work in January 2027 will show it"),
        ("action", "Audit the records of babies"),
        ("action", "Review 3 areas"),
        ("success_measure", "Practices and nurseries that understand the pathway"),
        ("success_measure", "Minutes show that the group has met"),
        ("baseline_measure", "Professionals who feel that the culture has shifted"),
    ],
)
def test_an_answer_of_no_concrete_form_is_still_weighed(field: str, text: str) -> None:
    """Each is one that a reviewer may send back."""
    assert not concrete.is_concrete(text, field)


def test_the_rule_asks_for_the_form_of_what_reads_like_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two answers that read alike only the one without a concrete form is told."""
    plan = perfect()
    one, other = plan["outcomes"][0]["actions"]
    one["action"], other["action"] = "Brief all team managers", "Brief team managers"
    put_into(tmp_path, plan)
    line = ("lint", str(tmp_path), "--as-of", "2012-03-01", "--format", "concise")
    # What reads like no answer is learned, and changes when it is learned again.
    monkeypatch.setattr(likeness, "is_sent_back", lambda _text, _field: True)

    said = CliRunner().invoke(app, (*line, "--advice")).stdout

    told = [f'"{each["action"]}" does not seem to say' in said for each in (one, other)]
    assert told == [False, True], said


def _rules(folder: Path, *args: str) -> list[str]:
    line = ("lint", str(folder), "--format", "json", *args)
    found = json.loads(CliRunner().invoke(app, line).stdout)
    return sorted(each["rule"] for each in found["diagnostics"])


def test_lint_says_nothing_that_is_so_only_by_an_entry_of_a_later_date(
    tmp_path: Path,
) -> None:
    """It does not count yet, so the action is not reported complete by it."""
    plan = perfect()
    put_into(tmp_path, plan)
    without = _rules(tmp_path, "--as-of", "2012-03-19")
    _first(plan)["progress"].append(_done("2012-03-20"))
    put_into(tmp_path, plan)

    before = _rules(tmp_path, "--as-of", "2012-03-19")
    after = _rules(tmp_path, "--as-of", "2012-03-20")
    always = _rules(tmp_path, "--no-time")

    assert before == sorted([*without, "entry-in-future"])
    assert "complete-without-evidence" in after
    assert "complete-without-evidence" in always
