"""What holds for every test: a known environment, and no stop-watch."""

import os
import sysconfig

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)  # the machine is shared
settings.load_profile("house")


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
