"""Tell that a text has nothing but an owner, or nothing but a time.

Such a text is an answer to another question, whichever field it is in: "Named Midwife"
says who, and "By the end of the summer term" says when.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from actionplan.text import late, only_time, owner_titles, owners

Only: TypeAlias = Literal["who", "when", "who and when", ""]


def only(text: str) -> Only:
    """Return what is all that *text* says: who, when or both; empty if it says more."""
    if len(text) > _LONGEST or any(
        word[0] not in _SMALL for word in _LOWER_CASE.finditer(text)
    ):
        return ""  # as in most text, and nothing else has to be read for this
    parts = [text] if (whole := _one(text)) else _PART.split(text)
    found = {whole or _one(_LABEL.sub("", part)) for part in parts if part}
    if not found or "" in found:
        return ""
    return "who and when" if len(found) > 1 else found.pop()


_LONGEST = 100
_PART = late.compile(r"[.;|\n]+\s*")
_LABEL = late.compile(
    r"^(?:by whom|by when|date|deadline|due|lead|owner|when|who)\s*:\s*", re.IGNORECASE
)


def _one(text: str) -> Literal["who", "when", ""]:
    if _is_owner(text):
        return "who"
    return "when" if only_time.is_time(text) else ""


def _is_owner(text: str) -> bool:
    """Return whether *text* is job titles, each with what the job is about at most.

    All its words are written as names, so that none of them is a verb.
    """
    if not _NAMES.fullmatch(text) or not any(
        owner_titles.ends_in_title(word) for word in _TITLE_WORD.findall(text)
    ):
        return False
    pieces = owners.read(text).pieces
    posts = [each.text for each in pieces if each.kind in ("post", "posts")]
    rest = {each.kind for each in pieces} - {"post", "posts"}
    return bool(posts) and rest <= _BESIDE and all(map(_is_title, posts))


def _is_title(post: str) -> bool:
    return owner_titles.ends_in_title(post) or bool(_OF.match(post.strip()))


_NAMES = late.compile(
    r"(?:(?:[A-Z][\w'\u2019-]*\.?|and|for|in|of|the|[&/,()\u2013-])(?:\s+|(?=[/,()])|$"
    r"|(?<=[/(])))+"
)
_TITLE_WORD = late.compile(r"[A-Z][\w'\u2019-]*")
_BESIDE = frozenset({"agency", "group", "separator", "words"})
_OF = late.compile(
    r"(?:[\w'-]+ ){0,3}(?:chair|director|head|lead|manager) (?:for|of) ", re.IGNORECASE
)


_LOWER_CASE = late.compile(r"(?<!['\u2019-])\b[a-z][\w'\u2019-]*")
_SMALL = only_time.WORDS | {"for", "when", "whom"}
"""The words in small letters that an owner or a time may have."""
