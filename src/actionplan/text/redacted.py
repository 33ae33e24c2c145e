"""Tell whether a text has lost its personal data, and nothing else.

An entry that is committed must not be changed, but personal data has to go. Lint says
what to write in its place, so that is allowed there too: the mother for Mrs Green, ME4
for a full postcode, a work address for a personal one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from actionplan.text import late, owner_titles, personal, seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def wording(text: str) -> str:
    """Return the words of a text, without marks, capitals and line breaks.

    A word with an invisible character in it, such as a soft hyphen, is the same word.
    """
    return " ".join(re.findall(r"\w+", seen.without_invisible(text).casefold()))


def lost_only(before: str, now: str, *, goes_on: bool = False) -> bool:
    """Tell whether words are those of *before* without its personal data.

    What announces a number may go with it. In the place of either may be that it was
    removed, or what lint asks for; nothing else may change. If the text *goes_on*, more
    may follow.
    """
    between, own = personal.pieces(before, (*personal.NUMBERS, personal.names))
    if not own:
        return False
    words, reached = now.split(), {0}
    # All ways of reading it are followed at once, so none takes long.
    for step in _steps(between, own):
        reached = {after for at in reached for after in _after(words, at, step)}
    return len(words) in reached or (goes_on and bool(reached))


class _Step(NamedTuple):
    """Words that may come next, and the personal data whose place it is."""

    ways: tuple[tuple[str, ...], ...]
    own: str = ""


def _steps(between: Sequence[str], own: Sequence[str]) -> Iterator[_Step]:
    """Give what may follow one another: words that stay, and those that may go."""
    for piece, data in zip(between, own, strict=False):
        words = wording(piece).split()
        kept = len(words)
        while kept and words[kept - 1] in _ANNOUNCE:
            kept -= 1
        yield _Step((tuple(words[:kept]),))
        yield from (_Step(((), (word,))) for word in words[kept:])
        yield _Step(((), tuple(wording(data).split()), *_REMOVED), data)
    yield _Step((tuple(wording(between[-1]).split()),))


def _after(words: Sequence[str], at: int, step: _Step) -> Iterator[int]:
    """Yield each place that a step can lead to."""
    for way in step.ways:
        if tuple(words[at : at + len(way)]) == way:
            yield at + len(way)
    for end in range(at + 1, min(at + _MOST, len(words)) + 1) if step.own else ():
        if _stands_for(" ".join(words[at:end]), step.own):
            yield end


_MOST = 7
"""The most words that may be in the place of personal data."""


def _stands_for(words: str, own: str) -> bool:
    """Return whether *words* are what lint asks for in the place of personal data."""
    if any(True for _ in personal.names(own)):
        is_title = bool(_HEAD_OF.match(words)) or owner_titles.ends_in_title(words)
        can_be = bool(_TITLE.fullmatch(words))
        return (is_title and can_be) or bool(_PERSON.fullmatch(words))
    if any(True for _ in personal.nhs_numbers(own)):
        called = _CALLED.fullmatch(words)
        return called is not None and called[1] == re.sub(r"\D", "", own)
    if "@" in own:
        return bool(_ADDRESS.fullmatch(words))
    if _POSTCODE.fullmatch(wording(own)):
        return words == wording(own).split()[0]
    if any(True for _ in personal.mobile_numbers(own)):
        return bool(_NUMBER.fullmatch(words))
    return bool(_DATE.fullmatch(wording(own)) and _AGE.fullmatch(words))


_TITLE = late.compile(
    r"(?!.*\b(?:all|are|by|every|had|has|have|is|never|neither|no|nobody|none|nor|not"
    r"|that|to|was|were|who|will)\b).*"
)
_HEAD_OF = late.compile(
    r"(?:the )?(?:(?:acting|assistant|deputy|interim|joint) )?"
    r"(?:chair|director|head|lead|manager) (?:for|of) "
)
_PERSON = late.compile(
    r"(?:(?:the|a|his|her|their|this|that) )?"
    r"(?:(?:birth|foster|great|maternal|older|other|paternal|young|younger) )*"
    r"(?:adult|aunt|baby|boy|brother|carer|child|colleague|cousin|dad|daughter|family"
    r"|father|friend|girl|grand(?:father|mother|parent)s?|guardian|husband|man|mother|mum"
    r"|neighbour|parent|partner|patient|person|relative|sibling|sister|son|step(?:father"
    r"|mother)|uncle|wife|woman|young person)s?(?: [a-z0-9])?"
)
"""The mother, Child K, Adult B."""
_ADDRESS = late.compile(r"\w+(?: \w+){1,4} (?:uk|org|net|com)")
_POSTCODE = late.compile(r"[a-z]{1,2}[0-9][a-z0-9]? [0-9][a-z]{2}")
_CALLED = late.compile(r"(?:phone|reference) ([0-9]+)")
"""What a number is called that is not an NHS number."""
_DATE = late.compile(r"(?:[0-9]{1,2}(?:st|nd|rd|th)?|[a-z]+) \w+ [0-9]{2,4}")
_AGE = late.compile(r"aged \w+(?: (?:months?|weeks?|years?))?")
_NUMBER = late.compile(r"0[0-9]+(?: [0-9]{3,})*")
"""The number of an office, in place of a mobile phone."""
_ANNOUNCE = frozenset(
    {
        *("address", "birth", "born", "date", "dob", "email", "mail", "mobile"),
        *("national", "nhs", "ni", "number", "phone", "postcode", "telephone", "upn"),
        *("at", "by", "for", "from", "in", "of", "on", "the", "to", "under", "with"),
    }
)
"""Words before a number or an address that say no more than that there is one."""
_REMOVED = tuple(
    (*what, how)
    for what in (
        (),
        ("number",),
        ("address",),
        ("date",),
        ("name",),
        ("personal", "data"),
    )
    for how in ("removed", "redacted")
)
"""What may be written where it was."""
