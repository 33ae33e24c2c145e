"""Turn violations of the schema into faults, each with the name of its rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from actionplan.diagnostics import Fault
from actionplan.messages import shape, unreadable_dates
from actionplan.plan import versions
from actionplan.reading import plan_schema
from actionplan.text import dates, periods, placeholders, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema.exceptions import ValidationError

    from actionplan.diagnostics import Fault, Route
    from actionplan.messages.shape import Also, Got, Wanted
    from actionplan.reading.document import Document


def wrong_option(
    field: str, written: str, options: tuple[str, ...], at: Route | None = None
) -> Fault:
    """Return the fault for a word that is not one of the *options* of its field."""
    meant = suggest.option(written, options)
    by_meaning = suggest.is_another_word(written, options)
    return shape.not_an_option(
        field=field,
        written=written[:160],
        options=options,
        meant=meant,
        means=plan_schema.meaning(meant, options) if by_meaning else "",
        is_sure=suggest.is_sure_option(written, options),
        explained=plan_schema.field_with(options),
    ).placed(at)


class _Violation(NamedTuple):
    """A violation as the library reports it: where, which keyword and which value."""

    route: Route
    keyword: str
    asked: Any
    """The value that the keyword has in the schema."""
    value: Any
    schema: Mapping[str, Any]

    @property
    def thing(self) -> str:
        # the part of the schema under "then" has no title of its own
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
    """Yield the faults for one violation of the schema."""
    wrong = _violation(error)
    route, field = wrong.route, wrong.field
    match wrong.keyword:
        case "additionalProperties":
            yield from _unknown(wrong, document)
        case "required":
            missing = [name for name in wrong.asked if name not in wrong.value]
            yield from (_missing(name, wrong, document) for name in missing)
        case "anyOf":
            yield _missing(wrong.asked[0]["required"][0], wrong, document)
        case "enum" if isinstance(wrong.value, str) and wrong.value.strip():
            yield wrong_option(field, wrong.value, tuple(wrong.asked), route)
        case "enum" if not isinstance(wrong.value, str):
            return  # the wrong type of value, which "type" reports
        case "minItems":
            yield _empty(wrong, document)
        case "maxLength" if wrong.form in _IDS:
            yield _wrong_form(wrong, document)
        case "maxLength":
            yield shape.text_too_long(
                field=field,
                limit=wrong.asked,
                length=len(wrong.value),
                thing=str(plan_schema.described(route[:-1]).get("title", "")),
            ).placed(route)
        case "type":
            yield _wrong_kind(wrong, document)
        case _:
            yield _wrong_form(wrong, document)


def _named(route: Route) -> str:
    return next((step for step in reversed(route) if isinstance(step, str)), "")


def _unknown(wrong: _Violation, document: Document) -> Iterator[Fault]:
    names = tuple(wrong.schema["properties"])
    free = tuple(name for name in names if name not in wrong.value)
    homes = plan_schema.things_with_field()
    for field, value in wrong.value.items():
        if field in names or field.startswith("x-"):
            continue
        days = _days(field, wrong, names)
        meant = "" if days else _meant(field, value, free)
        held = "" if days or meant else _held(field, value, wrong.value, names)
        there = "" if days or meant or held else suggest.known_field(field, homes)
        yield shape.unknown_field(
            field=field,
            thing=wrong.thing,
            meant=meant,
            there=there,
            elsewhere=homes.get(there, ()),
            may_come_later=versions.may_come_later(there),
            allowed=free,
            held=held,
            is_first=not wrong.value.get("progress"),
            both=_both(wrong.value.get(held), value) if held else (),
            days=days,
            on=_day(value) if days else "",
            target=_target(wrong.route, document) if days else "",
            cut=_cut(field, wrong, document),
        ).placed((*wrong.route, field), on_key=True)


def _cut(field: str, wrong: _Violation, document: Document) -> str:
    """Return the field from whose text a comma has cut off words; empty if none.

    Between braces, a comma ends a text that is not in quotation marks. The words after
    it then pass for the name of a field, without a colon.
    """
    node = document.node(wrong.route)
    if node is None or not node.fields or document.text[node.start] != "{":
        return ""
    name, _ = node.fields[field]
    before = list(node.fields)[: list(node.fields).index(field)]
    last = next((n for n in reversed(before) if wrong.value[n] is not None), "")
    is_text = isinstance(wrong.value.get(last), str)
    cut = is_text and document.text[name.end :].lstrip()[:1] in (",", "}")
    return last if cut and node.fields[last][1].style == "plain" else ""


_DAY_DONE = {"Action": "achieved_on", "Milestone": "reached_on", "Outcome": ""}
"""For each thing with a due date, the field for the date it was completed."""


def _days(field: str, wrong: _Violation, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the date fields that a name about completion may mean.

    Return none if the name can only mean one field, or is not about completion. If the
    thing already has a due date, under any name, the date is when it was completed.
    """
    kind = suggest.completion(field)
    if wrong.thing == "Progress entry" and kind == "either":
        sure = suggest.says_done(field) or _day(wrong.value[field]) == ""
        return () if sure else ("achieved_on", "new_due")
    if kind not in ("either", "done") or wrong.thing not in _DAY_DONE:
        return ()
    if field in names or (not _day(wrong.value[field]) and not _is_done(field, wrong)):
        return ()
    done = _DAY_DONE[wrong.thing]
    others = (name for name in wrong.value if name != field)
    dated = any(_is_due_date(name) for name in others)
    free = () if dated or kind == "done" else ("due",)
    return (*free, done) if done else free


def _is_done(field: str, wrong: _Violation) -> bool:
    return wrong.thing == "Action" and suggest.says_done(field)


def _is_due_date(name: str) -> bool:
    return suggest.completion(name) == "due" or bool(
        suggest.known_field(name, ("due", "due_as_written"))
    )


def _day(value: object) -> str:
    """Return the only date that a value can mean, in the form that plans use."""
    read = dates.readings(value) if isinstance(value, str) else ()
    return str(read[0]) if len(read) == 1 else ""


def _meant(field: str, value: object, free: tuple[str, ...]) -> str:
    """Return the field that is meant, out of those that are not there yet."""
    if suggest.completion(field) == "due":
        return "due" if "due" in free else ""
    if suggest.completion(field) and "achieved_on" in free:
        return "achieved_on"
    meant = suggest.field(field, free)
    return _by_value(meant, field, value, free)


def _by_value(meant: str, field: str, value: object, names: tuple[str, ...]) -> str:
    """Return the field meant by "by", which can introduce a date or a person."""
    if field.strip().lower() == "by" and _day(value):
        return next((name for name in ("due", "new_due") if name in names), "")
    return meant


def _held(
    field: str, value: object, fields: Mapping[str, Any], names: tuple[str, ...]
) -> str:
    """Return the field already there that means the same as *field*."""
    if field in plan_schema.things_with_field() and field not in suggest.FIELDS:
        return ""  # it is a field of something else, and has no other meaning
    there = tuple(name for name in names if name in fields)
    if suggest.completion(field) == "due" and "due" in there:
        return "due"
    return _by_value(suggest.known_field(field, there), field, value, there)


def _both(one: object, other: object) -> tuple[str, str] | tuple[()]:
    """Return two owners who may be equally accountable."""
    if isinstance(one, str) and isinstance(other, str):
        return " ".join(one.split()), " ".join(other.split())
    return ()


def _target(route: Route, document: Document) -> str:
    """Return the target for a command on the action at *route*; "" if it has none."""
    data = document.data
    action = document.node(route)
    plan = data.get("id") if isinstance(data, dict) else None
    number = action.value.get("id") if action and isinstance(action.value, dict) else ""
    if not isinstance(plan, str) or not isinstance(number, str):
        return ""
    is_named = plan_schema.is_plan_id(plan) and plan_schema.is_item_id(number)
    return f"{plan}/{number}" if is_named and route[2:3] == ("actions",) else ""


def _missing(field: str, wrong: _Violation, document: Document) -> Fault:
    return shape.missing_field(
        field=field,
        thing=wrong.thing,
        year=_year(document.data),
        may_continue=_may_continue(wrong.route, document),
    ).placed(wrong.route)


def _may_continue(route: Route, document: Document) -> bool:
    """Return whether an entry may be the rest of the entry above, after a hyphen."""
    match route:
        case ("outcomes", int()) | ("outcomes", int(), "actions", int()):
            return False
        case (*holder, int(number)) if number:
            above, here = document.node((*holder, number - 1)), document.node(route)
            fields = [set(node.fields or {}) for node in (above, here) if node]
            in_lines = here is not None and here.style == "block"
            return in_lines and all(fields) and not set.intersection(*fields)
        case _:
            return False


def _empty(wrong: _Violation, document: Document) -> Fault:
    route = wrong.route
    node = document.node(route)
    there = document.text[node.start : node.end].split("\n", 1)[0] if node else ""
    return shape.empty_field(
        field=_named(route),
        entry=_is_entry(route),
        in_brackets=_place_in_brackets(route, document),
        written=there.strip()[:160],
        holds=_wanted(wrong.schema.get("type", "string")),
        required_in=_required_in(route, document),
        thing=str(plan_schema.described(route[:-1]).get("title", "")),
        year=_year(document.data),
        options=tuple(wrong.schema.get("enum", ())),
    ).placed(route, on_key=True)


def _required_in(route: Route, document: Document) -> str:
    """Return what a field belongs to, if that is not complete without the field."""
    holder = plan_schema.described(route[:-1])
    either = holder.get("anyOf", ({},))[0].get("required", ())
    other = holder.get("else", {}).get("required", ())
    is_required = route[-1] in (*holder.get("required", ()), *either, *other)
    is_due = route[2:3] == ("actions",) and route[4:] == ("due",)
    if is_due and not {"no_dates", "due"} & _fields_above(route, document):
        is_required = True
    return str(holder["title"]) if is_required else ""


def _fields_above(route: Route, document: Document) -> set[str]:
    """Return the fields of the plan, and of the outcome that an action belongs to."""
    held = (document.node(()), document.node(route[:2]))
    return {name for node in held if node for name in node.fields or ()}


def _place_in_brackets(route: Route, document: Document) -> shape.Brackets:
    """Return which value of its list or fields in brackets this one is."""
    held = document.node(route[:-1])
    if held is None or held.style != "flow":
        return ""
    names = list(held.fields or range(len(held.items or ())))
    if len(names) <= 1:
        return "only"
    return "first" if route[-1] == names[0] else "later"


def _is_entry(route: Route) -> bool:
    """Return whether the value is an entry in a list, so that it has no name."""
    return isinstance(route[-1], int)


def _is_in_brackets(route: Route, document: Document) -> bool:
    """Return whether the value is in a list that is written in brackets."""
    held = document.node(route[:-1])
    return _is_entry(route) and held is not None and held.style == "flow"


def _as_read(value: float) -> str:
    """Say what text without quotation marks was read as."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.15g}"


_IDS = get_args(shape.IdForm)
_KINDS: Mapping[type, Got] = {dict: "fields", list: "a list", str: "text"}


def _wrong_kind(wrong: _Violation, document: Document) -> Fault:
    value, route, field = wrong.value, wrong.route, wrong.field
    if value is None:
        return _empty(wrong, document)
    node = document.node(route)
    written = document.text[node.start : node.end][:160] if node else ""
    if wrong.form == "date" and isinstance(value, int | float):
        return _date_fault(written, route, document)
    if isinstance(value, bool | int | float) and wrong.form == "interval":
        return _interval_fault(written, route, document)
    if isinstance(value, bool | int | float) and "enum" in wrong.schema:
        return wrong_option(field, written, tuple(wrong.schema["enum"]), route)
    if isinstance(value, bool | int | float) and "string" in wrong.asked:
        return shape.unquoted_value(
            field=field,
            written=written,
            kind="yes or no" if isinstance(value, bool) else "a number",
            also=_also(wrong.asked),
            read=_as_read(value),
            entry=_is_entry(route),
            in_brackets=_is_in_brackets(route, document),
            is_first=route[-1] == 0,
            is_answer=not (
                wrong.form in ("evidence", "text", "texts")
                and placeholders.says_nothing(written, field)
            ),
        ).placed(route)
    return _listed_dates(wrong, written) or shape.wrong_kind(
        field=field,
        wanted=_wanted(wrong.asked),
        got=_KINDS.get(type(value), "a number"),
        also=_also(wrong.asked),
        names=plan_schema.field_names(wrong.schema),
        written="" if "\n" in written else written,
        entry=_is_entry(route),
        in_brackets=_is_in_brackets(route, document),
    ).placed(route)


def _listed_dates(wrong: _Violation, written: str) -> Fault | None:
    """Return the fault for a list of dates that is text; None if it is no such text."""
    if "items" not in plan_schema.described(wrong.route):
        return None
    of = plan_schema.described((*wrong.route, 0)).get("x-form")
    if of != "date" or not (listed := dates.several(written)):
        return None
    return unreadable_dates.dates_on_one_line(field=wrong.field, meant=listed).placed(
        wrong.route
    )


def _also(kind: str | list[str]) -> Also:
    """Return what a field may be as well as text."""
    if "string" not in kind:
        return ""
    return (
        "a list of text" if "array" in kind else "a number" if "number" in kind else ""
    )


def _wanted(kind: str | list[str]) -> Wanted:
    if "string" in kind:
        return "text"
    return "a list" if kind == "array" else "fields"


def _wrong_form(wrong: _Violation, document: Document) -> Fault:
    """Return the fault for text that does not have the required form."""
    text, route, field = wrong.value, wrong.route, wrong.field
    if not text.strip():
        return _empty(wrong, document)
    match wrong.form:
        case "date":
            return _date_fault(text, route, document)
        case "interval":
            return _interval_fault(text[:160], route, document)
        case "plan-id" | "item-id" | "item-ref" as form:
            said = shape.id_form(field=field, written=text[:160], form=form)
            return said.placed(route)
        case _:  # text, value, evidence, texts: a test checks that there are no others
            return _empty(wrong, document)


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
            written=text,
            one=meant[0],
            other=meant[1],
            field=field,
            keeps_words=_keeps_words(route),
        ).placed(route)
    if not meant and dates.looks_like_one(text):
        return unreadable_dates.impossible_date(written=text[:160], field=field).placed(
            route
        )
    listed = dates.several(text) if _is_entry(route) else ()
    if len(listed) > 1:
        return unreadable_dates.dates_on_one_line(
            field=field, meant=listed, is_entry=True
        ).placed(route)
    guess = meant[0] if meant else None
    return unreadable_dates.not_a_date(
        written=text[:160],
        meant=guess,
        field=field,
        period=None if meant else periods.read(text),
        keeps_words=_keeps_words(route),
        none_yet=field == "due" and _has_field(route, "no_due_date"),
        is_first=not document.has_entries(route),
    ).placed(route)


def _interval_fault(text: str, route: Route, document: Document) -> Fault:
    return shape.not_an_interval(
        written=text,
        field=_named(route),
        is_first=not document.has_entries(route),
    ).placed(route)


def _keeps_words(route: Route) -> bool:
    """Return whether there is also a field for the words of the date."""
    return _has_field(route, f"{route[-1]}_as_written")


def _has_field(route: Route, name: str) -> bool:
    """Return whether a field *name* is allowed next to the value at *route*."""
    return name in plan_schema.described(route[:-1]).get("properties", ())


def _year(data: Any) -> str:
    """Return a year for an example, from the plan if it has one."""
    fields = data if isinstance(data, dict) else {}
    given = map(fields.get, ("agreed", "published", "as_at", "id"))
    texts = (text[:_NEAR] for text in given if isinstance(text, str))
    found = (re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text) for text in texts)
    return next((match[0] for match in found if match), "2011")


_NEAR = 160
"""How many characters to search for a year: the text may have a million."""
