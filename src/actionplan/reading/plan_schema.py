"""Load the JSON Schema of a plan, and look up what it says about fields."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from actionplan.storage.resources import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.diagnostics import Route

FORMAT = "actionplan/1"
PLAN = SCHEMAS / "plan.schema.json"


@cache
def schema() -> dict[str, Any]:
    """Return the schema of a plan."""
    loaded: dict[str, Any] = json.loads(PLAN.read_text(encoding="utf-8"))
    return loaded


def is_plan_id(text: str) -> bool:
    """Return whether *text* can be a plan ID."""
    return _has_form(text, "id")


def is_item_id(text: str) -> bool:
    """Return whether *text* can be an action number or an outcome number."""
    return _has_form(text, "item_id")


def _has_form(text: str, name: str) -> bool:
    form = schema()["$defs"][name]
    return len(text) <= form["maxLength"] and bool(re.search(form["pattern"], text))


def source_types() -> tuple[str, ...]:
    """Return the types of source that a plan can name."""
    return tuple(schema()["$defs"]["source"]["properties"]["type"]["enum"])


def question(thing: str, name: str) -> str:
    """Return what the field *name* of a thing asks; the plan itself is "plan"."""
    return str(_field(thing, name)["description"])


def options(thing: str, name: str) -> tuple[str, ...]:
    """Return what can be chosen in a field; nothing where it takes any text."""
    return tuple(_field(thing, name).get("enum", ()))


@cache
def options_everywhere(name: str) -> tuple[str, ...]:
    """Return what can be chosen in each field with a *name*; nothing if they differ."""
    things = ("plan", *schema()["$defs"])
    homes = [schema() if each == "plan" else schema()["$defs"][each] for each in things]
    found = {
        options(thing, name)
        for thing, home in zip(things, homes, strict=True)
        if name in home.get("properties", {})
    }
    return found.pop() if len(found) == 1 else ()


def form(thing: str, name: str) -> str:
    """Return the form of a field, such as "date" or "text"; "" if it has its own."""
    of = str(_field(thing, name).get("$ref", "")).rpartition("/")[2]
    return str(schema()["$defs"].get(of, {}).get("x-form", ""))


def meanings(thing: str, name: str) -> tuple[str, ...]:
    """Return what each of these choices means, as `actionplan explain` says it."""
    return tuple(_field(thing, name).get("enumDescriptions", ()))


def meaning(option: str, options: tuple[str, ...]) -> str:
    """Say in short what one of the *options* of a field means; "" if no field has them.

    A command may take more options than the field, such as a status not yet reported.
    """
    for _, field in _with_options(options):
        means = dict(zip(field["enum"], field["enumDescriptions"], strict=True))
        if option in means:
            return str(means[option]).partition(". ")[0].rstrip(".")
    return ""


def field_with(options: tuple[str, ...]) -> str:
    """Return the name of the field of a plan that has these *options*, or ""."""
    return next((name for name, _ in _with_options(options)), "")


def _with_options(
    options: tuple[str, ...],
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the fields that have no other options, each with its name."""
    for home in (schema(), *schema()["$defs"].values()):
        for name, field in home.get("properties", {}).items():
            if field.get("enum") and set(field["enum"]) <= set(options):
                yield name, field


def _field(thing: str, name: str) -> Mapping[str, Any]:
    home = schema() if thing == "plan" else schema()["$defs"][thing]
    field: Mapping[str, Any] = home["properties"][name]
    return field


def one_required(names: tuple[str, ...]) -> str:
    """Return the only required field of the thing with these *names*, or ""."""
    for thing in schema()["$defs"].values():
        either = [each["required"][0] for each in thing.get("anyOf", ())[:1]]
        required = [*thing.get("required", ()), *either]
        if tuple(thing.get("properties", ())) == names and len(required) == 1:
            return str(required[0])
    return ""


def field_names(wanted: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fields of a thing, or of each thing in a list."""
    of = str(wanted.get("items", {}).get("$ref", "")).rpartition("/")[2]
    thing = schema()["$defs"].get(of, wanted)
    return tuple(thing.get("properties", ()))


@cache
def things_with_field() -> dict[str, tuple[str, ...]]:
    """Return, for each field name, the titles of the things that have the field."""
    homes: dict[str, tuple[str, ...]] = {}
    things = {"plan": schema()} | schema()["$defs"]
    for name in (name for name in things if name not in _RARE):
        for field in things[name].get("properties", {}):
            homes[field] = (*homes.get(field, ()), things[name]["title"])
    rest = {
        field: (things[name]["title"],)
        for name in _RARE
        for field in things[name]["properties"]
    }
    return rest | homes


_RARE = ("milestone", "outcome_entry", "assurance")
"""Things that few plans have. A field is theirs only if nothing else has it."""


def asked_at(route: Route) -> tuple[str, tuple[str, ...]]:
    """Return what the format asks at *route*, and the options if there are any."""
    part, found = schema(), schema()
    for step in route:
        if isinstance(step, int):
            part = part.get("items", part)
        else:
            found = part = part.get("properties", {}).get(step, {})
        if "$ref" in part:
            part = schema()["$defs"][part["$ref"].rpartition("/")[2]]
    return str(found.get("description", "")), tuple(found.get("enum", ()))


def described(route: Route) -> Any:
    """Return the part of the schema that describes the value at *route*."""
    part = schema()
    for step in route:
        if isinstance(step, int):
            part = part["items"]
        else:  # the board chooses the names of ratings
            named = part.get("properties", {})
            part = named[step] if step in named else part["additionalProperties"]
        if "$ref" in part:
            part = schema()["$defs"][part["$ref"].rpartition("/")[2]]
    return part
