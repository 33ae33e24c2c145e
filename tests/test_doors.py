"""Every command judges files alike: whatever a path leads to, and whoever is asked."""

import ctypes
import os
import re
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import SPECIMEN
from typer.models import TyperPath
from typer.testing import CliRunner

from actionplan.cli import COMMANDS, app, console
from actionplan.cli.parser import group
from actionplan.diagnostics import Refusal

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="it needs links, pipes, modes and capabilities"
)

AT = "plans/x.yaml"
NOTE = "The draft went to all the schools."
CANARY = "Zqx"
TABLE = "Action,Who decides,Progress\nWrite it,Head of IT,12 June 2011: Sent\n"
SECONDS = 30


# --- kinds of file ----------------------------------------------------------------


def _named(name: str) -> str:
    return SPECIMEN.replace("scr-family-a-2011", name)


def _unreadable(path: Path) -> None:
    path.write_text(_named("x"))
    path.chmod(0)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket has to be short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)


def _locked(path: Path) -> None:
    path.mkdir()
    path.joinpath("y.yaml").write_text(_named("y"))
    path.chmod(0)


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link out": (
        lambda path: path.symlink_to("../../out/secret.yaml"),
        "outside the folder",
    ),
    "a link to a folder": (
        lambda path: path.symlink_to("../../out"),
        "outside the folder",
    ),
    "unreadable": (_unreadable, "ou do not have permission to"),
    "a pipe": (os.mkfifo, "a named pipe"),
    "a socket": (_socket, "a socket"),
    "an empty folder": (Path.mkdir, "No plans were found in"),
    "a locked folder": (_locked, "The folder could not be opened"),
    "a lost link": (
        lambda path: path.symlink_to("nothing.yaml"),
        "a link to something that does not exist",
    ),
    "a circle": (
        lambda path: path.symlink_to(path.name),
        "a link that never leads to a file",
    ),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "outside the folder"),
    "nothing": (lambda _: None, "There is no file or folder called"),
}
"""What may be at a path, and what is said of it."""

# --- doors ------------------------------------------------------------------------

PLANS: dict[str, tuple[str, ...]] = {
    "lint paths": ("lint", "{}"),
    "status paths": ("status", "{}"),
    "since paths": ("since", "2011-01-01", "{}"),
    "agenda paths": ("agenda", "{}"),
    "chase paths": ("chase", "{}", "--output", "made"),
    "export tracker paths": ("export", "tracker", "{}", "--output", "made.xlsx"),
    "accepted paths": ("accepted", "{}"),
    "accept paths": ("accept", "{}"),
    "fix paths": ("fix", "{}"),
    "render paths": ("render", "{}"),
}
"""Where plans and folders of plans are named."""
ONE: dict[str, tuple[str, ...]] = {
    "progress add target": ("progress", "add", "{}/1.1", NOTE),
    "progress undo target": ("progress", "undo", "{}/1.1"),
    "progress log target": ("progress", "log", "{}/1.1"),
    "difference add target": ("difference", "add", "{}/O1", "--achieved", "partly"),
    "add outcome plan": ("add", "outcome", "{}", "--challenge", "Records are late."),
    "add action target": (
        *("add", "action", "{}/O1", NOTE, "--due", "2012-06"),
        *("--owner", "Named Nurse", "--anyway"),
    ),
    "difference undo target": ("difference", "undo", "{}/O1"),
    "config path": ("config", "{}"),
}
"""Where one plan, or one path, is named."""
FOLDERS: dict[str, tuple[str, ...]] = {
    "init folder": ("init", "{}"),
    "new folder": ("new", "b-2012", "--in", "{}"),
    "render templates": ("render", "plans/ok.yaml", "--template", "{}"),
    "chase output": ("chase", "plans/ok.yaml", "--output", "{}"),
    "chase addresses": (
        *("chase", "plans/ok.yaml", "--output", "made"),
        *("--addresses", "{}"),
    ),
}
"""Where a folder is named that is for something else, or a file that is no plan."""
OUTPUTS: dict[str, tuple[str, ...]] = {
    "lint output": ("lint", "plans/ok.yaml", "--output", "json={}"),
    "status output": ("status", "plans/ok.yaml", "-o", "{}"),
    "agenda output": ("agenda", "plans/ok.yaml", "-o", "{}"),
    "since output": ("since", "2011-01-01", "plans/ok.yaml", "-o", "{}"),
    "accepted output": ("accepted", "plans/ok.yaml", "-o", "{}"),
    "progress log output": ("progress", "log", "plans/ok.yaml", "-o", "{}"),
    "export entries output": ("export", "entries", "plans/ok.yaml", "-o", "{}"),
    "render output": ("render", "plans/ok.yaml", "--single-file", "-o", "{}"),
}
"""Where a file is named that is to be written."""
IMPORTED: dict[str, tuple[str, ...]] = {
    "import document": ("import", "{}"),
    "import output": ("import", "board.csv", "--output", "{}"),
    "render into": ("render", "plans/ok.yaml", "--into", "{}", "-o", "made.docx"),
}
"""Where a document is named that becomes a plan, and that plan."""
DOORS = PLANS | ONE | FOLDERS | OUTPUTS | IMPORTED
NO_FILES = {"completion shell", "explain name", "schema name", "since day", "new plan"}
NO_FILES |= {"progress add note", "add action text"}
NO_FILES |= {"export entries paths"}  # read as those of the tracker
NO_FILES |= {"export outcomes paths", "export outcomes output"}  # as for entries
NO_FILES |= {"export planned paths", "export planned output"}  # as for entries
NO_FILES |= {"export tracker output"}  # has to end in .xlsx; tests/test_tracker.py
NO_FILES |= {"watch paths", "watch render"}  # does not end; tests/test_watch.py
NO_FILES |= {"docs output"}  # a folder for pages; tests/test_documentation.py has it
"""Arguments that name no file: words, dates and names of things."""


def _commands() -> Iterator[tuple[str, Any]]:
    for name in COMMANDS:
        command: Any = group.load_command(name)
        for below, each in getattr(command, "commands", {"": command}).items():
            yield f"{name} {below}".strip(), each


def _takes_file(param: Any) -> bool:  # noqa: ANN401 -- a class of typer
    """Tell whether a parameter may name a file: by its type, or what help calls it."""
    called = re.search("FILE|FOLDER|PATH", param.metavar or "")
    is_argument = param.param_type_name == "argument"
    return is_argument or called is not None or isinstance(param.type, TyperPath)


def test_every_path_of_every_command_is_a_door() -> None:
    """A new command, or a new option that takes a file, has to be tried here."""
    found = {
        f"{name} {param.name}"
        for name, command in _commands()
        for param in command.params
        if _takes_file(param)
    }

    assert found - NO_FILES == {*DOORS}


# --- the room ---------------------------------------------------------------------


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of one good plan, and beside it what nobody may read from there."""
    folder = tmp_path / "here"
    (folder / "plans").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    canary = _named("secret").replace("Printed copies", CANARY)
    (tmp_path / "out" / "secret.yaml").write_text(canary)
    (folder / "plans" / "ok.yaml").write_text(_named("ok"))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ACTIONPLAN_AS_OF", "2012-03-01")
    monkeypatch.setenv("COLUMNS", "200")
    yield folder
    for path in tmp_path.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


@contextmanager
def _as_anybody() -> Iterator[None]:
    """Be a user to whom modes apply, and for no longer than anybody would wait."""

    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        with _without_privileges() if os.geteuid() == 0 else nullcontext():
            yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _without_privileges() -> Iterator[None]:
    """Take from root, for a while, the right to open what its mode forbids."""
    libc = ctypes.CDLL(None, use_errno=True)
    version = (ctypes.c_uint32 * 2)(0x20080522, 0)
    has, takes = (ctypes.c_uint32 * 6)(), (ctypes.c_uint32 * 6)()
    assert libc.capget(version, has) == 0
    ctypes.memmove(takes, has, ctypes.sizeof(has))
    takes[0] &= ~0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, of those in effect
    assert libc.capset(version, takes) == 0
    try:
        yield
    finally:
        assert libc.capset(version, has) == 0


def _ask(words: tuple[str, ...], path: str) -> tuple[int, str]:
    """Return the exit code, and all that is said, on one line."""
    with _as_anybody():
        result = CliRunner().invoke(app, [word.format(path) for word in words])
    said, error = result.output, result.exception
    if isinstance(error, Refusal):
        with _heard() as heard:
            console.refusal(error)
        return 2, " ".join(f"{said} {''.join(heard)}".split())
    assert error is None or isinstance(error, SystemExit), error
    return result.exit_code, " ".join(said.split())


@contextmanager
def _heard() -> Iterator[list[str]]:
    heard: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(console, "err", lambda text, _known=None: heard.append(text))
        yield heard


def _there(here: Path) -> dict[str, object]:
    """Return what there is, by name: text, where a link leads, or a kind."""
    found: dict[str, object] = {}
    for path in sorted(here.parent.rglob("*")):
        name = path.relative_to(here.parent).as_posix()
        if path.is_symlink():
            found[name] = path.readlink()
        else:
            found[name] = path.read_bytes() if path.is_file() else path.lstat().st_mode
    return found


# --- laws -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("door", "kind"),
    [
        (door, kind)
        for door in PLANS | ONE
        for kind in KINDS
        # a folder needs no plans to have settings
        if (door, kind) != ("config path", "an empty folder")
    ],
)
def test_a_path_gets_the_same_answer_at_every_door(
    here: Path, door: str, kind: str
) -> None:
    """It is told in one sentence; nothing is read elsewhere, and nothing written."""
    make, reason = KINDS[kind]
    make(here / AT)
    before = _there(here)

    code, said = _ask(DOORS[door], AT)

    assert (code in (1, 2), reason in said, CANARY in said) == (True, True, False), said
    assert _there(here) == before


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"an empty folder", "nothing"}))
@pytest.mark.parametrize("door", PLANS)
def test_what_is_found_in_a_folder_gets_the_same_answer(
    here: Path, door: str, kind: str
) -> None:
    """The rest is looked at, and what was not is told."""
    make, reason = KINDS[kind]
    make(here / AT)

    code, said = _ask(DOORS[door], "plans")

    assert (code, reason in said, CANARY in said) == (1, True, False), said


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"an empty folder", "nothing"}))
@pytest.mark.parametrize("door", sorted({*ONE} - {"config path"}))
def test_a_plan_that_is_called_by_its_id_gets_the_same_answer(
    here: Path, door: str, kind: str
) -> None:
    """Its file is there, and it is said why it is not read."""
    make, reason = KINDS[kind]
    make(here / AT)

    code, said = _ask(DOORS[door], "x")

    assert (code in (1, 2), reason in said, CANARY in said) == (True, True, False), said


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"nothing"}))
@pytest.mark.parametrize("door", IMPORTED)
@pytest.mark.parametrize("has_ledger", [False, True])
def test_a_document_and_its_plan_are_files_of_the_folder(
    here: Path, door: str, kind: str, *, has_ledger: bool
) -> None:
    """What is neither is refused: nothing is read elsewhere, and nothing written."""
    KINDS[kind][0](here / AT)
    (here / "board.csv").write_text("Action,Progress\nWrite it,12 June 2011: Sent\n")
    if has_ledger:
        cells = '{"plan": "x", "cells": {"1.1": {"action: Action": "Write it"}}}'
        (here / "plans" / "x.import.json").write_text(cells)
    before = _there(here)

    code, said = _ask(DOORS[door], AT)

    assert (code, AT in said, CANARY in said) == (2, True, False), said
    assert _there(here) == before


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"nothing"}))
@pytest.mark.parametrize(
    "file", ["a-2012.yaml", "a-2012.import.json", "a-2012.import.md"]
)
def test_a_plan_and_its_ledger_are_files_of_the_folder(
    here: Path, file: str, kind: str
) -> None:
    """The one is not changed without the other, and neither is read elsewhere."""
    (here / "board.csv").write_text(TABLE)
    words = ("import", "board.csv", "--output", "{}")
    assert _ask(words, "plans/a-2012.yaml")[0] == 1
    made = here / "plans" / file
    made.rename(here.parent / "out" / "secret.yaml")  # where links out lead
    KINDS[kind][0](made)
    before = _there(here)

    code, said = _ask(
        (*words, "--replace", "--map", "Who decides=accountable"), "plans/a-2012.yaml"
    )

    assert (code, file in said, _there(here)) == (2, True, before), said


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"an empty folder", "nothing"}))
@pytest.mark.parametrize("door", FOLDERS)
def test_what_is_no_folder_is_refused_where_one_is_wanted(
    here: Path, door: str, kind: str
) -> None:
    """So is one that cannot be looked into or written to."""
    KINDS[kind][0](here / AT)
    before = _there(here)

    code, said = _ask(DOORS[door], AT)

    assert (code, AT in said, CANARY in said) == (2, True, False), said
    assert _there(here) == before


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"nothing"}))
@pytest.mark.parametrize("door", OUTPUTS)
def test_an_output_is_written_nowhere_but_at_its_name(
    here: Path, door: str, kind: str
) -> None:
    """A link or a file is replaced; what is neither stays, and that is said."""
    name = "x.csv" if door == "export entries output" else "x.md"
    path = here / "plans" / name
    KINDS[kind][0](path)
    before = _there(here)

    code, said = _ask(DOORS[door], f"plans/{name}")
    after = _there(here)

    stays = kind in {"a pipe", "a socket", "a device", "a locked folder"}
    stays |= kind == "an empty folder" and door != "render output"
    stays |= kind == "a link to a folder"
    assert code == (2 if stays else 0), said
    after.pop(f"here/plans/{name}"), before.pop(f"here/plans/{name}")
    assert {each: held for each, held in after.items() if f"/{name}/" not in each} == {
        each: held for each, held in before.items() if f"/{name}/" not in each
    }


TAKEN = {
    "a plan": "plans/ok.yaml",
    "a plan, the long way": "plans/../plans/./ok.yaml",
    "a plan in capitals": "plans/OK.YAML",
    "a plan of another ending": "odd.txt",
    "a plan that was not named": "plans/other.yaml",
    "a link to a plan": "alias.md",
    "another name of a plan": "hard.md",
    "settings": "actionplan.toml",
    "settings in capitals": "ACTIONPLAN.TOML",
    "settings, the long way": "plans/../actionplan.toml",
    "a link to settings": "settings.md",
    "what settings extend": "shared.conf",
    "accepted problems": "actionplan-accepted.json",
    "a link to accepted problems": "accepted.md",
    "a link called like settings": "link.toml",
}


@pytest.mark.parametrize("taken", TAKEN)
@pytest.mark.parametrize("door", OUTPUTS)
def test_nothing_is_written_over_a_plan_or_what_belongs_to_it(
    here: Path, door: str, taken: str
) -> None:
    """Plans, settings and accepted problems, however the path is spelt."""
    Path("odd.txt").write_text(_named("odd"))
    Path("plans/other.yaml").write_text(_named("other"))
    Path("shared.conf").write_text('fail-on = "warning"\n')
    Path("actionplan.toml").write_text('extend = "shared.conf"\n')
    empty = '{"format": "actionplan-accepted/1", "findings": []}\n'
    Path("actionplan-accepted.json").write_text(empty)
    links = {"alias.md": "plans/ok.yaml", "settings.md": "actionplan.toml"}
    links |= {"accepted.md": "actionplan-accepted.json", "link.toml": "README"}
    for name, target in links.items():
        Path(name).symlink_to(target)
    os.link("plans/ok.yaml", "hard.md")
    words = (*DOORS[door][:2], "odd.txt", *DOORS[door][2:])
    if door == "progress log output":  # it reads one plan
        words = ("progress", "log", "odd.txt", "-o", "{}")
        for name in ("hard.md", "alias.md"):
            Path(name).unlink()
        os.link("odd.txt", "hard.md")
        Path("alias.md").symlink_to("odd.txt")
    before = _there(here)

    code, said = _ask(words, TAKEN[taken])

    assert (code, "so nothing has been written to it" in said) == (2, True), said
    assert _there(here) == before


@pytest.mark.parametrize(
    ("words", "stop", "made"),
    [
        (
            ("lint", "--output", "json=a.json", "--output", "sarif=b.sarif"),
            "b.sarif",
            "a.json",
        ),
        (("render", "plans", "-o", "report"), "report/ok.md", "report/index.md"),
        (("new", "b-2012"), "plan.schema.json", "b-2012.yaml"),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_was_written_before_it_failed_is_said(
    words: tuple[str, ...], stop: str, made: str
) -> None:
    """Whoever is told that something failed also hears what was done."""
    Path("plans/other.yaml").write_text(_named("other"))
    Path(stop).parent.mkdir(exist_ok=True)
    os.mkfifo(stop)

    code, said = _ask(words, "")

    assert (code, Path(made).is_file()) == (2, True), said
    assert f"Already written: {made}" in said


def test_a_board_that_is_a_link_out_is_not_read(here: Path) -> None:
    """Nor is a plan that is named by way of such a link."""
    (here / "board").symlink_to("../out")

    answers = [_ask(("lint", "{}"), name) for name in ("board", "board/secret.yaml")]

    assert [(code, "outside the folder" in said) for code, said in answers] == [
        (1, True),
        (1, True),
    ]


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"nothing", "a lost link"}))
@pytest.mark.parametrize(
    ("door", "name"),
    [
        *((door, "actionplan.toml") for door in PLANS),
        ("lint paths", "actionplan-accepted.json"),
        ("accepted paths", "actionplan-accepted.json"),
    ],
)
def test_settings_that_cannot_be_read_are_said_to_be(
    here: Path, door: str, name: str, kind: str
) -> None:
    """No command goes on as if there were none."""
    KINDS[kind][0](here / "plans" / name)
    if name.endswith(".json"):
        (here / "plans" / "actionplan.toml").write_text("")

    code, said = _ask(DOORS[door], "plans/ok.yaml")

    assert (code, name in said, CANARY in said) == (2, True, False), said


def test_a_template_that_is_no_file_is_not_passed_over(here: Path) -> None:
    """Ours in its place would be another report than was asked for."""
    (here / "own" / "markdown").mkdir(parents=True)
    os.mkfifo(here / "own" / "markdown" / "plan.md.j2")

    code, said = _ask(("render", "plans", "--template", "{}"), "own")

    assert (code, "a named pipe" in said) == (2, True), said
