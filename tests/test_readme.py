"""Follow the documentation: run its commands, make its edits, compare the output."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import board_documents
import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    path
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    if path.exists() and "```console\n" in path.read_text(encoding="utf-8")
]
FIRST_PLAN = ROOT / "docs" / "first-plan.md"
STARTS_IN = {
    "README.md": "actionplan",
    "bring-your-plans.md": "Documents",
    "first-plan.md": "Documents",
}
"""The folder in which the reader starts. The default is the practice folder."""
COMMANDS = r"^```console\n(?P<commands>.*?)^```$"
EDIT = (
    r"`(?P<path>[^`\n]+)`[^`]*?(?P<how>contains only|replace|add) this:\n\n"
    r"```yaml\n(?P<text>.*?)^```$"
    r"(?:\n\nwith this:\n\n```yaml\n(?P<new>.*?)^```$)?"
)
PART = re.compile(f"{COMMANDS}|{EDIT}", re.MULTILINE | re.DOTALL)
SETUP = "python3 -m venv "
needs_bash = pytest.mark.skipif(
    not shutil.which("bash"), reason="the commands are for bash"
)


class Step(NamedTuple):
    """A command as it is documented, with what it should print."""

    command: str
    output: str


class Edit(NamedTuple):
    """A change that the reader makes to a file in an editor."""

    path: str
    how: str
    text: str
    new: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a clone in it, and an empty folder of the reader's own."""
    clone(tmp_path)
    (tmp_path / "Documents").mkdir()
    return tmp_path


@pytest.mark.thorough
@needs_bash
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_console_block_prints_what_it_says(document: Path, folder: Path) -> None:
    """What a reader copies from the documentation gives what they see there."""
    if document.name not in STARTS_IN:
        practice(folder)
    if document.name == "bring-your-plans.md":
        board_documents.make(folder / "Documents")

    printed = follow(document, folder)

    assert printed == steps(document)


@pytest.mark.thorough
@needs_bash
@pytest.mark.skipif(not shutil.which("git"), reason="it needs git")
def test_no_step_of_the_readme_changes_the_clone(folder: Path) -> None:
    """The reader works on copies, in folders next to the clone."""
    copy = folder / "actionplan"
    git("init", "-q", folder=copy)
    git("add", "-A", folder=copy)
    git("commit", "-q", "-m", "As it was", folder=copy)

    follow(ROOT / "README.md", folder)

    assert (git("status", "--porcelain", folder=copy), names(folder)) == (
        "",
        ["Documents", "actionplan", "our-plans", "practice"],
    )


def test_every_block_of_yaml_in_the_first_plan_is_an_edit() -> None:
    """No text that the reader should put into a file is missing from the test."""
    blocks = FIRST_PLAN.read_text(encoding="utf-8").count("```yaml\n")

    edits = [part for part in parts(FIRST_PLAN) if isinstance(part, Edit)]

    assert blocks == sum(1 + bool(edit.new) for edit in edits)


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
    """Return the commands of a document in order, each with its documented output."""
    return [part for part in parts(document) if isinstance(part, Step)]


def parts(document: Path) -> list[Step | Edit]:
    """Return what the reader does, in order: type commands, and edit files."""
    found: list[Step | Edit] = []
    for part in PART.finditer(document.read_text(encoding="utf-8")):
        if part["commands"] is None:
            edit = Edit(part["path"], part["how"], part["text"], part["new"] or "")
            found.append(edit)
        else:
            found += [
                Step(command, output)
                for command, output in re.findall(
                    r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", part["commands"], re.MULTILINE
                )
            ]
    return found


def follow(document: Path, folder: Path) -> list[Step]:
    """Do everything that a document says; return its steps with what they print."""
    here = folder / STARTS_IN.get(document.name, "practice")
    printed = []
    for part in parts(document):
        if isinstance(part, Edit):
            change(here / part.path, part)
        elif part.command.startswith("cd "):
            here = (here / part.command.removeprefix("cd ")).resolve(strict=True)
            printed.append(part._replace(output=""))
        else:
            printed.append(run(part, here))
    return printed


def names(folder: Path) -> list[str]:
    """Return the names of what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def clone(folder: Path) -> Path:
    """Make what a reader of the README has: a copy of the repository."""
    copy = folder / "actionplan"
    away = shutil.ignore_patterns(".*", "__pycache__", "node_modules", "dist", "tests")
    shutil.copytree(ROOT, copy, ignore=away)
    return copy


def practice(folder: Path) -> Path:
    """Make the folder that the README asks its readers to make."""
    copy = folder / "practice"
    shutil.copytree(ROOT / "examples", copy / "examples")
    shutil.copytree(ROOT / "docs" / "mistakes", copy / "mistakes")
    return copy


def git(*args: str, folder: Path) -> str:
    """Run git in *folder*; return what it prints."""
    author = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    done = subprocess.run(
        ["git", *author, *args],  # noqa: S607 -- the developer's git
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def change(path: Path, edit: Edit) -> None:
    """Change a file as the document asks; only in a way that has one reading."""
    before = path.read_text(encoding="utf-8")
    match edit.how:
        case "contains only":
            after = edit.text
        case "replace":
            assert before.count(edit.text) == 1
            after = before.replace(edit.text, edit.new)
        case _:
            after = before + edit.text
    path.write_text(after, encoding="utf-8")


def run(step: Step, folder: Path) -> Step:
    """Return the step with what its command really prints in *folder*."""
    if "pytest" in step.command:
        return step
    done = subprocess.run(
        ["bash", "-c", without_setup(step.command)],  # noqa: S607 -- the reader's bash
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,  # a terminal shows both
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,  # lint says 1 when there are problems
    )
    if matches(step.output, done.stdout):
        return step
    return Step(step.command, done.stdout)


def without_setup(command: str) -> str:
    """Return the part of a command that comes after the environment is made."""
    last = command.rpartition(" && ")[2] if command.startswith(SETUP) else command
    return last.replace(".venv/bin/", "")


def matches(documented: str, printed: str) -> bool:
    """Return whether the lines are the same, where three dots match any."""
    pattern = "".join(
        r"(?:.*\n)*" if line == "..." else re.escape(line) + r"\n"
        for line in documented.removesuffix("\n").split("\n")
        if documented
    )
    return re.fullmatch(pattern, printed) is not None
