"""Give the lists of words in owners.json, and write text as they are written."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from actionplan.text import word_lists
from actionplan.text.phrase_lists import ListedPattern
from actionplan.text.remembered import by_value

if TYPE_CHECKING:
    from collections.abc import Iterable


@by_value
def plain(text: str) -> str:
    """Return *text* in lower case, with straight quotation marks and single spaces."""
    text = re.sub("[\u2018\u2019`]", "'", text.casefold())
    return " ".join(text.replace("&", " and ").split()).strip(" .*!?'\"")


@lru_cache(maxsize=16)
def plain_names(agencies: frozenset[str]) -> frozenset[str]:
    """Return names of agencies as `plain` writes them."""
    return frozenset(map(plain, agencies))


@cache
def listed(name: str, *parts: str) -> frozenset[str]:
    """Return one of the lists in owners.json, each entry as `plain` writes it."""
    of = word_lists.load("owners")[name]
    return frozenset(plain(each) for part in parts or ("words",) for each in of[part])


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of *words*, longest first, with any spacing."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, each.split())) for each in longest_first)


def pattern(form: str, *names: str, flags: int = 0) -> ListedPattern:
    """Return a pattern made from one of the lists in owners.json."""
    return ListedPattern(form, lambda: listed(*names), any_of, flags)


def without_determiner(text: str) -> str:
    """Return *text* without the "the" before it."""
    return re.sub(r"^(?:an?|both|our|the)\s", "", text, flags=re.IGNORECASE)
