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
from actionplan.output.report import named_in_short
from actionplan.output.report.facts import Lacking, Link
from actionplan.plan import exceptions, short_titles
from actionplan.plan.meeting_dates import Meeting
from actionplan.workspace import gather

if TYPE_CHECKING:
    from generated_plans import Plan

    from actionplan.plan.portfolio import Portfolio

pytestmark = pytest.mark.thorough

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
        "Red: 2; Blue: 0; no known rating: 6 (no progress recorded: 6).",
        "9 of 16 open, 2 overdue, 3 due by 20 December 2026. To decide: worst"
        " rated 2.1, 3.3; outcome past its date O3;",
        "No update for too long (1): Child K 4.2",
        "Of 9 outcomes: 1 fully achieved, 3 partly achieved, 4 not assessed yet.",
        "Not yet achieved, or in doubt (1): Child K O2",
        "Due date to be set 2.2 (by 18 December 2026)",
        "The assessment says that the plan is closed, or that the board no longer"
        " meets: to be recorded (1):",
        "Recognising neglect O2 (overdue: December 2024)",
    ):
        assert said in page, said
    assert "closed actions" not in page


def _page(folder: Path, day: date, following: Meeting) -> str:
    shown = gather.plans(workspace.make([folder]), day)
    return _summary(shown, "text", following, apart=True)


def _by_plan(page: str, shown: Portfolio) -> tuple[int, int]:
    """Return how many exceptions there are, and how many of them a page names.

    Each is named under its plan, or with what is to be decided in it. Other outcomes
    are in the same lists, so the heading gives no number that could not be counted.
    """
    assert "## Exceptions, outcomes and changes by plan, the most urgent" in page
    briefs = short_titles.of(shown.plans)
    closed = page.partition("Plans with 0 open actions")[2].partition("\n")[0]
    above = page.partition("To decide (")[2].partition("Open actions by")[0]
    every = {(id(m.plan), m.item) for m in exceptions.of(shown)}
    named = 0
    for plan, item in every:
        brief = re.escape(briefs[plan])
        block = re.search(rf"(?s)\n\*\*\[?{brief}[]:].*?(?=\n\*\*\[|\Z)", page)
        line = re.search(rf"{brief} \((.*?)\)\]", closed)
        said = f"{block[0] if block else ''} {line[1] if line else ''}"
        is_closing = "closing to be recorded" in said
        decided = re.search(rf"{brief} {re.escape(item)}\b", above)
        is_said = re.search(rf"\b{re.escape(item)}\b", said)
        named += bool(is_said or decided) or is_closing
    return len(every), named


def _listed(page: str) -> tuple[int, int]:
    """Return how many exceptions a page says there are, and how many it lists."""
    part = page.partition("## Exceptions (")[2].partition("## Changes since")[0]
    number = int(part.partition(")")[0].replace(",", ""))
    rows = len(re.findall(r"(?m)^\|(?! Action \||---)", part))
    points = re.findall(r"(?m)^- (.*)$", part)
    there = ('See "To decide".', "To be decided. It is in the part about each plan.")
    see = [each for each in points if each.endswith(there)]
    counted = [int(n) for each in see for n in re.findall(r"^(\d+) outcome", each)]
    named = [each for each in see if not re.match(r"\d+ outcome", each)]
    hidden = [len(each.partition(": See")[0].split(", ")) for each in named]
    more = [int(n) for n in re.findall(r"(?m)^(\d+) more (?:action|exception)", part)]
    others = len(points) - len(see)
    return number, rows + others + sum(counted) + sum(hidden) + sum(more)


@pytest.mark.parametrize("number", [1, 3, 12])
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
    in_turn = "outcomes and changes by plan" in page.text
    said, listed = _by_plan(page.text, shown) if in_turn else _listed(page.text)

    assert said == listed
    assert said > number
    assert in_turn == (number < 12)


def _worse(number: int) -> list[Plan]:
    """Return plans with overdue actions and outcomes that nobody is working on."""
    made = [perfect() for _ in range(1 + 2 * number)]
    for plan in made:
        (action, *_) = plan["outcomes"][0]["actions"]
        action["progress"] = []
        action["due"] = "2012-05-01"
    return made


@pytest.mark.parametrize("number", [3, 16, 30])
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

    told = re.split(r"Exceptions[ ,]", page, maxsplit=1)[1].partition("Changes since")[
        0
    ]
    owner = made[0]["outcomes"][0]["actions"][0]["accountable"]
    why = "The second post is held in the spending freeze."
    assert told.count("1 May 2012") == number
    assert told.count(owner) == number
    assert told.count(why) == number
    assert told.count("Overdue, due 1 May 2012") == (number if number == _TURNS else 0)
    assert ("Overdue (30)" in told) == (number == _LINES)
    assert "0 actions" not in told


_TURNS, _LINES = 16, 30
"""So many plans are told in turn, and so many have only room for a line with others."""


def test_what_falls_due_is_named_with_its_date() -> None:
    """Under each plan, with its exceptions or after them."""
    page = _page(EXAMPLES, date(2026, 11, 24), Meeting(date(2026, 12, 31), "given"))

    assert "Child K 9 of 16 open, 2 overdue, 3 due by 31 December 2026." in page
    assert (
        "Also due by then 1.4 Run a half-yearly dip sample... (Quality Assurance"
        " Manager; 11 December 2026), 2.5 Provide a same-week call... (Family Hub"
        " Service Manager; 18 December 2026); Next stages by then 2.5 (7 December 2026)"
    ) in page
    assert "1.2 Make the father's and any...: Due November 2026; first due" in page
    assert (
        "Safer sleep 5 of 5 open, 2 due by 31 December 2026. Agreed on 24 September"
        " 2026. Also due by then 1.1" in page
    )


def test_plans_with_no_open_action_are_all_named() -> None:
    """What is left to decide in each is there, unless it is named above."""
    page = _page(EXAMPLES, date(2026, 11, 24), SOON)

    assert (
        "Plans with 0 open actions (6): Health at every strategy discussion (closing"
        " recommended); Timely assessments; Recognising neglect; Recording by health"
        " visitors; Review of the Local Safeguarding Children Board; Working with"
        " families (all actions closed; closing not recorded)."
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


def test_what_is_to_be_decided_is_counted_as_it_is_named() -> None:
    """Above, or under the plan of which it is."""
    shown = gather.plans(workspace.make([EXAMPLES]), date(2026, 11, 24))

    page = _summary(shown, "text", SOON, apart=True)

    number = int(re.findall(r"To decide \((\d+)\)", page)[0])
    above = page.partition("To decide (")[2].partition(" Actions ")[0]
    under = re.findall(r"To decide: (.*?\.)(?= [A-Z0-9])", page)
    close, outcomes = above.count("whether to close"), len(re.findall(r" O\d", above))
    assert "Decisions on plans with open actions are under each plan." in above
    named = r"(?<= )(?:\d\.\d|O\d)(?=[ ,;.])"
    items = sum(len(re.findall(named, each)) for each in under)
    assert number == close + outcomes + items == 10


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
    worse = "(Hours of schooling: 20 to 15)"
    if number == 1:
        named = page.partition("Outcomes with a figure that got worse (2): ")[2][:200]
        assert len(re.findall(rf"\bO\d {re.escape(worse)}", named)) == 2 * number
    else:
        assert page.count("Got worse: Hours of schooling: 20 to 15.") > number // 2
        named = page.partition(
            f"Outcomes with a figure that got worse ({2 * number}): "
        )[2]
        named = named.partition(" Exceptions,")[0]
        assert len(re.findall(r"\bO\d", named)) == 2 * number


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
    for at in range(60):
        plan = perfect(at + 1)
        plan["outcomes"][0]["actions"][0] |= {
            "due": "2012-12",
            "progress": [{"date": "2012-02-20"} | (_ASKS if at == 59 else _LOW)],
        }
        made.append(plan)
    put_into(tmp_path, *made)

    page = _page(tmp_path, date(2012, 3, 1), Meeting(date(2012, 4, 1), "given"))

    asked = page.find("Help asked for, or delay expected (1)")
    assert 0 < asked < page.find("Rated low, not overdue (")
    assert "20 February 2012: I cannot move this without help" in page


@pytest.mark.parametrize("most", [15, 40, 480])
@pytest.mark.parametrize("counted", [1, 5])
def test_each_number_of_more_is_what_is_named(counted: int, most: int) -> None:
    """What is only counted is as many as it says, whatever there is room to name."""
    each = [Lacking(Link(f"Audit {n} O1", f"#{n}"), "Overdue.") for n in range(7)]
    if counted > 1:
        together = Link(f"{counted} outcomes", "")
        each.append(Lacking(together, "To be decided.", number=counted))

    said = named_in_short.exceptions(each, most)

    number, named = re.findall(r"^(\d+) more exceptions, .*?: (.*)\.$", said)[0]
    parts = (
        re.match(r"(\d+) outcomes|and (\d+) more", one) for one in named.split(", ")
    )
    numbers = [int(one[1] or one[2]) if one else 1 for one in parts]
    assert sum(numbers) == int(number)
    assert int(number) == 7 + (counted if counted > 1 else 0)


def test_a_short_title_is_not_cut_within_a_name() -> None:
    """A title that cannot be shortened is whole, or says that it was cut."""
    path = EXAMPLES / "scrutiny-lscb-review-2017.yaml"
    (plan,) = gather.plans(workspace.make([path]), date(2026, 11, 24)).plans
    long = plan._replace(title="Reviewing " + "safeguarding " * 9)

    whole, cut = (short_titles.of([one])[id(one)] for one in (plan, long))

    assert whole == "Review of the Local Safeguarding Children Board"
    assert cut.endswith("...")
