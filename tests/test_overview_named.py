"""The page of several plans names what it counts, and points only to what is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.test_page_one_answers import FORMS, _summary

from actionplan import workspace
from actionplan.plan import short_titles
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

EXAMPLES = Path(__file__).parents[1] / "examples"
PLANS = (
    "lcspr-child-k-2024",
    "llr-neglect-adolescents-2023",
    "rapid-review-safer-sleep-2026",
)
SOON = Meeting(date(2026, 12, 20), "given")


@pytest.mark.parametrize("form", FORMS)
def test_the_page_of_several_plans_names_what_it_counts(
    form: Any,  # noqa: ANN401 -- a form of `render`
) -> None:
    """Reds apart for open actions, who has not reported, and dates to be set."""
    files = [EXAMPLES / f"{name}.yaml" for name in PLANS]
    shown = gather.plans(workspace.make(files), date(2026, 11, 24))

    page = _summary(shown, form, SOON)

    for said in (
        "Red: 2 (Child K 2.1, 3.3; not open: Child K 4.1)",
        "No progress recorded (6):",
        "Safer sleep 1.1, 1.2, 1.3, 2.1, 2.2",
        "Due date to be set by then (1): Safer sleep 2.2 (by 18 December 2026)",
        "The assessment says that the plan is closed: to be recorded (1):",
        "(due by the end of December 2024, partly achieved on 12 December 2024)",
    ):
        assert said in page, said
    assert "closed actions" not in page


def test_a_pointer_leads_to_what_is_named() -> None:
    """What "To decide" names only by number is still there by name."""
    shown = gather.plans(workspace.make([EXAMPLES]), date(2026, 11, 24))

    page = _summary(shown, "text", SOON, apart=True)

    decide = page.partition("To decide (")[2].partition("Each plan")[0]
    named = page.partition("Other exceptions")[2].partition(': See "To decide"')[0]
    last = named.rpartition(". ")[2].replace(" and ", ", ").split(", ")
    assert len(last) > 2
    for one in last:
        assert one in decide, (one, decide)


def test_a_short_title_is_not_cut_within_a_name() -> None:
    """A title that cannot be shortened is whole, or says that it was cut."""
    path = EXAMPLES / "scrutiny-lscb-review-2017.yaml"
    (plan,) = gather.plans(workspace.make([path]), date(2026, 11, 24)).plans
    long = plan._replace(title="Reviewing " + "safeguarding " * 9)

    whole, cut = (short_titles.of([one])[id(one)] for one in (plan, long))

    assert whole == "Review of the Local Safeguarding Children Board"
    assert cut.endswith("...")
