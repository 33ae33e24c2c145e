"""Programs and analysts get the numbers that the charts of a report show."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generated_plans import DAYS, perfect, plans, put_into
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan import workspace
from actionplan.output import (
    meetings,
    over_time_facts,
    report,
    status_table,
    tidy_tables,
)
from actionplan.output.report import life, plots
from actionplan.output.status_table import Listing
from actionplan.plan import meeting_dates, over_time
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    import pytest
    from generated_plans import Plan

    from actionplan.plan.portfolio import Portfolio

EXAMPLES = Path(__file__).parents[1] / "examples"
DAY = date(2026, 11, 28)


def _examples() -> Portfolio:
    return gather.plans(workspace.make([EXAMPLES]), DAY)


def _json(shown: Portfolio) -> dict[str, Any]:
    listing = Listing(shown, shown.rows, "plan")
    made: dict[str, Any] = json.loads(status_table.write(listing, "json"))
    return made


def _tables(shown: Portfolio) -> list[list[str]]:
    """Return the rows of the tables in a report about several plans, in Markdown."""
    first, *_ = report.render(shown, Meeting(shown.as_of, "given"), "md", apart=True)
    lines = [line for line in first.text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_json_has_the_numbers_of_the_tables_in_a_report() -> None:
    """What was planned and done, how far dates moved, and the time to completion."""
    shown = _examples()

    told = _json(shown)["over_time"]
    rows = _tables(shown)

    planned = told["planned_and_done"]
    of = {row[0]: row[1] for row in rows if len(row) > 1}
    assert of[life.FIRST] == str(planned["due_by_first_date"])
    assert of[life.NOW] == str(planned["due_by_date_now"])
    assert of["Complete"] == str(planned["complete"])
    moved = told["due_dates_moved"]["actions"]
    listed = [row for row in rows if "days later" in " ".join(row)]
    assert len(moved) >= len(listed) > 0
    for row, each in zip(listed, moved, strict=False):
        plan, _, number = each["name"].partition("/")
        assert f"]({plan}.md#action-{number})" in row[0]
        assert f"{each['days']:,} days later" in " ".join(row)
    shares = told["time_to_completion"]["share_complete"]
    times = over_time.times(shown.rows)
    for months in plots.months_of(times):
        before = [one for one in shares if one["days"] <= plots.days_of(months)]
        share = f"{round(100 * before[-1]['share']) if before else 0}%"
        assert [str(months), share] in [row[:2] for row in rows], months
    assert told["time_to_completion"]["median_days"] == times.median == 247


def test_json_has_the_changes_that_since_lists() -> None:
    """From the last meeting, as on page one."""
    shown = _examples()
    last = meeting_dates.last(shown.plans, Meeting(DAY, "given"))
    assert last is not None

    told = _json(shown)["since_last_meeting"]

    paper = meetings.since(shown, last.news_after)
    items = [item.facts for section in paper.sections for item in section.items]
    listed = [(each["name"], each["change"]) for each in items if "change" in each]
    assert sorted((each["name"], each["change"]) for each in told["changes"]) == (
        sorted(listed)
    )
    assert len(listed) > 5
    assert told["last_meeting"] == {
        "date": None,
        "words": "October 2026 (worked out from the review dates)",
    }


def test_without_a_last_meeting_the_changes_are_not_known(tmp_path: Path) -> None:
    """That is not the same as no changes."""
    plan = perfect()
    plan["review"] = {"how_often": "6 months", "purpose": "See what is done"}
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), date(2011, 9, 1))

    told = _json(shown)["since_last_meeting"]

    assert told == {"last_meeting": None, "changes": None}


def _csv(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text.lstrip("\ufeff")))]


@settings(max_examples=15, deadline=None)
@given(st.lists(plans(1), min_size=1, max_size=1), DAYS)
def test_the_table_by_date_ends_with_what_the_report_counts(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Plan], day: date
) -> None:
    """Its last row up to the report date has the numbers of the chart."""
    folder = tmp_path_factory.mktemp("plans")
    put_into(folder, *drawn)
    shown = gather.plans(workspace.make([folder]), day)

    rows = [row for row in _csv(tidy_tables.planned(shown)) if row["date"]]

    first, now, done = over_time.course(shown.rows, day).by(day)
    names = over_time_facts.BY_DATE[1:]
    past = [row for row in rows if row["date"] <= day.isoformat()]
    said = [int(past[-1][name]) for name in names] if past else [0, 0, 0]
    assert said == [first, now, done]
    later = [row["complete"] for row in rows if row["date"] > day.isoformat()]
    assert {*later} <= {""}


def test_the_list_of_actions_says_how_far_each_date_moved() -> None:
    """The same as in the report, 0 if it did not move, and empty if it is not known."""
    shown = _examples()

    rows = _csv(status_table.write(Listing(shown, shown.rows, "plan"), "csv"))

    moved = {each.row.name: each.days for each in over_time.distances(shown.rows).moved}
    said = {row["name"]: row["days_moved"] for row in rows if row["action"]}
    assert {
        name: int(days) for name, days in said.items() if days not in ("", "0")
    } == {name: days for name, days in moved.items() if days}
    assert said["lcspr-child-k-2024/3.4"] == ""
    assert said["rapid-review-safer-sleep-2026/1.1"] == "0"
