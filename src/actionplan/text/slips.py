"""Tell a word that was typed with a mistake: Manger, Diretcor, Cordinator."""

from __future__ import annotations

from actionplan.text import suggest

_FEWEST = 6
"""The fewest letters of a word to know it by. Shorter ones are too like others."""


def is_slip(written: str, word: str, fewest: int = _FEWEST) -> bool:
    """Return whether *written* is *word* with one mistake between its two ends.

    A mistake at an end mostly makes another word: office, advisory, garden.
    """
    return (
        len(word) >= fewest
        and written != word
        and (written[:1], written[-1:]) == (word[0], word[-1])
        and suggest.distance(written, word) == 1
    )
