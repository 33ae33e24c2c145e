"""A meeting that is not recorded is worked out from how meetings were held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from generated_plans import perfect, put_into
from printed import output

from actionplan.plan import meeting_dates, model

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

pytestmark = pytest.mark.thorough

DAY = date(2012, 3, 1)


def _met(*days: str, every: str = "3 months") -> Plan:
    review = {"every": every, "first": "2011-09"}
    return perfect() | {"meetings": [*days], "review": review}


@pytest.mark.parametrize(
    ("met", "expected"),
    [
        pytest.param(
            _met("2011-09-20", "2011-12-06"), "2012-03", id="in the review months"
        ),
        pytest.param(_met("2012-01-17"), "2012-04", id="one that left them"),
        pytest.param(
            _met("2011-09-20", "2011-11-15", "2012-01-17"), "2012-03", id="closer"
        ),
        pytest.param(
            _met("2011-09-20", "2011-11-15", "2012-01-17", every="6 months"),
            "2012-03",
            id="closer than the reviews",
        ),
        pytest.param(
            _met("2010-01-19", "2010-07-20", "2012-01-17"), "2012-04", id="never rarer"
        ),
    ],
)
def test_the_next_meeting_follows_the_pattern_of_those_recorded(
    met: Plan, expected: str
) -> None:
    """If the last was not in a month of the review dates, it is counted from there."""
    plan = model.plan(met, (), "plan-1")

    found = meeting_dates.following((plan,), DAY)

    year, month = map(int, expected.split("-"))
    assert (found.on.year, found.on.month, found.on.day) == (year, month, None)
    assert found.is_from_meeting == (met["meetings"][-1] == "2012-01-17")


@pytest.mark.parametrize("name", ["summary markdown", "agenda"])
def test_each_paper_says_from_what_the_meeting_was_worked_out(
    name: str, tmp_path: Path
) -> None:
    """A reader of one paper finds the same date in the others."""
    put_into(tmp_path, _met("2012-01-17"))

    page = " ".join(output(name, tmp_path, DAY).split())

    assert "April 2012 (worked out from the last recorded meeting)" in page
