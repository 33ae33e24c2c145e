"""Phrases of the word lists are found where a pattern of them all would find them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from actionplan.text import owner_pieces, verbs, word_lists
from actionplan.text.phrase_lists import Phrases, PhrasesInAnyCase

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINES = (Path(__file__).parent / "wordings" / "wordings.jsonl").read_text("utf-8")
_TEXTS = [json.loads(line)["text"] for line in _LINES.splitlines()]
_AWKWARD = [
    *("", "re-review", "review-led", "review_led", "_review", "review", "Review."),
    *("STRA\u00dfE review", "\u0130 Review", "review, review", "put in  place"),
    *("put in placement, put in place", "plan-led plan", "carry out", "carry outs"),
]
_LISTS = [
    *(("deeds", name) for name in ("verbs", "result", "made", "opening", "apart")),
    *(("wording", name) for name in ("vague", "aims", "weak", "ways-out", "relative")),
]


def _pattern(listed: Iterable[str], before: str, after: str) -> re.Pattern[str]:
    longest_first = sorted(listed, key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    return re.compile(f"{before}(?:{either}){after}", re.IGNORECASE)


@pytest.mark.parametrize(("file", "name"), _LISTS)
def test_phrases_are_found_as_a_pattern_of_them_finds_them(
    file: str, name: str
) -> None:
    """In any letters, the first and the longest, as whole words without a hyphen."""
    listed = word_lists.load(file)[name]["words"]
    pattern = _pattern(listed, r"(?<![\w-])", r"(?![\w-])")
    phrases = PhrasesInAnyCase(listed)

    found = [
        [(each.words, each.begins, each.ends) for each in phrases.finditer(text)]
        for text in (*_TEXTS, *_AWKWARD)
    ]

    assert found == [
        [(each[0], *each.span()) for each in pattern.finditer(text)]
        for text in (*_TEXTS, *_AWKWARD)
    ]


def test_phrases_match_where_a_pattern_of_them_matches() -> None:
    """At the beginning, and at a later word; and all of a text."""
    listed = verbs.things("verbs")
    pattern = _pattern(listed, "", r"(?![\w-])")
    phrases = Phrases(listed)
    texts = [text.casefold() for text in (*_TEXTS, *_AWKWARD)]

    found = [
        (phrases.match(text), phrases.match(text, 3), phrases.fullmatch(text))
        for text in texts
    ]

    assert [
        (first and first.words, later and later.begins, whole)
        for first, later, whole in found
    ] == [
        (
            (first := pattern.match(text)) and first[0],
            (later := pattern.match(text, 3)) and later.start(),
            bool(pattern.fullmatch(text)),
        )
        for text in texts
    ]


def test_without_hyphens_a_hyphen_parts_words() -> None:
    """A hyphen joins words only where that is asked for."""
    apart, joined = Phrases(["plan"], hyphens=False), Phrases(["plan"])

    found = apart.search("a plan-led day"), joined.search("a plan-led day")

    assert found == (("plan", 2, 6), None)


@pytest.mark.parametrize(
    "agency", ["Kent Police", "& Sons", "and Sons", "R&D Ltd", "St. Anne's", "(No) 1"]
)
def test_a_name_with_a_mark_in_it_is_one_piece_however_it_begins(agency: str) -> None:
    """What begins a name decides only how soon it is looked for."""
    whole = f"{agency}, Area 1"

    pieces = owner_pieces.cut(f"Head of Service / {whole}", frozenset({whole}))

    assert [each.text.strip() for each in pieces][-1] == whole
