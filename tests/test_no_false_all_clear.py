"""No output says that all is well where one thing is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from generated_plans import AS_OF, WEAKNESSES, Weakness, perfect, put_into, spoilt
from printed import PAPERS, output

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

ALL_CLEAR = re.compile(
    r"\b(?:nothing|none|no (?:further |more )?(?:action|outcome|agency|plan)s?"
    r"|all|each of|every)\b"
    r"[^.|\n]*"
    r"\b(?:overdue|late|rated|exception|on time|in time|reported|update|due)\b",
    re.IGNORECASE,
)
"""What says of many things at once that nothing is the matter with them."""


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("weakness", WEAKNESSES, ids=lambda each: each.name)
def test_each_output_names_the_one_weakness_and_gives_no_all_clear(
    weakness: Weakness, name: str, tmp_path: Path
) -> None:
    """Of a plan with one weakness every output says which, and of what.

    Only where there is no exception may an output say nothing, none or all.
    """
    put_into(tmp_path, spoilt(weakness))

    said = output(name, tmp_path, AS_OF)

    low = " ".join(said.lower().split())
    is_plan = weakness.item == perfect()["id"]  # page one of one plan does not name it
    assert (
        any(words in low for words in weakness.words),
        weakness.item in said or (is_plan and "The plan: " in said),
        ALL_CLEAR.findall(said),
    ) == (True, True, []), said


@pytest.mark.parametrize("name", PAPERS)
def test_a_plan_without_weakness_gets_no_alarm(name: str, tmp_path: Path) -> None:
    """Of the plan with no weakness no output says any of the words of one."""
    put_into(tmp_path, perfect())

    low = output(name, tmp_path, AS_OF).lower()

    assert [w.name for w in WEAKNESSES if f"1.1: {w.words[0]}" in low] == []
