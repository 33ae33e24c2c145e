"""Plans with one mistake each, and odd plans without one, with their findings.

`tests/bad/NAME.yaml` is the specimen with one mistake; `NAME.txt` beside it holds every
finding, whole. ACTIONPLAN_RENEW=1 writes those files anew: read what has changed.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from actionplan import lint
from actionplan.reading import load, yaml_reader

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
    """Each mistake has the findings written down beside it, to the letter, no other."""
    answer = path.with_suffix(".txt")
    said = findings(path)
    if RENEW:
        answer.write_text(said, encoding="utf-8", newline="\n")

    assert said == answer.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_typo_is_called_by_its_name(path: Path) -> None:
    """A file named after a rule raises that rule; its other findings follow from it."""
    rules = {each.rule for each in read(path)}

    assert path.stem.startswith((*rules, "several-slips"))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_an_odd_plan_that_follows_the_format_is_left_alone(path: Path) -> None:
    """However a plan is typed, nothing is said of its form where nothing is wrong."""
    said = [each for each in read(path) if each.code.startswith(FORM)]

    assert said == []


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_an_odd_plan_is_read_whole(path: Path) -> None:
    """No part of a plan that follows the format is set aside."""
    loaded = load.load(path.read_bytes(), path.stem)

    assert (loaded.plan is not None, loaded.plan and loaded.plan.unread) == (True, ())


@pytest.mark.parametrize("path", [*BAD, *GOOD], ids=lambda path: path.stem)
def test_both_engines_give_the_same_findings(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is said of a plan does not depend on which parser the computer has."""
    parse = yaml_reader.parse
    said = []
    for engine in yaml_reader.ENGINES:
        monkeypatch.setattr(yaml_reader, "parse", with_engine(parse, engine))
        said.append(read(path))

    assert said == [said[0]] * len(yaml_reader.ENGINES)


def test_every_answer_has_its_plan() -> None:
    """No list of findings outlives the plan that it is about."""
    answers = {path.stem for path in (FOLDER / "bad").glob("*.txt")}

    assert answers == {path.stem for path in BAD}


def with_engine(parse: Any, engine: Any) -> Any:  # noqa: ANN401 -- PyYAML's loaders share no type
    """Have *parse* use one of the parsers."""
    return lambda content: parse(content, engine)


def read(path: Path) -> tuple[Diagnostic, ...]:
    """Judge a file of the corpus under the name that its plan calls for."""
    name = NAME if path.parent.name == "bad" else path.name
    return lint.one(path.read_bytes(), name, SETTINGS).diagnostics


def findings(path: Path) -> str:
    """Write the findings down, whole: one block each, a blank line between."""
    return "\n".join(block(each) for each in read(path))


def block(said: Diagnostic) -> str:
    """Write one finding down, with all that any format shows of it."""
    place = said.place
    where = f"{place.line}:{place.column}:{place.length} " if place else ""
    paste = "".join(f"    {line}\n" for line in said.paste.splitlines())
    return (
        f"{where}{said.level} {said.rule} ({said.code})\n"
        f"{said.message}\n"
        f"To fix: {said.remedy}\n"
        f"{paste}" + (f"{said.about}\n" if said.about else "")
    )
