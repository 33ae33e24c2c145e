"""Decide whether a complete text is a prompt, a reminder or crossed out."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from actionplan.text.placeholders.segments import (
    FEW,
    MOST,
    has_digit,
    has_share,
    headings,
    phrases,
    singles,
    start,
)

if TYPE_CHECKING:
    from actionplan.text.placeholders.segments import Words
    from actionplan.text.placeholders.sorts import Sort


def is_one_key(plain: str, sort: Sort) -> bool:
    """Return whether text is one letter, typed several times: xxx, aaaa."""
    if plain[:1].isalnum() and plain[1:2].isalnum() and plain[0] != plain[1]:
        return False  # as nearly all text begins
    letters = re.sub(r"[\W_]+", "", plain)
    struck = len(letters) > 1 and letters.isalpha() and len(set(letters)) == 1
    return struck and sort != "reference"  # II is a number


def is_bare_title(words: Words) -> bool:
    """Return whether a title has no subject: "New plan (2)", "Document1"."""
    named = {word.rstrip("0123456789") for word in words}
    named -= singles("bare-titles", "stops") | {""}
    marked = bool(set(words) & singles("title-marks"))
    return not named or (marked and named <= singles("reviews"))


# --- what a form prints in an empty box -------------------------------------------


def is_prompt(plain: str, words: Words, sort: Sort) -> bool:
    """Return whether text is a question or an instruction from the form."""
    if words in phrases("prompts"):
        return True
    if re.fullmatch(r"\[[^\[\]]+\]|<[^<>]+>", plain):
        return sort != "figure" or not has_digit(words)
    return plain.endswith("?") and sort != "title" and _is_asked_by_form(words, sort)


def _is_asked_by_form(words: Words, sort: Sort) -> bool:
    """Return whether it is a form's question, not one for families."""
    own = singles("prompt-rest", "stops", "subjects", "asked", "questions")
    if set(words) <= own | headings(sort):
        return True
    asks = words[0] in singles("questions") and sort != "measure"
    return asks and bool({"you", "your"} & set(words))


# --- what an author writes to remember --------------------------------------------


def is_reminder(plain: str, words: Words, sort: Sort) -> bool:
    """Return whether text is its author's own question or note: "audit??"."""
    if len(words) > MOST or '"' in plain or has_digit(words):
        return False
    own = words[words[0] in ("i", "we") :]
    return (
        _is_doubt(plain, own, sort)
        or start(own, "notes-to-self") > 0
        or _is_to_be_asked(words, sort)
        or _is_open(words, sort)
    )


def _is_doubt(plain: str, words: Words, sort: Sort) -> bool:
    if re.search(r"\?\s?\?\W*$", plain):
        return True
    asks = plain.rstrip(") ").endswith("?")
    if asks and (len(words) == 1 or sort == "figure"):
        return True
    doubts = start(words, "uncertain") > 0
    return doubts and sort not in ("finding", "note", "reason", "report")


def _is_to_be_asked(words: Words, sort: Sort) -> bool:
    """Return whether they say who to ask. A measure or an action may be to ask.

    With "we" before the verb they tell what happens: "We get asked what we think."
    """
    asks = start(words, "to-a-colleague") > 0 and not (
        _is_record_of_asking(words) or _is_what_happens(words)
    )
    if sort in ("figure", "finding", "report"):
        return asks
    return asks and sort == "prose" and len(words) < FEW


def _is_record_of_asking(words: Words) -> bool:
    """Return whether they name a source by how people were asked: phone survey."""
    near = {*words[1:2], words[-1]}
    return words[0] in singles("ways-to-ask") and bool(near & singles("asked-records"))


def _is_what_happens(words: Words) -> bool:
    """Return whether they tell what happens: Contact with families is lost.

    The verb comes before any question: "Check with IT whether it is in" is to ask.
    """
    if words[0] not in singles("nouns-to-ask") or words[:2] in _TO_ASK:
        return False
    before = takewhile(lambda word: word not in singles("asked-about"), words[1:])
    return not singles("its-verbs").isdisjoint(before)


_TO_ASK = (("check", "with"), ("query", "with"))
"""These only begin a note on who to ask: Check with the lead is it ready."""


def _is_open(words: Words, sort: Sort) -> bool:
    """Return whether short text only says that something is missing."""
    rest = set(words[1:])
    if sort != "report" and not singles("polite").isdisjoint(words):
        return True
    if words[0] == "will" and sort in ("evidence", "figure", "report"):
        return True
    bare = singles("subjects", "stops") | headings(sort)
    if words[0] in ("need", "needs") and rest and rest <= bare:
        return True
    if sort == "figure" and rest & singles("open-words"):
        return not (has_share(words) or start(words, "none-of"))
    vague = bool(set(words) & singles("vague-things")) and len(words) <= 2 * FEW
    return vague and sort in ("evidence", "measure", "title")
