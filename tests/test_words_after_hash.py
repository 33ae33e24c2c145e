"""Words after a hash at the end of a text never vanish from the reports unannounced."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import SPECIMEN

from actionplan import lint

LINES = {
    "challenge: Staff were not told of 7 visits in 2010 # see report p12": True,
    "challenge: Staff were not told of 7 visits in 2010\t# see report p12": True,
    "challenge: Staff were not told of 7 visits in 2010  # 12 in all": True,
    "challenge: Staff were not told of 7 visits\n      in 2010 # see report p12": True,
    "challenge: Staff were not told of site #4": True,
    "challenge: Staff were not told of action # 3": True,
    'challenge: "Staff were not told of 7 visits in 2010" # see report p12': False,
    "challenge: Staff were not told of 7 visits in 2010 #": False,
    "# see report p12\n    challenge: Staff were not told of 7 visits": False,
    "challenge: >- # see report p12\n      Staff were not told of 7 visits": False,
    "challenge: Staff were not told # actionplan: accept[weak-text]: Asked": False,
}
DATES = ("12 October", "2 sessions", "3")
"""Words that may stand after a date and a hash, and begin with a number."""
ANSWERS = {"words-in-comment", "hash-hides-text", "tab-character"}


@pytest.mark.parametrize(("line", "is_told"), LINES.items())
def test_words_after_a_hash_are_told_if_they_may_belong_to_the_text(
    line: str, *, is_told: bool
) -> None:
    """A comment is told unless a quotation mark, an own line or its form shows it."""
    old = next(one for one in SPECIMEN.split("\n") if "challenge:" in one)
    plan = SPECIMEN.replace(old, f"    {line}").encode()
    report = lint.one(plan, "scr-family-a-2011.yaml", lint.Request(date(2012, 3, 1)))
    told = {each.rule for each in report.diagnostics}

    assert bool(told & ANSWERS) is is_told


@pytest.mark.parametrize("words", DATES)
def test_a_comment_after_a_date_may_begin_with_a_number(words: str) -> None:
    """A date is complete, so nothing was cut off it."""
    plan = SPECIMEN.replace("agreed: 2011-08-15", f"agreed: 2011-08-15 # {words}")
    asked = lint.Request(date(2012, 3, 1))
    report = lint.one(plan.encode(), "scr-family-a-2011.yaml", asked)

    assert plan != SPECIMEN
    assert "hash-hides-text" not in {each.rule for each in report.diagnostics}
