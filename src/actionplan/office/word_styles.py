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
    from collections.abc import Callable, Iterator

    from docx.oxml.styles import CT_Styles
    from docx.styles.style import BaseStyle
    from lxml.etree import _Element

Answer = TypeVar("Answer")

MAX_STEPS = 50
"""How many styles may be based on each other. Word allows 10 or so."""


class Look(NamedTuple):
    """What a style says about its text; None if it does not say."""

    struck: bool | None = None
    double: bool | None = None
    hidden: bool | None = None


class Numbered(NamedTuple):
    """The list that a style puts its paragraphs into. *level* counts from 0."""

    list_id: str
    level: int


class Styles:
    """The styles of one document. What was worked out is kept."""

    def __init__(self, data: bytes | None) -> None:
        self._by_id: dict[str, BaseStyle] = {}
        self._looks: dict[str, Look] = {}
        self.default = ""
        """The style of paragraphs that do not name one."""
        if data is not None:
            asked(lambda: self._read(data))

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

    def look(self, style: str) -> Look:
        """Return what a style and those that it is based on say about text."""
        if style not in self._looks:
            self._looks[style] = asked(lambda: self._look(style))
        return self._looks[style]

    def _look(self, style: str) -> Look:
        found = Look()
        for each in self._chain(style):
            if not isinstance(each, CharacterStyle):  # of tables or lists
                continue
            mine = (each.font.strike, each.font.double_strike, each.font.hidden)
            both = zip(found, mine, strict=True)
            found = Look(*(nearer if nearer is not None else m for nearer, m in both))
        return found

    def heading(self, style: str) -> int:
        """Return the level of the heading, from 1; 0 if it is not a heading."""
        return asked(lambda: self._heading(style))

    def _heading(self, style: str) -> int:
        for each in self._chain(style):
            name = (each.name or "").lower()
            if name == "title":
                return 1
            level = each.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            if level is not None:
                return outline(level.get(qn("w:val"), ""))
            if match := re.fullmatch(r"heading ([1-9])", name):
                return int(match[1])
        return 0

    def numbered(self, style: str) -> Numbered | None:
        """Return the list that paragraphs of a style are in."""
        return asked(lambda: self._numbered(style))

    def _numbered(self, style: str) -> Numbered | None:
        list_id, level = "", ""
        for each in self._chain(style):
            for found in each.element.iterfind(f"{qn('w:pPr')}/{qn('w:numPr')}"):
                list_id = list_id or _value(found, "w:numId")
                level = level or _value(found, "w:ilvl")
        number = int(level) if level.isdecimal() else 0
        return Numbered(list_id, number) if list_id else None

    def fill(self, style: str) -> str:
        """Return the colour that a style for tables gives to all cells; "" if none."""
        return asked(lambda: self._fill(style))

    def _fill(self, style: str) -> str:
        for each in self._chain(style):
            found = each.element.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
            if found is not None:
                return shade(found.get)
        return ""

    def _chain(self, style: str) -> Iterator[BaseStyle]:
        """Go from a style to the one it is based on, and so on."""
        for _ in range(MAX_STEPS):
            found = self._by_id.get(style)
            if found is None:
                return
            yield found
            style = _value(found.element, "w:basedOn")


def outline(written: str) -> int:
    """Return the level of a heading, from 1. Word counts from 0, and 9 is text."""
    return int(written) + 1 if re.fullmatch(r"[0-8]", written) else 0


def _value(element: _Element, name: str) -> str:
    found = element.find(qn(name))
    return "" if found is None else found.get(qn("w:val"), "")


def asked(question: Callable[[], Answer]) -> Answer:
    """Ask the library. It raises many kinds of errors if a document is unusual."""
    try:
        return question()
    except Exception as error:
        raise Refusal(importing.document_not_understood()) from error
