"""Find text that goes on in bullet points, which have to be in lines of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.messages import typing_mistakes
from actionplan.reading import yaml_reader
from actionplan.reading.typos.faults import word_at
from actionplan.reading.typos.lines import (
    BULLETS,
    COMMENT,
    HEADER,
    LEAD,
    MARKER,
    ODD,
    LineParts,
    bare,
    closing,
    end_of,
    free_texts,
    holder,
    indent,
    known_names,
    take_apart,
)
from actionplan.reading.typos.lines import (
    lists as list_fields,
)
from actionplan.text import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.diagnostics import Fault


def unreadable_in(entry: LineParts, lines: Sequence[str]) -> Fault | None:
    """Find bullet points below a text that make the file unreadable."""
    end = _end(entry, lines)
    if end is None or not _text_of(entry):
        return None
    column = entry.columns[-1].column
    first, *more = lines[entry.line : end]
    if all(end_of(LEAD, line) > column for line in more if line.strip()):
        piece = [first[column:], *(line[column:] for line in more)]
        if yaml_reader.is_readable("\n".join(piece)):
            return None
    return _fault(entry, lines, end)


def glued_in(entry: LineParts, lines: Sequence[str]) -> Fault | None:
    """Find bullet points that are read as more words of a text, or as a list."""
    end = _end(entry, lines)
    if end is None or HEADER.match(entry.text) or not _text_of(entry):
        return None  # below a "|", they are text
    return _fault(entry, lines, end)


_MOST = 100
"""How many lines of a text to look at."""
_POINT = late.compile(
    rf"[ \t{ODD}]*(?:[{BULLETS}][ \t{ODD}]*|[-*][ \t{ODD}]+|o\t[ \t{ODD}]*)(?=\S)"
)
_NUMBER = late.compile(rf"[ \t{ODD}]*\(?(?:\d{{1,2}}|[a-z])[.)][ \t{ODD}]+(?=\S)")


def _end(entry: LineParts, lines: Sequence[str]) -> int | None:
    """Return the line after the last bullet point below a text, if there is any."""
    name = bare(entry.field)
    if name not in free_texts() - list_fields() or holder(entry, lines) == "rag_legend":
        return None
    end, has_points = entry.line + 1, False
    for number in range(end, min(len(lines), entry.line + _MOST)):
        line = lines[number]
        if not line.strip():
            continue
        if _is_point(line, entry.columns[-1].column):
            has_points = True
        elif _begins_anew(line):
            break
        end = number + 1
    return end if has_points else None


def _is_point(line: str, column: int) -> bool:
    """Return whether a line is a bullet point, and not an entry in a list."""
    if _NUMBER.match(line):
        return True
    match = _POINT.match(line)
    if match is None or bare(take_apart(line[match.end() :]).field) in known_names():
        return False
    is_hyphen = line.lstrip()[:1] == "-"
    return not is_hyphen or indent(line) >= column


def _begins_anew(line: str) -> bool:
    """Return whether a line can be anything but words of the text above it."""
    if MARKER.match(line) or line.lstrip()[:1] in ("#", "-"):
        return True
    below = take_apart(line.lstrip(f" \t{ODD}"))
    word = below.text.partition(" ")[0].rstrip(":")
    names = bare(below.field).casefold().split()
    is_field = len(names) == 1 or "_".join(names) in known_names()
    return is_field or word in known_names() or line.rstrip() == "..."


def _text_of(entry: LineParts) -> str:
    """Return the text in the line of a field; "|" if it is below, "" if not known."""
    text = entry.text
    if not text or HEADER.match(text):
        return "|"
    if text[0] in "\"'":
        is_all = closing(text, 1, text[0]) == len(text) - 1
        return text[1:-1] if is_all and "\\" not in text else ""
    return "" if COMMENT.search(text) or text[0] in "[{#" else text


def _fault(entry: LineParts, lines: Sequence[str], end: int) -> Fault:
    first = lines[entry.line][: entry.at].rstrip()
    start = " " * (entry.columns[-1].column + len("  "))
    right = [f"{first} |", *_body(entry, lines[entry.line + 1 : end], start)]
    return typing_mistakes.bullets_below_text(
        field=bare(entry.field),
        right=right,
        more=end - entry.line - 1,
        has_bar=entry.text[:1] == "|",
    ).placed(word_at(lines, entry.line, entry.at))


def _body(entry: LineParts, below: Sequence[str], start: str) -> Iterator[str]:
    """Yield the lines of the text as they should be."""
    text = _text_of(entry)
    if text != "|":
        yield start + text
    for line in below:
        point, words = _POINT.match(line), _spaced(line)
        if point:
            words = f"- {_spaced(line[point.end() :])}"
        yield start + words if words else ""


def _spaced(words: str) -> str:
    return re.sub(rf"[ \t{ODD}]+", " ", words).strip()
