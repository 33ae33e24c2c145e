"""Messages about files that cannot be read, or are read wrongly (AP0, AP1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from actionplan import FORMAT
from actionplan.messages.not_done import AGAIN
from actionplan.rule import Finding, message
from actionplan.text.grammar import quoted, storage

if TYPE_CHECKING:
    from collections.abc import Mapping

Sized: TypeAlias = Literal[
    "plan",
    "settings",
    "accepted",
    "template",
    "document",
    "addresses",
    "ledger",
    "other",
]
"""What a file is that has a limit of its own, or whose remedy differs."""


@message("AP001", "error")
def unreadable_file(*, reason: str, of: Sized = "plan") -> Finding:
    """The file could not be opened or read.

    A file that could not be read has not been checked. If the file is a plan, that plan
    is not counted, and is not in any report.

    Given::

        reason: you do not have permission to open it

    Says::

        The file could not be read: you do not have permission to open it.
        To fix: ask the person who looks after the folder for permission to read the
        file. If the file is not a plan, you can move it out of the folder of plans
        instead.

    Given::

        reason: you do not have permission to open it
        of: settings

    Says::

        The file could not be read: you do not have permission to open it.
        To fix: ask the person who looks after the folder for permission to read the
        file.

    Given::

        reason: it is a link to something that does not exist

    Says::

        The file could not be read: it is a link to something that does not exist.
        To fix: if you need the file, change the link so that it leads to the file. If
        not, delete the link. Then run the same command again.

    Given::

        reason: another program is using it

    Says::

        The file could not be read: another program is using it.
        To fix: close the file in the other program, and run the same command again. If
        you cannot find that program, ask the person who looks after the folder to find
        out what is using the file.
    """
    move = (
        " If the file is not a plan, you can move it out of the folder of plans"
        " instead."
        if of == "plan" and "permission" in reason
        else ""
    )
    return Finding(
        f"The file could not be read: {reason}.",
        f"{_to_open(reason, 'file', 'read')}{move}",
    )


def _to_open(reason: str, thing: Literal["file", "folder"], do: str) -> str:
    """Say whom to ask for permission, or for help if that is not what is missing."""
    if "permission" in reason:
        what = "the file" if thing == "file" else "it"
        return (
            f"ask the person who looks after the folder for permission to {do} {what}."
        )
    if "another program" in reason:
        return (
            f"close the {thing} in the other program, and {AGAIN}. If you cannot find"
            " that program, ask the person who looks after the folder to find out what"
            f" is using the {thing}."
        )
    if reason.startswith("it is a link"):
        return (
            f"if you need the {thing}, change the link so that it leads to the"
            f" {thing}. If not, delete the link. Then {AGAIN}."
        )
    return (
        "fix this problem, or ask the person who looks after the folder to do so. Then"
        f" {AGAIN}."
    )


@message("AP002", "error")
def empty_file() -> Finding:
    """The file is empty, or has only comments in it.

    Given::

        {}

    Says::

        There is no plan in this file, because it is empty or contains only comments.
        To fix: if there should be a plan in the file, put back an earlier copy of the
        file, for example from git. If not, move the file out of the folder of plans. To
        start a plan, type:
            actionplan new
    """
    return Finding(
        "There is no plan in this file, because it is empty or contains only comments.",
        "if there should be a plan in the file, put back an earlier copy of the file,"
        " for example from git. If not, move the file out of the folder of plans. To"
        " start a plan, type:"
        " actionplan new",
    )


@message("AP003", "error")
def not_utf8(*, word: str, encoding: Literal["", "UTF-16"]) -> Finding:
    """The file was not saved as UTF-8.

    UTF-8 is one of the ways in which a text file can be saved. If a file is saved in
    another way, accented letters, pound signs and curly quotation marks can turn
    into other characters. In most editors, you can choose UTF-8 when you save a file.

    Given::

        word: café
        encoding: ""

    Says::

        The file was not saved as UTF-8. The first word affected is "café".
        To fix: save the file again as UTF-8, under the same name. In Notepad, choose
        File, Save as, and set Encoding to UTF-8. If you use Word, close the file there,
        and open it in Notepad instead.

    Given::

        word: ""
        encoding: UTF-16

    Says::

        The file was saved as UTF-16, not as UTF-8.
        To fix: save the file again as UTF-8, under the same name. In Notepad, choose
        File, Save as, and set Encoding to UTF-8. If you use Word, close the file there,
        and open it in Notepad instead.
    """
    what = (
        f"The file was saved as {encoding}, not as UTF-8."
        if encoding
        else (
            "The file was not saved as UTF-8. The first word affected is"
            f" {quoted(word)}."
        )
    )
    return Finding(
        what,
        f"{SAVE_AS_UTF8} If you use Word, close the file there, and open it in Notepad"
        " instead.",
    )


SAVE_AS_UTF8 = (
    "save the file again as UTF-8, under the same name. In Notepad, choose File, Save"
    " as, and set Encoding to UTF-8."
)
"""What to do about any file that is not saved as UTF-8."""


@message("AP013", "error")
def not_plain_text(*, kind: NotPlain) -> Finding:
    """The file is a Word document or another file that is not plain text.

    A plan is a text file. Changing the ending of a document's name to .yaml does not
    turn the document into a plan.

    Given::

        kind: zip

    Says::

        This is a Word file, an Excel file or a zip file. It is not plain text, so it
        cannot be read as a plan.
        To fix: if this is a plan that was saved in another format by mistake, open it
        in the program that saved it, and save it again as plain text, with the same
        name as before. If not, move the file out of the folder of plans. If it is a
        Word or Excel file with an action plan in a table, type this command, with the
        name of the file in place of FILE:
            actionplan import "FILE"

    Given::

        kind: office

    Says::

        This is a Word, Excel or Outlook file in an old format. It is not plain text, so
        it cannot be read as a plan.
        To fix: if this is a plan that was saved in another format by mistake, open it
        in the program that saved it, and save it again as plain text, with the same
        name as before. If not, move the file out of the folder of plans. If there is an
        action plan in a table in the file, save it as a Word document (.docx) or an
        Excel workbook (.xlsx). Then type this command, with the name of the new file in
        place of FILE:
            actionplan import "FILE"

    Given::

        kind: locked

    Says::

        This is a Word or Excel file that is protected with a password. It is not plain
        text, so it cannot be read as a plan.
        To fix: move the file out of the folder of plans. If there is an action plan in
        a table in the file, save a copy without the password, or ask the person who
        sent you the file for one. Then type this command, with the name of the copy in
        place of FILE:
            actionplan import "FILE"

    Given::

        kind: open

    Says::

        This is an OpenDocument file, such as .odt or .ods. It is not plain text, so it
        cannot be read as a plan.
        To fix: if this is a plan that was saved in another format by mistake, open it
        in the program that saved it, and save it again as plain text, with the same
        name as before. If not, move the file out of the folder of plans. If there is an
        action plan in a table in the file, save it as a Word document (.docx) or an
        Excel workbook (.xlsx). Then type this command, with the name of the new file in
        place of FILE:
            actionplan import "FILE"

    Given::

        kind: rtf

    Says::

        This is a rich text file (.rtf). It is not plain text, so it cannot be read as a
        plan.
        To fix: if this is a plan that was saved in another format by mistake, open it
        in the program that saved it, and save it again as plain text, with the same
        name as before. If not, move the file out of the folder of plans. If there is an
        action plan in a table in the file, open it in Word, and save it as a Word
        document (.docx). Then type this command, with the name of the new file in place
        of FILE:
            actionplan import "FILE"

    Given::

        kind: pdf

    Says::

        This is a PDF file. It is not plain text, so it cannot be read as a plan.
        To fix: move the file out of the folder of plans. If there is an action plan in
        a table in the file, ask for the Word document that the PDF file was made from.
        If there is none, open the PDF file in Word, and save it as a Word document
        (.docx). Check the tables against the PDF file, because Word may divide them
        wrongly. Then type this command, with the name of the Word document in place of
        FILE:
            actionplan import "FILE"
    """
    what, plain = _NOT_PLAIN[kind]
    how = "If there is an action plan in a table in the file, save"
    new = "the new file"
    if kind == "zip":
        how = "If it is a Word or Excel file with an action plan in a table,"
        new = "the file"
    elif kind == "locked":
        how += (
            " a copy without the password, or ask the person who sent you the file for"
            " one. Then"
        )
        new = "the copy"
    elif kind == "pdf":
        how = (
            "If there is an action plan in a table in the file, ask for the Word"
            " document that the PDF file was made from. If there is none, open the PDF"
            " file in Word, and save it as a Word document (.docx). Check the tables"
            " against the PDF file, because Word may divide them wrongly. Then"
        )
        new = "the Word document"
    elif kind == "rtf":
        how = how.replace("save", "open it in Word, and save")
        how += " it as a Word document (.docx). Then"
    else:
        how += " it as a Word document (.docx) or an Excel workbook (.xlsx). Then"
    move = f"move the file out of the folder of plans. {how}"
    return Finding(
        f"This is {what}. It is not plain text, so it cannot be read as a plan.",
        f"{_BY_MISTAKE if plain else ''}{move} type this command, with the name of"
        f' {new} in place of FILE: actionplan import "FILE"',
    )


NotPlain: TypeAlias = Literal["zip", "office", "locked", "open", "rtf", "pdf"]
_NOT_PLAIN: dict[NotPlain, tuple[str, bool]] = {
    "zip": ("a Word file, an Excel file or a zip file", True),
    "office": ("a Word, Excel or Outlook file in an old format", True),
    "locked": ("a Word or Excel file that is protected with a password", False),
    "open": ("an OpenDocument file, such as .odt or .ods", True),
    "rtf": ("a rich text file (.rtf)", True),
    "pdf": ("a PDF file", False),
}
"""What each kind is, and whether the same program can save it as plain text."""
_BY_MISTAKE = (
    "if this is a plan that was saved in another format by mistake, open it in the"
    " program that saved it, and save it again as plain text, with the same name as"
    " before. If not, "
)


@message("AP004", "error")
def hidden_character(
    *, code: str, name: str, before: str = "", after: str = ""
) -> Finding:
    r"""The file has an invisible character that changes how the text is read.

    Text copied from other programs can contain invisible characters. Some of these
    characters break a line, although most editors do not show the break. Others reverse
    the order in which text is shown.

    Bad::

            challenge: Staff\u2028are not prepared

    Says::

        This line contains an invisible character between "Staff" and "are": U+2028,
        LINE SEPARATOR.
        To fix: delete "Staff" and "are" and everything between them, and type those
        words again.

    Given::

        code: U+200E
        name: LEFT-TO-RIGHT MARK
        after: "schema:"

    Says::

        This line contains an invisible character before "schema:": U+200E,
        LEFT-TO-RIGHT MARK.
        To fix: delete everything from the start of this line to the end of "schema:".
        Then type again what you could see there, with the same number of spaces at the
        start.

    Given::

        code: U+0007
        name: ""
        before: prepared

    Says::

        This line contains an invisible character after "prepared": U+0007.
        To fix: delete "prepared" and everything after it on this line. Then type
        "prepared" again, and anything that you could see after it.

    Given::

        code: U+0007
        name: ""

    Says::

        This line contains an invisible character: U+0007.
        To fix: on a new line below, type this line again, with the same number of
        spaces at the start. Do not copy and paste. Then delete this line.
    """
    what = f"{code}, {name}" if name else code
    one, other = quoted(before), quoted(after)
    where = ""
    how = (
        "on a new line below, type this line again, with the same number of spaces at"
        " the start. Do not copy and paste. Then delete this line."
    )
    if before and after:
        where = f" between {one} and {other}"
        how = (
            f"delete {one} and {other} and everything between them, and type those"
            " words again."
        )
    elif after:
        where = f" before {other}"
        how = (
            f"delete everything from the start of this line to the end of {other}."
            " Then type again what you could see there, with the same number of spaces"
            " at the start."
        )
    elif before:
        where = f" after {one}"
        how = (
            f"delete {one} and everything after it on this line. Then type {one} again,"
            " and anything that you could see after it."
        )
    return Finding(f"This line contains an invisible character{where}: {what}.", how)


@message("AP005", "error")
def file_too_large(*, size: int, limit: int, of: Sized = "plan") -> Finding:
    """The file is over the size limit.

    A plan can be up to 1 MB. In our example plans, each action takes up about 3 KB, so
    a plan can have about 300 actions. A settings file can be up to 128 KB, and a file
    of accepted problems up to 16 MB.

    Given::

        size: 10485760
        limit: 1048576

    Says::

        The file is too large: 10 MB. The limit is 1 MB.
        To fix: check that this is the right file. If it is, divide the plan into
        several plans.

    Given::

        size: 262144
        limit: 131072
        of: settings

    Says::

        The settings file is too large: 256 KB. The limit is 128 KB.
        To fix: check that this is the right file. If it is, keep only the settings that
        are different from the defaults, and delete the others.

    Given::

        size: 33554432
        limit: 16777216
        of: accepted

    Says::

        The file of accepted problems is too large: 32 MB. The limit is 16 MB.
        To fix: if this is not the file of accepted problems for these plans, ask the
        person who looks after the plans to put the right file in its place. If it is,
        rename the file, so that you still have it but actionplan no longer uses it. The
        problems in it are then no longer accepted. Check the plans, and fix any problem
        that should not be accepted. Then, to accept all the problems that are left,
        type:
            actionplan accept

    Given::

        size: 10485760
        limit: 1048576
        of: template

    Says::

        The template is too large: 10 MB. The limit is 1 MB.
        To fix: check that this is the right file. If it is, move parts of the template
        into other templates, and include those templates in this one.

    Given::

        size: 104857600
        limit: 52428800
        of: document

    Says::

        The document is too large: 100 MB. The limit is 50 MB.
        To fix: check that this is the right file. If it is, save a copy with only the
        tables of the action plan. Then run the command again with the name of the copy.

    Given::

        size: 2097152
        limit: 1048576
        of: addresses

    Says::

        The file of addresses is too large: 2 MB. The limit is 1 MB.
        To fix: check that this is the right file. If it is, save a copy of it under
        another name. In the copy, keep the line of headings and one line for each
        owner, and delete the other lines. Then run the same command again with the name
        of the copy.

    Given::

        size: 419430400
        limit: 209715200
        of: ledger

    Says::

        The ledger (the record of what was imported) is too large: 400 MB. The limit is
        200 MB.
        To fix: if this is not the ledger of your plan, ask the person who looks after
        the plans to put the right file in its place. If it is, import the document
        again, and give another file name after --output.
    """
    more = _MAKE_SMALLER[of]
    right = _IF_NOT_RIGHT.get(of, "check that this is the right file.")
    return Finding(
        f"The {_SIZED.get(of, 'file')} is too large: {storage(size)}. The limit is"
        f" {storage(limit)}.",
        f"{right}{f' If it is, {more}' if more else ''}",
    )


_IF_NOT_RIGHT: Mapping[Sized, str] = {
    "accepted": "if this is not the file of accepted problems for these plans, ask the"
    " person who looks after the plans to put the right file in its place.",
    "ledger": "if this is not the ledger of your plan, ask the person who looks after"
    " the plans to put the right file in its place.",
}
"""What to do about a file that is found by its name, and may be the wrong one."""


_SIZED: Mapping[Sized, str] = {
    "settings": "settings file",
    "accepted": "file of accepted problems",
    "template": "template",
    "document": "document",
    "addresses": "file of addresses",
    "ledger": "ledger (the record of what was imported)",
}
_MAKE_SMALLER: Mapping[Sized, str] = {
    "plan": "divide the plan into several plans.",
    "settings": "keep only the settings that are different from the defaults, and"
    " delete the others.",
    "accepted": "rename the file, so that you still have it but actionplan no longer"
    " uses it. The problems in it are then no longer accepted. Check the plans, and fix"
    " any problem that should not be accepted. Then, to accept all the problems that"
    " are left, type: actionplan accept",
    "template": "move parts of the template into other templates, and include those"
    " templates in this one.",
    "document": "save a copy with only the tables of the action plan. Then run the"
    " command again with the name of the copy.",
    "addresses": "save a copy of it under another name. In the copy, keep the line of"
    " headings and one line for each owner, and delete the other lines. Then run the"
    " same command again with the name of the copy.",
    "ledger": "import the document again, and give another file name after --output.",
    "other": "",
}


@message("AP006", "error")
def too_many_values(*, limit: int) -> Finding:
    """The file has more fields and list entries than a plan can have.

    Given::

        limit: 50000

    Says::

        The file has more than 50,000 fields and list entries. Nothing after this
        line has been checked yet.
        To fix: check that this is the right file. If it is, divide the plan into
        several plans.
    """
    return Finding(
        f"The file has more than {limit:,} fields and list entries. Nothing after this"
        " line has been checked yet.",
        "check that this is the right file. If it is, divide the plan into several"
        " plans.",
    )


@message("AP007", "error")
def not_a_plan(*, known: tuple[str, ...] = (), meant: str = "") -> Finding:
    """The file cannot be read as a plan, because it has no "schema" line.

    The "schema" line says that the file is a plan, and which format the plan is in.
    Every .yaml and .yml file in a folder of plans is read as a plan, unless
    actionplan.toml says which files are plans.

    Given::

        known: []

    Says::

        This file cannot be read as an action plan, because it has no "schema" line.
        To fix: if the file is not a plan, move it out of the folder of plans. If the
        file is a plan, add this as its first line:
            schema: actionplan/1

    Given::

        known: [id, title, outcomes]

    Says::

        This file looks like an action plan, but it has no "schema" line.
        To fix: add this as the first line of the file:
            schema: actionplan/1

    Given::

        known: [id, title, outcomes]
        meant: shema

    Says::

        This file has a "shema" line where an action plan has a "schema" line.
        To fix: change this line to:
            schema: actionplan/1
    """
    if meant:
        return Finding(
            f"This file has a {quoted(meant)} line where an action plan has a"
            ' "schema" line.',
            f"change this line to: schema: {FORMAT}",
            paste=f"schema: {FORMAT}",
        )
    if known:
        return Finding(
            'This file looks like an action plan, but it has no "schema" line.',
            f"add this as the first line of the file: schema: {FORMAT}",
            paste=f"schema: {FORMAT}",
        )
    return Finding(
        'This file cannot be read as an action plan, because it has no "schema" line.',
        "if the file is not a plan, move it out of the folder of plans. If the file is"
        f" a plan, add this as its first line: schema: {FORMAT}",
        paste=f"schema: {FORMAT}",
    )


@message("AP008", "error")
def unknown_format(*, written: str) -> Finding:
    """The file is in a format that this version of actionplan cannot read.

    Given::

        written: actionplan/2

    Says::

        This plan is in the format "actionplan/2", but this version of actionplan can
        read only "actionplan/1".
        To fix: install the newest version of actionplan. If you cannot do that, ask for
        a copy of the plan in the format actionplan/1.

    Given::

        written: plan

    Says::

        "plan" is not a format that actionplan can read.
        To fix: change this line to:
            schema: actionplan/1

    Given::

        written: ""

    Says::

        The "schema" line does not give the format of the plan.
        To fix: change this line to:
            schema: actionplan/1
    """
    if written.startswith("actionplan/"):
        return Finding(
            f"This plan is in the format {quoted(written)}, but this version of"
            f' actionplan can read only "{FORMAT}".',
            "install the newest version of actionplan. If you cannot do that, ask for a"
            f" copy of the plan in the format {FORMAT}.",
        )
    what = (
        f"{quoted(written)} is not a format that actionplan can read."
        if written
        else 'The "schema" line does not give the format of the plan.'
    )
    return Finding(
        what, f"change this line to: schema: {FORMAT}", paste=f"schema: {FORMAT}"
    )


@message("AP009", "error")
def not_a_file(*, kind: str, use: Literal["read", "written"] = "read") -> Finding:
    """Something that actionplan has to read or write is not an ordinary file.

    Given::

        kind: a named pipe

    Says::

        This is not an ordinary file but a named pipe, which programs use to pass data
        to each other. It was not read.
        To fix: if you gave this name in the command, give the name of a file instead.
        If not, move this item to another folder, outside the folder of plans.

    Given::

        kind: a named pipe
        use: written

    Says::

        This is not an ordinary file but a named pipe, which programs use to pass data
        to each other. Nothing has been written to it.
        To fix: if you want to send a report, a list or a table to another program,
        leave out --output. If not, give the name of a file after --output.
    """
    if use == "written":
        return Finding(
            f"{_not_ordinary(kind)}. Nothing has been written to it.",
            "if you want to send a report, a list or a table to another program, leave"
            " out --output. If not, give the name of a file after --output.",
        )
    return Finding(
        f"{_not_ordinary(kind)}. It was not read.",
        "if you gave this name in the command, give the name of a file instead. If not,"
        " move this item to another folder, outside the folder of plans.",
    )


def _not_ordinary(kind: str) -> str:
    """Say what something is in place of a file."""
    match kind:
        case "a named pipe" | "a socket":
            but = f" but {kind}, which programs use to pass data to each other"
        case "something other than a file":
            but = ""
        case _:
            but = f" but {kind}"
    return f"This is not an ordinary file{but}"


@message("AP010", "error")
def unreadable_folder(*, reason: str) -> Finding:
    """A folder could not be opened, so any plans in it have not been checked.

    Given::

        reason: you do not have permission to open it

    Says::

        The folder could not be opened: you do not have permission to open it.
        To fix: ask the person who looks after the folder for permission to open it.
    """
    return Finding(
        f"The folder could not be opened: {reason}.",
        _to_open(reason, "folder", "open"),
    )


@message("AP011", "error")
def link_leaves_folder(*, target: str) -> Finding:
    """A link in the folder of plans leads out of the folder or to something hidden.

    actionplan does not follow the link. A file or folder is hidden if its name starts
    with a full stop.

    Given::

        target: ../../elsewhere/notes.yaml

    Says::

        This is a link to "../../elsewhere/notes.yaml", which is hidden or outside the
        folder of plans, so actionplan did not follow the link.
        To fix: if you need what the link leads to, put a copy of it in place of the
        link. If not, delete the link.
    """
    return Finding(
        f"This is a link to {quoted(target)}, which is hidden or outside the folder of"
        " plans, so actionplan did not follow the link.",
        "if you need what the link leads to, put a copy of it in place of the link. If"
        " not, delete the link.",
    )


@message("AP012", "error")
def plan_under_another_name(*, ending: str, name: str) -> Finding:
    """A file looks like a plan, but its name does not end in .yaml or .yml.

    Notepad often adds .txt to the name of a file, and Windows hides that ending. Only
    files with names that end in .yaml or .yml are read as plans. A plan in a file with
    another ending is not counted, and is not in any report.

    Given::

        ending: .txt
        name: scr-family-b-2012.yaml

    Says::

        This file looks like a plan, but its name ends in ".txt", so it was not read.
        To fix: if the file is not a plan, move it out of the folder of plans. If it is,
        change the name of the file to scr-family-b-2012.yaml. To see the end of the
        name in Windows, open File Explorer and choose View, Show, File name extensions.
    """
    return Finding(
        f"This file looks like a plan, but its name ends in {quoted(ending)}, so it was"
        " not read.",
        "if the file is not a plan, move it out of the folder of plans. If it is,"
        f" change the name of the file to {name}. To see the end of the name in"
        " Windows, open File Explorer and choose View, Show, File name extensions.",
    )


# --- AP1: typing mistakes -------------------------------------------------------

NOTHING_AFTER = "Nothing after this line has been checked yet."


@message("AP101", "error")
def cannot_be_read() -> Finding:
    """The rest of the file, from the line that the message names, cannot be read.

    You get this message only if actionplan cannot tell what the mistake is.

    Given::

        {}

    Says::

        The file cannot be read from here on, because there is a mistake in the spacing
        or punctuation of this line or the line above. Nothing after this line has been
        checked yet.
        To fix: in both lines, check that the first word is lined up with the fields or
        entries it belongs with. Also check that there is a closing quotation mark or
        bracket for each opening one. Put double quotation marks round text that
        contains a colon or a hash (#).
    """
    return Finding(
        "The file cannot be read from here on, because there is a mistake in the"
        " spacing or punctuation of this line or the line above. " + NOTHING_AFTER,
        "in both lines, check that the first word is lined up with the fields or"
        " entries it belongs with. Also check that there is a closing quotation mark or"
        " bracket for each opening one. Put double quotation marks round text that"
        " contains a colon or a hash (#).",
    )


@message("AP112", "error")
def duplicate_field(*, field: str, first: int, is_text: bool = True) -> Finding:
    """The same field is filled in twice in one part of the plan.

    Other programs would keep only one of the values, without telling you.

    Bad::

                due: 2012-05
                due: 2012-06

    Says::

        "due" is filled in twice, first on line 36 and again here. Only one of them can
        be kept.
        To fix: if the due date was moved, add a progress entry that says why, with the
        new date as "new_due". Then keep the line with the original date, and delete the
        other line. If not, delete the line that is wrong. If both lines say the same,
        delete either one.

    Bad::

                progress:
                  - date: 2011-12-05
                    note: The first draft went to all agencies.
                progress:
                  - date: 2012-01-10
                    note: The second draft went to all agencies.

    Says::

        "progress" is filled in twice, first on line 52 and again here. Only one of
        them can be kept.
        To fix: if this "progress" has anything that "progress" on line 52 does not
        have, move it there. Then delete this "progress" and everything left in it.
    """
    what = f"{quoted(field)} is filled in twice, first on line {first} and again here."
    if not is_text:
        return Finding(
            f"{what} Only one of them can be kept.",
            f"if this {quoted(field)} has anything that {quoted(field)} on line {first}"
            f" does not have, move it there. Then delete this {quoted(field)} and"
            " everything left in it.",
        )
    delete = (
        "delete the line that is wrong. If both lines say the same, delete either one."
    )
    return Finding(
        f"{what} Only one of them can be kept.",
        "if the due date was moved, add a progress entry that says why, with the new"
        ' date as "new_due". Then keep the line with the original date, and delete the'
        " other line. If not,"
        f" {delete}"
        if field == "due"
        else delete,
    )


@message("AP113", "error")
def several_documents() -> Finding:
    """The file is divided in two, as if it contained two plans.

    Bad::

                    note: The first draft went to all agencies.
        ---
        x-note: something else

    Says::

        A line of 3 hyphens divides this file in two. A file can contain only one
        plan, so this file has not been checked.
        To fix: if there is one plan, delete the line of hyphens. If there are 2
        plans, move everything after the line of hyphens to a separate file, and
        delete the line of hyphens.
    """
    return Finding(
        "A line of 3 hyphens divides this file in two. A file can contain only one"
        " plan, so this file has not been checked.",
        "if there is one plan, delete the line of hyphens. If there are 2 plans, move"
        " everything after the line of hyphens to a separate file, and delete the line"
        " of hyphens.",
    )


@message("AP114", "error")
def yaml_shortcut(*, sign: Literal["&", "*", "<<"]) -> Finding:
    """Text starts with a sign that is read as a shortcut to another part of the file.

    Shortcuts cannot be used in plans. With a shortcut, readers would have to look
    elsewhere in the file to see what the plan says.

    Bad::

            challenge: &urgent Staff are not prepared

    Says::

        Text that starts with "&" is read as a shortcut to another part of the file,
        but shortcuts cannot be used in plans.
        To fix: if you meant a shortcut, delete "&" and the word after it, and write
        the text out in full wherever you used the shortcut. If not, put double
        quotation marks round all the text.

    Bad::

            challenge: *urgent

    Says::

        Text that starts with "*" is read as a shortcut to another part of the file,
        but shortcuts cannot be used in plans.
        To fix: if you meant a shortcut, replace the shortcut with the full text. If
        not, put double quotation marks round all the text.

    Given::

        sign: "<<"

    Says::

        "<<" is a shortcut that copies fields from another part of the file, but
        shortcuts cannot be used in plans.
        To fix: write out in full the fields that it copies, and then delete this line.
    """
    if sign == "<<":
        return Finding(
            '"<<" is a shortcut that copies fields from another part of the file, but'
            " shortcuts cannot be used in plans.",
            "write out in full the fields that it copies, and then delete this line.",
        )
    full = (
        'delete "&" and the word after it, and write the text out in full wherever you'
        " used the shortcut"
        if sign == "&"
        else "replace the shortcut with the full text"
    )
    return Finding(
        f'Text that starts with "{sign}" is read as a shortcut to another part of the'
        " file, but shortcuts cannot be used in plans.",
        f"if you meant a shortcut, {full}. If not, put double quotation marks round all"
        " the text.",
    )


@message("AP115", "error")
def yaml_tag() -> Finding:
    """Text that starts with an exclamation mark is read as an instruction to a program.

    Bad::

            challenge: !important Staff are not prepared

    Says::

        Text that starts with "!" is read as an instruction to a program, but
        instructions cannot be used in plans.
        To fix: put double quotation marks round all the text.
    """
    return Finding(
        'Text that starts with "!" is read as an instruction to a program, but'
        " instructions cannot be used in plans.",
        "put double quotation marks round all the text.",
    )


@message("AP116", "error")
def nested_too_deeply(*, limit: int) -> Finding:
    """Too many lists or groups of fields are inside one another.

    Given::

        limit: 64

    Says::

        There are more than 64 lists or groups of fields inside one another here.
        Nothing after this line has been checked yet.
        To fix: check that this is the right file, and that the lines are indented
        correctly.
    """
    return Finding(
        f"There are more than {limit} lists or groups of fields inside one another"
        " here. Nothing after this line has been checked yet.",
        "check that this is the right file, and that the lines are indented correctly.",
    )


@message("AP117", "error")
def yaml_directive() -> Finding:
    """The first line of the file starts with a per cent sign.

    Given::

        {}

    Says::

        The first line starts with "%", which makes it an instruction to a program, but
        instructions cannot be used in plans.
        To fix: delete this line, and the line of 3 hyphens below it.
    """
    return Finding(
        'The first line starts with "%", which makes it an instruction to a program,'
        " but instructions cannot be used in plans.",
        "delete this line, and the line of 3 hyphens below it.",
    )


@message("AP118", "error")
def list_as_name(*, sign: Literal["bracket", "question mark"]) -> Finding:
    """There is a list or a group of fields where there should be a field name.

    Bad::

            challenge: Staff are not prepared
            [check this]: yes

    Says::

        There is a bracket here instead of a field name. Nothing after this line has
        been checked yet.
        To fix: if this line belongs to the text above it, put double quotation marks
        round all of that text, including this line. If not, start this line with a
        field name, a colon and a space, and put double quotation marks round the rest
        of the line.
    """
    return Finding(
        f"There is a {sign} here instead of a field name. {NOTHING_AFTER}",
        "if this line belongs to the text above it, put double quotation marks round"
        " all of that text, including this line. If not, start this line with a field"
        " name, a colon and a space, and put double quotation marks round the rest of"
        " the line.",
    )


@message("AP119", "error")
def number_too_long(*, written: str) -> Finding:
    """A value is read as a number that is too large, or as a special number.

    A number is too large if some programs would lose its last digits. The special
    numbers are infinity (.inf) and "not a number" (.nan).

    Bad::

                value: 12345678901234567890

    Says::

        "12345678901234567890" is read as a number, and its last digits would be lost.
        To fix: put double quotation marks round the text: "12345678901234567890"

    Given::

        written: ".nan"

    Says::

        ".nan" is read as a special number, not as text.
        To fix: put double quotation marks round the text: ".nan"
    """
    ending = (
        "is read as a number, and its last digits would be lost"
        if any(character.isdigit() for character in written)
        else "is read as a special number, not as text"
    )
    return Finding(
        f"{quoted(written, 40)} {ending}.",
        f"put double quotation marks round the text: {quoted(written, 40)}",
    )
