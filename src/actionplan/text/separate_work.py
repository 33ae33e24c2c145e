"""Decide whether an action is several pieces of work, or stages of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.text import amounts, late, substance, verbs

if TYPE_CHECKING:
    from actionplan.text.phrase_lists import FoundPhrase


def second_deed(action: str) -> str:
    """Return the verb with which a second piece of work begins, if one does.

    Several verbs for one thing (develop, agree and publish guidance) are one piece of
    work. So is using the result (audit 30 files and report to the board).
    """
    plain = amounts.without_dates(action)
    if extra := _AS_WELL.search(plain) or _also(action) or _many(plain):
        return extra[1]
    if second := _second_sentence(plain) or _listed(plain):
        return second
    first = _SUBJECT.match(plain)
    start = first.end() if first else 0
    if not verbs.told().match(plain, start):
        return ""
    found: list[tuple[str, bool]] = []
    for number, joint in enumerate(_JOINT.finditer(plain, start)):
        name = "verbs" if _STOP.search(joint[0]) or "also" in plain else "apart"
        verb = verbs.told(name).match(plain, _after_joint(plain, joint))
        if verb and _is_apart(plain[start : joint.start()], joint[0], verb, plain):
            is_plain = number > 0 and not _STOP.search(joint[0])
            found.append((verb.words, is_plain))
    for verb_found, is_plain in found:
        if not is_plain or len(found) > 1:
            return verb_found
    return ""


def _also(action: str) -> re.Match[str] | None:
    """Find a second piece of work after a capital AND, or a sentence with "also"."""
    for said in _ALSO.finditer(" ".join(action.split())):
        if verbs.told().fullmatch(said[1].casefold()):
            return said
    return None


_ALSO = late.compile(
    r"(?:\sAND|[.;] Also,?|[.;] (?:In addition|Additionally),?) (\w+)\b"
)


def _many(plain: str) -> re.Match[str] | None:
    """Find the second of four or more pieces that each begin with a verb of doing."""
    parts = _PARTS.split(plain)
    told = [
        part for part in parts if verbs.told().match(part) and len(part.split()) > 1
    ]
    return re.match(r"(\w+)", told[1]) if len(told) >= _MANY else None


def _second_sentence(plain: str) -> str:
    """Return the verb of a second sentence that says what will be done.

    A sentence that continues the first ("It will be agreed by", "This should be sent
    to") is about the same piece of work.
    """
    works = [each for each in _SENTENCES.split(plain) if _IS_WORK.search(each)]
    for each in works[1:]:
        said = _IS_WORK.search(each)
        if said and not _GOES_ON.match(each) and said["verb"] not in _RESULTS | _STAGES:
            return said["verb"]
    return ""


_SENTENCES = late.compile(r"[.;]\s+(?:and )?(?:(?:further|also|in addition),? )*(?=\w)")
_IS_WORK = late.compile(
    r"\b(?:will|shall|should|must|that|to|would) (?:also |further |then )*"
    r"(?:(?:[\w'-]+ ){1,8}?)?(?:be )?(?P<verb>appoint|audit|carry out|chas|commission"
    r"|conduct|creat|design|develop|establish|held|hold|introduc|launch|move|organis"
    r"|recruit|redesign|re-design|replac|review|revis|rewrit|run|set up|start|train"
    r"|undertak|updat|write|writ)(?:e|ed|es|en|ing|ten)?\b"
)
_GOES_ON = late.compile(
    r"(?:it|its|they|these|this|that|those|the (?:findings?|group|lead|outcome|result"
    r"|same|training)s?|following|progress|until|when|where|if|so)\b"
)


def _listed(plain: str) -> str:
    """Return the second verb of a list with slashes, or of 3 pieces of work."""
    for mark, fewest in ((r"\s/\s|\s\|\s", 2), (r",\s+(?:and )?|\sthen\s", 3)):
        parts = [part for part in re.split(mark, plain) if len(part.split()) >= _PIECE]
        found = [said.words for part in parts if (said := _told_own(part))]
        if len(found) >= fewest:
            return found[1]
    return ""


def _told_own(part: str) -> FoundPhrase | None:
    """Find the verb of a separate piece of work, not of a stage."""
    start = _SUBJECT.match(part)
    said = verbs.told().match(part, start.end() if start else 0)
    own = part[said.ends :].strip() if said else ""
    if said is None or said.words in _STAGES | _RESULTS or _BACK_REFERENCE.match(own):
        return None
    return said


_PIECE = 3
"""The fewest words of a piece of work and its object."""
_PARTS = late.compile(r"(?:,|;|\.|,? and|&|\+)\s+(?:and |to |then |also )*")
_MANY = 4
"""The most stages in one piece of work: develop, agree and publish."""


def is_list(action: str) -> bool:
    """Return whether an action is a list itself: (1) … (2) …, or lines with dashes.

    A list of the steps of one piece of work is not: draft the plan, try it, reprint.
    """
    lines = [line for line in action.splitlines() if _BULLET.match(line)]
    if len(_ITEM.findall(action)) > 1:
        return True
    return len(lines) > 1 and not all(map(_is_step, lines[1:]))


def _is_step(line: str) -> bool:
    """Return whether a line of a list only goes on with what the first line began."""
    said = _BULLET.sub("", line).casefold().strip(" .;,")
    if _STEP.match(said):
        return True
    verb = verbs.told().match(said, 0)
    if verb is None or verb.words not in _STAGES | _RESULTS:
        return False
    return _OF_NOTHING_ELSE.match(said[verb.ends :].strip()) is not None


_STEP = late.compile(r"(?:and |then )*(?:re-?)?[a-z]+(?: (?:it|them)\b.*)?$")
"""A verb with nothing of its own: reprint, try it with four parents."""
_OF_NOTHING_ELSE = late.compile(r"(?:as|at|by|in|on|to|with)\b")
"""How the first piece of work goes on: consult with the group, put on the website."""


_ITEM = late.compile(
    r"(?:^|(?<=[\s;,:]))(?:\([1-9a-h]\)|\([ivx]{1,4}\)|(?:[1-9a-h]|[ivx]{1,4})\)"
    r"|[1-9]\.|(?<![a-z.])[a-h]\.(?! ?[a-z]\.))\s",
    re.IGNORECASE,
)
"""List numbers, also in capitals."""
_BULLET = late.compile(r"\s*[-*\u2022\u00b7]\s+(?=\w)")
_SUBJECT = late.compile(
    r"(?:\w+(?: \w+)?: )?(?:(?:[\w'&/-]+ ){1,4}?(?:to|will|shall|must) )(?=\w)"
    r"|\w+(?: \w+)?: |to "
)
_JOINT = late.compile(
    r"[;.:]\s+(?:and\s+)?|,\s+(?:and\s+)?(?:then\s+)?|\s+(?:and|&|plus)\s+(?:then\s+)?"
    r"|\s+then\s+|\s/\s|\s\+\s"
)
_AS_WELL = late.compile(
    r"^\w+ .*\b(?:as well as|in addition to|whilst(?: simultaneously)?|while also"
    r"|alongside|together with|in tandem with|plus)(?: the| a| an| our)?"
    r" ((?:[a-z-]+ ){0,2}(?:audit|conduct|delivery|design|development|dip-sample"
    r"|launch|mapping|procurement|recommissioning|recruitment|redesign|review|roll-out"
    r"|training) (?:by|for|of|to)\b|(?:[a-z]+ly )?(?:mobilis|recommission"
    r"|rewrittrain|hold|writ|publish|appoint|audit"
    r"|review"
    r"|deliver|develop|recruit|produc|launch|updat|set|creat|revis|run)\w*ing)\b"
)
_STOP = late.compile(r"[;.:/+]|then")


def _after_joint(plain: str, joint: re.Match[str]) -> int:
    more = re.compile(r"(?:(?:also|then|and|to|will|next|finally|secondly) )*")
    match = more.match(plain, joint.end())
    end = match.end() if match else joint.end()
    other = _OTHERS.match(plain, end)
    return other.end() if other and not verbs.told().match(plain, end) else end


_OTHERS = late.compile(r"(?:[\w'&/-]+ ){1,3}?(?:to|will) |\w+(?: \w+)?: ")


def _is_apart(before: str, joint: str, verb: FoundPhrase, plain: str) -> bool:
    """Return whether a verb after a joining word begins separate work."""
    after = plain[verb.ends :]
    own = re.split(r"[;.,:]\s|\s(?:and|then)\s", after)[0].strip(" .")
    is_stop = bool(_STOP.search(joint))
    fewest = _SENTENCE if is_stop else _CLAUSE
    if _FROM_THEN_ON.search(after) and substance.stems(before) & substance.stems(own):
        return False
    hangs_on = not is_stop and _HANGS_ON.search(re.split(r"[;.]\s+", before)[-1])
    if len(before.split()) < fewest or hangs_on or verbs.AS_NOUN.match(after):
        return False
    return "then" in joint or _is_own_work(verb[0], own, after_and="and" in joint)


def _is_own_work(verb: str, own: str, *, after_and: bool) -> bool:
    """Return whether a verb and its object go beyond the result of the first."""
    if not own or _BACK_REFERENCE.match(own) or verb in _STAGES:
        return False
    if after_and and verb in _NOUNS_TOO and not _DETERMINED.match(own):
        return verbs.head(own) in verbs.things("people")
    return not (_THE_REST.match(own) or (verb in _RESULTS and _OF_RESULT.match(own)))


_FROM_THEN_ON = late.compile(
    r"\b(?:after that|afterwards|from (?:now|then) on|thereafter)\W*$"
)
"""With something named before, it keeps up the first piece of work."""
_THE_REST = late.compile(r"the (?:other|rest|old|same)\b")
_NOUNS_TOO = frozenset(
    {
        "audit",
        "brief",
        "design",
        "map",
        "plan",
        "report",
        "research",
        "review",
        "survey",
    }
    | {"test", "trial", "visit", "record", "form"}
)
"""Such as a self-assessment and review format, which is one thing."""
_DETERMINED = late.compile(
    r"(?:an?|the|all|any|each|every|its?|our|their|this|these|how|what|whether"
    r"|compliance"
    r"|practice|progress|use|after|at|in|again|every|[0-9]+|one|two|three|four|five"
    r"|six|ten)"
    r"\b"
)


_CLAUSE, _SENTENCE = 3, 2
"""The fewest words in a first piece of work, before "and" or a full stop."""
_HANGS_ON = late.compile(
    r"\b(?:after|asking|before|how|if|so|that|to|until|what|when|where|whether|which"
    r"|while"
    r"|who|whom|whose)\b"
)
_BACK_REFERENCE = late.compile(
    r"(?:it|them|this|these|on it|to it|back|further|up (?:what|the|how))\b"
)
_STAGES = frozenset(
    {"agree", "consult", "pilot", "trial", "seek", "start", "follow up", "go live"}
    | {"approve", "endorse", "ratify", "sign", "sign off"}
)
"""Verbs for a stage in making one thing. The last approve what was made."""
_RESULTS = frozenset(
    {"report", "present", "share", "send", "circulate", "submit", "publish", "record"}
    | {"put", "give", "issue", "place", "set", "set out", "read", "list", "use", "show"}
    | {"collate", "compile", "analyse", "make", "identify", "disseminate", "bring"}
    | {"upload", "print", "email", "post", "display", "laminate"}
)
"""Verbs for using the result."""
_OF_RESULT = late.compile(
    r"(?:to|on|onto|in|as|up|back|the (?:other|rest|old|same)|how|what|which"
    r"|whether|any"
    r"|a (?:report|summary|note|list|table)"
    r"|(?:the |any |all |its |key |main )*(?:findings?|results?|reports?|answers?"
    r"|outcomes?"
    r"|learning|lessons|summary|drafts?|final|numbers?|figures?|list|conclusions?"
    r"|recommendations?|replies|themes?|reasons?|guidance|protocol|copies|link"
    r"|version))\b"
)
