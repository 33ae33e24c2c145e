"""Say what several remedies say: what is committed to git, and how to accept.

`lint` reports a change to an entry or assessment that is in an earlier version of the
plan. Without git it cannot know whether there is one, so these sentences start with
"if".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.text.dates import Date

Recorded: TypeAlias = Literal["entry", "assessment"]


IMPORT_AGAIN = "Then import this file again."
"""What to do once a form that was filled in has been corrected."""


def accepting(rule: str) -> str:
    """Say that a problem can be accepted, and how to find out how."""
    return (
        f"accept this problem, with a reason. To see how, type: actionplan explain"
        f" {rule}"
    )


def instead_of_change(what: Recorded, corrects: Iterable[str] = ()) -> str:
    """Say what to add in place of changing an entry that is committed.

    *corrects* are the fields that say which entry the new one corrects.
    """
    return (
        f" If this {what} has already been committed to git, do not change it."
        f" Instead, {new_one(what, corrects)}"
    )


def new_one(what: Recorded, corrects: Iterable[str] = ()) -> str:
    """Say to add an entry that corrects another, which may be committed or not."""
    fields = "".join(f', "{field}"' for field in corrects)
    return (
        f"add a new {what} with today's date{fields} and all the other fields as they"
        " should be now."
    )


RIGHT_DATE = ' In "note", give the right date.'
"""Where the right date goes if the date of a committed entry is wrong.

A correction has the date of the day when it is written.
"""

RIGHT_DATE_IF_ITS_OWN = (
    ' If the date of the committed entry is wrong, give the right date in "note".'
)
"""The same where another date in the entry may be wrong instead."""

RIGHT_DATE_DONE = ' In "achieved_on", give the date when the work was done.'
"""The same where the entry says that an action is complete."""


NO_OWNER = (
    'replace this line with "no_owner" and the reason, for example: no_owner: The post'
    " is vacant until May"
)
"""What to write if an owner is not known. An entry cannot give a reason for it."""


PARTNER_LINES = {
    "group": ', on a line that starts with "- group:"',
    "groups": ', each on a line that starts with "- group:"',
    "owners": ', each on a line that starts with "- agency:" or "- post:"',
    "both": ', each on a line that starts with "- agency:", "- post:" or "- group:"',
}
"""How to write a group, or several owners or groups, under "partners" in a file."""


def then_accept(rule: str) -> str:
    """Say to accept what is still reported once there is a new entry."""
    return f" Then {accepting(rule)}"


def still_allowed(what: str = "the entry") -> str:
    """Say that a remedy may be carried out on what is committed.

    A field that was left out may be filled in later, and a text may be extended.
    """
    have = "have" if what.endswith("entries") else "has"
    return f" You can do this even if {what} {have} already been committed to git."


IF_OUT_OF_ORDER = (
    " You can do this even if it has already been committed to git. If a date is wrong,"
    " correct it. If the entry with the wrong date has already been committed to git,"
    " do not change that entry. Instead, add a new entry with today's date,"
    ' "corrects" with the wrong date, and all the other fields as they should be now.'
    f"{RIGHT_DATE}"
)
"""What to know about the date of an entry that is committed."""


def instead_of_date(wrong: Date | None = None) -> str:
    """Say what to add in place of changing the date of what does not count yet.

    An entry can be corrected only from its own date on. *wrong* is that date, if only
    one entry is meant.
    """
    this, then, corrects = "an", "the wrong date", 'that date in "corrects"'
    if wrong:
        this, then, corrects = "this", wrong.words, f'"corrects: {wrong}"'
    return (
        f" If {this} entry has already been committed to git, do not change it."
        f" Instead, add a new entry with the right date. When {then} comes, add another"
        f" entry with {corrects} and all the other fields as they should be then."
    )


INSTEAD_OF_CORRECTION = (
    " If this entry has already been committed to git, do not change it. Instead, add a"
    " new entry that says clearly which entry it corrects."
)
"""The same about an entry that does not say which one it corrects."""

SAY_WHY_REWORDED = (
    " If the action has already been committed to git, add a progress entry that says"
    " why its wording has changed."
)
"""What to add when the text of an action is changed that is committed."""

INSTEAD_OF_DUE = (
    " If the action has already been committed to git, do not change its due date."
    ' Instead, record the right date as "new_due" in a progress entry.'
)
"""The same about the due date that an action was first given."""


IF_DUE_MOVED = (
    " If the due date was moved, keep the first date, and record the new date as"
    ' "new_due" in a progress entry.'
)
"""Which of 2 due dates to keep. A date that was agreed later is in an entry."""


def new_sign_off(corrects: Iterable[str]) -> str:
    """Say how to record who signs off an action, in place of an earlier sign-off."""
    fields = "".join(f'"{field}", ' for field in corrects)
    return (
        f' Record that in a new entry with today\'s date, {fields}"state: signed-off"'
        ' and that person\'s job title in "reported_by".'
    )


_SAID = re.compile(
    r" If \w+ (?:entry|assessment|action) has already been committed to git,[^.]*\."
    r" Instead, [^.]*\."
    rf"(?:{RIGHT_DATE}|{RIGHT_DATE_IF_ITS_OWN}|{RIGHT_DATE_DONE})?"
    r"(?: When [^.]* comes, add another entry with [^.]*\.)?"
    r"(?: If both dates are right, agree a new due date[^.]*\.)?"
    r"(?: (?:Then|If the year is right,) accept this problem, with a reason\. To see"
    r" how, type: actionplan explain [a-z-]+)?"
    r"| If the action has already been committed to git, add a progress entry [^.]*\."
    r"| If action \S+ has already been committed to git, do not (?:move or )?delete"
    r" \w+\. Instead, [^\n]*"
    r"| If (?:the|a) note gives a status [^.]*\."
    r"|\nIf the note is no longer right, [^.]*\."
    r"| Record that in a new entry with today's date, [^.]*\."
    r"| You can do this even if [^.]* already been committed to git[^.]*\."
    r"| If nothing more can be found out [^:]*: actionplan accept [^\n]*"
)


def left_out(remedy: str) -> str:
    """Leave out what only matters for an entry that is already in the file."""
    return _SAID.sub("", remedy)
