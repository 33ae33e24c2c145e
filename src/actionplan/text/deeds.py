"""Distinguish work that was done, or will be, from the results of that work.

The text is split at full stops and at "and". A piece is a deed if it only says that
something is done: a leaflet was printed, staff were trained, hold four workshops. If it
also says who noticed, how soon, or compared with what, it is more than a deed.
"""

from __future__ import annotations

import re

from actionplan.text import amounts, figures, late, substance, verbs
from actionplan.text.phrase_lists import FoundPhrase
from actionplan.text.remembered import by_value

_PREFIX = late.compile(
    r"^(?:(?:to|we will|we shall|we are going to|ensure(?: that)?|make sure(?: that)?"
    r"|also|then|and|please|the|a|an|our|new|all|every|each|both|some|most|two|three"
    r"|four|five|six|\W|[0-9]+\.?|x|by|up to|at least|good|high|full|better|excellent"
    r"|there (?:was|were|has been|have been"
    r"|will be))"
    r"(?: |$))*"
)
_COUNTED = late.compile(
    r"^how many |^numbers? (?=\w+(?:ed|ing)\b)|^[0-9]+ ?% of (?:the |all |our )*"
    r"|^(?:the )?(?:total )?(?:number|numbers|no\.?|count|amount|quantity|percentage"
    r"|proportion|share|rate|log|list|record|records|%|volume|uptake|take-up|copies"
    r"|copy"
    r"|delivery|completion|publication|production|provision|distribution|circulation"
    r"|launch|development|implementation|introduction|recruitment|appointment|evidence"
    r"|register|minutes)"
    r" (?:and (?:number|percentage|range|type)s? )?of (?:the |all |our |new )*"
)


def is_only_deed(text: str) -> bool:
    """Return whether *text* says only that something was done or made."""
    pieces = _pieces(amounts.without_dates(text))
    deeds = [_is_deed(piece) for piece in pieces]
    return (
        bool(deeds)
        and deeds[0]
        and all(
            each or _is_rest(piece) for each, piece in zip(deeds, pieces, strict=True)
        )
    )


def is_work(aim: str) -> bool:
    """Return whether an aim is really a piece of work: to train all staff."""
    plain = amounts.without_dates(aim)
    body = _PREFIX.sub("", plain.strip(" -*"))
    verb = verbs.told("opening").match(body)
    if is_only_deed(aim):
        return True
    if (
        verb is None
        or verbs.AS_NOUN.match(body[verb.ends :])
        or _STANDARD.search(plain)
    ):
        return False
    shares = [m for m in amounts.marks(plain) if m.amount.unit == "share"]
    return not (shares or verbs.any_of("result").search(plain))


def tells_effect(text: str) -> bool:
    """Return whether text about an effect mentions people or figures that show it."""
    plain = amounts.without_dates(text)
    return bool(
        _CHILDREN.search(plain)
        or verbs.any_of("result").search(plain)
        or _STANDARD.search(plain)
        or figures.has_amount(text)
    )


_CHILDREN = late.compile(
    r"\b(?:child\w*|bab(?:y|ies)|boys?|girls?|infants?|toddlers?|teenagers?|pupils?"
    r"|young"
    r"|families|family|parents?|mothers?|fathers?|carers?|siblings?|residents?|adults?"
    r"|patients?|victims?|survivors?|people|he|she|him|her|now|used?)\b"
)


def is_name_only(text: str) -> bool:
    """Return whether *text* only names something to make or hold: training for GPs."""
    body = _PREFIX.sub("", amounts.without_dates(text).strip(" -*,@"))
    return _is_name_of_one(body, bare=False)


def opens_with_verb(text: str) -> bool:
    """Return whether *text* begins with a verb of doing: ask parents to read it."""
    return bool(verbs.told().match(text.casefold().lstrip(" -*")))


def has_deed(text: str) -> bool:
    """Return whether there is a verb of doing anywhere in *text*."""
    plain = amounts.without_dates(text)
    return bool(verbs.told().search(plain) or verbs.done().search(plain))


def tells_who_acted(text: str) -> bool:
    """Return whether *text* says what somebody did on a date, or is looking for."""
    plain = amounts.without_dates(text)
    clauses = re.split(r"[.;:!?\n]+(?=\s|$)", plain)
    acted = (_ACTED.match(" ".join(clause.strip(" -*,").split())) for clause in clauses)
    who = [said["who"] for said in acted if said]
    return any(_is_actor(each) or each.split()[-1] in _BODIES for each in who)


def opens_with_deed(text: str) -> str:
    """Return the verb with which *text* gives an instruction, if it does."""
    plain = amounts.without_dates(text).strip(" -*\u2022")
    start = _OPENING.match(plain)
    begins = start.end() if start else 0
    verb = verbs.told().match(plain, begins)
    if verb is None:
        return ""
    rest = plain[verb.ends :]
    is_noun = verbs.AS_NOUN.match(rest) or (not begins and _FINITE.search(rest))
    if is_noun or not rest.strip():
        return ""
    is_object = _OBJECT.match(rest) or verbs.head(rest) in verbs.things(
        "made"
    ) | verbs.things("people")
    return verb.words if is_object else ""


_OBJECT = late.compile(
    r" (?:a|an|the|all|any|our|their|its|each|every|new|more|some|up|out|round|again"
    r"|with|to"
    r"|people|staff|[0-9]+|one|two|three|four|five|six)\b"
)


_OPENING = late.compile(
    r"(?:to |(?:we|they|all|the \w+|agencies|staff) (?:will|shall|must) )?"
)
_FINITE = late.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|found|showed|shows|shown|may|might"
    r"|could|cannot|can|do not|not|too|without|no)\b"
)


def _pieces(plain: str) -> list[str]:
    parts = re.split(r"[.;:!?\n]+(?=\s|$)|\s-\s|,? (?:and|&) (?=\w+)", plain)
    return [part.strip(" ,@-()\"'") for part in parts if part.strip(" ,@-()\"'.!?")]


@by_value
def _is_deed(piece: str) -> bool:
    """Return whether a piece says a thing was made or held, or people were reached."""
    counted = _COUNTED.match(piece)
    body = piece[counted.end() :] if counted else piece
    body = _WHO_CAME.sub("", body)
    if verbs.any_of("result").search(body) or _STANDARD.search(piece):
        return False
    body = _PREFIX.sub("", body)
    if (
        counted
        and _SHARE_OF.match(counted[0])
        and not verbs.any_of("made").search(body)
    ):
        return verbs.head(body.split(" ")[0]) in verbs.things("people") and _was_done(
            body
        )
    return (
        bool(_SHARED.match(body))
        or _was_done(body)
        or _somebody_did(body)
        or _is_to_do(body)
        or _is_there(body)
        or _is_name_of_one(body, bare=bool(counted or _QUANTITY.match(piece)))
    )


_WHO_CAME = late.compile(
    r"who (?:have |had )?(?:been )?(?=(?:attended|completed|took|signed|received)\b)"
    r"|who (?:were|have been) (?=trained\b|briefed\b)"
)
_SHARED = late.compile(
    r"(?:cascaded|circulated|covered|discussed|displayed|issued|presented|published"
    r"|raised|reported|sent|shared|tabled|uploaded)(?: out)? (?:at|in|to|with|by|on)\b"
)


def _was_done(body: str) -> bool:
    """Match: leaflets were printed; staff trained; the e-learning was completed."""
    for done in verbs.done().finditer(body):
        before = body[: done.begins].strip(" ,")
        if not before or _NO_SUBJECT.search(before):
            continue
        head = verbs.head(before)
        if head in verbs.things("made") or (
            verbs.done("strong").fullmatch(done.words) and not _SHARE_OF.match(body)
        ):
            return True
        return head in verbs.things("people") and _reaches(done.words, before)
    return False


def _somebody_did(body: str) -> bool:
    """Match: we held four workshops; staff attended training; the group met."""
    subject = _ACTOR.match(body)
    if subject is None or not _is_actor(subject["who"]):
        return False
    begins = subject.end()
    done = verbs.done().match(body, begins) or _went(body, begins)
    if done is None:
        rest = body[begins:]
        had = re.search(r" (?:have|has|had)(?: now| all| also)* $", subject[0])
        return bool(had) and verbs.head(_PREFIX.sub("", rest)) in verbs.things("made")
    after = body[done.ends :].strip(" ,@")
    if done.words == "named" or verbs.done("strong").fullmatch(done.words):
        return verbs.head(after) in verbs.things("made") | verbs.things("people")
    if done.words in ("met", "met with") or (not after and done.words == "attended"):
        return True
    return verbs.head(after) in verbs.things("made") | {"conference", "visit"} or (
        done.words in ("visited", "told", "briefed", "trained", "met with", "reminded")
        and verbs.head(after) in verbs.things("people")
    )


_ACTOR = late.compile(
    r"(?P<who>we|they|i|it|[\w'&-]+(?: [\w'&-]+){0,4}?)"
    r"(?: (?:have|has|had|all|also|now|then|both|each|already|since|duly|to"
    r"|will))* (?=\w)"
)


def _went(body: str, begins: int) -> FoundPhrase | None:
    went = _WENT.match(body, begins)
    return FoundPhrase(went[0], *went.span()) if went else None


_ACTED = late.compile(
    rf"{_ACTOR.pattern}"
    r"(?:(?:met|moved|spoke|took over|taken over|handed over|went)\b.* (?:in|last|on) @"
    r"|(?:is|are|was|were) (?:\w+ )?(?:looking for|seeking) (?!to )(?!(?:\w+ ){0,2}"
    r"(?:answers?|assurances?|evidence|feedback|improve\w*|ways?|options?|opportunit\w+"
    r"|outcomes?|progress|solutions?|support|updates?|views?)\b)\w)"
)
"""What is looked for says something unless it could be looked for in any plan."""
_WENT = late.compile(r"(?:went|came|gone|come|been) (?:to|on|along to|through)\b")


def _is_actor(words: str) -> bool:
    return words in ("we", "they", "i", "it") or verbs.head(words) in (
        verbs.things("people") | _BODIES
    )


_BODIES = frozenset(
    {"group", "subgroup", "board", "committee", "team", "panel", "forum", "council"}
    | {"partnership", "trust", "everyone", "everybody", "trainer", "coordinator"}
    | {"working group", "task group", "steering group", "working party", "chair"}
)


def _is_to_do(body: str) -> bool:
    """Match: hold a workshop; staff to attend training."""
    to = re.match(r"(?:[\w'&-]+ ){1,4}?to ", body)
    verb = verbs.told().match(body, to.end() if to else 0)
    if verb is None or verbs.AS_NOUN.match(body[verb.ends :]):
        return False
    return verbs.head(body[verb.ends :]) in verbs.things("made")


def _is_there(body: str) -> bool:
    """Match: guidance is on the website; a poster in all surgeries; policy in place."""
    there = _THERE.search(body)
    if there is None:
        return False
    head = verbs.head(body[: there.start()])
    in_post = there[0].endswith("in post") and head in verbs.things("people")
    return in_post or head in verbs.things("made")


_THERE = late.compile(
    r" (?:(?:is|are|now|was|were|up|all|already|also) )*"
    r"(?:on (?:the |our |all )?(?:\w+ )?(?:websites?|intranet|internet|portal|walls?)"
    r"|up in|in place|in post|available|online|live|up and running|ready|in every"
    r"|in reception|in all)\b"
)


def _is_name_of_one(body: str, *, bare: bool) -> bool:
    """Match: training for social workers; 4 meetings; attendance figures."""
    if _MADE_ALONE.match(body):
        return not _OF_THE_WORK.search(body)
    if _FINITE.search(body) or re.search(r"\b(?:will|do)\b", body):
        return False
    if _SENTENCE_OPENS.match(body) or body.startswith(("of ", "in ")):
        return False
    head = verbs.head(body)
    return head in verbs.things("outputs") or (bare and head in verbs.things("made"))


_SENTENCE_OPENS = late.compile(
    r"(?:we|they|i|it|he|she|you|people|staff|parents|children|families|schools|police"
    r"|nurses|teachers|midwives|workers|practitioners|social workers)\b"
)
_NO_SUBJECT = late.compile(
    r"(?:^|\s)(?:an?|the|with|of|by|in|on|for|to|their|its|our|no|newly|well|and|or"
    r"|what|who|which|that"
    r"|one|two|have|has)$"
)
_SHARE_OF = late.compile(r".*\b(?:percentage|proportion|share|rate|%)|[0-9]+ of")
_STANDARD = late.compile(
    r"\b(?:within|inside|in under|in less than|before|no later than|early|late)\b"
    r"|\bin (?:[0-9]+|[a-z]+) (?:working )?(?:minutes?|days?|hours?|hrs)\b"
    r"|\bas a (?:%|percentage|share)|\bon (?:the (?:same )?day|time)\b|\b@ of @\b"
)
"""If a piece gives a standard, it measures how well the work is done."""
_QUANTITY = late.compile(r"^(?:[0-9]+|two|three|four|five|six|several|regular) (?:x )?")
_MADE_ALONE = late.compile(
    r"(?:[0-9]+ ?% |\w+ ){0,2}?(?:attendance|turnout|sign-?ups?|take-?up|uptake|hits"
    r"|downloads|clicks|minutes|attendees|delegates|page views|visits to (?:the |our )?"
    r"(?:web\w*|page|site)|places? (?:taken|filled|booked)"
    r"|training (?:figures|numbers|data|records|log)"
    r"|(?:staff |people |names )?(?:on the )?(?:attendance|sign-?in) (?:list|record"
    r"|register|sheet)s?)\b"
    r"|(?:\w+ ){0,3}(?:attending|attended|trained|briefed)(?: training| the \w+)?$"
)
_OF_THE_WORK = late.compile(
    r"\b(?:a&e|school|conferences?|core groups?|strategy|appointments?|child\w*|case"
    r"|icpc|rcpc|discussions?|fathers?|mothers?|gps?|health)\b"
)
"""For these, attendance is the work itself."""


def _is_rest(piece: str) -> bool:
    """Return whether a piece continues a deed and adds nothing: given out."""
    if verbs.any_of("result").search(piece) or _STANDARD.search(piece):
        return False
    bare = _PREFIX.sub("", piece)
    bare = re.sub(r"^(?:(?:is|are|was|were|has|have|been|well|all|fully) )+", "", bare)
    started = verbs.done().match(bare) or _AGAIN.match(bare)
    if substance.is_general(piece):
        return True
    return bool(started) or not re.search(r"[a-z]{3,}", bare)


_AGAIN = late.compile(r"(?:again|also|twice|in|by|to|on|for|with|at)\b")


def _reaches(verb: str, before: str) -> bool:
    """Return whether a verb says that people were reached: trained, told."""
    if verb == "told" and not re.search(r"\b(?:was|were|been|be|being)$", before):
        return False  # "parents told us" is a result
    return bool(verbs.done("reached").fullmatch(verb))
