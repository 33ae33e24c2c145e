"""Write the progress of an action as entries, from the cells of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import cell_values, colours
from actionplan.intake.cell_values import CellValue
from actionplan.plan.model import CLOSED
from actionplan.text import dates

if TYPE_CHECKING:
    from actionplan.intake.account import Account
    from actionplan.intake.cell_values import DatedReport
    from actionplan.intake.colours import RatingKey
    from actionplan.intake.drafts import ActionDraft, Slot
    from actionplan.intake.ledger import Fate
    from actionplan.intake.terms import Terms

DATED_BY_HEADING = "dated by its heading"
"""Why text has a date that only the heading of its column gives."""
_NO_DATE = "it does not say when this was reported"
_YEAR_FIRST = "written with the year first"
_DONE = (*CLOSED, "monitoring")
"""Statuses that people write in place of a due date, because it no longer matters."""


class EntryDraft(NamedTuple):
    """An entry while it is made: what its text gives, and what a column may add."""

    note: str
    date: str = ""
    date_as_written: str = ""
    next: str = ""
    rag: str = ""
    state: str = ""
    achieved_on: str = ""
    new_due: str = ""
    reported_by: str = ""
    evidence: str = ""
    has_own_date: bool = False
    """Whether the date is in the text itself."""
    place: str = ""
    """Where its text is in the document."""

    @property
    def fields(self) -> dict[str, str]:
        """The fields as they are written. Without a date, its field is left empty."""
        given = self._asdict()
        del given["has_own_date"], given["place"]
        note = given.pop("note")
        day = {} if self.date or self.date_as_written else {"date": ""}
        return day | {n: v for n, v in given.items() if v} | {"note": note}


def write(
    draft: ActionDraft, account: Account, key: RatingKey, terms: Terms
) -> list[dict[str, str]]:
    """Write the entries of an action."""
    made: list[EntryDraft] = []
    for slot in draft.of("note"):
        made += _notes(slot, account, terms)
    for slot in draft.of("date"):
        made = _with_date(made, slot, account, draft)
    for slot in draft.of("state"):
        if key.rating(slot.text) or colours.is_colour(slot.text):
            made = _with_rating(made, slot, account, key)
        else:
            made = _with_state(made, slot, account, terms)
    for slot in draft.of("achieved_on"):
        made = _with_achieved(made, slot, account, terms)
    for slot in draft.of("new_due", "next", "reported_by", "evidence"):
        made = _with_detail(made, slot, account)
    for slot in draft.of("rag"):
        if slot.text and not key.rating(slot.text) and cell_values.finished(slot.text):
            made = _with_state(made, slot, account, terms)
        else:
            made = _with_rating(made, slot, account, key)
    made = _with_dates_in_text(made, draft, account)
    undated = [e.place for e in made if not (e.date or e.date_as_written)]
    for place in dict.fromkeys(undated):
        said = 'The progress has no date. The field "date" is left empty.'
        account.ask(place, said, "progress.date")
    return [entry.fields for entry in made]


def dated_by(slot: Slot, terms: Terms) -> tuple[str, str]:
    """Return the date of text that has none: from its heading or the command line.

    The second value says which of the two it is.
    """
    in_heading = dates.readings(slot.heading)
    if len(in_heading) == 1:
        return str(in_heading[0]), DATED_BY_HEADING
    return (str(terms.reported), "dated by --reported") if terms.reported else ("", "")


def done_by(slot: Slot, terms: Terms) -> tuple[str, str]:
    """Return the status and its date, if a due date only says that it is done.

    If that cannot be dated, both are empty.
    """
    state, on = cell_values.finished(slot.text) or ("", None)
    day = str(on or terms.reported or "")
    return (state, day) if day and state in _DONE else ("", "")


def of_due(
    slot: Slot, made: list[dict[str, str]], account: Account, terms: Terms
) -> list[dict[str, str]]:
    """Write the status in place of a due date as an entry, if there is none with it."""
    state, day = done_by(slot, terms)
    if not day or any(entry.get("state") == state for entry in made):
        return []
    return [_status(slot, account, state, day).fields]


# --- entries ------------------------------------------------------------------


def _notes(slot: Slot, account: Account, terms: Terms) -> list[EntryDraft]:
    """Read a cell as entries: one, or one for each date that begins a line."""
    return [
        _note(slot, report, account, terms)
        for report in cell_values.reports(slot.text)
        if report.note.strip()
    ]


def _note(
    slot: Slot, report: DatedReport, account: Account, terms: Terms
) -> EntryDraft:
    split = [] if report.note == slot.text else ["split at the dates"]
    split += [slot.why] if slot.why else []
    day, is_own = report.date, bool(report.date or report.date_as_written)
    how = ""
    if not is_own:
        day, how = dated_by(slot, terms)
    state = report.state if day else None
    entry = EntryDraft(
        note=report.note,
        date=day,
        date_as_written=report.date_as_written,
        state=state or "",
        has_own_date=is_own,
        place=slot.place,
    )
    dated = report.dated or report.note
    steps = [*split, *([how] if how else []), *(["read as a status"] if state else [])]
    why = ", ".join(dict.fromkeys(steps))
    made = [
        ("date", day, dated),
        ("state", state or "", report.note),
        ("note", report.note, report.note),
    ]
    if report.date_as_written:
        ways = dates.readings(report.date_as_written)
        asked = cell_values.doubt(report.date_as_written, ways, _KEPT)
        reading = CellValue(dated, "asked", ", ".join(split), asked, of=dated)
        account.use(slot, f"progress.{_KEPT}", reading)
    for name, value, of in made if day or is_own else ():
        if value:
            fate: Fate = "changed" if steps else "copied"
            account.use(slot, f"progress.{name}", CellValue(value, fate, why, of=of))
    if not (day or is_own):
        why = ", ".join((*split, _NO_DATE))
        reading = CellValue(report.note, "asked", why, of=report.note)
        account.use(slot, "progress.note", reading)
    return entry


_KEPT = "date_as_written"


def _status(slot: Slot, account: Account, state: str, day: str) -> EntryDraft:
    """Write an entry that says only a status; without a date it is only a note."""
    if not day:
        account.use(slot, "progress.note", CellValue(slot.text, "asked", _NO_DATE))
        return EntryDraft(slot.text, place=slot.place)
    for name, value in (("date", day), ("state", state), ("note", slot.text)):
        reading = CellValue(value, "changed", "read as a status")
        account.use(slot, f"progress.{name}", reading)
    return EntryDraft(
        slot.text, date=day, state=state, has_own_date=True, place=slot.place
    )


# --- what other columns add ---------------------------------------------------


def _with_date(
    made: list[EntryDraft], slot: Slot, account: Account, draft: ActionDraft
) -> list[EntryDraft]:
    if len(made) != 1 or made[0].has_own_date:
        if [entry.date for entry in made] == [str(cell_values.date_of(slot))]:
            reading, _ = cell_values.date(slot, _KEPT)
            account.use(slot, "progress.date", reading)  # the text gives it as well
        else:
            _keep(made, slot, account, "not the date of one entry")
        return made
    reading, is_date = cell_values.date(slot, _KEPT)
    name = "date" if is_date else _KEPT
    account.use(slot, f"progress.{name}", reading)
    account.settle(draft.of("note"), _NO_DATE)
    if not is_date:
        return [made[0]._replace(date="", date_as_written=reading.value)]
    state = made[0].state or cell_values.state(made[0].note) or ""
    return [made[0]._replace(date=reading.value, state=state)]


def _with_state(
    made: list[EntryDraft], slot: Slot, account: Account, terms: Terms
) -> list[EntryDraft]:
    """Add a status to the one entry of a row, or else as an entry of its own."""
    said = cell_values.finished(slot.text)
    if said is None:
        return [*made, *_notes(slot, account, terms)]
    state, on = said
    if on is None and any(entry.state == state for entry in made):
        reading = CellValue(state, "changed", "the status that the progress gives")
        account.use(slot, "progress.state", reading)
        return made
    if len(made) == 1 and made[0].date and not made[0].state and on is None:
        reading = CellValue(state, "changed", "read as a status")
        account.use(slot, "progress.state", reading)
        return [made[0]._replace(state=state)]
    day = str(on) if on else dated_by(slot, terms)[0]
    return [*made, _status(slot, account, state, day)]


def _with_achieved(
    made: list[EntryDraft], slot: Slot, account: Account, terms: Terms
) -> list[EntryDraft]:
    found = cell_values.date_of(slot)
    if found is None:
        if cell_values.finished(slot.text):
            return _with_state(made, slot, account, terms)
        _keep_date(slot, account)
        return made
    if len(made) == 1 and not made[0].state and str(found) <= made[0].date:
        for name, value in (("state", "complete"), ("achieved_on", str(found))):
            reading = CellValue(value, "changed", "when it was completed")
            account.use(slot, f"progress.{name}", reading)
        return [made[0]._replace(state="complete", achieved_on=str(found))]
    done = [at for at, entry in enumerate(made) if entry.state == "complete"]
    if len(done) != 1:
        return [*made, _status(slot, account, "complete", str(found))]
    reading = CellValue(str(found), "changed", _YEAR_FIRST)
    account.use(slot, "progress.achieved_on", reading)
    changed = made[done[0]]._replace(achieved_on=str(found))
    return [*made[: done[0]], changed, *made[done[0] + 1 :]]


def _with_dates_in_text(
    made: list[EntryDraft], draft: ActionDraft, account: Account
) -> list[EntryDraft]:
    """Add when an action was completed, if the text of its one entry begins with that.

    The date of the entry is that of the report, which can be much later.
    """
    slots = draft.of("note")
    if len(made) != 1 or len(slots) != 1 or made[0].state != "complete":
        return made
    on = cell_values.completed_on(made[0].note)
    if on is None or made[0].achieved_on or str(on) == made[0].date:
        return made
    reading = CellValue(str(on), "changed", _YEAR_FIRST)
    account.use(slots[0], "progress.achieved_on", reading)
    return [made[0]._replace(achieved_on=str(on))]


def _with_detail(
    made: list[EntryDraft], slot: Slot, account: Account
) -> list[EntryDraft]:
    """Put a cell into the one entry of its row, or keep it in a field of its own."""
    name = str(slot.field)
    reading = cell_values.text(slot)
    if name == "new_due":
        found = cell_values.date_of(slot)
        if found is None:
            _keep_date(slot, account)
            return made
        reading = CellValue(str(found), "changed", _YEAR_FIRST)
    if len(made) != 1 or getattr(made[0], name):
        _keep(made, slot, account, "not part of one entry")
        return made
    account.use(slot, f"progress.{name}", reading)
    changed = _with(made[0], name, reading.value)
    return [changed]


def _keep(made: list[EntryDraft], slot: Slot, account: Account, why: str) -> None:
    """Keep a cell about progress apart, and leave to a person where it belongs."""
    name = account.keep(slot, why, "asked")
    said = "There is no progress to which it could belong."
    if len(made) == 1:
        said = "The progress has one already."
    elif made:
        said = (
            "The progress has several entries, and it is not clear which it is about."
        )
    account.ask(slot.place, f'{said} It is kept in "{name}".', name)


def _keep_date(slot: Slot, account: Account) -> None:
    """Keep words that are no date apart, and leave to a person what they mean."""
    name = account.keep(slot, "not a date that can be read in one way", "asked")
    reading, _ = cell_values.date(slot, name)
    account.ask(slot.place, reading.question)


def _with(entry: EntryDraft, name: str, value: str) -> EntryDraft:
    match name:
        case "new_due":
            return entry._replace(new_due=value)
        case "next":
            return entry._replace(next=value)
        case "reported_by":
            return entry._replace(reported_by=value)
        case _:
            return entry._replace(evidence=value)


def _with_rating(
    made: list[EntryDraft], slot: Slot, account: Account, key: RatingKey
) -> list[EntryDraft]:
    """Add a rating to the one entry of a row, if the key says what it means."""
    colour = slot.cell.colour if slot.cell else ""
    if not slot.text:
        return _with_colour(made, slot, account, key)
    rating = key.rating(slot.text)
    filled = f" (its cell has the colour {colour})" if colour else ""
    if not rating:
        name = account.keep(
            slot, f"no key says what this rating means{filled}", "asked"
        )
        said = f'No key says what "{slot.text}" means. It is kept in "{name}".'
        account.ask(slot.place, said, "rag")
        return made
    if len(made) != 1 or made[0].rag:
        why = f"a rating without one entry that it belongs to{filled}"
        name = account.keep(slot, why, "asked")
        said = f'{_not_rated(made, slot.text)} It is kept in "{name}".'
        account.ask(slot.place, said)
        return made
    by_colour = key.fills.get(colour, rating)
    if by_colour != rating:
        account.ask(
            slot.place,
            f'It says "{rating}", but its cell has the colour of "{by_colour}". The'
            f' progress is rated "{rating}".',
        )
    same = rating == slot.text
    reading = CellValue(
        rating, "copied" if same else "changed", "" if same else "by the key"
    )
    account.use(slot, "progress.rag", reading)
    return [made[0]._replace(rag=rating)]


def _not_rated(made: list[EntryDraft], rating: str) -> str:
    """Say why no entry has a rating."""
    said = " ".join(rating.split())
    if not made:
        return f'There is no progress that could be rated "{said}".'
    if len(made) > 1:
        return (
            f"The progress has {len(made)} entries, so it is not clear which one is"
            f' rated "{said}".'
        )
    return (
        f'The progress is rated "{made[0].rag}" already, so it is not rated "{said}".'
    )


def _with_colour(
    made: list[EntryDraft], slot: Slot, account: Account, key: RatingKey
) -> list[EntryDraft]:
    colour = slot.cell.colour if slot.cell else ""
    rating = key.fills.get(colour, "")
    if not rating:
        account.leave(slot, f"the colour {colour}, which no key explains")
        said = (
            f"The cell has the colour {colour}, but no words. If the colour is a"
            f" rating, say which in place of RATING: --colour {colour}=RATING"
        )
        account.ask(slot.place, said, "rag")
    elif len(made) != 1 or made[0].rag:
        account.leave(slot, f"the colour {colour}, a rating without one entry")
        said = f"{_not_rated(made, rating)} It is not in the plan."
        account.ask(slot.place, said)
    else:
        reading = CellValue(rating, "changed", f"the colour {colour}, by the key")
        account.use(slot, "progress.rag", reading)
        return [made[0]._replace(rag=rating)]
    return made
