"""Test `lint --since`, which checks changes since a commit, in real repositories."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from tests.conftest import SPECIMEN
from typer.testing import CliRunner, Result

from actionplan.cli import app
from actionplan.diagnostics import Refusal
from actionplan.lint import diagnose
from actionplan.output import findings
from actionplan.storage import git

ENTRY = SPECIMEN[SPECIMEN.index("          - date: 2011-12-05") :]
NAME = "scr-family-a-2011.yaml"
PERSON = ("-c", "user.name=Board", "-c", "user.email=board@example.org")
pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(not shutil.which("git"), reason="there is no git here"),
]
posix = pytest.mark.skipif(
    sys.platform == "win32", reason="it needs a script or a mode"
)


def _git(*words: str, at: Path | None = None) -> str:
    done = subprocess.run(
        ["git", *PERSON, *words],  # noqa: S607 -- the developer's git
        cwd=at,
        capture_output=True,
        check=True,
        encoding="utf-8",
        errors="surrogateescape",
    )
    return done.stdout


def _commit(message: str = "Record what was reported") -> str:
    _git("add", "--all")
    _git("commit", "--quiet", "--message", message)
    return _git("rev-parse", "HEAD").strip()


def _plan(name: str, text: str = SPECIMEN) -> str:
    return text.replace("scr-family-a-2011", name)


def _write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _lint(*words: str) -> Result:
    return CliRunner().invoke(app, ["lint", "--as-of", "2012-03-01", *words])


def _found(*words: str) -> tuple[int, list[str]]:
    """Return the exit code, and the file and rule of each problem."""
    result = _lint("--format", "json", *words)
    if result.exit_code not in (0, 1):
        return result.exit_code, [result.stderr]
    report = json.loads(result.stdout)
    return result.exit_code, [f"{d['file']} {d['rule']}" for d in report["diagnostics"]]


def _refused(*words: str) -> str:
    """Return the exit code of a refusal, and its message."""
    refused = _lint(*words).exception
    assert isinstance(refused, Refusal), refused
    put = [diagnose.put(fault, refused.file, None) for fault in refused.faults]
    return " ".join(f"{said.message} To fix: {said.remedy}" for said in put)


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use only the git configuration that a test writes."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository of 3 plans, with a branch for an officer's changes."""
    folder = tmp_path / "board"
    folder.mkdir()
    monkeypatch.chdir(folder)
    _git("init", "--quiet", "--initial-branch", "main")
    for name in ("scr-family-a-2011", "scr-family-b-2012", "llr-family-c-2012"):
        _write(f"plans/{name}.yaml", _plan(name))
    _commit("Agree three plans")
    _git("checkout", "--quiet", "-b", "officer")
    return folder


# --- who is asked what was there -------------------------------------------------


@pytest.mark.parametrize("where", ["plans", "."])
@pytest.mark.parametrize("worktree", [True, False])
def test_a_repository_that_a_change_brings_along_is_not_asked(
    board: Path, where: str, *, worktree: bool
) -> None:
    """A branch changes an entry, and adds a bare repository with the new version."""
    path = board / "plans" / NAME
    path.write_text(SPECIMEN.replace("went to all agencies", "was lost"), "utf-8")
    twin = board.parent / "twin"
    shutil.copytree(board / "plans", twin / "plans" if where == "." else twin)
    _git("init", "--quiet", "--initial-branch", "main", at=twin)
    _git("add", "--all", at=twin)
    _git("commit", "--quiet", "--message", "All is well", at=twin)
    for name in ("HEAD", "config", "objects", "refs"):
        held = twin / ".git" / name
        copy = shutil.copytree if held.is_dir() else shutil.copy
        copy(held, board / where / name)
    config = board / where / "config"
    config.write_text("[core]\n\tbare = true\n")
    if worktree:
        config.write_text(f"[core]\n\tbare = false\n\tworktree = {board / where}\n")

    result = _lint("plans", "--since", "main", "--no-time")

    if where == ".":  # in the working folder, git finds .git first
        assert (result.exit_code, "entry-rewritten" in result.stdout) == (1, True)
        return
    assert isinstance(result.exception, Refusal)
    assert _refused("plans", "--since", "main", "--no-time") == (
        '"plans" contains a git repository of its own. That repository may be part of'
        " the change that you are checking, so no plans were compared. To fix: show"
        " this message to the person who looks after the plans, and ask whether that"
        " repository is needed. If it is, ask them to move the repository out of"
        ' "plans", but to leave the plans where they are. If it is not, ask them to'
        " remove the repository, but to keep the plans. Then run the same command"
        " again."
    )


# --- a pull request, told ---------------------------------------------------------


def _annotations() -> tuple[int, list[str]]:
    """Do what CI does, and return its annotations and its last lines."""
    result = _lint("plans", "--no-time", "--since", "main", "--format", "github")
    lines = result.stdout.replace("%0A", "\n  ").splitlines()
    return result.exit_code, [line for line in lines if not line.startswith("  In ")]


def test_a_pull_request_is_told_from_edit_to_merge(board: Path) -> None:
    """An officer edits, fixes, records and removes, and CI reports each mistake."""
    path = board / "plans" / NAME
    path.write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-07"), encoding="utf-8")
    _commit("Move the guidance to July")

    told = [_annotations()]
    path.write_text(SPECIMEN, encoding="utf-8")
    CliRunner().invoke(
        app,
        [
            *("progress", "add", "scr-family-a-2011/1.1", "Consultation takes longer."),
            *("--date", "2012-02-27", "--new-due", "2012-07", "--rag", "amber"),
            *("--next", "Read the answers", "--next-due", "2012-04"),
            *("--as-of", "2012-03-01"),
        ],
    )
    _commit("Move the guidance to July, and say why")
    told.append(_annotations())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(ENTRY, ""), encoding="utf-8")
    _commit("Tidy up")
    told.append(_annotations())

    assert told == [
        (
            1,
            [
                "::error file=plans/scr-family-a-2011.yaml,line=36,col=14,"
                "title=due-rewritten::Action 1.1 was due by May 2012, but this has"
                " been changed to July 2012.",
                '  To fix: put back "due: 2012-05". Then, if July 2012 is the right due'
                ' date, add a progress entry with "new_due: 2012-07" and the reason for'
                " the change in its note.",
                "Checked 1 plan: 1 error.",
                "Compared with main. 2 plans have not changed and were not checked.",
                "Checks that depend on the date were not run.",
            ],
        ),
        (
            0,
            [
                "Checked 1 plan. No problems found.",
                "Compared with main. 2 plans have not changed and were not checked.",
                "Checks that depend on the date were not run.",
            ],
        ),
        (
            1,
            [
                "::error file=plans/scr-family-a-2011.yaml,line=52,col=9,"
                "title=entry-removed::The entry dated 5 December 2011 has been removed"
                ' from action 1.1: "The first draft went to all agencies."',
                '  To fix: put the entry back as it was, in the "progress" list of'
                " action 1.1, in date order. To do that, copy the lines at the end of"
                " this message into the file. Move the first of them so that its hyphen"
                " is lined up with the other hyphens of that list. If there are no"
                " others, the line starts with 10 spaces. Move the rest by the same"
                " number of spaces. Then, if"
                " the entry has a mistake in it, add a new entry. In the new entry,"
                " give today's date,"
                ' "corrects: 2011-12-05" and all the other fields as they should be'
                " now.",
                *("  " + line for line in ENTRY.splitlines()),
                "Checked 1 plan: 1 error.",
                "Compared with main. 2 plans have not changed and were not checked.",
                "Checks that depend on the date were not run.",
            ],
        ),
    ]


# --- what counts as changed -------------------------------------------------------


@pytest.mark.usefixtures("board")
def test_nothing_changed_is_said_and_is_no_failure() -> None:
    """The exit code is 0, and the last line says that nothing was checked, and why."""
    result = _lint("--since", "main")

    assert (result.exit_code, result.stdout) == (
        0,
        "No plan has changed since main. 3 plans were not checked.\n",
    )


def test_a_file_is_changed_by_what_is_in_it(board: Path) -> None:
    """A new time stamp or other line endings are not a change."""
    path = board / "plans" / NAME
    os.utime(path, (1, 1))
    other = board / "plans" / "scr-family-b-2012.yaml"
    other.write_bytes(other.read_bytes().replace(b"\n", b"\r\n"))

    assert _found("--since", "main") == (0, [])


def test_what_git_does_not_keep_yet_is_changed(board: Path) -> None:
    """A new plan is checked, whether it is staged or not."""
    text = _plan("new-plan").replace("due: 2012-05", "due: Ongoing")
    (board / "plans" / "new-plan.yaml").write_text(text)

    assert _found("--since", "main") == (1, ["plans/new-plan.yaml not-a-date"])


def test_what_others_did_meanwhile_is_no_change_of_ours(board: Path) -> None:
    """The base is where the branches separated, not the other's latest commit."""
    _git("checkout", "--quiet", "main")
    (board / "plans" / NAME).write_text(SPECIMEN + ENTRY.replace("12-05", "12-20"))
    _commit("Record the second meeting")
    _git("checkout", "--quiet", "officer")

    assert _found("--since", "main") == (0, [])


@pytest.mark.parametrize("name", ["actionplan.toml", "actionplan-accepted.json"])
def test_plans_change_with_the_settings_that_judge_them(board: Path, name: str) -> None:
    """New, changed or removed settings make their plans count as changed."""
    whole = '{"format": "actionplan-accepted/1", "findings": []}\n'
    text = whole if name.endswith("json") else 'fail-on = "warning"\n'
    path = board / name

    seen = [_checked()]
    path.write_text(text)
    seen.append(_checked())
    _commit("Settle it")
    kept = _git("rev-parse", "HEAD").strip()
    seen.append(_checked(kept))
    path.write_text(text + "\n")
    seen.append(_checked(kept))
    path.unlink()
    seen.append(_checked(kept))

    assert seen == [0, 3, 0, 3, 3]


def _checked(ref: str = "main") -> int:
    report = json.loads(_lint("--format", "json", "--since", ref).stdout)
    return len(report["checked"])


def test_the_settings_of_another_folder_change_nothing(board: Path) -> None:
    """A configuration applies only to plans below it."""
    _write("elsewhere/actionplan.toml", 'fail-on = "warning"\n')

    assert _checked() == 0
    assert board.is_dir()


def test_a_file_that_a_configuration_extends_counts_with_it(board: Path) -> None:
    """Shared settings apply to the plans, so a change to them counts."""
    _write("shared.toml", 'fail-on = "warning"\n')
    _write("plans/actionplan.toml", 'extend = "../shared.toml"\n')
    kept = _commit("Share settings")
    before = _checked(kept)
    (board / "shared.toml").write_text('fail-on = "error"\n')

    assert (before, _checked(kept)) == (0, 3)


# --- which plan is which ----------------------------------------------------------


def test_a_plan_that_moved_is_the_same_plan(board: Path) -> None:
    """A plan is found by its ID in any file, and what it lost is reported there."""
    _git("mv", "plans/" + NAME, "plans/renamed.yaml")
    path = board / "plans" / "renamed.yaml"
    path.write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-06"), encoding="utf-8")

    assert _found("--since", "main") == (
        1,
        ["plans/renamed.yaml file-name-not-id", "plans/renamed.yaml due-rewritten"],
    )


@pytest.mark.usefixtures("board")
def test_a_plan_under_another_id_is_not_to_be_renamed_too() -> None:
    """One message says what to do with the ID and the name of the file."""
    _write(f"plans/{NAME}", _plan("family-a"))

    assert _found("--since", "main") == (1, [f"plans/{NAME} id-changed"])


def test_a_plan_under_another_id_and_name_is_found_again(board: Path) -> None:
    """With the same actions, it is the same plan, neither removed nor new."""
    (board / "plans" / NAME).unlink()
    _write("plans/family-a.yaml", _plan("family-a"))

    assert _found("--since", "main") == (1, ["plans/family-a.yaml id-changed"])


def test_plans_that_changed_files_with_each_other_have_not_changed(board: Path) -> None:
    """Each plan is compared with its own earlier version."""
    one, other = board / "plans" / NAME, board / "plans" / "scr-family-b-2012.yaml"
    texts = one.read_text(), other.read_text()
    one.write_text(texts[1].replace("due: 2012-05", "due: 2012-06"))
    other.write_text(texts[0])

    code, found = _found("--since", "main")

    assert (code, [each for each in found if "file-name" not in each]) == (
        1,
        [f"plans/{NAME} due-rewritten"],
    )


def test_a_copy_is_new_and_nothing_is_gone(board: Path) -> None:
    """A plan that started as a copy has no earlier version."""
    text = _plan("new-plan").replace("due: 2012-05", "due: 2012-06")
    (board / "plans" / "new-plan.yaml").write_text(text)

    assert _found("--since", "main") == (0, [])


def test_a_plan_that_was_deleted_is_told(board: Path) -> None:
    """It is named with its old file. A deleted file that was not a plan is no loss."""
    _write("plans/notes.yaml", "just: notes\n")
    kept = _commit("Take notes")
    (board / "plans" / NAME).unlink()
    (board / "plans" / "notes.yaml").unlink()

    result = _lint("--since", kept, "--format", "concise")

    assert (result.exit_code, result.stdout) == (
        1,
        f'plans/{NAME}: error plan-gone: The file of the plan "scr-family-a-2011"'
        " has been removed, so the record of what was agreed and done is missing.\n"
        "Checked 0 plans (report date 1 March 2012): 1 error, in 1 file.\n"
        f"Compared with {kept}. 2 plans have not\nchanged and were not checked.\n",
    )


@pytest.mark.parametrize("where", ["other", "plans/scr-family-b-2012.yaml"])
def test_only_plans_below_what_was_named_are_missed(board: Path, where: str) -> None:
    """A check of one folder or file does not report others."""
    _write("other/scr-d.yaml", _plan("scr-d"))
    kept = _commit("Agree one more")
    (board / "plans" / NAME).unlink()

    assert _found(where, "--since", kept) == (0, [])


def test_a_plan_that_was_left_out_of_the_folder_is_not_gone(board: Path) -> None:
    """A sparse checkout does not have all the files."""
    _git("sparse-checkout", "set", "--no-cone", "/*", f"!/plans/{NAME}")

    assert ((board / "plans" / NAME).exists(), _found("--since", "main")) == (
        False,
        (0, []),
    )


@posix
def test_a_name_is_the_same_however_its_accents_are_spelt(board: Path) -> None:
    """Git writes accents composed, but some systems do not."""
    text = _plan("zoe").replace("due: 2012-05", "due: 2012-06")
    _write("plans/zo\u00eb.yaml", _plan("zoe"))
    kept = _commit("Agree one more")
    (board / "plans" / "zo\u00eb.yaml").unlink()
    _write("plans/zoe\u0308.yaml", text)

    assert _found("--since", kept)[1][-1:] == ["plans/zoe\u0308.yaml due-rewritten"]


def test_a_name_in_other_capitals_is_the_same_plan(board: Path) -> None:
    """If both names are the same file, the plan is found by its ID."""
    (board / "plans" / NAME).rename(board / "plans" / NAME.upper())
    path = board / "plans" / NAME.upper()
    path.write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-06"), encoding="utf-8")

    assert _found("--since", "main")[1][-1:] == [f"plans/{NAME.upper()} due-rewritten"]


@posix
def test_a_link_in_the_place_of_a_plan_is_no_plan(board: Path) -> None:
    """Replacing a plan with a link to another removes the plan."""
    (board / "plans" / NAME).unlink()
    (board / "plans" / NAME).symlink_to("scr-family-b-2012.yaml")

    assert _found("--since", "main") == (1, [f"plans/{NAME} plan-gone"])


@posix
def test_a_folder_behind_a_link_is_another_folder(board: Path) -> None:
    """Plans that moved there are the same plans, and what they lost is reported."""
    (board / "plans").rename(board / "moved")
    (board / "plans").symlink_to("moved")
    path = board / "moved" / NAME
    path.write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-06"), encoding="utf-8")

    assert _found("--since", "main") == (1, [f"moved/{NAME} due-rewritten"])


def test_a_board_may_let_plans_go(board: Path) -> None:
    """The earlier actionplan.toml applies to a plan that has been removed."""
    _write("actionplan.toml", '[rules]\nplan-gone = "off"\n')
    kept = _commit("Let plans go")
    (board / "plans" / NAME).unlink()

    assert (_found("--since", "main"), _found("--since", kept)) == (
        (1, [f"plans/{NAME} plan-gone"]),
        (0, []),
    )


# --- the others -------------------------------------------------------------------


def test_a_clash_with_a_plan_that_has_not_changed_is_told(board: Path) -> None:
    """Rules across plans check all plans, whichever of the two is named."""
    (board / "plans" / "a.yaml").write_text(_plan("scr-family-b-2012"))

    code, found = _found("--since", "main")

    assert (code, found) == (
        1,
        [
            "plans/a.yaml duplicate-plan-id",
        ],
    )


def test_what_a_change_takes_from_another_plan_is_told_there(board: Path) -> None:
    """Removing an action reports the plan that refers to it."""
    gone = ENTRY + '            state: withdrawn\n            replaced_by: "{}"\n'
    text = _plan("new-plan", SPECIMEN.replace(ENTRY, gone))
    _write("plans/new-plan.yaml", text.format("scr-family-a-2011/1.1"))
    kept = _commit("Refer to another plan")
    path = board / "plans" / NAME
    path.write_text(SPECIMEN.replace('"1.1"', '"1.2"'), encoding="utf-8")

    assert _found("--since", kept) == (
        1,
        [
            "plans/new-plan.yaml unknown-reference-elsewhere",
            f"plans/{NAME} id-changed",
        ],
    )


def test_a_clash_of_others_is_nothing_to_do_with_it(board: Path) -> None:
    """An old problem between 2 plans is not reported for a third."""
    (board / "plans" / "a.yaml").write_text(_plan("scr-family-b-2012"))
    kept = _commit("Clash")
    text = _plan("new-plan")
    (board / "plans" / "new-plan.yaml").write_text(text)

    assert _found("--since", kept) == (0, [])


# --- what cannot be compared ------------------------------------------------------


def test_a_plan_that_could_not_be_read_before_is_said_not_to_be_compared(
    board: Path,
) -> None:
    """Its current version is checked. A warning says that it was not compared."""
    path = board / "plans" / NAME
    path.write_text(SPECIMEN.replace("title: ", "title: @"), encoding="utf-8")
    kept = _commit("Break it")
    path.write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-06"), encoding="utf-8")

    assert _found("--since", kept) == (0, [f"plans/{NAME} not-compared"])


def test_a_part_that_could_not_be_read_before_is_named(board: Path) -> None:
    """A part that could not be read then is not compared now."""
    path = board / "plans" / NAME
    path.write_text(SPECIMEN.replace("due: 2012-05", "due: soon"), encoding="utf-8")
    kept = _commit("Break it")
    path.write_text(SPECIMEN, encoding="utf-8")

    result = _lint("--since", kept, "--format", "concise")

    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        0,
        f'plans/{NAME}: warning not-compared: "due" in action 1.1 could not be compared'
        f' with the version in "{kept}", because that version cannot be read.',
    )


def test_a_table_shows_the_lines_to_put_back_as_its_message_says(board: Path) -> None:
    """They are in the cell that says that they are at its end."""
    left = SPECIMEN.replace(f"        progress:\n{ENTRY}", "        progress: []\n")
    (board / "plans" / NAME).write_text(left, encoding="utf-8")

    said = _lint("--since", "main", "--format", "markdown").stdout

    [row] = [line for line in said.splitlines() if "| entry-removed |" in line]
    first, *_, last = (line.strip() for line in ENTRY.splitlines())
    assert "copy the lines at the end of this message into the file." in row
    assert row.index("this message into the file") < row.index(first) < row.index(last)
    assert row.endswith(f"{last} |")


def test_a_part_that_cannot_be_read_now_is_not_called_gone(board: Path) -> None:
    """One mistake is 1 problem."""
    path = board / "plans" / NAME
    path.write_text(SPECIMEN.replace("due: 2012-05", "due: soon"), encoding="utf-8")

    assert _found("--since", "main") == (1, [f"plans/{NAME} not-a-date"])


def test_a_plan_larger_than_any_is_not_read_before_either(board: Path) -> None:
    """The size limit also applies to the earlier version."""
    path = board / "plans" / NAME
    path.write_text(SPECIMEN + "#" * 1_048_576, encoding="utf-8")
    kept = _commit("Fill it")
    path.write_text(SPECIMEN, encoding="utf-8")

    assert _found("--since", kept) == (0, [f"plans/{NAME} not-compared"])


def test_a_conflict_is_told_and_compares_with_nothing(board: Path) -> None:
    """In an unfinished merge, the conflict markers are the problem."""
    path = board / "plans" / NAME
    for branch, month in (("main", "06"), ("officer", "07")):
        _git("checkout", "--quiet", branch)
        path.write_text(SPECIMEN.replace("due: 2012-05", f"due: 2012-{month}"))
        _commit("Move it")
    with pytest.raises(subprocess.CalledProcessError):
        _git("merge", "main")

    assert _found("--since", "main") == (1, [f"plans/{NAME} merge-conflict"])


def test_a_plan_of_another_repository_inside_is_not_compared(board: Path) -> None:
    """A submodule has its own history."""
    _git("init", "--quiet", "inner")
    _write("inner/scr-d.yaml", _plan("scr-d"))
    _git("add", "--all", at=board / "inner")
    _git("commit", "--quiet", "--message", "Agree", at=board / "inner")
    _git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "./inner")
    kept = _commit("Take in another board")

    assert _found("--since", kept) == (0, ["inner/scr-d.yaml not-compared"])


def _shallow(board: Path, tmp_path: Path, depth: int) -> Path:
    (board / "plans" / NAME).write_text(
        SPECIMEN.replace("due: 2012-05", "due: 2012-06")
    )
    _commit("Rewrite the date")
    clone = tmp_path / "clone"
    words = ("clone", "--quiet", "--no-single-branch", "--depth", str(depth))
    _git(*words, board.as_uri(), str(clone))
    return clone


@pytest.mark.parametrize("ref", ["origin/main", "main", "v1"])
def test_in_a_shallow_clone_all_is_checked_and_it_is_said_what_was_not(
    board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ref: str
) -> None:
    """A change that was not checked is an error, with exit code 1."""
    monkeypatch.chdir(_shallow(board, tmp_path, 1))

    result = _lint("--since", ref, "--format", "concise")

    assert (result.exit_code, result.stdout) == (
        1,
        f'.: error history-not-there: The plans could not be compared with "{ref}",'
        " because this copy of the repository does not have the full history.\n"
        "Checked 3 plans (report date 1 March 2012): 1 error, in 1 file.\n"
        f"No plan was compared with {ref}: this copy does not have its history.\n",
    )


@pytest.mark.parametrize("form", findings.FORMATS)
def test_every_format_says_what_was_not_compared(
    board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """A reader of any one format can see it."""
    monkeypatch.chdir(_shallow(board, tmp_path, 1))

    result = _lint("--since", "origin/main", "--format", form)

    words = " ".join(result.stdout.replace("\\u0022", '"').split())
    assert "could not be compared with" in words


def test_a_shallow_clone_that_goes_back_far_enough_is_compared(
    board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The history that is there is used."""
    monkeypatch.chdir(_shallow(board, tmp_path, 2))

    assert _found("--since", "origin/main") == (1, [f"plans/{NAME} due-rewritten"])


# --- refusals ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ref", "meant"),
    [
        ("mian", ' Did you mean "main"?'),
        ("upstream/nothing", ""),
        ("--all", ""),
        ("-h", ""),
        ("", ""),
        ("main\0", ' Did you mean "main"?'),
        ("main:plans", ""),
        ("$(touch ran)", ""),
    ],
)
def test_a_name_of_nothing_is_refused(board: Path, ref: str, meant: str) -> None:
    """Anything typed is only a name."""
    said = _refused(f"--since={ref}")

    assert (said.partition(" To fix")[0], (board / "ran").exists()) == (
        f'There is no branch, tag or commit called "{ref}".{meant}',
        False,
    )


def test_a_branch_that_only_the_server_has_is_offered(
    board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a new clone it is called origin/main, which is easy to forget."""
    clone = tmp_path / "clone"
    _git("clone", "--quiet", str(board), str(clone))
    monkeypatch.chdir(clone)

    said = _refused("--since", "main")

    assert said.partition(" To fix")[0] == (
        'There is no branch, tag or commit called "main". Did you mean "origin/main"?'
    )


def test_a_folder_without_git_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Changes cannot be found there."""
    monkeypatch.chdir(tmp_path)
    _write(NAME, SPECIMEN)

    said = _refused("--since", "main")

    assert said.partition(" To fix")[0] == (
        "The current folder is not in a git repository, so changes cannot be shown."
    )


@pytest.mark.usefixtures("board")
def test_a_branch_with_no_common_past_is_refused() -> None:
    """The two have no common history."""
    _git("checkout", "--quiet", "--orphan", "pages")
    _commit("Begin anew")

    said = _refused("--since", "main")

    assert said.partition(" To fix")[0] == (
        'The version that you have now has no history in common with "main", so the'
        " two cannot be compared."
    )


def test_a_repository_without_a_commit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no version to compare with yet."""
    monkeypatch.chdir(tmp_path)
    _git("init", "--quiet")
    _write(NAME, SPECIMEN)

    said = _refused("--since", "HEAD")

    assert said.startswith('There is no branch, tag or commit called "HEAD".')


def test_plans_of_two_repositories_are_refused(board: Path, tmp_path: Path) -> None:
    """One name cannot be a commit in both."""
    _git("init", "--quiet", str(tmp_path / "kent"))
    _write(str(tmp_path / "kent" / "scr-d.yaml"), _plan("scr-d"))

    said = _refused(str(board / "plans"), str(tmp_path / "kent"), "--since=main")

    assert said.startswith("These plans are in 2 git repositories: ")


def test_without_git_the_comparison_is_refused_and_nothing_else(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program called git in the folder of plans is not used."""
    _program(board, "touch ran")
    monkeypatch.setenv("PATH", os.pathsep.join((".", "")))

    said = _refused("--since", "main")

    assert (said, _lint().exit_code, (board / "ran").exists()) == (
        "To show what has changed, actionplan needs git, which is not installed on this"
        " computer. To fix: install git, or ask your IT team to install it. To check"
        " all plans without comparing them, run the command again without --since.",
        0,
        False,
    )


def _program(folder: Path, script: str) -> None:
    path = folder / "git"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@posix
def test_git_that_hangs_is_ended_with_all_it_started(
    board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check ends even if git hangs."""
    tools = tmp_path / "tools"
    tools.mkdir()
    _program(tools, f"sleep 600 & echo $! > '{tmp_path}/child'; wait")
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(git, "SECONDS", 0.5)

    said = _refused("--since", "main")

    child = (tmp_path / "child").read_text().strip()
    ended = _has_ended(child)
    assert (said.partition(" To fix")[0], ended, board.is_dir()) == (
        'Git could not say what has changed: "it took longer than 0.5 seconds".',
        True,
        True,
    )


def _has_ended(process: str) -> bool:
    """Return whether a process ends within 10 seconds."""
    with suppress(OSError):  # the process no longer exists
        for _ in range(100):
            os.kill(int(process), 0)
            if Path("/proc", process, "stat").read_text().split()[2] == "Z":
                break
            time.sleep(0.1)
        else:
            return False
    return True


@posix
@pytest.mark.usefixtures("board")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "fatal: detected dubious ownership in repository at 'x'",
            "belongs to another user of this computer, and git does not read other"
            " users' folders.",
        ),
        (
            "fatal: unsafe repository ('x' is owned by someone else)",
            "belongs to another user of this computer, and git does not read other"
            " users' folders.",
        ),
        (
            "fatal: bad config line 1 in file .git/config",
            'Git could not say what has changed: "bad config line 1 in file'
            ' .git/config".',
        ),
    ],
)
def test_what_git_refuses_is_said_in_our_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, said: str
) -> None:
    """Git's own messages are for people who know git."""
    tools = tmp_path / "tools"
    tools.mkdir()
    _program(tools, f'echo "{words}" >&2; exit 128')
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")

    whole = _refused("--since", "main")

    assert whole.partition(" To fix")[0].removeprefix("The current folder ") == said


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give it away"
)
def test_a_repository_of_somebody_else_is_refused(board: Path) -> None:
    """Git refuses to read it, in a message that we recognise."""
    for path in (board, board / ".git"):
        os.chown(path, 4_242, 4_242)

    said = _refused("--since", "main")

    assert "belongs to another user" in said


# --- where it is started ----------------------------------------------------------


def test_it_is_the_same_from_a_folder_inside_and_for_one_file(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are named by their paths from the current folder."""
    (board / "plans" / NAME).write_text(
        SPECIMEN.replace("due: 2012-05", "due: 2012-06")
    )
    whole = _found("--since", "main")
    file = _found(f"plans/{NAME}", "--since", "main")
    monkeypatch.chdir(board / "plans")

    assert (
        whole,
        file,
        _found("--since", "main"),
        _found(NAME, "--since", "main"),
    ) == (
        (1, [f"plans/{NAME} due-rewritten"]),
        (1, [f"plans/{NAME} due-rewritten"]),
        (1, [f"{NAME} due-rewritten"]),
        (1, [f"{NAME} due-rewritten"]),
    )


def test_it_is_the_same_in_a_second_working_folder_and_off_all_branches(
    board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worktree and a detached head work too, as CI uses them."""
    (board / "plans" / NAME).write_text(
        SPECIMEN.replace("due: 2012-05", "due: 2012-06")
    )
    kept = _commit("Rewrite the date")
    _git("worktree", "add", "--quiet", "--detach", str(tmp_path / "second"), kept)
    monkeypatch.chdir(tmp_path / "second")

    assert _found("--since", "main") == (1, [f"plans/{NAME} due-rewritten"])


def test_a_hook_of_git_speaks_of_other_work(
    board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variables that git sets for a hook do not say where the plans are."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))

    assert (_found("--since", "main"), board.is_dir()) == ((0, []), True)


def test_a_link_to_a_plan_is_compared_as_what_it_leads_to(board: Path) -> None:
    """A link does not have its own history."""
    (board / "current.yaml").symlink_to(f"plans/{NAME}")
    kept = _commit("Link")
    (board / "plans" / NAME).write_text(
        SPECIMEN.replace("due: 2012-05", "due: 2012-06")
    )

    assert _found("current.yaml", "--since", kept)[1][-1:] == [
        "current.yaml due-rewritten"
    ]


# --- what comes from anybody ------------------------------------------------------

ODD = [
    "a plan with blanks.yaml",
    'quotes "and" backslash \\.yaml',
    "-rf.yaml",
    "--output=x.yaml",
    "line\nbreak.yaml",
    "::error::owned.yaml",
    "tab\there.yaml",
    "caf\u00e9 \u00fcber.yaml",
    "\u202eright to left.yaml",
    "\x1b[31mred.yaml",
    ":(glob)plans.yaml",
    os.fsdecode(b"not utf-8 \xff.yaml"),
]


@posix
@pytest.mark.parametrize("name", ODD)
def test_any_name_is_known_again_and_does_nothing(board: Path, name: str) -> None:
    """A change is found in a file with any name, and the name is only displayed."""
    path = board / "plans" / name
    text = _plan("odd").replace("id: odd", f"id: odd-{ODD.index(name)}")
    path.write_bytes(text.encode())
    kept = _commit("Add a plan of that name")
    path.write_bytes(text.replace("due: 2012-05", "due: 2012-06").encode())
    result = _lint("--since", kept, "--format", "github")
    path.unlink()
    gone = _lint("--since", kept, "--format", "github")

    lines = result.stdout.splitlines() + gone.stdout.splitlines()
    commands = [line for line in lines if line.lstrip().startswith("::")]
    titles = re.findall(r"title=([a-z-]+)::", "\n".join(commands))
    assert (result.exit_code, gone.exit_code, sorted(titles)) == (
        1,
        1,
        ["due-rewritten", "file-name-not-id", "plan-gone"],
    )


@posix
def test_nothing_that_a_repository_names_is_run(board: Path, tmp_path: Path) -> None:
    """Filters, hooks, pagers, watchers and other configured programs are not run."""
    script = tmp_path / "run"
    script.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\ncat\n")
    script.chmod(0o755)
    path = board / "plans" / NAME
    _write(".gitattributes", "*.yaml filter=f diff=d merge=m\n")
    _commit("Attributes")
    for key in (
        *("core.fsmonitor", "core.pager", "pager.ls-tree", "core.sshCommand"),
        *("diff.external", "diff.d.textconv", "diff.d.command", "filter.f.clean"),
        *("filter.f.smudge", "merge.m.driver", "credential.helper", "core.editor"),
        *("core.alternateRefsCommand", "gpg.program", "uploadpack.packObjectsHook"),
    ):
        _git("config", key, str(script))
    for alias in ("ls-tree", "rev-parse", "cat-file", "merge-base"):
        _git("config", f"alias.{alias}", f"!{script}")
    _git("config", "core.quotePath", "true")
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "post-index-change").symlink_to(script)
    _git("config", "core.hooksPath", str(hooks))
    path.write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-06"), encoding="utf-8")
    (tmp_path / "ran").unlink(missing_ok=True)

    found = _found("--since", "main")

    assert (found, (tmp_path / "ran").exists()) == (
        (1, [". kept-in-another-form", f"plans/{NAME} due-rewritten"]),
        False,
    )


def test_looking_changes_nothing(board: Path) -> None:
    """No plan and no file of git's is written, created or removed."""
    (board / "plans" / NAME).write_text(SPECIMEN + "\n")
    os.utime(board / "plans" / "scr-family-b-2012.yaml", (1, 1))

    before = _everything(board)
    _lint("--since", "main")

    assert _everything(board) == before


def _everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


@posix
def test_nothing_is_fetched_where_contents_are_not_there(
    board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A partial clone is reported, and nothing is fetched from the network."""
    _git("config", "uploadpack.allowFilter", "true")
    (board / "plans" / NAME).write_text(SPECIMEN + "\n# read\n")
    _commit("Read it")
    clone = tmp_path / "clone"
    _git("clone", "--quiet", "--filter=blob:none", board.as_uri(), str(clone))
    monkeypatch.chdir(clone)

    said = _refused("--since", "HEAD~1")

    held = _git("cat-file", "--batch-all-objects", "--batch-check")
    assert (said.partition(":")[0], held.count(" blob ")) == (
        "Git could not say what has changed",
        3,
    )


def test_personal_data_that_was_there_is_not_repeated(board: Path) -> None:
    """Removing a number from a note is right, and the number is not quoted."""
    number = "943 476 5919"
    path = board / "plans" / NAME
    text = SPECIMEN.replace("went to all", f"for {number} went to all")
    path.write_text(text, encoding="utf-8")
    kept = _commit("Write a number")
    path.write_text(SPECIMEN, encoding="utf-8")
    fixed = _lint("--since", kept, "--format", "json")
    path.write_text(SPECIMEN.replace(ENTRY, ENTRY.replace("2011-12-05", "2011-12-06")))
    moved = _lint("--since", kept, "--format", "json")

    assert (fixed.exit_code, number in fixed.stdout + moved.stdout) == (0, False)
    assert "due-rewritten" not in moved.stdout


# --- what is accepted -------------------------------------------------------------


def test_a_change_is_accepted_with_a_reason_and_asked_for_again_later(
    board: Path,
) -> None:
    """A comment works once it is merged. After the change it is no longer needed."""
    path = board / "plans" / NAME
    comment = "  # actionplan: accept[due-rewritten]: it was a slip of the pen"
    path.write_text(SPECIMEN.replace("due: 2012-05", f"due: 2012-05{comment}"))
    agreed = _commit("Agree to mend the date")
    text = SPECIMEN.replace("due: 2012-05", f"due: 2012-06{comment}")
    path.write_text(text, encoding="utf-8")
    at_once, accepted = _found("--since", "main"), _found("--since", agreed)
    kept = _commit("Mend the date")
    path.write_text(text.replace("all agencies.", "all agencies, by post."))

    assert (at_once, accepted, _found(), _found("--since", kept)) == (
        (1, [f"plans/{NAME} due-rewritten"]),
        (0, []),
        (0, []),
        (0, [f"plans/{NAME} unused-acceptance"]),
    )


def test_lint_without_since_does_not_know_git() -> None:
    """A check that does not use git does not wait for it."""
    code = (
        "import sys; sys.argv = ['actionplan', 'rules']\n"
        "from actionplan.cli.commands import lint\n"
        "sys.exit('actionplan.storage.git' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], check=False)

    assert done.returncode == 0


# --- git, asked ------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["sha1", "sha256"])
def test_contents_come_back_unaltered_under_the_name_that_git_gives_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """The bytes are the same, and so is the checksum."""
    monkeypatch.chdir(tmp_path)
    _git("init", "--quiet", f"--object-format={kind}")
    held = {"a": b"", "b": b"\0\r\n\xff\n", "c": b"x" * 70_000, "d": b"no line end"}
    for name, content in held.items():
        Path(name).write_bytes(content)
    _git("add", "--all", ".")
    _git("commit", "--quiet", "--message", "Some bytes")
    tree = git.base(git.root(tmp_path), "HEAD")

    got = git.contents(tree, tree.files.values())

    assert {name: got[tree.files[name]] for name in held} == held
    assert [n for n in held if git.name_of(held[n], tree.commit) != tree.files[n]] == []


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Any reason why git cannot start is given in a sentence."""
    with pytest.raises(Refusal) as refused:
        git.root(tmp_path / "gone")

    assert refused.value.faults[0].rule == "git-gave-no-answer"


# --- what a branch newly accepts --------------------------------------------------

_ACCEPT = "# actionplan: accept[overdue-action] until 2012-06: waiting for the printer"


def _accept_more() -> None:
    """Add an action that names nobody, and accept that in the same branch."""
    path = Path("plans") / NAME
    spoilt = SPECIMEN.replace("    baseline:\n", "    x-baseline:\n")
    path.write_text(spoilt.replace("due: 2012-05", f"due: 2012-05  {_ACCEPT}"), "utf-8")
    CliRunner().invoke(app, ["accept", "plans", "--as-of", "2012-07-01"])
    _commit("Accept what is missing")


def test_what_a_branch_accepts_is_told_to_who_merges_it(board: Path) -> None:
    """It does not fail the check, but it is reported."""
    _accept_more()

    branch, told = _lint("--no-time", "--since", "main"), _lint("--since", "HEAD")
    bare = _lint("--no-time", "--since", "main", "--show-accepted")

    sentences = """\
The file of accepted problems has 1 more entry than on main: no-baseline (1).
Comments accept more problems than on main: overdue-action (1).
"""
    assert (
        (board / "actionplan-accepted.json").exists(),
        branch.exit_code,
        sentences in branch.stdout,
        "more entry" in told.stdout,
        "accept more" in bare.stdout,
    ) == (True, 0, True, False, False)


@pytest.mark.usefixtures("board")
def test_a_comment_that_moves_accepts_no_more_and_a_later_end_does() -> None:
    """Only what it accepts, and until when, counts. Its line and reason do not."""
    path = Path("plans") / NAME
    texts = [SPECIMEN.replace("due: 2012-05", f"due: 2012-05  {_ACCEPT}")]
    texts += ["# moved\n" + texts[0].replace("the printer", "the print works")]
    texts += [texts[0].replace("until 2012-06", "until 2012-09")]
    path.write_text(texts[0], "utf-8")
    _commit("Accept it until June")

    said = []
    for text in texts[1:]:
        path.write_text(text, "utf-8")
        report = json.loads(_lint("--since", "HEAD", "--format", "json").stdout)
        said.append(report["since"]["newly_accepted"])

    assert said == [
        {"baseline": [], "comments": []},
        {"baseline": [], "comments": ["overdue-action"]},
    ]


def test_an_accepted_file_that_could_not_be_read_accepted_nothing(board: Path) -> None:
    """Everything that is accepted now counts as new."""
    path = board / "actionplan-accepted.json"
    path.write_text("<<<<<<< HEAD\n", "utf-8")
    _commit("Leave it half merged")
    path.unlink()
    _accept_more()

    result = _lint("--no-time", "--since", "HEAD~1")

    words = "The file of accepted problems has 1 more entry than on HEAD~1"
    assert words in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("add", "said"),
    [(False, False), (True, True)],
    ids=["renamed only", "renamed, with an entry more"],
)
def test_a_new_name_for_the_accepted_file_accepts_no_more(
    board: Path, *, add: bool, said: bool
) -> None:
    """Problems accepted under the old name are not new, but added ones are."""
    old, new = (board / f"actionplan-{of}.json" for of in ("baseline", "accepted"))
    entry = {"rule": "stale-action", "plan": NAME[:-5], "item": "1.1", "field": "id"}
    entries = [entry | {"first_seen": "2012-01-01"}]
    old.write_text(json.dumps({"format": "actionplan-baseline/1", "findings": entries}))
    _commit("Accept what there is")
    entries += [entry | {"field": "due", "first_seen": "2012-01-01"}] * add
    new.write_text(json.dumps({"format": "actionplan-baseline/1", "findings": entries}))
    old.unlink()

    report = json.loads(_lint("--since", "HEAD", "--format", "json").stdout)

    accepted = report["since"]["newly_accepted"]["baseline"]
    assert (accepted, report["since"]["settings_changed"], len(report["checked"])) == (
        ["stale-action"] * said,
        [],
        3,
    )


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("form", sorted({*findings.FORMATS} - {"gitlab"}))
def test_every_format_tells_what_is_newly_accepted(form: str) -> None:
    """Every format that can show it does. A list of issues cannot."""
    _accept_more()

    result = _lint("--no-time", "--since", "main", "--format", form)

    assert ("no-baseline" in result.stdout, "overdue-action" in result.stdout) == (
        True,
        True,
    )


def test_settings_that_have_changed_are_told_and_no_comment_that_has_not(
    board: Path,
) -> None:
    """The person who merges can see which checks were turned off."""
    path = Path("plans") / NAME
    text = SPECIMEN.replace("due: 2012-05", f"due: 2012-05  {_ACCEPT}")
    path.write_text(text, "utf-8")
    _commit("Accept it")
    (board / "actionplan.toml").write_text('fail-on = "never"\n', "utf-8")

    lines = _lint("--since", "HEAD").stdout.splitlines()
    report = json.loads(_lint("--since", "HEAD", "--format", "json").stdout)

    told = (
        "actionplan.toml is not the same as on HEAD. Check which rules no longer apply."
    )
    assert (told in lines, any("Comments" in line for line in lines)) == (True, False)
    assert report["since"]["settings_changed"] == ["actionplan.toml"]
