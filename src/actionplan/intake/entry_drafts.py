"""Read the text of one cell as entries of progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.intake import cell_values
from actionplan.intake.cell_values import CellValue
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.intake.account import Account
    from actionplan.intake.cell_values import DatedReport
    from actionplan.intake.ledger import Fate
    from actionplan.intake.slots import Slot
    from actionplan.intake.terms import Terms

DATED_BY_HEADING = "dated by its heading"
"""Why text has a date that only the heading of its column gives."""
NO_DATE = "it does not say when this was reported"
"""Why an entry is left to a person."""
KEPT = "date_as_written"
"""The field for a date that cannot be read in one way."""


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


def dated_by(slot: Slot, terms: Terms) -> tuple[str, str]:
    """Return the date of text that has none: from its heading or the command line.

    The second value says which of the two it is.
    """
    in_heading = dates.readings(slot.heading)
    if len(in_heading) == 1:
        return str(in_heading[0]), DATED_BY_HEADING
    return (str(terms.reported), "dated by --reported") if terms.reported else ("", "")


def of_cell(slot: Slot, account: Account, terms: Terms) -> list[EntryDraft]:
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
    is_own = bool(report.date or report.date_as_written)
    day, how = (report.date, "") if is_own else dated_by(slot, terms)
    state = (report.state if day else None) or ""
    steps = [*split, *([how] if how else []), *(["read as a status"] if state else [])]
    if report.date_as_written:
        _ask_date(slot, report, account, split)
    if day or is_own:
        _use(slot, report, account, read=(day, state), steps=steps)
    else:
        why = ", ".join((*split, NO_DATE))
        reading = CellValue(report.note, "asked", why, of=report.note)
        account.use(slot, "progress.note", reading)
    return EntryDraft(
        note=report.note,
        date=day,
        date_as_written=report.date_as_written,
        state=state,
        has_own_date=is_own,
        place=slot.place,
    )


def _ask_date(
    slot: Slot, report: DatedReport, account: Account, split: Sequence[str]
) -> None:
    """Leave to a person what the date of an entry means."""
    dated = report.dated or report.note
    ways = dates.readings(report.date_as_written)
    asked = cell_values.doubt(report.date_as_written, ways, KEPT)
    reading = CellValue(dated, "asked", ", ".join(split), asked, of=dated)
    account.use(slot, f"progress.{KEPT}", reading)


def _use(
    slot: Slot,
    report: DatedReport,
    account: Account,
    *,
    read: tuple[str, str],
    steps: Sequence[str],
) -> None:
    """Account for an entry whose date and status have been read."""
    day, state = read
    fate: Fate = "changed" if steps else "copied"
    why = ", ".join(dict.fromkeys(steps))
    for name, value, of in (
        ("date", day, report.dated or report.note),
        ("state", state, report.note),
        ("note", report.note, report.note),
    ):
        if value:
            account.use(slot, f"progress.{name}", CellValue(value, fate, why, of=of))


def of_status(slot: Slot, account: Account, state: str, day: str) -> EntryDraft:
    """Write an entry that says only a status; without a date it is only a note."""
    if not day:
        account.use(slot, "progress.note", CellValue(slot.text, "asked", NO_DATE))
        return EntryDraft(slot.text, place=slot.place)
    for name, value in (("date", day), ("state", state), ("note", slot.text)):
        reading = CellValue(value, "changed", "read as a status")
        account.use(slot, f"progress.{name}", reading)
    return EntryDraft(
        slot.text, date=day, state=state, has_own_date=True, place=slot.place
    )
