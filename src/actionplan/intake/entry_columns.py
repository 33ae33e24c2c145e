"""Add to the entries of an action what other columns say about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.intake import cell_values, entry_drafts
from actionplan.intake.cell_values import CellValue
from actionplan.intake.entry_drafts import KEPT
from actionplan.plan.model import DONE
from actionplan.text import dates, notes
from actionplan.text.grammar import cut, quoted

if TYPE_CHECKING:
    from actionplan.intake.account import Account
    from actionplan.intake.drafts import ActionDraft
    from actionplan.intake.entry_drafts import EntryDraft
    from actionplan.intake.slots import Slot
    from actionplan.intake.terms import Terms
    from actionplan.text.dates import Date

_YEAR_FIRST = "written with the year first"


def with_date(
    made: list[EntryDraft], slot: Slot, account: Account, draft: ActionDraft
) -> list[EntryDraft]:
    """Date the one entry of an action that has no date in its own text."""
    if len(made) != 1 or made[0].has_own_date:
        if [entry.date for entry in made] == [str(cell_values.date_of(slot))]:
            reading, _ = cell_values.date(slot, KEPT)
            account.use(slot, "progress.date", reading)  # the text gives it as well
        else:
            keep(made, slot, account, "not the date of one entry")
        return made
    reading, is_date = cell_values.date(slot, KEPT)
    name = "date" if is_date else KEPT
    account.use(slot, f"progress.{name}", reading)
    account.settle(draft.of("note"), entry_drafts.NO_DATE)
    if not is_date:
        return [made[0]._replace(date="", date_as_written=reading.value)]
    state = made[0].state or cell_values.state(made[0].note) or ""
    return [made[0]._replace(date=reading.value, state=state)]


def with_state(
    made: list[EntryDraft], slot: Slot, account: Account, terms: Terms
) -> list[EntryDraft]:
    """Add a status to the one entry of a row, or else as an entry of its own."""
    said = cell_values.finished(slot.text)
    if said is None:
        return [*made, *entry_drafts.of_cell(slot, account, terms)]
    state, on = said
    if on is None and any(entry.state == state for entry in made):
        reading = CellValue(state, "changed", "the status that the progress gives")
        account.use(slot, "progress.state", reading)
        return made
    if len(made) == 1 and made[0].date and not made[0].state and on is None:
        if state in DONE and (open_words := notes.unfinished(made[0].note)):
            _keep_denied(slot, open_words, account)
            return made
        reading = CellValue(state, "changed", "read as a status")
        account.use(slot, "progress.state", reading)
        return [made[0]._replace(state=state)]
    day = str(on) if on else entry_drafts.dated_by(slot, terms)[0]
    return [*made, entry_drafts.of_status(slot, account, state, day)]


def _keep_denied(slot: Slot, open_words: str, account: Account) -> None:
    """Keep a status apart that the progress of its row denies."""
    name = account.keep(slot, "the progress denies it", "asked")
    said = (
        f"It says {quoted(slot.text.strip())}, but the progress says"
        f" {quoted(cut(open_words, _LONGEST_SHOWN))}, so the action is not complete"
        f' because of it. It is kept in "{name}".'
    )
    account.ask(slot.place, said, name)


_LONGEST_SHOWN = 60
"""The most characters of a cell that a question about another has."""


def is_kept_in_doubt(
    made: list[EntryDraft],
    slot: Slot,
    account: Account,
    terms: Terms,
    *,
    doubt: Slot | None,
) -> bool:
    """Keep when an action was completed apart, unless nothing in its row denies it.

    *doubt* is a cell of the row that gives a status other than done. Return whether it
    was kept.
    """
    state, on = cell_values.finished(slot.text) or ("", None)
    found = cell_values.date_of(slot) or on
    if found is None and not state:
        return False
    why = _why_not_completed(made, found, doubt, terms)
    if why:
        name = account.keep(slot, "a date of completion that is in doubt", "asked")
        account.ask(slot.place, f'{why} It is kept in "{name}".', name)
    return bool(why)


def _why_not_completed(
    made: list[EntryDraft], found: Date | None, doubt: Slot | None, terms: Terms
) -> str:
    """Say why a date cannot be when an action was completed; "" if it can be.

    It cannot be if it has not come yet, or if progress of that date or a later one says
    what is unfinished.
    """
    day = terms.as_of
    if found and day is not None and found.first_day > day:
        return f"{found.words} is later than {dates.words(day)}, the report date."
    begin = f"It gives {found.words}" if found else "It says that the action is done"
    end = ", so no action is complete because of this cell."
    if doubt is not None:
        words = cut(" ".join(doubt.text.split()), _LONGEST_SHOWN)
        return f"{begin}, but {quoted(doubt.heading)} says {quoted(words)}{end}"
    later = [entry.note for entry in made if found and entry.date >= str(found)]
    if open_words := next(filter(None, map(notes.unfinished, later)), ""):
        words = cut(open_words, _LONGEST_SHOWN)
        return f"{begin}, but the progress says {quoted(words)}{end}"
    return ""


def with_achieved(
    made: list[EntryDraft], slot: Slot, account: Account, terms: Terms
) -> list[EntryDraft]:
    """Add when an action was completed, to the entry that says so or as a new one."""
    found = cell_values.date_of(slot)
    if found is None:
        if cell_values.finished(slot.text):
            return with_state(made, slot, account, terms)
        _keep_date(slot, account)
        return made
    if len(made) == 1 and not made[0].state and str(found) <= made[0].date:
        for name, value in (("state", "complete"), ("achieved_on", str(found))):
            reading = CellValue(value, "changed", "when it was completed")
            account.use(slot, f"progress.{name}", reading)
        return [made[0]._replace(state="complete", achieved_on=str(found))]
    done = [at for at, entry in enumerate(made) if entry.state == "complete"]
    if len(done) != 1:
        return [*made, entry_drafts.of_status(slot, account, "complete", str(found))]
    reading = CellValue(str(found), "changed", _YEAR_FIRST)
    account.use(slot, "progress.achieved_on", reading)
    changed = made[done[0]]._replace(achieved_on=str(found))
    return [*made[: done[0]], changed, *made[done[0] + 1 :]]


def with_dates_in_text(
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


def with_detail(
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
        keep(made, slot, account, "not part of one entry")
        return made
    account.use(slot, f"progress.{name}", reading)
    changed = _with(made[0], name, reading.value)
    return [changed]


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


def keep(made: list[EntryDraft], slot: Slot, account: Account, why: str) -> None:
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
