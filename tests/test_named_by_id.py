"""A plan can be named by its ID wherever a file or folder of plans can."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import SPECIMEN, run

from actionplan.cli import options
from actionplan.diagnostics import Refusal
from actionplan.messages import tool

ID = "scr-family-a-2011"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with plans in a folder below it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / f"{ID}.yaml").write_text(SPECIMEN, "utf-8")
    other = SPECIMEN.replace(f"id: {ID}", "id: other-2011")
    (tmp_path / "plans" / "other-2011.yaml").write_text(other, "utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "command",
    [
        "lint {} --as-of 2012-03-01",
        "fix {} --diff",
        "status {} --as-of 2012-03-01",
        "agenda {} --as-of 2012-03-01",
        "since 2012-02-01 {} --as-of 2012-03-01",
        "render {} --as-of 2012-03-01 --format md -o -",
        "export entries {} --as-of 2012-03-01",
    ],
)
def test_the_id_of_a_plan_is_its_file(command: str) -> None:
    """As in "progress add", nobody needs to know in which folder a plan is."""
    by_id, by_file = (
        run(*command.format(name).split()) for name in (ID, f"plans/{ID}.yaml")
    )

    assert (by_id.exit_code, by_id.output, bool(by_id.output)) == (
        by_file.exit_code,
        by_file.output,
        True,
    )


def test_what_is_there_is_never_looked_for_as_an_id(folder: Path) -> None:
    """A folder with the ID of a plan as its name is that folder."""
    (folder / ID).mkdir()
    paths = [Path(ID), Path("plans"), Path("nothing-here"), Path("-")]

    assert options.by_plan_id(paths) == paths


@pytest.mark.usefixtures("folder")
def test_an_id_that_is_nearly_right_is_refused_with_the_right_one() -> None:
    """No plan is chosen for anybody, and the message has what to type."""
    with pytest.raises(Refusal) as refused:
        options.by_plan_id([Path("scr-famly-a-2011")])

    assert refused.value.faults == (
        tool.unknown_plan(plan="scr-famly-a-2011", nearest=(ID,)),
    )


def test_an_id_that_two_plans_have_is_refused(folder: Path) -> None:
    """The message names both files."""
    (folder / "more").mkdir()
    (folder / "more" / f"{ID}.yaml").write_text(SPECIMEN, "utf-8")
    with pytest.raises(Refusal) as refused:
        options.by_plan_id([Path(ID)])

    files = (f"more/{ID}.yaml", f"plans/{ID}.yaml")
    assert refused.value.faults == (tool.plan_found_twice(plan=ID, files=files),)
