"""A new version of a document: everything that differs is named, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import office_files
import pytest
from grids import Bit, box
from office_files import Written, band, headings, line
from tests.conftest import run

from actionplan.diagnostics import Refusal
from actionplan.intake.ledger import CHANGED, SETTLED
from actionplan.reading import load

if TYPE_CHECKING:
    from grids import Grid, Line
    from typer.testing import Result

pytestmark = pytest.mark.thorough

PLAN = "plans/b-2012.yaml"
WRITE = ("--output", PLAN, "--agreed", "2011-05", "--as-of", "2012-03-01")
ACTIONS = headings("Ref", "Action", "Lead", "When", "Progress", "RAG")
FIRST = line("1", "Publish the guidance", "Head of Service", "30/11/2011", "", "")
SECOND = line("2", "Train all managers", "Chair", "31/12/2011", "", "")
KEY = (line("Green", "On track"), line("Red", "Off track"))
TITLE = (("Title", "Action plan"), ("", "Agreed by the board."))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a folder for plans."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    return tmp_path


def importing(*tables: Grid, above: tuple[tuple[str, str], ...] = TITLE) -> Result:
    """Write a Word document with these tables, and import it."""
    document = office_files.in_word(Written("board", above, tables))
    Path("board.docx").write_bytes(document.content)
    return run("import", "board.docx", *WRITE)


def left(done: Result) -> list[str]:
    """Return what is left to the person, a line each."""
    _, _, after = done.output.partition("Left to you:\n")
    lines = after.partition("\n\n")[0].replace("\n    ", " ").splitlines()
    return [each.strip() for each in lines]


def plain(*rows: Line, heading: Line = ACTIONS) -> Grid:
    """Make a table of actions."""
    return (heading, *rows)


CHANGES: dict[str, tuple[tuple[Grid, ...], list[str]]] = {
    "a new owner": (
        (
            plain(
                line("1", "Publish the guidance", "Matron", "30/11/2011", "", ""),
                SECOND,
            ),
            KEY,
        ),
        ['1, Lead: it said "Head of Service", and now says "Matron".'],
    ),
    "rows that have moved": (
        (plain(SECOND, FIRST), KEY),
        ["The actions are in another order: 2, 1."],
    ),
    "actions with other numbers": (
        (
            plain(
                line("1", "Train all managers", "Chair", "31/12/2011", "", ""),
                line(
                    "2", "Publish the guidance", "Head of Service", "30/11/2011", "", ""
                ),
            ),
            KEY,
        ),
        [
            '2, Ref: it said "2", and now says "1".',
            '1, Ref: it said "1", and now says "2".',
            "The actions are in another order: 2, 1.",
        ],
    ),
    "an action with the number of another": (
        (
            plain(
                line("1", "Find a printer", "Chair", "", "", ""),
                line(
                    "2", "Publish the guidance", "Head of Service", "30/11/2011", "", ""
                ),
            ),
            KEY,
        ),
        [
            'A new action: "Find a printer".',
            '1, Ref: it said "1", and now says "2".',
            'Action 2 is no longer there: "Train all managers".',
        ],
    ),
    "a row that was deleted": (
        (plain(FIRST), KEY),
        ['Action 2 is no longer there: "Train all managers".'],
    ),
    "a row that was crossed out": (
        (
            plain(
                FIRST,
                line(
                    *(
                        box(Bit(each.bits[0].text, "struck"))
                        for each in SECOND.boxes[:4]
                    )
                ),
            ),
            KEY,
        ),
        ['Action 2 is no longer there: "Train all managers".'],
    ),
    "a heading in other words": (
        (
            plain(
                FIRST,
                SECOND,
                heading=headings("Ref", "Action", "Owner", "When", "Progress", "RAG"),
            ),
            KEY,
        ),
        ['The heading "Lead" is now "Owner".'],
    ),
    "a new column": (
        (
            plain(
                line(
                    "1",
                    "Publish the guidance",
                    "Head of Service",
                    "30/11/2011",
                    "",
                    "",
                    "S3",
                ),
                line("2", "Train all managers", "Chair", "31/12/2011", "", "", ""),
                heading=headings(
                    "Ref", "Action", "Lead", "When", "Progress", "RAG", "Strategy"
                ),
            ),
            KEY,
        ),
        [
            '1, Strategy: it said nothing, and now says "S3".',
            'There is a new column, "Strategy".',
        ],
    ),
    "a new table of actions": (
        (
            plain(FIRST, SECOND),
            KEY,
            plain(line("3", "Audit 40 files", "Chair", "", "", "")),
        ),
        ['A new action: "Audit 40 files".'],
    ),
    "a new table of other matter": (
        (plain(FIRST, SECOND), KEY, (line("Date", "Meeting"), line("1 May", "Board"))),
        [
            "table 3, row 1, column 1: There is new text, which is not in the plan:"
            ' "Date".',
            "table 3, row 1, column 2: There is new text, which is not in the plan:"
            ' "Meeting".',
            "table 3, row 2, column 1: There is new text, which is not in the plan:"
            ' "1 May".',
            "table 3, row 2, column 2: There is new text, which is not in the plan:"
            ' "Board".',
        ],
    ),
    "another key": (
        (plain(FIRST, SECOND), (line("Green", "Done"), KEY[1])),
        [
            "table 2, row 1, column 2: There is new text, which is not in the plan:"
            ' "Done".',
            'table 2, row 1, column 2: Text is no longer there: "On track".',
        ],
    ),
    "a comment": (
        (
            plain(
                FIRST,
                SECOND._replace(
                    boxes=(
                        *SECOND.boxes[:4],
                        box("")._replace(comment="Why not?"),
                        box(""),
                    )
                ),
            ),
            KEY,
        ),
        [
            "table 1, row 3, column 5 (a comment): There is new text, which is not in"
            ' the plan: "Why not?".'
        ],
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_each_thing_that_differs_is_named_once(what: str) -> None:
    """It was not put into the plan, so a person has to look at it."""
    importing(plain(FIRST, SECOND), KEY)
    before = Path(PLAN).read_bytes()
    tables, expected = CHANGES[what]

    done = importing(*tables)
    again = importing(*tables)

    assert (left(done), done.exit_code) == (expected, 1)
    assert "has the same text and ratings as at the last import" in _one_line(again)
    assert Path(PLAN).read_bytes() == before


def _one_line(done: Result) -> str:
    return " ".join(done.output.split())


def test_text_outside_the_tables_that_differs_is_named() -> None:
    """A decision of the board can be in a paragraph. The title is one of the plan."""
    importing(plain(FIRST, SECOND), KEY)
    above = (("Title", "Plan of actions"), ("", "Agreed, but for action 2."))

    done = importing(plain(FIRST, SECOND), KEY, above=above)

    new = "There is new text, which is not in the plan:"
    assert left(done) == [
        f'paragraph 1: {new} "Plan of actions".',
        f'paragraph 2: {new} "Agreed, but for action 2.".',
        'paragraph 1: Text is no longer there: "Action plan".',
        'paragraph 2: Text is no longer there: "Agreed by the board.".',
    ]


def test_a_rating_by_colour_alone_is_named() -> None:
    """Also if it did not change, next to progress that is put into the plan."""

    def coloured(progress: str, first: str, second: str) -> Grid:
        rows = (
            FIRST._replace(boxes=(*FIRST.boxes[:4], box(progress), box(fill=first))),
            SECOND._replace(boxes=(*SECOND.boxes[:5], box(fill=second))),
        )
        return plain(*rows)

    importing(coloured("12 June 2011: Drafted.", "00B050", "00B050"), KEY)

    done = importing(
        coloured("12 June 2011: Drafted.\n4 July 2011: Sent.", "00B050", "FF0000"), KEY
    )

    assert 'action 1, 2011-07-04: "Sent."' in done.output
    assert left(done) == [
        "2, RAG: it had the colour 00B050, and now has the colour FF0000.",
        "1, RAG: the document has the colour 00B050. It is not put into a new entry.",
    ]


def test_actions_that_say_the_same_are_told_apart() -> None:
    """One action under two recommendations stays two actions, with their progress."""

    def twice(second: str) -> Grid:
        return (
            headings("Action", "Lead", "When", "Progress"),
            band("Recommendation 1: Children are seen alone", 4),
            line("Change it", "Chair", "30/11/2011", "12 June 2011: Drafted."),
            band("Recommendation 2: Fathers are asked", 4),
            line("Change it", "Chair", "30/11/2011", second),
        )

    importing(twice(""))
    same = importing(twice(""))
    done = importing(twice("4 July 2011: Sent."))

    assert "has the same text and ratings" in _one_line(same)
    assert 'action 2.1, 2011-07-04: "Sent."' in done.output
    assert left(done) == []


def test_progress_under_another_heading_is_not_recorded_twice() -> None:
    """A column that has another name still has what it had, and perhaps more."""

    def under(heading: str, text: str) -> Grid:
        return (
            headings("Action", "Lead", "When", heading),
            line("Do it", "Chair", "30/11/2011", text),
        )

    def notes() -> list[str]:
        plan = load.load(Path(PLAN).read_bytes(), "b-2012").plan
        assert plan is not None
        return [f"{e.date} {e.note}" for a in plan.actions for e in a.progress]

    importing(under("Progress, June 2011", "Drafted."))
    importing(under("Progress, July 2011", "Drafted."))
    same = notes()
    importing(under("Progress, August 2011", "Drafted.\nSent."))
    importing(under("Progress, Sept 2011", "Printed."))

    assert same == ["2011-06 Drafted."]
    assert notes() == ["2011-06 Drafted.", "2011-08 Sent.", "2011-09 Printed."]


def test_a_program_reads_what_differs_as_json() -> None:
    """The same as people see."""
    importing(plain(FIRST, SECOND), KEY)
    tables, _ = CHANGES["a new owner"]
    importing(*tables)
    document = office_files.in_word(
        Written("board", TITLE, (plain(SECOND, FIRST), KEY))
    )
    Path("board.docx").write_bytes(document.content)

    done = json.loads(run("import", "board.docx", *WRITE, "--format", "json").output)

    assert done["since_last_version"] == {
        "added": [],
        "not_added": [],
        "cells": [
            {
                "item": "1",
                "column": "accountable: Lead",
                "was": "Matron",
                "now": "Head of Service",
            }
        ],
        "around": [{"kind": "order", "was": "1, 2", "now": "2, 1", "place": ""}],
    }


def test_progress_from_before_the_newest_entry_is_put_in_its_place() -> None:
    """A document may tell later what was done earlier."""
    said = "30/01/2012: Draft sent."
    row = ("1", "Publish the guidance", "Head of Service", "30/11/2012")
    importing(plain(line(*row, said, "")))

    done = importing(plain(line(*row, f"{said}\n14/01/2012: Group named.", "")))

    assert "To record it, or to see what can be done" not in done.output
    plan = Path(PLAN).read_text("utf-8")
    assert re.findall(r"date: (2012-01-\d\d)", plan) == ["2012-01-14", "2012-01-30"]


def test_progress_that_is_not_recorded_comes_with_what_to_do() -> None:
    """An entry dated after today is not added without a person."""
    row = ("1", "Publish the guidance", "Head of Service", "30/11/2012")
    importing(plain(line(*row, "30/01/2012: Draft sent.", "")))

    said = "30/01/2012: Draft sent.\n14/01/2032: Group named."
    done = importing(plain(line(*row, said, "")))

    words = " ".join(done.output.split())
    command = f"progress add {PLAN}/1 --date 2032-01-14"
    assert f"To record it, or to see what can be done: actionplan {command}" in words
    told = run(*command.split(), "Group named.", "--as-of", "2012-03-01").exception
    assert isinstance(told, Refusal)
    added = run(*command.split(), "Group named.", "--as-of", "2012-03-01", "--anyway")
    assert added.exit_code == 0


NO_KEY = "no key says what this rating means"


def test_what_was_left_is_repeated_until_the_plan_has_it() -> None:
    """The ledger does not say that a value is kept where it is not any more."""
    owner = "Head of Service"
    importing(
        plain(
            line("1", "Publish the guidance", owner, "On-going", "", "Purple"), SECOND
        )
    )
    path = Path(PLAN)

    def again(lead: str, said: str) -> str:
        row = ("1", "Publish the guidance", lead, "On-going", said, "Purple")
        done = importing(plain(line(*row), SECOND))
        _, _, after = done.output.partition("Still left to you from the last import:\n")
        return " ".join(after.partition("\n\n")[0].split())

    def ledger() -> dict[str, str]:
        lines = json.loads(Path(f"{path.with_suffix('')}.import.json").read_text())
        return {each["text"]: each["why"] for each in lines["lines"]}

    first = again("Matron", "10/2011: Draft sent.")
    text = path.read_text("utf-8").replace("due_as_written: On-going", "due: 2012-06")
    path.write_text(text, "utf-8")
    second = again("Matron", "10/2011: Draft sent.\n11/2011: Agreed.")
    kept = ledger()
    text = path.read_text("utf-8").replace("accountable: Head of Service", "")
    text = text.replace("x-rag: Purple", "accountable: Matron")
    path.write_text(text, "utf-8")
    third = again("Matron", "10/2011: Draft sent.\n11/2011: Agreed.\n12/2011: Out.")

    assert '"On-going" is not a date. It is kept in "due_as_written".' in first
    assert "Purple" in first
    assert "On-going" not in second
    assert '1, Lead: the document says "Matron". It is not in the plan.' in second
    assert kept["On-going"] == SETTLED
    assert (kept["Purple"], ledger()["Purple"]) == (NO_KEY, CHANGED)
    assert "Matron" not in third


def test_a_field_that_was_empty_is_asked_for_until_it_is_filled_in() -> None:
    """A field that has words which are no answer, until it has others."""
    row = ("1", "Publish the guidance", "", "30/11/2011")
    vague = line("2", "Train all managers", "All / various", "31/12/2011", "", "")
    importing(plain(line(*row, "", ""), vague))
    asked = ("It does not give an owner.", "All / various")

    first = importing(plain(line(*row, "10/2011: Draft sent.", ""), vague)).output
    path = Path(PLAN)
    text = path.read_text("utf-8").replace("accountable:\n", "accountable: Matron\n")
    path.write_text(text.replace("All / various", "Head of Learning"), "utf-8")
    said = "10/2011: Draft sent.\n11/2011: Agreed."
    second = importing(plain(line(*row, said, ""), vague)).output

    assert [words in first for words in asked] == [True, True]
    assert [words in second for words in asked] == [False, False]


def told(*rows: Line) -> Grid:
    """Make a table of the first action, and of others."""
    return plain(FIRST, *rows)


def test_an_action_that_is_there_again_is_not_new() -> None:
    """A filter can have hidden it. What it reports then is recorded."""
    reported = "12 June 2011: Ten managers were trained."
    second = line("2", "Train all managers", "Chair", "31/12/2011", "", "")
    third = line("3", "Ask fathers", "Chair", "31/12/2011", "", "")
    again = line("2", "Train all managers", "Chair", "31/12/2011", reported, "")
    importing(told(second, third))

    gone = importing(told(third))
    same = importing(told(third))
    back = importing(told(again, third))

    assert left(gone) == ['Action 2 is no longer there: "Train all managers".']
    assert "has the same text and ratings" in " ".join(same.output.split())
    assert left(back) == ['Action 2 is there again: "Train all managers".']
    assert 'action 2, 2011-06-12: "Ten managers were trained."' in back.output


def test_an_action_with_the_number_of_one_that_is_gone_is_new() -> None:
    """Its progress is not recorded for the action that the plan has."""
    other = line("2", "Find a printer", "Chair", "", "12 June 2011: Bought one.", "")
    importing(told(SECOND))

    importing(told())
    done = importing(told(other))

    assert left(done) == ['A new action: "Find a printer".']
    assert "Bought" not in Path(PLAN).read_text(encoding="utf-8")


def test_actions_with_the_same_text_are_known_by_their_other_cells() -> None:
    """So progress is recorded for the right one, if they change places."""
    note = "12 June 2011: Ten nurses were trained."
    nurses = ("", "Train them", "Matron", "30/11/2011")
    police = ("", "Train them", "Sergeant", "30/11/2011")
    importing(told(line(*nurses, "", ""), line(*police, "", "")))

    done = importing(told(line(*police, "", ""), line(*nurses, note, "")))

    assert 'action O1.1, 2011-06-12: "Ten nurses were trained."' in done.output
    assert left(done) == ["The actions are in another order: 1, O1.2, O1.1."]


def test_what_is_not_read_of_a_new_version_is_named() -> None:
    """An action that is hidden is not only called one that is no longer there."""
    importing(told(SECOND))

    hidden = office_files.hidden_line("2", "Train all managers", "Chair", "", "", "")
    done = importing(told(hidden))

    assert left(done)[-1] == (
        "row 3: It is hidden, so it was not read. If it has an action, show the row,"
        " and import the document again."
    )


def test_a_new_action_is_named_until_the_plan_has_it() -> None:
    """Then it is that action, and what the document reports about it is recorded."""
    reported = "12 June 2011: Ten fathers were asked."
    new = ("3", "Ask fathers", "Chair", "31/12/2011")
    moved = line("2", "Train all managers", "Head of Service", "31/12/2011", "", "")
    importing(told(SECOND))

    first = importing(told(SECOND, line(*new, reported, "")))
    again = importing(told(moved, line(*new, reported, "")))
    text = Path(PLAN).read_text(encoding="utf-8")
    added = "      - id: '3'\n        action: Ask fathers\n        due: 2011-12-31\n"
    added += "        accountable: Chair\n"
    Path(PLAN).write_text(text.rstrip("\n") + "\n" + added, encoding="utf-8")
    known = importing(told(moved, line(*new, reported, "")))
    after = importing(told(moved, line(*new, reported, "")))

    said = '  A new action: "Ask fathers".'
    assert said in first.output
    assert said in again.output.partition("Still left to you")[2]
    assert said not in known.output
    assert 'action 3, 2011-06-12: "Ten fathers were asked."' in known.output
    assert "has the same text and ratings" in " ".join(after.output.split())
    assert Path(PLAN).read_text(encoding="utf-8").count("Ten fathers") == 1


def test_progress_that_is_only_a_tracked_change_is_named() -> None:
    """Nobody has accepted it, so a person has to know that it may be taken back."""
    importing(plain(FIRST, SECOND), KEY)
    added = box(Bit("14/02/2012: Sent to all teams.", "inserted"))
    changed = FIRST._replace(boxes=(*FIRST.boxes[:4], added, box()))

    done = importing(plain(changed, SECOND), KEY)

    assert "Added 1 entry of progress" in done.output
    assert left(done) == [
        'row 2, Progress: "14/02/2012: Sent to all teams." was added with tracked'
        " changes, which nobody has accepted yet."
    ]
