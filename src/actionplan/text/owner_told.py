"""Work out what a note says of the owner of the work: gone, replaced or not willing.

The owner is recorded in a field, and every output shows it. A note may say that the
post is vacant, that somebody else leads now, or that the new owner has not accepted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.text import late, owner_pieces, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Told: TypeAlias = Literal["gone", "other", "not accepted"]
"""The owner has gone, another one leads now, or the owner has not accepted the work."""


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
            return OwnerTold("gone", words)
        if _is_led_by_other(sentence, known):
            return OwnerTold("other", words)
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
    if _VACANT.search(flat):
        return True
    named = (*known, *(f"the {holder}" for holder in _HOLDERS))
    return any(
        _LEFT.match(flat, found.end())
        for who in named
        if who in flat
        for found in re.finditer(rf"(?<![\w-]){re.escape(who)}(?![\w-])", flat)
    )


def _is_led_by_other(sentence: str, known: tuple[str, ...]) -> bool:
    """Return whether somebody leads now who is not among the owners."""
    found = _LED_BY.search(sentence)
    if found is None:
        return False
    named = owner_pieces.plain(next(filter(None, found.groups())))
    plain = tuple(map(owner_pieces.plain, known))
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
_HOLDERS = (
    *(
        "post holder",
        "postholder",
        "post-holder",
        "lead",
        "lead officer",
        "lead manager",
    ),
    *("owner", "manager", "officer", "action lead", "action owner", "coordinator"),
)
"""Who has the post, if no job title is given."""
_LEFT = late.compile(
    r" (?:(?:has|have|had|is|will|now|since|be|been|also) )*(?:left|leaves|leaving"
    r"|retired|resigned|moved (?:on|to another|away)|gone|on (?:long[- ]term )?"
    r"(?:sick|maternity|parental|adoption)(?: leave)?|on secondment|seconded)\b"
    r"(?! (?:each|the|a|it|all) )"
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
