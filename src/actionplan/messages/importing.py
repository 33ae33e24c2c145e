"""Messages about the files that `actionplan import` reads (AP02, AP03)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.messages.not_done import install_by
from actionplan.rule import Finding, message

OtherKind: TypeAlias = Literal[
    "doc", "docm", "xls", "xlsm", "xlsb", "odt", "ods", "pdf", "rtf", "html", "xml"
]
"""Files that people have plans in, but that have to be saved as another kind first."""

Limited: TypeAlias = Literal["bytes", "parts", "unpacked", "elements", "depth", "cells"]


@message("AP020", "error")
def saved_as_another_kind(*, kind: OtherKind) -> Finding:
    """The document is of a kind that cannot be imported, such as a PDF file.

    You can import Word documents (.docx), Excel workbooks (.xlsx), and tables saved as
    text (.csv and .tsv). Word and Excel can open most other documents and save them in
    these formats.

    Given::

        kind: doc

    Says::

        This is a Word document in an old format (.doc), which cannot be imported.
        To fix: open the file in Word, and save it as a Word document (.docx). Then
        run the command again with the name of the new file.

    Given::

        kind: docm

    Says::

        This is a Word document with macros (.docm), which cannot be imported.
        To fix: open the file in Word, and save it as a Word document (.docx). Then
        run the command again with the name of the new file.

    Given::

        kind: xls

    Says::

        This is an Excel workbook in an old format (.xls), which cannot be imported.
        To fix: open the file in Excel, and save it as an Excel workbook (.xlsx).
        Then run the command again with the name of the new file.

    Given::

        kind: xlsm

    Says::

        This is an Excel workbook with macros (.xlsm), which cannot be imported.
        To fix: open the file in Excel, and save it as an Excel workbook (.xlsx).
        Then run the command again with the name of the new file.

    Given::

        kind: xlsb

    Says::

        This is a binary Excel workbook (.xlsb), which cannot be imported.
        To fix: open the file in Excel, and save it as an Excel workbook (.xlsx).
        Then run the command again with the name of the new file.

    Given::

        kind: odt

    Says::

        This is an OpenDocument text document (.odt), which cannot be imported.
        To fix: open the file in Word, and save it as a Word document (.docx). Then
        run the command again with the name of the new file.

    Given::

        kind: ods

    Says::

        This is an OpenDocument spreadsheet (.ods), which cannot be imported.
        To fix: open the file in Excel, and save it as an Excel workbook (.xlsx).
        Then run the command again with the name of the new file.

    Given::

        kind: pdf

    Says::

        This is a PDF file, which cannot be imported.
        To fix: ask for the Word document that the PDF file was made from. If there
        is none, open the PDF file in Word, and save it as a Word document (.docx).
        Check the tables against the PDF file, because Word may divide them wrongly.
        Then run the command again with the name of the Word document.

    Given::

        kind: rtf

    Says::

        This is a rich text file (.rtf), which cannot be imported.
        To fix: open the file in Word, and save it as a Word document (.docx). Then
        run the command again with the name of the new file.

    Given::

        kind: html

    Says::

        This is a web page, which cannot be imported.
        To fix: open the file in Word or Excel, and save it as a Word document
        (.docx) or an Excel workbook (.xlsx). Then run the command again with the
        name of the new file.

    Given::

        kind: xml

    Says::

        This is an XML file, which cannot be imported.
        To fix: open the file in Word or Excel, and save it as a Word document
        (.docx) or an Excel workbook (.xlsx). Then run the command again with the
        name of the new file.
    """
    what, remedy = _other_kind(kind)
    return Finding(f"This is {what}, which cannot be imported.", remedy)


_AGAIN = "Then run the command again with the name of the new file."
_BY_WORD = f"open the file in Word, and save it as a Word document (.docx). {_AGAIN}"
_BY_EXCEL = (
    f"open the file in Excel, and save it as an Excel workbook (.xlsx). {_AGAIN}"
)
_BY_EITHER = (
    "open the file in Word or Excel, and save it as a Word document (.docx) or an"
    f" Excel workbook (.xlsx). {_AGAIN}"
)


def _other_kind(kind: OtherKind) -> tuple[str, str]:  # noqa: C901, PLR0911 -- one line for each kind
    """Return the name of a kind of file, and how to save it as one we can read."""
    match kind:
        case "doc":
            return "a Word document in an old format (.doc)", _BY_WORD
        case "docm":
            return "a Word document with macros (.docm)", _BY_WORD
        case "xls":
            return "an Excel workbook in an old format (.xls)", _BY_EXCEL
        case "xlsm":
            return "an Excel workbook with macros (.xlsm)", _BY_EXCEL
        case "xlsb":
            return "a binary Excel workbook (.xlsb)", _BY_EXCEL
        case "odt":
            return "an OpenDocument text document (.odt)", _BY_WORD
        case "ods":
            return "an OpenDocument spreadsheet (.ods)", _BY_EXCEL
        case "pdf":
            return (
                "a PDF file",
                "ask for the Word document that the PDF file was made from. If there"
                " is none, open the PDF file in Word, and save it as a Word document"
                " (.docx). Check the tables against the PDF file, because Word may"
                " divide them wrongly. Then run the command again with the name of the"
                " Word document.",
            )
        case "rtf":
            return "a rich text file (.rtf)", _BY_WORD
        case "html":
            return "a web page", _BY_EITHER
        case "xml":
            return "an XML file", _BY_EITHER
        case _:
            assert_never(kind)


@message("AP021", "error")
def protected_by_password() -> Finding:
    """The file is protected with a password, so it cannot be opened.

    Given::

        {}

    Says::

        The file is protected with a password, so it cannot be opened.
        To fix: if you do not know the password, ask the person who sent you the file
        for a copy without one. If you do, make a copy of the file, and open the copy in
        Word or Excel with the password. Choose File, Info, then Protect Document or
        Protect Workbook, then Encrypt with Password. Delete the password, choose OK,
        and save the copy. Then run the command again with the name of the copy, and
        delete the copy when the import is finished.
    """
    return Finding(
        "The file is protected with a password, so it cannot be opened.",
        "if you do not know the password, ask the person who sent you the file for a"
        " copy without one. If you do, make a copy of the file, and open the copy in"
        " Word or Excel with the password. Choose File, Info, then Protect Document or"
        " Protect Workbook, then Encrypt with Password. Delete the password, choose OK,"
        " and save the copy. Then run the command again with the name of the copy, and"
        " delete the copy when the import is finished.",
    )


@message("AP022", "error")
def damaged_document() -> Finding:
    """The file begins like a Word or Excel file, but part of it cannot be read.

    A file can be damaged if it was not completely downloaded or copied. Word and Excel
    can often repair the file.

    Given::

        {}

    Says::

        The file is damaged, or part of it is missing. Nothing has been read from
        it.
        To fix: open the file in Word or Excel, let the program repair the file, and
        save it under another name. Then run the command again with the name of the
        new file. If the file cannot be opened, ask for another copy.
    """
    return Finding(
        "The file is damaged, or part of it is missing. Nothing has been read from it.",
        "open the file in Word or Excel, let the program repair the file, and save it"
        f" under another name. {_AGAIN} If the file cannot be opened, ask for another"
        " copy.",
    )


@message("AP023", "error")
def unsafe_document() -> Finding:
    """The file contains something that Word and Excel never put in a file.

    Someone may have made the file in order to crash programs, or to make them read
    other files on the computer. actionplan does not import any part of the file.

    Given::

        {}

    Says::

        The file contains something that Word and Excel never put in a file, so the file
        was not opened.
        To fix: do not open the file. If you know who sent the file, and it was made in
        Word or Excel, phone that person. Ask them to save it again in Word or Excel,
        and to send you the new file. Then run the command again with the name of the
        new file. In all other cases, ask your IT team to check the file.
    """
    return Finding(
        "The file contains something that Word and Excel never put in a file, so the"
        " file was not opened.",
        "do not open the file. If you know who sent the file, and it was made in Word"
        " or Excel, phone that person. Ask them to save it again in Word or Excel, and"
        f" to send you the new file. {_AGAIN} In all other cases, ask your IT team to"
        " check the file.",
    )


_MB = 1024 * 1024


@message("AP024", "error")
def document_too_large(*, limit: int, of: Limited) -> Finding:
    """The file is too large, or too complex, to be imported.

    Word and Excel files are compressed, so even a small file can contain too much text
    to be imported. There are limits on the size of the file, on the number of its parts
    (such as pages and pictures), and on the amount of text and formatting. Pictures
    count towards the first 2 limits only.

    Given::

        limit: 52428800
        of: bytes

    Says::

        The file is too large. The limit is 50 MB.
        To fix: check that this is the right file. If it is, copy the table with the
        plan into a new file of the same kind, and import the new file.

    Given::

        limit: 2000
        of: parts

    Says::

        The file has more than 2,000 parts, such as pages and pictures, so it cannot be
        imported.
        To fix: check that this is the right file. If it is, copy the table with the
        plan into a new file of the same kind, and import the new file.

    Given::

        limit: 52428800
        of: unpacked

    Says::

        The file has more than 50 MB of text and formatting, so it cannot be imported.
        To fix: check that this is the right file. If it is, copy the table with the
        plan into a new file of the same kind, and import the new file.

    Given::

        limit: 300000
        of: elements

    Says::

        The file has more than 300,000 paragraphs, cells and other elements, so it
        cannot be imported.
        To fix: check that this is the right file. If it is, copy the table with the
        plan into a new file of the same kind, and import the new file.

    Given::

        limit: 100000
        of: cells

    Says::

        The file has more than 100,000 cells with something in them, so it cannot be
        imported.
        To fix: check that this is the right file. If it is, copy the table with the
        plan into a new file of the same kind, and import the new file.

    Given::

        limit: 256
        of: depth

    Says::

        The file has too many tables and other elements inside one another. The limit is
        256 levels.
        To fix: check that this is the right file. If it is, copy the table with the
        plan into a new file of the same kind, and import the new file.
    """
    match of:
        case "bytes":
            what = f"The file is too large. The limit is {limit // _MB} MB."
        case "parts":
            what = _more_than(f"{limit:,} parts, such as pages and pictures")
        case "unpacked":
            what = _more_than(f"{limit // _MB} MB of text and formatting")
        case "elements":
            what = _more_than(f"{limit:,} paragraphs, cells and other elements")
        case "cells":
            what = _more_than(f"{limit:,} cells with something in them")
        case "depth":
            what = (
                "The file has too many tables and other elements inside one another."
                f" The limit is {limit} levels."
            )
        case _:
            assert_never(of)
    return Finding(
        what,
        "check that this is the right file. If it is, copy the table with the plan"
        " into a new file of the same kind, and import the new file.",
    )


def _more_than(most: str) -> str:
    return f"The file has more than {most}, so it cannot be imported."


@message("AP025", "error")
def office_not_installed(*, kind: Literal["Word", "Excel"], install: str) -> Finding:
    """The software that reads Word and Excel files is not installed.

    This software is installed separately, because not everyone needs it. Without it,
    you can still import tables saved as text (.csv and .tsv). The command in the
    message depends on how actionplan was installed: with pipx (as in the example), uv
    or pip.

    Given::

        kind: Word
        install: pipx inject actionplan python-docx openpyxl

    Says::

        To import a Word file, actionplan needs additional software that is not
        installed: python-docx and openpyxl.
        To fix: type this command, and then run the import again:
            pipx inject actionplan python-docx openpyxl
    """
    return Finding(
        f"To import {'a' if kind == 'Word' else 'an'} {kind} file, actionplan needs"
        " additional software that is not installed: python-docx and openpyxl.",
        f"{install_by(install)}, and then run the import again: {install}",
    )


@message("AP026", "error")
def not_a_document() -> Finding:
    """The file is not a Word, Excel or CSV file.

    actionplan looks at the content of the file, and not only at the ending of its name.
    Text that is not in rows and columns cannot be imported.

    Given::

        {}

    Says::

        This is not a Word document, an Excel workbook or a table saved as text.
        To fix: check that this is the right file. If it is, put the plan into a
        table in Word or Excel, and save it as a Word document (.docx) or an Excel
        workbook (.xlsx). Then run the command again with the name of the new file.
    """
    return Finding(
        "This is not a Word document, an Excel workbook or a table saved as text.",
        "check that this is the right file. If it is, put the plan into a table in Word"
        " or Excel, and save it as a Word document (.docx) or an Excel workbook"
        f" (.xlsx). {_AGAIN}",
    )


@message("AP027", "error")
def quotation_not_closed(*, line: int) -> Finding:
    """In a table saved as text, one quotation mark of a pair is missing.

    Without that mark, the rest of the file would be read as one cell.

    Given::

        line: 12

    Says::

        The cell that starts on line 12 begins with a double quotation mark but does
        not end with one. Nothing has been read from the file.
        To fix: open the file in Notepad. Find the end of the text in the cell,
        which may be on a line below line 12, and type a double quotation mark
        there. Save the file, and run the same command again.
    """
    return Finding(
        f"The cell that starts on line {line} begins with a double quotation mark but"
        " does not end with one. Nothing has been read from the file.",
        "open the file in Notepad. Find the end of the text in the cell, which may be"
        f" on a line below line {line}, and type a double quotation mark there. Save"
        " the file, and run the same command again.",
    )


@message("AP028", "error")
def document_inside_document() -> Finding:
    """Part of the Word document is another document, which is stored inside it.

    Programs that combine documents make files like this. When you save the file in
    Word, the text of the other document is copied into the main document.

    Given::

        {}

    Says::

        Part of this document is another document, which is stored inside it. That part
        cannot be imported.
        To fix: open the document in Word, save it under another name, and import the
        new file.
    """
    return Finding(
        "Part of this document is another document, which is stored inside it. That"
        " part cannot be imported.",
        "open the document in Word, save it under another name, and import the new"
        " file.",
    )


@message("AP029", "error")
def nothing_in_document() -> Finding:
    """The file to import is empty, or no text was pasted into the terminal.

    Given::

        {}

    Says::

        This file is empty.
        To fix: check that this is the right file. If OneDrive or another service
        stores the file, open the file once, so that it is copied to this computer.
        Then run the same command again.
    """
    return Finding(
        "This file is empty.",
        "check that this is the right file. If OneDrive or another service stores the"
        " file, open the file once, so that it is copied to this computer. Then run the"
        " same command again.",
    )


@message("AP030", "error")
def document_not_understood() -> Finding:
    """The software that reads Word and Excel files could not read the file.

    Given::

        {}

    Says::

        The file could not be read, because it is built in an unusual way. Nothing has
        been imported.
        To fix: open the file in Word or Excel, save it under another name, and import
        the new file.
    """
    return Finding(
        "The file could not be read, because it is built in an unusual way. Nothing"
        " has been imported.",
        "open the file in Word or Excel, save it under another name, and import the"
        " new file.",
    )
