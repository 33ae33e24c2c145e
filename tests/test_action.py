"""The action for GitHub treats all inputs as text, and its outputs are correct."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"] if "id" in step}
HOSTILE = [
    "; touch pwned",
    "$(touch pwned)",
    "`touch pwned`",
    '" && touch pwned && "',
    "a\ntouch pwned\n",
    "--output=full=pwned",
    "-h",
    "::add-mask::x\n::set-output name=errors::0\n##[add-path]pwned",
    "errors=0\nexit-code=0",
    "*",
    "<(touch pwned)",
    "a[$(touch pwned)]",
]

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(
        not shutil.which("bash") or sys.platform == "win32",
        reason="the paths of this bash are not those of this Python",
    ),
]


def run(step: str, folder: Path, **environment: str) -> tuple[int, str, dict[str, str]]:
    """Run the script of a step as GitHub does; return its code, log and outputs."""
    script, outputs = folder / f"{step}.sh", folder / "outputs"
    script.write_text(STEPS[step]["run"], encoding="utf-8")
    outputs.write_text("")
    known = {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "PYTHONPATH", "HOME"} or name.startswith("PIP_")
    }
    runner = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(outputs),
        "GITHUB_STEP_SUMMARY": str(folder / "page.md"),
        "RUNNER_TEMP": str(folder),
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],  # noqa: S607 -- as GitHub calls it
        cwd=folder / "checkout",
        env=known | runner | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    lines = outputs.read_text(encoding="utf-8").splitlines()
    return done.returncode, done.stdout, dict(line.split("=", 1) for line in lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A runner's folder, with a checkout in it that has plans."""
    shutil.copytree(ROOT / "docs" / "mistakes", tmp_path / "checkout" / "plans")
    shutil.copy(ROOT / "examples" / "scr-family-a-2011.yaml", tmp_path / "checkout")
    return tmp_path


def lint(folder: Path, **inputs: str) -> tuple[int, str, dict[str, str]]:
    """Run the step that checks plans, with the default of each input not given."""
    defaults = {
        name: ACTION["inputs"][name]["default"]
        for name in ("paths", "fail-on", "time", "advice", "as-of", "since")
    }
    given = {name.upper().replace("-", "_"): value for name, value in defaults.items()}
    own = {"BIN": sysconfig.get_path("scripts"), "HOME_OF_REPORTS": str(folder)}
    return run("lint", folder, **own | given | inputs)


def test_what_comes_in_never_stands_in_a_script() -> None:
    """GitHub would replace an expression in a script before the shell reads it."""
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]

    assert [script for script in scripts if "${{" in script] == []


def test_every_input_reaches_a_step() -> None:
    """Each input is in the environment of a step, or is given to another action."""
    steps = ACTION["runs"]["steps"]
    taken = " ".join(str([step.get("env"), step.get("with")]) for step in steps)

    assert set(re.findall(r"inputs\.([\w-]+)", taken)) == set(ACTION["inputs"])


def test_it_counts_and_says_where_its_reports_are(folder: Path) -> None:
    """Every declared output is set, and the page of the run is written."""
    code, log, outputs = lint(folder)

    assert (code, outputs, log.count("::error "), _title(folder)) == (
        1,
        {
            "exit-code": "1",
            "plans": "2",
            "errors": "2",
            "warnings": "1",
            "sarif": str(folder / "lint.sarif"),
            "json": str(folder / "lint.json"),
        },
        2,
        "## Action plans checked",
    )
    assert set(outputs) == set(ACTION["outputs"])


def _title(folder: Path) -> str:
    return (folder / "page.md").read_text(encoding="utf-8").partition("\n")[0]


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({"PATHS": "scr-family-a-2011.yaml\n"}, (0, "1", "0")),
        ({"PATHS": "scr-family-a-2011.yaml\r\n\r\nplans\r\n"}, (1, "2", "2")),
        ({"FAIL_ON": "never"}, (0, "2", "2")),
        ({"TIME": "true", "AS_OF": "2012-03-01", "ADVICE": "true"}, (1, "2", "2")),
    ],
)
def test_inputs_do_what_they_say(
    folder: Path, inputs: dict[str, str], expected: tuple[int, str, str]
) -> None:
    """Each input has its effect on the check."""
    code, _, outputs = lint(folder, **inputs)

    assert (code, outputs["plans"], outputs["errors"]) == expected


@pytest.mark.parametrize(
    "name", ["PATHS", "FAIL_ON", "TIME", "ADVICE", "AS_OF", "SINCE"]
)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_input_is_a_text(folder: Path, name: str, hostile: str) -> None:
    """Nothing is run, no output is forged, and the log has no command but ours."""
    before = sorted(path.name for path in (folder / "checkout").iterdir())

    code, log, outputs = lint(folder, **{name: hostile})

    commands = re.findall(
        r"^\s*::(?!error::In this action, [a-z-]+ must be )|##\[", log, re.MULTILINE
    )
    after = sorted(path.name for path in (folder / "checkout").iterdir())
    assert (code, commands, after, set(outputs) - {"exit-code"}) == (
        2,
        [],
        before,
        set(),
    )


def test_a_file_named_as_an_option_is_a_file(folder: Path) -> None:
    """An argument after the options is a path, even if it begins with a hyphen."""
    plan = (folder / "checkout" / "scr-family-a-2011.yaml").read_bytes()
    (folder / "checkout" / "--no-time.yaml").write_bytes(plan)

    code, _, outputs = lint(folder, PATHS="--no-time.yaml")

    assert (code, outputs["plans"]) == (0, "1")


def test_it_installs_itself_and_nothing_of_the_checkout(folder: Path) -> None:
    """Python does not import modules that a pull request adds."""
    if not (ROOT / "src").is_dir():
        pytest.skip("the source is not here")
    for module in ("pip", "venv", "json", "hatchling", "sitecustomize"):
        (folder / "checkout" / f"{module}.py").write_text("open('pwned', 'w')\n")

    code, log, outputs = run("install", folder, PYTHONPATH="")
    if "No matching distribution found" in log:
        pytest.skip("there is no registry of packages here")

    said = subprocess.run(
        [Path(outputs["bin"]) / "actionplan", "--version"],
        cwd=folder / "checkout",
        env={},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    ).stdout
    assert (code, said.split()[0], (folder / "checkout" / "pwned").exists()) == (
        0,
        "actionplan",
        False,
    )
