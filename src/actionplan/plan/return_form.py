"""Name the columns of the forms on which owners report progress.

This is the only definition: the sheets and trackers that are sent out have these
headings, and what comes back is recognised by them.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.plan.portfolio import Row


class Columns(NamedTuple):
    """A value for each column of the form."""

    action: str
    """The plan ID and action number, PLAN/ACTION. It says which action a row is for."""
    date: str = ""
    done: str = ""
    status: str = ""
    rating: str = ""
    evidence: str = ""
    due: str = ""
    agreed: str = ""
    """Whether the new date has been agreed. If not, it is a request for more time."""


HEADINGS = Columns(
    action="Action",
    date="Date",
    done="What has been done",
    status="New status",
    rating="New rating",
    evidence="Evidence",
    due="New date",
    agreed="New date agreed",
)

ALWAYS = tuple(
    each for each in HEADINGS if each not in (HEADINGS.rating, HEADINGS.agreed)
)
"""The headings by which a form is recognised. Forms were sent without the others."""
TITLE, NO_OWNER = "Actions to report on", "Actions without a known owner"
"""How the title of a sheet with a form begins."""
FILL_IN = "Please fill in a row for each action."
"""How the last line above a form begins."""
YES, NO = "Yes", "No"
"""What can be chosen in the column that asks whether a new date has been agreed."""


def is_agreed(written: str) -> bool | None:
    """Return whether the answer is yes or no; None if it is neither."""
    match written.strip(" .").casefold():
        case "yes" | "y" | "agreed" | "true":
            return True
        case "no" | "n" | "not agreed" | "not yet" | "not yet agreed" | "false":
            return False
        case _:
            return None


class TrackerColumns(NamedTuple):
    """A value for each column of a tracker that is to be filled in."""

    date: str = ""
    done: str = ""
    status: str = ""
    rating: str = ""
    evidence: str = ""
    due: str = ""
    agreed: str = ""
    reporter: str = ""


OPEN = TrackerColumns(
    date=HEADINGS.date,
    done=HEADINGS.done,
    status=HEADINGS.status,
    rating=HEADINGS.rating,
    evidence=HEADINGS.evidence,
    due=HEADINGS.due,
    agreed=HEADINGS.agreed,
    reporter="Reported by",
)

FIELDS = TrackerColumns(
    date="date",
    done="note",
    status="state",
    rating="rag",
    evidence="evidence",
    due="new_due",
    agreed="agreed",
    reporter="reported_by",
)
"""The field of an entry that each column gives.

An entry has no field "agreed". It decides whether the new date is `new_due` or
`new_due_requested`.
"""


class LockedFacts(NamedTuple):
    """What a tracker says about an action. These cells are locked."""

    action: str
    words: str
    plan: str
    owner: str
    agency: str
    due: str
    status: str
    note: str


LOCKED = LockedFacts(
    action=HEADINGS.action,
    words="What will be done",
    plan="Plan",
    owner="Owner",
    agency="Agency",
    due="Due",
    status="Status today",
    note="Latest note",
)

KEY = "actionplan-tracker/1"
"""How the heading of the hidden column begins. The report date follows.

After that are the marks of the other lines that were sent (see `sent_lines`).
"""
PLEASE_NOTE = "Please note"
"""What is in the first column of a tracker, next to what could not be read."""
SHEET, HELP, LISTS = "Tracker", "How to use", "Lists"
"""The sheets of a tracker. Only the first is read."""


class RowKey(NamedTuple):
    """What the hidden column says about the row that was sent."""

    name: str
    """The plan ID and action number: PLAN/ACTION."""
    recorded: str
    """A hash of what the plan had recorded for the action."""
    cells: Mapping[str, str]
    """A hash of each locked cell, by the heading of its column."""


def key(row: Row, facts: LockedFacts) -> str:
    """Write the key of a row."""
    cells = dict(zip(LOCKED, map(hash_of, facts), strict=True))
    return json.dumps([row.name, recorded(row), cells])


def read_key(written: str) -> RowKey | None:
    """Read a key; None if it is not one, or was changed."""
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return None
    match found:
        case [str(name), str(hashed), dict(cells)] if cells.keys() >= {*_LOCKED_BEFORE}:
            pass
        case [str(name), str(hashed), *rest] if len(rest) == len(_LOCKED_BEFORE):
            cells = dict(zip(_LOCKED_BEFORE, rest, strict=True))
        case _:
            return None
    hashes = (hashed, *cells.values())
    if not all(isinstance(each, str) and _HASH.fullmatch(each) for each in hashes):
        return None
    return RowKey(name, hashed, cells)


_LOCKED_BEFORE = (
    *("Action", "Plan", "What will be done", "Owner", "Due"),
    *("Status today", "Latest note"),
)
"""The order of the hashes in a key that does not name the columns.

Trackers had such keys before they had a column for the agency, and may still come back.
"""


def recorded(row: Row) -> str:
    """Return a hash of what the plan has on an action, on any date."""
    action = row.action
    entries = [
        [str(e.date), e.date_as_written, e.note, e.state, e.rag, str(e.new_due)]
        for e in action.progress
    ]
    said = [action.action, action.accountable, str(action.due), entries]
    return hash_of(json.dumps(said))


def hash_of(text: str) -> str:
    """Return a short hash of a text. Spaces and line breaks make no difference."""
    plain = " ".join(text.split()).encode("utf-8", "surrogatepass")
    return hashlib.sha256(plain).hexdigest()[:_LENGTH]


_LENGTH = 8
_HASH = re.compile(rf"[0-9a-f]{{{_LENGTH}}}")
