"""Nothing of a document is read as what it is not, and what was not read is named."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from tables import paragraph, table, word

from actionplan.intake import conversion
from actionplan.intake.terms import Terms
from actionplan.office.cells import HIDDEN_COLUMN, HIDDEN_ROW, Cell, Piece, Table, Value

if TYPE_CHECKING:
    from actionplan.intake.conversion import Imported
    from actionplan.office.cells import Mark

HEADINGS = ["Ref", "Action", "Lead", "By when"]
FIRST = ["1", "Train", "Nurse", "May 2012"]


def imported(*blocks: Any, **terms: Any) -> Imported:  # noqa: ANN401 -- what a test gives
    """Import a document that has these tables and paragraphs."""
    return conversion.read(word(*blocks), Terms("x-2012", **terms))


def actions(made: Imported) -> list[dict[str, Any]]:
    """Return all actions."""
    return [a for o in made.data["outcomes"] for a in o["actions"]]


def asked(made: Imported) -> list[str]:
    """Return what is left to a person, with its place."""
    return [f"{each.place}: {each.text}" for each in made.questions]


def sheet(rows: dict[int, list[str]]) -> Table:
    """Make a sheet in which some rows are not there."""
    return Table(
        "sheet Plan",
        tuple(
            Cell(row, column, (Piece(text),), f"row {row}")
            for row, texts in rows.items()
            for column, text in enumerate(texts, 1)
            if text
        ),
    )


def test_the_rest_of_a_table_on_the_next_page_is_named() -> None:
    """Word can make one table two, and the second one has no headings."""
    made = imported(
        table(HEADINGS, FIRST),
        table(["2", "Audit", "Nurse", "May 2012"], name="table 2"),
        table(["Risk", "Score", "Owner", "Control"], name="table 3"),
    )

    said = (
        "It has as many columns as table 1, but no headings, so it is left out. If it"
        " goes on with that table, put its rows there, and import the document again."
    )
    assert asked(made) == [f"table 2: {said}"]


def test_another_table_below_the_actions_of_a_sheet_is_no_action() -> None:
    """It has headings of its own, one of which is known, below an empty row."""
    made = imported(
        sheet(
            {
                1: HEADINGS,
                2: FIRST,
                5: ["Risk", "Likelihood", "Mitigation"],
                6: ["Staff leave", "High", "Recruit"],
                9: HEADINGS[:2],
                10: ["2", "Audit"],
            }
        )
    )

    assert [one["action"] for one in actions(made)] == ["Train", "Audit"]
    assert asked(made)[-1] == (
        "row 5: Another table begins here. It has no column for what will be done, so"
        " it is left out."
    )


def test_an_action_below_an_empty_row_is_an_action() -> None:
    """It begins with a number, or with words that are no heading."""
    made = imported(
        sheet({1: HEADINGS, 2: FIRST, 4: ["2", "Audit"], 6: ["A", "Risk", "Chair"]})
    )

    assert [one["action"] for one in actions(made)] == ["Train", "Audit", "Risk"]


def test_a_row_of_totals_is_no_action() -> None:
    """It is left out, and the ledger says why."""
    total = ["Total", "1", "", ""]
    made = imported(
        table(HEADINGS, FIRST, total, ["2", "Audit", "", ""], ["Total: 2", "", "", ""])
    )

    assert [one["action"] for one in actions(made)] == ["Train", "Audit"]
    left = {line.why for line in made.ledger.lines if line.text.startswith("Total")}
    assert left == {"a row of totals"}


@pytest.mark.parametrize(
    ("names", "read"),
    [
        (("Start", "End"), ["x-timescale-start", "due"]),
        (("From", "Deadline"), ["x-timescale-from", "due"]),
        (("Phase A", "Phase B"), ["x-timescale-phase-a", "x-timescale-phase-b"]),
        (("Phase A", "Due date"), ["x-timescale-phase-a", "due"]),
    ],
)
def test_an_upper_heading_gives_a_meaning_to_one_column(
    names: tuple[str, str], read: list[str]
) -> None:
    """When an action begins is never when it is due."""
    cells = [
        Cell(1, 1, (Piece("Action"),), "", rows=2),
        Cell(1, 2, (Piece("Lead"),), "", rows=2),
        Cell(1, 3, (Piece("Timescale"),), "", columns=2),
        *(Cell(2, at, (Piece(name),), "") for at, name in enumerate(names, 3)),
        *(
            Cell(3, at, (Piece(text),), "")
            for at, text in enumerate(["Train", "Nurse", "May 2012", "June 2012"], 1)
        ),
    ]
    made = imported(Table("table 1", tuple(cells)))

    assert [one.target for one in made.tables[0].map[2:]] == read


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        (
            "Owner",
            'Owner: It can be "accountable", but "Lead" is read as that. It is kept in'
            ' "x-owner". If this one is "accountable", use --map "Owner=accountable".',
        ),
        (
            "Lead",
            "Lead: Another column has this heading, and is read as"
            ' "accountable". This one is kept in "x-lead". If it belongs to another'
            " table, put that table below this one, and import the document again.",
        ),
        (
            "Done?",
            'Done?: It may say which actions are complete. It is kept in "x-done", and'
            " no action is complete because of it. If one is, record that as"
            " progress.",
        ),
    ],
)
def test_a_column_that_may_matter_is_asked_about(heading: str, said: str) -> None:
    """It is not called a column that no field is for, if a field is."""
    made = imported(table([*HEADINGS, heading], [*FIRST, "Yes"]))

    assert asked(made) == [said]
    assert not asked(imported(table([*HEADINGS, heading], [*FIRST, ""])))


def test_a_column_is_not_asked_about_if_people_have_said_what_it_is() -> None:
    """The one that is named is read, and the other one is kept."""
    made = imported(
        table([*HEADINGS, "Owner"], [*FIRST, "Chair"]),
        columns={"owner": "accountable"},
    )

    assert actions(made)[0]["accountable"] == "Chair"
    assert asked(made) == []


def test_a_recommendation_above_the_headings_of_a_table_is_not_its_title() -> None:
    """It is for the rows below, as those between the rows are."""
    made = imported(
        table(["Recommendation 1: Ask fathers", "", "", ""], HEADINGS, FIRST),
        table(["Recommendation 2: Train staff", "", "", ""], HEADINGS, FIRST),
    )

    assert made.data["title"] == ""
    assert [o["recommendations"][0]["text"] for o in made.data["outcomes"]] == [
        *("Ask fathers", "Train staff"),
    ]


@pytest.mark.parametrize(
    ("above", "title", "themes"),
    [
        (("Plan", "Plan"), "Plan", ["", ""]),
        (("Police", "Health"), "", ["Police", "Health"]),
    ],
)
def test_words_above_each_of_several_tables_are_their_themes(
    above: tuple[str, str], title: str, themes: list[str]
) -> None:
    """If they are the same, they are the title of the plan."""
    made = imported(
        *(table([text, "", "", ""], HEADINGS, FIRST) for text in above),
    )

    assert made.data["title"] == title
    assert [o.get("theme", "") for o in made.data["outcomes"]] == themes


def test_recommendations_in_the_text_are_named() -> None:
    """It is not certain that they are about the next table."""
    made = imported(
        *(paragraph(f"Recommendation {n}: Ask them.") for n in (1, 2)),
        paragraph("They were asked."),
        table(HEADINGS, FIRST),
    )

    (said,) = asked(made)
    assert said.endswith(
        ": They begin with the number of a recommendation, but no table of actions"
        " follows directly, so they are left out. If an action is for one of them,"
        ' write it in "recommendations".'
    )


def test_hidden_rows_and_columns_are_named() -> None:
    """A filter of Excel hides rows, and their actions are not in the plan."""
    rows = [[*HEADINGS, "Cost"], [*FIRST, "9"], ["2", "Audit", "Nurse", "", "8"]]
    marks: frozenset[Mark] = frozenset(("hidden",))
    cells = [
        Cell(
            row,
            column,
            (
                Piece(text, marks, note=HIDDEN_ROW)
                if row == 3
                else Piece(text, marks, note=HIDDEN_COLUMN)
                if column == 5
                else Piece(text),
            ),
            "",
        )
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
        if text
    ]
    made = imported(Table("sheet Plan", tuple(cells)))

    said = "It is hidden, so it was not read. {}, and import the document again."
    assert asked(made) == [
        f"row 3: {said.format('If it has an action, show the row')}",
        f"column Cost: {said.format('If it belongs there, show the column')}",
    ]


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("30\u00a0November\u00a02011", "2011-11-30"),
        ("30 Nov\u00adember 2011", "2011-11-30"),
        ("end of\u00a0March 2012\u200b", "2012-03"),
    ],
)
def test_signs_that_nobody_sees_do_not_hide_a_date(written: str, due: str) -> None:
    """Word puts them between a day and its month, so that the line does not break."""
    made = imported(table(["Action", "By when"], ["Train", written]))

    assert actions(made)[0]["due"] == due


def test_a_date_belongs_to_the_line_that_it_begins() -> None:
    """The ledger does not look for it in an earlier line that has it as well."""
    cells = ["Sent 12.9.11 draft.\n", "12.9.11 Met."]
    made = imported(
        Table(
            "table 1",
            (
                Cell(1, 1, (Piece("Action"),), ""),
                Cell(1, 2, (Piece("Progress"),), ""),
                Cell(2, 1, (Piece("Train"),), ""),
                Cell(2, 2, tuple(map(Piece, cells)), ""),
            ),
        )
    )

    found = {
        line.text: [target.field for target in line.targets]
        for line in made.ledger.lines
        if line.text in cells
    }
    assert found == {
        cells[0]: ["progress.note"],
        cells[1]: ["progress.date_as_written", "progress.note"],
    }


def test_a_status_with_a_month_is_dated() -> None:
    """Completed May 2012 is as clear as Completed 30 May 2012."""
    made = imported(table(["Action", "Progress"], ["Train", "Completed May 2012"]))

    assert actions(made)[0]["progress"] == [
        {"date": "2012-05", "state": "complete", "note": "Completed May 2012"}
    ]


def test_headings_of_two_tables_in_turn_are_never_actions() -> None:
    """They are headings again, although the table above has other ones."""
    other = ["Ref", "Action", "Progress"]
    made = imported(
        sheet(
            {
                1: HEADINGS,
                2: FIRST,
                3: other,
                4: ["2", "Audit", "Sent"],
                5: HEADINGS,
                6: ["3", "Ask", "Chair", "May 2012"],
                7: other,
                8: ["4", "Go", "Met"],
            }
        )
    )

    assert [(one["id"], one["action"]) for one in actions(made)] == [
        *(("1", "Train"), ("2", "Audit"), ("3", "Ask"), ("4", "Go")),
    ]


def test_a_recommendation_above_all_headings_is_kept_without_an_action() -> None:
    """It may be followed directly by the next one."""
    made = imported(
        table(
            ["Recommendation 1: Ask fathers", "", "", ""],
            HEADINGS,
            ["Recommendation 2: Train staff", "", "", ""],
            FIRST,
            merged={(3, 1): (1, 4)},
        )
    )

    assert [
        (o["recommendations"][0]["ref"], len(o.get("actions", ())))
        for o in made.data["outcomes"]
    ] == [("Recommendation 1", 0), ("Recommendation 2", 1)]


def test_a_formula_without_its_result_is_named() -> None:
    """Excel shows what it gives, but a file that Excel has not saved does not have it.

    A formula that gave nothing has been worked out, so there is nothing to ask.
    """
    written = sheet({1: HEADINGS, 2: FIRST, 3: ["2", "Audit", "Nurse"]})
    marks: frozenset[Mark] = frozenset(("instruction",))
    code = Piece("B2", marks)
    cells = [
        *written.cells,
        Cell(3, 4, (code,), "D3", value=Value("formula", "", doubt="no-value")),
        *(
            Cell(4, n, (code,), "A4", value=Value("formula", "", doubt="no-value"))
            for n in (1, 2)
        ),
        Cell(5, 2, (code,), "B5"),
    ]
    made = imported(written._replace(cells=tuple(cells)))

    said = (
        "It has a formula, but the file does not have the result, so nothing was read."
        " Open the file in Excel, save it, and import it again."
    )
    assert [each for each in asked(made) if "formula" in each] == [
        f"row 3, By when: {said}",
        f"row 4, Ref: {said}",
        f"row 4, Action: {said}",
    ]


def test_wide_tables_and_long_merged_cells_take_a_moment() -> None:
    """The time grows with the table, and not with its square."""
    wide = table(
        ["Action", *["Date"] * 2000, *["Cost"] * 2000], ["Train", *["x"] * 4000]
    )
    pieces = tuple(Piece(f"Behind {n}", frozenset(("covered",))) for n in range(1500))
    rows = range(2, 1502)
    merged = Table(
        "table 1",
        (
            *(Cell(1, at, (Piece(text),), "") for at, text in enumerate(HEADINGS, 1)),
            Cell(2, 2, (Piece("Train"), *pieces), "", rows=len(rows)),
            *(Cell(row, 1, (Piece(str(row)),), "") for row in rows),
        ),
    )

    start = time.process_time()
    imported(wide)
    assert len(actions(imported(merged))) == len(rows)
    assert time.process_time() - start < 4


def test_words_above_the_headings_of_a_later_table_are_its_theme() -> None:
    """They are not a note below the table before, and not the title."""
    other = ["Ref", "Action", "Progress"]
    made = imported(
        sheet(
            {
                1: HEADINGS,
                2: FIRST,
                4: ["Theme: Court"],
                5: other,
                6: ["2", "Audit", "Sent"],
            }
        )
    )

    assert made.data["title"] == ""
    assert [o.get("theme", "") for o in made.data["outcomes"]] == ["", "Theme: Court"]
    assert "left out" not in {line.fate for line in made.ledger.lines}
