"""Find words in a plan that leave open what will be done, or how much is enough."""

from __future__ import annotations

import re
from functools import cache

from actionplan.text import deeds, figures, late, substance, word_lists
from actionplan.text.phrase_lists import PhrasesInAnyCase, has_one_of
from actionplan.text.remembered import by_value

SHOWN = 60
"""The most letters to show of text that says too little."""


@by_value
def in_action(action: str) -> str:
    """Return the words of *action* that leave open what will be done, if any do.

    They are its opening (consider, improve), unless it goes on to say how or how many;
    a way out (as appropriate); or all of it, if nothing in it is particular.
    """
    plain = " ".join(action.split())
    ways = (_names_a_matter, _is_to_be, _is_general, _leaves_open, _aims, _way_out)
    return next(filter(None, (way(plain) for way in ways)), "")


def _names_a_matter(plain: str) -> str:
    """Return an action that names a topic but nothing to do: professional curiosity."""
    return plain if len(plain.split()) <= _BARE and not deeds.has_deed(plain) else ""


def _is_to_be(plain: str) -> str:
    """Return words for what should be true, if nothing says how: better links."""
    patterns = (_TO_BE.search, _ENSURED.match, _FOR_BETTER.match, _WORK_ON.fullmatch)
    said = next(filter(None, (find(plain) for find in patterns)), None)
    return said[0].strip() if said and not _says_how(plain) else ""


def _is_general(plain: str) -> str:
    """Return the opening of an action that could be in any plan, or all of it."""
    if not substance.is_general(plain, "action"):
        return ""
    return opening(plain, "vague") or opening(plain, "aims") or plain


def _leaves_open(plain: str) -> str:
    """Return an opening such as "consider", unless it goes on to something definite."""
    said = opening(plain, "vague")
    return said if said and not _is_definite(plain, said) else ""


def _aims(plain: str) -> str:
    """Return an opening such as "improve", unless it goes on to say how."""
    said = opening(plain, "aims")
    is_thing = _AS_NOUN.match(plain.partition(said)[2]) if said else None
    return said if said and not (is_thing or _says_how(plain)) else ""


def _way_out(plain: str) -> str:
    """Return words that let people opt out, after a verb that says little."""
    said = _any_of("ways-out").search(plain)
    is_weak = opening(plain, "weak") or opening(plain, "intended")
    return said.words if said and is_weak and not _amount(plain) else ""


_POSSIBLE = late.compile(r"\bas \w+(?: to \w+)? as possible\b", re.IGNORECASE)
_AS_NOUN = late.compile(
    r":| (?:calls?|groups?|lines?|officers?|packages?|plans?|sessions?|visits?"
    r"|workers?)\b"
)
"""After "support", these show that it is a noun: a support group."""
_BARE = 3
"""The most words of an action that names a topic and nothing to do about it."""


def intended(action: str) -> str:
    """Return the word with which *action* says what should be true, but not how.

    Return nothing for an action that is vague throughout: see `in_action`.
    """
    plain = " ".join(action.split())
    said = opening(plain, "intended")
    return "" if not said or in_action(action) or _says_how(plain) else said


def has_level(text: str) -> bool:
    """Return whether *text* says how much of something in particular.

    "All agencies work well together" does not, because there is nothing to count.
    """
    if figures.has_number(text):
        return True
    if _FOR_MORE.search(text):
        return False
    return figures.has_level(text) and not substance.is_general(text, "outcome")


_FOR_MORE = late.compile(
    r"\b(?:improv\w*|better|aware\w*|constant\w*|continu\w*|effective\w*)\b",
    re.IGNORECASE,
)
"""With one of these, "all" and "every" say who it is for. They are not a level."""


def no_level(target: str) -> bool:
    """Return whether a *target* has no level that could be reached or missed."""
    if figures.has_level(target):
        return False
    vague = _any_of("relative").search(target) or _POSSIBLE.search(target)
    return substance.is_general(target) or bool(vague)


def no_value(value: str) -> bool:
    """Return whether a starting *value* says nothing. "Not counted" says something."""
    if figures.has_level(value) or _NOT_SO.search(value.casefold()):
        return False
    return substance.is_general(value, "value")


_NOT_SO = late.compile(
    r"\b(?:not|never|nobody|nothing)\b(?! (?:\w+ )?(?:good|consistent|acceptable|great"
    r"|very|enough|strong|robust|effective|satisfactory|bad|ideal|high|low))|n['\u2019]t\b"
    r"|\bno "
)
"""Words that describe the position: not done, not known. "Not good" does not."""


def cannot_be_counted(measure: str) -> bool:
    """Return whether nothing in *measure* can be counted, or asked about."""
    plain = measure.casefold().strip(" .")
    if _IMPRESSION.search(plain) and not _HELD_AGAINST.search(plain):
        return True
    if _WAY_ONLY.fullmatch(plain) or (
        _QUALITY.match(plain) and not _HELD_AGAINST.search(plain)
    ):
        return True
    is_general = substance.is_general(measure, "measure")
    return is_general and not (_COUNTED.search(plain) or says_with_what(measure))


def says_with_what(measure: str) -> bool:
    """Return whether *measure* counts people or records by what they have.

    For example: children with a safety plan.
    """
    return _COUNTED_WITH.search(measure.casefold()) is not None


_WAY_ONLY = late.compile(
    r"(?:through|via|by) (?:the |regular |routine )?\w+(?: \w+){0,3}"
)
_QUALITY = late.compile(
    r"(?:the |overall |improved |better |good |increased |greater )*"
    r"(?:quality|effectiveness|impact|success|robustness|consistency|improvement"
    r"|understanding|awareness|confidence|knowledge|strength) (?:of|in|on|about"
    r"|among)\b"
)
_IMPRESSION = late.compile(
    r"^(?:better|clearer|smoother|stronger) |\b(?:feeling|impression|sense) (?:among"
    r"|of|that)\b"
)
_HELD_AGAINST = late.compile(
    r"[0-9%]|\b(?:as|audit\w*|graded|how|judged|marked|rated|sample|score\w*|survey\w*"
    r"|tool|who|whether|when asked|measured|test\w*|questionnaire|feedback)\b"
)
_COUNTED = late.compile(
    r"%|\bper cent|\bpercentage|\bnumber|\bhow (?:many|often)|\bper\b|\bwho\b"
    r"|\bwhen asked\b"
    r"|\b(?:in which|where|whether)\b|\w that\b"
    r"|\b(?:from|by|in|per) (?:the |a |our )?(?:\w+ )?(?:audits?|dashboard|data|files?"
    r"|lists?"
    r"|logs?|minutes|records?|register|reports?|returns?|samples?|surveys?)\b"
    r"|\b(?:average|mean|median|rate|share|proportion|count) (?:of|per|number|time)"
)
_COUNTED_WITH = late.compile(
    r"\b(?:adults|assessments|babies|boys|carers|cases|children|families|fathers"
    r"|files|girls|men|mothers|parents|patients|people|plans|practitioners"
    r"|professionals|pupils|records|referrals|staff|students|victims|visits|women"
    r"|workers) (?:with(?:out)?|having|who ha(?:ve|d)) \w"
)


def opening(action: str, name: str) -> str:
    """Return the word of a list that *action* opens with, as it is written there.

    The people who act may come before it: "All agencies to", "We will consider".
    """
    if said := _any_of(name).match(action):
        return said.words
    start = 0
    if (who := _WHO.match(action)) and not deeds.opens_with_verb(action):
        start = who.end()
    elif (named := _any_of("before-the-verb").match(action)) and (
        verb := _AUXILIARY.match(action, named.ends)
    ):
        start = verb.end()
    elif bare := _AUXILIARY.match(f" {action}"):
        start = bare.end() - 1
    said = _any_of(name).match(action, start)
    return said.words if said else ""


_WHO = late.compile(
    r"(?:[\w'&/-]+ ){1,4}?(?:are to|is to|must always|must|shall|should|need to|to"
    r"|will) ",
    re.IGNORECASE,
)
_AUXILIARY = late.compile(
    r" (?:are to|is to|must|shall|should|to|will) ", re.IGNORECASE
)


def _is_definite(action: str, said: str) -> bool:
    """Return whether an action with a vague opening goes on to something definite."""
    rest = action.partition(said)[2]
    return bool(_amount(rest) or _DECIDED.search(rest))


_DECIDED = late.compile(
    r"\band (?:then )?(?:agree|decide|record|write|publish|report (?!back)|list|choose"
    r"|set|draw up|name|minute|test|change|add|book|tell)\b (?!(?:a|the) way forward)",
    re.IGNORECASE,
)


def _says_how(action: str) -> bool:
    """Return whether an aim goes on to say how, or how much."""
    return bool(_amount(action) or _BY_MEANS.search(action))


_BY_MEANS = late.compile(
    r":|\b(?:by (?:\w+ing|an?|the|means of|putting)\b"
    r"|through (?!out\b)(?!joint working)"
    r"|using\b|via\b|so that\b|with (?:an?|one|two|three|new|printed|written)\b"
    r"|at (?:each|every)\b|in (?:each|every)\b|on (?:each|every)\b)",
    re.IGNORECASE,
)


def _amount(text: str) -> bool:
    return figures.has_number(text)


@cache
def _any_of(name: str) -> PhrasesInAnyCase:
    return PhrasesInAnyCase(word_lists.load("wording")[name]["words"])


def is_prescription(text: str) -> bool:
    """Return whether a challenge or a risk says what to do, not what is wrong."""
    said = deeds.opens_with_deed(text) or opening(text, "prescribed")
    if said:
        return not _PEOPLE.match(text)
    return deeds.is_name_only(text) and not _FALLS_SHORT.search(text)


_PEOPLE = late.compile(
    r"[\w'-]+[ -](?:carers?|families|family|officers?|parents?|staff|teachers?"
    r"|workers?) (?!to\b)",
    re.IGNORECASE,
)
"""Opens with people whose name begins like a verb: Foster carers who, Support staff."""
_FALLS_SHORT = late.compile(
    r"^(?:declining|falling|inconsistent|limited|little|low|patchy|poor|variable)\b"
    r"|\b(?:dropped|fell|halved)\b",
    re.IGNORECASE,
)
"""Says that there is too little of what is named: low attendance."""


def is_arrangement(risk: str) -> bool:
    """Return whether a risk says what has been arranged: copies will be printed.

    Something arranged too late, or not for everyone, may still go wrong.
    """
    plain = " ".join(risk.casefold().replace("\u2019", "'").split())
    return bool(_ARRANGED.match(plain)) and not _WANTING.search(plain)


_ARRANGED = late.compile(
    r"(?:[\w'&/-]+ ){1,8}?(?:will (?:also |now |then |all )*(?:be (?:arranged|booked"
    r"|checked|covered|named|offered|printed|provided|reminded|set up|trained)"
    r"|arrange|check|cover|offer|provide|remind|ring|train"
    r"|(?:be held|hold|run) (?:\w+ )?(?:by (?:phone|video)|extra|more|online|sessions))"
    r"|(?:(?:has|have) (?:also |now |already |both |all )*been )?(?:agreed|arranged"
    r"|booked|named|reserved|set aside) (?:for|to|with)"
    r"|(?:has|have) been (?:agreed|arranged|booked|named|paid|reserved)"
    r"|will be sent to)\b"
)
_WANTING = late.compile(
    r"\b(?:before|but|cannot|delay\w*|few|fewer|late|less|may|might|nobody|not"
    r"|only|too|unless|until|without notice|wrong)\b|n't\b|^no\b"
)


def is_wish(outcome: str) -> bool:
    """Return whether an outcome only opens with words for something better."""
    return bool(opening(outcome, "aims") or _BETTER.match(outcome.casefold().strip()))


_WORK_ON = late.compile(
    r"(?:continue to |to )?work with [\w' ]+ (?:about|around|on|re|regarding) [\w'"
    r" &-]+",
    re.IGNORECASE,
)
_TO_BE = late.compile(
    r"\b(?:to be|should be|must be|needs? to be) (?:addressed|better|considered"
    r"|embedded"
    r"|encouraged|enhanced|explored|improved|increased|promoted|raised|reminded"
    r"|strengthened"
    r"|supported|clearer|given (?:more )?(?:thought|consideration|priority))\b",
    re.IGNORECASE,
)
_ENSURED = late.compile(
    r"(?:ensure|make sure)(?: that)? (?:all |any |the )?\w+(?: \w+)? (?:is|are) "
    r"(?:available|in place|delivered|given|provided|followed|met|considered|used|made"
    r"|shared|effective|appropriate|consistent|robust|timely|clear)(?=$|[.,;]| in a\b"
    r"| when\b"
    r"| where\b| with\b| by all\b| for all\b| to all\b)",
    re.IGNORECASE,
)
_FOR_BETTER = late.compile(
    r"(?:.*\bto be more\b|a culture (?:in which|of|where)\b|(?:all|every\w*) more\b)"
    r"|(?:a |an |the |more )?(?:better|clearer|consistent|effective|enhanced|greater"
    r"|improved"
    r"|increased|more|robust|safer|smoother|stronger|tighter)\b",
    re.IGNORECASE,
)
_BETTER = late.compile(
    r"(?:.*\bto be more\b|a culture (?:in which|of|where)\b|(?:all|every\w*) more\b)"
    r"|(?:a |an |the |more )?(?:better|clear|clearer|confident|consistent|effective"
    r"|efficient|enhanced|excellent|joined[ -]up|good|greater|high|improved"
    r"|increased|joined|robust"
    r"|safe|safer|smoother|strong|stronger|timely|well)\b"
)


def is_risk(text: str) -> bool:
    """Return whether what will be done about a risk is a risk itself."""
    plain = " ".join(text.casefold().split())
    if _IS_SURE.match(plain):
        return True
    before, may, after = plain.partition(" may ")
    if not may:
        before, may, after = plain.partition(" might ")
    if not may:
        before, may, after = plain.partition(" could ")
    is_subject = len(before.split()) <= _SUBJECT and not _CLAUSE.match(before)
    return bool(may) and is_subject and not _IS_OFFERED.match(after)


def is_none_known(risk: str) -> bool:
    """Return whether text about risks says that none is known."""
    return bool(re.match(r"(?:no|none|nothing)\b", risk.casefold()))


def denies_evidence(evidence: str) -> bool:
    """Return whether the evidence asked for is that none will be kept."""
    plain = evidence.casefold().replace("\u2019", "'")
    return has_one_of(_IN_DENIALS, plain) and bool(_NO_EVIDENCE.search(plain))


_IN_DENIALS = frozenset(
    {"happy", "n", "na", "need", "no", "none", "not", "nothing", "satisfied", "without"}
)
"""Words, one of which is in each denial below."""


_NO_EVIDENCE = late.compile(
    r"^(?:n/?a|none)\b|\bnothing need\b|\b(?:do not|don't) (?:really )?need any\b"
    r"|\bwithout anything\b|\b(?:i am|we are) satisfied\b|\bno evidence (?:is |will"
    r" be )?(?:available|kept|needed|req\w*)\b"
    r"|\bnothing to (?:collect|evidence|show)\b|\bwhen (?:the )?\w+ is (?:happy"
    r"|satisfied)\b"
    r"|\b(?:do|does|will) not (?:be |intend to |plan to )?(?:collect|gather|keep"
    r"|record)"
)


def was_not_asked(feedback: str) -> bool:
    """Return whether feedback says that nobody was asked, and gives a belief."""
    return bool(_NOT_ASKED.search(feedback.casefold().replace("\u2019", "'")))


def tells_asking(feedback: str) -> bool:
    """Return whether feedback says people were asked, but not what they said."""
    wants = _WANTS.search(feedback.casefold())
    return wants is None and deeds.is_only_deed(feedback)


_WANTS = late.compile(
    r"\b(?:asked for|complain(?:ed|s)|found that|glad|grateful|happy|prefer\w*|want\w*"
    r"|(?:answered|replied|said|told \w+|wrote) that)\b"
)
"""Words with which people report what others think, or say that they like it."""


_NOT_ASKED = late.compile(
    r"\bwe (?:did not|didn't|have not|haven't) (?:yet |formally |actually )?(?:ask|seek"
    r"|collect|gather)|\b(?:nobody|no one|no-one) (?:was|has been) asked\b"
    r"|\bno feedback (?:was|has been) (?:asked|sought|collected|gathered)\b"
)


def denies(feedback: str) -> bool:
    """Return whether people say what is missing: we do not know where to find it."""
    return bool(
        re.search(r"\b(?:not|never|cannot|nobody)\b|n['\u2019]t\b", feedback.casefold())
    )


_SUBJECT = 4
"""The most words in a subject: staff without a log-in."""
_IS_SURE = late.compile(
    r"there (?:is|are) (?:always )?(?:a |the )?(?:risk|danger|chance|possibility)"
    r"|(?:the )?risk (?:that|of)|(?:a )?(?:lack|shortage) of|not enough|too few"
    r"|insufficient"
)
_CLAUSE = late.compile(r"(?:.*\s)?(?:we|if|when|where|so|this|who|which|that)\b")
_IS_OFFERED = late.compile(r"(?:be used|use|ring|call|ask|choose|attend by)\b")
