"""One line that cannot be read does not hide the mistakes in the rest of the file."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from actionplan import lint, reading
from actionplan.cli import app
from actionplan.diagnostics import Place
from actionplan.editing import fixes
from actionplan.plan.model import BoardSettings

pytestmark = pytest.mark.thorough

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXTS = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.yaml"))]
SHORT = """schema: actionplan/1
id: short
title: "A plan: with two outcomes"
kind: multi-agency
agreed: 2011-05
source:
  type: audit
  reference: Audit of 40 files
  date: 2011-04
outcomes:
  - id: O1
    challenge: |
      Staff are not prepared: 26 of 40 files say so.
      date: 2011-03
    desired_outcome: "By July 2012, 36 of 40 files
      show that they are"
    actions:
      - id: "1.1"
        action: Publish guidance
        due: 2011-11
        accountable: Head of Safeguarding
        partners:
          - agency: Kent Police
            post: Named Officer
        progress:
          - date: 2011-09-01
            note: The guidance is drafted
            next_due: 2011-10
          - date: 2011-12-01
            rag: green
            note: 'It isn''t late'
      - id: "1.2"
        action: Train staff
        due: 2012-01
        accountable: Training Coordinator
        added: 2011-06
  - id: O2
    desired_outcome: Fewer children wait
    actions:
      - id: "2.1"
        action: Count them
        due: 2012-03
        accountable: Data Officer
        progress:
          - date: 2012-01-05
            next: Count again
            next_due: 2012-02
    difference:
      - date: 2012-05
        outcome_achieved: partly
review:
  every: 3 months
  first: 2011-08
"""
DAY = date(2012, 3, 1)
_ERROR = re.compile(r"error (\S+):")
_DATE = re.compile(r"^( +(?:- )?(?:\w*due|date|added): )(\S+)$")
_VALUES = ("Ongoing", "Novermber 2011", "2011", "03/04/2011", "2011-13", "31/02/2012")


def _said(text: str) -> lint.Report:
    return lint.one(
        text.encode(), "plan.yaml", lint.Request(DAY, fixes=False, only=frozenset())
    )


_BREAKS: tuple[Callable[[str, str], str], ...] = (
    lambda indent, body: f"{indent}\t{body}",
    lambda indent, body: f'{indent}"{body}',
    lambda indent, body: f"{indent}{body}: more: text",
    lambda indent, body: f" {indent}{body}",
    lambda indent, body: f"{indent}{body}".replace(":", "", 1),
    lambda indent, body: f"{indent}{body}".replace("- ", "-", 1),
    lambda indent, body: f"{indent}{body}".replace('"', "", 1),
    lambda indent, body: f"{indent}[{body}",
    lambda indent, body: f"{indent}{body}"[1:],
    lambda indent, body: f"{indent}{body}"[2:],
    lambda indent, body: f"{indent}*{body}",
)
"""Ways to make a line that YAML may not be able to read."""


def _spoilt(text: str, seed: int, how: int) -> tuple[str, str, int]:
    """Return a plan with some faults, the same with one broken line, and that line."""
    by = Random(seed)  # noqa: S311 -- it only has to be the same again
    lines = text.split("\n")
    dated = [n for n, line in enumerate(lines) if _DATE.match(line)]
    for n in by.sample(dated, min(len(dated), 12)):
        lines[n] = _DATE.sub(rf"\g<1>{by.choice(_VALUES)}", lines[n])
    names = [n for n, line in enumerate(lines) if re.match(r" +[a-z_]+: ", line)]
    for n in by.sample(names, min(len(names), 3)):
        lines[n] = re.sub(r"([a-z_]+): ", r"\1s: ", lines[n], count=1)
    first = [n for n, line in enumerate(lines) if line.lstrip().startswith("- ")]
    line = by.choice([*first, *(n for n, each in enumerate(lines) if each.strip())])
    broken = list(lines)
    body = lines[line].lstrip(" ")
    broken[line] = _BREAKS[how](lines[line].removesuffix(body), body)
    return "\n".join(lines), "\n".join(broken), line + 1


def _what(report: lint.Report) -> set[tuple[str, Place | None, str, str]]:
    return {(e.rule, e.place, e.message, e.item) for e in report.diagnostics}


def _untrue(good: str, broken: str) -> tuple[set[tuple[object, ...]], int]:
    """Return what is told of a broken plan only, and how much of the rest is told."""
    own = reading.read(broken.encode(), "plan", BoardSettings())
    if own.loaded.document.root is not None:
        return set(), 0
    bad = _said(broken)
    places = [place.line for _, place in own.places()]
    known = {(fault.rule, line) for fault in own.faults for line in (*places, 0)}
    told = {
        each
        for each in _what(bad)
        if (each[0], each[1].line if each[1] else 0) not in known
    }
    return {*(told - _what(_said(good)))}, len(told)


_SEEDS = st.integers(0, 10**6)
_HOW = st.integers(0, len(_BREAKS) - 1)


@settings(max_examples=50, deadline=None)
@given(_SEEDS, _HOW)
def test_only_what_is_certain_is_told(seed: int, how: int) -> None:
    """Whatever the broken line was meant to say, no problem is told that is not there.

    The only other problem is with the broken line itself.
    """
    good, broken, _ = _spoilt(SHORT, seed, how)

    assert _untrue(good, broken)[0] == set()


@pytest.mark.slow
@settings(max_examples=1_500, deadline=None)
@given(st.sampled_from(TEXTS), _SEEDS, _HOW)
def test_the_same_is_true_of_the_examples(text: str, seed: int, how: int) -> None:
    """They are long, and have every kind of text."""
    good, broken, line = _spoilt(text, seed, how)

    assert (_untrue(good, broken)[0], _other_fixes(good, broken, line)) == (set(), [])


@settings(max_examples=25, deadline=None)
@given(_SEEDS, _HOW)
def test_only_what_is_certain_is_fixed(seed: int, how: int) -> None:
    """Of a plan with a broken line, no line becomes another than if it were not broken.

    The broken line stays as it is, or is fixed as well.
    """
    good, broken, line = _spoilt(SHORT, seed, how)

    assert _other_fixes(good, broken, line) == []


def _other_fixes(good: str, broken: str, line: int) -> list[tuple[int, str]]:
    """Return the lines that become something else than in the plan that can be read."""
    done = fixes.fix(broken.encode(), "plan", BoardSettings(), unsafe=False)
    if done.read:
        return []
    wanted = fixes.fix(good.encode(), "plan", BoardSettings(), unsafe=False)
    pairs = [
        each.decode().split("\n")
        for each in (broken.encode(), done.content, wanted.content)
    ]
    return [
        (number, new)
        for number, (old, new, then) in enumerate(zip(*pairs, strict=True), 1)
        if new not in (old, then) and number != line
    ]


PLAN = next(text for text in TEXTS if "scr-family-a-2011" in text)
HEAD, TAIL = (PLAN.index(f'- id: "1.{number}"') for number in (2, 3))


def _plan(first: str, broken: str, last: str) -> str:
    """Return the plan with a change in action 1.1, in 1.2 and from 1.3 on."""
    old = re.compile(r"(?m)^( +due: ).*$")
    parts = PLAN[:HEAD], PLAN[HEAD:TAIL], PLAN[TAIL:]
    new = (first, broken, last)
    return "".join(
        old.sub(rf"\g<1>{to}", part, count=1)
        for part, to in zip(parts, new, strict=True)
    )


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with an unclosed bracket between two dates to correct."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "scr-family-a-2011.yaml"
    path.write_text(_plan("30.11.2011", "[a", "Ongoing"), "utf-8", newline="\n")
    return path


def test_the_rest_is_told_and_which_lines_were_not_checked(file: Path) -> None:
    """The file is not counted as read, and its last lines say so."""
    done = CliRunner().invoke(app, ["lint", "--format", "concise", file.name])
    first = PLAN[:HEAD].count("\n") + 1
    last = PLAN[:TAIL].count("\n")

    lines = done.stdout.split("\n")
    told = (
        f"Lines {first} to {last} have not been checked, and the other lines only for"
    )
    assert (
        done.exit_code,
        [each for line in lines[:3] for each in _ERROR.findall(line)],
        told in lines[1],
        "Nothing after this line" in done.stdout,
        lines[3].partition("(")[0],
        " ".join(lines[4:6]),
    ) == (
        1,
        ["not-a-date", "special-first-character", "not-a-date"],
        True,
        False,
        "Checked 0 plans ",
        "1 file could not be read as a plan. Only some of its lines were"
        " checked, and only for mistakes in single values.",
    )


def test_what_is_accepted_is_not_told_while_the_comment_cannot_be_read(
    file: Path,
) -> None:
    """A comment in the lines that cannot be read may be about any line."""
    said = "# actionplan: accept[not-a-date]: as published"
    file.write_text(file.read_text("utf-8").replace("[a", f"[a {said}"), "utf-8")

    done = CliRunner().invoke(app, ["lint", "--format", "concise", file.name])

    assert (
        done.exit_code,
        done.stdout.count(": error "),
        "not-a-date" in done.stdout,
    ) == (
        1,
        1,
        False,
    )


def test_a_broken_line_stops_no_other_being_fixed(file: Path) -> None:
    """The date is fixed, every other byte stays, and the exit code is still 1."""
    before = file.read_text("utf-8")

    offered = CliRunner().invoke(app, ["lint", file.name]).stdout
    done = CliRunner().invoke(app, ["fix", file.name])

    assert (
        "1 of these can be fixed by:" in offered,
        done.exit_code,
        file.read_text("utf-8"),
        done.stdout.splitlines()[-5:-2],
    ) == (
        True,
        1,
        before.replace("30.11.2011", "2011-11-30"),
        [
            "Fixed 1 mistake in 1 of 1 plan.",
            "The rest is for you to fix. To see it, type:",
            f"    actionplan lint {file.name}",
        ],
    )


def test_a_first_mistake_is_fixed_although_a_second_is_left(file: Path) -> None:
    """A file can have two lines that cannot be read, of which one can be fixed."""
    before = file.read_text("utf-8")
    file.write_text(before.replace("title: ", "title:"), "utf-8", newline="\n")

    done = CliRunner().invoke(app, ["fix", file.name])

    assert (done.exit_code, file.read_text("utf-8")) == (
        1,
        before.replace("30.11.2011", "2011-11-30"),
    )


def test_two_lines_that_cannot_be_read_are_told_as_before(file: Path) -> None:
    """It is not certain what the lines between them are. Only the first is told."""
    text = file.read_text("utf-8")
    file.write_text(text.replace("kind: ", "kind: x: "), "utf-8", newline="\n")

    done = CliRunner().invoke(app, ["lint", "--format", "concise", file.name])

    assert (
        done.stdout.count(": error "),
        "Nothing after this line" in done.stdout,
    ) == (
        1,
        True,
    )


@pytest.mark.parametrize(
    "broken",
    [
        "<<<<<<< HEAD\n=======\n>>>>>>> other",
        "x\n---",
    ],
)
def test_a_mistake_in_several_places_leaves_nothing_certain(
    file: Path, broken: str
) -> None:
    """After a conflict or a second document, it is not known which lines count."""
    file.write_text(file.read_text("utf-8").replace("[a", broken), "utf-8")

    done = CliRunner().invoke(app, ["lint", "--format", "concise", file.name])

    assert (done.exit_code, done.stdout.count("not-a-date")) == (1, 0)
