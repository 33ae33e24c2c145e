"""Laws for what is put off until it is needed, so that a short command starts soon."""

from __future__ import annotations

import re

import pytest

from actionplan.text import amounts, late, shorthand, suggest


def test_a_pattern_is_not_compiled_before_it_is_used() -> None:
    """To name a pattern costs nothing: one that cannot be compiled is no error yet."""
    broken = late.compile("(")

    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("")


def test_a_late_pattern_answers_as_one_that_was_compiled_at_once() -> None:
    """Whatever is asked of it, the answer is that of the pattern itself."""
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
    """The quick look for a bound finds each word that one of the patterns knows."""
    before = f"files in {words} "

    assert any(each.search(before) for each in amounts._BEFORE.values())
    assert amounts._bound(before, "") != ""


def test_each_short_form_is_written_out() -> None:
    """The quick look for short forms passes none of them over."""
    left = [word for word in shorthand._words() if shorthand.expand(word) == word]

    assert left == []


def test_no_near_name_is_passed_over() -> None:
    """The quick look at letters leaves out no name that is near enough to be meant."""
    names = sorted(shorthand._words())
    missed = [
        (one, other)
        for one in names
        for other in names
        if suggest.distance(one, other) <= max(1, len(one) // 3)
        and other not in suggest.closest(one, names, most=len(names))
    ]

    assert missed == []
