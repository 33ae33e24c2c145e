"""Write entries as YAML, with the indentation and quoting of the file."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan.reading.decoding import UNWANTED
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.reading.document import Document, Node


class Indentation(NamedTuple):
    """How a file is indented, in columns."""

    dash: int
    """The columns from the name of a list to the hyphens below it."""
    gap: int
    """The columns from a hyphen to the text or field after it."""
    step: int
    """The columns from a name to text or fields below it."""


class TextStyle(NamedTuple):
    """How text is written."""

    quote: bool
    """Whether all text that is not one plain line is put in quotation marks."""
    blocks: tuple[str, ...] = ()
    """The fields whose text starts below their name, even if it is short."""
    every: bool = False
    """Whether plain lines are put in quotation marks as well."""


def indentation_of(of: Document, name: str) -> Indentation:
    """Return how the file indents lists with this *name*, or else all its lists."""
    # The most common indentation wins. So in a file that two people wrote, the new
    # entry looks like most of the others. The step is the first in the file, or else 2.
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
    return Indentation(dash, gap, steps[min(1, len(steps) - 1)])


def _fields_below(root: Node | None) -> Iterator[Node]:
    """Yield all nodes that have fields, in the order of the file."""
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


def document(fields: Mapping[str, Any], *, quoted: bool = False) -> list[str]:
    """Write a complete file in the style of `new`. None leaves a field empty.

    If *quoted*, all text is in quotation marks, so that none looks like a mistake.
    """
    manner = TextStyle(quote=quoted, every=quoted)
    return _lines(fields, 0, Indentation(2, 2, 2), manner)


def list_item(
    entry: Mapping[str, Any], column: int, shape: Indentation, manner: TextStyle
) -> list[str]:
    """Write an entry in a list, with its hyphen in *column*."""
    lines = _lines(entry, column + shape.gap, shape, manner)
    lines[0] = " " * column + "-" + " " * (shape.gap - 1) + lines[0].lstrip(" ")
    return lines


def _lines(
    fields: Mapping[str, Any], column: int, shape: Indentation, manner: TextStyle
) -> list[str]:
    lines: list[str] = []
    for name, value in fields.items():
        start = " " * column + _name(name) + ":"
        if value is None:
            lines.append(start)
        elif isinstance(value, dict):
            lines.append(start)
            lines += _lines(value, column + shape.step, shape, manner)
        elif isinstance(value, list):
            lines.append(start)
            for one in value:
                lines += _entry_or_text(one, column + shape.dash, shape, manner)
        elif (
            (name in manner.blocks or "\n" in value)
            and not manner.quote
            and _fits_block(value)
        ):
            lines += _block(value, start, column + shape.step)
        else:
            lines.append(f"{start} {_one_line(value, manner)}")
    return lines


def _name(name: str) -> str:
    """Write the name of a field. A rating in a legend can be any text."""
    plain = _FIELD.fullmatch(name) or _PLAIN_IN_BRACKETS.fullmatch(name)
    return _plain_or_quoted(name, plain=bool(plain))


_FIELD = re.compile(r"[a-z][a-z0-9_-]*")


def _entry_or_text(
    one: dict[str, Any] | str, column: int, shape: Indentation, manner: TextStyle
) -> list[str]:
    if isinstance(one, dict):
        return list_item(one, column, shape, manner._replace(blocks=()))
    return [" " * column + "-" + " " * (shape.gap - 1) + _one_line(one, manner)]


def _block(text: str, start: str, column: int) -> list[str]:
    """Write text below its name, with "|-" if the text does not end with a line end."""
    sign = "|" if text.endswith("\n") else "|-"
    lines = text.removesuffix("\n").split("\n")
    return [f"{start} {sign}", *(" " * column + line if line else "" for line in lines)]


def _fits_block(text: str) -> bool:
    """Return whether text stays the same below "|", even if an editor trims lines."""
    return (
        not _escapes(text)
        and not text.startswith((" ", "\n"))
        and not text.endswith("\n\n")
        and all(line == line.rstrip() for line in text.split("\n"))
    )


# Text that can be written without quotation marks. YAML would allow much more. But
# editors, older YAML readers and people should all read it as the same text.
_PLAIN = re.compile(r"(?:[0-9]+ )?[^\W\d_](?:[^:#\r\n]|:(?=[^\s])|(?<=[^\s])#)*")
_PLAIN_IN_BRACKETS = re.compile(r"[A-Za-z](?:[A-Za-z0-9 -]*[A-Za-z0-9])?")
_OTHER_MEANING = frozenset(
    ("y", "yes", "n", "no", "on", "off", "true", "false", "null")
)
"""Words that some YAML readers do not read as text."""


def one_line(text: str) -> str:
    """Write text after its name: plain if all readers read it as text, else quoted.

    A date is plain, as it is everywhere in a plan.
    """
    plain = _PLAIN.fullmatch(text) and text == text.rstrip() and not _escapes(text)
    return _plain_or_quoted(text, plain=bool(plain))


def _one_line(text: str, manner: TextStyle) -> str:
    return _plain_or_quoted(text, plain=False) if manner.every else one_line(text)


def in_brackets(value: Any, *, as_json: bool) -> str:  # noqa: ANN401 -- plain data
    """Write data in brackets on one line. *as_json* quotes every name and text."""
    if isinstance(value, dict):
        pairs = [
            f"{_quoted(name) if as_json else name}: {in_brackets(one, as_json=as_json)}"
            for name, one in value.items()
        ]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(in_brackets(one, as_json=as_json) for one in value) + "]"
    if as_json:
        return _quoted(value)
    return _plain_or_quoted(value, plain=bool(_PLAIN_IN_BRACKETS.fullmatch(value)))


def _plain_or_quoted(text: str, *, plain: bool) -> str:
    if dates.parse(text) or (plain and text.lower() not in _OTHER_MEANING):
        return text
    return _quoted(text)


def _escapes(text: str) -> bool:
    """Return whether text has characters that a plan's file must not hold."""
    # A tab makes the slower parser read the complete file, and a Windows line end
    # within text would be read as a line end of the file.
    return "\t" in text or "\r" in text or bool(UNWANTED.search(text))


def _quoted(text: str) -> str:
    """Write text in double quotes on one line, for both JSON and YAML."""
    # JSON's escape for a character above U+FFFF is a pair, which YAML would read as two
    # characters. So unwanted ones get YAML's own escape, which JSON does not have.
    return UNWANTED.sub(_sign, json.dumps(text, ensure_ascii=False))


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 -- four digits


def as_lines(text: str, place: int, lines: Sequence[str]) -> str:
    """Join *lines* with the line end that is used at *place*.

    If the file does not end with a line end, neither does the new text.
    """
    end = line_end_above(text, place)
    written = end.join(lines)
    return written + end if text[place - 1] in "\r\n" else end + written


def line_end_above(text: str, place: int) -> str:
    """Return the line end above *place*, or LF in a file of one line."""
    at = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place))
    if at < 0:
        return "\n"
    return "\r\n" if text[at - 1 : at + 1] == "\r\n" else text[at]
