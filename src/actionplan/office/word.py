"""Read a Word document as paragraphs and tables, in the order in which it has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.office.cells import OfficeFile, Paragraph
from actionplan.office.word_names import W, has_text
from actionplan.office.word_numbers import Numbers
from actionplan.office.word_pieces import Collector, State
from actionplan.office.word_styles import Styles
from actionplan.office.word_tables import TableReader
from actionplan.office.word_text import Note, Paragraphs, of_row, within

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from actionplan.office.cells import Block, Mark
    from actionplan.office.package import Package

_NOTES: tuple[tuple[str, str, Mark], ...] = (
    ("comments", "comment", "comment"),
    ("footnotes", "footnote", "note"),
    ("endnotes", "endnote", "note"),
)
"""The part that has them, the element that is one of them, and how it is marked."""

_APART: dict[str, tuple[Mark, str]] = {
    "header": ("margin", "header"),
    "footer": ("margin", "footer"),
    "chart": ("text-box", "chart"),
    "glossaryDocument": ("placeholder", "building block"),
}
"""Parts with text outside the body, by the kind of the relationship to them."""


def read(package: Package) -> OfficeFile:
    """Read all text of a document."""
    document = _Document(package)
    return OfficeFile(
        kind="docx",
        blocks=tuple(document.body()),
        apart=tuple(document.apart()),
        not_read=tuple(package.not_read()),
        links=package.links(),
        sent=package.sent(),
    )


class _Document:
    """One document, while it is read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._seen = {package.main}
        styles = package.the_related(package.main, "styles")
        self._styles = Styles(package.parts.get(styles))
        numbers = package.the_related(package.main, "numbering")
        self._paragraphs = Paragraphs(
            self._styles, Numbers(package.tree(numbers)), dict(self._notes())
        )
        self._waiting: Collector | None = None
        """A paragraph that goes on in the next, because its end was deleted."""
        self._tables = 0
        self._count = 0

    def _notes(self) -> Iterator[tuple[tuple[str, str], Note]]:
        for kind, name, mark in _NOTES:
            part = self._package.the_related(self._package.main, kind)
            tree = self._package.tree(part)
            self._seen.add(part)
            for each in () if tree is None else tree.iterfind(f"{W}{name}"):
                yield (name, each.get(f"{W}id", "")), Note(each, mark, name)

    def body(self) -> Iterator[Block]:
        """Read the body: paragraphs and tables."""
        tree = self._package.tree(self._package.main)
        assert tree is not None  # noqa: S101 -- the package has found it
        self._paragraphs.begin(tree)
        for body in tree:
            yield from self._blocks(body, State())
        yield from self._flush(0)

    def _blocks(self, of: ET.Element, state: State) -> Iterator[Block]:
        for child, around in within(of, state):
            if child.tag == f"{W}tbl":
                yield from self._flush(0)
                yield from self._table(child, around)
            elif child.tag == f"{W}p":
                yield from self._paragraph(child, around)
            else:
                into = self._waiting or Collector()
                self._paragraphs.walk(child, around, into)
                self._waiting = into
                yield from self._flush(0)

    def _paragraph(self, of: ET.Element, state: State) -> Iterator[Paragraph]:
        self._count += 1
        into = self._waiting or Collector()
        self._waiting = into
        if self._paragraphs.paragraph(of, state, into):
            yield from self._flush(self._paragraphs.heading(of))

    def _flush(self, heading: int) -> Iterator[Paragraph]:
        pieces = self._waiting.pieces() if self._waiting else ()
        self._waiting = None
        if pieces:
            yield Paragraph(pieces, f"paragraph {self._count}", heading)

    def _table(self, of: ET.Element, state: State) -> Iterator[Block]:
        if framed := frame(of, state):
            yield from self._blocks(*framed)
            return
        self._tables += 1
        name = f"table {self._tables}"
        reader = TableReader(self._paragraphs, self._styles)
        yield reader.read(of, state, name)
        if strays := reader.strays.pieces():
            yield Paragraph(strays, f"{name}, outside its cells")

    def apart(self) -> Iterator[Paragraph]:
        """Read what has no place in the body."""
        for note in self._paragraphs.unmet():
            into = Collector()
            state = State().marked(note.mark, note=note.name)
            self._paragraphs.aside(note.body, state, into)
            if pieces := into.pieces():
                yield Paragraph(pieces, f"{note.name} that nothing refers to")
        counts: dict[str, int] = {}
        for part, mark, name in self._parts():
            tree = self._package.tree(part)
            if tree is None or not has_text(tree):
                continue
            into = Collector()
            self._paragraphs.aside(tree, State().marked(mark), into)
            counts[name] = counts.get(name, 0) + 1
            yield Paragraph(into.pieces(), f"{name} {counts[name]}")

    def _parts(self) -> Iterator[tuple[str, Mark, str]]:
        """Name the other parts: those that are known, and then all that have text."""
        for related in self._package.related(self._package.main):
            if related.kind in _APART and related.part not in self._seen:
                self._seen.add(related.part)
                yield related.part, *_APART[related.kind]
        for part in self._package.parts:
            if part not in self._seen and part.endswith(".xml"):
                yield part, "text-box", "other text"


def frame(of: ET.Element, state: State) -> tuple[ET.Element, State] | None:
    """Return the only cell of a table that is a frame around another table."""
    rows = list(within(of, state))
    if len(rows) != 1 or rows[0][0].tag != f"{W}tr":
        return None
    row, around = rows[0]
    cells = list(within(row, of_row(row, around)))
    if len(cells) != 1 or cells[0][0].tag != f"{W}tc":
        return None
    inside = within(*cells[0])
    return cells[0] if any(each.tag == f"{W}tbl" for each, _ in inside) else None
