"""Test what is delayed until it is needed, so that short commands start quickly."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random

import mutated
import pytest

from actionplan.reading import decoding, yaml_reader
from actionplan.text import amounts, as_meant, late, notes, personal, shorthand, suggest


def test_a_pattern_is_not_compiled_before_it_is_used() -> None:
    """Defining a pattern does not compile it, so a wrong one is not an error yet."""
    broken = late.compile("(")

    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("")


def test_a_late_pattern_answers_as_one_that_was_compiled_at_once() -> None:
    """Every method gives the same result as the pattern itself."""
    ours, theirs = (of.compile("(?P<n>[a-z])x", re.IGNORECASE) for of in (late, re))
    text = "AX bx cy"

    assert (
        [found.span() for found in ours.finditer(text)],
        ours.sub(r"\g<n>", text),
        ours.groupindex,
        bool(ours.fullmatch("qX")),
    ) == (
        [found.span() for found in theirs.finditer(text)],
        theirs.sub(r"\g<n>", text),
        theirs.groupindex,
        bool(theirs.fullmatch("qX")),
    )


@pytest.mark.parametrize(
    "words",
    [
        *("about", "around", "approx", "approx.", "approximately", "roughly", "some"),
        *("~", "just over", "slightly above", "a little more than", "just under"),
        *("slightly below", "just less than", "nearly", "almost", "no more than"),
        *("not later than", "never over", "no longer", "nobody above", "at most"),
        *("up to", "maximum", "maximum of", "maximum of the", "max", "max.", "within"),
        *(
            "inside",
            "down to",
            "<=",
            "\u2264",
            "no fewer than",
            "not less",
            "never under",
        ),
        *("at least", "minimum", "minimum of", "min", "min.", "as many as", ">="),
        *("\u2265", "more than", "over", "above", "exceeding", ">", "fewer than"),
        *("less than", "under", "below", "sooner than", "<"),
    ],
)
def test_no_word_before_an_amount_is_passed_over(words: str) -> None:
    """The quick check for a limit finds every word that a pattern has."""
    before = f"files in {words} "

    assert any(each.search(before) for each in amounts._BEFORE.values())
    assert amounts._bound(before, "") != ""


def test_each_short_form_is_written_out() -> None:
    """The quick check for short forms finds all of them."""
    left = [word for word in shorthand._words() if shorthand.expand(word) == word]

    assert left == []


def test_no_near_name_is_passed_over() -> None:
    """The quick check of letters keeps every name that is close enough."""
    names = sorted(shorthand._words())
    missed = [
        (one, other)
        for one in names
        for other in names
        if suggest.distance(one, other) <= max(1, len(one) // 3)
        and other not in suggest.closest(one, names, most=len(names))
    ]

    assert missed == []


def _spoilt(count: int) -> list[str]:
    dice = Random(13)  # noqa: S311 -- to spoil texts the same way each time, no secret
    texts = mutated.files()
    return [
        mutated.spoilt(dice.choice(texts), dice).decode(errors="replace")
        for _ in range(count)
    ]


_NOTES = [
    json.loads(line)["text"]
    for line in (Path(__file__).parent / "wordings" / "wordings.jsonl")
    .read_text("utf-8")
    .splitlines()
]


def test_no_note_says_that_work_is_done_without_a_sign_of_it() -> None:
    """The patterns only match text that has one of the signs."""
    clauses = [clause for note in _NOTES for clause in notes._clauses(note)]

    missed = [
        (clause, signs)
        for clause in clauses
        for signs, pattern in zip(notes._SIGNS, notes._ends(), strict=True)
        if pattern.search(clause) and not any(sign in clause for sign in signs)
    ]

    assert missed == []


def test_what_readers_of_yaml_differ_on_is_seen_by_its_signs() -> None:
    """The quick checks of text give the same result as one pattern for all."""
    differ = re.compile(r":\s*[]},]|^[ -]*-[ ]*(?:#.*)?$", re.MULTILINE)
    alone = re.compile(r"[^\s#]#|:[\[{]|\\u[dD][89a-fA-F]")
    texts = [*_spoilt(600), "- - # x\n", "a - # b\n", "a: -\n--\n", "x#", "#", "a: b#c"]

    found = [
        (
            bool(yaml_reader._EMPTY_VALUE.search(text))
            or yaml_reader._has_empty_item(text),
            yaml_reader._may_be_ours_alone(text),
        )
        for text in texts
    ]

    assert found == [
        (bool(differ.search(text)), bool(alone.search(text))) for text in texts
    ]


def test_no_way_of_writing_is_passed_over_by_the_quick_look_for_it() -> None:
    """If a pattern matches text, so does the quick check."""
    texts = [*_spoilt(600), "a\n   \nb", "a  b", "\n" + " " * 48 + "x", "\\x41", "''"]

    missed = [
        (text, pattern.pattern)
        for text in texts
        for pattern, _ in (*as_meant._STAGES, as_meant._NAMES)
        if pattern.search(text) and not as_meant._may_be_in(text, pattern)
    ]

    assert missed == []


def test_every_character_that_is_not_wanted_is_one_that_is_not_printed() -> None:
    """Only text with a character that Python does not print is searched."""
    printed = (chr(code) for code in range(0x110000) if chr(code).isprintable())

    unwanted = decoding.UNWANTED.search("".join(printed))

    assert unwanted is None


def test_a_mobile_number_has_one_of_its_signs() -> None:
    """However it is written, it has one of the signs."""
    written = [
        "07700 900123",
        "+44 7700 900123",
        "(+44) 7700900123",
        "0044 (0)7700900123",
    ]

    found = [bool([*personal.mobile_numbers(text)]) for text in written]

    assert found == [True] * len(written)
