"""The table of latest updates has the newest entry of every open action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generated_plans import AS_OF, plans, put_into
from hypothesis import given, settings
from printed import output

from actionplan import workspace
from actionplan.output.report import plans as report_plans
from actionplan.plan import meeting_dates
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _plan(*due: str) -> dict[str, Any]:
    """Return a plan with an action for each due date, each with an entry."""
    return {
        "schema": "actionplan/1",
        "id": "audit-2011",
        "title": "Records",
        "kind": "single-agency",
        "lead_agency": "Council",
        "source": {"type": "audit", "reference": "Audit of 20 records"},
        "agreed": "2011-12-05",
        "meetings": ["2012-01-16", "2012-04-16"],
        "outcomes": [
            {
                "id": "O1",
                "challenge": "Records were wrong.",
                "actions": [
                    {
                        "id": f"1.{number}",
                        "action": f"Check the records of team {number}",
                        "accountable": "Manager",
                        "due": day,
                        "progress": [
                            {"date": "2012-02-20", "note": f"Team {number} began."}
                        ],
                    }
                    for number, day in enumerate(due, 1)
                ],
            }
        ],
    }


@given(plan=plans())
@settings(max_examples=60)
def test_no_latest_update_of_an_open_action_is_left_out(
    plan: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Nobody can see that an action is missing from a table of updates."""
    folder = tmp_path_factory.mktemp("updates")
    put_into(folder, plan)
    read = gather.plans(workspace.make([folder]), AS_OF)
    later = [meeting_dates.following([each], AS_OF) for each in read.plans]

    (told,) = report_plans.plan_facts(read, later, [""], apart=False)
    listed = [of.action.id for of in told.updates]

    assert [
        row.action.id
        for row in read.rows
        if row.now.is_open and row.now.entries and row.action.id not in listed
    ] == []
    assert len(set(listed)) == len(listed)
    assert bool(told.updates_caption) is bool(listed)


def test_the_caption_names_the_actions_that_are_in_the_table(tmp_path: Path) -> None:
    """It gives their order too."""
    captions = []
    for due in (
        ["2012-01-01"],
        ["2012-04-01"],
        ["2013-01-01"],
        ["2012-01-01", "2012-04-01", "2013-01-01"],
    ):
        put_into(tmp_path, _plan(*due))
        page = output("report html", tmp_path, AS_OF)
        table = page.split("Latest updates and next stages")[-1]
        captions.append(table.split("Action | Latest")[0].strip(" |\n"))

    assert captions == [
        "Exceptions",
        "Actions needed before the next meeting",
        "Open actions with an update",
        "Exceptions first, then other actions needed before the next meeting, then"
        " other open actions with an update",
    ]
