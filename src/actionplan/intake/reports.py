"""Write the progress of an action as entries, from the cells of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.intake import (
    cell_values,
    colours,
    entry_columns,
    entry_drafts,
    entry_ratings,
)
from actionplan.intake.grid import says_something
from actionplan.plan.model import CLOSED, DONE
from actionplan.text import notes

if TYPE_CHECKING:
    from actionplan.intake.account import Account
    from actionplan.intake.colours import RatingKey
    from actionplan.intake.drafts import ActionDraft
    from actionplan.intake.entry_drafts import EntryDraft
    from actionplan.intake.slots import Slot
    from actionplan.intake.terms import Terms

_DONE = (*CLOSED, "monitoring")
"""Statuses that people write in place of a due date, because it no longer matters."""


def write(
    draft: ActionDraft, account: Account, key: RatingKey, terms: Terms
) -> list[dict[str, str]]:
    """Write the entries of an action."""
    made: list[EntryDraft] = []
    for slot in draft.of("note"):
        made += entry_drafts.of_cell(slot, account, terms)
    for slot in draft.of("date"):
        made = entry_columns.with_date(made, slot, account, draft)
    for slot in draft.of("state"):
        if key.rating(slot.text) or colours.is_colour(slot.text):
            made = entry_ratings.with_rating(made, slot, account, key)
        else:
            made = entry_columns.with_state(made, slot, account, terms)
    made = _with_completion(made, draft, account, terms, doubt=_not_done(draft, key))
    for slot in draft.of("new_due", "next", "reported_by", "evidence"):
        made = entry_columns.with_detail(made, slot, account)
    for slot in draft.of("rag"):
        if slot.text and not key.rating(slot.text) and cell_values.finished(slot.text):
            made = entry_columns.with_state(made, slot, account, terms)
        else:
            made = entry_ratings.with_rating(made, slot, account, key)
    made = entry_columns.with_dates_in_text(made, draft, account)
    undated = [e.place for e in made if not (e.date or e.date_as_written)]
    for place in dict.fromkeys(undated):
        said = 'The progress has no date. The field "date" is left empty.'
        account.ask(place, said, "progress.date")
    return [entry.fields for entry in made]


def _with_completion(
    made: list[EntryDraft],
    draft: ActionDraft,
    account: Account,
    terms: Terms,
    *,
    doubt: Slot | None,
) -> list[EntryDraft]:
    for slot in draft.of("achieved_on"):
        if not entry_columns.is_kept_in_doubt(made, slot, account, terms, doubt=doubt):
            made = entry_columns.with_achieved(made, slot, account, terms)
    return made


def _not_done(draft: ActionDraft, key: RatingKey) -> Slot | None:
    """Return the cell of a row that gives a status other than done; None if none does.

    A rating does not count: what it means for a complete action is asked elsewhere.
    """
    for slot in draft.of("state", "rag", "note"):
        text = slot.text
        state = (cell_values.finished(text) or ("",))[0]
        is_status = slot.field == "state" or bool(state)
        if not is_status or not says_something(text) or state in DONE:
            continue
        if key.rating(text) or colours.is_colour(text):
            continue
        if state or "?" in text or not notes.finished(text):
            return slot
    return None


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
    return [entry_drafts.of_status(slot, account, state, day).fields]
