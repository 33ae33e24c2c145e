"""Walk through the text of a Word document, and mark each piece of it.

Everything that holds characters is met once. What is not known here is walked through,
so text in elements that a later version of Word adds is found as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Refusal
from actionplan.messages import importing
from actionplan.office import word_symbols
from actionplan.office.word_names import (
    MC,
    VAL,
    A,
    C,
    M,
    V,
    W,
    has_text,
    is_on,
    value,
)
from actionplan.office.word_styles import ListPlace, Look, outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from xml.etree import ElementTree as ET

    from actionplan.office.cells import Mark
    from actionplan.office.word_numbers import Numbers
    from actionplan.office.word_pieces import Collector, State
    from actionplan.office.word_styles import Styles

OLDER = "a copy for older versions of Word"
_BREAKS = frozenset((f"{W}br", f"{W}cr"))
_TABS = frozenset((f"{W}tab", f"{W}ptab"))
_CODE = frozenset((f"{W}instrText", f"{W}delInstrText"))
_WORDS = frozenset((f"{W}t", f"{M}t", *_CODE))
_PROPERTIES = frozenset(
    f"{W}{name}"
    for name in ("pPr", "rPr", "tcPr", "trPr", "tblPr", "tblPrEx", "tblGrid", "sectPr")
) | {f"{W}sdtPr", f"{W}sdtEndPr"}
_REVISIONS: Mapping[str, tuple[Mark, str]] = {
    f"{W}ins": ("inserted", ""),
    f"{W}del": ("deleted", ""),
    f"{W}moveTo": ("inserted", "moved from another place"),
    f"{W}moveFrom": ("deleted", "moved to another place"),
}
WRAPPERS = frozenset(
    (*_REVISIONS, f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag")
)
"""What can be around paragraphs, rows and cells without being one."""


class Note(NamedTuple):
    """A comment, footnote or endnote."""

    body: ET.Element
    mark: Mark
    name: str


class Paragraphs:
    """Read the paragraphs of one document, one after the other.

    It keeps what one paragraph has to know about those before it: how far lists are
    counted, which fields are open, and which notes have been met.
    """

    def __init__(
        self, styles: Styles, numbers: Numbers, notes: dict[tuple[str, str], Note]
    ) -> None:
        self._styles = styles
        self._numbers = numbers
        self._notes = notes
        self._met: set[tuple[str, str]] = set()
        self._look = Look()
        self._fields: list[bool] = []
        """The fields that are open, and whether their code is still being read."""
        self._unended: frozenset[int] = frozenset()

    def begin(self, part: ET.Element) -> None:
        """Begin a part of the document. Fields do not go on from the one before."""
        self._fields = []
        self._unended = _unended(part)

    def unmet(self) -> Iterator[Note]:
        """Return the notes that nothing has referred to."""
        for key, note in self._notes.items():
            if key not in self._met:
                yield note

    def blocks(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read all paragraphs and tables in an element as text."""
        for child in of:
            self.walk(child, state, into)

    def paragraph(self, of: ET.Element, state: State, into: Collector) -> bool:
        """Read a paragraph. False if its end was deleted, so that the next joins it."""
        outside = self._look
        properties = of.find(f"{W}pPr")
        style = self.style(of)
        self._look = self._styles.of(style).look
        mark = None if properties is None else properties.find(f"{W}rPr")
        ends = mark is None or not any(
            mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom")
        )
        if ends and state.is_data:
            self._number(properties, style, state, into)
        for child in of:
            self.walk(child, state, into)
        if ends:
            into.end("paragraph", state)
        self._look = outside
        return ends

    def style(self, of: ET.Element) -> str:
        """Return the style of a paragraph."""
        properties = of.find(f"{W}pPr")
        named = "" if properties is None else value(properties, "pStyle")
        return named or self._styles.default

    def heading(self, of: ET.Element) -> int:
        """Return the level of the heading that a paragraph is; 0 if it is none."""
        properties = of.find(f"{W}pPr")
        own = "" if properties is None else value(properties, "outlineLvl")
        return outline(own) if own else self._styles.of(self.style(of)).heading or 0

    def _number(
        self,
        properties: ET.Element | None,
        style: str,
        state: State,
        into: Collector,
    ) -> None:
        """Add the number that Word shows before a paragraph."""
        own = None if properties is None else properties.find(f"{W}numPr")
        styled = self._styles.of(style).numbered
        numbered = styled
        if styled is not None:
            level = self._numbers.level_of_style(styled.list_id, style)
            numbered = styled if level is None else styled._replace(level=level)
        if own is not None:
            level_written = value(own, "ilvl")
            list_id = value(own, "numId") or (numbered.list_id if numbered else "")
            level = numbered.level if numbered else 0
            if level_written.isdecimal():
                level = int(level_written)
            numbered = ListPlace(list_id, level)
        if numbered is None:
            return
        if shown := self._numbers.next(numbered.list_id, numbered.level):
            into.text(shown, state.marked("automatic"))
            into.end("tab", state)

    def walk(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read an element and all that is in it."""
        tag = of.tag
        if tag in _PROPERTIES:
            return
        if read := _READERS.get(tag):
            read(self, of, state, into)
        elif tag in _WORDS:
            self.text(of.text or "", state, into, code=tag in _CODE)
        elif tag in _BREAKS:
            into.end("line", state)
        elif tag in _TABS:
            into.end("tab", state)
        else:
            if revision := _REVISIONS.get(tag):
                state = state.marked(revision[0], note=revision[1])
            for child in of:
                self.walk(child, state, into)

    def text(
        self, text: str, state: State, into: Collector, *, code: bool = False
    ) -> None:
        """Add text, marked as code if it is in the code of a field."""
        if code or any(self._fields):
            state = state.marked("instruction")
        into.text(text, state)

    def run(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read a run: text that has one look."""
        properties = of.find(f"{W}rPr")
        state = self._looked(properties, state)
        font = _font(properties)
        for child in of:
            if font and child.tag in {f"{W}t", f"{W}delText"}:
                signs = word_symbols.signs(font, child.text or "")
                self.text(signs, state.marked("symbol"), into)
            else:
                self.walk(child, state, into)

    def _looked(self, properties: ET.Element | None, state: State) -> State:
        """Mark text that is struck or hidden, directly or by its styles.

        A style for characters that strikes text within a style for paragraphs that
        does so as well takes the line away: the standard says that the two cancel.
        """
        look = self._look
        named = "" if properties is None else value(properties, "rStyle")
        if named:
            own = self._styles.of(named).look
            look = Look(
                bool(look.struck) != bool(own.struck),
                look.double if own.double is None else own.double,
                bool(look.hidden) != bool(own.hidden),
            )
        struck = _either(is_on(properties, "strike"), look.struck)
        double = _either(is_on(properties, "dstrike"), look.double)
        if struck or double:
            state = state.marked("struck")
        if _either(is_on(properties, "vanish"), look.hidden):
            state = state.marked("hidden")
        return state

    def symbol(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read a sign of a symbol font."""
        font, code = of.get(f"{W}font", ""), of.get(f"{W}char", "")
        try:
            sign = word_symbols.sign(font, int(code, 16))
        except ValueError:
            sign = word_symbols.UNKNOWN
        note = f"the sign {code} of {font}" if sign == word_symbols.UNKNOWN else ""
        self.text(sign, state.marked("symbol", note=note), into)

    def hyphen(self, _of: ET.Element, state: State, into: Collector) -> None:
        """Read a hyphen at which Word does not break the line."""
        self.text("-", state, into)

    def field(self, of: ET.Element, state: State, into: Collector) -> None:
        """Begin a field, go from its code to its result, or end it."""
        match of.get(f"{W}fldCharType"):
            case "begin" if id(of) not in self._unended:
                self._fields.append(True)
                if shown := _form_field(of):
                    into.text(shown, state.marked("automatic"))
            case "separate" if self._fields:
                self._fields[-1] = False
            case "end" if self._fields:
                self._fields.pop()

    def control(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read a content control."""
        content = of.find(f"{W}sdtContent")
        if content is not None:
            self.blocks(content, controlled(of, state), into)

    def alternatives(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read what is stored twice: for this version of Word, and for older ones."""
        for child, live in versions(of):
            shown = state if live else state.marked("covered", note=OLDER)
            self.blocks(child, shown, into)

    def note(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read a note or a comment where the text refers to it."""
        key = (
            of.tag.rpartition("}")[2].removesuffix("Reference"),
            of.get(f"{W}id", ""),
        )
        found = self._notes.get(key)
        if found is None or key in self._met:
            return
        self._met.add(key)
        self.aside(found.body, state.marked(found.mark, note=found.name), into)

    def aside(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read text that is not part of the paragraph around it."""
        kept = self._fields, self._unended, self._look
        self.begin(of)
        self._look = Look()
        self.blocks(of, state, into)
        self._fields, self._unended, self._look = kept

    def text_box(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read a text box."""
        self.aside(of, state.marked("text-box"), into)

    def drawn(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read text in a drawing or a diagram."""
        self.text(of.text or "", state.marked("text-box"), into)

    def drawn_paragraph(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read a paragraph in a drawing or a diagram."""
        self.blocks(of, state, into)
        into.end("line", state.marked("text-box"))

    def plotted(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read a word or a figure of a chart."""
        self.drawn(of, state, into)
        into.end("line", state.marked("text-box"))

    def word_art(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read the words of a watermark, which are not stored as text."""
        into.text(of.get("string", ""), state.marked("text-box", "automatic"))

    def table(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read a table inside a cell, a note or a text box as text."""
        self.blocks(of, state.marked("nested"), into)

    def row(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read a row of such a table."""
        self.blocks(of, of_row(of, state), into)

    def cell(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read a cell of such a table."""
        state = of_cell(of, state)
        if is_behind(of):
            state = state.marked("covered")
        self.blocks(of, state, into)

    def other_document(self, _of: ET.Element, _state: State, _into: Collector) -> None:
        """Stop, because the words of another document would be missing."""
        raise Refusal(importing.document_inside_document())

    def inner_paragraph(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read a paragraph, and let the next one begin."""
        self.paragraph(of, state, into)

    def removed(self, of: ET.Element, state: State, into: Collector) -> None:
        """Read text that was deleted while changes were tracked."""
        self.text(of.text or "", state.marked("deleted"), into)


_READERS: Mapping[str, Callable[[Paragraphs, ET.Element, State, Collector], None]] = {
    f"{W}p": Paragraphs.inner_paragraph,
    f"{W}r": Paragraphs.run,
    f"{W}delText": Paragraphs.removed,
    f"{W}sym": Paragraphs.symbol,
    f"{W}noBreakHyphen": Paragraphs.hyphen,
    f"{W}fldChar": Paragraphs.field,
    f"{W}sdt": Paragraphs.control,
    f"{W}tbl": Paragraphs.table,
    f"{W}tr": Paragraphs.row,
    f"{W}tc": Paragraphs.cell,
    f"{W}txbxContent": Paragraphs.text_box,
    f"{W}altChunk": Paragraphs.other_document,
    f"{W}footnoteReference": Paragraphs.note,
    f"{W}endnoteReference": Paragraphs.note,
    f"{W}commentReference": Paragraphs.note,
    f"{MC}AlternateContent": Paragraphs.alternatives,
    f"{A}p": Paragraphs.drawn_paragraph,
    f"{A}t": Paragraphs.drawn,
    f"{C}v": Paragraphs.plotted,
    f"{V}textpath": Paragraphs.word_art,
}


def within(of: ET.Element, state: State) -> Iterator[tuple[ET.Element, State]]:
    """Look through what is around paragraphs, rows or cells, and mark what it means."""
    for child in of:
        if child.tag == f"{W}sdt":
            for content in child.iterfind(f"{W}sdtContent"):
                yield from within(content, controlled(child, state))
        elif child.tag == f"{MC}AlternateContent":
            for version, live in versions(child):
                shown = state if live else state.marked("covered", note=OLDER)
                yield from within(version, shown)
        elif child.tag in WRAPPERS:
            mark = _REVISIONS.get(child.tag)
            marked = state.marked(mark[0], note=mark[1]) if mark else state
            yield from within(child, marked)
        elif child.tag not in _PROPERTIES:
            yield child, state


def controlled(of: ET.Element, state: State) -> State:
    """Mark what a content control holds: what was filled in, or only its prompt."""
    is_prompt = is_on(of.find(f"{W}sdtPr"), "showingPlcHdr")
    return state.marked("placeholder" if is_prompt else "control")


def of_row(of: ET.Element, state: State) -> State:
    """Mark what is in a row that was deleted or inserted, or is hidden."""
    properties = of.find(f"{W}trPr")
    if properties is None:
        return state
    if properties.find(f"{W}del") is not None:
        state = state.marked("deleted", note="in a deleted row")
    if properties.find(f"{W}ins") is not None:
        state = state.marked("inserted")
    return state.marked("hidden") if is_on(properties, "hidden") else state


def of_cell(of: ET.Element, state: State) -> State:
    """Mark what is in a cell that was deleted or inserted."""
    properties = of.find(f"{W}tcPr")
    if properties is None:
        return state
    if properties.find(f"{W}cellDel") is not None:
        state = state.marked("deleted", note="in a deleted cell")
    inserted = properties.find(f"{W}cellIns") is not None
    return state.marked("inserted") if inserted else state


def is_behind(of: ET.Element, name: str = "vMerge") -> bool:
    """Whether a cell is behind the one above it."""
    found = of.find(f"{W}tcPr/{W}{name}")
    return found is not None and found.get(VAL, "continue") != "restart"


def versions(of: ET.Element) -> list[tuple[ET.Element, bool]]:
    """Return what is stored for several versions of Word, and which one is shown.

    It is the first that has text. Word shows the first that it understands, and today
    that is always the first of all.
    """
    kept = [child for child in of if child.tag in _VERSIONS]
    live = next((child for child in kept if has_text(child)), None)
    return [(child, child is live or not has_text(child)) for child in kept]


_VERSIONS = frozenset((f"{MC}Choice", f"{MC}Fallback"))


def _unended(part: ET.Element) -> frozenset[int]:
    """Return the fields that begin and never end: their text is ordinary text."""
    begun: list[int] = []
    for each in part.iter(f"{W}fldChar"):
        kind = each.get(f"{W}fldCharType")
        if kind == "begin":
            begun.append(id(each))
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(begun)


def _either(nearer: bool | None, other: bool | None) -> bool:  # noqa: FBT001 -- of the same kind
    return bool(other if nearer is None else nearer)


def _font(properties: ET.Element | None) -> str:
    """Return the symbol font that a run names for its letters; "" if it is not one."""
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    name = "" if fonts is None else fonts.get(f"{W}ascii", "")
    return name if word_symbols.is_symbol_font(name) else ""


def _form_field(begin: ET.Element) -> str:
    """Return what an old form shows: a box with or without a cross, or a choice."""
    data = begin.find(f"{W}ffData")
    box = None if data is None else data.find(f"{W}checkBox")
    if box is not None:
        ticked = _either(is_on(box, "checked"), is_on(box, "default"))
        return "☒" if ticked else "☐"
    choices = None if data is None else data.find(f"{W}ddList")
    if choices is None:
        return ""
    chosen = value(choices, "result") or value(choices, "default") or "0"
    entries = [each.get(VAL, "") for each in choices.iterfind(f"{W}listEntry")]
    at = int(chosen) if chosen.isdecimal() else 0
    return entries[at] if at < len(entries) else ""
