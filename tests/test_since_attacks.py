"""`lint --since` held against those it checks: each leaf of docs/attack-tree.md."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import SPECIMEN
from typer.testing import CliRunner

from actionplan import rules
from actionplan.cli import app
from actionplan.diagnostics import Refusal
from actionplan.plan import versions
from actionplan.storage import git

ENTRY = SPECIMEN[SPECIMEN.index("          - date: 2011-12-05") :]
REWRITTEN = SPECIMEN.replace("went to all agencies", "was lost")
NAME = "scr-family-a-2011"
PLAN = Path("plans") / f"{NAME}.yaml"
NUMBER = "943 476 5919"
pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(not shutil.which("git"), reason="there is no git here"),
    pytest.mark.skipif(sys.platform == "win32", reason="it needs links and pipes"),
]

Attack = Callable[[], object]


def _git(*words: str, at: str | None = None, day: str = "2012-01-01") -> str:
    person = ("-c", "user.name=Board", "-c", "user.email=board@example.org")
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00")
    done = subprocess.run(
        ["git", *person, "-c", "protocol.file.allow=always", *words],  # noqa: S607 -- the developer's git
        cwd=at,
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | dates,
    )
    return done.stdout.strip()


def _commit(message: str = "Change plans", day: str = "2012-01-01") -> str:
    _git("add", "--all")
    _git("commit", "--quiet", "--allow-empty", "--message", message, day=day)
    return _git("rev-parse", "HEAD")


def _write(name: Path | str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _each(*changes: Attack) -> Attack:
    """Return a change that makes several."""

    def change() -> None:
        for one in changes:
            one()

    return change


def _named(name: str, text: str = SPECIMEN) -> str:
    return text.replace(NAME, name)


@pytest.fixture(autouse=True)
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of three plans, with a branch for what somebody proposes."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "board"
    folder.mkdir()
    monkeypatch.chdir(folder)
    _git("init", "--quiet", "--initial-branch", "main")
    for name in (NAME, "scr-family-b-2012", "llr-family-c-2012"):
        _write(f"plans/{name}.yaml", _named(name))
    _commit("Agree three plans")
    _git("checkout", "--quiet", "-b", "proposal")
    return folder


def _on_main(change: Attack) -> None:
    """Make a change that is merged already."""
    _git("checkout", "--quiet", "main")
    change()
    _commit("Merge what was reviewed")
    _git("checkout", "--quiet", "-B", "proposal")


def _answer(where: str = "plans", since: str = "main", *more: str) -> tuple[int, str]:
    """Return the exit code, and the rules of the errors that are said."""
    words = ("lint", where, "--since", since, "--no-time", "--format", "json", *more)
    result = CliRunner().invoke(app, words)
    if isinstance(result.exception, Refusal):
        return 2, " ".join(fault.rule for fault in result.exception.faults)
    said = json.loads(result.stdout)["diagnostics"]
    return result.exit_code, " ".join(
        sorted({each["rule"] for each in said if each["level"] == "error"})
    )


# --- 1. the plan is no longer looked at -------------------------------------------


def _moved(to: str, text: str = SPECIMEN) -> Attack:
    def change() -> None:
        PLAN.unlink()
        _write(to, text)

    return change


def _replaced(by: Callable[[Path], object]) -> Attack:
    def change() -> None:
        PLAN.unlink()
        by(PLAN)

    return change


def _folder_behind_a_link() -> None:
    Path("plans").rename("moved")
    (Path("moved") / PLAN.name).unlink()
    Path("plans").symlink_to("moved")


def _other_folder_behind_a_link() -> None:
    Path("plans").rename(".plans")
    _write("moved/scr-family-b-2012.yaml", _named("scr-family-b-2012"))
    Path("plans").symlink_to("moved")


_HIDDEN: dict[str, tuple[Attack, str]] = {
    "deleted": (PLAN.unlink, "plan-gone"),
    "hidden": (_moved(f"plans/.{NAME}.yaml"), "plan-gone"),
    "in a hidden folder": (_moved(f"plans/.old/{NAME}.yaml"), "plan-gone"),
    "out of the folder": (_moved(f"other/{NAME}.yaml"), "plan-gone"),
    "as text": (
        _moved(f"plans/{NAME}.yaml.txt"),
        "plan-gone plan-under-another-name",
    ),
    "as json": (_moved(f"plans/{NAME}.json"), "plan-gone"),
    "as yml, rewritten": (_moved(f"plans/{NAME}.yml", REWRITTEN), "entry-rewritten"),
    "in capitals, rewritten": (
        _moved(f"plans/{NAME.upper()}.YAML", REWRITTEN),
        "entry-rewritten",
    ),
    "under another id": (
        _moved("plans/x.yaml", _named("x", REWRITTEN)),
        "entry-rewritten id-changed",
    ),
    "two files, the old one hidden": (
        _each(
            lambda: _write("plans/b.yaml", REWRITTEN),
            lambda: PLAN.rename("plans/.a.yaml"),
        ),
        "entry-rewritten",
    ),
    "a link to another plan": (
        _replaced(lambda path: path.symlink_to("scr-family-b-2012.yaml")),
        "plan-gone",
    ),
    "a link to a hidden file": (
        _each(
            lambda: _write("plans/.x/x.yaml", REWRITTEN),
            PLAN.unlink,
            lambda: PLAN.symlink_to(".x/x.yaml"),
        ),
        "link-leaves-folder plan-gone",
    ),
    "a pipe": (_replaced(os.mkfifo), "not-a-file plan-gone"),
    "a folder": (_replaced(Path.mkdir), "plan-gone"),
    "an empty file": (_replaced(Path.touch), "empty-file"),
    "a comment": (lambda: _write(PLAN, "# gone\n"), "empty-file"),
    "something else": (lambda: _write(PLAN, "just: notes\n"), "not-a-plan"),
    "in UTF-16": (lambda: PLAN.write_bytes(REWRITTEN.encode("utf-16")), "not-utf8"),
    "other line ends": (
        lambda: PLAN.write_bytes(REWRITTEN.replace("\n", "\r\n").encode()),
        "entry-rewritten",
    ),
    "a byte order mark": (
        lambda: PLAN.write_bytes(b"\xef\xbb\xbf" + REWRITTEN.encode()),
        "entry-rewritten",
    ),
    "its folder is a link": (_folder_behind_a_link, "plan-gone"),
    "its folder is a link elsewhere": (_other_folder_behind_a_link, "plan-gone"),
    "ignored by git": (
        _each(lambda: _write(".gitignore", "plans/\n"), PLAN.unlink),
        "plan-gone",
    ),
    "left out of exports": (
        _each(
            lambda: _write(".gitattributes", "* export-ignore -text\n"),
            lambda: _write(PLAN, REWRITTEN),
        ),
        "entry-rewritten",
    ),
}


@pytest.mark.parametrize("how", _HIDDEN)
def test_a_plan_that_was_there_is_missed_wherever_it_went(how: str) -> None:
    """Deleted, hidden, renamed or set aside: it is said, and is an error."""
    attack, said = _HIDDEN[how]
    attack()

    assert _answer() == (1, said)


def test_a_plan_that_only_plans_leaves_out_is_missed() -> None:
    """A file that no longer looks like a plan was one."""
    _write(PLAN, "just: notes\n")

    assert _answer("plans", "main", "--only-plans") == (1, "plan-left-out")


def test_a_plan_that_was_reached_by_a_link_is_missed() -> None:
    """The link goes, and what it led to is rewritten where nobody looks."""
    _on_main(
        _each(
            lambda: _write("store/linked.yaml", _named("linked")),
            lambda: Path("plans/linked.yaml").symlink_to("../store/linked.yaml"),
        )
    )
    Path("plans/linked.yaml").unlink()
    _write("store/linked.yaml", _named("linked", REWRITTEN))

    assert _answer() == (1, "plan-left-out")


def test_a_second_spelling_of_a_name_hides_no_plan(board: Path) -> None:
    """Two files, one name to git and people: each is held against what it was."""
    del board
    ring, angstrom = "plans/\u00c5.yaml", "plans/\u212b.yaml"
    _on_main(lambda: _write(ring, _named("ring")))
    _write(ring, _named("ring", REWRITTEN))
    _write(angstrom, _named("ring"))

    assert _answer() == (1, "duplicate-plan-id entry-rewritten")


@pytest.mark.parametrize("text", ['"schema": actionplan/1', "'schema': actionplan/1"])
def test_a_plan_is_one_however_its_first_line_is_written(text: str) -> None:
    """What is only spelt otherwise in one change is compared in the next."""
    quoted = SPECIMEN.replace("schema: actionplan/1", text)
    _on_main(lambda: _write(PLAN, quoted))
    PLAN.unlink()

    assert _answer() == (1, "plan-gone")


# --- 2. the check is loosened -----------------------------------------------------


def _settings(text: str, change: Attack, where: str = ".") -> Attack:
    return _each(lambda: _write(f"{where}/actionplan.toml", text), change)


def _rewrite() -> None:
    _write(PLAN, REWRITTEN)


def _rewrite_and_accept() -> None:
    note = "            note: The first draft was"
    comment = "            # actionplan: accept[entry-rewritten]: a slip of the pen\n"
    _write(PLAN, REWRITTEN.replace(note, comment + note))


def _accept_in_file(
    rule: str, item: str, change: Attack, name: str = "actionplan-accepted.json"
) -> Attack:
    entry = {"rule": rule, "plan": NAME, "item": item, "field": "", "times": 9}
    entry |= {"first_seen": "2012-01-01", "reason": "It is so"}
    held = {"format": "actionplan-accepted/1", "findings": [entry]}
    return _each(lambda: _write(name, json.dumps(held)), change)


_OFF = '[rules]\nplan-gone = "off"\nentry-rewritten = "off"\n'
_APART = '[[per-folder]]\nplans = ["**"]\nreason = "Old"\nrules = {{ {} = "off" }}\n'
_LOOSENED: dict[str, tuple[Attack, str]] = {
    "a rule off, deleted": (_settings(_OFF, PLAN.unlink), "plan-gone"),
    "a rule off, rewritten": (_settings(_OFF, _rewrite), "entry-rewritten"),
    "a rule off, below": (_settings(_OFF, _rewrite, "plans"), "entry-rewritten"),
    "a rule lowered": (
        _settings('[rules]\nentry-rewritten = "advice"\n', _rewrite),
        "entry-rewritten",
    ),
    "a rule off for a folder": (
        _settings(_APART.format("entry-rewritten"), _rewrite),
        "entry-rewritten",
    ),
    "a rule off in what is extended": (
        _each(
            lambda: _write("x.toml", _OFF),
            lambda: _write("actionplan.toml", 'extend = "x.toml"\n'),
            _rewrite,
        ),
        "entry-rewritten",
    ),
    "nothing fails": (_settings('fail-on = "never"\n', _rewrite), "entry-rewritten"),
    "it is no plan": (
        _settings('plans = ["plans/llr*.yaml"]\n', _rewrite),
        "plan-left-out",
    ),
    "it is no plan, by settings below": (
        _settings('plans = ["llr*.yaml"]\n', _rewrite, "plans"),
        "plan-left-out",
    ),
    "other agencies": (
        _settings('[agencies]\n"Kent Police" = ["MSCB"]\n', _rewrite),
        "entry-rewritten",
    ),
    "accepted by a comment": (_rewrite_and_accept, "entry-rewritten"),
    "accepted in the file of accepted problems": (
        _accept_in_file("entry-rewritten", "1.1", _rewrite),
        "entry-rewritten",
    ),
    "accepted in a file with the old name": (
        _accept_in_file("entry-rewritten", "1.1", _rewrite, "actionplan-baseline.json"),
        "entry-rewritten",
    ),
    "deleted, and accepted": (
        _accept_in_file("plan-gone", "", PLAN.unlink),
        "plan-gone",
    ),
}


@pytest.mark.parametrize("how", _LOOSENED)
def test_a_change_cannot_allow_itself_to_rewrite_the_past(how: str) -> None:
    """Neither settings nor anything that accepts findings count if they are new."""
    attack, said = _LOOSENED[how]
    attack()

    code, errors = _answer()

    assert (code, said in errors.split()) == (1, True)


@pytest.mark.parametrize(
    "allow",
    [
        lambda: _write("actionplan.toml", _OFF),
        lambda: _write("plans/actionplan.toml", _APART.format("entry-rewritten")),
        lambda: _write(
            PLAN,
            SPECIMEN.replace(
                "            note:",
                "            # actionplan: accept[entry-rewritten]: a slip\n"
                "            note:",
            ),
        ),
        _accept_in_file("entry-rewritten", "1.1", lambda: None),
        _accept_in_file(
            "entry-rewritten", "1.1", lambda: None, "actionplan-baseline.json"
        ),
    ],
)
def test_what_was_allowed_before_is_allowed(allow: Attack) -> None:
    """Somebody has looked at it, and merged it: then it counts."""
    _on_main(allow)
    now = PLAN.read_text("utf-8").replace("went to all agencies", "was lost")
    _write(PLAN, now)

    assert _answer() == (0, "")


# Each way to hide what was recorded: the rule that reports what is hidden in the plan,
# the lines from which to which go, and what stands there instead.
_EMPTIED = {
    "no entries": ("entry-removed", "        progress:\n", "", "        progress:\n"),
    "no actions": ("action-gone", "    actions:\n", "", "    actions:\n"),
    "no note": ("entry-rewritten", "            note:", "\n", "            note:"),
    "no note yet": (
        "entry-rewritten",
        "            note:",
        "\n",
        "            note: TBC",
    ),
    "no due date": ("due-rewritten", "        due:", "\n", "        due: soon"),
    "no date": (
        "entry-rewritten",
        "          - date:",
        "\n",
        "          - date: early",
    ),
    "a misspelt due date": ("due-rewritten", "        due:", ":", "        duu:"),
    "misspelt entries": ("entry-removed", "        progress:", "\n", "        prog:"),
}
_READING = (
    *("empty-field", "not-a-date", "unknown-field", "wrong-kind", "placeholder"),
    *("missing-field",),
)
_UNTOLD: dict[str, Attack] = {
    "off": lambda: _write("actionplan.toml", _levels("off")),
    "advice": lambda: _write("actionplan.toml", _levels("advice")),
    "accepted": lambda: CliRunner().invoke(
        app, ["accept", "plans", "--reason", "It is so", "--advice"]
    ),
}


def _levels(level: str) -> str:
    lines = [f'{name} = "{level}"' for name in _READING if name in rules.ALL]
    return "\n".join(("[rules]", *lines, ""))


@pytest.mark.parametrize("before", [False, True], ids=["now", "before"])
@pytest.mark.parametrize("untold", _UNTOLD)
@pytest.mark.parametrize("what", _EMPTIED)
def test_a_part_that_cannot_be_read_hides_nothing_that_was_recorded(
    what: str, untold: str, *, before: bool
) -> None:
    """Without an error about the part, what was in it counts as removed.

    It makes no difference whether the change itself keeps the error from being told, or
    whether an earlier one did.
    """
    said, begin, end, instead = _EMPTIED[what]
    start = SPECIMEN.index(begin)
    stop = SPECIMEN.index(end, start) if end else len(SPECIMEN)
    if before:
        _on_main(_UNTOLD[untold])
    _write(PLAN, SPECIMEN[:start] + instead + SPECIMEN[stop:])
    _UNTOLD[untold]()

    code, rules_said = _answer()

    assert (code, said in rules_said.split()) == (1, True), rules_said


def test_a_plan_is_judged_by_the_folder_that_it_was_in() -> None:
    """A folder whose past nobody asks about is no place to rewrite a plan in."""
    archive = _APART.format("entry-rewritten").replace("**", "plans/archive/**")
    _on_main(lambda: _write("actionplan.toml", archive))
    _moved(f"plans/archive/{NAME}.yaml", REWRITTEN)()

    assert _answer() == (1, "entry-rewritten")


def test_settings_that_were_at_fault_allow_nothing() -> None:
    """What could not be read then is not taken for leave."""
    _on_main(lambda: _write("actionplan.toml", f"{_OFF}[rules]\n"))
    _write("actionplan.toml", _OFF)
    _rewrite()

    assert _answer() == (1, "entry-rewritten")


# --- 3. it is compared with something else ----------------------------------------


def _submodule(text: str) -> None:
    shutil.copytree("plans", "../twin")
    Path("../twin", PLAN.name).write_text(text, encoding="utf-8")
    _git("init", "--quiet", "--initial-branch", "main", at="../twin")
    _git("add", "--all", at="../twin")
    _git("commit", "--quiet", "--message", "All is well", at="../twin")
    _git("rm", "-r", "--quiet", "plans")
    _git("submodule", "--quiet", "add", str(Path("../twin").resolve()), "plans")
    _commit("Take the plans out")


def test_a_submodule_is_not_asked_about_itself() -> None:
    """A change can bring one along, and choose what it says."""
    _submodule(REWRITTEN)

    assert (_answer("plans"), _answer(".")) == (
        (2, "repository-within-plans"),
        (1, "plan-gone"),
    )


@pytest.mark.parametrize("kind", ["tag", "branch"])
def test_a_name_of_two_commits_is_refused(kind: str) -> None:
    """A tag that is called as the branch on the server would be taken for it."""
    _git("update-ref", "refs/remotes/origin/main", "main")
    _rewrite()
    _commit()
    _git(kind, "origin/main")

    assert (
        _answer("plans", "origin/main"),
        _answer("plans", "origin/main~0"),
        _answer("plans", "refs/remotes/origin/main"),
    ) == ((2, "ambiguous-ref"), (2, "ambiguous-ref"), (1, "entry-rewritten"))


def test_one_commit_may_have_two_names() -> None:
    """A tag and a branch of one name and one commit leave nothing open."""
    _git("tag", "main", "main")
    _rewrite()

    assert _answer() == (1, "entry-rewritten")


def _record_on_main() -> None:
    later = ENTRY.replace("2011-12-05", "2012-01-05").replace("went to", "came to")
    _write(PLAN, SPECIMEN.replace(ENTRY, ENTRY + later))


def test_what_a_merge_throws_away_is_missed() -> None:
    """Merged with "ours", a branch has the commits of main and not what they say."""
    _git("checkout", "--quiet", "main")
    _record_on_main()
    _commit("Record")
    _git("checkout", "--quiet", "proposal")
    _git("merge", "--quiet", "-s", "ours", "main", "-m", "Merge")

    assert _answer() == (1, "entry-removed")


def test_branches_that_have_merged_each_other_are_refused() -> None:
    """Of two commits in common git takes the newer, which the branch has made."""
    _git("checkout", "--quiet", "main")
    _record_on_main()
    recorded = _commit("Record", "2012-01-02")
    _git("checkout", "--quiet", "proposal")
    _write("README.md", "Plans\n")
    other = _commit("Add a page", "2012-01-09")
    _git("checkout", "--quiet", "main")
    _git("merge", "--quiet", other, "-m", "Merge")
    _git("checkout", "--quiet", "proposal")
    _git("merge", "--quiet", "-s", "ours", recorded, "-m", "Merge")

    assert _answer() == (2, "several-common-pasts")


def test_a_clone_that_hides_a_later_meeting_is_not_compared(tmp_path: Path) -> None:
    """A long way round puts the newest common commit beyond what was fetched."""
    old = _git("rev-parse", "main")
    _git("checkout", "--quiet", "main")
    _record_on_main()
    _commit("Record")
    _git("checkout", "--quiet", "-b", "long")
    for _ in range(4):
        _commit("Wait")
    _git("checkout", "--quiet", "proposal")
    _git("merge", "--quiet", "--no-ff", "-s", "ours", "long", "-m", "Merge")
    words = ("clone", "--quiet", "--no-single-branch", "--depth", "3")
    _git(*words, Path.cwd().as_uri(), str(tmp_path / "clone"))
    os.chdir(tmp_path / "clone")
    _git("checkout", "--quiet", "proposal")

    known = _git("merge-base", "origin/main", "HEAD")

    assert (known, _answer("plans", "origin/main")) == (old, (1, "history-not-there"))


@pytest.mark.parametrize("attribute", ["filter=lfs", "working-tree-encoding=IBM037"])
def test_a_plan_that_git_keeps_otherwise_is_an_error(attribute: str) -> None:
    """What is stored under it would be compared with nothing by the next change."""
    _write(".gitattributes", f"plans/*.yaml {attribute}\n")

    assert _answer() == (1, "kept-in-another-form")


def test_links_of_any_length_take_no_memory() -> None:
    """No system makes a link of a megabyte, and git packs a thousand into nothing."""
    Path("long").write_bytes(b"x" * 2**20)
    Path("usual").write_bytes(b"plans")
    for name in ("long", "usual"):
        own = _git("hash-object", "-w", name)
        Path(name).unlink()
        _git("update-index", "--add", "--cacheinfo", f"120000,{own},{name}.yaml")
    _git("commit", "--quiet", "--message", "Add links")

    tree = git.base(str(Path.cwd()), "HEAD")

    assert tree.links == {"usual.yaml": "plans"}


def test_nothing_stands_in_for_a_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither replaced objects nor what a hook or a job has in its environment."""
    _rewrite()
    ours = _commit()
    _git("replace", _git("rev-parse", "main"), ours)
    for name in (
        *("DIR", "WORK_TREE", "INDEX_FILE", "OBJECT_DIRECTORY", "COMMON_DIR"),
        *("NAMESPACE", "SHALLOW_FILE", "GRAFT_FILE", "REPLACE_REF_BASE"),
        *("ALTERNATE_OBJECT_DIRECTORIES", "CEILING", "ATTR_SOURCE"),
    ):
        monkeypatch.setenv(f"GIT_{name}", str(tmp_path / "nowhere"))

    assert _answer() == (1, "entry-rewritten")


# --- 4. an entry loses more than it may -------------------------------------------


def _note(text: str) -> Attack:
    lines = re.sub(r"note: .*", f"note: {text}", SPECIMEN)
    return lambda: _write(PLAN, lines)


_HELD = f"The first draft went out for NHS number {NUMBER} in March."


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("The first draft went out for NHS number removed in March.", ""),
        ("The first draft went out for NHS number [redacted] in March.", ""),
        ("The first draft went out in March.", ""),
        (f"{_HELD} All have answered.", ""),
        ("The first draft went out in March. All have answered.", ""),
        ("The first draft was lost.", "entry-rewritten"),
        ("The first draft went out in May.", "entry-rewritten"),
        ("The first draft never went out for NHS number in March.", "entry-rewritten"),
        ("The first draft went out for nobody in March.", "entry-rewritten"),
    ],
)
def test_an_entry_may_lose_personal_data_and_nothing_else(now: str, said: str) -> None:
    """The number, what announces it, and no word besides."""
    _on_main(_note(_HELD))
    _note(now)()

    _, errors = _answer()

    assert errors.replace("nhs-number", "").strip() == said


@pytest.mark.parametrize(
    ("now", "kept"),
    [
        (("letter for", "minutes"), True),
        (("letter", "minutes"), True),
        (("minutes",), False),
        ((), False),
        (("letter", "something else"), False),
    ],
)
def test_a_list_may_lose_personal_data_and_nothing_else(
    now: tuple[str, ...], *, kept: bool
) -> None:
    """Each of its texts stays, but for the number."""
    before = (f"letter for {NUMBER}", "minutes")

    assert versions._kept("evidence", before, now) == kept


def test_a_note_full_of_numbers_takes_no_longer() -> None:
    """All ways of reading it are followed at once."""
    one = NUMBER.replace(" ", "")
    before, now = f"{f'NHS {one} ' * 600}x", f"{f'NHS {one} ' * 300}y"

    assert not versions._kept("note", before, now)
