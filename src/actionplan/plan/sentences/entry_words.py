"""Say what an entry changed, and what its note says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import (
    board_names,
    requirements,
    timeline,
)
from actionplan.plan.sentences.date_words import (
    as_written,
    dated,
    dated_before,
    of_entry,
    round_done_late,
)
from actionplan.plan.sentences.state_words import (
    LONG,
    capital,
    first_paragraph,
    first_points,
    listed,
    on_one_line,
    sentence,
    state,
    within,
)
from actionplan.text import grammar

if TYPE_CHECKING:
    from actionplan.plan.corrections import NotRepeated
    from actionplan.plan.model import (
        BoardSettings,
        Entry,
        OutcomeEntry,
        Plan,
        RequestAnswer,
    )
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import ActionStep, Due, Standing


def changed(step: ActionStep, plan: Plan) -> str:
    """Say what an entry changed: Complete; due date moved from May 2011 to June 2011.

    Other actions in *plan* are named by their number. Empty if nothing changed.
    """
    return sentence(*changes_of(step, plan))


def corrected(entry: Entry) -> str:
    """Say that an entry was corrected, when and by what; empty if it was not."""
    if entry.corrected_by is None:
        return ""
    return f"Corrected by the entry {dated(entry.corrected_by)}"


def said_wrongly(step: ActionStep, plan: Plan) -> str:
    """Say what a corrected entry said, which no longer counts; may be empty."""
    entry = step.entry.said
    if entry is None:
        return ""
    rating = f"rated {entry.rag}" if entry.rag else ""
    return sentence(*changes_of(step._replace(entry=entry), plan), rating)


def correction(entry: Entry) -> str:
    """Say which entry this one corrects; empty if it corrects none."""
    if entry.corrects is None:
        return ""
    which = f"{entry.corrects_which} " if entry.corrects_which else ""
    return f"corrects the {which}entry dated {entry.corrects.words}"


def no_longer_counts(left: NotRepeated, board: BoardSettings) -> str:
    """List what an entry said that its correction leaves out: the rating (amber)."""
    wrong = left.wrong
    values = {
        "state": within(state(wrong.state, board)) if wrong.state else "",
        "rag": wrong.rag,
    }
    on = (wrong.achieved_on, wrong.new_due, wrong.new_due_requested, wrong.next_due)
    dated = ("achieved_on", "new_due", "new_due_requested", "next_due")
    values |= {name: day.words for name, day in zip(dated, on, strict=True) if day}
    said = [
        f"{_FACT[field]} ({values[field]})" if values.get(field) else _FACT[field]
        for field in left.fields
    ]
    return listed(said)


_FACT = {
    "state": "the status",
    "achieved_on": "the date when the work was done",
    "rag": "the rating",
    "new_due": "the new due date",
    "new_due_requested": "the due date that was requested",
    "request": "the response to a request for more time",
    "accountable": "the new owner",
    "agency": "the agency of the new owner",
    "replaced_by": "the action that replaces this one",
    "next": "the next stage",
    "next_due": "the date of the next stage",
    "evidence": "the evidence",
}
"""What people call the fields that a correction can leave out."""


def changes_of(step: ActionStep, plan: Plan) -> tuple[str, ...]:
    """Return each change that an entry made, most important first."""
    entry = step.entry
    due_unread = entry.unread_words("new_due")
    given = (
        correction(entry),
        state(entry.state, plan.board) if entry.state else "",
        _unread_state(entry),
        f"achieved {entry.achieved_on.words}" if entry.achieved_on else "",
        _moved(step.before, entry.new_due.words) if entry.new_due else "",
        _moved(step.before, as_written(due_unread)) if due_unread is not None else "",
        round_done_late(step),
        f"due again {step.due.date.words}"
        if step.due.source == "round" and step.due != step.before and step.due.date
        else "",
        _more_time(entry),
        _handed_over(entry, plan.board),
        f"replaced by {successor(entry.replaced_by, plan)}"
        if entry.replaced_by
        else "",
    )
    return tuple(filter(None, given))


def successor(number: str, plan: Plan) -> str:
    """Name the action that replaces one, and say if the plan has no such action."""
    own = number.removeprefix(f"{plan.id}/")
    there = "/" in own or requirements.has_action(own, plan) or own in plan.set_aside
    return own if there else f"{own} (not found in the plan)"


def _handed_over(entry: Entry, board: BoardSettings) -> str:
    """Say who takes an action over, and of which agency, as far as an entry says it."""
    of = board_names.agency(entry.agency, board).words if entry.agency else ""
    if entry.owners:
        to = board_names.listed_owners(entry.owners, board)
        return f"handed over to {to} (agency: {of})" if of else f"handed over to {to}"
    return f"handed over to the agency {of}" if of else ""


def _more_time(entry: Entry) -> str:
    """Say that an entry asks for more time, answers a request, or does both."""
    asked, answer = entry.new_due_requested, timeline.answer(entry, None)
    if asked and answer:
        return f"{REQUEST[answer]}, which was asked for until {asked.words}"
    if answer:
        return REQUEST[answer]
    return f"more time asked for, until {asked.words}" if asked else ""


REQUEST: dict[RequestAnswer, str] = {
    "declined": "more time declined",
    "withdrawn": "request for more time withdrawn",
}


def _moved(before: Due, after: str) -> str:
    return f"due date moved from {dated_before(before)} to {after}"


def _unread_state(entry: Entry) -> str:
    words = entry.unread_words("state")
    if not words:
        return "" if words is None else "status could not be read"
    return f'status "{words}" could not be read'


def note_says(entry: Entry, what: str, words: str) -> str:
    """Write what a note says, and the sentence that says it."""
    quote = grammar.quoted(words, LONG)
    return f"{capital(the_note(entry))} says that {what}: {quote}"


def the_note(entry: Entry) -> str:
    """Name the note of an entry within a sentence: the note dated 4 June 2026."""
    return f"the note {dated(entry)}"


def reason(row: Row) -> str:
    """Return the beginning of the latest note, which gives the reason for any delay."""
    if not row.now.entries:
        return _no_progress(row.now)
    last = row.now.entries[-1]
    return f"{of_entry(last)}: {first_paragraph(last.note) or no_note(last)}"


def _no_progress(now: Standing) -> str:
    if now.reports_known:
        return "No progress has been recorded."
    return "Progress could not be read."


def latest_note(row: Row, most: int) -> str:
    """Return the latest note with all its paragraphs, on one line."""
    if not row.now.entries:
        return _no_progress(row.now)
    last = row.now.entries[-1]
    return f"{of_entry(last)}: {on_one_line(last.note, most) or no_note(last)}"


def reasons(row: Row) -> tuple[str, ...]:
    """Return the latest note like `reason`, with each point on its own line."""
    if not row.now.entries:
        return (reason(row),)
    last = row.now.entries[-1]
    points = first_points(last.note or no_note(last))
    if points[0].startswith("- "):
        return f"{of_entry(last)}:", *points
    return f"{of_entry(last)}: {points[0]}", *points[1:]


def no_note(entry: Entry | OutcomeEntry) -> str:
    """Say why an entry has no note: nothing is written, or what is written instead.

    Words that are no answer are given as they are, and said to be no answer.
    """
    unread = next((one for one in entry.unread_fields if one.field == "note"), None)
    if unread is None or not (unread.written or unread.is_listed):
        return "no note recorded."
    if unread.is_listed:
        return "note could not be read."
    how = "left open" if unread.left_open else "could not be read"
    return f'note {how}: "{unread.written}".'
