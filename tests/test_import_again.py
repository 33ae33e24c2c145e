"""A document is imported again with other options. Nothing is lost or untrue."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from tests.conftest import run

from actionplan.diagnostics import Refusal

if TYPE_CHECKING:
    from typer.testing import Result

PLAN = "plans/a-2012.yaml"
BOARD = """\
Ref,Action,Who decides,By when,Progress,RAG
1,Change the form,Head of Service,30/11/2011,Draft sent to the team,Amber
2,Audit 40 files,Audit Manager,30/12/2011,The files were chosen,Red
"""
OWNERS = ("--map", "Who decides=accountable")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a document and a folder for plans."""
    monkeypatch.chdir(tmp_path)
    Path("plans").mkdir()
    Path("board.csv").write_text(BOARD)
    Path("actionplan.toml").write_text("")


def importing(*words: str) -> Result:
    """Import the document into the plan."""
    command = ("import", "board.csv", "--output", PLAN, "--as-of", "2012-03-01")
    return run(*command, *words)


def refused(*words: str) -> list[str]:
    """Import the document, and return the names of the messages that refuse it."""
    error = importing(*words).exception
    assert isinstance(error, Refusal), error
    return [fault.rule for fault in error.faults]


def held() -> dict[str, bytes]:
    """Return the bytes of all files."""
    return {str(p): p.read_bytes() for p in Path().rglob("*") if p.is_file()}


def plainly(text: str) -> str:
    """Write text on one line."""
    return " ".join(text.split())


def owners() -> list[str]:
    """Return the owners of the plan."""
    data = yaml.load(Path(PLAN).read_bytes(), yaml.BaseLoader)  # noqa: S506 -- only text
    return [each["accountable"] for each in data["outcomes"][0]["actions"]]


def test_a_plan_that_nobody_has_changed_is_written_again() -> None:
    """With its ledger, and with the options that are given now."""
    importing()

    done = importing("--replace", *OWNERS)

    assert owners() == ["Head of Service", "Audit Manager"]
    assert "Wrote plans/a-2012.yaml." in done.output
    ledger = json.loads(Path("plans/a-2012.import.json").read_text("utf-8"))
    assert ledger["options"] == [*OWNERS]
    assert importing("--replace").exit_code == 1  # and again, as it was


@pytest.mark.parametrize("spoilt", [PLAN, "plans/a-2012.import.json"])
def test_a_plan_that_may_have_been_changed_is_never_written_again(spoilt: str) -> None:
    """No word that an officer has typed is lost."""
    importing()
    Path(spoilt).write_text(Path(spoilt).read_text("utf-8").replace("Draft", "A draft"))
    if spoilt != PLAN:
        Path(spoilt).write_text("{}")
    before = held()

    rules = refused("--replace", *OWNERS)

    assert (rules, held()) == (["changed-since-import"], before)


def test_the_ends_of_lines_are_no_change() -> None:
    """Git in Windows writes them in its own way."""
    importing()
    Path(PLAN).write_bytes(Path(PLAN).read_bytes().replace(b"\n", b"\r\n"))

    assert "Wrote plans/a-2012.yaml." in importing("--replace").output


def test_a_column_that_was_read_otherwise_is_not_said_to_have_changed() -> None:
    """The document says what it said. Only the options differ."""
    importing()
    before = held()

    rules = refused(*OWNERS)

    assert (rules, held()) == (["column-read-otherwise"], before)


def test_a_column_is_read_as_the_last_time_whatever_the_settings_say_now() -> None:
    """A board may have said what the column is in another document."""
    importing()
    Path("actionplan.toml").write_text(
        '[import.columns]\n"Who decides" = "accountable"\n'
    )

    done = importing()

    assert "has the same text and ratings as at the last import" in plainly(done.output)


def test_options_that_come_too_late_are_not_passed_over() -> None:
    """Otherwise an officer would think that the entries have dates now."""
    importing()

    done = importing("--reported", "2012-02-14")

    assert plainly(done.output).endswith(
        "To write the plan again with the options that you gave, add --replace."
    )


def test_ratings_without_a_key_are_asked_about_once_with_a_legend_to_paste() -> None:
    """With the legend filled in, the same document has ratings."""
    done = importing()

    assert plainly(
        'row 2, RAG, and 1 other cell: No key says what "Amber" and "Red" mean, so they'
        ' are kept in "x-rag". If these are ratings, say what each means, in order, in'
        " actionplan.toml, and import the document again (with --replace if you have"
        ' written the plan): [rag-legend] "Amber" = "" "Red" = "" rows 2 and 3,'
    ) in plainly(done.output)
    ledger = Path("plans/a-2012.import.md").read_text("utf-8")
    assert (
        "To import the document again with other options, add \\--replace. If anyone"
        " has changed the plan since, that writes nothing, so no work is lost.\n"
    ) in ledger
    assert "\nRow 1 is the top row of the table or sheet.\n" in ledger
    assert '  ```toml\n  [rag-legend]\n  "Amber" = ""\n  "Red" = ""\n  ```\n' in ledger

    Path("actionplan.toml").write_text('[rag-legend]\n"Amber" = "Slow"\n"Red" = "Late"')
    importing("--replace", "--reported", "2012-02-14")
    plan = yaml.safe_load(Path(PLAN).read_bytes())
    assert [a["progress"][0]["rag"] for a in plan["outcomes"][0]["actions"]] == [
        "Amber",
        "Red",
    ]


def test_a_column_of_other_words_is_no_legend() -> None:
    """Nobody would paste 9 ratings."""
    rows = [f"{n},Do {n},Nurse,30/11/2011,Sent,Word {n}" for n in range(1, 10)]
    Path("board.csv").write_text("\n".join([BOARD.splitlines()[0], *rows]))

    said = plainly(importing().output)

    assert '"Word 8" and 1 more mean, so they are kept in "x-rag". row' in said
    assert "[rag-legend]" not in said


def test_the_same_question_about_several_rows_is_asked_once() -> None:
    """All rows are named. What settles it for all of them is said as well."""
    done = importing()

    said = plainly(done.output)
    assert (
        "rows 2 and 3: It does not give an owner. The field"
        ' "accountable" is left empty.'
    ) in said
    assert (
        'rows 2 and 3, Progress: The progress has no date. The field "date" is left'
        " empty. If all of it is from one report, give its date with --reported."
    ) in said
    left = json.loads(Path("plans/a-2012.import.json").read_text("utf-8"))[
        "left_to_you"
    ]
    assert [each["place"] for each in left if "an owner" in each["text"]] == [
        "row 2",
        "row 3",
    ]
