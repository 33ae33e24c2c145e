"""Accept the problems of one rule, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import SPECIMEN, run

from actionplan.diagnostics import Refusal

PLAN = SPECIMEN.replace("accountable: Designated Nurse", "accountable: Nurse / Chair")
DAY = ("--as-of", "2012-03-01")
WHY = ("--reason", "The old plan says no more")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with one plan, in which 2 notes say nothing."""
    monkeypatch.chdir(tmp_path)
    Path("actionplan.toml").write_text("")
    first = PLAN.index("        progress:\n")
    end = PLAN.index("\n", PLAN.index("note:", first))
    begin = PLAN.rindex("note:", 0, end)
    text = f"{PLAN[:begin]}note: Done{PLAN[end:]}"
    Path("scr-family-a-2011.yaml").write_text(text)


def rules() -> list[str]:
    """Return the rules that lint reports."""
    output = run("lint", "--format", "concise", *DAY).stdout
    found = [line.split() for line in output.splitlines() if ".yaml:" in line]
    return sorted(words[2].rstrip(":") for words in found)


def test_only_the_problems_of_the_rule_are_accepted() -> None:
    """What is left is still reported, and nothing is said of it."""
    before = rules()
    assert "note-says-nothing" in before

    done = run("accept", "--rule", "note-says-nothing", *WHY, *DAY)

    assert done.stdout == (
        "actionplan-accepted.json accepts 1 problem: 1 warning. 1 is new.\n"
    )
    assert rules() == [each for each in before if each != "note-says-nothing"]


def test_a_rule_that_does_not_exist_accepts_nothing() -> None:
    """Otherwise it would look as if there were nothing to accept."""
    error = run("accept", "--rule", "note-says-nothin", *WHY, *DAY).exception

    assert isinstance(error, Refusal)
    assert [fault.rule for fault in error.faults] == ["no-rule-to-accept"]
    assert not Path("actionplan-accepted.json").exists()
