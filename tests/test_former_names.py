"""Names from version 0.1 still work, and say what they are called now."""

import json
from pathlib import Path

import pytest
from tests.conftest import SPECIMEN, run
from typer.testing import Result

from actionplan import cli
from actionplan.diagnostics import Fault, Refusal
from actionplan.lint import accepted_file
from actionplan.rule import ALL, FORMER
from actionplan.workspace import settings

PLAN = "scr-family-a-2011.yaml"
LATE = SPECIMEN.replace("due: 2012-05", "due: 2012-01")
DAY = ("--as-of", "2012-03-01")
ENTRIES = (
    '{"format": "actionplan-baseline/1", "findings": [{"rule": "overdue-action",'
    ' "plan": "scr-family-a-2011", "item": "1.1", "field": "due",'
    ' "first_seen": "2012-02-01"}]}\n'
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan whose action is overdue."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / PLAN).write_text(LATE, "utf-8")
    return tmp_path


def _faults(done: Result) -> tuple[Fault, ...]:
    assert isinstance(done.exception, Refusal)
    return done.exception.faults


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (("baseline", "--prune"), ("accept", "--prune"), ("baseline", "accept")),
        (("ignores",), ("accepted",), ("ignores", "accepted")),
        (("baseline", "-h"), ("accept", "-h"), ("baseline", "accept")),
        (
            ("lint", "--no-ignores"),
            ("lint", "--show-accepted"),
            ("--no-ignores", "--show-accepted"),
        ),
        (
            ("status", "--accountable", "Officer"),
            ("status", "--owner", "Officer"),
            ("--accountable", "--owner"),
        ),
        (
            ("status", "--accountable=Oficer", "--accountable", "x"),
            ("status", "--owner=Oficer", "--owner", "x"),
            ("--accountable", "--owner"),
        ),
    ],
)
def test_an_old_name_does_the_same_and_says_the_new_one(
    old: tuple[str, ...], new: tuple[str, ...], said: tuple[str, str]
) -> None:
    """In one sentence on standard error, whatever the command writes."""
    day = () if "-h" in old else DAY

    before, now = run(*old, *day), run(*new, *day)

    sentence = f'"{said[0]}" is now called "{said[1]}".\n'
    assert (before.exit_code, before.stdout, before.stderr) == (
        now.exit_code,
        now.stdout,
        sentence + now.stderr,
    )
    assert str(before.exception) == str(now.exception)


def test_old_names_are_in_no_help() -> None:
    """The list of commands and the options of each have only the new names."""
    page = run("--help-markdown").stdout

    old = [*cli.RENAMED, "--accountable", "--no-ignores"]
    found = [name for name in old if f"actionplan {name}" in page or f"`{name}" in page]
    assert found == []
    assert "baseline" not in run("-h").stdout


def test_a_misspelt_value_of_an_old_option_is_refused_under_the_new_name() -> None:
    """An option without its value does not stop the program."""
    faults = _faults(run("status", "--accountable"))

    assert [fault.details["option"] for fault in faults] == ["--owner"]


@pytest.mark.parametrize(
    ("command", "old", "new"),
    [
        (("status", "--sort"), "accountable", "owner"),
        (("status", "--sort"), "silence", "last-update"),
        (("status", "--group-by"), "accountable", "owner"),
        (("lint", "--group-by"), "accountable", "owner"),
    ],
)
def test_the_old_name_of_a_choice_still_works(
    command: tuple[str, ...], old: str, new: str
) -> None:
    """Help lists the new name only."""
    before, now = run(*command, old, *DAY), run(*command, new, *DAY)

    assert (before.exit_code, before.stdout) == (now.exit_code, now.stdout)
    assert "accountable, " not in (page := run(command[0], "-h").stdout)
    assert "silence" not in page


@pytest.mark.parametrize("word", ["accept", "ignore"])
def test_both_words_of_a_comment_accept(folder: Path, word: str) -> None:
    """A plan does not have to be changed for the new word."""
    comment = f"# actionplan: {word}[overdue-action]: the printer"
    (folder / PLAN).write_text(LATE.replace("2012-01\n", f"2012-01  {comment}\n"))

    assert run("lint", *DAY).stdout.splitlines()[1] == "1 problem accepted in comments."


def test_a_file_with_the_old_name_is_read_and_keeps_its_name(folder: Path) -> None:
    """Its form stays too, so that an older version of the program can read it."""
    old = folder / accepted_file.OLD_NAME
    old.write_text(ENTRIES, "utf-8")

    checked, renewed = run("lint", *DAY), run("accept", "--prune", *DAY)

    assert (checked.exit_code, checked.stdout.splitlines()[1]) == (
        0,
        "1 problem accepted with actionplan accept.",
    )
    assert renewed.stdout == (
        "actionplan-baseline.json accepts 1 problem: 1 warning. None is new.\n"
        "actionplan-baseline.json is now called actionplan-accepted.json. To rename"
        " it:\ngit mv actionplan-baseline.json actionplan-accepted.json\n"
    )
    kept = json.loads(old.read_text())
    assert (kept["format"], kept["findings"][0]["first_seen"]) == (
        "actionplan-baseline/1",
        "2012-02-01",
    )
    assert sorted(path.name for path in folder.iterdir()) == [old.name, PLAN]


def test_a_renamed_file_goes_on_accepting(folder: Path) -> None:
    """It is enough to give the file its new name: what it says it is may stay."""
    (folder / accepted_file.NAME).write_text(ENTRIES, "utf-8")

    checked, renewed = run("lint", *DAY), run("accept", "--prune", *DAY)

    assert "1 problem accepted" in checked.stdout
    assert "is now called" not in renewed.stdout
    written = json.loads((folder / accepted_file.NAME).read_text())
    assert written["format"] == "actionplan-accepted/1"


@pytest.mark.parametrize("command", ["lint", "accept", "accepted", "status"])
def test_two_files_are_refused(folder: Path, command: str) -> None:
    """Nobody knows which of them counts, so no problem is accepted by either."""
    for name in accepted_file.NAMES:
        (folder / name).write_text(ENTRIES, "utf-8")

    refused = run(command, *DAY)

    if command == "status":  # which does not ask what is accepted
        assert refused.exit_code == 0
    else:
        assert [fault.rule for fault in _faults(refused)] == ["two-accepted-files"]


def test_old_names_of_settings_are_read(folder: Path) -> None:
    """The table of owners, and the levels of rules that have another name."""
    (folder / "actionplan.toml").write_text(
        '[posts]\n"MSCB Development Officer" = []\n[rules]\nunused-ignore = "error"\n'
        '[[per-folder]]\nplans = ["old/**"]\nreason = "Old"\n'
        'rules = { expired-ignore = "off" }\n'
    )

    read = settings.finder()(folder / PLAN)

    assert (read.levels, read.apart[0].levels) == (
        {"unused-acceptance": "error"},
        {"expired-acceptance": "off"},
    )
    assert read.board.posts.has("MSCB Development Officer")
    assert "owners.MSCB Development Officer" in read.origins


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('[posts]\n"A" = []\n[owners]\n"B" = []\n', ("posts", "owners")),
        (
            '[rules]\nunused-ignore = "off"\nunused-acceptance = "error"\n',
            ("unused-ignore", "unused-acceptance"),
        ),
    ],
)
def test_a_setting_under_both_names_is_refused(
    folder: Path, text: str, names: tuple[str, str]
) -> None:
    """One of the two would not count, and nobody would know which."""
    (folder / "actionplan.toml").write_text(text)

    faults = _faults(run("lint", *DAY))

    old, new = names
    assert [fault.details for fault in faults] == [
        {"why": "old-name", "old": old, "new": new}
    ]


@pytest.mark.parametrize("name", FORMER)
def test_a_rule_is_explained_under_its_old_name(name: str) -> None:
    """What is in an old log can still be looked up."""
    page = run("explain", name).stdout

    assert page.startswith(f"{FORMER[name]} (AP9")
    assert (name in ALL, FORMER[name] in ALL) == (False, True)
