"""Estimate how many lines a text needs in a column of a workbook.

Excel does not make a row higher for text that another program has written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.styles import Font


def lines(text: str, width: int, font: Font) -> int:
    """Return about how many lines a text needs; rather one too many than too few."""
    room = (width * 7 - 6) / 96 * 72 / font.size * 0.95  # a column is 7 pixels a unit
    room /= 1.08 if font.bold else 1
    count, used = 1, 0.0
    for piece in re.split(r"(?<=[\s-])(?=\S)", text):
        wide = _ems(piece.rstrip())
        if used and used + wide > room:
            count, used = count + 1, 0.0
        count += int(wide // room)
        used += _ems(piece) % room
    return count


@lru_cache(maxsize=4096)
def _ems(text: str) -> float:
    """Return about how wide a text is in Arial, in units of its size."""
    return sum(_EMS.get(c, 0.7 if c > "~" or c.isupper() else 0.556) for c in text)


_EMS = {
    letter: wide
    for letters, wide in (
        ("ijl'|", 0.222),
        (" .,:;!/ftI[]", 0.278),
        ("r()-", 0.333),
        ("cksvxyzJ", 0.5),
        ("wCDHNRU", 0.722),
        ("GOQ", 0.778),
        ("mM", 0.833),
        ("W%@", 1.0),
    )
    for letter in letters
}
"""Letters that are narrower or wider than most."""
