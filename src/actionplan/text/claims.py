"""Find claims in text that another field may contradict: a date or a change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.text import dates, grammar, late

if TYPE_CHECKING:
    from actionplan.text.dates import Date


class SaidDate(NamedTuple):
    """A date by which the text says that something will be done."""

    words: str
    date: Date


def date_in(action: str) -> SaidDate | None:
    """Return the last date "by" which *action* says that it will be done.

    A date that can be read in two ways, or has no year, does not count.
    """
    found = None
    for said in _BY.finditer(" ".join(action.split())):
        read = dates.readings(said["date"])
        if len(read) == 1:
            found = SaidDate(said[0], read[0])
    return found


_MONTHS = "|".join(month[:3] for month in dates.MONTHS)
_BY = late.compile(
    r"\b(?:by|before|no later than|until) (?:the )?(?:end of )?"
    rf"(?P<date>(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTHS})[a-z]*\.? [0-9]{{4}}"
    r"|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})",
    re.IGNORECASE,
)


def denies_change(effect: str, *, at_all: bool = False) -> str:
    """Return the words of *effect* that say nothing has changed, if any do.

    With *at_all*, return them only if they rule out any change. An outcome that is
    partly achieved may still say that no effect can be shown yet.
    """
    pattern = _NOTHING_AT_ALL if at_all else _NO_CHANGE
    said = pattern.search(_flat(effect))
    return grammar.as_written(effect, said[0].strip()) if said else ""


def says_nothing_left(text: str) -> bool:
    """Return whether all that *text* says is that nothing is left to improve."""
    return bool(_NOTHING_LEFT.fullmatch(_flat(text)))


_NOTHING_LEFT = late.compile(
    r"\W*(?:none|nil|nothing)(?: (?:else|further|more|is|was|left|outstanding|remains"
    r"|now|identified|to (?:do|improve|be improved)|still|needed|required"
    r"|at (?:this|present|the moment)(?: (?:stage|time))?))*\W*"
)


def is_open(effect: str) -> bool:
    """Return whether *effect* says there is none, or that none can be shown yet."""
    flat = _flat(effect)
    return bool(_NO_CHANGE.search(flat) or _NOT_SHOWN.search(flat))


def says_achieved(effect: str) -> str:
    """Return the words of *effect* that say the aim is achieved, if any do."""
    flat = _flat(effect)
    said = _ACHIEVED.search(flat)
    if said is None or _NOT_YET.search(flat[: said.end()]):
        return ""
    return grammar.as_written(effect, said[0].strip())


def _flat(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split())


_NO_CHANGE = late.compile(
    r"\b(?:there (?:has been|is|was) |has made |made |we (?:have seen|see|saw) )?(?:no"
    r"|not (?:yet )?(?:had )?any) (?:real |measurable |visible |noticeable |discernible"
    r" )?(?:change|difference|improvement|effect|impact)(?! (?:between|of|in the way"
    r" since))s?\b"
    r"|\bnothing (?:has |is |have )?(?:changed|improved|different|better)\b"
    r"|\b(?:has|have|did|had)(?:n't| not)(?: yet)? (?:changed?|improved?|helped?"
    r"|worked?"
    r"|made (?:a|any) difference|make (?:a|any) difference)\b"
    r"|\b(?:is|are|remains?) (?:exactly |just |still )*(?:unchanged|as (?:it|they) w"
    r"(?:as|ere)|where (?:it|they) w(?:as|ere)|no better|worse|the same as (?:before|in"
    r"|at))\b"
    r"|\b(?:has|have) (?:got|become|gone) worse\b|\bget(?:s|ting)? worse\b"
)
_NOT_SHOWN = late.compile(
    r"^(?:none|nothing)\b(?! but)|\btoo (?:early|soon) to\b|\bno effects?\b"
    r"|\bcannot (?:yet )?(?:be )?(?:see|seen|show|shown|tell|say|measured?)\b"
    r"|\bnot (?:yet )?(?:been )?(?:seen|shown|felt|known|measured)\b"
)
_NOTHING_AT_ALL = late.compile(
    r"\bnothing (?:has |is |have )?(?:changed|improved|different|better)\b"
    r"|\bthere (?:has been|is|was) no (?:change|difference|improvement)(?: for| at all"
    r"|$)"
)
_ACHIEVED = late.compile(
    r"\b(?:target|aim|goal|outcome)s? (?:has |have |was |were |is |are |been |now "
    r"|fully )*"
    r"(?:met|reached|achieved|exceeded|hit)\b|\bfully achieved\b"
)
_NOT_YET = late.compile(
    r"\b(?:not|n't|never|cannot|until|once|if|when|yet to|far from)\b"
)
