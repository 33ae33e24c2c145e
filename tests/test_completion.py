"""Completion: the Tab key offers what there is, quickly, safely and in silence."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import SPECIMEN

from actionplan import cli
from actionplan.cli.commands import completion
from actionplan.cli.parser import completions, shell_scripts

HERE = Path(__file__).parent
HOSTILE = "$(touch run)`touch run`';touch run'"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two plans, one that cannot be read, and traps."""
    (tmp_path / "scr-family-a-2011.yaml").write_text(SPECIMEN, encoding="utf-8")
    (tmp_path / "scr-b.yaml").write_text(
        SPECIMEN.replace('id: "1.1"', f'id: "1.1{HOSTILE}"').replace(
            "id: O1", "id: O'1"
        ),
        encoding="utf-8",
    )
    (tmp_path / "bad.yaml").write_bytes(b"\x00\xff: [")
    (tmp_path / f"trap {HOSTILE}.yaml").write_text(SPECIMEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tab:
    """A way to press the Tab key behind what is typed."""
    return Tab(monkeypatch, capsys)


class Tab:
    """Ask as the script for bash does."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._set, self._shown = monkeypatch.setenv, capsys

    def __call__(self, typed: str, shell: str = "bash") -> list[str]:
        """Return the lines that the shell is given; there is never anything else."""
        self._set("_ACTIONPLAN_COMPLETE", f"complete_{shell}")
        self._set("COMP_WORDS", typed)
        self._set("COMP_CWORD", str(len(typed.split(" ")) - 1))
        self._set("_TYPER_COMPLETE_ARGS", typed)
        self._set("_TYPER_COMPLETE_WORD_TO_COMPLETE", typed.rpartition(" ")[2])
        with pytest.raises(SystemExit) as left:
            cli.main()
        out, err = self._shown.readouterr()
        assert (left.value.code, err) == (0, "")
        return str(out).splitlines()


OFFERS = {
    "actionplan ": [*cli.COMMANDS],
    "actionplan st": ["status"],
    "actionplan --v": ["--version"],
    "actionplan lint --f": ["--format", "--fail-on"],
    "actionplan lint --format sa": ["sarif"],
    "actionplan lint --format = sa": ["sarif"],
    "actionplan lint --output sa": ["sarif="],
    "actionplan lint ": [],
    "actionplan lint nowhere/": [],
    "actionplan progress ": ["add", "undo", "log"],
    "actionplan progress add ": ["bad/", "scr-b/", "scr-family-a-2011/"],
    "actionplan progress add scr-f": ["scr-family-a-2011/"],
    "actionplan progress add scr-family-a-2011/": ["scr-family-a-2011/1.1"],
    "actionplan progress add ./scr-family-a-2011.yaml/": [],
    "actionplan progress add scr-family-a-2011.yaml/1": ["scr-family-a-2011.yaml/1.1"],
    "actionplan progress log scr-family-a-2011/1": ["scr-family-a-2011/1.1"],
    "actionplan progress add scr-family-a-2011/1.1 x --rag ": ["green", "amber", "red"],
    "actionplan progress add nowhere/1.1 x --rag ": [],
    "actionplan progress add scr-family-a-2011/1.1 x --state on": ["on-hold"],
    "actionplan progress add x --replaced-by scr-f": ["scr-family-a-2011/"],
    "actionplan progress undo scr-family-a-2011/": ["scr-family-a-2011/1.1"],
    "actionplan difference add scr-f": ["scr-family-a-2011/"],
    "actionplan difference add scr-family-a-2011/": ["scr-family-a-2011/O1"],
    "actionplan difference add x --achieved ful": ["fully"],
    "actionplan status --plan scr": ["scr-b", "scr-family-a-2011"],
    "actionplan status --state comp": ["complete"],
    "actionplan explain stale": ["stale-action", "stale"],
    "actionplan explain desired": ["desired_outcome"],
    "actionplan new --source serious": ["serious-case-review"],
    "actionplan completion ": ["bash", "zsh", "fish", "powershell"],
    "actionplan progress add scr-b/": [],  # its id means something to a shell
    "actionplan difference add scr-b/": [],
    "actionplan progress add bad/": ["bad/"],
    "actionplan progress add 'trap $(": [],
    "actionplan budget --": [],
}


@pytest.mark.parametrize("typed", OFFERS)
def test_what_there_is_is_offered(typed: str, offered: Tab) -> None:
    """Commands, options, words, plans, actions; never what a shell would run."""
    found = offered(typed)

    if typed == "actionplan budget --":  # the options of all commands
        assert "--version" in found
    else:
        assert found == OFFERS[typed]


@pytest.mark.parametrize("typed", [typed for typed in OFFERS if "= " not in typed])
def test_powershell_is_offered_what_bash_is(typed: str, offered: Tab) -> None:
    """The same words, though PowerShell says in another way what is typed."""
    found = offered(typed, "powershell")

    assert [line.partition("\t")[0] for line in found] == offered(typed, "bash")


def test_powershell_hears_of_the_variables_that_are_read() -> None:
    """The script sets what its class reads, and takes each of them away again."""
    script = shell_scripts.POWERSHELL
    told = [
        "_ACTIONPLAN_COMPLETE = 'complete_powershell'",
        "_TYPER_COMPLETE_ARGS = $typed",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE = $wordToComplete",
    ]

    assert [f"$env:{each}\n" in script for each in told] == [True] * 3
    assert [f"$env:{each.split()[0]} = $null" in script for each in told] == [True] * 3


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("zsh", "1.1:Publish guidance for working with families who are hard..."),
        ("fish", "1.1\tPublish guidance for working with families who are hard..."),
        (
            "powershell",
            "1.1\tPublish guidance for working with families who are hard...",
        ),
    ],
)
def test_an_action_is_offered_with_what_it_is(
    shell: str, line: str, offered: Tab
) -> None:
    """Where the shell shows it: the first words of the action."""
    found = offered("actionplan progress add scr-family-a-2011/", shell)

    assert found == [f"scr-family-a-2011/{line}"]


def test_personal_data_is_hidden_in_an_offer(folder: Path, offered: Tab) -> None:
    """What an action tells of a person is not told beside its number either."""
    plan = SPECIMEN.replace("action: Publish", "action: See 943 476 5919 and publish")
    (folder / "scr-b.yaml").write_text(plan, encoding="utf-8")

    (found,) = offered("actionplan progress add scr-b/", "fish")

    assert found.startswith("scr-b/1.1\tSee *** *** **** and publish")


@pytest.mark.parametrize("asked", ["complete_tcsh", "nonsense", "complete_bash"])
def test_what_cannot_be_answered_is_answered_with_nothing(
    asked: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another shell, or one that does not say what is typed, is no error."""
    monkeypatch.setenv("_ACTIONPLAN_COMPLETE", asked)
    with pytest.raises(SystemExit) as left:
        cli.main()

    assert (left.value.code, *capsys.readouterr()) == (0, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such clock")
def test_nobody_waits_long_for_a_word(
    offered: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without end is given up, in silence."""
    monkeypatch.setattr(completions, "_SECONDS", 0.05)
    monkeypatch.setattr(completions, "_names", lambda: time.sleep(600))

    assert offered("actionplan progress add ") == []


def test_completing_changes_nothing(folder: Path, offered: Tab) -> None:
    """Plans are only read, and nothing in them is run."""
    before = {path: path.read_bytes() for path in folder.iterdir()}
    for typed in OFFERS:
        offered(typed)

    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("shell", shell_scripts.SCRIPTS)
def test_the_script_is_one_that_the_shell_can_read(
    shell: shell_scripts.Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the command prints has no slip in it."""
    completion.command(shell)
    script = capsys.readouterr().out
    if not (program := shutil.which(shell)):
        pytest.skip(f"{shell} is not installed")

    done = subprocess.run(
        [program, "-n"],
        input=script,
        encoding="utf-8",
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif(not shutil.which("bash"), reason="the shell is bash")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("progress add scr-f", "scr-family-a-2011/\n"),
        ("progress add scr-family-a-2011/", "scr-family-a-2011/1.1\n"),
        ("lint --fo", "--format\n"),
        ("lint scr", ""),
    ],
)
def test_bash_completes_with_the_script(typed: str, found: str) -> None:
    """Once it is read, the Tab key asks actionplan; without an answer, for files."""
    script = (
        'eval "$(actionplan completion bash)"; complete -p actionplan;'
        f"COMP_WORDS=(actionplan {typed}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ));"
        '_actionplan actionplan; printf "%s\\n" "${COMPREPLY[@]}"'
    )

    done = subprocess.run(
        ["bash", "-c", script],  # noqa: S607 -- the reader's bash
        encoding="utf-8",
        capture_output=True,
        check=False,
    )

    assert (done.stdout, done.stderr) == (
        f"complete -o default -F _actionplan actionplan\n{found or chr(10)}",
        "",
    )
