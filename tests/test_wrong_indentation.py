"""A wrong indentation of several lines is blamed on those lines, and on no others.

Neighbouring lines of plans without mistakes are moved. The message has to name these
lines, or others that are as few and give the same plan if they are moved. `fix` has to
do what the message says.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.conftest import SPECIMEN

from actionplan.diagnostics import Place
from actionplan.editing import fixes
from actionplan.plan.model import BoardSettings
from actionplan.reading import load
from actionplan.reading.typos import smallest_moves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Fault

ROOT = Path(__file__).parents[1]
PLANS = {
    path.stem: path
    for path in (*ROOT.glob("examples/*.yaml"), *ROOT.glob("tests/good/*.yaml"))
    if not re.search(rb"[\t\r]|^\xef\xbb\xbf", path.read_bytes())
}
SPECIAL = ("hyphen-on-a-line-of-its-own",)
"""Plans that are not written as the messages say."""
FEW = 6
"""How many moves to try in each plan, in the quick run."""
MOST = 40
"""How many lines to move at most."""


class Moved(NamedTuple):
    """Neighbouring lines that have been moved. Lines count from 0."""

    first: int
    after: int
    off: int


def indent(line: str) -> int:
    """Return the column where a line starts."""
    return len(line) - len(line.lstrip(" "))


def is_empty(line: str) -> bool:
    """Return whether a line says nothing."""
    return not line.strip() or line.lstrip().startswith("#")


def shifted(lines: list[str], move: Moved) -> list[str]:
    """Return the lines after a move."""
    there = [
        " " * (indent(line) + move.off) + line.lstrip(" ") if line.strip() else line
        for line in lines[move.first : move.after]
    ]
    return [*lines[: move.first], *there, *lines[move.after :]]


def parts(lines: list[str]) -> dict[int, int]:
    """Return the first line of each field and entry, and the line after its last."""
    found = {}
    bar = None
    for number, line in enumerate(lines):
        if is_empty(line) or (bar is not None and indent(line) > bar):
            continue
        bar = None
        match = re.match(r" *(?:- )?(?:[a-z][a-z_-]*:(?: |$))?", line)
        assert match is not None
        if match[0].strip():
            after = number + 1
            while after < len(lines) and (
                is_empty(lines[after]) or indent(lines[after]) > indent(line)
            ):
                after += 1
            while is_empty(lines[after - 1]):
                after -= 1
            found[number] = after
        if line[match.end() :][:1] in ("|", ">"):
            bar = indent(line)
    return found


def moves(lines: list[str]) -> Iterator[Moved]:
    """Yield the moves of 1 to 4 neighbouring fields or entries, with all in them."""
    found = parts(lines)
    for first in found:
        after, dash = first, lines[first].lstrip()[:2] == "- "
        for _ in range(4):
            if after not in found or indent(lines[after]) != indent(lines[first]):
                break
            if (lines[after].lstrip()[:2] == "- ") != dash:
                break
            after = found[after]
            if after - first > MOST or "x-" in "".join(lines[first:after]):
                break
            for off in range(-6, 7):
                if off and indent(lines[first]) + off >= 0:
                    yield Moved(first, after, off)


@cache
def lines_of(plan: str) -> tuple[str, ...]:
    """Return the lines of a plan."""
    return tuple(PLANS[plan].read_text(encoding="utf-8").split("\n"))


def meaning(lines: list[str] | tuple[str, ...], plan: str) -> object:
    """Return the content of a plan, without regard to line breaks in text."""
    return one_spaced(load.load("\n".join(lines).encode(), plan).plan)


def one_spaced(value: object) -> object:
    """Return a value with single spaces in its text."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, tuple):
        return tuple(map(one_spaced, value))
    if isinstance(value, dict):
        return {key: one_spaced(each) for key, each in value.items()}
    return value


def fault_in(lines: list[str], plan: str) -> Fault | None:
    """Return the first fault in a plan that cannot be read."""
    loaded = load.load("\n".join(lines).encode(), plan)
    return None if loaded.document.root is not None else loaded.faults[0]


def said(fault: Fault, lines: list[str]) -> Moved:
    """Return the move that a message tells people to make."""
    assert isinstance(fault.at, Place)
    first, left = fault.at.line - 1, fault.details["more"] + 1
    after = first
    while left and after < len(lines):
        left -= bool(lines[after].strip())
        after += 1
    return Moved(first, after, fault.details["wanted"] - fault.details["now"])


def wrong(plan: str, move: Moved) -> str:
    """Return what is wrong with the message about a move, or ""."""
    lines = shifted(list(lines_of(plan)), move)
    fault = fault_in(lines, plan)
    if fault is None:
        return ""  # it can be read, perhaps as another plan
    if fault.rule == "list-and-fields-mixed":
        assert isinstance(fault.at, Place)
        is_told = fault.details["case"] == "hyphen" or move.off == -2
        found = fault.at.line - 1 == move.first and is_told
        return "" if found else f"{fault.rule} at line {fault.at.line}"
    if fault.rule != "wrong-indentation" or fault.details["wanted"] < 0:
        return f"{fault.rule}: {fault.details}"
    told = said(fault, lines)
    right = "\n".join(shifted(lines, told)).encode()
    fixed = fixes.fix("\n".join(lines).encode(), plan, BoardSettings(), unsafe=True)
    if told != move._replace(off=-move.off) and not is_as_good(plan, move, told):
        return f"other lines: {told}"
    return "" if fixed.content == right else "fixed in another way"


def is_as_good(plan: str, move: Moved, told: Moved) -> bool:
    """Return whether a move of other lines is no longer, and gives back the plan."""
    if told.after - told.first > move.after - move.first:
        return False
    right = list(lines_of(plan))
    return meaning(shifted(shifted(right, move), told), plan) == meaning(right, plan)


def sample(plan: str, most: int) -> list[Moved]:
    """Return some of the moves in a plan, always the same."""
    every = list(moves(list(lines_of(plan))))
    return Random(plan).sample(every, min(most, len(every)))  # noqa: S311 -- nothing secret


@pytest.mark.thorough
@pytest.mark.parametrize("plan", sorted(PLANS.keys() - {*SPECIAL}))
def test_lines_moved_together_are_named(plan: str) -> None:
    """The message names the lines moved, and following it gives back the plan."""
    found = {move: wrong(plan, move) for move in sample(plan, FEW)}

    assert {move: said for move, said in found.items() if said} == {}


@pytest.mark.slow
def test_nearly_all_lines_moved_together_are_named() -> None:
    """At least 99 of 100 are named rightly. Some plans are written most unusually."""
    found = {
        (plan, move): wrong(plan, move)
        for plan in sorted(PLANS.keys() - {*SPECIAL})
        for move in sample(plan, 7 * FEW)
    }

    bad = {move: said for move, said in found.items() if said}
    assert len(bad) <= len(found) / 100, bad


TWO_ACTIONS = [
    *SPECIMEN.rstrip("\n").split("\n"),
    '      - id: "1.2"',
    "        action: Train the trainers",
    "        due: 2012-05",
    "        accountable: MSCB Training Coordinator",
    "        agency: Medway Safeguarding Children Board",
    "        partners:",
    "          - agency: Kent Police",
    "            post: Detective Inspector, Public Protection",
    "        success: [{measure: Staff asked, method: staff-survey, target: 8 of 10}]",
    "        risks: [{risk: No room, approach: reduce, mitigation: Two dates}]",
    '      - id: "1.3"',
    "        action: Print the guidance",
    "        due: 2012-06",
    "        accountable: MSCB Development Officer",
    "",
]
STEM = "scr-family-a-2011"


@pytest.mark.parametrize("column", [0, 2, 4, 6, 7, 9, 10])
@pytest.mark.parametrize("ends", ["end", "middle"])
@pytest.mark.parametrize("name", ["success", "due"])
def test_two_lines_of_an_action_are_named(column: int, ends: str, name: str) -> None:
    """Two lines that were pasted with the wrong number of spaces are to blame."""
    found = [n for n, line in enumerate(TWO_ACTIONS) if line[8:].startswith(name)]
    first = found[-2 if name == "due" else -1]
    move = Moved(first, first + 2, column - 8)
    lines = shifted(TWO_ACTIONS, move)
    if ends == "end":
        lines = [*lines[: first + 2], ""]

    fault = fault_in(lines, STEM)

    if fault is None:  # the fields are read as part of the outcome or the plan
        assert (column, ends) in ((0, "end"), (4, "end"))
        return
    assert fault.rule == "wrong-indentation"
    assert said(fault, lines) == Moved(first, first + 2, 8 - column)


def test_two_lines_are_mended_if_a_guess_is_allowed() -> None:
    """`fix --unsafe` moves the lines that the message names. `fix` moves none."""
    move = Moved(len(TWO_ACTIONS) - 7, len(TWO_ACTIONS) - 5, -2)
    lines = shifted(TWO_ACTIONS, move)
    content = "\n".join(lines).encode()

    safe, unsafe = (
        fixes.fix(content, STEM, BoardSettings(), unsafe=each).content
        for each in (False, True)
    )

    assert (safe, unsafe) == (content, "\n".join(TWO_ACTIONS).encode())


@pytest.mark.parametrize("off", [-2, -1, 1, 2])
@pytest.mark.parametrize("entries", [3, 40, 100])
def test_a_long_run_is_named_to_its_end(off: int, entries: int) -> None:
    """Lines are counted further down than they are searched."""
    entry = ["          - date: 2011-12-05", "            rag: green"]
    action = [*TWO_ACTIONS[:-5], "        progress:", *entry * entries]
    lines = [*action, *TWO_ACTIONS[-5:]]
    move = Moved(len(TWO_ACTIONS) - 15, len(action), off)

    moved = shifted(lines, move)

    fault = fault_in(moved, STEM)
    assert fault is not None
    assert said(fault, moved) == move._replace(off=-off)


@pytest.mark.parametrize("line", [0, 2])
def test_a_line_of_text_too_far_left_is_named(line: int) -> None:
    """Text below a bar starts in one column, even if it looks like something else."""
    text = ["    challenge: |", "      Staff are", "      not: prepared", "      - yet"]
    start = next(n for n, each in enumerate(TWO_ACTIONS) if "challenge" in each)
    right = [*TWO_ACTIONS[:start], *text, *TWO_ACTIONS[start + 1 :]]
    lines = shifted(right, Moved(start + 1 + line, start + 2 + line, -2))

    fault = fault_in(lines, STEM)

    assert fault is not None
    assert isinstance(fault.at, Place)
    assert fault.at.line == start + 2 + line
    if line == 0:
        assert said(fault, lines) == Moved(start + 1, start + 2, 2)


@pytest.mark.parametrize(
    "other",
    [
        "        due: May: 2012",
        '        due: "2012-06',
        "        due: 2012-06\n          in May: perhaps",
        "<<<<<<< HEAD",
    ],
)
def test_another_mistake_further_down_makes_no_difference(other: str) -> None:
    """Lines are searched up to it, and the smallest moves are those above it."""
    lines = [*TWO_ACTIONS[:-3], *other.split("\n"), *TWO_ACTIONS[-2:]]
    move = Moved(len(TWO_ACTIONS) - 7, len(TWO_ACTIONS) - 5, -2)
    moved = shifted(lines, move)

    fault = fault_in(moved, STEM)

    assert fault is not None
    assert said(fault, moved) == move._replace(off=2)


def test_many_lines_are_not_named_if_two_would_do() -> None:
    """Two lines that are out by different amounts are named one after the other."""
    first = len(TWO_ACTIONS) - 7
    lines = shifted(TWO_ACTIONS, Moved(first, first + 1, -2))
    lines = shifted(lines, Moved(first + 1, first + 2, 1))
    named = []

    while fault := fault_in(lines, STEM):
        told = said(fault, lines) if fault.rule == "wrong-indentation" else None
        named.append(told or Moved(first, first + 1, 2))
        lines = shifted(lines, named[-1])

    assert named == [Moved(first, first + 1, 2), Moved(first + 1, first + 2, -1)]


@pytest.mark.parametrize("seed", range(20))
def test_a_column_is_named_even_if_most_lines_are_wrong(seed: int) -> None:
    """A plan that has lost its shape still has a first line to start with."""
    columns = Random(seed)  # noqa: S311 -- nothing secret
    lines = [" " * columns.randrange(14) + line.lstrip() for line in TWO_ACTIONS]

    assert fault_in(lines, STEM) is not None


@pytest.mark.parametrize("off", [-2, 1, 3])
@pytest.mark.parametrize("count", [2, 300])
def test_the_search_takes_as_many_steps_in_a_long_plan(
    monkeypatch: pytest.MonkeyPatch, off: int, count: int
) -> None:
    """They do not depend on the number of lines above or below."""
    steps: Counter[int] = Counter()
    enter = smallest_moves._Search._enter

    def counted(
        search: smallest_moves._Search,
        number: int,
        state: smallest_moves._State,
        way: smallest_moves._Way,
    ) -> None:
        steps[length] += 1
        enter(search, number, state, way)

    monkeypatch.setattr(smallest_moves._Search, "_enter", counted)
    lines = list(lines_of("lcspr-child-k-2024"))
    start = next(n for n, line in enumerate(lines) if line.startswith("outcomes:"))
    body = [line for line in lines[start + 1 :] if line.startswith(" ")]
    for length in (2, 6):
        longer = [*lines[: start + 1], *body * length, ""]
        middle = start + 1 + len(body) * length // 2
        after = enumerate(longer[middle:], middle)
        first = next(n for n, line in after if line.startswith("        due:"))
        fault_in(shifted(longer, Moved(first, first + count, off)), "long")

    assert steps[2] == steps[6] > 0
