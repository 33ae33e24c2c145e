"""The command import: what it shows, writes, keeps and adds, and when it refuses."""

import json
from pathlib import Path
from typing import cast

import pytest
from minimal_office import docx_parts, tbl, tc, tr, zipped
from tests.conftest import run
from typer.testing import CliRunner, Result

from actionplan.cli import app, console
from actionplan.diagnostics import Refusal
from actionplan.reading import load

BOARD = """\
No.,What we will do,Lead,When?,Progress,Links to strategy
1,Publish the guidance,Business Manager,30/11/2011,12 June 2011: Drafted.,S3
2,Train all managers,,On-going,,
"""
PLAN = "plans/b-2012.yaml"
WRITE = ("--output", PLAN, "--agreed", "2011-05", "--as-of", "2012-03-01")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a table, and a folder for plans."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "board.csv").write_text(BOARD, "utf-8")
    return tmp_path


def importing(*words: str, document: str = "board.csv") -> Result:
    """Run the command."""
    return run("import", document, *words)


def refusals(*words: str, document: str = "board.csv") -> list[str]:
    """Run the command, and return the names of the messages with which it refuses."""
    error = importing(*words, document=document).exception
    assert isinstance(error, Refusal), error
    return [fault.rule for fault in error.faults]


def held() -> dict[str, bytes]:
    """Return all files of the folder."""
    return {
        str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()
    }


def test_without_a_place_to_write_it_shows_all_and_writes_nothing() -> None:
    """It shows the columns, what is left to the person, and what lint would say."""
    before = held()

    done = importing("--as-of", "2012-03-01")

    assert (done.exit_code, held()) == (1, before)
    assert done.output == SHOWN


SHOWN = """\
board.csv has 1 table.
  Table 1, 6 columns, 2 rows: actions
    No.               -> id
    What we will do   -> action
    Lead              -> accountable
    When?             -> due
    Progress          -> note
    Links to strategy -> x-links-to-strategy  (no field has this heading)

No title was found for the plan. You can give it one with --title.

The document has 15 pieces of text: 7 are copied as they are, 2 are written in
another way and 6 are headings or part of a key.

Written in another way:
   1  split at the dates
   1  written as a date with the year first

Left to you (row 1 is the top row of the table or sheet):
  row 3: It does not give an owner. The field "accountable" is left empty.
  row 3, When?: "On-going" is not a date. It is kept in "due_as_written".

In the plan, actionplan lint would report 6 errors, 6 warnings:
   4  empty-field
   1  missing-field
   1  no-date-to-come
   1  no-review-arrangements
   1  no-risk-assessment
   1  no-success-measure
   1  outcome-without-purpose
   1  overdue-action
   1  stale-action
When "kind" and "type" are filled in, lint may also report:
   1  no-agencies-named
   1  source-without-reference

Nothing has been written. To write the plan:
    actionplan import board.csv --output plans/board.yaml
"""


def test_it_writes_the_plan_and_a_ledger_of_every_piece() -> None:
    """The plan is written last, and all three say the same."""
    done = importing(*WRITE)

    assert Path(PLAN).read_text("utf-8") == WRITTEN
    ledger = json.loads(Path("plans/b-2012.import.json").read_text("utf-8"))
    assert [ledger["characters"], sum(n["characters"] for n in ledger["lines"])] == [
        sum(len(cell) for row in CELLS for cell in row)
    ] * 2
    assert (done.exit_code, done.output.count("Wrote ")) == (1, 2)
    assert sorted(held()) == [
        "board.csv",
        "plans/b-2012.import.json",
        "plans/b-2012.import.md",
        PLAN,
    ]


CELLS = [line.split(",") for line in BOARD.splitlines()]
WRITTEN = """\
schema: actionplan/1
id: b-2012
title:
kind:
source:
  type:
agreed: 2011-05
outcomes:
  - id: O1
    actions:
      - id: "1"
        action: Publish the guidance
        due: 2011-11-30
        accountable: Business Manager
        progress:
          - date: 2011-06-12
            note: Drafted.
        x-links-to-strategy: S3
      - id: "2"
        action: Train all managers
        due_as_written: On-going
        accountable:
"""


def test_the_ledger_for_people_lists_what_is_left_to_them_first() -> None:
    """Each piece has its place, its words and what became of it."""
    importing(*WRITE)

    text = Path("plans/b-2012.import.md").read_text("utf-8")

    assert text.startswith("# What happened to board.csv\n\nThis is a working file.")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Left to you",
        "## Kept as it is, and left to you",
        "## Written in another way",
        "## Copied as it is",
        "## Used to read the table",
    ]
    assert (
        "| table 1, row 2, column 4 (When?) | 30/11/2011 | written as a date with the"
        " year first | 1 due |" in text
    )


def test_the_same_document_gives_the_same_bytes() -> None:
    """In the plan, and in both files of the ledger."""
    importing(*WRITE)
    first = held()
    for path in Path("plans").iterdir():
        path.unlink()

    importing(*WRITE)

    assert held() == first


def test_the_exit_code_is_0_only_if_nothing_is_left() -> None:
    """Nothing has been left out, and nothing is left to the person."""
    Path("all.csv").write_text("Action,Lead,When?\nWrite it,Nurse,May 2012\n")

    assert importing(document="all.csv").exit_code == 0


def test_what_has_no_text_is_left_to_the_person() -> None:
    """A picture can be of a table, and an exit code of 0 would say that all is well."""
    row = ("Do it", "Nurse", "30/11/2011")
    table = tbl(tr(*map(tc, ("Action", "Lead", "When"))), tr(*map(tc, row)))
    plain = docx_parts(table)
    Path("plan.docx").write_bytes(zipped(plain))
    Path("seen.docx").write_bytes(zipped(plain | {"word/media/image1.png": "x"}))

    done = importing(document="plan.docx"), importing(document="seen.docx")

    assert [each.exit_code for each in done] == [0, 1]
    assert (
        "Left to you: document: It has a picture, which cannot be read. If it says"
        " something that belongs in the plan, type that."
    ) in " ".join(done[1].output.split())


def test_a_program_reads_the_same_as_json() -> None:
    """With what lint would report, by rule."""
    done = importing("--format", "json", "--as-of", "2012-03-01")

    found = json.loads(done.output)
    assert (found["written"], found["counts"], found["lint"]["empty-field"]) == (
        "",
        {"asked": 1, "changed": 2, "copied": 6, "used": 6, "left out": 0},
        4,
    )


def test_pasted_text_is_a_table() -> None:
    """This is what Word and Excel put on the clipboard: cells with tabs between."""
    pasted = "Action\tLead\tWhen?\nWrite\tNurse\tMay 2012\n"

    done = CliRunner().invoke(app, ["import", "-"], input=pasted)

    assert (done.exit_code, done.output.splitlines()[0]) == (
        0,
        "The pasted text has 1 table.",
    )
    assert "actionplan import - --output plans/new-plan.yaml" in done.output


def test_numbers_of_people_are_never_shown() -> None:
    """The plan keeps the words of the document, so that lint can report them."""
    number = "943 476 5919"
    Path("nhs.csv").write_text(
        f"Action,Lead,When?\nSee NHS {number},Nurse,NHS {number}\n"
    )

    for form in ("text", "json"):
        shown = importing("--format", form, document="nhs.csv").output
        assert number not in shown
    importing("--output", "plans/x.yaml", document="nhs.csv")

    assert number in Path("plans/x.yaml").read_text("utf-8")


# --- columns ------------------------------------------------------------------


def test_what_is_said_about_a_column_is_kept_in_the_settings_and_used_again() -> None:
    """Comments and the order of the file stay."""
    Path("actionplan.toml").write_text('# ours\nfail-on = "warning"  # strict\n')
    Path("v.csv").write_text("Ziel,Lead\nWrite it,Nurse\n")

    first = importing("--map", "Ziel=action", *WRITE, document="v.csv")
    again = importing(document="v.csv")

    assert Path("actionplan.toml").read_text() == (
        '# ours\nfail-on = "warning"  # strict\n\n[import.columns]\nZiel = "action"\n'
    )
    assert 'to be used again:\n    "Ziel" is action\n' in first.output
    assert "    Ziel -> action\n" in again.output


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (("--map", "When?"), "not-a-map"),
        (("--map", "When?=wann"), "not-a-map"),
        (("--map", "Wann=due"), "unknown-heading"),
        (("--colour", "red"), "not-a-colour"),
        (("--table", "2"), "unknown-table"),
        (("--reported", "03/04/2012"), "not-a-day"),
        (("--agreed", "soon"), "not-a-day"),
        (("--output", "plans/Board plan.yaml"), "not-a-plan-name"),
        (("--output", "plans/board.docx"), "not-a-plan-name"),
        (("--output", "nowhere/b-2012.yaml"), "folder-not-found"),
    ],
)
def test_an_option_that_cannot_be_followed_is_refused(
    words: tuple[str, ...], rule: str
) -> None:
    """Nothing is written."""
    before = held()

    assert refusals(*words) == [rule]
    assert held() == before


def test_a_file_that_is_not_a_table_is_refused() -> None:
    """The message names it."""
    Path("plan.docx").write_bytes(b"{\\rtf1}")
    Path("plan.pdf").write_bytes(b"%PDF-1.4")

    assert [refusals(document=name) for name in ("plan.docx", "plan.pdf")] == [
        ["saved-as-another-kind"],
        ["saved-as-another-kind"],
    ]


def test_lint_says_how_a_document_becomes_a_plan() -> None:
    """A Word file that somebody saved as a plan is not read."""
    Path("plans/x.yaml").write_bytes(b"PK\x03\x04")

    assert 'actionplan import "FILE"' in run("lint", "plans/x.yaml").output


# --- the next version ---------------------------------------------------------


def next_version(text: str, *words: str) -> Result:
    """Import the table, and then another version of it."""
    if not Path(PLAN).exists():
        importing(*WRITE)
    Path("next.csv").write_text(text, "utf-8")
    return importing(*WRITE, *words, document="next.csv")


def progress() -> list[tuple[str, str, str]]:
    """Return the progress in the plan."""
    plan = load.load(Path(PLAN).read_bytes(), "b-2012").plan
    assert plan is not None
    return [(a.id, str(e.date), e.note) for a in plan.actions for e in a.progress]


def test_the_same_version_again_changes_nothing() -> None:
    """Not one byte of any file."""
    importing(*WRITE)
    before = held()

    done = importing(*WRITE)

    assert held() == before
    assert done.output == (
        "board.csv has the same text and ratings as at the last import, so\n"
        "plans/b-2012.yaml has not been changed. 2 things are left to you. The ledger\n"
        "of that import is plans/b-2012.import.md.\n"
    )


def test_what_was_left_to_the_person_is_not_forgotten_the_next_time() -> None:
    """An owner and an action are not in the plan, and a date is not settled."""
    new = BOARD.replace("1,Publish", "0,Find a printer,Nurse,May 2012,,\n1,Publish")
    next_version(new.replace("Train all managers,", "Train all managers,Matron"))

    again = importing(*WRITE, document="next.csv")

    assert again.exit_code == 1
    assert again.output == (
        "next.csv has the same text and ratings as at the last import, so\n"
        "plans/b-2012.yaml has not been changed. 3 things are left to you. The ledger\n"
        "of that import is plans/b-2012.import.md.\n"
    )


def test_a_plan_with_too_many_empty_fields_is_refused_with_what_to_do() -> None:
    """It is the owners and dates that are missing, not too many rows."""
    rows = (f",30/11/2012,Sent to team {number}\n" for number in range(340))
    Path("long.csv").write_text("Action,By when,Notes\n" + "".join(rows), "utf-8")

    error = importing(document="long.csv").exception

    assert isinstance(error, Refusal)
    assert _said(error) == (
        "long.csv: 1,023 fields of the plan would be empty, because the document has"
        " nothing to put in them. A plan can have at most 1,000 empty fields."
        " Nothing has been written. To fix: if a column lists the owners, run the same"
        " command again with the heading of that column, for example: --map"
        ' "Who=accountable" If the progress notes have no dates, run the same command'
        " again with the date on which they were reported in place of DATE: --reported"
        " DATE If neither is the case, copy parts of the table into separate"
        " documents, and import each one as a plan."
    )


def test_new_progress_is_added_as_entries_and_the_rest_is_left_to_the_person() -> None:
    """Nothing else in the plan changes, even if rows have moved."""
    importing(*WRITE)
    was = Path(PLAN).read_text("utf-8")
    new = BOARD.replace("1,Publish", "0,Find a printer,Nurse,May 2012,,\n1,Publish")
    new = new.replace("12 June", '"12 June')
    new = new.replace("Drafted.", 'Drafted.\n4 July 2011: Sent to all 12."')

    done = next_version(new.replace("Train all managers,", "Train all managers,Matron"))

    entry = "          - date: 2011-07-04\n            note: Sent to all 12.\n"
    after = "            note: Drafted.\n"
    assert Path(PLAN).read_text("utf-8") == was.replace(after, after + entry)
    assert (done.exit_code, done.output) == (1, ADDED)


ADDED = """\
Added 1 entry of progress to plans/b-2012.yaml:
  action 1, 2011-07-04: "Sent to all 12."

Left to you:
  A new action: "Find a printer".
  2, Lead: it said nothing, and now says "Matron".

Still left to you from the last import:
  row 4, When?: "On-going" is not a date. It is kept in "due_as_written".

Wrote the ledger:
    plans/b-2012.import.md
    plans/b-2012.import.json
"""


def test_progress_that_cannot_be_recorded_is_tried_again() -> None:
    """Without a date it is left to the person, and a date can be given later."""
    new = BOARD.replace("Drafted.", "Drafted. Sent to all 12.")

    first = next_version(new)
    again = next_version(new, "--reported", "2012-02-01")

    assert "The document does not say when this progress was reported," in " ".join(
        first.output.split()
    )
    assert 'action 1, 2012-02-01: "Sent to all 12."' in again.output
    assert progress() == [
        ("1", "2011-06-12", "Drafted."),
        ("1", "2012-02-01", "Sent to all 12."),
    ]


@pytest.mark.parametrize(
    "written", ["12 June 2011: Redrafted.", "12 June 2011: Drafted.x", "Sent.", ""]
)
def test_progress_that_was_reworded_is_left_to_the_person(written: str) -> None:
    """What has been recorded is never changed."""
    done = next_version(BOARD.replace("12 June 2011: Drafted.", written))

    assert "1, Progress: it said" in done.output
    assert progress() == [("1", "2011-06-12", "Drafted.")]


def test_an_action_that_is_gone_is_left_to_the_person() -> None:
    """It stays in the plan."""
    done = next_version("".join(BOARD.splitlines(keepends=True)[:2]))

    assert 'Action 2 is no longer there: "Train all managers".' in done.output


@pytest.mark.parametrize(
    ("ledger", "why"),
    [
        (None, "its ledger (the record of what was imported) is missing"),
        ("{", "cannot be read"),
        ('{"plan": "b-2012", "cells": {"1": "x"}}', "cannot be read"),
        ('{"plan": "other", "cells": {}}', "is about another plan"),
    ],
)
def test_a_plan_without_its_ledger_is_not_touched(ledger: str | None, why: str) -> None:
    """Nobody could say what is new."""
    importing(*WRITE)
    path = Path("plans/b-2012.import.json")
    path.unlink() if ledger is None else path.write_text(ledger)
    before = held()

    error = importing(*WRITE).exception

    assert isinstance(error, Refusal)
    assert why in _said(error)
    assert held() == before


def _said(error: Refusal) -> str:
    heard: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(console, "err", lambda text, _known=None: heard.append(text))
        console.refusal(error)
    return " ".join("".join(heard).split())


def test_a_run_that_broke_off_adds_nothing_twice() -> None:
    """The entries are in the plan, but the ledger was not renewed."""
    importing(*WRITE)
    old = Path("plans/b-2012.import.json").read_bytes()
    new = BOARD.replace("Drafted.", "Drafted.\n4 July 2011: Sent to all 12.")
    new = new.replace("12 June", '"12 June').replace("12.,S3", '12.",S3')
    next_version(new)
    once = progress()
    Path("plans/b-2012.import.json").write_bytes(old)

    next_version(new)

    assert (progress(), len(once)) == (once, 2)


def test_the_command_to_write_the_plan_has_the_options_that_were_typed() -> None:
    """Typed as it is shown, it writes what was shown."""
    shown = importing("--map", "Lead=agency", "--reported", "1 March 2012").output

    assert shown.splitlines()[-1] == (
        "    actionplan import board.csv --map Lead=agency --reported"
        ' "1 March 2012" --output plans/board.yaml'
    )


@pytest.mark.parametrize(
    ("document", "plan"),
    [
        ("Neglect plan v4 FINAL.csv", "neglect-plan"),
        ("Neglect plan (2).csv", "neglect-plan"),
        ("Neglect plan 2012 draft 3.csv", "neglect-plan-2012"),
        ("v2.csv", "v2"),
    ],
)
def test_the_name_of_a_plan_has_no_version(document: str, plan: str) -> None:
    """The plan goes on, and the document is one version of it."""
    Path(document).write_text(BOARD, "utf-8")

    shown = importing(document=document).output

    assert shown.splitlines()[-1].endswith(f" --output plans/{plan}.yaml")


def test_a_refusal_never_quotes_a_cell_that_is_longer_than_a_heading() -> None:
    """A cell can have a megabyte of text, and a screen cannot."""
    text = "word " * 10_000
    Path("long.csv").write_text(f"{text},{text}\n1,2\n", "utf-8")

    said = _said(cast("Refusal", importing(document="long.csv").exception))

    start = ("word " * 17).strip() + "..."
    assert said == (
        "long.csv: No table has a heading that actionplan recognises as a heading for"
        f' actions or recommendations. The first row with text contains "{start}"'
        f' and "{start}". To fix: run the same command again, and add the number of'
        " the table and the heading of the column with the actions, for example:"
        ' --table 1 --map "HEADING=action"'
    )


def test_a_question_never_quotes_more_than_the_start_of_a_cell() -> None:
    """The plan and the ledger have all of it."""
    text = "as soon as it can be done " * 400
    Path("long.csv").write_text(f"Action,Lead,When\nDo it,Nurse,{text}\n", "utf-8")

    done = importing(document="long.csv")

    assert len(done.output) < 2_000


def test_a_rating_next_to_progress_that_is_added_is_left_to_the_person() -> None:
    """The rating can be that of the last report. Nothing else says which it is."""
    was = "Action,Lead,Progress,RAG\nDo it,Nurse,12 June 2011: Drafted.,Green\n"
    Path("board.csv").write_text(was, "utf-8")
    new = was.replace("12 June", '"12 June').replace(".,", '.\n4 July 2011: Sent.",')

    done = next_version(new)

    assert done.exit_code == 1
    assert (
        'RAG: the document says "Green". It is not put into a new entry.\n'
        in done.output
    )
