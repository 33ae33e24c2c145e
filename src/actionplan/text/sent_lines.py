"""Tell the lines that a paper had when it was sent from those that people added.

A paper that people fill in has a mark for each of its own lines: a short hash of its
letters and digits. How the line is wrapped, and its signs, make no difference.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LENGTH = 8
_MARK = re.compile(rf"[0-9a-f]{{{_LENGTH}}}")
_LONGEST = 300
"""The most words of a line that is recognised if it is over several lines."""
PROPERTY = "actionplan lines"
"""How the names of the properties begin in which a Word document has the marks."""
_COMMENT = re.compile(r"<!-- For actionplan: please keep this line\.([0-9a-f ]*)-->")


def marks(lines: Iterable[str]) -> tuple[str, ...]:
    """Return a mark for each line with letters or digits, in order, each once."""
    found = (mark for line in lines if (mark := _whole(line)))
    return tuple(dict.fromkeys(found))


def read(written: str) -> frozenset[str]:
    """Return the marks in a text that has nothing else; none if it has."""
    words = written.split()
    return frozenset(words if all(map(_MARK.fullmatch, words)) else ())


def comment(made: Sequence[str]) -> str:
    """Write marks as a line of Markdown that is not shown on a page."""
    return f"<!-- For actionplan: please keep this line. {' '.join(made)} -->"


def in_comment(line: str) -> frozenset[str]:
    """Return the marks in a line of Markdown; none if it is another line."""
    found = _COMMENT.fullmatch(line.strip())
    return read(found[1]) if found else frozenset()


def is_sent(line: str, sent: frozenset[str]) -> bool:
    """Return whether a line was sent, or has nothing that could be read."""
    mark = _whole(line)
    return not mark or mark in sent


def added(lines: Sequence[str], sent: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield what was not sent, with the number of its line, from 0.

    A line that was sent may be over several lines, or several may be in one. Of a line
    that begins with a long one that was sent, only the rest is new.
    """
    words = [
        _Word(word, _plain(word), number)
        for number, line in enumerate(lines)
        for word in line.split()
    ]
    at = 0
    while at < len(words):
        line_end = at
        while line_end < len(words) and words[line_end].line == words[at].line:
            line_end += 1
        longest = max(line_end, at + _LONGEST)
        end = at + _end_of_sent(words[at:longest], sent)
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


def _end_of_sent(words: Sequence[_Word], sent: frozenset[str]) -> int:
    """Return how many of the first words are the longest line that was sent.

    A few words at the beginning of a line may have been typed as well.
    """
    found, hashed = 0, hashlib.sha256()
    for number, word in enumerate(words, start=1):
        hashed.update(word.plain)
        is_end = number == len(words) or words[number].line != word.line
        if (is_end or number >= _LONG) and hashed.hexdigest()[:_LENGTH] in sent:
            found = number
    return found


_LONG = 5
"""The fewest words of a line that was sent, if more words follow it on its line."""


def _whole(line: str) -> str:
    plain = b"".join(map(_plain, line.split()))
    return hashlib.sha256(plain).hexdigest()[:_LENGTH] if plain else ""


def _plain(word: str) -> bytes:
    """Return the letters and digits of a word."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    return "".join(filter(str.isalnum, folded)).encode("utf-8", "surrogatepass")
