"""A rating that has got worse since the last meeting is told as that, by hand."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from printed import output
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.plan import changes, model, news

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2012, 3, 1)
BEFORE = {"date": "2012-02-10", "note": "The form is with two teams."}
AFTER = {"date": "2012-02-20", "note": "In 6 of 20 files nobody had asked."}
COLOURS = {"red": "Off track", "amber": "Some delay", "green": "On track"}
NUMBERS = {"1": "Fully achieved", "2": "On track", "3": "Late", "4": "Off track"}
WORDS = {"Off track": "Late, no plan", "At risk": "Late", "On track": "In time"}
UNORDERED = {"A": "As in the spring", "B": "As in the summer"}


def _plan(legend: dict[str, str], *entries: dict[str, Any]) -> dict[str, Any]:
    plan = perfect() | {"rag_legend": legend, "meetings": ["2012-02-15"]}
    for action in plan["outcomes"][0]["actions"]:
        action["progress"] = []
    plan["outcomes"][0]["actions"][0]["progress"] = [*entries]
    return plan


def _kinds(plan: dict[str, Any]) -> list[str]:
    read = model.plan(plan, (), plan["id"])
    found = news.since([read], date(2012, 2, 15), DAY)
    return [each.kind for each in found if each.action and each.action.id == "1.1"]


@pytest.mark.parametrize(
    ("legend", "was", "now", "kind"),
    [
        (COLOURS, "green", "red", "rated worse"),
        (COLOURS, "amber", "red", "rated worse"),
        (COLOURS, "red", "amber", "rated better"),
        (COLOURS, "Green", "GREEN", "reported"),
        (NUMBERS, "2", "4", "rated worse"),
        (NUMBERS, "3", "1", "rated better"),
        (WORDS, "On track", "off track", "rated worse"),
        (WORDS, "At risk", "On track", "rated better"),
        (UNORDERED, "A", "B", "rating changed"),
        (COLOURS, "green", "purple", "rating changed"),
    ],
)
def test_ratings_are_compared_by_the_legend(
    legend: dict[str, str], was: str, now: str, kind: str
) -> None:
    """Colours, numbers and words alike; of no known order, that it changed."""
    plan = _plan(legend, BEFORE | {"rag": was}, AFTER | {"rag": now})

    assert _kinds(plan) == [kind]


@pytest.mark.parametrize(
    ("entries", "kinds"),
    [
        ([BEFORE, AFTER | {"rag": "red"}], ["reported"]),  # the first rating
        ([BEFORE | {"rag": "green"}, AFTER], ["reported"]),
        (
            [BEFORE | {"rag": "green"}, AFTER | {"rag": "red", "state": "on-hold"}],
            ["rated worse", "put on hold"],
        ),
        (  # that work done is rated better goes without saying
            [BEFORE | {"rag": "red"}, AFTER | {"rag": "green", "state": "complete"}],
            ["complete"],
        ),
        (
            [
                BEFORE | {"rag": "green", "state": "complete"},
                AFTER | {"rag": "red"},
            ],
            ["rated worse"],
        ),
        (
            [
                BEFORE | {"rag": "green"},
                AFTER | {"rag": "amber"},
                AFTER | {"date": "2012-02-25", "rag": "red"},
            ],
            ["rated worse", "rated worse"],
        ),
        (  # a rating that was only wrong has not got better
            [
                BEFORE | {"rag": "red"},
                AFTER | {"rag": "green", "corrects": "2012-02-10"},
            ],
            ["corrected"],
        ),
    ],
)
def test_a_worse_rating_is_told_with_whatever_else_an_entry_changed(
    entries: list[dict[str, Any]], kinds: list[str]
) -> None:
    """A better one only if that is all."""
    order: list[str] = [*changes.KINDS]

    assert _kinds(_plan(COLOURS, *entries)) == sorted(kinds, key=order.index)


def test_page_one_the_agenda_and_since_say_from_what_to_what(tmp_path: Path) -> None:
    """With the legend of the plan, and none of them calls it other progress."""
    plan = _plan(
        COLOURS,
        BEFORE | {"rag": "green", "state": "complete", "evidence": ["the form"]},
        AFTER | {"rag": "red"},
    )
    put_into(tmp_path, plan)
    told = "20 February 2012: rated worse, from green (On track) to red (Off track)."

    since = CliRunner(env={"COLUMNS": "200"}).invoke(
        app, ("since", "2012-02-15", str(tmp_path), "--as-of", str(DAY))
    )
    agenda = " ".join(output("agenda", tmp_path, DAY).split())
    paper = json.loads(output("agenda json", tmp_path, DAY))
    pages = [output(f"summary {form}", tmp_path, DAY) for form in ("markdown",)]
    pages += [output("report html", tmp_path, DAY)]

    said = " ".join(since.stdout.split())
    assert "Rated worse (1)" in said
    assert told in said
    assert "Rated worse since 15 February 2012 (1)" in agenda
    assert told in agenda
    (fact,) = paper["rated_worse"]
    assert (fact["from"], fact["to"]) == ("green", "red")
    for page in pages:
        flat = " ".join(re.sub(r"[\[\]|]|\(#[^)]*\)", " ", page).split())
        assert re.search(r"Rated worse \(1\): 1\.1 from green to red", flat), flat
        assert "Other updates" not in flat
