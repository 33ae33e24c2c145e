"""What a command was pointed at is found out once, for all parts of the program."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import SPECIMEN
from typer.testing import CliRunner

from actionplan import cli, workspace
from actionplan.diagnostics import Refusal
from actionplan.storage import files
from actionplan.workspace.contents import Contents

FAMILY_A = "plans/scr-family-a-2011.yaml"
RENAMED = "plans/family-b.yaml"
ACCEPTED = '{"format": "actionplan-accepted/1", "findings": []}\n'

# After "=", what the shell asks for instead, at the Tab key.
LINES = [
    "lint",
    "lint plans",
    f"lint {FAMILY_A}",
    f"lint --only-plans {FAMILY_A} {RENAMED}",
    "lint --show-accepted --output json=lint.json",
    "lint --since main",
    "lint --since main plans",
    "fix --diff",
    "status",
    "progress log scr-family-a-2011/1.1",
    "progress log scr-b-2012",
    f"progress add {FAMILY_A}/1.1 Sent. --anyway --dry-run",
    "progress add scr-b-2012/1.1 Sent. --anyway --dry-run",
    f"progress add {FAMILY_A}/1.1 Sent. --anyway",
    f"progress undo {FAMILY_A}/1.1 --dry-run",
    f"difference add {FAMILY_A}/O1 --effect Better. --anyway --dry-run",
    f"add outcome {FAMILY_A} --challenge Late. --dry-run",
    "add outcome scr-b-2012 --challenge Late. --dry-run",
    f"add outcome {RENAMED} --challenge Late.",
    f"add action {FAMILY_A}/O1 Go --due 2012-06 --owner Nurse --anyway --dry-run",
    "since 2011-01-01",
    "agenda",
    "chase --output chase",
    "render",
    "render --output report",
    "export tracker --output tracker.xlsx",
    "export entries",
    "export outcomes plans",
    "import form.md --reported 2012-02-20",
    "accepted",
    "accept",
    "accept --prune plans",
    "config",
    f"config {FAMILY_A}",
    "init plans --dry-run",
    "import board.csv",
    "import board.csv --output plans/board.yaml",
    "fix",
    "= actionplan progress add scr-",
    "= actionplan progress add scr-b-2012/",
]
"""Every command that looks at plans, as it may be typed."""
OTHERS = {"new", "explain", "docs", "rules", "schema", "completion"}
"""Commands that look at no plan."""
ENDLESS = {"lsp", "watch"}
"""Commands that look at plans again each time one has changed, until stopped."""

COUNTING = """\
import collections, contextlib, io, json, os, sys
from actionplan import cli
opened = collections.Counter()
def count(event, args):
    if event == "open" and isinstance(args[0], (str, bytes, os.PathLike)):
        name = os.path.relpath(os.path.realpath(os.fsdecode(args[0])))
        if not name.startswith(("..", "report")):
            opened[name.replace(os.sep, "/")] += 1
sys.addaudithook(count)
found = {}
for line in json.loads(sys.argv[1]):
    opened.clear()
    os.environ.pop("_ACTIONPLAN_COMPLETE", None)
    if line.startswith("= "):
        os.environ["_ACTIONPLAN_COMPLETE"] = "complete_bash"
        os.environ["COMP_WORDS"] = line[2:]
        os.environ["COMP_CWORD"] = str(len(line[2:].split(" ")) - 1)
    sys.argv[1:] = line.split()
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
        try:
            cli.main()
        except SystemExit as left:
            found[line] = [left.code, bool(shown.getvalue()), dict(opened)]
print(json.dumps(found))
"""
"""Runs commands as they are run from a terminal, and counts what is opened."""


def _git(*args: str) -> None:
    own = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *own, *args], check=True, capture_output=True)  # noqa: S607 -- the developer's git


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two folders of plans with settings of their own and some in common, in git."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACTIONPLAN_AS_OF", "2012-03-01")
    (tmp_path / "board.toml").write_text("[windows]\nstale-months = 5\n")
    for folder in ("plans", "more"):
        (tmp_path / folder).mkdir()
        settings = tmp_path / folder / "actionplan.toml"
        settings.write_text('extend = "../board.toml"\nfail-on = "never"\n')
        (tmp_path / folder / "actionplan-accepted.json").write_text(ACCEPTED)
    tabbed = SPECIMEN.replace("scr-family-a-2011", "tabbed").replace(": ", ":\t", 3)
    (tmp_path / "more" / "tabbed.yaml").write_text(tabbed, "utf-8")
    (tmp_path / "board.csv").write_text("Action,Lead\nWrite it,Nurse\n", "utf-8")
    form = "Action|Date|What has been done|New status|Evidence|New date\n-|-|-|-|-|-\n"
    row = "scr-b-2012/1.1||Sent to all.|||\n"
    (tmp_path / "form.md").write_text(f"|{form}|{row}", "utf-8")
    (tmp_path / FAMILY_A).write_text(SPECIMEN, "utf-8")
    (tmp_path / RENAMED).write_text(
        SPECIMEN.replace("scr-family-a-2011", "scr-b-2012"), "utf-8"
    )
    _git("init", "--quiet", "--initial-branch=main")
    _git("add", ".")
    _git("commit", "--quiet", "--message", "Plans")
    (tmp_path / FAMILY_A).write_text(SPECIMEN.replace("2012-05", "2012-06"), "utf-8")
    return tmp_path


@pytest.fixture
def opened(board: Path) -> dict[str, tuple[int, bool, dict[str, int]]]:
    """How each line of commands ended, whether it said anything, and what it opened."""
    done = subprocess.run(
        [sys.executable, "-c", COUNTING, json.dumps(LINES)],
        cwd=board,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, tuple[int, bool, dict[str, int]]] = json.loads(done.stdout)
    return found


def test_no_file_is_opened_twice_in_a_run(
    opened: dict[str, tuple[int, bool, dict[str, int]]],
) -> None:
    """Settings, what they extend, accepted problems and plans: each once, whoever asks.

    But for a plan that is changed: it is read again under a lock, on purpose.
    """
    twice = {
        line: [name for name, times in counted.items() if times > 1]
        for line, (_, _, counted) in opened.items()
    }

    assert {line: names for line, names in twice.items() if names} == {
        "fix": ["more/tabbed.yaml"],
        "chase --output chase": ["chase"],  # the folder, for each file in it
        f"progress add {FAMILY_A}/1.1 Sent. --anyway": [FAMILY_A],
        f"add outcome {RENAMED} --challenge Late.": [RENAMED],
        # the folder, to save each of the 3 files that are written to it
        "import board.csv --output plans/board.yaml": ["plans"],
    }


def test_every_command_that_looks_at_plans_is_counted(
    opened: dict[str, tuple[int, bool, dict[str, int]]],
) -> None:
    """None has failed, or opened nothing, so that there was nothing to count."""
    commands = {line.split()[0] for line in LINES} - {"="}
    settings = {
        line
        for line, (_, _, counted) in opened.items()
        if counted.get("plans/actionplan.toml", 0) != 1
    }

    assert {*opened} == {*LINES}
    assert commands | OTHERS | ENDLESS == {*cli.COMMANDS}
    assert {line: code for line, (code, _, _) in opened.items() if code > 1} == {}
    assert [line for line, (_, said, _) in opened.items() if not said] == []
    assert settings == {"config", *(line for line in LINES if line[0] == "=")}


def test_no_command_imports_another() -> None:
    """What two commands do is done by neither, but by what both of them call."""
    commands = Path(str(cli.__file__)).parent / "commands"
    imported = [
        f"{path.name}: {line}"
        for path in sorted(commands.glob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"\bimport\b", line) and "cli.commands" in line
    ]

    assert imported == []


def test_what_is_held_is_not_read_again(tmp_path: Path) -> None:
    """Whatever became of the file meanwhile: a run has one answer."""
    path, contents = tmp_path / "actionplan.toml", Contents()
    path.write_bytes(b"one")
    first = contents.keep(path)
    path.write_bytes(b"two")

    assert (first, contents.read(path), contents.keep(path), Contents().read(path)) == (
        b"one",
        b"one",
        b"one",
        b"two",
    )


def test_what_is_held_is_held_under_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that a link leads to is the same file, from any folder."""
    contents = Contents()
    (tmp_path / "board.toml").write_bytes(b"one")
    (tmp_path / "link.toml").symlink_to(tmp_path / "board.toml")
    contents.keep(tmp_path / "link.toml")
    (tmp_path / "board.toml").write_bytes(b"two")
    monkeypatch.chdir(tmp_path)

    assert contents.read(Path("board.toml")) == b"one"


def test_what_is_held_is_no_way_round_a_limit(tmp_path: Path) -> None:
    """A file that was looked at by somebody who takes more is still too large."""
    path, contents = tmp_path / "large.yaml", Contents()
    path.write_bytes(b"x" * (files.LIMIT + 1))
    contents.keep(path, files.Room(2 * files.LIMIT))

    with pytest.raises(Refusal) as refused:
        contents.read(path)

    assert [fault.rule for fault in refused.value.faults] == ["file-too-large"]


def test_nothing_is_looked_for_before_it_is_asked_for(tmp_path: Path) -> None:
    """A workspace of what is not there can be made, and says so when it is asked."""
    here = workspace.make([tmp_path / "none.yaml"], since="main")

    with pytest.raises(Refusal) as refused:
        here.found()

    assert [fault.rule for fault in refused.value.faults] == ["path-not-found"]


def test_a_file_that_is_named_is_not_written_over_though_it_is_no_plan(
    board: Path,
) -> None:
    """A hook names what it is handed; a report has no place on any of it."""
    (board / "notes.txt").write_text("Ask the chair.\n")

    done = CliRunner().invoke(
        cli.app, ["lint", "--only-plans", "notes.txt", "--output", "json=notes.txt"]
    )

    assert isinstance(done.exception, Refusal)
    assert [fault.rule for fault in done.exception.faults] == ["report-onto-plan"]
    assert (board / "notes.txt").read_text() == "Ask the chair.\n"


def test_where_a_hook_finds_no_plan_there_is_an_empty_report(board: Path) -> None:
    """It has nothing to check, and that is no mistake, with --output or without."""
    (board / "empty").mkdir()
    named = ["lint", "--only-plans", "empty"]

    codes = [
        CliRunner().invoke(cli.app, [*named, *output]).exit_code
        for output in ([], ["--output", "json=lint.json"])
    ]

    written = json.loads((board / "lint.json").read_text())
    assert (codes, written["checked"]) == ([0, 0], [])


def test_a_difference_that_cannot_be_shown_is_not_done(board: Path) -> None:
    """It is about the output and no plan's, and never ends as if there were none."""
    code = (
        "import sys; sys.stdout = None; sys.argv[1:] = ['fix', '--diff']\n"
        "from actionplan import cli; cli.main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=board,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2,
        "The output could not be written: it is closed.",
    )
