"""Find the words of text that are about something in particular.

"Partners to work better together" could be in any plan, because each of its words
could. A word that is not in the list of such words, or a figure, makes the text
particular. The list is long on purpose. A wrong word in it does harm only in text that
has no other particular word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from actionplan.text import amounts, late, shorthand, word_lists
from actionplan.text.phrase_lists import first_word, has_one_of
from actionplan.text.remembered import by_value

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = ("grammar", "people", "praise", "things", "soft", "adverbs")


@by_value
def is_general(text: str, field: str = "") -> bool:
    """Return whether *text* has words, but none about something in particular.

    *field* adds words that say nothing in that field.
    """
    small = text.casefold()
    if any(_surely_tells(word, field) for word in small.split()):
        return False  # as in most text, and nothing else has to be read for this
    words = len(_WORD.findall(small))
    if words > _LONGEST.get(field, _LONG):
        return False
    return bool(words) and not particulars(text, field)


_LONG = 18
_LONGEST = {"action": 11, "feedback": 14, "evidence": 10, "note": 10}
"""Text with this many words says something, even in words that everyone uses."""


@by_value
def _surely_tells(word: str, field: str) -> bool:
    """Return whether *word*, with spaces around it, is particular in any text.

    It is not if it may be part of something longer that is read as one: a date, an
    amount, a short form or a term.
    """
    return (
        word.isascii()
        and word.isalpha()
        and len(word) > _SHORT
        and not word.startswith(_IN_DATES)
        and word not in _of_several()
        and _is_particular(word, field)
    )


_IN_DATES = (
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov"),
    *("dec", "old", "year", "under", "age", "between", "until", "before", "after"),
    *("from", "since", "during"),
)
"""The beginnings of the words of more than 3 letters that dates and ages have."""


@cache
def _of_several() -> frozenset[str]:
    """Return the words of numbers, of short forms and of terms, in any form."""
    terms = word_lists.load("general")["terms"]["words"]
    words = " ".join((*terms, *shorthand.forms(), *amounts.IN_WORDS)).split()
    return frozenset(word + ending for word in words for ending in ("", "s", "ren"))


@by_value
def particulars(text: str, field: str = "") -> tuple[str, ...]:
    """Return the words and figures that are about something in particular.

    Dates are not, because "done by March" does not say what is done.
    """
    plain = amounts.without_dates(text).replace("\u2019", "'")
    plain = _with_terms_joined(plain)
    return tuple(word for word in _WORD.findall(plain) if _is_particular(word, field))


@by_value
def _is_particular(word: str, field: str) -> bool:
    if word in _of("own"):
        return True
    general, short = _general(field), _short()
    return word not in general and not any(
        base in general and (base not in short or base == word) for base in _bases(word)
    )


@cache
def _short() -> frozenset[str]:
    return frozenset(each for each in _of("grammar") if len(each) <= _SHORT)


def content(text: str) -> frozenset[str]:
    """Return the words of *text* that are not only grammar or people, without endings.

    This is for comparing whether two texts are about the same thing.
    """
    plain = _with_terms_joined(amounts.without_dates(text))
    small = _of("grammar") | _of("people")
    return frozenset(
        min(_bases(word), key=len)
        for word in _WORD.findall(plain)
        if small.isdisjoint(_bases(word))
    )


def stems(text: str) -> frozenset[str]:
    """Return the particular words of *text* without their endings."""
    return frozenset(min(_bases(word), key=len) for word in particulars(text))


@cache
def _general(field: str) -> frozenset[str]:
    kinds = [*_KINDS, "services"] if field not in _WHO_COUNTS else [*_KINDS]
    if field in _NAMES_A_TOPIC:
        kinds.append("topics")
    if field in word_lists.load("general"):
        kinds.append(field)
    words = frozenset(word for kind in kinds for word in _of(kind))
    return words - _TELLING if field in _WHO_COUNTS else words


_NAMES_A_TOPIC = frozenset(
    {"action", "outcome", "measure", "effect", "mitigation", "purpose"}
)
"""Fields in which naming the topic, such as neglect, does not say enough."""
_WHO_COUNTS = frozenset({"challenge", "risk", "feedback", "effect", "note"})
"""Fields in which the service, and how long something took, matter."""
_TELLING = frozenset(
    {"long", "longer", "short", "late", "early", "slow", "same", "different"}
    | {"one", "other", "others", "only"}
)


@cache
def _of(kind: str) -> frozenset[str]:
    return frozenset(word_lists.load("general")[kind]["words"])


def _with_terms_joined(plain: str) -> str:
    """Join each term of several words into one: strategy discussion.

    Nothing is joined if the text does not have the first word of a term.
    """
    if not has_one_of(_first_of_terms(), plain):
        return plain
    return _terms().sub(lambda term: term[0].replace(" ", "_"), plain)


@cache
def _first_of_terms() -> frozenset[str]:
    terms = word_lists.load("general")["terms"]["words"]
    return frozenset(first_word(each) for each in terms if " " in each)


@cache
def _terms() -> re.Pattern[str]:
    terms = "|".join(map(re.escape, word_lists.load("general")["terms"]["words"]))
    return re.compile(rf"\b(?:{terms})(?:s|ren)?\b")


_WORD = late.compile(r"[a-z&]+(?:['._-][a-z]+)*|[0-9£%][0-9.,/%]*[a-z]*")


@by_value
def _bases(word: str) -> tuple[str, ...]:
    """Return a word, and the words it may be a form of."""
    return tuple(_inflected(word))


def _inflected(word: str) -> Iterator[str]:
    yield word
    word = word.removesuffix("'s").removesuffix("n't").removesuffix("'")
    yield word
    praise = _of("praise")
    for ending, instead in _COMPARED:
        root = word.removesuffix(ending)
        if root != word:
            yield from (
                r for r in (*(root + end for end in instead), root[:-1]) if r in praise
            )
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            root = word.removesuffix(ending)
            yield from (root + letters for letters in instead)
            if len(root) > _SHORTEST and root[-1] == root[-2]:
                yield root[:-1]  # such as planned, running
    if "-" in word:
        parts = word.split("-")
        if all(part in _general("") for part in parts):
            yield parts[0]


_COMPARED = (("ier", ("y",)), ("iest", ("y",)), ("er", ("", "e")), ("est", ("", "e")))
_SHORT = 3
"""The most letters of a short word, which has no endings: notes is not from not."""
_SHORTEST = 2
"""The fewest letters left when an ending is removed."""
_ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ly", ("", "le")),
    ("ily", ("y",)),
    ("ness", ("",)),
)
