"""Tell whether a note says whose work something is from now on.

Work that was transferred is part of everyday business, or of another body's work. A
note says whose if it names a body, a post or everyday business, other than as the one
who decided.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from actionplan.text import late, owner_lists, word_lists
from actionplan.text.phrase_lists import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable


def is_named(note: str, agencies: Iterable[str] = ()) -> bool:
    """Tell whether *note* says whose work it is; *agencies* are known by name."""
    told = _DECIDED.sub(" ", " ".join(note.split()))
    words = owner_lists.plain(told)
    known = (owner_lists.plain(name) for name in agencies)
    return (
        _NAME.search(told) is not None
        or _holders().search(words) is not None
        or any(re.search(rf"\b{re.escape(name)}\b", words) for name in known if name)
    )


_BODY = (
    r"(?:(?:the|this|our) )?(?:[\w'-]+ ){0,4}?"
    r"(?:board|committee|exec(?:utive)?|chair|meeting|panel|partnership|(?:sub-?)?group)"
)
_DECISION = r"(?:accepted|agreed|approved|confirmed|decided|endorsed|noted|resolved)"
_DECIDED = late.compile(
    rf"^{_BODY} (?:has |have |had )?{_DECISION}\b"
    rf"|\b{_DECISION}(?: @)? (?:by|at|in|with) {_BODY}\b",
    re.IGNORECASE,
)
"""Who decided on it: that does not say who has it now."""
_NAME = late.compile(
    r"\b(?:to|into|with|under|within|by|from|for|in) (?:the )?"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Spring|Summer|Autumn|Winter|Q[1-4])\b)[A-Z][\w'&-]+"
)
"""A name after a word that says to whom: it went to Barnardo's."""


@cache
def _holders() -> Phrases:
    everyday = word_lists.load("notes")["everyday"]["words"]
    kinds = ("agencies", "bodies", "boards", "groups", "known-letters", "posts")
    listed = (owner_lists.listed(kind) for kind in (*kinds, "short-posts"))
    return Phrases([*everyday, *(word for words in listed for word in words)])
