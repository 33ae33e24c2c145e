"""Read what a cell says of a post that nobody is in, and of who covers for it.

The words for this are read in their place in the sentence. "Recruitment" says nothing
of a vacancy in "Head of HR & Recruitment", and "empty" says nothing of it in "Empty
Homes Officer".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.text import dates, late, slips
from actionplan.text.owner_lists import listed, pattern

if TYPE_CHECKING:
    from collections.abc import Callable


def is_said(words: str, is_title: Callable[[str], bool]) -> bool:
    """Return whether *words* say that a post is vacant.

    A job title may begin with one of the words for it: Recruiting Officer. Whether the
    rest is a title, *is_title* says.
    """
    words = _corrected(words)
    if any(each.search(words) for each in (*_ANYWHERE, _LEFT, _FORMER)):
        return True
    if (sought := _SEEKS.match(words)) and is_title(words[sought.end() :]):
        return True
    if found := _FIRST.match(words):
        rest = words[found.end() :].strip()
        if found[0] in listed("empty", "adjectives"):
            return not _STANDS_EMPTY.match(rest)
        return not is_title(rest)
    found = _LAST.search(words)
    return found is not None and found[1] not in ("of", "for", "and", "in")


def _corrected(words: str) -> str:
    """Return *words* with "vacant" and "vacancy" written without a mistake."""
    meant = {
        word: vacant
        for word in words.split()
        for vacant in ("vacancy", "vacant")
        if slips.is_slip(word, vacant)
    }
    return " ".join(meant.get(word, word) for word in words.split()) if meant else words


def is_of_post(words: str) -> bool:
    """Return whether it is the post that is vacant, and not its cover: cover TBC."""
    return not _OF_OTHER.match(words)


def is_away(words: str) -> bool:
    """Return whether *words* say that the person in the post is away for long."""
    return bool(_AWAY.search(words))


def is_covered(words: str) -> bool:
    """Return whether *words* say that someone does the work in the meantime."""
    left = _SOUGHT.sub("", _UNCOVERED.sub("", words))
    return bool(_COVERED.search(left))


def may_be_covered(words: str) -> bool:
    """Return whether *words* mention cover at all, even that there is none."""
    return bool(_COVERED.search(words))


_ANYWHERE = (
    pattern(r"\b(?:{listed})\b", "empty", "anywhere"),
    pattern(
        r"\b(?:is|now|currently|post|position|role) (?:(?:is|now|still|currently) )*"
        r"(?:{listed})\b",
        *("empty", "adjectives"),
    ),
    # not yet appointed, not recruited yet, to be appointed
    pattern(r"\bnot yet (?:been )?(?:{listed})\b", "empty", "filling"),
    pattern(r"\bnot (?:been )?(?:{listed}) (?:as )?yet\b", "empty", "filling"),
    pattern(r"\b(?:yet )?to be (?:{listed})\b", "empty", "filling"),
    # awaiting appointment, recruitment under way
    pattern(
        r"\b(?:await(?:ing|s)|pending|subject to|under(?:going)?|out (?:to|for))"
        r" (?:an? |the )?(?:new )?(?:{listed})\b",
        *("empty", "hiring"),
    ),
    pattern(
        r"\b(?:{listed}) (?:(?:is|are|has|been|still|now|currently|to) )*"
        r"(?:awaited|begun|closes|due|follow|in hand|in progress|on hold|ongoing|out"
        r"|pending|planned|start(?:ed|s)?|under ?way)\b",
        *("empty", "hiring"),
    ),
)
_LEFT = late.compile(
    r"\b(?:left|resigned|retired) (?:(?:at|from|in|last|on|post|the|this)\b|[0-9]"
    rf"|(?:{'|'.join(dates.MONTHS)})\b)",
    re.IGNORECASE,
)
"""Says of the holder of a post, and not of those whom it is about, that they left."""
_SEEKS = late.compile(
    r"(?:await(?:ing|s)|pending|recruiting(?: to| for| an?)|seeking)"
    r" (?:(?:an?|new|our|permanent|the) )*"
)
"""Begins words for a post that someone is still sought for."""
_FORMER = late.compile(r"^(?:former|previous)")
_FIRST = pattern(r"(?:{listed})\b", "empty", "at-an-end")
_LAST = pattern(r"(\w*)\s(?:{listed})$", "empty", "at-an-end")
_STANDS_EMPTY = pattern(r"(?:{listed})\b", "empty", "stands-empty")
_OF_OTHER = late.compile(r"(?:the )?(?:\w+ )?names?\b|(?:maternity )?cover\b")
"""Begins words about the name of the person in post, or about who covers."""
_AWAY = late.compile(
    r"\bon (?:[\w-]+ ){0,3}(?:leave|sabbatical|secondment)\b|\bcareer break\b"
    r"|\b(?:adoption|mat|maternity|parental|paternity|sick) leave\b"
    r"|\b(?:leave|sabbatical|secondment) (?:since|till|until)\b|\bsabbatical to\b"
    r"|\b(?:off|long[- ]term) sick\b|\b(?:absent|seconded|suspended)\b",
    re.IGNORECASE,
)
_COVERED = pattern(r"\b(?:{listed})\b", "cover")
_UNCOVERED = pattern(
    r"\b(?:no|nobody|no one|without|not|nor|to be)(?: \w+)? (?:{listed})\b", "cover"
)
_SOUGHT = pattern(
    r"\b(?:{listed}) (?:is )?(?:awaited|being|needed|required|sought|tbc|to be)\b",
    "cover",
)
