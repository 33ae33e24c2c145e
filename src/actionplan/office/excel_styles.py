"""Ask openpyxl how Excel formats cells: numbers and dates, colours, struck out."""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from openpyxl.styles.colors import COLOR_INDEX, Color
from openpyxl.styles.fills import Fill, PatternFill
from openpyxl.styles.numbers import BUILTIN_FORMATS

from actionplan.diagnostics import Refusal
from actionplan.messages import importing
from actionplan.office.cells import UNKNOWN_COLOUR
from actionplan.office.excel_names import A, X, is_on

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

MAX_FORMATS = 65_490
"""How many ways to format a cell Excel allows."""
_SYSTEM_COLOURS = 64
"""The index of the first colour that depends on the computer."""
_THEME = (
    ("lt1", "FFFFFF"),
    ("dk1", "000000"),
    ("lt2", "E7E6E6"),
    ("dk2", "44546A"),
    ("accent1", "4472C4"),
    ("accent2", "ED7D31"),
    ("accent3", "A5A5A5"),
    ("accent4", "FFC000"),
    ("accent5", "5B9BD5"),
    ("accent6", "70AD47"),
    ("hlink", "0563C1"),
    ("folHlink", "954F72"),
)
"""The colours of a theme, in the order in which Excel counts them.

A workbook without a theme has those of Office.
"""


class CellFormat(NamedTuple):
    """How a cell is shown."""

    number: int = 0
    """The number of the format for figures; below 164 it is one of Excel's own."""
    code: str = "General"
    is_struck: bool = False
    colour: str = ""
    """The fill as RRGGBB; UNKNOWN_COLOUR if it cannot be worked out."""


class ExcelStyles:
    """The formats of a workbook, each worked out when a cell uses it."""

    def __init__(self, styles: ET.Element | None, theme: ET.Element | None) -> None:
        self._theme = _theme(theme)
        self._known: dict[int, CellFormat] = {}
        self._colours: dict[int, str] = {}
        self._codes: dict[str, str] = {}
        self._struck: list[bool] = []
        self._fills: list[ET.Element] = []
        self._formats: list[ET.Element] = []
        self._palette: tuple[str, ...] = COLOR_INDEX
        if styles is not None:
            self._read(styles)

    def _read(self, styles: ET.Element) -> None:
        for each in styles.iterfind(f"{X}numFmts/{X}numFmt"):
            self._codes[each.get("numFmtId", "")] = each.get("formatCode", "")
        for font in styles.iterfind(f"{X}fonts/{X}font"):
            self._struck.append(is_on(font.find(f"{X}strike")))
        self._fills = styles.findall(f"{X}fills/{X}fill")
        self._formats = styles.findall(f"{X}cellXfs/{X}xf")
        own = styles.findall(f"{X}colors/{X}indexedColors/{X}rgbColor")
        if own:
            self._palette = tuple(each.get("rgb", "") for each in own)
        if len(self._formats) > MAX_FORMATS:
            raise Refusal(importing.document_not_understood())

    def of(self, style: int) -> CellFormat:
        """Return the format with a number that a cell names."""
        if style not in self._known:
            self._known[style] = self._worked_out(style)
        return self._known[style]

    def _worked_out(self, style: int) -> CellFormat:
        if not 0 <= style < len(self._formats):
            return CellFormat()
        written = self._formats[style]
        name = written.get("numFmtId", "0")
        number = _count(name)
        code = self._codes.get(name) or BUILTIN_FORMATS.get(number, "General")
        font = _count(written.get("fontId", "0"))
        return CellFormat(
            number=_CUSTOM if name in self._codes else number,
            code=code,
            is_struck=font < len(self._struck) and self._struck[font],
            colour=self._fill_colour(_count(written.get("fillId", "0"))),
        )

    def _fill_colour(self, number: int) -> str:
        if number not in self._colours:
            self._colours[number] = self._fill(number)
        return self._colours[number]

    def _fill(self, number: int) -> str:
        """Return the colour of a fill; "" if there is none."""
        if number >= len(self._fills):
            return ""
        try:
            fill = Fill.from_tree(cast("Any", self._fills[number]))
        except Exception:  # noqa: BLE001 -- openpyxl raises many kinds
            return UNKNOWN_COLOUR
        if not isinstance(fill, PatternFill):
            return UNKNOWN_COLOUR if fill is not None else ""
        if fill.patternType in {None, "none"}:
            return ""
        return (
            self._colour(fill.fgColor)
            if fill.patternType == "solid"
            else UNKNOWN_COLOUR
        )

    def _colour(self, colour: Color) -> str:
        """Work out a colour that is written as such, in the palette or the theme."""
        plain = UNKNOWN_COLOUR
        if colour.type == "rgb":
            plain = str(colour.rgb)[-6:].upper()
        elif colour.type == "theme" and colour.theme < len(self._theme):
            plain = self._theme[colour.theme]
        elif colour.type == "indexed" and colour.indexed < min(
            len(self._palette), _SYSTEM_COLOURS
        ):
            plain = self._palette[colour.indexed][-6:].upper()
        if not re.fullmatch("[0-9A-F]{6}", plain):
            return UNKNOWN_COLOUR
        return _tinted(plain, float(colour.tint or 0))


_CUSTOM = 164
"""The first number of formats that are not Excel's own."""


def _theme(theme: ET.Element | None) -> tuple[str, ...]:
    """Return the colours of a theme, as RRGGBB."""
    scheme = None if theme is None else theme.find(f".//{A}clrScheme")
    if scheme is None:
        return tuple(usual for _, usual in _THEME)
    found: list[str] = []
    for name, _ in _THEME:
        plain = scheme.find(f"{A}{name}/{A}srgbClr")
        system = scheme.find(f"{A}{name}/{A}sysClr")
        if plain is not None:
            found.append(plain.get("val", "").upper())
        else:
            found.append("" if system is None else system.get("lastClr", "").upper())
    return tuple(found)


def _tinted(colour: str, tint: float) -> str:
    """Make a colour darker (below 0) or lighter, as Excel does."""
    if not tint or not -1 <= tint <= 1:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    mixed = colorsys.hls_to_rgb(hue, light, strength)
    return "".join(f"{round(each * 255):02X}" for each in mixed)


def _count(written: str) -> int:
    return int(written) if re.fullmatch("[0-9]{1,9}", written) else 0
