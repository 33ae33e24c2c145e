"""Decide whether an answer reads like those that a reviewer would send back.

The other modules each look for one problem, and say what it is. But there are more ways
to say nothing than rules can list, so this module has learned them from examples.
`tests/wordings` has thousands of answers. Each was assessed against the guidance, and
is either accepted or sent back. `nox -s learn` gives a weight to each word, and to each
pair of neighbouring words, by how well it separates the two (logistic regression).
There are weights for all fields together and for each field.

The sum of the weights of an answer's words gives the chance that it is sent back. The
checksum of a word is its place in a table of bytes, so there is no list to load. Two
words may share a place, which the learning allows for.
"""

from __future__ import annotations

import base64
import math
import zlib
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from actionplan.text import late, word_lists
from actionplan.text.remembered import by_value

SIZE = 2**17
"""Places in the table."""
MOST = 60
"""The most words of an answer to check. More are not needed."""


class Weights(NamedTuple):
    """What was learned."""

    table: bytes
    """The weight at each place, from -127 to 127, as a number that is `_ZERO` larger.

    So the bytes are the numbers, and a whole text is looked up in one call.
    """
    unit: float
    """The value of one unit of weight."""
    fields: dict[str, float]
    """The starting sum for each field."""
    least: float
    """An answer with this sum or more is sent back."""
    most: float
    """An answer with this sum or less is accepted."""


def marks(text: str) -> list[str]:
    """Return the words of *text*, and all pairs of neighbours, each once.

    All figures count as the same word. The beginning and the end count as words too.
    """
    plain = text.casefold().replace("\u2019", "'")
    found = ["#" if word[0].isdigit() else word for word in _WORD.findall(plain)]
    words = ["^", *found[:MOST], "$"]
    pairs = map(" ".join, pairwise(words))
    return list(dict.fromkeys([*words[1:-1], *pairs]))


_WORD = late.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+(?:[.,/:][0-9]+)*|[^\w\s]")


def places(mark: str, field: str) -> tuple[int, int]:
    """Return the places of a word: one for all fields, and one for *field*."""
    key = zlib.crc32(mark.encode())
    return key % SIZE, (key ^ _salt(field)) % SIZE


@cache
def _salt(field: str) -> int:
    return zlib.crc32(field.encode())


def stands(text: str, field: str) -> bool:
    """Return whether *text* clearly reads like an answer to *field*.

    A rule that cannot be sure checks this before it reports a problem.
    """
    return bool(text) and _weigh(text, field) < weights().most


def is_sent_back(text: str, field: str) -> bool:
    """Return whether *text* reads like answers to *field* that are sent back."""
    return bool(text) and _weigh(text, field) >= weights().least


@by_value
def _weigh(text: str, field: str) -> float:
    learned = weights()
    found = marks(text)
    # All marks are encoded at once: each of them alone would take longer to encode than
    # to look up. The places are those that `places` returns.
    encoded = "\n".join(found).encode().split(b"\n")
    shared = [key % SIZE for key in map(zlib.crc32, encoded)]
    salt = _salt(field) % SIZE
    own = [key ^ salt for key in shared]
    total: int = sum(itemgetter(*shared, *own)(learned.table)) - 2 * _ZERO * len(found)
    return learned.fields[field] + total * learned.unit / math.sqrt(len(found))


_ZERO = 128


@cache
def weights() -> Weights:
    """Load what was learned from likeness.json."""
    learned = word_lists.load("likeness")
    table = zlib.decompress(base64.b64decode("".join(learned["table"])))
    return Weights(
        table=table.translate(bytes((n + _ZERO) % 256 for n in range(256))),
        unit=learned["unit"],
        fields=learned["fields"],
        least=learned["least"],
        most=learned["most"],
    )
