"""What Word shows of tables that python-docx cannot read: the facts, by hand.

Each row of the table is a trap that the study of published documents found. The texts
are what Word shows when the document is printed with all changes accepted.
"""

from __future__ import annotations

import word_parts as word
from counted import in_word

from actionplan import office
from actionplan.office.cells import OfficeFile, all_pieces, characters

_NOT_STRUCK = '<w:strike w:val="0"/>'
_NOT_HIDDEN = '<w:vanish w:val="false"/>'


def text(words: str) -> str:
    """Write a cell with one paragraph."""
    return word.cell(word.paragraph(word.run(words)))


def rich(*runs: str) -> str:
    """Write a cell with one paragraph of several runs."""
    return word.cell(word.paragraph(*runs))


NESTED = word.table(word.row(text("By the police"), text("By health")), columns=2)
ROWS = (
    word.row(text("Action"), text("Lead"), text("By when"), kind="heading"),
    word.row(
        rich(word.deleted("Audit 20"), word.inserted("Audit 40"), word.run(" files")),
        rich(word.moved_away("Auditor"), word.moved_here("Audit Manager")),
        rich(word.date_picker("2012-11-30", "30 November 2012")),
    ),
    word.row(
        rich(word.run("Not struck", _NOT_STRUCK), word.run(" at all", _NOT_HIDDEN)),
        rich(word.run("Old lead", '<w:rStyle w:val="Removed"/>'), word.run("Lead")),
        rich(word.prompt("Click to enter a date.")),
    ),
    word.row(
        word.control(text("A cell in a control")),
        word.cell(word.control(word.paragraph(word.run("A block in a control")))),
        rich(word.run("Line one"), word.line(), word.run("line two")),
    ),
    word.control(word.row(text("A row"), text("in a"), text("control"))),
    word.row(
        rich(word.deleted("Buy a system")),
        rich(word.deleted("Finance Officer")),
        rich(word.deleted("May 2011")),
        kind="deleted",
    ),
    word.row(
        rich(word.inserted("New row")),
        rich(word.inserted("New lead")),
        rich(word.inserted("2013")),
        kind="inserted",
    ),
    word.row(text("Two columns in"), before=2),
    word.row(text("Short row"), after=2),
    word.row(
        word.cell(NESTED, word.paragraph(word.run("Both agencies"))),
        rich(word.symbol("F0FC"), word.run(" agreed")),
        rich(word.symbol("F0FB")),
    ),
    word.row(
        rich(word.field(" DATE ", "1 May 2012")),
        rich(word.run("Chair"), word.tab(), word.run("Deputy")),
        word.cell(word.paragraph(word.run("first"), numbered=True)),
    ),
    word.row(
        word.cell(
            word.paragraph(word.run("Kept "), word.text_box("Boxed")),
            word.paragraph(word.hidden("Unseen")),
        ),
        rich(word.commented(word.run("Nurse"), 0), word.footnote_mark(1)),
        text("  spaces   inside  "),
    ),
)
SAID = {
    (1, 1): "Action",
    (1, 2): "Lead",
    (1, 3): "By when",
    (2, 1): "Audit 40 files",
    (2, 2): "Audit Manager",
    (2, 3): "30 November 2012",
    (3, 1): "Not struck at all",
    (3, 2): "Lead",
    (4, 1): "A cell in a control",
    (4, 2): "A block in a control",
    (4, 3): "Line one\nline two",
    (5, 1): "A row",
    (5, 2): "in a",
    (5, 3): "control",
    (7, 1): "New row",
    (7, 2): "New lead",
    (7, 3): "2013",
    (8, 3): "Two columns in",
    (9, 1): "Short row",
    (10, 1): "By the police By health Both agencies",
    (10, 2): "\u2713 agreed",
    (10, 3): "\u2717",
    (11, 1): "1 May 2012",
    (11, 2): "Chair Deputy",
    (11, 3): "1. first",
    (12, 1): "Kept",
    (12, 2): "Nurse",
    (12, 3): "spaces inside",
}
"""What Word shows, by row and column."""
NEVER = {
    *("Audit 20", "Auditor", "Old lead", "Click to enter a date.", "Buy a system"),
    *("Finance Officer", "May 2011", " DATE ", "Boxed", "Unseen", "Is she still here?"),
    *("Seen by the chair", "OFFICIAL", "Page 1"),
}
"""Text that is in the file, but is not what the document says."""
APART = word.Apart(
    "OFFICIAL", "Page 1", ("Is she still here?",), ("Seen by the chair",)
)
CONTENT = word.docx(word.table(*ROWS, columns=3), apart=APART)


def read() -> OfficeFile:
    """Read the document with all traps."""
    file = office.read(CONTENT, "traps.docx")
    assert isinstance(file, OfficeFile), file
    return file


def test_each_cell_says_what_word_shows() -> None:
    """In the row and column where it is, whatever controls and gaps are before it."""
    (table,) = read().tables
    said = {
        (cell.row, cell.column): " ".join(cell.text.split())
        for cell in table.cells
        if cell.text
    }

    assert said == {place: " ".join(words.split()) for place, words in SAID.items()}


def test_a_line_break_in_a_cell_is_kept() -> None:
    """Numbered actions and owners are told apart by lines."""
    (table,) = read().tables
    (cell,) = [one for one in table.cells if (one.row, one.column) == (4, 3)]

    assert cell.text == "Line one\nline two"


def test_what_word_does_not_show_is_kept_with_a_mark() -> None:
    """It is in the ledger, and in no value of a plan."""
    pieces = tuple(all_pieces(read()))

    assert {piece.text for piece in pieces if not piece.is_data} == NEVER
    assert {piece.text for piece in pieces if piece.is_data} & NEVER == set()


def test_every_character_of_the_traps_is_counted_once() -> None:
    """By a count that knows nothing about tables."""
    assert characters(read()) == in_word(CONTENT)
