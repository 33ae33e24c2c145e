"""Find the sentences that say that a person is not safe."""

from __future__ import annotations

from actionplan.text import late


def is_at_risk(sentence: str) -> bool:
    """Return whether a sentence said, when it was written, that somebody is not safe.

    Each part of it is read alone: she is no longer at risk, but her sister is.
    """
    parts = _PARTS.split(sentence.casefold())
    return any(_AT_RISK.search(_OTHERWISE.sub(" ", each)) for each in parts)


_PARTS = late.compile(r"[,;:]|\b(?:although|but|though|whereas|while)\b")
_AT_RISK = late.compile(
    r"\bat (?:[a-z]+ )?risk\b|\brisk of (?:[a-z]+ )?harm\b|\bunsafe\b"
    r"|\bnot safe\b(?! to ask\b)"
    r"|\bno (?:[a-z]+ )?(?:cover|protection|safety plan)\b|\bin danger\b"
    r"|\bsleep(?:s|ing) rough\b|\b(?:is|are) (?:still )?missing\b"
    r"|\bchild(?:ren)?\b.*\b(?:has|have) not (?:yet )?been (?:found|seen)\b"
    r"|\b(?:boys?|child(?:ren)?|girls?) (?:[a-z]+ ){0,4}?not (?:been )?seen"
    r" (?:for|since)\b"
    r"|\b(?:still|again|being|continues? to be|remains?) (?:[a-z]+ ){0,3}?(?:abused"
    r"|assaulted|beaten|bullied|carrying|contact(?:ed|s)|exploited|groomed|harmed|hit"
    r"|hurt|threatened|trafficked)\b"
    r"|\b(?:alone|at home|contact|lives?|living|stay(?:s|ing)?|visits?)"
    r" (?:[a-z]+ ){0,3}?(?:with|from) (?:[a-z]+ ){1,4}?who (?:had |has )?(?:abused?"
    r"|assaulted|beat(?:en)?|harmed|hits?|hurts?|injured|raped)"
    r" (?:an? |another |her\b|him\b|his |one |the|this )"
    r"|\b(?:sees?|seeing|visits?) (?:[a-z]+ ){1,4}?who (?:had |has )?(?:abused?"
    r"|assaulted|beat(?:en)?|harmed|hits?|hurts?|injured|raped)"
    r" (?:an? |another |her\b|him\b|his |one |the|this )"
    r"|\b(?:nobody|no one) has (?:yet )?seen (?:her|him|them"
    r"|(?:the|this) (?:[a-z]+ )?(?:baby|babies|boys?|child|children|girls?))\b"
)
_DENIED = (
    r"\b(?:no|nobody|none|never|no longer|not)"
    r" (?:(?!(?:and|as|because|how|leaving|so|whether|which)\b)[a-z]+ ){0,6}?"
    r"(?:at (?:[a-z]+ )?risk|harmed|hurt|contacted|missing"
    r"|(?:with|from|sees?|seeing|visits?) (?:[a-z]+ ){1,4}?who)\b"
    r"|\bat (?:less|low|lower|minimal|no|reduced) risk\b"
)
_OTHER_AT_RISK = (
    r"\b(?:budgets?|completion|contracts?|dates?|deadlines?|deliver[a-z]*|funding"
    r"|grants?|launch|milestones?|money|pilots?|programmes?|projects?|schedules?"
    r"|targets?|timescales?|timetables?|training)"
    r" (?:[a-z]+ ){0,3}?(?:is|are|remains?) (?:[a-z]+ )?at risk\b"
    r"|\bat risk of (?:being |not )*(?:late|missing|delayed|delivered|slipping)\b"
)
_OTHER_MISSING = (
    r"\b(?:addresses|agendas?|agreements?|answers|baselines?|consents?|data|dates?"
    r"|details|documents?|evidence|figures?|files?|forms?|information|letters?|lists?"
    r"|minutes|names?|notes?|pages?|plans?|points?|polic(?:y|ies)|records?|replies|reply"
    r"|reports?|results?|returns?|sections?|signatures?|targets?)\b"
    r"(?: (?!(?:an?|boys?|child|children|girls?|he|one|says?|she|shows?|who)\b)[a-z]+)"
    r"{0,4} (?:is|are) (?:still )?missing\b"
    r"|\bchild(?:ren)?['\u2019]s (?:[a-z]+ ){0,3}?(?:accounts?|assessments?"
    r"|chronolog(?:y|ies)|details|files?|forms?|homes?|letters?|notes?|plans?|records?"
    r"|reports?|views?|voices?|wishes) (?:[a-z]+ ){0,3}?(?:has|have) not\b"
)
_WORK = (
    r"\b(?:agenc(?:y|ies)|gps?|leads?|nurses?|owners?|partners|practices|schools?|staff"
    r"|teams?) (?:(?:again|are|be|being|continues?|is|still|to|was|were) ){1,4}"
    r"contacted\b"
    r"|\bcarrying (?:[a-z]+ ){0,2}?(?:on|out|over|vacanc(?:y|ies))\b"
    r"|\bhit (?:by|its|the|their) (?:[a-z]+ ){0,2}?(?:absences?|cuts|illness|sickness"
    r"|targets?|vacancies)\b"
)
_IN_SUCH_A_CASE = (
    r"\b(?:how to|if|what to do|when) (?:tell )?(?:if |when )?(?:a|an|any)"
    r" (?:[a-z]+ ){0,4}?(?:goes|is|may be)"
    r" (?:[a-z]+ )?(?:at risk|in danger|missing|not safe|unsafe)\b"
)
_TOPIC = (
    r"\b(?:briefings?|campaigns?|checklists?|conferences?|courses?|e-learning|guidance"
    r"|guides?|how to|identify(?:ing)?|leaflets?|modules?|pathways?|polic(?:y|ies)"
    r"|posters?|procedures?|protocols?|recognis(?:e|ing)|register|screening|sessions?"
    r"|strateg(?:y|ies)|tool(?:kit)?s?|trained|training|webinars?|workshops?)"
    r" (?:(?!(?:are|be|been|being|finds?|found|identified|is|keeps?|kept|leaves?"
    r"|leaving|left|puts?|remains?|says?|shows?|showed|still|was|were)\b)[a-z-]+ )"
    r"{0,4}?(?:at risk|in danger|unsafe|risk of (?:[a-z]+ )?harm)\b"
    r"|\bat risk (?:guidance|panels?|polic(?:y|ies)|procedures?|protocols?|registers?"
    r"|strateg(?:y|ies)|teams?|training)\b"
)
"""What training, a policy or a tool is about: children at risk."""
_OTHERWISE = late.compile(
    f"{_DENIED}|{_OTHER_AT_RISK}|{_OTHER_MISSING}|{_WORK}|{_IN_SUCH_A_CASE}|{_TOPIC}"
)
"""Such words where they say something else. The rest of the part still counts."""
