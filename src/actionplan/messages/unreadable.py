"""Messages about files that cannot be read, or not as they were meant (AP0, AP1)."""

from __future__ import annotations

from typing import Literal

from actionplan import FORMAT
from actionplan.rule import Finding, message
from actionplan.text.grammar import quoted


@message("AP001", "error")
def unreadable_file(*, reason: str) -> Finding:
    """The file could not be opened or read.

    What could not be read has not been checked, and is in no count and no report.

    Given::

        reason: you do not have permission to open it

    Says::

        The file could not be read: you do not have permission to open it.
        To fix: ask whoever looks after the folder to let you read it, or take it
        out of the folder of plans.
    """
    return Finding(
        f"The file could not be read: {reason}.",
        "ask whoever looks after the folder to let you read it, or take it out of"
        " the folder of plans.",
    )


@message("AP002", "error")
def empty_file() -> Finding:
    """The file is empty, or holds only comments.

    Given::

        {}

    Says::

        The file is empty: there is no plan in it.
        To fix: delete the file, or start a plan in it with: actionplan new
    """
    return Finding(
        "The file is empty: there is no plan in it.",
        "delete the file, or start a plan in it with: actionplan new",
    )


@message("AP003", "error")
def not_utf8(*, word: str, encoding: Literal["", "UTF-16"]) -> Finding:
    """The file was saved in an encoding other than UTF-8.

    Letters beyond the English alphabet, pound signs and curly quotes would come out
    wrong in every other program. Most editors save as UTF-8 when asked.

    Given::

        word: café
        encoding: ""

    Says::

        The file is not saved as UTF-8. The first word affected is "café".
        To fix: save the file again with the encoding UTF-8. In Notepad: File, Save
        as, Encoding: UTF-8. In Word: Save as, Plain text, Other encoding: UTF-8.

    Given::

        word: ""
        encoding: UTF-16

    Says::

        The file is saved as UTF-16, not as UTF-8.
        To fix: save the file again with the encoding UTF-8. In Notepad: File, Save
        as, Encoding: UTF-8. In Word: Save as, Plain text, Other encoding: UTF-8.
    """
    what = (
        f"The file is saved as {encoding}, not as UTF-8."
        if encoding
        else "The file is not saved as UTF-8. The first word affected is"
        f" {quoted(word)}."
    )
    return Finding(
        what,
        "save the file again with the encoding UTF-8. In Notepad: File, Save as,"
        " Encoding: UTF-8. In Word: Save as, Plain text, Other encoding: UTF-8.",
    )


@message("AP004", "error")
def hidden_character(*, code: str, name: str) -> Finding:
    r"""The file holds a character that cannot be seen and changes how it is read.

    Such characters come in with text copied from other programs. Some break a line
    where no editor shows it, some turn round the order in which text is shown.

    Bad::

            challenge: Staff\u2028are not prepared

    Says::

        This line holds a character that cannot be seen: U+2028, LINE SEPARATOR.
        To fix: delete the character. If you cannot find it, delete the words on both
        sides of it and type them again.

    Given::

        code: U+0007
        name: ""

    Says::

        This line holds a character that cannot be seen: U+0007.
        To fix: delete the character. If you cannot find it, delete the words on both
        sides of it and type them again.
    """
    what = f"{code}, {name}" if name else code
    return Finding(
        f"This line holds a character that cannot be seen: {what}.",
        "delete the character. If you cannot find it, delete the words on both sides"
        " of it and type them again.",
    )


@message("AP005", "error")
def file_too_large(*, size: int, limit: int) -> Finding:
    """The file is larger than any of its kind.

    A plan of two hundred actions is a twentieth of the limit. Settings may have an
    eighth of it, and a file of accepted problems sixteen times as much.

    Given::

        size: 10485760
        limit: 1048576

    Says::

        The file is too large: 10,485,760 bytes. The most is 1,048,576.
        To fix: check that it is the file you meant. A very long plan can be divided
        into several.
    """
    return Finding(
        f"The file is too large: {size:,} bytes. The most is {limit:,}.",
        "check that it is the file you meant. A very long plan can be divided into"
        " several.",
    )


@message("AP006", "error")
def too_many_values(*, limit: int) -> Finding:
    """The file holds more fields and list entries than any plan.

    Given::

        limit: 50000

    Says::

        The file holds more than 50,000 fields and list entries. Nothing after this
        line has been checked.
        To fix: check that it is the file you meant. A very long plan can be divided
        into several.
    """
    return Finding(
        f"The file holds more than {limit:,} fields and list entries. Nothing after"
        " this line has been checked.",
        "check that it is the file you meant. A very long plan can be divided into"
        " several.",
    )


@message("AP007", "error")
def not_a_plan(*, known: tuple[str, ...] = (), meant: str = "") -> Finding:
    """The file is not a plan: it does not say which format it is written in.

    Every .yaml and .yml file in a folder of plans is taken for a plan, so that none is
    passed over in silence.

    Given::

        known: []

    Says::

        This file is not an action plan: it has no line that says "schema".
        To fix: move the file out of the folder of plans. If it is a plan, make this
        its first line: schema: actionplan/1

    Given::

        known: [id, title, outcomes]

    Says::

        This file looks like an action plan, but has no line that says "schema".
        To fix: add this as the first line: schema: actionplan/1

    Given::

        known: [id, title, outcomes]
        meant: shema

    Says::

        This file has a line that says "shema" where an action plan has "schema".
        To fix: change it to: schema: actionplan/1
    """
    if meant:
        return Finding(
            f"This file has a line that says {quoted(meant)} where an action plan has"
            ' "schema".',
            f"change it to: schema: {FORMAT}",
            paste=f"schema: {FORMAT}",
        )
    if known:
        return Finding(
            'This file looks like an action plan, but has no line that says "schema".',
            f"add this as the first line: schema: {FORMAT}",
            paste=f"schema: {FORMAT}",
        )
    return Finding(
        'This file is not an action plan: it has no line that says "schema".',
        "move the file out of the folder of plans. If it is a plan, make this its"
        f" first line: schema: {FORMAT}",
        paste=f"schema: {FORMAT}",
    )


@message("AP008", "error")
def unknown_format(*, written: str) -> Finding:
    """The file says that it is written in a format this version does not know.

    Given::

        written: actionplan/2

    Says::

        This plan is written in the format "actionplan/2". This version of actionplan
        reads "actionplan/1".
        To fix: install the newest version of actionplan, or ask for the plan in the
        format actionplan/1.

    Given::

        written: plan

    Says::

        The format "plan" is not known. A plan begins with: schema: actionplan/1
        To fix: change the line to: schema: actionplan/1

    Given::

        written: ""

    Says::

        The line "schema" does not say which format the plan is written in.
        To fix: change the line to: schema: actionplan/1
    """
    if written.startswith("actionplan/"):
        return Finding(
            f"This plan is written in the format {quoted(written)}. This version of"
            f' actionplan reads "{FORMAT}".',
            "install the newest version of actionplan, or ask for the plan in the"
            f" format {FORMAT}.",
        )
    what = (
        f"The format {quoted(written)} is not known. A plan begins with:"
        f" schema: {FORMAT}"
        if written
        else 'The line "schema" does not say which format the plan is written in.'
    )
    return Finding(
        what, f"change the line to: schema: {FORMAT}", paste=f"schema: {FORMAT}"
    )


@message("AP009", "error")
def not_a_file(*, kind: str) -> Finding:
    """What was named is not a file that can be read, but something else.

    Given::

        kind: a named pipe

    Says::

        This is a named pipe, not a file, so it was not read.
        To fix: take it out of the folder of plans, or name another file.
    """
    return Finding(
        f"This is {kind}, not a file, so it was not read.",
        "take it out of the folder of plans, or name another file.",
    )


@message("AP010", "error")
def unreadable_folder(*, reason: str) -> Finding:
    """A folder could not be looked into, so plans in it have not been checked.

    Given::

        reason: you do not have permission to open it

    Says::

        The folder could not be looked into: you do not have permission to open it.
        To fix: ask whoever looks after the folder to let you read it.
    """
    return Finding(
        f"The folder could not be looked into: {reason}.",
        "ask whoever looks after the folder to let you read it.",
    )


@message("AP011", "error")
def link_leaves_folder(*, target: str) -> Finding:
    """A link in the folder of plans leads out of it, and was not followed.

    A folder whose name starts with a full stop counts as outside, too.

    Given::

        target: ../../elsewhere/notes.yaml

    Says::

        This is a link to a file outside the folder, "../../elsewhere/notes.yaml", so
        it was not read.
        To fix: put the plan itself into the folder, or delete the link.
    """
    return Finding(
        f"This is a link to a file outside the folder, {quoted(target)}, so it was not"
        " read.",
        "put the plan itself into the folder, or delete the link.",
    )


@message("AP012", "error")
def plan_under_another_name(*, ending: str, name: str) -> Finding:
    """A file looks like a plan, but its name does not end in .yaml or .yml.

    Windows adds .txt to what Notepad saves, and hides it. Only files whose names end
    in .yaml or .yml are plans, so this one is in no count and no report.

    Given::

        ending: .txt
        name: scr-family-b-2012.yaml

    Says::

        This file looks like a plan, but its name ends in ".txt", so it was not read.
        To fix: call it scr-family-b-2012.yaml. In Windows, File Explorer shows the
        ending after: View, Show, File name extensions.
    """
    return Finding(
        f"This file looks like a plan, but its name ends in {quoted(ending)}, so it was"
        " not read.",
        f"call it {name}. In Windows, File Explorer shows the ending after: View, Show,"
        " File name extensions.",
    )


# --- AP1: typing slips ----------------------------------------------------------

NOTHING_AFTER = "Nothing after this line has been checked yet."


@message("AP101", "error")
def cannot_be_read() -> Finding:
    """The file cannot be read from this line on.

    Where the cause is one that is known, it is named instead.

    Given::

        {}

    Says::

        From here on the file cannot be read: spacing or punctuation on this line, or
        on the one above, is not what the format expects. Nothing after this line has
        been checked yet.
        To fix: compare the line with those around it. Text with a colon, a hash or a
        quotation mark in it needs double quotes round it.
    """
    return Finding(
        "From here on the file cannot be read: spacing or punctuation on this line,"
        " or on the one above, is not what the format expects. " + NOTHING_AFTER,
        "compare the line with those around it. Text with a colon, a hash or a"
        " quotation mark in it needs double quotes round it.",
    )


@message("AP112", "error")
def duplicate_field(*, field: str, first: int) -> Finding:
    """A field is filled in twice in the same place.

    Other programs would keep one of the two without a word.

    Bad::

                due: 2012-05
                due: 2012-06

    Says::

        "due" is filled in twice here; the first time on line 36. Only one can be
        kept.
        To fix: delete the line that is out of date.
    """
    return Finding(
        f"{quoted(field)} is filled in twice here; the first time on line {first}."
        " Only one can be kept.",
        "delete the line that is out of date.",
    )


@message("AP113", "error")
def several_documents() -> Finding:
    """The file holds more than one plan.

    Bad::

                    note: The first draft went to all agencies.
        ---
        x-note: something else

    Says::

        A line of three hyphens divides this file in two. A file holds one plan, and
        this one has not been checked.
        To fix: delete the line, or move what follows it into a file of its own.
    """
    return Finding(
        "A line of three hyphens divides this file in two. A file holds one plan, and"
        " this one has not been checked.",
        "delete the line, or move what follows it into a file of its own.",
    )


@message("AP114", "error")
def yaml_shortcut(*, sign: Literal["&", "*", "<<"]) -> Finding:
    """A sign at the start of a text stands for copying one part of the file to another.

    Shortcuts are not taken: a reader could no longer see what a plan says where it
    says it.

    Bad::

            challenge: &urgent Staff are not prepared

    Says::

        A text that starts with "&" is taken for a shortcut to another part of the
        file, and shortcuts are not used in plans.
        To fix: put double quotes round the whole text. If you meant a shortcut, write
        the text out in full.

    Given::

        sign: "<<"

    Says::

        "<<" copies fields from another part of the file, and shortcuts are not used
        in plans.
        To fix: delete the line and write the fields out in full.
    """
    if sign == "<<":
        return Finding(
            '"<<" copies fields from another part of the file, and shortcuts are not'
            " used in plans.",
            "delete the line and write the fields out in full.",
        )
    return Finding(
        f'A text that starts with "{sign}" is taken for a shortcut to another part of'
        " the file, and shortcuts are not used in plans.",
        "put double quotes round the whole text. If you meant a shortcut, write the"
        " text out in full.",
    )


@message("AP115", "error")
def yaml_tag() -> Finding:
    """A text starts with an exclamation mark, which has a meaning in this format.

    Bad::

            challenge: !important Staff are not prepared

    Says::

        A text that starts with "!" is taken for an instruction, and instructions are
        not used in plans.
        To fix: put double quotes round the whole text.
    """
    return Finding(
        'A text that starts with "!" is taken for an instruction, and instructions'
        " are not used in plans.",
        "put double quotes round the whole text.",
    )


@message("AP116", "error")
def nested_too_deeply(*, limit: int) -> Finding:
    """Lists or fields stand inside one another more deeply than in any plan.

    Given::

        limit: 64

    Says::

        More than 64 lists or groups of fields stand inside one another here. Nothing
        after this line has been checked.
        To fix: check that it is the file you meant.
    """
    return Finding(
        f"More than {limit} lists or groups of fields stand inside one another here."
        " Nothing after this line has been checked.",
        "check that it is the file you meant.",
    )


@message("AP117", "error")
def yaml_directive() -> Finding:
    """The file begins with a line that starts with a per cent sign.

    Given::

        {}

    Says::

        The first line starts with "%", which is an instruction to other programs.
        Plans have none.
        To fix: delete the line, and the line of three hyphens below it.
    """
    return Finding(
        'The first line starts with "%", which is an instruction to other programs.'
        " Plans have none.",
        "delete the line, and the line of three hyphens below it.",
    )


@message("AP118", "error")
def list_as_name() -> Finding:
    """A list or a group of fields stands where the name of a field should.

    Bad::

            challenge: Staff are not prepared
            [check this]: yes

    Says::

        The name of a field is missing here: there is a bracket in its place. Nothing
        after this line has been checked yet.
        To fix: if the bracket belongs to a text, put double quotes round the whole
        text. Otherwise write the name of the field first.
    """
    return Finding(
        "The name of a field is missing here: there is a bracket in its place. "
        + NOTHING_AFTER,
        "if the bracket belongs to a text, put double quotes round the whole text."
        " Otherwise write the name of the field first.",
    )


@message("AP119", "error")
def number_too_long(*, written: str) -> Finding:
    """A number cannot be kept as it is written.

    Bad::

                value: 12345678901234567890

    Says::

        "12345678901234567890" is taken for a number, and would lose its last digits.
        To fix: put double quotes round it: "12345678901234567890"

    Given::

        written: ".nan"

    Says::

        ".nan" is taken for a number without a value.
        To fix: put double quotes round it: ".nan"
    """
    what = (
        "would lose its last digits"
        if any(character.isdigit() for character in written)
        else ""
    )
    ending = f"a number, and {what}" if what else "a number without a value"
    return Finding(
        f"{quoted(written, 40)} is taken for {ending}.",
        f"put double quotes round it: {quoted(written, 40)}",
    )
