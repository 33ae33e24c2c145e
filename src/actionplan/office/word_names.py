"""Name the elements of Word's XML, and read the values that they carry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from actionplan.office.package import WORD

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as ET

W: Final = f"{{{WORD}}}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V: Final = "{urn:schemas-microsoft-com:vml}"
VAL: Final = f"{W}val"

TEXT: Final = frozenset(
    (
        f"{W}t",
        f"{W}delText",
        f"{W}instrText",
        f"{W}delInstrText",
        f"{W}sym",
        f"{W}noBreakHyphen",
        f"{A}t",
        f"{M}t",
        f"{C}v",
    )
)
"""What holds characters that somebody can see, or could once."""


def value(of: ET.Element, name: str) -> str:
    """Return the value of a property; "" if it is not set."""
    found = of.find(f"{W}{name}")
    return "" if found is None else found.get(VAL, "")


def is_on(of: ET.Element | None, name: str) -> bool | None:
    """Whether a property is switched on; None if nothing is said about it."""
    found = None if of is None else of.find(f"{W}{name}")
    if found is None:
        return None
    return found.get(VAL, "true") not in {"0", "false", "off"}


def has_text(of: ET.Element) -> bool:
    """Whether there is any text in an element."""
    return any(each.tag in TEXT for each in of.iter())


def shade(get: Callable[[str], str | None]) -> str:
    """Return the colour of shading as RRGGBB, from its attributes; "" if none."""
    is_solid = get(VAL) == "solid"
    colour = get(f"{W}color") if is_solid else get(f"{W}fill")
    return (colour or "").upper() if re.fullmatch(_COLOUR, colour or "") else ""


_COLOUR = "[0-9A-Fa-f]{6}"
