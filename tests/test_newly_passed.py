"""What has passed since a day is news, by the definition of the exceptions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.plan import exceptions, model, news, portfolio

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from pathlib import Path

    from actionplan.plan.changes import Kind as ChangeKind
    from actionplan.plan.exceptions import Kind
    from actionplan.plan.model import Plan

DAYS = st.dates(date(2012, 1, 1), date(2012, 12, 31))
PERIOD = st.tuples(DAYS, DAYS).map(sorted).filter(lambda days: days[0] < days[1])
NEWS: dict[ChangeKind, Kind] = {
    "passed in words": "passed-in-words",
    "milestone late": "late-milestone",
    "stage passed": "stage-passed",
    "outcome passed in words": "outcome-passed-in-words",
    "rounds missed": "missed-rounds",
}
"""The news that something has passed, and the exception that it then is."""
WORDS = st.sampled_from(
    ("March 2012", "Summer 2012", "Spring 2012, reviewed in 2013", "Q1 2012/13")
)
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"date": DAYS.map(str), "note": st.just("Drafts were read.")},
        optional={
            "state": st.sampled_from(("in-progress", "complete")),
            "next_due": DAYS.map(str),
            "new_due_requested": DAYS.map(str),
        },
    ),
    max_size=4,
).map(lambda found: sorted(found, key=lambda each: each["date"]))


def _plan(action: dict[str, Any], **outcome: Any) -> Plan:  # noqa: ANN401 -- fields
    own = {"id": "1.1", "action": "Publish", "accountable": "Post"}
    data = {
        "id": "p",
        "title": "P",
        "kind": "multi-agency",
        "source": {"type": "audit"},
        "agreed": "2011-12-15",
        "outcomes": [{"id": "O1", "actions": [own | action]} | outcome],
    }
    return model.plan(data, (), "p")


@settings(deadline=None, max_examples=60)
@given(WORDS, WORDS, DAYS, ENTRIES, PERIOD)
def test_what_has_newly_passed_is_an_exception_that_was_none_before(
    words: str,
    aim: str,
    milestone: date,
    progress: list[dict[str, Any]],
    period: list[date],
) -> None:
    """Each is told once, and with the day after a date that the plan gives."""
    action = {
        "due_as_written": words,
        "milestones": [{"milestone": "Draft", "due": str(milestone)}],
        "progress": progress,
    }
    plan = _plan(action, desired_outcome=f"By {aim} all are seen.")
    then, now = (portfolio.of([plan], (), day) for day in period)

    found = news.since([plan], *period)

    before = {each.kind for each in exceptions.of(then)}
    after = {each.kind for each in exceptions.of(now)}
    told = [each.kind for each in found if each.kind in NEWS]
    for kind, listed in NEWS.items():
        if kind == "stage passed" and listed in before & after:
            continue  # another stage may have passed since
        assert told.count(kind) == (listed in after and listed not in before), kind
    requests = [row.now.request_passed for row in (*then.rows, *now.rows)]
    passed = [each for each in found if each.kind == "request passed"]
    assert bool(passed) >= (requests == [False, True])
    assert bool(passed) <= requests[1]
    assert all(each.on <= period[1] for each in found)


def _out(*args: str) -> str:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, args)
    assert done.exit_code in (0, 1), (args, done.output, done.exception)
    return done.stdout


def test_since_names_each_date_that_has_passed(tmp_path: Path) -> None:
    """A milestone, a stage, a request and an outcome's own date, as page one does."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    outcome["desired_outcome"] = "By May 2012 36 of 40 children are seen alone."
    first = outcome["actions"][0]
    first["due"] = "2012-12"
    first["milestones"] = [{"milestone": "Pilot in two teams", "due": "2012-04"}]
    first["progress"] = [
        {
            "date": "2012-02-20",
            "rag": "amber",
            "note": "The lawyer has not answered.",
            "next": "Send the draft.",
            "next_due": "2012-05",
            "new_due_requested": "2012-06-10",
        }
    ]
    put_into(tmp_path, plan)

    said = _out("since", "2012-03-01", str(tmp_path), "--as-of", "2012-07-01")
    page = _out(
        *("render", "--summary", "--format", "text", str(tmp_path)),
        *("--as-of", "2012-07-01", "--since", "2012-03-01"),
    )

    headings = (
        "Outcomes newly past a date in their own words (1)",
        "Milestones newly past their date (1)",
        "Next stages newly past their date (1)",
        "Requested dates newly passed (1)",
    )
    for heading in headings:
        assert heading in said
        assert f"{heading}: " in page
    assert "Milestone not recorded as reached by the due date: Pilot in two teams" in (
        said
    )
    assert 'The desired outcome says "By May 2012", which has passed.' in said


@pytest.mark.parametrize(
    ("words", "done", "said"),
    [
        ("Spring 2012", "2012-07-02", 'reported after "Spring 2012"'),
        ("Spring 2012", "2012-06-30", ""),
        ("April", "2012-07-02", ""),
        ("Spring 2012 (staff permitting)", "2012-07-02", "reported after"),
    ],
)
def test_work_done_after_its_time_in_words_is_called_late(
    tmp_path: Path, words: str, done: str, said: str
) -> None:
    """Status, CSV, `since` and page one say so, and only of what is surely late."""
    plan = perfect()
    first = plan["outcomes"][0]["actions"][0]
    del first["due"]
    first["due_as_written"] = words
    first["progress"] = [
        {"date": done, "state": "complete", "note": "Sent to all 22 practices."}
        | {"evidence": "Email to practices"}
    ]
    put_into(tmp_path, plan)
    day = ("--as-of", "2012-08-01")

    status = _out("status", "--all", "--format", "csv", str(tmp_path), *day)
    since = _out("since", "2012-03-01", str(tmp_path), *day)
    page = _out("render", "--summary", "--format", "text", str(tmp_path), *day)

    number = first["id"]
    assert ("reported after" in status) is bool(said)
    assert said in status.replace('""', '"')
    assert said in since
    assert (
        f'Reported as done late: {number} (after "{words}").' in " ".join(page.split())
    ) is bool(said)
    assert "Newly past a date in words" not in since


def test_work_done_on_an_unknown_date_may_be_late_on_page_one(tmp_path: Path) -> None:
    """Page one says it as status does."""
    plan = perfect()
    first = plan["outcomes"][0]["actions"][0]
    first["due"] = "2012-01"
    first["progress"] = [
        {"date_as_written": "undated", "state": "complete", "note": "All were seen."}
        | {"evidence": "Audit of all files"}
    ]
    put_into(tmp_path, plan)
    day = ("--as-of", "2012-08-01")

    page = _out("render", "--summary", "--format", "text", str(tmp_path), *day)
    status = _out("status", "--all", "--format", "csv", str(tmp_path), *day)

    assert f"May have been achieved late: {first['id']}." in page
    assert "may have been achieved late" in status


def test_work_that_is_not_done_comes_before_work_without_a_date(tmp_path: Path) -> None:
    """A false completion is what a board most needs to see, after what is late."""
    plan = perfect()
    undated, false, *_ = plan["outcomes"][0]["actions"]
    del undated["due"]
    undated["due_as_written"] = "To follow the guidance"
    false["progress"] = [
        {"date": "2012-02-20", "state": "complete", "evidence": "List"}
        | {"note": "The line will open in January 2013."}
    ]
    put_into(tmp_path, plan)

    page = _out(
        *("render", "--summary", "--format", "text", str(tmp_path)),
        *("--as-of", "2012-03-01"),
    )

    listed = page.partition("Exceptions")[2]
    assert 0 < listed.index(f"{false['id']}: ") < listed.index(f"{undated['id']}: ")
