"""List the headings that published plans put over their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.intake.vocabulary import Field

HEADINGS: Mapping[Field, tuple[str, ...]] = {
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
        *("recommendation text", "recommendation made", "recommendation in full"),
        *("recommendations", "overarching action", "recommendation overarching action"),
        *("recommendation issue", "recommendation from the review"),
        *("review recommendation", "key recommendation", "learning point"),
    ),
    "challenge": (
        *("lesson", "lessons", "learning identified", "what did we learn"),
        *("what we learned", "what have we learned", "key learning"),
        *("what we found", "what did we find", "what was found", "what we know"),
        *("what the review found", "what did the review find", "what the audit found"),
        "lesson identified",
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
        *("action to take", "actions to take", "steps to be taken", "action needed"),
        *("actions needed", "required action", "required actions"),
        *("action we will take", "actions we will take", "smart action"),
        *("action description", "description of action", "improvement action"),
        *("key activity", "key task", "planned action", "action proposed"),
        *("action agreed", "actions agreed"),
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
        *("who will be responsible", "accountable executive", "executive lead"),
        *("strategic lead", "operational lead", "delivery lead", "implementation lead"),
        *("owned by", "person agency responsible", "responsible person agency"),
        *("named person", "named officer", "named responsible officer", "lead name"),
        *("name of lead", "lead name and role", "lead director", "lead individual"),
        *("senior responsible officer", "responsible manager", "responsible director"),
        *("responsible post holder",),
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
        *("timescale for completion", "timescales for completion", "completion by"),
        *("deadline for completion", "target deadline", "target timescale"),
        *("due for completion", "action due", "action due date"),
        *("due", "completion due", "date for completion", "completion target"),
        *("target completion date", "target for completion", "by when date"),
        *("timeline", "time scale", "time scales", "time frame", "timescale due"),
        *("implementation date", "deadline date", "when by", "end date"),
        *("target dates", "date to be completed by", "date to be completed"),
        *("when will it be done", "when will this be done", "time limit"),
        *("when will we do it", "when will we do it by", "when will we do this"),
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
        *("actions taken to date", "action taken to date", "latest progress"),
        *("progress commentary", "update commentary", "progress against action"),
        *("latest comment", "comments and updates", "progress since last meeting"),
        *("update since last meeting",),
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
    "state": (
        *("delivery status", "action status", "status of action"),
        *("open closed", "completion status", "implementation status"),
    ),
    "rag": (
        *("r a g", "rag score", "brag", "brag status", "brag rating", "rag rated"),
        *("current rag", "rag grade", "rag assessment", "status r a g", "status rag"),
        *("status brag", "red amber green", "red amber green status"),
    ),
    "success": (
        *("how will we know we ve made a difference",),
        *("how will we know we have made a difference", "how will we know it s worked"),
        *("how will we know if it has worked", "how will we know this has worked"),
        *("how we will know", "how success will be measured"),
        *("how we will measure success", "how will it be measured", "kpi"),
        *("performance indicator", "key performance indicator"),
        *("success measure", "measure of success", "measures of success", "measures"),
        *("how will success be measured", "how will we know", "outcome measure"),
        *("outcome measures", "how will this be measured", "measure", "kpis"),
        *("how will we measure success", "success indicator", "success indicators"),
        *("what will impact be and how measured", "performance measure"),
        *("how will we know it has worked", "performance measures", "impact measure"),
        *("how will impact be measured", "measurement", "what will success look like"),
        *("what does success look like", "what does good look like"),
    ),
    "evidence": (
        *("evidence source", "evidence and source", "evidence provided"),
        *("supporting evidence", "evidence and assurance", "evidence link"),
    ),
    "evidence_needed": (
        *("evidence needed", "evidence to be provided", "evidence for completion"),
        *("evidence of completion", "expected evidence", "how evidenced"),
        *("how will this be evidenced", "evidence to be collected"),
    ),
    "agency": (
        *("agencies lead", "organisation responsible", "agency name"),
        *("responsible organisation",),
    ),
    "partners": (
        *("partner", "partner agency", "other agencies", "support from"),
        *("agencies involved", "partners involved", "supporting agency"),
        *("supporting agencies", "partner agencies involved"),
        *("other agencies involved", "supported by", "with support from"),
        *("in partnership with", "working with", "supporting partners"),
    ),
    "milestones": ("milestone", "key milestones", "key milestone"),
    "risks": (
        *("risk", "key risks", "risks and barriers", "risk and mitigation"),
        *("risks issues", "risks and issues"),
    ),
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
    "priority": (
        *("priority level", "action priority"),
        *("level of priority", "priority rating"),
    ),
    "theme": (
        *("themes", "priority area", "workstream", "work stream", "topic"),
        *("learning theme", "learning themes", "key theme", "theme of learning"),
    ),
    "paragraph": ("paragraph number", "report paragraph", "page number"),
    "next": ("next stages", "what next", "further action"),
    "reported_by": ("update by", "updated by", "update from", "update provided by"),
}
"""Headings of published plans that the format has other words for."""

WITH_OTHER_WORDS: tuple[tuple[str, Field], ...] = (
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
    (
        r"recommendations? (?:from|in|of) (?:the )?(?:\w+ )*(?:report|review)",
        "recommendation",
    ),
    (
        r"(?:imr|scr|sar|dhr|cspr|overview report|panel|review) recommendations?",
        "recommendation",
    ),
    (
        r"(?:desired|intended|expected) outcomes? for (?:the )?\w+(?: \w+)?",
        "desired_outcome",
    ),
    (r"how will (?:the )?\w+(?: \w+)? do this", "challenge"),
    (r"what will (?:the )?\w+(?: \w+)? do", "action"),
    (r"date progress|progress date|date of (?:update|progress|entry)", "date"),
    (r"progress (?:update|progress|comments?|notes?)", "note"),
)
"""Headings with words that differ from plan to plan, such as a date."""
