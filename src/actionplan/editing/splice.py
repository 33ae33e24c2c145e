"""Splice text, and prove that nothing else changed."""

from __future__ import annotations

import json
import re
from collections import Counter
from copy import deepcopy
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan.diagnostics import Edit
from actionplan.reading import document
from actionplan.reading.document import BREAK, UNWANTED
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from actionplan.diagnostics import Route
    from actionplan.messages.refused_entries import Cause
    from actionplan.reading.document import Data, Document, Node


class Spliced(NamedTuple):
    """A file's new bytes, and the one insertion that made them."""

    content: bytes
    edit: Edit


class Unwritten(NamedTuple):
    """Why nothing can be inserted, and what would have to be done by hand."""

    cause: Cause
    after: int
    """The number of the line below which *lines* belong."""
    lines: str
    written: str = ""
    """What stands in the place of the list, if something does."""


def apply(before: Document, edits: Iterable[Edit], expected: Data) -> bytes | None:
    """Return the bytes of the file with *edits* made, None if that cannot be proved.

    Proved is that the new file says exactly *expected*, that nothing is wrong with it
    that was not wrong before, and that outside the edits every byte is the old one.
    """
    ordered = sorted(edits)
    content = put(before, ordered)
    if content is None:
        return None
    after = document.parse(content)
    if not _same(after.data, expected) or after.bom != before.bom:
        return None
    if Counter(_rules(after)) - Counter(_rules(before)):
        return None
    undone = _splice(after.text, _inverse(before.text, ordered))
    return content if undone == before.text else None


def put(before: Document, edits: Iterable[Edit]) -> bytes | None:
    """Return the bytes of the file with *edits* made; None if they are in each other's.

    Nothing is proved of it.
    """
    ordered = sorted(edits)
    if _overlap(ordered):
        return None
    bom = b"\xef\xbb\xbf" if before.bom else b""
    return bom + _splice(before.text, ordered).encode("utf-8", "surrogatepass")


def append(
    before: Document, route: Route, entry: Mapping[str, Any]
) -> Spliced | Unwritten:
    """Put *entry* at the end of the list at *route*, which may not be there yet.

    The best-looking way to write it that can be proved is taken. *route* leads to a
    field of something that is there; its fields stand in the order they are given.
    """
    *way, name = route
    holder = before.node(tuple(way))
    at = _At(before, holder, str(name)) if holder and holder.fields else None
    if at is None:
        return Unwritten("not-alone", 1, _by_hand(before, "", entry))
    expected = _with(before.data, route, entry)
    for edit in _ways(at, entry):
        content = apply(before, [edit], expected)
        if content is not None:
            return Spliced(content, edit)
    return _unwritten(at, entry)


# --- the proof ------------------------------------------------------------------


def _overlap(edits: Sequence[Edit]) -> bool:
    return any(one.end > other.start for one, other in pairwise(edits))


def _splice(text: str, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*parts, text[at:]))


def _inverse(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield Edit(start, start + len(edit.text), text[edit.start : edit.end])
        shift += len(edit.text) - (edit.end - edit.start)


def _same(one: Data, other: Data) -> bool:
    """Compare strictly: to Python 1, 1.0 and True are equal, to a plan they are not."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _rules(of: Document) -> Iterator[str]:
    return (fault.rule for fault in of.faults)


def _with(data: Data, route: Route, entry: Mapping[str, Any]) -> Data:
    changed = deepcopy(data)
    holder: Any = changed
    for step in route[:-1]:
        holder = holder[step]
    old = holder.get(route[-1])
    holder[route[-1]] = [*(old if isinstance(old, list) else ()), dict(entry)]
    return changed


# --- the places where an entry may go -------------------------------------------


class _At(NamedTuple):
    """A list that is to grow: the thing that has it, and the name of the field."""

    document: Document
    holder: Node
    name: str

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def fields(self) -> dict[str, tuple[Node, Node]]:
        return self.holder.fields or {}

    @property
    def list(self) -> Node | None:
        return self.fields[self.name][1] if self.name in self.fields else None

    @property
    def last_field(self) -> tuple[Node, Node]:
        return max(self.fields.values(), key=lambda field: field[0].start)

    @property
    def column(self) -> int:
        """How many columns the fields are in from the edge."""
        return self.holder.column - 1

    @property
    def as_json(self) -> bool:
        """Whether all names stand in double quotes, as JSON has them."""
        return all(key.style == '"' for key, _ in self.fields.values())


def _ways(at: _At, entry: Mapping[str, Any]) -> Iterator[Edit]:
    """Give the ways to write *entry*, the best-looking first."""
    there = at.list
    if there is None:
        key, value = at.last_field
        if at.holder.style == "flow":
            yield from _in_brackets(at, key, value, _flow({at.name: [entry]}, at)[1:-1])
        else:
            yield from _below(at, value, at.column, partial(_new_list, at, entry))
    elif there.items and there.style == "flow":
        yield from _in_brackets(at, there.items[-1], there.items[-1], _flow(entry, at))
    elif there.items is not None and there.style == "flow":
        yield Edit(there.start + 1, there.start + 1, _flow(entry, at))
    elif there.items:
        last, column = there.items[-1], there.column - 1
        yield from _below(
            at, last, column, partial(_next_item, at, entry, last, column)
        )
    elif there.start == there.end and at.holder.style == "flow":
        gap = "" if at.text[there.end - 1] in _BLANK else " "
        yield Edit(there.end, there.end, f"{gap}[{_flow(entry, at)}]")
    elif there.start == there.end:
        yield from _below(at, there, at.column + 1, partial(_first_item, at, entry))


def _below(
    at: _At, value: Node, column: int, write: Callable[..., list[str]]
) -> Iterator[Edit]:
    """Insert lines below the end of *value*, and below comments that belong to it."""
    for end in _ends(at.text, _innermost(value)):
        place = _past_comments(at.text, end, column)
        for quote in (False, True):
            lines = write(quote=quote)
            yield Edit(place, place, _as_lines(at.text, place, lines))


def _innermost(node: Node) -> Node:
    """Return the value that is written last in *node*."""
    while node.style == "block":
        values = node.items or [value for _, value in (node.fields or {}).values()]
        node = max(values, key=lambda value: value.start)
    return node


_MOST = 4
_BLANK = " \t\r\n"


def _ends(text: str, value: Node) -> list[int]:
    """Return the starts of lines at which *value* may be over, the best first.

    Blank lines below a block of text are left where they are, unless they are part
    of it; which of the two, only the proof can tell.
    """
    written = text[value.start : value.end]
    if value.style not in ("|", ">"):
        return [_next_line(text, value.end)]
    visible = value.start + len(written.rstrip(_BLANK))
    ends = [_next_line(text, visible)]
    ends += [found.end() for found in BREAK.finditer(text, ends[0], value.end)]
    if ends[-1] < value.end:
        ends.append(value.end)
    keeps = re.match(r"[|>][1-9]?\+", written)
    few = ends if len(ends) <= 2 * _MOST else ends[:_MOST] + ends[-_MOST:]
    return few[::-1] if keeps else few


def _next_line(text: str, at: int) -> int:
    found = BREAK.search(text, at)
    return found.end() if found else len(text)


_COMMENT = re.compile(r"( *)#[^\r\n]*(?:\r\n|\n|\r|\Z)")
_NOTHING = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*([ ]*)(?=([^ #]?))")


def _past_comments(text: str, place: int, column: int) -> int:
    """Pass over comments as far in as *column*, and farther than what follows them.

    Those belong to what stands above; the others to what stands below.
    """
    follows = _NOTHING.match(text, place)
    if follows and follows[2]:
        column = max(column, len(follows[1]) + 1)
    while (comment := _COMMENT.match(text, place)) and len(comment[1]) >= column:
        place = comment.end()
    return place


def _in_brackets(at: _At, first: Node, last: Node, written: str) -> Iterator[Edit]:
    """Insert behind *last*, the end of what is in brackets; *first* begins it.

    On a line of its own if that is how the one before is written.
    """
    text = at.text
    line = max(text.rfind("\n", 0, first.start), text.rfind("\r", 0, first.start)) + 1
    indent = text[line : first.start]
    alone = line > 0 and not indent.strip(" ")
    if alone and re.compile(r",[ \t]*(#[^\r\n]*)?[\r\n]").match(text, last.end):
        place = _next_line(text, last.end)
        yield Edit(place, place, f"{indent}{written},{_line_end(text, place)}")
    between = f",{_line_end(text, first.start)}{indent}" if alone else ", "
    yield Edit(last.end, last.end, between + written)


# --- what is written there ------------------------------------------------------


def _new_list(at: _At, entry: Mapping[str, Any], *, quote: bool) -> list[str]:
    return [" " * at.column + at.name + ":", *_first_item(at, entry, quote=quote)]


def _first_item(at: _At, entry: Mapping[str, Any], *, quote: bool) -> list[str]:
    shape = _shape(at.document, at.name)
    return _item(entry, at.column + shape.dash, shape, _Manner(quote))


def _next_item(
    at: _At, entry: Mapping[str, Any], last: Node, column: int, *, quote: bool
) -> list[str]:
    """Write an entry as the *last* one is written, its hyphen in *column*."""
    if last.style == "flow" and last.fields:
        return [" " * column + "- " + _flow(entry, at)]
    shape = _shape(at.document, at.name)
    if last.fields:
        shape = shape._replace(gap=max(2, last.column - 1 - column))
    names = [name for name, (_, v) in (last.fields or {}).items() if v.style in "|>"]
    return _item(entry, column, shape, _Manner(quote, tuple(names)))


class _Shape(NamedTuple):
    """How a file is indented, in columns."""

    dash: int
    """From the name of a list to the hyphens below it."""
    gap: int
    """From a hyphen to what it stands for."""
    step: int
    """From a name to text or fields below it."""


class _Manner(NamedTuple):
    """How text is written."""

    quote: bool
    """Whether everything that is not one plain line stands in quotation marks."""
    blocks: tuple[str, ...] = ()
    """The fields whose text begins below their name, however short it is."""


def _shape(of: Document, name: str) -> _Shape:
    """Indent as the file does: its lists of that name, else all of its lists."""
    lists: list[tuple[str, int, int]] = []
    steps = [2]
    for node in _fields_below(of.root):
        for key, (_, value) in (node.fields or {}).items():
            if value.style == "block" and value.items:
                lists.append((key, value.column - node.column, _gap(value)))
            elif value.style == "block":
                steps.append(value.column - node.column)
    alike = [each[1:] for each in lists if each[0] == name]
    alike = alike or [each[1:] for each in lists] or [(2, 2)]
    (dash, gap), _ = Counter(alike).most_common(1)[0]
    return _Shape(dash, gap, steps[min(1, len(steps) - 1)])


def _fields_below(root: Node | None) -> Iterator[Node]:
    """Give everything that has fields, as it stands in the file."""
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        if node.fields is not None and node.style == "block":
            yield node
        inside = node.items or [value for _, value in (node.fields or {}).values()]
        waiting += reversed(inside)


def _gap(node: Node) -> int:
    first = node.items[0] if node.items else node
    return max(2, first.column - node.column) if first.line == node.line else 2


def _item(
    entry: Mapping[str, Any], column: int, shape: _Shape, manner: _Manner
) -> list[str]:
    """Write one of a list, its hyphen in *column*."""
    lines = _lines(entry, column + shape.gap, shape, manner)
    lines[0] = " " * column + "-" + " " * (shape.gap - 1) + lines[0].lstrip(" ")
    return lines


def _lines(
    fields: Mapping[str, Any], column: int, shape: _Shape, manner: _Manner
) -> list[str]:
    lines: list[str] = []
    for name, value in fields.items():
        start = " " * column + name + ":"
        if isinstance(value, list):
            lines.append(start)
            for one in value:
                lines += _list_item(one, column + shape.dash, shape, manner)
        elif (
            (name in manner.blocks or "\n" in value)
            and not manner.quote
            and _fits_block(value)
        ):
            lines += _block(value, start, column + shape.step)
        else:
            lines.append(f"{start} {one_line(value)}")
    return lines


def _list_item(one: Any, column: int, shape: _Shape, manner: _Manner) -> list[str]:  # noqa: ANN401 -- plain data
    if isinstance(one, dict):
        return _item(one, column, shape, manner._replace(blocks=()))
    return [" " * column + "-" + " " * (shape.gap - 1) + one_line(one)]


def _block(text: str, start: str, column: int) -> list[str]:
    """Write text below its name; the sign tells if the last line end is part of it."""
    sign = "|" if text.endswith("\n") else "|-"
    lines = text.removesuffix("\n").split("\n")
    return [f"{start} {sign}", *(" " * column + line if line else "" for line in lines)]


def _fits_block(text: str) -> bool:
    """Tell whether text survives as it is, in editors that trim lines as well."""
    return (
        not _escapes(text)
        and not text.startswith((" ", "\n"))
        and not text.endswith("\n\n")
        and all(line == line.rstrip() for line in text.split("\n"))
    )


_PLAIN = re.compile(r"(?:[0-9]+ )?[^\W\d_](?:[^:#\r\n]|:(?=[^\s])|(?<=[^\s])#)*")
_SIMPLE = re.compile(r"[A-Za-z](?:[A-Za-z0-9 -]*[A-Za-z0-9])?")
_OTHER_MEANING = frozenset(
    ("y", "yes", "n", "no", "on", "off", "true", "false", "null")
)
"""Words that some readers of YAML take for more than words."""


def one_line(text: str) -> str:
    """Write text behind its name: plain if every reader takes it for text, else quoted.

    A date stands plain, as everywhere in a plan.
    """
    if dates.parse(text):
        return text
    plain = _PLAIN.fullmatch(text) and text == text.rstrip() and not _escapes(text)
    return text if plain and text.lower() not in _OTHER_MEANING else _quoted(text)


def _flow(value: Any, at: _At) -> str:  # noqa: ANN401 -- plain data
    """Write data in brackets on one line, as JSON if the names around it are quoted."""
    if isinstance(value, dict):
        pairs = [
            f"{_quoted(name) if at.as_json else name}: {_flow(one, at)}"
            for name, one in value.items()
        ]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(one, at) for one in value) + "]"
    simple = _SIMPLE.fullmatch(value) and value.lower() not in _OTHER_MEANING
    return (
        value if (simple or dates.parse(value)) and not at.as_json else _quoted(value)
    )


def _escapes(text: str) -> bool:
    """Tell whether text has characters that a plan's file is not to hold.

    Tabs and the line ends of Windows are among them: a tab sends the whole file to
    the slower parser, and a line end would be read as the file's own.
    """
    return "\t" in text or "\r" in text or bool(UNWANTED.search(text))


def _quoted(text: str) -> str:
    """Write text between double quotes, on one line, as JSON and YAML both read it.

    Of the characters that are not to stand in a file JSON has no sign for those
    above U+FFFF that YAML would read as well; they get YAML's.
    """
    return UNWANTED.sub(_sign, json.dumps(text, ensure_ascii=False))


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 -- four digits


def _as_lines(text: str, place: int, lines: Sequence[str]) -> str:
    """Join *lines* with the line end in use at *place*.

    At the end of a file that has no last line end, none is added there either.
    """
    end = _line_end(text, place)
    written = end.join(lines)
    return written + end if text[place - 1] in "\r\n" else end + written


def _line_end(text: str, place: int) -> str:
    """Return the line end above *place*; a file of one line has none."""
    at = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place))
    if at < 0:
        return "\n"
    return "\r\n" if text[at - 1 : at + 1] == "\r\n" else text[at]


# --- where none can be proved ---------------------------------------------------


def _unwritten(at: _At, entry: Mapping[str, Any]) -> Unwritten:
    there = at.list
    lines = _by_hand(at.document, at.name if there is None else "", entry, at)
    if there is not None and there.value is None and there.start < there.end:
        written = at.text[there.start : there.end]
        return Unwritten("written-empty", there.line, lines, written)
    last = _innermost(there if there is not None else at.last_field[1])
    line = len(BREAK.findall(at.text, 0, last.end)) + 1
    if (
        at.text[-1:] not in ("\r", "\n")
        and last.style in "|>"
        and not at.text[last.end :].strip(_BLANK)
    ):
        return Unwritten("no-last-line-end", line, lines)
    return Unwritten("not-alone", line, lines)


def _by_hand(
    of: Document, name: str, entry: Mapping[str, Any], at: _At | None = None
) -> str:
    """Write the lines that somebody would type in, with the name of the list if new."""
    if at and at.holder.style == "flow":
        return _flow({name: [entry]}, at)[1:-1] if name else _flow(entry, at)
    shape, manner = _shape(of, name), _Manner(quote=False)
    column = at.column if at else 0
    there = at.list if at else None
    dash = there.column - 1 if there and there.items else column + shape.dash
    head = [" " * column + name + ":"] if name else []
    return "\n".join([*head, *_item(entry, dash, shape, manner)])
