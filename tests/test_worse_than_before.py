"""A figure that is worse than the one measured before it is said to be so."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import output, text_of
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.plan import model, timeline
from actionplan.text import figures

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2012, 3, 1)
MEASURE = "Files in which the child was seen alone"


@pytest.mark.parametrize(
    ("start", "target", "before", "now", "change"),
    [
        ("10 of 20", "20 of 20", "14 of 20", "12 of 20", "worse"),
        ("10 of 20", "20 of 20", "12 of 20", "14 of 20", "better"),
        ("10 of 20", "20 of 20", "14 of 20", "70%", "no change"),
        ("30 days", "20 days", "22 days", "25 days", "worse"),
        ("30 days", "no more than 20", "25", "22", "better"),
        ("12%", "at least 80%", "51%", "49 of 100", "worse"),
        ("4 of 25", "20 of 25", "67%", "2 of 3", "no change"),
        ("30", "", "20", "25", "cannot say"),
        ("", "20 of 25", "18 of 25", "15 of 25", "cannot say"),
        ("", "at least 20 of 25", "18 of 25", "15 of 25", "worse"),
        ("10 of 20", "20 of 20", "several", "12 of 20", "cannot say"),
        ("10 of 20", "20 of 20", "14 of 20", "12 days", "cannot say"),
    ],
)
def test_the_way_to_the_target_says_what_is_worse(
    start: str, target: str, before: str, now: str, change: str
) -> None:
    """Where that is not known, or the figures differ in kind, nothing is said."""
    assert figures.change(start, target, before, now) == change


@given(
    st.lists(st.integers(0, 100), min_size=4, max_size=4),
    st.sampled_from(["{}%", "{} of 100", "{} days"]),
)
@settings(max_examples=40)
def test_worse_is_farther_from_the_target_on_the_side_of_the_start(
    numbers: list[int], form: str
) -> None:
    """It is also true of figures that are past the target, and of falling targets."""
    start, target, before, now = numbers
    way = (target > start) - (target < start)
    moved = way * ((now > before) - (now < before))
    told = figures.change(*(form.format(number) for number in numbers))

    expected = {0: "no change", 1: "better", -1: "worse"}[moved]
    if target == 0 == way or not way:
        expected = "cannot say"
    assert told == expected


def _plan(*judged: tuple[str, str, str]) -> dict[str, Any]:
    plan = perfect()
    plan["outcomes"][0]["difference"] = [
        {
            "date": day,
            "outcome_achieved": how,
            "results": [{"measure": MEASURE, "value": value}],
            "feedback": [{"from": "Parents", "text": "We know who to ring."}],
            "effect": "Four children were seen sooner.",
            "still_to_improve": "Two teams have no room for it yet (action 1.1).",
            "evidence": "Audit",
            "reported_by": "Audit Manager",
        }
        for day, how, value in judged
    ]
    return plan


FALL = (("2011-12-05", "partly", "28 of 40"), ("2012-02-20", "partly", "24 of 40"))
SAID = "worse than before: 28 of 40 as assessed on 5 December 2011"


def test_every_output_says_that_a_figure_fell(tmp_path: Path) -> None:
    """Page one in each form, JSON and lint."""
    put_into(tmp_path, _plan(*FALL))
    run = CliRunner(env={"COLUMNS": "200"}).invoke
    at = ["--as-of", DAY.isoformat()]
    page = ["render", str(tmp_path), "--summary", *at, "--format"]
    told = {
        form: " ".join(text_of(run(app, [*page, form, "-o", "-"]).output).split())
        for form in ("text", "html", "md")
    }
    made = tmp_path / "page.docx"
    run(app, [*page, "docx", "-o", str(made)])
    with zipfile.ZipFile(made) as package:
        told["docx"] = text_of(package.read("word/document.xml").decode())
    json = output("status json", tmp_path, DAY)
    lint = run(app, ["lint", str(tmp_path), "--advice", *at]).output
    lint = " ".join(lint.split())

    assert [form for form, text in told.items() if SAID not in text] == []
    assert '"worse_than": "28 of 40 as assessed on 5 December 2011"' in json
    assert f'"{MEASURE}" in outcome O1 is worse than before: 28 of 40' in lint


@pytest.mark.parametrize(
    ("judged", "fell"),
    [
        (FALL, True),
        (FALL[:1], False),
        ((FALL[1], FALL[0]), True),  # in the order of their dates
        ((FALL[0], ("2012-02-20", "partly", "30 of 40")), False),
        ((FALL[0], ("2011-12-05", "partly", "24 of 40")), False),  # on the same day
    ],
)
def test_it_is_told_of_the_newest_figure_and_the_one_before(
    judged: tuple[tuple[str, str, str], ...], *, fell: bool
) -> None:
    """Which was measured first must be known."""
    plan = _plan(*judged)
    outcome = model.plan(plan, (), plan["id"]).outcomes[0]

    told = timeline.comparisons(outcome, DAY)

    assert [timeline.worse_than(one) is not None for one in told] == [fell]


@pytest.mark.parametrize(
    ("before", "now", "contradicted"),
    [
        ("not-yet", "partly", True),
        ("no-change", "partly", True),
        ("partly", "partly", False),
        ("partly", "not-yet", False),
    ],
)
def test_a_better_assessment_with_worse_figures_is_contradicted(
    before: str, now: str, *, contradicted: bool
) -> None:
    """All figures still show a change since the start."""
    plan = _plan(("2011-12-05", before, "28 of 40"), ("2012-02-20", now, "24 of 40"))
    outcome = model.plan(plan, (), plan["id"]).outcomes[0]

    found = timeline.against_its_figures(outcome, outcome.difference[-1])

    assert [each.before for each in found] == (["28 of 40"] if contradicted else [])


def test_a_better_assessment_stands_if_another_figure_rose() -> None:
    """It may be better on the whole."""
    plan = _plan(("2011-12-05", "not-yet", "28 of 40"), FALL[1])
    outcome = plan["outcomes"][0]
    second = {**outcome["baseline"][0], "measure": "Visits on time"}
    outcome["baseline"].append(second)
    for judged, value in zip(outcome["difference"], ("20", "30"), strict=True):
        judged["results"].append({**judged["results"][0], "measure": "Visits on time"})
        judged["results"][-1]["value"] = f"{value} of 40"
    read = model.plan(plan, (), plan["id"]).outcomes[0]

    assert timeline.against_its_figures(read, read.difference[-1]) == ()
