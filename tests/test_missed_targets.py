"""A figure that misses the target is told, although the action is done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import output
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.plan import closing, model, timeline
from actionplan.text import missed_targets

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2012, 3, 1)
DAYS = ("Days from the second missed appointment to a decision", "Median of 15")
CARERS = ("Carers who answered", "50 of 50")
STAFF = ("Staff who attended", "200")
SEEN = ("Files in which the child was seen alone", "36 of 40", "18 of 40")
USED = ("Practitioners who have used the form", "70%")
SURVEY = "Survey 50 foster carers again"


@pytest.mark.parametrize(
    ("wanted", "note", "met"),
    [
        (DAYS, "A decision within 16 days on average, and a voice in 7 of 10.", False),
        (DAYS, "The sample shows a decision within 14 days on average.", True),
        (DAYS, "A decision was made in 16 of 20.", None),
        (DAYS, "A decision takes 3 weeks.", False),
        (DAYS, "A decision takes 12 working days.", None),
        (CARERS, "50 carers were rung and 31 answered. 28 of the 31 had.", False),
        (CARERS, "All 50 answered.", True),
        (CARERS, "31 of 50 answered.", False),
        (STAFF, "61 staff attended so far.", False),
        (STAFF, "Sessions were held. 214 staff attended.", True),
        (STAFF, "Two attended in May. 190 attended in June.", None),
        (STAFF, "Another 61 attended in June.", None),
        (STAFF, "The target was that 200 attended.", None),
        (STAFF, "61 leaflets were sent.", None),
        (SEEN, "The child was seen alone in 24 of 40 files.", False),
        (SEEN, "The child was seen alone in 37 of 40 files.", True),
        (SEEN, "The child was seen alone in 24 of 40 files, up from 18 of 40.", False),
        (SEEN, "The child was seen alone by 24 workers.", None),
        (("Children on a plan", "36 of 40"), "On a plan: 24 of 40.", None),
        (("Missed visits", "3 of 50"), "Visits missed: 2 of 50.", None),
        (("Missed visits", "no more than 3"), "5 visits missed.", False),
        (("Calls answered", "as planned"), "31 calls answered.", None),
        (USED, "The survey had 40 replies, of whom 17 had used the form.", False),
        (USED, "The survey had 40 replies, of whom 34 had used the form.", True),
        (USED, "Forms went to 40 workers, 17 of them new. 12 used the form.", None),
        (USED, "40 replied, of whom 17% had used the form.", False),
        (USED, "40 replied, of whom 95.5% had used the form.", True),
        (USED, "All use the form: 40 workers, of whom 12 are new.", None),
        (("Workers who use the form", "10%"), "5% use the form.", None),
    ],
)
def test_a_figure_for_the_measure_is_held_against_its_target(
    wanted: tuple[str, ...], note: str, *, met: bool | None
) -> None:
    """Only if it is of the same kind and it is clear which way is better."""
    found = missed_targets.read(note, missed_targets.SuccessTarget(*wanted), SURVEY)

    assert (found.is_met if found else None) is met


@given(now=st.integers(0, 40), target=st.integers(1, 40), words=st.booleans())
@settings(max_examples=30)
def test_a_share_below_a_target_above_the_start_misses_it(
    now: int, target: int, *, words: bool
) -> None:
    """The words of the note make no difference."""
    wanted = missed_targets.SuccessTarget(
        "Children seen alone", f"{target} of 40", "0 of 40"
    )
    how = (
        "We saw {} of 40 children alone." if words else "Children seen alone: {} of 40"
    )

    found = missed_targets.read(how.format(now), wanted)

    assert found is not None
    assert found.is_met is (now >= target)


def _plan(*notes: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 -- as in YAML
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    days = ("2012-02-10", "2012-02-15", "2012-02-20")
    states = ("complete", "signed-off", None)
    action["progress"] = [
        {"date": day, "reported_by": "Chair", "evidence": "Minutes", "note": note}
        | ({"state": state} if state else {})
        for day, state, note in zip(days, states, notes, strict=False)
    ]
    for each in action["success"]:
        each["measured_by"] = "2012-02"
    action.update(more)
    return plan


LOW = "The child was seen alone in 24 of 40 files."
HIGH = "The child was seen alone in 38 of 40 files."


@pytest.mark.parametrize(
    ("notes", "more", "told"),
    [
        ([LOW], {}, True),
        ([LOW, "Signed off."], {}, True),
        (["The form has the question.", LOW], {}, True),
        ([HIGH, LOW], {}, True),
        ([LOW, HIGH], {}, False),
        ([LOW, "The board accepts this result."], {}, False),
        ([LOW, "Signed off.", "The target was changed to 20 of 40."], {}, False),
        ([LOW, "Signed off.", "The board did not accept the result."], {}, True),
        ([LOW, "Signed off.", "The board agreed that results were poor."], {}, True),
        (["The form has the question."], {}, False),
        ([LOW], {"repeats": "6 months"}, False),
    ],
)
def test_the_latest_figure_since_completion_counts(
    notes: list[str], more: dict[str, Any], *, told: bool
) -> None:
    """Until a better one is reported, or the board says that it accepts the result."""
    plan = model.plan(_plan(*notes, **more), (), "audit-1-2011")
    action = plan.outcomes[0].actions[0]

    found = closing.more_to_do(action, plan, timeline.every_entry(action.progress), DAY)

    assert (found is not None and found.target == "36 of 40") is told


def test_a_figure_from_before_the_time_to_measure_settles_nothing() -> None:
    """The target may still be reached by then."""
    raw = _plan(LOW)
    raw["outcomes"][0]["actions"][0]["success"][0]["measured_by"] = "2012-06"
    plan = model.plan(raw, (), "audit-1-2011")
    action = plan.outcomes[0].actions[0]
    entries = timeline.every_entry(action.progress)

    assert closing.more_to_do(action, plan, entries, DAY) is None


@pytest.mark.parametrize(("value", "told"), [("37 of 40", False), ("30 of 40", True)])
def test_an_assessment_that_reaches_the_target_settles_it(
    value: str, *, told: bool
) -> None:
    """The measure was taken again, and the outcome shows the figure."""
    raw = _plan(LOW)
    result = {"measure": SEEN[0], "value": value}
    raw["outcomes"][0]["difference"] = [{"date": "2012-02-25", "results": [result]}]
    plan = model.plan(raw, (), "audit-1-2011")
    action = plan.outcomes[0].actions[0]
    entries = timeline.every_entry(action.progress)

    found = closing.more_to_do(action, plan, entries, DAY)
    before = closing.more_to_do(action, plan, entries, date(2012, 2, 24))

    assert (found is not None, before is not None) == (told, True)


def test_every_output_says_that_the_target_was_missed(tmp_path: Path) -> None:
    """The papers quote the entry, and the counts count it."""
    put_into(tmp_path, _plan(LOW, "Signed off."))
    said = 'gives a figure that misses the target, "36 of 40"'
    papers = ("summary markdown", "agenda", "status json", "report html")
    told = {name: output(name, tmp_path, DAY) for name in papers}
    run = CliRunner(env={"COLUMNS": "200"}).invoke
    lint = run(app, ["lint", str(tmp_path), "--as-of", DAY.isoformat()]).output
    told["lint"] = lint
    flat = {
        name: " ".join(text.replace('\\"', '"').split()) for name, text in told.items()
    }

    assert [name for name, text in flat.items() if said not in text] == []
    assert "possibly not" in output("status", tmp_path, DAY)
