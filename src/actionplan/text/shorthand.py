"""Write out the short forms that busy people type: w/, mtg, docs, reqd.

Only short forms with one meaning in a plan are written out, so that text is read the
same however it was typed. This never changes the text in a plan.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from actionplan.text import word_lists
from actionplan.text.phrase_lists import first_word, has_one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def expand(text: str) -> str:
    """Return lower-case *text* with its short forms written out."""
    if not has_one_of(_first_words(), text):
        return text  # as in most text, and this check is much quicker
    return _pattern().sub(lambda found: _words()[found[0]], text)


def forms() -> Iterable[str]:
    """Return the short forms that are written out."""
    return _words().keys()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(map(first_word, _words()))


@cache
def _words() -> Mapping[str, str]:
    words: Mapping[str, str] = word_lists.load("shorthand")["short-forms"]["words"]
    return words


@cache
def _pattern() -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(_words(), key=len, reverse=True)))
    return re.compile(rf"(?<![\w./&'-])(?:{either})(?![\w/'-])")
