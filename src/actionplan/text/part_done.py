"""Work out whether a note says that only a part was done, or that it was put off.

"Sessions held in three of five teams" counts work done, and "17 of 40 files had a plan"
counts what was found. So a number of so many counts only beside the words for a deed,
and not in a note on an audit, on what people said, or on a target.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.text import amounts, last_days, late, sentences_of

if TYPE_CHECKING:
    from datetime import date


def of(note: str, action: str = "") -> str:
    """Return the sentence of *note* that says only a part was done; empty if none does.

    If the *action* asks for that number only, or the note says why the others did not
    need it or when they had it, it was not only a part.
    """
    if _MEASURED.search(amounts.plain(note)):
        return ""
    every = sentences_of.every(note)
    for number, sentence in enumerate(every):
        found = _part(amounts.without_dates(sentence), amounts.plain(action))
        rest = amounts.plain(" ".join([found, *every[number + 1 :]]))
        if found and not _OTHERS.search(rest):
            return sentence.rstrip(" .")
    return ""


def _part(flat: str, action: str) -> str:
    """Return the words from the part that one sentence gives to its end."""
    found = next(filter(None, (each.search(flat) for each in _PARTS)), None)
    if found is None or _EXCUSED.search(flat[: found.start()]):
        return ""
    part, whole = found["part"], found["whole"]
    if part and not int(part.replace("one", "1")) < int(whole):
        return ""
    asked = part or found["most"]
    is_asked = late.compile(rf"\b{asked}\b").search(action) is not None
    return "" if is_asked else flat[found.start() :]


def reached(text: str, action: str) -> str:
    """Return the sentence of *text* that says that not all were reached; or "".

    "41 of 60 attended" says so if the *action* is to train or brief people, and names
    no lower number. If it is to hold an event, it was held, whoever came.
    """
    promised = amounts.plain(action)
    if not _FOR_PEOPLE.search(promised) or _MEASURED.search(amounts.plain(text)):
        return ""
    lower = [int(number) for number in _COUNT.findall(promised)]
    every = sentences_of.every(text)
    for number, sentence in enumerate(every):
        flat = amounts.without_dates(sentence)
        found = next(filter(None, (each.search(flat) for each in _CAME)), None)
        if found is None or _EXCUSED.search(flat[: found.start()]):
            continue
        part, whole = int(found["came"]), int(found["all"])
        rest = amounts.plain(" ".join([flat[found.start() :], *every[number + 1 :]]))
        is_asked = "%" in promised or any(each <= part for each in lower)
        if part < whole and not (is_asked or _OTHERS.search(rest)):
            return sentence.rstrip(" .")
    return ""


def put_off(note: str, written: date | None) -> str:
    """Return the sentence of *note* that moves the work to a day after *written*.

    If it is not known when the note was written, no day is known to be after that.
    """
    if written is None:
        return ""
    for sentence in sentences_of.every(note):
        found = _MOVED.search(sentence)
        until = last_days.last_day(found["until"].strip(" .")) if found else None
        if until and until > written:
            return sentence.rstrip(" .")
    return ""


_SOME = (
    r"(?:(?P<part>[0-9]+|one) (?:out )?of (?:the |our |all )?(?P<whole>[0-9]+)"
    r"|(?P<most>most|nearly all|almost all|the majority|a majority|some|half)"
    r"(?: of)?(?: the| our)?)"
)
_GIVEN = (
    r"(?:arranged|briefed|carried out|circulated|completed|delivered|distributed|done"
    r"|given|held|implemented|installed|introduced|issued|launched|made|provided|rolled"
    r" out|run|sent|set up|signed|trained|visited)"
)
_DONE_FOR = late.compile(
    rf"\b{_GIVEN}(?: out)? (?:at|by|for|in|into|to|with) {_SOME} [a-z]+"
)
"""Sessions held in three of five teams; training given to most staff."""
_WERE = late.compile(
    rf"^(?:the |only )?{_SOME}(?: (?!who\b|that\b|which\b)[a-z-]+){{1,3}}?"
    r"(?: (?:has|have|was|were|are|now|been))*"
    r" (?:briefed|delivered|held|rolled out|trained|visited|(?:have|has|use) it)\b"
    r"(?! (?:alone|in time|on time|within|before|by (?:a|an|the)\b))"
)
"""12 of 20 workers trained; three of five clusters have it."""
_ALONE = late.compile(
    rf"^(?:the |only )?{_SOME} (?:(?:has|have|was|were|are|now|been) )*"
    r"(?:briefed|trained|visited)(?= *(?:[.;,]|$|so far))"
)
"""31 of 40 trained."""
_PARTS = (_DONE_FOR, _WERE, _ALONE)
_OF = r"(?P<came>[0-9]+) (?:out )?of (?:the |our |all )?(?P<all>[0-9]+)"
_CAME = (
    late.compile(
        rf"\b{_OF}(?: (?!who\b|that\b|which\b)[a-z'-]+){{0,3}}?"
        r" (?:(?:has|have|had|now|so far) )*(?:attended|came|took part|turned up"
        r"|completed (?:it|the (?:course|module|training)))\b"
    ),
    late.compile(rf"\battend(?:ed by|ance)\b(?: (?:was|list|of|for))*:? {_OF}\b"),
)
"""41 of 60 attended; attended by 41 of 60; attendance 41 of 60."""
_FOR_PEOPLE = late.compile(
    r"^(?:re-?)?(?:train|brief|induct|teach)\b"
    r"|\b(?:deliver|give|offer|provide)\w*(?: [\w-]+){0,4}? (?:briefing|induction"
    r"|training)s? (?:for|to)\b"
    r"|\b(?:be|are|is) (?:briefed|inducted|taught|trained)\b"
    r"|\b(?:all|each|every)\b.*\b(?:attend|complete|take part|training|briefing)"
    r"|\b(?:briefing|induction|training)s?\b.*\b(?:for|to) (?:all|each|every)\b"
)
"""Work for people who can be counted, and not an event to which people may come."""
_COUNT = late.compile(r"\b[0-9]+\b")
_MEASURED = late.compile(
    r"\b(?:target|audit(?:s|ed|or)?|sampl\w+|survey\w*|found|feedback|said|told us"
    r"|inspect\w+|showed|compared with|up from|baseline)\b"
)
_EXCUSED = late.compile(r"\b(?:if|when|after|before|since|until|whether|that)\b[^,]*$")
_OTHERS = late.compile(
    r"\b(?:(?:did|do|does) not (?:need|want|have|use)|no need|not needed|already"
    r"|not (?:relevant|applicable)|as (?:planned|agreed|intended)"
    r"|(?:the )?(?:other|others|rest|remaining|remainder|last)\b.*\b(?:had|were|was"
    r"|have (?:been|had)|joined|closed|merged|followed)"
    r"|all(?: of (?:them|the))? ?[0-9]+ \w+|all (?:of them|have|had|were|are|now))\b"
)
"""What is said of the others, so that nobody is left."""
_MOVED = late.compile(
    r"\b(?:was|were|has been|have been|had to be|is)(?: now)? (?:deferred|delayed|moved"
    r"|postponed|put (?:back|off)|rearranged|re-?scheduled) (?:to|until|till)"
    r" (?P<until>(?:the )?[^,;]*?\b(?:19|20)[0-9]{2}\b)"
)
