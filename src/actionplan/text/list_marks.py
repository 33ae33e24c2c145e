"""Find the bullet or list number that was copied with the start of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.text import late
from actionplan.text.remembered import by_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@by_value
def at_start(text: str, *own: str) -> str:
    """Return the bullets and list numbers at the start of *text*; "" if none are.

    A number that says how many or how long is not one: "2 social workers", "3.5 posts",
    "1:1 supervision". *own* are the numbers of what the text is about. If there is
    another mark further on, the text is a list, and the mark is part of the text.
    """
    start = len(text) - len(text.lstrip())
    end = start
    while found := _one(text[end:], own):
        end += found
    if end == start or _goes_on(text[end:]):
        return ""
    return text[start:end].strip()


def without(text: str, *own: str) -> str:
    """Return *text* without the bullets and list numbers at its start."""
    mark = at_start(text, *own)
    return text.lstrip().removeprefix(mark).lstrip() if mark else text


def _one(text: str, own: Iterable[str]) -> int:
    """Return how long the mark at the start of *text* is, with the space after it."""
    head = text[:_HEAD].casefold()
    # A pattern takes long to make, and few texts begin with the number of their action.
    for pattern in (_ANY, *_of_own(each for each in own if each.casefold() in head)):
        if found := pattern.match(text):
            return found.end()
    mark = _BEFORE_CAPITAL.match(text)
    if mark and text[mark.end() :].lstrip(_QUOTES)[:1].isupper():
        return mark.end()
    return 0


_HEAD = 80
"""The most characters in which a text names itself: Action no. 1.1."""
_QUOTES = "\"'\u2018\u201c"
_WORD = rf"(?=[{_QUOTES}]?[^\W\d_])"
_CAPITAL = r"(?=[A-Z][a-z])"
_DIGITS = r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}"
_DASH = r"[-\u2010-\u2015\u2212]"
_ANY = late.compile(
    r"(?:"
    rf"[\u2022\u00b7\u25aa\u25cf\u25e6\u25cb\u2023\u2043\u25a0\u25a1\u27a2\uf0b7\uf0a7\uf0d8]\s*(?=[{_QUOTES}(]?\w)"
    rf"|\*\s+{_WORD}"
    rf"|{_DASH}\s+{_WORD}|{_DASH}{_CAPITAL}"
    r"|o[ ]?\t\s*(?=\w)"
    # Word has a tab between the number and the text.
    rf"|\(?(?:{_DIGITS}[.)]|[0-9]{{1,3}}(?:\.[0-9]{{1,3}})+|(?:[a-z]|[ivx]{{1,5}})[.)])"
    r"[ ]*\t\s*(?=\S)"
    rf"|{_DIGITS}[.)](?:\s+{_WORD}|{_CAPITAL})"
    rf"|[a-h]\)\s+{_WORD}"
    r")"
)
"""Bullets, and the list numbers that are nothing else whatever comes after them."""
_BEFORE_CAPITAL = late.compile(
    rf"(?:\({_DIGITS}\)|\((?:[a-hA-H]|[ivxIVX]{{1,4}})\)|[ivx]{{1,4}}\)|[a-hA-H]\)"
    r"|(?:[a-h]|i|ii|iii|iv|vi{1,3}|ix)\.(?=\s)|o(?=\s))\s*"
)
"""List numbers only if a capital letter is next: not "(2) social workers"."""


def _of_own(own: Iterable[str]) -> Iterator[re.Pattern[str]]:
    """Yield patterns for the number of the action or outcome itself."""
    for number in own:
        this = re.escape(number)
        sign = rf"(?:\s*[.:)]|\s*{_DASH}(?=\s))"
        yield re.compile(
            rf"(?:action|outcome|challenge|recommendation)\s+(?:no\.?\s+|number\s+)?"
            rf"{this}{sign}\s*{_WORD}",
            re.IGNORECASE,
        )
        if re.search(r"[0-9]", number) and not number.isdigit():
            yield re.compile(rf"{this}(?:{sign}\s*{_WORD}|\s+(?=[{_QUOTES}]?[A-Z]))")


def _goes_on(rest: str) -> bool:
    """Return whether a text goes on as a list, whose first mark it needs."""
    return _FURTHER.search(rest) is not None


_FURTHER = late.compile(
    r"(?:[\s;,:](?:\((?:[1-9a-h]|[ivx]{1,4})\)|[1-9][.)]|[a-h]\)|[ivx]{2,4}\))\s+\w"
    r"|\s[\u2022\u00b7\u25aa\u25cf\u25e6\u25cb\uf0b7]\s*\w"
    rf"|\n\s*(?:{_DASH}|\*)\s*\w)",
    re.IGNORECASE,
)
