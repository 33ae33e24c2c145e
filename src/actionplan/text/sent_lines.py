"""Tell the lines that a paper had when it was sent from those that people added.

A paper that people fill in has a mark for each of its own lines: a short hash of its
letters and digits. How the line is wrapped, and its signs, make no difference. The mark
begins with a letter for the place of the line, because people also type a word that is
a heading or an option elsewhere.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LENGTH = 8
TABLE, HELP, LISTS = "t", "h", "l"
"""The places of lines: tables of a sheet, and the other sheets of a tracker."""
NOWHERE = "-"
"""Where no line was sent, so that only a long one is taken for a copy."""
_MARK = re.compile(rf"[{TABLE}{HELP}{LISTS}]?[0-9a-f]{{{_LENGTH}}}")
_LONGEST = 300
"""The most words of a line that is recognised if it is over several lines."""
PROPERTY = "actionplan lines"
"""How the names of the properties begin in which a Word document has the marks."""
_COMMENT = re.compile(r"<!-- For actionplan: please keep this line\.([0-9a-z ]*)-->")


def marks(lines: Iterable[str], place: str = "") -> tuple[str, ...]:
    """Return a mark for each line with anything to see, in order, each once.

    What is written over several lines has a mark as a whole, and one for each line.
    The *place* is a letter: a table, or a sheet of a tracker. Other lines have none.
    """
    each = (part for line in lines for part in (line, *line.splitlines()))
    found = (place + mark for part in each if (mark := _whole(part)))
    return tuple(dict.fromkeys(found))


def read(written: str) -> frozenset[str]:
    """Return the marks in a text that has nothing else; none if it has."""
    words = written.split()
    return frozenset(words if all(map(_MARK.fullmatch, words)) else ())


def comment(made: Sequence[str]) -> str:
    """Write marks as a line of Markdown that is not shown on a page."""
    return f"<!-- For actionplan: please keep this line. {' '.join(made)} -->"


def in_comment(lines: Sequence[str], first: int) -> tuple[frozenset[str], int]:
    """Return the marks in a comment that begins on a line, and the line after its end.

    An email program may have wrapped it. There are no marks if it is another comment.
    """
    end = first + 1
    if lines[first].lstrip().startswith("<!--"):
        while end < len(lines) and _goes_on(lines[end - 1], lines[end]):
            end += 1
    found = _COMMENT.fullmatch(" ".join(" ".join(lines[first:end]).split()))
    return (read(found[1]), end) if found else (frozenset(), first)


def _goes_on(line: str, after: str) -> bool:
    return "-->" not in line and "<!--" not in after


def is_copy(lines: Iterable[str], sent: frozenset[str]) -> bool:
    """Return whether a line among them was sent that is too long to be typed again."""
    long = (line for line in lines if len(line.split()) >= _LONG)
    return any(_whole(line) in _anywhere(sent) for line in long)


def is_sent(line: str, sent: frozenset[str], places: Iterable[str]) -> bool:
    """Return whether a line was sent in one of some places, or shows nothing."""
    mark = _whole(line)
    return not mark or any(mark in _at(sent, place) for place in places)


def added(
    lines: Sequence[str], sent: frozenset[str], place: str = ""
) -> Iterator[tuple[int, str]]:
    """Yield what was not sent, with the number of its line, from 0.

    A line that was sent may be over several lines, or several may be in one. Of a line
    that begins with a long one that was sent, only the rest is new. A short line may
    have been typed, unless it was sent in the same *place*; so may one of signs only.
    """
    words: list[_Word] = []
    for number, line in enumerate(lines):
        if _signs(line) and not _plain(line):
            yield from _new(words, sent, place)
            words = []
            if _whole(line) not in _at(sent, place):
                yield number, " ".join(line.split())
        words += [_Word(word, _plain(word), number) for word in line.split()]
    yield from _new(words, sent, place)


def _new(
    words: Sequence[_Word], sent: frozenset[str], place: str
) -> Iterator[tuple[int, str]]:
    at = 0
    while at < len(words):
        line_end = at
        while line_end < len(words) and words[line_end].line == words[at].line:
            line_end += 1
        longest = max(line_end, at + _LONGEST)
        end = at + _end_of_sent(words[at:longest], sent, place)
        if end == at:
            number, end = words[at].line, line_end
            if any(word.plain for word in words[at:end]):
                yield number, " ".join(word.text for word in words[at:end])
        at = end


class _Word(NamedTuple):
    text: str
    plain: bytes
    """Its letters and digits."""
    line: int
    """The number of its line."""


def _end_of_sent(words: Sequence[_Word], sent: frozenset[str], place: str) -> int:
    """Return how many of the first words are the longest line that was sent.

    A few words at the beginning of a line may have been typed as well.
    """
    here, anywhere = _at(sent, place), _anywhere(sent)
    found, hashed = 0, hashlib.sha256()
    for number, word in enumerate(words, start=1):
        hashed.update(word.plain)
        is_end = number == len(words) or words[number].line != word.line
        is_long = number >= _LONG
        marks_there = anywhere if is_long else here
        if (is_end or is_long) and hashed.hexdigest()[:_LENGTH] in marks_there:
            found = number
    return found


_LONG = 5
"""The fewest words of a line that was sent, if more words follow it on its line.

A line of so many words was sent, wherever it is.
"""


@lru_cache(maxsize=8)
def _at(sent: frozenset[str], place: str) -> frozenset[str]:
    """Return the marks of a place, or all if they do not say where they belong."""
    if place == NOWHERE:
        return frozenset()
    if all(len(mark) == _LENGTH for mark in sent):
        return sent
    return frozenset(m[-_LENGTH:] for m in sent if m[:-_LENGTH] == place)


@lru_cache(maxsize=8)
def _anywhere(sent: frozenset[str]) -> frozenset[str]:
    return frozenset(mark[-_LENGTH:] for mark in sent)


def _whole(line: str) -> str:
    """Return the mark of a line by its letters and digits, or else by its signs."""
    plain = _plain(line) or _signs(line)
    return hashlib.sha256(plain).hexdigest()[:_LENGTH] if plain else ""


def _plain(text: str) -> bytes:
    """Return the letters and digits of a text."""
    return _encoded(filter(str.isalnum, _folded(text)))


def _signs(text: str) -> bytes:
    """Return the characters of a text that can be seen."""
    unseen = ("Cc", "Cf", "Mn", "Zl", "Zp", "Zs")
    return _encoded(s for s in _folded(text) if unicodedata.category(s) not in unseen)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _encoded(characters: Iterable[str]) -> bytes:
    return "".join(characters).encode("utf-8", "surrogatepass")
