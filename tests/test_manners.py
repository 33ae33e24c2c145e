"""The manners of the command line: help, suggestions, streams, and being stopped."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer
from tests.conftest import SPECIMEN

from actionplan import cli, lint
from actionplan.cli import console, progress_bar
from actionplan.cli.parser import aliases, group, help_pages, parameters
from actionplan.messages import usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.cli.parser.help_pages import HelpPage

HERE = Path(__file__).parent
NAME = "scr-family-a-2011"
SEEN = ("--as-of", "2012-03-01")


def _pages() -> list[HelpPage]:
    of = typer.main.get_command(cli.app)
    with of.make_context("actionplan", [], resilient_parsing=True) as ctx:
        return [*group.pages(of, ctx)]


PAGES = _pages()
COMMANDS = [page.name.split()[1:] for page in PAGES]


class Screen:
    """What a command showed, and how it ended."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._set, self._shown = monkeypatch.setattr, capsys

    def __call__(self, *args: str) -> tuple[int, str, str]:
        """Run the command as it is run from a terminal."""
        self._set(sys, "argv", ["actionplan", *args])
        with pytest.raises(SystemExit) as left:
            cli.main()
        out, err = self._shown.readouterr()
        return int(left.value.code or 0), out, err


@pytest.fixture
def screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Screen:
    """A way to run a command and see what it shows."""
    return Screen(monkeypatch, capsys)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one plan, which is the current folder."""
    (tmp_path / f"{NAME}.yaml").write_text(SPECIMEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- help -----------------------------------------------------------------------------


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_begins_with_examples_and_ends_with_the_address(
    command: list[str], option: str, screen: Screen
) -> None:
    """A line that says what it is for, two examples, and last where there is more."""
    code, out, err = screen(*command, option)
    summary, examples, *_, address = out.rstrip().split("\n\n")
    heading, *lines = examples.split("\n")

    assert (code, err, summary.count("\n"), heading) == (0, "", 0, "Examples:")
    assert len(lines) > 1
    assert {line[:13] for line in lines} == {"  actionplan "}
    assert address == "Documentation: actionplan docs"


@pytest.mark.parametrize(
    "command",
    ["fix", "init", "import", "add action", "progress add", "progress undo"],
)
def test_help_says_how_a_list_of_changes_is_read(command: str, screen: Screen) -> None:
    """Wherever lines with + and - are shown, since no officer has met them before."""
    _, page, _ = screen(*command.split(), "-h")

    how = "a line that starts with - would be removed from the file, and a line that"
    assert how in " ".join(page.split())


@pytest.mark.parametrize("columns", ["40", "80", "200"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_stays_on_80_columns(
    command: list[str], columns: str, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However wide the terminal; of a narrow one only what cannot be folded."""
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = screen(*command, "-h")
    *lines, address = out.splitlines()
    most = 80 if int(columns) >= 80 else 40
    whole = ("  actionplan ", "  --")

    assert address.startswith("Documentation: ")
    assert [line for line in lines if len(line) > 80] == []
    assert [
        line for line in lines if len(line) > most and not line.startswith(whole)
    ] == []


def test_a_page_of_help_is_whole(screen: Screen) -> None:
    """Everything that a command takes, in its place."""
    _, out, _ = screen("since", "-h")

    assert (
        out
        == """\
Show what has changed since a date.

Examples:
  actionplan since 2011-09-01
  actionplan since 2011-09-01 plans --as-of 2011-12-01 --format markdown

Usage: actionplan since [OPTIONS] DATE [PATHS...]

The list comes from the dates in the plans, such as the dates of entries and
due dates that have passed. A change counts from the date of the entry that
reports it, even if the change happened earlier. If an entry gives only a
month, and DATE is in that month, the change may be from before DATE. It is
listed with words such as "perhaps on or before 1 September 2011". A change
that has no date in the plan, such as a new interval between reviews, is not
listed. To compare the plans with an earlier commit, use "actionplan lint
--since".

Arguments:
  DATE   The date of the last meeting. Changes after this date are shown.
  PATHS  Plans or folders of plans. You can give a plan ID in place of a file
         name. The default is the current folder.

Options:
  --as-of DATE       The report date, such as 2011-11-30. The default is
                     today. You can also give the date in the environment
                     variable ACTIONPLAN_AS_OF.
  --format FORMAT    The format of the list. The default is the format that
                     matches the ending of the -o file: .md, .html, .docx or
                     .json. If no format matches, the default is text. One of:
                     text, markdown, json, html, docx.
  -o, --output FILE  Write the output to this file.
  -h, --help         Show this help.

Documentation: actionplan docs
"""
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_can_be_followed(page: HelpPage) -> None:
    """What help shows has the options and the words that the command takes."""
    for example in page.prose.examples:
        typed = shlex.split(example.partition(" > ")[0].partition(" >> ")[0])
        context = typer.main.get_command(cli.app).make_context(typed[0], typed[1:])
        while isinstance(context.command, group.Group):
            left = [*context._protected_args, *context.args]
            name, command, left = context.command.resolve_command(context, left)
            assert command is not None
            context = command.make_context(name, left, parent=context)


@pytest.mark.parametrize("command", [[], ["progress"], ["difference"]], ids=" ".join)
def test_a_command_of_commands_alone_shows_its_help(
    command: list[str], screen: Screen
) -> None:
    """Without a word behind it, it has done nothing, and says what it can do."""
    _, page, _ = screen(*command, "-h")

    assert screen(*command) == (2, "", page)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_a_command_is_for_what_its_module_says(name: str) -> None:
    """What the list of commands says of one is the first line of its own help."""
    module = group.module_of(name)
    text = module.app.info.help if hasattr(module, "app") else module.command.__doc__

    assert cli.COMMANDS[name] == help_pages.read_docstring(text).summary


# --- what cannot be followed ----------------------------------------------------------

REFUSALS = {
    "lnt": """\
There is no command called "actionplan lnt". Did you mean "actionplan lint"?
  To fix: if you meant "actionplan lint", type that. If not, choose a command
  from the list. To see the list, type:
      actionplan -h
""",
    "overdue": """\
There is no command called "actionplan overdue". Did you mean "actionplan
status --overdue"?
  To fix: if you meant "actionplan status --overdue", type that. If not,
  choose a command from the list. To see the list, type:
      actionplan -h
""",
    "report": """\
There is no command called "actionplan report". Did you mean "actionplan
render"?
  To fix: if you meant "actionplan render", type that. If not, choose a
  command from the list. To see the list, type:
      actionplan -h
""",
    "budget": """\
There is no command called "actionplan budget".
  To fix: choose a command from the list. To see the list, type:
      actionplan -h
""",
    f"{NAME}.yaml": """\
There is no command called "actionplan scr-family-a-2011.yaml". Did you mean
"actionplan lint scr-family-a-2011.yaml"?
  To fix: if you meant "actionplan lint scr-family-a-2011.yaml", type that. If
  not, choose a command from the list. To see the list, type:
      actionplan -h
""",
    "progress ad": """\
There is no command called "actionplan progress ad". Did you mean "actionplan
progress add"?
  To fix: if you meant "actionplan progress add", type that. If not, choose a
  command from the list. To see the list, type:
      actionplan progress -h
""",
    "lint --formt json": """\
"actionplan lint" has no option "--formt". Did you mean "--format"?
  To fix: if you meant "--format", use that option. If not, choose an option
  from the list. To see the list, type:
      actionplan lint -h
""",
    "lint --json": """\
"actionplan lint" has no option "--json". Did you mean "--format json"?
  To fix: if you meant "--format json", use that option. If not, choose an
  option from the list. To see the list, type:
      actionplan lint -h
""",
    "lint --as": """\
"actionplan lint" has no option "--as". Did you mean "--as-of"?
  To fix: if you meant "--as-of", use that option. If not, choose an option
  from the list. To see the list, type:
      actionplan lint -h
""",
    "lint -f": """\
"actionplan lint" has no option "-f". Did you mean "--format"?
  To fix: if you meant "--format", use that option. If not, choose an option
  from the list. To see the list, type:
      actionplan lint -h
""",
    "lint --version": """\
"actionplan lint" has no option "--version". Did you mean "actionplan
--version"?
  To fix: if you meant "actionplan --version", use that option. If not, choose
  an option from the list. To see the list, type:
      actionplan lint -h
""",
    "--debg lint": """\
"actionplan" has no option "--debg". Did you mean "--debug"?
  To fix: if you meant "--debug", use that option. If not, choose an option
  from the list. To see the list, type:
      actionplan -h
""",
    "lint --format sarf": """\
"--format" cannot be "sarf". Did you mean "sarif"?
  To fix: change "sarf" to: sarif
""",
    "lint --format=pdf": """\
"--format" cannot be "pdf".
  To fix: write one of these instead: "full", "concise", "json", "sarif",
  "github", "gitlab", "junit" or "markdown".
""",
    "render --format htlm": """\
"--format" cannot be "htlm". Did you mean "html"?
  To fix: change "htlm" to: html
""",
    "schema pln": """\
"NAME" cannot be "pln". Did you mean "plan"?
  To fix: change "pln" to: plan
""",
    "lint --format": """\
"--format" needs a word after it.
  To fix: run the same command again, and after --format, write one of these:
  "full", "concise", "json", "sarif", "github", "gitlab", "junit" or
  "markdown".
""",
    "status --due-within": """\
"--due-within" needs a number of days after it.
  To fix: run the same command again, and write the number of days after the
  option, for example:
      --due-within 30
""",
    "import board.csv --table first": """\
"--table" needs a number after it.
  To fix: run the same command again, and write the number after the option,
  for example:
      --table 1
""",
    f"render {NAME} --into Board.docx -o Out.docx --table 1.5": """\
"--table" needs a number after it.
  To fix: run the same command again, and write the number after the option,
  for example:
      --table 1
""",
    "lint --advice=3": """\
"--advice" does not take a value.
  To fix: run the same command again, and type only the name of the option,
  without an equals sign or a value:
      --advice
""",
    "since": """\
The date of the last meeting (DATE) is missing.
  To fix: run the same command again, and add the date of the last meeting, as
  in this example:
      actionplan since 2011-09-01
""",
    "import": """\
FILE is missing: a Word document (.docx), an Excel workbook (.xlsx) or a table
saved as text (.csv, .tsv). Use - to paste a table or to read one from another
program.
  To fix: run the same command again, and add FILE, as in this example:
      actionplan import "Board plan.docx"
""",
    "export tracker": """\
--output is missing: the workbook to write, such as tracker.xlsx. An existing
file is not overwritten, because it may have been filled in.
  To fix: run the same command again, and add --output, as in this example:
      actionplan export tracker plans --output tracker.xlsx
""",
    "progress add x/1 The draft went out": """\
"actionplan progress add" cannot use the extra words "draft went out".
  To fix: if the extra words belong to the text before them, such as a note,
  put one pair of quotation marks round the text and the extra words together.
  If not, leave out the extra words.
""",
    f"progress log {NAME}/1.11": """\
There is no action "1.11" in the plan "scr-family-a-2011". Did you mean "1.1"?
  To fix: run the same command again with this number: "1.1".
""",
}


@pytest.mark.parametrize("typed", REFUSALS)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_followed_is_said_in_our_words(
    typed: str, screen: Screen
) -> None:
    """What was typed, what may be meant, and what to type; on standard error."""
    assert screen(*typed.split()) == (2, "", REFUSALS[typed])


@pytest.mark.usefixtures("folder")
def test_a_folder_of_reports_does_not_change_what_report_means(screen: Screen) -> None:
    """README puts reports into a folder of that name; lint has nothing to do there."""
    Path("report").mkdir()
    assert screen("report") == (2, "", REFUSALS["report"])


def test_every_suggestion_can_be_followed() -> None:
    """No other word leads to a command or an option that there is not."""
    options = {
        name
        for page in PAGES
        for row in page.options
        for name in re.findall(r"--[\w-]+", row.name)
    }
    known = {"init", "fix", *cli.COMMANDS, "-h", "--version"}
    commands = {phrase.split()[0] for phrase in aliases.COMMANDS.values()}
    flags = {phrase.split()[0] for phrase in aliases.FLAGS.values()}

    assert (commands - known, flags - options) == (set(), set())


def test_a_name_that_is_known_is_no_synonym() -> None:
    """Other words are other: none hides a command that there is."""
    assert set(aliases.COMMANDS) & set(cli.COMMANDS) == set()


# --- streams --------------------------------------------------------------------------

UNIX = pytest.mark.skipif(not shutil.which("bash"), reason="the shell is bash")


def _shell(line: str, folder: Path, **env: str) -> tuple[int, str, str]:
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],  # noqa: S607 -- the reader's bash
        cwd=folder,
        env=os.environ | env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


CLOSED = """\
The output could not be written: it is closed.
  To fix: write the output to a different place, and run the same command
  again.
"""
FULL = """\
The output could not be written: the disk is full.
  To fix: make some space on the disk, or write the output to a different
  disk. Then run the same command again.
"""


@UNIX
@pytest.mark.parametrize("command", ["lint", "lint -h", "rules", "--version"])
@pytest.mark.parametrize(
    ("to", "answer"),
    [
        (">&-", (2, "", CLOSED)),
        (">&- 2>&-", (2, "", "")),
        pytest.param(
            "> /dev/full",
            (2, "", FULL),
            marks=pytest.mark.skipif(
                not Path("/dev/full").exists(), reason="the system has none"
            ),
        ),
    ],
)
def test_what_cannot_be_written_is_not_done(
    command: str, to: str, answer: tuple[int, str, str], folder: Path
) -> None:
    """Where nobody can read the answer, that is said, and is no success."""
    assert _shell(f"actionplan {command} {to}", folder) == answer


@UNIX
def test_a_reader_who_leaves_does_not_change_the_verdict(folder: Path) -> None:
    """With findings the exit is 1, however little of them was read; and it is quiet."""
    (folder / "bad.yaml").write_text("x: 1\n" * 3000)

    assert _shell("actionplan lint | head -c 1", folder)[::2] == (1, "")


@UNIX
def test_an_entry_that_was_recorded_counts_though_nobody_is_told(folder: Path) -> None:
    """What cannot be told is done all the same, and is not to be done again."""
    entry = f"{NAME}/1.1 'Sent.' --rag green --date 2012-02-20 --as-of 2012-03-01"
    answer = _shell(f"actionplan progress add {entry} >&-", folder)
    plan = (folder / f"{NAME}.yaml").read_text(encoding="utf-8")

    assert (answer, "note: Sent." in plan) == ((0, "", ""), True)


@pytest.mark.parametrize(
    ("env", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, False),
    ],
)
def test_colour_is_asked_for_by_the_environment(
    env: dict[str, str],
    *,
    terminal: bool,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """NO_COLOR and a poor terminal first, then FORCE_COLOR; an option beats all."""
    for name in ("NO_COLOR", "TERM", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal, raising=False)

    verdicts = (
        console.coloured("auto"),
        console.coloured("always"),
        console.coloured("never"),
    )

    assert verdicts == (coloured, True, False)


# --- being stopped, and being watched -------------------------------------------------


@pytest.mark.parametrize("stop", [KeyboardInterrupt, typer.Abort])
@pytest.mark.usefixtures("folder")
def test_ctrl_c_is_130_and_quiet(
    stop: type[BaseException], screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of work nothing is said; at a question, that nothing is written."""

    def stopped(*_: Any) -> None:  # noqa: ANN401 -- takes whatever lint.one takes
        raise stop

    monkeypatch.setattr(lint, "one", stopped)

    asked = "\nStopped. Nothing has been written.\n"
    assert screen("lint") == (130, "", asked if stop is typer.Abort else "")


@pytest.fixture
def _ctrl_c_is_heard() -> Iterator[None]:
    """A child begins as a terminal's does, though these tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.usefixtures("_ctrl_c_is_heard")
def test_ctrl_c_while_plans_are_read_leaves_no_trace(folder: Path) -> None:
    """The bar goes, as it does when the work is done."""
    import pty  # noqa: PLC0415 -- Windows has none

    for number in range(2000):
        plan = SPECIMEN.replace(NAME, f"plan-{number}")
        (folder / f"plan-{number}.yaml").write_text(plan, encoding="utf-8")
    master, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "actionplan", "lint"],
        stderr=terminal,
        stdout=subprocess.PIPE,
        env=os.environ | {"TERM": "xterm"},
    ) as running:
        shown = b""
        while b" of 2001" not in shown:
            shown += os.read(master, 4096)
        running.send_signal(signal.SIGINT)
        out, _ = running.communicate()
    os.close(terminal)
    shown += os.read(master, 4096)
    os.close(master)
    last = shown.decode().split("\r")[-3:]

    assert (running.returncode, out) == (130, b"")
    assert last == [last[0], " " * len(last[0]), ""]


class Clock:
    """A clock that goes on by a step whenever it is looked at."""

    def __init__(self, step: float) -> None:
        self.now, self._step = 0.0, step

    def __call__(self) -> float:
        """Tell the time."""
        self.now += self._step
        return self.now


@pytest.mark.parametrize(
    ("step", "terminal", "shown"),
    [
        (0.1, "xterm", ""),
        (0.3, "", ""),
        (0.3, "dumb", ""),
        (
            0.3,
            "xterm",
            "\rReading plans [#####               ] 1 of 4"
            "\rReading plans [##########          ] 2 of 4"
            "\rReading plans [###############     ] 3 of 4"
            f"\r{' ' * 43}\r",
        ),
    ],
)
def test_a_bar_is_shown_to_a_person_who_has_waited(
    step: float,
    terminal: str,
    shown: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On a terminal that can, after half a second; and it leaves nothing behind."""
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setattr("sys.stderr.isatty", lambda: bool(terminal), raising=False)
    monkeypatch.setattr("actionplan.cli.progress_bar.time.monotonic", Clock(step))

    gone = [*progress_bar.reading([1, 2, 3, 4]), *progress_bar.writing([])]

    assert (gone, *capsys.readouterr()) == ([1, 2, 3, 4], "", shown)


# --- the start ------------------------------------------------------------------------


def _modules(folder: Path, *args: str) -> Iterator[str]:
    code = (
        "import sys; before = {*sys.modules}\n"  # of whoever measures, for one
        "from actionplan import cli; sys.argv[1:] = %r\n"
        "try: cli.main()\n"
        "except SystemExit: print(*{*sys.modules} - before, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code % [*args]],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return iter(done.stderr.split())


@pytest.mark.parametrize(
    ("args", "imported"),
    [(("-h",), set()), (("lint", *SEEN), {"lint"}), (("rules",), {"rules"})],
)
def test_only_the_command_that_is_called_is_imported(
    args: tuple[str, ...], imported: set[str], folder: Path
) -> None:
    """Starting takes the time of one command, not of all."""
    within = "actionplan.cli.commands."
    modules = {name.removeprefix(within) for name in _modules(folder, *args)}

    assert modules & set(cli.COMMANDS) == imported


def test_a_clean_plan_is_checked_without_what_it_does_not_need(folder: Path) -> None:
    """Nothing is made known by its sum, no zone is asked for, no TOML is read."""
    unwanted = {"hashlib", "zoneinfo", "tomllib", "actionplan.editing.entries"}

    assert unwanted & {*_modules(folder, "lint", *SEEN)} == set()


def test_every_option_says_what_it_needs() -> None:
    """No officer is asked for "a value", or for the placeholder of the help."""
    asked = {
        parameters.takes(option)
        for option in _options(typer.main.get_command(cli.app))
        if parameters.option_names(option) and not parameters.choices(option)
    }

    assert (asked - {*usage.NEEDED}, {*usage.NEEDED} - asked) == (set(), set())


def _options(of: Any) -> Iterator[Any]:  # noqa: ANN401 -- a command of typer
    """Give each option that takes something, of every command."""
    for name in of.list_commands(None) if hasattr(of, "list_commands") else ():
        yield from _options(of.get_command(None, name))
    yield from (p for p in of.params if not getattr(p, "is_flag", False))
