"""A meeting of which only the month is known is said to be on no day of it."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from generated_plans import Plan, perfect, plans, put_into
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.plan.meeting_dates import Meeting

pytestmark = pytest.mark.thorough

LAW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
MONTH = {"2011-12": date(2011, 12, 31), "2012-06": date(2012, 6, 30)}
"""Of the last meeting and of the next one, each with its last day."""
DAY = date(2012, 3, 20)
"""Of the meeting between them."""


def _run(*args: str) -> str:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, args)
    assert done.exit_code in (0, 1), (args, done.output, done.exception)
    return done.stdout


def _agenda(folder: Path, *args: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(
        _run("agenda", str(folder), "--format", "json", *args)
    )
    return said


def _listed(paper: dict[str, Any], section: str) -> set[str]:
    return {each["name"] for each in paper[section]}


LAST, NEXT = (st.dates(day.replace(day=1), day) for day in MONTH.values())


@given(plans(1), LAST, NEXT, LAST, NEXT)
@LAW
def test_an_agenda_is_true_on_whichever_day_the_meetings_were(
    drawn: Plan, last: date, following: date, done: date, due: date
) -> None:
    """It has all that it has of two days in those months, and no more than it must."""
    report = {"date": str(done), "state": "complete", "note": "The form is in use."}
    drawn["outcomes"][0]["actions"] += [
        {"id": "9.1", "action": "Print the form", "progress": [report]},
        {"id": "9.2", "action": "Ask the teams", "due": str(due)},
    ]
    at = ("--meeting", str(DAY), "--as-of", str(DAY))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        put_into(folder, drawn | {"meetings": [*MONTH]})
        by_month = _agenda(folder, *at)
        by_days = [
            _agenda(folder, *at, "--last", str(one), "--next", str(other))
            for one, other in (
                (last, following),
                (date(2011, 11, 30), date(2012, 6, 30)),
            )
        ]

    some, most = by_days
    for section in ("done", "due", "going_stale"):
        assert _listed(some, section) <= _listed(by_month, section)
        assert _listed(by_month, section) == _listed(most, section)
    assert _listed(some, "overdue") == _listed(by_month, "overdue")


def _plan(*meetings: str) -> Plan:
    plan = perfect() | {"meetings": [*meetings]}
    del plan["review"]["first"]
    first, second = plan["outcomes"][0]["actions"]
    first["due"] = "2012-06-20"
    second["progress"].append(
        {
            "date": "2011-12-03",
            "state": "complete",
            "evidence": ["the form as it is used"],
            "note": "The form is in use in all teams.",
        }
    )
    return plan


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            ("agenda", "--meeting", "2012-03-20"),
            (
                "The last meeting was in December 2011 (the exact date is not"
                " recorded).",
                "The next meeting is in June 2012 (the exact date is not recorded).",
                "Due by the end of June 2012 (1)",
                "Reported as done since the beginning of December 2011 (1)",
            ),
        ),
        (
            ("agenda", "--as-of", "2012-03-20"),
            (
                "Paper for the meeting in June 2012 (the exact date is not recorded)",
                "The last meeting was in December 2011 (the exact date is not"
                " recorded).",
                "The next meeting is in December 2012 (assumed: no later meeting date"
                " is recorded).",
                "This paper has what was recorded by 20 March 2012. What is late or has"
                " had no update is worked out for 1 June 2012, the first day of that"
                " month.",
            ),
        ),
        (
            ("agenda", "--as-of", "2012-06-20"),
            (
                "Paper for the meeting in June 2012 (the exact date is not"
                " recorded; the meeting may have been held already)",
                "This paper has what was recorded by 20 June 2012. What is late or has"
                " had no update is worked out for that date.",
            ),
        ),
        (
            ("render", "--as-of", "2012-03-20"),
            (
                "1 action is known to become due by the end of June 2012, the month of"
                " the next meeting (the exact date is not recorded). Of",
                "| Due by the end of June 2012 | 1 |",
                "## Actions needed by the end of the month of the next meeting",
                "By the end of June 2012, of the outcomes: [O1](#outcome-O1) (its words"
                ' say "By June 2012"). Other actions, by due date:',
            ),
        ),
        (
            ("render", "--as-of", "2012-06-02"),
            (
                "1 action is known to become due by the end of June 2012, the month of"
                " a meeting that may have been held already (the exact date"
                " is not recorded). Of",
                "## Actions needed by the end of the month By the end of June 2012",
            ),
        ),
    ],
)
def test_the_month_of_a_meeting_is_told_as_a_month(
    command: tuple[str, ...], said: tuple[str, ...], tmp_path: Path
) -> None:
    """And that its day is not recorded; a day in that month is of nobody's writing."""
    put_into(tmp_path, _plan("2011-12", "2012-06"))

    told = " ".join(_run(command[0], str(tmp_path), *command[1:]).split())

    assert [words for words in said if words not in told] == []
    assert [day for day in ("31 December", "30 June") if day in told] == []


def test_a_program_gets_the_month_of_a_meeting_and_no_day(tmp_path: Path) -> None:
    """A date that nobody recorded is not there; the words say how it is known."""
    put_into(tmp_path, _plan("2011-12"))

    paper = _agenda(tmp_path, "--meeting", "2012-03-20")

    assert [paper[name] for name in ("meeting", "last_meeting", "next_meeting")] == [
        {"date": "2012-03-20", "words": "20 March 2012"},
        {"date": "2011-12", "words": "December 2011 (the exact date is not recorded)"},
        {
            "date": None,
            "words": "20 September 2012 (assumed: no later meeting date is recorded)",
        },
    ]


@pytest.mark.parametrize(
    ("meetings", "day", "told"),
    [
        (("2011-12", "2012-03"), "2012-03-20", ("December 2011", "(assumed")),
        (("2011-12", "2012-03-20"), "2012-03-02", ("December 2011", "20 March 2012.")),
        (("2011-12", "2011-12-06"), "2012-03-02", ("on 6 December 2011.", "(assumed")),
        (("2012-02", "2012-03"), "2012-03-20", ("in February 2012 (", "(assumed")),
    ],
)
def test_the_month_in_which_a_meeting_is_held_has_that_meeting(
    meetings: tuple[str, ...], day: str, told: tuple[str, str], tmp_path: Path
) -> None:
    """It is neither the last nor the next one; nor is a month whose day is known."""
    put_into(tmp_path, _plan(*meetings))

    about = " ".join(_run("agenda", str(tmp_path), "--meeting", day).split())

    last = about.split("The last meeting was ")[1].split(" The next")[0]
    following = about.split("The next meeting is ")[1].split(" audit-1-2011: ")[0]
    assert (told[0] in last, told[1] in following) == (True, True), about


def test_a_review_of_a_month_is_worked_out_as_a_month(tmp_path: Path) -> None:
    """A first review in February, and then each half year, is on no known day."""
    put_into(tmp_path, perfect())

    about = " ".join(_run("agenda", str(tmp_path), "--meeting", "2012-03-20").split())

    assert (
        "According to the review dates, the last meeting was due in February 2012."
        " The next meeting is in August 2012 (worked out from the review dates)."
        in about
    )
    assert "Due by the end of August 2012 (worked out) (" in about


def test_the_first_month_of_the_calendar_has_a_meeting_too() -> None:
    """There is no day before its beginning."""
    first = Meeting(date(1, 1, 31), "recorded", is_month=True)

    assert (first.news_after, first.words) == (
        date(1, 1, 31),
        "January 1 (the exact date is not recorded)",
    )
