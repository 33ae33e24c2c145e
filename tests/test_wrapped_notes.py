"""A note says the same whether its lines were wrapped by an editor or not."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan import model
from actionplan.text import paragraphs, sentences_of

_NOTES = (
    "17 of 20 visit records have the child's own words. The seconded adviser is not"
    " trained yet and has a place in November.",
    "Forms were changed in the day teams in May. The out of hours team use a different"
    " form and that still has to be changed, which is expected in the spring.",
    "Two schools have the new policy and the other nine have been asked to adopt it by"
    " their governors before the end of the summer term.",
)


@given(st.sampled_from(_NOTES), st.integers(60, 100))
def test_a_wrapped_note_has_whole_sentences(note: str, width: int) -> None:
    """Mail programs and editors wrap lines; the sentence is still the same."""
    lines = textwrap.wrap(note, width)
    wrapped = paragraphs.unwrapped("\n".join(lines))
    # A line that ends a sentence, or is followed by a name, may stay a line.
    whole = sentences_of.every(note)
    small = all(line[:1].islower() for line in lines[1:])
    assert " ".join(wrapped.split()) == note
    assert sentences_of.every(wrapped) == whole or not small


@given(st.text(alphabet="ab .,;:-1)\n\u2022", max_size=300))
def test_no_word_and_no_paragraph_is_lost(text: str) -> None:
    """What the report shows is the same as before."""
    made = paragraphs.unwrapped(text)
    assert made.split() == text.split()
    assert paragraphs.unwrapped(made).split() == text.split()
    assert paragraphs.blocks(made) == paragraphs.blocks(text)


_LONG = "All designated leads in the four localities were trained and"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (f"{_LONG}\nthe new form is in use.", True),
        (f"{_LONG}\nGPs were told.", True),
        (f"{_LONG} told\nGPs were told.", False),
        (f"{_LONG} told.\nthe new form is in use.", False),
        (f"{_LONG}\n- the new form is in use.", False),
        (f"{_LONG}\na) the new form is in use.", False),
        (f"{_LONG}\n\nthe new form is in use.", False),
        ("letters sent\nposters up", False),
    ],
)
def test_only_a_line_that_was_wrapped_goes_on(text: str, *, joined: bool) -> None:
    """A list without marks, and a new paragraph, are not part of the line before."""
    assert ("\n" not in paragraphs.unwrapped(text)) is joined


def test_a_new_paragraph_stays_one_whatever_the_last_word_before_it() -> None:
    """A sentence that breaks off there does not go on in an empty line."""
    text = f"{_LONG}\n\nThe new form is in use."

    assert paragraphs.unwrapped(text) == text


def test_the_note_of_an_entry_is_read_whole() -> None:
    """So every output quotes the sentence, and not the end of a line of it."""
    note = f"{_LONG}\nthe new form is in use.\n"
    action = {"id": "1.1", "progress": [{"date": "2026-01-02", "note": note}]}
    plan = model.plan({"outcomes": [{"id": "O1", "actions": [action]}]}, (), "p")
    (entry,) = plan.outcomes[0].actions[0].progress
    assert entry.note == note.replace("\n", " ", 1)


@pytest.mark.parametrize(
    ("note", "points"),
    [
        ("•\tDraft agreed\no\tHead of Service to comment", 2),
        ("•\tDraft agreed\n\u00a7\tSent on 3 May", 2),
        ("\uf0b7\tDraft agreed\n\u25aa\tSent on 3 May", 2),
        ("• Training booked \u2013 3 sessions • 41 of 52 signed up", 2),
        ("• Training booked \u2013 3 sessions", 1),
    ],
)
def test_each_bullet_that_word_writes_begins_a_point(note: str, points: int) -> None:
    """Points within a point are points too, and joined points are parted."""
    (block,) = paragraphs.blocks(note)

    assert (block.kind, len(block.texts)) == ("list", points)


@pytest.mark.parametrize("note", ["o is a letter", "The first • the second", "o/s"])
def test_a_letter_or_a_bullet_within_a_sentence_begins_no_point(note: str) -> None:
    """Only a line that begins with a mark is a point."""
    assert paragraphs.lines(note) == (note,)
