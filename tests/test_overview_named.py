"""The page of several plans names what it counts, and points only to what is there."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from tests.test_page_one_answers import FORMS, _summary

from actionplan import workspace
from actionplan.output import report
from actionplan.plan import short_titles
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from generated_plans import Plan

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
    """Reds apart for open actions, no update, outcomes, and dates to be set."""
    files = [EXAMPLES / f"{name}.yaml" for name in PLANS]
    shown = gather.plans(workspace.make(files), date(2026, 11, 24))

    page = _summary(shown, form, SOON)

    for said in (
        "Red: 2 (Child K 2.1, 3.3; not open: Child K 4.1)",
        "No update for too long (1): Child K 4.2",
        "Of 9 outcomes: 1 fully achieved, 3 partly achieved, 4 not assessed yet.",
        "Not yet achieved (1): Child K O2",
        "Due date to be set by then (1): Safer sleep 2.2 (by 18 December 2026)",
        "The assessment says that the plan is closed, or that the board no longer"
        " meets: to be recorded (1):",
        "(due by the end of December 2024, partly achieved on 12 December 2024)",
    ):
        assert said in page, said
    assert "closed actions" not in page


def _page(folder: Path, day: date, following: Meeting) -> str:
    shown = gather.plans(workspace.make([folder]), day)
    return _summary(shown, "text", following, apart=True)


def _listed(page: str) -> tuple[int, int]:
    """Return how many exceptions a page says there are, and how many it lists."""
    part = page.partition("## Exceptions (")[2].partition("## Changes since")[0]
    number = int(part.partition(")")[0].replace(",", ""))
    rows = len(re.findall(r"(?m)^\|(?! Action \||---)", part))
    points = re.findall(r"(?m)^- (.*)$", part)
    see = [each for each in points if each.endswith('See "To decide".')]
    counted = [int(n) for each in see for n in re.findall(r"^(\d+) outcome", each)]
    named = [each for each in see if not re.match(r"\d+ outcome", each)]
    hidden = [len(each.partition(": See")[0].split(", ")) for each in named]
    more = [int(n) for n in re.findall(r"(?m)^(\d+) more (?:action|exception)", part)]
    others = len(points) - len(see)
    return number, rows + others + sum(counted) + sum(hidden) + sum(more)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_number_of_exceptions_is_what_is_listed(
    number: int, tmp_path: Path
) -> None:
    """Each action, outcome and plan is one, in a row or in what is counted as more."""
    made = _worse(number)
    for at, plan in enumerate(made):
        plan["id"] = f"{plan['id']}-{at}"
    put_into(tmp_path, *made)
    for path in sorted(EXAMPLES.glob("*.yaml"))[: 3 * number]:
        shutil.copy(path, tmp_path)
    shown = gather.plans(workspace.make([tmp_path]), date(2026, 11, 24))

    page, *_ = report.render(shown, SOON, "md", summary=True, apart=True)
    said, listed = _listed(page.text)

    assert said == listed
    assert said > number


def _worse(number: int) -> list[Plan]:
    """Return plans with overdue actions and outcomes that nobody is working on."""
    made = [perfect() for _ in range(1 + 2 * number)]
    for plan in made:
        (action, *_) = plan["outcomes"][0]["actions"]
        action["progress"] = []
        action["due"] = "2012-05-01"
    return made


@pytest.mark.parametrize("number", [3, 16])
def test_every_overdue_action_has_its_owner_its_date_and_the_reason(
    number: int, tmp_path: Path
) -> None:
    """Even if there is no room for a row for each of them."""
    made = []
    for at in range(number):
        plan = perfect()
        plan["id"], plan["title"] = f"audit-{at}", f"Audit {at}: all of it"
        note = "Five were seen. The second post is held in the spending freeze. We met."
        del plan["outcomes"][0]["actions"][1:]
        plan["outcomes"][0]["actions"][0] |= {
            "due": "2012-05-01",
            "progress": [{"date": "2012-04-20", "note": note}],
        }
        made.append(plan)
    put_into(tmp_path, *made)

    page = _page(tmp_path, date(2012, 9, 1), Meeting(date(2012, 10, 1), "given"))

    exceptions = page.partition("Exceptions (")[2].partition("Changes since")[0]
    owner = made[0]["outcomes"][0]["actions"][0]["accountable"]
    why = "The second post is held in the spending freeze."
    assert exceptions.count("1 May 2012") == number
    assert exceptions.count(owner) == number
    assert exceptions.count(why) == number
    assert ("Overdue (16)" in exceptions) == (number == 16)
    assert "0 actions" not in exceptions


def test_what_falls_due_is_named_with_its_date() -> None:
    """What is overdue is among the exceptions, and takes no room from it."""
    page = _page(EXAMPLES, date(2026, 11, 24), Meeting(date(2026, 12, 31), "given"))

    due = page.partition("Due by 31 December 2026 (6) ")[2]
    assert due.startswith(
        "Child K 1.2 (November 2026); 1.4 (11 December 2026); 2.5 (18 December 2026);"
        " Acting on missed therapy appointments 1.2 (11 December 2026); Safer sleep 1.1"
        " (18 December 2026); 2.1 (December 2026)."
    )


def test_plans_with_no_open_action_are_all_named() -> None:
    """Those with nothing to decide are nowhere else on the page."""
    page = _page(EXAMPLES, date(2026, 11, 24), SOON)

    assert (
        "Plans with 0 open actions (6): Health at every strategy discussion (closing"
        " recommended); Timely assessments (to decide: O2); Recognising neglect"
        " (closing to be recorded); Working with families (nothing left to do or"
        " decide); Recording by health visitors (to decide: O2); Review of the Local"
        " Safeguarding Children Board (closing to be recorded)."
    ) in page


def test_a_rating_has_its_colour_if_plans_give_it_other_meanings() -> None:
    """Red is red, though two plans describe it in different words."""
    shown = gather.plans(workspace.make([EXAMPLES]), date(2026, 11, 24))
    page, *_ = report.render(shown, SOON, "html", summary=True, apart=True)

    assert set(re.findall(r'class="tag (\w+)">(\w+)<', page.text)) == {
        ("amber", "Amber"),
        ("blue", "Blue"),
        ("green", "Green"),
        ("red", "Red"),
    }


def test_a_pointer_leads_to_what_is_named() -> None:
    """What "To decide" names only by number is still there by name."""
    shown = gather.plans(workspace.make([EXAMPLES]), date(2026, 11, 24))

    page = _summary(shown, "text", SOON, apart=True)

    decide = page.partition("To decide (")[2].partition("Each plan")[0]
    number = int(re.findall(r'(\d+) outcomes: See "To decide"', page)[0])
    assert len(re.findall(r" O\d", decide)) == number > 2


def _worse_figures(tmp_path: Path, number: int) -> str:
    """Return the page of plans of which one assessment is contradicted, and one not."""
    made = []
    for at, verdict in enumerate(["fully", "partly"] * number):
        plan = perfect(at + 1)
        outcome = plan["outcomes"][0]
        hours = {"measure": "Hours of schooling", "value": "20", "target": "25"}
        seen = {"measure": "Children seen", "value": "10 of 40", "target": "36 of 40"}
        outcome["baseline"] = [outcome["baseline"][0] | each for each in (hours, seen)]
        results = [{"measure": "Hours of schooling", "value": "15"}]
        if verdict == "partly":
            results.append({"measure": "Children seen", "value": "30 of 40"})
        outcome["difference"] = [
            {
                "date": "2012-02-01",
                "outcome_achieved": verdict,
                "results": results,
                "evidence": "Audit",
            }
        ]
        made.append(plan)
    put_into(tmp_path, *made)
    return _page(tmp_path, date(2012, 3, 1), Meeting(date(2012, 4, 1), "given"))


@pytest.mark.parametrize("number", [1, 9])
def test_the_number_of_worse_figures_is_what_is_named_so(
    number: int, tmp_path: Path
) -> None:
    """Those that contradict an assessment have got worse as well."""
    page = _worse_figures(tmp_path, number)

    assert f"{2 * number} outcomes have a figure that got worse" in page
    named = page.partition(f"with a figure that got worse ({2 * number}): ")[2]
    named = named.partition(" Audit 1: ")[0]
    more = sum(map(int, re.findall(r"and (\d+) more", named)))
    assert len(re.findall(r"\bO\d", named)) + more == 2 * number
    assert ("(Hours of schooling: 20 to 15)" in named) == (number == 1)
    assert more == 0


_LOW = {"rag": "amber", "note": "The post is vacant and was advertised. " * 3}
_ASKS = {
    "rag": "green",
    "note": "I cannot move this without help from the executive.",
    "next": "Signature of both.",
    "next_due": "2012-02-25",
}


def test_what_asks_for_help_comes_before_what_is_only_rated_low(
    tmp_path: Path,
) -> None:
    """A chair who has no room for all of it reads first what waits for an answer."""
    made = []
    for at in range(30):
        plan = perfect(at + 1)
        plan["outcomes"][0]["actions"][0] |= {
            "due": "2012-12",
            "progress": [{"date": "2012-02-20"} | (_ASKS if at == 29 else _LOW)],
        }
        made.append(plan)
    put_into(tmp_path, *made)

    page = _page(tmp_path, date(2012, 3, 1), Meeting(date(2012, 4, 1), "given"))

    asked = page.find("Help asked for, or delay expected (1)")
    assert 0 < asked < page.find("Rated low, not overdue (")
    assert "20 February 2012: I cannot move this without help" in page


def test_each_number_of_more_is_what_is_named_if_a_plan_is_left_out(
    tmp_path: Path,
) -> None:
    """Also if there is no room to tell any of the outcomes."""
    made = _worse(3)
    for at, plan in enumerate(made):
        plan["id"] = f"{plan['id']}-{at}"
    put_into(tmp_path, *made)
    files = sorted([*EXAMPLES.glob("*.yaml"), *tmp_path.glob("*.yaml")])
    for left in range(0, len(files), 6):
        kept = [path for path in files if path != files[left]]
        shown = gather.plans(workspace.make(kept), date(2026, 11, 24))

        page = _summary(shown, "md", SOON, apart=True)

        more = re.findall(
            r"(\d+) more [a-z ]+, in the part about each plan: (.*?)\.(?= )", page
        )
        assert more
        for said, named in more:
            counted = [
                re.match(r"(\d+) outcomes?$|and (\d+) more", n)
                for n in named.split(", ")
            ]
            numbers = [int(n[1] or n[2]) if n else 1 for n in counted]
            assert sum(numbers) == int(said), named


def test_a_short_title_is_not_cut_within_a_name() -> None:
    """A title that cannot be shortened is whole, or says that it was cut."""
    path = EXAMPLES / "scrutiny-lscb-review-2017.yaml"
    (plan,) = gather.plans(workspace.make([path]), date(2026, 11, 24)).plans
    long = plan._replace(title="Reviewing " + "safeguarding " * 9)

    whole, cut = (short_titles.of([one])[id(one)] for one in (plan, long))

    assert whole == "Review of the Local Safeguarding Children Board"
    assert cut.endswith("...")
