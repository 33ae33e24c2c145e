"""Split text into segments, and remove phrases of the word lists from their start."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from actionplan.text import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Words: TypeAlias = tuple[str, ...]

FEW = 3
"""Words that may be next to a placeholder without making it an answer."""
MOST = 8
"""Words that say when, where or from whom there will be an answer."""


_CORES = (
    *("answers", "anybody", "before-done", "codes", "empty-posts", "filler"),
    *("form-verbs", "frequencies", "generic", "givers", "none-of", "notes-to-self"),
    *("open-words", "pending", "pointers", "prompt-verbs", "prompts", "signs"),
    *("state-words", "to-a-colleague", "uncertain", "unknown", "vague-things"),
)
"""Lists, one phrase of which is in text that says nothing, unless it is a heading."""
_LEADS = ("headings", "leads", "states", "subjects", "tails", "time")
"""Lists of what may come before that phrase."""


class Segment(NamedTuple):
    """The words between two punctuation marks."""

    words: Words
    aside: bool
    """Whether it is in brackets or after a dash."""


_MARKS = re.compile(r"(\s-\s|^-|-$|[(\[{<|/\\=+*;:!?\n\"]|[)\]}>]|[.,](?!\d))")
_WORD = re.compile(r"[\w&]+(?:[.,/-]\w+)*%?|%")


def folded(text: str) -> str:
    """Write *text* in lower case, with one kind of dash and quotation mark."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_SAME)
    plain = plain.replace(" w/", " with ")
    return _codes().sub(lambda found: re.sub(r"\W", "", found[0]), plain).strip()


_SAME = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("'`\u00b4\u2018\u2019\u201b")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
    | {"_": " "}
)


@cache
def _codes() -> re.Pattern[str]:
    """Return a pattern for the codes, with stops, slashes or spaces between letters."""
    codes = word_lists.load("placeholders")["codes"]
    each = ("[-./ ]{0,2}".join(code) for code in (*codes["pending"], *codes["unknown"]))
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)")


def cut(plain: str) -> list[Segment]:
    """Split folded text at its punctuation, and leave out parts without words."""
    first, *rest = _MARKS.split(plain)
    pieces = [("", first), *zip(rest[::2], rest[1::2], strict=True)]
    found = [
        Segment(tuple(_WORD.findall(piece)), mark.strip() in ("-", "(", "["))
        for mark, piece in pieces
    ]
    return [segment for segment in found if segment.words]


def start(words: Words, name: str, part: str = "words") -> int:
    """Return the number of words in the longest phrase of a list at the start."""
    longest_first = _by_first_word(name, part).get(words[0], ()) if words else ()
    for each in longest_first:
        if words[: len(each)] == each:
            return len(each)
    return 0


def without(words: Words, *names: str) -> Words:
    """Return what is left when phrases of the lists are removed from the start."""
    while step := max(start(words, name) for name in names):
        words = words[step:]
    return words


@cache
def phrases(name: str, part: str = "words") -> frozenset[Words]:
    """Return a list in placeholders.json, each entry split into words."""
    listed = word_lists.load("placeholders")[name][part]
    return frozenset(tuple(phrase.split()) for phrase in listed)


@cache
def _by_first_word(name: str, part: str) -> dict[str, list[Words]]:
    found: dict[str, list[Words]] = {}
    for phrase in sorted(phrases(name, part), key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found


@cache
def first_words() -> frozenset[str]:
    """Return the words with which segments that say nothing begin."""
    return frozenset(phrase.split()[0] for phrase in _listed(*_CORES, *_LEADS))


@cache
def signals() -> frozenset[str]:
    """Return words, one of which is in text that says nothing, unless it is a heading.

    For each phrase, this is its longest word that is not very common.
    """
    common = set(_lists()["common"]["words"])
    found = set()
    for phrase in _listed(*_CORES):
        *_, last = words = phrase.split()
        found.add(max({*words} - common or {last}, key=len))
    return frozenset(found)


def _lists() -> Mapping[str, Any]:
    return word_lists.load("placeholders")


def _listed(*names: str) -> Iterator[str]:
    for name in names:
        for part in _lists()[name].values():
            yield from (part if isinstance(part, list) else ())


@cache
def singles(*names: str) -> frozenset[str]:
    """Return the single words of the lists."""
    return frozenset(
        each[0] for name in names for each in phrases(name) if len(each) == 1
    )


@cache
def headings(sort: str) -> frozenset[str]:
    """Return the names that forms use for columns of a sort."""
    return frozenset(word_lists.load("placeholders")["headings"].get(sort, ()))


def has_digit(words: Iterable[str]) -> bool:
    """Return whether there is a figure among the words."""
    together = "".join(words)
    return not together.isalpha() and any(map(str.isdigit, together))


def has_share(words: Words) -> bool:
    """Return whether there is a share or a sum of money. A date is neither."""
    return bool(_SHARE.search(" ".join(words)))


_SHARE = re.compile(r"%|\bper ?cent\b|\d (?:of|in|out of) (?:the )?\d|\u00a3\s?\d")
