"""Lint and page one name the same lacks, and page one what rests on words alone."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from generated_plans import AS_OF, perfect, plans, put_into
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import output

from actionplan import workspace
from actionplan.plan import timeline
from actionplan.rules import accountability, currency, outcome
from actionplan.workspace import gather

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generated_plans import Plan

    from actionplan.plan import model as plan_model
    from actionplan.rule import Finding

pytestmark = pytest.mark.thorough

FORMS = ("report markdown", "report html")
DAYS = st.dates(date(2011, 9, 1), date(2012, 9, 1))


def _page_one(folder: Path, form: str = "report markdown", day: date = AS_OF) -> str:
    """Return page one of the one plan in a folder."""
    page = output(form, folder, day).rpartition("About this plan")[0]
    return " ".join(page.replace("\\", "").split())


def _told(plan: plan_model.Plan, found: Iterable[Finding]) -> set[str]:
    """Return the numbers of what findings of the rules are about."""
    return {number for one in found for number in one.of or [_item(plan, one)]}


def _item(plan: plan_model.Plan, found: Finding) -> str:
    """Return the number of the action or outcome that a finding is about."""
    route = tuple(found.at)
    things: list[plan_model.Action | plan_model.Outcome] = [*plan.actions]
    things += plan.outcomes
    return next(one.id for one in things if route[: len(one.route)] == one.route)


def _read(folder: Path, day: date = AS_OF) -> plan_model.Plan:
    (plan,) = gather.plans(workspace.make([folder]), day).plans
    return plan


def _left_out(page: str, what: str) -> tuple[int, int]:
    """Return how many of how many parts page one says do not give something."""
    found = re.search(rf"{what} \(([0-9]+) of ([0-9]+) ", page)
    return (int(found[1]), int(found[2])) if found else (0, 0)


# --- what is answered by an assurance -----------------------------------------------

ASSURED = {
    "id": "O2",
    "recommendations": [{"ref": "2", "text": "Ask fathers at each visit."}],
    "assurances": [
        {
            "agency": "Northshire NHS Trust",
            "date": "2012-02-05",
            "statement": "Fathers were asked in all 40 files that we read.",
            "evidence": ["audit report of January 2012"],
        }
    ],
    "actions": [],
}


def _assured(**other: object) -> Plan:
    plan = perfect()
    plan["outcomes"].append(ASSURED | other)
    return plan


@pytest.mark.parametrize("form", FORMS)
def test_page_one_says_who_assured_that_nothing_needs_to_be_done(
    form: str, tmp_path: Path
) -> None:
    """A board decides whether a statement is enough of an answer."""
    put_into(tmp_path, _assured())

    page = _page_one(tmp_path, form)

    said = (
        "no actions. Northshire NHS Trust gave an assurance on 5 February 2012 that"
        " nothing needs to be done: Fathers were asked in all 40 files that we read."
        " Evidence: audit report of January 2012.",
        "Outcomes answered only by an assurance",
        "Answered by an assurance",
    )
    assert [words for words in said if words not in page] == []


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        (
            {"agency": "Kent Police", "statement": "Fathers are asked."},
            "Kent Police gave an assurance on a date not recorded that nothing needs to"
            " be done: Fathers are asked. No evidence is recorded.",
        ),
        (
            {"date": "2012-02", "statement": "Fathers are asked"},
            "An agency not named gave an assurance in February 2012 that nothing needs"
            " to be done: Fathers are asked. No evidence is recorded.",
        ),
    ],
)
def test_what_an_assurance_does_not_say_is_said_to_be_missing(
    given_: dict[str, str], said: str, tmp_path: Path
) -> None:
    """A statement without anything that shows it rests on nothing else."""
    put_into(tmp_path, _assured(assurances=[given_]))

    assert said in _page_one(tmp_path)


def test_an_outcome_that_needs_nothing_is_not_asked_what_will_be_different(
    tmp_path: Path,
) -> None:
    """Nor for a measure of it: lint and page one both know that."""
    put_into(tmp_path, _assured())

    plan = _read(tmp_path)

    assert (
        [*outcome.no_desired_outcome(plan)],
        "The plan does not give" in _page_one(tmp_path),
    ) == ([], False)


@given(plans(), DAYS)
@settings(max_examples=25, deadline=None)
def test_page_one_tells_of_every_outcome_that_has_only_an_assurance(
    tmp_path_factory: pytest.TempPathFactory, drawn: Plan, day: date
) -> None:
    """It is told once on page one, and no other outcome is."""
    folder = tmp_path_factory.mktemp("plans")
    put_into(folder, drawn)

    page = output("report markdown", folder, day).split("## About this plan")[0]

    told = re.findall(r"^- Outcome \[(O[0-9])\].*gave an assurance", page, re.MULTILINE)
    assert told == [
        one["id"]
        for one in drawn["outcomes"]
        if "assurances" in one and not one["actions"]
    ]


@given(plans(), DAYS)
@settings(max_examples=25, deadline=None)
def test_lint_and_page_one_agree_on_which_outcomes_say_what_will_be_different(
    tmp_path_factory: pytest.TempPathFactory, drawn: Plan, day: date
) -> None:
    """What needs nothing to be done is not asked by either."""
    folder = tmp_path_factory.mktemp("plans")
    put_into(folder, drawn)

    plan = _read(folder, day)
    lacking, _ = _left_out(_page_one(folder, day=day), "a desired outcome")

    assert lacking == len(_told(plan, outcome.no_desired_outcome(plan)))


# --- reviews that come too rarely -----------------------------------------------------


@given(plans(), st.sampled_from(("", "6 months", "12 months")), DAYS)
@settings(max_examples=25, deadline=None)
def test_lint_and_page_one_name_the_same_reviews_as_too_rare(
    tmp_path_factory: pytest.TempPathFactory, drawn: Plan, every: str, day: date
) -> None:
    """The guidance asks for one every six months at least, while work is open."""
    folder = tmp_path_factory.mktemp("plans")
    put_into(folder, drawn | ({"review": {"every": every}} if every else {}))
    plan = _read(folder, day)

    page = output("report markdown", folder, day).split("## About this plan")[0]

    rows = r"^- (?:Action )?(The plan|\S+): To be reviewed every"
    told = re.findall(rows, page, re.MULTILINE)
    told = [plan.id if each == "The plan" else each for each in told]
    found = [each.at for each in currency.review_too_rare(plan, day)]
    numbers = {(*action.route, "review", "every"): action.id for action in plan.actions}
    still = [a for a in plan.actions if timeline.standing(a, plan, day).is_open]
    rare = [plan.id] if still and every == "12 months" else []
    rare += [a.id for a in still if _often(drawn, a.id) in ("30 weeks", "12 months")]
    assert (told, [numbers.get(tuple(at), plan.id) for at in found]) == (rare, rare)


def _often(drawn: Plan, number: str) -> str:
    """Return how often an action is reviewed by an arrangement of its own."""
    actions = [each for of in drawn["outcomes"] for each in of["actions"]]
    (review,) = (each.get("review", {}) for each in actions if each["id"] == number)
    return str(review.get("every", ""))


# --- agencies ---------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("named", [True, False])
def test_lint_asks_for_the_agencies_that_page_one_does_not_find(
    form: str, *, named: bool, tmp_path: Path
) -> None:
    """Two who answer for it equally are of some agency; nobody can tell which."""
    plan = perfect()
    for action in plan["outcomes"][0]["actions"]:
        del action["partners"]
        action["accountable"] = ["Board Chair", "Director of Children's Services"]
        if not named:
            del action["agency"]
    put_into(tmp_path, plan)

    found = _told(_read(tmp_path), accountability.no_agencies_named(_read(tmp_path)))
    page = output(form, tmp_path, AS_OF)

    assert (found, "No agency is named" in page) == (
        set() if named else {"1.1", "1.2"},
        not named,
    )
