"""A full page one keeps what matters most, and one with room says more."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect
from tests.test_page_one_answers import CHILD_K, FORMS, NEXT, _shown, _summary

from actionplan import workspace
from actionplan.output.report import letter_widths, page_lines, page_notes, page_one
from actionplan.output.report.page_room import LEAST
from actionplan.output.report.plans import plan_facts
from actionplan.plan import timeline
from actionplan.plan.meeting_dates import Meeting
from actionplan.text import sentences_of
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

    from actionplan.plan.model import Outcome

pytestmark = pytest.mark.thorough

DAY, APRIL = date(2026, 11, 24), Meeting(date(2027, 4, 30), "given")
EXAMPLES = sorted(CHILD_K.parent.glob("*.yaml"))


def _flat(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


# --- all example plans ----------------------------------------------------------------


def _untold(outcome: Outcome, page: str) -> list[str]:
    """Return what an assessment gives as effect or evidence, if the page has none."""
    verdicts = timeline.verdicts(outcome, DAY)
    if not verdicts:
        return []
    effect = [*sentences_of.every(_flat(verdicts[-1].effect))]
    evidence = [_flat(each)[:40] for each in verdicts[-1].evidence]
    said = any(_flat(each) in page for each in effect)
    return [*([] if said else effect), *(each for each in evidence if each not in page)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_page_one_of_an_example_says_is_true(path: Path) -> None:
    """It has effects and sources, and no more: no date or gap that is another's."""
    shown = gather.plans(workspace.make([path]), DAY)
    (plan,) = shown.plans
    page = _summary(shown, "text", APRIL)

    assert re.search(r"\. \.(?!\.)|[^.]\.\.(?!\.)", page) is None
    assert [gap for each in plan.outcomes for gap in _untold(each, page)] == []
    none = re.findall(r"No latest figure has been recorded for ([^.]*)\.", page)
    measured = {
        each.id
        for each in plan.outcomes
        if any(one.again for one in timeline.comparisons(each, DAY))
    }
    assert measured & set(re.findall(r"O\d+", " ".join(none))) == set()
    more = re.findall(r"more on the effect on children[^.]*, of ([^.]*)\.", page)
    for outcome in plan.outcomes:
        if outcome.id in " ".join(more):
            last = timeline.verdicts(outcome, DAY)[-1]
            said = [_flat(last.effect) in page, _flat(last.still_to_improve) in page]
            assert not all(said)
    rated = {
        entry.date.words
        for row in shown.rows
        for entry in row.now.entries
        if entry.rag and entry.date
    }
    dates = re.findall(
        r"last rated (?:before completion, the latest )?on ([\w ]+)", page
    )
    assert set(dates) <= rated


@pytest.mark.parametrize("form", FORMS)
def test_children_come_before_lesser_things_on_a_full_page(
    form: Any,  # noqa: ANN401 -- a form of `render`
) -> None:
    """What was done late is only numbered, but what it did for children is told."""
    page = _summary(gather.plans(workspace.make([CHILD_K]), DAY), form, APRIL)

    for said in (
        "and a safety plan was made for nine children",
        "Of 60 discussions read, health's facts changed the decision in eleven.",
        "Count of March to May 2026, 214 discussions",
        "Two children found by the search became subject to a child protection plan",
        "Reported as done late: 2 (3.1, 4.1).",
        "6 in progress, 1 on hold (3.3)",
        "Not assessed yet, no action (recommendation not accepted). Open children's"
        " records that carry the identifier: 18% at the start (target 50%)",
    ):
        assert said in page, said


# --- a plan made for the case ---------------------------------------------------------


def _first(folder: Path, plan: Plan) -> Any:  # noqa: ANN401 -- facts of an action
    (told,) = plan_facts(_shown(folder, plan), [NEXT], [""], apart=True)
    return told.actions[0]


def _with(*entries: dict[str, Any], **fields: str) -> Plan:
    plan = perfect()
    plan["outcomes"][0]["actions"][0] |= {"progress": list(entries), **fields}
    return plan


SICK = {
    "date": "2012-01-10",
    "new_due": "2012-02",
    "note": "Work has begun. Two workers are on sick leave.",
}


@pytest.mark.parametrize(
    ("note", "due", "held"),
    [
        (
            "All is well.",
            "2011-12",
            "10 January 2012: ... Two workers are on sick leave.",
        ),
        ("The supplier is late.", "2011-12", ""),
        ("All is well.", "2012-12", ""),
    ],
)
def test_an_overdue_action_has_the_newest_note_that_says_why(
    note: str, due: str, held: str, tmp_path: Path
) -> None:
    """Unless the latest note says why; and only if it is overdue."""
    first = (
        SICK if due < "2012-02" else {k: v for k, v in SICK.items() if k != "new_due"}
    )
    of = _first(tmp_path, _with(first, {"date": "2012-03-01", "note": note}, due=due))
    room = LEAST._replace(held_up=frozenset({0}))

    assert page_notes.note(of, 0, room, "") == held


RED = {
    "date": "2012-03-01",
    "rag": "red",
    "note": "The post is held; money is short. We ask for an exception.",
}


@pytest.mark.parametrize(
    ("above", "small", "said"),
    [
        (
            'says "We ask for an exception"',
            True,
            "1 March 2012: The post is held; money is short. ...",
        ),
        (
            'says "The post is held; money is short. We ask for an exception"',
            True,
            'See "To decide".',
        ),
        (
            "",
            True,
            "1 March 2012: The post is held; money is short. We ask for an exception.",
        ),
        (
            'says "We ask for an exception"',
            False,
            "1 March 2012: The post is held; money is short. We ask for an exception.",
        ),
    ],
)
@pytest.mark.parametrize("noted", [frozenset[int](), frozenset({0})])
def test_a_full_page_does_not_tell_a_quoted_sentence_twice(
    above: str,
    small: bool,  # noqa: FBT001 -- a case
    said: str,
    noted: frozenset[int],
    tmp_path: Path,
) -> None:
    """Dots show that it is left out where the reason of a rating is given."""
    of = _first(tmp_path, _with(RED))
    room = LEAST._replace(small=small, noted=noted)

    assert page_notes.note(of, 0, room, above) == said


def test_an_assessment_without_an_effect_says_so(tmp_path: Path) -> None:
    """Nobody takes silence for an effect; and an outcome not assessed needs no line."""
    plan = perfect()
    plan["outcomes"][0]["difference"] = [
        {"date": "2012-02-25", "outcome_achieved": "partly", "evidence": ["Audit"]}
    ]
    known = _summary(_shown(tmp_path / "assessed", plan), "md")
    none = _summary(_shown(tmp_path / "not", perfect()), "md")

    assert "Effect on children: not recorded" in known
    assert "Effect on children" not in none


@pytest.mark.parametrize("form", FORMS)
def test_a_page_with_room_has_the_latest_note_on_complete_work(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """Not if it is an exception or to be decided, where it has been told."""
    plan = _with(
        {
            "date": "2012-02-20",
            "state": "signed-off",
            "evidence": "The form",
            "reported_by": "Chair of the Audit Group",
            "note": "Seen in 38 of 40 files.",
        }
    )
    plan["outcomes"][0]["actions"].append(
        deepcopy(plan["outcomes"][0]["actions"][0])
        | {"id": "1.9", "progress": [{**RED, "state": "complete", "rag": "green"}]}
    )
    page = _summary(_shown(tmp_path, plan), form)

    listed = page.partition("Complete actions")[2]
    assert "Latest note, 20 February 2012: Seen in 38 of 40 files." in listed
    assert "1.9" not in listed


def test_no_figure_is_missed_where_a_note_gives_one(tmp_path: Path) -> None:
    """An outcome that has not been assessed may have a later figure in a note."""
    plan = perfect()
    outcome = plan["outcomes"][0]
    measure = outcome["baseline"][0]
    measure |= {"measure": "Files in which the child was seen alone", "target": "90%"}
    words = "Files in which the child was seen alone: 36 of 40 files."
    noted = {"date": "2012-03-01", "note": words}
    none = _summary(_shown(tmp_path / "none", plan), "text")
    outcome["actions"][0]["progress"] = [noted]
    some = _summary(_shown(tmp_path / "some", plan), "text")

    assert "No latest figure has been recorded for O1" in none
    assert ("Later figure: The note" in some, "No latest figure" in some) == (
        True,
        False,
    )


def test_exceptions_of_one_outcome_share_a_line_on_a_full_page() -> None:
    """Both are told, in the order in which they were found."""
    shown = gather.plans(workspace.make([CHILD_K]), DAY)
    (told,) = plan_facts(shown, [APRIL], [""], apart=True)
    (one,), worse = told.lacking, "A figure got worse."
    twice = told._replace(lacking=(one, one._replace(words=worse, briefly="")))
    page = page_one.fit(twice).page

    still = (
        "Evenings and weekends. A child referred on a Friday night still waits longer."
    )
    said = f"Overdue. Still to improve: {still} A figure got worse."
    assert [each.words for each in page.lacking] == [said]
    (dated,) = [of.words for of in page.aims_short if of.what.words == one.what.words]
    assert "(due September 2026): Partly achieved, assessed 10 June 2026" in dated


# --- the lines of the page ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wide", "lines"),
    [
        ("", 100, 0),
        ("iiii", 100, 1),
        ("mmmm", 100, 4),
        ("one two", 400, 1),
        ("one two", 250, 2),
        ("a  b\nc", 300, 1),
        ("\N{EN DASH}" * 3, 200, 1),
    ],
)
def test_lines_are_counted_by_the_widths_of_letters(
    text: str, wide: int, lines: int
) -> None:
    """Four narrow letters have room where four wide ones take a line each."""
    assert letter_widths.lines(text, wide) == lines


def test_no_example_has_more_lines_than_fit() -> None:
    """The margin is for letters that are a little wider."""
    shown = gather.plans(workspace.make(EXAMPLES), DAY)
    meetings = [APRIL] * len(shown.plans)
    names = [""] * len(shown.plans)
    for told in map(page_one.fit, plan_facts(shown, meetings, names, apart=True)):
        sheet = page_lines.letters(small=told.page.small).sheet
        assert page_lines.page(told, told.page) <= sheet
