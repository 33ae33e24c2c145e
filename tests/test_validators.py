"""One description of the shape: whoever reads the schema comes to our verdict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from actionplan.diagnostics import Place
from actionplan.reading import document, schema_check, yaml_reader
from actionplan.storage import resources

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jsonschema import ValidationError

    from actionplan.diagnostics import Fault, Route

HERE = Path(__file__).parent
SCHEMA: dict[str, Any] = json.loads(
    (resources.SCHEMAS / "plan.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA, registry=Registry())

PLANS = [
    path
    for folder in (HERE.parent / "examples", HERE / "good", HERE / "bad")
    for path in sorted(folder.glob("**/*.yaml"))
    if not yaml_reader.parse(path.read_bytes()).faults
]
"""What can be read; what cannot has no shape to speak of."""

STRANGERS = {"not-a-plan", "unknown-format"}
"""Said of a file as a whole, so that nothing is said of its parts."""
OF_THIS_FORMAT = [
    path
    for path in PLANS
    if STRANGERS.isdisjoint(
        fault.rule for fault in schema_check.check(yaml_reader.parse(path.read_bytes()))
    )
]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_validator_comes_to_our_verdict(path: Path) -> None:
    """A plan has the shape for all who ask the schema, or for none of them."""
    read = yaml_reader.parse(path.read_bytes())

    verdicts = {
        "jsonschema-rs": schema_check.accepts(read.data),
        "jsonschema": VALIDATOR.is_valid(read.data),
        "actionplan": not schema_check.check(read),
    }

    assert verdicts == dict.fromkeys(verdicts, verdicts["jsonschema"])


@pytest.mark.parametrize("path", OF_THIS_FORMAT, ids=lambda path: path.stem)
def test_every_violation_is_named_and_none_is_made_up(path: Path) -> None:
    """Where the library finds something, so do we, at the same place; nowhere else."""
    read = yaml_reader.parse(path.read_bytes())
    violations = {tuple(error.absolute_path) for error in violated(read.data)}

    faults = schema_check.check(read)
    routes = [*map(route, faults), *(fault.holder for fault in faults if fault.holder)]

    assert (
        [each for each in violations if not beside(each, routes)],
        [each for each in routes if not beside(each, violations)],
    ) == ([], [])


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_good_items_are_passed_over_and_no_violation_with_them(path: Path) -> None:
    """What is found without looking into good items is all that the library finds."""
    data = yaml_reader.parse(path.read_bytes()).data

    found = map(said, schema_check._thorough().iter_errors(data))
    assert [*found] == [*map(said, violated(data))]


def said(error: ValidationError) -> tuple[object, ...]:
    """Return what a violation says, and where it is in the plan and in the schema."""
    return (*error.absolute_path, *error.absolute_schema_path, error.message)


@pytest.mark.parametrize("name", ["bad", "good"])
def test_both_verdicts_are_among_the_plans(name: str) -> None:
    """The comparison is of plans that have the shape and of plans that have not."""
    verdicts = {
        schema_check.accepts(yaml_reader.parse(path.read_bytes()).data)
        for path in PLANS
        if path.parent.name == name
    }

    assert verdicts == {name == "good"}


def violated(data: document.Data) -> list[Any]:
    """List the violations that the library finds."""
    return list(VALIDATOR.iter_errors(data))


def route(fault: Fault) -> Route:
    """Return where a fault of the shape is."""
    assert fault.at is not None
    assert not isinstance(fault.at, Place)
    return fault.at


def beside(one: Route, others: Iterable[Route]) -> bool:
    """Tell whether *one* is among *others*, or directly above or below one of them."""
    near = {each[:length] for each in others for length in (len(each), len(each) - 1)}
    return one in near or one[:-1] in others
