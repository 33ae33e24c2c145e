"""Find the phrases of a word list in text, by their first words.

Compiling a pattern of 100 alternatives takes longer than reading a plan. So this splits
the text into words once, and only searches for phrases whose first word is there.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from actionplan.text.remembered import by_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_WORD = re.compile(r"\w+")


class FoundPhrase(NamedTuple):
    """Where a phrase is in the text, and its words as they are written there."""

    words: str
    begins: int
    ends: int


class Phrases:
    """The phrases of a list, found as complete words, longest first.

    With *hyphens* a hyphen joins words: "plan" is not in "plan-led".
    """

    def __init__(self, listed: Iterable[str], *, hyphens: bool = True) -> None:
        self._joins = "_-" if hyphens else "_"
        self._by_first: dict[str, list[str]] = {}
        for phrase in sorted(listed, key=len, reverse=True):
            self._by_first.setdefault(first_word(phrase), []).append(phrase)

    def search(self, text: str) -> FoundPhrase | None:
        """Return the first phrase anywhere in *text*."""
        return next(self.finditer(text), None)

    def match(self, text: str, begins: int = 0) -> FoundPhrase | None:
        """Return the phrase in *text* at *begins*, if one begins there."""
        word = _WORD.match(text, begins)
        if word is None or word[0] not in self._by_first:
            return None
        return self._at(text, word[0], begins)

    def fullmatch(self, text: str) -> bool:
        """Return whether *text* is one of the phrases, and nothing else."""
        word = _WORD.match(text)
        return word is not None and text in self._by_first.get(word[0], ())

    def finditer(self, text: str) -> Iterator[FoundPhrase]:
        """Yield all the phrases in *text* that do not begin inside another."""
        if self._by_first.keys().isdisjoint(_written_words(text)):
            return  # as in most text
        ends = 0
        for word in _WORD.finditer(text):
            begins = word.start()
            if begins >= ends and word[0] in self._by_first:
                is_within = begins > 0 and text[begins - 1] in self._joins
                found = None if is_within else self._at(text, word[0], begins)
                if found:
                    yield found
                    ends = found.ends

    def _at(self, text: str, word: str, begins: int) -> FoundPhrase | None:
        for phrase in self._by_first[word]:
            ends = begins + len(phrase)
            if text.startswith(phrase, begins) and self._is_over(text[ends : ends + 1]):
                return FoundPhrase(phrase, begins, ends)
        return None

    def _is_over(self, sign: str) -> bool:
        return not sign or not (sign.isalnum() or sign in self._joins)


class PhrasesInAnyCase(Phrases):
    """The same in capitals or lower case. Phrases are returned as they are written."""

    def match(self, text: str, begins: int = 0) -> FoundPhrase | None:
        """Return the phrase in *text* at *begins*, if one begins there."""
        found = super().match(in_small_letters(text), begins)
        return found and _as_written(text, found)

    def fullmatch(self, text: str) -> bool:
        """Return whether *text* is one of the phrases, and nothing else."""
        return super().fullmatch(in_small_letters(text))

    def finditer(self, text: str) -> Iterator[FoundPhrase]:
        """Yield all the phrases in *text* that do not begin inside another."""
        found = super().finditer(in_small_letters(text))
        return (_as_written(text, each) for each in found)


class ListedPattern:
    """A pattern that includes the phrases of a list: `{listed}` matches any of them.

    It is compiled when some text has all the words of one of them, which most text
    does not have. *either* turns the list into a pattern for any of them.
    """

    def __init__(
        self,
        form: str,
        listed: Callable[[], Iterable[str]],
        either: Callable[[Iterable[str]], str],
        flags: int = 0,
    ) -> None:
        self._form, self._listed, self._either = form, listed, either
        self._flags = flags

    @cached_property
    def text(self) -> str:
        """The pattern as text."""
        return self._form.replace("{listed}", self._either(self._listed()))

    def may_be_in(self, text: str) -> bool:
        """Return whether *text* has all the words of one of the phrases."""
        words = _words(text)
        if self._first.isdisjoint(words):  # as in most text
            return False
        return any(each <= words for each in self._of_phrases)

    def search(self, text: str) -> re.Match[str] | None:
        """Find the pattern anywhere in *text*."""
        return self._pattern.search(text) if self.may_be_in(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Find the pattern at the beginning of *text*."""
        return self._pattern.match(text) if self.may_be_in(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Find the pattern if it is all of *text*."""
        return self._pattern.fullmatch(text) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find the pattern wherever it is in *text*."""
        return self._pattern.finditer(text) if self.may_be_in(text) else iter(())

    def sub(self, instead: str, text: str) -> str:
        """Replace the pattern with *instead* everywhere in *text*."""
        return self._pattern.sub(instead, text) if self.may_be_in(text) else text

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.text, self._flags)

    @cached_property
    def _first(self) -> frozenset[str]:
        return frozenset(map(first_word, self._listed()))

    @cached_property
    def _of_phrases(self) -> tuple[frozenset[str], ...]:
        return tuple(map(_words, self._listed()))


def first_word(phrase: str) -> str:
    """Return the first word of a phrase."""
    word = _WORD.match(phrase)
    if word is None:
        raise ValueError(phrase)
    return word[0]


def has_one_of(first: frozenset[str], text: str) -> bool:
    """Return whether *text* has one of the words *first*, in any case.

    They are the first words of phrases. If none is there, no phrase is.
    """
    return not first.isdisjoint(_words(text))


@by_value
def _words(text: str) -> frozenset[str]:
    return _written_words(in_small_letters(text))


@by_value
def _written_words(text: str) -> frozenset[str]:
    return frozenset(split(text))


def split(text: str) -> list[str]:
    """Return the words of *text*: all its letters, digits and low lines, in order."""
    if text.isascii():  # as nearly all text is; this takes a third of the time
        return text.encode().translate(_SPACED).decode().split()
    return _WORD.findall(text)


_SPACED = bytes(
    sign if chr(sign).isascii() and _WORD.match(chr(sign)) else ord(" ")
    for sign in range(256)
)
"""A space in place of each ASCII character that is not part of a word."""


def in_small_letters(text: str) -> str:
    """Return *text* in lower case, with every character in the same place."""
    small = text.casefold()
    if len(small) == len(text):
        return small
    folded = ((each, each.casefold()) for each in text)
    return "".join(each if len(small) > 1 else small for each, small in folded)


def _as_written(text: str, found: FoundPhrase) -> FoundPhrase:
    return found._replace(words=text[found.begins : found.ends])
