"""Every field of the format is in the test plans, and in the report."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from actionplan import workspace
from actionplan.output import report
from actionplan.plan.meeting_dates import Meeting
from actionplan.storage import resources
from actionplan.workspace import gather

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.thorough

TESTS = Path(__file__).parent
HOSTILE = TESTS / "browser" / "hostile.yaml"
SCHEMA: dict[str, Any] = json.loads(
    (resources.SCHEMAS / "plan.schema.json").read_text(encoding="utf-8")
)
THINGS: dict[str, dict[str, Any]] = {
    name: thing
    for name, thing in {"plan": SCHEMA, **SCHEMA["$defs"]}.items()
    if "properties" in thing
}
FIELDS = {(name, key) for name, thing in THINGS.items() for key in thing["properties"]}
ONE_OF_A_PLAN = {("plan", "kind"), ("source", "type")}
"""Fields of which a plan has one, so that no plan can make every choice."""
FREE = ("text", "value", "evidence", "texts")
"""The forms of fields that may say anything."""

Place = tuple[str | int, ...]


class Value(NamedTuple):
    """A value of a plan, and the field that it is in."""

    place: Place
    thing: str
    key: str
    schema: dict[str, Any]
    value: Any

    @property
    def is_free(self) -> bool:
        """Whether it may be any text."""
        chosen = self.schema.keys() & {"enum", "const"}
        return self.schema.get("x-form", "text") in FREE and not chosen


def _facts() -> list[tuple[str, str]]:
    """List the fields that are dates or choices, and that a plan may leave out."""
    return [
        (name, key)
        for name, thing in THINGS.items()
        for key, field in thing["properties"].items()
        if key not in thing.get("required", ())
        and not Value((), name, key, _meant(field), None).is_free
    ]


def _meant(schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    return SCHEMA["$defs"][name] if name else schema


@pytest.mark.parametrize("file", [HOSTILE, TESTS / "good/every-field-there-is.yaml"])
def test_a_plan_that_tests_every_field_has_every_field(file: Path) -> None:
    """These 2 plans must have every new field too."""
    used = {(each.thing, each.key) for each in _values(_plan(file))}

    assert FIELDS - used == set()


def test_a_plan_that_tests_every_text_has_a_board_s_own_field_in_every_thing() -> None:
    """Fields that a board adds are tested like fields of the format."""
    own = {each.thing for each in _values(_plan(HOSTILE)) if each.key[:2] == "x-"}

    assert {*THINGS} - own == set()


def test_a_plan_that_tests_every_choice_makes_every_choice() -> None:
    """Every option of a field is in it, if a plan can have several."""
    made = {
        (each.thing, each.key, each.value)
        for each in _values(_plan(HOSTILE))
        if isinstance(each.value, str)
    }
    choices = {
        (name, key, choice)
        for name, key in FIELDS - ONE_OF_A_PLAN
        for choice in THINGS[name]["properties"][key].get("enum", ())
    }

    assert choices - made == set()


@pytest.mark.parametrize("day", [date(2012, 5, 1), date(2013, 1, 1)])
def test_every_word_of_a_plan_is_in_its_page(day: date, tmp_path: Path) -> None:
    """Everything that an officer typed is there, in every field.

    Each text gets a different word, so that none can be mistaken for another.
    """
    plan = _plan(HOSTILE)
    marks = {
        f"mark{number:04}x": each.place
        for number, each in enumerate(_values(plan))
        if each.is_free and isinstance(each.value, str)
    }
    for mark, place in marks.items():
        _put(plan, place, f"{_at(plan, place)} {mark}")

    pages = _pages(plan, day, tmp_path)

    missing = [
        place for page in pages for mark, place in marks.items() if mark not in page
    ]
    assert (len(marks) > 300, missing) == (True, [])


@pytest.mark.parametrize("field", _facts(), ids=".".join)
def test_every_date_and_choice_of_a_plan_is_in_its_page(
    field: tuple[str, str], tmp_path: Path
) -> None:
    """Removing the field changes the page, in both forms."""
    less = _plan(HOSTILE)
    for each in [*_values(less)]:
        if (each.thing, each.key) == field:
            del _at(less, each.place[:-1])[each.key]

    html, markdown = _pages(less, date(2012, 5, 1), tmp_path)
    assert (html != _whole()[0], markdown != _whole()[1]) == (True, True)


# --- helpers ----------------------------------------------------------------------


def _plan(file: Path) -> Any:  # noqa: ANN401 -- a plan's data
    text = file.read_text(encoding="utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- it makes only text


@cache
def _whole() -> tuple[str, str]:
    return _rendered(HOSTILE, date(2012, 5, 1))


def _pages(plan: object, day: date, folder: Path) -> tuple[str, str]:
    text = yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)
    path = folder / HOSTILE.name
    path.write_text(text, encoding="utf-8")
    return _rendered(path, day)


def _rendered(path: Path, day: date) -> tuple[str, str]:
    """Return the page of a plan in HTML and in Markdown."""
    shown = gather.plans(workspace.make([path]), day)
    (html,) = report.render(shown, Meeting(day, "given"), "html")
    (markdown,) = report.render(shown, Meeting(day, "given"), "md")
    return html.text, markdown.text


def _values(plan: dict[str, Any]) -> Iterator[Value]:
    """Yield everything in a plan, with its part of the schema."""
    left = [Value((), "", "", SCHEMA, plan)]
    while left:
        each = left.pop()
        yield each
        name = _name(each.schema)
        match each.value:
            case dict():
                known = each.schema.get("properties", {})
                left += [
                    Value((*each.place, key), name, key, _meant(known.get(key, {})), v)
                    for key, v in each.value.items()
                ]
            case list():
                inner = _meant(each.schema.get("items", {}))
                left += [
                    each._replace(place=(*each.place, i), schema=inner, value=v)
                    for i, v in enumerate(each.value)
                ]
            case _:
                pass


def _name(schema: dict[str, Any]) -> str:
    return next((name for name, thing in THINGS.items() if thing is schema), "")


def _at(plan: Any, place: Place) -> Any:  # noqa: ANN401 -- any part of a plan
    for step in place:
        plan = plan[step]
    return plan


def _put(plan: Any, place: Place, value: str) -> None:  # noqa: ANN401 -- likewise
    _at(plan, place[:-1])[place[-1]] = value
