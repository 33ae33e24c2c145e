"""Filters, groups and sums by any field, and the list as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from declared_plans import HOUSES, declared_plans, looked_at
from generated_plans import DAYS, perfect, put_into
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import output, text_of
from typer.testing import CliRunner, Result

from actionplan.cli import app
from actionplan.diagnostics import Refusal
from actionplan.output.report import sums
from actionplan.plan import fields, portfolio
from actionplan.plan.portfolio import Condition, Wanted

if TYPE_CHECKING:
    from pathlib import Path

    from generated_plans import Plan

    from actionplan.plan.model import BoardSettings

pytestmark = pytest.mark.thorough

DATE = date(2012, 7, 15)
DAY = DATE.isoformat()
PAGE = "\N{LEFT DOUBLE QUOTATION MARK}visits\N{RIGHT DOUBLE QUOTATION MARK}"


def _run(*args: str) -> Result:
    return CliRunner().invoke(app, args)


def _status(folder: Path, *args: str) -> str:
    return _run("status", str(folder), *args, "--as-of", DAY).stdout


def _listed(*args: str) -> list[str]:
    done = _run("status", *args, "--as-of", DAY, "--format", "json")
    assert done.exit_code == 0, (args, done.output, done.exception)
    actions = json.loads(done.stdout)["actions"]
    return sorted(action["name"].partition("/")[2] for action in actions)


def _plan(*actions: dict[str, Any], **outcome: object) -> Plan:
    """Return the perfect plan with actions that have more fields."""
    plan = perfect()
    one = plan["outcomes"][0]
    base = json.dumps(one["actions"][0])
    one["actions"] = [
        json.loads(base) | {"id": f"1.{number}"} | more
        for number, more in enumerate(actions, 1)
    ]
    one |= outcome
    return plan


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Actions that must be done and that should be, by a board's field and by ours."""
    put_into(
        tmp_path,
        _plan(
            {"x-priority": "Must do", "priority": "must-do"},
            {"x-priority": "must  DO", "x-funded": True, "due": "2012-09"},
            {"x-priority": "Should do", "x-ward": ["North", "South"]},
            {"x-ward": "North", "priority": "should-do", "due": "2012-09-30"},
            theme="Seeing the child",
        ),
    )
    return tmp_path


# --- laws -----------------------------------------------------------------------


@settings(max_examples=150)
@given(st.data(), st.tuples(declared_plans(1), declared_plans(2)), HOUSES, DAYS)
def test_a_filter_finds_what_the_report_counts(
    data: st.DataObject, two: tuple[Plan, Plan], board: BoardSettings, day: date
) -> None:
    """Of each value in a table of sums, in any spelling: all, overdue, open, closed."""
    shown = looked_at(day, *((plan, board) for plan in two))
    names = fields.to_sum(shown.rows)
    for name, table in zip(names, sums.by_field(shown.rows), strict=True):
        for value in table.values:
            typed = data.draw(
                st.sampled_from((value.value, value.value.upper(), f" {value.value} "))
            )
            asked = Condition("--where", name, (typed,))

            found = portfolio.select(shown.rows, Wanted(conditions=(asked,)))

            still = sum(row.now.is_open for row in found)
            late = sum(row.now.overdue for row in found)
            assert (len(found), late, still, len(found) - still) == (
                value.total,
                value.overdue,
                value.open,
                value.closed,
            )


@settings(max_examples=100)
@given(declared_plans(1), HOUSES, DAYS)
def test_groups_by_any_field_leave_no_action_out(
    plan: Plan, board: BoardSettings, day: date
) -> None:
    """Each action is under each of its values, and one without any under "No ..."."""
    shown = looked_at(day, (plan, board))

    for name in (*fields.KNOWN, *fields.own_names(shown.rows)):
        grouped = fields.group(shown.rows, name)
        under = sorted(row.name for rows in grouped.values() for row in rows)
        expected = sorted(
            row.name
            for row in shown.rows
            for _ in range(max(1, len({*map(fields.plain, fields.given(row, name))})))
        )
        assert under == expected


@settings(max_examples=5)  # the law above tries many more, without running commands
@given(declared_plans(1), declared_plans(2), DAYS)
def test_status_as_it_is_run_finds_what_the_report_prints(
    tmp_path_factory: pytest.TempPathFactory, one: Plan, two: Plan, day: date
) -> None:
    """The two commands, on the same folder and day, for each value of a field."""
    folder = tmp_path_factory.mktemp("plans")
    put_into(folder, one, two)
    report = output("report markdown", folder, day)
    overview = report.partition("## Each plan")[0]
    table = overview.partition("## By ward")[2].partition("\n#")[0]
    rows = [line.split("|")[1:-1] for line in table.splitlines() if "|" in line]

    for value, *numbers in rows[2:]:
        found = _found(folder, day, f"X-Ward={value.strip()}")

        still = sum(action["open"] for action in found)
        late = sum(action["overdue"] is True for action in found)
        assert [len(found), late, still, len(found) - still] == [*map(int, numbers)]


def _found(folder: Path, day: date, condition: str) -> list[dict[str, Any]]:
    args = ("status", str(folder), "--where", condition, "--as-of", day.isoformat())
    listed = json.loads(_run(*args, "--format", "json").stdout)
    found: list[dict[str, Any]] = listed["actions"]
    return found


# --- filters and groups ---------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (["--where", "x-priority=Must do"], ["1.1", "1.2"]),
        (["--where", "X-Priority = must-do"], ["1.1", "1.2"]),
        (["--where", "x-priority=No priority"], ["1.4"]),
        (
            ["--where", "x-priority=Must do", "--where", "x-priority=should do"],
            ["1.1", "1.2", "1.3"],
        ),
        (["--where", "x-priority=Must do", "--where", "x-funded=true"], ["1.2"]),
        (["--where", "x-funded=yes"], ["1.2"]),
        (["--where", "x-ward=south"], ["1.3"]),
        (["--where", "x-ward=North"], ["1.3", "1.4"]),
        (["--priority", "must-do"], ["1.1"]),
        (["--priority", "Must do", "--priority", "SHOULD DO"], ["1.1", "1.4"]),
        (["--theme", "seeing the  child"], ["1.1", "1.2", "1.3", "1.4"]),
        (["--where", "theme=Seeing the child", "--overdue"], ["1.1", "1.3"]),
        (["--where", "kind=multi-agency"], ["1.1", "1.2", "1.3", "1.4"]),
        (["--where", "agency=Northshire Council"], ["1.1", "1.2", "1.3", "1.4"]),
    ],
)
def test_actions_are_found_by_what_a_field_says(
    folder: Path, args: list[str], names: list[str]
) -> None:
    """Without regard to capitals and spaces; several of one field add up."""
    assert _listed(str(folder), *args) == names


@pytest.mark.parametrize(
    ("args", "rule", "details"),
    [
        (
            ["--where", "x-priority=Mustt do"],
            "unknown-name",
            ("--where x-priority", "Must do", None),
        ),
        (
            ["--where", "x-prioriy=Must do"],
            "no-such-field",
            ("--where", "x-priority", None),
        ),
        (["--group-by", "ward"], "no-such-field", ("--group-by", "x-ward", None)),
        (["--where", "Must do"], "not-a-condition", (None, None, None)),
        (["--where", "x-priority="], "not-a-condition", (None, None, None)),
        (["--theme", "Fathers"], "unknown-name", ("--theme", None, None)),
        (
            ["--priority", "North"],
            "unknown-name",
            ("--priority", None, '--where "x-ward=North"'),
        ),
    ],
)
def test_a_field_or_a_value_that_is_nowhere_is_no_empty_list(
    folder: Path, args: list[str], rule: str, details: tuple[str | None, ...]
) -> None:
    """It says so, and what was meant: a board may call priority x-priority."""
    refused = _run("status", str(folder), *args).exception

    assert isinstance(refused, Refusal)
    fault = refused.faults[0]
    nearest = fault.details.get("nearest") or (None,)
    instead = fault.details.get("instead")
    told = (fault.details.get("option"), nearest[0], instead)
    assert (fault.rule, told) == (rule, details)


def test_the_priority_of_another_field_is_meant(tmp_path: Path) -> None:
    """Of fields that have the value, the one of the same title is named."""
    plan = _plan({"x-priority": "Must do"}, {"x-priority": "Later"}, theme="Must do")
    put_into(tmp_path, plan)

    refused = _run("status", str(tmp_path), "--priority", "must do").exception

    assert isinstance(refused, Refusal)
    assert refused.faults[0].details["instead"] == '--where "x-priority=must-do"'


def test_a_field_may_be_in_what_cannot_be_read(folder: Path) -> None:
    """Where a plan could not be read, the list is said to be incomplete instead."""
    (folder / "broken.yaml").write_text("x: [", "utf-8")

    done = _run("status", str(folder), "--where", "x-team=Blue", "--as-of", DAY)

    assert (done.exit_code, "incomplete" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("x-priority", ["Must do", "Should do", "No priority"]),
        ("priority", ["Must do", "Should do", "No priority"]),
        ("X-Ward", ["North", "South", "No ward"]),
        ("theme", ["Seeing the child"]),
        ("outcome", ["O1"]),
    ],
)
def test_actions_are_put_under_what_a_field_says(
    folder: Path, by: str, headings: list[str]
) -> None:
    """In the order in which people read them; those without any come last."""
    done = _run(
        *("status", str(folder), "--group-by", by, "--as-of", DAY),
        *("--format", "markdown"),
    )

    found = [line[3:] for line in done.stdout.splitlines() if line.startswith("## ")]
    assert found == headings


def test_an_action_has_a_boards_field_from_its_outcome(tmp_path: Path) -> None:
    """Unless it has its own, even an empty one."""
    plan = _plan({}, {"x-priority": "Later"}, {"x-priority": ""})
    plan["outcomes"][0]["x-priority"] = "Must do"
    put_into(tmp_path, plan)

    assert [
        _listed(str(tmp_path), "--where", f"x-priority={value}")
        for value in ("Must do", "Later", "No priority")
    ] == [["1.1"], ["1.2"], ["1.3"]]


# --- sums -----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["report markdown", "report html"])
def test_a_report_has_sums_by_priority_and_by_a_boards_field(
    folder: Path, name: str
) -> None:
    """All, overdue, open and closed, in the report of one plan and of many."""
    put_into(folder, perfect(2))
    said = " ".join(output(name, folder, DATE).replace("|", " ").split())

    tables = [part[:400] for part in said.split("By priority (x-priority)")[1:]]
    assert len(tables) == 2, said
    assert [
        words in table
        for table in tables
        for words in ("Must do 2 1 2 0", "Should do 1 1 1 0", "1 of 2 Must do")
    ] == [True] * 6


@pytest.mark.parametrize(
    ("values", "is_summed"),
    [
        (["Must do", "Should do"], True),
        (["Must do", "Must do"], False),
        (["Must do", None], False),
        (["A", "B", "C"], True),
        (["A1", "A2", "A3", "A4"], False),
        (["A", "B", "C", "D"] * 2, True),
        ([f"V{n}" for n in range(12)] * 2, True),
        ([f"V{n}" for n in range(13)] * 2, False),
        ([f"It waits for {'the new year ' * 5}", "B"], False),
    ],
)
def test_only_what_tells_kinds_of_action_apart_is_summed(
    tmp_path: Path, values: list[str | None], *, is_summed: bool
) -> None:
    """Two to twelve values that actions share; no reference numbers, no sentences."""
    plan = _plan(*({"x-kind": value} if value else {} for value in values))
    put_into(tmp_path, plan)

    said = output("report markdown", tmp_path, DATE)

    assert ("By kind" in said) == is_summed


def test_an_action_with_several_values_is_said_to_be_counted_twice(
    folder: Path,
) -> None:
    """So that nobody adds up the lines of the table."""
    said = output("report markdown", folder, DATE)

    table = said.partition("By ward")[2].partition("\n#")[0]
    assert (
        "An action with several values is counted under each." in table,
        "| North | 2 | 1 | 2 | 0 |" in table,
    ) == (True, True)


def test_a_field_cannot_write_into_the_page(tmp_path: Path) -> None:
    """Neither by its name nor by its values."""
    name, value = "x-<b>|`bold`", "<script>1</script>|*x*"
    plan = _plan({name: value}, {name: "B"})
    put_into(tmp_path, plan)

    page = _run("render", str(tmp_path), "--format", "html", "--as-of", DAY).stdout
    table = output("report markdown", tmp_path, DATE).partition("By <b>")

    assert ("<script>1" in page, "<b>|" in page, table[1]) == (False, False, "")


def test_overdue_actions_without_an_agency_are_not_left_out(tmp_path: Path) -> None:
    """That only the council has overdue actions is not said where others have."""
    plan = _plan({}, {"agency": None}, {"agency": None, "due": "2012-12"})
    for action in plan["outcomes"][0]["actions"][1:]:
        del action["agency"]
    put_into(tmp_path, plan)

    said = output("report markdown", tmp_path, DATE)

    assert (
        "Northshire Council is the agency for 1 of 3 actions, and 2 do not name an"
        " agency; 1 of 1 agency has overdue actions; 1 overdue action does not name"
        " an agency."
    ) in said


# --- the list as a file ---------------------------------------------------------


def _rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\N{BYTE ORDER MARK}")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_a_spreadsheet_reads_the_letters_and_the_days(tmp_path: Path) -> None:
    """UTF-8 with its mark, and the last day of a month on which something is due."""
    plan = _plan(
        {"action": f"Publish {PAGE}, £500"},
        {"due": "2012-02-29"},
    )
    plan["outcomes"][0]["actions"][1].pop("due")
    plan["outcomes"][0]["actions"][1]["due_as_written"] = "Spring"
    put_into(tmp_path, plan)
    target = tmp_path / "actions.csv"

    _run("status", str(tmp_path), "-o", str(target), "--as-of", DAY)

    rows = _rows(target.read_bytes().decode("utf-8"))
    of_actions = [row for row in rows if row["action"]]  # not of exceptions
    told = [(row["action"], row["due"], row["due_last_day"]) for row in of_actions]
    assert told == [
        (f"Publish {PAGE}, £500", "2012-06", "2012-06-30"),
        ("Put a question on seeing the child into the form", "", ""),
    ]


def test_columns_of_a_boards_fields_come_after_the_others(folder: Path) -> None:
    """Those that occur in what is listed, and no others."""
    every = _rows(_status(folder, "--format", "csv"))
    some = _rows(_status(folder, "--format", "csv", "--where", "x-priority=Should do"))

    after = [[*rows[0]][[*rows[0]].index("marking") + 1 :] for rows in (every, some)]
    own = ("x-priority", "x-ward", "x-funded")
    of_actions = [row for row in every if row["action"]]  # not of exceptions
    told = {r["name"][-3:]: tuple(r[name] for name in own) for r in of_actions}
    assert (after, told) == (
        [
            ["priority", "theme", "x-funded", "x-priority", "x-ward"],
            ["theme", "x-priority", "x-ward"],
        ],
        {
            "1.1": ("Must do", "", ""),
            "1.2": ("must DO", "", "Yes"),
            "1.3": ("Should do", "North; South", ""),
            "1.4": ("", "North", ""),
        },
    )


def test_no_field_is_a_formula(tmp_path: Path) -> None:
    """What a board has written begins no cell as a formula does."""
    plan = _plan({"x-cost": "=1+1"}, {"x-cost": ["@SUM(1)", "-2"]}, theme="+A")
    put_into(tmp_path, plan)

    rows = _rows(_status(tmp_path, "--format", "csv"))

    of_actions = [row for row in rows if row["action"]]  # not of exceptions
    assert [(row["x-cost"], row["theme"]) for row in of_actions] == [
        ("'=1+1", "'+A"),
        ("'@SUM(1); '-2", "'+A"),
    ]


def test_other_programs_get_the_fields_too(folder: Path) -> None:
    """Text, a list of several, or null; the same keys for each action."""
    listed = json.loads(_status(folder, "--sort", "plan", "--format", "json"))
    keys = ("priority", "theme", "x-priority", "x-ward", "x-funded", "due_last_day")

    told = [[one[key] for key in keys] for one in listed["actions"]]

    theme = "Seeing the child"
    assert told == [
        ["must-do", theme, "Must do", None, None, "2012-06-30"],
        [None, theme, "must DO", None, "Yes", "2012-09-30"],
        [None, theme, "Should do", ["North", "South"], None, "2012-06-30"],
        ["should-do", theme, None, "North", None, "2012-09-30"],
    ]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("actions.csv", "\N{BYTE ORDER MARK}"),
        ("actions.json", "{"),
        ("actions.md", "**OFFICIAL"),
        ("actions.txt", "OFFICIAL"),
    ],
)
def test_a_list_is_written_in_the_form_of_the_files_ending(
    folder: Path, name: str, begins: str
) -> None:
    """The file has the list, and standard output nothing."""
    done = _run("status", str(folder), "-o", str(folder / name), "--as-of", DAY)

    written = (folder / name).read_bytes().decode("utf-8")
    assert (done.exit_code, done.stdout, written.startswith(begins)) == (0, "", True)


@pytest.mark.parametrize(
    "name",
    ["audit-1-2011.yaml", "new.YML", "actionplan.toml", "actionplan-accepted.json"],
)
@pytest.mark.parametrize("command", ["status", "lint"])
def test_a_list_takes_no_plans_place_and_no_settings(
    folder: Path, name: str, command: str
) -> None:
    """A plan, its name, the settings and the accepted problems stay as they are."""
    target = folder / name
    before = target.read_bytes() if target.exists() else None
    option = {"lint": ["--output", f"json={target}"], "status": ["-o", str(target)]}

    refused = _run(command, str(folder), *option[command]).exception

    after = target.read_bytes() if target.exists() else None
    assert isinstance(refused, Refusal)
    assert (refused.faults[0].rule, after) == ("report-onto-plan", before)


def test_the_words_of_a_page_are_those_of_the_text(folder: Path) -> None:
    """The report says in HTML what it says in Markdown of each field."""
    done = _run("render", str(folder), "--format", "html", "--as-of", DAY)
    page = text_of(done.stdout)

    assert [
        heading in page
        for heading in ("By ward", "By priority (x-priority)", "By priority (priority)")
    ] == [True, True, True]
