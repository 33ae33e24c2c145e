"""Test what was learned about answers that are accepted or sent back."""

from __future__ import annotations

import math
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.wordings import harness

from actionplan import lint
from actionplan.text import likeness, word_lists

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic

HERE = Path(__file__).parent / "wordings"
LEARNED_FROM = ("wordings.jsonl", "learned-from.jsonl")
OWN = "reads-like-no-answer"
HELD_OUT = harness.read(HERE / "held-out.jsonl")
FAIR = [each for each in HELD_OUT if each.fair]
WRONG = [each for each in HELD_OUT if not each.fair]


def test_figures_are_alike_and_ends_are_words() -> None:
    """The value of a figure does not matter. The first and last words do."""
    assert likeness.marks("Rise to 40%, in Lead\u2019s view") == [
        *("rise", "to", "#", "%", ",", "in", "lead's", "view"),
        *("^ rise", "rise to", "to #", "# %", "% ,", ", in", "in lead's"),
        *("lead's view", "view $"),
    ]


def test_no_more_of_a_text_is_weighed_than_a_cell_has() -> None:
    """A megabyte of text takes no longer than its first words."""
    words = likeness.marks("word " * 100_000)

    assert words == ["word", "^ word", "word word", "word $"]


@given(st.sampled_from(HELD_OUT), st.integers(0, 999_999))
def test_letters_and_figures_do_not_matter(
    wording: harness.Wording, figure: int
) -> None:
    """The same words have the same result, with any figures and in any case."""
    loud = wording.text.upper() if wording.text.isascii() else wording.text

    assert likeness.marks(loud) == likeness.marks(wording.text)
    assert likeness.marks(f"{figure} in {figure} files") == likeness.marks(
        "7 in 9 files"
    )


@given(st.text(), st.sampled_from(sorted(likeness.weights().fields)))
def test_nothing_both_stands_and_is_sent_back(text: str, field: str) -> None:
    """Text is accepted, sent back or not known, and never two of these."""
    assert not (likeness.stands(text, field) and likeness.is_sent_back(text, field))


def test_an_empty_text_is_not_judged() -> None:
    """Others say that something is missing."""
    judged = likeness.stands("", "risk"), likeness.is_sent_back("", "risk")

    assert judged == (False, False)


@pytest.mark.parametrize(
    ("field", "text", "is_sent_back"),
    [
        ("title", "Misc. (2025)", True),
        ("risk", "Reminders go out to club secretaries", True),
        ("challenge", "In 12 of 20 files no agency had told the others", False),
        ("note, open", "Letter to all nine practices went out on 3 May", False),
    ],
)
def test_some_texts_are_sent_back(field: str, text: str, is_sent_back: bool) -> None:  # noqa: FBT001 -- what is expected
    """The result depends on the words and on the field."""
    assert likeness.is_sent_back(text, field) is is_sent_back


@pytest.mark.parametrize("field", ["risk", "note, open", "action"])
def test_a_text_weighs_what_its_words_weigh(field: str) -> None:
    """All are looked up at once, at the places for which the weights were learned."""
    learned = likeness.weights()
    each = [learned.table[at] - 128 for at in _places(FAIR[0].text, field)]
    root = math.sqrt(len(each) / 2)

    weighed = likeness._weigh(FAIR[0].text, field)

    assert weighed == pytest.approx(
        learned.fields[field] + sum(each) * learned.unit / root
    )


def _places(text: str, field: str) -> list[int]:
    return [at for mark in likeness.marks(text) for at in likeness.places(mark, field)]


def test_the_weights_are_of_what_is_kept_here() -> None:
    """After adding a wording, run nox -s learn."""
    learned = word_lists.load("likeness")["learned_from"]
    kept = b"".join((HERE / name).read_bytes() for name in LEARNED_FROM)

    assert zlib.crc32(kept) == learned


def test_nothing_held_out_was_learned_from() -> None:
    """A success rate on the learning examples would mean nothing."""
    seen = {each.text for name in LEARNED_FROM for each in harness.read(HERE / name)}

    # Anyone may type something as short as "95%" or "tbc".
    again = [each.text for each in HELD_OUT if each.text in seen]
    assert [text for text in again if len(text.split()) > 4] == []


def test_it_is_silent_where_a_rule_knows_what_is_wrong() -> None:
    """One text has 1 problem. A known problem comes before a learned one."""
    said = 0
    for wording in WRONG[::4]:
        request = lint.Request(as_of=harness.SEEN_ON)
        text = harness.plan(wording).encode()
        found = lint.one(text, "lessons-child-d-2019.yaml", request).diagnostics
        guessed = [each for each in found if each.rule == OWN]
        known = {key for each in found if each.rule != OWN for key in each.keys}
        assert [each for each in guessed if known & {*each.keys}] == []
        said += bool(guessed)

    assert said


def test_the_same_words_are_told_once() -> None:
    """Text in several places is shown in the first, with the number of places."""
    wording = harness.Wording(
        "", "risk", "Reminders go out to club secretaries", fair=False
    )
    lines = harness.plan(wording).split("\n")
    at = next(n for n, line in enumerate(lines) if "- risk: " in line)
    once, thrice = lines, [*lines[: at + 3], *lines[at : at + 3] * 2, *lines[at + 3 :]]

    assert [
        [f.message for f in lint_of(text) if f.rule == OWN] for text in (once, thrice)
    ] == [[SAID], [f"{SAID} The same text is in 2 other places."]]


@pytest.mark.parametrize(
    ("more", "asked"),
    [("", True), (", out of all those held, from the minutes", False)],
)
def test_a_measure_that_says_out_of_how_many_and_where_is_accepted(
    more: str, *, asked: bool
) -> None:
    """What the remedy asks for is enough."""
    measure = f"{MEETINGS} that a health professional attended{more}"
    wording = harness.Wording("", "success_measure", measure, fair=not asked)

    found = [
        each
        for each in lint_of(harness.plan(wording).split("\n"))
        if each.rule == OWN and measure in each.message
    ]

    assert [bool(found), *("out of how many" in each.remedy for each in found)] == (
        [True, True] if asked else [False]
    )


MEETINGS = "Strategy meetings about babies"
SAID = (
    '"Reminders go out to club secretaries" does not seem to say what could go wrong.'
)


def lint_of(lines: list[str]) -> tuple[Diagnostic, ...]:
    """Return the problems in a plan."""
    text = "\n".join(lines).encode()
    request = lint.Request(as_of=harness.SEEN_ON)
    return lint.one(text, "lessons-child-d-2019.yaml", request).diagnostics
