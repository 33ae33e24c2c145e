"""Tell whether words are short for an agency: its initials, or a part of its name.

If a plan names Plymouth City Council, then "Plymouth CC" in a cell is the same agency.
So is "ESHT" for East Sussex Healthcare NHS Trust: NHS is often left out of initials.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.text import names, slips, word_lists
from actionplan.text.remembered import by_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FEWEST_LETTERS = 3
"""How many initials are surely those of an agency. Two may be those of a person."""


def are_initials(text: str, agencies: frozenset[str]) -> bool:
    """Return whether *text* is the initials of one of *agencies*."""
    return text.isupper() and text.casefold() in _all_initials(agencies)


def is_body(text: str, agencies: frozenset[str]) -> bool:
    """Return whether *text* is a part of a name that no job can be about: Leics Police.

    Its last word says what the agency is: a council, a trust, the police.
    """
    last = text.rpartition(" ")[2]
    if not (last.isupper() or _is_short_for_body(last.casefold())):
        return False  # as most words
    return any(stands_for & _bodies() for stands_for in _read(text, agencies))


def full_name(text: str, agencies: frozenset[str]) -> str:
    """Return the one of *agencies* that *text* is short for, or else *text*."""
    if any(names.same(text, name) for name in agencies):
        return text
    found = [each for each in agencies if _stands_for(text, each)]
    return found[0] if len(found) == 1 else text


def _stands_for(text: str, name: str) -> bool:
    is_long = len(text) >= FEWEST_LETTERS and text.isupper()
    is_initials = is_long and text.casefold() in _initials(name)
    return is_initials or is_body(text, frozenset({name}))


def is_part(text: str, agencies: frozenset[str]) -> bool:
    """Return whether *text* is two or more words of a name: First Community."""
    return any(True for _ in _read(text, agencies))


@by_value
def _is_short_for_body(word: str) -> bool:
    return any(_is_word(each, body) for each in _words(word) for body in _bodies())


@cache
def _bodies() -> frozenset[str]:
    return frozenset(word_lists.load("owners")["bodies"]["words"])


# --- initials ---------------------------------------------------------------------

_SMALL = frozenset({"and", "for", "of", "the"})
_LEFT_OUT = (_SMALL, {"nhs"}, {"foundation"}, {"trust"})
"""Kinds of words that may be left out of initials."""


@lru_cache(maxsize=16)
def _all_initials(agencies: frozenset[str]) -> frozenset[str]:
    return frozenset(each for name in agencies for each in _initials(name))


def _initials(name: str) -> Iterator[str]:
    words = _words(name.casefold())
    for number in range(len(_LEFT_OUT) + 1):
        for kinds in combinations(_LEFT_OUT, number):
            said = [each for each in words if not any(each in kind for kind in kinds)]
            if len(said) > 1:
                yield "".join(each[0] for each in said)


# --- a part of the name -----------------------------------------------------------


def _words(text: str) -> list[str]:
    return _WORD.findall(re.sub("['\u2018\u2019`]", "", text))


_WORD = re.compile(r"\w+")


def _read(text: str, agencies: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield what the last word of *text* stands for in each name that it is part of."""
    given = tuple(each for each in _words(text) if each not in _SMALL)
    if not 1 < len(given) <= _MOST_WORDS:
        return
    if not all(_stands_for_some(each, agencies) for each in given):
        return  # as most words, so that no name needs to be compared
    for name in _that_may_be(given, agencies):
        if found := _fitted(given, name):
            yield found.last
        for at in range(1, len(name)):
            found = _fitted(given, name[at:])
            if found and found.is_all:
                yield found.last


_MOST_WORDS = 6
_Name: TypeAlias = tuple[str, ...]
"""The words of a name that count, in lower case."""


def _that_may_be(given: _Name, agencies: frozenset[str]) -> set[_Name]:
    """Return the names to compare: those with a word that few have, if there is one.

    A board may have thousands of agencies, and most of them may begin alike.
    """
    by_word, by_letter = _by_word(agencies), _by_letter(agencies)
    having = [by_word[each] for word in given if (each := word.casefold()) in by_word]
    if not having:
        return set(by_letter.get(given[0][0].casefold(), ()))
    few = [each for each in having if len(each) <= _FEW] or [min(having, key=len)]
    return {name for names in few for name in names}


_FEW = 50


@by_value
def _stands_for_some(word: str, agencies: frozenset[str]) -> bool:
    """Return whether a word may stand for a word of any of *agencies*, or several."""
    like = _by_first(agencies).get(word[0].casefold(), ())
    return word.isupper() or any(_is_word(word.casefold(), each) for each in like)


@lru_cache(maxsize=16)
def _by_first(agencies: frozenset[str]) -> Mapping[str, set[str]]:
    """Return the words of all names by their first letter."""
    found: dict[str, set[str]] = {}
    for word in _by_word(agencies):
        found.setdefault(word[0], set()).add(word)
    return found


@lru_cache(maxsize=16)
def _by_word(agencies: frozenset[str]) -> Mapping[str, list[_Name]]:
    found: dict[str, list[_Name]] = {}
    for name in map(_name, agencies):
        for word in {*name}:
            found.setdefault(word, []).append(name)
    return found


@lru_cache(maxsize=16)
def _by_letter(agencies: frozenset[str]) -> Mapping[str, list[_Name]]:
    found: dict[str, list[_Name]] = {}
    for name in filter(None, map(_name, agencies)):
        found.setdefault(name[0][0], []).append(name)
    return found


def _name(agency: str) -> _Name:
    return tuple(each for each in _words(agency.casefold()) if each not in _SMALL)


class _Fitted(NamedTuple):
    last: frozenset[str]
    """The words that the last one stands for."""
    is_all: bool
    """Whether that is the end of the name."""


def _fitted(given: _Name, name: _Name) -> _Fitted | None:
    """Read the words *given* from *name*, in order, from its first word."""
    for length in _lengths(given[0], name):
        rest = name[length:]
        if len(given) == 1:
            return _Fitted(frozenset(name[:length]), not rest)
        for at in range(len(rest)):
            if found := _fitted(given[1:], rest[at:]):
                return found
    return None


def _lengths(word: str, name: _Name) -> Iterator[int]:
    """Yield how many of the first words of *name* a word stands for: 2 for CC."""
    if _is_word(word.casefold(), name[0]):
        yield 1
    letters = "".join(each[0] for each in name[: len(word)])
    if word.isupper() and word.casefold() == letters:
        yield len(word)


def _is_word(word: str, full: str) -> bool:
    """Return whether a word is *full*, the start of it, or a short form: Lancs."""
    if word == full:
        return True
    if len(word) < FEWEST_LETTERS or word[0] != full[0]:
        return False
    if full.startswith(word.removesuffix("s")) or slips.is_slip(word, full):
        return True
    letters = iter(full)
    return word.endswith("s") and all(each in letters for each in word[:-1])
