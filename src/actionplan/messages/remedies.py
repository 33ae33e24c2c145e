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


def accepting(rule: str) -> str:
    """Say that a problem can be accepted, and how to find out how."""
    return (
        f"accept this problem, with a reason. To see how, type: actionplan explain"
        f" {rule}"
    )


def after(first: str, remedy: str) -> str:
    """Put before a remedy what must be known before it is followed, if anything."""
    return f"{first} {remedy[:1].upper()}{remedy[1:]}" if first else remedy


_KEEP = "has already been committed to git, keep it as it is, and"


def instead_of_change(what: Recorded, corrects: Iterable[str] = ()) -> str:
    """Say where to make a change if the entry that needs it is committed.

    This goes before the remedy, so that nobody changes the entry first. *corrects* are
    the fields that say which entry the new one corrects.
    """
    return f"if this {what} {_KEEP} make any change in {_new(what, corrects)}"


def new_one(what: Recorded, corrects: Iterable[str] = ()) -> str:
    """Say to add an entry that corrects another, which may be committed or not."""
    return f"add {_new(what, corrects)}"


def _new(what: Recorded, corrects: Iterable[str]) -> str:
    fields = "".join(f', "{field}"' for field in corrects)
    return (
        f"a new {what} with today's date{fields} and all the other fields as they"
        " should be now."
    )


RIGHT_DATE = ' In the "note" of the new entry, give the right date.'
"""Where the right date goes if the date of a committed entry is wrong.

A correction has the date of the day when it is written.
"""

RIGHT_DATE_IF_ITS_OWN = (
    " If the date of the committed entry is wrong, give the right date in the"
    ' "note" of the new entry.'
)
"""The same where another date in the entry may be wrong instead."""

RIGHT_DATE_DONE = ' In "achieved_on", give the date when the work was done.'
"""The same where the entry says that an action is complete."""


NO_OWNER = (
    'replace this line with "no_owner" and the reason, for example: no_owner: The post'
    " is vacant until May"
)
"""What to write if an owner is not known. An entry cannot give a reason for it."""


NEW_PARTNERS = 'a new "partners" list'
"""Where partners go if nothing has been listed there yet."""


_AGENCY = ', each on a line that starts with "- agency:", with "post" on the line below'
PARTNER_LINES = {
    "group": ', on a line that starts with "- group:"',
    "groups": ', each on a line that starts with "- group:"',
    "owners": _AGENCY,
    "both": f'{_AGENCY}, or on a line that starts with "- group:"',
}
"""How to write a group, or several owners or groups, under "partners" in a file."""


def then_accept(what: Recorded, rule: str) -> str:
    """Say to accept what is still reported once there is a new entry."""
    return f" If you add a new {what}, also {accepting(rule)}"


def still_allowed(what: str = "the entry") -> str:
    """Say that a remedy may be carried out on what is committed.

    A field that was left out may be filled in later, and a text may be extended.
    """
    have = "have" if what.endswith("entries") else "has"
    return f" You can do this even if {what} {have} already been committed to git."


IF_OUT_OF_ORDER = (
    " You can do this even if it has already been committed to git. If a date is wrong,"
    " and its entry has already been committed to git, keep that entry as it is, and"
    ' add a new entry with today\'s date, "corrects" with the wrong date, and all the'
    f" other fields as they should be now.{RIGHT_DATE} If a date is wrong, and its"
    " entry has not been committed, correct the date."
)
"""What to know about the date of an entry that is committed."""


def if_date_wrong(wrong: Date | None = None) -> str:
    """Say what to do about the date of what does not count yet, committed or not.

    An entry can be corrected only from its own date on. *wrong* is that date, if only
    one entry is meant.
    """
    day, entry, its = "a date", "an entry", "its"
    then, corrects = "the date of the committed entry", 'that date in "corrects"'
    if wrong:
        day, entry, its = "the date", "the entry", "the"
        then, corrects = wrong.words, f'"corrects: {wrong}"'
    return (
        f"If {day} is wrong, and {its} entry has not been committed to git, correct the"
        f" date. If {entry} is about planned work, and has not been committed, put the"
        ' work in "next", the date of the work in "next_due", and the date of the'
        f' update in "date". If {entry} needs either change, but has been committed,'
        " keep it as it is, and add a new entry that is right. Then, when"
        f" {then} comes, add another entry with {corrects} and all the other fields as"
        " they should be then."
    )


NOT_COMMITTED = ", and this entry has not been committed to git,"


def if_committed(corrects: Iterable[str]) -> str:
    """Say what to do in place of a change to an entry that is `NOT_COMMITTED`."""
    new = new_one("entry", corrects)
    return f" If it has been committed, keep it as it is, and {new}"


INSTEAD_OF_CORRECTION = (
    f"if this entry {_KEEP} make any change in a new entry that says clearly which"
    " entry it corrects."
)
"""The same about an entry that does not say which one it corrects."""

SAY_WHY_REWORDED = (
    " If the action has already been committed to git, add a progress entry that says"
    " why its wording has changed."
)
"""What to add when the text of an action is changed that is committed."""

_COMMITTED = "if the action has already been committed to git, keep its due date, and"
INSTEAD_OF_DUE = (
    f'{_COMMITTED} record any correction of that date as "new_due" in a progress entry.'
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
    rf"^if \w+ \w+ {_KEEP} [^.]*\."
    rf"(?:{RIGHT_DATE}|{RIGHT_DATE_IF_ITS_OWN})?"
    r" "
    rf"|^{_COMMITTED} [^.]*\. "
    rf"|{NOT_COMMITTED[:-1]}(?=,)"
    r"| If it has been committed, keep it as it is, and add a new entry [^.]*\."
    rf"|{RIGHT_DATE_DONE}"
    r"| If both dates are right, agree a new due date[^.]*\."
    r"| (?:If you add a new \w+, also|If the year is right,) accept this problem, with"
    r" a reason\. To see how, type: actionplan explain [a-z-]+"
    r"| If the action has already been committed to git, add a progress entry [^.]*\."
    r'| If the action has been committed, delete the line "no_due_date"[^.]*\.'
    r"| If action \S+ has not been committed to git, [^\n]*"
    r"| If (?:the|a) note gives a status [^.]*\."
    r"|\nIf the note is no longer right, [^.]*\."
    r"| Record that in a new entry with today's date, [^.]*\."
    r"| You can do this even if [^.]* already been committed to git[^.]*\."
    r"| If you cannot find out more about any of these notes [^:]*: actionplan accept"
    r" [^\n]*"
)


_PLACE = re.compile(
    r'("[a-z_]+(?:: [\w-]+)?") to (?:(?:action|outcome) \w[\w.-]*\b'
    r"|(?:this|the) (?:entry|baseline|risk|assessment|plan)\b)"
)
"""What a field is added to. A command or a row is about one thing."""


def left_out(remedy: str) -> str:
    """Leave out what only matters for an entry that is already in the file."""
    left = _PLACE.sub(r"\1", _SAID.sub("", remedy))
    return left[:1].lower() + left[1:] if left != remedy else left
