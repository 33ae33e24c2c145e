"""A plan that is recommended for closing asks for that decision."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from printed import output
from typer.testing import CliRunner

from actionplan.cli import app

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAN = (
    Path(__file__).parents[1] / "examples" / "audit-strategy-discussions-2022.yaml"
).read_text("utf-8")
RECOMMENDED = "the plan recommended for closing"
DAY = date(2026, 11, 24)
PAPERS = ("summary markdown", "agenda")


def _papers(folder: Path, text: str) -> Iterator[str]:
    (folder / "audit-strategy-discussions-2022.yaml").write_text(text, "utf-8")
    for paper in PAPERS:
        yield " ".join(output(paper, folder, DAY).replace("\\", "").split())


def test_every_paper_asks_whether_to_close_it(tmp_path: Path) -> None:
    """Nobody has recorded what was decided."""
    asked = (
        "Whether to close the plan: this was recommended on 16 February 2023, and the"
        " plan records no decision."
    )
    said = [*_papers(tmp_path, PLAN)]

    assert [asked in each for each in said] == [True, True]
    assert "No decision is waiting" not in " ".join(said)


@pytest.mark.parametrize("form", ["text", "md"])
@pytest.mark.parametrize("alone", [True, False])
def test_the_page_of_several_plans_counts_it_in_every_form(
    form: str,
    *,
    alone: bool,
    tmp_path: Path,
) -> None:
    """With other decisions to take, and without."""
    list(_papers(tmp_path, PLAN))
    other = Path(__file__).parents[1] / "examples" / "lcspr-child-k-2024.yaml"
    text = other.read_text("utf-8")
    if alone:  # nothing else is to be decided
        text = PLAN.replace(RECOMMENDED, "the plan was discussed").replace(
            "audit-strategy-discussions-2022", "other"
        )
    (tmp_path / ("other.yaml" if alone else other.name)).write_text(text, "utf-8")

    args = ("render", str(tmp_path), "--summary", "--format", form)
    done = CliRunner().invoke(app, [*args, "--as-of", DAY.isoformat()])
    said = " ".join(done.stdout.split())
    found = re.search(r"To decide \((\d+)\)", said)
    assert found
    assert (found[1] == "1") is alone
    assert "whether to close the plan: this was recommended" in said


@pytest.mark.parametrize("words", ["the plan was discussed", "the plan is closed"])
def test_other_plans_do_not_ask(words: str, tmp_path: Path) -> None:
    """No more than a plan that says that it is closed."""
    text = PLAN.replace(RECOMMENDED, words)
    assert text != PLAN

    assert not any("Whether to close" in each for each in _papers(tmp_path, text))
