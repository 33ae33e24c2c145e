"""Turn violations of the schema into faults, each named after its rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from actionplan.diagnostics import Fault
from actionplan.messages import shape, unreadable_dates
from actionplan.reading import plan_schema
from actionplan.text import dates, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema.exceptions import ValidationError

    from actionplan.diagnostics import Fault, Route
    from actionplan.messages.shape import Got, Wanted
    from actionplan.reading.document import Document


def wrong_option(
    field: str, written: str, options: tuple[str, ...], at: Route | None = None
) -> Fault:
    """Return the fault of a word that is not one of the *options* of its field."""
    return shape.not_an_option(
        field=field,
        written=written[:160],
        options=options,
        meant=suggest.option(written, options),
    ).placed(at)


class _Violation(NamedTuple):
    """What the library reports: where, which keyword, and the value that broke it."""

    route: Route
    keyword: str
    asked: Any
    """What the keyword asks for."""
    value: Any
    schema: Mapping[str, Any]

    @property
    def thing(self) -> str:
        # a violation of "then" is found in a part of the schema that has no title
        return str(
            self.schema.get("title") or plan_schema.described(self.route)["title"]
        )

    @property
    def form(self) -> str:
        return str(self.schema.get("x-form", ""))

    @property
    def field(self) -> str:
        return _named(self.route)


def _violation(error: ValidationError) -> _Violation:
    schema = error.schema if isinstance(error.schema, dict) else {}
    return _Violation(
        route=tuple(error.absolute_path),
        keyword=str(error.validator),
        asked=error.validator_value,
        value=error.instance,
        schema=schema,
    )


def faults_of(error: ValidationError, document: Document) -> Iterator[Fault]:
    """Name the rule, and the details it needs, for one violation of the schema."""
    wrong = _violation(error)
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
            yield wrong_option(field, wrong.value, tuple(wrong.asked), route)
        case "enum" if not isinstance(wrong.value, str):
            return  # the wrong kind of value, which "type" reports
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
        there = "" if meant else suggest.field(field, plan_schema.things_with_field())
        yield shape.unknown_field(
            field=field,
            thing=wrong.thing,
            meant=meant,
            there=there,
            elsewhere=plan_schema.things_with_field().get(there, ()),
            allowed=free,
        ).placed((*wrong.route, field), on_key=True)


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
    """Return whether the value has no name, because it is one of a list."""
    return isinstance(route[-1], int)


def _is_in_brackets(route: Route, document: Document) -> bool:
    """Return whether the value is in a list in brackets."""
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
        return wrong_option(field, written, tuple(wrong.schema["enum"]), route)
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
        names=plan_schema.field_names(wrong.schema),
        entry=_is_entry(route),
        in_brackets=_is_in_brackets(route, document),
    ).placed(route)


def _wanted(kind: str | list[str]) -> Wanted:
    if "string" in kind:
        return "text"
    return "a list" if kind == "array" else "fields"


def _wrong_form(wrong: _Violation, document: Document) -> Fault:
    """Name what is wrong with a text that does not have the required form."""
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
        case _:  # text, value, evidence, texts: a test holds the schema to these
            return _empty(route, document)


def _date_fault(text: str, route: Route, document: Document) -> Fault:
    text = text.strip()
    field = _named(route)
    meant = dates.readings(text)
    if len(text) == len("2011") and text.isascii() and text.isdigit():
        return unreadable_dates.incomplete_date(
            field=field, year=text, keeps_words=_keeps_words(route)
        ).placed(route)
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
        keeps_words=_keeps_words(route),
    ).placed(route)


def _keeps_words(route: Route) -> bool:
    """Return whether what holds a date has a field for its words as well."""
    holder = plan_schema.described(route[:-1])
    return f"{route[-1]}_as_written" in holder.get("properties", ())


def _year(data: Any, written: str = "") -> str:
    """Return a year for an example: the text's own, or else one from the plan."""
    fields = data if isinstance(data, dict) else {}
    given = [written, *map(fields.get, ("agreed", "published", "as_at", "id"))]
    texts = (text[:_NEAR] for text in given if isinstance(text, str))
    found = (re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text) for text in texts)
    return next((match[0] for match in found if match), "2011")


_NEAR = 160
"""Characters searched for a year, of a text that may have a million."""
