"""Say what each field asks for, in the words of a message."""

from __future__ import annotations

from actionplan.text.grammar import listed, quoted

_EVIDENCE = ("give", "the name of the evidence, such as minutes or a report")
_ASKED = {
    "accountable": ("give", "the job title or agency of the owner"),
    "achievable": ("say", "why the agencies have the power to make the change"),
    "achieved_on": ("be", "the date when the action was done, such as {year}-09-30"),
    "action": ("be", "the one thing that will be done"),
    "added": ("be", "the month when the action was added, such as {year}-11"),
    "addressed_to": ("be", "the agency or board that is asked to carry it out"),
    "agency": ("be", "the name of the agency"),
    "agreed": ("be", "the date the plan was agreed, such as {year}-08-15"),
    "arises_from": ("be", "the number of the action or outcome that led to this one"),
    "as_at": ("be", "the date of the information, such as {year}-08-15"),
    "by": ("give", "the job title of the person who carries out the review"),
    "challenge": ("say", "what the review found"),
    "coordinator": (
        "give",
        "the job title of the person who keeps the plan up to date",
    ),
    "corrects": ("be", "the date of the entry that is wrong, such as {year}-09-30"),
    "date": ("be", "the date of this {thing}, such as {year}-09-30"),
    "desired_outcome": ("say", "what will be different, for whom and by when"),
    "due": ("be", "the due date, such as {year}-11"),
    "effect": ("say", "how children are safer or better off, and how you know"),
    "every": ("be", "a number of weeks or months, such as 6 months"),
    "evidence": _EVIDENCE,
    "evidence_needed": (
        "give",
        "the name of the evidence, such as minutes or a report",
    ),
    "feedback": ("say", "what people said"),
    "first": ("be", "the date of the first review, such as {year}-11"),
    "from": ("give", "the group or job title of the people who said this"),
    "group": ("be", "the name of the group"),
    "id": ("be", "an ID or number that never changes"),
    "kind": ("be", "the kind of plan: multi-agency or single-agency"),
    "lead_agency": ("be", "the agency accountable for the plan"),
    "marking": ("be", "the protective marking, such as OFFICIAL"),
    "measurable": ("say", "which figure or result will show the change"),
    "measure": ("say", "what is measured"),
    "measured_by": ("be", "the date by which it will be measured, such as {year}-11"),
    "meetings": ("be", "the date of a meeting, such as {year}-11-30"),
    "method_detail": ("say", "how you will measure success"),
    "milestone": ("say", "what will have been reached"),
    "mitigation": ("say", "what you are doing about the risk"),
    "new_due": ("be", "the new due date, such as {year}-11"),
    "new_due_requested": ("be", "the date you are asking for, such as {year}-11"),
    "next": ("say", "what the next stage is"),
    "next_due": ("be", "the date when the next stage is due, such as {year}-11"),
    "no_dates": ("say", "which dates the document does not give, or where they are"),
    "no_due_date": ("say", "what needs to happen before a date can be set"),
    "no_known_risks": ("say", "why there are no known risks"),
    "no_owner": (
        "say",
        "why there is no owner, or that the document does not name one",
    ),
    "no_text": ("say", "why it is not known what will be done"),
    "not_yet_smart": ("say", "why the outcome cannot be SMART yet"),
    "note": ("say", "what was done, or why nothing was done"),
    "outcomes": ("list", "what will be different, with the actions for each outcome"),
    "paragraph": ("say", "where the recommendation is in the review"),
    "partnership": ("be", "the name of the partnership"),
    "person": ("be", "the person's name"),
    "post": ("be", "the job title"),
    "published": ("be", "the date the plan was published, such as {year}-08-15"),
    "purpose": ("say", "what the review is for"),
    "rag": ("be", "the rating, spelt as in the legend"),
    "rag_worst": ("be", "the worst rating in the legend"),
    "reached_on": ("be", "the date when this stage was reached, such as {year}-11"),
    "realistic": ("say", "which staff, money and time make it possible"),
    "reason": ("say", "why the recommendation was not accepted in full"),
    "ref": ("be", "the number of the recommendation"),
    "reference": ("be", "the title or number of the document"),
    "repeats": ("be", "a number of weeks or months, such as 3 months"),
    "replaced_by": ("be", "the number of the action that replaces this one"),
    "reported_by": ("give", "the job title of the person who reported this"),
    "reports_to": ("be", "the name of the group that the review is reported to"),
    "response": ("be", "accepted, partly-accepted or not-accepted"),
    "risk": ("say", "what could go wrong"),
    "set_date_by": ("be", "the month by which the date will be set, such as {year}-11"),
    "source": ("say", "where the challenge comes from"),
    "specific": ("say", "what exactly will change, and for whom"),
    "statement": ("be", "what the agency says"),
    "still_to_improve": ("say", "what still needs to improve, and who will do that"),
    "taken_from": ("say", "where the figure comes from"),
    "target": ("be", "the figure you want to reach"),
    "text": ("be", "the exact words"),
    "theme": ("be", "a heading to group outcomes under"),
    "timely": ("say", "when people will see the change"),
    "title": ("be", "the title of the plan"),
    "type": ("say", "what kind of review it was"),
    "value": ("be", "the figure, or words if there is no figure"),
}
_OF_AN_ENTRY = ("be", "the date when the progress was reported, such as {year}-09-30")
_FEW = 4
"""The most options that a message names."""


def should(field: str, thing: str, year: str) -> str:
    """Say in a sentence what a field should hold; "" if that is not in the table."""
    verb, what = _asked(field, thing)
    words = f" It should {verb} {what}."
    return words.format(year=year, thing=thing.lower()) if what else ""


def write(
    field: str, thing: str = "", year: str = "2011", options: tuple[str, ...] = ()
) -> tuple[str, str]:
    """Return what to write in a field, and how to see the list if there is a long one.

    *options* are the only words that the field may have, if there are such words.
    """
    if 0 < len(options) <= _FEW:
        return f"one of these: {listed(options, len(options), word='or')}", ""
    if field.endswith("_as_written"):
        return "the words from the document", ""
    _, what = _asked(field, thing)
    if options:
        see = f" To see the list, type: actionplan explain {field}"
        return what or f"one of the options for {quoted(field)}", see
    return what.format(year=year, thing=thing.lower()) or "the text", ""


def _asked(field: str, thing: str) -> tuple[str, str]:
    if field == "date" and thing == "Progress entry":
        return _OF_AN_ENTRY
    return _ASKED.get(field, ("", ""))
