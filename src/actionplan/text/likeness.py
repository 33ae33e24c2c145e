"""Tell whether an answer has the words of those that are sent back.

The other modules look for what is wrong, each for one thing, and say what it is. An
officer has more ways to say nothing than anybody can write rules for. This module has
learned them: `tests/wordings` holds thousands of answers, each judged from the guidance
as one that stands or one that is sent back. `nox -s learn` weighs each word, and each
two words that follow one another, by how well they tell the one from the other
(logistic regression), over all fields and once more for each field.

An answer's chance to be sent back comes from the sum of the weights of its words. A
word has its weight by its checksum, which is its place in one table of bytes: so there
is no list to load. Two words may share a place, which the learning has allowed for.
"""

from __future__ import annotations

import base64
import math
import zlib
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from actionplan.text import late, word_lists

SIZE = 2**17
"""Places in the table."""
MOST = 60
"""Words of an answer that are looked at: no more are needed to judge it."""


class Weights(NamedTuple):
    """What was learned."""

    table: memoryview
    """The weight of each place, from -127 to 127."""
    unit: float
    """What one of them is worth."""
    fields: dict[str, float]
    """What each field starts from."""
    least: float
    """The sum from which on an answer is one that is sent back."""
    most: float
    """The sum up to which it is one that stands."""


def marks(text: str) -> list[str]:
    """Return the words of *text*, and all pairs of neighbours, each once.

    A figure is a figure, whichever it is. The beginning and the end are words too.
    """
    plain = text.casefold().replace("\u2019", "'")
    found = ["#" if word[0].isdigit() else word for word in _WORD.findall(plain)]
    words = ["^", *found[:MOST], "$"]
    pairs = map(" ".join, pairwise(words))
    return list(dict.fromkeys([*words[1:-1], *pairs]))


_WORD = late.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+(?:[.,/:][0-9]+)*|[^\w\s]")


def places(mark: str, field: str) -> tuple[int, int]:
    """Return the places of a mark: what it weighs anywhere, and in *field* besides."""
    key = zlib.crc32(mark.encode())
    return key % SIZE, (key ^ _salt(field)) % SIZE


@cache
def _salt(field: str) -> int:
    return zlib.crc32(field.encode())


def stands(text: str, field: str) -> bool:
    """Tell whether *text* has the words of answers to *field*, and surely so.

    A rule that cannot be sure of what it sees asks this before it speaks.
    """
    return bool(text) and _weigh(text, field) < weights().most


def is_sent_back(text: str, field: str) -> bool:
    """Tell whether *text* has the words of what is sent back from *field*."""
    return bool(text) and _weigh(text, field) >= weights().least


def _weigh(text: str, field: str) -> float:
    learned = weights()
    table, salt = learned.table, _salt(field)
    found = marks(text)
    keys = [zlib.crc32(mark.encode()) for mark in found]
    total = sum(table[key % SIZE] + table[(key ^ salt) % SIZE] for key in keys)
    return learned.fields[field] + total * learned.unit / math.sqrt(len(found) or 1)


@cache
def weights() -> Weights:
    """Return what was learned, from the list of that name."""
    learned = word_lists.load("likeness")
    table = zlib.decompress(base64.b64decode("".join(learned["table"])))
    return Weights(
        table=memoryview(table).cast("b"),
        unit=learned["unit"],
        fields=learned["fields"],
        least=learned["least"],
        most=learned["most"],
    )
