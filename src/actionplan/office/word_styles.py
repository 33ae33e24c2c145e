"""Ask python-docx about styles: what they hide, strike out and number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

import docx.styles.styles
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.styles.style import CharacterStyle

from actionplan.diagnostics import Refusal
from actionplan.messages import importing
from actionplan.office.word_names import shade

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.oxml.styles import CT_Styles
    from docx.styles.style import BaseStyle
    from lxml.etree import _Element

Answer = TypeVar("Answer")


class Look(NamedTuple):
    """What a style says about its text; None if it does not say."""

    struck: bool | None = None
    double: bool | None = None
    hidden: bool | None = None


class ListPlace(NamedTuple):
    """The list that a style puts its paragraphs into. *level* counts from 0."""

    list_id: str
    level: int


class Style(NamedTuple):
    """A style, together with all that it is based on."""

    look: Look = Look()
    heading: int | None = None
    """The level of the heading, from 1; 0 for text, and None if it does not say."""
    list_id: str = ""
    level: str = ""
    fill: str | None = None
    """The colour that it gives to all cells of a table; None if it does not say."""

    @property
    def numbered(self) -> ListPlace | None:
        """The list that its paragraphs are in."""
        if not self.list_id:
            return None
        return ListPlace(self.list_id, int(self.level) if self.level.isdecimal() else 0)


class Styles:
    """The styles of one document. What was worked out is kept."""

    def __init__(self, data: bytes | None) -> None:
        self._by_id: dict[str, BaseStyle] = {}
        self._known: dict[str, Style] = {"": Style()}
        self.default = ""
        """The style of paragraphs that do not name one."""
        if data is not None:
            _asked(lambda: self._read(data))

    def _read(self, data: bytes) -> None:
        written = cast("CT_Styles", parse_xml(data))
        for each in written.iterfind(qn("w:style")):
            if each.get(qn("w:type")) is None:  # python-docx fails, but Word does not
                each.set(qn("w:type"), "paragraph")
        styles = docx.styles.styles.Styles(written)
        for style in styles:
            self._by_id.setdefault(style.style_id or "", style)
        if default := styles.default(WD_STYLE_TYPE.PARAGRAPH):
            self.default = default.style_id or ""

    def of(self, name: str) -> Style:
        """Return the style with an id; one that says nothing if there is none."""
        if name not in self._known:
            _asked(lambda: self._work_out(name))
        return self._known[name]

    def _work_out(self, name: str) -> None:
        """Work out a style, and first those that it is based on.

        It is not recursive, because thousands of styles may be based on each other. If
        they are so in a circle, the circle is cut open.
        """
        waiting: dict[str, BaseStyle] = {}
        while name not in self._known and name not in waiting:
            style = self._by_id.get(name)
            if style is None:
                self._known[name] = Style()
                break
            waiting[name] = style
            name = _value(style.element, "w:basedOn")
        base = self._known.get(name, Style())
        for each, style in reversed(waiting.items()):
            base = self._known[each] = _based_on(base, _own(style))


def _based_on(base: Style, own: Style) -> Style:
    """Return what holds if a style says some things, and its base says others."""
    look = (o if o is not None else b for o, b in zip(own.look, base.look, strict=True))
    return Style(
        look=Look(*look),
        heading=base.heading if own.heading is None else own.heading,
        list_id=own.list_id or base.list_id,
        level=own.level or base.level,
        fill=base.fill if own.fill is None else own.fill,
    )


def _own(style: BaseStyle) -> Style:
    """Return what a style itself says."""
    element = style.element
    look = Look()
    if isinstance(style, CharacterStyle):  # and of paragraphs and tables
        look = Look(style.font.strike, style.font.double_strike, style.font.hidden)
    numbers = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    shading = element.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    return Style(
        look=look,
        heading=_heading(style),
        list_id="" if numbers is None else _value(numbers, "w:numId"),
        level="" if numbers is None else _value(numbers, "w:ilvl"),
        fill=None if shading is None else shade(shading.get),
    )


def _heading(style: BaseStyle) -> int | None:
    name = (style.name or "").lower()
    if name == "title":
        return 1
    level = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    if level is not None:
        return outline(level.get(qn("w:val"), ""))
    match = re.fullmatch(r"heading ([1-9])", name)
    return int(match[1]) if match else None


def outline(written: str) -> int:
    """Return the level of a heading, from 1. Word counts from 0, and 9 is text."""
    return int(written) + 1 if re.fullmatch(r"[0-8]", written) else 0


def _value(element: _Element, name: str) -> str:
    found = element.find(qn(name))
    return "" if found is None else found.get(qn("w:val"), "")


def _asked(question: Callable[[], Answer]) -> Answer:
    """Ask the library. It raises many kinds of errors if a document is unusual."""
    try:
        return question()
    except Exception as error:
        raise Refusal(importing.document_not_understood()) from error
