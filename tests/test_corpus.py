"""Check plans with one mistake each, and unusual plans without any.

`tests/bad/NAME.yaml` is the specimen with one mistake. `NAME.txt` next to it has every
problem in full. ACTIONPLAN_RENEW=1 writes those files again. Read what has changed.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from actionplan import lint
from actionplan.reading import load, yaml_reader

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic

FOLDER = Path(__file__).parent
BAD = sorted((FOLDER / "bad").glob("*.yaml"))
GOOD = sorted((FOLDER / "good").glob("*.yaml"))
SETTINGS = lint.Request(as_of=date(2012, 3, 1))
NAME = "scr-family-a-2011.yaml"
RENEW = bool(os.environ.get("ACTIONPLAN_RENEW"))
FORM = ("AP0", "AP1", "AP2", "AP3")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_typo_is_named_at_its_place(path: Path) -> None:
    """Each mistake gives exactly the problems in the file next to it."""
    answer = path.with_suffix(".txt")
    said = findings(path)
    if RENEW:
        answer.write_text(said, encoding="utf-8", newline="\n")

    assert said == answer.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_typo_is_called_by_its_name(path: Path) -> None:
    """A file named after a rule has a problem from that rule."""
    rules = {each.rule for each in read(path)}

    assert path.stem.startswith((*rules, "several-slips"))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_an_odd_plan_that_follows_the_format_is_left_alone(path: Path) -> None:
    """A correct plan has no problems with its form, however it is typed."""
    said = [each for each in read(path) if each.code.startswith(FORM)]

    assert said == []


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_an_odd_plan_is_read_whole(path: Path) -> None:
    """Every part of a plan that follows the format is checked."""
    loaded = load.load(path.read_bytes(), path.stem)

    assert (loaded.plan is not None, loaded.plan and loaded.plan.unread) == (True, ())


@pytest.mark.parametrize("path", [*BAD, *GOOD], ids=lambda path: path.stem)
def test_both_engines_give_the_same_findings(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The problems in a plan do not depend on the parser that is installed."""
    parse = yaml_reader.parse
    said = []
    for engine in yaml_reader.ENGINES:
        monkeypatch.setattr(yaml_reader, "parse", with_engine(parse, engine))
        said.append(read(path))

    assert said == [said[0]] * len(yaml_reader.ENGINES)


def test_every_answer_has_its_plan() -> None:
    """Every list of problems has its plan."""
    answers = {path.stem for path in (FOLDER / "bad").glob("*.txt")}

    assert answers == {path.stem for path in BAD}


def with_engine(parse: Any, engine: Any) -> Any:  # noqa: ANN401 -- PyYAML's loaders share no type
    """Make *parse* use one of the parsers."""
    return lambda content: parse(content, engine)


def read(path: Path) -> tuple[Diagnostic, ...]:
    """Check a file under the name that its plan needs."""
    name = NAME if path.parent.name == "bad" else path.name
    return lint.one(path.read_bytes(), name, SETTINGS).diagnostics


def findings(path: Path) -> str:
    """Write the problems in full, each in a block, with empty lines between."""
    return "\n".join(block(each) for each in read(path))


def block(said: Diagnostic) -> str:
    """Write 1 problem, with everything that any format shows."""
    place = said.place
    where = f"{place.line}:{place.column}:{place.length} " if place else ""
    paste = "".join(f"    {line}\n" for line in said.paste.splitlines())
    return (
        f"{where}{said.level} {said.rule} ({said.code})\n"
        f"{said.message}\n"
        f"To fix: {said.remedy}\n"
        f"{paste}" + (f"{said.about}\n" if said.about else "")
    )
