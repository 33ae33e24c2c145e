"""Write outcomes and actions as the data of a plan, from what belongs to each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionplan.intake import cell_values, numbers, reports
from actionplan.intake.account import Account, Made
from actionplan.intake.cell_values import CellValue
from actionplan.reading import plan_schema
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from actionplan.intake.colours import RatingKey
    from actionplan.intake.drafts import ActionDraft, OutcomeDraft
    from actionplan.intake.grid import Where
    from actionplan.intake.slots import Slot
    from actionplan.intake.terms import Terms

_LISTS: Mapping[str, str] = {
    "success": "measure",
    "risks": "risk",
    "milestones": "milestone",
    "partners": "agency",
    "baseline": "measure",
}
"""Lists of the format, and the field of their items that the text of a cell is."""
_SCOPES = ("local", "regional", "national")
_RESPONSES = ("accepted", "partly-accepted", "not-accepted")
_PRIORITIES = ("must-do", "should-do", "could-do")


def outcome(
    draft: OutcomeDraft,
    number: str,
    actions: tuple[str, ...],
    *,
    key: RatingKey,
    terms: Terms,
) -> Made:
    """Write an outcome with its actions."""
    account = Account(number)
    fields: dict[str, Any] = {"id": number}
    for name in ("theme", "challenge", "desired_outcome"):
        fields |= _one(draft, name, account)
    fields |= _also_theme(draft, fields, account)
    fields |= _recommendations(draft, account)
    fields |= _list(draft, "baseline", account)
    elsewhere = {slot.where for slot in _numbers_of_recommendation(draft)}
    elsewhere |= {slot.where for slot in _assessments(draft, terms)}
    made = [
        action(one, its, key, terms, elsewhere=elsewhere)
        for one, its in zip(draft.actions, actions, strict=True)
    ]
    fields |= {"actions": [each.fields for each in made]} if made else {}
    fields |= _difference(draft, account, terms)
    _own(draft, account)
    _rest(draft, account, {use.where for each in made for use in each.uses})
    return Made(
        _in_order("outcome", fields) | account.own,
        (*account.uses, *(use for each in made for use in each.uses)),
        (*account.asked, *(asked for each in made for asked in each.asked)),
    )


def action(
    draft: ActionDraft,
    number: str,
    key: RatingKey,
    terms: Terms,
    *,
    elsewhere: AbstractSet[Where] = frozenset(),
) -> Made:
    """Write an action with its progress. What is not known is left empty.

    *elsewhere* has the places of what is kept with the outcome, such as the number of
    its recommendation.
    """
    account = Account(number)
    fields: dict[str, Any] = {"id": number}
    _number(draft, account, elsewhere)
    _say_why_not_split(draft, account)
    for name in ("action", "accountable", "agency"):
        fields |= _one(draft, name, account)
    for name, what in (("action", "what will be done"), ("accountable", "an owner")):
        if name not in fields:
            fields[name] = ""
            said = f'It does not give {what}. The field "{name}" is left empty.'
            account.ask(draft.place, said, name)
    fields |= _due(draft, account, terms)
    for slot in draft.of("priority"):
        fields |= _choice(slot, "priority", _PRIORITIES, account)
    for name in ("success", "risks", "milestones", "partners"):
        fields |= _list(draft, name, account)
    needed = [account.copy(s, "evidence_needed") for s in draft.of("evidence_needed")]
    if needed:
        fields["evidence_needed"] = needed if len(needed) > 1 else needed[0]
    fields |= _review(draft, account)
    entries = reports.write(draft, account, key, terms)
    for slot in draft.of("due")[:1]:
        entries += reports.of_due(slot, entries, account, terms)
    fields |= {"progress": entries} if entries else {}
    _undated_difference(draft, account, terms)
    _own(draft, account)
    _rest(draft, account, elsewhere)
    made = _in_order("action", fields) | account.own
    return Made(made, tuple(account.uses), tuple(account.asked))


# --- fields of both -----------------------------------------------------------


def _one(
    draft: OutcomeDraft | ActionDraft, name: str, account: Account
) -> dict[str, str]:
    """Copy text to a field that holds one. What there is more of is kept apart."""
    found: dict[str, str] = {}
    for slot in draft.of(name):
        if name not in found:
            found[name] = account.copy(slot, name)
        elif found[name] == slot.text:
            account.use(
                slot, name, CellValue(slot.text, "copied", "the same text again")
            )
        else:
            account.keep(slot, f'there is another text for "{name}"')
    return found


def _list(
    draft: OutcomeDraft | ActionDraft, name: str, account: Account
) -> dict[str, list[dict[str, str]]]:
    part = _LISTS[name]
    texts = [account.copy(slot, f"{name}.{part}") for slot in draft.of(name)]
    return {name: [{part: text} for text in texts]} if texts else {}


def _choice(
    slot: Slot, name: str, options: tuple[str, ...], account: Account
) -> dict[str, str]:
    """Read a cell as one of the words of the format, or keep it apart."""
    word = cell_values.choice(slot.text, options)
    if not word:
        account.keep(slot, f'not one of the words that "{name}" can be')
        return {}
    same = word == slot.text
    why = "" if same else "read as a word of the format"
    account.use(slot, name, CellValue(word, "copied" if same else "changed", why))
    return {name: word}


def _own(draft: OutcomeDraft | ActionDraft, account: Account) -> None:
    """Copy what has no field in the format to fields that begin with x-."""
    for slot in draft.slots:
        if slot.field.startswith("x-"):
            account.keep(slot, slot.why or "no field has this heading")


def _rest(
    draft: OutcomeDraft | ActionDraft, account: Account, elsewhere: AbstractSet[Where]
) -> None:
    """Keep what nothing above has taken, so that no cell of an action can be lost."""
    used = {use.where for use in account.uses} | elsewhere
    for slot in draft.slots:
        if slot.text.strip() and slot.where not in used:
            account.keep(slot, "no field has room for it")


def _in_order(thing: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    names = plan_schema.schema()["$defs"][thing]["properties"]
    return {name: fields[name] for name in names if name in fields}


# --- outcomes -----------------------------------------------------------------


def _also_theme(
    draft: OutcomeDraft, fields: Mapping[str, Any], account: Account
) -> dict[str, str]:
    """Add to the theme a heading that follows directly below it."""
    lines = [str(fields.get("theme", ""))]
    lines += [account.copy(slot, "theme") for slot in draft.of("also")]
    whole = "\n".join(line for line in lines if line)
    return {"theme": whole} if whole else {}


def _recommendations(draft: OutcomeDraft, account: Account) -> dict[str, Any]:
    found: dict[str, Any] = {}
    refs = draft.of("ref") or _numbers_of_recommendation(draft)
    for slot in refs[:1]:
        found["ref"] = account.copy(slot, "recommendations.ref")
    recommended = draft.of("recommendation")
    for slot in recommended[:1]:
        found["text"] = account.copy(slot, "recommendations.text")
    for slot in (*refs[1:], *recommended[1:]):
        account.keep(slot, "there is another recommendation")
    if not found:  # what follows is about a recommendation, but there is none
        for slot in draft.of("paragraph", "scope", "response"):
            account.keep(slot, "there is no recommendation that it is about")
        return {}
    for slot in draft.of("paragraph"):
        found["paragraph"] = account.copy(slot, "recommendations.paragraph")
    for slot in draft.of("scope"):
        found |= _choice(slot, "scope", _SCOPES, account)
    answers = [
        answer
        for slot in draft.of("response")
        if (answer := _choice(slot, "response", _RESPONSES, account))
    ]
    found |= {"responses": answers} if answers else {}
    return {"recommendations": [found]}


def _numbers_of_recommendation(draft: OutcomeDraft) -> tuple[Slot, ...]:
    """Return the number of the rows, if it is that of their recommendation.

    That is so if the recommendation itself is what will be done, or if the number is
    not one that the actions can have. A heading above can have given a number already.
    """
    recommended = {slot.where for slot in draft.of("recommendation")}
    numbered = {slot.where: slot for one in draft.actions for slot in one.of("id")}
    if draft.of("ref") or not recommended or len(numbered) != 1:
        return ()
    is_action = any(
        slot.where in recommended for one in draft.actions for slot in one.of("action")
    )
    is_theirs = any(numbers.written(one) for one in draft.actions)
    return tuple(numbered.values()) if is_action or not is_theirs else ()


def _difference(
    draft: OutcomeDraft, account: Account, terms: Terms
) -> dict[str, list[dict[str, str]]]:
    """Write assessments of the difference made, if it is known when."""
    day = str(terms.reported)
    found = [
        {
            "date": day,
            "effect": account.use(
                slot,
                "difference.effect",
                CellValue(slot.text, "changed", "dated by --reported"),
            ),
        }
        for slot in _assessments(draft, terms)
    ]
    return {"difference": found} if found else {}


def _assessments(draft: OutcomeDraft, terms: Terms) -> tuple[Slot, ...]:
    """Return the cells with the difference made, each once, if it is known when."""
    if terms.reported is None:
        return ()
    slots = {s.where: s for one in draft.actions for s in one.of("difference")}
    return tuple(slots.values())


# --- actions ------------------------------------------------------------------


def _number(
    draft: ActionDraft, account: Account, elsewhere: AbstractSet[Where]
) -> None:
    """Account for the number in the document: it is this one, or it is kept apart."""
    for slot in draft.of("id"):
        if account.number == slot.text.strip():
            account.use(slot, "id", cell_values.text(slot))
        elif account.number == numbers.written(draft):
            why = _WITH_PART if draft.part else "without its full stop"
            account.use(slot, "id", CellValue(account.number, "changed", why))
        elif slot.where not in elsewhere:
            why = _SEVERAL_HAVE_IT if draft.part else _NOT_ITS_NUMBER
            account.keep(slot, why)


_WITH_PART = "put before the number of each action in its row"
_SEVERAL_HAVE_IT = "the number of a row with several actions, kept with each of them"
_NOT_ITS_NUMBER = "a number that the action cannot have in the plan"


def _say_why_not_split(draft: ActionDraft, account: Account) -> None:
    """Leave an action with several numbered parts to a person, if it is still one."""
    if draft.unlike:
        names = " and ".join(f'"{slot.heading}"' for slot in draft.unlike)
        are = "are" if draft.unlike[1:] else "is"
        said = (
            f"It has several numbered actions, but {names} {are} not numbered in the"
            " same way, so it is kept as one. Divide it in the plan if you can."
        )
        account.ask(draft.place, said)


def _due(draft: ActionDraft, account: Account, terms: Terms) -> dict[str, str]:
    """Read the due date. Words that say only that it is done are kept as they are."""
    slots = draft.of("due")
    for slot in slots[1:]:
        account.keep(slot, "there is another due date")
    if not slots:
        return {}
    if any(reports.done_by(slots[0], terms)):
        return {"due_as_written": account.copy(slots[0], "due_as_written")}
    reading, is_date = cell_values.date(slots[0], "due_as_written")
    name = "due" if is_date else "due_as_written"
    return {name: account.use(slots[0], name, reading)}


def _review(draft: ActionDraft, account: Account) -> dict[str, dict[str, str]]:
    """Read when an action is reviewed: the first date, or how often."""
    review: dict[str, str] = {}
    for slot in draft.of("review"):
        text = slot.text.strip()
        found = cell_values.date_of(slot)
        name = "every" if dates.parse_interval(text) else "every_as_written"
        reading = cell_values.text(slot)
        if found:
            name, why = "first", "written with the year first"
            reading = CellValue(str(found), "changed", why)
        review[name] = account.use(slot, f"review.{name}", reading)
    return {"review": review} if review else {}


def _undated_difference(draft: ActionDraft, account: Account, terms: Terms) -> None:
    """Keep an assessment of the difference made that has no date."""
    if terms.reported is not None:
        return
    for slot in draft.of("difference"):
        name = account.keep(slot, "an assessment that has no date", "asked")
        said = f'The assessment has no date. It is kept in "{name}".'
        account.ask(slot.place, said)
