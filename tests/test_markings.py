"""The protective marking is on every copy, and of several the highest."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from generated_plans import AS_OF, perfect, put_into
from hypothesis import given
from hypothesis import strategies as st
from printed import PAPERS, output
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.plan import markings

if TYPE_CHECKING:
    from pathlib import Path

    from actionplan.plan.model import Plan

LADDER = ("NOT PROTECTIVELY MARKED", "OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET")


class Marked:
    """What of a plan a marking is read from."""

    def __init__(self, marking: str) -> None:
        self.marking = marking


def highest(*found: str) -> str:
    """Return the highest of some markings."""
    plans = cast("list[Plan]", [Marked(each) for each in found])
    return markings.highest(plans)


@pytest.mark.parametrize("name", PAPERS)
def test_every_copy_of_every_paper_carries_it(name: str, tmp_path: Path) -> None:
    """It is on what is printed, and on what other programs read."""
    put_into(tmp_path, perfect() | {"marking": "OFFICIAL-SENSITIVE"})

    assert "OFFICIAL-SENSITIVE" in output(name, tmp_path, AS_OF)


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize(
    "args",
    [
        ("since", "2011-01-01", "."),
        ("progress", "log", "audit-1-2011/1.1"),
        ("accepted", "."),
    ],
    ids=lambda args: args[0],
)
def test_papers_of_one_plan_carry_it(
    args: tuple[str, ...], form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So do what has changed, the history of an action, and what was accepted."""
    put_into(tmp_path, perfect() | {"marking": "OFFICIAL-SENSITIVE"})
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(app, [*args, "--format", form, "--as-of", str(AS_OF)])

    assert "OFFICIAL-SENSITIVE" in done.stdout


@pytest.mark.parametrize("name", PAPERS)
def test_of_several_plans_only_the_highest_is_on_it(name: str, tmp_path: Path) -> None:
    """A reader handles a paper by one marking."""
    put_into(
        tmp_path,
        perfect(1) | {"marking": "OFFICIAL-SENSITIVE"},
        perfect(2) | {"marking": "RESTRICTED LOOKALIKE OFFICIAL"},
        perfect(3) | {"marking": "NOT PROTECTIVELY MARKED"},
    )
    head = output(name, tmp_path, AS_OF).partition("Audit 1")[0]

    assert "NOT PROTECTIVELY MARKED" not in head


@given(st.lists(st.sampled_from(LADDER), min_size=1))
def test_the_highest_is_the_highest(found: list[str]) -> None:
    """Whatever the order and however often, only the top one is left."""
    assert highest(*found) == max(found, key=LADDER.index)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((), ""),
        (("", " "), ""),
        (("Official", "OFFICIAL"), "OFFICIAL"),
        (
            ("OFFICIAL", "OFFICIAL - SENSITIVE [PERSONAL]"),
            "OFFICIAL - SENSITIVE [PERSONAL]",
        ),
        (("OFFICIAL", "Board members only"), "OFFICIAL; Board members only"),
        (("SECRET", "TOP SECRET"), "TOP SECRET"),
    ],
)
def test_what_cannot_be_compared_is_kept(found: tuple[str, ...], expected: str) -> None:
    """A board's own marking is never dropped for one it may be above."""
    assert highest(*found) == expected
