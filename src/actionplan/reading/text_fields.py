"""Find the text in a document that belongs to text fields of the format."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from actionplan.reading import plan_schema
from actionplan.text import placeholders
from actionplan.text.remembered import by_value, of_a_few

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.diagnostics import Route


class TextField(NamedTuple):
    """A piece of text, and the field that it answers."""

    route: Route
    name: str
    """The name of the field. For the text of feedback, it is "feedback"."""
    text: str
    is_required: bool
    """Whether the format requires the field."""


@of_a_few
def walk(data: object) -> tuple[TextField, ...]:
    """Return all text in *data* that is in a text field of the format, in order.

    This does not include IDs, numbers, dates and the answers that are options. Nor does
    it include anything with a shape that differs from the schema.
    """
    found: list[TextField] = []
    _walk(data, "plan", (), found)
    return tuple(found)


_TOLD_BY_OTHERS = (
    *("no_known_risks", "not_yet_smart", "rag", "rag_worst"),
    *("achievable", "measurable", "realistic", "specific", "timely"),
)
"""Fields with rules of their own for placeholders."""
_QUOTED = "_as_written"
"""The ending of fields that quote the document. Dates in words are not known."""
_MAY_GIVE_STATUS = ("no_due_date", "note")


@of_a_few
def left_open(data: object) -> tuple[TextField, ...]:
    """Return the text in *data* that is a placeholder and leaves its field open.

    There is no other list of these. A field in it is an error, and no output has its
    value. A note that only gives a status says something, so it is not in the list.
    """
    return tuple(each for each in walk(data) if _is_open(each.text, each.name))


@by_value
def _is_open(text: str, name: str) -> bool:
    if name in _TOLD_BY_OTHERS or name.endswith(_QUOTED) or not text.split():
        return False
    if not placeholders.says_nothing(text, name):
        return False
    return name not in _MAY_GIVE_STATUS or not placeholders.gives_status(text)


def count_answers(data: object) -> int:
    """Count the fields that say something.

    An ID or number is not an answer. Nor is a placeholder, because it leaves its
    question open.
    """
    return _answers(data) - len(left_open(data))


def _answers(data: object, name: str = "") -> int:
    match data:
        case dict():
            return sum(_answers(value, str(key)) for key, value in data.items())
        case list():
            return sum(_answers(value, name) for value in data)
        case None:
            return 0
        case _:
            return int(bool(str(data).strip()) and name not in _NAMES)


_NAMES = ("id", "schema")


class _Form(NamedTuple):
    """The kind of text or thing that a field of the schema holds."""

    kind: Literal["texts", "thing", "things"]
    of: str
    """The thing in the field. For text, the name that the text goes by."""
    is_required: bool


def _walk(data: object, thing: str, route: Route, found: list[TextField]) -> None:
    """Add to *found*. A generator would hand each text up from level to level."""
    if not isinstance(data, dict):
        return
    forms = _forms(thing)
    for name, value in data.items():
        if name not in forms:
            continue
        form, at = forms[name], (*route, name)
        if form.kind == "texts":
            _texts(value, at, form, found)
        elif form.kind == "thing":
            _walk(value, form.of, at, found)
        elif isinstance(value, list):
            for number, each in enumerate(value):
                _walk(each, form.of, (*at, number), found)


@cache
def _forms(thing: str) -> Mapping[str, _Form]:
    """Return the fields of a thing that are text, or have text in them."""
    schema = plan_schema.schema() if thing == "plan" else _definition(thing)
    required = {
        *schema.get("required", ()),
        *schema.get("then", {}).get("required", ()),
        *schema.get("else", {}).get("required", ()),
    }
    found: dict[str, _Form] = {}
    for name, field in schema.get("properties", {}).items():
        one, each = _named(field), _named(field.get("items", {}))
        if one in ("evidence", "text", "texts", "value"):
            known = "feedback" if (thing, name) == ("feedback", "text") else name
            found[name] = _Form("texts", known, name in required)
        elif one and "properties" in _definition(one):
            found[name] = _Form("thing", one, name in required)
        elif each and "properties" in _definition(each):
            found[name] = _Form("things", each, name in required)
    return found


def _definition(thing: str) -> Mapping[str, Any]:
    definition: Mapping[str, Any] = plan_schema.schema()["$defs"][thing]
    return definition


def _named(field: Mapping[str, Any]) -> str:
    return str(field.get("$ref", "")).rpartition("/")[2]


def _texts(value: object, at: Route, form: _Form, found: list[TextField]) -> None:
    if isinstance(value, str):
        found.append(TextField(at, form.of, value, form.is_required))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            _texts(each, (*at, number), form, found)
