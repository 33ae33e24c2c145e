"""Work out what a note says of the owner: gone, leaving, replaced or not willing.

The owner is recorded in a field, and every output shows it. A note may say that the
post is vacant, that somebody else leads now, or that the new owner has not accepted.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.text import dates, late, owner_lists, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Told: TypeAlias = Literal["gone", "away", "leaving", "other", "passing", "not accepted"]
"""The owner has gone, is away or is leaving, another one leads now or will, or the
owner has not accepted the work."""


class OwnerTold(NamedTuple):
    """What a note says of the owner, and the sentence that says it."""

    what: Told
    words: str


def read(note: str, owners: Iterable[str]) -> OwnerTold | None:
    """Return what *note* says of the *owners* of an action; None if nothing.

    What it says of others, such as staff who left, does not count. Nor does a post that
    was filled again.
    """
    known = tuple(filter(None, map(_flat, owners)))
    every = sentences_of.every(note)
    for number, sentence in enumerate(every):
        words = sentence.rstrip(" .")
        if _NOT_ACCEPTED.search(_flat(sentence)):
            return OwnerTold("not accepted", words)
        if _is_gone(_flat(sentence), known) and not _is_filled(every[number:]):
            return OwnerTold("away" if _AWAY.search(_flat(words)) else "gone", words)
        if _is_said(_LEAVES, _flat(sentence), known) and not _is_filled(every[number:]):
            return OwnerTold("leaving", words)
        if _names_other(_LED_BY, sentence, known):
            return OwnerTold("other", words)
        if _names_other(_PASSES, sentence, known):
            return OwnerTold("passing", words)
    return None


def begins(words: str, written: date) -> date | None:
    """Return the first day on which the owner leaves, or the lead passes; None if now.

    A month without a year is the first one that is not over on the day of the note.
    """
    if found := _DATE.search(words):
        read = dates.readings(found[0])
        return read[0].first_day if len(read) == 1 else None
    if found := _MONTH.search(words):
        month = dates.MONTHS.index(found["month"]) + 1
        return date(written.year + (month < written.month), month, 1)
    if _CHRISTMAS.search(words):
        return date(written.year, 12, 25)
    return None


def not_accepted(note: str) -> str:
    """Return the sentence of *note* that says that work passed on was not accepted.

    This is for work that was transferred: the note is about that.
    """
    every = sentences_of.every(note)
    found = (s for s in every if _REFUSES.search(_flat(s)))
    return next(found, "").rstrip(" .")


def _flat(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split())


def _is_filled(told: Sequence[str]) -> bool:
    """Return whether one of the next sentences says that the post was filled again."""
    return any(_FILLED.search(_flat(each)) for each in told[:_NEXT])


_NEXT = 8


def _is_gone(flat: str, known: tuple[str, ...]) -> bool:
    """Return whether the post, or an owner by name, is said to be gone."""
    return bool(_VACANT.search(flat)) or _is_said(_LEFT, flat, known)


def _is_said(what: re.Pattern[str], flat: str, known: tuple[str, ...]) -> bool:
    """Return whether *what* follows the name of an owner, or a word for one."""
    named = (*known, *(f"the {holder}" for holder in _HOLDERS))
    opening = next((each for each in _POST_HOLDERS if flat.startswith(each)), "")
    return bool(opening and what.match(flat, len(opening))) or any(
        what.match(flat, found.end())
        for who in named
        if who in flat
        for found in re.finditer(rf"(?<![\w-]){re.escape(who)}(?![\w-])", flat)
    )


def _names_other(what: re.Pattern[str], sentence: str, known: tuple[str, ...]) -> bool:
    """Return whether *what* says who leads, with a name that is not an owner's."""
    found = what.search(sentence)
    if found is None:
        return False
    named = owner_lists.plain(next(filter(None, found.groups())))
    plain = tuple(map(owner_lists.plain, known))
    return not any(name in named or named in name for name in plain)


_POST = r"(?:the|this|his|her|their) (?:(?:lead )?post|role|position|job)"
_OF = r"(?: of (?:the |an? )?(?!child|young|famil|staff)[\w'&-]+(?: [\w'&-]+){0,5}?)?"
"""Which post it is: the post of Hidden Harm Coordinator."""
_VACANT = late.compile(
    rf"\b{_POST}{_OF} (?:(?:is|remains|has been|was|still|now|currently|been) )+"
    r"(?:vacant|empty|unfilled|not filled|abolished|cut(?! into)|deleted|removed|frozen"
    r"|lost|disestablished|made redundant)\b"
    r"(?! from (?:the )?(?:list|form|plan|website))"
    rf"|\b{_POST}{_OF} (?:no longer exists?|has (?:gone|ended)|ceased to exist)\b"
    r"|^post(?: \w+){0,1} no longer exists\b"
    r"|\bpost (?:was |has been )?(?:abolished|deleted)\b"
    r"|\b(?:nobody|no one|no-one|noone) (?:is )?(?:currently )?in (?:post|the post"
    r"|role)\b"
)
_POST_HOLDERS = ("post holder", "postholder", "post-holder")
_HOLDERS = (
    *_POST_HOLDERS,
    *("lead", "lead officer", "lead manager"),
    *("owner", "manager", "officer", "action lead", "action owner", "coordinator"),
)
"""Who has the post, if no job title is given."""
_LEFT = late.compile(
    r" (?:(?:has|have|had|is|will|now|since|be|been|also) )*(?:left"
    r"|retired|resigned|moved (?:on|to another|away)|gone|on (?:long[- ]term )?"
    r"(?:sick|maternity|parental|adoption)(?: leave)?|on secondment|seconded)\b"
    r"(?! (?:each|the|a|it|all) )"
)
_AWAY = late.compile(
    r"\bon (?:long[- ]term )?(?:sick|maternity|parental|adoption)\b"
    r"|\bsecond(?:ed|ment)\b"
)
_LEAVES = late.compile(
    r" (?:(?:is|are|will|to|due|be|going|now|also|planning|soon) )*"
    r"(?:(?:leave|leaves|leaving|retire|retires|retiring)\b"
    r"(?! (?:each|a|it|all|any|her|his|their|this"
    r"|the (?!(?:authority|council|end|organisation|post|service|team|trust)\b))\b)"
    r"|(?:finish(?:es|ing)?|moves? on|moving on)(?= (?:on|in|at|by)\b|$))"
)
_FILLED = late.compile(
    r"\b(?:(?<!no )(?:new|successor|replacement)|interim|acting|deputy"
    r"|(?<!not )covered)\b|(?<!no )(?<!without )(?<!awaiting )(?<!need )\bcover\b"
    r"(?!(?: \w+){0,2}? (?:not|no)\b|(?: \w+){0,2}?n't\b"
    r"| (?:is )?(?:to be|awaited|being)\b)"
    r"|(?<!not )(?<!not been )(?<!not yet been )\b(?:replaced by|been replaced|filled"
    r"|has taken over)\b"
)
_LED_BY = late.compile(
    r"(?:^|(?<=[,;] ))(?:[Tt]his|[Ii]t|[Ww]ork|[Tt]he (?:action|work|project)"
    r"|[Tt]his (?:action|work|project))(?: (?:will|is|has|now|be|been|to|being))*"
    r" (?:led|taken over|taken on|owned|managed|coordinated|run) by (?:the )?"
    r"([A-Z][\w&'-]*(?: (?:of|and|for|the|[A-Z][\w&'-]*))*)"
    r"|^(?:[Tt]he )?([A-Z][\w&'-]*(?: (?:of|and|for|the|[A-Z][\w&'-]*))*)"
    r" (?:(?:is|are|has|have|will|now) )*(?:(?<=now )(?:leads?|leading)|taken over"
    r"|(?<=now )leading) (?:on )?(?:this|it|the (?:action|work))\b"
    r"|\b(?:[Rr]esponsibility|[Ll]ead(?:ership)?|[Oo]wnership)"
    r"(?: (?:has|was|is|now|been))* (?:passed|changed|moved|transferred) to (?:the )?"
    r"([A-Z][\w&'-]*(?: (?:of|and|for|the|[A-Z][\w&'-]*))*)"
    r"|^(?:(?:[Tt]his|[Ii]t)(?: (?:has|was|is|now|been))* )?(?:[Pp]assed|[Hh]anded(?:"
    r" over)?"
    r"|[Rr]eassigned|[Rr]eallocated) to (?:the )?([A-Z][\w&'-]*"
    r"(?: (?:of|and|[A-Z][\w&'-]*))*)(?! for\b)(?=[.,]|$| (?:on|in|who)\b)"
)
_NAME = r"(?:the )?([A-Z][\w&'-]*(?: (?:of|and|for|the|[A-Z][\w&'-]*))*)"
_PASSES = late.compile(
    r"(?:^|(?<=[,;] ))(?:[Tt]he )?(?:[Rr]esponsibility|[Ll]ead(?:ership)?|[Oo]wnership)"
    r"(?: for this)?(?: (?:will|is|due|to|now))* (?:pass(?:es|ing)?|move[s]?|moving"
    r"|goes|go|transfer(?:s|ring)?|be (?:passed|moved|transferred)) to "
    rf"{_NAME}(?! for\b)"
    rf"|^(?:From [\w ]{{3,25}}?,? )?(?:[Tt]he )?{_NAME} (?:will|is to)"
    r" (?:now )?(?:lead(?: on)?|take over|take on|own)"
    r" (?:this|it|the (?:action|work|lead))\b"
    r"|\b[Tt]he new (?:lead|owner)(?: from [\w ]{3,25}?)? (?:is|will be) "
    rf"{_NAME}"
)
_MONTH = late.compile(rf"\b(?P<month>{'|'.join(dates.MONTHS)})\b")
_DATE = late.compile(
    rf"\b(?:(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?(?:{'|'.join(dates.MONTHS)}) [0-9]{{4}}"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\b"
)
_CHRISTMAS = late.compile(r"\bChristmas\b")
_REFUSAL = (
    r"(?:(?:has|have|had|did|does|do)(?: not|n't)(?: yet| been)* (?:accept(?:ed)?"
    r"|agreed?|confirm(?:ed)?|take(?:n)? (?:it|this) on)"
    r"|(?:is|are) (?:not|un)(?: yet)? ?(?:willing|able) to (?:lead|take)"
    r"|refused|declined to (?:lead|take|accept))"
)
_REFUSES = late.compile(
    rf"\b{_REFUSAL}\b|\b(?:not yet|not been) (?:accepted|agreed|confirmed)\b"
    r"|\bnobody has (?:accepted|agreed|confirmed)\b"
)
_NOT_ACCEPTED = late.compile(
    r"\b(?:passed|handed|transferred|reassigned|allocated|assigned|offered)"
    r" to\b.{0,80} "
    rf"(?:who|but|and|it|which|they)\b.{{0,80}}\b{_REFUSAL}\b"
    rf"|\b(?:asked|invited) to (?:lead|take)\b.{{0,80}}(?:\b{_REFUSAL}\b|\b(?:has"
    rf"|have)(?: not"
    r"|n't)(?: yet)? (?:replied|responded|answered)\b)"
    r"|\bdo(?:es)?(?: not|n't) accept that (?:this|it) is (?:its|their)\b"
    r"|\b(?:nobody|no one|no-one|no agency) (?:has |is )?(?:agreed|accepted|offered"
    r"|willing) to (?:lead|take|own)\b"
)
