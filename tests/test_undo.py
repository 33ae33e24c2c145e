"""The newest entry can be taken back until it is part of the record."""

import os
import re
import shutil
import subprocess
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.conftest import SPECIMEN, run
from tests.test_progress_properties import AS_OF, UPDATES, VERDICTS, Writer, files

from actionplan.diagnostics import Refusal
from actionplan.editing import entries, lookup, undo
from actionplan.editing.entries import Judged, Recorded, Update, Verdict
from actionplan.lint import diagnose
from actionplan.messages.refused_entries import Thing
from actionplan.plan.model import BoardSettings
from actionplan.reading import load, yaml_reader

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[1]
ID = "scr-family-a-2011"
NAME = f"{ID}.yaml"
ACTION = f"{ID}/1.1"
SEEN = ("--as-of", "2012-03-01")
PATHS = [
    path
    for folder in ("examples", "tests/good", "tests/real")
    for path in sorted((ROOT / folder).glob("*.yaml"))
]
BOARD = BoardSettings()

# --- adding and taking back ------------------------------------------------------


def _taken_back(
    content: bytes, item: str, thing: Thing, route: tuple[str | int, ...] | None = None
) -> bytes | str:
    """Return the file without its newest entry, or the rule that refuses it.

    With *route*, it is the entry there that is taken back.
    """
    try:
        last = undo.newest(content, "p.yaml", item, thing, board=BOARD)
        every = (last, *undo.above(last))
        meant = [each for each in every if route in (None, each.entry.route)]
        return undo.undo(meant[0], "p.yaml", AS_OF, BOARD).content
    except Refusal as refusal:
        fault = refusal.faults[0]
        return f"{fault.rule} {fault.details.get('cause', '')}".strip()


def _is_empty(content: bytes, item: str, thing: Thing) -> bool:
    """Tell whether a list is there with nothing in it, which `add` fills."""
    loaded = load.load(content, "p")
    route, _ = lookup.find_item(loaded, item, thing)
    node = loaded.document.node(route)
    name = undo.LISTS[thing]
    return bool(node and node.fields and name in node.fields) and not lookup.items_of(
        node, name
    )


def _hold(content: bytes, added: Recorded | Judged, item: str, thing: Thing) -> str:
    """Demand the old bytes, or a refusal that says why."""
    back = _taken_back(added.content, item, thing, added.route)
    if isinstance(back, str):
        assert back.startswith("cannot-be-removed"), back
        return back
    if _is_empty(content, item, thing):
        without: Any = yaml_reader.parse(content).data
        for holder in _holders(without):
            if holder["id"] == item:
                del holder[undo.LISTS[thing]]
        assert yaml_reader.parse(back).data == without
        return "was empty"
    assert back == content
    return "same"


def _holders(data: Any) -> list[Any]:  # noqa: ANN401 -- plain data
    outcomes = data["outcomes"]
    return [*outcomes, *(a for o in outcomes for a in o.get("actions") or ())]


def _added(content: bytes, update: Update, which: int) -> tuple[Recorded, str] | None:
    """Record an entry; None where that is refused."""
    data: Any = yaml_reader.parse(content).data
    actions = [a for o in data["outcomes"] for a in o.get("actions") or ()]
    if not actions:
        return None
    item = str(actions[which % len(actions)]["id"])
    try:
        done = entries.record(content, "p.yaml", item, update, AS_OF, allow_future=True)
    except Refusal:
        return None
    return done, item


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(files(), UPDATES, st.integers(0, 5))
def test_adding_and_taking_back_leaves_the_same_bytes(
    content: bytes, update: Update, which: int
) -> None:
    """However a plan is written; a list in brackets is left to its officer."""
    added = _added(content, update, which)

    assert added is None or _hold(content, *added, "action")


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(files(), VERDICTS, st.integers(0, 1))
def test_assessing_and_taking_back_leaves_the_same_bytes(
    content: bytes, verdict: Verdict, which: int
) -> None:
    """As above, for an outcome."""
    data: Any = yaml_reader.parse(content).data
    item = str(data["outcomes"][which % len(data["outcomes"])]["id"])
    try:
        added = entries.judge(content, "p.yaml", item, verdict, AS_OF)
    except Refusal:
        return

    assert _hold(content, added, item, "outcome")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_action_of_the_corpus_gets_its_bytes_back(path: Path) -> None:
    """Only what is written in brackets has to be deleted by hand."""
    content = path.read_bytes()
    update = Update("It was discussed.", evidence=("minutes of 1 March 2012",))
    causes = set()
    for which in range(sum(1 for a in _actions(content))):
        added = _added(content, update._replace(state="complete"), which)
        if added:
            causes.add(_hold(content, *added, "action"))

    assert causes <= {"same", "cannot-be-removed in-brackets"}


def _actions(content: bytes) -> list[Any]:
    data: Any = yaml_reader.parse(content).data
    return [a for o in data["outcomes"] for a in o.get("actions") or ()]


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 12_000, 1_000))
def test_adding_and_taking_back_leaves_the_same_bytes_at_length(first: int) -> None:
    """As above, a thousand times over; hardly any list in lines is refused."""
    refused = 0

    for seed in range(first, first + 1_000):
        random = Random(seed)  # noqa: S311 -- a sample, no secret
        content = Writer(random).file()
        update = Update("Done.", state="complete", evidence=("minutes: 4",))
        if added := _added(content, update, random.randrange(6)):
            refused += _hold(content, *added, "action").endswith("not-alone")

    assert refused < 10


COMMENTED = """\
          # About the entry below
          - date: 2012-02-20
            # Within it
            note: The subgroup met.  # and beside it
          # At the end of the list
# At the end of the file
"""


def test_comments_above_and_below_stay() -> None:
    """What is between the first line of an entry and its last goes with it."""
    back = _taken_back((SPECIMEN + COMMENTED).encode(), "1.1", "action")

    assert (
        back
        == (
            SPECIMEN
            + """\
          # About the entry below
          # At the end of the list
# At the end of the file
"""
        ).encode()
    )


# --- what is part of the record --------------------------------------------------

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="there is no git here")


def _git(*words: str) -> str:
    person = ("-c", "user.name=Board", "-c", "user.email=board@example.org")
    done = subprocess.run(
        ["git", *person, *words],  # noqa: S607 -- the developer's git
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def _commit(message: str = "Change plans") -> None:
    _git("add", "--all")
    _git("commit", "--quiet", "--allow-empty", "--message", message)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in a folder of its own, which no repository keeps."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = tmp_path / "board"
    folder.mkdir()
    monkeypatch.chdir(folder)
    path = folder / NAME
    path.write_text(SPECIMEN, "utf-8")
    return path


@pytest.fixture
def kept(plan: Path) -> Path:
    """The same, committed."""
    _git("init", "--quiet", "--initial-branch", "main")
    _commit("Agree a plan")
    return plan


def _add(note: str = "The subgroup met.", day: str = "2012-02-20") -> None:
    done = run("progress", "add", ACTION, note, "--date", day, *SEEN, "--anyway")
    assert done.exit_code == 0, done.exception


def _undo(*words: str) -> str:
    """Return what is printed, or why it was refused."""
    done = run("progress", "undo", ACTION, *(words or SEEN))
    if isinstance(done.exception, Refusal):
        return diagnose.put(done.exception.faults[0], "", None).message
    assert done.exit_code == 0, done.exception
    return done.stdout


@needs_git
def test_an_entry_is_removed_and_shown(kept: Path) -> None:
    """Its lines with the numbers that they had, and the status without it."""
    _add("Paused.", "2012-02-20")

    assert (_undo(), kept.read_text("utf-8")) == (
        """\
Removed from scr-family-a-2011.yaml:

    59 |           - date: 2012-02-20
    60 |             note: Paused.

Action 1.1 is now: In progress.
""",
        SPECIMEN,
    )


@needs_git
def test_a_dry_run_removes_nothing(kept: Path) -> None:
    """It shows the difference."""
    _add("Paused.", "2012-02-20")
    before = kept.read_bytes()

    said = _undo("--dry-run", *SEEN)

    assert kept.read_bytes() == before
    assert "-            note: Paused.\n" in said
    assert said.endswith("Action 1.1 would then be: In progress.\n")


@needs_git
def test_entries_go_one_by_one_until_the_first_that_was_committed(kept: Path) -> None:
    """What was committed stays, however often it is tried."""
    _add("First.", "2012-02-20")
    _add("Second.", "2012-02-21")

    said = [_undo(), _undo(), _undo(), _undo()]

    assert [bool(re.match("Removed", each)) for each in said] == [True, True] + [
        False
    ] * 2
    assert kept.read_text("utf-8") == SPECIMEN
    assert said[-1] == (
        "The newest entry in action 1.1, dated 5 December 2011, has been committed to"
        " git, so it cannot be removed."
    )


@needs_git
def test_an_entry_above_a_committed_one_is_removed(kept: Path) -> None:
    """An older entry is put in date order, so the newest need not be the last."""
    _add("The group was named.", "2011-11-30")
    assert kept.read_text("utf-8").index("2011-11-30") == SPECIMEN.index("2011-12-05")

    said = _undo()

    assert "note: The group was named." in said
    assert kept.read_text("utf-8") == SPECIMEN
    assert _undo() == (
        "The newest entry in action 1.1, dated 5 December 2011, has been committed to"
        " git, so it cannot be removed."
    )


def _merging() -> None:
    _git("checkout", "--quiet", "-b", "other")
    _add()
    _commit()
    _git("checkout", "--quiet", "main")
    Path("notes.txt").write_text("x")
    _commit()
    _git("merge", "--quiet", "--no-commit", "other")


def _upstream() -> None:
    _git("init", "--quiet", "--bare", "../copy.git")
    _git("remote", "add", "copy", "../copy.git")
    _add()
    _commit()
    _git("push", "--quiet", "--set-upstream", "copy", "HEAD:refs/heads/plans")
    _git("reset", "--quiet", "--soft", "HEAD~1")


def _main_of_another_copy() -> None:
    _upstream()
    _git("push", "--quiet", "copy", "copy/plans:refs/heads/main")
    _git("fetch", "--quiet", "copy")
    _git("branch", "--unset-upstream")


def _without_first_commit() -> None:
    _add()
    _commit()
    _git("checkout", "--quiet", "--orphan", "empty")


def _renamed() -> None:
    _add()
    _commit()
    Path(NAME).write_text(
        Path(NAME).read_text("utf-8").replace(f"id: {ID}", "id: other"), "utf-8"
    )
    Path(NAME).rename("other.yaml")
    Path(NAME).symlink_to("other.yaml")


def _rewritten() -> None:
    _add()
    _commit()
    text = Path(NAME).read_text("utf-8")
    Path(NAME).write_text(text.replace("The subgroup met.", "It was put off."), "utf-8")


def _redated() -> None:
    _add()
    _commit()
    text = Path(NAME).read_text("utf-8").replace("2012-02-20", "2012-02-27")
    Path(NAME).write_text(text.replace("The subgroup met.", "It was lost."), "utf-8")


def _renumbered() -> None:
    _add()
    _commit()
    text = Path(NAME).read_text("utf-8")
    text = text.replace('"1.1"', '"1.9"').replace("action: Publish", "action: Print")
    Path(NAME).write_text(text.replace('"1.9"', '"1.1"'), "utf-8")


def _reworded_and_renumbered() -> None:
    _add()
    _commit()
    text = Path(NAME).read_text("utf-8")
    found = re.sub(r"(?m)^( +)action: .*$", r"\1action: Something else", text)
    Path(NAME).write_text(found, "utf-8")


def _other_line_ends() -> None:
    _add()
    _commit()
    Path(NAME).write_bytes(Path(NAME).read_bytes().replace(b"\n", b"\r\n"))


def _hidden_by_a_filter() -> None:
    _add()
    Path(".gitattributes").write_text("*.yaml filter=x\n")
    _git("config", "filter.x.clean", "echo no plan")
    _commit()


def _kept_in_another_encoding() -> None:
    _add()
    Path(".gitattributes").write_text("*.yaml working-tree-encoding=latin1\n")
    _commit()


def _unreadable_then() -> None:
    text = SPECIMEN.replace("progress:", "progress: {", 1)
    Path(NAME).write_text(text, "utf-8")
    _commit()
    Path(NAME).write_text(SPECIMEN, "utf-8")
    _add()


def _committed() -> None:
    _add()
    _commit()


RECORDED = {
    "committed": _committed,
    "in the branch it follows": _upstream,
    "in the main branch of another copy": _main_of_another_copy,
    "being merged": _merging,
    "in another branch, before the first commit": _without_first_commit,
    "renamed, with another id": _renamed,
    "rewritten": _rewritten,
    "with another date and other words": _redated,
    "reworded": _renumbered,
    "of an action that says something else": _reworded_and_renumbered,
    "with other line ends": _other_line_ends,
    "hidden by a filter": _hidden_by_a_filter,
    "in another encoding": _kept_in_another_encoding,
    "in a plan that could not be read": _unreadable_then,
}


@needs_git
@pytest.mark.parametrize("way", RECORDED)
def test_what_may_have_been_committed_stays(kept: Path, way: str) -> None:
    """Whatever was done since: where nobody can tell, it is not removed."""
    RECORDED[way]()
    before = kept.read_bytes()

    said = _undo()

    assert kept.read_bytes() == before
    assert "cannot be removed" in said


@needs_git
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(["add", "same", "edit", "commit", "undo"]), max_size=7))
@example(["edit", "undo"])
def test_no_order_of_commands_removes_what_was_committed(
    kept: Path, steps: list[str]
) -> None:
    """After any commands, what was committed last is still there."""
    kept.write_text(SPECIMEN, "utf-8")
    _commit()
    for number, step in enumerate(steps):
        match step:
            case "add":
                _add(f"Meeting {number}.", f"2012-02-{10 + number}")
            case "same":
                _add("The subgroup met.", "2012-02-20")
            case "edit":
                text = kept.read_text("utf-8").replace("title: ", "title: Still ", 1)
                kept.write_text(text, "utf-8")
            case "commit":
                _commit()
            case _:
                _undo()

    assert _notes(_git("show", f"HEAD:{NAME}")) <= _notes(kept.read_text("utf-8"))


def _notes(text: str) -> Counter[str]:
    return Counter(re.findall(r"^ +note: (.*)$", text, re.MULTILINE))


@needs_git
def test_an_entry_is_removed_before_the_first_commit(plan: Path) -> None:
    """Nothing has been committed, so nothing is part of the record."""
    _git("init", "--quiet")
    _add()

    assert _undo().startswith("Removed from")
    assert plan.read_text("utf-8") == SPECIMEN


@needs_git
def test_a_file_that_git_ignores_is_not_kept(kept: Path) -> None:
    """It will never be committed, so the date has to tell."""
    kept.rename("own.yaml")
    Path(".gitignore").write_text("own.yaml\n")
    _git("rm", "--quiet", "--cached", NAME)
    _commit()
    Path("own.yaml").write_text(SPECIMEN.replace(ID, "own"), "utf-8")

    done = run("progress", "undo", "own/1.1", *SEEN)

    assert isinstance(done.exception, Refusal)
    assert done.exception.faults[0].details["why"] == "another-date"


@needs_git
@pytest.mark.usefixtures("kept")
def test_no_program_of_the_repository_is_run() -> None:
    """Neither a hook, nor a filter, nor a monitor, nor a pager."""
    trap = Path("trap.sh").resolve()
    trap.write_text(f"#!/bin/sh\ntouch {trap.parent}/sprung\ncat\n")
    trap.chmod(0o755)
    Path(".gitattributes").write_text("*.yaml filter=x diff=x merge=x\n")
    for name in ("filter.x.clean", "filter.x.smudge", "filter.x.process"):
        _git("config", name, str(trap))
    for name in ("core.fsmonitor", "core.pager", "diff.x.textconv", "diff.external"):
        _git("config", name, str(trap))
    hooks = Path(".git/hooks")
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "pre-commit", "reference-transaction"):
        shutil.copy(trap, hooks / name)
    _add()
    trap.with_name("sprung").unlink(missing_ok=True)

    said = _undo()

    assert "cannot be removed" in said  # git keeps another form of it than is here
    assert not trap.with_name("sprung").exists()


# --- without git -----------------------------------------------------------------


def _changed_on(path: Path, day: date) -> None:
    noon = datetime(day.year, day.month, day.day, 12).astimezone().timestamp()
    os.utime(path, (noon, noon))


@pytest.mark.parametrize(
    ("dated", "changed", "removed"),
    [
        ("2012-03-01", date(2012, 3, 1), True),
        ("2012-02-29", date(2012, 3, 1), False),
        ("2012-03", date(2012, 3, 1), False),
        ("2012-03-01", date(2012, 3, 2), False),
        ("2012-03-01", date(2012, 2, 29), False),
    ],
)
def test_without_git_both_dates_have_to_be_the_report_date(
    plan: Path, dated: str, changed: date, *, removed: bool
) -> None:
    """An entry may be backdated, and a file is changed for other reasons."""
    _add("The subgroup met.", dated)
    _changed_on(plan, changed)

    said = _undo()

    assert said.startswith("Removed from") is removed
    assert (plan.read_text("utf-8") == SPECIMEN) is removed


def test_a_report_date_of_the_past_does_not_help(plan: Path) -> None:
    """The file was changed today, so nothing shows that it was recorded then."""
    before = plan.read_bytes()

    said = _undo("--as-of", "2011-12-05")

    assert said == (
        "This file is not in git. So you can remove an entry only on the date of the"
        " entry, and only if the file was last changed on that date."
        " The newest entry in action 1.1 is dated 5 December 2011, but the"
        " file was last changed on another date. Nothing has been removed."
    )
    assert plan.read_bytes() == before


@needs_git
def test_a_repository_that_is_broken_is_not_taken_for_none(kept: Path) -> None:
    """What git cannot say is not a reason to remove anything."""
    _add("The subgroup met.", "2012-03-01")
    _changed_on(kept, date(2012, 3, 1))
    Path(".git/HEAD").unlink()
    before = kept.read_bytes()

    done = run("progress", "undo", ACTION, *SEEN)

    assert isinstance(done.exception, Refusal)
    assert kept.read_bytes() == before
