"""What becomes of several lines that are pasted at a question."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from conversation import converse
from tests.conftest import SPECIMEN

from actionplan.cli import several_lines, typed_ahead

if TYPE_CHECKING:
    from pathlib import Path

    from actionplan.cli.several_lines import Lines

PLAN = "scr-family-a-2011"
PASTED = (
    "The review found that agencies:\n"
    "\u2022\tclosed cases without telling each other\n"
    "\u2022\tdid not see the child alone"
)
on_terminals = pytest.mark.skipif(
    sys.platform == "win32", reason="terminals of another kind"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan in a folder of its own."""
    path = tmp_path / f"{PLAN}.yaml"
    path.write_text(SPECIMEN, "utf-8")
    return path


@on_terminals
@pytest.mark.parametrize("pasted", [PASTED, PASTED.encode(), f"\n{PASTED}\n\n"])
def test_lines_that_are_pasted_are_one_answer(plan: Path, pasted: str | bytes) -> None:
    """They are shown first, and no line of them answers the next question."""
    done = converse(plan.parent, ("add", "outcome", PLAN), [pasted, "y", "", "", ""])

    told = """
You pasted 3 lines. As one answer, they are:
  The review found that agencies:
  - closed cases without telling each other
  - did not see the child alone
Is this the answer to the question? (y/n)
> """
    assert (done.code, told in done.screen) == (0, True), done.screen
    assert (
        plan.read_text("utf-8").removeprefix(SPECIMEN)
        == """\
  - id: O2
    challenge: |-
      The review found that agencies:
      - closed cases without telling each other
      - did not see the child alone
"""
    )


@on_terminals
def test_without_a_yes_no_line_is_taken(plan: Path) -> None:
    """The question is asked again; only yes or no answers whether it is one answer."""
    typed = [PASTED, "", "the first\nthe second", "N", "Records are late.", "", "", ""]

    done = converse(plan.parent, ("add", "outcome", PLAN), typed)

    again = "Type y for yes, or n for no.\n> "
    asked = "What did the review or audit find? Say what is wrong"
    assert (done.code, done.screen.count(again), done.screen.count(asked)) == (0, 2, 2)
    assert (
        plan.read_text("utf-8").removeprefix(SPECIMEN)
        == """\
  - id: O2
    challenge: Records are late.
"""
    )


@on_terminals
def test_a_date_a_name_and_a_choice_are_one_line(plan: Path) -> None:
    """Lines are joined in text for a report's table, and refused in what is no text."""
    typed = ["Train:\n\u2022 nurses\n\u2022 doctors", "yes", "2012-06\n2012-07"]
    typed += ["2012-06", "Named Nurse\nNamed Doctor", "Named Nurse", "", "Nurses asked"]
    typed += ["2\n3", "2", "9 of 9", "", "2012-03"]

    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    refused = (
        "You pasted 2 lines, but the answer must be one line.\n"
        "  To fix: type or paste one line.\n> "
    )
    assert (done.code, done.screen.count(refused)) == (0, 3), done.screen
    assert (
        plan.read_text("utf-8").removeprefix(SPECIMEN)
        == """\
      - id: "1.2"
        action: "Train: nurses; doctors"
        due: 2012-06
        accountable: Named Nurse
        success:
          - measure: Nurses asked
            method: staff-survey
            target: 9 of 9
        added: 2012-03
"""
    )


@on_terminals
def test_a_new_plan_has_the_lines_as_they_were_pasted(tmp_path: Path) -> None:
    """Whoever opens the file reads lines, and no signs for them."""
    typed = ["scr-b-2012", "Working with\nfathers", "y", "", "", "", "", "", PASTED]
    typed += ["y", "", "", "", ""]

    done = converse(tmp_path, ("new",), typed)

    written = (tmp_path / "scr-b-2012.yaml").read_text("utf-8")
    assert done.code == 0, done.screen
    assert 'title: "Working with fathers"\n' in written
    assert (
        """
    challenge: |-
      The review found that agencies:
      - closed cases without telling each other
      - did not see the child alone
"""
        in written
    )


@pytest.mark.parametrize(
    ("typed", "lines", "answer"),
    [
        ("One.\n\n\n\nTwo.", "kept", "One.\n\nTwo."),
        ("One.\n\nTwo.", "joined", "One. Two."),
        ("A long line\n   that goes on", "joined", "A long line that goes on"),
        ("To:\n\u2022\tplan;\no\tdo.\n\u2013 Check", "joined", "To: plan; do. Check"),
        ("\u2022 nurses\n\u2022 doctors", "joined", "nurses; doctors"),
        ("\u2022nurses\n\u2022\n\uf0b7 doctors", "kept", "- nurses\n\n- doctors"),
        ("1. Plan\n2. Do", "kept", "1. Plan\n2. Do"),
        ("Change:\n-5 per cent", "joined", "Change: -5 per cent"),
        ("office\nolder staff", "joined", "office older staff"),
        ("Results:\no level\n-ve", "kept", "Results:\no level\n-ve"),
    ],
)
def test_pasted_lines_as_one_answer(typed: str, lines: Lines, answer: str) -> None:
    """Points are points whatever sign a program put before them."""
    assert several_lines.as_one(typed, lines) == answer


def test_nothing_is_read_ahead_where_nobody_types() -> None:
    """What a script sends is read line by line, as before."""
    assert typed_ahead.rest() == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1.\tBrief all teams", "Brief all teams"),
        ("(a)\tBrief all teams", "Brief all teams"),
        ("4.1\tBrief all teams", "Brief all teams"),
        ("\u2022\tTell the school", "Tell the school"),
        ("o\tTell the school", "Tell the school"),
        ("- Tell the school", "Tell the school"),
        ("1.2 Brief all teams", "Brief all teams"),
        ("1.2: Brief all teams", "Brief all teams"),
        ("1.3 Brief all teams", "1.3 Brief all teams"),
        ("1.20 Brief all teams", "1.20 Brief all teams"),
        ("12\tteams are briefed", "12 teams are briefed"),
        ("-5 degrees", "-5 degrees"),
        ("-ve results", "-ve results"),
        ("**Review** the form", "**Review** the form"),
        ("-Tell the school", "Tell the school"),
        ("\u2022", "\u2022"),
    ],
)
def test_a_bullet_or_a_list_number_is_no_part_of_an_answer(
    typed: str, meant: str
) -> None:
    """A number that Word did not set apart is left, unless it is the action's own."""
    assert several_lines.as_point(typed, "action", "1.2") == meant


@on_terminals
def test_an_action_from_a_numbered_list_is_added_without_its_number(
    plan: Path,
) -> None:
    """It gets its number in its own field."""
    typed = ["1.2 Train the nurses", "June 2012", "Named Nurse", *[""] * 6]

    done = converse(plan.parent, ("add", "action", f"{PLAN}/O1"), typed)

    assert '"1.2"\n        action: Train the nurses\n' in plan.read_text("utf-8"), (
        done.screen
    )
