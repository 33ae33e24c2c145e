"""Say what a note tells against the fields of its action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import (
    closing,
    exceptions,
    told_otherwise,
)
from actionplan.plan.sentences.date_words import dated
from actionplan.plan.sentences.entry_words import note_says, the_note
from actionplan.plan.sentences.state_words import LONG, capital
from actionplan.text import grammar

if TYPE_CHECKING:
    from actionplan.plan.closing import Against, MoreToDo
    from actionplan.plan.portfolio import Row
    from actionplan.text.owner_told import Told
    from actionplan.text.spoken import NoteSaid, Says
    from actionplan.text.undone import Undone


def more_to_do(row: Row) -> str:
    """Quote the note of an action reported as done that says it is not complete."""
    found = exceptions.more_to_do(row)
    if found is None:
        return ""
    if not found.target:
        where = capital(where_more(found))
        quote = grammar.quoted(found.sentence, LONG)
        return f"{where} {SEEMS} that {MORE_TO_DO[found.what]}: {quote}"
    quote = grammar.quoted(found.sentence, LONG)
    return f"The entry {dated(found.entry)} {misses(found.target)}: {quote}"


def where_more(found: MoreToDo) -> str:
    """Name what says that there is more to do, within a sentence."""
    if found.in_evidence:
        return f"the evidence in the entry {dated(found.entry)}"
    return the_note(found.entry)


def misses(target: str) -> str:
    """Say of an entry that its figure misses the target for an action."""
    return f"gives a figure that misses the target, {grammar.quoted(target)}"


SEEMS = "seems to say"
"""What a note is read as may not be what was meant, so no output is sure of it."""
MORE_TO_DO: dict[Undone, str] = {
    "nothing done": "nothing was done",
    "not done": "some work was not done",
    "not in full": "the work was not done in full",
    "given up": "some work was given up",
    "postponed": "some work was postponed",
    "did not last": "some work did not last",
    "taken back": "the action is not complete",
    "more to do": "there is more to do",
}
"""What a note says of work reported as done."""


def sign_off_in_doubt(row: Row) -> str:
    """Say who signed off an action that they had reported as complete, or own.

    The plan may say only who reported the sign-off.
    """
    found = closing.sign_off_in_doubt(row.action, row.now)
    if found is None:
        return ""
    if found.how == "nobody":
        return "The plan does not say who signed it off"
    by = found.entry.reported_by
    how = f"Signed off by {by}" if found.by else f"The sign-off was reported by {by}"
    did = "owns the action" if found.how == "owns" else "reported it as complete"
    return f"{how}, who also {did}"


def disputed(row: Row) -> str:
    """Quote the note that says otherwise than how an action ended."""
    found = closing.disputed(row.action, row.now)
    return note_says(found.entry, AGAINST[found.what], found.sentence) if found else ""


_NOT_ACCEPTED = "the work has not been accepted"
AGAINST: dict[Against, str] = {
    "not accepted": _NOT_ACCEPTED,
    "others": "others do not agree",
    "goes on": "the work goes on",
}


def reason_for_closing(row: Row) -> str:
    """Quote why an action was closed without completion."""
    found = exceptions.closed_incomplete(row)
    if found is None:
        return ""
    return f"The reason given is {grammar.quoted(found.words, LONG)}"


def owner_in_doubt(row: Row) -> str:
    """Quote the note that puts the owner of an open action in doubt."""
    found = told_otherwise.owner(row.now)
    if found is None:
        return ""
    return note_says(found.entry, OWNER_TOLD[found.told.what], found.told.words)


OWNER_TOLD: dict[Told, str] = {
    "gone": "the owner has left or the post is vacant",
    "away": "the owner is away",
    "leaving": "the owner is leaving",
    "other": "someone else leads the work",
    "passing": "the lead passes to someone else",
    "not accepted": _NOT_ACCEPTED,
}


def promise_passed(row: Row) -> str:
    """Quote the promise in the latest note on an action whose date has passed.

    Of work reported as done, the sentence is quoted for what it says of more to do.
    """
    found = exceptions.promise_passed(row)
    if found is None:
        return ""
    promise = found.promise
    said = f"{capital(the_note(found.entry))} gives {promise.when}, which has passed"
    return f"{said}: {grammar.quoted(promise.words, LONG)}" if row.now.is_open else said


def note_otherwise(row: Row) -> str:
    """Quote the latest note on an open action against its status or due date."""
    found = told_otherwise.status(row.action, row.now)
    if found is None:
        return ""
    return note_says(found.entry, note_told(found.said), found.said.words)


def note_told(said: NoteSaid) -> str:
    """Say what a note says of the status or the due date of an open action."""
    if said.what == "moved" and said.until:
        return f"the due date has moved to {said.until.words}"
    return _NOTE_TOLD[said.what]


_NOTE_TOLD: dict[Says, str] = {
    "complete": "the action is complete",
    "on hold": "the action is on hold",
    "not started": "the action has not been started",
    "nothing done": "nothing has been done",
    "work": "work has been done",
    "milestone": "a milestone recorded as reached was not reached in full",
    "transferred": "the action has been transferred",
    "late": "the action will miss its due date",
    "moved": "the due date has moved",
}


def not_explained(row: Row) -> str:
    """Say what the plan does not say of an action that ended undone."""
    what = "who does the work now" if row.now.state == "transferred" else "why it ended"
    return f"The plan does not say {what}"
