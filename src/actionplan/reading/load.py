"""Load a plan from the bytes of its file, without the parts that cannot be read.

All of a loaded plan has the shape of the schema. A field that does not have it is
listed, and its value counts as not known. For example, with "Ongoing" as the due date,
the date is not known and the word is kept. The action stays, and so do its other
fields. A complete action is only taken out if its text cannot be told apart from the
text of another action. A placeholder, such as "TBC", also counts as not known.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan import FORMAT
from actionplan.diagnostics import Fault, Place
from actionplan.messages import shape, unreadable
from actionplan.plan import model
from actionplan.plan.model import (
    ABSENT,
    UNREAD_FIELDS,
    BoardSettings,
    Unread,
    UnreadField,
)
from actionplan.reading import (
    plan_schema,
    schema_check,
    text_fields,
    typos,
    yaml_reader,
)
from actionplan.text import dates, remembered

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Plan
    from actionplan.reading.document import Document


_NO_SETTINGS = BoardSettings()


class Loaded(NamedTuple):
    """A file, as far as it could be read. *plan* is None if it is not a plan."""

    document: Document
    plan: Plan | None
    faults: tuple[Fault, ...]


def load(content: bytes, stem: str, board: BoardSettings = _NO_SETTINGS) -> Loaded:
    """Read the bytes of a file.

    *stem* is the file name without the ending, and *board* has the board's settings.
    """
    remembered.make_room()
    read = yaml_reader.parse(content)
    faults = tuple(_named(read))
    if not isinstance(read.data, dict) or read.data.get("schema") != FORMAT:
        return Loaded(read, None, faults)
    if (
        any(fault.at is None for fault in faults)
        or len(faults) > yaml_reader.MAX_FAULTS
    ):
        return Loaded(read, None, faults)
    data, unread = _readable(read, faults)
    if "outcomes" not in data:
        return Loaded(read, None, faults)
    plan = model.plan(data, unread, stem)._replace(board=board)
    if "rag_legend" not in read.data or plan.rag_legend == board.rag_legend:
        worst = plan.rag_worst or board.rag_worst
        plan = plan._replace(rag_legend=board.rag_legend, rag_worst=worst)
    return Loaded(read, plan, faults)


def _named(read: Document) -> list[Fault]:
    """Return what is wrong with the form of a file: the typing mistake, if known."""
    match read.faults:
        case [Fault(rule=unreadable.cannot_be_read.name, at=Place() as place)]:
            return [typos.explain(read.lines, place) or read.faults[0]]
        case _:
            faults = [*read.faults, *schema_check.check(read)]
            if len(faults) > yaml_reader.MAX_FAULTS:  # there may be more
                return faults
            return typos.misread(read, faults)


class _Part(NamedTuple):
    """The smallest part of a plan that has a fault and can be taken out."""

    route: Route
    written: str
    """Its words; empty if there are none."""
    is_there: bool
    """Whether there is anything to take out."""
    left_open: bool = False
    """Whether it is a placeholder, which can be read but says nothing."""
    is_listed: bool = False
    """Whether it has a list or fields in place of words."""
    cut_from: str = ""
    """The field from whose text its words were cut off."""
    misspelt: str = ""
    """Its name, if that is not the name of a field."""
    meant: Route = ()
    """The way to the field that is meant, if its name is misspelt or it is in the wrong
    place, and that is clear. Empty if it is not."""


def _readable(
    read: Document, faults: Iterable[Fault]
) -> tuple[dict[str, Any], tuple[Unread, ...]]:
    """Return the data that can be relied on, and the parts that cannot be read."""
    assert isinstance(read.data, dict)  # noqa: S101 -- load has checked
    data = read.data
    found = {
        each.route: _Part(
            each.route, " ".join(each.text.split()), is_there=True, left_open=True
        )
        for each in text_fields.left_open(data)
    }
    sure = dict(_how_often(faults))
    unsure = (f for f in faults if f.at not in sure)
    spoilt = [part for fault in unsure if (part := _part(fault, read, data))]
    found |= {part.route: part for part in spoilt}
    parts = [p for p in found.values() if not _is_within(p.route, found)]
    if not (parts or sure):
        return data, ()
    rest = deepcopy(data)
    for (*way, name), often in sure.items():
        _at(rest, tuple(way))[name] = often
    for part in parts:
        _take_out(rest, part)
    for fault in faults:
        if fault.holder is not None:
            _inherit_nothing(rest, fault.holder)
    unread = tuple(
        Unread(
            part.route,
            _named_part(data, part),
            _numbers(data, part.meant or part.route, part.written),
            part.written,
            lost=bool(part.cut_from)
            or (part.is_there and _says_something(read, part.route)),
            faults=sum(each.route[: len(part.route)] == part.route for each in spoilt),
            cut_from=part.cut_from,
            meant=part.meant,
        )
        for part in parts
        if not part.left_open
    )
    return rest, unread


def _how_often(faults: Iterable[Fault]) -> Iterator[tuple[Route, str]]:
    """Yield each interval that is in words with only one meaning, as a number.

    Lint still asks for a number of weeks or months, but no output has to do without it.
    """
    for fault in faults:
        at = fault.at
        if at is None or isinstance(at, Place) or fault.rule != _IN_WORDS:
            continue
        if often := dates.sure_interval(str(fault.details["written"])):
            yield at, often


_IN_WORDS = shape.not_an_interval.name


def _is_within(route: Route, others: Container[Route]) -> bool:
    return any(route[:length] in others for length in range(1, len(route)))


def _part(fault: Fault, read: Document, data: dict[str, Any]) -> _Part | None:
    """Return the part that *fault* spoils; None if it is no part, or everything."""
    at = fault.at if fault.holder is None else fault.holder
    if at is None or isinstance(at, Place):
        return None
    if fault.rule == shape.missing_field.name:
        return _Part((*at, fault.details["field"]), "", is_there=False)
    route = _unit(at, data)
    match route:
        case () | ("outcomes", int()) if isinstance(_at(data, route), dict):
            return None  # it is there and its fields can be read
        case _:
            again = fault.rule == unreadable.duplicate_field.name
            words = _words(read, route, fault if again else None)
            of = fault.details if fault.rule == shape.unknown_field.name else {}
            return _Part(
                route,
                words,
                is_there=True,
                is_listed=bool(_at(data, route)) and not words,
                cut_from=str(fault.details.get("cut", "")),
                misspelt=str(of.get("field", "")),
                meant=_meant(route, of),
            )


def _meant(route: Route, unknown: Mapping[str, Any]) -> Route:
    """Return the way to the field that an unknown one is meant to be; () if unclear.

    A field of something else belongs to the nearest part around it that can have it:
    the assessments of an outcome, indented too far, are in one of its actions.
    """
    *holder, _ = route
    if name := unknown.get("meant"):
        return (*holder, name)
    name = unknown.get("there")
    around = (tuple(holder[:length]) for length in range(len(holder), -1, -1))
    found = (at for at in around if name in _fields_at(at))
    return (*next(found, holder), name) if name else ()


def _fields_at(route: Route) -> Container[str]:
    fields: Container[str] = plan_schema.described(route).get("properties", ())
    return fields


def _unit(route: Route, data: Any) -> Route:
    """Return the longest part of *route* that leads to something that exists.

    Everything inside one of the board's own fields belongs to that field.
    """
    for i, step in enumerate(route):
        match data, step:
            case dict(), str() if step in data:
                if step[:2] == "x-":
                    return route[: i + 1]
                data = data[step]
            case list(), int() if 0 <= step < len(data):
                data = data[step]
            case _:
                return route[:i]
    return route


def _at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


_LONGEST = 160
"""How many characters to keep and show of text that could not be read."""


def _words(read: Document, route: Route, again: Fault | None) -> str:
    """Return the words at *route*, on one line; both if the field is there twice."""
    node = read.node(route)
    if node is None or node.fields is not None or node.items is not None:
        return ""
    is_text = isinstance(node.value, str)
    text = str(node.value) if is_text else read.text[node.start : node.end]
    words = _line(text)
    if again is not None and isinstance(again.at, Place):
        line = read.line(again.at.line)[again.at.column - 1 :]
        words = f"{words} / {line.partition(':')[2].strip()}"
    return words[:_LONGEST]


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _says_something(read: Document, route: Route) -> bool:
    node = read.node(route)
    return node is not None and node.value not in (None, "", [], {})


def _take_out(data: Any, part: _Part) -> None:
    """Take a part out of *data*, and note that it was not read."""
    *way, last = part.route
    held = _at(data, tuple(way))
    if isinstance(last, int):
        held[last] = ABSENT
        *way, name = way
        field = UnreadField(str(name), part.written, last, part.left_open)
    elif way == ["rag_legend"]:
        held[last] = ""
        way, field = [], UnreadField("rag_legend", part.written)
    else:
        held.pop(last, None)
        field = UnreadField(
            str(part.meant[-1] if part.meant else last),
            part.written,
            left_open=part.left_open,
            is_listed=part.is_listed,
            misspelt=part.misspelt,
        )
    holders = {tuple(way), part.meant[:-1]} if part.meant else {tuple(way)}
    for place in holders:
        thing = _at(data, place)
        thing[UNREAD_FIELDS] = (*thing.get(UNREAD_FIELDS, ()), field)


_INHERITED = ("due", "agency", "partners")


def _inherit_nothing(data: Any, route: Route) -> None:
    """Stop an action taking fields from its outcome if it may have its own.

    Text that runs over several lines may have a field of the action in it.
    """
    match route:
        case ("outcomes", int(), "actions", int(), *_):
            at = route[:_ACTION]
        case _:
            return
    if _unit(at, data) != at:
        return  # the thing around it is itself taken out
    fields = _at(data, at)
    if isinstance(fields, dict):
        absent = [UnreadField(n) for n in _INHERITED if n not in fields]
        known = {one.field for one in fields.get(UNREAD_FIELDS, ())}
        new = (one for one in absent if one.field not in known)
        fields[UNREAD_FIELDS] = (*fields.get(UNREAD_FIELDS, ()), *new)


_ACTION = 4
"""The length of an action's route: outcomes, number, actions, number."""


def _numbers(data: Any, route: Route, written: str) -> tuple[str, ...]:
    """Return the numbers of the actions and outcomes that are not read with a part.

    If a number cannot be read, it is an empty string.
    """
    match route:
        case ("outcomes", int(), "actions", int()):
            number = _id(data, route)
            return (number if plan_schema.is_item_id(number) else "",)
        case ("outcomes", int(), "id") | ("outcomes", int(), "actions", int(), "id"):
            return (written if plan_schema.is_item_id(written) else "",)
        case ("outcomes",) | ("outcomes", int()) | ("outcomes", int(), "actions"):
            return ("",)
        case _:
            return ()


def _named_part(data: Any, part: _Part) -> str:
    """Name a part of a plan, or the field from whose text it was cut off."""
    if not part.cut_from:
        return _part_label(data, part.route)
    return f"part of {_part_label(data, (*part.route[:-1], part.cut_from))}"


def _part_label(data: Any, route: Route) -> str:
    """Name any part of a plan: "due" in action 1.1, progress entry 2 in action 1.1."""
    match route:
        case ("outcomes", int()) | ("outcomes", int(), "actions", int()):
            return label(data, route)
        case (*holder, "progress", int(number)):
            return f"progress entry {number + 1} in {_part_label(data, tuple(holder))}"
        case (*holder, str(name), int(number)):
            parts = _part_label(data, (*holder, name))
            return f"entry {number + 1} of {parts}"
        case (str(name),):
            return f'"{name}"'
        case (*holder, name):
            return f'"{name}" in {_part_label(data, tuple(holder))}'
        case _:
            return "the plan"


def label(data: Any, route: Route) -> str:
    """Name a part of a plan as the officer knows it: action 1.2, outcome O1, source."""
    match route:
        case ("outcomes", int(i), "actions", int(j), *_):
            name = _id(data, ("outcomes", i, "actions", j))
            where = f"action number {j + 1} in {label(data, ('outcomes', i))}"
            return f"action {name}" if name else where
        case ("outcomes", int(i), str(name), *_):
            return f'"{name}" in {label(data, ("outcomes", i))}'
        case ("outcomes", int(i)):
            name = _id(data, ("outcomes", i))
            return f"outcome {name}" if name else f"outcome number {i + 1}"
        case _:
            return f'"{route[0]}"'


def _id(data: Any, route: Route) -> str:
    try:
        for step in route:
            data = data[step]
    except (KeyError, IndexError, TypeError):
        return ""  # it is under a name that appears twice
    match data:
        case {"id": str(name)} if name.strip():
            return name.strip()
        case _:
            return ""
