"""Fill rows of a table in a Word document. Every byte outside these rows stays.

A row keeps its own look: its properties and those of its cells, and the look of the
paragraph and of the letters in each cell. More rows are copies of a row. Content
controls in the cells that are filled become ordinary text.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from actionplan.office.word_names import W, is_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree import ElementTree as ET

    from actionplan.office.word_places import PlacedCell, PlacedRow, Places


class FilledRow(NamedTuple):
    """What a row will say: the lines of each column, and the row whose look it has."""

    like: PlacedRow
    lines: Mapping[int, tuple[str, ...]]
    """By column. A column that is not named keeps what it has."""
    is_copy: bool = False
    below: frozenset[int] = frozenset()
    """The columns in which it shares the cell of the row above."""


def fill(
    places: Places,
    blank: Sequence[PlacedRow],
    rows: Sequence[FilledRow],
    *,
    drop_rest: bool = False,
) -> bytes:
    """Return the part with the *blank* rows filled, and with more rows after them.

    Blank rows that are not needed stay, unless the rest of them is to be dropped.
    """
    edits: list[tuple[int, int, bytes]] = []
    used = blank[: min(len(rows), len(blank))]
    for at, row in enumerate(blank):
        span = places.span(row.unit)
        if at < len(used):
            last = at == len(used) - 1
            mine = rows[at:] if last else rows[at : at + 1]
            made = b"".join(_row(places, each) for each in mine)
            edits.append((span.start, span.end, made))
        elif drop_rest:
            edits.append((span.start, span.end, b""))
    return _edited(places.data, 0, len(places.data), edits)


def _edited(
    data: bytes, start: int, end: int, edits: Sequence[tuple[int, int, bytes]]
) -> bytes:
    """Return bytes of *data*, with some of them replaced."""
    pieces: list[bytes] = []
    for begin, stop, made in sorted(edits):
        pieces += [data[start:begin], made]
        start = stop
    return b"".join([*pieces, data[start:end]])


def _row(places: Places, row: FilledRow) -> bytes:
    span = places.span(row.like.element)
    edits = []
    for cell in row.like.cells:
        lines = row.lines.get(cell.column)
        if lines:
            unit = places.span(cell.unit)
            made = _cell(places, cell, lines, is_copy=row.is_copy)
            edits.append((unit.start, unit.end, made))
        merge = cell.element.find(f"{W}tcPr/{W}vMerge")
        if cell.column in row.below and merge is not None:
            at = places.span(merge)
            shared = f"<{places.prefix(merge)}vMerge/>".encode()
            edits.append((at.start, at.end, shared))
    made = _edited(places.data, span.start, span.end, edits)
    return _copied(made) if row.is_copy else made


def _cell(
    places: Places, cell: PlacedCell, lines: tuple[str, ...], *, is_copy: bool
) -> bytes:
    """Write a cell with new text, in the look that its first paragraph has."""
    element = cell.element
    prefix = places.prefix(element)
    span = places.span(element)
    first = next(element.iter(f"{W}p"), None)
    about = _paragraph_look(places, first)
    look = _letters(places, element, first)
    kept = b"" if is_copy else b"".join(_marks(places, element))
    opened = _opening(places, first, prefix)
    again = f"<{prefix}p>".encode()
    paragraphs = [
        (again if at else opened)
        + about
        + (b"" if at else kept)
        + _run(line, look, prefix)
        for at, line in enumerate(lines)
    ]
    closed = f"</{prefix}p>".encode()
    return b"".join(
        (
            places.data[span.start : span.inner],
            places.bytes_of(element.find(f"{W}tcPr")),
            *(each + closed for each in paragraphs),
            places.data[span.outer : span.end],
        )
    )


def _opening(places: Places, first: ET.Element | None, prefix: str) -> bytes:
    if first is None:
        return f"<{prefix}p>".encode()
    span = places.span(first)
    tag = places.data[span.start : span.inner]
    return re.sub(rb"\s*/>\Z", b">", tag)


def _paragraph_look(places: Places, first: ET.Element | None) -> bytes:
    return b"" if first is None else places.bytes_of(first.find(f"{W}pPr"))


def _letters(places: Places, cell: ET.Element, first: ET.Element | None) -> bytes:
    """Return how letters look in a cell: as its text, or as what would be typed."""
    prompts = {
        id(run)
        for control in cell.iter(f"{W}sdt")
        if is_on(control.find(f"{W}sdtPr"), "showingPlcHdr")
        for run in control.iter(f"{W}r")
    }
    runs = () if first is None else first.iter(f"{W}r")
    looks = [run.find(f"{W}rPr") for run in runs if id(run) not in prompts]
    if first is not None:
        looks.append(first.find(f"{W}pPr/{W}rPr"))
    looks += [each.find(f"{W}rPr") for each in cell.iter(f"{W}sdtPr")]
    for look in looks:
        if look is not None and not _is_unseen(look):
            return places.bytes_of(look)
    return b""


def _is_unseen(look: ET.Element) -> bool:
    """Return whether text with a look is not seen, or is struck out."""
    return any(is_on(look, name) for name in ("vanish", "strike", "dstrike"))


_KEPT = frozenset(
    f"{W}{name}{side}"
    for name in ("bookmark", "commentRange", "perm")
    for side in ("Start", "End")
)
_NOTES = tuple(f"{W}{name}Reference" for name in ("comment", "footnote", "endnote"))


def _marks(places: Places, cell: ET.Element) -> Iterator[bytes]:
    """Yield what has no text, but belongs together with something elsewhere."""
    for each in cell.iter():
        is_note = each.tag == f"{W}r" and any(each.find(n) is not None for n in _NOTES)
        if each.tag in _KEPT or is_note:
            yield places.bytes_of(each)


def _run(line: str, look: bytes, prefix: str) -> bytes:
    text = escape(line, quote=False)
    return (
        f"<{prefix}r>".encode()
        + look
        + f'<{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}r>'.encode()
    )


def _copied(row: bytes) -> bytes:
    """Take out what there must be only one of in a document."""
    row = re.sub(
        rb"""\s[\w.-]+:(?:paraId|textId)\s*=\s*(?:"[^"]*"|'[^']*')""", b"", row
    )
    row = re.sub(rb"<((?:[\w.-]+:)?p)\b[^>]*?(/?)>", rb"<\1\2>", row)
    return re.sub(_ONLY_ONCE, b"", row)


_ONLY_ONCE = re.compile(
    rb"<(?:[\w.-]+:)?(?:bookmark(?:Start|End)|commentRange(?:Start|End)"
    rb"|perm(?:Start|End)|commentReference|footnoteReference|endnoteReference"
    rb"|id)\b[^>]*/>"
)
"""Marks that others refer to, and the numbers of content controls."""
