"""What lint asks for can be recorded, although an action has no owner yet."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import yaml
from generated_plans import perfect
from typer.testing import CliRunner

from actionplan.cli import app

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_command_that_lint_prints_works_for_an_action_without_an_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The missing owner is asked for by its own message, before and after that."""
    plan = perfect()
    action = plan["outcomes"][0]["actions"][0]
    del action["accountable"]
    action["progress"].append(
        {"date": "2012-02-20", "state": "complete", "note": "In use in all ten teams."}
    )
    file = tmp_path / f"{plan['id']}.yaml"
    file.write_text(yaml.safe_dump(plan, sort_keys=False), "utf-8")
    monkeypatch.chdir(tmp_path)
    day = ("--as-of", "2012-03-01")
    run = CliRunner(env={"COLUMNS": "400"}).invoke
    asked = run(app, ["lint", file.name, *day]).stdout
    (command,) = re.findall(r"actionplan (progress add .*--evidence.*)", asked)
    words = command.replace("NOTE", "The form is in use.").replace("EVIDENCE", "Form")

    done = run(app, [*shlex.split(words), "--date", "2012-02-25", *day])
    again = run(app, ["lint", file.name, *day]).stdout

    assert done.exit_code == 0, done.output
    assert '"accountable" is missing from this action' in asked
    assert '"accountable" is missing from this action' in again
    assert "is reported as complete without evidence" in asked
    assert "is reported as complete without evidence" not in again
