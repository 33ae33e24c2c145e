"""Find where text was left unfinished: a gap, a prompt or a broken sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from actionplan.text import late, placeholders, word_lists
from actionplan.text.remembered import by_value


class OpenPlace(NamedTuple):
    """Words at which text was left unfinished."""

    words: str
    breaks_off: bool
    """Whether the text ends with them. If not, they are a placeholder for others."""


def left_open(text: str, field: str) -> OpenPlace | None:
    """Return the words at which *text* was left unfinished, if it was.

    Text that says nothing at all does not count, because it was never begun. Quoted
    words may be as their speaker left them.
    """
    gap = _open_place(text, may_be_quoted=field == "feedback")
    if gap is None or len(text.split()) == 1:
        return None
    return None if placeholders.says_nothing(text, field) else gap


@by_value
def _open_place(text: str, *, may_be_quoted: bool) -> OpenPlace | None:
    quotes = '"' in text or "\u201c" in text or "\u201d" in text
    if any(map(text.__contains__, _IN_BLANKS)):
        blanks = _BLANKS if not (quotes or may_be_quoted) else _BLANKS[:-1]
        small = text.casefold()
        found = (
            blank.search(text)
            for signs, blank in blanks
            if any(map(small.__contains__, signs))
        )
        if blank := next(filter(None, found), None):
            return OpenPlace(blank[0].strip(), breaks_off=False)
    words = "" if quotes else _broken_off(text)
    return OpenPlace(words, breaks_off=True) if words else None


def _words(name: str) -> list[str]:
    words: list[str] = word_lists.load("unfinished")[name]["words"]
    return words


def _either(name: str) -> str:
    return "|".join(map(re.escape, sorted(_words(name), key=len, reverse=True)))


_IN_BLANKS = (
    *"xX?_[<(/\u2026",
    "TB",
    "..",
    " - ",
    "\u2013",
    "heck ",
    "onfirm ",
    "will ",
    "NB",
)
"""Every gap has one of these."""
_SHARE = r"\s?(?:%|per cent|percent)"
_TO_SELF = (
    r"(?i:(?:[(\u2013]|(?<!\w)-|-\s+|\?\s+)\s*(?:or is it\b[^?]*\?"
    r"|\(?(?:need to |must |please )?(?:check|ask|confirm|double.?check|look up)\b"
    r"(?: (?:with|this|that|what|who|when|which|before"
    r"|the (?:figure|number|date|name))\b)[^()]*)"
    r"|\([^()]*\b(?:delete this|working title|change before"
    r"|need to (?:check|look up|ask|find)|fill in later|to fill in)\b[^()]*\)"
    r"|\bwill (?:add|fill in|insert|update) (?:once|then|this|when)\b.*$"
    r"|\bNB:? (?:check|chase|get|need|still)\b.*$)"
)
_OF_SELF = (
    *("or is it", "check", "ask", "confirm", "look up", "delete this", "working title"),
    *("change before", "need to", "fill in", "will add", "will insert", "will update"),
    *("nb ", "nb: "),
)
"""Notes to oneself: (need to check this), - ask health who it was."""
_BLANKS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (("xx",), late.compile(r"(?<![\w/])[xX]{2}(?:[/.-][xX]{2,4}){1,2}(?![\w/])")),
    (
        ("xx",),
        late.compile(r"(?<![\w/])(?:[xX]{2}|[0-9]{1,2})[/.][xX]{2}[/.][0-9]{2,4}"),
    ),
    (("/mm/",), late.compile(r"(?<!\w)[dD]{2}/[mM]{2}/[yY]{2,4}(?!\w)")),
    (
        ("xxx", "%", "per cent", "percent"),
        late.compile(rf"(?<!\w)[xX]{{3,}}(?!\w)|(?<!\w)[xX]+{_SHARE}"),
    ),
    (
        ("x of ", "x out of ", "\u00a3"),
        late.compile(
            r"(?<!\w)[xX] (?:out )?of (?:[xXyYnN]\b|[0-9])|\u00a3\s?[xX]+(?!\w)"
        ),
    ),
    (("__", "..", "\u2026"), late.compile(rf"_{{2,}}|(?:\.{{2,}}|\u2026){_SHARE}")),
    (("[",), late.compile(rf"\[(?:{_either('prompts')})\b[^\]]*\]", re.IGNORECASE)),
    (
        ("(",),
        late.compile(
            r"\((?:(?<=\b(?:by|of|to) \()|(?!number\)$|date\b[^()]*[,/] ?\w+ \w+\)))"
            rf"(?:{_either('round-prompts')})\b[^)]*\)",
            re.IGNORECASE,
        ),  # not a count (number) or the columns of a log (date asked / date done)
    ),
    (("<",), late.compile(r"<[A-Za-z][^<>\n]{0,40}>")),
    (("tb",), late.compile(rf"(?<!\w)TB[ACD](?!\w)(?={_SHARE})")),
    (_OF_SELF, late.compile(_TO_SELF)),
    (("??",), late.compile(r"\?{2,}")),
)
"""What forms and authors leave in place of a word. The last can also show surprise.

Each comes after signs, in lower case, one of which is in any text with such a gap.
Searching for the signs takes a tenth of the time.
"""


def _broken_off(text: str) -> str:
    """Return the last words, if no sentence or phrase can end with them."""
    ends = text.rstrip()
    if ends.endswith((".", "!", "?")) and not ends.endswith(".."):
        return ""
    if ends.endswith(("..", "\u2026")) and len(ends.split()) <= _FEW:
        return ends
    tail = text[-_NEAR:].rstrip(" .\u2026\n").casefold()
    is_open = tail.rfind("(") > tail.rfind(")") or tail.endswith(")")
    if (
        not is_open
        and " which" not in tail
        and tail.rpartition(" ")[2] not in _LAST_WORDS
    ):
        return ""
    found = _ENDS.fullmatch(text[-_NEAR:])
    if found is None or found[1] == "A":  # Family A
        return ""
    said = found[1].lower()
    if said == "at least":
        return "" if _COUNTED.match(text) else found[1]
    contrast = said.endswith(" not") and _CONTRAST.search(text)
    return "" if contrast or said in _NAMES_OF_WORK else found[1]


_NEAR = 80
"""How many characters at the end to check."""
_FEW = 4
"""The most words in text that trails off. More would be a sentence that does so."""
_ENDS = late.compile(
    rf"(?:.*\s)?({_either('ends')}"
    rf"|(?:{_either('saying')}) that"
    rf"|(?:the|a|an|our|their|each|every) [\w'-]+ (?:{_either('prepositions')})"
    r"|(?:in|of|for|to|by|on|at|with) which(?: (?:the|a|an|every|each))?(?: [\w'-]+)?"
    r"|(?:percentage|number) of(?: [xXnN])?"
    r"|(?:by|for|from|of|that|to|with)(?=\s?(?:\.\.|\u2026))"
    r"|from [0-9]+ ?%? to|whether (?:the|a|an|any|each) [\w'-]+(?: [\w'-]+)? (?:are"
    r"|has|is|was|were)"
    r"|but|(?:access|approach|response|support) to|showing|she'd(?: never)?"
    r"|(?:from )?[0-9]+ (?:per cent|percent) to|and \(?[ivx]{1,4}\)"
    r"|\([^()]{0,40}"
    r"|(?:did|do|does|has|have|will|would|are|is|were|was) not"
    r")[\s.\u2026]{0,4}",
    re.IGNORECASE | re.DOTALL,
)
_LAST_WORDS = {"but", "never", "she'd", "showing"} | {
    "are",
    "has",
    "is",
    "n",
    "not",
    "of",
    "that",
    "to",
    "was",
    "were",
    "x",
}
_LAST_WORDS |= {
    each.split()[-1] for name in ("ends", "prepositions") for each in _words(name)
}
_COUNTED = late.compile(
    r"(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|twelve) ",
    re.IGNORECASE,
)
"""Opens a text that can end with "at least": One visit a week at least."""
_NAMES_OF_WORK = {
    f"{which} {what} in"
    for which in ("a", "each", "every", "our", "the", "their")
    for what in ("check", "drop", "sign", "walk")
}
_CONTRAST = late.compile(r"[0-9,]|\b(?:but|or|some|whether)\b")
"""Words that allow a text to end with "did not": five felt heard, two did not."""
