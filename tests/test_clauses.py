"""A text that is too long ends after a whole clause, and says that it goes on."""

from __future__ import annotations

import pytest

from actionplan.plan import sentences
from actionplan.text import grammar

AMBER = "At risk; the note says what is being done, and who is doing it"


@pytest.mark.parametrize(
    ("text", "most", "said"),
    [
        (AMBER, 100, AMBER),
        (AMBER, 60, "At risk; the note says what is being done, ..."),
        (AMBER, 20, "At risk; ..."),
        ("Done in May. The rest follows in June", 30, "Done in May. ..."),
        ("Ask the trust who is to pay for the faster slot", 24, "Ask the trust..."),
        ('Replace the code "did not attend" everywhere', 26, "Replace the code..."),
        ('Say "was not brought" in every record', 22, 'Say "was...'),
        ("a" * 50, 20, "a" * 17 + "..."),
    ],
)
def test_no_clause_is_cut_in_its_middle(text: str, most: int, said: str) -> None:
    """If not even the first clause has room, no small word is left hanging."""
    assert grammar.clauses(text, most) == said
    assert len(said) <= most or said == text


def test_a_sentence_that_goes_on_shows_what_is_left_out() -> None:
    """The full stop after it does not hide that."""
    whole = "The clinic is open on Monday, and on Friday it is closed."

    assert sentences.phrase(whole, 100) == whole.rstrip(".")
    assert sentences.phrase(whole, 40) == "The clinic is open on Monday, [...]"
    assert sentences.stopped("Ask them ...") == "Ask them ..."
    assert sentences.stopped("Ask them") == "Ask them."
