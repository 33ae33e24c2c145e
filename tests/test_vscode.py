"""The extension for VS Code is built and packed, and starts what is there.

Needs node, and `npm install` in editors/vscode; skipped, and says so, without either.
"""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "editors" / "vscode"
MOST = 150 * 1024
"""The most bytes that the packed extension may have."""
NPM = shutil.which("npm") or ""

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(
        not (NPM and (FOLDER / "node_modules").is_dir()),
        reason="needs node, and npm install in editors/vscode",
    ),
]


@pytest.fixture(scope="module")
def packed() -> Path:
    """Pack the extension as its README says, without a network."""
    npm("run", "package")
    return FOLDER / "dist" / "actionplan.vsix"


def npm(*args: str) -> str:
    """Run a script of the extension."""
    program = shutil.which("actionplan") or ""
    done = subprocess.run(
        [NPM, "--offline", *args],
        cwd=FOLDER,
        env={**os.environ, "ACTIONPLAN_PROGRAM": program},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_extension_is_small_and_has_only_what_it_needs(packed: Path) -> None:
    """Nobody has to download anything more."""
    with zipfile.ZipFile(packed) as inside:
        names = {each for each in inside.namelist() if each.startswith("extension/")}

    assert packed.stat().st_size <= MOST
    assert names == {
        "extension/LICENSE.txt",
        "extension/dist/extension.js",
        "extension/package.json",
        "extension/readme.md",
    }


@pytest.mark.usefixtures("packed")
def test_the_extension_does_what_it_says_with_stand_ins_for_vs_code() -> None:
    """No test of node was left out."""
    said = npm("test")

    assert "# fail 0\n" in said
    assert "# skipped 0\n" in said


def test_the_extension_has_the_version_of_the_program() -> None:
    """Whoever has both knows that they belong together."""
    from actionplan import __version__  # noqa: PLC0415 -- only where it is not skipped

    manifest = json.loads((FOLDER / "package.json").read_text("utf-8"))

    assert manifest["version"] == __version__
