"""Say that a command did nothing, and how to try again: each in one way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.text import blanks, dates

if TYPE_CHECKING:
    from collections.abc import Sequence

NOT_ACCEPTED = "Nothing has been accepted."
NOT_ADDED = "Nothing has been added."
NOT_CHANGED = "Nothing has been changed."
NOT_RECORDED = "Nothing has been recorded."
NOT_REMOVED = "Nothing has been removed."
NOT_WRITTEN = "Nothing has been written."
REPORT_NOT_WRITTEN = "The report has not been written."

AGAIN = "run the same command again"
IMPORT = "import this file again"
"""The same for a form that was filled in."""
THEN_AGAIN = f"Then {AGAIN}."
IMPORT_AGAIN = f"Then {IMPORT}."
LISTED_BELOW = f"first fix the problems listed below, and then {AGAIN}."
"""What to do if a part of the plan cannot be read."""
WITH_THE_DATE = f"{AGAIN} with the right date"
ANYWAY = f"{AGAIN} with --anyway at the end."
"""What to do if what was typed looks like a mistake, but is right."""


def install_by(command: str) -> str:
    """Say to type a command that installs a library, and where if that matters.

    uv installs the program again from the folder in which the command is typed.
    """
    where = "in the folder that you installed actionplan from, "
    return f"{where if command.endswith(' .') else ''}type this command"


def again(column: str = "") -> str:
    """Say to try again: with the same command, or with the form that has *column*."""
    return IMPORT if column else AGAIN


def followed(remedy: str, sentence: str) -> str:
    """Write a sentence after a remedy, which may end with a command or a value."""
    if re.search(r": (?:actionplan |--[a-z-]+ \")[^\n]*\Z", remedy):
        return f"{remedy}\n{sentence}"
    if remedy.endswith("\n"):
        return f"{remedy}{sentence}"
    return f"{remedy}{'' if remedy.endswith(('.', '?')) else '.'} {sentence}"


def and_again(remedy: str) -> str:
    """Say to run the command again, once it has been changed as *remedy* says."""
    return remedy if "command again" in remedy else followed(remedy, THEN_AGAIN)


def by_command(*options: str, target: str = "", also: str = "") -> str:
    """Say how to record the entry of a row that a form cannot record as it is.

    *target* is the action, if it is known, and *also* is what goes in place of words in
    capitals in *options*.
    """
    which = "" if target else "the plan ID and action number in place of PLAN/ACTION, "
    first = f"{also}, " if also else ""
    command = blanks.entry(target or "PLAN/ACTION", "--date DATE", *options)
    return (
        f"type this command, with {which}what was done in place of NOTE, {first}and the"
        f" date of the entry in place of DATE: {command}\n"
        "At the end of that command, add an option for each other cell of this row that"
        " is filled in, such as --state complete for the status. To see the options,"
        " type: actionplan progress add -h\n"
        f"When that entry has been recorded, clear this row, and {IMPORT}."
    )


def unless_right(right: str, anyway: str, remedy: str) -> str:
    """Say what to do if what looks like a mistake is *right*, and if it is not.

    A date that is right must not be changed, so that case is first. In other cases, the
    mistake is likelier.
    """
    if remedy.startswith(AGAIN):
        return f"if {right}, {anyway} If not, {remedy}"
    return followed(remedy, f"If {right}, {anyway}")


def copied(lines: str, line: int) -> str:
    """Say where in the file to put *lines* that are at the end of a message.

    A screen shows them further right than they must be.
    """
    if "\n" not in lines:
        return (
            "in a text editor, add this after a comma, inside the brackets that end on"
            f" line {line}: {lines.strip()}"
        )
    spaces = len(lines) - len(lines.lstrip(" "))
    start = dates.count(spaces, "space") if spaces else "no spaces"
    return (
        "in a text editor, copy the lines at the end of this message into the file,"
        f" below line {line}. Then move all of them by the same number of spaces, so"
        f" that the first of them starts with {start}."
    )


def but_why(message: str) -> str:
    """Leave out that nothing was done, where that is said once for several messages."""
    return message.removesuffix(f" {NOT_ADDED}").removesuffix(f" {NOT_RECORDED}")


def said_once(messages: Sequence[str]) -> list[str]:
    """Say only in the last of several messages that nothing was done."""
    last = [message[len(but_why(message)) :] for message in messages]
    return [
        but_why(message) if last[at] and last[at] in last[at + 1 :] else message
        for at, message in enumerate(messages)
    ]
