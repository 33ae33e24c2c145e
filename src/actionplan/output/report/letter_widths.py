"""Estimate how many lines text takes from the widths of its letters.

The widths are those of a sans serif that is wider than the ones asked for, so that what
fits in it also fits in them.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

AVERAGE = 46
"""The width of an average letter of a sentence, in hundredths of the letter size."""

_OF_LETTERS = (
    (25, "ijl"),
    (27, "IJ"),
    (29, " ,.·"),
    (30, "/:;\\|"),
    (32, "-f"),
    (35, "()[]t"),
    (37, "!r"),
    (41, '"'),
    (45, "*_'`"),
    (47, "sz"),
    (49, "c?"),
    (50, "L"),
    (52, "Fk"),
    (54, "vxyP"),
    (55, "TYaeo"),
    (57, "$0123456789ESbdghnpqu£"),
    (59, "K"),
    (63, "ABCRVXZ"),
    (67, "NU"),
    (68, "H"),
    (69, "D"),
    (71, "&GOQ"),
    (74, "w"),
    (75, "#+<=>^~"),
    (78, "M"),
    (88, "%m"),
    (90, "@W"),
)
_USUAL = 57
"""The width of any other letter."""
_WIDTHS = bytes(
    next((width for width, which in _OF_LETTERS if chr(code) in which), _USUAL)
    for code in range(256)
)


def width(text: str) -> int:
    """Return the width of text in hundredths of the size of its letters."""
    return sum(text.encode("latin-1", "replace").translate(_WIDTHS))


def lines(text: str, wide: int) -> int:
    """Return how many lines text takes that are *wide* hundredths of a letter size."""
    words = " ".join(text.split())
    ends = [0, *accumulate(words.encode("latin-1", "replace").translate(_WIDTHS))]
    number, start, length = 0, 0, len(words)
    while start < length:
        number += 1
        end = max(bisect_right(ends, ends[start] + wide) - 1, start + 1)
        if end < length and words[end] != " ":
            space = words.rfind(" ", start, end)
            end = space if space > start else end
        start = end + 1 if words[end : end + 1] == " " else end
    return number
