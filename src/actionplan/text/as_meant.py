"""Read text as it was meant, however it is written, and keep the place of each letter.

A number may have tabs, odd spaces, line breaks or invisible characters in it. It may be
written with YAML escapes or in full-width digits, or be joined to words as in file
names. It is still the same number. Searches use the text as it was meant.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.text import late

if TYPE_CHECKING:
    from collections.abc import Callable

Step: TypeAlias = "tuple[list[int], list[int]]"
"""Places where the new text differs from the old, and where they are in the old."""


class AsMeant(NamedTuple):
    """Text, and how to get back from it to what is written."""

    text: str
    steps: tuple[Step, ...] = ()

    def origin(self, at: int) -> int:
        """Return where the character at *at* is in what is written."""
        for starts, origins in reversed(self.steps):
            step = bisect_right(starts, at) - 1
            at = origins[step] + at - starts[step]
        return at


@lru_cache(maxsize=16)
def read(written: str, *, names: bool = True) -> AsMeant:
    """Read text as it was meant. In *names*, words are joined by hyphens."""
    if names:  # callers want both, so do the rest only once
        apart = read(written, names=False)
        return _rewritten(apart, *_NAMES) if _NAMES[0].search(apart.text) else apart
    meant = AsMeant(written)
    for pattern, replaced in _STAGES:
        if _may_be_in(meant.text, pattern) and pattern.search(meant.text):
            meant = _rewritten(meant, pattern, replaced)
    return meant


def _may_be_in(text: str, pattern: re.Pattern[str]) -> bool:
    """Check quickly whether *pattern*, one of those below, may be in *text*."""
    if pattern in (_WIDE, _EMPTY):  # every line of an indented plan starts with spaces
        lines = "\n".join([line.lstrip(" ") for line in text.split("\n")])
        wide = "  " in lines if pattern is _WIDE else "\n\n" in lines
        return wide or "\n" + " " * 48 in text
    return pattern is not _WRITTEN or not text.isascii() or "\\" in text or "'" in text


def _rewritten(
    old: AsMeant, pattern: re.Pattern[str], replaced: Callable[[re.Match[str]], str]
) -> AsMeant:
    """Replace each match with one character or none."""
    parts: list[str] = []
    starts, origins, at, last = [0], [0], 0, 0
    for match in pattern.finditer(old.text):
        start, end = match.span()
        new = replaced(match)
        parts += [old.text[last:start], new]
        at += start - last
        starts += [at, at + len(new)]
        origins += [start, end]
        at, last = at + len(new), end
    parts.append(old.text[last:])
    return AsMeant("".join(parts), (*old.steps, (starts, origins)))


# --- what is written in another way -----------------------------------------------

# Each pattern begins with one or a few characters that are rare in plans, and then
# looks back at what is before them, so the engine can skip to those. There is no
# backtracking, so no text takes long.
_SHAPED = (
    "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\u2014\u2015\u2212\ufe58\ufe63\uff01-\uff5e\U0001d400-\U0001d7ff"
    "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef"
)
"""Invisible characters, and hyphens, digits and letters of other shapes."""
_WRITTEN = late.compile(
    rf"[\\'{_SHAPED}](?:(?<=\\)(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}"
    r"|\n[ \t]*+|[^0-9A-Za-z\s]|[ \t]|[0abtnvfreNLP])"
    rf"|(?<=')'|(?<=[{_SHAPED}]))"
)
_SPACES = "\t\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_ENDED = re.compile(r"\r\n?")
_SPACED = re.compile(f"[{_SPACES}][ {_SPACES}]*+")
_EMPTY = re.compile(r"\n(?:(?:[ ]*+\n)++|[ ]{48,}+)")
_WIDE = re.compile(r"  (?<=\S  )[ ]*+")
_JOINED = re.compile(
    r"[-_](?:(?<=[0-9]_)(?=[0-9])|(?<=[a-z][-_])(?=[0-9])|(?<=[0-9][-_])(?=[a-z])"
    r"|(?:(?<=[a-z][0-9]-)|(?<=[a-z][0-9][0-9a-z]-))(?=[0-9][a-z]{2}(?![0-9A-Za-z]))"
    r"|(?<=[a-z][-_])(?=[A-Za-z]{1,2}[0-9]{6})"
    r"|(?:(?<=\bM[rsx][-_])|(?<=\bMrs[-_])|(?<=\bMiss[-_]))(?=[A-Z]))"
)
_NAMED = {
    **dict.fromkeys("0abefv", ""),
    **dict.fromkeys("tr", " "),
    **dict.fromkeys("nNLP", "\n"),
    "_": " ",
}


def _decoded(match: re.Match[str]) -> str:
    written = match[0]
    if written == "''":
        return "'"
    if written[0] != "\\":
        return _plain(written)
    name, code = written[1], written[2:]
    if code and name in "xuU":
        number = int(code, 16)
        return _plain(chr(number)) if number < 0x110000 else ""  # noqa: PLR2004 -- the end of Unicode
    return "" if name == "\n" else _NAMED.get(name, name)


def _plain(character: str) -> str:
    """Return the plain letter, digit or hyphen that is meant; empty if none is."""
    category = unicodedata.category(character)
    if category in ("Cf", "Mn"):
        return ""
    if category == "Cc":
        return {"\n": "\n", "\r": "\n"}.get(character, " ")
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category == "Pd" or character == "\N{MINUS SIGN}":
        return "-"
    same = unicodedata.normalize("NFKC", character)
    return same if len(same) == 1 else character


def _parted(match: re.Match[str]) -> str:
    """Separate joined words, and join the digits of a number."""
    before = match.string[match.start() - 1]
    after = match.string[match.end()]
    return "-" if match[0] == "_" and (before + after).isdigit() else " "


def _always(character: str) -> Callable[[re.Match[str]], str]:
    return lambda _: character


_STAGES = (
    (_ENDED, _always("\n")),
    (_WRITTEN, _decoded),
    (_SPACED, _always(" ")),
    (_EMPTY, _always("\n")),
    (_WIDE, _always(" ")),
)
_NAMES = (_JOINED, _parted)
