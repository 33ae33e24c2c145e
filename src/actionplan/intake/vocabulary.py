"""Read the heading of a column as a field of the plan, if it can be read in one way.

The words are those that `text.suggest` knows for fields of a plan, and those that
published plans put over their columns.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from actionplan.intake import published_headings
from actionplan.text import suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

Field: TypeAlias = Literal[
    # of an outcome
    "theme",
    "recommendation",
    "ref",
    "paragraph",
    "scope",
    "response",
    "challenge",
    "desired_outcome",
    "baseline",
    "difference",
    # of an action
    "id",
    "action",
    "priority",
    "due",
    "accountable",
    "agency",
    "partners",
    "milestones",
    "success",
    "evidence_needed",
    "risks",
    "review",
    # of a progress entry
    "note",
    "date",
    "rag",
    "state",
    "achieved_on",
    "new_due",
    "next",
    "reported_by",
    "evidence",
]
"""What the cells of a column can be read as."""

FIELDS: tuple[Field, ...] = get_args(Field)

OF_OUTCOME: frozenset[Field] = frozenset(
    (
        *("theme", "recommendation", "ref", "paragraph", "scope", "response"),
        *("challenge", "desired_outcome", "baseline"),
    )
)
"""Fields of an outcome. A row that has another value in one begins another outcome."""

ONE: frozenset[Field] = frozenset(
    (
        *("theme", "recommendation", "ref", "paragraph", "scope", "response"),
        *("challenge", "desired_outcome", "id", "action", "priority", "due"),
        *("accountable", "agency", "review", "date", "rag", "state", "achieved_on"),
        *("new_due", "next", "reported_by"),
    )
)
"""Fields for which a table has one column at most. A second one is not known."""

_SAME: Mapping[str, Field] = {"progress": "note", "recommendations": "recommendation"}
"""Fields of the format that are lists, and what one cell of them is."""

_KNOWN: Mapping[str, Field] = {
    heading: field
    for field, headings in published_headings.HEADINGS.items()
    for heading in headings
}

_MEANT_BY_PARENT: Mapping[tuple[str, str], Field] = {
    ("progress", "date"): "date",
    ("update", "date"): "date",
    ("action", "date"): "due",
    ("action", "number"): "id",
    ("recommendation", "number"): "ref",
    ("recommendation", "no"): "ref",
    ("recommendation", "ref"): "ref",
    ("recommendation", "text"): "recommendation",
    ("lead", "agency"): "agency",
    ("lead", "name"): "accountable",
    ("lead", "post"): "accountable",
    ("lead", "job title"): "accountable",
    ("progress", "by"): "reported_by",
}
"""Headings of two rows in which the upper one says what the lower one means."""


def read(*levels: str) -> Field | Literal[""]:
    """Return the field that a heading means; "" if it is not known in one way.

    A heading can have several *levels*, from the upper row to the lower one. The words
    of all levels count first, and then those of the lowest that is known.
    """
    words = [plain for level in levels if (plain := plainly(level))]
    if not words:
        return ""
    if len(words) == 1 and not _read(words[0]):
        return _of_parts(levels) or _without_brackets(levels)
    if len(words) > 1:
        if by_parent := _MEANT_BY_PARENT.get((_one(words[-2]), words[-1])):
            return by_parent
        if known := _read(" ".join(words)):
            return known
    if words[-1] in _BEGINS and "due" in map(_read, words):
        return ""
    return next((field for word in reversed(words) if (field := _read(word))), "")


def is_of_upper(*levels: str) -> bool:
    """Return whether only the upper rows of a heading say what it means."""
    words = [plain for level in levels if (plain := plainly(level))]
    if len(words) < _SEVERAL_LEVELS or (_one(words[-2]), words[-1]) in _MEANT_BY_PARENT:
        return False
    return not (_read(words[-1]) or _read(" ".join(words)))


_SEVERAL_LEVELS = 2
_BEGINS = frozenset(("start", "start date", "starts", "begin", "begins", "from"))
"""What stands below "Timescale" over the date when an action begins."""


def _of_parts(levels: tuple[str, ...]) -> Field | Literal[""]:
    """Read a heading in two languages: Arweinydd / Lead."""
    parts = (part for level in levels for part in re.split(r"[/|\n]", level))
    found = {field for part in parts if (field := _read(plainly(part)))}
    return found.pop() if len(found) == 1 else ""


def _without_brackets(levels: tuple[str, ...]) -> Field | Literal[""]:
    """Read a heading that ends in brackets, which say more about it: Lead (post).

    If what is in the brackets is another field by itself, it can be read in two ways.
    """
    heading = " ".join(level for level in levels if plainly(level))
    match = _BRACKETS.fullmatch(heading.strip())
    if match is None:
        return ""
    field = _read(plainly(match["before"]))
    within = read(match["within"])
    return "" if within and within != field else field


_BRACKETS = re.compile(r"(?P<before>[^()\[\]]+)[(\[](?P<within>[^()\[\]]+)[)\]]")


def completion_in_two_ways(heading: str) -> bool:
    """Return whether a heading is for the end of an action, due or past: both are so.

    Published plans use "Completion date" for either.
    """
    plain = plainly(heading)
    is_date = not {"date", "dates"}.isdisjoint(plain.split())
    is_past = suggest.says_done(plain)
    known = _read(plain) or not is_date or is_past
    return not known and suggest.completion(plain) == "either"


def is_date(heading: str) -> bool:
    """Return whether a heading says only that there is a date: of what, it does not."""
    match = _BRACKETS.fullmatch(heading.strip())
    is_format = match is not None and not read(match["within"])
    return plainly(match["before"] if match and is_format else heading) in (
        "date",
        "dates",
    )


def is_what(heading: str) -> bool:
    """Return whether a heading is only "What?", which a "How?" can give a sense."""
    return plainly(heading) == "what"


@lru_cache(maxsize=2048)
def plainly(heading: str) -> str:
    """Write a heading in small letters, without signs."""
    text = heading.lower().replace("&", " and ")
    text = _NUMBER_SIGN.sub(" no", _SEVERAL.sub("", text))
    return " ".join(re.findall(r"[^\W_]+", text))


_NUMBER_SIGN = re.compile(r"#\s*\Z")
"""The sign for a number, if it ends a heading: Action #. In "#2" it is a value."""
_SEVERAL = re.compile(r"(?<=\w)(?:\(s\)|/s\b)")
"""What is written for one or several: Lead(s)."""


def _one(words: str) -> str:
    """Write the word that several headings of progress, leads and so on begin with."""
    field = _read(words)
    return {"note": "progress", "accountable": "lead"}.get(field, field or words)


@lru_cache(maxsize=2048)
def _read(words: str) -> Field | Literal[""]:
    if words in _KNOWN:
        return _KNOWN[words]
    if field := _of_format(words):
        return field
    if words.endswith("s") and (field := _read(words.removesuffix("s"))):
        return field
    found = {
        f
        for pattern, f in published_headings.WITH_OTHER_WORDS
        if re.fullmatch(pattern, words)
    }
    return found.pop() if len(found) == 1 else ""


def _of_format(words: str) -> Field | Literal[""]:
    """Return the field of the format that *words* name, or are another word for.

    "Completion date" can be a date to come or one that has passed, so it is neither.
    """
    known = suggest.known_field(words, (*FIELDS, *_SAME))
    if not known and suggest.completion(words) == "due":
        return "due"
    name = _SAME.get(known, known)
    return next((field for field in FIELDS if field == name), "")
