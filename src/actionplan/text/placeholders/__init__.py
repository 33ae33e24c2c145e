"""Decide whether the text of a field is an answer or a placeholder.

There is one definition, and it depends on what the field asks for: "None" can be a
figure, but is not evidence. Text is split into segments at its punctuation, and the
word lists read each segment from first word to last. "Owner tbc" is a heading and a
code. "TBC at the next meeting" is a code and a time. "As for 1.2" is a pointer and a
number. A word that is in none of the lists makes it an answer. So "Unknown fathers" and
"To be seen within 72 hours" are answers, although they begin like a placeholder.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.text.phrase_lists import split
from actionplan.text.placeholders import segment_kinds, segments, whole_texts
from actionplan.text.placeholders.segments import FEW, MOST, has_digit, has_share
from actionplan.text.placeholders.sorts import SORTS, sort_of
from actionplan.text.remembered import by_value

if TYPE_CHECKING:
    from actionplan.text.placeholders.segments import Segment
    from actionplan.text.placeholders.sorts import Sort

__all__ = ["SORTS", "gives_status", "has_no_news", "says_nothing"]


def says_nothing(text: str, field: str) -> bool:
    """Return whether *text* does not answer what *field* of the format asks for.

    Empty text does not. Capitals, brackets and punctuation make no difference. For the
    words of feedback, whose field is called text, *field* is feedback.
    """
    may_be_none = field in _MAY_BE_NONE and _NONE.match(text.casefold())
    unchanged = field == "effect" and _NO_CHANGE.search(text.casefold())
    purpose = field == "purpose" and _is_purpose(text.casefold())
    source = field == "taken_from" and _A_SOURCE.fullmatch(text.casefold())
    waits = field == "note" and _waits_for_something(text)
    view = field == "feedback" and _A_VIEW.fullmatch(text.casefold())
    unnamed = field == "no_owner" and _NOT_NAMED.fullmatch(text.casefold())
    still = sort_of(field) == "reason" and _NOT_READY.fullmatch(text.casefold())
    joined = field == "note" and _JOINED.match(text.casefold())
    counts = field == "measure" and _is_count(text.casefold())
    own = (source, purpose, waits, view, unnamed, still, joined, counts)
    return not any((may_be_none, unchanged, *own)) and _judged(text, sort_of(field))


def gives_status(text: str) -> bool:
    """Return whether text that says nothing gives a status: ongoing, no progress."""
    cut = segments.cut(segments.folded(text))
    return bool(cut) and all(segment_kinds.gives_status(each.words) for each in cut)


def has_no_news(note: str) -> bool:
    """Return whether a note that says nothing says that there is nothing to say."""
    cut = segments.cut(segments.folded(note))
    return any(segment_kinds.denies(each.words, "note") for each in cut) or bool(
        _NO_NEWS.match(note.casefold())
    )


_NO_NEWS = re.compile(
    r"\W*(?:awaiting|nil|no|none|nothing|still no)\b[^.;]*"
    r"\b(?:feedback|information|news|reports?|responses?|returns?|updates?)\b"
)
_MAY_BE_NONE = ("next", "still_to_improve")
_NONE = re.compile(r"\W*(?:none|nothing|nil|no)\b")
_NO_CHANGE = re.compile(
    r"\bno (?:change|difference|effect|impact|improvement)\b"
    r"|\b(?:none|nothing)(?: \w+){0,2} (?:felt|noticed|seen)\b"
)
"""What was found, if a plan asks what difference was made. It is not a status."""
_JOINED = re.compile(
    r"\W*(?:(?:this|the action|it) )?(?:(?:is|was|has been|now) )*"
    r"(?:combined|merged) (?:into|with) (?:action )?\w"
)
"""What has become of the action. Elsewhere in a plan it only points to another text."""
_NOT_READY = re.compile(
    r"\W*(?:the|an?|our|this year's) (?:\w+ ){0,3}?"
    r"(?:audit|count|data|decision|evaluation|funding|guidance|inspection|review|sample"
    r"|survey|system|tool)s?"
    r"(?: (?:for|of|on|that|which|to) (?:[\w'\u2019-]+ ){1,8}?)? ?"
    r"(?:is|are|has|have) not (?:yet |been )*"
    r"(?:agreed|available|begun|complete|completed|done|finished|in place|out"
    r"|published|ready|running|started)(?: yet)?\W*"
)
"""A named thing that is waited for. It is a reason, if each word alone says little."""
_A_PURPOSE = re.compile(
    r"\W*(?:to )?(?:check|discuss|monitor|review|track)(?: on)?(?: the| our)?"
    r" (?:actions?|outcomes?|progress)\W*"
)
"""What any review does. It is an answer that says too little, not a gap."""
_ASKING = re.compile(
    r"\W*(?:to )?(?:(?:agree|ask|assess|check|confirm|decide|discuss|do|ensure"
    r"|establish|find out|make sure|monitor|review|see|test|track)\b\W*)?"
    r"(?:(?:are|do|does|has|have|how|if|is|that|was|were|whether|will)\b ?)*"
    r"(?:(?:all|any|each|every|most|of|our|the|these|this|which)\b ?)*"
)
"""What may come before that of which a review asks how it stands."""
_OF_PLAN = frozenset(
    (
        *("action", "actions", "everything", "measures", "milestones", "outcome"),
        *("outcomes", "plan", "progress", "targets", "tasks", "things", "we", "work"),
    )
)
_LEFT_OPEN = re.compile(
    r"\b(?:t\W?b\W?[acdn]|n\W?[ak]|(?:not|un)\W?known|purpose)\b"
    r"|\bbe (?:added|agreed|advised|completed|confirmed|decided|determined|set)\b"
)
_TO_COUNT = re.compile(
    r"\W*to (?:agree|check|confirm|count|establish|find out|track)"
    r"\s*[:\u2013\u2014-]\s*(?:are|do|does|have|how (?:long|many|much|often)|is"
    r"|numbers? of|percentage of|proportion of|rate of|share of|whether)"
    r"(?:\W+[\w'\u2019-]+){3}"
)
"""What will be counted or asked. "To be confirmed: number of files" is a reminder."""
_A_SOURCE = re.compile(r"\W*(?:(?:the|this|that|our) )?review\W*")
"""Where a figure comes from. Most plans have a review as their source."""
_A_VIEW = re.compile(
    r"\W*(?:(?:it|this|that|all|everything|they|things|(?:the|this|that) (?:new )?\w+)"
    r"(?: all)? )?(?:(?:is|are|was|were|seems?|seemed|feels?|felt|now|much|very) )*"
    r"(?:(?:work(?:s|ed|ing)?|go(?:es|ing)|went|run(?:s|ning)?|ran)"
    r" (?:(?:very|really|quite|so|not|more) )*(?:well|badly|better|fine|smoothly)"
    r"|fine|improved|improving)(?: (?:now|so far|for us|for me))?\W*"
)
"""How those who were asked find it. Of feedback, that is what they said."""
_NOT_NAMED = re.compile(
    r"\W*(?:(?:it|this|the owner|owner|lead) (?:is |was )?)?"
    r"(?:not|none|(?:no|none) (?:owner|lead|one|name|post)(?: (?:is|was))?|nobody)"
    r" (?:given|identified|listed|mentioned|named|recorded|shown|specified|stated)"
    r"(?: (?:in|by|on) (?:the |this )?(?:document|paper|plan|published plan|report"
    r"|review|source|table))?\W*"
)
"""That the document does not name an owner, which is why there is none."""


def _is_purpose(plain: str) -> bool:
    """Return whether text says what a review is for, however little that is.

    It may ask about the plan, as in: To check: are actions on track?
    """
    last = re.split(r"[:;\u2013\u2014]|\s-\s", plain)[-1]
    return not _LEFT_OPEN.search(plain) and any(
        _A_PURPOSE.fullmatch(each) or _asks_of_plan(each) for each in (plain, last)
    )


def _is_count(plain: str) -> bool:
    return bool(_TO_COUNT.match(plain)) and not _LEFT_OPEN.search(plain)


def _asks_of_plan(plain: str) -> bool:
    """Return whether text asks about the status of the plan, and says nothing else."""
    asking = _ASKING.match(plain)
    rest = segments.cut(segments.folded(plain[asking.end() :])) if asking else []
    words = rest[0].words if len(rest) == 1 else ()
    is_asked = asking is not None and asking[0].strip(" \t\n") not in ("", "the", "all")
    about = is_asked and len(words) > 1 and words[0] in _OF_PLAN
    return about and segment_kinds.is_status(words, "prose")


def _waits_for_something(text: str) -> bool:
    """Return whether a note says what has to happen before the work can begin.

    That is why nothing was done: to be started once the subgroup has agreed the tool.
    "To be confirmed when details are known" only promises a better note.
    """
    plain = text.casefold()
    return bool(_CONDITION.search(plain) and not _OF_THE_NOTE.search(plain))


_CONDITION = re.compile(
    r"\b(?:after|once|until|when) "
    r"(?!(?:i|it|more|that|there|these|they|this|we|you)\b)"
    r"(?:[\w'\u2019&-]+ ){1,8}?"
    r"(?:(?:is|are|was|were|has|have) (?:not |been |now |fully )*(?!"
    r"(?:appropriate|available|known|needed|possible|ready|required)\b)\w+"
    r"|agrees?|approves?|arrives?|begins?|comes?|decides?|ends?|meets?|returns?"
    r"|starts?)\b"
)
"""A subject and a verb. What is only known or available may be the answer itself."""
_OF_THE_NOTE = re.compile(
    r"\b(?:t\W?b\W?[acd]|n\W?k"
    r"|(?:to|will) be (?:added|advised|completed|confirmed|entered|filled|given"
    r"|inserted|noted|provided|recorded|updated|written))\b"
)
"""What happens to the note, and not to the work."""
_LONGEST = 16
"""The most words in text that may still say nothing."""
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")


@by_value
def _judged(text: str, sort: Sort) -> bool:
    if not _may_say_nothing(text, sort):
        return False
    plain = segments.folded(text)
    if not any(map(str.isalnum, plain)) or whole_texts.is_one_key(plain, sort):
        return True
    spaced, joined = _HYPHEN.sub(" ", plain), _HYPHEN.sub("", plain)
    return any(
        _is_empty(each, sort) for each in {spaced, joined}
    )  # not-known, on-going


def _may_say_nothing(text: str, sort: Sort) -> bool:
    """Check quickly whether it can be a placeholder. Most text cannot."""
    plain = text.casefold().replace("'", "").replace("\u2019", "")
    words = split(_BESIDE.sub(" ", plain) if "_" in plain else plain)
    if len(words) > _LONGEST or (sort == "figure" and _FIGURE.fullmatch(plain)):
        return False
    if len(words) < FEW or sort == "title" or any(map(text.__contains__, "?[<%")):
        return True
    short = [word for word in words if len(word) == 1 or word[0] in "x0_"]
    if any(map(_LETTERS.fullmatch, short)):
        return True
    if not _begins_so(words):
        return False
    headed = len(words) <= MOST and not segments.headings(sort).isdisjoint(words)
    return headed or not segments.signals().isdisjoint(words)


def _begins_so(words: list[str]) -> bool:
    """Return whether text begins with a word in the lists, or has a certain sign."""
    if words[0] in segments.first_words():
        return True
    anywhere = segments.singles("open-words", "polite", "vague-things")
    return not (_NEAR.isdisjoint(words[1 : FEW + 2]) and anywhere.isdisjoint(words))


_FIGURE = re.compile(r"\s*[1-9][0-9.,]*\s?(?:%|of|out of|per cent)?\s?[0-9]*\s*")
_NEAR = frozenset(("here", "to", "will"))
_BESIDE = re.compile(r"(?<=[^\W_])_+|_+(?=[^\W_])")
"""Lines next to a word, as for italics, but not a line on its own."""
_LETTERS = re.compile(r"[b-z]|x+|xyz|0+|_\w*")
"""A code of one letter, and words that are crossed out."""


def _is_empty(plain: str, sort: Sort) -> bool:
    cut = segments.cut(plain)
    words = tuple(word for segment in cut for word in segment.words)
    return (
        whole_texts.is_prompt(plain, words, sort)
        or whole_texts.is_reminder(plain, words, sort)
        or (sort == "title" and whole_texts.is_bare_title(words))
        or segment_kinds.is_status(words, sort)
        or _all_say_nothing(cut, sort)
    )


def _all_say_nothing(cut: list[Segment], sort: Sort) -> bool:
    """Return whether one segment says nothing, and no other adds anything."""
    if sort in _ASKED_WHY and any(_waits_for(each, sort) for each in cut):
        return False
    first, *others = cut
    empty = segment_kinds.says_nothing(first.words, sort)
    if not (empty or _adds_nothing(first, sort)):
        return False
    is_open = empty and segment_kinds.is_open(first.words, sort)
    if not others or (is_open and sort in _TOLD and _is_why(others)):
        return empty
    points = empty and segment_kinds.points_elsewhere(first.words, sort)
    for each in others:
        says_nothing = segment_kinds.says_nothing(each.words, sort)
        empty = empty or says_nothing
        if not (
            says_nothing
            or _adds_nothing(each, sort)
            or (is_open and sort != "who" and _is_short(each))
            or (points and segment_kinds.is_place(each.words))
        ):
            return False
    return empty


def _adds_nothing(segment: Segment, sort: Sort) -> bool:
    bare = sort == "title" and whole_texts.is_bare_title(segment.words)
    return bare or segment_kinds.goes_with(segment.words)


_ASKED_WHY: tuple[Sort, ...] = ("note", "reason")
"""Fields that may say what the work waits for, whatever else is missing."""


def _waits_for(segment: Segment, sort: Sort) -> bool:
    """Return whether a segment names what has to come first: legal advice."""
    waits = segment.words[0] in ("await", "awaiting", "awaits", "waiting", "waits")
    return waits and not segment_kinds.says_nothing(segment.words, sort)


_TOLD: tuple[Sort, ...] = ("figure", "measure", "report")
"""Fields in which "not known" with a reason still means "not known"."""


def _is_why(cut: list[Segment]) -> bool:
    words = tuple(word for each in cut for word in each.words)
    return len(words) <= MOST and not (has_digit(words) or has_share(words))


def _is_short(segment: Segment) -> bool:
    """Return whether a segment is 1 or 2 words next to a placeholder: - perf team."""
    few = len(segment.words) <= FEW
    return segment.aside and few and not has_digit(segment.words)
