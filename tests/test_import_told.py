"""What an import says became of each piece of a document is what became of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tables import heading, paragraph, table, word
from tests.conftest import run

from actionplan import rules
from actionplan.diagnostics import Refusal
from actionplan.intake import conversion
from actionplan.intake.next_version import CellChange
from actionplan.intake.picture import COLOUR
from actionplan.intake.terms import Terms
from actionplan.office.cells import (
    Cell,
    Mark,
    OfficeFile,
    Paragraph,
    Piece,
    Table,
    Value,
)
from actionplan.output import import_ledger, import_screen
from actionplan.text import dates
from actionplan.workspace import import_questions
from actionplan.workspace.import_document import Updated

if TYPE_CHECKING:
    from actionplan.intake.conversion import Imported
    from actionplan.office.cells import Block


def imported(*blocks: Any, **terms: Any) -> Imported:  # noqa: ANN401 -- what a test gives
    """Import a document that has these tables and paragraphs."""
    return conversion.read(word(*blocks), Terms("x-2012", **terms))


def numbers(made: Imported) -> list[str]:
    """Return the numbers of all actions."""
    return [a["id"] for o in made.data["outcomes"] for a in o["actions"]]


def became(made: Imported, text: str) -> list[tuple[str, str, list[tuple[str, ...]]]]:
    """Return what the ledger says of a text: its fate, the reason, and where it is."""
    return [
        (line.fate, line.why, [(t.item, t.field, t.value) for t in line.targets])
        for line in made.ledger.lines
        if line.text == text
    ]


# --- several actions in one cell ----------------------------------------------

SEVERAL = "1. Write it\n2. Send it"


def test_parts_of_a_row_have_its_number_and_their_own() -> None:
    """The ledger says what the number of the row was used for."""
    made = imported(
        table(
            ["Ref", "Action"],
            ["1", "Train"],
            ["3.", SEVERAL],
            ["4", "a) Audit\nb) Report"],
        )
    )

    assert numbers(made) == ["1", "3.1", "3.2", "4.a", "4.b"]
    assert became(made, "3.") == [
        (
            "changed",
            "put before the number of each action in its row",
            [("3.1", "id", "3.1"), ("3.2", "id", "3.2")],
        )
    ]


@pytest.mark.parametrize(
    "other", [["3.1", "Train"], ["3", "Train"], ["3", "1. Train\n2. Audit"]]
)
def test_parts_of_a_row_have_no_number_that_can_be_of_another(other: list[str]) -> None:
    """The number of the row is kept beside each, and the ledger says so."""
    made = imported(table(["Ref", "Action"], ["1", "Plan"], ["3", SEVERAL], other))

    assert numbers(made)[:3] == ["1", "O1.1", "O1.2"]
    of_rows = [a.get("x-ref") for o in made.data["outcomes"] for a in o["actions"]]
    assert of_rows[1:3] == ["3", "3"]
    assert became(made, "3")[0] == (
        "copied",
        "the number of a row with several actions, kept with each of them",
        [("O1.1", "x-ref", "3"), ("O1.2", "x-ref", "3")],
    )


def test_a_number_that_import_gives_does_not_look_like_a_part_of_another() -> None:
    """In a document that does not number its actions, they are 1.1 and 1.2."""
    some = imported(table(["Ref", "Action"], ["1", "Train"], ["", "Audit"]))
    none = imported(table(["Ref", "Action"], ["", "Train"], ["", "Audit"]))

    assert (numbers(some), numbers(none)) == (["1", "O1.1"], ["1.1", "1.2"])


# --- tracked changes ----------------------------------------------------------

ADDED: frozenset[Mark] = frozenset({"inserted"})
DELETED: frozenset[Mark] = frozenset({"deleted"})
NOT_YET = "with tracked changes, which nobody has accepted yet."


def cells(*pieces: tuple[Piece, ...]) -> Table:
    """Make a table of one action, with the pieces of its cells."""
    headings = ("Action", "When?", "Progress, Dec 2017")
    top = tuple(
        Cell(1, at, (Piece(text),), f"row 1, column {at}")
        for at, text in enumerate(headings, 1)
    )
    row = tuple(
        Cell(2, at, its, f"row 2, column {at}") for at, its in enumerate(pieces, 1)
    )
    return Table("table 1", (*top, *row))


def test_text_that_was_added_and_not_accepted_is_named() -> None:
    """The plan has it, and a person is told, in the preview and in the ledger."""
    made = imported(
        cells(
            (Piece("Write it"),),
            (Piece("May 2012", DELETED), Piece("June 2013", ADDED)),
            (Piece("Sent. "), Piece("All replied.", ADDED)),
        )
    )

    added = f'"All replied." was added {NOT_YET}'
    assert [(q.place, q.text) for q in made.questions if "tracked" in q.text] == [
        (
            "row 2, When?",
            '"June 2013" was added and "May 2012" was deleted'
            f" {NOT_YET} The plan has the text with these changes.",
        ),
        (
            "row 2, Progress, Dec 2017",
            f"{added} It is in the plan, with the date of its heading.",
        ),
    ]
    shown = " ".join(import_screen.page(made, "A").split())
    assert f"{added} It is in the plan, with the date of its heading." in shown
    row = next(
        line
        for line in import_ledger.as_markdown(made, "A").split("\n")
        if line.startswith("|") and "All replied." in line
    )
    assert "added with tracked changes, which nobody has accepted yet" in row


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (
            ADDED,
            'This row was added {} It is in the plan: "Write it June 2013 Sent".',
        ),
        (
            DELETED,
            'This row was deleted {} It is not in the plan: "Write it June 2013 Sent".',
        ),
    ],
)
def test_a_row_that_was_added_or_deleted_is_named_once(mark: Any, said: str) -> None:  # noqa: ANN401 -- as above
    """It is one decision for a person."""
    row = [(Piece(t, mark),) for t in ("Write it", "June 2013", "Sent")]
    one = cells((Piece("Plan"),), (), ())
    both = one._replace(
        cells=(
            *one.cells,
            *(Cell(3, at, its, "") for at, its in enumerate(row, 1)),
        )
    )

    told = [q for q in imported(both).questions if "tracked" in q.text]

    assert [(q.place, q.text) for q in told] == [("row 3", said.format(NOT_YET))]


# --- the marking of a document ------------------------------------------------

PLAN = table(["Action", "Lead"], ["Write it", "Nurse"])
MARGIN: frozenset[Mark] = frozenset({"margin"})
SENSITIVE = ("paragraph", "Official - Sensitive")
PRIVATE = ("paragraph", "Private and confidential")
ASKED = 'If that is the marking of the plan, write it in "marking".'


@pytest.mark.parametrize(
    ("blocks", "place", "marking"),
    [
        ((heading("Action plan"), paragraph("Official - Sensitive"), PLAN), *SENSITIVE),
        ((heading("Action plan\nOfficial - Sensitive"), PLAN), *SENSITIVE),
        ((heading("Official - Sensitive"), heading("Action plan"), PLAN), *SENSITIVE),
        (
            (PLAN, paragraph("Private and confidential")),
            "paragraph",
            "Private and confidential",
        ),
        (
            (paragraph("Protective marking: Restricted"), PLAN),
            "paragraph",
            "Restricted",
        ),
        ((paragraph("Action plan OFFICIAL"), PLAN), "paragraph", "OFFICIAL"),
        (
            (table(["Action plan", "Official"], name="table 1"), PLAN),
            "table 1, row 1, column 2",
            "Official",
        ),
        (
            (
                table(
                    ["Action plan", ""],
                    ["Official", ""],
                    ["Action", "Lead"],
                    ["Write it", "Nurse"],
                ),
            ),
            "row 2, column 1",
            "Official",
        ),
    ],
)
def test_a_marking_is_found_wherever_it_is(
    blocks: tuple[Block, ...], place: str, marking: str
) -> None:
    """Under the title, in it, at the end, after a label, and in a cell."""
    made = imported(*blocks)

    asked = [(q.place, q.text) for q in made.questions if ASKED in q.text]
    assert asked == [(place, f'It says "{marking}". {ASKED}')]
    assert made.data["title"] != marking


@pytest.mark.parametrize(
    "text",
    [
        "The official plan of the board",
        "HOW TO PROTECT CHILDREN",
        "Confidential discussions were held with the family",
    ],
)
def test_words_of_a_marking_in_a_sentence_are_none(text: str) -> None:
    """A heading in capitals can have them too."""
    made = imported(heading(text), paragraph(text), PLAN)

    assert [q for q in made.questions if ASKED in q.text] == []


def test_a_marking_below_the_name_of_the_board_at_the_edge_is_found_once() -> None:
    """The header and the footer often say the same."""
    pieces = (Piece("Northshire Board", MARGIN, "line"), Piece("Official", MARGIN))
    edges = tuple(Paragraph(pieces, place) for place in ("header 1", "footer 1"))
    made = conversion.read(OfficeFile("docx", (PLAN,), edges), Terms("x-2012"))

    asked = [(q.place, q.text) for q in made.questions if ASKED in q.text]
    assert asked == [("header 1", f'It says "Official". {ASKED}')]


# --- ratings in the words of the key ------------------------------------------

MEANINGS = {"Red": "Not started", "Green": "Completed and evidenced"}
PAIRS = [[rating, meaning] for rating, meaning in MEANINGS.items()]
LINES = [f"{rating} - {meaning}" for rating, meaning in MEANINGS.items()]


def rated(text: str, *key: Block) -> Imported:
    """Import an action that has a rating in these words."""
    columns = ["Action", "Lead", "Progress", "RAG"]
    return imported(table(columns, ["Write it", "Nurse", "Sent", text]), *key)


@pytest.mark.parametrize(
    "key",
    [
        (table(*PAIRS, name="key"),),
        (table(*([line] for line in LINES), name="key"),),
        tuple(map(paragraph, LINES)),
        (paragraph("Key: Red = Not started; Green = Completed and evidenced"),),
        (table(["\n".join(LINES)], name="key"),),
    ],
)
@pytest.mark.parametrize(
    "text",
    ["Green", "Green - completed and evidenced", "GREEN: Completed and evidenced"],
)
def test_a_line_of_the_key_is_its_rating(key: tuple[Block, ...], text: str) -> None:
    """The key can be a table, lines, or one paragraph. The ledger is true of it."""
    made = rated(text, *key)

    (action,) = made.data["outcomes"][0]["actions"]
    assert (action["progress"][0].get("rag"), made.data["rag_legend"]) == (
        "Green",
        MEANINGS,
    )
    for line in made.ledger.lines:
        if any(target.field == "rag_legend" for target in line.targets):
            whole = [target.value for target in line.targets] == [line.text]
            assert line.fate == ("copied" if whole else "changed")


@pytest.mark.parametrize("text", ["Green - completed", "Completed and evidenced"])
def test_a_part_of_a_line_of_the_key_is_left_to_a_person(text: str) -> None:
    """It can mean something else."""
    made = rated(text, table(*PAIRS, name="key"))

    (action,) = made.data["outcomes"][0]["actions"]
    assert action["x-rag"] == text
    said = f'No key says what "{text}" means, so it is kept in "x-rag".'
    assert said in " ".join(question.text for question in made.questions)


def test_a_numbered_list_is_not_a_key() -> None:
    """Neither in paragraphs, nor in a table."""
    texts = ["1 - Write to parents", "2 - Meet the school"]

    made = rated("1", *map(paragraph, texts), table(*([t] for t in texts), name="x"))

    assert "rag_legend" not in made.data


# --- cells that are split -----------------------------------------------------


def cell_of(heading: str, *pieces: str, **columns: str) -> Imported:
    """Import an action with a cell that has these pieces, and with other columns."""
    every = {"Action": "Write it", heading: "", **columns}
    made = table(list(every), list(every.values()))
    split = tuple(Piece(text) for text in pieces)
    last = made.cells.index(next(c for c in made.cells if (c.row, c.column) == (2, 2)))
    its = made.cells[last]._replace(pieces=split)
    return imported(
        made._replace(cells=(*made.cells[:last], its, *made.cells[last + 1 :]))
    )


def page_of(made: Imported) -> str:
    """Return what people see, without what comes from the width of a screen."""
    return " ".join(import_screen.page(made, "A").split())


def told(made: Imported, heading: str) -> list[tuple[str, str, str, list[str]]]:
    """Return the ledger of a column: each piece, its fate, why, and what it became."""
    return [
        (line.text, line.fate, line.why, [f"{t.field}={t.value}" for t in line.targets])
        for line in made.ledger.lines
        if line.heading == heading and line.text != heading
    ]


def test_each_piece_of_progress_is_told_what_it_became() -> None:
    """A date that is not read does not make the next report one that is left."""
    made = cell_of(
        "Progress", "03/04/2012", ": ", "Begun.", "\n12 June 2012: ", "Begun.", " Sent."
    )

    split = "split at the dates"
    note = "progress.note=Begun. Sent."
    assert told(made, "Progress") == [
        ("03/04/2012", "asked", split, ["progress.date_as_written=03/04/2012"]),
        (": ", "used", "where a cell was split", ["="]),
        ("Begun.", "changed", split, ["progress.note=Begun."]),
        ("\n12 June 2012: ", "changed", split, ["progress.date=2012-06-12"]),
        ("Begun.", "changed", split, [note]),
        (" Sent.", "changed", split, [note]),
    ]
    assert (
        "2 are copied as they are, 4 are written in another way, 2 are headings or part"
        " of a key and 1 is where a cell was split."
    ) in page_of(made)


def test_each_piece_of_a_numbered_cell_is_told_what_it_became() -> None:
    """What is left to a person is only the part that is."""
    made = imported(
        Table(
            "table 1",
            tuple(
                Cell(row, column, tuple(map(Piece, pieces)), "")
                for row, cells in enumerate(
                    [
                        (["Action"], ["When?"]),
                        (
                            ["1. Write it\n", "2.", " Send it"],
                            ["1. May 2012\n", "2. On-going"],
                        ),
                    ],
                    1,
                )
                for column, pieces in enumerate(cells, 1)
            ),
        )
    )

    split = "split at its numbers"
    assert told(made, "Action") == [
        ("1. Write it\n", "changed", split, ["action=Write it"]),
        ("2.", "used", "where a cell was split", ["=", "="]),
        (" Send it", "changed", split, ["action=Send it"]),
    ]
    assert told(made, "When?") == [
        (
            "1. May 2012\n",
            "changed",
            f"{split}, written as a month with the year first",
            ["due=2012-05"],
        ),
        (
            "2. On-going",
            "asked",
            f"{split}, not a date that can be read in one way",
            ["due_as_written=On-going"],
        ),
    ]
    ledger = import_ledger.as_markdown(made, "A")
    headings = [line for line in ledger.split("\n") if line.startswith("## ")]
    assert headings == [
        *("## Left to you", "## Written in another way, and left to you"),
        *("## Written in another way", "## Used to read the table"),
    ]


def test_a_value_that_is_left_is_told_apart_from_those_that_are_not() -> None:
    """One piece can be a date that is not read, and a note that is."""
    made = cell_of("Progress", "03/04/2012: Begun.")

    (row,) = [
        line
        for line in import_ledger.as_markdown(made, "A").split("\n")
        if line.startswith("|") and "Begun" in line
    ]
    assert row.endswith(
        "1.1 progress.date\\_as\\_written (split at the dates, left to you);"
        " 1.1 progress.note (split at the dates) |"
    )


def test_a_colour_has_a_line_of_its_own_next_to_the_text_of_its_cell() -> None:
    """The text is not said to be written in another way."""
    key = table(["Red", "Late"], ["Green", "Done"], colours={(1, 1): "FF0000"})
    made = imported(
        table(["Action", "Progress"], ["Write it", "Sent"], colours={(2, 1): "FF0000"}),
        key,
        reported=dates.parse("2012-06-08"),
    )

    assert told(made, "Action") == [
        ("Write it", "copied", "", ["action=Write it"]),
        ("", "changed", "the colour FF0000, by the key", ["progress.rag=Red"]),
    ]


# --- statuses -----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["50% complete", "complete?", "1 of 3, complete", "Completed 31/11/2011", "✗ Done"],
)
def test_words_with_a_number_or_a_sign_are_not_a_status(text: str) -> None:
    """An action that is half complete is not complete."""
    made = imported(
        table(["Action", "Progress, Dec 2017", "Status"], ["Write it", text, text])
    )

    (action,) = made.data["outcomes"][0]["actions"]
    assert not [entry for entry in action["progress"] if "state" in entry]


def test_a_status_with_its_date_has_that_date() -> None:
    """The date is not lost because the words before it are a status."""
    made = imported(table(["Action", "Status"], ["Write it", "Complete 30/11/2011"]))

    (action,) = made.data["outcomes"][0]["actions"]
    assert action["progress"] == [
        {"date": "2011-11-30", "state": "complete", "note": "Complete 30/11/2011"}
    ]


def test_progress_without_a_date_is_asked_about_where_it_is() -> None:
    """Not in the first column that has progress."""
    columns = ["Action", "Progress", "Status"]
    made = imported(table(columns, ["Write it", "12 June 2012: Sent", "On track"]))

    undated = 'The progress has no date. The field "date" is left empty.'
    assert [q.place for q in made.questions if q.text == undated] == ["row 2, Status"]


# --- what lint asks about the words of a document -----------------------------


def test_what_lint_asks_about_the_words_of_a_document_is_left_to_a_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Placeholders and several owners are copied, and no other list has to be read."""
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(
        "Action,Lead,When?,Progress\n"
        "Write it,TBC,May 2012,12 June 2011: n/a\n"
        "Send it,Chair / DCS,TBC,12 June 2011: Sent to all 14 schools.\n"
        "Train,,May 2012,12 June 2011: Ongoing\n"
    )

    done = run("import", "a.csv", "--output", "a.yaml", "--as-of", "2011-07-01")

    left = json.loads(Path("a.import.json").read_text("utf-8"))["left_to_you"]
    assert [(each["place"], each["text"]) for each in left] == [
        ("row 3, When?", '"TBC" is not a date. It is kept in "due_as_written".'),
        ("row 4", 'It does not give an owner. The field "accountable" is left empty.'),
        ("row 2, Lead", '"TBC" is not enough for "accountable" in action 1.1.'),
        (
            "row 2, Progress",
            '"n/a" is not enough for "note" under "progress" in action 1.1.',
        ),
        (
            "row 3, Lead",
            '"Chair / DCS" names more than one owner, so no single owner is accountable'
            " for action 1.2.",
        ),
        (
            "row 4, Progress",
            'The note "Ongoing" does not say what was done in action 1.3.',
        ),
    ]
    shown = " ".join(done.output.split())
    assert all(f"{each['place']}: {each['text']}" in shown for each in left)
    again = run("import", "a.csv", "--output", "a.yaml", "--as-of", "2011-07-01")
    assert "6 things are left to you." in " ".join(again.output.split())


def test_every_rule_that_leaves_something_to_a_person_exists() -> None:
    """A name that is spelt wrongly would leave nothing."""
    assert set(import_questions.NOT_SETTLED) <= {*rules.ALL}


def test_a_field_without_a_column_is_asked_about_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not for each action, so that nothing else is hidden in a long list."""
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text("Action,Lead\nWrite it,Nurse\nSend it,Nurse\n")

    done = run("import", "a.csv")

    assert 'document: It does not give "due" for 2 of its actions.' in done.output


def test_a_rating_that_its_own_colour_contradicts_is_left_to_a_person() -> None:
    """The words count, and a person is told."""
    key = table(["Red", "Late"], ["Green", "Done"], colours={(1, 1): "FF0000"})
    rows = ["Action", "Progress", "RAG"], ["Write it", "12 June 2012: Sent", "Green"]
    made = imported(table(*rows, colours={(2, 3): "FF0000"}), key)

    assert (
        "row 2, RAG",
        'It says "Green", but its cell has the colour of "Red". The progress is rated'
        ' "Green".',
    ) in [(q.place, q.text) for q in made.questions]


def test_a_number_that_several_rows_have_is_not_counted_on_from() -> None:
    """If rows are numbered 1.1 twice, 1.2 would look like a number of the document."""
    made = imported(table(["Ref", "Action"], ["1.1", "Train"], ["1.1", "Audit"]))

    assert numbers(made) == ["O1.1", "O1.2"]


def test_what_a_colour_means_is_asked_once() -> None:
    """The command has a word in place of the rating, which is refused as it is."""
    rows = (["Action", "Progress", "RAG"], *(["Do", "12 June 2012: Sent", ""],) * 3)
    red = {(row, 3): "FF0000" for row in (2, 3, 4)}

    made = imported(table(*rows, colours=red))

    assert [(q.place, q.text) for q in made.questions if "colour" in q.text] == [
        (
            "row 2, RAG, and 2 other cells",
            "The cell has the colour FF0000, but no words. If the colour is a rating,"
            " say which in place of RATING: --colour FF0000=RATING",
        )
    ]
    done = run("import", "-", "--colour", "FF0000=RATING")
    assert isinstance(done.exception, Refusal)
    assert [fault.rule for fault in done.exception.faults] == ["not-a-colour"]


def test_what_is_kept_apart_from_the_progress_is_left_to_a_person() -> None:
    """Lint does not ask about a field of the board's own, so it is in the list."""
    columns = ["Action", "Progress", "Revised date", "Next steps", "Date completed"]
    made = imported(
        table(
            columns,
            ["Do", "12 June 2012: Sent\n1 July 2012: Read", "May 2013", "Print", ""],
            ["Go", "12 June 2012: Sent\n1 July 2012: Read", "June 2013", "Post", ""],
            ["Be", "", "", "Meet", "03/04/2012"],
        )
    )

    several = "The progress has several entries, and it is not clear which it is about."
    asked = [(q.place, q.text) for q in made.questions if "x-" in q.text]
    assert asked == [
        (
            "row 2, Revised date, and 1 other cell",
            f'{several} It is kept in "x-revised-date".',
        ),
        (
            "row 2, Next steps, and 1 other cell",
            f'{several} It is kept in "x-next-steps".',
        ),
        (
            "row 4, Date completed",
            '"03/04/2012" can be read as 3 April 2012 or 4 March 2012. It is kept in'
            ' "x-date-completed".',
        ),
        (
            "row 4, Next steps",
            "There is no progress to which it could belong. It is kept in"
            ' "x-next-steps".',
        ),
    ]


def test_a_number_that_excel_shows_otherwise_is_not_said_to_be_copied() -> None:
    """Excel keeps 1.10 as 1.1."""
    made = table(["Ref", "Action"], ["1.1", "Write it"])
    shown = Value("number", "1.10")
    cells = tuple(
        cell._replace(value=shown) if cell.text == "1.1" else cell
        for cell in made.cells
    )

    read = imported(made._replace(cells=cells))

    assert (numbers(read), became(read, "1.1")) == (
        ["1.10"],
        [("changed", "as Excel shows it", [("1.10", "id", "1.10")])],
    )


def test_a_summary_of_how_many_are_rated_so_is_not_a_key() -> None:
    """It does not say what a rating means."""
    made = rated("Green", paragraph("Green: 12"), paragraph("Red: 3 actions"))

    assert "rag_legend" not in made.data


def test_a_colour_that_changed_is_named_with_what_it_means() -> None:
    """People do not know colours by their codes."""
    change = CellChange("1", "rag: RAG", f"{COLOUR}FF0000", f"{COLOUR}00B050")
    made = imported(PLAN)._replace(colours={"FF0000": "Red"})
    done = Updated((), (), others=(change,), around=(), made=made)

    assert (
        '1, RAG: it had the colour FF0000 ("Red"), and now has the colour 00B050.'
    ) in " ".join(import_screen.updated("a.yaml", done, []).split())
