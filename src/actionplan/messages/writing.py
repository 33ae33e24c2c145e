"""Messages about files that were not written (AP93); the old file is complete."""

from __future__ import annotations

from actionplan.rule import Finding, message
from actionplan.text import dates

_WHOLE = "Nothing has been changed."


@message("AP930", "error")
def read_only_file() -> Finding:
    """The file is protected against changes.

    Given::

        {}

    Says::

        You do not have permission to change this file. Nothing has been changed.
        To fix: ask whoever looks after the folder to let you change it.
    """
    return Finding(
        f"You do not have permission to change this file. {_WHOLE}",
        "ask whoever looks after the folder to let you change it.",
    )


@message("AP931", "error")
def read_only_folder() -> Finding:
    """The folder is protected against changes, so no safe copy can be made in it.

    Given::

        {}

    Says::

        You do not have permission to write in this folder. Nothing has been changed.
        To fix: ask whoever looks after the folder to let you write in it.
    """
    return Finding(
        f"You do not have permission to write in this folder. {_WHOLE}",
        "ask whoever looks after the folder to let you write in it.",
    )


@message("AP932", "error")
def disk_full() -> Finding:
    """There is no room on the disk.

    Given::

        {}

    Says::

        The disk is full, or your share of it is used up. Nothing has been changed.
        To fix: make room on the disk, and run the same command again.
    """
    return Finding(
        f"The disk is full, or your share of it is used up. {_WHOLE}",
        "make room on the disk, and run the same command again.",
    )


@message("AP933", "error")
def write_failed(*, reason: str) -> Finding:
    """The file could not be written.

    Given::

        reason: the disk could not write it

    Says::

        The file could not be written: the disk could not write it. The old one is
        whole.
        To fix: check the disk or the network drive, and run the same command again.
    """
    return Finding(
        f"The file could not be written: {reason}. The old one is whole.",
        "check the disk or the network drive, and run the same command again.",
    )


@message("AP934", "error")
def changed_meanwhile() -> Finding:
    """Somebody else saved the file while it was being changed.

    Given::

        {}

    Says::

        Somebody else saved this file in the same moment. Their version was kept, and
        yours was not written.
        To fix: close the file in your editor if it is open there, and run the same
        command again.
    """
    return Finding(
        "Somebody else saved this file in the same moment. Their version was kept, and"
        " yours was not written.",
        "close the file in your editor if it is open there, and run the same command"
        " again.",
    )


@message("AP935", "error")
def file_busy(*, seconds: int) -> Finding:
    """Another program is changing the file, and does not finish.

    Given::

        seconds: 20

    Says::

        Another program has been changing this file for 20 seconds. Nothing has been
        changed.
        To fix: wait until it has finished, and run the same command again.
    """
    return Finding(
        "Another program has been changing this file for"
        f" {dates.count(seconds, 'second')}. {_WHOLE}",
        "wait until it has finished, and run the same command again.",
    )


@message("AP936", "error")
def hard_linked_file(*, links: int) -> Finding:
    """The file stands in several places at once, which a safe change would part.

    Given::

        links: 2

    Says::

        This file is one and the same as another: it has 2 names on this disk. Nothing
        has been changed.
        To fix: keep one of the two, and make the other a copy.
    """
    return Finding(
        "This file is one and the same as another: it has"
        f" {links} names on this disk. {_WHOLE}",
        "keep one of the two, and make the other a copy.",
    )


@message("AP937", "error")
def ownership_lost() -> Finding:
    """The file belongs to somebody else, and would belong to you after the change.

    Given::

        {}

    Says::

        This file belongs to somebody else, and a change would take it from them.
        Nothing has been changed.
        To fix: ask its owner to make the change, or to give you the file.
    """
    return Finding(
        "This file belongs to somebody else, and a change would take it from them."
        f" {_WHOLE}",
        "ask its owner to make the change, or to give you the file.",
    )


@message("AP938", "error")
def personal_data_given(*, message: str) -> Finding:
    """A command would have written a word or a name that tells who somebody is.

    Plans are copied to everybody who works with them, and git keeps old versions. So
    personal data is refused before it is written. The words are not repeated.

    Given::

        message: >-
            This is an NHS number: ten digits, of which the last proves the others.

    Says::

        Nothing was written, because it would hold personal data. This is an NHS
        number: ten digits, of which the last proves the others.
        To fix: take it out of the words or the names that you gave.
    """
    return Finding(
        f"Nothing was written, because it would hold personal data. {message}",
        "take it out of the words or the names that you gave.",
    )
