"""Laws of trackers and forms: what was filled in comes back, and nothing else does."""

import copy
import csv
import io
import json
import re
import shutil
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from filled_trackers import (
    Fill,
    Filled,
    Formula,
    changed,
    fill,
    saved_by_libreoffice,
)
from generated_plans import perfect
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.conftest import run
from typer.testing import Result

from actionplan import output
from actionplan.diagnostics import Refusal
from actionplan.plan import return_form
from actionplan.text import dates

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")

ON = ("--as-of", "2012-03-01")
FIRST, SECOND, OTHER = "audit-1-2011/1.1", "audit-1-2011/1.2", "audit-2-2011/1.1"
EVERY = (FIRST, SECOND, OTHER, "audit-2-2011/1.2")
GOOD: Fill = {
    "Date": date(2012, 2, 28),
    "What has been done": "All teams use the new form.\nThe old form is withdrawn.",
    "New status": "Complete",
    "New rating": "Green",
    "Evidence": "minutes of 28 February 2012\nthe form",
    "Reported by": "Head of Service, Assessment",
}
ENTRY = {
    "date": date(2012, 2, 28),
    "rag": "green",
    "state": "complete",
    "reported_by": "Head of Service, Assessment",
    "evidence": ["minutes of 28 February 2012", "the form"],
    "note": "All teams use the new form.\nThe old form is withdrawn.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two plans, and a tracker of them."""
    folder = tmp_path_factory.mktemp("tracker")
    (folder / "plans").mkdir()
    for number in (1, 2):
        text = yaml.safe_dump(perfect(number), sort_keys=False)
        (folder / "plans" / f"audit-{number}-2011.yaml").write_text(text, "utf-8")
    done = run("export", "tracker", str(folder), "-o", str(folder / "t.xlsx"), *ON)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which is the current folder."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def returned(*words: str, name: str = "t.xlsx") -> Result:
    """Import what came back."""
    done = run("import", name, *ON, *words)
    assert not done.exception or isinstance(done.exception, (SystemExit, Refusal))
    return done


def plans() -> dict[str, bytes]:
    """Return the bytes of every plan."""
    return {path.name: path.read_bytes() for path in sorted(Path().rglob("*.yaml"))}


def newest(name: str) -> dict[str, Any]:
    """Return the last entry of an action, as another reader sees it."""
    plan, _, item = name.partition("/")
    (path,) = Path().rglob(f"{plan}.yaml")
    data = yaml.safe_load(path.read_text("utf-8"))
    found = [a for o in data["outcomes"] for a in o["actions"] if a["id"] == item]
    entry: dict[str, Any] = found[0]["progress"][-1]
    return entry


# --- what is in it ----------------------------------------------------------------


@pytest.mark.usefixtures("here")
def test_a_tracker_has_a_row_for_each_action_and_can_be_used_by_everyone() -> None:
    """Title, language, headings that stay, filters, A4, lists, and no password."""
    book = openpyxl.load_workbook("t.xlsx")
    sheet: Any = book["Tracker"]
    filled = Filled(Path("t.xlsx"))

    assert [*filled.rows] == [FIRST, SECOND, OTHER, "audit-2-2011/1.2"]
    assert [*filled.columns][:-1] == [*return_form.LOCKED, *return_form.OPEN]
    assert (book.properties.title, book.properties.language) == (
        "Action tracker on 1 March 2012",
        "en-GB",
    )
    assert [sheet["A1"].value, sheet["A2"].value] == ["OFFICIAL", book.properties.title]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C5", "A4:Q8")
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$4:$4", "$A:$B")
    assert [sheet["A4"].value, sheet["B4"].value] == ["Action", "What will be done"]
    assert (sheet.page_setup.orientation, sheet.page_setup.pageOrder) == (
        "landscape",
        "overThenDown",
    )
    assert (sheet.page_setup.paperSize, sheet.oddHeader.center.text) == (9, "OFFICIAL")
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    locked = [filled.cell(FIRST, each).protection.locked for each in filled.columns]
    assert locked == [True] * 8 + [False] * 8 + [True]
    lists = [v for v in sheet.data_validations.dataValidation if v.type == "list"]
    checks = sheet.data_validations.dataValidation
    days = [v for v in checks if v.type in ("date", "custom")]
    assert [(len(lists), len(days)), book.sheetnames, book["Lists"].sheet_state] == [
        (3, 2),
        ["Tracker", "How to use", "Lists"],
        "hidden",
    ]
    due = filled.cell(FIRST, "Due").value
    assert (due, filled.cell(FIRST, "What will be done").alignment.wrap_text) == (
        "June 2012",
        True,
    )


@pytest.mark.usefixtures("here")
def test_each_printed_page_says_which_action_a_row_is_and_fits_a4() -> None:
    """The repeated columns with the grey ones, or with the white ones."""
    sheet = Filled(Path("t.xlsx")).sheet
    wide = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJKLMNOP"]
    pages = (wide[:8], wide[:2] + wide[8:])
    margins = sheet.page_margins.left + sheet.page_margins.right
    inches = [sum(page) * 7 / 96 * sheet.page_setup.scale / 100 for page in pages]

    assert [each.id for each in sheet.col_breaks.brk] == [8]
    assert all(8.5 < each < 297 / 25.4 - margins for each in inches), inches
    assert sheet.page_setup.scale >= 80
    high = [sheet.row_dimensions[row].height for row in range(5, 9)]
    assert high == [3 * 12.5 + 4] * 4  # the longest cell has 3 lines


def _with(here: Path, plan: dict[str, Any]) -> Filled:
    """Return a tracker of two plans, of which the first was changed."""
    path = here / "plans" / "audit-1-2011.yaml"
    path.write_text(yaml.safe_dump(plan, sort_keys=False), "utf-8")
    run("export", "tracker", "plans", "-o", "u.xlsx", *ON)
    return Filled(here / "u.xlsx")


def _help(filled: Filled) -> str:
    return " ".join(str(cell.value) for cell in filled.book["How to use"]["A"])


LEFT_OUT = (
    "Open actions are first, the most urgent at the top. Closed actions are at the end."
    " If you do not need them, ask for a tracker without them."
)


def test_what_is_overdue_is_at_the_top_and_what_is_closed_at_the_end(
    here: Path,
) -> None:
    """By urgency, as in status, and the words say it as well as the bold font."""
    before = _help(Filled(here / "t.xlsx"))
    plan = perfect(1)
    done, late = plan["outcomes"][0]["actions"]
    done["progress"] += [
        {"date": "2012-02-28", "note": "It is in use.", "state": "complete"}
        | {"evidence": "minutes"}
    ]
    late["due"] = "2012-01-31"

    filled = _with(here, plan)

    status = [filled.cell(name, "Status today") for name in filled.rows]
    assert [*filled.rows] == [SECOND, *EVERY[2:], FIRST]
    assert [cell.value.partition(";")[0] for cell in status] == [
        *("Overdue by 4 weeks", "In progress.", "In progress.", "Complete."),
    ]
    assert [cell.font.bold for cell in status] == [True, False, False, False]
    assert ("Closed actions" in before, LEFT_OUT in _help(filled)) == (False, True)


def test_an_owner_has_an_agency_and_the_tracker_says_if_it_may_be_another(
    here: Path,
) -> None:
    """Head of Housing of which agency: named, the plan's, or not known."""
    plan = perfect(1)
    named, other = plan["outcomes"][0]["actions"]
    plan["lead_agency"], named["agency"] = "Kent County Council", "Kent Police"
    plan["kind"] = "single-agency"
    del other["agency"]
    without = perfect(2)
    del without["outcomes"][0]["actions"][0]["agency"]
    path = here / "plans" / "audit-2-2011.yaml"
    path.write_text(yaml.safe_dump(without, sort_keys=False), "utf-8")

    filled = _with(here, plan)

    said = [filled.cell(name, "Agency").value for name in (FIRST, SECOND, OTHER)]
    assert said == [
        "Kent Police",
        "Kent County Council (lead agency of the plan)",
        "Agency not known",
    ]
    assert filled.cell(FIRST, "Agency").protection.locked


def test_an_agency_that_the_owner_names_is_known(here: Path) -> None:
    """The words for the owner name it, so the plan does not give it once more."""
    plan = perfect(1)
    action = plan["outcomes"][0]["actions"][0]
    action["accountable"] = "Head of Housing, Northshire Council"
    del action["agency"]

    filled = _with(here, plan)

    assert filled.cell(FIRST, "Agency").value == "Northshire Council"


def test_the_same_plans_give_the_same_bytes(here: Path) -> None:
    """Nothing in the workbook is dated by the clock."""
    run("export", "tracker", ".", "-o", "again.xlsx", *ON)
    with zipfile.ZipFile(here / "again.xlsx") as packed:
        core = packed.read("docProps/core.xml").decode()
        dates = {each.date_time for each in packed.infolist()}

    assert (here / "again.xlsx").read_bytes() == (here / "t.xlsx").read_bytes()
    assert (core.count("2012-03-01T00:00:00Z"), dates) == (2, {(2012, 3, 1, 0, 0, 0)})


ACTING = ("=1+1", "+44 is the code", "@home", "-2 visits", "_x0041_")


def test_no_text_of_a_plan_acts_in_a_tracker(here: Path) -> None:
    """It is text for every program, and what comes back is not called changed."""
    plan = perfect(1)
    (action, _) = plan["outcomes"][0]["actions"]
    plan["outcomes"][0]["actions"] = [
        action | {"id": f"1.{n}", "action": text} for n, text in enumerate(ACTING, 1)
    ]
    path = here / "plans" / "audit-1-2011.yaml"
    path.write_text(yaml.safe_dump(plan, sort_keys=False), "utf-8")
    run("export", "tracker", str(path), "-o", "u.xlsx", *ON)
    filled = Filled(here / "u.xlsx")
    cells = [filled.cell(name, "What will be done") for name in filled.rows]
    fill(here / "u.xlsx", here / "v.xlsx", {FIRST: GOOD})

    assert {cell.data_type for cell in cells} == {"s"}
    assert tuple(cell.value.replace("_x005F", "") for cell in cells) == ACTING
    assert "was changed" not in returned(name="v.xlsx").output


STATUSES = (
    "Not started",
    "In progress",
    "On hold",
    "Complete",
    "Complete, being monitored",
    "Embedded",
    "Withdrawn",
    "Transferred",
    "Closed without completion",
)


@pytest.mark.thorough
@pytest.mark.usefixtures("here")
def test_a_list_has_the_statuses_that_progress_add_takes() -> None:
    """Each of them can be recorded; the others cannot."""
    why = "It is no longer needed, because the law has changed. Kent Police do it now."
    offered = [c.value for c in openpyxl.load_workbook("t.xlsx")["Lists"]["A"]][1:]
    tried = (*STATUSES, "Signed off", "Superseded")
    taken: list[str] = []
    for start in range(0, len(tried), 4):
        rows = dict(zip(EVERY, tried[start : start + 4], strict=False))
        cells = {"What has been done": why}
        fills = {
            name: GOOD | cells | {"New status": status} for name, status in rows.items()
        }
        fill(Path("t.xlsx"), Path("u.xlsx"), fills)
        said = json.loads(returned("--format", "json", name="u.xlsx").output)["rows"]
        taken += [rows[row["name"]] for row in said if row["result"] != "refused"]

    assert (tuple(offered), sorted(taken)) == (STATUSES, sorted(STATUSES))


def test_a_tracker_can_be_for_one_owner_and_for_what_is_open(here: Path) -> None:
    """The filters are those of status."""
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: GOOD})
    returned("--record", name="u.xlsx")
    run("export", "tracker", ".", "--open", "-o", "open.xlsx", *ON)
    none = run("export", "tracker", ".", "--agency", "Nobody", "-o", "n.xlsx", *ON)
    run("export", "tracker", ".", "--owner", "Head of", "-o", "owner.xlsx", *ON)

    assert FIRST not in Filled(here / "open.xlsx").rows
    assert len(Filled(here / "owner.xlsx").rows) == 4
    assert isinstance(none.exception, Refusal)


@pytest.mark.parametrize(
    ("name", "rule"),
    [("t.xlsx", "tracker-is-there"), ("t.csv", "tracker-needs-xlsx")],
)
@pytest.mark.usefixtures("here")
def test_nothing_is_written_over(name: str, rule: str) -> None:
    """A tracker that is there may have been filled in."""
    before = Path("t.xlsx").read_bytes()

    done = run("export", "tracker", ".", "-o", name, *ON)

    assert isinstance(done.exception, Refusal)
    assert [fault.rule for fault in done.exception.faults] == [rule]
    assert Path("t.xlsx").read_bytes() == before


# --- what comes back --------------------------------------------------------------


@pytest.mark.usefixtures("here")
def test_a_tracker_in_which_nothing_was_filled_in_changes_nothing() -> None:
    """0 bytes, and it says so."""
    before = plans()

    done = returned("--record")

    assert (done.exit_code, plans()) == (0, before)
    assert done.output == (
        "t.xlsx is a tracker for 4 actions, made on 1 March 2012. Nothing has been\n"
        "filled in, so there is nothing to record.\n"
    )


def test_a_row_becomes_an_entry_once_and_only_if_it_is_asked_for(here: Path) -> None:
    """First it is only shown; the second time it is there already."""
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: GOOD, OTHER: GOOD})
    before = plans()

    shown = returned(name="u.xlsx")
    unchanged = plans()
    recorded = returned("--record", name="u.xlsx")
    after = plans()
    again = returned("--record", name="u.xlsx")

    assert (unchanged, plans()) == (before, after)
    assert [newest(FIRST), newest(OTHER)] == [ENTRY, ENTRY]
    assert shown.output.endswith(
        "Nothing has been recorded. To record it:\n"
        "    actionplan import u.xlsx --record\n"
    )
    assert f"{FIRST} is now: Complete." in recorded.output
    assert again.output == (
        "u.xlsx is a tracker for 4 actions, made on 1 March 2012. 2 rows are filled"
        " in.\n\n"
        f"{FIRST}: this entry is already in the plan.\n\n"
        f"{OTHER}: this entry is already in the plan.\n"
    )
    assert [shown.exit_code, recorded.exit_code, again.exit_code] == [0, 0, 0]


AT = "t2.xlsx, sheet Tracker, row {row}, column"
REFUSED: dict[str, tuple[Fill, str]] = {
    "no date": (
        {"Date": None},
        f'{AT} I (Date): There is no date in "Date", so the row cannot be recorded. To'
        ' fix: in "Date", write the date on which this was reported, such as 3 March'
        " 2026. To give the same date to all rows without a date, run the same command"
        " again with --reported and the date, for example: --reported 2026-03-03",
    ),
    "two dates": (
        {"Date": "03/02/2012"},
        f'{AT} I (Date): "03/02/2012" can be read as 3 February 2012 or 2 March 2012.'
        " To fix: write the month in words: 3 February 2012 or 2 March 2012.",
    ),
    "a date to come": (
        {"Date": date(2012, 12, 28)},
        f"{AT} I (Date): The entry is dated 28 December 2012, but you are recording it"
        " on 1 March 2012. An entry does not count before its own date. To fix: check"
        " the date of the entry. If the date is wrong, correct the date in this file,"
        " and import this file again. If the date is right, type this command,"
        " with what was done in place of NOTE, and the date of the"
        " entry in place of DATE: actionplan progress add"
        ' audit-1-2011/{item} "NOTE" --date DATE --anyway At the end of that command,'
        " add an option for each other cell of this row that is filled in, such as"
        " --state complete for the status. To see the options, type: actionplan"
        " progress add -h When that entry has been recorded, clear this row, and import"
        " this file again. If the entry is about planned work, type that command"
        " without --date and --anyway. Give the work in quotation marks after --next,"
        " and the date of the work after --next-due.",
    ),
    "before the plan": (
        {"Date": date(2011, 2, 28)},
        f"{AT} I (Date): The entry is dated 28 February 2011, but the plan was agreed"
        " on 15 August 2011.",
    ),
    "no words": (
        {"What has been done": None},
        f'{AT} J (What has been done): There are no words in "What has been done", so'
        " the row cannot be recorded.",
    ),
    "a formula": (
        {"What has been done": Formula("=SUM(1,2)")},
        f"{AT} J (What has been done): This cell contains a formula, so the row cannot"
        ' be recorded. To fix: in "What has been done", delete the formula, and'
        " type the text or the date that should be in the cell. Then import this file"
        " again.",
    ),
    "an NHS number": (
        {"What has been done": "The form of 943 476 5919 was filed."},
        f"{AT} J (What has been done): ",
    ),
    "a status": (
        {"New status": "nearly there"},
        f'{AT} K (New status): "nearly there" is not a status. To fix: in "New'
        ' status", change "nearly there" to one of these: "Not started",',
    ),
    "superseded": (
        {"New status": "superseded"},
        f"{AT} K (New status): The form has no column for the number of",
    ),
    "a rating": ({"New rating": "purple"}, f"{AT} L (New rating): "),
    "no evidence": (
        {"Evidence": None},
        f"{AT} M (Evidence): This row gives no evidence that action {{item}} is"
        " complete. To fix: if there is evidence, such as minutes or a report, write"
        ' its name in "Evidence".',
    ),
    "a due date for what is done": (
        {"New date": date(2012, 9, 10)},
        f"{AT} N (New date): This entry gives action {{item}} a new due date, but"
        " also says that the action is complete. To fix: if the action is complete,"
        ' clear "New date".',
    ),
    "perhaps a month": (
        {"New date": date(2012, 9, 1)},
        f'{AT} N (New date): "1 Sep 2012" may mean September 2012, because Excel'
        " changes a month to its first day. To fix: if by the end of September 2012 is"
        " meant, write 30 September 2012. If 1 September 2012 is meant, write"
        " '1 September 2012, with the apostrophe in front. If you do not know, ask the"
        " person who filled in the form. Then import this file again.",
    ),
    "two months": (
        {"New date": date(2013, 1, 1)},
        f'{AT} N (New date): "1 Jan 2013" may mean January 2013, because Excel changes'
        " a month to its first day.",
    ),
    "perhaps agreed": (
        {"New date agreed": "perhaps"},
        f'{AT} O (New date agreed): "perhaps" is neither "Yes" nor "No". To fix: in'
        ' "New date agreed", write "Yes" if the new date has been agreed. If it has'
        " not, clear the cell.",
    ),
    "agreed without a date": (
        {"New date agreed": "Yes"},
        f'{AT} O (New date agreed): "New date agreed" says that a new date has been'
        ' agreed, but there is no date in "New date".',
    ),
}


PAIRS = [[*REFUSED][n : n + 2] for n in range(0, len(REFUSED), 2)]


@pytest.mark.parametrize("pair", PAIRS, ids=" and ".join)
def test_a_refusal_names_the_cell_and_holds_back_its_plan(
    here: Path, pair: list[str]
) -> None:
    """Sheet, row, column, what is wrong and what to do; the other plan is recorded."""
    rows = dict(zip((FIRST, SECOND), pair, strict=True))
    fills = {name: GOOD | REFUSED[why][0] for name, why in rows.items()}
    fill(here / "t.xlsx", here / "t2.xlsx", fills | {OTHER: GOOD})
    before = plans()

    done = returned("--record", name="t2.xlsx")

    words = " ".join(done.output.split())
    for row, (name, why) in enumerate(rows.items(), start=5):
        said = REFUSED[why][1].format(row=row, item=name.rpartition("/")[2])
        assert said in words, (said, words)
    assert (done.exit_code, "943" in words, newest(OTHER)) == (1, False, ENTRY)
    assert plans()["audit-1-2011.yaml"] == before["audit-1-2011.yaml"]
    assert (
        "Nothing is recorded in plans/audit-1-2011.yaml, because 2 of its rows cannot"
        " be recorded." in words
    )


TOGETHER: dict[str, Fill] = {
    "I (Date)": {"Date": "soon"},
    "J (What has been done)": {"What has been done": "Ongoing"},
    "L (New rating)": {"New rating": "purple"},
    "M (Evidence)": {"Evidence": None},
}
OTHERS: dict[str, Fill] = {
    "not a date": {},
    "to come": {"Date": date(2012, 12, 28)},
    "before the plan": {"Date": date(2011, 2, 1)},
    "no words": {"What has been done": None},
}


@pytest.mark.parametrize("changes", OTHERS.values(), ids=OTHERS)
def test_all_that_is_wrong_with_a_row_is_told_at_once(
    here: Path, changes: Fill
) -> None:
    """Nobody imports a file four times to hear of four cells."""
    row = GOOD | {h: v for each in TOGETHER.values() for h, v in each.items()}
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: row | changes})

    done = returned("--format", "json", name="u.xlsx")

    places = [each["place"] for each in json.loads(done.output)["refused"]]
    assert sorted(places) == [f"sheet Tracker, row 5, column {at}" for at in TOGETHER]


def test_a_rule_about_several_cells_waits_until_they_can_be_read(here: Path) -> None:
    """Work that is rated green may not be overdue, once its new date is read."""
    path = here / "plans" / "audit-1-2011.yaml"
    text = path.read_text("utf-8").replace("due: 2012-06", "due: 2012-01", 1)
    path.write_text(text, "utf-8")
    row = ASKED | {"New rating": "Green", "New date": "soon", "Date": None}
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: row})

    done = returned("--format", "json", name="u.xlsx")

    places = [each["place"] for each in json.loads(done.output)["refused"]]
    assert sorted(places) == [
        "sheet Tracker, row 5, column I (Date)",
        "sheet Tracker, row 5, column N (New date)",
    ]


def test_no_row_is_refused_because_a_comment_is_no_longer_needed(here: Path) -> None:
    """An entry that solves a problem is right, though the problem was accepted."""
    (path,) = here.rglob(f"{FIRST.partition('/')[0]}.yaml")
    item = FIRST.partition("/")[2]
    comment = "  # actionplan: accept[stale-action]: the board has agreed"
    at = f"- id: '{item}'"
    accepting = path.read_text("utf-8").replace(at, f"{at}{comment}")
    path.write_text(accepting, "utf-8")
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: GOOD})

    done = run("import", "u.xlsx", "--record", "--as-of", "2013-03-01")

    assert (comment in path.read_text("utf-8"), done.exit_code) == (True, 0)
    assert newest(FIRST) == ENTRY


def test_a_good_row_waits_for_the_others_of_its_plan(here: Path) -> None:
    """It is held back until the other row is right; then both are recorded."""
    fills = {FIRST: GOOD | {"Date": None}, SECOND: GOOD}
    fill(here / "t.xlsx", here / "u.xlsx", fills)
    before = plans()

    held = returned("--record", name="u.xlsx")
    unchanged = plans()
    done = returned("--record", "--reported", "2012-02-28", name="u.xlsx")

    assert (held.exit_code, unchanged, done.exit_code) == (1, before, 0)
    assert f"{SECOND}: this entry could be recorded." in held.output
    assert [newest(FIRST), newest(SECOND)] == [ENTRY, ENTRY]


def test_rows_are_known_wherever_they_are(here: Path) -> None:
    """In another order, hidden by a filter, with others deleted, without the key."""

    def change(filled: Filled) -> None:
        filled.put(OTHER, GOOD)
        sheet = filled.sheet
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(5, 8)]
        for number, row in enumerate((rows[2], rows[0]), start=5):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value
        sheet.delete_rows(7, 2)
        sheet.row_dimensions[5].hidden = True
        sheet.cell(5, 17).value = None

    changed(here / "t.xlsx", here / "u.xlsx", change)

    done = returned("--record", name="u.xlsx")

    assert (done.exit_code, newest(OTHER)) == (0, ENTRY), done.output


def test_rows_that_were_sorted_without_the_hidden_column_are_known(here: Path) -> None:
    """By all of their grey cells. A row in which one was changed as well is refused."""

    def change(filled: Filled) -> None:
        filled.put(OTHER, GOOD)
        filled.put(SECOND, GOOD | {"What has been done": "The files were audited."})
        sheet = filled.sheet
        rows = [[cell.value for cell in row[:16]] for row in sheet.iter_rows(5, 8)]
        for number, row in enumerate(reversed(rows), start=5):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value
        sheet.cell(7, 4).value = "Director"
        assert sheet.cell(7, 1).value == SECOND

    changed(here / "t.xlsx", here / "u.xlsx", change)

    done = returned("--record", name="u.xlsx")

    words = " ".join(done.output.split())
    assert newest(OTHER) == ENTRY, done.output
    assert f'but now says "{SECOND}", so it is not clear which action is meant' in words


BEFORE = ("Action", "Plan", "What will be done", "Owner", "Due", "Status today")


def _as_before(path: Path, to: Path) -> None:
    """Make a tracker as it was before it had a column for the agency."""
    new, book = Filled(path), openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title, heads = "Tracker", [*BEFORE, "Latest note", *return_form.OPEN]
    key = [*new.columns][-1]
    sheet.append([*heads, key])
    for name in new.rows:
        item, recorded, cells = json.loads(new.cell(name, key).value)
        before = [item, recorded, *(cells[each] for each in heads[:7])]
        values = [new.cell(name, each).value for each in heads]
        sheet.append([*values, json.dumps(before)])
    book.save(to)


def test_a_tracker_of_the_version_before_is_read_by_its_headings(here: Path) -> None:
    """Without the agency, and with the columns in another order: nothing is misread."""
    _as_before(here / "t.xlsx", here / "old.xlsx")
    unchanged = returned(name="old.xlsx")
    fill(here / "old.xlsx", here / "u.xlsx", {FIRST: GOOD, OTHER: {"Owner": "Nurse"}})

    done = returned("--record", name="u.xlsx")

    words = " ".join(done.output.split())
    assert "Nothing has been filled in, so" in " ".join(unchanged.output.split())
    assert newest(FIRST) == ENTRY
    assert words.count("this locked cell was changed") == 1
    assert 'row 4, column D (Owner): this locked cell was changed to "Nurse"' in words


SPOILT: dict[str, tuple[str, Any, str]] = {
    "a changed number": ("Action", SECOND, "This row was about"),
    "a number that was deleted": ("Action", None, "This row was about"),
    "no number": ("Action", "the form", "This row was about"),
    "a spoilt key": ("key", "x", "The hidden cell at the end of this row was changed"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_row_that_may_be_about_another_action_is_refused(
    here: Path, what: str
) -> None:
    """The number that people see and the key must agree."""
    heading, value, said = SPOILT[what]

    def change(filled: Filled) -> None:
        filled.put(FIRST, GOOD)
        key = [*filled.columns][-1]
        filled.cell(FIRST, key if heading == "key" else heading).value = value

    changed(here / "t.xlsx", here / "u.xlsx", change)
    before = plans()

    done = returned("--record", name="u.xlsx")

    assert (done.exit_code, plans()) == (1, before)
    assert f"row 5, column A (Action): {said}" in " ".join(done.output.split())


def test_what_is_not_recorded_is_listed(here: Path) -> None:
    """Changed facts, comments, struck words, columns and sheets that were added."""

    def change(filled: Filled) -> None:
        filled.put(FIRST, GOOD)
        filled.cell(FIRST, "Owner").value = "Director"
        filled.cell(FIRST, "Date").comment = openpyxl.comments.Comment("Why?", "x")
        filled.cell(SECOND, "What has been done").value = "Old news."
        filled.cell(SECOND, "What has been done").font = openpyxl.styles.Font(
            strike=True
        )
        filled.sheet.cell(6, 19).value = "More words"
        filled.book.create_sheet("Notes")["A1"] = "Read me"

    changed(here / "t.xlsx", here / "u.xlsx", change)

    done = returned("--record", name="u.xlsx")

    words = " ".join(done.output.split())
    assert (done.exit_code, newest(FIRST)) == (1, ENTRY)
    assert newest(SECOND)["note"] == "The new form is being tried by two teams."
    for said in (
        'row 5, column D (Owner): this locked cell was changed to "Director". That is',
        'row 5, column I: "Why?" is a comment, so it is not recorded.',
        'row 6, column J: "Old news." is crossed out, so it is not recorded.',
        'row 6, column S: "More words" is not in a column of the form, so it is not',
        'sheet Notes: "Read me" is on a sheet that was added, so it is not recorded.',
    ):
        assert f"u.xlsx, {'' if 'Notes' in said else 'sheet Tracker, '}{said}" in words


def test_what_is_above_the_headings_or_on_a_hidden_sheet_is_listed(here: Path) -> None:
    """Nobody reads it, so nothing in it is left out in silence."""

    def change(filled: Filled) -> None:
        filled.put(FIRST, GOOD)
        filled.sheet["I1"] = "Two were missed"
        filled.sheet["A2"].comment = openpyxl.comments.Comment("Why?", "x")
        copy = filled.book.create_sheet("Copy")
        copy["A1"], copy.sheet_state = "Four were missed", "hidden"

    changed(here / "t.xlsx", here / "u.xlsx", change)

    done = returned(name="u.xlsx")

    words = " ".join(done.output.split())
    assert (done.exit_code, words.count("so it is not recorded")) == (1, 3)
    for said in (
        'sheet Tracker, row 1, column I: "Two were missed" is above the headings, so',
        'sheet Tracker, row 2, column A: "Why?" is a comment, so it is not recorded.',
        'sheet Copy: "Four were missed" is on a sheet that was added, so it is not',
    ):
        assert f"u.xlsx, {said}" in words


@pytest.mark.parametrize("record", [(), ("--record",)])
def test_a_tracker_without_one_of_its_columns_is_never_read_as_a_plan(
    here: Path, record: tuple[str, ...]
) -> None:
    """It would be a second plan with the same actions, without what was filled in."""

    def change(filled: Filled) -> None:
        filled.put(FIRST, GOOD)
        filled.sheet.delete_cols(13)

    changed(here / "t.xlsx", here / "u.xlsx", change)

    done = returned(*record, name="u.xlsx")

    refusal = done.exception
    assert isinstance(refusal, Refusal)
    assert [(f.rule, f.details) for f in refusal.faults] == [
        ("nothing-to-record-from", {"missing": ("Evidence",)})
    ]


def test_a_cell_that_was_merged_counts_for_each_of_its_rows(here: Path) -> None:
    """The same date and words for two actions are an entry for both."""

    def change(filled: Filled) -> None:
        filled.put(FIRST, {"Date": GOOD["Date"], "What has been done": "Both done."})
        for column in (9, 10):
            filled.sheet.merge_cells(
                start_row=5, end_row=6, start_column=column, end_column=column
            )

    changed(here / "t.xlsx", here / "u.xlsx", change)

    done = returned(name="u.xlsx")

    assert "2 rows are filled in" in " ".join(done.output.split())


def test_more_for_the_same_report_is_not_lost(here: Path) -> None:
    """The same date and words with other evidence is neither the same nor new."""
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: GOOD})
    returned("--record", name="u.xlsx")
    more = GOOD | {"Evidence": "the audit of February 2012"}
    fill(here / "t.xlsx", here / "v.xlsx", {FIRST: more})
    before = plans()

    done = returned("--record", name="v.xlsx")

    assert (done.exit_code, plans()) == (1, before)
    assert (
        "row 5, column M (Evidence): Action audit-1-2011/1.1 already has an entry dated"
        ' 28 February 2012 with the same words as this row, but "Evidence" is'
        " different." in " ".join(done.output.split())
    )


BY_NAME = (
    f'{FIRST}: "actionplan lint --advice" will ask for more: "Sarah" in "reported_by"'
    " looks like a person's name."
)


def test_a_name_in_place_of_a_job_title_is_said_when_it_is_recorded(
    here: Path,
) -> None:
    """The sheet asks for a job title, and an owner by that name would be refused."""
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: GOOD | {"Reported by": "Sarah"}})

    done = returned("--record", name="u.xlsx")

    assert (done.exit_code, newest(FIRST)["reported_by"]) == (0, "Sarah")
    assert BY_NAME in " ".join(done.output.split())


def test_before_it_is_recorded_the_cell_with_the_name_is_what_to_change(
    here: Path,
) -> None:
    """There is no entry yet that could be changed, in the file or by another."""
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: GOOD | {"Reported by": "Sarah"}})

    done = returned(name="u.xlsx")

    told = (
        f'{FIRST}: "actionplan lint --advice" will ask for more: sheet Tracker, row 5,'
        ' column P (Reported by): "Sarah" in "Reported by" looks like a person\'s name.'
        ' To fix: in "Reported by", write the job title of this person in place of the'
        " name. If this is a job title or an agency, no change is needed. If you change"
        " the cell, import this file again."
    )
    said = " ".join(done.output.split())
    assert told in said, said
    assert "committed" not in said


# --- a new date -------------------------------------------------------------------

ASKED: Fill = {
    "Date": date(2012, 2, 28),
    "What has been done": "Two teams use the new form. The others need more time.",
    "New rating": "Amber",
    "Reported by": "Head of Service, Assessment",
}
NOT_AGREED = (
    f"{FIRST}: the new date, 10 September 2012, is recorded as a request for more time,"
    ' because "New date agreed" is not "Yes". The due date is still June 2012. Once 10'
    " September 2012 has been agreed, type this command, with the reason (and who"
    " agreed it) in place of NOTE and the RAG rating in place of RATING: actionplan"
    f' progress add {FIRST} "NOTE" --rag RATING --new-due 2012-09-10'
)
NEW_DATES: dict[str, tuple[Fill, str, str]] = {
    "later": ({"New date": date(2012, 9, 10)}, "new_due_requested", NOT_AGREED),
    "not agreed": (
        {"New date": date(2012, 9, 10), "New date agreed": "No"},
        "new_due_requested",
        NOT_AGREED,
    ),
    "agreed": (
        {"New date": date(2012, 9, 10), "New date agreed": "Yes"},
        "new_due",
        f"{FIRST}: the due date is moved from June 2012 to 10 September 2012.",
    ),
    "earlier": (
        {"New date": "May 2012"},
        "new_due",
        f"{FIRST}: the due date is moved from June 2012 to May 2012.",
    ),
}


@pytest.mark.parametrize("which", NEW_DATES)
def test_a_later_date_moves_the_due_date_only_if_it_has_been_agreed(
    here: Path, which: str
) -> None:
    """An owner can ask for more time; the board's date moves when it was agreed."""
    more, field, said = NEW_DATES[which]
    path = here / "plans" / "audit-1-2011.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("by: 2012-06", "by: 2012-12"), "utf-8")
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: ASKED | more})

    shown = returned("--format", "json", name="u.xlsx")
    done = returned("--record", name="u.xlsx")
    again = returned("--record", name="u.xlsx")

    (row,) = json.loads(shown.output)["rows"]
    assert {"new_due", "new_due_requested"} & {*newest(FIRST)} == {field}
    assert row["new_date"]["field"] == field
    assert said in " ".join(done.output.split())
    assert f"{FIRST}: this entry is already in the plan." in again.output


def test_it_is_said_how_to_record_a_date_as_agreed_before_it_is_recorded(
    here: Path,
) -> None:
    """Whoever imports it may know that it was agreed."""
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: ASKED | NEW_DATES["later"][0]})

    done = returned(name="u.xlsx")

    assert (
        "The due date would still be June 2012. If 10 September 2012 has already been"
        ' agreed, write "Yes" in "New date agreed" before you record it.'
    ) in " ".join(done.output.split())


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        ("1 September 2012", date(2012, 9, 1)),
        ("September 2012", "2012-09"),
        (date(2012, 9, 30), date(2012, 9, 30)),
    ],
)
def test_what_can_be_meant_in_one_way_only_is_recorded(
    here: Path, typed: str | date, recorded: str | date
) -> None:
    """Text is what was typed: Excel has not changed it to the first of a month."""
    fills = {FIRST: ASKED | {"New date": typed}}
    fill(here / "t.xlsx", here / "u.xlsx", fills)

    returned("--record", name="u.xlsx")

    assert newest(FIRST)["new_due_requested"] == recorded


def test_the_first_of_a_month_is_asked_about_each_time(here: Path) -> None:
    """Nothing is recorded however often the tracker comes back."""
    fills = {FIRST: ASKED | {"New date": date(2012, 9, 1)}}
    fill(here / "t.xlsx", here / "u.xlsx", fills)
    before = plans()

    returned("--record", name="u.xlsx")
    returned("--record", name="u.xlsx")

    assert plans() == before


@pytest.mark.parametrize(
    ("shown", "is_recorded"),
    [
        ("1 Sep 2012", False),
        ("1-Sep-12", False),
        ("01-Sep-2012", False),
        ("30-Sep-12", True),
        ("1 September 2012", True),
        ("30 Sep 2012", True),
        ("1 May 2013", True),
    ],
)
def test_a_tracker_saved_as_text_asks_about_the_first_of_a_month_too(
    here: Path, shown: str, *, is_recorded: bool
) -> None:
    """Excel has changed a month to its first day, and saves what the cell shows."""
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: ASKED | {"New date": shown}})
    rows = openpyxl.load_workbook("u.xlsx")["Tracker"].values
    with Path("u.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [f"{c:%-d %b %Y}" if isinstance(c, date) else c for c in row]
            for row in rows
        )
    before = plans()

    done = returned("--record", name="u.csv")

    assert (plans() != before) == is_recorded, done.output
    assert ("changes a month to its first" in done.output) != is_recorded


@pytest.mark.parametrize("day", ["2012-03-01", "2011-08-01", "2012-12-31"])
def test_excel_gives_an_example_that_it_allows(here: Path, day: str) -> None:
    """The date in the box is within the limits that the box gives."""
    run("export", "tracker", "plans", "-o", "u.xlsx", "--as-of", day)
    checks = Filled(here / "u.xlsx").sheet.data_validations.dataValidation
    for check in checks:
        if check.type == "list":
            continue
        since, example = (
            dates.parse(found) or dates.typed(found)
            for found in re.findall(r"\d+ [A-Z][a-z]+ \d{4}", check.error)[:2]
        )

        assert since is not None
        assert example is not None
        assert since.first_day <= example.first_day, check.error
        if check.type == "date":
            assert example.first_day <= max(since.first_day, date.fromisoformat(day))


def test_a_tracker_that_does_not_ask_gives_a_request(here: Path) -> None:
    """It is of the version before, and says nothing of what was agreed."""

    def change(filled: Filled) -> None:
        filled.put(FIRST, ASKED | {"New date": date(2012, 9, 10)})
        filled.sheet.delete_cols(filled.columns["New date agreed"])

    changed(here / "t.xlsx", here / "u.xlsx", change)

    done = returned("--record", name="u.xlsx")

    assert newest(FIRST)["new_due_requested"] == date(2012, 9, 10)
    assert (
        "is recorded as a request for more time, because this file does not say that it"
        " has been agreed. The due date is still June 2012."
    ) in " ".join(done.output.split())


def test_a_first_due_date_is_no_request_for_more_time(here: Path) -> None:
    """The plan waits for it."""
    path = here / "plans" / "audit-1-2011.yaml"
    plan = perfect(1)
    first = plan["outcomes"][0]["actions"][0]
    del first["due"]
    first |= {"no_due_date": "The supplier has not replied.", "set_date_by": "2012-04"}
    path.write_text(yaml.safe_dump(plan, sort_keys=False), "utf-8")
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: ASKED | {"New date": "May 2012"}})

    done = returned("--record", name="u.xlsx")

    assert newest(FIRST)["new_due"] == "2012-05"
    assert f"{FIRST}: May 2012 is recorded as the due date. There was none." in (
        " ".join(done.output.split())
    )


def test_a_request_that_was_agreed_meanwhile_is_still_the_same_entry(
    here: Path,
) -> None:
    """The file can be imported again, and nothing is recorded twice."""
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: ASKED | NEW_DATES["later"][0]})
    returned("--record", name="u.xlsx")
    agreed = ("--new-due", "2012-09-10", "--date", "2012-02-29", "--rag", "amber")
    run("progress", "add", FIRST, "The board agreed it on 29 February.", *agreed, *ON)
    before = plans()

    done = returned("--record", name="u.xlsx")

    assert (done.exit_code, plans()) == (0, before)
    assert f"{FIRST}: this entry is already in the plan." in done.output


def test_a_row_that_only_says_that_no_date_was_agreed_says_nothing(here: Path) -> None:
    """Someone may answer "No" in every row."""
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: {"New date agreed": "No"}})

    done = returned("--record", name="u.xlsx")

    assert "Nothing has been filled in" in " ".join(done.output.split())


# --- a plan that has changed meanwhile -----------------------------------------------


def test_a_plan_that_moved_on_is_told_and_judged_by_the_rules(here: Path) -> None:
    """Whoever records it hears what the status is now."""
    later = ("--date", "2012-02-20", "--state", "on-hold", *ON)
    run("progress", "add", FIRST, "The printer is broken.", *later)
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: GOOD, OTHER: GOOD})

    done = returned("--record", name="u.xlsx")

    words = " ".join(done.output.split())
    assert (done.exit_code, newest(FIRST)) == (0, ENTRY)
    assert f"{FIRST}: the plan has changed since this was sent." in words
    assert "its status is: On hold" in words
    assert words.count("has changed since") == 1


def test_a_plan_that_was_moved_is_found_and_one_that_is_gone_is_missed(
    here: Path,
) -> None:
    """By its ID, below the current folder; two files with one ID are refused."""
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: GOOD, OTHER: GOOD})
    (here / "old").mkdir()
    (here / "plans" / "audit-1-2011.yaml").rename(here / "old" / "audit-1-2011.yaml")
    (here / "plans" / "audit-2-2011.yaml").rename(here / "gone.txt")

    done = returned("--record", name="u.xlsx")
    shutil.copy(here / "old" / "audit-1-2011.yaml", here / "plans")
    twice = returned(name="u.xlsx")

    words = " ".join(done.output.split())
    assert (done.exit_code, newest_in(here / "old")) == (1, ENTRY)
    assert (
        "row 7, column A (Action): There is no plan with the plan ID"
        ' "audit-2-2011" in the current folder or below it.' in words
    )
    assert "There are 2 plans with the plan ID" in " ".join(twice.output.split())


def newest_in(folder: Path) -> dict[str, Any]:
    """Return the last entry of the first action of the plan in a folder."""
    (path,) = folder.glob("*.yaml")
    data = yaml.safe_load(path.read_text("utf-8"))
    entry: dict[str, Any] = data["outcomes"][0]["actions"][0]["progress"][-1]
    return entry


def test_an_action_whose_number_is_gone_is_refused(here: Path) -> None:
    """The cell is the one with the number."""
    path = here / "plans" / "audit-1-2011.yaml"
    path.write_text(path.read_text("utf-8").replace("id: '1.1'", "id: '1.9'"), "utf-8")
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: GOOD})

    done = returned(name="u.xlsx")

    assert done.exit_code == 1
    assert 'column A (Action): There is no action "1.1" in the plan' in " ".join(
        done.output.split()
    )


@pytest.mark.parametrize("name", ["../out/audit-1-2011/1.1", "/audit-1-2011/1.1"])
def test_a_name_from_a_file_leads_to_no_other_folder(here: Path, name: str) -> None:
    """A row names a plan by its ID only, so no file outside can be changed."""
    head = "".join(f"| {heading} " for heading in return_form.HEADINGS)
    row = f"| {name} | 2012-02-28 | All teams use it. |  |  |  |"
    rule = "|---" * len(return_form.HEADINGS)
    shutil.copytree(here / "plans", here.parent / "out", dirs_exist_ok=True)
    (here / "f.md").write_text(f"{head}|\n{rule}|\n{row}\n", "utf-8")
    before = plans()

    done = returned("--record", name="f.md")

    assert (done.exit_code, plans()) == (1, before)
    assert "does not give a plan ID and an action number." in " ".join(
        done.output.split()
    )


def test_a_changed_cell_is_told_though_nothing_was_filled_in(here: Path) -> None:
    """The exit code is never 1 without a word."""
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: {"Owner": "Director"}})

    done = returned(name="u.xlsx")

    assert done.exit_code == 1
    assert 'column D (Owner): this locked cell was changed to "Director"' in " ".join(
        done.output.split()
    )


def test_personal_data_is_in_no_tracker_and_no_table(here: Path) -> None:
    """A number is hidden, as in every output, and it says so on top."""
    path = here / "plans" / "audit-1-2011.yaml"
    text = path.read_text("utf-8").replace("The new form", "401 023 2137 the form")
    path.write_text(text, "utf-8")
    run("export", "tracker", str(path), "-o", "u.xlsx", *ON)
    with zipfile.ZipFile("u.xlsx") as packed:
        parts = "".join(packed.read(name).decode() for name in packed.namelist())
    tables = [run("export", each, str(path), *ON).output for each in TABLES]
    fill(here / "u.xlsx", here / "v.xlsx", {FIRST: GOOD})
    done = returned(name="v.xlsx")

    assert "401 023 2137" not in "".join((parts, *tables, done.output))
    assert "Personal data" in Filled(here / "u.xlsx").sheet["B4"].value
    assert all("Personal data" in each for each in tables)
    assert "has changed since" not in done.output


def test_without_the_extra_it_says_how_to_install_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing else fails."""
    monkeypatch.delattr(output, "tracker_workbook", raising=False)
    monkeypatch.setitem(sys.modules, "actionplan.output.tracker_workbook", None)

    error = run("export", "tracker", ".", "-o", "u.xlsx", *ON).exception

    assert isinstance(error, Refusal)
    assert [fault.rule for fault in error.faults] == ["excel-not-installed"]
    assert not (here / "u.xlsx").exists()


# --- tables for analysts ----------------------------------------------------------

TABLES = ("entries", "outcomes")


def _table(*words: str) -> list[dict[str, str]]:
    page = run("export", *words, *ON).stdout
    assert page.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(page.removeprefix("\ufeff"))))


def test_a_table_has_a_row_for_each_entry_with_its_dates_as_days(here: Path) -> None:
    """Corrected entries and those to come do not count; moves are in days."""
    path = here / "plans" / "audit-1-2011.yaml"
    plan = perfect(1)
    plan["outcomes"][0]["actions"][0]["progress"] += [
        {"date": "2012-02", "note": "=Late.", "new_due": "2012-09", "rag": "red"},
        {"date": "2012-02-29", "note": "It is July.", "corrects": "2012-02"}
        | {"new_due": "2012-07"},
        {"date": "2012-04-01", "note": "Sent.", "state": "complete"},
    ]
    path.write_text(yaml.safe_dump(plan, sort_keys=False), "utf-8")

    rows = [row for row in _table("entries", str(path)) if row["name"] == FIRST]

    kept = ("entry", "date_last_day", "counts", "note", "rag", "due_before_last_day")
    assert [tuple(row[each] for each in (*kept, "days_moved")) for row in rows] == [
        (
            *("1", "2012-02-10", "yes"),
            "The new form is being tried by two teams.",
            *("green", "", ""),
        ),
        ("2", "2012-02-29", "no", "'=Late.", "red", "", ""),
        ("3", "2012-02-29", "yes", "It is July.", "", "2012-06-30", "31"),
        ("4", "2012-04-01", "no", "Sent.", "", "", ""),
    ]


def test_a_table_has_a_row_for_each_outcome_and_says_what_it_lacks(here: Path) -> None:
    """With what status says of its actions, and its latest assessment."""
    (here / "plans" / "broken.yaml").write_text("schema: [", "utf-8")
    given = ("--achieved", "fully", "--result", "Files in which the child was seen")
    run("difference", "add", "audit-1-2011/O1", *given[:2], "--anyway", *ON)

    *rows, gap = _table("outcomes", "plans")

    kept = ("name", "outcome", "actions", "open", "done", "overdue", "outcome_achieved")
    assert [tuple(row.get(each, "") for each in kept) for row in rows[:2]] == [
        ("", "O1", "2", "2", "0", "0", "fully"),
        ("", "O1", "2", "2", "0", "0", ""),
    ]
    assert (gap["plan"], "plans/broken.yaml" in gap["not_checked"]) == ("", True)


def test_status_as_csv_has_days_notes_and_ratings_of_closed_actions(here: Path) -> None:
    """What people sort and filter by in a spreadsheet."""
    fill(here / "t.xlsx", here / "u.xlsx", {FIRST: GOOD})
    returned("--record", name="u.xlsx")
    page = run("status", "plans", "--format", "csv", *ON).stdout.removeprefix("\ufeff")

    found = {row["name"]: row for row in csv.DictReader(io.StringIO(page))}[FIRST]

    kept = ("open", "rag", "closed_last_day", "first_due", "first_due_last_day", "note")
    assert [found[each] for each in (*kept, "source", "joined_last_day")] == [
        *("no", "green", "2012-02-28", "2012-06", "2012-06-30"),
        "All teams use the new form. The old form is withdrawn.",
        *("audit", "2011-08-15"),
    ]


# --- forms of chase ---------------------------------------------------------------


@pytest.mark.parametrize("ending", ["docx", "md"])
def test_the_form_of_a_sheet_comes_back_in_the_same_way(
    here: Path, ending: str
) -> None:
    """In Word and in Markdown: the same entries, once."""
    if ending == "docx":
        pytest.importorskip("docx", reason="python-docx is not installed")
    run("chase", ".", "-o", "chase", "--meeting", "2012-06-05", *ON)
    (path,) = (here / "chase").glob(f"head-of*.{ending}")
    asked = returned(name=str(path))
    _fill_form(path)

    done = returned("--record", name=str(path))
    again = returned("--record", name=str(path))

    words = " ".join(done.output.split())
    assert "Nothing has been filled in" in " ".join(asked.output.split())
    assert newest(FIRST) == {
        "date": date(2012, 2, 28),
        "state": "complete",
        "rag": "amber",
        "evidence": "minutes | of *28 February*",
        "note": "Teams 1 & 2 use it: 5 < 9 files.",
    }
    assert (
        done.exit_code,
        "is a form for 4 actions. 1 row is filled in." in words,
    ) == (
        0,
        True,
    ), words
    assert f"{FIRST}: this entry is already in the plan." in again.output


@pytest.mark.parametrize("what", ["nothing", "comment", "heading", "below"])
def test_what_is_outside_the_form_of_a_sheet_is_never_passed_over(
    here: Path, what: str
) -> None:
    """A comment, another form with a changed heading, or words below the form."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    run("chase", ".", "-o", "chase", "--meeting", "2012-06-05", *ON)
    (path,) = (here / "chase").glob("head-of*.docx")
    document = docx.Document(str(path))
    form = document.tables[-1]
    if what == "comment":
        document.add_comment(document.paragraphs[1].runs, text="All done", author="x")
    if what == "heading":
        form._tbl.addnext(copy.deepcopy(form._tbl))
        form.cell(0, 2).text = "What we have done"
        form.cell(1, 2).text = "All done"
    if what == "below":
        document.add_paragraph("All done")
    document.save(str(path))

    done = returned(name=str(path))

    words = " ".join(done.output.split())
    said = {
        "below": '"All done" was added or changed outside the form, so it is not',
        "nothing": "",
        "comment": 'paragraph 2: "All done" is a comment, so it is not recorded.',
        "heading": '"All done" is in a form of which a heading was changed, so it is',
    }
    assert (said[what] in words, done.exit_code) == (True, int(what != "nothing"))
    assert words.count("so it is not recorded") == int(what != "nothing")


def test_a_row_of_a_form_goes_on_if_a_new_line_was_begun_in_a_cell(here: Path) -> None:
    """In Markdown, as Notepad saves it. A row that is apart is not passed over."""
    run("chase", ".", "-o", "chase", "--meeting", "2012-06-05", *ON)
    (path,) = (here / "chase").glob("head-of*.md")
    row = f"| {FIRST} |  |  |  |  |  |  |  |"
    text = path.read_text("utf-8")
    assert row in text
    first = f"| {FIRST} | 28 February 2012 | Six use it \u2013 of eight.\nTwo do not."
    second = f"| {SECOND} | 28 February 2012 | Lost words | | | | | |"
    text = text.replace(row, f"{first}\nWhy? | | | | | |\n\n{second}")
    path.write_bytes(text.encode("cp1252"))

    done = returned("--record", name=str(path))

    words = " ".join(done.output.split())
    assert newest(FIRST)["note"] == "Six use it \u2013 of eight.\nTwo do not.\nWhy?"
    assert done.exit_code == 1
    assert f'"| {SECOND} | 28 February 2012 | Lost words' in words
    assert "was added or changed outside the form, so it is not recorded." in words


FORM = (
    FIRST,
    "28 February 2012",
    "Teams 1 & 2 use it: 5 < 9 files.",
    "Complete",
    "Amber",
    "minutes | of *28 February*",
    "",
    "",
)


def _fill_form(path: Path) -> None:
    if path.suffix == ".md":
        row = "| audit-1-2011/1.1 |  |  |  |  |  |  |"
        cells = " | ".join(
            each.replace("|", r"\|").replace("*", r"\*") for each in FORM
        )
        text = path.read_text("utf-8")
        assert row in text
        path.write_text(text.replace(row, f"| {cells} |"), "utf-8")
        return
    import docx  # noqa: PLC0415 -- only if it is there

    document = docx.Document(str(path))
    boxes = document.tables[-1].rows[1].cells
    assert boxes[0].text == FIRST
    for box, text in zip(boxes, FORM, strict=True):
        box.paragraphs[0].text = text
    document.save(str(path))


@pytest.mark.parametrize(
    ("name", "words", "rule"),
    [
        ("t.xlsx", ("--output", "x.yaml"), "not-for-returned"),
        ("t.xlsx", ("--map", "A=due"), "not-for-returned"),
        ("board.csv", ("--record",), "nothing-to-record-from"),
        ("notes.md", ("--record",), "nothing-to-record-from"),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_tracker_is_no_document_and_a_document_no_tracker(
    name: str, words: tuple[str, ...], rule: str
) -> None:
    """Each has options of its own, and the others are refused."""
    Path("board.csv").write_text("Action,Lead\nWrite it,Nurse\n", "utf-8")
    Path("notes.md").write_text("| Action | Lead |\n|---|---|\n| x | y |\n", "utf-8")

    error = returned(*words, name=name).exception

    assert isinstance(error, Refusal)
    assert [fault.rule for fault in error.faults] == [rule]


def test_other_programs_can_read_what_became_of_each_row(here: Path) -> None:
    """The same results as JSON."""
    fills = {FIRST: GOOD, OTHER: GOOD | {"New status": "x"}}
    fill(here / "t.xlsx", here / "u.xlsx", fills)

    done = returned("--format", "json", name="u.xlsx")

    said = json.loads(done.output)
    assert [(row["name"], row["result"]) for row in said["rows"]] == [
        (FIRST, "can-be-recorded"),
        (OTHER, "refused"),
    ]
    assert [each["place"] for each in said["refused"]] == [
        "sheet Tracker, row 7, column K (New status)"
    ]


# --- generated fillings -----------------------------------------------------------

NOTES = (
    "All teams use the new form.",
    "=SUM(1) was in the old table.\nIt is not used now.",
    "No progress, because the supplier is late: \u201cnext month\u201d \u2013 50%.",
    "- a list\n- of two",
    "TBC",
)
FILLS = st.fixed_dictionaries(
    {},
    optional={
        "Date": st.sampled_from(
            (date(2012, 2, 28), date(2012, 2, 11), date(2013, 1, 1), "28 Feb 2012")
        ),
        "What has been done": st.sampled_from(NOTES),
        "New status": st.sampled_from(("", "Complete", "on hold", "Signed off", "x")),
        "New rating": st.sampled_from(("", "green", "RED", "blue")),
        "Evidence": st.sampled_from(("", "minutes", "minutes\nthe form")),
        "New date": st.sampled_from(
            ("", date(2012, 9, 10), date(2012, 9, 1), "June 2013", "soon")
        ),
        "New date agreed": st.sampled_from(("", "Yes")),
        "Reported by": st.sampled_from(("", "Head of Service, Assessment")),
    },
)
LIKELY = st.fixed_dictionaries(
    {
        "Date": st.sampled_from((date(2012, 2, 28), date(2012, 2, 11), "28 Feb 2012")),
        "What has been done": st.sampled_from(NOTES[:4]),
        "New rating": st.sampled_from(("green", "RED", "Amber")),
        "Evidence": st.sampled_from(("minutes", "minutes\nthe form")),
        "Reported by": st.just("Head of Service, Assessment"),
    },
    optional={
        "New status": st.sampled_from(("Complete", "on hold", "In progress")),
        "New date": st.sampled_from((date(2012, 9, 10), "June 2013")),
        "New date agreed": st.sampled_from(("", "Yes")),
    },
)
"""Fillings of which most can be recorded."""
SEVERAL = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        (FIRST, SECOND, OTHER), st.one_of(LIKELY, LIKELY, LIKELY, FILLS)
    ),
)
LAW = settings(
    max_examples=10,
    suppress_health_check=[*HealthCheck],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def _shown(fills: dict[str, Fill]) -> dict[str, Fill]:
    """Return the fillings in the order in which they are recorded, without gaps."""
    kept = {name: {h: v for h, v in f.items() if v} for name, f in fills.items()}
    return {name: each for name, each in kept.items() if each}


def _typed(fill: Fill) -> list[str]:
    """Return what is typed after `progress add` for a row."""
    options = {
        "Date": "--date",
        "New status": "--state",
        "New rating": "--rag",
        "New date": "--new-due" if _moves(fill) else "--new-due-requested",
        "Reported by": "--reported-by",
    }
    words = [str(fill.get("What has been done", ""))]
    for heading, option in options.items():
        if value := fill.get(heading):
            text = str(value)
            if heading == "New status":
                text = text.lower().replace(" ", "-")
            words += [option, text]
    for line in fill.get("Evidence", "").splitlines():
        words += ["--evidence", line]
    return words


def _moves(fill: Fill) -> bool:
    """Return whether a later date moves the due date, or would if it could."""
    return fill.get("New date agreed") == "Yes" or fill.get("New status") in (
        *("Complete", "Signed off"),
    )


def _by_hand(fills: dict[str, Fill]) -> tuple[dict[str, bytes], set[str]]:
    """Record the same with `progress add`, and return the plans and what it refuses."""
    before, refused = plans(), set()
    ordered = sorted(fills, key=lambda name: _day(fills[name]))
    for name in ordered:
        words = _typed(fills[name])
        agreed_to_none = {"New date", "New date agreed"} & {*fills[name]} == {
            "New date agreed"
        }
        perhaps_month = fills[name].get("New date") == date(2012, 9, 1)
        if "Date" not in fills[name] or agreed_to_none or perhaps_month:
            # progress add takes today, and a date as it is typed
            refused.add(name)
            continue
        done = run("progress", "add", name, *words[1:], *ON, "--", words[0])
        if done.exception:
            assert isinstance(done.exception, Refusal), done.exception
            refused.add(name)
    after = plans()
    for name in refused:
        file = f"{name.partition('/')[0]}.yaml"
        after[file] = before[file]
    for path in Path().rglob("*.yaml"):
        path.write_bytes(before[path.name])
    return after, refused


def _day(fill: Fill) -> str:
    value = fill.get("Date", "")
    return "2012-02-28" if isinstance(value, str) and value else str(value)


def _require_the_same(fills: dict[str, Fill], *names: str) -> tuple[int, int]:
    """Require that trackers give what `progress add` gives, and refuse the same.

    Returns how many plans get new entries, and how many rows are refused.
    """
    expected, refused = _by_hand(fills)
    before = plans()
    for name in names:
        _require(fills, name, expected, refused)
        for path in Path().rglob("*.yaml"):
            path.write_bytes(before[path.name])
    return sum(before[name] != new for name, new in expected.items()), len(refused)


def _require(
    fills: dict[str, Fill], name: str, expected: dict[str, bytes], refused: set[str]
) -> None:
    said = json.loads(returned("--format", "json", "--record", name=name).output)

    held = {row["name"] for row in said["rows"] if row["result"] == "refused"}
    rows = {name: (FIRST, SECOND, OTHER).index(name) + 5 for name in refused}
    places = [each["place"] for each in said["refused"]]
    assert (held, plans()) == (refused, expected), (fills, said)
    assert all(
        any(f"sheet Tracker, row {row}, column " in each for each in places)
        for row in rows.values()
    )


@pytest.mark.thorough
@given(SEVERAL)
@LAW
def test_what_was_filled_in_is_what_progress_add_would_record(
    made: Path, tmp_path_factory: pytest.TempPathFactory, fills: dict[str, Fill]
) -> None:
    """Exactly those entries, byte for byte, or the same refusals, each in its row."""
    folder = tmp_path_factory.mktemp("filled")
    shutil.copytree(made, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        kept = _shown(fills)
        fill(Path("t.xlsx"), Path("u.xlsx"), kept)
        _require_the_same(kept, "u.xlsx")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_500_fillings_come_back_also_after_libreoffice_saved_them(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same law, for 500 fillings, each as it was saved and saved again."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    every: list[dict[str, Fill]] = []

    @given(SEVERAL)
    @settings(LAW, max_examples=500, database=None)
    def gather(fills: dict[str, Fill]) -> None:
        every.append(_shown(fills))

    gather()
    for number, fills in enumerate(every):
        fill(Path("t.xlsx"), Path(f"f{number}.xlsx"), fills)
    names = [Path(f"f{number}.xlsx") for number in range(len(every))]
    for start in range(0, len(names), 50):
        batch = names[start : start + 50]
        saved_by_libreoffice(batch, tmp_path / "saved", tmp_path / "profile")
    counts = [
        _require_the_same(fills, str(name), f"saved/{name}")
        for name, fills in zip(names, every, strict=True)
    ]
    changed, refused = (sum(each) for each in zip(*counts, strict=True))
    print(  # noqa: T201 -- shown with -s
        len(every), "fillings,", changed, "plans changed,", refused, "rows refused"
    )

    assert (len(every), changed > 50, refused > 200) == (500, True, True)
