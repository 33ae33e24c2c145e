"""A person who is asked questions can go back to an earlier one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from conversation import converse
from tests.conftest import SPECIMEN

from actionplan.cli import asking
from actionplan.reading import plan_schema

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="terminals of another kind"
)
FIRST = ("baby-m-2012", "Sleep", "multi-agency", "audit", "Audit of files", "2012-02")


def _words(screen: str) -> str:
    return " ".join(screen.split())


def test_new_says_how_to_go_back_before_the_first_question(tmp_path: Path) -> None:
    """It is where the way to stop is said, and not repeated at every question."""
    said = _words(converse(tmp_path, ["new"], [*FIRST, "full"]).screen)

    assert said.startswith(
        "To stop without writing anything, press Ctrl+C. To go back to the question"
        " before, type back. What is the plan ID?"
    )
    assert said.count("type back") == 1


def test_an_earlier_answer_is_offered_again_and_can_be_changed(tmp_path: Path) -> None:
    """Nothing that was typed is lost on the way back or forward."""
    answers = ("baby-m-2012", "Slep", "multi-agency", "back", "BACK", "Sleep", "")
    said = converse(tmp_path, ["new"], [*answers, *FIRST[3:], "full"])
    made = (tmp_path / "baby-m-2012.yaml").read_text("utf-8")

    assert "You typed: Slep To keep it as it is, press Enter. > Sleep" in _words(
        said.screen
    )
    assert ('title: "Sleep"' in made, "kind: multi-agency" in made) == (True, True)


def test_the_way_back_leads_past_the_size_of_the_plan(tmp_path: Path) -> None:
    """A plan that was to be short can be a full one after all."""
    answers = (*FIRST, "short", "back", "full")
    said = converse(tmp_path, ["new"], answers)
    made = (tmp_path / "baby-m-2012.yaml").read_text("utf-8")

    assert (said.code, "no_known_risks" in made) == (0, True)


def test_there_is_nothing_before_the_first_question(tmp_path: Path) -> None:
    """The word is not taken for the ID of a plan."""
    said = converse(tmp_path, ["new"], ["back", *FIRST, "full"])

    assert "> back There is no question to go back to. Type an answer. >" in _words(
        said.screen
    )
    assert [path.name for path in tmp_path.glob("*.yaml")] == ["baby-m-2012.yaml"]


def test_add_goes_back_to_the_question_before(tmp_path: Path) -> None:
    """The draft is as it was then, also if the answer decides what is asked next."""
    plan = tmp_path / "scr-family-a-2011.yaml"
    plan.write_text(SPECIMEN, "utf-8")
    answers = (
        *("Trian the nurses", "", "back", "back", "Train the nurses", "2012-06"),
        *("Head of Nursing", "back", "", "", "", "", "", ""),
    )
    said = converse(tmp_path, ["add", "action", "scr-family-a-2011/O1"], answers)
    made = plan.read_text("utf-8")[len(SPECIMEN) - 400 :]

    assert "You typed: Trian the nurses To keep it" in _words(said.screen)
    assert "You typed: Head of Nursing To keep it" in _words(said.screen)
    assert [
        line in made
        for line in (
            "action: Train the nurses",
            "due: 2012-06",
            "accountable: Head of Nursing",
        )
    ] == [True, True, True], said.screen


def test_the_word_is_no_choice_of_any_question() -> None:
    """A choice that begins with it could not be typed any more."""
    every = plan_schema.options_everywhere
    names = ("type", "kind", "method", "approach", "priority", "state")

    assert [o for name in names for o in every(name) if o.startswith(asking.BACK)] == []
