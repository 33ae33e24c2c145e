"""Walk the texts of a document that the format asks for, as its schema names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan.reading import plan_schema

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


def walk(data: object) -> Iterator[TextField]:
    """Give every text in *data* that a field of the format asks for, in its order.

    What has another shape than the schema is passed over, and so are names, numbers,
    dates and the words of a choice.
    """
    yield from _walk(data, plan_schema.schema(), (), "plan")


_TEXTS = ("evidence", "text", "value")


def _walk(
    data: object, schema: Mapping[str, Any], route: Route, thing: str
) -> Iterator[TextField]:
    if not isinstance(data, dict):
        return
    required = {*schema.get("required", ()), *_if_then(schema)}
    for name, field in schema.get("properties", {}).items():
        value, at = data.get(name), (*route, name)
        form, of_each = _named(field), _named(field.get("items", {}))
        if form in _TEXTS:
            known = "feedback" if (thing, name) == ("feedback", "text") else name
            for where, text in _texts(value, at):
                yield TextField(where, known, text, name in required)
        elif form:
            yield from _walk(value, plan_schema.schema()["$defs"][form], at, form)
        elif of_each and isinstance(value, list):
            inner = plan_schema.schema()["$defs"][of_each]
            for number, each in enumerate(value):
                yield from _walk(each, inner, (*at, number), of_each)


def _if_then(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what is required of some: the lead agency, of a single-agency plan."""
    return tuple(schema.get("then", {}).get("required", ()))


def _named(field: Mapping[str, Any]) -> str:
    return str(field.get("$ref", "")).rpartition("/")[2]


def _texts(value: object, at: Route) -> Iterator[tuple[Route, str]]:
    match value:
        case str():
            yield at, value
        case list():
            for number, each in enumerate(value):
                yield from _texts(each, (*at, number))
        case _:
            pass
