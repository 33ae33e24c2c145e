"""Read the heading of a column as a field of the plan, if it can be read in one way.

The words are those that `text.suggest` knows for fields of a plan, and those that
published plans put over their columns.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from actionplan.text import suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

Field: TypeAlias = Literal[
    # of an outcome
    "theme",
    "recommendation",
    "ref",
    "paragraph",
    "scope",
    "response",
    "challenge",
    "desired_outcome",
    "baseline",
    "difference",
    # of an action
    "id",
    "action",
    "priority",
    "due",
    "accountable",
    "agency",
    "partners",
    "milestones",
    "success",
    "evidence_needed",
    "risks",
    "review",
    # of a progress entry
    "note",
    "date",
    "rag",
    "state",
    "achieved_on",
    "new_due",
    "next",
    "reported_by",
    "evidence",
]
"""What the cells of a column can be read as."""

FIELDS: tuple[Field, ...] = get_args(Field)

OF_OUTCOME: frozenset[Field] = frozenset(
    (
        *("theme", "recommendation", "ref", "paragraph", "scope", "response"),
        *("challenge", "desired_outcome", "baseline"),
    )
)
"""Fields of an outcome. A row that has another value in one begins another outcome."""

ONE: frozenset[Field] = frozenset(
    (
        *("theme", "recommendation", "ref", "paragraph", "scope", "response"),
        *("challenge", "desired_outcome", "id", "action", "priority", "due"),
        *("accountable", "agency", "review", "date", "rag", "state", "achieved_on"),
        *("new_due", "next", "reported_by"),
    )
)
"""Fields for which a table has one column at most. A second one is not known."""

_SAME: Mapping[str, Field] = {"progress": "note", "recommendations": "recommendation"}
"""Fields of the format that are lists, and what one cell of them is."""

_HEADINGS: Mapping[Field, tuple[str, ...]] = {
    "id": (
        *(
            "nos",
            "no s",
            "ref",
            "ref no",
            "ref number",
            "reference number",
            "reference no",
        ),
        *("action ref", "action no", "action number", "action ref number"),
        *("action ref no", "action reference", "item no", "serial no", "s no"),
    ),
    "ref": (
        *("rec no", "rec", "rec ref", "recommendation no", "recommendation number"),
        *("recommendation ref", "recommendation reference"),
    ),
    "recommendation": (
        *("recommendations", "overarching action", "recommendation overarching action"),
        *("recommendation issue", "recommendation from the review"),
        *("review recommendation", "key recommendation", "learning point"),
    ),
    "challenge": (
        *("issues", "key finding", "key issue", "learning"),
        *("issue identified", "lesson learned", "lessons learned", "concern"),
        *("area for improvement", "areas for improvement", "need"),
        *("how will the lscb do this", "how will the board do this"),
    ),
    "desired_outcome": (
        *("outcomes", "outcome wanted", "intended outcome", "intended outcomes"),
        *("expected outcome", "expected outcomes", "required outcome"),
        *("desired outcomes", "outcome required", "what is desired outcome"),
        *("what is the desired outcome", "what will be different"),
        *("planned outcome", "outcome sought", "what do we want to achieve"),
    ),
    "action": (
        *("actions", "action required", "actions required", "action to be taken"),
        *("actions to be taken", "specific actions", "sub action", "sub actions"),
        *("what we will do", "what will we do", "what will it do", "how"),
        *("what will be done", "what needs to be done", "key actions", "key action"),
        *("agreed action", "agreed actions", "proposed action", "proposed actions"),
        *("single agency action", "multi agency action", "action taken required"),
        *("how will we do it", "how we will do it", "what are we going to do"),
        *("action point", "action points", "activity", "activities", "tasks"),
    ),
    "accountable": (
        *("lead agency and officer", "lead person s", "lead post", "lead group"),
        *("leads", "action lead", "action owner", "responsible lead group"),
        *("responsible lead", "responsible person", "person responsible"),
        *("persons responsible", "responsible officers", "lead professional"),
        *("accountable lead", "accountable officer", "accountable person"),
        *("responsible owner", "lead responsible", "responsible lead officer"),
        *("who is responsible", "who will do it", "who will lead", "named lead"),
        *("officer responsible", "lead responsibility", "lead or group"),
        *("who will do this", "person lead", "lead manager", "owners"),
        *("lead officer and agency", "lead and agency", "responsible agency"),
        *("agency responsible", "lead agency", "by who"),
    ),
    "due": (
        *("due", "completion due", "date for completion", "completion target"),
        *("target completion date", "target for completion", "by when date"),
        *("timeline", "time scale", "time scales", "time frame", "timescale due"),
        *("implementation date", "deadline date", "when by", "end date"),
        *("target dates", "date to be completed by", "date to be completed"),
        *("when will it be done", "when will this be done", "time limit"),
        *("planned completion", "planned completion date", "agreed deadline"),
        *("date due by", "original due date", "original target date", "timings"),
    ),
    "new_due": (
        *("projected date", "revised deadline", "revised timescale", "extended to"),
        *("new target date", "new deadline", "revised timescales", "extended date"),
    ),
    "achieved_on": (
        *("date completed", "completed date", "date of completion"),
        *("actual completion date", "date closed", "completed on date"),
    ),
    "review": (
        *("review date", "review dates", "review arrangements", "date of review"),
        *("date for review", "next review", "next review date"),
    ),
    "note": (
        *("progress update", "progress updates", "update on progress", "progress to"),
        *("progress narrative", "progress notes", "progress comments", "commentary"),
        *("progress made", "progress so far", "progress to date", "action taken"),
        *("latest update", "current update", "update comments", "comments update"),
        *("comments progress", "progress and comments", "updates", "actions taken"),
        *("update progress", "progress report", "current progress", "position"),
        *("current position update", "latest position", "what has been done"),
        *(
            "current status",
            "current status update",
            "status update",
            "status and notes",
        ),
        *("what have we done", "progress and evidence", "progress status"),
    ),
    "state": ("delivery status", "action status", "status of action"),
    "rag": ("r a g", "rag score", "brag", "brag status", "brag rating", "rag rated"),
    "success": (
        *("success measure", "measure of success", "measures of success", "measures"),
        *("how will success be measured", "how will we know", "outcome measure"),
        *("outcome measures", "how will this be measured", "measure", "kpis"),
        *("how will we measure success", "success indicator", "success indicators"),
        *("what will impact be and how measured", "performance measure"),
        *("how will we know it has worked", "performance measures", "impact measure"),
        *("how will impact be measured", "measurement", "what will success look like"),
        *("what does success look like", "what does good look like"),
    ),
    "evidence": ("evidence source", "evidence and source", "evidence provided"),
    "evidence_needed": (
        *("evidence needed", "evidence to be provided", "evidence for completion"),
        *("evidence of completion", "expected evidence", "how evidenced"),
        *("how will this be evidenced", "evidence to be collected"),
    ),
    "agency": ("agencies lead", "organisation responsible", "agency name"),
    "partners": ("partner", "partner agency", "other agencies", "support from"),
    "milestones": ("milestone", "key milestones", "key milestone"),
    "risks": ("risk", "key risks", "risks and barriers", "risk and mitigation"),
    "baseline": ("where are we now", "baseline position"),
    "difference": (
        *("what difference has been made", "what difference has it made"),
        *("what difference did it make", "impact to date", "impact so far"),
        *("so what", "impact and outcome", "difference has been made"),
    ),
    "scope": ("scope of recommendation", "local regional or national"),
    "response": (
        *("accepted partly accepted not accepted", "recommendation accepted"),
        *("accepted or not accepted", "agreed partly agreed not agreed"),
    ),
    "priority": ("priority level", "action priority"),
    "theme": ("themes", "priority area", "workstream", "work stream", "topic"),
    "paragraph": ("paragraph number", "report paragraph", "page number"),
    "next": ("next stages", "what next", "further action"),
    "reported_by": ("update by", "updated by", "update from", "update provided by"),
}
"""Headings of published plans that the format has other words for."""

_KNOWN: Mapping[str, Field] = {
    heading: field for field, headings in _HEADINGS.items() for heading in headings
}

_WITH_OTHER_WORDS: tuple[tuple[str, Field], ...] = (
    (
        r"(?:progress|position|update) (?:presented|reported|to|at|as at|for) .+",
        "note",
    ),
    (
        r"(?:progress|update|position) (?:as )?(?:at|to|of|in|on)? ?[a-z]* ?\d.*",
        "note",
    ),
    (r"(?:[a-z]+ )?\d{4} (?:progress|update|position)(?: report)?", "note"),
    (r"(?:q[1-4]|quarter [1-4]|quarterly) (?:progress|update|position).*", "note"),
    (r"outcome (?:to )?report .+", "note"),
    (r"assessment of progress .+|progress (?:rating|rag|categor\w+).*", "rag"),
    (r"(?:current |latest )?b?rag(?: (?:status|rating))?(?: \w+ \d{4})", "rag"),
    (r"how will (?:the )?\w+(?: \w+)? do this", "challenge"),
    (r"what will (?:the )?\w+(?: \w+)? do", "action"),
    (r"date progress|progress date|date of (?:update|progress|entry)", "date"),
    (r"progress (?:update|progress|comments?|notes?)", "note"),
)
"""Headings with words that differ from plan to plan, such as a date."""

_MEANT_BY_PARENT: Mapping[tuple[str, str], Field] = {
    ("progress", "date"): "date",
    ("update", "date"): "date",
    ("action", "date"): "due",
    ("action", "number"): "id",
    ("recommendation", "number"): "ref",
    ("recommendation", "no"): "ref",
    ("recommendation", "ref"): "ref",
    ("recommendation", "text"): "recommendation",
    ("lead", "agency"): "agency",
    ("lead", "name"): "accountable",
    ("lead", "post"): "accountable",
    ("lead", "job title"): "accountable",
    ("progress", "by"): "reported_by",
}
"""Headings of two rows in which the upper one says what the lower one means."""


def read(*levels: str) -> Field | Literal[""]:
    """Return the field that a heading means; "" if it is not known in one way.

    A heading can have several *levels*, from the upper row to the lower one. The words
    of all levels count first, and then those of the lowest that is known.
    """
    words = [plain for level in levels if (plain := plainly(level))]
    if not words:
        return ""
    if len(words) == 1 and not _read(words[0]):
        return _of_parts(levels)
    if len(words) > 1:
        if by_parent := _MEANT_BY_PARENT.get((_one(words[-2]), words[-1])):
            return by_parent
        if known := _read(" ".join(words)):
            return known
    return next((field for word in reversed(words) if (field := _read(word))), "")


def _of_parts(levels: tuple[str, ...]) -> Field | Literal[""]:
    """Read a heading in two languages: Arweinydd / Lead."""
    parts = (part for level in levels for part in re.split(r"[/|\n]", level))
    found = {field for part in parts if (field := _read(plainly(part)))}
    return found.pop() if len(found) == 1 else ""


def is_date(heading: str) -> bool:
    """Return whether a heading says only that there is a date: of what, it does not."""
    return plainly(heading) in ("date", "dates", "date s")


def is_what(heading: str) -> bool:
    """Return whether a heading is only "What?", which a "How?" can give a sense."""
    return plainly(heading) == "what"


@lru_cache(maxsize=2048)
def plainly(heading: str) -> str:
    """Write a heading in small letters, without signs."""
    text = heading.lower().replace("&", " and ")
    return " ".join(re.findall(r"[^\W_]+", text))


def _one(words: str) -> str:
    """Write the word that several headings of progress, leads and so on begin with."""
    field = _read(words)
    return {"note": "progress", "accountable": "lead"}.get(field, field or words)


@lru_cache(maxsize=2048)
def _read(words: str) -> Field | Literal[""]:
    if words in _KNOWN:
        return _KNOWN[words]
    if field := _of_format(words):
        return field
    if words.endswith("s") and (field := _read(words.removesuffix("s"))):
        return field
    found = {f for pattern, f in _WITH_OTHER_WORDS if re.fullmatch(pattern, words)}
    return found.pop() if len(found) == 1 else ""


def _of_format(words: str) -> Field | Literal[""]:
    """Return the field of the format that *words* name, or are another word for.

    "Completion date" can be a date to come or one that has passed, so it is neither.
    """
    known = suggest.known_field(words, (*FIELDS, *_SAME))
    if not known and suggest.completion(words) == "due":
        return "due"
    name = _SAME.get(known, known)
    return next((field for field in FIELDS if field == name), "")
