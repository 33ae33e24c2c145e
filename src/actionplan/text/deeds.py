"""Tell what somebody did, or is to do, from what came of it.

A text of a plan is taken to pieces at its stops and its "and". A piece is a deed if a
verb of doing is all that happens in it: a leaflet was printed, staff were trained, hold
four workshops. As soon as a piece says who noticed, how soon, or compared with what,
it is no mere deed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from actionplan.text import figures, substance, word_lists

if TYPE_CHECKING:
    from collections.abc import Iterable

_PREFIX = re.compile(
    r"^(?:(?:to|we will|we shall|we are going to|ensure(?: that)?|make sure(?: that)?"
    r"|also|then|and|please|the|a|an|our|new|all|every|each|both|some|most|two|three|four|five|six|\W|[0-9]+\.?|x|by|up to|at least|good|high|full|better|excellent|there (?:was|were|has been|have been"
    r"|will be))"
    r"(?: |$))*"
)
_COUNTED = re.compile(
    r"^how many |^numbers? (?=\w+(?:ed|ing)\b)|^[0-9]+ ?% of (?:the |all |our )*|^(?:the )?(?:total )?(?:number|numbers|no\.?|count|amount|quantity|percentage"
    r"|proportion|share|rate|log|list|record|records|%|volume|uptake|take-up|copies|copy"
    r"|delivery|completion|publication|production|provision|distribution|circulation"
    r"|launch|development|implementation|introduction|recruitment|appointment|evidence"
    r"|register|minutes)"
    r" (?:and (?:number|percentage|range|type)s? )?of (?:the |all |our |new )*"
)


def is_only_deed(text: str) -> bool:
    """Tell whether *text* says that something was done or made, and nothing else."""
    pieces = _pieces(figures.without_dates(text))
    deeds = [_is_deed(piece) for piece in pieces]
    return bool(deeds) and deeds[0] and all(
        each or _is_rest(piece) for each, piece in zip(deeds, pieces, strict=True)
    )


def is_work(aim: str) -> bool:
    """Tell whether what is meant as an aim is a piece of work: to train all staff."""
    plain = figures.without_dates(aim)
    body = _PREFIX.sub("", plain.strip(" -*"))
    verb = _verbs("opening").match(body)
    if is_only_deed(aim):
        return True
    if verb is None or _AS_NOUN.match(body[verb.end() :]) or _STANDARD.search(plain):
        return False
    return not _any_of("result").search(plain) and not any(
        each.unit == "share" for each in figures.amounts(aim)
    )


def tells_effect(text: str) -> bool:
    """Tell whether a text about an effect has anybody, or any figure, to show it."""
    plain = figures.without_dates(text)
    return bool(
        _CHILDREN.search(plain)
        or _any_of("result").search(plain)
        or _STANDARD.search(plain)
        or any(True for _ in figures.amounts(text))
    )


_CHILDREN = re.compile(
    r"\b(?:child\w*|bab(?:y|ies)|boys?|girls?|infants?|toddlers?|teenagers?|pupils?|young"
    r"|families|family|parents?|mothers?|fathers?|carers?|siblings?|residents?|adults?"
    r"|patients?|victims?|survivors?|people|he|she|him|her|now|used?)\b"
)


def is_name_only(text: str) -> bool:
    """Tell whether *text* only names something to be made or held: training for GPs."""
    body = _PREFIX.sub("", figures.without_dates(text).strip(" -*"))
    return _is_name_of_one(body, bare=False)


def opens_with_verb(text: str) -> bool:
    """Tell whether *text* begins with a verb of doing: ask parents to read it."""
    return bool(_verbs("bare").match(text.casefold().lstrip(" -*")))


def has_deed(text: str) -> bool:
    """Tell whether there is a verb of doing anywhere in *text*."""
    plain = figures.without_dates(text)
    return any(
        re.search(rf"(?<![\w-])(?:{_verbs(form).pattern})", plain)
        for form in ("bare", "past")
    )


def opens_with_deed(text: str) -> str:
    """Return the verb with which *text* tells somebody to do something, if it does."""
    plain = figures.without_dates(text).strip(" -*\u2022")
    start = _OPENING.match(plain)
    verb = _verbs("bare").match(plain, start.end() if start else 0)
    if verb is None:
        return ""
    rest = plain[verb.end() :]
    is_noun = _AS_NOUN.match(rest) or (not start[0] and _FINITE.search(rest))
    if is_noun or not rest.strip():
        return ""
    is_object = _OBJECT.match(rest) or _head(rest) in _things("made") | _things("people")
    return verb[0] if is_object else ""


_OBJECT = re.compile(
    r" (?:a|an|the|all|any|our|their|its|each|every|new|more|some|up|out|round|again|with|to"
    r"|people|staff|[0-9]+|one|two|three|four|five|six)\b"
)


_OPENING = re.compile(r"(?:to |(?:we|they|all|the \w+|agencies|staff) (?:will|shall|must) )?")
_AS_NOUN = re.compile(
    r"(?: (?:of|from|by|and|or|on|in|is|are|was|were|has|have|had|found|show|date)\b|s\b|,)"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|found|showed|shows|shown|may|might"
    r"|could|cannot|can|do not|not|too|without|no)\b"
)


def second_deed(action: str) -> str:
    """Return the verb with which a second piece of work begins, if one does.

    Several verbs for one thing (develop, agree and publish guidance) are one piece of
    work; so is what is done with its result (audit 30 files and report to the board).
    """
    plain = figures.without_dates(action)
    if extra := _AS_WELL.search(plain):
        return extra[1]
    first = _SUBJECT.match(plain)
    start = first.end() if first else 0
    if not _verbs("bare").match(plain, start):
        return ""
    found: list[tuple[str, bool]] = []
    for number, joint in enumerate(_JOINT.finditer(plain, start)):
        name = "bare" if _STOP.search(joint[0]) or "also" in plain else "apart"
        verb = _verbs(name).match(plain, _after_joint(plain, joint))
        if verb and _is_apart(plain[start : joint.start()], joint[0], verb, plain):
            is_plain = number > 0 and not _STOP.search(joint[0])
            found.append((verb[0], is_plain))
    for verb_found, is_plain in found:
        if not is_plain or len(found) > 1:
            return verb_found
    return ""


def is_list(action: str) -> bool:
    """Tell whether an action is a list in itself: (1) … (2) …, or lines with dashes."""
    lines = [line for line in action.splitlines() if _BULLET.match(line)]
    return len(_ITEM.findall(action)) > 1 or len(lines) > 1


_ITEM = re.compile(
    r"(?:^|(?<=[\s;,:]))(?:\([1-9a-h]\)|\([ivx]{1,4}\)|(?:[1-9a-h]|[ivx]{1,4})\)|[1-9]\.)\s",
    re.IGNORECASE,
)
"""Numbers of a list, in capitals too."""
_BULLET = re.compile(r"\s*[-*\u2022\u00b7]\s+\w")
_SUBJECT = re.compile(r"(?:\w+(?: \w+)?: )?(?:(?:[\w'&/-]+ ){1,4}?(?:to|will|shall|must) )(?=\w)|\w+(?: \w+)?: |to ")
_JOINT = re.compile(
    r"[;.:]\s+(?:and\s+)?|,\s+(?:and\s+)?(?:then\s+)?|\s+(?:and|&|plus)\s+(?:then\s+)?"
    r"|\s+then\s+|\s/\s|\s\+\s"
)
_AS_WELL = re.compile(
    r"^\w+ .*\b(?:as well as|in addition to) ((?:train|hold|writ|publish|appoint|audit|review"
    r"|deliver|develop|recruit|produc|launch|updat|set|creat|revis|run)\w*ing)\b"
)
_STOP = re.compile(r"[;.:/+]|then")


def _after_joint(plain: str, joint: re.Match[str]) -> int:
    more = re.compile(r"(?:(?:also|then|and|to|will|next|finally|secondly) )*")
    match = more.match(plain, joint.end())
    end = match.end() if match else joint.end()
    other = _OTHERS.match(plain, end)
    return other.end() if other and not _verbs("bare").match(plain, end) else end


_OTHERS = re.compile(r"(?:[\w'&/-]+ ){1,3}?(?:to|will) |\w+(?: \w+)?: ")


def _is_apart(before: str, joint: str, verb: re.Match[str], plain: str) -> bool:
    """Tell whether a verb after a joint begins work of its own."""
    after = plain[verb.end() :]
    own = re.split(r"[;.,:]\s|\s(?:and|then)\s", after)[0].strip()
    sentence = re.split(r"[;.]\s+", before)[-1]
    words = len(before.split())
    if words < (_SENTENCE if _STOP.search(joint) else _CLAUSE) or _AS_NOUN.match(after):
        return False
    if not _STOP.search(joint) and _HANGS_ON.search(sentence):
        return False
    if "then" in joint:
        return True
    if not own or _BACK_REFERENCE.match(own) or verb[0] in _STAGES:
        return False
    if "and" in joint and verb[0] in _NOUNS_TOO and not _DETERMINED.match(own):
        return _head(own) in _things("people")
    if own.startswith(("the other", "the rest", "the old", "the same")):
        return False
    return not (verb[0] in _RESULTS and _OF_RESULT.match(own))


_NOUNS_TOO = frozenset(
    {"audit", "brief", "design", "map", "plan", "report", "research", "review", "survey"}
    | {"test", "trial", "visit", "record", "form"}
)
"""A self-assessment and review format is one thing."""
_DETERMINED = re.compile(
    r"(?:an?|the|all|any|each|every|its?|our|their|this|these|how|what|whether|compliance"
    r"|practice|progress|use|after|at|in|again|every|[0-9]+|one|two|three|four|five|six|ten)"
    r"\b"
)


_CLAUSE, _SENTENCE = 3, 2
"""Words that a first piece of work takes at least, before "and" and before a stop."""
_HANGS_ON = re.compile(
    r"\b(?:after|asking|before|how|if|so|that|to|until|what|when|where|whether|which|while"
    r"|who|whom|whose)\b"
)
_BACK_REFERENCE = re.compile(
    r"(?:it|them|this|these|on it|to it|back|further|up (?:what|the|how))\b"
)
_STAGES = frozenset({"agree", "consult", "pilot", "trial", "seek", "start", "follow up"})
"""Verbs for a stage in making one thing."""
_RESULTS = frozenset(
    {"report", "present", "share", "send", "circulate", "submit", "publish", "record"}
    | {"put", "give", "issue", "place", "set", "set out", "read", "list", "use", "show"}
    | {"collate", "compile", "analyse", "make", "identify", "disseminate", "bring"}
)
"""Verbs for what is done with the result."""
_OF_RESULT = re.compile(
    r"(?:to|on|in|back|the (?:other|rest|old|same)|how|what|which|whether|any|a (?:report|summary|note|list|table)"
    r"|(?:the |any |all |its |key |main )*(?:findings?|results?|reports?|answers?|outcomes?"
    r"|learning|lessons|summary|drafts?|final|numbers?|figures?|list|conclusions?"
    r"|recommendations?|replies|themes?|reasons?|guidance|protocol|copies|link|version))\b"
)


def _pieces(plain: str) -> list[str]:
    parts = re.split(r"[.;:!?\n]+(?=\s|$)|\s-\s|,? (?:and|&) (?=\w+)", plain)
    return [part.strip(" ,@-()\"'") for part in parts if part.strip(" ,@-()\"'.!?")]


@lru_cache(maxsize=1024)
def _is_deed(piece: str) -> bool:
    """Tell whether a piece says that a thing was made or held, or people reached."""
    counted = _COUNTED.match(piece)
    body = piece[counted.end() :] if counted else piece
    body = _WHO_CAME.sub("", body)
    if _any_of("result").search(body) or _STANDARD.search(piece):
        return False
    body = _PREFIX.sub("", body)
    if counted and _SHARE_OF.match(counted[0]) and not _any_of("made").search(body):
        return _head(body.split(" ")[0]) in _things("people") and _was_done(body)
    return (
        bool(_SHARED.match(body))
        or _was_done(body)
        or _somebody_did(body)
        or _is_to_do(body)
        or _is_there(body)
        or _is_name_of_one(body, bare=bool(counted or _QUANTITY.match(piece)))
    )


_WHO_CAME = re.compile(
    r"who (?:have |had )?(?:been )?(?=(?:attended|completed|took|signed|received)\b)"
    r"|who (?:were|have been) (?=trained\b|briefed\b)"
)
_SHARED = re.compile(
    r"(?:cascaded|circulated|covered|discussed|displayed|issued|presented|published"
    r"|raised|reported|sent|shared|tabled|uploaded)(?: out)? (?:at|in|to|with|by|on)\b"
)


def _was_done(body: str) -> bool:
    """Leaflets were printed; staff trained; the e-learning has been completed."""
    for done in _verbs("past").finditer(body):
        before = body[: done.start()].strip(" ,")
        if not before or _NO_SUBJECT.search(before):
            continue
        head = _head(before)
        if head in _things("made") or (
            _verbs("strong").fullmatch(done["verb"]) and not _SHARE_OF.match(body)
        ):
            return True
        return head in _things("people") and _reaches(done["verb"], before)
    return False


def _somebody_did(body: str) -> bool:
    """We held four workshops; staff attended training; the group met."""
    subject = _ACTOR.match(body)
    if subject is None or not _is_actor(subject["who"]):
        return False
    done = _verbs("past").match(body, subject.end()) or _WENT.match(
        body, subject.end()
    )
    if done is None:
        rest = body[subject.end() :]
        had = re.search(r" (?:have|has|had)(?: now| all| also)* $", subject[0])
        return bool(had) and _head(_PREFIX.sub("", rest)) in _things("made")
    after = body[done.end() :].strip(" ,@")
    if done[0] == "named" or _verbs("strong").fullmatch(done[0]):
        return _head(after) in _things("made") | _things("people")
    if done[0] in ("met", "met with") or (not after and done[0] == "attended"):
        return True
    return _head(after) in _things("made") | {"conference", "visit"} or (
        done[0] in ("visited", "told", "briefed", "trained", "met with", "reminded")
        and _head(after) in _things("people")
    )


_ACTOR = re.compile(
    r"(?P<who>we|they|i|it|[\w'&-]+(?: [\w'&-]+){0,4}?)"
    r"(?: (?:have|has|had|all|also|now|then|both|each|already|since|duly|to|will))* (?=\w)"
)
_WENT = re.compile(r"(?:went|came|gone|come|been) (?:to|on|along to|through)\b")


def _is_actor(words: str) -> bool:
    return words in ("we", "they", "i", "it") or _head(words) in (
        _things("people") | _BODIES
    )


_BODIES = frozenset(
    {"group", "subgroup", "board", "committee", "team", "panel", "forum", "council"}
    | {"partnership", "trust", "everyone", "everybody", "trainer", "coordinator"}
    | {"working group", "task group", "steering group", "working party", "chair"}
)


def _is_to_do(body: str) -> bool:
    """Hold a workshop; staff to attend training."""
    to = re.match(r"(?:[\w'&-]+ ){1,4}?to ", body)
    verb = _verbs("bare").match(body, to.end() if to else 0)
    if verb is None or _AS_NOUN.match(body[verb.end() :]):
        return False
    return _head(body[verb.end() :]) in _things("made")


def _is_there(body: str) -> bool:
    """Guidance is on the website; a poster up in all surgeries; policy in place."""
    there = _THERE.search(body)
    if there is None:
        return False
    head = _head(body[: there.start()])
    in_post = there[0].endswith("in post") and head in _things("people")
    return in_post or head in _things("made")


_THERE = re.compile(
    r" (?:(?:is|are|now|was|were|up|all|already|also) )*"
    r"(?:on (?:the |our |all )?(?:\w+ )?(?:websites?|intranet|internet|portal|walls?)"
    r"|up in|in place|in post|available|online|live|up and running|ready|in every"
    r"|in reception|in all)\b"
)


def _is_name_of_one(body: str, *, bare: bool) -> bool:
    """Training for social workers; 4 meetings with providers; attendance figures."""
    if _MADE_ALONE.search(body):
        return True
    if _FINITE.search(body) or re.search(r"\b(?:will|do)\b", body):
        return False
    if _SENTENCE_OPENS.match(body) or body.startswith(("of ", "in ")):
        return False
    head = _head(body)
    return head in _things("outputs") or (bare and head in _things("made"))


_SENTENCE_OPENS = re.compile(
    r"(?:we|they|i|it|he|she|you|people|staff|parents|children|families|schools|police"
    r"|nurses|teachers|midwives|workers|practitioners|social workers)\b"
)
_NO_SUBJECT = re.compile(
    r"(?:^|\s)(?:an?|the|with|of|by|in|on|for|to|their|its|our|no|newly|well|and|or|what|who|which|that"
    r"|one|two|have|has)$"
)
_SHARE_OF = re.compile(r".*\b(?:percentage|proportion|share|rate|%)|[0-9]+ of")
_STANDARD = re.compile(
    r"\b(?:within|inside|in under|in less than|before|no later than|early|late)\b"
    r"|\bin (?:[0-9]+|[a-z]+) (?:working )?(?:minutes?|days?|hours?|hrs)\b"
    r"|\bas a (?:%|percentage|share)|\bon (?:the (?:same )?day|time)\b|\b@ of @\b"
)
"""A piece with a standard measures how well it is done."""
_QUANTITY = re.compile(r"^(?:[0-9]+|two|three|four|five|six|several|regular) (?:x )?")
_MADE_ALONE = re.compile(
    r"^(?:(?:[\w-]+ ){0,3}attending(?: training| the \w+)?$|visits to (?:the |our )?(?:web\w*"
    r"|page|site))|^(?:(?:[0-9]+ ?%|staff|team|policy|training|new|course|event|workshop|conference|website"
    r"|web|page|meeting) )*(?:attendance|turnout"
    r"|sign-?ups?|places? (?:taken|filled|booked)|take-?up|uptake|hits|downloads|page views"
    r"|clicks|minutes|attendees|delegates|(?:people |staff |practitioners )?(?:attending|attended"
    r"|trained|briefed)(?: training)?$|training (?:figures|numbers|data|records|log))\b"
    r"(?!.*\b(?:a&e|school|conferences?|core groups?|strategy|appointments?|child\w*|case"
    r"|icpc|rcpc|discussions?|fathers?|mothers?|gps?|health)\b)"
)


def _is_rest(piece: str) -> bool:
    """Tell whether a piece goes on from a deed, and adds nothing: given out."""
    if _any_of("result").search(piece) or _STANDARD.search(piece):
        return False
    bare = _PREFIX.sub("", piece)
    bare = re.sub(r"^(?:(?:is|are|was|were|has|have|been|well|all|fully) )+", "", bare)
    started = _verbs("past").match(bare) or _AGAIN.match(bare)
    if substance.is_general(piece):
        return True
    return bool(started) or not re.search(r"[a-z]{3,}", bare)


_AGAIN = re.compile(r"(?:again|also|twice|in|by|to|on|for|with|at)\b")


def _reaches(verb: str, before: str) -> bool:
    """Tell whether a verb says that people were reached: trained, told."""
    if verb == "told" and not re.search(r"\b(?:was|were|been|be|being)$", before):
        return False  # parents told us
    return bool(_verbs("reached").fullmatch(verb))


def _head(words: str) -> str:
    """Return the noun that a few words are about: leaflets for parents, a leaflet."""
    words = _AUXILIARY.sub("", words.strip(" ,"))
    first = re.split(r" (?:of|for|on|about|to|in|with|at|by|from|between|x|re|around) ", words)
    last = first[0].strip(" ,").split(" ")
    for size in (3, 2, 1):
        found = _single(" ".join(last[-size:]))
        if found in _things("made") or found in _things("people"):
            if _TERM.search(first[0]):
                return ""
            return found
    return ""


_AUXILIARY = re.compile(
    r"(?: (?:is|are|was|were|has|have|had|will|been|be|being|to|now|all|also|duly|fully"
    r"|successfully|well|then|both|each|already|just))+$"
)
_TERM = re.compile(
    r"(?:case|protection|review|child|initial|icpc|rcpc) conference|strategy (?:meeting|discussion)"
    r"|core group|(?:protection|care|safety|pathway|child|support|treatment|need|cp|cin)"
    r" plan|health assessment|review health|referral|supervision session"
)
"""Things that are made or held, and are the work with children itself."""


def _single(noun: str) -> str:
    for ending, instead in (("ies", "y"), ("ses", "s"), ("s", "")):
        if noun.endswith(ending) and noun.removesuffix(ending) + instead in (
            _things("made") | _things("people")
        ):
            return noun.removesuffix(ending) + instead
    return noun


# --- words ------------------------------------------------------------------------


@cache
def _things(name: str) -> frozenset[str]:
    return frozenset(word_lists.load("deeds")[name]["words"])


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(_things(name))})\b")


@cache
def _verbs(form: str) -> re.Pattern[str]:
    """Find the verbs of doing: as they are told somebody, or as they were done."""
    verbs = _things("verbs")
    if form in ("opening", "apart"):
        return re.compile(rf"(?:{_either(_things(form))})(?![\w-])")
    if form == "bare":
        return re.compile(rf"(?:{_either(verbs)})(?![\w-])")
    if form in ("reached", "strong"):
        verbs = _things(form)
        return re.compile(_either({part for verb in verbs for part in _past(verb)}))
    done = {part for verb in verbs for part in _past(verb)} | _ALSO_DONE
    return re.compile(rf"(?<![\w-])(?P<verb>{_either(done)})(?![\w-])")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_ALSO_DONE = {
    "done", "in place", "gone out", "went out", "gone live", "went live", "is live",
    "are live", "taken place", "took place", "went ahead", "available", "received",
    "handed", "carried", "drawn", "signed", "rolled", "sent", "set", "put", "had",
    "take place", "takes place", "go ahead", "went to", "gone to", "gone round", "went round", "run", "ran", "attended",
}  # fmt: skip
_IRREGULAR = {
    "build": ("built",), "buy": ("bought",), "cut": ("cut",), "draw": ("drew", "drawn"),
    "fit": ("fitted",), "give": ("gave", "given"), "go": ("went", "gone"),
    "hold": ("held",), "make": ("made",), "meet": ("met",), "put": ("put",),
    "read": ("read",), "ring": ("rang", "rung"), "run": ("ran", "run"),
    "seek": ("sought",), "send": ("sent",), "set": ("set",), "show": ("shown",),
    "teach": ("taught",), "tell": ("told",), "undertake": ("undertook", "undertaken"),
    "write": ("wrote", "written"), "rewrite": ("rewrote", "rewritten"),
    "re-write": ("re-wrote", "re-written"),
}  # fmt: skip
_DOUBLED = frozenset({"map", "plan", "commit", "submit", "fit"})


def _past(verb: str) -> set[str]:
    """Return how a verb says that it was done: carry out, carried out."""
    first, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    if first in _IRREGULAR:
        return {part + tail for part in _IRREGULAR[first]}
    if first.endswith("e"):
        return {f"{first}d{tail}"}
    if first.endswith("y") and first[-2] not in "aeiou":
        return {f"{first[:-1]}ied{tail}"}
    if first in _DOUBLED:
        return {f"{first}{first[-1]}ed{tail}"}
    return {f"{first}ed{tail}"}
