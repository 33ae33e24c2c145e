"""Commands that only print, and what all of them do when they cannot."""

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from tests.conftest import SPECIMEN, run

from actionplan import rules
from actionplan.diagnostics import Refusal
from actionplan.reading import yaml_reader
from actionplan.reference import explanations
from actionplan.rule import Rule
from actionplan.storage import resources

NAME = "scr-family-a-2011.yaml"
SEEN = ("--as-of", "2012-03-01")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / NAME
    path.write_text(SPECIMEN, "utf-8")
    return path


@pytest.mark.parametrize(
    ("engines", "more"),
    [
        (2, ""),
        (1, " (reading plans is slower here, because libyaml is not installed)"),
    ],
)
def test_the_version_says_if_the_faster_reader_is_missing(
    monkeypatch: pytest.MonkeyPatch, engines: int, more: str
) -> None:
    """Whoever waits for a large plan can see why."""
    monkeypatch.setattr(yaml_reader, "ENGINES", (object(),) * engines)

    done = run("--version")

    said = f"actionplan {version('actionplan')}{more}\n"
    assert (done.exit_code, done.stdout) == (0, said)


@pytest.mark.parametrize(
    ("asked", "of"), [((), rules.RULES), (("--messages",), rules.MESSAGES)]
)
def test_a_list_has_them_all_in_every_form(
    asked: tuple[str, ...], of: dict[str, Rule]
) -> None:
    """A line, a page and an object for each there is, in order of the codes."""
    text, page, data = (
        run("rules", *asked, "--format", form).stdout
        for form in ("text", "markdown", "json")
    )

    by_code = sorted(of.values(), key=lambda rule: rule.code)
    headings = [line[4:] for line in page.splitlines() if line.startswith("### ")]
    assert (
        [line.split() for line in text.splitlines()],
        sorted(headings),
        [(one["code"], one["name"], one["guidance"]) for one in json.loads(data)],
    ) == (
        [[rule.code, rule.level, rule.name] for rule in by_code],
        sorted(of),
        [(rule.code, rule.name, rule.clause) for rule in by_code],
    )


@pytest.mark.parametrize("name", ["plan", "config", "lint-report"])
def test_a_schema_is_printed_as_it_is(name: str) -> None:
    """What is printed is the file that ships, to the letter."""
    done = run("schema", name)

    file = resources.SCHEMAS / f"{name}.schema.json"
    assert (done.exit_code, done.stdout) == (0, file.read_text("utf-8"))


def test_the_schema_of_a_plan_is_a_page_for_people_too() -> None:
    """The same that docs/format.md holds."""
    done = run("schema", "--format", "markdown")

    assert (done.exit_code, done.stdout) == (0, explanations.format_markdown())


def test_what_there_is_not_cannot_be_explained() -> None:
    """It is refused, with what may have been meant."""
    done = run("explain", "stale-acton")

    assert isinstance(done.exception, Refusal)
    fault = done.exception.faults[0]
    assert (fault.rule, fault.details["nearest"]) == (
        "nothing-to-explain",
        ("stale-action",),
    )


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("stale-action", "# actionplan: accept[stale-action] until 2"),
        (
            "tab-character",
            "You must fix this problem. You cannot accept it with a comment.",
        ),
        ("unknown-plan", ""),
    ],
)
def test_a_page_says_whether_a_finding_can_be_accepted(name: str, ends: str) -> None:
    """What keeps a plan from being read cannot; what is said of no plan need not."""
    page = run("explain", name).stdout

    told = [line for line in page.splitlines() if "accept" in line]
    assert "".join(told[-1:]).strip().startswith(ends)
    assert bool(told) is bool(ends)


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("environment", "choice", "coloured"),
    [
        ({"FORCE_COLOR": "1"}, "auto", True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "auto", False),
        ({}, "auto", False),
        ({}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
    ],
)
def test_colour_follows_what_was_asked(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    choice: str,
    *,
    coloured: bool,
) -> None:
    """The option goes before the environment, and NO_COLOR before FORCE_COLOR."""
    Path(NAME).write_text(SPECIMEN.replace("due: 2012-05", "due: 2012-01"), "utf-8")
    monkeypatch.delenv("NO_COLOR")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    done = run("lint", "--color", choice, *SEEN)

    assert ("\x1b[" in done.stdout) is coloured


def test_a_file_that_cannot_be_opened_is_a_gap_in_what_is_told(plan: Path) -> None:
    """It is named with the reason, and the plan beside it is told all the same."""
    (plan.parent / "large.yaml").write_text("# \n" * 400_000, "utf-8")

    done = run("status", *SEEN, "--format", "json")

    told = json.loads(done.stdout)
    assert (
        done.exit_code,
        [gap.partition(" ")[0] for gap in told["incomplete"]],
        [row["name"] for row in told["actions"]],
    ) == (1, ["large.yaml"], ["scr-family-a-2011/1.1"])


def test_nobody_knows_how_long_an_action_has_been_silent(plan: Path) -> None:
    """Where the day it joined the plan cannot be read, no other stands for it."""
    text = SPECIMEN.replace("agreed: 2011-08-15", "agreed: in summer")
    plan.write_text(text[: text.index("        progress:")], "utf-8")

    page = run("render", NAME, "--format", "md", *SEEN).stdout

    assert "No update yet" in page


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of another kind")
def test_nobody_reads_any_more_and_it_is_no_error(plan: Path) -> None:
    """A pipe that is closed at the other end stops the writing, and nothing else."""
    reads, writes = os.pipe()
    os.close(reads)

    done = subprocess.run(
        [sys.executable, "-m", "actionplan", "lint", *SEEN],
        cwd=plan.parent,
        stdout=writes,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writes)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is full")
@pytest.mark.parametrize("stream", ["stdout", "stderr", "both"])
def test_a_full_disk_is_told_where_it_can_be(plan: Path, stream: str) -> None:
    """What could not be written was not done, and is exit 2."""
    args = ["nowhere.yaml"] if stream == "stderr" else []
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "actionplan", "lint", *args, *SEEN],
            cwd=plan.parent,
            stdout=full if stream != "stderr" else subprocess.PIPE,
            stderr=full if stream != "stdout" else subprocess.PIPE,
            check=False,
        )

    told = (done.stdout or b"") + (done.stderr or b"")
    assert (done.returncode, b"disk is full" in told) == (2, stream == "stdout")
