"""Check the shape of a document against the JSON Schema of a plan.

Only the schema describes the shape. jsonschema-rs, which is quick, accepts a good plan,
and the good items of a list in any other. jsonschema finds what is wrong in the rest,
and where. The words of these libraries are never shown: each violation becomes a Fault,
with the name of its rule.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from actionplan.diagnostics import Place
from actionplan.messages import shape, typing_mistakes, unreadable
from actionplan.reading.plan_schema import schema
from actionplan.reading.schema_faults import faults_of
from actionplan.reading.yaml_reader import MAX_FAULTS
from actionplan.text import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

    from actionplan.diagnostics import Fault, Route
    from actionplan.reading.document import Document


def accepts(data: object) -> bool:
    """Return whether *data* has the shape of a plan."""
    return _quick().is_valid(data)


def check(document: Document) -> list[Fault]:
    """Return the faults in the shape of *document*, apart from its own faults."""
    if document.root is None or (document.data is None and document.faults):
        return []
    if (other := _other_format(document)) is not None:
        return [other]
    spoilt = tuple(_spoilt(document))
    if accepts(document.data) and not spoilt:
        return []
    # Parts that the document has already reported (a name given twice, a tag) are not
    # checked again. If they were, one mistake would be reported twice: as itself, and
    # as its consequence.
    errors = (
        error
        for error in _thorough().iter_errors(document.data)
        if not any(_within(tuple(error.absolute_path), route) for route in spoilt)
    )
    every = (fault for error in errors for fault in faults_of(error, document))
    faults = list(islice(every, MAX_FAULTS + 1))
    if len(faults) > MAX_FAULTS:
        return faults
    once = _without_echoes(faults, document.data)
    return [f for f in once if not _explained(f, document, spoilt)]


def _other_format(document: Document) -> Fault | None:
    """Return a fault if this is not a plan, or is in another format."""
    match document.data:
        case {"schema": "actionplan/1"}:
            return None
        case {"schema": str(written)}:
            return unreadable.unknown_format(written=written[:80]).placed(("schema",))
        case {"schema": _}:
            return unreadable.unknown_format(written="").placed(("schema",))
        case dict(fields):
            known = sorted(set(fields) & set(schema()["properties"]))
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
    """Return whether a fault is only a consequence of a fault of the document."""
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
    return jsonschema_rs.validator_for(schema())


@cache
def _thorough() -> Validator:
    # Importing it takes 10 times as long as Python takes to start, so it is only
    # imported when needed.
    from jsonschema import Draft202012Validator, validators  # noqa: PLC0415 -- see above
    from referencing import Registry  # noqa: PLC0415 -- see above

    thorough = validators.extend(  # type: ignore[no-untyped-call]  # -- it is not typed
        Draft202012Validator, {"items": _errors_of_items}
    )
    # an empty registry: nothing is ever fetched
    made: Validator = thorough(schema(), registry=Registry())
    return made


def _errors_of_items(
    validator: Any, items: Mapping[str, Any], written: Any, _: Mapping[str, Any]
) -> Iterator[ValidationError]:
    """Yield the errors in the items of a list, as jsonschema does.

    It takes 0.1 ms to find that an item has no error, and a list may have thousands. So
    each item is first checked by the quick library.
    """
    if not isinstance(written, list):
        return
    for number, item in enumerate(written):
        if not ("$ref" in items and _quick_of(items["$ref"]).is_valid(item)):
            yield from validator.descend(item, items, path=number)


@cache
def _quick_of(reference: str) -> jsonschema_rs.Validator:
    """Return the quick validator of one definition of the schema."""
    definitions = {"$defs": schema()["$defs"]}
    return jsonschema_rs.validator_for({"$ref": reference, **definitions})


def _without_echoes(faults: list[Fault], data: Any) -> list[Fault]:
    """Report each mistake once.

    If two fields are missing, the library reports each of them twice. A field that is
    there under a misspelt name is not missing.
    """
    once = {(f.rule, f.at, f.details.get("field")): f for f in faults}
    for fault in faults:
        if fault.rule == shape.unknown_field.name and isinstance(fault.at, tuple):
            for name in (fault.details["meant"], *fault.details["days"]):
                once.pop((shape.missing_field.name, fault.at[:-1], name), None)
    return _with_halves_joined(list(once.values()), data)


def _with_halves_joined(faults: list[Fault], data: Any) -> list[Fault]:
    """Report once, as one fault, that a stray hyphen has cut an entry in two."""
    # Two neighbours are halves of one entry if the second has every field that is
    # missing from the first, and they share no field. The fault covers the complete
    # list, because the number of entries is in doubt. So this is not done for actions
    # and outcomes.
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
    """Return the route of the entry before; () for actions, outcomes and the first."""
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
