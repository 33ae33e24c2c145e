"""Share with all tests: a known environment, no time limits, a plan and `run`."""

import os
import sysconfig
from pathlib import Path

import pytest
from hypothesis import settings
from typer.testing import CliRunner, Result

from actionplan.cli import app

settings.register_profile("house", deadline=None)  # other programs share the machine
settings.load_profile("house")

SPECIMEN = (Path(__file__).parent / "scr-family-a-2011.yaml").read_text("utf-8")
"""A small plan without problems on 1 March 2012. Most tests add a mistake to it."""


def run(*args: str) -> Result:
    """Run a command as it is typed, in this process."""
    return CliRunner().invoke(app, args)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not import modules of which no test is wanted: with the wheel, a hundred.

    Each process would first make all of their cases, and then leave them out.
    """
    wanted = config.getoption("markexpr")
    if "not thorough" not in wanted or collection_path.suffix != ".py":
        return None
    marked = "\npytestmark = pytest.mark.thorough\n" in collection_path.read_text(
        "utf-8"
    )
    return True if marked else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the modules that take longest first.

    Several processes share the tests. With a long test at the end, all but one of them
    would wait for it.
    """
    long = ("browser", "thorough")
    items.sort(key=lambda item: not any(map(item.get_closest_marker, long)))


@pytest.fixture(autouse=True)
def _known_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's own settings from changing what a test sees."""
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
