"""Is a document shaped as its JSON Schema says? What is not, as faults of our own.

The schema is the one description of the shape. A good plan is told by jsonschema-rs,
which is quick; what is wrong with another, and where, by jsonschema. Neither's words
are shown to anybody: each violation becomes a Fault, named after the rule that has
the words for it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import jsonschema_rs

from actionplan.diagnostics import Place
from actionplan.messages import shape, typing_mistakes, unreadable, unreadable_dates
from actionplan.reading.document import MAX_FAULTS
from actionplan.storage.resources import SCHEMAS
from actionplan.text import dates, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

    from actionplan.diagnostics import Fault, Route
    from actionplan.messages.shape import Got, Wanted
    from actionplan.reading.document import Document

PLAN = SCHEMAS / "plan.schema.json"


@cache
def plan() -> dict[str, Any]:
    """Return the schema of a plan."""
    loaded: dict[str, Any] = json.loads(PLAN.read_text(encoding="utf-8"))
    return loaded


def accepts(data: object) -> bool:
    """Tell whether *data* has the shape of a plan."""
    return _quick().is_valid(data)


def is_plan_id(text: str) -> bool:
    """Tell whether *text* can be the name of a plan."""
    return _has_form(text, "id")


def is_item_id(text: str) -> bool:
    """Tell whether *text* can be the number of an action or an outcome."""
    return _has_form(text, "item_id")


def _has_form(text: str, name: str) -> bool:
    form = plan()["$defs"][name]
    return len(text) <= form["maxLength"] and bool(re.search(form["pattern"], text))


def source_types() -> tuple[str, ...]:
    """Return what a plan can answer to."""
    return tuple(plan()["$defs"]["source"]["properties"]["type"]["enum"])


def one_required(names: tuple[str, ...]) -> str:
    """Return the field that a thing with fields of these *names* cannot do without.

    The empty text if there are several, or none.
    """
    for thing in plan()["$defs"].values():
        required = thing.get("required", ())
        if tuple(thing.get("properties", ())) == names and len(required) == 1:
            return str(required[0])
    return ""


def not_an_option(
    field: str, written: str, options: tuple[str, ...], at: Route | None = None
) -> Fault:
    """Return the fault of a word that is none of the *options* of its field."""
    return shape.not_an_option(
        field=field,
        written=written[:160],
        options=options,
        meant=suggest.option(written, options),
    ).placed(at)


def check(document: Document) -> list[Fault]:
    """Return what is wrong with the shape of *document*, apart from its own faults."""
    if document.root is None or (document.data is None and document.faults):
        return []
    if (stranger := _stranger(document)) is not None:
        return [stranger]
    spoilt = tuple(_spoilt(document))
    if accepts(document.data) and not spoilt:
        return []
    found = (
        violation
        for violation in map(_violation, _thorough().iter_errors(document.data))
        if not any(_within(violation.route, route) for route in spoilt)
    )
    every = (fault for violation in found for fault in _faults(violation, document))
    faults = list(islice(every, MAX_FAULTS + 1))
    if len(faults) > MAX_FAULTS:
        return faults
    once = _without_echoes(faults, document.data)
    return [f for f in once if not _explained(f, document, spoilt)]


def _stranger(document: Document) -> Fault | None:
    """Return a fault if this is no plan at all, or of another format."""
    match document.data:
        case {"schema": "actionplan/1"}:
            return None
        case {"schema": str(written)}:
            return unreadable.unknown_format(written=written[:80]).placed(("schema",))
        case {"schema": _}:
            return unreadable.unknown_format(written="").placed(("schema",))
        case dict(fields):
            known = sorted(set(fields) & set(plan()["properties"]))
            meant = suggest.closest("schema", fields, 1)
            return unreadable.not_a_plan(known=tuple(known), meant="".join(meant))
        case _:
            return unreadable.not_a_plan(known=())


def _spoilt(document: Document) -> Iterator[Route]:
    for fault in document.faults:
        if fault.holder is not None:
            yield fault.holder
        elif fault.at is not None and not isinstance(fault.at, Place):
            yield fault.at


def _explained(fault: Fault, document: Document, spoilt: tuple[Route, ...]) -> bool:
    """Tell whether a fault only follows from one of the document's own."""
    at = fault.at if isinstance(fault.at, tuple) else ()
    if fault.rule == shape.missing_field.name:
        several = unreadable.several_documents.name
        cut_short = any(f.rule == several for f in document.faults)
        return (*at, "<<") in spoilt or (at == () and cut_short)
    return any(_within(at, route) for route in spoilt)


def _within(route: Route, outer: Route) -> bool:
    return route[: len(outer)] == outer


@cache
def _quick() -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(plan())


@cache
def _thorough() -> Validator:
    # takes ten times as long to import as Python to start: only where it is needed
    from jsonschema import Draft202012Validator  # noqa: PLC0415 -- see above
    from referencing import Registry  # noqa: PLC0415 -- see above

    # an empty registry: nothing is ever fetched
    return Draft202012Validator(plan(), registry=Registry())


class _Violation(NamedTuple):
    """One violation as the library reports it: where, of what, by which value."""

    route: Route
    keyword: str
    asked: Any
    """What the keyword asks for."""
    value: Any
    schema: Mapping[str, Any]

    @property
    def thing(self) -> str:
        # what "then" asks for stands in a part of the schema without a title
        return str(self.schema.get("title") or _described(self.route)["title"])

    @property
    def form(self) -> str:
        return str(self.schema.get("x-form", ""))

    @property
    def field(self) -> str:
        return _named(self.route)


def _described(route: Route) -> Any:
    """Return the part of the schema that describes what is at *route*."""
    part = plan()
    for step in route:
        part = part["items"] if isinstance(step, int) else part["properties"][step]
        if "$ref" in part:
            part = plan()["$defs"][part["$ref"].rpartition("/")[2]]
    return part


def _violation(error: ValidationError) -> _Violation:
    schema = error.schema if isinstance(error.schema, dict) else {}
    return _Violation(
        route=tuple(error.absolute_path),
        keyword=str(error.validator),
        asked=error.validator_value,
        value=error.instance,
        schema=schema,
    )


def _faults(wrong: _Violation, document: Document) -> Iterator[Fault]:
    """Name the rule, and the details it needs, for one violation."""
    route, field = wrong.route, wrong.field
    match wrong.keyword:
        case "additionalProperties":
            yield from _unknown(wrong)
        case "required":
            missing = [name for name in wrong.asked if name not in wrong.value]
            yield from (_missing(name, wrong, document) for name in missing)
        case "anyOf":
            yield _missing(wrong.asked[0]["required"][0], wrong, document)
        case "enum" if isinstance(wrong.value, str) and wrong.value.strip():
            yield not_an_option(field, wrong.value, tuple(wrong.asked), route)
        case "enum" if not isinstance(wrong.value, str):
            return  # its kind is wrong, and is said so
        case "minItems":
            yield _empty(route, document)
        case "maxLength" if wrong.form in _IDS:
            yield _wrong_form(wrong, document)
        case "maxLength":
            yield shape.text_too_long(
                field=field, limit=wrong.asked, length=len(wrong.value)
            ).placed(route)
        case "type":
            yield _wrong_kind(wrong, document)
        case _:
            yield _wrong_form(wrong, document)


def _named(route: Route) -> str:
    return next((step for step in reversed(route) if isinstance(step, str)), "")


def _unknown(wrong: _Violation) -> Iterator[Fault]:
    names = tuple(wrong.schema["properties"])
    free = tuple(name for name in names if name not in wrong.value)
    for field in wrong.value:
        if field in names or field.startswith("x-"):
            continue
        meant = suggest.field(field, free)
        there = "" if meant else suggest.field(field, _homes())
        yield shape.unknown_field(
            field=field,
            thing=wrong.thing,
            meant=meant,
            there=there,
            elsewhere=_homes().get(there, ()),
            allowed=free,
        ).placed((*wrong.route, field), on_key=True)


@cache
def _homes() -> dict[str, tuple[str, ...]]:
    """Return for each name of a field the things that have one of that name."""
    homes: dict[str, tuple[str, ...]] = {}
    for thing in (plan(), *plan()["$defs"].values()):
        for name in thing.get("properties", {}):
            homes[name] = (*homes.get(name, ()), thing["title"])
    return homes


def _missing(field: str, wrong: _Violation, document: Document) -> Fault:
    return shape.missing_field(
        field=field, thing=wrong.thing, year=_year(document.data)
    ).placed(wrong.route)


def _empty(route: Route, document: Document) -> Fault:
    return shape.empty_field(
        field=_named(route),
        entry=_is_entry(route),
        in_brackets=_is_in_brackets(route, document),
    ).placed(route, on_key=True)


def _is_entry(route: Route) -> bool:
    """Tell whether what is meant has no name: it is one of a list."""
    return isinstance(route[-1], int)


def _is_in_brackets(route: Route, document: Document) -> bool:
    """Tell whether what is meant stands between commas, and not behind a hyphen."""
    held = document.node(route[:-1])
    return _is_entry(route) and held is not None and held.style == "flow"


_IDS = get_args(shape.IdForm)
_KINDS: Mapping[type, Got] = {dict: "fields", list: "a list", str: "text"}


def _wrong_kind(wrong: _Violation, document: Document) -> Fault:
    value, route, field = wrong.value, wrong.route, wrong.field
    if value is None:
        return _empty(route, document)
    node = document.node(route)
    written = document.text[node.start : node.end][:160] if node else ""
    if wrong.form == "date" and isinstance(value, int | float):
        return _date_fault(written, route, document)
    if isinstance(value, bool | int | float) and wrong.form == "interval":
        return shape.not_an_interval(written=written).placed(route)
    if isinstance(value, bool | int | float) and "enum" in wrong.schema:
        return not_an_option(field, written, tuple(wrong.schema["enum"]), route)
    if isinstance(value, bool | int | float) and "string" in wrong.asked:
        return shape.unquoted_value(
            field=field,
            written=written,
            kind="yes or no" if isinstance(value, bool) else "a number",
            read="" if isinstance(value, bool) else f"{value:.15g}",
            entry=_is_entry(route),
            in_brackets=_is_in_brackets(route, document),
        ).placed(route)
    return shape.wrong_kind(
        field=field,
        wanted=_wanted(wrong.asked),
        got=_KINDS.get(type(value), "a number"),
        names=_names(wrong.schema),
        entry=_is_entry(route),
        in_brackets=_is_in_brackets(route, document),
    ).placed(route)


def _names(wanted: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fields that a thing has, or each of a list of things."""
    of = str(wanted.get("items", {}).get("$ref", "")).rpartition("/")[2]
    thing = plan()["$defs"].get(of, wanted)
    return tuple(thing.get("properties", ()))


def _wanted(kind: str | list[str]) -> Wanted:
    if "string" in kind:
        return "text"
    return "a list" if kind == "array" else "fields"


def _wrong_form(wrong: _Violation, document: Document) -> Fault:
    """Name what is wrong with a text that does not have the form asked for."""
    text, route, field = wrong.value, wrong.route, wrong.field
    if not text.strip():
        return _empty(route, document)
    match wrong.form:
        case "date":
            return _date_fault(text, route, document)
        case "interval":
            return shape.not_an_interval(written=text[:160]).placed(route)
        case "plan-id" | "item-id" | "item-ref" as form:
            said = shape.id_form(field=field, written=text[:160], form=form)
            return said.placed(route)
        case _:  # text, value, evidence: a test holds the schema to these
            return _empty(route, document)


def _date_fault(text: str, route: Route, document: Document) -> Fault:
    text = text.strip()
    field = _named(route)
    meant = dates.readings(text)
    if len(text) == len("2011") and text.isascii() and text.isdigit():
        return unreadable_dates.incomplete_date(field=field, year=text).placed(route)
    if len(meant) > 1:
        return unreadable_dates.ambiguous_date(
            written=text, one=meant[0], other=meant[1]
        ).placed(route)
    if not meant and dates.looks_like_one(text):
        return unreadable_dates.impossible_date(written=text[:160]).placed(route)
    guess = meant[0] if meant else None
    return unreadable_dates.not_a_date(
        written=text[:160],
        meant=guess,
        field=field,
        year=_year(document.data, text),
    ).placed(route)


def _year(data: Any, written: str = "") -> str:
    """Return a year for an example: the text's own, or else one of the plan's."""
    fields = data if isinstance(data, dict) else {}
    given = [written, fields.get("agreed"), fields.get("id")]
    texts = (text[:_NEAR] for text in given if isinstance(text, str))
    found = (re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text) for text in texts)
    return next((match[0] for match in found if match), "2011")


_NEAR = 160
"""Characters in which a year is looked for: there may be a million."""


def _without_echoes(faults: list[Fault], data: Any) -> list[Fault]:
    """Say each thing once: one slip, one fault.

    Where two names are missing the library finds each twice; and a missing field that
    stands there under another name is not missing.
    """
    once = {(f.rule, f.at, f.details.get("field")): f for f in faults}
    for fault in faults:
        if fault.rule == shape.unknown_field.name and isinstance(fault.at, tuple):
            named_so = fault.at[:-1], fault.details["meant"]
            once.pop((shape.missing_field.name, *named_so), None)
    return _with_halves_joined(list(once.values()), data)


def _with_halves_joined(faults: list[Fault], data: Any) -> list[Fault]:
    """Say once that a hyphen parts an entry from a field that it lacks.

    What the one half lacks stands in the other, and none stands in both. The list as
    a whole is what cannot be relied on: so it is not done for actions and outcomes.
    """
    lacking: dict[Route, list[Fault]] = {}
    for fault in faults:
        if fault.rule == shape.missing_field.name and isinstance(fault.at, tuple):
            lacking.setdefault(tuple(fault.at), []).append(fault)
    joined: list[Fault] = []
    for route, lacks in lacking.items():
        above = _above(route)
        asked = {f.details["field"] for f in lacking.get(above, ())} if above else set()
        if not asked:
            continue
        has, adds = _fields(data, above), _fields(data, route)
        if asked <= adds and not has & adds:
            gone = [*lacking[above], *lacks]
            faults = [fault for fault in faults if fault not in gone]
            half = typing_mistakes.list_and_fields_mixed(case="half").placed(route)
            joined.append(half._replace(holder=route[:-1]))
    return [*faults, *joined]


def _above(route: Route) -> Route:
    """Return the way to the entry before; () if it is an action, an outcome or none."""
    match route:
        case ("outcomes", int()) | ("outcomes", int(), "actions", int()):
            return ()
        case (*holder, int(number)):
            return (*holder, number - 1)
        case _:
            return ()


def _fields(data: Any, route: Route) -> set[str]:
    for step in route:
        data = data[step]
    return set(data)
