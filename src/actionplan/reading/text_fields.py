"""Walk the texts of a document that the format asks for, as its schema names them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from actionplan.reading import plan_schema
from actionplan.text import placeholders
from actionplan.text.remembered import of_a_few

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.diagnostics import Route


class TextField(NamedTuple):
    """A text, and what it answers."""

    route: Route
    name: str
    """The name of the field; of the words of feedback, feedback."""
    text: str
    is_required: bool
    """Whether the format does not do without the field."""


@of_a_few
def walk(data: object) -> tuple[TextField, ...]:
    """Give every text in *data* that a field of the format asks for, in its order.

    What has another shape than the schema is passed over, and so are names, numbers,
    dates and the words of a choice.
    """
    return tuple(_walk(data, "plan", ()))


_TOLD_BY_OTHERS = (
    *("no_known_risks", "not_yet_smart", "rag", "rag_worst"),
    *("achievable", "measurable", "realistic", "specific", "timely"),
)
"""Fields whose own rules tell what is wrong with a placeholder there."""
_QUOTED = "_as_written"
"""The end of fields that quote the document. A date in words counts as not known."""
_MAY_GIVE_STATUS = ("no_due_date", "note")


@of_a_few
def left_open(data: object) -> tuple[TextField, ...]:
    """Give the texts of *data* that are placeholders: they leave their field open.

    That is the one list of them: a field in it is an error, and is not known to any
    output. A note that only gives a status is not in it, for it says something.
    """
    return tuple(each for each in walk(data) if _is_open(each) and each.text.split())


def _is_open(each: TextField) -> bool:
    if each.name in _TOLD_BY_OTHERS or each.name.endswith(_QUOTED):
        return False
    if not placeholders.says_nothing(each.text, each.name):
        return False
    return each.name not in _MAY_GIVE_STATUS or not placeholders.gives_status(each.text)


def count_answers(data: object) -> int:
    """Count the fields that say something: what names a part is no answer.

    A placeholder is none either, as it leaves its question open.
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
    """What a field of the schema holds."""

    kind: Literal["texts", "thing", "things"]
    of: str
    """The thing in it; of texts, the name that they go by."""
    is_required: bool


def _walk(data: object, thing: str, route: Route) -> Iterator[TextField]:
    if not isinstance(data, dict):
        return
    forms = _forms(thing)
    for name, value in data.items():
        if name not in forms:
            continue
        kind, of, is_required = forms[name]
        at = (*route, name)
        if kind == "texts":
            for where, text in _texts(value, at):
                yield TextField(where, of, text, is_required)
        elif kind == "thing":
            yield from _walk(value, of, at)
        elif isinstance(value, list):
            for number, each in enumerate(value):
                yield from _walk(each, of, (*at, number))


@cache
def _forms(thing: str) -> Mapping[str, _Form]:
    """Return the fields of a thing that are texts, or have texts in them."""
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


def _texts(value: object, at: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, (*at, number))
