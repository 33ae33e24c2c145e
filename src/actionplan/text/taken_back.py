"""Find the words by which a note takes back that work was reported as done.

"This was closed in error" and "the sign-off was premature" say nothing about the work
itself, but the action is not complete. What is said of cases, files and other things
that were closed by mistake does not count.
"""

from __future__ import annotations

from actionplan.text import late, sentences_of


def of(note: str) -> str:
    """Return the sentence of *note* that takes it back; empty if none does.

    It does not if a later sentence says that the work has been done since.
    """
    every = sentences_of.every(note)
    for number, sentence in enumerate(every):
        flat = _flat(sentence)
        found = next(filter(None, (each.search(flat) for each in _PATTERNS)), None)
        if found is None or _EXCUSED.search(flat[: found.start()]):
            continue
        rest = " ".join((flat[found.end() :], *map(_flat, every[number + 1 :])))
        return "" if _SINCE_DONE.search(rest) else sentence.rstrip(" .")
    return ""


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
