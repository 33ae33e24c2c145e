"""Define messages about files that were not written (AP93)."""

from __future__ import annotations

from actionplan.messages.not_done import AGAIN, NOT_CHANGED, THEN_AGAIN
from actionplan.rule import Finding, message
from actionplan.text import dates, personal
from actionplan.text.grammar import agree


@message("AP930", "error")
def read_only_file() -> Finding:
    """You do not have permission to change the file.

    Given::

        {}

    Says::

        You do not have permission to change this file. Nothing has been changed.
        To fix: ask the person who looks after the folder for permission to change the
        file. Then run the same command again.
    """
    return Finding(
        f"You do not have permission to change this file. {NOT_CHANGED}",
        "ask the person who looks after the folder for permission to change the file."
        f" {THEN_AGAIN}",
    )


@message("AP931", "error")
def read_only_folder() -> Finding:
    """You do not have permission to save files in the folder.

    Given::

        {}

    Says::

        You do not have permission to save files in this folder. Nothing has been
        changed.
        To fix: ask the person who looks after the folder to give you permission to save
        files in it. Then run the same command again.
    """
    return Finding(
        f"You do not have permission to save files in this folder. {NOT_CHANGED}",
        "ask the person who looks after the folder to give you permission to save"
        " files in it. Then run the same command again.",
    )


@message("AP932", "error")
def disk_full() -> Finding:
    """There is no space left on the disk.

    Given::

        {}

    Says::

        The disk is full, or you have used all your space on it. Nothing has been
        changed.
        To fix: make some space on the disk, and run the same command again.
    """
    return Finding(
        f"The disk is full, or you have used all your space on it. {NOT_CHANGED}",
        f"make some space on the disk, and {AGAIN}.",
    )


@message("AP933", "error")
def write_failed(*, reason: str) -> Finding:
    """The file could not be written.

    Given::

        reason: the disk reported an error

    Says::

        The file could not be written: the disk reported an error. Nothing has been
        changed.
        To fix: check that the disk or the network drive is connected, and run the same
        command again. If the file still cannot be written, ask your IT team.
    """
    return Finding(
        f"The file could not be written: {reason}. {NOT_CHANGED}",
        "check that the disk or the network drive is connected, and run the same"
        " command again. If the file still cannot be written, ask your IT team.",
    )


@message("AP934", "error")
def changed_meanwhile() -> Finding:
    """Someone else, or another program, saved the file that actionplan was changing.

    Given::

        {}

    Says::

        Someone else, or another program, saved this file while this command was
        changing it. That version was kept, and the command changed nothing.
        To fix: if the file is open in an editor, close it. Then run the same command
        again.
    """
    return Finding(
        "Someone else, or another program, saved this file while this command was"
        " changing it. That version was kept, and the command changed nothing.",
        f"if the file is open in an editor, close it. {THEN_AGAIN}",
    )


@message("AP935", "error")
def file_busy(*, seconds: int) -> Finding:
    """Another program is changing the file and has not finished.

    Given::

        seconds: 20

    Says::

        Another program has been changing this file for 20 seconds. Nothing has been
        changed.
        To fix: wait until the other program has finished, and run the same command
        again. If it does not finish, ask your IT team.
    """
    return Finding(
        "Another program has been changing this file for"
        f" {dates.count(seconds, 'second')}. {NOT_CHANGED}",
        f"wait until the other program has finished, and {AGAIN}. If it does not"
        " finish, ask your IT team.",
    )


@message("AP936", "error")
def hard_linked_file(*, links: int) -> Finding:
    """The file has more than one name on the disk, so it cannot be changed safely.

    Given::

        links: 2

    Says::

        This file is also stored under another name on this disk (a hard link), so it
        cannot be changed safely. Nothing has been changed.
        To fix: make a copy of this file, delete the original, and give the copy the
        same name. Then run the same command again. The file with the other name will
        stay as it is now.
    """
    names = "another name" if links <= _OWN + 1 else f"{links - _OWN} other names"
    return Finding(
        f"This file is also stored under {names} on this disk (a hard link), so it"
        f" cannot be changed safely. {NOT_CHANGED}",
        "make a copy of this file, delete the original, and give the copy the same"
        " name. Then run the same command again. The file with the other"
        f" {agree(links - _OWN, 'name', 'names')} will stay as it is now.",
    )


_OWN = 1
"""The name that was given is one of the names that the file has."""


@message("AP937", "error")
def ownership_lost() -> Finding:
    """Another user owns the file, and changing it would make you the owner.

    Given::

        {}

    Says::

        Another user owns this file. Changing it would make you the owner. Nothing has
        been changed.
        To fix: ask the owner of the file to make the change. If that is not possible,
        ask your IT team to make you the owner. Then run the same command again.
    """
    return Finding(
        "Another user owns this file. Changing it would make you the owner."
        f" {NOT_CHANGED}",
        "ask the owner of the file to make the change. If that is not possible, ask"
        f" your IT team to make you the owner. {THEN_AGAIN}",
    )


@message("AP938", "error")
def personal_data_given(*, message: str) -> Finding:
    """A command would have written text that could identify a person.

    Everyone who works with the plans could read the text. If the text is deleted later,
    older versions of the file may still contain it. So actionplan refuses personal data
    before it writes anything. The message does not repeat the personal data.

    Given::

        message: >-
            This looks like an NHS number. The number has 10 digits, and passes the
            check that every NHS number passes.

    Says::

        Nothing has been written, because what you typed contains what looks like an NHS
        number. The number has 10 digits, and passes the check that every NHS number
        passes.
        To fix: if this is not an NHS number, write "reference" or "phone" and a space
        in front of it, and take out any spaces inside the number. If it is, leave the
        number out. Then run the same command again.
    """
    return Finding(
        "Nothing has been written, because what you typed contains"
        f" {personal.named(message)}",
        f"{personal.unless_other_number('leave the number out')} {THEN_AGAIN}"
        if personal.may_be_other_number(message)
        else f"{AGAIN} without the personal data.",
    )
