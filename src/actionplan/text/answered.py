"""Work out whether later words say that what a note left open has been done since.

"Signed off", "Closed", "Minutes" and "Agreed by the board" say what was decided about
an action, and nothing about the work that was left. Nor does "The board discussed it".
"""

from __future__ import annotations

import re
from functools import cache

from actionplan.text import amounts, late, sentences_of, substance, verbs


def answers(text: str, left: str, action: str = "") -> bool:
    """Return whether a sentence of *text* says that what *left* tells has been done.

    It says that all of the work or the rest of it was done, or it tells something about
    the same thing, with at least a third of the words that show what is left. One word
    is enough if it tells this of all or each of them. If *left* only says "it", that is
    what the *action* is about.
    """
    about = _about(left)
    if _IT.search(left) or (_THIS.search(left) and len(about) < _FEW):
        about |= _about(action)
    asks_to_talk = _TO_TALK.search(left) is not None
    return any(
        _answers(sentence, about, talk_counts=asks_to_talk)
        for sentence in sentences_of.every(text)
    )


def _answers(sentence: str, about: frozenset[str], *, talk_counts: bool) -> bool:
    flat = amounts.without_dates(sentence)
    if all_done := _ALL_DONE.search(flat):
        start, end = all_done.span()
        return not (_EXCEPT.search(flat, end) or _ONCE.search(flat, 0, start))
    told = _DECIDED.sub(" ", flat)
    if not talk_counts:
        told = _TALKED.sub(" ", told)
    if _DENIES.search(told) or not (_TELLS.search(told) or verbs.done().search(told)):
        return False
    shared = len(_about(told) & about)
    is_same = shared > 0 and shared * _SHARE >= len(about)
    is_about = shared > 0 or not about
    return is_same or bool(
        _about(told) and (_REST.search(told) or (is_about and _WHOLE.search(told)))
    )


_SHARE = 3
"""One in this many of the words that show what is left has to be there.

"Business Plan was tabled" shares one word with "a follow-up action plan in April".
"""


def _about(text: str) -> frozenset[str]:
    return _bare(text) - _in_any()


@cache
def _in_any() -> frozenset[str]:
    return _bare(_IN_ANY)


def _bare(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("e") for word in substance.content(text))


_THIS = late.compile(r"\b(?:this|that|these|those)\b", re.IGNORECASE)
_IT = late.compile(
    r"\b(?:it|they|them)\b|\b(?:this|that|these|those)(?= *[.,;:)]| *$"
    r"| (?:action|also|and|are|as|at|by|can|continues?|could|for|had|has|have|in|is"
    r"|may|must|needs?|not|now|on|ongoing|piece|project|remains?|should|still|task|to|underway|was|were|will|with"
    r"|work|would)\b)",
    re.IGNORECASE,
)
"""Words for the action as a whole. "This measure" is a thing with its own name."""
_FEW = 4
"""With fewer words than this, what is left has no name of its own."""
_ALL_DONE = late.compile(
    r"\b(?:all|everything|(?:the )?(?:rest|remainder|others?|remaining \w+))\b"
    r"(?: (?!not\b|but\b)\w+){0,4}? (?:completed?|done|finished)\b"
    r"|\bnothing (?:\w+ )?(?:is |was )?(?:left|outstanding|remains)\b"
    r"|\bno (?:\w+ ){1,2}(?:is|are|was|were)? ?(?:left|outstanding)\b"
    r"|\bno (?:more|further|additional) (?:actions?|improvements?|steps?|work)"
    r" (?:is |are |was |were )?(?:needed|required|necessary)\b"
    r"|\bnothing (?:else|more|further) (?:is |was |needs |remains )?(?:needed"
    r"|required|necessary|to (?:be done|do))\b"
)
"""All of it was done since, whatever it was."""
_EXCEPT = late.compile(r"\b(?:apart from|aside from|but|except|other than|until)\b")
_ONCE = late.compile(r"\b(?:if|once|unless|until|when)\b")
_BODY = (
    r"(?:(?:action|board|chair|committee|evidence|executive|group|it|meeting|minutes"
    r"|panel|partnership|report|subgroup|this)(?: |$))"
)
_DECIDED = late.compile(
    rf"^(?:(?:and|the|this|all) )*{_BODY}*(?:(?:has|have|had|is|was|were|been|now|are)"
    r" )*(?:accepted|agreed|approved|closed|completed?|confirmed|content|discharged"
    r"|endorsed|happy|noted|read|recommended|satisfied|seen|sign(?:ed)?[- ]off)\b"
    r"(?! it\b)"
    r"|\bsign(?:ed|ing)?[- ]off\b"
    rf"|\b(?:accepted|agreed|approved|closed|noted|seen|read)(?: @)?"
    rf" (?:at|by|in|with) (?:the )?(?:\w+ ){{0,3}}?{_BODY}"
    rf"|\b(?:after|on) reading (?:the )?{_BODY}"
)
"""What was decided about the action, and who decided it."""
_TALKED = late.compile(
    r"\b(?:(?:has|have|had|was|were|is|are|been|being|now) ){0,5}"
    r"(?:considered|debated|discussed|explored|heard|looked (?:at|into)|mentioned|noted"
    r"|presented|raised|reported|tabled|talked|thanked|thought|welcomed)\b",
    re.IGNORECASE,
)
"""What was only talked about: "Performance monitoring has been discussed"."""
_TO_TALK = late.compile(
    r"\b(?:consider|debat|discuss|explor|hear|look|mention|present|rais|report|tabl|talk)",
    re.IGNORECASE,
)
"""Words of what was left by which to talk about it was the work itself."""
_DENIES = late.compile(
    r"\b(?:not|no|never|nobody|none|nor|without|unable|awaiting|still|yet|although|absent|except)\b|n't\b"
)
_TELLS = late.compile(
    r"\b(?:is|are|was|were|has|have|had|been|now|since|took|gave|went|met|came"
    r"|[a-z]{2,}ed)\b"
    r"|\b(?P<n>[0-9]+) (?:out )?of (?:the |all )?(?P=n)\b|\b100 ?(?:%|per cent)"
)
_WHOLE = late.compile(
    r"\b(?:all|both|each|every|full|fully)\b"
    r"|\b(?P<n>[0-9]+) (?:out )?of (?:the |all )?(?P=n)\b|\b100 ?(?:%|per cent)"
)
"""Nobody is left out of what is told. That must be about what was left, at least in a
word: "The standards were issued to all teams" is not about the next phase."""
_REST = late.compile(r"\b(?:rest|remainder|remaining|others?|everyone|everybody)\b")
"""What was left, whatever it was."""
_IN_ANY = (
    "action autumn begin board chair close committee complete done evidence finish"
    " group meeting minutes month next panel remain report rest spring start subgroup"
    " summer term winter work year"
)
"""Words that do not show what a note is about."""
