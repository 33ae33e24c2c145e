"""Two outputs never differ about one fact, and every date comes from somewhere."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from generated_plans import AS_OF, Plan, perfect, plans, put_into
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from printed import PAPERS, output
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
from actionplan.plan import exceptions, portfolio, timeline
from actionplan.text import dates
from actionplan.workspace import gather

pytestmark = pytest.mark.thorough

LAW = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
"""Each example runs several commands, so making one smaller would take minutes."""
DAYS = st.dates(date(2011, 7, 1), date(2012, 12, 1))
TWO = st.tuples(plans(1), plans(2)).map(list)


def _run(*args: str) -> str:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, args)
    assert done.exit_code in (0, 1), (args, done.output, done.exception)
    return done.stdout


def _status(folder: Path, day: date, *args: str) -> list[dict[str, Any]]:
    said = _run("status", str(folder), "--as-of", str(day), "--format", "json", *args)
    found: list[dict[str, Any]] = json.loads(said)["actions"]
    return found


@given(TWO, DAYS)
@LAW
def test_status_csv_agenda_and_report_have_the_same_overdue_actions(
    drawn: list[Plan], day: date
) -> None:
    """A filter finds exactly what the others list and count."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        put_into(folder, *drawn)
        filtered = {each["name"] for each in _status(folder, day, "--overdue")}
        every = {each["name"] for each in _status(folder, day) if each["overdue"]}
        at = ("--as-of", str(day))
        cells = _run("status", str(folder), *at, "--format", "csv")
        rows = csv.DictReader(io.StringIO(cells.lstrip("\N{BYTE ORDER MARK}")))
        in_csv = {row["name"] for row in rows if row["overdue"] == "yes"}
        paper = _run("agenda", str(folder), "--meeting", str(day), *at, "--format=json")
        in_agenda = {each["name"] for each in json.loads(paper)["overdue"]}
        page = _run("render", str(folder), *at, "--format", "md")
    counted = re.findall(r"^\| Overdue \| ([0-9]+) \|", page, re.MULTILINE)

    assert filtered == every == in_csv == in_agenda
    assert int(counted[0]) == len(every)


@given(TWO, DAYS, st.integers(1, 200))
@LAW
def test_an_agenda_parts_what_has_no_update_from_what_will_have_none(
    drawn: list[Plan], day: date, days: int
) -> None:
    """The first are those of status, the others are so by the next meeting alone.

    What has no known date was written by the date of the paper, and counts from there.
    """
    following = day + timedelta(days)
    at = ("--as-of", str(day), "--meeting", str(day), "--next", str(following))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        put_into(folder, *drawn)
        silent = {each["name"] for each in _status(folder, day, "--stale")}
        paper = json.loads(_run("agenda", str(folder), *at, "--format=json"))
        read = gather.plans(workspace.make([folder]), day)
        then = portfolio.on(read, following, recorded=day)
    now, later = ({e["name"] for e in paper[key]} for key in ("stale", "going_stale"))

    assert now == silent
    unknown = {
        row.name
        for row in portfolio.on(read, day, recorded=day).rows
        if row.now.is_open
        and (row.now.silence_not_known or not row.now.heard_known)
        and timeline.fresh_up_to(dates.of(day), row.action, row.plan) < following
    }
    stale_then = {row.name for row in then.rows if row.now.stale}
    assert later == (stale_then | unknown) - silent


@given(TWO, DAYS, DAYS)
@LAW
def test_newly_overdue_is_overdue_at_the_end_and_was_not_at_the_start(
    drawn: list[Plan], one: date, other: date
) -> None:
    """An action that was overdue in between is reported as moved or done."""
    start, end = min(one, other), max(one, other)
    if start == end:
        end += timedelta(1)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        put_into(folder, *drawn)
        args = ("since", str(start), str(folder), "--as-of", str(end))
        said = json.loads(_run(*args, "--format", "json"))
        before, after = _status(folder, start), _status(folder, end)
    late = {each["name"] for each in after if each["overdue"]}
    was = {each["name"] for each in before if each["overdue"]}

    newly = {each["name"] for each in said.get("overdue", ())}
    assert newly <= late
    assert newly & was == set()


@given(TWO, DAYS)
@LAW
def test_every_exception_is_counted_alike_in_the_report_and_the_agenda(
    drawn: list[Plan], day: date
) -> None:
    """Each kind that has a section in the agenda has its number in the report."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        put_into(folder, *drawn)
        at = ("--as-of", str(day))
        to = ("agenda", str(folder), "--meeting", str(day), "--format", "json")
        paper = json.loads(_run(*to, *at))
        page = _run("render", str(folder), *at, "--format", "md")
        shown = gather.plans(workspace.make([folder]), day)
    titles: dict[exceptions.Kind, str] = {
        "no-date": "Open without a known due date",
        "no-owner": "Open without a known owner",
        "silence-not-known": "May have had no update for too long",
        "worst-rating": "With the worst rating",
        "next-worst-rating": "With the next-worst rating",
        "rating-not-known": "With a rating that may be one of the 2 worst",
        "on-hold": "On hold",
        "more-to-do": "Done, but possibly not complete",
        "sign-off-in-doubt": "Sign-off in doubt",
        "promise-passed": "A date promised in the latest note has passed",
        "note-otherwise": "Open, but the note says otherwise",
        "owner-in-doubt": "Owner in doubt",
        "disputed": "Ended without being done, and disputed",
        "closed-incomplete": "Closed without completion, with a reason",
        "reported-done": "Outcomes reported as done with an open action",
        "milestone-left": "Done, but with a milestone not recorded as reached",
        "given-up-unexplained": "Ended without being done, and not explained",
        "done-undated": "Done on an unknown date",
        "ended-undated": "Transferred, or closed without being done, on an unknown"
        " date",
        "achieved-with-open": "Outcomes assessed as fully achieved, with an action open"
        " then or now",
    }
    found = exceptions.of(shown)
    for kind, title in titles.items():
        number = exceptions.count(found, kind)
        told = len(paper.get(kind.replace("-", "_"), ()))
        counted = re.findall(rf"^\| {title} \| ([0-9]+) \|", page, re.MULTILINE)
        assert told == number
        assert int(counted[0]) == number if counted else number == 0


@given(TWO, DAYS, DAYS)
@LAW
def test_since_lists_what_may_be_silent_as_status_and_the_agenda_do(
    drawn: list[Plan], one: date, other: date
) -> None:
    """Nobody knows from which day, so a period cannot have it as newly so."""
    first, last = sorted((one, other))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        put_into(folder, *drawn)
        args = (str(folder), "--as-of", str(last), "--format", "json")
        paper = json.loads(_run("since", str(first), *args))
        agenda = json.loads(_run("agenda", *args, "--meeting", str(last)))
        unknown = {
            each["name"] for each in _status(folder, last) if each["stale"] is None
        }

    told = {each["name"] for each in paper.get("silence_not_known", ())}
    listed = {each["name"] for each in agenda.get("silence_not_known", ())}
    assert told == listed == unknown


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2011, 9, 30), 3),
        (date(2011, 10, 29), 3),
        (date(2011, 11, 30), 5),
        (date(2012, 2, 28), 7),
        (date(2012, 2, 29), 8),
        (date(2012, 5, 31), 11),
    ],
)
def test_overdue_and_silence_are_counted_alike_in_every_output(
    day: date, months: int, tmp_path: Path
) -> None:
    """What was due and last heard of on one day is as many months ago everywhere."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    action["due"] = "2011-06"
    action["progress"] = [{"date": "2011-06-30", "note": "The draft went to all."}]
    plan["agreed"] = "2011-06-01"
    put_into(tmp_path, plan)
    papers = (output(name, tmp_path, day) for name in PAPERS)
    linted = _run("lint", str(tmp_path), "--as-of", str(day), "--format", "json")

    told = " ".join([*papers, linted])
    counted = {
        int(number)
        for number in re.findall(
            r"(?:[Oo]verdue by|[Nn]othing recorded for|[Nn]o update for) ([0-9]+) mon",
            told,
        )
    }
    before = re.findall(r"([0-9]+) months (?:before|overdue)", " ".join(linted.split()))
    assert counted == {months}
    assert {*map(int, before)} == {months}


_SHORT = "|".join(month[:3] for month in dates.MONTHS if len(month) > len("May"))
_NAMES = "|".join((*dates.MONTHS, _SHORT))
WORDS = re.compile(
    rf"(?:(?<![.0-9])([0-9]{{1,2}}) )?({_NAMES})"
    r" ([0-9]{4})\b( \((?:worked out|assumed))?"
)
ISO = re.compile(r"\b([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?\b")
WRITTEN = re.compile(r"\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\b")


def _sources(
    drawn: list[Plan], *days: date, edges: bool
) -> set[date | tuple[int, int]]:
    """Return the dates and months that are written somewhere, and *days*.

    With *edges*, which are for programs, also return the last day of each month.
    """
    text = json.dumps(drawn)
    found: set[date | tuple[int, int]] = {*days}
    found |= {(day.year, day.month) for day in days}
    for written in WRITTEN.findall(text):
        known = dates.parse(written)
        assert known is not None
        found |= {known.last_day} if edges or known.day else set()
        found |= {(known.year, known.month)}
    found |= {
        _as_known(in_words[3], _month(in_words[2]), in_words[1])
        for in_words in WORDS.finditer(text)
    }
    return found


def _month(words: str) -> int:
    return [name[:3] for name in dates.MONTHS].index(words[:3]) + 1


@pytest.mark.parametrize("name", PAPERS)
@given(drawn=TWO, day=st.one_of(st.just(AS_OF), DAYS))
@settings(parent=LAW, max_examples=6)
def test_every_date_is_the_plans_or_the_command_lines_or_says_what_it_is(
    name: str, drawn: list[Plan], day: date
) -> None:
    """Law T6: every date in an output was given by a person."""
    repeats = any(
        "repeats" in a for p in drawn for o in p["outcomes"] for a in o["actions"]
    )
    if repeats:  # their next dates are worked out by the plan's own interval
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        put_into(folder, *drawn)
        said = output(name, folder, day)
    if name == "status":
        said = _last_column_apart(said)
    known = _sources(drawn, day, edges=False)
    with_edges = _sources(drawn, day, edges=True)
    said = re.sub(r"\s+", " ", said).replace("minutes of 10 February 2012", "")
    if name.endswith("html"):  # the months under a chart are in short
        said = re.sub(rf"\b(?:{_SHORT}) [0-9]{{4}}", "", said)

    unknown = [
        match[0]
        for match in WORDS.finditer(said)
        if not match[4] and _as_known(match[3], _month(match[2]), match[1]) not in known
    ]
    unknown += [
        match[0]
        for match in ISO.finditer(said)
        if _as_known(match[1], int(match[2]), match[3]) not in with_edges
    ]
    assert unknown == []


def _last_column_apart(said: str) -> str:
    """Return a table with the words of its last column in a row, after the others.

    They are folded at the width of the column, so "(worked out)" may be on the line
    below its date, after the words of other columns.
    """
    rule = re.search(r"(?m)^ *-+(?:  -+)+$", said)
    if rule is None:  # without actions there is no table
        return said
    start = rule[0].rindex("  -") + 2
    lines = said.splitlines()
    others, last = (each[:start] for each in lines), (each[start:] for each in lines)
    return "\n".join((*others, *last))


def _as_known(year: str, month: int, day: str | None) -> date | tuple[int, int]:
    """Return a date, or a month if the number before it belongs to other words."""
    try:
        return date(int(year), month, int(day or ""))
    except ValueError:
        return int(year), month
