"""Work out whether a note on work reported as done says that it was not done.

It may say that it could not be done, that it was not done in full, that it was given
up or postponed, or that what was done has been taken back since, or the report that it
was done. Words for this count, unless a later clause says how it was done all the same:
"could not deliver it face to face, so it was delivered online".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.text import (
    figures,
    late,
    notes,
    part_done,
    sentences_of,
    substance,
    taken_back,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date


def not_finished(note: str, action: str = "") -> str:
    """Return the words of *note* by which a complete action is not complete.

    Either something is left to do, or it was not done. What the *action* itself was to
    do, such as to cancel a contract, does not count.
    """
    return notes.unfinished(note) or not_done(note, action)


Undone: TypeAlias = Literal[
    "nothing done",
    "not done",
    "not in full",
    "given up",
    "postponed",
    "did not last",
    "taken back",
    "more to do",
]
"""What a note says of work that was reported as done."""


class SaidNotDone(NamedTuple):
    """What a note says of work reported as done, which was not done in full."""

    words: str
    """The sentence that says so."""
    what: Undone
    """How it was not done."""


def not_done(note: str, action: str = "") -> str:
    """Return the sentence of *note* that says that it was not done, if one does."""
    found = read(note, action)
    return found.words if found else ""


def read(
    note: str, action: str = "", written: date | None = None
) -> SaidNotDone | None:
    """Return what *note* says if the work was not done; None if it says nothing.

    *written* is the last day on which it may have been written: work that was put off
    to a later day was not done.
    """
    if said_first := _of_all_of_it(note):
        return said_first
    parts = tuple(_parts(note))
    for number, (sentence, part) in enumerate(parts):
        what, said = _undone(part)
        stopped = _STOPPED.search(part)
        if not stopped and (not said or _is_the_action(said, action)):
            continue
        after = parts[number + 1 : number + _NEAR]
        if not _is_made_good(sentence, after):
            words = sentences_of.holding(note, sentence)
            if what == "given up" and _is_still_to_come(
                sentence, (parts[number], *after)
            ):
                what = "postponed"
            return SaidNotDone(words, "did not last" if stopped else what)
    if words := part_done.put_off(note, written):
        return SaidNotDone(words, "postponed")
    if words := _nothing_about(note, parts) or part_done.of(note, action):
        return SaidNotDone(words, "not in full")
    if _is_short_of_target(note):
        return SaidNotDone(sentences_of.holding(note, note), "not in full")
    return None


def _of_all_of_it(note: str) -> SaidNotDone | None:
    if words := _nothing_done(note):
        return SaidNotDone(words, "nothing done")
    if words := taken_back.of(note):
        return SaidNotDone(words, "taken back")
    return None


def _nothing_done(note: str) -> str:
    """Return the sentence of *note* that says that nothing at all was done, if any.

    What is said of a part of the work, or of the time since a meeting, does not count.
    """
    words = notes.not_begun(note)
    sentence = sentences_of.holding(note, words) if words else ""
    after = sentence.partition(words)[2] if words else ""
    if not words or _OTHERS.search(note.casefold()) or not _AT_ALL.match(after):
        return ""
    return sentence


_AT_ALL = late.compile(
    r"\s*(?:$|[.,;:(\[]|\s-\s|(?:as yet|at all|so far|to date|yet|(?:about|on|with|for)"
    r" (?:it|this|this action|the action))\b|(?:as|because|due to|owing to)\b)",
    re.IGNORECASE,
)
_OTHERS = late.compile(r"\b(?:others?|remainder|rest)\b")


def _nothing_about(note: str, parts: Sequence[tuple[str, str]]) -> str:
    """Return the sentence of *note* that says that nothing was done about a part.

    It is empty if a later clause says how that was done all the same.
    """
    for number, (sentence, part) in enumerate(parts):
        if _ABOUT_A_PART.search(part) and not _is_made_good(
            sentence, parts[number + 1 :]
        ):
            return sentences_of.holding(note, sentence).rstrip(" .")
    return ""


_ABOUT_A_PART = late.compile(
    r"^(?:so far |but |however )?nothing (?:has been|has|was|is) (?:yet )?(?:been )?"
    r"done"
    r" (?:yet )?(?:about|for|on|with) (?:any of )?(?:the|our|their|these|those|\w+s)\b"
)
"""Nothing has been done about the police part. "About this" is about all of it."""


def disputed(note: str) -> str:
    """Return the sentence of *note* that says that others want it to go on, if any."""
    every = sentences_of.every(note)
    return next((s for s in every if _DISPUTED.search(s.casefold())), "").rstrip(" .")


def _parts(note: str) -> Iterator[tuple[str, str]]:
    """Yield the clauses of a note in small letters, each with its sentence."""
    for sentence in sentences_of.every(note):
        flat = " ".join(sentence.casefold().replace("\u2019", "'").split())
        for part in _JOINTS.split(flat):
            if plain := part.strip(" ,.;:!?-"):
                yield sentence, plain


_JOINTS = late.compile(
    r"[;:]\s|\s[-\u2013\u2014]\s|,? (?:but|however|although|though|while|whereas) "
    r"|, (?:so|and|as|who|which|because|since|with|then)\b|,? and (?=[a-z])| (?=so )"
)


def _undone(part: str) -> tuple[Undone, str]:
    """Return what one clause says that was not done, and the words that say so."""
    for what, pattern in _PATTERNS:
        for said in pattern.finditer(part):
            before = part[max(0, said.start() - _BEFORE) : said.start()]
            if not _EXCUSED.search(before):
                some = what == "not done" and _SOME.search(said[0])
                return "not in full" if some else what, said[0]
    return "not done", ""


_DEED = (
    r"(?:agree|appoint|approve|arrange|attend|audit|begin|brief|build|carry out|come"
    r"|complete|deliver|do (?:it|this|the)|engage|finish|fund|get|go ahead|happen|hold"
    r"|implement|introduce|issue|join|launch|make|manage|meet|proceed|produce|progress"
    r"|provide|publish|reach|recruit|reply|respond|return|review|run|secure|send|set"
    r" up|sign|start|take (?:it|part|place|this|up|forward)|train|turn up|visit|work"
    r"|write)"
)
_DONE = (
    r"(?:achieved|agreed|appointed|approved|audited|briefed|built|carried out"
    r"|completed|delivered|done|embedded|finished|funded|held|implemented|introduced"
    r"|issued|launched|made|met|pursued|progressed|provided|published|quorate|reached"
    r"|recruited|renewed|returned|rolled out|run|sent|set up|signed|started"
    r"|successful|taken (?:forward|place|up)|trained|viable|visited|written)"
)
_WITHOUT = r"(?: not|n't| never)"
_WORK = (
    r"(?:action|audit|briefing|campaign|conference|event|funding|group|guidance"
    r"|interview|leaflet|meeting|money|policy|programme|progress|protocol|replie|reply"
    r"|report|response|review|session|survey|training|visit|work|workshop)s?"
)
_NOT = late.compile(
    rf"\b(?:could|did){_WITHOUT}(?: \w+){{0,1}}? {_DEED}\b(?! (?:any|too|more)\b)"
    rf"|\b(?:was|were|has|have|had){_WITHOUT}(?: been| yet| fully| all)* {_DONE}\b"
    r"(?! (?:by|to) )"
    rf"|\bnever (?:been )?(?:{_DONE}|took place|happened|went (?:out|ahead|live))\b"
    rf"|^not (?:been |yet |fully )*{_DONE}\b"
    r"|\b(?:was|is|proved) (?:not possible|impossible) to\b"
    r"|\b(?:it )?can(?:not| not|'t) be (?:changed|delivered|done|provided)\b"
    rf"|\bfound that(?: \S+){{1,6}} (?:is|are|was|were){_WITHOUT}(?: being)?"
    r" (?:used|in use|followed|known|kept|done)\b"
    r"|\b(?:on checking|on review|in fact|actually),?"
    r"(?! (?:\S+ )?(?:old|former|previous|outdated|draft)\b)(?: \S+){1,6}?"
    rf" (?:is|are|was|were){_WITHOUT}(?: being)?"
    r" (?:used|in use|in place|followed|known|kept|done)\b"
)
_GIVEN_UP = late.compile(
    r"^(?:the \w+ |this |it |\w+ )?(?:was |were |has been |had to be |is )?"
    r"(?:abandoned|cancelled|discontinued|dropped|scrapped|shelved|overtaken by)\b"
    r"|\bovertaken by events\b"
    r"|\b(?:\w+ )?(?:was|were|has been|have been|had to be)(?: now| since| \w+ly)?"
    r" (?:abandoned|cancelled|decommissioned|disbanded|discontinued|dropped|scrapped"
    r"|shelved|stopped)\b"
    r"|\b(?:is |was |are |were )?no longer (?:a priority|applicable|going ahead|needed"
    r"|possible|relevant|required|viable)\b"
    r"|\b(?:decided|agreed|chose|resolved|voted) not to (?:adopt|continue|deliver|do"
    r"|fund|go|hold|implement|launch|proceed|progress|publish|pursue|run|take)\b"
    r"|\b(?:decided|voted) against (?:it|that|the|this)\b"
    r"|\b(?:pulled|dropped) out\b|\bfell through\b|\brefused to\b"
    r"|\bclosed (?:as|because|since|due to)(?: there (?:is|was))?"
    r" (?:no\b|a lack|lack of|nobody|it is no)"
)
_POSTPONED = late.compile(
    r"\b(?:was|were|has been|have been|had to be)(?: now| since| \w+ly)? postponed\b"
)
_WILL_NOT = late.compile(
    r"\b(?:has|have) (?:confirmed|made (?:it )?clear|said|told (?:me|us|the \w+))"
    r" (?:that )?(?:he|it|she|they)"
    r" (?:cannot|can't|won't|(?:can|could|do|does|will|would)(?: not|n't))\b"
)
"""Those on whom the work depends have said that they will not do their part."""
_NONE = late.compile(
    rf"^no (?:\w+ )?{_WORK} (?:was|were|has been|have been|took place|has|have)\b"
    r"|\b(?:nobody|no one|no-one|none)(?: else| of (?:them|the \w+))?"
    r" (?:applied|attended|came|took part|turned up|replied|responded"
    r"|(?:was|were|could be) (?:appointed|found|recruited|trained))\b"
    r"|\b(?:there (?:was|were|is)|had|received) no (?:applicants?|funding|interest"
    r"|money|replies|reply|response|take-?up)\b"
    r"|\bonly (?:the first |about |some )?(?:[\w-]+)(?: (?:out )?of (?:the )?[\w-]+)?"
    r"(?: [\w-]+){0,3}? (?:attended|came|completed|replied|responded|returned|signed"
    r"|took part|(?:was|were|has been|have been|had been|has|have) (?:attended|briefed"
    r"|done|seen|sent|trained|visited))\b"
)
_STOPPED = late.compile(
    r"^no (?:audit|briefing|bulletin|data|figures|group|list|meeting|newsletter"
    r"|returns|session|supervision|survey|training|workshop)s? since\b"
)
"""It was done, and has stopped: no list since August."""
_TAKEN_BACK = late.compile(
    r"\b(?:has|have|had)(?: now| since| again)* (?:been (?:now |since )?"
    r"(?:withdrawn|recalled|taken back|sent back|suspended|decommissioned)"
    r"|stopped (?:using|doing|offering|running|recording)|ceased|lapsed)\b"
    r"|\b(?:was|were|had to be) (?:recalled|sent back|taken back|withdrawn)\b"
    r"|\b(?:closed|stopped|ended|lapsed|expired) again\b|^the \w+ (?:expired|lapsed)\b"
    r"|\bha(?:s|ve|d) gone back to\b|\bwent back to the old\b"
)
_NOT_YET = late.compile(
    r"\bin principle\b|\b(?:verbally|informally) agreed\b|\bagreed (?:verbally"
    r"|informally)\b"
    r"|^(?:the |our |this )?(?:consultations?|conversations?|discussions?|drafting"
    r"|negotiations?|recruitment|talks|work)(?: \w+){0,4} continues?"
    r"(?: (?:on|to|with)\b.*)?$"
    r"|\bcontinues? (?:its|their|this) work\b"
    r"|\bstill in (?:discussion|dispute|negotiation|talks)\b"
)
_PATTERNS: tuple[tuple[Undone, re.Pattern[str]], ...] = (
    ("not done", _NOT),
    ("not in full", _WILL_NOT),
    ("given up", _GIVEN_UP),
    ("postponed", _POSTPONED),
    ("not done", _NONE),
    ("did not last", _TAKEN_BACK),
    ("more to do", _NOT_YET),
)
_SOME = late.compile(r"\b(?:only|fully|all)\b")
"""Words by which some of it was done: only 9 of 40 came, not yet fully rolled out."""
_BEFORE = 120
"""How many letters before the words to check for what excuses them."""
_EXCUSED = late.compile(
    r"\b(?:who|that|which|if|when|where|why|how|whether|after|since|until|unless)"
    r"(?: \S+){0,4} ?$"
    r"|\b(?:nobody|no one|none)(?: \w+)? $"
    r"|\b(?:ask|asks|asked|say|says|said) (?!that it )(?:\S+ ){0,8}$"
    r"|\b(?:old|former|previous|outdated|out-of-date|first|draft)(?: \w+){1,2} ?$"
)
"""Words before it that make it about somebody or something else, or a condition."""


def _is_the_action(said: str, action: str) -> bool:
    return bool(action and substance.stems(said) & substance.stems(action))


def _is_made_good(sentence: str, after: Sequence[tuple[str, str]]) -> bool:
    """Return whether a later clause says how it was done all the same.

    In another sentence it must be about the same work: it, they, all of them, instead.
    """
    return any(
        _MADE_GOOD.search(part)
        and not _DENIES.search(part)
        and (own == sentence or _SAME_WORK.search(part))
        for own, part in after
    )


def _is_still_to_come(sentence: str, after: Sequence[tuple[str, str]]) -> bool:
    """Return whether what was cancelled will be done later, so that it is not given up.

    A later clause says it of the same work: and will be held, they will be held.
    """
    return any(
        _TO_COME.search(part) and (own == sentence or _SAME_WORK.search(part))
        for own, part in after
    )


_TO_COME = late.compile(
    r"^(?:(?:all|both|it|that|these|they|this)(?: (?:has|have|had to)(?: been)?)? )?"
    r"(?:now |then )?(?:"
    r"will(?: now| then| instead)? (?:be (?:arranged|delivered|done|given|held|offered"
    r"|provided|repeated|re-?arranged|re-?scheduled|run)|happen|restart|resume|run"
    r"|start again|take place)\b"
    r"|(?:(?:has|have|was|were|is|are) )?(?:now |been )*(?:booked|moved|planned"
    r"|postponed|put (?:back|off)|re-?arranged|re-?booked|re-?planned|re-?scheduled)"
    r" (?:again )?(?:for|in|to|until|till)\b)"
)
_NEAR = 12
"""How many clauses before the one that says how it was done."""
_MADE_GOOD = late.compile(
    r"\b(?:was|were|has|have|been|is now|are now)(?: \w+){0,3}?"
    r" (?:\w+ed|begun|built|done|given|had|held|in place|made|met|put|run|seen|sent"
    r"|set|shown|taken|written)\b"
    r"|^(?:so |then |it |they |we |he |she |each |all (?:\S+ ){1,3}|the (?:\S+ ){1,3}"
    r"|every \S+ |both |nine |later )?(?:then )?(?:\w+[a-z]ed|built|chose|covers|gave"
    r"|got|had|held|made|met|put|ran|sent|took|went|wrote)\b"
    r"|^(?:so )?the (?:\S+ ){1,3}covers\b"
)
_DENIES = late.compile(
    r"\b(?:not|no|never|nobody|none|without|unable|failed|refused|cancelled|withdrawn"
    r"|stopped|postponed|left|if|when|closed|deleted|asked|expired|wrong)\b|n't\b"
    r"|^(?:as|because|since|due)\b"
)
_SAME_WORK = late.compile(
    r"\b(?:it|they|them|this|these|we|he|she|then|later|instead|now|again|second"
    r"|another|new|all|both|every|each|eventually|finally)\b"
)


_DISPUTED = late.compile(
    r"\b(?:ask(?:s|ed)?|appeal(?:s|ed)?|call(?:s|ed)?|press(?:es|ed)?|urge[sd]?"
    r"|want(?:s|ed)?)\b.{0,60}\b(?:think again|reconsider(?:ed)?|look(?:ed)? at (?:it"
    r"|this) again|re-?open(?:ed)?|reinstate[d]?|go ahead after all|reverse[d]?)\b"
    r"|\b(?:disagree[sd]?|object(?:s|ed)? to|oppose[sd]?|(?:do|does|did)(?: not|n't)"
    r" (?:agree|support)|(?:has|have)(?: not|n't) (?:agreed|supported))\b"
)


# --- figures ----------------------------------------------------------------------


def _is_short_of_target(note: str) -> bool:
    """Return whether a note gives a share done, and a higher one as the target."""
    found = _TARGET.search(note)
    if found is None or not _REACHED.search(note):
        return False
    reached, wanted = figures.amount(found["done"]), figures.amount(found["target"])
    if reached is None or wanted is None or reached.unit != "share":
        return False
    if wanted.unit == "" and (part := _PART.search(found["done"])):
        return int(part["part"]) < wanted.low == int(part["whole"])
    return wanted.unit == "share" and reached.high < wanted.low


_TARGET = late.compile(
    r"^(?P<done>.+?)\b(?:against|(?:and |but )?(?:the|our|its)? ?target)\b"
    r"(?: (?:was|is|of|a|the|target|for))*:? (?P<target>.+)",
    re.IGNORECASE | re.DOTALL,
)
_REACHED = late.compile(
    r"\b(?:achieved|attended|briefed|completed?|done|held|in time|on time|reached"
    r"|received|returned|reviewed|seen|sent|signed|trained|visited)\b",
    re.IGNORECASE,
)
_PART = late.compile(r"(?P<part>[0-9]+) (?:out )?of (?:the )?(?P<whole>[0-9]+)")
