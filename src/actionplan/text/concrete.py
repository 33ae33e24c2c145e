"""Tell by its structure that an answer is concrete, whatever its words are like.

What was learned from examples knows words, not how they are put together. So an answer
of one of these forms is left alone, although its words are common in poor answers.
"""

from __future__ import annotations

import re

from actionplan.text import dates, late


def is_concrete(text: str, field: str) -> bool:
    """Return whether *text* has a form that answers *field*."""
    form = _FORMS.get(field.partition(",")[0])
    return form is not None and bool(form.search(" ".join(text.split())))


_MONTH = "|".join(dates.MONTHS)
_TIME = r"[0-9]+ (?:working |calendar )?(?:minute|hour|day|week|month)s?\b"
_CONTACT = r"Audit|Brief|Consult|Interview|Invite|Meet|Survey|Tell|Train|Visit|Write to"
_PUBLISH = r"Adopt|Launch|Print|Publish|Re-?issue|Reprint|Translate"
_GROUP = r"(?:leads|managers|midwives|nurses|officers|staff|teachers|teams|workers)"
_FORMS = {
    # Who is told or taught: Brief all team managers.
    # The same of staff of one kind, and on what: Brief all repairs staff on neglect.
    # Which document comes out, and where: Reissue the bruising protocol.
    # What a named report will have in it: Performance reporting to specify the ...
    "action": late.compile(
        rf"^(?:{_CONTACT}) (?:all|every|each) (?!staff\b)[\w'-]+(?: [\w'-]+){{0,4}}\.?$"
        rf"|^(?:{_CONTACT}) (?:all|every|each) [\w'-]+ {_GROUP} (?:in|on)"
        r"(?: (?!and\b)[\w'-]+){1,6}\.?$"
        rf"|^(?:{_PUBLISH}) (?:an?|our|the)(?: (?!and\b)[\w'-]+){{2,8}}"
        r"(?<! by)(?<! in)(?<! of)(?<! on)(?<! to)(?<! for)(?<! the)\.?$"
        r"|^[A-Z][\w'-]+(?: [\w'-]+){1,5} to (?:specify|list|record|set out|state)"
        r" the [\w'-]+ (?:of|from|for) [\w'-]+(?: [\w'-]+){2,}"
    ),
    # A standard, and its time: Assessments should be completed within 20 days.
    "desired_outcome": late.compile(
        r"^[A-Z](?:[\w'-]+ ){1,6}(?:must|should) be (?:[\w'-]+ ){1,2}"
        rf"within {_TIME}"
    ),
    # What is counted, and in what time: Percentage of assessments within 20 days.
    # Of how many something is to be so: 70% of all conferences to be held in time.
    "success_measure": late.compile(
        r"\b(?:number|percentage|proportion|rate|share) of [\w'-]+"
        rf"(?: [\w'-]+){{0,4}} (?:in|within) {_TIME}"
        r"|^[0-9]+ ?(?:%|per ?cent) of (?:[\w'-]+ ){1,5}(?:are|is|to be) [\w'-]+"
    ),
    # A document and its date: Agenda template of 1 January 2027.
    "evidence_needed": late.compile(
        rf"^(?:[\w'-]+ ){{1,6}}(?:dated|from|of) (?:[0-9]{{1,2}} )?(?:{_MONTH})"
        r" [0-9]{4}\.?$"
    ),
    # What has come into being: Executive has been established.
    "note": late.compile(
        r"^(?!no\b|nobody\b|none\b|nothing\b)(?:[\w'-]+ ){1,6}(?:has|have) (?:now )?"
        r"been (?:appointed|established|issued|launched|published|set up|signed)\b",
        re.IGNORECASE,
    ),
}
"""By field, the forms of answers that say one thing."""
