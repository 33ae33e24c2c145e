"""Write outcomes and actions as the data of a plan, from what belongs to each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionplan.intake import columns, numbers, reports, values
from actionplan.intake.ledger import Use
from actionplan.intake.reports import Asked, Made
from actionplan.reading import plan_schema
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from actionplan.intake.colours import Key
    from actionplan.intake.drafts import ActionDraft, OutcomeDraft, Slot
    from actionplan.intake.ledger import Fate
    from actionplan.intake.terms import Terms

_ACTION_LISTS: Mapping[str, str] = {
    "success": "measure",
    "risks": "risk",
    "milestones": "milestone",
    "partners": "agency",
}
"""Lists of an action, and the field of their items that the text of a cell is."""


def outcome(
    draft: OutcomeDraft, number: str, actions: tuple[str, ...], key: Key, terms: Terms
) -> Made:
    """Write an outcome with its actions."""
    fields: dict[str, Any] = {"id": number}
    uses: list[Use] = []
    asked: list[Asked] = []
    for name in ("theme", "challenge", "desired_outcome"):
        _copy_one(draft.of(name), name, number, fields, uses)
    _themes(draft, number, fields, uses)
    _recommendations(draft, number, fields, uses)
    baseline = [_copied(slot, "baseline.measure", number, uses) for slot in draft.of("baseline")]
    if baseline:
        fields["baseline"] = [{"measure": text} for text in baseline]
    made = [
        action(one, its, key, terms)
        for one, its in zip(draft.actions, actions, strict=True)
    ]
    if made:
        fields["actions"] = [each.fields for each in made]
    difference = _differences(draft, number, terms, uses)
    if difference:
        fields["difference"] = difference
    for each in made:
        uses += each.uses
        asked += each.asked
    if not draft.actions and (own := _own(draft.slots, number, uses)):
        fields |= own
    return Made(_in_order("outcome", fields), tuple(uses), tuple(asked))


def action(draft: ActionDraft, number: str, key: Key, terms: Terms) -> Made:
    """Write an action with its progress."""
    fields: dict[str, Any] = {"id": number}
    uses: list[Use] = []
    asked: list[Asked] = []
    _number(draft, number, fields, uses)
    for name in ("action", "accountable", "agency"):
        _copy_one(draft.of(name), name, number, fields, uses)
    for name in ("action", "accountable"):
        if name not in fields:
            fields[name] = ""
            asked.append(_empty(draft, name))
    done = _due(draft, number, terms, fields, uses, asked)
    _priority(draft, number, fields, uses)
    for name, part in _ACTION_LISTS.items():
        texts = [_copied(s, f"{name}.{part}", number, uses) for s in draft.of(name)]
        if texts:
            fields[name] = [{part: text} for text in texts]
    needed = [_copied(s, "evidence_needed", number, uses) for s in draft.of("evidence_needed")]
    if needed:
        fields["evidence_needed"] = needed if len(needed) > 1 else needed[0]
    _review(draft, number, fields, uses)
    progress = reports.write(draft, number, key, terms)
    entries = [*progress.entries, *done]
    if entries:
        fields["progress"] = entries
    uses += progress.uses
    asked += progress.asked
    own = _own(draft.slots, number, uses)
    for name, texts in progress.own.items():
        _add(own, name, *texts)
    if not terms.reported:
        for slot in draft.of("difference"):
            _add(own, columns.named_after(slot.heading), slot.text)
            uses.append(_use(slot, "asked", "an assessment that has no date", columns.named_after(slot.heading), number))
            asked.append(Asked(slot.place, f'The assessment has no date. It is kept in "{columns.named_after(slot.heading)}".'))
    return Made(_in_order("action", fields) | own, tuple(uses), tuple(asked))


def _use(  # noqa: PLR0913 -- what a line of the ledger has
    slot: Slot, fate: Fate, why: str, field: str, number: str, value: str = ""
) -> Use:
    return Use(slot.where, fate, why, number, field, value or slot.text, slot.heading)


def _copied(slot: Slot, field: str, number: str, uses: list[Use]) -> str:
    """Copy the text of a cell to a field."""
    reading = values.text(slot)
    uses.append(_use(slot, reading.fate, reading.why, field, number, reading.value))
    return reading.value


def _copy_one(
    slots: Iterable[Slot], name: str, number: str, fields: dict[str, Any], uses: list[Use]
) -> None:
    """Copy text to a field that holds one. What there is more of gets its own field."""
    for slot in slots:
        if name not in fields:
            fields[name] = _copied(slot, name, number, uses)
        elif fields[name] == slot.text:
            uses.append(_use(slot, "copied", "the same as above", name, number))
        else:
            own = columns.named_after(slot.heading or name)
            _add(fields, own, _copied(slot, own, number, uses))


def _themes(
    draft: OutcomeDraft, number: str, fields: dict[str, Any], uses: list[Use]
) -> None:
    """Add a heading that follows directly on another one."""
    for slot in draft.of("also"):
        if "theme" in fields:
            fields["theme"] = f"{fields['theme']}\n{slot.text}"
        else:
            fields["theme"] = slot.text
        uses.append(_use(slot, "copied", slot.why, "theme", number))


def _recommendations(
    draft: OutcomeDraft, number: str, fields: dict[str, Any], uses: list[Use]
) -> None:
    found: dict[str, Any] = {}
    refs = draft.of("ref") or _numbers_of_recommendation(draft)
    for name, slots in (("ref", refs), ("paragraph", draft.of("paragraph"))):
        for slot in slots[:1]:
            found[name] = _copied(slot, f"recommendations.{name}", number, uses)
    recommended = draft.of("recommendation")
    for slot in recommended[:1]:
        found["text"] = _copied(slot, "recommendations.text", number, uses)
    for slot in draft.of("scope"):
        word = values.choice(slot.text, ("local", "regional", "national"))
        _choice(slot, word, "scope", found, fields, number=number, uses=uses)
    for slot in draft.of("response"):
        options = ("accepted", "partly-accepted", "not-accepted")
        word = values.choice(slot.text, options)
        given: dict[str, Any] = {}
        _choice(slot, word, "response", given, fields, number=number, uses=uses)
        if given:
            found.setdefault("responses", []).append(given)
    if found and ("text" in found or "ref" in found):
        fields["recommendations"] = [found]
    elif found:
        for name, text in found.items():
            _add(fields, f"x-{name}", text if isinstance(text, str) else str(text))
    for slot in recommended[1:]:
        text = _copied(slot, "recommendations.text", number, uses)
        if text not in [r.get("text") for r in fields["recommendations"]]:
            fields["recommendations"].append({"text": text})


def _choice(  # noqa: PLR0913 -- a cell, its reading, and where it goes
    slot: Slot,
    word: str,
    name: str,
    into: dict[str, Any],
    fields: dict[str, Any],
    *,
    number: str,
    uses: list[Use],
) -> None:
    if word:
        into[name] = word
        same = word == slot.text
        why = "" if same else "read as a choice of the format"
        uses.append(_use(slot, "copied" if same else "changed", why, name, number, word))
    else:
        own = columns.named_after(slot.heading)
        _add(fields, own, _copied(slot, own, number, uses))


def _numbers_of_recommendation(draft: OutcomeDraft) -> tuple[Slot, ...]:
    """Return the number of the outcome's row, if it is that of its recommendation."""
    if not draft.of("recommendation") or not draft.actions:
        return ()
    found = {s.where: s for one in draft.actions for s in one.of("id")}
    if len(found) != 1:
        return ()
    (slot,) = found.values()
    tracked = any(
        {s.where for s in one.of("action")} & {s.where for s in draft.of("recommendation")}
        for one in draft.actions
    )
    kept = any(numbers.written(one) for one in draft.actions)
    return (slot,) if tracked or not kept else ()


def _number(
    draft: ActionDraft, number: str, fields: dict[str, Any], uses: list[Use]
) -> None:
    """Account for the number in the document, if it is this one or another."""
    for slot in draft.of("id"):
        text = slot.text.strip()
        if number == text:
            uses.append(_use(slot, "copied", "", "id", number, number))
        elif number == numbers.written(draft):
            uses.append(_use(slot, "changed", "without its full stop", "id", number, number))
        else:
            own = columns.named_after(slot.heading)
            _add(fields, own, _copied(slot, own, number, uses))


def _empty(draft: ActionDraft, name: str) -> Asked:
    what = "what will be done" if name == "action" else "an owner"
    return Asked(draft.place, f'It does not give {what}. The field "{name}" is left empty.')


def _due(  # noqa: PLR0913 -- what is read, and what it adds to
    draft: ActionDraft,
    number: str,
    terms: Terms,
    fields: dict[str, Any],
    uses: list[Use],
    asked: list[Asked],
) -> list[dict[str, str]]:
    """Read the due date. Return an entry if the cell says only that it is done."""
    slots = draft.of("due")
    for slot in slots[1:]:
        own = columns.named_after(slot.heading)
        _add(fields, own, _copied(slot, own, number, uses))
    for slot in slots[:1]:
        if done := reports.status_of(slot, number, terms):
            uses += done.uses
            return done.entries
        reading, is_date = values.date(slot, "due_as_written")
        name = "due" if is_date else "due_as_written"
        fields[name] = reading.value
        uses.append(_use(slot, reading.fate, reading.why, name, number, reading.value))
        if reading.question:
            asked.append(Asked(slot.place, reading.question))
    return []


def _priority(
    draft: ActionDraft, number: str, fields: dict[str, Any], uses: list[Use]
) -> None:
    for slot in draft.of("priority"):
        word = values.choice(slot.text, ("must-do", "should-do", "could-do"))
        _choice(slot, word, "priority", fields, fields, number=number, uses=uses)


def _review(
    draft: ActionDraft, number: str, fields: dict[str, Any], uses: list[Use]
) -> None:
    for slot in draft.of("review"):
        if found := values.date_of(slot):
            name, value = "first", str(found)
        elif value := dates.interval(slot.text):
            name = "every"
        else:
            name, value = "every_as_written", slot.text
        fields.setdefault("review", {})[name] = value
        fate: Fate = "copied" if value == slot.text else "changed"
        why = "" if fate == "copied" else "written as the format has it"
        uses.append(_use(slot, fate, why, f"review.{name}", number, value))


def _differences(
    draft: OutcomeDraft, number: str, terms: Terms, uses: list[Use]
) -> list[dict[str, str]]:
    """Write assessments of the difference made, if it is known when."""
    if not terms.reported:
        return []
    found: dict[object, dict[str, str]] = {}
    for one in draft.actions:
        for slot in one.of("difference"):
            uses.append(
                _use(slot, "changed", "dated by --reported", "difference.effect", number)
            )
            day = str(terms.reported)
            found[slot.where] = {"date": day, "effect": slot.text}
    return list(found.values())


def _own(
    slots: Iterable[Slot], number: str, uses: list[Use]
) -> dict[str, Any]:
    """Copy what has no field in the format to fields of the board's own."""
    own: dict[str, Any] = {}
    for slot in slots:
        if slot.field.startswith("x-"):
            reading = values.text(slot)
            why = reading.why or "no field of the format has this heading"
            uses.append(_use(slot, reading.fate, why, slot.field, number, reading.value))
            _add(own, slot.field, reading.value)
    return own


def _add(fields: dict[str, Any], name: str, *texts: str) -> None:
    """Add text to a field that can have several."""
    had = fields.get(name, [])
    every = [*(had if isinstance(had, list) else [had]), *texts]
    kept = list(dict.fromkeys(every))
    fields[name] = kept if len(kept) > 1 else kept[0]


def _in_order(thing: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    names = plan_schema.schema()["$defs"][thing]["properties"]
    known = {name: fields[name] for name in names if name in fields}
    return known | {name: v for name, v in fields.items() if name not in known}
