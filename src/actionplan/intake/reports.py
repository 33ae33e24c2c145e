"""Write the progress of an action as entries, from the cells of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan.intake import columns, values
from actionplan.intake.ledger import Use
from actionplan.plan.model import CLOSED
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.intake.colours import Key
    from actionplan.intake.drafts import ActionDraft, Slot
    from actionplan.intake.terms import Terms
    from actionplan.intake.values import Report

OF_ENTRY = (
    *("note", "date", "rag", "state", "achieved_on", "new_due", "next"),
    *("reported_by", "evidence"),
)
"""The fields of a progress entry that a column can be."""


class Asked(NamedTuple):
    """What is left to a person, and where."""

    place: str
    text: str


class Made(NamedTuple):
    """What some cells became: values, what their text was used for, and questions."""

    fields: dict[str, Any]
    uses: tuple[Use, ...] = ()
    asked: tuple[Asked, ...] = ()


class Entries(NamedTuple):
    """The progress of an action."""

    entries: list[dict[str, str]]
    own: dict[str, list[str]]
    """What could not be put into an entry, by x- field."""
    uses: tuple[Use, ...]
    asked: tuple[Asked, ...]


class _Work:
    """Entries while they are made. Only this module sees it."""

    def __init__(self, number: str, terms: Terms) -> None:
        self.number = number
        self.terms = terms
        self.entries: list[dict[str, str]] = []
        self.own: dict[str, list[str]] = {}
        self.uses: list[Use] = []
        self.asked: list[Asked] = []

    def use(self, slot: Slot, fate: Any, why: str, field: str, value: str) -> None:  # noqa: ANN401, PLR0913 -- a Fate, and what a line of the ledger has
        self.uses.append(
            Use(slot.where, fate, why, self.number, field, value, slot.heading)
        )

    def keep(self, slot: Slot, why: str) -> None:
        """Keep text in a field of its own, since no entry can have it."""
        name = columns.named_after(slot.heading)
        if slot.text:
            self.own.setdefault(name, []).append(slot.text)
            self.use(slot, "copied", why, name, slot.text)
        else:
            self.use(slot, "left out", why, "", "")

    @property
    def only(self) -> dict[str, str] | None:
        """The entry, if there is exactly one."""
        return self.entries[0] if len(self.entries) == 1 else None


def write(draft: ActionDraft, number: str, key: Key, terms: Terms) -> Entries:
    """Write the entries of an action."""
    work = _Work(number, terms)
    for slot in draft.of("note"):
        for report in values.reports(slot.text):
            _note(work, slot, report)
    for slot in draft.of("date"):
        _date(work, slot)
    for slot in draft.of("state"):
        _state(work, slot)
    for slot in draft.of("achieved_on"):
        _achieved(work, slot)
    for name in ("new_due", "next", "reported_by", "evidence"):
        for slot in draft.of(name):
            _detail(work, slot, name)
    for slot in draft.of("rag"):
        _rag(work, slot, key)
    work.asked += list(_undated(work, draft))
    return Entries(work.entries, work.own, tuple(work.uses), tuple(work.asked))


def dated_by(slot: Slot, terms: Terms) -> tuple[str, str]:
    """Return the date of text that has none: from its heading or the command line.

    The second value says which of the two it is.
    """
    in_heading = dates.readings(slot.heading)
    if len(in_heading) == 1 and dates.is_sure(slot.heading):
        return str(in_heading[0]), "dated by its heading"
    if len(in_heading) == 1:
        return str(in_heading[0]), "dated by its heading"
    if terms.reported:
        return str(terms.reported), "dated by --reported"
    return "", ""


def _note(work: _Work, slot: Slot, report: Report) -> None:
    entry: dict[str, str] = {}
    whys = ["split at the dates"] if report.note != slot.text else []
    if slot.why:
        whys.append(slot.why)
    if report.date:
        entry["date"] = report.date
    elif report.date_as_written:
        entry["date_as_written"] = report.date_as_written
    else:
        entry["date"], how = dated_by(slot, work.terms)
        whys += [how] if how else []
    if report.state and entry.get("date"):
        entry["state"] = report.state
        whys.append("read as a status")
    entry["note"] = report.note
    if not report.note.strip():
        return
    work.entries.append(entry)
    fate = "changed" if whys else "copied" if entry.get("date") else "asked"
    if entry.get("date_as_written"):
        fate = "asked"
    why = ", ".join(dict.fromkeys(whys)) or (fate == "asked" and _NO_DATE) or ""
    for name in ("date", "date_as_written", "state", "note"):
        if entry.get(name):
            work.use(slot, fate, why, f"progress.{name}", entry[name])


_NO_DATE = "it does not say when this was reported"


def _date(work: _Work, slot: Slot) -> None:
    entry = work.only
    has_own = entry and (entry.get("date_as_written") or _is_of_text(work, entry))
    if entry is None or has_own:
        work.keep(slot, "not the date of one entry")
        return
    reading, is_date = values.date(slot, "date_as_written")
    entry.pop("date", None)
    name = "date" if is_date else "date_as_written"
    note = entry.pop("note")
    entry |= {name: reading.value, "note": note}
    work.use(slot, reading.fate, reading.why, f"progress.{name}", reading.value)
    if reading.question:
        work.asked.append(Asked(slot.place, reading.question))


def _is_of_text(work: _Work, entry: dict[str, str]) -> bool:
    """Return whether the date of an entry is in the text of its cell."""
    given = {str(work.terms.reported or "")}
    return bool(entry.get("date")) and entry["date"] not in given


def _state(work: _Work, slot: Slot) -> None:
    said = values.finished(slot.text)
    if said is None:
        for report in values.reports(slot.text):
            _note(work, slot, report)
        return
    state, on = said
    entry = work.only
    if entry and entry.get("date") and not entry.get("state") and on is None:
        note = entry.pop("note")
        entry |= {"state": state, "note": note}
        work.use(slot, "changed", "read as a status", "progress.state", state)
        return
    _status_entry(work, slot, state, str(on or "") or dated_by(slot, work.terms)[0])


def _status_entry(work: _Work, slot: Slot, state: str, day: str) -> None:
    """Write an entry that says only a status; without a date it is only a note."""
    entry = {"date": day}
    if day:
        entry["state"] = state
        work.use(slot, "changed", "read as a status", "progress.state", state)
    entry["note"] = slot.text
    work.entries.append(entry)
    fate = "changed" if day else "asked"
    work.use(slot, fate, "" if day else _NO_DATE, "progress.note", slot.text)


def status_of(draft_slot: Slot, number: str, terms: Terms) -> Entries | None:
    """Read a due date that is only a status, such as Complete, if it can be dated."""
    said = values.finished(draft_slot.text)
    if said is None:
        return None
    state, on = said
    day = str(on or terms.reported or "")
    if not day or state not in _DONE:
        return None
    work = _Work(number, terms)
    _status_entry(work, draft_slot, state, day)
    return Entries(work.entries, {}, tuple(work.uses), ())


_DONE = (*CLOSED, "monitoring")
"""Statuses that people write in place of a due date, because it no longer matters."""


def _achieved(work: _Work, slot: Slot) -> None:
    found = values.date_of(slot)
    if found is None:
        if values.finished(slot.text):
            _state(work, slot)
        else:
            work.keep(slot, "not a date that can be read in one way")
        return
    done = [e for e in work.entries if e.get("state") == "complete"]
    if len(done) == 1:
        note = done[0].pop("note")
        done[0] |= {"achieved_on": str(found), "note": note}
        work.use(
            slot, "changed", "written with the year first", "progress.achieved_on", str(found)
        )
        return
    _status_entry(work, slot, "complete", str(found))


def _detail(work: _Work, slot: Slot, name: str) -> None:
    """Put a cell into the one entry of its row, or keep it in a field of its own."""
    entry = work.only
    value = slot.text
    if name == "new_due":
        found = values.date_of(slot)
        value = str(found) if found else ""
    if entry is None or not value or name in entry:
        work.keep(slot, "not part of one entry")
        return
    note = entry.pop("note")
    entry |= {name: value, "note": note}
    fate = "copied" if value == slot.text else "changed"
    why = "" if fate == "copied" else "written with the year first"
    work.use(slot, fate, why, f"progress.{name}", value)


def _rag(work: _Work, slot: Slot, key: Key) -> None:
    colour = slot.cell.colour if slot.cell else ""
    rating = key.rating(slot.text) if slot.text else key.fills.get(colour, "")
    entry = work.only
    if not rating:
        why = (
            f"no key says what this rating means{_filled(colour)}"
            if slot.text
            else f"no key says what the colour {colour} means"
        )
        work.keep(slot, why)
        if not slot.text:
            work.asked.append(Asked(slot.place, f"The cell has the colour {colour}, but no words. {_HOW_COLOUR.format(colour)}"))
        return
    if entry is None or entry.get("rag"):
        work.keep(slot, "a rating without one entry to belong to")
        if not slot.text:
            work.asked.append(
                Asked(slot.place, f'The rating "{rating}" has no progress to belong to.')
            )
        return
    note = entry.pop("note")
    entry |= {"rag": rating, "note": note}
    why = "" if slot.text == rating else "read by the key" if slot.text else f"the colour {colour}, by the key"
    work.use(slot, "copied" if slot.text == rating else "changed", why, "progress.rag", rating)


_HOW_COLOUR = "To say what it means, add: --colour {}=red"


def _filled(colour: str) -> str:
    return f" (the cell is filled with {colour})" if colour else ""


def _undated(work: _Work, draft: ActionDraft) -> Iterator[Asked]:
    if any(not (e.get("date") or e.get("date_as_written")) for e in work.entries):
        slots = draft.of("note", "state")
        place = slots[0].place if slots else draft.place
        yield Asked(place, "The progress has no date. The field \"date\" is left empty.")
    for entry in work.entries:
        if written := entry.get("date_as_written", ""):
            slot = next(iter(draft.of("note")), None)
            found = dates.readings(written)
            if slot and len(found) > 1 and written in slot.text:
                ways = " or ".join(each.words for each in found)
                yield Asked(slot.place, f'"{written}" can be read as {ways}. It is kept in "date_as_written".')
