"""A table that is text is read as Excel would read it, with every character of it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from minimal_office import brief

from actionplan import office
from actionplan.diagnostics import Fault
from actionplan.office import package
from actionplan.office.cells import OfficeFile, characters


def read(data: bytes, name: str = "plan.csv") -> OfficeFile:
    """Read a table."""
    file = office.read(data, name)
    assert isinstance(file, OfficeFile), file
    return file


def cells(file: OfficeFile) -> list[tuple[int, int, str]]:
    """Return the cells that have text."""
    (table,) = file.tables
    return [(cell.row, cell.column, cell.text) for cell in table.cells]


PLAIN = [(1, 1, "Action"), (1, 2, "Lead"), (2, 1, "Train"), (2, 2, "Café")]
WRITTEN = {
    "commas": b"Action,Lead\r\nTrain,Caf\xc3\xa9\r\n",
    "semicolons": b"Action;Lead\nTrain;Caf\xc3\xa9",
    "tabs": b"Action\tLead\rTrain\tCaf\xc3\xa9\r",
    "UTF-8 with a mark": b"\xef\xbb\xbfAction,Lead\nTrain,Caf\xc3\xa9\n",
    "Windows-1252": b"Action,Lead\nTrain,Caf\xe9\n",
    "UTF-16, as Excel saves Unicode text": "Action\tLead\nTrain\tCafé".encode("utf-16"),
    "UTF-16 the other way round": b"\xfe\xff"
    + "Action\tLead\nTrain\tCafé".encode("utf-16-be"),
    "UTF-16 without a mark": "Action\tLead\nTrain\tCafé".encode("utf-16-le"),
    "quotation marks": b'"Action","Lead"\n"Train","Caf\xc3\xa9"\n',
    "Mac Roman, with the line ends of a Mac": b"Action;Lead\rTrain;Caf\x8e\r",
}


@pytest.mark.parametrize("how", WRITTEN)
def test_a_table_is_read_however_it_was_saved(how: str) -> None:
    """The encoding and what is between the cells are found out."""
    assert cells(read(WRITTEN[how])) == PLAIN


CELLS = {
    "a line break in a cell": (
        b'a,"one\r\ntwo",c\n',
        [(1, 1, "a"), (1, 2, "one\ntwo"), (1, 3, "c")],
    ),
    "a quotation mark in a cell": (
        b'a,"say ""yes""",c\n',
        [(1, 1, "a"), (1, 2, 'say "yes"'), (1, 3, "c")],
    ),
    "a comma in a cell": (
        b'a,"b, c"\nd,e\n',
        [(1, 1, "a"), (1, 2, "b, c"), (2, 1, "d"), (2, 2, "e")],
    ),
    "a quotation at the beginning of a cell": (
        b'"Working Together" is read,b\n',
        [(1, 1, '"Working Together" is read'), (1, 2, "b")],
    ),
    "inches": (b'a,12" screen\n', [(1, 1, "a"), (1, 2, '12" screen')]),
    "empty cells": (b"a,,,d\n,,c,\n", [(1, 1, "a"), (1, 4, "d"), (2, 3, "c")]),
    "empty lines": (
        b"a,b\n\n\nc,d\n",
        [(1, 1, "a"), (1, 2, "b"), (4, 1, "c"), (4, 2, "d")],
    ),
    "one column": (b"a\nb\n", [(1, 1, "a"), (2, 1, "b")]),
    "commas in sentences between tabs": (
        b"Train staff, then test\tHead, Deputy\nb\tc\n",
        [
            (1, 1, "Train staff, then test"),
            (1, 2, "Head, Deputy"),
            (2, 1, "b"),
            (2, 2, "c"),
        ],
    ),
    "a title above a table": (
        b"Board plan 2012\n\na;b;c\nd;e, f;g\n",
        [
            (1, 1, "Board plan 2012"),
            (3, 1, "a"),
            (3, 2, "b"),
            (3, 3, "c"),
            (4, 1, "d"),
            (4, 2, "e, f"),
            (4, 3, "g"),
        ],
    ),
    "an open quotation between tabs": (
        b'a\t"b\nc\td\n',
        [(1, 1, "a"), (1, 2, '"b'), (2, 1, "c"), (2, 2, "d")],
    ),
    "quotation marks around tabs": (
        b'"a\tb"\tc\nd\te\n',
        [(1, 1, '"a'), (1, 2, 'b"'), (1, 3, "c"), (2, 1, "d"), (2, 2, "e")],
    ),
    "a tab in a cell that Excel saved": (
        b'"say ""yes"""\tb\n"c\td"\te\n',
        [(1, 1, 'say "yes"'), (1, 2, "b"), (2, 1, "c\td"), (2, 2, "e")],
    ),
    "what Word writes on a Mac": (
        b"It\xd5s \xd2new\xd3 \xd0 so\tb\nc\td\n",
        [
            (1, 1, "It\u2019s \u201cnew\u201d \u2013 so"),
            (1, 2, "b"),
            (2, 1, "c"),
            (2, 2, "d"),
        ],
    ),
    "what no text from Windows has": (
        b"Visit the cr\x8fche\tb\nc\td\n",
        [(1, 1, "Visit the cr\xe8che"), (1, 2, "b"), (2, 1, "c"), (2, 2, "d")],
    ),
    "quotation marks and names from a Mac": (
        b"Zo\x91 said \xd2yes\xd3,b\n",
        [(1, 1, "Zo\xeb said \u201cyes\u201d"), (1, 2, "b")],
    ),
    "single quotation marks from a Mac": (
        b"In \xd4The George\xd5,b\n",
        [(1, 1, "In \u2018The George\u2019"), (1, 2, "b")],
    ),
    "a dash from a Mac": (
        b"Two \xd0 or 3,b\n",
        [(1, 1, "Two \u2013 or 3"), (1, 2, "b")],
    ),
    "a capital inside a name": (
        "Ms Mc\xc9wan\u2019s team \u2013 caf\xe9,Ms Mc\xc9wan\n".encode("cp1252"),
        [(1, 1, "Ms Mc\xc9wan\u2019s team \u2013 caf\xe9"), (1, 2, "Ms Mc\xc9wan")],
    ),
    "a capital inside a name, and no other sign": (
        "Ms Mc\xc9wan,caf\xe9\n".encode("cp1252"),
        [(1, 1, "Ms Mc\xc9wan"), (1, 2, "caf\xe9")],
    ),
    "signs of both": (
        "Bj\xd5rn\u2019s,caf\xe9\n".encode("cp1252"),
        [(1, 1, "Bj\xd5rn\u2019s"), (1, 2, "caf\xe9")],
    ),
    "capitals with accents": (
        "\xc9COLE \xd3 Briain,\xd1andu\n".encode("cp1252"),
        [(1, 1, "\xc9COLE \xd3 Briain"), (1, 2, "\xd1andu")],
    ),
}


@pytest.mark.parametrize("what", CELLS)
def test_a_cell_has_its_text_and_its_place(what: str) -> None:
    """A quotation mark belongs to the file only if a cell is written between two."""
    data, expected = CELLS[what]

    assert cells(read(data)) == expected


def test_a_pasted_table_needs_no_name() -> None:
    """What Word puts on the clipboard is separated by tabs."""
    file = read(b"Action\tLead\nTrain\tHead\n", "-")

    assert (file.kind, file.tables[0].name, len(file.tables[0].cells)) == (
        "tsv",
        "table 1",
        4,
    )


def test_a_line_for_excel_says_what_is_between_the_cells() -> None:
    """It is kept, but it is not a cell."""
    file = read(b"sep=;\na;b,c\n")

    assert cells(file) == [(1, 1, "a"), (1, 2, "b,c")]
    assert [brief(it.pieces) for it in file.apart] == [["sep=; [instruction]"]]


def test_an_open_quotation_is_refused() -> None:
    """The rest of the file would be one cell."""
    fault = office.read(b'a,b\r\nc,"d\r\ne,f\r\n', "plan.csv")

    assert isinstance(fault, Fault)
    assert (fault.rule, fault.details) == ("quotation-not-closed", {"line": 2})


NOT_TEXT = {
    "control characters": b"a,b\x00\x01\n",
    "no known encoding": b"a,\x81\n",
    "a text in UTF-8 that was cut": "a,\u201cb\u201d".encode()[:-3] + b"o\x9d\xe2\x80",
    "half of a character": b"\xff\xfea\x00,",
}


@pytest.mark.parametrize("what", NOT_TEXT)
def test_what_is_not_text_is_refused(what: str) -> None:
    """Files of other kinds are not read as tables."""
    fault = office.read(NOT_TEXT[what], "plan.csv")

    assert isinstance(fault, Fault)
    assert fault.rule == "not-a-document"


def test_a_table_has_only_so_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """More would take too much memory."""
    monkeypatch.setattr(package, "MAX_CELLS", 3)

    fault = office.read(b"a,b\nc,d\n", "plan.csv")

    assert isinstance(fault, Fault)
    assert (fault.rule, fault.details["of"]) == ("document-too-large", "cells")


@given(
    st.lists(st.lists(st.text("ab ,;\t\"'\n£é", max_size=6), min_size=2, max_size=3)),
    st.sampled_from(",;"),
)
def test_what_python_writes_is_read_cell_by_cell(
    rows: list[list[str]], separator: str
) -> None:
    """Every character of every cell comes back, and nothing else."""
    written = io.StringIO(newline="")
    written.write(f"sep={separator}\r\n")
    csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)

    (table,) = read(written.getvalue().encode()).tables

    assert [(it.row, it.column, it.pieces[0].text) for it in table.cells] == [
        (number, column, text)
        for number, row in enumerate(rows, 1)
        for column, text in enumerate(row, 1)
        if text
    ]


def test_characters_are_those_of_the_cells() -> None:
    """What is between the cells does not count."""
    assert characters(read(b'a,"b""c"\n')) == 4
