"""Find where a text was left unfinished: a gap to be filled, or a sentence broken off."""

from __future__ import annotations

import re


def gap(text: str) -> str:
    """Return what shows that *text* was left unfinished; nothing if it was not.

    That is a gap that was to be filled ("by XX/XX/2019", "at least ??"), or the last
    words of a sentence that cannot end there ("found that professionals did not").
    """
    if hole := _HOLE.search(text):
        return hole[0].strip()
    said = text.strip()
    if not _WORDS.search(said):
        return ""
    return _broken_off(said)


_WORDS = re.compile(r"[^\W\d_]+\W+\w")
_HOLE = re.compile(
    r"""
      \?{2,}                                   # at least ??
    | (?<!\w)(?:\.{2,}|\u2026)\ ?(?:%|per\ cent) # ...% of children
    | (?<!\w)(?:19|20)[xX]{2}(?!\w)                # January 20XX
    | (?<![\w.])(?:[xX]{2,4}|[yY]{4}|[dD]{2}|[mM]{2})(?![\w.])(?:[/.-]\w+)* # XX/XX/2019
    | (?<!\w)[xXnN]\ ?(?:%|per\ cent|out\ of|of\ (?:the\ )?[xXyYnN0-9]) # X%, x out of
    | (?<!\w)_{2,}(?!\w)                       # ____
    | [\[<(]\ ?(?:insert|add|enter|date|name|number|figure|month|year|post|agency|tbc
        |to\ be\ \w+|details?|xx?x?|\?|\.\.\.|\u2026|please\ \w+)(?:\ [^\])>]{0,40})?[\])>]
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _broken_off(text: str) -> str:
    """Return the last words of a text that cannot be its end."""
    words = re.findall(r"[\w'\u2019&%/-]+", text)
    if not words:
        return ""
    tail = " ".join(words[-_SHOWN:])
    if text.endswith((",", "(", "[", ":", "\u2026", "...")) or re.search(r"\w -$", text):
        return tail
    if text.count("(") > text.count(")"):
        return tail
    if words[-1] in ("A", "May"):
        return ""  # Family A, by 1 May
    plain = " ".join(words).casefold().replace("\u2019", "'")
    ends_whole = text[-1] in ".!?)\"'\u201d\u2019"
    if _AFTER_COMMA.search(text.casefold()):
        return tail
    if "," in text and plain.endswith(" not"):
        return ""  # the form is finished, the guidance is not
    return tail if _never_ends(plain) or (not ends_whole and _hangs(plain)) else ""


_AFTER_COMMA = re.compile(
    r"^(?:since|after|following|as a result|when|if|because|although)\b[^,]*,"
    r" (?:the |our |all )?\w+$"
)
"""Since the training, staff"""
_SHOWN = 4
"""Words of the end that are shown."""


def _never_ends(plain: str) -> bool:
    return bool(_OPEN_ENDED.search(plain))


_OPEN_ENDED = re.compile(
    r"(?:^|\s)(?:the|an|and|or|nor|because|whose|their|our|every|during"
    r"|within|than|such as|so that|in order to|as a result of|there (?:is|are)|at least"
    r"|according to|due to|(?:and|but) then|as well as|including|(?<!in )between|unless|although|whilst)$"
)


def _hangs(plain: str) -> bool:
    """Tell whether a text without a stop ends in a word that needs another."""
    if any(broken.search(plain) for broken in _BROKEN):
        return True
    before, _, last = plain.rpartition(" ")
    previous = before.rpartition(" ")[2]
    if last in _PREPOSITIONS:
        return not (_ASKED_OF.search(before) or _takes_preposition(previous, last))
    if last == "that":
        return bool(_SAYING.search(before))
    if last in _AUXILIARIES:
        return not (_ASKING.search(before) or _SET_AGAINST.search(before))
    if last == "not":
        is_left = _AUX_AT_END.search(before) and not _ASKING.search(before)
        return bool(is_left) and not _SET_AGAINST.search(before)
    return last in _NEED_ANOTHER or bool(_STARTED.fullmatch(plain))


_AUX = (
    r"(?:is|are|was|were|has|have|had|will|can|may|should|would|must|could|does|do|did)"
)
_WHOM = (
    r"(?:staff|people|children|parents|families|schools?|police|health|managers|agencies"
    r"|partners|practitioners|professionals|they|it|he|she|we|this|there)"
)
_AUX_AT_END = re.compile(rf"\b{_AUX}$")
_BROKEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:who|which|that|whom) {_AUX}$",  # the families who were
        rf"\b(?:that|because|although|unless|whether|while|if) (?:{_WHOM}"
        r"|(?:the|a|an|our|their|all|some|these|those|each) \w+)$",
        r"^(?:because|although|unless|if|when) \w+(?: \w+)?$",
        r"^(?:what|how|where|when|why|whether) (?:the|a|our|their) \w+$",
        r"(?<!and)(?<!or)(?<!know)(?<!say)(?<!else)(?<!sure)(?<!tell)(?<!told)(?<!ask)"
        r"(?<!see)(?<!by)(?<!to)(?<!from)(?<!with) (?:where|whom)$",
        r"(?<!\bis)(?<!\bare)(?<!\bbe)(?<!thing)(?<!each)(?<!the)(?<!any)(?<!every)"
        r" (?:new|main|other|various|multi)$",
        r"\bnot (?:cover|include|provide|allow|ensure|contain|the|a|been|be|have|able)$",
        r"\b(?:increase|decrease|reduction|rise|fall|change|improvement|drop|role|gap)"
        r" (?:in|on|of|for)$",
        r"\b(?:completed|agreed|held|published|based|depends?|dated|signed|started|due"
        r"|information|guidance|training|advice|meeting|sent|launched) on$",
        r"\b[0-9]+ out of$",
        r"\b(?:be|become|been|are|is) (?:more|less|very|too)$",
        r"\b(?:said|told us|reported|say|says)(?: that)? (?:they|it|she|he|we|there)"
        rf" (?:felt|thought|{_AUX})$",
        r"\b(?:to see|to know|to check|ask|see) if$",
        r"\b(?:for|with|by|from|of|to) all$(?<!\bfor all)(?<!\bby all)(?<!\bto all)",
    )
)
"""Ends at which a clause has begun and not gone on."""
_PREPOSITIONS = frozenset(
    {"of", "to", "for", "with", "by", "from", "at", "into", "about", "as", "upon"}
    | {"within", "among", "towards", "via", "per", "re"}
)
_AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "would", "should"}
    | {"must", "can", "could", "may", "might", "did", "does", "been", "be", "being"}
)
_NEED_ANOTHER = frozenset(
    {"a", "his", "my", "your", "its", "these", "if", "which", "who", "very", "whether"}
)
_SAYING = re.compile(
    r"\b(?:agreed|found|said|says?|think\w*|ensure|risk|so|fact|is|was|report(?:s|ed)"
    r"|shows?|showed|identified|recommend(?:s|ed)|noted?|confirm(?:s|ed)|conclud\w+"
    r"|decided|believ\w+|know|hope[ds]?|feel|felt|told|aware|sure|requir\w+|learnt"
    r"|learned|means?|meant|highlight(?:s|ed)|told (?:us|them|the \w+)|evidence|concern(?:s|ed)?|suggest\w*"
    r"|stat(?:es|ed)|hear[ds]?|saw|see)$"
)
_ASKING = re.compile(r"\b(?:what|where|who|how|why|whatever|than|as|when|whether|which)\b")
_SET_AGAINST = re.compile(
    r"\b(?:because|but|and|or|if|so|others?|else|rest|think|thought|what|those)\b"
)
"""What was said may be taken up at the end by one word: others have not."""
_ASKED_OF = re.compile(r"\b(?:what|where|whom?|how|which)\b(?: \S+){0,5}$")
_STARTED = re.compile(
    r"(?:as a result|since then|because of this|therefore|consequently|following this"
    r"|by \w+ [0-9]{4})(?: \w+){1,3} (?:now|also|then|still|only|always|never)"
)


def _takes_preposition(previous: str, last: str) -> bool:
    """Tell whether a sentence may end in a verb and its preposition: replied to."""
    if last == "to" and previous in _ASKED:
        return True  # the committee asks them to
    if last == "by" or (last == "to" and previous in _DECIDED):
        return previous in ("passed", "stand", "stood", "get", "go", "live", "abide")
    if previous in ("children", "women", "men", "then"):
        return False
    if previous.endswith(("ed", "en", "ing")) or previous in _VERBS:
        return last != "as"
    return previous in ("up", "out", "on", "back", "in", "down", "away", "ahead", "go")


_DECIDED = frozenset(
    {"agreed", "decided", "expected", "planned", "needed", "hoped", "intended", "required"}
    | {"invited", "instructed", "advised", "expects", "plans", "decides", "asked"}
)
_ASKED = frozenset(
    {"them", "us", "him", "her", "you", "me", "want", "need", "able", "have", "used"}
    | {"time", "willing", "afraid", "allowed", "supposed", "wish", "like", "likely"}
    | {"not", "how", "where", "who", "whom", "permission", "going", "refuse", "wants"}
    | {"needs", "had", "has"}
)
_VERBS = frozenset(
    {"went", "been", "ask", "aware", "call", "care", "come", "cope", "deal", "get", "go", "hear"}
    | {"heard", "kept", "know", "listen", "look", "made", "met", "put", "rely", "refer"}
    | {"reply", "respond", "sent", "speak", "spoke", "stick", "stuck", "talk", "think"}
    | {"thought", "turn", "wait", "work", "worry", "apply", "adhere", "live", "sign"}
    | {"dealt", "told", "keep", "stand", "stood", "agree", "belong", "amount", "used"}
)
