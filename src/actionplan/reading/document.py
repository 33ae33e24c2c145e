"""YAML text that remembers where each of its values was written.

Scalars are read as YAML 1.2 core reads them (`no` and `2011-11-30` are text), and
of the rest of YAML only the plain part is taken: names, values, lists and text in
any of its quotings. Data is built in one loop over the parser's events, with the
limits inside it: no constructor runs, nothing recurses, nothing is expanded.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from math import inf, isfinite
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

import yaml

from actionplan.diagnostics import Fault, Place
from actionplan.messages import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route

MAX_DEPTH = 64
MAX_NODES = 50_000
MAX_FAULTS = 1_000
"""What is wrong with more than this is nothing that anybody mends one by one."""
_EXACT = 2**53
"""Whole numbers beyond this lose digits in editors and in JSON."""

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | float | bool | None"
Style = Literal["plain", "'", '"', "|", ">", "block", "flow"]

ENGINES: tuple[Any, ...] = (
    *([yaml.CSafeLoader] if yaml.__with_libyaml__ else []),
    yaml.SafeLoader,
)
"""The parsers there are, the fastest first; all give the same documents."""

BREAK = re.compile("\r\n|\n|\r")


class Node(NamedTuple):
    """A value, with where and how it was written.

    *start* and *end* are offsets in characters; *line* and *column* of the start
    count from 1. Of *fields* and *items* the one is there that fits the value.
    """

    value: Data
    style: Style
    start: int
    end: int
    line: int
    column: int
    fields: dict[str, tuple[Node, Node]] | None = None
    """For each name, the node of the name and the node of what it stands for."""
    items: list[Node] | None = None


class Document(NamedTuple):
    """The text of a file and what it says; *root* is None if it cannot be read."""

    text: str
    lines: tuple[str, ...]
    bom: bool
    root: Node | None
    faults: tuple[Fault, ...]

    @property
    def data(self) -> Data:
        """What the file says, as plain lists, dictionaries, text and numbers."""
        return self.root.value if self.root else None

    def node(self, route: Route) -> Node | None:
        """Return the node at the end of *route*, None if there is none."""
        *_, (_, last) = self._walk(route)
        return last

    def place(self, route: Route, *, on_key: bool = False) -> Place:
        """Return where the value of *route* stands, or what comes nearest to it.

        That is the name of the field if the value is empty or *on_key* is set, and
        the thing that should hold it if it is not there.
        """
        best = Place(1, 1)
        for key, value in self._walk(route):
            if value is None:
                break
            best = self._stretch(value)
            if key and (on_key or value.start == value.end):
                best = self._stretch(key)
            elif value.start == value.end:
                best = best._replace(column=max(1, best.column - 1))  # the hyphen
        return best

    def route(self, place: Place) -> Route:
        """Return the way to the innermost value written at *place*."""
        route: list[str | int] = []
        node, at = self.root, (place.line, place.column)
        while node is not None:
            step, node = _child(node, at)
            if step is not None:
                route.append(step)
        return tuple(route)

    def line(self, number: int) -> str:
        """Return a line of the file, counted from 1, without its line end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def offset(self, line: int, column: int = 1) -> int:
        """Return where in the text a line begins, or a column of it; from 1 both."""
        starts = _starts(self.text)
        return starts[line - 1] + column - 1 if line <= len(starts) else len(self.text)

    def point(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of a place in the text, from 1 both."""
        starts = _starts(self.text)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def leaves(self) -> list[Node]:
        """Return every name, and every value that holds no others, in order."""
        return sorted(_leaves(self.root), key=_offset)

    def last_line(self, node: Node) -> int:
        """Return the number of the last line on which something of *node* stands."""
        written = self.text[node.start : node.end].rstrip()
        return node.line + sum(1 for _ in BREAK.finditer(written))

    def comments(self) -> Iterator[Place]:
        """Give the place of each comment, from its # to the end of its line.

        A # inside text is none: only what stands outside of all values is looked at,
        and what follows the sign of a block of text.
        """
        for begin, end in _between(self.text, self.leaves()):
            for found in _COMMENT.finditer(self.text, begin, end):
                yield Place(*self.point(found.start()), len(found[0].rstrip()))

    def _walk(self, route: Route) -> Iterator[tuple[Node | None, Node | None]]:
        key, value = None, self.root
        yield key, value
        for step in route:
            if value is None:
                return
            if value.fields is not None and isinstance(step, str):
                key, value = value.fields.get(step, (None, None))
            elif value.items is not None and isinstance(step, int):
                known = -len(value.items) <= step < len(value.items)
                key, value = None, value.items[step] if known else None
            else:
                key, value = None, None
            yield key, value

    def _stretch(self, node: Node) -> Place:
        rest = len(self.line(node.line).rstrip()) - node.column + 1
        return Place(node.line, node.column, max(1, min(node.end - node.start, rest)))


@lru_cache(maxsize=4)
def _starts(text: str) -> list[int]:
    """Return where each line begins."""
    return [0, *(found.end() for found in BREAK.finditer(text))]


_COMMENT = re.compile(r"(?<![^\s])#[^\r\n]*")


def _leaves(root: Node | None) -> Iterator[Node]:
    left = [root] if root else []
    while left:
        node = left.pop()
        if node.fields is not None:
            left.extend(part for field in node.fields.values() for part in field)
        elif node.items is not None:
            left.extend(node.items)
        else:
            yield node


def _between(text: str, leaves: list[Node]) -> Iterator[tuple[int, int]]:
    """Give the stretches of *text* that are outside of all *leaves*."""
    begin = 0
    for leaf in leaves:
        yield begin, leaf.start
        begin = leaf.end
        if leaf.style in ("|", ">"):
            head = BREAK.search(text, leaf.start)
            yield leaf.start, head.start() if head else leaf.end
    yield begin, len(text)


def _offset(node: Node) -> int:
    return node.start


def _child(node: Node, at: tuple[int, int]) -> tuple[str | int | None, Node | None]:
    """Return the last child that begins at or before *at*."""
    if node.fields:
        names = list(node.fields)
        fields = list(node.fields.values())
        last = bisect_right(fields, at, key=lambda field: _start(field[0])) - 1
        return (names[last], fields[last][1]) if last >= 0 else (None, None)
    if node.items:
        last = bisect_right(node.items, at, key=_start) - 1
        return (last, node.items[last]) if last >= 0 else (None, None)
    return (None, None)


def _start(node: Node) -> tuple[int, int]:
    return node.line, node.column


def parse(content: bytes, engine: Any = ENGINES[0]) -> Document:
    """Read the bytes of a file; what is wrong with them is in the document's faults."""
    bom = content.startswith(b"\xef\xbb\xbf")
    text, faults = _decode(content.removeprefix(b"\xef\xbb\xbf"))
    lines = tuple(BREAK.split(text))
    if not faults:
        faults = _odd_characters(text, lines)
    if faults:
        return Document(
            text=text, lines=lines, bom=bom, root=None, faults=tuple(faults)
        )
    root, faults = _build(text, engine)
    return Document(text=text, lines=lines, bom=bom, root=root, faults=tuple(faults))


# --- from bytes to text ---------------------------------------------------------


def _decode(content: bytes) -> tuple[str, list[Fault]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [unreadable.not_utf8(word="", encoding="UTF-16")]
    if content[:64].count(0) * 3 > len(content[:64]):
        return "", [unreadable.not_utf8(word="", encoding="UTF-16")]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        return _not_utf8(content, error.start)


def _not_utf8(content: bytes, start: int) -> tuple[str, list[Fault]]:
    """Read the file as the editors of Windows would have saved it, to show the word."""
    text = content.decode("cp1252", errors="replace")
    before = content[:start].decode("utf-8")
    line = len(BREAK.findall(before)) + 1
    column = len(BREAK.split(before)[-1]) + 1
    written = BREAK.split(text)[line - 1]
    shown = content[:start].decode("cp1252", errors="replace")
    at = len(BREAK.split(shown)[-1])
    left = re.search(r"\S*\Z", written[:at])
    right = re.match(r"\S*", written[at:])
    word = (left[0] if left else "") + (right[0] if right else "")
    place = Place(line, column)
    return text, [unreadable.not_utf8(word=word, encoding="").placed(place)]


UNWANTED = re.compile(
    # what YAML does not print, its 1.1 line breaks, the marks that reorder text, the
    # byte order mark inside a file, and letters that are never shown
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\x85\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)


def _odd_characters(text: str, lines: tuple[str, ...]) -> list[Fault]:
    if not UNWANTED.search(text):
        return []
    every = ((number, UNWANTED.search(line)) for number, line in enumerate(lines, 1))
    number, match = next((number, match) for number, match in every if match)
    name = unicodedata.name(match[0], "")
    at = Place(number, match.start() + 1)
    code = f"U+{ord(match[0]):04X}"
    return [unreadable.hidden_character(code=code, name=name).placed(at)]


# --- from text to data ----------------------------------------------------------


class _Stop(Exception):  # noqa: N818 -- not an error: the file cannot be read past here
    pass


class _Frame(NamedTuple):
    """A list or a set of fields that is being read."""

    start: Any
    fields: dict[str, tuple[Node, Node]] | None
    items: list[Node] | None
    name: list[Node]
    """The name whose value comes next; one or none."""

    @property
    def names_next(self) -> bool:
        return self.fields is not None and not self.name

    @property
    def step(self) -> str | int:
        if self.items is not None:
            return len(self.items)
        return str(self.name[0].value) if self.name else ""


_DIFFER = re.compile(r"\t|(?:^|[\s\[{,])!", re.MULTILINE)
"""What the two parsers read differently: tabs, and the names behind a mark "!"."""


def _build(text: str, engine: Any) -> tuple[Node | None, list[Fault]]:
    """Build the document, with the pure parser where the two would differ.

    They differ on tabs between words, and in what they say of a text that cannot be
    read: so both are left to the pure one.
    """
    reader = yaml.SafeLoader if _DIFFER.search(text) else engine
    faults: list[Fault] = []
    try:
        return _read(_events(text, reader), faults), faults
    except _Stop:
        return None, faults[-1:]
    except yaml.MarkedYAMLError as error:
        if reader is not yaml.SafeLoader:
            root, again = _build(text, yaml.SafeLoader)
            return None, again if root is None else [_not_yaml(error)]
        return None, [_not_yaml(error)]
    except (OverflowError, ValueError):
        return None, [unreadable.cannot_be_read().placed(_beyond_unicode(text))]


def _beyond_unicode(text: str) -> Place:
    """Return where a character is spelt out that there is not."""
    match = re.search(r"\\U(?!000|0010)[0-9a-fA-F]{8}", text)
    before = BREAK.split(text[: match.start()] if match else "")
    return Place(len(before), len(before[-1]) + 1, 10)


def _events(text: str, engine: Any) -> Iterator[Any]:
    loader = engine(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()


_OPENERS = (
    "while scanning a simple key",
    "while scanning a quoted scalar",
    "while parsing a flow mapping",
    "while parsing a flow sequence",
)


def _not_yaml(error: yaml.MarkedYAMLError) -> Fault:
    """Place the fault where it began, which is not always where reading broke off."""
    began = error.context in _OPENERS and error.context_mark
    mark = began or error.problem_mark or error.context_mark
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    return unreadable.cannot_be_read().placed(place)


def _read(events: Iterator[Any], faults: list[Fault]) -> Node | None:
    """Build the nodes of one document; faults that stop the reading raise _Stop."""
    frames: list[_Frame] = []
    roots: list[Node] = []
    nodes = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            _begin(event, roots, faults)
        elif (node := _take(event, frames, faults)) is not None:
            nodes += 1
            if nodes > MAX_NODES:
                _stop(unreadable.too_many_values(limit=MAX_NODES), event, faults)
            if frames:
                _put(node, frames, faults)
            else:
                roots.append(node)
        if len(faults) > MAX_FAULTS:
            return None
    if not roots or (roots[0].value is None and not faults):
        faults.append(unreadable.empty_file())
        raise _Stop
    return roots[0]


def _begin(event: Any, roots: list[Node], faults: list[Fault]) -> None:
    if roots:
        _stop(unreadable.several_documents(), event, faults)
    if event.version or event.tags:
        _note(unreadable.yaml_directive(), event, [], faults)


def _take(event: Any, frames: list[_Frame], faults: list[Fault]) -> Node | None:
    """Return the node that *event* completes; None if it only begins one."""
    match event:
        case yaml.ScalarEvent():
            return _scalar(event, frames, faults)
        case yaml.SequenceStartEvent():
            frames.append(_Frame(event, None, [], []))
            _limit_depth(frames, faults)
        case yaml.MappingStartEvent():
            frames.append(_Frame(event, {}, None, []))
            _limit_depth(frames, faults)
        case yaml.CollectionEndEvent():
            frame = frames.pop()
            _note_extras(frame.start, frames, faults)
            return _container(frame, event)
        case yaml.AliasEvent():
            if frames and frames[-1].names_next:
                _stop(unreadable.yaml_shortcut(sign="*"), event, faults)
            if not frames or frames[-1].step != "<<":  # which is a fault already
                _note(unreadable.yaml_shortcut(sign="*"), event, frames, faults)
            return _node(None, "plain", event, event)
        case _:
            pass  # the ends of the stream and of its documents
    return None


def _limit_depth(frames: list[_Frame], faults: list[Fault]) -> None:
    if len(frames) > MAX_DEPTH:
        deep = unreadable.nested_too_deeply(limit=MAX_DEPTH)
        _stop(deep, frames[-1].start, faults)


def _put(node: Node, frames: list[_Frame], faults: list[Fault]) -> None:
    """Put a node into the list or set of fields that is being read."""
    frame = frames[-1]
    if frame.items is not None:
        frame.items.append(node)
    elif frame.fields is not None and frame.name:
        name = frame.name.pop()
        if name.value == "<<" and name.style == "plain":
            at = (*_route(frames)[:-1], "<<")
            faults.append(unreadable.yaml_shortcut(sign="<<").placed(at, on_key=True))
        frame.fields.setdefault(str(name.value), (name, node))
    elif node.fields is None and node.items is None:
        if (first := (frame.fields or {}).get(str(node.value))) is not None:
            place = Place(node.line, node.column, max(1, node.end - node.start))
            holder = (*_route(frames)[:-1], str(node.value))
            twice = unreadable.duplicate_field(
                field=str(node.value), first=first[0].line
            )
            faults.append(twice.placed(place, holder=holder))
        frame.name.append(node)
    else:
        place = Place(node.line, node.column)
        faults.append(unreadable.list_as_name().placed(place))
        raise _Stop


def _scalar(event: Any, frames: list[_Frame], faults: list[Fault]) -> Node:
    _note_extras(event, frames, faults)
    style: Style = event.style or "plain"
    if style != "plain" or (frames and frames[-1].names_next):
        return _node(event.value, style, event, event)
    value = _resolve(event.value)
    if isinstance(value, float | int) and not _exact(value):
        long = unreadable.number_too_long(written=event.value)
        _note(long, event, frames, faults)
        value = None
    return _node(value, style, event, event)


def _container(frame: _Frame, end: Any) -> Node:
    style: Style = "flow" if frame.start.flow_style else "block"
    if frame.items is not None:
        values: Data = [item.value for item in frame.items]
    else:
        fields = frame.fields or {}
        values = {name: value.value for name, (_, value) in fields.items()}
    return _node(values, style, start=frame.start, end=end, frame=frame)


def _node(
    value: Data,
    style: Style,
    start: Any,
    end: Any,
    frame: _Frame | None = None,
) -> Node:
    mark = start.start_mark
    return Node(
        value=value,
        style=style,
        start=mark.index,
        end=end.end_mark.index,
        line=mark.line + 1,
        column=mark.column + 1,
        fields=frame.fields if frame else None,
        items=frame.items if frame else None,
    )


def _note_extras(event: Any, frames: list[_Frame], faults: list[Fault]) -> None:
    if event.anchor is not None:
        _note(unreadable.yaml_shortcut(sign="&"), event, frames, faults)
    if event.tag is not None:
        _note(unreadable.yaml_tag(), event, frames, faults)


def _note(fault: Fault, event: Any, frames: list[_Frame], faults: list[Fault]) -> None:
    mark = event.start_mark
    length = 1
    if event.end_mark.line == mark.line:
        length = max(1, event.end_mark.index - mark.index)
    place = Place(mark.line + 1, mark.column + 1, length)
    faults.append(fault.placed(place, holder=_route(frames) or None))


def _stop(fault: Fault, event: Any, faults: list[Fault]) -> None:
    mark = event.start_mark
    faults.append(fault.placed(Place(mark.line + 1, mark.column + 1)))
    raise _Stop


def _route(frames: list[_Frame]) -> Route:
    return tuple(frame.step for frame in frames)


_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTHS = dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(
    ("false", "False", "FALSE"), False
)
_WHOLE = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_ENDLESS = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_NUMBER_STARTS = frozenset("0123456789+-.")
_LONGEST = 400
"""Digits after which Python would refuse, or take long, to read a number."""


def _resolve(text: str) -> str | int | float | bool | None:
    """Read an unquoted value as the YAML 1.2 core schema does (1.2.2, 10.3.2)."""
    if text in _NULLS:
        return None
    if text[0] not in _NUMBER_STARTS:
        return _TRUTHS.get(text, text)
    if _WHOLE.fullmatch(text):
        base = 0 if text[:2] in ("0o", "0x") else 10
        return int(text, base) if len(text) <= _LONGEST else inf
    if _FLOAT.fullmatch(text):
        return float(text)
    return inf if _ENDLESS.fullmatch(text) else text


def _exact(value: float) -> bool:
    return isfinite(value) and (type(value) is float or abs(value) <= _EXACT)
