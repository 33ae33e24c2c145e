"""Read YAML into a document, in one loop over the parser's events.

Scalars are read as in YAML 1.2 core (`no` and `2011-11-30` are text). From the rest of
YAML, only the plain part is allowed: names, values, lists, and text in any kind of
quotes. The loop checks the limits as it reads: no constructor runs, nothing recurses
and nothing is expanded.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf, isfinite
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import yaml

from actionplan.diagnostics import Fault, Place
from actionplan.messages import unreadable
from actionplan.reading.decoding import decode, hidden_characters
from actionplan.reading.document import BREAK, Document, Node, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.reading.document import Data, Style

MAX_DEPTH = 64
MAX_NODES = 50_000
MAX_FAULTS = 1_000
"""Nobody would correct a file with more faults than this line by line."""
_EXACT = 2**53
"""Whole numbers larger than this lose digits in editors and in JSON."""

ENGINES: tuple[Any, ...] = (
    *([yaml.CSafeLoader] if yaml.__with_libyaml__ else []),
    yaml.SafeLoader,
)
"""The parsers available, the fastest first. They all give the same documents."""


@lru_cache(maxsize=1)
def parse(content: bytes, engine: Any = ENGINES[0]) -> Document:
    """Read the bytes of a file. The document's faults say what is wrong with it."""
    # The last file read is remembered: a file about to be written is read once to prove
    # the change, and again to check it.
    bom = content.startswith(b"\xef\xbb\xbf")
    text, faults = decode(content.removeprefix(b"\xef\xbb\xbf"))
    lines = split_lines(text)
    if not faults:
        faults = hidden_characters(text, lines)
    if faults:
        return Document(
            text=text, lines=lines, bom=bom, root=None, faults=tuple(faults)
        )
    root, faults = _build(text, engine)
    return Document(text=text, lines=lines, bom=bom, root=root, faults=tuple(faults))


def is_readable(text: str) -> bool:
    """Return whether a piece of a file can be read by itself, without a mistake."""
    root, faults = _build(text, ENGINES[0])
    return root is not None and not faults


class _Stop(Exception):  # noqa: N818 -- not an error: reading stops here
    pass


class _Frame(NamedTuple):
    """A list or a mapping that is still being read."""

    start: Any
    fields: dict[str, tuple[Node, Node]] | None
    items: list[Node] | None
    name: list[Node]
    """The name whose value comes next: one or none."""

    @property
    def names_next(self) -> bool:
        return self.fields is not None and not self.name

    @property
    def step(self) -> str | int:
        if self.items is not None:
            return len(self.items)
        return str(self.name[0].value) if self.name else ""


_DIFFER = re.compile(r"\t|(?:^|[\s\[{,])!", re.MULTILINE)
"""Text that the two parsers read differently: tabs, and names after "!"."""
_EMPTY_VALUE = re.compile(r":\s*[]},]")
_EMPTY_ITEM = re.compile(r"-[ ]*(?:#.*)?$", re.MULTILINE)
"""Text that the two parsers read differently in some places, as they do "?": empty
values in brackets, and empty list items with only hyphens before them. Each pattern
begins with one fixed sign, so that the regex engine can skip to it."""
_SEVERAL = unreadable.several_documents.name
_NAME_MARK = re.compile(r"^[ -]*\?(?:\s|\Z)", re.MULTILINE)


def _build(text: str, engine: Any) -> tuple[Node | None, list[Fault]]:
    """Build the nodes of the text, and find what is wrong with it as YAML."""
    # The C parser is 20 times as fast as the pure Python one, but differs from it on
    # tabs between words and on where it gives up. The pure parser handles both cases,
    # so that a plan gets the same answer on every computer.
    differs = "\t" in text or ("!" in text and _DIFFER.search(text))
    reader = yaml.SafeLoader if differs else engine
    faults: list[Fault] = []
    try:
        root = _read(_events(text, reader), faults)
    except _Stop:
        unsure, root, faults = faults[-1].rule == _SEVERAL, None, faults[-1:]
    except yaml.MarkedYAMLError as error:
        unsure, root, faults = True, None, [_not_yaml(error)]
    except (OverflowError, ValueError):
        beyond = unreadable.cannot_be_read().placed(_beyond_unicode(text))
        unsure, root, faults = False, None, [beyond]
    else:
        # A name that is there twice is not part of the document, so in a file with
        # faults it is not known what is a comment. The file is refused in any case.
        alone = _read_by_us_alone(text, root) if root and not faults else []
        tight = bool(faults) and _may_be_ours_alone(text)
        unsure = bool(alone) or tight or _may_differ(text, root)
        root, faults = (None, alone) if alone else (root, faults)
    if unsure and reader is not yaml.SafeLoader:
        return _build(text, yaml.SafeLoader)
    return root, faults


def _may_differ(text: str, root: Node | None) -> bool:
    """Return whether the pure parser may read the text, or its places, differently."""
    if not ("?" in text or _EMPTY_VALUE.search(text) or _has_empty_item(text)):
        return False
    return bool(_NAME_MARK.search(text)) or any(
        node.style == "flow" or any(item.start == item.end for item in node.items or ())
        for node in _holders(root)
    )


def _has_empty_item(text: str) -> bool:
    found = (match.start() for match in _EMPTY_ITEM.finditer(text))
    return any(not text[text.rfind("\n", 0, at) + 1 : at].strip(" -") for at in found)


def _holders(root: Node | None) -> Iterator[Node]:
    """Yield the lists and mappings that are not empty."""
    left = [root] if root else []
    while left:
        node = left.pop()
        if node.fields:
            yield node
            left.extend(value for _, value in node.fields.values())
        elif node.items:
            yield node
            left.extend(node.items)


_TIGHT = re.compile(r"#(?<=[^\s#]#)")
_HALF_WRITTEN = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a pair of codes that some programs use to write one character."""


def _read_by_us_alone(text: str, root: Node) -> list[Fault]:
    """Refuse text that these parsers can read and other readers of YAML cannot.

    There are 3 cases. One is a comment with no space before it, after a quotation mark,
    a bracket or the sign that starts a block of text. It may be part of the answer, so
    its words must not be lost. Another is a bracket that follows a name without a
    space, inside brackets. The last is an escape for half a character.
    """
    if not _may_be_ours_alone(text):
        return []
    document = Document(text=text, lines=(), bom=False, root=root, faults=())
    found = [
        *document.tight_comments(),
        *(
            name.end + 1
            for node in _holders(root)
            if node.style == "flow"
            for name, _ in (node.fields or {}).values()
            if name.style == "plain" and text[name.end : name.end + 2] in (":[", ":{")
        ),
        *(
            leaf.start
            for leaf in document.leaves()
            if isinstance(leaf.value, str) and _HALF.search(leaf.value)
        ),
    ]
    first = [Place(*document.point(min(found)))] if found else []
    return [unreadable.cannot_be_read().placed(place) for place in first]


def _may_be_ours_alone(text: str) -> bool:
    """Return quickly whether to look at all: most plans have none of the signs."""
    signs = ":[" in text or ":{" in text or _TIGHT.search(text)
    return bool(signs or _HALF_WRITTEN.search(text))


def _beyond_unicode(text: str) -> Place:
    """Return the place of an escape for a character that does not exist."""
    match = re.search(r"\\U(?!000|0010)[0-9a-fA-F]{8}", text)
    before = BREAK.split(text[: match.start()] if match else "")
    return Place(len(before), len(before[-1]) + 1, 10)


def _events(text: str, engine: Any) -> Iterator[Any]:
    loader = engine(text)
    try:
        yield from iter(loader.get_event, None)
    finally:
        loader.dispose()


_OPENERS = (
    "while scanning a simple key",
    "while scanning a quoted scalar",
    "while parsing a flow mapping",
    "while parsing a flow sequence",
)


def _not_yaml(error: yaml.MarkedYAMLError) -> Fault:
    """Place the fault where it begins, which may be before the parser gave up."""
    began = error.context in _OPENERS and error.context_mark
    mark = began or error.problem_mark or error.context_mark
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    return unreadable.cannot_be_read().placed(place)


def _read(events: Iterator[Any], faults: list[Fault]) -> Node | None:
    """Build the nodes of one document. A fault that ends the reading raises _Stop."""
    # A list or mapping that has begun waits as a frame on a stack. Its end event turns
    # it into a node, which goes into the frame below like any other value. So nothing
    # recurses, and the limits on depth, values and faults are checked during reading: a
    # hostile file costs no more than the limits allow.
    frames: list[_Frame] = []
    roots: list[Node] = []
    nodes = 0
    for event in events:
        if event.__class__ is _SCALAR:  # as 9 in 10 are
            node: Node | None = _scalar(event, frames, faults)
        elif event.__class__ is yaml.DocumentStartEvent:
            _begin(event, roots, faults)
            continue
        else:
            node = _take(event, frames, faults)
        if node is not None:
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


_SCALAR = yaml.ScalarEvent


def _begin(event: Any, roots: list[Node], faults: list[Fault]) -> None:
    if roots:
        _stop(unreadable.several_documents(), event, faults)
    if event.version or event.tags:
        _note(unreadable.yaml_directive(), event, [], faults)


def _take(event: Any, frames: list[_Frame], faults: list[Fault]) -> Node | None:
    """Return the node that *event* completes, or None if it only begins one."""
    match event:
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
            if not frames or frames[-1].step != "<<":  # "<<" is already a fault
                _note(unreadable.yaml_shortcut(sign="*"), event, frames, faults)
            return _node(None, "plain", event, event)
        case _:
            pass  # the end of the stream, or of a document
    return None


def _limit_depth(frames: list[_Frame], faults: list[Fault]) -> None:
    if len(frames) > MAX_DEPTH:
        _stop(unreadable.nested_too_deeply(limit=MAX_DEPTH), frames[-1].start, faults)


def _put(node: Node, frames: list[_Frame], faults: list[Fault]) -> None:
    """Put a node into the list or mapping that is being read."""
    # In a mapping, names and values take turns. If a name is waiting for its value, the
    # node is that value. If not, it is the next name. A name that is already there
    # keeps its first value.
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
                field=str(node.value),
                first=first[0].line,
                is_text=first[1].items is None and first[1].fields is None,
            )
            faults.append(twice.placed(place, holder=holder))
        frame.name.append(node)
    else:
        place = Place(node.line, node.column)
        sign: Literal["bracket", "question mark"] = (
            "bracket" if node.style == "flow" else "question mark"
        )
        faults.append(unreadable.list_as_name(sign=sign).placed(place))
        raise _Stop


def _scalar(event: Any, frames: list[_Frame], faults: list[Fault]) -> Node:
    if event.anchor is not None or event.tag is not None:
        _note_extras(event, frames, faults)
    style: Style = event.style or "plain"
    value = event.value
    frame = frames[-1] if frames else None
    is_name = frame is not None and frame.fields is not None and not frame.name
    if style == "plain" and not is_name:
        value = _resolve(value)
        if value.__class__ in _NUMBERS and not _exact(value):
            too_long = unreadable.number_too_long(written=event.value)
            _note(too_long, event, frames, faults)
            value = None
    mark = event.start_mark
    end = event.end_mark.index
    # A plan has a thousand of these. Calling Node itself would take 3 times as long.
    return _new(
        Node,
        (value, style, mark.index, end, mark.line + 1, mark.column + 1, None, None),
    )


_new = tuple.__new__


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
    fields, items = (frame.fields, frame.items) if frame else (None, None)
    return Node(
        value=value,
        style=style,
        start=mark.index,
        end=end.end_mark.index,
        line=mark.line + 1,
        column=mark.column + 1,
        fields=fields,
        items=items,
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
"""Python refuses a number with more digits than this, or is slow to read it."""


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


_NUMBERS = (int, float)


def _exact(value: float) -> bool:
    return isfinite(value) and (type(value) is float or abs(value) <= _EXACT)
