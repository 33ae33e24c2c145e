"""A hook that stops a commit says what stops it, what is new and what to do."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.diagnostics import Refusal
from actionplan.lint import accepted_file

pytestmark = pytest.mark.thorough

PLAN = (Path(__file__).parents[1] / "examples" / "scr-family-a-2011.yaml").read_text(
    "utf-8"
)
DUE = re.search(r"^ +due: \S+$", PLAN, re.MULTILINE)
assert DUE is not None
OLD_DUE = re.sub(r"due: .*", "due: Ongoing", DUE[0])
OLD = PLAN.replace(DUE[0], OLD_DUE, 1)
"""The plan with a problem that can be accepted."""
BOTH = OLD.replace("kind: multi-agency", "kind: multi agency", 1)
"""The same plan with one more problem, which is new."""
UNREADABLE = PLAN.replace("kind: multi-agency", "kind: multi: agency", 1)
NAME = "plans/scr-family-a-2011.yaml"
ACCEPT = f'actionplan accept {NAME} --already-at HEAD --reason "REASON"'
THEN = (
    "Then save your plans, add them (git add, or Stage in your editor), and commit\n"
    "again.\n"
)


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of plans in git, with a commit of what `init` writes."""
    if not shutil.which("git"):
        pytest.skip("git is not there")
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_AUTHOR", "GIT_COMMITTER"):
        monkeypatch.setenv(f"{name}_NAME", "Officer")
        monkeypatch.setenv(f"{name}_EMAIL", "officer@example.org")
    CliRunner().invoke(app, ["init", "."])
    _git("init", "--quiet")
    _git("config", "core.autocrlf", "false")
    return tmp_path


def _git(*args: str) -> tuple[int, str]:
    done = subprocess.run(
        ["git", *args],  # noqa: S607 -- the developer's git
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def _save(text: str, name: str = NAME) -> None:
    Path(name).write_text(text, encoding="utf-8", newline="\n")


def _commit(*options: str) -> tuple[int, str]:
    _git("add", "--all")
    return _git("commit", "--quiet", "--message=My change", *options)


def _hook(*names: str) -> tuple[int, str, str]:
    """Run the hook's command: its exit code, its first line and its last lines."""
    named = names or (NAME,)
    done = CliRunner().invoke(app, ["lint", "--no-time", "--only-plans", *named])
    first, _, _ = done.stdout.partition("\n\n")
    return done.exit_code, first, done.stdout.partition("\nWhy this check failed:\n")[2]


def test_a_commit_is_stopped_and_goes_through_as_the_last_lines_say(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Follow them to the letter: fix what is new, accept what is old, commit again."""
    if not shutil.which("pre-commit"):
        pytest.skip("pre-commit is not there")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(board / ".git" / "cache"))
    subprocess.run(["pre-commit", "install"], check=True, stdout=subprocess.PIPE)  # noqa: S607 -- the PATH is ours
    _save(OLD)
    _commit("--no-verify")
    _save(BOTH)

    stopped, said = _commit()
    _save(OLD)
    commands = re.findall(
        r"^    (actionplan accept .*|git add .*)$", said, re.MULTILINE
    )
    accepted = CliRunner().invoke(
        app, commands[0].replace('"REASON"', "As_published").split()[1:]
    )
    _git(*commands[1].split()[1:])
    passed, then = _commit()

    lines = said.splitlines()
    assert (stopped, lines[4:6], said.partition("\n\nWhy")[2]) == (
        1,
        [
            f"The check failed because of {NAME}. The last lines say",
            "what to do.",
        ],
        " this check failed:\n"
        f"  {NAME}: 2 problems (1 new, 1 already there at the last\n"
        "    commit).\n"
        "Fix the new problem.\n"
        "If you cannot fix the old problem now, you can accept it. Write your reason"
        " in\nplace of REASON:\n"
        f"    {ACCEPT}\n"
        "Add the file that this writes to your commit:\n"
        f"    git add {accepted_file.NAME}\n"
        f"{THEN}\n",
    )
    assert (commands, accepted.exit_code, passed, then.count("\n")) == (
        [ACCEPT, f"git add {accepted_file.NAME}"],
        0,
        0,
        1,
    )


@pytest.mark.usefixtures("board")
def test_with_nothing_wrong_no_reason_is_given() -> None:
    """Nothing says that a check failed if it did not."""
    _save(PLAN)
    _commit("--no-verify")
    _save(PLAN + "# a comment\n")

    code, first, why = _hook()

    assert (code, first.startswith("Checked 1 plan"), why) == (0, True, "")


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        (
            "plans/notes.yaml",
            "a: b\n",
            "  plans/notes.yaml: 1 problem (1 that can only be fixed). The file could"
            " not\n    be read as a plan.\n"
            "Fix the problem.\n",
        ),
        (
            NAME,
            UNREADABLE,
            f"  {NAME}: 1 problem (1 that can only be fixed). The file\n"
            "    could not be read as a plan.\n"
            "Fix the problem.\n",
        ),
        (
            NAME,
            UNREADABLE.replace(DUE[0], OLD_DUE, 1),
            f"  {NAME}: 2 problems (2 that can only be fixed). The\n"
            "    file could not be read as a plan.\n"
            "Fix the problems.\n",
        ),
        (
            NAME,
            BOTH,
            f"  {NAME}: 2 problems (2 new).\nFix the new problems.\n",
        ),
    ],
)
@pytest.mark.usefixtures("board")
def test_what_is_new_or_cannot_be_read_is_not_offered_for_acceptance(
    name: str, text: str, why: str
) -> None:
    """There is no command to accept it, and accepting old problems does not take it."""
    _save(PLAN)
    _commit("--no-verify")
    _save(text, name)

    said = _hook(name)
    done = CliRunner().invoke(
        app, ["accept", name, "--already-at", "HEAD", "--reason", "As published"]
    )

    left = CliRunner().invoke(app, ["lint", "--no-time", name]).exit_code
    assert (said[0], said[2], done.stdout.splitlines()[0], left) == (
        1,
        f"{why}{THEN}",
        "actionplan-accepted.json accepts no problems.",
        1,
    )


@pytest.mark.usefixtures("board")
def test_a_plan_that_is_left_out_is_counted() -> None:
    """A file outside the folder of plans is not checked, and the hook says so."""
    _save(PLAN, "scr-family-a-2011.yaml")
    _save(BOTH)

    done = CliRunner().invoke(
        app, ["lint", "--only-plans", NAME, "scr-family-a-2011.yaml"]
    )

    assert (done.exit_code, "1 file was not checked, because it is" in done.stdout) == (
        1,
        True,
    )


@pytest.mark.usefixtures("board")
def test_before_the_first_commit_any_problem_can_be_accepted() -> None:
    """All of them are old plans, and nothing is said of a commit that is not there."""
    _save(OLD)

    code, _, why = _hook()

    assert (code, why) == (
        1,
        f"  {NAME}: 1 problem.\n"
        "Fix the problem.\n"
        "If you cannot fix problems in old plans now, you can accept them. Write your\n"
        "reason in place of REASON:\n"
        f'    actionplan accept {NAME} --reason "REASON"\n'
        "Add the file that this writes to your commit:\n"
        f"    git add {accepted_file.NAME}\n"
        f"{THEN}",
    )


@pytest.mark.usefixtures("board")
def test_a_problem_that_is_there_twice_is_accepted_once() -> None:
    """One vague owner was there. A second with the same words is new."""
    _save(OLD)
    _commit("--no-verify")
    found = [m.start() for m in re.finditer(r"^ +due: \S+$", OLD, re.MULTILINE)]
    line = OLD[found[1] :].partition("\n")[0]
    _save(OLD[: found[1]] + OLD[found[1] :].replace(line, line[:-7] + "Ongoing", 1))

    CliRunner().invoke(
        app, ["accept", "plans", "--already-at", "HEAD", "--reason", "As published"]
    )

    kept = accepted_file.read(Path(accepted_file.NAME).read_bytes(), "")
    assert ([key.rule for key in kept.entries], _hook()[0]) == (["not-a-date"], 1)


@pytest.mark.parametrize("reason", ["REASON", "...", "TEXT", "TBC", "n/a"])
@pytest.mark.usefixtures("board")
def test_a_placeholder_is_not_a_reason(reason: str) -> None:
    """The command to copy has REASON for the reason, which is not accepted."""
    _save(OLD)

    done = CliRunner().invoke(app, ["accept", "plans", "--reason", reason])

    assert isinstance(done.exception, Refusal)
    assert (
        done.exception.faults[0].details["message"],
        Path(accepted_file.NAME).exists(),
    ) == (f'"{reason}" is not a reason.', False)


@pytest.mark.usefixtures("board")
def test_a_build_server_says_the_same_in_its_log_and_on_its_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The commands can be copied from both. A check without the option says no more."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(Path("page.md").absolute()))
    _save(OLD)
    _commit("--no-verify")
    _git("branch", "base")
    _save(BOTH)
    _commit("--no-verify")
    given = ["lint", "--no-time", "--format", "github"]

    bare = CliRunner().invoke(app, given).stdout
    done = CliRunner().invoke(app, [*given, "--already-at", "base"])
    piped = CliRunner().invoke(app, ["lint", "--already-at", "base", "-"]).exception

    page = Path("page.md").read_text("utf-8")
    command = ACCEPT.replace("HEAD", "base")
    said = f"{NAME}: 2 problems (1 new, 1 already there on base)."
    assert (
        "Why" in bare,
        done.exit_code,
        done.stdout.endswith("\nThen commit and push again.\n"),
        f"\n    {command}\n" in done.stdout,
        f"\n- {said}\n" in page,
        f"\n\n    {command}\n\n" in page,
        isinstance(piped, Refusal),
    ) == (False, 1, True, True, True, True, True)


@pytest.mark.usefixtures("board")
def test_a_commit_that_git_does_not_have_changes_nothing() -> None:
    """The check is the same, and says that it is not known what is new."""
    _save(OLD)
    _commit("--no-verify")

    plain = CliRunner().invoke(app, ["lint", "--no-time"])
    done = CliRunner().invoke(app, ["lint", "--no-time", "--already-at", "nonsuch"])

    why = done.stdout.removeprefix(plain.stdout)
    assert (done.exit_code, why != done.stdout, why.split("\n")[2:5]) == (
        1,
        True,
        [
            f"  {NAME}: 1 problem.",
            "It is not known which of these problems are new, because git could not"
            " give",
            "the plans as they were on nonsuch.",
        ],
    )


def test_the_hook_runs_in_a_second_worktree(board: Path) -> None:
    """Then git names its folders in the environment, and the answer is the same."""
    _save(OLD)
    _commit("--no-verify")
    _git("worktree", "add", "--quiet", str(board / ".git" / "other"))
    os.chdir(board / ".git" / "other")
    _save(BOTH)

    code, _, why = _hook()

    assert (code, "1 already there at" in why) == (1, True)
