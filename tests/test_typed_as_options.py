"""What a command says about its options is said as options are typed."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, TypeAlias

import pytest
import typer
from tests.conftest import SPECIMEN
from typer.core import TyperOption

from actionplan import cli, rules
from actionplan.cli.parser import group, parameters
from actionplan.lint import diagnose
from actionplan.messages import refused_additions, refused_entries, remedies
from actionplan.rule import cases

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "scr-family-a-2011"
Typed: TypeAlias = tuple[str, ...]
SEEN = ("--as-of", "2012-03-01")
GIVEN: dict[Typed, Typed] = {
    ("difference", "add"): (f"{NAME}/O1", "--achieved", "partly"),
    ("progress", "add"): (f"{NAME}/1.1", "Half of the teams have it."),
    ("add", "action"): (
        *(f"{NAME}/O1", "Train the nurses", "--due", "2012-06"),
        *("--owner", "Head of Nursing"),
    ),
    ("add", "outcome"): (NAME, "--challenge", "In 12 of 20 files, visits were late."),
}
"""The commands that record something, with what is enough for them."""


def _options(command: Typed) -> list[str]:
    of = typer.main.get_command(cli.app)
    for name in command:
        with of.make_context(name, [], resilient_parsing=True) as ctx:
            assert isinstance(of, group.Group | typer.core.TyperGroup)
            found = of.get_command(ctx, name)
            assert found is not None
            of = found
    return [
        parameters.option_names(param)[0]
        for param in of.params
        if isinstance(param, TyperOption)
        and not param.is_flag
        and parameters.option_names(param)
        and param.name not in ("as_of", "help")
    ]


EVERY = [
    pytest.param(command, option, id=f"{' '.join(command)} {option}")
    for command in GIVEN
    for option in _options(command)
]


@pytest.fixture(autouse=True)
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in the current folder."""
    path = tmp_path / f"{NAME}.yaml"
    path.write_text(SPECIMEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


@pytest.fixture
def screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """A way to run a command, and to see what it says is wrong."""

    def shown(*args: str) -> str:
        monkeypatch.setattr(sys, "argv", ["actionplan", *args])
        with pytest.raises(SystemExit):
            cli.main()
        return capsys.readouterr().err

    return shown


OF_A_FILE = re.compile(
    r"^ *(?:- )?[a-z_]+: (?=[\"\[{A-Z])|\[\{|\{[a-z_]+:|lined up|indented|\ba line\b",
    re.MULTILINE,
)
"""A line to write in a file, or where to write it."""


@pytest.mark.parametrize(("command", "option"), EVERY)
@pytest.mark.parametrize("value", ["TBC", "Chair and Head of Nursing"])
def test_no_option_is_answered_with_a_line_of_a_file(
    command: Typed,
    option: str,
    value: str,
    screen: Callable[..., str],
) -> None:
    """A person who types options needs no file, and each line fits the screen."""
    # What lint asks for once it is in the file is about the file.
    typed = (*command, *GIVEN[command], option, value, *SEEN)
    said = screen(*typed)

    wide = [line for line in said.splitlines() if len(line) > 80]
    assert (OF_A_FILE.findall(said), wide) == ([], [])


def _advice() -> list[tuple[str, str, str]]:
    """Return what each rule says that gives a line to copy, by its example."""
    found: list[tuple[str, str, str]] = []
    for rule in rules.ALL.values():
        for case in cases(rule) if rule.code.startswith(("AP4", "AP5")) else ():
            says = re.sub(r"\n    +(.*)(?:\n|\Z)", r" \1" + "\0", case.says)
            says = says.replace("\n", " ").replace("\0", "\n")
            message, fix, remedy = says.partition(" To fix: ")
            if fix and _COPIED.search(remedy):
                found.append((rule.name, message, remedy.strip()))
    return found


_COPIED = re.compile(
    r", on a line like this, lined up|a line like this for each|add this line, below"
)


def test_a_line_to_copy_is_an_option_to_type() -> None:
    """The two kinds of line that rules give to copy never reach a command."""
    left = []
    for name, message, remedy in _advice():
        for put in (refused_entries.entry_not_taken, refused_additions.block_not_taken):
            said = diagnose.put(put(message=message, remedy=remedy), "", None).remedy
            if re.search(r"\[\{|\{[a-z_]+:|- group:|lined up with their", said):
                left.append((name, said))

    assert (len(_advice()) > 10, left) == (True, [])


@pytest.mark.parametrize(
    ("field", "line"),
    [("feedback", "Health visitors: The one-page guide helps"), ("results", "68")],
)
def test_a_field_with_parts_is_shown_as_it_is_typed(field: str, line: str) -> None:
    """The example of the option stands where the line of the file was."""
    remedy = f'add "{field}"' + remedies.on_a_line(
        "date", "the figure in place of VALUE", f'{field}: [{{value: "VALUE"}}]'
    )

    assert line in remedies.left_out(remedy, refused_entries.TYPED)


def test_an_assessment_without_feedback_is_told_which_option_to_add(
    screen: Callable[..., str],
) -> None:
    """Word for word: the example is on a line of its own, as it is typed."""
    typed = ("difference", "add", f"{NAME}/O1", "--achieved", "partly", *SEEN)

    assert """\
  To fix: if staff, children and families have not been asked what they think,
  ask them now. If they have been asked, add --feedback, for example:
      --feedback "Health visitors: The one-page guide helps"
  If the entry is right, run the same command again with --anyway at the end.
""" in screen(*typed)


@pytest.mark.parametrize(
    "value",
    [
        '[{from: "Health visitors", text: "The guide helps"}]',
        "{from: Parents, text: Good}",
        'feedback: [{from: "A", text: "B"}]',
        '- {agency: "Kent Police", post: "Inspector"}',
        '["Head of Nursing", "Chair"]',
        '{"measure": "Staff trained"}',
    ],
)
@pytest.mark.parametrize(("command", "option"), EVERY)
def test_the_brackets_of_a_file_are_not_recorded(
    command: Typed,
    option: str,
    value: str,
    plan: Path,
    screen: Callable[..., str],
) -> None:
    """They would be in the plan and in each report, so the option says how to type."""
    typed = (*command, *GIVEN[command], option, value, "--anyway", *SEEN)
    said = " ".join(screen(*typed).split())

    assert (
        f"is in the form that a file uses, so it cannot go after {option}." in said,
        plan.read_text(encoding="utf-8"),
    ) == (True, SPECIMEN)


@pytest.mark.parametrize("value", ["[The] group: We asked.", "Staff: [sic] {good}"])
def test_brackets_in_what_people_said_are_kept(
    value: str,
    plan: Path,
    screen: Callable[..., str],
) -> None:
    """Only the form of a file is refused."""
    typed = ("difference", "add", f"{NAME}/O1", "--feedback", value)
    screen(*typed, "--anyway", *SEEN)

    assert value.partition(": ")[2] in plan.read_text(encoding="utf-8")
