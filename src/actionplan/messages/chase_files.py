"""Define messages about the sheets that owners are asked with (AP906)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.messages.not_done import NOT_WRITTEN, THEN_AGAIN
from actionplan.rule import Finding, message
from actionplan.text.grammar import quoted

What: TypeAlias = Literal["encoding", "heading", "columns", "address", "private"]


@message("AP9062", "error")
def folder_not_empty() -> Finding:
    """The folder for the sheets from `actionplan chase` is not empty.

    Someone may have filled in a sheet that is in the folder, so actionplan does not
    replace any file there.

    Given::

        {}

    Says::

        This folder is not empty, so nothing has been written to it.
        To fix: after --output, give the name of a new folder, such as chase-2011-12-05.
    """
    return Finding(
        "This folder is not empty, so nothing has been written to it.",
        "after --output, give the name of a new folder, such as chase-2011-12-05.",
    )


@message("AP9064", "error")
def addresses_not_read(*, line: int, what: What, written: str = "") -> Finding:
    """The file of email addresses cannot be read.

    The file must have 2 columns, with the headings "owner" and "address". On each line,
    write one owner and one email address. Write each owner in the same words as in the
    file README.md, which "actionplan chase" writes in the folder with the sheets. If an
    owner has several addresses, write each one on its own line. Personal email
    addresses, such as Gmail addresses, are personal data, so actionplan does not write
    them to any file.

    Given::

        line: 1
        what: heading
        written: Head of Housing,housing@example.gov.uk

    Says::

        Line 1 of the file of addresses is "Head of Housing,housing@example.gov.uk", but
        the first line must contain the headings "owner" and "address". Nothing has been
        written.
        To fix: add a new line above line 1. In that line, write "owner" and "address",
        with a comma between them. In Excel, write "owner" in column A and "address" in
        column B, without a comma. Then run the same command again.

    Given::

        line: 3
        what: columns
        written: Head of Housing

    Says::

        Line 3 of the file of addresses, "Head of Housing", does not have 2 columns.
        Nothing has been written.
        To fix: if this owner has an email address, give only the owner's job title and
        the email address on this line. In a text editor, type a comma between them, and
        put a job title that has a comma in it in double quotation marks. In Excel,
        write the job title in column A and the email address in column B. If this owner
        does not have an email address, delete the line. Then run the same command
        again.

    Given::

        line: 2
        what: address
        written: housing at example

    Says::

        Line 2 of the file of addresses has "housing at example", which is not an email
        address. Nothing has been written.
        To fix: if this owner has an email address, write it in place of "housing at
        example", for example: housing@example.gov.uk. If this owner does not have an
        email address, delete the line. Then run the same command again.

    Given::

        line: 2
        what: address
        written: housing@example.gov.uk; homes@example.gov.uk

    Says::

        Line 2 of the file of addresses has "housing@example.gov.uk;
        homes@example.gov.uk", which is not an email address. Nothing has been written.
        To fix: write each email address on a line of its own, with the owner in the
        column "owner" and the email address in the column "address". Then run the same
        command again.

    Given::

        line: 2
        what: private

    Says::

        Line 2 of the file of addresses has a personal email address, which is personal
        data. Nothing has been written.
        To fix: if there is no work email address, delete this line, and type the
        address into the draft email yourself. If there is, write that address instead.
        Then run the same command again.

    Given::

        line: 1
        what: encoding

    Says::

        The file of addresses is not a text file that can be read. Nothing has been
        written.
        To fix: open the file in Excel, choose File, Save As, and choose the type CSV
        UTF-8. Then run the command again with the name of the new file.
    """
    at = f"Line {line} of the file of addresses"
    match what:
        case "heading":
            how = (
                "add a new line above line 1"
                if "@" in written
                else "if line 1 contains headings, replace it. If not, add a new line"
                " above it"
            )
            return Finding(
                f"{at} is {quoted(written)}, but the first line must contain the"
                f' headings "owner" and "address". {NOT_WRITTEN}',
                f'{how}. In that line, write "owner" and "address", with a comma'
                ' between them. In Excel, write "owner" in column A and "address" in'
                f" column B, without a comma. {THEN_AGAIN}",
            )
        case "columns":
            return Finding(
                f"{at}, {quoted(written)}, does not have 2 columns. {NOT_WRITTEN}",
                "if this owner has an email address, give only the owner's job title"
                " and the email address on this line. In a text editor, type a comma"
                " between them, and put a job title that has a comma in it in double"
                " quotation marks. In Excel, write the job title in column A and the"
                " email address in column B. If this owner does not have an email"
                f" address, delete the line. {THEN_AGAIN}",
            )
        case "address":
            return Finding(
                f"{at} has {quoted(written)}, which is not an email address."
                f" {NOT_WRITTEN}",
                "write each email address on a line of its own, with the owner in the"
                ' column "owner" and the email address in the column "address".'
                f" {THEN_AGAIN}"
                if written.count("@") > 1
                else "if this owner has an email address, write it in place of"
                f" {quoted(written)}, for example: housing@example.gov.uk. If this"
                f" owner does not have an email address, delete the line. {THEN_AGAIN}",
            )
        case "private":
            return Finding(
                f"{at} has a personal email address, which is personal data."
                f" {NOT_WRITTEN}",
                "if there is no work email address, delete this line, and type the"
                " address into the draft email yourself. If there is, write that"
                f" address instead. {THEN_AGAIN}",
            )
        case "encoding":
            return Finding(
                "The file of addresses is not a text file that can be read."
                f" {NOT_WRITTEN}",
                "open the file in Excel, choose File, Save As, and choose the type CSV"
                " UTF-8. Then run the command again with the name of the new file.",
            )
        case _:
            assert_never(what)
