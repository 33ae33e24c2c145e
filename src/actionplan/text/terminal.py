"""Make text from outside safe to show on a terminal and in a log."""

from __future__ import annotations

import re
import textwrap
import unicodedata

WIDTH = 78
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def line(text: str) -> str:
    r"""Return *text* as one line of characters that only show.

    Control characters, marks that reorder text and bytes that are not UTF-8 are
    written out: ESC as \x1b.
    """
    return _UNSAFE.sub(_written_out, text)


def log_safe(text: str) -> str:
    """Return lines of text in which no CI service finds a command (CVE-2020-15228)."""
    # A runner obeys a line that starts with two colons, after any spaces, and a pair of
    # hashes with a bracket anywhere in a line.
    text = text.replace("##[", "#\\x23[")
    return re.sub(r"^(\s*):(?=:)", r"\1\\x3a", text, flags=re.MULTILINE)


def width(text: str) -> int:
    """Return how many columns *text* takes on a terminal."""
    return sum(_columns(character) for character in text)


def wrap(text: str, indent: str = "  ", hang: str = "") -> str:
    """Fold *text* into lines of at most 78 columns; no word is broken."""
    return textwrap.fill(
        line(" ".join(text.split())),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _written_out(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape", "surrogatepass").decode("ascii")


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
