"""Find the words by which a note takes back that work was reported as done.

"This was closed in error" and "the sign-off was premature" say nothing about the work
itself, but the action is not complete.

What is said of cases, files and other things that were closed by mistake does not
count. Nor does a report in which only a figure, a date or a name was wrong, or a note
that goes on to say that the work is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.text import amounts, dates, late, sentences_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def of(note: str) -> str:
    """Return the sentence of *note* that takes it back; empty if none does.

    It does not if a later sentence says that the work has been done since.
    """
    every = sentences_of.every(note)
    flat = tuple(map(_flat, every))
    for number, sentence in enumerate(every):
        below = next(iter(flat[number + 1 : number + 2]), "")
        for found in _counted(flat[number], below):
            if _is_done_all_the_same(found, below):
                continue
            rest = " ".join((flat[number][found.end() :], *flat[number + 1 :]))
            return "" if _SINCE_DONE.search(rest) else sentence.rstrip(" .")
    return ""


def _counted(flat: str, below: str) -> Iterator[re.Match[str]]:
    """Yield what takes a report back in a sentence, if it is of the work.

    *below* is the next sentence.
    """
    for each in _PATTERNS:
        for found in each.finditer(flat):
            before = flat[max(0, found.start() - _NEAR) : found.start()]
            rest = flat[found.end() : found.end() + _NEAR]
            if not (
                _EXCUSED.search(before)
                or _is_of_cases(before, found[0], rest)
                or _is_of_a_detail(before, found[0], f"{rest} {below[:_NEAR]}")
            ):
                yield found


_NEAR = 400
"""How many characters before and after it to read, as a note may be very long."""


def _is_of_cases(before: str, words: str, rest: str) -> bool:
    """Return whether it was a case or file that was closed, or others who were told."""
    if _TO_OTHERS.search(words):
        return True
    if _THE_ACTION.match(words):
        return False
    return bool(_IN_CASES.match(rest) or _OF_CASES.search(before))


def _is_of_a_detail(before: str, words: str, rest: str) -> bool:
    """Return whether only a figure, a date or a name in a report was wrong.

    A figure that is lower than was reported counts: the work may not be complete.
    """
    if not _REPORTED.match(words):
        return False
    if _NOT_ALL.search(amounts.plain(rest)):
        return False
    if found := _NOT_THE_OLD.search(amounts.without_dates(rest)):
        new, old = (float(found[each].replace(",", "")) for each in ("new", "old"))
        return new >= old or bool(_LENGTH.search(rest))
    if _OTHER_DATE.search(rest) or _DETAIL.search(before) or _IN_DETAIL.match(rest):
        return True
    return bool(_WRONG_TO_SAY.match(words) and _TOOK.match(rest))


def _is_done_all_the_same(found: re.Match[str], below: str) -> bool:
    """Return whether the next words, or the sentence *below*, say that it is done."""
    rest = found.string[found.end() : found.end() + _NEAR]
    is_report = _REPORTED.match(found[0]) and not _WRONG_TO_SAY.match(found[0])
    done = _IS_DONE if is_report else _WORK_IS_DONE
    is_below = not _NOT_ALL.search(rest) and done.match(f": {below}")
    return bool(done.search(rest) or is_below)


def _flat(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split())


_IT = (
    r"(?:this|that|it|action \S+|(?:this|the|that|our) (?:action|work|task|entry|item)"
    r"(?: \S+)?)"
)
_ENDED = (
    r"(?:closed|completed|signed off"
    r"|(?:marked|recorded|reported|shown|logged|entered|put down)(?: (?:as|to be))?"
    r" (?:closed|complete|completed|done|finished|signed off|implemented))"
)
_WRONG = (
    r"(?:in error|by (?:mistake|accident)|too (?:early|soon)|prematurely|wrongly"
    r"|incorrectly|mistakenly)"
)
_REPORT = (
    r"(?:my|our|the|this) (?:last|latest|previous|earlier)"
    r" (?:entry|message|note|progress note|report|return|update)"
)
_PATTERNS = (
    late.compile(
        rf"(?:\b{_IT} (?:was|is|has been|had been)(?: \w+ly)?|^(?:sorry,? )?) ?{_ENDED}"
        rf"(?: \w+){{0,2}}? {_WRONG}\b"
    ),
    late.compile(
        rf"\b{_IT} (?:was|is|has been|had been)"
        rf" (?:wrongly|mistakenly|incorrectly|prematurely) {_ENDED}\b"
    ),
    late.compile(
        rf"\b{_IT} (?:should|ought)(?: not|n't| never)(?: to)? have been {_ENDED}\b"
    ),
    late.compile(
        r"\b(?:sign[ -]?off|signing[ -]off|closure|completion)(?: of (?:it|this))? was"
        r" (?:premature|too (?:early|soon)|an? (?:error|mistake)|wrong|in error)\b"
    ),
    late.compile(
        r"\b(?:we|i) (?:spoke|(?:closed|marked|reported) (?:it|this)(?: as \w+)?"
        r"|signed (?:it|this) off) (?:too (?:soon|early)|in error|by mistake)\b"
    ),
    late.compile(
        r"\b(?:we|i) (?:were|was) wrong (?:to (?:close|mark|record|report|say|sign)\b"
        r"|(?:that )?(?:it|this) )|^(?:sorry,? )?(?:we|i) (?:were|was) wrong\W*$"
    ),
    late.compile(
        rf"\b{_REPORT}(?: \S+){{0,4}}? (?:was|is) (?:wrong\b(?! about)|incorrect"
        r"|not (?:right|true|correct)|untrue|inaccurate|premature|in error"
        r"|an? (?:error|mistake)"
        r"|(?:sent|made|recorded|submitted) (?:in error|by mistake)"
        r"|(?:about|for|meant for) (?:another|a different|the wrong) action)\b"
    ),
    late.compile(rf"\b(?:ignore|disregard) {_REPORT}\b"),
)
_EXCUSED = late.compile(
    r"\b(?:if|whether|unless|when|where|which|who|nobody said(?: that)?)(?: \S+){0,3} $"
)
_SINCE_DONE = late.compile(
    r"\b(?:now|since)(?: \w+)? (?:been )?(?:complete|completed|done|finished)\b"
)
_THE_ACTION = late.compile(
    r"(?:(?:this|the|that|our) )?(?:action|work|task|entry|item)\b|sorry"
)
_CASES = r"(?:cases?|enquiries|files?|records?|referrals?)"
_IN_CASES = late.compile(
    rf" (?:in|for|on|of|with) (?:the |a |an |some |several |\S+ (?:of )?)"
    rf"(?:(?:the|these|those|our) )?(?:\w+ )?{_CASES}\b"
)
_OF_CASES = late.compile(
    rf"\b(?:in|for|on|of|with) (?:\S+ ){{1,3}}{_CASES},? (?:that |the )?$"
    r"|\b(?:case|file|record) $"
)
"""In 3 cases it was closed too early; sign-off was premature in two of the files."""
_TO_OTHERS = late.compile(
    r"\b(?:entry|message|note|report|return|update) to (?:all |the |our )?"
    r"(?:families|gps|nurseries|parents|practitioners|professionals|schools|staff"
    r"|teams)\b"
)
_REPORTED = late.compile(
    rf"{_REPORT}|(?:ignore|disregard) |(?:we|i) (?:were|was) wrong\b"
    r"(?! to (?:close|mark|sign))"
)
_WRONG_TO_SAY = late.compile(
    r"(?:we|i) (?:were|was) wrong (?:to (?:say|report|record)|that)\b"
)
_TOOK = late.compile(
    r"(?: that)?(?: (?:it|this|they|the \w+(?: \w+)?))? ?"
    r"(?:took(?! place)|cost|lasted)\b"
)
_MONTH = "|".join(map(str.casefold, dates.MONTHS))
_NOT_ALL = late.compile(
    r"\b(?:only|just|fewer|less|no|none|never|nobody|nothing|still|absent|fail\w*|late"
    r"|left|miss\w*|outstanding|overdue|partly|refused|remain\w*|wait\w*|without"
    r"|un\w+(?:ed|en)|will|to be|is|are|due|planned|expected|booked|starts?|begins?)\b"
    r"|\d (?:out )?of (?:the |our )?\d|n't\b"
    rf"|\bnot (?!(?:in |on )?(?:\d|{_MONTH}))"
)
"""What may show that something was not done, or is still to be done."""
_NOT_THE_OLD = late.compile(
    r"(?P<new>\d[\d,]*(?:\.\d+)?)\b[^.;]{0,60}?,?"
    r" (?:and not|not|instead of|rather than) (?:in )?"
    r"(?P<old>\d[\d,]*(?:\.\d+)?)%?(?: [\w-]+){0,3} *(?:[.;]|$)"
)
_LENGTH = late.compile(r"\b(?:took|cost|lasted)\b")
_OTHER_DATE = late.compile(
    rf"\b(?:{_MONTH})(?: \d{{4}})?,? (?:and )?not (?:in |on )?"
    rf"(?:\d{{1,2}} )?(?:{_MONTH})(?: \d{{4}})? *(?:[.;]|$)"
)
_DETAIL = late.compile(
    r"\b(?:address|amount|cost|date|figure|link|name|number|reference|spelling|title"
    r"|total)s? (?:given )?(?:in|of) $"
)
_IN_DETAIL = late.compile(
    r" (?:about|on|in|as to) (?:the|its|their|one) (?:\w+ )?(?:address|amount|cost|date"
    r"|figure|link|name|number|reference|spelling|title|total)s?\b"
)
_BE_DONE = (
    r"(?:complete|completed|done|finished|delivered|carried out|implemented|in place)"
    rf"(?: (?:in|by|on) (?:\d{{1,2}} )?(?:{_MONTH})(?: \d{{4}})?| in full| in time"
    r"| on time)?(?=\s*[.;!]|\s*$)"
)
_WORK_IS_DONE = late.compile(
    r"(?:[:;,.-]|\b(?:and|as|but|though|although|because)) ?(?:but |and )?(?:it|this"
    r"|all of (?:it|this)|everything|(?:all )?(?:the|this) (?:action|task|work))"
    rf" (?:is|was|has been) {_BE_DONE}"
)
_IS_DONE = late.compile(
    r"^\W*(?:(?:and|as|but|because) )?(?:it|this|all of (?:it|this)|everything"
    r"|(?:all )?(?:the|this) (?!(?:[\w-]+ ){0,2}?(?:draft|first|half|most|next|other"
    r"|part|phase|pilot|plan|planning|rest|second|some|stage|step|third)\b)[\w-]+"
    r"(?: [\w-]+){0,2}?)"
    rf" (?:is|was|has been|have been|were) {_BE_DONE}"
)
