"""The documentation's console blocks are run, and print what they say."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    path
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    if path.exists() and "```console\n" in path.read_text(encoding="utf-8")
]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SETUP = "python3 -m venv "


class Step(NamedTuple):
    """A command as it is documented, with what it is said to print."""

    command: str
    output: str


@pytest.mark.skipif(not shutil.which("bash"), reason="the commands are for bash")
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_console_block_prints_what_it_says(
    document: Path, tmp_path: Path
) -> None:
    """What a reader copies from the documentation gives what they see there."""
    for shown in ("examples", "docs/slips"):
        shutil.copytree(ROOT / shown, tmp_path / shown)
    documented = steps(document)

    printed = [run(step, tmp_path) for step in documented]

    assert printed == documented


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_sets_up_is_run_by_ci(document: Path) -> None:
    """A command that no test can run, since it installs, is one that CI runs."""
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    unknown = [
        step.command
        for step in steps(document)
        if (step.command.startswith(SETUP) or "pytest" in step.command)
        and not re.search(rf"^{re.escape(step.command)}( \|\||$)", ci, re.MULTILINE)
    ]

    assert unknown == []


def test_three_dots_stand_for_any_lines() -> None:
    """A line of three dots in the documentation matches any lines, or none."""
    documented = "one\n...\nfive\n"

    verdicts = [
        matches(documented, printed)
        for printed in ("one\nfive\n", "one\ntwo\nfive\n", "one\nfive\nsix\n", "one\n")
    ]

    assert verdicts == [True, True, False, False]


def steps(document: Path) -> list[Step]:
    """Give the commands of a document in order, each with its documented output."""
    return [
        Step(command, output)
        for block in BLOCK.findall(document.read_text(encoding="utf-8"))
        for command, output in re.findall(
            r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE
        )
    ]


def run(step: Step, folder: Path) -> Step:
    """Give the step with what its command really prints in *folder*."""
    if "pytest" in step.command:
        return step
    done = subprocess.run(
        ["bash", "-c", without_setup(step.command)],  # noqa: S607 -- the reader's bash
        cwd=folder,
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,  # lint says 1 when there are findings
    )
    if matches(step.output, done.stdout):
        return step
    return Step(step.command, done.stdout)


def without_setup(command: str) -> str:
    """Give the part of a command that comes after the environment is made."""
    last = command.rpartition(" && ")[2] if command.startswith(SETUP) else command
    return last.replace(".venv/bin/", "")


def matches(documented: str, printed: str) -> bool:
    """Say whether the lines are the same, three dots standing for any."""
    pattern = "".join(
        r"(?:.*\n)*" if line == "..." else re.escape(line) + r"\n"
        for line in documented.removesuffix("\n").split("\n")
        if documented
    )
    return re.fullmatch(pattern, printed) is not None
