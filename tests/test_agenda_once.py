"""An agenda begins with what is to be decided, and tells each action in full once."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from generated_plans import AS_OF, WEAKNESSES, perfect, plans, put_into, spoilt
from hypothesis import given, settings
from printed import output
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app
from actionplan.output import meetings
from actionplan.output import paper as papers
from actionplan.plan import decisions, meeting_dates
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

DAY, MEETING = "2026-11-24", "2026-12-04"
CHILD_K = Path(__file__).parents[1] / "examples" / "lcspr-child-k-2024.yaml"


def _agenda(*args: str) -> str:
    to = ("agenda", str(CHILD_K), "--meeting", MEETING, "--as-of", DAY, *args)
    done = CliRunner(env={"COLUMNS": "400"}).invoke(app, to)
    assert done.exit_code == 0, done.output
    return done.stdout


def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(_agenda("--format", "json"))
    return data


def test_what_page_one_asks_the_meeting_to_decide_comes_first() -> None:
    """The actions that wait for signing off are among it."""
    shown = gather.plans(workspace.make([CHILD_K]), date.fromisoformat(DAY))
    (plan,) = shown.plans
    asked = {each.number for each in decisions.of_plan(plan, shown.rows, shown.as_of)}

    first = _agenda("--format", "markdown").split("\n## ")[1]

    assert first.startswith(f"To decide ({len(asked)})")
    assert {"2.3", "4.1"} <= asked
    assert [number for number in asked if f"/{number}**" not in first] == []
    assert {each["name"].split("/")[1] for each in _data()["to_decide"]} == asked


def test_an_outcome_with_an_action_open_when_it_was_assessed_is_listed_as_such(
    tmp_path: Path,
) -> None:
    """The action has been closed since, so the heading must not say that it is open."""
    (weakness,) = (
        w for w in WEAKNESSES if w.name == "fully achieved with an open action"
    )
    plan = spoilt(weakness)
    (outcome,) = plan["outcomes"]
    done, still = (action["progress"] for action in outcome["actions"])
    still.append(done[-1] | {"date": "2012-02-28"})
    put_into(tmp_path, plan)
    to = ("agenda", str(tmp_path), "--as-of", str(AS_OF), "--format", "markdown")

    told = CliRunner(env={"COLUMNS": "400"}).invoke(app, to).stdout

    assert [line for line in told.splitlines() if line.startswith("## Outcomes a")] == [
        "## Outcomes assessed as fully achieved, with an action open then or now (1)",
    ]


def test_an_action_is_in_full_only_where_it_is_most_urgent() -> None:
    """Later its number says where that is; a program gets it under each heading."""
    text = " ".join(_agenda().split())

    assert text.count("Therapy clinics are clear since May") == 1
    assert text.count('See "To decide" above: 2.1') == 4
    assert "lcspr-child-k-2024/2.1" in {e["name"] for e in _data()["overdue"]}


def test_each_row_says_for_which_day_its_status_is_worked_out() -> None:
    """A date between the paper and the meeting has not passed yet."""
    text = " ".join(_agenda().split())

    assert "Overdue on 4 December 2026 (3) On 24 November 2026, 2 of these" in text
    assert "On 4 December 2026: overdue by 4 days" in text
    assert "Next, by 30 November 2026 (not reported yet): Go-live" in text
    assert "30 November 2026 (passed)" not in text


def test_an_owner_is_named_with_the_agency() -> None:
    """A chair asks the agency if the post is vacant."""
    assert "Owner: Head of Housing, Eastbridge District Council." in _agenda()


_ALWAYS = {
    "to_decide": "To decide (",
    "overdue": "Overdue (",
    "due": "Due by ",
    "stale": "No update for too long (",
    "going_stale": "No update for too long unless there is one by ",
    "done": "Reported as done ",
    "to_be_judged": "Outcomes ready to assess (",
}


@given(plan=plans())
@settings(max_examples=30)
def test_an_agenda_has_the_same_headings_whatever_is_in_it(
    plan: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """If a heading is missing, nobody can tell "none" from "not looked at".

    Only a closed plan has no meeting after this one, and the agenda says so. All the
    forms of a paper have the sections that are shown.
    """
    folder = tmp_path_factory.mktemp("agenda")
    put_into(folder, plan)
    read = gather.plans(workspace.make([folder]), AS_OF)
    later = meeting_dates.following(read.plans, AS_OF)
    paper = meetings.pack(read, Meeting(AS_OF, "given"), None, later)

    headings = {each.key: each.title for each in papers.shown(paper)}
    said = [each.items or each.before or each.empty for each in papers.shown(paper)]
    ahead = {"due", "going_stale"} if later.is_none else set()

    assert [
        key
        for key, start in _ALWAYS.items()
        if key not in ahead and not headings.get(key, "").startswith(start)
    ] == []
    assert all(said)


def test_a_heading_with_nothing_says_none() -> None:
    """A program gets its name, with nothing in it."""
    assert "Outcomes ready to assess (0)\n  None.\n" in f"{_agenda()}\n"
    assert _data()["to_be_judged"] == []


def _first_two(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 -- of an action
    plan = perfect()
    first = plan["outcomes"][0]["actions"][0] | {"due": "2012-01", **fields}
    plan["outcomes"][0]["actions"] = [first, deepcopy(first) | {"id": "1.2"}]
    return plan


def test_actions_with_the_same_words_are_all_named(tmp_path: Path) -> None:
    """A number alone does not say which other action has its words."""
    put_into(tmp_path, _first_two())
    said = " ".join(output("agenda", tmp_path, AS_OF).split())

    same = said.partition("The same words in several actions (1)")[2]
    assert "1.1: See " in same[:60]
    assert "Actions 1.1 and 1.2 have the same words" in same


@pytest.mark.parametrize("name", ["agenda", "status", "report markdown"])
def test_without_an_owner_the_post_that_answers_for_the_outcome_is_named(
    name: str, tmp_path: Path
) -> None:
    """It is not the owner of the action, but it can be asked."""
    plan = _first_two(no_owner="The post is vacant")
    for action in plan["outcomes"][0]["actions"]:
        del action["accountable"]
    plan["outcomes"][0]["accountable"] = "Head of Early Help"
    put_into(tmp_path, plan)
    said = output(name, tmp_path, AS_OF)
    if name == "status":
        said = _before_due(said)

    assert "outcome O1: Head of Early Help" in " ".join(said.split())


def _before_due(table: str) -> str:
    """Return the column of a table that is before the column of due dates."""
    lines = table.splitlines()
    (names,) = (line for line in lines if "What will be done" in line)
    end = names.index("Due  ")
    start = names[:end].rstrip().rindex("  ")
    return "\n".join(line[start:end] for line in lines)
