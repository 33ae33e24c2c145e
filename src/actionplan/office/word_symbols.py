"""Write the signs of the symbol fonts as the Unicode signs that they look like."""

from __future__ import annotations

FONTS = ("wingdings", "wingdings 2", "webdings", "symbol", "marlett")
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""For a sign that is not known here. The note of the piece says which it is."""

_SIGNS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x4A: "☺",
        0x4B: "😐",
        0x4C: "☹",
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0x70: "□",
        0x71: "❑",
        0x72: "❒",
        0x76: "❖",
        0x77: "◆",
        0x9E: "·",
        0x9F: "•",
        0xA1: "○",
        0xA7: "▪",
        0xA8: "◻",
        0xD8: "➢",
        0xDF: "←",
        0xE0: "→",
        0xE1: "↑",
        0xE2: "↓",
        0xE7: "⇐",
        0xE8: "➔",
        0xEF: "⇦",
        0xF0: "⇨",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
    },
    "wingdings 2": {
        0x4F: "✗",
        0x50: "✓",
        0x51: "☒",
        0x52: "☑",
        0x53: "☒",
        0x54: "☒",
        0x97: "●",
        0xA2: "■",
        0xA3: "□",
    },
    "webdings": {0x61: "✓", 0x63: "□", 0x67: "■", 0x72: "✗"},
    "symbol": {
        0xA3: "≤",
        0xAC: "←",
        0xAD: "↑",
        0xAE: "→",
        0xAF: "↓",
        0xB1: "±",
        0xB3: "≥",
        0xB7: "•",
        0xB9: "≠",
        0xD6: "√",
    },
    "marlett": {0x61: "✓", 0x62: "✓"},
}
_PRIVATE = 0xF000
"""Where Word puts the signs of symbol fonts."""


def is_symbol_font(font: str) -> bool:
    """Whether the letters of a font are signs."""
    return font.lower() in FONTS


def sign(font: str, code: int) -> str:
    """Return the Unicode sign that looks like a sign of a font."""
    place = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    return _SIGNS.get(font.lower(), {}).get(place, UNKNOWN)


def signs(font: str, text: str) -> str:
    """Return text in a symbol font as signs, one for each letter. Blanks stay."""
    return "".join(each if each.isspace() else sign(font, ord(each)) for each in text)
