"""actionplan.toml is found and followed, and mistakes in it are always reported."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.conftest import SPECIMEN
from tomlkit.exceptions import ParseError
from typer.testing import CliRunner, Result

from actionplan import rules
from actionplan.cli import app
from actionplan.diagnostics import Place, Refusal
from actionplan.lint import diagnose
from actionplan.workspace import settings as folder_settings
from actionplan.workspace.settings import locate, validate

LATE = SPECIMEN.replace("due: 2012-05", "due: 2012-01")
NAME = "scr-family-a-2011.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with one overdue plan in plans/, and work in it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / NAME).write_text(LATE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _lint(*args: str) -> Result:
    return CliRunner().invoke(app, ["lint", "--as-of", "2012-03-01", *args])


def _found(*args: str) -> tuple[int, list[str]]:
    done = _lint("--format", "concise", "--advice", *args)
    lines = [line.split(": ") for line in done.stdout.splitlines()]
    return done.exit_code, [parts[1] for parts in lines if len(parts) > 2]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("", (0, ["warning overdue-action"])),
        ('fail-on = "warning"', (1, ["warning overdue-action"])),
        ('[rules]\noverdue-action = "advice"', (0, ["advice overdue-action"])),
        ('[rules]\noverdue-action = "off"', (0, [])),
        (
            'allow-time-errors = true\n[rules]\noverdue-action = "error"',
            (1, ["error overdue-action"]),
        ),
        (
            '[[per-folder]]\nplans = ["plans/**"]\nreason = "Closed"\n'
            'rules = { overdue-action = "off" }',
            (0, []),
        ),
        (
            '[[per-folder]]\nplans = ["archive/**"]\nreason = "Closed"\n'
            'rules = { overdue-action = "off" }',
            (0, ["warning overdue-action"]),
        ),
        (
            '[agencies]\n"Kent Police" = []\n"Medway SCB" = ["Medway Safeguarding'
            ' Children Board"]',
            (0, ["warning overdue-action"]),
        ),
        (
            '[agencies]\n"Medway Safeguarding Children Board" = []',
            (0, ["warning overdue-action", "warning unknown-agency"]),
        ),
        (
            '[owners]\n"Director" = []',
            (
                0,
                ["warning unknown-post", "warning overdue-action"] * 1
                + ["warning unknown-post"],
            ),
        ),
        (
            "[windows]\nstale-months = 2",
            (0, ["warning overdue-action", "warning stale-action"]),
        ),
    ],
)
def test_a_setting_is_followed(
    folder: Path, written: str, found: tuple[int, list[str]]
) -> None:
    """Levels, limits, periods, agencies and exceptions have their effect."""
    (folder / "actionplan.toml").write_text(written, "utf-8")

    assert _found("plans") == found


def test_the_nearest_configuration_counts_alone(folder: Path) -> None:
    """Settings are not merged with those above, and none above .git are read."""
    (folder / "actionplan.toml").write_text('[rules]\noverdue-action = "off"\n')
    (folder / "plans" / "actionplan.toml").write_text('fail-on = "warning"\n')

    nearest = _found("plans")
    (folder / "plans" / ".git").mkdir()
    (folder / "plans" / "actionplan.toml").unlink()

    assert (nearest, _found("plans")) == (
        (1, ["warning overdue-action"]),
        (0, ["warning overdue-action"]),
    )


def test_a_configuration_starts_from_the_one_it_names(folder: Path) -> None:
    """Only extend combines 2 files, and the nearer file's settings win."""
    (folder / "actionplan.toml").write_text(
        'fail-on = "warning"\n[rules]\noverdue-action = "advice"\nno-risks = "off"\n'
        if "no-risks" in rules.ALL
        else 'fail-on = "warning"\n[rules]\noverdue-action = "advice"\n'
    )
    (folder / "plans" / "actionplan.toml").write_text(
        'extend = "../actionplan.toml"\nfail-on = "advice"\n'
    )

    assert _found("plans") == (1, ["advice overdue-action"])


def test_files_that_are_no_plans_are_left_out_and_counted(folder: Path) -> None:
    """Files that a folder declares are not plans are not checked, but are counted."""
    (folder / "settings.yaml").write_text("x: 1\n")
    (folder / "actionplan.toml").write_text('plans = ["plans/**/*.yaml"]\n')

    done = _lint()
    named = _lint("settings.yaml")

    assert (done.exit_code, done.stdout.splitlines()[-3:], named.exit_code) == (
        0,
        [
            "Checked 1 plan (report date 1 March 2012): 1 warning.",
            "1 file was not checked, because it is not a plan according to"
            " actionplan.toml.",
            "Settings from actionplan.toml.",
        ],
        1,
    )


WRONG = {
    'fial-on = "error"': ("unknown-setting", 1, 1),
    "fail_on = 'error'": ("unknown-setting", 1, 1),
    'fail-on = "eror"': ("wrong-setting", 1, 11),
    "fail-on = error": ("config-cannot-be-read", 1, 1),
    "fail-on": ("config-cannot-be-read", 1, 1),
    "fail-on = 'error'\nfail-on = 'error'": ("config-cannot-be-read", 2, 1),
    '[rules]\nstale-acton = "off"': ("unknown-rule", 2, 1),
    '[rules]\nAP502 = "off"': ("unknown-rule", 2, 1),
    '[rules]\nstale-action = "loud"': ("wrong-setting", 2, 16),
    '[rules]\nstale-action = "error"': ("time-rule-as-error", 2, 16),
    '[rules]\ntab-character = "off"': ("rule-cannot-be-lowered", 2, 17),
    '[rules]\nunknown-setting = "off"': ("rule-cannot-be-lowered", 2, 19),
    "[rulez]\nx = 1": ("unknown-setting", 1, 2),
    "[windows]\nstale-months = 7": ("wrong-setting", 2, 16),
    "[windows]\nstale-months = true": ("wrong-setting", 2, 16),
    "stale-months = 5": ("unknown-setting", 1, 1),
    'plans = "x"': ("wrong-setting", 1, 9),
    'plans = ["a", 1]': ("wrong-setting", 1, 15),
    "[[per-folder]]\nplans = ['a']\nrules = {}": ("missing-setting", 1, 1),
    "[[per-folder]]\nplans = ['a']\nrules = {}\nreason = ' '": ("wrong-setting", 4, 10),
    "[[per-folder]]\nplans = ['a']\nreason = 'x'\nrules = {no-rule = 'off'}": (
        "unknown-rule",
        4,
        10,
    ),
    'as-of-zone = "Europe/Lodnon"': ("unknown-zone", 1, 14),
    'required-version = ">=99"\nnew-setting = 1': ("other-version", 1, 20),
    'required-version = "newest"': ("wrong-setting", 1, 20),
    "\n\n[rules\n\n": ("config-cannot-be-read", 3, 1),
    'plans = ["a",\n  1]': ("wrong-setting", 2, 3),
    'fail-on = "error"\n\x0c': ("config-cannot-be-read", 1, 1),
    '"f\\u0069al-on" = "error"': ("unknown-setting", 1, 1),
    "extend = 'none.toml'": ("cannot-extend", 1, 10),
    "extend = 'actionplan.toml'": ("cannot-extend", 1, 10),
    '[states]\ncompleted = "Done"': ("unknown-setting", 2, 1),
    '[states]\ncomplete = " "': ("wrong-setting", 2, 12),
    '[states]\ncomplete = "\\u001b[31mDone"': ("wrong-setting", 2, 12),
    "[states]\ncomplete = 'Done, and agreed by all agencies'": ("wrong-setting", 2, 12),
    '[states]\ncomplete = "On  HOLD"': ("same-word-twice", 2, 12),
    '[states]\ncomplete = "Done"\nwithdrawn = "done"': ("same-word-twice", 3, 13),
    "[states]": ("wrong-setting", 1, 2),
    "extend = '../../../etc/passwd'": ("cannot-extend", 1, 10),
}


OUT_OF_PLACE = {
    '[windows]\nstale-months = 3\nfail-on = "error"': "above the first heading",
    "stale-months = 3": "directly below [windows]",
    "[windows]\nstale-months = 3\n[windows]\n": "delete this heading",
    "[windows]\nstale-months = 3\nstale-months = 4\n": "keep the line that is right",
    "[owners]\n'A Nurse' = ['Nurse']\n[posts]\n'B Nurse' = ['Nurse']": (
        'copy what you still need from "posts" to "owners"'
    ),
    "rules = {tab-character = 'off', stale-action = 'off'}": 'delete "tab-character",',
}


@pytest.mark.parametrize(
    ("written", "said"), OUT_OF_PLACE.items(), ids=list(OUT_OF_PLACE)
)
@pytest.mark.usefixtures("folder")
def test_nothing_is_lost_by_doing_what_is_said_of_a_setting(
    written: str, said: str
) -> None:
    """A setting in the wrong place is moved, and no other goes with it."""
    Path("actionplan.toml").write_text(f"{written}\n", "utf-8")

    with pytest.raises(Refusal) as refused:
        folder_settings.finder()(Path("plans") / NAME)

    remedy = diagnose.put(refused.value.faults[0], "", None).remedy
    assert said in remedy


@pytest.mark.parametrize(("written", "said"), WRONG.items(), ids=list(WRONG))
@pytest.mark.usefixtures("folder")
def test_a_wrong_configuration_is_told_with_its_place(
    written: str, said: tuple[str, int, int]
) -> None:
    """The message gives the name, line and column of the mistake."""
    Path("actionplan.toml").write_text(f"{written}\n", "utf-8")

    with pytest.raises(Refusal) as refused:
        folder_settings.finder()(Path("plans") / NAME)

    first = refused.value.faults[0]
    assert (first.rule, *(tuple(first.at or ())[:2])) == said


@pytest.mark.usefixtures("folder")
def test_a_setting_whose_place_cannot_be_found_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One reader finds the mistake and another its place. If that fails: line 1."""

    def failing(_: str) -> None:
        raise ParseError(1, 1)

    monkeypatch.setattr(tomlkit, "parse", failing)
    Path("actionplan.toml").write_text('plans = ["a"]\nfail-on = "eror"\n', "utf-8")

    with pytest.raises(Refusal) as refused:
        folder_settings.finder()(Path("plans") / NAME)

    (fault,) = refused.value.faults
    assert (fault.rule, fault.at) == (
        "wrong-setting",
        Place(1, 1, len('plans = ["a"]')),
    )


COMMANDS = ["lint", "status", "agenda", "render", "accepted", "accept", "config"]


@pytest.mark.parametrize("command", [*COMMANDS, "since 2011-01-01"])
def test_a_wrong_configuration_is_never_taken_for_none(
    folder: Path, command: str
) -> None:
    """Every command that reads plans says so, writes nothing, and exits with 2."""
    (folder / "actionplan.toml").write_text("fial-on = 'error'\n")
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}

    done = subprocess.run(
        [sys.executable, "-m", "actionplan", *command.split()],
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        """\
actionplan.toml:1:1  error  unknown-setting
  There is no setting called "fial-on". Did you mean "fail-on"?

     1 | fial-on = 'error'
       | ^^^^^^^

  To fix: if you do not need the setting, delete it. If you do, change its
  name to fail-on.
""",
    )


_WORDS = st.sampled_from(
    ["off", "error", "advice", "", "a/b", ">=0.1", "Europe/London", "x y"]
)
_VALUES = st.recursive(
    st.one_of(_WORDS, st.booleans(), st.integers(-1, 400)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(
                ["plans", "rules", "reason", "stale-months", "on-hold", "complete", "a"]
            ),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=6,
)
_NAMES = st.sampled_from([*validate.description()["properties"], "other"])


@settings(max_examples=200)
@given(st.dictionaries(_NAMES, _VALUES, max_size=3))
def test_the_schema_and_the_program_agree(written: dict[str, Any]) -> None:
    """The program accepts everything that the schema accepts."""
    faults = list(validate.of_shape(written, validate.description(), ()))

    assert Draft202012Validator(validate.description()).is_valid(written) == (
        not faults
    )


@settings(max_examples=200)
@given(st.dictionaries(_NAMES, _VALUES, max_size=3))
def test_every_wrong_setting_has_a_place(written: dict[str, Any]) -> None:
    """Every mistake in a configuration has a place, and none causes a crash."""
    with contextlib.suppress(tomlkit.exceptions.TOMLKitError):
        text = tomlkit.dumps(written)
        for fault in validate.of_shape(written, validate.description(), ()):
            place = locate.place(text, fault)
            assert place is not None
            assert place.line <= text.count("\n") + 1


@pytest.mark.usefixtures("folder")
def test_what_is_in_force_is_shown_with_where_it_comes_from() -> None:
    """Each setting is shown with its value and its file."""
    Path("actionplan.toml").write_text(
        'fail-on = "warning"\n[rules]\noverdue-action = "advice"\n'
        '[states]\nnot-started = "Yet to start"\n'
    )

    done = CliRunner().invoke(app, ["config", f"plans/{NAME}"])

    assert (done.exit_code, done.stdout) == (
        0,
        """\
Settings from actionplan.toml.

required-version = any  (default)
plans = all files that end in .yaml or .yml  (default)
as-of-zone = Europe/London  (default)
fail-on = warning  (actionplan.toml)
allow-time-errors = false  (default)
windows.due-soon-days = 30  (default)
windows.stale-months = 6  (default)
meetings = none recorded  (default)
rules.overdue-action = advice  (actionplan.toml)
states.not-started = Yet to start  (actionplan.toml)
states.in-progress = In progress  (default)
states.on-hold = On hold  (default)
states.complete = Complete  (default)
states.monitoring = Complete, being monitored  (default)
states.signed-off = Signed off  (default)
states.embedded = Embedded  (default)
states.withdrawn = Withdrawn  (default)
states.superseded = Superseded  (default)
states.transferred = Transferred  (default)
states.closed-incomplete = Closed without completion  (default)
""",
    )


def test_outputs_agree_on_when_an_action_is_stale(folder: Path) -> None:
    """Lint and status use the same period from the same setting."""
    (folder / "actionplan.toml").write_text("[windows]\nstale-months = 2\n")

    said = _lint("--format", "concise").stdout
    listed = CliRunner().invoke(
        app, ["status", "--stale", "--as-of", "2012-03-01", "--format", "csv"]
    )

    assert ("stale-action" in said, '"scr-family-a-2011/1.1"' in listed.stdout) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("accountable", ["MSCB Development Officer: 1 problem"]),
        ("agency", ["Medway Safeguarding Children Board: 1 problem"]),
        ("plan", ["scr-family-a-2011: 1 problem"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_findings_are_put_under_whom_they_belong_to(
    by: str, headings: list[str]
) -> None:
    """Each owner's problems are together, ready to paste."""
    lines = _lint("--group-by", by).stdout.splitlines()

    assert [line for line in lines if line.endswith(" problem")] == headings


def test_an_action_belongs_to_whom_it_was_handed_over(folder: Path) -> None:
    """This is the owner on the report date, not the first owner."""
    handed = LATE.replace("rag: green", "accountable: Head of Training")
    (folder / "plans" / NAME).write_text(handed, "utf-8")

    assert "Head of Training: 1 problem" in _lint("--group-by", "accountable").stdout


def test_the_documented_configuration_can_be_followed(folder: Path) -> None:
    """Every line of the example in docs/configuration.md has an effect."""
    docs = Path(__file__).parents[1] / "docs" / "configuration.md"
    example = docs.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    (folder / "actionplan.toml").write_text('fail-on = "never"\n')
    (folder / "plans" / "actionplan.toml").write_text(example, "utf-8")

    followed = folder_settings.finder()(folder / "plans" / NAME)

    assert followed.origins.keys() - {"extend", "fail-on"} == {
        "required-version",
        "plans",
        "as-of-zone",
        "meetings",
        "allow-time-errors",
        "windows.due-soon-days",
        "windows.stale-months",
        "rag-legend.green",
        "rag-legend.amber",
        "rag-legend.red",
        "rag-worst",
        "states.not-started",
        "states.complete",
        "agencies.Kent Police",
        "owners.MSCB Development Officer",
        "import.columns",
        "per-folder",
        *(f"rules.{name}" for name in followed.levels),
    }


@pytest.mark.parametrize(
    ("glob", "path", "matches"),
    [
        ("plans/*.yaml", "plans/a.yaml", True),
        ("plans/*.yaml", "plans/2011/a.yaml", False),
        ("plans/**/*.yaml", "plans/a.yaml", True),
        ("plans/**/*.yaml", "plans/2011/b/a.yaml", True),
        ("./plans/**", "plans/2011/a.yaml", True),
        ("archive/**", "plans/archive/a.yaml", False),
        ("**/archive/**", "plans/archive/a.yaml", True),
        ("archive/", "archive/a.yaml", False),
        ("**/" * 60 + "x", "a/" * 60 + "a.yaml", False),
        ("*a" * 60 + "b", "a" * 200, False),
    ],
)
def test_a_path_is_found_by_its_pattern(glob: str, path: str, *, matches: bool) -> None:
    """* is any name, ** is any or no folders, and no pattern takes long."""
    here = folder_settings.FolderSettings(home=str(Path.cwd()))

    assert folder_settings.matches(here, Path(path), [glob]) == matches


UNREADABLE = {
    "saved in another encoding": (b'[owners]\n"Caf\xe9" = []', "config-cannot-be-read"),
    "nested without end": (b"x = " + b"[" * 5000, "config-cannot-be-read"),
    "a number without end": (b"x = " + b"1" * 5000, "config-cannot-be-read"),
    "not closed": (b'fail-on = "error\n', "config-cannot-be-read"),
    "cut off": (b"[rules]\nx = {", "config-cannot-be-read"),
    "a setting of no table": (b"[windows]\ncolour = 1", "unknown-setting"),
    "a setting of nothing": (b"colour = 1", "unknown-setting"),
    "a table of a list": (b"[plans]\nx = 1", "wrong-setting"),
    "no list of tables": (b"per-folder = 5", "wrong-setting"),
    "a list of no tables": (b"per-folder = [5]", "wrong-setting"),
    "rules of no kind": (b"rules = 5", "wrong-setting"),
}


@pytest.mark.parametrize(("content", "said"), UNREADABLE.values(), ids=list(UNREADABLE))
@pytest.mark.usefixtures("folder")
def test_whatever_stands_in_a_configuration_has_an_answer(
    content: bytes, said: str
) -> None:
    """Any content is either followed or reported, and none causes a crash."""
    Path("actionplan.toml").write_bytes(content)

    done = CliRunner().invoke(app, ["lint"])

    assert isinstance(done.exception, Refusal)
    assert [fault.rule for fault in done.exception.faults] == [said]


def test_what_is_no_file_of_this_folder_is_not_followed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A folder with this name, or a link that leads out, is refused, not quoted."""
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("password = 1\n")
    (folder / "plans" / "actionplan.toml").symlink_to(secret)
    (folder / "actionplan.toml").mkdir()

    refused = [CliRunner().invoke(app, ["config", at]) for at in ("plans", ".")]

    assert [
        (done.exception.faults[0].rule, done.exception.text)
        for done in refused
        if isinstance(done.exception, Refusal)
    ] == [("cannot-extend", ""), ("not-a-file", "")]


def test_names_are_looked_for_wherever_they_stand(folder: Path) -> None:
    """The lead agency, partners, job titles and new owners are checked."""
    text = LATE.replace("coordinator:", "lead_agency: Kent Polis\ncoordinator:")
    text = text.replace("rag: green", "accountable: Head of Trainin")
    (folder / "plans" / NAME).write_text(text, "utf-8")
    (folder / "actionplan.toml").write_text(
        '[agencies]\n"Kent Police" = ["Police"]\n"Medway SCB" = ["medway safeguarding'
        ' children board"]\n[owners]\n"MSCB Development Officer" = []\n'
        '"Head of Training" = []\n'
    )

    said = _lint("--format", "concise", "--no-time").stdout.splitlines()

    assert [line.partition(": ")[2] for line in said if "unknown" in line] == [
        'warning unknown-agency: "Kent Polis" is not in the list of agencies in'
        ' actionplan.toml. Did you mean "Kent Police"?',
        'warning unknown-post: "Head of Trainin" is not in the list of job titles in'
        ' actionplan.toml. Did you mean "Head of Training"?',
    ]


def test_names_that_are_not_given_are_not_looked_for(folder: Path) -> None:
    """Partners may be groups, and a plan may have no coordinator."""
    text = LATE.replace("coordinator: MSCB Development Officer\n", "")
    text = text.replace("        agency: Medway Safeguarding Children Board\n", "")
    text = text.replace("agency: Kent Police", "group: Task and finish group")
    (folder / "plans" / NAME).write_text(text, "utf-8")
    (folder / "actionplan.toml").write_text(
        '[agencies]\n"Medway SCB" = []\n[owners]\n"MSCB Development Officer" = []\n'
    )

    said = _lint("--format", "concise", "--no-time").stdout

    assert "unknown-" not in said


def test_the_page_of_a_plan_names_who_and_what_is_apart(folder: Path) -> None:
    """It has the declared agencies, job titles and legend, and the reasons."""
    (folder / "actionplan.toml").write_text(
        '[rag-legend]\ngreen = "On track"\n[agencies]\n"Kent Police" = ["Police"]\n'
        '[[per-folder]]\nplans = ["plans/**"]\nreason = "Closed"\n'
        'rules = { overdue-action = "off" }\n'
        '[[per-folder]]\nplans = ["archive/**"]\nreason = "Old"\n'
        'rules = { stale-action = "off" }\n'
    )

    page = CliRunner().invoke(app, ["config", f"plans/{NAME}"]).stdout

    shown = page[page.index("rules.") :].splitlines()
    assert [line for line in shown if not line.startswith("states.")] == [
        "rules.overdue-action = off  (actionplan.toml)",
        "rag-legend.green = On track  (actionplan.toml)",
        "agencies.Kent Police = Police  (actionplan.toml)",
        "per-folder (plans/**) = Closed  (actionplan.toml)",
    ]


def test_a_legend_of_the_folder_is_for_plans_without_one(folder: Path) -> None:
    """A plan uses only its own legend, or the board's if it has none."""
    start, end = LATE.index("rag_legend:"), LATE.index("outcomes:")
    (folder / "plans" / NAME).write_text(LATE[:start] + LATE[end:], "utf-8")
    without = {line for line in _found("plans")[1] if "rag" in line or "legend" in line}
    (folder / "actionplan.toml").write_text('[rag-legend]\ngreen = "On track"\n')

    with_legend = {line for line in _found("plans")[1] if "rag" in line}

    assert (bool(without), with_legend) == (True, set())


def test_the_register_has_what_files_accept(folder: Path) -> None:
    """It lists expired comments, accepted files, and settings with reasons."""
    comment = "# actionplan: accept[overdue-action] until 2012-02: waiting"
    text = LATE.replace("due: 2012-01", f"due: 2012-01 {comment}")
    (folder / "plans" / NAME).write_text(text, "utf-8")
    (folder / "actionplan.toml").write_text(
        '[rules]\nmostly-words = "off"\n[[per-folder]]\nplans = ["old/**"]\n'
        'rules = { stale-action = "off" }\nreason = "Closed"\n'
    )
    day = ["--as-of", "2012-03-01"]
    CliRunner().invoke(app, ["accept", "--time", "--reason", "Board of May", *day])

    done = CliRunner().invoke(app, ["accepted", *day])

    assert (done.exit_code, done.stdout) == (
        0,
        """\
Accepted problems on 1 March 2012

In 1 plan.

Accepted in comments (1)
  scr-family-a-2011/1.1: overdue-action
      Reason: waiting
      Accepted until February 2012. This date has passed.
      Owner: MSCB Development Officer.
      Comment in plans/scr-family-a-2011.yaml:36

Accepted with actionplan accept (1)
  scr-family-a-2011/1.1: overdue-action
      Reason: Board of May
      First seen on 1 March 2012.
      Owner: MSCB Development Officer.
      Found in plans/scr-family-a-2011.yaml:36

Levels changed in actionplan.toml (2)
  all plans: mostly-words is off
      Set in actionplan.toml
  old/**: stale-action is off
      Reason: Closed
      Set in actionplan.toml
""",
    )
