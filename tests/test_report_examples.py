"""The reports next to the example plans are up to date; `nox -s docs` renews them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Literal

import pytest

from actionplan import workspace
from actionplan.output import report
from actionplan.plan import meeting_dates
from actionplan.text import dates
from actionplan.workspace import gather

RENEW = bool(os.environ.get("ACTIONPLAN_RENEW"))
EXAMPLES = Path(__file__).parents[1] / "examples"
ROW = re.compile(
    r"^\| \[([a-z0-9-]+)\]\(\1\.yaml\) \| .* \| ([0-9]+ \w+ [0-9]{4}):", re.MULTILINE
)
DAYS = {
    plan: day
    for plan, written in ROW.findall((EXAMPLES / "README.md").read_text("utf-8"))
    for day in dates.readings(written)
}
"""The report date of each plan, from examples/README.md."""


def test_every_example_has_a_report_and_a_day() -> None:
    """The list has every plan, and nothing else."""
    assert sorted(DAYS) == sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("plan", sorted(DAYS))
def test_a_report_beside_its_plan_is_up_to_date(
    plan: str, form: Literal["html", "md"]
) -> None:
    """The example is what you get if you try it yourself."""
    beside, now = EXAMPLES / f"{plan}.{form}", made(plan, form)
    if RENEW:
        beside.write_text(now, encoding="utf-8", newline="\n")

    shown = beside.read_text(encoding="utf-8")

    assert shown == now, f"{beside.name} is out of date. To fix: nox -s docs"


def made(plan: str, form: Literal["html", "md"]) -> str:
    """Make the report of an example on its report date."""
    day = DAYS[plan].first_day
    shown = gather.plans(workspace.make([EXAMPLES / f"{plan}.yaml"]), day)
    (page,) = report.render(shown, meeting_dates.following(shown.plans, day), form)
    return page.text
