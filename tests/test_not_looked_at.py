"""What was not looked at is named, and nothing is counted twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from actionplan.cli import app

if TYPE_CHECKING:
    from typer.testing import Result

SEEN = ("--as-of", "2012-03-01")
ID = "sar-adult-m-2011"
PLAN = f"""\
schema: actionplan/1
id: {ID}
title: Adult M
kind: multi-agency
source:
  type: safeguarding-adults-review
agreed: 2011-08-15
outcomes:
  - id: O1
    challenge: Nobody saw the adult alone.
    actions:
      - id: "1.1"
        action: Put a question on it into the form
        due: 2011-11
        accountable: Systems Lead
"""


@pytest.fixture(autouse=True)
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one plan in it, which is the current folder."""
    (tmp_path / f"{ID}.yaml").write_text(PLAN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(*args: str) -> Result:
    return CliRunner().invoke(app, args)


@pytest.mark.parametrize(
    "copy",
    [
        f"{ID}-DESKTOP-AB12.yaml",
        f"Copy of {ID}.yaml",
        f"{ID} (1).yaml",
        f"{ID} (conflicted copy 2012-01-05).yml",
        f"old/{ID}.yaml",
        f"a-{ID}.sync-conflict-20120105-101010-ABC.yaml",
    ],
)
def test_a_second_file_of_a_plan_is_named_and_not_counted(copy: str) -> None:
    """Every sum has each action once, and says that there is another file."""
    Path(copy).parent.mkdir(exist_ok=True)
    Path(copy).write_text(PLAN)

    done = _run("status", *SEEN, "--format", "json")

    report = json.loads(done.stdout)
    assert (done.exit_code, len(report["actions"]), report["incomplete"]) == (
        1,
        1,
        [
            f"{copy} is not counted, because {ID}.yaml has the same plan. If the file"
            " is a copy, move anything new to the other file, then delete the copy"
        ],
    )


def test_lint_blames_the_file_whose_name_is_not_the_id() -> None:
    """Its advice names no file that is there already."""
    Path(f"{ID}-DESKTOP-AB12.yaml").write_text(PLAN)

    run = json.loads(_run("lint", *SEEN, "--format", "json").stdout)

    said = {
        (d["file"], d["rule"])
        for d in run["diagnostics"]
        if d["rule"] in ("duplicate-plan-id", "file-name-not-id")
    }
    assert said == {(f"{ID}-DESKTOP-AB12.yaml", "duplicate-plan-id")}


@pytest.mark.parametrize(
    "name", ["second-2011.yaml.txt", "second-2011.yml.txt", "second-2011.YAML.TXT"]
)
def test_a_plan_whose_name_ends_otherwise_is_named(name: str) -> None:
    """Windows hides the ending it adds; the plan is in no count, and is named."""
    Path(name).write_text(PLAN.replace(ID, "second-2011"))

    done = [_run("status", *SEEN), _run("lint", *SEEN, "--format", "concise")]

    assert [(each.exit_code, name in each.stdout) for each in done] == [(1, True)] * 2


def test_another_text_beside_the_plans_is_nobodys_business() -> None:
    """Only what looks like a plan is missed."""
    Path("notes.yaml.txt").write_text("Ring the school on Monday.\n")

    assert _run("status", *SEEN).exit_code == 0


def test_a_pattern_takes_an_ending_in_capitals() -> None:
    """A name is typed as Windows shows it."""
    Path("actionplan.toml").write_text('plans = ["*.yaml"]\n')
    Path("third-2011.YAML").write_text(PLAN.replace(ID, "third-2011"))

    report = json.loads(_run("status", *SEEN, "--format", "json").stdout)

    assert {action["plan"] for action in report["actions"]} == {ID, "third-2011"}
