"""Tell by its structure that an answer is concrete, whatever its words are like.

What was learned from examples knows words, not how they are put together. So an answer
of one of these forms is left alone, although its words are common in poor answers.
"""

from __future__ import annotations

import re

from actionplan.text import amounts, dates, late


def is_concrete(text: str, field: str) -> bool:
    """Return whether *text* has a form that answers *field*."""
    field = field.partition(",")[0]
    form = _FORMS.get(field)
    if form is not None and form.search(" ".join(text.split())):
        return True
    return field == "success_measure" and _has_source_and_level(text)


def _has_source_and_level(text: str) -> bool:
    """Return whether a measure says what is looked at, and which figure is enough.

    Audit of 40 files: at least 36 have a chronology (18 of 40 in February 2025).
    """
    if not _SOURCE.search(text):
        return False
    found = amounts.marks(amounts.without_dates(text))
    return any(
        each.is_number
        and (each.amount.aim or each.amount.unit == "share" or not each.amount.is_point)
        for each in found
    )


_SOURCE = late.compile(
    r"\b(?:(?:re-?)?audits?|(?:dip )?sampl(?:e|es|ed|ing)|surveys?|records?"
    r"|registers?|reports?|logs?|interviews|returns|figures|census|data|sheets?)\b",
    re.IGNORECASE,
)


_MONTH = "|".join(dates.MONTHS)
_TIME = r"[0-9]+ (?:working |calendar )?(?:minute|hour|day|week|month)s?\b"
_CONTACT = r"Audit|Brief|Consult|Interview|Invite|Meet|Survey|Tell|Train|Visit|Write to"
_PUBLISH = r"Adopt|Launch|Print|Publish|Re-?issue|Reprint|Translate"
_MAKE = (
    r"Appoint|Build|Buy|Commission|Create|Design|Draft|Introduce|Procure|Produce"
    r"|Recruit|Redesign|Replace|Revise|Rewrite|Roll out|Set up|Write"
)
_GROUP = r"(?:leads|managers|midwives|nurses|officers|staff|teachers|teams|workers)"
_DATE = rf"(?:[0-9]{{1,2}} )?(?:{_MONTH}) [0-9]{{4}}"
_RECORD = r"agenda|attendance list|e-?mail|letter|minutes|papers|report|slides|survey"
_NUMBER = (
    r"(?:[0-9]+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four"
    r"|fif|six|seven|eigh|nine)teen|twenty)"
)
_LOOK_AT = (
    r"(?:Re-?)?[Aa]udit|Check|Dip[- ]sample|Interview|Observe|Read|Review|Sample|Survey"
    r"|Test|Visit"
)
_SEEN_TO = (
    r"answer|attend|carry|complete|display|follow|hold|keep|post|publish|record|refer"
    r"|reply|return|send|sign|submit|use"
)
_THOSE_WHO = (
    r"^(?:[\w'-]+ ){0,2}[\w'-]+s(?: (?:and|or) [\w'-]+s)?"
    rf" (?:that|who) (?:{_SEEN_TO}) (?:[\w'-]+ )+[\w'-]+\.?$"
)
_HOW_MANY = late.compile(
    rf"^(?:at least |no(?:t)? (?:fewer|less) than )?{_NUMBER} (?:in|of) "
    rf"(?:the |those )?{_NUMBER} [\w'-]+(?: |$)",
    re.IGNORECASE,
)
_FORMS = {
    # Who is told or taught: Brief all team managers.
    # The same of staff of one kind, and on what: Brief all repairs staff on neglect.
    # Which document comes out, and where: Reissue the bruising protocol.
    # What is made or changed, by name: Commission a new return interview service.
    # How many are looked at, and of what: Audit 20 records of babies with a bruise.
    # What a named report will have in it: Performance reporting to specify the ...
    "action": late.compile(
        rf"^(?:{_CONTACT}) (?:all|every|each) (?!staff\b)[\w'-]+(?: [\w'-]+){{0,4}}\.?$"
        rf"|^(?:{_CONTACT}) (?:all|every|each) [\w'-]+ {_GROUP} (?:in|on)"
        r"(?: (?!and\b)[\w'-]+){1,6}\.?$"
        rf"|^(?:{_PUBLISH}) (?:an?|our|the)(?: (?!and\b)[\w'-]+){{2,8}}"
        r"(?<! by)(?<! in)(?<! of)(?<! on)(?<! to)(?<! for)(?<! the)\.?$"
        rf"|^(?:{_MAKE}) (?:an?|our|the) (?!(?:joint|robust|clear) )"
        r"(?!.*\b(?:and|ensure|improve|support|better|necessary|appropriate)\b)"
        r"[\w'-]+(?: [\w'-]+){1,7}"
        r"(?<! by)(?<! in)(?<! of)(?<! on)(?<! to)(?<! for)(?<! the)\.?$"
        rf"|^(?:{_LOOK_AT}) (?:at least )?{_NUMBER} [\w'-]+(?: [\w'-]+){{2,}}\.?$"
        r"|^[A-Z][\w'-]+(?: [\w'-]+){1,5} to (?:specify|list|record|set out|state)"
        r" the [\w'-]+ (?:of|from|for) [\w'-]+(?: [\w'-]+){2,}"
    ),
    # A standard, and its time: Assessments should be completed within 20 days.
    "desired_outcome": late.compile(
        r"^[A-Z](?:[\w'-]+ ){1,6}(?:must|should) be (?:[\w'-]+ ){1,2}"
        rf"within {_TIME}"
    ),
    # What is counted, and in what time: Percentage of assessments within 20 days.
    # Who is seen to do it: Practices and nurseries that display the pathway.
    # Of how many something is to be so: 70% of all conferences to be held in time.
    "success_measure": late.compile(
        r"\b(?:number|percentage|proportion|rate|share) of [\w'-]+"
        rf"(?: [\w'-]+){{0,4}} (?:in|within) {_TIME}"
        r"|^[0-9]+ ?(?:%|per ?cent) of (?:[\w'-]+ ){1,5}(?:are|is|to be) [\w'-]+"
        rf"|{_THOSE_WHO}"
    ),
    # The same of what is counted today: Assistants who hold a current certificate.
    "baseline_measure": late.compile(_THOSE_WHO),
    # How many of how many: Six of the eight young people say that they had a choice.
    "success_target": _HOW_MANY,
    "baseline_target": _HOW_MANY,
    # A document and its date: Agenda template of 1 January 2027.
    # Records of a day: Agenda and slides from the forum of 11 March 2026; flow chart.
    "evidence_needed": late.compile(
        rf"^(?:[\w'-]+ ){{1,6}}(?:dated|from|of) {_DATE}\.?$"
        rf"|^(?:{_RECORD})(?:,? (?:and )?(?:the )?(?:{_RECORD}))*"
        rf" (?:[\w'\u2019-]+ ){{1,8}}{_DATE}(?=[.;,]|$)",
        re.IGNORECASE,
    ),
    # What has come into being: Executive has been established.
    # Who has now got what: Board members have been provided with guidance.
    "note": late.compile(
        r"^(?!no\b|nobody\b|none\b|nothing\b)(?:[\w'-]+ ){1,6}(?:has|have) (?:now )?"
        r"been (?:appointed|established|issued|launched|provided with|published"
        r"|set up|signed)\b",
        re.IGNORECASE,
    ),
}
"""By field, the forms of answers that say one thing."""
