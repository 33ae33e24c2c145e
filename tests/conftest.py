"""What tests share: a known environment, no stop-watch, a plan and a way to run."""

import os
import sysconfig
from pathlib import Path

import pytest
from hypothesis import settings
from typer.testing import CliRunner, Result

from actionplan.cli import app

settings.register_profile("house", deadline=None)  # the machine is shared
settings.load_profile("house")

SPECIMEN = (Path(__file__).parent / "scr-family-a-2011.yaml").read_text("utf-8")
"""A small plan in which nothing is wrong on 1 March 2012; most tests spoil it."""


def run(*args: str) -> Result:
    """Run a command as it is typed, without a process of its own."""
    return CliRunner().invoke(app, args)


@pytest.fixture(autouse=True)
def _known_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the developer has set changes what a test sees."""
    for name in [*os.environ]:
        if name.startswith(("ACTIONPLAN_", "GIT_")):
            monkeypatch.delenv(name)
    foreign = ("CI", "CLICOLOR_FORCE", "FORCE_COLOR", "GITHUB_ACTIONS")
    for name in (*foreign, "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    scripts = sysconfig.get_path("scripts")
    monkeypatch.setenv("PATH", scripts + os.pathsep + os.environ.get("PATH", ""))
