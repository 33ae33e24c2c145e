"""A table becomes a plan: copied, never guessed, and every piece accounted for."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import heading, paragraph, table, word

from actionplan.diagnostics import Refusal
from actionplan.intake import column_map, conversion, plan_text
from actionplan.intake.terms import Terms
from actionplan.office import cells
from actionplan.office.cells import Cell, OfficeFile, Piece, Table, Value
from actionplan.plan.model import STATES
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.intake.conversion import Imported
    from actionplan.text.dates import Date

JUNE = dates.parse("2012-06-08")


def imported(*blocks: Any, **terms: Any) -> Imported:  # noqa: ANN401 -- what a test gives
    """Import a document that has these tables and paragraphs."""
    return conversion.read(word(*blocks), Terms("x-2012", **terms))


def actions(made: Imported) -> list[dict[str, Any]]:
    """Return all actions of a plan, without their numbers."""
    every = [a for o in made.data["outcomes"] for a in o.get("actions", ())]
    return [{k: v for k, v in a.items() if k != "id"} for a in every]


def only(made: Imported) -> dict[str, Any]:
    """Return the one action, without what every action of these tests has."""
    (action,) = actions(made)
    return {k: v for k, v in action.items() if k not in ("action", "accountable")}


def row(*columns: tuple[str, str]) -> Table:
    """Make a table of one action with an owner, and with these columns."""
    every = (("Action", "Write it"), ("Lead", "Nurse"), *columns)
    return table([h for h, _ in every], [t for _, t in every])


# --- dates --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("30/11/2011", "2011-11-30"),
        ("30.11.11", "2011-11-30"),
        ("30 November 2011", "2011-11-30"),
        ("2011-11-30", "2011-11-30"),
        ("Nov 2011", "2011-11"),
        ("by the end of May 2012", "2012-05"),
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_the_due_date(
    written: str, due: str
) -> None:
    """It is written with the year first, and a month stays a month."""
    assert only(imported(row(("When?", written)))) == {"due": due}


@pytest.mark.parametrize(
    "written",
    [
        *("03/04/2012", "Nov-11", "Nov 15", "Dec 2016 / Mar 2017", "31 September 2020"),
        *("within six months", "Autumn 2016", "2011", "2011/12", "On-going", "TBC"),
        *("the end of 30 May 2012", "9.12.16", "Completed", "40878", "-", "Q3"),
        *("As they are released.", "w/c 28 November 2011", "31/11/2011"),
        "September 2014 (website permitting)",
    ],
)
def test_what_is_not_certainly_one_date_is_kept_as_it_is(written: str) -> None:
    """Its words are copied to where lint asks, and the person is told."""
    made = imported(row(("When?", written)))

    assert only(made) == {"due_as_written": written}
    assert [q.place for q in made.questions] == ["row 2, When?"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("31 November 2023", "There is no 31 November 2023."),
        ("31/09/2023", "There is no 31 September 2023."),
        ("29.02.2023", "There is no 29 February 2023."),
        ("3/4/2023", '"3/4/2023" can be read as 3 April 2023 or 4 March 2023.'),
        ("2023", '"2023" is not a date that can be read in one way.'),
    ],
)
def test_a_date_that_there_is_not_is_not_called_ambiguous(
    written: str, said: str
) -> None:
    """A person has to know whether to choose, or to look for the date meant."""
    made = imported(row(("When?", written)))

    assert [q.text for q in made.questions] == [
        f'{said} It is kept in "due_as_written".'
    ]


@pytest.mark.parametrize("doubt", ["year-not-shown", "month-first", "maybe-a-date"])
def test_a_date_of_a_spreadsheet_with_a_doubt_is_kept_as_it_is_shown(
    doubt: Any,  # noqa: ANN401 -- one of the words of a type
) -> None:
    """Excel may have added the year, or have swapped the day and the month."""
    sheet = row(("When?", "40878"))
    value = Value("date", "11-Nov", dates.parse("2011-11-11"), doubt)
    last = sheet.cells[-1]._replace(value=value)

    made = imported(sheet._replace(cells=(*sheet.cells[:-1], last)))

    assert only(made) == {"due_as_written": "11-Nov"}


def test_a_date_of_a_spreadsheet_is_the_due_date() -> None:
    """The cell's own format makes it one."""
    sheet = row(("When?", "40877"))
    value = Value("date", "30/11/2011", dates.parse("2011-11-30"))
    last = sheet.cells[-1]._replace(value=value)

    made = imported(sheet._replace(cells=(*sheet.cells[:-1], last)))

    assert only(made) == {"due": "2011-11-30"}


# --- progress -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "entries"),
    [
        ("Sent to all", [{"date": "", "note": "Sent to all"}]),
        ("Complete", [{"date": "", "note": "Complete"}]),
        (
            "Completed 30/11/2016",
            [
                {
                    "date": "2016-11-30",
                    "state": "complete",
                    "note": "Completed 30/11/2016",
                }
            ],
        ),
        ("Completed 9.12.16", [{"date": "", "note": "Completed 9.12.16"}]),
        (
            "12 June 2011: Drafted\nfor comment\n3/7/2011 - Sent",
            [
                {"date": "2011-06-12", "note": "Drafted\nfor comment"},
                {"date_as_written": "3/7/2011", "note": "Sent"},
            ],
        ),
        (
            "Begun.\nMarch 2017 review done by the team",
            [{"date": "", "note": "Begun.\nMarch 2017 review done by the team"}],
        ),
        (
            "May 2012: Complete",
            [{"date": "2012-05", "state": "complete", "note": "Complete"}],
        ),
    ],
)
def test_progress_is_split_only_at_dates_that_begin_a_line(
    written: str, entries: list[dict[str, str]]
) -> None:
    """Its words are not rearranged. It has a status only if that has a date."""
    assert only(imported(row(("Progress", written)))) == {"progress": entries}


def test_progress_without_a_date_has_the_date_of_the_report() -> None:
    """A status that is given in place of a due date counts from then as well."""
    made = imported(
        row(("Progress", "Sent"), ("When?", "Complete"), ("Status", "On-going")),
        reported=JUNE,
    )

    assert only(made) == {
        "due_as_written": "Complete",
        "progress": [
            {"date": "2012-06-08", "state": "in-progress", "note": "Sent"},
            {"date": "2012-06-08", "state": "complete", "note": "Complete"},
        ],
    }


def test_a_status_in_place_of_a_due_date_is_not_reported_again() -> None:
    """The progress says it already, with its own date."""
    made = imported(
        row(("Progress", "Completed 21/08/2011"), ("When?", "Complete")), reported=JUNE
    )

    assert only(made) == {
        "due_as_written": "Complete",
        "progress": [
            {"date": "2011-08-21", "state": "complete", "note": "Completed 21/08/2011"}
        ],
    }


def test_when_an_action_was_completed_is_in_the_text_of_its_entry() -> None:
    """The report can be of a later date, and would make the action late."""
    said = "Completed \u2013 30/11/2011. Sent to 84 schools."
    made = imported(row(("Progress", said), ("Status", "Complete")), reported=JUNE)

    assert only(made)["progress"] == [
        {
            "date": "2012-06-08",
            "state": "complete",
            "achieved_on": "2011-11-30",
            "note": said,
        }
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Completed for 3 of 5. 30/11/2011.",
        "Completed 03/04/2012. Sent.",
        "Completed 30/11/2011 in two agencies",
    ],
)
def test_a_date_that_may_be_another_is_not_when_an_action_was_completed(
    said: str,
) -> None:
    """Only a date that follows the word, and ends the sentence, says when."""
    made = imported(row(("Progress", said), ("Status", "Complete")), reported=JUNE)

    assert "achieved_on" not in only(made)["progress"][0]


def test_a_status_in_a_column_of_ratings_is_a_status() -> None:
    """The other way round, a colour in a column for the status is a rating."""
    made = imported(
        row(("Progress", "30/11/2011: Sent"), ("Status (R/A/G)", "Complete"))
    )

    assert only(made)["progress"] == [
        {"date": "2011-11-30", "state": "complete", "note": "Sent"}
    ]


def test_several_numbered_actions_that_stay_one_are_named() -> None:
    """A list of dates that is not numbered may be for either of them."""
    made = imported(
        table(["Action", "Progress"], ["1. Write it\n2. Send it", "Written\nSent"])
    )

    assert (
        'It has several numbered actions, but "Progress" is not numbered in the same'
        " way, so it is kept as one. Divide it in the plan if you can."
    ) in [each.text for each in made.questions]


def test_a_heading_with_a_date_dates_its_column() -> None:
    """So does a column of dates next to the progress."""
    made = imported(row(("Progress presented to Committee Dec 2017", "Sent")))

    assert only(made) == {"progress": [{"date": "2017-12", "note": "Sent"}]}


# --- ratings ------------------------------------------------------------------

KEY = table(["Red", "Late"], ["Green", "Done"], colours={(1, 1): "FF0000"}, name="key")
RATED = row(("Progress", "Sent"), ("RAG", "red"))


def test_a_rating_counts_only_by_the_key_of_the_document() -> None:
    """Without a key its words are kept, and the person is told."""
    with_key, without = imported(RATED, KEY), imported(RATED)

    assert [only(with_key), with_key.data["rag_legend"]] == [
        {"progress": [{"date": "", "rag": "Red", "note": "Sent"}]},
        {"Red": "Late", "Green": "Done"},
    ]
    assert only(without) == {
        "progress": [{"date": "", "note": "Sent"}],
        "x-rag": "red",
    }


TWICE = "1 June 2011: Begun\n3 July 2011: Sent"


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (
            TWICE,
            "The progress has 2 entries, so it is not clear which one is rated"
            ' "red". It is kept in "x-rag".',
        ),
        (
            "",
            'There is no progress that could be rated "red". It is kept in "x-rag".',
        ),
    ],
)
def test_a_rating_without_one_entry_is_left_to_a_person(
    progress: str, said: str
) -> None:
    """It says why the rating is not in the progress, and where it is."""
    made = imported(row(("Progress", progress), ("RAG", "red")), KEY)

    assert [q.text for q in made.questions if "rated" in q.text] == [said]


def test_a_colour_without_one_entry_is_left_to_a_person() -> None:
    """The rating that the key gives it is kept, so that lint asks about it."""
    coloured = row(("Progress", TWICE), ("RAG", ""))
    last = coloured.cells[-1]._replace(colour="FF0000")

    made = imported(coloured._replace(cells=(*coloured.cells[:-1], last)), KEY)

    assert [q.text for q in made.questions] == [
        "The progress has 2 entries, so it is not clear which one is rated"
        ' "Red". It is kept in "x-rag".'
    ]
    assert only(made)["x-rag"] == "Red"


def test_a_colour_counts_only_by_the_key_or_the_command_line() -> None:
    """If neither says what it means, the ledger names it."""
    coloured = row(("Progress", "Sent"), ("RAG", ""))
    last = coloured.cells[-1]._replace(colour="FF0000")
    coloured = coloured._replace(cells=(*coloured.cells[:-1], last))

    by_key = imported(coloured, KEY)
    by_option = imported(coloured, colours={"FF0000": "red"})
    by_nothing = imported(coloured)

    rated = [only(made)["progress"][0].get("rag") for made in (by_key, by_option)]
    assert rated == ["Red", "red"]
    assert "rag" not in only(by_nothing)["progress"][0]
    assert [(n.text, n.why) for n in by_nothing.ledger.lines if not n.text] == [
        ("", "the colour FF0000, which no key explains")
    ]


# --- several actions in one cell ----------------------------------------------


def test_numbered_actions_are_split_where_the_cells_next_to_them_agree() -> None:
    """A cell with one value goes to each of them."""
    made = imported(
        row(("When?", "1. May 2012\n2. June 2012")),
        table(
            ["Action", "Lead", "When?"],
            ["1. Write it\n2. Send it\nto all", "Nurse", "1. May 2012\n2. June 2012"],
            name="table 2",
        ),
        tables=(2,),
    )

    assert actions(made) == [
        {"action": "Write it", "due": "2012-05", "accountable": "Nurse"},
        {"action": "Send it\nto all", "due": "2012-06", "accountable": "Nurse"},
    ]


@pytest.mark.parametrize(
    "when", ["1. May 2012\n2. June 2012\n3. July 2012", "May 2012\nJune 2012"]
)
def test_numbered_actions_stay_one_where_the_cells_do_not_agree(when: str) -> None:
    """Nobody could say which date belongs to which."""
    listed = "1. Write it\n2. Send it"
    made = imported(table(["Action", "Lead", "When?"], [listed, "Nurse", when]))

    assert actions(made) == [
        {"action": listed, "due_as_written": when, "accountable": "Nurse"}
    ]


# --- headings and bands -------------------------------------------------------


def test_headings_of_two_rows_bands_and_sections_are_read() -> None:
    """A merged recommendation goes to each action, and a band to those below it."""
    made = imported(
        heading("Plan for Family B"),
        heading("Recording", 2),
        table(
            ["No.", "Recommendation", "Action", "Lead", "Progress", ""],
            ["", "", "", "", "Update", "Date"],
            ["Health", "", "", "", "", ""],
            ["1", "File records", "Write it", "Nurse", "Sent", "12/5/2012"],
            ["2", "", "Send it", "Nurse", "Sent", "13/5/2012"],
            ["No.", "Recommendation", "Action", "Lead", "Progress", ""],
            ["Recommendation 3: Know the policy", "", "", "", "", ""],
            ["3", "", "Train", "Nurse", "", ""],
            merged={
                **{(1, c): (2, 1) for c in range(1, 5)},
                (1, 5): (1, 2),
                (3, 1): (1, 6),
                (4, 2): (2, 1),
                (6, 5): (1, 2),
                (7, 1): (1, 6),
            },
        ),
    )

    assert [made.data["title"], made.data["outcomes"]] == [
        "Plan for Family B",
        [
            {
                "id": "O1",
                "theme": "Health",
                "recommendations": [{"text": "File records"}],
                "actions": [
                    {
                        "id": "1",
                        "action": "Write it",
                        "accountable": "Nurse",
                        "progress": [{"date_as_written": "12/5/2012", "note": "Sent"}],
                    },
                    {
                        "id": "2",
                        "action": "Send it",
                        "accountable": "Nurse",
                        "progress": [{"date": "2012-05-13", "note": "Sent"}],
                    },
                ],
                "x-section": "Recording",
            },
            {
                "id": "O2",
                "theme": "Health",
                "recommendations": [
                    {"ref": "Recommendation 3", "text": "Know the policy"}
                ],
                "actions": [{"id": "3", "action": "Train", "accountable": "Nurse"}],
                "x-section": "Recording",
            },
        ],
    ]


def test_a_plan_that_follows_its_recommendations_has_them_as_actions() -> None:
    """Its numbers are those of the recommendations, and of the actions as well."""
    made = imported(
        table(
            ["No.", "Recommendation", "Responsibility", "Date"],
            ["1.", "Train staff", "Chair / DCS", "April 2017"],
        )
    )

    assert made.data["outcomes"] == [
        {
            "id": "O1",
            "recommendations": [{"ref": "1.", "text": "Train staff"}],
            "actions": [
                {
                    "id": "1",
                    "action": "Train staff",
                    "due": "2017-04",
                    "accountable": "Chair / DCS",
                }
            ],
        }
    ]


def test_a_number_that_is_not_unique_is_not_that_of_an_action() -> None:
    """It is that of the recommendation, or else it is kept apart."""
    made = imported(
        table(
            ["NOS", "What?", "How?", "Who?"],
            ["1.1", "Assess in 20 days", "Revise the standard", "Head"],
            ["1.1", "", "Train the teams", "Head"],
        )
    )

    (outcome,) = made.data["outcomes"]
    assert [a["id"] for a in outcome["actions"]] == ["O1.1", "O1.2"]
    assert [a["x-nos"] for a in outcome["actions"]] == ["1.1", "1.1"]


ONE = table(["Action", "Lead"], ["Write it", "Nurse"])


@pytest.mark.parametrize(
    ("blocks", "title", "themes"),
    [
        ((heading("A", 2), ONE, heading("B", 2), ONE), "", ["A", "B"]),
        ((heading("A"), heading("B"), ONE, heading("C"), ONE), "A", ["B", "C"]),
        ((heading("A"), ONE, heading("B", 2), ONE), "A", [None, "B"]),
        ((heading("A"), ONE, heading("Readers"), paragraph("All")), "A", [None]),
    ],
)
def test_the_heading_of_one_of_several_tables_is_not_the_title(
    blocks: tuple[Any, ...], title: str, themes: list[str | None]
) -> None:
    """It is the theme of the actions below it."""
    made = imported(*blocks)

    found = [outcome.get("theme") for outcome in made.data["outcomes"]]
    assert (made.data["title"], found) == (title, themes)


def test_the_heading_of_a_table_is_kept_next_to_a_column_of_themes() -> None:
    """The column is nearer to the action."""
    one = table(["Theme", "Action", "Lead"], ["Voice", "Write it", "Nurse"])
    two = table(["Theme", "Action", "Lead"], ["Housing", "Send it", "Nurse"])

    made = imported(heading("A", 2), one, heading("B", 2), two)

    assert [
        (outcome["theme"], outcome["x-section"]) for outcome in made.data["outcomes"]
    ] == [("Voice", "A"), ("Housing", "B")]


FORM = table(["Action", "Write it"], ["Lead", "Nurse"], ["Due date", "May 2012"])


def test_an_action_that_is_laid_out_as_a_form_is_named() -> None:
    """Its headings are in its first column. Nothing of it is in the plan."""
    with pytest.raises(Refusal) as refused:
        imported(FORM)
    made = imported(ONE, FORM._replace(name="table 2"))

    assert [fault.rule for fault in refused.value.faults] == [
        "headings-in-first-column"
    ]
    assert [each.text for each in made.questions if each.place == "table 2"] == [
        "Its headings are in its first column, so it was not read. Make a table with"
        " these headings in its first row, and import the document again."
    ]


@pytest.mark.parametrize(
    ("text", "legend"),
    [
        (
            "R = Red: late. A = Amber: started. G = Green: on track.",
            {"R": "Red: late.", "A": "Amber: started.", "G": "Green: on track."},
        ),
        ("A: Apples. B: Pears.", None),
    ],
)
def test_letters_that_stand_for_colours_are_a_key(
    text: str, legend: dict[str, str] | None
) -> None:
    """Other letters may number a list."""
    made = imported(ONE, paragraph(text))

    assert made.data.get("rag_legend") == legend


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "OFFICIAL-SENSITIVE  Northshire Safeguarding Adults Board, v4",
            "OFFICIAL-SENSITIVE",
        ),
        ("Northshire Board | OFFICIAL", "OFFICIAL"),
        ("Official", "Official"),
        ("The official plan of the board", None),
    ],
)
def test_a_marking_in_the_margin_is_asked_about(written: str, said: str | None) -> None:
    """It can have the name of the board next to it."""
    file = word(ONE)._replace(apart=(paragraph(written),))
    made = conversion.read(file, Terms("x-2012"))

    asked = [q.text for q in made.questions if "marking" in q.text]
    assert asked == [f'It says "{said}". {MARKING}' for _ in [1] if said]


def test_a_key_below_the_actions_of_a_sheet_is_not_more_actions() -> None:
    """Below its heading, a rating that is not a colour is part of it."""
    made = imported(
        table(
            ["Rec no", "Recommendation", "Action", "Progress", "RAG"],
            ["1", "Write more", "Write it", "30/11/2011: Sent", "Done"],
            ["", "", "", "", ""],
            ["Key", "", "", "", ""],
            ["Done", "Complete and evidenced", "", "", ""],
            ["Amber", "Some delay", "", "", ""],
            ["Red", "Off track", "", "", ""],
        )
    )

    assert made.data["rag_legend"] == {
        "Done": "Complete and evidenced",
        "Amber": "Some delay",
        "Red": "Off track",
    }
    assert [a["progress"] for a in actions(made)] == [
        [{"date": "2011-11-30", "rag": "Done", "note": "Sent"}]
    ]


def test_actions_with_short_words_are_not_a_key() -> None:
    """Without a heading that says so, rows of two cells are rows like any other."""
    rows = (["Red", "Nurse"], ["Amber", "Chair"])
    made = imported(table(["Action", "Lead"], ["Write it", "Nurse"], *rows))

    assert [a["action"] for a in actions(made)] == ["Write it", "Red", "Amber"]


@pytest.mark.parametrize(("written", "fate"), [("30/11/2011", "copied"), ("", "asked")])
def test_progress_with_its_date_in_the_next_cell_is_not_left_to_a_person(
    written: str, fate: str
) -> None:
    """The ledger says what became of the text in the end."""
    made = imported(
        table(
            ["Action", "Lead", "Progress", "Date of update"],
            ["Write it", "Nurse", "Sent", written],
        )
    )

    assert [n.fate for n in made.ledger.lines if n.text == "Sent"] == [fate]


def test_a_date_of_completion_belongs_to_the_progress_of_its_row() -> None:
    """It is no later than the report. A status that says the same adds nothing."""
    made = imported(
        row(("Progress", "Sent"), ("Date closed", "30/11/2011"), ("RAG", "Complete")),
        reported=JUNE,
    )

    assert only(made)["progress"] == [
        {
            "date": "2012-06-08",
            "state": "complete",
            "achieved_on": "2011-11-30",
            "note": "Sent",
        }
    ]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ([("Status", "In progress")], '"Status" says "In progress"'),
        ([("Status", "Not complete")], '"Status" says "Not complete"'),
        ([("Status", "Withdrawn")], '"Status" says "Withdrawn"'),
        ([("Progress", "Not started")], '"Progress" says "Not started"'),
        ([("RAG", "On hold")], '"RAG" says "On hold"'),
        ([("Progress", "30/11/2011 12 remain")], 'the progress says "12 remain"'),
        ([("Lead", "Nurse")], "later than 30 June 2011, the report date"),
    ],
)
@pytest.mark.parametrize("closed", ["30/11/2011", "Completed 30/11/2011"])
def test_a_date_of_completion_that_is_in_doubt_completes_nothing(
    columns: list[tuple[str, str]], said: str, closed: str
) -> None:
    """Another cell of the row gives another status, or the date has not come yet."""
    day = date(2011, 6, 30) if columns[0][0] == "Lead" else date(2012, 6, 30)
    made = imported(row(*columns, ("Date closed", closed)), reported=JUNE, as_of=day)

    (action,) = actions(made)
    complete = [e for e in action.get("progress", ()) if e.get("state") == "complete"]
    assert (
        complete,
        action["x-date-closed"],
        [said in each.text for each in made.questions if each.field == "x-date-closed"],
    ) == ([], closed, [True])


@pytest.mark.parametrize(
    "note", ["Not completed", "Half of the staff are trained; 12 remain"]
)
@pytest.mark.parametrize("heading", ["Status", "RAG"])
def test_a_status_that_the_progress_denies_completes_nothing(
    heading: str, note: str
) -> None:
    """A person has to say which of the two is right."""
    made = imported(row(("Progress", f"30/11/2011 {note}"), (heading, "Complete")))

    assert only(made) == {
        "progress": [{"date": "2011-11-30", "note": note}],
        f"x-{heading.lower()}": "Complete",
    }
    assert any('It says "Complete", but the progress' in q.text for q in made.questions)


@pytest.mark.parametrize("status", ["Complete", "Completed (100%)", "Signed off", ""])
def test_a_date_of_completion_completes_an_action_that_is_said_to_be_done(
    status: str,
) -> None:
    """A status that says the same, or none, is no reason for doubt."""
    made = imported(row(("Status", status), ("Date closed", "30/11/2011")))

    states = {each.get("state") for each in only(made)["progress"]}
    assert "complete" in states


MARKING = 'If that is the marking of the plan, write it in "marking".'


def test_a_column_without_a_field_is_kept_under_its_heading() -> None:
    """The command line says if it is something else."""
    sheet = row(("Links to strategy", "S3"))

    assert [
        only(imported(sheet)),
        only(imported(sheet, columns={"links to strategy": "evidence_needed"})),
        only(imported(sheet, columns={"links to strategy": "-"})),
    ] == [{"x-links-to-strategy": "S3"}, {"evidence_needed": "S3"}, {}]


def test_what_is_not_there_is_left_empty() -> None:
    """A person has to find out what will be done, and by whom."""
    made = imported(table(["Action", "Lead", "When?"], ["", "", "May 2012"]))

    assert actions(made) == [{"action": "", "due": "2012-05", "accountable": ""}]
    assert [q.text for q in made.questions] == [
        'It does not give what will be done. The field "action" is left empty.',
        'It does not give an owner. The field "accountable" is left empty.',
    ]


@pytest.mark.parametrize("mark", ["deleted", "struck", "hidden", "comment", "covered"])
def test_text_with_such_a_mark_is_never_data(mark: Any) -> None:  # noqa: ANN401 -- as above
    """It is in the ledger, with the reason."""
    sheet = row(("When?", "May 2012"))
    struck = Piece("June 2012", frozenset((mark,)))
    last = sheet.cells[-1]
    last = last._replace(pieces=(struck, *last.pieces))

    made = imported(sheet._replace(cells=(*sheet.cells[:-1], last)))

    (line,) = [n for n in made.ledger.lines if n.text == "June 2012"]
    assert (only(made), line.fate, bool(line.why)) == (
        {"due": "2012-05"},
        "left out",
        True,
    )


# --- refusals -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("blocks", "terms", "rule"),
    [
        ([paragraph("No table")], {}, "no-table"),
        ([table(["Ziel", "Wer"], ["Tun", "Ich"])], {}, "no-actions"),
        ([table(["Action", "Lead"])], {}, "no-rows"),
        ([RATED], {"tables": (2,)}, "unknown-table"),
        ([RATED], {"typed": ("Wann",), "columns": {"wann": "due"}}, "unknown-heading"),
    ],
)
def test_what_cannot_be_imported_is_refused(
    blocks: list[Any], terms: dict[str, Any], rule: str
) -> None:
    """The message says what is missing."""
    with pytest.raises(Refusal) as refused:
        imported(*blocks, **terms)

    assert [fault.rule for fault in refused.value.faults] == [rule]


def test_a_table_that_is_named_is_read_even_if_no_heading_is_known() -> None:
    """The command line says what its columns are."""
    foreign = table(["Ziel", "Wer"], ["Tun", "Ich"])
    said = {"ziel": "action", "wer": "accountable"}

    made = imported(foreign, tables=(1,), columns=said)

    assert actions(made) == [{"action": "Tun", "accountable": "Ich"}]


# --- laws ---------------------------------------------------------------------

HEADINGS = (
    *("No.", "Recommendation", "Action", "How?", "Lead", "When?", "Date", "Progress"),
    *("Status", "RAG", "Evidence", "Impact", "Review date", "Date completed", "Risk"),
    *("Links to strategy", "", "Priority", "Agency", "Outcome", "Revised date"),
)
TEXTS = (
    *("", "", "Write it", "Chair / DCS", "30/11/2011", "03/04/2012", "On-going", "red"),
    *("Complete", "1. A\n2. B", "12 June 2011: x\ny", "2 (iii)", "1.1", "yes", "null"),
    *("- x", "a: b # c", '"q', "the child's'", "Recommendation 3: do", " x ", "\u200b"),
    *("x\u2028y", "caf\u00e9\u00a0au lait", "\t", "\\n", "Completed 30/11/2016"),
)
PIECES = st.builds(
    Piece,
    st.sampled_from(TEXTS),
    st.sampled_from([frozenset(), frozenset(), frozenset(["struck"])]),
    st.sampled_from(["", "line", "paragraph"]),
)


@st.composite
def documents(draw: st.DrawFn) -> OfficeFile:
    """Make a document with a table of a few rows, a key, and text around them."""
    width = draw(st.integers(2, 5))
    heads = draw(st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width))
    body = [
        Cell(
            row=r,
            column=c,
            pieces=tuple(draw(st.lists(PIECES, max_size=2))),
            place=f"row {r}, column {c}",
            rows=draw(st.sampled_from([1, 1, 1, 2])),
            columns=draw(st.sampled_from([1, 1, 1, 2, 5])),
            colour=draw(st.sampled_from(["", "", "FF0000"])),
        )
        for r in range(2, draw(st.integers(3, 6)))
        for c in range(1, width + 1)
    ]
    first = table(["Action", *heads]).cells
    main = Table("table 1", (*first, *body))
    return word(heading(draw(st.sampled_from(TEXTS))), main, KEY)


def _scalars(value: Any) -> Iterator[str]:  # noqa: ANN401 -- plain data
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in ("id", "schema"):
                yield from _scalars(one)
    elif isinstance(value, list):
        for one in value:
            yield from _scalars(one)
    elif value:  # several headings above an action are lines of one value
        yield from (" ".join(line.split()) for line in value.split("\n"))


def _is_ours(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text)) or text in STATES


@settings(max_examples=60)
@given(documents(), st.sampled_from([None, JUNE]))
def test_every_character_is_accounted_for_and_none_is_invented(
    file: OfficeFile, reported: Date | None
) -> None:
    """The same document gives the same bytes, and each line of a value is in it."""
    terms = Terms("x-2012", reported=reported)
    try:
        made = conversion.read(file, terms)
    except Refusal:
        return
    said = " ".join(
        " ".join(cell.text.split())
        for block in file.blocks
        for cell in (block.cells if isinstance(block, Table) else [block])
    )
    said = " ".join(said.split())

    content = plan_text.write(made.data)

    assert made.ledger.characters == cells.characters(file)
    assert content == plan_text.write(conversion.read(file, terms).data)
    assert [t for t in _scalars(made.data) if t not in said and not _is_ours(t)] == []


def test_two_columns_of_one_heading_have_two_fields() -> None:
    """The second is not read as the same, if there can be only one."""
    columns = column_map.read(
        [
            column_map.Heading(n, (h,))
            for n, h in enumerate(("When?", "By when", "x", "x"))
        ],
        {},
    )

    assert [c.target for c in columns] == ["due", "x-by-when", "x-x", "x-x-2"]


def test_every_heading_of_several_in_a_row_is_kept() -> None:
    """They are the theme together. A number alone in a row is nothing."""
    made = imported(
        table(
            ["No.", "Action", "Lead"],
            ["Part A", "", ""],
            ["Records", "", ""],
            ["Health visitors", "", ""],
            ["1", "Write it", "Nurse"],
            ["2", "", ""],
            merged={(row, 1): (1, 3) for row in (2, 3, 4)},
        )
    )

    (outcome,) = made.data["outcomes"]
    assert (outcome["theme"], len(outcome["actions"])) == (
        "Part A\nRecords\nHealth visitors",
        1,
    )
    assert [n.why for n in made.ledger.lines if n.text == "2"] == [
        "a row without an action"
    ]


def test_a_key_above_the_actions_of_a_sheet_is_not_its_title() -> None:
    """In a workbook everything is in one table."""
    made = imported(
        table(
            ["Colour", "Meaning", "", ""],
            ["Red", "Late", "", ""],
            ["Green", "Done", "", ""],
            ["Action", "Lead", "Progress", "RAG"],
            ["Write it", "Nurse", "Sent", "Green"],
        )
    )

    assert (made.data["title"], made.data["rag_legend"], only(made)) == (
        "",
        {"Red": "Late", "Green": "Done"},
        {"progress": [{"date": "", "rag": "Green", "note": "Sent"}]},
    )


def test_a_colour_in_a_column_of_statuses_is_a_rating() -> None:
    """It is not a report, so it does not become an entry."""
    sheet = row(("Progress", "Sent"), ("Status", "Green"))

    assert [only(imported(sheet, KEY))["progress"], only(imported(sheet))] == [
        [{"date": "", "rag": "Green", "note": "Sent"}],
        {"progress": [{"date": "", "note": "Sent"}], "x-status": "Green"},
    ]


def test_words_that_look_like_a_typing_mistake_are_put_in_quotation_marks() -> None:
    """Plain, they would be read as they are, but lint would report a mistake."""
    made = imported(row(("Links", "padded  '"), ("When?", "May 2012")))

    text = plan_text.write(made.data).decode()

    assert (
        '        x-links: "padded  \'"\n' in text,
        'action: "Write it"' in text,
    ) == (
        True,
        True,
    )
