"""Split a line of a plan into hyphens, name and text, and list the known names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from actionplan.reading import plan_schema
from actionplan.text import late

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

Kind: TypeAlias = Literal["list", "fields", "text"]


class Open(NamedTuple):
    """A list, a group of fields or a piece of text that has begun."""

    column: int
    kind: Kind
    line: int
    """The line that it starts on."""
    latest: int
    """The line of its newest field or entry."""
    thing: str = ""
    """The thing that its fields or entries describe ("action"); "" if not known."""


Account: TypeAlias = "tuple[Open, ...]"
"""The lists and groups of fields that are open. Each is inside the one before."""


class LineParts(NamedTuple):
    """A line with a field, a list item or text. Lines and columns count from 0."""

    line: int
    columns: Account
    """The hyphens, then the name or the text."""
    field: str
    text: str
    """The text after the name, or all the text if there is no name."""
    at: int
    """The column of the text."""
    end: int = 0
    """The line after the last line of the text."""
    ending: Literal["nothing", "text", "quoted", "block", "brackets"] = "nothing"

    @property
    def pending(self) -> bool:
        """Whether its value comes further down."""
        return self.ending == "nothing"


ODD = "".join(map(chr, (0xA0, 0x1680, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x3000)))
"""Spaces that the space bar does not make. They come with text from Word."""
BULLETS = (
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
    "\u2022\u00b7\u25aa\u25cf\u25e6\u25cb\uf0b7"
)
CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b"

NAMES = (
    *("accountable", "agency", "by", "coordinator", "group", "lead_agency"),
    *("partnership", "person", "post", "reported_by", "reports_to"),
)
"""Fields that hold a name or a job title, which is never a quotation."""

LEAD = late.compile(f"[ \t{ODD}]*")
_DASHES = late.compile(r"(?:-(?: +|$))*")
COLON = late.compile(r":(?=[ \t]|$)")
COMMENT = late.compile(r"[ \t]#")
REST = late.compile(r"[ \t]*(?:$|[ \t]#)")
MARKER = late.compile(r"(?:<{7}|\|{7}|>{7})(?: |$)|={7}$")
WORD = late.compile(r"[A-Za-z][\w-]*")
HEADER = late.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t]+#.*)?$")
BULLET = late.compile(f"[{BULLETS}][ {ODD}]*(?=\\S)")


def take_apart(line: str, number: int = 0) -> LineParts:
    """Split a line into hyphens, name and text."""
    column = len(line) - len(line.lstrip(" "))
    dashes = _DASHES.match(line, column)
    start = dashes.end() if dashes else column
    hyphens = [
        Open(at, "list", number, number)
        for at in range(column, start)
        if line[at] == "-"
    ]
    rest = line[start:].rstrip(" ")
    colon = _colon(rest)
    if colon is None:
        text = [Open(start, "text", number, number)] if rest else []
        return LineParts(
            line=number, columns=(*hyphens, *text), field="", text=rest, at=start
        )
    after = rest[colon + 1 :].lstrip(" ")
    return LineParts(
        line=number,
        columns=(*hyphens, Open(start, "fields", number, number)),
        field=rest[:colon].rstrip(" "),
        text=after,
        at=start + len(rest) - len(after),
    )


def _colon(rest: str) -> int | None:
    """Return the position of the colon that ends a field name."""
    if rest[:1] in ("'", '"'):
        end = closing(rest, 1, rest[0])
        match = COLON.match(rest, end + 1) if end is not None else None
        return match.start() if match else None
    match = COLON.search(rest)
    comment = COMMENT.search(rest)
    if match is None or rest[0] in "[{|>#@`%*&!" or rest[:2] == "? ":
        return None
    return None if comment and comment.start() < match.start() else match.start()


def closing(text: str, start: int, quote: str) -> int | None:
    """Return the position of the quotation mark that ends the text."""
    at = start
    while at < len(text):
        if text[at] == "\\" and quote == '"':
            at += 1
        elif text[at] == quote:
            if quote == '"' or text[at + 1 : at + 2] != quote:
                return at
            at += 1
        at += 1
    return None


def opened(entry: LineParts, thing: str = "") -> Account:
    """Return the lists and fields that a line opens, as part of a *thing*."""
    return tuple(
        each._replace(thing=thing) for each in entry.columns if each.kind != "text"
    )


def end_of(pattern: re.Pattern[str], line: str, start: int = 0) -> int:
    """Return where a match at *start* ends, or *start* if there is no match."""
    match = pattern.match(line, start)
    return match.end() if match else start


def indent(line: str) -> int:
    """Return the column where a line starts."""
    return len(line) - len(line.lstrip(" "))


def holder(entry: LineParts, lines: Sequence[str]) -> str:
    """Return the name of the field that holds the field of an entry, or ""."""
    column = entry.columns[-1].column
    above = (lines[n] for n in range(entry.line - 1, -1, -1) if lines[n].strip())
    over = next((line for line in above if indent(line) < column), "")
    return bare(take_apart(over).field)


def moved(line: str, column: int) -> str:
    """Return a line moved to a column."""
    return " " * max(0, column) + line.lstrip(" ")


def bare(field: str) -> str:
    """Return a field name without quotation marks."""
    return field.strip(f"\"'{CURLY}")


class KnownField(NamedTuple):
    """The kind of value in a field, and the thing that the value describes."""

    kind: Kind
    thing: str = ""


@cache
def things() -> dict[str, dict[str, KnownField]]:
    """Return the fields of each thing in the schema, and of the plan."""
    definitions = plan_schema.schema()["$defs"]
    return {
        thing: {name: _field(kind) for name, kind in of.get("properties", {}).items()}
        for thing, of in {**definitions, "plan": plan_schema.schema()}.items()
    }


def _field(kind: dict[str, Any]) -> KnownField:
    thing = kind.get("$ref", "").rpartition("/")[2]
    match plan_schema.schema()["$defs"].get(thing, kind):
        case {"type": "object"}:
            return KnownField("fields", thing)
        case {"type": "array", "items": {"$ref": item}}:
            return KnownField("list", item.rpartition("/")[2])
        case _:
            return KnownField("text")


def fit_together(first: str, second: str) -> bool:
    """Return whether *second* is a field of a thing that has *first*, if it is known.

    >>> fit_together("due", "accountable"), fit_together("challenge", "risk")
    (True, False)
    """
    of_first = [fields for fields in things().values() if first in fields]
    return any(second in fields for fields in of_first or things().values())


@cache
def known_names() -> frozenset[str]:
    """Return the names of all the fields that a plan can have."""
    return frozenset(name for fields in things().values() for name in fields)


@cache
def fields_of(name: str) -> frozenset[str]:
    """Return the fields of the things that a field holds: "risk" and more for risks."""
    known = things()
    held = {fields[name].thing for fields in known.values() if name in fields}
    return frozenset(each for thing in held for each in known.get(thing, ()))


@cache
def lists() -> frozenset[str]:
    """Return the fields that can have a list of texts or dates."""
    schema = plan_schema.schema()
    found = set()
    for thing in (*schema["$defs"].values(), schema):
        for name, kind in thing.get("properties", {}).items():
            of = schema["$defs"].get(kind.get("$ref", "").rpartition("/")[2], kind)
            if "array" in of.get("type", ()):
                found.add(name)
    return frozenset(found)


@cache
def free_texts() -> frozenset[str]:
    """Return the fields that can have any text, and so another field's name in it."""
    schema = plan_schema.schema()
    free = {f"#/$defs/{name}" for name in ("text", "texts", "evidence", "value")}
    return frozenset(
        name
        for thing in (*schema["$defs"].values(), schema)
        for name, kind in thing.get("properties", {}).items()
        if kind.get("$ref") in free
    )
