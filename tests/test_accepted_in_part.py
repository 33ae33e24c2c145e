"""Page one says that the agency of late work accepted a recommendation only in part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from tests.test_page_one_answers import FORMS, _summary
from tests.test_plan_order import DAY, NEXT

from actionplan import workspace
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

pytestmark = pytest.mark.thorough

REASON = "We can see children alone from 10, but have no capacity before that"
SAID = (
    f'Kent Police accepted recommendation 1 only in part (September 2011): "{REASON}".'
)


def _late(
    *, due: str = "2012-02-01", agency: str = "Kent Police", note: str = ""
) -> Plan:
    plan = perfect()
    (outcome,) = plan["outcomes"]
    told = [{"date": "2012-01-20", "note": note}] if note else []
    outcome["actions"][0] |= {"due": due, "agency": "Kent Police", "progress": told}
    outcome["recommendations"][0] |= {
        "ref": "1",
        "responses": [
            {
                "date": "2011-09",
                "agency": agency,
                "response": "partly-accepted",
                "reason": REASON,
            }
        ],
    }
    return plan


def _page(tmp_path: Path, plan: Plan, form: Any) -> str:  # noqa: ANN401 -- a form of `render`
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), DAY)
    return _summary(shown, form, NEXT)


@pytest.mark.parametrize("form", FORMS)
def test_late_work_says_what_its_agency_accepted_only_in_part(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """It is where a note would give the reason, but is not called the reason."""
    assert SAID in _page(tmp_path, _late(), form)


@pytest.mark.parametrize(
    "plan",
    [
        _late(due="2012-12-01"),
        _late(agency="Northshire Council"),
        _late(note="The trainer left at Christmas and the post is vacant."),
    ],
    ids=["not late", "another agency", "a note says why"],
)
def test_work_that_is_not_late_or_not_of_that_agency_does_not(
    plan: Plan, tmp_path: Path
) -> None:
    """Nor if a note may give the reason: the recommendation may be another matter."""
    assert "only in part (" not in _page(tmp_path, plan, "text")
